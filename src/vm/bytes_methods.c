/* The methods of bytes and bytearray. */
#include <ctype.h>
#include <stdlib.h>

#include "vm/bytes_priv.h"

/* -- strip -- */

static bool strips(char c, const struct str *chars)
{
    return chars ? chars->n && memchr(chars->p, c, chars->n)
                 : bytes_is_space(c);
}

static value strip(struct vm *vm, value self, value chars, bool left,
                   bool right)
{
    struct str s = bytes_text(self), set;
    bool given = chars && chars != NONE;
    if (given && !bytes_want(vm, chars, &set))
        return NULL;
    while (left && s.n && strips(s.p[0], given ? &set : NULL))
        s.p++, s.n--;
    while (right && s.n && strips(s.p[s.n - 1], given ? &set : NULL))
        s.n--;
    return bytes_part(vm, self, s.p, s.p + s.n);
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
    return bytes_take(vm, self, &b);
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
    return bytes_take(vm, self, &b);
}

static value expandtabs(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self);
    int64_t column = 0;
    int size = 8;
    if (a[0] && value_as_int(vm, a[0], &size))
        return NULL;
    struct buf b = {0};
    for (size_t i = 0; i < s.n; i++) {
        int64_t spaces = size > 0 ? size - column % size : 0;
        if (s.p[i] != '\t') {
            buf_addc(&b, s.p[i]);
            column = s.p[i] == '\n' || s.p[i] == '\r' ? 0 : column + 1;
            continue;
        }
        if (!vm_reserve(vm, (size_t)spaces)) {
            buf_fini(&b);
            return NULL;
        }
        column += spaces;
        for (; spaces > 0; spaces--)
            buf_addc(&b, ' ');
    }
    return bytes_take(vm, self, &b);
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
    return bytes_take(vm, self, &b);
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

/* The one character between groups; -1 with an exception. */
static int hex_sep(struct vm *vm, value v, struct str *out)
{
    int64_t len = value_len(vm, v);
    if (len < 0)
        return -1;
    if (len != 1)
        exc_raise(vm, &exc_ValueError, "sep must be length 1.");
    else if (is_str(v))
        *out = str_text(v);
    else if (is_array(v) || !bytes_get(v, out))
        exc_raise(vm, &exc_TypeError, "sep must be str or bytes.");
    if (!vm->exc && (unsigned char)*out->p > 127)
        exc_raise(vm, &exc_ValueError, "sep must be ASCII.");
    return vm->exc ? -1 : 0;
}

static value hex_method(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    struct str s = bytes_text(self), sep = {0};
    int group = 1;
    if ((a[1] && value_as_int(vm, a[1], &group)) ||
        (a[0] && hex_sep(vm, a[0], &sep)))
        return NULL;
    struct buf b = {0};
    size_t every = group < 0 ? -(size_t)group : (size_t)group;
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
        if (bytes_is_space(s.p[i])) {
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
    const char *encoding, *errors;
    if (!codec_args(vm, "decode", a, &encoding, &errors))
        return NULL;
    return str_decode(vm, bytes_text(self), encoding, errors);
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
    int r = bytes_collect(vm, a[0], BYTEARRAY_EXTENDED, &more);
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

static value as_bytes(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct str s = bytes_text(self);
    return type_of(self) == &bytes_type ? ref(self) : bytes_new(vm, s.p, s.n);
}

static value new_args(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    struct str s;
    value plain = bytes_get(self, &s) ? bytes_new(vm, s.p, s.n) : NULL;
    value args = plain ? tuple_from(vm, &plain, 1) : NULL;
    xunref(vm, plain);
    return args;
}

#define SHARED                                                                \
    {"find", bytes_find, "sub, start=, end=, /", NATIVE_VARARGS},             \
    {"rfind", bytes_rfind, "sub, start=, end=, /", NATIVE_VARARGS},           \
    {"index", bytes_index, "sub, start=, end=, /", NATIVE_VARARGS},           \
    {"rindex", bytes_rindex, "sub, start=, end=, /", NATIVE_VARARGS},         \
    {"count", bytes_count, "sub, start=, end=, /", NATIVE_VARARGS},           \
    {"startswith", bytes_startswith, "prefix, start=, end=, /",               \
     NATIVE_VARARGS},                                                         \
    {"endswith", bytes_endswith, "suffix, start=, end=, /", NATIVE_VARARGS},  \
    {"removeprefix", bytes_removeprefix, "prefix, /", 0},                     \
    {"removesuffix", bytes_removesuffix, "suffix, /", 0},                     \
    {"strip", strip_method, "bytes=, /", 0},                                  \
    {"lstrip", lstrip_method, "bytes=, /", 0},                                \
    {"rstrip", rstrip_method, "bytes=, /", 0},                                \
    {"center", center, "width, fillchar=, /", 0},                             \
    {"ljust", ljust, "width, fillchar=, /", 0},                               \
    {"rjust", rjust, "width, fillchar=, /", 0},                               \
    {"zfill", zfill, "width, /", 0},                                          \
    {"expandtabs", expandtabs, "tabsize=", 0},                                \
    {"split", bytes_split, "sep=, maxsplit=", 0},                             \
    {"rsplit", bytes_rsplit, "sep=, maxsplit=", 0},                           \
    {"splitlines", bytes_splitlines, "keepends=", 0},                         \
    {"partition", bytes_partition, "sep, /", 0},                              \
    {"rpartition", bytes_rpartition, "sep, /", 0},                            \
    {"join", bytes_join, "iterable_of_bytes, /", 0},                          \
    {"replace", bytes_replace, "old, new, count=, /", 0},                     \
    {"translate", bytes_translate, "table, /, delete=", 0},                   \
    {"maketrans", bytes_maketrans, "frm, to, /", NATIVE_STATIC},              \
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

const struct native bytes_methods[] = {
    SHARED, {"__bytes__", as_bytes, "", 0}, {"__getnewargs__", new_args, "", 0},
    {.name = NULL}};
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
