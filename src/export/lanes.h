/* Who runs when: a trace as what lies on lanes, for the formats that draw a
 * timeline. A lane holds slices (somebody runs) and spans (it is ready, or waits);
 * arrows lead from one lane to another.
 *
 * Drawn time: under a virtual clock most turns take no time, and would be hairlines
 * at one place. So each is drawn `width` longer than it took. What would overlap
 * moves to the right, until the clock has caught up; or, with `insert`, all that
 * comes after moves by that much. Both keep the order, and slices never overlap:
 * one lane runs at a time. Times are whole nanoseconds, so that what begins where
 * another ends does so exactly.
 *
 * Knows model, trace and base; not what is drawn.
 */
#ifndef EXPORT_LANES_H
#define EXPORT_LANES_H

#include "base/vec.h"
#include "model/model.h"

/* Whose lane: the number of a task; a thread's with WHO_LANE; 0 for the program
 * outside tasks, the loop's own callbacks and the main thread. */
typedef uint32_t lane_id;

struct lane_slice {
    lane_id who;
    int64_t from, to;     /* drawn */
    int64_t began, took;  /* in truth */
    uint32_t event;       /* that began it */
    uint32_t turn;        /* of a task: its number, from 1 */
    struct str name;      /* borrowed until the callback returns */
};
struct lane_span {
    lane_id who;
    enum task_state state; /* TASK_READY, TASK_WAITING */
    uint32_t since;        /* the event that says why, or NO_EVENT */
    int64_t from, to;      /* drawn; `to` when it ends */
};
struct lane_mark {
    lane_id who;
    int64_t at;            /* drawn; 0: nowhere */
};
enum lane_arrow {
    ARROW_WAKE,            /* from what woke a task to its next turn */
    ARROW_ITEM,            /* from a put to the get of that item */
};

/* What is told, in the order in which it happens; none may be NULL. */
struct lanes_ops {
    void (*begins)(void *arg, lane_id who, int64_t at);
    void (*over)(void *arg, lane_id who, int64_t at);
    void (*slice)(void *arg, const struct lane_slice *s); /* when it ends */
    void (*span_begins)(void *arg, const struct lane_span *s);
    void (*span_ends)(void *arg, const struct lane_span *s);
    void (*arrow)(void *arg, enum lane_arrow kind, const struct lane_mark *from,
                  const struct lane_mark *to);
};

/* What is known of a lane. */
struct lane_now {
    bool begun;
    struct lane_span span;   /* state TASK_NONE: it has no life now; one that is
                                neither ready nor waits: no span is open */
    struct lane_mark woken;
};

struct lanes {
    const struct lanes_ops *ops;
    void *arg;
    int64_t width;
    bool insert;
    int64_t tail;            /* set by the caller: how much longer what is open at
                                the end of the trace is drawn */

    struct model m;
    int64_t t;               /* of the event: never less than before */
    uint32_t index;          /* of the event */
    int64_t edge, shift;     /* where the last slice ended; by `insert` */
    bool open;               /* a slice is */
    struct lane_slice slice;
    struct buf name;
    VEC(struct lane_now) tasks, threads;
    VEC(struct lane_mark) puts; /* by item */
};

/* Begins; `ops` are called from lanes_next on. Ended with lanes_fini. */
void lanes_init(struct lanes *l, const struct trace_store *store,
                const struct lanes_ops *ops, void *arg, int64_t width,
                bool insert);
void lanes_fini(struct lanes *l);
/* Takes in the next event, into *e; false behind the last, when all that was open
 * has been closed. */
bool lanes_next(struct lanes *l, struct event *e);

/* Where what happens now is drawn: inside of the slice that is open, away from its
 * ends. */
int64_t lanes_at(const struct lanes *l);
/* The time that an event of the store says, in seconds; 0 for a NAN. */
double lanes_true_time(const struct lanes *l, uint32_t index);
/* Appends what a lane is called; what a span is about: "ready", "sleep(1)". */
void lanes_label(const struct lanes *l, lane_id who, struct buf *out);
struct str lanes_span_words(const struct lanes *l, const struct lane_span *s);
/* Nanoseconds of the whole run, and how many slices it has, at most. */
void lanes_measure(const struct trace_store *store, int64_t *length,
                   size_t *slices);

#endif
