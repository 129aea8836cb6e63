#include "ui/axis.h"

#include <math.h>

#include "base/bisect.h"

static double place_now(const struct axis *a)
{
    const struct view *v = a->v;
    return a->steps ? (double)story_step_at(v->story, v->detail, v->model->at)
                    : v->model->t;
}

/* As far as the run is by now and the timers that are set, and no further: what
 * is to come is for who watches to find out. Of steps there is always room for
 * some more. */
static double full_length(const struct axis *a, double furthest)
{
    enum { LEAST_STEPS = 19 };
    const struct view *v = a->v;
    double step = place_now(a), end = reach_at(&v->facts->reach, v->model->at);
    if (a->steps)
        return reach_round((step > LEAST_STEPS ? step : LEAST_STEPS) + 1);
    end = furthest > end ? reach_round(furthest) : end;
    return end > 0 ? end : 1;
}

/* Where a stretch begins that keeps the cursor in sight. It depends on the cursor
 * alone and moves by half its length, so that it stands still for a while. */
static double window_start(double span, double now)
{
    double page = span / 2, lead = span / 4;
    return floor((now - lead) / page) * page;
}

static double clamp(double x, double low, double high)
{
    return x > high ? (high > low ? high : low) : x < low ? low : x;
}

static double cell_of(const struct axis *a)
{
    return (a->to - a->from) / (a->w > 1 ? a->w - 1 : 1);
}

/* The place at the left edge of a column. */
static double edge_of(const struct axis *a, int column)
{
    return a->from + (column - 0.5) * cell_of(a);
}

int axis_column(const struct axis *a, double place)
{
    if (!(place >= edge_of(a, 0)))
        return -1;
    if (!(place < edge_of(a, a->w)))
        return a->w;
    int c = (int)((place - a->from) / cell_of(a) + 0.5);
    while (c > 0 && place < edge_of(a, c)) /* all must round the same way */
        c--;
    while (c < a->w - 1 && place >= edge_of(a, c + 1))
        c++;
    return c;
}

struct axis axis_of(const struct pane *p, const struct view *v, int x, int w,
                    double furthest)
{
    struct axis a = {.v = v, .x = x, .w = w, .steps = p->other};
    a.full = p->held > 0 ? p->held : full_length(&a, furthest);
    double span = p->span > 0 && p->span < a.full ? p->span : a.full;
    if (span < a.full)
        a.from = clamp(p->moved ? p->from : window_start(span, place_now(&a)),
                       0, a.full - span);
    a.to = a.from + span;
    a.now = axis_column(&a, place_now(&a));
    return a;
}

/* An event happens in the step that takes it in. */
static double place_of(const struct axis *a, size_t event, double t)
{
    if (!a->steps)
        return t;
    return (double)story_step_at(a->v->story, a->v->detail, event) + 1;
}

int axis_column_of(const struct axis *a, size_t event, double t)
{
    return axis_column(a, place_of(a, event, t));
}

size_t axis_change(const struct axis *a, const struct lane *l, size_t n,
                   int column)
{
    double edge = edge_of(a, column);
    struct bisect b = bisect_of(0, n);
    while (bisect_next(&b)) {
        const struct lane_change *c = &l->changes.p[b.at];
        bisect_go(&b, place_of(a, c->event, c->t) < edge);
    }
    return b.low;
}

/* The first event that isn't before a time. */
static size_t event_at(const struct trace_store *store, double t)
{
    struct bisect b = bisect_of(0, trace_store_count(store));
    while (bisect_next(&b)) {
        struct event e;
        trace_store_get(store, b.at, &e);
        bisect_go(&b, e.t < t);
    }
    return b.low;
}

size_t axis_events(const struct axis *a, int column)
{
    const struct view *v = a->v;
    double from = edge_of(a, column), to = edge_of(a, column + 1);
    struct event e;
    if (a->steps) {
        double step = ceil(from);
        if (step >= to)
            step = floor(from);
        return story_boundary(v->story, v->detail,
                              step > 0 ? (size_t)step : 0);
    }
    size_t n = trace_store_count(v->store), i = event_at(v->store, from);
    if (i < n) {
        trace_store_get(v->store, i, &e);
        if (e.t < to)
            return view_past(v, i);
    }
    return i ? view_past(v, i - 1) : 0;
}

double axis_tick(const struct axis *a)
{
    enum { CELLS = 9 };
    static const double factors[] = {2, 2.5, 2};
    double least = cell_of(a) * CELLS, tick = a->steps ? 1 : 1e-6;
    for (int i = 0; tick < least; i++)
        tick *= a->steps && i % 3 == 1 ? 2.5 : factors[i % 3];
    return a->steps ? ceil(tick) : tick;
}

bool axis_zoom(struct pane *p, const struct axis *a, bool closer)
{
    double span = a->to - a->from, least = a->steps ? 8 : 1e-5;
    double to = closer ? span / 2 : span * 2;
    if (closer ? to < least : span >= a->full)
        return false;
    p->from = a->from + (span - to) / 2;
    p->span = to < a->full ? to : 0;
    p->moved = p->moved && p->span > 0;
    return true;
}

bool axis_pan(struct pane *p, const struct axis *a, int direction)
{
    double span = a->to - a->from;
    double to = clamp(a->from + direction * span / 4, 0, a->full - span);
    if (to == a->from)
        return false;
    p->from = to;
    p->moved = true;
    return true;
}
