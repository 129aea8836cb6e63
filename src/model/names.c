/* What people call queues, locks and their like, and task groups: the name of
 * the variable that each was bound to. The sandbox says it in the event that
 * makes the thing; for a trace that doesn't, the variables of the frame that
 * made a queue are looked at. As with the labels of tasks, all that the store
 * knows counts, so that a name doesn't change while one steps. None of this is
 * part of the state.
 */
#include "model/priv.h"

#include <stdlib.h>

#include "trace/reader.h"

enum noun { NOUN_QUEUE, NOUN_SYNC, NOUN_GROUP, NOUNS };

struct thing {
    struct str name;      /* a text of the store's or of the arena's */
    struct str noun;      /* what it is called without: "lock" */
    uint32_t part_of;     /* a condition whose own lock it is; 0: none */
};
/* What is known of a queue besides, to find its name. */
struct queue_name {
    struct str kind;      /* Queue, PriorityQueue, LifoQueue */
    struct str address;   /* "0x7f..." of its repr, where reprs have that */
    uint32_t frame;       /* that ran when it was made */
    bool named;
};

struct names {
    size_t scanned;             /* events of the store that have been read */
    VEC(struct thing) things[NOUNS]; /* by id */
    VEC(struct queue_name) queues;   /* by id */
    size_t n_unnamed;           /* queues */
    uint32_t frame;             /* of the newest line or frame.new */
    struct arena arena;
    struct buf key, value;
};

struct names *names_new(void)
{
    return xcalloc(1, sizeof(struct names));
}

void names_free(struct names *n)
{
    if (!n)
        return;
    for (int i = 0; i < NOUNS; i++)
        vec_fini(&n->things[i]);
    vec_fini(&n->queues);
    arena_fini(&n->arena);
    buf_fini(&n->key);
    buf_fini(&n->value);
    free(n);
}

/* -- reading ahead -- */

/* Beyond so many things nobody looks for their names. */
enum { THINGS_MOST = 1000 };

static struct thing *thing_at(struct names *n, enum noun noun, uint32_t id)
{
    if (!id || id > THINGS_MOST)
        return NULL;
    while (n->things[noun].n <= id)
        vec_push(&n->things[noun], ((struct thing){{0}, {0}, 0}));
    return &n->things[noun].p[id];
}

static void see_sync(struct names *n, const struct ev_sync_new *e)
{
    struct thing *t = thing_at(n, NOUN_SYNC, e->sync);
    if (t)
        *t = (struct thing){e->name, e->kind.n ? e->kind : STR("lock"), 0};
    t = thing_at(n, NOUN_SYNC, e->uses);
    if (t && !t->name.n && e->uses != e->sync)
        t->part_of = e->sync;
}

static void see_group(struct names *n, const struct ev_group_new *e)
{
    struct thing *t = thing_at(n, NOUN_GROUP, e->group);
    if (t)
        *t = (struct thing){e->name, STR("task group"), 0};
}

/* -- the names of queues that no event has -- */

static void see_queue(struct names *n, const struct event *e)
{
    uint32_t queue = e->queue_new.queue;
    struct thing *t = thing_at(n, NOUN_QUEUE, queue);
    if (!t)
        return;
    *t = (struct thing){e->queue_new.name, STR("queue"), 0};
    while (n->queues.n <= queue)
        vec_push(&n->queues, ((struct queue_name){.named = true}));
    struct queue_name *q = &n->queues.p[queue];
    n->n_unnamed -= q->kind.p && !q->named;
    *q = (struct queue_name){.kind = e->queue_new.kind,
                             .frame = n->frame,
                             .named = e->queue_new.name.n > 0};
    if (!q->kind.p)
        q->kind = STR("Queue");
    n->n_unnamed += !q->named;
}

static struct str keep(struct names *n, struct str s)
{
    return (struct str){arena_strndup(&n->arena, s.p, s.n), s.n};
}

/* The kind in "<Queue object>" or "<Queue at 0x7f12 maxsize=3>", and the address
 * if it has one. */
static bool parse_repr(struct str repr, struct str *kind, struct str *address)
{
    size_t at = 1;
    if (repr.n < 2 || repr.p[0] != '<')
        return false;
    while (at < repr.n && repr.p[at] != ' ' && repr.p[at] != '>')
        at++;
    *kind = (struct str){repr.p + 1, at - 1};
    *address = (struct str){0};
    if (repr.n - at >= 6 && memcmp(repr.p + at, " at 0x", 6) == 0) {
        size_t begin = at += 4;
        while (at < repr.n && repr.p[at] != ' ' && repr.p[at] != '>')
            at++;
        *address = (struct str){repr.p + begin, at - begin};
    }
    return str_eqz(*kind, "Queue") || str_eqz(*kind, "PriorityQueue")
        || str_eqz(*kind, "LifoQueue");
}

static bool address_is_known(const struct names *n, struct str address)
{
    for (size_t i = 1; address.n && i < n->queues.n; i++)
        if (str_eq(n->queues.p[i].address, address))
            return true;
    return false;
}

/* The queue that a variable of this frame names: the oldest of its kind that
 * was made in the frame and has no name. In another frame, when reprs don't
 * tell queues apart, only one that can't be mistaken: the only one there is;
 * 0: none. */
static size_t queue_meant(const struct names *n, struct str kind, bool sure,
                          uint32_t frame)
{
    size_t found = 0, of_kind = 0;
    for (size_t i = 1; i < n->queues.n; i++) {
        const struct queue_name *q = &n->queues.p[i];
        if (!str_eq(q->kind, kind))
            continue;
        of_kind++;
        if (q->named)
            continue;
        if (sure || q->frame == frame)
            return i;
        found = i;
    }
    return of_kind == 1 ? found : 0;
}

static void see_variable(struct names *n, uint32_t frame, struct str name,
                         struct str repr)
{
    struct str kind, address;
    if (!parse_repr(repr, &kind, &address) || address_is_known(n, address))
        return;
    size_t queue = queue_meant(n, kind, address.n > 0, frame);
    if (!queue)
        return;
    struct queue_name *q = &n->queues.p[queue];
    n->things[NOUN_QUEUE].p[queue].name = keep(n, name);
    q->address = address.n ? keep(n, address) : address;
    q->named = true;
    n->n_unnamed--;
}

static void see_variables(struct names *n, uint32_t frame, struct str set)
{
    for (size_t at = 0; json_map_each(set, &at, &n->key, &n->value);)
        see_variable(n, frame, buf_str(&n->key), buf_str(&n->value));
}

/* A frame's next line ends what its variables can say about a queue that was
 * made on the line before: from then on its value may be any other. */
static void see_frame(struct names *n, uint32_t frame, struct str set)
{
    n->frame = frame;
    if (!n->n_unnamed)
        return;
    see_variables(n, frame, set);
    for (size_t i = 1; i < n->queues.n; i++)
        if (n->queues.p[i].frame == frame)
            n->queues.p[i].frame = 0;
}

static void see_event(struct names *n, const struct trace_store *store,
                      size_t index)
{
    struct event e;
    switch (trace_store_kind(store, index)) {
    case EV_queue_new:
        trace_store_get(store, index, &e);
        see_queue(n, &e);
        break;
    case EV_sync_new:
        trace_store_get(store, index, &e);
        see_sync(n, &e.sync_new);
        break;
    case EV_group_new:
        trace_store_get(store, index, &e);
        see_group(n, &e.group_new);
        break;
    case EV_line:
        trace_store_get(store, index, &e);
        see_frame(n, e.line.frame, e.line.set);
        break;
    case EV_frame_new:
        trace_store_get(store, index, &e);
        see_frame(n, e.frame_new.frame, e.frame_new.set);
        break;
    default:
        break;
    }
}

static struct names *names_update(const struct model *m)
{
    struct names *n = m->journal->names;
    size_t count = trace_store_count(m->store);
    for (; n->scanned < count && n->scanned < NO_EVENT; n->scanned++)
        see_event(n, m->store, n->scanned);
    return n;
}

/* -- asking -- */

static struct str called(const struct thing *t)
{
    return t->name.n ? t->name : t->noun;
}

/* "lock", or "lock#2" for the second of several that are called so. */
static void add_name(const struct names *n, enum noun noun, uint32_t id,
                     struct buf *out)
{
    const struct thing *all = n->things[noun].p;
    size_t alike = 0, mine = 0;
    for (size_t i = 1; i < n->things[noun].n; i++) {
        if (all[i].part_of || !str_eq(called(&all[i]), called(&all[id])))
            continue;
        alike++;
        if (i == id)
            mine = alike;
    }
    buf_adds(out, called(&all[id]));
    if (alike > 1)
        buf_printf(out, "#%zu", mine);
}

static void name_of(const struct model *m, enum noun noun, uint32_t id,
                    const char *otherwise, struct buf *out)
{
    const struct names *n = names_update(m);
    bool known = id < n->things[noun].n && n->things[noun].p[id].noun.n;
    uint32_t whole = known ? n->things[noun].p[id].part_of : 0;
    if (whole >= n->things[noun].n) /* a trace may name what it never made */
        whole = 0;
    if (known)
        add_name(n, noun, whole ? whole : id, out);
    else
        buf_printf(out, "%s#%u", otherwise, id);
    if (whole)
        buf_addz(out, "'s lock");
}

void model_queue_name(const struct model *m, uint32_t queue, struct buf *out)
{
    name_of(m, NOUN_QUEUE, queue, "queue", out);
}

void model_sync_name(const struct model *m, uint32_t sync, struct buf *out)
{
    name_of(m, NOUN_SYNC, sync, "lock", out);
}

void model_group_name(const struct model *m, uint32_t group, struct buf *out)
{
    name_of(m, NOUN_GROUP, group, "task group", out);
}

void model_thread_name(const struct model *m, uint32_t thread,
                       struct buf *out)
{
    struct event e;
    if (thread == 1 || !HAS(m, threads, thread)
        || m->threads.p[thread].new_event == NO_EVENT) {
        buf_addz(out, thread == 1 ? "MainThread" : "a thread");
        return;
    }
    trace_store_get(m->store, m->threads.p[thread].new_event, &e);
    buf_adds(out, e.thread_new.name.n ? e.thread_new.name : STR("a thread"));
}
