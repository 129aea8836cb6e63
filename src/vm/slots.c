/* The slots of a program's class: each calls the dunder method that look-up in
 * the mro finds. The functions are named slot_<member>, so that the table can
 * be made from slots.def.
 */
#include "vm/slots.h"

#include <stdlib.h>

#include "base/mem.h"
#include "vm/class.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/func.h"
#include "vm/int_priv.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/slots_priv.h"
#include "vm/vm.h"

/* -- calling special methods -- */

value special_lookup(struct vm *vm, value self, value name, bool *bound)
{
    struct type *t = type_of(self);
    value f = type_lookup(vm, t, name);
    *bound = true;
    if (!f)
        return NULL;
    struct type *ft = type_of(f);
    if (ft->flags & TYPE_METHOD) {
        *bound = false;
        return ref(f);
    }
    return ft->get ? ft->get(vm, f, self, t) : ref(f);
}

#define SMALL_CALL 10

value call_with_self(struct vm *vm, value f, value self, const value *args,
                     size_t n, value kwnames)
{
    size_t total = n + (kwnames ? tuple_len(kwnames) : 0);
    value small[SMALL_CALL];
    value *all = total + 1 <= SMALL_CALL
                     ? small : xmalloc((total + 1) * sizeof *all);
    all[0] = self;
    for (size_t i = 0; i < total; i++)
        all[i + 1] = args[i];
    value r = value_call(vm, f, all, n + 1, kwnames);
    if (all != small)
        free(all);
    return r;
}

value special_invoke(struct vm *vm, value self, value name, const value *args,
                     size_t n)
{
    bool bound;
    value f = special_lookup(vm, self, name, &bound);
    if (!f)
        return NULL;
    value r = bound ? value_call(vm, f, args, n, NULL)
                    : call_with_self(vm, f, self, args, n, NULL);
    unref(vm, f);
    return r;
}

/* As special_invoke, and a missing method is the TypeError of a call to it:
 * it can only be missing when the class changed behind the slot's back. */
static value invoke(struct vm *vm, value self, value name, const value *args,
                    size_t n)
{
    value r = special_invoke(vm, self, name, args, n);
    if (!r && !vm->exc)
        return exc_raise(vm, &exc_AttributeError, "%s", str_z(name));
    return r;
}

static value invoke0(struct vm *vm, value self, value name)
{
    return invoke(vm, self, name, NULL, 0);
}

/* Is the attribute there and None, which says "this class can't"? */
static bool is_refused(struct vm *vm, value self, value name)
{
    return type_lookup(vm, type_of(self), name) == NONE;
}

static int drop(struct vm *vm, value r)
{
    if (!r)
        return -1;
    unref(vm, r);
    return 0;
}

/* -- general -- */

static value slot_repr(struct vm *vm, value self)
{
    return invoke0(vm, self, vm->names->d_repr);
}

static value slot_str(struct vm *vm, value self)
{
    return invoke0(vm, self, vm->names->d_str);
}

static int64_t slot_hash(struct vm *vm, value self)
{
    if (is_refused(vm, self, vm->names->d_hash)) {
        exc_raise(vm, &exc_TypeError, "unhashable type: '%s'",
                  type_of(self)->name);
        return -1;
    }
    value r = invoke0(vm, self, vm->names->d_hash);
    if (!r)
        return -1;
    int64_t h = -1;
    if (!is_int(r)) {
        exc_raise(vm, &exc_TypeError,
                  "__hash__ method should return an integer");
    } else if (!int_fits(r, &h)) {
        h = value_hash(vm, r);
    } else if (h == -1) {
        h = -2;
    }
    unref(vm, r);
    return h;
}

static value slot_call(struct vm *vm, value self, const value *args, size_t n,
                       value kwnames)
{
    bool bound;
    value f = special_lookup(vm, self, vm->names->d_call, &bound);
    if (!f)
        return vm->exc ? NULL
                       : exc_raise(vm, &exc_TypeError,
                                   "'%s' object is not callable",
                                   type_of(self)->name);
    value r = bound ? value_call(vm, f, args, n, kwnames)
                    : call_with_self(vm, f, self, args, n, kwnames);
    unref(vm, f);
    return r;
}

/* __getattribute__ first, and __getattr__ for what it does not find. */
value slot_getattr_hook(struct vm *vm, value self, value name)
{
    struct type *t = type_of(self);
    value hook = type_lookup(vm, t, vm->names->d_getattribute);
    value plain = type_lookup(vm, &object_type, vm->names->d_getattribute);
    value r = hook == plain || !hook
                  ? object_getattr(vm, self, name)
                  : invoke(vm, self, vm->names->d_getattribute, &name, 1);
    if (r || !exc_is(vm, &exc_AttributeError) ||
        !type_lookup(vm, t, vm->names->d_getattr))
        return r;
    exc_clear(vm);
    return invoke(vm, self, vm->names->d_getattr, &name, 1);
}

static int slot_setattr(struct vm *vm, value self, value name, value v)
{
    if (!v)
        return drop(vm, invoke(vm, self, vm->names->d_delattr, &name, 1));
    return drop(vm, invoke(vm, self, vm->names->d_setattr,
                           (value[]){name, v}, 2));
}

static const size_t compare_names[] = {
#define AT(field) offsetof(struct vm_names, field)
    [CMP_LT] = AT(d_lt), [CMP_LE] = AT(d_le), [CMP_EQ] = AT(d_eq),
    [CMP_NE] = AT(d_ne), [CMP_GT] = AT(d_gt), [CMP_GE] = AT(d_ge),
};

static value name_at(const struct vm *vm, size_t offset)
{
    return *(value *)((char *)vm->names + offset);
}

static value slot_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    value r = special_invoke(vm, a, name_at(vm, compare_names[op]), &b, 1);
    return r || vm->exc ? r : ref(NOT_IMPLEMENTED);
}

static int slot_truth(struct vm *vm, value self)
{
    value r = invoke0(vm, self, vm->names->d_bool);
    if (!r)
        return -1;
    int truth = r == TRUE_;
    if (!is_bool(r)) {
        exc_raise(vm, &exc_TypeError,
                  "__bool__ should return bool, returned %s",
                  type_of(r)->name);
        truth = -1;
    }
    unref(vm, r);
    return truth;
}

static value slot_format(struct vm *vm, value self, value spec)
{
    value r = invoke(vm, self, vm->names->d_format, &spec, 1);
    if (!r || is_str(r))
        return r;
    exc_raise(vm, &exc_TypeError, "__format__ must return a str, not %s",
              type_of(r)->name);
    unref(vm, r);
    return NULL;
}

/* -- iteration -- */

static value slot_iter(struct vm *vm, value self)
{
    if (is_refused(vm, self, vm->names->d_iter))
        return exc_raise(vm, &exc_TypeError, "'%s' object is not iterable",
                         type_of(self)->name);
    return invoke0(vm, self, vm->names->d_iter);
}

static value slot_next(struct vm *vm, value self);

value next_of_class(struct vm *vm, value self)
{
    return type_of(self)->next == slot_next
               ? invoke0(vm, self, vm->names->d_next)
               : type_of(self)->next(vm, self);
}

static value slot_next(struct vm *vm, value self)
{
    value r = invoke0(vm, self, vm->names->d_next);
    if (!r && exc_is(vm, &exc_StopIteration))
        exc_clear(vm);
    return r;
}

/* -- numbers -- */

static const struct {
    size_t plain, reflected, inplace;
} binary_names[BIN_COUNT] = {
#define NAMES(x) {AT(d_##x), AT(d_r##x), AT(d_i##x)}
    [BIN_ADD] = NAMES(add), [BIN_SUB] = NAMES(sub), [BIN_MUL] = NAMES(mul),
    [BIN_DIV] = NAMES(truediv), [BIN_FLOORDIV] = NAMES(floordiv),
    [BIN_MOD] = NAMES(mod), [BIN_POW] = NAMES(pow),
    [BIN_MATMUL] = NAMES(matmul), [BIN_LSHIFT] = NAMES(lshift),
    [BIN_RSHIFT] = NAMES(rshift), [BIN_AND] = NAMES(and),
    [BIN_OR] = NAMES(or), [BIN_XOR] = NAMES(xor),
#undef NAMES
};

static value try_method(struct vm *vm, value self, value name, value other)
{
    value r = special_invoke(vm, self, name, &other, 1);
    return r || vm->exc ? r : ref(NOT_IMPLEMENTED);
}

static value slot_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    struct type *ta = type_of(a), *tb = type_of(b);
    value name = name_at(vm, binary_names[op].plain);
    value reflected = name_at(vm, binary_names[op].reflected);
    bool b_too = ta != tb && tb->binary == slot_binary;
    if (ta->binary == slot_binary) {
        /* A subclass that says something of its own is asked first. */
        if (b_too && type_is_sub(tb, ta) &&
            type_lookup(vm, ta, reflected) != type_lookup(vm, tb, reflected)) {
            value r = try_method(vm, b, reflected, a);
            if (r != NOT_IMPLEMENTED)
                return r;
            unref(vm, r);
            b_too = false;
        }
        value r = try_method(vm, a, name, b);
        if (r != NOT_IMPLEMENTED || !b_too)
            return r;
        unref(vm, r);
    }
    return b_too ? try_method(vm, b, reflected, a) : ref(NOT_IMPLEMENTED);
}

static value slot_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    return try_method(vm, a, name_at(vm, binary_names[op].inplace), b);
}

static value slot_negative(struct vm *vm, value self)
{
    return invoke0(vm, self, vm->names->d_neg);
}

static value slot_positive(struct vm *vm, value self)
{
    return invoke0(vm, self, vm->names->d_pos);
}

static value slot_invert(struct vm *vm, value self)
{
    return invoke0(vm, self, vm->names->d_invert);
}

static value slot_absolute(struct vm *vm, value self)
{
    return invoke0(vm, self, vm->names->d_abs);
}

/* What __int__ and __index__ gave: a bool or the like still passes. */
static value want_int(struct vm *vm, value r, const char *what)
{
    if (r && is_int(r) && type_of(r) != &int_type) {
        vm_warn(vm, &exc_DeprecationWarning,
                "%s returned non-int (type %s).  The ability to return an "
                "instance of a strict subclass of int is deprecated, and may "
                "be removed in a future version of Python.", what,
                type_of(r)->name);
        value exact = vm->exc ? NULL : int_exact(vm, r);
        unref(vm, r);
        return exact;
    }
    if (!r || is_int(r))
        return r;
    exc_raise(vm, &exc_TypeError, "%s returned non-int (type %s)", what,
              type_of(r)->name);
    unref(vm, r);
    return NULL;
}

static value slot_to_int(struct vm *vm, value self)
{
    return want_int(vm, invoke0(vm, self, vm->names->d_int), "__int__");
}

static value slot_index(struct vm *vm, value self)
{
    return want_int(vm, invoke0(vm, self, vm->names->d_index), "__index__");
}

static value slot_to_float(struct vm *vm, value self)
{
    value r = invoke0(vm, self, vm->names->d_float);
    if (!r || type_of(r) == &float_type)
        return r;
    if (is_float(r)) {
        vm_warn(vm, &exc_DeprecationWarning,
                "%s.__float__ returned non-float (type %s).  The ability to "
                "return an instance of a strict subclass of float is "
                "deprecated, and may be removed in a future version of Python.",
                type_of(self)->name, type_of(r)->name);
        value exact = vm->exc ? NULL : float_new(vm, float_get(r));
        unref(vm, r);
        return exact;
    }
    exc_raise(vm, &exc_TypeError, "%s.__float__ returned non-float (type %s)",
              type_of(self)->name, type_of(r)->name);
    unref(vm, r);
    return NULL;
}

/* -- containers -- */

static int64_t length_of(struct vm *vm, value r)
{
    int64_t n;
    if (int_sign(r) < 0) {
        exc_raise(vm, &exc_ValueError, "__len__() should return >= 0");
        return -1;
    }
    if (int_fits(r, &n))
        return n;
    exc_raise(vm, &exc_OverflowError,
              "cannot fit 'int' into an index-sized integer");
    return -1;
}

static int64_t slot_len(struct vm *vm, value self)
{
    value r = invoke0(vm, self, vm->names->d_len);
    if (!r)
        return -1;
    int64_t n = -1;
    value i = value_index(vm, r);
    if (i) {
        n = length_of(vm, i);
        unref(vm, i);
    }
    unref(vm, r);
    return n;
}

static value slot_getitem(struct vm *vm, value self, value key)
{
    return invoke(vm, self, vm->names->d_getitem, &key, 1);
}

static int slot_setitem(struct vm *vm, value self, value key, value v)
{
    value name = v ? vm->names->d_setitem : vm->names->d_delitem;
    return drop(vm, invoke(vm, self, name, (value[]){key, v}, v ? 2 : 1));
}

static int slot_contains(struct vm *vm, value self, value item)
{
    if (is_refused(vm, self, vm->names->d_contains)) {
        exc_raise(vm, &exc_TypeError, "'%s' object is not a container",
                  type_of(self)->name);
        return -1;
    }
    value r = invoke(vm, self, vm->names->d_contains, &item, 1);
    if (!r)
        return -1;
    int found = value_truth(vm, r);
    unref(vm, r);
    return found;
}

/* -- async -- */

static value slot_await(struct vm *vm, value self)
{
    value r = invoke0(vm, self, vm->names->d_await);
    if (!r || type_of(r)->next)
        return r;
    exc_raise(vm, &exc_TypeError,
              is_coroutine(r) ? "__await__() returned a coroutine"
                              : "__await__() returned non-iterator of type '%s'",
              type_of(r)->name);
    unref(vm, r);
    return NULL;
}

static value slot_aiter(struct vm *vm, value self)
{
    return invoke0(vm, self, vm->names->d_aiter);
}

static value slot_anext(struct vm *vm, value self)
{
    return invoke0(vm, self, vm->names->d_anext);
}

/* -- descriptors -- */

static value slot_get(struct vm *vm, value self, value instance,
                      struct type *owner)
{
    return invoke(vm, self, vm->names->d_get,
                  (value[]){instance ? instance : NONE,
                            owner ? (value)owner : NONE}, 2);
}

static int slot_set(struct vm *vm, value self, value instance, value v)
{
    value name = v ? vm->names->d_set : vm->names->d_delete;
    value r = special_invoke(vm, self, name, (value[]){instance, v}, v ? 2 : 1);
    if (!r && !vm->exc)
        exc_raise(vm, &exc_AttributeError, "%s", str_z(name));
    return drop(vm, r);
}

/* -- life -- */

value slot_new(struct vm *vm, struct type *t, const value *args, size_t n,
               value kwnames)
{
    value attr = type_lookup(vm, t, vm->names->d_new);
    struct type *at = type_of(attr);
    value f = at->get ? at->get(vm, attr, NULL, t) : ref(attr);
    if (!f)
        return NULL;
    value r = call_with_self(vm, f, (value)t, args, n, kwnames);
    unref(vm, f);
    return r;
}
#define slot_new_ slot_new

static int slot_init(struct vm *vm, value self, const value *args, size_t n,
                     value kwnames)
{
    bool bound;
    value f = special_lookup(vm, self, vm->names->d_init, &bound);
    if (!f)
        return vm->exc ? -1 : 0;
    value r = bound ? value_call(vm, f, args, n, kwnames)
                    : call_with_self(vm, f, self, args, n, kwnames);
    unref(vm, f);
    if (!r)
        return -1;
    int rc = 0;
    if (r != NONE) {
        exc_raise(vm, &exc_TypeError,
                  "__init__() should return None, not '%s'", type_of(r)->name);
        rc = -1;
    }
    unref(vm, r);
    return rc;
}

/* What goes wrong in __del__ can't go anywhere but to stderr. After a limit or
 * a deadlock nothing of the program runs any more. */
static void slot_finalize(struct vm *vm, value self)
{
    if (vm->limit_hit || vm->dead)
        return;
    value before = exc_fetch(vm);
    value r = special_invoke(vm, self, vm->names->d_del, NULL, 0);
    if (r)
        unref(vm, r);
    else if (vm->exc)
        exc_unraisable(vm, type_lookup(vm, type_of(self), vm->names->d_del));
    vm->exc = before;
}

/* -- the table -- */

#define slot_getattr slot_getattr_hook
const struct slot_def slot_table[] = {
#define SLOT(field, slot, kind, code)                                         \
    {.text = "__" #field "__", .name = AT(d_##field),                         \
     .member = offsetof(struct type, slot), .heap = (slot_fn)slot_##slot,     \
     .wrap = WRAP_##kind, .op = code},
#include "vm/slots.def"
};
const size_t slot_table_count = sizeof slot_table / sizeof *slot_table;

/* -- filling -- */

/* The first class of the mro that has a name of the same slot in its dict. */
static struct type *definer(struct vm *vm, struct type *t, size_t member)
{
    value *types = tuple_items(t->mro);
    for (size_t i = 0, n = tuple_len(t->mro); i < n; i++) {
        struct type *k = (struct type *)types[i];
        for (size_t s = 0; s < slot_table_count; s++)
            if (slot_table[s].member == member &&
                dict_get(vm, k->dict, slot_name(vm, &slot_table[s])))
                return k;
    }
    return NULL;
}

static void fill_one(struct vm *vm, struct type *t, const struct slot_def *d)
{
    struct type *solid = class_data(t)->solid;
    struct type *k = definer(vm, t, d->member);
    slot_fn f = *slot_of(k && !(k->flags & TYPE_HEAP) ? k : solid, d);
    if (k && (k->flags & TYPE_HEAP || !f))
        f = d->heap;
    *slot_of(t, d) = f;
}

static bool is_first_of_member(size_t s)
{
    for (size_t i = 0; i < s; i++)
        if (slot_table[i].member == slot_table[s].member)
            return false;
    return true;
}

void slots_fill(struct vm *vm, struct type *t)
{
    for (size_t s = 0; s < slot_table_count; s++)
        if (is_first_of_member(s))
            fill_one(vm, t, &slot_table[s]);
    t->unhashable = t->hash == slot_hash &&
                    type_lookup(vm, t, vm->names->d_hash) == NONE;
    /* A length of the class's own also says whether it is empty; only a
     * __bool__ of a base, as int's, goes before it. */
    if (t->len == slot_len && t->truth != slot_truth &&
        !type_lookup(vm, t, vm->names->d_bool))
        t->truth = NULL;
}

static void fill_below(struct vm *vm, struct type *t)
{
    if (t->flags & TYPE_HEAP)
        slots_fill(vm, t);
    for (uint32_t i = 0; i < t->n_subs; i++)
        fill_below(vm, t->subs[i]);
}

void slots_refresh(struct vm *vm, struct type *t, value name)
{
    if (!str_starts(str_text(name), "__"))
        return;
    for (size_t s = 0; s < slot_table_count; s++)
        if (slot_name(vm, &slot_table[s]) == name) {
            fill_below(vm, t);
            return;
        }
}
