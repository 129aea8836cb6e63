/* str: representation, interning, hash, comparison, indexing, + and *. Methods
 * are in str_methods.c (search, split, strip) and str_case.c (case and tests).
 */
#include "vm/data.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/mem.h"
#include "vm/data_priv.h"

/* Tables of strs that hold no reference: a str takes itself out when it dies.
 * `chars` has the ASCII texts of one character, `empty` the text of none. */
static struct str_obj *chars[128], *empty;
static struct {
    struct str_obj **slots; /* open addressing; NULL is free */
    size_t cap, n;
} interned;

/* -- making -- */

struct str_obj *str_alloc(struct vm *vm, struct type *t, size_t n, size_t len)
{
    if (n >= UINT32_MAX)
        return (struct str_obj *)exc_raise_memory(vm);
    if (n > 4096 && !vm_reserve(vm, n))
        return NULL;
    struct str_obj *s = obj_new(vm, t, n + 1);
    if (!s)
        return NULL;
    s->hash = -1;
    s->len = (uint32_t)len;
    s->n = (uint32_t)n;
    s->bytes = (char *)s + t->size;
    s->bytes[n] = '\0';
    return s;
}

static value small_str(struct vm *vm, struct str text)
{
    struct str_obj **slot =
        text.n == 0 ? &empty : &chars[(unsigned char)text.p[0]];
    if (*slot)
        return ref(&(*slot)->obj);
    struct str_obj *s = str_alloc(vm, &str_type, text.n, text.n);
    if (!s)
        return NULL;
    if (text.n)
        s->bytes[0] = text.p[0];
    return &(*slot = s)->obj;
}

static bool is_small_text(struct str text)
{
    return text.n == 0 || (text.n == 1 && (unsigned char)text.p[0] < 128);
}

static value str_make(struct vm *vm, struct str text, size_t len)
{
    if (is_small_text(text))
        return small_str(vm, text);
    struct str_obj *s = str_alloc(vm, &str_type, text.n, len);
    if (s)
        memcpy(s->bytes, text.p, text.n);
    return (value)s;
}

value str_new(struct vm *vm, struct str text)
{
    return str_make(vm, text, wtf8_count(text));
}

value str_newz(struct vm *vm, const char *z)
{
    return str_new(vm, str_of(z));
}

value str_take_buf(struct vm *vm, struct buf *b)
{
    value v = str_new(vm, buf_str(b));
    buf_fini(b);
    return v;
}

value str_printf(struct vm *vm, const char *format, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&b, format, ap);
    va_end(ap);
    return str_take_buf(vm, &b);
}

value str_char(struct vm *vm, uint32_t cp)
{
    char utf8[4];
    struct buf b = {0};
    if (cp < 128) {
        utf8[0] = (char)cp;
        return small_str(vm, (struct str){utf8, 1});
    }
    wtf8_add(&b, cp);
    value v = str_make(vm, buf_str(&b), 1);
    buf_fini(&b);
    return v;
}

/* -- hash -- */

int64_t bytes_hash(const void *p, size_t n)
{
    if (n == 0)
        return 0;
    int64_t h = (int64_t)hash_sip13(0, 0, p, n);
    return h == -1 ? -2 : h;
}

/* CPython stores 1, 2 or 4 bytes a character, by the widest, and hashes that. */
static int64_t wide_hash(const struct str_obj *s)
{
    uint32_t cp, widest = 0;
    for (size_t i = 0; i < s->n;) {
        i += wtf8_get(s->bytes + i, &cp);
        widest = cp > widest ? cp : widest;
    }
    unsigned size = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
    struct buf b = {0};
    buf_reserve(&b, (size_t)s->len * size);
    for (size_t i = 0; i < s->n;) {
        i += wtf8_get(s->bytes + i, &cp);
        for (unsigned k = 0; k < size; k++)
            buf_addc(&b, (char)(cp >> (8 * k)));
    }
    int64_t h = bytes_hash(b.p, b.n);
    buf_fini(&b);
    return h;
}

static int64_t str_hash(struct vm *vm, value v)
{
    (void)vm;
    struct str_obj *s = as_str(v);
    if (s->hash == -1)
        s->hash = s->len == s->n ? bytes_hash(s->bytes, s->n) : wide_hash(s);
    return s->hash;
}

/* -- interning -- */

/* Where a text stands in the table, or the free slot where it would. */
static size_t intern_slot(struct str text, uint64_t hash)
{
    size_t mask = interned.cap - 1, i = hash & mask;
    while (interned.slots[i] &&
           !(interned.slots[i]->hash == (int64_t)hash &&
             str_eq(str_text(&interned.slots[i]->obj), text)))
        i = (i + 1) & mask;
    return i;
}

static void intern_grow(void)
{
    struct str_obj **old = interned.slots;
    size_t cap = interned.cap;
    interned.cap = cap ? cap * 2 : 1024;
    interned.slots = xcalloc(interned.cap, sizeof *old);
    for (size_t i = 0; i < cap; i++) {
        if (!old[i])
            continue;
        size_t at = intern_slot(str_text(&old[i]->obj), (uint64_t)old[i]->hash);
        interned.slots[at] = old[i];
    }
    free(old);
}

/* Closes the gap by moving up what would not be found behind it. */
static void intern_remove(struct str_obj *s)
{
    size_t mask = interned.cap - 1;
    size_t gap = intern_slot(str_text(&s->obj), (uint64_t)s->hash);
    interned.slots[gap] = NULL;
    interned.n--;
    for (size_t i = (gap + 1) & mask; interned.slots[i]; i = (i + 1) & mask) {
        size_t home = (uint64_t)interned.slots[i]->hash & mask;
        if (((i - home) & mask) < ((i - gap) & mask))
            continue;
        interned.slots[gap] = interned.slots[i];
        interned.slots[i] = NULL;
        gap = i;
    }
}

value str_take_intern(struct vm *vm, value v)
{
    struct str_obj *s = as_str(v);
    if (s->interned)
        return v;
    if (v->type != &str_type) { /* a subclass: intern its text */
        value plain = str_intern(vm, str_text(v));
        unref(vm, v);
        return plain;
    }
    if (interned.n * 2 >= interned.cap)
        intern_grow();
    size_t at = intern_slot(str_text(v), (uint64_t)str_hash(vm, v));
    if (interned.slots[at]) {
        value twin = ref(&interned.slots[at]->obj);
        unref(vm, v);
        return twin;
    }
    interned.slots[at] = s;
    interned.n++;
    s->interned = true;
    return v;
}

/* The same word, if it is in the table; only ASCII has its hash in its bytes. */
static value interned_twin(struct str text)
{
    if (interned.n == 0 || wtf8_count(text) != text.n)
        return NULL;
    size_t at = intern_slot(text, (uint64_t)bytes_hash(text.p, text.n));
    return interned.slots[at] ? ref(&interned.slots[at]->obj) : NULL;
}

value str_intern(struct vm *vm, struct str text)
{
    value v = interned_twin(text);
    if (v)
        return v;
    v = str_new(vm, text);
    return v ? str_take_intern(vm, v) : NULL;
}

value str_internz(struct vm *vm, const char *z)
{
    return str_intern(vm, str_of(z));
}

static void str_dealloc(struct vm *vm, value v)
{
    (void)vm;
    struct str_obj *s = as_str(v);
    if (s->interned)
        intern_remove(s);
    if (s == empty)
        empty = NULL;
    else if (s->n == 1 && chars[s->bytes[0] & 127] == s)
        chars[s->bytes[0] & 127] = NULL;
}

/* -- comparison -- */

bool str_equal(value a, value b)
{
    const struct str_obj *s = as_str(a), *t = as_str(b);
    if (s == t)
        return true;
    if (s->n != t->n || (s->interned && t->interned))
        return false;
    if (s->hash != t->hash && s->hash != -1 && t->hash != -1)
        return false;
    return memcmp(s->bytes, t->bytes, s->n) == 0;
}

/* UTF-8 keeps the order of code points, so bytes decide. */
static value str_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    (void)vm;
    if (!is_str(a) || !is_str(b))
        return ref(NOT_IMPLEMENTED);
    if (op == CMP_EQ || op == CMP_NE)
        return bool_value(str_equal(a, b) == (op == CMP_EQ));
    struct str s = str_text(a), t = str_text(b);
    int c = memcmp(s.p, t.p, s.n < t.n ? s.n : t.n);
    if (c == 0)
        c = s.n < t.n ? -1 : s.n > t.n;
    return bool_value(compare_holds(c, op));
}

static int str_contains(struct vm *vm, value v, value item)
{
    if (!is_str(item)) {
        exc_raise(vm, &exc_TypeError,
                  "'in <string>' requires string as left operand, not %s",
                  type_of(item)->name);
        return -1;
    }
    struct str s = str_text(v), t = str_text(item);
    return t.n == 0 || memmem(s.p, s.n, t.p, t.n) != NULL;
}

/* -- + and * -- */

value str_concat(struct vm *vm, value a, value b)
{
    const struct str_obj *s = as_str(a), *t = as_str(b);
    if (s->n == 0 && b->type == &str_type)
        return ref(b);
    if (t->n == 0 && a->type == &str_type)
        return ref(a);
    struct str_obj *r = str_alloc(vm, &str_type, (size_t)s->n + t->n,
                                  (size_t)s->len + t->len);
    if (!r)
        return NULL;
    memcpy(r->bytes, s->bytes, s->n);
    memcpy(r->bytes + s->n, t->bytes, t->n);
    return &r->obj;
}

static value str_repeat(struct vm *vm, value v, value times)
{
    int64_t k;
    if (index_of(vm, times, INDEX_TIMES, &k))
        return NULL;
    const struct str_obj *s = as_str(v);
    if (k == 1 && v->type == &str_type)
        return ref(v);
    if (k <= 0 || s->n == 0)
        return small_str(vm, STR(""));
    if (k > INT64_MAX / (int64_t)s->len)
        return exc_raise(vm, &exc_OverflowError,
                         "repeated string is too long");
    if (k > (int64_t)(UINT32_MAX / s->n))
        return exc_raise_memory(vm);
    if (k == 1)
        return str_make(vm, str_text(v), s->len);
    struct str_obj *r = str_alloc(vm, &str_type, s->n * (size_t)k,
                                  s->len * (size_t)k);
    if (!r)
        return NULL;
    if (s->n == 1)
        memset(r->bytes, s->bytes[0], (size_t)k);
    else
        for (size_t i = 0; i < (size_t)k; i++)
            memcpy(r->bytes + i * s->n, s->bytes, s->n);
    return &r->obj;
}

static value str_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    switch (op) {
    case BIN_ADD:
        if (is_str(a) && is_str(b))
            return str_concat(vm, a, b);
        if (is_str(a) && !has_reflected(vm, b, "__radd__"))
            return exc_raise(vm, &exc_TypeError,
                             "can only concatenate str (not \"%s\") to str",
                             type_of(b)->name);
        break;
    case BIN_MUL:
        if (is_str(a) && has_index(b))
            return str_repeat(vm, a, b);
        if (is_str(b) && has_index(a))
            return str_repeat(vm, b, a);
        break;
    case BIN_MOD:
        if (is_str(a))
            return str_percent(vm, a, b);
        break;
    default:
        break;
    }
    return ref(NOT_IMPLEMENTED);
}

/* -- indexing -- */

value str_part(struct vm *vm, value v, int64_t start, int64_t count)
{
    const struct str_obj *s = as_str(v);
    if (start == 0 && count == s->len && v->type == &str_type)
        return ref(v);
    struct str text = str_text(v);
    if (str_is_ascii(v))
        return str_make(vm, (struct str){text.p + start, (size_t)count},
                        (size_t)count);
    size_t from = wtf8_offset(text, (size_t)start);
    struct str rest = {text.p + from, text.n - from};
    rest.n = wtf8_offset(rest, (size_t)count);
    return str_make(vm, rest, (size_t)count);
}

/* Every step-th code point, forward or back. */
static value str_stride(struct vm *vm, value v, int64_t start, int64_t step,
                        int64_t count)
{
    struct str text = str_text(v);
    struct buf b = {0};
    const char *at = text.p + wtf8_offset(text, (size_t)start);
    for (int64_t i = 0; i < count; i++) {
        uint32_t cp;
        buf_add(&b, at, wtf8_get(at, &cp));
        if (i + 1 == count)
            break;
        for (int64_t k = 0; k < step; k++)
            at += wtf8_get(at, &cp);
        for (int64_t k = 0; k > step; k--)
            at = wtf8_back(at);
    }
    return str_take_buf(vm, &b);
}

static value str_getitem(struct vm *vm, value v, value key)
{
    const struct str_obj *s = as_str(v);
    int64_t i, step, count;
    size_t len = s->len;
    if (is_slice(key)) {
        if (slice_resolve(vm, key, &len, &i, &step, &count))
            return NULL;
        if (step == 1 || count == 0)
            return str_part(vm, v, count ? i : 0, count);
        return str_stride(vm, v, i, step, count);
    }
    if (!has_index(key))
        return exc_raise(vm, &exc_TypeError,
                         "string indices must be integers, not '%s'",
                         type_of(key)->name);
    if (index_resolve(vm, key, &len, "string", &i))
        return NULL;
    if (str_is_ascii(v))
        return small_str(vm, (struct str){s->bytes + i, 1});
    return str_part(vm, v, i, 1);
}

static int64_t str_len(struct vm *vm, value v)
{
    (void)vm;
    return as_str(v)->len;
}

static value str_iter(struct vm *vm, value v)
{
    bool plain = type_of(v) == &str_type && str_is_ascii(v);
    return seq_iter_new(vm, plain ? &str_ascii_iterator_type
                                            : &str_iterator_type, v);
}

/* -- texts of a str -- */

static value str_repr(struct vm *vm, value v)
{
    struct buf b = {0};
    str_repr_to(str_text(v), &b);
    return str_take_buf(vm, &b);
}

static value str_str(struct vm *vm, value v)
{
    if (v->type == &str_type)
        return ref(v);
    return str_make(vm, str_text(v), as_str(v)->len);
}

static value str_format(struct vm *vm, value v, value spec)
{
    if (!str_text(spec).n && type_of(v) != &str_type)
        return value_str(vm, v);
    return format_str(vm, v, str_text(spec));
}

static value str_of_args(struct vm *vm, value *a)
{
    if (!a[1] && !a[2])
        return a[0] ? value_str(vm, a[0]) : small_str(vm, STR(""));
    struct str s = {0};
    const char *encoding, *errors;
    if (!codec_args(vm, "str", a + 1, &encoding, &errors))
        return NULL;
    if (a[0] && is_str(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "decoding str is not supported");
    if (a[0] && !bytes_get(a[0], &s))
        return exc_raise(vm, &exc_TypeError,
                         "decoding to str: need a bytes-like object, %s found",
                         type_of(a[0])->name);
    return str_decode(vm, s, encoding, errors);
}

static value str_new_slot(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    static const char *const names[] = {"object", "encoding", "errors",
                                        NULL};
    value a[3];
    if (!args_bind(vm, "str", names, args, n, kwnames, a))
        return NULL;
    value v = str_of_args(vm, a);
    if (!v || t == &str_type)
        return v;
    struct str_obj *s = str_alloc(vm, t, as_str(v)->n, as_str(v)->len);
    if (s)
        memcpy(s->bytes, as_str(v)->bytes, s->n);
    unref(vm, v);
    return (value)s;
}

struct type str_type = {
    .name = "str",
    .size = sizeof(struct str_obj),
    .flags = TYPE_BASE | TYPE_STR,
    .new_ = str_new_slot,
    .dealloc = str_dealloc,
    .repr = str_repr,
    .str = str_str,
    .hash = str_hash,
    .compare = str_compare,
    .format = str_format,
    .binary = str_binary,
    .iter = str_iter,
    .len = str_len,
    .getitem = str_getitem,
    .contains = str_contains,
    .methods = str_methods,
};
