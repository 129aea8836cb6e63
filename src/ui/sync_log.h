/* What happened to each lock, event, semaphore, condition and barrier: who had it
 * and until when, who set it, notified it, broke it; for the history in LOCKS. By
 * events, each list in their order. Knows base, trace and model.
 */
#ifndef UI_SYNC_LOG_H
#define UI_SYNC_LOG_H

#include "base/vec.h"
#include "trace/event.h"

enum { SYNC_STILL = UINT32_MAX };

struct sync_moment {
    uint32_t event;    /* sync.acquire, set, clear, notify or break */
    uint32_t over;     /* acquire: its sync.release, SYNC_STILL: none yet */
    uint32_t who;      /* as model_who has it */
};
struct sync_moments {
    VEC(struct sync_moment) list;
    VEC(uint32_t) open; /* those of `list` that nobody has given back yet */
};
struct sync_log {
    VEC(struct sync_moments) syncs; /* by id */
};

void sync_log_fini(struct sync_log *l);
/* Takes in one of these events, or a sync.release; others are nothing to it. */
void sync_log_add(struct sync_log *l, const struct event *e, uint32_t event);
/* How many moments of a sync there are among so many events; *list: all of them,
 * borrowed until the next one is added. */
size_t sync_log_find(const struct sync_log *l, uint32_t sync, size_t events,
                     const struct sync_moment **list);

#endif
