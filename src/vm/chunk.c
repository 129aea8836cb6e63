/* Chunks come from slabs: 64 in a row, mapped at once. */
#include "vm/chunk.h"

#include <stdlib.h>
#include <sys/mman.h>

enum { IN_SLAB = 64 };
#define SLAB_BYTES (IN_SLAB * CHUNK_BYTES)
#define ALL_FREE UINT64_MAX

struct slab {
    char *base;    /* aligned to a chunk */
    uint64_t free; /* a bit for each chunk */
};

static struct chunk *chunk_at(const struct slab *s, int i)
{
    return (struct chunk *)(s->base + (size_t)i * CHUNK_BYTES);
}

/* The mapping is a chunk longer than needed; what stands before the first
 * aligned address and behind the last one goes back. */
static char *map_aligned(void)
{
    char *p = mmap(NULL, SLAB_BYTES + CHUNK_BYTES, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        return NULL;
    size_t before = -(uintptr_t)p & (CHUNK_BYTES - 1);
    if (before)
        munmap(p, before);
    munmap(p + before + SLAB_BYTES, CHUNK_BYTES - before);
    return p + before;
}

static struct slab *slab_new(void)
{
    struct slab *s = malloc(sizeof *s);
    char *base = s ? map_aligned() : NULL;
    if (!base) {
        free(s);
        return NULL;
    }
    *s = (struct slab){.base = base, .free = ALL_FREE};
    return s;
}

static void slab_free(struct slab *s)
{
    munmap(s->base, SLAB_BYTES);
    free(s);
}

/* One with room; the newest ones are looked at first. */
static struct slab *slab_with_room(struct chunks *cs)
{
    for (size_t i = cs->slabs.n; i-- > 0;)
        if (cs->slabs.p[i]->free)
            return cs->slabs.p[i];
    struct slab *s = slab_new();
    if (s)
        vec_push(&cs->slabs, s);
    return s;
}

/* All of a chunk's pages are asked for in one call: a fault for each takes
 * several times as long. A kernel before Linux 5.14 says no, and gives them one
 * by one. */
static void populate(struct chunk *c)
{
#ifdef MADV_POPULATE_WRITE
    madvise(c, CHUNK_BYTES, MADV_POPULATE_WRITE);
#else
    (void)c;
#endif
}

struct chunk *chunks_get(struct chunks *cs)
{
    struct slab *s = slab_with_room(cs);
    if (!s)
        return NULL;
    int i = __builtin_ctzll(s->free);
    s->free &= ~((uint64_t)1 << i);
    cs->n++;
    struct chunk *c = chunk_at(s, i);
    populate(c);
    *c = (struct chunk){0};
    return c;
}

/* The pages go back to the system; the addresses stay the slab's. */
static void release(struct chunks *cs, struct slab *s, int i)
{
    madvise(chunk_at(s, i), CHUNK_BYTES, MADV_DONTNEED);
    s->free |= (uint64_t)1 << i;
    cs->n--;
}

static void release_in(struct chunks *cs, struct slab *s)
{
    for (int i = 0; i < IN_SLAB; i++) {
        if (s->free & (uint64_t)1 << i)
            continue;
        struct chunk *c = chunk_at(s, i);
        if (chunk_is_idle(c))
            release(cs, s, i);
        else
            c->idle = 0;
    }
}

void chunks_release_idle(struct chunks *cs)
{
    size_t kept = 0;
    for (size_t i = 0; i < cs->slabs.n; i++) {
        struct slab *s = cs->slabs.p[i];
        release_in(cs, s);
        if (s->free == ALL_FREE)
            slab_free(s);
        else
            cs->slabs.p[kept++] = s;
    }
    cs->slabs.n = kept;
}

void chunks_fini(struct chunks *cs)
{
    for (size_t i = 0; i < cs->slabs.n; i++)
        slab_free(cs->slabs.p[i]);
    vec_fini(&cs->slabs);
    *cs = (struct chunks){0};
}
