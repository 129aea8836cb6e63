/* Signatures of native functions, read once. */
#include "vm/native_sig.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vm/data.h"
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
    sig->positional = !sig->raw && !sig->has_var && !sig->has_kw;
    for (size_t i = sig->n_args; i < sig->n_params; i++)
        sig->positional = sig->positional && sig->params[i].optional;
    sig->counts = !sig->raw && sig->n_slots <= 1
                  && sig->n_posonly == sig->n_slots;
    for (size_t i = 0; i < sig->n_params; i++)
        sig->names[i] = sig->params[i].name ? str_z(sig->params[i].name) : "";
    sig->in_c = (struct params){
        .fn = def->name, .names = sig->names, .min = sig->n_required,
        .posonly = sig->n_posonly, .kwonly = sig->n_params - sig->n_args,
    };
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
