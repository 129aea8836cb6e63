/* LOCKS: who has what and who waits in line for it: locks, events, semaphores,
 * conditions, barriers; task groups and their tasks; timeouts; and the threads,
 * when there is more than one. A program without them has no such pane.
 */
#include <math.h>

#include "ui/pane.h"

enum { NAME_MOST = 16 };
enum locks_kind { LOCKS_THREAD, LOCKS_SYNC, LOCKS_GROUP, LOCKS_TIMEOUT,
                  LOCKS_JOB, LOCKS_KINDS };

/* -- what there is -- */

static bool sync_shown(const struct view *v, uint32_t id)
{
    return v->model->syncs.p[id].made && !model_sync_is_part(v->model, id);
}

static bool group_shown(const struct view *v, uint32_t id)
{
    unsigned state = v->model->groups.p[id].state;
    return state == GROUP_OPEN || state == GROUP_WAITING;
}

static bool timeout_shown(const struct view *v, uint32_t id)
{
    unsigned state = v->model->timeouts.p[id].state;
    return state == TIMEOUT_SET || state == TIMEOUT_EXPIRED;
}

static bool thread_shown(const struct view *v, uint32_t id)
{
    return v->model->threads.p[id].state != THREAD_NONE;
}

static bool job_shown(const struct view *v, uint32_t id)
{
    unsigned state = v->model->jobs.p[id].state;
    return state == JOB_QUEUED || state == JOB_RUNNING;
}

static size_t things(const struct view *v, enum locks_kind kind)
{
    const struct model *m = v->model;
    size_t n[] = {[LOCKS_THREAD] = m->threads.n, [LOCKS_SYNC] = m->syncs.n,
                  [LOCKS_GROUP] = m->groups.n, [LOCKS_TIMEOUT] = m->timeouts.n,
                  [LOCKS_JOB] = m->jobs.n};
    return n[kind];
}

static void timeout_name(const struct model *m, uint32_t id, struct buf *out)
{
    struct event e;
    if (m->timeouts.p[id].new_event == NO_EVENT) {
        buf_addz(out, "timeout");
        return;
    }
    trace_store_get(m->store, m->timeouts.p[id].new_event, &e);
    buf_adds(out, e.timeout_new.what.n ? e.timeout_new.what : STR("timeout"));
}

static void job_name(const struct model *m, uint32_t id, struct buf *out)
{
    (void)m;
    buf_printf(out, "call %u", id);
}

static const struct {
    const char *title;
    bool (*shown)(const struct view *v, uint32_t id);
    void (*name)(const struct model *m, uint32_t id, struct buf *out);
} kinds[] = {
    [LOCKS_THREAD] = {"THREADS", thread_shown, model_thread_name},
    [LOCKS_SYNC] = {"LOCKS", sync_shown, model_sync_name},
    [LOCKS_GROUP] = {"GROUPS", group_shown, model_group_name},
    [LOCKS_TIMEOUT] = {"TIMEOUTS", timeout_shown, timeout_name},
    [LOCKS_JOB] = {"CALLS", job_shown, job_name},
};

static size_t count_shown(const struct view *v, enum locks_kind kind)
{
    size_t n = 0;
    for (uint32_t id = 1; id < things(v, kind); id++)
        n += kinds[kind].shown(v, id);
    return n;
}

static void locks_title(const struct view *v, struct buf *out)
{
    size_t start = out->n;
    for (int k = 0; k < LOCKS_KINDS; k++) {
        size_t n = count_shown(v, (enum locks_kind)k);
        if (n)
            buf_printf(out, "%s%s %zu", out->n > start ? "  " : "",
                       kinds[k].title, n);
    }
    if (out->n == start)
        buf_addz(out, "LOCKS");
}

/* -- a row each -- */

/* "a, b" of those that have it, the first to come in front; how many. */
static size_t holders_text(const struct view *v, const struct m_sync *s,
                           struct buf *out)
{
    enum { MOST = 16 };
    uint32_t who[MOST];
    size_t n = 0;
    for (uint32_t h = s->holds; h && n < MOST; h = v->model->holds.p[h].next)
        who[n++] = v->model->holds.p[h].who;
    for (size_t i = n; i-- > 0;) {
        if (who[i])
            model_task_label(v->model, who[i], out);
        else
            buf_addz(out, "the program");
        buf_addz(out, i ? ", " : "");
    }
    return s->n_holds;
}

static enum style lock_text(const struct view *v, uint32_t id, struct buf *out)
{
    const struct m_sync *s = &v->model->syncs.p[id];
    if (s->uses)
        s = &v->model->syncs.p[s->uses];
    if (!s->holds) {
        buf_addz(out, "free");
        return STYLE_dim;
    }
    buf_addz(out, "held by ");
    holders_text(v, s, out);
    return STYLE_text;
}

static enum style sync_text(const struct view *v, uint32_t id, struct buf *out)
{
    const struct m_sync *s = &v->model->syncs.p[id];
    switch (s->kind) {
    case SYNC_SEMAPHORE:
        buf_printf(out, "%lld of %lld free", (long long)s->value,
                   (long long)s->size);
        if (s->holds) {
            buf_addz(out, "; held by ");
            holders_text(v, s, out);
        }
        return s->holds || !s->value ? STYLE_text : STYLE_dim;
    case SYNC_EVENT:
        buf_addz(out, s->set ? "set" : "not set");
        return s->set ? STYLE_text : STYLE_dim;
    case SYNC_BARRIER:
        if (s->broken)
            buf_addz(out, "broken");
        else
            buf_printf(out, "%zu of %lld are there",
                       model_sync_waiting(v->model, id), (long long)s->size);
        return s->broken ? STYLE_warning : STYLE_text;
    default:
        return lock_text(v, id, out);
    }
}

static enum style group_text(const struct view *v, uint32_t id,
                             struct buf *out)
{
    const struct m_group *g = &v->model->groups.p[id];
    if (g->aborting)
        buf_addz(out, "aborting, ");
    if (g->state == GROUP_WAITING) {
        model_task_label(v->model, g->owner, out);
        buf_addz(out, " waits, ");
    }
    buf_printf(out, "%u of %u over", g->n_over, g->n_tasks);
    if (g->n_failed)
        buf_printf(out, ", %u failed", g->n_failed);
    return g->aborting ? STYLE_warning : STYLE_text;
}

static enum style timeout_text(const struct view *v, uint32_t id,
                               struct buf *out)
{
    const struct m_timeout *t = &v->model->timeouts.p[id];
    model_task_label(v->model, t->task, out);
    if (t->of) {
        buf_addz(out, " for ");
        model_task_label(v->model, t->of, out);
    }
    if (t->state == TIMEOUT_EXPIRED) {
        buf_addz(out, ": time is up");
        return STYLE_warning;
    }
    buf_addz(out, isnan(t->when) ? ", no limit" : " until ");
    if (!isnan(t->when))
        time_text(t->when, false, out);
    return STYLE_text;
}

static enum style thread_text(const struct view *v, uint32_t id,
                              struct buf *out)
{
    static const struct {
        const char *word;
        enum style style;
    } states[] = {
        [THREAD_NONE] = {"", STYLE_dim},
        [THREAD_READY] = {"READY", STYLE_state_ready},
        [THREAD_RUNNING] = {"RUNNING", STYLE_state_running},
        [THREAD_BLOCKED] = {"WAITING ", STYLE_state_waiting},
        [THREAD_DONE] = {"DONE", STYLE_state_done},
    };
    const struct m_thread *t = &v->model->threads.p[id];
    struct m_place places[64];
    struct event e;
    buf_addz(out, states[t->state].word);
    if (t->state == THREAD_BLOCKED && t->block_event != NO_EVENT) {
        trace_store_get(v->store, t->block_event, &e);
        buf_adds(out, e.thread_block.what);
    }
    size_t n = model_thread_stack(v->model, id, places, 64);
    if (n)
        buf_printf(out, "  %.*s:%d", STR_ARG(frame_fn(v, places[n - 1].frame)),
                   places[n - 1].line);
    return states[t->state].style;
}

/* A call that an executor makes for a task. */
static enum style job_text(const struct view *v, uint32_t id, struct buf *out)
{
    const struct m_job *j = &v->model->jobs.p[id];
    buf_addz(out, "for ");
    if (j->task)
        model_task_label(v->model, j->task, out);
    else
        buf_addz(out, "the program");
    buf_addz(out, j->thread ? ", in " : ", not taken yet");
    if (j->thread)
        model_thread_name(v->model, j->thread, out);
    return STYLE_text;
}

/* -- who waits -- */

/* The line in order; who was woken has the mark of READY. */
static int draw_line(const struct view *v, const struct region *r, int row,
                     int col, const char *words, struct m_line line)
{
    struct buf b = {0};
    if (!line.first)
        return row;
    col = region_z(r, row, col, STYLE_dim, words);
    for (uint32_t t = line.first; t && col < r->w;
         t = model_wait(v->model, t)->behind) {
        bool woken = model_wait(v->model, t)->woken;
        enum style style = woken ? STYLE_state_ready : STYLE_state_waiting;
        b.n = 0;
        if (t != line.first)
            col = region_z(r, row, col, STYLE_dim, ", ");
        if (woken)
            col = region_glyph(r, row, col, style, GLYPH_ready);
        model_task_label(v->model, t, &b);
        col = region_text(r, row, col, style, buf_str(&b));
    }
    buf_fini(&b);
    return row + 1;
}

static int sync_more(const struct view *v, const struct region *r, int row,
                     int col, uint32_t id)
{
    const struct m_sync *s = &v->model->syncs.p[id];
    bool condition = s->kind == SYNC_CONDITION;
    row = draw_line(v, r, row, col, condition ? "in wait(): " : "in line: ",
                    s->line);
    if (condition && s->uses && model_sync_is_part(v->model, s->uses))
        row = draw_line(v, r, row, col, "for its lock: ",
                        v->model->syncs.p[s->uses].line);
    return row;
}

static bool task_is_over(const struct view *v, uint32_t task)
{
    return v->model->tasks.p[task].state >= TASK_DONE;
}

static int group_more(const struct view *v, const struct region *r, int row,
                      int col, uint32_t id)
{
    struct buf b = {0};
    for (uint32_t t = v->model->groups.p[id].first; t && b.n < 400;
         t = v->model->tasks.p[t].group_next) {
        if (task_is_over(v, t))
            continue;
        buf_addz(&b, b.n ? ", " : "");
        model_task_label(v->model, t, &b);
    }
    if (b.n) {
        int at = region_z(r, row, col, STYLE_dim, "not over: ");
        region_text(r, row++, at, STYLE_state_waiting, buf_str(&b));
    }
    buf_fini(&b);
    return row;
}

static int no_more(const struct view *v, const struct region *r, int row,
                   int col, uint32_t id)
{
    (void)v, (void)r, (void)col, (void)id;
    return row;
}

/* -- the pane -- */

static const struct drawing {
    enum changed changed;
    enum style (*text)(const struct view *v, uint32_t id, struct buf *out);
    int (*more)(const struct view *v, const struct region *r, int row, int col,
                uint32_t id);
} drawings[] = {
    [LOCKS_THREAD] = {CHANGED_THREAD, thread_text, no_more},
    [LOCKS_SYNC] = {CHANGED_SYNC, sync_text, sync_more},
    [LOCKS_GROUP] = {CHANGED_GROUP, group_text, group_more},
    [LOCKS_TIMEOUT] = {CHANGED_TIMEOUT, timeout_text, no_more},
    [LOCKS_JOB] = {CHANGED_JOB, job_text, no_more},
};
static int draw_thing(const struct view *v, const struct region *r, int row,
                      enum locks_kind kind, uint32_t id, int col)
{
    const struct drawing *d = &drawings[kind];
    struct buf b = {0};
    struct region part = *r;
    if (story_changed(v->story, v->model, v->step, d->changed, id))
        region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
    part.w = col - 2;
    kinds[kind].name(v->model, id, &b);
    region_text(&part, row, 2, STYLE_label, buf_str(&b));
    b.n = 0;
    enum style style = d->text(v, id, &b);
    region_text(r, row, col, style, buf_str(&b));
    buf_fini(&b);
    return d->more(v, r, row + 1, col, id);
}

/* The column behind the longest name. */
static int text_column(const struct view *v)
{
    int widest = 0;
    struct buf b = {0};
    for (int k = 0; k < LOCKS_KINDS; k++)
        for (uint32_t id = 1; id < things(v, (enum locks_kind)k); id++) {
            if (!kinds[k].shown(v, id))
                continue;
            b.n = 0;
            kinds[k].name(v->model, id, &b);
            int width = text_width(buf_str(&b));
            widest = width > widest ? width : widest;
        }
    buf_fini(&b);
    return 2 + (widest > NAME_MOST ? NAME_MOST : widest) + 2;
}

static int draw_all(const struct view *v, const struct region *r)
{
    int row = 0, col = text_column(v);
    for (int k = 0; k < LOCKS_KINDS; k++)
        for (uint32_t id = 1; id < things(v, (enum locks_kind)k); id++)
            if (kinds[k].shown(v, id))
                row = draw_thing(v, r, row, (enum locks_kind)k, id, col);
    return row;
}

static int locks_draw(const struct pane *p, const struct view *v,
                      struct region *r)
{
    struct region measure = *r;
    measure.canvas = NULL;
    int rows = draw_all(v, &measure);
    if (!rows) {
        region_z(r, 0, 2, STYLE_dim, "nobody waits for anything yet");
        return 1;
    }
    region_scroll(r, p, rows);
    draw_all(v, r);
    return rows;
}

const struct pane_class pane_locks_class = {
    .name = "locks",
    .title = locks_title,
    .draw = locks_draw,
    .request = pane_scroll,
};
