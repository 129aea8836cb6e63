/* What the files of the math module share. */
#ifndef VM_MOD_MATH_H
#define VM_MOD_MATH_H

#include "vm/lib_priv.h"

/* Functions on whole numbers (mod_math_int.c); ends with a NULL name. */
extern const struct native math_int_functions[];
/* mod_math_gamma.c: NaN where there is no value, an infinity for one that is
 * too large. */
double gamma_of(double x);
double lgamma_of(double x);
/* ValueError "math domain error", OverflowError "math range error" */
value math_domain(struct vm *vm);
value math_range(struct vm *vm);

#endif
