#include "vm/lib_priv.h"

#include <stdlib.h>

/* -- arguments -------------------------------------------------------------- */

value kw_get(value kwnames, const value *kwargs, const char *name)
{
    size_t n = kwnames ? tuple_len(kwnames) : 0;
    for (size_t i = 0; i < n; i++)
        if (str_eqz(str_text(tuple_items(kwnames)[i]), name))
            return kwargs[i];
    return NULL;
}

/* -- small iterators -------------------------------------------------------- */

struct iter_obj *iter_obj_new(struct vm *vm, struct type *t)
{
    return obj_new(vm, t, 0);
}

void iter_obj_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    iter_obj_clear(vm, self);
}

int iter_obj_traverse(value self, visit_fn visit, void *arg)
{
    for (size_t i = 0; i < COUNT_OF(iter_of(self)->v); i++) {
        value v = iter_of(self)->v[i];
        int rc = v ? visit(v, arg) : 0;
        if (rc)
            return rc;
    }
    return 0;
}

void iter_obj_clear(struct vm *vm, value self)
{
    for (size_t i = 0; i < COUNT_OF(iter_of(self)->v); i++)
        clear_slot(vm, &iter_of(self)->v[i]);
}

value iter_obj_self(struct vm *vm, value self)
{
    (void)vm;
    return ref(self);
}

/* -- values ----------------------------------------------------------------- */

value tuple_of_iters(struct vm *vm, const value *items, size_t n)
{
    value list = list_new(vm);
    for (size_t i = 0; list && i < n; i++) {
        value it = value_iter(vm, items[i]);
        if (!it || list_append(vm, list, it) < 0)
            clear_slot(vm, &list);
        xunref(vm, it);
    }
    if (!list)
        return NULL;
    value t = tuple_from(vm, list_items(list), list_len(list));
    unref(vm, list);
    return t;
}

value pair_take(struct vm *vm, value a, value b)
{
    value t = a && b ? tuple_alloc(vm, 2) : NULL;
    if (!t) {
        xunref(vm, a);
        xunref(vm, b);
        return NULL;
    }
    tuple_items(t)[0] = a;
    tuple_items(t)[1] = b;
    return t;
}

/* The integer behind v: itself, or what its __index__ gives. */
static value integer_of(struct vm *vm, value v)
{
    if (is_int(v))
        return ref(v);
    struct type *t = type_of(v);
    if (t->index)
        return t->index(vm, v);
    return exc_raise(vm, &exc_TypeError,
                     "'%s' object cannot be interpreted as an integer",
                     t->name);
}

int mpz_of_value(struct vm *vm, mpz_t z, value v)
{
    value i = integer_of(vm, v);
    if (!i)
        return -1;
    int64_t small;
    if (int_fits(i, &small) && small >= LONG_MIN) {
        mpz_set_si(z, small);
        unref(vm, i);
        return 0;
    }
    value text = int_to_text(vm, i, 16);
    unref(vm, i);
    if (!text)
        return -1;
    mpz_set_str(z, str_z(text), 16);
    unref(vm, text);
    return 0;
}

value mpz_to_value(struct vm *vm, const mpz_t z)
{
    if (mpz_fits_slong_p(z))
        return int_new(vm, mpz_get_si(z));
    if (!vm_reserve(vm, mpz_sizeinbase(z, 16) * 2))
        return NULL;
    char *text = mpz_get_str(NULL, 16, z);
    value v = int_parse(vm, str_of(text), 16);
    void (*release)(void *, size_t);
    mp_get_memory_functions(NULL, NULL, &release);
    release(text, strlen(text) + 1);
    return v;
}

static value special_find(struct vm *vm, value v, const char *name)
{
    value key = str_internz(vm, name);
    if (!key)
        return NULL;
    value f = type_lookup(vm, type_of(v), key);
    unref(vm, key);
    return f;
}

bool has_special(struct vm *vm, value v, const char *name)
{
    return special_find(vm, v, name) != NULL;
}

value special_call(struct vm *vm, value v, const char *name, value a)
{
    value f = special_find(vm, v, name);
    if (!f)
        return NULL;
    ref(f);
    value args[2] = {v, a};
    value r = value_call(vm, f, args, a ? 2 : 1, NULL);
    unref(vm, f);
    return r;
}

int dict_set_take(struct vm *vm, value dict, const char *key, value v)
{
    if (!v)
        return -1;
    int rc = dict_set_z(vm, dict, key, v);
    unref(vm, v);
    return rc;
}

/* -- tuples with names ------------------------------------------------------ */

value structseq_new(struct vm *vm, struct type *t, const value *take_items,
                    size_t n)
{
    bool ok = true;
    for (size_t i = 0; i < n; i++)
        ok = ok && take_items[i];
    struct tuple_obj *s = ok ? obj_new(vm, t, n * sizeof(value)) : NULL;
    if (s)
        s->items = (value *)((char *)s + t->size);
    for (size_t i = 0; i < n; i++) {
        if (s)
            s->items[i] = take_items[i];
        else
            xunref(vm, take_items[i]);
    }
    if (s)
        s->n = n;
    return s ? &s->obj : NULL;
}

value structseq_repr(struct vm *vm, value self, const char *const *names)
{
    struct buf b = {0};
    buf_printf(&b, "%s(", type_of(self)->name);
    for (size_t i = 0; i < tuple_len(self) && names[i]; i++) {
        value text = value_repr(vm, tuple_items(self)[i]);
        if (!text) {
            buf_fini(&b);
            return NULL;
        }
        buf_printf(&b, "%s%s=%s", i ? ", " : "", names[i], str_z(text));
        unref(vm, text);
    }
    buf_addc(&b, ')');
    return str_take_buf(vm, &b);
}

value structseq_getattr(struct vm *vm, value self, value name,
                        const char *const *names)
{
    for (size_t i = 0; names[i] && i < tuple_len(self); i++)
        if (str_eqz(str_text(name), names[i]))
            return ref(tuple_items(self)[i]);
    return object_getattr(vm, self, name);
}
