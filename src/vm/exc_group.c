/* Exception groups: making, splitting, deriving. A group keeps its message and
 * the tuple of its exceptions in exc_obj.extra.
 */
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/frame.h"
#include "vm/guard.h"
#include "vm/lib_priv.h"
#include "vm/object.h"
#include "vm/params.h"
#include "vm/vm.h"

static bool is_group(value e)
{
    return is_instance(e, &exc_BaseExceptionGroup);
}

value exc_group_members(value group)
{
    return exc_field(group, 1);
}

/* -- making -- */

static bool all_exceptions(value members)
{
    for (size_t i = 0; i < tuple_len(members); i++)
        if (!is_instance(tuple_items(members)[i], &exc_Exception))
            return false;
    return true;
}

static bool members_ok(struct vm *vm, value members)
{
    if (!tuple_len(members)) {
        exc_raise(vm, &exc_ValueError,
                  "second argument (exceptions) must be a non-empty sequence");
        return false;
    }
    for (size_t i = 0; i < tuple_len(members); i++)
        if (!is_exception(tuple_items(members)[i])) {
            exc_raise(vm, &exc_ValueError,
                      "Item %zu of second argument (exceptions) is not an "
                      "exception", i);
            return false;
        }
    return true;
}

/* The class the group will really have; NULL with TypeError. */
static struct type *class_for(struct vm *vm, struct type *t, value members)
{
    if (all_exceptions(members))
        return t == &exc_BaseExceptionGroup ? &exc_ExceptionGroup : t;
    if (t == &exc_ExceptionGroup)
        exc_raise(vm, &exc_TypeError,
                  "Cannot nest BaseExceptions in an ExceptionGroup");
    else if (type_is_sub(t, &exc_Exception))
        exc_raise(vm, &exc_TypeError, "Cannot nest BaseExceptions in '%s'",
                  t->name);
    else
        return t;
    return NULL;
}

/* `seq` is what the program gave, for args; members the tuple of it. */
static value make(struct vm *vm, struct type *t, value message, value seq,
                  value members)
{
    if (!members_ok(vm, members) || !(t = class_for(vm, t, members)))
        return NULL;
    value e = exc_base_new(vm, t, (value[]){message, seq}, 2, NULL);
    if (!e)
        return NULL;
    exc_of(e)->extra = tuple_from(vm, (value[]){message, members}, 2);
    if (!exc_of(e)->extra) {
        unref(vm, e);
        return NULL;
    }
    return e;
}

value exc_group_new_slot(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    (void)kwnames;
    if (n != 2)
        return exc_raise(vm, &exc_TypeError,
                         "BaseExceptionGroup.__new__() takes exactly 2 "
                         "arguments (%zu given)", n);
    if (!is_str(args[0]))
        return exc_raise(vm, &exc_TypeError,
                         "BaseExceptionGroup.__new__() argument 1 must be str, "
                         "not %s",
                         argument_name(args[0]));
    if (!value_is_sequence(args[1]))
        return exc_raise(vm, &exc_TypeError,
                         "second argument (exceptions) must be a sequence");
    value members = tuple_of_iterable(vm, args[1]);
    value e = members ? make(vm, t, args[0], args[1], members) : NULL;
    xunref(vm, members);
    return e;
}

value exc_group_new(struct vm *vm, const char *message, value exceptions)
{
    value text = str_newz(vm, message);
    value members = text ? tuple_of_iterable(vm, exceptions) : NULL;
    value e = members ? make(vm, &exc_BaseExceptionGroup, text, exceptions,
                             members) : NULL;
    xunref(vm, text);
    xunref(vm, members);
    return e;
}

value exc_group_str(struct vm *vm, value self)
{
    value message = value_str(vm, exc_field(self, 0));
    if (!message)
        return NULL;
    value members = exc_group_members(self);
    size_t n = is_tuple(members) ? tuple_len(members) : 0;
    struct buf b = {0};
    buf_adds(&b, str_text(message));
    buf_printf(&b, " (%zu sub-exception%s)", n, n == 1 ? "" : "s");
    unref(vm, message);
    return str_take_buf(vm, &b);
}

/* -- splitting -- */

/* By a class or a tuple of classes, by a function, or by what a set of the
 * library's holds: leaves, each as exc_group_mark has it. */
static int matches(struct vm *vm, value e, value by)
{
    if (is_exception_class(by))
        return is_instance(e, (struct type *)by);
    if (type_of(by) == &set_type)
        return is_group(e) ? 0 : set_contains(vm, by, exc_group_mark(e));
    if (is_tuple(by)) {
        for (size_t i = 0; i < tuple_len(by); i++) {
            int m = matches(vm, e, tuple_items(by)[i]);
            if (m)
                return m;
        }
        return 0;
    }
    value r = value_call1(vm, by, e);
    int truth = r ? value_truth(vm, r) : -1;
    xunref(vm, r);
    return truth;
}

value exc_group_mark(value e)
{
    return small_new((intptr_t)((uintptr_t)e >> 1));
}

static int copy_link(struct vm *vm, value *to, value from)
{
    value old = *to;
    *to = xref(from);
    xunref(vm, old);
    return 0;
}

/* The notes as a list of its own; what is no sequence stays behind. */
static int copy_notes(struct vm *vm, value from, value to)
{
    value notes = exc_notes(vm, from);
    int rc = vm->exc ? -1 : 0;
    if (notes && value_is_sequence(notes)) {
        value list = list_of_iterable(vm, notes);
        rc = list ? value_setattr_z(vm, to, "__notes__", list) : -1;
        xunref(vm, list);
    }
    xunref(vm, notes);
    return rc;
}

/* A group of `members` (a list) in the manner of `like`; None when empty. */
static value derive(struct vm *vm, value like, value members)
{
    if (list_len(members) == 0)
        return ref(NONE);
    value g = value_call_method(vm, like, "derive", &members, 1);
    if (!g)
        return NULL;
    if (!is_group(g)) {
        exc_raise(vm, &exc_TypeError,
                  "derive must return an instance of BaseExceptionGroup");
        unref(vm, g);
        return NULL;
    }
    struct exc_obj *from = exc_of(like), *to = exc_of(g);
    copy_link(vm, &to->traceback, from->traceback);
    copy_link(vm, &to->context, from->context);
    copy_link(vm, &to->cause, from->cause);
    to->suppress_context = true; /* even without a cause, as in CPython */
    if (copy_notes(vm, like, g) < 0) {
        unref(vm, g);
        return NULL;
    }
    return g;
}

static int add_part(struct vm *vm, value list, value part)
{
    int rc = part == NONE ? 0 : list_append(vm, list, part);
    unref(vm, part);
    return rc;
}

/* no is NULL when nobody wants the rest. */
static int split_members(struct vm *vm, value e, value by, value yes, value no)
{
    value members = exc_group_members(e);
    for (size_t i = 0; i < tuple_len(members); i++) {
        value m, r;
        if (exc_group_split(vm, tuple_items(members)[i], by, &m,
                            no ? &r : NULL) < 0)
            return -1;
        int rc = add_part(vm, yes, m);
        if (no && add_part(vm, no, r) < 0)
            rc = -1;
        if (rc < 0)
            return -1;
    }
    return 0;
}

static int split_group(struct vm *vm, value e, value by, value *match,
                       value *rest)
{
    value yes = list_new(vm), no = yes && rest ? list_new(vm) : NULL;
    int rc = yes && (no || !rest) ? split_members(vm, e, by, yes, no) : -1;
    *match = rc < 0 ? NULL : derive(vm, e, yes);
    if (rest)
        *rest = *match ? derive(vm, e, no) : NULL;
    xunref(vm, yes);
    xunref(vm, no);
    if (rest ? *rest != NULL : *match != NULL)
        return 0;
    xunref(vm, *match);
    return -1;
}

int exc_group_split(struct vm *vm, value e, value types, value *match,
                    value *rest)
{
    if (!vm_enter(vm, " in exceptiongroup_split_recursive"))
        return -1;
    int whole = matches(vm, e, types), rc = whole < 0 ? -1 : 0;
    if (rc == 0 && !whole && is_group(e)) {
        rc = split_group(vm, e, types, match, rest);
    } else if (rc == 0) {
        *match = ref(whole ? e : NONE);
        if (rest)
            *rest = ref(whole ? NONE : e);
    }
    vm_leave(vm);
    return rc;
}

/* -- methods -- */

static bool condition_ok(struct vm *vm, value by)
{
    bool ok = is_exception_class(by) || type_of(by) == &func_type;
    if (is_tuple(by)) {
        ok = true;
        for (size_t i = 0; i < tuple_len(by); i++)
            ok = ok && is_exception_class(tuple_items(by)[i]);
    }
    if (!ok)
        exc_raise(vm, &exc_TypeError,
                  "expected a function, exception type or tuple of exception "
                  "types");
    return ok;
}

static value group_split(struct vm *vm, value self, const value *a, size_t n)
{
    value match, rest;
    if (count_between(vm, "split", n, 1, 1) < 0 || !condition_ok(vm, a[0]) ||
        exc_group_split(vm, self, a[0], &match, &rest) < 0)
        return NULL;
    value r = tuple_from(vm, (value[]){match, rest}, 2);
    unref(vm, match);
    unref(vm, rest);
    return r;
}

static value group_subgroup(struct vm *vm, value self, const value *a, size_t n)
{
    value match;
    if (count_between(vm, "subgroup", n, 1, 1) < 0 ||
        !condition_ok(vm, a[0]) ||
        exc_group_split(vm, self, a[0], &match, NULL) < 0)
        return NULL;
    return match;
}

static value group_derive(struct vm *vm, value self, const value *a, size_t n)
{
    if (n != 1)
        return exc_raise(vm, &exc_TypeError,
                         "function takes exactly 1 argument (%zu given)", n);
    return value_call(vm, (value)&exc_BaseExceptionGroup,
                      (value[]){exc_field(self, 0), a[0]}, 2, NULL);
}

static value class_getitem(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return alias_new(vm, self, a[0]);
}

const struct native exc_group_methods[] = {
    {"split", group_split, "...", 0},
    {"subgroup", group_subgroup, "...", 0},
    {"derive", group_derive, "...", 0},
    {"__class_getitem__", class_getitem, "item, /", NATIVE_CLASS},
    {0},
};

static value get_message(struct vm *vm, value self)
{
    (void)vm;
    return ref(exc_field(self, 0));
}

static value get_exceptions(struct vm *vm, value self)
{
    (void)vm;
    return ref(exc_field(self, 1));
}

static int set_nothing(struct vm *vm, value self, value v)
{
    (void)self, (void)v;
    exc_raise(vm, &exc_AttributeError, "readonly attribute");
    return -1;
}

const struct getset exc_group_getset[] = {
    {"message", get_message, set_nothing, true},
    {"exceptions", get_exceptions, set_nothing, true}, {0},
};
