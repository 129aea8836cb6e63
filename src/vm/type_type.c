/* The type `type`: classes as values. */
#include <stdlib.h>

#include "vm/class.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/names.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/slots.h"
#include "vm/vm.h"

static struct type *as_type(value v)
{
    return (struct type *)v;
}

/* -- calls make instances -- */

value type_call(struct vm *vm, value self, const value *args, size_t n,
                value kwnames)
{
    struct type *t = as_type(self);
    if (t == &type_type && n == 1 && !kwnames)
        return ref((value)type_shown(args[0]));
    if (!t->new_)
        return exc_raise(vm, &exc_TypeError, "cannot create '%s' instances",
                         t->name);
    if (t == &type_type && n == 1 && tuple_len(kwnames))
        return exc_raise(vm, &exc_TypeError,
                         "type() takes no keyword arguments");
    value v = t->new_(vm, t, args, n, kwnames);
    if (!v || !is_instance(v, t))
        return v;
    struct type *made = type_of(v);
    if (made->init && made->init(vm, v, args, n, kwnames) < 0) {
        unref(vm, v);
        return NULL;
    }
    return v;
}

static int type_init(struct vm *vm, value self, const value *args, size_t n,
                     value kwnames)
{
    (void)self, (void)args;
    if (n == 1 && kwnames && tuple_len(kwnames)) {
        exc_raise(vm, &exc_TypeError,
                  "type.__init__() takes no keyword arguments");
        return -1;
    }
    if (n == 1 || n == 3)
        return 0;
    exc_raise(vm, &exc_TypeError, "type.__init__() takes 1 or 3 arguments");
    return -1;
}

/* -- text and comparison -- */

static value type_repr(struct vm *vm, value self)
{
    value name = type_full_name(vm, as_type(self));
    if (!name)
        return NULL;
    value r = str_printf(vm, "<class '%s'>", str_z(name));
    unref(vm, name);
    return r;
}

/* -- attributes of classes -- */

static value bind(struct vm *vm, value attr, value instance, struct type *owner)
{
    struct type *t = type_of(attr);
    if (!t->get)
        return ref(attr);
    ref(attr);
    value r = t->get(vm, attr, instance, owner);
    unref(vm, attr);
    return r;
}

/* A data descriptor of the metaclass, then the class and its bases, then what
 * else the metaclass has. */
static value type_getattr(struct vm *vm, value self, value name)
{
    struct type *t = as_type(self), *meta = type_of(self);
    value of_meta = type_lookup(vm, meta, name);
    if (of_meta && type_of(of_meta)->get && type_of(of_meta)->set)
        return bind(vm, of_meta, self, meta);
    value own = type_lookup(vm, t, name);
    if (own)
        return bind(vm, own, NULL, t);
    if (of_meta)
        return bind(vm, of_meta, self, meta);
    return value_no_attribute(vm, self, name);
}

static int type_setattr(struct vm *vm, value self, value name, value v)
{
    struct type *t = as_type(self);
    if (!(t->flags & TYPE_HEAP)) {
        exc_raise(vm, &exc_TypeError,
                  "cannot set '%s' attribute of immutable type '%s'",
                  str_z(name), t->name);
        return -1;
    }
    value attr = type_lookup(vm, type_of(self), name);
    if (attr && type_of(attr)->set)
        return type_of(attr)->set(vm, attr, self, v);
    if (!v && !dict_get(vm, t->dict, name)) {
        value_no_attribute(vm, self, name);
        return -1;
    }
    return type_set_attr(vm, t, name, v);
}

/* -- the attributes that type itself has -- */

static value get_name(struct vm *vm, value self)
{
    (void)vm;
    return ref(as_type(self)->name_value);
}

static int mutable_or_error(struct vm *vm, struct type *t, const char *what,
                            value v)
{
    if (!(t->flags & TYPE_HEAP)) {
        exc_raise(vm, &exc_TypeError,
                  "cannot set '%s' attribute of immutable type '%s'", what,
                  t->name);
        return -1;
    }
    if (!v) {
        exc_raise(vm, &exc_TypeError,
                  "cannot delete '%s' attribute of immutable type '%s'", what,
                  t->name);
        return -1;
    }
    return 0;
}

static int set_name(struct vm *vm, value self, value v)
{
    struct type *t = as_type(self);
    if (mutable_or_error(vm, t, "__name__", v) < 0)
        return -1;
    if (!is_str(v)) {
        exc_raise(vm, &exc_TypeError,
                  "can only assign string to %s.__name__, not '%s'", t->name,
                  type_of(v)->name);
        return -1;
    }
    if (memchr(str_text(v).p, 0, str_text(v).n)) {
        exc_raise(vm, &exc_ValueError,
                  "type name must not contain null characters");
        return -1;
    }
    value old = t->name_value;
    t->name_value = ref(v);
    t->name = str_z(v);
    unref(vm, old);
    return 0;
}

static value get_qualname(struct vm *vm, value self)
{
    (void)vm;
    return ref(as_type(self)->qualname);
}

static int set_qualname(struct vm *vm, value self, value v)
{
    struct type *t = as_type(self);
    if (mutable_or_error(vm, t, "__qualname__", v) < 0)
        return -1;
    if (!is_str(v)) {
        exc_raise(vm, &exc_TypeError,
                  "can only assign string to %s.__qualname__, not '%s'",
                  t->name, type_of(v)->name);
        return -1;
    }
    value old = t->qualname;
    t->qualname = ref(v);
    unref(vm, old);
    return 0;
}

static value get_module(struct vm *vm, value self)
{
    (void)vm;
    return ref(as_type(self)->module_value);
}

static int set_module(struct vm *vm, value self, value v)
{
    struct type *t = as_type(self);
    if (mutable_or_error(vm, t, "__module__", v) < 0 ||
        type_set_attr(vm, t, vm->names->d_module, v) < 0)
        return -1;
    value old = t->module_value;
    t->module_value = ref(v);
    unref(vm, old);
    return 0;
}

static value get_mro(struct vm *vm, value self)
{
    (void)vm;
    return ref(as_type(self)->mro);
}

static value get_bases(struct vm *vm, value self)
{
    (void)vm;
    return ref(as_type(self)->bases);
}

static value get_base(struct vm *vm, value self)
{
    (void)vm;
    struct type *t = as_type(self);
    return t->base ? ref((value)t->base) : ref(NONE);
}

static value get_dict(struct vm *vm, value self)
{
    return mappingproxy_new(vm, as_type(self)->dict);
}

static value get_doc(struct vm *vm, value self)
{
    value doc = dict_get(vm, as_type(self)->dict, vm->names->d_doc);
    if (!doc || !(as_type(self)->flags & TYPE_HEAP))
        return ref(NONE);
    return bind(vm, doc, NULL, as_type(self));
}

static int set_doc(struct vm *vm, value self, value v)
{
    if (mutable_or_error(vm, as_type(self), "__doc__", v) < 0)
        return -1;
    return type_set_attr(vm, as_type(self), vm->names->d_doc, v);
}

/* A class has a dict of annotations as soon as somebody asks. */
static value get_annotations(struct vm *vm, value self)
{
    struct type *t = as_type(self);
    bool heap = t->flags & TYPE_HEAP;
    value own = heap ? dict_get(vm, t->dict, vm->names->d_annotations) : NULL;
    if (own)
        return bind(vm, own, NULL, t);
    if (!heap)
        return exc_raise_attribute(vm, self, vm->names->d_annotations,
                                   "type object '%s' has no attribute "
                                   "'__annotations__'", t->name);
    value made = dict_new(vm);
    if (made && dict_set(vm, t->dict, vm->names->d_annotations, made) < 0)
        clear_slot(vm, &made);
    return made;
}

static int set_annotations(struct vm *vm, value self, value v)
{
    struct type *t = as_type(self);
    if (mutable_or_error(vm, t, "__annotations__", v ? v : NONE) < 0)
        return -1;
    return type_set_attr(vm, t, vm->names->d_annotations, v);
}

static value get_abstract(struct vm *vm, value self)
{
    value names = as_type(self) == &type_type /* which has this one there */
                      ? NULL : dict_get_z(vm, as_type(self)->dict,
                                          "__abstractmethods__");
    return names ? ref(names)
                 : exc_raise(vm, &exc_AttributeError, "__abstractmethods__");
}

static int set_abstract(struct vm *vm, value self, value v)
{
    struct type *t = as_type(self);
    value name = str_internz(vm, "__abstractmethods__");
    int rc = v ? value_truth(vm, v) : 0;
    if (rc >= 0 && class_data(t))
        class_data(t)->abstract = rc > 0;
    if (rc >= 0)
        rc = type_set_attr(vm, t, name, v);
    unref(vm, name);
    return rc;
}

/* -- methods -- */

static value type_mro(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return list_of_iterable(vm, as_type(self)->mro);
}

static value type_subclasses(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)a, (void)n;
    struct type *t = as_type(self);
    return list_from(vm, (value *)t->subs, t->n_subs);
}

static value type_instancecheck(struct vm *vm, value self, const value *a,
                                size_t n)
{
    (void)vm, (void)n;
    return bool_value(is_instance(a[0], as_type(self)));
}

static value type_subclasscheck(struct vm *vm, value self, const value *a,
                                size_t n)
{
    (void)n;
    if (!is_type(a[0]))
        return exc_raise(vm, &exc_TypeError, "issubclass() arg 1 must be a class");
    return bool_value(type_is_sub(as_type(a[0]), as_type(self)));
}

static value type_prepare(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)a, (void)n;
    return dict_new(vm);
}

static const struct native type_methods[] = {
    {"mro", type_mro, "", 0},
    {"__subclasses__", type_subclasses, "", 0},
    {"__instancecheck__", type_instancecheck, "instance, /", 0},
    {"__subclasscheck__", type_subclasscheck, "subclass, /", 0},
    {"__prepare__", type_prepare, "...kw", NATIVE_CLASS},
    {0},
};

static const struct getset type_getset[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__mro__", get_mro, NULL},
    {"__bases__", get_bases, NULL},
    {"__base__", get_base, NULL},
    {"__dict__", get_dict, NULL},
    {"__doc__", get_doc, set_doc},
    {"__annotations__", get_annotations, set_annotations},
    {"__abstractmethods__", get_abstract, set_abstract},
    {0},
};

/* -- life of heap types -- */

static int type_traverse(value self, visit_fn visit, void *arg)
{
    struct type *t = as_type(self);
    value held[] = {t->dict, t->bases, t->mro, (value)t->base};
    for (size_t i = 0; i < 4; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}

/* The mro stays: instances of the class may still be on their way out. */
static void type_clear(struct vm *vm, value self)
{
    struct type *t = as_type(self);
    value dict = t->dict;
    t->dict = dict_new(vm);
    if (!t->dict)
        exc_clear(vm);
    type_modified(t);
    xunref(vm, dict);
    /* It holds the class itself, so the class would never go. */
    clear_slot(vm, &t->mro);
}

static void type_dealloc(struct vm *vm, value self)
{
    struct type *t = as_type(self);
    gc_untrack(self);
    if (t->bases)
        for (size_t i = 0; i < tuple_len(t->bases); i++)
            type_remove_sub(as_type(tuple_items(t->bases)[i]), t);
    clear_slot(vm, &t->dict);
    clear_slot(vm, &t->mro);
    clear_slot(vm, &t->bases);
    clear_slot(vm, &t->name_value);
    clear_slot(vm, &t->qualname);
    clear_slot(vm, &t->module_value);
    struct type *base = t->base;
    t->base = NULL;
    xunref(vm, (value)base);
    free(t->subs);
    free(t->class_data);
}

struct type type_type = {
    .name = "type", .size = sizeof(struct type),
    .flags = TYPE_GC | TYPE_BASE | TYPE_TYPE, .new_ = type_new,
    .init = type_init, .dealloc = type_dealloc, .traverse = type_traverse,
    .clear = type_clear, .repr = type_repr, .call = type_call,
    .getattr = type_getattr, .setattr = type_setattr,
    .methods = type_methods, .getset = type_getset,
};
