/* Code and frames of what is written in C here and in Python in CPython, so that
 * inspect and Task.get_stack find what they look for. */
#ifndef VM_NATIVE_CODE_H
#define VM_NATIVE_CODE_H

#include <stdbool.h>

#include "vm/value.h"

struct coro_native;
struct coro_obj;

/* A code object with these names, which must last as long as the vm; new
 * references, NULL with an exception. */
value native_code_new(struct vm *vm, const char *name, const char *qualname,
                      bool async);
/* Of a native coroutine; the frame is None when it is done. */
value native_coro_code(struct vm *vm, const struct coro_obj *c);
value native_coro_frame(struct vm *vm, const struct coro_obj *c);
/* A frame of such a coroutine that is no more. */
value native_frame_new(struct vm *vm, const struct coro_native *native);

#endif
