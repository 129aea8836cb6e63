#include "model/priv.h"

/* The state as text, a line for each entity. Tests compare these, so every
 * field is there. */

/* An event's index, or "-". */
static void add_event(struct buf *out, const char *name, uint32_t event)
{
    if (event == NO_EVENT)
        buf_printf(out, " %s=-", name);
    else
        buf_printf(out, " %s=%u", name, event);
}

static void dump_program(const struct model *m, struct buf *out)
{
    static const char *const words[] = {"not begun", "runs", "ended"};
    buf_printf(out, "at=%zu t=%.17g program %s exit=%d\n", m->at, m->t,
               words[m->program], m->exit_status);
    buf_printf(out, "running=%u frame=%u pass=%lld left=%u unawaited=%u",
               m->running, m->current_frame, (long long)m->pass, m->pass_left,
               m->coros_unawaited);
    add_event(out, "line", m->last_line_event);
    add_event(out, "out", m->last_out);
    buf_printf(out, " outs=%u pushes=%u timers=%u head=%u hold=%u thread=%u\n",
               m->n_out, m->n_pushes, m->n_timers_set, m->ready_head,
               m->free_hold, m->thread);
}

static void dump_wait(const struct m_wait *w, struct buf *out)
{
    static const char *const sides[] = {"", "get", "put", "join", "sync",
                                        "group"};
    if (w->side) {
        buf_printf(out, " waits %s %u%s %u..%u", sides[w->side], w->object,
                   w->woken ? " woken" : "", w->before, w->behind);
        add_event(out, "since", w->since);
    }
    buf_addc(out, '\n');
}

static void dump_line(const char *name, struct m_line line, struct buf *out)
{
    if (line.n || line.first || line.last)
        buf_printf(out, " %s=%u %u..%u", name, line.n, line.first, line.last);
}

static void dump_tasks(const struct model *m, struct buf *out)
{
    static const char *const words[] = {"none", "ready", "running", "waiting",
                                        "done", "failed", "cancelled"};
    for (size_t i = 1; i < m->tasks.n; i++) {
        const struct m_task *t = &m->tasks.p[i];
        buf_printf(out, "task %zu %s%s%s%s", i, words[t->state],
                   t->made ? "" : " unmade", t->started ? " started" : "",
                   t->cancelling ? " cancelling" : "");
        add_event(out, "new", t->new_event);
        add_event(out, "wait", t->wait_event);
        add_event(out, "wake", t->wake_event);
        add_event(out, "done", t->done_event);
        add_event(out, "ready", t->ready_event);
        buf_printf(out, " timer=%u frame=%u parent=%u turns=%u group=%u "
                   "next=%u watches=%u holds=%u", t->timer, t->frame, t->parent,
                   t->n_turns, t->group, t->group_next, t->watches,
                   t->holds);
        dump_wait(&t->wait, out);
    }
}

static void dump_loop(const struct model *m, struct buf *out)
{
    static const char *const handles[] = {"none", "ready", "run"};
    static const char *const timers[] = {"none", "set", "fired", "cancelled"};
    for (size_t i = 1; i < m->handles.n; i++) {
        const struct m_handle *h = &m->handles.p[i];
        buf_printf(out, "handle %zu %s%s task=%u order=%u", i,
                   handles[h->state], h->cancelled ? " cancelled" : "", h->task,
                   h->order);
        add_event(out, "push", h->push_event);
        buf_addc(out, '\n');
    }
    for (size_t i = 1; i < m->timers.n; i++) {
        const struct m_timer *t = &m->timers.p[i];
        buf_printf(out, "timer %zu %s when=%.17g task=%u order=%u", i,
                   timers[t->state], t->when, t->task, t->order);
        add_event(out, "set", t->set_event);
        buf_addc(out, '\n');
    }
}

static void dump_futures(const struct model *m, struct buf *out)
{
    static const char *const words[] = {"none", "pending", "done"};
    for (size_t i = 1; i < m->futures.n; i++) {
        const struct m_future *f = &m->futures.p[i];
        buf_printf(out, "future %zu %s count=%u", i, words[f->state],
                   f->done_count);
        add_event(out, "new", f->new_event);
        add_event(out, "done", f->done_event);
        buf_addc(out, '\n');
    }
    for (size_t i = 1; i < m->watches.n; i++)
        buf_printf(out, "watch %zu future=%u next=%u\n", i,
                   m->watches.p[i].future, m->watches.p[i].next);
}

static void dump_frames(const struct model *m, struct buf *out)
{
    static const char *const words[] = {"none", "running", "suspended", "over"};
    for (size_t i = 1; i < m->frames.n; i++) {
        const struct m_frame *f = &m->frames.p[i];
        buf_printf(out, "frame %zu %s parent=%u task=%u inner=%u line=%d "
                   "before=%d locals=%u..%u", i, words[f->state], f->parent,
                   f->task, f->inner, f->line, f->previous_line, f->locals,
                   f->last_local);
        add_event(out, "new", f->new_event);
        add_event(out, "line", f->line_event);
        buf_addc(out, '\n');
    }
    for (size_t i = 1; i < m->vars.n; i++) {
        const struct m_var *v = &m->vars.p[i];
        buf_printf(out, "var %zu name=%.*s next=%u", i,
                   STR_ARG(m->journal->locals.names.p[v->name]), v->next);
        add_event(out, "set", v->set_event);
        buf_addc(out, '\n');
    }
}

static void dump_queues(const struct model *m, struct buf *out)
{
    static const char *const words[] = {"none", "in", "out"};
    for (size_t i = 1; i < m->queues.n; i++) {
        const struct m_queue *q = &m->queues.p[i];
        buf_printf(out, "queue %zu%s max=%lld unfinished=%lld put=%u got=%u "
                   "items=%u %u..%u next=%u", i, q->made ? "" : " unmade",
                   (long long)q->maxsize, (long long)q->unfinished, q->n_put,
                   q->n_got, q->n_items, q->first, q->last, q->next_item);
        dump_line("get", q->lines[SIDE_GET - SIDE_GET], out);
        dump_line("put", q->lines[SIDE_PUT - SIDE_GET], out);
        dump_line("join", q->lines[SIDE_JOIN - SIDE_GET], out);
        add_event(out, "new", q->new_event);
        buf_addc(out, '\n');
    }
    for (size_t i = 1; i < m->items.n; i++) {
        const struct m_item *it = &m->items.p[i];
        buf_printf(out, "item %zu %s queue=%u before=%u behind=%u", i,
                   words[it->state], it->queue, it->before, it->behind);
        add_event(out, "put", it->put_event);
        add_event(out, "get", it->get_event);
        buf_addc(out, '\n');
    }
}

static void dump_syncs(const struct model *m, struct buf *out)
{
    for (size_t i = 1; i < m->syncs.n; i++) {
        const struct m_sync *s = &m->syncs.p[i];
        buf_printf(out, "sync %zu%s kind=%d value=%lld of %lld%s%s uses=%u "
                   "by=%u holds=%u %u-%u", i, s->made ? "" : " unmade", s->kind,
                   (long long)s->value, (long long)s->size,
                   s->set ? " set" : "", s->broken ? " broken" : "", s->uses,
                   s->used_by, s->n_holds, s->holds, s->oldest_hold);
        dump_line("line", s->line, out);
        add_event(out, "new", s->new_event);
        buf_addc(out, '\n');
    }
    for (size_t i = 1; i < m->holds.n; i++) {
        const struct m_hold *h = &m->holds.p[i];
        buf_printf(out, "hold %zu who=%u of=%u next=%u,%u %u,%u", i, h->who,
                   h->sync, h->older, h->newer, h->his_older, h->his_newer);
        add_event(out, "since", h->since);
        buf_addc(out, '\n');
    }
}

static void dump_groups(const struct model *m, struct buf *out)
{
    static const char *const groups[] = {"none", "made", "open", "waiting",
                                         "left"};
    static const char *const timeouts[] = {"none", "set", "expired", "left"};
    for (size_t i = 1; i < m->groups.n; i++) {
        const struct m_group *g = &m->groups.p[i];
        buf_printf(out, "group %zu %s%s owner=%u tasks=%u over=%u failed=%u "
                   "%u..%u", i, groups[g->state], g->aborting ? " aborting" : "",
                   g->owner, g->n_tasks, g->n_over, g->n_failed, g->first,
                   g->last);
        dump_line("line", g->line, out);
        add_event(out, "new", g->new_event);
        add_event(out, "abort", g->abort_event);
        buf_addc(out, '\n');
    }
    for (size_t i = 1; i < m->timeouts.n; i++) {
        const struct m_timeout *t = &m->timeouts.p[i];
        buf_printf(out, "timeout %zu %s when=%.17g task=%u of=%u", i,
                   timeouts[t->state], t->when, t->task, t->of);
        add_event(out, "new", t->new_event);
        buf_addc(out, '\n');
    }
}

static void dump_threads(const struct model *m, struct buf *out)
{
    static const char *const threads[] = {"none", "ready", "running",
                                          "blocked", "done"};
    static const char *const jobs[] = {"none", "queued", "running", "done"};
    for (size_t i = 1; i < m->threads.n; i++) {
        const struct m_thread *t = &m->threads.p[i];
        buf_printf(out, "thread %zu %s frame=%u task=%u", i, threads[t->state],
                   t->frame, t->task);
        add_event(out, "new", t->new_event);
        add_event(out, "block", t->block_event);
        dump_wait(&t->wait, out);
    }
    for (size_t i = 1; i < m->jobs.n; i++) {
        const struct m_job *j = &m->jobs.p[i];
        buf_printf(out, "job %zu %s thread=%u task=%u", i, jobs[j->state],
                   j->thread, j->task);
        add_event(out, "new", j->new_event);
        add_event(out, "run", j->run_event);
        add_event(out, "done", j->done_event);
        buf_addc(out, '\n');
    }
}

static void dump_list(struct buf *out, const char *name, const uint32_t *p,
                      size_t n)
{
    buf_addz(out, name);
    for (size_t i = 0; i < n; i++) {
        buf_addc(out, ' ');
        buf_add_int(out, p[i]);
    }
    buf_addc(out, '\n');
}

void model_dump(const struct model *m, struct buf *out)
{
    dump_program(m, out);
    dump_tasks(m, out);
    dump_loop(m, out);
    dump_futures(m, out);
    dump_frames(m, out);
    dump_queues(m, out);
    dump_syncs(m, out);
    dump_groups(m, out);
    dump_threads(m, out);
    dump_list(out, "ready", m->ready.p + (m->ready.p ? m->ready_head : 0),
              m->ready.n - m->ready_head);
    dump_list(out, "deadlines",
              m->deadlines.p + (m->deadlines.p ? m->due_head : 0),
              m->deadlines.n - m->due_head);
    dump_list(out, "outs", m->outs.p, m->outs.n);
}
