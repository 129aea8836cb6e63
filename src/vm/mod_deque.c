#include "vm/mod_deque.h"

#include <stdlib.h>

#include "base/mem.h"
#include "vm/frame.h"
#include "vm/data_priv.h"
#include "vm/lib_priv.h"

/* -- the ring --------------------------------------------------------------- */

static int grow(struct vm *vm, struct deque *d)
{
    if (d->n < d->cap)
        return 0;
    size_t cap = d->cap ? d->cap * 2 : 8;
    if (!vm_reserve(vm, cap * sizeof(value)))
        return -1;
    value *ring = xmalloc(cap * sizeof *ring);
    for (size_t i = 0; i < d->n; i++)
        ring[i] = *deque_at(d, i);
    vm->memory += (cap - d->cap) * sizeof(value);
    free(d->ring);
    d->ring = ring;
    d->cap = cap;
    d->head = 0;
    return 0;
}

value deque_take(struct deque *d)
{
    d->version++;
    return *deque_at(d, --d->n);
}

value deque_take_left(struct deque *d)
{
    value item = *deque_at(d, 0);
    d->version++;
    d->head = (d->head + 1) & (d->cap - 1);
    d->n--;
    return item;
}

int deque_append(struct vm *vm, struct deque *d, value item)
{
    if (d->maxlen == 0)
        return 0;
    if (grow(vm, d) < 0)
        return -1;
    *deque_at(d, d->n++) = ref(item);
    d->version++;
    if (d->maxlen >= 0 && (int64_t)d->n > d->maxlen)
        unref(vm, deque_take_left(d));
    return 0;
}

int deque_append_left(struct vm *vm, struct deque *d, value item)
{
    if (d->maxlen == 0)
        return 0;
    if (grow(vm, d) < 0)
        return -1;
    d->head = (d->head - 1) & (d->cap - 1);
    d->n++;
    *deque_at(d, 0) = ref(item);
    d->version++;
    if (d->maxlen >= 0 && (int64_t)d->n > d->maxlen)
        unref(vm, deque_take(d));
    return 0;
}

void deque_rotate(struct deque *d, int64_t steps)
{
    if (d->n < 2)
        return;
    int64_t n = (int64_t)d->n;
    steps = (steps % n + n) % n;
    for (; steps > 0; steps--) {
        value last = *deque_at(d, d->n - 1);
        d->head = (d->head - 1) & (d->cap - 1);
        *deque_at(d, 0) = last;
    }
    d->version++;
}

void deque_drop_all(struct vm *vm, struct deque *d)
{
    struct deque old = *d;
    d->ring = NULL;
    d->n = d->cap = d->head = 0;
    d->version++;
    for (size_t i = 0; i < old.n; i++)
        unref(vm, *deque_at(&old, i));
    vm->memory -= old.cap * sizeof(value);
    free(old.ring);
}

struct deque *deque_make(struct vm *vm, struct type *t, int64_t maxlen)
{
    struct deque *d = obj_new(vm, t, 0);
    if (d)
        d->maxlen = maxlen;
    return d;
}

/* -- life ------------------------------------------------------------------- */

static value deque_new(struct vm *vm, struct type *t, const value *args,
                       size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    struct deque *d = deque_make(vm, t, -1);
    return d ? &d->obj : NULL;
}

static int append_each(struct vm *vm, value item, void *arg)
{
    return deque_append(vm, arg, item);
}

static int deque_init(struct vm *vm, value self, const value *args, size_t n,
                      value kwnames)
{
    static const char *const names[] = {"iterable", "maxlen", NULL};
    value a[2];
    int64_t maxlen = -1;
    if (params_bind(vm, &(struct params){"deque", names, 0, 0, 0}, args, n,
                    kwnames, a) < 0)
        return -1;
    if (!absent(a[1])) {
        if (!is_int(a[1])) {
            exc_raise(vm, &exc_TypeError, "an integer is required");
            return -1;
        }
        if (value_as_int64(vm, a[1], &maxlen) < 0)
            return -1;
        if (maxlen < 0) {
            exc_raise(vm, &exc_ValueError, "maxlen must be non-negative");
            return -1;
        }
    }
    deque_drop_all(vm, deque_of(self));
    deque_of(self)->maxlen = maxlen;
    return a[0] ? value_each(vm, a[0], append_each, self) : 0;
}

static void deque_clear(struct vm *vm, value self)
{
    deque_drop_all(vm, deque_of(self));
}

static void deque_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    deque_drop_all(vm, deque_of(self));
}

static int deque_traverse(value self, visit_fn visit, void *arg)
{
    struct deque *d = deque_of(self);
    for (size_t i = 0; i < d->n; i++) {
        int rc = visit(*deque_at(d, i), arg);
        if (rc)
            return rc;
    }
    return 0;
}

/* -- as a sequence ---------------------------------------------------------- */

static int64_t deque_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)deque_of(self)->n;
}

static int index_arg(struct vm *vm, struct deque *d, value key, int64_t *i)
{
    if (is_slice(key) || (!is_int(key) && !type_of(key)->index)) {
        exc_raise(vm, &exc_TypeError,
                  "sequence index must be integer, not '%s'",
                  type_of(key)->name);
        return -1;
    }
    return index_resolve(vm, key, &d->n, "deque", i);
}

static value deque_getitem(struct vm *vm, value self, value key)
{
    int64_t i;
    if (index_arg(vm, deque_of(self), key, &i) < 0)
        return NULL;
    return ref(*deque_at(deque_of(self), (size_t)i));
}

static int deque_setitem(struct vm *vm, value self, value key, value v)
{
    struct deque *d = deque_of(self);
    int64_t i;
    if (index_arg(vm, d, key, &i) < 0)
        return -1;
    value *place = deque_at(d, (size_t)i), old = *place;
    if (v) {
        *place = ref(v);
    } else {
        deque_rotate(d, -i);
        deque_take_left(d);
        deque_rotate(d, i);
    }
    unref(vm, old);
    return 0;
}

/* A deque that an item's __eq__ changes: who only asks takes what was equal,
 * who counts or removes does not. */
enum find_why { FIND_TO_ASK, FIND_TO_COUNT, FIND_TO_REMOVE };

/* The index of an equal item from `at` on, -1 when there is none, -2 on error
 * (also when the deque changed meanwhile). */
static int64_t find(struct vm *vm, struct deque *d, value item, size_t at,
                    size_t stop, enum find_why why)
{
    uint64_t version = d->version;
    for (size_t i = at; i < stop && i < d->n; i++) {
        value other = ref(*deque_at(d, i));
        int same = value_equal(vm, other, item);
        unref(vm, other);
        if (same < 0)
            return -2;
        if (d->version != version && (!same || why != FIND_TO_ASK)) {
            exc_raise(vm, why == FIND_TO_REMOVE ? &exc_IndexError
                                                : &exc_RuntimeError,
                      "deque mutated during iteration");
            return -2;
        }
        if (same)
            return (int64_t)i;
    }
    return -1;
}

static int deque_contains(struct vm *vm, value self, value item)
{
    int64_t i = find(vm, deque_of(self), item, 0, deque_of(self)->n,
                     FIND_TO_ASK);
    return i == -2 ? -1 : i >= 0;
}

static value deque_repr(struct vm *vm, value self)
{
    struct repr_mark mark;
    switch (repr_enter(vm, &mark, self)) {
    case -1: return NULL;
    case 0: return str_newz(vm, "[...]");
    }
    struct deque *d = deque_of(self);
    value list = list_of_iterable(vm, self), text = NULL, r = NULL;
    if (list && vm_enter(vm, " while getting the repr of an object")) {
        text = value_repr(vm, list);
        vm_leave(vm);
    }
    xunref(vm, list);
    repr_leave(vm, &mark);
    const char *name = type_short_name(type_of(self));
    if (text && d->maxlen >= 0)
        r = str_printf(vm, "%s(%s, maxlen=%lld)", name, str_z(text),
                       (long long)d->maxlen);
    else if (text)
        r = str_printf(vm, "%s(%s)", name, str_z(text));
    xunref(vm, text);
    return r;
}

static value deque_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!is_instance(a, &deque_type) || !is_instance(b, &deque_type))
        return ref(NOT_IMPLEMENTED);
    if ((op == CMP_EQ || op == CMP_NE) &&
        (a == b || deque_len(vm, a) != deque_len(vm, b)))
        return bool_value((a == b) == (op == CMP_EQ));
    value la = list_of_iterable(vm, a);
    value lb = la ? list_of_iterable(vm, b) : NULL;
    value r = lb ? value_compare(vm, la, lb, op) : NULL;
    xunref(vm, la);
    xunref(vm, lb);
    return r;
}

/* -- + and * ---------------------------------------------------------------- */

/* A copy by calling the class of the program's own. */
static value copy_by_class(struct vm *vm, value self)
{
    struct deque *d = deque_of(self);
    value args[2] = {self, d->maxlen < 0 ? NULL : int_new(vm, d->maxlen)};
    value r = value_call(vm, (value)type_of(self), args, args[1] ? 2 : 1, NULL);
    xunref(vm, args[1]);
    if (r && !is_instance(r, &deque_type)) {
        exc_raise(vm, &exc_TypeError, "%s() must return a deque, not %s",
                  type_of(self)->name, type_of(r)->name);
        clear_slot(vm, &r);
    }
    return r;
}

static value copy_of(struct vm *vm, value self)
{
    if (type_of(self) != &deque_type)
        return copy_by_class(vm, self);
    struct deque *d = deque_of(self);
    struct deque *c = deque_make(vm, type_of(self), d->maxlen);
    for (size_t i = 0; c && i < d->n; i++) {
        if (deque_append(vm, c, *deque_at(d, i)) < 0) {
            unref(vm, &c->obj);
            c = NULL;
        }
    }
    return c ? &c->obj : NULL;
}

/* Appends `times` copies of list to d. */
static int append_list(struct vm *vm, struct deque *d, value list,
                       int64_t times)
{
    for (; times > 0; times--)
        for (size_t i = 0; i < list_len(list); i++)
            if (deque_append(vm, d, list_items(list)[i]) < 0)
                return -1;
    return 0;
}

static value deque_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BIN_MUL && has_index(a) && !is_instance(a, &deque_type)) {
        value t = a;
        a = b;
        b = t;
    }
    if (!is_instance(a, &deque_type))
        return ref(NOT_IMPLEMENTED);
    int64_t times = 1;
    if (op == BIN_ADD && !is_instance(b, &deque_type))
        return exc_raise(vm, &exc_TypeError, "can only concatenate deque "
                         "(not \"%s\") to deque", type_of(b)->name);
    if (op != BIN_ADD && (op != BIN_MUL || !has_index(b)))
        return ref(NOT_IMPLEMENTED);
    if (op == BIN_MUL && index_of(vm, b, INDEX_TIMES, &times) < 0)
        return NULL;
    value list = list_of_iterable(vm, op == BIN_ADD ? b : a);
    value r = list ? copy_of(vm, a) : NULL;
    if (r && op == BIN_MUL)
        deque_drop_all(vm, deque_of(r));
    if (r && append_list(vm, deque_of(r), list, times) < 0)
        clear_slot(vm, &r);
    xunref(vm, list);
    return r;
}

static value deque_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    int64_t times = 1;
    if (op == BIN_MUL && has_index(b)) {
        if (index_of(vm, b, INDEX_TIMES, &times) < 0)
            return NULL;
    } else if (op != BIN_ADD) {
        return deque_binary(vm, op, a, b);
    }
    value list = list_of_iterable(vm, op == BIN_ADD ? b : a);
    if (list && op == BIN_MUL)
        deque_drop_all(vm, deque_of(a));
    int rc = list ? append_list(vm, deque_of(a), list, times) : -1;
    xunref(vm, list);
    return rc < 0 ? NULL : ref(a);
}

/* -- iteration: v[0] the deque; n[0] the next index, n[1] step, n[2] version,
 * n[3] how many are to come ------------------------------------------------ */

static value iterator_of(struct vm *vm, value self, int64_t at, int64_t step)
{
    struct iter_obj *it = iter_obj_new(vm, step < 0 ? &deque_reversed_type
                                                    : &deque_iterator_type);
    if (!it)
        return NULL;
    it->v[0] = ref(self);
    it->n[0] = at;
    it->n[1] = step;
    it->n[2] = (int64_t)deque_of(self)->version;
    it->n[3] = (int64_t)deque_of(self)->n;
    return &it->obj;
}

static value deque_iter(struct vm *vm, value self)
{
    return iterator_of(vm, self, 0, 1);
}

static value deque_reversed(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)a, (void)n;
    return iterator_of(vm, self, (int64_t)deque_of(self)->n - 1, -1);
}

static value iterator_next(struct vm *vm, value self)
{
    struct iter_obj *it = iter_of(self);
    struct deque *d = it->v[0] ? deque_of(it->v[0]) : NULL;
    if (!d)
        return NULL;
    if ((uint64_t)it->n[2] != d->version) {
        it->n[3] = 0;
        clear_slot(vm, &it->v[0]);
        return exc_raise(vm, &exc_RuntimeError,
                         "deque mutated during iteration");
    }
    if (it->n[0] < 0 || it->n[0] >= (int64_t)d->n) {
        clear_slot(vm, &it->v[0]);
        return NULL;
    }
    value item = ref(*deque_at(d, (size_t)it->n[0]));
    it->n[0] += it->n[1];
    it->n[3]--;
    return item;
}

static value iterator_length_hint(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    (void)vm, (void)a, (void)n;
    return small_new((intptr_t)iter_of(self)->n[3]);
}

static const struct native iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, "", 0}, {0},
};

struct type deque_iterator_type = {
    .name = "_collections._deque_iterator", ITER_SLOTS,
    .flags = TYPE_GC, .next = iterator_next, .methods = iterator_methods,
};
struct type deque_reversed_type = {
    .name = "_collections._deque_reverse_iterator", ITER_SLOTS,
    .flags = TYPE_GC, .next = iterator_next, .methods = iterator_methods,
};

/* -- methods ---------------------------------------------------------------- */

static value method_append(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return deque_append(vm, deque_of(self), a[0]) < 0 ? NULL : ref(NONE);
}

static value method_appendleft(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)n;
    return deque_append_left(vm, deque_of(self), a[0]) < 0 ? NULL : ref(NONE);
}

static value empty_error(struct vm *vm)
{
    return exc_raise(vm, &exc_IndexError, "pop from an empty deque");
}

static value method_pop(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return deque_of(self)->n ? deque_take(deque_of(self)) : empty_error(vm);
}

static value method_popleft(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)a, (void)n;
    return deque_of(self)->n ? deque_take_left(deque_of(self))
                             : empty_error(vm);
}

static value method_extend(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value list = a[0] == self ? list_of_iterable(vm, a[0]) : ref(a[0]);
    int rc = list ? value_each(vm, list, append_each, deque_of(self)) : -1;
    xunref(vm, list);
    return rc < 0 ? NULL : ref(NONE);
}

static int append_each_left(struct vm *vm, value item, void *arg)
{
    return deque_append_left(vm, arg, item);
}

static value method_extendleft(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)n;
    value list = a[0] == self ? list_of_iterable(vm, a[0]) : ref(a[0]);
    int rc = list ? value_each(vm, list, append_each_left, deque_of(self))
                  : -1;
    xunref(vm, list);
    return rc < 0 ? NULL : ref(NONE);
}

static value method_clear(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    deque_drop_all(vm, deque_of(self));
    return ref(NONE);
}

static value method_rotate(struct vm *vm, value self, const value *a, size_t n)
{
    int64_t steps = 1;
    if (count_between(vm, "deque.rotate", n, 0, 1) < 0 ||
        (n && value_as_int64(vm, a[0], &steps) < 0))
        return NULL;
    deque_rotate(deque_of(self), steps);
    return ref(NONE);
}

/* Takes item i out; the caller gets its reference. */
static value take_at(struct deque *d, int64_t i)
{
    deque_rotate(d, -i);
    value item = deque_take_left(d);
    deque_rotate(d, i);
    return item;
}

static value method_remove(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct deque *d = deque_of(self);
    int64_t i = find(vm, d, a[0], 0, d->n, FIND_TO_REMOVE);
    if (i >= 0) {
        unref(vm, take_at(d, i));
        return ref(NONE);
    }
    value text = i == -1 ? value_repr(vm, a[0]) : NULL;
    if (text)
        exc_raise(vm, &exc_ValueError, "%s is not in deque", str_z(text));
    xunref(vm, text);
    return NULL;
}

static value method_index(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct deque *d = deque_of(self);
    int64_t start, stop;
    if (span_resolve_ints(vm, a[1], a[2], (int64_t)d->n, &start, &stop) < 0)
        return NULL;
    int64_t i = find(vm, d, a[0], (size_t)start, (size_t)stop, FIND_TO_ASK);
    if (i >= 0)
        return int_new(vm, i);
    value text = i == -1 ? value_repr(vm, a[0]) : NULL;
    if (text)
        exc_raise(vm, &exc_ValueError, "%s is not in deque", str_z(text));
    xunref(vm, text);
    return NULL;
}

static value method_insert(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct deque *d = deque_of(self);
    int64_t i;
    if (value_as_int64(vm, a[0], &i) < 0)
        return NULL;
    int64_t len = (int64_t)d->n;
    if (d->maxlen == len)
        return exc_raise(vm, &exc_IndexError, "deque already at its maximum "
                         "size");
    i = i < -len ? 0 : i < 0 ? i + len : i > len ? len : i;
    deque_rotate(d, -i);
    if (deque_append_left(vm, d, a[1]) < 0)
        return NULL;
    deque_rotate(d, i);
    return ref(NONE);
}

static value method_count(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct deque *d = deque_of(self);
    int64_t count = 0, at = 0;
    while ((at = find(vm, d, a[0], (size_t)at, d->n,
                      FIND_TO_COUNT)) >= 0) {
        count++;
        at++;
    }
    return at == -2 ? NULL : int_new(vm, count);
}

static value method_copy(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return copy_of(vm, self);
}

static value method_reverse(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)vm, (void)a, (void)n;
    struct deque *d = deque_of(self);
    for (size_t i = 0; i < d->n / 2; i++) {
        value *left = deque_at(d, i), *right = deque_at(d, d->n - 1 - i);
        value t = *left;
        *left = *right;
        *right = t;
    }
    d->version++;
    return ref(NONE);
}

/* What copy makes another of: the type, what to call it with, what the program
 * has put on it, the items. */
static value deque_reduce(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    int64_t maxlen = deque_of(self)->maxlen;
    value state = value_call_method(vm, self, "__getstate__", NULL, 0);
    value empty = tuple_alloc(vm, 0), most = int_new(vm, maxlen);
    value args = !empty || !most ? NULL
                 : maxlen < 0    ? ref(empty)
                                 : tuple_from(vm, (value[]){empty, most}, 2);
    value items = value_iter(vm, self);
    value r = state && args && items
        ? tuple_from(vm, (value[]){(value)type_of(self), args, state, items},
                     4)
        : NULL;
    value parts[] = {state, empty, most, args, items};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        xunref(vm, parts[i]);
    return r;
}

static const struct native deque_methods[] = {
    {"append", method_append, "item, /", 0},
    {"appendleft", method_appendleft, "item, /", 0},
    {"pop", method_pop, "", 0},
    {"popleft", method_popleft, "", 0},
    {"extend", method_extend, "iterable, /", 0},
    {"extendleft", method_extendleft, "iterable, /", 0},
    {"clear", method_clear, "", 0},
    {"rotate", method_rotate, "...", 0},
    {"remove", method_remove, "value, /", 0},
    {"index", method_index, "value, start=, stop=, /", NATIVE_VARARGS},
    {"insert", method_insert, "index, value, /", NATIVE_VARARGS},
    {"count", method_count, "value, /", 0},
    {"copy", method_copy, "", 0},
    {"__copy__", method_copy, "", 0},
    {"__reduce__", deque_reduce, "", 0},
    {"__reversed__", deque_reversed, "", 0},
    {"reverse", method_reverse, "", 0},
    {0},
};

static value deque_maxlen(struct vm *vm, value self)
{
    int64_t maxlen = deque_of(self)->maxlen;
    return maxlen < 0 ? ref(NONE) : int_new(vm, maxlen);
}

static const struct getset deque_attributes[] = {
    {"maxlen", deque_maxlen, NULL}, {0},
};

struct type deque_type = {
    .name = "collections.deque", .size = sizeof(struct deque),
    .flags = TYPE_GC | TYPE_BASE | TYPE_SEQUENCE | TYPE_INDEXED,
    .new_ = deque_new, .init = deque_init, .dealloc = deque_dealloc,
    .traverse = deque_traverse, .clear = deque_clear, .repr = deque_repr,
    .unhashable = true, .compare = deque_compare, .iter = deque_iter,
    .binary = deque_binary, .inplace = deque_inplace, .len = deque_len,
    .getitem = deque_getitem, .setitem = deque_setitem,
    .contains = deque_contains, .methods = deque_methods,
    .getset = deque_attributes,
};
