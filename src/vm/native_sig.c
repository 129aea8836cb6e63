/* Signatures of native functions read once, and arguments bound by them. */
#include "vm/native_sig.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/priv.h"
#include "vm/vm.h"

/* -- reading ---------------------------------------------------------------- */

static struct str trim(struct str s)
{
    while (s.n && *s.p == ' ')
        s.p++, s.n--;
    while (s.n && s.p[s.n - 1] == ' ')
        s.n--;
    return s;
}

static void read_param(struct vm *vm, struct native_sig *sig, struct str word)
{
    if (str_eqz(word, "/")) {
        sig->n_posonly = sig->n_args;
    } else if (str_eqz(word, "*")) {
        sig->keyword_only = true;
    } else if (str_starts(word, "**")) {
        sig->has_kw = true;
    } else if (word.p[0] == '*') {
        sig->has_var = sig->keyword_only = true;
        sig->var_at = sig->n_params++; /* a slot without a name */
    } else {
        bool optional = word.p[word.n - 1] == '=';
        word.n -= optional;
        size_t i = sig->n_params++;
        sig->params[i].name = str_intern(vm, trim(word));
        sig->params[i].optional = optional;
        if (!sig->keyword_only) {
            sig->n_args++;
            sig->n_required += !optional;
        }
    }
}

static void read_text(struct vm *vm, struct native_sig *sig, const char *text)
{
    struct str rest = str_of(text);
    while (rest.n) {
        const char *comma = memchr(rest.p, ',', rest.n);
        size_t n = comma ? (size_t)(comma - rest.p) : rest.n;
        struct str word = trim((struct str){rest.p, n});
        if (word.n)
            read_param(vm, sig, word);
        rest.p += n + (comma != NULL);
        rest.n -= n + (comma != NULL);
    }
}

static struct native_sig *sig_read(struct vm *vm, const struct native *def)
{
    struct native_sig *sig = xcalloc(1, sizeof *sig);
    sig->def = def;
    const char *text = def->sig ? def->sig : "...";
    if (strcmp(text, "...") == 0)
        sig->raw = true;
    else if (strcmp(text, "...kw") == 0)
        sig->raw = sig->raw_kw = true;
    else
        read_text(vm, sig, text);
    sig->n_slots = sig->n_params + sig->has_kw;
    return sig;
}

/* -- one for each definition ------------------------------------------------ */

struct native_state {
    struct native_sig **table; /* open addressing by the def's address */
    size_t n, cap;
};

static size_t slot_of(const struct native_state *s, const struct native *def)
{
    size_t at = ((uintptr_t)def >> 4) * 0x9e3779b97f4a7c15u % s->cap;
    while (s->table[at] && s->table[at]->def != def)
        at = (at + 1) % s->cap;
    return at;
}

static void grow(struct native_state *s)
{
    struct native_state old = *s;
    s->cap = old.cap ? old.cap * 2 : 512;
    s->table = xcalloc(s->cap, sizeof *s->table);
    for (size_t i = 0; i < old.cap; i++)
        if (old.table[i])
            s->table[slot_of(s, old.table[i]->def)] = old.table[i];
    free(old.table);
}

const struct native_sig *native_sig_of(struct vm *vm,
                                       const struct native *def)
{
    struct native_state *s = vm->priv->native;
    if (!s)
        s = vm->priv->native = xcalloc(1, sizeof *s);
    if (s->n * 2 >= s->cap)
        grow(s);
    size_t at = slot_of(s, def);
    if (!s->table[at]) {
        s->table[at] = sig_read(vm, def);
        s->n++;
    }
    return s->table[at];
}

void native_fini(struct vm *vm)
{
    struct native_state *s = vm->priv->native;
    if (!s)
        return;
    for (size_t i = 0; i < s->cap; i++) {
        struct native_sig *sig = s->table[i];
        if (!sig)
            continue;
        for (size_t k = 0; k < sig->n_params; k++)
            xunref(vm, sig->params[k].name);
        free(sig);
    }
    free(s->table);
    free(s);
    vm->priv->native = NULL;
}

/* -- the words of errors ---------------------------------------------------- */

/* "list.append" or "len" or, for the python way, "Queue.put". */
static void add_name(struct buf *b, const struct native_call *c)
{
    if (c->owner)
        buf_printf(b, "%s.", c->owner->name);
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

/* Too few or too many positional arguments. */
static int wrong_count(struct vm *vm, const struct native_call *c, size_t n)
{
    const struct native_sig *s = c->sig;
    struct buf b = {0};
    if (s->n_slots == 0) {
        add_name(&b, c);
        buf_printf(&b, "() takes no arguments (%zu given)", n);
    } else if (s->n_args == 0) {
        buf_printf(&b, "%s() takes no positional arguments", s->def->name);
    } else if (s->n_posonly == s->n_args && s->n_args == 1 &&
               s->n_required == 1 && s->n_slots == 1) {
        add_name(&b, c);
        buf_printf(&b, "() takes exactly one argument (%zu given)", n);
    } else if (s->n_posonly == s->n_args) {
        bool few = n < s->n_required;
        size_t bound = few ? s->n_required : s->n_args;
        bool exact = s->n_required == s->n_args && !s->has_var;
        buf_printf(&b, "%s expected %s%zu argument%s, got %zu", s->def->name,
                   exact ? "" : few ? "at least " : "at most ", bound,
                   plural(bound), n);
    } else if (c->clinic) {
        buf_printf(&b, "%s() takes %s %zu %sargument%s (%zu given)",
                   s->def->name,
                   s->n_required == s->n_params ? "exactly" : "at most",
                   s->n_args, s->n_args < s->n_params ? "positional " : "",
                   plural(s->n_args), n);
    } else {
        size_t self = c->owner != NULL;
        add_name(&b, c);
        if (s->n_required < s->n_args)
            buf_printf(&b, "() takes from %zu to %zu positional arguments but "
                       "%zu were given", s->n_required + self,
                       s->n_args + self, n + self);
        else
            buf_printf(&b, "() takes %zu positional argument%s but %zu %s "
                       "given", s->n_args + self, plural(s->n_args + self),
                       n + self, n + self == 1 ? "was" : "were");
    }
    return raise_text(vm, &b);
}

/* The first one that is missing, as functions in C say it. */
static int missing_first(struct vm *vm, const struct native_call *c,
                         const value *slots)
{
    const struct native_sig *s = c->sig;
    size_t i = 0;
    while (slots[i] || s->params[i].optional)
        i++;
    struct buf b = {0};
    buf_printf(&b, "%s() missing required argument '%s' (pos %zu)",
               s->def->name, str_z(s->params[i].name), i + 1);
    return raise_text(vm, &b);
}

static int missing(struct vm *vm, const struct native_call *c,
                   const value *slots, size_t given)
{
    const struct native_sig *s = c->sig;
    const char *names[NATIVE_PARAMS];
    size_t n = 0;
    bool keyword = true;
    for (size_t i = 0; i < s->n_params; i++)
        if (!slots[i] && !s->params[i].optional && i < s->n_args) {
            names[n++] = str_z(s->params[i].name);
            keyword = false;
        }
    if (n && s->n_posonly == s->n_args)
        return wrong_count(vm, c, given);
    if (c->clinic && !s->has_var)
        return missing_first(vm, c, slots);
    for (size_t i = s->n_args; keyword && i < s->n_params; i++)
        if (!slots[i] && !s->params[i].optional)
            names[n++] = str_z(s->params[i].name);
    struct buf b = {0};
    add_name(&b, c);
    buf_printf(&b, "() missing %zu required %s argument%s: ", n,
               keyword ? "keyword-only" : "positional", plural(n));
    for (size_t i = 0; i < n; i++)
        buf_printf(&b, "%s'%s'",
                   i == 0 ? "" : n == 2 ? " and " : i == n - 1 ? ", and "
                                                               : ", ",
                   names[i]);
    return raise_text(vm, &b);
}

static int wrong_keyword(struct vm *vm, const struct native_call *c,
                         value name)
{
    const struct native_sig *s = c->sig;
    struct buf b = {0};
    if (s->n_params - s->has_var == s->n_posonly) {
        add_name(&b, c);
        buf_addz(&b, "() takes no keyword arguments");
    } else if (s->n_posonly > 0 || c->clinic) {
        buf_printf(&b, "'%s' is an invalid keyword argument for %s()",
                   str_z(name), s->def->name);
    } else {
        add_name(&b, c);
        buf_printf(&b, "() got an unexpected keyword argument '%s'",
                   str_z(name));
    }
    return raise_text(vm, &b);
}

static int twice(struct vm *vm, const struct native_call *c, value name)
{
    struct buf b = {0};
    add_name(&b, c);
    buf_printf(&b, "() got multiple values for argument '%s'", str_z(name));
    return raise_text(vm, &b);
}

/* -- binding ---------------------------------------------------------------- */

static int64_t find_param(const struct native_sig *s, value name)
{
    for (size_t i = s->n_posonly; i < s->n_params; i++)
        if (s->params[i].name && (s->params[i].name == name ||
                                  str_equal(s->params[i].name, name)))
            return (int64_t)i;
    return -1;
}

static int bind_keywords(struct vm *vm, const struct native_call *c,
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
            return wrong_keyword(vm, c, name);
        } else if (slots[at]) {
            return twice(vm, c, name);
        } else {
            slots[at] = values[i];
        }
    }
    return 0;
}

int native_bind(struct vm *vm, const struct native_call *c, const value *args,
                size_t n, value kwnames, value *slots)
{
    const struct native_sig *s = c->sig;
    size_t direct = n < s->n_args ? n : s->n_args;
    for (size_t i = 0; i < s->n_slots; i++)
        slots[i] = i < direct ? args[i] : NULL;
    if (n > s->n_args && !s->has_var)
        return wrong_count(vm, c, n);
    if (s->has_var &&
        !(slots[s->var_at] = tuple_from(vm, args + direct, n - direct)))
        return -1;
    if (s->has_kw && !(slots[s->n_slots - 1] = dict_new(vm)))
        return -1;
    if (kwnames && tuple_len(kwnames) &&
        bind_keywords(vm, c, args + n, kwnames, slots) < 0)
        return -1;
    for (size_t i = 0; i < s->n_params; i++)
        if (!slots[i] && !s->params[i].optional)
            return missing(vm, c, slots, n);
    return 0;
}
