/* Functions, calls and coroutines in the words of asyncio's reprs. None of
 * these fails: what can't be said is left out. */
#include <string.h>

#include "loop/priv.h"
#include "vm/frame.h"

enum { UNWRAP_MAX = 100 }; /* decorators around a function; more: a ring */

struct str describe_name(struct vm *vm, value v, const char *attribute,
                         value *keep)
{
    *keep = value_getattr_z(vm, v, attribute);
    if (!*keep)
        exc_clear(vm);
    if (*keep && is_str(*keep))
        return str_text(*keep);
    return str_of(type_of(v)->name);
}

/* " at file:line" behind a word, from an object's code and an attribute of
 * `from` that is a line number. */
static void add_line(struct vm *vm, const char *word, value code, value from,
                     const char *attribute, struct buf *out)
{
    value file = value_getattr_z(vm, code, "co_filename");
    value line = file ? value_getattr_z(vm, from, attribute) : NULL;
    if (line && is_str(file) && is_small(line))
        buf_printf(out, "%s at %s:%ld", word, str_z(file),
                   (long)small_get(line));
    else if (vm->exc)
        exc_clear(vm);
    xunref(vm, line);
    xunref(vm, file);
}

static value attribute_or_null(struct vm *vm, value v, const char *name)
{
    value a = value_getattr_z(vm, v, name);
    if (!a)
        exc_clear(vm);
    if (a == NONE)
        clear_slot(vm, &a);
    return a;
}

static void add_function(struct vm *vm, value fn, struct buf *out)
{
    static const char *const names[] = {"__qualname__", "__name__"};
    for (size_t i = 0; i < 2; i++) {
        value name = attribute_or_null(vm, fn, names[i]);
        bool found = name && is_str(name) && str_text(name).n > 0;
        if (found)
            buf_adds(out, str_text(name));
        xunref(vm, name);
        if (found)
            return;
    }
    value repr = value_repr(vm, fn);
    if (repr)
        buf_adds(out, str_text(repr));
    else
        exc_clear(vm);
    xunref(vm, repr);
}

/* "(1, 'a', key=2)" */
static void add_arguments(struct vm *vm, value args, value keywords,
                          struct buf *out)
{
    size_t n = args ? tuple_len(args) : 0, pos = 0;
    value key, v;
    buf_addc(out, '(');
    for (size_t i = 0; i < n; i++) {
        buf_addz(out, i ? ", " : "");
        describe_brief(vm, tuple_items(args)[i], out);
    }
    while (keywords && dict_each(keywords, &pos, &key, &v)) {
        buf_printf(out, "%s%s=", n++ ? ", " : "", is_str(key) ? str_z(key) : "");
        describe_brief(vm, v, out);
    }
    buf_addc(out, ')');
}

static bool is_partial(value v)
{
    const struct type *t = type_of(v);
    return !(t->flags & TYPE_HEAP) && strcmp(t->name, "functools.partial") == 0;
}

/* A partial shows as its function with the bound arguments, and the others
 * behind. */
static void add_partial(struct vm *vm, value partial, value args,
                        struct buf *out)
{
    struct buf behind = {0};
    value at = ref(partial);
    add_arguments(vm, args, NULL, &behind);
    while (at && is_partial(at)) {
        value bound = attribute_or_null(vm, at, "args");
        value keywords = attribute_or_null(vm, at, "keywords");
        struct buf all = {0};
        add_arguments(vm, bound, keywords, &all);
        buf_adds(&all, buf_str(&behind));
        buf_fini(&behind);
        behind = all;
        xunref(vm, bound);
        xunref(vm, keywords);
        value fn = attribute_or_null(vm, at, "func");
        unref(vm, at);
        at = fn;
    }
    if (at)
        add_function(vm, at, out);
    buf_adds(out, buf_str(&behind));
    buf_fini(&behind);
    xunref(vm, at);
}

/* The Python function behind what decorators and partials have made of it
 * (owned); NULL: none. */
static value function_behind(struct vm *vm, value callback)
{
    value at = ref(callback);
    for (int i = 0; at && i < UNWRAP_MAX; i++) {
        value inner = attribute_or_null(vm, at, "__wrapped__");
        if (!inner && is_partial(at))
            inner = attribute_or_null(vm, at, "func");
        if (!inner)
            break;
        unref(vm, at);
        at = inner;
    }
    if (at && type_of(at) != &func_type)
        clear_slot(vm, &at);
    return at;
}

void describe_call(struct vm *vm, value callback, value args, struct buf *out)
{
    if (is_partial(callback)) {
        add_partial(vm, callback, args, out);
    } else {
        add_function(vm, callback, out);
        add_arguments(vm, args, NULL, out);
    }
    value fn = function_behind(vm, callback);
    value code = fn ? attribute_or_null(vm, fn, "__code__") : NULL;
    if (code)
        add_line(vm, "", code, code, "co_firstlineno", out);
    xunref(vm, code);
    xunref(vm, fn);
}

void describe_place(struct vm *vm, value coro, struct buf *out)
{
    struct type *t = type_of(coro);
    if (t != &coroutine_type && t != &generator_type)
        return;
    bool gen = t == &generator_type;
    value code = attribute_or_null(vm, coro, gen ? "gi_code" : "cr_code");
    value frame = attribute_or_null(vm, coro, gen ? "gi_frame" : "cr_frame");
    if (code && frame)
        add_line(vm, " running", code, frame, "f_lineno", out);
    else if (code)
        add_line(vm, " done, defined", code, code, "co_firstlineno", out);
    else if (((struct coro_obj *)coro)->state == CORO_RUNNING)
        buf_addz(out, " running");
    xunref(vm, frame);
    xunref(vm, code);
}
