#include "lesson/place.h"

#include "base/vec.h"

/* A look through a run from its start. */
struct scan {
    const struct place *place;
    const struct model *m;
    struct str file;        /* the program's, without folders */
    VEC(bool) ours;         /* by frame: is its code in that file? */
    uint32_t running;       /* whose turn it is, 0: nobody's */
    int left;               /* of the times that it comes by */
};

static void learn_frame(struct scan *s, const struct event *e)
{
    uint32_t id = e->frame_new.frame;
    if (id >= 1u << 24)
        return;
    while (s->ours.n <= id)
        vec_push(&s->ours, false);
    s->ours.p[id] = str_eq(str_base_name(e->frame_new.file), s->file);
}

static void learn_turn(struct scan *s, const struct event *e)
{
    bool over = e->kind == EV_task_wait || e->kind == EV_task_done ||
                e->kind == EV_ready_pop;
    if (e->kind == EV_task_run)
        s->running = e->task_run.task;
    else if (over)
        s->running = 0;
}

/* The task that an event is about: its own field, or whose turn it is. */
static uint32_t event_task(const struct scan *s, const struct event *e)
{
    const struct event_info *info = event_info(e->kind);
    for (int i = 0; i < info->n_fields; i++)
        if (strcmp(info->fields[i].name, "task") == 0) {
            uint32_t task;
            memcpy(&task, (const char *)e + info->fields[i].offset,
                   sizeof task);
            return task;
        }
    return s->running;
}

/* The label that people read ("count#1" for the first of several), or the one
 * that the event gives. */
static bool is_task(const struct model *m, uint32_t task, struct str label)
{
    struct buf b = {0};
    if (!label.n)
        return true;
    if (task)
        model_task_label(m, task, &b);
    bool same = str_eq(buf_str(&b), label);
    buf_fini(&b);
    return same;
}

static bool is_here(const struct scan *s, const struct event *e)
{
    const struct place *p = s->place;
    if (p->kind == PLACE_EVENT)
        return e->kind == p->event &&
               is_task(s->m, event_task(s, e), p->task);
    return e->kind == EV_line && e->line.line == p->line &&
           e->line.frame < s->ours.n && s->ours.p[e->line.frame] &&
           is_task(s->m, s->running, p->task);
}

/* The event that the place is at. */
static size_t find_event(struct scan *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct event e;
        trace_store_get(s->m->store, i, &e);
        if (e.kind == EV_frame_new)
            learn_frame(s, &e);
        learn_turn(s, &e);
        if (is_here(s, &e) && --s->left == 0)
            return i;
    }
    return PLACE_NOWHERE;
}

/* The end of the step of LINES that takes the event in, or of the one behind
 * it. */
static size_t step_end(const struct story *s, size_t event, bool behind)
{
    size_t step = story_step_at(s, DETAIL_LINES, event) + 1 + behind;
    size_t steps = story_steps(s, DETAIL_LINES);
    return story_boundary(s, DETAIL_LINES, step < steps ? step : steps);
}

size_t place_find(const struct place *p, const struct story *s,
                  const struct model *m, struct str file)
{
    struct scan scan = {.place = p, .m = m, .file = str_base_name(file),
                        .left = p->nth > 0 ? p->nth : 1};
    size_t n = trace_store_count(m->store);
    if (p->kind == PLACE_START)
        return 0;
    if (p->kind == PLACE_END)
        return story_boundary(s, DETAIL_LINES,
                              story_steps(s, DETAIL_LINES));
    size_t event = find_event(&scan, n);
    vec_fini(&scan.ours);
    return event == PLACE_NOWHERE
               ? PLACE_NOWHERE : step_end(s, event, p->kind == PLACE_LINE);
}

void place_text(const struct place *p, struct buf *out)
{
    if (p->kind == PLACE_START)
        buf_addz(out, "the start");
    else if (p->kind == PLACE_END)
        buf_addz(out, "the end");
    else if (p->kind == PLACE_EVENT)
        buf_printf(out, "event %s", event_info(p->event)->name);
    else
        buf_printf(out, "%sline %d", p->kind == PLACE_LINE ? "" : "before ",
                   p->line);
    if (p->nth > 1)
        buf_printf(out, ", time %d", p->nth);
    if (p->task.n)
        buf_printf(out, ", of %.*s", STR_ARG(p->task));
}
