/* Functions of the program and bound methods. */
#include "vm/class.h"
#include "vm/func.h"

#include <string.h>

#include "vm/alloc.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- functions -------------------------------------------------------------- */

value func_new(struct vm *vm, struct code_obj *code, value globals)
{
    struct func_obj *f = obj_new(vm, &func_type, 0);
    if (!f)
        return NULL;
    f->code = (struct code_obj *)ref((value)code);
    f->globals = ref(globals);
    f->name = ref(code->name);
    f->qualname = ref(code->qualname);
    f->doc = ref(code->doc ? code->doc : NONE);
    value module = dict_get(vm, globals, vm->names->d_name);
    exc_clear(vm);
    f->module = ref(module ? module : NONE);
    return (value)f;
}

static struct func_obj *func_of(value v)
{
    return (struct func_obj *)v;
}

#define FUNC_FIELDS(X)                                                        \
    X(globals) X(module) X(defaults) X(kwdefaults) X(doc) X(name) X(dict)     \
    X(closure) X(annotations) X(qualname)

static void func_clear(struct vm *vm, value self)
{
    struct func_obj *f = func_of(self);
#define X(field) clear_slot(vm, &f->field);
    FUNC_FIELDS(X)
#undef X
}

static void func_dealloc(struct vm *vm, value self)
{
    func_clear(vm, self);
    xunref(vm, (value)func_of(self)->code);
}

static int func_traverse(value self, visit_fn visit, void *arg)
{
    struct func_obj *f = func_of(self);
#define X(field)                                                              \
    if (f->field && visit(f->field, arg))                                     \
        return 1;
    FUNC_FIELDS(X)
#undef X
    return 0;
}

static value func_repr(struct vm *vm, value self)
{
    return str_printf(vm, "<function %s at 0x%lx>",
                      str_z(func_of(self)->qualname),
                      (unsigned long)value_id(vm, self));
}

static value func_get(struct vm *vm, value self, value instance,
                      struct type *owner)
{
    (void)owner;
    return instance ? method_new(vm, self, instance) : ref(self);
}

static value func_call(struct vm *vm, value self, const value *args, size_t n,
                       value kwnames)
{
    struct frame *f = func_bind(vm, self, args, n, kwnames);
    if (!f)
        return NULL;
    if (code_makes_coro(f->code))
        return coro_of_frame(vm, f);
    value result = NULL;
    return interp_run(vm, f, &result) == RUN_RETURN ? result : NULL;
}

/* -- attributes of functions -- */

static int need_str(struct vm *vm, const char *what, value v)
{
    if (v && is_str(v))
        return 0;
    exc_raise(vm, &exc_TypeError, "%s must be set to a string object", what);
    return -1;
}

static int set_field(struct vm *vm, value *slot, value v)
{
    value old = *slot;
    *slot = xref(v);
    xunref(vm, old);
    return 0;
}

static value none_or(value v)
{
    return ref(v ? v : NONE);
}

static value get_name(struct vm *vm, value self)
{
    (void)vm;
    return ref(func_of(self)->name);
}

static int set_name(struct vm *vm, value self, value v)
{
    if (need_str(vm, "__name__", v) < 0)
        return -1;
    return set_field(vm, &func_of(self)->name, v);
}

static value get_qualname(struct vm *vm, value self)
{
    (void)vm;
    return ref(func_of(self)->qualname);
}

static int set_qualname(struct vm *vm, value self, value v)
{
    if (need_str(vm, "__qualname__", v) < 0)
        return -1;
    return set_field(vm, &func_of(self)->qualname, v);
}

static value get_doc(struct vm *vm, value self)
{
    (void)vm;
    return none_or(func_of(self)->doc);
}

static int set_doc(struct vm *vm, value self, value v)
{
    return set_field(vm, &func_of(self)->doc, v);
}

static value get_module(struct vm *vm, value self)
{
    (void)vm;
    return none_or(func_of(self)->module);
}

static int set_module(struct vm *vm, value self, value v)
{
    return set_field(vm, &func_of(self)->module, v);
}

static value get_code(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)func_of(self)->code);
}

/* Another code must close over as many variables. */
static int set_code(struct vm *vm, value self, value v)
{
    struct func_obj *f = func_of(self);
    if (!v || type_of(v) != &code_type) {
        exc_raise(vm, &exc_TypeError, "__code__ must be set to a code object");
        return -1;
    }
    size_t has = f->closure ? tuple_len(f->closure) : 0;
    struct code_obj *code = (struct code_obj *)v, *old = f->code;
    if (code->code->n_free != has) {
        exc_raise(vm, &exc_ValueError,
                  "%s() requires a code object with %zu free vars, not %zu",
                  str_z(f->name), has, (size_t)code->code->n_free);
        return -1;
    }
    f->code = (struct code_obj *)ref(v);
    unref(vm, (value)old);
    return 0;
}

static value get_globals(struct vm *vm, value self)
{
    (void)vm;
    return ref(func_of(self)->globals);
}

static value get_closure(struct vm *vm, value self)
{
    (void)vm;
    return none_or(func_of(self)->closure);
}

static value get_defaults(struct vm *vm, value self)
{
    (void)vm;
    return none_or(func_of(self)->defaults);
}

static int set_defaults(struct vm *vm, value self, value v)
{
    if (v == NONE)
        v = NULL;
    if (v && !is_tuple(v)) {
        exc_raise(vm, &exc_TypeError,
                  "__defaults__ must be set to a tuple object");
        return -1;
    }
    return set_field(vm, &func_of(self)->defaults, v);
}

static value get_kwdefaults(struct vm *vm, value self)
{
    (void)vm;
    return none_or(func_of(self)->kwdefaults);
}

/* None and del take a dict away; anything else must be one. */
static int set_dict_field(struct vm *vm, const char *what, value *slot, value v)
{
    if (v == NONE)
        v = NULL;
    if (v && !is_dict(v)) {
        exc_raise(vm, &exc_TypeError, "%s must be set to a dict object", what);
        return -1;
    }
    return set_field(vm, slot, v);
}

static int set_kwdefaults(struct vm *vm, value self, value v)
{
    return set_dict_field(vm, "__kwdefaults__", &func_of(self)->kwdefaults, v);
}

static value get_annotations(struct vm *vm, value self)
{
    struct func_obj *f = func_of(self);
    if (!f->annotations)
        f->annotations = dict_new(vm);
    return xref(f->annotations);
}

static int set_annotations(struct vm *vm, value self, value v)
{
    return set_dict_field(vm, "__annotations__", &func_of(self)->annotations, v);
}

static const struct getset func_getset[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__doc__", get_doc, set_doc},
    {"__module__", get_module, set_module},
    {"__code__", get_code, set_code},
    {"__globals__", get_globals, NULL},
    {"__closure__", get_closure, NULL},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults},
    {"__annotations__", get_annotations, set_annotations},
    INSTANCE_DICT,
    {NULL},
};

struct type func_type = {
    .name = "function",
    .size = sizeof(struct func_obj),
    .flags = TYPE_GC | TYPE_HAS_DICT | TYPE_COUNTS_CALLS | TYPE_FUNCTION,
    .instance_dict = offsetof(struct func_obj, dict),
    .dealloc = func_dealloc,
    .traverse = func_traverse,
    .clear = func_clear,
    .repr = func_repr,
    .call = func_call,
    .get = func_get,
    .getset = func_getset,
};

/* -- bound methods ---------------------------------------------------------- */

value method_new(struct vm *vm, value function, value self)
{
    struct method_obj *m = obj_new(vm, &method_type, 0);
    if (!m)
        return NULL;
    m->func = ref(function);
    m->self = ref(self);
    return (value)m;
}

static struct method_obj *method_of(value v)
{
    return (struct method_obj *)v;
}

static void method_clear(struct vm *vm, value self)
{
    clear_slot(vm, &method_of(self)->func);
    clear_slot(vm, &method_of(self)->self);
}

static int method_traverse(value self, visit_fn visit, void *arg)
{
    struct method_obj *m = method_of(self);
    if (m->func && visit(m->func, arg))
        return 1;
    return m->self ? visit(m->self, arg) : 0;
}

enum { ARGS_ON_STACK = 8 };

static value method_call(struct vm *vm, value self, const value *args,
                         size_t n, value kwnames)
{
    struct method_obj *m = method_of(self);
    size_t total = n + (kwnames ? tuple_len(kwnames) : 0);
    value few[ARGS_ON_STACK + 1], *all = few;
    size_t bytes = (total + 1) * sizeof *all;
    if (total > ARGS_ON_STACK && !(all = vm_alloc(vm, bytes)))
        return NULL;
    all[0] = m->self;
    if (total)
        memcpy(all + 1, args, total * sizeof *all);
    value func = ref(m->func); /* the method may die in the call */
    value bound = ref(m->self);
    value result = value_call(vm, func, all, n + 1, kwnames);
    unref(vm, func);
    unref(vm, bound);
    if (all != few)
        vm_dealloc(vm, all, bytes);
    return result;
}

static value method_repr(struct vm *vm, value self)
{
    struct method_obj *m = method_of(self);
    value name = value_getattr_opt(vm, m->func, vm->names->d_qualname);
    if (!name && vm->exc)
        return NULL;
    value of = value_repr(vm, m->self);
    value result = NULL;
    if (of)
        result = str_printf(vm, "<bound method %s of %s>",
                            name && is_str(name) ? str_z(name) : "?",
                            str_z(of));
    xunref(vm, name);
    xunref(vm, of);
    return result;
}

static value method_compare(struct vm *vm, value a, value b,
                            enum compare_op op)
{
    (void)vm;
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b) != &method_type)
        return ref(NOT_IMPLEMENTED);
    bool same = method_of(a)->func == method_of(b)->func &&
                method_of(a)->self == method_of(b)->self;
    return bool_value(same == (op == CMP_EQ));
}

static int64_t method_hash(struct vm *vm, value self)
{
    /* by ids: addresses would make the order of a set differ from run to run */
    uint64_t h = value_id(vm, method_of(self)->func) * 31 +
                 value_id(vm, method_of(self)->self);
    return (int64_t)(h >> 4);
}

/* What the method lacks is its function's: __name__, __doc__, ... */
static value method_getattr(struct vm *vm, value self, value name)
{
    if (type_lookup(vm, &method_type, name))
        return object_getattr(vm, self, name);
    return value_getattr(vm, method_of(self)->func, name);
}

static value method_get_func(struct vm *vm, value self)
{
    (void)vm;
    return ref(method_of(self)->func);
}

static value method_get_self(struct vm *vm, value self)
{
    (void)vm;
    return ref(method_of(self)->self);
}

static value method_get_doc(struct vm *vm, value self)
{
    return value_getattr(vm, method_of(self)->func, vm->names->d_doc);
}

static const struct getset method_getset[] = {
    {"__func__", method_get_func, NULL},
    {"__self__", method_get_self, NULL},
    {"__doc__", method_get_doc, NULL},
    {NULL},
};

static value method_make(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames)
{
    (void)t;
    if (n != 2 || (kwnames && tuple_len(kwnames)))
        return exc_raise(vm, &exc_TypeError,
                         "method expected 2 arguments, got %zu", n);
    if (!value_callable(args[0]))
        return exc_raise(vm, &exc_TypeError,
                         "first argument must be callable");
    if (args[1] == NONE)
        return exc_raise(vm, &exc_TypeError, "instance must not be None");
    return method_new(vm, args[0], args[1]);
}

struct type method_type = {
    .new_ = method_make,
    .name = "method",
    .size = sizeof(struct method_obj),
    .flags = TYPE_GC | TYPE_COUNTS_CALLS,
    .dealloc = method_clear,
    .traverse = method_traverse,
    .clear = method_clear,
    .repr = method_repr,
    .call = method_call,
    .compare = method_compare,
    .hash = method_hash,
    .getattr = method_getattr,
    .getset = method_getset,
};
