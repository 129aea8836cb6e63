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
/* White space as ASCII has it. */
static inline bool bytes_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
/* The content of a bytes or bytearray; borrowed. */
struct str bytes_text(value v);
/* A new object of the kind of self. */
value bytes_like(struct vm *vm, value self, const void *p, size_t n);
/* The bytes from `from` up to `to`, as an object of the kind of self. */
value bytes_part(struct vm *vm, value self, const char *from, const char *to);
/* What the buffer holds, as an object of self's kind; frees the buffer. */
value bytes_take(struct vm *vm, value self, struct buf *b);
/* The content of a bytes-like object; false with a TypeError for another. */
bool bytes_want(struct vm *vm, value v, struct str *out);
int array_reserve(struct vm *vm, struct bytearray_obj *a, size_t n);
/* Puts `with` in the place of count bytes; `with` is not a's own content. */
int array_splice(struct vm *vm, struct bytearray_obj *a, size_t at,
                 size_t count, struct str with);
/* What is said of what can't be iterated over: its type's name and ours. */
#define BYTES_CONVERT "cannot convert '%s' object to %s"
enum bytes_use { BYTES_MADE, BYTEARRAY_MADE, BYTEARRAY_EXTENDED };
/* Appends the bytes that bytes(x), or bytearray(x), would hold, for x no int
 * and no str; 0, or -1 with an exception. */
int bytes_collect(struct vm *vm, value x, enum bytes_use use, struct buf *out);
/* An int from 0 to 255, or -1 with an exception. */
int byte_value(struct vm *vm, value v, int64_t *out);
void bytes_repr_to(struct str s, struct buf *b);

/* Methods, as struct native wants them. */
value bytes_find(struct vm *vm, value self, const value *a, size_t n);
value bytes_rfind(struct vm *vm, value self, const value *a, size_t n);
value bytes_index(struct vm *vm, value self, const value *a, size_t n);
value bytes_rindex(struct vm *vm, value self, const value *a, size_t n);
value bytes_count(struct vm *vm, value self, const value *a, size_t n);
value bytes_startswith(struct vm *vm, value self, const value *a, size_t n);
value bytes_endswith(struct vm *vm, value self, const value *a, size_t n);
value bytes_removeprefix(struct vm *vm, value self, const value *a, size_t n);
value bytes_removesuffix(struct vm *vm, value self, const value *a, size_t n);

value bytes_split(struct vm *vm, value self, const value *a, size_t n);
value bytes_rsplit(struct vm *vm, value self, const value *a, size_t n);
value bytes_splitlines(struct vm *vm, value self, const value *a, size_t n);
value bytes_partition(struct vm *vm, value self, const value *a, size_t n);
value bytes_rpartition(struct vm *vm, value self, const value *a, size_t n);
value bytes_join(struct vm *vm, value self, const value *a, size_t n);
value bytes_replace(struct vm *vm, value self, const value *a, size_t n);
value bytes_translate(struct vm *vm, value self, const value *a, size_t n);
value bytes_maketrans(struct vm *vm, value self, const value *a, size_t n);

#endif
