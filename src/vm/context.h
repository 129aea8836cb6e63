/* contextvars as the loop needs them: every task runs its steps in a context
 * of its own, and a callback in the one it was scheduled from.
 */
#ifndef VM_CONTEXT_H
#define VM_CONTEXT_H

#include "vm/value.h"
#include "vm/vm.h"

/* The current context; a new reference. Made when there is none yet. */
value context_current(struct vm *vm);
/* A copy of the current context, as contextvars.copy_context(). */
value context_copy(struct vm *vm);
/* Makes ctx the current context and gives the one before, which the caller
 * hands back to context_enter later (and then drops the result). ctx NULL is a
 * context not made yet; so is a result of NULL, which is no error. */
static inline value context_enter(struct vm *vm, value ctx)
{
    value before = vm->context;
    vm->context = xref(ctx);
    return before;
}
/* Is v a Context? */
bool is_context(value v);

#endif
