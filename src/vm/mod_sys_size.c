/* sys.getsizeof: what CPython 3.11's objects take on a 64-bit machine, computed
 * from what they hold. Ours are laid out in another way; that is nobody's
 * business here. */
#include "vm/exc.h"
#include "vm/func.h"
#include "vm/lib_priv.h"
#include "vm/native.h"
#include "vm/data_priv.h"

enum { COLLECTED = 16 }; /* before an object that the collector knows */

static int64_t size_of_int(struct vm *vm, value v)
{
    value bits = value_call_method(vm, v, "bit_length", NULL, 0);
    int64_t n = 0;
    if (!bits || value_as_int64(vm, bits, &n))
        exc_clear(vm);
    xunref(vm, bits);
    return 24 + 4 * (n ? (n + 29) / 30 : 1);
}

/* One, two or four bytes for each character, as the widest wants it. */
static int64_t size_of_str(value v)
{
    int64_t n = ((struct str_obj *)v)->len;
    uint32_t widest = 0, cp;
    if (str_is_ascii(v))
        return 49 + n;
    struct str s = str_text(v);
    for (size_t at = 0; at < s.n; widest = cp > widest ? cp : widest)
        at += wtf8_get(s.p + at, &cp);
    return widest < 0x100     ? 73 + n
           : widest < 0x10000 ? 74 + 2 * n
                              : 76 + 4 * n;
}

/* A list that was made whole has no more room than it needs; one that grew by
 * append has what CPython gives it then. */
static int64_t size_of_list(value v)
{
    int64_t n = (int64_t)list_len(v), room = 0,
            has = (int64_t)((struct list_obj *)v)->cap;
    if (has == n || has == ((n + 1) & ~INT64_C(1)))
        return COLLECTED + 40 + 8 * has;
    while (room < n)
        room = (room + 1 + (room + 1) / 8 + 6) & ~INT64_C(3);
    return COLLECTED + 40 + 8 * room;
}

static bool keys_are_texts(value v)
{
    value key, item;
    size_t pos = 0;
    while (dict_each(v, &pos, &key, &item))
        if (!is_str(key))
            return false;
    return true;
}

static int64_t size_of_dict(value v)
{
    int64_t n = (int64_t)dict_len(v), room = 8;
    if (n == 0)
        return COLLECTED + 48;
    while (room * 2 / 3 < n)
        room *= 2;
    int64_t index = room <= 128 ? 1 : room <= 32768 ? 2 : 4;
    return COLLECTED + 48 + 32 + room * index
           + room * 2 / 3 * (keys_are_texts(v) ? 16 : 24);
}

/* Eight places in the object; when three fifths are taken it makes room for
 * four times as many, later for twice. */
static int64_t size_of_set(value v)
{
    int64_t n = (int64_t)set_len(v), room = 8;
    for (int64_t held = (room - 1) * 3 / 5 + 1; held <= n;
         held = (room - 1) * 3 / 5 + 1) {
        int64_t wanted = held > 50000 ? held * 2 : held * 4;
        while (room <= wanted)
            room *= 2;
    }
    return COLLECTED + 200 + (room > 8 ? room * 16 : 0);
}

/* Of the types whose objects are all of one size. */
static const struct {
    const struct type *type;
    int64_t size;
} fixed[] = {
    {&float_type, 24}, {&none_type, 16}, {&ellipsis_type, 16},
    {&range_type, 48}, {&slice_type, COLLECTED + 40}, {&func_type, 152},
    {&native_type, COLLECTED + 56}, {&module_type, COLLECTED + 56},
    {&generator_type, 200}, {&object_type, 16},
};

/* Of a program's class: a dict and a weak reference, or its slots. */
static int64_t size_of_instance(const struct type *t)
{
    int64_t members = (int64_t)(t->size - sizeof(struct obj)) / 8;
    if (t->flags & TYPE_EXCEPTION)
        return COLLECTED + 72 + 8;
    return t->instance_dict ? COLLECTED + 40 : COLLECTED + 16 + 8 * members;
}

int64_t size_of_value(struct vm *vm, value v)
{
    const struct type *t = type_of(v);
    struct str bytes;
    if (is_int(v))
        return size_of_int(vm, v);
    if (is_str(v))
        return size_of_str(v);
    if (is_list(v))
        return size_of_list(v);
    if (is_tuple(v))
        return COLLECTED + 24 + 8 * (int64_t)tuple_len(v);
    if (is_dict(v))
        return size_of_dict(v);
    if (is_instance(v, &set_type) || is_instance(v, &frozenset_type))
        return size_of_set(v);
    for (size_t i = 0; i < COUNT_OF(fixed); i++)
        if (t == fixed[i].type)
            return fixed[i].size;
    if (is_type(v))
        return ((const struct type *)v)->flags & TYPE_HEAP ? 1688 : 424;
    if (bytes_get(v, &bytes))
        return is_instance(v, &bytearray_type)
                   ? 56 + (bytes.n ? (int64_t)bytes.n + 1 : 0)
                   : 33 + (int64_t)bytes.n;
    if (t->flags & TYPE_HEAP)
        return size_of_instance(t);
    return t->flags & TYPE_EXCEPTION ? COLLECTED + 72 : 48;
}
