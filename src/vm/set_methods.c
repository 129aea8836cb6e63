/* The methods of set and frozenset. */
#include "vm/set_priv.h"

static value add_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return set_add(vm, self, a[0]) ? NULL : ref(NONE);
}

static value discard_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    return set_discard(vm, self, a[0]) < 0 ? NULL : ref(NONE);
}

static value remove_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int r = set_discard(vm, self, a[0]);
    if (r == 0)
        exc_raise_key(vm, a[0]);
    return r == 1 ? ref(NONE) : NULL;
}

static value pop_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct set_obj *s = as_set(self);
    if (s->used == 0) {
        value text = str_newz(vm, "pop from an empty set");
        if (text)
            exc_raise_key(vm, text);
        xunref(vm, text);
        return NULL;
    }
    size_t i = s->finger & s->mask;
    while (!s->table[i].key)
        i = i == s->mask ? 0 : i + 1;
    value key = s->table[i].key;
    s->table[i] = (struct place){NULL, -1};
    s->used--;
    s->finger = i + 1;
    return key;
}

static value clear_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    set_wipe(vm, as_set(self));
    return ref(NONE);
}

static value copy_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    if (self->type == &frozenset_type)
        return ref(self);
    return set_of_iterable(vm, self, set_base(self));
}

/* Folds an operation over the arguments: a.union(b, c) is (a | b) | c. */
static value fold(struct vm *vm, value self, const value *a, size_t n,
                  value (*op)(struct vm *, value, value))
{
    if (n == 0)
        return copy_method(vm, self, NULL, 0);
    value r = ref(self);
    for (size_t i = 0; i < n && r; i++) {
        value next = op(vm, r, a[i]);
        unref(vm, r);
        r = next;
    }
    return r;
}

/* The first makes a new set, which the others change: it grows as CPython's
 * does, and so its items stand in the same order. */
static value first_then(struct vm *vm, value self, const value *a, size_t n,
                        value (*first)(struct vm *, value, value),
                        int (*then)(struct vm *, value, value))
{
    value r = fold(vm, self, a, n ? 1 : 0, first);
    for (size_t i = 1; i < n && r; i++)
        if (then(vm, r, a[i]))
            clear_slot(vm, &r);
    return r;
}

static value union_method(struct vm *vm, value self, const value *a, size_t n)
{
    return first_then(vm, self, a, n, set_union, set_update);
}

static value intersection_method(struct vm *vm, value self, const value *a,
                                 size_t n)
{
    return fold(vm, self, a, n, set_intersection);
}

static value difference_method(struct vm *vm, value self, const value *a,
                               size_t n)
{
    return first_then(vm, self, a, n, set_difference, set_difference_update);
}

static value symmetric_method(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    return set_symmetric(vm, self, a[0]);
}

static value each(struct vm *vm, value self, const value *a, size_t n,
                  int (*op)(struct vm *, value, value))
{
    for (size_t i = 0; i < n; i++)
        if (op(vm, self, a[i]))
            return NULL;
    return ref(NONE);
}

static value update_method(struct vm *vm, value self, const value *a, size_t n)
{
    return each(vm, self, a, n, set_update);
}

static value intersection_update_method(struct vm *vm, value self,
                                        const value *a, size_t n)
{
    return each(vm, self, a, n, set_intersection_update);
}

static value difference_update_method(struct vm *vm, value self,
                                      const value *a, size_t n)
{
    return each(vm, self, a, n, set_difference_update);
}

static value symmetric_update_method(struct vm *vm, value self, const value *a,
                                     size_t n)
{
    return each(vm, self, a, n, set_symmetric_update);
}

static value issubset_method(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)n;
    value other = set_coerce(vm, a[0]);
    int r = other ? set_is_subset(vm, self, other) : -1;
    xunref(vm, other);
    return r < 0 ? NULL : bool_value(r);
}

static value issuperset_method(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)n;
    value other = set_coerce(vm, a[0]);
    int r = other ? set_is_subset(vm, other, self) : -1;
    xunref(vm, other);
    return r < 0 ? NULL : bool_value(r);
}

static value isdisjoint_method(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)n;
    int r = set_shares(vm, self, a[0]);
    return r < 0 ? NULL : bool_value(r == 0);
}

#define SHARED                                                                \
    {"copy", copy_method, "", 0},                                             \
    {"union", union_method, "...", 0},                                        \
    {"intersection", intersection_method, "...", 0},                          \
    {"difference", difference_method, "...", 0},                              \
    {"symmetric_difference", symmetric_method, "other, /", 0},                \
    {"issubset", issubset_method, "other, /", 0},                             \
    {"issuperset", issuperset_method, "other, /", 0},                         \
    {"isdisjoint", isdisjoint_method, "other, /", 0}

const struct native set_methods[] = {
    SHARED,
    {"add", add_method, "element, /", 0},
    {"discard", discard_method, "element, /", 0},
    {"remove", remove_method, "element, /", 0},
    {"pop", pop_method, "", 0},
    {"clear", clear_method, "", 0},
    {"update", update_method, "...", 0},
    {"intersection_update", intersection_update_method, "...", 0},
    {"difference_update", difference_update_method, "...", 0},
    {"symmetric_difference_update", symmetric_update_method, "other, /", 0},
    {.name = NULL},
};
const struct native frozenset_methods[] = {SHARED, {.name = NULL}};
