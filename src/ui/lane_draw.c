#include "ui/lane_draw.h"

#include <math.h>
#include <stdio.h>

#include "story/words.h"
#include "trace/reader.h"

enum task_state lane_state_of(const struct view *v, uint32_t who)
{
    return who & WHO_LANE ? story_thread_state(v->model, who & ~WHO_LANE)
                          : v->model->tasks.p[who].state;
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

double lane_waits_until(const struct view *v, uint32_t who)
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

/* -- stretches ------------------------------------------------------------ */

static const struct {
    enum style style;
    enum glyph glyph;
} looks[] = {
    [LANE_READY] = {STYLE_state_ready, GLYPH_lane_ready},
    [LANE_RUN] = {STYLE_state_running, GLYPH_bar_full},
    [LANE_BLOCK] = {STYLE_warning, GLYPH_lane_blocked},
    [LANE_WAIT] = {STYLE_state_waiting, GLYPH_lane_waited},
};

/* The coroutine that waits, when it is one that the task's own has called. */
static struct str inner_coroutine(const struct view *v, struct str stack)
{
    int64_t frame = 0, line;
    size_t depth = 0;
    for (size_t at = 0; json_list_each_pair(stack, &at, &frame, &line);)
        depth++;
    return depth > 1 ? story_frame_fn(v->model, (uint32_t)frame)
                     : (struct str){0};
}

/* What a task or a lane began to wait on with this event, and the coroutine in
 * which it does. */
static struct str waits_on(const struct view *v, uint32_t wait_event,
                           struct str *in)
{
    struct event e;
    *in = (struct str){0};
    if (wait_event == NO_EVENT)
        return (struct str){0};
    trace_store_get(v->store, wait_event, &e);
    if (e.kind == EV_task_wait)
        *in = inner_coroutine(v, e.task_wait.stack);
    return e.kind == EV_task_wait      ? e.task_wait.on.text
           : e.kind == EV_thread_block ? e.thread_block.what
                                       : (struct str){0};
}

/* " part1 sleep(4) ": as much of it as there is room for. */
static void draw_name(const struct axis *a, const struct region *r,
                      const struct lane_name *n)
{
    struct str in, on = waits_on(a->v, n->wait_event, &in);
    for (int brief = !in.n; on.n && brief < 2; brief++) {
        struct buf b = {0};
        bool fits;
        if (brief)
            buf_printf(&b, " %.*s ", STR_ARG(on));
        else
            buf_printf(&b, " %.*s %.*s ", STR_ARG(in), STR_ARG(on));
        fits = text_width(buf_str(&b)) + 3 <= n->to - n->from;
        if (fits)
            region_text(r, n->row, a->x + n->from + 2, STYLE_text,
                        buf_str(&b));
        buf_fini(&b);
        if (fits)
            return;
    }
}

void lane_draw_names(const struct region *r, const struct axis *a,
                     struct lane_names *names)
{
    for (size_t i = 0; i < names->list.n; i++)
        draw_name(a, r, &names->list.p[i]);
    vec_fini(&names->list);
}

/* One that has no room even for a word is none. */
static void name_add(struct lane_names *names, int row, int from, int to,
                     uint32_t wait_event)
{
    enum { LEAST = 6 };
    if (to - from >= LEAST)
        vec_push(&names->list, ((struct lane_name){row, from, to, wait_event}));
}

/* What a column shows of the changes [first, end) in it, those before going on
 * into it: the last of them, but running shows in any column that has some of
 * it. */
static const struct lane_change *change_shown(const struct axis *a,
                                              const struct lane *l,
                                              size_t first, size_t end)
{
    enum { LOOK_BACK = 8 };
    const struct lane_change *last = end ? &l->changes.p[end - 1] : NULL;
    for (size_t i = end; i > first && end - i < LOOK_BACK; i--) {
        const struct lane_change *c = &l->changes.p[i - 1];
        if (c->state == LANE_BLOCK || (c->state == LANE_RUN && a->steps))
            return c;
    }
    return last;
}

/* Up to the cursor, a column at a time: what a lane costs doesn't grow with the
 * trace. */
void lane_draw_stretches(const struct region *r, int row, const struct axis *a,
                         uint32_t who, struct lane_names *names)
{
    const struct lane *l = facts_lane(a->v->facts, who);
    const struct lane_change *wait = NULL;
    size_t n = l ? lane_find(l, (uint32_t)a->v->model->at) : 0, i = 0;
    int began = 0, end = a->now < a->w ? a->now : a->w;
    if (n)
        i = axis_change(a, l, n, 0);
    for (int col = 0; n && col <= end; col++) {
        size_t next = col < end ? axis_change(a, l, n, col + 1) : n;
        const struct lane_change *c =
            col < end ? change_shown(a, l, i, next) : NULL;
        bool waits = c && c->state == LANE_WAIT;
        if (wait && (!waits || c != wait))
            name_add(names, row, began, col, wait->event);
        if (waits && c != wait)
            began = col;
        wait = waits ? c : NULL;
        if (c && c->state != LANE_OVER)
            region_glyph(r, row, a->x + col, looks[c->state].style,
                         looks[c->state].glyph);
        i = next;
    }
    double until = lane_waits_until(a->v, who);
    int from = a->now + 1, to = isfinite(until) ? axis_column(a, until) : 0;
    if (a->steps || from < 0 || to < from)
        return;
    for (int col = from; col <= to && col < a->w; col++)
        region_glyph(r, row, a->x + col, STYLE_dim, GLYPH_lane_timer);
    name_add(names, row, from, to < a->w ? to : a->w,
             who & WHO_LANE
                 ? a->v->model->threads.p[who & ~WHO_LANE].block_event
                 : a->v->model->tasks.p[who].wait_event);
}

/* -- turns and the state -------------------------------------------------- */

/* Is there the start of a turn among these changes? A task that goes on behind
 * what held the loop is still in the same one. */
static bool turn_begins(const struct lane *l, size_t first, size_t end)
{
    enum { LOOK = 8 };
    for (size_t i = first; i < end && i < first + LOOK; i++)
        if (l->changes.p[i].state == LANE_RUN &&
            (!i || l->changes.p[i - 1].state != LANE_BLOCK))
            return true;
    return false;
}

void lane_draw_turns(const struct region *r, int row, const struct axis *a,
                     uint32_t who)
{
    const struct lane *l = facts_lane(a->v->facts, who);
    size_t n = l ? lane_find(l, (uint32_t)a->v->model->at) : 0;
    if (!n || a->steps)
        return;
    size_t i = axis_change(a, l, n, 0);
    for (int col = 0; col < a->w && i < n; col++) {
        size_t next = axis_change(a, l, n, col + 1);
        if (turn_begins(l, i, next))
            region_glyph(r, row, a->x + col, STYLE_state_running,
                         GLYPH_lane_ran);
        i = next;
    }
}

void lane_draw_state(const struct region *r, int row, const struct axis *a,
                     uint32_t who)
{
    enum task_state s = lane_state_of(a->v, who);
    const struct lane *l = facts_lane(a->v->facts, who);
    size_t n = l ? lane_find(l, (uint32_t)a->v->model->at) : 0;
    int col = a->now;
    if (s == TASK_WAITING || s == TASK_NONE)
        return;
    if (s >= TASK_DONE && n)
        col = axis_column_of(a, l->changes.p[n - 1].event,
                             l->changes.p[n - 1].t);
    if (col >= 0 && col < a->w)
        region_glyph(r, row, a->x + col, state_style(s), state_glyph(s));
}

/* -- arrows --------------------------------------------------------------- */

static int row_of(const uint32_t *rows, int n, uint32_t who)
{
    for (int i = 0; i < n; i++)
        if (rows[i] == who)
            return i;
    return -1;
}

/* From a cell of one lane to a later one of another. An item that lay in its
 * queue for a while lies in the lane of who took it. */
static void draw_link(const struct region *r, const struct axis *a, int from,
                      int from_col, int to, int col, bool heads)
{
    int down = to > from ? 1 : -1;
    int begin = from_col < 0 ? 0 : from_col;
    if (heads) {
        region_glyph(r, to, a->x + col, STYLE_runs_next,
                     from_col < col ? GLYPH_arrow_right
                     : down > 0     ? GLYPH_arrow_down
                                    : GLYPH_arrow_up);
        return;
    }
    for (int row = from + down; row != to && from_col >= 0; row += down)
        region_glyph(r, row, a->x + from_col, STYLE_runs_next,
                     GLYPH_link_vertical);
    for (int x = begin; x < col; x++)
        region_glyph(r, to, a->x + x, STYLE_runs_next, GLYPH_link_along);
    if (from_col >= 0 && from_col < col)
        region_glyph(r, to, a->x + from_col, STYLE_runs_next,
                     down > 0 ? GLYPH_link_down : GLYPH_link_up);
}

void lane_draw_links(const struct region *r, const struct axis *a,
                     const uint32_t *rows, int n, uint32_t who, bool heads)
{
    enum { MOST = 16 }; /* the newest; more would hide the lanes */
    const struct lane *l = facts_lane(a->v->facts, who);
    int mine = row_of(rows, n, who);
    size_t i = l ? l->links.n : 0;
    for (int drawn = 0; i > 0 && mine >= 0 && drawn < MOST; i--) {
        const struct lane_link *k = &l->links.p[i - 1];
        struct event e, from;
        int other = row_of(rows, n, k->other);
        if (k->event >= a->v->model->at || other < 0)
            continue;
        trace_store_get(a->v->store, k->event, &e);
        trace_store_get(a->v->store, k->from_event, &from);
        int col = axis_column_of(a, k->event, e.t);
        int from_col = axis_column_of(a, k->from_event, from.t);
        if (col < 0)
            return;
        if (col >= a->w)
            continue;
        draw_link(r, a, k->in ? other : mine, from_col, k->in ? mine : other,
                  col, heads);
        drawn++;
    }
}
