/* asyncio.run and Runner: a loop from its making to its orderly end. */
#include <string.h>

#include "loop/priv.h"
#include "vm/context.h"
#include "vm/frame.h"

enum runner_state { RUNNER_CREATED, RUNNER_READY, RUNNER_CLOSED };

struct runner_obj {
    struct obj obj;
    enum runner_state state;
    value loop, context, factory, debug; /* NULL: none */
    bool set_loop;
    bool once;                           /* asyncio.run's own */
};

/* -- the loop's ears for async generators: it remembers, weakly, those that
 * were started, and closes the ones that are dropped or left -- */

static bool agen_first(struct vm *vm, value agen)
{
    struct loop_obj *loop = loop_state(vm)->running;
    if (loop)
        vec_push(&loop_state(vm)->gens, ((struct open_gen){loop, agen}));
    return loop;
}

/* The loop in which it was started, or NULL. The newest ones go first as a
 * rule, so the search begins there. */
static struct loop_obj *agen_loop(struct vm *vm, value agen)
{
    const struct loop_state *s = vm->loop;
    for (size_t i = s ? s->gens.n : 0; i-- > 0;)
        if (s->gens.p[i].agen == agen)
            return s->gens.p[i].loop;
    return NULL;
}

static void agen_forget(struct vm *vm, value agen)
{
    struct loop_state *s = vm->loop;
    for (size_t i = s ? s->gens.n : 0; i-- > 0;) {
        if (s->gens.p[i].agen != agen)
            continue;
        memmove(s->gens.p + i, s->gens.p + i + 1,
                (s->gens.n - i - 1) * sizeof *s->gens.p);
        s->gens.n--;
        return;
    }
}

void runner_forget_gens(struct vm *vm, struct loop_obj *loop)
{
    struct loop_state *s = vm->loop;
    size_t kept = 0;
    for (size_t i = 0; s && i < s->gens.n; i++)
        if (s->gens.p[i].loop != loop)
            s->gens.p[kept++] = s->gens.p[i];
    if (s)
        s->gens.n = kept;
}

/* A list of the loop's open generators, which it forgets. */
static value take_gens(struct vm *vm, struct loop_obj *loop)
{
    const struct loop_state *s = loop_state(vm);
    value list = list_new(vm);
    for (size_t i = 0; list && i < s->gens.n; i++)
        if (s->gens.p[i].loop == loop &&
            list_append(vm, list, s->gens.p[i].agen) < 0)
            clear_slot(vm, &list);
    if (list)
        runner_forget_gens(vm, loop);
    return list;
}

/* An open generator lost its last reference: a task closes it. */
static void agen_finalize(struct vm *vm, value agen)
{
    struct loop_obj *loop = agen_loop(vm, agen);
    agen_forget(vm, agen);
    if (!loop || loop->closed || vm->dead)
        return;
    value e = exc_park(vm);
    value close = value_call_method(vm, agen, "aclose", NULL, 0);
    value create = value_getattr_z(vm, (value)loop, "create_task");
    if (close && create)
        xunref(vm, handle_soon(vm, loop, create, &close, 1, NULL));
    xunref(vm, create);
    xunref(vm, close);
    exc_unpark(vm, e);
}

/* -- the coroutine that closes what is left of async generators -- */

enum { SLOT_LOOP, SLOT_GENS, SLOT_WAITS };

static void report_gen(struct vm *vm, struct loop_obj *loop, value gen,
                       value e)
{
    value r = value_repr(vm, gen);
    struct buf text = {0};
    buf_printf(&text,
               "an error occurred during closing of asynchronous generator %s",
               r ? str_z(r) : "?");
    log_problem(vm, loop, buf_z(&text), e, "asyncgen", gen);
    buf_fini(&text);
    xunref(vm, r);
}

/* Starts aclose() of all generators that are still open, as a gather. */
static enum run close_gens(struct vm *vm, struct coro_obj *c, value *result)
{
    struct loop_obj *loop = (struct loop_obj *)c->slots[SLOT_LOOP];
    value gens = c->slots[SLOT_GENS];
    value coros = list_new(vm);
    for (size_t i = 0; coros && i < list_len(gens); i++) {
        value coro = value_call_method(vm, list_items(gens)[i], "aclose", NULL,
                                       0);
        if (!coro || list_append(vm, coros, coro))
            clear_slot(vm, &coros);
        xunref(vm, coro);
    }
    if (!coros)
        return RUN_RAISE;
    value g = gather_new(vm, list_items(coros), list_len(coros), true, loop);
    unref(vm, coros);
    if (!g)
        return RUN_RAISE;
    c->slots[SLOT_WAITS] = g;
    c->phase = 1;
    return future_yield((struct future_obj *)g, result);
}

static enum run asyncgens_step(struct vm *vm, struct coro_obj *c, value sent,
                               value *result)
{
    struct loop_obj *loop = (struct loop_obj *)c->slots[SLOT_LOOP];
    if (!sent)
        return RUN_RAISE;
    if (c->phase == 0) {
        loop->asyncgens_shutdown = true;
        value gens = take_gens(vm, loop);
        if (!gens)
            return RUN_RAISE;
        c->slots[SLOT_GENS] = gens;
        if (list_len(gens) > 0)
            return close_gens(vm, c, result);
    } else {
        value results =
            future_result(vm, (struct future_obj *)c->slots[SLOT_WAITS]);
        if (!results)
            return RUN_RAISE;
        for (size_t i = 0; i < list_len(results); i++)
            if (is_instance(list_items(results)[i], &exc_Exception))
                report_gen(vm, loop, list_items(c->slots[SLOT_GENS])[i],
                           list_items(results)[i]);
        unref(vm, results);
    }
    *result = none_new();
    return RUN_RETURN;
}

static const struct coro_native asyncgens_native = {
    .name = "shutdown_asyncgens",
    .qualname = "BaseEventLoop.shutdown_asyncgens",
    .step = asyncgens_step,
};

static value coro_for(struct vm *vm, const struct coro_native *native,
                      struct loop_obj *loop)
{
    struct coro_obj *c = (struct coro_obj *)coro_native_new(vm, native);
    if (c)
        c->slots[SLOT_LOOP] = ref((value)loop);
    return (value)c;
}

value runner_shutdown_asyncgens(struct vm *vm, struct loop_obj *loop)
{
    return coro_for(vm, &asyncgens_native, loop);
}

/* -- ending -- */

static int report_leftovers(struct vm *vm, struct loop_obj *loop, value tasks)
{
    for (size_t i = 0; i < list_len(tasks); i++) {
        struct future_obj *f = (struct future_obj *)list_items(tasks)[i];
        if (f->state != FUTURE_FINISHED || !f->failed)
            continue;
        future_seen(f);
        log_problem(vm, loop,
                    "unhandled exception during asyncio.run() shutdown",
                    f->result, "task", (value)f);
    }
    return 0;
}

/* Of what goes now CPython tells that it went in the runner's own code. It has
 * the tasks in a set, which goes from its front on. */
static void drop_cancelled(struct vm *vm, value take_tasks)
{
    struct loop_place before = loop_at_place(vm, "asyncio/runners.py:71");
    list_drop_forwards(vm, take_tasks);
    unref(vm, take_tasks);
    loop_leave_place(vm, before);
}

/* One of them could not be cancelled. The frame that CPython has there holds them
 * as a set, whose order is that in which the collector comes to them. */
static void hold_cancelled(struct vm *vm, value tasks)
{
    value e = exc_park(vm);
    value set = set_of_iterable(vm, tasks, &set_type);
    handle_add_frame(vm, e, set);
    xunref(vm, set);
    exc_unpark(vm, e);
}

static int cancel_all(struct vm *vm, struct loop_obj *loop)
{
    value tasks = task_all(vm, loop);
    if (!tasks || list_len(tasks) == 0) {
        xunref(vm, tasks);
        return tasks ? 0 : -1;
    }
    for (size_t i = 0; i < list_len(tasks); i++)
        if (future_cancel(vm, (struct future_obj *)list_items(tasks)[i], NULL)
            < 0) {
            hold_cancelled(vm, tasks);
            unref(vm, tasks);
            return -1;
        }
    value g = gather_new(vm, list_items(tasks), list_len(tasks), true, loop);
    value r = g ? loop_run_until_complete(vm, loop, g) : NULL;
    int status = r ? report_leftovers(vm, loop, tasks) : -1;
    xunref(vm, r);
    xunref(vm, g);
    drop_cancelled(vm, tasks);
    return status;
}

static int run_shutdown(struct vm *vm, struct loop_obj *loop, value take_coro)
{
    if (!take_coro)
        return -1;
    value r = loop_run_until_complete(vm, loop, take_coro);
    if (!r && vm->exc && !exc_of(vm->exc)->held) /* a frame's argument */
        exc_of(vm->exc)->held = ref(take_coro);
    unref(vm, take_coro);
    xunref(vm, r);
    return r ? 0 : -1;
}

/* Closes the runner; -1 when that raised. An exception that is already on its
 * way must have been parked. */
static int runner_close(struct vm *vm, struct runner_obj *r)
{
    if (r->state != RUNNER_READY)
        return 0;
    struct loop_obj *loop = (struct loop_obj *)r->loop;
    int status =
        cancel_all(vm, loop)
        || run_shutdown(vm, loop, runner_shutdown_asyncgens(vm, loop))
        || run_shutdown(vm, loop, executor_shutdown(vm, loop));
    if (vm->dead || vm->limit_hit)
        return -1;
    value e = exc_park(vm);
    if (r->set_loop)
        loop_set_current(vm, NULL);
    loop_close(vm, loop);
    exc_unpark(vm, e);
    clear_slot(vm, &r->loop);
    r->state = RUNNER_CLOSED;
    return status ? -1 : 0;
}

/* -- running -- */

static value make_loop(struct vm *vm, struct runner_obj *r)
{
    if (given(r->factory))
        return value_call0(vm, r->factory);
    value policy = loop_state(vm)->policy;
    if (policy)
        return value_call_method(vm, policy, "new_event_loop", NULL, 0);
    return loop_new(vm);
}

static int runner_prepare(struct vm *vm, struct runner_obj *r)
{
    if (r->state == RUNNER_CLOSED) {
        exc_raise(vm, &exc_RuntimeError, "Runner is closed");
        return -1;
    }
    if (r->state == RUNNER_READY)
        return 0;
    value loop = make_loop(vm, r);
    if (!loop)
        return -1;
    if (!is_loop(loop)) {
        exc_raise(vm, &exc_TypeError,
                  "loopscope runs its own event loops only, not %s",
                  type_of(loop)->name);
        unref(vm, loop);
        return -1;
    }
    r->loop = loop;
    if (!given(r->factory)) {
        loop_set_current(vm, loop);
        r->set_loop = true;
    }
    if (given(r->debug))
        ((struct loop_obj *)loop)->debug = value_truth(vm, r->debug) > 0;
    r->state = RUNNER_READY;
    return context_for_call(vm, NULL, &r->context);
}

static value run_in(struct vm *vm, struct runner_obj *r, value coro,
                    value context)
{
    if (!task_iscoroutine(vm, coro)) {
        value repr = value_repr(vm, coro);
        if (repr)
            exc_raise(vm, &exc_ValueError, "a coroutine was expected, got %s",
                      str_z(repr));
        xunref(vm, repr);
        return NULL;
    }
    if (loop_state(vm)->running)
        return exc_raise(vm, &exc_RuntimeError,
                         "Runner.run() cannot be called from a running event "
                         "loop");
    if (runner_prepare(vm, r))
        return NULL;
    /* what one run sets the next one finds */
    if (!r->once && !r->context && !(r->context = context_copy(vm)))
        return NULL;
    struct loop_obj *loop = (struct loop_obj *)r->loop;
    value task = task_create(vm, loop, coro, NULL,
                             given(context) ? context : r->context);
    if (!task)
        return NULL;
    vm->loop_frames += r->once ? 2 : 1; /* Runner.run, and asyncio.run */
    value result = loop_run_until_complete(vm, loop, task);
    vm->loop_frames -= r->once ? 2 : 1;
    unref(vm, task);
    return result;
}

/* Closes after a run: an exception of the run goes on, unless closing raises
 * one of its own. */
static value end_with(struct vm *vm, struct runner_obj *r, value result)
{
    if (vm->dead || vm->limit_hit) {
        xunref(vm, result);
        return NULL;
    }
    value e = exc_park(vm);
    /* what is raised meanwhile has the run's exception as its context */
    struct frame *f = vm->frame;
    value handled = f ? f->handled : NULL;
    if (f && e)
        f->handled = e;
    int closed = runner_close(vm, r);
    if (f && e)
        f->handled = handled;
    if (closed) {
        xunref(vm, e);
        clear_slot(vm, &result);
        return NULL;
    }
    exc_unpark(vm, e);
    return result;
}

static struct type runner_type;

value runner_run(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (loop_state(vm)->running)
        return exc_raise(vm, &exc_RuntimeError,
                         "asyncio.run() cannot be called from a running event "
                         "loop");
    struct runner_obj *r = obj_new(vm, &runner_type, 0);
    if (!r)
        return NULL;
    r->debug = xref(a[1]);
    r->once = true;
    value result = NULL;
    if (runner_prepare(vm, r) == 0)
        result = end_with(vm, r, run_in(vm, r, a[0], NULL));
    unref(vm, (value)r);
    return result;
}

/* -- the type -- */

#define SELF                                                                  \
    struct runner_obj *r = (struct runner_obj *)self;                         \
    (void)a, (void)n

static value run_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return run_in(vm, r, a[0], a[1]);
}

static value close_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return runner_close(vm, r) ? NULL : none_new();
}

static value get_loop_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return runner_prepare(vm, r) ? NULL : ref(r->loop);
}

static value enter_fn(struct vm *vm, value self, const value *a, size_t n)
{
    SELF;
    return runner_prepare(vm, r) ? NULL : ref(self);
}

static const struct native runner_methods[] = {
    {"run", run_fn, "coro, *, context="},
    {"close", close_fn, ""},
    {"get_loop", get_loop_fn, ""},
    {"__enter__", enter_fn, ""},
    {"__exit__", close_fn, "exc_type, exc_val, exc_tb"},
    {0},
};

static value runner_make(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    static const struct native init = {"__init__",
                                       .sig = "*, debug=, loop_factory="};
    value given_to[2];
    if (native_bind_init(vm, &init, t, args, n, kwnames, given_to))
        return NULL;
    struct runner_obj *r = obj_new(vm, t, 0);
    if (r) {
        r->debug = xref(given_to[0]);
        r->factory = xref(given_to[1]);
    }
    return (value)r;
}

static void runner_clear(struct vm *vm, value v)
{
    struct runner_obj *r = (struct runner_obj *)v;
    clear_slot(vm, &r->loop);
    clear_slot(vm, &r->context);
    clear_slot(vm, &r->factory);
    clear_slot(vm, &r->debug);
}

static void runner_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    runner_clear(vm, v);
}

static int runner_traverse(value v, visit_fn visit, void *arg)
{
    struct runner_obj *r = (struct runner_obj *)v;
    value held[] = {r->loop, r->context, r->factory, r->debug};
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}

static struct type runner_type = {
    .name = "Runner",
    .module = "asyncio.runners",
    .size = sizeof(struct runner_obj),
    .flags = TYPE_GC,
    .new_ = runner_make,
    .dealloc = runner_dealloc,
    .traverse = runner_traverse,
    .clear = runner_clear,
    .methods = runner_methods,
};

int runner_init(struct vm *vm, value module)
{
    agen_hooks.first = agen_first;
    agen_hooks.finalize = agen_finalize;
    agen_hooks.forget = agen_forget;
    return module_add_type(vm, module, &runner_type);
}
