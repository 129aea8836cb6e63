/* BaseException: arguments, text, traceback, cause, context, notes. */
#include "vm/class.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- life -- */

value exc_base_new(struct vm *vm, struct type *t, const value *args, size_t n,
                   value kwnames)
{
    (void)kwnames;
    struct exc_obj *e = obj_new(vm, t, 0);
    if (!e)
        return NULL;
    e->args = tuple_from(vm, args, n);
    if (!e->args) {
        unref(vm, &e->obj);
        return NULL;
    }
    return &e->obj;
}

int exc_no_keywords(struct vm *vm, value self, value kwnames)
{
    if (!kwnames || !tuple_len(kwnames))
        return 0;
    exc_raise(vm, &exc_TypeError, "%s() takes no keyword arguments",
              type_of(self)->name);
    return -1;
}

int exc_base_init(struct vm *vm, value self, const value *args, size_t n,
                  value kwnames)
{
    if (exc_no_keywords(vm, self, kwnames) < 0)
        return -1;
    value t = tuple_from(vm, args, n), old = exc_of(self)->args;
    if (!t)
        return -1;
    exc_of(self)->args = t;
    xunref(vm, old);
    return 0;
}

static void base_clear(struct vm *vm, value self)
{
    struct exc_obj *e = exc_of(self);
    clear_slot(vm, &e->extra);
    clear_slot(vm, &e->dict);
    clear_slot(vm, &e->args);
    clear_slot(vm, &e->held);
    clear_slot(vm, &e->traceback);
    clear_slot(vm, &e->cause);
    clear_slot(vm, &e->context);
}

static void base_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    base_clear(vm, self);
}

static int base_traverse(value self, visit_fn visit, void *arg)
{
    struct exc_obj *e = exc_of(self);
    value held[] = {e->extra, e->dict, e->args, e->traceback, e->cause,
                    e->context, e->held};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}

/* -- text -- */

static value args_of(value self)
{
    return exc_of(self)->args;
}

value exc_base_str(struct vm *vm, value self)
{
    value args = args_of(self);
    if (!args || tuple_len(args) == 0)
        return str_newz(vm, "");
    if (tuple_len(args) == 1)
        return value_str(vm, tuple_items(args)[0]);
    return value_str(vm, args);
}

static value base_repr(struct vm *vm, value self)
{
    value args = args_of(self), inner;
    if (!args)
        return str_printf(vm, "%s()", type_of(self)->name);
    bool one = tuple_len(args) == 1;
    inner = value_repr(vm, one ? tuple_items(args)[0] : args);
    if (!inner)
        return NULL;
    value r = str_printf(vm, one ? "%s(%s)" : "%s%s", type_of(self)->name,
                         str_z(inner));
    unref(vm, inner);
    return r;
}

/* -- attributes -- */

static value or_none(value v)
{
    return ref(v ? v : NONE);
}

static value get_args(struct vm *vm, value self)
{
    return args_of(self) ? ref(args_of(self)) : tuple_alloc(vm, 0);
}

static int set_args(struct vm *vm, value self, value v)
{
    if (!v) {
        exc_raise(vm, &exc_TypeError, "args may not be deleted");
        return -1;
    }
    value t = tuple_of_iterable(vm, v), old = args_of(self);
    if (!t)
        return -1;
    exc_of(self)->args = t;
    xunref(vm, old);
    return 0;
}

static value get_traceback(struct vm *vm, value self)
{
    (void)vm;
    return or_none(exc_of(self)->traceback);
}

static int set_traceback(struct vm *vm, value self, value v)
{
    if (!v) {
        exc_raise(vm, &exc_TypeError, "__traceback__ may not be deleted");
        return -1;
    }
    if (v != NONE && type_of(v) != &traceback_type) {
        exc_raise(vm, &exc_TypeError,
                  "__traceback__ must be a traceback or None");
        return -1;
    }
    value old = exc_of(self)->traceback;
    exc_of(self)->traceback = v == NONE ? NULL : ref(v);
    exc_settle_traceback(self);
    xunref(vm, old);
    return 0;
}

static int set_link(struct vm *vm, value *slot, value v, const char *what)
{
    if (!v) {
        exc_raise(vm, &exc_TypeError, "__%s__ may not be deleted", what);
        return -1;
    }
    if (v != NONE && !is_exception(v)) {
        exc_raise(vm, &exc_TypeError,
                  "exception %s must be None or derive from BaseException",
                  what);
        return -1;
    }
    value old = *slot;
    *slot = v == NONE ? NULL : ref(v);
    xunref(vm, old);
    return 0;
}

static value get_cause(struct vm *vm, value self)
{
    (void)vm;
    return or_none(exc_of(self)->cause);
}

static int set_cause(struct vm *vm, value self, value v)
{
    if (set_link(vm, &exc_of(self)->cause, v, "cause") < 0)
        return -1;
    exc_of(self)->suppress_context = true;
    return 0;
}

static value get_context(struct vm *vm, value self)
{
    (void)vm;
    return or_none(exc_of(self)->context);
}

static int set_context(struct vm *vm, value self, value v)
{
    return set_link(vm, &exc_of(self)->context, v, "context");
}

static value get_suppress(struct vm *vm, value self)
{
    (void)vm;
    return bool_value(exc_of(self)->suppress_context);
}

static int set_suppress(struct vm *vm, value self, value v)
{
    if (!v || !is_bool(v)) {
        exc_raise(vm, &exc_TypeError, v ? "attribute value type must be bool"
                                        : "can't delete numeric/char attribute");
        return -1;
    }
    exc_of(self)->suppress_context = v == TRUE_;
    return 0;
}

static value get_dict(struct vm *vm, value self)
{
    return xref(instance_dict_make(vm, self));
}

static int set_dict(struct vm *vm, value self, value v)
{
    if (!v) {
        exc_raise(vm, &exc_TypeError, "cannot delete __dict__");
        return -1;
    }
    if (!is_dict(v)) {
        exc_raise(vm, &exc_TypeError,
                  "__dict__ must be set to a dictionary, not a '%s'",
                  type_of(v)->name);
        return -1;
    }
    value old = exc_of(self)->dict;
    exc_of(self)->dict = ref(v);
    xunref(vm, old);
    return 0;
}

static const struct getset base_getset[] = {
    {"args", get_args, set_args},
    {"__traceback__", get_traceback, set_traceback},
    {"__cause__", get_cause, set_cause},
    {"__context__", get_context, set_context},
    {"__suppress_context__", get_suppress, set_suppress, true},
    {"__dict__", get_dict, set_dict},
    {0},
};

/* -- methods -- */

value exc_notes(struct vm *vm, value e)
{
    value name = str_internz(vm, "__notes__");
    value notes = name ? value_getattr_opt(vm, e, name) : NULL;
    xunref(vm, name);
    return notes;
}

static value with_traceback(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    return set_traceback(vm, self, a[0]) < 0 ? NULL : ref(self);
}

static value add_note(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    if (!is_str(a[0]))
        return exc_raise(vm, &exc_TypeError, "note must be a str, not '%s'",
                         type_of(a[0])->name);
    value notes = exc_notes(vm, self);
    if (!notes && !vm->exc && (notes = list_new(vm)) &&
        value_setattr_z(vm, self, "__notes__", notes) < 0)
        clear_slot(vm, &notes);
    int rc = -1;
    if (notes && is_list(notes))
        rc = list_append(vm, notes, a[0]);
    else if (notes)
        exc_raise(vm, &exc_TypeError,
                  "Cannot add note: __notes__ is not a list");
    xunref(vm, notes);
    return rc < 0 ? NULL : ref(NONE);
}

static value reduce(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value args = get_args(vm, self), dict = exc_of(self)->dict;
    value r = args ? tuple_from(vm, (value[]){(value)type_of(self), args, dict},
                                dict ? 3 : 2)
                   : NULL;
    xunref(vm, args);
    return r;
}

/* Takes the attributes of a dict; None has none. */
static value setstate(struct vm *vm, value self, const value *a, size_t n)
{
    (void)n;
    size_t pos = 0;
    value name, v;
    if (a[0] != NONE && !is_dict(a[0]))
        return exc_raise(vm, &exc_TypeError, "state is not a dictionary");
    while (a[0] != NONE && dict_each(a[0], &pos, &name, &v)) {
        if (!is_str(name))
            return exc_raise(vm, &exc_TypeError, "attribute name must be "
                             "string, not '%s'", type_of(name)->name);
        if (value_setattr(vm, self, name, v) < 0)
            return NULL;
    }
    return ref(NONE);
}

static const struct native base_methods[] = {
    {"with_traceback", with_traceback, "tb, /", 0},
    {"add_note", add_note, "note, /", 0},
    {"__reduce__", reduce, "", 0},
    {"__setstate__", setstate, "state, /", 0},
    {0},
};

struct type exc_BaseException = {
    .name = "BaseException", .size = sizeof(struct exc_obj),
    .flags = TYPE_GC | TYPE_BASE | TYPE_EXCEPTION | TYPE_HAS_DICT,
    .instance_dict = offsetof(struct exc_obj, dict),
    .new_ = exc_base_new, .init = exc_base_init, .dealloc = base_dealloc,
    .traverse = base_traverse, .clear = base_clear, .repr = base_repr,
    .str = exc_base_str, .methods = base_methods, .getset = base_getset,
};
