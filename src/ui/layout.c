#include "ui/layout.h"

static int at_least(int a, int b)
{
    return a > b ? a : b;
}

static int at_most(int a, int b)
{
    return a < b ? a : b;
}

/* A column of boxes that is filled from the top down. */
struct column {
    struct layout *l;
    int x, y, w;
};

static void put(struct column *c, enum pane_id id, enum heading heading,
                int rows)
{
    c->y += heading != HEADING_NONE;
    c->l->boxes[id] = (struct box){
        .shown = true,
        .heading = heading,
        .strip = heading == HEADING_NONE,
        .x = c->x,
        .y = c->y,
        .w = c->w,
        .h = rows,
    };
    c->y += rows;
}

static void put_vertical(struct layout *l, int x, int y0, int y1)
{
    l->verticals[l->n_verticals++] = (struct vertical){x, y0, y1};
}

/* Width of SOURCE when something stands beside it. */
static int left_width(int w, bool queue)
{
    int at80 = queue ? 37 : 41;
    if (w < 80)
        return w * at80 / 80 - (w < 70 ? 1 : 0);
    return at80 + (w - 80) * 17 / 40;
}

/* -- the column at the right ---------------------------------------------- */

/* How the rows of the right column are shared out. */
struct share {
    enum heading heading; /* of READY and TIMERS */
    int gap;              /* empty rows above their headings */
    int queue, locks, tasks, ready, timers, control;
};

static int share_fixed(const struct share *s)
{
    int head = s->heading == HEADING_NONE ? 0 : 1;
    int rows = 0;
    rows += s->queue ? 1 + s->queue : 0;
    rows += s->locks ? 1 + s->locks : 0;
    rows += s->ready ? s->gap + head + s->ready : 0;
    rows += s->timers ? s->gap + head + s->timers : 0;
    rows += s->control ? 1 + s->control : 0;
    return rows;
}

/* Rows that no task needs help READY to name all that stand in it. A row for
 * each task's await chain, and an empty one between tasks, come first. */
static void spare_to_ready(struct share *s, int need, int n_tasks)
{
    enum { MOST_READY = 4 };
    while (s->ready > 1 && s->ready < MOST_READY && s->tasks > need + 1 &&
           s->tasks != n_tasks * 2 && s->tasks != n_tasks * 3 - 1) {
        s->ready++;
        s->tasks--;
    }
}

/* Tries the airy forms first, with so many rows for LOCKS. False when not even
 * the tightest one leaves a row for each task: then they go into a grid. */
static bool share_with(const struct layout_wish *w, int rows, int locks,
                       struct share *out)
{
    bool tall = w->h >= 30;
    bool timers = w->n_timers > 0 && (!w->present || tall);
    int many = tall ? at_most(w->n_timers, 5) : 2;
    const struct share forms[] = {
        {HEADING_RULE, 0, 0, 0, 0, 2, timers ? many : 0, 2},
        {HEADING_RULE, 0, 0, 0, 0, 2, timers ? many : 0, 0},
        {HEADING_PLAIN, 1, 0, 0, 0, 2, timers ? many : 0, 0},
        {HEADING_PLAIN, 1, 0, 0, 0, 2, timers ? 1 : 0, 0},
        {HEADING_PLAIN, 0, 0, 0, 0, 2, timers ? 1 : 0, 0},
        {HEADING_NONE, 0, 0, 0, 0, 1, timers ? 1 : 0, 0},
    };
    for (int i = 0; i < (int)(sizeof forms / sizeof *forms); i++) {
        *out = forms[i];
        if (out->heading == HEADING_RULE && !tall)
            continue;
        if (out->control && (w->present || w->w < 100))
            continue;
        out->queue = w->n_queues ? 6 : 0;
        out->locks = locks;
        out->tasks = rows - share_fixed(out);
        int need = w->n_tasks + (out->control ? w->n_tasks : 0);
        if (out->tasks >= need) {
            spare_to_ready(out, need, w->n_tasks);
            return true;
        }
    }
    return false;
}

/* LOCKS gets the rows that it needs, as far as there are so many. */
static bool share_out(const struct layout_wish *w, int rows, struct share *out)
{
    int most = w->h >= 30 ? 8 : 5;
    for (int locks = at_most(w->n_locks, most); locks > 2; locks--)
        if (share_with(w, rows, locks, out))
            return true;
    return share_with(w, rows, at_most(w->n_locks, 2), out);
}

static void put_share(struct column *c, const struct share *s)
{
    if (s->queue)
        put(c, PANE_QUEUE, HEADING_RULE, s->queue);
    if (s->locks)
        put(c, PANE_LOCKS, HEADING_RULE, s->locks);
    put(c, PANE_TASKS, HEADING_RULE, s->tasks);
    c->y += s->gap;
    put(c, PANE_READY, s->heading, s->ready);
    if (s->timers) {
        c->l->boxes[PANE_READY].spare = s->gap;
        c->y += s->gap;
        put(c, PANE_TIMERS, s->heading, s->timers);
    }
    if (s->control)
        put(c, PANE_CONTROL, HEADING_RULE, s->control);
}

/* -- the parts from top to bottom ----------------------------------------- */

/* As many as the longest sentences take at this width. */
static int why_rows(const struct layout_wish *w)
{
    return w->w >= 110 || (w->h < 20 && !w->present) ? 2 : 3;
}

static int bottom_rows(const struct layout_wish *w, bool grid)
{
    if (w->present || (!w->lesson && !w->output))
        return 0;
    int rows = at_least(2, 4 + (w->h - 24) * 5 / 16);
    return grid && w->h < 30 ? at_least(2, rows - 1) : rows;
}

static void put_bottom(struct layout *l, const struct layout_wish *w, int y,
                       int left, int rows)
{
    if (!rows)
        return;
    bool both = w->lesson && w->output;
    struct column c = {l, 0, y, both ? left : w->w};
    if (w->lesson)
        put(&c, PANE_LESSON, HEADING_RULE, rows);
    if (both) {
        c = (struct column){l, left + 1, y, w->w - left - 1};
        put_vertical(l, left, y + 1, y + 1 + rows);
    }
    if (w->output)
        put(&c, PANE_OUTPUT, HEADING_RULE, rows);
}

static void put_why(struct layout *l, int rows)
{
    struct column c = {l, 0, l->h - 1 - rows - 1, l->w};
    put(&c, PANE_WHY, HEADING_RULE, rows);
}

/* The timeline comes last: it takes only rows that the rest can spare. */
static int timeline_rows(const struct layout_wish *w, int upper)
{
    int rows = at_most(w->n_tasks + w->n_lanes, 8) + 1;
    bool fits = w->h >= 34 && w->w >= 100 && upper - rows - 1 >= 16;
    bool any = (w->n_tasks && w->n_timers) || w->n_lanes;
    return fits && !w->present && any ? rows : 0;
}

static void put_timeline(struct layout *l, int y, int rows)
{
    struct column c = {l, 0, y, l->w};
    if (rows)
        put(&c, PANE_TIMELINE, HEADING_RULE, rows);
}

static bool layout_column(struct layout *l, const struct layout_wish *w)
{
    int why = why_rows(w), bottom = bottom_rows(w, false);
    int upper = w->h - 2 - (why + 1) - (bottom ? bottom + 1 : 0);
    int left = left_width(w->w, false), line = timeline_rows(w, upper);
    struct share s;
    if (!share_out(w, upper - 1 - (line ? line + 1 : 0), &s)) {
        line = 0;
        if (!share_out(w, upper - 1, &s))
            return false;
    }
    int y = 1, rows = upper - 1 - (line ? line + 1 : 0);
    struct column c = {l, 0, y, left};
    put(&c, PANE_SOURCE, HEADING_RULE, rows);
    c = (struct column){l, left + 1, y, w->w - left - 1};
    put_share(&c, &s);
    put_vertical(l, left, y + 1, y + 1 + rows);
    y += 1 + rows;
    put_timeline(l, y, line);
    put_bottom(l, w, y + (line ? line + 1 : 0), left, bottom);
    put_why(l, why);
    return true;
}

/* READY and TIMERS beside SOURCE, when there is no queue. */
static void put_beside(struct column *c, const struct layout_wish *w, int rows)
{
    bool timers = w->n_timers > 0 && (!w->present || w->h >= 30);
    int ready = timers ? at_most(2, rows - 2) : rows;
    put(c, PANE_READY, HEADING_RULE, ready);
    if (timers)
        put(c, PANE_TIMERS, HEADING_RULE, rows - ready - 1);
}

static void put_strips(struct column *c, const struct layout_wish *w)
{
    put(c, PANE_READY, w->h < 20 ? HEADING_NONE : HEADING_RULE, 1);
    if (w->n_timers > 0 && (!w->present || w->h >= 30))
        put(c, PANE_TIMERS, HEADING_NONE, 1);
}

/* QUEUE and LOCKS, or the one of them that there is. */
static void put_waiting(struct column *c, const struct layout_wish *w, int rows)
{
    int locks = w->n_locks ? at_most(w->n_locks, rows) : 0; /* rows of it */
    if (w->n_queues && w->n_locks)
        locks = at_most(w->n_locks + 2, at_least(1, rows * 3 / 5 - 1));
    if (w->n_queues)
        put(c, PANE_QUEUE, HEADING_RULE, rows - (locks ? locks + 1 : 0));
    if (w->n_locks)
        put(c, PANE_LOCKS, HEADING_RULE, w->n_queues ? locks : rows);
}

static void layout_grid(struct layout *l, const struct layout_wish *w)
{
    bool queue = w->n_queues > 0 || w->n_locks > 0;
    int why = why_rows(w), bottom = bottom_rows(w, true);
    int upper = w->h - 2 - (why + 1) - (bottom ? bottom + 1 : 0);
    bool timers = w->n_timers > 0 && (!w->present || w->h >= 30);
    int strips = queue ? 1 + (w->h >= 20) + timers : 0;
    int columns = at_least(1, w->w / LAYOUT_GRID_CELL);
    int room = upper - strips;
    int tasks = at_most((w->n_tasks + columns - 1) / columns,
                        at_least(1, w->h < 20 ? room / 4 : room * 2 / 5));
    int rows = upper - strips - (tasks + 1) - 1;
    int left = left_width(w->w, queue), y = 1;
    struct column c = {l, 0, y, left};
    put(&c, PANE_SOURCE, HEADING_RULE, rows);
    c = (struct column){l, left + 1, y, w->w - left - 1};
    if (queue)
        put_waiting(&c, w, rows);
    else
        put_beside(&c, w, rows);
    put_vertical(l, left, y + 1, y + 1 + rows);
    c = (struct column){l, 0, y + 1 + rows, w->w};
    put(&c, PANE_TASKS, HEADING_RULE, tasks);
    l->boxes[PANE_TASKS].grid = true;
    if (queue)
        put_strips(&c, w);
    put_bottom(l, w, c.y, left, bottom);
    put_why(l, why);
}

/* Below this width a line of source needs all of it. */
enum { LEAST_FOR_CALLS = 76, LEAST_CALLS = 6 };

/* What stands beside SOURCE when there are no tasks. */
static void put_aside(struct column *c, const struct layout_wish *w, int rows)
{
    bool waiting = w->n_locks || w->n_queues;
    int queues = w->n_queues ? 2 + 5 * at_most(w->n_queues, 3) : 0;
    int spare = rows - 1 - queues - w->n_locks - 2; /* somebody will wait */
    int calls = !waiting ? rows : w->present ? 0 : at_most(spare, rows / 2);
    if (calls < LEAST_CALLS)
        calls = 0;
    if (waiting)
        put_waiting(c, w, rows - (calls ? calls + 1 : 0));
    if (calls)
        put(c, PANE_CALLS, HEADING_RULE, calls);
}

/* No tasks: a plain program, or one with threads. */
static void layout_plain(struct layout *l, const struct layout_wish *w)
{
    int why = why_rows(w), bottom = bottom_rows(w, false);
    int upper = w->h - 2 - (why + 1) - (bottom ? bottom + 1 : 0);
    int line = timeline_rows(w, upper), rows = upper - 1 - (line ? line + 1 : 0);
    bool aside = w->n_locks || w->n_queues
        || (w->w >= LEAST_FOR_CALLS && !w->present);
    int left = left_width(w->w, false);
    struct column c = {l, 0, 1, aside ? left : w->w};
    put(&c, PANE_SOURCE, HEADING_RULE, rows);
    int below = c.y;
    if (aside) {
        c = (struct column){l, left + 1, 1, w->w - left - 1};
        put_aside(&c, w, rows);
        put_vertical(l, left, 2, 2 + rows);
    }
    put_timeline(l, below, line);
    put_bottom(l, w, below + (line ? line + 1 : 0), left, bottom);
    put_why(l, why);
}

/* SOURCE keeps this many rows above the prose. */
enum { LEAST_SOURCE = 6 };

static bool layout_reading(struct layout *l, const struct layout_wish *w)
{
    int why = why_rows(w);
    int room = w->h - 2 - (why + 1) - 1; /* and the rule of SOURCE */
    int rows = at_most(w->reading, at_most(at_least(8, w->h / 3),
                                           room - 1 - LEAST_SOURCE));
    if (w->present || !w->lesson || rows <= bottom_rows(w, false))
        return false;
    struct column c = {l, 0, 1, w->w};
    put(&c, PANE_SOURCE, HEADING_RULE, room - 1 - rows);
    put(&c, PANE_LESSON, HEADING_RULE, rows);
    put_why(l, why);
    return true;
}

void layout_compute(const struct layout_wish *w, struct layout *l)
{
    *l = (struct layout){.w = w->w, .h = w->h};
    if (w->w < LAYOUT_MIN_W || w->h < LAYOUT_MIN_H) {
        l->too_small = true;
        return;
    }
    int alone = w->text_only ? (int)PANE_LESSON : w->zoom;
    if (alone >= 0) {
        struct column c = {l, 0, 1, w->w};
        put(&c, (enum pane_id)alone, HEADING_RULE, w->h - 3);
    } else if (w->reading && layout_reading(l, w)) {
        return;
    } else if (!w->n_tasks) {
        layout_plain(l, w);
    } else if (w->n_queues && !w->present && w->h < 30) {
        layout_grid(l, w);
    } else if (!layout_column(l, w)) {
        layout_grid(l, w);
    }
}
