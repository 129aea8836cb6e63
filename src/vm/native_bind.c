/* Arguments bound by a native function's signature, in the words of CPython for
 * what doesn't fit: those of its functions in C, or those of a Python function
 * when it is one there.
 */
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/module.h"
#include "vm/native_sig.h"
#include "vm/vm.h"

bool native_is_python(struct vm *vm, const struct native_call *c)
{
    if (c->sig->def->flags & (NATIVE_PYTHON | NATIVE_C))
        return c->sig->def->flags & NATIVE_PYTHON;
    if (c->owner)
        return c->owner->module;
    return c->self && type_of(c->self) == &module_type &&
           !module_in_c(vm, c->self);
}

const struct type *native_definer(const struct type *t,
                                  const struct native *def)
{
    for (const struct type *at = t; at; at = at->base)
        for (const struct native *m = at->methods; m && m->name; m++)
            if (m == def)
                return at;
    return t;
}

/* -- the words of errors ---------------------------------------------------- */

/* The module in C that a function is of, NULL when it is none's. */
static const char *c_module(struct vm *vm, const struct native_call *c)
{
    unsigned flags = c->sig->def->flags;
    if (c->owner || flags & NATIVE_PYTHON || !c->self ||
        type_of(c->self) != &module_type)
        return NULL;
    return flags & NATIVE_C ? c->sig->def->home : module_in_c(vm, c->self);
}

/* "list.append", "len", "math.sqrt" or, for Python's way, "Queue.put". What is
 * bound in C goes by the class of its object, a Python function by its own. */
static void add_name(struct vm *vm, struct buf *b,
                     const struct native_call *c)
{
    const char *module = c_module(vm, c);
    if (c->owner)
        buf_printf(b, "%s.", type_short_name(
                                 native_is_python(vm, c)
                                     ? native_definer(c->owner, c->sig->def)
                                     : c->owner));
    else if (module)
        buf_printf(b, "%s.", module);
    buf_addz(b, c->sig->def->name);
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static int raise_text(struct vm *vm, struct buf *b)
{
    exc_raise(vm, &exc_TypeError, "%s", buf_z(b));
    buf_fini(b);
    return -1;
}

value native_no_keywords(struct vm *vm, const struct native_call *c)
{
    struct buf b = {0};
    if (c->sig->def->flags & NATIVE_WRAPPER)
        buf_printf(&b, "wrapper %s", c->sig->def->name);
    else if (c->sig->def->flags & NATIVE_BARE ||
             (c->sig->def->flags & NATIVE_VARARGS && !c->owner))
        buf_addz(&b, c->sig->def->name);
    else
        add_name(vm, &b, c);
    buf_addz(&b, "() takes no keyword arguments");
    raise_text(vm, &b);
    return NULL;
}

/* -- functions in C --------------------------------------------------------- */

/* Too few or too many for a function without names for its arguments. */
static int c_wrong_count(struct vm *vm, const struct native_call *c, size_t n)
{
    const struct native_sig *s = c->sig;
    bool few = n < s->n_required;
    size_t bound = few ? s->n_required : s->n_args;
    bool exact = s->n_required == s->n_args && !s->has_var;
    struct buf b = {0};
    if (s->def->flags & NATIVE_WRAPPER) {
        buf_printf(&b, "expected %zu argument%s, got %zu", bound,
                   plural(bound), n);
    } else if (s->def->flags & NATIVE_VARARGS) {
        buf_printf(&b, "%s() takes %s %zu argument%s (%zu given)",
                   s->def->name,
                   exact ? "exactly" : few ? "at least" : "at most", bound,
                   plural(bound), n);
    } else if (s->n_slots == 0 || (s->n_slots == 1 && exact)) {
        add_name(vm, &b, c);
        buf_printf(&b, "() takes %s (%zu given)",
                   s->n_slots ? "exactly one argument" : "no arguments", n);
    } else {
        return count_between(vm, s->def->name, n, s->n_required,
                             s->has_var ? SIZE_MAX : s->n_args);
    }
    return raise_text(vm, &b);
}

/* A function with *args or **kw knows a keyword or refuses it. */
static int c_bind_keywords(struct vm *vm, const struct native_sig *s,
                           const value *values, value kwnames, value *slots)
{
    for (size_t i = 0; i < tuple_len(kwnames); i++) {
        value name = tuple_items(kwnames)[i];
        size_t at = s->n_posonly;
        while (at < s->n_params && (!s->params[at].name ||
                                    !str_equal(s->params[at].name, name)))
            at++;
        if (at == s->n_params && !s->has_kw) {
            exc_raise(vm, &exc_TypeError,
                      "'%s' is an invalid keyword argument for %s()",
                      str_z(name), s->def->name);
            return -1;
        }
        if (at < s->n_params)
            slots[at] = values[i];
        else if (dict_set(vm, slots[s->n_slots - 1], name, values[i]) < 0)
            return -1;
    }
    return 0;
}

/* What stands by position, the tuple of what is over, and an empty dict for
 * keywords; 0 or -1. */
static int bind_positional(struct vm *vm, const struct native_sig *s,
                           const value *args, size_t n, value *slots)
{
    size_t direct = n < s->n_args ? n : s->n_args;
    for (size_t i = 0; i < s->n_slots; i++)
        slots[i] = i < direct ? args[i] : NULL;
    if (s->has_var &&
        !(slots[s->var_at] = tuple_from(vm, args + direct, n - direct)))
        return -1;
    if (s->has_kw && !(slots[s->n_slots - 1] = dict_new(vm)))
        return -1;
    return 0;
}

static int c_bind(struct vm *vm, const struct native_call *c,
                  const value *args, size_t n, value kwnames, value *slots)
{
    const struct native_sig *s = c->sig;
    bool nameless = s->n_params - s->has_var == s->n_posonly && !s->has_kw;
    bool keywords = kwnames && tuple_len(kwnames);
    if (!nameless && !s->has_var && !s->has_kw)
        return params_bind(vm, &s->in_c, args, n, kwnames, slots);
    if (nameless && keywords)
        return native_no_keywords(vm, c) ? 0 : -1;
    if (n < s->n_required || (n > s->n_args && !s->has_var))
        return c_wrong_count(vm, c, n);
    if (bind_positional(vm, s, args, n, slots) < 0)
        return -1;
    return keywords ? c_bind_keywords(vm, s, args + n, kwnames, slots) : 0;
}

/* -- functions in Python ---------------------------------------------------- */

static int py_wrong_count(struct vm *vm, const struct native_call *c, size_t n,
                          const value *slots)
{
    const struct native_sig *s = c->sig;
    size_t self = c->owner != NULL, named = 0, given = n + self;
    for (size_t i = s->n_args; i < s->n_params; i++)
        named += slots[i] != NULL;
    struct buf b = {0};
    add_name(vm, &b, c);
    buf_addz(&b, "() takes ");
    if (s->n_required < s->n_args)
        buf_printf(&b, "from %zu to %zu positional arguments but %zu",
                   s->n_required + self, s->n_args + self, given);
    else
        buf_printf(&b, "%zu positional argument%s but %zu", s->n_args + self,
                   plural(s->n_args + self), given);
    if (named)
        buf_printf(&b, " positional argument%s (and %zu keyword-only "
                   "argument%s)", plural(given), named, plural(named));
    buf_printf(&b, " %s given", given == 1 && !named ? "was" : "were");
    return raise_text(vm, &b);
}

/* "f() missing 2 required positional arguments: 'self' and 'x'" */
static int py_say_missing(struct vm *vm, const struct native_call *c,
                          const char *kind, const char *const *names, size_t n)
{
    struct buf b = {0};
    add_name(vm, &b, c);
    buf_printf(&b, "() missing %zu required %s argument%s: ", n, kind,
               plural(n));
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s'%s'",
                   i == 0 ? "" : n == 2 ? " and " : i == n - 1 ? ", and "
                                                               : ", ",
                   names[i]);
    return raise_text(vm, &b);
}

/* The required ones from..to that are missing, if any. */
static int py_missing(struct vm *vm, const struct native_call *c,
                      const value *slots, size_t from, size_t to,
                      const char *kind)
{
    const struct native_sig *s = c->sig;
    const char *names[NATIVE_PARAMS];
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        if (!slots[i] && !s->params[i].optional)
            names[n++] = str_z(s->params[i].name);
    return n ? py_say_missing(vm, c, kind, names, n) : 0;
}

value native_no_self(struct vm *vm, const struct native_call *c)
{
    if (!native_is_python(vm, c))
        return exc_raise(vm, &exc_TypeError,
                         "unbound method %s.%s() needs an argument",
                         type_short_name(c->owner), c->sig->def->name);
    const struct native_sig *s = c->sig;
    const char *names[NATIVE_PARAMS + 1] = {"self"};
    size_t n = 1;
    for (size_t i = 0; i < s->n_args; i++)
        if (!s->params[i].optional)
            names[n++] = str_z(s->params[i].name);
    py_say_missing(vm, c, "positional", names, n);
    return NULL;
}

static int py_refuse(struct vm *vm, const struct native_call *c,
                     const char *why, value name)
{
    struct buf b = {0};
    add_name(vm, &b, c);
    buf_printf(&b, "() got %s '%s'", why, str_z(name));
    return raise_text(vm, &b);
}

static int64_t find_param(const struct native_sig *s, value name)
{
    for (size_t i = s->n_posonly; i < s->n_params; i++)
        if (s->params[i].name && (s->params[i].name == name ||
                                  str_equal(s->params[i].name, name)))
            return (int64_t)i;
    return -1;
}

static int py_bind_keywords(struct vm *vm, const struct native_call *c,
                            const value *values, value kwnames, value *slots)
{
    const struct native_sig *s = c->sig;
    for (size_t i = 0; i < tuple_len(kwnames); i++) {
        value name = tuple_items(kwnames)[i];
        int64_t at = find_param(s, name);
        if (at < 0 && s->has_kw) {
            if (dict_set(vm, slots[s->n_slots - 1], name, values[i]) < 0)
                return -1;
        } else if (at < 0) {
            return py_refuse(vm, c, "an unexpected keyword argument", name);
        } else if (slots[at]) {
            return py_refuse(vm, c, "multiple values for argument", name);
        } else {
            slots[at] = values[i];
        }
    }
    return 0;
}

static int py_bind(struct vm *vm, const struct native_call *c,
                   const value *args, size_t n, value kwnames, value *slots)
{
    const struct native_sig *s = c->sig;
    if (bind_positional(vm, s, args, n, slots) < 0)
        return -1;
    if (kwnames && tuple_len(kwnames) &&
        py_bind_keywords(vm, c, args + n, kwnames, slots) < 0)
        return -1;
    if (n > s->n_args && !s->has_var)
        return py_wrong_count(vm, c, n, slots);
    if (py_missing(vm, c, slots, 0, s->n_args, "positional") < 0)
        return -1;
    return py_missing(vm, c, slots, s->n_args + s->has_var, s->n_params,
                      "keyword-only");
}

int native_bind_init(struct vm *vm, const struct native *def,
                     const struct type *t, const value *args, size_t n,
                     value kwnames, value *slots)
{
    struct native_call c = {.sig = native_sig_of(vm, def), .owner = t};
    return native_bind(vm, &c, args, n, kwnames, slots);
}

int native_bind(struct vm *vm, const struct native_call *c, const value *args,
                size_t n, value kwnames, value *slots)
{
    return native_is_python(vm, c) ? py_bind(vm, c, args, n, kwnames, slots)
                                   : c_bind(vm, c, args, n, kwnames, slots);
}
