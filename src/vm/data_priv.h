/* What the files of the built-in data types share among themselves: checks of
 * arguments, guards for nested containers, code points, iterators. Not for
 * others: they include vm/data.h.
 */
#ifndef VM_DATA_PRIV_H
#define VM_DATA_PRIV_H

#include "base/str.h"
#include "vm/data.h"
#include "vm/exc.h"
#include "vm/guard.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

/* -- arguments of constructors (data.c); false with TypeError -- */
/* "list() takes no keyword arguments" */
bool args_no_keywords(struct vm *vm, const char *name, value kwnames);
/* "list expected at most 1 argument, got 2" */
bool args_between(struct vm *vm, const char *name, size_t n, size_t min,
                  size_t max);
/* Puts positional and keyword arguments into out[] by the names given, which
 * end with NULL (an empty name is positional only); missing ones are NULL. */
bool args_bind(struct vm *vm, const char *name, const char *const *names,
               const value *args, size_t n, value kwnames, value *out);

/* Has the class of v, made by the program, the named method? (Then a + b must
 * let it try before we say that a can't.) */
bool has_reflected(struct vm *vm, value v, const char *name);

/* -- nested containers (data.c) -- */
/* One level of repr(); on the C stack. */
struct repr_mark {
    value v;
    struct repr_mark *up;
};
/* 1: go on, and call repr_leave later. 0: v is being shown already, say "...".
 * -1: RecursionError. */
int repr_enter(struct vm *vm, struct repr_mark *m, value v);
void repr_leave(struct vm *vm, struct repr_mark *m);
/* Another C stack runs from now on: its marks, for those of the one before. */
struct repr_mark *repr_exchange(struct repr_mark *top);
/* Appends repr(v); -1 on error. */
int repr_add(struct vm *vm, struct buf *b, value v);
/* The text of b as a str; or, when ok is false, NULL. b is emptied. */
value buf_finish(struct vm *vm, struct buf *b, bool ok);

/* -- memory of growing tables (data.c): counted in vm->memory -- */
/* As realloc, for p NULL as malloc; NULL with MemoryError, and the old block
 * stays. Not zeroed. */
void *table_resize(struct vm *vm, void *p, size_t old, size_t size);
void table_free(struct vm *vm, void *p, size_t size);

/* -- indices (data.c) -- */
/* What an integer is wanted for decides what is said when it is none, or too
 * large: [i], sequence * n, an argument, a count that an object keeps. */
enum index_use { INDEX_SUBSCRIPT, INDEX_TIMES, INDEX_ARGUMENT, INDEX_COUNT };
/* 0, or -1 with TypeError, IndexError, OverflowError or ValueError. */
int index_of(struct vm *vm, value key, enum index_use use, int64_t *out);
bool has_index(value v);
/* An optional start/stop argument (None and NULL: `otherwise`), clipped to
 * int64; TypeError of slices. */
int slice_bound(struct vm *vm, value v, int64_t otherwise, int64_t *out);
/* Start, stop and step as slice.indices() gives them, a tuple; len is an int of
 * any size, 0 or more. */
value slice_indices(struct vm *vm, value slice, value len);
/* Start and stop of find, count, index for a sequence of len items. */
int span_resolve(struct vm *vm, value start, value stop, int64_t len,
                 int64_t *from, int64_t *to);
/* The same where None is no bound. */
int span_resolve_ints(struct vm *vm, value start, value stop, int64_t len,
                      int64_t *from, int64_t *to);
/* Comparison of two sequences as lists and tuples do it. */
value items_compare(struct vm *vm, value a, value b, enum compare_op op,
                    value *(*items)(value, size_t *n));
/* The truth of `sign op 0`. */
bool compare_holds(int sign, enum compare_op op);

/* -- code points (str_unicode.c) -- */
/* Decodes at p, which is valid WTF-8, and gives the length. */
static inline size_t wtf8_get(const char *p, uint32_t *cp)
{
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] < 0x80)
        return *cp = u[0], 1;
    if (u[0] < 0xE0)
        return *cp = (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu), 2;
    if (u[0] < 0xF0)
        return *cp = (u[0] & 0xFu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu),
               3;
    *cp = (u[0] & 7u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 |
          (u[3] & 0x3Fu);
    return 4;
}
/* The start of the code point before p. */
static inline const char *wtf8_back(const char *p)
{
    do
        p--;
    while ((*p & 0xC0) == 0x80);
    return p;
}
void wtf8_add(struct buf *b, uint32_t cp);
size_t wtf8_count(struct str s);
/* The byte offset of code point i; s.n when i is beyond the end. */
size_t wtf8_offset(struct str s, size_t i);

bool cp_is_alpha(uint32_t c);
bool cp_is_decimal(uint32_t c);
bool cp_is_digit(uint32_t c);
bool cp_is_numeric(uint32_t c);
bool cp_is_space(uint32_t c);
bool cp_is_lower(uint32_t c);
bool cp_is_upper(uint32_t c);
bool cp_is_title(uint32_t c);
bool cp_is_printable(uint32_t c);
bool cp_is_cased(uint32_t c);
bool cp_is_case_ignorable(uint32_t c);
bool cp_is_id_start(uint32_t c);
bool cp_is_id_continue(uint32_t c);
bool cp_is_line_end(uint32_t c);
int cp_decimal_value(uint32_t c); /* -1 when it is no decimal digit */
/* Append the mapped code points. */
void cp_add_upper(struct buf *b, uint32_t c);
void cp_add_lower(struct buf *b, uint32_t c);
void cp_add_title(struct buf *b, uint32_t c);
void cp_add_fold(struct buf *b, uint32_t c);

/* -- str (str.c) -- */
/* A str with room for n bytes, len code points, for the caller to fill. */
struct str_obj *str_alloc(struct vm *vm, struct type *t, size_t n, size_t len);
value str_char(struct vm *vm, uint32_t cp);
/* Code points [start, start + count) with a step of 1. */
value str_part(struct vm *vm, value s, int64_t start, int64_t count);
static inline struct str_obj *as_str(value v)
{
    return (struct str_obj *)v;
}
/* SipHash of bytes as CPython takes it: 0 for nothing, never -1. */
int64_t bytes_hash(const void *p, size_t n);
extern const struct native str_methods[];

/* -- codecs (str_codec.c) -- */
/* The arguments encoding and errors, either NULL, of function fn as C strings;
 * false with what CPython says of a type, a NUL or a surrogate in them. */
bool codec_args(struct vm *vm, const char *fn, const value a[2],
                const char **encoding, const char **errors);

/* -- bytes (bytes.c) -- */
struct bytes_obj {
    struct obj obj;
    int64_t hash; /* -1: not known yet */
    size_t n;
    char *p;      /* behind the object, NUL-terminated */
};
struct bytearray_obj {
    struct obj obj;
    size_t n, cap;
    char *p;      /* NULL when cap is 0 */
};
extern const struct native bytes_methods[], bytearray_methods[];

/* -- iterators (iter.c) -- */
/* Makes an iterator of type t, one of those below, over seq. */
value seq_iter_new(struct vm *vm, struct type *t, value seq);
value iter_self(struct vm *vm, value it);
extern struct type list_iterator_type, list_reverseiterator_type,
    tuple_iterator_type, str_iterator_type, str_ascii_iterator_type,
    bytes_iterator_type, bytearray_iterator_type;

/* -- format (format.c, format_percent.c) -- */
struct spec {
    uint32_t fill;     /* 0: none given */
    char align;        /* < > = ^ or 0 */
    char sign;         /* + - space or 0 */
    bool z, alt, zero;
    int64_t width;     /* -1: none */
    char grouping;     /* , _ or 0 */
    int64_t precision; /* -1: none */
    uint32_t type;     /* a code point; 0: none */
};
/* Pads `body` (whose first `lead` bytes are sign and prefix) to the width. */
void spec_pad(struct buf *out, const struct spec *s, struct str body,
              size_t lead, char default_align);
/* Digits of a double in one of the styles e E f F g G r(epr), without sign;
 * alt keeps the point and zeros, add_dot0 appends ".0" to a whole number. */
void float_digits(struct buf *out, double d, char style, int64_t precision,
                  bool alt, bool add_dot0);
value bytes_percent(struct vm *vm, value format, value args);

/* What data_init readies, file by file. */
void iter_init(struct vm *vm);
void dict_init(struct vm *vm);
void set_init(struct vm *vm);
void range_init(struct vm *vm);

#endif
