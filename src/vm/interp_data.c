/* Values built and taken apart, and the calls that are made from them. */
#include <string.h>

#include "vm/alloc.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- strings ---------------------------------------------------------------- */

value op_build_string(struct vm *vm, const value *v, size_t n)
{
    struct buf out = {0};
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        bytes += str_text(v[i]).n;
    if (!vm_reserve(vm, bytes))
        return NULL;
    buf_reserve(&out, bytes);
    for (size_t i = 0; i < n; i++)
        buf_adds(&out, str_text(v[i]));
    value s = str_new(vm, buf_str(&out));
    buf_fini(&out);
    return s;
}

static value convert(struct vm *vm, value v, unsigned conversion)
{
    switch (conversion) {
    case 1:
        return value_str(vm, v);
    case 2:
        return value_repr(vm, v);
    case 3:
        return value_ascii(vm, v);
    }
    return ref(v);
}

value op_format(struct vm *vm, value v, value spec, unsigned conversion)
{
    value c = convert(vm, v, conversion);
    if (!c)
        return NULL;
    if (type_of(c) == &str_type && (!spec || str_text(spec).n == 0))
        return c;
    value s = value_format(vm, c, spec);
    unref(vm, c);
    return s;
}

/* -- dicts and lists -------------------------------------------------------- */

value op_build_map(struct vm *vm, const value *v, size_t n)
{
    value dict = dict_new(vm);
    for (size_t i = 0; dict && i < n; i++)
        if (dict_set(vm, dict, v[2 * i], v[2 * i + 1]) < 0)
            clear_slot(vm, &dict);
    return dict;
}

value op_build_const_map(struct vm *vm, const value *v, size_t n, value keys)
{
    value dict = dict_new(vm);
    for (size_t i = 0; dict && i < n; i++)
        if (dict_set(vm, dict, tuple_items(keys)[i], v[i]) < 0)
            clear_slot(vm, &dict);
    return dict;
}

static bool is_iterable(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    return t->iter || type_lookup(vm, t, vm->names->d_getitem);
}

int op_list_extend(struct vm *vm, value list, value iterable)
{
    if (list_extend(vm, list, iterable) == 0)
        return 0;
    if (exc_is(vm, &exc_TypeError) && !is_iterable(vm, iterable)) {
        exc_clear(vm);
        exc_raise(vm, &exc_TypeError,
                  "Value after * must be an iterable, not %s",
                  type_of(iterable)->name);
    }
    return -1;
}

/* Anything with keys() counts, a class as well. An AttributeError says that it
 * is no mapping, wherever it came from: 0, -1, or 1 for that one, cleared. */
static int update_by_keys(struct vm *vm, value dict, value mapping)
{
    if (dict_update_mapping(vm, dict, mapping) == 0)
        return 0;
    if (!exc_is(vm, &exc_AttributeError))
        return -1;
    exc_clear(vm);
    return 1;
}

int op_dict_update(struct vm *vm, value dict, value mapping)
{
    int status = update_by_keys(vm, dict, mapping);
    if (status > 0)
        exc_raise(vm, &exc_TypeError, "'%s' object is not a mapping",
                  type_of(mapping)->name);
    return status ? -1 : 0;
}

value callable_name(struct vm *vm, value func)
{
    value name = value_getattr_opt(vm, func, vm->names->d_qualname);
    exc_clear(vm);
    if (!name || !is_str(name)) {
        xunref(vm, name);
        return value_str(vm, func);
    }
    value module = value_getattr_opt(vm, func, vm->names->d_module);
    exc_clear(vm);
    value text;
    if (module && is_str(module) && !str_eqz(str_text(module), "builtins"))
        text = str_printf(vm, "%s.%s()", str_z(module), str_z(name));
    else
        text = str_printf(vm, "%s()", str_z(name));
    xunref(vm, module);
    unref(vm, name);
    return text;
}

static int raise_about(struct vm *vm, value func, const char *what,
                       const char *detail)
{
    value name = callable_name(vm, func);
    if (name)
        exc_raise(vm, &exc_TypeError, "%s %s%s", str_z(name), what, detail);
    xunref(vm, name);
    return -1;
}

static int merge_one(struct vm *vm, value func, value dict, value key, value v)
{
    if (!is_str(key)) {
        exc_raise(vm, &exc_TypeError, "keywords must be strings");
        return -1;
    }
    if (dict_get(vm, dict, key) && frame_handled(vm)) {
        exc_raise_key(vm, key); /* in a handler CPython misses what it is */
        return -1;
    }
    if (dict_get(vm, dict, key)) {
        value name = callable_name(vm, func);
        if (name)
            exc_raise(vm, &exc_TypeError,
                      "%s got multiple values for keyword argument '%s'",
                      str_z(name), str_z(key));
        xunref(vm, name);
        return -1;
    }
    return vm->exc ? -1 : dict_set(vm, dict, key, v);
}

int op_dict_merge(struct vm *vm, value func, value dict, value mapping)
{
    value plain = dict_new(vm);
    int status = plain ? update_by_keys(vm, plain, mapping) : -1;
    if (status > 0)
        status = raise_about(vm, func, "argument after ** must be a mapping, "
                             "not ", type_of(mapping)->name);
    size_t pos = 0;
    value key, v;
    while (status == 0 && dict_each(plain, &pos, &key, &v))
        status = merge_one(vm, func, dict, key, v);
    xunref(vm, plain);
    return status;
}

value op_get_item(struct vm *vm, value v, value key)
{
    struct type *t = type_of(v);
    if (t == &list_type && is_small(key)) {
        intptr_t i = small_get(key), n = (intptr_t)list_len(v);
        i += i < 0 ? n : 0;
        if (i >= 0 && i < n)
            return ref(list_items(v)[i]);
    } else if (t == &tuple_type && is_small(key)) {
        intptr_t i = small_get(key), n = (intptr_t)tuple_len(v);
        i += i < 0 ? n : 0;
        if (i >= 0 && i < n)
            return ref(tuple_items(v)[i]);
    } else if (t == &dict_type) {
        value found = dict_get(vm, v, key);
        if (found)
            return ref(found);
        return vm->exc ? NULL : exc_raise_key(vm, key);
    }
    return value_getitem(vm, v, key);
}

/* -- unpacking -------------------------------------------------------------- */

static int not_iterable(struct vm *vm, value v)
{
    if (!exc_is(vm, &exc_TypeError) || is_iterable(vm, v))
        return -1;
    exc_clear(vm);
    exc_raise(vm, &exc_TypeError, "cannot unpack non-iterable %s object",
              type_of(v)->name);
    return -1;
}

/* Takes up to n items of `it` into got[]; how many came, or -1. */
static int64_t take_items(struct vm *vm, value it, size_t n, value *got)
{
    size_t i = 0;
    for (; i < n; i++) {
        if (!(got[i] = value_next(vm, it)))
            break;
    }
    return vm->exc ? -1 : (int64_t)i;
}

static void drop_items(struct vm *vm, value *items, size_t n)
{
    while (n > 0)
        clear_slot(vm, &items[--n]);
}

static void reverse(value *v, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        value t = v[i];
        v[i] = v[n - 1 - i];
        v[n - 1 - i] = t;
    }
}

int op_unpack(struct vm *vm, value v, size_t n, value *out)
{
    value it = value_iter(vm, v);
    if (!it)
        return not_iterable(vm, v);
    memset(out, 0, n * sizeof *out);
    int64_t got = take_items(vm, it, n, out);
    int status = 0;
    if (got < 0) {
        status = -1;
    } else if ((size_t)got < n) {
        exc_raise(vm, &exc_ValueError, "not enough values to unpack "
                  "(expected %zu, got %lld)", n, (long long)got);
        status = -1;
    } else {
        value more = value_next(vm, it);
        if (more)
            exc_raise(vm, &exc_ValueError,
                      "too many values to unpack (expected %zu)", n);
        xunref(vm, more);
        status = vm->exc ? -1 : 0;
    }
    unref(vm, it);
    if (status < 0) {
        value e = exc_fetch(vm);
        drop_items(vm, out, n);
        vm->exc = e;
        return -1;
    }
    reverse(out, n);
    return 0;
}

/* A list of what v gives: `first` items one by one, and the rest as list() takes
 * it, which asks the iterator how many there are. */
static value list_by_steps(struct vm *vm, value v, size_t first)
{
    value it = value_iter(vm, v), list = it ? list_new(vm) : NULL;
    bool more = true;
    for (size_t i = 0; list && more && i < first; i++) {
        value item = value_next(vm, it);
        more = item;
        if (vm->exc || (item && list_append(vm, list, item) < 0))
            clear_slot(vm, &list);
        xunref(vm, item);
    }
    /* a list of their own, which asks how many there are */
    value rest = list && more ? list_of_iterable(vm, it) : NULL;
    if (list && more && (!rest || list_extend(vm, list, rest) < 0))
        clear_slot(vm, &list);
    xunref(vm, rest);
    xunref(vm, it);
    return list;
}

int op_unpack_ex(struct vm *vm, value v, size_t before, size_t after,
                 value *out)
{
    value list = type_of(v)->flags & TYPE_HEAP ? list_by_steps(vm, v, before)
                                               : list_of_iterable(vm, v);
    if (!list)
        return not_iterable(vm, v);
    size_t n = list_len(list), need = before + after;
    if (n < need) {
        exc_raise(vm, &exc_ValueError, "not enough values to unpack "
                  "(expected at least %zu, got %zu)", need, n);
        unref(vm, list);
        return -1;
    }
    value *items = list_items(list);
    value middle = list_from(vm, items + before, n - need);
    if (!middle) {
        unref(vm, list);
        return -1;
    }
    for (size_t i = 0; i < before; i++)
        out[i] = ref(items[i]);
    out[before] = middle;
    for (size_t i = 0; i < after; i++)
        out[before + 1 + i] = ref(items[n - after + i]);
    reverse(out, need + 1);
    unref(vm, list);
    return 0;
}

/* -- calls with * and ** ---------------------------------------------------- */

static value star_args(struct vm *vm, value func, value args)
{
    if (type_of(args) == &tuple_type)
        return ref(args);
    value t = tuple_of_iterable(vm, args);
    if (!t && exc_is(vm, &exc_TypeError) && !is_iterable(vm, args)) {
        exc_clear(vm);
        raise_about(vm, func, "argument after * must be an iterable, not ",
                    type_of(args)->name);
    }
    return t;
}

/* Calls func with the items of a tuple and of a dict. */
static value call_flat(struct vm *vm, value func, value args, value dict)
{
    size_t n = tuple_len(args), n_kw = dict_len(dict);
    value names = tuple_alloc(vm, n_kw);
    if (!names)
        return NULL;
    size_t bytes = (n + n_kw + 1) * sizeof(value);
    value *all = vm_alloc(vm, bytes);
    size_t pos = 0, i = 0;
    value key, v;
    while (dict_each(dict, &pos, &key, &v)) {
        tuple_items(names)[i] = ref(key);
        if (all)
            all[n + i] = ref(v);
        i++;
    }
    value result = NULL;
    if (all) {
        memcpy(all, tuple_items(args), n * sizeof *all);
        result = value_call(vm, func, all, n, names);
        for (i = 0; i < n_kw; i++)
            unref(vm, all[n + i]);
        vm_dealloc(vm, all, bytes);
    }
    unref(vm, names);
    return result;
}

value op_call_ex(struct vm *vm, value func, value args, value kwargs)
{
    args = star_args(vm, func, args);
    if (!args)
        return NULL;
    value dict = kwargs, result = NULL;
    if (kwargs && !is_dict(kwargs)) {
        dict = dict_new(vm);
        if (dict && op_dict_merge(vm, func, dict, kwargs) < 0)
            clear_slot(vm, &dict);
        if (!dict)
            goto out;
    }
    if (dict && dict_len(dict))
        result = call_flat(vm, func, args, dict);
    else
        result = value_call(vm, func, tuple_items(args), tuple_len(args),
                            NULL);
    if (dict != kwargs)
        unref(vm, dict);
out:
    unref(vm, args);
    return result;
}

/* -- functions -------------------------------------------------------------- */

value op_make_function(struct vm *vm, struct frame *f, value *sp,
                       unsigned bits, value **out_sp)
{
    value qualname = *--sp;
    value code = *--sp;
    value made = func_new(vm, (struct code_obj *)code, frame_globals(f));
    *out_sp = made ? sp : sp + 2;
    if (!made)
        return NULL;
    struct func_obj *func = (struct func_obj *)made;
    if (qualname != func->qualname) {
        unref(vm, func->qualname);
        func->qualname = qualname;
    } else {
        unref(vm, qualname);
    }
    unref(vm, code);
    if (bits & FUNC_CLOSURE)
        func->closure = *--sp;
    if (bits & FUNC_ANNOTATIONS)
        func->annotations = *--sp;
    if (bits & FUNC_KWDEFAULTS)
        func->kwdefaults = *--sp;
    if (bits & FUNC_DEFAULTS)
        func->defaults = *--sp;
    *out_sp = sp;
    return made;
}

value bound_special(struct vm *vm, value v, value name)
{
    struct type *t = type_of(v);
    value found = type_lookup(vm, t, name);
    if (!found)
        return NULL;
    struct type *ft = type_of(found);
    return ft->get ? ft->get(vm, found, v, t) : ref(found);
}
