/* Events about frames: made, lines with the variables that changed, pauses,
 * ends, exceptions. Call only when vm->tracing; code that is not the program's
 * own is passed over.
 */
#ifndef VM_TRACE_FRAMES_H
#define VM_TRACE_FRAMES_H

#include "vm/frame.h"

struct shadow;

void trace_frame_new(struct vm *vm, struct frame *f);
void trace_line(struct vm *vm, struct frame *f, int line);
/* yielded: what a generator gives, or NULL */
void trace_suspend(struct vm *vm, struct frame *f, value yielded);
void trace_resume(struct vm *vm, struct frame *f);
/* Something is thrown into a frame that is suspended, or through it. */
void trace_throw(struct frame *f);
void trace_return(struct vm *vm, struct frame *f, value result);
/* vm->exc starts in f */
void trace_raise(struct vm *vm, struct frame *f);
void trace_unwind(struct vm *vm, struct frame *f);
void trace_coro_new(struct vm *vm, struct code_obj *code);
/* The line that was last told of a frame, or where it stands. */
int trace_line_of(const struct frame *f);
void trace_shadow_free(struct shadow *take_shadow);
void trace_frames_fini(struct vm *vm);

#endif
