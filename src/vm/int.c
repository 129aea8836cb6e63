/* int: representation, arithmetic, comparison, hash. Methods and text are in
 * int_methods.c and int_text.c. */
#include <math.h>
#include <stdlib.h>

#include "base/quotient.h"
#include "vm/data_priv.h"
#include "vm/int_priv.h"

enum { HASH_BITS = 61 };
static const uint64_t hash_modulus = ((uint64_t)1 << HASH_BITS) - 1;

/* More bits than this (8 MB) take GMP seconds; a lesson has no use for them. */
static const double bits_max = 1 << 26;

/* -- representation -- */

void big_open(struct big *b, value v)
{
    intptr_t word;
    b->own = int_word(v, &word);
    if (b->own)
        mpz_init_set_si(b->z, word);
    else
        b->z[0] = ((struct int_obj *)v)->z[0];
}

void big_close(struct big *b)
{
    if (b->own)
        mpz_clear(b->z);
}

value int_take(struct vm *vm, mpz_t z)
{
    if (mpz_fits_slong_p(z)) {
        long i = mpz_get_si(z);
        if (i >= SMALL_MIN && i <= SMALL_MAX) {
            mpz_clear(z);
            return small_new(i);
        }
    }
    struct int_obj *o = obj_new(vm, &int_type, 0);
    if (!o) {
        mpz_clear(z);
        return NULL;
    }
    o->z[0] = z[0];
    vm->memory += mpz_size(z) * sizeof(mp_limb_t);
    return &o->obj;
}

static void int_dealloc(struct vm *vm, value v)
{
    struct int_obj *o = (struct int_obj *)v;
    size_t bytes = mpz_size(o->z) * sizeof(mp_limb_t);
    vm->memory -= bytes;
    mpz_clear(o->z);
}

value int_new(struct vm *vm, int64_t i)
{
    if (i >= SMALL_MIN && i <= SMALL_MAX)
        return small_new(i);
    mpz_t z;
    mpz_init_set_si(z, i);
    return int_take(vm, z);
}

value int_new_unsigned(struct vm *vm, uint64_t u)
{
    mpz_t z;
    mpz_init_set_ui(z, u);
    return int_take(vm, z);
}

value int_from_double(struct vm *vm, double d)
{
    if (isnan(d))
        return exc_raise(vm, &exc_ValueError,
                         "cannot convert float NaN to integer");
    if (isinf(d))
        return exc_raise(vm, &exc_OverflowError,
                         "cannot convert float infinity to integer");
    if (fabs(d) < 0x1p61)
        return small_new((intptr_t)d);
    mpz_t z;
    mpz_init_set_d(z, d);
    return int_take(vm, z);
}

value int_exact(struct vm *vm, value v)
{
    intptr_t word;
    if (int_word(v, &word))
        return small_new(word);
    if (v->type == &int_type)
        return ref(v);
    mpz_t z;
    mpz_init_set(z, ((struct int_obj *)v)->z);
    return int_take(vm, z);
}

int int_sign(value v)
{
    intptr_t word;
    if (int_word(v, &word))
        return word < 0 ? -1 : word > 0;
    return mpz_sgn(((struct int_obj *)v)->z);
}

bool int_fits(value v, int64_t *out)
{
    intptr_t word;
    if (int_word(v, &word)) {
        *out = word;
        return true;
    }
    const struct int_obj *o = (struct int_obj *)v;
    if (!mpz_fits_slong_p(o->z))
        return false;
    *out = mpz_get_si(o->z);
    return true;
}

/* -- to double -- */

double int_to_double(value v)
{
    intptr_t word;
    if (int_word(v, &word))
        return (double)word;
    double d;
    whole_double(((struct int_obj *)v)->z, &d);
    return d;
}

/* -- hash and comparison -- */

int64_t int_hash(value v)
{
    intptr_t word;
    uint64_t h;
    bool negative;
    if (int_word(v, &word)) {
        negative = word < 0;
        h = (negative ? 0 - (uint64_t)word : (uint64_t)word) % hash_modulus;
    } else {
        const struct int_obj *o = (struct int_obj *)v;
        negative = mpz_sgn(o->z) < 0;
        h = mpz_tdiv_ui(o->z, hash_modulus);
    }
    int64_t result = negative ? -(int64_t)h : (int64_t)h;
    return result == -1 ? -2 : result;
}

static int64_t int_hash_slot(struct vm *vm, value v)
{
    (void)vm;
    return int_hash(v);
}

int int_compare(value a, value b)
{
    intptr_t x, y;
    if (int_word(a, &x) && int_word(b, &y))
        return x < y ? -1 : x > y;
    struct big p, q;
    big_open(&p, a), big_open(&q, b);
    int c = mpz_cmp(p.z, q.z);
    big_close(&p), big_close(&q);
    return c < 0 ? -1 : c > 0;
}

static value int_compare_slot(struct vm *vm, value a, value b,
                              enum compare_op op)
{
    (void)vm;
    if (!is_int(a) || !is_int(b))
        return ref(NOT_IMPLEMENTED);
    return bool_value(compare_holds(int_compare(a, b), op));
}

/* -- arithmetic -- */

bool int_bits_allowed(struct vm *vm, double bits)
{
    if (bits > bits_max) {
        exc_raise_memory(vm);
        return false;
    }
    return bits < 65536 || vm_reserve(vm, (size_t)(bits / 8) * 2);
}

static value divide_by_zero(struct vm *vm, const char *text)
{
    return exc_raise(vm, &exc_ZeroDivisionError, "%s", text);
}

static intptr_t floor_div(intptr_t a, intptr_t b)
{
    intptr_t q = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? q - 1 : q;
}

static intptr_t floor_mod(intptr_t a, intptr_t b)
{
    intptr_t r = a % b;
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

static value true_divide(struct vm *vm, value a, value b)
{
    if (int_sign(b) == 0)
        return divide_by_zero(vm, "division by zero");
    intptr_t x, y;
    const intptr_t exact = (intptr_t)1 << 53;
    if (int_word(a, &x) && int_word(b, &y) && x <= exact && x >= -exact &&
        y <= exact && y >= -exact)
        return float_new(vm, (double)x / (double)y);
    struct big p, q;
    double d;
    big_open(&p, a), big_open(&q, b);
    bool ok = quotient_double(p.z, q.z, &d);
    big_close(&p), big_close(&q);
    if (!ok)
        return exc_raise(vm, &exc_OverflowError,
                         "integer division result too large for a float");
    return float_new(vm, d);
}

static value int_to_float(struct vm *vm, value v)
{
    double d = int_to_double(v);
    if (isinf(d))
        return exc_raise(vm, &exc_OverflowError,
                         "int too large to convert to float");
    return float_new(vm, d);
}

static value float_power(struct vm *vm, value a, value b)
{
    value x = int_to_float(vm, a);
    value y = x ? int_to_float(vm, b) : NULL;
    value r = y ? float_type.binary(vm, BIN_POW, x, y) : NULL;
    xunref(vm, x);
    xunref(vm, y);
    return r;
}

static value power(struct vm *vm, value a, value b)
{
    if (int_sign(b) < 0)
        return float_power(vm, a, b);
    struct big p, q;
    big_open(&p, a), big_open(&q, b);
    value r = NULL;
    double bits = (double)mpz_sizeinbase(p.z, 2);
    bool trivial = mpz_cmpabs_ui(p.z, 1) <= 0;
    double exponent = mpz_fits_ulong_p(q.z) ? (double)mpz_get_ui(q.z)
                                            : INFINITY;
    if (trivial || int_bits_allowed(vm, (bits - 1) * exponent)) {
        mpz_t z;
        mpz_init(z);
        unsigned long e = trivial ? mpz_sgn(q.z) ? 2 - mpz_odd_p(q.z) : 0
                                  : mpz_get_ui(q.z);
        mpz_pow_ui(z, p.z, e);
        r = int_take(vm, z);
    }
    big_close(&p), big_close(&q);
    return r;
}

static value shift_left(struct vm *vm, const mpz_t a, const mpz_t count)
{
    if (mpz_sgn(a) == 0)
        return small_new(0);
    /* CPython's digits of 30 bits take 4 bytes each, below 2**63 in all. */
    mpz_t digits;
    mpz_init(digits);
    mpz_fdiv_q_ui(digits, count, 30);
    bool fits = mpz_sizeinbase(digits, 2) <= 61;
    mpz_clear(digits);
    if (!fits)
        return exc_raise(vm, &exc_OverflowError,
                         "too many digits in integer");
    if (!mpz_fits_slong_p(count) || mpz_get_si(count) > (long)1 << 60)
        return exc_raise_memory(vm);
    unsigned long n = mpz_get_ui(count);
    if (!int_bits_allowed(vm, (double)mpz_sizeinbase(a, 2) + (double)n))
        return NULL;
    mpz_t z;
    mpz_init(z);
    mpz_mul_2exp(z, a, n);
    return int_take(vm, z);
}

static value shift(struct vm *vm, enum binary_op op, value a, value b)
{
    if (int_sign(b) < 0)
        return exc_raise(vm, &exc_ValueError, "negative shift count");
    intptr_t x, n;
    if (op == BIN_RSHIFT && int_word(a, &x) && int_word(b, &n))
        return small_new(x >> (n > 63 ? 63 : n));
    struct big p, q;
    big_open(&p, a), big_open(&q, b);
    value r;
    if (op == BIN_LSHIFT) {
        r = shift_left(vm, p.z, q.z);
    } else if (!mpz_fits_ulong_p(q.z)) {
        r = small_new(mpz_sgn(p.z) < 0 ? -1 : 0);
    } else {
        mpz_t z;
        mpz_init(z);
        mpz_fdiv_q_2exp(z, p.z, mpz_get_ui(q.z));
        r = int_take(vm, z);
    }
    big_close(&p), big_close(&q);
    return r;
}

static value big_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    struct big p, q;
    big_open(&p, a), big_open(&q, b);
    value r = NULL;
    mpz_t z;
    double bits = (double)mpz_size(p.z) * 64 + (double)mpz_size(q.z) * 64;
    if (int_bits_allowed(vm, bits)) {
        mpz_init(z);
        switch (op) {
        case BIN_ADD: mpz_add(z, p.z, q.z); break;
        case BIN_SUB: mpz_sub(z, p.z, q.z); break;
        case BIN_MUL: mpz_mul(z, p.z, q.z); break;
        case BIN_FLOORDIV: mpz_fdiv_q(z, p.z, q.z); break;
        case BIN_MOD: mpz_fdiv_r(z, p.z, q.z); break;
        case BIN_AND: mpz_and(z, p.z, q.z); break;
        case BIN_OR: mpz_ior(z, p.z, q.z); break;
        default: mpz_xor(z, p.z, q.z); break;
        }
        r = int_take(vm, z);
    }
    big_close(&p), big_close(&q);
    return r;
}

/* Two words: true when the result fits one, too. */
static bool word_binary(enum binary_op op, intptr_t x, intptr_t y, intptr_t *r)
{
    switch (op) {
    case BIN_ADD: *r = x + y; break; /* 63 bits each: can't overflow 64 */
    case BIN_SUB: *r = x - y; break;
    case BIN_MUL:
        if (__builtin_mul_overflow(x, y, r))
            return false;
        break;
    case BIN_FLOORDIV: *r = floor_div(x, y); break;
    case BIN_MOD: *r = floor_mod(x, y); break;
    case BIN_AND: *r = x & y; break;
    case BIN_OR: *r = x | y; break;
    case BIN_XOR: *r = x ^ y; break;
    case BIN_LSHIFT:
        if (y < 0 || y > 61 || x > (SMALL_MAX >> y) || x < (SMALL_MIN >> y))
            return false;
        *r = (intptr_t)((uintptr_t)x << y);
        break;
    default: return false;
    }
    return *r >= SMALL_MIN && *r <= SMALL_MAX;
}

value int_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if ((op == BIN_FLOORDIV || op == BIN_MOD) && int_sign(b) == 0)
        return divide_by_zero(vm, op == BIN_MOD
                                      ? "integer modulo by zero"
                                      : "integer division or modulo by zero");
    intptr_t x, y, r;
    if (int_word(a, &x) && int_word(b, &y) && word_binary(op, x, y, &r))
        return small_new(r);
    switch (op) {
    case BIN_DIV: return true_divide(vm, a, b);
    case BIN_POW: return power(vm, a, b);
    case BIN_LSHIFT:
    case BIN_RSHIFT: return shift(vm, op, a, b);
    case BIN_MATMUL:
    case BIN_COUNT: return ref(NOT_IMPLEMENTED);
    default: return big_binary(vm, op, a, b);
    }
}

static value int_binary_slot(struct vm *vm, enum binary_op op, value a,
                             value b)
{
    if (!is_int(a) || !is_int(b))
        return ref(NOT_IMPLEMENTED);
    return int_binary(vm, op, a, b);
}

value int_divmod(struct vm *vm, value a, value b)
{
    if (int_sign(b) == 0)
        return divide_by_zero(vm, "integer division or modulo by zero");
    value q = int_binary(vm, BIN_FLOORDIV, a, b);
    value r = q ? int_binary(vm, BIN_MOD, a, b) : NULL;
    value pair = r ? tuple_from(vm, (value[]){q, r}, 2) : NULL;
    xunref(vm, q);
    xunref(vm, r);
    return pair;
}

/* |m| > 0. A negative exponent needs the inverse of a. */
static value big_pow_mod(struct vm *vm, const mpz_t a, const mpz_t b,
                         const mpz_t m)
{
    mpz_t z, base, modulus, exponent;
    mpz_init_set(base, a), mpz_init_set(exponent, b);
    mpz_init(modulus), mpz_init(z);
    mpz_abs(modulus, m);
    bool ok = true;
    if (mpz_sgn(b) < 0) {
        ok = mpz_invert(base, base, modulus) != 0 ||
             mpz_cmp_ui(modulus, 1) == 0;
        mpz_neg(exponent, exponent);
    }
    if (ok) {
        mpz_powm(z, base, exponent, modulus);
        mpz_fdiv_r(z, z, m);
    }
    mpz_clear(base), mpz_clear(exponent), mpz_clear(modulus);
    if (ok)
        return int_take(vm, z);
    mpz_clear(z);
    return exc_raise(vm, &exc_ValueError,
                     "base is not invertible for the given modulus");
}

value int_pow_mod(struct vm *vm, value a, value b, value m)
{
    if (int_sign(m) == 0)
        return exc_raise(vm, &exc_ValueError,
                         "pow() 3rd argument cannot be 0");
    struct big p, q, r;
    big_open(&p, a), big_open(&q, b), big_open(&r, m);
    value v = big_pow_mod(vm, p.z, q.z, r.z);
    big_close(&p), big_close(&q), big_close(&r);
    return v;
}

static value int_negative(struct vm *vm, value v)
{
    return int_binary(vm, BIN_SUB, small_new(0), v);
}

static value int_invert(struct vm *vm, value v)
{
    return int_binary(vm, BIN_SUB, small_new(-1), v);
}

static value int_absolute(struct vm *vm, value v)
{
    return int_sign(v) < 0 ? int_negative(vm, v) : int_exact(vm, v);
}

static int int_truth(struct vm *vm, value v)
{
    (void)vm;
    return int_sign(v) != 0;
}

static value int_repr(struct vm *vm, value v)
{
    return int_to_text(vm, v, 10);
}

static value int_format(struct vm *vm, value v, value spec)
{
    if (!str_text(spec).n && type_of(v) != &int_type)
        return value_str(vm, v);
    return format_int(vm, v, str_text(spec));
}

struct type int_type = {
    .name = "int",
    .size = sizeof(struct int_obj),
    .flags = TYPE_BASE | TYPE_INT,
    .new_ = int_new_slot,
    .dealloc = int_dealloc,
    .repr = int_repr,
    .hash = int_hash_slot,
    .compare = int_compare_slot,
    .truth = int_truth,
    .format = int_format,
    .binary = int_binary_slot,
    .negative = int_negative,
    .positive = int_exact,
    .invert = int_invert,
    .absolute = int_absolute,
    .to_int = int_exact,
    .to_float = int_to_float,
    .index = int_exact,
    .methods = int_methods,
    .getset = int_getset,
};
