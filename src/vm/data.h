/* The built-in data types: what C code needs of them. Each has a .c file of its
 * own name (int.c, float.c, str.c, ...), which also holds its methods.
 */
#ifndef VM_DATA_H
#define VM_DATA_H

#include "base/str.h"
#include "lang/opcodes.h"
#include "vm/type.h"
#include "vm/value.h"

/* -- bool, None (none.c) -- */
extern struct type none_type, bool_type, ellipsis_type, not_implemented_type;
/* The type of an argument in the words of a refusal: "str", and "None". */
static inline const char *argument_name(value v)
{
    return v == NONE ? "None" : type_of(v)->name;
}
static inline bool is_bool(value v)
{
    return v == TRUE_ || v == FALSE_;
}

/* -- int (int.c): small in the word, else GMP; always in the smaller form -- */
value int_new(struct vm *vm, int64_t i);
value int_new_unsigned(struct vm *vm, uint64_t u);
value int_from_double(struct vm *vm, double d); /* truncates; errors for inf, nan */
value int_of_value(struct vm *vm, value x);       /* int(x) */
/* From digits as in the source or in int(text, base); base 0 looks at a prefix.
 * NULL without an exception when the text is no integer. */
value int_parse(struct vm *vm, struct str digits, int base);
static inline bool is_int(value v) /* bool too, as isinstance */
{
    return is_small(v) || v->type->flags & TYPE_INT;
}
int int_sign(value v);
bool int_fits(value v, int64_t *out); /* false when it is too large */
double int_to_double(value v);        /* inf when too large */
value int_to_text(struct vm *vm, value v, int base); /* no prefix */
/* pow(a, b, m); divmod(a, b) as a tuple */
value int_pow_mod(struct vm *vm, value a, value b, value m);
value int_divmod(struct vm *vm, value a, value b);
/* CPython's hash of an integer: modulo 2**61 - 1 */
int64_t int_hash(value v);
/* a op b for two ints, without the detour over types */
value int_binary(struct vm *vm, enum binary_op op, value a, value b);
int int_compare(value a, value b); /* -1, 0, 1 */

/* -- float (float.c) -- */
extern struct type float_type;
value float_new(struct vm *vm, double d);
static inline bool is_float(value v)
{
    return !is_small(v) && is_instance(v, &float_type);
}
double float_get(value v); /* v is a float */
/* Hash of a double as CPython's; not for NaN. */
int64_t float_hash(double d);
/* Reads a float as float(text) does; false when it is none. */
bool float_parse(struct str text, double *out);
value float_divmod(struct vm *vm, double a, double b);
/* Shortest text that reads back as d, as repr() has it ("1.0", "1e+16"). */
void float_repr(double d, struct buf *out);

/* -- str (str.c): UTF-8 (WTF-8 for lone surrogates), immutable -- */
extern struct type str_type;
struct str_obj {
    struct obj obj;
    int64_t hash;    /* -1: not known yet */
    uint32_t len;    /* code points */
    uint32_t n;      /* bytes */
    bool interned;
    char *bytes;     /* NUL-terminated; behind the object, in its block */
};
static inline bool is_str(value v)
{
    return !is_small(v) && v->type->flags & TYPE_STR;
}
value str_new(struct vm *vm, struct str s);      /* s is valid UTF-8/WTF-8 */
value str_newz(struct vm *vm, const char *z);
value str_printf(struct vm *vm, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
value str_take_buf(struct vm *vm, struct buf *b); /* and empties b */
/* The one str of that text; pointer-equal for equal texts. Names are interned. */
value str_intern(struct vm *vm, struct str s);
value str_internz(struct vm *vm, const char *z);
/* takes a reference to a str, gives one to its interned twin */
value str_take_intern(struct vm *vm, value s);
static inline struct str str_text(value v) /* borrowed */
{
    struct str_obj *s = (struct str_obj *)v;
    return (struct str){s->bytes, s->n};
}
static inline const char *str_z(value v)
{
    return ((struct str_obj *)v)->bytes;
}
static inline bool str_is_ascii(value v)
{
    return ((struct str_obj *)v)->len == ((struct str_obj *)v)->n;
}
bool str_equal(value a, value b);
value str_concat(struct vm *vm, value a, value b);
value str_join(struct vm *vm, value sep, value iterable);
value str_percent(struct vm *vm, value format, value args); /* format % args */
/* repr of text, with quotes, appended to out */
void str_repr_to(struct str s, struct buf *out);

/* -- bytes, bytearray (bytes.c) -- */
extern struct type bytes_type, bytearray_type;
value bytes_new(struct vm *vm, const void *p, size_t n);
/* the content of a bytes or bytearray; false for another type */
bool bytes_get(value v, struct str *out);
value bytearray_new(struct vm *vm, const void *p, size_t n);
/* Appends the bytes of what has __bytes__, is a buffer, or gives ints; no count
 * and no text. -1 with TypeError or what asking raised. */
int bytes_of_object(struct vm *vm, value x, struct buf *out);
/* text as bytes and back; errors: "strict", "ignore", ... (NULL: strict) */
value str_encode(struct vm *vm, value s, const char *encoding,
                 const char *errors);
value str_decode(struct vm *vm, struct str bytes, const char *encoding,
                 const char *errors);
/* Can it be written as UTF-8? False with UnicodeEncodeError. */
bool str_encodes(struct vm *vm, value s);
/* Has it lone surrogates? */
bool text_has_surrogates(struct str s);
/* Can it be a string of C? False with ValueError for a NUL in it, with
 * UnicodeEncodeError for a surrogate. */
bool str_is_plain(struct vm *vm, value s);

/* -- tuple (tuple.c), list (list.c) -- */
extern struct type tuple_type, list_type;
struct tuple_obj {
    struct obj obj;
    size_t n;
    value *items;    /* behind the object, in its block: a subclass may have
                        fields of its own between */
};
struct list_obj {
    struct obj obj;
    size_t n, cap;
    value *items;
};
static inline bool is_tuple(value v)
{
    return !is_small(v) && v->type->flags & TYPE_TUPLE;
}
static inline bool is_list(value v)
{
    return !is_small(v) && v->type->flags & TYPE_LIST;
}
/* n items, NULL until set by the caller, who must set all of them */
value tuple_alloc(struct vm *vm, size_t n);
value tuple_from(struct vm *vm, const value *items, size_t n); /* refs them */
value tuple_of_iterable(struct vm *vm, value iterable);
static inline size_t tuple_len(value v)
{
    return ((struct tuple_obj *)v)->n;
}
static inline value *tuple_items(value v) /* borrowed */
{
    return ((struct tuple_obj *)v)->items;
}
value list_new(struct vm *vm);
value list_from(struct vm *vm, const value *items, size_t n); /* refs them */
value list_of_iterable(struct vm *vm, value iterable);
/* Empties it from its front on; one that is freed goes from its end. */
void list_drop_forwards(struct vm *vm, value list);
int list_append(struct vm *vm, value list, value item);
int list_extend(struct vm *vm, value list, value iterable);
/* list.sort(key=, reverse=): stable; key NULL for none */
int list_sort(struct vm *vm, value list, value key, bool reverse);
static inline size_t list_len(value v)
{
    return ((struct list_obj *)v)->n;
}
static inline value *list_items(value v) /* borrowed, until the list changes */
{
    return ((struct list_obj *)v)->items;
}

/* -- dict (dict.c): insertion order, compact -- */
extern struct type dict_type;
static inline bool is_dict(value v)
{
    return !is_small(v) && v->type->flags & TYPE_DICT;
}
value dict_new(struct vm *vm);
/* borrowed; NULL with vm->exc NULL when the key is not there */
value dict_get(struct vm *vm, value dict, value key);
value dict_get_z(struct vm *vm, value dict, const char *key);
int dict_set(struct vm *vm, value dict, value key, value v);
int dict_set_z(struct vm *vm, value dict, const char *key, value v);
int dict_del(struct vm *vm, value dict, value key); /* KeyError */
/* 1 removed, 0 was not there, -1 error; *out (may be NULL) gets the value */
int dict_pop(struct vm *vm, value dict, value key, value *out);
size_t dict_len(value dict);
int dict_update(struct vm *vm, value dict, value mapping_or_pairs);
/* The same of what must have keys(): AttributeError when it has none. */
int dict_update_mapping(struct vm *vm, value dict, value mapping);
value dict_copy(struct vm *vm, value dict);
/* Walks in order: *pos starts at 0; false at the end. Borrowed. The dict must
 * not change meanwhile. */
bool dict_each(value dict, size_t *pos, value *key, value *v);

/* -- set, frozenset (set.c): CPython's probing, so its order of iteration -- */
extern struct type set_type, frozenset_type;
value set_new(struct vm *vm);
value set_of_iterable(struct vm *vm, value iterable, struct type *t);
int set_add(struct vm *vm, value set, value item);
int set_update(struct vm *vm, value set, value iterable);
int set_discard(struct vm *vm, value set, value item); /* 1 was there */
int set_contains(struct vm *vm, value set, value item);
size_t set_len(value set);
bool set_each(value set, size_t *pos, value *item); /* borrowed */

/* -- range, slice (range.c) -- */
extern struct type range_type, slice_type;
value slice_new(struct vm *vm, value start, value stop, value step);
/* Indices for a sequence of length *len, as slice.indices(); count is the number
 * of items. -1 with ValueError/TypeError. The length is read when the program's
 * __index__ methods, which may change it, have run. */
int slice_resolve(struct vm *vm, value slice, const size_t *len,
                  int64_t *start, int64_t *step, int64_t *count);
bool is_slice(value v);
/* Makes an index from a subscript for a sequence of length *len, read as above:
 * negative counts from the end. -1 with IndexError "<what> index out of
 * range". */
int index_resolve(struct vm *vm, value key, const size_t *len,
                  const char *what, int64_t *out);

/* -- formatting (format.c) -- */
/* format(v, spec) for int, float, str as the mini-language says. */
value format_int(struct vm *vm, value v, struct str spec);
value format_float(struct vm *vm, double d, const char *type_name,
                   struct str spec);
value format_str(struct vm *vm, value v, struct str spec);
/* _next_part(text, at), on which string.Formatter is built: a tuple of the text
 * before the field that comes next, the field's name, specification and
 * conversion (None when there is none), and the place behind it. */
value format_next_part(struct vm *vm, value self, const value *a, size_t n);
/* str.format */
value format_method(struct vm *vm, value self, const value *args, size_t n,
                    value kwnames);

/* Makes all of the above ready; called once by vm_new. */
void data_init(struct vm *vm);

#endif
