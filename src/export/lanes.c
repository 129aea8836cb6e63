#include "export/lanes.h"

#include <math.h>

/* -- time ------------------------------------------------------------------- */

/* Far enough for any run, and far from overflow. */
enum { MOST_SECONDS = 1000000000 };

static int64_t nanoseconds(double t)
{
    if (!(t > 0))
        return 0;
    return llround((t < MOST_SECONDS ? t : MOST_SECONDS) * 1e9);
}

int64_t lanes_at(const struct lanes *l)
{
    int64_t t = l->t + l->shift;
    if (l->open)
        return l->slice.from + (l->t - l->slice.began) + l->width / 2;
    return t > l->edge ? t : l->edge;
}

double lanes_true_time(const struct lanes *l, uint32_t index)
{
    struct event e;
    trace_store_get(l->m.store, index, &e);
    return isfinite(e.t) ? e.t : 0;
}

void lanes_measure(const struct trace_store *store, int64_t *length,
                   size_t *slices)
{
    size_t n = trace_store_count(store);
    *length = 0;
    *slices = 2; /* the program, before the loop and after it */
    for (size_t i = 0; i < n; i++) {
        struct event e;
        enum event_kind k = trace_store_kind(store, i);
        *slices += k == EV_ready_pop || k == EV_thread_run;
        if (k != EV_loop_clock && k != EV_thread_run && i + 1 < n)
            continue; /* time goes on there alone, but for recordings */
        trace_store_get(store, i, &e);
        int64_t t = nanoseconds(e.t);
        *length = t > *length ? t : *length;
    }
}

/* -- lanes ------------------------------------------------------------------ */

/* Does the model know it? */
static bool is_known(const struct lanes *l, lane_id who)
{
    uint32_t id = who & ~WHO_LANE;
    return !who || (who & WHO_LANE ? id < l->m.threads.n : id < l->m.tasks.n);
}

/* Valid until the next call. */
static struct lane_now *lane_of(struct lanes *l, lane_id who)
{
    uint32_t id = who & ~WHO_LANE;
    if (who & WHO_LANE || !who) {
        while (l->threads.n <= id)
            vec_push(&l->threads, (struct lane_now){0});
        return &l->threads.p[id];
    }
    while (l->tasks.n <= id)
        vec_push(&l->tasks, (struct lane_now){0});
    return &l->tasks.p[id];
}

static lane_id thread_lane(uint32_t thread)
{
    return thread > 1 && thread < WHO_LANE ? thread | WHO_LANE : 0;
}

void lanes_label(const struct lanes *l, lane_id who, struct buf *out)
{
    if (who)
        model_task_label(&l->m, who, out);
    else
        buf_addz(out, "program and loop");
}

struct str lanes_span_words(const struct lanes *l, const struct lane_span *s)
{
    struct event e;
    struct str words = {0};
    if (s->state == TASK_READY)
        return STR("ready");
    if (s->since != NO_EVENT) {
        trace_store_get(l->m.store, s->since, &e);
        words = e.kind == EV_task_wait      ? e.task_wait.on.text
                : e.kind == EV_thread_block ? e.thread_block.what
                                            : words;
    }
    return words.n ? words : STR("waits");
}

/* -- spans ------------------------------------------------------------------ */

static bool has_span(enum task_state s)
{
    return s == TASK_READY || s == TASK_WAITING;
}

/* The state of a lane, and the event that says why; TASK_NONE once it is over. */
static enum task_state state_of(const struct lanes *l, lane_id who,
                                uint32_t *since)
{
    static const enum task_state of_threads[] = {
        [THREAD_NONE] = TASK_NONE, [THREAD_READY] = TASK_READY,
        [THREAD_RUNNING] = TASK_RUNNING, [THREAD_BLOCKED] = TASK_WAITING,
        [THREAD_DONE] = TASK_NONE,
    };
    uint32_t id = who ? who & ~WHO_LANE : 1;
    *since = NO_EVENT;
    if (who & WHO_LANE || !who) {
        if (id >= l->m.threads.n)
            return TASK_NONE;
        const struct m_thread *t = &l->m.threads.p[id];
        *since = t->state == THREAD_BLOCKED ? t->block_event : NO_EVENT;
        return of_threads[t->state];
    }
    const struct m_task *t = &l->m.tasks.p[id];
    *since = t->state == TASK_WAITING ? t->wait_event
             : t->state == TASK_READY ? t->ready_event
                                      : NO_EVENT;
    return t->state >= TASK_DONE ? TASK_NONE : t->state;
}

static void span_end(struct lanes *l, struct lane_span *s)
{
    if (!has_span(s->state))
        return;
    s->to = lanes_at(l);
    l->ops->span_ends(l->arg, s);
}

/* Brings a lane's spans up to date with its state in the model. While its slice is
 * open it is at its turn, whatever the turn has led to by now. */
static void lane_update(struct lanes *l, lane_id who)
{
    uint32_t since;
    if (!is_known(l, who) || (l->open && l->slice.who == who))
        return;
    enum task_state to = state_of(l, who, &since);
    struct lane_now *now = lane_of(l, who);
    if (to == now->span.state)
        return;
    span_end(l, &now->span);
    if (now->span.state == TASK_NONE && who) {
        now->begun = true;
        l->ops->begins(l->arg, who, lanes_at(l));
    }
    now->span = (struct lane_span){.who = who, .state = to, .since = since,
                                   .from = lanes_at(l)};
    if (to == TASK_NONE && who)
        l->ops->over(l->arg, who, lanes_at(l));
    else if (has_span(to))
        l->ops->span_begins(l->arg, &now->span);
}

/* -- slices ----------------------------------------------------------------- */

static void slice_close(struct lanes *l)
{
    if (!l->open)
        return;
    struct lane_slice *s = &l->slice;
    s->took = l->t - s->began;
    s->to = s->from + s->took + l->width;
    s->name = buf_str(&l->name);
    l->open = false;
    l->edge = s->to;
    l->shift += l->insert ? l->width : 0;
    l->ops->slice(l->arg, s);
    lane_update(l, s->who);
}

/* The name is there already. */
static void slice_open(struct lanes *l, lane_id who)
{
    lane_update(l, who); /* it was ready until now */
    bool is_task = who && !(who & WHO_LANE);
    l->slice = (struct lane_slice){
        .who = who,
        .from = lanes_at(l),
        .began = l->t,
        .event = l->index,
        .turn = is_task ? l->m.tasks.p[who].n_turns : 0,
    };
    l->open = true;
}

static void slice_of(struct lanes *l, lane_id who)
{
    slice_close(l);
    if (!is_known(l, who))
        return;
    l->name.n = 0;
    lanes_label(l, who, &l->name);
    slice_open(l, who);
}

static struct lane_mark mark_here(const struct lanes *l)
{
    return l->open ? (struct lane_mark){l->slice.who, lanes_at(l)}
                   : (struct lane_mark){0};
}

static void arrow(struct lanes *l, enum lane_arrow kind,
                  const struct lane_mark *from, const struct lane_mark *to)
{
    if (from->at && to->at)
        l->ops->arrow(l->arg, kind, from, to);
}

/* -- events ----------------------------------------------------------------- */

/* A handle of the loop's own runs; a task's step has a slice of its own. */
static void take_pop(struct lanes *l, const struct event *e)
{
    struct event push;
    uint32_t handle = e->ready_pop.handle;
    slice_close(l);
    if (handle >= l->m.handles.n ||
        l->m.handles.p[handle].push_event == NO_EVENT)
        return;
    trace_store_get(l->m.store, l->m.handles.p[handle].push_event, &push);
    struct str what = push.ready_push.what, call = push.ready_push.call;
    if (str_eqz(what, "step") || str_eqz(what, "wakeup"))
        return;
    l->name.n = 0;
    buf_adds(&l->name, call.n ? call : what);
    if (!call.n && push.ready_push.task) {
        buf_addz(&l->name, " of ");
        model_task_label(&l->m, push.ready_push.task, &l->name);
    }
    slice_open(l, 0);
}

static void take_run(struct lanes *l, uint32_t task)
{
    slice_of(l, task);
    if (!l->open)
        return;
    struct lane_now *now = lane_of(l, task);
    struct lane_mark from = now->woken;
    struct lane_mark to = {task, l->slice.from + l->width / 4};
    now->woken = (struct lane_mark){0};
    arrow(l, ARROW_WAKE, &from, &to);
}

static void take_wake(struct lanes *l, uint32_t task)
{
    if (!task || !is_known(l, task))
        return;
    lane_update(l, task);
    lane_of(l, task)->woken = mark_here(l);
}

static void take_put(struct lanes *l, uint32_t item)
{
    if (!item || item >= l->m.items.n)
        return;
    while (l->puts.n <= item)
        vec_push(&l->puts, (struct lane_mark){0});
    l->puts.p[item] = mark_here(l);
}

static void take_get(struct lanes *l, uint32_t item)
{
    if (!item || item >= l->puts.n)
        return;
    struct lane_mark from = l->puts.p[item], to = mark_here(l);
    l->puts.p[item] = (struct lane_mark){0};
    arrow(l, ARROW_ITEM, &from, &to);
}

/* The main thread goes on where it was: in a task's turn, or outside. */
static void take_thread_run(struct lanes *l, uint32_t thread)
{
    lane_id who = thread_lane(thread);
    if (who) {
        slice_of(l, who);
        return;
    }
    slice_close(l);
    lane_update(l, 0);
    slice_of(l, is_known(l, l->m.running) ? l->m.running : 0);
}

static void take_thread_stop(struct lanes *l, uint32_t thread)
{
    slice_close(l);
    lane_update(l, thread_lane(thread));
}

/* What an event begins or ends; the model has it already. */
static void take(struct lanes *l, const struct event *e)
{
    switch (e->kind) {
    case EV_begin:
    case EV_loop_close:
        slice_of(l, 0);
        break;
    case EV_end:
    case EV_loop_pass:
    case EV_loop_select:
        slice_close(l);
        break;
    case EV_ready_pop:
        take_pop(l, e);
        break;
    case EV_ready_push:
        lane_update(l, e->ready_push.task);
        break;
    case EV_task_new:
        lane_update(l, e->task_new.task);
        break;
    case EV_task_run:
        take_run(l, e->task_run.task);
        break;
    case EV_task_wait:
        lane_update(l, e->task_wait.task);
        break;
    case EV_task_wake:
        take_wake(l, e->task_wake.task);
        break;
    case EV_task_done:
        lane_update(l, e->task_done.task);
        break;
    case EV_queue_put:
        take_put(l, e->queue_put.item);
        break;
    case EV_queue_get:
        take_get(l, e->queue_get.item);
        break;
    case EV_thread_new:
        lane_update(l, thread_lane(e->thread_new.thread));
        break;
    case EV_thread_run:
        take_thread_run(l, e->thread_run.thread);
        break;
    case EV_thread_block:
        take_thread_stop(l, e->thread_block.thread);
        break;
    case EV_thread_done:
        take_thread_stop(l, e->thread_done.thread);
        break;
    default:
        break;
    }
}

/* -- the whole -------------------------------------------------------------- */

void lanes_init(struct lanes *l, const struct trace_store *store,
                const struct lanes_ops *ops, void *arg, int64_t width,
                bool insert)
{
    *l = (struct lanes){.ops = ops, .arg = arg, .width = width,
                        .insert = insert};
    model_init(&l->m, store);
}

void lanes_fini(struct lanes *l)
{
    model_fini(&l->m);
    vec_fini(&l->tasks);
    vec_fini(&l->threads);
    vec_fini(&l->puts);
    buf_fini(&l->name);
}

static void lane_end(struct lanes *l, lane_id who, struct lane_now *now)
{
    span_end(l, &now->span);
    if (now->span.state != TASK_NONE && who)
        l->ops->over(l->arg, who, lanes_at(l));
    now->span.state = TASK_NONE;
}

static bool anyone_waits(const struct lanes *l)
{
    for (uint32_t i = 1; i < l->tasks.n; i++)
        if (l->tasks.p[i].span.state == TASK_WAITING)
            return true;
    return false;
}

static void end_all(struct lanes *l)
{
    slice_close(l);
    if (l->tail && anyone_waits(l))
        l->edge = lanes_at(l) + l->tail;
    for (uint32_t i = 1; i < l->tasks.n; i++)
        lane_end(l, i, &l->tasks.p[i]);
    for (uint32_t i = 0; i < l->threads.n; i++)
        lane_end(l, i ? i | WHO_LANE : 0, &l->threads.p[i]);
}

bool lanes_next(struct lanes *l, struct event *e)
{
    if (l->m.at >= trace_store_count(l->m.store)) {
        end_all(l);
        return false;
    }
    l->index = (uint32_t)l->m.at;
    trace_store_get(l->m.store, l->m.at, e);
    int64_t t = nanoseconds(e->t);
    if (t > l->t)
        l->t = t;
    model_apply(&l->m);
    take(l, e);
    return true;
}
