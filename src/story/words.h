/* What the panes of the screen, and a page in a browser, say of single things: a
 * handle in the ready queue, a timer, a queue, the calls of a task. The words
 * alone; where they stand and what is cut is up to who shows them. Knows model,
 * trace and base.
 */
#ifndef STORY_WORDS_H
#define STORY_WORDS_H

#include "model/model.h"

/* Tasks to show, in order of creation; the count. The caller frees *ids.
 * `internals`: those of asyncio itself too. */
size_t story_tasks(const struct model *m, bool internals, uint32_t **ids);

/* One name in the ready queue: a handle, or several alike that follow each
 * other. */
struct ready_entry {
    size_t from, to;      /* places in the queue */
    struct buf text;      /* owned */
    bool nobody;          /* it belongs to no task */
};
/* The name at place *at and after it, up to `to`; moves *at behind it. False at
 * the end. */
bool story_ready_next(const struct model *m, size_t *at, size_t to,
                      struct ready_entry *e);

/* All of the rest append. */

/* What a handle runs, in a word or two: a task; a callback by the name of its
 * function, and so the one that tells a gather that one of its tasks is over. */
void story_handle(const struct model *m, uint32_t handle, struct buf *out);
/* Whose timer it is, or what it is for. */
void story_timer(const struct model *m, uint32_t timer, struct buf *out);
/* "q: 2 items, at most 3" */
void story_queue(const struct model *m, uint32_t queue, struct buf *out);
/* "unfinished 2     put 2, got 0" */
void story_queue_counts(const struct model *m, uint32_t queue, struct buf *out);
/* Who waits on that side of it, or, woken, on any side for its turn; how many. */
size_t story_queue_waiting(const struct model *m, uint32_t queue,
                           enum wait_side side, struct buf *out);
size_t story_queue_woken(const struct model *m, uint32_t queue, struct buf *out);
/* "chain:27 › part2:18 › sleep", with this sign between. */
void story_chain(const struct model *m, uint32_t task, const char *into,
                 struct buf *out);
/* "n=6  arg='x'" of a frame; those that changed last come first. */
void story_locals(const struct model *m, uint32_t frame, struct buf *out);

/* The name of a frame's function without what stands around it; borrowed. */
struct str story_frame_fn(const struct model *m, uint32_t frame);
/* "part2(6, 'result6-1')": a frame's call with its arguments; the name alone
 * when the trace tells of none. */
void story_call(const struct model *m, uint32_t frame, struct buf *out);
/* "part1(6) returned into chain(6); the loop had no part.": what the last
 * coroutine did that came to its end in the turn that runs; `brief`: without
 * arguments. False, and nothing, when none did. */
bool story_came_back(const struct model *m, bool brief, struct buf *out);
/* The calls of the lane that runs, outermost first; when the program is over, that
 * of its module: there is nothing else left. At most max; the count. */
size_t story_calls(const struct model *m, struct m_place *places, size_t max);
/* Is it what a module defines or imports? That is in its text: among variables it
 * would only hide the others. */
bool story_is_definition(struct str repr);
/* A lane's state as that of a task. */
enum task_state story_thread_state(const struct model *m, uint32_t thread);

#endif
