/* A Python value: a tagged word. Integers of 62 bits and a sign stand in the
 * word itself; everything else is a pointer to a reference-counted object.
 *
 * Ownership, everywhere in vm/ and loop/, unless a function says otherwise:
 *   - a returned `value` is a new reference that the caller must unref;
 *   - an argument is borrowed; `take_` in a name means that the callee keeps it;
 *   - NULL as a result means that an exception is set in the vm (vm/exc.h).
 *
 * Knows nothing but struct vm by name.
 */
#ifndef VM_VALUE_H
#define VM_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vm;
struct type;

/* What every object begins with. 32 bits of references are enough: each stands
 * in eight bytes of somebody's memory, of which a run has less than 16 GiB
 * (VM_MAX_MEMORY in vm/alloc.h). */
struct obj {
    uint32_t refs;
    uint32_t units;      /* size of its block, see vm/alloc.h; 0: static */
    struct type *type;
};
#define IMMORTAL (UINT32_C(1) << 30) /* refs of what is never freed */
typedef struct obj *value;

/* -- small integers -- */
#define SMALL_MAX (INTPTR_MAX >> 1)
#define SMALL_MIN (INTPTR_MIN >> 1)
static inline bool is_small(value v)
{
    return (uintptr_t)v & 1;
}
static inline bool both_small(value a, value b)
{
    return (uintptr_t)a & (uintptr_t)b & 1;
}
static inline intptr_t small_get(value v)
{
    return (intptr_t)v >> 1;
}
static inline value small_new(intptr_t i) /* i within SMALL_MIN..SMALL_MAX */
{
    return (value)(((uintptr_t)i << 1) | 1);
}

/* -- singletons; static objects, borrowed or owned alike -- */
extern struct obj none_object, true_object, false_object, ellipsis_object,
    not_implemented_object;
#define NONE (&none_object)
#define TRUE_ (&true_object)
#define FALSE_ (&false_object)
#define ELLIPSIS (&ellipsis_object)
#define NOT_IMPLEMENTED (&not_implemented_object)

/* -- references -- */
void value_dealloc(struct vm *vm, value v); /* refs has reached 0 */

static inline value ref(value v) /* v is not NULL */
{
    if (!is_small(v))
        v->refs++;
    return v;
}
static inline void unref(struct vm *vm, value v) /* v is not NULL */
{
    if (!is_small(v) && --v->refs == 0)
        value_dealloc(vm, v);
}
static inline value xref(value v)
{
    return v ? ref(v) : NULL;
}
static inline void xunref(struct vm *vm, value v)
{
    if (v)
        unref(vm, v);
}
/* Sets *slot to NULL first and then drops the reference it held. */
static inline void clear_slot(struct vm *vm, value *slot)
{
    value v = *slot;
    *slot = NULL;
    xunref(vm, v);
}
static inline value bool_value(bool b) /* a new reference */
{
    return ref(b ? TRUE_ : FALSE_);
}

/* The type of any value, small integers included; borrowed. */
extern struct type int_type;
static inline struct type *type_of(value v)
{
    return is_small(v) ? &int_type : v->type;
}

#endif
