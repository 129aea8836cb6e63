/* What happened to one thing so far, a line a moment: a task's turns and waits
 * with their causes, an item's way through a queue, why a handle is in the ready
 * queue. The words alone. Knows model, trace and base.
 */
#ifndef STORY_HISTORY_H
#define STORY_HISTORY_H

#include "model/model.h"

/* A moment of a task's life, by the event that is it: task.new, ready.push,
 * task.run, task.wait or task.done. Appends; nothing for other events. */
void story_moment(const struct model *m, uint32_t index, struct buf *out);
/* Why a handle is in the ready queue: "woken by cook". Appends. */
void story_ready_cause(const struct model *m, uint32_t handle,
                       struct buf *out);
/* Tasks that wait for this one to be over, by themselves or in a gather; apart
 * by commas. How many. */
size_t story_awaited_by(const struct model *m, uint32_t task, struct buf *out);
/* What somebody did to a lock, event, semaphore, condition or barrier with this
 * event; of a sync.acquire also how long it was had (`over`: the sync.release, or
 * NO_EVENT) and how long one had waited, since then (NAN: not at all). "had it
 * for 1.000 s, until 2.000, after 0.500 s in line". Appends. */
void story_sync_moment(const struct model *m, uint32_t event, uint32_t over,
                       double waits_since, struct buf *out);
/* "by produce(1), taken by consume(3) after 0.500 s". Appends. */
void story_item(const struct model *m, uint32_t item, struct buf *out);

#endif
