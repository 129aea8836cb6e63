/* What a prelude says of its functions' words (func.h). */
#ifndef VM_FUNC_WORDS_H
#define VM_FUNC_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "vm/value.h"

/* _words(function, kind) of preludes. */
value func_set_words(struct vm *vm, value self, const value *a, size_t n);
/* Is a method of that name the wrapper of a slot in C? */
bool func_is_slot(const char *name);

#endif
