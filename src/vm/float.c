/* float: values, arithmetic, hash. Text is in float_text.c. */
#include "vm/data.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "vm/data_priv.h"
#include "vm/int_priv.h"

struct float_obj {
    struct obj obj;
    double d;
};

value float_new(struct vm *vm, double d)
{
    struct float_obj *f = obj_new(vm, &float_type, 0);
    if (f)
        f->d = d;
    return (value)f;
}

double float_get(value v)
{
    return ((struct float_obj *)v)->d;
}

/* 1: *out is set; 0: v is no number of ours; -1: too large an int. */
static int as_double(struct vm *vm, value v, double *out)
{
    if (is_float(v)) {
        *out = float_get(v);
        return 1;
    }
    if (!is_int(v))
        return 0;
    *out = int_to_double(v);
    if (!isinf(*out))
        return 1;
    exc_raise(vm, &exc_OverflowError, "int too large to convert to float");
    return -1;
}

/* -- hash: the value modulo 2**61 - 1, equal to that of an equal int -- */

int64_t float_hash(double d)
{
    enum { BITS = 61 };
    const uint64_t modulus = ((uint64_t)1 << BITS) - 1;
    if (isinf(d))
        return d > 0 ? 314159 : -314159;
    int e;
    double m = frexp(fabs(d), &e);
    uint64_t x = (uint64_t)ldexp(m, 53) % modulus;
    e = (e - 53) % BITS;
    if (e < 0)
        e += BITS;
    /* A factor of 2**e is a rotation by e among 61 bits. */
    if (e)
        x = (x << e & modulus) | x >> (BITS - e);
    int64_t h = d < 0 ? -(int64_t)x : (int64_t)x;
    return h == -1 ? -2 : h;
}

static int64_t hash_slot(struct vm *vm, value v)
{
    (void)vm;
    double d = float_get(v);
    if (isnan(d)) { /* by identity, so that NaNs spread in a table */
        int64_t h = (int64_t)((uintptr_t)v >> 4);
        return h == -1 ? -2 : h;
    }
    return float_hash(d);
}

/* -- comparison -- */

/* Compares exactly, also when the int has more digits than a double. */
static int compare_with_int(struct vm *vm, double d, value i, int *sign)
{
    if (isinf(d)) {
        *sign = d > 0 ? 1 : -1;
        return 0;
    }
    value whole = int_from_double(vm, floor(d));
    if (!whole)
        return -1;
    *sign = int_compare(whole, i);
    if (*sign == 0 && d != floor(d))
        *sign = 1;
    unref(vm, whole);
    return 0;
}

static value compare_slot(struct vm *vm, value a, value b, enum compare_op op)
{
    int sign;
    if (is_float(a) && is_float(b)) {
        double x = float_get(a), y = float_get(b);
        if (isnan(x) || isnan(y))
            return bool_value(op == CMP_NE);
        return bool_value(compare_holds(x < y ? -1 : x > y, op));
    }
    bool left = is_float(a);
    value other = left ? b : a;
    if (!is_int(other))
        return ref(NOT_IMPLEMENTED);
    double d = float_get(left ? a : b);
    if (isnan(d))
        return bool_value(op == CMP_NE);
    if (compare_with_int(vm, d, other, &sign))
        return NULL;
    return bool_value(compare_holds(left ? sign : -sign, op));
}

/* -- arithmetic -- */

/* x % y with the sign of y, and the quotient that belongs to it. */
static double float_mod(double x, double y, double *quotient)
{
    double mod = fmod(x, y), div = (x - mod) / y;
    if (mod == 0) {
        mod = copysign(0, y);
    } else if ((y < 0) != (mod < 0)) {
        mod += y;
        div -= 1;
    }
    if (div == 0) {
        *quotient = copysign(0, x / y);
    } else {
        *quotient = floor(div);
        if (div - *quotient > 0.5)
            *quotient += 1;
    }
    return mod;
}

static value float_power(struct vm *vm, double x, double y)
{
    if (x == 0 && y < 0)
        return exc_raise(vm, &exc_ZeroDivisionError,
                         "0.0 cannot be raised to a negative power");
    if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y))
        return exc_raise(vm, &exc_ValueError,
                         "a negative number to a fractional power is "
                         "complex, which the sandbox has not");
    double r = pow(x, y);
    if (isinf(r) && isfinite(x) && isfinite(y)) {
        value text = str_newz(vm, "Numerical result out of range");
        value args[] = {small_new(ERANGE), text};
        value e = text ? value_call(vm, &exc_OverflowError.obj, args, 2, NULL)
                       : NULL;
        xunref(vm, text);
        return e ? exc_raise_take(vm, e) : NULL;
    }
    return float_new(vm, r);
}

static value divide_by_zero(struct vm *vm, const char *what)
{
    return exc_raise(vm, &exc_ZeroDivisionError, "%s", what);
}

static value binary_slot(struct vm *vm, enum binary_op op, value a, value b)
{
    double x, y, q;
    int known = as_double(vm, a, &x);
    if (known == 1)
        known = as_double(vm, b, &y);
    if (known != 1)
        return known ? NULL : ref(NOT_IMPLEMENTED);
    switch (op) {
    case BIN_ADD: return float_new(vm, x + y);
    case BIN_SUB: return float_new(vm, x - y);
    case BIN_MUL: return float_new(vm, x * y);
    case BIN_DIV:
        if (y == 0)
            return divide_by_zero(vm, "float division by zero");
        return float_new(vm, x / y);
    case BIN_FLOORDIV:
        if (y == 0)
            return divide_by_zero(vm, "float floor division by zero");
        float_mod(x, y, &q);
        return float_new(vm, q);
    case BIN_MOD:
        if (y == 0)
            return divide_by_zero(vm, "float modulo");
        return float_new(vm, float_mod(x, y, &q));
    case BIN_POW: return float_power(vm, x, y);
    default: return ref(NOT_IMPLEMENTED);
    }
}

value float_divmod(struct vm *vm, double a, double b)
{
    if (b == 0)
        return divide_by_zero(vm, "float divmod()");
    double quotient, mod = float_mod(a, b, &quotient);
    value q = float_new(vm, quotient), m = q ? float_new(vm, mod) : NULL;
    value pair = m ? tuple_from(vm, (value[]){q, m}, 2) : NULL;
    xunref(vm, q);
    xunref(vm, m);
    return pair;
}

static value negative(struct vm *vm, value v)
{
    return float_new(vm, -float_get(v));
}

static value positive(struct vm *vm, value v)
{
    return v->type == &float_type ? ref(v) : float_new(vm, float_get(v));
}

static value absolute(struct vm *vm, value v)
{
    return float_new(vm, fabs(float_get(v)));
}

static value to_int(struct vm *vm, value v)
{
    return int_from_double(vm, float_get(v));
}

static int truth(struct vm *vm, value v)
{
    (void)vm;
    return float_get(v) != 0;
}

static value repr(struct vm *vm, value v)
{
    struct buf b = {0};
    float_repr(float_get(v), &b);
    return str_take_buf(vm, &b);
}

static value format(struct vm *vm, value v, value spec)
{
    if (!str_text(spec).n && type_of(v) != &float_type)
        return value_str(vm, v); /* a class of its own may say it otherwise */
    return format_float(vm, float_get(v), type_of(v)->name, str_text(spec));
}

/* -- float(x) -- */

static int from_text(struct vm *vm, value x, double *out)
{
    struct str s;
    struct buf plain = {0};
    if (is_str(x)) {
        struct str text = str_text(x);
        uint32_t cp;
        for (size_t i = 0; i < text.n; ) {
            size_t step = wtf8_get(text.p + i, &cp);
            if (cp_decimal_value(cp) >= 0)
                buf_addc(&plain, (char)('0' + cp_decimal_value(cp)));
            else if (cp_is_space(cp))
                buf_addc(&plain, ' ');
            else
                buf_add(&plain, text.p + i, step);
            i += step;
        }
        s = buf_str(&plain);
    } else {
        bytes_get(x, &s);
    }
    bool ok = float_parse(s, out);
    buf_fini(&plain);
    if (ok)
        return 0;
    value shown = value_repr(vm, x);
    if (shown)
        exc_raise(vm, &exc_ValueError, "could not convert string to float: %s",
                  str_z(shown));
    xunref(vm, shown);
    return -1;
}

static int float_of(struct vm *vm, value x, double *out)
{
    struct str s;
    if (!type_of(x)->to_float && (is_str(x) || bytes_get(x, &s)))
        return from_text(vm, x, out);
    if (type_of(x)->to_float) {
        value f = type_of(x)->to_float(vm, x);
        if (f && !is_float(f)) {
            exc_raise(vm, &exc_TypeError,
                      "%s.__float__ returned non-float (type %s)",
                      type_of(x)->name, type_of(f)->name);
            clear_slot(vm, &f);
        }
        if (!f)
            return -1;
        *out = float_get(f);
        unref(vm, f);
        return 0;
    }
    if (is_int(x) || is_float(x) || type_of(x)->index) {
        value i = is_int(x) || is_float(x) ? ref(x)
                                           : type_of(x)->index(vm, x);
        int r = i ? as_double(vm, i, out) : -1;
        xunref(vm, i);
        return r == 1 ? 0 : -1;
    }
    exc_raise(vm, &exc_TypeError,
              "float() argument must be a string or a real number, not '%s'",
              type_of(x)->name);
    return -1;
}

static value new_slot(struct vm *vm, struct type *t, const value *args,
                      size_t n, value kwnames)
{
    double d = 0;
    if ((t->init == float_type.init &&
         !args_no_keywords(vm, "float", kwnames)) ||
        !args_between(vm, "float", n, 0, 1) ||
        (n && float_of(vm, args[0], &d)))
        return NULL;
    if (n && t == &float_type && type_of(args[0]) == t)
        return ref(args[0]);
    struct float_obj *f = obj_new(vm, t, 0);
    if (f)
        f->d = d;
    return (value)f;
}

/* -- methods -- */

static value is_integer(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    double d = float_get(self);
    return bool_value(isfinite(d) && floor(d) == d);
}

static value as_integer_ratio(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)a, (void)n;
    double d = float_get(self);
    if (!isfinite(d))
        return exc_raise(vm, isnan(d) ? &exc_ValueError : &exc_OverflowError,
                         "cannot convert %s to integer ratio",
                         isnan(d) ? "NaN" : "Infinity");
    int e;
    double m = frexp(d, &e);
    for (int i = 0; i < 300 && m != floor(m); i++) {
        m *= 2;
        e--;
    }
    mpz_t p, q;
    mpz_init_set_d(p, m);
    mpz_init_set_ui(q, 1);
    if (e > 0)
        mpz_mul_2exp(p, p, (mp_bitcnt_t)e);
    else
        mpz_mul_2exp(q, q, (mp_bitcnt_t)-e);
    value x = int_take(vm, p), y = int_take(vm, q);
    value pair = x && y ? tuple_from(vm, (value[]){x, y}, 2) : NULL;
    xunref(vm, x);
    xunref(vm, y);
    return pair;
}

static value conjugate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return positive(vm, self);
}

static value trunc_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return int_from_double(vm, float_get(self));
}

static value floor_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return int_from_double(vm, floor(float_get(self)));
}

static value ceil_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return int_from_double(vm, ceil(float_get(self)));
}

/* Rounds to digits behind the point through the decimal text, which is how
 * the result is the double nearest to what people read. */
static value round_digits(struct vm *vm, double d, int64_t digits)
{
    if (!isfinite(d) || digits > 323)
        return float_new(vm, d);
    if (digits < -309)
        return float_new(vm, copysign(0, d));
    struct buf b = {0};
    double r = 0;
    if (digits >= 0) {
        float_digits(&b, fabs(d), 'f', digits, false, false);
        float_parse(buf_str(&b), &r);
    } else {
        /* Digits before the point: as many as %e needs to end there. */
        int exponent = d == 0 ? 0 : (int)floor(log10(fabs(d)));
        float_digits(&b, fabs(d), 'e', 20, false, false);
        float_parse(buf_str(&b), &r);
        double unit = pow(10, (double)-digits);
        (void)exponent;
        double q = fabs(d) / unit, whole = floor(q);
        double rest = q - whole;
        if (rest > 0.5 || (rest == 0.5 && fmod(whole, 2) == 1))
            whole += 1;
        r = whole * unit;
    }
    buf_fini(&b);
    if (isinf(r))
        return exc_raise(vm, &exc_OverflowError,
                         "rounded value too large to represent");
    return float_new(vm, copysign(r, d));
}

static value round_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    double d = float_get(self);
    int64_t digits;
    value given;
    if (!a[0] || a[0] == NONE) {
        double r = round(d);
        if (fabs(d - r) == 0.5)
            r = 2 * round(d / 2);
        return int_from_double(vm, r);
    }
    if (!(given = value_index(vm, a[0])))
        return NULL;
    if (!int_fits(given, &digits))
        digits = int_sign(given) < 0 ? INT64_MIN : INT64_MAX;
    unref(vm, given);
    return round_digits(vm, d, digits);
}

/* float.__getformat__("double"): how a C number is stored. */
static value getformat(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "__getformat__() argument must be str, not %s",
                         argument_name(a[0]));
    struct str kind = str_text(a[0]);
    if (str_eqz(kind, "double") || str_eqz(kind, "float"))
        return str_newz(vm, "IEEE, little-endian");
    return exc_raise(vm, &exc_ValueError, "__getformat__() argument 1 must be "
                     "'double' or 'float'");
}

static value divmod_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    double y;
    int known = as_double(vm, a[0], &y);
    return known == 1 ? float_divmod(vm, float_get(self), y)
           : known    ? NULL : ref(NOT_IMPLEMENTED);
}

static value rdivmod_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    double x;
    int known = as_double(vm, a[0], &x);
    return known == 1 ? float_divmod(vm, x, float_get(self))
           : known    ? NULL : ref(NOT_IMPLEMENTED);
}

static value hex_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    double d = float_get(self);
    if (!isfinite(d))
        return repr(vm, self);
    if (d == 0)
        return str_newz(vm, signbit(d) ? "-0x0.0p+0" : "0x0.0p+0");
    int e;
    double m = frexp(fabs(d), &e) * 2;
    e--;
    if (e < -1022) { /* subnormal: no hidden bit */
        m = ldexp(m, e + 1022);
        e = -1022;
    }
    uint64_t bits = (uint64_t)ldexp(m, 52);
    return str_printf(vm, "%s0x%d.%013llxp%+d", d < 0 ? "-" : "",
                      (int)(bits >> 52),
                      (unsigned long long)(bits & ((1ull << 52) - 1)), e);
}

static value fromhex_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError, "bad argument type for built-in "
                         "operation");
    if (!str_encodes(vm, a[0]))
        return NULL;
    struct str s = str_text(a[0]);
    while (s.n && cp_is_space((unsigned char)*s.p))
        s.p++, s.n--;
    while (s.n && cp_is_space((unsigned char)s.p[s.n - 1]))
        s.n--;
    size_t lead = s.n && (*s.p == '-' || *s.p == '+');
    const char *digits = s.p + lead;
    struct buf b = {0};
    buf_add(&b, s.p, lead);
    bool word = s.n > lead && strchr("iInN", *digits) && *digits;
    if (!word && !(s.n > lead + 1 && digits[0] == '0' &&
                   (digits[1] | 0x20) == 'x'))
        buf_addz(&b, "0x");
    buf_add(&b, digits, s.n - lead);
    char *end;
    double d = strtod(buf_z(&b), &end);
    bool ok = s.n > lead && end == b.p + b.n &&
              !memchr(s.p, ' ', s.n);
    buf_fini(&b);
    if (!ok)
        return exc_raise(vm, &exc_ValueError,
                         "invalid hexadecimal floating-point string");
    if (isinf(d) && !word)
        return exc_raise(vm, &exc_OverflowError,
                         "hexadecimal value too large to represent as a "
                         "float");
    value f = float_new(vm, d);
    if (!f || self == &float_type.obj)
        return f;
    value made = value_call1(vm, self, f);
    unref(vm, f);
    return made;
}

static value new_args(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value f = float_new(vm, float_get(self));
    value t = f ? tuple_from(vm, &f, 1) : NULL;
    xunref(vm, f);
    return t;
}

static value get_imag(struct vm *vm, value self)
{
    (void)self;
    return float_new(vm, 0);
}

static const struct getset getset[] = {
    {.name = "real", .get = positive},
    {.name = "imag", .get = get_imag},
    {.name = NULL},
};
static const struct native methods[] = {
    {"is_integer", is_integer, "", 0},
    {"as_integer_ratio", as_integer_ratio, "", 0},
    {"conjugate", conjugate, "", 0},
    {"hex", hex_method, "", 0},
    {"fromhex", fromhex_method, "string, /", NATIVE_CLASS},
    {"__trunc__", trunc_method, "", 0},
    {"__floor__", floor_method, "", 0},
    {"__ceil__", ceil_method, "", 0},
    {"__round__", round_method, "ndigits=, /", 0},
    {"__divmod__", divmod_method, "value, /", NATIVE_WRAPPER},
    {"__rdivmod__", rdivmod_method, "value, /", NATIVE_WRAPPER},
    {"__getnewargs__", new_args, "", 0},
    {"__getformat__", getformat, "typestr, /", NATIVE_CLASS},
    {.name = NULL},
};

struct type float_type = {
    .name = "float",
    .size = sizeof(struct float_obj),
    .flags = TYPE_BASE,
    .new_ = new_slot,
    .repr = repr,
    .hash = hash_slot,
    .compare = compare_slot,
    .truth = truth,
    .format = format,
    .binary = binary_slot,
    .negative = negative,
    .positive = positive,
    .absolute = absolute,
    .to_int = to_int,
    .to_float = positive,
    .methods = methods,
    .getset = getset,
};
