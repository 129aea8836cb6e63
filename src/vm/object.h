/* What one can do with any value: the generic operations of the language.
 * All follow the ownership rule of vm/value.h; an int result is -1 on error.
 */
#ifndef VM_OBJECT_H
#define VM_OBJECT_H

#include "base/str.h"
#include "lang/opcodes.h"
#include "vm/type.h"
#include "vm/value.h"

value value_repr(struct vm *vm, value v); /* a str */
value value_str(struct vm *vm, value v);  /* a str */
value value_ascii(struct vm *vm, value v);
value value_format(struct vm *vm, value v, value spec /* str or NULL */);
int64_t value_hash(struct vm *vm, value v); /* -1 only on error */
int value_truth(struct vm *vm, value v);
/* a op b, as a value or as a truth value */
value value_compare(struct vm *vm, value a, value b, enum compare_op op);
int value_compare_bool(struct vm *vm, value a, value b, enum compare_op op);
/* a is b or a == b, as containers compare */
int value_equal(struct vm *vm, value a, value b);

value value_binary(struct vm *vm, enum binary_op op, value a, value b);
/* The same, but NotImplemented when neither side knows it. */
value value_try_binary(struct vm *vm, enum binary_op op, value a, value b);
value value_inplace(struct vm *vm, enum binary_op op, value a, value b);
value value_negative(struct vm *vm, value v);
value value_positive(struct vm *vm, value v);
value value_invert(struct vm *vm, value v);
value value_absolute(struct vm *vm, value v);
/* a + b as type t of a has it, and no other is asked: a sequence refuses at once
 * what it can't be joined with. */
value value_join(struct vm *vm, const struct type *t, value a, value b);
/* Is it a built-in sequence with a + of its own? */
bool value_joins(value v);
/* The TypeError of an operator that no side knows; op as it is written. */
value value_refuse_binary(struct vm *vm, const char *op, value a, value b);

/* name: an interned str */
value value_getattr(struct vm *vm, value v, value name);
/* as above, but a missing attribute gives NULL without an exception; check
 * vm->exc to tell */
value value_getattr_opt(struct vm *vm, value v, value name);
value value_getattr_z(struct vm *vm, value v, const char *name);
int value_setattr(struct vm *vm, value v, value name, value to /* NULL: del */);
int value_setattr_z(struct vm *vm, value v, const char *name, value to);
/* The AttributeError of a missing attribute, in the words that fit v. */
value value_no_attribute(struct vm *vm, value v, value name);
/* The default behaviours, for types that add to them. */
/* NULL without an exception when it is not there. */
value object_getattr_opt(struct vm *vm, value v, value name);
value object_getattr(struct vm *vm, value v, value name);
int object_setattr(struct vm *vm, value v, value name, value to);

value value_getitem(struct vm *vm, value v, value key);
/* Does it pass for a sequence, as what has items by [] and is no dict? */
static inline bool value_is_sequence(value v)
{
    return type_of(v)->getitem && !(type_of(v)->flags & TYPE_DICT);
}
int value_setitem(struct vm *vm, value v, value key, value to /* NULL: del */);
int value_contains(struct vm *vm, value container, value item);
int64_t value_len(struct vm *vm, value v); /* TypeError when it has none */

value value_iter(struct vm *vm, value v);
/* The same where a TypeError, whosever it is, says something else. */
value value_iter_or(struct vm *vm, value v, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The next item; NULL with vm->exc NULL at the end. StopIteration raised by a
 * Python __next__ is taken for the end. */
value value_next(struct vm *vm, value it);
/* How many items it says it has, `unknown` when it says nothing; -1 with what
 * asking raised. */
int64_t value_length_hint(struct vm *vm, value v, int64_t unknown);
/* Calls fn(item, arg) for each; stops at a non-zero result and returns it. */
int value_each(struct vm *vm, value iterable,
               int (*fn)(struct vm *, value item, void *arg), void *arg);
/* The same for what is left of an iterator, which is not asked for another. */
int value_each_next(struct vm *vm, value it,
                    int (*fn)(struct vm *, value item, void *arg), void *arg);

/* An iterator over v[0], v[1], ... until IndexError. */
value value_iter_items(struct vm *vm, value v);

/* The class that an instance of a program's own has as __class__, when that is
 * another than its type: new reference; NULL, maybe with an exception. */
struct type *instance_poses_as(struct vm *vm, value v);

/* Calls. args: n positional values then one a keyword; kwnames NULL or tuple. */
value value_call(struct vm *vm, value f, const value *args, size_t n,
                 value kwnames);
value value_call0(struct vm *vm, value f);
value value_call1(struct vm *vm, value f, value a);
value value_call_method(struct vm *vm, value self, const char *name,
                        const value *args, size_t n);
bool value_callable(value v);

/* __index__ as an int; TypeError "'str' object cannot be interpreted as an
 * integer" */
value value_index(struct vm *vm, value v);
/* __index__ as a C integer; OverflowError outside int64 */
int value_as_int64(struct vm *vm, value v, int64_t *out);
/* The same for what CPython reads into a C int. */
int value_as_int(struct vm *vm, value v, int *out);
/* Is it a number, or does it turn into one? */
static inline bool value_is_number(value v)
{
    return is_small(v) || v->type->index || v->type->to_int ||
           v->type->to_float;
}
/* a number as a C double */
int value_as_double(struct vm *vm, value v, double *out);

/* A repr for the trace: at most 8 items a level and 80 cells, never running the
 * program's code (an instance of its class shows as <C object>); never fails. */
void value_repr_safe(struct vm *vm, value v, struct buf *out);

/* -- sizes (sizes.c) -- */

/* Bytes of an object in CPython 3.11, as __sizeof__ gives them; with `all`, as
 * sys.getsizeof does: with what stands in front of it. */
int64_t size_of_object(value v, bool all);

#endif
