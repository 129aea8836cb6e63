#include "lesson/goal_priv.h"

#include <stdio.h>
#include <stdlib.h>

const char *verdict_word(enum verdict v)
{
    static const char *const words[] = {
        [VERDICT_HOLDS] = "holds",
        [VERDICT_SHORT] = "falls short",
        [VERDICT_OPEN] = "is not decided yet",
    };
    return words[v];
}

/* -- what it is compared with ------------------------------------------------- */

struct goal_given *goal_given_new(struct model *m, struct str source)
{
    struct goal_given *g = xcalloc(1, sizeof *g);
    g->source = xstrndup(source.p ? source.p : "", source.n);
    work_read(m, &g->work);
    return g;
}

void goal_given_free(struct goal_given *g)
{
    if (!g)
        return;
    work_fini(&g->work);
    free(g->source);
    free(g);
}

enum verdict given_unknown(struct holding *h)
{
    buf_addz(h->out, "what the page's program does is not known");
    return VERDICT_OPEN;
}

bool goal_next_line(struct str text, size_t *at, struct str *line)
{
    if (*at >= text.n)
        return false;
    const char *end = memchr(text.p + *at, '\n', text.n - *at);
    size_t n = end ? (size_t)(end - text.p) - *at : text.n - *at;
    *line = (struct str){text.p + *at, n};
    *at += n + 1;
    return true;
}

struct str goal_line(struct str text, int number)
{
    struct str line;
    for (size_t at = 0; goal_next_line(text, &at, &line);)
        if (--number == 0)
            return str_trimmed(line);
    return (struct str){"", 0};
}

/* -- how it ended ---------------------------------------------------------- */

struct ending {
    bool over, deadlock, limit;
    struct str error;       /* the exception's type, if one ended it */
    int64_t status;
    double t;               /* of the last event */
};

static struct ending find_ending(const struct holding *h)
{
    struct ending end = {0};
    const struct trace_store *store = h->m->store;
    size_t n = trace_store_count(store);
    struct event e;
    for (size_t i = n; i-- > 0;) {
        enum event_kind kind = trace_store_kind(store, i);
        if (i + 1 < n && kind != EV_end && kind != EV_diag)
            continue;
        trace_store_get(store, i, &e);
        if (i + 1 == n)
            end.t = e.t;
        if (e.kind == EV_diag && str_eqz(e.diag.kind, "deadlock"))
            end.deadlock = true;
        if (e.kind == EV_diag && str_eqz(e.diag.kind, "limit"))
            end.limit = true;
        if (e.kind == EV_end && !end.over) {
            end.over = true;
            end.error = e.end.error;
            end.status = e.end.status;
            end.t = e.t;
        }
    }
    return end;
}

enum verdict still_open(struct holding *h)
{
    buf_addz(h->out, "the run is not over yet");
    return VERDICT_OPEN;
}

/* Says how it ended when that is not well. */
static bool ends_well(struct holding *h, const struct ending *end)
{
    if (end->deadlock)
        buf_printf(h->out, "it ends in a deadlock at %g s", end->t);
    else if (end->error.n && !(str_eqz(end->error, "SystemExit") &&
                               end->status == 0))
        buf_printf(h->out, "%.*s ends it at %g s", STR_ARG(end->error),
                   end->t);
    else if (end->limit && (end->status || !end->over))
        buf_printf(h->out, "a limit of the sandbox stops it at %g s", end->t);
    else if (!end->over)
        buf_printf(h->out, "its run was broken off at %g s", end->t);
    else if (end->status)
        buf_printf(h->out, "it ends with exit status %d at %g s",
                   (int)end->status, end->t);
    else
        return true;
    return false;
}

static enum verdict hold_time(struct holding *h, bool exactly)
{
    struct ending end = find_ending(h);
    double asked = h->d->number;
    bool late = end.t > asked + NEARLY;
    if (!h->run->ended && !late)
        return still_open(h);
    if (h->run->ended && !ends_well(h, &end))
        return VERDICT_SHORT;
    if (!h->run->ended)
        buf_printf(h->out, "it still runs at %g s", end.t);
    else
        buf_printf(h->out, "it ends at %g s", end.t);
    if (!late && (!exactly || end.t >= asked - NEARLY))
        return VERDICT_HOLDS;
    buf_printf(h->out, "; %g s is asked for", asked);
    return VERDICT_SHORT;
}

enum verdict hold_within(struct holding *h)
{
    return hold_time(h, false);
}

enum verdict hold_takes(struct holding *h)
{
    return hold_time(h, true);
}

enum verdict hold_deadlock(struct holding *h)
{
    struct ending end = find_ending(h);
    if (!end.deadlock && !h->run->ended)
        return still_open(h);
    if (ends_well(h, &end))
        buf_printf(h->out, "it ends by itself at %g s", end.t);
    return end.deadlock ? VERDICT_HOLDS : VERDICT_SHORT;
}

enum verdict hold_finishes(struct holding *h)
{
    struct ending end = find_ending(h);
    if (!h->run->ended)
        return still_open(h);
    if (!ends_well(h, &end))
        return VERDICT_SHORT;
    buf_printf(h->out, "it ends by itself at %g s", end.t);
    return VERDICT_HOLDS;
}

/* -- the table ------------------------------------------------------------- */

static enum verdict (*const checks[GOAL_COUNT])(struct holding *h) = {
#define GOAL(id, word, argument, asks, example) [GOAL_##id] = hold_##id,
#include "lesson/goals.def"
};

enum verdict goal_check(const struct directive *d, const struct goal_run *run,
                        struct buf *out)
{
    struct holding h = {d, run, run->model, out, 0};
    size_t at = run->model->at;
    enum verdict v = checks[d->goal](&h);
    model_seek(run->model, at);
    return v;
}
