/* How many there are at a time: of items in queues, of tasks. */
#include "lesson/goal_priv.h"

/* Who put the item: "Producer 0", or the program. */
static void add_putter(const struct model *m, const struct event *e,
                       struct buf *out)
{
    uint32_t who = model_who(e->queue_put.task, e->queue_put.thread);
    if (who)
        model_task_label(m, who, out);
    else
        buf_addz(out, "the program");
}

/* Walks the model behind each event of one kind or the other, until `over` says
 * that it is enough; false when it never does. */
static bool walk_until(struct holding *h, enum event_kind one,
                       enum event_kind other,
                       bool (*over)(struct holding *h, const struct event *e,
                                    double *most), double *most)
{
    size_t n = trace_store_count(h->m->store);
    for (size_t i = 0; i < n; i++) {
        struct event e;
        enum event_kind kind = trace_store_kind(h->m->store, i);
        if (kind != one && kind != other)
            continue;
        trace_store_get(h->m->store, i, &e);
        model_seek(h->m, i + 1);
        if (over(h, &e, most))
            return true;
    }
    return false;
}

static bool queue_is_over(struct holding *h, const struct event *e,
                          double *most)
{
    uint32_t q = e->queue_put.queue;
    double held = q < h->m->queues.n ? h->m->queues.p[q].n_items : 0;
    if (held > *most)
        *most = held;
    if (held <= h->d->number)
        return false;
    model_queue_name(h->m, q, h->out);
    buf_printf(h->out, " holds %g item%s at t=%g, after ", held,
               held == 1 ? "" : "s", e->t);
    add_putter(h->m, e, h->out);
    buf_printf(h->out, "'s put; %g is asked for", h->d->number);
    return true;
}

enum verdict hold_queue_at_most(struct holding *h)
{
    double most = 0;
    if (walk_until(h, EV_queue_put, EV_queue_put, queue_is_over, &most))
        return VERDICT_SHORT;
    if (!h->run->ended)
        return still_open(h);
    if (most > 0)
        buf_printf(h->out, "no queue holds more than %g item%s", most,
                   most == 1 ? "" : "s");
    else
        buf_addz(h->out, "no item goes through a queue");
    return most > 0 ? VERDICT_HOLDS : VERDICT_SHORT;
}

enum verdict hold_put_waits(struct holding *h)
{
    size_t n = trace_store_count(h->m->store);
    for (size_t i = 0; i < n; i++) {
        struct event e;
        if (trace_store_kind(h->m->store, i) != EV_queue_unblock)
            continue;
        trace_store_get(h->m->store, i, &e);
        if (!str_eqz(e.queue_unblock.side, "put") ||
            !str_eqz(e.queue_unblock.why, "woken"))
            continue;
        buf_printf(h->out, "a put waits for room until t=%g", e.t);
        return VERDICT_HOLDS;
    }
    if (!h->run->ended)
        return still_open(h);
    buf_addz(h->out, "no put ever has to wait for room");
    return VERDICT_SHORT;
}

static bool is_living(const struct m_task *task)
{
    return task->made && !task->internal && task->state < TASK_DONE;
}

static void add_living(const struct model *m, struct buf *out)
{
    enum { MOST = 6 };
    size_t named = 0;
    for (uint32_t i = 1; i < m->tasks.n; i++) {
        if (!is_living(&m->tasks.p[i]))
            continue;
        if (++named > MOST)
            break;
        buf_addz(out, named > 1 ? ", " : "");
        model_task_label(m, i, out);
    }
    buf_addz(out, named > MOST ? ", ..." : "");
}

/* Tasks of asyncio's own are not the program's business. */
static bool tasks_are_over(struct holding *h, const struct event *e,
                           double *most)
{
    bool made = e->kind == EV_task_new;
    uint32_t task = made ? e->task_new.task : e->task_done.task;
    if (task && task < h->m->tasks.n && h->m->tasks.p[task].made &&
        !h->m->tasks.p[task].internal)
        h->living += made ? 1 : -1;
    if (h->living > *most)
        *most = h->living;
    if (h->living <= h->d->number)
        return false;
    buf_printf(h->out, "%g tasks live at t=%g (", h->living, e->t);
    add_living(h->m, h->out);
    buf_printf(h->out, "); %g %s asked for", h->d->number,
               h->d->number == 1 ? "is" : "are");
    return true;
}

enum verdict hold_tasks_at_most(struct holding *h)
{
    double most = 0;
    if (walk_until(h, EV_task_new, EV_task_done, tasks_are_over, &most))
        return VERDICT_SHORT;
    if (!h->run->ended)
        return still_open(h);
    buf_printf(h->out, "%g task%s at the most", most, most == 1 ? "" : "s");
    return VERDICT_HOLDS;
}
