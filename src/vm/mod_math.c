/* The math module: functions of doubles. C's own functions do the work; what
 * is added is CPython's choice between a result and an exception.
 */
#include "vm/mod_math.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define PI 3.14159265358979323846
#define E 2.71828182845904523536

value math_domain(struct vm *vm)
{
    return exc_raise(vm, &exc_ValueError, "math domain error");
}

value math_range(struct vm *vm)
{
    return exc_raise(vm, &exc_OverflowError, "math range error");
}

/* A result r for the argument x: a NaN or an infinity that did not come from
 * x is an error. */
static value checked(struct vm *vm, double x, double r, bool overflows)
{
    if (isnan(r) && !isnan(x))
        return math_domain(vm);
    if (isinf(r) && isfinite(x))
        return overflows ? math_range(vm) : math_domain(vm);
    return float_new(vm, r);
}

/* -- one argument ----------------------------------------------------------- */

static double to_degrees(double x)
{
    return x * (180.0 / PI);
}
static double to_radians(double x)
{
    return x * (PI / 180.0);
}

#define UNARY(X)                                                              \
    X(acos, acos, false) X(acosh, acosh, false) X(asin, asin, false)          \
    X(asinh, asinh, false) X(atan, atan, false) X(atanh, atanh, false)        \
    X(cos, cos, false) X(cosh, cosh, true) X(erf, erf, false)                 \
    X(erfc, erfc, false) X(exp, exp, true) X(exp2, exp2, true)                \
    X(expm1, expm1, true) X(fabs, fabs, false) X(log1p, log1p, false)         \
    X(sin, sin, false) X(sinh, sinh, true) X(sqrt, sqrt, false)               \
    X(tan, tan, false) X(tanh, tanh, false) X(cbrt, cbrt, false)              \
    X(degrees, to_degrees, true) X(radians, to_radians, false)                \
    X(gamma, gamma_of, true) X(lgamma, lgamma_of, true)

#define X(name, function, overflows)                                          \
    static value math_##name(struct vm *vm, value self, const value *a,       \
                             size_t n)                                        \
    {                                                                         \
        (void)self, (void)n;                                                  \
        double x;                                                             \
        if (value_as_double(vm, a[0], &x) < 0)                                \
            return NULL;                                                      \
        return checked(vm, x, function(x), overflows);                        \
    }
UNARY(X)
#undef X

/* -- logarithms ------------------------------------------------------------- */

/* log2-like function of any positive number, whole ones of any size. */
static int log_of(struct vm *vm, value v, double (*log_fn)(double),
                  double of_two, double *out)
{
    double x;
    if (is_int(v) && int_sign(v) <= 0) {
        math_domain(vm);
        return -1;
    }
    if (is_int(v) && !is_small(v) && isinf(int_to_double(v))) {
        mpz_t z;
        mpz_init(z);
        int rc = mpz_of_value(vm, z, v);
        long exponent = 0;
        double fraction = mpz_get_d_2exp(&exponent, z);
        mpz_clear(z);
        *out = log_fn(fraction) + of_two * (double)exponent;
        return rc;
    }
    if (value_as_double(vm, v, &x) < 0)
        return -1;
    if (x <= 0) {
        math_domain(vm);
        return -1;
    }
    *out = log_fn(x);
    return 0;
}

static value math_log(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self;
    double x, base;
    if (n < 1 || n > 2)
        return exc_raise(vm, &exc_TypeError,
                         "math.log requires 1 to 2 arguments");
    if (log_of(vm, a[0], log, M_LN2, &x) < 0)
        return NULL;
    if (n == 1)
        return float_new(vm, x);
    if (log_of(vm, a[1], log, M_LN2, &base) < 0)
        return NULL;
    if (base == 0)
        return exc_raise(vm, &exc_ZeroDivisionError, "float division by zero");
    return float_new(vm, x / base);
}

static value math_log2(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double x;
    return log_of(vm, a[0], log2, 1, &x) < 0 ? NULL : float_new(vm, x);
}

static value math_log10(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double x;
    return log_of(vm, a[0], log10, 0.30102999566398119521, &x) < 0
               ? NULL : float_new(vm, x);
}

/* -- two arguments ---------------------------------------------------------- */

static int two_doubles(struct vm *vm, const value *a, double *x, double *y)
{
    return value_as_double(vm, a[0], x) < 0 ? -1
                                            : value_as_double(vm, a[1], y);
}

static value binary(struct vm *vm, const value *a, double (*fn)(double, double))
{
    double x, y;
    if (two_doubles(vm, a, &x, &y) < 0)
        return NULL;
    double r = fn(x, y);
    if (isnan(r) && !isnan(x) && !isnan(y))
        return math_domain(vm);
    if (isinf(r) && isfinite(x) && isfinite(y))
        return fn == pow && x != 0 ? math_range(vm) : math_domain(vm);
    return float_new(vm, r);
}

#define BINARY(X)                                                             \
    X(pow, pow) X(atan2, atan2) X(fmod, fmod) X(copysign, copysign)           \
    X(remainder, remainder)
#define X(name, function)                                                     \
    static value math_##name(struct vm *vm, value self, const value *a,       \
                             size_t n)                                        \
    {                                                                         \
        (void)self, (void)n;                                                  \
        return binary(vm, a, function);                                       \
    }
BINARY(X)
#undef X

static value math_nextafter(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    double x, y;
    return two_doubles(vm, a, &x, &y) < 0 ? NULL
                                          : float_new(vm, nextafter(x, y));
}

static value math_ldexp(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double x;
    int64_t e;
    if (value_as_double(vm, a[0], &x) < 0)
        return NULL;
    if (!is_int(a[1]))
        return exc_raise(vm, &exc_TypeError,
                         "Expected an int as second argument to ldexp.");
    if (!int_fits(a[1], &e))
        e = int_sign(a[1]) < 0 ? INT64_MIN : INT64_MAX;
    int power = e > 100000 ? 100000 : e < -100000 ? -100000 : (int)e;
    double r = ldexp(x, power);
    return isinf(r) && isfinite(x) ? math_range(vm) : float_new(vm, r);
}

static value math_frexp(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double x;
    int e = 0;
    if (value_as_double(vm, a[0], &x) < 0)
        return NULL;
    double m = isfinite(x) && x != 0 ? frexp(x, &e) : x;
    return pair_take(vm, float_new(vm, m), small_new(e));
}

static value math_modf(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double x, whole;
    if (value_as_double(vm, a[0], &x) < 0)
        return NULL;
    double part = modf(x, &whole);
    return pair_take(vm, float_new(vm, part), float_new(vm, whole));
}

static value math_ulp(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double x;
    if (value_as_double(vm, a[0], &x) < 0)
        return NULL;
    x = fabs(x);
    if (!isfinite(x))
        return float_new(vm, x);
    double up = nextafter(x, INFINITY);
    return float_new(vm, isinf(up) ? x - nextafter(x, 0) : up - x);
}

/* -- questions -------------------------------------------------------------- */

#define QUESTION(name)                                                        \
    static value math_##name(struct vm *vm, value self, const value *a,       \
                             size_t n)                                        \
    {                                                                         \
        (void)self, (void)n;                                                  \
        double x;                                                             \
        if (value_as_double(vm, a[0], &x) < 0)                                \
            return NULL;                                                      \
        return bool_value(name(x));                                           \
    }
QUESTION(isfinite)
QUESTION(isinf)
QUESTION(isnan)

static value math_isclose(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double x, y, rel = 1e-09, tolerance = 0.0;
    if (two_doubles(vm, a, &x, &y) < 0 ||
        (a[2] && value_as_double(vm, a[2], &rel) < 0) ||
        (a[3] && value_as_double(vm, a[3], &tolerance) < 0))
        return NULL;
    if (rel < 0 || tolerance < 0)
        return exc_raise(vm, &exc_ValueError,
                         "tolerances must be non-negative");
    if (x == y)
        return ref(TRUE_);
    if (isinf(x) || isinf(y))
        return ref(FALSE_);
    double apart = fabs(y - x);
    return bool_value(apart <= fabs(rel * y) || apart <= fabs(rel * x) ||
                      apart <= tolerance);
}

/* -- whole numbers near a float --------------------------------------------- */

static value rounded(struct vm *vm, value v, double (*fn)(double),
                     const char *special)
{
    if (type_of(v) == &int_type)
        return ref(v);
    if (type_of(v) == &float_type)
        return int_from_double(vm, fn(float_get(v)));
    value r = special_call(vm, v, special, NULL);
    if (r || vm->exc)
        return r;
    if (is_int(v))
        return type_of(v)->index(vm, v);
    if (is_float(v))
        return int_from_double(vm, fn(float_get(v)));
    double x;
    if (fn == trunc)
        return exc_raise(vm, &exc_TypeError,
                         "type %s doesn't define __trunc__ method",
                         type_of(v)->name);
    return value_as_double(vm, v, &x) < 0 ? NULL : int_from_double(vm, fn(x));
}

static value math_floor(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return rounded(vm, a[0], floor, "__floor__");
}

static value math_ceil(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return rounded(vm, a[0], ceil, "__ceil__");
}

static value math_trunc(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return rounded(vm, a[0], trunc, "__trunc__");
}

/* -- many numbers ----------------------------------------------------------- */

/* The doubles of an iterable; the caller frees. NULL on error. */
static double *doubles_of(struct vm *vm, value tuple)
{
    size_t count = tuple_len(tuple);
    double *d = xcalloc(count + 1, sizeof *d);
    for (size_t i = 0; i < count; i++)
        if (value_as_double(vm, tuple_items(tuple)[i], &d[i]) < 0)
            break;
    if (vm->exc) {
        free(d);
        return NULL;
    }
    return d;
}

/* Length of a vector, scaled so that squares neither overflow nor vanish. */
static double norm(const double *d, size_t n)
{
    double largest = 0;
    bool nan = false;
    for (size_t i = 0; i < n; i++) {
        nan = nan || isnan(d[i]);
        largest = fmax(largest, fabs(d[i]));
    }
    if (isinf(largest))
        return largest;
    if (nan)
        return NAN;
    if (n == 2)
        return hypot(d[0], d[1]);
    if (largest == 0)
        return 0;
    long double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (long double)d[i] * d[i];
    return (double)sqrtl(sum);
}

static value math_hypot(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    double *d = doubles_of(vm, a[0]);
    value r = d ? float_new(vm, norm(d, tuple_len(a[0]))) : NULL;
    free(d);
    return r;
}

/* Between two points of as many dimensions. */
static value distance(struct vm *vm, value from, value to)
{
    size_t n = tuple_len(from);
    double *p = doubles_of(vm, from), *q = p ? doubles_of(vm, to) : NULL;
    for (size_t i = 0; q && i < n; i++)
        p[i] -= q[i];
    value r = q ? float_new(vm, norm(p, n)) : NULL;
    free(p);
    free(q);
    return r;
}

static value math_dist(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    value from = tuple_of_iterable(vm, a[0]);
    value to = from ? tuple_of_iterable(vm, a[1]) : NULL, r = NULL;
    if (to && tuple_len(from) != tuple_len(to))
        exc_raise(vm, &exc_ValueError,
                  "both points must have the same number of dimensions");
    else if (to)
        r = distance(vm, from, to);
    xunref(vm, from);
    xunref(vm, to);
    return r;
}

/* Adds x to partial sums that don't overlap, exactly (Shewchuk, "Adaptive
 * precision floating-point arithmetic", 1997); the new number of them. */
static size_t partials_add(double *p, size_t n, double x)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        double y = p[i];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0)
            p[kept++] = low;
        x = high;
    }
    p[kept++] = x;
    return kept;
}

/* The sum of the partials, rounded once, half to even. */
static double partials_sum(const double *p, size_t n)
{
    if (n == 0)
        return 0;
    double high = p[--n], low = 0;
    while (n > 0 && low == 0) {
        double x = high, y = p[--n];
        high = x + y;
        low = y - (high - x);
    }
    if (n > 0 && ((low < 0 && p[n - 1] < 0) || (low > 0 && p[n - 1] > 0))) {
        double y = low * 2, x = high + y;
        if (y == x - high)
            high = x;
    }
    return high;
}

static value math_fsum(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    value items = tuple_of_iterable(vm, a[0]);
    double *d = items ? doubles_of(vm, items) : NULL;
    size_t count = items ? tuple_len(items) : 0, used = 0;
    xunref(vm, items);
    if (!d)
        return NULL;
    double *p = xcalloc(count + 2, sizeof *p), special = 0, infinite = 0;
    for (size_t i = 0; i < count && !vm->exc; i++) {
        if (isfinite(d[i])) {
            used = partials_add(p, used, d[i]);
            if (!isfinite(p[used - 1]))
                exc_raise(vm, &exc_OverflowError,
                          "intermediate overflow in fsum");
            continue;
        }
        special += d[i];
        infinite += isinf(d[i]) ? d[i] : 0;
    }
    if (!vm->exc && isnan(infinite))
        exc_raise(vm, &exc_ValueError, "-inf + inf in fsum");
    double sum = special != 0 ? special : partials_sum(p, used);
    free(p);
    free(d);
    return vm->exc ? NULL : float_new(vm, sum);
}

static value math_prod(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    value it = value_iter(vm, a[0]);
    value product = it ? (a[1] ? ref(a[1]) : small_new(1)) : NULL;
    value item;
    while (product && (item = value_next(vm, it))) {
        value next = value_binary(vm, BIN_MUL, product, item);
        unref(vm, product);
        unref(vm, item);
        product = next;
    }
    xunref(vm, it);
    if (product && vm->exc)
        clear_slot(vm, &product);
    return product;
}

/* -- the module ------------------------------------------------------------- */

static const struct native functions[] = {
#define X(name, function, overflows) {#name, math_##name, "x, /", 0},
    UNARY(X)
#undef X
#define X(name, function) {#name, math_##name, "x, y, /", 0},
    BINARY(X)
#undef X
    {"log", math_log, "...", NATIVE_VARARGS},
    {"log2", math_log2, "x, /", 0},
    {"log10", math_log10, "x, /", 0},
    {"nextafter", math_nextafter, "x, y, /", 0},
    {"ldexp", math_ldexp, "x, i, /", 0},
    {"frexp", math_frexp, "x, /", 0},
    {"modf", math_modf, "x, /", 0},
    {"ulp", math_ulp, "x, /", 0},
    {"isfinite", math_isfinite, "x, /", 0},
    {"isinf", math_isinf, "x, /", 0},
    {"isnan", math_isnan, "x, /", 0},
    {"isclose", math_isclose, "a, b, *, rel_tol=, abs_tol=", 0},
    {"floor", math_floor, "x, /", 0},
    {"ceil", math_ceil, "x, /", 0},
    {"trunc", math_trunc, "x, /", 0},
    {"hypot", math_hypot, "*coordinates", 0},
    {"dist", math_dist, "p, q, /", 0},
    {"fsum", math_fsum, "seq, /", 0},
    {"prod", math_prod, "iterable, /, *, start=", 0},
    {0},
};

static int math_init(struct vm *vm, value module)
{
    int rc = module_set_take(vm, module, "pi", float_new(vm, PI));
    rc |= module_set_take(vm, module, "e", float_new(vm, E));
    rc |= module_set_take(vm, module, "tau", float_new(vm, 2 * PI));
    rc |= module_set_take(vm, module, "inf", float_new(vm, INFINITY));
    rc |= module_set_take(vm, module, "nan", float_new(vm, NAN));
    for (const struct native *f = math_int_functions; rc == 0 && f->name; f++)
        rc = module_set_take(vm, module, f->name,
                             native_new(vm, f, module, "math"));
    return rc;
}

const struct module_def mods_math[] = {
    {.name = "math", .in_c = "math",
     .functions = functions, .init = math_init},
    {0},
};
