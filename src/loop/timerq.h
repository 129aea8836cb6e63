/* The timers that are set: a binary heap by deadline, equal deadlines in the
 * order in which they were set. A timer lives inside its owner (a sleep's
 * future, a TimerHandle); the heap holds a reference to the owner, which is
 * given back to the caller whenever a timer leaves the heap.
 *
 * Taking a timer back only marks it, as CPython does: it is dropped when it
 * comes to the head, or when more than half of over a hundred are marked.
 */
#ifndef LOOP_TIMERQ_H
#define LOOP_TIMERQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "trace/event.h"

struct timer {
    event_id id;    /* in the trace; 0 when not traced */
    event_id task;  /* that set it */
    event_id ready; /* a sleep's: the handle that waits for its turn; or 0 */
    bool handle;    /* owner: a TimerHandle, else a sleep's future */
    bool scheduled; /* stands in the heap */
    bool cancelled;
};

struct timerq_entry {
    double when;
    uint64_t order;
    struct timer *timer;
};

struct timerq {
    struct timerq_entry *heap;
    size_t n, cap;
    size_t cancelled;  /* marked and still in the heap */
    uint64_t next_order;
    uint64_t *account; /* where its bytes are counted, borrowed; NULL: nowhere */
};

void timerq_fini(struct timerq *q);
void timerq_push(struct timerq *q, double when, struct timer *t);
/* Marks a timer. Harmless when it is not in the heap any more. */
void timerq_cancel(struct timerq *q, struct timer *t);
/* The earliest deadline; false when there is no timer. */
bool timerq_next(const struct timerq *q, double *when);
/* Takes the earliest timer out. The queue must not be empty. */
struct timer *timerq_pop(struct timerq *q);
/* Takes out the one that stands last, as CPython's list of them is emptied. */
struct timer *timerq_pop_last(struct timerq *q);
/* Takes out what CPython drops at the start of a pass; calls drop for each. */
void timerq_sweep(struct timerq *q, void (*drop)(struct timer *, void *),
                  void *arg);

#endif
