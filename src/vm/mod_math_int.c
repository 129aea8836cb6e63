/* The math module's functions of whole numbers of any size. */
#include "vm/mod_math.h"

/* Bits that a result may have before it is refused for its size. */
enum { MAX_BITS = 1 << 27 };

static value take_mpz(struct vm *vm, mpz_t z)
{
    value v = mpz_to_value(vm, z);
    mpz_clear(z);
    return v;
}

static value fold(struct vm *vm, value numbers, unsigned long start,
                  void (*fn)(mpz_t, const mpz_t, const mpz_t))
{
    mpz_t total, one;
    mpz_init_set_ui(total, start);
    mpz_init(one);
    for (size_t i = 0; i < tuple_len(numbers); i++) {
        if (mpz_of_value(vm, one, tuple_items(numbers)[i]) < 0)
            break;
        fn(total, total, one);
        mpz_abs(total, total);
    }
    mpz_clear(one);
    if (!vm->exc)
        return take_mpz(vm, total);
    mpz_clear(total);
    return NULL;
}

static value math_gcd(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return fold(vm, a[0], 0, mpz_gcd);
}

static value math_lcm(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return fold(vm, a[0], 1, mpz_lcm);
}

static value math_factorial(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self, (void)n;
    int64_t k;
    value i = value_index(vm, a[0]);
    if (!i)
        return NULL;
    bool fits = int_fits(i, &k), negative = int_sign(i) < 0;
    unref(vm, i);
    if (negative)
        return exc_raise(vm, &exc_ValueError,
                         "factorial() not defined for negative values");
    if (!fits)
        return exc_raise(vm, &exc_OverflowError, "factorial() argument should "
                         "not exceed %lld", (long long)INT64_MAX);
    if (k > 5000000 || !vm_reserve(vm, (size_t)k * 3))
        return vm->exc ? NULL : exc_raise_memory(vm);
    mpz_t z;
    mpz_init(z);
    mpz_fac_ui(z, (unsigned long)k);
    return take_mpz(vm, z);
}

static value math_isqrt(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    mpz_t z;
    mpz_init(z);
    if (mpz_of_value(vm, z, a[0]) == 0) {
        if (mpz_sgn(z) >= 0) {
            mpz_sqrt(z, z);
            return take_mpz(vm, z);
        }
        exc_raise(vm, &exc_ValueError,
                  "isqrt() argument must be nonnegative");
    }
    mpz_clear(z);
    return NULL;
}

/* n and k of comb and perm; 0, or -1 with an exception. */
static int choose_args(struct vm *vm, const value *a, mpz_t n, mpz_t k)
{
    if (mpz_of_value(vm, n, a[0]) < 0)
        return -1;
    if (!a[1])
        mpz_set(k, n);
    else if (mpz_of_value(vm, k, a[1]) < 0)
        return -1;
    if (mpz_sgn(n) < 0)
        exc_raise(vm, &exc_ValueError, "n must be a non-negative integer");
    else if (mpz_sgn(k) < 0)
        exc_raise(vm, &exc_ValueError, "k must be a non-negative integer");
    return vm->exc ? -1 : 0;
}

/* n! / (n-k)!, or with `ordered` false divided by k! as well. */
static value choose(struct vm *vm, const value *a, bool ordered)
{
    mpz_t n, k, r;
    mpz_inits(n, k, r, NULL);
    value v = NULL;
    if (choose_args(vm, a, n, k) < 0)
        goto end;
    if (mpz_cmp(k, n) > 0) {
        v = small_new(0);
        goto end;
    }
    mpz_sub(r, n, k);
    if (!ordered && mpz_cmp(r, k) < 0)
        mpz_swap(r, k);
    if (!mpz_fits_ulong_p(k) ||
        (double)mpz_get_ui(k) * (double)mpz_sizeinbase(n, 2) > MAX_BITS) {
        exc_raise_memory(vm);
        goto end;
    }
    unsigned long count = mpz_get_ui(k);
    if (!ordered) {
        mpz_bin_ui(r, n, count);
    } else {
        mpz_set_ui(r, 1);
        for (; count > 0; count--) {
            mpz_mul(r, r, n);
            mpz_sub_ui(n, n, 1);
        }
    }
    v = mpz_to_value(vm, r);
end:
    mpz_clears(n, k, r, NULL);
    return v;
}

static value math_comb(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return choose(vm, a, false);
}

static value math_perm(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return absent(a[1]) ? math_factorial(vm, self, a, 1) : choose(vm, a, true);
}

const struct native math_int_functions[] = {
    {"gcd", math_gcd, "*integers", 0},
    {"lcm", math_lcm, "*integers", 0},
    {"factorial", math_factorial, "x, /", 0},
    {"isqrt", math_isqrt, "n, /", 0},
    {"comb", math_comb, "n, k, /", 0},
    {"perm", math_perm, "n, k=, /", 0},
    {0},
};
