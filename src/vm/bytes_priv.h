/* The inside of bytes and bytearray, for bytes*.c. */
#ifndef VM_BYTES_PRIV_H
#define VM_BYTES_PRIV_H

#include "vm/data_priv.h"

static inline struct bytearray_obj *as_array(value v)
{
    return (struct bytearray_obj *)v;
}
static inline bool is_array(value v)
{
    return is_instance(v, &bytearray_type);
}
/* The content of a bytes or bytearray; borrowed. */
struct str bytes_text(value v);
/* A new object of the kind of self. */
value bytes_like(struct vm *vm, value self, const void *p, size_t n);
int array_reserve(struct vm *vm, struct bytearray_obj *a, size_t n);
/* Puts `with` in the place of count bytes; `with` is not a's own content. */
int array_splice(struct vm *vm, struct bytearray_obj *a, size_t at,
                 size_t count, struct str with);
/* Appends the bytes that bytes(x) would hold, for x no int and no str. */
int bytes_collect(struct vm *vm, value x, struct buf *out);
/* An int from 0 to 255, or -1 with an exception. */
int byte_value(struct vm *vm, value v, int64_t *out);
void bytes_repr_to(struct str s, struct buf *b);

#endif
