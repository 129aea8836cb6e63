/* slice, and what it means for a sequence of a given length. */
#include "vm/data_priv.h"

struct slice_obj {
    struct obj obj;
    value parts[3]; /* start, stop, step; None when left out */
};

static struct slice_obj *as_slice(value v)
{
    return (struct slice_obj *)v;
}

bool is_slice(value v)
{
    return type_of(v) == &slice_type;
}

value slice_new(struct vm *vm, value start, value stop, value step)
{
    struct slice_obj *s = obj_new(vm, &slice_type, 0);
    if (!s)
        return NULL;
    s->parts[0] = ref(start ? start : NONE);
    s->parts[1] = ref(stop ? stop : NONE);
    s->parts[2] = ref(step ? step : NONE);
    return &s->obj;
}

static int64_t clip(int64_t i, int64_t low, int64_t high)
{
    return i < low ? low : i > high ? high : i;
}

/* The parts as numbers: start, stop, step; what is left out becomes the farthest
 * end that the step leads to or comes from. */
static int unpack(struct vm *vm, value v, int64_t out[3])
{
    struct slice_obj *s = as_slice(v);
    if (slice_bound(vm, s->parts[2], 1, &out[2]))
        return -1;
    if (out[2] == 0) {
        exc_raise(vm, &exc_ValueError, "slice step cannot be zero");
        return -1;
    }
    int64_t far = out[2] < 0 ? -INT64_MAX : INT64_MAX;
    return slice_bound(vm, s->parts[0], out[2] < 0 ? INT64_MAX : 0, &out[0])
           || slice_bound(vm, s->parts[1], far, &out[1]) ? -1 : 0;
}

static void adjust(int64_t len, int64_t out[3])
{
    int64_t low = out[2] < 0 ? -1 : 0, high = out[2] < 0 ? len - 1 : len;
    for (int i = 0; i < 2; i++)
        out[i] = clip(out[i] < 0 ? out[i] + len : out[i], low, high);
}

int slice_resolve(struct vm *vm, value slice, const size_t *len,
                  int64_t *start, int64_t *step, int64_t *count)
{
    int64_t out[3];
    if (unpack(vm, slice, out))
        return -1;
    adjust((int64_t)*len, out);
    *start = out[0];
    *step = out[2];
    int64_t span = out[2] > 0 ? out[1] - out[0] : out[0] - out[1];
    uint64_t stride = out[2] > 0 ? (uint64_t)out[2] : 0 - (uint64_t)out[2];
    *count = span <= 0 ? 0 : (int64_t)(((uint64_t)span - 1) / stride) + 1;
    return 0;
}

static value slice_new_slot(struct vm *vm, struct type *t, const value *args,
                            size_t n, value kwnames)
{
    (void)t;
    if (!args_no_keywords(vm, "slice", kwnames) ||
        !args_between(vm, "slice", n, 1, 3))
        return NULL;
    if (n == 1)
        return slice_new(vm, NONE, args[0], NONE);
    return slice_new(vm, args[0], args[1], n == 3 ? args[2] : NONE);
}

static void slice_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    for (int i = 0; i < 3; i++)
        clear_slot(vm, &as_slice(v)->parts[i]);
}

static int slice_traverse(value v, visit_fn visit, void *arg)
{
    for (int i = 0; i < 3; i++) {
        value part = as_slice(v)->parts[i];
        int r = part ? visit(part, arg) : 0;
        if (r)
            return r;
    }
    return 0;
}

static void slice_clear(struct vm *vm, value v)
{
    (void)vm, (void)v; /* immutable: the other parts of a cycle are cleared */
}

static value slice_repr(struct vm *vm, value v)
{
    struct buf b = {0};
    bool ok = true;
    buf_addz(&b, "slice(");
    for (int i = 0; i < 3 && ok; i++) {
        if (i)
            buf_addz(&b, ", ");
        ok = repr_add(vm, &b, as_slice(v)->parts[i]) == 0;
    }
    buf_addc(&b, ')');
    return buf_finish(vm, &b, ok);
}

static value slice_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!is_slice(a) || !is_slice(b))
        return ref(NOT_IMPLEMENTED);
    value x = tuple_from(vm, as_slice(a)->parts, 3);
    value y = x ? tuple_from(vm, as_slice(b)->parts, 3) : NULL;
    value r = y ? value_compare(vm, x, y, op) : NULL;
    xunref(vm, x);
    xunref(vm, y);
    return r;
}

/* A part as an int of any size, or `otherwise` when it is left out. */
static value part_index(struct vm *vm, value part, value otherwise)
{
    if (part == NONE)
        return ref(otherwise);
    if (has_index(part))
        return value_index(vm, part);
    return exc_raise(vm, &exc_TypeError, "slice indices must be integers or "
                     "None or have an __index__ method");
}

/* A bound counted from the end when it is negative, and kept inside; takes the
 * reference to it. */
static value place_bound(struct vm *vm, value take_i, value len, value low,
                         value high)
{
    if (take_i && int_sign(take_i) < 0) {
        value sum = int_binary(vm, BIN_ADD, take_i, len);
        unref(vm, take_i);
        take_i = sum;
    }
    value limit = !take_i                          ? NULL
                  : int_compare(take_i, low) < 0   ? low
                  : int_compare(take_i, high) > 0  ? high : NULL;
    if (!limit)
        return take_i;
    unref(vm, take_i);
    return ref(limit);
}

value slice_indices(struct vm *vm, value slice, value len)
{
    struct slice_obj *s = as_slice(slice);
    value step = part_index(vm, s->parts[2], small_new(1));
    if (!step || int_sign(step) == 0) {
        if (step)
            exc_raise(vm, &exc_ValueError, "slice step cannot be zero");
        xunref(vm, step);
        return NULL;
    }
    bool back = int_sign(step) < 0;
    value low = small_new(back ? -1 : 0);
    value high = back ? int_binary(vm, BIN_SUB, len, small_new(1)) : ref(len);
    value v[3] = {NULL, NULL, step};
    for (int i = 0; high && i < 2; i++) {
        bool far = back != (i == 1);
        v[i] = part_index(vm, s->parts[i], far ? high : low);
        if (s->parts[i] != NONE)
            v[i] = place_bound(vm, v[i], len, low, high);
        if (!v[i])
            break;
    }
    value r = v[0] && v[1] ? tuple_from(vm, v, 3) : NULL;
    for (int i = 0; i < 3; i++)
        xunref(vm, v[i]);
    xunref(vm, high);
    return r;
}

static value indices_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    value len = value_index(vm, a[0]);
    if (!len)
        return NULL;
    value r = int_sign(len) < 0
                  ? exc_raise(vm, &exc_ValueError,
                              "length should not be negative")
                  : slice_indices(vm, self, len);
    unref(vm, len);
    return r;
}

static value get_start(struct vm *vm, value v)
{
    (void)vm;
    return ref(as_slice(v)->parts[0]);
}

static value get_stop(struct vm *vm, value v)
{
    (void)vm;
    return ref(as_slice(v)->parts[1]);
}

static value get_step(struct vm *vm, value v)
{
    (void)vm;
    return ref(as_slice(v)->parts[2]);
}

static const struct getset getset[] = {
    {.name = "start", .get = get_start},
    {.name = "stop", .get = get_stop},
    {.name = "step", .get = get_step},
    {.name = NULL},
};
static const struct native methods[] = {
    {"indices", indices_method, "object, /", 0},
    {.name = NULL},
};

struct type slice_type = {
    .name = "slice",
    .size = sizeof(struct slice_obj),
    .flags = TYPE_GC,
    .new_ = slice_new_slot,
    .dealloc = slice_dealloc,
    .traverse = slice_traverse,
    .clear = slice_clear,
    .repr = slice_repr,
    .compare = slice_compare,
    .unhashable = true,
    .methods = methods,
    .getset = getset,
};
