/* What the files of vm/ keep in a vm, each its own part behind a pointer: the
 * file that owns a part makes it in its init function, frees it in its fini.
 */
#ifndef VM_PRIV_H
#define VM_PRIV_H

#include "vm/alloc.h"
#include "vm/value.h"
#include "vm/vm.h"

struct alloc_state;  /* alloc.c */
struct frames_state; /* frame.c */
struct trace_state;  /* trace_frames.c */
struct warn_state;   /* warn.c: locations that have warned */
struct module_state; /* module.c */

struct vm_priv {
    struct alloc_state *alloc;
    struct frames_state *frames;
    struct trace_state *trace;
    struct warn_state *warn;
    struct module_state *modules;

    /* the cycle collector: obj_new links new objects into gc_young */
    struct gc_head gc_young;
    size_t gc_count;        /* GC objects made since the last collection */
    size_t gc_threshold;
    struct gc_state *gc;    /* gc.c */

    struct str_state *str;     /* str.c: interned strs */
    struct class_state *class; /* class.c */
    struct exc_state *exc;     /* exc.c */
    struct lib_state *lib;     /* lib/ */
    struct native_state *native; /* native_sig.c */
    struct set_state *set;
    struct dict_state *dict;
    struct random_state *random;
    struct lanes *lanes;       /* lane.c; NULL: no second one was ever made */
    struct processes *processes; /* process.c; NULL: nothing was ever forked */

    const char *stack_limit;   /* the C stack must stay above this address */
};

/* Is there room on the C stack? */
static inline bool vm_stack_ok(struct vm *vm)
{
    char here;
    return (uintptr_t)&here > (uintptr_t)vm->priv->stack_limit;
}

#endif
