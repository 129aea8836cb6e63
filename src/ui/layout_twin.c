/* One of two programs side by side (beside.h): its panes from the top down, in half
 * of the screen. What the other one has too stands at the same height. */
#include "ui/layout_priv.h"

/* Rows of each pane, without its rule; 0: it isn't there. */
struct stack {
    int source, tasks, ready, timers, queue, locks, output;
};

static int stack_rows(const struct stack *s)
{
    const int rows[] = {s->source, s->tasks, s->ready, s->timers, s->queue,
                        s->locks, s->output};
    int sum = 0;
    for (int i = 0; i < (int)(sizeof rows / sizeof *rows); i++)
        sum += rows[i] ? rows[i] + 1 : 0;
    return sum;
}

/* Gives a pane that isn't there so many rows, or as many as there are, but not
 * fewer than `least`. */
static void stack_add(struct stack *s, int *pane, int rows, int least, int all)
{
    int room = all - stack_rows(s) - 1;
    if (rows > 0 && room >= least)
        *pane = at_most(rows, room);
}

/* SOURCE comes first, then what the program prints, then its tasks; where it is
 * tall, the loop's two lists. */
static void stack_fill(const struct layout_wish *w, int below, int all,
                       struct stack *s)
{
    bool tall = w->h >= LAYOUT_TALL;
    bool tight = w->n_queues || w->h < 24 || (below && !tall);
    int least_source = tight ? 5 : 7;
    int output = w->h < 24 ? 2 : 3 + (w->h - 24) * 5 / 16;
    *s = (struct stack){.source = at_most(least_source, all - 1)};
    if (w->output)
        stack_add(s, &s->output, output, 1, all);
    bool things = w->n_queues || w->n_locks; /* they say more than all the tasks */
    int tasks = tall ? (things ? 6 : 10) : things ? 3 : 4;
    stack_add(s, &s->tasks, at_most(w->n_tasks, tasks), 2, all);
    if (w->n_queues)
        stack_add(s, &s->queue, tall && w->queue_rows ? at_most(w->queue_rows, 6)
                                                      : 3, 3, all);
    stack_add(s, &s->locks, at_most(w->n_locks, 3), 1, all);
    if (tall && w->n_tasks)
        stack_add(s, &s->ready, 2, 2, all);
    if (s->ready)
        stack_add(s, &s->timers, at_most(w->n_timers, 4), 1, all);
    int spare = all - stack_rows(s);
    int longer = w->source_rows ? at_least(0, w->source_rows - s->source) : spare;
    int given = at_most(spare, longer);
    s->source += given;
    if (s->tasks && given < spare) /* their await chains */
        s->tasks += at_most(spare - given, 2 * w->n_tasks - s->tasks);
    s->source += all - stack_rows(s);
}

/* The prose of the left one's page: to be read before the first step, and behind the
 * last one; in between only where there is room for it all the time. */
static int below_rows(const struct layout_wish *w)
{
    bool tall = w->h >= LAYOUT_TALL;
    if (!w->lesson)
        return w->twin_below;
    if (w->present || (w->twin_begun && !w->twin_over && !tall))
        return 0;
    int most = !w->twin_begun ? w->h / 3 : tall ? w->h / 6 : 3;
    return 1 + at_most(at_least(w->lesson_rows, 1), most);
}

static void put_if(struct column *c, enum pane_id id, int rows)
{
    if (rows)
        put(c, id, HEADING_RULE, rows);
}

void layout_twin(struct layout *l, const struct layout_wish *w)
{
    struct column c = {l, w->twin_x, 1, w->twin_w};
    struct stack s;
    int why = why_rows(w);
    l->below = below_rows(w);
    int all = w->h - 1 - l->below - (why + 1) - 1;
    stack_fill(w, l->below, all, &s);
    put(&c, PANE_SOURCE, HEADING_RULE, s.source);
    put_if(&c, PANE_TASKS, s.tasks);
    l->boxes[PANE_TASKS].grid = w->n_tasks > s.tasks &&
                                w->twin_w >= 2 * LAYOUT_GRID_CELL;
    put_if(&c, PANE_READY, s.ready);
    put_if(&c, PANE_TIMERS, s.timers);
    put_if(&c, PANE_QUEUE, s.queue);
    put_if(&c, PANE_LOCKS, s.locks);
    put_if(&c, PANE_OUTPUT, s.output);
    if (w->twin_x)
        put_vertical(l, w->twin_x - 1, 2, 1 + all);
    c = (struct column){l, 0, 1 + all, w->w};
    if (w->lesson && l->below)
        put(&c, PANE_LESSON, HEADING_RULE, l->below - 1);
    c.y = 1 + all + l->below;
    if (w->twin_why)
        put(&c, PANE_WHY, HEADING_RULE, why);
}
