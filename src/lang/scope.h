/* What every name means: which are locals, cells, free variables, globals, in
 * each scope of a program. Finds the mistakes that can be seen in names alone.
 * Scopes live in the tree's arena.
 */
#ifndef LANG_SCOPE_H
#define LANG_SCOPE_H

#include "lang/ast.h"

enum scope_kind { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION, SCOPE_LAMBDA,
                  SCOPE_COMPREHENSION };

/* What is done with a name in a scope. */
enum symbol_use {
    SYM_ASSIGNED = 1, SYM_USED = 2, SYM_PARAM = 4, SYM_GLOBAL = 8,
    SYM_NONLOCAL = 16, SYM_ANNOTATED = 32, SYM_ITERATION = 64,
    SYM_IMPORTED = 128,
    SYM_BOUND = SYM_ASSIGNED | SYM_PARAM | SYM_IMPORTED,
    SYM_CLASS_FREE = 256, /* of a class: bound there and free in a method */
};

enum symbol_place { PLACE_LOCAL, PLACE_CELL, PLACE_FREE, PLACE_GLOBAL,
                    PLACE_GLOBAL_DECLARED };

struct symbol {
    struct ident *name;
    unsigned use;
    enum symbol_place place;
    int index;         /* of the local or cell; -1 until given out */
    struct span where; /* of the global or nonlocal statement */
};

struct scope {
    enum scope_kind kind;
    struct ident *name;       /* NULL for a module */
    struct scope *parent, *first_child, *last_child, *next;
    struct ident *class_name; /* innermost class around, for __private names */
    struct symbol *symbols;   /* in the order of their first use */
    uint32_t n, cap;
    uint32_t *table;          /* index + 1 by hash */
    uint32_t n_table;
    bool is_async, has_yield, has_await;
    bool has_return_value;
    bool in_function;         /* a function stands around it */
    bool needs_class_cell;    /* a class: __class__ is used in a method */
    int comp_iter_depth;      /* within the iterable of a comprehension */
    bool comp_target;         /* within a comprehension's target */
    uint8_t comp_kind;        /* enum expr_kind of a comprehension */
    struct span span;
};

/* Builds the scopes of a tree and hangs them onto its nodes. Returns the
 * module's; NULL with *why filled (but for its line_text). */
struct scope *scope_build(struct ast *ast, struct diagnostic *why,
                          bool lazy_annotations);
struct symbol *scope_find(const struct scope *s, const struct ident *name);
/* A name as it is known outside: `__x` in class C is `_C__x`. */
struct ident *scope_mangle(struct ast *ast, const struct ident *class_name,
                           struct ident *name);
/* Fills a diagnostic with a message made by printf. */
void diagnostic_set(struct diagnostic *d, const char *type, struct span span,
                    const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
