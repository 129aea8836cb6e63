/* The event loop as programs see it: its methods, its looks, its classes. */
#include "loop/waiters.h"
#include "vm/class.h"
#include "vm/lane.h"

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
    INSTANCE_DICT,
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
    .size = sizeof(struct loop_obj), .flags = TYPE_GC | TYPE_HAS_DICT,        \
    .instance_dict = offsetof(struct loop_obj, dict), .new_ = loop_make,      \
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
