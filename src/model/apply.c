#include <math.h>

#include "base/bisect.h"
#include "model/priv.h"
#include "trace/reader.h"

/* What each event of the program, the loop, tasks, futures and timers does to
 * the state. An event may say anything: ids are checked by CELL, states that
 * can't be are taken as they come. */

#define TEXT_IS(s, literal)                                                   \
    ((s).n == sizeof(literal) - 1 && memcmp((s).p, literal, (s).n) == 0)

static bool is_over(enum task_state s)
{
    return s == TASK_DONE || s == TASK_FAILED || s == TASK_CANCELLED;
}

/* -- program -- */

static APPLY(apply_begin)
{
    (void)e, (void)index;
    SCALAR_SET(m, program, PROGRAM_RUNS);
}

static APPLY(apply_end)
{
    (void)index;
    task_stop_running(m);
    threads_end(m);
    SCALAR_SET(m, current_frame, 0);
    SCALAR_SET(m, program, PROGRAM_ENDED);
    SCALAR_SET(m, exit_status, (int)e->end.status);
}

static APPLY(apply_out)
{
    (void)e;
    size_t n = m->outs.n;
    journal_grow(m, ARRAY_outs, n + 1);
    m->outs.p[n] = index; /* a new cell: undo drops it */
    SCALAR_SET(m, n_out, (uint32_t)n + 1);
    SCALAR_SET(m, last_out, index);
}

/* -- loop -- */

/* Takes the first ready handle out. */
static void drop_head(struct model *m)
{
    SCALAR_SET(m, ready_head, m->ready_head + 1);
    if (m->pass_left)
        SCALAR_SET(m, pass_left, m->pass_left - 1);
}

static bool head_is_cancelled(const struct model *m)
{
    return m->ready_head < m->ready.n
        && m->handles.p[m->ready.p[m->ready_head]].cancelled;
}

/* A pass is over when the loop looks for I/O: what it dropped without running,
 * because it was cancelled, is gone. */
static APPLY(apply_loop_select)
{
    (void)e, (void)index;
    while (m->pass_left && head_is_cancelled(m))
        drop_head(m);
    SCALAR_SET(m, pass_left, 0);
}

static APPLY(apply_loop_clock)
{
    (void)index;
    if (e->loop_clock.to > m->t)
        SCALAR_SET(m, t, e->loop_clock.to);
}

static APPLY(apply_loop_pass)
{
    (void)index;
    int64_t left = e->loop_pass.ready;
    size_t ready = m->ready.n - m->ready_head;
    SCALAR_SET(m, pass, e->loop_pass.n);
    SCALAR_SET(m, pass_left, left < 0                  ? 0
                             : left > (int64_t)ready ? (uint32_t)ready
                                                     : (uint32_t)left);
}

static void task_becomes_ready(struct model *m, uint32_t task, struct str why,
                               uint32_t index)
{
    if (!CELL(m, tasks, task) || is_over(m->tasks.p[task].state))
        return;
    CELL_SET(m, tasks, task, state, TASK_READY);
    CELL_SET(m, tasks, task, ready_event, index);
    if (m->running == task) {
        SCALAR_SET(m, running, 0);
        if (TEXT_IS(why, "yield"))
            wait_end(m, task, DROP_WOKEN);
    }
}

static APPLY(apply_ready_push)
{
    uint32_t handle = e->ready_push.handle, task = e->ready_push.task;
    struct str what = e->ready_push.what;
    if (CELL(m, handles, handle)
        && m->handles.p[handle].state != HANDLE_READY) {
        CELL_SET(m, handles, handle, state, HANDLE_READY);
        CELL_SET(m, handles, handle, cancelled, false);
        CELL_SET(m, handles, handle, task, task);
        CELL_SET(m, handles, handle, push_event, index);
        SCALAR_SET(m, n_pushes, m->n_pushes + 1);
        CELL_SET(m, handles, handle, order, m->n_pushes);
        journal_insert(m, ARRAY_ready, m->ready.n, &handle);
    }
    if (task && (TEXT_IS(what, "step") || TEXT_IS(what, "wakeup")))
        task_becomes_ready(m, task, e->ready_push.why, index);
}

/* Takes a handle out of the ready queue wherever it stands. Cancelled ones
 * before it were dropped by the loop. */
static void take_ready(struct model *m, uint32_t handle)
{
    while (head_is_cancelled(m) && m->ready.p[m->ready_head] != handle)
        drop_head(m);
    for (size_t i = m->ready_head; i < m->ready.n; i++) {
        if (m->ready.p[i] != handle)
            continue;
        if (i == m->ready_head)
            drop_head(m);
        else
            journal_remove(m, ARRAY_ready, i);
        return;
    }
}

static APPLY(apply_ready_pop)
{
    (void)index;
    uint32_t handle = e->ready_pop.handle;
    task_stop_running(m);
    if (!CELL(m, handles, handle))
        return;
    if (m->handles.p[handle].state == HANDLE_READY)
        take_ready(m, handle);
    CELL_SET(m, handles, handle, state, HANDLE_RUN);
}

static APPLY(apply_handle_cancel)
{
    (void)index;
    if (CELL(m, handles, e->handle_cancel.handle))
        CELL_SET(m, handles, e->handle_cancel.handle, cancelled, true);
}

/* -- task -- */

/* The task that runs is not the running one any more. Its own event has said
 * what became of it; a trace that lacks it leaves the task waiting. */
void task_stop_running(struct model *m)
{
    uint32_t task = m->running;
    SCALAR_SET(m, running, 0);
    if (HAS(m, tasks, task) && m->tasks.p[task].state == TASK_RUNNING)
        CELL_SET(m, tasks, task, state, TASK_WAITING);
}

static APPLY(apply_task_new)
{
    uint32_t task = e->task_new.task;
    if (!CELL(m, tasks, task))
        return;
    CELL_SET(m, tasks, task, made, true);
    CELL_SET(m, tasks, task, internal,
             str_starts(e->task_new.coro, "BaseEventLoop.shutdown_"));
    CELL_SET(m, tasks, task, new_event, index);
    CELL_SET(m, tasks, task, parent, e->task_new.parent);
    if (m->tasks.p[task].state == TASK_NONE)
        CELL_SET(m, tasks, task, state, TASK_READY);
}

static APPLY(apply_task_run)
{
    (void)index;
    uint32_t task = e->task_run.task;
    if (!CELL(m, tasks, task) || is_over(m->tasks.p[task].state))
        return; /* an end counts once, for all who wait for it */
    if (m->running != task)
        task_stop_running(m);
    CELL_SET(m, tasks, task, state, TASK_RUNNING);
    CELL_SET(m, tasks, task, started, true);
    CELL_SET(m, tasks, task, cancelling, false);
    CELL_SET(m, tasks, task, timer, 0);
    CELL_SET(m, tasks, task, n_turns, m->tasks.p[task].n_turns + 1);
    wait_end(m, task, DROP_OVER);
    SCALAR_SET(m, running, task);
}

static APPLY(apply_task_wait)
{
    uint32_t task = e->task_wait.task;
    if (!CELL(m, tasks, task) || is_over(m->tasks.p[task].state))
        return;
    CELL_SET(m, tasks, task, state, TASK_WAITING);
    CELL_SET(m, tasks, task, wait_event, index);
    if (!TEXT_IS(e->task_wait.on.kind, "sleep"))
        CELL_SET(m, tasks, task, timer, 0);
    wait_end(m, task, DROP_WOKEN);
    if (m->running == task)
        SCALAR_SET(m, running, 0);
}

static APPLY(apply_task_wake)
{
    if (CELL(m, tasks, e->task_wake.task))
        CELL_SET(m, tasks, e->task_wake.task, wake_event, index);
}

static APPLY(apply_task_cancel)
{
    (void)index;
    if (CELL(m, tasks, e->task_cancel.task)
        && !is_over(m->tasks.p[e->task_cancel.task].state))
        CELL_SET(m, tasks, e->task_cancel.task, cancelling, true);
}

static void futures_count(struct model *m, uint32_t task)
{
    for (uint32_t w = m->tasks.p[task].watches; w; w = m->watches.p[w].next) {
        uint32_t future = m->watches.p[w].future;
        CELL_SET(m, futures, future, done_count,
                 m->futures.p[future].done_count + 1);
    }
}

static APPLY(apply_task_done)
{
    uint32_t task = e->task_done.task;
    struct str outcome = e->task_done.outcome;
    if (!CELL(m, tasks, task))
        return;
    if (!is_over(m->tasks.p[task].state)) {
        futures_count(m, task);
        group_count(m, task, TEXT_IS(outcome, "error"));
    }
    enum task_state state = TEXT_IS(outcome, "error")       ? TASK_FAILED
                            : TEXT_IS(outcome, "cancelled") ? TASK_CANCELLED
                                                            : TASK_DONE;
    CELL_SET(m, tasks, task, state, state);
    CELL_SET(m, tasks, task, done_event, index);
    CELL_SET(m, tasks, task, cancelling, false);
    CELL_SET(m, tasks, task, timer, 0);
    wait_end(m, task, DROP_ALL);
    if (m->running == task)
        SCALAR_SET(m, running, 0);
}

/* -- future -- */

static void watch_task(struct model *m, uint32_t future, uint32_t task)
{
    if (!CELL(m, tasks, task))
        return;
    if (is_over(m->tasks.p[task].state))
        CELL_SET(m, futures, future, done_count,
                 m->futures.p[future].done_count + 1);
    if (m->watches.n == 0)
        journal_grow(m, ARRAY_watches, 1); /* 0 is the end of a list */
    uint32_t w = (uint32_t)m->watches.n;
    journal_grow(m, ARRAY_watches, m->watches.n + 1);
    CELL_SET(m, watches, w, future, future);
    CELL_SET(m, watches, w, next, m->tasks.p[task].watches);
    CELL_SET(m, tasks, task, watches, w);
}

static APPLY(apply_future_new)
{
    uint32_t future = e->future_new.future;
    if (!CELL(m, futures, future))
        return;
    CELL_SET(m, futures, future, state, FUTURE_PENDING);
    CELL_SET(m, futures, future, new_event, index);
    CELL_SET(m, futures, future, done_count, 0);
    event_id task;
    for (size_t at = 0; json_list_each_id(e->future_new.of, &at, &task);)
        watch_task(m, future, task);
}

static APPLY(apply_future_done)
{
    if (!CELL(m, futures, e->future_done.future))
        return;
    CELL_SET(m, futures, e->future_done.future, state, FUTURE_DONE);
    CELL_SET(m, futures, e->future_done.future, done_event, index);
}

/* -- timer -- */

/* Is timer a due before timer b? Equal deadlines in the order of setting; one
 * without a time never comes, so it stands last. */
static bool is_before(const struct m_timer *a, const struct m_timer *b)
{
    double x = isnan(a->when) ? INFINITY : a->when;
    double y = isnan(b->when) ? INFINITY : b->when;
    return x != y ? x < y : a->order < b->order;
}

/* Where a timer stands among the deadlines, or would. */
static size_t deadline_place(const struct model *m, uint32_t timer)
{
    const struct m_timer *timers = m->timers.p;
    struct bisect b = bisect_of(m->due_head, m->deadlines.n);
    while (bisect_next(&b))
        bisect_go(&b, is_before(&timers[m->deadlines.p[b.at]], &timers[timer]));
    return b.low;
}

/* The first one, which is due next, is left where it is: the others need not
 * move up. */
static void deadline_remove(struct model *m, uint32_t timer)
{
    if (m->timers.p[timer].state != TIMER_SET)
        return;
    size_t place = deadline_place(m, timer);
    if (place == m->due_head)
        SCALAR_SET(m, due_head, m->due_head + 1);
    else
        journal_remove(m, ARRAY_deadlines, place);
}

static APPLY(apply_timer_set)
{
    uint32_t timer = e->timer_set.timer, task = e->timer_set.task;
    if (!CELL(m, timers, timer))
        return;
    deadline_remove(m, timer);
    SCALAR_SET(m, n_timers_set, m->n_timers_set + 1);
    CELL_SET(m, timers, timer, state, TIMER_SET);
    CELL_SET(m, timers, timer, when, e->timer_set.when);
    CELL_SET(m, timers, timer, task, task);
    CELL_SET(m, timers, timer, set_event, index);
    CELL_SET(m, timers, timer, order, m->n_timers_set);
    journal_insert(m, ARRAY_deadlines, deadline_place(m, timer), &timer);
    if (TEXT_IS(e->timer_set.what, "sleep") && CELL(m, tasks, task))
        CELL_SET(m, tasks, task, timer, timer);
}

static APPLY(apply_timer_fire)
{
    (void)index;
    uint32_t timer = e->timer_fire.timer;
    if (!CELL(m, timers, timer))
        return;
    deadline_remove(m, timer);
    CELL_SET(m, timers, timer, state, TIMER_FIRED);
}

static APPLY(apply_timer_cancel)
{
    (void)index;
    uint32_t timer = e->timer_cancel.timer;
    if (!CELL(m, timers, timer))
        return;
    deadline_remove(m, timer);
    CELL_SET(m, timers, timer, state, TIMER_CANCELLED);
}

/* -- all -- */

static const apply_fn handlers[EV_COUNT] = {
    [EV_begin] = apply_begin,
    [EV_end] = apply_end,
    [EV_out] = apply_out,
    [EV_warn] = apply_out,
    [EV_diag] = apply_out,
    [EV_frame_new] = apply_frame_new,
    [EV_line] = apply_line,
    [EV_suspend] = apply_suspend,
    [EV_resume] = apply_resume,
    [EV_return_] = apply_return,
    [EV_unwind] = apply_unwind,
    [EV_coro_new] = apply_coro_new,
    [EV_loop_pass] = apply_loop_pass,
    [EV_loop_select] = apply_loop_select,
    [EV_loop_clock] = apply_loop_clock,
    [EV_ready_push] = apply_ready_push,
    [EV_ready_pop] = apply_ready_pop,
    [EV_handle_cancel] = apply_handle_cancel,
    [EV_task_new] = apply_task_new,
    [EV_task_run] = apply_task_run,
    [EV_task_wait] = apply_task_wait,
    [EV_task_wake] = apply_task_wake,
    [EV_task_cancel] = apply_task_cancel,
    [EV_task_done] = apply_task_done,
    [EV_future_new] = apply_future_new,
    [EV_future_done] = apply_future_done,
    [EV_timer_set] = apply_timer_set,
    [EV_timer_fire] = apply_timer_fire,
    [EV_timer_cancel] = apply_timer_cancel,
    [EV_queue_new] = apply_queue_new,
    [EV_queue_put] = apply_queue_put,
    [EV_queue_get] = apply_queue_get,
    [EV_queue_block] = apply_queue_block,
    [EV_queue_unblock] = apply_queue_unblock,
    [EV_queue_done] = apply_queue_done,
    [EV_queue_join] = apply_queue_join,
    [EV_sync_new] = apply_sync_new,
    [EV_sync_acquire] = apply_sync_acquire,
    [EV_sync_release] = apply_sync_release,
    [EV_sync_set] = apply_sync_set,
    [EV_sync_clear] = apply_sync_clear,
    [EV_sync_break] = apply_sync_break,
    [EV_sync_block] = apply_sync_block,
    [EV_sync_unblock] = apply_sync_unblock,
    [EV_group_new] = apply_group_new,
    [EV_group_enter] = apply_group_enter,
    [EV_group_task] = apply_group_task,
    [EV_group_abort] = apply_group_abort,
    [EV_group_wait] = apply_group_wait,
    [EV_group_exit] = apply_group_exit,
    [EV_timeout_new] = apply_timeout_new,
    [EV_timeout_reschedule] = apply_timeout_reschedule,
    [EV_timeout_expire] = apply_timeout_expire,
    [EV_timeout_exit] = apply_timeout_exit,
    [EV_thread_new] = apply_thread_new,
    [EV_thread_run] = apply_thread_run,
    [EV_thread_block] = apply_thread_block,
    [EV_thread_done] = apply_thread_done,
    [EV_job_new] = apply_job_new,
    [EV_job_run] = apply_job_run,
    [EV_job_done] = apply_job_done,
};

void apply_event(struct model *m, const struct event *e, uint32_t index)
{
    if (e->t == e->t)
        SCALAR_SET(m, t, e->t);
    if (handlers[e->kind])
        handlers[e->kind](m, e, index);
}
