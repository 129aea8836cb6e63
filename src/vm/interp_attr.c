/* Attributes with the caches of their sites. A site remembers what the look-up
 * in the type gave, for as long as the type's version holds; the instance's own
 * dict is asked each time.
 */
#include "vm/class.h"
#include "vm/data.h"
#include "vm/descriptor.h"
#include "vm/dict_cache.h"
#include "vm/exc.h"
#include "vm/interp_priv.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

/* What a site knows about its name in a type. */
enum site_kind {
    SITE_EMPTY,
    SITE_SLOW,      /* a data descriptor, or look-up of its own */
    SITE_NOTHING,   /* the type has no such attribute */
    SITE_PLAIN,     /* a value without __get__ */
    SITE_FUNCTION,  /* a function: becomes a method */
    SITE_NATIVE,    /* a native method: likewise */
    SITE_BINDS,     /* any other descriptor that is no data descriptor */
};

static enum site_kind kind_of(struct type *t, value found)
{
    if (t->getattr && t->getattr != object_getattr)
        return SITE_SLOW;
    if (!found)
        return SITE_NOTHING;
    struct type *ft = type_of(found);
    if (ft == &func_type)
        return SITE_FUNCTION;
    if (ft->flags & TYPE_METHOD && !ft->set)
        return SITE_NATIVE;
    if (!ft->get)
        return SITE_PLAIN;
    return ft->set ? SITE_SLOW : SITE_BINDS;
}

static inline void site_fill(struct vm *vm, struct site *s, struct type *t)
{
    if (s->type == t && s->version == t->version && s->kind)
        return;
    value found = type_lookup(vm, t, s->name);
    s->type = t;
    s->version = t->version;
    s->cached = found;
    s->kind = (uint32_t)kind_of(t, found);
    if (!t->version)
        s->kind = SITE_SLOW;
}

/* The place of the name in the instance's own dict, as dict_index gives it. */
static inline int64_t own_index(value *slot, const struct site *s)
{
    return slot && *slot ? dict_index(*slot, s->name) : -1;
}

value op_load_attr(struct vm *vm, value v, struct site *s)
{
    struct type *t = type_of(v);
    site_fill(vm, s, t);
    if (s->kind == SITE_SLOW)
        return value_getattr(vm, v, s->name);
    value *slot = instance_dict(v);
    int64_t at = own_index(slot, s);
    if (at >= 0)
        return ref(*dict_slot(*slot, at));
    switch (at == DICT_ASK ? SITE_SLOW : s->kind) {
    case SITE_PLAIN:
        return ref(s->cached);
    case SITE_FUNCTION:
        return method_new(vm, s->cached, v);
    default:
        return value_getattr(vm, v, s->name);
    }
}

int op_store_attr(struct vm *vm, value v, struct site *s, value to)
{
    struct type *t = type_of(v);
    if (t->setattr && t->setattr != object_setattr)
        return value_setattr(vm, v, s->name, to);
    value *slot = instance_dict(v);
    site_fill(vm, s, t);
    if (!slot || !*slot || s->kind == SITE_SLOW)
        return value_setattr(vm, v, s->name, to);
    return dict_set(vm, *slot, s->name, to);
}

/* A name in a module's own dict, where the site remembers its place as long as
 * the dict's keys stay; new reference, or NULL. */
static value module_attribute(value v, struct site *s)
{
    value dict = module_dict(v);
    uint32_t version = dict_keys_version(dict);
    if (s->type == &module_type && s->version2 == version && version)
        return ref(*dict_slot(dict, s->index));
    int64_t at = dict_index(dict, s->name);
    if (at < 0)
        return NULL;
    s->type = &module_type;
    s->kind = SITE_EMPTY;
    s->version2 = version;
    s->index = (uint32_t)at;
    return ref(*dict_slot(dict, at));
}

value op_load_method(struct vm *vm, value v, struct site *s, bool *method)
{
    struct type *t = type_of(v);
    *method = false;
    if (t == &module_type) {
        value found = module_attribute(v, s);
        if (found)
            return found;
    }
    site_fill(vm, s, t);
    if (s->kind == SITE_FUNCTION || s->kind == SITE_NATIVE) {
        value *slot = instance_dict(v);
        int64_t at = own_index(slot, s);
        if (at >= 0)
            return ref(*dict_slot(*slot, at));
        *method = at != DICT_ASK;
        if (*method)
            return ref(s->cached);
    }
    return value_getattr(vm, v, s->name);
}
