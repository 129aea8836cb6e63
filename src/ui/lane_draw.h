/* One lane of the timeline: what a task, or a thread, did over the stretch that
 * an axis shows, up to the cursor; and the arrows between lanes. Knows what a
 * pane may read.
 */
#ifndef UI_LANE_DRAW_H
#define UI_LANE_DRAW_H

#include "ui/axis.h"

/* What is waited for, to be written into a stretch: into the columns [from, to). */
struct lane_name {
    int row, from, to;
    uint32_t wait_event;
};
struct lane_names {
    VEC(struct lane_name) list;
};

/* The states as stretches, and the timer that is set. Adds what is waited for. */
void lane_draw_stretches(const struct region *r, int row, const struct axis *a,
                         uint32_t who, struct lane_names *names);
/* Writes these, over arrows that pass there, and empties the list. */
void lane_draw_names(const struct region *r, const struct axis *a,
                     struct lane_names *names);
/* The turns as ticks, over the stretches and the arrows. */
void lane_draw_turns(const struct region *r, int row, const struct axis *a,
                     uint32_t who);
/* The state at the cursor. */
void lane_draw_state(const struct region *r, int row, const struct axis *a,
                     uint32_t who);
/* The arrows that end or begin in the lane of `who`, which is one of those that
 * stand in rows 0 to n - 1: their lines; then, over the ticks, their heads. */
void lane_draw_links(const struct region *r, const struct axis *a,
                     const uint32_t *rows, int n, uint32_t who, bool heads);

enum task_state lane_state_of(const struct view *v, uint32_t who);
/* When a timer will end its wait; NAN: none will. */
double lane_waits_until(const struct view *v, uint32_t who);

#endif
