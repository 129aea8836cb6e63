/* Cells: the boxes of variables that inner functions share. */
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/frame.h"
#include "vm/object.h"
#include "vm/vm.h"

value cell_new(struct vm *vm, value v)
{
    struct cell_obj *c = obj_new(vm, &cell_type, 0);
    if (c && v)
        c->v = ref(v);
    return (value)c;
}

static void cell_dealloc(struct vm *vm, value self)
{
    clear_slot(vm, &((struct cell_obj *)self)->v);
}

static int cell_traverse(value self, visit_fn visit, void *arg)
{
    value v = ((struct cell_obj *)self)->v;
    return v ? visit(v, arg) : 0;
}

static value cell_contents(struct vm *vm, value self)
{
    value v = ((struct cell_obj *)self)->v;
    return v ? ref(v) : exc_raise(vm, &exc_ValueError, "Cell is empty");
}

static int cell_set_contents(struct vm *vm, value self, value to)
{
    clear_slot(vm, &((struct cell_obj *)self)->v);
    ((struct cell_obj *)self)->v = xref(to);
    return 0;
}

static const struct getset cell_getset[] = {
    {"cell_contents", cell_contents, cell_set_contents},
    {NULL},
};

struct type cell_type = {
    .name = "cell",
    .size = sizeof(struct cell_obj),
    .flags = TYPE_GC,
    .dealloc = cell_dealloc,
    .traverse = cell_traverse,
    .clear = cell_dealloc,
    .getset = cell_getset,
};
