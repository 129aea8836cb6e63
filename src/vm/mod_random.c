/* The random module: CPython's numbers for the same seed. Distributions and
 * selections are methods of Random; the module's functions are those of one
 * hidden instance, which starts with the run's own seed.
 */
#include "vm/mod_random.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "vm/lib_priv.h"
#include "vm/mod_digest.h"

/* -- seeding ---------------------------------------------------------------- */

static void seed_mpz(struct random_obj *r, const mpz_t z)
{
    size_t n = (mpz_sizeinbase(z, 2) + 31) / 32;
    uint32_t *key = xcalloc(n ? n : 1, sizeof *key);
    size_t count;
    mpz_export(key, &count, -1, sizeof *key, 0, 0, z);
    mt_seed(&r->mt, key, count ? count : 1);
    free(key);
    r->has_gauss = false;
}

static void seed_bytes(struct random_obj *r, struct str text)
{
    struct buf b = {0};
    unsigned char sum[64];
    buf_adds(&b, text);
    digest(DIGEST_SHA512, text, sum, sizeof sum);
    buf_add(&b, sum, sizeof sum);
    mpz_t z;
    mpz_init(z);
    mpz_import(z, b.n, 1, 1, 1, 0, b.p);
    seed_mpz(r, z);
    mpz_clear(z);
    buf_fini(&b);
}

static void seed_u64(struct random_obj *r, uint64_t u)
{
    uint32_t key[2] = {(uint32_t)u, (uint32_t)(u >> 32)};
    mt_seed(&r->mt, key, key[1] ? 2 : 1);
    r->has_gauss = false;
}

static int seed_value(struct vm *vm, struct random_obj *r, value v)
{
    struct str text;
    if (absent(v)) {
        seed_u64(r, vm->seed);
        return 0;
    }
    if (is_int(v)) {
        mpz_t z;
        mpz_init(z);
        int rc = mpz_of_value(vm, z, v);
        mpz_abs(z, z);
        if (rc == 0)
            seed_mpz(r, z);
        mpz_clear(z);
        return rc;
    }
    if (is_str(v) || bytes_get(v, &text)) {
        seed_bytes(r, is_str(v) ? str_text(v) : text);
        return 0;
    }
    if (is_float(v)) {
        int64_t h = value_hash(vm, v);
        seed_u64(r, (uint64_t)h);
        return 0;
    }
    exc_raise(vm, &exc_TypeError, "The only supported seed types are: None,\n"
              "int, float, str, bytes, and bytearray.");
    return -1;
}

static value random_new(struct vm *vm, struct type *t, const value *args,
                        size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    struct random_obj *r = obj_new(vm, t, 0);
    if (r)
        seed_u64(r, vm->seed);
    return r ? &r->obj : NULL;
}

static int random_init(struct vm *vm, value self, const value *args, size_t n,
                       value kwnames)
{
    static const char *const names[] = {"x", NULL};
    value a[1];
    if (params_bind(vm, &(struct params){"Random", names, 0, 0, 0}, args, n,
                    kwnames, a) < 0)
        return -1;
    return seed_value(vm, random_of(self), a[0]);
}

static value random_seed(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return seed_value(vm, random_of(self), a[0]) < 0 ? NULL : ref(NONE);
}

/* -- raw numbers ------------------------------------------------------------ */

double random_double(value self)
{
    return mt_double(&random_of(self)->mt);
}

/* k bits, low words first. */
static void random_bits(struct random_obj *r, uint64_t k, mpz_t z)
{
    size_t words = (size_t)((k + 31) / 32);
    uint32_t *w = xcalloc(words ? words : 1, sizeof *w);
    for (size_t i = 0; i < words; i++, k -= 32)
        w[i] = k >= 32 ? mt_next(&r->mt) : mt_next(&r->mt) >> (32 - k);
    mpz_import(z, words, -1, sizeof *w, 0, 0, w);
    free(w);
}

static uint64_t bits_u64(struct random_obj *r, int k)
{
    if (k <= 32)
        return k ? mt_next(&r->mt) >> (32 - k) : 0;
    uint64_t low = mt_next(&r->mt);
    return low | (uint64_t)(mt_next(&r->mt) >> (64 - k)) << 32;
}

uint64_t random_below(value self, uint64_t n)
{
    if (n == 0)
        return 0;
    int k = 64 - __builtin_clzll(n);
    uint64_t r;
    do
        r = bits_u64(random_of(self), k);
    while (r >= n);
    return r;
}

/* z = a number below n, for n of any size. */
static void random_below_mpz(struct random_obj *r, mpz_t z, const mpz_t n)
{
    size_t k = mpz_sizeinbase(n, 2);
    do
        random_bits(r, k, z);
    while (mpz_cmp(z, n) >= 0);
}

static value random_random(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return float_new(vm, random_double(self));
}

static value random_getrandbits(struct vm *vm, value self, const value *a,
                                size_t n)
{
    (void)n;
    int k;
    if (value_as_int(vm, a[0], &k) < 0)
        return NULL;
    if (k < 0)
        return exc_raise(vm, &exc_ValueError,
                         "number of bits must be non-negative");
    if (k <= 61)
        return int_new(vm, (int64_t)bits_u64(random_of(self), (int)k));
    if (!vm_reserve(vm, (size_t)k / 8 * 2))
        return NULL;
    mpz_t z;
    mpz_init(z);
    random_bits(random_of(self), (uint64_t)k, z);
    value v = mpz_to_value(vm, z);
    mpz_clear(z);
    return v;
}

static value random_randbytes(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    int64_t count;
    if (!is_int(a[0])) { /* it is multiplied by 8 first */
        value bits = value_binary(vm, BIN_MUL, a[0], small_new(8));
        if (!bits)
            return NULL;
        unref(vm, bits);
    }
    if (value_as_int64(vm, a[0], &count) < 0)
        return NULL;
    if (count < 0)
        return exc_raise(vm, &exc_ValueError,
                         "number of bits must be non-negative");
    if (!vm_reserve(vm, (size_t)count))
        return NULL;
    struct buf b = {0};
    for (int64_t left = count; left > 0; left -= 4) {
        uint32_t w = mt_next(&random_of(self)->mt);
        if (left < 4)
            w >>= 32 - 8 * left;
        for (int i = 0; i < 4 && i < left; i++)
            buf_addc(&b, (char)(w >> 8 * i));
    }
    value v = bytes_new(vm, b.p, b.n);
    buf_fini(&b);
    return v;
}

/* -- ranges ----------------------------------------------------------------- */

static value empty_range(struct vm *vm, value start, value stop, mpz_t width)
{
    if (absent(stop))
        return exc_raise(vm, &exc_ValueError, "empty range for randrange()");
    value w = mpz_to_value(vm, width);
    value parts[3] = {start, stop, w};
    value text[3] = {0};
    bool ok = w != NULL;
    for (size_t i = 0; ok && i < 3; i++)
        ok = (text[i] = value_str(vm, parts[i])) != NULL;
    if (ok)
        exc_raise(vm, &exc_ValueError,
                  "empty range for randrange() (%s, %s, %s)", str_z(text[0]),
                  str_z(text[1]), str_z(text[2]));
    for (size_t i = 0; i < 3; i++)
        xunref(vm, text[i]);
    xunref(vm, w);
    return NULL;
}

/* How many numbers start, start + step, ... lie before stop: into count. */
static void range_count(mpz_t count, const mpz_t width, const mpz_t step)
{
    mpz_add(count, width, step);
    if (mpz_sgn(step) > 0)
        mpz_sub_ui(count, count, 1);
    else
        mpz_add_ui(count, count, 1);
    mpz_fdiv_q(count, count, step);
}

/* start + step * below(count) for big and small alike; z are scratch. */
static value pick_from(struct vm *vm, value self, value start, value stop,
                       value step, mpz_t *z)
{
    mpz_t *from = &z[0], *width = &z[1], *by = &z[2], *count = &z[3];
    if (mpz_of_value(vm, *from, start) < 0)
        return NULL;
    if (absent(stop)) {
        mpz_set(*width, *from);
        mpz_set_ui(*from, 0);
    } else {
        if (mpz_of_value(vm, *width, stop) < 0)
            return NULL;
        mpz_sub(*width, *width, *from);
    }
    mpz_set_ui(*by, 1);
    if (step && mpz_of_value(vm, *by, step) < 0)
        return NULL;
    if (mpz_sgn(*by) == 0)
        return exc_raise(vm, &exc_ValueError, "zero step for randrange()");
    range_count(*count, *width, *by);
    if (mpz_sgn(*count) <= 0) {
        if (mpz_cmp_ui(*by, 1) != 0)
            return exc_raise(vm, &exc_ValueError,
                             "empty range for randrange()");
        return empty_range(vm, start, stop, *width);
    }
    random_below_mpz(random_of(self), *width, *count);
    mpz_mul(*width, *width, *by);
    mpz_add(*from, *from, *width);
    return mpz_to_value(vm, *from);
}

/* An argument as an int: what has no __index__ may still stand for a whole
 * number. New reference; NULL passes through. */
static value whole(struct vm *vm, value v, const char *what, bool warns)
{
    if (!v || (is_int(v) && !is_bool(v)))
        return xref(v);
    if (is_bool(v))
        return small_new(v == TRUE_);
    value i = value_index(vm, v);
    if (i || !exc_is(vm, &exc_TypeError))
        return i;
    exc_clear(vm);
    if (!(i = value_call1(vm, (value)&int_type, v)))
        return NULL;
    int same = value_compare_bool(vm, i, v, CMP_EQ);
    if (same >= 0 && warns)
        vm_warn(vm, &exc_DeprecationWarning, "%s", same
                    ? "non-integer arguments to randrange() have been "
                      "deprecated since Python 3.10 and will be removed in a "
                      "subsequent version"
                    : "randrange() will raise TypeError in the future");
    if (same > 0)
        return i;
    unref(vm, i);
    return same < 0 ? NULL : exc_raise(vm, &exc_ValueError,
                                       "non-integer %s for randrange()", what);
}

/* It warns when the program itself asks, and not randint. */
static value pick(struct vm *vm, value self, value start, value stop,
                  value step, bool warns)
{
    value args[3] = {start, stop, step}, whole_args[3] = {0};
    static const char *const names[] = {"arg 1", "stop", "step"};
    mpz_t z[4];
    for (int i = 0; i < 4; i++)
        mpz_init(z[i]);
    value v = NULL;
    for (int i = 0; i < 3 && !vm->exc; i++)
        whole_args[i] = whole(vm, args[i], names[i], warns);
    if (!vm->exc)
        v = pick_from(vm, self, whole_args[0], whole_args[1], whole_args[2],
                      z);
    for (int i = 0; i < 3; i++)
        xunref(vm, whole_args[i]);
    for (int i = 0; i < 4; i++)
        mpz_clear(z[i]);
    return v;
}

static value random_randrange(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    if (absent(a[1]) && a[2])
        return exc_raise(vm, &exc_TypeError,
                         "Missing a non-None stop argument");
    return pick(vm, self, a[0], absent(a[1]) ? NULL : a[1], a[2],
                true);
}

/* The numbers from a up to below b + 1. */
static value random_randint(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    if (both_small(a[0], a[1]) && small_get(a[0]) <= small_get(a[1])) {
        uint64_t width = (uint64_t)small_get(a[1]) - (uint64_t)small_get(a[0]);
        return int_new(vm, small_get(a[0]) +
                               (int64_t)random_below(self, width + 1));
    }
    value stop = value_binary(vm, BIN_ADD, a[1], small_new(1));
    value v = stop ? pick(vm, self, a[0], stop, NULL, false) : NULL;
    xunref(vm, stop);
    return v;
}

/* -- the type and the module ------------------------------------------------ */

static value random_getstate(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)a, (void)n;
    struct random_obj *r = random_of(self);
    value words = tuple_alloc(vm, MT_N + 1);
    if (!words)
        return NULL;
    for (size_t i = 0; i < MT_N; i++)
        tuple_items(words)[i] = small_new(r->mt.state[i]);
    tuple_items(words)[MT_N] = small_new(r->mt.at);
    value state[3] = {small_new(3), words, NONE};
    if (r->has_gauss)
        state[2] = float_new(vm, r->gauss);
    value t = state[2] ? tuple_from(vm, state, 3) : NULL;
    unref(vm, words);
    if (r->has_gauss)
        xunref(vm, state[2]);
    return t;
}

static value random_setstate(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)n;
    value words = is_tuple(a[0]) && tuple_len(a[0]) == 3
                      ? tuple_items(a[0])[1] : NULL;
    if (!words || !is_tuple(words) || tuple_len(words) != MT_N + 1)
        return exc_raise(vm, &exc_ValueError, "state vector is the wrong size");
    struct random_obj *r = random_of(self);
    struct mt mt;
    for (size_t i = 0; i <= MT_N; i++) {
        int64_t w;
        if (value_as_int64(vm, tuple_items(words)[i], &w) < 0)
            return NULL;
        if (w < 0 || (i == MT_N && w > MT_N))
            return exc_raise(vm, &exc_ValueError, "invalid state");
        if (i < MT_N)
            mt.state[i] = (uint32_t)w;
        else
            mt.at = (int)w;
    }
    value gauss = tuple_items(a[0])[2];
    r->has_gauss = gauss != NONE;
    if (r->has_gauss && value_as_double(vm, gauss, &r->gauss) < 0)
        return NULL;
    r->mt = mt;
    return ref(NONE);
}

static const struct native random_methods[] = {
    {"seed", random_seed, "a=, version=", 0},
    {"random", random_random, "", NATIVE_C},
    {"getrandbits", random_getrandbits, "k, /", NATIVE_C},
    {"randbytes", random_randbytes, "n", 0},
    {"randrange", random_randrange, "start, stop=, step=", 0},
    {"randint", random_randint, "a, b", 0},
    {"getstate", random_getstate, "", 0},
    {"setstate", random_setstate, "state", 0},
#define X(name, sig) {#name, random_##name, sig, 0},
    RANDOM_SELECTIONS(X) RANDOM_DISTRIBUTIONS(X)
#undef X
    {0},
};

struct type random_type = {
    .name = "Random", .module = "random", .size = sizeof(struct random_obj),
    .flags = TYPE_BASE, .new_ = random_new, .init = random_init,
    .methods = random_methods,
};

/* SystemRandom has no place in a run that repeats. */
static value system_random_new(struct vm *vm, struct type *t,
                               const value *args, size_t n, value kwnames)
{
    (void)t, (void)args, (void)n, (void)kwnames;
    return exc_raise(vm, &exc_NotImplementedError,
                     "SystemRandom is refused: every run of a program here "
                     "draws the same numbers");
}

static struct type system_random_type = {
    .name = "SystemRandom", .module = "random", .new_ = system_random_new,
};

static int random_module_init(struct vm *vm, value module)
{
    if (module_add_type(vm, module, &random_type) < 0 ||
        module_add_type(vm, module, &system_random_type) < 0)
        return -1;
    value hidden = value_call0(vm, (value)&random_type);
    if (!hidden || module_set_take(vm, module, "_inst", hidden) < 0)
        return -1;
    for (const struct native *m = random_methods; m->name; m++)
        if (module_set_take(vm, module, m->name,
                            value_getattr_z(vm, hidden, m->name)) < 0)
            return -1;
    return 0;
}

const struct module_def mods_random[] = {
    {.name = "random", .init = random_module_init},
    {0},
};
