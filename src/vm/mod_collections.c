/* collections: deque in C; the rest is prelude (collections.py). */
#include "vm/lib_priv.h"
#include "vm/mod_deque.h"

#include "vm/prelude/collections.py.h"

static int collections_init(struct vm *vm, value module)
{
    type_ready(vm, &deque_iterator_type);
    return module_add_type(vm, module, &deque_type);
}

const struct module_def mods_collections[] = {
    {.name = "collections", .init = collections_init,
     .source = collections_py},
    {0},
};
