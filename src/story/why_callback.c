/* Sentences about the program's own callbacks: which one the loop runs, who put
 * it there and when, and what it did; and futures that the program settles. */
#include "story/why.h"

enum { FAR = 4000 };

/* The ready.push of the program's callback that begins in the step. */
static uint32_t begun(const struct telling *w)
{
    if (!why_has(w, EV_ready_pop) || !story_has_callbacks(w->s))
        return NO_EVENT;
    for (size_t i = w->v->to; i-- > w->v->from && i + FAR > w->v->to;) {
        if (trace_store_kind(w->m->store, i) != EV_ready_pop)
            continue;
        uint32_t handle = why_event(w, (uint32_t)i).ready_pop.handle;
        uint32_t push = handle < w->m->handles.n
                            ? w->m->handles.p[handle].push_event : NO_EVENT;
        if (push != NO_EVENT && why_event(w, push).ready_push.call.n)
            return push;
    }
    return NO_EVENT;
}

bool why_calls_back(const struct telling *w)
{
    return begun(w) != NO_EVENT;
}

void why_callback(struct telling *w, const struct event *push)
{
    struct str call = push->ready_push.call;
    why_say(w, "the callback ");
    if (str_eqz(call, "<lambda>()"))
        why_say(w, "lambda");
    else if (str_starts(call, "<lambda>"))
        why_say(w, "lambda with %.*s", (int)call.n - 8, call.p + 8);
    else
        why_cut(w, call);
}

static void say_when(struct telling *w, double t)
{
    if (w->m->t > t) {
        why_say(w, " at t=");
        add_seconds(t, w->out);
    }
}

/* ", which main set with call_later at t=0" */
static void say_timer(struct telling *w, uint32_t push)
{
    if (!push)
        return;
    struct event fire = why_event(w, push - 1);
    uint32_t set = fire.kind == EV_timer_fire
                       && fire.timer_fire.timer < w->m->timers.n
                       ? w->m->timers.p[fire.timer_fire.timer].set_event
                       : NO_EVENT;
    if (set == NO_EVENT)
        return;
    struct event e = why_event(w, set);
    why_say(w, ", which ");
    if (e.timer_set.task)
        why_task(w, e.timer_set.task);
    else
        why_say(w, "was");
    why_say(w, " set with %.*s", STR_ARG(e.timer_set.what));
    say_when(w, e.t);
}

/* ", since job is done": what came to its end just before the push. */
static void say_done(struct telling *w, uint32_t push)
{
    for (uint32_t i = push; i-- > 0 && i + FAR > push;) {
        struct event e = why_event(w, i);
        if (e.kind == EV_task_done) {
            why_say(w, ", since ");
            why_task(w, e.task_done.task);
            why_say(w, " is done");
            return;
        }
        if (e.kind == EV_future_done) {
            why_say(w, ", since its future is done");
            return;
        }
        if (e.kind != EV_ready_push && e.kind != EV_task_wake)
            return;
    }
}

/* ", which main put there with call_soon" */
static void say_asked(struct telling *w, uint32_t push, const struct event *e)
{
    uint32_t lane = e->ready_push.by ? 0 : story_lane_at(w->s, w->m, push);
    why_say(w, ", which ");
    if (e->ready_push.by)
        why_task(w, e->ready_push.by);
    else if (lane > 1)
        model_thread_name(w->m, lane, w->out);
    else
        why_say(w, "was");
    why_say(w, " put there with call_soon%s", lane > 1 ? "_threadsafe" : "");
    say_when(w, e->t);
}

/* ", and printed ...": what is seen of it. */
static void say_effects(struct telling *w, uint32_t push)
{
    size_t start = w->out->n;
    why_say(w, ". It");
    int n = why_deeds(w);
    if (why_has(w, EV_out)
        && story_callback(w->s, w->m, w->d.of[EV_out]) == push) {
        why_say(w, "%s printed ", n++ ? "," : "");
        add_quoted(why_event(w, w->d.of[EV_out]).out.text, w->out);
    }
    if (why_settles(w)) {
        why_say(w, "%s", n++ ? "," : "");
        why_settled(w);
    }
    if (!n)
        w->out->n = start;
}

void tell_callback(struct telling *w)
{
    uint32_t push = begun(w);
    struct event e = why_event(w, push);
    bool begins = why_has(w, EV_frame_new) && w->v->next_line;
    if (e.ready_push.handle < w->m->handles.n
        && w->m->handles.p[e.ready_push.handle].cancelled) {
        why_say(w, "The loop dropped ");
        why_callback(w, &e);
        why_say(w, ", which was cancelled: it does not run.");
        return;
    }
    why_say(w, begins ? "The loop runs " : "The loop ran ");
    why_callback(w, &e);
    if (str_eqz(e.ready_push.what, "timer"))
        say_timer(w, push);
    else if (str_eqz(e.ready_push.why, "done"))
        say_done(w, push);
    else
        say_asked(w, push, &e);
    if (!begins)
        say_effects(w, push);
    if (why_has(w, EV_block)) {
        why_say(w, "; it held the whole loop for ");
        add_seconds(why_event(w, w->d.of[EV_block]).block.seconds, w->out);
        why_say(w, " s");
    }
    buf_addc(w->out, '.');
}

/* -- futures -- */

static uint32_t settled(const struct telling *w)
{
    uint32_t at = w->d.of[EV_future_done];
    if (at == NO_EVENT)
        return NO_EVENT;
    uint32_t id = why_event(w, at).future_done.future;
    uint32_t made = id < w->m->futures.n ? w->m->futures.p[id].new_event
                                         : NO_EVENT;
    return made != NO_EVENT
                   && str_eqz(why_event(w, made).future_new.kind, "plain")
               ? at : NO_EVENT;
}

bool why_settles(const struct telling *w)
{
    return settled(w) != NO_EVENT;
}

/* ": a, b and 7 more, which waited for it, are ready" */
static void say_woken(struct telling *w)
{
    uint32_t tasks[4] = {0};
    size_t n = 0;
    for (size_t i = settled(w); i < w->v->to; i++)
        if (trace_store_kind(w->m->store, i) == EV_task_wake) {
            if (n < 4)
                tasks[n] = why_event(w, (uint32_t)i).task_wake.task;
            n++;
        }
    if (!n)
        return;
    why_say(w, ": ");
    why_labels(w, tasks, n);
    why_say(w, ", which waited for it, %s ready", n > 1 ? "are" : "is");
}

void why_settled(struct telling *w)
{
    struct event e = why_event(w, settled(w));
    if (str_eqz(e.future_done.outcome, "result"))
        why_say(w, " gave a future its result");
    else if (str_eqz(e.future_done.outcome, "cancelled"))
        why_say(w, " cancelled a future");
    else
        why_say(w, " gave a future an exception");
    if (e.future_done.value.n && !str_eqz(e.future_done.outcome, "cancelled")) {
        why_say(w, ", ");
        why_cut(w, e.future_done.value);
    }
    say_woken(w);
}

void tell_settled(struct telling *w)
{
    why_task(w, w->m->running);
    if (w->v->ran_line)
        why_say(w, " ran line %d and", w->v->ran_line);
    why_settled(w);
    buf_addc(w->out, '.');
}
