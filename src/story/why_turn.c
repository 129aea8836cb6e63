/* A whole turn in one step (TURNS): what the task did to others, and how the
 * turn ended. */
#include "story/why.h"

/* "a, b": the separator before the next deed. */
static void say_deed(struct telling *w, int *n)
{
    buf_addz(w->out, (*n)++ ? ", " : " ");
}

/* Did it take a lock and give it back in the same turn, nobody being woken by
 * that? Then nobody else was held up. */
static bool took_and_gave(const struct telling *w)
{
    if (!why_has(w, EV_sync_acquire) || !why_has(w, EV_sync_release)
        || w->d.count[EV_sync_acquire] > 1 || w->d.count[EV_sync_release] > 1)
        return false;
    uint32_t release = w->d.of[EV_sync_release];
    struct event acquire = why_event(w, w->d.of[EV_sync_acquire]);
    struct event gave = why_event(w, release);
    return release > w->d.of[EV_sync_acquire]
        && acquire.sync_acquire.sync == gave.sync_release.sync
        && (!why_has(w, EV_sync_unblock)
            || w->d.of[EV_sync_unblock] < release);
}

static void say_took(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_sync_acquire]);
    why_say(w, "took ");
    model_sync_name(w->m, e.sync_acquire.sync, w->out);
    if (e.sync_acquire.waited)
        why_say(w, ", for which it had waited");
}

/* The tasks that asyncio.run makes at its end are not the doing of who runs. */
static void say_created(struct telling *w, int *n)
{
    if (!why_has(w, EV_task_new))
        return;
    struct event e = why_event(w, w->d.first[EV_task_new]);
    if (str_starts(e.task_new.coro, "BaseEventLoop.shutdown_"))
        return;
    say_deed(w, n);
    why_say(w, "created ");
    why_task(w, e.task_new.task);
    if (w->d.count[EV_task_new] > 1)
        why_say(w, " and %u more", w->d.count[EV_task_new] - 1);
}

static void say_got(struct telling *w, int *n)
{
    if (!why_has(w, EV_queue_get))
        return;
    struct event e = why_event(w, w->d.of[EV_queue_get]);
    buf_addz(w->out, (*n)++ ? "," : "");
    why_taken(w, &e);
}

static void say_put(struct telling *w, int *n)
{
    if (!why_has(w, EV_queue_put))
        return;
    struct event e = why_event(w, w->d.of[EV_queue_put]);
    say_deed(w, n);
    why_say(w, "put ");
    why_value(w, e.queue_put.text);
    why_say(w, " into ");
    model_queue_name(w->m, e.queue_put.queue, w->out);
    if (why_has(w, EV_queue_unblock)) {
        e = why_event(w, w->d.of[EV_queue_unblock]);
        why_say(w, ", which woke ");
        why_task(w, WHO_DID(e.queue_unblock));
    }
}

/* Whichever of a put and a get came first is told first. */
static void say_items(struct telling *w, int *n)
{
    if (why_has(w, EV_queue_put) && why_has(w, EV_queue_get)
        && w->d.of[EV_queue_put] < w->d.of[EV_queue_get]) {
        say_put(w, n);
        say_got(w, n);
    } else {
        say_got(w, n);
        say_put(w, n);
    }
}

int why_deeds(struct telling *w)
{
    int n = 0;
    say_items(w, &n);
    static const struct {
        enum event_kind kind;
        void (*say)(struct telling *w);
    } deeds[] = {
        {EV_sync_acquire, why_acquired}, {EV_sync_set, why_set},
        {EV_sync_notify, why_notified},  {EV_sync_clear, why_cleared},
        {EV_sync_break, why_broke},      {EV_sync_release, why_released},
    };
    bool borrowed = took_and_gave(w);
    for (size_t i = 0; i < sizeof deeds / sizeof deeds[0]; i++)
        if (why_has(w, deeds[i].kind) && !why_has(w, EV_sync_block)) {
            buf_addz(w->out, n++ ? "; " : " ");
            if (borrowed && deeds[i].kind == EV_sync_acquire)
                say_took(w);
            else if (borrowed && deeds[i].kind == EV_sync_release)
                why_say(w, "gave it back");
            else
                deeds[i].say(w);
        }
    say_created(w, &n);
    struct event cancel = {0};
    if (why_has(w, EV_task_cancel))
        cancel = why_event(w, w->d.first[EV_task_cancel]);
    if (cancel.task_cancel.by) {
        struct event e = cancel;
        say_deed(w, &n);
        why_say(w, "cancelled ");
        why_task(w, e.task_cancel.task);
        if (w->d.count[EV_task_cancel] > 1)
            why_say(w, " and %u more", w->d.count[EV_task_cancel] - 1);
    }
    return n;
}

/* " waits for the gather of 3", " waits in q.get()" */
static void say_waits(struct telling *w, const struct event *e)
{
    static const struct {
        const char *kind, *words;
    } in[] = {
        {"gather", " waits for the "},
        {"wait_for", " waits in "},    {"shield", " waits in "},
        {"queue.get", " waits in "},   {"queue.put", " waits in "},
        {"queue.join", " waits in "},
    };
    struct str kind = e->task_wait.on.kind, text = e->task_wait.on.text;
    const char *words = " waits for ";
    if (str_eqz(kind, "wait")) {
        why_say(w, " waits until ");
        why_wait_condition(w, text);
        return;
    }
    for (size_t i = 0; i < sizeof in / sizeof in[0]; i++)
        if (str_eqz(kind, in[i].kind))
            words = in[i].words;
    why_say(w, "%s", words);
    buf_adds(w->out, text.n ? text : STR("a future"));
}

/* Has the turn done something to others, which "it" could mean as well? */
static bool names_others(const struct telling *w)
{
    return why_has(w, EV_task_new) || why_has(w, EV_task_cancel)
           || why_has(w, EV_queue_unblock) || why_has(w, EV_sync_unblock);
}

/* "then it returned; main now counts 1 of 2." */
static void say_turn_end(struct telling *w, uint32_t task)
{
    bool named = names_others(w) || why_has(w, EV_diag);
    why_say(w, "then ");
    if (w->d.yield != NO_EVENT && !why_has(w, EV_task_done)) {
        why_say(w, "sleep(0) sent ");
        if (named)
            why_task(w, task);
        why_say(w, named ? " to the back of ready."
                         : "it to the back of ready.");
        return;
    }
    if (named)
        why_task(w, task);
    else
        buf_addz(w->out, "it");
    if (why_has(w, EV_task_done)) {
        struct event e = why_event(w, w->d.of[EV_task_done]);
        why_say(w, " %s",
                str_eqz(e.task_done.outcome, "result") ? "returned"
                : str_eqz(e.task_done.outcome, "cancelled")
                    ? "ended as cancelled" : "ended by an exception");
        tell_waiters(w, e.task_done.task);
        buf_addc(w->out, '.');
        return;
    }
    struct event e = why_event(w, w->d.of[EV_task_wait]);
    if (str_eqz(e.task_wait.on.kind, "sleep") && why_has(w, EV_timer_set)) {
        why_say(w, " sleeps until t=");
        add_seconds(why_event(w, w->d.of[EV_timer_set]).timer_set.when, w->out);
    } else {
        say_waits(w, &e);
    }
    if (w->v->ran_line)
        why_say(w, " (line %d)", w->v->ran_line);
    buf_addc(w->out, '.');
}

/* TURNS: what a turn did, and how it ended. False when it did nothing that
 * others can see; then its last line says it all. */
bool tell_whole_turn(struct telling *w)
{
    bool over = why_has(w, EV_task_wait) || why_has(w, EV_task_done) ||
                w->d.yield != NO_EVENT;
    if (!why_has(w, EV_task_run) || !why_has(w, EV_line) || !over ||
        why_has(w, EV_loop_clock))
        return false;
    bool blocked = why_has(w, EV_diag) && why_is_blocking(w);
    if (blocked) { /* that matters most */
        buf_adds(w->out, why_event(w, w->d.of[EV_diag]).diag.text);
        buf_addc(w->out, ' ');
    }
    size_t start = w->out->n;
    uint32_t task = why_event(w, w->d.of[EV_task_run]).task_run.task;
    why_task(w, task);
    bool deeds = why_deeds(w) > 0;
    if (!deeds) {
        w->out->n = start;
        if (!blocked)
            return false;
    } else {
        why_say(w, "; ");
    }
    say_turn_end(w, task);
    if (!deeds)
        w->out->p[start] = 'T'; /* then main ... */
    return true;
}
