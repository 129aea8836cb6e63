/* The methods of bytes and bytearray that look for bytes in them. */
#include <string.h>

#include "vm/bytes_priv.h"

/* What find() and others look for: bytes, or one byte given as an int. */
static bool needle(struct vm *vm, value v, char *byte, struct str *out)
{
    int64_t i;
    if (bytes_get(v, out))
        return true;
    if (!has_index(v)) {
        exc_raise(vm, &exc_TypeError, "argument should be integer or "
                  "bytes-like object, not '%s'", type_of(v)->name);
        return false;
    }
    if (byte_value(vm, v, &i))
        return false;
    *byte = (char)i;
    *out = (struct str){byte, 1};
    return true;
}

struct search {
    struct str in, what;
    int64_t from;
    char byte;
    bool possible;
};

static bool search_open(struct vm *vm, value self, const value *a,
                        struct search *s)
{
    struct str text = bytes_text(self);
    int64_t to;
    if (span_resolve(vm, a[1], a[2], (int64_t)text.n, &s->from, &to) ||
        !needle(vm, a[0], &s->byte, &s->what))
        return false;
    s->possible = s->from <= to;
    s->in = s->possible ? (struct str){text.p + s->from,
                                       (size_t)(to - s->from)}
                        : (struct str){0};
    return true;
}

static int64_t search_index(struct vm *vm, value self, const value *a,
                            bool last)
{
    struct search s;
    if (!search_open(vm, self, a, &s))
        return -2;
    if (!s.possible)
        return -1;
    const char *at = last         ? str_find_last(s.in, s.what)
                     : s.what.n == 0 ? s.in.p
                                  : memmem(s.in.p, s.in.n, s.what.p, s.what.n);
    return at ? s.from + (at - s.in.p) : -1;
}

value bytes_find(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t i = search_index(vm, self, a, false);
    return i == -2 ? NULL : small_new((intptr_t)i);
}

value bytes_rfind(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t i = search_index(vm, self, a, true);
    return i == -2 ? NULL : small_new((intptr_t)i);
}

static value found(struct vm *vm, int64_t i)
{
    if (i == -1)
        return exc_raise(vm, &exc_ValueError, "subsection not found");
    return i == -2 ? NULL : small_new((intptr_t)i);
}

value bytes_index(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return found(vm, search_index(vm, self, a, false));
}

value bytes_rindex(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return found(vm, search_index(vm, self, a, true));
}

value bytes_count(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct search s;
    if (!search_open(vm, self, a, &s))
        return NULL;
    if (!s.possible)
        return small_new(0);
    if (s.what.n == 0)
        return small_new((intptr_t)s.in.n + 1);
    intptr_t count = 0;
    for (const char *at; (at = memmem(s.in.p, s.in.n, s.what.p, s.what.n));
         count++) {
        s.in.n -= (size_t)(at - s.in.p) + s.what.n;
        s.in.p = at + s.what.n;
    }
    return small_new(count);
}

static value test_ends(struct vm *vm, value self, const value *a, bool end)
{
    const value *list = is_tuple(a[0]) ? tuple_items(a[0]) : a;
    size_t count = is_tuple(a[0]) ? tuple_len(a[0]) : 1;
    struct str text = bytes_text(self), t;
    int64_t from, to;
    if (span_resolve(vm, a[1], a[2], (int64_t)text.n, &from, &to))
        return NULL;
    for (size_t i = 0; i < count; i++) {
        if (list != a && !bytes_want(vm, list[i], &t))
            return NULL;
        if (!bytes_get(list[i], &t))
            return exc_raise(vm, &exc_TypeError,
                             "%s first arg must be bytes or a tuple of bytes, "
                             "not %s", end ? "endswith" : "startswith",
                             type_of(list[i])->name);
        if (from <= to && (int64_t)t.n <= to - from &&
            memcmp(text.p + (end ? to - (int64_t)t.n : from), t.p, t.n) == 0)
            return bool_value(true);
    }
    return bool_value(false);
}

value bytes_startswith(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return test_ends(vm, self, a, false);
}

value bytes_endswith(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return test_ends(vm, self, a, true);
}

value bytes_removeprefix(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), t;
    if (!bytes_want(vm, a[0], &t))
        return NULL;
    bool has = s.n >= t.n && memcmp(s.p, t.p, t.n) == 0;
    return bytes_part(vm, self, s.p + (has ? t.n : 0), s.p + s.n);
}

value bytes_removesuffix(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), t;
    if (!bytes_want(vm, a[0], &t))
        return NULL;
    bool has = s.n >= t.n && memcmp(s.p + s.n - t.n, t.p, t.n) == 0;
    return bytes_part(vm, self, s.p, s.p + s.n - (has ? t.n : 0));
}
