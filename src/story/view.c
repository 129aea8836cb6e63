/* What a step did, as marks on the screen and as notes beside tasks. */
#include "trace/reader.h"

#include "story/priv.h"

static bool within(const struct step_view *v, uint32_t index)
{
    return index != NO_EVENT && index >= v->from && index < v->to;
}

/* The last `line` event before `end`, not looking further back than needed. */
static bool line_before(const struct trace_store *store, size_t end,
                        struct event *e)
{
    enum { FAR = 4000 };
    size_t stop = end > FAR ? end - FAR : 0;
    for (size_t i = end; i-- > stop;)
        if (trace_store_kind(store, i) == EV_line) {
            trace_store_get(store, i, e);
            return true;
        }
    return false;
}

/* Do two frames run in the same lane? */
static bool same_lane(const struct story *s, uint32_t a, uint32_t b)
{
    struct event x, y;
    return story_frame(s, a, &x) && story_frame(s, b, &y)
           && x.frame_new.thread == y.frame_new.thread;
}

static struct str frame_file(const struct story *s, uint32_t frame)
{
    struct event e;
    return story_frame(s, frame, &e) ? e.frame_new.file : (struct str){"", 0};
}

/* Did somebody else begin to run in the step? Then the line that ended it did
 * not follow the line before it. */
static bool switched(const struct model *m, const struct step_view *v)
{
    for (size_t i = v->from; i < v->to; i++) {
        enum event_kind k = trace_store_kind(m->store, i);
        if (k == EV_task_run || k == EV_loop_close)
            return true;
    }
    return false;
}

/* Does the step begin with the end of a frame? Then what ran is the rest of the
 * line that had called it. */
static bool begins_with_end(const struct model *m, const struct step_view *v)
{
    enum event_kind k = v->from < v->to ? trace_store_kind(m->store, v->from)
                                        : EV_COUNT;
    return k == EV_return_ || k == EV_unwind;
}

static uint32_t actor_of(const struct model *m, const struct step_view *v)
{
    enum { FAR = 4000 };
    size_t stop = v->to > v->from + FAR ? v->to - FAR : v->from;
    if (m->running)
        return m->running;
    for (size_t i = v->to; i-- > stop;) {
        struct event e;
        switch (trace_store_kind(m->store, i)) {
        case EV_task_wait:
            trace_store_get(m->store, i, &e);
            return e.task_wait.task;
        case EV_task_done:
            trace_store_get(m->store, i, &e);
            return e.task_done.task;
        case EV_ready_push:
            trace_store_get(m->store, i, &e);
            if (str_eqz(e.ready_push.why, "yield"))
                return e.ready_push.task;
            break;
        default:
            break;
        }
    }
    return 0;
}

/* Do two frames belong to different tasks, or one to none? */
static bool other_task(const struct model *m, uint32_t a, uint32_t b)
{
    return a < m->frames.n && b < m->frames.n
           && m->frames.p[a].task != m->frames.p[b].task;
}

/* The end of a step that leaves somebody about to run a line. */
static void about_to_run(const struct story *s, const struct model *m,
                         const struct event *line, struct step_view *v)
{
    const struct m_frame *f = line->line.frame < m->frames.n
                                  ? &m->frames.p[line->line.frame] : NULL;
    struct event before;
    v->next_line = (int)line->line.line;
    v->next_file = frame_file(s, line->line.frame);
    v->next_task = m->running;
    bool before_known = line_before(m->store, m->last_line_event, &before);
    if (switched(m, v) || begins_with_end(m, v)
        || (v->detail == DETAIL_EVENTS && f && f->previous_line)
        || (before_known && f && f->previous_line
            && other_task(m, line->line.frame, before.line.frame))
        || (m->thread && before_known
            && !same_lane(s, line->line.frame, before.line.frame))) {
        v->ran_line = f ? f->previous_line : 0;
        v->ran_frame = line->line.frame;
    } else if (before_known) {
        v->ran_line = (int)before.line.line;
        v->ran_frame = before.line.frame;
    }
    v->ran_file = frame_file(s, v->ran_frame);
}

/* The line that a step without a next line has run: where the actor stands; for
 * the program outside tasks, its last line. A jump of the clock runs none. */
static void ran_by_actor(const struct story *s, const struct model *m,
                         const struct event *line, struct step_view *v)
{
    struct m_place places[64];
    uint32_t frame = 0;
    size_t n = v->actor ? model_stack(m, v->actor, places, 64) : 0;
    if (n)
        frame = places[n - 1].frame;
    else if (v->actor && v->actor < m->tasks.n)
        frame = m->tasks.p[v->actor].frame;
    if (frame && frame < m->frames.n) {
        v->ran_line = m->frames.p[frame].line;
        v->ran_frame = frame;
    } else if (!v->actor && line && line->line.frame < m->frames.n &&
               !m->frames.p[line->line.frame].task) {
        v->ran_line = (int)line->line.line;
        v->ran_frame = line->line.frame;
    }
    v->ran_file = frame_file(s, v->ran_frame);
}

void story_step_view(const struct story *s, const struct model *m,
                     enum detail d, struct step_view *v)
{
    *v = (struct step_view){.to = m->at, .detail = d};
    size_t step = story_step_at(s, d, m->at);
    if (m->at == 0)
        return;
    v->from = story_boundary(s, d, step) == m->at && step
                  ? story_boundary(s, d, step - 1)
                  : story_boundary(s, d, step);
    v->actor = actor_of(m, v);

    struct event line;
    bool any = line_before(m->store, m->at, &line);
    const struct m_frame *f = any && line.line.frame < m->frames.n
                                  ? &m->frames.p[line.line.frame] : NULL;
    bool runs = f && f->state == FRAME_RUNNING &&
                m->current_frame == line.line.frame &&
                (size_t)m->last_line_event + 1 > v->from;
    if (runs && trace_store_kind(m->store, m->at - 1) == EV_line) {
        about_to_run(s, m, &line, v);
        return;
    }
    ran_by_actor(s, m, any ? &line : NULL, v);
    if (!m->running && model_ready_count(m))
        v->next_task = m->handles.p[model_ready(m, 0)].task;
    else
        v->next_task = m->running;
}

/* Has the step an event whose first field is this thing? */
static bool step_names(const struct model *m, const struct step_view *v,
                       const char *thing, uint32_t id)
{
    enum { FAR = 4000 };
    size_t from = v->to > v->from + FAR ? v->to - FAR : v->from;
    for (size_t i = from; i < v->to; i++) {
        const struct event_info *info =
            event_info(trace_store_kind(m->store, i));
        struct event e;
        if ((info->group != GROUP_SYNC && info->group != GROUP_OUTSIDE)
            || strcmp(info->fields[0].name, thing) != 0)
            continue;
        trace_store_get(m->store, i, &e);
        if (e.sync_new.sync == id) /* the number is their first field */
            return true;
    }
    return false;
}

bool story_changed(const struct story *s, const struct model *m,
                   const struct step_view *v, enum changed what, uint32_t id)
{
    (void)s;
    switch (what) {
    case CHANGED_TASK: {
        if (id >= m->tasks.n)
            return false;
        const struct m_task *t = &m->tasks.p[id];
        return id == v->actor || within(v, t->new_event) ||
               within(v, t->wait_event) || within(v, t->wake_event) ||
               within(v, t->done_event) || within(v, t->ready_event);
    }
    case CHANGED_TIMER:
        return id < m->timers.n && within(v, m->timers.p[id].set_event);
    case CHANGED_ITEM:
        return id < m->items.n && (within(v, m->items.p[id].put_event) ||
                                   within(v, m->items.p[id].get_event));
    case CHANGED_HANDLE:
        return id < m->handles.n && within(v, m->handles.p[id].push_event);
    case CHANGED_OUT:
        return id < m->n_out && within(v, model_out(m, id));
    case CHANGED_SYNC:
        return step_names(m, v, "sync", id)
               || (id < m->syncs.n && m->syncs.p[id].uses
                   && step_names(m, v, "sync", m->syncs.p[id].uses));
    case CHANGED_GROUP:
        return step_names(m, v, "group", id);
    case CHANGED_TIMEOUT:
        return step_names(m, v, "timeout", id);
    case CHANGED_THREAD:
        return step_names(m, v, "thread", id);
    case CHANGED_JOB:
        return step_names(m, v, "job", id);
    case CHANGED_QUEUE:
        for (size_t i = v->from; i < v->to; i++)
            if (event_info(trace_store_kind(m->store, i))->group ==
                GROUP_QUEUE)
                return true;
        return false;
    }
    return false;
}

const char *story_state_word(enum task_state s)
{
    static const char *const words[] = {
        [TASK_NONE] = "",           [TASK_READY] = "READY",
        [TASK_RUNNING] = "RUNNING", [TASK_WAITING] = "WAITING",
        [TASK_DONE] = "DONE",       [TASK_FAILED] = "FAILED",
        [TASK_CANCELLED] = "CANCELLED",
    };
    return words[s];
}

bool story_task_internal(const struct model *m, uint32_t task)
{
    return task < m->tasks.n && m->tasks.p[task].internal;
}

/* -- notes ----------------------------------------------------------------- */

/* "2 of 3" for the tasks that a gather is about. */
static void add_gather(const struct model *m, uint32_t future, struct buf *out)
{
    struct event e;
    event_id id;
    size_t at = 0, n = 0;
    buf_addz(out, "gather");
    if (future >= m->futures.n || m->futures.p[future].new_event == NO_EVENT)
        return;
    trace_store_get(m->store, m->futures.p[future].new_event, &e);
    while (json_list_each_id(e.future_new.of, &at, &id))
        n++;
    buf_printf(out, ", %u of %zu", m->futures.p[future].done_count, n);
}

static void note_waiting(const struct model *m, const struct m_task *t,
                         struct buf *out)
{
    struct event e;
    if (t->wait_event == NO_EVENT) {
        buf_addz(out, "for something");
        return;
    }
    trace_store_get(m->store, t->wait_event, &e);
    const struct event_on *on = &e.task_wait.on;
    if (str_eqz(on->kind, "sleep") && t->timer && t->timer < m->timers.n) {
        buf_printf(out, "sleep until %.3f", m->timers.p[t->timer].when);
    } else if (str_eqz(on->kind, "gather")) {
        add_gather(m, on->id, out);
    } else if (t->wait.side == SIDE_GROUP && t->wait.object < m->groups.n) {
        const struct m_group *g = &m->groups.p[t->wait.object];
        model_group_name(m, t->wait.object, out);
        buf_printf(out, ", %u of %u", g->n_over, g->n_tasks);
    } else if (str_eqz(on->kind, "barrier") && t->wait.side == SIDE_SYNC) {
        model_sync_name(m, t->wait.object, out);
        buf_printf(out, ", %zu of %lld", model_sync_waiting(m, t->wait.object),
                   (long long)m->syncs.p[t->wait.object].size);
    } else if (str_eqz(on->kind, "task")) {
        buf_addz(out, "for ");
        model_task_label(m, on->id, out);
    } else if (on->text.n) {
        buf_adds(out, on->text);
    } else {
        buf_addz(out, "a future");
    }
}

/* Is whoever is woken there only allowed to try? */
static bool must_still_get(struct str kind)
{
    return str_starts(kind, "queue.") || str_eqz(kind, "lock") ||
           str_eqz(kind, "semaphore") || str_eqz(kind, "condition");
}

static void note_ready(const struct model *m, const struct m_task *t,
                       struct buf *out)
{
    struct event push, wait;
    if (!t->started) {
        buf_addz(out, t->cancelling ? "to be cancelled" : "not started yet");
        return;
    }
    if (t->cancelling) {
        buf_addz(out, "to be cancelled");
        return;
    }
    if (t->ready_event != NO_EVENT) {
        trace_store_get(m->store, t->ready_event, &push);
        if (str_eqz(push.ready_push.why, "yield")) {
            buf_addz(out, story_bare_yield(m, t->ready_event)
                              ? "after a yield" : "after sleep(0)");
            return;
        }
    }
    if (t->wait_event == NO_EVENT) {
        buf_addz(out, "woken");
        return;
    }
    trace_store_get(m->store, t->wait_event, &wait);
    if (str_eqz(wait.task_wait.on.kind, "sleep"))
        buf_addz(out, "its ");
    buf_adds(out, wait.task_wait.on.text);
    buf_addz(out, must_still_get(wait.task_wait.on.kind) ? ": woken"
                                                         : " is over");
}

static void note_over(const struct model *m, const struct m_task *t,
                      struct buf *out)
{
    struct event e;
    if (t->done_event == NO_EVENT)
        return;
    trace_store_get(m->store, t->done_event, &e);
    if (t->state == TASK_DONE) {
        if (e.task_done.value.n && !str_eqz(e.task_done.value, "None")) {
            buf_addz(out, "returned ");
            buf_adds(out, e.task_done.value);
        }
    } else if (t->state == TASK_FAILED) {
        buf_adds(out, e.task_done.value);
    }
}

void story_task_note(const struct story *s, const struct model *m,
                     uint32_t task, struct buf *out)
{
    (void)s;
    if (task >= m->tasks.n)
        return;
    const struct m_task *t = &m->tasks.p[task];
    switch (t->state) {
    case TASK_READY:
        note_ready(m, t, out);
        break;
    case TASK_WAITING:
        note_waiting(m, t, out);
        break;
    case TASK_RUNNING: {
        const struct m_frame *f = m->current_frame < m->frames.n
                                      ? &m->frames.p[m->current_frame] : NULL;
        if (f && f->line && m->at &&
            trace_store_kind(m->store, m->at - 1) == EV_line)
            buf_printf(out, "about to run line %d", f->line);
        else if (f && f->line)
            buf_printf(out, "in line %d", f->line);
        break;
    }
    case TASK_DONE:
    case TASK_FAILED:
    case TASK_CANCELLED:
        note_over(m, t, out);
        break;
    case TASK_NONE:
        break;
    }
}
