#include "story/things.h"

#include <math.h>

#include "story/words.h"

/* -- what there is, and how much it matters -- */

static enum thing_rank sync_rank(const struct model *m, uint32_t id)
{
    const struct m_sync *s = &m->syncs.p[id];
    const struct m_sync *lock = s->uses ? &m->syncs.p[s->uses] : s;
    if (!s->made || model_sync_is_part(m, id))
        return RANK_ABSENT;
    return s->line.n || lock->line.n ? RANK_WAITED
           : lock->holds || s->broken ? RANK_IN_USE
                                      : RANK_IDLE;
}

static enum thing_rank group_rank(const struct model *m, uint32_t id)
{
    const struct m_group *g = &m->groups.p[id];
    if (g->state != GROUP_OPEN && g->state != GROUP_WAITING)
        return RANK_ABSENT;
    return g->state == GROUP_WAITING ? RANK_WAITED : RANK_IN_USE;
}

static enum thing_rank timeout_rank(const struct model *m, uint32_t id)
{
    unsigned state = m->timeouts.p[id].state;
    return state == TIMEOUT_SET       ? RANK_IN_USE
           : state == TIMEOUT_EXPIRED ? RANK_WAITED
                                      : RANK_ABSENT;
}

static enum thing_rank thread_rank(const struct model *m, uint32_t id)
{
    unsigned state = m->threads.p[id].state;
    if (state == THREAD_DONE)
        return id + THINGS_KEPT >= m->threads.n ? RANK_OVER : RANK_ABSENT;
    return state == THREAD_NONE      ? RANK_ABSENT
           : state == THREAD_RUNNING ? RANK_RUNS
                                     : RANK_WAITED;
}

/* The last of those that are done stay, with what came out. */
static enum thing_rank job_rank(const struct model *m, uint32_t id)
{
    switch (m->jobs.p[id].state) {
    case JOB_QUEUED:
    case JOB_RUNNING:
        return RANK_WAITED;
    case JOB_DONE:
        return id + THINGS_KEPT >= m->jobs.n ? RANK_OVER : RANK_ABSENT;
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
static void holders_text(const struct model *m, const struct m_sync *s,
                           struct buf *out)
{
    enum { MOST = 16 };
    uint32_t who[MOST];
    size_t n = 0;
    for (uint32_t h = s->holds; h && n < MOST; h = m->holds.p[h].older)
        who[n++] = m->holds.p[h].who;
    for (size_t i = n; i-- > 0;) {
        if (who[i])
            model_task_label(m, who[i], out);
        else
            buf_addz(out, "the program");
        buf_addz(out, i ? ", " : "");
    }
}

static enum tone lock_text(const struct model *m, uint32_t id, struct buf *out)
{
    const struct m_sync *s = &m->syncs.p[id];
    if (s->uses)
        s = &m->syncs.p[s->uses];
    if (!s->holds) {
        buf_addz(out, "free");
        return TONE_DIM;
    }
    buf_addz(out, "held by ");
    holders_text(m, s, out);
    return TONE_TEXT;
}

static enum tone sync_text(const struct model *m, uint32_t id, struct buf *out)
{
    const struct m_sync *s = &m->syncs.p[id];
    switch (s->kind) {
    case SYNC_SEMAPHORE:
        buf_printf(out, "%lld of %lld free", (long long)s->value,
                   (long long)s->size);
        if (s->holds) {
            buf_addz(out, "; held by ");
            holders_text(m, s, out);
        }
        return s->holds || !s->value ? TONE_TEXT : TONE_DIM;
    case SYNC_EVENT:
        buf_addz(out, s->set ? "set" : "not set");
        return s->set ? TONE_TEXT : TONE_DIM;
    case SYNC_BARRIER:
        if (s->broken)
            buf_addz(out, "broken");
        else
            buf_printf(out, "%zu of %lld are there",
                       model_sync_waiting(m, id), (long long)s->size);
        return s->broken ? TONE_WARNING : TONE_TEXT;
    default:
        return lock_text(m, id, out);
    }
}

static enum tone group_text(const struct model *m, uint32_t id,
                             struct buf *out)
{
    const struct m_group *g = &m->groups.p[id];
    buf_printf(out, "%u of %u over", g->n_over, g->n_tasks);
    if (g->n_failed)
        buf_printf(out, ", %u failed", g->n_failed);
    return g->aborting ? TONE_WARNING : TONE_TEXT;
}

static enum tone timeout_text(const struct model *m, uint32_t id,
                               struct buf *out)
{
    const struct m_timeout *t = &m->timeouts.p[id];
    model_task_label(m, t->task, out);
    if (t->of) {
        buf_addz(out, " for ");
        model_task_label(m, t->of, out);
    }
    if (t->state == TIMEOUT_EXPIRED) {
        buf_addz(out, ": time is up");
        return TONE_WARNING;
    }
    buf_addz(out, isnan(t->when) ? ", no limit" : " until ");
    if (!isnan(t->when))
        buf_printf(out, "%.3f", t->when);
    return TONE_TEXT;
}

static enum tone thread_text(const struct model *m, uint32_t id,
                              struct buf *out)
{
    const struct m_thread *t = &m->threads.p[id];
    enum task_state state = story_thread_state(m, id);
    struct m_place places[64];
    struct event e;
    buf_addz(out, story_state_word(state));
    if (t->state == THREAD_BLOCKED && t->block_event != NO_EVENT) {
        trace_store_get(m->store, t->block_event, &e);
        buf_printf(out, " %.*s", STR_ARG(e.thread_block.what));
    }
    size_t n = model_thread_stack(m, id, places, 64);
    if (n && places[n - 1].line) {
        struct str fn = story_frame_fn(m, places[n - 1].frame);
        if (str_eqz(fn, "<module>"))
            buf_printf(out, "  line %d", places[n - 1].line);
        else
            buf_printf(out, "  %.*s:%d", STR_ARG(fn), places[n - 1].line);
    }
    return TONE_STATE + state;
}

/* "9" of a job that is done; "KeyError('x')". */
static enum tone job_outcome(const struct model *m, const struct m_job *j,
                              struct buf *out)
{
    struct event e;
    trace_store_get(m->store, j->done_event, &e);
    if (str_eqz(e.job_done.outcome, "cancelled")) {
        buf_addz(out, "CANCELLED");
        return TONE_STATE + TASK_CANCELLED;
    }
    bool failed = str_eqz(e.job_done.outcome, "error");
    buf_printf(out, "%s %.*s", failed ? "FAILED" : "DONE",
               STR_ARG(e.job_done.value));
    return failed ? TONE_STATE + TASK_FAILED : TONE_STATE + TASK_DONE;
}

/* A call that an executor makes for somebody: whose, where, how it came out. */
static enum tone job_text(const struct model *m, uint32_t id, struct buf *out)
{
    const struct m_job *j = &m->jobs.p[id];
    enum tone tone = TONE_STATE + TASK_READY;
    if (j->state == JOB_DONE) {
        tone = job_outcome(m, j, out);
    } else if (j->thread) {
        tone = TONE_STATE + TASK_RUNNING;
        buf_addz(out, "in ");
        model_thread_name(m, j->thread, out);
    } else {
        buf_addz(out, "QUEUED");
    }
    if (j->task) {
        buf_addz(out, ", for ");
        model_task_label(m, j->task, out);
    }
    return tone;
}

/* -- who waits -- */

/* A line in order: it fills in a row, when anybody stands in it. */
static int line_row(struct m_line line, const char *words,
                    struct thing_row *row)
{
    if (!line.first)
        return 0;
    *row = (struct thing_row){.tone = TONE_DIM, .left = line.n,
                              .next = line.first};
    buf_addz(&row->words, words);
    return 1;
}

static int sync_rows(const struct model *m, uint32_t id,
                     struct thing_row rows[THING_ROWS])
{
    const struct m_sync *s = &m->syncs.p[id];
    bool condition = s->kind == SYNC_CONDITION;
    int n = line_row(s->line, condition ? "in wait(): " : "in line: ", rows);
    if (condition && s->uses && model_sync_is_part(m, s->uses))
        n += line_row(m->syncs.p[s->uses].line, "for its lock: ", rows + n);
    return n;
}

/* "main waits for a, b"; "main cancels a" when the group aborts. */
static int group_rows(const struct model *m, uint32_t id,
                      struct thing_row rows[THING_ROWS])
{
    const struct m_group *g = &m->groups.p[id];
    if (g->n_over >= g->n_tasks)
        return 0;
    *rows = (struct thing_row){
        .tone = g->aborting ? TONE_WARNING : TONE_DIM,
        .left = g->n_tasks - g->n_over,
        .next = g->first,
        .of_group = true,
    };
    if (g->state == GROUP_WAITING || g->aborting) {
        model_task_label(m, g->owner, &rows->words);
        buf_addz(&rows->words, g->aborting ? " cancels " : " waits for ");
    } else {
        buf_addz(&rows->words, "not over: ");
    }
    return 1;
}

bool thing_row_next(const struct model *m, struct thing_row *row, uint32_t *who,
                    bool *woken)
{
    while (row->of_group && row->next &&
           m->tasks.p[row->next].state >= TASK_DONE)
        row->next = m->tasks.p[row->next].group_next;
    *who = row->next;
    if (!*who || !row->left)
        return false;
    *woken = !row->of_group && model_wait(m, *who)->woken;
    row->next = row->of_group ? m->tasks.p[*who].group_next
                              : model_wait(m, *who)->behind;
    row->left--;
    return true;
}

void thing_row_fini(struct thing_row *row)
{
    buf_fini(&row->words);
}

/* -- all kinds -- */

const struct thing_kind thing_kinds[THING_KINDS] = {
    [THING_THREAD] = {
        .title = "THREADS",
        .none = "no thread was started yet",
        .changed = CHANGED_THREAD,
        .rank = thread_rank,
        .name = model_thread_name,
        .text = thread_text,
    },
    [THING_JOB] = {
        .title = "JOBS",
        .none = "no call was handed to a pool yet",
        .changed = CHANGED_JOB,
        .rank = job_rank,
        .name = job_name,
        .tail = true,
        .text = job_text,
    },
    [THING_SYNC] = {
        .title = "LOCKS",
        .none = "no lock was made yet",
        .changed = CHANGED_SYNC,
        .rank = sync_rank,
        .name = model_sync_name,
        .text = sync_text,
        .rows = sync_rows,
    },
    [THING_GROUP] = {
        .title = "GROUPS",
        .none = "no task group is open",
        .changed = CHANGED_GROUP,
        .rank = group_rank,
        .name = model_group_name,
        .text = group_text,
        .rows = group_rows,
    },
    [THING_TIMEOUT] = {
        .title = "TIMEOUTS",
        .none = "no timeout is set",
        .changed = CHANGED_TIMEOUT,
        .rank = timeout_rank,
        .name = timeout_name,
        .text = timeout_text,
    },
};

size_t things_count(const struct model *m, enum thing_kind_id kind)
{
    size_t n[] = {[THING_THREAD] = m->threads.n, [THING_SYNC] = m->syncs.n,
                  [THING_GROUP] = m->groups.n, [THING_TIMEOUT] = m->timeouts.n,
                  [THING_JOB] = m->jobs.n};
    return n[kind];
}
