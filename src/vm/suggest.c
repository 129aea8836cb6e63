/* "Did you mean: 'x'?": among the names that were there, the one that takes the
 * least to type from the one that was not.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "vm/data.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/names.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

/* Costs of a different letter and of a different case, and CPython's limits. */
enum { MOVE = 2, CASE = 1, MAX_NAMES = 750, MAX_LENGTH = 40 };

static size_t cost(char a, char b)
{
    if (a == b)
        return 0;
    return tolower((unsigned char)a) == tolower((unsigned char)b) ? CASE : MOVE;
}

/* The edit distance, or limit + 1 when it is more than the limit. */
static size_t distance(struct str a, struct str b, size_t limit)
{
    while (a.n && b.n && *a.p == *b.p)
        a.p++, b.p++, a.n--, b.n--;
    while (a.n && b.n && a.p[a.n - 1] == b.p[b.n - 1])
        a.n--, b.n--;
    if (!a.n || !b.n)
        return (a.n + b.n) * MOVE;
    if (a.n > MAX_LENGTH || b.n > MAX_LENGTH)
        return limit + 1;
    if (b.n < a.n) {
        struct str t = a;
        a = b;
        b = t;
    }
    if ((b.n - a.n) * MOVE > limit)
        return limit + 1;
    size_t row[MAX_LENGTH];
    for (size_t i = 0; i < a.n; i++)
        row[i] = (i + 1) * MOVE;
    size_t result = 0;
    for (size_t k = 0; k < b.n; k++) {
        size_t diagonal = k * MOVE, least = SIZE_MAX;
        result = k * MOVE;
        for (size_t i = 0; i < a.n; i++) {
            size_t change = diagonal + cost(b.p[k], a.p[i]);
            diagonal = row[i];
            size_t other = (result < diagonal ? result : diagonal) + MOVE;
            result = change < other ? change : other;
            row[i] = result;
            if (result < least)
                least = result;
        }
        if (least > limit)
            return limit + 1;
    }
    return result;
}

/* The best of a list or tuple of names; borrowed, or NULL. */
static value best_of(value names, value wanted)
{
    value *items = is_list(names) ? list_items(names) : tuple_items(names);
    size_t n = is_list(names) ? list_len(names) : tuple_len(names);
    if (n >= MAX_NAMES)
        return NULL;
    struct str want = str_text(wanted);
    value best = NULL;
    size_t best_distance = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        if (!is_str(items[i]) || str_equal(items[i], wanted))
            continue;
        struct str have = str_text(items[i]);
        size_t limit = (want.n + have.n + 3) * MOVE / 6;
        if (best && best_distance - 1 < limit)
            limit = best_distance - 1;
        size_t d = distance(want, have, limit);
        if (d <= limit && (!best || d < best_distance)) {
            best = items[i];
            best_distance = d;
        }
    }
    return best;
}

static value best_key(struct vm *vm, value dict, value wanted)
{
    value names = dict && is_dict(dict) ? list_of_iterable(vm, dict) : NULL;
    value best = names ? xref(best_of(names, wanted)) : NULL;
    xunref(vm, names);
    return best;
}

static value for_name(struct vm *vm, value e)
{
    value name = exc_field(e, 0), tb = exc_of(e)->traceback;
    if (!is_str(name) || !tb)
        return NULL;
    while (((struct tb_obj *)tb)->next)
        tb = ((struct tb_obj *)tb)->next;
    struct tb_obj *at = (struct tb_obj *)tb;
    /* the function's own names, those without a value yet too */
    value own = value_getattr_z(vm, (value)at->code, "co_varnames");
    value r = own ? xref(best_of(own, name)) : NULL;
    xunref(vm, own);
    if (!r && !vm->exc)
        r = best_key(vm, at->globals, name);
    if (!r && !vm->exc)
        r = best_key(vm, vm->builtins, name);
    return r;
}

/* The names but those with one underscore before them: in a module of the
 * library they are our own. */
static value without_private(struct vm *vm, value names)
{
    value kept = list_new(vm);
    for (size_t i = 0; kept && i < list_len(names); i++) {
        value name = list_items(names)[i];
        bool own = is_str(name) && str_starts(str_text(name), "_") &&
                   !str_starts(str_text(name), "__");
        if (!own && list_append(vm, kept, name) < 0)
            clear_slot(vm, &kept);
    }
    unref(vm, names);
    return kept;
}

static bool is_library_module(struct vm *vm, value obj)
{
    value name = type_of(obj) == &module_type
                     ? dict_get(vm, module_dict(obj), vm->names->d_name) : NULL;
    return name && is_str(name) && module_known(vm, str_text(name));
}

static value for_attribute(struct vm *vm, value e)
{
    value name = exc_field(e, 0), obj = exc_field(e, 1);
    if (!is_str(name) || !exc_of(e)->extra)
        return NULL;
    value dir = dict_get_z(vm, vm->builtins, "dir");
    value names = dir ? value_call1(vm, dir, obj) : NULL;
    if (names && !is_list(names)) {
        value list = list_of_iterable(vm, names);
        unref(vm, names);
        names = list;
    }
    if (names && is_library_module(vm, obj))
        names = without_private(vm, names);
    value r = NULL;
    if (names && list_sort(vm, names, NULL, false) == 0)
        r = xref(best_of(names, name));
    xunref(vm, names);
    return r;
}

value suggest_for(struct vm *vm, value e)
{
    struct type *t = type_of(e);
    if (type_is_sub(t, &exc_NameError))
        return for_name(vm, e);
    if (type_is_sub(t, &exc_AttributeError))
        return for_attribute(vm, e);
    return NULL;
}
