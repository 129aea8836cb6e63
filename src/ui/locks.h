/* The rows of LOCKS (pane_locks.c): one kind of thing each, with what is said of
 * it. Knows what panes know.
 */
#ifndef UI_LOCKS_H
#define UI_LOCKS_H

#include "ui/pane.h"

enum locks_kind_id { LOCKS_THREAD, LOCKS_JOB, LOCKS_SYNC, LOCKS_GROUP,
                     LOCKS_TIMEOUT, LOCKS_KINDS };
/* How much a thing matters now: when there is no room for all, those that
 * matter least go. */
enum locks_rank { RANK_ABSENT = -1, RANK_OVER, RANK_IDLE, RANK_IN_USE,
                  RANK_WAITED, RANK_RUNS };
/* So many of the last threads and jobs are shown also when they are done. */
enum { LOCKS_KEPT = 40 };

struct locks_kind {
    const char *title;
    const char *none;     /* said while there is none of them */
    enum changed changed;
    enum locks_rank (*rank)(const struct view *v, uint32_t id);
    void (*name)(const struct model *m, uint32_t id, struct buf *out);
    /* What is true of it; how to paint that. */
    enum style (*text)(const struct view *v, uint32_t id, struct buf *out);
    /* Who waits for it, in rows of their own; the row behind them. */
    int (*more)(const struct view *v, const struct region *r, int row,
                uint32_t id);
    bool tail;            /* the text's end tells more than its middle */
};
extern const struct locks_kind locks_kinds[LOCKS_KINDS];
/* One past the highest number of a kind so far. */
size_t locks_count(const struct view *v, enum locks_kind_id kind);

#endif
