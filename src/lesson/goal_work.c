#include "lesson/goal_work.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "trace/reader.h"

/* Further up than that nobody is credited with what is done deep down. */
enum { MOST_ABOVE = 16 };

/* Times are sums of decimal fractions in binary. */
static const double NEARLY = 1e-6;

/* Where the reading is. */
struct working {
    struct model *m;
    struct work *w;
    VEC(size_t) call_of;    /* by frame: index + 1 of its call; 0: none */
    struct str file;        /* of the program itself */
    double t;               /* of the event before */
    size_t pauses;
};

static struct str keep(struct work *w, struct str s)
{
    return (struct str){arena_strndup(&w->arena, s.p ? s.p : "", s.n), s.n};
}

static struct work_call *call_of(struct working *g, uint32_t frame)
{
    size_t i = frame < g->call_of.n ? g->call_of.p[frame] : 0;
    return i ? &g->w->calls.p[i - 1] : NULL;
}

/* -- items ------------------------------------------------------------------ */

/* Who called or awaited it, within the same task and lane; 0: nobody. */
static uint32_t above(const struct model *m, uint32_t frame)
{
    uint32_t up = m->frames.p[frame].parent;
    return up && up < m->frames.n && up != frame &&
                   m->frames.p[up].task == m->frames.p[frame].task
               ? up : 0;
}

/* The frame that runs did something. */
static void did(struct working *g, struct work_item item)
{
    uint32_t frame = g->m->current_frame;
    size_t i = g->w->items.n;
    item.text = keep(g->w, item.text);
    vec_push(&g->w->items, item);
    for (int n = 0; frame && frame < g->m->frames.n && n < MOST_ABOVE; n++) {
        struct work_call *c = call_of(g, frame);
        if (c && n == 0)
            vec_push(&c->own, i);
        if (c) {
            vec_push(&c->all, i);
            c->sleeps |= item.what == WORK_WAIT;
        }
        frame = above(g->m, frame);
    }
}

static void waited(struct working *g, double seconds)
{
    if (seconds > NEARLY && isfinite(seconds))
        did(g, (struct work_item){.what = WORK_WAIT, .seconds = seconds});
}

/* A program without a loop and without other lanes sleeps so: the clock moves, and
 * nothing says why. */
static bool moves_by_itself(const struct working *g, const struct event *e)
{
    return e->t > g->t && e->kind != EV_loop_clock && e->kind != EV_block &&
           e->kind != EV_thread_run;
}

static struct str item_text(const struct model *m, uint32_t item)
{
    struct event e;
    if (item >= m->items.n || m->items.p[item].put_event == NO_EVENT)
        return (struct str){"", 0};
    trace_store_get(m->store, m->items.p[item].put_event, &e);
    return e.queue_put.text;
}

static void learn_item(struct working *g, const struct event *e)
{
    if (moves_by_itself(g, e))
        waited(g, e->t - g->t);
    if (e->kind == EV_out && str_eqz(e->out.stream, "stdout"))
        did(g, (struct work_item){.what = WORK_PRINT, .text = e->out.text});
    else if (e->kind == EV_timer_set && str_eqz(e->timer_set.what, "sleep"))
        waited(g, e->timer_set.when - e->t);
    else if (e->kind == EV_block)
        waited(g, e->block.seconds);
    else if (e->kind == EV_thread_block)
        waited(g, event_slept(e->thread_block.what));
    else if (e->kind == EV_job_new)
        waited(g, event_slept(e->job_new.call));
    else if (e->kind == EV_queue_put)
        did(g, (struct work_item){.what = WORK_PUT, .text = e->queue_put.text});
    else if (e->kind == EV_queue_get)
        did(g, (struct work_item){
                   .what = WORK_TAKE,
                   .text = item_text(g->m, e->queue_get.item)});
}

/* -- locks ------------------------------------------------------------------ */

/* Behind the event: who took a lock may have others. */
static void learn_lock(struct working *g, const struct event *e)
{
    uint32_t who = model_who(e->sync_acquire.task, e->sync_acquire.thread);
    uint32_t frame = g->m->current_frame;
    size_t locks = 0;
    for (uint32_t s = 1; s < g->m->syncs.n; s++)
        locks += g->m->syncs.p[s].kind == SYNC_LOCK &&
                 model_holds(g->m, s, who);
    for (int n = 0; frame && frame < g->m->frames.n && n < MOST_ABOVE; n++) {
        struct work_call *c = call_of(g, frame);
        if (c && c->locks < locks)
            c->locks = locks;
        frame = above(g->m, frame);
    }
}

/* -- calls and lines -------------------------------------------------------- */

static void learn_call(struct working *g, const struct event *e)
{
    const struct ev_frame_new *f = &e->frame_new;
    if (!g->file.p)
        g->file = keep(g->w, f->file);
    if (!str_eq(f->file, g->file) || f->frame >= trace_store_count(g->m->store))
        return;
    while (g->call_of.n <= f->frame)
        vec_push(&g->call_of, 0);
    struct work_call c = {.frame = f->frame, .fn = keep(g->w, f->fn),
                          .set = keep(g->w, f->set)};
    vec_push(&g->w->calls, c);
    g->call_of.p[f->frame] = g->w->calls.n;
}

static void learn_line(struct working *g, const struct event *e)
{
    const struct work_call *c = call_of(g, e->line.frame);
    if (!c)
        return;
    struct work_line line = {(size_t)(c - g->w->calls.p), (int)e->line.line,
                             g->pauses};
    vec_push(&g->w->lines, line);
}

/* The newest line of the frame that runs, SIZE_MAX: it is none of the program's. */
static size_t newest_line(const struct working *g)
{
    for (size_t i = g->w->lines.n; i-- > 0;)
        if (g->w->calls.p[g->w->lines.p[i].call].frame == g->m->current_frame)
            return i;
    return SIZE_MAX;
}

static void learn_out(struct working *g, const struct event *e)
{
    if (!str_eqz(e->out.stream, "stdout"))
        return;
    vec_push(&g->w->outs, keep(g->w, e->out.text));
    vec_push(&g->w->out_lines, newest_line(g));
}

static void learn_fate(struct working *g, const struct event *e)
{
    struct work_call *c = NULL;
    if (e->kind == EV_return_ && (c = call_of(g, e->return_.frame)))
        c->returns = true;
    else if (e->kind == EV_raise && (c = call_of(g, e->raise.frame)))
        c->cancelled |= str_eqz(e->raise.type, "CancelledError");
    else if (e->kind == EV_unwind && (c = call_of(g, e->unwind.frame)))
        c->cancelled |= str_eqz(e->unwind.type, "CancelledError");
    else if (e->kind == EV_suspend)
        g->pauses++;
    else if (e->kind == EV_thread_block && call_of(g, g->m->current_frame))
        g->w->joined |= str_starts(e->thread_block.what, "join ");
}

void work_read(struct model *m, struct work *w)
{
    struct working g = {.m = m, .w = w};
    size_t at = m->at, n = trace_store_count(m->store);
    model_seek(m, 0);
    for (size_t i = 0; i < n; i++) {
        struct event e;
        trace_store_get(m->store, i, &e);
        learn_item(&g, &e);
        learn_fate(&g, &e);
        if (e.kind == EV_frame_new)
            learn_call(&g, &e);
        else if (e.kind == EV_line)
            learn_line(&g, &e);
        else if (e.kind == EV_out)
            learn_out(&g, &e);
        g.t = e.t;
        model_apply(m);
        if (e.kind == EV_sync_acquire)
            learn_lock(&g, &e);
    }
    model_seek(m, at);
    vec_fini(&g.call_of);
}

void work_fini(struct work *w)
{
    for (size_t i = 0; i < w->calls.n; i++) {
        vec_fini(&w->calls.p[i].own);
        vec_fini(&w->calls.p[i].all);
    }
    vec_fini(&w->items);
    vec_fini(&w->calls);
    vec_fini(&w->lines);
    vec_fini(&w->outs);
    vec_fini(&w->out_lines);
    arena_fini(&w->arena);
}

/* -- comparing -------------------------------------------------------------- */

/* Objects are written with their addresses and what is in them at the time. */
static bool is_plain(struct str repr)
{
    return !memchr(repr.p ? repr.p : "", '<', repr.n);
}

void work_call_text(const struct work_call *c, struct buf *out)
{
    struct buf name = {0}, value = {0};
    bool any = false;
    buf_adds(out, c->fn);
    buf_addc(out, '(');
    for (size_t at = 0; json_map_each(c->set, &at, &name, &value);) {
        buf_addz(out, any ? ", " : "");
        any = true;
        if (is_plain(buf_str(&value)))
            buf_adds(out, buf_str(&value));
        else
            buf_adds(out, buf_str(&name));
    }
    buf_addc(out, ')');
    buf_fini(&name);
    buf_fini(&value);
}

static bool has_argument(struct str set, struct str name, struct str value)
{
    struct buf n = {0}, v = {0};
    bool has = false;
    for (size_t at = 0; !has && json_map_each(set, &at, &n, &v);)
        has = str_eq(buf_str(&n), name) && str_eq(buf_str(&v), value);
    buf_fini(&n);
    buf_fini(&v);
    return has;
}

bool work_same_call(const struct work_call *a, const struct work_call *b)
{
    struct buf name = {0}, value = {0};
    bool same = str_eq(a->fn, b->fn);
    for (size_t at = 0; same && json_map_each(a->set, &at, &name, &value);)
        if (is_plain(buf_str(&value)))
            same = has_argument(b->set, buf_str(&name), buf_str(&value));
    buf_fini(&name);
    buf_fini(&value);
    return same;
}

bool work_same_item(const struct work_item *a, const struct work_item *b)
{
    return a->what == b->what && str_eq(a->text, b->text) &&
           fabs(a->seconds - b->seconds) < NEARLY;
}
