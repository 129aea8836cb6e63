#include "vm/mod_mt.h"

enum { SHIFT_SIZE = 397 };

static void seed_word(struct mt *m, uint32_t s)
{
    m->state[0] = s;
    for (uint32_t i = 1; i < MT_N; i++) {
        uint32_t last = m->state[i - 1];
        m->state[i] = 1812433253u * (last ^ last >> 30) + i;
    }
    m->at = MT_N;
}

void mt_seed(struct mt *m, const uint32_t *key, size_t n)
{
    uint32_t *s = m->state;
    seed_word(m, 19650218u);
    size_t i = 1, j = 0;
    for (size_t k = n > MT_N ? n : MT_N; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] +
               (uint32_t)j;
        if (++i == MT_N) {
            s[0] = s[MT_N - 1];
            i = 1;
        }
        if (++j == n)
            j = 0;
    }
    for (size_t k = MT_N - 1; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) -
               (uint32_t)i;
        if (++i == MT_N) {
            s[0] = s[MT_N - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000u;
}

static void refill(struct mt *m)
{
    for (size_t i = 0; i < MT_N; i++) {
        uint32_t y = (m->state[i] & 0x80000000u) |
                     (m->state[(i + 1) % MT_N] & 0x7FFFFFFFu);
        m->state[i] = m->state[(i + SHIFT_SIZE) % MT_N] ^ y >> 1 ^
                      (y & 1 ? 0x9908B0DFu : 0);
    }
    m->at = 0;
}

uint32_t mt_next(struct mt *m)
{
    if (m->at >= MT_N)
        refill(m);
    uint32_t y = m->state[m->at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9D2C5680u;
    y ^= y << 15 & 0xEFC60000u;
    return y ^ y >> 18;
}

double mt_double(struct mt *m)
{
    uint32_t a = mt_next(m) >> 5, b = mt_next(m) >> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
}
