/* The lazy built-ins: enumerate, filter, map, zip, reversed, and the iterator
 * over a callable.
 */
#include "vm/lib_priv.h"

#include <stdlib.h>

#include "base/mem.h"
#include "vm/func.h"
#include "vm/slots.h"

/* -- enumerate: v[0] iterator, v[1] a big counter; n[0] the small one -------- */

/* The keywords that the constructor of `base` is given: those for a class below
 * it with an __init__ of its own are left to that. */
static value own_keywords(const struct type *t, const struct type *base,
                          value kwnames)
{
    return t->init == base->init ? kwnames : NULL;
}

static struct type enumerate_type, filter_type, map_type, reversed_type;

static value enumerate_new(struct vm *vm, struct type *t, const value *args,
                           size_t n, value kwnames)
{
    static const char *const names[] = {"iterable", "start", NULL};
    value a[2];
    size_t given = n + (kwnames ? tuple_len(kwnames) : 0);
    bool exact = t == &enumerate_type; /* has words of its own */
    if (exact && given == 0)
        return exc_raise(vm, &exc_TypeError,
                         "enumerate() missing required argument 'iterable'");
    if (exact && n == 0 && !kw_get(kwnames, args, "iterable"))
        return exc_raise(vm, &exc_TypeError,
                         "'%s' is an invalid keyword argument for enumerate()",
                         str_z(tuple_items(kwnames)[0]));
    if (exact && given > 2)
        return exc_raise(vm, &exc_TypeError, "enumerate() takes at most 2 "
                         "arguments (%zu given)", given);
    if (params_bind(vm, &(struct params){"enumerate", names, 1, 0, 0}, args, n,
                    kwnames, a) < 0)
        return NULL;
    value start = a[1] ? value_index(vm, a[1]) : small_new(0);
    value it = start ? value_iter(vm, a[0]) : NULL;
    struct iter_obj *e = it ? iter_obj_new(vm, t) : NULL;
    if (!e) {
        xunref(vm, start);
        xunref(vm, it);
        return NULL;
    }
    e->v[0] = it;
    if (!int_fits(start, &e->n[0]) || e->n[0] > SMALL_MAX / 2)
        e->v[1] = start;
    else
        unref(vm, start);
    return &e->obj;
}

/* The counter as a number, or as an int when it is large. */
static value enumerate_count(struct vm *vm, struct iter_obj *e)
{
    if (!e->v[1])
        return int_new(vm, e->n[0]++);
    value now = e->v[1];
    e->v[1] = int_binary(vm, BIN_ADD, now, small_new(1));
    return now;
}

static value enumerate_next(struct vm *vm, value self)
{
    value item = value_next(vm, iter_of(self)->v[0]);
    return item ? pair_take(vm, enumerate_count(vm, iter_of(self)), item)
                : NULL;
}

static struct type enumerate_type = {
    .name = "enumerate", ITER_SLOTS, .flags = TYPE_GC | TYPE_BASE,
    .new_ = enumerate_new, .next = enumerate_next,
};

/* -- filter: v[0] function or None, v[1] iterator --------------------------- */

static value filter_new(struct vm *vm, struct type *t, const value *args,
                        size_t n, value kwnames)
{
    static const char *const names[] = {"function", "iterable", NULL};
    value a[2];
    if (params_bind(vm, &(struct params){"filter", names, 2, 2, 0}, args, n,
                    own_keywords(t, &filter_type, kwnames), a) < 0)
        return NULL;
    value it = value_iter(vm, a[1]);
    struct iter_obj *f = it ? iter_obj_new(vm, t) : NULL;
    if (!f) {
        xunref(vm, it);
        return NULL;
    }
    f->v[0] = ref(a[0]);
    f->v[1] = it;
    return &f->obj;
}

static int filter_keeps(struct vm *vm, value f, value item)
{
    if (f == NONE || f == (value)&bool_type)
        return value_truth(vm, item);
    value r = value_call1(vm, f, item);
    if (!r)
        return -1;
    int keep = value_truth(vm, r);
    unref(vm, r);
    return keep;
}

static value filter_next(struct vm *vm, value self)
{
    for (;;) {
        value item = value_next(vm, iter_of(self)->v[1]);
        if (!item)
            return NULL;
        int keep = filter_keeps(vm, iter_of(self)->v[0], item);
        if (keep > 0)
            return item;
        unref(vm, item);
        if (keep < 0)
            return NULL;
    }
}

static struct type filter_type = {
    .name = "filter", ITER_SLOTS, .flags = TYPE_GC | TYPE_BASE,
    .new_ = filter_new, .next = filter_next,
};

/* -- map: v[0] function, v[1] tuple of iterators ---------------------------- */

static value map_new(struct vm *vm, struct type *t, const value *args,
                     size_t n, value kwnames)
{
    if (no_keywords(vm, "map", own_keywords(t, &map_type, kwnames)) < 0)
        return NULL;
    if (n < 2)
        return exc_raise(vm, &exc_TypeError,
                         "map() must have at least two arguments.");
    value its = tuple_of_iters(vm, args + 1, n - 1);
    struct iter_obj *m = its ? iter_obj_new(vm, t) : NULL;
    if (!m) {
        xunref(vm, its);
        return NULL;
    }
    m->v[0] = ref(args[0]);
    m->v[1] = its;
    return &m->obj;
}

static value map_many(struct vm *vm, value f, value its)
{
    size_t n = tuple_len(its), got = 0;
    value *args = xcalloc(n, sizeof *args);
    while (got < n && (args[got] = value_next(vm, tuple_items(its)[got])))
        got++;
    value r = got == n ? value_call(vm, f, args, n, NULL) : NULL;
    for (size_t i = 0; i < got; i++)
        unref(vm, args[i]);
    free(args);
    return r;
}

static value map_next(struct vm *vm, value self)
{
    value f = iter_of(self)->v[0], its = iter_of(self)->v[1];
    if (tuple_len(its) != 1)
        return map_many(vm, f, its);
    value item = value_next(vm, tuple_items(its)[0]);
    if (!item)
        return NULL;
    value r = value_call1(vm, f, item);
    unref(vm, item);
    return r;
}

static struct type map_type = {
    .name = "map", ITER_SLOTS, .flags = TYPE_GC | TYPE_BASE,
    .new_ = map_new, .next = map_next,
};

/* -- zip: v[0] tuple of iterators; n[0] strict ------------------------------ */

static value zip_new(struct vm *vm, struct type *t, const value *args,
                     size_t n, value kwnames)
{
    int strict = 0;
    if (kwnames && tuple_len(kwnames) > 1)
        return exc_raise(vm, &exc_TypeError, "zip() takes at most 1 keyword "
                         "argument (%zu given)", tuple_len(kwnames));
    for (size_t i = 0; kwnames && i < tuple_len(kwnames); i++) {
        value name = tuple_items(kwnames)[i];
        if (!str_eqz(str_text(name), "strict"))
            return exc_raise(vm, &exc_TypeError,
                             "'%s' is an invalid keyword argument for zip()",
                             str_z(name));
        strict = value_truth(vm, args[n + i]);
        if (strict < 0)
            return NULL;
    }
    value its = tuple_of_iters(vm, args, n);
    struct iter_obj *z = its ? iter_obj_new(vm, t) : NULL;
    if (!z) {
        xunref(vm, its);
        return NULL;
    }
    z->v[0] = its;
    z->n[0] = strict;
    return &z->obj;
}

static const char *plural_arguments(size_t i)
{
    return i == 1 ? " " : "s 1-";
}

/* Iterator i ended. With strict, all must end at once. */
static value zip_end(struct vm *vm, value its, size_t i)
{
    if (vm->exc)
        return NULL;
    if (i > 0)
        return exc_raise(vm, &exc_ValueError,
                         "zip() argument %zu is shorter than argument%s%zu",
                         i + 1, plural_arguments(i), i);
    for (size_t j = 1; j < tuple_len(its); j++) {
        value extra = value_next(vm, tuple_items(its)[j]);
        if (extra) {
            unref(vm, extra);
            return exc_raise(vm, &exc_ValueError,
                             "zip() argument %zu is longer than argument%s%zu",
                             j + 1, plural_arguments(j), j);
        }
        if (vm->exc)
            return NULL;
    }
    return NULL;
}

static value zip_next(struct vm *vm, value self)
{
    value its = iter_of(self)->v[0];
    size_t n = tuple_len(its);
    if (n == 0)
        return NULL;
    value items[8], *a = n <= 8 ? items : xcalloc(n, sizeof *a);
    size_t got = 0;
    while (got < n && (a[got] = value_next(vm, tuple_items(its)[got])))
        got++;
    value r = got == n ? tuple_from(vm, a, n) : NULL;
    for (size_t i = 0; i < got; i++)
        unref(vm, a[i]);
    if (a != items)
        free(a);
    if (got < n && iter_of(self)->n[0])
        return zip_end(vm, its, got);
    return r;
}

static struct type zip_type = {
    .name = "zip", ITER_SLOTS, .flags = TYPE_GC | TYPE_BASE,
    .new_ = zip_new, .next = zip_next,
};

/* -- reversed: v[0] sequence; n[0] the next index --------------------------- */

static value reversed_new(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    static const char *const names[] = {"sequence", NULL};
    value a[1];
    if (params_bind(vm, &(struct params){"reversed", names, 1, 1, 0}, args, n,
                    own_keywords(t, &reversed_type, kwnames), a) < 0)
        return NULL;
    value r = special_call(vm, a[0], "__reversed__", NULL);
    if (r || vm->exc)
        return r;
    struct type *of = type_of(a[0]);
    if (!of->getitem || of->flags & TYPE_DICT)
        return exc_raise(vm, &exc_TypeError,
                         "'%s' object is not reversible", of->name);
    int64_t len = value_len(vm, a[0]);
    struct iter_obj *it = len < 0 ? NULL : iter_obj_new(vm, t);
    if (!it)
        return NULL;
    it->v[0] = ref(a[0]);
    it->n[0] = len - 1;
    return &it->obj;
}

static value reversed_next(struct vm *vm, value self)
{
    struct iter_obj *it = iter_of(self);
    if (!it->v[0] || it->n[0] < 0)
        return NULL;
    value seq = it->v[0];
    if (is_list(seq)) {
        if ((size_t)it->n[0] < list_len(seq))
            return ref(list_items(seq)[it->n[0]--]);
        it->n[0] = -1;
        return NULL;
    }
    value i = int_new(vm, it->n[0]--);
    value item = i ? value_getitem(vm, seq, i) : NULL;
    xunref(vm, i);
    if (!item && (exc_is(vm, &exc_IndexError) ||
                  exc_is(vm, &exc_StopIteration))) {
        exc_clear(vm);
        it->n[0] = -1;
    }
    return item;
}

static value reversed_length_hint(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    (void)a, (void)n;
    struct iter_obj *it = iter_of(self);
    int64_t len = it->n[0] < 0 ? 0 : value_len(vm, it->v[0]);
    return len < 0 ? NULL : int_new(vm, len <= it->n[0] ? 0 : it->n[0] + 1);
}

static const struct native reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, "", 0},
    {0},
};

static struct type reversed_type = {
    .name = "reversed", ITER_SLOTS, .flags = TYPE_GC | TYPE_BASE,
    .new_ = reversed_new, .next = reversed_next, .methods = reversed_methods,
};

/* -- iter(callable, sentinel): v[0], v[1] ----------------------------------- */

static value callable_next(struct vm *vm, value self)
{
    struct iter_obj *it = iter_of(self);
    if (!it->v[0])
        return NULL;
    value item = value_call0(vm, it->v[0]);
    if (!item) {
        if (exc_is(vm, &exc_StopIteration)) {
            exc_clear(vm);
            clear_slot(vm, &it->v[0]);
        }
        return NULL;
    }
    value sentinel = it->v[0] ? ref(it->v[1]) : NULL; /* the call may end it */
    int same = sentinel ? value_equal(vm, sentinel, item) : 1;
    xunref(vm, sentinel);
    if (same == 0)
        return item;
    unref(vm, item);
    if (same > 0)
        clear_slot(vm, &it->v[0]);
    return NULL;
}

static struct type callable_iterator_type = {
    .name = "callable_iterator", ITER_SLOTS, .flags = TYPE_GC,
    .next = callable_next,
};

/* -- functions -------------------------------------------------------------- */

static value builtin_iter(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (!a[1])
        return value_iter(vm, a[0]);
    if (!value_callable(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "iter(v, w): v must be callable");
    type_ready(vm, &callable_iterator_type);
    struct iter_obj *it = iter_obj_new(vm, &callable_iterator_type);
    if (!it)
        return NULL;
    it->v[0] = ref(a[0]);
    it->v[1] = ref(a[1]);
    return &it->obj;
}

/* As value_next, but a generator's return value stays on its StopIteration. */
static value next_item(struct vm *vm, value it)
{
    if (type_of(it) != &generator_type)
        return next_of_class(vm, it);
    value r = NULL;
    if (coro_send(vm, (struct coro_obj *)it, NONE, &r) != RUN_RETURN)
        return r;
    exc_raise_stop_iteration(vm, r == NONE ? NULL : r);
    xunref(vm, r);
    return NULL;
}

static value builtin_next(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (!type_of(a[0])->next)
        return exc_raise(vm, &exc_TypeError,
                         "'%s' object is not an iterator",
                         type_of(a[0])->name);
    value item = next_item(vm, a[0]);
    if (item)
        return item;
    if (vm->exc && !(a[1] && exc_is(vm, &exc_StopIteration)))
        return NULL;
    if (!a[1])
        return exc_raise_stop_iteration(vm, NULL);
    exc_clear(vm);
    return ref(a[1]);
}

static value any_or_all(struct vm *vm, value iterable, bool stop_at)
{
    value it = value_iter(vm, iterable);
    if (!it)
        return NULL;
    int truth = !stop_at;
    value item;
    while (truth == !stop_at && (item = value_next(vm, it))) {
        truth = value_truth(vm, item);
        unref(vm, item);
    }
    unref(vm, it);
    return truth < 0 || vm->exc ? NULL : bool_value(truth);
}

static value builtin_any(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return any_or_all(vm, a[0], true);
}

static value builtin_all(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return any_or_all(vm, a[0], false);
}

/* It counts its positional arguments itself and hands the rest to list.sort,
 * which knows the keywords. */
static value builtin_sorted(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)self;
    static const char *const names[] = {"key", "reverse", NULL};
    static const struct params sort = {"sort", names, 0, 0, 2};
    if (count_between(vm, "sorted", n, 1, 1) < 0)
        return NULL;
    int reverse = 0;
    value options[2];
    value list = list_of_iterable(vm, a[0]);
    if (list && (params_bind(vm, &sort, a + n + 1, 0, a[n], options) < 0 ||
                 (options[1] &&
                  value_as_int(vm, options[1], &reverse) < 0) ||
                 list_sort(vm, list, absent(options[0]) ? NULL : options[0],
                           reverse != 0) < 0))
        clear_slot(vm, &list);
    return list;
}

const struct native builtins_iter[] = {
    {"iter", builtin_iter, "object, sentinel=, /", 0},
    {"next", builtin_next, "iterator, default=, /", 0},
    {"any", builtin_any, "iterable, /", 0},
    {"all", builtin_all, "iterable, /", 0},
    {"sorted", builtin_sorted, "...kw", 0},
    {0},
};

struct type *const builtins_iter_types[] = {
    &enumerate_type, &filter_type, &map_type, &zip_type, &reversed_type, NULL,
};
