#include "loop/ready.h"

#include <stdlib.h>

#include "base/mem.h"

static struct ready_block *block_new(struct ready *r)
{
    if (r->account)
        *r->account += sizeof(struct ready_block);
    return xmalloc(sizeof(struct ready_block));
}

static void block_free(struct ready *r, struct ready_block *b)
{
    if (b && r->account)
        *r->account -= sizeof *b;
    free(b);
}

void ready_fini(struct ready *r)
{
    for (struct ready_block *b = r->first, *next; b; b = next) {
        next = b->next;
        block_free(r, b);
    }
    block_free(r, r->spare);
    *r = (struct ready){0};
}

void ready_grow(struct ready *r)
{
    struct ready_block *b = r->spare;
    r->spare = NULL;
    if (!b)
        b = block_new(r);
    b->next = NULL;
    if (r->last)
        r->last->next = b;
    else
        r->first = b;
    r->last = b;
    r->to = 0;
}

void ready_shrink(struct ready *r)
{
    struct ready_block *b = r->first;
    r->first = b->next;
    r->from = 0;
    block_free(r, r->spare);
    r->spare = b;
}

int ready_each(const struct ready *r, int (*fn)(struct handle *, void *),
               void *arg)
{
    struct ready_block *b = r->first;
    size_t at = r->from;
    for (size_t i = 0; i < r->n; i++, at++) {
        if (at == READY_BLOCK) {
            b = b->next;
            at = 0;
        }
        int stop = fn(&b->at[at], arg);
        if (stop)
            return stop;
    }
    return 0;
}
