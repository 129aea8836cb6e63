#include "loop/items.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "vm/object.h"

void items_append(struct items *q, struct item it)
{
    if (q->n == q->cap) {
        size_t cap = q->cap ? q->cap * 2 : 8;
        q->ring = xrealloc(q->ring, cap * sizeof *q->ring);
        if (q->head + q->n > q->cap)
            memcpy(q->ring + q->cap, q->ring,
                   (q->head + q->n - q->cap) * sizeof *q->ring);
        q->cap = cap;
    }
    q->ring[(q->head + q->n++) & (q->cap - 1)] = it;
}

static int less(struct vm *vm, struct item a, struct item b)
{
    ref(a.v);
    ref(b.v);
    int r = value_compare_bool(vm, a.v, b.v, CMP_LT);
    unref(vm, a.v);
    unref(vm, b.v);
    return r;
}

/* Moves the item at `at` up, not above `top`, while it is below its parent. */
static int rise(struct vm *vm, struct items *q, size_t top, size_t at)
{
    while (at > top) {
        size_t parent = (at - 1) / 2;
        int below = less(vm, q->ring[at], q->ring[parent]);
        if (below < 0)
            return -1;
        if (!below)
            break;
        struct item moved = q->ring[at];
        q->ring[at] = q->ring[parent];
        q->ring[parent] = moved;
        at = parent;
    }
    return 0;
}

/* Sinks the item at the top all the way along the lower children, and lets it
 * rise from there: the way heapq saves comparisons. */
static int sink(struct vm *vm, struct items *q)
{
    size_t at = 0, child;
    while ((child = 2 * at + 1) < q->n) {
        if (child + 1 < q->n) {
            int below = less(vm, q->ring[child], q->ring[child + 1]);
            if (below < 0)
                return -1;
            child += !below;
        }
        struct item moved = q->ring[at];
        q->ring[at] = q->ring[child];
        q->ring[child] = moved;
        at = child;
    }
    return rise(vm, q, 0, at);
}

int items_push(struct vm *vm, struct items *q, struct item it)
{
    items_append(q, it);
    return q->order == ITEMS_LOWEST ? rise(vm, q, 0, q->n - 1) : 0;
}

int items_pop(struct vm *vm, struct items *q, struct item *out)
{
    if (q->order == ITEMS_FIFO) {
        *out = *items_at(q, 0);
        q->head = (q->head + 1) & (q->cap - 1);
        q->n--;
        return 0;
    }
    struct item last = *items_at(q, --q->n);
    if (q->order == ITEMS_LIFO || q->n == 0) {
        *out = last;
        return 0;
    }
    *out = q->ring[0];
    q->ring[0] = last;
    if (sink(vm, q) == 0)
        return 0;
    unref(vm, out->v);
    return -1;
}

const struct item *items_next(const struct items *q)
{
    if (q->n == 0)
        return NULL;
    return items_at(q, q->order == ITEMS_LIFO ? q->n - 1 : 0);
}

size_t items_find(const struct items *q, value v)
{
    size_t i = 0;
    while (i < q->n && items_at(q, i)->v != v)
        i++;
    return i;
}

void items_remove(struct vm *vm, struct items *q, size_t i)
{
    value v = items_at(q, i)->v;
    if (i == 0)
        q->head = (q->head + 1) & (q->cap - 1);
    for (; i > 0 && i + 1 < q->n; i++)
        *items_at(q, i) = *items_at(q, i + 1);
    q->n--;
    unref(vm, v);
}

void items_clear(struct vm *vm, struct items *q)
{
    struct items all = *q;
    q->ring = NULL;
    q->head = q->n = q->cap = 0;
    for (size_t i = 0; i < all.n; i++)
        unref(vm, items_at(&all, i)->v);
    free(all.ring);
}
