/* TIMELINE: a lane for each task and thread, on one axis of time or of steps, up
 * to the cursor, which is a line through them; timers that are set reach to the
 * right of it. The axis shows nothing of what is still to come. */
#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "ui/axis.h"
#include "ui/crowd.h"
#include "ui/lane_draw.h"
#include "ui/pane.h"

enum { LEAST_AXIS = 9, LEAST_NAME = 10, MOST_NAME = 20 };

/* -- what is on it -------------------------------------------------------- */

/* The lanes on the screen and the axis under them. */
struct lanes {
    struct axis axis;
    uint32_t *who;      /* in their rows; owned */
    int n, hidden, all;
    int label;          /* cells of their names */
    int axis_row;       /* below them, and below those that are to come */
};

/* Those that matter least give way when there is no room for all. */
static int rank_of(const struct view *v, uint32_t who)
{
    bool asked = who == v->about && who;
    return (lane_state_of(v, who) < TASK_DONE) + 2 * asked;
}

static void lanes_choose(struct lanes *l, const struct view *v, int room)
{
    struct crowd_row *rows = xcalloc((size_t)l->all + 1, sizeof *rows);
    for (int i = 0; i < l->all; i++)
        rows[i] = (struct crowd_row){rank_of(v, l->who[i]), 1, l->all <= room};
    /* The word about those that go stands on the axis, which is one more row
     * and always there. */
    rows[l->all] = (struct crowd_row){-1, 1, false};
    if (l->all > room)
        l->hidden = (int)crowd_choose(rows, (size_t)l->all + 1, room + 1) - 1;
    for (int i = 0; i < l->all; i++)
        if (rows[i].shown)
            l->who[l->n++] = l->who[i];
    free(rows);
}

/* Those from a row on; the one that the step is about stays in sight. */
static void lanes_scroll(struct lanes *l, const struct view *v, int top,
                         int room)
{
    bool about = false, seen = false;
    for (int i = 0; i < l->all; i++)
        about = about || l->who[i] == v->about;
    if (top > l->all - room)
        top = l->all - room;
    for (l->n = 0; l->n < room; l->n++) {
        l->who[l->n] = l->who[top + l->n];
        seen = seen || l->who[l->n] == v->about;
    }
    if (about && !seen && room)
        l->who[room - 1] = v->about;
    l->hidden = l->all - room;
}

/* The latest time that a thread sleeps until. */
static double furthest_thread(const struct view *v)
{
    double end = 0;
    for (uint32_t i = 1; i < v->model->threads.n; i++) {
        double until = lane_waits_until(v, i | WHO_LANE);
        if (isfinite(until) && until > end)
            end = until;
    }
    return end;
}

static struct lanes lanes_of(const struct pane *p, const struct view *v,
                             const struct region *r)
{
    struct lanes l = {0};
    int room = r->h > 1 ? r->h - 1 : 0;
    l.all = (int)view_actors(v, &l.who);
    l.label = names_width(v, true, MOST_NAME);
    l.label = l.label < LEAST_NAME ? LEAST_NAME : l.label;
    l.axis = axis_of(p, v, l.label + 4, r->w - l.label - 6, furthest_thread(v));
    if (l.all > room && p->scroll)
        lanes_scroll(&l, v, p->scroll, room);
    else
        lanes_choose(&l, v, room);
    int known = v->facts->n_tasks + facts_lanes(v->facts);
    l.axis_row = known > l.n ? known : l.n;
    l.axis_row = l.axis_row > room ? room : l.axis_row;
    return l;
}

/* -- painting ------------------------------------------------------------- */

static void timeline_title(const struct view *v, struct buf *out)
{
    const struct pane *p = v->timeline;
    buf_printf(out, "TIMELINE by %s", p->other ? "step" : "time");
    if (p->span > 0)
        buf_printf(out, ", a part%s", p->moved ? ", moved" : "");
}

static void timeline_legend(const struct pane *p, const struct view *v,
                            const struct region *r, struct buf *out)
{
    static const struct {
        enum glyph glyph;
        const char *word;
        bool time, steps;
    } words[] = {
        {GLYPH_lane_ran, "turn", true, false},
        {GLYPH_bar_full, "runs", false, true},
        {GLYPH_lane_blocked, "holds the loop", true, true},
        {GLYPH_lane_ready, "ready", true, true},
        {GLYPH_lane_waited, "waits", true, true},
        {GLYPH_lane_timer, "timer set", true, false},
        {GLYPH_arrow_down, "woke it", true, true},
        {GLYPH_lane_now, "now", true, true},
    };
    (void)r;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (p->other ? words[i].steps : words[i].time)
            buf_printf(out, "%s%s %s", out->n ? "  " : "",
                       theme_glyph(v->theme, words[i].glyph), words[i].word);
}

static void draw_head(const struct view *v, const struct region *r, int row,
                      int label, uint32_t who)
{
    struct buf b = {0};
    model_task_label(v->model, who, &b);
    if (who == v->about && who)
        region_glyph(r, row, 0, STYLE_label, GLYPH_into);
    region_name(r, row, 2, label, STYLE_label, buf_str(&b));
    buf_fini(&b);
}

/* The numbers under the lanes. */
static void draw_numbers(const struct region *r, int row, const struct axis *a)
{
    double tick = axis_tick(a), first = ceil(a->from / tick - 1e-9);
    for (int i = 0; (first + i) * tick <= a->to * (1 + 1e-9) && i < 1000; i++) {
        struct buf b = {0};
        time_text((first + i) * tick, true, &b);
        int col = axis_column(a, (first + i) * tick);
        if (col >= 0 && a->x + col + (int)b.n <= r->w)
            region_text(r, row, a->x + col, STYLE_dim, buf_str(&b));
        buf_fini(&b);
    }
}

/* What lies below goes first: stretches, arrows, what is waited for, turns, heads
 * of arrows, the cursor, states. */
static void draw_lanes(const struct view *v, const struct region *r,
                       const struct lanes *l)
{
    const struct axis *a = &l->axis;
    struct lane_names names = {0};
    for (int i = 0; i < l->n; i++) {
        draw_head(v, r, i, l->label, l->who[i]);
        lane_draw_stretches(r, i, a, l->who[i], &names);
    }
    lane_draw_links(r, a, l->who, l->n, v->about, false);
    lane_draw_names(r, a, &names);
    for (int i = 0; i < l->n; i++)
        lane_draw_turns(r, i, a, l->who[i]);
    lane_draw_links(r, a, l->who, l->n, v->about, true);
    for (int i = 0; i < l->axis_row && a->now >= 0 && a->now < a->w; i++)
        region_glyph(r, i, a->x + a->now, STYLE_runs_next, GLYPH_lane_now);
    for (int i = 0; i < l->n; i++)
        lane_draw_state(r, i, a, l->who[i]);
}

static int timeline_draw(const struct pane *p, const struct view *v,
                         struct region *r)
{
    struct lanes l = lanes_of(p, v, r);
    if (r->canvas && l.axis.w >= LEAST_AXIS) {
        struct buf more = {0};
        buf_printf(&more, l.hidden ? "+%d more" : l.axis.steps ? "step" : "t",
                   l.hidden);
        draw_lanes(v, r, &l);
        region_text(r, l.axis_row, 2, STYLE_dim, buf_str(&more));
        draw_numbers(r, l.axis_row, &l.axis);
        buf_fini(&more);
    }
    free(l.who);
    return l.all + 1;
}

/* -- moving --------------------------------------------------------------- */

static bool timeline_request(struct pane *p, const struct view *v,
                             struct region *r, enum request what)
{
    struct lanes l = lanes_of(p, v, r);
    bool done = true;
    switch (what) {
    case REQ_view:
        p->other = !p->other;
        p->span = p->held = 0;
        p->moved = false;
        break;
    case REQ_closer: done = axis_zoom(p, &l.axis, true); break;
    case REQ_wider: done = axis_zoom(p, &l.axis, false); break;
    case REQ_earlier: done = axis_pan(p, &l.axis, -1); break;
    case REQ_later: done = axis_pan(p, &l.axis, 1); break;
    default: done = pane_scroll(p, v, r, what);
    }
    free(l.who);
    return done;
}

/* The stretch on the screen stays while the pointer moves on it. */
static size_t timeline_scrub(struct pane *p, const struct view *v,
                             const struct region *r, int x, int y)
{
    struct lanes l = lanes_of(p, v, r);
    int col = x - l.axis.x;
    size_t to = SIZE_MAX;
    (void)y;
    if (l.axis.w >= LEAST_AXIS) {
        col = col < 0 ? 0 : col >= l.axis.w ? l.axis.w - 1 : col;
        to = axis_events(&l.axis, col);
        p->from = l.axis.from;
        p->moved = p->span > 0;
        p->held = l.axis.full;
    }
    free(l.who);
    return to;
}

/* A lane's name is its task's. */
static bool timeline_click(struct pane *p, const struct view *v,
                           struct region *r, int x, int y)
{
    struct lanes l = lanes_of(p, v, r);
    bool named = x < l.axis.x - 1 && y < l.n && !(l.who[y] & WHO_LANE);
    if (named)
        p->select = l.who[y];
    free(l.who);
    return named;
}

const struct pane_class pane_timeline_class = {
    .name = "timeline",
    .title = timeline_title,
    .legend = timeline_legend,
    .draw = timeline_draw,
    .request = timeline_request,
    .click = timeline_click,
    .scrub = timeline_scrub,
};
