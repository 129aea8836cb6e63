/* The generic operations of the language, general part: text, hash, truth,
 * comparison, calls. Operators are in operator.c, attributes in attribute.c,
 * items and iteration in container.c.
 */
#include <limits.h>

#include "vm/object.h"

#include "vm/class.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/func.h"
#include "vm/guard.h"
#include "vm/native.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/names.h"
#include "vm/slots.h"
#include "vm/vm.h"

/* -- text -- */

/* A class of the program may return anything: what was asked for says which
 * method is to blame. */
static value want_str(struct vm *vm, value r, const char *asked)
{
    if (!r || is_str(r))
        return r;
    exc_raise(vm, &exc_TypeError, "%s returned non-string (type %s)", asked,
              type_of(r)->name);
    unref(vm, r);
    return NULL;
}

value value_repr(struct vm *vm, value v)
{
    if (!vm_enter(vm, " while getting the repr of an object"))
        return NULL;
    value r = type_of(v)->repr(vm, v);
    vm_leave(vm);
    return want_str(vm, r, "__repr__");
}

value value_str(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    if (t == &str_type)
        return ref(v);
    if (!vm_enter(vm, " while getting the str of an object"))
        return NULL;
    value r = t->str ? t->str(vm, v) : t->repr(vm, v);
    vm_leave(vm);
    return want_str(vm, r, "__str__");
}

static void add_escape(struct buf *b, uint32_t cp)
{
    if (cp < 0x100)
        buf_printf(b, "\\x%02x", cp);
    else if (cp < 0x10000)
        buf_printf(b, "\\u%04x", cp);
    else
        buf_printf(b, "\\U%08x", cp);
}

/* A code point of valid WTF-8 at p; its length. */
static size_t decode(const unsigned char *p, uint32_t *cp)
{
    static const unsigned char lead[] = {0, 0, 0x1F, 0x0F, 0x07};
    size_t n = *p < 0x80 ? 1 : *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4;
    *cp = n == 1 ? *p : *p & lead[n];
    for (size_t i = 1; i < n; i++)
        *cp = *cp << 6 | (p[i] & 0x3F);
    return n;
}

value value_ascii(struct vm *vm, value v)
{
    value r = value_repr(vm, v);
    if (!r || str_is_ascii(r))
        return r;
    struct buf b = {0};
    struct str s = str_text(r);
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += decode((const unsigned char *)s.p + i, &cp);
        if (cp < 0x80)
            buf_addc(&b, (char)cp);
        else
            add_escape(&b, cp);
    }
    unref(vm, r);
    return str_take_buf(vm, &b);
}

value value_format(struct vm *vm, value v, value spec)
{
    struct type *t = type_of(v);
    if (!spec || (is_str(spec) && str_text(spec).n == 0)) {
        if (t == &str_type)
            return ref(v);
        if (is_small(v))
            return value_str(vm, v);
    }
    value own = spec ? NULL : str_newz(vm, "");
    if (!spec && !own)
        return NULL;
    value r = t->format(vm, v, spec ? spec : own);
    xunref(vm, own);
    return r;
}

/* -- hash and truth -- */

int64_t value_hash(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    if (!t->unhashable && t->hash)
        return t->hash(vm, v);
    exc_raise(vm, &exc_TypeError, "unhashable type: '%s'", t->name);
    return -1;
}

int value_truth(struct vm *vm, value v)
{
    if (is_small(v))
        return small_get(v) != 0;
    if (v == TRUE_)
        return 1;
    if (v == FALSE_ || v == NONE)
        return 0;
    struct type *t = v->type;
    if (t->truth)
        return t->truth(vm, v);
    if (!t->len)
        return 1;
    int64_t n = t->len(vm, v);
    return n < 0 ? -1 : n > 0;
}

/* -- comparison -- */

static const enum compare_op swapped[] = {
    [CMP_LT] = CMP_GT, [CMP_LE] = CMP_GE, [CMP_EQ] = CMP_EQ,
    [CMP_NE] = CMP_NE, [CMP_GT] = CMP_LT, [CMP_GE] = CMP_LE,
};

static value try_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    struct type *t = type_of(a);
    return t->compare ? t->compare(vm, a, b, op) : ref(NOT_IMPLEMENTED);
}

static value compare_both(struct vm *vm, value a, value b, enum compare_op op)
{
    struct type *ta = type_of(a), *tb = type_of(b);
    bool b_first = ta != tb && tb->compare && type_is_sub(tb, ta);
    value r;
    if (b_first) {
        r = try_compare(vm, b, a, swapped[op]);
        if (r != NOT_IMPLEMENTED)
            return r;
        unref(vm, r);
    }
    r = try_compare(vm, a, b, op);
    if (r != NOT_IMPLEMENTED || b_first)
        return r;
    unref(vm, r);
    return try_compare(vm, b, a, swapped[op]);
}

static bool small_holds(intptr_t a, intptr_t b, enum compare_op op)
{
    switch (op) {
    case CMP_LT: return a < b;
    case CMP_LE: return a <= b;
    case CMP_EQ: return a == b;
    case CMP_NE: return a != b;
    case CMP_GT: return a > b;
    default: return a >= b;
    }
}

value value_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (both_small(a, b))
        return bool_value(small_holds(small_get(a), small_get(b), op));
    if (!vm_enter(vm, " in comparison"))
        return NULL;
    value r = compare_both(vm, a, b, op);
    vm_leave(vm);
    if (r != NOT_IMPLEMENTED)
        return r;
    unref(vm, r);
    if (op == CMP_EQ || op == CMP_NE)
        return bool_value((a == b) == (op == CMP_EQ));
    return exc_raise(vm, &exc_TypeError,
                     "'%s' not supported between instances of '%s' and '%s'",
                     compare_op_text(op), type_of(a)->name, type_of(b)->name);
}

int value_compare_bool(struct vm *vm, value a, value b, enum compare_op op)
{
    if (both_small(a, b))
        return small_holds(small_get(a), small_get(b), op);
    value r = value_compare(vm, a, b, op);
    if (!r)
        return -1;
    int truth = value_truth(vm, r);
    unref(vm, r);
    return truth;
}

int value_equal(struct vm *vm, value a, value b)
{
    if (a == b)
        return 1;
    if (both_small(a, b))
        return 0;
    if (!is_small(a) && !is_small(b) && a->type == &str_type &&
        b->type == &str_type)
        return str_equal(a, b);
    return value_compare_bool(vm, a, b, CMP_EQ);
}

/* -- calls -- */

bool value_callable(value v)
{
    return type_of(v)->call != NULL;
}

value value_call(struct vm *vm, value f, const value *args, size_t n,
                 value kwnames)
{
    struct type *t = type_of(f);
    if (!t->call)
        return exc_raise(vm, &exc_TypeError, "'%s' object is not callable",
                         t->name);
    if (t->flags & TYPE_COUNTS_CALLS)
        return t->call(vm, f, args, n, kwnames);
    if (!vm_enter(vm, " while calling a Python object"))
        return NULL;
    value r = t->call(vm, f, args, n, kwnames);
    vm_leave(vm);
    return r;
}

value value_call0(struct vm *vm, value f)
{
    return value_call(vm, f, NULL, 0, NULL);
}

value value_call1(struct vm *vm, value f, value a)
{
    return value_call(vm, f, &a, 1, NULL);
}

/* A plain method of the class is called with self in front, without a bound
 * method in between. */
static value call_method(struct vm *vm, value self, value name,
                         const value *args, size_t n)
{
    struct type *t = type_of(self);
    value *dict = instance_dict(self);
    value f = t->getattr == object_getattr && !(dict && *dict)
                  ? type_lookup(vm, t, name) : NULL;
    if (f && type_of(f)->flags & TYPE_METHOD) {
        ref(f);
        value r = call_with_self(vm, f, self, args, n, NULL);
        unref(vm, f);
        return r;
    }
    f = value_getattr(vm, self, name);
    if (!f)
        return NULL;
    value r = value_call(vm, f, args, n, NULL);
    unref(vm, f);
    return r;
}

value value_call_method(struct vm *vm, value self, const char *name,
                        const value *args, size_t n)
{
    value key = str_internz(vm, name);
    if (!key)
        return NULL;
    value r = call_method(vm, self, key, args, n);
    unref(vm, key);
    return r;
}

/* -- numbers for C -- */

value value_index(struct vm *vm, value v)
{
    if (is_small(v))
        return v;
    struct type *t = v->type;
    if (is_int(v)) /* whatever __index__ its class has */
        return int_type.index(vm, v);
    if (t->index)
        return t->index(vm, v);
    return exc_raise(vm, &exc_TypeError,
                     "'%s' object cannot be interpreted as an integer",
                     t->name);
}

int value_as_int64(struct vm *vm, value v, int64_t *out)
{
    if (is_small(v))
        return *out = small_get(v), 0;
    value i = value_index(vm, v);
    if (!i)
        return -1;
    bool fits = int_fits(i, out);
    unref(vm, i);
    if (fits)
        return 0;
    exc_raise(vm, &exc_OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
}

int value_as_int(struct vm *vm, value v, int *out)
{
    value i = value_index(vm, v);
    if (!i)
        return -1;
    int64_t wide = INT64_MAX;
    bool fits = int_fits(i, &wide) && wide >= INT_MIN && wide <= INT_MAX;
    unref(vm, i);
    *out = (int)wide;
    if (fits)
        return 0;
    exc_raise(vm, &exc_OverflowError,
              "Python int too large to convert to C int");
    return -1;
}

static int double_of_int(struct vm *vm, value i, double *out)
{
    *out = int_to_double(i);
    if (*out - *out == 0)
        return 0;
    exc_raise(vm, &exc_OverflowError, "int too large to convert to float");
    return -1;
}

int value_as_double(struct vm *vm, value v, double *out)
{
    if (is_float(v))
        return *out = float_get(v), 0;
    if (is_int(v))
        return double_of_int(vm, v, out);
    struct type *t = type_of(v);
    value r = NULL;
    if (t->to_float)
        r = t->to_float(vm, v);
    else if (t->index)
        r = t->index(vm, v);
    else
        exc_raise(vm, &exc_TypeError, "must be real number, not %s", t->name);
    if (!r)
        return -1;
    int rc = 0;
    if (is_float(r))
        *out = float_get(r);
    else
        rc = double_of_int(vm, r, out);
    unref(vm, r);
    return rc;
}
