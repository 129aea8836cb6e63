#include "model/priv.h"

/* Who has what of locks and their like. A hold is in two lists, that of its sync
 * and that of its owner, so that finding it costs no more than the shorter: many
 * tasks may have a semaphore's places, and one task many locks, and they let go
 * in any order. */

static uint32_t hold_new(struct model *m)
{
    uint32_t hold = m->free_hold;
    if (hold) {
        SCALAR_SET(m, free_hold, m->holds.p[hold].older);
        return hold;
    }
    if (m->holds.n == 0)
        journal_grow(m, ARRAY_holds, 1); /* 0 is the end of a list */
    hold = (uint32_t)m->holds.n;
    journal_grow(m, ARRAY_holds, m->holds.n + 1);
    return hold;
}

/* Does that task or lane have a list? The program outside tasks has none. */
static bool has_list(const struct model *m, uint32_t who)
{
    return who & WHO_LANE ? HAS(m, threads, who & ~WHO_LANE)
                          : HAS(m, tasks, who);
}

static uint32_t newest_of(const struct model *m, uint32_t who)
{
    return who & WHO_LANE ? m->threads.p[who & ~WHO_LANE].holds
                          : m->tasks.p[who].holds;
}

static void set_newest_of(struct model *m, uint32_t who, uint32_t hold)
{
    if (who & WHO_LANE)
        CELL_SET(m, threads, who & ~WHO_LANE, holds, hold);
    else
        CELL_SET(m, tasks, who, holds, hold);
}

static void owner_add(struct model *m, uint32_t who, uint32_t hold)
{
    bool made = who & WHO_LANE ? CELL(m, threads, who & ~WHO_LANE)
                               : CELL(m, tasks, who);
    uint32_t older = made ? newest_of(m, who) : 0;
    CELL_SET(m, holds, hold, his_older, older);
    CELL_SET(m, holds, hold, his_newer, 0);
    if (older)
        CELL_SET(m, holds, older, his_newer, hold);
    if (made)
        set_newest_of(m, who, hold);
}

static void owner_drop(struct model *m, uint32_t hold)
{
    struct m_hold h = m->holds.p[hold];
    if (h.his_older)
        CELL_SET(m, holds, h.his_older, his_newer, h.his_newer);
    if (h.his_newer)
        CELL_SET(m, holds, h.his_newer, his_older, h.his_older);
    else if (has_list(m, h.who) && newest_of(m, h.who) == hold)
        set_newest_of(m, h.who, h.his_older);
}

void hold_add(struct model *m, uint32_t sync, uint32_t who, uint32_t since)
{
    uint32_t hold = hold_new(m), older = m->syncs.p[sync].holds;
    CELL_SET(m, holds, hold, who, who);
    CELL_SET(m, holds, hold, sync, sync);
    CELL_SET(m, holds, hold, since, since);
    CELL_SET(m, holds, hold, older, older);
    CELL_SET(m, holds, hold, newer, 0);
    if (older)
        CELL_SET(m, holds, older, newer, hold);
    else
        CELL_SET(m, syncs, sync, oldest_hold, hold);
    CELL_SET(m, syncs, sync, holds, hold);
    CELL_SET(m, syncs, sync, n_holds, m->syncs.p[sync].n_holds + 1);
    owner_add(m, who, hold);
}

uint32_t hold_find(const struct model *m, uint32_t sync, uint32_t who)
{
    const struct m_hold *holds = m->holds.p;
    bool listed = has_list(m, who);
    uint32_t of_sync = m->syncs.p[sync].holds;
    uint32_t of_owner = listed ? newest_of(m, who) : 0;
    for (; of_sync && (of_owner || !listed); of_sync = holds[of_sync].older) {
        if (holds[of_sync].who == who)
            return of_sync;
        if (listed && holds[of_owner].sync == sync)
            return of_owner;
        of_owner = listed ? holds[of_owner].his_older : 0;
    }
    return 0;
}

void hold_drop(struct model *m, uint32_t sync, uint32_t who)
{
    uint32_t hold = hold_find(m, sync, who);
    if (!hold)
        hold = m->syncs.p[sync].oldest_hold; /* anybody may release */
    if (!hold)
        return;
    struct m_hold h = m->holds.p[hold];
    if (h.older)
        CELL_SET(m, holds, h.older, newer, h.newer);
    else
        CELL_SET(m, syncs, sync, oldest_hold, h.newer);
    if (h.newer)
        CELL_SET(m, holds, h.newer, older, h.older);
    else
        CELL_SET(m, syncs, sync, holds, h.older);
    owner_drop(m, hold);
    CELL_SET(m, holds, hold, older, m->free_hold);
    SCALAR_SET(m, free_hold, hold);
    CELL_SET(m, syncs, sync, n_holds, m->syncs.p[sync].n_holds - 1);
}
