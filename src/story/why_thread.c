/* Sentences about lanes: threads and processes, of which one runs at a time, and
 * the calls that an executor's threads make. */
#include "story/why.h"

/* What the lane that ran before did last in the step: it waits, or it is over;
 * NO_EVENT: it only stepped back. */
static uint32_t left_by(const struct telling *w)
{
    uint32_t block = w->d.of[EV_thread_block], done = w->d.of[EV_thread_done];
    if (block == NO_EVENT || done == NO_EVENT)
        return block == NO_EVENT ? done : block;
    return block > done ? block : done;
}

bool why_job_done(struct telling *w)
{
    uint32_t job = why_event(w, w->d.of[EV_job_done]).job_done.job;
    if (job >= w->m->jobs.n || !w->m->jobs.p[job].thread)
        return false;
    model_thread_name(w->m, w->m->jobs.p[job].thread, w->out);
    why_say(w, " has made the call");
    uint32_t made = w->m->jobs.p[job].new_event;
    if (made != NO_EVENT && why_event(w, made).job_new.call.n) {
        buf_addc(w->out, ' ');
        why_cut(w, why_event(w, made).job_new.call);
    }
    if (w->m->jobs.p[job].task) {
        why_say(w, " that ");
        why_task(w, w->m->jobs.p[job].task);
        why_say(w, " handed over");
    }
    why_say(w, ". ");
    return true;
}

static bool is_process(const struct telling *w, uint32_t thread)
{
    uint32_t made = thread < w->m->threads.n
                        ? w->m->threads.p[thread].new_event : NO_EVENT;
    return made != NO_EVENT &&
           str_eqz(why_event(w, made).thread_new.kind, "process");
}

const char *why_worker(const struct telling *w)
{
    for (uint32_t i = 0; i < w->m->threads.n; i++)
        if (is_process(w, i) && w->m->threads.p[i].state != THREAD_DONE)
            return "a worker process";
    return "a worker thread";
}

/* Processes only take turns here. */
static void say_one_at_a_time(struct telling *w, uint32_t thread)
{
    why_say(w, is_process(w, thread)
                   ? " runs now; processes take turns here, on a real machine "
                     "they run side by side."
                   : " runs now; only one thread runs at a time.");
}

void tell_thread_run(struct telling *w)
{
    struct event run = why_event(w, w->d.of[EV_thread_run]);
    uint32_t left = left_by(w);
    double before = w->v->from ? why_event(w, (uint32_t)w->v->from - 1).t : 0;
    if (why_returns(w)) {
        tell_returned(w);
        buf_addc(w->out, ' ');
    }
    bool named = why_has(w, EV_job_done) && why_job_done(w);
    if (left != NO_EVENT && left == w->d.of[EV_thread_block]
        && why_event(w, left).thread_block.thread == run.thread_run.thread) {
        model_thread_name(w->m, run.thread_run.thread, w->out);
        add_blocked(why_event(w, left).thread_block.what, w->out);
        bool real = story_real_clock(w->s);
        why_say(w, real ? ". At " : ". No thread can run, so the clock goes "
                                    "to ");
        add_seconds(run.t, w->out);
        why_say(w, real ? " " : ", where ");
        model_thread_name(w->m, run.thread_run.thread, w->out);
        why_say(w, " goes on.");
        return;
    }
    if (left != NO_EVENT) {
        struct event e = why_event(w, left);
        uint32_t thread = e.kind == EV_thread_block ? e.thread_block.thread
                                                    : e.thread_done.thread;
        if (named)
            buf_addz(w->out, "It");
        else
            model_thread_name(w->m, thread, w->out);
        if (e.kind == EV_thread_block)
            add_blocked(e.thread_block.what, w->out);
        else
            why_say(w, " is over");
    } else {
        why_say(w, "The thread that ran lets others go first");
    }
    if (run.t > before && !story_real_clock(w->s)) {
        why_say(w, "; no thread can run, so the clock goes to ");
        add_seconds(run.t, w->out);
    }
    why_say(w, ". ");
    model_thread_name(w->m, run.thread_run.thread, w->out);
    say_one_at_a_time(w, run.thread_run.thread);
    if (why_has(w, EV_task_wake)) {
        buf_addc(w->out, ' ');
        why_task(w, why_event(w, w->d.of[EV_task_wake]).task_wake.task);
        why_say(w, "'s wait is over: ready, not yet running.");
    }
}

/* What a lane that runs no frame does first: it takes a call, or it ends. */
static void say_start(struct telling *w)
{
    enum { NEAR = 40 };
    size_t n = trace_store_count(w->m->store);
    for (size_t i = w->m->at; i < n && i < w->m->at + NEAR; i++) {
        struct event e = why_event(w, (uint32_t)i);
        if (e.kind == EV_thread_run || e.kind == EV_thread_block)
            break;
        if (e.kind == EV_thread_done) {
            why_say(w, " Next, it goes on to its end.");
            return;
        }
        if (e.kind == EV_frame_new) {
            why_say(w, " Next, it begins with ");
            why_called(w, e.frame_new.frame);
            buf_addc(w->out, '.');
            return;
        }
    }
    why_say(w, " Next, it goes on.");
}

/* " Next, it goes on after line 6.", for a lane that has just got the baton;
 * false when its event loop does, which has more to say. */
bool tell_next_thread(struct telling *w)
{
    struct m_place places[64];
    size_t n = model_thread_stack(w->m, w->m->thread, places, 64);
    const struct m_thread *t = &w->m->threads.p[w->m->thread];
    bool in_loop = t->block_event != NO_EVENT &&
                   str_eqz(why_event(w, t->block_event).thread_block.what,
                           "its event loop");
    if (in_loop)
        return false;
    if (w->m->running && (!n || w->m->frames.p[places[n - 1].frame].task
                                    != w->m->running)) {
        why_say(w, " Next, ");
        why_task(w, w->m->running);
        why_say(w, " goes on.");
    } else if (n && !places[n - 1].line) {
        why_say(w, " Next, it goes on where it stopped.");
    } else if (n) {
        why_say(w, " Next, it goes on after line %d.", places[n - 1].line);
    } else {
        say_start(w);
    }
    return true;
}

void tell_thread_new(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_thread_new]);
    why_task(w, w->m->running);
    uint32_t n = w->d.count[EV_thread_new];
    struct str name = e.thread_new.name.n ? e.thread_new.name
                                          : STR("a thread");
    if (n > 1)
        why_say(w, " started %u, the last of them %.*s: they are ready, and run "
                "when this thread waits.", n, STR_ARG(name));
    else
        why_say(w, " started %.*s: it is ready, and runs when this thread "
                "waits.", STR_ARG(name));
}

void tell_job_new(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_job_new]);
    why_task(w, e.job_new.task);
    why_say(w, " handed ");
    if (e.job_new.call.n)
        why_cut(w, e.job_new.call);
    else
        why_say(w, "a call");
    why_say(w, " to the executor: %s calls it%s.", why_worker(w),
            w->m->running ? ", and the loop goes on meanwhile" : "");
}
