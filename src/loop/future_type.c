/* The Future that programs see: its methods, its look, its await. */
#include <stddef.h>

#include "loop/priv.h"
#include "vm/params.h"

/* -- life -- */

static void future_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    future_drop(vm, (struct future_obj *)v);
}

static int future_traverse(value v, visit_fn visit, void *arg)
{
    return future_visit((struct future_obj *)v, visit, arg);
}

static void future_clear(struct vm *vm, value v)
{
    future_drop(vm, (struct future_obj *)v);
}

static void future_finalize(struct vm *vm, value v)
{
    struct future_obj *f = (struct future_obj *)v;
    if (!f->log_tb || !f->loop)
        return;
    f->log_tb = false;
    struct buf text = {0};
    buf_printf(&text, "%s exception was never retrieved",
               type_short_name(v->type));
    log_problem(vm, f->loop, buf_z(&text), f->result, "future", v);
    buf_fini(&text);
}

static value future_make(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

struct loop_obj *future_loop(struct vm *vm, value loop)
{
    if (!given(loop))
        return loop_get(vm);
    if (is_loop(loop))
        return (struct loop_obj *)loop;
    value debug = value_getattr_z(vm, loop, "get_debug"); /* asked of it first */
    if (debug)
        exc_raise(vm, &exc_TypeError, "loop must be an event loop, not %s",
                  type_of(loop)->name);
    xunref(vm, debug);
    return NULL;
}

static int future_setup(struct vm *vm, value self, const value *args, size_t n,
                        value kwnames)
{
    static const char *const names[] = {"loop", NULL};
    static const struct params params = {"Future", names, .kwonly = 1};
    struct future_obj *f = (struct future_obj *)self;
    value loop;
    if (params_bind(vm, &params, args, n, kwnames, &loop))
        return -1;
    struct loop_obj *l = future_loop(vm, loop);
    if (!l)
        return -1;
    value dict = f->dict; /* what a class below has set before is kept */
    f->dict = NULL;
    future_drop(vm, f);
    f->dict = dict;
    f->loop = (struct loop_obj *)ref((value)l);
    f->state = FUTURE_PENDING;
    future_note_source(vm, f, true);
    if (vm->tracing) {
        f->id = NEXT_ID(vm, next_future);
        EMIT(vm, future_new, .future = f->id, .kind = str_of("plain"));
    }
    return 0;
}

/* -- await: the iterator that hands the future up once -- */

struct future_iter {
    struct obj obj;
    struct future_obj *future; /* owned; NULL when finished */
};

static value iter_next(struct vm *vm, value v)
{
    struct future_iter *it = (struct future_iter *)v;
    struct future_obj *f = it->future;
    if (!f)
        return NULL;
    if (!future_done(f)) {
        if (f->blocking)
            return exc_raise(vm, &exc_RuntimeError,
                             "await wasn't used with future");
        f->blocking = true;
        return ref((value)f);
    }
    it->future = NULL;
    value result = future_result(vm, f);
    unref(vm, (value)f);
    if (!result)
        return NULL;
    exc_raise_stop_iteration(vm, result);
    unref(vm, result);
    return NULL;
}

static value iter_send_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value r = iter_next(vm, self);
    if (!r && !vm->exc)
        exc_raise_stop_iteration(vm, NONE);
    return r;
}

static value iter_close_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    clear_slot(vm, (value *)&((struct future_iter *)self)->future);
    return none_new();
}

/* What is thrown comes back as it is: what the thrower handles is no context. */
static value iter_throw_fn(struct vm *vm, value self, const value *a, size_t n)
{
    if (!is_exception(a[0]) && !is_exception_class(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "exceptions must be classes deriving BaseException "
                         "or instances of such a class");
    if (n > 2 && given(a[2]) && type_of(a[2]) != &traceback_type)
        return exc_raise(vm, &exc_TypeError,
                         "throw() third argument must be a traceback");
    if (coro_throw_args(vm, a, n > 1 ? 2 : 1) == 0)
        clear_slot(vm, (value *)&((struct future_iter *)self)->future);
    return NULL;
}

static value iter_self(struct vm *vm, value v)
{
    (void)vm;
    return ref(v);
}

static void iter_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    clear_slot(vm, (value *)&((struct future_iter *)v)->future);
}

static int iter_traverse(value v, visit_fn visit, void *arg)
{
    struct future_iter *it = (struct future_iter *)v;
    return it->future ? visit((value)it->future, arg) : 0;
}

static void iter_clear(struct vm *vm, value v)
{
    clear_slot(vm, (value *)&((struct future_iter *)v)->future);
}

static const struct native iter_methods[] = {
    {"send", iter_send_fn, "value, /"},
    {"throw", iter_throw_fn, "type, value=, traceback=, /"},
    {"close", iter_close_fn, ""},
    {0},
};

static struct type future_iter_type = {
    .name = "_asyncio.FutureIter",
    .size = sizeof(struct future_iter),
    .flags = TYPE_GC,
    .iter = iter_self,
    .next = iter_next,
    .dealloc = iter_dealloc,
    .traverse = iter_traverse,
    .clear = iter_clear,
    .methods = iter_methods,
};

/* One that __new__ made and __init__ never saw belongs to no loop. */
static bool is_initialized(struct vm *vm, const struct future_obj *f)
{
    if (f->loop)
        return true;
    exc_raise(vm, &exc_RuntimeError, "Future object is not initialized.");
    return false;
}

static value future_await(struct vm *vm, value v)
{
    if (!is_initialized(vm, (struct future_obj *)v))
        return NULL;
    struct future_iter *it = obj_new(vm, &future_iter_type, 0);
    if (it)
        it->future = (struct future_obj *)ref(v);
    return (value)it;
}

/* -- repr -- */

static void add_callback_repr(struct vm *vm, struct callback c,
                              struct buf *out)
{
    switch (c.kind) {
    case HANDLE_WAKEUP:
        buf_addz(out, "Task.task_wakeup()");
        break;
    case HANDLE_GATHER:
        buf_addz(out, "gather.<locals>._done_callback()");
        break;
    case HANDLE_STOP:
        buf_addz(out, "_run_until_complete_cb()");
        break;
    default:
        describe_call(vm, c.target, NULL, out);
    }
}

static void add_callbacks_repr(struct vm *vm, struct future_obj *f,
                               struct buf *out)
{
    size_t total = future_callback_count(f);
    if (total == 0)
        return;
    buf_addz(out, " cb=[");
    add_callback_repr(vm, future_callback_at(f, 0), out);
    if (total > 2)
        buf_printf(out, ", <%zu more>", total - 2);
    if (total > 1) {
        buf_addz(out, ", ");
        add_callback_repr(vm, future_callback_at(f, total - 1), out);
    }
    buf_addc(out, ']');
}

/* What follows state (and, for a task, name and coroutine): result, callbacks,
 * all with a space before. */
void future_add_repr(struct vm *vm, struct future_obj *f, struct buf *out)
{
    if (f->state == FUTURE_FINISHED && f->result && f->failed) {
        value r = value_repr(vm, f->result);
        if (r)
            buf_printf(out, " exception=%s", str_z(r));
        else
            exc_clear(vm);
        xunref(vm, r);
    } else if (f->state == FUTURE_FINISHED && f->result) {
        buf_addz(out, " result=");
        describe_brief(vm, f->result, out);
    }
    if (f->state == FUTURE_PENDING)
        add_callbacks_repr(vm, f, out);
    future_add_source(f, out);
}

static value future_repr(struct vm *vm, value v)
{
    static const char *const names[] = {"pending", "cancelled", "finished"};
    struct future_obj *f = (struct future_obj *)v;
    struct buf out = {0};
    buf_printf(&out, "<%s %s", type_short_name(v->type), names[f->state]);
    future_add_repr(vm, f, &out);
    buf_addc(&out, '>');
    return str_take_buf(vm, &out);
}

/* The callback as an object, also where it is our own. */
static value callback_shown(struct vm *vm, struct callback c)
{
    static const struct native gathers = {"_done_callback", NULL, "...",
                                          NATIVE_PYTHON};
    static const struct native stops = {"_run_until_complete_cb", NULL, "...",
                                        NATIVE_PYTHON};
    struct handle h = {.target = c.target, .kind = c.kind};
    switch (c.kind) {
    case HANDLE_GATHER:
        return native_new(vm, &gathers, NULL, "asyncio.tasks");
    case HANDLE_STOP:
        return native_new(vm, &stops, NULL, "asyncio.base_events");
    case HANDLE_WAKEUP:
        return handle_callback(vm, &h);
    default:
        return ref(c.target);
    }
}

/* -- methods -- */

static value future_exception(struct vm *vm, struct future_obj *f)
{
    if (f->state == FUTURE_CANCELLED)
        return future_result(vm, f);
    if (!future_done(f))
        return exc_raise(vm, loop_state(vm)->invalid_state,
                         "Exception is not set.");
    f->log_tb = false;
    return ref(f->failed ? f->result : NONE);
}


#define SELF                                                                  \
    struct future_obj *f = (struct future_obj *)self;                         \
    (void)a, (void)n

value future_done_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    return bool_value(future_done(f));
}

value future_cancelled_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    (void)vm;
    return bool_value(f->state == FUTURE_CANCELLED);
}

value future_result_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return future_result(vm, f);
}

value future_exception_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return future_exception(vm, f);
}

static value set_result_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    if (!is_initialized(vm, f))
        return NULL;
    return future_set_result(vm, f, a[0]) ? NULL : none_new();
}

static value set_exception_fn(struct vm *vm, value self, const value *a,
                              size_t n)
{
    SELF;
    if (!is_initialized(vm, f))
        return NULL;
    return future_set_exception(vm, f, a[0]) ? NULL : none_new();
}

value future_cancel_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    if (!is_initialized(vm, f))
        return NULL;
    int cancelled = self->type == &gather_type
                        ? gather_cancel(vm, (struct gather_obj *)f, a[0])
                        : future_cancel_plain(vm, f, a[0]);
    return cancelled < 0 ? NULL : bool_value(cancelled);
}

value future_add_done_callback_fn(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    SELF;
    if (!f->loop)
        return exc_raise(vm, &exc_RuntimeError, "uninitialized Future object");
    value context; /* of a future that is done it is queued at once */
    if ((future_done(f) && loop_check_closed(vm, f->loop))
        || context_for_call(vm, a[1], &context))
        return NULL;
    value task = native_bound_to(a[0], &task_wakeup_native);
    if (task)
        future_add_callback(
            vm, f, (struct callback){task, .kind = HANDLE_WAKEUP});
    else
        future_add_callback(
            vm, f, (struct callback){a[0], context, .kind = HANDLE_DONE});
    xunref(vm, context);
    return none_new();
}

value future_remove_done_callback_fn(struct vm *vm, value self, const value *a,
                                     size_t n)
{
    SELF;
    if (!is_initialized(vm, f))
        return NULL;
    value task = native_bound_to(a[0], &task_wakeup_native);
    int removed = task ? future_remove_callback(vm, f, HANDLE_WAKEUP, task)
                       : future_remove_callback(vm, f, HANDLE_DONE, a[0]);
    return removed < 0 ? NULL : small_new(removed);
}

value future_get_loop_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return is_initialized(vm, f) ? ref((value)f->loop) : NULL;
}

value future_make_cancelled_fn(struct vm *vm, value self, const value *a,
                               size_t n)
{
    SELF;
    return future_cancelled_error(vm, f);
}

static const struct native future_methods[] = {
    FUTURE_METHODS,
    {"set_result", set_result_fn, "result, /"},
    {"set_exception", set_exception_fn, "exception, /"},
    {"cancel", future_cancel_fn, "msg="},
    {0},
};

static value get_state(struct vm *vm, value self)
{
    static const char *const names[] = {"PENDING", "CANCELLED", "FINISHED"};
    return str_newz(vm, names[((struct future_obj *)self)->state]);
}

static value get_blocking(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(((struct future_obj *)self)->blocking);
}

static int set_blocking(struct vm *vm, value self, value v)
{
    int truth = v ? value_truth(vm, v) : 0;
    if (truth >= 0)
        ((struct future_obj *)self)->blocking = truth;
    return truth < 0 ? -1 : 0;
}

static value get_log_tb(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(((struct future_obj *)self)->log_tb);
}

static int set_log_tb(struct vm *vm, value self, value v)
{
    int truth = v ? value_truth(vm, v) : 0;
    if (truth > 0) {
        exc_raise(vm, &exc_ValueError,
                  "_log_traceback can only be set to False");
        return -1;
    }
    if (truth == 0)
        ((struct future_obj *)self)->log_tb = false;
    return truth;
}

static value get_loop(struct vm *vm, value self)
{
    (void)vm;
    struct future_obj *f = (struct future_obj *)self;
    return ref(f->loop ? (value)f->loop : NONE);
}

static value get_result(struct vm *vm, value self)
{
    (void)vm;
    struct future_obj *f = (struct future_obj *)self;
    return ref(f->state == FUTURE_FINISHED && !f->failed ? f->result : NONE);
}

static value get_exception(struct vm *vm, value self)
{
    (void)vm;
    struct future_obj *f = (struct future_obj *)self;
    return ref(f->state == FUTURE_FINISHED && f->failed ? f->result : NONE);
}

static value get_message(struct vm *vm, value self)
{
    (void)vm;
    struct future_obj *f = (struct future_obj *)self;
    return ref(future_message(f) ? future_message(f) : NONE);
}

/* (function, context), as CPython keeps a callback. */
static value callback_pair(struct vm *vm, struct callback c)
{
    value shown = callback_shown(vm, c);
    value context = c.context && is_context(c.context) ? ref(c.context)
                                                       : context_current(vm);
    value both[2] = {shown, context};
    value pair = shown && context ? tuple_from(vm, both, 2) : NULL;
    xunref(vm, shown);
    xunref(vm, context);
    return pair;
}

static value get_callbacks(struct vm *vm, value self)
{
    struct future_obj *f = (struct future_obj *)self;
    size_t n = future_done(f) ? 0 : future_callback_count(f);
    value list = n ? list_new(vm) : none_new();
    for (size_t i = 0; list && i < n; i++) {
        value pair = callback_pair(vm, future_callback_at(f, i));
        if (!pair || list_append(vm, list, pair))
            clear_slot(vm, &list);
        xunref(vm, pair);
    }
    return list;
}

static const struct getset future_getset[] = {
    {"_callbacks", get_callbacks, NULL},
    {"_source_traceback", source_summary, NULL},
    {"_state", get_state, NULL},
    {"_asyncio_future_blocking", get_blocking, set_blocking},
    {"_log_traceback", get_log_tb, set_log_tb},
    {"_loop", get_loop, NULL},
    {"_result", get_result, NULL},
    {"_exception", get_exception, NULL},
    {"_cancel_message", get_message, NULL},
    {0},
};

struct type future_type = {
    .name = "_asyncio.Future",
    .size = sizeof(struct future_obj),
    .flags = TYPE_GC | TYPE_BASE | TYPE_HAS_DICT,
    .instance_dict = offsetof(struct future_obj, dict),
    .new_ = future_make,
    .init = future_setup,
    .finalize = future_finalize,
    .dealloc = future_dealloc,
    .traverse = future_traverse,
    .clear = future_clear,
    .repr = future_repr,
    .await = future_await,
    .iter = future_await,
    .methods = future_methods,
    .getset = future_getset,
};

void future_init(struct vm *vm)
{
    type_ready(vm, &future_type);
    type_make_generic(vm, &future_type);
    type_ready(vm, &future_iter_type);
}
