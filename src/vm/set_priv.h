/* The inside of set and frozenset, for set*.c. A table of a power of two
 * places with the growth rule and the probing of CPython 3.11, because the
 * order of iteration, which programs print, follows from them.
 */
#ifndef VM_SET_PRIV_H
#define VM_SET_PRIV_H

#include "vm/data_priv.h"

struct place {
    value key;    /* NULL: free, or, with hash -1, deleted */
    int64_t hash;
};
struct set_obj {
    struct obj obj;
    struct place *table; /* mask + 1 places; NULL before the first item */
    size_t mask;
    size_t fill;         /* places taken, deleted ones included */
    size_t used;         /* items */
    size_t finger;       /* where pop() goes on searching */
    int64_t hash;        /* of a frozenset, -1: not known yet */
};

static inline struct set_obj *as_set(value v)
{
    return (struct set_obj *)v;
}
static inline bool is_any_set(value v)
{
    return is_instance(v, &set_type) || is_instance(v, &frozenset_type);
}
value set_alloc(struct vm *vm, struct type *t);
int set_add_hashed(struct vm *vm, struct set_obj *s, value key, int64_t hash);
/* 1 there, 0 not, -1 error */
int set_has(struct vm *vm, struct set_obj *s, value key, int64_t hash);
int set_remove(struct vm *vm, struct set_obj *s, value key, int64_t hash);
void set_wipe(struct vm *vm, struct set_obj *s);
int set_resize(struct vm *vm, struct set_obj *s, size_t want);
/* A set as a key stands for the frozenset of the same items. */
int64_t set_key_hash(struct vm *vm, value key);
/* An iterable as a set: itself or a new one. */
value set_coerce(struct vm *vm, value v);

/* -- operations (set_ops.c); new sets are of the plain type of a -- */
value set_union(struct vm *vm, value a, value b);
value set_intersection(struct vm *vm, value a, value b);
value set_difference(struct vm *vm, value a, value b);
value set_symmetric(struct vm *vm, value a, value b);
int set_intersection_update(struct vm *vm, value a, value b);
int set_difference_update(struct vm *vm, value a, value b);
int set_symmetric_update(struct vm *vm, value a, value b);
int set_is_subset(struct vm *vm, value a, value b); /* both sets */
int set_shares(struct vm *vm, value a, value b); /* a set, any iterable */
value set_binary(struct vm *vm, enum binary_op op, value a, value b);
value set_inplace(struct vm *vm, enum binary_op op, value a, value b);
value set_compare(struct vm *vm, value a, value b, enum compare_op op);
struct type *set_base(value v); /* &set_type or &frozenset_type */
extern const struct native set_methods[], frozenset_methods[];

#endif
