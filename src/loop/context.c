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
    *out = NULL;
    if (!vm->context)
        return 0;
    *out = context_copy(vm);
    return *out ? 0 : -1;
}

