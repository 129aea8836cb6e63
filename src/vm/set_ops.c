/* Operations of set and frozenset. Which operand is walked, and when a table is
 * rebuilt, follows CPython: it decides the order of the result.
 */
#include "vm/dict_priv.h"
#include "vm/set_priv.h"

/* Calls fn for each item of b with its hash; works for sets, dicts and any
 * iterable. Stops at a non-zero result. */
typedef int (*item_fn)(struct vm *vm, value item, int64_t hash, void *arg);

struct walk {
    item_fn fn;
    void *arg;
};

static int walk_item(struct vm *vm, value item, void *arg)
{
    struct walk *w = arg;
    int64_t hash = value_hash(vm, item);
    return hash == -1 ? -1 : w->fn(vm, item, hash, w->arg);
}

static int walk(struct vm *vm, value b, item_fn fn, void *arg)
{
    if (!is_any_set(b)) {
        struct walk w = {fn, arg};
        return value_each(vm, b, walk_item, &w);
    }
    size_t pos = 0;
    value item;
    int r = 0;
    while (r == 0 && set_each(b, &pos, &item)) {
        int64_t hash = as_set(b)->table[pos - 1].hash;
        ref(item);
        r = fn(vm, item, hash, arg);
        unref(vm, item);
    }
    return r;
}

/* -- the four operations -- */

static value copy_as_base(struct vm *vm, value a)
{
    return set_of_iterable(vm, a, set_base(a));
}

value set_union(struct vm *vm, value a, value b)
{
    value r = copy_as_base(vm, a);
    if (r && a != b && set_update(vm, r, b))
        clear_slot(vm, &r);
    return r;
}

struct filter {
    struct set_obj *to, *in;
};

static int keep_common(struct vm *vm, value item, int64_t hash, void *arg)
{
    struct filter *f = arg;
    int has = set_has(vm, f->in, item, hash);
    return has == 1 ? set_add_hashed(vm, f->to, item, hash) : has;
}

static int keep_missing(struct vm *vm, value item, int64_t hash, void *arg)
{
    struct filter *f = arg;
    int has = set_has(vm, f->in, item, hash);
    return has == 0 ? set_add_hashed(vm, f->to, item, hash) : has > 0 ? 0 : -1;
}

value set_intersection(struct vm *vm, value a, value b)
{
    if (a == b)
        return copy_as_base(vm, a);
    value r = set_alloc(vm, set_base(a));
    if (!r)
        return NULL;
    if (is_any_set(b) && as_set(b)->used > as_set(a)->used) {
        value other = a;
        a = b;
        b = other;
    }
    struct filter f = {as_set(r), as_set(a)};
    if (walk(vm, b, keep_common, &f))
        clear_slot(vm, &r);
    return r;
}

static int drop_item(struct vm *vm, value item, int64_t hash, void *arg)
{
    return set_remove(vm, arg, item, hash) < 0 ? -1 : 0;
}

int set_difference_update(struct vm *vm, value a, value b)
{
    struct set_obj *s = as_set(a);
    if (a == b) {
        set_wipe(vm, s);
        return 0;
    }
    if (walk(vm, b, drop_item, s))
        return -1;
    /* Many deleted places are cleared away. */
    if (!s->table || s->fill - s->used <= s->mask / 4)
        return 0;
    return set_resize(vm, s, s->used > 50000 ? s->used * 2 : s->used * 4);
}

static value copy_and_drop(struct vm *vm, value a, value b)
{
    value r = copy_as_base(vm, a);
    if (r && set_difference_update(vm, r, b))
        clear_slot(vm, &r);
    return r;
}

static int keep_not_in_dict(struct vm *vm, value item, int64_t hash, void *arg)
{
    struct filter *f = arg;
    int64_t i = dict_find(vm, (struct dict_obj *)f->in, item, hash);
    return i == -1 ? set_add_hashed(vm, f->to, item, hash) : i == -2 ? -1 : 0;
}

value set_difference(struct vm *vm, value a, value b)
{
    bool dict = type_of(b) == &dict_type;
    if (!is_any_set(b) && !dict)
        return copy_and_drop(vm, a, b);
    size_t n = dict ? dict_len(b) : as_set(b)->used;
    if (as_set(a)->used >> 2 > n)
        return copy_and_drop(vm, a, b);
    value r = set_alloc(vm, set_base(a));
    struct filter f = {as_set(r), (struct set_obj *)b};
    if (r && walk(vm, a, dict ? keep_not_in_dict : keep_missing, &f))
        clear_slot(vm, &r);
    return r;
}

static int toggle_item(struct vm *vm, value item, int64_t hash, void *arg)
{
    int r = set_remove(vm, arg, item, hash);
    return r == 0 ? set_add_hashed(vm, arg, item, hash) : r < 0 ? -1 : 0;
}

/* The keys of a dict, which knows their hashes. */
static int toggle_keys(struct vm *vm, struct set_obj *s, value dict)
{
    size_t pos = 0;
    value key;
    int r = 0;
    while (r == 0 && dict_each(dict, &pos, &key, NULL)) {
        int64_t hash = as_dict(dict)->entries[pos - 1].hash;
        ref(key);
        r = toggle_item(vm, key, hash, s);
        unref(vm, key);
    }
    return r;
}

int set_symmetric_update(struct vm *vm, value a, value b)
{
    if (a == b) {
        set_wipe(vm, as_set(a));
        return 0;
    }
    if (type_of(b) == &dict_type)
        return toggle_keys(vm, as_set(a), b);
    value other = set_coerce(vm, b);
    int r = other ? walk(vm, other, toggle_item, as_set(a)) : -1;
    xunref(vm, other);
    return r;
}

value set_symmetric(struct vm *vm, value a, value b)
{
    value r = set_of_iterable(vm, b, set_base(a));
    if (r && set_symmetric_update(vm, r, a))
        clear_slot(vm, &r);
    return r;
}

int set_intersection_update(struct vm *vm, value a, value b)
{
    value r = set_intersection(vm, a, b);
    if (!r)
        return -1;
    struct set_obj *s = as_set(a), *t = as_set(r), old = *s;
    s->table = t->table, s->mask = t->mask;
    s->fill = t->fill, s->used = t->used;
    t->table = old.table, t->mask = old.mask;
    t->fill = old.fill, t->used = old.used;
    unref(vm, r);
    return 0;
}

/* -- operators -- */

value set_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (!is_any_set(a) || !is_any_set(b))
        return ref(NOT_IMPLEMENTED);
    switch (op) {
    case BIN_OR: return set_union(vm, a, b);
    case BIN_AND: return set_intersection(vm, a, b);
    case BIN_SUB: return set_difference(vm, a, b);
    case BIN_XOR: return set_symmetric(vm, a, b);
    default: return ref(NOT_IMPLEMENTED);
    }
}

value set_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    static int (*const updates[BIN_COUNT])(struct vm *, value, value) = {
        [BIN_OR] = set_update,
        [BIN_AND] = set_intersection_update,
        [BIN_SUB] = set_difference_update,
        [BIN_XOR] = set_symmetric_update,
    };
    if (!is_instance(a, &set_type) || !is_any_set(b) || !updates[op])
        return ref(NOT_IMPLEMENTED);
    return updates[op](vm, a, b) ? NULL : ref(a);
}

static int find_missing(struct vm *vm, value item, int64_t hash, void *arg)
{
    int has = set_has(vm, arg, item, hash);
    return has < 0 ? -1 : !has;
}

int set_is_subset(struct vm *vm, value a, value b)
{
    if (as_set(a)->used > as_set(b)->used)
        return 0;
    int missing = walk(vm, a, find_missing, as_set(b));
    return missing < 0 ? -1 : !missing;
}

static int find_shared(struct vm *vm, value item, int64_t hash, void *arg)
{
    return set_has(vm, arg, item, hash);
}

/* Of two sets the smaller is walked, which shows where keys compare. */
int set_shares(struct vm *vm, value a, value b)
{
    if (is_any_set(b) && as_set(b)->used > as_set(a)->used) {
        value other = a;
        a = b;
        b = other;
    }
    return walk(vm, b, find_shared, as_set(a));
}

value set_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!is_any_set(a) || !is_any_set(b))
        return ref(NOT_IMPLEMENTED);
    size_t n = as_set(a)->used, m = as_set(b)->used;
    int r = 0;
    switch (op) {
    case CMP_EQ:
    case CMP_NE: r = n == m ? set_is_subset(vm, a, b) : 0; break;
    case CMP_LT: r = n < m ? set_is_subset(vm, a, b) : 0; break;
    case CMP_LE: r = set_is_subset(vm, a, b); break;
    case CMP_GT: r = m < n ? set_is_subset(vm, b, a) : 0; break;
    case CMP_GE: r = set_is_subset(vm, b, a); break;
    }
    return r < 0 ? NULL : bool_value(op == CMP_NE ? !r : r);
}
