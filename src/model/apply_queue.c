#include "model/priv.h"

/* What the events of queues do. */

static enum wait_side side_of(struct str side)
{
    return str_eqz(side, "put") ? SIDE_PUT
        : str_eqz(side, "join") ? SIDE_JOIN
                                : SIDE_GET;
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
    wait_end(m, WHO(e->queue_put), DROP_ALL);
    if (!CELL(m, queues, queue))
        return;
    CELL_SET(m, queues, queue, n_put, m->queues.p[queue].n_put + 1);
    if (m->queues.p[queue].unfinished < INT64_MAX) /* as a trace may say */
        CELL_SET(m, queues, queue, unfinished,
                 m->queues.p[queue].unfinished + 1);
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

/* What the next get is likely to give: 0 when there is nothing. */
static uint32_t front_of(const struct model *m, uint32_t queue)
{
    uint32_t next = m->queues.p[queue].next_item;
    return HAS(m, items, next) && m->items.p[next].queue == queue
                   && m->items.p[next].state == ITEM_IN
               ? next
               : m->queues.p[queue].first;
}

/* A writer that can't tell which item it was leaves it out: one is gone all the
 * same. */
APPLY(apply_queue_get)
{
    uint32_t queue = e->queue_get.queue, item = e->queue_get.item;
    wait_end(m, WHO(e->queue_get), DROP_ALL);
    if (!CELL(m, queues, queue))
        return;
    if (!item)
        item = front_of(m, queue);
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
    if (CELL(m, queues, e->queue_block.queue))
        wait_begin(m, side_of(e->queue_block.side), e->queue_block.queue,
                   WHO(e->queue_block), index);
}

APPLY(apply_queue_unblock)
{
    (void)index;
    wait_wake(m, side_of(e->queue_unblock.side), e->queue_unblock.queue,
              WHO(e->queue_unblock), e->queue_unblock.why);
}

/* Whoever joins is woken when nothing is unfinished. */
APPLY(apply_queue_done)
{
    (void)index;
    uint32_t queue = e->queue_done.queue;
    if (!CELL(m, queues, queue))
        return;
    CELL_SET(m, queues, queue, unfinished, e->queue_done.unfinished);
    if (e->queue_done.unfinished <= 0)
        wait_wake_all(m, m->queues.p[queue].lines[SIDE_JOIN - SIDE_GET]);
}

/* A join of a queue in which nothing is unfinished doesn't wait. */
APPLY(apply_queue_join)
{
    uint32_t queue = e->queue_join.queue;
    if (CELL(m, queues, queue) && m->queues.p[queue].unfinished > 0)
        wait_begin(m, SIDE_JOIN, queue, WHO(e->queue_join), index);
}
