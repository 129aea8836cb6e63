/* Handle and TimerHandle: what call_soon, call_later and call_at give back. */
#include <stddef.h>

#include "loop/priv.h"
#include "vm/frame.h"
#include "vm/origin.h"

struct handle_obj *handle_of_timer(struct timer *t)
{
    return (struct handle_obj *)((char *)t
                                 - offsetof(struct handle_obj, timer));
}

/* In debug mode: it must be a function, and no coroutine's. */
static int check_callback(struct vm *vm, value callback, const char *method)
{
    bool coroutine = task_iscoroutine(vm, callback);
    value asyncio = coroutine ? NULL : module_import(vm, "asyncio");
    value is = asyncio ? value_call_method(vm, asyncio, "iscoroutinefunction",
                                           &callback, 1) : NULL;
    if (asyncio && !is) {
        unref(vm, asyncio);
        return -1;
    }
    coroutine |= is && is == bool_value(true);
    xunref(vm, is);
    xunref(vm, asyncio);
    if (coroutine) {
        exc_raise(vm, &exc_TypeError, "coroutines cannot be used with %s()",
                  method);
        return -1;
    }
    if (value_callable(callback))
        return 0;
    value r = value_repr(vm, callback);
    if (r)
        exc_raise(vm, &exc_TypeError, "a callable object was expected by "
                  "%s(), got %s", method, str_z(r));
    xunref(vm, r);
    return -1;
}

int handle_check(struct vm *vm, const struct loop_obj *loop, value callback,
                 const char *method)
{
    return loop->debug ? check_callback(vm, callback, method) : 0;
}

/* Of the frames that debug mode keeps, so many are asyncio's own. */
enum { SOON_FRAMES = 3, LATER_FRAMES = 4 };

static struct handle_obj *handle_new(struct vm *vm, struct type *type,
                                     struct loop_obj *loop, value callback,
                                     const value *args, size_t n,
                                     value context)
{
    if (loop_check_closed(vm, loop))
        return NULL;
    value tuple = tuple_from(vm, args, n); /* made first, as in CPython */
    struct handle_obj *h = tuple ? obj_new(vm, type, 0) : NULL;
    if (!h) {
        xunref(vm, tuple);
        return NULL;
    }
    h->args = tuple;
    h->loop = (struct loop_obj *)ref((value)loop);
    h->callback = ref(callback);
    if (context_for_call(vm, context, &h->context)) {
        unref(vm, (value)h);
        return NULL;
    }
    if (loop->debug && !(h->source = origin_new(
            vm, DEBUG_DEPTH - (type == &handle_type ? SOON_FRAMES
                                                    : LATER_FRAMES))))
        exc_clear(vm);
    return h;
}

value handle_soon(struct vm *vm, struct loop_obj *loop, value callback,
                  const value *args, size_t n, value context)
{
    struct handle_obj *h =
        handle_new(vm, &handle_type, loop, callback, args, n, context);
    if (!h)
        return NULL;
    loop_push(vm, loop, HANDLE_CALL, (value)h, NULL, NULL, "callback", 0,
              "scheduled");
    h->queued = true;
    h->id = loop_state(vm)->ids.next_handle;
    return (value)h;
}

value handle_at(struct vm *vm, struct loop_obj *loop, double when,
                const char *what, value callback, const value *args, size_t n,
                value context)
{
    struct handle_obj *h =
        handle_new(vm, &timer_handle_type, loop, callback, args, n, context);
    if (!h)
        return NULL;
    h->when = when;
    h->timer.handle = true;
    loop_set_timer(vm, loop, &h->timer, (value)h, when, what);
    return (value)h;
}

/* -- errors in callbacks -- */

void handle_add_frame(struct vm *vm, value e, value held)
{
    value parked = exc_park(vm);
    value asyncio = dict_get_z(vm, vm->modules, "asyncio");
    value fn = asyncio ? value_getattr_z(vm, asyncio, "_run") : NULL;
    value code = fn ? value_getattr_z(vm, fn, "__code__") : NULL;
    if (code)
        exc_add_traceback_code(vm, e, code, held);
    xunref(vm, code);
    xunref(vm, fn);
    exc_unpark(vm, parked);
}

static int report(struct vm *vm, struct loop_obj *loop, value take_e,
                  value callback, value args, value handle)
{
    struct buf message = {0};
    /* The frame keeps what the exception handler is told: a cycle. And it keeps
     * the loop's frames below, of which one has what the loop runs for. */
    value told[] = {take_e, handle, loop->run_for ? loop->run_for : NONE};
    value held = tuple_from(vm, told, 3);
    handle_add_frame(vm, take_e, held);
    xunref(vm, held);
    buf_addz(&message, "Exception in callback ");
    describe_call(vm, callback, args, &message);
    /* what a handler raises has the callback's exception as its context */
    struct frame *f = vm->frame;
    value handled = f ? f->handled : NULL;
    if (f)
        f->handled = take_e;
    log_problem(vm, loop, buf_z(&message), take_e, "handle", handle);
    if (f)
        f->handled = handled;
    buf_fini(&message);
    unref(vm, take_e);
    return vm->exc ? -1 : 0;
}

/* What CPython has for a task's step and wake-up; here they show in a report
 * and nowhere else. */
static struct type step_wrapper_type = {
    .name = "TaskStepMethWrapper",
    .size = sizeof(struct obj),
};

value handle_callback(struct vm *vm, const struct handle *h)
{
    switch (h->kind) {
    case HANDLE_STEP:
        return obj_new(vm, &step_wrapper_type, 0);
    case HANDLE_WAKEUP:
        return native_new(vm, &task_wakeup_native, h->target, NULL);
    default:
        return ref(h->target);
    }
}

value handle_shown(struct vm *vm, struct loop_obj *loop,
                   const struct handle *h)
{
    if (h->kind == HANDLE_CALL)
        return ref(h->target);
    if (h->kind == HANDLE_SLEEP)
        return handle_shown_timer(vm, loop, vm_now(vm),
                                  &((struct sleep_obj *)h->target)->timer);
    struct handle_obj *shown = obj_new(vm, &handle_type, 0);
    if (!shown)
        return NULL;
    shown->loop = (struct loop_obj *)ref((value)loop);
    shown->callback = handle_callback(vm, h);
    shown->args = tuple_from(vm, &h->arg, h->arg ? 1 : 0);
    if (!shown->callback || !shown->args)
        clear_slot(vm, (value *)&shown);
    return (value)shown;
}

value handle_shown_timer(struct vm *vm, struct loop_obj *loop, double when,
                         struct timer *t)
{
    static const struct native set_result = {
        "_set_result_unless_cancelled", NULL, "...", NATIVE_PYTHON};
    if (t->handle)
        return ref((value)handle_of_timer(t));
    struct handle_obj *shown = obj_new(vm, &timer_handle_type, 0);
    if (!shown)
        return NULL;
    struct sleep_obj *s = sleep_of_timer(t);
    value args[] = {(value)s, s->fut.result ? s->fut.result : NONE};
    shown->loop = (struct loop_obj *)ref((value)loop);
    shown->callback = native_new(vm, &set_result, NULL, "asyncio.futures");
    shown->args = tuple_from(vm, args, 2);
    shown->when = when;
    shown->timer.handle = shown->timer.scheduled = true;
    shown->cancelled = t->cancelled;
    if (!shown->callback || !shown->args)
        clear_slot(vm, (value *)&shown);
    return (value)shown;
}

int handle_error(struct vm *vm, struct loop_obj *loop, struct handle *h)
{
    if (exc_leaves_loop(vm))
        return -1;
    value e = exc_fetch(vm);
    struct handle_obj *shown = (struct handle_obj *)handle_shown(vm, loop, h);
    if (shown)
        report(vm, loop, ref(e), shown->callback, shown->args, (value)shown);
    xunref(vm, (value)shown);
    unref(vm, e);
    return vm->exc ? -1 : 0;
}

int handle_run(struct vm *vm, struct handle_obj *h)
{
    h->queued = false;
    if (h->cancelled)
        return 0;
    value callback = ref(h->callback), args = ref(h->args);
    value before = context_enter(vm, h->context);
    value r = value_call(vm, callback, tuple_items(args), tuple_len(args),
                         NULL);
    context_leave(vm, before, &h->context);
    int status = 0;
    if (r)
        unref(vm, r);
    else if (exc_leaves_loop(vm))
        status = -1;
    else
        status = report(vm, h->loop, exc_fetch(vm), callback, args, (value)h);
    unref(vm, callback);
    unref(vm, args);
    return status;
}

/* -- the types -- */

static void drop(struct vm *vm, struct handle_obj *h)
{
    clear_slot(vm, &h->callback);
    clear_slot(vm, &h->args);
    clear_slot(vm, &h->context);
    clear_slot(vm, &h->source);
    clear_slot(vm, &h->said);
}

static void handle_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    drop(vm, (struct handle_obj *)v);
    clear_slot(vm, (value *)&((struct handle_obj *)v)->loop);
}

static int handle_traverse(value v, visit_fn visit, void *arg)
{
    struct handle_obj *h = (struct handle_obj *)v;
    value held[] = {h->args, h->callback, h->context, (value)h->loop};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}

static void handle_clear(struct vm *vm, value v)
{
    drop(vm, (struct handle_obj *)v);
}

static value cancel_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct handle_obj *h = (struct handle_obj *)self;
    if (h->cancelled)
        return none_new();
    if (h->timer.handle && h->timer.scheduled)
        loop_cancel_timer(vm, h->loop, &h->timer);
    else if (h->queued)
        EMIT(vm, handle_cancel, .handle = h->id);
    h->cancelled = true;
    if (h->loop->debug && !(h->said = value_repr(vm, self)))
        return NULL;
    clear_slot(vm, &h->callback);
    clear_slot(vm, &h->args);
    return none_new();
}

static value cancelled_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    return bool_value(((struct handle_obj *)self)->cancelled);
}

static value when_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    const struct handle_obj *h = (struct handle_obj *)self;
    return h->whole ? int_new(vm, (int64_t)h->when) : float_new(vm, h->when);
}

static value handle_repr(struct vm *vm, value v)
{
    struct handle_obj *h = (struct handle_obj *)v;
    if (h->said)
        return ref(h->said);
    struct buf out = {0};
    buf_printf(&out, "<%s%s", v->type->name, h->cancelled ? " cancelled" : "");
    if (h->timer.handle) {
        buf_addz(&out, " when=");
        if (h->whole)
            buf_printf(&out, "%.0f", h->when);
        else
            float_repr(h->when, &out);
    }
    if (given(h->callback)) {
        buf_addc(&out, ' ');
        describe_call(vm, h->callback, h->args, &out);
    }
    buf_addc(&out, '>');
    return str_take_buf(vm, &out);
}

/* As a program may make one by itself: Handle(callback, args, loop) and
 * TimerHandle(when, callback, args, loop), which the loop knows nothing of. */
static value handle_make(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    static const struct native plain = {
        "__init__", .sig = "callback, args, loop, context="};
    static const struct native timed = {
        "__init__", .sig = "when, callback, args, loop, context="};
    bool timer = t == &timer_handle_type;
    value slots[5], *v = slots + timer;
    if (native_bind_init(vm, timer ? &timed : &plain, t, args, n, kwnames,
                         slots))
        return NULL;
    struct loop_obj *loop = future_loop(vm, v[2]);
    value list = loop ? list_of_iterable(vm, v[1]) : NULL;
    struct handle_obj *h =
        list ? handle_new(vm, t, loop, v[0], list_items(list), list_len(list),
                          v[3])
             : NULL;
    xunref(vm, list);
    if (h && timer) {
        h->timer.handle = true;
        h->whole = is_int(slots[0]);
        if (value_as_double(vm, slots[0], &h->when))
            clear_slot(vm, (value *)&h);
    }
    return (value)h;
}

static const struct native handle_methods[] = {
    {"cancel", cancel_fn, ""},
    {"cancelled", cancelled_fn, ""},
    {0},
};
static const struct native timer_handle_methods[] = {
    {"cancel", cancel_fn, ""}, /* TimerHandle.cancel, where it is shown */
    {"when", when_fn, ""},
    {0},
};

/* -- what programs peek at -- */

static value get_callback(struct vm *vm, value self)
{
    (void)vm;
    value v = ((struct handle_obj *)self)->callback;
    return ref(v ? v : NONE);
}

static value get_args(struct vm *vm, value self)
{
    (void)vm;
    value v = ((struct handle_obj *)self)->args;
    return ref(v ? v : NONE);
}

static value get_cancelled(struct vm *vm, value self)
{
    return cancelled_fn(vm, self, NULL, 0);
}

static value get_when(struct vm *vm, value self)
{
    return when_fn(vm, self, NULL, 0);
}

static value get_scheduled(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(((struct handle_obj *)self)->timer.scheduled);
}

static value get_loop(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)((struct handle_obj *)self)->loop);
}

static value get_repr(struct vm *vm, value self)
{
    (void)vm;
    value said = ((struct handle_obj *)self)->said;
    return ref(said ? said : NONE);
}

static const struct getset handle_getset[] = {
    {"_source_traceback", source_summary, NULL},
    {"_repr", get_repr, NULL},
    {"_callback", get_callback, NULL},
    {"_args", get_args, NULL},
    {"_cancelled", get_cancelled, NULL},
    {"_loop", get_loop, NULL},
    {0},
};
static const struct getset timer_handle_getset[] = {
    {"_when", get_when, NULL},
    {"_scheduled", get_scheduled, NULL},
    {0},
};

struct type handle_type = {
    .name = "Handle",
    .module = "asyncio.events",
    .size = sizeof(struct handle_obj),
    .flags = TYPE_GC,
    .new_ = handle_make,
    .dealloc = handle_dealloc,
    .traverse = handle_traverse,
    .clear = handle_clear,
    .repr = handle_repr,
    .methods = handle_methods,
    .getset = handle_getset,
};

struct type timer_handle_type = {
    .name = "TimerHandle",
    .module = "asyncio.events",
    .size = sizeof(struct handle_obj),
    .flags = TYPE_GC,
    .base = &handle_type,
    .new_ = handle_make,
    .dealloc = handle_dealloc,
    .traverse = handle_traverse,
    .clear = handle_clear,
    .repr = handle_repr,
    .methods = timer_handle_methods,
    .getset = timer_handle_getset,
};

void handle_init(struct vm *vm)
{
    type_ready(vm, &handle_type);
    type_ready(vm, &timer_handle_type);
    type_ready(vm, &step_wrapper_type);
}
