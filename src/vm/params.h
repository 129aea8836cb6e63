/* Arguments bound by a list of names, as CPython's functions in C bind theirs,
 * and its words for a call that doesn't fit. For constructors and for what
 * native_sig.h describes.
 */
#ifndef VM_PARAMS_H
#define VM_PARAMS_H

#include "vm/value.h"

struct params {
    const char *fn;           /* "sorted": as the errors call it; NULL for one
                                 that they only call a function */
    const char *const *names; /* ends with NULL; "" has no name */
    size_t min;               /* so many of the first must be given */
    size_t posonly;           /* so many of the first have no name */
    size_t kwonly;            /* so many of the last must be named */
    bool at_most;             /* too many positional ones are told so, also
                                 where fewer don't do: of an older parser */
};

/* Fills out[] by the names: borrowed, NULL for what was left out. kwnames may
 * be NULL; its values stand behind the n positional ones. 0, or -1 with
 * TypeError. */
int params_bind(struct vm *vm, const struct params *p, const value *args,
                size_t n, value kwnames, value *out);
/* TypeError when there are keywords; 0 or -1. */
int no_keywords(struct vm *vm, const char *fn, value kwnames);
/* TypeError "fn expected at least 1 argument, got 0"; 0 or -1. */
int count_between(struct vm *vm, const char *fn, size_t n, size_t min,
                  size_t max);

#endif
