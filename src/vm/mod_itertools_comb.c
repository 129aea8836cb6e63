/* The combinatoric iterators. One layout: the pools they choose from and the
 * indices chosen last; a type is how it goes from one choice to the next.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "vm/mod_itertools.h"

struct comb {
    struct obj obj;
    value pools;    /* tuple of tuples, one a place (product), or one for all */
    size_t r;       /* places */
    size_t *at;     /* index chosen for each place; permutations: of all n */
    size_t *cycles; /* permutations only */
    size_t n;       /* length of the one pool */
    bool started, over;
};
static struct comb *comb_of(value v)
{
    return (struct comb *)v;
}

static void comb_clear(struct vm *vm, value self)
{
    clear_slot(vm, &comb_of(self)->pools);
}

static void comb_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    comb_clear(vm, self);
    free(comb_of(self)->at);
    free(comb_of(self)->cycles);
}

static int comb_traverse(value self, visit_fn visit, void *arg)
{
    value p = comb_of(self)->pools;
    return p ? visit(p, arg) : 0;
}

static value pool_of(const struct comb *c, size_t place)
{
    size_t n = tuple_len(c->pools);
    return tuple_items(c->pools)[n == 1 ? 0 : place % n];
}

/* What is chosen now, as a tuple. */
static value comb_result(struct vm *vm, struct comb *c)
{
    value t = tuple_alloc(vm, c->r);
    for (size_t i = 0; t && i < c->r; i++)
        tuple_items(t)[i] = ref(tuple_items(pool_of(c, i))[c->at[i]]);
    return t;
}

/* A comb over one pool; take_pools may be NULL on error. */
static struct comb *comb_new(struct vm *vm, struct type *t, value take_pools,
                             size_t places, size_t indices)
{
    if (indices > 10000000) {
        xunref(vm, take_pools);
        exc_raise_memory(vm);
        return NULL;
    }
    struct comb *c = take_pools ? obj_new(vm, t, 0) : NULL;
    if (!c) {
        xunref(vm, take_pools);
        return NULL;
    }
    c->pools = take_pools;
    c->r = places;
    c->at = xcalloc(indices ? indices : 1, sizeof *c->at);
    return c;
}

/* Reads (iterable, r) of the three that choose r from one pool. */
static struct comb *comb_of_args(struct vm *vm, struct type *t,
                                 const value *args, size_t n, value kwnames,
                                 bool needs_r, bool all_indices)
{
    static const char *const names[] = {"iterable", "r", NULL};
    value a[2];
    if (params_bind(vm, &(struct params){type_short_name(t), names, needs_r ? 2 : 1, 0, 0},
                    args, n, kwnames, a) < 0)
        return NULL;
    int64_t r = 0;
    if (needs_r && value_as_int64(vm, a[1], &r) < 0)
        return NULL;
    value pool = tuple_of_iterable(vm, a[0]);
    if (!pool)
        return NULL;
    size_t len = tuple_len(pool);
    if (!needs_r && absent(a[1]))
        r = (int64_t)len;
    else if (!needs_r && !is_int(a[1]))
        exc_raise(vm, &exc_TypeError, "Expected int as r");
    if (vm->exc || (!needs_r && !absent(a[1]) &&
                    value_as_int64(vm, a[1], &r) < 0)) {
        unref(vm, pool);
        return NULL;
    }
    value pools = tuple_from(vm, &pool, 1);
    unref(vm, pool);
    if (r < 0) {
        xunref(vm, pools);
        exc_raise(vm, &exc_ValueError, "r must be non-negative");
        return NULL;
    }
    size_t indices = all_indices && len > (size_t)r ? len : (size_t)r;
    struct comb *c = comb_new(vm, t, pools, (size_t)r, indices);
    if (c)
        c->n = len;
    return c;
}

/* -- product ---------------------------------------------------------------- */

static value product_new(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    int64_t repeat = 1;
    if (kwnames && tuple_len(kwnames) > 1)
        return exc_raise(vm, &exc_TypeError, "product() takes at most 1 "
                         "keyword argument (%zu given)", tuple_len(kwnames));
    for (size_t i = 0; kwnames && i < tuple_len(kwnames); i++) {
        value name = tuple_items(kwnames)[i];
        if (!str_eqz(str_text(name), "repeat"))
            return exc_raise(vm, &exc_TypeError, "'%s' is an invalid keyword "
                             "argument for product()", str_z(name));
        if (value_as_int64(vm, args[n + i], &repeat) < 0)
            return NULL;
    }
    if (repeat < 0)
        return exc_raise(vm, &exc_ValueError,
                         "repeat argument cannot be negative");
    if (repeat == 0)
        n = 0;
    value list = list_new(vm);
    for (size_t i = 0; list && i < n; i++) {
        value pool = tuple_of_iterable(vm, args[i]);
        if (!pool || list_append(vm, list, pool) < 0)
            clear_slot(vm, &list);
        xunref(vm, pool);
    }
    value pools = list ? tuple_of_iterable(vm, list) : NULL;
    xunref(vm, list);
    size_t places = n * (size_t)repeat;
    struct comb *c = comb_new(vm, t, pools, places, places);
    return c ? &c->obj : NULL;
}

static value product_next(struct vm *vm, value self)
{
    struct comb *c = comb_of(self);
    if (!c->started) {
        c->started = true;
        for (size_t i = 0; i < c->r; i++)
            if (tuple_len(pool_of(c, i)) == 0)
                c->over = true;
        return c->over ? NULL : comb_result(vm, c);
    }
    size_t i = c->r;
    while (i > 0 && ++c->at[i - 1] == tuple_len(pool_of(c, i - 1)))
        c->at[--i] = 0;
    c->over = c->over || i == 0;
    return c->over ? NULL : comb_result(vm, c);
}

/* -- permutations ----------------------------------------------------------- */

static value permutations_new(struct vm *vm, struct type *t, const value *args,
                              size_t n, value kwnames)
{
    struct comb *c = comb_of_args(vm, t, args, n, kwnames, false, true);
    if (!c)
        return NULL;
    c->over = c->r > c->n;
    c->cycles = xcalloc(c->r ? c->r : 1, sizeof *c->cycles);
    for (size_t i = 0; i < c->n; i++)
        c->at[i] = i;
    for (size_t i = 0; !c->over && i < c->r; i++)
        c->cycles[i] = c->n - i;
    return &c->obj;
}

/* Moves the index at place i to the end. */
static void rotate_left(struct comb *c, size_t i)
{
    size_t first = c->at[i];
    memmove(c->at + i, c->at + i + 1, (c->n - i - 1) * sizeof *c->at);
    c->at[c->n - 1] = first;
}

static value permutations_next(struct vm *vm, value self)
{
    struct comb *c = comb_of(self);
    if (c->over)
        return NULL;
    if (!c->started) {
        c->started = true;
        return comb_result(vm, c);
    }
    for (size_t i = c->r; i-- > 0;) {
        if (--c->cycles[i] > 0) {
            size_t j = c->n - c->cycles[i], was = c->at[i];
            c->at[i] = c->at[j];
            c->at[j] = was;
            return comb_result(vm, c);
        }
        rotate_left(c, i);
        c->cycles[i] = c->n - i;
    }
    c->over = true;
    return NULL;
}

/* -- combinations ----------------------------------------------------------- */

static value combinations_new(struct vm *vm, struct type *t, const value *args,
                              size_t n, value kwnames)
{
    struct comb *c = comb_of_args(vm, t, args, n, kwnames, true, false);
    if (!c)
        return NULL;
    c->over = c->r > c->n;
    for (size_t i = 0; i < c->r; i++)
        c->at[i] = i;
    return &c->obj;
}

static value combinations_next(struct vm *vm, value self)
{
    struct comb *c = comb_of(self);
    if (c->over)
        return NULL;
    if (c->started) {
        size_t i = c->r;
        while (i > 0 && c->at[i - 1] == i - 1 + c->n - c->r)
            i--;
        if (i == 0) {
            c->over = true;
            return NULL;
        }
        c->at[i - 1]++;
        for (; i < c->r; i++)
            c->at[i] = c->at[i - 1] + 1;
    }
    c->started = true;
    return comb_result(vm, c);
}

/* -- combinations_with_replacement ------------------------------------------ */

static value replacement_new(struct vm *vm, struct type *t, const value *args,
                             size_t n, value kwnames)
{
    struct comb *c = comb_of_args(vm, t, args, n, kwnames, true, false);
    if (c)
        c->over = c->n == 0 && c->r > 0;
    return c ? &c->obj : NULL;
}

static value replacement_next(struct vm *vm, value self)
{
    struct comb *c = comb_of(self);
    if (c->over)
        return NULL;
    if (c->started) {
        size_t i = c->r;
        while (i > 0 && c->at[i - 1] == c->n - 1)
            i--;
        if (i == 0) {
            c->over = true;
            return NULL;
        }
        size_t next = c->at[i - 1] + 1;
        for (i--; i < c->r; i++)
            c->at[i] = next;
    }
    c->started = true;
    return comb_result(vm, c);
}

/* -- the types -------------------------------------------------------------- */

#define COMB_TYPE(id, text, make, step)                                       \
    static struct type id = {                                                 \
        .name = "itertools." text, .size = sizeof(struct comb),               \
        .flags = TYPE_GC | TYPE_BASE, .new_ = make, .next = step,             \
        .iter = iter_obj_self, .dealloc = comb_dealloc,                       \
        .traverse = comb_traverse, .clear = comb_clear,                       \
    };
COMB_TYPE(product_type, "product", product_new, product_next)
COMB_TYPE(permutations_type, "permutations", permutations_new,
          permutations_next)
COMB_TYPE(combinations_type, "combinations", combinations_new,
          combinations_next)
COMB_TYPE(replacement_type, "combinations_with_replacement", replacement_new,
          replacement_next)

int combinatorics_add(struct vm *vm, value module)
{
    int rc = module_add_type(vm, module, &product_type);
    rc |= module_add_type(vm, module, &permutations_type);
    rc |= module_add_type(vm, module, &combinations_type);
    rc |= module_add_type(vm, module, &replacement_type);
    return rc;
}
