/* Memory of objects: blocks with a head that counts bytes against the run's
 * budget, free lists by size, and the links of the cycle collector. obj_new()
 * (vm/type.h) gives objects out, obj_free() takes them back; what stands
 * behind an object (a list's items) goes through vm_alloc and friends.
 */
#ifndef VM_ALLOC_H
#define VM_ALLOC_H

#include "vm/type.h"
#include "vm/value.h"

/* The most memory that a run can be given: the reference counts of vm/value.h
 * rest on it. */
#define VM_MAX_MEMORY ((uint64_t)16 << 30)

/* Blocks are counted in units of so many bytes. */
enum { ALLOC_UNIT = 8 };

/* Stands before every object of a TYPE_GC type. The lists are circular; an
 * untracked object has next NULL. The low bits of prev are flags; during a
 * collection prev holds a count (gc.c). */
struct gc_head {
    struct gc_head *next;
    uintptr_t prev;
};
enum {
    GC_FINALIZED = 1,  /* its finalizer has run, and must not run again */
    GC_LOOKED_AT = 2,  /* of the set that a collection looks at */
    GC_BETWEEN = 4,    /* no object: see gc_visit_far */
    GC_FLAGS = 7,
};
static inline struct gc_head *gc_head_of(value v)
{
    return (struct gc_head *)v - 1;
}
static inline value gc_value_of(struct gc_head *g)
{
    return (value)(g + 1);
}
static inline bool gc_is_tracked(value v) /* v is of a TYPE_GC type */
{
    return gc_head_of(v)->next != NULL;
}

/* Makes an object that gc_untrack has taken out known to the collector again. */
void gc_track(struct vm *vm, value v);

/* Gives the memory of an object back (value_dealloc, after type->dealloc and
 * dropping the reference to a heap type). `gc`: its type has TYPE_GC. */
void obj_free(struct vm *vm, value v, bool gc);

/* Memory behind objects, counted against the budget. NULL with MemoryError
 * when it is used up; `bytes` must be told again when it is freed. */
void *vm_alloc(struct vm *vm, size_t bytes);
void *vm_realloc(struct vm *vm, void *p, size_t old_bytes, size_t bytes);
void vm_dealloc(struct vm *vm, void *p, size_t bytes);

/* Memory for somebody's own free list: counted, given back with the vm only.
 * Not under AddressSanitizer. NULL with MemoryError. */
void *alloc_carve(struct vm *vm, size_t bytes);

/* Called by obj_new when enough GC objects were made; gc.c. */
void gc_maybe_collect(struct vm *vm);

void alloc_init(struct vm *vm);
void alloc_fini(struct vm *vm);
/* Objects alive (made minus freed). */
size_t alloc_live(struct vm *vm);

/* Was the memory budget, or what one object may take, ever the reason for a
 * MemoryError? */
bool alloc_refused(struct vm *vm);
void alloc_note_refusal(struct vm *vm);

#endif
