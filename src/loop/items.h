/* The items of a queue, in the three orders that asyncio has: first in first
 * out, last in first out, lowest first (a heap that moves its items exactly as
 * heapq does, since equal priorities show the difference). The list owns a
 * reference to each item; the number beside it is the item's in the trace.
 */
#ifndef LOOP_ITEMS_H
#define LOOP_ITEMS_H

#include "trace/event.h"
#include "vm/value.h"

enum items_order { ITEMS_FIFO, ITEMS_LIFO, ITEMS_LOWEST };

struct item {
    value v;
    event_id id;
};
struct items {
    struct item *ring; /* cap is a power of two, or 0; a heap has head 0 */
    size_t head, n, cap;
    enum items_order order;
};

/* Takes it.v on success; -1 when a comparison raised. */
int items_push(struct vm *vm, struct items *q, struct item it);
/* The item that get gives; q is not empty. The caller owns out->v. */
int items_pop(struct vm *vm, struct items *q, struct item *out);
/* What items_pop would give, borrowed; NULL when empty. */
const struct item *items_next(const struct items *q);
static inline struct item *items_at(const struct items *q, size_t i)
{
    return &q->ring[(q->head + i) & (q->cap - 1)];
}
/* For a list whose order somebody else keeps: puts one at the end (takes it.v),
 * where v stands (n when it does not), and takes the i-th out. */
void items_append(struct items *q, struct item it);
size_t items_find(const struct items *q, value v);
void items_remove(struct vm *vm, struct items *q, size_t i);
void items_clear(struct vm *vm, struct items *q);

#endif
