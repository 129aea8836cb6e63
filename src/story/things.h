/* What else there is beside tasks, timers and queues: threads, jobs, locks and
 * their like, task groups, timeouts. One table with a row a kind: which of them
 * are there now, what is said of each, who waits for it. Knows story's words,
 * model, trace and base.
 */
#ifndef STORY_THINGS_H
#define STORY_THINGS_H

#include "story/story.h"

enum thing_kind_id { THING_THREAD, THING_JOB, THING_SYNC, THING_GROUP,
                     THING_TIMEOUT, THING_KINDS };
/* How much a thing matters now: when there is no room for all, those that
 * matter least go. */
enum thing_rank { RANK_ABSENT = -1, RANK_OVER, RANK_IDLE, RANK_IN_USE,
                  RANK_WAITED, RANK_RUNS };
/* So many of the last threads and jobs are there also when they are done. */
enum { THINGS_KEPT = 40 };

/* How to paint what is said. From TONE_STATE on: as that state of a task. */
enum tone { TONE_TEXT, TONE_DIM, TONE_WARNING, TONE_STATE };

/* A row below a thing: words, and who they are about, in order. */
struct thing_row {
    struct buf words;     /* owned */
    enum tone tone;       /* of the words */
    size_t left;          /* how many are still to come */
    uint32_t next;        /* the first of them */
    bool of_group;        /* they are a group's tasks, else a line */
};
enum { THING_ROWS = 2 };

struct thing_kind {
    const char *title;
    const char *none;     /* said while there is none of them */
    enum changed changed;
    enum thing_rank (*rank)(const struct model *m, uint32_t id);
    /* These append. */
    void (*name)(const struct model *m, uint32_t id, struct buf *out);
    enum tone (*text)(const struct model *m, uint32_t id, struct buf *out);
    /* Who waits for it: how many rows it fills in, each for thing_row_fini.
     * NULL: nobody ever does. */
    int (*rows)(const struct model *m, uint32_t id,
                struct thing_row rows[THING_ROWS]);
    bool tail;            /* the text's end tells more than its middle */
};
extern const struct thing_kind thing_kinds[THING_KINDS];
/* One past the highest number of a kind so far. */
size_t things_count(const struct model *m, enum thing_kind_id kind);

/* The next one in the row, false behind the last. */
bool thing_row_next(const struct model *m, struct thing_row *row, uint32_t *who,
                    bool *woken);
void thing_row_fini(struct thing_row *row);

#endif
