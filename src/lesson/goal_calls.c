/* What the calls of the run do, beside those of the page's own program: so a
 * challenge isn't met by leaving the work out. */
#include <stdlib.h>

#include "lesson/goal_priv.h"

/* -- names ------------------------------------------------------------------- */

/* The next of the functions that the goal names; false at the end. */
static bool next_name(struct holding *h, size_t *at, struct str *name)
{
    struct str s = h->d->text;
    while (*at < s.n && s.p[*at] == ' ')
        ++*at;
    size_t n = 0;
    while (*at + n < s.n && s.p[*at + n] != ' ')
        n++;
    *name = (struct str){s.p + *at, n};
    *at += n;
    return n > 0;
}

static bool is_named(struct holding *h, struct str fn)
{
    struct str name;
    for (size_t at = 0; next_name(h, &at, &name);)
        if (str_eq(name, fn))
            return true;
    return false;
}

/* -- as before --------------------------------------------------------------- */

/* Two runs, and which call of the one stands for a call of the other already. */
struct comparing {
    struct holding *h;
    const struct work *before, *now;
    bool *taken;            /* by calls of now */
    bool whole;             /* what they do counts as well */
};

/* How many of the items that `a` did itself `b` has in the same order. */
static size_t items_done(const struct comparing *c, const struct work_call *a,
                         const struct work_call *b)
{
    size_t done = 0;
    for (size_t i = 0; i < b->all.n && done < a->own.n; i++)
        done += work_same_item(&c->before->items.p[a->own.p[done]],
                               &c->now->items.p[b->all.p[i]]);
    return done;
}

static bool stands_for(const struct comparing *c, const struct work_call *a,
                       const struct work_call *b, bool exactly)
{
    if (!work_same_call(a, b))
        return false;
    if (!c->whole)
        return true;
    return items_done(c, a, b) == a->own.n && (b->returns || !a->returns) &&
           (!exactly || b->all.n == a->own.n);
}

/* One that does no more is preferred: the others may be needed elsewhere. */
static bool take_match(struct comparing *c, const struct work_call *a)
{
    for (int exactly = 1; exactly >= 0; exactly--)
        for (size_t i = 0; i < c->now->calls.n; i++)
            if (!c->taken[i] &&
                stands_for(c, a, &c->now->calls.p[i], exactly)) {
                c->taken[i] = true;
                return true;
            }
    return false;
}

/* The call that comes nearest to standing for it; NULL: there is none. */
static const struct work_call *nearest(const struct comparing *c,
                                       const struct work_call *a)
{
    const struct work_call *best = NULL;
    for (size_t i = 0; i < c->now->calls.n; i++) {
        const struct work_call *b = &c->now->calls.p[i];
        if (!c->taken[i] && work_same_call(a, b) &&
            (!best || items_done(c, a, b) > items_done(c, a, best)))
            best = b;
    }
    return best;
}

static void add_item(const struct work_item *item, struct buf *out)
{
    struct str text = str_trimmed(item->text);
    if (item->what == WORK_WAIT)
        buf_printf(out, "the wait of %g s", item->seconds);
    else if (item->what == WORK_PRINT)
        buf_printf(out, "the line \"%.*s\"", STR_ARG(text));
    else
        buf_printf(out, "the %s of %.*s", item->what == WORK_PUT ? "put" : "get",
                   STR_ARG(text));
}

/* Why no call stands for it. */
static void say_missing(struct comparing *c, const struct work_call *a)
{
    struct buf *out = c->h->out;
    const struct work_call *b = nearest(c, a);
    size_t done = b ? items_done(c, a, b) : 0;
    size_t calls = 0;
    for (size_t i = 0; i < c->now->calls.n; i++)
        calls += work_same_call(a, &c->now->calls.p[i]);
    if (b && done < a->own.n) {
        buf_addz(out, "in ");
        work_call_text(a, out);
        buf_addc(out, ' ');
        add_item(&c->before->items.p[a->own.p[done]], out);
        buf_addz(out, " is missing, or not in its place");
        return;
    }
    work_call_text(a, out);
    buf_addz(out, b       ? " never comes to its end"
                  : calls ? " is not called as often as before"
                          : " is not called");
}

/* The first call of those functions for which none stands; NULL: all have one. */
static const struct work_call *first_missing(struct comparing *c, size_t *n)
{
    for (size_t i = 0; i < c->before->calls.n; i++) {
        const struct work_call *a = &c->before->calls.p[i];
        if (!is_named(c->h, a->fn))
            continue;
        ++*n;
        if (!take_match(c, a))
            return a;
    }
    return NULL;
}

static enum verdict as_before(struct holding *h, bool whole)
{
    struct work now = {0};
    size_t n = 0;
    if (!h->run->given)
        return given_unknown(h);
    work_read(h->m, &now);
    struct comparing c = {.h = h, .before = &h->run->given->work, .now = &now,
                          .taken = xcalloc(now.calls.n + 1, sizeof(bool)),
                          .whole = whole};
    const struct work_call *missing = first_missing(&c, &n);
    bool open = !h->run->ended && (missing || whole);
    if (open)
        still_open(h);
    else if (missing)
        say_missing(&c, missing);
    else if (!n)
        buf_addz(h->out, "the page's program makes no such call");
    else
        buf_printf(h->out, whole ? "%zu call%s did all that was done before"
                                 : "%zu call%s made as before", n,
                   whole ? (n == 1 ? "" : "s") : n == 1 ? " is" : "s are");
    free(c.taken);
    work_fini(&now);
    return open ? VERDICT_OPEN : missing || !n ? VERDICT_SHORT : VERDICT_HOLDS;
}

enum verdict hold_same_calls(struct holding *h)
{
    return as_before(h, false);
}

enum verdict hold_same_work(struct holding *h)
{
    return as_before(h, true);
}

/* -- of themselves ----------------------------------------------------------- */

static bool sleeps(const struct work_call *c)
{
    return c->sleeps && c->returns;
}

static bool is_cancelled(const struct work_call *c)
{
    return c->cancelled;
}

/* Has each of the functions a call that is so? */
static enum verdict each_has(struct holding *h,
                             bool (*is_so)(const struct work_call *c),
                             const char *yes, const char *no)
{
    struct work now = {0};
    struct str name, lacks = {0};
    size_t n = 0;
    work_read(h->m, &now);
    for (size_t at = 0; !lacks.n && next_name(h, &at, &name); n++) {
        bool has = false;
        for (size_t i = 0; i < now.calls.n && !has; i++)
            has = str_eq(now.calls.p[i].fn, name) && is_so(&now.calls.p[i]);
        if (!has)
            lacks = name;
    }
    work_fini(&now);
    if (lacks.n && !h->run->ended)
        return still_open(h);
    if (lacks.n)
        buf_printf(h->out, no, STR_ARG(lacks));
    else
        buf_addz(h->out, yes);
    return lacks.n ? VERDICT_SHORT : VERDICT_HOLDS;
}

enum verdict hold_sleeps(struct holding *h)
{
    return each_has(h, sleeps, "they sleep, and return",
                    "no call of %.*s sleeps and then returns");
}

enum verdict hold_cancels(struct holding *h)
{
    return each_has(h, is_cancelled, "it is cancelled",
                    "no call of %.*s is cancelled");
}

enum verdict hold_two_locks(struct holding *h)
{
    struct work now = {0};
    size_t n = 0;
    const struct work_call *lacks = NULL;
    work_read(h->m, &now);
    for (size_t i = 0; i < now.calls.n && !lacks; i++) {
        const struct work_call *c = &now.calls.p[i];
        n += is_named(h, c->fn);
        lacks = is_named(h, c->fn) && c->locks < 2 ? c : NULL;
    }
    bool open = !h->run->ended && (lacks || !n);
    if (open) {
        still_open(h);
    } else if (lacks) {
        work_call_text(lacks, h->out);
        buf_addz(h->out, " never has two locks at the same time");
    } else if (!n) {
        buf_addz(h->out, "there is no such call");
    } else {
        buf_printf(h->out, "%zu call%s two locks at the same time", n,
                   n == 1 ? " has" : "s have");
    }
    work_fini(&now);
    return open ? VERDICT_OPEN : lacks || !n ? VERDICT_SHORT : VERDICT_HOLDS;
}

enum verdict hold_joins(struct holding *h)
{
    struct work now = {0};
    work_read(h->m, &now);
    bool joined = now.joined;
    work_fini(&now);
    if (!joined && !h->run->ended)
        return still_open(h);
    buf_addz(h->out, joined ? "it waits in join()"
                            : "nobody waits for a thread in join()");
    return joined ? VERDICT_HOLDS : VERDICT_SHORT;
}

/* -- pauses ------------------------------------------------------------------ */

/* Which lines of a text are the goal's, by number; the caller frees it. */
struct marked {
    bool *is;
    int n;
};

static struct marked mark_lines(struct holding *h, struct str source)
{
    struct marked m = {NULL, 1};
    struct str line, wanted = str_trimmed(h->d->text);
    for (size_t at = 0; goal_next_line(source, &at, &line);)
        m.n++;
    m.is = xcalloc((size_t)m.n, sizeof *m.is);
    int i = 1;
    for (size_t at = 0; goal_next_line(source, &at, &line); i++)
        m.is[i] = str_eq(str_trimmed(line), wanted);
    return m;
}

static bool is_marked(const struct marked *m, int line)
{
    return line > 0 && line < m->n && m->is[line];
}

typedef VEC(struct str) names;

static bool has_name(const names *all, struct str name)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->p[i], name))
            return true;
    return false;
}

/* How often the line runs. */
struct runs {
    size_t n;
    int unpaused;           /* the line, where it runs again without a pause */
};

/* In the functions of `within` only; NULL: in any, which are added to *found. */
static struct runs count_runs(struct holding *h, const struct work *w,
                              struct str source, const names *within,
                              names *found)
{
    struct runs r = {0};
    size_t pauses = SIZE_MAX;
    struct marked lines = mark_lines(h, source);
    for (size_t i = 0; i < w->lines.n; i++) {
        const struct work_line *line = &w->lines.p[i];
        struct str fn = w->calls.p[line->call].fn;
        if (!is_marked(&lines, line->line) || (within && !has_name(within, fn)))
            continue;
        if (found && !has_name(found, fn))
            vec_push(found, fn);
        if (line->pauses == pauses && !r.unpaused)
            r.unpaused = line->line;
        pauses = line->pauses;
        r.n++;
    }
    free(lines.is);
    return r;
}

enum verdict hold_pauses_between(struct holding *h)
{
    struct work now = {0};
    names where = {0};
    if (!h->run->given)
        return given_unknown(h);
    struct runs asked = count_runs(h, &h->run->given->work,
                                   str_of(h->run->given->source), NULL, &where);
    work_read(h->m, &now);
    struct runs r = count_runs(h, &now, h->run->source, &where, NULL);
    vec_fini(&where);
    work_fini(&now);
    if (!r.unpaused && !h->run->ended)
        return still_open(h);
    if (r.unpaused)
        buf_printf(h->out, "line %d runs again without a pause before it",
                   r.unpaused);
    else if (r.n != asked.n || !r.n)
        buf_printf(h->out, "it runs %zu time%s where it stood; %zu before", r.n,
                   r.n == 1 ? "" : "s", asked.n);
    else
        buf_printf(h->out, "it runs %zu times, with a pause each time", r.n);
    return !r.unpaused && r.n == asked.n && r.n ? VERDICT_HOLDS : VERDICT_SHORT;
}
