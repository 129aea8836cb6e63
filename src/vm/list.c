/* list: storage, indexing, slices, operators. Methods are in list_methods.c,
 * sorting in list_sort.c. */
#include <stdlib.h>

#include "vm/list_priv.h"

/* -- storage -- */

enum { UNKNOWN_LENGTH = 8,    /* what an iterable is taken for that can't say */
       GUESS_MAX = 1 << 16 }; /* items that it is believed to have */

/* Makes room for cap items. */
static int resize(struct vm *vm, struct list_obj *l, size_t cap)
{
    if (cap == 0) {
        table_free(vm, l->items, l->cap * sizeof(value));
        l->items = NULL;
        l->cap = 0;
        return 0;
    }
    if (cap > SIZE_MAX / sizeof(value) / 4) {
        exc_raise_impossible(vm);
        return -1;
    }
    value *items = table_resize(vm, l->items, l->cap * sizeof(value),
                                cap * sizeof(value));
    if (!items)
        return -1;
    l->items = items;
    l->cap = cap;
    return 0;
}

/* The room that CPython makes for n items in a list that grows, an eighth more
 * than it needs: programs that print sys.getsizeof show these steps. */
static size_t grown(const struct list_obj *l, size_t n)
{
    size_t cap = (n + (n >> 3) + 6) & ~(size_t)3;
    return n - l->n > cap - n ? (n + 3) & ~(size_t)3 : cap;
}

int list_reserve(struct vm *vm, struct list_obj *l, size_t n)
{
    return n <= l->cap ? 0 : resize(vm, l, l->items ? grown(l, n) : n);
}

/* For what an iterable will add: to an empty list, just that, rounded up. */
static int reserve_more(struct vm *vm, struct list_obj *l, size_t n)
{
    return l->items || n == 0 ? list_reserve(vm, l, l->n + n)
                              : resize(vm, l, (n + 1) & ~(size_t)1);
}

value list_new(struct vm *vm)
{
    return obj_new(vm, &list_type, 0);
}

/* A list with room for n items, and no more. */
static value list_with_room(struct vm *vm, size_t n)
{
    value v = list_new(vm);
    if (v && list_reserve(vm, as_list(v), n))
        clear_slot(vm, &v);
    return v;
}

/* The list has room for them. */
static void add_items(struct list_obj *l, const value *items, size_t n)
{
    for (size_t i = 0; i < n; i++)
        l->items[l->n++] = ref(items[i]);
}

value list_from(struct vm *vm, const value *items, size_t n)
{
    value v = list_with_room(vm, n);
    if (v)
        add_items(as_list(v), items, n);
    return v;
}

value list_of_iterable(struct vm *vm, value iterable)
{
    value v = list_new(vm);
    if (v && list_extend(vm, v, iterable)) {
        unref(vm, v);
        return NULL;
    }
    return v;
}

int list_append(struct vm *vm, value v, value item)
{
    struct list_obj *l = as_list(v);
    if (l->n == l->cap && resize(vm, l, grown(l, l->n + 1)))
        return -1;
    l->items[l->n++] = ref(item);
    return 0;
}

static int append_each(struct vm *vm, value item, void *list)
{
    return list_append(vm, list, item);
}

/* Room for what an iterable says that it has. Only a range can be relied on,
 * and is refused at once when it is too long. */
static int reserve_hint(struct vm *vm, struct list_obj *l, value iterable)
{
    int64_t hint = value_length_hint(vm, iterable, UNKNOWN_LENGTH);
    if (hint < 0)
        return -1;
    if (hint > INT64_MAX - (int64_t)l->n)
        return 0; /* no number at all: CPython goes on and sees */
    if ((uint64_t)hint > SIZE_MAX / sizeof(value) / 4) {
        exc_raise_impossible(vm);
        return -1;
    }
    return hint > GUESS_MAX && type_of(iterable) != &range_type
               ? 0 : reserve_more(vm, l, (size_t)hint);
}

void list_give_back(struct vm *vm, struct list_obj *l)
{
    if (l->n < l->cap / 2)
        resize(vm, l, l->n ? grown(l, l->n) : 0);
}

/* What its class says it holds is looked at before it grows. */
static int extend_by_itself(struct vm *vm, value v)
{
    value it = value_iter_or(vm, v, "argument must be iterable");
    value items = it ? list_of_iterable(vm, it) : NULL;
    int rc = items ? list_extend(vm, v, items) : -1;
    xunref(vm, it);
    xunref(vm, items);
    return rc;
}

int list_extend(struct vm *vm, value v, value iterable)
{
    struct type *t = type_of(iterable);
    struct list_obj *l = as_list(v);
    if (iterable == v && t != &list_type)
        return extend_by_itself(vm, v);
    if (t == &list_type || t == &tuple_type) {
        size_t n = t == &list_type ? list_len(iterable) : tuple_len(iterable);
        if (reserve_more(vm, l, n))
            return -1;
        value *from = t == &list_type ? list_items(iterable)
                                      : tuple_items(iterable);
        add_items(l, from, n);
        return 0;
    }
    value it = value_iter(vm, iterable);
    int rc = it && reserve_hint(vm, l, iterable) == 0
                 ? value_each_next(vm, it, append_each, v) : -1;
    xunref(vm, it);
    list_give_back(vm, l);
    return rc;
}

/* Lets go of all items; the list is empty before the first of them dies. */
void list_wipe(struct vm *vm, struct list_obj *l)
{
    value *items = l->items;
    size_t n = l->n, cap = l->cap;
    l->items = NULL;
    l->n = l->cap = 0;
    while (n > 0)
        unref(vm, items[--n]);
    table_free(vm, items, cap * sizeof(value));
}

static void list_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    list_wipe(vm, as_list(v));
}

/* From its end, as in CPython: the order counts for what the collector finds. */
static int list_traverse(value v, visit_fn visit, void *arg)
{
    struct list_obj *l = as_list(v);
    for (size_t i = l->n; i-- > 0;) {
        int r = visit(l->items[i], arg);
        if (r)
            return r;
    }
    return 0;
}

static void list_clear_slot(struct vm *vm, value v)
{
    list_wipe(vm, as_list(v));
}

int list_splice(struct vm *vm, struct list_obj *l, size_t at, size_t count,
                const value *items, size_t n)
{
    value *gone = NULL;
    if (count) {
        gone = malloc(count * sizeof *gone);
        if (!gone) {
            exc_raise_memory(vm);
            return -1;
        }
        memcpy(gone, l->items + at, count * sizeof *gone);
    }
    if (n > count && list_reserve(vm, l, l->n + n - count)) {
        free(gone);
        return -1;
    }
    if (l->n > at + count && n != count)
        memmove(l->items + at + n, l->items + at + count,
                (l->n - at - count) * sizeof(value));
    for (size_t i = 0; i < n; i++)
        l->items[at + i] = ref(items[i]);
    l->n = l->n + n - count;
    list_give_back(vm, l);
    while (count) /* from the end, as when a list goes */
        unref(vm, gone[--count]);
    free(gone);
    return 0;
}

/* -- general -- */

static value *items_of(value v, size_t *n)
{
    *n = as_list(v)->n;
    return as_list(v)->items;
}

static value repr_items(struct vm *vm, value v)
{
    struct buf b = {0};
    bool ok = true;
    buf_addc(&b, '[');
    for (size_t i = 0; i < as_list(v)->n && ok; i++) {
        if (i)
            buf_addz(&b, ", ");
        value item = ref(as_list(v)->items[i]);
        ok = repr_add(vm, &b, item) == 0;
        unref(vm, item);
    }
    buf_addc(&b, ']');
    return buf_finish(vm, &b, ok);
}

static value list_repr(struct vm *vm, value v)
{
    struct repr_mark mark;
    if (as_list(v)->n == 0)
        return str_newz(vm, "[]");
    switch (repr_enter(vm, &mark, v)) {
    case -1: return NULL;
    case 0: return str_newz(vm, "[...]");
    }
    value s = repr_items(vm, v);
    repr_leave(vm, &mark);
    return s;
}

static value list_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!is_list(a) || !is_list(b))
        return ref(NOT_IMPLEMENTED);
    return items_compare(vm, a, b, op, items_of);
}

static value concat(struct vm *vm, value a, value b)
{
    value v = list_with_room(vm, as_list(a)->n + as_list(b)->n);
    if (v) {
        add_items(as_list(v), as_list(a)->items, as_list(a)->n);
        add_items(as_list(v), as_list(b)->items, as_list(b)->n);
    }
    return v;
}

/* Appends the first n items of l again until they stand there k times. */
static int repeat_within(struct vm *vm, struct list_obj *l, size_t n,
                         int64_t k)
{
    if (n == 0)
        return 0;
    if ((uint64_t)k > SIZE_MAX / 64 / n) {
        exc_raise_impossible(vm);
        return -1;
    }
    if (list_reserve(vm, l, n * (size_t)k))
        return -1;
    for (size_t i = n; i < n * (size_t)k; i++)
        l->items[i] = ref(l->items[i - n]);
    l->n = n * (size_t)k;
    return 0;
}

static value repeat(struct vm *vm, value a, value times)
{
    int64_t k;
    if (index_of(vm, times, INDEX_TIMES, &k))
        return NULL;
    if (k <= 0)
        return list_new(vm);
    size_t n = as_list(a)->n;
    value v = n > SIZE_MAX / 64 / (uint64_t)k ? exc_raise_impossible(vm)
                                              : list_with_room(vm, n * (size_t)k);
    if (v) {
        add_items(as_list(v), as_list(a)->items, n);
        repeat_within(vm, as_list(v), n, k);
    }
    return v;
}

static value list_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BIN_ADD && is_list(a)) {
        if (is_list(b))
            return concat(vm, a, b);
        if (!has_reflected(vm, b, "__radd__"))
            return exc_raise(vm, &exc_TypeError,
                             "can only concatenate list (not \"%s\") to list",
                             type_of(b)->name);
    }
    if (op == BIN_MUL && is_list(a) && has_index(b))
        return repeat(vm, a, b);
    if (op == BIN_MUL && is_list(b) && has_index(a))
        return repeat(vm, b, a);
    return ref(NOT_IMPLEMENTED);
}

static value list_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    int64_t k;
    if (!is_list(a))
        return ref(NOT_IMPLEMENTED);
    if (op == BIN_ADD)
        return list_extend(vm, a, b) ? NULL : ref(a);
    if (op != BIN_MUL || !has_index(b))
        return ref(NOT_IMPLEMENTED);
    if (index_of(vm, b, INDEX_TIMES, &k))
        return NULL;
    if (k <= 0)
        list_wipe(vm, as_list(a));
    else if (repeat_within(vm, as_list(a), as_list(a)->n, k))
        return NULL;
    return ref(a);
}

/* -- indexing -- */

static int64_t list_length(struct vm *vm, value v)
{
    (void)vm;
    return (int64_t)as_list(v)->n;
}

static value list_getitem(struct vm *vm, value v, value key)
{
    struct list_obj *l = as_list(v);
    int64_t i, step, count;
    if (!is_slice(key)) {
        if (index_resolve(vm, key, &l->n, "list", &i))
            return NULL;
        return ref(l->items[i]);
    }
    if (slice_resolve(vm, key, &l->n, &i, &step, &count))
        return NULL;
    if (step == 1)
        return list_from(vm, l->items + (count ? i : 0), (size_t)count);
    value r = list_with_room(vm, (size_t)count);
    for (int64_t k = 0; r && k < count; k++)
        list_append(vm, r, l->items[i + k * step]);
    return r;
}

void list_drop_forwards(struct vm *vm, value v)
{
    struct list_obj *l = as_list(v);
    size_t n = l->n;
    l->n = 0;
    for (size_t i = 0; i < n; i++)
        unref(vm, l->items[i]);
}

/* del l[i::step]: what stays moves down, what goes is dropped at the end. */
static int delete_stride(struct vm *vm, struct list_obj *l, int64_t start,
                         int64_t step, int64_t count)
{
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    value gone = list_new(vm);
    if (!gone || list_reserve(vm, as_list(gone), (size_t)count)) {
        xunref(vm, gone);
        return -1;
    }
    size_t to = (size_t)start;
    for (size_t i = (size_t)start; i < l->n; i++) {
        size_t off = i - (size_t)start;
        if (off % (size_t)step == 0 && off / (size_t)step < (size_t)count)
            as_list(gone)->items[as_list(gone)->n++] = l->items[i];
        else
            l->items[to++] = l->items[i];
    }
    l->n = to;
    list_drop_forwards(vm, gone);
    unref(vm, gone);
    return 0;
}

static int assign_stride(struct vm *vm, struct list_obj *l, int64_t start,
                         int64_t step, int64_t count, value from)
{
    if ((int64_t)list_len(from) != count) {
        exc_raise(vm, &exc_ValueError,
                  "attempt to assign sequence of size %zu to extended slice "
                  "of size %lld", list_len(from), (long long)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        value old = l->items[start + i * step];
        l->items[start + i * step] = list_items(from)[i];
        list_items(from)[i] = old;
    }
    list_drop_forwards(vm, from);
    return 0;
}

static void clip_span(const struct list_obj *l, int64_t *start, int64_t *count)
{
    int64_t n = (int64_t)l->n;
    *start = *start < n ? *start : n;
    *count = *count < n - *start ? *count : n - *start;
}

static int set_slice(struct vm *vm, struct list_obj *l, value key, value v)
{
    int64_t start, step, count;
    value from = NULL;
    if (v) {
        if (slice_resolve(vm, key, &l->n, &start, &step, &count))
            return -1;
        value it = value_iter_or(vm, v, step == 1
                                     ? "can only assign an iterable"
                                     : "must assign iterable to extended "
                                       "slice");
        from = it ? list_of_iterable(vm, it) : NULL; /* v may be l itself */
        xunref(vm, it);
        if (!from)
            return -1;
    }
    /* What v gives out may have changed l. A plain slice keeps its place. */
    int r = 0;
    if (from && step == 1)
        clip_span(l, &start, &count);
    else
        r = slice_resolve(vm, key, &l->n, &start, &step, &count);
    if (r == 0 && step == 1)
        r = list_splice(vm, l, (size_t)start, (size_t)count,
                        from ? list_items(from) : NULL,
                        from ? list_len(from) : 0);
    else if (r == 0 && from)
        r = assign_stride(vm, l, start, step, count, from);
    else if (r == 0 && count)
        r = delete_stride(vm, l, start, step, count);
    xunref(vm, from);
    return r;
}

static int list_setitem(struct vm *vm, value v, value key, value to)
{
    struct list_obj *l = as_list(v);
    int64_t i;
    if (is_slice(key))
        return set_slice(vm, l, key, to);
    if (!has_index(key)) {
        exc_raise(vm, &exc_TypeError,
                  "list indices must be integers or slices, not %s",
                  type_of(key)->name);
        return -1;
    }
    if (index_resolve(vm, key, &l->n, "list assignment", &i))
        return -1;
    value old = l->items[i];
    if (to) {
        l->items[i] = ref(to);
    } else {
        memmove(l->items + i, l->items + i + 1,
                (l->n - (size_t)i - 1) * sizeof(value));
        l->n--;
        list_give_back(vm, l);
    }
    unref(vm, old);
    return 0;
}

static int list_contains(struct vm *vm, value v, value item)
{
    int r = 0;
    for (size_t i = 0; i < as_list(v)->n && r == 0; i++) {
        value at = as_list(v)->items[i];
        if (at == item)
            return 1;
        ref(at);
        r = value_equal(vm, at, item);
        unref(vm, at);
    }
    return r;
}

static value list_iter(struct vm *vm, value v)
{
    return seq_iter_new(vm, &list_iterator_type, v);
}

/* -- making -- */

static value list_new_slot(struct vm *vm, struct type *t, const value *args,
                           size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

static int list_init(struct vm *vm, value self, const value *args, size_t n,
                     value kwnames)
{
    if ((type_of(self)->new_ == list_type.new_ &&
         !args_no_keywords(vm, "list", kwnames)) ||
        !args_between(vm, "list", n, 0, 1))
        return -1;
    list_wipe(vm, as_list(self));
    return n ? list_extend(vm, self, args[0]) : 0;
}

struct type list_type = {
    .name = "list",
    .size = sizeof(struct list_obj),
    .flags = TYPE_GC | TYPE_BASE | TYPE_LIST | TYPE_SEQUENCE,
    .new_ = list_new_slot,
    .init = list_init,
    .dealloc = list_dealloc,
    .traverse = list_traverse,
    .clear = list_clear_slot,
    .repr = list_repr,
    .unhashable = true,
    .compare = list_compare,
    .iter = list_iter,
    .binary = list_binary,
    .inplace = list_inplace,
    .len = list_length,
    .getitem = list_getitem,
    .setitem = list_setitem,
    .contains = list_contains,
    .methods = list_methods,
};
