/* Arguments bound to the parameters of a function, and what CPython says when
 * they don't fit.
 */
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- cells ------------------------------------------------------------------ */

int func_make_cells(struct vm *vm, struct frame *f)
{
    const struct code *c = f->code->code;
    value *cells = frame_cells(f);
    for (uint32_t i = 0; i < c->n_cells; i++) {
        int from = c->cell_local[i];
        if (!(cells[i] = cell_new(vm, from >= 0 ? f->slots[from] : NULL)))
            return -1;
        if (from >= 0)
            clear_slot(vm, &f->slots[from]);
    }
    value closure = ((struct func_obj *)f->func)->closure;
    for (uint32_t i = 0; i < c->n_free; i++)
        cells[c->n_cells + i] = ref(tuple_items(closure)[i]);
    return 0;
}

/* -- the words of errors ---------------------------------------------------- */

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* What a function of the prelude is called by the C function that it stands for
 * in CPython, which tells wrong calls in other words: "__new__()", or "function"
 * for one that gives no name. NULL for all others. */
static const char *name_in_c(struct vm *vm, struct func_obj *f)
{
    if (!f->dict || f->code->code->kind != CODE_FUNCTION)
        return NULL;
    value name = dict_get_z(vm, f->dict, "_name_in_c");
    return name && is_str(name) ? str_z(name) : NULL;
}

static value missing_in_c(struct vm *vm, struct func_obj *f, const char *name,
                          uint32_t at)
{
    return exc_raise(vm, &exc_TypeError,
                     "%s missing required argument '%s' (pos %u)", name,
                     str_z(f->code->locals[at]), at);
}

static value wrong_count_in_c(struct vm *vm, struct func_obj *f,
                              const char *name, size_t given)
{
    const struct code *c = f->code->code;
    uint32_t most = c->n_args + c->n_kwonly - 1;
    return exc_raise(vm, &exc_TypeError,
                     "%s takes at most %u argument%s (%zu given)", name, most,
                     most == 1 ? "" : "s", given - 1);
}

static value wrong_keyword_in_c(struct vm *vm, const char *in_c, value name)
{
    return exc_raise(vm, &exc_TypeError,
                     "'%s' is an invalid keyword argument for %s", str_z(name),
                     strcmp(in_c, "function") == 0 ? "this function" : in_c);
}

/* 'a', 'b', and 'c' */
static void add_names(struct buf *out, const value *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_addz(out, n == 2 ? " and " : i == n - 1 ? ", and " : ", ");
        buf_printf(out, "'%s'", str_z(names[i]));
    }
}

value func_missing(struct vm *vm, struct func_obj *f, struct frame *fr,
                   bool keyword_only)
{
    const struct code *c = f->code->code;
    uint32_t from = keyword_only ? c->n_args : 0;
    uint32_t to = keyword_only ? c->n_args + c->n_kwonly : c->n_args;
    value names[256];
    size_t n = 0;
    const char *in_c = name_in_c(vm, f);
    for (uint32_t i = from; i < to && n < 256; i++) {
        if (!fr->slots[i] && in_c)
            return missing_in_c(vm, f, in_c, i);
        if (!fr->slots[i])
            names[n++] = f->code->locals[i];
    }
    struct buf list = {0};
    add_names(&list, names, n);
    exc_raise(vm, &exc_TypeError, "%s() missing %zu required %s argument%s: %s",
              str_z(f->qualname), n, keyword_only ? "keyword-only" : "positional",
              plural(n), buf_z(&list));
    buf_fini(&list);
    return NULL;
}

value func_wrong_count(struct vm *vm, struct func_obj *f, struct frame *fr,
                       size_t given)
{
    const struct code *c = f->code->code;
    size_t n_defaults = f->defaults ? tuple_len(f->defaults) : 0;
    size_t kwonly_given = 0;
    for (uint32_t i = 0; i < c->n_kwonly; i++)
        kwonly_given += fr->slots[c->n_args + i] != NULL;
    const char *in_c = name_in_c(vm, f);
    if (in_c)
        return wrong_count_in_c(vm, f, in_c, given + kwonly_given);
    struct buf takes = {0}, were = {0};
    if (n_defaults)
        buf_printf(&takes, "from %td to %u",
                   (ptrdiff_t)c->n_args - (ptrdiff_t)n_defaults, c->n_args);
    else
        buf_printf(&takes, "%u", c->n_args);
    if (kwonly_given)
        buf_printf(&were, " positional argument%s (and %zu keyword-only "
                   "argument%s)", plural(given), kwonly_given,
                   plural(kwonly_given));
    exc_raise(vm, &exc_TypeError,
              "%s() takes %s positional argument%s but %zu%s %s given",
              str_z(f->qualname), buf_z(&takes),
              n_defaults || c->n_args != 1 ? "s" : "", given, buf_z(&were),
              given == 1 && !kwonly_given ? "was" : "were");
    buf_fini(&takes);
    buf_fini(&were);
    return NULL;
}

/* Positional-only parameters that were named in the call, if any. */
static size_t posonly_named(struct func_obj *f, value kwnames, value *names)
{
    size_t n = 0;
    for (uint32_t i = 0; i < f->code->code->n_posonly && n < 64; i++)
        for (size_t k = 0; k < tuple_len(kwnames); k++)
            if (str_equal(f->code->locals[i], tuple_items(kwnames)[k]))
                names[n++] = f->code->locals[i];
    return n;
}

value func_wrong_keyword(struct vm *vm, struct func_obj *f, value name,
                         value kwnames)
{
    const char *in_c = name_in_c(vm, f);
    if (in_c)
        return wrong_keyword_in_c(vm, in_c, name);
    value names[64];
    size_t n = posonly_named(f, kwnames, names);
    if (n == 0)
        return exc_raise(vm, &exc_TypeError,
                         "%s() got an unexpected keyword argument '%s'",
                         str_z(f->qualname), str_z(name));
    struct buf list = {0};
    for (size_t i = 0; i < n; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", str_z(names[i]));
    exc_raise(vm, &exc_TypeError,
              "%s() got some positional-only arguments passed as keyword "
              "arguments: '%s'", str_z(f->qualname), buf_z(&list));
    buf_fini(&list);
    return NULL;
}

/* -- binding ---------------------------------------------------------------- */

/* The parameter of that name that may be given by name, or -1. */
static int64_t find_param(const struct code_obj *code, value name)
{
    const struct code *c = code->code;
    uint32_t end = c->n_args + c->n_kwonly;
    for (uint32_t i = c->n_posonly; i < end; i++)
        if (code->locals[i] == name)
            return i;
    for (uint32_t i = c->n_posonly; i < end; i++)
        if (str_equal(code->locals[i], name))
            return i;
    return -1;
}

static int bind_keyword(struct vm *vm, struct func_obj *func, struct frame *f,
                        value name, value v, value extra, value kwnames)
{
    int64_t at = find_param(func->code, name);
    if (at < 0 && extra)
        return dict_set(vm, extra, name, v);
    if (at < 0) {
        func_wrong_keyword(vm, func, name, kwnames);
        return -1;
    }
    if (f->slots[at]) {
        exc_raise(vm, &exc_TypeError,
                  "%s() got multiple values for argument '%s'",
                  str_z(func->qualname), str_z(name));
        return -1;
    }
    f->slots[at] = ref(v);
    return 0;
}

static int bind_keywords(struct vm *vm, struct func_obj *func,
                         struct frame *f, const value *values, value kwnames)
{
    const struct code *c = func->code->code;
    value extra = NULL;
    if (c->flags & CODE_VARKEYWORDS) {
        if (!(extra = dict_new(vm)))
            return -1;
        f->slots[func->code->n_params - 1] = extra;
    }
    size_t n = kwnames ? tuple_len(kwnames) : 0;
    for (size_t i = 0; i < n; i++)
        if (bind_keyword(vm, func, f, tuple_items(kwnames)[i], values[i],
                         extra, kwnames) < 0)
            return -1;
    return 0;
}

static int fill_defaults(struct vm *vm, struct func_obj *func,
                         struct frame *f)
{
    const struct code *c = func->code->code;
    size_t n = func->defaults ? tuple_len(func->defaults) : 0;
    /* a program may have set more of them than there are parameters */
    for (size_t i = n > c->n_args ? n - c->n_args : 0; i < n; i++) {
        value *slot = &f->slots[c->n_args + i - n];
        if (!*slot)
            *slot = ref(tuple_items(func->defaults)[i]);
    }
    for (uint32_t i = 0; i < c->n_args; i++)
        if (!f->slots[i]) {
            func_missing(vm, func, f, false);
            return -1;
        }
    return 0;
}

static int fill_kwdefaults(struct vm *vm, struct func_obj *func,
                           struct frame *f)
{
    const struct code *c = func->code->code;
    bool missing = false;
    for (uint32_t i = c->n_args; i < c->n_args + c->n_kwonly; i++) {
        if (f->slots[i])
            continue;
        value v = func->kwdefaults
                      ? dict_get(vm, func->kwdefaults, func->code->locals[i])
                      : NULL;
        if (v)
            f->slots[i] = ref(v);
        else
            missing = true;
    }
    if (missing)
        func_missing(vm, func, f, true);
    return missing ? -1 : 0;
}

static int bind(struct vm *vm, struct func_obj *func, struct frame *f,
                const value *args, size_t n, value kwnames)
{
    const struct code *c = func->code->code;
    size_t direct = n < c->n_args ? n : c->n_args;
    for (size_t i = 0; i < direct; i++)
        f->slots[i] = ref(args[i]);
    if (c->flags & CODE_VARARGS) {
        value rest = tuple_from(vm, args + direct, n - direct);
        if (!rest)
            return -1;
        f->slots[c->n_args + c->n_kwonly] = rest;
    }
    if ((kwnames || c->flags & CODE_VARKEYWORDS) &&
        bind_keywords(vm, func, f, args + n, kwnames) < 0)
        return -1;
    if (n > c->n_args && !(c->flags & CODE_VARARGS)) {
        func_wrong_count(vm, func, f, n);
        return -1;
    }
    if (n < c->n_args && fill_defaults(vm, func, f) < 0)
        return -1;
    if (c->n_kwonly && fill_kwdefaults(vm, func, f) < 0)
        return -1;
    return c->n_cells + c->n_free ? func_make_cells(vm, f) : 0;
}

struct frame *func_bind(struct vm *vm, value func, const value *args, size_t n,
                        value kwnames)
{
    struct frame *f = frame_new(vm, (struct func_obj *)ref(func));
    if (!f) {
        unref(vm, func);
        return NULL;
    }
    if (bind(vm, (struct func_obj *)func, f, args, n, kwnames) < 0) {
        value e = exc_fetch(vm);
        frame_end(vm, f);
        vm->exc = e;
        func_say_as_c(vm, (struct func_obj *)func, args, n, kwnames);
        return NULL;
    }
    return f;
}
