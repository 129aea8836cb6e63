/* Module objects beside what native.h says of them: for vm.c. */
#ifndef VM_MODULE_H
#define VM_MODULE_H

#include "vm/native.h"

/* An empty module with __name__ and its companions; new reference. */
value module_new(struct vm *vm, const char *name);
/* Makes dict the module's own; what it held is dropped. */
void module_share(struct vm *vm, value module, value dict);
/* Frees the registry and the preludes' programs; at the end of a vm, when no
 * code is alive. */
void modules_fini(struct vm *vm);

/* The module __main__ of a run, also in vm->modules; new reference. */
value main_module_new(struct vm *vm);

/* Adds the modules of a package that come with it to a set of names: 0 or -1. */
int module_add_parts(struct vm *vm, value package, value names);
/* The in_c of a module's definition (native.h); NULL for none. */
const char *module_in_c(struct vm *vm, value module);

#endif
