/* The ready queue: handles, first in, first out, in a chain of blocks, so that
 * what many tasks once took is given back. A handle is a value, so that a
 * task's step costs no allocation. The queue owns the references of the handles
 * in it, but doesn't know how to drop them: its user takes what is left out
 * with ready_pop before ready_fini.
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
    HANDLE_NONE,   /* asyncio's own affair; does nothing here */
    HANDLE_CALL,   /* runs a Handle or TimerHandle object */
};

struct handle {
    value target;  /* owned */
    value arg;     /* owned, or NULL */
    value context; /* owned, or NULL */
    event_id id;   /* in the trace; 0 when not traced */
    enum handle_kind kind;
};

enum { READY_BLOCK = 255 }; /* handles in a block: nearly 8 KiB */
struct ready_block {
    struct ready_block *next;
    struct handle at[READY_BLOCK];
};

struct ready {
    struct ready_block *first, *last; /* NULL before the first push */
    struct ready_block *spare;        /* one that is empty, or NULL */
    size_t from, to; /* in first, the handle that is next; in last, the end */
    size_t n;
    uint64_t *account; /* where its bytes are counted, borrowed; NULL: nowhere */
};

void ready_fini(struct ready *r);
/* Puts an empty block behind the last one. */
void ready_grow(struct ready *r);
/* Leaves the first block, which is used up. */
void ready_shrink(struct ready *r);

static inline void ready_push(struct ready *r, struct handle h)
{
    if (!r->last || r->to == READY_BLOCK)
        ready_grow(r);
    r->last->at[r->to++] = h;
    r->n++;
}
/* The first handle; the queue must not be empty. */
static inline struct handle ready_pop(struct ready *r)
{
    if (r->from == READY_BLOCK)
        ready_shrink(r);
    r->n--;
    return r->first->at[r->from++];
}
/* Calls fn for each handle from the front; stops at a non-zero result and
 * returns it. */
int ready_each(const struct ready *r, int (*fn)(struct handle *, void *),
               void *arg);

#endif
