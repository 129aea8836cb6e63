/* itertools, the iterators that walk other iterators. The combinatoric ones
 * stand in mod_itertools_comb.c. What v[] and n[] of iter_obj hold is told
 * above each constructor.
 */
#include "vm/mod_itertools.h"

#include <stdlib.h>

#include "base/mem.h"

/* A new iterator of type t over `iterable` (may be NULL), kept in v[0]. */
struct iter_obj *iter_over(struct vm *vm, struct type *t, value iterable)
{
    value it = iterable ? value_iter(vm, iterable) : NULL;
    if (iterable && !it)
        return NULL;
    struct iter_obj *o = iter_obj_new(vm, t);
    if (!o) {
        xunref(vm, it);
        return NULL;
    }
    o->v[0] = it;
    return o;
}

/* Gives the slot another value, NULL or a new reference. */
static void slot_take(struct vm *vm, value *slot, value take)
{
    value before = *slot;
    *slot = take;
    xunref(vm, before);
}

static value as_value(struct iter_obj *o)
{
    return o ? &o->obj : NULL;
}

/* The result of f(item) as a truth value; f NULL or None: the item itself. */
static int truth_of_result(struct vm *vm, value f, value item)
{
    value r = value_call1(vm, f, item);
    int truth = r ? value_truth(vm, r) : -1;
    xunref(vm, r);
    return truth;
}

/* The same, or without a function what the item itself is. */
static int truth_of_call(struct vm *vm, value f, value item)
{
    return absent(f) ? value_truth(vm, item) : truth_of_result(vm, f, item);
}

/* -- count: v[0] the next, v[1] step ---------------------------------------- */

/* Left out, or something that is a number or turns into one. */
static bool is_number(value v)
{
    return !v || is_int(v) || is_float(v) || value_is_number(v);
}

static value count_new(struct vm *vm, struct type *t, const value *args,
                       size_t n, value kwnames)
{
    static const char *const names[] = {"start", "step", NULL};
    value a[2];
    if (params_bind(vm, &(struct params){"count", names, 0, 0, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    if (!is_number(a[0]) || !is_number(a[1]))
        return exc_raise(vm, &exc_TypeError, "a number is required");
    struct iter_obj *o = iter_obj_new(vm, t);
    if (!o)
        return NULL;
    bool plain = !a[1] || (is_int(a[1]) && int_compare(a[1], small_new(1)) == 0);
    o->v[0] = !a[0]                      ? small_new(0)
              : is_bool(a[0]) && plain   ? small_new(a[0] == TRUE_)
                                         : ref(a[0]);
    o->v[1] = a[1] ? ref(a[1]) : small_new(1);
    return &o->obj;
}

static value count_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    value next = value_binary(vm, BIN_ADD, o->v[0], o->v[1]);
    if (!next)
        return NULL;
    value item = o->v[0];
    o->v[0] = next;
    return item;
}

static value count_repr(struct vm *vm, value self)
{
    int64_t one;
    value by = iter_of(self)->v[1];
    value at = value_repr(vm, iter_of(self)->v[0]);
    value step = at ? value_repr(vm, by) : NULL;
    value r = NULL;
    if (step && is_int(by) && int_fits(by, &one) && one == 1)
        r = str_printf(vm, "count(%s)", str_z(at));
    else if (step)
        r = str_printf(vm, "count(%s, %s)", str_z(at), str_z(step));
    xunref(vm, at);
    xunref(vm, step);
    return r;
}

/* -- cycle: v[0] iterator or NULL, v[1] list of what it gave; n[0] next ------ */

static value cycle_new(struct vm *vm, struct type *t, const value *args,
                       size_t n, value kwnames)
{
    static const char *const names[] = {"iterable", NULL};
    value a[1];
    if (params_bind(vm, &(struct params){"cycle", names, 1, 1, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    struct iter_obj *o = iter_over(vm, t, a[0]);
    if (o && !(o->v[1] = list_new(vm))) {
        unref(vm, &o->obj);
        return NULL;
    }
    return as_value(o);
}

static value cycle_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    if (o->v[0]) {
        value item = value_next(vm, o->v[0]);
        if (item && list_append(vm, o->v[1], item) < 0)
            clear_slot(vm, &item);
        if (item || vm->exc)
            return item;
        clear_slot(vm, &o->v[0]);
    }
    size_t len = list_len(o->v[1]);
    if (len == 0)
        return NULL;
    value item = ref(list_items(o->v[1])[o->n[0]]);
    o->n[0] = (o->n[0] + 1) % (int64_t)len;
    return item;
}

/* -- repeat: v[0] object; n[0] times left, -1 for ever ---------------------- */

static value repeat_new(struct vm *vm, struct type *t, const value *args,
                        size_t n, value kwnames)
{
    static const char *const names[] = {"object", "times", NULL};
    value a[2];
    int64_t times = -1;
    if (params_bind(vm, &(struct params){"repeat", names, 1, 0, 0}, args, n,
                    kwnames, a) < 0 ||
        (a[1] && value_as_int64(vm, a[1], &times) < 0))
        return NULL;
    struct iter_obj *o = iter_obj_new(vm, t);
    if (!o)
        return NULL;
    o->v[0] = ref(a[0]);
    o->n[0] = a[1] && times < 0 ? 0 : times;
    return &o->obj;
}

static value repeat_next(struct vm *vm, value self)
{
    (void)vm;
    struct iter_obj *o = iter_of(self);
    if (o->n[0] == 0)
        return NULL;
    if (o->n[0] > 0)
        o->n[0]--;
    return ref(o->v[0]);
}

static value repeat_repr(struct vm *vm, value self)
{
    value text = value_repr(vm, iter_of(self)->v[0]);
    if (!text)
        return NULL;
    long long left = iter_of(self)->n[0];
    value r = left < 0 ? str_printf(vm, "repeat(%s)", str_z(text))
                       : str_printf(vm, "repeat(%s, %lld)", str_z(text), left);
    unref(vm, text);
    return r;
}

static int64_t repeat_len(struct vm *vm, value self)
{
    if (iter_of(self)->n[0] >= 0)
        return iter_of(self)->n[0];
    exc_raise(vm, &exc_TypeError, "len() of unsized object");
    return -1;
}

/* -- accumulate: v[0] iterator, v[1] function, v[2] total, v[3] initial ------ */

static value accumulate_new(struct vm *vm, struct type *t, const value *args,
                            size_t n, value kwnames)
{
    static const char *const names[] = {"iterable", "func", "initial", NULL};
    value a[3];
    if (params_bind(vm, &(struct params){"accumulate", names, 1, 0, 1}, args, n,
                    kwnames, a) < 0)
        return NULL;
    struct iter_obj *o = iter_over(vm, t, a[0]);
    if (o) {
        o->v[1] = absent(a[1]) ? NULL : ref(a[1]);
        o->v[3] = absent(a[2]) ? NULL : ref(a[2]);
    }
    return as_value(o);
}

static value accumulate_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    if (o->v[3]) {
        o->v[2] = o->v[3];
        o->v[3] = NULL;
        return ref(o->v[2]);
    }
    value item = value_next(vm, o->v[0]);
    if (!item)
        return NULL;
    value total = item;
    if (o->v[2]) {
        value pair[2] = {o->v[2], item};
        total = o->v[1] ? value_call(vm, o->v[1], pair, 2, NULL)
                        : value_binary(vm, BIN_ADD, pair[0], item);
        unref(vm, item);
        if (!total)
            return NULL;
    }
    xunref(vm, o->v[2]);
    o->v[2] = total;
    return ref(total);
}

/* -- chain: v[0] iterator of iterables, v[1] the current one ----------------- */

static value chain_over(struct vm *vm, struct type *t, value iterables)
{
    return as_value(iter_over(vm, t, iterables));
}

static value chain_new(struct vm *vm, struct type *t, const value *args,
                       size_t n, value kwnames)
{
    if (no_keywords(vm, "chain", kwnames) < 0)
        return NULL;
    value tuple = tuple_from(vm, args, n);
    value r = tuple ? chain_over(vm, t, tuple) : NULL;
    xunref(vm, tuple);
    return r;
}

static value chain_from_iterable(struct vm *vm, value self, const value *a,
                                 size_t n)
{
    (void)n;
    return chain_over(vm, (struct type *)self, a[0]);
}

static value chain_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    while (o->v[0]) {
        if (!o->v[1]) {
            value iterable = value_next(vm, o->v[0]);
            if (!iterable) {
                clear_slot(vm, &o->v[0]);
                return NULL;
            }
            o->v[1] = value_iter(vm, iterable);
            unref(vm, iterable);
            if (!o->v[1])
                return NULL;
        }
        value item = value_next(vm, o->v[1]);
        if (item || vm->exc)
            return item;
        clear_slot(vm, &o->v[1]);
    }
    return NULL;
}

static const struct native chain_methods[] = {
    {"from_iterable", chain_from_iterable, "iterable, /", NATIVE_CLASS},
    {0},
};

/* -- compress: v[0] data, v[1] selectors ------------------------------------ */

static value compress_new(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    static const char *const names[] = {"data", "selectors", NULL};
    value a[2];
    if (params_bind(vm, &(struct params){"compress", names, 2, 0, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    struct iter_obj *o = iter_over(vm, t, a[0]);
    if (o && !(o->v[1] = value_iter(vm, a[1]))) {
        unref(vm, &o->obj);
        return NULL;
    }
    return as_value(o);
}

static value compress_next(struct vm *vm, value self)
{
    for (;;) {
        value item = value_next(vm, iter_of(self)->v[0]);
        value keep = item ? value_next(vm, iter_of(self)->v[1]) : NULL;
        int truth = keep ? value_truth(vm, keep) : -1;
        xunref(vm, keep);
        if (truth > 0)
            return item;
        xunref(vm, item);
        if (truth < 0)
            return NULL;
    }
}

/* -- dropwhile, takewhile, filterfalse: v[0] iterator, v[1] function; n[0]
 *    started or over --------------------------------------------------------- */

static value predicate_new(struct vm *vm, struct type *t, const char *fn,
                           const value *args, size_t n, value kwnames)
{
    static const char *const names[] = {"predicate", "iterable", NULL};
    value a[2];
    if (params_bind(vm, &(struct params){fn, names, 2, 2, 0}, args, n, kwnames,
                    a) < 0)
        return NULL;
    struct iter_obj *o = iter_over(vm, t, a[1]);
    if (o)
        o->v[1] = ref(a[0]);
    return as_value(o);
}

static value dropwhile_new(struct vm *vm, struct type *t, const value *args,
                           size_t n, value kwnames)
{
    return predicate_new(vm, t, "dropwhile", args, n, kwnames);
}

static value dropwhile_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    for (;;) {
        value item = value_next(vm, o->v[0]);
        if (!item || o->n[0])
            return item;
        int drop = truth_of_result(vm, o->v[1], item);
        if (drop == 0) {
            o->n[0] = 1;
            return item;
        }
        unref(vm, item);
        if (drop < 0)
            return NULL;
    }
}

static value takewhile_new(struct vm *vm, struct type *t, const value *args,
                           size_t n, value kwnames)
{
    return predicate_new(vm, t, "takewhile", args, n, kwnames);
}

static value takewhile_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    value item = o->n[0] ? NULL : value_next(vm, o->v[0]);
    if (!item)
        return NULL;
    int take = truth_of_result(vm, o->v[1], item);
    if (take > 0)
        return item;
    unref(vm, item);
    if (take == 0)
        o->n[0] = 1;
    return NULL;
}

static value filterfalse_new(struct vm *vm, struct type *t, const value *args,
                             size_t n, value kwnames)
{
    return predicate_new(vm, t, "filterfalse", args, n, kwnames);
}

static value filterfalse_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    for (;;) {
        value item = value_next(vm, o->v[0]);
        if (!item)
            return NULL;
        int truth = truth_of_call(vm, o->v[1], item);
        if (truth == 0)
            return item;
        unref(vm, item);
        if (truth < 0)
            return NULL;
    }
}

/* -- islice: v[0] iterator; n[0] position, n[1] next wanted, n[2] stop or -1,
 *    n[3] step --------------------------------------------------------------- */

static int islice_bound(struct vm *vm, value v, int64_t *out, const char *what)
{
    if (absent(v))
        return 0;
    if (value_as_int64(vm, v, out) == 0 && *out >= 0)
        return 0;
    if (vm->exc)
        exc_clear(vm);
    exc_raise(vm, &exc_ValueError, "%s", what);
    return -1;
}

static value islice_new(struct vm *vm, struct type *t, const value *args,
                        size_t n, value kwnames)
{
    static const char *const names[] = {"iterable", "start", "stop", "step",
                                        NULL};
    static const char indices[] = "Indices for islice() must be None or an "
                                  "integer: 0 <= x <= sys.maxsize.";
    value a[4];
    if (no_keywords(vm, "islice", kwnames) < 0 ||
        params_bind(vm, &(struct params){"islice", names, 2, 4, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    if (n == 2) {
        a[2] = a[1];
        a[1] = NULL;
    }
    int64_t start = 0, stop = -1, step = 1;
    int64_t given = -1;
    if (!absent(a[2]) && value_as_int64(vm, a[2], &given) < 0)
        exc_clear(vm);
    if (islice_bound(vm, a[2], &stop, given < -1 ? indices
                     : "Stop argument for islice() must be None or an "
                       "integer: 0 <= x <= sys.maxsize.") < 0 ||
        islice_bound(vm, a[1], &start, indices) < 0)
        return NULL;
    if (!absent(a[3]) &&
        (value_as_int64(vm, a[3], &step) < 0 || step < 1)) {
        if (vm->exc)
            exc_clear(vm);
        return exc_raise(vm, &exc_ValueError, "Step for islice() must be a "
                         "positive integer or None.");
    }
    struct iter_obj *o = iter_over(vm, t, a[0]);
    if (o) {
        o->n[1] = start;
        o->n[2] = stop;
        o->n[3] = step;
    }
    return as_value(o);
}

static value islice_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    int64_t stop = o->n[2];
    if (!o->v[0])
        return NULL;
    value item = NULL;
    if (stop < 0 || o->n[1] < stop) {
        do {
            xunref(vm, item);
            item = value_next(vm, o->v[0]);
        } while (item && o->n[0]++ < o->n[1]);
    } else { /* skips on to stop, as CPython does */
        while (o->n[0] < stop && (item = value_next(vm, o->v[0]))) {
            unref(vm, item);
            o->n[0]++;
        }
        item = NULL;
    }
    if (!item) {
        clear_slot(vm, &o->v[0]);
        return NULL;
    }
    o->n[1] += o->n[3];
    if (stop >= 0 && o->n[1] > stop)
        o->n[1] = stop;
    return item;
}

/* -- pairwise: v[0] iterator, v[1] the one before --------------------------- */

static value pairwise_new(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    static const char *const names[] = {"iterable", NULL};
    value a[1];
    if (params_bind(vm, &(struct params){"pairwise", names, 1, 1, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    return as_value(iter_over(vm, t, a[0]));
}

static value pairwise_end(struct vm *vm, struct iter_obj *o)
{
    clear_slot(vm, &o->v[0]);
    clear_slot(vm, &o->v[1]);
    return NULL;
}

/* The source may come back here while it is asked, so both are held. */
static value pairwise_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    if (!o->v[0])
        return NULL;
    if (!o->v[1]) {
        value it = ref(o->v[0]), first = value_next(vm, it);
        unref(vm, it);
        slot_take(vm, &o->v[1], first);
        if (!first || !o->v[0])
            return pairwise_end(vm, o);
    }
    value before = ref(o->v[1]), it = ref(o->v[0]);
    value item = value_next(vm, it);
    unref(vm, it);
    if (!item) {
        unref(vm, before);
        return pairwise_end(vm, o);
    }
    slot_take(vm, &o->v[1], ref(item));
    return pair_take(vm, before, item);
}

/* -- starmap: v[0] iterator, v[1] function ---------------------------------- */

static value starmap_new(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    return predicate_new(vm, t, "starmap", args, n, kwnames);
}

static value starmap_next(struct vm *vm, value self)
{
    value item = value_next(vm, iter_of(self)->v[0]);
    value args = item ? tuple_of_iterable(vm, item) : NULL;
    value r = args ? value_call(vm, iter_of(self)->v[1], tuple_items(args),
                                tuple_len(args), NULL)
                   : NULL;
    xunref(vm, item);
    xunref(vm, args);
    return r;
}

/* -- zip_longest: v[0] list of iterators or None, v[1] fill; n[0] running ---- */

static value zip_longest_new(struct vm *vm, struct type *t, const value *args,
                             size_t n, value kwnames)
{
    value fill = NONE;
    for (size_t i = 0; kwnames && i < tuple_len(kwnames); i++) {
        if (!str_eqz(str_text(tuple_items(kwnames)[i]), "fillvalue"))
            return exc_raise(vm, &exc_TypeError, "zip_longest() got an "
                             "unexpected keyword argument");
        fill = args[n + i];
    }
    value its = tuple_of_iters(vm, args, n);
    struct iter_obj *o = its ? iter_obj_new(vm, t) : NULL;
    if (o) {
        o->v[0] = list_of_iterable(vm, its);
        o->v[1] = ref(fill);
        o->n[0] = (int64_t)n;
    }
    xunref(vm, its);
    return as_value(o);
}

/* The next item of iterator i, or the fill value when it has ended. */
static value longest_item(struct vm *vm, struct iter_obj *o, size_t i)
{
    value *it = &list_items(o->v[0])[i];
    value item = *it != NONE ? value_next(vm, *it) : NULL;
    if (item || vm->exc)
        return item;
    if (*it != NONE) {
        value over = *it;
        *it = ref(NONE);
        unref(vm, over);
        o->n[0]--;
    }
    return o->n[0] > 0 ? ref(o->v[1]) : NULL;
}

static value zip_longest_next(struct vm *vm, value self)
{
    struct iter_obj *o = iter_of(self);
    size_t n = o->v[0] ? list_len(o->v[0]) : 0;
    if (n == 0 || o->n[0] == 0)
        return NULL;
    value *items = xcalloc(n, sizeof *items);
    size_t got = 0;
    while (got < n && (items[got] = longest_item(vm, o, got)))
        got++;
    value r = got == n ? tuple_from(vm, items, n) : NULL;
    for (size_t i = 0; i < got; i++)
        unref(vm, items[i]);
    free(items);
    return r;
}

/* -- groupby: v[0] iterator, v[1] key function or NULL, v[2] key of the group
 *    given out, v[3] (item, key) taken and not yet given; n[0] the group's
 *    number, so that an older group knows it is over -------------------------- */

static value groupby_new(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    static const char *const names[] = {"iterable", "key", NULL};
    value a[2];
    if (params_bind(vm, &(struct params){"groupby", names, 1, 0, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    struct iter_obj *o = iter_over(vm, t, a[0]);
    if (o)
        o->v[1] = absent(a[1]) ? NULL : ref(a[1]);
    return as_value(o);
}

/* Makes sure that v[3] holds the next item; false at the end or on error. The
 * key function may come back here and take one itself. */
static bool groupby_peek(struct vm *vm, struct iter_obj *g)
{
    if (g->v[3])
        return true;
    value item = value_next(vm, g->v[0]);
    if (!item)
        return false;
    value key = g->v[1] ? value_call1(vm, g->v[1], item) : ref(item);
    slot_take(vm, &g->v[3], pair_take(vm, item, key));
    return g->v[3] != NULL;
}

/* Is the next item one of the group given out last? -1 on error. */
static int groupby_same(struct vm *vm, struct iter_obj *g)
{
    value group = ref(g->v[2]), next = ref(tuple_items(g->v[3])[1]);
    int same = value_equal(vm, group, next);
    unref(vm, group);
    unref(vm, next);
    return same;
}

static struct type grouper_type;

static value groupby_next(struct vm *vm, value self)
{
    struct iter_obj *g = iter_of(self);
    int same = 1;
    g->n[0]++; /* the group before is over */
    while (same > 0) { /* what is left of it is skipped */
        if (!groupby_peek(vm, g))
            return NULL;
        same = g->v[2] ? groupby_same(vm, g) : 0;
        if (same > 0)
            clear_slot(vm, &g->v[3]);
    }
    if (same < 0 || !g->v[3])
        return NULL;
    slot_take(vm, &g->v[2], ref(tuple_items(g->v[3])[1]));
    struct iter_obj *group = iter_obj_new(vm, &grouper_type);
    if (!group)
        return NULL;
    group->v[0] = ref(self);
    group->n[0] = g->n[0];
    return pair_take(vm, ref(g->v[2]), &group->obj);
}

/* A group: v[0] its groupby; n[0] its number. */
static value grouper_next(struct vm *vm, value self)
{
    struct iter_obj *g = iter_of(iter_of(self)->v[0]);
    if (iter_of(self)->n[0] != g->n[0] || !groupby_peek(vm, g) ||
        groupby_same(vm, g) <= 0 || !g->v[3])
        return NULL;
    value item = ref(tuple_items(g->v[3])[0]);
    clear_slot(vm, &g->v[3]);
    return item;
}

static struct type grouper_type = {
    .name = "itertools._grouper", ITER_SLOTS, .flags = TYPE_GC,
    .next = grouper_next,
};

/* -- tee: v[0] shared node; a node: v[0] item, v[1] next node, v[2] iterator,
 *    n[0] while the iterator is asked ------------------------------------------ */

static struct type tee_node_type = {
    .name = "itertools._tee_dataobject", ITER_SLOTS,
    .flags = TYPE_GC,
};

/* Takes the node's item from the source; false at the end or on error. */
static bool tee_fill(struct vm *vm, struct iter_obj *node)
{
    if (node->n[0])
        exc_raise(vm, &exc_RuntimeError, "cannot re-enter the tee iterator");
    if (node->n[0] || !node->v[2])
        return false;
    ref(&node->obj);
    node->n[0] = 1;
    value item = value_next(vm, node->v[2]);
    node->n[0] = 0;
    struct iter_obj *after = item ? iter_obj_new(vm, &tee_node_type) : NULL;
    if (after) {
        after->v[2] = node->v[2];
        node->v[2] = NULL;
        node->v[0] = item;
        node->v[1] = &after->obj;
    } else {
        xunref(vm, item);
    }
    unref(vm, &node->obj);
    return after != NULL;
}

static value tee_next(struct vm *vm, value self)
{
    struct iter_obj *node = iter_of(iter_of(self)->v[0]);
    if (!node->v[0] && !tee_fill(vm, node)) /* nobody has been here */
        return NULL;
    value item = ref(node->v[0]);
    slot_take(vm, &iter_of(self)->v[0], ref(node->v[1]));
    return item;
}

static struct type tee_type;

/* A tee that goes on from the node. */
static value tee_at(struct vm *vm, value node)
{
    struct iter_obj *t = iter_obj_new(vm, &tee_type);
    if (t)
        t->v[0] = ref(node);
    return as_value(t);
}

static value tee_copy(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return tee_at(vm, iter_of(self)->v[0]);
}

static value tee_of(struct vm *vm, value iterable)
{
    struct iter_obj *node = iter_over(vm, &tee_node_type, iterable);
    if (!node)
        return NULL;
    node->v[2] = node->v[0];
    node->v[0] = NULL;
    value t = tee_at(vm, &node->obj);
    unref(vm, &node->obj);
    return t;
}

static value tee_new(struct vm *vm, struct type *t, const value *args,
                     size_t n, value kwnames)
{
    static const char *const names[] = {"iterable", NULL};
    (void)t;
    value a[1];
    if (params_bind(vm, &(struct params){"tee", names, 1, 1, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    return is_instance(a[0], &tee_type) ? tee_copy(vm, a[0], NULL, 0)
                                        : tee_of(vm, a[0]);
}

static const struct native tee_methods[] = {
    {"__copy__", tee_copy, "", 0},
    {0},
};

static struct type tee_type = {
    .name = "itertools._tee", ITER_SLOTS, .flags = TYPE_GC,
    .new_ = tee_new, .next = tee_next, .methods = tee_methods,
};

/* An iterator that can copy itself is the first of the tees by itself. */
static value tee_first(struct vm *vm, value iterable)
{
    value it = value_iter(vm, iterable);
    if (!it)
        return NULL;
    value name = str_internz(vm, "__copy__");
    value copies = name ? value_getattr_opt(vm, it, name) : NULL;
    value first = copies ? ref(it) : vm->exc ? NULL : tee_of(vm, it);
    xunref(vm, copies);
    xunref(vm, name);
    unref(vm, it);
    return first;
}

static value itertools_tee(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t count = 2;
    if (a[1] && value_as_int64(vm, a[1], &count) < 0)
        return NULL;
    if (count < 0)
        return exc_raise(vm, &exc_ValueError, "n must be >= 0");
    if (!count)
        return tuple_alloc(vm, 0);
    if (count > INT32_MAX && !vm_reserve(vm, (size_t)count))
        return NULL;
    value first = tee_first(vm, a[0]);
    value list = first ? list_new(vm) : NULL;
    for (int64_t i = 0; list && i < count; i++) {
        value t = i == 0 ? ref(first)
                         : value_call_method(vm, first, "__copy__", NULL, 0);
        if (!t || list_append(vm, list, t) < 0)
            clear_slot(vm, &list);
        xunref(vm, t);
    }
    xunref(vm, first);
    value r = list ? tuple_of_iterable(vm, list) : NULL;
    xunref(vm, list);
    return r;
}

/* -- the module ------------------------------------------------------------- */

#define ITERATOR(id, ...)                                                     \
    static struct type id##_type = {                                          \
        .name = "itertools." #id, ITER_SLOTS,                                 \
        .flags = TYPE_GC | TYPE_BASE, .new_ = id##_new, .next = id##_next,    \
        __VA_ARGS__                                                           \
    };
ITERATOR(count, .repr = count_repr)
ITERATOR(cycle, .repr = NULL)
ITERATOR(repeat, .repr = repeat_repr, .len = repeat_len)
ITERATOR(accumulate, .repr = NULL)
ITERATOR(chain, .methods = chain_methods)
ITERATOR(compress, .repr = NULL)
ITERATOR(dropwhile, .repr = NULL)
ITERATOR(takewhile, .repr = NULL)
ITERATOR(filterfalse, .repr = NULL)
ITERATOR(islice, .repr = NULL)
ITERATOR(pairwise, .repr = NULL)
ITERATOR(starmap, .repr = NULL)
ITERATOR(zip_longest, .repr = NULL)
ITERATOR(groupby, .repr = NULL)

static const struct native functions[] = {
    {"tee", itertools_tee, "iterable, n=, /", 0},
    {0},
};

static int itertools_init(struct vm *vm, value module)
{
    static struct type *const types[] = {
        &count_type, &cycle_type, &repeat_type, &accumulate_type, &chain_type,
        &compress_type, &dropwhile_type, &takewhile_type, &filterfalse_type,
        &islice_type, &pairwise_type, &starmap_type, &zip_longest_type,
        &groupby_type,
    };
    type_ready(vm, &grouper_type);
    type_ready(vm, &tee_type);
    type_ready(vm, &tee_node_type);
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (module_add_type(vm, module, types[i]) < 0)
            return -1;
    if (type_make_generic(vm, &chain_type) < 0)
        return -1;
    return combinatorics_add(vm, module);
}

const struct module_def mods_itertools[] = {
    {.name = "itertools", .in_c = "itertools",
     .functions = functions, .init = itertools_init},
    {0},
};
