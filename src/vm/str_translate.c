/* str.maketrans and str.translate. */
#include "vm/str_priv.h"

static int set_pair(struct vm *vm, value d, uint32_t from, value take_to)
{
    int r = take_to ? dict_set(vm, d, small_new((intptr_t)from), take_to) : -1;
    xunref(vm, take_to);
    return r;
}

static int fill_pairs(struct vm *vm, value d, value x, value y)
{
    if (as_str(x)->len != as_str(y)->len) {
        exc_raise(vm, &exc_ValueError, "the first two maketrans arguments "
                  "must have equal length");
        return -1;
    }
    uint32_t from, to;
    for (const char *p = str_z(x), *q = str_z(y), *end = p + as_str(x)->n;
         p < end;) {
        p += wtf8_get(p, &from);
        q += wtf8_get(q, &to);
        if (set_pair(vm, d, from, small_new((intptr_t)to)))
            return -1;
    }
    return 0;
}

static int fill_from_dict(struct vm *vm, value d, value x)
{
    size_t pos = 0;
    value key, v;
    while (dict_each(x, &pos, &key, &v)) {
        uint32_t cp;
        if (is_str(key)) {
            if (as_str(key)->len != 1) {
                exc_raise(vm, &exc_ValueError,
                          "string keys in translate table must be of length "
                          "1");
                return -1;
            }
            wtf8_get(str_z(key), &cp);
            if (set_pair(vm, d, cp, ref(v)))
                return -1;
        } else if (is_int(key)) {
            if (dict_set(vm, d, key, v))
                return -1;
        } else {
            exc_raise(vm, &exc_TypeError,
                      "keys in translate table must be strings or integers");
            return -1;
        }
    }
    return 0;
}

static int fill_removed(struct vm *vm, value d, value z)
{
    uint32_t cp;
    for (const char *p = str_z(z), *end = p + as_str(z)->n; p < end;) {
        p += wtf8_get(p, &cp);
        if (set_pair(vm, d, cp, ref(NONE)))
            return -1;
    }
    return 0;
}

value str_maketrans(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    if (!a[1] && type_of(a[0]) != &dict_type)
        return exc_raise(vm, &exc_TypeError, "if you give only one argument "
                         "to maketrans it must be a dict");
    if ((a[1] && !want_str(vm, a[1],
                           "maketrans() argument 2 must be str, not %s")) ||
        (a[2] && !want_str(vm, a[2],
                           "maketrans() argument 3 must be str, not %s")))
        return NULL;
    if (a[1] && !is_str(a[0]))
        return exc_raise(vm, &exc_TypeError, "first maketrans argument must "
                         "be a string if there is a second argument");
    value d = dict_new(vm);
    if (!d)
        return NULL;
    int r = a[1] ? fill_pairs(vm, d, a[0], a[1]) : fill_from_dict(vm, d, a[0]);
    if (r == 0 && a[2])
        r = fill_removed(vm, d, a[2]);
    if (r)
        clear_slot(vm, &d);
    return d;
}

static int add_mapped(struct vm *vm, struct buf *b, uint32_t cp, value to)
{
    int64_t i;
    if (to == NONE)
        return 0;
    if (is_str(to)) {
        buf_adds(b, str_text(to));
        return 0;
    }
    if (!is_int(to)) {
        exc_raise(vm, &exc_TypeError,
                  "character mapping must return integer, None or str");
        return -1;
    }
    if (!int_fits(to, &i) || i < 0 || i > 0x10FFFF) {
        exc_raise(vm, &exc_ValueError,
                  "character mapping must be in range(0x110000)");
        return -1;
    }
    (void)cp;
    wtf8_add(b, (uint32_t)i);
    return 0;
}

value str_translate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = str_text(self);
    struct buf b = {0};
    bool ok = true;
    for (size_t i = 0; i < s.n && ok;) {
        uint32_t cp;
        i += wtf8_get(s.p + i, &cp);
        value to = value_getitem(vm, a[0], small_new((intptr_t)cp));
        if (to) {
            ok = add_mapped(vm, &b, cp, to) == 0;
            unref(vm, to);
        } else if (exc_is(vm, &exc_LookupError)) {
            exc_clear(vm);
            wtf8_add(&b, cp);
        } else {
            ok = false;
        }
    }
    return buf_finish(vm, &b, ok);
}
