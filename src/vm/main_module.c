/* The module __main__ before its program runs: the names that it has, in the
 * order in which programs see them. */
#include "vm/lib_priv.h"
#include "vm/module.h"
#include "vm/names.h"

/* -- __loader__: knows its module's name and its file ------------------------ */

static value loader_name(struct vm *vm, value self)
{
    (void)vm;
    return ref(iter_of(self)->v[0]);
}

static value loader_path(struct vm *vm, value self)
{
    (void)vm;
    return ref(iter_of(self)->v[1]);
}

static const struct getset loader_getset[] = {
    {"name", loader_name, NULL}, {"path", loader_path, NULL}, {0},
};

static struct type loader_type = {
    .name = "SourceFileLoader", .module = "_frozen_importlib_external",
    .flags = TYPE_GC, .size = sizeof(struct iter_obj), .dealloc = iter_obj_dealloc,
    .traverse = iter_obj_traverse, .clear = iter_obj_clear,
    .getset = loader_getset,
};

static value loader_new(struct vm *vm)
{
    type_ready(vm, &loader_type);
    struct iter_obj *loader = iter_obj_new(vm, &loader_type);
    if (!loader)
        return NULL;
    loader->v[0] = ref(vm->names->d_main);
    loader->v[1] = str_newz(vm, vm->file);
    return &loader->obj;
}

/* -- the module --------------------------------------------------------------- */

value main_module_new(struct vm *vm)
{
    value module = module_new(vm, "__main__");
    if (!module)
        return NULL;
    struct vm_names *names = vm->names;
    value dict = module_dict(module);
    value file = str_newz(vm, vm->file), annotations = dict_new(vm);
    value builtins = module_import(vm, "builtins");
    exc_clear(vm);
    value loader = loader_new(vm);
    if (loader)
        dict_set(vm, dict, names->d_loader, loader);
    dict_set(vm, dict, names->d_annotations, annotations);
    dict_set(vm, dict, names->d_builtins, builtins ? builtins : vm->builtins);
    dict_set(vm, dict, names->d_file, file);
    dict_set_z(vm, dict, "__cached__", NONE);
    dict_set(vm, vm->modules, names->d_main, module);
    xunref(vm, builtins);
    xunref(vm, loader);
    unref(vm, annotations);
    unref(vm, file);
    return module;
}
