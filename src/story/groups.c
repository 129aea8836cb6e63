#include "story/groups.h"

typedef VEC(struct task_group) group_list;

void group_memory_fini(struct group_memory *memory)
{
    vec_fini(&memory->tasks);
}

/* The kind of what a task waits on, as its task.wait says. */
static struct str kind_of_wait(const struct model *m, uint32_t wait_event)
{
    struct event e;
    trace_store_get(m->store, wait_event, &e);
    return e.kind == EV_task_wait ? e.task_wait.on.kind : (struct str){0};
}

static struct str waits_on(const struct model *m, struct group_memory *memory,
                           uint32_t task)
{
    const struct m_task *t = &m->tasks.p[task];
    if (t->state != TASK_WAITING || t->wait_event == NO_EVENT)
        return (struct str){0};
    if (!memory)
        return kind_of_wait(m, t->wait_event);
    while (memory->tasks.n <= task)
        vec_push(&memory->tasks, (struct group_known){0});
    struct group_known *known = &memory->tasks.p[task];
    if (known->wait_event != t->wait_event || !t->wait_event)
        *known = (struct group_known){t->wait_event,
                                      kind_of_wait(m, t->wait_event)};
    return known->on;
}

static void group_add(group_list *groups, const struct model *m, uint32_t task,
                      struct str on, bool changed)
{
    enum task_state s = m->tasks.p[task].state;
    size_t i = 0;
    while (i < groups->n &&
           (groups->p[i].state != s || !str_eq(groups->p[i].on, on)))
        i++;
    if (i == groups->n)
        vec_push(groups, ((struct task_group){
            .state = s, .on = on, .first = task}));
    struct task_group *g = &groups->p[i];
    if (g->n < GROUP_NAMED)
        g->members[g->n] = task;
    g->n++;
    g->last = task;
    g->changed = g->changed || changed;
}

/* In the order of the states: what is alive first. */
static int group_compare(const void *a, const void *b)
{
    static const int rank[] = {[TASK_RUNNING] = 0, [TASK_READY] = 1,
                               [TASK_WAITING] = 2, [TASK_FAILED] = 3,
                               [TASK_CANCELLED] = 4, [TASK_DONE] = 5,
                               [TASK_NONE] = 6};
    const struct task_group *x = a, *y = b;
    if (x->state != y->state)
        return rank[x->state] - rank[y->state];
    return x->n != y->n ? (x->n < y->n ? 1 : -1)
                        : (x->first < y->first ? -1 : 1);
}

size_t story_groups(const struct story *s, const struct model *m,
                    const struct step_view *v, const uint32_t *ids, size_t n,
                    struct group_memory *memory, struct task_group **out)
{
    group_list groups = {0};
    for (size_t i = 0; i < n; i++)
        group_add(&groups, m, ids[i], waits_on(m, memory, ids[i]),
                  story_changed(s, m, v, CHANGED_TASK, ids[i]));
    if (groups.n)
        qsort(groups.p, groups.n, sizeof *groups.p, group_compare);
    *out = groups.p;
    return groups.n;
}

void story_group_on(const struct task_group *g, struct buf *out)
{
    if (g->on.n)
        buf_printf(out, "on %.*s: ", STR_ARG(g->on));
}

void story_group(const struct model *m, const struct task_group *g,
                 struct buf *out)
{
    model_task_label(m, g->first, out);
    if (g->n > 1) {
        buf_addz(out, g->n > 2 ? " to " : ", ");
        model_task_label(m, g->last, out);
    }
}
