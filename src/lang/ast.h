/* The syntax tree. All of it lives in the arena of a `struct ast` and dies with
 * it, after compiling. Names are interned: equal names are the same pointer.
 */
#ifndef LANG_AST_H
#define LANG_AST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "lang/code.h"

struct scope; /* scope.h */

struct ident {
    struct str s;
    uint32_t hash;
    struct ident *next; /* in its bucket */
};

enum expr_kind {
    E_CONST, E_NAME, E_ATTR, E_ITEM, E_SLICE, E_STARRED, E_TUPLE, E_LIST,
    E_SET, E_DICT, E_UNARY, E_BINARY, E_AND, E_OR, E_COMPARE, E_CALL, E_IF,
    E_LAMBDA, E_LISTCOMP, E_SETCOMP, E_DICTCOMP, E_GENEXP, E_AWAIT, E_YIELD,
    E_YIELD_FROM, E_NAMED, E_FSTRING, E_FORMATTED,
};

enum context { LOAD, STORE, DEL };
enum unary_op { UNARY_NOT, UNARY_NEGATIVE, UNARY_POSITIVE, UNARY_INVERT };
/* Behind enum compare_op. */
enum { CMP_IS = CMP_GE + 1, CMP_IS_NOT, CMP_IN, CMP_NOT_IN };

struct exprs {
    struct expr **p;
    int n;
};

struct keyword {
    struct ident *name; /* NULL: **value */
    struct expr *value;
    struct span span;
};

struct comp { /* [async] for target in iter if .. if .. */
    struct expr *target, *iter;
    struct exprs tests;
    bool is_async;
};

struct param {
    struct ident *name;
    struct expr *annotation, *fallback; /* NULL when there is none */
    struct span span;
};

struct params {
    struct param *p; /* positional-only, positional, keyword-only */
    int n_posonly, n_args /* posonly included */, n_kwonly;
    struct param *varargs, *kwargs;
};

struct expr {
    uint8_t kind;
    uint8_t context; /* of NAME, ATTR, ITEM, STARRED, TUPLE, LIST */
    uint8_t op;
    bool parens : 1; /* a name, tuple or generator with brackets of its own */
    bool varies : 1; /* known to be no constant */
    struct span span;
    union {
        struct constant *constant;
        struct ident *name; /* NAME */
        struct { struct expr *value; struct ident *name; } attr;
        struct { struct expr *value, *index; } item;
        struct { struct expr *lower, *upper, *step; } slice;
        struct expr *value; /* STARRED AWAIT YIELD YIELD_FROM UNARY */
        struct exprs list;  /* TUPLE LIST SET AND OR FSTRING */
        struct { struct expr **keys, **values; int n; } dict; /* key NULL: ** */
        struct { struct expr *left, *right; } binary;
        struct { struct expr *left; struct expr **rest; uint8_t *ops; int n; } compare;
        struct { struct expr *func; struct exprs args; struct keyword *keywords; int n_keywords; } call;
        struct { struct expr *test, *body, *orelse; } cond;
        struct { struct params *params; struct expr *body; struct scope *scope; } lambda;
        struct { struct expr *elt, *value; struct comp *clauses; int n; struct scope *scope; } comp;
        struct { struct expr *target, *value; } named;
        struct { struct expr *value, *spec; int conversion; } formatted;
    };
};

enum pattern_kind { P_VALUE, P_SINGLETON, P_SEQUENCE, P_MAPPING, P_CLASS,
                    P_STAR, P_AS, P_OR };

struct pattern {
    enum pattern_kind kind;
    struct span span;
    struct expr *value;     /* VALUE, SINGLETON; the class of CLASS */
    struct ident *name;     /* STAR, AS (NULL: _), rest of MAPPING */
    struct pattern *inner;  /* AS */
    struct pattern **items; /* SEQUENCE, OR, values of MAPPING, positional */
    int n;
    struct expr **keys;     /* MAPPING */
    struct ident **attrs;   /* CLASS: names of the keyword patterns ... */
    struct pattern **attr_items;
    int n_attrs;
};

enum stmt_kind {
    S_EXPR, S_ASSIGN, S_AUG, S_ANN, S_RETURN, S_DEL, S_RAISE, S_ASSERT, S_PASS,
    S_BREAK, S_CONTINUE, S_GLOBAL, S_NONLOCAL, S_IMPORT, S_FROM, S_IF, S_WHILE,
    S_FOR, S_WITH, S_TRY, S_DEF, S_CLASS, S_MATCH,
};

struct block {
    struct stmt **p;
    int n;
};

struct alias { /* of import */
    struct ident *name;   /* may be dotted; "*" */
    struct ident *as;
    struct span span;
};

struct with_item {
    struct expr *context, *target;
};

struct except {
    struct expr *type;
    struct ident *name;
    struct block body;
    struct span span;
};

struct match_case {
    struct pattern *pattern;
    struct expr *guard;
    struct block body;
};

struct stmt {
    uint8_t kind;
    bool is_async;  /* DEF FOR WITH */
    bool is_star;   /* TRY with except* */
    bool simple;    /* ANN: a bare name */
    uint8_t op;     /* AUG: enum binary_op */
    struct span span;
    union {
        struct expr *value; /* EXPR, RETURN (may be NULL) */
        struct { struct exprs targets; struct expr *value; } assign;
        struct { struct expr *target, *value, *annotation; } aug; /* AUG ANN */
        struct exprs targets; /* DEL */
        struct { struct expr *exc, *cause; } raise;
        struct { struct expr *test, *message; } assertion;
        struct { struct ident **p; int n; } names; /* GLOBAL NONLOCAL */
        struct { struct alias *names; int n; struct ident *module; int level; } import;
        struct { struct expr *test; struct block body, orelse; } cond; /* IF WHILE */
        struct { struct expr *target, *iter; struct block body, orelse; } loop;
        struct { struct with_item *items; int n; struct block body; } with;
        struct { struct block body, orelse, finally; struct except *handlers; int n; } try_;
        struct { struct ident *name; struct params *params; struct expr *returns; struct block body; struct exprs decorators; struct scope *scope; } def;
        struct { struct ident *name; struct exprs bases; struct keyword *keywords; int n_keywords; struct block body; struct exprs decorators; struct scope *scope; } class_;
        struct { struct expr *subject; struct match_case *cases; int n; } match;
    };
};

struct ast {
    struct arena *arena; /* the tree and the names */
    struct ident **buckets;
    uint32_t n_idents, n_buckets;
    struct block body;
    VEC(struct program_warning) warnings; /* texts in any arena that lasts */
    bool marked;   /* the file had a byte-order mark, see parser.h */
    bool declared; /* its encoding was said: columns count characters, and
                      nobody has checked that it is UTF-8 */
};

/* The one ident of that text; the text is copied. */
struct ident *ast_ident(struct ast *ast, struct str s);
/* Frees what is not in the arena. */
void ast_fini(struct ast *ast);

/* What people call an expression of this kind: "function call", "literal". */
const char *expr_describe(const struct expr *e);
/* From the start of a to the end of b. */
static inline struct span span_join(struct span a, struct span b)
{
    return (struct span){a.line, a.col, b.end_line, b.end_col};
}
/* The docstring that a body begins with, or NULL. */
const struct constant *block_docstring(const struct block *b);

#endif
