/* Shared between the files of the parser.
 *
 * A parse function returns NULL (or false) when what it looks for doesn't stand
 * here; the caller puts the position back where it matters. Once an error is
 * set every look at a token gives TOK_ERROR, so everything returns.
 */
#ifndef LANG_PARSER_PRIV_H
#define LANG_PARSER_PRIV_H

#include "base/vec.h"
#include "lang/lexer.h"
#include "lang/parser.h"

enum memo_rule {
    MEMO_EXPRESSION, MEMO_DISJUNCTION, MEMO_BITWISE_OR, MEMO_PRIMARY,
    MEMO_NAMED, MEMO_STAR_EXPRESSIONS, MEMO_ATOM, MEMO_COMPARISON, MEMO_BLOCK,
    MEMO_CALL, MEMO_COUNT
};

struct memo {
    uint64_t key;  /* position and rule, plus one; 0 is empty */
    size_t end;
    void *node;
};

struct parser {
    struct ast *ast;
    struct str source;
    struct token *tokens;
    size_t pos, fill;      /* fill: one behind the furthest token looked at */
    bool diagnose;         /* looks for mistakes with a sentence of their own */
    bool again;            /* the second pass */
    bool remember;         /* in it: what was tried is remembered */
    bool failed;           /* *why is set */
    bool lexer_failed;     /* the lexer's error is the one */
    bool lexer_text;       /* and its line is shown as the lexer read it */
    struct diagnostic *why;
    const struct lex_error *lex_error;
    int depth;
    struct memo *memo;
    size_t n_memo, cap_memo;
    VEC(void *) scratch;   /* lists while they grow */
    /* Within an f-string's braces. */
    bool in_fstring;
    int fstring_col;       /* of the brace, on its line */
    int fstring_line;
    struct str fstring_text;
    int fstring_depth;
};

extern const struct token parser_error_token;

void parser_fill(struct parser *p);

static inline const struct token *peek(struct parser *p)
{
    if (p->failed)
        return &parser_error_token;
    if (p->pos >= p->fill)
        parser_fill(p);
    return p->failed ? &parser_error_token : &p->tokens[p->pos];
}
static inline bool at(struct parser *p, enum token_kind k)
{
    return peek(p)->kind == k;
}
static inline bool accept(struct parser *p, enum token_kind k)
{
    if (peek(p)->kind != k)
        return false;
    p->pos++;
    return true;
}
/* The token behind the next one; looks at both. */
static inline bool next_at(struct parser *p, enum token_kind k)
{
    peek(p);
    p->pos++;
    bool yes = at(p, k);
    p->pos--;
    return yes;
}
/* The token before the position. */
static inline const struct token *before(const struct parser *p)
{
    return &p->tokens[p->pos - 1];
}

static inline struct span token_span(const struct token *t)
{
    return (struct span){t->line, t->col, t->end_line, t->end_col};
}
/* From the token at `start` up to the last one taken that can be seen. */
static inline struct span span_from(const struct parser *p, size_t start)
{
    const struct token *a = &p->tokens[start], *b = before(p);
    while (b > a && b->kind >= TOK_NEWLINE && b->kind <= TOK_DEDENT)
        b--;
    return (struct span){a->line, a->col, b->end_line, b->end_col};
}
static inline struct str token_str(const struct parser *p, const struct token *t)
{
    return (struct str){p->source.p + t->start, t->end - t->start};
}

/* Sets the error, if none is set; returns NULL. */
void *error_at(struct parser *p, struct span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void *error_type_at(struct parser *p, const char *type, struct span span,
                    const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* At the furthest token looked at. */
void *error_last(struct parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* IndentationError at the furthest token. */
void *error_indent(struct parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void *error_starting(struct parser *p, struct span from, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* What the parser remembers while it diagnoses, so that looking again at the
 * same place costs nothing. */
bool memo_get(struct parser *p, enum memo_rule rule, void **node);
void *memo_put(struct parser *p, enum memo_rule rule, size_t start, void *node);

/* Deep recursion ends in an error instead of the C stack's. */
bool enter(struct parser *p);
static inline void *leave(struct parser *p, void *node)
{
    p->depth--;
    return node;
}

/* -- nodes and lists (parser.c) -- */
struct expr *expr_new(struct parser *p, enum expr_kind kind, struct span span);
struct stmt *stmt_new(struct parser *p, enum stmt_kind kind, struct span span);
/* Takes what stands in the scratch list above `mark` into the arena. */
void **scratch_take(struct parser *p, size_t mark, int *n);
static inline void scratch_drop(struct parser *p, size_t mark)
{
    p->scratch.n = mark;
}
struct ident *ident_of(struct parser *p, const struct token *t);
/* The next token as a name, or NULL. */
struct ident *parse_name(struct parser *p);

/* -- expressions (parser_expr.c) -- */
struct expr *parse_expression(struct parser *p);
/* The same without a look for mistakes at its start, and not remembered. */
struct expr *parse_plain_expression(struct parser *p);
struct expr *parse_disjunction(struct parser *p);
struct expr *parse_bitwise_or(struct parser *p);
struct expr *parse_primary(struct parser *p);
struct expr *parse_named_expression(struct parser *p);
struct expr *parse_star_named_expression(struct parser *p);
struct expr *parse_star_expressions(struct parser *p); /* bare tuple too */
struct expr *parse_yield_or_star(struct parser *p);
struct expr *parse_expressions(struct parser *p);      /* no stars */
struct expr *parse_starred(struct parser *p);          /* '*' expression */
struct expr *expr_tuple(struct parser *p, size_t mark, size_t start);

/* -- atoms, calls, comprehensions (parser_atom.c) -- */
struct expr *parse_atom(struct parser *p);
struct comp *parse_for_clauses(struct parser *p, int *n);
struct call_args {
    struct exprs args;
    struct keyword *keywords;
    int n_keywords;
};
/* As many arguments as fit here; true when there is one. */
bool parse_args(struct parser *p, struct call_args *out);
/* What stands in a call's brackets; the next token must then be `)`. */
bool parse_arguments(struct parser *p, struct call_args *out);

/* -- parameters (parser_params.c) -- */
/* `end` is `)` or, for a lambda, `:`. NULL on failure. */
struct params *parse_params(struct parser *p, enum token_kind end);

/* -- targets (parser_target.c) -- */
enum target_kind { TARGET_STAR, TARGET_DEL, TARGET_FOR };
/* Is it something that can stand left of `=`? */
bool target_fits(const struct expr *e, enum target_kind kind);
bool target_is_single(const struct expr *e); /* name, attribute, item */
void target_mark(struct expr *e, enum context context);
struct expr *parse_star_targets(struct parser *p);
struct expr *parse_star_target(struct parser *p);
/* Sets the error that names what can't be assigned to or deleted, if there is
 * such a thing in e. */
void *target_refuse(struct parser *p, struct expr *e, enum target_kind kind);

/* -- statements (parser_stmt.c, parser_compound.c, parser_match.c) -- */
bool parse_statements(struct parser *p, struct block *out, enum token_kind end);
struct stmt *parse_compound(struct parser *p);
bool parse_simple_line(struct parser *p);  /* pushes onto scratch */
/* after a header's ':'; `what` and `line` are for "expected an indented block
 * after ..." */
bool parse_block(struct parser *p, struct block *out, const char *what, int line);
bool token_is_word(struct parser *p, const char *word);
/* Is the next token a soft keyword that begins a match statement? Then parses
 * it; else NULL, with the position unchanged. */
struct stmt *parse_match(struct parser *p);

/* -- literals (parser_string.c, parser_number.c) -- */
struct expr *parse_strings(struct parser *p);
struct expr *parse_number(struct parser *p);

/* -- mistakes with a sentence of their own (parser_invalid.c) -- */
void *invalid_later_key(struct parser *p);
void *invalid_expression(struct parser *p);
void *invalid_named_expression(struct parser *p);
void *invalid_assignment(struct parser *p);
void *invalid_arguments(struct parser *p);
void *invalid_kwarg(struct parser *p);
void *invalid_comprehension(struct parser *p);
void *invalid_group(struct parser *p);
void *invalid_dict(struct parser *p);
void *invalid_dict_comprehension(struct parser *p);
void *invalid_for_target(struct parser *p);
void *invalid_params(struct parser *p, enum token_kind end);
void *invalid_star_etc(struct parser *p, enum token_kind end);
void *invalid_kwds(struct parser *p, enum token_kind end);

/* Parses an expression on its own (within an f-string's braces). */
struct expr *parse_fstring_expression(struct parser *p, uint32_t start,
                                      uint32_t end, int line, int col);

#endif
