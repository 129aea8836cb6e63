/* What is known about the whole trace, gathered once as events come in: how much
 * of what there is (so that panes can be laid out), which file a frame belongs
 * to, and each task's history for the timeline. Knows trace and base.
 */
#ifndef UI_FACTS_H
#define UI_FACTS_H

#include "base/vec.h"
#include "trace/store.h"

enum lane_state { LANE_READY, LANE_RUN, LANE_WAIT, LANE_OVER };
/* From this event on a task is in this state. */
struct lane_change {
    uint32_t event;
    enum lane_state state;
    double t;
};
struct lane {
    VEC(struct lane_change) changes;
};
struct deadline {
    double when;
    size_t n;                 /* timers that share it */
};
struct frame_fact {
    uint32_t new_event; /* UINT32_MAX: unknown */
};

struct facts {
    const struct trace_store *store; /* borrowed */
    size_t seen;              /* events taken in */
    int n_tasks;              /* those of the program, not asyncio's own */
    int n_timers;             /* most deadlines that were set at one time,
                                 equal ones counted once */
    VEC(struct deadline) deadlines; /* those that are set now */
    VEC(double) timers;       /* when each is due, by id */
    int n_queues, n_outs;
    VEC(struct lane) lanes;   /* by task id */
    VEC(struct frame_fact) frames;
};

void facts_init(struct facts *f, const struct trace_store *store);
void facts_fini(struct facts *f);
/* Takes in what was added to the store. */
void facts_update(struct facts *f);
/* The file that a frame's code stands in; borrowed from the store. */
struct str facts_frame_file(const struct facts *f, uint32_t frame);
/* The first index in the lane whose event is not before `event`. */
size_t lane_find(const struct lane *l, uint32_t event);

#endif
