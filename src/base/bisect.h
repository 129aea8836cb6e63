/* Halving a sorted list down to a place in it, whatever it is sorted by:
 *
 *     struct bisect b = bisect_of(0, n);
 *     while (bisect_next(&b))
 *         bisect_go(&b, list[b.at].t < t);
 *     return b.low;       // the first that isn't before t; n when all are
 *
 * It asks log2(n) times; what is asked must hold for a first part of the list
 * and for none behind it (it is the partition point that is found).
 */
#ifndef BASE_BISECT_H
#define BASE_BISECT_H

#include <stdbool.h>
#include <stddef.h>

struct bisect {
    size_t low, high; /* the place is in low..high, both included */
    size_t at;        /* what to ask about */
};

static inline struct bisect bisect_of(size_t from, size_t to)
{
    return (struct bisect){from, to, from};
}

/* Whether anything is left to ask: about b->at. */
static inline bool bisect_next(struct bisect *b)
{
    b->at = b->low + (b->high - b->low) / 2;
    return b->low < b->high;
}

/* The answer: whether the place is behind b->at. */
static inline void bisect_go(struct bisect *b, bool behind)
{
    if (behind)
        b->low = b->at + 1;
    else
        b->high = b->at;
}

#endif
