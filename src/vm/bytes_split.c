/* The methods of bytes and bytearray that take them apart, put them together
 * or replace what is in them. */
#include <string.h>

#include "vm/bytes_priv.h"

static int add_part(struct vm *vm, value list, value self, const char *from,
                    const char *to)
{
    value v = bytes_part(vm, self, from, to);
    int r = v ? list_append(vm, list, v) : -1;
    xunref(vm, v);
    return r;
}

static int split_space(struct vm *vm, value list, value self, int64_t max)
{
    struct str s = bytes_text(self);
    const char *at = s.p, *end = s.p + s.n;
    for (;; max--) {
        while (at < end && bytes_is_space(*at))
            at++;
        if (at == end)
            return 0;
        const char *from = at;
        if (max == 0)
            return add_part(vm, list, self, from, end);
        while (at < end && !bytes_is_space(*at))
            at++;
        if (add_part(vm, list, self, from, at))
            return -1;
    }
}

static int split_sep(struct vm *vm, value list, value self, struct str sep,
                     int64_t max)
{
    struct str s = bytes_text(self);
    const char *at;
    for (; max != 0 && (at = memmem(s.p, s.n, sep.p, sep.n)); max--) {
        if (add_part(vm, list, self, s.p, at))
            return -1;
        s.n -= (size_t)(at - s.p) + sep.n;
        s.p = at + sep.n;
    }
    return add_part(vm, list, self, s.p, s.p + s.n);
}

static int rsplit_space(struct vm *vm, value list, value self, int64_t max)
{
    struct str s = bytes_text(self);
    const char *at = s.p + s.n;
    for (;; max--) {
        while (at > s.p && bytes_is_space(at[-1]))
            at--;
        if (at == s.p)
            return 0;
        const char *to = at;
        if (max == 0)
            return add_part(vm, list, self, s.p, to);
        while (at > s.p && !bytes_is_space(at[-1]))
            at--;
        if (add_part(vm, list, self, at, to))
            return -1;
    }
}

static int rsplit_sep(struct vm *vm, value list, value self, struct str sep,
                      int64_t max)
{
    struct str s = bytes_text(self);
    const char *at;
    for (; max != 0 && (at = str_find_last(s, sep)); max--) {
        if (add_part(vm, list, self, at + sep.n, s.p + s.n))
            return -1;
        s.n = (size_t)(at - s.p);
    }
    return add_part(vm, list, self, s.p, s.p + s.n);
}

static value split(struct vm *vm, value self, const value *a, bool right)
{
    struct str sep = {0};
    int64_t max = -1;
    bool space = !a[0] || a[0] == NONE;
    if ((a[1] && index_of(vm, a[1], INDEX_ARGUMENT, &max)) ||
        (!space && !bytes_want(vm, a[0], &sep)))
        return NULL;
    if (!space && sep.n == 0)
        return exc_raise(vm, &exc_ValueError, "empty separator");
    value list = list_new(vm);
    if (!list)
        return NULL;
    int r = space ? right ? rsplit_space(vm, list, self, max)
                          : split_space(vm, list, self, max)
            : right ? rsplit_sep(vm, list, self, sep, max)
                    : split_sep(vm, list, self, sep, max);
    value *items = list_items(list);
    for (size_t i = 0, j = list_len(list); right && i + 1 < j; i++) {
        value v = items[i];
        items[i] = items[--j];
        items[j] = v;
    }
    if (r)
        clear_slot(vm, &list);
    return list;
}

value bytes_split(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return split(vm, self, a, false);
}

value bytes_rsplit(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return split(vm, self, a, true);
}

value bytes_splitlines(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int keep = 0;
    bool ok = !a[0] || value_as_int(vm, a[0], &keep) == 0;
    value list = ok ? list_new(vm) : NULL;
    struct str s = bytes_text(self);
    for (size_t i = 0; list && i < s.n;) {
        size_t from = i;
        while (i < s.n && s.p[i] != '\n' && s.p[i] != '\r')
            i++;
        size_t to = i;
        if (i < s.n)
            i += s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n' ? 2 : 1;
        if (add_part(vm, list, self, s.p + from, s.p + (keep ? i : to)))
            clear_slot(vm, &list);
    }
    return list;
}

static value partition(struct vm *vm, value self, value by, bool last)
{
    struct str s = bytes_text(self), t;
    if (!bytes_want(vm, by, &t))
        return NULL;
    if (t.n == 0)
        return exc_raise(vm, &exc_ValueError, "empty separator");
    const char *at = last ? str_find_last(s, t) : memmem(s.p, s.n, t.p, t.n);
    const char *end = s.p + s.n;
    bool whole = !at && !is_instance(self, &bytearray_type);
    const char *cut = at ? at : last ? s.p : end;
    const char *after = at ? at + t.n : cut;
    value v[3] = {whole && !last ? ref(self) : bytes_part(vm, self, s.p, cut),
                  at && !is_array(self) ? ref(by)
                                        : bytes_part(vm, self, cut, after),
                  whole && last ? ref(self) : bytes_part(vm, self, after, end)};
    value r = v[0] && v[1] && v[2] ? tuple_from(vm, v, 3) : NULL;
    for (int i = 0; i < 3; i++)
        xunref(vm, v[i]);
    return r;
}

value bytes_partition(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return partition(vm, self, a[0], false);
}

value bytes_rpartition(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return partition(vm, self, a[0], true);
}

value bytes_join(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value it = value_iter_or(vm, a[0], "can only join an iterable");
    value list = it ? list_of_iterable(vm, it) : NULL;
    xunref(vm, it);
    if (!list)
        return NULL;
    struct buf b = {0};
    struct str s;
    for (size_t i = 0; i < list_len(list); i++) {
        if (!bytes_get(list_items(list)[i], &s)) {
            exc_raise(vm, &exc_TypeError, "sequence item %zu: expected a "
                      "bytes-like object, %s found", i,
                      type_of(list_items(list)[i])->name);
            break;
        }
        if (i)
            buf_adds(&b, bytes_text(self));
        buf_adds(&b, s);
    }
    unref(vm, list);
    if (!vm->exc)
        return bytes_take(vm, self, &b);
    buf_fini(&b);
    return NULL;
}

value bytes_replace(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), old, with;
    int64_t count = -1;
    if (!bytes_want(vm, a[0], &old) || !bytes_want(vm, a[1], &with) ||
        (a[2] && index_of(vm, a[2], INDEX_ARGUMENT, &count)))
        return NULL;
    struct buf b = {0};
    for (; count != 0; count--) {
        const char *at = old.n ? memmem(s.p, s.n, old.p, old.n) : s.p;
        if (!at)
            break;
        buf_add(&b, s.p, (size_t)(at - s.p));
        buf_adds(&b, with);
        if (old.n == 0) {
            if (s.n == 0)
                break;
            buf_addc(&b, *s.p);
            s.p++, s.n--;
            continue;
        }
        s.n -= (size_t)(at - s.p) + old.n;
        s.p = at + old.n;
    }
    buf_adds(&b, s);
    return bytes_take(vm, self, &b);
}

value bytes_translate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), table = {0}, drop = {0};
    bool map = a[0] != NONE;
    if (map && !bytes_want(vm, a[0], &table))
        return NULL;
    if (map && table.n != 256)
        return exc_raise(vm, &exc_ValueError,
                         "translation table must be 256 characters long");
    if (a[1] && !bytes_want(vm, a[1], &drop))
        return NULL;
    struct buf b = {0};
    for (size_t i = 0; i < s.n; i++)
        if (!drop.n || !memchr(drop.p, s.p[i], drop.n))
            buf_addc(&b, map ? table.p[(unsigned char)s.p[i]] : s.p[i]);
    return bytes_take(vm, self, &b);
}

value bytes_maketrans(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str from, to;
    if (!bytes_want(vm, a[0], &from) || !bytes_want(vm, a[1], &to))
        return NULL;
    if (from.n != to.n)
        return exc_raise(vm, &exc_ValueError,
                         "maketrans arguments must have same length");
    char table[256];
    for (int i = 0; i < 256; i++)
        table[i] = (char)i;
    for (size_t i = 0; i < from.n; i++)
        table[(unsigned char)from.p[i]] = to.p[i];
    return bytes_new(vm, table, 256);
}
