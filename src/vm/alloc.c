#include "vm/alloc.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vm/chunk.h"
#include "vm/exc.h"
#include "vm/priv.h"
#include "vm/vm.h"

/* Blocks come in multiples of ALLOC_UNIT; those up to SMALL_UNITS have a free
 * list each, refilled from chunks. Under AddressSanitizer every block is malloc's
 * own, so that a use after free is seen. */
enum { SMALL_UNITS = 64 };

#if defined(__SANITIZE_ADDRESS__)
#define POOLED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POOLED 0
#endif
#endif
#ifndef POOLED
#define POOLED 1
#endif

/* Chunks are looked through for idle ones when there are that many, and again
 * whenever there are half as many more. */
enum { SWEEP_LEAST = 64 };

struct free_block {
    struct free_block *next;
};

struct alloc_state {
    struct free_block *free[SMALL_UNITS + 1];
    char *at, *end;          /* the rest of the newest chunk */
    struct chunks chunks;
    size_t sweep_at;         /* with so many chunks, see which are idle */
    size_t live;
    bool raising;            /* a MemoryError is being made */
    bool refused;            /* has ever said no */
    unsigned small_refusals;
};

void alloc_init(struct vm *vm)
{
    struct vm_priv *p = vm->priv;
    p->alloc = xcalloc(1, sizeof *p->alloc);
    p->alloc->sweep_at = SWEEP_LEAST;
    p->gc_young.next = &p->gc_young;
    p->gc_young.prev = (uintptr_t)&p->gc_young;
    p->gc_threshold = 20000;
}

void alloc_fini(struct vm *vm)
{
    struct alloc_state *a = vm->priv->alloc;
    if (!a)
        return;
    chunks_fini(&a->chunks);
    free(a);
    vm->priv->alloc = NULL;
}

size_t alloc_live(struct vm *vm)
{
    return vm->priv->alloc->live;
}

enum { SMALL_REQUEST = 64 * 1024, PATIENCE = 100 };

/* -- the budget ------------------------------------------------------------- */

static bool over_budget(struct vm *vm, size_t bytes)
{
    return bytes > vm->limits.memory || vm->memory > vm->limits.memory - bytes;
}

/* Raises MemoryError; what it needs for itself is let through. A program may
 * well catch the one for a huge list and go on; one that goes on when there is
 * no room for the next int, again and again, is ended by the limit. */
static void *refuse(struct vm *vm, size_t bytes)
{
    struct alloc_state *a = vm->priv->alloc;
    a->raising = true;
    if (bytes < SMALL_REQUEST && ++a->small_refusals > PATIENCE)
        vm_limit(vm, "memory");
    else
        exc_raise_memory(vm);
    a->raising = false;
    return NULL;
}

void alloc_note_refusal(struct vm *vm)
{
    vm->priv->alloc->refused = true;
}

bool alloc_refused(struct vm *vm)
{
    return vm->priv->alloc->refused;
}

bool vm_reserve(struct vm *vm, size_t bytes)
{
    if (over_budget(vm, bytes) && !vm->priv->alloc->raising) {
        refuse(vm, bytes);
        return false;
    }
    return true;
}

void *vm_alloc(struct vm *vm, size_t bytes)
{
    return vm_realloc(vm, NULL, 0, bytes);
}

void *vm_realloc(struct vm *vm, void *p, size_t old_bytes, size_t bytes)
{
    if (bytes > old_bytes && !vm_reserve(vm, bytes - old_bytes))
        return NULL;
    void *q = realloc(p, bytes ? bytes : 1);
    if (!q)
        return refuse(vm, bytes);
    vm->memory += bytes;
    vm->memory -= old_bytes;
    return q;
}

void vm_dealloc(struct vm *vm, void *p, size_t bytes)
{
    if (!p)
        return;
    vm->memory -= bytes;
    free(p);
}

/* -- blocks ----------------------------------------------------------------- */

/* Free blocks of idle chunks leave their list, before the chunks go. */
static void drop_idle(struct free_block **list)
{
    for (struct free_block *b; (b = *list);) {
        if (chunk_is_idle(chunk_of(b)))
            *list = b->next;
        else
            list = &b->next;
    }
}

/* A list serves its own size only: what a program that goes from size to size
 * has freed would never serve it again, but for this. Called when there is no
 * newest chunk. */
static void sweep(struct alloc_state *a)
{
    for (size_t units = 1; units <= SMALL_UNITS; units++)
        for (struct free_block *b = a->free[units]; b; b = b->next)
            chunk_of(b)->idle += units * ALLOC_UNIT;
    for (size_t units = 1; units <= SMALL_UNITS; units++)
        drop_idle(&a->free[units]);
    chunks_release_idle(&a->chunks);
    size_t next = a->chunks.n + a->chunks.n / 2;
    a->sweep_at = next > SWEEP_LEAST ? next : SWEEP_LEAST;
}

static bool next_chunk(struct alloc_state *a)
{
    if (a->at) {
        struct chunk *c = chunk_of(a->at - 1);
        c->cut = (uint64_t)(a->at - chunk_begin(c));
        a->at = a->end = NULL;
    }
    if (a->chunks.n >= a->sweep_at)
        sweep(a);
    struct chunk *c = chunks_get(&a->chunks);
    if (!c)
        return false;
    a->at = chunk_begin(c);
    a->end = chunk_end(c);
    return true;
}

static void *refill(struct alloc_state *a, size_t bytes)
{
    if ((size_t)(a->end - a->at) < bytes && !next_chunk(a))
        return NULL;
    void *block = a->at;
    a->at += bytes;
    return block;
}

void *alloc_carve(struct vm *vm, size_t bytes)
{
    if (!vm_reserve(vm, bytes))
        return NULL;
    void *block = refill(vm->priv->alloc, bytes);
    if (!block)
        return refuse(vm, bytes);
    vm->memory += bytes;
    return block;
}

static inline void *block_get(struct alloc_state *a, size_t units)
{
    if (!POOLED || units > SMALL_UNITS)
        return malloc(units * ALLOC_UNIT);
    struct free_block *b = a->free[units];
    if (!b)
        return refill(a, units * ALLOC_UNIT);
    a->free[units] = b->next;
    return b;
}

static inline void block_put(struct alloc_state *a, void *block, size_t units)
{
    if (!POOLED || units > SMALL_UNITS) {
        free(block);
        return;
    }
    struct free_block *b = block;
    b->next = a->free[units];
    a->free[units] = b;
}

/* -- objects ---------------------------------------------------------------- */

static inline void gc_link(struct vm_priv *p, struct gc_head *g)
{
    struct gc_head *list = &p->gc_young;
    struct gc_head *last = (struct gc_head *)list->prev;
    last->next = g;
    g->prev = (uintptr_t)last;
    g->next = list;
    list->prev = (uintptr_t)g;
    p->gc_count++;
}

void gc_track(struct vm *vm, value v)
{
    struct gc_head *g = gc_head_of(v);
    uintptr_t flags = g->prev & GC_FLAGS;
    gc_link(vm->priv, g);
    g->prev |= flags;
}

void *obj_new(struct vm *vm, struct type *t, size_t extra)
{
    struct vm_priv *p = vm->priv;
    struct alloc_state *a = p->alloc;
    bool gc = t->flags & TYPE_GC;
    size_t head = gc ? sizeof(struct gc_head) : 0;
    if (extra > VM_MAX_MEMORY)
        return refuse(vm, extra);
    size_t units = (head + t->size + extra + ALLOC_UNIT - 1) / ALLOC_UNIT;
    size_t bytes = units * ALLOC_UNIT;
    if (__builtin_expect(over_budget(vm, bytes) && !a->raising, 0))
        return refuse(vm, bytes);
    if (gc && __builtin_expect(p->gc_count >= p->gc_threshold, 0))
        gc_maybe_collect(vm);
    char *block = block_get(a, units);
    if (__builtin_expect(!block, 0))
        return refuse(vm, bytes);
    value v = (value)(block + head);
    memset(v, 0, t->size + extra);
    v->refs = 1;
    v->units = (uint32_t)units;
    v->type = t;
    if (t->flags & TYPE_HEAP)
        t->obj.refs++;
    if (gc)
        gc_link(p, gc_head_of(v));
    vm->memory += bytes;
    a->live++;
    return v;
}

void obj_free(struct vm *vm, value v, bool gc)
{
    struct alloc_state *a = vm->priv->alloc;
    size_t head = gc ? sizeof(struct gc_head) : 0;
    size_t units = v->units;
    vm->memory -= units * ALLOC_UNIT;
    a->live--;
    block_put(a, (char *)v - head, units);
}
