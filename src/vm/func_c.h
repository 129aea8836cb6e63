/* Functions of preludes that CPython has in C, and how preludes say so. */
#ifndef VM_FUNC_C_H
#define VM_FUNC_C_H

#include "vm/native.h"

/* Makes their types ready; behind those of descriptors. */
void func_c_init(struct vm *vm);
/* _words(function, kind), _built_in(function), _in_c(class, name, held): ends
 * with a NULL name. */
extern const struct native func_c_natives[];

#endif
