/* Sentences about locks, events, semaphores, conditions and barriers: who has
 * it, who waits in line, whom a release or a notify woke. */
#include "story/why.h"

static const struct m_sync *sync_of(const struct telling *w, uint32_t sync)
{
    return sync && sync < w->m->syncs.n ? &w->m->syncs.p[sync] : NULL;
}

static void say_sync(struct telling *w, uint32_t sync)
{
    model_sync_name(w->m, sync, w->out);
}

/* Up to four tasks that the step's sync.unblock woke at a sync; how many. */
enum { NAMED_MOST = 4 };
static size_t woken_at(const struct telling *w, uint32_t sync, uint32_t *tasks)
{
    size_t n = 0;
    for (size_t i = w->v->from; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_sync_unblock)
            continue;
        struct event e = why_event(w, (uint32_t)i);
        if (e.sync_unblock.sync != sync || !str_eqz(e.sync_unblock.why, "woken"))
            continue;
        if (n < NAMED_MOST)
            tasks[n] = WHO_DID(e.sync_unblock);
        n++;
    }
    return n;
}

/* "; that woke b, which still has to get its turn"; in short where a whole turn is
 * told. */
static void say_woken(struct telling *w, uint32_t sync)
{
    uint32_t tasks[NAMED_MOST];
    size_t n = woken_at(w, sync, tasks);
    if (!n)
        return;
    bool turn = w->v->detail == DETAIL_TURNS;
    why_say(w, turn ? ", which woke " : "; that woke ");
    why_labels(w, tasks, n);
    if (turn)
        return;
    why_say(w, n == 1 ? ", first in line, which still has to get its turn"
                      : ", which still have to get their turns");
}

/* The tasks that have it: "a", "a and b". False: nobody has. */
static bool say_holders(struct telling *w, const struct m_sync *s)
{
    uint32_t tasks[NAMED_MOST];
    size_t n = 0, known;
    for (uint32_t h = s->holds; h; h = w->m->holds.p[h].older)
        if (n++ < NAMED_MOST)
            tasks[n - 1] = w->m->holds.p[h].who;
    known = n < NAMED_MOST ? n : NAMED_MOST;
    for (size_t i = 0; i < known / 2; i++) { /* the first to come in front */
        uint32_t t = tasks[i];
        tasks[i] = tasks[known - 1 - i];
        tasks[known - 1 - i] = t;
    }
    if (n)
        why_labels(w, tasks, n);
    return n > 0;
}

/* -- what a task did -- */

static void say_seconds_waited(struct telling *w, const struct event *e)
{
    uint32_t task = e->sync_acquire.task;
    if (task >= w->m->tasks.n || w->m->tasks.p[task].wait_event == NO_EVENT)
        return;
    const struct m_task *t = &w->m->tasks.p[task];
    double waited = e->t - why_event(w, t->wait_event).t;
    if (waited > 0) {
        why_say(w, " of ");
        add_seconds(waited, w->out);
        why_say(w, " s");
    }
}

/* "has lock now", "took one of gate's 2 places: 1 is free" */
void why_acquired(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_sync_acquire]);
    const struct m_sync *s = sync_of(w, e.sync_acquire.sync);
    bool places = s && s->kind == SYNC_SEMAPHORE;
    if (places && s->size == 1)
        why_say(w, "took the only place of ");
    else if (places)
        why_say(w, "took one of the %lld places of ", (long long)s->size);
    else
        why_say(w, "has ");
    say_sync(w, e.sync_acquire.sync);
    if (e.sync_acquire.waited) {
        why_say(w, places ? ", after a wait" : " now, after a wait");
        say_seconds_waited(w, &e);
    }
    if (places && s->size > 1 && !e.sync_acquire.value)
        why_say(w, ": none is left");
    else if (places && s->size > 1)
        why_say(w, ": %lld %s left", (long long)e.sync_acquire.value,
                e.sync_acquire.value == 1 ? "is" : "are");
    else if (!places && !e.sync_acquire.waited)
        why_say(w, " now: it was free");
}

void why_released(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_sync_release]);
    const struct m_sync *s = sync_of(w, e.sync_release.sync);
    uint32_t tasks[NAMED_MOST];
    why_say(w, s && s->kind == SYNC_SEMAPHORE ? "gave a place of " : "gave ");
    say_sync(w, e.sync_release.sync);
    why_say(w, " back");
    if (woken_at(w, e.sync_release.sync, tasks))
        say_woken(w, e.sync_release.sync);
    else if (s && !s->line.n)
        why_say(w, "; nobody waits for it");
}

void why_set(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_sync_set]);
    uint32_t tasks[NAMED_MOST];
    size_t n = woken_at(w, e.sync_set.sync, tasks);
    why_say(w, "set ");
    say_sync(w, e.sync_set.sync);
    if (!n) {
        why_say(w, ": nobody waits for it, and whoever comes goes straight on");
        return;
    }
    why_say(w, ": ");
    why_labels(w, tasks, n);
    why_say(w, n == 1 ? " is woken and ready" : " are woken and ready");
}

void why_notified(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_sync_notify]);
    const struct m_sync *s = sync_of(w, e.sync_notify.sync);
    uint32_t tasks[NAMED_MOST];
    size_t n = woken_at(w, e.sync_notify.sync, tasks);
    if (s && s->kind == SYNC_BARRIER) {
        why_say(w, "is the last that ");
        say_sync(w, e.sync_notify.sync);
        why_say(w, " waited for: it opens, and wakes ");
        why_labels(w, tasks, n);
        return;
    }
    why_say(w, "notified ");
    say_sync(w, e.sync_notify.sync);
    if (!n) {
        why_say(w, ", but nobody waits there: a notify is not kept for later");
        return;
    }
    why_say(w, ": ");
    why_labels(w, tasks, n);
    why_say(w, n == 1 ? " is woken, but needs the lock before it goes on"
                      : " are woken, but each needs the lock before it goes on");
}

void why_cleared(struct telling *w)
{
    why_say(w, "cleared ");
    say_sync(w, why_event(w, w->d.of[EV_sync_clear]).sync_clear.sync);
    why_say(w, ": whoever calls wait() from now on waits");
}

void why_broke(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_sync_break]);
    bool abort = str_eqz(e.sync_break.why, "abort");
    why_say(w, "%s ", abort ? "broke" : "reset");
    say_sync(w, e.sync_break.sync);
    why_say(w, abort ? ": whoever waits there, or comes, gets BrokenBarrierError"
                     : ": whoever waits there gets BrokenBarrierError");
}

/* -- why a task waits -- */

static void say_place_in_line(struct telling *w, const struct m_sync *s,
                              uint32_t task)
{
    size_t before = 0;
    for (uint32_t t = s->line.first; t && t != task;
         t = model_wait(w->m, t)->behind)
        before++;
    if (before)
        why_say(w, ", with %zu before it in line", before);
}

static void wait_lock(struct telling *w, uint32_t sync, uint32_t task)
{
    const struct m_sync *s = sync_of(w, sync);
    say_sync(w, sync);
    if (s->kind == SYNC_SEMAPHORE) {
        why_say(w, " has no place left");
        if (s->holds) {
            why_say(w, " (");
            say_holders(w, s);
            why_say(w, s->n_holds == 1 ? " has it)" : " have them)");
        }
    } else if (s->holds) {
        why_say(w, " is held by ");
        say_holders(w, s);
    } else {
        why_say(w, " is promised to whoever waited first");
    }
    why_say(w, ", so ");
    why_task(w, task);
    why_say(w, " waits");
    say_place_in_line(w, s, task);
    why_say(w, ".");
}

static void wait_event(struct telling *w, uint32_t sync, uint32_t task)
{
    say_sync(w, sync);
    why_say(w, " is not set, so ");
    why_task(w, task);
    why_say(w, " waits until somebody sets it.");
}

static void wait_condition(struct telling *w, uint32_t sync, uint32_t task)
{
    why_again(w, task);
    why_say(w, " gave the lock back and waits until somebody notifies ");
    say_sync(w, sync);
    buf_addc(w->out, '.');
}

static void wait_barrier(struct telling *w, uint32_t sync, uint32_t task)
{
    const struct m_sync *s = sync_of(w, sync);
    size_t here = model_sync_waiting(w->m, sync);
    say_sync(w, sync);
    why_say(w, " opens when %lld are there; ", (long long)s->size);
    why_task(w, task);
    why_say(w, " is number %zu and waits.", here);
}

/* Says why the task that the step made wait stands in a line; false: it does
 * not stand in one of these. */
bool why_waits_sync(struct telling *w, uint32_t task)
{
    static void (*const say[])(struct telling *, uint32_t, uint32_t) = {
        [SYNC_OTHER] = wait_lock,         [SYNC_LOCK] = wait_lock,
        [SYNC_SEMAPHORE] = wait_lock,     [SYNC_EVENT] = wait_event,
        [SYNC_CONDITION] = wait_condition, [SYNC_BARRIER] = wait_barrier,
    };
    if (task >= w->m->tasks.n
        || w->m->tasks.p[task].wait.side != SIDE_SYNC)
        return false;
    uint32_t sync = w->m->tasks.p[task].wait.object;
    say[sync_of(w, sync)->kind](w, sync, task);
    return true;
}

/* -- a whole step -- */

/* "a ran line 4: a has lock now." */
static void tell_deed(struct telling *w, uint32_t task,
                      void (*deed)(struct telling *w))
{
    why_task(w, task);
    if (w->v->ran_line)
        why_say(w, " ran line %d and", w->v->ran_line);
    buf_addc(w->out, ' ');
    deed(w);
    buf_addc(w->out, '.');
}

/* Has the thread that runs just come back from a condition's wait()? */
static bool comes_from_wait(const struct telling *w, uint32_t thread)
{
    uint32_t at = thread < w->m->threads.n
                      ? w->m->threads.p[thread].block_event : NO_EVENT;
    if (at == NO_EVENT || at < w->d.of[EV_sync_acquire] - 8)
        return false;
    return str_eqz(why_event(w, at).thread_block.what, "condition.wait()");
}

void tell_acquire(struct telling *w)
{
    const struct event e = why_event(w, w->d.of[EV_sync_acquire]);
    if (e.sync_acquire.thread && comes_from_wait(w, e.sync_acquire.thread)) {
        why_task(w, WHO_DID(e.sync_acquire));
        why_say(w, " was notified: its wait() is over, and it has ");
        say_sync(w, e.sync_acquire.sync);
        why_say(w, " again.");
        return;
    }
    tell_deed(w, WHO_DID(e.sync_acquire), why_acquired);
}

void tell_release(struct telling *w)
{
    const struct event e = why_event(w, w->d.of[EV_sync_release]);
    tell_deed(w, WHO_DID(e.sync_release), why_released);
}

void tell_set(struct telling *w)
{
    const struct event e = why_event(w, w->d.of[EV_sync_set]);
    tell_deed(w, WHO_DID(e.sync_set), why_set);
}

void tell_clear(struct telling *w)
{
    const struct event e = why_event(w, w->d.of[EV_sync_clear]);
    tell_deed(w, WHO_DID(e.sync_clear), why_cleared);
}

void tell_notify(struct telling *w)
{
    const struct event e = why_event(w, w->d.of[EV_sync_notify]);
    tell_deed(w, WHO_DID(e.sync_notify), why_notified);
}

void tell_break(struct telling *w)
{
    const struct event e = why_event(w, w->d.of[EV_sync_break]);
    tell_deed(w, WHO_DID(e.sync_break), why_broke);
}

/* A turn in which a wait at one of these comes to its end: " It has lock now,
 * after a wait of 1 s." */
bool why_let_through(struct telling *w, uint32_t task)
{
    if (task >= w->m->tasks.n || w->m->tasks.p[task].wait_event == NO_EVENT)
        return false;
    struct event e = why_event(w, w->m->tasks.p[task].wait_event);
    if (why_has(w, EV_sync_acquire)) {
        bool notified = str_eqz(e.task_wait.on.kind, "condition");
        why_say(w, notified ? " It was notified, and has the lock again: " : " It ");
        if (notified)
            why_say(w, "%.*s is over", STR_ARG(e.task_wait.on.text));
        else
            why_acquired(w);
        buf_addc(w->out, '.');
        return true;
    }
    bool event = str_eqz(e.task_wait.on.kind, "event");
    if (event)
        why_say(w, " Its %.*s is over: the event was set.",
                STR_ARG(e.task_wait.on.text));
    else if (str_eqz(e.task_wait.on.kind, "barrier"))
        why_say(w, " Its %.*s is over: all are there.",
                STR_ARG(e.task_wait.on.text));
    else
        return false;
    return true;
}
