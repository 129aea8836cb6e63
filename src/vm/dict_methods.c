/* The methods of dict. */
#include "vm/dict_priv.h"

static value get_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value v = dict_get(vm, self, a[0]);
    if (v)
        return ref(v);
    return vm->exc ? NULL : ref(a[1] ? a[1] : NONE);
}

static value setdefault_method(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)n;
    return dict_setdefault(vm, as_dict(self), a[0], a[1] ? a[1] : NONE);
}

static value pop_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value v;
    int r = dict_pop(vm, self, a[0], &v);
    if (r == 1)
        return v;
    if (r < 0)
        return NULL;
    return a[1] ? ref(a[1]) : exc_raise_key(vm, a[0]);
}

static value popitem_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)a, (void)n;
    struct dict_obj *d = as_dict(self);
    if (d->used == 0) {
        value text = str_newz(vm, "popitem(): dictionary is empty");
        if (text)
            exc_raise_key(vm, text);
        xunref(vm, text);
        return NULL;
    }
    int64_t i = (int64_t)d->n - 1;
    while (!d->entries[i].key)
        i--;
    value key, v;
    dict_take_entry(d, i, &key, &v);
    d->n = (uint32_t)i; /* so that the next finds the last key at once */
    value pair = tuple_from(vm, (value[]){key, v}, 2);
    unref(vm, key);
    unref(vm, v);
    return pair;
}

static value clear_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    dict_wipe(vm, as_dict(self));
    return ref(NONE);
}

static value copy_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return dict_copy(vm, self);
}

/* update(*args, **kw) with a[] as raw "...kw" gives it. */
static value update_method(struct vm *vm, value self, const value *a, size_t n)
{
    if (!args_between(vm, "update", n, 0, 1) ||
        (n && dict_merge(vm, self, a[0], false)))
        return NULL;
    value kwnames = a[n];
    for (size_t i = 0; kwnames && i < tuple_len(kwnames); i++)
        if (dict_set(vm, self, tuple_items(kwnames)[i], a[n + 1 + i]))
            return NULL;
    return ref(NONE);
}

static value keys_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return dict_view_new(vm, self, DICT_KEYS);
}

static value values_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return dict_view_new(vm, self, DICT_VALUES);
}

static value items_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return dict_view_new(vm, self, DICT_ITEMS);
}

static value reversed_method(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)a, (void)n;
    return dict_iter_new(vm, self, DICT_KEYS, true);
}

struct filling {
    value dict, v;
};

static int fill_key(struct vm *vm, value key, void *arg)
{
    struct filling *f = arg;
    if (type_of(f->dict) == &dict_type)
        return dict_set(vm, f->dict, key, f->v);
    return value_setitem(vm, f->dict, key, f->v);
}

static value fromkeys_method(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)n;
    value d = value_call0(vm, self);
    struct filling f = {d, a[1] ? a[1] : NONE};
    if (d && value_each(vm, a[0], fill_key, &f))
        clear_slot(vm, &d);
    return d;
}

const struct native dict_methods[] = {
    {"get", get_method, "key, default=, /", 0},
    {"setdefault", setdefault_method, "key, default=, /", 0},
    {"pop", pop_method, "key, default=, /", 0},
    {"popitem", popitem_method, "", 0},
    {"clear", clear_method, "", 0},
    {"copy", copy_method, "", 0},
    {"update", update_method, "...kw", 0},
    {"keys", keys_method, "", 0},
    {"values", values_method, "", 0},
    {"items", items_method, "", 0},
    {"fromkeys", fromkeys_method, "iterable, value=, /", NATIVE_CLASS},
    {"__reversed__", reversed_method, "", 0},
    {.name = NULL},
};
