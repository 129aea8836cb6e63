/* The asyncio module: event loop, futures, tasks, gather, queues, locks. It
 * follows CPython 3.11's asyncio pass for pass, and tells the sink what happens
 * in the order that trace/events.def lays down.
 *
 * It knows nothing of bytecode: a coroutine is something that coro_send drives.
 * It never sleeps by itself: time comes from the vm's port. All its state hangs
 * on vm->loop and is freed through vm_hooks.
 */
#ifndef LOOP_LOOP_H
#define LOOP_LOOP_H

struct vm;

/* Registers the module asyncio with the vm, and fills vm_hooks. Call it once,
 * after vm_new and before vm_run. */
void loop_init(struct vm *vm);

#endif
