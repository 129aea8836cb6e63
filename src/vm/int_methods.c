/* The methods of int. */
#include <stdlib.h>

#include "vm/data_priv.h"
#include "vm/int_priv.h"

static value bit_length(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    struct big b;
    big_open(&b, self);
    size_t bits = mpz_sgn(b.z) ? mpz_sizeinbase(b.z, 2) : 0;
    big_close(&b);
    return small_new((intptr_t)bits);
}

static value bit_count(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    struct big b;
    big_open(&b, self);
    mpz_t z;
    mpz_init(z);
    mpz_abs(z, b.z);
    size_t bits = mpz_popcount(z);
    mpz_clear(z);
    big_close(&b);
    return small_new((intptr_t)bits);
}

/* -- bytes -- */

static int byte_order(struct vm *vm, value v, const char *who, bool *little)
{
    *little = false;
    if (!v)
        return 0;
    if (!is_str(v)) {
        exc_raise(vm, &exc_TypeError,
                  "%s() argument 'byteorder' must be str, not %s", who,
                  argument_name(v));
        return -1;
    }
    *little = str_eqz(str_text(v), "little");
    if (*little || str_eqz(str_text(v), "big"))
        return 0;
    exc_raise(vm, &exc_ValueError,
              "byteorder must be either 'little' or 'big'");
    return -1;
}

/* Does z fit n bytes, as two's complement when it is signed? */
static bool fits_bytes(const mpz_t z, size_t n, bool is_signed)
{
    if (mpz_sgn(z) == 0)
        return true;
    if (!is_signed)
        return mpz_sizeinbase(z, 2) <= n * 8;
    mpz_t limit;
    mpz_init(limit);
    if (n)
        mpz_setbit(limit, n * 8 - 1);
    bool fits = n && (mpz_sgn(z) < 0 ? mpz_cmpabs(z, limit) <= 0
                                     : mpz_cmp(z, limit) < 0);
    mpz_clear(limit);
    return fits;
}

static value export_bytes(struct vm *vm, const mpz_t z, size_t n, bool little,
                          bool is_signed)
{
    if (mpz_sgn(z) < 0 && !is_signed)
        return exc_raise(vm, &exc_OverflowError,
                         "can't convert negative int to unsigned");
    if (!fits_bytes(z, n, is_signed))
        return exc_raise(vm, &exc_OverflowError, "int too big to convert");
    if (!vm_reserve(vm, n))
        return NULL;
    unsigned char *p = calloc(n + 1, 1);
    if (!p)
        return exc_raise_memory(vm);
    mpz_t m;
    mpz_init(m);
    mpz_fdiv_r_2exp(m, z, n * 8);
    size_t count = mpz_sgn(m) ? (mpz_sizeinbase(m, 2) + 7) / 8 : 0;
    mpz_export(little ? p : p + (n - count), NULL, little ? -1 : 1, 1, 0, 0,
               m);
    mpz_clear(m);
    value v = bytes_new(vm, p, n);
    free(p);
    return v;
}

static value to_bytes(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t length = 1;
    bool little;
    if (a[0] &&
        index_of(vm, a[0], INDEX_ARGUMENT, &length))
        return NULL;
    if (byte_order(vm, a[1], "to_bytes", &little))
        return NULL;
    if (length < 0)
        return exc_raise(vm, &exc_ValueError,
                         "length argument must be non-negative");
    int is_signed = a[2] ? value_truth(vm, a[2]) : 0;
    if (is_signed < 0)
        return NULL;
    struct big b;
    big_open(&b, self);
    value v = export_bytes(vm, b.z, (size_t)length, little, is_signed);
    big_close(&b);
    return v;
}

static value import_bytes(struct vm *vm, struct str s, bool little,
                          bool is_signed)
{
    if (!int_bits_allowed(vm, (double)s.n * 8))
        return NULL;
    mpz_t z;
    mpz_init(z);
    mpz_import(z, s.n, little ? -1 : 1, 1, 0, 0, s.p);
    if (is_signed && s.n && mpz_tstbit(z, s.n * 8 - 1)) {
        mpz_t whole;
        mpz_init(whole);
        mpz_setbit(whole, s.n * 8);
        mpz_sub(z, z, whole);
        mpz_clear(whole);
    }
    return int_take(vm, z);
}

static value from_bytes(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    bool little;
    if (byte_order(vm, a[1], "from_bytes", &little))
        return NULL;
    int is_signed = a[2] ? value_truth(vm, a[2]) : 0;
    if (is_signed < 0)
        return NULL;
    struct buf b = {0};
    value v = bytes_of_object(vm, a[0], &b)
                  ? NULL : import_bytes(vm, buf_str(&b), little, is_signed);
    buf_fini(&b);
    if (!v || (struct type *)self == &int_type)
        return v;
    value made = value_call1(vm, self, v);
    unref(vm, v);
    return made;
}

/* -- numbers -- */

static value as_integer_ratio(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)a, (void)n;
    value i = int_exact(vm, self);
    if (!i)
        return NULL;
    value r = tuple_from(vm, (value[]){i, small_new(1)}, 2);
    unref(vm, i);
    return r;
}

static value itself(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return int_exact(vm, self);
}

static value one_pair(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return is_int(a[0]) ? int_divmod(vm, self, a[0]) : ref(NOT_IMPLEMENTED);
}

static value pair_reversed(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return is_int(a[0]) ? int_divmod(vm, a[0], self) : ref(NOT_IMPLEMENTED);
}

/* Rounds z to a multiple of m > 0, half to even. */
static value round_to(struct vm *vm, const mpz_t z, const mpz_t m)
{
    mpz_t q, r, twice;
    mpz_init(q), mpz_init(r), mpz_init(twice);
    mpz_fdiv_qr(q, r, z, m);
    mpz_mul_2exp(twice, r, 1);
    int c = mpz_cmp(twice, m);
    if (c > 0 || (c == 0 && mpz_odd_p(q)))
        mpz_add_ui(q, q, 1);
    mpz_mul(q, q, m);
    mpz_clear(r), mpz_clear(twice);
    return int_take(vm, q);
}

static value round_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t digits = 0;
    value given = a[0] ? value_index(vm, a[0]) : small_new(0);
    if (!given)
        return NULL;
    if (!int_fits(given, &digits))
        digits = int_sign(given) < 0 ? -INT64_MAX : INT64_MAX;
    unref(vm, given);
    if (digits >= 0)
        return int_exact(vm, self);
    struct big b;
    big_open(&b, self);
    value r;
    if (-digits > (int64_t)mpz_sizeinbase(b.z, 10) + 1) {
        r = small_new(0);
    } else {
        mpz_t m;
        mpz_init(m);
        mpz_ui_pow_ui(m, 10, (unsigned long)-digits);
        r = round_to(vm, b.z, m);
        mpz_clear(m);
    }
    big_close(&b);
    return r;
}

static value get_one(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return small_new(1);
}

static value get_zero(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return small_new(0);
}

static value new_args(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value i = int_exact(vm, self);
    value t = i ? tuple_from(vm, &i, 1) : NULL;
    xunref(vm, i);
    return t;
}

const struct getset int_getset[] = {
    {.name = "real", .get = int_exact},
    {.name = "imag", .get = get_zero},
    {.name = "numerator", .get = int_exact},
    {.name = "denominator", .get = get_one},
    {.name = NULL},
};

const struct native int_methods[] = {
    {"bit_length", bit_length, "", 0},
    {"bit_count", bit_count, "", 0},
    {"to_bytes", to_bytes, "length=, byteorder=, *, signed=", 0},
    {"from_bytes", from_bytes, "bytes, byteorder=, *, signed=", NATIVE_CLASS},
    {"as_integer_ratio", as_integer_ratio, "", 0},
    {"conjugate", itself, "", 0},
    {"__trunc__", itself, "", 0},
    {"__floor__", itself, "", 0},
    {"__ceil__", itself, "", 0},
    {"__round__", round_method, "ndigits=, /", 0},
    {"__divmod__", one_pair, "value, /", NATIVE_WRAPPER},
    {"__rdivmod__", pair_reversed, "value, /", NATIVE_WRAPPER},
    {"__getnewargs__", new_args, "", 0},
    {.name = NULL},
};
