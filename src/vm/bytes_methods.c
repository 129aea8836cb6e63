/* The methods of bytes and bytearray. */
#include <ctype.h>
#include <stdlib.h>

#include "vm/bytes_priv.h"

static value part(struct vm *vm, value self, const char *from, const char *to)
{
    return bytes_like(vm, self, from, (size_t)(to - from));
}

static bool want_bytes(struct vm *vm, value v, struct str *out)
{
    if (bytes_get(v, out))
        return true;
    exc_raise(vm, &exc_TypeError, "a bytes-like object is required, not '%s'",
              type_of(v)->name);
    return false;
}

/* A result held in a buffer. */
static value take(struct vm *vm, value self, struct buf *b)
{
    value v = bytes_like(vm, self, b->p, b->n);
    buf_fini(b);
    return v;
}

/* -- search -- */

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
    if (!needle(vm, a[0], &s->byte, &s->what) ||
        span_resolve(vm, a[1], a[2], (int64_t)text.n, &s->from, &to))
        return false;
    s->possible = s->from <= to;
    s->in = s->possible ? (struct str){text.p + s->from,
                                       (size_t)(to - s->from)}
                        : (struct str){0};
    return true;
}

static const char *find_last(struct str s, struct str t)
{
    for (size_t i = s.n + 1; i-- > 0;)
        if (s.n - i >= t.n && memcmp(s.p + i, t.p, t.n) == 0)
            return s.p + i;
    return NULL;
}

static int64_t search_index(struct vm *vm, value self, const value *a,
                            bool last)
{
    struct search s;
    if (!search_open(vm, self, a, &s))
        return -2;
    if (!s.possible)
        return -1;
    const char *at = last         ? find_last(s.in, s.what)
                     : s.what.n == 0 ? s.in.p
                                  : memmem(s.in.p, s.in.n, s.what.p, s.what.n);
    return at ? s.from + (at - s.in.p) : -1;
}

static value find_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t i = search_index(vm, self, a, false);
    return i == -2 ? NULL : small_new((intptr_t)i);
}

static value rfind_method(struct vm *vm, value self, const value *a, size_t n)
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

static value index_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return found(vm, search_index(vm, self, a, false));
}

static value rindex_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return found(vm, search_index(vm, self, a, true));
}

static value count_method(struct vm *vm, value self, const value *a, size_t n)
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

static value startswith(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return test_ends(vm, self, a, false);
}

static value endswith(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return test_ends(vm, self, a, true);
}

static value removeprefix(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), t;
    if (!want_bytes(vm, a[0], &t))
        return NULL;
    bool has = s.n >= t.n && memcmp(s.p, t.p, t.n) == 0;
    return part(vm, self, s.p + (has ? t.n : 0), s.p + s.n);
}

static value removesuffix(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), t;
    if (!want_bytes(vm, a[0], &t))
        return NULL;
    bool has = s.n >= t.n && memcmp(s.p + s.n - t.n, t.p, t.n) == 0;
    return part(vm, self, s.p, s.p + s.n - (has ? t.n : 0));
}

/* -- strip -- */

static bool strips(char c, const struct str *chars)
{
    return chars ? chars->n && memchr(chars->p, c, chars->n)
                 : c == ' ' || (c >= '\t' && c <= '\r');
}

static value strip(struct vm *vm, value self, value chars, bool left,
                   bool right)
{
    struct str s = bytes_text(self), set;
    bool given = chars && chars != NONE;
    if (given && !want_bytes(vm, chars, &set))
        return NULL;
    while (left && s.n && strips(s.p[0], given ? &set : NULL))
        s.p++, s.n--;
    while (right && s.n && strips(s.p[s.n - 1], given ? &set : NULL))
        s.n--;
    return part(vm, self, s.p, s.p + s.n);
}

static value strip_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return strip(vm, self, a[0], true, true);
}

static value lstrip_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return strip(vm, self, a[0], true, false);
}

static value rstrip_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return strip(vm, self, a[0], false, true);
}

/* -- padding -- */

static value pad(struct vm *vm, value self, const value *a, char how)
{
    struct str s = bytes_text(self), f = STR(" ");
    int64_t width;
    if (index_of(vm, a[0], INDEX_ARGUMENT, &width))
        return NULL;
    if (a[1] && (!bytes_get(a[1], &f) || f.n != 1))
        return exc_raise(vm, &exc_TypeError, "%s() argument 2 must be a byte "
                         "string of length 1, not %s", how == 'c' ? "center"
                         : how == 'l' ? "ljust" : "rjust",
                         argument_name(a[1]));
    int64_t room = width - (int64_t)s.n, left = 0;
    if (room < 0)
        room = 0;
    if (!vm_reserve(vm, (size_t)room))
        return NULL;
    if (how == 'c')
        left = room / 2 + (room & width & 1);
    else if (how == 'r')
        left = room;
    struct buf b = {0};
    for (int64_t i = 0; i < left; i++)
        buf_addc(&b, *f.p);
    buf_adds(&b, s);
    for (int64_t i = left; i < room; i++)
        buf_addc(&b, *f.p);
    return take(vm, self, &b);
}

static value center(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return pad(vm, self, a, 'c');
}

static value ljust(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return pad(vm, self, a, 'l');
}

static value rjust(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return pad(vm, self, a, 'r');
}

static value zfill(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self);
    int64_t width;
    if (index_of(vm, a[0], INDEX_ARGUMENT, &width) ||
        (width > 0 && !vm_reserve(vm, (size_t)width)))
        return NULL;
    struct buf b = {0};
    bool sign = s.n && (*s.p == '+' || *s.p == '-');
    if (sign)
        buf_addc(&b, *s.p);
    for (int64_t i = (int64_t)s.n; i < width; i++)
        buf_addc(&b, '0');
    buf_add(&b, s.p + sign, s.n - sign);
    return take(vm, self, &b);
}

/* -- split, partition, join, replace -- */

static int add_part(struct vm *vm, value list, value self, const char *from,
                    const char *to)
{
    value v = part(vm, self, from, to);
    int r = v ? list_append(vm, list, v) : -1;
    xunref(vm, v);
    return r;
}

static int split_space(struct vm *vm, value list, value self, int64_t max)
{
    struct str s = bytes_text(self);
    const char *at = s.p, *end = s.p + s.n;
    for (;; max--) {
        while (at < end && strips(*at, NULL))
            at++;
        if (at == end)
            return 0;
        const char *from = at;
        if (max == 0)
            return add_part(vm, list, self, from, end);
        while (at < end && !strips(*at, NULL))
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
        while (at > s.p && strips(at[-1], NULL))
            at--;
        if (at == s.p)
            return 0;
        const char *to = at;
        if (max == 0)
            return add_part(vm, list, self, s.p, to);
        while (at > s.p && !strips(at[-1], NULL))
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
    for (; max != 0 && (at = find_last(s, sep)); max--) {
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
    if ((!space && !want_bytes(vm, a[0], &sep)) ||
        (a[1] && index_of(vm, a[1], INDEX_ARGUMENT, &max)))
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

static value split_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return split(vm, self, a, false);
}

static value rsplit_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return split(vm, self, a, true);
}

static value splitlines(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int keep = a[0] ? value_truth(vm, a[0]) : 0;
    value list = keep < 0 ? NULL : list_new(vm);
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
    if (!want_bytes(vm, by, &t))
        return NULL;
    if (t.n == 0)
        return exc_raise(vm, &exc_ValueError, "empty separator");
    const char *at = last ? find_last(s, t) : memmem(s.p, s.n, t.p, t.n);
    const char *end = s.p + s.n;
    const char *cut = at ? at : last ? s.p : end;
    const char *after = at ? at + t.n : cut;
    value v[3] = {part(vm, self, s.p, cut), part(vm, self, cut, after),
                  part(vm, self, after, end)};
    value r = v[0] && v[1] && v[2] ? tuple_from(vm, v, 3) : NULL;
    for (int i = 0; i < 3; i++)
        xunref(vm, v[i]);
    return r;
}

static value partition_method(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    return partition(vm, self, a[0], false);
}

static value rpartition_method(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)n;
    return partition(vm, self, a[0], true);
}

static value join_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value list = list_of_iterable(vm, a[0]);
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
        return take(vm, self, &b);
    buf_fini(&b);
    return NULL;
}

static value replace_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    struct str s = bytes_text(self), old, with;
    int64_t count = -1;
    if (!want_bytes(vm, a[0], &old) || !want_bytes(vm, a[1], &with) ||
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
    return take(vm, self, &b);
}

static value translate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), table = {0}, drop = {0};
    bool map = a[0] != NONE;
    if ((map && !want_bytes(vm, a[0], &table)) ||
        (a[1] && !want_bytes(vm, a[1], &drop)))
        return NULL;
    if (map && table.n != 256)
        return exc_raise(vm, &exc_ValueError,
                         "translation table must be 256 characters long");
    struct buf b = {0};
    for (size_t i = 0; i < s.n; i++)
        if (!drop.n || !memchr(drop.p, s.p[i], drop.n))
            buf_addc(&b, map ? table.p[(unsigned char)s.p[i]] : s.p[i]);
    return take(vm, self, &b);
}

static value maketrans(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct str from, to;
    if (!want_bytes(vm, a[0], &from) || !want_bytes(vm, a[1], &to))
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

/* -- case and questions, of ASCII -- */

static bool is_ascii_alpha(unsigned char c)
{
    return c < 128 && isalpha(c);
}

static value map_case(struct vm *vm, value self, char how)
{
    struct str s = bytes_text(self);
    struct buf b = {0};
    bool inside = false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool letter = is_ascii_alpha(c), up = letter && isupper(c);
        bool want = how == 'u' || (how == 's' && !up) ||
                    (how == 't' && !inside) || (how == 'c' && i == 0);
        buf_addc(&b, !letter ? (char)c : want ? (char)toupper(c)
                                              : (char)tolower(c));
        inside = letter;
    }
    return take(vm, self, &b);
}

#define MAP_CASE(name, how)                                                   \
    static value name(struct vm *vm, value self, const value *a, size_t n)    \
    {                                                                         \
        (void)a, (void)n;                                                     \
        return map_case(vm, self, how);                                       \
    }
MAP_CASE(upper, 'u')
MAP_CASE(lower, 'l')
MAP_CASE(swapcase, 's')
MAP_CASE(title, 't')
MAP_CASE(capitalize, 'c')

static bool test_all(struct str s, int (*test)(int))
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] > 127 || !test((unsigned char)s.p[i]))
            return false;
    return s.n > 0;
}

#define TEST_ALL(name, test)                                                  \
    static value name(struct vm *vm, value self, const value *a, size_t n)    \
    {                                                                         \
        (void)vm, (void)a, (void)n;                                           \
        return bool_value(test_all(bytes_text(self), test));                  \
    }
TEST_ALL(isalnum_method, isalnum)
TEST_ALL(isalpha_method, isalpha)
TEST_ALL(isdigit_method, isdigit)
TEST_ALL(isspace_method, isspace)

static value isascii_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)vm, (void)a, (void)n;
    struct str s = bytes_text(self);
    bool yes = true;
    for (size_t i = 0; i < s.n && yes; i++)
        yes = (unsigned char)s.p[i] < 128;
    return bool_value(yes);
}

static bool one_case(struct str s, int (*wanted)(int), int (*other)(int))
{
    bool some = false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 128 && other(c))
            return false;
        some = some || (c < 128 && wanted(c));
    }
    return some;
}

static value islower_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)vm, (void)a, (void)n;
    return bool_value(one_case(bytes_text(self), islower, isupper));
}

static value isupper_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)vm, (void)a, (void)n;
    return bool_value(one_case(bytes_text(self), isupper, islower));
}

static value istitle_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)vm, (void)a, (void)n;
    struct str s = bytes_text(self);
    bool some = false, inside = false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool letter = is_ascii_alpha(c);
        if (letter && (isupper(c) != 0) == inside)
            return bool_value(false);
        inside = letter;
        some = some || letter;
    }
    return bool_value(some);
}

/* -- hex, decode -- */

static value hex_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), sep = {0};
    int64_t group = 1;
    if (a[0] && is_str(a[0]))
        sep = str_text(a[0]);
    else if (a[0] && !bytes_get(a[0], &sep))
        return exc_raise(vm, &exc_TypeError, "sep must be str or bytes.");
    if (a[0] && sep.n != 1)
        return exc_raise(vm, &exc_ValueError, "sep must be length 1.");
    if (a[1] &&
        index_of(vm, a[1], INDEX_ARGUMENT, &group))
        return NULL;
    struct buf b = {0};
    size_t every = (size_t)(group < 0 ? -group : group);
    for (size_t i = 0; i < s.n; i++) {
        size_t left = group < 0 ? i : s.n - i;
        if (i && sep.n && every && left % every == 0)
            buf_addc(&b, *sep.p);
        buf_printf(&b, "%02x", (unsigned char)s.p[i]);
    }
    return str_take_buf(vm, &b);
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static value fromhex(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "fromhex() argument must be str, not %s",
                         argument_name(a[0]));
    struct str s = str_text(a[0]);
    struct buf b = {0};
    for (size_t i = 0; i < s.n;) {
        if (strips(s.p[i], NULL)) {
            i++;
            continue;
        }
        int high = hex_digit(s.p[i]);
        int low = i + 1 < s.n ? hex_digit(s.p[i + 1]) : -1;
        if (high < 0 || low < 0) {
            buf_fini(&b);
            return exc_raise(vm, &exc_ValueError, "non-hexadecimal number "
                             "found in fromhex() arg at position %zu",
                             high < 0 ? i : i + 1);
        }
        buf_addc(&b, (char)(high << 4 | low));
        i += 2;
    }
    bool array = type_is_sub((struct type *)self, &bytearray_type);
    value v = array ? bytearray_new(vm, b.p, b.n) : bytes_new(vm, b.p, b.n);
    buf_fini(&b);
    if (!v || self == (array ? &bytearray_type.obj : &bytes_type.obj))
        return v;
    value made = value_call1(vm, self, v);
    unref(vm, v);
    return made;
}

static value decode(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    for (int i = 0; i < 2; i++)
        if (a[i] && !is_str(a[i]))
            return exc_raise(vm, &exc_TypeError,
                             "decode() argument '%s' must be str, not %s",
                             i ? "errors" : "encoding", argument_name(a[i]));
    return str_decode(vm, bytes_text(self), a[0] ? str_z(a[0]) : "utf-8",
                      a[1] ? str_z(a[1]) : NULL);
}

/* -- bytearray only -- */

static value append(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t i;
    if (byte_value(vm, a[0], &i))
        return NULL;
    char c = (char)i;
    struct bytearray_obj *b = as_array(self);
    return array_splice(vm, b, b->n, 0, (struct str){&c, 1}) ? NULL
                                                             : ref(NONE);
}

static value extend(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct buf more = {0};
    struct bytearray_obj *b = as_array(self);
    int r = bytes_collect(vm, a[0], &more);
    if (r == 0)
        r = array_splice(vm, b, b->n, 0, buf_str(&more));
    buf_fini(&more);
    return r ? NULL : ref(NONE);
}

static value insert(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct bytearray_obj *b = as_array(self);
    int64_t i, byte;
    if (index_of(vm, a[0], INDEX_ARGUMENT, &i) || byte_value(vm, a[1], &byte))
        return NULL;
    if (i < 0 && (i += (int64_t)b->n) < 0)
        i = 0;
    if (i > (int64_t)b->n)
        i = (int64_t)b->n;
    char c = (char)byte;
    return array_splice(vm, b, (size_t)i, 0, (struct str){&c, 1}) ? NULL
                                                                  : ref(NONE);
}

static value pop(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct bytearray_obj *b = as_array(self);
    int64_t i = -1;
    if (a[0] &&
        index_of(vm, a[0], INDEX_ARGUMENT, &i))
        return NULL;
    if (b->n == 0)
        return exc_raise(vm, &exc_IndexError, "pop from empty bytearray");
    if (i < 0)
        i += (int64_t)b->n;
    if (i < 0 || i >= (int64_t)b->n)
        return exc_raise(vm, &exc_IndexError, "pop index out of range");
    value v = small_new((unsigned char)b->p[i]);
    array_splice(vm, b, (size_t)i, 1, (struct str){0});
    return v;
}

static value remove_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct bytearray_obj *b = as_array(self);
    int64_t byte;
    if (byte_value(vm, a[0], &byte))
        return NULL;
    char *at = b->n ? memchr(b->p, (int)byte, b->n) : NULL;
    if (!at)
        return exc_raise(vm, &exc_ValueError, "value not found in bytearray");
    array_splice(vm, b, (size_t)(at - b->p), 1, (struct str){0});
    return ref(NONE);
}

static value clear_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct bytearray_obj *b = as_array(self);
    table_free(vm, b->p, b->cap);
    b->p = NULL;
    b->n = b->cap = 0;
    return ref(NONE);
}

static value copy_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct str s = bytes_text(self);
    return bytearray_new(vm, s.p, s.n);
}

static value reverse(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)a, (void)n;
    struct bytearray_obj *b = as_array(self);
    for (size_t i = 0; i < b->n / 2; i++) {
        char c = b->p[i];
        b->p[i] = b->p[b->n - 1 - i];
        b->p[b->n - 1 - i] = c;
    }
    return ref(NONE);
}

#define SHARED                                                                \
    {"find", find_method, "sub, start=, end=, /", NATIVE_VARARGS},           \
    {"rfind", rfind_method, "sub, start=, end=, /", NATIVE_VARARGS},         \
    {"index", index_method, "sub, start=, end=, /", NATIVE_VARARGS},         \
    {"rindex", rindex_method, "sub, start=, end=, /", NATIVE_VARARGS},       \
    {"count", count_method, "sub, start=, end=, /", NATIVE_VARARGS},         \
    {"startswith", startswith, "prefix, start=, end=, /", NATIVE_VARARGS},   \
    {"endswith", endswith, "suffix, start=, end=, /", NATIVE_VARARGS},       \
    {"removeprefix", removeprefix, "prefix, /", 0},                           \
    {"removesuffix", removesuffix, "suffix, /", 0},                           \
    {"strip", strip_method, "bytes=, /", 0},                                  \
    {"lstrip", lstrip_method, "bytes=, /", 0},                                \
    {"rstrip", rstrip_method, "bytes=, /", 0},                                \
    {"center", center, "width, fillchar=, /", 0},                             \
    {"ljust", ljust, "width, fillchar=, /", 0},                               \
    {"rjust", rjust, "width, fillchar=, /", 0},                               \
    {"zfill", zfill, "width, /", 0},                                          \
    {"split", split_method, "sep=, maxsplit=", 0},                            \
    {"rsplit", rsplit_method, "sep=, maxsplit=", 0},                          \
    {"splitlines", splitlines, "keepends=", 0},                               \
    {"partition", partition_method, "sep, /", 0},                             \
    {"rpartition", rpartition_method, "sep, /", 0},                           \
    {"join", join_method, "iterable_of_bytes, /", 0},                         \
    {"replace", replace_method, "old, new, count=, /", 0},                    \
    {"translate", translate, "table, /, delete=", 0},                         \
    {"maketrans", maketrans, "frm, to, /", NATIVE_STATIC},                    \
    {"upper", upper, "", 0},                                                  \
    {"lower", lower, "", 0},                                                  \
    {"swapcase", swapcase, "", 0},                                            \
    {"title", title, "", 0},                                                  \
    {"capitalize", capitalize, "", 0},                                        \
    {"isalnum", isalnum_method, "", 0},                                       \
    {"isalpha", isalpha_method, "", 0},                                       \
    {"isdigit", isdigit_method, "", 0},                                       \
    {"isspace", isspace_method, "", 0},                                       \
    {"isascii", isascii_method, "", 0},                                       \
    {"islower", islower_method, "", 0},                                       \
    {"isupper", isupper_method, "", 0},                                       \
    {"istitle", istitle_method, "", 0},                                       \
    {"hex", hex_method, "sep=, bytes_per_sep=", 0},                           \
    {"fromhex", fromhex, "string, /", NATIVE_CLASS},                          \
    {"decode", decode, "encoding=, errors=", 0}

const struct native bytes_methods[] = {SHARED, {.name = NULL}};
const struct native bytearray_methods[] = {
    SHARED,
    {"append", append, "item, /", 0},
    {"extend", extend, "iterable_of_ints, /", 0},
    {"insert", insert, "index, item, /", 0},
    {"pop", pop, "index=, /", 0},
    {"remove", remove_method, "value, /", 0},
    {"clear", clear_method, "", 0},
    {"copy", copy_method, "", 0},
    {"reverse", reverse, "", 0},
    {.name = NULL},
};
