/* dict: the table. Methods are in dict_methods.c, views and iterators in
 * dict_view.c. */
#include <stdlib.h>

#include "vm/names.h"
#include "vm/dict_priv.h"

/* Every change of any dict's keys takes a number of its own, so that a cache
 * can't take one dict for another that stood at the same address. */
static uint32_t last_version;

static void touch(struct dict_obj *d)
{
    d->version = ++last_version;
}

/* -- the table -- */

static size_t table_bytes(size_t cap, size_t mask)
{
    return cap * sizeof(struct entry) + (mask + 1) * sizeof(int32_t);
}

static void place(struct dict_obj *d, int64_t hash, int32_t at)
{
    uint64_t perturb = (uint64_t)hash;
    size_t i = (size_t)hash & d->mask;
    while (d->index[i] >= 0) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & d->mask;
    }
    d->index[i] = at;
}

/* Makes a table for at least `want` keys and moves the entries over. */
static int rebuild(struct vm *vm, struct dict_obj *d, size_t want)
{
    size_t places = 8;
    while (places * 2 / 3 < want)
        places *= 2;
    if (places > (size_t)1 << 30) {
        exc_raise_memory(vm);
        return -1;
    }
    size_t cap = places * 2 / 3;
    struct entry *fresh = table_resize(vm, NULL, 0,
                                       table_bytes(cap, places - 1));
    if (!fresh)
        return -1;
    struct dict_obj old = *d;
    d->entries = fresh;
    d->index = (int32_t *)(fresh + cap);
    d->cap = (uint32_t)cap;
    d->mask = (uint32_t)(places - 1);
    d->n = 0;
    memset(d->index, 0xFF, places * sizeof *d->index);
    for (uint32_t i = 0; i < old.n; i++) {
        if (!old.entries[i].key)
            continue;
        fresh[d->n] = old.entries[i];
        place(d, fresh[d->n].hash, (int32_t)d->n);
        d->n++;
    }
    d->filled = d->n;
    if (old.entries)
        table_free(vm, old.entries, table_bytes(old.cap, old.mask));
    return 0;
}

/* Is the key of an entry equal to `key`? -1 on error; 2 when the comparison
 * ran a program's __eq__ that changed the dict. */
static int same_key(struct vm *vm, struct dict_obj *d, struct entry *e,
                    value key)
{
    if (is_str(e->key) && is_str(key) && e->key->type == &str_type &&
        key->type == &str_type)
        return str_equal(e->key, key);
    uint32_t version = d->version;
    struct entry *entries = d->entries;
    value held = ref(e->key);
    int same = value_equal(vm, held, key);
    unref(vm, held);
    if (same >= 0 && (d->version != version || d->entries != entries))
        return 2;
    return same;
}

/* Finds a key; *at (may be NULL) gets its place in the index. */
static int64_t find(struct vm *vm, struct dict_obj *d, value key, int64_t hash,
                    size_t *at)
{
again:
    if (d->used == 0)
        return -1;
    uint64_t perturb = (uint64_t)hash;
    size_t i = (size_t)hash & d->mask;
    for (;;) {
        int32_t k = d->index[i];
        if (k == PLACE_FREE)
            return -1;
        if (k >= 0) {
            struct entry *e = &d->entries[k];
            int same = e->key == key ? 1
                       : e->hash != hash ? 0 : same_key(vm, d, e, key);
            if (same == 2)
                goto again;
            if (same) {
                if (at)
                    *at = i;
                return same < 0 ? -2 : k;
            }
        }
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & d->mask;
    }
}

int64_t dict_find(struct vm *vm, struct dict_obj *d, value key, int64_t hash)
{
    return find(vm, d, key, hash, NULL);
}

static inline int64_t key_hash(struct vm *vm, value key)
{
    if (!is_small(key) && key->type == &str_type &&
        ((struct str_obj *)key)->hash != -1)
        return ((struct str_obj *)key)->hash;
    return value_hash(vm, key);
}

/* A key that is not there. */
static int insert(struct vm *vm, struct dict_obj *d, value key, int64_t hash,
                  value v)
{
    if (d->filled == d->cap && rebuild(vm, d, d->used < 4 ? 5 : d->used * 2u))
        return -1;
    d->entries[d->n] = (struct entry){hash, ref(key), ref(v)};
    place(d, hash, (int32_t)d->n);
    d->n++;
    d->filled++;
    d->used++;
    touch(d);
    return 0;
}

int dict_set_hashed(struct vm *vm, struct dict_obj *d, value key, int64_t hash,
                    value v)
{
    int64_t i = find(vm, d, key, hash, NULL);
    if (i < 0)
        return i == -2 ? -1 : insert(vm, d, key, hash, v);
    value old = d->entries[i].v;
    d->entries[i].v = ref(v);
    unref(vm, old);
    return 0;
}

value dict_setdefault(struct vm *vm, struct dict_obj *d, value key, value v)
{
    int64_t hash = key_hash(vm, key);
    int64_t i = hash == -1 ? -2 : find(vm, d, key, hash, NULL);
    if (i >= 0)
        return ref(d->entries[i].v);
    return i == -2 || insert(vm, d, key, hash, v) ? NULL : ref(v);
}

void dict_take_entry(struct dict_obj *d, int64_t i, value *key, value *v)
{
    uint64_t perturb = (uint64_t)d->entries[i].hash;
    size_t at = (size_t)perturb & d->mask;
    while (d->index[at] != i) {
        perturb >>= 5;
        at = (at * 5 + perturb + 1) & d->mask;
    }
    d->index[at] = PLACE_GONE;
    *key = d->entries[i].key;
    *v = d->entries[i].v;
    d->entries[i] = (struct entry){0};
    d->used--;
    touch(d);
}

void dict_wipe(struct vm *vm, struct dict_obj *d)
{
    struct dict_obj old = *d;
    d->entries = NULL;
    d->index = NULL;
    d->cap = d->mask = d->n = d->filled = d->used = 0;
    touch(d);
    for (uint32_t i = 0; i < old.n; i++) {
        if (!old.entries[i].key)
            continue;
        unref(vm, old.entries[i].key);
        xunref(vm, old.entries[i].v);
    }
    if (old.entries)
        table_free(vm, old.entries, table_bytes(old.cap, old.mask));
}

/* -- the interface for C -- */

value dict_new(struct vm *vm)
{
    return obj_new(vm, &dict_type, 0);
}

value dict_get(struct vm *vm, value dict, value key)
{
    int64_t hash = key_hash(vm, key);
    if (hash == -1)
        return NULL;
    int64_t i = find(vm, as_dict(dict), key, hash, NULL);
    return i >= 0 ? as_dict(dict)->entries[i].v : NULL;
}

value dict_get_z(struct vm *vm, value dict, const char *key)
{
    value k = str_internz(vm, key);
    value v = k ? dict_get(vm, dict, k) : NULL;
    xunref(vm, k);
    return v;
}

int dict_set(struct vm *vm, value dict, value key, value v)
{
    int64_t hash = key_hash(vm, key);
    if (hash == -1)
        return -1;
    return dict_set_hashed(vm, as_dict(dict), key, hash, v);
}

int dict_set_z(struct vm *vm, value dict, const char *key, value v)
{
    value k = str_internz(vm, key);
    int r = k ? dict_set(vm, dict, k, v) : -1;
    xunref(vm, k);
    return r;
}

int dict_pop(struct vm *vm, value dict, value key, value *out)
{
    if (out && !as_dict(dict)->used)
        return 0; /* pop() of nothing asks no key for its hash */
    int64_t hash = key_hash(vm, key);
    if (hash == -1)
        return -1;
    int64_t i = find(vm, as_dict(dict), key, hash, NULL);
    if (i < 0)
        return i == -2 ? -1 : 0;
    value k, v;
    dict_take_entry(as_dict(dict), i, &k, &v);
    if (out)
        *out = v;
    else
        unref(vm, v);
    unref(vm, k);
    return 1;
}

int dict_del(struct vm *vm, value dict, value key)
{
    int r = dict_pop(vm, dict, key, NULL);
    if (r == 0)
        exc_raise_key(vm, key);
    return r == 1 ? 0 : -1;
}

size_t dict_len(value dict)
{
    return as_dict(dict)->used;
}

value dict_copy(struct vm *vm, value dict)
{
    value copy = dict_new(vm);
    if (copy && dict_merge(vm, copy, dict, false))
        clear_slot(vm, &copy);
    return copy;
}

bool dict_each(value dict, size_t *pos, value *key, value *v)
{
    struct dict_obj *d = as_dict(dict);
    while (*pos < d->n && !d->entries[*pos].key)
        ++*pos;
    if (*pos >= d->n)
        return false;
    if (key)
        *key = d->entries[*pos].key;
    if (v)
        *v = d->entries[*pos].v;
    ++*pos;
    return true;
}

int64_t dict_index(value dict, value interned)
{
    struct dict_obj *d = as_dict(dict);
    int64_t hash = ((struct str_obj *)interned)->hash;
    if (d->used == 0)
        return -1;
    uint64_t perturb = (uint64_t)hash;
    size_t i = (size_t)hash & d->mask;
    for (;;) {
        int32_t k = d->index[i];
        if (k == PLACE_FREE)
            return -1;
        if (k >= 0) {
            const struct entry *e = &d->entries[k];
            if (e->key == interned)
                return k;
            if (e->hash == hash && type_of(e->key) != &str_type)
                return DICT_ASK;
            if (e->hash == hash && str_equal(e->key, interned))
                return k;
        }
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & d->mask;
    }
}

/* -- merging -- */

static int merge_one(struct vm *vm, value dict, value key, value v, bool keep)
{
    int64_t hash = key_hash(vm, key);
    if (hash == -1)
        return -1;
    if (keep) {
        int64_t i = find(vm, as_dict(dict), key, hash, NULL);
        if (i != -1)
            return i == -2 ? -1 : 0;
    }
    return dict_set_hashed(vm, as_dict(dict), key, hash, v);
}

static int merge_dict(struct vm *vm, value dict, value from, bool keep)
{
    struct dict_obj *d = as_dict(dict), *f = as_dict(from);
    if (d == f)
        return 0;
    if (d->cap - d->filled < f->used && rebuild(vm, d, d->used + f->used))
        return -1;
    uint32_t count = f->used;
    for (uint32_t i = 0; i < f->n; i++) {
        if (!f->entries[i].key)
            continue;
        value key = ref(f->entries[i].key), v = ref(f->entries[i].v);
        int r = merge_one(vm, dict, key, v, keep);
        unref(vm, key);
        unref(vm, v);
        if (r)
            return -1;
        if (f->used != count) {
            exc_raise(vm, &exc_RuntimeError, "dict mutated during update");
            return -1;
        }
    }
    return 0;
}

struct merging {
    value dict, from;
    bool keep;
    size_t at;
};

static int merge_key(struct vm *vm, value key, void *arg)
{
    struct merging *m = arg;
    value v = value_getitem(vm, m->from, key);
    int r = v ? merge_one(vm, m->dict, key, v, m->keep) : -1;
    xunref(vm, v);
    return r;
}

static int merge_pair(struct vm *vm, value pair, void *arg)
{
    struct merging *m = arg;
    value items = list_of_iterable(vm, pair);
    if (!items) {
        if (exc_is(vm, &exc_TypeError)) {
            exc_clear(vm);
            exc_raise(vm, &exc_TypeError,
                      "cannot convert dictionary update sequence element "
                      "#%zu to a sequence", m->at);
        }
        return -1;
    }
    int r = -1;
    if (list_len(items) == 2)
        r = merge_one(vm, m->dict, list_items(items)[0],
                      list_items(items)[1], m->keep);
    else
        exc_raise(vm, &exc_ValueError,
                  "dictionary update sequence element #%zu has length %zu; "
                  "2 is required", m->at, list_len(items));
    unref(vm, items);
    m->at++;
    return r;
}

/* A dict that nobody sees being read: its class does not walk it in a way of
 * its own. */
static bool is_plain(value v)
{
    return is_dict(v) && (!(type_of(v)->flags & TYPE_HEAP) ||
                          type_of(v)->iter == dict_type.iter);
}

static int merge_mapping(struct vm *vm, value dict, value from, bool keep)
{
    if (is_plain(from))
        return merge_dict(vm, dict, from, keep);
    struct merging m = {.dict = dict, .from = from, .keep = keep};
    value list = value_call_method(vm, from, "keys", NULL, 0);
    if (list && !type_of(list)->iter && !type_of(list)->getitem) {
        exc_raise(vm, &exc_TypeError, "%s.keys() returned a non-iterable "
                  "(type %s)", type_of(from)->name, type_of(list)->name);
        clear_slot(vm, &list);
    }
    int r = list ? value_each(vm, list, merge_key, &m) : -1;
    xunref(vm, list);
    return r;
}

int dict_update_mapping(struct vm *vm, value dict, value mapping)
{
    return merge_mapping(vm, dict, mapping, false);
}

int dict_merge(struct vm *vm, value dict, value from, bool keep)
{
    if (is_plain(from))
        return merge_dict(vm, dict, from, keep);
    struct merging m = {.dict = dict, .from = from, .keep = keep};
    value keys = value_getattr_opt(vm, from, vm->names->keys);
    if (!keys)
        return vm->exc ? -1 : value_each(vm, from, merge_pair, &m);
    unref(vm, keys); /* asked for again: a program's class sees it */
    return merge_mapping(vm, dict, from, keep);
}

int dict_update(struct vm *vm, value dict, value from)
{
    return dict_merge(vm, dict, from, false);
}

/* -- general -- */

static void dict_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    dict_wipe(vm, as_dict(v));
}

static int dict_traverse(value v, visit_fn visit, void *arg)
{
    struct dict_obj *d = as_dict(v);
    for (uint32_t i = 0; i < d->n; i++) {
        struct entry *e = &d->entries[i];
        int r = e->key ? visit(e->key, arg) : 0;
        if (!r && e->v)
            r = visit(e->v, arg);
        if (r)
            return r;
    }
    return 0;
}

static void dict_clear_slot(struct vm *vm, value v)
{
    dict_wipe(vm, as_dict(v));
}

static value repr_items(struct vm *vm, value v)
{
    struct dict_obj *d = as_dict(v);
    struct buf b = {0};
    bool ok = true, first = true;
    buf_addc(&b, '{');
    for (uint32_t i = 0; i < d->n && ok; i++) {
        if (!d->entries[i].key)
            continue;
        value key = ref(d->entries[i].key), item = ref(d->entries[i].v);
        if (!first)
            buf_addz(&b, ", ");
        first = false;
        ok = repr_add(vm, &b, key) == 0;
        buf_addz(&b, ": ");
        ok = ok && repr_add(vm, &b, item) == 0;
        unref(vm, key);
        unref(vm, item);
    }
    buf_addc(&b, '}');
    return buf_finish(vm, &b, ok);
}

static value dict_repr(struct vm *vm, value v)
{
    struct repr_mark mark;
    if (as_dict(v)->used == 0)
        return str_newz(vm, "{}");
    switch (repr_enter(vm, &mark, v)) {
    case -1: return NULL;
    case 0: return str_newz(vm, "{...}");
    }
    value s = repr_items(vm, v);
    repr_leave(vm, &mark);
    return s;
}

/* 1 when both hold equal values under equal keys. */
static int equal_dicts(struct vm *vm, struct dict_obj *a, struct dict_obj *b)
{
    if (a->used != b->used)
        return 0;
    int same = 1;
    for (uint32_t i = 0; i < a->n && same == 1; i++) {
        if (!a->entries[i].key)
            continue;
        value key = ref(a->entries[i].key), x = ref(a->entries[i].v);
        int64_t j = find(vm, b, key, a->entries[i].hash, NULL);
        if (j < 0) {
            same = j == -2 ? -1 : 0;
        } else {
            value y = ref(b->entries[j].v);
            same = value_equal(vm, x, y);
            unref(vm, y);
        }
        unref(vm, key);
        unref(vm, x);
    }
    return same;
}

static value dict_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!is_dict(a) || !is_dict(b) || (op != CMP_EQ && op != CMP_NE))
        return ref(NOT_IMPLEMENTED);
    if (!vm_enter(vm, " in comparison"))
        return NULL;
    int same = equal_dicts(vm, as_dict(a), as_dict(b));
    vm_leave(vm);
    return same < 0 ? NULL : bool_value(same == (op == CMP_EQ));
}

static value dict_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op != BIN_OR || !is_dict(a) || !is_dict(b))
        return ref(NOT_IMPLEMENTED);
    value v = dict_copy(vm, a);
    if (v && dict_merge(vm, v, b, false))
        clear_slot(vm, &v);
    return v;
}

static value dict_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op != BIN_OR || !is_dict(a))
        return ref(NOT_IMPLEMENTED);
    return dict_merge(vm, a, b, false) ? NULL : ref(a);
}

static int64_t dict_length(struct vm *vm, value v)
{
    (void)vm;
    return as_dict(v)->used;
}

static value call_missing(struct vm *vm, value v, value key)
{
    value name = str_internz(vm, "__missing__");
    value hook = name ? type_lookup(vm, type_of(v), name) : NULL;
    xunref(vm, name);
    if (!hook)
        return exc_raise_key(vm, key);
    return value_call_method(vm, v, "__missing__", &key, 1);
}

static value dict_getitem(struct vm *vm, value v, value key)
{
    value found = dict_get(vm, v, key);
    if (found)
        return ref(found);
    if (vm->exc)
        return NULL;
    return v->type == &dict_type ? exc_raise_key(vm, key)
                                 : call_missing(vm, v, key);
}

static int dict_setitem(struct vm *vm, value v, value key, value to)
{
    return to ? dict_set(vm, v, key, to) : dict_del(vm, v, key);
}

static int dict_contains(struct vm *vm, value v, value item)
{
    if (dict_get(vm, v, item))
        return 1;
    return vm->exc ? -1 : 0;
}

static value dict_iter(struct vm *vm, value v)
{
    return dict_iter_new(vm, v, DICT_KEYS, false);
}

static value dict_new_slot(struct vm *vm, struct type *t, const value *args,
                           size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

static int dict_init_slot(struct vm *vm, value self, const value *args,
                          size_t n, value kwnames)
{
    if (!args_between(vm, "dict", n, 0, 1) ||
        (n && dict_merge(vm, self, args[0], false)))
        return -1;
    for (size_t i = 0; kwnames && i < tuple_len(kwnames); i++)
        if (dict_set(vm, self, tuple_items(kwnames)[i], args[n + i]))
            return -1;
    return 0;
}

struct type dict_type = {
    .name = "dict",
    .size = sizeof(struct dict_obj),
    .flags = TYPE_GC | TYPE_BASE | TYPE_DICT | TYPE_MAPPING,
    .new_ = dict_new_slot,
    .init = dict_init_slot,
    .dealloc = dict_dealloc,
    .traverse = dict_traverse,
    .clear = dict_clear_slot,
    .repr = dict_repr,
    .unhashable = true,
    .compare = dict_compare,
    .iter = dict_iter,
    .binary = dict_binary,
    .inplace = dict_inplace,
    .len = dict_length,
    .getitem = dict_getitem,
    .setitem = dict_setitem,
    .contains = dict_contains,
    .methods = dict_methods,
};

void dict_init(struct vm *vm)
{
    type_ready(vm, &dict_type);
    dict_view_init(vm);
}
