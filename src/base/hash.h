/* Hashes: SipHash-1-3 for text (CPython 3.11's choice for str and bytes; the
 * key 0,0 is what PYTHONHASHSEED=0 gives it) and a mixer for integers.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* SipHash-1-3 of n bytes. Source: Aumasson and Bernstein, "SipHash: a fast
 * short-input PRF" (2012), with one compression and three final rounds. */
uint64_t hash_sip13(uint64_t k0, uint64_t k1, const void *bytes, size_t n);

/* Scrambles an integer for use as a table index (the finalizer of
 * splitmix64, Steele, Lea and Flood 2014). */
static inline uint64_t hash_mix(uint64_t x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9u;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

#endif
