#include "vm/names.h"

#include <stdlib.h>

#include "base/mem.h"
#include "vm/data.h"
#include "vm/vm.h"

void names_init(struct vm *vm)
{
    vm->names = xcalloc(1, sizeof *vm->names);
#define NAME(field, text) vm->names->field = str_internz(vm, text);
#include "vm/names.def"
}

void names_fini(struct vm *vm)
{
    if (!vm->names)
        return;
#define NAME(field, text) unref(vm, vm->names->field);
#include "vm/names.def"
    free(vm->names);
    vm->names = NULL;
}
