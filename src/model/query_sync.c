#include "model/priv.h"

/* Questions about locks and their like. */

bool model_sync_is_part(const struct model *m, uint32_t sync)
{
    struct event e;
    if (!HAS(m, syncs, sync) || !m->syncs.p[sync].used_by)
        return false;
    if (m->syncs.p[sync].new_event == NO_EVENT)
        return true;
    trace_store_get(m->store, m->syncs.p[sync].new_event, &e);
    return e.sync_new.name.n == 0;
}

size_t model_sync_waiting(const struct model *m, uint32_t sync)
{
    size_t n = 0;
    if (!HAS(m, syncs, sync))
        return 0;
    for (uint32_t who = m->syncs.p[sync].line.first; who;
         who = model_wait(m, who)->behind)
        n += !model_wait(m, who)->woken;
    return n;
}

bool model_sync_holder(const struct model *m, uint32_t sync, uint32_t *who)
{
    if (HAS(m, syncs, sync) && m->syncs.p[sync].uses)
        sync = m->syncs.p[sync].uses;
    if (!HAS(m, syncs, sync) || !m->syncs.p[sync].holds)
        return false;
    *who = m->holds.p[m->syncs.p[sync].holds].who;
    return true;
}

bool model_holds(const struct model *m, uint32_t sync, uint32_t who)
{
    return HAS(m, syncs, sync) && hold_find(m, sync, who);
}
