#include "vm/data.h"

#include <stdlib.h>

#include "vm/alloc.h"
#include "vm/data_priv.h"
#include "vm/params.h"

/* -- arguments -- */

bool args_no_keywords(struct vm *vm, const char *name, value kwnames)
{
    return no_keywords(vm, name, kwnames) == 0;
}

bool args_between(struct vm *vm, const char *name, size_t n, size_t min,
                  size_t max)
{
    return count_between(vm, name, n, min, max) == 0;
}

bool args_bind(struct vm *vm, const char *name, const char *const *names,
               const value *args, size_t n, value kwnames, value *out)
{
    return params_bind(vm, &(struct params){name, names, 0, 0, 0}, args, n,
                       kwnames, out) == 0;
}

bool has_reflected(struct vm *vm, value v, const char *name)
{
    if (!(type_of(v)->flags & TYPE_HEAP))
        return false;
    value key = str_internz(vm, name);
    bool has = key && type_lookup(vm, type_of(v), key);
    xunref(vm, key);
    return has;
}

/* -- nested containers -- */

/* The containers whose repr is being made, innermost first. The marks stand on
 * the C stack, so this is back to NULL whenever no repr runs. */
static struct repr_mark *repr_top;

int repr_enter(struct vm *vm, struct repr_mark *m, value v)
{
    for (struct repr_mark *at = repr_top; at; at = at->up)
        if (at->v == v)
            return 0;
    if (!vm_enter(vm, " while getting the repr of an object"))
        return -1;
    *m = (struct repr_mark){v, repr_top};
    repr_top = m;
    return 1;
}

void repr_leave(struct vm *vm, struct repr_mark *m)
{
    repr_top = m->up;
    vm_leave(vm);
}

struct repr_mark *repr_exchange(struct repr_mark *top)
{
    struct repr_mark *before = repr_top;
    repr_top = top;
    return before;
}

int repr_add(struct vm *vm, struct buf *b, value v)
{
    value text = value_repr(vm, v);
    if (!text)
        return -1;
    buf_adds(b, str_text(text));
    unref(vm, text);
    return 0;
}

value buf_finish(struct vm *vm, struct buf *b, bool ok)
{
    if (ok)
        return str_take_buf(vm, b);
    buf_fini(b);
    return NULL;
}

/* -- memory -- */

void *table_resize(struct vm *vm, void *p, size_t old, size_t size)
{
    return p ? vm_realloc(vm, p, old, size) : vm_alloc(vm, size);
}

void table_free(struct vm *vm, void *p, size_t size)
{
    if (p)
        vm_dealloc(vm, p, size);
}

/* -- indices -- */

bool has_index(value v)
{
    return is_int(v) || type_of(v)->index;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
int index_of(struct vm *vm, value key, enum index_use use, int64_t *out)
{
    static const struct {
        const char *none;     /* TypeError, with the type's name */
        struct type *large;   /* raised when it doesn't fit */
        const char *too_large;
    } words[] = {
        [INDEX_SUBSCRIPT] = {
            "'%s' object cannot be interpreted as an integer",
            &exc_IndexError, "cannot fit '%s' into an index-sized integer"},
        [INDEX_TIMES] = {
            "can't multiply sequence by non-int of type '%s'",
            &exc_OverflowError, "cannot fit '%s' into an index-sized integer"},
        [INDEX_ARGUMENT] = {
            "'%s' object cannot be interpreted as an integer",
            &exc_OverflowError,
            "Python int too large to convert to C ssize_t"},
        [INDEX_COUNT] = {
            "'%s' object cannot be interpreted as an integer",
            &exc_ValueError, "cannot fit '%s' into an index-sized integer"},
    };
    if (is_small(key)) {
        *out = small_get(key);
        return 0;
    }
    if (!has_index(key)) {
        exc_raise(vm, &exc_TypeError, words[use].none, type_of(key)->name);
        return -1;
    }
    value i = is_int(key) ? ref(key) : type_of(key)->index(vm, key);
    if (!i)
        return -1;
    bool fits = int_fits(i, out);
    unref(vm, i);
    if (fits)
        return 0;
    exc_raise(vm, words[use].large, words[use].too_large, type_of(key)->name);
    return -1;
}
#pragma GCC diagnostic pop

int index_resolve(struct vm *vm, value key, const size_t *length,
                  const char *what, int64_t *out)
{
    int64_t i;
    if (is_small(key)) {
        i = small_get(key);
    } else if (!has_index(key)) {
        exc_raise(vm, &exc_TypeError,
                  "%s indices must be integers or slices, not %s", what,
                  type_of(key)->name);
        return -1;
    } else if (index_of(vm, key, INDEX_SUBSCRIPT, &i)) {
        return -1;
    }
    int64_t len = (int64_t)*length;
    if (i < 0)
        i += len;
    if (i < 0 || i >= len) {
        exc_raise(vm, &exc_IndexError, "%s index out of range", what);
        return -1;
    }
    *out = i;
    return 0;
}

int slice_bound(struct vm *vm, value v, int64_t otherwise, int64_t *out)
{
    *out = otherwise;
    if (!v || v == NONE)
        return 0;
    if (!has_index(v)) {
        exc_raise(vm, &exc_TypeError,
                  "slice indices must be integers or None or have an "
                  "__index__ method");
        return -1;
    }
    value i = is_int(v) ? ref(v) : type_of(v)->index(vm, v);
    if (!i)
        return -1;
    if (!int_fits(i, out))
        *out = int_sign(i) < 0 ? -INT64_MAX : INT64_MAX;
    unref(vm, i);
    return 0;
}

static void span_clip(int64_t len, int64_t *from, int64_t *to)
{
    if (*from < 0 && (*from += len) < 0)
        *from = 0;
    if (*to < 0 && (*to += len) < 0)
        *to = 0;
    if (*to > len)
        *to = len;
}

int span_resolve(struct vm *vm, value start, value stop, int64_t len,
                 int64_t *from, int64_t *to)
{
    if (slice_bound(vm, start, 0, from) || slice_bound(vm, stop, len, to))
        return -1;
    span_clip(len, from, to);
    return 0;
}

int span_resolve_ints(struct vm *vm, value start, value stop, int64_t len,
                      int64_t *from, int64_t *to)
{
    const value bounds[2] = {start, stop};
    int64_t *const places[2] = {from, to};
    for (int i = 0; i < 2; i++) {
        if (bounds[i] && !has_index(bounds[i])) {
            exc_raise(vm, &exc_TypeError, "slice indices must be integers or "
                      "have an __index__ method");
            return -1;
        }
        if (slice_bound(vm, bounds[i], i ? len : 0, places[i]))
            return -1;
    }
    span_clip(len, from, to);
    return 0;
}

/* -- comparison of sequences -- */

bool compare_holds(int sign, enum compare_op op)
{
    switch (op) {
    case CMP_LT: return sign < 0;
    case CMP_LE: return sign <= 0;
    case CMP_EQ: return sign == 0;
    case CMP_NE: return sign != 0;
    case CMP_GT: return sign > 0;
    case CMP_GE: return sign >= 0;
    }
    return false;
}

/* Finds the first index at which a and b differ; items are held meanwhile,
 * because an __eq__ may change a list. Returns 1 and the pair (new references)
 * when there is one, 0 when the shorter is a prefix of the longer. */
static int first_difference(struct vm *vm, value a, value b,
                            value *(*items)(value, size_t *n), value *x,
                            value *y)
{
    for (size_t i = 0;; i++) {
        size_t n, m;
        value *p = items(a, &n), *q = items(b, &m);
        if (i >= n || i >= m)
            return 0;
        if (p[i] == q[i])
            continue;
        *x = ref(p[i]);
        *y = ref(q[i]);
        int same = value_equal(vm, *x, *y);
        items(a, &n), items(b, &m);
        if (same == 0 && i < n && i < m)
            return 1;
        unref(vm, *x);
        unref(vm, *y);
        if (same < 0)
            return -1;
    }
}

static value items_compare_inner(struct vm *vm, value a, value b,
                                 enum compare_op op,
                                 value *(*items)(value, size_t *n))
{
    size_t n, m;
    items(a, &n), items(b, &m);
    if (n != m && (op == CMP_EQ || op == CMP_NE))
        return bool_value(op == CMP_NE);
    value x, y;
    int differ = first_difference(vm, a, b, items, &x, &y);
    if (differ < 0)
        return NULL;
    if (!differ) {
        items(a, &n), items(b, &m);
        return bool_value(compare_holds(n < m ? -1 : n > m, op));
    }
    value r = op == CMP_EQ   ? bool_value(false)
              : op == CMP_NE ? bool_value(true)
                             : value_compare(vm, x, y, op);
    unref(vm, x);
    unref(vm, y);
    return r;
}

value items_compare(struct vm *vm, value a, value b, enum compare_op op,
                    value *(*items)(value, size_t *n))
{
    if (!vm_enter(vm, " in comparison"))
        return NULL;
    value r = items_compare_inner(vm, a, b, op, items);
    vm_leave(vm);
    return r;
}

/* -- start -- */

void data_init(struct vm *vm)
{
    static struct type *const types[] = {
        &int_type, &float_type, &str_type, &bytes_type, &bytearray_type,
        &tuple_type, &list_type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        type_ready(vm, types[i]);
    dict_init(vm);
    set_init(vm);
    range_init(vm);
    iter_init(vm);
}
