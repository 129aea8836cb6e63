/* A repr for the trace: bounded, and without running any of the program's code,
 * so that looking at a value never changes the run.
 */
#include "base/utf8.h"
#include "vm/class.h"
#include "vm/coro_priv.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/func.h"
#include "vm/object.h"
#include "vm/vm.h"

enum { MAX_ITEMS = 8, MAX_CELLS = 80, MAX_DEPTH = 4, MAX_TEXT = 400 };

static void add(struct vm *vm, value v, struct buf *b, int depth);

/* Shortens what was added since `from` to the cells that a repr may take. */
static void cut(struct buf *b, size_t from)
{
    struct str s = {b->p + from, b->n - from};
    size_t used, n;
    if (utf8_cells(s) <= MAX_CELLS)
        return;
    n = utf8_fit(s, MAX_CELLS - 3, &used);
    b->n = from + n;
    buf_addz(b, "...");
}

static void add_str(value v, struct buf *b)
{
    struct str s = str_text(v);
    if (s.n > MAX_TEXT) {
        s.n = MAX_TEXT;
        while (s.n && (s.p[s.n] & 0xC0) == 0x80)
            s.n--;
    }
    str_repr_to(s, b);
}

static void add_items(struct vm *vm, value *items, size_t n, struct buf *b,
                      int depth)
{
    for (size_t i = 0; i < n && i < MAX_ITEMS; i++) {
        if (i)
            buf_addz(b, ", ");
        if (items[i])
            add(vm, items[i], b, depth + 1);
    }
    if (n > MAX_ITEMS)
        buf_addz(b, ", ...");
}

static void add_dict(struct vm *vm, value dict, struct buf *b, int depth)
{
    size_t pos = 0, i = 0;
    value key, v;
    buf_addc(b, '{');
    for (; dict_each(dict, &pos, &key, &v) && i < MAX_ITEMS; i++) {
        if (i)
            buf_addz(b, ", ");
        add(vm, key, b, depth + 1);
        buf_addz(b, ": ");
        add(vm, v, b, depth + 1);
    }
    if (dict_len(dict) > MAX_ITEMS)
        buf_addz(b, ", ...");
    buf_addc(b, '}');
}

static void add_set(struct vm *vm, value set, struct buf *b, int depth)
{
    bool frozen = type_of(set) == &frozenset_type;
    size_t pos = 0, i = 0;
    value item;
    if (set_len(set) == 0) {
        buf_addz(b, frozen ? "frozenset()" : "set()");
        return;
    }
    buf_addz(b, frozen ? "frozenset({" : "{");
    for (; set_each(set, &pos, &item) && i < MAX_ITEMS; i++) {
        if (i)
            buf_addz(b, ", ");
        add(vm, item, b, depth + 1);
    }
    if (set_len(set) > MAX_ITEMS)
        buf_addz(b, ", ...");
    buf_addz(b, frozen ? "})" : "}");
}

static void add_named(struct buf *b, const char *what, value name)
{
    buf_printf(b, "<%s %s>", what, name && is_str(name) ? str_z(name) : "?");
}

/* A function that stands in C for one of CPython's in Python has its name
 * behind an attribute of ours. */
static void add_function(struct vm *vm, value v, struct buf *b)
{
    if (type_of(v) == &func_type) {
        add_named(b, "function", ((struct func_obj *)v)->qualname);
        return;
    }
    value before = exc_fetch(vm);
    value name = value_getattr_z(vm, v, "__qualname__");
    add_named(b, "function", name);
    xunref(vm, name);
    exc_clear(vm);
    vm->exc = before;
}

/* An exception shows its arguments when they can be shown in safety. */
static void add_exception(struct vm *vm, value e, struct buf *b, int depth)
{
    value args = exc_of(e)->args;
    buf_addz(b, type_of(e)->name);
    buf_addc(b, '(');
    if (args)
        add_items(vm, tuple_items(args), tuple_len(args), b, depth);
    buf_addc(b, ')');
}

/* Types whose own repr is bounded and calls nobody. */
static bool has_plain_repr(const struct type *t)
{
    return t == &int_type || t == &bool_type || t == &float_type ||
           t == &none_type || t == &ellipsis_type ||
           t == &not_implemented_type || t == &range_type ||
           t == &bytes_type || t == &type_type;
}

static void add_plain(struct vm *vm, value v, struct buf *b)
{
    value before = exc_fetch(vm);
    value r = type_of(v)->repr(vm, v);
    if (r)
        buf_adds(b, str_text(r));
    else
        buf_printf(b, "<%s object>", type_of(v)->name);
    xunref(vm, r);
    exc_clear(vm);
    vm->exc = before;
}

static void add_sequence(struct vm *vm, value v, struct buf *b, int depth)
{
    if (is_list(v)) {
        buf_addc(b, '[');
        add_items(vm, list_items(v), list_len(v), b, depth);
        buf_addc(b, ']');
        return;
    }
    buf_addc(b, '(');
    add_items(vm, tuple_items(v), tuple_len(v), b, depth);
    buf_addz(b, tuple_len(v) == 1 ? ",)" : ")");
}

static void add(struct vm *vm, value v, struct buf *b, int depth)
{
    struct type *t = type_of(v);
    if (has_plain_repr(t))
        add_plain(vm, v, b);
    else if (t == &str_type)
        add_str(v, b);
    else if (depth >= MAX_DEPTH)
        buf_addz(b, "...");
    else if (t == &list_type || t == &tuple_type)
        add_sequence(vm, v, b, depth);
    else if (t == &dict_type)
        add_dict(vm, v, b, depth);
    else if (t == &set_type || t == &frozenset_type)
        add_set(vm, v, b, depth);
    else if (type_shown(v) == &func_type)
        add_function(vm, v, b);
    else if (is_type(v))
        add_named(b, "class", ((struct type *)v)->qualname);
    else if (is_exception(v))
        add_exception(vm, v, b, depth);
    else if (t == &coroutine_type || t == &generator_type ||
             t == &async_generator_type)
        add_named(b, t->name, coro_qualname(vm, (struct coro_obj *)v));
    else
        buf_printf(b, "<%s object>", t->name);
}

void value_repr_safe(struct vm *vm, value v, struct buf *out)
{
    size_t from = out->n;
    add(vm, v, out, 0);
    cut(out, from);
}
