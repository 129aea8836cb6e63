/* functools: partial, reduce, cmp_to_key and the cache in C; the rest is
 * prelude (functools.py).
 */
#include <stdlib.h>

#include "base/mem.h"
#include "vm/class.h"
#include "vm/data_priv.h"
#include "vm/func.h"
#include "vm/lib_priv.h"
#include "vm/names.h"

#include "vm/prelude/functools.py.h"

/* -- partial ---------------------------------------------------------------- */

struct partial {
    struct obj obj;
    value dict;
    value func, args /* tuple */, keywords /* dict */;
};
static struct partial *partial_of(value v)
{
    return (struct partial *)v;
}

static void partial_clear(struct vm *vm, value self)
{
    clear_slot(vm, &partial_of(self)->dict);
    clear_slot(vm, &partial_of(self)->func);
    clear_slot(vm, &partial_of(self)->args);
    clear_slot(vm, &partial_of(self)->keywords);
}

static void partial_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    partial_clear(vm, self);
}

static int partial_traverse(value self, visit_fn visit, void *arg)
{
    struct partial *p = partial_of(self);
    value held[] = {p->func, p->args, p->keywords, p->dict};
    for (size_t i = 0; i < COUNT_OF(held); i++) {
        int rc = held[i] ? visit(held[i], arg) : 0;
        if (rc)
            return rc;
    }
    return 0;
}

static struct type partial_type;
static value partial_call(struct vm *vm, value self, const value *args,
                          size_t n, value kwnames);

/* The arguments of `inner` (a partial, or NULL) followed by args. */
static value joined_args(struct vm *vm, struct partial *inner,
                         const value *args, size_t n)
{
    size_t before = inner ? tuple_len(inner->args) : 0;
    value t = tuple_alloc(vm, before + n);
    for (size_t i = 0; t && i < before + n; i++)
        tuple_items(t)[i] = ref(i < before ? tuple_items(inner->args)[i]
                                           : args[i - before]);
    return t;
}

static value joined_keywords(struct vm *vm, struct partial *inner,
                             const value *kwargs, value kwnames)
{
    value d = inner ? dict_copy(vm, inner->keywords) : dict_new(vm);
    for (size_t i = 0; d && kwnames && i < tuple_len(kwnames); i++)
        if (dict_set(vm, d, tuple_items(kwnames)[i], kwargs[i]) < 0)
            clear_slot(vm, &d);
    return d;
}

/* The partial that f is, when a partial of f may stand for both: one that is
 * called as partial is, and holds nothing of its own beside what it calls. */
static struct partial *flattened(value f)
{
    return type_of(f)->call == partial_call && !partial_of(f)->dict
               ? partial_of(f) : NULL;
}

static value partial_new(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    if (n == 0)
        return exc_raise(vm, &exc_TypeError,
                         "type 'partial' takes at least one argument");
    if (!value_callable(args[0]))
        return exc_raise(vm, &exc_TypeError,
                         "the first argument must be callable");
    struct partial *inner = flattened(args[0]);
    struct partial *p = obj_new(vm, t, 0);
    if (!p)
        return NULL;
    p->func = ref(inner ? inner->func : args[0]);
    p->args = joined_args(vm, inner, args + 1, n - 1);
    p->keywords = p->args ? joined_keywords(vm, inner, args + n, kwnames)
                          : NULL;
    if (!p->keywords) {
        unref(vm, &p->obj);
        return NULL;
    }
    return &p->obj;
}

static bool has_only_str_keys(value dict)
{
    value key, v;
    for (size_t pos = 0; dict_each(dict, &pos, &key, &v);)
        if (!is_str(key))
            return false;
    return true;
}

/* Calls f with a tuple and a dict of keywords. */
static value call_with(struct vm *vm, value f, value args, value keywords)
{
    size_t n = tuple_len(args), n_kw = dict_len(keywords);
    if (!has_only_str_keys(keywords))
        return exc_raise(vm, &exc_TypeError, "keywords must be strings");
    value names = tuple_alloc(vm, n_kw);
    if (!names)
        return NULL;
    value *all = xcalloc(n + n_kw + 1, sizeof *all), key, v;
    for (size_t i = 0; i < n; i++)
        all[i] = tuple_items(args)[i];
    size_t at = 0;
    for (size_t pos = 0; at < n_kw && dict_each(keywords, &pos, &key, &v);
         at++) {
        tuple_items(names)[at] = ref(key);
        all[n + at] = v;
    }
    value r = value_call(vm, f, all, n, n_kw ? names : NULL);
    free(all);
    unref(vm, names);
    return r;
}

static value partial_call(struct vm *vm, value self, const value *args,
                          size_t n, value kwnames)
{
    struct partial *p = partial_of(self);
    ref(self);
    value all = joined_args(vm, p, args, n);
    value keywords = all ? joined_keywords(vm, p, args + n, kwnames) : NULL;
    value r = keywords ? call_with(vm, p->func, all, keywords) : NULL;
    xunref(vm, all);
    xunref(vm, keywords);
    unref(vm, self);
    return r;
}

/* What stands behind the function: ", 1, k=2". A key that __setstate__ gave may
 * be anything. */
static int partial_add_args(struct vm *vm, struct buf *b, value args,
                            value keywords)
{
    value key, v;
    int rc = 0;
    for (size_t i = 0; rc == 0 && i < tuple_len(args); i++) {
        buf_addz(b, ", ");
        rc = repr_add(vm, b, tuple_items(args)[i]);
    }
    for (size_t pos = 0; rc == 0 && dict_each(keywords, &pos, &key, &v);) {
        ref(v);
        value name = value_str(vm, key);
        if (name)
            buf_printf(b, ", %s=", str_z(name));
        rc = name ? repr_add(vm, b, v) : -1;
        xunref(vm, name);
        unref(vm, v);
    }
    return rc;
}

/* The parts are held, for a repr may give the partial others. */
static value partial_show(struct vm *vm, value self)
{
    struct partial *p = partial_of(self);
    value f = ref(p->func), args = ref(p->args), keywords = ref(p->keywords);
    struct buf b = {0};
    buf_printf(&b, "%s(", type_of(self)->name);
    bool ok = repr_add(vm, &b, f) == 0 &&
              partial_add_args(vm, &b, args, keywords) == 0;
    buf_addc(&b, ')');
    unref(vm, f);
    unref(vm, args);
    unref(vm, keywords);
    return buf_finish(vm, &b, ok);
}

static value partial_repr(struct vm *vm, value self)
{
    struct repr_mark mark;
    int entered = repr_enter(vm, &mark, self);
    if (entered <= 0)
        return entered < 0 ? NULL : str_newz(vm, "...");
    value text = partial_show(vm, self);
    repr_leave(vm, &mark);
    return text;
}

/* What copy makes another of: the type, what to call it with, its state. */
static value partial_reduce(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct partial *p = partial_of(self);
    value call = tuple_from(vm, (value[]){p->func}, 1);
    value state = tuple_from(vm, (value[]){p->func, p->args, p->keywords,
                                           p->dict ? p->dict : NONE}, 4);
    value parts = call && state
        ? tuple_from(vm, (value[]){(value)type_of(self), call, state}, 3)
        : NULL;
    xunref(vm, call);
    xunref(vm, state);
    return parts;
}

static void replace(struct vm *vm, value *slot, value take)
{
    value before = *slot;
    *slot = take;
    xunref(vm, before);
}

static bool is_partial_state(value state)
{
    return type_of(state)->flags & TYPE_TUPLE && tuple_len(state) == 4 &&
           value_callable(tuple_items(state)[0]) &&
           type_of(tuple_items(state)[1])->flags & TYPE_TUPLE &&
           (tuple_items(state)[2] == NONE || is_dict(tuple_items(state)[2]));
}

static value partial_setstate(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    struct partial *p = partial_of(self);
    if (!is_partial_state(a[0]))
        return exc_raise(vm, &exc_TypeError, "invalid partial state");
    value *parts = tuple_items(a[0]);
    value args = type_of(parts[1]) == &tuple_type
                     ? ref(parts[1]) : tuple_of_iterable(vm, parts[1]);
    value keywords = !args                             ? NULL
                     : parts[2] == NONE                ? dict_new(vm)
                     : type_of(parts[2]) == &dict_type ? ref(parts[2])
                                                 : dict_copy(vm, parts[2]);
    if (!keywords) {
        xunref(vm, args);
        return NULL;
    }
    replace(vm, &p->func, ref(parts[0]));
    replace(vm, &p->args, args);
    replace(vm, &p->keywords, keywords);
    replace(vm, &p->dict, absent(parts[3]) ? NULL : ref(parts[3]));
    return ref(NONE);
}

static const struct native partial_methods[] = {
    {"__reduce__", partial_reduce, "", 0},
    {"__setstate__", partial_setstate, "state, /", 0},
    {0},
};

#define PARTIAL_FIELD(field)                                                  \
    static value partial_##field(struct vm *vm, value self)                   \
    {                                                                         \
        (void)vm;                                                             \
        return ref(partial_of(self)->field);                                  \
    }
PARTIAL_FIELD(func)
PARTIAL_FIELD(args)
PARTIAL_FIELD(keywords)

static int partial_keep(struct vm *vm, value self, value v)
{
    (void)self, (void)v;
    exc_raise(vm, &exc_AttributeError, "readonly attribute");
    return -1;
}

static const struct getset partial_attributes[] = {
    {"func", partial_func, partial_keep},
    {"args", partial_args, partial_keep},
    {"keywords", partial_keywords, partial_keep}, INSTANCE_DICT, {0},
};

static struct type partial_type = {
    .name = "functools.partial", .size = sizeof(struct partial),
    .flags = TYPE_GC | TYPE_BASE | TYPE_HAS_DICT,
    .instance_dict = offsetof(struct partial, dict), .new_ = partial_new,
    .dealloc = partial_dealloc, .traverse = partial_traverse,
    .clear = partial_clear, .call = partial_call, .repr = partial_repr,
    .getset = partial_attributes, .methods = partial_methods,
};

/* -- reduce ----------------------------------------------------------------- */

static value functools_reduce(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)self, (void)n;
    value it = value_iter(vm, a[1]);
    if (!it && exc_is(vm, &exc_TypeError)) {
        exc_clear(vm);
        exc_raise(vm, &exc_TypeError,
                  "reduce() arg 2 must support iteration");
    }
    if (!it)
        return NULL;
    value total = a[2] ? ref(a[2]) : value_next(vm, it);
    if (!total && !vm->exc)
        exc_raise(vm, &exc_TypeError,
                  "reduce() of empty iterable with no initial value");
    value item;
    while (total && (item = value_next(vm, it))) {
        value pair[2] = {total, item};
        value next = value_call(vm, a[0], pair, 2, NULL);
        unref(vm, total);
        unref(vm, item);
        total = next;
    }
    unref(vm, it);
    if (total && vm->exc)
        clear_slot(vm, &total);
    return total;
}

/* -- cmp_to_key: v[0] comparison, v[1] object or NULL ------------------------- */

static struct type key_type;

static value key_of(struct vm *vm, value cmp, value object)
{
    struct iter_obj *k = iter_obj_new(vm, &key_type);
    if (!k)
        return NULL;
    k->v[0] = ref(cmp);
    k->v[1] = xref(object);
    return &k->obj;
}

static value key_call(struct vm *vm, value self, const value *args, size_t n,
                      value kwnames)
{
    static const char *const names[] = {"obj", NULL};
    value a[1];
    if (params_bind(vm, &(struct params){"K", names, 1, 0, 0}, args, n, kwnames,
                    a) < 0)
        return NULL;
    return key_of(vm, iter_of(self)->v[0], a[0]);
}

static value key_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (type_of(a) != &key_type || type_of(b) != &key_type)
        return exc_raise(vm, &exc_TypeError,
                         "other argument must be K instance");
    value pair[2] = {iter_of(a)->v[1], iter_of(b)->v[1]};
    if (!pair[0] || !pair[1])
        return exc_raise(vm, &exc_AttributeError, "object");
    value r = value_call(vm, iter_of(a)->v[0], pair, 2, NULL);
    value answer = r ? value_compare(vm, r, small_new(0), op) : NULL;
    xunref(vm, r);
    return answer;
}

static struct type key_type = {
    .name = "functools.KeyWrapper",
    .size = sizeof(struct iter_obj), .flags = TYPE_GC,
    .dealloc = iter_obj_dealloc, .traverse = iter_obj_traverse,
    .clear = iter_obj_clear, .call = key_call, .compare = key_compare,
    .unhashable = true,
};

static value functools_cmp_to_key(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    (void)self, (void)n;
    return key_of(vm, a[0], NULL);
}

/* -- lru_cache --------------------------------------------------------------- */

/* What is kept stands in a ring in order of use, oldest first: a hit goes to the
 * end of that. The dict stays as it is, for a key's own __eq__ may ask the cache
 * while the dict is looked through. */
struct ring {
    struct ring *before, *next;
};
struct kept {
    struct obj obj;
    struct ring ring;
    value key, result;
};
struct lru {
    struct obj obj;
    struct ring ring; /* between the newest and the oldest */
    value dict;
    value func;
    value cache; /* keys to results, or, where only so much is kept, to kept */
    value info; /* what makes a CacheInfo of a tuple */
    int64_t maxsize; /* -1: none */
    bool typed;
    int64_t hits, misses;
};
static struct lru *lru_of(value v)
{
    return (struct lru *)v;
}

static struct kept *kept_of(value v)
{
    return (struct kept *)v;
}

static struct kept *kept_at(struct ring *ring)
{
    return (struct kept *)((char *)ring - offsetof(struct kept, ring));
}

static void ring_leave(struct ring *r)
{
    r->before->next = r->next;
    r->next->before = r->before;
    r->before = r->next = r;
}

static void ring_empty(struct ring *r)
{
    while (r->next != r)
        ring_leave(r->next);
}

/* Puts it in front of `where`. */
static void ring_join(struct ring *r, struct ring *where)
{
    r->before = where->before;
    r->next = where;
    r->before->next = where->before = r;
}

static void kept_clear(struct vm *vm, value v)
{
    clear_slot(vm, &kept_of(v)->key);
    clear_slot(vm, &kept_of(v)->result);
}

static void kept_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    ring_leave(&kept_of(v)->ring);
    kept_clear(vm, v);
}

static int kept_traverse(value v, visit_fn visit, void *arg)
{
    struct kept *k = kept_of(v);
    int rc = k->key ? visit(k->key, arg) : 0;
    return rc || !k->result ? rc : visit(k->result, arg);
}

static struct type kept_type = {
    .name = "functools._lru_list_elem", .size = sizeof(struct kept),
    .flags = TYPE_GC, .dealloc = kept_dealloc, .traverse = kept_traverse,
    .clear = kept_clear,
};

static value kept_new(struct vm *vm, value key, value result)
{
    struct kept *k = obj_new(vm, &kept_type, 0);
    if (k) {
        k->ring.before = k->ring.next = &k->ring;
        k->key = ref(key);
        k->result = ref(result);
    }
    return (value)k;
}

static void lru_clear(struct vm *vm, value self)
{
    ring_empty(&lru_of(self)->ring);
    clear_slot(vm, &lru_of(self)->dict);
    clear_slot(vm, &lru_of(self)->func);
    clear_slot(vm, &lru_of(self)->cache);
    clear_slot(vm, &lru_of(self)->info);
}

static void lru_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    lru_clear(vm, self);
}

static int lru_traverse(value self, visit_fn visit, void *arg)
{
    value held[] = {lru_of(self)->dict, lru_of(self)->func,
                    lru_of(self)->cache, lru_of(self)->info};
    for (size_t i = 0; i < COUNT_OF(held); i++) {
        int rc = held[i] ? visit(held[i], arg) : 0;
        if (rc)
            return rc;
    }
    return 0;
}

/* What a call is known by. Its hash is asked for once: all that becomes of it is
 * done with that. */
struct lru_key {
    struct obj obj;
    value items;
    int64_t hash;
};

static struct lru_key *lru_key_of(value v)
{
    return (struct lru_key *)v;
}

static void lru_key_clear(struct vm *vm, value v)
{
    clear_slot(vm, &lru_key_of(v)->items);
}

static void lru_key_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    lru_key_clear(vm, v);
}

static int lru_key_traverse(value v, visit_fn visit, void *arg)
{
    return lru_key_of(v)->items ? visit(lru_key_of(v)->items, arg) : 0;
}

static int64_t lru_key_hash(struct vm *vm, value v)
{
    (void)vm;
    return lru_key_of(v)->hash;
}

static value lru_key_compare(struct vm *vm, value a, value b,
                             enum compare_op op)
{
    if (type_of(a) != type_of(b))
        return ref(NOT_IMPLEMENTED);
    return value_compare(vm, lru_key_of(a)->items, lru_key_of(b)->items, op);
}

static struct type lru_key_type = {
    .name = "functools._HashedSeq", .size = sizeof(struct lru_key),
    .flags = TYPE_GC, .dealloc = lru_key_dealloc,
    .traverse = lru_key_traverse, .clear = lru_key_clear,
    .hash = lru_key_hash, .compare = lru_key_compare,
};

/* Takes the tuple, NULL with an exception too. */
static value lru_key_new(struct vm *vm, value take_items)
{
    int64_t hash = take_items ? value_hash(vm, take_items) : -1;
    struct lru_key *k = hash == -1 ? NULL : obj_new(vm, &lru_key_type, 0);
    if (!k) {
        xunref(vm, take_items);
        return NULL;
    }
    k->items = take_items;
    k->hash = hash;
    return (value)k;
}

/* The key of a call: a lone int or str itself, else a tuple of the arguments,
 * a mark and the keywords, and of the types when they count. */
static value lru_key(struct vm *vm, struct lru *c, const value *args, size_t n,
                     value kwnames)
{
    if (n == 1 && !kwnames && !c->typed &&
        (type_of(args[0]) == &int_type || type_of(args[0]) == &str_type))
        return ref(args[0]);
    size_t n_kw = kwnames ? tuple_len(kwnames) : 0, at = 0;
    size_t size = n + (n_kw ? 1 + 2 * n_kw : 0) + (c->typed ? n + n_kw : 0);
    value t = tuple_alloc(vm, size);
    if (!t)
        return NULL;
    for (size_t i = 0; i < n; i++)
        tuple_items(t)[at++] = ref(args[i]);
    if (n_kw)
        tuple_items(t)[at++] = ref((value)&key_type);
    for (size_t i = 0; i < n_kw; i++) {
        tuple_items(t)[at++] = ref(tuple_items(kwnames)[i]);
        tuple_items(t)[at++] = ref(args[n + i]);
    }
    for (size_t i = 0; c->typed && i < n + n_kw; i++)
        tuple_items(t)[at++] = ref((value)type_of(args[i]));
    return lru_key_new(vm, t);
}

/* What is known for the key, which is used last now; NULL when nothing is. */
static value lru_known(struct vm *vm, struct lru *c, value key)
{
    value v = dict_get(vm, c->cache, key);
    if (!v)
        return NULL;
    c->hits++;
    if (c->maxsize < 0)
        return ref(v);
    ring_leave(&kept_of(v)->ring);
    ring_join(&kept_of(v)->ring, &c->ring);
    return ref(kept_of(v)->result);
}

/* Takes out what was last used longest ago, when there is no room. -1 or 0 with
 * it, or NULL, for the caller to let go of when all is in order again. */
static int lru_take_oldest(struct vm *vm, struct lru *c, value *gone)
{
    *gone = NULL;
    if ((int64_t)dict_len(c->cache) < c->maxsize || c->ring.next == &c->ring)
        return 0;
    struct kept *oldest = kept_at(c->ring.next);
    ring_leave(&oldest->ring);
    value key = ref(oldest->key);
    int rc = dict_pop(vm, c->cache, key, gone);
    unref(vm, key);
    return rc < 0 ? -1 : 0;
}

/* Where only so much is kept, what a call within the call has stored for the
 * same key stays. */
static int lru_store(struct vm *vm, struct lru *c, value key, value v)
{
    if (c->maxsize < 0)
        return dict_set(vm, c->cache, key, v);
    if (dict_get(vm, c->cache, key) || vm->exc)
        return vm->exc ? -1 : 0;
    value gone;
    if (lru_take_oldest(vm, c, &gone))
        return -1;
    value kept = kept_new(vm, key, v);
    int rc = kept ? dict_set(vm, c->cache, key, kept) : -1;
    if (rc == 0)
        ring_join(&kept_of(kept)->ring, &c->ring);
    xunref(vm, kept);
    xunref(vm, gone);
    return rc;
}

static value lru_call(struct vm *vm, value self, const value *args, size_t n,
                      value kwnames)
{
    struct lru *c = lru_of(self);
    if (kwnames && tuple_len(kwnames) == 0)
        kwnames = NULL;
    if (c->maxsize == 0) {
        c->misses++;
        return value_call(vm, c->func, args, n, kwnames);
    }
    value key = lru_key(vm, c, args, n, kwnames);
    value v = key ? lru_known(vm, c, key) : NULL;
    if (v || vm->exc) {
        xunref(vm, key);
        return v;
    }
    c->misses++;
    ref(self);
    v = value_call(vm, c->func, args, n, kwnames);
    if (v && lru_store(vm, c, key, v) < 0)
        clear_slot(vm, &v);
    unref(vm, self);
    unref(vm, key);
    return v;
}

static value lru_get(struct vm *vm, value self, value instance,
                     struct type *owner)
{
    (void)owner;
    return instance && instance != NONE ? method_new(vm, self, instance)
                                        : ref(self);
}

/* A CacheInfo, which the prelude has given us. */
static value lru_info(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct lru *c = lru_of(self);
    value counts[] = {int_new(vm, c->hits), int_new(vm, c->misses),
                      c->maxsize < 0 ? ref(NONE) : int_new(vm, c->maxsize),
                      int_new(vm, (int64_t)dict_len(c->cache))};
    value info = counts[0] && counts[1] && counts[2] && counts[3]
                     ? value_call(vm, c->info, counts, 4, NULL)
                     : NULL;
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        xunref(vm, counts[i]);
    return info;
}

static value lru_myself(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    return ref(self);
}

static value lru_reduce(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return value_getattr(vm, self, vm->names->d_qualname);
}

static value lru_forget(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value fresh = dict_new(vm), old = lru_of(self)->cache;
    if (!fresh)
        return NULL;
    ring_empty(&lru_of(self)->ring);
    lru_of(self)->cache = fresh;
    lru_of(self)->hits = lru_of(self)->misses = 0;
    unref(vm, old);
    return ref(NONE);
}

static const struct native lru_methods[] = {
    {"cache_info", lru_info, "", 0},
    {"cache_clear", lru_forget, "", 0},
    {"__copy__", lru_myself, "", 0},
    {"__deepcopy__", lru_myself, "memo, /", 0},
    {"__reduce__", lru_reduce, "", 0},
    {0},
};

static const struct getset lru_attributes[] = {INSTANCE_DICT, {0}};

static struct type lru_type = {
    .name = "functools._lru_cache_wrapper",
    .size = sizeof(struct lru), .flags = TYPE_GC | TYPE_HAS_DICT,
    .instance_dict = offsetof(struct lru, dict), .dealloc = lru_dealloc,
    .traverse = lru_traverse, .clear = lru_clear, .call = lru_call,
    .get = lru_get, .methods = lru_methods,
    .getset = lru_attributes,
};

/* _lru(function, maxsize or None, typed, what makes a CacheInfo) */
static value functools_lru(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t maxsize = -1;
    if (!value_callable(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "the first argument must be callable");
    if (!absent(a[1]) && value_as_int64(vm, a[1], &maxsize) < 0)
        return NULL;
    if (!absent(a[1]) && maxsize < 0)
        maxsize = 0;
    struct lru *c = obj_new(vm, &lru_type, 0);
    if (!c)
        return NULL;
    c->ring.before = c->ring.next = &c->ring;
    c->func = ref(a[0]);
    c->info = ref(a[3]);
    c->maxsize = maxsize;
    c->typed = a[2] && a[2] != NONE && value_truth(vm, a[2]) > 0;
    if (!(c->cache = dict_new(vm))) {
        unref(vm, &c->obj);
        return NULL;
    }
    return &c->obj;
}

/* -- the module -------------------------------------------------------------- */

static const struct native functions[] = {
    {"reduce", functools_reduce, "function, iterable, initial=, /",
     NATIVE_BARE},
    {"cmp_to_key", functools_cmp_to_key, "mycmp", 0},
    {"_lru", functools_lru, "function, maxsize, typed, info, /", 0},
    {0},
};

static int functools_init(struct vm *vm, value module)
{
    type_ready(vm, &key_type);
    type_ready(vm, &kept_type);
    type_ready(vm, &lru_key_type);
    type_ready(vm, &lru_type);
    return module_add_type(vm, module, &partial_type) < 0 ||
                   type_make_generic(vm, &partial_type) < 0 ? -1 : 0;
}

const struct module_def mods_functools[] = {
    {.name = "functools", .in_c = "_functools",
     .functions = functions, .init = functools_init,
     .source = functools_py},
    {0},
};
