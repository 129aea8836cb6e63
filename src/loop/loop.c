/* The event loop: turns and time. The order of a turn is CPython's, see
 * run_once. What programs call it by stands in loop_type.c. */
#include <math.h>
#include <string.h>

#include "loop/port.h"
#include "loop/priv.h"
#include "vm/gc.h"
#include "vm/lane.h"

/* -- finding it -- */

struct loop_obj *loop_running(struct vm *vm)
{
    if (!vm->loop->running)
        exc_raise(vm, &exc_RuntimeError, "no running event loop");
    return vm->loop->running;
}

void loop_set_current(struct vm *vm, value loop)
{
    struct loop_state *s = loop_state(vm);
    value old = s->current_loop;
    s->current_loop = xref(loop);
    s->loop_was_set = true;
    xunref(vm, old);
}

struct loop_obj *loop_get(struct vm *vm)
{
    struct loop_state *s = loop_state(vm);
    if (s->running)
        return s->running;
    if (!s->current_loop && !s->loop_was_set && lane_is_main(vm)) {
        value loop = loop_new(vm);
        if (!loop)
            return NULL;
        loop_set_current(vm, loop);
        unref(vm, loop);
    }
    if (!s->current_loop)
        exc_raise(vm, &exc_RuntimeError,
                  "There is no current event loop in thread '%s'.",
                  lane_name(vm));
    return (struct loop_obj *)s->current_loop;
}

value loop_new(struct vm *vm)
{
    struct loop_obj *loop = obj_new(vm, &loop_type, 0);
    if (!loop)
        return NULL;
    loop->slow_callback = 0.1;
    loop->ready.account = loop->timers.account = &vm->memory;
    if (vm->tracing) {
        loop->id = NEXT_ID(vm, next_loop);
        EMIT(vm, loop_new, .loop = loop->id);
    }
    struct buf text = {0};
    buf_addz(&text, "Using selector: EpollSelector");
    log_text(vm, LOG_SELECTOR, &text);
    return (value)loop;
}

int loop_check_closed(struct vm *vm, struct loop_obj *loop)
{
    if (!loop->closed)
        return 0;
    exc_raise(vm, &exc_RuntimeError, "Event loop is closed");
    return -1;
}

/* -- what waits for its turn -- */

/* Is it a callback of the program's own? Then what it is called. */
static bool describe_handle(struct vm *vm, enum handle_kind kind, value target,
                            struct buf *out)
{
    if (kind == HANDLE_DONE)
        return callback_describe(vm, target, NULL, out);
    if (kind != HANDLE_CALL)
        return false;
    const struct handle_obj *h = (const struct handle_obj *)target;
    return h->callback && callback_describe(vm, h->callback, h->args, out);
}

void loop_push(struct vm *vm, struct loop_obj *loop, enum handle_kind kind,
               value target, value arg, value context, const char *what,
               event_id task, const char *why)
{
    event_id id = 0;
    if (vm->tracing) {
        struct buf call = {0};
        bool own = describe_handle(vm, kind, target, &call);
        bool asked = own && strcmp(why, "scheduled") == 0;
        id = NEXT_ID(vm, next_handle);
        EMIT(vm, ready_push, .handle = id, .what = str_of(what), .task = task,
             .why = str_of(why), .call = buf_str(&call),
             .by = asked ? vm->current_task : 0);
        buf_fini(&call);
    }
    if (loop->debug && kind != HANDLE_CALL)
        source_note_next(vm, loop);
    ready_push(&loop->ready, (struct handle){
        .target = ref(target),
        .arg = xref(arg),
        .context = xref(context),
        .id = id,
        .kind = kind,
    });
}

static void handle_fini(struct vm *vm, struct handle *h)
{
    unref(vm, h->target);
    xunref(vm, h->arg);
    xunref(vm, h->context);
}

void loop_set_timer(struct vm *vm, struct loop_obj *loop, struct timer *t,
                    value owner, double when, const char *what)
{
    ref(owner);
    if (vm->tracing) {
        t->id = NEXT_ID(vm, next_timer);
        t->task = vm->current_task;
        struct buf call = {0};
        if (t->handle)
            describe_handle(vm, HANDLE_CALL, owner, &call);
        EMIT(vm, timer_set, .timer = t->id,
             .when = isinf(when) ? NAN : when, /* it never comes due */
             .what = str_of(what), .task = vm->current_task,
             .call = buf_str(&call));
        buf_fini(&call);
    }
    timerq_push(&loop->timers, when, t);
}

void loop_cancel_timer(struct vm *vm, struct loop_obj *loop, struct timer *t)
{
    if (t->scheduled && !t->cancelled)
        EMIT(vm, timer_cancel, .timer = t->id);
    else if (t->ready)
        EMIT(vm, handle_cancel, .handle = t->ready);
    t->ready = 0;
    timerq_cancel(&loop->timers, t);
}

static value timer_owner(struct timer *t)
{
    return t->handle ? (value)handle_of_timer(t) : (value)sleep_of_timer(t);
}

static void drop_timer(struct timer *t, void *arg)
{
    unref(arg, timer_owner(t));
}

/* Moves a due timer's callback to the ready queue. */
static void fire_timer(struct vm *vm, struct loop_obj *loop, struct timer *t)
{
    value owner = timer_owner(t);
    if (!t->cancelled) {
        event_id task = t->handle
                            ? t->task
                            : future_waiter_id(&sleep_of_timer(t)->fut);
        EMIT(vm, timer_fire, .timer = t->id,
             .handle = loop_state(vm)->ids.next_handle + 1);
        loop_push(vm, loop, t->handle ? HANDLE_CALL : HANDLE_SLEEP, owner,
                  NULL, NULL, "timer", task, "due");
        if (t->handle) {
            handle_of_timer(t)->queued = true;
            handle_of_timer(t)->id = loop_state(vm)->ids.next_handle;
        } else if (vm->tracing) {
            t->ready = loop_state(vm)->ids.next_handle;
        }
    }
    unref(vm, owner);
}

/* -- a turn -- */

static int call_done(struct vm *vm, struct loop_obj *loop, struct handle *h)
{
    value before = context_enter(vm, h->context);
    value r = value_call1(vm, h->target, h->arg);
    context_leave(vm, before, &h->context);
    if (r) {
        unref(vm, r);
        return 0;
    }
    return handle_error(vm, loop, h);
}

/* What run_until_complete waited for is done. */
static void stop_for(struct vm *vm, struct loop_obj *loop,
                     struct future_obj *f)
{
    (void)vm;
    if (f->state == FUTURE_FINISHED && f->failed) {
        future_seen(f);
        if (is_instance(f->result, &exc_SystemExit)
            || is_instance(f->result, &exc_KeyboardInterrupt))
            return; /* it leaves the loop by itself */
    }
    loop->stopping = true;
}

/* Runs one handle. */
static int run_handle(struct vm *vm, struct loop_obj *loop, struct handle *h)
{
    int status = 0;
    EMIT(vm, ready_pop, .handle = h->id);
    switch (h->kind) {
    case HANDLE_STEP:
        status = task_step(vm, (struct task_obj *)h->target, h->arg);
        break;
    case HANDLE_WAKEUP:
        status = task_wakeup(vm, (struct task_obj *)h->target,
                             (struct future_obj *)h->arg);
        break;
    case HANDLE_SLEEP:
        sleep_fire(vm, (struct sleep_obj *)h->target);
        break;
    case HANDLE_GATHER:
        status = gather_child_done(vm, (struct gather_obj *)h->target,
                                   (struct future_obj *)h->arg);
        break;
    case HANDLE_STOP:
        stop_for(vm, loop, (struct future_obj *)h->arg);
        break;
    case HANDLE_DONE:
        status = call_done(vm, loop, h);
        break;
    case HANDLE_NONE: /* debug mode was switched: the tracking follows */
        vm->origin_depth = loop->debug ? DEBUG_DEPTH : loop->saved_depth;
        break;
    case HANDLE_CALL:
        status = handle_run(vm, (struct handle_obj *)h->target);
        break;
    }
    if (status == TASK_STEP_FAILED)
        status = handle_error(vm, loop, h);
    return status;
}

/* In debug mode: says so when a handle held the loop for long. */
static int run_watched(struct vm *vm, struct loop_obj *loop, struct handle *h)
{
    value what = ref(h->target);
    value made_at = h->kind == HANDLE_CALL ? xref(source_of(h->target))
                                           : source_take_last(vm, loop);
    clear_slot(vm, &loop->made_at);
    loop->made_at = made_at;
    double begin = vm_now(vm);
    int status = run_handle(vm, loop, h);
    double took = vm_now(vm) - begin;
    clear_slot(vm, &loop->made_at);
    if (status == 0 && took >= loop->slow_callback) {
        struct buf text = {0};
        value r = value_repr(vm, what);
        if (!r)
            exc_clear(vm);
        buf_printf(&text, "Executing %s took %.3f seconds",
                   r ? str_z(r) : "?", took);
        xunref(vm, r);
        log_text(vm, LOG_SLOW, &text);
    }
    unref(vm, what);
    return status;
}

/* Waits until `when`, or until another lane wakes the loop. -1 when nothing can
 * ever happen. */
static int let_time_pass(struct vm *vm, struct loop_obj *loop, double when)
{
    if (!lane_many(vm)) {
        if (when == LANE_FOR_EVER) {
            deadlock_report(vm, loop);
            return -1;
        }
        vm->port->wait_until(vm->port, when);
        return 0;
    }
    loop->waiter = lane_current(vm);
    enum lane_result r = lane_wait(vm, when, "its event loop", NULL, 0);
    loop->waiter = NULL;
    return r < 0 ? -1 : 0;
}

/* Asks how long to wait, and waits. -1 when it would be for ever. */
static int wait_for_work(struct vm *vm, struct loop_obj *loop)
{
    double when = 0, now = vm_now(vm), timeout = 0;
    if (loop->ready.n == 0 && !loop->stopping) {
        if (!timerq_next(&loop->timers, &when))
            when = LANE_FOR_EVER;
        timeout = when > now ? when - now : 0;
    }
    EMIT(vm, loop_select, .timeout = timeout < LANE_FOR_EVER ? timeout : NAN);
    if (timeout > 0) {
        if (let_time_pass(vm, loop, when))
            return -1;
        if (vm_now(vm) > now)
            EMIT(vm, loop_clock, .to = vm_now(vm));
        return 0;
    }
    return lane_many(vm) && lane_yield(vm) < 0 ? -1 : 0;
}

/* What leaves the loop (SystemExit) has the loop's frames in CPython's traceback,
 * and with them the handle that was called: its task lives as long. */
static void keep_with_error(struct vm *vm, const struct handle *h)
{
    if (h->target && vm->exc && !vm->limit_hit && !exc_of(vm->exc)->held)
        exc_of(vm->exc)->held = ref(h->target);
}

/* Where a run of CPython's loop stands, for warnings: when it calls a handle,
 * and when it drops one, for the next or since it was the last. */
static const char AT_CALL[] = "asyncio/events.py:80";
static const char AT_NEXT[] = "asyncio/base_events.py:1907";
static const char AT_LAST[] = "asyncio/base_events.py:1923";
/* And where close() empties its queue and its timers. */
static const char AT_READY[] = "asyncio/base_events.py:678";
static const char AT_TIMERS[] = "asyncio/base_events.py:679";
/* And where a loop that goes says that nobody closed it. */
static const char AT_DEL[] = "asyncio/base_events.py:692";

/* One turn, in CPython's order: drop cancelled timers, wait, move the due
 * timers, and then run what is ready at that moment and nothing that it adds.*/
static int run_once(struct vm *vm, struct loop_obj *loop)
{
    timerq_sweep(&loop->timers, drop_timer, vm);
    if (wait_for_work(vm, loop))
        return -1;
    double when, now = loop->timers.n ? vm_now(vm) : 0;
    while (timerq_next(&loop->timers, &when) && !(when > now)) /* or NaN */
        fire_timer(vm, loop, timerq_pop(&loop->timers));

    size_t todo = loop->ready.n;
    if (todo > 0) {
        loop_state(vm)->ids.passes++;
        EMIT(vm, loop_pass, .n = loop_state(vm)->ids.passes, .ready = todo);
    }
    int status = 0;
    for (size_t i = 0; i < todo && status == 0 && loop->ready.n > 0; i++) {
        struct handle h = ready_pop(&loop->ready);
        loop->popped++;
        status = loop->debug ? run_watched(vm, loop, &h)
                             : run_handle(vm, loop, &h);
        if (status < 0)
            keep_with_error(vm, &h);
        vm->loop_place = i + 1 < todo ? AT_NEXT : AT_LAST;
        handle_fini(vm, &h);
        vm->loop_place = AT_CALL;
    }
    return status;
}

static int check_running(struct vm *vm, struct loop_obj *loop)
{
    if (loop->running)
        exc_raise(vm, &exc_RuntimeError, "This event loop is already running");
    else if (loop_state(vm)->running)
        exc_raise(vm, &exc_RuntimeError,
                  "Cannot run the event loop while another loop is running");
    else
        return 0;
    return -1;
}

/* What CPython's run_forever has below a callback: itself and two more. */
enum { LOOP_FRAMES = 3 };

value loop_run_forever(struct vm *vm, struct loop_obj *loop)
{
    if (loop_check_closed(vm, loop) || check_running(vm, loop))
        return NULL;
    ref((value)loop);
    loop->running = true;
    loop->lane = lane_ident(vm);
    loop_state(vm)->running = loop;
    struct loop_place before = loop_at_place(vm, AT_CALL);
    vm->loop_frames += LOOP_FRAMES;
    loop->saved_depth = vm->origin_depth;
    if (loop->debug)
        vm->origin_depth = DEBUG_DEPTH;
    int status;
    do
        status = run_once(vm, loop);
    while (status == 0 && !loop->stopping);
    loop->stopping = loop->running = false;
    loop_state(vm)->running = NULL;
    vm->origin_depth = loop->saved_depth;
    vm->loop_frames -= LOOP_FRAMES;
    loop_leave_place(vm, before);
    unref(vm, (value)loop);
    return status ? NULL : none_new();
}

value loop_run_until_complete(struct vm *vm, struct loop_obj *loop,
                              value future)
{
    if (loop_check_closed(vm, loop) || check_running(vm, loop))
        return NULL;
    value v = task_ensure(vm, future, loop);
    if (!v)
        return NULL;
    struct future_obj *f = (struct future_obj *)v;
    if (v != future)
        f->no_destroy_log = true;
    future_add_callback(
        vm, f, (struct callback){(value)loop, .kind = HANDLE_STOP});
    loop->run_for = v;
    vm->loop_frames++;
    value r = loop_run_forever(vm, loop);
    vm->loop_frames--;
    loop->run_for = NULL;
    if (!r && v != future && f->failed)
        future_seen(f);
    value parked = exc_park(vm);
    future_remove_callback(vm, f, HANDLE_STOP, (value)loop);
    exc_unpark(vm, parked);
    if (r) {
        unref(vm, r);
        r = future_done(f)
                ? future_result(vm, f)
                : exc_raise(vm, &exc_RuntimeError,
                            "Event loop stopped before Future completed.");
    }
    if (!r && vm->exc) /* a cycle, when it is the future's own exception */
        handle_add_frame(vm, vm->exc, v);
    unref(vm, v);
    return r;
}

/* -- the end -- */

static void drop_all(struct vm *vm, struct loop_obj *loop)
{
    struct loop_place before = loop_at_place(vm, AT_READY);
    while (loop->ready.n > 0) {
        struct handle h = ready_pop(&loop->ready);
        handle_fini(vm, &h);
    }
    vm->loop_place = AT_TIMERS;
    while (loop->timers.n > 0)
        drop_timer(timerq_pop_last(&loop->timers), vm);
    loop_leave_place(vm, before);
}

static void log_close(struct vm *vm, struct loop_obj *loop)
{
    value r = value_repr(vm, (value)loop);
    struct buf text = {0};
    buf_printf(&text, "Close %s", r ? str_z(r) : "?");
    xunref(vm, r);
    log_text(vm, LOG_CLOSE, &text);
}

int loop_close(struct vm *vm, struct loop_obj *loop)
{
    if (loop->running) {
        exc_raise(vm, &exc_RuntimeError, "Cannot close a running event loop");
        return -1;
    }
    if (loop->closed)
        return 0;
    if (loop->debug)
        log_close(vm, loop);
    loop->closed = true;
    EMIT(vm, loop_close, .loop = loop->id);
    drop_all(vm, loop);
    return executor_close(vm, loop);
}

/* A loop that nobody closed closes itself. */
void loop_finalize(struct vm *vm, value v)
{
    struct loop_obj *loop = (struct loop_obj *)v;
    if (loop->closed || vm->dead)
        return;
    value e = exc_park(vm);
    struct loop_place before = loop_at_place(vm, AT_DEL);
    value r = value_repr(vm, v);
    if (r)
        vm_warn(vm, &exc_ResourceWarning, "unclosed event loop %s", str_z(r));
    xunref(vm, r);
    loop_leave_place(vm, before);
    if (!loop->running && loop_close(vm, loop))
        vm_unraisable(vm, v);
    exc_unpark(vm, e);
}

void loop_clear(struct vm *vm, value v)
{
    struct loop_obj *loop = (struct loop_obj *)v;
    drop_all(vm, loop);
    clear_slot(vm, &loop->exception_handler);
    clear_slot(vm, &loop->task_factory);
    clear_slot(vm, &loop->executor);
    clear_slot(vm, &loop->dict);
    clear_slot(vm, &loop->sources);
    clear_slot(vm, &loop->made_at);
    runner_forget_gens(vm, loop);
}

void loop_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    loop_clear(vm, v);
    ready_fini(&((struct loop_obj *)v)->ready);
    timerq_fini(&((struct loop_obj *)v)->timers);
}

struct visiting {
    visit_fn visit;
    void *arg;
};

/* How far what a handle runs is from the ready queue. CPython has a Handle for
 * it, which came last, and behind that a tuple of the arguments; for a task the
 * wrapper of its step, for a gather a function, its closure and a cell. */
static const struct handle_far {
    struct gc_far arg, target;
} handle_far[] = {
    [HANDLE_STEP] = {{1, 2}, {1, 2}},
    [HANDLE_WAKEUP] = {{1, 2}, {1, 2}},
    [HANDLE_SLEEP] = {{1, 2}, {1, 2}},
    [HANDLE_GATHER] = {{1, 2}, {3, 4}},
    [HANDLE_STOP] = {{1, 2}, {0, 1}},
    [HANDLE_DONE] = {{1, 2}, {0, 1}},
    [HANDLE_NONE] = {{0, 0}, {0, 0}},
    [HANDLE_CALL] = {{0, 0}, {0, 0}},
};

static int visit_handle(struct handle *h, void *arg)
{
    const struct visiting *v = arg;
    const struct handle_far *far = &handle_far[h->kind];
    return (h->arg && gc_visit_far(h->arg, far->arg, v->visit, v->arg))
           || gc_visit_far(h->target, far->target, v->visit, v->arg)
           || (h->context && v->visit(h->context, v->arg));
}

int loop_traverse(value v, visit_fn visit, void *arg)
{
    struct loop_obj *loop = (struct loop_obj *)v;
    struct visiting visiting = {visit, arg};
    if (ready_each(&loop->ready, visit_handle, &visiting))
        return 1;
    for (size_t i = loop->timers.n; i-- > 0;)
        if (visit(timer_owner(loop->timers.heap[i].timer), arg))
            return 1;
    value held[] = {loop->executor, loop->exception_handler,
                    loop->task_factory, loop->dict};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}
