/* Lanes: the simulated threads of a program. One lane runs at a time; it gives
 * the baton away only where it blocks or ends, so a run is as deterministic
 * with ten threads as with one. Time is the run's clock: when every lane waits,
 * it moves to the earliest deadline.
 *
 * A lane that only looks, again and again, whether another has done something
 * would never come to its end: after many turns of its loops the others go on,
 * and after ever so many more the clock does, as if looking took time.
 *
 * A lane is a POSIX thread of its own, so that each has a C stack that
 * sanitizers and debuggers know; only the holder of the baton ever runs. What
 * the vm keeps for the code that runs (its frame, its exception, ...) is put
 * aside when the baton goes on, so the hot paths know nothing of lanes.
 *
 * A program that never starts a thread has no lanes: vm->priv->lanes is NULL.
 */
#ifndef VM_LANE_H
#define VM_LANE_H

#include <math.h>
#include <stdint.h>

#include "base/str.h"
#include "trace/event.h"
#include "vm/value.h"

struct lane;

/* Lanes that wait for one thing (a lock), the first to come in front. Zeroed is
 * empty. */
struct lane_queue {
    struct lane *first, *last;
};

enum lane_result {
    LANE_ENDING = -1, /* the run is ending: an exception is set */
    LANE_WOKEN = 0,
    LANE_DUE = 1,     /* the deadline has come */
};
#define LANE_FOR_EVER INFINITY

/* Is there more than one lane that has not ended? */
bool lane_many(struct vm *vm);
/* Makes lane 1 of what runs now, unless that has happened. */
void lane_begin(struct vm *vm);
/* The lane that runs; NULL in a program without lanes. */
struct lane *lane_current(struct vm *vm);
/* Its number: 1 for the main one. */
int64_t lane_ident(struct vm *vm);
/* Its name, as threads are called; borrowed. */
const char *lane_name(struct vm *vm);
bool lane_is_main(struct vm *vm);
/* Its number in the trace. */
event_id lane_id(struct vm *vm);

/* A new lane that will call function(*args, **kwargs), at the back of those
 * that are ready; kwargs may be NULL. Its number, or -1 with RuntimeError
 * "can't start new thread". */
int64_t lane_start(struct vm *vm, value function, value args, value kwargs,
                   struct str name);
/* How many threads of this process there are beside the main one. */
size_t lane_count(struct vm *vm);
void lane_rename(struct vm *vm, int64_t ident, struct str name);
/* The words for what the lane blocks on next, in place of what it says itself
 * ("join Thread-1"); used once. */
void lane_block_on(struct vm *vm, struct str text);

/* Blocks the lane until lane_wake or the deadline. It stands in `queue` (may
 * be NULL) meanwhile; held_by is the number of the lane that has what it waits
 * for, or 0. A deadlock ends the run. */
enum lane_result lane_wait(struct vm *vm, double deadline, const char *what,
                           struct lane_queue *queue, int64_t held_by);
/* Puts a lane that waits at the back of the ready ones; harmless for another. */
void lane_wake(struct vm *vm, struct lane *l);
/* The number in the trace of the first in the queue; 0: it is empty. */
event_id lane_first(const struct lane_queue *queue);
/* Takes the first out of the queue and wakes it, if there is one. */
void lane_wake_first(struct vm *vm, struct lane_queue *queue);
/* Lets the other ready lanes go first. 0, or LANE_ENDING. */
enum lane_result lane_yield(struct vm *vm);
/* For the interpreter, in a loop: the lane has had its slice. 0, or LANE_ENDING
 * with an exception. */
enum lane_result lane_slice_over(struct vm *vm);
/* time.sleep until then, with lanes or without. 0, or LANE_ENDING. */
enum lane_result lane_sleep(struct vm *vm, double seconds);

/* The lock that is released when the running lane ends; a reference is taken.
 * lane.c calls `release` for it then. */
void lane_set_sentinel(struct vm *vm, value lock,
                       void (*release)(struct vm *vm, value lock));

/* The main lane's code is over: what still stands in another is dropped, and
 * none of it runs any more. Lanes are gone then. */
void lanes_end(struct vm *vm);

#endif
