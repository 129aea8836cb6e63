/* Shared by coro.c, coro_types.c and agen.c. */
#ifndef VM_CORO_PRIV_H
#define VM_CORO_PRIV_H

#include "vm/func.h"

/* life slots of all three types */
void coro_finalize(struct vm *vm, value self);
void coro_dealloc(struct vm *vm, value self);
int coro_traverse(value self, visit_fn visit, void *arg);
void coro_clear(struct vm *vm, value self);
/* what a suspended one waits for itself; borrowed or NULL */
value coro_awaits_next(const struct coro_obj *c);
/* The same, but for what a step of an async generator, or a coroutine's
 * __await__, only passes on to: that one. */
value coro_awaits_through(const struct coro_obj *c);
/* Can it wait for another in its turn? */
bool coro_has_frame(value v);
/* __name__ and __qualname__, borrowed; a native coroutine's are made here */
value coro_name(struct vm *vm, struct coro_obj *c);
value coro_qualname(struct vm *vm, struct coro_obj *c);
/* where it was made (origin.h), borrowed, or NULL */
value coro_origin(const struct coro_obj *c);
/* sets them; NULL keeps the one that it has. -1 with MemoryError */
int coro_set_names(struct vm *vm, struct coro_obj *c, value name,
                   value qualname);
/* the coroutine behind an object of coroutine_wrapper_type */
struct coro_obj *coro_wrapped(value wrapper);
/* v[0] of an iter_obj is what an anext() with a default awaits. */
extern struct type anext_awaitable_type;
/* The async generator that an asend, athrow or aclose is a step of; borrowed. */
struct coro_obj *agen_of_step(value v);
/* type slots and attributes that the three share */
value coro_repr(struct vm *vm, value self);
extern const struct getset async_generator_getset[];

#endif
