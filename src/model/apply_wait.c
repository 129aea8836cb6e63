#include "model/priv.h"

/* Who waits in line for what. A task or a lane stands in one line at most, so
 * its place is a part of it, and a line is linked through those that stand in
 * it: joining it, leaving it and being woken cost the same however long it is. */

static bool is_there(const struct model *m, uint32_t who)
{
    return who & WHO_LANE ? HAS(m, threads, who & ~WHO_LANE)
                          : HAS(m, tasks, who);
}

static bool make(struct model *m, uint32_t who)
{
    return who & WHO_LANE ? CELL(m, threads, who & ~WHO_LANE)
                          : CELL(m, tasks, who);
}

const struct m_wait *model_wait(const struct model *m, uint32_t who)
{
    static const struct m_wait nowhere = {.since = NO_EVENT};
    if (!is_there(m, who))
        return &nowhere;
    return who & WHO_LANE ? &m->threads.p[who & ~WHO_LANE].wait
                          : &m->tasks.p[who].wait;
}

#define WAIT_SET(m, who, field, value)                                        \
    do {                                                                      \
        if ((who) & WHO_LANE)                                                 \
            CELL_SET(m, threads, (who) & ~WHO_LANE, wait.field, value);       \
        else                                                                  \
            CELL_SET(m, tasks, who, wait.field, value);                       \
    } while (0)

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
                      uint32_t who)
{
    struct m_line line = line_of(m, side, object);
    WAIT_SET(m, who, before, line.last);
    WAIT_SET(m, who, behind, 0);
    if (line.last)
        WAIT_SET(m, line.last, behind, who);
    else
        line.first = who;
    line.last = who;
    line.n++;
    line_set(m, side, object, line);
}

static void line_remove(struct model *m, uint32_t who)
{
    const struct m_wait w = *model_wait(m, who);
    struct m_line line = line_of(m, w.side, w.object);
    if (w.before)
        WAIT_SET(m, w.before, behind, w.behind);
    else
        line.first = w.behind;
    if (w.behind)
        WAIT_SET(m, w.behind, before, w.before);
    else
        line.last = w.before;
    line.n--;
    line_set(m, w.side, w.object, line);
}

static void wait_set(struct model *m, uint32_t who, enum wait_side side,
                     uint32_t object, uint32_t since)
{
    WAIT_SET(m, who, side, side);
    WAIT_SET(m, who, woken, false);
    WAIT_SET(m, who, object, object);
    WAIT_SET(m, who, since, since);
}

void wait_begin(struct model *m, enum wait_side side, uint32_t object,
                uint32_t who, uint32_t since)
{
    if (!make(m, who))
        return;
    wait_end(m, who, DROP_ALL);
    line_push(m, side, object, who);
    wait_set(m, who, side, object, since);
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

void wait_end(struct model *m, uint32_t who, enum drop which)
{
    const struct m_wait *w = model_wait(m, who);
    if (w->side == SIDE_NONE || !is_dropped(w, which))
        return;
    line_remove(m, who);
    WAIT_SET(m, who, before, 0);
    WAIT_SET(m, who, behind, 0);
    wait_set(m, who, SIDE_NONE, 0, NO_EVENT);
}

void wait_wake(struct model *m, enum wait_side side, uint32_t object,
               uint32_t who, struct str why)
{
    const struct m_wait *w = model_wait(m, who);
    if (str_eqz(why, "cancelled") || str_eqz(why, "late"))
        wait_end(m, who, DROP_ALL);
    else if (w->side == side && w->object == object)
        WAIT_SET(m, who, woken, true);
}

void wait_wake_all(struct model *m, struct m_line line)
{
    for (uint32_t who = line.first; who; who = model_wait(m, who)->behind)
        WAIT_SET(m, who, woken, true);
}
