/* set and frozenset: the table, and the types. Operations are in set_ops.c,
 * methods in set_methods.c. */
#include <stdlib.h>

#include "vm/dict_priv.h"
#include "vm/set_priv.h"

enum { SMALLEST = 8, LINEAR_PROBES = 9, PERTURB_SHIFT = 5 };

/* -- the table -- */

/* Puts a key that is not there into a table without deleted places. */
static void place_clean(struct place *table, size_t mask, value key,
                        int64_t hash)
{
    uint64_t perturb = (uint64_t)hash;
    size_t i = (size_t)hash & mask;
    for (;;) {
        size_t probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
        for (size_t k = 0; k <= probes; k++) {
            if (table[i + k].key)
                continue;
            table[i + k] = (struct place){key, hash};
            return;
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

int set_resize(struct vm *vm, struct set_obj *s, size_t want)
{
    size_t size = SMALLEST;
    while (size <= want)
        size *= 2;
    struct place *table = table_resize(vm, NULL, 0, size * sizeof *table);
    if (!table)
        return -1;
    memset(table, 0, size * sizeof *table);
    struct place *old = s->table;
    size_t old_size = old ? s->mask + 1 : 0;
    for (size_t i = 0; i < old_size; i++)
        if (old[i].key)
            place_clean(table, size - 1, old[i].key, old[i].hash);
    s->table = table;
    s->mask = size - 1;
    s->fill = s->used;
    table_free(vm, old, old_size * sizeof *table);
    return 0;
}

enum probe_why { TO_FIND, TO_ADD };

/* Is the key in place p equal to `key`? 2 when comparing changed the table; who
 * adds is content with an equal key even then. */
static int same_key(struct vm *vm, struct set_obj *s, struct place *p,
                    value key, enum probe_why why)
{
    if (p->key == key)
        return 1;
    if (is_str(p->key) && is_str(key) && p->key->type == &str_type &&
        key->type == &str_type)
        return str_equal(p->key, key);
    struct place *table = s->table;
    size_t mask = s->mask;
    value held = ref(p->key);
    int same = value_equal(vm, held, key);
    bool changed = s->table != table || s->mask != mask || p->key != held;
    unref(vm, held);
    return changed && (same == 0 || (same > 0 && why == TO_FIND)) ? 2
                                                                  : same;
}

/* Walks the places of a key. *out: where it is (1), or where it belongs (0): a
 * deleted place on the way when there is one, else the free place at its end,
 * NULL when a key's __eq__ left no table at all; -1 on error. */
static int probe(struct vm *vm, struct set_obj *s, value key, int64_t hash,
                 enum probe_why why, struct place **out)
{
again:
    if (!s->table) {
        *out = NULL;
        return 0;
    }
    uint64_t perturb = (uint64_t)hash;
    size_t i = (size_t)hash & s->mask;
    struct place *gone = NULL;
    for (;;) {
        size_t probes = i + LINEAR_PROBES <= s->mask ? LINEAR_PROBES : 0;
        for (size_t k = 0; k <= probes; k++) {
            struct place *p = &s->table[i + k];
            if (!p->key && p->hash == 0) {
                *out = gone ? gone : p;
                return 0;
            }
            if (!p->key)
                gone = p;
            if (!p->key || p->hash != hash)
                continue;
            int same = same_key(vm, s, p, key, why);
            if (same == 2)
                goto again;
            if (same) {
                *out = p;
                return same;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (i * 5 + 1 + perturb) & s->mask;
    }
}

static size_t grown(const struct set_obj *s)
{
    return s->used > 50000 ? s->used * 2 : s->used * 4;
}

int set_add_hashed(struct vm *vm, struct set_obj *s, value key, int64_t hash)
{
    struct place *p;
    int r;
    ref(key); /* comparing may take it from where it came */
    do {
        if (!s->table && set_resize(vm, s, 0))
            r = -1;
        else
            r = probe(vm, s, key, hash, TO_ADD, &p);
    } while (r == 0 && !p);
    if (r) {
        unref(vm, key);
        return r < 0 ? -1 : 0;
    }
    bool reused = p->hash == -1;
    *p = (struct place){key, hash};
    s->used++;
    if (reused)
        return 0;
    s->fill++;
    if (s->fill * 5 < s->mask * 3)
        return 0;
    return set_resize(vm, s, grown(s));
}

int set_has(struct vm *vm, struct set_obj *s, value key, int64_t hash)
{
    struct place *p;
    return s->used ? probe(vm, s, key, hash, TO_FIND, &p) : 0;
}

int set_remove(struct vm *vm, struct set_obj *s, value key, int64_t hash)
{
    struct place *p;
    int r = s->used ? probe(vm, s, key, hash, TO_FIND, &p) : 0;
    if (r != 1)
        return r;
    value old = p->key;
    *p = (struct place){NULL, -1};
    s->used--;
    unref(vm, old);
    return 1;
}

void set_wipe(struct vm *vm, struct set_obj *s)
{
    struct place *table = s->table;
    size_t size = table ? s->mask + 1 : 0;
    s->table = NULL;
    s->mask = s->fill = s->used = s->finger = 0;
    for (size_t i = 0; i < size; i++)
        xunref(vm, table[i].key);
    table_free(vm, table, size * sizeof *table);
}

/* -- the interface for C -- */

value set_alloc(struct vm *vm, struct type *t)
{
    struct set_obj *s = obj_new(vm, t, 0);
    if (s)
        s->hash = -1;
    return (value)s;
}

value set_new(struct vm *vm)
{
    return set_alloc(vm, &set_type);
}

struct type *set_base(value v)
{
    return is_instance(v, &frozenset_type) ? &frozenset_type : &set_type;
}

int64_t set_key_hash(struct vm *vm, value key)
{
    int64_t h = value_hash(vm, key);
    if (h != -1 || !is_instance(key, &set_type) ||
        !exc_is(vm, &exc_TypeError))
        return h;
    exc_clear(vm);
    return frozenset_type.hash(vm, key);
}

int set_add(struct vm *vm, value set, value item)
{
    int64_t hash = value_hash(vm, item);
    return hash == -1 ? -1 : set_add_hashed(vm, as_set(set), item, hash);
}

int set_contains(struct vm *vm, value set, value item)
{
    int64_t hash = set_key_hash(vm, item);
    return hash == -1 ? -1 : set_has(vm, as_set(set), item, hash);
}

int set_discard(struct vm *vm, value set, value item)
{
    int64_t hash = set_key_hash(vm, item);
    return hash == -1 ? -1 : set_remove(vm, as_set(set), item, hash);
}

size_t set_len(value set)
{
    return as_set(set)->used;
}

bool set_each(value set, size_t *pos, value *item)
{
    struct set_obj *s = as_set(set);
    while (s->table && *pos <= s->mask && !s->table[*pos].key)
        ++*pos;
    if (!s->table || *pos > s->mask)
        return false;
    *item = s->table[(*pos)++].key;
    return true;
}

/* The whole of another set at once: the table is made large enough first, and
 * is copied as it stands when it can be. */
static int merge_set(struct vm *vm, struct set_obj *s, struct set_obj *other)
{
    if (s == other || other->used == 0)
        return 0;
    size_t mask = s->table ? s->mask : SMALLEST - 1;
    if ((s->fill + other->used) * 5 >= mask * 3 || !s->table)
        if (set_resize(vm, s, (s->fill + other->used) * 5 >= mask * 3
                                  ? (s->used + other->used) * 2 : 0))
            return -1;
    if (s->fill == 0 && s->mask == other->mask &&
        other->fill == other->used) {
        for (size_t i = 0; i <= other->mask; i++)
            if (other->table[i].key)
                s->table[i] = (struct place){ref(other->table[i].key),
                                             other->table[i].hash};
        s->fill = s->used = other->used;
        return 0;
    }
    bool clean = s->fill == 0;
    for (size_t i = 0; other->table && i <= other->mask; i++) {
        struct place p = other->table[i];
        if (!p.key)
            continue;
        if (clean) {
            place_clean(s->table, s->mask, ref(p.key), p.hash);
            s->fill = ++s->used;
        } else if (set_add_hashed(vm, s, p.key, p.hash)) {
            return -1;
        }
    }
    return 0;
}

static int merge_dict(struct vm *vm, struct set_obj *s, value dict)
{
    size_t n = dict_len(dict), pos = 0;
    size_t mask = s->table ? s->mask : SMALLEST - 1;
    if ((s->fill + n) * 5 >= mask * 3 && set_resize(vm, s, (s->used + n) * 2))
        return -1;
    value key;
    while (dict_each(dict, &pos, &key, NULL)) {
        ref(key);
        int r = set_add_hashed(vm, s, key, as_dict(dict)->entries[pos - 1].hash);
        unref(vm, key);
        if (r)
            return -1;
    }
    return 0;
}

static int add_each(struct vm *vm, value item, void *set)
{
    return set_add(vm, set, item);
}

int set_update(struct vm *vm, value set, value iterable)
{
    if (is_any_set(iterable))
        return merge_set(vm, as_set(set), as_set(iterable));
    if (type_of(iterable) == &dict_type)
        return merge_dict(vm, as_set(set), iterable);
    return value_each(vm, iterable, add_each, set);
}

value set_of_iterable(struct vm *vm, value iterable, struct type *t)
{
    value v = set_alloc(vm, t);
    if (v && set_update(vm, v, iterable))
        clear_slot(vm, &v);
    return v;
}

value set_coerce(struct vm *vm, value v)
{
    return is_any_set(v) ? ref(v) : set_of_iterable(vm, v, &set_type);
}

/* -- general -- */

static void set_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    set_wipe(vm, as_set(v));
}

static int set_traverse(value v, visit_fn visit, void *arg)
{
    size_t pos = 0;
    value item;
    while (set_each(v, &pos, &item)) {
        int r = visit(item, arg);
        if (r)
            return r;
    }
    return 0;
}

static void set_clear_slot(struct vm *vm, value v)
{
    set_wipe(vm, as_set(v));
}

static uint64_t shuffle_bits(uint64_t h)
{
    return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
}

static int64_t frozenset_hash(struct vm *vm, value v)
{
    (void)vm;
    struct set_obj *s = as_set(v);
    if (s->hash != -1)
        return s->hash;
    uint64_t h = 0;
    for (size_t i = 0; s->table && i <= s->mask; i++)
        if (s->table[i].key)
            h ^= shuffle_bits((uint64_t)s->table[i].hash);
    h ^= (s->used + 1) * 1927868237u;
    h ^= h >> 11 ^ h >> 25;
    h = h * 69069u + 907133923u;
    int64_t result = h == UINT64_MAX ? 590923713 : (int64_t)h;
    if (is_instance(v, &frozenset_type))
        s->hash = result;
    return result;
}

/* {1, 2}; set() when empty; frozenset({1, 2}) and subclasses by name. */
static value repr_items(struct vm *vm, value v)
{
    struct buf b = {0};
    value list = list_of_iterable(vm, v);
    bool ok = list && repr_add(vm, &b, list) == 0;
    xunref(vm, list);
    if (!ok || b.n < 2)
        return buf_finish(vm, &b, false);
    b.p[0] = '{';
    b.p[b.n - 1] = '}';
    if (v->type == &set_type)
        return str_take_buf(vm, &b);
    value s = str_printf(vm, "%s(%s)", v->type->name, buf_z(&b));
    buf_fini(&b);
    return s;
}

static value set_repr(struct vm *vm, value v)
{
    struct repr_mark mark;
    if (as_set(v)->used == 0)
        return str_printf(vm, "%s()", v->type->name);
    switch (repr_enter(vm, &mark, v)) {
    case -1: return NULL;
    case 0: return str_printf(vm, "%s(...)", v->type->name);
    }
    value s = repr_items(vm, v);
    repr_leave(vm, &mark);
    return s;
}

static int64_t set_length(struct vm *vm, value v)
{
    (void)vm;
    return (int64_t)as_set(v)->used;
}

/* -- iterator -- */

struct set_iter {
    struct obj obj;
    value set; /* NULL at the end */
    size_t at, used;
    size_t left; /* items that are still to come, if the set stays */
};

static value iter_next(struct vm *vm, value v)
{
    struct set_iter *it = (struct set_iter *)v;
    value item;
    if (!it->set)
        return NULL;
    if (it->used != as_set(it->set)->used) {
        it->used = SIZE_MAX;
        return exc_raise(vm, &exc_RuntimeError,
                         "Set changed size during iteration");
    }
    if (set_each(it->set, &it->at, &item)) {
        it->left--;
        return ref(item);
    }
    clear_slot(vm, &it->set);
    return NULL;
}

static value iter_length_hint(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)vm, (void)a, (void)n;
    struct set_iter *it = (struct set_iter *)self;
    bool stale = !it->set || as_set(it->set)->used != it->used;
    return small_new(stale ? 0 : (intptr_t)it->left);
}

static const struct native iter_methods[] = {
    {"__length_hint__", iter_length_hint, "", 0},
    {.name = NULL},
};

static void iter_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    clear_slot(vm, &((struct set_iter *)v)->set);
}

static int iter_traverse(value v, visit_fn visit, void *arg)
{
    value set = ((struct set_iter *)v)->set;
    return set ? visit(set, arg) : 0;
}

static void iter_clear(struct vm *vm, value v)
{
    clear_slot(vm, &((struct set_iter *)v)->set);
}

static struct type set_iterator_type = {
    .name = "set_iterator",
    .size = sizeof(struct set_iter),
    .flags = TYPE_GC,
    .dealloc = iter_dealloc,
    .traverse = iter_traverse,
    .clear = iter_clear,
    .iter = iter_self,
    .next = iter_next,
    .methods = iter_methods,
};

static value set_iter(struct vm *vm, value v)
{
    struct set_iter *it = obj_new(vm, &set_iterator_type, 0);
    if (!it)
        return NULL;
    it->set = ref(v);
    it->used = it->left = as_set(v)->used;
    return &it->obj;
}

/* -- making -- */

static value set_new_slot(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return set_alloc(vm, t);
}

static int set_init_slot(struct vm *vm, value self, const value *args,
                         size_t n, value kwnames)
{
    if (!args_no_keywords(vm, "set", kwnames) ||
        !args_between(vm, type_of(self)->name, n, 0, 1))
        return -1;
    set_wipe(vm, as_set(self));
    return n ? set_update(vm, self, args[0]) : 0;
}

static value frozenset_new_slot(struct vm *vm, struct type *t,
                                const value *args, size_t n, value kwnames)
{
    if ((t->init == frozenset_type.init &&
         !args_no_keywords(vm, "frozenset", kwnames)) ||
        !args_between(vm, t->name, n, 0, 1))
        return NULL;
    if (n && t == &frozenset_type && type_of(args[0]) == t)
        return ref(args[0]);
    return n ? set_of_iterable(vm, args[0], t) : set_alloc(vm, t);
}

#define ANY_SET                                                               \
    .size = sizeof(struct set_obj), .flags = TYPE_GC | TYPE_BASE,             \
    .dealloc = set_dealloc, .traverse = set_traverse,                         \
    .clear = set_clear_slot, .repr = set_repr, .compare = set_compare,        \
    .iter = set_iter, .binary = set_binary, .len = set_length,                \
    .contains = set_contains

struct type set_type = {
    .name = "set",
    ANY_SET,
    .new_ = set_new_slot,
    .init = set_init_slot,
    .unhashable = true,
    .inplace = set_inplace,
    .methods = set_methods,
};
struct type frozenset_type = {
    .name = "frozenset",
    ANY_SET,
    .new_ = frozenset_new_slot,
    .hash = frozenset_hash,
    .methods = frozenset_methods,
};

void set_init(struct vm *vm)
{
    type_ready(vm, &set_type);
    type_ready(vm, &frozenset_type);
    type_ready(vm, &set_iterator_type);
}
