/* How many bytes an object takes in CPython 3.11 on a 64-bit machine: what
 * sys.getsizeof and __sizeof__ tell, since a program that prints sizes shows
 * how CPython lays things out, not how the sandbox does. The figures are those
 * that CPython gives for objects of each type.
 */
#include <string.h>

#include "vm/class.h"
#include "vm/frame.h"
#include "vm/func.h"
#include "vm/int_priv.h"
#include "vm/lib_priv.h"
#include "vm/list_priv.h"
#include "vm/mod_deque.h"
#include "vm/set_priv.h"

enum { COLLECTED = 16,   /* in front of what the collector tracks */
       MANAGED_DICT = 16, /* in front of an instance that may get a dict */
       WEAK_LIST = 8, WORD = 8 };

/* Types whose objects are all of one size. */
static const struct {
    const char *type;
    uint16_t bytes;
    bool tracked;
} fixed_sizes[] = {
    {"NoneType", 16, false}, {"ellipsis", 16, false},
    {"NotImplementedType", 16, false}, {"float", 24, false},
    {"object", 16, false}, {"range", 48, false}, {"slice", 40, true},
    {"function", 136, true}, {"method", 48, true},
    {"builtin_function_or_method", 56, true}, {"method_descriptor", 56, true},
    {"module", 56, true}, {"property", 64, true}, {"super", 40, true},
    {"enumerate", 56, true}, {"zip", 48, true}, {"map", 32, true},
    {"filter", 32, true}, {"reversed", 32, true}, {"list_iterator", 32, true},
    {"list_reverseiterator", 32, true}, {"tuple_iterator", 32, true},
    {"str_iterator", 32, true}, {"str_ascii_iterator", 32, true},
    {"range_iterator", 48, false}, {"dict_keyiterator", 56, true},
    {"dict_valueiterator", 56, true}, {"dict_itemiterator", 56, true},
    {"dict_keys", 24, true}, {"dict_values", 24, true},
    {"dict_items", 24, true}, {"mappingproxy", 24, true},
    {"itertools.count", 40, true}, {"itertools.chain", 32, true},
    {"functools.partial", 64, true},
    {"functools._lru_cache_wrapper", 152, true},
    {"types.SimpleNamespace", 24, true}, {"ContextVar", 64, true},
    {"datetime.datetime", 48, false}, {"datetime.date", 32, false},
    {"datetime.timedelta", 40, false},
    {"_asyncio.Future", 128, true}, {"_asyncio.Task", 176, true},
};

/* Its place in the table, or -1. */
static int fixed_size_of(const struct type *t)
{
    for (size_t i = 0; i < COUNT_OF(fixed_sizes); i++)
        if (strcmp(t->name, fixed_sizes[i].type) == 0)
            return (int)i;
    return -1;
}

/* The exceptions that hold more than BaseException does. */
static const struct {
    struct type *type;
    uint16_t bytes;
} exception_sizes[] = {
    {&exc_SyntaxError, 136}, {&exc_OSError, 112}, {&exc_UnicodeError, 112},
    {&exc_ImportError, 96}, {&exc_BaseExceptionGroup, 96},
    {&exc_AttributeError, 88}, {&exc_NameError, 80}, {&exc_StopIteration, 80},
    {&exc_SystemExit, 80}, {&exc_BaseException, 72},
};

static int64_t int_bytes(value v)
{
    struct big b;
    big_open(&b, v);
    size_t digits = (mpz_sizeinbase(b.z, 2) + 29) / 30;
    big_close(&b);
    return 24 + 4 * (int64_t)digits;
}

/* Text takes as many bytes a character as its widest one needs. Of a class of
 * the program's, it stands in a place of its own. */
static int64_t str_bytes(value v)
{
    struct str text = str_text(v);
    int64_t length = ((struct str_obj *)v)->len;
    int width = 1;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char byte = (unsigned char)text.p[i];
        int needs = byte >= 0xF0 ? 4 : byte >= 0xC4 ? 2 : 1;
        width = needs > width ? needs : width;
    }
    bool compact = str_is_ascii(v) && type_of(v) == &str_type;
    return (compact ? 48 : 72) + width * (length + 1);
}

static bool all_keys_are_text(value dict)
{
    size_t at = 0;
    value key, item;
    while (dict_each(dict, &at, &key, &item))
        if (type_of(key) != &str_type)
            return false;
    return true;
}

/* A deque keeps its items in blocks of 64 and begins in the middle of one. */
static int64_t deque_bytes(value v)
{
    return 216 + 528 * (int64_t)((32 + deque_of(v)->n + 63) / 64);
}

/* A dict's table: two thirds of its places can be taken, and a full one is
 * made anew for three times as many. */
static int64_t dict_bytes(value v)
{
    int64_t n = (int64_t)dict_len(v), places = 8;
    if (n == 0)
        return 48;
    while (places * 2 / 3 < n) {
        int64_t wanted = places * 2 / 3 * 3;
        while (places < wanted)
            places *= 2;
    }
    int64_t index = places < 256 ? 1 : places < 65536 ? 2 : 4;
    return 80 + places * index
        + places * 2 / 3 * (all_keys_are_text(v) ? 16 : 24);
}

static int64_t set_bytes(value v)
{
    size_t mask = as_set(v)->table ? as_set(v)->mask : 7;
    return 200 + (mask > 7 ? 16 * (int64_t)(mask + 1) : 0);
}

/* A generator has its frame within: variables, and the stack of its code. */
static int64_t generator_bytes(const struct coro_obj *c)
{
    if (c->is_native)
        return 168;
    const struct code *code = c->code->code;
    return 152 + WORD * (int64_t)(code->n_locals + code->n_cells +
                                  code->n_free + code->stack_size);
}

static int64_t exception_bytes(const struct type *t)
{
    for (size_t i = 0; i < COUNT_OF(exception_sizes); i++)
        if (type_is_sub(t, exception_sizes[i].type))
            return exception_sizes[i].bytes;
    return 0;
}

/* A class keeps names of attributes for the dicts of its instances. */
static int64_t class_bytes(const struct type *t)
{
    if (!(t->flags & TYPE_HEAP))
        return 408;
    return t->instance_dict ? 1672 : 904;
}

/* What an object of a built-in type takes, without what stands in front of it;
 * 0 when that is not known. */
static int64_t plain_bytes(const struct type *t, value v)
{
    if (t == &int_type || t == &bool_type)
        return int_bytes(v);
    if (t == &str_type)
        return str_bytes(v);
    if (t == &list_type)
        return 40 + WORD * (int64_t)as_list(v)->cap;
    if (t == &tuple_type)
        return 24 + WORD * (int64_t)tuple_len(v);
    if (t == &dict_type)
        return dict_bytes(v);
    if (t == &set_type || t == &frozenset_type)
        return set_bytes(v);
    if (t == &deque_type)
        return deque_bytes(v);
    if (t == &generator_type || t == &coroutine_type ||
        t == &async_generator_type)
        return generator_bytes((struct coro_obj *)v);
    struct str bytes;
    if (bytes_get(v, &bytes))
        return t == &bytes_type ? 33 + (int64_t)bytes.n
                                : 56 + (int64_t)(bytes.n ? bytes.n + 1 : 0);
    if (t->flags & TYPE_TYPE)
        return class_bytes((struct type *)v);
    if (t->flags & TYPE_EXCEPTION)
        return exception_bytes(t);
    int fixed = fixed_size_of(t);
    return fixed < 0 ? 0 : fixed_sizes[fixed].bytes;
}

static bool is_collected(const struct type *t)
{
    int fixed = fixed_size_of(t);
    return fixed < 0 ? t->flags & (TYPE_GC | TYPE_TYPE | TYPE_EXCEPTION)
                     : fixed_sizes[fixed].tracked;
}

/* A program's class adds its slots to what its built-in base takes, and, where
 * the base has none, a dict and a list of weak references. */
int64_t size_of_object(value v, bool all)
{
    const struct type *t = type_of(v), *base = t;
    while (base->flags & TYPE_HEAP)
        base = base->base;
    if (base != t && base == &int_type)
        return int_bytes(v) + (all ? COLLECTED : 0);
    int64_t bytes = plain_bytes(base, v), front = 0;
    if (bytes == 0)
        bytes = (int64_t)base->size;
    if (base != t) {
        bool dict = t->instance_dict && !base->instance_dict;
        size_t words = (t->size - base->size) / sizeof(value);
        bytes += WORD * (int64_t)(words - dict);
        bytes += dict || base->flags & TYPE_EXCEPTION ? WEAK_LIST : 0;
        front = COLLECTED + MANAGED_DICT * dict;
    } else if (is_collected(t)) {
        front = COLLECTED;
    }
    return all ? bytes + front : bytes;
}
