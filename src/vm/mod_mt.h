/* The Mersenne Twister MT19937 (Matsumoto and Nishimura, "Mersenne Twister: a
 * 623-dimensionally equidistributed uniform pseudorandom number generator",
 * 1998, with the seeding of 2002), as the random module is built on it. Knows
 * nothing of the sandbox.
 */
#ifndef VM_MOD_MT_H
#define VM_MOD_MT_H

#include <stddef.h>
#include <stdint.h>

enum { MT_N = 624 };
struct mt {
    uint32_t state[MT_N];
    int at; /* next word of state; MT_N: all used */
};

/* Seeds from n > 0 words. */
void mt_seed(struct mt *m, const uint32_t *key, size_t n);
/* The next 32 bits. */
uint32_t mt_next(struct mt *m);
/* A double in [0, 1) of 53 bits, from two words. */
double mt_double(struct mt *m);

#endif
