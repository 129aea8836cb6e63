/* Functions written in C as objects. */
#include "vm/native.h"

#include <string.h>

#include "base/hash.h"
#include "vm/alloc.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/func.h"
#include "vm/guard.h"
#include "vm/module.h"
#include "vm/native_code.h"
#include "vm/native_sig.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/vm.h"

struct native_obj {
    struct obj obj;
    const struct native *def;
    const struct native_sig *sig; /* of def, once it was called */
    value self;         /* or NULL */
    const char *module; /* or NULL */
    value module_said;  /* what the program set it to, or NULL */
    value dict;
};

static struct native_obj *native_of(value v)
{
    return (struct native_obj *)v;
}

static struct type function_type, bound_type;

/* What a function is called depends on what it is written in in CPython. */
static struct type *type_for(struct vm *vm, const struct native *def,
                             value self)
{
    if (!self || is_type(self) || def->flags & NATIVE_C)
        return &native_type;
    if (type_of(self) == &module_type)
        return module_in_c(vm, self) ? &native_type : &function_type;
    return native_definer(type_of(self), def)->module ? &bound_type
                                                      : &native_type;
}

value native_new(struct vm *vm, const struct native *def, value self,
                 const char *module)
{
    struct native_obj *f = obj_new(vm, type_for(vm, def, self), 0);
    if (!f)
        return NULL;
    f->def = def;
    f->self = xref(self);
    f->module = def->home ? def->home : module;
    return (value)f;
}

value native_bound_to(value v, const struct native *def)
{
    struct type *t = type_of(v);
    if (t != &native_type && t != &bound_type && t != &function_type)
        return NULL;
    return native_of(v)->def == def ? native_of(v)->self : NULL;
}

/* -- calls ------------------------------------------------------------------ */

/* A function of a module that is Python in CPython (asyncio's own) leaves its
 * arguments in the traceback: a coroutine that it refused is dropped, and said
 * to be never awaited, only with the exception. A call that does not even fit
 * its parameters has no frame there. */
static void hold_arguments(struct vm *vm, const struct native_call *c,
                           const value *args, size_t n)
{
    if (!vm->exc || exc_of(vm->exc)->held || !native_is_python(vm, c))
        return;
    size_t i = 0;
    while (i < n && (is_small(args[i]) || !(type_of(args[i])->flags & TYPE_GC)))
        i++;
    if (i == n)
        return;
    value e = exc_fetch(vm);
    exc_of(e)->held = n == 1 ? ref(args[0]) : tuple_from(vm, args, n);
    exc_clear(vm);
    vm->exc = e;
}

static value call_bound(struct vm *vm, const struct native_call *c, value self,
                        const value *args, size_t n, value kwnames)
{
    const struct native_sig *s = c->sig;
    value slots[NATIVE_PARAMS + 2];
    value result = NULL;
    if (s->has_var)
        slots[s->var_at] = NULL;
    if (s->has_kw)
        slots[s->n_slots - 1] = NULL;
    if (native_bind(vm, c, args, n, kwnames, slots) == 0) {
        result = s->def->fn(vm, self, slots, s->n_slots);
        if (__builtin_expect(!result, 0))
            hold_arguments(vm, c, args, n);
    }
    if (s->has_var)
        xunref(vm, slots[s->var_at]);
    if (s->has_kw)
        xunref(vm, slots[s->n_slots - 1]);
    return result;
}

enum { ARGS_ON_STACK = 8 };

/* "...kw": a[n] is kwnames, the keyword values stand behind it. */
static value call_raw_kw(struct vm *vm, const struct native *def, value self,
                         const value *args, size_t n, value kwnames)
{
    size_t n_kw = kwnames ? tuple_len(kwnames) : 0, total = n + n_kw + 1;
    value few[ARGS_ON_STACK], *all = few;
    if (total > ARGS_ON_STACK &&
        !(all = vm_alloc(vm, total * sizeof *all)))
        return NULL;
    if (n)
        memcpy(all, args, n * sizeof *all);
    all[n] = kwnames;
    if (n_kw)
        memcpy(all + n + 1, args + n, n_kw * sizeof *all);
    value result = def->fn(vm, self, all, n);
    if (all != few)
        vm_dealloc(vm, all, total * sizeof *all);
    return result;
}

/* Positional arguments only, and what is missing may be left out. */
static value call_positional(struct vm *vm, const struct native_call *c,
                             value self, const value *args, size_t n)
{
    const struct native_sig *s = c->sig;
    value slots[NATIVE_PARAMS];
    for (size_t i = 0; i < s->n_slots; i++)
        slots[i] = i < n ? args[i] : NULL;
    value result = s->def->fn(vm, self, slots, s->n_slots);
    if (__builtin_expect(!result, 0))
        hold_arguments(vm, c, args, n);
    return result;
}

static value invoke(struct vm *vm, const struct native_sig *s,
                    const struct type *owner, value self, const value *args,
                    size_t n, value kwnames)
{
    const struct native *def = s->def;
    struct native_call c = {.sig = s, .owner = owner, .self = self};
    if (s->raw_kw) {
        value result = call_raw_kw(vm, def, self, args, n, kwnames);
        if (__builtin_expect(!result, 0))
            hold_arguments(vm, &c, args, n);
        return result;
    }
    bool keywords = kwnames && tuple_len(kwnames);
    if (!keywords && (s->raw || (n == s->n_slots && n == s->n_args))) {
        value result = def->fn(vm, self, args, n);
        if (__builtin_expect(!result, 0))
            hold_arguments(vm, &c, args, n);
        return result;
    }
    if (!keywords && s->positional && n >= s->n_required && n <= s->n_args)
        return call_positional(vm, &c, self, args, n);
    return s->raw ? native_no_keywords(vm, &c)
                  : call_bound(vm, &c, self, args, n, kwnames);
}

value native_invoke(struct vm *vm, const struct native_sig *sig,
                    const struct type *owner, value self, const value *args,
                    size_t n, value kwnames)
{
    if (sig->counts) {
        if (!vm_enter(vm, " while calling a Python object"))
            return NULL;
    } else if (__builtin_expect(!vm_stack_ok(vm), 0)) {
        return exc_raise(vm, &exc_RecursionError,
                         "maximum recursion depth exceeded");
    }
    value result = invoke(vm, sig, owner, self, args, n, kwnames);
    if (sig->counts)
        vm_leave(vm);
    return result;
}

static bool is_method(const struct native_obj *f)
{
    return f->self && type_of(f->self) != &module_type;
}

/* The type that a method is called by: dict for dict.fromkeys. */
static const struct type *owner_of(const struct native_obj *f)
{
    if (!is_method(f))
        return NULL;
    return is_type(f->self) ? (const struct type *)f->self : type_of(f->self);
}

static const struct type *definer_of(const struct native_obj *f)
{
    return native_definer(owner_of(f), f->def);
}

static value native_call(struct vm *vm, value self, const value *args,
                         size_t n, value kwnames)
{
    struct native_obj *f = native_of(self);
    return native_invoke(vm, native_sig_known(vm, f->def, &f->sig),
                         owner_of(f), f->self, args, n, kwnames);
}

/* -- the type --------------------------------------------------------------- */

static void native_clear(struct vm *vm, value self)
{
    clear_slot(vm, &native_of(self)->self);
    clear_slot(vm, &native_of(self)->module_said);
    clear_slot(vm, &native_of(self)->dict);
}

static int native_traverse(value self, visit_fn visit, void *arg)
{
    struct native_obj *f = native_of(self);
    if ((f->self && visit(f->self, arg)) ||
        (f->module_said && visit(f->module_said, arg)))
        return 1;
    return f->dict ? visit(f->dict, arg) : 0;
}

static value native_repr(struct vm *vm, value self)
{
    struct native_obj *f = native_of(self);
    if (!is_method(f))
        return str_printf(vm, "<built-in function %s>", f->def->name);
    return str_printf(vm, "<built-in method %s of %s object at 0x%lx>",
                      f->def->name, type_of(f->self)->name,
                      (unsigned long)value_id(vm, f->self));
}

static value native_compare(struct vm *vm, value a, value b,
                            enum compare_op op)
{
    (void)vm;
    if ((op != CMP_EQ && op != CMP_NE) || type_of(b) != type_of(a))
        return ref(NOT_IMPLEMENTED);
    bool same = native_of(a)->def == native_of(b)->def &&
                native_of(a)->self == native_of(b)->self;
    return bool_value(same == (op == CMP_EQ));
}

static int64_t native_hash(struct vm *vm, value self)
{
    const struct native_obj *f = native_of(self);
    uint64_t h = hash_sip13(0, 0, f->def->name, strlen(f->def->name));
    if (f->self)
        h += value_id(vm, f->self) * 31;
    return (int64_t)(h >> 4);
}

static value get_name(struct vm *vm, value self)
{
    return str_internz(vm, native_of(self)->def->name);
}

/* A method in C that is bound goes by whom it is bound to: "L.append" of a
 * class L(list), not "list.append". */
static value owner_qualname(struct vm *vm, const struct native_obj *f)
{
    value name = value_getattr_z(vm, (value)owner_of(f), "__qualname__");
    value whole = name && is_str(name)
                      ? str_printf(vm, "%s.%s", str_z(name), f->def->name)
                      : NULL;
    xunref(vm, name);
    return whole || vm->exc ? whole : get_name(vm, (value)f);
}

static value get_qualname(struct vm *vm, value self)
{
    struct native_obj *f = native_of(self);
    if (!is_method(f))
        return get_name(vm, self);
    if (f->obj.type == &native_type && !(f->def->flags & NATIVE_WRAPPER))
        return owner_qualname(vm, f);
    return str_printf(vm, "%s.%s", type_short_name(definer_of(f)),
                      f->def->name);
}

static value get_module(struct vm *vm, value self)
{
    struct native_obj *f = native_of(self);
    if (f->module_said)
        return ref(f->module_said);
    const char *module = f->obj.type == &bound_type ? type_of(f->self)->module
                                                    : f->module;
    return module ? str_internz(vm, module) : ref(NONE);
}

static int set_module(struct vm *vm, value self, value v)
{
    struct native_obj *f = native_of(self);
    value old = f->module_said;
    f->module_said = ref(v ? v : NONE);
    xunref(vm, old);
    return 0;
}

static value get_self(struct vm *vm, value self)
{
    const struct native_obj *f = native_of(self);
    if (!f->self && f->module && strcmp(f->module, "builtins") == 0)
        return module_import(vm, "builtins");
    return ref(f->self ? f->self : NONE);
}

static value get_doc(struct vm *vm, value self)
{
    (void)vm;
    (void)self;
    return ref(NONE);
}

#define NATIVE_GETSET                                                         \
    {"__name__", get_name, NULL},     {"__qualname__", get_qualname, NULL},   \
    {"__module__", get_module, set_module}, {"__self__", get_self, NULL},     \
    {"__doc__", get_doc, NULL}

static const struct getset native_getset[] = {NATIVE_GETSET, {NULL}};

static value get_code(struct vm *vm, value self)
{
    const struct native *def = native_of(self)->def;
    return native_code_new(vm, def->name, def->name,
                           def->flags & NATIVE_ASYNC);
}

/* Of those that are Python in CPython. */
static const struct getset python_getset[] = {
    NATIVE_GETSET, {"__code__", get_code, NULL}, {NULL}};

/* The function of a method, as its class has it. */
static value get_func(struct vm *vm, value self)
{
    return value_getattr_z(vm, (value)type_of(native_of(self)->self),
                           native_of(self)->def->name);
}

static const struct getset bound_getset[] = {
    NATIVE_GETSET, {"__code__", get_code, NULL}, {"__func__", get_func, NULL},
    {NULL}};

static value function_repr(struct vm *vm, value self)
{
    return str_printf(vm, "<function %s at 0x%lx>", native_of(self)->def->name,
                      (unsigned long)value_id(vm, self));
}

static value bound_repr(struct vm *vm, value self)
{
    struct native_obj *f = native_of(self);
    value of = value_repr(vm, f->self);
    value r = of ? str_printf(vm, "<bound method %s.%s of %s>",
                              type_short_name(definer_of(f)), f->def->name,
                              str_z(of)) : NULL;
    xunref(vm, of);
    return r;
}

/* What a method lacks is its function's to say. */
static value bound_getattr(struct vm *vm, value self, value name)
{
    value v = object_getattr_opt(vm, self, name);
    if (v || vm->exc)
        return v;
    return exc_raise_attribute(vm, self, name,
                               "'function' object has no attribute '%s'",
                               str_z(name));
}

#define NATIVE_SLOTS                                                          \
    .size = sizeof(struct native_obj),                                        \
    .dealloc = native_clear, .traverse = native_traverse,                     \
    .clear = native_clear, .call = native_call, .compare = native_compare,    \
    .hash = native_hash
struct type native_type = {
    .name = "builtin_function_or_method", NATIVE_SLOTS,
    .flags = TYPE_GC | TYPE_COUNTS_CALLS, .repr = native_repr,
    .getset = native_getset,
};
/* Written in C here, and in Python in CPython: asyncio's own functions. */
static struct type function_type = {
    .name = "function", .alias = &func_type, NATIVE_SLOTS, .flags = TYPE_GC,
    .repr = function_repr,
    .instance_dict = offsetof(struct native_obj, dict),
    .getset = python_getset,
};

bool native_gathers(struct vm *vm, value f, size_t *first)
{
    const struct type *t = is_small(f) ? NULL : type_of(f);
    if (t != &native_type && t != &function_type)
        return false;
    struct native_obj *o = native_of(f);
    const struct native_sig *s = native_sig_known(vm, o->def, &o->sig);
    struct native_call c = {.sig = s, .owner = owner_of(o), .self = o->self};
    if (!s->has_var || !native_is_python(vm, &c))
        return false;
    *first = s->n_args;
    return true;
}
static struct type bound_type = {
    .name = "method", .alias = &method_type, NATIVE_SLOTS, .flags = TYPE_GC,
    .repr = bound_repr, .getattr = bound_getattr,
    .getset = bound_getset,
};

void native_init(struct vm *vm)
{
    type_ready(vm, &native_type);
    type_ready(vm, &function_type);
    type_ready(vm, &bound_type);
}
