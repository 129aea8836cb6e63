/* Sentences about tasks: how a turn begins, waits and ends, and the clock. */
#include <math.h>

#include "story/why.h"
#include "trace/reader.h"

void tell_clock(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_loop_clock]);
    uint32_t tasks[4] = {0};
    size_t n = 0;
    bool by_timer = why_has(w, EV_timer_fire);
    if (why_returns(w)) {
        tell_returned(w);
        buf_addc(w->out, ' ');
    }
    if (why_has(w, EV_job_done))
        why_job_done(w);
    why_say(w, by_timer ? "Nothing was ready, so the clock jumped to "
                        : "Another thread woke the event loop at t=");
    add_seconds(e.loop_clock.to, w->out);
    why_say(w, by_timer ? ", the earliest timer." : ".");
    for (size_t i = w->v->from; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_task_wake)
            continue;
        uint32_t task = why_event(w, (uint32_t)i).task_wake.task;
        if (why_has(w, EV_timeout_expire) && why_timed_out(w, task))
            continue;
        if (n < 4)
            tasks[n] = task;
        n++;
    }
    if (why_has(w, EV_timeout_expire)) {
        buf_addc(w->out, ' ');
        tell_expire(w);
    }
    if (!n)
        return;
    buf_addc(w->out, ' ');
    why_labels(w, tasks, n);
    if (n == 1)
        why_say(w, "'s %s is over: ready, not yet running.",
            why_slept(w, tasks[0]) ? "sleep" : "wait");
    else
        why_say(w, " have waited long enough: ready, not yet running.");
}

/* Has any of its code run? Asyncio's own has no frames that would show it. */
static bool has_run(const struct telling *w, uint32_t task)
{
    return task >= w->m->tasks.n || w->m->tasks.p[task].frame
           || w->m->tasks.p[task].n_turns > 1;
}

/* Is it the task that closes an async generator? */
static bool is_closer(const struct telling *w, uint32_t task)
{
    static const char end[] = ".aclose()";
    struct str name = model_task_name(w->m, task);
    return name.n >= sizeof end - 1
           && memcmp(name.p + name.n - (sizeof end - 1), end,
                     sizeof end - 1) == 0;
}

void tell_done(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_task_done]);
    int line = why_line_left(w);
    why_task(w, e.task_done.task);
    if (line) {
        why_say(w, " ran line %d", line);
        why_loop_over(w, line);
        why_say(w, ". It");
    } else if (!why_has(w, EV_line) && why_deeds(w)) {
        why_say(w, ". It"); /* code of asyncio's own that has no lines */
    }
    if (str_eqz(e.task_done.outcome, "error")) {
        why_say(w, " failed with ");
        why_value(w, e.task_done.value);
    } else if (str_eqz(e.task_done.outcome, "cancelled")) {
        why_say(w, has_run(w, e.task_done.task)
                       ? " is cancelled: CancelledError went all the way up"
                       : " is cancelled: none of its code has run");
    } else if (is_closer(w, e.task_done.task)) {
        why_say(w, " is done: the generator is closed");
    } else if (e.task_done.value.n == 0 ||
               str_eqz(e.task_done.value, "None")) {
        why_say(w, " is done: it reached its end and returned None");
    } else {
        why_say(w, " is done: it returned ");
        why_value(w, e.task_done.value);
    }
    tell_waiters(w, e.task_done.task);
    buf_addc(w->out, '.');
}

/* "chain(9) ran line 5: " when a line ran. */
static void tell_ran(struct telling *w, uint32_t task)
{
    if (!w->v->ran_line)
        return;
    why_task(w, task);
    why_say(w, " ran line %d: ", w->v->ran_line);
}

/* The queue that the task waits for. */
static void say_waited_queue(struct telling *w, uint32_t task)
{
    const struct m_wait *wait = &why_known_task(w, task)->wait;
    uint32_t queue = wait->side == SIDE_GET || wait->side == SIDE_PUT
                             || wait->side == SIDE_JOIN ? wait->object : 0;
    if (queue)
        model_queue_name(w->m, queue, w->out);
    else
        buf_addz(w->out, "the queue");
}

/* Did the task wake in get or put, find nothing, and wait again, all without
 * running a line? */
static bool was_robbed(struct telling *w, const struct event_on *on)
{
    return why_has(w, EV_task_run) && !why_has(w, EV_line) &&
           !why_has(w, EV_frame_new) && !why_has(w, EV_queue_get) &&
           !why_has(w, EV_queue_put) &&
           why_known_task(w, why_event(w, w->d.of[EV_task_wait]).task_wait.task)
                   ->n_turns > 1 &&
           (str_eqz(on->kind, "queue.get") || str_eqz(on->kind, "queue.put"));
}

/* The put or get of another that came first after the task was woken in that
 * queue; NO_EVENT: none is found. */
static uint32_t find_robber(const struct telling *w, uint32_t task, bool get)
{
    enum { FAR = 4000 };
    uint32_t found = NO_EVENT, queue = why_known_task(w, task)->wait.object;
    size_t stop = w->v->to > FAR ? w->v->to - FAR : 0;
    for (size_t i = w->v->to; i-- > stop;) {
        enum event_kind k = trace_store_kind(w->m->store, i);
        if (k != EV_queue_unblock && k != (get ? EV_queue_get : EV_queue_put))
            continue;
        struct event e = why_event(w, (uint32_t)i);
        if (k != EV_queue_unblock && e.queue_get.queue == queue)
            found = (uint32_t)i; /* `queue` is the first field of all three */
        if (k == EV_queue_unblock && e.queue_unblock.queue == queue
            && WHO_DID(e.queue_unblock) == task)
            return found;
    }
    return NO_EVENT;
}

/* "c woke, but a had taken 3: it waits again." */
static void tell_robbed(struct telling *w, uint32_t task)
{
    bool get = why_known_task(w, task)->wait.side == SIDE_GET;
    uint32_t at = find_robber(w, task, get);
    why_task(w, task);
    if (at == NO_EVENT) {
        why_say(w, " woke, but what it was woken for had been taken meanwhile: "
                "it waits again.");
        return;
    }
    struct event e = why_event(w, at);
    why_say(w, " woke, but ");
    why_task(w, get ? WHO_DID(e.queue_get) : WHO_DID(e.queue_put));
    if (!get) {
        why_say(w, " had put something in: there is no room, so it waits "
                "again.");
        return;
    }
    const struct m_item *item = e.queue_get.item < w->m->items.n
                                    ? &w->m->items.p[e.queue_get.item] : NULL;
    why_say(w, " had taken ");
    if (item && item->put_event != NO_EVENT)
        why_cut(w, why_event(w, item->put_event).queue_put.text);
    else
        why_say(w, "the item");
    why_say(w, ": it waits again.");
}

/* How many tasks that task has made in the step. */
static uint32_t count_made(const struct telling *w, uint32_t task)
{
    uint32_t n = 0;
    for (size_t i = w->d.first[EV_task_new]; i < w->v->to; i++)
        n += trace_store_kind(w->m->store, i) == EV_task_new
             && why_event(w, (uint32_t)i).task_new.parent == task;
    return n;
}

void tell_wait(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_task_wait]);
    const struct event_on *on = &e.task_wait.on;
    uint32_t task = e.task_wait.task;
    if (was_robbed(w, on)) {
        tell_robbed(w, task);
        return;
    }
    tell_ran(w, task);
    uint32_t timer = why_known_task(w, task)->timer;
    if (str_eqz(on->kind, "sleep") && timer && timer < w->m->timers.n) {
        double when = w->m->timers.p[timer].when;
        why_say(w, "%.*s set a timer ", STR_ARG(on->text));
        why_say(w, !isfinite(when) ? "that never comes due, so " : "for t=%.3f, so ",
                when);
        why_task(w, task);
        why_say(w, " waits and gives control back.");
    } else if (str_eqz(on->kind, "gather")) {
        uint32_t made = count_made(w, task);
        if (made)
            why_say(w, "gather made %u task%s; ", made, made == 1 ? "" : "s");
        why_task(w, task);
        why_say(w, made ? " waits until all finish."
                        : " waits until all that gather was given finish.");
    } else if (str_eqz(on->kind, "queue.get")) {
        say_waited_queue(w, task);
        why_say(w, " is empty, so ");
        why_task(w, task);
        why_say(w, " waits for a put.");
    } else if (str_eqz(on->kind, "queue.put")) {
        say_waited_queue(w, task);
        why_say(w, " is full, so ");
        why_task(w, task);
        why_say(w, " waits for a get.");
    } else if (str_eqz(on->kind, "queue.join")) {
        why_say(w, "items of ");
        say_waited_queue(w, task);
        why_say(w, " are unfinished, so ");
        why_task(w, task);
        why_say(w, " waits in join().");
    } else if (str_eqz(on->kind, "task")) {
        why_task(w, on->id);
        why_say(w, " is not done, so ");
        why_task(w, task);
        why_say(w, " waits for it and gives control back.");
    } else if (!why_waits_sync(w, task) && !why_waits_several(w, &e)) {
        why_again(w, task);
        why_say(w, " waits for %.*s and gives control back.",
            STR_ARG(on->text.n ? on->text : STR("a future")));
    }
}

void tell_yield(struct telling *w)
{
    struct event e = why_event(w, w->d.yield);
    uint32_t bare = story_bare_yield(w->m, w->d.yield);
    if (bare) {
        why_task(w, e.ready_push.task);
        why_say(w, " ran line %d: a yield without a value waits for nothing; ",
                w->m->frames.p[bare].line);
    } else {
        tell_ran(w, e.ready_push.task);
        why_say(w, "sleep(0) sets no timer; ");
    }
    why_task(w, e.ready_push.task);
    why_say(w, " goes to the back of ready and runs in the next pass.");
}

void tell_run_started(struct telling *w)
{
    struct event e = why_event(w, w->d.first[EV_task_new]);
    why_runner(w);
    why_say(w, " started the loop and queued ");
    why_task(w, e.task_new.task);
    why_say(w, ": it is in ready and has not started.");
}

/* A turn in which a put or get that had waited comes to its end. */
static void tell_served(struct telling *w)
{
    if (why_has(w, EV_queue_put)) {
        struct event e = why_event(w, w->d.of[EV_queue_put]);
        why_say(w, " Its put of ");
        why_value(w, e.queue_put.text);
        why_say(w, " into ");
        model_queue_name(w->m, e.queue_put.queue, w->out);
        why_say(w, " is done: a get had made room.");
    } else if (why_has(w, EV_queue_get)) {
        struct event e = why_event(w, w->d.of[EV_queue_get]);
        why_say(w, " It");
        why_taken(w, &e);
        why_say(w, ", after waiting.");
    }
}

bool why_wait_outcome(const struct telling *w, uint32_t task,
                      struct str *outcome, struct str *value)
{
    if (task >= w->m->tasks.n || w->m->tasks.p[task].wait_event == NO_EVENT)
        return false;
    struct event e = why_event(w, w->m->tasks.p[task].wait_event);
    uint32_t id = e.task_wait.on.id;
    bool on_task = str_eqz(e.task_wait.on.kind, "task");
    if (id >= (on_task ? w->m->tasks.n : w->m->futures.n))
        return false;
    uint32_t at = on_task ? w->m->tasks.p[id].done_event
                          : w->m->futures.p[id].done_event;
    if (at == NO_EVENT)
        return false;
    e = why_event(w, at);
    *outcome = on_task ? e.task_done.outcome : e.future_done.outcome;
    *value = on_task ? e.task_done.value : e.future_done.value;
    return true;
}

const struct m_task *why_known_task(const struct telling *w, uint32_t task)
{
    static const struct m_task nobody = {
        .new_event = NO_EVENT, .wait_event = NO_EVENT, .wake_event = NO_EVENT,
        .done_event = NO_EVENT, .ready_event = NO_EVENT,
        .wait = {.since = NO_EVENT}};
    return task < w->m->tasks.n ? &w->m->tasks.p[task] : &nobody;
}

bool why_has_been_woken(const struct telling *w, uint32_t task)
{
    const struct m_task *t = why_known_task(w, task);
    if (t->ready_event == NO_EVENT || t->wait_event == NO_EVENT ||
        !str_eqz(why_event(w, t->ready_event).ready_push.what, "wakeup"))
        return false;
    for (uint32_t i = t->ready_event; i > t->wait_event; i--)
        if (trace_store_kind(w->m->store, i) == EV_task_cancel &&
            why_event(w, i).task_cancel.task == task)
            return false;
    return true;
}

/* Did one of the tasks that the future is about not end well? */
static bool holds_failure(const struct telling *w, uint32_t future)
{
    if (future >= w->m->futures.n
        || w->m->futures.p[future].new_event == NO_EVENT)
        return false;
    struct event made = why_event(w, w->m->futures.p[future].new_event);
    size_t at = 0;
    event_id id;
    while (json_list_each_id(made.future_new.of, &at, &id))
        if (id < w->m->tasks.n
            && (w->m->tasks.p[id].state == TASK_FAILED
                || w->m->tasks.p[id].state == TASK_CANCELLED))
            return true;
    return false;
}

static void say_gathered(struct telling *w, uint32_t future)
{
    why_say(w, " gather gives it all results, in the order of its arguments");
    if (holds_failure(w, future))
        why_say(w, "; for a task that failed, its exception "
                "(return_exceptions)");
    buf_addc(w->out, '.');
}

static void say_value(struct telling *w, const char *words, struct str value)
{
    buf_addz(w->out, words);
    why_value(w, value);
    buf_addc(w->out, '.');
}

/* What a wait for several came to. */
static void tell_ended_wait(struct telling *w, uint32_t task)
{
    struct str outcome, value;
    if (!why_has_been_woken(w, task)
        || !why_wait_outcome(w, task, &outcome, &value))
        return;
    struct event e = why_event(w, w->m->tasks.p[task].wait_event);
    struct str kind = e.task_wait.on.kind;
    if (str_eqz(outcome, "error"))
        say_value(w, " The await raises ",
                  value.n ? value : STR("the exception"));
    else if (str_eqz(outcome, "cancelled"))
        why_say(w, " What it waited for was cancelled, so the await raises "
                "CancelledError.");
    else if (str_eqz(kind, "gather"))
        say_gathered(w, e.task_wait.on.id);
    else if (str_eqz(kind, "queue.join"))
        why_say(w, " Its join() is over: every item is done.");
    else if (str_eqz(kind, "future") && value.n)
        say_value(w, " The await gives it the future's result, ", value);
    else if (str_eqz(kind, "wait"))
        why_say(w, " wait() gives it the sets done and pending.");
    else if (str_eqz(kind, "wait_for") || str_eqz(kind, "shield")
             || str_eqz(kind, "task") || str_eqz(kind, "as_completed"))
        why_say(w, " The await gives it the result.");
}

static void say_it_printed(struct telling *w)
{
    why_say(w, " It printed ");
    add_quoted(why_event(w, w->d.of[EV_out]).out.text, w->out);
    buf_addc(w->out, '.');
}

void tell_turn(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_task_run]);
    const struct m_task *t = e.task_run.task < w->m->tasks.n
                                 ? &w->m->tasks.p[e.task_run.task] : NULL;
    why_task(w, e.task_run.task);
    if (t && t->n_turns <= 1)
        why_say(w, " was first in ready, so it starts.");
    else if (w->v->ran_line && w->v->detail != DETAIL_TURNS)
        why_say(w, " goes on after line %d, where it stopped, with its variables.",
            w->v->ran_line);
    else
        why_say(w, " goes on where it stopped, with its variables.");
    tell_served(w);
    /* what it printed before it let another thread run is its own, not the thread's */
    bool printed = why_has(w, EV_out);
    if (printed && why_has(w, EV_thread_run)
        && w->d.of[EV_out] < w->d.of[EV_thread_run]) {
        say_it_printed(w);
        printed = false;
    }
    if (why_has(w, EV_thread_run)) {
        buf_addc(w->out, ' ');
        tell_thread_run(w);
    } else if (why_has(w, EV_group_exit)) {
        buf_addc(w->out, ' ');
        tell_group_exit(w);
    } else if (t && t->n_turns > 1 && !why_let_through(w, e.task_run.task)) {
        tell_ended_wait(w, e.task_run.task);
    }
    if (printed)
        say_it_printed(w);
    if (w->v->next_line && t && t->n_turns > 1 && why_changes(w, " "))
        buf_addc(w->out, '.');
}

static bool waits_for_several(const struct telling *w, uint32_t task)
{
    if (task >= w->m->tasks.n || w->m->tasks.p[task].wait_event == NO_EVENT)
        return true;
    struct event e = why_event(w, w->m->tasks.p[task].wait_event);
    return str_eqz(e.task_wait.on.kind, "gather")
           || str_eqz(e.task_wait.on.kind, "group");
}

void tell_gathered(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_task_wake]);
    if (why_slept(w, e.task_wake.task)) {
        why_task(w, e.task_wake.task);
        why_say(w, "'s sleep is over: ready, not yet running.");
        return;
    }
    struct str outcome, value;
    bool over = why_wait_outcome(w, e.task_wake.task, &outcome, &value);
    if (over && (str_eqz(outcome, "cancelled")
                 || str_starts(value, "CancelledError"))) {
        why_say(w, "What ");
        why_task(w, e.task_wake.task);
        why_say(w, " waited for was cancelled: it is in ready, not yet "
                "running.");
        return;
    }
    if (over
        && str_eqz(outcome, "error") && waits_for_several(w, e.task_wake.task)) {
        why_say(w, "One of what ");
        why_task(w, e.task_wake.task);
        why_say(w, " waited for failed, so its wait is over at once: it is in "
                "ready, not yet running.");
        return;
    }
    why_say(w, waits_for_several(w, e.task_wake.task) ? "All that " : "What ");
    why_task(w, e.task_wake.task);
    why_say(w, " waited for is done: it is in ready, not yet running.");
}

void tell_put(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_queue_put]);
    why_task(w, WHO_DID(e.queue_put));
    why_say(w, " put ");
    why_value(w, e.queue_put.text);
    why_say(w, " into ");
    model_queue_name(w->m, e.queue_put.queue, w->out);
    why_say(w, " without waiting: there was room.");
    if (why_has(w, EV_queue_unblock)) {
        struct event woken = why_event(w, w->d.of[EV_queue_unblock]);
        why_say(w, " That put woke ");
        why_task(w, WHO_DID(woken.queue_unblock));
        why_say(w, "; another task may still take the item first.");
    }
}

void tell_get(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_queue_get]);
    why_task(w, WHO_DID(e.queue_get));
    why_taken(w, &e);
    why_say(w, e.queue_get.waited ? ", after waiting" : ", without waiting");
    if (why_has(w, EV_queue_unblock)) {
        why_say(w, ". That made room and woke ");
        struct event woken = why_event(w, w->d.of[EV_queue_unblock]);
        why_task(w, WHO_DID(woken.queue_unblock));
        why_say(w, ", which waits to put");
    }
    if (why_has(w, EV_out)) {
        why_say(w, ". It printed ");
        add_quoted(why_event(w, w->d.of[EV_out]).out.text, w->out);
    } else if (w->v->next_line) {
        why_changes(w, "; ");
    }
    buf_addc(w->out, '.');
}

void tell_task_done(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_queue_done]);
    why_task(w, w->m->running);
    why_say(w, " called task_done(): unfinished of ");
    model_queue_name(w->m, e.queue_done.queue, w->out);
    why_say(w, " is %lld; ", (long long)e.queue_done.unfinished);
    if (e.queue_done.unfinished)
        why_say(w, "join() waits for all of them.");
    else
        why_say(w, why_has(w, EV_task_wake) ? "join() lets go whoever waits in it."
                                    : "nobody waits in join().");
}

/* Cancelled by asyncio.run at its end: by no task, and by no line either. */
bool why_by_runner(const struct telling *w, const struct event *cancel)
{
    return !cancel->task_cancel.by && !why_has(w, EV_line);
}

/* What cancels outside every task, before the event at that index: a timeout, a
 * group, or asyncio.run at its end. */
static void say_canceller(struct telling *w, uint32_t index)
{
    enum { FAR = 400 };
    uint32_t stop = index > FAR ? index - FAR : 0;
    for (uint32_t i = index; i-- > stop;) {
        struct event e = why_event(w, i);
        size_t start = w->out->n;
        if (e.kind == EV_timeout_expire) {
            add_named(w->m, &e, STR("limited"), w->out);
            why_capital(w, start);
            return;
        }
        if (e.kind == EV_group_abort) {
            model_group_name(w->m, e.group_abort.group, w->out);
            return;
        }
        if (e.kind == EV_ready_pop || e.kind == EV_loop_select)
            break;
    }
    why_runner(w);
}

void tell_cancel(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_task_cancel]);
    if (why_by_runner(w, &e))
        say_canceller(w, w->d.of[EV_task_cancel]);
    else
        why_task(w, e.task_cancel.by);
    why_say(w, " cancelled ");
    uint32_t tasks[4] = {0};
    size_t n = 0;
    for (size_t i = w->v->from; i < w->v->to; i++)
        if (trace_store_kind(w->m->store, i) == EV_task_cancel && ++n <= 4)
            tasks[n - 1] = why_event(w, (uint32_t)i).task_cancel.task;
    if (n > 1) {
        why_labels(w, tasks, n);
        why_say(w, ": each gets CancelledError on its next turn.");
        return;
    }
    if (e.task_cancel.task != e.task_cancel.by)
        why_task(w, e.task_cancel.task);
    bool started = e.task_cancel.task < w->m->tasks.n
                   && w->m->tasks.p[e.task_cancel.task].n_turns > 0;
    bool itself = e.task_cancel.task == e.task_cancel.by;
    why_say(w, itself ? "itself: it gets CancelledError at its next await."
               : started
                   ? ": it gets CancelledError where it waits, on its next turn."
                   : " before its first turn: none of its code will run.");
}
