/* Attributes: the default look-up (data descriptor, instance, class) and the
 * words for what is not there.
 */
#include "vm/class.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/names.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/slots.h"
#include "vm/vm.h"

value value_no_attribute(struct vm *vm, value v, value name)
{
    if (is_type(v))
        return exc_raise_attribute(vm, v, name,
                                   "type object '%s' has no attribute '%s'",
                                   ((struct type *)v)->name, str_z(name));
    return exc_raise_attribute(vm, v, name,
                               "'%s' object has no attribute '%s'",
                               type_of(v)->name, str_z(name));
}

/* The name in the instance's own dict; NULL, also without an exception. The dict
 * is held, because an odd key's __eq__ may replace it. */
static value own_attribute(struct vm *vm, value v, value name)
{
    value *slot = instance_dict(v);
    if (!slot || !*slot)
        return NULL;
    value dict = ref(*slot);
    value own = xref(dict_get(vm, dict, name));
    unref(vm, dict);
    return own;
}

value object_getattr_opt(struct vm *vm, value v, value name)
{
    struct type *t = type_of(v);
    value attr = type_lookup(vm, t, name);
    struct type *at = attr ? type_of(attr) : NULL;
    if (at && at->get && at->set) {
        ref(attr);
        value r = at->get(vm, attr, v, t);
        unref(vm, attr);
        return r;
    }
    xref(attr); /* a key's __eq__ may take it out of the class */
    value r = own_attribute(vm, v, name);
    if (r || !attr || vm->exc) {
        xunref(vm, attr);
        return r;
    }
    if (!at->get)
        return attr;
    r = at->get(vm, attr, v, t);
    unref(vm, attr);
    return r;
}

value object_getattr(struct vm *vm, value v, value name)
{
    value r = object_getattr_opt(vm, v, name);
    return r || vm->exc ? r : value_no_attribute(vm, v, name);
}

value value_getattr(struct vm *vm, value v, value name)
{
    struct type *t = type_of(v);
    return t->getattr ? t->getattr(vm, v, name) : object_getattr(vm, v, name);
}

value value_getattr_opt(struct vm *vm, value v, value name)
{
    struct type *t = type_of(v);
    value r = !t->getattr || t->getattr == object_getattr
                  ? object_getattr_opt(vm, v, name) : t->getattr(vm, v, name);
    if (!r && vm->exc && exc_is(vm, &exc_AttributeError))
        exc_clear(vm);
    return r;
}

struct type *instance_poses_as(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    if (!(t->flags & TYPE_HEAP))
        return NULL;
    value of = value_getattr_opt(vm, v, vm->names->d_class);
    if (of && (of == (value)t || !is_type(of)))
        clear_slot(vm, &of);
    return (struct type *)of;
}

value value_getattr_z(struct vm *vm, value v, const char *name)
{
    value key = str_internz(vm, name);
    if (!key)
        return NULL;
    value r = value_getattr(vm, v, key);
    unref(vm, key);
    return r;
}

/* What could not be set or deleted is not guessed at ("Did you mean"), unlike
 * what could not be read. Every class has a __doc__. */
static int refuse_set(struct vm *vm, value v, value name, bool in_class)
{
    bool there = in_class || str_eqz(str_text(name), "__doc__");
    struct buf b = {0};
    buf_printf(&b, "'%s' object %s '", type_of(v)->name,
               there ? "attribute" : "has no attribute");
    buf_adds(&b, str_text(name));
    buf_addz(&b, there ? "' is read-only" : "'");
    exc_raise_text(vm, &exc_AttributeError, &b);
    return -1;
}

static int delete_from(struct vm *vm, value v, value dict, value name)
{
    xref(dict);
    int rc = dict ? dict_pop(vm, dict, name, NULL) : 0;
    xunref(vm, dict);
    if (rc == 0)
        value_no_attribute(vm, v, name);
    return rc > 0 ? 0 : -1;
}

int object_setattr(struct vm *vm, value v, value name, value to)
{
    struct type *t = type_of(v);
    value attr = type_lookup(vm, t, name);
    if (attr && type_of(attr)->set) {
        ref(attr);
        int rc = type_of(attr)->set(vm, attr, v, to);
        unref(vm, attr);
        return rc;
    }
    value *slot = instance_dict(v);
    if (!slot)
        return refuse_set(vm, v, name, attr != NULL);
    if (!to)
        return delete_from(vm, v, *slot, name);
    if (!*slot && !(*slot = dict_new(vm)))
        return -1;
    value dict = ref(*slot);
    int rc = dict_set(vm, dict, name, to);
    unref(vm, dict);
    return rc;
}

int value_setattr(struct vm *vm, value v, value name, value to)
{
    struct type *t = type_of(v);
    return t->setattr ? t->setattr(vm, v, name, to)
                      : object_setattr(vm, v, name, to);
}

int value_setattr_z(struct vm *vm, value v, const char *name, value to)
{
    value key = str_internz(vm, name);
    if (!key)
        return -1;
    int rc = value_setattr(vm, v, key, to);
    unref(vm, key);
    return rc;
}
