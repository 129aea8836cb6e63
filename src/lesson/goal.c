#include "lesson/goal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"

/* A goal in the hand. */
struct holding {
    const struct directive *d;
    const struct goal_run *run;
    struct model *m;
    struct buf *out;
    double living;          /* tasks, as far as the walk has come */
};
typedef enum verdict (*goal_fn)(struct holding *h);

/* Times are sums of decimal fractions in binary. */
static const double NEARLY = 1e-6;
static const double LONG_WAIT = 1;

const char *verdict_word(enum verdict v)
{
    static const char *const words[] = {
        [VERDICT_HOLDS] = "holds",
        [VERDICT_SHORT] = "falls short",
        [VERDICT_OPEN] = "is not decided yet",
    };
    return words[v];
}

/* -- how it ended ---------------------------------------------------------- */

struct ending {
    bool over, deadlock;
    struct str error;       /* the exception's type, if one ended it */
    int64_t status;
    double t;               /* of the last event */
};

static struct ending find_ending(const struct holding *h)
{
    struct ending end = {0};
    const struct trace_store *store = h->m->store;
    size_t n = trace_store_count(store);
    struct event e;
    for (size_t i = n; i-- > 0;) {
        enum event_kind kind = trace_store_kind(store, i);
        if (i + 1 < n && kind != EV_end && kind != EV_diag)
            continue;
        trace_store_get(store, i, &e);
        if (i + 1 == n)
            end.t = e.t;
        if (e.kind == EV_diag && str_eqz(e.diag.kind, "deadlock"))
            end.deadlock = true;
        if (e.kind == EV_end && !end.over) {
            end.over = true;
            end.error = e.end.error;
            end.status = e.end.status;
            end.t = e.t;
        }
    }
    return end;
}

static enum verdict still_open(struct holding *h)
{
    buf_addz(h->out, "the run is not over yet");
    return VERDICT_OPEN;
}

/* Says how it ended when that is not well. */
static bool ends_well(struct holding *h, const struct ending *end)
{
    if (end->deadlock)
        buf_printf(h->out, "it ends in a deadlock at %g s", end->t);
    else if (end->error.n && !(str_eqz(end->error, "SystemExit") &&
                               end->status == 0))
        buf_printf(h->out, "%.*s ends it at %g s", STR_ARG(end->error),
                   end->t);
    else if (!end->over)
        buf_printf(h->out, "its run was broken off at %g s", end->t);
    else if (end->status)
        buf_printf(h->out, "it ends with exit status %d at %g s",
                   (int)end->status, end->t);
    else
        return true;
    return false;
}

static enum verdict hold_time(struct holding *h, bool exactly)
{
    struct ending end = find_ending(h);
    double asked = h->d->number;
    bool late = end.t > asked + NEARLY;
    if (!h->run->ended && !late)
        return still_open(h);
    if (h->run->ended && !ends_well(h, &end))
        return VERDICT_SHORT;
    if (!h->run->ended)
        buf_printf(h->out, "it still runs at %g s", end.t);
    else
        buf_printf(h->out, "it ends at %g s", end.t);
    if (!late && (!exactly || end.t >= asked - NEARLY))
        return VERDICT_HOLDS;
    buf_printf(h->out, "; %g s is asked for", asked);
    return VERDICT_SHORT;
}

static enum verdict hold_within(struct holding *h)
{
    return hold_time(h, false);
}

static enum verdict hold_takes(struct holding *h)
{
    return hold_time(h, true);
}

static enum verdict hold_deadlock(struct holding *h)
{
    struct ending end = find_ending(h);
    if (!end.deadlock && !h->run->ended)
        return still_open(h);
    if (ends_well(h, &end))
        buf_printf(h->out, "it ends by itself at %g s", end.t);
    return end.deadlock ? VERDICT_HOLDS : VERDICT_SHORT;
}

static enum verdict hold_finishes(struct holding *h)
{
    struct ending end = find_ending(h);
    if (!h->run->ended)
        return still_open(h);
    if (!ends_well(h, &end))
        return VERDICT_SHORT;
    buf_printf(h->out, "it ends by itself at %g s", end.t);
    return VERDICT_HOLDS;
}

/* -- starving -------------------------------------------------------------- */

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

static enum verdict hold_starves(struct holding *h)
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

/* -- how many -------------------------------------------------------------- */

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

static enum verdict hold_queue(struct holding *h)
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

static enum verdict hold_tasks(struct holding *h)
{
    double most = 0;
    if (walk_until(h, EV_task_new, EV_task_done, tasks_are_over, &most))
        return VERDICT_SHORT;
    if (!h->run->ended)
        return still_open(h);
    buf_printf(h->out, "%g task%s at the most", most, most == 1 ? "" : "s");
    return VERDICT_HOLDS;
}

/* -- output ---------------------------------------------------------------- */

void goal_output(const struct model *m, struct buf *out)
{
    size_t n = trace_store_count(m->store);
    for (size_t i = 0; i < n; i++) {
        struct event e;
        if (trace_store_kind(m->store, i) != EV_out)
            continue;
        trace_store_get(m->store, i, &e);
        if (str_eqz(e.out.stream, "stdout"))
            buf_adds(out, e.out.text);
    }
}

/* The line at *at, which moves behind it; false at the end. */
static bool next_line(struct str text, size_t *at, struct str *line)
{
    if (*at >= text.n)
        return false;
    const char *end = memchr(text.p + *at, '\n', text.n - *at);
    size_t n = end ? (size_t)(end - text.p) - *at : text.n - *at;
    *line = (struct str){text.p + *at, n};
    *at += n + 1;
    return true;
}

static enum verdict hold_prints(struct holding *h)
{
    struct buf text = {0};
    struct str line, want = h->d->text;
    bool found = false;
    goal_output(h->m, &text);
    for (size_t at = 0; !found && next_line(buf_str(&text), &at, &line);)
        found = !want.n || (line.n >= want.n &&
                            memmem(line.p, line.n, want.p, want.n));
    buf_fini(&text);
    if (!found && !h->run->ended)
        return still_open(h);
    buf_printf(h->out, found ? "it prints \"%.*s\""
                             : "no line that it prints has \"%.*s\"",
               STR_ARG(want));
    return found ? VERDICT_HOLDS : VERDICT_SHORT;
}

typedef VEC(struct str) lines;

static int by_text(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    int order = memcmp(x->p, y->p, x->n < y->n ? x->n : y->n);
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

static void sorted_lines(struct str text, lines *out)
{
    struct str line;
    for (size_t at = 0; next_line(text, &at, &line);)
        vec_push(out, line);
    if (out->n)
        qsort(out->p, out->n, sizeof *out->p, by_text);
}

/* The first line of one that the other lacks, both in order. */
static bool first_extra(const lines *one, const lines *other, struct str *line)
{
    for (size_t i = 0, k = 0; i < one->n; i++) {
        while (k < other->n && by_text(&other->p[k], &one->p[i]) < 0)
            k++;
        if (k == other->n || by_text(&other->p[k++], &one->p[i]) != 0) {
            *line = one->p[i];
            return true;
        }
    }
    return false;
}

static enum verdict compare_lines(struct holding *h, const lines *given,
                                  const lines *printed)
{
    struct str line;
    if (first_extra(printed, given, &line))
        buf_printf(h->out, "it prints \"%.*s\", which the page's program does "
                   "not, or not as often", STR_ARG(line));
    else if (!h->run->ended)
        return still_open(h);
    else if (first_extra(given, printed, &line))
        buf_printf(h->out, "it prints %zu of %zu lines; \"%.*s\" is missing",
                   printed->n, given->n, STR_ARG(line));
    else {
        buf_printf(h->out, "it prints the same %zu line%s", given->n,
                   given->n == 1 ? "" : "s");
        return VERDICT_HOLDS;
    }
    return VERDICT_SHORT;
}

static enum verdict hold_output(struct holding *h)
{
    struct buf text = {0};
    lines given = {0}, printed = {0};
    if (!h->run->given.p) {
        buf_addz(h->out, "what the page's program prints is not known");
        return VERDICT_OPEN;
    }
    goal_output(h->m, &text);
    while (!h->run->ended && text.n && text.p[text.n - 1] != '\n')
        text.n--; /* a line that may go on */
    sorted_lines(h->run->given, &given);
    sorted_lines(buf_str(&text), &printed);
    enum verdict v = compare_lines(h, &given, &printed);
    vec_fini(&given);
    vec_fini(&printed);
    buf_fini(&text);
    return v;
}

/* -- the table ------------------------------------------------------------- */

static const goal_fn checks[GOAL_COUNT] = {
    [GOAL_within] = hold_within,
    [GOAL_takes] = hold_takes,
    [GOAL_deadlock] = hold_deadlock,
    [GOAL_finishes] = hold_finishes,
    [GOAL_starves] = hold_starves,
    [GOAL_queue_at_most] = hold_queue,
    [GOAL_tasks_at_most] = hold_tasks,
    [GOAL_prints] = hold_prints,
    [GOAL_same_output] = hold_output,
};

enum verdict goal_check(const struct directive *d, const struct goal_run *run,
                        struct buf *out)
{
    struct holding h = {d, run, run->model, out, 0};
    size_t at = run->model->at;
    enum verdict v = checks[d->goal](&h);
    model_seek(run->model, at);
    return v;
}
