/* The bridge between slots and dunder names, in both directions: built-in slots
 * appear as attributes (int.__add__, object.__init__), and the dunder methods
 * of a program's class fill its slots. One table in slots.def serves both.
 */
#ifndef VM_SLOTS_H
#define VM_SLOTS_H

#include "vm/type.h"
#include "vm/value.h"

/* Puts a wrapper into the dict of a static type for each slot of its own;
 * called before slots are inherited. */
void slots_add_wrappers(struct vm *vm, struct type *t);
/* Fills the slots of a program's class from its mro. */
void slots_fill(struct vm *vm, struct type *t);
/* An attribute of t changed: fills again, here and below, if it matters. */
void slots_refresh(struct vm *vm, struct type *t, value name);

/* A method looked up on the type of self, as the language does for special
 * methods: a new reference to a callable, or NULL without an exception when
 * there is none. When *bound comes out false, self goes first in a call. */
value special_lookup(struct vm *vm, value self, value name, bool *bound);
/* Looks it up and calls it with up to 3 arguments. NULL without an exception
 * when there is none. */
value special_invoke(struct vm *vm, value self, value name, const value *args,
                     size_t n);
/* The next item as __next__ gives it: a StopIteration that a program's class
 * raised is still there, with where it came from. */
value next_of_class(struct vm *vm, value it);
/* Calls f(self, args...); args and kwnames as in a call. */
value call_with_self(struct vm *vm, value f, value self, const value *args,
                     size_t n, value kwnames);

/* The slot functions of classes that other files must tell apart. */
value slot_getattr_hook(struct vm *vm, value self, value name);
value slot_new(struct vm *vm, struct type *t, const value *args, size_t n,
               value kwnames);

#endif
