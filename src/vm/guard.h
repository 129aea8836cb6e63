/* Guard around C code that can call itself through values: repr, compare,
 * call. Inline, since every call of a function passes it.
 */
#ifndef VM_GUARD_H
#define VM_GUARD_H

#include "vm/priv.h"
#include "vm/vm.h"

/* Raises RecursionError "maximum recursion depth exceeded<where>"; where may
 * be NULL (frame.c). */
void vm_too_deep(struct vm *vm, const char *where);

/* One deeper: false with that RecursionError, `where` being for example
 * " while getting the repr of an object". Pair with vm_leave. */
static inline bool vm_enter(struct vm *vm, const char *where)
{
    if (++vm->depth <= vm->limits.recursion && vm_stack_ok(vm))
        return true;
    vm->depth--;
    vm_too_deep(vm, where);
    return false;
}

static inline void vm_leave(struct vm *vm)
{
    vm->depth--;
}

#endif
