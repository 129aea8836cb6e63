/* TIMELINE: a lane a task, on one axis of time, up to the cursor; timers that
 * are set reach to the right of it. */
#include <math.h>
#include <stdio.h>

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
    region_z(r, row, 2, STYLE_dim, "t");
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

/* What it waited on, written into a stretch that has room for it. */
static void draw_name(const struct view *v, const struct region *r, int row,
                      int from, int to, uint32_t wait_event)
{
    struct event e;
    struct buf b = {0};
    trace_store_get(v->store, wait_event, &e);
    if (e.kind == EV_task_wait && e.task_wait.on.text.n) {
        buf_printf(&b, " %.*s ", STR_ARG(e.task_wait.on.text));
        if (text_width(buf_str(&b)) + 3 <= to - from)
            region_text(r, row, from + 2, STYLE_text, buf_str(&b));
    }
    buf_fini(&b);
}

/* The part of a wait that has not come yet, when a timer will end it. */
static void draw_ahead(const struct view *v, const struct region *r, int row,
                       const struct axis *a, const struct m_task *t, int from)
{
    if (t->state != TASK_WAITING || !t->timer ||
        t->timer >= v->model->timers.n ||
        v->model->timers.p[t->timer].state != TIMER_SET)
        return;
    int to = column_of(a, v->model->timers.p[t->timer].when);
    fill(r, row, from, to + 1, STYLE_dim, GLYPH_lane_timer);
    draw_name(v, r, row, from, to, t->wait_event);
}

static void draw_lane(const struct view *v, const struct region *r, int row,
                      const struct axis *a, uint32_t task)
{
    const struct m_task *t = &v->model->tasks.p[task];
    int now = column_of(a, v->model->t);
    if (task >= v->facts->lanes.n)
        return;
    const struct lane *l = &v->facts->lanes.p[task];
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
    draw_ahead(v, r, row, a, t, now + 1);
    if (t->state != TASK_WAITING)
        region_glyph(r, row, n ? column_of(a, t->state >= TASK_DONE
                                                  ? l->changes.p[n - 1].t
                                                  : v->model->t)
                               : now,
                     state_style(t->state), state_glyph(t->state));
}

static int timeline_draw(const struct pane *p, const struct view *v,
                         struct region *r)
{
    uint32_t *ids;
    size_t n = view_tasks(v, &ids);
    int label = label_width(v, ids, n, 16);
    struct axis a = axis_of(v, r, label);
    struct region lanes = *r;
    struct buf b = {0};
    lanes.h = r->h - 1;
    region_scroll(&lanes, p, (int)n);
    for (size_t i = 0; i < n && a.w > 8; i++) {
        if (!region_shows(&lanes, (int)i))
            continue;
        struct region head = lanes;
        head.w = 2 + label;
        b.n = 0;
        model_task_label(v->model, ids[i], &b);
        region_text(&head, (int)i, 2, STYLE_label, buf_str(&b));
        draw_lane(v, &lanes, (int)i, &a, ids[i]);
    }
    if (n && a.w > 8)
        draw_axis(r, (int)n < lanes.h ? (int)n : lanes.h, &a);
    else
        region_z(r, 0, 2, STYLE_dim, "no task yet");
    buf_fini(&b);
    free(ids);
    return (int)n + 1;
}

const struct pane_class pane_timeline_class = {
    .name = "timeline",
    .title = timeline_title,
    .legend = timeline_legend,
    .draw = timeline_draw,
    .request = pane_scroll,
};
