/* aiter() and anext(), and the awaitable of an anext() with a default. */
#include "vm/coro_priv.h"
#include "vm/interp_priv.h"
#include "vm/lib_priv.h"

/* -- anext_awaitable: v[0] what is awaited, v[1] its default ---------------- */

/* The end of the asynchronous iteration becomes the default. */
static enum run anext_step(struct vm *vm, value self, value sent,
                           value *result)
{
    value it = await_iter(vm, iter_of(self)->v[0]);
    if (!it)
        return RUN_RAISE;
    enum run run = iter_send(vm, it, sent, result);
    unref(vm, it);
    if (run != RUN_RAISE || !exc_is(vm, &exc_StopAsyncIteration))
        return run;
    exc_clear(vm);
    *result = ref(iter_of(self)->v[1]);
    return RUN_RETURN;
}

static value anext_give(struct vm *vm, value self, value sent)
{
    value result;
    enum run run = anext_step(vm, self, sent, &result);
    return run_to_value(vm, run, result);
}

static value anext_next(struct vm *vm, value self)
{
    return anext_give(vm, self, NONE);
}

static value anext_send(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return anext_give(vm, self, a[0]);
}

static value anext_throw(struct vm *vm, value self, const value *a, size_t n)
{
    if (n < 1 || n > 3)
        return exc_raise(vm, &exc_TypeError,
                         "throw expected at least 1 argument, got %zu", n);
    return coro_throw_args(vm, a, n) < 0 ? NULL : anext_give(vm, self, NULL);
}

static value anext_close(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value it = await_iter(vm, iter_of(self)->v[0]);
    int rc = it ? coro_close_iter(vm, it) : -1;
    xunref(vm, it);
    return rc < 0 ? NULL : ref(NONE);
}

static const struct native anext_methods[] = {
    {"send", anext_send, "value, /", 0},
    {"throw", anext_throw, "...", 0},
    {"close", anext_close, "", 0},
    {0},
};

struct type anext_awaitable_type = {
    .name = "anext_awaitable", ITER_SLOTS, .flags = TYPE_GC,
    .await = iter_obj_self, .next = anext_next, .methods = anext_methods,
};

/* Takes what __anext__ gave; whether that can be awaited comes out when it
 * is. */
static value with_default(struct vm *vm, value take_awaitable, value fallback)
{
    type_ready(vm, &anext_awaitable_type);
    struct iter_obj *a = iter_obj_new(vm, &anext_awaitable_type);
    if (!a) {
        unref(vm, take_awaitable);
        return NULL;
    }
    a->v[0] = take_awaitable;
    a->v[1] = ref(fallback);
    return &a->obj;
}

/* -- the functions ---------------------------------------------------------- */

static value builtin_anext(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct type *t = type_of(a[0]);
    if (!t->anext)
        return exc_raise(vm, &exc_TypeError,
                         "'%s' object is not an async iterator", t->name);
    value awaitable = t->anext(vm, a[0]);
    return awaitable && a[1] ? with_default(vm, awaitable, a[1]) : awaitable;
}

static value builtin_aiter(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct type *t = type_of(a[0]);
    if (!t->aiter)
        return exc_raise(vm, &exc_TypeError,
                         "'%s' object is not an async iterable", t->name);
    value it = t->aiter(vm, a[0]);
    if (it && !type_of(it)->anext) {
        exc_raise(vm, &exc_TypeError,
                  "aiter() returned not an async iterator of type '%s'",
                  type_of(it)->name);
        clear_slot(vm, &it);
    }
    return it;
}

const struct native builtins_async[] = {
    {"aiter", builtin_aiter, "async_iterable, /", 0},
    {"anext", builtin_anext, "aiterator, default=, /", 0},
    {0},
};
