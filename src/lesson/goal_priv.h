/* Shared by the files that hold a run against a goal: goal.c (how it ended),
 * goal_starve.c, goal_count.c (queues and tasks), goal_output.c, goal_work.c (what
 * its calls do) and goal_pause.c.
 */
#ifndef LESSON_GOAL_PRIV_H
#define LESSON_GOAL_PRIV_H

#include "base/vec.h"
#include "lesson/goal.h"

/* A goal in the hand. */
struct holding {
    const struct directive *d;
    const struct goal_run *run;
    struct model *m;        /* moved about */
    struct buf *out;        /* why it is so */
    double living;          /* tasks, as far as the walk has come */
};

/* Times are sums of decimal fractions in binary. */
static const double NEARLY = 1e-6;

/* Each holds the goal of that name. */
#define GOAL(id, word, argument, asks, example)                               \
    enum verdict hold_##id(struct holding *h);
#include "lesson/goals.def"

/* Says that the run may still come to it. */
enum verdict still_open(struct holding *h);

#endif
