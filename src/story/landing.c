#include "story/landing.h"

#include "base/mem.h"

/* An endless program may never come to the place again. It is looked for in so
 * many events, or in several times as many as there were before it. */
enum { LEAST_LOOK = 50000, TIMES_LOOK = 4 };

/* -- who runs which line --------------------------------------------------- */

static void see_task(struct landing_run *r, const struct event *e, size_t index)
{
    struct str label = e->task_new.label;
    if (e->task_new.task > index + 1)
        return; /* no number of a task: there are not so many */
    while (r->labels.n <= e->task_new.task)
        vec_push(&r->labels, ((struct str){NULL, 0}));
    r->labels.p[e->task_new.task] = label.n ? label : e->task_new.name;
}

static void see_frame(struct landing_run *r, const struct event *e,
                      size_t index)
{
    if (e->frame_new.frame > index + 1)
        return;
    while (r->tasks.n <= e->frame_new.frame) {
        vec_push(&r->tasks, 0);
        vec_push(&r->files, ((struct str){NULL, 0}));
    }
    r->tasks.p[e->frame_new.frame] = e->frame_new.task;
    r->files.p[e->frame_new.frame] = e->frame_new.file;
}

/* A line that a frame runs: whose and where. */
struct ran {
    uint32_t task;
    struct str label, file;
    int line;
};

/* Takes in an event; true when it is a line that runs. */
static bool run_see(struct landing_run *r, const struct trace_store *store,
                    size_t index, struct ran *ran)
{
    struct event e;
    switch (trace_store_kind(store, index)) {
    case EV_task_new:
        trace_store_get(store, index, &e);
        see_task(r, &e, index);
        return false;
    case EV_frame_new:
        trace_store_get(store, index, &e);
        see_frame(r, &e, index);
        return false;
    case EV_line:
        break;
    default:
        return false;
    }
    trace_store_get(store, index, &e);
    if (e.line.frame >= r->tasks.n)
        return false;
    *ran = (struct ran){.task = r->tasks.p[e.line.frame],
                        .file = r->files.p[e.line.frame],
                        .line = (int)e.line.line};
    if (ran->task < r->labels.n)
        ran->label = r->labels.p[ran->task];
    return true;
}

static void run_fini(struct landing_run *r)
{
    vec_fini(&r->labels);
    vec_fini(&r->files);
    vec_fini(&r->tasks);
}

/* -- the mark -------------------------------------------------------------- */

static bool is_at(const struct ran *ran, struct str label, struct str file,
                  int line)
{
    return ran->line == line && str_eq(ran->label, label) &&
           str_eq(ran->file, file);
}

static unsigned count_visits(const struct trace_store *store, size_t events,
                             const struct ran *of)
{
    struct landing_run run = {0};
    struct ran ran;
    unsigned n = 0;
    for (size_t i = 0; i < events; i++)
        if (run_see(&run, store, i, &ran))
            n += is_at(&ran, of->label, of->file, of->line);
    run_fini(&run);
    return n;
}

void landmark_take(struct landmark *m, const struct trace_store *store,
                   size_t events)
{
    struct landing_run run = {0};
    struct ran ran, last = {0};
    struct event e;
    *m = (struct landmark){.events = events};
    for (size_t i = 0; i < events; i++)
        if (run_see(&run, store, i, &ran))
            last = ran;
    if (events) {
        trace_store_get(store, events - 1, &e);
        m->t = e.t;
    }
    if (last.line) {
        m->label = last.label.n ? xstrndup(last.label.p, last.label.n) : NULL;
        m->file = xstrndup(last.file.n ? last.file.p : "", last.file.n);
        m->line = last.line;
        m->visit = count_visits(store, events, &last);
    }
    run_fini(&run);
}

void landmark_fini(struct landmark *m)
{
    free(m->label);
    free(m->file);
    *m = (struct landmark){0};
}

/* -- lines of an edited text ------------------------------------------------ */

struct lines {
    VEC(struct str) at;
};

static void lines_split(struct lines *l, struct str text)
{
    for (size_t from = 0; from < text.n;) {
        const char *end = memchr(text.p + from, '\n', text.n - from);
        size_t n = end ? (size_t)(end - text.p) - from : text.n - from;
        vec_push(&l->at, ((struct str){text.p + from, n}));
        from += n + 1;
    }
}

/* A part of both texts, lines [from, a) of one and [from, b) of the other. */
struct changed {
    size_t from, a, b;
};

static struct changed what_changed(const struct lines *a, const struct lines *b)
{
    struct changed c = {.a = a->at.n, .b = b->at.n};
    while (c.from < c.a && c.from < c.b &&
           str_eq(a->at.p[c.from], b->at.p[c.from]))
        c.from++;
    while (c.a > c.from && c.b > c.from &&
           str_eq(a->at.p[c.a - 1], b->at.p[c.b - 1]))
        c.a--, c.b--;
    return c;
}

/* How many lines of [from, to) are like this one. */
static size_t count_like(const struct lines *l, size_t from, size_t to,
                         struct str line)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += str_eq(l->at.p[i], line);
    return n;
}

/* From 0, within what changed; SIZE_MAX: it is gone. Of several that read alike
 * the first stays the first. */
static size_t find_moved(const struct lines *a, const struct lines *b,
                         const struct changed *c, size_t line)
{
    struct str text = a->at.p[line];
    size_t before = count_like(a, c->from, line, text);
    for (size_t i = c->from; i < c->b; i++)
        if (str_eq(b->at.p[i], text) && before-- == 0)
            return i;
    bool another_is_there =
        line < c->b && count_like(a, c->from, c->a, b->at.p[line]);
    return line < c->b && !another_is_there ? line : SIZE_MAX;
}

int line_after_edit(struct str before, struct str after, int line)
{
    struct lines a = {0}, b = {0};
    lines_split(&a, before);
    lines_split(&b, after);
    struct changed c = what_changed(&a, &b);
    size_t at = (size_t)line - 1, to = SIZE_MAX;
    if (line < 1 || at >= a.at.n)
        to = SIZE_MAX;
    else if (at < c.from)
        to = at;
    else if (at >= c.a)
        to = at - c.a + c.b;
    else
        to = find_moved(&a, &b, &c, at);
    vec_fini(&a.at);
    vec_fini(&b.at);
    return to == SIZE_MAX ? 0 : (int)to + 1;
}

/* -- the search ------------------------------------------------------------- */

void landing_begin(struct landing *l, const struct landmark *mark)
{
    *l = (struct landing){.mark = mark, .found = SIZE_MAX};
}

void landing_fini(struct landing *l)
{
    run_fini(&l->run);
    *l = (struct landing){.found = SIZE_MAX};
}

/* How far into the time of the mark it is. */
static void see_time(struct landing *l, const struct trace_store *store,
                     size_t index)
{
    struct event e;
    if (l->past)
        return;
    trace_store_get(store, index, &e);
    l->past = e.t > l->mark->t;
    l->earlier = l->past ? index : index + 1;
}

static void see_event(struct landing *l, const struct trace_store *store,
                      size_t index)
{
    struct ran ran;
    const struct landmark *m = l->mark;
    see_time(l, store, index);
    if (run_see(&l->run, store, index, &ran) && m->line &&
        is_at(&ran, str_of(m->label), str_of(m->file), m->line) &&
        ++l->visits == m->visit) {
        l->found = index;
        l->task = ran.task;
    }
}

static bool has_looked_enough(const struct landing *l)
{
    size_t most = l->mark->events * TIMES_LOOK;
    return (!l->mark->line && l->past) ||
           l->at >= (most > LEAST_LOOK ? most : LEAST_LOOK);
}

bool landing_look(struct landing *l, const struct trace_store *store,
                  bool ended)
{
    size_t n = trace_store_count(store);
    while (l->at < n && l->found == SIZE_MAX && !has_looked_enough(l))
        see_event(l, store, l->at++);
    return l->found != SIZE_MAX || has_looked_enough(l) || (ended && l->at == n);
}
