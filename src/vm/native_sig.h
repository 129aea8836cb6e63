/* Signatures of native functions, read from their text once. */
#ifndef VM_NATIVE_SIG_H
#define VM_NATIVE_SIG_H

#include "vm/native.h"
#include "vm/params.h"

enum { NATIVE_PARAMS = 24 };

struct native_sig {
    const struct native *def;
    bool raw, raw_kw;         /* "..." and "...kw" */
    bool has_var, has_kw;     /* *args, **kw */
    bool keyword_only;        /* while reading: behind a `*` */
    bool positional;          /* no *args, **kw, nothing needed behind a `*` */
    bool counts;              /* a call of it is a level of recursion: CPython
                                 counts functions in C that take no argument or
                                 one */
    size_t n_params;          /* in the written order, *args included */
    size_t var_at;            /* the slot of *args */
    size_t n_args;            /* of them positional */
    size_t n_posonly, n_required; /* of the positional ones */
    size_t n_slots;           /* entries in a[] */
    struct {
        value name;           /* interned, owned */
        bool optional;
    } params[NATIVE_PARAMS];
    const char *names[NATIVE_PARAMS + 1]; /* of params, ends with NULL */
    struct params in_c;       /* the same as functions in C are bound */
};

/* One call, for the words of errors. */
struct native_call {
    const struct native_sig *sig;
    const struct type *owner; /* NULL for a function */
    value self;               /* a function's module, or NULL */
};

/* The signature of a definition; lives as long as the vm. */
const struct native_sig *native_sig_of(struct vm *vm,
                                       const struct native *def);
/* The same, kept by who calls it often. */
static inline const struct native_sig *native_sig_known(
    struct vm *vm, const struct native *def, const struct native_sig **known)
{
    if (__builtin_expect(!*known, 0))
        *known = native_sig_of(vm, def);
    return *known;
}
/* The type, of t and its bases, whose method this is; t when it is none's. */
const struct type *native_definer(const struct type *t,
                                  const struct native *def);
/* Is it written in Python in CPython? */
bool native_is_python(struct vm *vm, const struct native_call *c);
/* TypeError "math.sqrt() takes no keyword arguments". */
value native_no_keywords(struct vm *vm, const struct native_call *c);
/* TypeError of a method that was called without an instance. */
value native_no_self(struct vm *vm, const struct native_call *c);
/* Fills slots[n_slots]: borrowed, but a *args tuple and a **kw dict are new
 * references in slots[var_at] and slots[n_slots - 1], also after an error.
 * 0, or -1 with TypeError. */
int native_bind(struct vm *vm, const struct native_call *c, const value *args,
                size_t n, value kwnames, value *slots);
void native_fini(struct vm *vm);

#endif
