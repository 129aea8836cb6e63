/* Values as bytes that another process can read: what pickle is for. Plain
 * values and containers are written here; for anything else the caller says
 * what it is made of. References to one object stay references to one object.
 */
#ifndef VM_WIRE_H
#define VM_WIRE_H

#include "base/str.h"
#include "vm/value.h"

/* v as bytes. reduce(v) is called for what is no plain value; it gives a pair
 * (make, state) of plain values or of such as can be reduced themselves. */
value wire_pack(struct vm *vm, value v, value reduce);
/* The value again. build(make) gives the object, restore(object, state) is
 * called when state is not None. */
value wire_unpack(struct vm *vm, struct str bytes, value build, value restore);

#endif
