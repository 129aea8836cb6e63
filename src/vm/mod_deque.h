/* collections.deque: a ring of values that grows, with an optional bound. */
#ifndef VM_MOD_DEQUE_H
#define VM_MOD_DEQUE_H

#include "vm/type.h"
#include "vm/value.h"

struct deque {
    struct obj obj;
    value *ring;
    size_t cap, head, n; /* cap is 0 or a power of two */
    int64_t maxlen;      /* -1: none */
    uint64_t version;    /* changes with every change; iterators look */
};
static inline struct deque *deque_of(value v)
{
    return (struct deque *)v;
}
extern struct type deque_type, deque_iterator_type, deque_reversed_type;

/* The place of item i; i < n. */
static inline value *deque_at(struct deque *d, size_t i)
{
    return &d->ring[(d->head + i) & (d->cap - 1)];
}
/* A bound pushes out at the other end. The item is borrowed; 0 or -1. */
int deque_append(struct vm *vm, struct deque *d, value item);
int deque_append_left(struct vm *vm, struct deque *d, value item);
/* The item, whose reference the caller gets; n > 0. */
value deque_take(struct deque *d);
value deque_take_left(struct deque *d);
void deque_rotate(struct deque *d, int64_t steps);
void deque_drop_all(struct vm *vm, struct deque *d);
/* A new empty one of type t with that bound. */
struct deque *deque_make(struct vm *vm, struct type *t, int64_t maxlen);

#endif
