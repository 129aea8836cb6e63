/* The quotient of two whole numbers as a double: for the compiler, which works
 * constants out, and for the run, which must come to the same.
 */
#ifndef BASE_QUOTIENT_H
#define BASE_QUOTIENT_H

#include <gmp.h>
#include <stdbool.h>

/* z / w correctly rounded, ties to even; w is not 0. False when it is too large
 * for a double. */
bool quotient_double(const mpz_t z, const mpz_t w, double *out);
/* z itself. */
bool whole_double(const mpz_t z, double *out);

#endif
