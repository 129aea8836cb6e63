/* The types generator and coroutine as the program sees them: methods and
 * attributes, and the iterator that coroutine.__await__() gives.
 */
#include "vm/coro_priv.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/native.h"
#include "vm/native_code.h"
#include "vm/object.h"
#include "vm/vm.h"

static struct coro_obj *coro_of(value v)
{
    return (struct coro_obj *)v;
}

value coro_repr(struct vm *vm, value self)
{
    return str_printf(vm, "<%s object %s at 0x%lx>", self->type->name,
                      str_z(coro_qualname(vm, coro_of(self))),
                      (unsigned long)value_id(vm, self));
}

/* -- methods ---------------------------------------------------------------- */

static value send(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value result;
    enum run run = coro_send(vm, coro_of(self), a[0], &result);
    return run_to_value(vm, run, result);
}

static value throw(struct vm *vm, value self, const value *a, size_t n)
{
    if (n < 1 || n > 3)
        return exc_raise(vm, &exc_TypeError, "throw expected at %s argument"
                         "%s, got %zu", n ? "most 3" : "least 1",
                         n ? "s" : "", n);
    value result;
    enum run run = coro_throw(vm, coro_of(self), a, n, &result);
    return run_to_value(vm, run, result);
}

static value close_(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a;
    (void)n;
    if (coro_of(self)->state == CORO_RUNNING)
        return exc_raise(vm, &exc_ValueError, "%s already executing",
                         self->type->name);
    return coro_close(vm, coro_of(self)) < 0 ? NULL : ref(NONE);
}

static const struct native coro_methods[] = {
    {"send", send, "value, /", 0},
    {"throw", throw, "...", 0},
    {"close", close_, "", 0},
    {NULL},
};

static value generator_next(struct vm *vm, value self)
{
    value result;
    switch (coro_send(vm, coro_of(self), NONE, &result)) {
    case RUN_YIELD:
        return result;
    case RUN_RETURN:
        if (result != NONE)
            exc_raise_stop_iteration(vm, result);
        unref(vm, result);
        return NULL;
    case RUN_RAISE:
        break;
    }
    return NULL;
}

static value self_iter(struct vm *vm, value self)
{
    (void)vm;
    return ref(self);
}

/* -- attributes ------------------------------------------------------------- */

static value get_name(struct vm *vm, value self)
{
    return ref(coro_name(vm, coro_of(self)));
}

static value get_qualname(struct vm *vm, value self)
{
    return ref(coro_qualname(vm, coro_of(self)));
}

static int check_text(struct vm *vm, const char *what, value v)
{
    if (v && is_str(v))
        return 0;
    exc_raise(vm, &exc_TypeError, "%s must be set to a string object", what);
    return -1;
}

static int set_name(struct vm *vm, value self, value v)
{
    return check_text(vm, "__name__", v)
               ? -1 : coro_set_names(vm, coro_of(self), v, NULL);
}

static int set_qualname(struct vm *vm, value self, value v)
{
    return check_text(vm, "__qualname__", v)
               ? -1 : coro_set_names(vm, coro_of(self), NULL, v);
}

static value get_frame(struct vm *vm, value self)
{
    struct coro_obj *c = coro_of(self);
    if (c->is_native)
        return native_coro_frame(vm, c);
    return c->frame ? frame_object(vm, c->frame) : ref(NONE);
}

static value get_running(struct vm *vm, value self)
{
    (void)vm;
    const struct coro_obj *c = coro_of(self);
    return bool_value(c->obj.type == &async_generator_type
                          ? c->agen_running
                          : c->state == CORO_RUNNING);
}

static value get_suspended(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(coro_of(self)->state == CORO_SUSPENDED);
}

static value get_await(struct vm *vm, value self)
{
    (void)vm;
    value v = coro_awaits_next(coro_of(self));
    return ref(v ? v : NONE);
}

static value get_code(struct vm *vm, value self)
{
    struct coro_obj *c = coro_of(self);
    return c->is_native ? native_coro_code(vm, c) : ref((value)c->code);
}

static value get_origin(struct vm *vm, value self)
{
    (void)vm;
    value origin = coro_origin(coro_of(self));
    return ref(origin ? origin : NONE);
}

#define NAMES                                                                 \
    {"__name__", get_name, set_name}, {"__qualname__", get_qualname, set_qualname}

static const struct getset generator_getset[] = {
    NAMES,
    {"gi_frame", get_frame, NULL},
    {"gi_running", get_running, NULL},
    {"gi_suspended", get_suspended, NULL},
    {"gi_yieldfrom", get_await, NULL},
    {"gi_code", get_code, NULL},
    {NULL},
};

static const struct getset coroutine_getset[] = {
    NAMES,
    {"cr_frame", get_frame, NULL},
    {"cr_running", get_running, NULL},
    {"cr_suspended", get_suspended, NULL},
    {"cr_await", get_await, NULL},
    {"cr_code", get_code, NULL},
    {"cr_origin", get_origin, NULL},
    {NULL},
};

const struct getset async_generator_getset[] = {
    NAMES,
    {"ag_frame", get_frame, NULL},
    {"ag_running", get_running, NULL},
    {"ag_await", get_await, NULL},
    {"ag_code", get_code, NULL},
    {NULL},
};

struct type generator_type = {
    .name = "generator",
    .size = CORO_SIZE,
    .flags = TYPE_GC,
    .finalize = coro_finalize,
    .dealloc = coro_dealloc,
    .traverse = coro_traverse,
    .clear = coro_clear,
    .repr = coro_repr,
    .iter = self_iter,
    .next = generator_next,
    .methods = coro_methods,
    .getset = generator_getset,
};

/* -- coroutine.__await__() -------------------------------------------------- */

struct wrapper {
    struct obj obj;
    value coro;
};

static value coroutine_await(struct vm *vm, value self)
{
    struct wrapper *w = obj_new(vm, &coroutine_wrapper_type, 0);
    if (w)
        w->coro = ref(self);
    return (value)w;
}

struct coro_obj *coro_wrapped(value wrapper)
{
    return (struct coro_obj *)((struct wrapper *)wrapper)->coro;
}

static void wrapper_clear(struct vm *vm, value self)
{
    clear_slot(vm, &((struct wrapper *)self)->coro);
}

static int wrapper_traverse(value self, visit_fn visit, void *arg)
{
    value v = ((struct wrapper *)self)->coro;
    return v ? visit(v, arg) : 0;
}

static value wrapper_send(struct vm *vm, value self, const value *a, size_t n)
{
    return send(vm, (value)coro_wrapped(self), a, n);
}

static value wrapper_throw(struct vm *vm, value self, const value *a, size_t n)
{
    return throw(vm, (value)coro_wrapped(self), a, n);
}

static value wrapper_close(struct vm *vm, value self, const value *a, size_t n)
{
    return close_(vm, (value)coro_wrapped(self), a, n);
}

static value wrapper_next(struct vm *vm, value self)
{
    return generator_next(vm, (value)coro_wrapped(self));
}

static const struct native wrapper_methods[] = {
    {"send", wrapper_send, "value, /", 0},
    {"throw", wrapper_throw, "...", 0},
    {"close", wrapper_close, "", 0},
    {NULL},
};

struct type coroutine_wrapper_type = {
    .name = "coroutine_wrapper",
    .size = sizeof(struct wrapper),
    .flags = TYPE_GC,
    .dealloc = wrapper_clear,
    .traverse = wrapper_traverse,
    .clear = wrapper_clear,
    .iter = self_iter,
    .next = wrapper_next,
    .methods = wrapper_methods,
};

struct type coroutine_type = {
    .name = "coroutine",
    .size = CORO_SIZE,
    .flags = TYPE_GC,
    .finalize = coro_finalize,
    .dealloc = coro_dealloc,
    .traverse = coro_traverse,
    .clear = coro_clear,
    .repr = coro_repr,
    .await = coroutine_await,
    .methods = coro_methods,
    .getset = coroutine_getset,
};
