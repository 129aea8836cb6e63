/* Questions about the loop: which task runs next, what is in ready then, when it
 * all ends. */
#include <math.h>

#include "base/vec.h"
#include "story/ask.h"
#include "trace/reader.h"

/* -- which task runs next -------------------------------------------------- */

/* A task that some think of; nobody thinks of one that is over. */
static void offer_task(struct asking *a, uint32_t task, uint32_t truth,
                       const char *idea)
{
    struct buf label;
    if (task != truth && !ask_alive(a, task))
        return;
    label = ask_label(a, task);
    ask_option(a, &label, task == truth, task == truth ? NULL : idea);
}

/* Who had the last turn. */
static uint32_t last_to_run(const struct asking *a)
{
    struct event e;
    for (size_t i = a->at; i-- > 0 && a->at - i < LOOK_AHEAD;)
        if (trace_store_kind(a->m->store, i) == EV_task_run) {
            e = ask_event(a, i);
            return e.task_run.task;
        }
    return 0;
}

static uint32_t newest_task(const struct asking *a)
{
    for (uint32_t t = (uint32_t)a->m->tasks.n; t-- > 1;)
        if (ask_alive(a, t))
            return t;
    return 0;
}

static uint32_t shortest_sleeper(const struct asking *a)
{
    uint32_t id;
    return model_timers(a->m, &id, 1) ? a->m->timers.p[id].task : 0;
}

/* Who has waited longest. */
static uint32_t longest_waiter(const struct asking *a)
{
    uint32_t best = 0;
    for (uint32_t t = 1; t < a->m->tasks.n; t++)
        if (a->m->tasks.p[t].state == TASK_WAITING && ask_alive(a, t) &&
            (!best || a->m->tasks.p[t].wait_event <
                          a->m->tasks.p[best].wait_event))
            best = t;
    return best;
}

static uint32_t last_in_ready(const struct asking *a)
{
    for (size_t i = model_ready_count(a->m); i-- > 0;) {
        uint32_t task = a->m->handles.p[model_ready(a->m, i)].task;
        if (task)
            return task;
    }
    return 0;
}

static void say_why_next(struct asking *a, uint32_t turn, uint32_t task)
{
    struct buf *out = &a->q->because;
    uint32_t jump = ask_coming(a, a->at, EV_loop_clock, NULL);
    enum task_state now = task < a->m->tasks.n ? a->m->tasks.p[task].state
                                               : TASK_NONE;
    add_task(a->m, task, out);
    if (now == TASK_READY) {
        buf_addz(out, " stood first in ready, among the tasks.");
    } else if (jump < turn) {
        struct event e = ask_event(a, jump);
        buf_addz(out, " runs once the clock has jumped to t=");
        add_seconds(e.loop_clock.to, out);
        buf_addz(out, ": nobody was ready before.");
    } else {
        buf_addz(out, " came to stand first in ready by then.");
    }
}

bool ask_next_task(struct asking *a)
{
    struct event e;
    uint32_t turn = ask_next_turn(a, a->at, &e), newest = newest_task(a);
    if (turn == NO_EVENT)
        return false;
    uint32_t truth = e.task_run.task;
    struct buf label = ask_label(a, truth);
    ask_option(a, &label, true, NULL);
    offer_task(a, a->m->running ? a->m->running : last_to_run(a), truth,
               "that the same task goes on until it is done");
    if (newest && a->m->tasks.p[newest].parent &&
        !a->m->tasks.p[newest].started)
        offer_task(a, a->m->tasks.p[newest].parent, truth,
                   "that whoever makes a task goes on first");
    offer_task(a, shortest_sleeper(a), truth,
               "that the shortest sleep comes first");
    offer_task(a, last_in_ready(a), truth,
               "that who came to ready last runs first");
    offer_task(a, longest_waiter(a), truth,
               "that who has waited longest is next");
    offer_task(a, newest, truth, "that a new task starts at once");
    buf_addz(&a->q->text, a->m->running ? "Which task has the next turn?"
                                        : "Which task runs next?");
    say_why_next(a, turn, truth);
    a->q->reveal = turn + 1;
    a->q->hides = HIDES_NEXT | HIDES_READY | HIDES_STATES;
    return true;
}

/* -- what is in ready after this turn -------------------------------------- */

enum { MOST_LISTED = 6 };

/* Tasks in an order. */
struct line {
    uint32_t p[MOST_LISTED];
    size_t n;
    bool too_long;
};

static void line_add(struct line *l, uint32_t task)
{
    if (l->n < MOST_LISTED)
        l->p[l->n++] = task;
    else
        l->too_long = true;
}

static bool line_has(const struct line *l, uint32_t task)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->p[i] == task)
            return true;
    return false;
}

static bool line_same(const struct line *a, const struct line *b)
{
    return a->n == b->n && memcmp(a->p, b->p, a->n * sizeof *a->p) == 0;
}

/* The program's tasks in ready now, first to last. */
static struct line tasks_in_ready(const struct asking *a)
{
    struct line l = {.n = 0};
    for (size_t i = 0; i < model_ready_count(a->m); i++) {
        const struct m_handle *h = &a->m->handles.p[model_ready(a->m, i)];
        if (h->task && !h->cancelled && ask_alive(a, h->task))
            line_add(&l, h->task);
    }
    return l;
}

static void offer_line(struct asking *a, const struct line *l,
                       const struct line *truth, const char *idea)
{
    struct buf b = {0};
    if (l->too_long)
        return;
    for (size_t i = 0; i < l->n; i++) {
        buf_addz(&b, i ? ", " : "");
        model_task_label(a->m, l->p[i], &b);
    }
    if (!l->n)
        buf_addz(&b, "nobody");
    ask_option(a, &b, line_same(l, truth), idea);
}

static struct line reversed(const struct line *l)
{
    struct line r = {.n = l->n};
    for (size_t i = 0; i < l->n; i++)
        r.p[i] = l->p[l->n - 1 - i];
    return r;
}

/* Those that sleep stand behind the others. */
static struct line with_sleepers(const struct asking *a, const struct line *l)
{
    struct line r = *l;
    uint32_t ids[MOST_LISTED];
    size_t n = model_timers(a->m, ids, MOST_LISTED);
    for (size_t i = 0; i < n && i < MOST_LISTED; i++) {
        uint32_t task = a->m->timers.p[ids[i]].task;
        if (task && ask_alive(a, task) && !line_has(&r, task))
            line_add(&r, task);
    }
    return r;
}

/* Those that were added go before those of the pass that is on. */
static struct line merged(const struct line *before, const struct line *l)
{
    struct line r = {.n = 0};
    for (size_t i = 0; i < l->n; i++)
        if (!line_has(before, l->p[i]))
            line_add(&r, l->p[i]);
    for (size_t i = 0; i < l->n; i++)
        if (line_has(before, l->p[i]))
            line_add(&r, l->p[i]);
    return r;
}

static struct line with_task(const struct line *l, uint32_t task, bool first)
{
    struct line r = {.n = 0};
    if (first)
        line_add(&r, task);
    for (size_t i = 0; i < l->n; i++)
        if (l->p[i] != task)
            line_add(&r, l->p[i]);
    if (!first)
        line_add(&r, task);
    return r;
}

/* Goes on to the end of the turn that is on, or of the next one; whose it was, 0:
 * it isn't known that far. */
static uint32_t run_turn(struct asking *a)
{
    uint32_t task = a->m->running;
    while (a->m->at < a->at + LOOK_AHEAD && !a->m->running && model_apply(a->m))
        task = a->m->running;
    while (a->m->at < a->at + LOOK_AHEAD && a->m->running == task && task)
        if (!model_apply(a->m))
            return 0;
    return a->m->running == task ? 0 : task;
}

bool ask_ready(struct asking *a)
{
    struct line before = tasks_in_ready(a);
    uint32_t task = run_turn(a);
    if (!task || story_task_internal(a->m, task))
        return false;
    struct line truth = tasks_in_ready(a), other;
    if (truth.too_long)
        return false;
    offer_line(a, &truth, &truth, NULL);
    other = reversed(&truth);
    offer_line(a, &other, &truth, "that the newest stands first");
    other = merged(&before, &truth);
    offer_line(a, &other, &truth,
               "that what is added in a pass still runs in it, before the rest");
    other = with_sleepers(a, &truth);
    offer_line(a, &other, &truth, "that sleepers wait in ready");
    if (ask_alive(a, task)) {
        other = with_task(&truth, task, false);
        offer_line(a, &other, &truth,
                   "that who has had a turn always goes to the back of ready");
        other = with_task(&truth, task, true);
        offer_line(a, &other, &truth, "that the same task goes on");
    }
    buf_addz(&a->q->text, "Which tasks are in ready, first to last, when the "
                          "turn of ");
    add_task(a->m, task, &a->q->text);
    buf_addz(&a->q->text, " is over?");
    add_task(a->m, task, &a->q->because);
    buf_printf(&a->q->because, " %s; only who can go on at once stands in "
               "ready, in the order of coming.",
               !ask_alive(a, task)                             ? "is done"
               : a->m->tasks.p[task].state == TASK_READY       ? "yielded"
                                                               : "waits");
    a->q->task = task;
    a->q->reveal = a->m->at;
    a->q->hides = HIDES_NEXT;
    return true;
}

/* -- when it ends ---------------------------------------------------------- */

/* What sleeps and blocking calls take, over the whole run. */
struct sleeps {
    double sum, longest;
    double limit;           /* when the last time limit is up; 0: none is set */
    double cut;             /* of the sum, what was left where one was cancelled */
    bool blocks;            /* some of it holds the loop */
    bool in_threads;        /* some of it is a thread's */
};

static void sleeps_add(struct sleeps *s, double seconds)
{
    if (!(seconds > 0) || isinf(seconds))
        return;
    s->sum += seconds;
    if (seconds > s->longest)
        s->longest = seconds;
}

/* Sleeps by what they were set for; what blocks, by how the clock moves where the
 * loop didn't move it: a program without a loop sleeps so too. Where there are
 * threads the clock moves for several at once, and each says how long it sleeps. */
static struct sleeps all_sleeps(const struct asking *a)
{
    struct sleeps s = {0};
    VEC(double) when = {0}; /* sleeps by the numbers of their timers; 0: none */
    double before = 0;
    size_t n = trace_store_count(a->m->store);
    bool threads = story_has_threads(a->s);
    for (size_t i = 0; i < n; i++) {
        struct event e = ask_event(a, i);
        if (e.kind == EV_timer_set && str_eqz(e.timer_set.what, "sleep")) {
            sleeps_add(&s, e.timer_set.when - e.t);
            while (when.n <= e.timer_set.timer && when.n < n)
                vec_push(&when, 0);
            if (e.timer_set.timer < when.n && isfinite(e.timer_set.when))
                when.p[e.timer_set.timer] = e.timer_set.when;
        }
        if (e.kind == EV_timer_set && str_eqz(e.timer_set.what, "timeout"))
            s.limit = e.timer_set.when;
        if (e.kind == EV_timer_cancel && e.timer_cancel.timer < when.n)
            s.cut += fmax(0, when.p[e.timer_cancel.timer] - e.t);
        if (threads && e.kind == EV_thread_block) {
            double seconds = event_slept(e.thread_block.what);
            sleeps_add(&s, seconds);
            s.in_threads |= seconds > 0;
        }
        if (!threads && e.kind != EV_loop_clock)
            sleeps_add(&s, e.t - before);
        s.blocks |= e.kind == EV_block && e.block.seconds > 0;
        before = e.t;
    }
    vec_fini(&when);
    return s;
}

/* Times are told apart as they are read. */
static void offer_time(struct asking *a, double t, double truth,
                       const char *idea)
{
    struct buf b = {0};
    if (t < a->m->t) /* nobody thinks that it is over */
        return;
    buf_addz(&b, "at ");
    add_seconds(t, &b);
    buf_addz(&b, " s");
    ask_option(a, &b, t == truth, t == truth ? NULL : idea);
}

static void say_why_then(struct asking *a, const struct sleeps *s, double end)
{
    struct buf *out = &a->q->because;
    buf_addz(out, "All its waits, added up, are ");
    add_seconds(s->sum, out);
    if (s->cut > 0) {
        buf_addz(out, " s, of which cancelling cuts off ");
        add_seconds(s->cut, out);
    }
    buf_addz(out, s->sum - s->cut > end
                      ? " s. What overlaps counts once: the program ends at "
                  : s->cut > 0
                      ? " s: the program ends at "
                      : " s, and no two of them overlap: the program ends at ");
    add_seconds(end, out);
    buf_addz(out, " s.");
}

bool ask_end_time(struct asking *a)
{
    size_t n = trace_store_count(a->m->store);
    struct event e;
    if (!a->ended || !n)
        return false;
    e = ask_event(a, n - 1);
    if (e.kind != EV_end || story_real_clock(a->s) || e.t <= a->m->t)
        return false;
    struct sleeps s = all_sleeps(a);
    offer_time(a, e.t, e.t, NULL);
    offer_time(a, s.sum, e.t, "that sleeps add up, one after the other");
    offer_time(a, s.longest, e.t, "that the longest single sleep is all it takes");
    if (s.limit > 0)
        offer_time(a, s.limit, e.t, "that all is over when a time limit is up");
    offer_time(a, a->m->t, e.t, "that sleeping takes no time");
    offer_time(a, a->m->t + s.longest, e.t,
               "that there is one more sleep, and then it is over");
    buf_addz(&a->q->text, "When does the program end, by its own clock?");
    say_why_then(a, &s, e.t);
    bool loop = story_has_loop(a->s);
    if (s.blocks && loop)
        a->q->rule = RULE_blocking;
    else if (s.in_threads)
        a->q->rule = loop ? RULE_workers : RULE_threads;
    else if (!loop)
        a->q->rule = RULE_plain;
    a->q->reveal = n;
    a->q->hides = HIDES_TOTALS;
    return true;
}
