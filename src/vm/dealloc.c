/* The end of an object whose last reference is gone. */
#include "base/vec.h"
#include "vm/alloc.h"
#include "vm/gc.h"
#include "vm/type.h"
#include "vm/value.h"
#include "vm/vm.h"

/* A long chain (a list in a list in a list ...) would take one C frame a link.
 * Below this depth objects wait in a list, which the outermost call works
 * off. */
enum { MAX_NESTING = 50 }; /* CPython's: it can be seen where __del__ nests */
static int nesting;
static VEC(value) waiting;

int dealloc_exchange(int n)
{
    int before = nesting;
    nesting = n;
    return before;
}

/* Runs the finalizer, once; false when it gave somebody a new reference. */
static bool finalize(struct vm *vm, value v)
{
    struct type *t = v->type;
    bool gc = t->flags & TYPE_GC;
    if (gc && gc_is_finalized(v))
        return true;
    v->refs = 1;
    if (gc) {
        if (!gc_is_tracked(v)) /* it has waited */
            gc_track(vm, v);
        gc_set_finalized(v);
    }
    t->finalize(vm, v);
    return --v->refs == 0;
}

static void destroy(struct vm *vm, value v)
{
    struct type *t = v->type;
    bool gc = t->flags & TYPE_GC;
    if (t->finalize && !finalize(vm, v))
        return;
    if (gc) /* first: a collection during dealloc must not find it */
        gc_untrack(v);
    if (t->dealloc)
        t->dealloc(vm, v);
    obj_free(vm, v, gc);
    if (t->flags & TYPE_HEAP)
        unref(vm, &t->obj);
}

/* With no reference left, but the finalizer still to run: no collection may
 * meet it like that. */
static void wait_its_turn(value v)
{
    if (v->type->flags & TYPE_GC)
        gc_untrack(v);
    vec_push(&waiting, v);
}

void value_dealloc(struct vm *vm, value v)
{
    if (nesting >= MAX_NESTING) {
        wait_its_turn(v);
        return;
    }
    nesting++;
    destroy(vm, v);
    nesting--;
    if (nesting > 0 || waiting.n == 0)
        return;
    nesting++; /* held while they go, so that what has waited nests one less */
    while (waiting.n) {
        nesting++;
        destroy(vm, waiting.p[--waiting.n]);
        nesting--;
    }
    nesting--;
    vec_fini(&waiting);
}
