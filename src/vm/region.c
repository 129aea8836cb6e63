/* A shared mapping, given out in blocks. */
#include "vm/region.h"

#include <string.h>
#include <sys/mman.h>

/* Blocks come in powers of two and go back to a list by their power. */
enum { LEAST_POWER = 6, POWERS = 31 };
#define REGION_BYTES ((size_t)1 << 30)

struct spare {
    struct spare *next;
};

struct region {
    char *at, *end;
    struct spare *spare[POWERS];
};

struct region *region_new(void)
{
    struct region *r = mmap(NULL, REGION_BYTES, PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (r == MAP_FAILED)
        return NULL;
    size_t head = (sizeof *r + 63) & ~(size_t)63;
    r->at = (char *)r + head;
    r->end = (char *)r + REGION_BYTES;
    return r;
}

void region_free(struct region *r)
{
    munmap(r, REGION_BYTES);
}

static unsigned power_for(size_t n)
{
    unsigned power = LEAST_POWER;
    while (((size_t)1 << power) < n)
        power++;
    return power;
}

void *region_get(struct region *r, size_t n)
{
    if (n > REGION_BYTES / 2)
        return NULL;
    unsigned power = power_for(n);
    size_t bytes = (size_t)1 << power;
    struct spare *s = r->spare[power];
    if (s) {
        r->spare[power] = s->next;
    } else if ((size_t)(r->end - r->at) >= bytes) {
        s = (struct spare *)r->at;
        r->at += bytes;
    } else {
        return NULL;
    }
    return memset(s, 0, n);
}

void region_put(struct region *r, void *p, size_t n)
{
    struct spare *s = p;
    unsigned power = power_for(n);
    s->next = r->spare[power];
    r->spare[power] = s;
}
