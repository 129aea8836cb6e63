/* What comes next, as far as the state says it. */
#include <ctype.h>
#include <math.h>

#include "story/why.h"
#include "trace/reader.h"

static bool program_is_over(const struct model *m)
{
    return m->program == PROGRAM_ENDED;
}

/* All tasks are over, apart from asyncio's own. */
static bool tasks_are_over(const struct model *m)
{
    for (size_t t = 1; t < m->tasks.n; t++) {
        enum task_state st = m->tasks.p[t].state;
        if (st == TASK_READY || st == TASK_RUNNING || st == TASK_WAITING)
            return false;
    }
    return m->tasks.n > 1;
}

/* "line 12: print(x).", for a line event; the colon of a block's head says
 * nothing here. */
static void say_line_text(struct telling *w, const struct event *e)
{
    struct str text =
        story_source_line(w->s, e->line.frame, (int)e->line.line);
    while (text.n && isspace((unsigned char)text.p[0]))
        text.p++, text.n--;
    text = why_without_comment(text);
    bool goes_on = why_is_open(text);
    while (text.n && (text.p[text.n - 1] == ':'
                      || isspace((unsigned char)text.p[text.n - 1])))
        text.n--;
    size_t used, fits = utf8_fit(text, 44, &used);
    why_say(w, "line %d", (int)e->line.line);
    if (text.n)
        why_say(w, ": %.*s", (int)fits, text.p);
    buf_addz(w->out, fits < text.n || goes_on ? "…" : ".");
}

/* Is the sentence about a function, and not about who goes on behind it? */
static bool is_about_function(const struct telling *w)
{
    return w->v->detail != DETAIL_EVENTS && !why_has(w, EV_task_run)
           && !why_has(w, EV_thread_run) && !why_has(w, EV_loop_clock)
           && !why_has(w, EV_raise) && why_returns(w);
}

static void tell_next_line(struct telling *w)
{
    struct event e = why_event(w, w->m->last_line_event);
    why_say(w, " Next, ");
    if (!is_about_function(w))
        buf_addz(w->out, "it");
    else if (w->m->running)
        add_task(w->m, w->m->running, w->out);
    else
        add_runner(w->s, w->m, w->out);
    why_say(w, " %s ", why_next_verb(w));
    say_line_text(w, &e);
}

/* The task whose gather has all it waits for, 0: none. */
static uint32_t gathered_task(const struct telling *w)
{
    for (size_t t = 1; t < w->m->tasks.n; t++) {
        const struct m_task *task = &w->m->tasks.p[t];
        if (task->state != TASK_WAITING || task->wait_event == NO_EVENT)
            continue;
        struct event e = why_event(w, task->wait_event);
        uint32_t future = e.task_wait.on.id;
        if (!str_eqz(e.task_wait.on.kind, "gather") ||
            future >= w->m->futures.n ||
            w->m->futures.p[future].new_event == NO_EVENT)
            continue;
        struct event made = why_event(w, w->m->futures.p[future].new_event);
        size_t at = 0, total = 0;
        event_id id;
        while (json_list_each_id(made.future_new.of, &at, &id))
            total++;
        if (total && total >= why_first_number(e.task_wait.on.text)
            && w->m->futures.p[future].done_count >= total)
            return (uint32_t)t;
    }
    return 0;
}

/* Does the loop take a callback of the program's own there? */
static bool is_programs_own(const struct telling *w, uint32_t index)
{
    uint32_t handle = why_event(w, index).ready_pop.handle;
    uint32_t push = handle < w->m->handles.n
                        ? w->m->handles.p[handle].push_event : NO_EVENT;
    for (uint32_t i = index; push == NO_EVENT && i-- > w->m->at;)
        if (trace_store_kind(w->m->store, i) == EV_ready_push
            && why_event(w, i).ready_push.handle == handle)
            push = i; /* it is still to come as well */
    return push != NO_EVENT && why_event(w, push).ready_push.call.n;
}

/* The first event of that kind, from `i` on, that comes before control moves: to
 * a line, a task's turn, a callback or another thread, or to another time;
 * NO_EVENT: none does. */
static uint32_t coming(const struct telling *w, uint32_t i,
                       enum event_kind wanted)
{
    enum { NEAR = 60 };
    size_t n = trace_store_count(w->m->store);
    for (; i < n && i < w->m->at + NEAR; i++) {
        enum event_kind kind = trace_store_kind(w->m->store, i);
        if (kind == wanted)
            return i;
        if (kind == EV_line || kind == EV_task_run || kind == EV_loop_clock
            || kind == EV_thread_run || kind == EV_thread_block
            || (kind == EV_ready_pop && is_programs_own(w, i)))
            break;
    }
    return NO_EVENT;
}

/* What the loop was run for is done, and asyncio.run turns to the tasks that
 * are left: the first that it cancels, or 0. */
static uint32_t left_over(const struct telling *w)
{
    uint32_t at = (uint32_t)w->m->at, cancel = coming(w, at, EV_task_cancel);
    if (cancel == NO_EVENT || coming(w, at, EV_group_abort) < cancel ||
        coming(w, at, EV_timeout_expire) < cancel)
        return 0;
    return why_event(w, cancel).task_cancel.task;
}

static bool waits_in_gather(const struct telling *w, uint32_t task)
{
    if (task >= w->m->tasks.n || w->m->tasks.p[task].wait_event == NO_EVENT)
        return false;
    struct event e = why_event(w, w->m->tasks.p[task].wait_event);
    return str_eqz(e.task_wait.on.kind, "gather");
}

/* Is it a task of asyncio's own that is woken next? */
static bool wakes_internal(const struct telling *w)
{
    uint32_t wake = coming(w, (uint32_t)w->m->at, EV_task_wake);
    return wake != NO_EVENT
           && story_task_internal(w->m,
                                  why_event(w, wake).task_wake.task);
}

/* What the callbacks that are ready bring about, as far as the trace is known:
 * whom they wake, which group they abort. */
static bool tell_next_effect(struct telling *w)
{
    uint32_t at = (uint32_t)w->m->at, abort = coming(w, at, EV_group_abort);
    uint32_t wake = coming(w, at, EV_task_wake);
    while (wake != NO_EVENT &&
           waits_in_gather(w, why_event(w, wake).task_wake.task))
        wake = coming(w, wake + 1, EV_task_wake);
    if (abort < wake) {
        why_say(w, " Next, ");
        model_group_name(w->m, why_event(w, abort).group_abort.group, w->out);
        why_say(w, " hears of it and cancels what still runs in it.");
    } else if (wake != NO_EVENT) {
        why_say(w, " Next, the loop runs the callback that makes ");
        why_task(w, why_event(w, wake).task_wake.task);
        why_say(w, " ready.");
    }
    return abort != NO_EVENT || wake != NO_EVENT;
}

/* The earliest timer comes next. On a real clock, or where there are threads,
 * something from outside may come before it. */
static void tell_next_timer(struct telling *w, const char *ready,
                            uint32_t timer)
{
    if (!isfinite(w->m->timers.p[timer].when)) {
        why_say(w, " Next, %s is ready, and the only timer never comes due: "
                "the loop waits for ever.", ready);
        return;
    }
    if (coming(w, (uint32_t)w->m->at, EV_timer_fire)
        < coming(w, (uint32_t)w->m->at, EV_loop_clock)
        && w->m->timers.p[timer].when <= w->m->t) {
        why_say(w, " Next, %s is ready, but a timer is due already: its "
                "callback runs.", ready);
        return;
    }
    bool waits = story_real_clock(w->s) || story_has_threads(w->s);
    why_say(w, " Next, %s is ready, so the %s", ready,
            waits ? "loop waits, at most until " : "clock goes to ");
    add_seconds(w->m->timers.p[timer].when, w->out);
    buf_addc(w->out, '.');
}

/* A callback creates a task: the one that closes an async generator. */
static void tell_next_made(struct telling *w, uint32_t made)
{
    why_say(w, " Next, the loop runs the callback that creates ");
    why_task(w, why_event(w, made).task_new.task);
    buf_addc(w->out, '.');
}

/* Is that event of a frame around the loop? It is there already; that of a
 * callback is not. */
static bool is_around_loop(const struct telling *w, uint32_t index)
{
    uint32_t frame = why_event(w, index).line.frame; /* the first field of all */
    return frame && frame < w->m->frames.n
           && w->m->frames.p[frame].new_event != NO_EVENT
           && !w->m->frames.p[frame].task;
}

static bool is_deadlock(const struct telling *w, uint32_t i)
{
    return str_eqz(why_event(w, i).diag.kind, "deadlock");
}

/* Does the code around the loop go on before anything that the loop runs? Where
 * nothing can ever run again, it does not. */
static bool loop_stops(const struct telling *w)
{
    enum { NEAR = 60 };
    size_t n = trace_store_count(w->m->store);
    for (uint32_t i = (uint32_t)w->m->at; i < n && i < w->m->at + NEAR; i++)
        switch (trace_store_kind(w->m->store, i)) {
        case EV_line:
        case EV_return_:
        case EV_raise:
        case EV_unwind:
            return is_around_loop(w, i);
        case EV_loop_close:
        case EV_end:
            return true;
        case EV_diag:
            if (is_deadlock(w, i))
                return false;
            break;
        case EV_task_run:
        case EV_task_new:
        case EV_task_cancel:
        case EV_loop_clock:
        case EV_thread_run:
        case EV_frame_new:
            return false;
        default:
            break;
        }
    return false;
}

/* Only callbacks are ready: what they will bring about. */
static void tell_next_callback(struct telling *w)
{
    uint32_t timer, task = gathered_task(w), left = left_over(w);
    uint32_t woken = coming(w, (uint32_t)w->m->at, EV_task_wake);
    if (left) {
        why_say(w, " Next, ");
        why_runner(w);
        why_say(w, " ends, so it cancels ");
        why_task(w, left);
        why_say(w, ", which is left over.");
    } else if (tell_next_effect(w)) {
        return;
    } else if (task) {
        why_say(w, " Next, the gather sees that all are done and makes ");
        why_task(w, task);
        why_say(w, " ready.");
    } else if (woken != NO_EVENT) {
        why_say(w, " Next, a callback hears of it and makes ");
        why_task(w, why_event(w, woken).task_wake.task);
        why_say(w, " ready.");
    } else if (model_timers(w->m, &timer, 1)) {
        tell_next_timer(w, "nobody else", timer);
    } else {
        why_say(w, " Next, the loop runs the callbacks that are ready.");
    }
}

/* The frame that runs has no line left: how it ends. */
static bool tell_next_end(struct telling *w)
{
    struct event e, made;
    if (w->m->at >= trace_store_count(w->m->store))
        return false;
    trace_store_get(w->m->store, w->m->at, &e);
    if (e.kind == EV_return_) {
        bool module = story_frame(w->s, e.return_.frame, &made) &&
                      str_eqz(made.frame_new.kind, "module");
        why_say(w, " Next, ");
        why_called(w, e.return_.frame);
        why_say(w, module ? " ends." : " returns.");
        return true;
    }
    if (e.kind == EV_unwind) {
        why_say(w, " Next, the exception leaves ");
        why_called(w, e.unwind.frame);
        buf_addc(w->out, '.');
        return true;
    }
    return false;
}

/* One event a step: what comes next is one event, too. */
static void tell_next_event(struct telling *w)
{
    const struct model *m = w->m;
    if (m->at >= trace_store_count(m->store))
        return;
    struct event e = why_event(w, (uint32_t)m->at);
    why_say(w, " Next, ");
    if (e.kind != EV_line) {
        story_coming(m, &e, w->out);
        return;
    }
    why_called(w, e.line.frame);
    why_say(w, " comes to ");
    say_line_text(w, &e);
}

/* Something else is done, or its time is up, before anybody runs: what does not
 * come due at once comes one by one. */
static bool tell_next_wake(struct telling *w)
{
    uint32_t at = (uint32_t)w->m->at, wake = coming(w, at, EV_task_wake);
    uint32_t expire = coming(w, at, EV_timeout_expire);
    if (w->v->detail == DETAIL_TURNS
        || (wake == NO_EVENT && expire == NO_EVENT)
        || coming(w, at, EV_task_new) < wake
        || coming(w, at, EV_group_abort) < wake
        || (left_over(w) && coming(w, at, EV_task_cancel) < wake)
        || (!model_ready_count(w->m) && /* the loop waits for it first */
            coming(w, at, EV_timer_fire) < wake))
        return false;
    why_say(w, " Next, ");
    if (expire < wake) {
        struct event e = why_event(w, expire);
        story_coming(w->m, &e, w->out);
        return true;
    }
    why_say(w, "the loop runs the callback that makes ");
    why_task(w, why_event(w, wake).task_wake.task);
    why_say(w, " ready.");
    return true;
}

/* The first of READY that people know by a name: a callback of the program's
 * own, or a task. */
static bool tell_next_ready(struct telling *w)
{
    const struct model *m = w->m;
    if (tell_next_wake(w))
        return true;
    for (size_t i = 0; i < model_ready_count(m); i++) {
        const struct m_handle *h = &m->handles.p[model_ready(m, i)];
        struct event push = why_event(w, h->push_event);
        if (push.ready_push.call.n && !tasks_are_over(m)) {
            why_say(w, h->cancelled ? " Next, the loop drops "
                                    : " Next, the loop runs ");
            why_callback(w, &push);
            why_say(w, h->cancelled ? ", which was cancelled." : ".");
            return true;
        }
        if (str_eqz(push.ready_push.what, "step")
            || str_eqz(push.ready_push.what, "wakeup")) {
            why_say(w, " Next, the loop runs the first ready task: ");
            why_task(w, h->task);
            buf_addc(w->out, '.');
            return true;
        }
    }
    return false;
}

/* Nothing is ready, and no timer is set. */
static void tell_next_nothing(struct telling *w)
{
    if (why_has(w, EV_thread_run))
        why_say(w, " Next, its event loop goes on.");
    else if (story_has_threads(w->s))
        why_say(w, " Next, nothing is ready, so the loop waits for another "
                "thread.");
    else if (story_real_clock(w->s))
        why_say(w, " Next, nothing is ready, so the loop waits for input and "
                "output.");
    else
        why_say(w, " Next, nothing is ready and no timer is set.");
}

/* Nobody runs, and what comes is no work of the loop: the program goes on behind
 * it, or what cancels cancels another. */
static bool tell_next_outside(struct telling *w)
{
    enum event_kind kind = w->m->at < trace_store_count(w->m->store)
                               ? trace_store_kind(w->m->store, w->m->at)
                               : EV_COUNT;
    if (kind == EV_end)
        why_say(w, " Next, the program is over.");
    else if (kind == EV_line || kind == EV_task_cancel)
        tell_next_event(w);
    return kind == EV_end || kind == EV_line || kind == EV_task_cancel;
}

/* What the loop was run for is done: asyncio.run shuts down what is left, and
 * other ways to run a loop give control back at once. */
static void tell_next_over(struct telling *w, bool cleans_up)
{
    if (!cleans_up && w->m->at >= trace_store_count(w->m->store))
        return; /* that is not known yet */
    if (!cleans_up) {
        why_say(w, " Next, the loop stops, and the program goes on.");
        return;
    }
    why_say(w, " Next, ");
    why_runner(w);
    why_say(w, " cleans up.");
}

/* Is it one of the tasks that asyncio.run makes at its end? */
static bool is_shutdown(const struct telling *w, uint32_t made)
{
    return str_starts(why_event(w, made).task_new.coro,
                      "BaseEventLoop.shutdown_");
}

/* What is thrown away now calls a function of the program's, such as the loop's
 * exception handler, before the loop goes on. */
static bool tell_next_call(struct telling *w)
{
    if (w->m->at >= trace_store_count(w->m->store)
        || trace_store_kind(w->m->store, w->m->at) != EV_frame_new)
        return false;
    why_say(w, " Next, ");
    why_called(w, why_event(w, (uint32_t)w->m->at).frame_new.frame);
    why_say(w, " is called.");
    return true;
}

/* The callback that has woken the group's owner goes on to what failed. */
static bool tell_next_abort(struct telling *w)
{
    if (w->m->at >= trace_store_count(w->m->store)
        || trace_store_kind(w->m->store, w->m->at) != EV_group_abort)
        return false;
    why_say(w, " Next, ");
    model_group_name(w->m, why_event(w, (uint32_t)w->m->at).group_abort.group,
                     w->out);
    why_say(w, " hears of the failure.");
    return true;
}

/* Another thread runs before the loop goes on, as it does now and then. */
static bool tell_next_lane(struct telling *w)
{
    uint32_t run = coming(w, (uint32_t)w->m->at, EV_thread_run);
    if (run == NO_EVENT || !model_ready_count(w->m)
        || coming(w, (uint32_t)w->m->at, EV_ready_pop) < run
        || coming(w, (uint32_t)w->m->at, EV_thread_block) < run)
        return false;
    why_say(w, " Next, another thread gets its turn: ");
    model_thread_name(w->m, why_event(w, run).thread_run.thread, w->out);
    buf_addc(w->out, '.');
    return true;
}

static void tell_next_loop(struct telling *w)
{
    const struct model *m = w->m;
    uint32_t timer, made = coming(w, (uint32_t)m->at, EV_task_new);
    bool over = tasks_are_over(m);
    if (tell_next_call(w) || tell_next_lane(w) || tell_next_abort(w))
        return;
    if (wakes_internal(w))
        tell_next_over(w, true);
    else if (!over && made != NO_EVENT && is_shutdown(w, made))
        tell_next_over(w, true);
    else if (made != NO_EVENT && model_ready_count(m) && !over
             && !why_event(w, made).task_new.parent)
        tell_next_made(w, made);
    else if (!over && loop_stops(w))
        why_say(w, " Next, the loop stops, and the program goes on.");
    else if (tell_next_ready(w))
        return;
    else if (model_ready_count(m) && !over)
        tell_next_callback(w);
    else if (over && made != NO_EVENT && !is_shutdown(w, made))
        tell_next_event(w);
    else if (over && why_has(w, EV_task_done))
        tell_next_over(w, made != NO_EVENT);
    else if (!over && model_timers(m, &timer, 1))
        tell_next_timer(w, "nothing", timer);
    else if (!over)
        tell_next_nothing(w);
}

static void tell_next_step(struct telling *w)
{
    const struct model *m = w->m;
    if (!m->running && tell_next_outside(w))
        return;
    if (why_has(w, EV_thread_run) && !why_has(w, EV_loop_close)
        && tell_next_thread(w))
        return;
    if (!tell_next_end(w) && !m->running)
        tell_next_loop(w);
}

void tell_next(struct telling *w)
{
    size_t said = w->out->n;
    if (program_is_over(w->m))
        return;
    if (w->v->next_line && w->m->last_line_event != NO_EVENT)
        tell_next_line(w);
    else if (w->v->detail != DETAIL_EVENTS)
        tell_next_step(w);
    if (w->out->n == said) /* what follows is known all the same */
        tell_next_event(w);
}
