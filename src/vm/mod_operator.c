/* operator, heapq and bisect: small functions that CPython has in C. */
#include <stdlib.h>

#include "vm/data_priv.h"
#include "vm/lib_priv.h"
#include "vm/names.h"

#include "vm/prelude/heapq.py.h"
#include "vm/prelude/operator.py.h"

/* -- operators --------------------------------------------------------------- */

#define BINARY_OPERATORS(X)                                                   \
    X(add, BIN_ADD) X(sub, BIN_SUB) X(mul, BIN_MUL) X(truediv, BIN_DIV)       \
    X(floordiv, BIN_FLOORDIV) X(mod, BIN_MOD) X(pow, BIN_POW)                 \
    X(matmul, BIN_MATMUL) X(lshift, BIN_LSHIFT) X(rshift, BIN_RSHIFT)         \
    X(and_, BIN_AND) X(or_, BIN_OR) X(xor, BIN_XOR)
#define COMPARISONS(X)                                                        \
    X(lt, CMP_LT) X(le, CMP_LE) X(eq, CMP_EQ) X(ne, CMP_NE) X(gt, CMP_GT)     \
    X(ge, CMP_GE)

#define FUNCTION(name, expression)                                            \
    static value op_##name(struct vm *vm, value self, const value *a,         \
                           size_t n)                                          \
    {                                                                         \
        (void)vm, (void)self, (void)n;                                        \
        return expression;                                                    \
    }
#define X(name, op)                                                           \
    FUNCTION(name, value_binary(vm, op, a[0], a[1]))                          \
    FUNCTION(i##name, value_inplace(vm, op, a[0], a[1]))
BINARY_OPERATORS(X)
#undef X
#define X(name, op) FUNCTION(name, value_compare(vm, a[0], a[1], op))
COMPARISONS(X)
#undef X

static value truth_value(int truth)
{
    return truth < 0 ? NULL : bool_value(truth);
}
static value not_value(int truth)
{
    return truth < 0 ? NULL : bool_value(!truth);
}
static value done(int rc)
{
    return rc < 0 ? NULL : ref(NONE);
}
FUNCTION(neg, value_negative(vm, a[0]))
FUNCTION(abs, value_absolute(vm, a[0]))
FUNCTION(pos, value_positive(vm, a[0]))
FUNCTION(invert, value_invert(vm, a[0]))
FUNCTION(not_, not_value(value_truth(vm, a[0])))
FUNCTION(truth, truth_value(value_truth(vm, a[0])))
FUNCTION(is_, bool_value(a[0] == a[1]))
FUNCTION(is_not, bool_value(a[0] != a[1]))
FUNCTION(contains, truth_value(value_contains(vm, a[0], a[1])))
FUNCTION(getitem, value_getitem(vm, a[0], a[1]))
FUNCTION(setitem, done(value_setitem(vm, a[0], a[1], a[2])))
FUNCTION(delitem, done(value_setitem(vm, a[0], a[1], NULL)))

/* concat wants two sequences, or one that joins others by itself. */
static value concat(struct vm *vm, value a, value b, bool inplace)
{
    const struct type *t = type_of(a);
    value r = NULL;
    if (inplace && t->inplace && value_is_sequence(a))
        r = t->inplace(vm, BIN_ADD, a, b);
    else if (value_joins(a))
        r = value_join(vm, t, a, b);
    else if (value_is_sequence(a) && value_is_sequence(b))
        r = value_try_binary(vm, BIN_ADD, a, b);
    if (r && r != NOT_IMPLEMENTED)
        return r;
    xunref(vm, r);
    if (vm->exc)
        return NULL;
    return exc_raise(vm, &exc_TypeError, "'%s' object can't be concatenated",
                     t->name);
}
FUNCTION(concat, concat(vm, a[0], a[1], false))
FUNCTION(iconcat, concat(vm, a[0], a[1], true))
FUNCTION(index, value_index(vm, a[0]))

static const struct native operator_functions[] = {
#define X(name, op)                                                           \
    {#name, op_##name, "a, b, /", 0}, {"i" #name, op_i##name, "a, b, /", 0},
    BINARY_OPERATORS(X)
#undef X
#define X(name, op) {#name, op_##name, "a, b, /", 0},
    COMPARISONS(X)
#undef X
    {"concat", op_concat, "a, b, /", 0},
    {"iconcat", op_iconcat, "a, b, /", 0},
    {"index", op_index, "a, /", 0},
    {"iand", op_iand_, "a, b, /", 0},
    {"ior", op_ior_, "a, b, /", 0},
    {"neg", op_neg, "a, /", 0},
    {"abs", op_abs, "a, /", 0},
    {"pos", op_pos, "a, /", 0},
    {"inv", op_invert, "a, /", 0},
    {"invert", op_invert, "a, /", 0},
    {"not_", op_not_, "a, /", 0},
    {"truth", op_truth, "a, /", 0},
    {"is_", op_is_, "a, b, /", 0},
    {"is_not", op_is_not, "a, b, /", 0},
    {"contains", op_contains, "a, b, /", 0},
    {"getitem", op_getitem, "a, b, /", 0},
    {"setitem", op_setitem, "a, b, c, /", 0},
    {"delitem", op_delitem, "a, b, /", 0},
    {0},
};

/* -- heapq ------------------------------------------------------------------- */

/* The heap's rule. Comparing may run code that changes the list, which is why
 * places are looked up anew each time. `max` turns the order round. */
struct heap {
    struct vm *vm;
    value list;
    bool max;
};

/* -1 also when the comparison has changed the list: the caller goes on with
 * indices that it checked before. */
static int heap_less(struct heap *h, size_t i, size_t j)
{
    size_t n = list_len(h->list);
    value a = ref(list_items(h->list)[h->max ? j : i]);
    value b = ref(list_items(h->list)[h->max ? i : j]);
    int less = value_compare_bool(h->vm, a, b, CMP_LT);
    unref(h->vm, a);
    unref(h->vm, b);
    if (less >= 0 && list_len(h->list) != n) {
        exc_raise(h->vm, &exc_RuntimeError,
                  "list changed size during iteration");
        return -1;
    }
    return less;
}

static void heap_swap(struct heap *h, size_t i, size_t j)
{
    value *items = list_items(h->list), t = items[i];
    items[i] = items[j];
    items[j] = t;
}

/* Moves the item at `at` towards the root, not above `top`. */
static int heap_up(struct heap *h, size_t top, size_t at)
{
    while (at > top) {
        size_t parent = (at - 1) / 2;
        int less = heap_less(h, at, parent);
        if (less <= 0)
            return less;
        heap_swap(h, at, parent);
        at = parent;
    }
    return 0;
}

/* Moves the item at `at` down to a leaf along the smaller children, then up to
 * its place: CPython's way, and equal keys end up in the same order. */
static int heap_down(struct heap *h, size_t at)
{
    size_t top = at, n = list_len(h->list);
    for (size_t child; (child = 2 * at + 1) < n; at = child) {
        if (child + 1 < n) {
            int less = heap_less(h, child, child + 1);
            if (less < 0)
                return -1;
            child += !less;
        }
        heap_swap(h, at, child);
    }
    return heap_up(h, top, at);
}

static bool heap_arg(struct vm *vm, value v, const char *what)
{
    if (!is_list(v))
        exc_raise(vm, &exc_TypeError, "%s must be list, not %s", what,
                  argument_name(v));
    return is_list(v);
}

static value heap_push(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct heap h = {vm, a[0], false};
    if (!heap_arg(vm, a[0], "heappush() argument 1") ||
        list_append(vm, a[0], a[1]) < 0)
        return NULL;
    return done(heap_up(&h, 0, list_len(a[0]) - 1));
}

static value pop_from(struct vm *vm, value list, bool max)
{
    struct heap h = {vm, list, max};
    if (!heap_arg(vm, list, max ? "_heappop_max() argument"
                                : "heappop() argument"))
        return NULL;
    value last = value_call_method(vm, list, "pop", NULL, 0);
    if (!last) {
        if (exc_is(vm, &exc_IndexError)) {
            exc_clear(vm);
            exc_raise(vm, &exc_IndexError, "index out of range");
        }
        return NULL;
    }
    if (list_len(list) == 0)
        return last;
    value first = list_items(list)[0];
    list_items(list)[0] = last;
    if (heap_down(&h, 0) == 0)
        return first;
    unref(vm, first);
    return NULL;
}

static value heap_pop(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return pop_from(vm, a[0], false);
}

static value heap_pop_max(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return pop_from(vm, a[0], true);
}

/* Puts item at the root and gives what stood there. */
static value replace_root(struct vm *vm, value list, value item, bool max)
{
    struct heap h = {vm, list, max};
    value first = list_items(list)[0];
    list_items(list)[0] = ref(item);
    if (heap_down(&h, 0) == 0)
        return first;
    unref(vm, first);
    return NULL;
}

static value replace_in(struct vm *vm, const value *a, bool max)
{
    if (!heap_arg(vm, a[0], max ? "_heapreplace_max() argument 1"
                                : "heapreplace() argument 1"))
        return NULL;
    if (list_len(a[0]) == 0)
        return exc_raise(vm, &exc_IndexError, "index out of range");
    return replace_root(vm, a[0], a[1], max);
}

static value heap_replace(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return replace_in(vm, a, false);
}

static value heap_replace_max(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)self, (void)n;
    return replace_in(vm, a, true);
}

static value heap_pushpop(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (!heap_arg(vm, a[0], "heappushpop() argument 1"))
        return NULL;
    if (list_len(a[0]) == 0)
        return ref(a[1]);
    value root = ref(list_items(a[0])[0]);
    int less = value_compare_bool(vm, root, a[1], CMP_LT);
    unref(vm, root);
    if (less <= 0)
        return less < 0 ? NULL : ref(a[1]);
    if (list_len(a[0]) == 0) /* the comparison has emptied it */
        return exc_raise(vm, &exc_IndexError, "index out of range");
    return replace_root(vm, a[0], a[1], false);
}

static value heapify(struct vm *vm, value list, bool max)
{
    struct heap h = {vm, list, max};
    if (!heap_arg(vm, list, max ? "_heapify_max() argument"
                                : "heapify() argument"))
        return NULL;
    for (size_t i = list_len(list) / 2; i-- > 0;)
        if (heap_down(&h, i) < 0)
            return NULL;
    return ref(NONE);
}

static value heap_heapify(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return heapify(vm, a[0], false);
}

static value heap_heapify_max(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)self, (void)n;
    return heapify(vm, a[0], true);
}

static const struct native heapq_functions[] = {
    {"heappush", heap_push, "heap, item, /", 0},
    {"heappop", heap_pop, "heap, /", 0},
    {"heapreplace", heap_replace, "heap, item, /", 0},
    {"heappushpop", heap_pushpop, "heap, item, /", 0},
    {"heapify", heap_heapify, "heap, /", 0},
    {"_heappop_max", heap_pop_max, "heap, /", 0},
    {"_heapify_max", heap_heapify_max, "heap, /", 0},
    {"_heapreplace_max", heap_replace_max, "heap, item, /", 0},
    {0},
};

/* -- bisect ------------------------------------------------------------------ */

/* A dict has no order to search; a class of the program's that comes from it
 * passes for having one. True with a TypeError. */
static bool is_mapping(struct vm *vm, value seq)
{
    const struct type *t = type_of(seq);
    if (!(t->flags & TYPE_DICT) || t->flags & TYPE_HEAP)
        return false;
    exc_raise(vm, &exc_TypeError, "%s is not a sequence", t->name);
    return true;
}

static int64_t length_of(struct vm *vm, value seq)
{
    return is_mapping(vm, seq) ? -1 : value_len(vm, seq);
}

static value item_of(struct vm *vm, value seq, value index)
{
    const struct type *t = type_of(seq);
    if (is_mapping(vm, seq))
        return NULL;
    if (!t->getitem)
        return exc_raise(vm, &exc_TypeError,
                         "'%s' object does not support indexing", t->name);
    return value_getitem(vm, seq, index);
}

static int upper_bound(struct vm *vm, value v, int64_t *out)
{
    if (has_index(v))
        return index_of(vm, v, INDEX_TIMES, out);
    exc_raise(vm, &exc_TypeError, "argument should be integer or None, not "
              "'%s'", type_of(v)->name);
    return -1;
}

/* a: list, x, lo, hi, key. The place of x, behind equal items or before. */
static int64_t bisect(struct vm *vm, const value *a, bool right)
{
    int64_t lo = 0, hi = -1;
    if ((a[2] && value_as_int64(vm, a[2], &lo) < 0) ||
        (!absent(a[3]) && upper_bound(vm, a[3], &hi) < 0))
        return -1;
    if (lo < 0) {
        exc_raise(vm, &exc_ValueError, "lo must be non-negative");
        return -1;
    }
    if (hi == -1 && (hi = length_of(vm, a[0])) < 0)
        return -1;
    while (lo < hi) {
        int64_t mid = lo + (hi - lo) / 2;
        value index = int_new(vm, mid);
        value item = index ? item_of(vm, a[0], index) : NULL;
        value key = item && !absent(a[4]) ? value_call1(vm, a[4], item)
                                          : xref(item);
        int less = !key ? -1
                   : right ? value_compare_bool(vm, a[1], key, CMP_LT)
                           : value_compare_bool(vm, key, a[1], CMP_LT);
        xunref(vm, index);
        xunref(vm, item);
        xunref(vm, key);
        if (less < 0)
            return -1;
        if (right ? less : !less)
            hi = mid;
        else
            lo = mid + 1;
    }
    return lo;
}

static value bisect_value(struct vm *vm, const value *a, bool right)
{
    int64_t at = bisect(vm, a, right);
    return at < 0 ? NULL : int_new(vm, at);
}
FUNCTION(bisect_right, bisect_value(vm, a, true))
FUNCTION(bisect_left, bisect_value(vm, a, false))

static value insort(struct vm *vm, const value *a, bool right)
{
    value key = absent(a[4]) ? ref(a[1]) : value_call1(vm, a[4], a[1]);
    if (!key)
        return NULL;
    value search[5] = {a[0], key, a[2], a[3], a[4]};
    int64_t at = bisect(vm, search, right);
    unref(vm, key);
    value place[2] = {at < 0 ? NULL : int_new(vm, at), a[1]};
    value r = place[0] ? value_call_method(vm, a[0], "insert", place, 2)
                       : NULL;
    xunref(vm, place[0]);
    return r;
}
FUNCTION(insort_right, insort(vm, a, true))
FUNCTION(insort_left, insort(vm, a, false))

#define BISECT_SIG "a, x, lo=, hi=, *, key="
static const struct native bisect_functions[] = {
    {"bisect_right", op_bisect_right, BISECT_SIG, 0},
    {"bisect_left", op_bisect_left, BISECT_SIG, 0},
    {"insort_right", op_insort_right, BISECT_SIG, 0},
    {"insort_left", op_insort_left, BISECT_SIG, 0},
    {0},
};

/* The short names are the same functions. */
static int bisect_init(struct vm *vm, value module)
{
    static const char *const names[][2] = {
        {"bisect", "bisect_right"}, {"insort", "insort_right"},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        value f = dict_get_z(vm, module_dict(module), names[i][1]);
        if (!f || module_set(vm, module, names[i][0], f) < 0)
            return -1;
    }
    return 0;
}

const struct module_def mods_operator[] = {
    {.name = "operator", .in_c = "_operator",
     .functions = operator_functions,
     .source = operator_py},
    {.name = "heapq", .in_c = "_heapq",
     .functions = heapq_functions, .source = heapq_py},
    {.name = "bisect", .in_c = "_bisect",
     .functions = bisect_functions, .init = bisect_init},
    {0},
};
