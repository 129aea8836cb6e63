/* The event loop: turns, time, and the object that programs call it by. The
 * order of a turn is CPython's, see run_once. */
#include <math.h>
#include <string.h>

#include "loop/port.h"
#include "loop/waiters.h"
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
        EMIT(vm, timer_set, .timer = t->id, .when = when,
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
    double begin = vm_now(vm);
    int status = run_handle(vm, loop, h);
    double took = vm_now(vm) - begin;
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
    future_add_callback(vm, f, (value)loop, NULL);
    loop->run_for = v;
    vm->loop_frames++;
    value r = loop_run_forever(vm, loop);
    vm->loop_frames--;
    loop->run_for = NULL;
    if (!r && v != future && f->failed)
        future_seen(f);
    value parked = exc_park(vm);
    future_remove_callback(vm, f, (value)loop);
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
static void loop_finalize(struct vm *vm, value v)
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

static void loop_clear(struct vm *vm, value v)
{
    struct loop_obj *loop = (struct loop_obj *)v;
    drop_all(vm, loop);
    clear_slot(vm, &loop->exception_handler);
    clear_slot(vm, &loop->task_factory);
    clear_slot(vm, &loop->executor);
    runner_forget_gens(vm, loop);
}

static void loop_dealloc(struct vm *vm, value v)
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

static int visit_handle(struct handle *h, void *arg)
{
    const struct visiting *v = arg;
    /* CPython has a handle for it, with a tuple and a task's step */
    static const struct gc_far near = {0, 0}, behind = {1, 2};
    bool of_task = h->kind == HANDLE_STEP || h->kind == HANDLE_WAKEUP;
    struct gc_far far = of_task ? behind : near;
    return (h->arg && gc_visit_far(h->arg, far, v->visit, v->arg))
           || gc_visit_far(h->target, far, v->visit, v->arg)
           || (h->context && v->visit(h->context, v->arg));
}

static int loop_traverse(value v, visit_fn visit, void *arg)
{
    struct loop_obj *loop = (struct loop_obj *)v;
    struct visiting visiting = {visit, arg};
    if (ready_each(&loop->ready, visit_handle, &visiting))
        return 1;
    for (size_t i = loop->timers.n; i-- > 0;)
        if (visit(timer_owner(loop->timers.heap[i].timer), arg))
            return 1;
    value held[] = {loop->executor, loop->exception_handler,
                    loop->task_factory};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}

/* -- methods -- */

#define SELF                                                                  \
    struct loop_obj *loop = (struct loop_obj *)self;                          \
    (void)loop, (void)a, (void)n

static value run_forever_fn(struct vm *vm, value self, const value *a,
                            size_t n)
{
    SELF;
    return loop_run_forever(vm, loop);
}

static value run_until_complete_fn(struct vm *vm, value self, const value *a,
                                   size_t n)
{
    SELF;
    return loop_run_until_complete(vm, loop, a[0]);
}

static value stop_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    loop->stopping = true;
    return none_new();
}

static value close_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return loop_close(vm, loop) ? NULL : none_new();
}

static value is_running_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    return bool_value(loop->running);
}

static value is_closed_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    return bool_value(loop->closed);
}

static value time_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return float_new(vm, vm_now(vm));
}

static value create_future_fn(struct vm *vm, value self, const value *a,
                              size_t n)
{
    SELF;
    return (value)future_new(vm, loop, FUTURE_PLAIN);
}

static value create_task_fn(struct vm *vm, value self, const value *a,
                            size_t n)
{
    SELF;
    value task = task_create(vm, loop, a[0], a[1], a[2]);
    if (task && loop->debug && !loop->task_factory)
        future_note_source(vm, (struct future_obj *)task, true);
    return task;
}

/* In debug mode a call from another thread than the loop's is an error, since
 * it does not wake the loop. */
static int check_thread(struct vm *vm, const struct loop_obj *loop)
{
    if (!loop->debug || !loop->running || loop->lane == lane_ident(vm))
        return 0;
    exc_raise(vm, &exc_RuntimeError,
              "Non-thread-safe operation invoked on an event loop other than "
              "the current one");
    return -1;
}

static value call_soon_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    if (check_thread(vm, loop) || handle_check(vm, loop, a[0], "call_soon"))
        return NULL;
    return handle_soon(vm, loop, a[0], tuple_items(a[1]), tuple_len(a[1]),
                       a[2]);
}

static value call_soon_threadsafe_fn(struct vm *vm, value self,
                                     const value *a, size_t n)
{
    SELF;
    if (handle_check(vm, loop, a[0], "call_soon_threadsafe"))
        return NULL;
    value h = handle_soon(vm, loop, a[0], tuple_items(a[1]), tuple_len(a[1]),
                          a[2]);
    if (h && loop->waiter)
        lane_wake(vm, loop->waiter);
    return h;
}

/* asyncio adds the delay to its time, and leaves the words to the sum. */
static value refuse_delay(struct vm *vm, value delay)
{
    exc_clear(vm);
    value now = float_new(vm, vm_now(vm));
    value sum = now ? value_binary(vm, BIN_ADD, now, delay) : NULL;
    xunref(vm, now);
    if (sum)
        exc_raise(vm, &exc_TypeError, "must be real number, not %s",
                  type_of(delay)->name);
    xunref(vm, sum);
    return NULL;
}

static value call_later_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    double delay;
    if (a[0] == NONE)
        return exc_raise(vm, &exc_TypeError, "delay must not be None");
    if (value_as_double(vm, a[0], &delay))
        return refuse_delay(vm, a[0]);
    if (check_thread(vm, loop) || handle_check(vm, loop, a[1], "call_at"))
        return NULL;
    return handle_at(vm, loop, vm_now(vm) + delay, "call_later", a[1],
                     tuple_items(a[2]), tuple_len(a[2]), a[3]);
}

static value call_at_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    double when;
    if (a[0] == NONE)
        return exc_raise(vm, &exc_TypeError, "when cannot be None");
    if (value_as_double(vm, a[0], &when) || check_thread(vm, loop)
        || handle_check(vm, loop, a[1], "call_at"))
        return NULL;
    value h = handle_at(vm, loop, when, "call_at", a[1], tuple_items(a[2]),
                        tuple_len(a[2]), a[3]);
    if (h)
        ((struct handle_obj *)h)->whole = is_int(a[0]);
    return h;
}

/* wait_for's and timeout()'s timer: call_at under another name in the trace */
static value call_timeout_fn(struct vm *vm, value self, const value *a,
                             size_t n)
{
    SELF;
    double when;
    if (value_as_double(vm, a[0], &when))
        return NULL;
    return handle_at(vm, loop, when, "timeout", a[1], tuple_items(a[2]),
                     tuple_len(a[2]), NULL);
}

static value get_debug_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    return bool_value(loop->debug);
}

static value set_debug_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    int truth = value_truth(vm, a[0]);
    if (truth < 0)
        return NULL;
    loop->debug = truth;
    if (loop->running) /* asyncio has its tracking of coroutines follow */
        loop_push(vm, loop, HANDLE_NONE, self, NULL, NULL, "callback", 0,
                  "scheduled");
    return none_new();
}

static value set_callable(struct vm *vm, value *slot, value v,
                          const char *what)
{
    if (v != NONE && !value_callable(v)) {
        value r = value_repr(vm, v);
        if (r)
            exc_raise(vm, &exc_TypeError, what, str_z(r));
        xunref(vm, r);
        return NULL;
    }
    clear_slot(vm, slot);
    if (v != NONE)
        *slot = ref(v);
    return none_new();
}

static value set_exception_handler_fn(struct vm *vm, value self,
                                      const value *a, size_t n)
{
    SELF;
    return set_callable(vm, &loop->exception_handler, a[0],
                        "A callable object or None is expected, got %s");
}

static value get_exception_handler_fn(struct vm *vm, value self,
                                      const value *a, size_t n)
{
    SELF;
    (void)vm;
    return ref(loop->exception_handler ? loop->exception_handler : NONE);
}

static value set_task_factory_fn(struct vm *vm, value self, const value *a,
                                 size_t n)
{
    SELF;
    return set_callable(vm, &loop->task_factory, a[0],
                        "task factory must be a callable or None");
}

static value get_task_factory_fn(struct vm *vm, value self, const value *a,
                                 size_t n)
{
    SELF;
    (void)vm;
    return ref(loop->task_factory ? loop->task_factory : NONE);
}

static value default_handler_fn(struct vm *vm, value self, const value *a,
                                size_t n)
{
    SELF;
    return log_default(vm, a[0]) ? NULL : none_new();
}

static value call_handler_fn(struct vm *vm, value self, const value *a,
                             size_t n)
{
    SELF;
    return log_context(vm, loop, a[0]) ? NULL : none_new();
}

static value shutdown_asyncgens_fn(struct vm *vm, value self, const value *a,
                                   size_t n)
{
    SELF;
    return runner_shutdown_asyncgens(vm, loop);
}

static value shutdown_executor_fn(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    SELF;
    return executor_shutdown(vm, loop);
}

/* What needs the world outside of the sandbox is refused by name. */
static value no_network_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return exc_raise(vm, &exc_NotImplementedError,
                     "loopscope's sandbox has no network, files or signals "
                     "for its event loop");
}

/* Each class of CPython's has its own, whose name they bear. */
static const struct native base_methods[] = {
    {"run_forever", run_forever_fn, ""},
    {"run_until_complete", run_until_complete_fn, "future"},
    {"stop", stop_fn, ""},
    {"is_running", is_running_fn, ""},
    {"is_closed", is_closed_fn, ""},
    {"time", time_fn, ""},
    {"create_future", create_future_fn, ""},
    {"create_task", create_task_fn, "coro, *, name=, context="},
    {"call_soon", call_soon_fn, "callback, *args, context="},
    {"call_soon_threadsafe", call_soon_threadsafe_fn, "callback, *args, context="},
    {"call_later", call_later_fn, "delay, callback, *args, context="},
    {"call_at", call_at_fn, "when, callback, *args, context="},
    {"_call_timeout", call_timeout_fn, "when, callback, *args"},
    {"get_debug", get_debug_fn, ""},
    {"set_debug", set_debug_fn, "enabled"},
    {"set_exception_handler", set_exception_handler_fn, "handler"},
    {"get_exception_handler", get_exception_handler_fn, ""},
    {"default_exception_handler", default_handler_fn, "context"},
    {"call_exception_handler", call_handler_fn, "context"},
    {"set_task_factory", set_task_factory_fn, "factory"},
    {"get_task_factory", get_task_factory_fn, ""},
    {"shutdown_asyncgens", shutdown_asyncgens_fn, "", NATIVE_ASYNC},
    {"shutdown_default_executor", shutdown_executor_fn, "", NATIVE_ASYNC},
    {"run_in_executor", executor_run, "executor, func, *args"},
    {"set_default_executor", executor_set_default, "executor"},
    {"create_connection", no_network_fn, "*args, **kw"},
    {"create_server", no_network_fn, "*args, **kw"},
    {"create_datagram_endpoint", no_network_fn, "*args, **kw"},
    {"connect_read_pipe", no_network_fn, "*args, **kw"},
    {"connect_write_pipe", no_network_fn, "*args, **kw"},
    {"subprocess_exec", no_network_fn, "*args, **kw"},
    {"subprocess_shell", no_network_fn, "*args, **kw"},
    {"getaddrinfo", no_network_fn, "*args, **kw"},
    {0},
};

static const struct native selector_methods[] = {
    {"add_reader", no_network_fn, "fd, callback, *args"},
    {"remove_reader", no_network_fn, "fd"},
    {"add_writer", no_network_fn, "fd, callback, *args"},
    {"remove_writer", no_network_fn, "fd"},
    {"sock_recv", no_network_fn, "*args, **kw"},
    {"sock_sendall", no_network_fn, "*args, **kw"},
    {"sock_connect", no_network_fn, "*args, **kw"},
    {"sock_accept", no_network_fn, "*args, **kw"},
    {0},
};

static const struct native loop_methods[] = {
    {"close", close_fn, ""},
    {"add_signal_handler", no_network_fn, "sig, callback, *args"},
    {"remove_signal_handler", no_network_fn, "sig"},
    {"create_unix_connection", no_network_fn, "*args, **kw"},
    {"create_unix_server", no_network_fn, "*args, **kw"},
    {0},
};

static value get_slow_callback(struct vm *vm, value self)
{
    return float_new(vm, ((struct loop_obj *)self)->slow_callback);
}

static int set_slow_callback(struct vm *vm, value self, value v)
{
    return value_as_double(vm, v, &((struct loop_obj *)self)->slow_callback);
}

/* -- what programs peek at -- */

struct showing {
    struct vm *vm;
    struct loop_obj *loop;
    value list;
};

static int show_handle(struct handle *h, void *arg)
{
    struct showing *s = arg;
    value shown = handle_shown(s->vm, s->loop, h);
    int status = shown ? list_append(s->vm, s->list, shown) : -1;
    xunref(s->vm, shown);
    return status;
}

static value get_ready(struct vm *vm, value self)
{
    struct loop_obj *loop = (struct loop_obj *)self;
    struct showing s = {vm, loop, list_new(vm)};
    value made = NULL;
    if (s.list && ready_each(&loop->ready, show_handle, &s) == 0)
        made = deque_of(vm, s.list);
    xunref(vm, s.list);
    return made;
}

static value get_scheduled(struct vm *vm, value self)
{
    struct loop_obj *loop = (struct loop_obj *)self;
    value list = list_new(vm);
    for (size_t i = 0; list && i < loop->timers.n; i++) {
        const struct timerq_entry *e = &loop->timers.heap[i];
        value shown = handle_shown_timer(vm, loop, e->when, e->timer);
        if (!shown || list_append(vm, list, shown))
            clear_slot(vm, &list);
        xunref(vm, shown);
    }
    return list;
}

static value get_stopping(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(((struct loop_obj *)self)->stopping);
}

static value get_closed(struct vm *vm, value self)
{
    return is_closed_fn(vm, self, NULL, 0);
}

static value get_debug(struct vm *vm, value self)
{
    return get_debug_fn(vm, self, NULL, 0);
}

static value get_thread(struct vm *vm, value self)
{
    struct loop_obj *loop = (struct loop_obj *)self;
    return loop->running ? int_new(vm, loop->lane) : none_new();
}

static value get_factory(struct vm *vm, value self)
{
    return get_task_factory_fn(vm, self, NULL, 0);
}

static value get_handler(struct vm *vm, value self)
{
    return get_exception_handler_fn(vm, self, NULL, 0);
}

static const struct getset loop_getset[] = {
    {"_ready", get_ready, NULL},
    {"_scheduled", get_scheduled, NULL},
    {"_stopping", get_stopping, NULL},
    {"_closed", get_closed, NULL},
    {"_debug", get_debug, NULL},
    {"_thread_id", get_thread, NULL},
    {"_task_factory", get_factory, NULL},
    {"_exception_handler", get_handler, NULL},
    {"slow_callback_duration", get_slow_callback, set_slow_callback},
    {"_default_executor", executor_get_default, executor_set_default_attr},
    {"_executor_shutdown_called", executor_get_was_shut, NULL},
    {0},
};

static value loop_repr(struct vm *vm, value v)
{
    struct loop_obj *loop = (struct loop_obj *)v;
    return str_printf(vm, "<_UnixSelectorEventLoop running=%s closed=%s "
                          "debug=%s>",
                      loop->running ? "True" : "False",
                      loop->closed ? "True" : "False",
                      loop->debug ? "True" : "False");
}

static value loop_make(struct vm *vm, struct type *t, const value *args,
                       size_t n, value kwnames)
{
    (void)t, (void)args, (void)kwnames;
    if (n > 0)
        return exc_raise(vm, &exc_TypeError,
                         "an event loop takes no arguments here");
    return loop_new(vm);
}

#define LOOP_SLOTS                                                            \
    .size = sizeof(struct loop_obj), .flags = TYPE_GC, .new_ = loop_make,     \
    .dealloc = loop_dealloc, .traverse = loop_traverse, .clear = loop_clear,  \
    .finalize = loop_finalize

struct type abstract_loop_type = {
    .name = "AbstractEventLoop", .module = "asyncio.events", LOOP_SLOTS,
};
struct type base_loop_type = {
    .name = "BaseEventLoop", .module = "asyncio.base_events", LOOP_SLOTS,
    .base = &abstract_loop_type, .methods = base_methods,
    .getset = loop_getset,
};
static struct type selector_loop_type = {
    .name = "BaseSelectorEventLoop", .module = "asyncio.selector_events",
    LOOP_SLOTS, .base = &base_loop_type, .methods = selector_methods,
};
struct type loop_type = {
    .name = "_UnixSelectorEventLoop", .module = "asyncio.unix_events",
    LOOP_SLOTS, .base = &selector_loop_type, .repr = loop_repr,
    .methods = loop_methods,
};

void loop_types_init(struct vm *vm)
{
    struct type *const types[] = {&abstract_loop_type, &base_loop_type,
                                  &selector_loop_type, &loop_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        type_ready(vm, types[i]);
}
