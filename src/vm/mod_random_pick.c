/* random's selections: choice, choices, sample, shuffle. */
#include "vm/mod_random.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "vm/lib_priv.h"

static value item_at(struct vm *vm, value seq, int64_t i)
{
    if (is_list(seq) && (size_t)i < list_len(seq))
        return ref(list_items(seq)[i]);
    value key = int_new(vm, i);
    value item = key ? value_getitem(vm, seq, key) : NULL;
    xunref(vm, key);
    return item;
}

value random_choice(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t len = value_len(vm, a[0]);
    if (len < 0)
        return NULL;
    if (len == 0)
        return exc_raise(vm, &exc_IndexError,
                         "Cannot choose from an empty sequence");
    return item_at(vm, a[0], (int64_t)random_below(self, (uint64_t)len));
}

static int swap_items(struct vm *vm, value seq, int64_t i, int64_t j)
{
    value a = item_at(vm, seq, i), b = a ? item_at(vm, seq, j) : NULL;
    value ki = int_new(vm, i), kj = int_new(vm, j);
    int rc = b && ki && kj && value_setitem(vm, seq, ki, b) == 0 &&
                     value_setitem(vm, seq, kj, a) == 0 ? 0 : -1;
    xunref(vm, a);
    xunref(vm, b);
    xunref(vm, ki);
    xunref(vm, kj);
    return rc;
}

value random_shuffle(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t len = value_len(vm, a[0]);
    if (len < 0)
        return NULL;
    for (int64_t i = len - 1; i > 0; i--) {
        int64_t j = (int64_t)random_below(self, (uint64_t)i + 1);
        if (swap_items(vm, a[0], i, j) < 0)
            return NULL;
    }
    return ref(NONE);
}

/* -- sample ----------------------------------------------------------------- */

/* Draws k of n from a pool that shrinks; result keeps the references. */
static int sample_pool(value self, value pool, size_t k, value result)
{
    size_t n = list_len(pool);
    value *p = list_items(pool);
    for (size_t i = 0; i < k; i++) {
        size_t j = random_below(self, n - i);
        tuple_items(result)[i] = ref(p[j]);
        value drawn = p[j];
        p[j] = p[n - i - 1];
        p[n - i - 1] = drawn;
    }
    return 0;
}

/* Draws k indices and remembers which have been drawn. */
static int sample_set(struct vm *vm, value self, value population, size_t n,
                      size_t k, value result)
{
    value drawn = set_new(vm);
    if (!drawn)
        return -1;
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < k; i++) {
        value j;
        do
            j = small_new((intptr_t)random_below(self, n));
        while (set_contains(vm, drawn, j));
        rc = set_add(vm, drawn, j);
        tuple_items(result)[i] = item_at(vm, population, small_get(j));
        if (!tuple_items(result)[i])
            rc = -1;
    }
    unref(vm, drawn);
    return rc;
}

static value sample_plain(struct vm *vm, value self, value population,
                          int64_t k)
{
    int64_t n = value_len(vm, population);
    if (n < 0)
        return NULL;
    if (k < 0 || k > n)
        return exc_raise(vm, &exc_ValueError,
                         "Sample larger than population or is negative");
    value result = tuple_alloc(vm, (size_t)k);
    if (!result)
        return NULL;
    double set_size = 21;
    if (k > 5)
        set_size += pow(4, ceil(log((double)k * 3) / log(4)));
    int rc = -1;
    if ((double)n <= set_size) {
        value pool = list_of_iterable(vm, population);
        rc = pool ? sample_pool(self, pool, (size_t)k, result) : -1;
        xunref(vm, pool);
    } else {
        rc = sample_set(vm, self, population, (size_t)n, (size_t)k, result);
    }
    for (int64_t i = 0; rc < 0 && i < k; i++)
        if (!tuple_items(result)[i])
            tuple_items(result)[i] = NONE;
    value list = rc < 0 ? NULL : list_of_iterable(vm, result);
    unref(vm, result);
    return list;
}

/* population with counts: every element as often as its count says. */
static value expand_counts(struct vm *vm, value population, value counts)
{
    value list = list_new(vm);
    value it = list ? value_iter(vm, counts) : NULL;
    int64_t i = 0, times = 0;
    value count;
    while (it && !vm->exc && (count = value_next(vm, it))) {
        int rc = value_as_int64(vm, count, &times);
        unref(vm, count);
        if (rc == 0 && times < 0)
            exc_raise(vm, &exc_ValueError, "Counts must be non-negative");
        value item = vm->exc ? NULL : item_at(vm, population, i++);
        for (; item && times > 0; times--)
            list_append(vm, list, item);
        xunref(vm, item);
    }
    xunref(vm, it);
    if (list && vm->exc)
        clear_slot(vm, &list);
    return list;
}

/* As collections.abc.Sequence has it: a class with __getitem__ alone is none. */
static bool is_sequence(struct vm *vm, value v)
{
    struct str bytes;
    const struct type *t = type_of(v);
    if (t->flags & TYPE_SEQUENCE || is_str(v) || bytes_get(v, &bytes))
        return true;
    if (!(t->flags & TYPE_HEAP))
        return false;
    value abc = module_import(vm, "collections.abc");
    value check = abc ? dict_get_z(vm, vm->builtins, "isinstance") : NULL;
    value args[2] = {v, abc ? dict_get_z(vm, module_dict(abc), "Sequence")
                            : NULL};
    value yes = check && args[1] ? value_call(vm, check, args, 2, NULL) : NULL;
    bool is = yes == TRUE_;
    xunref(vm, yes);
    xunref(vm, abc);
    return is;
}

value random_sample(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (!is_sequence(vm, a[0]) && !vm->exc)
        return exc_raise(vm, &exc_TypeError, "Population must be a sequence.  "
                         "For dicts or sets, use sorted(d).");
    if (vm->exc)
        return NULL;
    int64_t k;
    /* compared with the size before it counts */
    if (!is_int(a[1]) &&
        value_compare_bool(vm, small_new(0), a[1], CMP_LE) < 0)
        return NULL;
    if (value_as_int64(vm, a[1], &k) < 0)
        return NULL;
    if (absent(a[2]))
        return sample_plain(vm, self, a[0], k);
    int64_t len = value_len(vm, a[0]);
    value counts = len < 0 ? NULL : list_of_iterable(vm, a[2]);
    bool fit = counts && (int64_t)list_len(counts) == len;
    if (counts && !fit)
        exc_raise(vm, &exc_ValueError,
                  "The number of counts does not match the population");
    value all = fit ? expand_counts(vm, a[0], counts) : NULL;
    xunref(vm, counts);
    value r = all ? sample_plain(vm, self, all, k) : NULL;
    xunref(vm, all);
    return r;
}

/* -- choices ---------------------------------------------------------------- */

/* The running totals of the weights as doubles; the caller frees. */
static double *weights_read(struct vm *vm, value weights, bool cumulative,
                            size_t n)
{
    /* totals are looked into, weights are gone through */
    value list = cumulative && value_len(vm, weights) < 0
                     ? NULL : list_of_iterable(vm, weights);
    if (!list)
        return NULL;
    if (list_len(list) != n) {
        unref(vm, list);
        exc_raise(vm, &exc_ValueError,
                  "The number of weights does not match the population");
        return NULL;
    }
    double *w = xcalloc(n ? n : 1, sizeof *w);
    for (size_t i = 0; i < n; i++) {
        if (value_as_double(vm, list_items(list)[i], &w[i]) < 0)
            break;
        if (i > 0 && !cumulative)
            w[i] += w[i - 1];
    }
    unref(vm, list);
    if (vm->exc) {
        free(w);
        return NULL;
    }
    return w;
}

static bool weights_fit(struct vm *vm, double total)
{
    if (total <= 0.0)
        exc_raise(vm, &exc_ValueError,
                  "Total of weights must be greater than zero");
    else if (!isfinite(total))
        exc_raise(vm, &exc_ValueError, "Total of weights must be finite");
    return !vm->exc;
}

/* First index in [0, n) whose total is above x, or n - 1. */
static size_t weights_find(const double *w, size_t n, double x)
{
    size_t low = 0, high = n - 1;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (x < w[mid])
            high = mid;
        else
            low = mid + 1;
    }
    return low;
}

static value choices_draw(struct vm *vm, value self, value population,
                          size_t n, const double *w, int64_t k)
{
    value list = list_new(vm);
    for (int64_t i = 0; list && i < k; i++) {
        double u = random_double(self);
        size_t at = w ? weights_find(w, n, u * w[n - 1])
                      : (size_t)(u * (double)n);
        value item = item_at(vm, population, (int64_t)at);
        if (!item || list_append(vm, list, item) < 0)
            clear_slot(vm, &list);
        xunref(vm, item);
    }
    return list;
}

value random_choices(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t k = 1, len = value_len(vm, a[0]);
    if (len >= 0 && is_int(a[1] ? a[1] : NONE)) {
        value count = value_repr(vm, a[1]);
        if (count)
            exc_raise(vm, &exc_TypeError, "The number of choices must be a "
                      "keyword argument: k=%s", str_z(count));
        xunref(vm, count);
        return NULL;
    }
    if (len < 0 || (a[3] && value_as_int64(vm, a[3], &k) < 0))
        return NULL;
    value weights = absent(a[2]) ? a[1] : a[2];
    if (!absent(a[1]) && !absent(a[2]))
        return exc_raise(vm, &exc_TypeError,
                         "Cannot specify both weights and cumulative weights");
    if (len == 0 && k > 0 && absent(weights))
        (void)random_double(self); /* drawn before it is looked up */
    if (len == 0 && k > 0)
        return item_at(vm, a[0], 0); /* says what is empty */
    double *w = NULL;
    if (!absent(weights)) {
        w = weights_read(vm, weights, weights == a[2], (size_t)len);
        if (!w)
            return NULL;
        if (!weights_fit(vm, w[len - 1])) {
            free(w);
            return NULL;
        }
    }
    value r = choices_draw(vm, self, a[0], (size_t)len, w, k);
    free(w);
    return r;
}
