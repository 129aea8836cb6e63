/* Does a task starve: could it run, and gets no turn? */
#include <math.h>

#include "lesson/goal_priv.h"

static const double LONG_WAIT = 1;

/* Since when each task could run. Ready tasks take turns, so nobody waits longer
 * than a pass; but time can pass within one, when a call blocks the loop, and a
 * sleep that is over in the meantime is not even noticed. */
struct hunger {
    double since;           /* it is ready; NAN: it isn't */
    double due;             /* of the sleep it is in; NAN: none */
    uint32_t timer;
    double longest;         /* that it waited for a turn */
    double when;            /* it got that turn, or the end */
    bool chosen;            /* it has the label that is asked about */
};
typedef VEC(struct hunger) hungers;

enum { MOST_TASKS = 1 << 22 };

static struct hunger *hunger_of(hungers *all, uint32_t task)
{
    static const struct hunger none = {NAN, NAN, 0, 0, 0, false};
    if (!task || task > MOST_TASKS)
        return NULL;
    while (all->n <= task)
        vec_push(all, none);
    return &all->p[task];
}

/* It has its turn now, or will never have it. */
static void hunger_end(struct hunger *g, double t)
{
    double since = g->since;
    if (isnan(since) || g->due < since)
        since = g->due;
    if (!isnan(since) && t - since > g->longest) {
        g->longest = t - since;
        g->when = t;
    }
    g->since = g->due = NAN;
    g->timer = 0;
}

static void hunger_learn(hungers *all, const struct event *e)
{
    struct hunger *g = NULL;
    if (e->kind == EV_ready_push && (g = hunger_of(all, e->ready_push.task))) {
        if (isnan(g->since) && (str_eqz(e->ready_push.what, "step") ||
                                str_eqz(e->ready_push.what, "wakeup")))
            g->since = e->t;
    } else if (e->kind == EV_timer_set &&
               str_eqz(e->timer_set.what, "sleep") &&
               (g = hunger_of(all, e->timer_set.task))) {
        g->due = e->timer_set.when;
        g->timer = e->timer_set.timer;
    } else if (e->kind == EV_timer_cancel) {
        for (size_t i = 0; i < all->n; i++)
            if (all->p[i].timer && all->p[i].timer == e->timer_cancel.timer)
                all->p[i].due = NAN;
    } else if (e->kind == EV_task_run && (g = hunger_of(all, e->task_run.task))) {
        hunger_end(g, e->t);
    }
}

/* People read "count#1" where the trace says "count": both mean it. */
static bool has_label(const struct model *m, const struct event *e,
                      struct str label)
{
    struct buf b = {0};
    model_task_label(m, e->task_new.task, &b);
    bool same = str_eq(buf_str(&b), label) || str_eq(e->task_new.label, label);
    buf_fini(&b);
    return same;
}

static bool is_own_task(const struct model *m, const struct event *e)
{
    uint32_t task = e->task_new.task;
    return task && task < m->tasks.n && !m->tasks.p[task].internal;
}

/* "there is no task x; there are: main, count#1" */
static enum verdict no_such_task(struct holding *h)
{
    enum { MOST = 8 };
    size_t named = 0, n = trace_store_count(h->m->store);
    buf_printf(h->out, "there is no task %.*s; there %s",
               STR_ARG(h->d->text), h->run->ended ? "are" : "are so far");
    for (size_t i = 0; i < n; i++) {
        struct event e;
        if (trace_store_kind(h->m->store, i) != EV_task_new)
            continue;
        trace_store_get(h->m->store, i, &e);
        if (!is_own_task(h->m, &e))
            continue;
        if (++named > MOST)
            break;
        buf_addz(h->out, named > 1 ? ", " : ": ");
        model_task_label(h->m, e.task_new.task, h->out);
    }
    buf_addz(h->out, !named ? " none" : named > MOST ? " and more" : "");
    return h->run->ended ? VERDICT_SHORT : VERDICT_OPEN;
}

static struct hunger hungriest(const hungers *all, bool *any)
{
    struct hunger most = {0};
    *any = false;
    for (size_t i = 0; i < all->n; i++) {
        if (!all->p[i].chosen)
            continue;
        if (!*any || all->p[i].longest > most.longest)
            most = all->p[i];
        *any = true;
    }
    return most;
}

enum verdict hold_starves(struct holding *h)
{
    hungers all = {0};
    size_t n = trace_store_count(h->m->store);
    double t = 0;
    bool any;
    model_seek(h->m, n);
    for (size_t i = 0; i < n; i++) {
        struct event e;
        struct hunger *g;
        trace_store_get(h->m->store, i, &e);
        t = e.t;
        hunger_learn(&all, &e);
        if (e.kind == EV_task_new && has_label(h->m, &e, h->d->text) &&
            (g = hunger_of(&all, e.task_new.task)))
            g->chosen = true;
    }
    for (size_t i = 0; i < all.n; i++)
        hunger_end(&all.p[i], t);
    struct hunger most = hungriest(&all, &any);
    vec_fini(&all);
    if (!any)
        return no_such_task(h);
    bool holds = most.longest >= LONG_WAIT - NEARLY;
    if (!holds && !h->run->ended)
        return still_open(h);
    buf_printf(h->out, "%.*s ", STR_ARG(h->d->text));
    if (most.longest > 0)
        buf_printf(h->out, "waits %g s for a turn, until t=%g", most.longest,
                   most.when);
    else
        buf_addz(h->out, "never waits for a turn while time passes");
    if (!holds)
        buf_printf(h->out, "; %g s is asked for", LONG_WAIT);
    return holds ? VERDICT_HOLDS : VERDICT_SHORT;
}
