/* What is known about the whole trace, gathered once as events come in: how much
 * of what there is (so that panes can be laid out), which file a frame belongs
 * to, how often lines ran, the lines of output, and the history of each task and
 * lane for the timeline. Knows model, trace and base, and how wide a text is.
 */
#ifndef UI_FACTS_H
#define UI_FACTS_H

#include "base/vec.h"
#include "model/model.h"
#include "trace/store.h"
#include "ui/line_runs.h"
#include "ui/out_lines.h"
#include "ui/reach.h"
#include "ui/sync_log.h"

/* LANE_BLOCK: it runs, and a call like time.sleep holds the whole loop. */
enum lane_state { LANE_READY, LANE_RUN, LANE_BLOCK, LANE_WAIT, LANE_OVER };
/* From this event on a task is in this state. */
struct lane_change {
    uint32_t event;
    enum lane_state state;
    double t;
};
/* What one of them did to another: it woke it, or put an item that the other
 * took. Both lanes have it. */
struct lane_link {
    uint32_t event;      /* the wake or the get */
    uint32_t from_event; /* the wake or the put */
    uint32_t other;      /* who, as facts_lane has it */
    bool in;             /* the other one did it; else this lane did */
};
struct lane {
    VEC(struct lane_change) changes;
    VEC(struct lane_link) links;
};
struct item_fact {
    uint32_t who, put_event; /* who: 0, unknown */
};
struct deadline {
    double when;
    size_t n;                 /* timers that share it */
    size_t sleeps;            /* so many of them end a sleep */
};
struct timer_fact {
    double when;
    bool sleep;
};
struct frame_fact {
    uint32_t new_event; /* UINT32_MAX: unknown */
    uint16_t file;      /* in `runs` */
};

/* What a queue will need in rows of QUEUE. */
struct queue_fact {
    int items, most_items;    /* in it now, and most at one time */
    bool put_waits, joined, woke; /* somebody ever waited in put, in join; was
                                     woken */
};

enum { FACTS_BLOCK = 1024 };

struct facts {
    const struct trace_store *store; /* borrowed */
    size_t seen;              /* events taken in */
    int n_tasks;              /* those of the program, not asyncio's own */
    int n_timers;             /* most deadlines that were set at one time,
                                 equal ones counted once */
    VEC(struct deadline) deadlines; /* those that are set now */
    VEC(struct timer_fact) timers; /* by id */
    struct reach reach;       /* of the timeline by time */
    int n_queues, n_outs;
    int out_time_cells;       /* of the longest time in OUTPUT */
    double out_time;          /* the newest of them */
    int n_ready;              /* most handles in the ready queue at one time */
    int in_ready;             /* now */
    VEC(struct queue_fact) queues; /* by id */
    int n_syncs;              /* locks and their like, without the parts of
                                 others */
    int n_lines;              /* those at which somebody had to wait */
    int n_groups, n_timeouts; /* most that were open at one time */
    int open_groups, open_timeouts; /* now */
    int n_jobs, open_jobs;    /* likewise, of executors */
    int n_threads;            /* lanes, when there are several */
    int task_cells, thread_cells; /* of their longest names */
    VEC(uint8_t) syncs;       /* by id: SYNC_* of what has been seen of it */
    VEC(struct lane) lanes;   /* by task id */
    VEC(struct lane) threads; /* by thread id */
    VEC(struct item_fact) items; /* by item id */
    uint32_t thread;          /* that runs, once there are several */
    VEC(struct frame_fact) frames;
    VEC(uint32_t) sources;    /* events that bring a file's text */
    VEC(double) latest;       /* of each FACTS_BLOCK events: the latest time up
                                 to its end */
    struct line_runs runs;    /* of each line of each file */
    struct out_lines out;
    struct sync_log sync_log;
};

void facts_init(struct facts *f, const struct trace_store *store);
void facts_fini(struct facts *f);
/* Takes in what was added to the store, at most so many events of it. */
void facts_update(struct facts *f, size_t most);
/* The first event at this time or later; SIZE_MAX: none that is taken in. */
size_t facts_at_time(const struct facts *f, double t);
/* Rows that LOCKS needs to show all that was there at one time; 0: there are no
 * locks, groups, timeouts or threads. */
int facts_lock_rows(const struct facts *f);
/* Rows in which QUEUE shows all that there ever is; 0: there are no queues. */
int facts_queue_rows(const struct facts *f);
/* Threads and processes that stand beside the tasks in the timeline. */
int facts_lanes(const struct facts *f);
/* The history of a task, or of a lane (WHO_LANE); NULL: none. */
const struct lane *facts_lane(const struct facts *f, uint32_t who);
/* The file that a frame's code stands in; borrowed from the store. */
struct str facts_frame_file(const struct facts *f, uint32_t frame);
/* The first index in the lane whose event is not before `event`. */
size_t lane_find(const struct lane *l, uint32_t event);

#endif
