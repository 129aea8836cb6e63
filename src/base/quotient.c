/* Division of whole numbers of any size with one rounding. */
#include "base/quotient.h"

#include <math.h>
#include <stdint.h>

/* Both positive. The quotient is taken with two bits more than the result can
 * hold, the remainder sets the lowest (sticky), and then one rounding to even
 * is right, in the subnormal range too. */
static double divide_positive(const mpz_t z, const mpz_t w)
{
    long diff = (long)mpz_sizeinbase(z, 2) - (long)mpz_sizeinbase(w, 2);
    if (diff > 1025)
        return INFINITY;
    if (diff < -1076)
        return 0;
    long shift = (diff > -1021 ? diff : -1021) - 55;
    mpz_t q, r, divisor;
    mpz_inits(q, r, divisor, NULL);
    mpz_set(divisor, w);
    mpz_set(q, z);
    if (shift <= 0)
        mpz_mul_2exp(q, q, (mp_bitcnt_t)-shift);
    else
        mpz_mul_2exp(divisor, divisor, (mp_bitcnt_t)shift);
    mpz_tdiv_qr(q, r, q, divisor);
    uint64_t bits = mpz_get_ui(q);
    bool sticky = mpz_sgn(r) != 0;
    mpz_clears(q, r, divisor, NULL);
    int extra = (bits ? 64 - __builtin_clzll(bits) : 0) - 53;
    int at_least = (int)(-1074 - shift);
    if (extra < at_least)
        extra = at_least;
    if (extra > 0) {
        uint64_t half = (uint64_t)1 << (extra - 1);
        uint64_t rest = bits & (half * 2 - 1);
        bits -= rest;
        if (rest > half || (rest == half && (sticky || bits & half * 2)))
            bits += half * 2;
    }
    return ldexp((double)bits, (int)shift);
}

bool quotient_double(const mpz_t z, const mpz_t w, double *out)
{
    mpz_t a, b;
    mpz_init(a), mpz_init(b);
    mpz_abs(a, z), mpz_abs(b, w);
    double d = mpz_sgn(a) ? divide_positive(a, b) : 0;
    mpz_clear(a), mpz_clear(b);
    *out = (mpz_sgn(z) < 0) != (mpz_sgn(w) < 0) ? -d : d;
    return !isinf(d);
}

bool whole_double(const mpz_t z, double *out)
{
    mpz_t one;
    mpz_init_set_ui(one, 1);
    bool fits = quotient_double(z, one, out);
    mpz_clear(one);
    return fits;
}
