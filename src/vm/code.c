/* Codes linked: constants made into values, a cache for every site. */
#include <stdlib.h>

#include "base/mem.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/func.h"
#include "vm/object.h"
#include "vm/vm.h"

static value link_code(struct vm *vm, const struct code *c,
                       const struct program *p, value filename);

static value link_constant(struct vm *vm, const struct constant *k,
                           const struct program *p, value filename);

static value link_tuple(struct vm *vm, const struct constant *k,
                        const struct program *p, value filename)
{
    value t = tuple_alloc(vm, k->n_items);
    for (uint32_t i = 0; t && i < k->n_items; i++) {
        value v = link_constant(vm, &k->items[i], p, filename);
        tuple_items(t)[i] = v ? v : ref(NONE);
        if (!v) {
            for (uint32_t j = i + 1; j < k->n_items; j++)
                tuple_items(t)[j] = ref(NONE);
            unref(vm, t);
            return NULL;
        }
    }
    return t;
}

static value link_frozenset(struct vm *vm, const struct constant *k,
                            const struct program *p, value filename)
{
    value t = link_tuple(vm, k, p, filename);
    if (!t)
        return NULL;
    value s = set_of_iterable(vm, t, &frozenset_type);
    unref(vm, t);
    /* CPython's compiler makes it anew from its own table when it looks for
     * an equal constant; that is the order which programs see. */
    value again = s ? tuple_of_iterable(vm, s) : NULL;
    xunref(vm, s);
    s = again ? set_of_iterable(vm, again, &frozenset_type) : NULL;
    xunref(vm, again);
    return s;
}

/* Texts that look like names are interned, as CPython interns them. */
static bool looks_like_name(struct str s)
{
    if (s.n > 64)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!(c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
              (c >= 'A' && c <= 'Z')))
            return false;
    }
    return true;
}

static value link_constant(struct vm *vm, const struct constant *k,
                           const struct program *p, value filename)
{
    switch (k->kind) {
    case CONST_NONE:
        return ref(NONE);
    case CONST_TRUE:
        return ref(TRUE_);
    case CONST_FALSE:
        return ref(FALSE_);
    case CONST_ELLIPSIS:
        return ref(ELLIPSIS);
    case CONST_INT:
        return int_parse(vm, k->text, 0);
    case CONST_FLOAT:
        return float_new(vm, k->number);
    case CONST_IMAGINARY:
        return exc_raise(vm, &exc_NotImplementedError,
                         "complex numbers are not supported here");
    case CONST_STR:
        return looks_like_name(k->text) ? str_intern(vm, k->text)
                                        : str_new(vm, k->text);
    case CONST_BYTES:
        return bytes_new(vm, k->text.p, k->text.n);
    case CONST_TUPLE:
        return link_tuple(vm, k, p, filename);
    case CONST_FROZENSET:
        return link_frozenset(vm, k, p, filename);
    case CONST_CODE:
        return link_code(vm, k->code, p, filename);
    }
    return NULL;
}

static int link_names(struct vm *vm, const struct str *names, size_t n,
                      value **out)
{
    *out = xcalloc(n, sizeof **out);
    for (size_t i = 0; i < n; i++)
        if (!((*out)[i] = str_intern(vm, names[i])))
            return -1;
    return 0;
}

static int link_sites(struct vm *vm, struct code_obj *o)
{
    const struct code *c = o->code;
    o->sites = xcalloc(c->n_sites, sizeof *o->sites);
    for (uint32_t i = 0; i < c->n_sites; i++)
        if (!(o->sites[i].name = str_intern(vm, c->sites[i])))
            return -1;
    return 0;
}

static int link_consts(struct vm *vm, struct code_obj *o)
{
    const struct code *c = o->code;
    o->consts = xcalloc(c->n_consts, sizeof *o->consts);
    for (uint32_t i = 0; i < c->n_consts; i++) {
        o->consts[i] = link_constant(vm, &c->consts[i], o->program,
                                     o->filename);
        if (!o->consts[i])
            return -1;
    }
    return 0;
}

/* The numbers that calls need. */
static void measure(struct code_obj *o, const struct vm *vm)
{
    const struct code *c = o->code;
    bool var = c->flags & CODE_VARARGS, kw = c->flags & CODE_VARKEYWORDS;
    o->n_slots = c->n_locals + c->n_cells + c->n_free + c->stack_size;
    o->size_class = o->n_slots / 2;
    o->n_params = c->n_args + c->n_kwonly + var + kw;
    o->simple = !var && !kw && c->n_kwonly == 0;
    o->plain = o->simple && c->n_cells == 0 && c->n_free == 0 &&
               !(c->flags & (CODE_GENERATOR | CODE_COROUTINE |
                             CODE_ASYNC_GENERATOR));
    o->user = o->program == vm->program;
}

static value link_code(struct vm *vm, const struct code *c,
                       const struct program *p, value filename)
{
    struct code_obj *o = obj_new(vm, &code_type, 0);
    if (!o)
        return NULL;
    o->code = c;
    o->program = p;
    o->filename = ref(filename);
    measure(o, vm);
    o->name = str_intern(vm, c->name);
    o->qualname = str_intern(vm, c->qualname);
    if (c->docstring.p)
        o->doc = str_new(vm, c->docstring);
    if (!o->name || !o->qualname || (c->docstring.p && !o->doc) ||
        link_names(vm, c->locals, c->n_locals, &o->locals) < 0 ||
        link_names(vm, c->cells, c->n_cells + c->n_free, &o->cells) < 0 ||
        link_sites(vm, o) < 0 || link_consts(vm, o) < 0) {
        unref(vm, (value)o);
        return NULL;
    }
    return (value)o;
}

struct code_obj *code_link(struct vm *vm, const struct code *c,
                           const struct program *p)
{
    value filename = str_intern(vm, p->file);
    if (!filename)
        return NULL;
    value code = link_code(vm, c, p, filename);
    unref(vm, filename);
    return (struct code_obj *)code;
}

/* -- the type --------------------------------------------------------------- */

static void drop_values(struct vm *vm, value *items, size_t n)
{
    for (size_t i = 0; items && i < n; i++)
        xunref(vm, items[i]);
    free(items);
}

static void code_dealloc(struct vm *vm, value self)
{
    struct code_obj *o = (struct code_obj *)self;
    const struct code *c = o->code;
    if (!c)
        return;
    drop_values(vm, o->consts, c->n_consts);
    drop_values(vm, o->locals, c->n_locals);
    drop_values(vm, o->cells, c->n_cells + c->n_free);
    for (uint32_t i = 0; o->sites && i < c->n_sites; i++)
        xunref(vm, o->sites[i].name);
    free(o->sites);
    xunref(vm, o->name);
    xunref(vm, o->qualname);
    xunref(vm, o->filename);
    xunref(vm, o->doc);
}

static const struct code_obj *code_of(value v)
{
    return (const struct code_obj *)v;
}

static value code_repr(struct vm *vm, value self)
{
    const struct code_obj *o = code_of(self);
    return str_printf(vm, "<code object %s at 0x%lx, file \"%s\", line %d>",
                      str_z(o->name), (unsigned long)value_id(vm, self),
                      str_z(o->filename), o->code->first_line);
}

static value get_name(struct vm *vm, value self)
{
    (void)vm;
    return ref(code_of(self)->name);
}

static value get_qualname(struct vm *vm, value self)
{
    (void)vm;
    return ref(code_of(self)->qualname);
}

static value get_filename(struct vm *vm, value self)
{
    (void)vm;
    return ref(code_of(self)->filename);
}

static value get_first_line(struct vm *vm, value self)
{
    return int_new(vm, code_of(self)->code->first_line);
}

static value get_argcount(struct vm *vm, value self)
{
    return int_new(vm, code_of(self)->code->n_args);
}

static value get_kwonly(struct vm *vm, value self)
{
    return int_new(vm, code_of(self)->code->n_kwonly);
}

static value get_posonly(struct vm *vm, value self)
{
    return int_new(vm, code_of(self)->code->n_posonly);
}

static value get_nlocals(struct vm *vm, value self)
{
    return int_new(vm, code_of(self)->code->n_locals);
}

static value get_varnames(struct vm *vm, value self)
{
    const struct code_obj *o = code_of(self);
    return tuple_from(vm, o->locals, o->code->n_locals);
}

static value get_freevars(struct vm *vm, value self)
{
    const struct code_obj *o = code_of(self);
    return tuple_from(vm, o->cells + o->code->n_cells, o->code->n_free);
}

static value get_cellvars(struct vm *vm, value self)
{
    const struct code_obj *o = code_of(self);
    return tuple_from(vm, o->cells, o->code->n_cells);
}

static value get_consts(struct vm *vm, value self)
{
    const struct code_obj *o = code_of(self);
    return tuple_from(vm, o->consts, o->code->n_consts);
}

/* co_flags with CPython's bits, which inspect and dis tell about. */
static value get_flags(struct vm *vm, value self)
{
    static const struct { unsigned ours, theirs; } bits[] = {
        {CODE_OPTIMIZED, 0x1 | 0x2}, {CODE_VARARGS, 0x4},
        {CODE_VARKEYWORDS, 0x8}, {CODE_GENERATOR, 0x20},
        {CODE_COROUTINE, 0x80}, {CODE_ASYNC_GENERATOR, 0x200},
    };
    int64_t flags = 0;
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        if (code_of(self)->code->flags & bits[i].ours)
            flags |= bits[i].theirs;
    return int_new(vm, flags);
}

static const struct getset code_getset[] = {
    {"co_name", get_name, NULL},
    {"co_qualname", get_qualname, NULL},
    {"co_filename", get_filename, NULL},
    {"co_firstlineno", get_first_line, NULL},
    {"co_argcount", get_argcount, NULL},
    {"co_kwonlyargcount", get_kwonly, NULL},
    {"co_posonlyargcount", get_posonly, NULL},
    {"co_nlocals", get_nlocals, NULL},
    {"co_varnames", get_varnames, NULL},
    {"co_freevars", get_freevars, NULL},
    {"co_cellvars", get_cellvars, NULL},
    {"co_consts", get_consts, NULL},
    {"co_flags", get_flags, NULL},
    {NULL},
};

struct type code_type = {
    .name = "code",
    .size = sizeof(struct code_obj),
    .dealloc = code_dealloc,
    .repr = code_repr,
    .getset = code_getset,
};
