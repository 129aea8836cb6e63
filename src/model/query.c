#include <stdlib.h>

#include "model/priv.h"
#include "trace/reader.h"

/* -- ready -- */

size_t model_ready_count(const struct model *m)
{
    return m->ready.n - m->ready_head;
}

uint32_t model_ready(const struct model *m, size_t i)
{
    return i < model_ready_count(m) ? m->ready.p[m->ready_head + i] : 0;
}

size_t model_ready_this_pass(const struct model *m)
{
    size_t n = model_ready_count(m);
    return m->pass_left < n ? m->pass_left : n;
}

/* -- timers and output -- */

size_t model_timers(const struct model *m, uint32_t *ids, size_t max)
{
    size_t set = m->deadlines.n - m->due_head, n = set < max ? set : max;
    if (n)
        memcpy(ids, m->deadlines.p + m->due_head, n * sizeof *ids);
    return set;
}

uint32_t model_out(const struct model *m, size_t i)
{
    return i < m->outs.n ? m->outs.p[i] : NO_EVENT;
}

/* -- frames -- */

/* A broken trace may make frames that hold each other. */
enum { CHAIN_MOST = 1 << 16 };

static struct m_place place_of(const struct model *m, uint32_t frame)
{
    return (struct m_place){frame, m->frames.p[frame].line};
}

/* How many frames there are from `inner` out to `outermost`, or out to the last
 * one when that is 0; 0 when it isn't around. */
static size_t running_depth(const struct model *m, uint32_t inner,
                            uint32_t outermost)
{
    size_t depth = 0;
    for (uint32_t f = inner; HAS(m, frames, f) && depth < CHAIN_MOST;
         f = m->frames.p[f].parent) {
        depth++;
        if (f == outermost)
            return depth;
    }
    return outermost ? 0 : depth;
}

static size_t running_stack(const struct model *m, uint32_t inner,
                            uint32_t outermost, struct m_place *places,
                            size_t max)
{
    size_t depth = running_depth(m, inner, outermost), at = depth;
    for (uint32_t f = inner; at > 0; f = m->frames.p[f].parent)
        if (--at < max)
            places[at] = place_of(m, f);
    return depth < max ? depth : max;
}

/* The innermost frame of the lane that is in the middle of a task's turn; 0:
 * none is. */
static uint32_t frame_running(const struct model *m, uint32_t task)
{
    if (m->running == task)
        return m->current_frame;
    for (size_t i = 1; i < m->threads.n; i++)
        if (i != m->thread && m->threads.p[i].task == task)
            return m->threads.p[i].frame;
    return 0;
}

/* Is it a plain generator? Those are called, not awaited. */
static bool is_generator(const struct model *m, uint32_t frame)
{
    struct event e;
    if (m->frames.p[frame].new_event == NO_EVENT)
        return false;
    trace_store_get(m->store, m->frames.p[frame].new_event, &e);
    return str_eqz(e.frame_new.kind, "gen");
}

/* The frame that a suspended one awaits; 0 when it is the innermost. */
static uint32_t awaited(const struct model *m, uint32_t frame)
{
    uint32_t inner = m->frames.p[frame].inner;
    return HAS(m, frames, inner)
            && m->frames.p[inner].state == FRAME_SUSPENDED
            && m->frames.p[inner].parent == frame && !is_generator(m, inner)
        ? inner : 0;
}

static size_t suspended_stack(const struct model *m, uint32_t outermost,
                              struct m_place *places, size_t max)
{
    size_t n = 0;
    if (!HAS(m, frames, outermost)
        || m->frames.p[outermost].state != FRAME_SUSPENDED)
        return 0;
    for (uint32_t f = outermost; f && n < max && n < CHAIN_MOST;
         f = awaited(m, f))
        places[n++] = place_of(m, f);
    return n;
}

/* What task.wait said; for traces without the events of frames. */
static size_t written_stack(const struct model *m, uint32_t wait_event,
                            struct m_place *places, size_t max)
{
    struct event e;
    int64_t frame, line;
    size_t n = 0;
    if (wait_event == NO_EVENT)
        return 0;
    trace_store_get(m->store, wait_event, &e);
    for (size_t at = 0;
         n < max && json_list_each_pair(e.task_wait.stack, &at, &frame, &line);)
        if (frame >= 0 && frame <= UINT32_MAX)
            places[n++] = (struct m_place){(uint32_t)frame, (int)line};
    return n;
}

size_t model_stack(const struct model *m, uint32_t task, struct m_place *places,
                   size_t max)
{
    if (!HAS(m, tasks, task))
        return 0;
    const struct m_task *t = &m->tasks.p[task];
    uint32_t running = t->frame ? frame_running(m, task) : 0;
    size_t n = running ? running_stack(m, running, t->frame, places, max) : 0;
    if (!n && t->frame)
        n = suspended_stack(m, t->frame, places, max);
    if (!n && (t->state == TASK_WAITING || t->state == TASK_READY))
        n = written_stack(m, t->wait_event, places, max);
    return n;
}

size_t model_thread_stack(const struct model *m, uint32_t thread,
                          struct m_place *places, size_t max)
{
    if (thread == m->thread)
        return running_stack(m, m->current_frame, 0, places, max);
    if (!HAS(m, threads, thread)
        || m->threads.p[thread].state == THREAD_DONE)
        return 0;
    uint32_t inner = m->threads.p[thread].frame;
    return running_stack(m, inner, 0, places, max);
}

/* -- who is suspended where -- */

/* The lines of one file at one moment, found once for all its lines. */
struct line_count {
    int line;
    uint32_t tasks, last_task;
};
/* Is the code of the frame that this event made in the file? */
struct frame_file {
    uint32_t new_event : 31, in : 1; /* 0: not known */
};
struct suspended {
    bool filled;
    size_t at;
    struct buf file;
    VEC(struct line_count) lines;
    VEC(struct frame_file) frames; /* what was found out before, by frame */
};

void suspended_free(struct suspended *s)
{
    if (!s)
        return;
    buf_fini(&s->file);
    vec_fini(&s->lines);
    vec_fini(&s->frames);
    free(s);
}

static struct line_count *line_find(const struct suspended *s, int line)
{
    for (size_t i = 0; i < s->lines.n; i++)
        if (s->lines.p[i].line == line)
            return &s->lines.p[i];
    return NULL;
}

static void count_line(struct suspended *s, int line, uint32_t task)
{
    struct line_count *c = line_find(s, line);
    if (!c) {
        vec_push(&s->lines, (struct line_count){.line = line});
        c = &vec_last(&s->lines);
    }
    c->tasks += c->last_task != task;
    c->last_task = task;
}

/* Most frames are asked about at one step after the other. */
static bool frame_is_in(const struct model *m, struct suspended *s,
                        uint32_t frame)
{
    struct event e;
    uint32_t made = HAS(m, frames, frame) ? m->frames.p[frame].new_event
                                          : NO_EVENT;
    if (made == NO_EVENT)
        return false;
    while (s->frames.n <= frame)
        vec_push(&s->frames, (struct frame_file){0});
    struct frame_file *known = &s->frames.p[frame];
    if (known->new_event != made || !made) {
        trace_store_get(m->store, made, &e);
        *known = (struct frame_file){
            made, str_eq(e.frame_new.file, buf_str(&s->file))};
    }
    return known->in;
}

static void fill_suspended(const struct model *m, struct suspended *s)
{
    enum { DEEPEST = 256 };
    struct m_place places[DEEPEST];
    s->lines.n = 0;
    for (uint32_t task = 1; task < m->tasks.n; task++) {
        const struct m_task *t = &m->tasks.p[task];
        if (!t->started
            || (t->state != TASK_WAITING && t->state != TASK_READY))
            continue;
        size_t n = model_stack(m, task, places, DEEPEST);
        for (size_t i = 0; i < n; i++)
            if (frame_is_in(m, s, places[i].frame))
                count_line(s, places[i].line, task);
    }
}

size_t model_suspended_on(const struct model *m, struct str file, int line)
{
    struct suspended *s = m->journal->suspended;
    if (!s)
        s = m->journal->suspended = xcalloc(1, sizeof *s);
    if (!s->filled || !str_eq(buf_str(&s->file), file)) {
        s->filled = false;
        s->frames.n = 0;
        s->file.n = 0;
        buf_adds(&s->file, file);
    }
    if (!s->filled || s->at != m->at) {
        s->filled = true;
        s->at = m->at;
        fill_suspended(m, s);
    }
    const struct line_count *c = line_find(s, line);
    return c ? c->tasks : 0;
}
