/* What the files of the lanes share: lane.c (who runs next), lane_thread.c (a
 * lane's life on its POSIX thread) and lane_report.c (deadlocks).
 */
#ifndef VM_LANE_PRIV_H
#define VM_LANE_PRIV_H

#include <pthread.h>
#include <semaphore.h>

#include "trace/event.h"
#include "vm/lane.h"

struct frame;
struct repr_mark;

enum lane_state { LANE_READY, LANE_RUNS, LANE_WAITS, LANE_OVER };

/* What the vm holds for the code that runs now. */
struct lane_part {
    value exc;
    struct frame *frame;
    uint32_t depth;
    event_id current_task;
    const char *stack_limit;
    value context;
    struct repr_mark *reprs;
    int nesting;          /* of deallocations */
    void *loop;           /* the loop's own, vm_hooks.lane_size bytes */
};

struct lane {
    int64_t ident;        /* as the program sees it */
    event_id id;          /* in the trace: another only in a fork's first lane */
    struct child *child;  /* its own, when it is another process (process.c) */
    enum lane_state state;
    char *name;
    struct lane *next_lane;          /* of all, oldest first */
    struct lane *next_ready;
    struct lane *prev, *next;        /* in the queue it waits in */
    struct lane *earlier, *later;    /* those with a deadline */
    struct lane_queue *queue;        /* that it stands in, or NULL */
    double deadline;                 /* LANE_FOR_EVER: none */
    bool timed;                      /* stands among those with a deadline */
    bool due;                        /* it was the deadline that woke it */
    int64_t held_by;                 /* who has what it waits for; 0: nobody */
    struct buf what;                 /* that it waits for, in words */
    struct buf next_what;            /* lane_block_on */
    value function, args, kwargs;    /* until it starts */
    value sentinel;
    void (*release)(struct vm *vm, value lock);
    struct lane_part part;           /* while it doesn't run */

    struct vm *vm;
    pthread_t thread;                /* not the main lane's */
    sem_t turn;                      /* posted when it gets the baton */
};

struct lanes {
    struct lane *all, *last;         /* that have not been freed */
    struct lane *current;            /* who has the baton */
    struct lane *ready, *last_ready; /* first come, first served */
    struct lane *earliest, *latest;  /* with a deadline, in order */
    size_t n, over;                  /* lanes that live; over, not yet freed */
    size_t children;                 /* of those that live */
    bool calling;                    /* lane_call runs */
    unsigned slices;                 /* over since a lane waited for anything */
    int64_t idents;                  /* given so far */
};

struct lanes *lanes_of(struct vm *vm);
struct lane *lane_new(struct vm *vm, struct str name);
void lane_free(struct vm *vm, struct lane *l);
void ready_push(struct lanes *s, struct lane *l);
/* A lane that isn't the running one waits from now on. */
void lane_blocked(struct vm *vm, struct lane *l, double deadline);
/* f(arg) while no lane has its turn: it may not block. */
value lane_call(struct vm *vm, value f, value arg);
/* In a fork: there is no lane but the running one. */
void lanes_forked(struct vm *vm);
/* Who runs next, taken from the ready ones; the clock moves when it must. NULL
 * for a deadlock, or when the run is ending. */
struct lane *lane_pick(struct vm *vm);
/* The lane that has the baton may go through so many loops from now on, before
 * others have their turn. */
void lane_slice(struct vm *vm);
/* Puts the running lane's part of the vm aside, or in place. */
void lane_exchange(struct vm *vm, struct lane *l);

/* lane_thread.c: gives the baton to `next` and comes back when somebody gives
 * it back to `me`, whose part of the vm is in place again then. */
void lane_hand(struct vm *vm, struct lane *me, struct lane *next);
/* Starts the POSIX thread; 0 or an errno. */
int lane_thread_start(struct lane *l);

/* Who waits for what, in words, appended. */
void lane_describe(struct vm *vm, struct buf *out);
/* lane_report.c: says who waits for what, and ends the run. */
void lane_report_deadlock(struct vm *vm);

#endif
