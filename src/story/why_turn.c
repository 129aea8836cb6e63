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

int why_deeds(struct telling *w)
{
    int n = 0;
    if (why_has(w, EV_queue_get)) {
        struct event e = why_event(w, w->d.of[EV_queue_get]);
        buf_addz(w->out, n++ ? "," : "");
        why_taken(w, &e);
    }
    if (why_has(w, EV_queue_put)) {
        struct event e = why_event(w, w->d.of[EV_queue_put]);
        say_deed(w, &n);
        why_say(w, "put %.*s into ", STR_ARG(e.queue_put.text));
        model_queue_name(w->m, e.queue_put.queue, w->out);
        if (why_has(w, EV_queue_unblock)) {
            e = why_event(w, w->d.of[EV_queue_unblock]);
            why_say(w, ", which woke ");
            why_task(w, WHO_DID(e.queue_unblock));
        }
    }
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
    if (why_has(w, EV_task_new)) {
        struct event e = why_event(w, w->d.first[EV_task_new]);
        say_deed(w, &n);
        why_say(w, "created ");
        why_task(w, e.task_new.task);
        if (w->d.count[EV_task_new] > 1)
            why_say(w, " and %u more", w->d.count[EV_task_new] - 1);
    }
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

static void say_turn_end(struct telling *w)
{
    if (why_has(w, EV_task_done)) {
        struct event e = why_event(w, w->d.of[EV_task_done]);
        why_say(w, "then it %s",
                str_eqz(e.task_done.outcome, "result") ? "returned"
                : str_eqz(e.task_done.outcome, "cancelled")
                    ? "ended as cancelled" : "ended by an exception");
        tell_waiters(w, e.task_done.task);
        buf_addc(w->out, '.');
        return;
    }
    if (w->d.yield != NO_EVENT) {
        why_say(w, "then sleep(0) sent it to the back of ready.");
        return;
    }
    struct event e = why_event(w, w->d.of[EV_task_wait]);
    if (str_eqz(e.task_wait.on.kind, "sleep") && why_has(w, EV_timer_set)) {
        why_say(w, "then it sleeps until ");
        add_seconds(why_event(w, w->d.of[EV_timer_set]).timer_set.when, w->out);
    } else {
        why_say(w, "then it waits for %.*s",
            STR_ARG(e.task_wait.on.text.n ? e.task_wait.on.text
                                          : STR("a future")));
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
    why_task(w, why_event(w, w->d.of[EV_task_run]).task_run.task);
    bool deeds = why_deeds(w) > 0;
    if (!deeds) {
        w->out->n = start;
        if (!blocked)
            return false;
    } else {
        why_say(w, "; ");
    }
    say_turn_end(w);
    if (!deeds)
        w->out->p[start] = 'T'; /* then it ... */
    return true;
}
