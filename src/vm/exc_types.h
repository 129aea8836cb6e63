/* What the files of the exceptions share: the base class's slots, and the parts
 * of the text of an uncaught exception.
 */
#ifndef VM_EXC_TYPES_H
#define VM_EXC_TYPES_H

#include "base/str.h"
#include "lang/code.h"
#include "vm/exc.h"
#include "vm/native.h"
#include "vm/type.h"
#include "vm/value.h"

/* BaseException's slots (exc_base.c). */
value exc_base_new(struct vm *vm, struct type *t, const value *args, size_t n,
                   value kwnames);
int exc_base_init(struct vm *vm, value self, const value *args, size_t n,
                  value kwnames);
value exc_base_str(struct vm *vm, value self);
/* Its attribute __notes__, of whatever kind; NULL without an exception when it
 * has none. */
value exc_notes(struct vm *vm, value e);
/* "E() takes no keyword arguments"; 0 or -1 */
int exc_no_keywords(struct vm *vm, value self, value kwnames);

/* Frees the types that exc_type_new made; types_fini does, when nothing can
 * reach them any more. */
void exc_types_free(struct vm *vm);

/* A group's slots (exc_group.c). */
value exc_group_new_slot(struct vm *vm, struct type *t, const value *args,
                         size_t n, value kwnames);
value exc_group_str(struct vm *vm, value self);
extern const struct native exc_group_methods[];
extern const struct getset exc_group_getset[];

/* One level of a traceback (traceback.c). */
struct tb_obj {
    struct obj obj;
    value next;            /* the call inside, or NULL */
    struct code_obj *code; /* owned; NULL: a coroutine written in C, and then: */
    const struct coro_native *native;
    struct span span;      /* of the instruction */
    value locals, globals; /* of a NameError, or NULL */
    value frame;           /* frame object, or NULL */
    value held;            /* what a variable of a library's frame keeps alive
                              in CPython, or NULL */
};
/* How much is shown of the line of an entry. */
enum tb_detail {
    TB_PLACE,  /* only where it stands */
    TB_SPAN,   /* it, and which part of it was running */
    TB_ANCHORS /* and which operator of that part */
};
/* The entries of format_tb: a new list of str. A limit takes the outermost
 * calls, a negative one as many of the innermost. */
value tb_entries(struct vm *vm, value tb, int64_t limit);
/* Where an entry stands; false when it is of the sandbox's own library. */
bool tb_place(value tb, struct span *out);
/* Appends the marks that the traceback module puts under a line. */
void tb_marks(struct str line, struct span s, struct buf *out);
/* The lines of a traceback without its header: as the interpreter prints them,
 * or as the traceback module makes them. */
void tb_format(struct vm *vm, value tb, enum tb_detail detail, bool library,
               struct buf *out);

/* "NameError: name 'x' is not defined. Did you mean: 'y'?", with notes; a
 * SyntaxError's place first (exc_format.c). */
void exc_format_only(struct vm *vm, value e, struct buf *out);
/* Traceback, class and message, as an ignored exception is told; when the
 * program's globals are being dropped, without the source. */
void exc_format_plain(struct vm *vm, value e, struct buf *out);

/* Where the operator or the subscript of an expression stands in its text
 * (anchors.c): the text from *left to *right is marked ^, the rest ~. False
 * when the expression as a whole is meant. Offsets in bytes. CPython has two
 * ways to find them, the interpreter's and its library's. */
bool anchors_find(struct str segment, bool library, size_t *left,
                  size_t *right);

/* The name that was probably meant, or NULL (suggest.c); new reference. */
value suggest_for(struct vm *vm, value e);

#endif
