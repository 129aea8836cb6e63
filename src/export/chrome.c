/* The format `chrome`: what Perfetto (ui.perfetto.dev) and chrome://tracing open.
 *
 *   X    the turns of a task, on its lane; what the loop itself runs (callbacks,
 *        due timers) and the program outside the loop, on a lane of their own;
 *        what a thread runs, in a process of its own
 *   b e  the life of a task, and in it its time in the ready queue and its waits
 *   s f  from who woke a task to its turn; from a put to the get of that item
 *   C    the length of the ready queue and of each queue
 *   i    output, warnings and diagnoses
 *
 * Under a virtual clock most turns take no time, and would be hairlines at one
 * place. So each is drawn a little longer than it took, and what would overlap
 * moves to the right, until the clock has caught up: order is kept, slices of one
 * process never overlap. The file says so, and `t` in each record's args is the
 * true time.
 */
#include "export/chrome_priv.h"
#include "export/formats.h"

#include <math.h>

#include "base/utf8.h"
#include "trace/writer.h"

/* -- events ----------------------------------------------------------------- */

static void take_begin(struct chrome *c, const struct event *e)
{
    (void)e;
    chrome_turn_over(c);
    c->tasks.name.n = 0;
    buf_addz(&c->tasks.name, "the program");
    chrome_slice_open(c, &c->tasks, TID_PROGRAM, 0);
}

static void take_end(struct chrome *c, const struct event *e)
{
    (void)e;
    chrome_turn_over(c);
    chrome_slice_close(c, &c->threads);
}

static void take_over(struct chrome *c, const struct event *e)
{
    (void)e;
    chrome_turn_over(c);
}

/* A handle of the loop's own runs; a task's step has a slice of its own. */
static void take_pop(struct chrome *c, const struct event *e)
{
    struct event push;
    uint32_t handle = e->ready_pop.handle;
    chrome_turn_over(c);
    if (handle >= c->m.handles.n || c->m.handles.p[handle].push_event == NO_EVENT)
        return;
    trace_store_get(c->job->store, c->m.handles.p[handle].push_event, &push);
    struct str what = push.ready_push.what, call = push.ready_push.call;
    if (str_eqz(what, "step") || str_eqz(what, "wakeup"))
        return;
    struct buf *name = &c->tasks.name;
    name->n = 0;
    buf_adds(name, call.n ? call : what);
    if (!call.n && chrome_has_lane(c, push.ready_push.task)) {
        buf_addz(name, " of ");
        model_task_label(&c->m, push.ready_push.task, name);
    }
    chrome_slice_open(c, &c->tasks, TID_PROGRAM, 0);
}

static void take_run(struct chrome *c, const struct event *e)
{
    uint32_t task = e->task_run.task;
    chrome_turn_over(c);
    if (!chrome_has_lane(c, task))
        return;
    chrome_lane_update(c, task); /* it was ready until now */
    c->tasks.name.n = 0;
    model_task_label(&c->m, task, &c->tasks.name);
    chrome_slice_open(c, &c->tasks, task + 1, task);
    struct lane *l = chrome_lane_of(c, task);
    struct mark to = {c->tasks.start + c->width / 4, {PID_TASKS, task + 1}};
    chrome_arrow(c, "wake", STR("wake"), &l->woken, &to);
    l->woken = (struct mark){0};
}

static void take_wake(struct chrome *c, const struct event *e)
{
    uint32_t task = e->task_wake.task;
    if (!chrome_has_lane(c, task))
        return;
    chrome_lane_update(c, task);
    chrome_lane_of(c, task)->woken = chrome_mark_here(c, &c->tasks);
}

static void counter(struct chrome *c, struct str name, const char *key,
                    size_t value)
{
    chrome_begin(&c->out, 'C', (struct chrome_place){PID_TASKS, TID_PROGRAM},
                 chrome_now(c, &c->tasks), "queue", name);
    chrome_args(&c->out);
    chrome_int(&c->out, key, (int64_t)value);
    chrome_end(&c->out);
}

static void count_ready(struct chrome *c)
{
    size_t n = model_ready_count(&c->m);
    if (n != c->ready)
        counter(c, STR("ready queue"), "handles", n);
    c->ready = n;
}

static void count_queue(struct chrome *c, uint32_t queue)
{
    if (!queue || queue >= c->m.queues.n)
        return;
    c->text.n = 0;
    model_queue_name(&c->m, queue, &c->text);
    buf_printf(&c->text, " (queue %u)", queue);
    counter(c, buf_str(&c->text), "items", c->m.queues.p[queue].n_items);
}

/* The process in which an event of a queue takes place. */
static struct process *whose(struct chrome *c, uint32_t thread)
{
    return thread ? &c->threads : &c->tasks;
}

static void take_put(struct chrome *c, const struct event *e)
{
    uint32_t item = e->queue_put.item;
    count_queue(c, e->queue_put.queue);
    if (!item || item >= c->m.items.n)
        return;
    while (c->puts.n <= item)
        vec_push(&c->puts, (struct mark){0});
    c->puts.p[item] = chrome_mark_here(c, whose(c, e->queue_put.thread));
}

static void take_get(struct chrome *c, const struct event *e)
{
    uint32_t item = e->queue_get.item;
    count_queue(c, e->queue_get.queue);
    if (!item || item >= c->puts.n)
        return;
    struct mark to = chrome_mark_here(c, whose(c, e->queue_get.thread));
    chrome_arrow(c, "item", STR("put to get"), &c->puts.p[item], &to);
    c->puts.p[item] = (struct mark){0};
}

/* The lane on which a text of a task, a thread or the program appears. */
static void instant(struct chrome *c, const char *category, uint32_t task,
                    uint32_t thread, struct str text, const struct event *e)
{
    enum { MOST = 60 };
    bool in_thread = thread > 1;
    const struct process *p = in_thread ? &c->threads : &c->tasks;
    struct chrome_place at = {p->pid, in_thread             ? thread
                                      : chrome_has_lane(c, task) ? task + 1
                                                          : TID_PROGRAM};
    size_t n = text.n;
    while (n && text.p[n - 1] == '\n')
        n--;
    size_t used;
    size_t fits = utf8_fit((struct str){text.p, n}, MOST, &used);
    chrome_begin(&c->out, 'i', at, chrome_now(c, p), category,
                 (struct str){text.p, fits});
    chrome_text(&c->out, "s", STR("t")); /* on its lane, not on all */
    chrome_args(&c->out);
    chrome_seconds(&c->out, "t", chrome_true_time(c, c->index));
    chrome_text(&c->out, "text", text);
    if (e->kind == EV_out)
        chrome_text(&c->out, "stream", e->out.stream);
    chrome_end(&c->out);
}

static void take_out(struct chrome *c, const struct event *e)
{
    instant(c, "output", e->out.task, e->out.thread, e->out.text, e);
}

static void take_warn(struct chrome *c, const struct event *e)
{
    instant(c, "warning", e->warn.task, 0, e->warn.text, e);
}

static void take_diag(struct chrome *c, const struct event *e)
{
    instant(c, "diagnosis", 0, 0, e->diag.text, e);
}

/* -- threads ---------------------------------------------------------------- */

static bool has_thread(const struct chrome *c, uint32_t thread)
{
    return thread && thread < c->m.threads.n;
}

static void thread_name(struct chrome *c, uint32_t thread)
{
    struct chrome_place at = {PID_THREADS, thread};
    while (c->known.n <= thread) {
        vec_push(&c->known, false);
        vec_push(&c->blocked, false);
    }
    if (c->known.p[thread])
        return;
    if (!c->known.p[0])
        chrome_name(&c->out, "process_name", at, STR("threads"));
    c->known.p[0] = c->known.p[thread] = true;
    c->text.n = 0;
    model_thread_name(&c->m, thread, &c->text);
    chrome_name(&c->out, "thread_name", at, buf_str(&c->text));
    chrome_sort(&c->out, at);
}

static struct str block_words(const struct chrome *c, uint32_t thread)
{
    struct event e;
    uint32_t index = c->m.threads.p[thread].block_event;
    if (index == NO_EVENT)
        return STR("waits");
    trace_store_get(c->job->store, index, &e);
    return e.kind == EV_thread_block && e.thread_block.what.n
               ? e.thread_block.what : STR("waits");
}

static void thread_span(struct chrome *c, char phase, uint32_t thread)
{
    char id[24];
    snprintf(id, sizeof id, "thread %u", thread);
    chrome_begin(&c->out, phase, (struct chrome_place){PID_THREADS, thread},
                 chrome_now(c, &c->threads), "thread", block_words(c, thread));
    chrome_text(&c->out, "id", str_of(id));
    chrome_end(&c->out);
    c->blocked.p[thread] = phase == 'b';
}

static void thread_goes_on(struct chrome *c, uint32_t thread)
{
    thread_name(c, thread);
    chrome_slice_close(c, &c->threads);
    if (c->blocked.p[thread])
        thread_span(c, 'e', thread);
}

static void take_thread_new(struct chrome *c, const struct event *e)
{
    if (has_thread(c, e->thread_new.thread))
        thread_name(c, e->thread_new.thread);
}

static void take_thread_run(struct chrome *c, const struct event *e)
{
    uint32_t thread = e->thread_run.thread;
    if (!has_thread(c, thread))
        return;
    thread_goes_on(c, thread);
    c->threads.name.n = 0;
    model_thread_name(&c->m, thread, &c->threads.name);
    chrome_slice_open(c, &c->threads, thread, 0);
}

static void take_thread_block(struct chrome *c, const struct event *e)
{
    uint32_t thread = e->thread_block.thread;
    if (!has_thread(c, thread))
        return;
    thread_goes_on(c, thread);
    thread_span(c, 'b', thread);
}

static void take_thread_done(struct chrome *c, const struct event *e)
{
    if (has_thread(c, e->thread_done.thread))
        thread_goes_on(c, e->thread_done.thread);
}

/* -- the whole -------------------------------------------------------------- */

static void (*const takers[EV_COUNT])(struct chrome *c, const struct event *e) = {
    [EV_begin] = take_begin,
    [EV_end] = take_end,
    [EV_out] = take_out,
    [EV_warn] = take_warn,
    [EV_diag] = take_diag,
    [EV_loop_pass] = take_over,
    [EV_loop_select] = take_over,
    [EV_loop_close] = take_begin,
    [EV_ready_pop] = take_pop,
    [EV_task_run] = take_run,
    [EV_task_wake] = take_wake,
    [EV_queue_put] = take_put,
    [EV_queue_get] = take_get,
    [EV_thread_new] = take_thread_new,
    [EV_thread_run] = take_thread_run,
    [EV_thread_block] = take_thread_block,
    [EV_thread_done] = take_thread_done,
};

/* The task whose state an event changes without a slice beginning or ending. */
static uint32_t task_of(const struct event *e)
{
    switch (e->kind) {
    case EV_task_new:
        return e->task_new.task;
    case EV_task_wait:
        return e->task_wait.task;
    case EV_task_done:
        return e->task_done.task;
    case EV_ready_push:
        return e->ready_push.task;
    default:
        return 0;
    }
}

static void take(struct chrome *c)
{
    struct event e;
    trace_store_get(c->job->store, c->m.at, &e);
    int64_t t = chrome_nanoseconds(e.t);
    c->index = (uint32_t)c->m.at;
    if (t > c->t)
        c->t = t;
    model_apply(&c->m);
    if (takers[e.kind])
        takers[e.kind](c, &e);
    if (task_of(&e))
        chrome_lane_update(c, task_of(&e));
    count_ready(c);
}

static void write_head(struct chrome *c)
{
    const struct trace_header *h = c->job->header;
    struct buf *b = &c->out.line;
    buf_addz(b, "{\"displayTimeUnit\":\"ms\",\"otherData\":{\"engine\":");
    json_add_str(b, h->engine);
    buf_addz(b, ",\"program\":");
    json_add_str(b, h->program);
    buf_addz(b, ",\"clock\":");
    json_add_str(b, h->clock);
    buf_addz(b, ",\"least_width_us\":");
    json_add_num(b, (double)c->width / 1000);
    buf_addz(b, ",\"least_width\":\"each turn is drawn so much longer than it "
                "took; what would overlap moves to the right until the clock has "
                "caught up; t in args is the true time in seconds\"},"
                "\"traceEvents\":[");
    fwrite(b->p, 1, b->n, c->job->to);
    struct chrome_place place = {PID_TASKS, TID_PROGRAM};
    c->text.n = 0;
    buf_adds(&c->text, h->program);
    buf_printf(&c->text, " (%.*s clock)", STR_ARG(h->clock));
    chrome_name(&c->out, "process_name", place, buf_str(&c->text));
    chrome_name(&c->out, "thread_name", place, STR("program and loop"));
    chrome_sort(&c->out, place);
}

/* What is open when the trace ends is closed there. */
static void write_tail(struct chrome *c)
{
    take_end(c, NULL);
    chrome_lanes_end(c);
    for (uint32_t i = 1; i < c->blocked.n; i++)
        if (c->blocked.p[i])
            thread_span(c, 'e', i);
    fputs("\n]}\n", c->job->to);
}

void export_chrome(const struct export_job *job)
{
    struct chrome c = {
        .out = {.to = job->to},
        .job = job,
        .tasks = {.pid = PID_TASKS},
        .threads = {.pid = PID_THREADS},
        .width = job->options.least_width
                     ? llround(job->options.least_width * 1000)
                     : chrome_default_width(job),
    };
    model_init(&c.m, job->store);
    write_head(&c);
    for (size_t n = trace_store_count(job->store); c.m.at < n;) {
        take(&c);
        if (ferror(job->to))
            break;
    }
    write_tail(&c);
    model_fini(&c.m);
    vec_fini(&c.lanes);
    vec_fini(&c.puts);
    vec_fini(&c.blocked);
    vec_fini(&c.known);
    buf_fini(&c.tasks.name);
    buf_fini(&c.threads.name);
    buf_fini(&c.text);
    buf_fini(&c.out.line);
}
