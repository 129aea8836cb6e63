#include "model/priv.h"

/* What the events of queues and of the synchronization primitives do. */

/* -- who waits -- */

static void waiter_remove(struct model *m, size_t i)
{
    uint32_t task = m->waiters.p[i].task;
    journal_remove(m, ARRAY_waiters, i);
    if (HAS(m, tasks, task) && m->tasks.p[task].n_waits)
        CELL_SET(m, tasks, task, n_waits, m->tasks.p[task].n_waits - 1);
}

/* A task that gets a turn waits no more. When it was woken in get or put, its row
 * stays until it is served: that it may come too late is worth showing. */
static bool is_dropped(const struct m_waiter *w, enum drop which)
{
    switch (which) {
    case DROP_WOKEN:
        return w->woken;
    case DROP_OVER:
        return !w->woken || w->side == SIDE_JOIN;
    default:
        return true;
    }
}

void waiters_drop(struct model *m, uint32_t task, enum drop which)
{
    if (!HAS(m, tasks, task))
        return;
    for (size_t i = m->waiters.n; i-- > 0 && m->tasks.p[task].n_waits;)
        if (m->waiters.p[i].task == task
            && is_dropped(&m->waiters.p[i], which))
            waiter_remove(m, i);
}

static int side_of(struct str side)
{
    return str_eqz(side, "put") ? SIDE_PUT
        : str_eqz(side, "join") ? SIDE_JOIN
                                : SIDE_GET;
}

static void waiter_add(struct model *m, uint32_t queue, uint32_t task, int side)
{
    struct m_waiter w;
    if (!CELL(m, tasks, task))
        return;
    waiters_drop(m, task, DROP_ALL);
    memset(&w, 0, sizeof w);
    w.queue = queue;
    w.task = task;
    w.side = side;
    journal_insert(m, ARRAY_waiters, m->waiters.n, &w);
    CELL_SET(m, tasks, task, n_waits, m->tasks.p[task].n_waits + 1);
}

/* -- items -- */

static void item_link(struct model *m, uint32_t queue, uint32_t item)
{
    uint32_t last = m->queues.p[queue].last;
    CELL_SET(m, items, item, before, last);
    CELL_SET(m, items, item, behind, 0);
    if (last)
        CELL_SET(m, items, last, behind, item);
    else
        CELL_SET(m, queues, queue, first, item);
    CELL_SET(m, queues, queue, last, item);
    CELL_SET(m, queues, queue, n_items, m->queues.p[queue].n_items + 1);
}

static void item_unlink(struct model *m, uint32_t item)
{
    uint32_t queue = m->items.p[item].queue;
    uint32_t before = m->items.p[item].before;
    uint32_t behind = m->items.p[item].behind;
    if (before)
        CELL_SET(m, items, before, behind, behind);
    else
        CELL_SET(m, queues, queue, first, behind);
    if (behind)
        CELL_SET(m, items, behind, before, before);
    else
        CELL_SET(m, queues, queue, last, before);
    CELL_SET(m, items, item, before, 0);
    CELL_SET(m, items, item, behind, 0);
    CELL_SET(m, queues, queue, n_items, m->queues.p[queue].n_items - 1);
}

/* -- queue -- */

APPLY(apply_queue_new)
{
    uint32_t queue = e->queue_new.queue;
    if (!CELL(m, queues, queue))
        return;
    CELL_SET(m, queues, queue, made, true);
    CELL_SET(m, queues, queue, new_event, index);
    CELL_SET(m, queues, queue, maxsize, e->queue_new.maxsize);
}

APPLY(apply_queue_put)
{
    uint32_t queue = e->queue_put.queue, item = e->queue_put.item;
    waiters_drop(m, e->queue_put.task, DROP_ALL);
    if (!CELL(m, queues, queue))
        return;
    CELL_SET(m, queues, queue, n_put, m->queues.p[queue].n_put + 1);
    CELL_SET(m, queues, queue, unfinished, m->queues.p[queue].unfinished + 1);
    CELL_SET(m, queues, queue, next_item, e->queue_put.next);
    if (!CELL(m, items, item))
        return;
    if (m->items.p[item].state == ITEM_IN)
        item_unlink(m, item);
    CELL_SET(m, items, item, queue, queue);
    CELL_SET(m, items, item, state, ITEM_IN);
    CELL_SET(m, items, item, put_event, index);
    CELL_SET(m, items, item, get_event, NO_EVENT);
    item_link(m, queue, item);
}

APPLY(apply_queue_get)
{
    uint32_t queue = e->queue_get.queue, item = e->queue_get.item;
    waiters_drop(m, e->queue_get.task, DROP_ALL);
    if (!CELL(m, queues, queue))
        return;
    CELL_SET(m, queues, queue, n_got, m->queues.p[queue].n_got + 1);
    CELL_SET(m, queues, queue, next_item, e->queue_get.next);
    if (!CELL(m, items, item))
        return;
    if (m->items.p[item].state == ITEM_IN)
        item_unlink(m, item);
    CELL_SET(m, items, item, queue, queue);
    CELL_SET(m, items, item, state, ITEM_OUT);
    CELL_SET(m, items, item, get_event, index);
}

APPLY(apply_queue_block)
{
    (void)index;
    if (CELL(m, queues, e->queue_block.queue))
        waiter_add(m, e->queue_block.queue, e->queue_block.task,
                   side_of(e->queue_block.side));
}

/* Woken: it still has to get its turn, so its row stays until it gets, puts,
 * waits for something or is over. */
APPLY(apply_queue_unblock)
{
    (void)index;
    uint32_t task = e->queue_unblock.task;
    if (str_eqz(e->queue_unblock.why, "cancelled")) {
        waiters_drop(m, task, DROP_ALL);
        return;
    }
    for (size_t i = 0; i < m->waiters.n; i++)
        if (m->waiters.p[i].task == task
            && m->waiters.p[i].queue == e->queue_unblock.queue)
            CELL_SET(m, waiters, i, woken, true);
}

/* Whoever joins is woken when nothing is unfinished. */
APPLY(apply_queue_done)
{
    (void)index;
    uint32_t queue = e->queue_done.queue;
    if (!CELL(m, queues, queue))
        return;
    CELL_SET(m, queues, queue, unfinished, e->queue_done.unfinished);
    if (e->queue_done.unfinished > 0)
        return;
    for (size_t i = 0; i < m->waiters.n; i++)
        if (m->waiters.p[i].queue == queue && m->waiters.p[i].side == SIDE_JOIN)
            CELL_SET(m, waiters, i, woken, true);
}

/* A join of a queue in which nothing is unfinished doesn't wait. */
APPLY(apply_queue_join)
{
    (void)index;
    uint32_t queue = e->queue_join.queue;
    if (CELL(m, queues, queue) && m->queues.p[queue].unfinished > 0)
        waiter_add(m, queue, e->queue_join.task, SIDE_JOIN);
}

/* -- sync -- */

APPLY(apply_sync_new)
{
    uint32_t sync = e->sync_new.sync;
    if (!CELL(m, syncs, sync))
        return;
    CELL_SET(m, syncs, sync, made, true);
    CELL_SET(m, syncs, sync, new_event, index);
    CELL_SET(m, syncs, sync, value, e->sync_new.value);
}

APPLY(apply_sync_acquire)
{
    (void)index;
    uint32_t sync = e->sync_acquire.sync;
    if (!CELL(m, syncs, sync))
        return;
    CELL_SET(m, syncs, sync, value, e->sync_acquire.value);
    CELL_SET(m, syncs, sync, holder, e->sync_acquire.task);
}

APPLY(apply_sync_release)
{
    (void)index;
    uint32_t sync = e->sync_release.sync;
    if (!CELL(m, syncs, sync))
        return;
    CELL_SET(m, syncs, sync, value, e->sync_release.value);
    CELL_SET(m, syncs, sync, holder, 0);
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

APPLY(apply_sync_notify)
{
    (void)index;
    if (CELL(m, syncs, e->sync_notify.sync))
        CELL_SET(m, syncs, e->sync_notify.sync, value, e->sync_notify.value);
}
