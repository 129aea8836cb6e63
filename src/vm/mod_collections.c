/* collections: deque in C; the rest is prelude (collections.py). */
#include "vm/dict_priv.h"
#include "vm/lib_priv.h"
#include "vm/mod_deque.h"

#include "vm/prelude/collections.py.h"

static value ordered_view(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    int64_t part = 0;
    int_fits(a[1], &part);
    return dict_ordered_view(vm, a[0], (enum dict_part)part);
}

static value ordered_iter(struct vm *vm, value self, const value *a, size_t n)
{
    (void)self, (void)n;
    return dict_ordered_iter(vm, a[0], a[1] == TRUE_);
}

/* For OrderedDict: part is that of enum dict_part. */
static const struct native functions[] = {
    {"_ordered_view", ordered_view, "dict, part, /", 0},
    {"_ordered_iter", ordered_iter, "dict, reversed, /", 0},
    {0},
};

static int collections_init(struct vm *vm, value module)
{
    type_ready(vm, &deque_iterator_type);
    type_ready(vm, &deque_reversed_type);
    return module_add_type(vm, module, &deque_type) < 0
               ? -1 : type_make_generic(vm, &deque_type);
}

const struct module_def mods_collections[] = {
    {.name = "collections", .functions = functions, .init = collections_init,
     .source = collections_py,
     .imports = "_collections_abc=collections.abc _sys=sys"},
    {0},
};
