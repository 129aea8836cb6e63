/* Writing values as tagged bytes, and reading them again. */
#include "vm/wire.h"

#include <string.h>

#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/guard.h"
#include "vm/object.h"
#include "vm/vm.h"

/* The first byte of a value. Behind it: 8 bytes for a number, a length and the
 * text, a count and the items, or what is said. */
enum tag {
    TAG_NONE = 'N', TAG_TRUE = 'T', TAG_FALSE = 'F', TAG_ELLIPSIS = 'E',
    TAG_SMALL = 'i', TAG_FLOAT = 'f',
    TAG_INT = 'I',       /* in decimal */
    TAG_STR = 's', TAG_BYTES = 'b', TAG_BYTEARRAY = 'a',
    TAG_TUPLE = 't', TAG_LIST = 'l', TAG_DICT = 'd', /* keys and values */
    TAG_SET = 'S', TAG_FROZENSET = 'Z',
    TAG_AGAIN = 'r',     /* the number of one that has come before */
    TAG_OBJECT = 'o',    /* make, state */
};

/* -- writing ---------------------------------------------------------------- */

struct packer {
    struct vm *vm;
    struct buf out;
    value reduce;
    value seen;          /* dict: address to number */
    value kept;          /* list: so that no address is used again */
};

static int pack(struct packer *p, value v);

static void put_number(struct packer *p, enum tag tag, uint64_t n)
{
    buf_addc(&p->out, (char)tag);
    buf_adds(&p->out, (struct str){(char *)&n, sizeof n});
}

static int put_text(struct packer *p, enum tag tag, struct str text)
{
    put_number(p, tag, text.n);
    buf_adds(&p->out, text);
    return 0;
}

static int put_big(struct packer *p, value v)
{
    value text = int_to_text(p->vm, v, 10);
    if (!text)
        return -1;
    put_text(p, TAG_INT, str_text(text));
    unref(p->vm, text);
    return 0;
}

static int put_items(struct packer *p, enum tag tag, const value *items,
                     size_t n)
{
    put_number(p, tag, n);
    for (size_t i = 0; i < n; i++)
        if (pack(p, items[i]) < 0)
            return -1;
    return 0;
}

static int put_dict(struct packer *p, value v)
{
    size_t pos = 0;
    value key, item;
    put_number(p, TAG_DICT, dict_len(v));
    while (dict_each(v, &pos, &key, &item))
        if (pack(p, key) < 0 || pack(p, item) < 0)
            return -1;
    return 0;
}

static int put_set(struct packer *p, enum tag tag, value v)
{
    size_t pos = 0;
    value item;
    put_number(p, tag, set_len(v));
    while (set_each(v, &pos, &item))
        if (pack(p, item) < 0)
            return -1;
    return 0;
}

static int put_object(struct packer *p, value v)
{
    value parts = value_call1(p->vm, p->reduce, v);
    if (!parts)
        return -1;
    int status = -1;
    if (is_tuple(parts) && tuple_len(parts) == 2) {
        buf_addc(&p->out, TAG_OBJECT);
        status = list_append(p->vm, p->kept, parts);
        if (status == 0)
            status = pack(p, tuple_items(parts)[0]);
        if (status == 0)
            status = pack(p, tuple_items(parts)[1]);
    } else {
        exc_raise(p->vm, &exc_TypeError, "reduce must give a pair");
    }
    unref(p->vm, parts);
    return status;
}

/* 1: it has been written before, and is now referred to. 0: it is new, and has
 * a number from now on. */
static int refer(struct packer *p, value v)
{
    value key = small_new((intptr_t)((uintptr_t)v >> 4));
    value number = dict_get(p->vm, p->seen, key);
    if (number) {
        put_number(p, TAG_AGAIN, (uint64_t)small_get(number));
        return 1;
    }
    if (p->vm->exc || list_append(p->vm, p->kept, v) < 0)
        return -1;
    return dict_set(p->vm, p->seen, key,
                    small_new((intptr_t)dict_len(p->seen)));
}

static int pack_compound(struct packer *p, value v)
{
    int again = refer(p, v);
    if (again)
        return again < 0 ? -1 : 0;
    const struct type *t = type_of(v);
    if (t == &tuple_type)
        return put_items(p, TAG_TUPLE, tuple_items(v), tuple_len(v));
    if (t == &list_type)
        return put_items(p, TAG_LIST, list_items(v), list_len(v));
    if (t == &dict_type)
        return put_dict(p, v);
    if (t == &set_type)
        return put_set(p, TAG_SET, v);
    if (t == &frozenset_type)
        return put_set(p, TAG_FROZENSET, v);
    return put_object(p, v);
}

static int pack_plain(struct packer *p, value v)
{
    const struct type *t = type_of(v);
    struct str bytes;
    double d;
    uint64_t bits;
    if (v == NONE || v == ELLIPSIS || is_bool(v)) {
        buf_addc(&p->out, v == NONE ? TAG_NONE : v == ELLIPSIS ? TAG_ELLIPSIS
                          : v == TRUE_ ? TAG_TRUE : TAG_FALSE);
        return 1;
    }
    if (is_small(v)) {
        put_number(p, TAG_SMALL, (uint64_t)small_get(v));
        return 1;
    }
    if (t == &float_type) {
        d = float_get(v);
        memcpy(&bits, &d, sizeof bits);
        put_number(p, TAG_FLOAT, bits);
        return 1;
    }
    if (t == &int_type)
        return put_big(p, v) < 0 ? -1 : 1;
    if (t == &str_type)
        return put_text(p, TAG_STR, str_text(v)), 1;
    if ((t == &bytes_type || t == &bytearray_type) && bytes_get(v, &bytes))
        return put_text(p, t == &bytes_type ? TAG_BYTES : TAG_BYTEARRAY,
                        bytes), 1;
    return 0;
}

static int pack(struct packer *p, value v)
{
    int status = pack_plain(p, v);
    if (status)
        return status < 0 ? -1 : 0;
    if (!vm_enter(p->vm, " while pickling an object"))
        return -1;
    status = pack_compound(p, v);
    vm_leave(p->vm);
    return status;
}

value wire_pack(struct vm *vm, value v, value reduce)
{
    struct packer p = {.vm = vm, .reduce = reduce, .seen = dict_new(vm),
                       .kept = list_new(vm)};
    value result = NULL;
    if (p.seen && p.kept && pack(&p, v) == 0)
        result = bytes_new(vm, p.out.p, p.out.n);
    buf_fini(&p.out);
    xunref(vm, p.seen);
    xunref(vm, p.kept);
    return result;
}

/* -- reading ---------------------------------------------------------------- */

struct unpacker {
    struct vm *vm;
    struct str rest;
    value build, restore;
    value seen;          /* list, by number; None until it is there */
};

static value unpack(struct unpacker *u);

static value damaged(struct unpacker *u)
{
    return exc_raise(u->vm, &exc_ValueError, "pickle data was truncated");
}

static bool take_number(struct unpacker *u, uint64_t *out)
{
    if (u->rest.n < sizeof *out)
        return false;
    memcpy(out, u->rest.p, sizeof *out);
    u->rest = (struct str){u->rest.p + sizeof *out, u->rest.n - sizeof *out};
    return true;
}

static value take_text(struct unpacker *u, enum tag tag)
{
    uint64_t n;
    if (!take_number(u, &n) || n > u->rest.n)
        return damaged(u);
    struct str text = {u->rest.p, n};
    u->rest = (struct str){u->rest.p + n, u->rest.n - n};
    switch (tag) {
    case TAG_INT:
        return int_parse(u->vm, text, 10);
    case TAG_BYTES:
        return bytes_new(u->vm, text.p, text.n);
    case TAG_BYTEARRAY:
        return bytearray_new(u->vm, text.p, text.n);
    default:
        return str_new(u->vm, text);
    }
}

static value take_scalar(struct unpacker *u, enum tag tag)
{
    uint64_t n;
    double d;
    if (!take_number(u, &n))
        return damaged(u);
    if (tag == TAG_SMALL)
        return small_new((intptr_t)n);
    if (tag == TAG_FLOAT) {
        memcpy(&d, &n, sizeof d);
        return float_new(u->vm, d);
    }
    if (n >= list_len(u->seen) || list_items(u->seen)[n] == NONE)
        return damaged(u);
    return ref(list_items(u->seen)[n]);
}

/* Gives the next number, which `v` (borrowed) has from now on. */
static int64_t give_number(struct unpacker *u, value v)
{
    return list_append(u->vm, u->seen, v) < 0 ? -1
                                              : (int64_t)list_len(u->seen) - 1;
}

static void set_numbered(struct unpacker *u, int64_t number, value v)
{
    value *slot = &list_items(u->seen)[number];
    unref(u->vm, *slot);
    *slot = ref(v);
}

/* Calls add(container, item) for each of n items. */
static int take_each(struct unpacker *u, uint64_t n, value to,
                     int (*add)(struct vm *, value, value))
{
    for (; n > 0; n--) {
        value item = unpack(u);
        if (!item)
            return -1;
        int status = add(u->vm, to, item);
        unref(u->vm, item);
        if (status < 0)
            return -1;
    }
    return 0;
}

static int take_pairs(struct unpacker *u, uint64_t n, value dict)
{
    int status = 0;
    for (; n > 0 && status == 0; n--) {
        value key = unpack(u), item = key ? unpack(u) : NULL;
        status = item ? dict_set(u->vm, dict, key, item) : -1;
        xunref(u->vm, key);
        xunref(u->vm, item);
    }
    return status;
}

/* A container that is filled after it was made. */
static value take_open(struct unpacker *u, enum tag tag, uint64_t n)
{
    value v = tag == TAG_LIST ? list_new(u->vm)
              : tag == TAG_DICT ? dict_new(u->vm) : set_new(u->vm);
    if (!v || give_number(u, v) < 0) {
        xunref(u->vm, v);
        return NULL;
    }
    int status = tag == TAG_DICT ? take_pairs(u, n, v)
                 : take_each(u, n, v, tag == TAG_LIST ? list_append : set_add);
    if (status < 0)
        clear_slot(u->vm, &v);
    return v;
}

/* One whose items come first. */
static value take_closed(struct unpacker *u, enum tag tag, uint64_t n)
{
    int64_t number = give_number(u, NONE);
    value items = number < 0 ? NULL : list_new(u->vm), v = NULL;
    if (items && take_each(u, n, items, list_append) == 0)
        v = tag == TAG_TUPLE
                ? tuple_from(u->vm, list_items(items), list_len(items))
                : set_of_iterable(u->vm, items, &frozenset_type);
    if (v)
        set_numbered(u, number, v);
    xunref(u->vm, items);
    return v;
}

static int restore_state(struct unpacker *u, value v)
{
    value state = unpack(u);
    if (!state)
        return -1;
    value args[2] = {v, state};
    value r = state == NONE ? ref(NONE)
                            : value_call(u->vm, u->restore, args, 2, NULL);
    unref(u->vm, state);
    xunref(u->vm, r);
    return r ? 0 : -1;
}

static value take_object(struct unpacker *u)
{
    int64_t number = give_number(u, NONE);
    value make = number < 0 ? NULL : unpack(u);
    value v = make ? value_call1(u->vm, u->build, make) : NULL;
    xunref(u->vm, make);
    if (!v)
        return NULL;
    set_numbered(u, number, v);
    if (restore_state(u, v) < 0)
        clear_slot(u->vm, &v);
    return v;
}

static value take_compound(struct unpacker *u, enum tag tag)
{
    uint64_t n;
    if (tag == TAG_OBJECT)
        return take_object(u);
    if (!take_number(u, &n))
        return damaged(u);
    return tag == TAG_TUPLE || tag == TAG_FROZENSET ? take_closed(u, tag, n)
                                                    : take_open(u, tag, n);
}

static value unpack(struct unpacker *u)
{
    if (u->rest.n == 0)
        return damaged(u);
    enum tag tag = (enum tag)*u->rest.p;
    u->rest = (struct str){u->rest.p + 1, u->rest.n - 1};
    switch (tag) {
    case TAG_NONE:
        return ref(NONE);
    case TAG_TRUE:
        return bool_value(true);
    case TAG_FALSE:
        return bool_value(false);
    case TAG_ELLIPSIS:
        return ref(ELLIPSIS);
    case TAG_SMALL:
    case TAG_FLOAT:
    case TAG_AGAIN:
        return take_scalar(u, tag);
    case TAG_INT:
    case TAG_STR:
    case TAG_BYTES:
    case TAG_BYTEARRAY:
        return take_text(u, tag);
    default:
        break;
    }
    if (!vm_enter(u->vm, NULL))
        return NULL;
    value v = take_compound(u, tag);
    vm_leave(u->vm);
    return v;
}

value wire_unpack(struct vm *vm, struct str bytes, value build, value restore)
{
    struct unpacker u = {.vm = vm, .rest = bytes, .build = build,
                         .restore = restore, .seen = list_new(vm)};
    value v = u.seen ? unpack(&u) : NULL;
    xunref(vm, u.seen);
    return v;
}
