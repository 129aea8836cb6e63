/* super: attributes looked up behind a class in the mro of an object. */
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/vm.h"

struct super {
    struct obj obj;
    struct type *cls;   /* owned; NULL before __init__ */
    value self;         /* owned; NULL: unbound */
    struct type *start; /* whose mro is walked; owned */
};

static struct super *as_super(value v)
{
    return (struct super *)v;
}

/* The type whose mro super(cls, self) walks: self's, or self itself in a class
 * method. NULL with TypeError. Borrowed. */
static struct type *start_of(struct vm *vm, struct type *cls, value self)
{
    if (is_type(self) && type_is_sub((struct type *)self, cls))
        return (struct type *)self;
    if (is_instance(self, cls))
        return type_of(self);
    struct type *posed = instance_poses_as(vm, self);
    if (posed)
        unref(vm, (value)posed); /* whoever has it as __class__ keeps it */
    if (posed && type_is_sub(posed, cls))
        return posed;
    if (vm->exc)
        return NULL;
    exc_raise(vm, &exc_TypeError,
              "super(type, obj): obj must be an instance or subtype of type");
    return NULL;
}

/* What stands behind cls in the mro; borrowed, or NULL. */
static value find_behind(struct vm *vm, struct type *cls, struct type *start,
                         value name)
{
    value *types = tuple_items(start->mro);
    size_t n = tuple_len(start->mro), i = 0;
    while (i < n && types[i] != (value)cls)
        i++;
    for (i++; i < n; i++) {
        value v = dict_get(vm, ((struct type *)types[i])->dict, name);
        if (v)
            return v;
    }
    return NULL;
}

/* New reference, or NULL without an exception when there is none. */
static value lookup(struct vm *vm, struct type *cls, struct type *start,
                    value self, value name)
{
    value v = find_behind(vm, cls, start, name);
    if (!v)
        return NULL;
    struct type *t = type_of(v);
    if (!t->get)
        return ref(v);
    ref(v);
    value r = t->get(vm, v, self == (value)start ? NULL : self, start);
    unref(vm, v);
    return r;
}

value super_getattr(struct vm *vm, struct type *t, value obj, value name)
{
    struct type *start = start_of(vm, t, obj);
    if (!start)
        return NULL;
    value r = lookup(vm, t, start, obj, name);
    if (!r && !vm->exc)
        exc_raise(vm, &exc_AttributeError,
                  "'super' object has no attribute '%s'", str_z(name));
    return r;
}

static value getattr(struct vm *vm, value self, value name)
{
    struct super *s = as_super(self);
    if (s->start && name != vm->names->d_class) {
        value r = lookup(vm, s->cls, s->start, s->self, name);
        if (r || vm->exc)
            return r;
    }
    return object_getattr(vm, self, name);
}

static value new(struct vm *vm, struct type *t, const value *args, size_t n,
                 value kwnames)
{
    (void)args, (void)n, (void)kwnames;
    return obj_new(vm, t, 0);
}

static void fill(struct vm *vm, struct super *s, struct type *cls, value self,
                 struct type *start)
{
    struct super old = *s;
    s->cls = (struct type *)ref((value)cls);
    s->self = xref(self);
    s->start = (struct type *)xref((value)start);
    xunref(vm, (value)old.cls);
    xunref(vm, old.self);
    xunref(vm, (value)old.start);
}

static int init(struct vm *vm, value self, const value *args, size_t n,
                value kwnames)
{
    value cls = n > 0 ? args[0] : NULL, obj = n > 1 ? args[1] : NULL;
    if (kwnames && tuple_len(kwnames)) {
        exc_raise(vm, &exc_TypeError, "super() takes no keyword arguments");
        return -1;
    }
    if (n > 2) {
        exc_raise(vm, &exc_TypeError,
                  "super() expected at most 2 arguments, got %zu", n);
        return -1;
    }
    if (!n && frame_super(vm, &cls, &obj) < 0)
        return -1;
    if (!is_type(cls)) {
        exc_raise(vm, &exc_TypeError,
                  n ? "super() argument 1 must be a type, not %s"
                    : "super(): __class__ is not a type (%s)",
                  type_of(cls)->name);
        return -1;
    }
    if (obj == NONE)
        obj = NULL;
    struct type *start = NULL;
    if (obj && !(start = start_of(vm, (struct type *)cls, obj)))
        return -1;
    fill(vm, as_super(self), (struct type *)cls, obj, start);
    return 0;
}

/* An unbound super in a class body binds when it is reached. */
static value get(struct vm *vm, value self, value instance, struct type *owner)
{
    (void)owner;
    struct super *s = as_super(self);
    if (!instance || s->self)
        return ref(self);
    return value_call(vm, (value)type_of(self),
                      (value[]){(value)s->cls, instance}, 2, NULL);
}

static value repr(struct vm *vm, value self)
{
    struct super *s = as_super(self);
    const char *cls = s->cls ? s->cls->name : "NULL";
    if (s->start)
        return str_printf(vm, "<super: <class '%s'>, <%s object>>", cls,
                          s->start->name);
    return str_printf(vm, "<super: <class '%s'>, NULL>", cls);
}

static void dealloc(struct vm *vm, value self)
{
    struct super *s = as_super(self);
    gc_untrack(self);
    xunref(vm, (value)s->cls);
    xunref(vm, s->self);
    xunref(vm, (value)s->start);
}

static int traverse(value self, visit_fn visit, void *arg)
{
    struct super *s = as_super(self);
    value held[] = {(value)s->cls, s->self, (value)s->start};
    for (size_t i = 0; i < 3; i++)
        if (held[i] && visit(held[i], arg))
            return 1;
    return 0;
}

static value thisclass(struct vm *vm, value self)
{
    (void)vm;
    struct super *s = as_super(self);
    return s->cls ? ref((value)s->cls) : ref(NONE);
}

static value bound_self(struct vm *vm, value self)
{
    (void)vm;
    return ref(as_super(self)->self ? as_super(self)->self : NONE);
}

static value self_class(struct vm *vm, value self)
{
    (void)vm;
    struct super *s = as_super(self);
    return s->start ? ref((value)s->start) : ref(NONE);
}

static const struct getset getset[] = {
    {"__thisclass__", thisclass, NULL}, {"__self__", bound_self, NULL},
    {"__self_class__", self_class, NULL}, {0},
};

struct type super_type = {
    .name = "super", .size = sizeof(struct super),
    .flags = TYPE_GC | TYPE_BASE, .new_ = new, .init = init,
    .getattr = getattr, .get = get, .repr = repr, .dealloc = dealloc,
    .traverse = traverse, .getset = getset,
};
