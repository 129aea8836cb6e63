/* The methods of list. */
#include <stdlib.h>

#include "vm/list_priv.h"

static value append_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return list_append(vm, self, a[0]) ? NULL : ref(NONE);
}

static value extend_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return list_extend(vm, self, a[0]) ? NULL : ref(NONE);
}

static value insert_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct list_obj *l = as_list(self);
    int64_t i;
    if (index_of(vm, a[0], INDEX_ARGUMENT, &i))
        return NULL;
    if (i < 0 && (i += (int64_t)l->n) < 0)
        i = 0;
    if (i > (int64_t)l->n)
        i = (int64_t)l->n;
    return list_splice(vm, l, (size_t)i, 0, &a[1], 1) ? NULL : ref(NONE);
}

static value pop_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct list_obj *l = as_list(self);
    int64_t i = (int64_t)l->n - 1;
    if (a[0] &&
        index_of(vm, a[0], INDEX_ARGUMENT, &i))
        return NULL;
    if (l->n == 0)
        return exc_raise(vm, &exc_IndexError, "pop from empty list");
    if (a[0] && i < 0)
        i += (int64_t)l->n;
    if (i < 0 || i >= (int64_t)l->n)
        return exc_raise(vm, &exc_IndexError, "pop index out of range");
    value v = l->items[i];
    memmove(l->items + i, l->items + i + 1,
            (l->n - (size_t)i - 1) * sizeof(value));
    l->n--;
    list_give_back(vm, l);
    return v;
}

/* The first index in [from, to) that equals v; -1 when none, -2 on error. */
static int64_t find_item(struct vm *vm, struct list_obj *l, value v,
                         int64_t from, int64_t to)
{
    for (int64_t i = from; i < to && i < (int64_t)l->n; i++) {
        value at = ref(l->items[i]);
        int same = value_equal(vm, at, v);
        unref(vm, at);
        if (same)
            return same < 0 ? -2 : i;
    }
    return -1;
}

static value remove_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct list_obj *l = as_list(self);
    int64_t i = find_item(vm, l, a[0], 0, INT64_MAX);
    if (i == -1)
        return exc_raise(vm, &exc_ValueError, "list.remove(x): x not in list");
    if (i < 0 || list_splice(vm, l, (size_t)i, 1, NULL, 0))
        return NULL;
    return ref(NONE);
}

static value index_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct list_obj *l = as_list(self);
    int64_t from, to;
    if (span_resolve_ints(vm, a[1], a[2], (int64_t)l->n, &from, &to))
        return NULL;
    int64_t i = find_item(vm, l, a[0], from, to);
    if (i >= 0)
        return small_new((intptr_t)i);
    if (i == -2)
        return NULL;
    value shown = value_repr(vm, a[0]);
    if (!shown)
        return NULL;
    exc_raise(vm, &exc_ValueError, "%s is not in list", str_z(shown));
    unref(vm, shown);
    return NULL;
}

static value count_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct list_obj *l = as_list(self);
    intptr_t count = 0;
    for (int64_t i = 0; (i = find_item(vm, l, a[0], i, INT64_MAX)) >= 0; i++)
        count++;
    return vm->exc ? NULL : small_new(count);
}

static value clear_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    list_wipe(vm, as_list(self));
    return ref(NONE);
}

static value copy_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return list_from(vm, list_items(self), list_len(self));
}

static value reverse_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)vm, (void)a, (void)n;
    struct list_obj *l = as_list(self);
    for (size_t i = 0; i < l->n / 2; i++) {
        value v = l->items[i];
        l->items[i] = l->items[l->n - 1 - i];
        l->items[l->n - 1 - i] = v;
    }
    return ref(NONE);
}

static value sort_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int reverse = 0;
    if (a[1] && value_as_int(vm, a[1], &reverse) < 0)
        return NULL;
    value key = a[0] == NONE ? NULL : a[0];
    return list_sort(vm, self, key, reverse != 0) ? NULL : ref(NONE);
}

static value reversed_method(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)a, (void)n;
    return seq_iter_new(vm, &list_reverseiterator_type, self);
}

const struct native list_methods[] = {
    {"append", append_method, "object, /", 0},
    {"extend", extend_method, "iterable, /", 0},
    {"insert", insert_method, "index, object, /", 0},
    {"pop", pop_method, "index=, /", 0},
    {"remove", remove_method, "value, /", 0},
    {"index", index_method, "value, start=, stop=, /", 0},
    {"count", count_method, "value, /", 0},
    {"clear", clear_method, "", 0},
    {"copy", copy_method, "", 0},
    {"reverse", reverse_method, "", 0},
    {"sort", sort_method, "*, key=, reverse=", 0},
    {"__reversed__", reversed_method, "", 0},
    {.name = NULL},
};
