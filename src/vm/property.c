/* property, staticmethod, classmethod. */
#include "vm/class.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/func.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/params.h"
#include "vm/vm.h"

/* -- property -- */

struct property {
    struct obj obj;
    value get, set, del; /* NULL: none */
    value doc;           /* NULL: none */
    value name;          /* given by __set_name__, or NULL */
    bool doc_of_getter;
};

static struct property *as_property(value v)
{
    return (struct property *)v;
}

static value present(value v)
{
    return v && v != NONE ? ref(v) : NULL;
}

static value doc_of(struct vm *vm, value f)
{
    value doc = f ? value_getattr_opt(vm, f, vm->names->d_doc) : NULL;
    if (vm->exc)
        exc_clear(vm);
    if (doc != NONE)
        return doc;
    unref(vm, doc);
    return NULL;
}

static void property_drop(struct vm *vm, struct property *p)
{
    clear_slot(vm, &p->get);
    clear_slot(vm, &p->set);
    clear_slot(vm, &p->del);
    clear_slot(vm, &p->doc);
    clear_slot(vm, &p->name);
}

/* The __doc__ of an instance of a subclass stands in its own dict, or slot:
 * the class has one that would hide it. */
static int property_fill(struct vm *vm, struct property *p, value get,
                         value set, value del, value doc)
{
    property_drop(vm, p);
    p->get = present(get);
    p->set = present(set);
    p->del = present(del);
    doc = present(doc);
    p->doc_of_getter = !doc && (doc = doc_of(vm, p->get));
    if (p->obj.type == &property_type) {
        p->doc = doc;
        return 0;
    }
    int rc = value_setattr(vm, &p->obj, vm->names->d_doc, doc ? doc : NONE);
    xunref(vm, doc);
    return rc;
}

static int property_init(struct vm *vm, value self, const value *args, size_t n,
                         value kwnames)
{
    static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
    value got[4];
    if (params_bind(vm, &(struct params){"property", names, 0, 0, 0}, args, n,
                    kwnames, got) < 0)
        return -1;
    return property_fill(vm, as_property(self), got[0], got[1], got[2],
                         got[3]);
}

static value property_new(struct vm *vm, struct type *t, const value *args,
                          size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

static value property_missing(struct vm *vm, value self, value instance,
                              const char *what)
{
    struct property *p = as_property(self);
    value owner = type_of(instance)->qualname;
    if (p->name && is_str(p->name))
        return exc_raise(vm, &exc_AttributeError,
                         "property '%s' of '%s' object has no %s",
                         str_z(p->name), str_z(owner), what);
    return exc_raise(vm, &exc_AttributeError,
                     "property of '%s' object has no %s", str_z(owner), what);
}

static value property_get(struct vm *vm, value self, value instance,
                          struct type *owner)
{
    (void)owner;
    if (!instance)
        return ref(self);
    value get = as_property(self)->get;
    return get ? value_call1(vm, get, instance)
               : property_missing(vm, self, instance, "getter");
}

static int property_set(struct vm *vm, value self, value instance, value v)
{
    struct property *p = as_property(self);
    value f = v ? p->set : p->del;
    if (!f) {
        property_missing(vm, self, instance, v ? "setter" : "deleter");
        return -1;
    }
    value r = value_call(vm, f, (value[]){instance, v}, v ? 2 : 1, NULL);
    xunref(vm, r);
    return r ? 0 : -1;
}

/* A copy with one function changed, as @x.setter makes it; of the same class,
 * so that subclasses of property survive. */
static value property_with(struct vm *vm, value self, value get, value set,
                           value del)
{
    struct property *p = as_property(self);
    value args[] = {
        get ? get : p->get ? p->get : NONE, set ? set : p->set ? p->set : NONE,
        del ? del : p->del ? p->del : NONE,
        p->doc && !(p->doc_of_getter && (get || p->get)) ? p->doc : NONE,
    };
    value copy = value_call(vm, (value)type_of(self), args, 4, NULL);
    if (copy && is_instance(copy, &property_type) && p->name)
        as_property(copy)->name = ref(p->name);
    return copy;
}

static value property_getter(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)n;
    return property_with(vm, self, a[0], NULL, NULL);
}

static value property_setter(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)n;
    return property_with(vm, self, NULL, a[0], NULL);
}

static value property_deleter(struct vm *vm, value self, const value *a,
                              size_t n)
{
    (void)n;
    return property_with(vm, self, NULL, NULL, a[0]);
}

static value property_set_name(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)n;
    struct property *p = as_property(self);
    value old = p->name;
    p->name = ref(a[1]);
    xunref(vm, old);
    return ref(NONE);
}

static value or_none(value v)
{
    return ref(v ? v : NONE);
}

static value property_fget(struct vm *vm, value self)
{
    (void)vm;
    return or_none(as_property(self)->get);
}

static value property_fset(struct vm *vm, value self)
{
    (void)vm;
    return or_none(as_property(self)->set);
}

static value property_fdel(struct vm *vm, value self)
{
    (void)vm;
    return or_none(as_property(self)->del);
}

static value property_doc(struct vm *vm, value self)
{
    (void)vm;
    return or_none(as_property(self)->doc);
}

static int property_set_doc(struct vm *vm, value self, value v)
{
    value old = as_property(self)->doc;
    as_property(self)->doc = xref(v);
    xunref(vm, old);
    return 0;
}

/* What f.__isabstractmethod__ says; 0, or -1 with what asking raised. */
static int says_abstract(struct vm *vm, value f, bool *abstract)
{
    value name = str_internz(vm, "__isabstractmethod__");
    value v = name ? value_getattr_opt(vm, f, name) : NULL;
    int truth = v ? value_truth(vm, v) : vm->exc ? -1 : 0;
    xunref(vm, name);
    xunref(vm, v);
    *abstract = truth > 0;
    return truth < 0 ? -1 : 0;
}

static value property_abstract(struct vm *vm, value self)
{
    struct property *p = as_property(self);
    value f[] = {p->get, p->set, p->del};
    bool abstract = false;
    for (size_t i = 0; i < 3 && !abstract; i++) {
        if (f[i] && says_abstract(vm, f[i], &abstract) < 0)
            return NULL;
    }
    return bool_value(abstract);
}

static int fixed_function(struct vm *vm, value self, value v)
{
    (void)self, (void)v;
    exc_raise(vm, &exc_AttributeError, "readonly attribute");
    return -1;
}

static void property_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    property_drop(vm, as_property(self));
}

static int property_traverse(value self, visit_fn visit, void *arg)
{
    struct property *p = as_property(self);
    value held[] = {p->get, p->set, p->del, p->doc};
    for (size_t i = 0; i < 4; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}

static void property_clear(struct vm *vm, value self)
{
    property_drop(vm, as_property(self));
}

static const struct native property_methods[] = {
    {"getter", property_getter, "fget, /", 0},
    {"setter", property_setter, "fset, /", 0},
    {"deleter", property_deleter, "fdel, /", 0},
    {"__set_name__", property_set_name, "owner, name, /", 0}, {0},
};

static const struct getset property_getset[] = {
    {"fget", property_fget, fixed_function},
    {"fset", property_fset, fixed_function},
    {"fdel", property_fdel, fixed_function},
    {"__doc__", property_doc, property_set_doc},
    {"__isabstractmethod__", property_abstract, NULL}, {0},
};

struct type property_type = {
    .name = "property", .size = sizeof(struct property),
    .flags = TYPE_GC | TYPE_BASE, .new_ = property_new, .init = property_init,
    .get = property_get, .set = property_set, .dealloc = property_dealloc,
    .traverse = property_traverse, .clear = property_clear,
    .methods = property_methods, .getset = property_getset,
};

/* -- staticmethod and classmethod -- */

struct holder {
    struct obj obj;
    value dict; /* attributes, those of the function among them; or NULL */
    value f;    /* NULL before __init__ */
};

static struct holder *as_holder(value v)
{
    return (struct holder *)v;
}

value holder_function(value v)
{
    bool is = type_of(v) == &classmethod_type ||
              type_of(v) == &staticmethod_type;
    return is ? as_holder(v)->f : NULL;
}

static value holder_make(struct vm *vm, struct type *t, value f)
{
    struct holder *h = obj_new(vm, t, 0);
    if (!h)
        return NULL;
    h->f = ref(f);
    return &h->obj;
}

value staticmethod_new(struct vm *vm, value f)
{
    return holder_make(vm, &staticmethod_type, f);
}

value classmethod_new(struct vm *vm, value f)
{
    return holder_make(vm, &classmethod_type, f);
}

static value holder_new(struct vm *vm, struct type *t, const value *args,
                        size_t n, value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

/* It takes from the function what tells of it, as far as that is there. */
static int take_attributes(struct vm *vm, value self, value f)
{
    static const char *const names[] = {"__module__", "__name__",
                                        "__qualname__", "__doc__",
                                        "__annotations__"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        value name = str_internz(vm, names[i]);
        value v = name ? value_getattr_opt(vm, f, name) : NULL;
        int rc = v ? value_setattr(vm, self, name, v) : vm->exc ? -1 : 0;
        xunref(vm, name);
        xunref(vm, v);
        if (rc < 0)
            return -1;
    }
    return 0;
}

static int holder_init(struct vm *vm, value self, const value *args, size_t n,
                       value kwnames)
{
    const char *name = type_is_sub(type_of(self), &staticmethod_type)
                           ? "staticmethod" : "classmethod";
    if (no_keywords(vm, name, kwnames) < 0 ||
        count_between(vm, name, n, 1, 1) < 0)
        return -1;
    value old = as_holder(self)->f;
    as_holder(self)->f = ref(args[0]);
    xunref(vm, old);
    return take_attributes(vm, self, args[0]);
}

static value static_get(struct vm *vm, value self, value instance,
                        struct type *owner)
{
    (void)instance, (void)owner;
    value f = as_holder(self)->f;
    return f ? ref(f) : exc_raise(vm, &exc_RuntimeError,
                                  "uninitialized staticmethod object");
}

static value static_call(struct vm *vm, value self, const value *args, size_t n,
                         value kwnames)
{
    return value_call(vm, as_holder(self)->f, args, n, kwnames);
}

static value class_get(struct vm *vm, value self, value instance,
                       struct type *owner)
{
    value f = as_holder(self)->f;
    if (!f)
        return exc_raise(vm, &exc_RuntimeError,
                         "uninitialized classmethod object");
    if (!owner)
        owner = type_of(instance);
    struct type *ft = type_of(f);
    if (ft == &func_type || !ft->get)
        return method_new(vm, f, (value)owner);
    return ft->get(vm, f, (value)owner, owner);
}

static value holder_repr(struct vm *vm, value self)
{
    value f = as_holder(self)->f;
    value r = value_repr(vm, f ? f : NONE);
    if (!r)
        return NULL;
    value s = str_printf(vm, "<%s(%s)>", type_of(self)->name, str_z(r));
    unref(vm, r);
    return s;
}

static value holder_func(struct vm *vm, value self)
{
    (void)vm;
    return or_none(as_holder(self)->f);
}

static value holder_abstract(struct vm *vm, value self)
{
    bool abstract = false;
    value f = as_holder(self)->f;
    return f && says_abstract(vm, f, &abstract) < 0 ? NULL
                                                    : bool_value(abstract);
}

static void holder_clear(struct vm *vm, value self)
{
    clear_slot(vm, &as_holder(self)->f);
    clear_slot(vm, &as_holder(self)->dict);
}

static void holder_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    holder_clear(vm, self);
}

static int holder_traverse(value self, visit_fn visit, void *arg)
{
    struct holder *h = as_holder(self);
    if (h->f && visit(h->f, arg))
        return 1;
    return h->dict ? visit(h->dict, arg) : 0;
}

static const struct getset holder_getset[] = {
    {"__func__", holder_func, NULL}, {"__wrapped__", holder_func, NULL},
    {"__isabstractmethod__", holder_abstract, NULL},
    INSTANCE_DICT, {0},
};

#define HOLDER                                                                \
    .size = sizeof(struct holder),                                            \
    .flags = TYPE_GC | TYPE_BASE | TYPE_HAS_DICT,                             \
    .instance_dict = offsetof(struct holder, dict), .new_ = holder_new,       \
    .init = holder_init, .repr = holder_repr,                                 \
    .dealloc = holder_dealloc, .traverse = holder_traverse,                   \
    .clear = holder_clear, .getset = holder_getset

struct type staticmethod_type = {
    .name = "staticmethod", HOLDER, .get = static_get, .call = static_call,
};
struct type classmethod_type = {
    .name = "classmethod", HOLDER, .get = class_get,
};
