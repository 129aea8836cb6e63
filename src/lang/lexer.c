#include "lang/lexer.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "lang/chars.h"

enum { MAX_INDENT = 100, MAX_BRACKETS = 200, TAB = 8 };

struct bracket {
    char open;
    int line, col;
};

struct lexer {
    const char *text;      /* the whole source */
    const char *at, *end;  /* what is left of the part */
    const char *line_start;
    int line;
    int base_col;          /* added to columns of the first line of a part */
    int first_line;
    bool line_begins;      /* indentation is still to be measured */
    int indents[MAX_INDENT], alt_indents[MAX_INDENT], indent;
    struct bracket brackets[MAX_BRACKETS];
    int level;
    bool bracketed;        /* the part stands within brackets */
    const char *comment;   /* of this line */
    struct token *tokens;
    size_t n, cap;
    struct lex_error *error;
};

static const char *const texts[TOK_COUNT] = {
    [TOK_END] = "end of file", [TOK_NAME] = "name", [TOK_NUMBER] = "number",
    [TOK_STRING] = "string", [TOK_NEWLINE] = "newline",
    [TOK_INDENT] = "indent", [TOK_DEDENT] = "dedent",
    [TOK_ERROR] = "error", [TOK_UNKNOWN] = "unknown",
#define PUNCT(name, text) [TOK_##name] = text,
#define KEYWORD(name, text) [TOK_##name] = text,
#include "lang/tokens.def"
};

const char *token_text(enum token_kind kind)
{
    return texts[kind];
}

enum token_kind lexer_keyword(const char *p, size_t n)
{
    if (n < 2 || n > 8 || *p < 'F' || *p > 'y')
        return TOK_NAME;
    for (int k = TOK_FIRST_KEYWORD; k < TOK_COUNT; k++) {
        const char *t = texts[k];
        if (t[0] == p[0] && t[1] == p[1] && strlen(t) == n &&
            memcmp(t, p, n) == 0)
            return (enum token_kind)k;
    }
    return TOK_NAME;
}

/* -- operators -- */

/* The operator at p, of which `n` bytes are left, and its length. */
static enum token_kind operator_at(const char *p, size_t n, size_t *length)
{
    char a = p[0], b = n > 1 ? p[1] : 0, c = n > 2 ? p[2] : 0;
#define ONE(kind) return *length = 1, TOK_##kind
#define TWO(second, kind) if (b == (second)) return *length = 2, TOK_##kind
#define THREE(second, third, kind)                                            \
    if (b == (second) && c == (third)) return *length = 3, TOK_##kind
    switch (a) {
    case '(': ONE(LPAR);
    case ')': ONE(RPAR);
    case '[': ONE(LSQB);
    case ']': ONE(RSQB);
    case '{': ONE(LBRACE);
    case '}': ONE(RBRACE);
    case ',': ONE(COMMA);
    case ';': ONE(SEMI);
    case '~': ONE(TILDE);
    case ':': TWO('=', COLONEQUAL); ONE(COLON);
    case '+': TWO('=', PLUSEQUAL); ONE(PLUS);
    case '-': TWO('=', MINEQUAL); TWO('>', RARROW); ONE(MINUS);
    case '*': THREE('*', '=', DOUBLESTAREQUAL); TWO('*', DOUBLESTAR);
              TWO('=', STAREQUAL); ONE(STAR);
    case '/': THREE('/', '=', DOUBLESLASHEQUAL); TWO('/', DOUBLESLASH);
              TWO('=', SLASHEQUAL); ONE(SLASH);
    case '%': TWO('=', PERCENTEQUAL); ONE(PERCENT);
    case '@': TWO('=', ATEQUAL); ONE(AT);
    case '&': TWO('=', AMPEREQUAL); ONE(AMPER);
    case '|': TWO('=', VBAREQUAL); ONE(VBAR);
    case '^': TWO('=', CIRCUMFLEXEQUAL); ONE(CIRCUMFLEX);
    case '=': TWO('=', EQEQUAL); ONE(EQUAL);
    case '!': TWO('=', NOTEQUAL); ONE(UNKNOWN);
    case '<': THREE('<', '=', LEFTSHIFTEQUAL); TWO('<', LEFTSHIFT);
              TWO('=', LESSEQUAL); TWO('>', NOTEQUAL); ONE(LESS);
    case '>': THREE('>', '=', RIGHTSHIFTEQUAL); TWO('>', RIGHTSHIFT);
              TWO('=', GREATEREQUAL); ONE(GREATER);
    case '.': THREE('.', '.', ELLIPSIS); ONE(DOT);
    default: ONE(UNKNOWN);
    }
#undef ONE
#undef TWO
#undef THREE
}

/* -- tokens -- */

static int column(const struct lexer *x, const char *p)
{
    return (int)(p - x->line_start) +
           (x->line == x->first_line ? x->base_col : 0);
}

static struct token *push(struct lexer *x, enum token_kind kind,
                          const char *start)
{
    if (x->n == x->cap) {
        x->cap *= 2;
        x->tokens = xrealloc(x->tokens, x->cap * sizeof *x->tokens);
    }
    struct token *t = &x->tokens[x->n++];
    *t = (struct token){
        .kind = (uint8_t)kind, .level = (uint8_t)x->level,
        .start = (uint32_t)(start - x->text), .end = (uint32_t)(x->at - x->text),
        .line = x->line, .col = column(x, start),
        .end_line = x->line, .end_col = column(x, x->at),
    };
    return t;
}

/* -- errors -- */

/* Columns of the lexer's errors count characters. */
static int in_characters(const struct lexer *x, int col)
{
    int base = x->line == x->first_line ? x->base_col : 0, n = base;
    for (int i = 0; i < col - base; i++)
        n += ((unsigned char)x->line_start[i] & 0xC0) != 0x80;
    return col < base ? col : n;
}

/* Refuses with a mark in bytes, which CPython then takes for characters: so
 * it does in the two errors whose place is where its reader stands. */
static bool refuse_bytes(struct lexer *x, const char *type, int col, int end_col)
{
    struct lex_error *e = x->error;
    e->type = type;
    e->line = x->line;
    e->col = col;
    e->end_col = end_col;
    if (x->level) {
        const struct bracket *b = &x->brackets[x->level - 1];
        e->bracket = b->open;
        e->bracket_line = b->line;
        e->bracket_col = b->col;
    }
    push(x, TOK_ERROR, x->at);
    return false;
}

static bool refuse(struct lexer *x, const char *type, int col, int end_col)
{
    return refuse_bytes(x, type, in_characters(x, col),
                        in_characters(x, end_col));
}

#define MESSAGE(x, ...)                                                       \
    snprintf((x)->error->message, sizeof (x)->error->message, __VA_ARGS__)

/* Refuses at the character that ends at `x->at`, where CPython points. */
static bool refuse_here(struct lexer *x)
{
    const char *p = x->at;
    if (p > x->line_start)
        p--;
    while (p > x->line_start && ((unsigned char)*p & 0xC0) == 0x80)
        p--;
    return refuse(x, "SyntaxError",
                  x->at == x->line_start ? -1 : column(x, p), -1);
}

/* Errors of the line as a whole, that give way to one of the parser. */
static bool refuse_line(struct lexer *x, const char *type, const char *message,
                        bool mark_end)
{
    MESSAGE(x, "%s", message);
    x->error->late = true;
    while (x->at < x->end && *x->at != '\n')
        x->at++;
    return refuse_bytes(x, type, mark_end ? column(x, x->at) : 0, -1);
}

static bool refuse_end(struct lexer *x)
{
    MESSAGE(x, "unexpected EOF while parsing");
    x->error->at_end = x->error->late = true;
    /* Behind a backslash that ends the last line. */
    if (x->at == x->line_start && x->at > x->text && x->line > 1) {
        const char *p = x->at - 1;
        while (p > x->text && p[-1] != '\n')
            p--;
        x->line--;
        x->line_start = p;
        return refuse_bytes(x, "SyntaxError", x->n ? (int)(x->at - 1 - p) : -1, -1);
    }
    return refuse_bytes(x, "SyntaxError", x->n ? column(x, x->at) : -1, -1);
}

/* -- numbers -- */

static int look(const struct lexer *x, size_t ahead)
{
    return (size_t)(x->end - x->at) > ahead ? (unsigned char)x->at[ahead] : -1;
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool in_name(int c)
{
    return c >= 128 || (c >= 0 && char_in_name((unsigned char)c));
}

/* Behind a number one of a few keywords may follow without a space: the short
 * ones as the beginning of any name, the others as a whole. */
static bool keyword_follows(const struct lexer *x)
{
    static const char *const words[] = {"and", "else", "for", "if", "in",
                                        "is", "or", "not"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(x->end - x->at) >= n && memcmp(x->at, words[i], n) == 0)
            return words[i][0] == 'i' || !in_name(look(x, n));
    }
    return false;
}

static bool number_ends(struct lexer *x, const char *kind)
{
    int c = look(x, 0);
    if (c < 0 || c >= 128 || !char_in_name((unsigned char)c) ||
        keyword_follows(x))
        return true;
    MESSAGE(x, "invalid %s literal", kind);
    return refuse_here(x);
}

/* Digits with single underscores between them. */
static bool digits(struct lexer *x)
{
    for (;;) {
        while (is_digit(look(x, 0)))
            x->at++;
        if (look(x, 0) != '_')
            return true;
        x->at++;
        if (!is_digit(look(x, 0))) {
            MESSAGE(x, "invalid decimal literal");
            return refuse_here(x);
        }
    }
}

static bool radix_digit(int c, int radix)
{
    if (radix == 16)
        return c >= 0 && char_is((unsigned char)c, CHAR_HEX);
    return c >= '0' && c < '0' + radix;
}

/* 0x1f, 0o17, 0b1: x->at stands behind the prefix. */
static bool radix_number(struct lexer *x, int radix, const char *kind)
{
    do {
        if (look(x, 0) == '_')
            x->at++;
        if (!radix_digit(look(x, 0), radix)) {
            if (is_digit(look(x, 0))) {
                MESSAGE(x, "invalid digit '%c' in %s literal", look(x, 0), kind);
                x->at++;
            } else {
                MESSAGE(x, "invalid %s literal", kind);
            }
            return refuse_here(x);
        }
        while (radix_digit(look(x, 0), radix))
            x->at++;
    } while (look(x, 0) == '_');
    if (is_digit(look(x, 0))) {
        MESSAGE(x, "invalid digit '%c' in %s literal", look(x, 0), kind);
        x->at++;
        return refuse_here(x);
    }
    return number_ends(x, kind);
}

/* What may follow the digits of a decimal: fraction, exponent, j. */
static bool number_tail(struct lexer *x, bool *is_float)
{
    if (look(x, 0) == '.') {
        *is_float = true;
        x->at++;
        if (is_digit(look(x, 0)) && !digits(x))
            return false;
    }
    int c = look(x, 0);
    if (c == 'e' || c == 'E') {
        int sign = look(x, 1);
        size_t skip = sign == '+' || sign == '-' ? 2 : 1;
        if (is_digit(look(x, skip))) {
            *is_float = true;
            x->at += skip;
            if (!digits(x))
                return false;
        } else if (skip == 2) {
            x->at += 2;
            MESSAGE(x, "invalid decimal literal");
            return refuse_here(x);
        } else {
            return number_ends(x, "decimal");
        }
    }
    c = look(x, 0);
    if (c == 'j' || c == 'J') {
        *is_float = true;
        x->at++;
        return number_ends(x, "imaginary");
    }
    return true;
}

static bool leading_zeros(struct lexer *x, const char *start)
{
    const char *p = start;
    while (p < x->end && (*p == '0' || *p == '_'))
        p++;
    MESSAGE(x, "leading zeros in decimal integer literals are not permitted; "
               "use an 0o prefix for octal integers");
    return refuse_bytes(x, "SyntaxError", column(x, start), column(x, p));
}

static bool decimal(struct lexer *x, const char *start)
{
    bool is_float = false;
    if (look(x, 0) != '.' && !digits(x))
        return false;
    bool zeros = *start == '0';
    bool nonzero = false;
    for (const char *p = start; zeros && p < x->at; p++)
        nonzero = nonzero || (*p >= '1' && *p <= '9');
    if (!number_tail(x, &is_float))
        return false;
    if (zeros && nonzero && !is_float)
        return leading_zeros(x, start);
    return is_float || number_ends(x, "decimal");
}

static bool number(struct lexer *x)
{
    static const struct { char letter; int radix; const char *kind; } radixes[] =
        {{'x', 16, "hexadecimal"}, {'o', 8, "octal"}, {'b', 2, "binary"}};
    const char *start = x->at;
    for (int i = 0; i < 3 && *start == '0'; i++)
        if ((look(x, 1) | 32) == radixes[i].letter) {
            x->at += 2;
            if (!radix_number(x, radixes[i].radix, radixes[i].kind))
                return false;
            push(x, TOK_NUMBER, start);
            return true;
        }
    if (!decimal(x, start))
        return false;
    int c = look(x, 0);
    bool imaginary = (x->at[-1] | 32) == 'j';
    if (c >= 0 && !imaginary && !number_ends(x, "decimal"))
        return false;
    push(x, TOK_NUMBER, start);
    return true;
}

/* -- names -- */

static bool bad_character(struct lexer *x, const char *p)
{
    uint32_t cp = 0;
    size_t n = utf8_decode(p, (size_t)(x->end - p), &cp);
    x->at = p + (n ? n : 1);
    if (char_printable(cp))
        MESSAGE(x, "invalid character '%.*s' (U+%04X)", (int)n, p, cp);
    else
        MESSAGE(x, "invalid non-printable character U+%04X", cp);
    return refuse_here(x);
}

static bool name(struct lexer *x)
{
    const char *start = x->at;
    unsigned char high = 0;
    while (x->at < x->end && char_in_name((unsigned char)*x->at))
        high |= (unsigned char)*x->at++;
    if (high & 128) {
        struct str s = {start, (size_t)(x->at - start)};
        size_t good = name_check(s);
        if (good < s.n)
            return bad_character(x, start + good);
    }
    push(x, lexer_keyword(start, (size_t)(x->at - start)), start);
    return true;
}

/* -- strings -- */

/* How many bytes of prefix stand before a quote at p; -1: no string here. */
static int string_prefix(const char *p, const char *end)
{
    bool b = false, u = false, r = false, f = false;
    for (int n = 0; p + n < end && n < 3; n++)
        switch (p[n]) {
        case '\'': case '"':
            return n;
        case 'b': case 'B':
            if (b || u || f)
                return -1;
            b = true;
            break;
        case 'u': case 'U':
            if (b || u || r || f)
                return -1;
            u = true;
            break;
        case 'r': case 'R':
            if (r || u)
                return -1;
            r = true;
            break;
        case 'f': case 'F':
            if (f || b || u)
                return -1;
            f = true;
            break;
        default:
            return -1;
        }
    return -1;
}

static void next_line(struct lexer *x)
{
    x->line++;
    x->line_start = x->at;
}

static bool string_unfinished(struct lexer *x, const char *start, bool triple,
                              const char *line_start, int line)
{
    bool at_line_start = x->at == x->line_start && x->at > start;
    MESSAGE(x, "unterminated %sstring literal (detected at line %d)",
            triple ? "triple-quoted " : "", x->line - at_line_start);
    x->line = line;
    x->line_start = line_start;
    return refuse(x, "SyntaxError", column(x, start), -1);
}

static bool string(struct lexer *x, int prefix)
{
    const char *start = x->at, *line_start = x->line_start;
    int line = x->line, col = column(x, start);
    char quote = start[prefix];
    x->at += prefix + 1;
    bool triple = look(x, 0) == quote && look(x, 1) == quote;
    if (triple)
        x->at += 2;
    for (;;) {
        if (x->at >= x->end) {
            return string_unfinished(x, start, triple, line_start, line);
        }
        char c = *x->at++;
        if (c == '\n') {
            if (!triple)
                return string_unfinished(x, start, false, line_start, line);
            next_line(x);
        } else if (c == '\\' && x->at < x->end) {
            if (*x->at++ == '\n')
                next_line(x);
        } else if (c == quote && !triple) {
            break;
        } else if (c == quote && look(x, 0) == quote && look(x, 1) == quote) {
            x->at += 2;
            break;
        }
    }
    struct token *t = push(x, TOK_STRING, start);
    t->line = line;
    t->col = col;
    return true;
}

/* -- brackets and operators -- */

static bool bracket_open(struct lexer *x, const char *p)
{
    if (x->level >= MAX_BRACKETS) {
        x->at++;
        MESSAGE(x, "too many nested parentheses");
        return refuse_here(x);
    }
    x->brackets[x->level++] = (struct bracket){*p, x->line, column(x, p)};
    return true;
}

static bool bracket_close(struct lexer *x, char close)
{
    if (!x->level) {
        x->at++;
        MESSAGE(x, "unmatched '%c'", close);
        return refuse_here(x);
    }
    const struct bracket *b = &x->brackets[--x->level];
    if ((b->open == '(' && close == ')') || (b->open == '[' && close == ']') ||
        (b->open == '{' && close == '}'))
        return true;
    x->at++;
    if (b->line != x->line)
        MESSAGE(x, "closing parenthesis '%c' does not match opening "
                   "parenthesis '%c' on line %d", close, b->open, b->line);
    else
        MESSAGE(x, "closing parenthesis '%c' does not match opening "
                   "parenthesis '%c'", close, b->open);
    return refuse_here(x);
}

static bool operator(struct lexer *x)
{
    const char *start = x->at;
    size_t n;
    enum token_kind kind = operator_at(start, (size_t)(x->end - start), &n);
    if (kind == TOK_LPAR || kind == TOK_LSQB || kind == TOK_LBRACE) {
        if (!bracket_open(x, start))
            return false;
    } else if (kind == TOK_RPAR || kind == TOK_RSQB || kind == TOK_RBRACE) {
        if (!bracket_close(x, *start))
            return false;
    } else if (kind == TOK_UNKNOWN && (*start < 32 || *start == 127)) {
        return bad_character(x, start);
    }
    x->at += n;
    push(x, kind, start);
    return true;
}

/* -- lines -- */

static bool continue_line(struct lexer *x)
{
    x->at++;
    if (x->at >= x->end)
        return refuse_end(x);
    if (*x->at != '\n') {
        x->error->late = true;
        MESSAGE(x, "unexpected character after line continuation character");
        return refuse_bytes(x, "SyntaxError", column(x, x->at), -1);
    }
    x->at++;
    next_line(x);
    return x->at < x->end || refuse_end(x);
}

static bool dedent(struct lexer *x, int col, int alt)
{
    int pops = 0;
    while (x->indent > 0 && col < x->indents[x->indent]) {
        x->indent--;
        pops++;
    }
    if (col != x->indents[x->indent])
        return refuse_line(x, "IndentationError",
                           "unindent does not match any outer indentation level",
                           true);
    if (alt != x->alt_indents[x->indent])
        return refuse_line(x, "TabError",
                           "inconsistent use of tabs and spaces in indentation",
                           false);
    while (pops--)
        push(x, TOK_DEDENT, x->at);
    return true;
}

static bool indent(struct lexer *x, int col, int alt)
{
    if (col == x->indents[x->indent] && alt == x->alt_indents[x->indent])
        return true;
    if (col < x->indents[x->indent])
        return dedent(x, col, alt);
    if (col > x->indents[x->indent] && x->indent + 1 >= MAX_INDENT)
        return refuse_line(x, "IndentationError",
                           "too many levels of indentation", false);
    if (col == x->indents[x->indent] || alt <= x->alt_indents[x->indent])
        return refuse_line(x, "TabError",
                           "inconsistent use of tabs and spaces in indentation",
                           false);
    x->indents[++x->indent] = col;
    x->alt_indents[x->indent] = alt;
    struct token *t = push(x, TOK_INDENT, x->line_start);
    t->col = 0;
    return true;
}

/* Measures the white space at the start of a line. Lines that hold nothing but
 * a comment don't count. */
static bool begin_line(struct lexer *x)
{
    int col = 0, alt = 0, kept = 0;
    x->line_begins = false;
    for (; x->at < x->end; x->at++) {
        if (*x->at == ' ') {
            col++, alt++;
        } else if (*x->at == '\t') {
            col = (col / TAB + 1) * TAB;
            alt++;
        } else if (*x->at == '\f') {
            col = alt = 0;
        } else if (*x->at == '\\') {
            /* Indentation is that of the first of the joined lines. */
            kept = kept ? kept : col;
            if (!continue_line(x))
                return false;
            x->at--;
        } else {
            break;
        }
    }
    if (x->at >= x->end || *x->at == '\n' || *x->at == '#')
        return true;
    return indent(x, kept ? kept : col, kept ? kept : alt);
}

static bool end_line(struct lexer *x)
{
    const char *start = x->comment ? x->comment : x->at;
    x->at++;
    bool quiet = x->level > 0;
    bool blank = x->n == 0 || x->tokens[x->n - 1].kind == TOK_NEWLINE ||
                 x->tokens[x->n - 1].kind == TOK_DEDENT ||
                 x->tokens[x->n - 1].kind == TOK_INDENT;
    if (!quiet && !blank) {
        struct token *t = push(x, TOK_NEWLINE, start);
        t->end_col -= x->comment != NULL;
    }
    x->comment = NULL;
    next_line(x);
    x->line_begins = !quiet;
    return true;
}

/* The end of the text: a last NEWLINE when it lacks one, and the DEDENTs. */
static bool finish(struct lexer *x)
{
    if (x->level > x->bracketed)
        return refuse_end(x);
    if (x->bracketed) {
        x->level = 0;
        push(x, TOK_RPAR, x->at);
        x->tokens[x->n - 1].end_col++;
    } else {
        bool open = x->n && x->tokens[x->n - 1].kind != TOK_NEWLINE &&
                    x->tokens[x->n - 1].kind != TOK_DEDENT;
        if (open) {
            struct token *t = push(x, TOK_NEWLINE,
                                   x->comment ? x->comment : x->at);
            t->end_col += x->comment == NULL;
        }
        if (x->at > x->line_start) {
            next_line(x);
        }
        for (; x->indent > 0; x->indent--)
            push(x, TOK_DEDENT, x->at);
    }
    push(x, TOK_END, x->at);
    return true;
}

static bool token(struct lexer *x)
{
    unsigned char c = (unsigned char)*x->at;
    if (c == ' ' || c == '\t' || c == '\f') {
        x->at++;
        return true;
    }
    if (char_is(c, CHAR_START)) {
        int prefix = string_prefix(x->at, x->end);
        return prefix >= 0 ? string(x, prefix) : name(x);
    }
    if (char_is(c, CHAR_DIGIT) || (c == '.' && is_digit(look(x, 1))))
        return number(x);
    switch (c) {
    case '\n':
        return end_line(x);
    case '#':
        x->comment = x->at;
        while (x->at < x->end && *x->at != '\n')
            x->at++;
        return true;
    case '\'': case '"':
        return string(x, 0);
    case '\\':
        return continue_line(x);
    default:
        return operator(x);
    }
}

void lexer_run(const struct lex_part *part, struct token_list *out)
{
    size_t size = part->end - part->start;
    struct lexer x = {
        .text = part->source.p, .at = part->source.p + part->start,
        .end = part->source.p + part->end, .line = part->line,
        .first_line = part->line, .base_col = part->col,
        .line_begins = !part->bracketed, .bracketed = part->bracketed,
        .cap = size / 4 + 16, .error = &out->error,
    };
    x.line_start = x.at;
    x.tokens = xmalloc(x.cap * sizeof *x.tokens);
    out->error = (struct lex_error){0};
    bool fine = true;
    if (part->bracketed) {
        x.level = 1;
        x.brackets[0] = (struct bracket){'(', x.line, part->col - 1};
        push(&x, TOK_LPAR, x.at);
        x.tokens[0].col--;
    }
    while (fine && x.at < x.end)
        fine = x.line_begins ? begin_line(&x) : token(&x);
    if (fine)
        finish(&x);
    out->p = x.tokens;
    out->n = x.n;
}

void token_list_fini(struct token_list *list)
{
    free(list->p);
    list->p = NULL;
    list->n = 0;
}
