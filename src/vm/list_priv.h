/* The inside of list, for list*.c. */
#ifndef VM_LIST_PRIV_H
#define VM_LIST_PRIV_H

#include "vm/data_priv.h"

static inline struct list_obj *as_list(value v)
{
    return (struct list_obj *)v;
}
/* Room for n items; -1 with MemoryError. */
int list_reserve(struct vm *vm, struct list_obj *l, size_t n);
/* Takes out `count` items from `at` on, puts `n` others there (refs them). */
int list_splice(struct vm *vm, struct list_obj *l, size_t at, size_t count,
                const value *items, size_t n);
/* After items went: memory for twice as many is too much. */
void list_give_back(struct vm *vm, struct list_obj *l);
void list_wipe(struct vm *vm, struct list_obj *l);
extern const struct native list_methods[];

#endif
