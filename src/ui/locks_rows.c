/* What the rows of LOCKS say. */
#include "ui/locks.h"

#include <math.h>

/* -- what there is, and how much it matters -- */

static enum locks_rank sync_rank(const struct view *v, uint32_t id)
{
    const struct m_sync *s = &v->model->syncs.p[id];
    const struct m_sync *lock = s->uses ? &v->model->syncs.p[s->uses] : s;
    if (!s->made || model_sync_is_part(v->model, id))
        return RANK_ABSENT;
    return s->line.n || lock->line.n ? RANK_WAITED
           : lock->holds || s->broken ? RANK_IN_USE
                                      : RANK_IDLE;
}

static enum locks_rank group_rank(const struct view *v, uint32_t id)
{
    const struct m_group *g = &v->model->groups.p[id];
    if (g->state != GROUP_OPEN && g->state != GROUP_WAITING)
        return RANK_ABSENT;
    return g->state == GROUP_WAITING ? RANK_WAITED : RANK_IN_USE;
}

static enum locks_rank timeout_rank(const struct view *v, uint32_t id)
{
    unsigned state = v->model->timeouts.p[id].state;
    return state == TIMEOUT_SET       ? RANK_IN_USE
           : state == TIMEOUT_EXPIRED ? RANK_WAITED
                                      : RANK_ABSENT;
}

static enum locks_rank thread_rank(const struct view *v, uint32_t id)
{
    unsigned state = v->model->threads.p[id].state;
    if (state == THREAD_DONE)
        return id + LOCKS_KEPT >= v->model->threads.n ? RANK_OVER : RANK_ABSENT;
    return state == THREAD_NONE      ? RANK_ABSENT
           : state == THREAD_RUNNING ? RANK_RUNS
                                     : RANK_WAITED;
}

/* The last of those that are done stay, with what came out. */
static enum locks_rank job_rank(const struct view *v, uint32_t id)
{
    switch (v->model->jobs.p[id].state) {
    case JOB_QUEUED:
    case JOB_RUNNING:
        return RANK_WAITED;
    case JOB_DONE:
        return id + LOCKS_KEPT >= v->model->jobs.n ? RANK_OVER : RANK_ABSENT;
    default:
        return RANK_ABSENT;
    }
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

/* "square(3)"; "call 2" when the trace doesn't say. */
static void job_name(const struct model *m, uint32_t id, struct buf *out)
{
    struct event e = {.kind = EV_COUNT};
    if (m->jobs.p[id].new_event != NO_EVENT)
        trace_store_get(m->store, m->jobs.p[id].new_event, &e);
    if (e.kind == EV_job_new && e.job_new.call.n)
        buf_adds(out, e.job_new.call);
    else
        buf_printf(out, "call %u", id);
}

/* -- a row each -- */

/* "a, b" of those that have it, the first to come in front. */
static void holders_text(const struct view *v, const struct m_sync *s,
                           struct buf *out)
{
    enum { MOST = 16 };
    uint32_t who[MOST];
    size_t n = 0;
    for (uint32_t h = s->holds; h && n < MOST; h = v->model->holds.p[h].older)
        who[n++] = v->model->holds.p[h].who;
    for (size_t i = n; i-- > 0;) {
        if (who[i])
            model_task_label(v->model, who[i], out);
        else
            buf_addz(out, "the program");
        buf_addz(out, i ? ", " : "");
    }
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
    const struct m_thread *t = &v->model->threads.p[id];
    enum task_state state = lane_task_state(v, id);
    struct m_place places[64];
    struct event e;
    buf_addz(out, story_state_word(state));
    if (t->state == THREAD_BLOCKED && t->block_event != NO_EVENT) {
        trace_store_get(v->store, t->block_event, &e);
        buf_printf(out, " %.*s", STR_ARG(e.thread_block.what));
    }
    size_t n = model_thread_stack(v->model, id, places, 64);
    if (n && places[n - 1].line) {
        struct str fn = frame_fn(v, places[n - 1].frame);
        if (str_eqz(fn, "<module>"))
            buf_printf(out, "  line %d", places[n - 1].line);
        else
            buf_printf(out, "  %.*s:%d", STR_ARG(fn), places[n - 1].line);
    }
    return state_style(state);
}

/* "9" of a job that is done; "KeyError('x')". */
static enum style job_outcome(const struct view *v, const struct m_job *j,
                              struct buf *out)
{
    struct event e;
    trace_store_get(v->store, j->done_event, &e);
    if (str_eqz(e.job_done.outcome, "cancelled")) {
        buf_addz(out, "CANCELLED");
        return STYLE_state_cancelled;
    }
    bool failed = str_eqz(e.job_done.outcome, "error");
    buf_printf(out, "%s %.*s", failed ? "FAILED" : "DONE",
               STR_ARG(e.job_done.value));
    return failed ? STYLE_state_failed : STYLE_state_done;
}

/* A call that an executor makes for somebody: whose, where, how it came out. */
static enum style job_text(const struct view *v, uint32_t id, struct buf *out)
{
    const struct m_job *j = &v->model->jobs.p[id];
    enum style style = STYLE_state_ready;
    if (j->state == JOB_DONE) {
        style = job_outcome(v, j, out);
    } else if (j->thread) {
        style = STYLE_state_running;
        buf_addz(out, "in ");
        model_thread_name(v->model, j->thread, out);
    } else {
        buf_addz(out, "QUEUED");
    }
    if (j->task) {
        buf_addz(out, ", for ");
        model_task_label(v->model, j->task, out);
    }
    return style;
}

/* -- who waits -- */

/* Where the rows below the first one begin. */
enum { BELOW = 4 };

/* A list that is cut leaves room for " +99". */
enum { MORE = 5 };

/* One of a list: its name, behind a comma when it isn't the first, with the mark
 * of READY when it was woken. False, and nothing drawn, when it doesn't fit and
 * isn't the first: `left` others come behind it. */
static bool draw_member(const struct view *v, const struct region *r, int row,
                        int *col, uint32_t who, bool woken, bool first,
                        size_t left)
{
    enum style style = woken ? STYLE_state_ready : STYLE_state_waiting;
    struct buf b = {0};
    if (woken)
        buf_addz(&b, theme_glyph(v->theme, GLYPH_ready));
    model_task_label(v->model, who, &b);
    int width = region_width(r, buf_str(&b)) + (first ? 0 : 2);
    bool fits = first || *col + width <= r->w - (left ? MORE : 0);
    if (fits && !first)
        *col = region_z(r, row, *col, STYLE_dim, ", ");
    if (fits)
        *col = region_text(r, row, *col, style, buf_str(&b));
    buf_fini(&b);
    return fits;
}

static void draw_left(const struct region *r, int row, int col, size_t left)
{
    struct buf b = {0};
    buf_printf(&b, " +%zu", left);
    region_text(r, row, col, STYLE_dim, buf_str(&b));
    buf_fini(&b);
}

/* The line in order. */
static int draw_line(const struct view *v, const struct region *r, int row,
                     const char *words, struct m_line line)
{
    size_t left = line.n;
    if (!line.first)
        return row;
    int col = region_z(r, row, BELOW, STYLE_dim, words);
    for (uint32_t who = line.first; who && left;
         who = model_wait(v->model, who)->behind, left--)
        if (!draw_member(v, r, row, &col, who, model_wait(v->model, who)->woken,
                         who == line.first, left - 1))
            break;
    if (left)
        draw_left(r, row, col, left);
    return row + 1;
}

static int sync_more(const struct view *v, const struct region *r, int row,
                     uint32_t id)
{
    const struct m_sync *s = &v->model->syncs.p[id];
    bool condition = s->kind == SYNC_CONDITION;
    row = draw_line(v, r, row, condition ? "in wait(): " : "in line: ",
                    s->line);
    if (condition && s->uses && model_sync_is_part(v->model, s->uses))
        row = draw_line(v, r, row, "for its lock: ",
                        v->model->syncs.p[s->uses].line);
    return row;
}

static bool task_is_over(const struct view *v, uint32_t task)
{
    return v->model->tasks.p[task].state >= TASK_DONE;
}

/* "main waits for a, b"; "main cancels a" when the group aborts. */
static int group_more(const struct view *v, const struct region *r, int row,
                      uint32_t id)
{
    const struct m_group *g = &v->model->groups.p[id];
    size_t left = g->n_tasks - g->n_over;
    struct buf b = {0};
    if (!left || g->n_over > g->n_tasks)
        return row;
    if (g->state == GROUP_WAITING || g->aborting) {
        model_task_label(v->model, g->owner, &b);
        buf_addz(&b, g->aborting ? " cancels " : " waits for ");
    } else {
        buf_addz(&b, "not over: ");
    }
    int col = region_text(r, row, BELOW, g->aborting ? STYLE_warning : STYLE_dim,
                          buf_str(&b));
    bool first = true;
    for (uint32_t t = g->first; t && left;
         t = v->model->tasks.p[t].group_next) {
        if (task_is_over(v, t))
            continue;
        if (!draw_member(v, r, row, &col, t, false, first, left - 1))
            break;
        first = false;
        left--;
    }
    if (left)
        draw_left(r, row, col, left);
    buf_fini(&b);
    return row + 1;
}

static int no_more(const struct view *v, const struct region *r, int row,
                   uint32_t id)
{
    (void)v, (void)r, (void)id;
    return row;
}

/* -- all kinds -- */

const struct locks_kind locks_kinds[LOCKS_KINDS] = {
    [LOCKS_THREAD] = {
        .title = "THREADS",
        .none = "no thread was started yet",
        .changed = CHANGED_THREAD,
        .rank = thread_rank,
        .name = model_thread_name,
        .text = thread_text,
        .more = no_more,
    },
    [LOCKS_JOB] = {
        .title = "JOBS",
        .none = "no call was handed to a pool yet",
        .changed = CHANGED_JOB,
        .rank = job_rank,
        .name = job_name,
        .tail = true,
        .text = job_text,
        .more = no_more,
    },
    [LOCKS_SYNC] = {
        .title = "LOCKS",
        .none = "no lock was made yet",
        .changed = CHANGED_SYNC,
        .rank = sync_rank,
        .name = model_sync_name,
        .text = sync_text,
        .more = sync_more,
    },
    [LOCKS_GROUP] = {
        .title = "GROUPS",
        .none = "no task group is open",
        .changed = CHANGED_GROUP,
        .rank = group_rank,
        .name = model_group_name,
        .text = group_text,
        .more = group_more,
    },
    [LOCKS_TIMEOUT] = {
        .title = "TIMEOUTS",
        .none = "no timeout is set",
        .changed = CHANGED_TIMEOUT,
        .rank = timeout_rank,
        .name = timeout_name,
        .text = timeout_text,
        .more = no_more,
    },
};

size_t locks_count(const struct view *v, enum locks_kind_id kind)
{
    const struct model *m = v->model;
    size_t n[] = {[LOCKS_THREAD] = m->threads.n, [LOCKS_SYNC] = m->syncs.n,
                  [LOCKS_GROUP] = m->groups.n, [LOCKS_TIMEOUT] = m->timeouts.n,
                  [LOCKS_JOB] = m->jobs.n};
    return n[kind];
}
