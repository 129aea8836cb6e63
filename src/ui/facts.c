#include "ui/facts.h"

#include "base/bisect.h"
#include "ui/canvas.h"
#include "ui/time_text.h"

enum { MOST_IDS = 1 << 24 }; /* a hostile trace must not take all memory */

void facts_init(struct facts *f, const struct trace_store *store)
{
    *f = (struct facts){.store = store};
}

static void lane_fini(struct lane *l)
{
    vec_fini(&l->changes);
    vec_fini(&l->links);
}

void facts_fini(struct facts *f)
{
    for (size_t i = 0; i < f->lanes.n; i++)
        lane_fini(&f->lanes.p[i]);
    for (size_t i = 0; i < f->threads.n; i++)
        lane_fini(&f->threads.p[i]);
    vec_fini(&f->items);
    vec_fini(&f->lanes);
    vec_fini(&f->threads);
    vec_fini(&f->deadlines);
    vec_fini(&f->timers);
    reach_fini(&f->reach);
    vec_fini(&f->frames);
    vec_fini(&f->queues);
    vec_fini(&f->syncs);
    vec_fini(&f->sources);
    vec_fini(&f->latest);
    line_runs_fini(&f->runs);
    out_lines_fini(&f->out);
    sync_log_fini(&f->sync_log);
}

static void lane_add(struct facts *f, uint32_t task, uint32_t event,
                     enum lane_state state, double t)
{
    if (!task || task > MOST_IDS)
        return;
    while (f->lanes.n <= task)
        vec_push(&f->lanes, ((struct lane){{0}}));
    vec_push(&f->lanes.p[task].changes,
             ((struct lane_change){event, state, t}));
}

/* The task that held the loop has told so when it was over. */
static void lane_blocked(struct facts *f, const struct ev_block *e,
                         uint32_t event, double t)
{
    lane_add(f, e->task, event, LANE_BLOCK, t - e->seconds);
    lane_add(f, e->task, event, LANE_RUN, t);
}

static struct lane *lane_of(const struct facts *f, uint32_t who)
{
    uint32_t id = who & ~WHO_LANE;
    if (who & WHO_LANE)
        return id < f->threads.n ? &f->threads.p[id] : NULL;
    return id < f->lanes.n ? &f->lanes.p[id] : NULL;
}

static void link_add(struct facts *f, uint32_t from, uint32_t from_event,
                     uint32_t to, uint32_t event)
{
    struct lane *a = lane_of(f, from), *b = lane_of(f, to);
    if (!from || !to || from == to || !a || !b)
        return;
    vec_push(&a->links, ((struct lane_link){event, from_event, to, false}));
    vec_push(&b->links, ((struct lane_link){event, from_event, from, true}));
}

static void item_put(struct facts *f, const struct ev_queue_put *e,
                     uint32_t event)
{
    if (!e->item || e->item > MOST_IDS)
        return;
    while (f->items.n <= e->item)
        vec_push(&f->items, ((struct item_fact){0, 0}));
    f->items.p[e->item] = (struct item_fact){model_who(e->task, e->thread),
                                             event};
}

static void item_got(struct facts *f, const struct ev_queue_get *e,
                     uint32_t event)
{
    if (e->item < f->items.n)
        link_add(f, f->items.p[e->item].who, f->items.p[e->item].put_event,
                 model_who(e->task, e->thread), event);
}

static enum lane_state thread_state(const struct facts *f, uint32_t thread)
{
    return thread < f->threads.n && f->threads.p[thread].changes.n
               ? vec_last(&f->threads.p[thread].changes).state : LANE_OVER;
}

static void thread_add(struct facts *f, uint32_t thread, uint32_t event,
                       enum lane_state state, double t)
{
    if (!thread || thread > MOST_IDS)
        return;
    while (f->threads.n <= thread)
        vec_push(&f->threads, ((struct lane){{0}}));
    vec_push(&f->threads.p[thread].changes,
             ((struct lane_change){event, state, t}));
}

/* The main one is there from the start. */
static void thread_made(struct facts *f, uint32_t thread, uint32_t at, double t)
{
    f->n_threads += f->n_threads ? 1 : 2;
    if (!f->thread) {
        thread_add(f, 1, 0, LANE_RUN, 0);
        f->thread = 1;
    }
    thread_add(f, thread, at, LANE_READY, t);
}

/* It runs: who ran before, and neither waits nor is over, stepped back. */
static void thread_ran(struct facts *f, uint32_t thread, uint32_t at, double t)
{
    if (f->thread && f->thread != thread
        && thread_state(f, f->thread) == LANE_RUN)
        thread_add(f, f->thread, at, LANE_READY, t);
    thread_add(f, thread, at, LANE_RUN, t);
    f->thread = thread;
}

static void frame_add(struct facts *f, const struct ev_frame_new *e,
                      uint32_t event)
{
    if (!e->frame || e->frame > MOST_IDS)
        return;
    while (f->frames.n <= e->frame)
        vec_push(&f->frames, ((struct frame_fact){UINT32_MAX, NO_FILE}));
    f->frames.p[e->frame] = (struct frame_fact){
        event, line_runs_file(&f->runs, e->file)};
}

static void line_add(struct facts *f, const struct ev_line *e, uint32_t event)
{
    if (e->frame < f->frames.n)
        line_runs_add(&f->runs, f->frames.p[e->frame].file, e->line, event);
}

static bool str_has(struct str s, const char *part)
{
    return s.n && memmem(s.p, s.n, part, strlen(part)) != NULL;
}

static void name_count(int *cells, struct str name)
{
    int width = text_width(name);
    if (width > *cells)
        *cells = width;
}

static bool task_is_asyncios(const struct ev_task_new *e)
{
    return str_has(e->coro, "shutdown_asyncgens") ||
           str_has(e->coro, "shutdown_default_executor");
}

/* Beyond a screenful of deadlines nobody needs the exact number. */
enum { MOST_DEADLINES = 64 };

static struct deadline *deadline_at(struct facts *f, double when)
{
    for (size_t i = 0; i < f->deadlines.n; i++)
        if (f->deadlines.p[i].when == when)
            return &f->deadlines.p[i];
    return NULL;
}

static void deadline_add(struct facts *f, struct timer_fact timer)
{
    struct deadline *d = deadline_at(f, timer.when);
    if (d) {
        d->n++;
        d->sleeps += timer.sleep;
    } else if (f->deadlines.n < MOST_DEADLINES) {
        vec_push(&f->deadlines,
                 ((struct deadline){timer.when, 1, timer.sleep}));
    }
    if ((int)f->deadlines.n > f->n_timers)
        f->n_timers = (int)f->deadlines.n;
}

/* The timeline reaches as far as somebody sleeps. */
static void reach_sleeps(struct facts *f, uint32_t event, double t)
{
    double when[MOST_DEADLINES];
    size_t n = 0;
    for (size_t i = 0; i < f->deadlines.n; i++)
        if (f->deadlines.p[i].sleeps)
            when[n++] = f->deadlines.p[i].when;
    reach_timers(&f->reach, event, t, when, n);
}

static void timer_add(struct facts *f, const struct ev_timer_set *e,
                      uint32_t event, double t)
{
    struct timer_fact timer = {e->when, str_eqz(e->what, "sleep")};
    if (!e->timer || e->timer > MOST_IDS)
        return;
    while (f->timers.n <= e->timer)
        vec_push(&f->timers, ((struct timer_fact){0, false}));
    f->timers.p[e->timer] = timer;
    deadline_add(f, timer);
    if (timer.sleep)
        reach_sleeps(f, event, t);
}

static void timer_drop(struct facts *f, uint32_t timer)
{
    if (timer >= f->timers.n)
        return;
    struct timer_fact *t = &f->timers.p[timer];
    struct deadline *d = deadline_at(f, t->when);
    if (!d)
        return;
    d->sleeps -= t->sleep && d->sleeps;
    if (--d->n == 0) {
        *d = vec_last(&f->deadlines);
        (void)vec_pop(&f->deadlines);
    }
}

enum { SYNC_SEEN = 1, SYNC_PART = 2, SYNC_LINE = 4 };

static void sync_mark(struct facts *f, uint32_t sync, uint8_t mark)
{
    if (!sync || sync > MOST_IDS)
        return;
    while (f->syncs.n <= sync)
        vec_push(&f->syncs, 0);
    uint8_t *s = &f->syncs.p[sync];
    f->n_syncs += (mark & SYNC_SEEN && !(*s & SYNC_SEEN))
                  - (mark & SYNC_PART && !(*s & SYNC_PART));
    f->n_lines += mark & SYNC_LINE && !(*s & SYNC_LINE);
    *s |= mark;
}

static void open_one(int *open, int by, int *most)
{
    *open += by;
    if (*open > *most)
        *most = *open;
}

int facts_lock_rows(const struct facts *f)
{
    return f->n_threads + f->n_syncs + f->n_lines + 2 * f->n_groups
           + f->n_timeouts + f->n_jobs;
}

/* What LOCKS shows. */
static void take_in_locks(struct facts *f, const struct event *e)
{
    switch (e->kind) {
    case EV_sync_new:
        sync_mark(f, e->sync_new.sync, SYNC_SEEN);
        sync_mark(f, e->sync_new.uses, SYNC_PART);
        break;
    case EV_sync_block:
        sync_mark(f, e->sync_block.sync, SYNC_LINE);
        break;
    case EV_group_enter:
        open_one(&f->open_groups, 1, &f->n_groups);
        break;
    case EV_group_exit:
        open_one(&f->open_groups, -1, &f->n_groups);
        break;
    case EV_timeout_new:
        open_one(&f->open_timeouts, 1, &f->n_timeouts);
        break;
    case EV_timeout_exit:
        open_one(&f->open_timeouts, -1, &f->n_timeouts);
        break;
    case EV_job_new:
        open_one(&f->open_jobs, 1, &f->n_jobs);
        break;
    case EV_job_done:
        open_one(&f->open_jobs, -1, &f->n_jobs);
        break;
    default:
        break;
    }
}

/* -- queues -- */

/* NULL: a number that no queue has. */
static struct queue_fact *queue_of(struct facts *f, uint32_t queue)
{
    if (!queue || queue > MOST_IDS)
        return NULL;
    while (f->queues.n <= queue)
        vec_push(&f->queues, (struct queue_fact){0});
    return &f->queues.p[queue];
}

static void item_count(struct facts *f, uint32_t queue, int by)
{
    struct queue_fact *q = queue_of(f, queue);
    if (!q)
        return;
    q->items += q->items + by < 0 ? 0 : by;
    if (q->items > q->most_items)
        q->most_items = q->items;
}

static void take_in_queues(struct facts *f, const struct event *e)
{
    struct queue_fact *q;
    switch (e->kind) {
    case EV_queue_new:
        f->n_queues++;
        break;
    case EV_queue_put:
        item_count(f, e->queue_put.queue, 1);
        break;
    case EV_queue_get:
        item_count(f, e->queue_get.queue, -1);
        break;
    case EV_queue_block:
        q = queue_of(f, e->queue_block.queue);
        if (q)
            q->put_waits |= str_eqz(e->queue_block.side, "put");
        break;
    case EV_queue_unblock:
        q = queue_of(f, e->queue_unblock.queue);
        if (q)
            q->woke = true;
        break;
    case EV_queue_join:
        q = queue_of(f, e->queue_join.queue);
        if (q)
            q->joined = true;
        break;
    default:
        break;
    }
}

int facts_queue_rows(const struct facts *f)
{
    enum { COUNTS = 1, GETTERS = 1, ENOUGH = 100 };
    int rows = 0;
    for (size_t i = 0; i < f->queues.n && rows < ENOUGH; i++) {
        const struct queue_fact *q = &f->queues.p[i];
        rows += (f->n_queues > 1) + COUNTS + GETTERS + q->put_waits + q->joined
                + q->woke + (q->most_items < ENOUGH ? q->most_items : ENOUGH);
    }
    return f->n_queues ? rows : 0;
}

static void ready_count(struct facts *f, int by)
{
    f->in_ready += f->in_ready + by < 0 ? 0 : by;
    if (f->in_ready > f->n_ready)
        f->n_ready = f->in_ready;
}

static void out_count(struct facts *f, double t)
{
    struct buf b = {0};
    if (!f->n_outs || t != f->out_time) { /* lines come in handfuls */
        time_text(t, true, &b);
        if ((int)b.n > f->out_time_cells)
            f->out_time_cells = (int)b.n;
        f->out_time = t;
    }
    f->n_outs++;
    buf_fini(&b);
}

static void take_in(struct facts *f, const struct event *e, uint32_t at)
{
    switch (e->kind) {
    case EV_task_new:
        f->n_tasks += !task_is_asyncios(&e->task_new);
        if (!task_is_asyncios(&e->task_new))
            name_count(&f->task_cells, e->task_new.label);
        lane_add(f, e->task_new.task, at, LANE_READY, e->t);
        break;
    case EV_ready_pop:
        ready_count(f, -1);
        break;
    case EV_ready_push:
        ready_count(f, 1);
        if (str_eqz(e->ready_push.what, "step") ||
            str_eqz(e->ready_push.what, "wakeup"))
            lane_add(f, e->ready_push.task, at, LANE_READY, e->t);
        break;
    case EV_task_run:
        lane_add(f, e->task_run.task, at, LANE_RUN, e->t);
        break;
    case EV_task_wait:
        lane_add(f, e->task_wait.task, at, LANE_WAIT, e->t);
        break;
    case EV_task_wake:
        link_add(f, e->task_wake.by, at, e->task_wake.task, at);
        break;
    case EV_block:
        lane_blocked(f, &e->block, at, e->t);
        break;
    case EV_queue_put:
        item_put(f, &e->queue_put, at);
        take_in_queues(f, e);
        break;
    case EV_queue_get:
        item_got(f, &e->queue_get, at);
        take_in_queues(f, e);
        break;
    case EV_task_done:
        lane_add(f, e->task_done.task, at, LANE_OVER, e->t);
        break;
    case EV_thread_new:
        name_count(&f->thread_cells, STR("MainThread"));
        name_count(&f->thread_cells, e->thread_new.name);
        thread_made(f, e->thread_new.thread, at, e->t);
        break;
    case EV_thread_run:
        thread_ran(f, e->thread_run.thread, at, e->t);
        break;
    case EV_thread_block:
        thread_add(f, e->thread_block.thread, at, LANE_WAIT, e->t);
        break;
    case EV_thread_done:
        thread_add(f, e->thread_done.thread, at, LANE_OVER, e->t);
        break;
    case EV_timer_set:
        timer_add(f, &e->timer_set, at, e->t);
        break;
    case EV_timer_fire:
        timer_drop(f, e->timer_fire.timer);
        break;
    case EV_timer_cancel:
        timer_drop(f, e->timer_cancel.timer);
        break;
    case EV_frame_new:
        frame_add(f, &e->frame_new, at);
        break;
    case EV_line:
        line_add(f, &e->line, at);
        break;
    case EV_source:
        vec_push(&f->sources, at);
        break;
    case EV_out:
    case EV_warn:
    case EV_diag:
        out_count(f, e->t);
        out_lines_add(&f->out, e, at);
        break;
    default:
        take_in_queues(f, e);
        take_in_locks(f, e);
        sync_log_add(&f->sync_log, e, at);
        break;
    }
}

/* A trace whose clock went back is searched as rightly as any other. */
static void time_add(struct facts *f, size_t at, double t)
{
    double before = f->latest.n ? vec_last(&f->latest) : t;
    if (at % FACTS_BLOCK == 0)
        vec_push(&f->latest, before);
    if (t > before || !f->seen)
        vec_last(&f->latest) = t;
}

size_t facts_at_time(const struct facts *f, double t)
{
    struct event e;
    struct bisect b = bisect_of(0, f->latest.n);
    while (bisect_next(&b))
        bisect_go(&b, f->latest.p[b.at] < t);
    for (size_t i = b.low * FACTS_BLOCK; i < f->seen; i++) {
        trace_store_get(f->store, i, &e);
        if (e.t >= t)
            return i;
    }
    return SIZE_MAX;
}

void facts_update(struct facts *f, size_t most)
{
    size_t n = trace_store_count(f->store);
    for (; most-- && f->seen < n; f->seen++) {
        struct event e;
        trace_store_get(f->store, f->seen, &e);
        reach_clock(&f->reach, (uint32_t)f->seen, e.t);
        time_add(f, f->seen, e.t);
        take_in(f, &e, (uint32_t)f->seen);
    }
}

int facts_lanes(const struct facts *f)
{
    return f->n_threads && f->n_tasks ? f->n_threads - 1 : f->n_threads;
}

const struct lane *facts_lane(const struct facts *f, uint32_t who)
{
    return lane_of(f, who);
}

struct str facts_frame_file(const struct facts *f, uint32_t frame)
{
    struct event e;
    if (frame >= f->frames.n || f->frames.p[frame].new_event == UINT32_MAX)
        return (struct str){0};
    trace_store_get(f->store, f->frames.p[frame].new_event, &e);
    return e.frame_new.file;
}

size_t lane_find(const struct lane *l, uint32_t event)
{
    struct bisect b = bisect_of(0, l->changes.n);
    while (bisect_next(&b))
        bisect_go(&b, l->changes.p[b.at].event < event);
    return b.low;
}
