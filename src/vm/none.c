/* None, Ellipsis, NotImplemented, and bool, which is an int with two values. */
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/vm.h"


struct obj none_object = {.refs = IMMORTAL, .type = &none_type};
struct obj true_object = {.refs = IMMORTAL, .type = &bool_type};
struct obj false_object = {.refs = IMMORTAL, .type = &bool_type};
struct obj ellipsis_object = {.refs = IMMORTAL, .type = &ellipsis_type};
struct obj not_implemented_object = {.refs = IMMORTAL, .type = &not_implemented_type};

static bool no_args(struct vm *vm, const char *name, size_t n, value kwnames)
{
    if (!n && !(kwnames && tuple_len(kwnames)))
        return true;
    exc_raise(vm, &exc_TypeError, "%s takes no arguments", name);
    return false;
}

/* -- None -- */

static value none_new(struct vm *vm, struct type *t, const value *args,
                      size_t n, value kwnames)
{
    (void)t, (void)args;
    return no_args(vm, "NoneType", n, kwnames) ? ref(NONE) : NULL;
}

static value none_repr(struct vm *vm, value self)
{
    (void)self;
    return str_internz(vm, "None");
}

static int none_truth(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return 0;
}

/* In CPython it comes from an address, whose page is anywhere and whose place in
 * the page is fixed: the low bits are those of the interpreter that we are
 * measured by, so that None has its place among small numbers in a set. */
static int64_t none_hash(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return 0xfca864be;
}

struct type none_type = {
    .name = "NoneType", .size = sizeof(struct obj), .new_ = none_new,
    .repr = none_repr, .truth = none_truth, .hash = none_hash,
};

/* -- Ellipsis, NotImplemented -- */

static value ellipsis_new(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    (void)t, (void)args;
    return no_args(vm, "EllipsisType", n, kwnames) ? ref(ELLIPSIS) : NULL;
}

static value ellipsis_repr(struct vm *vm, value self)
{
    (void)self;
    return str_internz(vm, "Ellipsis");
}

struct type ellipsis_type = {
    .name = "ellipsis", .size = sizeof(struct obj), .new_ = ellipsis_new,
    .repr = ellipsis_repr,
};

static value not_implemented_new(struct vm *vm, struct type *t,
                                 const value *args, size_t n, value kwnames)
{
    (void)t, (void)args;
    return no_args(vm, "NotImplementedType", n, kwnames) ? ref(NOT_IMPLEMENTED)
                                                         : NULL;
}

static value not_implemented_repr(struct vm *vm, value self)
{
    (void)self;
    return str_internz(vm, "NotImplemented");
}

static int not_implemented_truth(struct vm *vm, value self)
{
    (void)self;
    vm_warn(vm, &exc_DeprecationWarning,
            "NotImplemented should not be used in a boolean context");
    return vm->exc ? -1 : 1;
}

struct type not_implemented_type = {
    .name = "NotImplementedType", .size = sizeof(struct obj),
    .new_ = not_implemented_new, .repr = not_implemented_repr,
    .truth = not_implemented_truth,
};

/* -- bool -- */

static value bool_new(struct vm *vm, struct type *t, const value *args,
                      size_t n, value kwnames)
{
    (void)t;
    if (kwnames && tuple_len(kwnames))
        return exc_raise(vm, &exc_TypeError,
                         "bool() takes no keyword arguments");
    if (n > 1)
        return exc_raise(vm, &exc_TypeError,
                         "bool expected at most 1 argument, got %zu", n);
    int truth = n ? value_truth(vm, args[0]) : 0;
    return truth < 0 ? NULL : bool_value(truth);
}

static value bool_repr(struct vm *vm, value self)
{
    return str_internz(vm, self == TRUE_ ? "True" : "False");
}

static int bool_truth(struct vm *vm, value self)
{
    (void)vm;
    return self == TRUE_;
}

/* and, or, xor of two bools are bools; everything else is int's. */
static value bool_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (!is_bool(a) || !is_bool(b))
        return int_type.binary(vm, op, a, b);
    bool x = a == TRUE_, y = b == TRUE_;
    switch (op) {
    case BIN_AND: return bool_value(x && y);
    case BIN_OR: return bool_value(x || y);
    case BIN_XOR: return bool_value(x != y);
    default: return int_type.binary(vm, op, a, b);
    }
}

struct type bool_type = {
    .name = "bool", .size = sizeof(struct obj), .base = &int_type,
    .new_ = bool_new, .repr = bool_repr, .truth = bool_truth,
    .binary = bool_binary,
};
