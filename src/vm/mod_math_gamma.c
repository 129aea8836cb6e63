/* math.gamma and math.lgamma by Lanczos's approximation with 13 terms, the way
 * CPython computes them, so that the last digit is the same too. C's own
 * functions differ there. The coefficients are those that the Boost libraries
 * publish.
 */
#include <math.h>

#include "vm/mod_math.h"

#define PI 3.141592653589793238462643383279502884197
#define LOG_PI 1.144729885849400174143427351353058711647
#define G 6.024680040776729583740234375
#define G_LESS_HALF 5.524680040776729583740234375

enum { TERMS = 13 };
static const double above[TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
/* x (x + 1) ... (x + 11) */
static const double below[TERMS] = {
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0,
    13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0,
};

/* Both polynomials in x, or in 1/x where their powers would get too large. */
static double lanczos(double x)
{
    double n = 0.0, d = 0.0;
    for (int i = 0; i < TERMS; i++) {
        bool small = x < 5.0;
        int at = small ? TERMS - 1 - i : i;
        n = (small ? n * x : n / x) + above[at];
        d = (small ? d * x : d / x) + below[at];
    }
    return n / d;
}

/* sin(pi x), exact where it is 0 or 1 */
static double sin_pi(double x)
{
    double y = fmod(fabs(x), 2.0), r = 0;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(PI * y); break;
    case 1: r = cos(PI * (y - 0.5)); break;
    case 2: r = sin(PI * (1.0 - y)); break;
    case 3: r = -cos(PI * (y - 1.5)); break;
    default: r = sin(PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double factorial(int n)
{
    double r = 1;
    for (int i = 2; i <= n; i++)
        r *= i;
    return r;
}

/* y to the power of a - 1/2, in two halves where it would get too large. */
static double by_power(double r, double y, double a, bool divide)
{
    if (a < 140.0)
        return divide ? r / pow(y, a - 0.5) : r * pow(y, a - 0.5);
    double half = pow(y, a / 2.0 - 0.25);
    return divide ? r / half / half : r * half * half;
}

/* NaN for what has no value, an infinity for what is too large. */
double gamma_of(double x)
{
    double a = fabs(x);
    if (isnan(x) || x == INFINITY)
        return x;
    if (x == floor(x) && x <= 23 && x != 0)
        return x < 0 ? NAN : factorial((int)x - 1);
    if (x == 0 || isinf(x))
        return NAN;
    if (a < 1e-20)
        return 1.0 / x;
    if (a > 200.0)
        return x < 0 ? 0.0 / sin_pi(x) : INFINITY;
    double y = a + G_LESS_HALF;
    /* what was lost in that sum */
    double lost = a > G_LESS_HALF ? y - a - G_LESS_HALF : y - G_LESS_HALF - a;
    lost = lost * G / y;
    double r = x < 0 ? -PI / sin_pi(a) / a * exp(y) / lanczos(a)
                     : lanczos(a) / exp(y);
    r += x < 0 ? -lost * r : lost * r;
    return by_power(r, y, a, x < 0);
}

/* The same for its logarithm. */
double lgamma_of(double x)
{
    double a = fabs(x);
    if (isnan(x) || isinf(x))
        return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2.0)
        return x <= 0 ? NAN : 0.0;
    if (a < 1e-20)
        return -log(a);
    double r = log(lanczos(a)) - G;
    r += (a - 0.5) * (log(a + G - 0.5) - 1);
    return x < 0 ? LOG_PI - log(fabs(sin_pi(a))) - log(a) - r : r;
}
