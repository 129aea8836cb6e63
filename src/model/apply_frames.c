#include "model/priv.h"

/* What the events of frames do. A frame that runs was called or resumed by its
 * parent, so the running frames are a chain from current_frame outward. When a
 * coroutine pauses, the frame that awaits it remembers it as `inner`; so the
 * suspended frames of a task are a chain from its outermost frame inward. */

static bool frame_ensure(struct model *m, uint32_t frame)
{
    return CELL(m, frames, frame);
}

/* `frame` runs from here on, called or resumed by the one that runs now. */
static void frame_enter(struct model *m, uint32_t frame)
{
    uint32_t by = m->current_frame;
    CELL_SET(m, frames, frame, state, FRAME_RUNNING);
    if (by && by != frame && HAS(m, frames, by))
        CELL_SET(m, frames, by, inner, frame);
    SCALAR_SET(m, current_frame, frame);
}

/* `frame` runs no more: the one around it does, if it runs. */
static void frame_leave(struct model *m, uint32_t frame, unsigned state)
{
    uint32_t parent = m->frames.p[frame].parent;
    CELL_SET(m, frames, frame, state, state);
    if (m->current_frame != frame)
        return;
    bool runs = HAS(m, frames, parent)
        && m->frames.p[parent].state == FRAME_RUNNING;
    SCALAR_SET(m, current_frame, runs ? parent : 0);
}

/* A task whose own coroutine isn't shown (one of asyncio's) can have several
 * outermost frames, one after the other. */
static bool has_outermost(const struct model *m, uint32_t task)
{
    uint32_t frame = m->tasks.p[task].frame;
    return HAS(m, frames, frame) && m->frames.p[frame].state != FRAME_OVER;
}

APPLY(apply_frame_new)
{
    uint32_t frame = e->frame_new.frame, task = e->frame_new.task;
    if (!frame_ensure(m, frame))
        return;
    CELL_SET(m, frames, frame, new_event, index);
    CELL_SET(m, frames, frame, line_event, index);
    CELL_SET(m, frames, frame, parent, e->frame_new.parent);
    CELL_SET(m, frames, frame, task, task);
    CELL_SET(m, frames, frame, inner, 0);
    CELL_SET(m, frames, frame, line, 0);
    CELL_SET(m, frames, frame, previous_line, 0);
    CELL_SET(m, frames, frame, locals, 0);
    CELL_SET(m, frames, frame, last_local, 0);
    frame_enter(m, frame);
    if (str_eqz(e->frame_new.kind, "coro") && m->coros_unawaited)
        SCALAR_SET(m, coros_unawaited, m->coros_unawaited - 1);
    if (task && CELL(m, tasks, task) && !has_outermost(m, task))
        CELL_SET(m, tasks, task, frame, frame);
    locals_apply(m, frame, e->frame_new.set, (struct str){0}, index);
}

APPLY(apply_line)
{
    uint32_t frame = e->line.frame;
    SCALAR_SET(m, last_line_event, index);
    if (!frame_ensure(m, frame))
        return;
    CELL_SET(m, frames, frame, previous_line, m->frames.p[frame].line);
    CELL_SET(m, frames, frame, line, (int)e->line.line);
    CELL_SET(m, frames, frame, line_event, index);
    CELL_SET(m, frames, frame, state, FRAME_RUNNING);
    CELL_SET(m, frames, frame, inner, 0);
    SCALAR_SET(m, current_frame, frame);
    locals_apply(m, frame, e->line.set, e->line.unset, index);
}

APPLY(apply_suspend)
{
    (void)index;
    if (frame_ensure(m, e->suspend.frame))
        frame_leave(m, e->suspend.frame, FRAME_SUSPENDED);
}

APPLY(apply_resume)
{
    (void)index;
    uint32_t frame = e->resume.frame, by = m->current_frame;
    if (!frame_ensure(m, frame))
        return;
    if (by != frame)
        CELL_SET(m, frames, frame, parent, by);
    frame_enter(m, frame);
}

APPLY(apply_return)
{
    (void)index;
    if (frame_ensure(m, e->return_.frame))
        frame_leave(m, e->return_.frame, FRAME_OVER);
}

APPLY(apply_unwind)
{
    (void)index;
    if (frame_ensure(m, e->unwind.frame))
        frame_leave(m, e->unwind.frame, FRAME_OVER);
}

APPLY(apply_coro_new)
{
    (void)e, (void)index;
    SCALAR_SET(m, coros_unawaited, m->coros_unawaited + 1);
}
