/* Operators: which side is asked first, and what is said when none answers. */
#include <stdio.h>

#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/mod_deque.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

static bool is_sequence(value v)
{
    struct type *t = type_of(v);
    return t->flags & (TYPE_STR | TYPE_LIST | TYPE_TUPLE) ||
           type_is_sub(t, &bytes_type) || type_is_sub(t, &bytearray_type);
}

/* Can v be repeated by `*`? */
static bool is_repeated(value v)
{
    return is_sequence(v) || is_instance(v, &deque_type);
}

/* Has its class a method of the program's under this name? CPython then has no
 * slot for what a sequence does by itself. */
static bool overrides(struct vm *vm, value v, const char *name)
{
    if (!(type_of(v)->flags & TYPE_HEAP))
        return false;
    value key = str_internz(vm, name);
    value found = key ? type_lookup(vm, type_of(v), key) : NULL;
    xunref(vm, key);
    return found && type_of(found) != &wrapper_descriptor_type;
}

static bool joins(struct vm *vm, value v)
{
    return is_sequence(v) && !overrides(vm, v, "__add__");
}

static bool repeats(struct vm *vm, value v)
{
    return is_repeated(v) && !overrides(vm, v, "__mul__") &&
           !overrides(vm, v, "__rmul__");
}

static const char *sequence_name(value v)
{
    unsigned flags = type_of(v)->flags;
    return flags & TYPE_STR ? "str" : flags & TYPE_LIST ? "list" : "tuple";
}

/* "can only concatenate str (not "int") to str" and its kin; NULL without an
 * exception when the general words fit. */
static bool refuse_sequence(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BIN_ADD && joins(vm, a)) {
        if (type_of(a)->flags & (TYPE_STR | TYPE_LIST | TYPE_TUPLE))
            exc_raise(vm, &exc_TypeError,
                      "can only concatenate %s (not \"%s\") to %s",
                      sequence_name(a), type_of(b)->name, sequence_name(a));
        else
            exc_raise(vm, &exc_TypeError, "can't concat %s to %s",
                      type_of(b)->name, type_of(a)->name);
        return true;
    }
    if (op == BIN_MUL && (repeats(vm, a) || repeats(vm, b))) {
        exc_raise(vm, &exc_TypeError,
                  "can't multiply sequence by non-int of type '%s'",
                  type_of(repeats(vm, a) ? b : a)->name);
        return true;
    }
    return false;
}

bool value_joins(value v)
{
    return is_repeated(v);
}

value value_join(struct vm *vm, const struct type *t, value a, value b)
{
    value r = t->binary(vm, BIN_ADD, a, b);
    if (r == NOT_IMPLEMENTED && refuse_sequence(vm, BIN_ADD, a, b))
        clear_slot(vm, &r);
    return r;
}

value value_refuse_binary(struct vm *vm, const char *op, value a, value b)
{
    return exc_raise(vm, &exc_TypeError,
                     "unsupported operand type(s) for %s: '%s' and '%s'", op,
                     type_of(a)->name, type_of(b)->name);
}

static bool is_print(struct vm *vm, value v)
{
    return type_of(v) == &native_type &&
           dict_get_z(vm, vm->builtins, "print") == v;
}

static value refuse(struct vm *vm, enum binary_op op, bool inplace, value a,
                    value b)
{
    if (refuse_sequence(vm, op, a, b))
        return NULL;
    if (op == BIN_RSHIFT && !inplace && vm->builtins && is_print(vm, a))
        return exc_raise(vm, &exc_TypeError,
                         "unsupported operand type(s) for >>: '%s' and '%s'. "
                         "Did you mean \"print(<message>, "
                         "file=<output_stream>)\"?",
                         type_of(a)->name, type_of(b)->name);
    char text[16] = "** or pow()";
    if (op != BIN_POW || inplace)
        snprintf(text, sizeof text, "%s%s", binary_op_text(op),
                 inplace ? "=" : "");
    return value_refuse_binary(vm, text, a, b);
}

value value_try_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    struct type *ta = type_of(a), *tb = type_of(b);
    value (*fa)(struct vm *, enum binary_op, value, value) = ta->binary;
    value (*fb)(struct vm *, enum binary_op, value, value) = tb->binary;
    if (fa == fb)
        fb = NULL;
    value r;
    if (op == BIN_MUL && fb && tb->flags & TYPE_HEAP && is_repeated(a)) {
        r = fb(vm, op, a, b); /* to repeat is what a sequence tries last */
        if (r != NOT_IMPLEMENTED)
            return r;
        unref(vm, r);
        fb = NULL;
    }
    if (fa) {
        if (fb && type_is_sub(tb, ta)) {
            r = fb(vm, op, a, b);
            if (r != NOT_IMPLEMENTED)
                return r;
            unref(vm, r);
            fb = NULL;
        }
        r = fa(vm, op, a, b);
        if (r != NOT_IMPLEMENTED)
            return r;
        unref(vm, r);
    }
    /* a built-in sequence on the right is not asked to be joined to */
    if (op == BIN_ADD && is_repeated(b) && !(tb->flags & TYPE_HEAP))
        fb = NULL;
    return fb ? fb(vm, op, a, b) : ref(NOT_IMPLEMENTED);
}

value value_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    value r = value_try_binary(vm, op, a, b);
    if (r != NOT_IMPLEMENTED)
        return r;
    unref(vm, r);
    return refuse(vm, op, false, a, b);
}

/* Has its type room for what sequences do? All classes of the program's have. */
static bool has_places(value v)
{
    const struct type *t = type_of(v);
    return t->flags & TYPE_HEAP || t->len || t->contains;
}

value value_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    struct type *t = type_of(a);
    value r;
    if (t->inplace) {
        r = t->inplace(vm, op, a, b);
        if (r != NOT_IMPLEMENTED)
            return r;
        unref(vm, r);
    }
    /* What could hold items itself doesn't repeat those of b in place. */
    bool alone = op == BIN_MUL && has_places(a) && !is_repeated(a) &&
                 is_repeated(b);
    r = !alone     ? value_try_binary(vm, op, a, b)
        : t->binary ? t->binary(vm, op, a, b) : ref(NOT_IMPLEMENTED);
    if (r != NOT_IMPLEMENTED)
        return r;
    unref(vm, r);
    return alone ? value_refuse_binary(vm, "*=", a, b)
                 : refuse(vm, op, true, a, b);
}

static value refuse_unary(struct vm *vm, const char *op, value v)
{
    return exc_raise(vm, &exc_TypeError, "bad operand type for %s: '%s'", op,
                     type_of(v)->name);
}

value value_negative(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    return t->negative ? t->negative(vm, v) : refuse_unary(vm, "unary -", v);
}

value value_positive(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    return t->positive ? t->positive(vm, v) : refuse_unary(vm, "unary +", v);
}

value value_invert(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    return t->invert ? t->invert(vm, v) : refuse_unary(vm, "unary ~", v);
}

value value_absolute(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    return t->absolute ? t->absolute(vm, v) : refuse_unary(vm, "abs()", v);
}
