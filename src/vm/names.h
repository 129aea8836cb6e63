/* Interned names for C code, from names.def: vm->names->d_init is the str
 * "__init__", borrowed.
 */
#ifndef VM_NAMES_H
#define VM_NAMES_H

#include "vm/value.h"

struct vm_names {
#define NAME(field, text) value field;
#include "vm/names.def"
};

/* Makes and drops vm->names. str_intern must work before anything else. */
void names_init(struct vm *vm);
void names_fini(struct vm *vm);

#endif
