#include "ui/layout_priv.h"

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

static bool shows_timers(const struct layout_wish *w)
{
    return w->n_timers > 0 && (!w->present || w->h >= LAYOUT_TALL);
}

static bool wants(const struct layout_wish *w, enum pane_id id)
{
    return !(w->without >> id & 1);
}

static bool shows_control(const struct layout_wish *w)
{
    return !w->present && w->w >= 100 && wants(w, PANE_CONTROL);
}

/* An item, the counts, who waits: less says nothing of a queue. */
enum { LEAST_QUEUE = 3, USUAL_QUEUE = 6 };

static int queue_usual(const struct layout_wish *w)
{
    if (!w->n_queues)
        return 0;
    int all = w->queue_rows ? w->queue_rows : USUAL_QUEUE;
    return at_least(LEAST_QUEUE, at_most(all, USUAL_QUEUE));
}

/* Rows in which READY names all that ever stand in it, at about so many cells a
 * name; more than a few would be a list of its own. */
static int ready_most(const struct layout_wish *w, int width)
{
    enum { NAME = 13, HEAD = 17, LEAST = 2, MOST = 6, NOT_KNOWN = 4 };
    if (!w->n_ready || width <= HEAD + NAME)
        return NOT_KNOWN;
    return at_most(MOST, at_least(LEAST, 1 + (at_most(w->n_ready, 1000) * NAME
                                              + width - HEAD - 1)
                                                 / (width - HEAD)));
}

/* One of the lists, and with how many rows it would show all. */
struct list_rows {
    int *rows, most;
};
enum { LISTS = 3 };

static void lists_of(const struct layout_wish *w, struct share *s,
                     struct list_rows lists[LISTS])
{
    lists[0] = (struct list_rows){&s->locks, s->locks ? w->n_locks : 0};
    lists[1] = (struct list_rows){&s->queue, s->queue ? w->queue_rows : 0};
    bool list = s->timers && s->heading != HEADING_NONE; /* else it is a strip */
    lists[2] = (struct list_rows){&s->timers, list ? w->n_timers : s->timers};
}

/* Hands `spare` rows to the lists that lack some, in turn; those left over. */
static int lists_grow(const struct layout_wish *w, struct share *s, int spare)
{
    struct list_rows lists[LISTS];
    lists_of(w, s, lists);
    for (bool grew = true; grew && spare > 0;) {
        grew = false;
        for (int i = 0; i < LISTS; i++)
            if (spare > 0 && *lists[i].rows < lists[i].most) {
                ++*lists[i].rows;
                spare--;
                grew = true;
            }
    }
    return spare;
}

/* Rows that the lists lack; of a very long one a screenful would do. */
static int lists_lack(const struct layout_wish *w, struct share *s)
{
    enum { ENOUGH = 16 };
    struct list_rows lists[LISTS];
    int lack = 0;
    lists_of(w, s, lists);
    for (int i = 0; i < LISTS; i++)
        lack += at_least(0, at_most(lists[i].most, ENOUGH) - *lists[i].rows);
    return lack;
}

/* Rows that no task needs. A row for each task's await chain comes before the
 * lists, an empty one between tasks behind them; READY gets what is left over
 * of either. */
static void share_spare(const struct layout_wish *w, int width, int need,
                        struct share *s)
{
    int n = w->n_tasks, chains = n <= s->tasks / 2 ? n * 2 : need;
    int spare = s->tasks - at_least(chains, need);
    s->tasks += lists_grow(w, s, spare) - spare;
    while (s->ready > 1 && s->ready < ready_most(w, width) &&
           s->tasks > need + 1 && s->tasks != n * 2 && s->tasks != n * 3 - 1) {
        s->ready++;
        s->tasks--;
    }
}

/* Empty rows above the headings are for TIMERS when it lacks some. */
static void share_close_gaps(const struct layout_wish *w, struct share *s)
{
    int lack = s->timers ? w->n_timers - s->timers : 0;
    if (lack <= 0 || !s->gap)
        return;
    s->timers += at_most(lack, 2 * s->gap);
    s->tasks += 2 * s->gap - at_most(lack, 2 * s->gap);
    s->gap = 0;
}

/* Tries the airy forms first, with so many rows for LOCKS. False when not even
 * the tightest one leaves a row for each task: then they go into a grid. */
static bool share_with(const struct layout_wish *w, int width, int rows,
                       int locks, struct share *out)
{
    bool tall = w->h >= LAYOUT_TALL;
    bool timers = shows_timers(w);
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
        if (out->control && !shows_control(w))
            continue;
        out->queue = queue_usual(w);
        out->locks = locks;
        out->tasks = rows - share_fixed(out);
        if (out->tasks / 2 >= w->n_tasks ||
            (!out->control && out->tasks >= w->n_tasks)) {
            share_close_gaps(w, out);
            share_spare(w, width, out->control ? w->n_tasks * 2 : w->n_tasks,
                        out);
            return true;
        }
    }
    return false;
}

/* LOCKS gets the rows that it needs, as far as there are so many. */
static bool share_out(const struct layout_wish *w, int width, int rows,
                      struct share *out)
{
    int most = w->h >= LAYOUT_TALL ? 8 : 5;
    for (int locks = at_most(w->n_locks, most); locks > 2; locks--)
        if (share_with(w, width, rows, locks, out))
            return true;
    return share_with(w, width, rows, at_most(w->n_locks, 2), out);
}

/* A column without TASKS, each pane under a rule. False when there is no room
 * for all of them. */
static bool share_side(const struct layout_wish *w, int width, int rows,
                       struct share *s)
{
    *s = (struct share){
        .heading = HEADING_RULE,
        .queue = queue_usual(w),
        .locks = at_most(w->n_locks, 3),
        .ready = 2,
        .timers = shows_timers(w) ? at_most(w->n_timers, 3) : 0,
        .control = shows_control(w) ? 2 : 0,
    };
    int spare = rows - share_fixed(s);
    if (spare < 0 && s->control) {
        spare += 1 + s->control;
        s->control = 0;
    }
    if (spare < 0)
        return false;
    spare = lists_grow(w, s, spare);
    if (s->control && lists_lack(w, s)) { /* they say more */
        spare = lists_grow(w, s, spare + 1 + s->control);
        s->control = 0;
    }
    int more = at_least(0, at_most(spare, ready_most(w, width) - s->ready));
    s->ready += more;
    spare -= more;
    *(s->control ? &s->control : s->timers ? &s->timers : &s->ready) += spare;
    return true;
}

static void put_share(struct column *c, const struct share *s)
{
    if (s->queue)
        put(c, PANE_QUEUE, HEADING_RULE, s->queue);
    if (s->locks)
        put(c, PANE_LOCKS, HEADING_RULE, s->locks);
    if (s->tasks)
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

/* Rows of LESSON and OUTPUT that show all of them; 0: not known. */
static int bottom_need(const struct layout_wish *w)
{
    if ((w->lesson && !w->lesson_rows) || (w->output && !w->output_rows))
        return 0;
    return at_least(w->lesson ? w->lesson_rows : 0,
                    w->output ? w->output_rows : 0);
}

static int bottom_rows(const struct layout_wish *w, bool grid)
{
    if (w->present || (!w->lesson && !w->output))
        return 0;
    int rows = at_least(2, 4 + (w->h - 24) * 5 / 16);
    rows = grid && w->h < LAYOUT_TALL ? at_least(2, rows - 1) : rows;
    if (w->h < LAYOUT_TALL || !bottom_need(w))
        return rows;
    return at_most(rows, at_least(4, bottom_need(w)));
}

/* How far down they go for the sake of what lacks room above. */
static int bottom_least(const struct layout_wish *w, int rows)
{
    return w->h < LAYOUT_TALL ? rows : at_most(rows, at_least(5, rows * 3 / 5));
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

static int lanes_of(const struct layout_wish *w)
{
    enum { MANY = 1000 };
    return at_most(w->n_tasks, MANY) + at_most(w->n_lanes, MANY);
}

/* The timeline comes last: it takes only rows that the rest can spare. */
static int timeline_rows(const struct layout_wish *w, int upper)
{
    int rows = at_most(lanes_of(w), 8) + 1;
    bool fits = w->h >= 34 && w->w >= 100 && upper - rows - 1 >= 16;
    bool any = (w->n_tasks && w->n_timers) || w->n_lanes;
    return fits && !w->present && any && wants(w, PANE_TIMELINE) ? rows : 0;
}

static void put_timeline(struct layout *l, int y, int rows)
{
    struct column c = {l, 0, y, l->w};
    if (rows)
        put(&c, PANE_TIMELINE, HEADING_RULE, rows);
}

/* How the rows between header and footer are divided; rules are in none of
 * these. */
struct plan {
    int why, upper, line, bottom;
    int least; /* of bottom */
};

static int plan_rest(const struct layout_wish *w, const struct plan *p)
{
    return w->h - 2 - (p->why + 1) - (p->line ? p->line + 1 : 0)
           - (p->bottom ? p->bottom + 1 : 0) - 1;
}

static struct plan plan_of(const struct layout_wish *w)
{
    struct plan p = {.why = why_rows(w), .bottom = bottom_rows(w, false)};
    p.least = bottom_least(w, p.bottom);
    p.line = timeline_rows(w, plan_rest(w, &p) + 1);
    p.upper = plan_rest(w, &p);
    return p;
}

/* Gives up rows below for `lack` rows that the upper part could use. */
static void plan_raise(const struct layout_wish *w, struct plan *p, int lack)
{
    p->bottom -= at_least(0, at_most(lack, p->bottom - p->least));
    p->upper = plan_rest(w, p);
}

/* Rows that nothing above needs, `idle` of them, go to lanes of the timeline and
 * then to the texts; lanes that still lack one take it from the texts. */
static void plan_settle(const struct layout_wish *w, struct plan *p, int idle)
{
    int lanes = p->line ? lanes_of(w) + 1 - p->line : 0;
    int given = at_most(lanes, at_least(0, idle));
    p->line += given;
    if (given < lanes) {
        int taken = at_most(lanes - given, p->bottom - p->least);
        p->line += taken;
        p->bottom -= taken;
    } else if (p->bottom) {
        p->bottom += at_least(0, at_most(idle - given,
                                         bottom_need(w) - p->bottom));
    }
    p->upper = plan_rest(w, p);
}

/* What stands below the columns. */
static void put_below(struct layout *l, const struct layout_wish *w,
                      const struct plan *p, int left)
{
    int y = 1 + 1 + p->upper;
    put_timeline(l, y, p->line);
    put_bottom(l, w, y + (p->line ? p->line + 1 : 0), left, p->bottom);
    put_why(l, p->why);
}

/* Empty rows at the end of both columns. */
static int idle_rows(const struct layout_wish *w, const struct plan *p,
                     const struct share *s)
{
    int airy = at_least(w->n_tasks * 3 - 1, 2);
    return w->source_rows ? at_most(p->upper - w->source_rows, s->tasks - airy)
                          : 0;
}

/* Plans SOURCE and one column at its right; false: not all has room there. */
static bool plan_column(const struct layout_wish *w, int width, struct plan *p,
                        struct share *s)
{
    *p = plan_of(w);
    if (w->n_tasks > w->h)
        return false;
    if (!share_out(w, width, p->upper, s)) {
        p->line = 0;
        p->upper = plan_rest(w, p);
        if (!share_out(w, width, p->upper, s))
            return false;
    }
    int lack = lists_lack(w, s);
    if (lack)
        plan_raise(w, p, lack);
    else
        plan_settle(w, p, idle_rows(w, p, s));
    return share_out(w, width, p->upper, s);
}

static void layout_column(struct layout *l, const struct layout_wish *w,
                          const struct plan *p, const struct share *s)
{
    int left = left_width(w->w, false);
    struct column c = {l, 0, 1, left};
    put(&c, PANE_SOURCE, HEADING_RULE, p->upper);
    c = (struct column){l, left + 1, 1, w->w - left - 1};
    put_share(&c, s);
    put_vertical(l, left, 2, 2 + p->upper);
    put_below(l, w, p, left);
}

/* Rows in which a column without TASKS shows all that it ever has. */
static int side_need(const struct layout_wish *w, int width)
{
    struct share s = {
        .heading = HEADING_RULE,
        .queue = w->n_queues ? at_least(queue_usual(w), w->queue_rows) : 0,
        .locks = w->n_locks,
        .ready = ready_most(w, width),
        .timers = shows_timers(w) ? w->n_timers : 0,
        .control = shows_control(w) ? 2 : 0,
    };
    return share_fixed(&s);
}

/* Rows of the upper part in which neither SOURCE nor the column beside it would
 * have anything. */
static int side_idle(const struct layout_wish *w, int width, int upper)
{
    return w->source_rows
               ? upper - at_least(w->source_rows, side_need(w, width)) : 0;
}

/* Rows that TASKS and the third column can spare: all those that SOURCE doesn't
 * need either, and for lanes some that it can scroll over. */
static int three_idle(const struct layout_wish *w, const struct plan *p,
                      int right)
{
    enum { ENOUGH_SOURCE = 24 };
    int need = at_least(side_need(w, right), w->n_tasks);
    int all = p->upper - at_least(need, w->source_rows ? w->source_rows
                                                       : p->upper);
    int lanes = p->line ? lanes_of(w) + 1 - p->line : 0;
    int some = at_most(lanes, p->upper - at_least(need, ENOUGH_SOURCE));
    return at_least(0, at_least(all, some));
}

/* SOURCE, TASKS, and the others in a third column. */
static bool layout_three(struct layout *l, const struct layout_wish *w)
{
    struct plan p = plan_of(w);
    struct share s;
    int left = (w->w - 2) * 36 / 100, middle = (w->w - 2 - left + 1) / 2;
    int right = w->w - 2 - left - middle;
    if (w->w < LAYOUT_THREE_W || w->present || w->n_tasks > w->h ||
        !share_side(w, right, p.upper, &s))
        return false;
    plan_raise(w, &p, at_least(lists_lack(w, &s), w->n_tasks - p.upper));
    plan_settle(w, &p, three_idle(w, &p, right));
    if (w->n_tasks > p.upper || !share_side(w, right, p.upper, &s))
        return false;
    struct column c = {l, 0, 1, left};
    put(&c, PANE_SOURCE, HEADING_RULE, p.upper);
    c = (struct column){l, left + 1, 1, middle};
    put(&c, PANE_TASKS, HEADING_RULE, p.upper);
    c = (struct column){l, left + 1 + middle + 1, 1, right};
    put_share(&c, &s);
    put_vertical(l, left, 2, 2 + p.upper);
    put_vertical(l, left + 1 + middle, 2, 2 + p.upper);
    put_below(l, w, &p, left_width(w->w, false));
    return true;
}

/* The column, or where it is wide and the column leaves something out, three of
 * them. False: the tasks need a grid. */
static bool layout_columns(struct layout *l, const struct layout_wish *w)
{
    struct plan p;
    struct share s;
    int width = w->w - left_width(w->w, false) - 1;
    bool fits = plan_column(w, width, &p, &s);
    bool all = fits && s.control && !lists_lack(w, &s);
    if (!all && layout_three(l, w))
        return true;
    /* Where it is tall, two strips below a long list say less than the grid. */
    if (fits && s.heading == HEADING_NONE && w->h >= LAYOUT_TALL)
        return false;
    if (fits)
        layout_column(l, w, &p, &s);
    return fits;
}

/* READY and TIMERS beside SOURCE, when there is no queue. */
static void put_beside(struct column *c, const struct layout_wish *w, int rows)
{
    bool timers = shows_timers(w);
    int ready = timers ? at_most(2, rows - 2) : rows;
    put(c, PANE_READY, HEADING_RULE, ready);
    if (timers)
        put(c, PANE_TIMERS, HEADING_RULE, rows - ready - 1);
}

static void put_strips(struct column *c, const struct layout_wish *w)
{
    put(c, PANE_READY, w->h < 20 ? HEADING_NONE : HEADING_RULE, 1);
    if (shows_timers(w))
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

/* Rows of the grid of tasks. When they don't fit, groups of them need fewer, and
 * where there is no room for these either one row sums them up. */
static int grid_rows(const struct layout_wish *w, int room)
{
    enum { LEAST_GROUPS = 3, GROUPS = 8 };
    int columns = at_least(1, w->w / LAYOUT_GRID_CELL);
    bool small = w->h < 20 && !w->present; /* there is more to show then */
    int most = at_least(1, small ? room / 4 : room * 2 / 5);
    int all = (w->n_tasks + columns - 1) / columns;
    if (all <= most)
        return all;
    return most < LEAST_GROUPS ? 1 : at_most(most, GROUPS);
}

static void layout_grid(struct layout *l, const struct layout_wish *w)
{
    bool queue = w->n_queues > 0 || w->n_locks > 0;
    struct plan p = {.why = why_rows(w), .bottom = bottom_rows(w, true)};
    struct share s;
    int left = left_width(w->w, queue), right = w->w - left - 1;
    int room = plan_rest(w, &p) + 1, tasks = grid_rows(w, room);
    p.line = timeline_rows(w, room - tasks - 1);
    p.upper = plan_rest(w, &p) - (tasks + 1);
    p.least = bottom_least(w, p.bottom);
    bool side = w->h >= LAYOUT_TALL && share_side(w, right, p.upper, &s);
    if (side && side_idle(w, right, p.upper) > 0) {
        plan_settle(w, &p, side_idle(w, right, p.upper));
        p.upper = plan_rest(w, &p) - (tasks + 1);
        side = share_side(w, right, p.upper, &s);
    }
    if (queue && !side) {
        int strips = 1 + (w->h >= 20) + shows_timers(w);
        tasks = grid_rows(w, room - strips);
        p.upper = room - 1 - strips - (tasks + 1);
        p.line = 0;
    }
    struct column c = {l, 0, 1, left};
    put(&c, PANE_SOURCE, HEADING_RULE, p.upper);
    c = (struct column){l, left + 1, 1, right};
    if (side)
        put_share(&c, &s);
    else if (queue)
        put_waiting(&c, w, p.upper);
    else
        put_beside(&c, w, p.upper);
    put_vertical(l, left, 2, 2 + p.upper);
    c = (struct column){l, 0, 2 + p.upper, w->w};
    put(&c, PANE_TASKS, HEADING_RULE, tasks);
    l->boxes[PANE_TASKS].grid = true;
    if (queue && !side)
        put_strips(&c, w);
    put_timeline(l, c.y, p.line);
    put_bottom(l, w, c.y + (p.line ? p.line + 1 : 0), left, p.bottom);
    put_why(l, p.why);
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
    if (calls < LEAST_CALLS || !wants(w, PANE_CALLS))
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
        || (w->w >= LEAST_FOR_CALLS && !w->present && wants(w, PANE_CALLS));
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

/* SOURCE keeps this many rows above the prose, or a fifth of the screen. */
enum { LEAST_SOURCE = 4 };

static bool layout_reading(struct layout *l, const struct layout_wish *w)
{
    int why = why_rows(w);
    int room = w->h - 2 - (why + 1) - 1; /* and the rule of SOURCE */
    int rows = at_most(w->reading,
                       room - 1 - at_least(LEAST_SOURCE, w->h / 5));
    if (w->present || !w->lesson)
        return false;
    struct column c = {l, 0, 1, w->w};
    put(&c, PANE_SOURCE, HEADING_RULE, room - 1 - rows);
    put(&c, PANE_LESSON, HEADING_RULE, rows);
    put_why(l, why);
    return true;
}

/* Panes with something to show, whether there is room for them or not. */
static void find_there(const struct layout_wish *w, bool there[PANE_COUNT])
{
    const bool has[PANE_COUNT] = {
        [PANE_SOURCE] = true,
        [PANE_QUEUE] = w->n_queues > 0,
        [PANE_LOCKS] = w->n_locks > 0,
        [PANE_TASKS] = w->n_tasks > 0,
        [PANE_READY] = w->n_tasks > 0,
        [PANE_TIMERS] = w->n_tasks > 0 && w->n_timers > 0,
        [PANE_CONTROL] = w->n_tasks > 0,
        [PANE_CALLS] = true,
        [PANE_TIMELINE] = (w->n_tasks && w->n_timers) || w->n_lanes,
        [PANE_LESSON] = w->lesson,
        [PANE_OUTPUT] = w->output,
        [PANE_WHY] = true,
    };
    for (int i = 0; i < PANE_COUNT; i++)
        there[i] = w->text_only ? i == PANE_LESSON
                                : has[i] && wants(w, (enum pane_id)i);
}

void layout_without(struct layout_wish *w)
{
    if (!wants(w, PANE_TASKS) && !wants(w, PANE_READY))
        w->n_tasks = w->n_ready = 0;
    if (!wants(w, PANE_TIMERS))
        w->n_timers = 0;
    if (!wants(w, PANE_QUEUE))
        w->n_queues = w->queue_rows = 0;
    if (!wants(w, PANE_LOCKS))
        w->n_locks = 0;
    w->lesson = w->lesson && wants(w, PANE_LESSON);
    w->output = w->output && wants(w, PANE_OUTPUT);
}

void layout_compute(const struct layout_wish *w, struct layout *l)
{
    *l = (struct layout){.w = w->w, .h = w->h};
    find_there(w, l->there);
    if (w->w < LAYOUT_MIN_W || w->h < LAYOUT_MIN_H) {
        l->too_small = true;
        return;
    }
    if (w->text_only) {
        struct column c = {l, 0, 1, w->w};
        put(&c, PANE_LESSON, HEADING_RULE, w->h - 3);
    } else if (w->zoom >= 0) {
        struct column c = {l, 0, 2, w->w};
        l->tabs = true;
        put(&c, (enum pane_id)w->zoom, HEADING_RULE, w->h - 4);
    } else if (w->twin_w) {
        layout_twin(l, w);
    } else if (w->reading && layout_reading(l, w)) {
        return;
    } else if (!w->n_tasks) {
        layout_plain(l, w);
    } else if ((w->n_queues && !w->present && w->h < LAYOUT_TALL) ||
               !layout_columns(l, w)) {
        layout_grid(l, w);
    }
}
