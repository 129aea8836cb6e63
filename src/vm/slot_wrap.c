/* Built-in slots seen from the program: int.__add__ is a `slot wrapper`, and
 * (1).__add__ a `method-wrapper`. __new__ is a built-in function bound to its
 * type.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "vm/class.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/mod_deque.h"
#include "vm/object.h"
#include "vm/slots_priv.h"

struct method_wrapper {
    struct obj obj;
    struct wrapper_descr *descr;
    value self;
};

/* -- which names a type's slots answer to -- */

/* A type has one slot for all operators; most serve only some of them. */
struct operators {
    const struct type *type;
    unsigned plain, reflected, inplace; /* bits 1 << enum binary_op */
};
#define BIT(op) (1u << BIN_##op)
#define NUMERIC                                                               \
    (BIT(ADD) | BIT(SUB) | BIT(MUL) | BIT(DIV) | BIT(FLOORDIV) | BIT(MOD) |   \
     BIT(POW))
#define BITWISE (BIT(AND) | BIT(OR) | BIT(XOR))
#define SHIFTS (BIT(LSHIFT) | BIT(RSHIFT))
#define SETLIKE (BITWISE | BIT(SUB))
static const struct operators operators[] = {
    {&int_type, NUMERIC | BITWISE | SHIFTS, NUMERIC | BITWISE | SHIFTS, 0},
    {&bool_type, BITWISE, BITWISE, 0},
    {&float_type, NUMERIC, NUMERIC, 0},
    {&str_type, BIT(ADD) | BIT(MUL) | BIT(MOD), BIT(MUL) | BIT(MOD), 0},
    {&bytes_type, BIT(ADD) | BIT(MUL) | BIT(MOD), BIT(MUL) | BIT(MOD), 0},
    {&bytearray_type, BIT(ADD) | BIT(MUL) | BIT(MOD), BIT(MUL) | BIT(MOD),
     BIT(ADD) | BIT(MUL)},
    {&tuple_type, BIT(ADD) | BIT(MUL), BIT(MUL), 0},
    {&list_type, BIT(ADD) | BIT(MUL), BIT(MUL), BIT(ADD) | BIT(MUL)},
    {&dict_type, BIT(OR), BIT(OR), BIT(OR)},
    {&set_type, SETLIKE, SETLIKE, SETLIKE},
    {&frozenset_type, SETLIKE, SETLIKE, 0},
    {&type_type, BIT(OR), BIT(OR), 0},
    {&none_type, 0, 0, 0}, /* int | None is int's business */
    {&deque_type, BIT(ADD) | BIT(MUL), BIT(MUL), BIT(ADD) | BIT(MUL)},
    {NULL, SETLIKE, SETLIKE, 0}, /* the views of dicts */
};

static bool serves(const struct type *t, const struct slot_def *d)
{
    const struct operators *o = operators;
    while (o->type && o->type != t)
        o++;
    switch (d->wrap) {
    case WRAP_BINARY: return o->plain >> d->op & 1;
    case WRAP_RBINARY: return o->reflected >> d->op & 1;
    case WRAP_INPLACE: return o->inplace >> d->op & 1;
    case WRAP_TRUTH: return !t->len || t == &range_type;
    default: return true;
    }
}

/* -- calls: the slot of the owner, cast to what its member is -- */

#define SLOT(w, member) ((__typeof__(((struct type *)0)->member))            \
                         *slot_of((w)->owner, (w)->def))

static value none_or_error(int rc)
{
    return rc < 0 ? NULL : ref(NONE);
}

static value bool_or_error(int rc)
{
    return rc < 0 ? NULL : bool_value(rc != 0);
}

static value wrap_next(struct vm *vm, value r)
{
    if (!r && !vm->exc)
        return exc_raise_stop_iteration(vm, NONE);
    return r;
}

static value wrap_hash(struct vm *vm, const struct wrapper_descr *w,
                       value self)
{
    int64_t h = SLOT(w, hash)(vm, self);
    return h == -1 && vm->exc ? NULL : int_new(vm, h);
}

static value wrap_len(struct vm *vm, const struct wrapper_descr *w, value self)
{
    int64_t n = SLOT(w, len)(vm, self);
    return n < 0 ? NULL : int_new(vm, n);
}

static bool is_operator(const struct wrapper_descr *w)
{
    return w->def->wrap == WRAP_BINARY || w->def->wrap == WRAP_RBINARY ||
           w->def->wrap == WRAP_INPLACE;
}

/* Is it the * of a sequence? */
static bool repeats_items(const struct wrapper_descr *w)
{
    return is_operator(w) && w->def->op == BIN_MUL && w->owner->getitem;
}

static bool name_ok(struct vm *vm, value name)
{
    if (is_str(name))
        return true;
    exc_raise(vm, &exc_TypeError, "attribute name must be string, not '%s'",
              type_of(name)->name);
    return false;
}

static value wrap_getattr(struct vm *vm, const struct wrapper_descr *w,
                          value self, value name)
{
    if (!name_ok(vm, name))
        return NULL;
    name = str_take_intern(vm, ref(name));
    value r = name ? SLOT(w, getattr)(vm, self, name) : NULL;
    xunref(vm, name);
    return r;
}

static value wrap_setattr(struct vm *vm, const struct wrapper_descr *w,
                          value self, value name, value v)
{
    if (!name_ok(vm, name))
        return NULL;
    name = str_take_intern(vm, ref(name));
    int rc = name ? SLOT(w, setattr)(vm, self, name, v) : -1;
    xunref(vm, name);
    return none_or_error(rc);
}

static value wrap_format(struct vm *vm, const struct wrapper_descr *w,
                         value self, value spec)
{
    if (!is_str(spec))
        return exc_raise(vm, &exc_TypeError,
                         "__format__() argument must be str, not %s",
                         argument_name(spec));
    return SLOT(w, format)(vm, self, spec);
}

static value wrap_get(struct vm *vm, const struct wrapper_descr *w, value self,
                      const value *a, size_t n)
{
    value instance = a[0] == NONE ? NULL : a[0];
    struct type *owner = n > 1 && is_type(a[1]) ? (struct type *)a[1]
                         : instance ? type_of(instance) : NULL;
    if (!instance && !owner)
        return exc_raise(vm, &exc_TypeError,
                         "__get__(None, None) is invalid");
    return SLOT(w, get)(vm, self, instance, owner);
}

/* How many arguments each kind takes beside self. */
static const struct {
    uint8_t min, max;
} arity[] = {
    [WRAP_UNARY] = {0, 0}, [WRAP_HASH] = {0, 0}, [WRAP_GETATTR] = {1, 1},
    [WRAP_SETATTR] = {2, 2}, [WRAP_DELATTR] = {1, 1}, [WRAP_COMPARE] = {1, 1},
    [WRAP_TRUTH] = {0, 0}, [WRAP_FORMAT] = {1, 1}, [WRAP_NEXT] = {0, 0},
    [WRAP_BINARY] = {1, 2}, [WRAP_RBINARY] = {1, 2}, [WRAP_INPLACE] = {1, 1},
    [WRAP_LEN] = {0, 0}, [WRAP_GETITEM] = {1, 1}, [WRAP_SETITEM] = {2, 2},
    [WRAP_DELITEM] = {1, 1}, [WRAP_CONTAINS] = {1, 1}, [WRAP_GET] = {1, 2},
    [WRAP_SET] = {2, 2}, [WRAP_DELETE] = {1, 1},
};

/* What CPython has as a method beside the slot: found faster, and called in the
 * words of methods. */
static bool is_method(const struct wrapper_descr *w)
{
    const struct type *t = w->owner;
    switch (w->def->wrap) {
    case WRAP_FORMAT: return true;
    case WRAP_GETITEM: return t == &list_type || t == &dict_type;
    case WRAP_CONTAINS:
        return t == &dict_type || t == &set_type || t == &frozenset_type;
    default: return false;
    }
}

static bool method_arity_ok(struct vm *vm, const struct wrapper_descr *w,
                            size_t n, value kwnames)
{
    const char *type = type_short_name(w->owner);
    if (kwnames && tuple_len(kwnames))
        exc_raise(vm, &exc_TypeError, "%s.%s() takes no keyword arguments",
                  type, w->def->text);
    else if (n != 1)
        exc_raise(vm, &exc_TypeError,
                  "%s.%s() takes exactly one argument (%zu given)", type,
                  w->def->text, n);
    return !vm->exc;
}

static bool arity_ok(struct vm *vm, const struct wrapper_descr *w, size_t n,
                     value kwnames)
{
    const struct slot_def *d = w->def;
    if (is_method(w))
        return method_arity_ok(vm, w, n, kwnames);
    if (kwnames && tuple_len(kwnames)) {
        exc_raise(vm, &exc_TypeError, "wrapper %s() takes no keyword arguments",
                  d->text);
        return false;
    }
    size_t min = arity[d->wrap].min, max = arity[d->wrap].max;
    if (d->op != BIN_POW && (d->wrap == WRAP_BINARY || d->wrap == WRAP_RBINARY))
        max = 1;
    if (n >= min && n <= max)
        return true;
    size_t want = n < min ? min : max;
    /* with more than one there is a function's empty name before it */
    exc_raise(vm, &exc_TypeError, "%sexpected %s%zu argument%s, got %zu",
              max > 1 || repeats_items(w) ? " " : "",
              min == max ? "" : n < min ? "at least " : "at most ", want,
              want == 1 ? "" : "s", n);
    return false;
}

static bool is_index_sized(struct vm *vm, value v)
{
    int64_t at;
    value index = value_index(vm, v);
    if (!index)
        return false;
    if (!int_fits(index, &at))
        exc_raise(vm, &exc_OverflowError,
                  "cannot fit '%s' into an index-sized integer",
                  type_of(v)->name);
    unref(vm, index);
    return !vm->exc;
}

/* A sequence's * takes an int, or says so at once: it has no other operand to
 * ask. */
static bool repeats(struct vm *vm, const struct wrapper_descr *w,
                    const value *a)
{
    return !repeats_items(w) || is_index_sized(vm, a[0]);
}

/* Is the key one that the items of such a sequence can have? */
static bool indexes(struct vm *vm, const struct wrapper_descr *w,
                    const value *a)
{
    bool item = w->def->wrap == WRAP_GETITEM || w->def->wrap == WRAP_SETITEM ||
                w->def->wrap == WRAP_DELITEM;
    return !item || !(w->owner->flags & TYPE_INDEXED) ||
           is_index_sized(vm, a[0]);
}

/* self ** a[0] modulo a[1], which only ints know. */
static value wrap_power(struct vm *vm, value self, const value *a)
{
    if (!is_int(self))
        return exc_raise(vm, &exc_TypeError, "pow() 3rd argument not allowed "
                         "unless all arguments are integers");
    if (!is_int(a[0]) || !is_int(a[1]))
        return ref(NOT_IMPLEMENTED);
    return int_pow_mod(vm, self, a[0], a[1]);
}

static value wrapper_invoke(struct vm *vm, const struct wrapper_descr *w,
                            value self, const value *a, size_t n,
                            value kwnames)
{
    const struct slot_def *d = w->def;
    if (d->wrap == WRAP_CALL)
        return SLOT(w, call)(vm, self, a, n, kwnames);
    if (d->wrap == WRAP_INIT)
        return none_or_error(SLOT(w, init)(vm, self, a, n, kwnames));
    if (!arity_ok(vm, w, n, kwnames) || !repeats(vm, w, a) ||
        !indexes(vm, w, a))
        return NULL;
    if (n == 2 && is_operator(w) && a[1] != NONE)
        return wrap_power(vm, self, a);
    switch (d->wrap) {
    case WRAP_UNARY: return SLOT(w, repr)(vm, self);
    case WRAP_HASH: return wrap_hash(vm, w, self);
    case WRAP_GETATTR: return wrap_getattr(vm, w, self, a[0]);
    case WRAP_SETATTR: return wrap_setattr(vm, w, self, a[0], a[1]);
    case WRAP_DELATTR: return wrap_setattr(vm, w, self, a[0], NULL);
    case WRAP_COMPARE:
        return SLOT(w, compare)(vm, self, a[0], (enum compare_op)d->op);
    case WRAP_TRUTH: return bool_or_error(SLOT(w, truth)(vm, self));
    case WRAP_FORMAT: return wrap_format(vm, w, self, a[0]);
    case WRAP_NEXT: return wrap_next(vm, SLOT(w, next)(vm, self));
    case WRAP_BINARY:
        return d->op == BIN_ADD && w->owner->getitem
                   ? value_join(vm, w->owner, self, a[0])
                   : SLOT(w, binary)(vm, (enum binary_op)d->op, self, a[0]);
    case WRAP_RBINARY:
        return SLOT(w, binary)(vm, (enum binary_op)d->op, a[0], self);
    case WRAP_INPLACE:
        return SLOT(w, inplace)(vm, (enum binary_op)d->op, self, a[0]);
    case WRAP_LEN: return wrap_len(vm, w, self);
    case WRAP_GETITEM: return SLOT(w, getitem)(vm, self, a[0]);
    case WRAP_SETITEM:
        return none_or_error(SLOT(w, setitem)(vm, self, a[0], a[1]));
    case WRAP_DELITEM:
        return none_or_error(SLOT(w, setitem)(vm, self, a[0], NULL));
    case WRAP_CONTAINS:
        return bool_or_error(SLOT(w, contains)(vm, self, a[0]));
    case WRAP_GET: return wrap_get(vm, w, self, a, n);
    case WRAP_SET: return none_or_error(SLOT(w, set)(vm, self, a[0], a[1]));
    case WRAP_DELETE: return none_or_error(SLOT(w, set)(vm, self, a[0], NULL));
    default: return exc_raise(vm, &exc_SystemError, "bad slot wrapper");
    }
}

/* -- slot wrapper -- */

static value descr_call(struct vm *vm, value self, const value *a, size_t n,
                        value kwnames)
{
    struct wrapper_descr *w = (struct wrapper_descr *)self;
    if (!n)
        return exc_raise(vm, &exc_TypeError, is_method(w)
                             ? "unbound method %2$s.%1$s() needs an argument"
                             : "descriptor '%1$s' of '%2$s' object needs an "
                               "argument",
                         w->def->text, w->owner->name);
    if (!is_instance(a[0], w->owner))
        return exc_raise(vm, &exc_TypeError, is_method(w)
                             ? "descriptor '%s' for '%s' objects doesn't apply "
                               "to a '%s' object"
                             : "descriptor '%s' requires a '%s' object but "
                               "received a '%s'",
                         w->def->text, w->owner->name, type_of(a[0])->name);
    return wrapper_invoke(vm, w, a[0], a + 1, n - 1, kwnames);
}

static value descr_get(struct vm *vm, value self, value instance,
                       struct type *owner)
{
    (void)owner;
    struct wrapper_descr *w = (struct wrapper_descr *)self;
    if (!instance)
        return ref(self);
    if (!is_instance(instance, w->owner))
        return exc_raise(vm, &exc_TypeError,
                         "descriptor '%s' for '%s' objects doesn't apply to a "
                         "'%s' object", w->def->text, w->owner->name,
                         type_of(instance)->name);
    struct method_wrapper *m = obj_new(vm, &method_wrapper_type, 0);
    if (!m)
        return NULL;
    m->descr = (struct wrapper_descr *)ref(self);
    m->self = ref(instance);
    return &m->obj;
}

static value descr_repr(struct vm *vm, value self)
{
    struct wrapper_descr *w = (struct wrapper_descr *)self;
    return str_printf(vm, "<%s '%s' of '%s' objects>",
                      is_method(w) ? "method" : "slot wrapper", w->def->text,
                      w->owner->name);
}

static value descr_name(struct vm *vm, value self)
{
    return str_internz(vm, ((struct wrapper_descr *)self)->def->text);
}

static value descr_owner(struct vm *vm, value self)
{
    (void)vm;
    return ref((value)((struct wrapper_descr *)self)->owner);
}

static value descr_qualname(struct vm *vm, value self)
{
    struct wrapper_descr *w = (struct wrapper_descr *)self;
    return str_printf(vm, "%s.%s", type_short_name(w->owner), w->def->text);
}

static value no_doc(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return ref(NONE);
}

static const struct getset descr_getset[] = {
    {"__name__", descr_name, NULL}, {"__qualname__", descr_qualname, NULL},
    {"__objclass__", descr_owner, NULL}, {"__doc__", no_doc, NULL},
    {0},
};

struct type wrapper_descriptor_type = {
    .name = "wrapper_descriptor", .size = sizeof(struct wrapper_descr),
    .flags = TYPE_METHOD, .call = descr_call, .get = descr_get,
    .repr = descr_repr, .getset = descr_getset,
};

/* -- method-wrapper -- */

static value bound_call(struct vm *vm, value self, const value *a, size_t n,
                        value kwnames)
{
    struct method_wrapper *m = (struct method_wrapper *)self;
    return wrapper_invoke(vm, m->descr, m->self, a, n, kwnames);
}

static value bound_repr(struct vm *vm, value self)
{
    struct method_wrapper *m = (struct method_wrapper *)self;
    return str_printf(vm, "<%s%s%s of %s object at 0x%llx>",
                      is_method(m->descr) ? "built-in method "
                                          : "method-wrapper '",
                      m->descr->def->text, is_method(m->descr) ? "" : "'",
                      type_of(m->self)->name,
                      (unsigned long long)value_id(vm, m->self));
}

static value bound_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    (void)vm;
    if (type_of(b) != &method_wrapper_type || (op != CMP_EQ && op != CMP_NE))
        return ref(NOT_IMPLEMENTED);
    struct method_wrapper *x = (struct method_wrapper *)a,
                          *y = (struct method_wrapper *)b;
    return bool_value((x->descr == y->descr && x->self == y->self) ==
                      (op == CMP_EQ));
}

static int64_t bound_hash(struct vm *vm, value self)
{
    struct method_wrapper *m = (struct method_wrapper *)self;
    return object_hash(vm, m->self) ^ object_hash(vm, &m->descr->obj);
}

static value bound_self(struct vm *vm, value self)
{
    (void)vm;
    return ref(((struct method_wrapper *)self)->self);
}

static value bound_name(struct vm *vm, value self)
{
    return descr_name(vm, &((struct method_wrapper *)self)->descr->obj);
}

static value bound_qualname(struct vm *vm, value self)
{
    return descr_qualname(vm, &((struct method_wrapper *)self)->descr->obj);
}

static void bound_dealloc(struct vm *vm, value self)
{
    struct method_wrapper *m = (struct method_wrapper *)self;
    gc_untrack(self);
    xunref(vm, (value)m->descr);
    xunref(vm, m->self);
}

static int bound_traverse(value self, visit_fn visit, void *arg)
{
    struct method_wrapper *m = (struct method_wrapper *)self;
    return m->self ? visit(m->self, arg) : 0;
}

static const struct getset bound_getset[] = {
    {"__self__", bound_self, NULL}, {"__name__", bound_name, NULL},
    {"__qualname__", bound_qualname, NULL}, {"__doc__", no_doc, NULL},
    {0},
};

struct type method_wrapper_type = {
    .name = "method-wrapper", .size = sizeof(struct method_wrapper),
    .flags = TYPE_GC, .call = bound_call, .repr = bound_repr,
    .compare = bound_compare, .hash = bound_hash, .dealloc = bound_dealloc,
    .traverse = bound_traverse, .getset = bound_getset,
};

/* -- __new__ -- */

static value new_call_kw(struct vm *vm, struct type *t, struct type *cls,
                         const value *a, size_t n)
{
    value kwnames = a[n];
    size_t kws = tuple_len(kwnames);
    value *all = xmalloc((n + kws) * sizeof *all);
    for (size_t i = 1; i < n; i++)
        all[i - 1] = a[i];
    for (size_t i = 0; i < kws; i++)
        all[n - 1 + i] = a[n + 1 + i];
    value r = t->new_(vm, cls, all, n - 1, kwnames);
    free(all);
    return r;
}

/* T.__new__(cls, ...): a raw native whose self is T. Keyword values stand
 * behind the names there, and behind the positional ones in a slot. */
static value new_call(struct vm *vm, value self, const value *a, size_t n)
{
    struct type *t = (struct type *)self;
    if (!n)
        return exc_raise(vm, &exc_TypeError,
                         "%s.__new__(): not enough arguments", t->name);
    if (!is_type(a[0]))
        return exc_raise(vm, &exc_TypeError,
                         "%s.__new__(X): X is not a type object (%s)", t->name,
                         type_of(a[0])->name);
    struct type *cls = (struct type *)a[0];
    if (!type_is_sub(cls, t))
        return exc_raise(vm, &exc_TypeError,
                         "%s.__new__(%s): %s is not a subtype of %s", t->name,
                         cls->name, cls->name, t->name);
    struct type *solid = cls;
    while (solid->new_ == slot_new && solid->base)
        solid = solid->base;
    if (solid->new_ != t->new_)
        return exc_raise(vm, &exc_TypeError,
                         "%s.__new__(%s) is not safe, use %s.__new__()",
                         t->name, cls->name, solid->name);
    value kwnames = a[n];
    if (!kwnames)
        return t->new_(vm, cls, a + 1, n - 1, NULL);
    return new_call_kw(vm, t, cls, a, n);
}

static const struct native new_native = {"__new__", new_call, "...kw", 0};

void slots_add_wrappers(struct vm *vm, struct type *t)
{
    for (size_t i = 0; i < slot_table_count; i++) {
        const struct slot_def *d = &slot_table[i];
        value name = slot_name(vm, d);
        if (d->wrap == WRAP_NONE || !*slot_of(t, d) || !serves(t, d) ||
            dict_get(vm, t->dict, name))
            continue;
        value v;
        if (d->wrap == WRAP_NEW) {
            v = native_new(vm, &new_native, (value)t, NULL);
        } else {
            struct wrapper_descr *w = obj_new(vm, &wrapper_descriptor_type, 0);
            v = (value)w;
            if (w)
                *w = (struct wrapper_descr){w->obj, d, t};
        }
        if (v)
            dict_set(vm, t->dict, name, v);
        xunref(vm, v);
    }
    if (t->unhashable)
        dict_set(vm, t->dict, vm->names->d_hash, NONE);
}
