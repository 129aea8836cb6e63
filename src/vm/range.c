/* range. Bounds are values, so that they may be of any size; when all fit 62
 * bits, as nearly always, an iterator counts in C integers. */
#include "vm/data_priv.h"

struct range_obj {
    struct obj obj;
    value start, stop, step, len; /* ints; owned */
};
struct range_iter {
    struct obj obj;
    value at, step; /* NULL when the words below are used */
    value left_big; /* int */
    int64_t next, stride, left;
};
static struct type range_iterator_type, longrange_iterator_type;

static struct range_obj *as_range(value v)
{
    return (struct range_obj *)v;
}

/* -- arithmetic that takes its operands along -- */

static value take_binary(struct vm *vm, enum binary_op op, value take_a,
                         value take_b)
{
    value r = take_a && take_b ? int_binary(vm, op, take_a, take_b) : NULL;
    xunref(vm, take_a);
    xunref(vm, take_b);
    return r;
}

/* (stop - start + step -+ 1) // step, or 0 */
static value range_count(struct vm *vm, value start, value stop, value step)
{
    bool up = int_sign(step) > 0;
    int order = int_compare(start, stop);
    if (up ? order >= 0 : order <= 0)
        return small_new(0);
    value span = int_binary(vm, BIN_SUB, stop, start);
    span = take_binary(vm, BIN_SUB, span, small_new(up ? 1 : -1));
    span = take_binary(vm, BIN_FLOORDIV, span, ref(step));
    return take_binary(vm, BIN_ADD, span, small_new(1));
}

static value range_item(struct vm *vm, const struct range_obj *r, value i)
{
    value off = int_binary(vm, BIN_MUL, i, r->step);
    return take_binary(vm, BIN_ADD, off, ref(r->start));
}

static value range_make(struct vm *vm, value take_start, value take_stop,
                        value take_step)
{
    struct range_obj *r = NULL;
    if (take_start && take_stop && take_step)
        r = obj_new(vm, &range_type, 0);
    if (!r) {
        xunref(vm, take_start);
        xunref(vm, take_stop);
        xunref(vm, take_step);
        return NULL;
    }
    r->start = take_start;
    r->stop = take_stop;
    r->step = take_step;
    r->len = range_count(vm, r->start, r->stop, r->step);
    if (r->len)
        return &r->obj;
    unref(vm, &r->obj);
    return NULL;
}

static value as_index(struct vm *vm, value v)
{
    if (is_int(v))
        return type_of(v) == &int_type ? ref(v) : int_type.index(vm, v);
    if (type_of(v)->index)
        return type_of(v)->index(vm, v);
    return exc_raise(vm, &exc_TypeError,
                     "'%s' object cannot be interpreted as an integer",
                     type_of(v)->name);
}

static value range_new_slot(struct vm *vm, struct type *t, const value *args,
                            size_t n, value kwnames)
{
    (void)t;
    if (!args_no_keywords(vm, "range", kwnames) ||
        !args_between(vm, "range", n, 1, 3))
        return NULL;
    value start = n == 1 ? small_new(0) : as_index(vm, args[0]);
    value stop = start ? as_index(vm, args[n == 1 ? 0 : 1]) : NULL;
    value step = !stop ? NULL : n < 3 ? small_new(1) : as_index(vm, args[2]);
    if (step && int_sign(step) == 0) {
        exc_raise(vm, &exc_ValueError, "range() arg 3 must not be zero");
        clear_slot(vm, &step);
    }
    return range_make(vm, start, stop, step);
}

static void range_dealloc(struct vm *vm, value v)
{
    struct range_obj *r = as_range(v);
    clear_slot(vm, &r->start);
    clear_slot(vm, &r->stop);
    clear_slot(vm, &r->step);
    clear_slot(vm, &r->len);
}

/* -- general -- */

static value range_repr(struct vm *vm, value v)
{
    struct range_obj *r = as_range(v);
    struct buf b = {0};
    buf_addz(&b, "range(");
    bool ok = repr_add(vm, &b, r->start) == 0;
    buf_addz(&b, ", ");
    ok = ok && repr_add(vm, &b, r->stop) == 0;
    if (ok && r->step != small_new(1)) {
        buf_addz(&b, ", ");
        ok = repr_add(vm, &b, r->step) == 0;
    }
    buf_addc(&b, ')');
    return buf_finish(vm, &b, ok);
}

static int64_t range_length(struct vm *vm, value v)
{
    int64_t n;
    if (int_fits(as_range(v)->len, &n))
        return n;
    exc_raise(vm, &exc_OverflowError,
              "Python int too large to convert to C ssize_t");
    return -1;
}

static int range_truth(struct vm *vm, value v)
{
    (void)vm;
    return int_sign(as_range(v)->len) != 0;
}

/* Equal ranges give the same items: length, first item, step are compared, as
 * far as the length makes them matter. */
static value range_key(struct vm *vm, value v)
{
    struct range_obj *r = as_range(v);
    bool none = int_sign(r->len) == 0, one = r->len == small_new(1);
    return tuple_from(vm, (value[]){r->len, none ? NONE : r->start,
                                    none || one ? NONE : r->step}, 3);
}

static value range_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (type_of(a) != &range_type || type_of(b) != &range_type ||
        (op != CMP_EQ && op != CMP_NE))
        return ref(NOT_IMPLEMENTED);
    value x = range_key(vm, a), y = x ? range_key(vm, b) : NULL;
    value r = y ? value_compare(vm, x, y, op) : NULL;
    xunref(vm, x);
    xunref(vm, y);
    return r;
}

static int64_t range_hash(struct vm *vm, value v)
{
    value key = range_key(vm, v);
    int64_t h = key ? value_hash(vm, key) : -1;
    xunref(vm, key);
    return h;
}

/* The index of an int in the range, or small -1; NULL on error. */
static value range_find(struct vm *vm, const struct range_obj *r, value v)
{
    bool up = int_sign(r->step) > 0;
    if (up ? int_compare(v, r->start) < 0 || int_compare(v, r->stop) >= 0
           : int_compare(v, r->start) > 0 || int_compare(v, r->stop) <= 0)
        return small_new(-1);
    value off = int_binary(vm, BIN_SUB, v, r->start);
    value rest = off ? int_binary(vm, BIN_MOD, off, r->step) : NULL;
    if (!rest) {
        xunref(vm, off);
        return NULL;
    }
    bool hit = int_sign(rest) == 0;
    unref(vm, rest);
    if (hit)
        return take_binary(vm, BIN_FLOORDIV, off, ref(r->step));
    unref(vm, off);
    return small_new(-1);
}

/* For what is no int: compares with each item. */
static int64_t range_search(struct vm *vm, value v, value item, bool count)
{
    value it = value_iter(vm, v), at;
    int64_t i = 0, hits = 0, found = -1;
    while (it && found < 0 && (at = value_next(vm, it))) {
        int same = value_equal(vm, at, item);
        unref(vm, at);
        if (same < 0)
            break;
        hits += same;
        if (same && !count)
            found = i;
        i++;
    }
    xunref(vm, it);
    return count ? hits : found;
}

static int range_contains(struct vm *vm, value v, value item)
{
    if (!is_int(item)) {
        int64_t i = range_search(vm, v, item, false);
        return vm->exc ? -1 : i >= 0;
    }
    value i = range_find(vm, as_range(v), item);
    if (!i)
        return -1;
    int r = int_sign(i) >= 0;
    unref(vm, i);
    return r;
}

static value range_slice(struct vm *vm, value v, value key)
{
    struct range_obj *r = as_range(v);
    value parts = slice_indices(vm, key, r->len);
    if (!parts)
        return NULL;
    value *at = tuple_items(parts);
    value first = range_item(vm, r, at[0]), last = range_item(vm, r, at[1]);
    value step = int_binary(vm, BIN_MUL, at[2], r->step);
    unref(vm, parts);
    return range_make(vm, first, last, step);
}

static value range_getitem(struct vm *vm, value v, value key)
{
    struct range_obj *r = as_range(v);
    if (is_slice(key))
        return range_slice(vm, v, key);
    if (!has_index(key))
        return exc_raise(vm, &exc_TypeError,
                         "range indices must be integers or slices, not %s",
                         type_of(key)->name);
    value i = as_index(vm, key);
    if (i && int_sign(i) < 0)
        i = take_binary(vm, BIN_ADD, i, ref(r->len));
    if (!i)
        return NULL;
    bool inside = int_sign(i) >= 0 && int_compare(i, r->len) < 0;
    value item = inside ? range_item(vm, r, i)
                        : exc_raise(vm, &exc_IndexError,
                                    "range object index out of range");
    unref(vm, i);
    return item;
}

/* -- iterators -- */

static value iter_over(struct vm *vm, value take_first, value take_step,
                       value len)
{
    int64_t first, step, count;
    struct range_iter *it = NULL;
    bool words = take_first && take_step && int_fits(take_first, &first) &&
                 int_fits(take_step, &step) && int_fits(len, &count);
    int64_t end;
    if (words)
        words = !__builtin_mul_overflow(step, count, &end) &&
                !__builtin_add_overflow(first, end, &end);
    if (take_first && take_step)
        it = obj_new(vm, words ? &range_iterator_type
                               : &longrange_iterator_type, 0);
    if (it && words) {
        it->next = first, it->stride = step, it->left = count;
    } else if (it) {
        it->at = ref(take_first), it->step = ref(take_step);
        it->left_big = ref(len);
    }
    xunref(vm, take_first);
    xunref(vm, take_step);
    return (value)it;
}

static value range_iter(struct vm *vm, value v)
{
    struct range_obj *r = as_range(v);
    return iter_over(vm, ref(r->start), ref(r->step), r->len);
}

static value iter_next(struct vm *vm, value v)
{
    struct range_iter *it = (struct range_iter *)v;
    if (it->left == 0)
        return NULL;
    it->left--;
    int64_t i = it->next;
    it->next += it->stride;
    return int_new(vm, i);
}

static value long_next(struct vm *vm, value v)
{
    struct range_iter *it = (struct range_iter *)v;
    if (int_sign(it->left_big) == 0)
        return NULL;
    value following = int_binary(vm, BIN_ADD, it->at, it->step);
    value left = following ? int_binary(vm, BIN_SUB, it->left_big,
                                        small_new(1)) : NULL;
    if (!left) {
        xunref(vm, following);
        return NULL;
    }
    value item = it->at;
    it->at = following;
    unref(vm, it->left_big);
    it->left_big = left;
    return item;
}

static void iter_dealloc(struct vm *vm, value v)
{
    struct range_iter *it = (struct range_iter *)v;
    clear_slot(vm, &it->at);
    clear_slot(vm, &it->step);
    clear_slot(vm, &it->left_big);
}

static value length_hint(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct range_iter *it = (struct range_iter *)self;
    return it->left_big ? ref(it->left_big) : int_new(vm, it->left);
}

static const struct native iter_methods[] = {
    {"__length_hint__", length_hint, "", 0},
    {.name = NULL},
};
static struct type range_iterator_type = {
    .name = "range_iterator",
    .size = sizeof(struct range_iter),
    .iter = iter_self,
    .next = iter_next,
    .methods = iter_methods,
};
static struct type longrange_iterator_type = {
    .name = "longrange_iterator",
    .size = sizeof(struct range_iter),
    .dealloc = iter_dealloc,
    .iter = iter_self,
    .next = long_next,
    .methods = iter_methods,
};

/* -- methods -- */

static value count_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (is_int(a[0])) {
        int r = range_contains(vm, self, a[0]);
        return r < 0 ? NULL : small_new(r);
    }
    int64_t hits = range_search(vm, self, a[0], true);
    return vm->exc ? NULL : int_new(vm, hits);
}

static value index_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value i;
    bool exact = is_small(a[0]) || is_bool(a[0]) || type_of(a[0]) == &int_type;
    if (exact)
        i = range_find(vm, as_range(self), a[0]);
    else
        i = int_new(vm, range_search(vm, self, a[0], false));
    if (!i || vm->exc || int_sign(i) >= 0)
        return vm->exc ? NULL : i;
    if (!exact)
        return exc_raise(vm, &exc_ValueError,
                         "sequence.index(x): x not in sequence");
    value shown = value_repr(vm, a[0]);
    if (shown)
        exc_raise(vm, &exc_ValueError, "%s is not in range", str_z(shown));
    xunref(vm, shown);
    return NULL;
}

static value reversed_method(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)a, (void)n;
    struct range_obj *r = as_range(self);
    value last = int_binary(vm, BIN_SUB, r->len, small_new(1));
    value first = last ? range_item(vm, r, last) : NULL;
    xunref(vm, last);
    return iter_over(vm, first,
                     int_binary(vm, BIN_SUB, small_new(0), r->step), r->len);
}

static value get_start(struct vm *vm, value v)
{
    (void)vm;
    return ref(as_range(v)->start);
}

static value get_stop(struct vm *vm, value v)
{
    (void)vm;
    return ref(as_range(v)->stop);
}

static value get_step(struct vm *vm, value v)
{
    (void)vm;
    return ref(as_range(v)->step);
}

static const struct getset getset[] = {
    {.name = "start", .get = get_start},
    {.name = "stop", .get = get_stop},
    {.name = "step", .get = get_step},
    {.name = NULL},
};
static const struct native methods[] = {
    {"count", count_method, "value, /", 0},
    {"index", index_method, "value, /", 0},
    {"__reversed__", reversed_method, "", 0},
    {.name = NULL},
};

struct type range_type = {
    .name = "range",
    .size = sizeof(struct range_obj),
    .flags = TYPE_SEQUENCE,
    .new_ = range_new_slot,
    .dealloc = range_dealloc,
    .repr = range_repr,
    .hash = range_hash,
    .compare = range_compare,
    .truth = range_truth,
    .iter = range_iter,
    .len = range_length,
    .getitem = range_getitem,
    .contains = range_contains,
    .methods = methods,
    .getset = getset,
};

void range_init(struct vm *vm)
{
    type_ready(vm, &range_type);
    type_ready(vm, &slice_type);
    type_ready(vm, &range_iterator_type);
    type_ready(vm, &longrange_iterator_type);
}
