/* What a call says that doesn't fit a prelude's function, when CPython has that
 * function in C. Read from the parameters as they are written: those before a
 * `/` have no name.
 */
#include "vm/func_words.h"

#include <stdio.h>
#include <string.h>

#include "vm/data.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/object.h"
#include "vm/params.h"
#include "vm/vm.h"

enum { MOST_PARAMS = 24 };

/* The parameters of a method without its first. */
struct shape {
    const char *names[MOST_PARAMS + 1];
    const char *name, *owner; /* "replace"; "date.replace" up to the dot */
    size_t owner_len;
    char module[32];          /* "_operator." before the name of a function */
    size_t n, posonly, kwonly, required;
    bool many;                /* *args */
};

static struct shape shape_of(const struct func_obj *f)
{
    const struct code *c = f->code->code;
    struct shape s = {.owner = str_z(f->qualname)};
    const char *dot = strrchr(s.owner, '.');
    size_t first = dot != NULL;
    s.name = dot ? dot + 1 : s.owner;
    if (!dot && f->module && is_str(f->module))
        snprintf(s.module, sizeof s.module, "_%s.", str_z(f->module));
    s.owner_len = dot ? (size_t)(dot - s.owner) : 0;
    s.kwonly = c->n_kwonly;
    s.many = c->flags & CODE_VARARGS;
    for (size_t i = first; i < c->n_args + c->n_kwonly && s.n < MOST_PARAMS;
         i++)
        s.names[s.n++] = str_z(f->code->locals[i]);
    s.posonly = c->n_posonly > first ? c->n_posonly - first : 0;
    s.required = c->n_args - first;
    s.required -= f->defaults ? tuple_len(f->defaults) : 0;
    return s;
}

/* Is it the wrapper of a slot? These are not, for all their underscores. */
static bool is_special(const char *name)
{
    static const char *const others[] = {
        "__new__", "__init__", "__missing__", "__reversed__", "__copy__",
        "__deepcopy__", "__format__", "__reduce__", "__reduce_ex__",
        "__sizeof__", "__getnewargs__", "__getstate__", "__setstate__",
        "__getinitargs__",
    };
    if (strncmp(name, "__", 2) != 0)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i]) == 0)
            return false;
    return true;
}

static value given(const struct shape *s, size_t i, const value *args,
                   size_t n, value kwnames)
{
    if (i < n)
        return args[i];
    for (size_t k = 0; kwnames && k < tuple_len(kwnames); k++)
        if (str_eqz(str_text(tuple_items(kwnames)[k]), s->names[i]))
            return args[n + k];
    return NULL;
}

/* Some look at each argument before they miss the next: as long as what converts
 * them, which the prelude has set, has nothing to say. */
static bool arguments_convert(struct vm *vm, const struct func_obj *f,
                              const struct shape *s, const value *args,
                              size_t n, value kwnames)
{
    value by = f->dict ? dict_get_z(vm, f->dict, "_converted") : NULL;
    if (!by || !is_tuple(by) || tuple_len(by) != s->n ||
        n + (kwnames ? tuple_len(kwnames) : 0) > s->n)
        return true;
    for (size_t i = 0; i < s->n; i++) {
        value v = given(s, i, args, n, kwnames), convert = tuple_items(by)[i];
        if (v ? i < n && i >= s->n - s->kwonly : i < s->required)
            return true; /* too many by position, or too few */
        if (!v || convert == NONE)
            continue;
        value made = value_call(vm, convert, &v, 1, NULL);
        if (!made)
            return false;
        unref(vm, made);
    }
    return true;
}

static void say_no_keywords(struct vm *vm, const struct shape *s,
                            enum func_words words, const char *name)
{
    if (words == WORDS_TYPE)
        exc_raise(vm, &exc_TypeError, "%s() takes no keyword arguments", name);
    else if (words == WORDS_VARARGS)
        exc_raise(vm, &exc_TypeError, "%s() takes no keyword arguments",
                  is_special(s->name) ? s->owner : s->name);
    else if (is_special(s->name))
        exc_raise(vm, &exc_TypeError, "wrapper %s() takes no keyword arguments",
                  s->name);
    else
        exc_raise(vm, &exc_TypeError, "%s%s() takes no keyword arguments",
                  s->module, s->owner);
}

/* Too few or too many for parameters without names. */
static void say_count(struct vm *vm, const struct shape *s,
                      enum func_words words, const char *name, size_t n)
{
    bool exact = s->required == s->n && !s->many;
    size_t bound = n < s->required ? s->required : s->n;
    const char *plural = bound == 1 ? "" : "s";
    if (is_special(s->name) && exact && words != WORDS_TYPE)
        exc_raise(vm, &exc_TypeError, "expected %zu argument%s, got %zu", bound,
                  plural, n);
    else if (words == WORDS_VARARGS)
        exc_raise(vm, &exc_TypeError, "%s() takes %s %zu argument%s (%zu given)",
                  name, exact ? "exactly" : n < bound ? "at least" : "at most",
                  bound, plural, n);
    else if (exact && s->n < 2 && words != WORDS_TYPE)
        exc_raise(vm, &exc_TypeError, "%s%s() takes %s (%zu given)", s->module,
                  s->owner, s->n ? "exactly one argument" : "no arguments", n);
    else
        count_between(vm, name, n, s->required, s->many ? SIZE_MAX : s->n);
}

/* The same call bound as C does. */
static void say(struct vm *vm, const struct func_obj *f, const value *args,
                size_t n, value kwnames)
{
    struct shape s = shape_of(f);
    char type[64];
    const char *name = f->words == WORDS_NAMELESS ? NULL : s.name;
    if (f->words == WORDS_TYPE && s.owner_len < sizeof type) {
        memcpy(type, s.owner, s.owner_len);
        type[s.owner_len] = 0;
        name = type;
    }
    if (!arguments_convert(vm, f, &s, args, n, kwnames))
        return;
    if (s.posonly == s.n && kwnames && tuple_len(kwnames)) {
        say_no_keywords(vm, &s, f->words, name);
    } else if (s.posonly == s.n) {
        say_count(vm, &s, f->words, name ? name : "function", n);
    } else {
        value slots[MOST_PARAMS];
        struct params p = {.fn = name, .names = s.names, .min = s.required,
                           .posonly = s.posonly, .kwonly = s.kwonly};
        params_bind(vm, &p, args, n, kwnames, slots);
    }
}

void func_say_as_c(struct vm *vm, const struct func_obj *f, const value *args,
                   size_t n, value kwnames)
{
    bool method = strchr(str_z(f->qualname), '.');
    if (f->words == WORDS_PYTHON || (method && !n) ||
        !exc_is(vm, &exc_TypeError))
        return;
    value said = exc_fetch(vm);
    say(vm, f, args + method, n - method, kwnames);
    if (vm->exc)
        unref(vm, said);
    else
        vm->exc = said;
}

bool func_is_slot(const char *name)
{
    return is_special(name) || strcmp(name, "__init__") == 0;
}

value func_set_words(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)n;
    int64_t kind;
    if (is_func(a[0]) && is_int(a[1]) && int_fits(a[1], &kind))
        ((struct func_obj *)a[0])->words = (uint8_t)kind;
    return ref(NONE);
}
