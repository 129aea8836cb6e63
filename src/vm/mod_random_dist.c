/* random's distributions. The formulas are the published ones that CPython
 * names in its manual; the order in which numbers are drawn is what makes the
 * results equal.
 */
#include "vm/mod_random.h"

#include <math.h>

#include "vm/lib_priv.h"

#define PI 3.14159265358979323846
#define E 2.71828182845904523536
#define TWO_PI (2.0 * PI)

/* Reads n doubles out of a[]; a missing one keeps what out[] has. */
static int doubles(struct vm *vm, const value *a, size_t n, double *out)
{
    for (size_t i = 0; i < n; i++)
        if (a[i] && value_as_double(vm, a[i], &out[i]) < 0)
            return -1;
    return 0;
}

/* mu + z * sigma of anything that can be added and multiplied. */
static value scaled(struct vm *vm, double z, value mu, value sigma)
{
    value factor = float_new(vm, z);
    value far = factor ? value_binary(vm, BIN_MUL, factor, sigma) : NULL;
    value r = far ? value_binary(vm, BIN_ADD, mu, far) : NULL;
    xunref(vm, factor);
    xunref(vm, far);
    return r;
}

value random_uniform(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (is_float(a[0]) && is_float(a[1])) {
        double low = float_get(a[0]), wide = float_get(a[1]) - low;
        return float_new(vm, low + wide * random_double(self));
    }
    value width = value_binary(vm, BIN_SUB, a[1], a[0]);
    value u = width ? float_new(vm, random_double(self)) : NULL;
    value far = u ? value_binary(vm, BIN_MUL, width, u) : NULL;
    value r = far ? value_binary(vm, BIN_ADD, a[0], far) : NULL;
    xunref(vm, width);
    xunref(vm, u);
    xunref(vm, far);
    return r;
}

value random_triangular(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    double x[3] = {0, 1, 0};
    if (doubles(vm, a, absent(a[2]) ? 2 : 3, x) < 0)
        return NULL;
    double u = random_double(self), c = 0.5;
    if (!absent(a[2])) {
        if (x[1] == x[0])
            return a[0] ? ref(a[0]) : float_new(vm, 0);
        c = (x[2] - x[0]) / (x[1] - x[0]);
    }
    if (u > c) {
        u = 1.0 - u;
        c = 1.0 - c;
        double low = x[0];
        x[0] = x[1];
        x[1] = low;
    }
    return float_new(vm, x[0] + (x[1] - x[0]) * sqrt(u * c));
}

/* Kinderman and Monahan's ratio of uniforms. */
static double normal(value self)
{
    const double magic = 4 * exp(-0.5) / sqrt(2.0);
    for (;;) {
        double u1 = random_double(self), u2 = 1.0 - random_double(self);
        double z = magic * (u1 - 0.5) / u2;
        if (z * z / 4.0 <= -log(u2))
            return z;
    }
}

value random_normalvariate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value zero = float_new(vm, 0), one = zero ? float_new(vm, 1) : NULL;
    value r = one ? scaled(vm, normal(self), a[0] ? a[0] : zero,
                           a[1] ? a[1] : one) : NULL;
    xunref(vm, zero);
    xunref(vm, one);
    return r;
}

value random_lognormvariate(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    value exponent = scaled(vm, normal(self), a[0], a[1]);
    double x = 0;
    int rc = exponent ? value_as_double(vm, exponent, &x) : -1;
    xunref(vm, exponent);
    if (rc < 0)
        return NULL;
    if (isinf(exp(x)) && !isinf(x))
        return exc_raise(vm, &exc_OverflowError, "math range error");
    return float_new(vm, exp(x));
}

value random_gauss(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct random_obj *r = random_of(self);
    double z = r->gauss;
    if (!r->has_gauss) {
        double angle = random_double(self) * TWO_PI;
        double radius = sqrt(-2.0 * log(1.0 - random_double(self)));
        z = cos(angle) * radius;
        r->gauss = sin(angle) * radius;
    }
    r->has_gauss = !r->has_gauss;
    value zero = float_new(vm, 0), one = zero ? float_new(vm, 1) : NULL;
    value drawn = one ? scaled(vm, z, a[0] ? a[0] : zero, a[1] ? a[1] : one)
                      : NULL;
    xunref(vm, zero);
    xunref(vm, one);
    return drawn;
}

value random_expovariate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value u = float_new(vm, -log(1.0 - random_double(self)));
    value r = u ? value_binary(vm, BIN_DIV, u, a[0]) : NULL;
    xunref(vm, u);
    return r;
}

/* alpha > 1: Cheng, "The generation of gamma variables with non-integral shape
 * parameters", 1977. */
static double gamma_large(value self, double alpha)
{
    double a = sqrt(2.0 * alpha - 1.0), b = alpha - log(4.0), c = alpha + a;
    const double magic = 1.0 + log(4.5);
    for (;;) {
        double u1 = random_double(self);
        if (!(u1 > 1e-7 && u1 < 0.9999999))
            continue;
        double u2 = 1.0 - random_double(self);
        double v = log(u1 / (1.0 - u1)) / a, x = alpha * exp(v);
        double z = u1 * u1 * u2, r = b + c * v - x;
        if (r + magic - 4.5 * z >= 0.0 || r >= log(z))
            return x;
    }
}

/* alpha < 1: algorithm GS of Kennedy and Gentle, "Statistical Computing". */
static double gamma_small(value self, double alpha)
{
    for (;;) {
        double b = (E + alpha) / E, p = b * random_double(self);
        double x = p <= 1.0 ? pow(p, 1.0 / alpha) : -log((b - p) / alpha);
        double u = random_double(self);
        if (p > 1.0 ? u <= pow(x, alpha - 1.0) : u <= exp(-x))
            return x;
    }
}

static double gamma_draw(value self, double alpha, double beta)
{
    if (alpha > 1.0)
        return gamma_large(self, alpha) * beta;
    if (alpha == 1.0)
        return -log(1.0 - random_double(self)) * beta;
    return gamma_small(self, alpha) * beta;
}

/* A parameter that has to be above zero. */
static bool positive(struct vm *vm, value v, double *out)
{
    value zero = float_new(vm, 0);
    int least = zero ? value_compare_bool(vm, v, zero, CMP_LE) : -1;
    xunref(vm, zero);
    if (least > 0)
        exc_raise(vm, &exc_ValueError,
                  "gammavariate: alpha and beta must be > 0.0");
    return least == 0 && value_as_double(vm, v, out) == 0;
}

value random_gammavariate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    double x[2];
    if (!positive(vm, a[0], &x[0]) || !positive(vm, a[1], &x[1]))
        return NULL;
    return float_new(vm, gamma_draw(self, x[0], x[1]));
}

value random_betavariate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    double x[2];
    if (!positive(vm, a[0], &x[0]))
        return NULL;
    double y = gamma_draw(self, x[0], 1.0);
    if (y && !positive(vm, a[1], &x[1]))
        return NULL;
    return float_new(vm, y ? y / (y + gamma_draw(self, x[1], 1.0)) : 0.0);
}

value random_paretovariate(struct vm *vm, value self, const value *a, size_t n)
{
    double alpha;
    if (doubles(vm, a, n, &alpha) < 0)
        return NULL;
    double u = 1.0 - random_double(self);
    if (alpha == 0)
        return exc_raise(vm, &exc_ZeroDivisionError, "float division by zero");
    return float_new(vm, pow(u, -1.0 / alpha));
}

value random_weibullvariate(struct vm *vm, value self, const value *a,
                            size_t n)
{
    double x[2];
    if (doubles(vm, a, n, x) < 0)
        return NULL;
    double u = 1.0 - random_double(self);
    if (x[1] == 0)
        return exc_raise(vm, &exc_ZeroDivisionError, "float division by zero");
    return float_new(vm, x[0] * pow(-log(u), 1.0 / x[1]));
}

/* Fisher, "Statistical Analysis of Circular Data", 1993. */
value random_vonmisesvariate(struct vm *vm, value self, const value *a,
                             size_t n)
{
    double x[2];
    if (doubles(vm, a, n, x) < 0)
        return NULL;
    double mu = x[0], kappa = x[1];
    if (kappa <= 1e-6)
        return float_new(vm, TWO_PI * random_double(self));
    double s = 0.5 / kappa, r = s + sqrt(1.0 + s * s), z;
    for (;;) {
        z = cos(PI * random_double(self));
        double d = z / (r + z), u2 = random_double(self);
        if (u2 < 1.0 - d * d || u2 <= (1.0 - d) * exp(d))
            break;
    }
    double q = 1.0 / r, f = (q + z) / (1.0 + q * z), side = acos(f);
    double theta = fmod(random_double(self) > 0.5 ? mu + side : mu - side,
                        TWO_PI);
    return float_new(vm, theta < 0 ? theta + TWO_PI : theta);
}
