#include "story/history.h"

#include <math.h>

#include "trace/reader.h"

static void add_by(const struct model *m, const char *words, uint32_t who,
                   struct buf *out)
{
    if (!who)
        return;
    buf_addz(out, words);
    model_task_label(m, who, out);
}

/* The task that ran when a task was woken: its task.wake stands right before
 * the push. 0: none, or none is known. */
static uint32_t waker(const struct model *m, uint32_t push, uint32_t task)
{
    struct event e;
    if (!push || trace_store_kind(m->store, push - 1) != EV_task_wake)
        return 0;
    trace_store_get(m->store, push - 1, &e);
    return e.task_wake.task == task ? e.task_wake.by : 0;
}

static void add_push(const struct model *m, uint32_t index,
                     const struct ev_ready_push *p, struct buf *out)
{
    static const struct {
        const char *why, *words;
    } causes[] = {
        {"created", "made, not started"},
        {"yield", "gave way for one pass: sleep(0)"},
        {"done", "what it waited for is done"},
        {"due", "its timer is due"},
        {"cancelled", "to be cancelled"},
        {"scheduled", "call_soon()"},
        {"error", "an error goes into it"},
    };
    uint32_t by = p->task ? waker(m, index, p->task) : 0;
    if (str_eqz(p->what, "gather")) {
        buf_addz(out, "one of its tasks is over");
        return;
    }
    if (by) {
        add_by(m, "woken by ", by, out);
        return;
    }
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
        if (str_eqz(p->why, causes[i].why))
            buf_addz(out, causes[i].words);
    add_by(m, ", by ", p->by, out);
}

/* ", line 20": where the innermost of its coroutines stands. */
static void add_line(struct str stack, struct buf *out)
{
    int64_t frame, line = 0;
    for (size_t at = 0; json_list_each_pair(stack, &at, &frame, &line);)
        continue;
    if (line > 0)
        buf_printf(out, ", line %lld", (long long)line);
}

static void add_end(const struct ev_task_done *d, struct buf *out)
{
    bool result = str_eqz(d->outcome, "result");
    buf_addz(out, result                             ? "returned"
                  : str_eqz(d->outcome, "cancelled") ? "was cancelled"
                                                     : "raised");
    if (d->value.n && !str_eqz(d->outcome, "cancelled"))
        buf_printf(out, " %.*s", STR_ARG(d->value));
}

void story_moment(const struct model *m, uint32_t index, struct buf *out)
{
    struct event e;
    trace_store_get(m->store, index, &e);
    switch (e.kind) {
    case EV_task_new:
        buf_addz(out, "made");
        add_by(m, " by ", e.task_new.parent, out);
        break;
    case EV_ready_push:
        buf_addz(out, "ready: ");
        add_push(m, index, &e.ready_push, out);
        break;
    case EV_task_run:
        buf_addz(out, "has its turn");
        break;
    case EV_task_wait:
        buf_addz(out, "waits: ");
        buf_adds(out, e.task_wait.on.text.n ? e.task_wait.on.text
                                            : STR("a future"));
        add_line(e.task_wait.stack, out);
        break;
    case EV_task_done:
        add_end(&e.task_done, out);
        break;
    default:
        break;
    }
}

/* "sleep(1) is over", "woken by cook: q.get()": a task that goes on has what it
 * waited for. False: that isn't known. */
static bool add_wait_over(const struct model *m, const struct m_handle *h,
                          const struct ev_ready_push *p, struct buf *out)
{
    struct event e;
    if (!str_eqz(p->why, "done") || !h->task || h->task >= m->tasks.n ||
        m->tasks.p[h->task].wait_event == NO_EVENT)
        return false;
    trace_store_get(m->store, m->tasks.p[h->task].wait_event, &e);
    if (e.kind != EV_task_wait || !e.task_wait.on.text.n)
        return false;
    uint32_t by = waker(m, h->push_event, h->task);
    if (by) {
        add_by(m, "woken by ", by, out);
        buf_printf(out, ": %.*s", STR_ARG(e.task_wait.on.text));
    } else {
        buf_printf(out, "%.*s is over", STR_ARG(e.task_wait.on.text));
    }
    return true;
}

void story_ready_cause(const struct model *m, uint32_t handle,
                       struct buf *out)
{
    const struct m_handle *h = &m->handles.p[handle];
    struct event e;
    if (h->push_event == NO_EVENT)
        return;
    trace_store_get(m->store, h->push_event, &e);
    if (e.kind == EV_ready_push && !add_wait_over(m, h, &e.ready_push, out))
        add_push(m, h->push_event, &e.ready_push, out);
}

/* Is what it waits on this task, or a future that is about it? */
static bool waits_for(const struct model *m, const struct event_on *on,
                      uint32_t task)
{
    if (str_eqz(on->kind, "task"))
        return on->id == task;
    for (uint32_t w = m->tasks.p[task].watches; w && w < m->watches.n;
         w = m->watches.p[w].next)
        if (m->watches.p[w].future == on->id)
            return true;
    return false;
}

size_t story_awaited_by(const struct model *m, uint32_t task, struct buf *out)
{
    size_t n = 0;
    for (uint32_t id = 1; id < m->tasks.n; id++) {
        const struct m_task *t = &m->tasks.p[id];
        struct event e;
        if (t->state != TASK_WAITING || t->wait_event == NO_EVENT)
            continue;
        trace_store_get(m->store, t->wait_event, &e);
        if (e.kind != EV_task_wait || !waits_for(m, &e.task_wait.on, task))
            continue;
        add_by(m, n++ ? ", " : "", id, out);
        buf_printf(out, " (%.*s)", STR_ARG(e.task_wait.on.text));
    }
    return n;
}

void story_item(const struct model *m, uint32_t item, struct buf *out)
{
    const struct m_item *i = &m->items.p[item];
    size_t start = out->n;
    struct event put = {.kind = EV_COUNT}, got = {.kind = EV_COUNT};
    if (i->put_event != NO_EVENT)
        trace_store_get(m->store, i->put_event, &put);
    if (i->state == ITEM_OUT && i->get_event != NO_EVENT)
        trace_store_get(m->store, i->get_event, &got);
    if (put.kind == EV_queue_put)
        add_by(m, "by ", model_who(put.queue_put.task, put.queue_put.thread),
               out);
    buf_addz(out, out->n > start ? ", " : "");
    if (i->state == ITEM_IN) {
        buf_addz(out, "still in it");
    } else {
        buf_addz(out, "taken");
        if (got.kind == EV_queue_get)
            add_by(m, " by ",
                   model_who(got.queue_get.task, got.queue_get.thread), out);
    }
    if (put.kind == EV_queue_put)
        buf_printf(out, i->state == ITEM_IN ? " for %.3f s" : " after %.3f s",
                   (got.kind == EV_queue_get ? got.t : m->t) - put.t);
}

static void add_hold(const struct model *m, double from, uint32_t over,
                     double waits_since, struct buf *out)
{
    struct event end;
    if (over == NO_EVENT) {
        buf_printf(out, "has it, for %.3f s so far", m->t - from);
    } else {
        trace_store_get(m->store, over, &end);
        buf_printf(out, "had it for %.3f s, until %.3f", end.t - from, end.t);
    }
    if (!isnan(waits_since))
        buf_printf(out, ", after %.3f s in line", from - waits_since);
}

static bool is_barrier(const struct model *m, uint32_t sync)
{
    return sync < m->syncs.n && m->syncs.p[sync].kind == SYNC_BARRIER;
}

void story_sync_moment(const struct model *m, uint32_t event, uint32_t over,
                       double waits_since, struct buf *out)
{
    struct event e;
    trace_store_get(m->store, event, &e);
    switch (e.kind) {
    case EV_sync_acquire:
        add_hold(m, e.t, over, waits_since, out);
        break;
    case EV_sync_set:
        buf_addz(out, "set it: who waits is woken, who comes goes on at once");
        break;
    case EV_sync_clear:
        buf_addz(out, "cleared it: who comes from now on waits");
        break;
    case EV_sync_notify:
        buf_printf(out, "%s: %lld woken",
                   is_barrier(m, e.sync_notify.sync) ? "was the last to come"
                                                     : "notified it",
                   (long long)e.sync_notify.value);
        break;
    case EV_sync_break:
        buf_addz(out, str_eqz(e.sync_break.why, "abort")
                          ? "aborted it: it is broken"
                          : "reset it: it is empty again");
        break;
    default:
        break;
    }
}
