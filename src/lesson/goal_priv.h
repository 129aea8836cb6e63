/* Shared by the files that hold a run against a goal: goal.c (how it ended),
 * goal_starve.c, goal_count.c (queues and tasks), goal_output.c (what is printed)
 * and goal_calls.c (what its calls do).
 */
#ifndef LESSON_GOAL_PRIV_H
#define LESSON_GOAL_PRIV_H

#include "lesson/goal.h"
#include "lesson/goal_work.h"

struct goal_given {
    struct work work;
    char *source;
};

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
/* Says that what the page's program does is not known. */
enum verdict given_unknown(struct holding *h);

/* -- lines of a text -- */
/* The line at *at, which moves behind it; false at the end. */
bool goal_next_line(struct str text, size_t *at, struct str *line);
/* The line of that number, from 1, without the blanks around it; empty: there is no
 * such line. */
struct str goal_line(struct str text, int number);

#endif
