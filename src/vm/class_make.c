/* type.__new__: a class from its name, bases and namespace. */
#include <stdlib.h>

#include "base/mem.h"
#include "vm/class.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/mod_deque.h"
#include "vm/names.h"
#include "vm/object.h"
#include "vm/slots.h"
#include "vm/str_priv.h"
#include "vm/vm.h"

/* -- layout -- */

/* The class in whose layout the instances of t are: the nearest one that adds
 * to it, the __dict__ apart. */
static struct type *layout_of(struct type *t)
{
    /* the exceptions that have fields of their own in CPython */
    static struct type *const with_fields[] = {
        &exc_OSError, &exc_SyntaxError, &exc_StopIteration, &exc_SystemExit,
        &exc_ImportError, &exc_NameError, &exc_AttributeError,
        &exc_UnicodeDecodeError, &exc_UnicodeEncodeError,
        &exc_BaseExceptionGroup, &exc_BaseException,
    };
    while (t->flags & TYPE_HEAP) {
        size_t own = t->size - t->base->size;
        bool adds_dict = t->instance_dict && !t->base->instance_dict;
        if (own > (adds_dict ? sizeof(value) : 0))
            break;
        t = t->base;
    }
    while (t->flags & TYPE_EXCEPTION && !(t->flags & TYPE_HEAP)) {
        for (size_t i = 0; i < sizeof with_fields / sizeof *with_fields;
             i++)
            if (with_fields[i] == t)
                return t;
        t = t->base;
    }
    return t;
}

/* The base whose layout the new class builds on; borrowed. */
static struct type *best_base(struct vm *vm, value bases)
{
    struct type *best = NULL, *winner = NULL;
    for (size_t i = 0; i < tuple_len(bases); i++) {
        value v = tuple_items(bases)[i];
        if (!is_type(v))
            return exc_raise(vm, &exc_TypeError, "bases must be types"), NULL;
        struct type *base = (struct type *)v;
        if (!(base->flags & (TYPE_BASE | TYPE_HEAP)))
            return exc_raise(vm, &exc_TypeError,
                             "type '%s' is not an acceptable base type",
                             base->name), NULL;
        struct type *layout = layout_of(base);
        if (!winner || (layout != winner && type_is_sub(layout, winner))) {
            winner = layout;
            best = base;
        } else if (!type_is_sub(winner, layout)) {
            return exc_raise(vm, &exc_TypeError,
                             "multiple bases have instance lay-out conflict"),
                   NULL;
        }
    }
    return best;
}

static size_t add_word(struct type *t)
{
    size_t at = t->size;
    t->size += sizeof(value);
    return at;
}

/* __x in class _C is _C__x, in __slots__ as everywhere. */
static value mangled(struct vm *vm, struct type *t, value name)
{
    struct str s = str_text(name);
    const char *cls = t->name;
    while (*cls == '_')
        cls++;
    if (!str_starts(s, "__") || !*cls ||
        (s.n > 2 && s.p[s.n - 1] == '_' && s.p[s.n - 2] == '_'))
        return str_intern(vm, s);
    value m = str_printf(vm, "_%s%s", cls, str_z(name));
    return m ? str_take_intern(vm, m) : NULL;
}

struct slots_walk {
    struct type *t;
    bool dict, weak; /* "__dict__" and "__weakref__" are among them */
};

static bool has_weakref(struct vm *vm, struct type *t)
{
    value name = str_internz(vm, "__weakref__");
    bool has = name && type_lookup(vm, t, name);
    xunref(vm, name);
    return has;
}

/* Can instances of t be referred to weakly, or not at all, in CPython, whatever
 * its own namespace says? Those of int, tuple and bytes differ in size. */
static bool weak_is_settled(struct vm *vm, const struct type *t)
{
    static const struct type *const settled[] = {
        &int_type, &tuple_type, &bytes_type, &set_type, &frozenset_type,
        &type_type, &deque_type,
    };
    for (size_t i = 0; i < sizeof settled / sizeof *settled; i++)
        if (type_is_sub(t, settled[i]))
            return true;
    return has_weakref(vm, t->base);
}

static int claim(struct vm *vm, bool *mine, bool taken, const char *refusal)
{
    if (*mine || taken) {
        exc_raise(vm, &exc_TypeError, "%s", refusal);
        return -1;
    }
    *mine = true;
    return 0;
}

static int add_slot(struct vm *vm, value item, void *arg)
{
    struct slots_walk *w = arg;
    struct type *t = w->t;
    if (!is_str(item)) {
        exc_raise(vm, &exc_TypeError,
                  "__slots__ items must be strings, not '%s'",
                  type_of(item)->name);
        return -1;
    }
    if (str_isidentifier(vm, item, NULL, 0) != TRUE_) {
        exc_raise(vm, &exc_TypeError, "__slots__ must be identifiers");
        return -1;
    }
    struct str s = str_text(item);
    if (str_eqz(s, "__dict__"))
        return claim(vm, &w->dict, t->instance_dict || t->flags & TYPE_TYPE,
                     "__dict__ slot disallowed: we already got one");
    if (str_eqz(s, "__weakref__"))
        return claim(vm, &w->weak, weak_is_settled(vm, t),
                     "__weakref__ slot disallowed: either we already got one, "
                     "or __itemsize__ != 0");
    value name = mangled(vm, t, item);
    if (!name)
        return -1;
    int rc = -1;
    value there = dict_get(vm, t->dict, name);
    if (there && type_of(there) == &member_descriptor_type) {
        rc = 0; /* named twice */
    } else if (there) {
        exc_raise(vm, &exc_ValueError,
                  "'%s' in __slots__ conflicts with class variable", str_z(name));
    } else {
        value d = descr_of_slot(vm, t, name, add_word(t));
        if (d)
            rc = dict_set(vm, t->dict, name, d);
        xunref(vm, d);
    }
    unref(vm, name);
    return rc;
}

/* Instances of int, tuple and bytes differ in size, so there is no place behind
 * them for slots. */
static int refuse_slots(struct vm *vm, struct type *t, value slots)
{
    const struct type *const sized[] = {&int_type, &tuple_type, &bytes_type};
    if (!is_str(slots) && value_truth(vm, slots) <= 0)
        return vm->exc ? -1 : 0;
    for (size_t i = 0; i < sizeof sized / sizeof *sized; i++)
        if (type_is_sub(t, sized[i])) {
            exc_raise(vm, &exc_TypeError, "nonempty __slots__ not supported "
                      "for subtype of '%s'", t->base->name);
            return -1;
        }
    return 0;
}

/* The values of __slots__ become words of the instance. Whether the instances
 * get a __dict__ and a __weakref__ as well comes out in *w: bases beside the one
 * whose layout it is may bring them, too. */
static int lay_slots(struct vm *vm, struct slots_walk *w)
{
    struct type *t = w->t;
    value slots = dict_get(vm, t->dict, vm->names->d_slots);
    if (!slots) {
        w->dict = true;
        w->weak = !weak_is_settled(vm, t);
        return 0;
    }
    if (refuse_slots(vm, t, slots))
        return -1;
    int rc = is_str(slots) ? add_slot(vm, slots, w)
                           : value_each(vm, slots, add_slot, w);
    bool no_weak = w->weak || weak_is_settled(vm, t);
    for (size_t i = 0; i < tuple_len(t->bases); i++) {
        struct type *base = (struct type *)tuple_items(t->bases)[i];
        w->dict |= !t->instance_dict && base->instance_dict;
        w->weak |= !no_weak && has_weakref(vm, base);
    }
    return rc;
}

/* -- __dict__ and __weakref__ of instances -- */

value instance_dict_get(struct vm *vm, value self)
{
    value d = instance_dict_make(vm, self);
    if (d)
        return ref(d);
    return vm->exc ? NULL
                   : exc_raise(vm, &exc_AttributeError,
                               "This object has no __dict__");
}

int instance_dict_set(struct vm *vm, value self, value v)
{
    value *slot = instance_dict(self);
    if (!slot) {
        exc_raise(vm, &exc_AttributeError, "This object has no __dict__");
        return -1;
    }
    if (v && !is_dict(v)) {
        exc_raise(vm, &exc_TypeError,
                  "__dict__ must be set to a dictionary, not a '%s'",
                  type_of(v)->name);
        return -1;
    }
    value old = *slot;
    *slot = xref(v);
    xunref(vm, old);
    return 0;
}

static value weakref_getter(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return ref(NONE);
}

static const struct getset instance_getset[] = {
    INSTANCE_DICT,
    {"__weakref__", weakref_getter, NULL},
};

static int add_getset(struct vm *vm, struct type *t, const struct getset *g)
{
    if (dict_get_z(vm, t->dict, g->name))
        return 0; /* the class's own, a property perhaps */
    value d = descr_of_getset(vm, t, g);
    int rc = d ? dict_set_z(vm, t->dict, g->name, d) : -1;
    xunref(vm, d);
    return rc;
}

static int lay_dict(struct vm *vm, struct type *t)
{
    if (t->instance_dict || t->flags & TYPE_TYPE)
        return 0;
    t->instance_dict = (uint32_t)add_word(t);
    t->flags |= TYPE_HAS_DICT;
    return add_getset(vm, t, &instance_getset[0]);
}

/* -- the namespace becomes the dict -- */

static int wrap_function(struct vm *vm, struct type *t, value name,
                         value (*wrap)(struct vm *, value))
{
    value f = dict_get(vm, t->dict, name);
    if (!f || type_of(f) != &func_type)
        return 0;
    value w = wrap(vm, f);
    int rc = w ? dict_set(vm, t->dict, name, w) : -1;
    xunref(vm, w);
    return rc;
}

static int take_qualname(struct vm *vm, struct type *t)
{
    value q = NULL;
    int rc = dict_pop(vm, t->dict, vm->names->d_qualname, &q);
    if (rc < 0)
        return -1;
    if (q && !is_str(q)) {
        exc_raise(vm, &exc_TypeError, "type __qualname__ must be a str, not %s",
                  type_of(q)->name);
        unref(vm, q);
        return -1;
    }
    t->qualname = q ? q : ref(t->name_value);
    return 0;
}

/* These are classes in C in CPython: errors call them by module and name. */
static void name_as_in_c(struct type *t)
{
    static const char *const names[] = {
        "datetime.date", "datetime.datetime", "datetime.time",
        "datetime.timedelta", "datetime.timezone", "datetime.tzinfo",
        "collections.defaultdict", "collections.OrderedDict",
        "_io.BytesIO", "_io.StringIO", "_io._IOBase", "operator.attrgetter",
        "operator.itemgetter", "operator.methodcaller",
    };
    if (!t->module_value || !is_str(t->module_value))
        return;
    struct str module = str_text(t->module_value);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(names[i], module.p, module.n) == 0 &&
            names[i][module.n] == '.' &&
            strcmp(names[i] + module.n + 1, t->name) == 0) {
            t->name = names[i];
            return;
        }
}

static int take_module(struct vm *vm, struct type *t)
{
    value m = dict_get(vm, t->dict, vm->names->d_module);
    if (!m && vm->frame) {
        m = dict_get(vm, frame_globals(vm->frame), vm->names->d_name);
        if (m && dict_set(vm, t->dict, vm->names->d_module, m) < 0)
            return -1;
    }
    t->module_value = m ? ref(m) : str_newz(vm, "builtins");
    if (vm->frame && !vm->frame->code->user)
        name_as_in_c(t);
    return t->module_value ? 0 : -1;
}

/* A class that says what equal means and not what hash means has no hash. */
static int settle_hash(struct vm *vm, struct type *t)
{
    if (!dict_get(vm, t->dict, vm->names->d_eq) ||
        dict_get(vm, t->dict, vm->names->d_hash))
        return 0;
    return dict_set(vm, t->dict, vm->names->d_hash, NONE);
}

static int settle_doc(struct vm *vm, struct type *t)
{
    return dict_get(vm, t->dict, vm->names->d_doc)
               ? 0 : dict_set(vm, t->dict, vm->names->d_doc, NONE);
}

static int fill_dict(struct vm *vm, struct type *t)
{
    struct vm_names *n = vm->names;
    struct slots_walk w = {.t = t};
    if (take_module(vm, t) < 0 || take_qualname(vm, t) < 0 ||
        wrap_function(vm, t, n->d_new, staticmethod_new) < 0 ||
        wrap_function(vm, t, n->d_init_subclass, classmethod_new) < 0 ||
        wrap_function(vm, t, n->d_class_getitem, classmethod_new) < 0 ||
        lay_slots(vm, &w) < 0)
        return -1;
    if ((w.dict && lay_dict(vm, t) < 0) ||
        (w.weak && add_getset(vm, t, &instance_getset[1]) < 0))
        return -1;
    return settle_doc(vm, t) < 0 || settle_hash(vm, t) < 0 ? -1 : 0;
}

/* -- what the class tells others when it is there -- */

static int fill_cell(struct vm *vm, struct type *t, value cell)
{
    if (type_of(cell) != &cell_type) {
        exc_raise(vm, &exc_TypeError,
                  "__classcell__ must be a nonlocal cell, not <class '%s'>",
                  type_of(cell)->name);
        return -1;
    }
    struct cell_obj *c = (struct cell_obj *)cell;
    value old = c->v;
    c->v = ref((value)t);
    xunref(vm, old);
    return 0;
}

static int refuse_set_name(struct vm *vm, struct type *t, value name, value v)
{
    exc_raise_from(vm, &exc_RuntimeError,
                   "Error calling __set_name__ on '%s' instance '%s' in '%s'",
                   type_of(v)->name, str_z(name), t->name);
    return -1;
}

static int tell_name(struct vm *vm, struct type *t, value name, value v)
{
    value r = special_invoke(vm, v, vm->names->d_set_name,
                             (value[]){(value)t, name}, 2);
    if (r)
        unref(vm, r);
    else if (vm->exc)
        return refuse_set_name(vm, t, name, v);
    return 0;
}

static int tell_names(struct vm *vm, struct type *t)
{
    value dict = dict_copy(vm, t->dict);
    if (!dict)
        return -1;
    size_t pos = 0;
    value name, v;
    int rc = 0;
    while (rc == 0 && dict_each(dict, &pos, &name, &v))
        rc = tell_name(vm, t, name, v);
    unref(vm, dict);
    return rc;
}

static int tell_parent(struct vm *vm, struct type *t, const value *kwargs,
                       value kwnames)
{
    value f = super_getattr(vm, t, (value)t, vm->names->d_init_subclass);
    if (!f)
        return -1;
    value r = value_call(vm, f, kwargs, 0, kwnames);
    unref(vm, f);
    xunref(vm, r);
    return r ? 0 : -1;
}

/* -- making -- */

#define INHERITED                                                             \
    (TYPE_EXCEPTION | TYPE_INT | TYPE_STR | TYPE_TUPLE | TYPE_LIST |          \
     TYPE_DICT | TYPE_TYPE | TYPE_HAS_DICT)

static unsigned flags_of_bases(value bases)
{
    unsigned flags = 0;
    for (size_t i = 0; i < tuple_len(bases); i++)
        flags |= ((struct type *)tuple_items(bases)[i])->flags &
                 (TYPE_SEQUENCE | TYPE_MAPPING);
    return flags;
}

static void set_layout(struct type *t, struct type *base)
{
    struct type *solid = base;
    while (solid->flags & TYPE_HEAP)
        solid = solid->base;
    t->class_data = xcalloc(1, sizeof(struct class_data));
    class_data(t)->solid = solid;
    t->size = (base->size + sizeof(value) - 1) & ~(sizeof(value) - 1);
    t->instance_dict = base->instance_dict;
    t->flags = TYPE_HEAP | TYPE_GC | TYPE_BASE | (base->flags & INHERITED) |
               flags_of_bases(t->bases);
    t->dealloc = instance_dealloc;
    t->traverse = instance_traverse;
    t->clear = instance_clear;
}

static struct type *new_type(struct vm *vm, struct type *meta, value name,
                             value bases, struct type *base)
{
    struct type *t = obj_new(vm, meta, 0);
    if (!t)
        return NULL;
    t->name_value = ref(name);
    t->name = str_z(name);
    t->bases = ref(bases);
    t->base = (struct type *)ref((value)base);
    set_layout(t, base);
    return t;
}

/* The class is whole except for what it tells others. */
static int finish(struct vm *vm, struct type *t, value ns)
{
    t->dict = dict_new(vm);
    if (!t->dict || dict_update(vm, t->dict, ns) < 0)
        return -1;
    value cell = NULL;
    if (dict_pop(vm, t->dict, vm->names->d_classcell, &cell) < 0)
        return -1;
    int rc = fill_dict(vm, t);
    if (rc == 0) {
        t->mro = class_mro(vm, t, t->bases);
        rc = t->mro ? 0 : -1;
    }
    if (rc == 0) {
        for (size_t i = 0; i < tuple_len(t->bases); i++)
            type_add_sub((struct type *)tuple_items(t->bases)[i], t);
        type_modified(t);
        slots_fill(vm, t);
        if (cell)
            rc = fill_cell(vm, t, cell);
    }
    xunref(vm, cell);
    return rc;
}

value type_make(struct vm *vm, struct type *meta, value name, value bases,
                value ns, const value *kwargs, value kwnames)
{
    value own = tuple_len(bases) ? ref(bases)
                                 : tuple_from(vm, (value[]){(value)&object_type}, 1);
    struct type *base = own ? best_base(vm, own) : NULL;
    struct type *t = base ? new_type(vm, meta, name, own, base) : NULL;
    xunref(vm, own);
    if (!t)
        return NULL;
    if (finish(vm, t, ns) < 0 || tell_names(vm, t) < 0 ||
        tell_parent(vm, t, kwargs, kwnames) < 0) {
        unref(vm, (value)t);
        return NULL;
    }
    return (value)t;
}

static bool check_arg(struct vm *vm, int i, value v, bool ok, const char *want)
{
    if (!ok)
        exc_raise(vm, &exc_TypeError,
                  "type.__new__() argument %d must be %s, not %s", i, want,
                  argument_name(v));
    return ok;
}

value type_new(struct vm *vm, struct type *meta, const value *args, size_t n,
               value kwnames)
{
    if (n != 3) {
        if (meta == &type_type)
            return exc_raise(vm, &exc_TypeError, "type() takes 1 or 3 arguments");
        return exc_raise(vm, &exc_TypeError,
                         "type.__new__() takes exactly 3 arguments (%zu given)",
                         n);
    }
    if (!check_arg(vm, 1, args[0], is_str(args[0]), "str") ||
        !check_arg(vm, 2, args[1], is_tuple(args[1]), "tuple") ||
        !check_arg(vm, 3, args[2], is_dict(args[2]), "dict"))
        return NULL;
    if (memchr(str_text(args[0]).p, 0, str_text(args[0]).n))
        return exc_raise(vm, &exc_ValueError,
                         "type name must not contain null characters");
    struct type *winner = class_metaclass(vm, meta, args[1]);
    if (!winner)
        return NULL;
    if (winner != meta && winner->new_ != type_new)
        return winner->new_(vm, winner, args, n, kwnames);
    return type_make(vm, winner, args[0], args[1], args[2], args + 3, kwnames);
}
