#include "loop/ready.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void ready_fini(struct ready *r)
{
    free(r->ring);
    *r = (struct ready){0};
}

/* Doubles the ring. The part that had wrapped round to the front moves behind
 * the old end, so that order is kept. */
void ready_grow(struct ready *r)
{
    size_t cap = r->cap ? r->cap * 2 : 16;
    r->ring = xrealloc(r->ring, cap * sizeof *r->ring);
    if (r->head + r->n > r->cap)
        memcpy(r->ring + r->cap, r->ring,
               (r->head + r->n - r->cap) * sizeof *r->ring);
    r->cap = cap;
}
