#include "story/merge.h"

#include "base/bisect.h"

static size_t steps_of(const struct merge *m, int side)
{
    return m->side[side].story ? story_steps(m->side[side].story, m->detail) : 0;
}

/* Those that will not grow. */
static size_t whole_steps(const struct merge *m, int side)
{
    size_t n = steps_of(m, side);
    return n && !m->side[side].over ? n - 1 : n;
}

static double event_time(const struct trace_store *store, size_t index)
{
    struct event e;
    trace_store_get(store, index, &e);
    return e.t;
}

double merge_time(const struct merge *m, int side, size_t step)
{
    const struct merge_side *s = &m->side[side];
    size_t end = story_boundary(s->story, m->detail, step);
    return end ? event_time(s->store, end - 1) : 0;
}

/* How many steps of a side come before a step of `of` that is over at t. */
static size_t steps_before(const struct merge *m, int side, double t, int of)
{
    struct bisect b = bisect_of(0, steps_of(m, side));
    while (bisect_next(&b)) {
        double at = merge_time(m, side, b.at + 1);
        bisect_go(&b, at < t || (at == t && side <= of));
    }
    return b.low;
}

bool merge_lacks(const struct merge *m, const size_t at[MERGE_SIDES], int side)
{
    return !m->side[side].over && at[side] >= whole_steps(m, side);
}

int merge_next(const struct merge *m, const size_t at[MERGE_SIDES])
{
    bool more[MERGE_SIDES];
    for (int i = 0; i < MERGE_SIDES; i++) {
        if (merge_lacks(m, at, i))
            return MERGE_UNKNOWN;
        more[i] = at[i] < whole_steps(m, i);
    }
    if (!more[MERGE_LEFT] || !more[MERGE_RIGHT])
        return more[MERGE_LEFT]    ? MERGE_LEFT
               : more[MERGE_RIGHT] ? MERGE_RIGHT
                                   : MERGE_NONE;
    return merge_time(m, MERGE_LEFT, at[MERGE_LEFT] + 1) <=
                   merge_time(m, MERGE_RIGHT, at[MERGE_RIGHT] + 1)
               ? MERGE_LEFT
               : MERGE_RIGHT;
}

int merge_last(const struct merge *m, const size_t at[MERGE_SIDES])
{
    if (!at[MERGE_LEFT] || !at[MERGE_RIGHT])
        return at[MERGE_LEFT]    ? MERGE_LEFT
               : at[MERGE_RIGHT] ? MERGE_RIGHT
                                 : MERGE_NONE;
    return merge_time(m, MERGE_LEFT, at[MERGE_LEFT]) >
                   merge_time(m, MERGE_RIGHT, at[MERGE_RIGHT])
               ? MERGE_LEFT
               : MERGE_RIGHT;
}

void merge_follow(const struct merge *m, int side, size_t events,
                  size_t at[MERGE_SIDES])
{
    const struct merge_side *s = &m->side[side];
    at[side] = s->story ? story_step_at(s->story, m->detail, events) : 0;
    at[!side] = events ? steps_before(m, !side, event_time(s->store, events - 1),
                                      side)
                       : 0;
}

/* So many steps of the left side, and those of the right that come before the last
 * of them. */
static size_t all_up_to(const struct merge *m, size_t left,
                        size_t at[MERGE_SIDES])
{
    at[MERGE_LEFT] = left;
    at[MERGE_RIGHT] = left ? steps_before(m, MERGE_RIGHT,
                                          merge_time(m, MERGE_LEFT, left),
                                          MERGE_LEFT)
                           : 0;
    return left + at[MERGE_RIGHT];
}

void merge_go(const struct merge *m, size_t n, size_t at[MERGE_SIDES])
{
    struct bisect left = bisect_of(0, steps_of(m, MERGE_LEFT));
    while (bisect_next(&left))
        bisect_go(&left, all_up_to(m, left.at + 1, at) <= n);
    size_t right = steps_of(m, MERGE_RIGHT);
    at[MERGE_LEFT] = left.low;
    at[MERGE_RIGHT] = n > left.low ? n - left.low : 0;
    if (at[MERGE_RIGHT] > right)
        at[MERGE_RIGHT] = right;
}

void merge_go_to_time(const struct merge *m, double t, size_t at[MERGE_SIDES])
{
    at[MERGE_LEFT] = steps_before(m, MERGE_LEFT, t, MERGE_RIGHT);
    at[MERGE_RIGHT] = steps_before(m, MERGE_RIGHT, t, MERGE_RIGHT);
}

/* -- how they ended ---------------------------------------------------------- */

/* What the sandbox says of the run, right before its end, if anything. */
static enum run_end_kind said_of_end(const struct trace_store *store, size_t end)
{
    struct event e;
    if (!end || trace_store_kind(store, end - 1) != EV_diag)
        return RUN_DONE;
    trace_store_get(store, end - 1, &e);
    return str_eqz(e.diag.kind, "deadlock") ? RUN_DEADLOCK
           : str_eqz(e.diag.kind, "limit")  ? RUN_OPEN
                                            : RUN_DONE;
}

struct run_end run_end_of(const struct trace_store *store)
{
    size_t n = store ? trace_store_count(store) : 0;
    struct run_end end = {RUN_NEVER, 0};
    struct event e;
    if (!n)
        return end;
    trace_store_get(store, n - 1, &e);
    end.t = e.t;
    end.kind = e.kind == EV_end ? said_of_end(store, n - 1) : RUN_OPEN;
    if (end.kind == RUN_DONE && (e.end.status || e.end.error.n))
        end.kind = RUN_FAILED;
    return end;
}

static const char *const end_words[] = {
    [RUN_NEVER] = "does not run",
    [RUN_OPEN] = "cut off at",
    [RUN_DONE] = "ended at",
    [RUN_FAILED] = "failed at",
    [RUN_DEADLOCK] = "deadlock at",
};

void run_end_text(const struct run_end *e, struct buf *out)
{
    buf_addz(out, end_words[e->kind]);
    if (e->kind != RUN_NEVER)
        buf_printf(out, " %.3f", e->t);
}

/* Only runs that did what they were to do can be held against each other. */
static void compare_times(const struct str names[MERGE_SIDES],
                          const struct run_end ends[MERGE_SIDES],
                          struct buf *out)
{
    double left = ends[MERGE_LEFT].t, right = ends[MERGE_RIGHT].t;
    double sooner = left < right ? left : right, later = left + right - sooner;
    buf_printf(out, "%.*s %.3f s, %.*s %.3f s", STR_ARG(names[MERGE_LEFT]),
               left, STR_ARG(names[MERGE_RIGHT]), right);
    if (left == right) {
        buf_addz(out, ": they take equally long.");
        return;
    }
    buf_printf(out, ": %.3f s sooner", later - sooner);
    if (sooner > 0)
        buf_printf(out, ", %.1f times as fast", later / sooner);
    buf_addc(out, '.');
}

void merge_compare(const struct str names[MERGE_SIDES],
                   const struct run_end ends[MERGE_SIDES], struct buf *out)
{
    if (ends[MERGE_LEFT].kind == RUN_DONE && ends[MERGE_RIGHT].kind == RUN_DONE) {
        compare_times(names, ends, out);
        return;
    }
    for (int i = 0; i < MERGE_SIDES; i++) {
        buf_printf(out, "%s%.*s: ", i ? "; " : "", STR_ARG(names[i]));
        run_end_text(&ends[i], out);
    }
    buf_addz(out, ". There is nothing to compare.");
}
