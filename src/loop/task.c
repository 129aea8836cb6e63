/* Tasks: a coroutine that the loop drives step by step. */
#include "loop/priv.h"

/* -- the list of live tasks; it holds no references -- */

static void tasks_link(struct loop_state *s, struct task_obj *t)
{
    t->prev = NULL;
    t->next = s->tasks;
    if (t->next)
        t->next->prev = t;
    s->tasks = t;
}

static void tasks_unlink(struct loop_state *s, struct task_obj *t)
{
    if (t->prev)
        t->prev->next = t->next;
    else if (s->tasks == t)
        s->tasks = t->next;
    if (t->next)
        t->next->prev = t->prev;
    t->prev = t->next = NULL;
}

void task_forget(struct vm *vm, struct task_obj *t)
{
    if (loop_state(vm)) /* not after the end of the run */
        tasks_unlink(loop_state(vm), t);
}

value task_all(struct vm *vm, struct loop_obj *loop)
{
    struct task_obj *t = loop_state(vm)->tasks;
    while (t && t->next)
        t = t->next;
    value list = list_new(vm);
    for (; list && t; t = t->prev) {
        if (t->fut.loop != loop || future_done(&t->fut))
            continue;
        if (list_append(vm, list, (value)t))
            clear_slot(vm, &list);
    }
    return list;
}

/* -- names -- */

value task_name(struct vm *vm, struct task_obj *t)
{
    if (t->name && !is_small(t->name))
        return ref(t->name);
    return str_printf(vm, "Task-%ld", (long)small_get(t->name));
}

static void emit_new(struct vm *vm, struct task_obj *t)
{
    value name_keep, qual_keep, name = task_name(vm, t);
    value closes = agen_closed_by(t->coro);
    struct str fn = describe_name(vm, closes ? closes : t->coro, "__name__",
                                  &name_keep);
    struct str qual = describe_name(vm, t->coro, "__qualname__", &qual_keep);
    struct buf label = {0}, arg = {0};
    buf_adds(&label, fn);
    if (closes)
        buf_addz(&label, ".aclose()");
    if (vm->current_task /* what asyncio.run runs needs no telling apart */
        && is_coroutine(t->coro) && type_of(t->coro) == &coroutine_type
        && coro_label_arg(vm, (struct coro_obj *)t->coro, &arg) && arg.n)
        buf_printf(&label, "(%.*s)", STR_ARG(buf_str(&arg)));
    label_give(vm, t, &label);
    EMIT(vm, task_new, .task = t->fut.id,
         .name = name ? str_text(name) : (struct str){0},
         .label = buf_str(&label), .coro = qual, .parent = vm->current_task);
    buf_fini(&label);
    buf_fini(&arg);
    xunref(vm, name);
    xunref(vm, name_keep);
    xunref(vm, qual_keep);
}

/* -- making -- */

bool task_iscoroutine(struct vm *vm, value v)
{
    (void)vm;
    struct type *t = type_of(v);
    if (t == &coroutine_type || t == &generator_type
        || t == &agen_asend_type || t == &agen_athrow_type)
        return true;
    if (!(t->flags & TYPE_HEAP))
        return false;
    /* what collections.abc.Coroutine asks for */
    static const char *const needed[] = {"send", "throw", "close",
                                         "__await__"};
    for (size_t i = 0; i < 4; i++) {
        value name = str_internz(vm, needed[i]);
        bool there = name && type_lookup(vm, t, name);
        xunref(vm, name);
        if (!there)
            return false;
    }
    return true;
}

int task_start(struct vm *vm, struct task_obj *t, struct loop_obj *loop,
               value coro, value name, value context)
{
    if (!task_iscoroutine(vm, coro)) {
        value repr = value_repr(vm, coro);
        t->fut.no_destroy_log = true;
        if (repr)
            exc_raise(vm, &exc_TypeError, "a coroutine was expected, got %s",
                      str_z(repr));
        xunref(vm, repr);
        return -1;
    }
    if (context_for_call(vm, context, &t->context))
        return -1;
    t->coro = ref(coro);
    t->fut.kind = FUTURE_TASK;
    if (given(name)) {
        t->name = value_str(vm, name);
        if (!t->name)
            return -1;
    } else {
        t->name = small_new(++loop_state(vm)->task_names);
    }
    tasks_link(loop_state(vm), t);
    /* counted in every run: a lock knows its holder by it */
    t->fut.id = ++loop_state(vm)->ids.next_task;
    if (vm->tracing)
        emit_new(vm, t);
    loop_push(vm, loop, HANDLE_STEP, (value)t, NULL, NULL, "step", t->fut.id,
              "created");
    return 0;
}

value task_new(struct vm *vm, struct loop_obj *loop, value coro, value name,
               value context)
{
    struct task_obj *t =
        (struct task_obj *)future_alloc(vm, &task_type, loop, FUTURE_TASK);
    if (t && task_start(vm, t, loop, coro, name, context)) {
        t->fut.no_destroy_log = true;
        unref(vm, (value)t);
        return NULL;
    }
    return (value)t;
}

static value call_factory(struct vm *vm, struct loop_obj *loop, value coro,
                          value context)
{
    value args[3] = {(value)loop, coro, context};
    if (!given(context))
        return value_call(vm, loop->task_factory, args, 2, NULL);
    value word = str_internz(vm, "context");
    value names = word ? tuple_from(vm, &word, 1) : NULL;
    xunref(vm, word);
    if (!names)
        return NULL;
    value task = value_call(vm, loop->task_factory, args, 2, names);
    unref(vm, names);
    return task;
}

value task_create(struct vm *vm, struct loop_obj *loop, value coro, value name,
                  value context)
{
    if (loop_check_closed(vm, loop))
        return NULL;
    if (!loop->task_factory)
        return task_new(vm, loop, coro, name, context);
    value task = call_factory(vm, loop, coro, context);
    if (task && given(name)) {
        value r = value_call_method(vm, task, "set_name", &name, 1);
        if (!r)
            clear_slot(vm, &task);
        xunref(vm, r);
    }
    return task;
}

/* What `yield from awaitable.__await__()` goes on with; a new reference. */
static value delegate_to(struct vm *vm, value awaitable)
{
    value it = value_call_method(vm, awaitable, "__await__", NULL, 0);
    if (!it || is_coroutine(it))
        return it;
    value inner = value_iter(vm, it);
    unref(vm, it);
    return inner;
}

/* A generator around any other awaitable: drives what __await__ gave. */
static enum run wrap_step(struct vm *vm, struct coro_obj *c, value sent,
                          value *result)
{
    if (c->phase == 0) {
        if (!sent)
            return RUN_RAISE;
        value it = delegate_to(vm, c->slots[0]);
        if (!it)
            return RUN_RAISE;
        unref(vm, c->slots[0]);
        c->slots[0] = it;
        c->phase = 1;
    }
    return iter_send(vm, c->slots[0], sent, result);
}

static const struct coro_native wrap_native = {
    .name = "_wrap_awaitable",
    .qualname = "_wrap_awaitable",
    .generator = true,
    .step = wrap_step,
};

static bool is_awaitable(struct vm *vm, value v)
{
    (void)vm;
    return type_of(v)->await != NULL;
}

value task_ensure(struct vm *vm, value v, struct loop_obj *loop)
{
    if (future_is(v)) {
        if (loop && ((struct future_obj *)v)->loop != loop)
            return exc_raise(vm, &exc_ValueError,
                             "The future belongs to a different loop than "
                             "the one specified as the loop argument");
        return ref(v);
    }
    value coro;
    if (task_iscoroutine(vm, v)) {
        coro = ref(v);
    } else if (is_awaitable(vm, v)) {
        coro = coro_native_new(vm, &wrap_native);
        if (!coro)
            return NULL;
        ((struct coro_obj *)coro)->slots[0] = ref(v);
    } else {
        return exc_raise(vm, &exc_TypeError,
                         "An asyncio.Future, a coroutine or an awaitable "
                         "is required");
    }
    if (!loop)
        loop = loop_get(vm);
    value task = loop ? task_create(vm, loop, coro, NULL, NULL) : NULL;
    if (!task && loop && exc_is(vm, &exc_RuntimeError)
        && type_of(coro) == &coroutine_type) {
        value e = exc_park(vm);
        ((struct coro_obj *)coro)->warned = true;
        coro_close(vm, (struct coro_obj *)coro);
        exc_unpark(vm, e);
    }
    unref(vm, coro);
    return task;
}

/* -- the end of a task -- */

static void finish(struct vm *vm, struct task_obj *t)
{
    struct future_obj *f = &t->fut;
    tasks_unlink(loop_state(vm), t);
    if (vm->tracing) {
        struct buf text = {0};
        const char *outcome = "cancelled";
        if (f->state == FUTURE_FINISHED) {
            outcome = f->failed ? "error" : "result";
            value_repr_safe(vm, f->result, &text);
        }
        EMIT(vm, task_done, .task = f->id, .outcome = str_of(outcome),
             .value = buf_str(&text));
        buf_fini(&text);
    }
    future_schedule(vm, f);
}

static void finish_cancelled(struct vm *vm, struct task_obj *t,
                             value take_error)
{
    t->fut.state = FUTURE_CANCELLED;
    t->fut.result = take_error;
    finish(vm, t);
}

static void finish_result(struct vm *vm, struct task_obj *t, value take_result)
{
    if (t->fut.must_cancel) {
        /* cancelled by itself, and then it returned */
        t->fut.must_cancel = false;
        unref(vm, take_result);
        finish_cancelled(vm, t, NULL);
        return;
    }
    t->fut.state = FUTURE_FINISHED;
    t->fut.result = take_result;
    finish(vm, t);
}

bool exc_leaves_loop(struct vm *vm)
{
    return vm->limit_hit || vm->dead
           || exc_is(vm, &exc_KeyboardInterrupt)
           || exc_is(vm, &exc_SystemExit);
}

static int finish_error(struct vm *vm, struct task_obj *t)
{
    if (vm->limit_hit || vm->dead)
        return -1;
    exc_settle_traceback(vm->exc);
    bool leaves = exc_leaves_loop(vm);
    if (exc_is(vm, loop_state(vm)->cancelled_error)) {
        /* the message is the error's own now, and a gather that makes a new
           error for this child has none */
        future_set_message(vm, &t->fut, NULL);
        finish_cancelled(vm, t, exc_fetch(vm));
        return 0;
    }
    value e = exc_fetch(vm);
    t->fut.state = FUTURE_FINISHED;
    t->fut.failed = t->fut.log_tb = true;
    t->fut.result = ref(e);
    finish(vm, t);
    if (leaves) {
        vm->exc = e; /* on its way as it was, with the context it has */
        return -1;
    }
    unref(vm, e);
    return 0;
}

/* -- a step -- */

/* Queues a RuntimeError to be thrown in at the next step; texts are reprs of
 * the task and of what it yielded. */
static int bad_yield(struct vm *vm, struct task_obj *t, value what,
                     const char *before, const char *between,
                     const char *after)
{
    value task = value_repr(vm, (value)t);
    value repr = task ? value_repr(vm, what) : NULL;
    if (!repr) {
        xunref(vm, task);
        return TASK_STEP_FAILED;
    }
    value e = exc_new(vm, &exc_RuntimeError, "%s%s%s%s%s", before,
                      between ? str_z(task) : "", between ? between : "",
                      str_z(repr), after);
    unref(vm, task);
    unref(vm, repr);
    if (!e)
        return TASK_STEP_FAILED;
    loop_push(vm, t->fut.loop, HANDLE_STEP, (value)t, e, NULL, "step",
              t->fut.id, "error");
    unref(vm, e);
    return 0;
}

static void emit_wait(struct vm *vm, struct task_obj *t, struct future_obj *f)
{
    struct buf text = {0}, stack = {0};
    struct event_on on;
    label_wait(vm, t, f, &on, &text);
    if (type_of(t->coro) == &coroutine_type ||
        type_of(t->coro) == &generator_type)
        coro_stack_json((struct coro_obj *)t->coro, &stack);
    EMIT(vm, task_wait, .task = t->fut.id, .on = on, .stack = buf_str(&stack));
    buf_fini(&text);
    buf_fini(&stack);
}

static value wakeup_fn(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (!future_is(a[0]))
        return exc_raise(vm, &exc_TypeError, "a task is woken by a future");
    int status = task_wakeup(vm, (struct task_obj *)self,
                             (struct future_obj *)a[0]);
    return status ? NULL : none_new();
}

const struct native task_wakeup_native = {"task_wakeup", wakeup_fn, "fut, /"};

/* By the method, as f is of a program's own class, which may have another; 0 or
 * -1. */
static int ask_to_wake(struct vm *vm, struct task_obj *t, struct future_obj *f)
{
    value method = value_getattr_z(vm, (value)f, "add_done_callback");
    value wake = method ? native_new(vm, &task_wakeup_native, (value)t, NULL)
                        : NULL;
    value word = wake ? str_internz(vm, "context") : NULL;
    value names = word ? tuple_from(vm, &word, 1) : NULL;
    value context = t->context && is_context(t->context)
                        ? ref(t->context) : context_current(vm);
    value args[] = {wake, context};
    value r = names && context ? value_call(vm, method, args, 1, names) : NULL;
    xunref(vm, context);
    xunref(vm, names);
    xunref(vm, word);
    xunref(vm, wake);
    xunref(vm, method);
    xunref(vm, r);
    return r ? 0 : -1;
}

/* The coroutine handed f up: the task sleeps until it is done. */
static int wait_for(struct vm *vm, struct task_obj *t, struct future_obj *f)
{
    if (f == &t->fut)
        return bad_yield(vm, t, (value)f, "Task cannot await on itself: ",
                         NULL, "");
    if (f->loop != t->fut.loop)
        return bad_yield(vm, t, (value)f, "Task ", " got Future ",
                         " attached to a different loop");
    if (!f->blocking)
        return bad_yield(vm, t, (value)f,
                         "yield was used instead of yield from in task ",
                         " with ", "");
    f->blocking = false;
    if (f->obj.type->flags & TYPE_HEAP && ask_to_wake(vm, t, f))
        return TASK_STEP_FAILED;
    if (vm->tracing)
        emit_wait(vm, t, f);
    if (!(f->obj.type->flags & TYPE_HEAP))
        future_add_callback(
            vm, f, (struct callback){(value)t, .kind = HANDLE_WAKEUP});
    t->waiting = (struct future_obj *)ref((value)f);
    if (t->fut.must_cancel) {
        int done = future_cancel(vm, f, future_message(&t->fut));
        if (done < 0)
            return TASK_STEP_FAILED;
        if (done)
            t->fut.must_cancel = false;
    }
    return 0;
}

static int yielded(struct vm *vm, struct task_obj *t, value v)
{
    if (v == NONE) {
        loop_push(vm, t->fut.loop, HANDLE_STEP, (value)t, NULL, NULL, "step",
                  t->fut.id, "yield");
        return 0;
    }
    if (future_is(v))
        return wait_for(vm, t, (struct future_obj *)v);
    if (type_of(v) == &generator_type)
        return bad_yield(vm, t, v,
                         "yield was used instead of yield from for "
                         "generator in task ", " with ", "");
    return bad_yield(vm, t, v, "Task got bad yield: ", NULL, "");
}

/* Drives the coroutine to its next stop. Takes exc. */
static enum run drive(struct vm *vm, struct task_obj *t, value exc,
                      value *result)
{
    value sent = NONE;
    if (exc) {
        /* thrown in as it is: what the loop's caller handles is no context; and
         * held until the coroutine stops, with the frames of its traceback */
        vm->exc = ref(exc);
        sent = NULL;
    }
    value before = context_enter(vm, t->context);
    enum run r;
    if (type_of(t->coro) == &coroutine_type)
        r = coro_send(vm, (struct coro_obj *)t->coro, sent, result);
    else
        r = iter_send(vm, t->coro, sent, result);
    context_leave(vm, before, &t->context);
    xunref(vm, exc);
    return r;
}

/* What is thrown in in place of exc; a new reference. */
static value with_cancellation(struct vm *vm, struct task_obj *t, value exc)
{
    t->fut.must_cancel = false;
    if (exc && is_instance(exc, loop_state(vm)->cancelled_error))
        return ref(exc);
    return future_cancelled_error(vm, &t->fut);
}

/* A step of a task that is done: a callback's error, in CPython's words. */
static int step_too_late(struct vm *vm, struct task_obj *t, value exc)
{
    value task = value_repr(vm, (value)t);
    value why = task ? value_repr(vm, exc ? exc : NONE) : NULL;
    if (why)
        exc_raise(vm, loop_state(vm)->invalid_state,
                  "__step(): already done: %s %s", str_z(task), str_z(why));
    xunref(vm, task);
    xunref(vm, why);
    return TASK_STEP_FAILED;
}

int task_step(struct vm *vm, struct task_obj *t, value exc)
{
    if (future_done(&t->fut))
        return step_too_late(vm, t, exc);
    struct loop_obj *loop = t->fut.loop;
    struct task_obj *outer = loop->current;
    event_id outer_id = vm->current_task;

    loop->current = t;
    vm->current_task = t->fut.id;
    EMIT(vm, task_run, .task = t->fut.id);
    exc = t->fut.must_cancel ? with_cancellation(vm, t, exc) : xref(exc);
    if (t->waiting)
        clear_slot(vm, (value *)&t->waiting);

    value result = NULL;
    int status = 0;
    switch (drive(vm, t, exc, &result)) {
    case RUN_YIELD:
        status = yielded(vm, t, result);
        unref(vm, result);
        break;
    case RUN_RETURN:
        finish_result(vm, t, result);
        break;
    case RUN_RAISE:
        status = finish_error(vm, t);
        break;
    }
    loop->current = outer;
    vm->current_task = outer_id;
    return status;
}

/* An error that was set in a future of asyncio's own is handed on as it is. One
 * of a cancellation, and of any other class of future, such as a gather, comes
 * from its result(), which raises it: what the loop's caller handles becomes its
 * context. */
static bool raises_at_wakeup(const struct future_obj *f)
{
    const struct type *t = type_of((value)f);
    return f->state == FUTURE_CANCELLED ||
           (t != &future_type && t != &task_type);
}

int task_wakeup(struct vm *vm, struct task_obj *t, struct future_obj *f)
{
    value e = future_error(vm, f);
    if (e && raises_at_wakeup(f)) {
        exc_raise_take(vm, e);
        e = exc_fetch(vm);
    }
    int status = task_step(vm, t, e);
    xunref(vm, e);
    return status;
}

int task_cancel(struct vm *vm, struct task_obj *t, value msg)
{
    t->fut.log_tb = false;
    if (future_done(&t->fut))
        return 0;
    if (vm->tracing) {
        struct buf text = {0};
        if (given(msg))
            value_repr_safe(vm, msg, &text);
        EMIT(vm, task_cancel, .task = t->fut.id, .by = vm->current_task,
             .msg = given(msg) && is_str(msg) ? str_text(msg)
                                              : buf_str(&text));
        buf_fini(&text);
    }
    future_rest(&t->fut)->cancels++;
    if (t->waiting) {
        int done = future_cancel(vm, t->waiting, msg);
        if (done)
            return done;
    }
    t->fut.must_cancel = true;
    future_set_message(vm, &t->fut, given(msg) ? msg : NULL);
    return 1;
}

