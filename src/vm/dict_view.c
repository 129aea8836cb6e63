/* dict.keys(), values(), items(), and the iterators over a dict. */
#include "vm/dict_priv.h"

struct view {
    struct obj obj;
    value dict;
};
struct dict_iter {
    struct obj obj;
    value dict;        /* NULL when it is used up */
    int64_t at;
    uint32_t used;     /* size of the dict at the start */
    uint32_t left;
    bool reversed;
};

/* One of each for a part of a dict, and one more for an OrderedDict's. */
static struct type view_types[6], iter_types[6], reverse_types[6];

static enum dict_part part_of(value v, const struct type *types)
{
    return (enum dict_part)((v->type - types) % 3);
}

static value entry_part(struct vm *vm, const struct entry *e,
                        enum dict_part part)
{
    switch (part) {
    case DICT_KEYS: return ref(e->key);
    case DICT_VALUES: return ref(e->v);
    case DICT_ITEMS: break;
    }
    return tuple_from(vm, (value[]){e->key, e->v}, 2);
}

/* -- iterators -- */

static value iter_new(struct vm *vm, value dict, int part, bool reversed)
{
    struct type *t = reversed ? &reverse_types[part] : &iter_types[part];
    struct dict_iter *it = obj_new(vm, t, 0);
    if (!it)
        return NULL;
    it->dict = ref(dict);
    it->used = it->left = as_dict(dict)->used;
    it->reversed = reversed;
    it->at = reversed ? (int64_t)as_dict(dict)->n - 1 : 0;
    return &it->obj;
}

value dict_iter_new(struct vm *vm, value dict, enum dict_part part,
                    bool reversed)
{
    return iter_new(vm, dict, (int)part, reversed);
}

value dict_ordered_iter(struct vm *vm, value dict, bool reversed)
{
    return iter_new(vm, dict, DICT_KEYS + 3, reversed);
}

/* The next entry that is not deleted, or NULL. */
static const struct entry *step(struct dict_iter *it)
{
    struct dict_obj *d = as_dict(it->dict);
    if (it->reversed) {
        if (it->at >= (int64_t)d->n)
            it->at = (int64_t)d->n - 1;
        while (it->at >= 0 && !d->entries[it->at].key)
            it->at--;
        return it->at >= 0 ? &d->entries[it->at--] : NULL;
    }
    while (it->at < (int64_t)d->n && !d->entries[it->at].key)
        it->at++;
    return it->at < (int64_t)d->n ? &d->entries[it->at++] : NULL;
}

static value iter_next(struct vm *vm, value v)
{
    struct dict_iter *it = (struct dict_iter *)v;
    if (!it->dict)
        return NULL;
    if (as_dict(it->dict)->used != it->used) {
        it->used = UINT32_MAX; /* so that it says so again */
        return exc_raise(vm, &exc_RuntimeError,
                         "dictionary changed size during iteration");
    }
    const struct entry *e = step(it);
    if (!e) {
        clear_slot(vm, &it->dict);
        return NULL;
    }
    if (it->left == 0) {
        clear_slot(vm, &it->dict);
        return exc_raise(vm, &exc_RuntimeError,
                         "dictionary keys changed during iteration");
    }
    it->left--;
    return entry_part(vm, e, part_of(v, it->reversed ? reverse_types
                                                     : iter_types));
}

static value length_hint(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    struct dict_iter *it = (struct dict_iter *)self;
    bool stale = !it->dict || as_dict(it->dict)->used != it->used;
    return small_new(stale ? 0 : it->left);
}

static const struct native iter_methods[] = {
    {"__length_hint__", length_hint, "", 0},
    {.name = NULL},
};

/* Views and iterators both have the dict as their first field. */
static void holder_dealloc(struct vm *vm, value v)
{
    gc_untrack(v);
    clear_slot(vm, &((struct view *)v)->dict);
}

static int holder_traverse(value v, visit_fn visit, void *arg)
{
    value dict = ((struct view *)v)->dict;
    return dict ? visit(dict, arg) : 0;
}

static void holder_clear(struct vm *vm, value v)
{
    /* A view without its dict must still answer: it keeps the reference, the
     * cycle is broken by the dict itself. */
    (void)vm, (void)v;
}

/* -- views -- */

static value dict_of(value view)
{
    return ((struct view *)view)->dict;
}

static value view_new(struct vm *vm, value dict, int part)
{
    struct view *v = obj_new(vm, &view_types[part], 0);
    if (v)
        v->dict = ref(dict);
    return (value)v;
}

value dict_view_new(struct vm *vm, value dict, enum dict_part part)
{
    return view_new(vm, dict, (int)part);
}

value dict_ordered_view(struct vm *vm, value dict, enum dict_part part)
{
    return view_new(vm, dict, (int)part + 3);
}

static int64_t view_len(struct vm *vm, value v)
{
    (void)vm;
    return as_dict(dict_of(v))->used;
}

static value view_iter(struct vm *vm, value v)
{
    return iter_new(vm, dict_of(v), (int)(type_of(v) - view_types), false);
}

static int keys_contains(struct vm *vm, value v, value item)
{
    if (dict_get(vm, dict_of(v), item))
        return 1;
    return vm->exc ? -1 : 0;
}

static int items_contains(struct vm *vm, value v, value item)
{
    if (!is_tuple(item) || tuple_len(item) != 2)
        return 0;
    value found = dict_get(vm, dict_of(v), tuple_items(item)[0]);
    if (!found)
        return vm->exc ? -1 : 0;
    ref(found);
    int same = value_equal(vm, found, tuple_items(item)[1]);
    unref(vm, found);
    return same;
}

static value view_repr(struct vm *vm, value v)
{
    struct repr_mark mark;
    switch (repr_enter(vm, &mark, v)) {
    case -1: return NULL;
    case 0: return str_newz(vm, "...");
    }
    struct buf b = {0};
    value list = list_of_iterable(vm, v);
    buf_printf(&b, "%s(", v->type->name);
    bool ok = list && repr_add(vm, &b, list) == 0;
    buf_addc(&b, ')');
    xunref(vm, list);
    repr_leave(vm, &mark);
    return buf_finish(vm, &b, ok);
}

static bool is_set_view(value v)
{
    return type_of(v) >= view_types && type_of(v) < view_types + 6 &&
           part_of(v, view_types) != DICT_VALUES;
}

static bool is_set_like(value v)
{
    return is_set_view(v) || is_instance(v, &set_type) ||
           is_instance(v, &frozenset_type);
}

/* Are all items of a in b? */
static int all_in(struct vm *vm, value a, value b)
{
    value it = value_iter(vm, a), item;
    int r = it ? 1 : -1;
    while (r == 1 && (item = value_next(vm, it))) {
        r = value_contains(vm, b, item);
        unref(vm, item);
    }
    xunref(vm, it);
    return vm->exc ? -1 : r;
}

static value view_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!is_set_like(a) || !is_set_like(b))
        return ref(NOT_IMPLEMENTED);
    int64_t n = value_len(vm, a), m = value_len(vm, b);
    int r = 0;
    switch (op) {
    case CMP_EQ:
    case CMP_NE: r = n == m ? all_in(vm, a, b) : 0; break;
    case CMP_LT: r = n < m ? all_in(vm, a, b) : 0; break;
    case CMP_LE: r = n <= m ? all_in(vm, a, b) : 0; break;
    case CMP_GT: r = n > m ? all_in(vm, b, a) : 0; break;
    case CMP_GE: r = n >= m ? all_in(vm, b, a) : 0; break;
    }
    return r < 0 ? NULL : bool_value(op == CMP_NE ? !r : r);
}

/* & on views makes a set of what both have, in the order of the view when b is
 * no set that is larger. */
/* What is in a view and in something else: each of the other's items is looked
 * for, of two views those of the smaller. */
static value common(struct vm *vm, value view, value other)
{
    if (type_of(other) == &set_type &&
        view_len(vm, view) <= value_len(vm, other))
        return value_call_method(vm, other, "intersection", &view, 1);
    if (is_set_view(other) && view_len(vm, other) > view_len(vm, view)) {
        value smaller = view;
        view = other;
        other = smaller;
    }
    value result = set_new(vm), item;
    value it = result ? value_iter(vm, other) : NULL;
    while (it && !vm->exc && (item = value_next(vm, it))) {
        if (value_contains(vm, view, item) > 0)
            set_add(vm, result, item);
        unref(vm, item);
    }
    xunref(vm, it);
    if (vm->exc)
        clear_slot(vm, &result);
    return result;
}

static value view_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    static const char *const updates[BIN_COUNT] = {
        [BIN_SUB] = "difference_update",
        [BIN_AND] = "intersection_update",
        [BIN_OR] = "update",
        [BIN_XOR] = "symmetric_difference_update",
    };
    if (!updates[op] || (!is_set_view(a) && !is_set_view(b)))
        return ref(NOT_IMPLEMENTED);
    if (op == BIN_AND)
        return is_set_view(a) ? common(vm, a, b) : common(vm, b, a);
    /* of keys the dict itself, which tells how much room a set will need */
    bool keys = is_set_view(a) && part_of(a, view_types) == DICT_KEYS;
    value set = set_of_iterable(vm, keys ? dict_of(a) : a, &set_type);
    value r = set ? value_call_method(vm, set, updates[op], &b, 1) : NULL;
    if (!r)
        clear_slot(vm, &set);
    xunref(vm, r);
    return set;
}

static value isdisjoint(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value it = value_iter(vm, a[0]), item;
    int found = it ? 0 : -1;
    while (found == 0 && (item = value_next(vm, it))) {
        found = value_contains(vm, self, item);
        unref(vm, item);
    }
    xunref(vm, it);
    return vm->exc ? NULL : bool_value(found == 0);
}

static value view_reversed(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return iter_new(vm, dict_of(self), (int)(type_of(self) - view_types), true);
}

static const struct native set_view_methods[] = {
    {"isdisjoint", isdisjoint, "other, /", 0},
    {"__reversed__", view_reversed, "", 0},
    {.name = NULL},
};
static const struct native values_methods[] = {
    {"__reversed__", view_reversed, "", 0},
    {.name = NULL},
};

#define VIEW                                                                  \
    .size = sizeof(struct view), .flags = TYPE_GC, .dealloc = holder_dealloc, \
    .traverse = holder_traverse, .clear = holder_clear, .repr = view_repr,    \
    .iter = view_iter, .len = view_len
#define SET_VIEW                                                              \
    VIEW, .unhashable = true, .compare = view_compare, .binary = view_binary, \
    .methods = set_view_methods
static struct type view_types[6] = {
    [DICT_KEYS] = {.name = "dict_keys", SET_VIEW, .contains = keys_contains},
    [DICT_VALUES] = {.name = "dict_values", VIEW, .methods = values_methods},
    [DICT_ITEMS] = {.name = "dict_items", SET_VIEW,
                    .contains = items_contains},
    {.name = "odict_keys", SET_VIEW, .contains = keys_contains,
     .base = &view_types[DICT_KEYS]},
    {.name = "odict_values", VIEW, .methods = values_methods,
     .base = &view_types[DICT_VALUES]},
    {.name = "odict_items", SET_VIEW, .contains = items_contains,
     .base = &view_types[DICT_ITEMS]},
};

#define ITER                                                                  \
    .size = sizeof(struct dict_iter), .flags = TYPE_GC,                       \
    .dealloc = holder_dealloc, .traverse = holder_traverse,                   \
    .clear = holder_clear, .iter = iter_self, .next = iter_next,              \
    .methods = iter_methods
#define ORDERED_ITER {.name = "odict_iterator", ITER}
static struct type iter_types[6] = {
    [DICT_KEYS] = {.name = "dict_keyiterator", ITER},
    [DICT_VALUES] = {.name = "dict_valueiterator", ITER},
    [DICT_ITEMS] = {.name = "dict_itemiterator", ITER},
    ORDERED_ITER, ORDERED_ITER, ORDERED_ITER,
};
static struct type reverse_types[6] = {
    [DICT_KEYS] = {.name = "dict_reversekeyiterator", ITER},
    [DICT_VALUES] = {.name = "dict_reversevalueiterator", ITER},
    [DICT_ITEMS] = {.name = "dict_reverseitemiterator", ITER},
    ORDERED_ITER, ORDERED_ITER, ORDERED_ITER,
};

void dict_view_init(struct vm *vm)
{
    for (int i = 0; i < 6; i++) {
        type_ready(vm, &view_types[i]);
        type_ready(vm, &iter_types[i]);
        type_ready(vm, &reverse_types[i]);
    }
}
