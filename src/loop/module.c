/* The module asyncio: its functions in C, and the prelude in Python for what
 * may be slow. */
#include "loop/loop.h"

#include <math.h>
#include <stdlib.h>

#include "loop/prelude/asyncio.py.h"
#include "loop/prelude/asyncio_threads.py.h"
#include "loop/priv.h"
#include "vm/gc.h"

/* -- functions -- */

static value create_task_fn(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    struct loop_obj *loop = loop_running(vm);
    if (!loop)
        return NULL;
    value task = task_create(vm, loop, a[0], a[1], a[2]);
    if (task && given(a[1]) && !loop->task_factory)
        loop_state(vm)->task_names++; /* CPython counts, then renames */
    return task;
}

static value get_running_loop_fn(struct vm *vm, value self, const value *a,
                                 size_t n)
{
    (void)self, (void)a, (void)n;
    struct loop_obj *loop = loop_running(vm);
    return loop ? ref((value)loop) : NULL;
}

static value peek_running_loop_fn(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    (void)self, (void)a, (void)n;
    struct loop_obj *loop = loop_state(vm)->running;
    return ref(loop ? (value)loop : NONE);
}

static value get_event_loop_fn(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)self, (void)a, (void)n;
    value policy = loop_state(vm)->policy;
    if (policy && !loop_state(vm)->running)
        return value_call_method(vm, policy, "get_event_loop", NULL, 0);
    struct loop_obj *loop = loop_get(vm);
    return loop ? ref((value)loop) : NULL;
}

static value default_get_event_loop_fn(struct vm *vm, value self,
                                       const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    struct loop_obj *loop = loop_get(vm);
    return loop ? ref((value)loop) : NULL;
}

static value new_event_loop_fn(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)self, (void)a, (void)n;
    value policy = loop_state(vm)->policy;
    if (policy)
        return value_call_method(vm, policy, "new_event_loop", NULL, 0);
    return loop_new(vm);
}

static value default_new_event_loop_fn(struct vm *vm, value self,
                                       const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return loop_new(vm);
}

static value set_event_loop_fn(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)self, (void)n;
    if (a[0] != NONE && !is_loop(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "loop must be an instance of AbstractEventLoop or "
                         "None, not '%s'", type_of(a[0])->name);
    loop_set_current(vm, a[0] == NONE ? NULL : a[0]);
    return none_new();
}

static value set_policy_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    clear_slot(vm, &loop_state(vm)->policy);
    if (given(a[0]))
        loop_state(vm)->policy = ref(a[0]);
    return none_new();
}

static value get_policy_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    value policy = loop_state(vm)->policy;
    return ref(policy ? policy : NONE);
}

/* The loop that a function's optional argument means; -1 with an exception.
 * *loop is NULL for what is no loop: CPython takes anything, and finds no task
 * that belongs to it. */
static int loop_arg(struct vm *vm, value v, struct loop_obj **loop)
{
    *loop = !given(v)    ? loop_running(vm)
            : is_loop(v) ? (struct loop_obj *)v
                         : NULL;
    return !*loop && vm->exc ? -1 : 0;
}

static value current_task_fn(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)self, (void)n;
    struct loop_obj *loop;
    if (loop_arg(vm, a[0], &loop))
        return NULL;
    if (!loop && value_hash(vm, a[0]) == -1 && vm->exc)
        return NULL; /* CPython looks it up in a dict */
    return ref(loop && loop->current ? (value)loop->current : NONE);
}

static value all_tasks_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct loop_obj *loop;
    if (loop_arg(vm, a[0], &loop))
        return NULL;
    value list = loop ? task_all(vm, loop) : list_new(vm);
    value set = list ? set_of_iterable(vm, list, &set_type) : NULL;
    xunref(vm, list);
    return set;
}

static value ensure_future_fn(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)self, (void)n;
    if (!given(a[1]))
        return task_ensure(vm, a[0], NULL);
    if (is_loop(a[1]))
        return task_ensure(vm, a[0], (struct loop_obj *)a[1]);
    return value_call_method(vm, a[1], "create_task", a, 1);
}

static value isfuture_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)n;
    return bool_value(future_is(a[0]));
}

static value iscoroutine_fn(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    return bool_value(task_iscoroutine(vm, a[0]));
}

static value no_streams_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return exc_raise(vm, &exc_NotImplementedError,
                     "loopscope's sandbox has no network and no processes: "
                     "streams and subprocesses are not available");
}

static const struct native functions[] = {
    {"run", runner_run, "main, *, debug=",
     .home = "asyncio.runners"},
    {"sleep", sleep_fn, "delay, result=", NATIVE_ASYNC,
     .home = "asyncio.tasks"},
    {"gather", gather_fn, "*coros_or_futures, return_exceptions=",
     .home = "asyncio.tasks"},
    {"create_task", create_task_fn, "coro, *, name=, context=",
     .home = "asyncio.tasks"},
    {"ensure_future", ensure_future_fn, "coro_or_future, *, loop=",
     .home = "asyncio.tasks"},
    {"get_running_loop", get_running_loop_fn, "", NATIVE_C, "_asyncio"},
    {"_get_running_loop", peek_running_loop_fn, "", NATIVE_C, "_asyncio"},
    {"get_event_loop", get_event_loop_fn, "", NATIVE_C, "_asyncio"},
    {"new_event_loop", new_event_loop_fn, "",
     .home = "asyncio.events"},
    {"set_event_loop", set_event_loop_fn, "loop",
     .home = "asyncio.events"},
    {"_default_get_event_loop", default_get_event_loop_fn, ""},
    {"_default_new_event_loop", default_new_event_loop_fn, ""},
    {"set_event_loop_policy", set_policy_fn, "policy",
     .home = "asyncio.events"},
    {"_get_policy", get_policy_fn, ""},
    {"current_task", current_task_fn, "loop=",
     .home = "asyncio.tasks"},
    {"all_tasks", all_tasks_fn, "loop=",
     .home = "asyncio.tasks"},
    {"isfuture", isfuture_fn, "obj",
     .home = "asyncio.base_futures"},
    {"iscoroutine", iscoroutine_fn, "obj",
     .home = "asyncio.coroutines"},
    {"open_connection", no_streams_fn, "*args, **kwds",
     .home = "asyncio.streams"},
    {"start_server", no_streams_fn, "*args, **kwds",
     .home = "asyncio.streams"},
    {"create_subprocess_exec", no_streams_fn, "*args, **kwds",
     .home = "asyncio.subprocess"},
    {"create_subprocess_shell", no_streams_fn, "*args, **kwds",
     .home = "asyncio.subprocess"},
    {0},
};

/* -- making the module -- */

static int add_exceptions(struct vm *vm, value module)
{
    struct loop_state *s = loop_state(vm);
    const struct {
        const char *name;
        struct type *type;
    } all[] = {
        {"CancelledError", s->cancelled_error},
        {"InvalidStateError", s->invalid_state},
        {"QueueEmpty", s->queue_empty},
        {"QueueFull", s->queue_full},
        {"BrokenBarrierError", s->broken_barrier},
        {"SendfileNotAvailableError", s->send_file},
        {"TimeoutError", &exc_TimeoutError},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (module_set(vm, module, all[i].name, (value)all[i].type))
            return -1;
    return 0;
}

static int asyncio_init(struct vm *vm, value module)
{
    if (add_exceptions(vm, module) || queue_init(vm, module)
        || sync_init(vm, module) || runner_init(vm, module)
        || tell_init(vm, module))
        return -1;
    return type_make_generic(vm, &future_type)
           || type_make_generic(vm, &task_type)
           || module_set(vm, module, "Future", (value)&future_type)
           || module_set(vm, module, "Task", (value)&task_type)
           || module_set(vm, module, "Handle", (value)&handle_type)
           || module_set(vm, module, "TimerHandle", (value)&timer_handle_type)
           || module_set(vm, module, "_GatheringFuture", (value)&gather_type)
           || module_set(vm, module, "SelectorEventLoop", (value)&loop_type)
           || module_set(vm, module, "AbstractEventLoop",
                         (value)&abstract_loop_type)
           || module_set(vm, module, "BaseEventLoop", (value)&base_loop_type);
}

/* asyncio.tasks and the like: programs import names from them, which all stand
 * in asyncio itself. */
static int submodule_init(struct vm *vm, value module)
{
    value asyncio = module_import(vm, "asyncio");
    if (!asyncio)
        return -1;
    value from = module_dict(asyncio), key, v;
    size_t pos = 0;
    int status = 0;
    while (status == 0 && dict_each(from, &pos, &key, &v))
        if (is_str(key) && !str_starts(str_text(key), "__"))
            status = dict_set(vm, module_dict(module), key, v);
    unref(vm, asyncio);
    return status;
}

/* The module of asyncio's own messages, with their logger. */
static int log_init(struct vm *vm, value module)
{
    value logging = module_import(vm, "logging"), name = str_newz(vm, "asyncio");
    value logger = logging && name
                       ? value_call_method(vm, logging, "getLogger", &name, 1)
                       : NULL;
    xunref(vm, name);
    if (logging)
        module_set_take(vm, module, "logging", logging);
    return module_set_take(vm, module, "logger", logger);
}

static int subprocess_init(struct vm *vm, value module)
{
    return submodule_init(vm, module)
           || module_set_take(vm, module, "PIPE", small_new(-1))
           || module_set_take(vm, module, "STDOUT", small_new(-2))
           || module_set_take(vm, module, "DEVNULL", small_new(-3));
}

#define PART(part)                                                            \
    {.name = "asyncio." part, .init = submodule_init, .in_package = true}
static const struct module_def modules[] = {
    {.name = "asyncio",
     .functions = functions,
     .init = asyncio_init,
     .source = asyncio_py,
     .imports = "sys"},
    {.name = "_asyncio_threads", .source = asyncio_threads_py},
    PART("base_events"),
    PART("coroutines"),
    PART("events"),
    PART("exceptions"),
    PART("futures"),
    PART("locks"),
    {.name = "asyncio.log", .init = log_init, .in_package = true},
    PART("queues"),
    PART("runners"),
    PART("streams"),
    {.name = "asyncio.subprocess", .init = subprocess_init,
     .in_package = true},
    PART("taskgroups"),
    PART("tasks"),
    PART("threads"),
    PART("timeouts"),
    {0},
};

/* -- hooks -- */

static void make_exceptions(struct vm *vm)
{
    struct loop_state *s = loop_state(vm);
    const char *m = "asyncio.exceptions", *q = "asyncio.queues";
    s->cancelled_error =
        exc_type_new(vm, m, "CancelledError", &exc_BaseException);
    s->invalid_state =
        exc_type_new(vm, m, "InvalidStateError", &exc_Exception);
    s->broken_barrier =
        exc_type_new(vm, m, "BrokenBarrierError", &exc_RuntimeError);
    s->send_file = exc_type_new(vm, m, "SendfileNotAvailableError",
                                &exc_RuntimeError);
    s->queue_empty = exc_type_new(vm, q, "QueueEmpty", &exc_Exception);
    s->queue_full = exc_type_new(vm, q, "QueueFull", &exc_Exception);
}

/* After a deadlock nothing of the program may run any more, not even the
 * finally blocks of what waits: the coroutines are dropped as they stand. */
static void abandon_tasks(struct vm *vm)
{
    for (struct task_obj *t; (t = loop_state(vm)->tasks);) {
        ref((value)t);
        task_forget(vm, t);
        clear_slot(vm, &t->coro);
        clear_slot(vm, (value *)&t->waiting);
        unref(vm, (value)t);
    }
}

/* What a lane has of its own of the state. */
struct lane_part {
    struct loop_obj *running;
    value current_loop;
    bool loop_was_set;
    const struct frame *loop_frame;
    const char *loop_place;
};

static void lane_exchange(struct vm *vm, void *part)
{
    struct loop_state *s = loop_state(vm);
    struct lane_part *p = part, now = {
        .running = s->running,
        .current_loop = s->current_loop,
        .loop_was_set = s->loop_was_set,
        .loop_frame = vm->loop_frame,
        .loop_place = vm->loop_place,
    };
    s->running = p->running;
    s->current_loop = p->current_loop;
    s->loop_was_set = p->loop_was_set;
    vm->loop_frame = p->loop_frame;
    vm->loop_place = p->loop_place;
    *p = now;
}

static void lane_end(struct vm *vm)
{
    clear_slot(vm, &loop_state(vm)->current_loop);
}

static void *ids(struct vm *vm)
{
    return &loop_state(vm)->ids;
}

/* CPython looks at the process id: a loop that ran in the parent is not the
 * fork's. */
static void forked(struct vm *vm)
{
    loop_state(vm)->running = NULL;
}

static void at_end(struct vm *vm)
{
    struct loop_state *s = loop_state(vm);
    if (!s)
        return;
    if (vm->dead)
        abandon_tasks(vm);
    /* CPython never frees the loop that is set, nor what it holds */
    if (s->current_loop)
        gc_spare(s->current_loop);
    clear_slot(vm, &s->policy);
    clear_slot(vm, &s->current_loop);
}

static void free_state(struct vm *vm)
{
    clear_slot(vm, &vm->loop->policy);
    clear_slot(vm, &vm->loop->current_loop);
    label_fini(vm->loop);
    vec_fini(&vm->loop->gens);
    free(vm->loop);
    vm->loop = NULL;
}

static int traverse(struct vm *vm, int (*visit)(value, void *), void *arg)
{
    struct loop_state *s = loop_state(vm);
    if (!s)
        return 0;
    if (s->current_loop && visit(s->current_loop, arg))
        return 1;
    return s->policy ? visit(s->policy, arg) : 0;
}

void loop_init(struct vm *vm)
{
    vm->loop = xcalloc(1, sizeof *vm->loop);
    make_exceptions(vm);
    loop_types_init(vm);
    future_init(vm);
    task_init(vm);
    sleep_init(vm);
    gather_init(vm);
    handle_init(vm);
    module_register(vm, modules);
    vm_hooks = (struct vm_hooks){
        .at_end = at_end,
        .free = free_state,
        .traverse = traverse,
        .lane_size = sizeof(struct lane_part),
        .lane_exchange = lane_exchange,
        .lane_end = lane_end,
        .ids = ids,
        .ids_size = sizeof(struct loop_ids),
        .forked = forked,
        .held = late_report,
        .describe_waiting = deadlock_describe,
    };
}
