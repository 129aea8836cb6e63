/* Items, length, membership, iteration. */
#include "vm/class.h"
#include "vm/data.h"
#include "vm/data_priv.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/names.h"
#include "vm/lib_priv.h"
#include "vm/object.h"
#include "vm/priv.h"
#include "vm/slots.h"
#include "vm/vm.h"

/* -- items -- */

/* list[int]: a class is subscripted through its __class_getitem__, which a
 * metaclass may have an answer to as well. */
static value class_getitem(struct vm *vm, value cls, value key)
{
    struct type *t = (struct type *)cls;
    if (t == &type_type)
        return alias_new(vm, cls, key);
    value f = value_getattr_opt(vm, cls, vm->names->d_class_getitem);
    if (vm->exc)
        return NULL;
    if (!f || f == NONE) {
        xunref(vm, f);
        return exc_raise(vm, &exc_TypeError, "type '%s' is not subscriptable",
                         t->name);
    }
    value r = value_call1(vm, f, key);
    unref(vm, f);
    return r;
}

value value_getitem(struct vm *vm, value v, value key)
{
    struct type *t = type_of(v);
    if (t->getitem)
        return t->getitem(vm, v, key);
    if (is_type(v))
        return class_getitem(vm, v, key);
    return exc_raise(vm, &exc_TypeError, "'%s' object is not subscriptable",
                     t->name);
}

/* Is the index one that a sequence could have at all? Else IndexError, before
 * anybody looks whether the sequence changes. */
static bool index_fits(struct vm *vm, value key)
{
    int64_t at;
    value i = value_index(vm, key);
    bool fits = i && int_fits(i, &at);
    xunref(vm, i);
    if (!fits && !vm->exc)
        exc_raise(vm, &exc_IndexError,
                  "cannot fit '%s' into an index-sized integer",
                  type_of(key)->name);
    return fits;
}

int value_setitem(struct vm *vm, value v, value key, value to)
{
    struct type *t = type_of(v);
    if (t->setitem)
        return t->setitem(vm, v, key, to);
    /* CPython says it in two ways, by whether the type has the slots of a
     * sequence. */
    bool sequence = t->flags & TYPE_HEAP || t->len;
    if (sequence && has_index(key) && !index_fits(vm, key))
        return -1;
    const char *verb = to ? "does not support item assignment"
                       : sequence && has_index(key)
                           ? "doesn't support item deletion"
                           : "does not support item deletion";
    exc_raise(vm, &exc_TypeError, "'%s' object %s", t->name, verb);
    return -1;
}

int64_t value_len(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    if (t->len)
        return t->len(vm, v);
    exc_raise(vm, &exc_TypeError, "object of type '%s' has no len()", t->name);
    return -1;
}

/* -- iteration -- */

/* The iterator over a class that only has __getitem__. */
struct items_iter {
    struct obj obj;
    value over; /* NULL at the end */
    int64_t at;
};

static value items_next(struct vm *vm, value self)
{
    struct items_iter *it = (struct items_iter *)self;
    if (!it->over)
        return NULL;
    value key = int_new(vm, it->at);
    value r = key ? value_getitem(vm, it->over, key) : NULL;
    xunref(vm, key);
    if (r) {
        it->at++;
        return r;
    }
    if (exc_is(vm, &exc_IndexError) || exc_is(vm, &exc_StopIteration)) {
        exc_clear(vm);
        clear_slot(vm, &it->over);
    }
    return NULL;
}

static value items_self(struct vm *vm, value self)
{
    (void)vm;
    return ref(self);
}

static void items_dealloc(struct vm *vm, value self)
{
    gc_untrack(self);
    xunref(vm, ((struct items_iter *)self)->over);
}

static int items_traverse(value self, visit_fn visit, void *arg)
{
    value over = ((struct items_iter *)self)->over;
    return over ? visit(over, arg) : 0;
}

/* As many as len() has behind what was given. */
static value items_length_hint(struct vm *vm, value self, const value *a,
                               size_t n)
{
    (void)a, (void)n;
    const struct items_iter *it = (struct items_iter *)self;
    if (!it->over)
        return int_new(vm, 0);
    if (!type_of(it->over)->len)
        return ref(NOT_IMPLEMENTED);
    int64_t len = value_len(vm, it->over);
    return len < 0 ? NULL : int_new(vm, len > it->at ? len - it->at : 0);
}

static const struct native items_methods[] = {
    {"__length_hint__", items_length_hint, "", 0},
    {0},
};

static struct type items_iter_type = {
    .name = "iterator", .size = sizeof(struct items_iter), .flags = TYPE_GC,
    .methods = items_methods,
    .iter = items_self, .next = items_next, .dealloc = items_dealloc,
    .traverse = items_traverse,
};

value value_iter_items(struct vm *vm, value v)
{
    type_ready(vm, &items_iter_type);
    struct items_iter *it = obj_new(vm, &items_iter_type, 0);
    if (!it)
        return NULL;
    it->over = ref(v);
    return &it->obj;
}

static value refuse_iter(struct vm *vm, const struct type *t)
{
    return exc_raise(vm, &exc_TypeError, "'%s' object is not iterable",
                     t->name);
}

value value_iter(struct vm *vm, value v)
{
    struct type *t = type_of(v);
    if (!t->iter)
        return t->getitem && !(t->flags & TYPE_DICT) ? value_iter_items(vm, v)
                                                     : refuse_iter(vm, t);
    value it = t->iter(vm, v);
    if (!it || type_of(it)->next)
        return it;
    exc_raise(vm, &exc_TypeError, "iter() returned non-iterator of type '%s'",
              type_of(it)->name);
    unref(vm, it);
    return NULL;
}

value value_iter_or(struct vm *vm, value v, const char *format, ...)
{
    value it = value_iter(vm, v);
    if (it || !exc_is(vm, &exc_TypeError))
        return it;
    exc_clear(vm);
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    exc_raise(vm, &exc_TypeError, "%s", buf_z(&text));
    buf_fini(&text);
    return NULL;
}

value value_next(struct vm *vm, value it)
{
    struct type *t = type_of(it);
    if (!t->next)
        return exc_raise(vm, &exc_TypeError, "'%s' object is not an iterator",
                         t->name);
    if (__builtin_expect(++vm->steps > vm->limits.steps, 0))
        return vm_limit(vm, "steps"); /* sum(count()) has no other */
    if (__builtin_expect(!vm_stack_ok(vm), 0)) { /* a map of a map of a map... */
        vm_too_deep(vm, NULL);
        return NULL;
    }
    value v = t->next(vm, it);
    if (!v && vm->exc && exc_is(vm, &exc_StopIteration))
        exc_clear(vm);
    return v;
}

static int64_t checked_hint(struct vm *vm, value r, int64_t unknown)
{
    int64_t n = 0;
    if (r == NOT_IMPLEMENTED)
        return unknown;
    if (!is_int(r)) {
        exc_raise(vm, &exc_TypeError,
                  "__length_hint__ must be an integer, not %s",
                  type_of(r)->name);
        return -1;
    }
    if (value_as_int64(vm, r, &n) < 0)
        return -1;
    if (n < 0)
        exc_raise(vm, &exc_ValueError, "__length_hint__() should return >= 0");
    return n < 0 ? -1 : n;
}

int64_t value_length_hint(struct vm *vm, value v, int64_t unknown)
{
    int64_t n = type_of(v)->len ? value_len(vm, v) : -1;
    if (n >= 0 || (vm->exc && !exc_is(vm, &exc_TypeError)))
        return n;
    exc_clear(vm);
    value r = special_invoke(vm, v, vm->names->d_length_hint, NULL, 0);
    if (!r && (!vm->exc || exc_is(vm, &exc_TypeError)))
        return exc_clear(vm), unknown;
    n = r ? checked_hint(vm, r, unknown) : -1;
    xunref(vm, r);
    return n;
}

int value_each(struct vm *vm, value iterable,
               int (*fn)(struct vm *, value item, void *arg), void *arg)
{
    value it = value_iter(vm, iterable);
    int rc = it ? value_each_next(vm, it, fn, arg) : -1;
    xunref(vm, it);
    return rc;
}

int value_each_next(struct vm *vm, value it,
                    int (*fn)(struct vm *, value item, void *arg), void *arg)
{
    int rc = 0;
    value item;
    while (rc == 0 && (item = value_next(vm, it))) {
        rc = fn(vm, item, arg);
        unref(vm, item);
    }
    return rc == 0 && vm->exc ? -1 : rc;
}

/* -- membership -- */

static int equals(struct vm *vm, value item, void *wanted)
{
    return value_equal(vm, item, wanted);
}

int value_contains(struct vm *vm, value container, value item)
{
    struct type *t = type_of(container);
    if (t->contains)
        return t->contains(vm, container, item);
    if (t->iter || t->getitem) {
        value it = value_iter(vm, container);
        int found = it ? value_each_next(vm, it, equals, item) : -1;
        xunref(vm, it);
        if (it || !exc_is(vm, &exc_TypeError))
            return found;
        exc_clear(vm);
    }
    exc_raise(vm, &exc_TypeError, "argument of type '%s' is not iterable",
              t->name);
    return -1;
}
