/* The type `object`: what every value can do. */
#include "vm/class.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/names.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/slots.h"
#include "vm/vm.h"

/* -- life -- */

static bool has_args(size_t n, value kwnames)
{
    return n || (kwnames && tuple_len(kwnames));
}

/* Arguments are refused by whichever of __new__ and __init__ the class did not
 * write itself. */
value object_new(struct vm *vm, struct type *t, const value *args, size_t n,
                 value kwnames)
{
    (void)args;
    if (has_args(n, kwnames)) {
        if (t->new_ != object_new)
            return exc_raise(vm, &exc_TypeError,
                             "object.__new__() takes exactly one argument (the "
                             "type to instantiate)");
        if (t->init == object_init)
            return exc_raise(vm, &exc_TypeError, "%s() takes no arguments",
                             t->name);
    }
    return class_is_abstract(t) ? class_refuse_abstract(vm, t)
                                : obj_new(vm, t, 0);
}

int object_init(struct vm *vm, value self, const value *args, size_t n,
                value kwnames)
{
    (void)args;
    struct type *t = type_of(self);
    if (!has_args(n, kwnames))
        return 0;
    if (t->init != object_init) {
        exc_raise(vm, &exc_TypeError,
                  "object.__init__() takes exactly one argument (the instance "
                  "to initialize)");
        return -1;
    }
    if (t->new_ == object_new) {
        exc_raise(vm, &exc_TypeError,
                  "%s.__init__() takes exactly one argument (the instance to "
                  "initialize)", t->name);
        return -1;
    }
    return 0;
}

void object_dealloc(struct vm *vm, value self)
{
    (void)vm;
    if (type_of(self)->flags & TYPE_GC)
        gc_untrack(self);
}

/* -- general -- */

value object_repr(struct vm *vm, value self)
{
    value name = type_full_name(vm, type_of(self));
    if (!name)
        return NULL;
    value r = str_printf(vm, "<%s object at 0x%llx>", str_z(name),
                         (unsigned long long)value_id(vm, self));
    unref(vm, name);
    return r;
}

static value object_str(struct vm *vm, value self)
{
    return type_of(self)->repr(vm, self);
}

/* By order of the first hash; addresses would differ from run to run. */
int64_t object_hash(struct vm *vm, value self)
{
    return (int64_t)(value_id(vm, self) >> 4);
}

value object_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (op == CMP_EQ)
        return ref(a == b ? TRUE_ : NOT_IMPLEMENTED);
    if (op != CMP_NE)
        return ref(NOT_IMPLEMENTED);
    struct type *t = type_of(a);
    value eq = t->compare ? t->compare(vm, a, b, CMP_EQ)
                          : ref(NOT_IMPLEMENTED);
    if (!eq || eq == NOT_IMPLEMENTED)
        return eq;
    int truth = value_truth(vm, eq);
    unref(vm, eq);
    return truth < 0 ? NULL : bool_value(!truth);
}

static value object_format(struct vm *vm, value self, value spec)
{
    if (!is_str(spec))
        return exc_raise(vm, &exc_TypeError,
                         "__format__() argument must be str, not %s",
                         type_of(spec)->name);
    if (str_text(spec).n)
        return exc_raise(vm, &exc_TypeError,
                         "unsupported format string passed to %s.__format__",
                         type_of(self)->name);
    return value_str(vm, self);
}

/* -- __class__ -- */

static value get_class(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)type_shown(self));
}

static int set_class(struct vm *vm, value self, value v)
{
    if (!v) {
        exc_raise(vm, &exc_TypeError, "can't delete __class__ attribute");
        return -1;
    }
    if (!is_type(v)) {
        exc_raise(vm, &exc_TypeError,
                  "__class__ must be set to a class, not '%s' object",
                  type_of(v)->name);
        return -1;
    }
    struct type *from = type_of(self), *to = (struct type *)v;
    if (!(from->flags & to->flags & TYPE_HEAP)) {
        exc_raise(vm, &exc_TypeError,
                  "__class__ assignment only supported for mutable types or "
                  "ModuleType subclasses");
        return -1;
    }
    if (class_data(from)->solid != class_data(to)->solid ||
        from->size != to->size || from->instance_dict != to->instance_dict) {
        exc_raise(vm, &exc_TypeError,
                  "__class__ assignment: '%s' object layout differs from '%s'",
                  to->name, from->name);
        return -1;
    }
    ref(v);
    self->type = to;
    unref(vm, (value)from);
    return 0;
}

/* -- methods -- */

static value object_init_subclass(struct vm *vm, value self, const value *a,
                                  size_t n)
{
    value kwnames = a[n];
    if (n)
        return exc_raise(vm, &exc_TypeError,
                         "%s.__init_subclass__() takes no arguments (%zu "
                         "given)", ((struct type *)self)->name, n);
    if (kwnames && tuple_len(kwnames))
        return exc_raise(vm, &exc_TypeError,
                         "%s.__init_subclass__() takes no keyword arguments",
                         ((struct type *)self)->name);
    return ref(NONE);
}

static value object_subclasshook(struct vm *vm, value self, const value *a,
                                 size_t n)
{
    (void)vm, (void)self, (void)a, (void)n;
    return ref(NOT_IMPLEMENTED);
}

static int add_names(struct vm *vm, value names, value dict)
{
    size_t pos = 0;
    value key, v;
    while (dict && dict_each(dict, &pos, &key, &v))
        if (dict_set(vm, names, key, NONE) < 0)
            return -1;
    return 0;
}

/* The names of a type and its bases, into the keys of a dict. */
static int add_type_names(struct vm *vm, value names, struct type *t)
{
    for (size_t i = tuple_len(t->mro); i-- > 0;)
        if (add_names(vm, names,
                      ((struct type *)tuple_items(t->mro)[i])->dict) < 0)
            return -1;
    return 0;
}

static value object_dir(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value names = dict_new(vm);
    if (!names)
        return NULL;
    value dict = value_getattr_opt(vm, self, vm->names->d_dict);
    int rc = vm->exc ? -1 : 0;
    if (rc == 0 && dict && is_dict(dict))
        rc = add_names(vm, names, dict);
    if (rc == 0)
        rc = add_type_names(vm, names, type_of(self));
    value list = rc == 0 ? list_of_iterable(vm, names) : NULL;
    xunref(vm, dict);
    unref(vm, names);
    return list;
}

static value type_dir(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    value names = dict_new(vm);
    value list = NULL;
    if (names && add_type_names(vm, names, (struct type *)self) == 0)
        list = list_of_iterable(vm, names);
    xunref(vm, names);
    return list;
}
const struct native type_dir_native = {"__dir__", type_dir, "", 0};

static value object_sizeof(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return int_new(vm, size_of_object(self, false));
}

static value object_reduce(struct vm *vm, value self, const value *a, size_t n)
{
    (void)a, (void)n;
    return exc_raise(vm, &exc_TypeError, "cannot pickle '%s' object",
                     type_of(self)->name);
}

/* What there is to keep of an object: its dict, when it has one. */
static value object_getstate(struct vm *vm, value self, const value *a,
                             size_t n)
{
    (void)a, (void)n;
    value *dict = instance_dict(self);
    return dict && *dict && dict_len(*dict) ? dict_copy(vm, *dict) : ref(NONE);
}

static const struct native object_methods[] = {
    {"__init_subclass__", object_init_subclass, "...kw", NATIVE_CLASS},
    {"__subclasshook__", object_subclasshook, "...", NATIVE_CLASS},
    {"__dir__", object_dir, "", 0},
    {"__sizeof__", object_sizeof, "", 0},
    {"__reduce__", object_reduce, "", 0},
    {"__reduce_ex__", object_reduce, "protocol, /", 0},
    {"__getstate__", object_getstate, "", 0},
    {0},
};

static const struct getset object_getset[] = {
    {"__class__", get_class, set_class},
    {0},
};

static value object_doc(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return ref(NONE);
}

/* The __doc__ of instances of built-in types; a class has its own. */
const struct getset object_doc_getset = {"__doc__", object_doc, NULL};

struct type object_type = {
    .name = "object", .size = sizeof(struct obj), .flags = TYPE_BASE,
    .new_ = object_new, .init = object_init, .dealloc = object_dealloc,
    .repr = object_repr, .str = object_str, .hash = object_hash,
    .compare = object_compare, .format = object_format,
    .getattr = object_getattr, .setattr = object_setattr,
    .methods = object_methods, .getset = object_getset,
};
