#include "ui/sync_log.h"

#include "base/bisect.h"
#include "model/model.h"

enum { MOST_IDS = 1 << 24 }; /* a hostile trace must not take all memory */

void sync_log_fini(struct sync_log *l)
{
    for (size_t i = 0; i < l->syncs.n; i++) {
        vec_fini(&l->syncs.p[i].list);
        vec_fini(&l->syncs.p[i].open);
    }
    vec_fini(&l->syncs);
}

static void moment_add(struct sync_log *l, uint32_t sync, uint32_t event,
                       uint32_t who, bool held)
{
    if (!sync || sync > MOST_IDS)
        return;
    while (l->syncs.n <= sync)
        vec_push(&l->syncs, ((struct sync_moments){{0}, {0}}));
    struct sync_moments *s = &l->syncs.p[sync];
    if (held)
        vec_push(&s->open, (uint32_t)s->list.n);
    vec_push(&s->list, ((struct sync_moment){event, SYNC_STILL, who}));
}

/* Whose hold ends: the newest of who gives it back, or, as anybody may release,
 * the oldest of all. */
static size_t open_of(const struct sync_moments *s, uint32_t who)
{
    for (size_t i = s->open.n; i-- > 0;)
        if (s->list.p[s->open.p[i]].who == who)
            return i;
    return 0;
}

static void moment_over(struct sync_log *l, uint32_t sync, uint32_t event,
                        uint32_t who)
{
    if (sync >= l->syncs.n || !l->syncs.p[sync].open.n)
        return;
    struct sync_moments *s = &l->syncs.p[sync];
    size_t i = open_of(s, who);
    s->list.p[s->open.p[i]].over = event;
    for (; i + 1 < s->open.n; i++)
        s->open.p[i] = s->open.p[i + 1];
    (void)vec_pop(&s->open);
}

#define WHO(f) model_who((f).task, (f).thread)
#define CASE(kind, held)                                                      \
    case EV_##kind:                                                           \
        moment_add(l, e->kind.sync, event, WHO(e->kind), held);               \
        break

void sync_log_add(struct sync_log *l, const struct event *e, uint32_t event)
{
    switch (e->kind) {
    CASE(sync_acquire, true);
    CASE(sync_set, false);
    CASE(sync_clear, false);
    CASE(sync_notify, false);
    CASE(sync_break, false);
    case EV_sync_release:
        moment_over(l, e->sync_release.sync, event, WHO(e->sync_release));
        break;
    default:
        break;
    }
}

size_t sync_log_find(const struct sync_log *l, uint32_t sync, size_t events,
                     const struct sync_moment **list)
{
    if (sync >= l->syncs.n)
        return 0;
    *list = l->syncs.p[sync].list.p;
    struct bisect b = bisect_of(0, l->syncs.p[sync].list.n);
    while (bisect_next(&b))
        bisect_go(&b, (*list)[b.at].event < events);
    return b.low;
}
