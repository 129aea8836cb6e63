/* The loop's executors: run_in_executor, the default executor, and its end.
 * What there is to do is written in the prelude (asyncio_threads.py), which is
 * loaded on first use; the loop object keeps the executor.
 */
#include "loop/priv.h"

/* Calls a function of the prelude. */
static value call_prelude(struct vm *vm, const char *name, const value *args,
                          size_t n)
{
    value module = module_import(vm, "_asyncio_threads");
    value r = module ? value_call_method(vm, module, name, args, n) : NULL;
    xunref(vm, module);
    return r;
}

value executor_run(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct loop_obj *loop = (struct loop_obj *)self;
    if (loop_check_closed(vm, loop))
        return NULL;
    value args[] = {self, a[0], a[1], a[2]};
    return call_prelude(vm, "run_in_executor", args, 4);
}

value executor_set_default(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value args[] = {self, a[0]};
    return call_prelude(vm, "set_default_executor", args, 2);
}

int executor_close(struct vm *vm, struct loop_obj *loop)
{
    loop->executor_shutdown = true;
    value executor = loop->executor;
    if (!executor)
        return 0;
    loop->executor = NULL;
    value r = call_prelude(vm, "close_executor", &executor, 1);
    unref(vm, executor);
    xunref(vm, r);
    return r ? 0 : -1;
}

/* -- attributes that the prelude uses -- */

value executor_get_default(struct vm *vm, value self)
{
    (void)vm;
    value executor = ((struct loop_obj *)self)->executor;
    return ref(executor ? executor : NONE);
}

int executor_set_default_attr(struct vm *vm, value self, value v)
{
    struct loop_obj *loop = (struct loop_obj *)self;
    value old = loop->executor;
    loop->executor = given(v) ? ref(v) : NULL;
    xunref(vm, old);
    return 0;
}

value executor_get_was_shut(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(((struct loop_obj *)self)->executor_shutdown);
}

/* -- shutdown_default_executor: a thread waits for the executor's threads, so
 * that the loop goes on meanwhile -- */

enum { SLOT_LOOP, SLOT_FUTURE, SLOT_THREAD };

static enum run start_shutdown(struct vm *vm, struct coro_obj *c,
                               value *result)
{
    value both = call_prelude(vm, "start_shutdown", &c->slots[SLOT_LOOP], 1);
    if (!both)
        return RUN_RAISE;
    c->slots[SLOT_FUTURE] = ref(tuple_items(both)[0]);
    c->slots[SLOT_THREAD] = ref(tuple_items(both)[1]);
    unref(vm, both);
    c->phase = 1;
    return future_yield((struct future_obj *)c->slots[SLOT_FUTURE], result);
}

/* Its thread is joined, come what may. */
static enum run end_shutdown(struct vm *vm, struct coro_obj *c, value sent,
                             value *result)
{
    struct future_obj *f = (struct future_obj *)c->slots[SLOT_FUTURE];
    value r = sent ? future_result(vm, f) : NULL;
    value e = exc_park(vm);
    value joined = value_call_method(vm, c->slots[SLOT_THREAD], "join", NULL,
                                     0);
    if (joined)
        exc_unpark(vm, e);
    else
        xunref(vm, e);
    *result = joined ? r : NULL;
    if (!joined)
        xunref(vm, r);
    xunref(vm, joined);
    return *result ? RUN_RETURN : RUN_RAISE;
}

static enum run shutdown_step(struct vm *vm, struct coro_obj *c, value sent,
                              value *result)
{
    struct loop_obj *loop = (struct loop_obj *)c->slots[SLOT_LOOP];
    if (c->phase)
        return end_shutdown(vm, c, sent, result);
    if (!sent)
        return RUN_RAISE;
    loop->executor_shutdown = true;
    if (loop->executor)
        return start_shutdown(vm, c, result);
    *result = none_new();
    return RUN_RETURN;
}

static const struct coro_native shutdown_native = {
    .name = "shutdown_default_executor",
    .qualname = "BaseEventLoop.shutdown_default_executor",
    .step = shutdown_step,
};

value executor_shutdown(struct vm *vm, struct loop_obj *loop)
{
    struct coro_obj *c =
        (struct coro_obj *)coro_native_new(vm, &shutdown_native);
    if (c)
        c->slots[SLOT_LOOP] = ref((value)loop);
    return (value)c;
}
