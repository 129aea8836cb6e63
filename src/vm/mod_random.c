/* The generator under the random module: CPython's numbers for the same seed.
 * What is made of them is in prelude/random.py.
 */
#include "vm/mod_random.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "vm/lib_priv.h"
#include "vm/mod_digest.h"

#include "vm/prelude/random.py.h"

/* -- seeding ---------------------------------------------------------------- */

static void seed_mpz(struct random_obj *r, const mpz_t z)
{
    size_t n = (mpz_sizeinbase(z, 2) + 31) / 32;
    uint32_t *key = xcalloc(n ? n : 1, sizeof *key);
    size_t count;
    mpz_export(key, &count, -1, sizeof *key, 0, 0, z);
    mt_seed(&r->mt, key, count ? count : 1);
    free(key);
}

static void seed_u64(struct random_obj *r, uint64_t u)
{
    uint32_t key[2] = {(uint32_t)u, (uint32_t)(u >> 32)};
    mt_seed(&r->mt, key, key[1] ? 2 : 1);
}

/* None is the run's own seed; what is no int stands for its hash. */
static int seed_value(struct vm *vm, struct random_obj *r, value v)
{
    if (absent(v)) {
        seed_u64(r, vm->seed);
        return 0;
    }
    if (!is_int(v)) {
        int64_t h = value_hash(vm, v);
        if (vm->exc)
            return -1;
        seed_u64(r, (uint64_t)h);
        return 0;
    }
    mpz_t z;
    mpz_init(z);
    int rc = mpz_of_value(vm, z, v);
    mpz_abs(z, z);
    if (rc == 0)
        seed_mpz(r, z);
    mpz_clear(z);
    return rc;
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

static value random_seed(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return seed_value(vm, random_of(self), a[0]) < 0 ? NULL : ref(NONE);
}

/* The number that a text as a seed stands for: its bytes and their digest. */
static value random_number_of(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)self, (void)n;
    struct str text;
    unsigned char sum[64];
    if (!bytes_get(a[0], &text))
        return exc_raise(vm, &exc_TypeError, "bytes are wanted");
    struct buf b = {0};
    buf_adds(&b, text);
    digest(DIGEST_SHA512, text, sum, sizeof sum);
    buf_add(&b, sum, sizeof sum);
    mpz_t z;
    mpz_init(z);
    mpz_import(z, b.n, 1, 1, 1, 0, b.p);
    value v = mpz_to_value(vm, z);
    mpz_clear(z);
    buf_fini(&b);
    return v;
}

/* -- raw numbers ------------------------------------------------------------ */

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

/* A number in [0, n), by rejection. */
static uint64_t below(struct random_obj *r, uint64_t n)
{
    int k = 64 - __builtin_clzll(n);
    uint64_t found;
    do
        found = bits_u64(r, k);
    while (found >= n);
    return found;
}

/* z = a number below n, for n of any size. */
static void below_mpz(struct random_obj *r, mpz_t z, const mpz_t n)
{
    size_t k = mpz_sizeinbase(n, 2);
    do
        random_bits(r, k, z);
    while (mpz_cmp(z, n) >= 0);
}

/* _randbelow(n): 0 for 0. */
static value random_randbelow(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    int64_t bound;
    if (!is_int(a[0]) || int_sign(a[0]) <= 0)
        return small_new(0);
    if (int_fits(a[0], &bound))
        return int_new(vm, (int64_t)below(random_of(self), (uint64_t)bound));
    mpz_t limit, found;
    mpz_inits(limit, found, NULL);
    value v = NULL;
    if (mpz_of_value(vm, limit, a[0]) == 0) {
        below_mpz(random_of(self), found, limit);
        v = mpz_to_value(vm, found);
    }
    mpz_clears(limit, found, NULL);
    return v;
}

static value random_random(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return float_new(vm, mt_double(&random_of(self)->mt));
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

/* -- the type and the module ------------------------------------------------ */

static value random_getstate(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)a, (void)n;
    struct random_obj *r = random_of(self);
    value words = tuple_alloc(vm, MT_N + 1);
    for (size_t i = 0; words && i < MT_N; i++)
        tuple_items(words)[i] = small_new(r->mt.state[i]);
    if (words)
        tuple_items(words)[MT_N] = small_new(r->mt.at);
    return words;
}

static value random_setstate(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)n;
    if (!is_tuple(a[0]))
        return exc_raise(vm, &exc_TypeError, "state vector must be a tuple");
    if (tuple_len(a[0]) != MT_N + 1)
        return exc_raise(vm, &exc_ValueError, "state vector is the wrong size");
    struct mt mt;
    for (size_t i = 0; i <= MT_N; i++) {
        int64_t w;
        if (value_as_int64(vm, tuple_items(a[0])[i], &w) < 0)
            return NULL;
        if (w < 0 || (i == MT_N && w > MT_N))
            return exc_raise(vm, &exc_ValueError, "invalid state");
        if (i < MT_N)
            mt.state[i] = (uint32_t)w;
        else
            mt.at = (int)w;
    }
    random_of(self)->mt = mt;
    return ref(NONE);
}

static const struct native random_methods[] = {
    {"seed", random_seed, "a=, /", NATIVE_C},
    {"random", random_random, "", NATIVE_C},
    {"getrandbits", random_getrandbits, "k, /", NATIVE_C},
    {"getstate", random_getstate, "", NATIVE_C},
    {"setstate", random_setstate, "state, /", NATIVE_C},
    {"_randbelow", random_randbelow, "n, /", NATIVE_C},
    {"_number_of", random_number_of, "text, /", NATIVE_C},
    {0},
};

struct type random_type = {
    .name = "Random", .module = "_random", .size = sizeof(struct random_obj),
    .flags = TYPE_BASE, .new_ = random_new, .methods = random_methods,
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

static int generator_init(struct vm *vm, value module)
{
    return module_add_type(vm, module, &random_type) < 0
               ? -1 : module_add_type(vm, module, &system_random_type);
}

const struct module_def mods_random[] = {
    {.name = "_random", .in_c = "_random", .init = generator_init},
    {.name = "random", .source = random_py,
     .imports = "_os=os _random"},
    {0},
};
