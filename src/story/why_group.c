/* Sentences about task groups and about what waits with a limit or for several:
 * timeouts, wait_for, wait, as_completed, shield. */
#include <ctype.h>
#include <math.h>

#include "story/why.h"

/* -- task groups -- */

void tell_group_enter(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_group_enter]);
    why_task(w, e.group_enter.task);
    why_say(w, " entered the block of ");
    model_group_name(w->m, e.group_enter.group, w->out);
    why_say(w, ": it is left only when every task made in it is over.");
}

static uint32_t owner_of(const struct telling *w, uint32_t group)
{
    return group < w->m->groups.n ? w->m->groups.p[group].owner : 0;
}

/* What ended a group early, and whom it cancels. */
void tell_group_abort(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_group_abort]);
    uint32_t tasks[4], owner = owner_of(w, e.group_abort.group);
    size_t n = 0;
    for (size_t i = w->d.of[EV_group_abort]; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_task_cancel)
            continue;
        uint32_t task = why_event(w, (uint32_t)i).task_cancel.task;
        if (task == owner)
            continue;
        if (n < 4)
            tasks[n] = task;
        n++;
    }
    if (str_eqz(e.group_abort.why, "error")) {
        why_task(w, e.group_abort.task);
        why_say(w, " failed, so ");
    } else if (str_eqz(e.group_abort.why, "body")) {
        why_say(w, "%che block raised, so ", w->out->n ? 't' : 'T');
    } else {
        why_say(w, "%che task with the block was cancelled, so ",
                w->out->n ? 't' : 'T');
    }
    model_group_name(w->m, e.group_abort.group, w->out);
    if (!n) {
        why_say(w, " is over, too: nothing else runs in it.");
        return;
    }
    why_say(w, " cancels ");
    why_labels(w, tasks, n);
    why_say(w, n == 1 ? ": it gets CancelledError on its next turn."
                      : ": each gets CancelledError on its next turn.");
    if (owner && str_eqz(e.group_abort.why, "error")) {
        buf_addc(w->out, ' ');
        why_task(w, owner);
        why_say(w, " is told by a cancellation, too.");
    }
}

void tell_group_exit(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_group_exit]);
    why_task(w, e.group_exit.task);
    why_say(w, " leaves the block of ");
    model_group_name(w->m, e.group_exit.group, w->out);
    if (e.group_exit.errors)
        why_say(w, ": all of its tasks are over, and it raises ExceptionGroup "
                "with the %lld error%s.", (long long)e.group_exit.errors,
                e.group_exit.errors == 1 ? "" : "s");
    else
        why_say(w, ": all of its tasks are over.");
}

static void wait_group(struct telling *w, const struct event *e)
{
    if (why_has(w, EV_group_abort)) {
        tell_group_abort(w);
        buf_addc(w->out, ' ');
        why_task(w, e->task_wait.task);
        why_say(w, " waits until they have ended.");
        return;
    }
    const struct m_task *t = why_known_task(w, e->task_wait.task);
    if (t->wait.side != SIDE_GROUP) { /* the trace doesn't say for which */
        why_task(w, e->task_wait.task);
        why_say(w, " waits for the tasks of a group.");
        return;
    }
    const struct m_group *g = &w->m->groups.p[t->wait.object];
    uint32_t left = g->n_tasks - g->n_over;
    if (!left) {
        why_say(w, "the tasks of ");
        model_group_name(w->m, t->wait.object, w->out);
        why_say(w, " are over, but it has not heard of the last one yet: ");
        why_task(w, e->task_wait.task);
        why_say(w, " waits for one pass more.");
        return;
    }
    why_say(w, "the block of ");
    model_group_name(w->m, t->wait.object, w->out);
    why_say(w, " is at its end, and %u of its tasks %s not over, so ", left,
            left == 1 ? "is" : "are");
    why_task(w, e->task_wait.task);
    why_say(w, " waits.");
}

/* -- limits -- */

/* The newest timeout of that task that is set. */
static const struct m_timeout *timeout_of(const struct telling *w,
                                          uint32_t task)
{
    for (size_t i = w->m->timeouts.n; i-- > 1;)
        if (w->m->timeouts.p[i].task == task
            && w->m->timeouts.p[i].state == TIMEOUT_SET)
            return &w->m->timeouts.p[i];
    return NULL;
}

static struct str what_of(const struct telling *w, uint32_t timeout)
{
    if (timeout >= w->m->timeouts.n
        || w->m->timeouts.p[timeout].new_event == NO_EVENT)
        return STR("timeout");
    return why_event(w, w->m->timeouts.p[timeout].new_event).timeout_new.what;
}

/* What follows from a timeout that is over. */
static void say_expired(struct telling *w, uint32_t timeout)
{
    if (timeout >= w->m->timeouts.n) {
        why_say(w, "Time is up for a timeout.");
        return;
    }
    const struct m_timeout *t = &w->m->timeouts.p[timeout];
    struct str what = what_of(w, timeout);
    why_say(w, "The time of ");
    why_task(w, t->task);
    why_say(w, "'s %.*s is over", STR_ARG(what));
    if (str_eqz(what, "wait_for")) {
        why_say(w, " and ");
        if (t->of)
            why_task(w, t->of);
        else
            why_say(w, "its future");
        why_say(w, " is not done, so ");
        why_task(w, t->task);
        why_say(w, " will cancel it.");
    } else if (str_eqz(what, "wait")) {
        why_say(w, ", so it goes on without those that are not done.");
    } else if (str_eqz(what, "as_completed")) {
        why_say(w, ": the next await gets TimeoutError.");
    } else {
        why_say(w, ", so it is cancelled: CancelledError where it waits, and "
                "TimeoutError at the end of the block.");
    }
}

void tell_expire(struct telling *w)
{
    say_expired(w, why_event(w, w->d.of[EV_timeout_expire])
                       .timeout_expire.timeout);
}

bool why_timed_out(const struct telling *w, uint32_t task)
{
    for (size_t i = w->v->from; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_timeout_expire)
            continue;
        uint32_t id = why_event(w, (uint32_t)i).timeout_expire.timeout;
        if (id < w->m->timeouts.n && w->m->timeouts.p[id].task == task)
            return true;
    }
    return false;
}

void tell_timeout_new(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_timeout_new]);
    why_task(w, e.timeout_new.task);
    if (w->v->ran_line)
        why_say(w, " ran line %d: the block", w->v->ran_line);
    else
        why_say(w, " may go on: the block");
    if (e.timeout_new.when == e.timeout_new.when) {
        why_say(w, " may take until t=%.3f; then ", e.timeout_new.when);
        why_task(w, e.timeout_new.task);
        why_say(w, " is cancelled in it.");
    } else {
        why_say(w, " has no limit yet.");
    }
}

void tell_reschedule(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_timeout_reschedule]);
    why_task(w, w->m->running);
    if (e.timeout_reschedule.when == e.timeout_reschedule.when)
        why_say(w, " moved the end of the timeout to t=%.3f.",
                e.timeout_reschedule.when);
    else
        why_say(w, " took the limit away: the timeout has no end now.");
}

void tell_timeout_exit(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_timeout_exit]);
    const struct m_timeout none = {.when = NAN}, *t = &none;
    if (e.timeout_exit.timeout < w->m->timeouts.n)
        t = &w->m->timeouts.p[e.timeout_exit.timeout];
    why_task(w, e.timeout_exit.task);
    why_say(w, " left the block of %.*s()",
            STR_ARG(what_of(w, e.timeout_exit.timeout)));
    if (t->when == t->when && t->when > e.t) {
        why_say(w, " with ");
        add_seconds(t->when - e.t, w->out);
        why_say(w, " s to spare");
    }
    why_say(w, isfinite(t->when) ? ": its timer is taken back." : ".");
}

static void wait_limited(struct telling *w, const struct event *e)
{
    const struct m_timeout *t = timeout_of(w, e->task_wait.task);
    if (!t) { /* "slow to end" */
        why_say(w, "%cime was up, so it cancelled what it waited for, and waits "
                "for %.*s.", w->v->ran_line ? 't' : 'T',
                STR_ARG(e->task_wait.on.text));
        return;
    }
    why_again(w, e->task_wait.task);
    if (t->of) {
        why_say(w, " waits for ");
        why_task(w, t->of);
        why_say(w, ", a task of its own, at most until t=%.3f.", t->when);
    } else {
        why_say(w, " waits for a future, at most until t=%.3f.", t->when);
    }
}

/* -- waiting for several -- */

/* "the first of 3 tasks is done", from what the wait is called: "wait, first of
 * 3". */
void why_wait_condition(struct telling *w, struct str text)
{
    size_t from = 0, n;
    while (from < text.n && !isdigit((unsigned char)text.p[from]))
        from++;
    for (n = 0; from + n < text.n && isdigit((unsigned char)text.p[from + n]);)
        n++;
    bool one = n == 1 && text.p[from] == '1';
    const char *tasks = one ? "task" : "tasks";
    if (text.n && memmem(text.p, text.n, "first", 5))
        why_say(w, "the first of %.*s %s is done", (int)n, text.p + from, tasks);
    else if (one)
        why_say(w, "its task is done");
    else
        why_say(w, "all %.*s tasks are done", (int)n, text.p + from);
    if (text.n && memmem(text.p, text.n, "error", 5))
        why_say(w, one ? ", or fails" : ", or one fails");
}

static void wait_several(struct telling *w, const struct event *e)
{
    const struct m_timeout *t = timeout_of(w, e->task_wait.task);
    why_say(w, "wait() lets ");
    why_task(w, e->task_wait.task);
    why_say(w, " go on when ");
    why_wait_condition(w, e->task_wait.on.text);
    if (t)
        why_say(w, ", at the latest at t=%.3f", t->when);
    why_say(w, "; until then it waits.");
}

static void wait_completed(struct telling *w, const struct event *e)
{
    why_again(w, e->task_wait.task);
    why_say(w, " waits for whichever task of as_completed ends next.");
}

static void wait_shield(struct telling *w, const struct event *e)
{
    why_again(w, e->task_wait.task);
    why_say(w, " waits in %.*s: if it is cancelled, what is inside runs on.",
            STR_ARG(e->task_wait.on.text));
}

static void wait_executor(struct telling *w, const struct event *e)
{
    why_again(w, e->task_wait.task);
    why_say(w, " waits for %.*s, which %s does; the loop goes on meanwhile.",
            STR_ARG(e->task_wait.on.text), why_worker(w));
}

bool why_waits_several(struct telling *w, const struct event *e)
{
    static const struct {
        const char *kind;
        void (*say)(struct telling *w, const struct event *e);
    } kinds[] = {
        {"wait_for", wait_limited},       {"wait", wait_several},
        {"as_completed", wait_completed}, {"shield", wait_shield},
        {"executor", wait_executor},
    };
    uint32_t task = e->task_wait.task;
    if (task < w->m->tasks.n && w->m->tasks.p[task].wait.side == SIDE_GROUP) {
        wait_group(w, e);
        return true;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_eqz(e->task_wait.on.kind, kinds[i].kind)) {
            kinds[i].say(w, e);
            return true;
        }
    return false;
}
