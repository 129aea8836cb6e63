/* Descriptors: what stands in a type's dict and what becomes of it when it is
 * reached through an instance.
 */
#ifndef VM_DESCRIPTOR_H
#define VM_DESCRIPTOR_H

#include "vm/native.h"
#include "vm/type.h"
#include "vm/value.h"

extern struct type property_type, staticmethod_type, classmethod_type,
    super_type, method_descriptor_type, method_function_type,
    classmethod_descriptor_type,
    getset_descriptor_type, member_descriptor_type, wrapper_descriptor_type,
    method_wrapper_type, mappingproxy_type;

/* A native method of a built-in type, not yet bound: list.append. */
struct method_descr {
    struct obj obj;
    const struct native *def;
    const struct native_sig *sig; /* of def, once it was called */
    struct type *owner;
};
/* For an entry of a type's table: a method descriptor, or a static or class
 * method. */
value descr_of_native(struct vm *vm, struct type *t, const struct native *m);
value descr_of_getset(struct vm *vm, struct type *t, const struct getset *g);
/* A member of __slots__, which stands `offset` bytes into the instance. */
value descr_of_slot(struct vm *vm, struct type *t, value name, size_t offset);

value staticmethod_new(struct vm *vm, value f);
value classmethod_new(struct vm *vm, value f);
/* A read-only view of a dict. */
value mappingproxy_new(struct vm *vm, value mapping);

/* super(t, obj).name without making the super object: new reference. */
value super_getattr(struct vm *vm, struct type *t, value obj, value name);

void descriptors_init(struct vm *vm);

/* What a classmethod or a staticmethod holds, borrowed; NULL for all else. */
value holder_function(value v);

#endif
