/* Functions of preludes that stand for ones which CPython has in C. They run as
 * all others do and look as those do there: a built-in function, or the
 * descriptor of a method, of a slot, of a class's method. Which of them a
 * function is, its type tells; the struct is the same.
 */
#include "vm/func_c.h"

#include <string.h>

#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/func.h"
#include "vm/func_words.h"
#include "vm/interp_priv.h"
#include "vm/object.h"
#include "vm/vm.h"

static struct type built_in_type, method_type_c, slot_type, class_method_type;
static struct type bound_type, bound_slot_type;

static struct func_obj *func_of(value v)
{
    return (struct func_obj *)v;
}

static const char *name_of(value v)
{
    return str_z(func_of(v)->name);
}

static value name(struct vm *vm, value self)
{
    (void)vm;
    return ref(func_of(self)->name);
}

static value no_doc(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return ref(NONE);
}

static value run(struct vm *vm, value self, const value *args, size_t n,
                 value kwnames)
{
    return func_type.call(vm, self, args, n, kwnames);
}

/* -- built-in functions, and __new__ -------------------------------------- */

static value built_in_repr(struct vm *vm, value self)
{
    struct type *of = func_of(self)->owner;
    if (!of)
        return str_printf(vm, "<built-in function %s>", name_of(self));
    return str_printf(vm, "<built-in method %s of type object at 0x%lx>",
                      name_of(self), (unsigned long)value_id(vm, (value)of));
}

static value built_in_qualname(struct vm *vm, value self)
{
    (void)vm;
    return ref(func_of(self)->qualname);
}

static value built_in_module(struct vm *vm, value self)
{
    (void)vm;
    const struct func_obj *f = func_of(self);
    return ref(f->owner || !f->module ? NONE : f->module);
}

static value built_in_self(struct vm *vm, value self)
{
    (void)vm;
    struct type *of = func_of(self)->owner;
    return ref(of ? (value)of : NONE);
}

static const struct getset built_in_getset[] = {
    {"__name__", name, NULL}, {"__qualname__", built_in_qualname, NULL},
    {"__module__", built_in_module, NULL}, {"__self__", built_in_self, NULL},
    {"__doc__", no_doc, NULL}, {0},
};

/* -- descriptors ---------------------------------------------------------- */

static value bind(struct vm *vm, struct type *t, value func, value self)
{
    struct method_obj *m = obj_new(vm, t, 0);
    if (!m)
        return NULL;
    m->func = ref(func);
    m->self = ref(self);
    return (value)m;
}

static value refuse(struct vm *vm, value self, value instance)
{
    return exc_raise(vm, &exc_TypeError,
                     "descriptor '%s' for '%s' objects doesn't apply to a '%s' "
                     "object", name_of(self), func_of(self)->owner->name,
                     type_of(instance)->name);
}

static value method_get(struct vm *vm, value self, value instance,
                        struct type *owner)
{
    (void)owner;
    if (!instance)
        return ref(self);
    if (!is_instance(instance, func_of(self)->owner))
        return refuse(vm, self, instance);
    return bind(vm, type_of(self) == &slot_type ? &bound_slot_type
                                                : &bound_type, self, instance);
}

static value class_method_get(struct vm *vm, value self, value instance,
                              struct type *owner)
{
    return bind(vm, &bound_type, self,
                (value)(owner ? owner : type_of(instance)));
}

static value needs_argument(struct vm *vm, value self)
{
    const char *of = func_of(self)->owner->name;
    if (type_of(self) == &method_type_c)
        return exc_raise(vm, &exc_TypeError,
                         "unbound method %s.%s() needs an argument",
                         str_z(func_of(self)->owner->name_value),
                         name_of(self));
    return exc_raise(vm, &exc_TypeError,
                     "descriptor '%s' of '%s' object needs an argument",
                     name_of(self), of);
}

static value method_call(struct vm *vm, value self, const value *args,
                         size_t n, value kwnames)
{
    if (!n)
        return needs_argument(vm, self);
    if (is_instance(args[0], func_of(self)->owner))
        return run(vm, self, args, n, kwnames);
    if (type_of(self) == &method_type_c)
        return refuse(vm, self, args[0]);
    return exc_raise(vm, &exc_TypeError,
                     "descriptor '%s' requires a '%s' object but received a "
                     "'%s'", name_of(self), func_of(self)->owner->name,
                     type_of(args[0])->name);
}

static value class_method_call(struct vm *vm, value self, const value *args,
                               size_t n, value kwnames)
{
    const char *of = func_of(self)->owner->name;
    if (!n)
        return needs_argument(vm, self);
    if (!is_type(args[0]))
        return exc_raise(vm, &exc_TypeError,
                         "descriptor '%s' for type '%s' needs a type, not a "
                         "'%s' as arg 2", name_of(self), of,
                         type_of(args[0])->name);
    if (!type_is_sub((struct type *)args[0], func_of(self)->owner))
        return exc_raise(vm, &exc_TypeError,
                         "descriptor '%s' requires a subtype of '%s' but "
                         "received '%s'", name_of(self), of,
                         ((struct type *)args[0])->name);
    return run(vm, self, args, n, kwnames);
}

static value descr_repr(struct vm *vm, value self)
{
    return str_printf(vm, "<%s '%s' of '%s' objects>",
                      type_of(self) == &slot_type ? "slot wrapper" : "method",
                      name_of(self), func_of(self)->owner->name);
}

static value descr_owner(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)func_of(self)->owner);
}

static const struct getset descr_getset[] = {
    {"__name__", name, NULL}, {"__qualname__", built_in_qualname, NULL},
    {"__objclass__", descr_owner, NULL}, {"__doc__", no_doc, NULL}, {0},
};

/* -- bound ---------------------------------------------------------------- */

static struct method_obj *bound_of(value v)
{
    return (struct method_obj *)v;
}

static value bound_repr(struct vm *vm, value self)
{
    const struct method_obj *m = bound_of(self);
    bool slot = type_of(self) == &bound_slot_type;
    return str_printf(vm, "<%s%s%s of %s object at 0x%lx>",
                      slot ? "method-wrapper '" : "built-in method ",
                      name_of(m->func), slot ? "'" : "", type_of(m->self)->name,
                      (unsigned long)value_id(vm, m->self));
}

static value bound_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    (void)vm;
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b) != type_of(a))
        return ref(NOT_IMPLEMENTED);
    bool same = bound_of(a)->func == bound_of(b)->func &&
                bound_of(a)->self == bound_of(b)->self;
    return bool_value(same == (op == CMP_EQ));
}

static value bound_name(struct vm *vm, value self)
{
    return name(vm, bound_of(self)->func);
}

static value bound_qualname(struct vm *vm, value self)
{
    value of = bound_of(self)->self;
    const struct type *t = is_type(of) ? (struct type *)of : type_of(of);
    if (type_of(self) == &bound_slot_type)
        return built_in_qualname(vm, bound_of(self)->func);
    return str_printf(vm, "%s.%s", str_z(t->qualname),
                      name_of(bound_of(self)->func));
}

static value bound_self(struct vm *vm, value self)
{
    (void)vm;
    return ref(bound_of(self)->self);
}

static const struct getset bound_getset[] = {
    {"__name__", bound_name, NULL}, {"__qualname__", bound_qualname, NULL},
    {"__self__", bound_self, NULL}, {"__doc__", no_doc, NULL},
    {"__module__", no_doc, NULL}, {0},
};
static const struct getset bound_slot_getset[] = {
    {"__name__", bound_name, NULL}, {"__qualname__", bound_qualname, NULL},
    {"__self__", bound_self, NULL}, {"__doc__", no_doc, NULL}, {0},
};

/* -- the types: alias is what programs take them for ---------------------- */

#define FUNC_FLAGS (TYPE_GC | TYPE_COUNTS_CALLS | TYPE_FUNCTION)
static struct type built_in_type = {
    .name = "builtin_function_or_method", .alias = &native_type,
    .size = sizeof(struct func_obj), .flags = FUNC_FLAGS, .call = run,
    .repr = built_in_repr, .getset = built_in_getset,
};
#define METHOD_SLOTS                                                          \
    .size = sizeof(struct func_obj), .flags = FUNC_FLAGS | TYPE_METHOD,       \
    .call = method_call, .get = method_get, .repr = descr_repr,               \
    .getset = descr_getset
static struct type method_type_c = {
    .name = "method_descriptor", .alias = &method_descriptor_type,
    METHOD_SLOTS,
};
static struct type slot_type = {
    .name = "wrapper_descriptor", .alias = &wrapper_descriptor_type,
    METHOD_SLOTS,
};
static struct type class_method_type = {
    .name = "classmethod_descriptor", .alias = &classmethod_descriptor_type,
    .size = sizeof(struct func_obj), .flags = FUNC_FLAGS,
    .call = class_method_call, .get = class_method_get, .repr = descr_repr,
    .getset = descr_getset,
};
static struct type bound_type = {
    .name = "builtin_function_or_method", .alias = &native_type,
    .size = sizeof(struct method_obj), .flags = TYPE_GC | TYPE_COUNTS_CALLS,
    .repr = bound_repr, .compare = bound_compare, .getset = bound_getset,
};
static struct type bound_slot_type = {
    .name = "method-wrapper", .alias = &method_wrapper_type,
    .size = sizeof(struct method_obj), .flags = TYPE_GC | TYPE_COUNTS_CALLS,
    .repr = bound_repr, .compare = bound_compare, .getset = bound_slot_getset,
};

static void take_life(struct type *t, const struct type *from)
{
    t->dealloc = from->dealloc;
    t->traverse = from->traverse;
    t->clear = from->clear;
    if (!t->call)
        t->call = from->call;
    if (from == &method_type)
        t->hash = from->hash;
}

void func_c_init(struct vm *vm)
{
    struct type *const functions[] = {&built_in_type, &method_type_c,
                                      &slot_type, &class_method_type};
    struct type *const bound[] = {&bound_type, &bound_slot_type};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        take_life(functions[i], &func_type);
        type_ready(vm, functions[i]);
    }
    for (size_t i = 0; i < sizeof bound / sizeof *bound; i++) {
        take_life(bound[i], &method_type);
        type_ready(vm, bound[i]);
    }
}

/* -- what preludes say ---------------------------------------------------- */

static value say_built_in(struct vm *vm, value self, const value *a, size_t n)
{
    (void)vm, (void)self, (void)n;
    if (type_of(a[0]) == &func_type)
        a[0]->type = &built_in_type;
    return ref(a[0]);
}

/* The same function under that name, for another method that does the same. */
static struct func_obj *copy_as(struct vm *vm, const struct func_obj *f,
                                value name)
{
    struct func_obj *g = (struct func_obj *)func_new(vm, f->code, f->globals);
    if (!g)
        return NULL;
    value old = g->name;
    g->name = ref(name);
    unref(vm, old);
    g->defaults = xref(f->defaults);
    g->kwdefaults = xref(f->kwdefaults);
    g->closure = xref(f->closure);
    g->dict = xref(f->dict);
    g->words = f->words;
    return g;
}

/* The function takes the name of where it stands: OrderedDict.__copy__. */
static int settle(struct vm *vm, struct func_obj *f, struct type *t)
{
    value old = f->qualname, own = str_printf(vm, "%s.%s", str_z(t->qualname),
                                              str_z(f->name));
    if (!own)
        return -1;
    f->qualname = own;
    unref(vm, old);
    f->owner = t;
    return 0;
}

/* A class's attribute of that name becomes what it is in C. */
static value say_in_c(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    struct type *t = (struct type *)a[0];
    value held = a[2], inner = holder_function(held);
    value f = inner ? inner : held;
    if (!is_type(a[0]) || !is_func(f))
        return ref(NONE);
    bool other = func_of(f)->owner || dict_get(vm, t->dict, a[1]) != held;
    f = other ? (value)copy_as(vm, func_of(f), a[1]) : ref(f);
    if (!f || settle(vm, func_of(f), t) < 0) {
        xunref(vm, f);
        return NULL;
    }
    bool of_class = type_of(held) == &classmethod_type;
    f->type = of_class ? &class_method_type
              : inner  ? &built_in_type /* __new__ */
              : func_is_slot(str_z(a[1])) ? &slot_type : &method_type_c;
    int rc = 0;
    if (other || of_class)
        rc = type_set_attr(vm, t, a[1], f);
    unref(vm, f);
    type_modified(t);
    return rc < 0 ? NULL : ref(NONE);
}

const struct native func_c_natives[] = {
    {"_words", func_set_words, "function, kind, /", 0},
    {"_built_in", say_built_in, "function, /", 0},
    {"_in_c", say_in_c, "cls, name, held, /", 0},
    {0},
};
