/* Classes that the program makes: the class statement, their instances, their
 * mro. Knows frame.h for running a class body; the slots are slots.c's.
 */
#ifndef VM_CLASS_H
#define VM_CLASS_H

#include "vm/native.h"
#include "vm/type.h"
#include "vm/value.h"

/* What a program's class knows beside its struct type. Everything in an
 * instance from solid->size to the end is a `value` word of the class's own:
 * the __dict__ and the values of __slots__; a word may be NULL. */
struct class_data {
    struct type *solid; /* the built-in type that gives the layout */
    bool abstract;      /* __abstractmethods__ is not empty */
};
static inline struct class_data *class_data(const struct type *t)
{
    return t->class_data;
}

/* __build_class__(function, name, *bases, **keywords), for OP_BUILD_CLASS. */
value class_build(struct vm *vm, value self, const value *a, size_t n);
extern const struct native class_build_native;

/* TypeError "Can't instantiate abstract class A with abstract method f". */
bool class_is_abstract(const struct type *t);
value class_refuse_abstract(struct vm *vm, struct type *t);

/* The most derived of the metaclasses of the bases and `meta`; borrowed, or
 * NULL with TypeError "metaclass conflict: ...". */
struct type *class_metaclass(struct vm *vm, struct type *meta, value bases);
/* The mro of a class with these bases by C3, a new tuple that begins with t;
 * TypeError when there is none. */
value class_mro(struct vm *vm, struct type *t, value bases);

/* object's own slots that others compare with or fall back to. */
value object_new(struct vm *vm, struct type *t, const value *args, size_t n,
                 value kwnames);
int object_init(struct vm *vm, value self, const value *args, size_t n,
                value kwnames);
void object_dealloc(struct vm *vm, value self);
value object_repr(struct vm *vm, value self);
value object_compare(struct vm *vm, value a, value b, enum compare_op op);
int64_t object_hash(struct vm *vm, value self);
value type_call(struct vm *vm, value self, const value *args, size_t n,
                value kwnames);
value type_new(struct vm *vm, struct type *meta, const value *args, size_t n,
               value kwnames);

/* type.c */
void type_add_sub(struct type *base, struct type *sub);
void type_remove_sub(struct type *base, struct type *sub);

/* Life of instances (instance.c). */
void instance_dealloc(struct vm *vm, value self);
int instance_traverse(value self, visit_fn visit, void *arg);
void instance_clear(struct vm *vm, value self);
/* The __dict__ of v, made when it was not there yet; borrowed. NULL without an
 * exception when v can't have one. */
value instance_dict_make(struct vm *vm, value v);
/* The attribute __dict__, for the getset table of a type that shows it. */
value instance_dict_get(struct vm *vm, value self);
int instance_dict_set(struct vm *vm, value self, value v);
#define INSTANCE_DICT {"__dict__", instance_dict_get, instance_dict_set}

#endif
