#include <stdlib.h>

#include "base/hash.h"
#include "model/priv.h"
#include "trace/reader.h"

/* What people call tasks and queues. Both need all that the store knows, also
 * what lies ahead of the cursor, so that a name doesn't change while one steps:
 * the events are read once, and again only those that came since. None of this
 * is part of the state. */

struct queue_name {
    struct str kind;      /* Queue, PriorityQueue, LifoQueue */
    struct str name;      /* a text of the store's or of the arena's */
    struct str address;   /* "0x7f..." of its repr, where reprs have that */
    uint32_t frame;       /* that ran when it was made */
    bool named;
};

struct labels {
    size_t scanned;             /* events of the store that have been read */
    VEC(uint32_t) task_events;  /* task.new by task; NO_EVENT: none */
    struct str *bases;          /* X, for every label "X#2", by hash */
    size_t n_bases, n_base_slots;
    VEC(struct queue_name) queues; /* by id */
    size_t n_unnamed;
    uint32_t frame;             /* of the newest line or frame.new */
    struct arena arena;
    struct buf key, value;
};

struct labels *labels_new(void)
{
    return xcalloc(1, sizeof(struct labels));
}

void labels_free(struct labels *l)
{
    if (!l)
        return;
    vec_fini(&l->task_events);
    free(l->bases);
    vec_fini(&l->queues);
    arena_fini(&l->arena);
    buf_fini(&l->key);
    buf_fini(&l->value);
    free(l);
}

/* -- reading ahead -- */

/* Beyond so many queues nobody looks for their names. */
enum { IDS_MOST = 16 << 20, IDS_SLACK = 4096, QUEUES_MOST = 1000 };

static bool id_is_likely(const struct labels *l, uint32_t id)
{
    return id && id <= IDS_MOST && id <= l->scanned + IDS_SLACK;
}

/* Where a base stands, or would. */
static struct str *base_slot(const struct labels *l, struct str base)
{
    size_t mask = l->n_base_slots - 1;
    size_t slot = hash_sip13(0, 0, base.p, base.n) & mask;
    while (l->bases[slot].p && !str_eq(l->bases[slot], base))
        slot = (slot + 1) & mask;
    return &l->bases[slot];
}

static bool has_base(const struct labels *l, struct str label)
{
    return l->n_bases && base_slot(l, label)->p;
}

static void bases_make_room(struct labels *l)
{
    struct str *old = l->bases;
    size_t n_old = l->n_base_slots;
    if (l->n_bases * 2 < n_old)
        return;
    l->n_base_slots = n_old ? n_old * 2 : 16;
    l->bases = xcalloc(l->n_base_slots, sizeof *l->bases);
    for (size_t i = 0; i < n_old; i++)
        if (old[i].p)
            *base_slot(l, old[i]) = old[i];
    free(old);
}

static void add_base(struct labels *l, struct str base)
{
    bases_make_room(l);
    struct str *slot = base_slot(l, base);
    l->n_bases += !slot->p;
    *slot = base; /* the store keeps the text */
}

static void see_task(struct labels *l, const struct event *e, uint32_t index)
{
    uint32_t task = e->task_new.task;
    struct str label = e->task_new.label;
    if (!id_is_likely(l, task))
        return;
    while (l->task_events.n <= task)
        vec_push(&l->task_events, NO_EVENT);
    l->task_events.p[task] = index;
    if (label.n > 2 && memcmp(label.p + label.n - 2, "#2", 2) == 0)
        add_base(l, (struct str){label.p, label.n - 2});
}

static void see_queue(struct labels *l, const struct event *e)
{
    uint32_t queue = e->queue_new.queue;
    if (!id_is_likely(l, queue) || queue > QUEUES_MOST)
        return;
    while (l->queues.n <= queue)
        vec_push(&l->queues, ((struct queue_name){.named = true}));
    struct queue_name *q = &l->queues.p[queue];
    l->n_unnamed -= q->kind.p && !q->named;
    *q = (struct queue_name){.kind = e->queue_new.kind,
                             .name = e->queue_new.name,
                             .frame = l->frame,
                             .named = e->queue_new.name.n > 0};
    if (!q->kind.p)
        q->kind = STR("Queue");
    l->n_unnamed += !q->named;
}

static struct str keep(struct labels *l, struct str s)
{
    return (struct str){arena_strndup(&l->arena, s.p, s.n), s.n};
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

static bool address_is_known(const struct labels *l, struct str address)
{
    for (size_t i = 1; address.n && i < l->queues.n; i++)
        if (str_eq(l->queues.p[i].address, address))
            return true;
    return false;
}

/* The queue that a variable of this frame names: the oldest of its kind that
 * was made in the frame and has no name. In another frame, when reprs don't
 * tell queues apart, only one that can't be mistaken: the only one there is. */
static struct queue_name *queue_meant(struct labels *l, struct str kind,
                                      bool sure, uint32_t frame)
{
    struct queue_name *found = NULL;
    size_t of_kind = 0;
    for (size_t i = 1; i < l->queues.n; i++) {
        struct queue_name *q = &l->queues.p[i];
        if (!str_eq(q->kind, kind))
            continue;
        of_kind++;
        if (q->named)
            continue;
        if (sure || q->frame == frame)
            return q;
        found = q;
    }
    return of_kind == 1 ? found : NULL;
}

static void see_variable(struct labels *l, uint32_t frame, struct str name,
                         struct str repr)
{
    struct str kind, address;
    if (!parse_repr(repr, &kind, &address) || address_is_known(l, address))
        return;
    struct queue_name *q = queue_meant(l, kind, address.n > 0, frame);
    if (!q)
        return;
    q->name = keep(l, name);
    q->address = address.n ? keep(l, address) : address;
    q->named = true;
    l->n_unnamed--;
}

static void see_variables(struct labels *l, uint32_t frame, struct str set)
{
    for (size_t at = 0; json_map_each(set, &at, &l->key, &l->value);)
        see_variable(l, frame, buf_str(&l->key), buf_str(&l->value));
}

/* A frame's next line ends what its variables can say about a queue that was
 * made on the line before: from then on its value may be any other. */
static void see_frame(struct labels *l, uint32_t frame, struct str set)
{
    l->frame = frame;
    if (!l->n_unnamed)
        return;
    see_variables(l, frame, set);
    for (size_t i = 1; i < l->queues.n; i++)
        if (l->queues.p[i].frame == frame)
            l->queues.p[i].frame = 0;
}

static void see_event(struct labels *l, const struct trace_store *store,
                      uint32_t index)
{
    struct event e;
    switch (trace_store_kind(store, index)) {
    case EV_task_new:
        trace_store_get(store, index, &e);
        see_task(l, &e, index);
        break;
    case EV_queue_new:
        trace_store_get(store, index, &e);
        see_queue(l, &e);
        break;
    case EV_line:
        trace_store_get(store, index, &e);
        see_frame(l, e.line.frame, e.line.set);
        break;
    case EV_frame_new:
        trace_store_get(store, index, &e);
        see_frame(l, e.frame_new.frame, e.frame_new.set);
        break;
    default:
        break;
    }
}

static struct labels *labels_update(const struct model *m)
{
    struct labels *l = m->journal->labels;
    size_t count = trace_store_count(m->store);
    for (; l->scanned < count && l->scanned < NO_EVENT; l->scanned++)
        see_event(l, m->store, (uint32_t)l->scanned);
    return l;
}

/* -- asking -- */

static struct str label_of(const struct model *m, const struct labels *l,
                           uint32_t task)
{
    struct event e;
    if (task >= l->task_events.n || l->task_events.p[task] == NO_EVENT)
        return (struct str){0};
    trace_store_get(m->store, l->task_events.p[task], &e);
    return e.task_new.label.n ? e.task_new.label : e.task_new.name;
}

struct str model_task_name(const struct model *m, uint32_t task)
{
    struct str label = label_of(m, labels_update(m), task);
    return label.n ? label : STR("task");
}

void model_task_label(const struct model *m, uint32_t task, struct buf *out)
{
    const struct labels *l = labels_update(m);
    struct str label = label_of(m, l, task);
    if (!label.n) {
        buf_addz(out, "task ");
        buf_add_int(out, task);
        return;
    }
    buf_adds(out, label);
    if (has_base(l, label))
        buf_addz(out, "#1");
}

void model_queue_name(const struct model *m, uint32_t queue, struct buf *out)
{
    const struct labels *l = labels_update(m);
    if (queue < l->queues.n && l->queues.p[queue].name.n) {
        buf_adds(out, l->queues.p[queue].name);
        return;
    }
    buf_addz(out, "queue");
    if (l->queues.n > 2) {
        buf_addc(out, '#');
        buf_add_int(out, queue);
    }
}
