/* throw() of generators, coroutines and async generators: what its arguments
 * become, and where a call that is wrong is refused. How a frame meets what is
 * thrown is the interpreter's.
 */
#include "vm/coro_priv.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/interp_priv.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/vm.h"

static value not_an_exception(struct vm *vm, value v)
{
    return exc_raise(vm, &exc_TypeError, "exceptions must be classes or "
                     "instances deriving from BaseException, not %s",
                     type_of(v)->name);
}

/* What a call of t gives for the value of a throw(type, value). */
static value called_with(struct vm *vm, value t, value v)
{
    if (!v || v == NONE)
        return value_call0(vm, t);
    if (is_tuple(v))
        return value_call(vm, t, tuple_items(v), tuple_len(v), NULL);
    return value_call1(vm, t, v);
}

/* An instance of class t from the value of a throw(type, value); when there is
 * none to be had, what making it raised is thrown in its place. */
static value instance_for(struct vm *vm, value t, value v)
{
    if (v && is_instance(v, (struct type *)t))
        return ref(v);
    value e = called_with(vm, t, v);
    if (e && is_exception(e))
        return e;
    if (e) {
        exc_raise_not_instance(vm, t, e);
        unref(vm, e);
    }
    return exc_fetch(vm);
}

int coro_throw_args(struct vm *vm, const value *a, size_t n)
{
    value e = NULL, v = n > 1 ? a[1] : NULL;
    if (n > 2 && a[2] != NONE && type_of(a[2]) != &traceback_type) {
        exc_raise(vm, &exc_TypeError,
                  "throw() third argument must be a traceback object");
        return -1;
    }
    if (is_type(a[0]) && ((struct type *)a[0])->flags & TYPE_EXCEPTION) {
        e = instance_for(vm, a[0], v);
    } else if (type_of(a[0])->flags & TYPE_EXCEPTION) {
        if (v && v != NONE) {
            exc_raise(vm, &exc_TypeError,
                      "instance exception may not have a separate value");
            return -1;
        }
        e = ref(a[0]);
    }
    if (!e) {
        not_an_exception(vm, a[0]);
        return -1;
    }
    vm->exc = e;
    return 0;
}

/* A frame that refuses what is thrown into it does not run; its caller gets the
 * TypeError in vm->exc. So the frame that waits for it lets go of it. */
static bool refused_within(struct vm *vm, struct coro_obj *c)
{
    struct coro_obj *outer = NULL;
    value it;
    while ((it = coro_awaits_through(c)) && coro_has_frame(it)
           && !((struct coro_obj *)it)->is_native) {
        outer = c;
        c = (struct coro_obj *)it;
    }
    if (it) { /* an object with a throw() of its own gets what was passed */
        value e = exc_fetch(vm);
        value throw = value_getattr_opt(vm, it, vm->names->throw);
        exc_clear(vm);
        vm->exc = e;
        xunref(vm, throw);
        if (throw)
            return true;
    }
    if (!outer)
        return false;
    value *top = &outer->frame->sp[-1], inner = *top;
    *top = ref(NONE);
    value e = exc_fetch(vm);
    unref(vm, inner);
    vm->exc = e;
    return true;
}

enum run coro_throw(struct vm *vm, struct coro_obj *c, const value *a,
                    size_t n, value *result)
{
    *result = NULL;
    if (coro_throw_args(vm, a, n) < 0 && !refused_within(vm, c))
        return RUN_RAISE;
    struct thrown thrown = {vm->exc, a, n}, *outer = vm->thrown;
    vm->thrown = &thrown;
    enum run run = coro_send(vm, c, NULL, result);
    vm->thrown = outer;
    return run;
}
