#include <stdlib.h>

#include "base/hash.h"
#include "model/priv.h"

/* What people call tasks. That needs all that the store knows, also what lies
 * ahead of the cursor, so that a label doesn't change while one steps: the
 * events are read once, and again only those that came since. None of this is
 * part of the state. */

struct labels {
    size_t scanned;             /* events of the store that have been read */
    VEC(uint32_t) task_events;  /* task.new by task; NO_EVENT: none */
    struct str *bases;          /* X, for every label "X#2", by hash */
    size_t n_bases, n_base_slots;
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
    free(l);
}

/* -- reading ahead -- */

enum { IDS_MOST = 16 << 20, IDS_SLACK = 4096 };

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

static struct labels *labels_update(const struct model *m)
{
    struct labels *l = m->journal->labels;
    size_t count = trace_store_count(m->store);
    for (; l->scanned < count && l->scanned < NO_EVENT; l->scanned++) {
        struct event e;
        if (trace_store_kind(m->store, l->scanned) != EV_task_new)
            continue;
        trace_store_get(m->store, l->scanned, &e);
        see_task(l, &e, (uint32_t)l->scanned);
    }
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

void model_task_label(const struct model *m, uint32_t who, struct buf *out)
{
    if (who & WHO_LANE) {
        model_thread_name(m, who & ~WHO_LANE, out);
        return;
    }
    const struct labels *l = labels_update(m);
    struct str label = label_of(m, l, who);
    if (!label.n) {
        buf_addz(out, "task ");
        buf_add_int(out, who);
        return;
    }
    buf_adds(out, label);
    if (has_base(l, label))
        buf_addz(out, "#1");
}
