/* The one place where the loop meets contextvars. A program that doesn't use
 * them pays nothing: NULL stands for a context that nobody has made yet. */
#include "vm/context.h"

#include "loop/priv.h"

int context_for_call(struct vm *vm, value wanted, value *out)
{
    if (given(wanted)) {
        if (!is_context(wanted)) {
            exc_raise(vm, &exc_TypeError, "a Context is expected, got %s",
                      type_of(wanted)->name);
            return -1;
        }
        *out = ref(wanted);
        return 0;
    }
    value now = context_enter(vm, NULL);
    value none = context_enter(vm, now);
    xunref(vm, none);
    *out = NULL;
    if (!now)
        return 0;
    unref(vm, now);
    *out = context_copy(vm);
    return *out ? 0 : -1;
}

value context_in(struct vm *vm, value context)
{
    return context_enter(vm, context);
}

void context_out(struct vm *vm, value before, value *context)
{
    value mine = context_enter(vm, before);
    xunref(vm, before);
    value old = *context;
    *context = mine;
    xunref(vm, old);
}
