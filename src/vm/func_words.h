/* What a prelude says of its functions' words (func.h). */
#ifndef VM_FUNC_WORDS_H
#define VM_FUNC_WORDS_H

#include "vm/native.h"

/* _words(function, kind): ends with a NULL name. */
extern const struct native func_words_natives[];

#endif
