/* Chunks: the pieces of 64 KiB that alloc.c cuts blocks from. A block's chunk is
 * found from its address, so that a chunk of which every block is free can be
 * told, and go back to the system. Knows nothing of blocks, lists or objects.
 */
#ifndef VM_CHUNK_H
#define VM_CHUNK_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

#define CHUNK_BYTES ((size_t)64 << 10)

struct slab;

/* The head of a chunk; its blocks follow. */
struct chunk {
    uint64_t cut;  /* bytes that blocks were cut from; its owner's to set */
    uint64_t idle; /* bytes of them that are free, while somebody counts */
};

/* Zeroed is empty. */
struct chunks {
    VEC(struct slab *) slabs;
    size_t n; /* chunks that are in use */
};

/* The chunk that p lies in, anywhere behind its head. */
static inline struct chunk *chunk_of(const void *p)
{
    return (struct chunk *)((uintptr_t)p & ~(uintptr_t)(CHUNK_BYTES - 1));
}
static inline char *chunk_begin(struct chunk *c)
{
    return (char *)(c + 1);
}
static inline char *chunk_end(struct chunk *c)
{
    return (char *)c + CHUNK_BYTES;
}
/* After somebody counted: is nothing of it used? */
static inline int chunk_is_idle(const struct chunk *c)
{
    return c->idle == c->cut;
}

/* A chunk with cut and idle 0, or NULL when the system gives no more. */
struct chunk *chunks_get(struct chunks *cs);
/* Gives the idle ones back, and sets idle to 0 in the others. */
void chunks_release_idle(struct chunks *cs);
void chunks_fini(struct chunks *cs);

#endif
