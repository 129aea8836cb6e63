/* The ready queue: a ring of handles, first in, first out. A handle is a value,
 * so that a task's step costs no allocation. The ring owns the references of
 * the handles in it, but doesn't know how to drop them: its user takes what is
 * left out with ready_pop before ready_fini.
 */
#ifndef LOOP_READY_H
#define LOOP_READY_H

#include <stdbool.h>

#include "trace/event.h"
#include "vm/value.h"

/* What running a handle does with its target. */
enum handle_kind {
    HANDLE_STEP,   /* a task's step; arg: the exception to throw, or NULL */
    HANDLE_WAKEUP, /* a task's step because future arg is done */
    HANDLE_SLEEP,  /* gives a sleep's future its result */
    HANDLE_GATHER, /* tells a gather that its child arg is done */
    HANDLE_STOP,   /* ends run_until_complete on the loop; arg: the future */
    HANDLE_DONE,   /* calls a done callback with future arg in context */
    HANDLE_CALL,   /* runs a Handle or TimerHandle object */
};

struct handle {
    value target;  /* owned */
    value arg;     /* owned, or NULL */
    value context; /* owned, or NULL */
    event_id id;   /* in the trace; 0 when not traced */
    enum handle_kind kind;
};

struct ready {
    struct handle *ring; /* cap is a power of two, or 0 */
    size_t head, n, cap;
};

void ready_fini(struct ready *r);
void ready_grow(struct ready *r);
static inline void ready_push(struct ready *r, struct handle h)
{
    if (r->n == r->cap)
        ready_grow(r);
    r->ring[(r->head + r->n++) & (r->cap - 1)] = h;
}
/* The first handle; the ring must not be empty. */
static inline struct handle ready_pop(struct ready *r)
{
    struct handle h = r->ring[r->head];
    r->head = (r->head + 1) & (r->cap - 1);
    r->n--;
    return h;
}
/* The i-th handle from the front, i < r->n. */
static inline struct handle *ready_at(const struct ready *r, size_t i)
{
    return &r->ring[(r->head + i) & (r->cap - 1)];
}

#endif
