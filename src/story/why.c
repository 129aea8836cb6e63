/* The WHY line (TEACHING §2): the cause of what the step shows, then what comes
 * next. A step is first read into a digest; the most telling of its events gives
 * the sentence. */
#include "story/why.h"

/* Does a generator that nobody needs any more end there, without a line of its
 * own? It is no news: raise, and at once unwind. */
static bool is_silent_close(const struct telling *w, size_t i)
{
    if (trace_store_kind(w->m->store, i) != EV_raise || i + 1 >= w->v->to
        || trace_store_kind(w->m->store, i + 1) != EV_unwind)
        return false;
    return str_eqz(why_event(w, (uint32_t)i).raise.type, "GeneratorExit");
}

/* One that the same step made is a part of how its line works. */
static void note_closed(struct telling *w, uint32_t raised)
{
    uint32_t frame = why_event(w, raised).raise.frame;
    if (frame >= w->m->frames.n || w->m->frames.p[frame].new_event == NO_EVENT
        || w->m->frames.p[frame].new_event >= w->v->from)
        return;
    w->d.closed = raised;
    w->d.n_closed++;
}

/* How many tasks were made in the step: the newest, as their numbers go up. */
static uint32_t tasks_made(const struct telling *w)
{
    const struct model *m = w->m;
    uint32_t n = 0;
    for (size_t id = m->tasks.n; id-- > 1;) {
        uint32_t made = m->tasks.p[id].new_event;
        if (made == NO_EVENT)
            continue;
        if (made < w->v->from)
            break;
        n += made < w->v->to;
    }
    return n;
}

/* Long steps (a jump that wakes 100,000 tasks) are read from both ends; only what
 * is told as a number has to be exact. */
void why_digest(struct telling *w)
{
    enum { ENDS = 2000 };
    struct digest *d = &w->d;
    size_t from = w->v->from, to = w->v->to;
    *d = (struct digest){
        .yield = NO_EVENT, .main_push = NO_EVENT, .closed = NO_EVENT};
    for (int k = 0; k < EV_COUNT; k++)
        d->of[k] = d->first[k] = NO_EVENT;
    for (size_t i = from; i < to; i++) {
        if (to - from > 2 * ENDS && i == from + ENDS)
            i = to - ENDS;
        enum event_kind k = trace_store_kind(w->m->store, i);
        if (is_silent_close(w, i)) {
            note_closed(w, (uint32_t)i);
            i++;
            continue;
        }
        if (d->first[k] == NO_EVENT)
            d->first[k] = (uint32_t)i;
        d->of[k] = (uint32_t)i;
        d->count[k]++;
        if (k == EV_ready_push &&
            str_eqz(why_event(w, (uint32_t)i).ready_push.why, "yield"))
            d->yield = (uint32_t)i;
    }
    if (to - from > 2 * ENDS)
        d->count[EV_task_new] = tasks_made(w);
}

/* Has a step of one event a sentence of its own, beside the event's? */
static bool says_more(const struct telling *w)
{
    static const enum event_kind kinds[] = {
        EV_line, EV_end, EV_out, EV_raise, EV_diag, EV_block, EV_warn,
        EV_task_wait, EV_task_done, EV_task_cancel, EV_queue_get,
        EV_timeout_expire,
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (why_has(w, kinds[i]))
            return true;
    return why_returns(w) || why_resumes(w) || why_calls_back(w);
}

static void tell_event(struct telling *w)
{
    struct event e = why_event(w, (uint32_t)(w->v->to - 1));
    story_event(w->m, &e, w->out);
}

/* The most telling event of a step first. */
static void tell_cause(struct telling *w)
{
    const struct digest *d = &w->d;
    static const struct {
        enum event_kind kind;
        void (*tell)(struct telling *w);
    } order[] = {
        {EV_end, tell_end},
        {EV_loop_clock, tell_clock},  {EV_task_wait, tell_wait},
        {EV_task_done, tell_done},    {EV_group_abort, tell_group_abort},
        {EV_timeout_expire, tell_expire}, {EV_raise, tell_raise},
        {EV_begin, tell_begin},       {EV_task_run, tell_turn},
        {EV_thread_run, tell_thread_run},
        {EV_block, tell_block},       {EV_task_cancel, tell_cancel},
        {EV_queue_put, tell_put},     {EV_queue_get, tell_get},
        {EV_queue_done, tell_task_done}, {EV_sync_notify, tell_notify},
        {EV_sync_set, tell_set},      {EV_sync_release, tell_release},
        {EV_sync_acquire, tell_acquire}, {EV_sync_clear, tell_clear},
        {EV_sync_break, tell_break},  {EV_group_exit, tell_group_exit},
        {EV_group_enter, tell_group_enter},
        {EV_timeout_reschedule, tell_reschedule},
        {EV_timeout_exit, tell_timeout_exit},
        {EV_timeout_new, tell_timeout_new},
        {EV_thread_new, tell_thread_new}, {EV_job_new, tell_job_new},
        {EV_warn, tell_warn},
    };
    bool turn = why_has(w, EV_task_run);
    if (w->v->to - w->v->from == 1 && !says_more(w)) {
        tell_event(w);
        return;
    }
    if (why_has(w, EV_begin) && why_has(w, EV_loop_new) &&
        why_has(w, EV_task_new)) {
        tell_run_started(w);
        return;
    }
    if (why_has(w, EV_loop_close)) {
        tell_loop_over(w);
        if (why_has(w, EV_end)) {
            buf_addc(w->out, ' ');
            tell_end(w);
        }
        return;
    }
    if (why_has(w, EV_end) && why_has(w, EV_raise) && why_was_refused(w)) {
        tell_raise(w);
        if (why_has(w, EV_diag)) {
            buf_addc(w->out, ' ');
            tell_diag(w);
        }
        return;
    }
    if (why_has(w, EV_diag) && !why_is_blocking(w)) {
        tell_diag(w);
        return;
    }
    if (tell_whole_turn(w))
        return;
    if (why_calls_back(w) && !why_has(w, EV_task_run)
        && !why_has(w, EV_loop_clock)) {
        tell_callback(w);
        return;
    }
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (d->yield != NO_EVENT && order[i].kind == EV_raise) {
            tell_yield(w);
            return;
        }
        if (order[i].kind == EV_raise && why_has(w, EV_raise)
            && why_has(w, EV_thread_run)
            && d->of[EV_thread_run] > d->of[EV_raise])
            continue; /* another lane's, and long since told */
        if (why_has(w, order[i].kind)) {
            order[i].tell(w);
            return;
        }
    }
    if (why_has(w, EV_loop_new) && why_has(w, EV_task_new))
        tell_run_started(w);
    else if (why_has(w, EV_task_new))
        tell_created(w);
    else if (why_has(w, EV_task_wake) && !turn && !w->m->running)
        tell_gathered(w);
    else if (why_catches(w))
        tell_caught(w);
    else if (why_returns(w))
        tell_returned(w);
    else if (why_yields(w))
        tell_yielded(w);
    else if (why_has(w, EV_out))
        tell_out(w);
    else if (why_has(w, EV_frame_new) && why_enters(w))
        tell_entered(w);
    else if (why_resumes(w))
        tell_resumed(w);
    else if (why_settles(w))
        tell_settled(w);
    else if (why_has(w, EV_line) || why_has(w, EV_return_))
        tell_line(w); /* a comprehension's return is a part of its line */
    else
        tell_event(w);
}

/* The sentence, with what comes next or without. */
static void tell(const struct story *s, const struct model *m,
                 const struct step_view *v, bool next, struct buf *out)
{
    struct buf sentence = {0};
    struct telling w = {s, m, v, .out = &sentence};
    why_digest(&w);
    tell_cause(&w);
    if (!sentence.n) /* what it was about has no text, as in a broken trace */
        buf_addz(&sentence, "The trace doesn't say what happened here.");
    if (next)
        tell_next(&w);
    buf_adds(out, buf_str(&sentence));
    buf_fini(&sentence);
}

void story_why(const struct story *s, const struct model *m,
               const struct step_view *v, struct buf *out)
{
    if (m->at == 0)
        buf_addz(out, "Nothing has run yet. Next, the program's first lines: "
                      "imports and definitions.");
    else
        tell(s, m, v, true, out);
}

void story_cause(const struct story *s, const struct model *m,
                 const struct step_view *v, struct buf *out)
{
    if (m->at == 0)
        buf_addz(out, "Nothing has run yet.");
    else
        tell(s, m, v, false, out);
}
