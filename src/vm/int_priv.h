/* The inside of int, for int*.c and the files that format numbers. */
#ifndef VM_INT_PRIV_H
#define VM_INT_PRIV_H

#include <gmp.h>

#include "vm/data.h"

/* An int that doesn't fit the word, or an instance of a subclass of int. */
struct int_obj {
    struct obj obj;
    mpz_t z;
};

/* A value as a GMP number for the length of a calculation: a copy for a small
 * one, the object's own otherwise (so never write to z). */
struct big {
    mpz_t z;
    bool own;
};
void big_open(struct big *b, value v);
void big_close(struct big *b);
/* Makes a value of z and clears z, in any case. */
value int_take(struct vm *vm, mpz_t z);
/* An int as a plain C integer when it is small or a bool. */
static inline bool int_word(value v, intptr_t *out)
{
    if (is_small(v))
        return *out = small_get(v), true;
    if (is_bool(v))
        return *out = v == TRUE_, true;
    return false;
}
/* The value as an exact int: bools and subclasses are converted. */
value int_exact(struct vm *vm, value v);
/* No result may have more bits: it would take too long. False with MemoryError. */
bool int_bits_allowed(struct vm *vm, double bits);
/* Reads digits; *limit is set when there are too many (int(text)'s limit).
 * With `grouped`, single underscores between digits are allowed. */
extern const struct native int_methods[];
extern const struct getset int_getset[];
value int_new_slot(struct vm *vm, struct type *t, const value *args, size_t n,
                   value kwnames);

#endif
