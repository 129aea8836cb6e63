/* bytes and bytearray: storage, indexing, operators. Their methods
 * are in bytes_methods.c, bytes_search.c and bytes_split.c. */
#include <stdlib.h>

#include "vm/bytes_priv.h"

/* -- storage -- */

static struct bytes_obj *as_bytes(value v)
{
    return (struct bytes_obj *)v;
}

bool bytes_get(value v, struct str *out)
{
    if (is_instance(v, &bytes_type)) {
        *out = (struct str){as_bytes(v)->p, as_bytes(v)->n};
        return true;
    }
    if (!is_instance(v, &bytearray_type))
        return false;
    *out = (struct str){as_array(v)->n ? as_array(v)->p : "", as_array(v)->n};
    return true;
}

struct str bytes_text(value v)
{
    struct str s = {0};
    bytes_get(v, &s);
    return s;
}

static value bytes_of_type(struct vm *vm, struct type *t, const void *p,
                           size_t n)
{
    if (n > 4096 && !vm_reserve(vm, n))
        return NULL;
    struct bytes_obj *b = obj_new(vm, t, n + 1);
    if (!b)
        return NULL;
    b->hash = -1;
    b->n = n;
    b->p = (char *)b + t->size;
    if (n && p)
        memcpy(b->p, p, n);
    b->p[n] = '\0';
    return &b->obj;
}

value bytes_new(struct vm *vm, const void *p, size_t n)
{
    return bytes_of_type(vm, &bytes_type, p, n);
}

int array_reserve(struct vm *vm, struct bytearray_obj *a, size_t n)
{
    if (n <= a->cap)
        return 0;
    size_t cap = n + n / 8 + 8;
    char *p = table_resize(vm, a->p, a->cap, cap);
    if (!p)
        return -1;
    a->p = p;
    a->cap = cap;
    return 0;
}

value bytearray_new(struct vm *vm, const void *p, size_t n)
{
    struct bytearray_obj *a = obj_new(vm, &bytearray_type, 0);
    if (!a || array_splice(vm, a, 0, 0, (struct str){p, n})) {
        xunref(vm, (value)a);
        return NULL;
    }
    return &a->obj;
}

int array_splice(struct vm *vm, struct bytearray_obj *a, size_t at,
                 size_t count, struct str with)
{
    if (with.n > count && array_reserve(vm, a, a->n + with.n - count))
        return -1;
    if (a->n > at + count && with.n != count)
        memmove(a->p + at + with.n, a->p + at + count, a->n - at - count);
    if (with.n)
        memcpy(a->p + at, with.p, with.n);
    a->n = a->n + with.n - count;
    return 0;
}

value bytes_like(struct vm *vm, value self, const void *p, size_t n)
{
    return is_array(self) ? bytearray_new(vm, p, n) : bytes_new(vm, p, n);
}

value bytes_part(struct vm *vm, value self, const char *from, const char *to)
{
    return bytes_like(vm, self, from, (size_t)(to - from));
}

bool bytes_want(struct vm *vm, value v, struct str *out)
{
    if (bytes_get(v, out))
        return true;
    exc_raise(vm, &exc_TypeError, "a bytes-like object is required, not '%s'",
              type_of(v)->name);
    return false;
}

value bytes_take(struct vm *vm, value self, struct buf *b)
{
    value v = bytes_like(vm, self, b->p, b->n);
    buf_fini(b);
    return v;
}

static void array_dealloc(struct vm *vm, value v)
{
    struct bytearray_obj *a = as_array(v);
    table_free(vm, a->p, a->cap);
    a->p = NULL;
    a->n = a->cap = 0;
}

/* -- bytes(x) -- */

static const char *kind_name(bool array)
{
    return array ? "byte" : "bytes";
}

/* An int from 0 to 255; the error of any other calls it a `kind`. */
static int in_range(struct vm *vm, value item, const char *kind, int64_t *out)
{
    value i = value_index(vm, item);
    if (!i)
        return -1;
    if (!int_fits(i, out))
        *out = -1;
    unref(vm, i);
    if (*out >= 0 && *out <= 255)
        return 0;
    exc_raise(vm, &exc_ValueError, "%s must be in range(0, 256)", kind);
    return -1;
}

static int add_in_range(struct vm *vm, value item, struct buf *out,
                        const char *kind)
{
    int64_t i;
    if (in_range(vm, item, kind, &i))
        return -1;
    buf_addc(out, (char)i);
    return 0;
}

static int add_byte(struct vm *vm, value item, void *arg)
{
    return add_in_range(vm, item, arg, kind_name(false));
}

static int add_array_byte(struct vm *vm, value item, void *arg)
{
    return add_in_range(vm, item, arg, kind_name(true));
}

static bool has_hook(struct vm *vm, value x)
{
    value name = str_internz(vm, "__bytes__");
    bool has = name && type_lookup(vm, type_of(x), name);
    xunref(vm, name);
    return has;
}

/* Asks x how long it is, before the first is taken; -1 when it fails or when
 * that is more than fits. */
static int ask_length(struct vm *vm, value x, bool array)
{
    int64_t n = value_length_hint(vm, x, 0);
    if (n <= MEMORY_BYTES)
        return n < 0 ? -1 : 0;
    if (array || n < INT64_MAX - 32)
        exc_raise_impossible(vm);
    else
        exc_raise(vm, &exc_OverflowError, "byte string is too large");
    return -1;
}

int bytes_collect(struct vm *vm, value x, enum bytes_use use, struct buf *out)
{
    static const struct {
        const char *refusal, *name;
        int (*add)(struct vm *, value item, void *out);
        bool asks; /* how long it is */
    } uses[] = {
        [BYTES_MADE] = {BYTES_CONVERT, "bytes", add_byte, true},
        [BYTEARRAY_MADE] = {BYTES_CONVERT, "bytearray", add_array_byte, false},
        [BYTEARRAY_EXTENDED] = {"can't extend bytearray with %s", "",
                                add_array_byte, true},
    };
    struct str s;
    if (bytes_get(x, &s)) {
        buf_adds(out, s);
        return 0;
    }
    value it = value_iter_or(vm, x, uses[use].refusal, type_of(x)->name,
                             uses[use].name);
    int rc = -1;
    if (it && (!uses[use].asks || !(type_of(x)->flags & TYPE_HEAP) ||
               ask_length(vm, x, use != BYTES_MADE) == 0))
        rc = value_each_next(vm, it, uses[use].add, out);
    xunref(vm, it);
    return rc;
}

/* What x.__bytes__() gives. */
static int collect_hook(struct vm *vm, value x, struct buf *out)
{
    struct str s;
    value b = value_call_method(vm, x, "__bytes__", NULL, 0);
    bool ok = b && bytes_get(b, &s);
    if (ok)
        buf_adds(out, s);
    else if (b)
        exc_raise(vm, &exc_TypeError,
                  "__bytes__ returned non-bytes (type %s)", type_of(b)->name);
    xunref(vm, b);
    return ok ? 0 : -1;
}

static int collect_zeros(struct vm *vm, value count, struct buf *out)
{
    int64_t n;
    if (index_of(vm, count, INDEX_TIMES, &n))
        return -1;
    if (n < 0 || n == INT64_MAX) {
        exc_raise(vm, n < 0 ? &exc_ValueError : &exc_OverflowError,
                  n < 0 ? "negative count" : "byte string is too large");
        return -1;
    }
    if (n > UINT32_MAX || !vm_reserve(vm, (size_t)n)) {
        if (!vm->exc)
            exc_raise_memory(vm);
        return -1;
    }
    buf_reserve(out, (size_t)n);
    memset(out->p, 0, (size_t)n);
    out->n = (size_t)n;
    return 0;
}

/* The content that bytes(...) and bytearray(...) get from their arguments. */
static int collect_args(struct vm *vm, bool array, value *a, struct buf *out)
{
    if (!a[0])
        return a[1] || a[2] ? (exc_raise(vm, &exc_TypeError, a[1]
                                   ? "encoding without a string argument"
                                   : "errors without a string argument"), -1)
                            : 0;
    if (is_str(a[0])) {
        if (!a[1] && !a[2]) {
            exc_raise(vm, &exc_TypeError,
                      "string argument without an encoding");
            return -1;
        }
        value b = str_encode(vm, a[0], a[1] ? str_z(a[1]) : "utf-8",
                             a[2] ? str_z(a[2]) : NULL); /* bind_args knows */
        if (b)
            buf_adds(out, bytes_text(b));
        xunref(vm, b);
        return b ? 0 : -1;
    }
    if (a[1] || a[2]) {
        exc_raise(vm, &exc_TypeError, "%s without a string argument",
                  a[1] ? "encoding" : "errors");
        return -1;
    }
    if (!array && has_hook(vm, a[0]))
        return collect_hook(vm, a[0], out);
    if (has_index(a[0])) {
        int rc = collect_zeros(vm, a[0], out);
        if (rc == 0 || !exc_is(vm, &exc_TypeError))
            return rc;
        exc_clear(vm); /* no count after all */
    }
    return bytes_collect(vm, a[0], array ? BYTEARRAY_MADE : BYTES_MADE, out);
}

int bytes_of_object(struct vm *vm, value x, struct buf *out)
{
    if (has_hook(vm, x))
        return collect_hook(vm, x, out);
    if (!is_str(x))
        return bytes_collect(vm, x, BYTES_MADE, out);
    exc_raise(vm, &exc_TypeError, BYTES_CONVERT, type_of(x)->name, "bytes");
    return -1;
}

static bool bind_args(struct vm *vm, bool array, const value *args, size_t n,
                      value kwnames, value *a)
{
    static const char *const names[] = {"source", "encoding", "errors",
                                        NULL};
    const char *name = array ? "bytearray" : "bytes";
    if (!args_bind(vm, name, names, args, n, kwnames, a))
        return false;
    const char *encoding, *errors;
    return codec_args(vm, name, a + 1, &encoding, &errors);
}

static value bytes_new_slot(struct vm *vm, struct type *t, const value *args,
                            size_t n, value kwnames)
{
    value a[3];
    if (!bind_args(vm, false, args, n, kwnames, a))
        return NULL;
    if (t == &bytes_type && a[0] && !a[1] && !a[2] &&
        type_of(a[0]) == &bytes_type)
        return ref(a[0]);
    struct buf b = {0};
    value v = NULL;
    if (collect_args(vm, false, a, &b) == 0)
        v = bytes_of_type(vm, t, b.p, b.n);
    buf_fini(&b);
    return v;
}

static value array_new_slot(struct vm *vm, struct type *t, const value *args,
                            size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

static int array_init(struct vm *vm, value self, const value *args, size_t n,
                      value kwnames)
{
    value a[3];
    struct buf b = {0};
    if (!bind_args(vm, true, args, n, kwnames, a))
        return -1;
    int r = collect_args(vm, true, a, &b);
    if (r == 0)
        r = array_splice(vm, as_array(self), 0, as_array(self)->n,
                         buf_str(&b));
    buf_fini(&b);
    return r;
}

/* -- general -- */

/* A bytearray's repr marks each single quote, also between double ones. */
static void repr_to(struct str s, bool array, struct buf *b)
{
    bool single = memchr(s.p, '\'', s.n) != NULL;
    char quote = single && !memchr(s.p, '"', s.n) ? '"' : '\'';
    buf_addc(b, 'b');
    buf_addc(b, quote);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == (unsigned char)quote || c == '\\' || (array && c == '\''))
            buf_addc(b, '\\'), buf_addc(b, (char)c);
        else if (c == '\n')
            buf_addz(b, "\\n");
        else if (c == '\r')
            buf_addz(b, "\\r");
        else if (c == '\t')
            buf_addz(b, "\\t");
        else if (c < 32 || c > 126)
            buf_printf(b, "\\x%02x", c);
        else
            buf_addc(b, (char)c);
    }
    buf_addc(b, quote);
}

void bytes_repr_to(struct str s, struct buf *b)
{
    repr_to(s, false, b);
}

static value repr_slot(struct vm *vm, value v)
{
    struct buf b = {0};
    if (is_array(v))
        buf_printf(&b, "%s(", v->type->name);
    repr_to(bytes_text(v), is_array(v), &b);
    if (is_array(v))
        buf_addc(&b, ')');
    return str_take_buf(vm, &b);
}

static int64_t hash_slot(struct vm *vm, value v)
{
    (void)vm;
    struct bytes_obj *b = as_bytes(v);
    if (b->hash == -1)
        b->hash = bytes_hash(b->p, b->n);
    return b->hash;
}

static value compare_slot(struct vm *vm, value a, value b, enum compare_op op)
{
    (void)vm;
    struct str s, t;
    if (!bytes_get(a, &s) || !bytes_get(b, &t) ||
        (!is_array(a) && is_array(b))) /* whose business this is */
        return ref(NOT_IMPLEMENTED);
    int c = memcmp(s.p, t.p, s.n < t.n ? s.n : t.n);
    if (c == 0)
        c = s.n < t.n ? -1 : s.n > t.n;
    return bool_value(compare_holds(c, op));
}

static value repeat(struct vm *vm, value v, value times)
{
    struct str s = bytes_text(v);
    int64_t k;
    if (index_of(vm, times, INDEX_TIMES, &k))
        return NULL;
    if (k <= 0 || s.n == 0)
        return bytes_like(vm, v, NULL, 0);
    if (k > INT64_MAX / (int64_t)s.n && !is_instance(v, &bytearray_type))
        return exc_raise(vm, &exc_OverflowError,
                         "repeated bytes are too long");
    if ((uint64_t)k > UINT32_MAX / s.n || !vm_reserve(vm, s.n * (size_t)k))
        return vm->exc ? NULL : exc_raise_memory(vm);
    struct buf b = {0};
    buf_reserve(&b, s.n * (size_t)k);
    for (int64_t i = 0; i < k; i++)
        buf_adds(&b, s);
    value r = bytes_like(vm, v, b.p, b.n);
    buf_fini(&b);
    return r;
}

static value binary_slot(struct vm *vm, enum binary_op op, value a, value b)
{
    struct str s, t;
    bool left = bytes_get(a, &s), right = bytes_get(b, &t);
    if (op == BIN_ADD && left && right) {
        struct buf sum = {0};
        buf_adds(&sum, s);
        buf_adds(&sum, t);
        value r = bytes_like(vm, a, sum.p, sum.n);
        buf_fini(&sum);
        return r;
    }
    if (op == BIN_ADD && left && !has_reflected(vm, b, "__radd__"))
        return exc_raise(vm, &exc_TypeError, "can't concat %s to %s",
                         type_of(b)->name, type_of(a)->name);
    if (op == BIN_MUL && left && has_index(b))
        return repeat(vm, a, b);
    if (op == BIN_MUL && right && has_index(a))
        return repeat(vm, b, a);
    if (op == BIN_MOD && left)
        return bytes_percent(vm, a, b);
    return ref(NOT_IMPLEMENTED);
}

static value array_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    struct str t;
    if (!is_array(a))
        return ref(NOT_IMPLEMENTED);
    if (op == BIN_ADD && !bytes_get(b, &t))
        return exc_raise(vm, &exc_TypeError, "can't concat %s to %s",
                         type_of(b)->name, type_of(a)->name);
    if (op == BIN_ADD && a == b && t.n) /* it is being read */
        return exc_raise(vm, &exc_BufferError, "Existing exports of data: "
                         "object cannot be re-sized");
    if (op == BIN_ADD)
        return array_splice(vm, as_array(a), as_array(a)->n, 0, t) ? NULL
                                                                   : ref(a);
    if (op != BIN_MUL || !has_index(b))
        return ref(NOT_IMPLEMENTED);
    value r = repeat(vm, a, b);
    if (r && array_splice(vm, as_array(a), 0, as_array(a)->n, bytes_text(r)))
        clear_slot(vm, &r);
    if (!r)
        return NULL;
    unref(vm, r);
    return ref(a);
}

/* -- indexing -- */

static int64_t len_slot(struct vm *vm, value v)
{
    (void)vm;
    return (int64_t)bytes_text(v).n;
}

static int read_index(struct vm *vm, value v, value key, int64_t *i)
{
    if (has_index(key))
        return index_of(vm, key, INDEX_SUBSCRIPT, i);
    exc_raise(vm, &exc_TypeError,
              "%s indices must be integers or slices, not %s",
              is_array(v) ? "bytearray" : kind_name(true), type_of(key)->name);
    return -1;
}

/* Counts a negative index from the end, and sees to it that it is inside. */
static int place_index(struct vm *vm, value v, int64_t *i)
{
    int64_t n = (int64_t)bytes_text(v).n;
    if (*i < 0)
        *i += n;
    if (*i >= 0 && *i < n)
        return 0;
    exc_raise(vm, &exc_IndexError, "%s", is_array(v)
              ? "bytearray index out of range" : "index out of range");
    return -1;
}

static int resolve_index(struct vm *vm, value v, value key, int64_t *i)
{
    if (read_index(vm, v, key, i)) /* which may change how long v is */
        return -1;
    return place_index(vm, v, i);
}

static value getitem_slot(struct vm *vm, value v, value key)
{
    int64_t i, step, count;
    if (!is_slice(key)) {
        if (resolve_index(vm, v, key, &i))
            return NULL;
        return small_new((unsigned char)bytes_text(v).p[i]);
    }
    size_t fixed = bytes_text(v).n;
    if (slice_resolve(vm, key, is_array(v) ? &as_array(v)->n : &fixed, &i,
                      &step, &count))
        return NULL;
    struct str s = bytes_text(v);
    if (step == 1)
        return bytes_like(vm, v, s.p + (count ? i : 0), (size_t)count);
    struct buf b = {0};
    for (int64_t k = 0; k < count; k++)
        buf_addc(&b, s.p[i + k * step]);
    value r = bytes_like(vm, v, b.p, b.n);
    buf_fini(&b);
    return r;
}

int byte_value(struct vm *vm, value v, int64_t *out)
{
    return in_range(vm, v, kind_name(true), out);
}

static int set_stride(struct vm *vm, struct bytearray_obj *a, int64_t start,
                      int64_t step, int64_t count, struct str with, bool del)
{
    if (!del && (int64_t)with.n != count) {
        exc_raise(vm, &exc_ValueError,
                  "attempt to assign bytes of size %zu to extended slice of "
                  "size %lld", with.n, (long long)count);
        return -1;
    }
    if (!del) {
        for (int64_t i = 0; i < count; i++)
            a->p[start + i * step] = with.p[i];
        return 0;
    }
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    for (int64_t i = count - 1; i >= 0; i--)
        array_splice(vm, a, (size_t)(start + i * step), 1, (struct str){0});
    return 0;
}

static int set_slice(struct vm *vm, struct bytearray_obj *a, value key,
                     value to)
{
    int64_t start, step, count;
    struct buf with = {0};
    int r = slice_resolve(vm, key, &a->n, &start, &step, &count);
    if (r == 0 && to && (is_float(to) || value_is_number(to) || is_str(to))) {
        exc_raise(vm, &exc_TypeError, "can assign only bytes, buffers, or "
                  "iterables of ints in range(0, 256)");
        return -1;
    }
    if (r == 0 && to)
        r = bytes_collect(vm, to, BYTEARRAY_MADE, &with);
    if (r == 0 && to) /* the items may have changed a */
        r = slice_resolve(vm, key, &a->n, &start, &step, &count);
    if (r == 0 && step == 1)
        r = array_splice(vm, a, (size_t)start, (size_t)count, buf_str(&with));
    else if (r == 0)
        r = set_stride(vm, a, start, step, count, buf_str(&with), !with.n);
    buf_fini(&with);
    return r;
}

static int array_setitem(struct vm *vm, value v, value key, value to)
{
    struct bytearray_obj *a = as_array(v);
    int64_t i, byte = 0;
    if (is_slice(key))
        return set_slice(vm, a, key, to);
    /* the value before the length: asking it may change how long v is */
    if (read_index(vm, v, key, &i) || (to && byte_value(vm, to, &byte)) ||
        place_index(vm, v, &i))
        return -1;
    if (!to)
        return array_splice(vm, a, (size_t)i, 1, (struct str){0});
    a->p[i] = (char)byte;
    return 0;
}

static int contains_slot(struct vm *vm, value v, value item)
{
    struct str s = bytes_text(v), t;
    int64_t byte;
    if (bytes_get(item, &t))
        return t.n == 0 || memmem(s.p, s.n, t.p, t.n) != NULL;
    if (byte_value(vm, item, &byte)) {
        if (exc_is(vm, &exc_ValueError))
            return -1;
        exc_clear(vm);
        exc_raise(vm, &exc_TypeError,
                  "a bytes-like object is required, not '%s'",
                  type_of(item)->name);
        return -1;
    }
    return memchr(s.p, (int)byte, s.n) != NULL;
}

static value iter_slot(struct vm *vm, value v)
{
    return seq_iter_new(vm, is_array(v) ? &bytearray_iterator_type
                                        : &bytes_iterator_type, v);
}

#define ANY_BYTES                                                             \
    .flags = TYPE_BASE, .repr = repr_slot, .str = repr_slot, .compare = compare_slot,           \
    .iter = iter_slot, .binary = binary_slot, .len = len_slot,                \
    .getitem = getitem_slot, .contains = contains_slot

struct type bytes_type = {
    .name = "bytes",
    .size = sizeof(struct bytes_obj),
    ANY_BYTES,
    .new_ = bytes_new_slot,
    .hash = hash_slot,
    .methods = bytes_methods,
};
struct type bytearray_type = {
    .name = "bytearray",
    .size = sizeof(struct bytearray_obj),
    ANY_BYTES,
    .new_ = array_new_slot,
    .init = array_init,
    .dealloc = array_dealloc,
    .unhashable = true,
    .inplace = array_inplace,
    .setitem = array_setitem,
    .methods = bytearray_methods,
};
