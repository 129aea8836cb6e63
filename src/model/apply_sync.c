#include "model/priv.h"

/* What the events of locks and their like, of task groups and of timeouts do. */

/* -- sync -- */

static enum sync_kind kind_of(struct str kind)
{
    static const char *const kinds[] = {
        [SYNC_LOCK] = "lock",           [SYNC_EVENT] = "event",
        [SYNC_SEMAPHORE] = "semaphore", [SYNC_CONDITION] = "condition",
        [SYNC_BARRIER] = "barrier",
    };
    for (size_t k = SYNC_LOCK; k < sizeof kinds / sizeof kinds[0]; k++)
        if (str_eqz(kind, kinds[k]))
            return (enum sync_kind)k;
    return SYNC_OTHER;
}

APPLY(apply_sync_new)
{
    uint32_t sync = e->sync_new.sync, uses = e->sync_new.uses;
    if (!CELL(m, syncs, sync))
        return;
    CELL_SET(m, syncs, sync, made, true);
    CELL_SET(m, syncs, sync, kind, kind_of(e->sync_new.kind));
    CELL_SET(m, syncs, sync, new_event, index);
    CELL_SET(m, syncs, sync, value, e->sync_new.value);
    CELL_SET(m, syncs, sync, size, e->sync_new.value);
    if (uses == sync || !CELL(m, syncs, uses))
        return;
    CELL_SET(m, syncs, sync, uses, uses);
    CELL_SET(m, syncs, uses, used_by, sync);
}

APPLY(apply_sync_acquire)
{
    uint32_t sync = e->sync_acquire.sync;
    uint32_t who = WHO(e->sync_acquire);
    if (!CELL(m, syncs, sync))
        return;
    wait_end(m, who, DROP_ALL);
    CELL_SET(m, syncs, sync, value, e->sync_acquire.value);
    hold_add(m, sync, who, index);
}

APPLY(apply_sync_release)
{
    (void)index;
    uint32_t sync = e->sync_release.sync;
    if (!CELL(m, syncs, sync))
        return;
    CELL_SET(m, syncs, sync, value, e->sync_release.value);
    hold_drop(m, sync, WHO(e->sync_release));
}

APPLY(apply_sync_set)
{
    (void)index;
    if (CELL(m, syncs, e->sync_set.sync))
        CELL_SET(m, syncs, e->sync_set.sync, set, true);
}

APPLY(apply_sync_clear)
{
    (void)index;
    if (CELL(m, syncs, e->sync_clear.sync))
        CELL_SET(m, syncs, e->sync_clear.sync, set, false);
}

APPLY(apply_sync_break)
{
    (void)index;
    if (CELL(m, syncs, e->sync_break.sync))
        CELL_SET(m, syncs, e->sync_break.sync, broken,
                 str_eqz(e->sync_break.why, "abort"));
}

APPLY(apply_sync_block)
{
    if (CELL(m, syncs, e->sync_block.sync))
        wait_begin(m, SIDE_SYNC, e->sync_block.sync, WHO(e->sync_block), index);
}

APPLY(apply_sync_unblock)
{
    (void)index;
    wait_wake(m, SIDE_SYNC, e->sync_unblock.sync, WHO(e->sync_unblock),
              e->sync_unblock.why);
}

/* -- groups -- */

APPLY(apply_group_new)
{
    uint32_t group = e->group_new.group;
    if (!CELL(m, groups, group))
        return;
    CELL_SET(m, groups, group, state, GROUP_MADE);
    CELL_SET(m, groups, group, new_event, index);
}

APPLY(apply_group_enter)
{
    (void)index;
    uint32_t group = e->group_enter.group;
    if (!CELL(m, groups, group))
        return;
    CELL_SET(m, groups, group, state, GROUP_OPEN);
    CELL_SET(m, groups, group, owner, e->group_enter.task);
}

/* A task belongs to the first group that names it. */
APPLY(apply_group_task)
{
    (void)index;
    uint32_t group = e->group_task.group, task = e->group_task.task;
    if (!CELL(m, groups, group) || !CELL(m, tasks, task)
        || m->tasks.p[task].group)
        return;
    uint32_t last = m->groups.p[group].last;
    CELL_SET(m, tasks, task, group, group);
    if (last)
        CELL_SET(m, tasks, last, group_next, task);
    else
        CELL_SET(m, groups, group, first, task);
    CELL_SET(m, groups, group, last, task);
    CELL_SET(m, groups, group, n_tasks, m->groups.p[group].n_tasks + 1);
}

void group_count(struct model *m, uint32_t task, bool failed)
{
    uint32_t group = m->tasks.p[task].group;
    if (!group)
        return;
    CELL_SET(m, groups, group, n_over, m->groups.p[group].n_over + 1);
    CELL_SET(m, groups, group, n_failed,
             m->groups.p[group].n_failed + failed);
}

APPLY(apply_group_abort)
{
    if (!CELL(m, groups, e->group_abort.group))
        return;
    CELL_SET(m, groups, e->group_abort.group, aborting, true);
    CELL_SET(m, groups, e->group_abort.group, abort_event, index);
}

APPLY(apply_group_wait)
{
    uint32_t group = e->group_wait.group;
    if (!CELL(m, groups, group))
        return;
    CELL_SET(m, groups, group, state, GROUP_WAITING);
    wait_begin(m, SIDE_GROUP, group, e->group_wait.task, index);
}

APPLY(apply_group_exit)
{
    (void)index;
    uint32_t group = e->group_exit.group;
    if (!CELL(m, groups, group))
        return;
    CELL_SET(m, groups, group, state, GROUP_LEFT);
    wait_end(m, e->group_exit.task, DROP_ALL);
}

/* -- timeouts -- */

APPLY(apply_timeout_new)
{
    uint32_t timeout = e->timeout_new.timeout;
    if (!CELL(m, timeouts, timeout))
        return;
    CELL_SET(m, timeouts, timeout, state, TIMEOUT_SET);
    CELL_SET(m, timeouts, timeout, new_event, index);
    CELL_SET(m, timeouts, timeout, when, e->timeout_new.when);
    CELL_SET(m, timeouts, timeout, task, e->timeout_new.task);
    CELL_SET(m, timeouts, timeout, of, e->timeout_new.of);
}

APPLY(apply_timeout_reschedule)
{
    (void)index;
    if (CELL(m, timeouts, e->timeout_reschedule.timeout))
        CELL_SET(m, timeouts, e->timeout_reschedule.timeout, when,
                 e->timeout_reschedule.when);
}

APPLY(apply_timeout_expire)
{
    (void)index;
    if (CELL(m, timeouts, e->timeout_expire.timeout))
        CELL_SET(m, timeouts, e->timeout_expire.timeout, state,
                 TIMEOUT_EXPIRED);
}

APPLY(apply_timeout_exit)
{
    (void)index;
    if (CELL(m, timeouts, e->timeout_exit.timeout))
        CELL_SET(m, timeouts, e->timeout_exit.timeout, state, TIMEOUT_LEFT);
}
