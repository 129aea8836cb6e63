/* Who runs, or has written, where no task does: a thread, one of the program's
 * callbacks, or the program itself; and who yielded inside of a task. */
#include "story/priv.h"

enum { FAR = 20000 };

/* The innermost frame is the first to be suspended. */
uint32_t story_bare_yield(const struct model *m, uint32_t push)
{
    uint32_t first = push;
    struct event e;
    while (first > 0 && trace_store_kind(m->store, first - 1) == EV_suspend)
        first--;
    if (push == NO_EVENT || first == push)
        return 0;
    trace_store_get(m->store, first, &e);
    uint32_t frame = e.suspend.frame;
    if (!str_eqz(e.suspend.value, "None") || frame >= m->frames.n ||
        m->frames.p[frame].new_event == NO_EVENT)
        return 0;
    trace_store_get(m->store, m->frames.p[frame].new_event, &e);
    return str_eqz(e.frame_new.kind, "gen") ? frame : 0;
}

static bool ends_callback(enum event_kind k)
{
    return k == EV_task_run || k == EV_loop_select || k == EV_loop_pass ||
           k == EV_loop_clock || k == EV_loop_close || k == EV_thread_run;
}

/* Where the frame of the line at that index was made, if that is before `oldest`. */
static uint32_t older_frame(const struct model *m, uint32_t index,
                            uint32_t oldest)
{
    struct event e;
    trace_store_get(m->store, index, &e);
    uint32_t made = e.line.frame < m->frames.n
                        ? m->frames.p[e.line.frame].new_event : NO_EVENT;
    return made < oldest ? made : oldest;
}

uint32_t story_callback(const struct story *s, const struct model *m, size_t at)
{
    struct event e;
    size_t stop = at > FAR ? at - FAR : 0;
    uint32_t oldest = NO_EVENT; /* of the frames whose lines ran since then */
    if (!story_has_callbacks(s))
        return NO_EVENT;
    for (size_t i = at; i-- > stop;) {
        enum event_kind k = trace_store_kind(m->store, i);
        if (ends_callback(k))
            return NO_EVENT;
        if (k == EV_line)
            oldest = older_frame(m, (uint32_t)i, oldest);
        if (k != EV_ready_pop)
            continue;
        trace_store_get(m->store, i, &e);
        if (e.ready_pop.handle >= m->handles.n || oldest < i)
            return NO_EVENT; /* the loop had stopped, and the program went on */
        uint32_t push = m->handles.p[e.ready_pop.handle].push_event;
        if (push == NO_EVENT)
            return NO_EVENT;
        trace_store_get(m->store, push, &e);
        return e.kind == EV_ready_push && e.ready_push.call.n ? push
                                                              : NO_EVENT;
    }
    return NO_EVENT;
}

void add_runner(const struct story *s, const struct model *m, struct buf *out)
{
    if (m->thread <= 1 && story_callback(s, m, m->at) != NO_EVENT)
        buf_addz(out, "the callback");
    else if (story_has_threads(s))
        model_thread_name(m, m->thread ? m->thread : 1, out);
    else
        buf_addz(out, "the program");
}

uint32_t story_lane_at(const struct story *s, const struct model *m,
                       uint32_t index)
{
    struct event e;
    if (!story_has_threads(s))
        return 1;
    size_t stop = index > FAR ? index - FAR : 0;
    for (size_t i = index; i-- > stop;)
        if (trace_store_kind(m->store, i) == EV_thread_run) {
            trace_store_get(m->store, i, &e);
            return e.thread_run.thread;
        }
    return 1;
}

void story_writer(const struct story *s, const struct model *m, uint32_t index,
                  struct buf *out)
{
    struct event e;
    trace_store_get(m->store, index, &e);
    uint32_t task = e.kind == EV_out    ? e.out.task
                    : e.kind == EV_warn ? e.warn.task
                                        : 0;
    uint32_t lane = e.kind == EV_out ? e.out.thread : 0;
    if (e.kind == EV_diag)
        buf_addz(out, "note");
    else if (task)
        model_task_label(m, task, out);
    else if (lane > 1)
        model_thread_name(m, lane, out);
    else if (story_callback(s, m, index) != NO_EVENT)
        buf_addz(out, "callback");
    else
        buf_addz(out, "program");
}
