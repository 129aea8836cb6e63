/* The descriptors that the tables of a built-in type make: methods, computed
 * attributes, members of __slots__; and the read-only view of a type's dict.
 */
#include "vm/descriptor.h"

#include "vm/class.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/func.h"
#include "vm/names.h"
#include "vm/native_code.h"
#include "vm/native_sig.h"
#include "vm/object.h"
#include "vm/params.h"
#include "vm/vm.h"

/* "descriptor 'append' for 'list' objects doesn't apply to a 'int' object" */
static bool applies(struct vm *vm, const char *name, struct type *owner,
                    value instance)
{
    if (is_instance(instance, owner))
        return true;
    exc_raise(vm, &exc_TypeError,
              "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
              name, owner->name, type_of(instance)->name);
    return false;
}

/* -- method_descriptor -- */

static struct method_descr *as_method(value v)
{
    return (struct method_descr *)v;
}

static value method_get(struct vm *vm, value self, value instance,
                        struct type *owner)
{
    (void)owner;
    struct method_descr *m = as_method(self);
    if (!instance)
        return ref(self);
    if (!applies(vm, m->def->name, m->owner, instance))
        return NULL;
    return native_new(vm, m->def, instance, NULL);
}

/* What is a Python function in CPython takes anything for its self, so that its
 * other arguments are looked at first. */
static bool rest_fits(struct vm *vm, struct method_descr *m, const value *a,
                      size_t n, value kwnames)
{
    const struct native_sig *s = native_sig_known(vm, m->def, &m->sig);
    struct native_call c = {.sig = s, .owner = m->owner, .self = a[0]};
    if (s->raw || s->raw_kw || !native_is_python(vm, &c))
        return true;
    value slots[NATIVE_PARAMS] = {0};
    bool fits = native_bind(vm, &c, a + 1, n - 1, kwnames, slots) == 0;
    if (s->has_var)
        xunref(vm, slots[s->var_at]);
    if (s->has_kw)
        xunref(vm, slots[s->n_slots - 1]);
    return fits;
}

static value method_call(struct vm *vm, value self, const value *a, size_t n,
                         value kwnames)
{
    struct method_descr *m = as_method(self);
    if (!n)
        return native_no_self(vm, &(struct native_call){
            native_sig_known(vm, m->def, &m->sig), m->owner, NULL});
    if (!is_instance(a[0], m->owner) && !rest_fits(vm, m, a, n, kwnames))
        return NULL;
    if (!applies(vm, m->def->name, m->owner, a[0]))
        return NULL;
    return native_invoke(vm, native_sig_known(vm, m->def, &m->sig), m->owner,
                         a[0], a + 1, n - 1, kwnames);
}

static value method_repr(struct vm *vm, value self)
{
    struct method_descr *m = as_method(self);
    return str_printf(vm, "<method '%s' of '%s' objects>", m->def->name,
                      m->owner->name);
}

static value method_name(struct vm *vm, value self)
{
    return str_internz(vm, as_method(self)->def->name);
}

static value method_qualname(struct vm *vm, value self)
{
    return str_printf(vm, "%s.%s", type_short_name(as_method(self)->owner),
                      as_method(self)->def->name);
}

static value method_owner(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)as_method(self)->owner);
}

static value no_doc(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return ref(NONE);
}

static const struct getset method_getset[] = {
    {"__name__", method_name, NULL}, {"__qualname__", method_qualname, NULL},
    {"__objclass__", method_owner, NULL}, {"__doc__", no_doc, NULL},
    {0},
};

struct type method_descriptor_type = {
    .name = "method_descriptor", .size = sizeof(struct method_descr),
    .flags = TYPE_METHOD | TYPE_COUNTS_CALLS, .get = method_get,
    .call = method_call, .repr = method_repr, .getset = method_getset,
};

/* -- function: a method of a class that is Python in CPython -- */

static value function_repr(struct vm *vm, value self)
{
    struct method_descr *m = as_method(self);
    return str_printf(vm, "<function %s.%s at 0x%lx>",
                      type_short_name(m->owner), m->def->name,
                      (unsigned long)value_id(vm, self));
}

static value function_module(struct vm *vm, value self)
{
    return str_internz(vm, as_method(self)->owner->module);
}

static value function_code(struct vm *vm, value self)
{
    const struct native *def = as_method(self)->def;
    return native_code_new(vm, def->name, def->name,
                           def->flags & NATIVE_ASYNC);
}

static const struct getset function_getset[] = {
    {"__name__", method_name, NULL}, {"__qualname__", method_qualname, NULL},
    {"__module__", function_module, NULL}, {"__doc__", no_doc, NULL},
    {"__code__", function_code, NULL},
    {0},
};

struct type method_function_type = {
    .name = "function", .alias = &func_type,
    .size = sizeof(struct method_descr),
    .flags = TYPE_METHOD | TYPE_COUNTS_CALLS, .get = method_get,
    .call = method_call, .repr = function_repr, .getset = function_getset,
};

/* -- classmethod_descriptor: dict.fromkeys -- */

static value class_method_get(struct vm *vm, value self, value instance,
                              struct type *owner)
{
    if (!owner)
        owner = type_of(instance);
    return native_new(vm, as_method(self)->def, (value)owner, NULL);
}

static value class_method_call(struct vm *vm, value self, const value *a,
                               size_t n, value kwnames)
{
    struct method_descr *m = as_method(self);
    if (!n || !is_type(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "descriptor '%s' of '%s' object needs an argument",
                         m->def->name, m->owner->name);
    return native_invoke(vm, native_sig_known(vm, m->def, &m->sig), m->owner,
                         a[0], a + 1, n - 1, kwnames);
}

struct type classmethod_descriptor_type = {
    .name = "classmethod_descriptor", .size = sizeof(struct method_descr),
    .get = class_method_get, .call = class_method_call, .repr = method_repr,
    .getset = method_getset,
};

value descr_of_native(struct vm *vm, struct type *t, const struct native *m)
{
    if (m->flags & NATIVE_STATIC) {
        value f = native_new(vm, m, (value)t, NULL);
        value s = f ? staticmethod_new(vm, f) : NULL;
        xunref(vm, f);
        return s;
    }
    bool python = t->module && !(m->flags & NATIVE_C);
    struct method_descr *d =
        obj_new(vm, m->flags & NATIVE_CLASS ? &classmethod_descriptor_type
                    : python                ? &method_function_type
                                            : &method_descriptor_type, 0);
    if (!d)
        return NULL;
    d->def = m;
    d->owner = t;
    return &d->obj;
}

/* -- getset_descriptor -- */

struct getset_descr {
    struct obj obj;
    const struct getset *def;
    struct type *owner;
};

static struct getset_descr *as_getset(value v)
{
    return (struct getset_descr *)v;
}

static value getset_get(struct vm *vm, value self, value instance,
                        struct type *owner)
{
    (void)owner;
    struct getset_descr *g = as_getset(self);
    if (!instance)
        return ref(self);
    if (!applies(vm, g->def->name, g->owner, instance))
        return NULL;
    return g->def->get(vm, instance);
}

static int getset_set(struct vm *vm, value self, value instance, value v)
{
    struct getset_descr *g = as_getset(self);
    if (!applies(vm, g->def->name, g->owner, instance))
        return -1;
    if (g->def->set)
        return g->def->set(vm, instance, v);
    exc_raise(vm, &exc_AttributeError,
              "attribute '%s' of '%s' objects is not writable", g->def->name,
              g->owner->name);
    return -1;
}

static value getset_repr(struct vm *vm, value self)
{
    struct getset_descr *g = as_getset(self);
    return str_printf(vm, "<%s '%s' of '%s' objects>",
                      g->def->member ? "member" : "attribute", g->def->name,
                      g->owner->name);
}

static value getset_name(struct vm *vm, value self)
{
    return str_internz(vm, as_getset(self)->def->name);
}

static value getset_owner(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)as_getset(self)->owner);
}

static const struct getset getset_getset[] = {
    {"__name__", getset_name, NULL}, {"__objclass__", getset_owner, NULL},
    {"__doc__", no_doc, NULL}, {0},
};

struct type getset_descriptor_type = {
    .name = "getset_descriptor", .size = sizeof(struct getset_descr),
    .get = getset_get, .set = getset_set, .repr = getset_repr,
    .getset = getset_getset,
};

static struct type getset_member_type = {
    .name = "member_descriptor", .alias = &member_descriptor_type,
    .size = sizeof(struct getset_descr),
    .get = getset_get, .set = getset_set, .repr = getset_repr,
    .getset = getset_getset,
};

value descr_of_getset(struct vm *vm, struct type *t, const struct getset *g)
{
    struct getset_descr *d = obj_new(
        vm, g->member ? &getset_member_type : &getset_descriptor_type, 0);
    if (!d)
        return NULL;
    d->def = g;
    d->owner = t;
    return &d->obj;
}

/* -- member_descriptor: a name of __slots__ -- */

struct member_descr {
    struct obj obj;
    value name;
    struct type *owner; /* borrowed: the descriptor lives in its dict */
    size_t offset;
};

static struct member_descr *as_member(value v)
{
    return (struct member_descr *)v;
}

static value *member_slot(value self, value instance)
{
    return (value *)((char *)instance + as_member(self)->offset);
}

static void raise_missing(struct vm *vm, value self, value instance)
{
    exc_raise_attribute(vm, instance, as_member(self)->name,
                        "'%s' object has no attribute '%s'",
                        type_of(instance)->name, str_z(as_member(self)->name));
}

static value member_get(struct vm *vm, value self, value instance,
                        struct type *owner)
{
    (void)owner;
    struct member_descr *m = as_member(self);
    if (!instance)
        return ref(self);
    if (!applies(vm, str_z(m->name), m->owner, instance))
        return NULL;
    value v = *member_slot(self, instance);
    if (!v)
        raise_missing(vm, self, instance);
    return xref(v);
}

static int member_set(struct vm *vm, value self, value instance, value v)
{
    struct member_descr *m = as_member(self);
    if (!applies(vm, str_z(m->name), m->owner, instance))
        return -1;
    value *slot = member_slot(self, instance), old = *slot;
    if (!v && !old) {
        exc_raise(vm, &exc_AttributeError, "%s", str_z(m->name));
        return -1;
    }
    *slot = xref(v);
    xunref(vm, old);
    return 0;
}

static value member_repr(struct vm *vm, value self)
{
    return str_printf(vm, "<member '%s' of '%s' objects>",
                      str_z(as_member(self)->name),
                      as_member(self)->owner->name);
}

static value member_name(struct vm *vm, value self)
{
    (void)vm;
    return ref(as_member(self)->name);
}

static void member_dealloc(struct vm *vm, value self)
{
    xunref(vm, as_member(self)->name);
}

static const struct getset member_getset[] = {
    {"__name__", member_name, NULL}, {"__doc__", no_doc, NULL}, {0},
};

struct type member_descriptor_type = {
    .name = "member_descriptor", .size = sizeof(struct member_descr),
    .get = member_get, .set = member_set, .repr = member_repr,
    .dealloc = member_dealloc, .getset = member_getset,
};

value descr_of_slot(struct vm *vm, struct type *t, value name, size_t offset)
{
    struct member_descr *m = obj_new(vm, &member_descriptor_type, 0);
    if (!m)
        return NULL;
    m->name = ref(name);
    m->owner = t;
    m->offset = offset;
    return &m->obj;
}

/* -- mappingproxy -- */

struct proxy {
    struct obj obj;
    value mapping;
};

static value proxied(value self)
{
    return ((struct proxy *)self)->mapping;
}

value mappingproxy_new(struct vm *vm, value mapping)
{
    struct proxy *p = obj_new(vm, &mappingproxy_type, 0);
    if (!p)
        return NULL;
    p->mapping = ref(mapping);
    return &p->obj;
}

static value proxy_new(struct vm *vm, struct type *t, const value *args,
                       size_t n, value kwnames)
{
    (void)t;
    static const char *const names[] = {"mapping", NULL};
    value a[1];
    if (params_bind(vm, &(struct params){"mappingproxy", names, 1, 0, 0}, args,
                    n, kwnames, a) < 0)
        return NULL;
    args = a;
    if (!type_of(args[0])->getitem || is_list(args[0]) || is_tuple(args[0]))
        return exc_raise(vm, &exc_TypeError,
                         "mappingproxy() argument must be a mapping, not %s",
                         type_of(args[0])->name);
    return mappingproxy_new(vm, args[0]);
}

static void proxy_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    xunref(vm, proxied(self));
}

static int proxy_traverse(value self, visit_fn visit, void *arg)
{
    return proxied(self) ? visit(proxied(self), arg) : 0;
}

static value proxy_repr(struct vm *vm, value self)
{
    value r = value_repr(vm, proxied(self));
    if (!r)
        return NULL;
    value s = str_printf(vm, "mappingproxy(%s)", str_z(r));
    unref(vm, r);
    return s;
}

static value proxy_str(struct vm *vm, value self)
{
    return value_str(vm, proxied(self));
}

static value proxy_getitem(struct vm *vm, value self, value key)
{
    return value_getitem(vm, proxied(self), key);
}

static int64_t proxy_len(struct vm *vm, value self)
{
    return value_len(vm, proxied(self));
}

static value proxy_iter(struct vm *vm, value self)
{
    return value_iter(vm, proxied(self));
}

static int proxy_contains(struct vm *vm, value self, value item)
{
    return value_contains(vm, proxied(self), item);
}

static value proxy_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    return value_compare(vm, proxied(a), b, op);
}

static bool is_proxy(value v)
{
    return type_of(v) == &mappingproxy_type;
}

/* proxy | dict is a new dict. */
static value proxy_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op != BIN_OR)
        return ref(NOT_IMPLEMENTED);
    return value_binary(vm, op, is_proxy(a) ? proxied(a) : a,
                        is_proxy(b) ? proxied(b) : b);
}

static value proxy_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    (void)a, (void)b;
    if (op != BIN_OR)
        return ref(NOT_IMPLEMENTED);
    return exc_raise(vm, &exc_TypeError, "'|=' is not supported by "
                     "mappingproxy; use '|' instead");
}

static value proxy_get(struct vm *vm, value self, const value *a, size_t n)
{
    return value_call_method(vm, proxied(self), "get", a, n);
}

static value proxy_keys(struct vm *vm, value self, const value *a, size_t n)
{
    return value_call_method(vm, proxied(self), "keys", a, n);
}

static value proxy_values(struct vm *vm, value self, const value *a, size_t n)
{
    return value_call_method(vm, proxied(self), "values", a, n);
}

static value proxy_items(struct vm *vm, value self, const value *a, size_t n)
{
    return value_call_method(vm, proxied(self), "items", a, n);
}

static value proxy_copy(struct vm *vm, value self, const value *a, size_t n)
{
    return value_call_method(vm, proxied(self), "copy", a, n);
}

static value proxy_reversed(struct vm *vm, value self, const value *a,
                            size_t n)
{
    (void)a, (void)n;
    return value_call_method(vm, proxied(self), "__reversed__", NULL, 0);
}

static const struct native proxy_methods[] = {
    {"get", proxy_get, "...", 0}, {"keys", proxy_keys, "...", 0},
    {"values", proxy_values, "...", 0}, {"items", proxy_items, "...", 0},
    {"copy", proxy_copy, "...", 0}, {"__reversed__", proxy_reversed, "", 0},
    {0},
};

struct type mappingproxy_type = {
    .name = "mappingproxy", .size = sizeof(struct proxy),
    .flags = TYPE_GC | TYPE_MAPPING, .new_ = proxy_new, .unhashable = true,
    .dealloc = proxy_dealloc, .traverse = proxy_traverse, .repr = proxy_repr,
    .str = proxy_str, .getitem = proxy_getitem, .len = proxy_len,
    .iter = proxy_iter, .contains = proxy_contains, .compare = proxy_compare,
    .binary = proxy_binary, .inplace = proxy_inplace,
    .methods = proxy_methods,
};

/* -- start -- */

void descriptors_init(struct vm *vm)
{
    static struct type *const types[] = {
        &method_descriptor_type, &method_function_type,
        &classmethod_descriptor_type, &getset_descriptor_type,
        &getset_member_type,
        &member_descriptor_type,
        &wrapper_descriptor_type, &method_wrapper_type, &mappingproxy_type,
        &property_type, &staticmethod_type, &classmethod_type, &super_type,
        NULL,
    };
    for (struct type *const *t = types; *t; t++)
        type_ready(vm, *t);
}
