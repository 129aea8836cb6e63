/* What the files of itertools share. */
#ifndef VM_MOD_ITERTOOLS_H
#define VM_MOD_ITERTOOLS_H

#include "vm/lib_priv.h"

/* A new iterator of type t whose v[0] is iter(iterable), or NULL without. */
struct iter_obj *iter_over(struct vm *vm, struct type *t, value iterable);
/* Adds product, permutations, combinations and
 * combinations_with_replacement to the module. */
int combinatorics_add(struct vm *vm, value module);

#endif
