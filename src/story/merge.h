/* Two runs on one clock: the order in which the steps of both come. A step comes
 * when it is over; of two at the same time that of the left run is first, so a run's
 * own steps keep their order. Nothing is stored: any place in the order is found from
 * the two stories as far as they are known.
 */
#ifndef STORY_MERGE_H
#define STORY_MERGE_H

#include "story/story.h"

enum { MERGE_LEFT, MERGE_RIGHT, MERGE_SIDES };

struct merge_side {
    const struct story *story;
    const struct trace_store *store;
    bool over;              /* no more of it will ever be known */
};
/* Filled anew whenever something of it has changed. */
struct merge {
    struct merge_side side[MERGE_SIDES];
    enum detail detail;     /* of both */
};

/* Seconds at which a step (from 1) of a side is over. */
double merge_time(const struct merge *m, int side, size_t step);
/* Whose step comes when so many steps of each were taken. MERGE_NONE: both runs are
 * over. MERGE_UNKNOWN: more has to be known first, of the sides that merge_lacks
 * says. */
enum { MERGE_NONE = -1, MERGE_UNKNOWN = -2 };
int merge_next(const struct merge *m, const size_t at[MERGE_SIDES]);
bool merge_lacks(const struct merge *m, const size_t at[MERGE_SIDES], int side);
/* Whose step was the last of those; MERGE_NONE at the start. */
int merge_last(const struct merge *m, const size_t at[MERGE_SIDES]);
/* One side is at so many of its events, wherever that is in its run: where both are
 * then, when its last step was the last of all. */
void merge_follow(const struct merge *m, int side, size_t events,
                  size_t at[MERGE_SIDES]);
/* Where both are after `n` steps of the merged order, or at its end as far as it is
 * known. */
void merge_go(const struct merge *m, size_t n, size_t at[MERGE_SIDES]);
/* Where both are once all has been that is over by `t`. */
void merge_go_to_time(const struct merge *m, double t, size_t at[MERGE_SIDES]);

/* How a run ended. */
struct run_end {
    enum run_end_kind {
        RUN_NEVER,          /* it has not begun */
        RUN_OPEN,           /* its last event is not its end, or a limit was */
        RUN_DONE,
        RUN_FAILED,         /* an exception, or an exit status that isn't 0 */
        RUN_DEADLOCK,
    } kind;
    double t;               /* of its last event */
};
struct run_end run_end_of(const struct trace_store *store);
/* "ended at 1.000", "deadlock at 2.000". Appends. */
void run_end_text(const struct run_end *e, struct buf *out);
/* What the two took, and how much sooner one is, in a sentence or two. Appends. */
void merge_compare(const struct str names[MERGE_SIDES],
                   const struct run_end ends[MERGE_SIDES], struct buf *out);

#endif
