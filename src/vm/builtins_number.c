/* The built-in functions that calculate: abs, divmod, pow, round, sum, min,
 * max, bin, oct, hex, chr, ord.
 */
#include "vm/lib_priv.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "vm/names.h"
#include "vm/slots.h"

static value builtin_abs(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct type *t = type_of(a[0]);
    if (!t->absolute)
        return exc_raise(vm, &exc_TypeError,
                         "bad operand type for abs(): '%s'", t->name);
    return t->absolute(vm, a[0]);
}

/* -- divmod and pow --------------------------------------------------------- */

/* Tries a.name(b), then b.rname(a); NULL without an exception when neither
 * has an answer. */
static value dunder_pair(struct vm *vm, value a, value b, const char *name,
                         const char *rname)
{
    value r = special_call(vm, a, name, b);
    if (r != NOT_IMPLEMENTED)
        return r;
    unref(vm, r);
    r = special_call(vm, b, rname, a);
    if (r != NOT_IMPLEMENTED)
        return r;
    unref(vm, r);
    return NULL;
}

static value builtin_divmod(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    value r = dunder_pair(vm, a[0], a[1], "__divmod__", "__rdivmod__");
    if (r || vm->exc)
        return r;
    bool numbers = (is_int(a[0]) || is_float(a[0])) &&
                   (is_int(a[1]) || is_float(a[1]));
    if (!numbers)
        return exc_raise(vm, &exc_TypeError,
                         "unsupported operand type(s) for divmod(): '%s' and "
                         "'%s'", type_of(a[0])->name, type_of(a[1])->name);
    value q = value_binary(vm, BIN_FLOORDIV, a[0], a[1]);
    if (!q) {
        if (exc_is(vm, &exc_ZeroDivisionError) &&
            (is_float(a[0]) || is_float(a[1]))) {
            exc_clear(vm);
            exc_raise(vm, &exc_ZeroDivisionError, "float divmod()");
        }
        return NULL;
    }
    return pair_take(vm, q, value_binary(vm, BIN_MOD, a[0], a[1]));
}

/* z = base ** exponent mod m, with the sign of m. */
static value mod_power(struct vm *vm, mpz_t base, mpz_t exponent, mpz_t m)
{
    if (mpz_sgn(m) == 0)
        return exc_raise(vm, &exc_ValueError, "pow() 3rd argument cannot be 0");
    if (mpz_sgn(exponent) < 0) {
        if (!mpz_invert(base, base, m))
            return exc_raise(vm, &exc_ValueError,
                             "base is not invertible for the given modulus");
        mpz_neg(exponent, exponent);
    }
    mpz_powm(base, base, exponent, m);
    mpz_fdiv_r(base, base, m);
    return mpz_to_value(vm, base);
}

/* base.__pow__(exp, mod) of a program's class; NULL without an exception when
 * it has no answer. */
static value power_method(struct vm *vm, const value *a)
{
    if (!(type_of(a[0])->flags & TYPE_HEAP))
        return NULL;
    value f = type_lookup(vm, type_of(a[0]), vm->names->d_pow);
    value reflected = type_lookup(vm, type_of(a[0]), vm->names->d_rpow);
    if (!f && reflected) /* __rpow__ alone makes it a number */
        return exc_raise(vm, &exc_AttributeError, "__pow__");
    if (!f || type_of(f) == &wrapper_descriptor_type)
        return NULL;
    value r = special_invoke(vm, a[0], vm->names->d_pow, a + 1, 2);
    if (r == NOT_IMPLEMENTED)
        clear_slot(vm, &r);
    return r;
}

static value builtin_pow(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (absent(a[2]))
        return value_binary(vm, BIN_POW, a[0], a[1]);
    value own = power_method(vm, a);
    if (own || vm->exc)
        return own;
    if (!is_int(a[0]) || !is_int(a[1]) || !is_int(a[2])) {
        if (is_float(a[0]) || is_float(a[1]) || is_float(a[2]))
            return exc_raise(vm, &exc_TypeError, "pow() 3rd argument not "
                             "allowed unless all arguments are integers");
        return exc_raise(vm, &exc_TypeError, "unsupported operand type(s) for "
                         "** or pow(): '%s', '%s', '%s'", type_of(a[0])->name,
                         type_of(a[1])->name, type_of(a[2])->name);
    }
    mpz_t b, e, m;
    mpz_inits(b, e, m, NULL);
    value r = NULL;
    if (mpz_of_value(vm, b, a[0]) == 0 && mpz_of_value(vm, e, a[1]) == 0 &&
        mpz_of_value(vm, m, a[2]) == 0)
        r = mod_power(vm, b, e, m);
    mpz_clears(b, e, m, NULL);
    return r;
}

/* -- round ------------------------------------------------------------------ */

static value round_int(struct vm *vm, value v, int64_t digits)
{
    mpz_t z, unit, rest;
    mpz_inits(z, unit, rest, NULL);
    value r = NULL;
    if (digits < -100000)
        digits = -100000;
    if (mpz_of_value(vm, z, v) == 0) {
        if (digits < 0) {
            mpz_ui_pow_ui(unit, 10, (unsigned long)-digits);
            mpz_fdiv_qr(z, rest, z, unit);
            mpz_mul_2exp(rest, rest, 1);
            int side = mpz_cmp(rest, unit);
            if (side > 0 || (side == 0 && mpz_odd_p(z)))
                mpz_add_ui(z, z, 1);
            mpz_mul(z, z, unit);
        }
        r = mpz_to_value(vm, z);
    }
    mpz_clears(z, unit, rest, NULL);
    return r;
}

/* printf rounds the exact binary value half to even, which is what float
 * rounding to decimal places asks for. */
static value round_places(struct vm *vm, double d, int64_t digits)
{
    if (!isfinite(d) || digits > 323)
        return float_new(vm, d);
    if (digits < -308)
        return float_new(vm, copysign(0.0, d));
    double r;
    if (digits >= 0) {
        char text[700];
        snprintf(text, sizeof text, "%.*f", (int)digits, d);
        r = strtod(text, NULL);
    } else {
        double unit = pow(10, (double)-digits), y = d / unit, z = round(y);
        if (fabs(y - z) == 0.5)
            z = 2.0 * round(y / 2.0);
        r = z * unit;
    }
    if (!isfinite(r))
        return exc_raise(vm, &exc_OverflowError,
                         "rounded value too large to represent");
    return float_new(vm, r);
}

/* More digits than a float has are as good as its most. */
static int round_digits(struct vm *vm, value v, int64_t *out)
{
    value i = value_index(vm, v);
    if (!i)
        return -1;
    if (!int_fits(i, out))
        *out = int_sign(i) < 0 ? -INT32_MAX : INT32_MAX;
    unref(vm, i);
    return 0;
}

static value builtin_round(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    value v = a[0];
    bool places = !absent(a[1]);
    int64_t digits = 0;
    if (is_int(v) || is_float(v)) {
        if (places && round_digits(vm, a[1], &digits) < 0)
            return NULL;
        if (is_int(v))
            return round_int(vm, v, digits);
        double d = float_get(v);
        return places ? round_places(vm, d, digits)
                      : int_from_double(vm, isfinite(d) ? rint(d) : d);
    }
    value r = special_call(vm, v, "__round__", places ? a[1] : NULL);
    if (r || vm->exc)
        return r;
    return exc_raise(vm, &exc_TypeError,
                     "type %s doesn't define __round__ method",
                     type_of(v)->name);
}

/* -- sum, min, max ---------------------------------------------------------- */

static value sum_start(struct vm *vm, value start)
{
    if (!start)
        return small_new(0);
    if (is_str(start))
        return exc_raise(vm, &exc_TypeError,
                         "sum() can't sum strings [use ''.join(seq) instead]");
    if (type_of(start) == &bytes_type)
        return exc_raise(vm, &exc_TypeError,
                         "sum() can't sum bytes [use b''.join(seq) instead]");
    if (type_of(start) == &bytearray_type)
        return exc_raise(vm, &exc_TypeError, "sum() can't sum bytearray "
                         "[use b''.join(seq) instead]");
    return ref(start);
}

static value builtin_sum(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    value it = value_iter(vm, a[0]);
    value total = it ? sum_start(vm, a[1]) : NULL;
    value item;
    while (total && (item = value_next(vm, it))) {
        value next = value_binary(vm, BIN_ADD, total, item);
        unref(vm, total);
        unref(vm, item);
        total = next;
    }
    xunref(vm, it);
    if (total && vm->exc)
        clear_slot(vm, &total);
    return total;
}

struct best {
    value key;         /* function or NULL */
    enum compare_op op;
    value item, score; /* owned; NULL before the first */
};

static int best_offer(struct vm *vm, value item, void *arg)
{
    struct best *b = arg;
    value score = b->key ? value_call1(vm, b->key, item) : ref(item);
    if (!score)
        return -1;
    int better = b->item ? value_compare_bool(vm, score, b->score, b->op) : 1;
    if (better > 0) {
        xunref(vm, b->item);
        xunref(vm, b->score);
        b->item = ref(item);
        b->score = score;
    } else {
        unref(vm, score);
    }
    return better < 0 ? -1 : 0;
}

static value best_end(struct vm *vm, struct best *b, int rc)
{
    xunref(vm, b->score);
    if (rc == 0)
        return b->item;
    xunref(vm, b->item);
    return NULL;
}

/* min and max: a is raw, its keywords stand behind the n arguments. */
static value best_of(struct vm *vm, const char *fn, enum compare_op op,
                     const value *a, size_t n)
{
    static const char *const names[] = {"key", "default", NULL};
    value options[2];
    if (n == 0)
        return exc_raise(vm, &exc_TypeError,
                         "%s expected at least 1 argument, got 0", fn);
    if (params_bind(vm, &(struct params){fn, names, 0, 0, 2}, a + n + 1, 0,
                    a[n], options) < 0)
        return NULL;
    value key = options[0], fallback = options[1];
    if (n > 1 && fallback)
        return exc_raise(vm, &exc_TypeError, "Cannot specify a default for "
                         "%s() with multiple positional arguments", fn);
    struct best b = {.key = absent(key) ? NULL : key, .op = op};
    int rc = 0;
    if (n == 1)
        rc = value_each(vm, a[0], best_offer, &b);
    for (size_t i = 0; n > 1 && rc == 0 && i < n; i++)
        rc = best_offer(vm, a[i], &b);
    if (rc == 0 && !b.item)
        return fallback ? ref(fallback)
                        : exc_raise(vm, &exc_ValueError,
                                    "%s() arg is an empty sequence", fn);
    return best_end(vm, &b, rc);
}

static value builtin_min(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self;
    return best_of(vm, "min", CMP_LT, a, n);
}

static value builtin_max(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self;
    return best_of(vm, "max", CMP_GT, a, n);
}

/* -- bin, oct, hex, chr, ord ------------------------------------------------ */

static value prefixed(struct vm *vm, value v, int base, const char *prefix)
{
    value i = is_int(v) ? ref(v) : NULL;
    if (!i) {
        if (!type_of(v)->index)
            return exc_raise(vm, &exc_TypeError, "'%s' object cannot be "
                             "interpreted as an integer", type_of(v)->name);
        if (!(i = type_of(v)->index(vm, v)))
            return NULL;
    }
    value digits = int_to_text(vm, i, base);
    unref(vm, i);
    if (!digits)
        return NULL;
    const char *z = str_z(digits);
    bool negative = *z == '-';
    value r = str_printf(vm, "%s%s%s", negative ? "-" : "", prefix,
                         z + negative);
    unref(vm, digits);
    return r;
}

static value builtin_bin(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return prefixed(vm, a[0], 2, "0b");
}

static value builtin_oct(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return prefixed(vm, a[0], 8, "0o");
}

static value builtin_hex(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return prefixed(vm, a[0], 16, "0x");
}

static value builtin_chr(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int cp;
    if (value_as_int(vm, a[0], &cp) < 0)
        return NULL;
    if (cp < 0 || cp > 0x10FFFF)
        return exc_raise(vm, &exc_ValueError,
                         "chr() arg not in range(0x110000)");
    char text[4];
    size_t len = utf8_encode((uint32_t)cp, text);
    return str_new(vm, (struct str){text, len});
}

/* The first code point, lone surrogates included (WTF-8). */
static uint32_t first_code_point(struct str s)
{
    uint32_t cp;
    if (utf8_decode(s.p, s.n, &cp))
        return cp;
    return (s.p[0] & 0x0Fu) << 12 | (s.p[1] & 0x3Fu) << 6 | (s.p[2] & 0x3Fu);
}

static value builtin_ord(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str bytes;
    size_t len;
    if (is_str(a[0])) {
        len = ((struct str_obj *)a[0])->len;
        if (len == 1)
            return int_new(vm, first_code_point(str_text(a[0])));
    } else if (bytes_get(a[0], &bytes)) {
        len = bytes.n;
        if (len == 1)
            return int_new(vm, (unsigned char)bytes.p[0]);
    } else {
        return exc_raise(vm, &exc_TypeError, "ord() expected string of length "
                         "1, but %s found", type_of(a[0])->name);
    }
    return exc_raise(vm, &exc_TypeError, "ord() expected a character, but "
                     "string of length %zu found", len);
}

const struct native builtins_number[] = {
    {"abs", builtin_abs, "x, /", 0},
    {"divmod", builtin_divmod, "x, y, /", 0},
    {"pow", builtin_pow, "base, exp, mod=", 0},
    {"round", builtin_round, "number, ndigits=", 0},
    {"sum", builtin_sum, "iterable, /, start=", 0},
    {"min", builtin_min, "...kw", 0},
    {"max", builtin_max, "...kw", 0},
    {"bin", builtin_bin, "number, /", 0},
    {"oct", builtin_oct, "number, /", 0},
    {"hex", builtin_hex, "number, /", 0},
    {"chr", builtin_chr, "i, /", 0},
    {"ord", builtin_ord, "c, /", 0},
    {0},
};
