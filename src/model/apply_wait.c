#include "model/priv.h"

/* Who waits in line for what. A task stands in one line at most, so its place is
 * a part of the task, and a line is linked through its tasks: joining it,
 * leaving it and being woken cost the same however long it is. */

static struct m_line line_of(const struct model *m, enum wait_side side,
                             uint32_t object)
{
    switch (side) {
    case SIDE_SYNC:
        return m->syncs.p[object].line;
    case SIDE_GROUP:
        return m->groups.p[object].line;
    default:
        return m->queues.p[object].lines[side - SIDE_GET];
    }
}

#define LINE_SET(m, array, object, name, to)                                  \
    do {                                                                      \
        CELL_SET(m, array, object, name.first, (to).first);                   \
        CELL_SET(m, array, object, name.last, (to).last);                     \
        CELL_SET(m, array, object, name.n, (to).n);                           \
    } while (0)

static void line_set(struct model *m, enum wait_side side, uint32_t object,
                     struct m_line to)
{
    switch (side) {
    case SIDE_SYNC:
        LINE_SET(m, syncs, object, line, to);
        break;
    case SIDE_GROUP:
        LINE_SET(m, groups, object, line, to);
        break;
    default:
        LINE_SET(m, queues, object, lines[side - SIDE_GET], to);
    }
}

static void line_push(struct model *m, enum wait_side side, uint32_t object,
                      uint32_t task)
{
    struct m_line line = line_of(m, side, object);
    CELL_SET(m, tasks, task, wait.before, line.last);
    CELL_SET(m, tasks, task, wait.behind, 0);
    if (line.last)
        CELL_SET(m, tasks, line.last, wait.behind, task);
    else
        line.first = task;
    line.last = task;
    line.n++;
    line_set(m, side, object, line);
}

static void line_remove(struct model *m, uint32_t task)
{
    const struct m_wait w = m->tasks.p[task].wait;
    struct m_line line = line_of(m, w.side, w.object);
    if (w.before)
        CELL_SET(m, tasks, w.before, wait.behind, w.behind);
    else
        line.first = w.behind;
    if (w.behind)
        CELL_SET(m, tasks, w.behind, wait.before, w.before);
    else
        line.last = w.before;
    line.n--;
    line_set(m, w.side, w.object, line);
}

static void wait_set(struct model *m, uint32_t task, enum wait_side side,
                     uint32_t object, uint32_t since)
{
    CELL_SET(m, tasks, task, wait.side, side);
    CELL_SET(m, tasks, task, wait.woken, false);
    CELL_SET(m, tasks, task, wait.object, object);
    CELL_SET(m, tasks, task, wait.since, since);
}

void wait_begin(struct model *m, enum wait_side side, uint32_t object,
                uint32_t task, uint32_t since)
{
    if (!CELL(m, tasks, task))
        return;
    wait_end(m, task, DROP_ALL);
    line_push(m, side, object, task);
    wait_set(m, task, side, object, since);
}

/* Only in get and put can somebody else be quicker than who was woken. */
static bool is_dropped(const struct m_wait *w, enum drop which)
{
    switch (which) {
    case DROP_WOKEN:
        return w->woken;
    case DROP_OVER:
        return !w->woken || (w->side != SIDE_GET && w->side != SIDE_PUT);
    default:
        return true;
    }
}

void wait_end(struct model *m, uint32_t task, enum drop which)
{
    if (!HAS(m, tasks, task) || m->tasks.p[task].wait.side == SIDE_NONE
        || !is_dropped(&m->tasks.p[task].wait, which))
        return;
    line_remove(m, task);
    CELL_SET(m, tasks, task, wait.before, 0);
    CELL_SET(m, tasks, task, wait.behind, 0);
    wait_set(m, task, SIDE_NONE, 0, NO_EVENT);
}

void wait_wake(struct model *m, enum wait_side side, uint32_t object,
               uint32_t task, struct str why)
{
    if (!HAS(m, tasks, task))
        return;
    if (str_eqz(why, "cancelled"))
        wait_end(m, task, DROP_ALL);
    else if (m->tasks.p[task].wait.side == side
             && m->tasks.p[task].wait.object == object)
        CELL_SET(m, tasks, task, wait.woken, true);
}

void wait_wake_all(struct model *m, struct m_line line)
{
    for (uint32_t task = line.first; task; task = m->tasks.p[task].wait.behind)
        CELL_SET(m, tasks, task, wait.woken, true);
}
