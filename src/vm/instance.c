/* The life of instances of a program's class: they hold what their built-in
 * base holds, values of __slots__, and a __dict__.
 */
#include "vm/class.h"
#include "vm/data.h"
#include "vm/vm.h"

/* The words of the instance that are the class's own; see struct class_data. */
static value *own_words(value self, size_t *n)
{
    const struct type *t = type_of(self);
    size_t from = class_data(t)->solid->size;
    *n = (t->size - from) / sizeof(value);
    return (value *)((char *)self + from);
}

static void drop_own(struct vm *vm, value self)
{
    size_t n;
    value *words = own_words(self, &n);
    for (size_t i = 0; i < n; i++)
        clear_slot(vm, &words[i]);
}

void instance_dealloc(struct vm *vm, value self)
{
    struct type *solid = class_data(type_of(self))->solid;
    gc_untrack(self);
    drop_own(vm, self);
    if (solid != &object_type)
        solid->dealloc(vm, self);
}

int instance_traverse(value self, visit_fn visit, void *arg)
{
    struct type *t = type_of(self);
    const struct type *solid = class_data(t)->solid;
    size_t n;
    value *words = own_words(self, &n);
    for (size_t i = 0; i < n; i++)
        if (words[i] && visit(words[i], arg))
            return 1;
    if (visit((value)t, arg))
        return 1;
    return solid->traverse ? solid->traverse(self, visit, arg) : 0;
}

void instance_clear(struct vm *vm, value self)
{
    struct type *solid = class_data(type_of(self))->solid;
    drop_own(vm, self);
    if (solid->clear)
        solid->clear(vm, self);
}

value instance_dict_make(struct vm *vm, value v)
{
    value *slot = instance_dict(v);
    if (slot && !*slot)
        *slot = dict_new(vm);
    return slot ? *slot : NULL;
}
