/* Types made ready: base, flags, inherited slots, mro, dict; and the look-up of
 * attributes in the mro with its cache.
 */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/mem.h"
#include "base/vec.h"
#include "vm/class.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/exc.h"
#include "vm/exc_types.h"
#include "vm/gc.h"
#include "vm/names.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/slots.h"
#include "vm/vm.h"

/* Static objects are never freed, however often they are unref'd. */

/* -- the cache of look-ups -- */

/* One for all types, indexed by version and name. An entry holds on to its
 * name, so that no other text can come to stand at the same address. What it
 * found is borrowed: it lives as long as the version holds. */
#define CACHE_SIZE 4096
struct lookup {
    uint32_t version; /* 0: empty */
    value name, found;
};
static struct lookup cache[CACHE_SIZE];
static uint32_t last_version;

/* The static types that are ready, to be undone by types_fini. */
static VEC(struct type *) ready_types;

static struct lookup *cache_entry(const struct type *t, value name)
{
    size_t at = ((uintptr_t)name >> 4) ^ (size_t)t->version * 31;
    return &cache[at % CACHE_SIZE];
}

static value lookup_slow(struct vm *vm, struct type *t, value name)
{
    if (!t->mro)
        return NULL;
    value *types = tuple_items(t->mro);
    for (size_t i = 0, n = tuple_len(t->mro); i < n; i++) {
        struct type *k = (struct type *)types[i];
        value found = k->dict ? dict_get(vm, k->dict, name) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

value type_lookup(struct vm *vm, struct type *t, value name)
{
    struct lookup *e = cache_entry(t, name);
    if (e->version == t->version && e->name == name)
        return e->found;
    value found = lookup_slow(vm, t, name);
    if (t->version) {
        value old = e->name;
        *e = (struct lookup){t->version, ref(name), found};
        xunref(vm, old);
    }
    return found;
}

static void cache_clear(struct vm *vm)
{
    for (size_t i = 0; i < CACHE_SIZE; i++) {
        value name = cache[i].name;
        cache[i] = (struct lookup){0};
        xunref(vm, name);
    }
}

void type_modified(struct type *t)
{
    t->version = ++last_version;
    for (uint32_t i = 0; i < t->n_subs; i++)
        type_modified(t->subs[i]);
}

/* -- relations -- */

bool type_is_sub(const struct type *t, const struct type *of)
{
    if (t == of)
        return true;
    if (!t->mro) {
        for (; t; t = t->base)
            if (t == of)
                return true;
        return of == &object_type;
    }
    value *types = tuple_items(t->mro);
    for (size_t i = 0, n = tuple_len(t->mro); i < n; i++)
        if (types[i] == (value)of)
            return true;
    return false;
}

void type_add_sub(struct type *base, struct type *sub)
{
    if (base->n_subs == base->cap_subs) {
        base->cap_subs = base->cap_subs ? base->cap_subs * 2 : 4;
        base->subs = xrealloc(base->subs,
                              base->cap_subs * sizeof *base->subs);
    }
    base->subs[base->n_subs++] = sub;
}

void type_remove_sub(struct type *base, struct type *sub)
{
    for (uint32_t i = 0; i < base->n_subs; i++) {
        if (base->subs[i] != sub)
            continue;
        memmove(base->subs + i, base->subs + i + 1,
                (base->n_subs - i - 1) * sizeof *base->subs);
        base->n_subs--;
        return;
    }
}

/* -- making a static type ready -- */

#define INHERITED_FLAGS                                                       \
    (TYPE_EXCEPTION | TYPE_INT | TYPE_STR | TYPE_TUPLE | TYPE_LIST |          \
     TYPE_DICT | TYPE_SEQUENCE | TYPE_MAPPING | TYPE_TYPE | TYPE_HAS_DICT)

static void inherit_layout(struct type *t, const struct type *base)
{
    t->flags |= base->flags & INHERITED_FLAGS;
    if (!t->size)
        t->size = base->size;
    if (!t->instance_dict)
        t->instance_dict = base->instance_dict;
    if (base->flags & TYPE_GC && !t->traverse) {
        t->flags |= TYPE_GC;
        t->traverse = base->traverse;
        t->clear = base->clear;
    }
    if (!t->dealloc)
        t->dealloc = base->dealloc;
    if (!t->finalize)
        t->finalize = base->finalize;
}

/* A hash goes with the comparison that it was made for. */
static void inherit_hash(struct type *t, const struct type *base)
{
    if (!t->hash && !t->compare && !t->unhashable) {
        t->hash = base->hash;
        t->unhashable = base->unhashable;
    }
}

static void inherit(struct type *t, const struct type *base)
{
    inherit_layout(t, base);
    inherit_hash(t, base);
    if (!t->new_ && base != &object_type)
        t->new_ = base->new_;
    if (!t->init)
        t->init = base->init;
    if (t->len && !t->truth)
        ; /* its own length decides, not the base's truth */
    else if (!t->truth)
        t->truth = base->truth;
    if (!t->str && (base != &object_type || !t->repr))
        t->str = base->str;
#define INHERIT(slot)                                                         \
    if (!t->slot)                                                             \
        t->slot = base->slot;
    INHERIT(repr) INHERIT(call) INHERIT(getattr) INHERIT(setattr)
    INHERIT(compare) INHERIT(format) INHERIT(iter) INHERIT(next)
    INHERIT(binary) INHERIT(inplace) INHERIT(negative) INHERIT(positive)
    INHERIT(invert) INHERIT(absolute) INHERIT(to_int) INHERIT(to_float)
    INHERIT(index) INHERIT(len) INHERIT(getitem) INHERIT(setitem)
    INHERIT(contains) INHERIT(await) INHERIT(aiter) INHERIT(anext)
    INHERIT(get) INHERIT(set)
#undef INHERIT
    if (!t->str)
        t->str = base->str;
}

/* Puts v under `name` unless the table of methods had something there. */
static void dict_add_take(struct vm *vm, struct type *t, const char *name,
                          value v)
{
    ensure(v, "a type's attribute can be made");
    value key = str_internz(vm, name);
    if (!dict_get(vm, t->dict, key))
        dict_set(vm, t->dict, key, v);
    unref(vm, key);
    unref(vm, v);
}

static void add_methods(struct vm *vm, struct type *t)
{
    for (const struct native *m = t->methods; m && m->name; m++)
        dict_add_take(vm, t, m->name, descr_of_native(vm, t, m));
    for (const struct getset *g = t->getset; g && g->name; g++)
        dict_add_take(vm, t, g->name, descr_of_getset(vm, t, g));
}

static void make_mro(struct vm *vm, struct type *t)
{
    size_t n = 0;
    for (struct type *k = t; k; k = k->base)
        n++;
    t->mro = tuple_alloc(vm, n);
    ensure(t->mro, "the first types fit in memory");
    n = 0;
    for (struct type *k = t; k; k = k->base)
        tuple_items(t->mro)[n++] = ref((value)k);
    t->bases = tuple_from(vm, (value *)&t->base, t->base ? 1 : 0);
}

const char *type_short_name(const struct type *t)
{
    const char *dot = t->flags & TYPE_HEAP ? NULL : strrchr(t->name, '.');
    return dot ? dot + 1 : t->name;
}

static void make_names(struct vm *vm, struct type *t)
{
    struct str module = str_of(t->module ? t->module : "builtins");
    const char *own = type_short_name(t);
    if (own != t->name)
        module = (struct str){t->name, (size_t)(own - t->name) - 1};
    t->name_value = str_internz(vm, own);
    t->qualname = ref(t->name_value);
    t->module_value = str_intern(vm, module);
}

static void keep_pristine(struct type *t)
{
    struct type *copy = xmalloc(sizeof *copy);
    *copy = *t;
    t->pristine = copy;
    vec_push(&ready_types, t);
}

void type_ready(struct vm *vm, struct type *t)
{
    if (t->mro || t->pristine)
        return;
    keep_pristine(t);
    if (!t->base && t != &object_type)
        t->base = &object_type;
    if (t->base)
        type_ready(vm, t->base);
    if (!t->obj.type)
        t->obj.type = t->base ? t->base->obj.type : &type_type;
    if (!t->obj.type)
        t->obj.type = &type_type;
    t->obj.refs = IMMORTAL;
    make_mro(vm, t);
    make_names(vm, t);
    t->dict = dict_new(vm);
    slots_add_wrappers(vm, t); /* in the order that __dict__ shows */
    add_methods(vm, t);
    dict_add_take(vm, t, "__doc__", ref(NONE));
    if (t->base)
        inherit(t, t->base);
    if (!t->dealloc)
        t->dealloc = object_dealloc;
    t->version = ++last_version;
    if (t->base)
        type_add_sub(t->base, t);
}

bool type_overrides(struct vm *vm, struct type *t, struct type *base,
                    const char *name)
{
    if (!(t->flags & TYPE_HEAP))
        return false;
    value key = str_internz(vm, name);
    bool other = key && type_lookup(vm, t, key)
                            != type_lookup(vm, base, key);
    xunref(vm, key);
    return other;
}

int type_set_attr(struct vm *vm, struct type *t, value name, value v)
{
    int rc = v ? dict_set(vm, t->dict, name, v) : dict_del(vm, t->dict, name);
    if (rc < 0)
        return -1;
    type_modified(t);
    slots_refresh(vm, t, name);
    return 0;
}

value type_full_name(struct vm *vm, struct type *t)
{
    if (!t->module_value || !is_str(t->module_value) ||
        str_eqz(str_text(t->module_value), "builtins"))
        return ref(t->qualname);
    return str_printf(vm, "%s.%s", str_z(t->module_value), str_z(t->qualname));
}

/* -- the beginning and the end of a vm -- */

void types_init(struct vm *vm)
{
    /* tuple, dict and str carry every other type's tables, so the first calls
     * make objects of types that are not ready yet; object and type come
     * first, and all of it is done before any program runs. */
    static struct type *const first[] = {
        &object_type, &type_type, &tuple_type, &str_type, &dict_type,
        &int_type, &none_type, &bool_type, &ellipsis_type,
        &not_implemented_type, NULL,
    };
    for (struct type *const *t = first; *t; t++)
        type_ready(vm, *t);
    descriptors_init(vm);
    exc_init(vm);
    module_register(vm, mods_gc);
}

static void type_undo(struct vm *vm, struct type *t)
{
    clear_slot(vm, &t->dict);
    clear_slot(vm, &t->bases);
    clear_slot(vm, &t->name_value);
    clear_slot(vm, &t->qualname);
    clear_slot(vm, &t->module_value);
}

void types_fini(struct vm *vm)
{
    cache_clear(vm);
    for (size_t i = ready_types.n; i-- > 0;)
        type_undo(vm, ready_types.p[i]);
    for (size_t i = ready_types.n; i-- > 0;)
        clear_slot(vm, &ready_types.p[i]->mro);
    for (size_t i = ready_types.n; i-- > 0;) {
        struct type *t = ready_types.p[i], *pristine = t->pristine;
        free(t->subs);
        *t = *pristine;
        free(pristine);
    }
    vec_fini(&ready_types);
    exc_types_free(vm);
}
