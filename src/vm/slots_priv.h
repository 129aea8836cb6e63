/* The table of slots, for slots.c and slot_wrap.c. */
#ifndef VM_SLOTS_PRIV_H
#define VM_SLOTS_PRIV_H

#include "vm/names.h"
#include "vm/slots.h"
#include "vm/type.h"
#include "vm/vm.h"

enum wrap_kind {
    WRAP_NONE, /* no attribute comes from this slot */
    WRAP_UNARY, WRAP_HASH, WRAP_CALL, WRAP_GETATTR, WRAP_SETATTR, WRAP_DELATTR,
    WRAP_COMPARE, WRAP_TRUTH, WRAP_FORMAT, WRAP_NEXT, WRAP_BINARY,
    WRAP_RBINARY, WRAP_INPLACE, WRAP_LEN, WRAP_GETITEM, WRAP_SETITEM,
    WRAP_DELITEM, WRAP_CONTAINS, WRAP_GET, WRAP_SET, WRAP_DELETE, WRAP_INIT,
    WRAP_NEW,
};

/* Slots are function pointers of many signatures; the table keeps them as this
 * one, and whoever calls casts back to what the member is. */
typedef void (*slot_fn)(void);

struct slot_def {
    const char *text;    /* "__add__" */
    size_t name;         /* offset of the name in struct vm_names */
    size_t member;       /* offset of the slot in struct type */
    slot_fn heap;        /* the function that calls the dunder method */
    enum wrap_kind wrap;
    int op;
};
extern const struct slot_def slot_table[];
extern const size_t slot_table_count;

static inline value slot_name(const struct vm *vm, const struct slot_def *d)
{
    return *(value *)((char *)vm->names + d->name);
}
static inline slot_fn *slot_of(struct type *t, const struct slot_def *d)
{
    return (slot_fn *)((char *)t + d->member);
}

/* The attribute that shows a slot of t: list.__len__. */
struct wrapper_descr {
    struct obj obj;
    const struct slot_def *def;
    struct type *owner;
};

#endif
