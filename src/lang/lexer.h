/* Source text into tokens. Two ways in:
 *   lexer_run    the whole of a program for the parser, strict, with INDENT and
 *                DEDENT, and CPython's error when the text can't be cut up;
 *   lexer_next   one coloured piece after the other for the screen; never fails.
 * Knows nothing of grammar.
 */
#ifndef LANG_LEXER_H
#define LANG_LEXER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"

enum token_kind {
    TOK_END, TOK_NAME, TOK_NUMBER, TOK_STRING, TOK_NEWLINE, TOK_INDENT,
    TOK_DEDENT,
    TOK_ERROR,   /* here the text could not be cut up; always the last */
    TOK_UNKNOWN, /* a character that is no operator: $ ? ! ` */
#define PUNCT(name, text) TOK_##name,
#include "lang/tokens.def"
#define KEYWORD(name, text) TOK_##name,
#include "lang/tokens.def"
    TOK_COUNT
};
#define TOK_FIRST_KEYWORD TOK_FALSE

struct token {
    uint8_t kind;        /* enum token_kind */
    uint8_t level;       /* how many brackets are open behind it */
    uint32_t start, end; /* bytes of the source */
    int line, col, end_line, end_col;
};

/* What is written in a token: "+=", "while"; for the others a description. */
const char *token_text(enum token_kind kind);

/* Why the text could not be cut up. */
struct lex_error {
    const char *type;  /* NULL: no error */
    char message[160];
    int line, col;     /* in characters; -1: left of the line, no caret */
    int end_col;       /* -1: a point */
    bool at_end;       /* the text ended within brackets or behind a backslash */
    bool late;         /* CPython lets a parser's own error go before this one */
    char bracket;      /* the innermost open bracket at this place, or 0 */
    int bracket_line, bracket_col;
};

struct token_list {
    struct token *p; /* owned: free with token_list_fini */
    size_t n;        /* the last is TOK_END or TOK_ERROR */
    struct lex_error error;
};

/* A piece of the source that is lexed on its own: a whole file, or the
 * expression in an f-string's braces, whose braces become a pair of `(` `)`. */
struct lex_part {
    struct str source;   /* whole text; line ends are \n */
    uint32_t start, end; /* the part */
    int line, col;       /* of `start` */
    bool bracketed;
};
void lexer_run(const struct lex_part *part, struct token_list *out);
void token_list_fini(struct token_list *list);

/* For colours. */
enum lex_class {
    LEX_SPACE, LEX_KEYWORD, LEX_NAME, LEX_BUILTIN, LEX_STRING, LEX_NUMBER,
    LEX_COMMENT, LEX_OPERATOR, LEX_OTHER,
};
struct lex_piece {
    enum lex_class class;
    size_t start, end; /* bytes of the text */
};
/* The next piece of `text` from *at on, which moves behind it. False at the
 * end. Pieces touch: nothing is left out. An unfinished string reaches to the
 * end of its line, or of the text when it is triple-quoted. */
bool lexer_next(struct str text, size_t *at, struct lex_piece *out);

/* The keyword of that text, or TOK_NAME. */
enum token_kind lexer_keyword(const char *p, size_t n);
/* Is this the name of something built in (print, len, ValueError...)? */
bool lexer_is_builtin(struct str name);

#endif
