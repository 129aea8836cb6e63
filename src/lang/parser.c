#include <stdio.h>
#include <stdlib.h>

#include "lang/chars.h"
#include "lang/encoding.h"
#include "lang/parser_priv.h"

/* CPython's parser gives up at 6,000 rules within each other, which is a few
 * hundred expressions; ours need less stack for each. */
enum { MAX_DEPTH = 1500 };

const struct token parser_error_token = {.kind = TOK_ERROR};

/* -- errors -- */

static struct str line_of(struct str source, int line)
{
    const char *at = source.p, *end = source.p + source.n;
    for (int i = 1; i < line; i++) {
        const char *nl = memchr(at, '\n', (size_t)(end - at));
        if (!nl)
            return (struct str){end, 0};
        at = nl + 1;
    }
    const char *nl = memchr(at, '\n', (size_t)(end - at));
    return (struct str){at, (size_t)((nl ? nl : end) - at)};
}

/* CPython counts up to the byte at the column, where it may be within a
 * character: a mark in front of the line moves the line and not the column. */
static int characters(struct str line, int col)
{
    int n = 0;
    for (int i = 0; i <= col && i < (int)line.n; i++)
        n += ((unsigned char)line.p[i] & 0xC0) != 0x80;
    return col < 0 ? col : n + (col >= (int)line.n) - 1;
}

static void count_characters(struct diagnostic *d, struct str line)
{
    d->span.col = characters(line, d->span.col);
    if (d->span.end_line == d->span.line)
        d->span.end_col = characters(line, d->span.end_col);
}

static void set_error(struct parser *p, const char *type, struct span span,
                      const char *format, va_list ap)
{
    if (p->failed)
        return;
    struct diagnostic *d = p->why;
    struct buf text = {0};
    if (p->in_fstring)
        buf_addz(&text, "f-string: ");
    buf_vprintf(&text, format, ap);
    struct str message = buf_str(&text);
    if (p->in_fstring && p->lexer_failed) {
        message.p += 10;
        message.n -= 10;
    }
    arena_fini(&d->arena);
    d->kind = DIAG_SYNTAX;
    d->type = type;
    d->message = arena_strndup(&d->arena, message.p, message.n);
    d->span = span;
    struct str line = line_of(p->source, span.line);
    if (p->in_fstring) {
        line = p->fstring_text;
        for (int i = p->fstring_line; i < span.line; i++) {
            const char *nl = memchr(line.p, '\n', line.n);
            if (!nl)
                break;
            line.n -= (size_t)(nl + 1 - line.p);
            line.p = nl + 1;
        }
        const char *nl = line.n ? memchr(line.p, '\n', line.n) : NULL;
        if (nl)
            line.n = (size_t)(nl - line.p);
        if (span.line == p->fstring_line)
            d->span.col -= p->fstring_col;
        if (span.end_line == p->fstring_line && span.end_col >= 0)
            d->span.end_col -= p->fstring_col;
    }
    if (!p->in_fstring && !p->lexer_text)
        line = line_last_piece(line);
    struct buf shown = {0};
    if (p->ast->marked && span.line == 1 && !p->in_fstring && !p->lexer_text) {
        /* CPython shows the mark with its line. */
        buf_addz(&shown, "\xEF\xBB\xBF");
    }
    utf8_add_shown(&shown, line);
    if (p->ast->declared && !p->in_fstring && !p->lexer_text)
        count_characters(d, buf_str(&shown));
    d->line_text = (struct str){arena_strndup(&d->arena, buf_z(&shown), shown.n),
                                shown.n};
    buf_fini(&shown);
    buf_fini(&text);
    p->failed = true;
}

void *error_type_at(struct parser *p, const char *type, struct span span,
                    const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    set_error(p, type, span, format, ap);
    va_end(ap);
    return NULL;
}

void *error_at(struct parser *p, struct span span, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    set_error(p, "SyntaxError", span, format, ap);
    va_end(ap);
    return NULL;
}

/* The furthest token; at the end of the text CPython shows the last line
 * without a mark. It counts the place of a dedent from 1 where others count
 * from 0, so that its mark is lost with the white space before the line. */
static struct span furthest(const struct parser *p)
{
    const struct token *t = &p->tokens[p->fill - 1];
    struct span s = token_span(t);
    if (t->kind == TOK_DEDENT) /* it has no place in its line */
        s.col = s.end_col = -1;
    if ((t->kind == TOK_DEDENT || t->kind == TOK_END) && !p->in_fstring &&
        t->start >= p->source.n && t->line > 1)
        s = (struct span){t->line - 1, -1, t->line - 1, -1};
    else if (t->kind == TOK_DEDENT)
        s.col = s.end_col = -1;
    return s;
}

void *error_last(struct parser *p, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    set_error(p, "SyntaxError", furthest(p), format, ap);
    va_end(ap);
    return NULL;
}

void *error_indent(struct parser *p, const char *format, ...)
{
    struct span span = furthest(p);
    span.end_line = span.line;
    span.end_col = -1;
    va_list ap;
    va_start(ap, format);
    set_error(p, "IndentationError", span, format, ap);
    va_end(ap);
    return NULL;
}

/* CPython counts the place that its reader has come to from 0, and takes it for
 * one that is counted from 1. */
void *error_starting(struct parser *p, struct span from, const char *format, ...)
{
    const struct token *last = &p->tokens[p->fill - 1];
    struct span span = {from.line, from.col, last->end_line, last->end_col - 1};
    va_list ap;
    va_start(ap, format);
    set_error(p, "SyntaxError", span, format, ap);
    va_end(ap);
    return NULL;
}

static void error_bracket(struct parser *p, const struct lex_error *e)
{
    struct span at_bracket = {e->bracket_line, e->bracket_col, e->bracket_line, -1};
    error_at(p, at_bracket, "'%c' was never closed", e->bracket);
}

static void error_lexer(struct parser *p)
{
    const struct lex_error *e = p->lex_error;
    p->lexer_failed = true;
    if (e->at_end && e->bracket) {
        error_bracket(p, e);
        return;
    }
    struct span span = {e->line, e->col, e->line, e->end_col};
    p->lexer_text = true;
    error_type_at(p, e->type, span, "%s", e->message);
}

void parser_fill(struct parser *p)
{
    p->fill = p->pos + 1;
    if (p->tokens[p->pos].kind == TOK_ERROR)
        error_lexer(p);
}

/* -- memory of what was tried -- */

static uint64_t memo_key(size_t pos, enum memo_rule rule)
{
    return (uint64_t)pos * MEMO_COUNT + rule + 1;
}

static struct memo *memo_slot(struct parser *p, uint64_t key)
{
    size_t i = (size_t)(key * 0x9E3779B97F4A7C15u >> 32) & (p->cap_memo - 1);
    while (p->memo[i].key && p->memo[i].key != key)
        i = (i + 1) & (p->cap_memo - 1);
    return &p->memo[i];
}

/* What CPython remembers also where it looks for no mistakes: it then finds
 * none at that place later on either. */
static bool remembers(const struct parser *p, enum memo_rule rule)
{
    return p->remember && (p->diagnose || rule == MEMO_EXPRESSION ||
                           rule == MEMO_DISJUNCTION ||
                           rule == MEMO_BITWISE_OR || rule == MEMO_PRIMARY);
}

bool memo_get(struct parser *p, enum memo_rule rule, void **node)
{
    if (!remembers(p, rule) || !p->cap_memo)
        return false;
    struct memo *m = memo_slot(p, memo_key(p->pos, rule));
    if (!m->key)
        return false;
    p->pos = m->end;
    *node = m->node;
    return true;
}

static void memo_grow(struct parser *p)
{
    struct memo *old = p->memo;
    size_t n = p->cap_memo;
    p->cap_memo = n ? n * 2 : 1024;
    p->memo = xcalloc(p->cap_memo, sizeof *p->memo);
    for (size_t i = 0; i < n; i++)
        if (old[i].key)
            *memo_slot(p, old[i].key) = old[i];
    free(old);
}

void *memo_put(struct parser *p, enum memo_rule rule, size_t start, void *node)
{
    if (!node)
        p->pos = start;
    if (!remembers(p, rule) || p->failed)
        return node;
    if (p->n_memo * 2 >= p->cap_memo)
        memo_grow(p);
    struct memo *m = memo_slot(p, memo_key(start, rule));
    p->n_memo += !m->key;
    *m = (struct memo){memo_key(start, rule), p->pos, node};
    return node;
}

bool enter(struct parser *p)
{
    if (++p->depth <= MAX_DEPTH)
        return true;
    error_type_at(p, "MemoryError", (struct span){0}, "%s", "");
    return false;
}

/* -- nodes -- */

struct expr *expr_new(struct parser *p, enum expr_kind kind, struct span span)
{
    struct expr *e = arena_alloc(p->ast->arena, sizeof *e);
    e->kind = (uint8_t)kind;
    e->span = span;
    return e;
}

struct stmt *stmt_new(struct parser *p, enum stmt_kind kind, struct span span)
{
    struct stmt *s = arena_alloc(p->ast->arena, sizeof *s);
    s->kind = (uint8_t)kind;
    s->span = span;
    return s;
}

void **scratch_take(struct parser *p, size_t mark, int *n)
{
    size_t count = p->scratch.n - mark;
    void **out = arena_alloc(p->ast->arena, count * sizeof *out + 1);
    if (count)
        memcpy(out, p->scratch.p + mark, count * sizeof *out);
    p->scratch.n = mark;
    *n = (int)count;
    return out;
}

struct ident *ident_of(struct parser *p, const struct token *t)
{
    struct str s = token_str(p, t);
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 128) {
            char *normal = name_normalize(s);
            struct ident *d = ast_ident(p->ast, normal ? str_of(normal) : s);
            free(normal);
            return d;
        }
    return ast_ident(p->ast, s);
}

struct ident *parse_name(struct parser *p)
{
    if (!at(p, TOK_NAME))
        return NULL;
    return ident_of(p, &p->tokens[p->pos++]);
}

/* -- the whole -- */

/* The rest of the text may hold an error of the lexer, which goes before an
 * error of the parser. */
static void prefer_lexer_error(struct parser *p)
{
    const struct lex_error *e = p->lex_error;
    if (!e->type || p->lexer_failed)
        return;
    int line = p->tokens[p->fill - 1].line;
    if (!e->late) {
        p->failed = false;
        error_lexer(p);
    } else if (e->bracket && line > e->bracket_line) {
        p->failed = false;
        error_bracket(p, e);
    }
}

static void generic_error(struct parser *p, size_t last)
{
    const struct token *t = &p->tokens[last];
    if (t->kind == TOK_INDENT)
        error_indent(p, "unexpected indent");
    else if (t->kind == TOK_DEDENT)
        error_indent(p, "unexpected unindent");
    else
        error_at(p, t->kind == TOK_END ? furthest(p) : token_span(t),
                 "invalid syntax");
    if (t->kind == TOK_INDENT || t->kind == TOK_DEDENT)
        p->lexer_failed = true;
}

typedef bool start_rule(struct parser *p, void *out);

/* Parses; when that fails, once more for a better error. */
static bool parse_twice(struct parser *p, start_rule *start, void *out)
{
    if (start(p, out))
        return true;
    if (!p->failed) {
        size_t last = p->fill - 1;
        p->pos = 0;
        p->depth = 0;
        p->scratch.n = 0;
        p->again = p->diagnose = p->remember = true;
        start(p, out);
        if (!p->failed)
            generic_error(p, last);
    }
    prefer_lexer_error(p);
    return false;
}

static bool file_rule(struct parser *p, void *out)
{
    struct block *body = out;
    return parse_statements(p, body, TOK_END) && accept(p, TOK_END);
}

static void parser_fini(struct parser *p)
{
    free(p->memo);
    vec_fini(&p->scratch);
}

/* The literal that ends in front of a keyword without a space. */
static const char *number_kind(struct str text)
{
    char last = text.p[text.n - 1], second = text.n > 1 ? text.p[1] : 0;
    bool prefixed = text.p[0] == '0';
    if (prefixed && (second == 'x' || second == 'X'))
        return "invalid hexadecimal literal";
    if (prefixed && (second == 'o' || second == 'O'))
        return "invalid octal literal";
    if (prefixed && (second == 'b' || second == 'B'))
        return "invalid binary literal";
    return last == 'j' || last == 'J' ? "invalid imaginary literal"
                                      : "invalid decimal literal";
}

/* CPython warns of `1if x else 2` while it reads, the rest of a program with a
 * mistake too. */
static void warn_of_numbers(struct ast *ast, struct str source,
                            const struct token_list *tokens)
{
    for (size_t i = 0; i + 1 < tokens->n; i++) {
        const struct token *t = &tokens->p[i], *next = t + 1;
        if (t->kind != TOK_NUMBER || next->start != t->end ||
            next->kind == TOK_NEWLINE || next->kind == TOK_END ||
            source.p[t->end] < 'a' || source.p[t->end] > 'z')
            continue;
        const char *kind = number_kind(
            (struct str){source.p + t->start, t->end - t->start});
        vec_push(&ast->warnings,
                 ((struct program_warning){t->line, str_of(kind)}));
    }
}

bool parse_file(struct ast *ast, struct str source, struct diagnostic *why)
{
    struct token_list tokens = {0};
    struct lex_part part = {.source = source, .end = (uint32_t)source.n, .line = 1};
    lexer_run(&part, &tokens);
    struct parser p = {.ast = ast, .source = source, .tokens = tokens.p,
                       .why = why, .lex_error = &tokens.error};
    bool fine = parse_twice(&p, file_rule, &ast->body);
    warn_of_numbers(ast, source, &tokens);
    parser_fini(&p);
    token_list_fini(&tokens);
    return fine;
}

/* '(' what stands in the braces ')' */
static bool fstring_rule(struct parser *p, void *out)
{
    struct expr **e = out;
    *e = parse_star_expressions(p);
    return *e && accept(p, TOK_END);
}

struct expr *parse_fstring_expression(struct parser *outer, uint32_t start,
                                      uint32_t end, int line, int col)
{
    struct token_list tokens = {0};
    struct lex_part part = {.source = outer->source, .start = start, .end = end,
                            .line = line, .col = col, .bracketed = true};
    lexer_run(&part, &tokens);
    struct buf text = {0};
    buf_printf(&text, "(%.*s)", (int)(end - start), outer->source.p + start);
    struct parser p = {.ast = outer->ast, .source = outer->source,
                       .tokens = tokens.p, .why = outer->why,
                       .lex_error = &tokens.error, .in_fstring = true,
                       .fstring_col = col - 1, .fstring_line = line,
                       .fstring_text = buf_str(&text),
                       .fstring_depth = outer->fstring_depth,
                       .depth = outer->depth + 20};
    struct expr *e = NULL;
    if (!parse_twice(&p, fstring_rule, &e)) {
        outer->failed = true;
        e = NULL;
    }
    parser_fini(&p);
    token_list_fini(&tokens);
    buf_fini(&text);
    return e;
}
