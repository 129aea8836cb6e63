/* The cycle collector (gc.c). gc_collect, gc_untrack and gc_maybe_collect are
 * declared where they are called most: vm/type.h and vm/alloc.h.
 */
#ifndef VM_GC_H
#define VM_GC_H

#include "vm/alloc.h"
#include "vm/native.h"
#include "vm/value.h"

static inline bool gc_is_finalized(value v) /* v is of a TYPE_GC type */
{
    return gc_head_of(v)->prev & GC_FINALIZED;
}
static inline void gc_set_finalized(value v)
{
    gc_head_of(v)->prev |= GC_FINALIZED;
}

/* Another C stack runs from now on: how deep its deallocations are nested, for
 * the depth of the one before (dealloc.c). */
int dealloc_exchange(int nesting);

/* At the end of a run: nothing that root reaches will be finalized, as if it
 * was never freed. */
void gc_spare(value root);

/* For a traverse, of a v that is held through objects which CPython has and we
 * have not: a collection reaches v so many steps later, which counts for the
 * order in which it tells of what it finds. In place: of an object that stands
 * where it was made, so that those which were made after it are met on the way;
 * moved: of one that the collection came back to. */
struct gc_far {
    int in_place, moved;
};
int gc_visit_far(value v, struct gc_far far, visit_fn visit, void *arg);

/* What is there now, the types and the built-ins, lasts as long as the vm: no
 * collection looks at it (but from outside, as at a holder) until gc_release,
 * which vm_free calls before its own. */
void gc_keep(struct vm *vm);
void gc_release(struct vm *vm);

/* gc.enable(), gc.disable(), gc.isenabled(); explicit collections always run. */
void gc_enable(struct vm *vm, bool on);
bool gc_enabled(struct vm *vm);
/* gc.set_threshold(), gc.get_threshold(): the three numbers as they were given.
 * Only a first one of 0 has a meaning here: no collection comes by itself. */
enum { GC_GENERATIONS = 3 };
int *gc_thresholds(struct vm *vm);
/* What the collections of a run have taken, in seconds of processor time. */
struct gc_costs {
    unsigned long collections;
    double total, longest;
};
struct gc_costs gc_costs(struct vm *vm);

/* The module `gc` (mod_gc.c), registered by types_init. */

extern const struct module_def mods_gc[];
/* Drops the collector's own state at the end of a vm. */
void gc_fini(struct vm *vm);
/* Drops the ids that were given out (identity.c). */
void identity_fini(struct vm *vm);

#endif
