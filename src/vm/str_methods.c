/* Methods of str that search, split, strip, pad, join and replace. */
#include <stdlib.h>

#include "vm/str_priv.h"

bool want_str(struct vm *vm, value v, const char *format)
{
    if (is_str(v))
        return true;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    /* an argument that is None is called so, anything else by its type */
    bool named = v == NONE && strstr(format, "() argument");
    exc_raise(vm, &exc_TypeError, format, named ? "None" : type_of(v)->name);
#pragma GCC diagnostic pop
    return false;
}

/* A slice of s by bytes. */
static value sub(struct vm *vm, value s, size_t from, size_t to)
{
    if (from == 0 && to == as_str(s)->n && s->type == &str_type)
        return ref(s);
    return str_new(vm, (struct str){str_z(s) + from, to - from});
}

static const char *find_first(struct str s, struct str t)
{
    return t.n == 0 ? s.p : memmem(s.p, s.n, t.p, t.n);
}

/* -- find and friends: (sub[, start[, end]]) -- */

struct search {
    struct str in, what; /* the part that is searched */
    int64_t from;        /* its place in code points */
    bool possible;       /* start is not beyond the end */
};

static bool search_open(struct vm *vm, value self, const value *a,
                        struct search *s)
{
    int64_t to, len = as_str(self)->len;
    if (span_resolve(vm, a[1], a[2], len, &s->from, &to) ||
        !want_str(vm, a[0], "must be str, not %s"))
        return false;
    struct str text = str_text(self);
    s->what = str_text(a[0]);
    s->possible = s->from <= to;
    if (!s->possible || s->from > len) {
        s->possible = false;
        s->in = (struct str){text.p, 0};
        return true;
    }
    size_t first = (size_t)s->from, last = (size_t)to;
    if (!str_is_ascii(self)) {
        first = wtf8_offset(text, first);
        last = wtf8_offset(text, last);
    }
    s->in = (struct str){text.p + first, last - first};
    return true;
}

/* The index of the first or last occurrence; -1 when there is none, -2 on
 * error. */
static int64_t search_index(struct vm *vm, value self, const value *a,
                            bool last)
{
    struct search s;
    if (!search_open(vm, self, a, &s))
        return -2;
    if (!s.possible)
        return -1;
    const char *at = last ? str_find_last(s.in, s.what)
                          : find_first(s.in, s.what);
    if (!at)
        return -1;
    return s.from + (int64_t)wtf8_count((struct str){s.in.p,
                                                     (size_t)(at - s.in.p)});
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

static value found_or_error(struct vm *vm, int64_t i)
{
    if (i == -1)
        return exc_raise(vm, &exc_ValueError, "substring not found");
    return i == -2 ? NULL : small_new((intptr_t)i);
}

static value index_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return found_or_error(vm, search_index(vm, self, a, false));
}

static value rindex_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return found_or_error(vm, search_index(vm, self, a, true));
}

static size_t occurrences(struct str s, struct str t)
{
    size_t count = 0;
    if (t.n == 0)
        return wtf8_count(s) + 1;
    for (const char *at; (at = memmem(s.p, s.n, t.p, t.n)); count++) {
        s.n -= (size_t)(at - s.p) + t.n;
        s.p = at + t.n;
    }
    return count;
}

static value count_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct search s;
    if (!search_open(vm, self, a, &s))
        return NULL;
    return small_new(s.possible ? (intptr_t)occurrences(s.in, s.what) : 0);
}

/* startswith and endswith take a str or a tuple of them. */
static value test_ends(struct vm *vm, value self, const value *a, bool end)
{
    const char *name = end ? "endswith" : "startswith";
    value const *list = a;
    size_t count = 1;
    if (is_tuple(a[0])) {
        list = tuple_items(a[0]);
        count = tuple_len(a[0]);
    }
    int64_t from, to;
    if (span_resolve(vm, a[1], a[2], as_str(self)->len, &from, &to))
        return NULL;
    for (size_t i = 0; i < count; i++) {
        struct search s;
        if (!is_str(list[i])) {
            if (list == a)
                return exc_raise(vm, &exc_TypeError,
                                 "%s first arg must be str or a tuple of str, "
                                 "not %s", name, type_of(list[i])->name);
            return exc_raise(vm, &exc_TypeError,
                             "tuple for %s must only contain str, not %s",
                             name, type_of(list[i])->name);
        }
        value args[3] = {list[i], a[1], a[2]};
        if (!search_open(vm, self, args, &s))
            return NULL;
        if (s.possible && s.what.n <= s.in.n &&
            memcmp(s.in.p + (end ? s.in.n - s.what.n : 0), s.what.p,
                   s.what.n) == 0)
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
    if (!want_str(vm, a[0], "removeprefix() argument must be str, not %s"))
        return NULL;
    struct str s = str_text(self), t = str_text(a[0]);
    bool has = s.n >= t.n && memcmp(s.p, t.p, t.n) == 0;
    return sub(vm, self, has ? t.n : 0, s.n);
}

static value removesuffix(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (!want_str(vm, a[0], "removesuffix() argument must be str, not %s"))
        return NULL;
    struct str s = str_text(self), t = str_text(a[0]);
    bool has = s.n >= t.n && memcmp(s.p + s.n - t.n, t.p, t.n) == 0;
    return sub(vm, self, 0, has ? s.n - t.n : s.n);
}

/* -- strip -- */

static bool strips(uint32_t cp, value chars)
{
    if (!chars)
        return cp_is_space(cp);
    struct str s = str_text(chars);
    uint32_t at;
    for (size_t i = 0; i < s.n;) {
        i += wtf8_get(s.p + i, &at);
        if (at == cp)
            return true;
    }
    return false;
}

static value strip(struct vm *vm, value self, value chars, bool left,
                   bool right, const char *wrong)
{
    if (chars == NONE)
        chars = NULL;
    if (chars && !is_str(chars))
        return exc_raise(vm, &exc_TypeError, "%s arg must be None or str",
                         wrong);
    const char *from = str_z(self), *to = from + as_str(self)->n;
    uint32_t cp;
    while (left && from < to) {
        size_t step = wtf8_get(from, &cp);
        if (!strips(cp, chars))
            break;
        from += step;
    }
    while (right && to > from) {
        const char *at = wtf8_back(to);
        wtf8_get(at, &cp);
        if (!strips(cp, chars))
            break;
        to = at;
    }
    return sub(vm, self, (size_t)(from - str_z(self)),
               (size_t)(to - str_z(self)));
}

static value strip_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return strip(vm, self, a[0], true, true, "strip");
}

static value lstrip_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return strip(vm, self, a[0], true, false, "lstrip");
}

static value rstrip_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return strip(vm, self, a[0], false, true, "rstrip");
}

/* -- padding -- */

static value pad(struct vm *vm, value self, value width, value fill,
                 const char *name)
{
    int64_t w, len = as_str(self)->len;
    if (index_of(vm, width, INDEX_ARGUMENT, &w))
        return NULL;
    if (fill && !is_str(fill))
        return exc_raise(vm, &exc_TypeError,
                         "The fill character must be a unicode character, "
                         "not %s", type_of(fill)->name);
    if (fill && as_str(fill)->len != 1)
        return exc_raise(vm, &exc_TypeError,
                         "The fill character must be exactly one character "
                         "long");
    if (w <= len)
        return sub(vm, self, 0, as_str(self)->n);
    int64_t room = w - len, left = 0;
    if (*name == 'c') /* CPython's choice of the side that gets one more */
        left = room / 2 + (room & w & 1);
    else if (*name == 'r')
        left = room;
    struct str f = fill ? str_text(fill) : STR(" ");
    if (room > UINT32_MAX / 8 || !vm_reserve(vm, (size_t)room * f.n))
        return vm->exc ? NULL : exc_raise_memory(vm);
    struct buf b = {0};
    buf_reserve(&b, (size_t)room * f.n + as_str(self)->n);
    for (int64_t i = 0; i < left; i++)
        buf_adds(&b, f);
    buf_adds(&b, str_text(self));
    for (int64_t i = left; i < room; i++)
        buf_adds(&b, f);
    return str_take_buf(vm, &b);
}

static value center(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return pad(vm, self, a[0], a[1], "center");
}

static value ljust(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return pad(vm, self, a[0], a[1], "ljust");
}

static value rjust(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return pad(vm, self, a[0], a[1], "rjust");
}

static value zfill(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    value zero = str_newz(vm, "0");
    value r = zero ? pad(vm, self, a[0], zero, "rjust") : NULL;
    xunref(vm, zero);
    struct str s = str_text(self);
    if (!r || as_str(r)->n == s.n || !s.n || (*s.p != '+' && *s.p != '-'))
        return r;
    struct buf b = {0}; /* the sign goes to the front */
    buf_addc(&b, *s.p);
    buf_add(&b, str_z(r), as_str(r)->n - s.n);
    buf_add(&b, s.p + 1, s.n - 1);
    unref(vm, r);
    return str_take_buf(vm, &b);
}

static value expandtabs(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    int64_t column = 0;
    int size = 8;
    if (a[0] && value_as_int(vm, a[0], &size))
        return NULL;
    struct str s = str_text(self);
    struct buf b = {0};
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\t') {
            int64_t spaces = size > 0 ? size - column % size : 0;
            column += spaces;
            for (; spaces > 0; spaces--)
                buf_addc(&b, ' ');
            continue;
        }
        buf_addc(&b, c);
        if (c == '\n' || c == '\r')
            column = 0;
        else if ((c & 0xC0) != 0x80)
            column++;
    }
    return str_take_buf(vm, &b);
}

/* -- partition -- */

static value three(struct vm *vm, value take_a, value take_b, value take_c)
{
    value t = take_a && take_b && take_c
                  ? tuple_from(vm, (value[]){take_a, take_b, take_c}, 3)
                  : NULL;
    xunref(vm, take_a);
    xunref(vm, take_b);
    xunref(vm, take_c);
    return t;
}

static value partition(struct vm *vm, value self, value sep, bool last)
{
    if (!want_str(vm, sep, "must be str, not %s"))
        return NULL;
    struct str s = str_text(self), t = str_text(sep);
    if (t.n == 0)
        return exc_raise(vm, &exc_ValueError, "empty separator");
    const char *at = last ? str_find_last(s, t) : find_first(s, t);
    if (!at && last)
        return three(vm, str_newz(vm, ""), str_newz(vm, ""), ref(self));
    if (!at)
        return three(vm, ref(self), str_newz(vm, ""), str_newz(vm, ""));
    size_t i = (size_t)(at - s.p);
    return three(vm, sub(vm, self, 0, i), ref(sep),
                 sub(vm, self, i + t.n, s.n));
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

/* -- replace, join -- */

static value replace_all(struct vm *vm, struct str s, struct str old,
                         struct str with, int64_t count)
{
    struct buf b = {0};
    uint32_t cp;
    for (; count != 0; count--) {
        const char *at = old.n ? memmem(s.p, s.n, old.p, old.n) : s.p;
        if (!at)
            break;
        buf_add(&b, s.p, (size_t)(at - s.p));
        buf_adds(&b, with);
        if (old.n == 0) { /* between characters, and at the end */
            if (s.n == 0)
                break;
            size_t step = wtf8_get(s.p, &cp);
            buf_add(&b, s.p, step);
            s = (struct str){s.p + step, s.n - step};
            continue;
        }
        s.n -= (size_t)(at - s.p) + old.n;
        s.p = at + old.n;
    }
    buf_adds(&b, s);
    return str_take_buf(vm, &b);
}

static value replace_method(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)n;
    int64_t count = -1;
    if (!want_str(vm, a[0], "replace() argument 1 must be str, not %s") ||
        !want_str(vm, a[1], "replace() argument 2 must be str, not %s") ||
        (a[2] && index_of(vm, a[2], INDEX_ARGUMENT, &count)))
        return NULL;
    struct str s = str_text(self), old = str_text(a[0]),
               with = str_text(a[1]);
    if (old.n && (count == 0 || !find_first(s, old)))
        return sub(vm, self, 0, s.n);
    double grown = (double)s.n + (double)occurrences(s, old) * (double)with.n;
    if (grown > 1e6 && (grown > UINT32_MAX || !vm_reserve(vm, (size_t)grown)))
        return vm->exc ? NULL : exc_raise_memory(vm);
    return replace_all(vm, s, old, with, count);
}

static void join_into(char *at, value sep, const value *items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i) {
            memcpy(at, str_z(sep), as_str(sep)->n);
            at += as_str(sep)->n;
        }
        memcpy(at, str_z(items[i]), as_str(items[i])->n);
        at += as_str(items[i])->n;
    }
}

static value join_items(struct vm *vm, value sep, const value *items, size_t n)
{
    size_t bytes = 0, len = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_str(items[i]))
            return exc_raise(vm, &exc_TypeError,
                             "sequence item %zu: expected str instance, %s "
                             "found", i, type_of(items[i])->name);
        bytes += as_str(items[i])->n + (i ? as_str(sep)->n : 0);
        len += as_str(items[i])->len + (i ? as_str(sep)->len : 0);
    }
    if (n == 1 && type_of(items[0]) == &str_type)
        return ref(items[0]);
    if (bytes < 2) { /* there is one of each such str */
        char byte = 0;
        join_into(&byte, sep, items, n);
        return str_new(vm, (struct str){&byte, bytes});
    }
    struct str_obj *r = str_alloc(vm, &str_type, bytes, len);
    if (!r)
        return NULL;
    join_into(r->bytes, sep, items, n);
    return &r->obj;
}

value str_join(struct vm *vm, value sep, value iterable)
{
    struct type *t = type_of(iterable);
    if (t == &list_type)
        return join_items(vm, sep, list_items(iterable), list_len(iterable));
    if (t == &tuple_type)
        return join_items(vm, sep, tuple_items(iterable),
                          tuple_len(iterable));
    value it = value_iter(vm, iterable);
    if (!it && exc_is(vm, &exc_TypeError)) {
        exc_clear(vm);
        exc_raise(vm, &exc_TypeError, "can only join an iterable");
    }
    value list = it ? list_of_iterable(vm, it) : NULL;
    xunref(vm, it);
    if (!list)
        return NULL;
    value r = join_items(vm, sep, list_items(list), list_len(list));
    unref(vm, list);
    return r;
}

static value join_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return str_join(vm, self, a[0]);
}

/* -- encode -- */

static value encode_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    const char *encoding, *errors;
    if (!codec_args(vm, "encode", a, &encoding, &errors))
        return NULL;
    return str_encode(vm, self, encoding, errors);
}

static value new_args(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value s = str_new(vm, str_text(self));
    value t = s ? tuple_from(vm, &s, 1) : NULL;
    xunref(vm, s);
    return t;
}

static value format_native(struct vm *vm, value self, const value *a, size_t n)
{
    return format_method(vm, self, a, n, a[n]);
}

const struct native str_methods[] = {
    {"find", find_method, "sub, start=, end=, /", NATIVE_VARARGS},
    {"rfind", rfind_method, "sub, start=, end=, /", NATIVE_VARARGS},
    {"index", index_method, "sub, start=, end=, /", NATIVE_VARARGS},
    {"rindex", rindex_method, "sub, start=, end=, /", NATIVE_VARARGS},
    {"count", count_method, "sub, start=, end=, /", NATIVE_VARARGS},
    {"startswith", startswith, "prefix, start=, end=, /", NATIVE_VARARGS},
    {"endswith", endswith, "suffix, start=, end=, /", NATIVE_VARARGS},
    {"removeprefix", removeprefix, "prefix, /", 0},
    {"removesuffix", removesuffix, "suffix, /", 0},
    {"strip", strip_method, "chars=, /", 0},
    {"lstrip", lstrip_method, "chars=, /", 0},
    {"rstrip", rstrip_method, "chars=, /", 0},
    {"center", center, "width, fillchar=, /", 0},
    {"ljust", ljust, "width, fillchar=, /", 0},
    {"rjust", rjust, "width, fillchar=, /", 0},
    {"zfill", zfill, "width, /", 0},
    {"expandtabs", expandtabs, "tabsize=", 0},
    {"partition", partition_method, "sep, /", 0},
    {"rpartition", rpartition_method, "sep, /", 0},
    {"replace", replace_method, "old, new, count=, /", 0},
    {"join", join_method, "iterable, /", 0},
    {"encode", encode_method, "encoding=, errors=", 0},
    {"split", str_split, "sep=, maxsplit=", 0},
    {"rsplit", str_rsplit, "sep=, maxsplit=", 0},
    {"splitlines", str_splitlines, "keepends=", 0},
    {"capitalize", str_capitalize, "", 0},
    {"casefold", str_casefold, "", 0},
    {"lower", str_lower, "", 0},
    {"upper", str_upper, "", 0},
    {"title", str_title, "", 0},
    {"swapcase", str_swapcase, "", 0},
    {"isalnum", str_isalnum, "", 0},
    {"isalpha", str_isalpha, "", 0},
    {"isascii", str_isascii, "", 0},
    {"isdecimal", str_isdecimal, "", 0},
    {"isdigit", str_isdigit, "", 0},
    {"isidentifier", str_isidentifier, "", 0},
    {"islower", str_islower, "", 0},
    {"isnumeric", str_isnumeric, "", 0},
    {"isprintable", str_isprintable, "", 0},
    {"isspace", str_isspace, "", 0},
    {"istitle", str_istitle, "", 0},
    {"isupper", str_isupper, "", 0},
    {"maketrans", str_maketrans, "x, y=, z=, /", NATIVE_STATIC},
    {"translate", str_translate, "table, /", 0},
    {"format", format_native, "...kw", 0},
    {"format_map", str_format_map, "mapping, /", 0},
    {"__getnewargs__", new_args, "", 0},
    {.name = NULL},
};
