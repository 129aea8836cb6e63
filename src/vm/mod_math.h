/* What the files of the math module share. */
#ifndef VM_MOD_MATH_H
#define VM_MOD_MATH_H

#include "vm/lib_priv.h"

/* Functions on whole numbers (mod_math_int.c); ends with a NULL name. */
extern const struct native math_int_functions[];
/* ValueError "math domain error", OverflowError "math range error" */
value math_domain(struct vm *vm);
value math_range(struct vm *vm);

#endif
