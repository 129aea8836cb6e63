/* match statements: mappings by keys, classes by attributes. */
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- mappings --------------------------------------------------------------- */

static value key_twice(struct vm *vm, value key)
{
    value text = value_repr(vm, key);
    if (text)
        exc_raise(vm, &exc_ValueError,
                  "mapping pattern checks duplicate key (%s)", str_z(text));
    xunref(vm, text);
    return NULL;
}

/* mapping.get(key), telling apart what is not there: NULL without exception */
static value get_key(struct vm *vm, value v, value key)
{
    if (type_of(v) == &dict_type)
        return xref(dict_get(vm, v, key));
    value missing = list_new(vm); /* nobody else has it */
    if (!missing)
        return NULL;
    value args[2] = {key, missing};
    value found = value_call_method(vm, v, "get", args, 2);
    if (found == missing)
        clear_slot(vm, &found);
    unref(vm, missing);
    return found;
}

value op_match_keys(struct vm *vm, value v, value keys)
{
    size_t n = tuple_len(keys);
    value seen = set_new(vm), found = list_new(vm), result = NULL;
    if (!seen || !found)
        goto out;
    for (size_t i = 0; i < n; i++) {
        value key = tuple_items(keys)[i];
        int before = set_contains(vm, seen, key);
        if (before > 0)
            key_twice(vm, key);
        if (before || set_add(vm, seen, key) < 0)
            goto out;
        value item = get_key(vm, v, key);
        if (!item) {
            result = vm->exc ? NULL : ref(NONE);
            goto out;
        }
        int status = list_append(vm, found, item);
        unref(vm, item);
        if (status < 0)
            goto out;
    }
    result = tuple_from(vm, list_items(found), n);
out:
    xunref(vm, seen);
    xunref(vm, found);
    return result;
}

/* -- classes ---------------------------------------------------------------- */

/* Attributes collected so far, and their names, which must differ. */
struct taken {
    value type, subject, names /* set */, list;
};

static int take_named(struct vm *vm, struct taken *t, value name)
{
    int before = set_contains(vm, t->names, name);
    if (before < 0)
        return -1;
    if (before) {
        value text = value_repr(vm, name);
        if (text)
            exc_raise(vm, &exc_TypeError,
                      "%s() got multiple sub-patterns for attribute %s",
                      ((struct type *)t->type)->name, str_z(text));
        xunref(vm, text);
        return -1;
    }
    value v = value_getattr_opt(vm, t->subject, name);
    if (!v)
        return vm->exc ? -1 : 1; /* 1: it doesn't match */
    int status = set_add(vm, t->names, name) < 0 ||
                 list_append(vm, t->list, v) < 0 ? -1 : 0;
    unref(vm, v);
    return status;
}

/* Types whose single positional pattern is the subject itself. */
static bool matches_itself(const struct type *t)
{
    static struct type *const types[] = {
        &bool_type, &bytearray_type, &bytes_type, &dict_type, &float_type,
        &frozenset_type, &int_type, &list_type, &set_type, &str_type,
        &tuple_type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (type_is_sub(t, types[i]))
            return true;
    return false;
}

static int too_many(struct vm *vm, const struct type *t, size_t allowed,
                    size_t given)
{
    exc_raise(vm, &exc_TypeError,
              "%s() accepts %zu positional sub-pattern%s (%zu given)", t->name,
              allowed, allowed == 1 ? "" : "s", given);
    return -1;
}

/* Positional patterns are attributes named by __match_args__. */
static int take_positional(struct vm *vm, struct taken *t, size_t n)
{
    const struct type *type = (struct type *)t->type;
    value args = value_getattr_opt(vm, t->type, vm->names->d_match_args);
    if (!args && vm->exc)
        return -1;
    if (!args && matches_itself(type))
        return n > 1 ? too_many(vm, type, 1, n)
                     : list_append(vm, t->list, t->subject);
    int status = 0;
    if (args && type_of(args) != &tuple_type) {
        exc_raise(vm, &exc_TypeError,
                  "%s.__match_args__ must be a tuple (got %s)", type->name,
                  type_of(args)->name);
        status = -1;
    } else if (n > (args ? tuple_len(args) : 0)) {
        status = too_many(vm, type, args ? tuple_len(args) : 0, n);
    }
    for (size_t i = 0; status == 0 && i < n; i++) {
        value name = tuple_items(args)[i];
        if (!is_str(name)) {
            exc_raise(vm, &exc_TypeError,
                      "__match_args__ elements must be strings (got %s)",
                      type_of(name)->name);
            status = -1;
        } else {
            status = take_named(vm, t, name);
        }
    }
    xunref(vm, args);
    return status;
}

value op_match_class(struct vm *vm, value v, value type, value names,
                     size_t positional)
{
    if (!is_type(type))
        return exc_raise(vm, &exc_TypeError,
                         "called match pattern must be a type");
    value args[2] = {v, type};
    value isinstance = dict_get_z(vm, vm->builtins, "isinstance");
    value is = isinstance ? value_call(vm, isinstance, args, 2, NULL) : NULL;
    if (!is)
        return NULL;
    bool fits = is == TRUE_;
    unref(vm, is);
    if (!fits)
        return ref(NONE);
    struct taken t = {.type = type, .subject = v, .names = set_new(vm),
                      .list = list_new(vm)};
    int status = t.names && t.list ? 0 : -1;
    if (status == 0 && positional)
        status = take_positional(vm, &t, positional);
    for (size_t i = 0; status == 0 && i < tuple_len(names); i++)
        status = take_named(vm, &t, tuple_items(names)[i]);
    value result = NULL;
    if (status == 0)
        result = tuple_from(vm, list_items(t.list), list_len(t.list));
    else if (status > 0)
        result = ref(NONE);
    xunref(vm, t.names);
    xunref(vm, t.list);
    return result;
}
