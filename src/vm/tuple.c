/* tuple. */
#include "vm/data.h"

#include "vm/data_priv.h"

static struct tuple_obj *as_tuple(value v)
{
    return (struct tuple_obj *)v;
}

/* The one tuple without items while somebody holds it; no reference. */
static struct tuple_obj *empty;

static struct tuple_obj *alloc_of(struct vm *vm, struct type *t, size_t n)
{
    if (n > SIZE_MAX / sizeof(value) / 4)
        return (struct tuple_obj *)exc_raise_impossible(vm);
    if (n > 512 && !vm_reserve(vm, n * sizeof(value)))
        return (struct tuple_obj *)exc_raise_memory(vm);
    struct tuple_obj *o = obj_new(vm, t, n * sizeof(value));
    if (!o)
        return NULL;
    o->n = n;
    o->items = (value *)((char *)o + t->size);
    return o;
}

value tuple_alloc(struct vm *vm, size_t n)
{
    if (n == 0 && empty)
        return ref(&empty->obj);
    struct tuple_obj *o = alloc_of(vm, &tuple_type, n);
    if (o && n == 0)
        empty = o;
    return (value)o;
}

value tuple_from(struct vm *vm, const value *items, size_t n)
{
    value v = tuple_alloc(vm, n);
    for (size_t i = 0; v && i < n; i++)
        as_tuple(v)->items[i] = ref(items[i]);
    return v;
}

value tuple_of_iterable(struct vm *vm, value iterable)
{
    if (type_of(iterable) == &tuple_type)
        return ref(iterable);
    if (type_of(iterable) == &list_type)
        return tuple_from(vm, list_items(iterable), list_len(iterable));
    value list = list_of_iterable(vm, iterable);
    if (!list)
        return NULL;
    value v = tuple_from(vm, list_items(list), list_len(list));
    unref(vm, list);
    return v;
}

/* From the end, as CPython does: what is told when they go comes in that
 * order. */
static void tuple_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    struct tuple_obj *t = as_tuple(v);
    if (t == empty)
        empty = NULL;
    for (size_t i = t->n; i > 0; i--)
        clear_slot(vm, &t->items[i - 1]);
}

/* From its end, as a list is. */
static int tuple_traverse(value v, visit_fn visit, void *arg)
{
    struct tuple_obj *t = as_tuple(v);
    for (size_t i = t->items ? t->n : 0; i-- > 0;) {
        int r = t->items[i] ? visit(t->items[i], arg) : 0;
        if (r)
            return r;
    }
    return 0;
}

static value *items_of(value v, size_t *n)
{
    *n = as_tuple(v)->n;
    return as_tuple(v)->items;
}

/* -- general -- */

static value repr_items(struct vm *vm, value v)
{
    struct tuple_obj *t = as_tuple(v);
    struct buf b = {0};
    bool ok = true;
    buf_addc(&b, '(');
    for (size_t i = 0; i < t->n && ok; i++) {
        if (i)
            buf_addz(&b, ", ");
        ok = repr_add(vm, &b, t->items[i]) == 0;
    }
    buf_addz(&b, t->n == 1 ? ",)" : ")");
    return buf_finish(vm, &b, ok);
}

static value tuple_repr(struct vm *vm, value v)
{
    struct repr_mark mark;
    if (as_tuple(v)->n == 0)
        return str_newz(vm, "()");
    switch (repr_enter(vm, &mark, v)) {
    case -1: return NULL;
    case 0: return str_newz(vm, "(...)");
    }
    value s = repr_items(vm, v);
    repr_leave(vm, &mark);
    return s;
}

/* xxHash's mixing of lanes, as CPython combines the hashes of items. */
static int64_t tuple_hash(struct vm *vm, value v)
{
    const uint64_t prime1 = 11400714785074694791u,
                   prime2 = 14029467366897019727u,
                   prime5 = 2870177450012600261u;
    struct tuple_obj *t = as_tuple(v);
    uint64_t acc = prime5;
    for (size_t i = 0; i < t->n; i++) {
        int64_t lane = value_hash(vm, t->items[i]);
        if (lane == -1)
            return -1;
        acc += (uint64_t)lane * prime2;
        acc = acc << 31 | acc >> 33;
        acc *= prime1;
    }
    acc += t->n ^ (prime5 ^ 3527539u);
    return acc == UINT64_MAX ? 1546275796 : (int64_t)acc;
}

static value tuple_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!is_tuple(a) || !is_tuple(b))
        return ref(NOT_IMPLEMENTED);
    return items_compare(vm, a, b, op, items_of);
}

static value concat(struct vm *vm, value a, value b)
{
    struct tuple_obj *s = as_tuple(a), *t = as_tuple(b);
    if (t->n == 0 && a->type == &tuple_type)
        return ref(a);
    if (s->n == 0 && b->type == &tuple_type)
        return ref(b);
    value v = tuple_alloc(vm, s->n + t->n);
    if (!v)
        return NULL;
    for (size_t i = 0; i < s->n; i++)
        as_tuple(v)->items[i] = ref(s->items[i]);
    for (size_t i = 0; i < t->n; i++)
        as_tuple(v)->items[s->n + i] = ref(t->items[i]);
    return v;
}

static value repeat(struct vm *vm, value a, value times)
{
    int64_t k;
    if (index_of(vm, times, INDEX_TIMES, &k))
        return NULL;
    struct tuple_obj *t = as_tuple(a);
    if (k == 1 && a->type == &tuple_type)
        return ref(a);
    if (k <= 0 || t->n == 0)
        return tuple_alloc(vm, 0);
    if ((uint64_t)k > SIZE_MAX / 64 / t->n)
        return exc_raise_impossible(vm);
    value v = tuple_alloc(vm, t->n * (size_t)k);
    for (size_t i = 0; v && i < as_tuple(v)->n; i++)
        as_tuple(v)->items[i] = ref(t->items[i % t->n]);
    return v;
}

static value tuple_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BIN_ADD && is_tuple(a)) {
        if (is_tuple(b))
            return concat(vm, a, b);
        if (!has_reflected(vm, b, "__radd__"))
            return exc_raise(vm, &exc_TypeError,
                             "can only concatenate tuple (not \"%s\") to tuple",
                             type_of(b)->name);
    }
    if (op == BIN_MUL && is_tuple(a) && has_index(b))
        return repeat(vm, a, b);
    if (op == BIN_MUL && is_tuple(b) && has_index(a))
        return repeat(vm, b, a);
    return ref(NOT_IMPLEMENTED);
}

static int64_t tuple_length(struct vm *vm, value v)
{
    (void)vm;
    return (int64_t)as_tuple(v)->n;
}

static value tuple_getitem(struct vm *vm, value v, value key)
{
    struct tuple_obj *t = as_tuple(v);
    int64_t i, step, count;
    if (!is_slice(key)) {
        if (index_resolve(vm, key, &t->n, "tuple", &i))
            return NULL;
        return ref(t->items[i]);
    }
    if (slice_resolve(vm, key, &t->n, &i, &step, &count))
        return NULL;
    if (count == (int64_t)t->n && step == 1 && v->type == &tuple_type)
        return ref(v);
    value r = tuple_alloc(vm, (size_t)count);
    for (int64_t k = 0; r && k < count; k++)
        as_tuple(r)->items[k] = ref(t->items[i + k * step]);
    return r;
}

static int tuple_contains(struct vm *vm, value v, value item)
{
    struct tuple_obj *t = as_tuple(v);
    int r = 0;
    for (size_t i = 0; i < t->n && r == 0; i++)
        r = value_equal(vm, t->items[i], item);
    return r;
}

static value tuple_iter(struct vm *vm, value v)
{
    return seq_iter_new(vm, &tuple_iterator_type, v);
}

static value tuple_new_slot(struct vm *vm, struct type *t, const value *args,
                            size_t n, value kwnames)
{
    if ((t->init == tuple_type.init &&
         !args_no_keywords(vm, "tuple", kwnames)) ||
        !args_between(vm, "tuple", n, 0, 1))
        return NULL;
    value v = n ? tuple_of_iterable(vm, args[0]) : tuple_alloc(vm, 0);
    if (!v || t == &tuple_type)
        return v;
    struct tuple_obj *o = alloc_of(vm, t, as_tuple(v)->n);
    for (size_t i = 0; o && i < o->n; i++)
        o->items[i] = ref(as_tuple(v)->items[i]);
    unref(vm, v);
    return (value)o;
}

/* -- methods -- */

static value count_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct tuple_obj *t = as_tuple(self);
    intptr_t count = 0;
    for (size_t i = 0; i < t->n; i++) {
        int same = value_equal(vm, t->items[i], a[0]);
        if (same < 0)
            return NULL;
        count += same;
    }
    return small_new(count);
}

static value index_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct tuple_obj *t = as_tuple(self);
    int64_t from, to;
    if (span_resolve_ints(vm, a[1], a[2], (int64_t)t->n, &from, &to))
        return NULL;
    for (int64_t i = from; i < to; i++) {
        int same = value_equal(vm, t->items[i], a[0]);
        if (same)
            return same < 0 ? NULL : small_new((intptr_t)i);
    }
    return exc_raise(vm, &exc_ValueError, "tuple.index(x): x not in tuple");
}

static value new_args(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct tuple_obj *t = as_tuple(self);
    value plain = tuple_from(vm, t->items, t->n);
    value r = plain ? tuple_from(vm, &plain, 1) : NULL;
    xunref(vm, plain);
    return r;
}

static const struct native methods[] = {
    {"count", count_method, "value, /", 0},
    {"index", index_method, "value, start=, stop=, /", 0},
    {"__getnewargs__", new_args, "", 0},
    {.name = NULL},
};

struct type tuple_type = {
    .name = "tuple",
    .size = sizeof(struct tuple_obj),
    .flags = TYPE_GC | TYPE_BASE | TYPE_TUPLE | TYPE_SEQUENCE,
    .new_ = tuple_new_slot,
    .dealloc = tuple_dealloc,
    .traverse = tuple_traverse,
    /* No clear: a tuple holds what it was made with to its end (a class, its
     * bases), so a cycle is broken at one of its other members. */
    .repr = tuple_repr,
    .hash = tuple_hash,
    .compare = tuple_compare,
    .iter = tuple_iter,
    .binary = tuple_binary,
    .len = tuple_length,
    .getitem = tuple_getitem,
    .contains = tuple_contains,
    .methods = methods,
};
