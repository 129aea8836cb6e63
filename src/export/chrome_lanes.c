#include "export/chrome_priv.h"

#include <math.h>
#include <stdio.h>

#include "story/story.h"

/* -- time ------------------------------------------------------------------- */

/* Far enough for any run, and far from overflow. */
enum { MOST_SECONDS = 1000000000 };

int64_t chrome_nanoseconds(double t)
{
    if (!(t > 0))
        return 0;
    return llround((t < MOST_SECONDS ? t : MOST_SECONDS) * 1e9);
}

int64_t chrome_now(const struct chrome *c, const struct process *p)
{
    if (p->open)
        return p->start + (c->t - p->began) + c->width / 2;
    return c->t > p->edge ? c->t : p->edge;
}

/* A slice that took no time is so wide that all of them together are a quarter of
 * the run, and one is at most a thousandth. */
int64_t chrome_default_width(const struct export_job *job)
{
    size_t n = trace_store_count(job->store), slices = 2;
    struct event last = {0};
    double end = 0;
    for (size_t i = 0; i < n; i++) {
        enum event_kind k = trace_store_kind(job->store, i);
        slices += k == EV_ready_pop || k == EV_thread_run;
    }
    if (n)
        trace_store_get(job->store, n - 1, &last);
    end = (double)chrome_nanoseconds(last.t);
    bool real = str_eqz(job->header->clock, "real");
    if (end <= 0)
        return 100000;
    if (real)
        return 1000;
    double width = fmin(end / (4.0 * (double)slices), end / 1000);
    return 4 * (llround(fmax(width, 1000)) / 4);
}

/* -- slices ----------------------------------------------------------------- */

static struct str event_text(struct chrome *c, const struct event *e)
{
    c->text.n = 0;
    story_event(&c->m, e, &c->text);
    return buf_str(&c->text);
}

double chrome_true_time(const struct chrome *c, uint32_t index)
{
    struct event e;
    trace_store_get(c->job->store, index, &e);
    return isfinite(e.t) ? e.t : 0;
}

void chrome_slice_close(struct chrome *c, struct process *p)
{
    if (!p->open)
        return;
    int64_t length = c->t - p->began + c->width;
    chrome_begin(&c->out, 'X', (struct chrome_place){p->pid, p->tid}, p->start,
                 "turn", buf_str(&p->name));
    chrome_time(&c->out, "dur", length);
    chrome_args(&c->out);
    chrome_seconds(&c->out, "t", chrome_true_time(c, p->event));
    chrome_seconds(&c->out, "took", (double)(c->t - p->began) / 1e9);
    if (p->task)
        chrome_int(&c->out, "turn", c->m.tasks.p[p->task].n_turns);
    chrome_end(&c->out);
    p->open = false;
    p->edge = p->start + length;
}

void chrome_slice_open(struct chrome *c, struct process *p, uint32_t tid,
                       uint32_t task)
{
    p->start = chrome_now(c, p);
    p->began = c->t;
    p->event = c->index;
    p->tid = tid;
    p->task = task;
    p->open = true;
}

/* -- arrows ----------------------------------------------------------------- */

struct mark chrome_mark_here(const struct chrome *c, const struct process *p)
{
    if (!p->open)
        return (struct mark){0};
    return (struct mark){chrome_now(c, p), {p->pid, p->tid}};
}

void chrome_arrow(struct chrome *c, const char *category, struct str name,
                  const struct mark *from, const struct mark *to)
{
    if (!from->at || !to->at)
        return;
    c->arrows++;
    chrome_begin(&c->out, 's', from->place, from->at, category, name);
    chrome_int(&c->out, "id", c->arrows);
    chrome_end(&c->out);
    chrome_begin(&c->out, 'f', to->place, to->at, category, name);
    chrome_int(&c->out, "id", c->arrows);
    chrome_text(&c->out, "bp", STR("e")); /* the slice around it, not the next */
    chrome_end(&c->out);
}

/* -- the life of a task ----------------------------------------------------- */

static void span(struct chrome *c, char phase, uint32_t task, struct str name)
{
    char id[24];
    snprintf(id, sizeof id, "task %u", task);
    chrome_begin(&c->out, phase, (struct chrome_place){PID_TASKS, task + 1},
                 chrome_now(c, &c->tasks), "task", name);
    chrome_text(&c->out, "id", str_of(id));
}

bool chrome_has_lane(const struct chrome *c, uint32_t task)
{
    return task && task < c->m.tasks.n;
}

struct lane *chrome_lane_of(struct chrome *c, uint32_t task)
{
    while (c->lanes.n <= task)
        vec_push(&c->lanes, (struct lane){0});
    return &c->lanes.p[task];
}

static struct str label_of(struct chrome *c, uint32_t task)
{
    c->text.n = 0;
    model_task_label(&c->m, task, &c->text);
    return buf_str(&c->text);
}

static void lane_name(struct chrome *c, uint32_t task)
{
    struct chrome_place at = {PID_TASKS, task + 1};
    chrome_name(&c->out, "thread_name", at, label_of(c, task));
    chrome_sort(&c->out, at);
    chrome_lane_of(c, task)->named = true;
}

/* Ready and waiting show as a span in that of the task's life. */
static bool has_inner(enum task_state s)
{
    return s == TASK_READY || s == TASK_WAITING;
}

/* What the inner span is called. Borrowed from the store. */
static struct str inner_name(const struct chrome *c, const struct lane *l)
{
    struct event e;
    if (l->state == TASK_READY)
        return STR("ready");
    if (l->since == NO_EVENT)
        return STR("waits");
    trace_store_get(c->job->store, l->since, &e);
    return e.kind == EV_task_wait && e.task_wait.on.text.n
               ? e.task_wait.on.text : STR("waits");
}

static void inner_open(struct chrome *c, uint32_t task)
{
    const struct lane *l = chrome_lane_of(c, task);
    struct event e;
    span(c, 'b', task, inner_name(c, l));
    if (l->since != NO_EVENT) {
        trace_store_get(c->job->store, l->since, &e);
        chrome_args(&c->out);
        chrome_seconds(&c->out, "t", chrome_true_time(c, l->since));
        chrome_text(&c->out, "why", e.kind == EV_ready_push
                                        ? e.ready_push.why
                                        : event_text(c, &e));
    }
    chrome_end(&c->out);
}

static void inner_close(struct chrome *c, uint32_t task)
{
    const struct lane *l = chrome_lane_of(c, task);
    if (!has_inner(l->state))
        return;
    span(c, 'e', task, inner_name(c, l));
    chrome_end(&c->out);
}

static void life_edge(struct chrome *c, char phase, uint32_t task)
{
    span(c, phase, task, label_of(c, task));
    chrome_end(&c->out);
}

static bool is_over(enum task_state s)
{
    return s == TASK_NONE || s >= TASK_DONE;
}

void chrome_lane_update(struct chrome *c, uint32_t task)
{
    if (!chrome_has_lane(c, task) || (c->tasks.open && c->tasks.task == task))
        return;
    const struct m_task *t = &c->m.tasks.p[task];
    struct lane *l = chrome_lane_of(c, task);
    enum task_state to = is_over(t->state) ? TASK_NONE : t->state;
    if (to == l->state)
        return;
    if (!l->named)
        lane_name(c, task);
    inner_close(c, task);
    if (l->state == TASK_NONE)
        life_edge(c, 'b', task);
    l->state = to;
    l->since = to == TASK_WAITING ? t->wait_event : t->ready_event;
    if (to == TASK_NONE)
        life_edge(c, 'e', task);
    else if (has_inner(to))
        inner_open(c, task);
}

void chrome_turn_over(struct chrome *c)
{
    uint32_t task = c->tasks.open ? c->tasks.task : 0;
    chrome_slice_close(c, &c->tasks);
    chrome_lane_update(c, task);
}

void chrome_lanes_end(struct chrome *c)
{
    for (uint32_t i = 1; i < c->lanes.n; i++) {
        struct lane *l = &c->lanes.p[i];
        inner_close(c, i);
        if (l->state != TASK_NONE)
            life_edge(c, 'e', i);
        l->state = TASK_NONE;
    }
}
