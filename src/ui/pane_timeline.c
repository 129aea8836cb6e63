/* TIMELINE: a lane for each task and thread, on one axis of time, up to the
 * cursor; timers that are set reach to the right of it. */
#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "story/words.h"
#include "ui/crowd.h"
#include "ui/pane.h"

static void timeline_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "TIMELINE by time");
}

static void timeline_legend(const struct pane *p, const struct view *v,
                            const struct region *r, struct buf *out)
{
    (void)p;
    (void)r;
    buf_printf(out, "%s ran  %s waited  %s timer set  %s running  %s ready",
               theme_glyph(v->theme, GLYPH_lane_ran),
               theme_glyph(v->theme, GLYPH_lane_waited),
               theme_glyph(v->theme, GLYPH_lane_timer),
               theme_glyph(v->theme, GLYPH_running),
               theme_glyph(v->theme, GLYPH_ready));
}

struct axis {
    int x, w;      /* the lane's first column, and how many it has */
    double end;    /* time at its right end */
};

static int column_of(const struct axis *a, double t)
{
    int c = (int)lround(t / a->end * (a->w - 1));
    return a->x + (c < 0 ? 0 : c >= a->w ? a->w - 1 : c);
}

/* When a lane that is in time.sleep goes on; NAN: it is in none. */
static double sleeps_until(const struct view *v, const struct m_thread *t)
{
    struct event e;
    double seconds;
    if (t->state != THREAD_BLOCKED || t->block_event == NO_EVENT)
        return (double)NAN;
    trace_store_get(v->store, t->block_event, &e);
    struct buf what = {0};
    buf_adds(&what, e.thread_block.what);
    bool sleeps = sscanf(buf_z(&what), "sleep(%lf)", &seconds) == 1;
    buf_fini(&what);
    return sleeps ? e.t + seconds : (double)NAN;
}

static struct axis axis_of(const struct view *v, const struct region *r,
                           int label)
{
    struct axis a = {.x = label + 4, .w = r->w - label - 6, .end = 1};
    if (v->model->t > a.end)
        a.end = v->model->t;
    for (uint32_t i = 1; i < v->model->timers.n; i++) {
        const struct m_timer *t = &v->model->timers.p[i];
        if (t->state == TIMER_SET && isfinite(t->when) && t->when > a.end)
            a.end = t->when;
    }
    for (uint32_t i = 1; i < v->model->threads.n; i++) {
        double until = sleeps_until(v, &v->model->threads.p[i]);
        if (isfinite(until) && until > a.end)
            a.end = until;
    }
    return a;
}

/* A round distance between the numbers under the lanes. */
static double tick_of(const struct axis *a)
{
    double least = a->end * 9 / (a->w > 1 ? a->w : 1), tick = 0.001;
    static const double steps[] = {2, 2.5, 2};
    for (int i = 0; tick < least; i++)
        tick *= steps[i % 3];
    return tick;
}

static void draw_axis(const struct region *r, int row, const struct axis *a)
{
    double tick = tick_of(a);
    for (int i = 0; i * tick <= a->end * 1.0001 && i < 1000; i++) {
        struct buf b = {0};
        time_text(i * tick, true, &b);
        int col = column_of(a, i * tick);
        if (col + (int)b.n <= r->w)
            region_text(r, row, col, STYLE_dim, buf_str(&b));
        buf_fini(&b);
    }
}

static void fill(const struct region *r, int row, int from, int to,
                 enum style style, enum glyph g)
{
    for (int col = from; col < to; col++)
        region_glyph(r, row, col, style, g);
}

/* What a task or a lane began to wait on with this event. */
static struct str waits_on(const struct view *v, uint32_t wait_event)
{
    struct event e;
    if (wait_event == NO_EVENT)
        return (struct str){0};
    trace_store_get(v->store, wait_event, &e);
    return e.kind == EV_task_wait      ? e.task_wait.on.text
           : e.kind == EV_thread_block ? e.thread_block.what
                                       : (struct str){0};
}

/* The same, written into a stretch that has room for it. */
static void draw_name(const struct view *v, const struct region *r, int row,
                      int from, int to, uint32_t wait_event)
{
    struct str on = waits_on(v, wait_event);
    struct buf b = {0};
    if (on.n) {
        buf_printf(&b, " %.*s ", STR_ARG(on));
        if (text_width(buf_str(&b)) + 3 <= to - from)
            region_text(r, row, from + 2, STYLE_text, buf_str(&b));
    }
    buf_fini(&b);
}

/* When a timer will end its wait; NAN: none will. */
static double waits_until(const struct view *v, uint32_t who)
{
    if (who & WHO_LANE)
        return sleeps_until(v, &v->model->threads.p[who & ~WHO_LANE]);
    const struct m_task *t = &v->model->tasks.p[who];
    if (t->state != TASK_WAITING || !t->timer ||
        t->timer >= v->model->timers.n ||
        v->model->timers.p[t->timer].state != TIMER_SET)
        return (double)NAN;
    return v->model->timers.p[t->timer].when;
}

static enum task_state state_of(const struct view *v, uint32_t who)
{
    return who & WHO_LANE ? story_thread_state(v->model, who & ~WHO_LANE)
                          : v->model->tasks.p[who].state;
}

/* The part of a wait that has not come yet. */
static void draw_ahead(const struct view *v, const struct region *r, int row,
                       const struct axis *a, uint32_t who, int from)
{
    double until = waits_until(v, who);
    if (!isfinite(until))
        return;
    int to = column_of(a, until);
    fill(r, row, from, to + 1, STYLE_dim, GLYPH_lane_timer);
    draw_name(v, r, row, from, to,
              who & WHO_LANE ? v->model->threads.p[who & ~WHO_LANE].block_event
                             : v->model->tasks.p[who].wait_event);
}

static void draw_lane(const struct view *v, const struct region *r, int row,
                      const struct axis *a, uint32_t who)
{
    enum task_state state = state_of(v, who);
    int now = column_of(a, v->model->t);
    const struct lane *l = facts_lane(v->facts, who);
    if (!l)
        return;
    size_t n = lane_find(l, (uint32_t)v->model->at);
    for (size_t i = 0; i < n; i++) {
        const struct lane_change *c = &l->changes.p[i];
        double end = i + 1 < n ? c[1].t : v->model->t;
        int from = column_of(a, c->t), to = column_of(a, end);
        if (c->state == LANE_WAIT) {
            fill(r, row, from, to, STYLE_state_waiting, GLYPH_lane_waited);
            draw_name(v, r, row, from, to, c->event);
        } else if (c->state == LANE_RUN && to > from) {
            fill(r, row, from, to, STYLE_state_running, GLYPH_bar_full);
        }
    }
    for (size_t i = 0; i < n; i++)
        if (l->changes.p[i].state == LANE_RUN)
            region_glyph(r, row, column_of(a, l->changes.p[i].t),
                         STYLE_state_running, GLYPH_lane_ran);
    draw_ahead(v, r, row, a, who, now + 1);
    if (state != TASK_WAITING)
        region_glyph(r, row, n ? column_of(a, state >= TASK_DONE
                                                  ? l->changes.p[n - 1].t
                                                  : v->model->t)
                               : now,
                     state_style(state), state_glyph(state));
}

static void draw_head(const struct view *v, const struct region *r, int row,
                      int label, uint32_t who)
{
    struct buf b = {0};
    model_task_label(v->model, who, &b);
    region_name(r, row, 2, label, STYLE_label, buf_str(&b));
    buf_fini(&b);
}

/* Too many for the pane: those that are over give way, and are counted in the
 * axis. */
static int draw_some(const struct view *v, const struct region *lanes,
                     const struct axis *a, int label, const uint32_t *who,
                     size_t n)
{
    struct crowd_row *rows = xcalloc(n, sizeof *rows);
    int row = 0;
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct crowd_row){state_of(v, who[i]) < TASK_DONE, 1, false};
    size_t hidden = crowd_choose(rows, n, lanes->h + 1);
    for (size_t i = 0; i < n; i++)
        if (rows[i].shown) {
            draw_head(v, lanes, row, label, who[i]);
            draw_lane(v, lanes, row++, a, who[i]);
        }
    free(rows);
    return (int)hidden;
}

static int draw_lanes(const struct pane *p, const struct view *v,
                      struct region *lanes, const struct axis *a, int label,
                      const uint32_t *who, size_t n)
{
    if ((int)n > lanes->h && !p->scroll)
        return draw_some(v, lanes, a, label, who, n);
    region_scroll(lanes, p, (int)n);
    for (size_t i = 0; i < n; i++)
        if (region_shows(lanes, (int)i)) {
            draw_head(v, lanes, (int)i, label, who[i]);
            draw_lane(v, lanes, (int)i, a, who[i]);
        }
    return 0;
}

static int timeline_draw(const struct pane *p, const struct view *v,
                         struct region *r)
{
    uint32_t *who;
    size_t n = view_actors(v, &who);
    int label = label_width(v, who, n, 16);
    struct axis a = axis_of(v, r, label);
    struct region lanes = *r;
    lanes.h = r->h - 1;
    if (n && a.w > 8) {
        int axis = (int)n < lanes.h ? (int)n : lanes.h;
        int hidden = draw_lanes(p, v, &lanes, &a, label, who, n);
        struct buf more = {0};
        buf_printf(&more, hidden ? "+%d more" : "t", hidden);
        region_text(r, axis, 2, STYLE_dim, buf_str(&more));
        buf_fini(&more);
        draw_axis(r, axis, &a);
    } else {
        region_z(r, 0, 2, STYLE_dim, "no task yet");
    }
    free(who);
    return (int)n + 1;
}

const struct pane_class pane_timeline_class = {
    .name = "timeline",
    .title = timeline_title,
    .legend = timeline_legend,
    .draw = timeline_draw,
    .request = pane_scroll,
};
