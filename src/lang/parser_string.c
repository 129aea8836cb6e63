/* String literals: prefixes, escapes, f-strings, and strings side by side. */
#include <ctype.h>
#include <stdio.h>

#include "base/utf8.h"
#include "lang/chars.h"
#include "lang/encoding.h"
#include "lang/parser_priv.h"
#include "lang/unames.h"

enum { MAX_BRACKETS = 200 };

/* One literal: where its content stands in the source. */
struct literal {
    bool bytes, raw, format, unicode;
    uint32_t start, end;
    const struct token *token;
};

/* The parts of an f-string while they grow. */
struct joined {
    struct buf text;   /* literal text not yet made a part */
    size_t mark;       /* in scratch */
    struct span span;  /* of the whole run of literals */
};

static struct literal literal_of(struct parser *p, const struct token *t)
{
    struct literal s = {.token = t, .start = t->start, .end = t->end};
    const char *at = p->source.p;
    for (; at[s.start] != '\'' && at[s.start] != '"'; s.start++)
        switch (at[s.start] | 32) {
        case 'b': s.bytes = true; break;
        case 'r': s.raw = true; break;
        case 'f': s.format = true; break;
        case 'u': s.unicode = true; break;
        }
    char q = at[s.start];
    uint32_t quotes = s.end - s.start >= 6 && at[s.start + 1] == q &&
                      at[s.start + 2] == q ? 3 : 1;
    s.start += quotes;
    s.end -= quotes;
    return s;
}

/* -- escapes -- */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Adds a code point; surrogates become three bytes. */
static void add_code_point(struct buf *out, uint32_t cp)
{
    char four[4];
    buf_add(out, four, utf8_encode(cp, four));
}

/* Characters of the text from a to b: where an error of decoding points. */
static void *refuse_escape(struct parser *p, const struct literal *s,
                           const char *from, const char *to, const char *what)
{
    const char *text = p->source.p + s->start;
    /* CPython numbers the bytes of a form in which each character that is not
     * ASCII takes ten. */
    long start = 0;
    for (const char *c = text; c < from; c++)
        start += (unsigned char)*c < 128 ? 1
                 : ((unsigned char)*c & 0xC0) == 0x80 ? 0 : 10;
    return error_last(p, "(unicode error) 'unicodeescape' codec can't decode bytes "
                    "in position %ld-%ld: %s", start,
                    start + (long)(to - from) - 1, what);
}

/* \xXX, \uXXXX, \UXXXXXXXX in a str; `at` stands on the letter. */
static const char *hex_escape(struct parser *p, const struct literal *s,
                              const char *at, const char *end, struct buf *out)
{
    char letter = *at;
    int want = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t cp = 0;
    int n = 0;
    const char *digits = at + 1;
    for (; n < want && digits + n < end && hex_value(digits[n]) >= 0; n++)
        cp = cp << 4 | (uint32_t)hex_value(digits[n]);
    if (n < want) {
        char what[64];
        snprintf(what, sizeof what, "truncated \\%c%.*s escape", letter, want,
                 "XXXXXXXX");
        return refuse_escape(p, s, at - 1, digits + n, what);
    }
    if (cp > 0x10FFFF)
        return refuse_escape(p, s, at - 1, digits + n,
                             "illegal Unicode character");
    add_code_point(out, cp);
    return digits + want;
}

/* \N{name} */
static const char *named_escape(struct parser *p, const struct literal *s,
                                const char *at, const char *end, struct buf *out)
{
    bool open = at + 1 < end && at[1] == '{';
    const char *close = open ? memchr(at + 2, '}', (size_t)(end - at - 2)) : NULL;
    if (!close || close == at + 2)
        return refuse_escape(p, s, at - 1, close ? at + 2 : open ? end : at + 1,
                             "malformed \\N character escape");
    uint32_t cp = unicode_by_name((struct str){at + 2, (size_t)(close - at - 2)});
    if (!cp)
        return refuse_escape(p, s, at - 1, close + 1,
                             "unknown Unicode character name");
    add_code_point(out, cp);
    return close + 1;
}

static const char *bytes_hex(struct parser *p, const struct literal *s,
                             const char *at, const char *end, struct buf *out)
{
    if (end - at < 3 || hex_value(at[1]) < 0 || hex_value(at[2]) < 0) {
        long position = (long)(at - 1 - (p->source.p + s->start));
        return error_last(p, "(value error) invalid \\x escape at position %ld",
                        position);
    }
    buf_addc(out, (char)(hex_value(at[1]) << 4 | hex_value(at[2])));
    return at + 3;
}

static const char *octal_escape(const struct literal *s, const char *at,
                                const char *end, struct buf *out)
{
    uint32_t cp = 0;
    for (int n = 0; n < 3 && at < end && *at >= '0' && *at <= '7'; n++)
        cp = cp << 3 | (uint32_t)(*at++ - '0');
    if (s->bytes)
        buf_addc(out, (char)cp);
    else
        add_code_point(out, cp);
    return at;
}

/* What stands behind a backslash; returns what follows it, NULL on error. */
static const char *escape(struct parser *p, const struct literal *s,
                          const char *at, const char *end, struct buf *out)
{
    static const char from[] = "\\'\"abfnrtv";
    static const char to[] = "\\'\"\a\b\f\n\r\t\v";
    const char *simple = *at ? strchr(from, *at) : NULL;
    if (simple) {
        buf_addc(out, to[simple - from]);
        return at + 1;
    }
    switch (*at) {
    case '\n':
        return at + 1;
    case '0': case '1': case '2': case '3': case '4': case '5': case '6':
    case '7':
        return octal_escape(s, at, end, out);
    case 'x':
        return s->bytes ? bytes_hex(p, s, at, end, out)
                        : hex_escape(p, s, at, end, out);
    case 'u': case 'U':
        if (!s->bytes)
            return hex_escape(p, s, at, end, out);
        break;
    case 'N':
        if (!s->bytes)
            return named_escape(p, s, at, end, out);
        break;
    }
    /* An escape that means nothing stays as it is. */
    buf_addc(out, '\\');
    return at;
}

/* Adds what a piece of a literal stands for. */
static bool decode(struct parser *p, const struct literal *s, const char *at,
                   const char *end, struct buf *out)
{
    struct buf wrong = {0};
    if (p->ast->declared && !s->bytes &&
        utf8_complain((struct str){at, (size_t)(end - at)}, &wrong)) {
        error_last(p, "(unicode error) %s", buf_z(&wrong));
        buf_fini(&wrong);
        return false;
    }
    struct literal piece = *s; /* places of its escapes count from its start */
    piece.start = (uint32_t)(at - p->source.p);
    while (at < end) {
        const char *slash = s->raw ? NULL : memchr(at, '\\', (size_t)(end - at));
        buf_add(out, at, (size_t)((slash ? slash : end) - at));
        if (!slash)
            return true;
        at = escape(p, &piece, slash + 1, end, out);
        if (!at)
            return false;
    }
    return true;
}

/* -- f-strings -- */

static struct expr *string_node(struct parser *p, struct str s, struct span span,
                                enum const_kind kind)
{
    struct expr *e = expr_new(p, E_CONST, span);
    e->constant = arena_alloc(p->ast->arena, sizeof *e->constant);
    e->constant->kind = kind;
    e->constant->text = (struct str){arena_strndup(p->ast->arena, s.p, s.n), s.n};
    return e;
}

static void flush_text(struct parser *p, struct joined *j)
{
    if (!j->text.n)
        return;
    vec_push(&p->scratch, string_node(p, buf_str(&j->text), j->span, CONST_STR));
    j->text.n = 0;
}

/* An error about the f-string itself is reported where the parser stands. */
static void *refuse_fstring(struct parser *p, const char *message)
{
    return error_last(p, "f-string%s", message);
}

struct cursor {
    const char *at, *end;
};

static bool fstring_parts(struct parser *p, const struct literal *s,
                          struct cursor *c, struct joined *j, int depth);

/* Where the expression in braces ends; c->at stands behind the brace. False
 * with an error set. */
static bool find_expression_end(struct parser *p, struct cursor *c)
{
    char stack[MAX_BRACKETS];
    int depth = 0, quotes = 0;
    char quote = 0;
    for (; c->at < c->end; c->at++) {
        char ch = *c->at;
        bool three = c->end - c->at >= 3 && c->at[1] == ch && c->at[2] == ch;
        if (ch == '\\') {
            refuse_fstring(p, " expression part cannot include a backslash");
            return false;
        }
        if (quote) {
            if (ch == quote && quotes == 3 && three) {
                c->at += 2;
                quote = 0;
            } else if (ch == quote && quotes == 1) {
                quote = 0;
            }
            continue;
        }
        if (ch == '\'' || ch == '"') {
            quote = ch;
            quotes = three ? 3 : 1;
            c->at += quotes - 1;
        } else if (ch == '[' || ch == '{' || ch == '(') {
            if (depth >= MAX_BRACKETS) {
                refuse_fstring(p, ": too many nested parenthesis");
                return false;
            }
            stack[depth++] = ch;
        } else if (ch == '#') {
            refuse_fstring(p, " expression part cannot include '#'");
            return false;
        } else if (!depth && (ch == '!' || ch == ':' || ch == '}' ||
                              ch == '=' || ch == '>' || ch == '<')) {
            char next = c->at + 1 < c->end ? c->at[1] : 0;
            if (next == '=' && (ch == '!' || ch == '=' || ch == '<' || ch == '>')) {
                c->at++;
                continue;
            }
            if (ch == '>' || ch == '<')
                continue;
            break;
        } else if (ch == ']' || ch == '}' || ch == ')') {
            char text[80];
            if (!depth) {
                snprintf(text, sizeof text, ": unmatched '%c'", ch);
                refuse_fstring(p, text);
                return false;
            }
            char open = stack[--depth];
            if (!((open == '(' && ch == ')') || (open == '[' && ch == ']') ||
                  (open == '{' && ch == '}'))) {
                snprintf(text, sizeof text, ": closing parenthesis '%c' does not "
                         "match opening parenthesis '%c'", ch, open);
                refuse_fstring(p, text);
                return false;
            }
        }
    }
    if (quote) {
        refuse_fstring(p, ": unterminated string");
        return false;
    }
    if (depth) {
        char text[40];
        snprintf(text, sizeof text, ": unmatched '%c'", stack[depth - 1]);
        refuse_fstring(p, text);
        return false;
    }
    if (c->at >= c->end) {
        refuse_fstring(p, ": expecting '}'");
        return false;
    }
    return true;
}

/* Line and column of a place in the literal's token. */
static void place(struct parser *p, const struct literal *s, const char *at,
                  int *line, int *col)
{
    const char *c = p->source.p + s->token->start;
    *line = s->token->line;
    *col = s->token->col;
    for (; c < at; c++) {
        ++*col;
        if (*c == '\n') {
            ++*line;
            *col = 0;
        }
    }
}

static void *refuse_empty(struct parser *p, char next)
{
    char text[48];
    if (next == '}')
        return refuse_fstring(p, ": empty expression not allowed");
    snprintf(text, sizeof text, ": expression required before '%c'", next);
    return refuse_fstring(p, text);
}

static struct expr *braced_expression(struct parser *p, const struct literal *s,
                                      const char *start, const char *end)
{
    const char *c = start;
    while (c < end && (*c == ' ' || *c == '\t' || *c == '\f' || *c == '\n'))
        c++;
    if (c == end)
        return refuse_empty(p, *end);
    int line, col;
    place(p, s, start, &line, &col);
    return parse_fstring_expression(p, (uint32_t)(start - p->source.p),
                                    (uint32_t)(end - p->source.p), line, col);
}

/* !r behind an expression: the conversion, 0 for none, -1 with an error. */
static int conversion(struct parser *p, struct cursor *c)
{
    if (c->at >= c->end || *c->at != '!')
        return 0;
    c->at++;
    if (c->at >= c->end) {
        refuse_fstring(p, ": expecting '}'");
        return -1;
    }
    char kind = *c->at++;
    if (kind != 's' && kind != 'r' && kind != 'a') {
        refuse_fstring(p, ": invalid conversion character: expected 's', 'r', "
                          "or 'a'");
        return -1;
    }
    return kind == 's' ? 1 : kind == 'r' ? 2 : 3;
}

/* :spec behind an expression, which may hold fields itself. */
static struct expr *format_spec(struct parser *p, const struct literal *s,
                                struct cursor *c, struct span span, int depth)
{
    c->at++;
    struct joined j = {.mark = p->scratch.n, .span = span};
    if (!fstring_parts(p, s, c, &j, depth + 1)) {
        buf_fini(&j.text);
        return NULL;
    }
    flush_text(p, &j);
    buf_fini(&j.text);
    struct expr *e = expr_new(p, E_FSTRING, span);
    e->list.p = (struct expr **)scratch_take(p, j.mark, &e->list.n);
    return e;
}

/* {expression[=][!r][:spec]}; c->at stands behind the brace. */
static bool field(struct parser *p, const struct literal *s, struct cursor *c,
                  struct joined *j, int depth)
{
    if (depth >= 2)
        return refuse_fstring(p, ": expressions nested too deeply");
    const char *start = c->at;
    if (!find_expression_end(p, c))
        return false;
    struct expr *value = braced_expression(p, s, start, c->at);
    if (!value)
        return false;
    struct str shown = {0};
    if (*c->at == '=') {
        c->at++;
        while (c->at < c->end && isspace((unsigned char)*c->at))
            c->at++;
        shown = (struct str){start, (size_t)(c->at - start)};
        if (c->at >= c->end)
            return refuse_fstring(p, ": expecting '}'");
    }
    struct expr *e = expr_new(p, E_FORMATTED, j->span);
    e->formatted.value = value;
    e->formatted.conversion = conversion(p, c);
    if (e->formatted.conversion < 0)
        return false;
    if (c->at < c->end && *c->at == ':') {
        e->formatted.spec = format_spec(p, s, c, j->span, depth);
        if (!e->formatted.spec)
            return false;
    } else if (shown.n && !e->formatted.conversion) {
        e->formatted.conversion = 2;
    }
    if (c->at >= c->end || *c->at != '}')
        return refuse_fstring(p, ": expecting '}'");
    c->at++;
    buf_adds(&j->text, shown);
    flush_text(p, j);
    vec_push(&p->scratch, e);
    return true;
}

/* Where the literal text ends: a brace that counts, or the end. */
static const char *text_end(const struct literal *s, struct cursor *c)
{
    const char *at = c->at;
    for (; at < c->end; at++) {
        if (!s->raw && *at == '\\' && at + 1 < c->end) {
            at++;
            if (*at == 'N' && at + 1 < c->end && at[1] == '{') {
                const char *close = memchr(at, '}', (size_t)(c->end - at));
                at = close ? close : c->end - 1;
            } else if (*at == '{' || *at == '}') {
                at--;
            }
            if (at > c->at && (*at == '\\') && (at[1] == '{' || at[1] == '}'))
                continue;
        } else if (*at == '{' || *at == '}') {
            break;
        }
    }
    return at;
}

/* Text and fields up to the end, or within a format spec up to its brace. */
static bool fstring_parts(struct parser *p, const struct literal *s,
                          struct cursor *c, struct joined *j, int depth)
{
    while (c->at < c->end) {
        const char *stop = text_end(s, c);
        if (!decode(p, s, c->at, stop, &j->text))
            return false;
        c->at = stop;
        if (stop >= c->end)
            break;
        bool twice = stop + 1 < c->end && stop[1] == *stop && depth == 0;
        if (twice) {
            buf_addc(&j->text, *stop);
            c->at += 2;
        } else if (*stop == '}') {
            if (depth > 0)
                return true;
            return refuse_fstring(p, ": single '}' is not allowed");
        } else {
            c->at++;
            if (!field(p, s, c, j, depth))
                return false;
        }
    }
    return depth == 0 || refuse_fstring(p, ": expecting '}'") != NULL;
}

/* -- all literals side by side -- */

static bool add_literal(struct parser *p, const struct literal *s,
                        struct joined *j)
{
    const char *start = p->source.p + s->start, *end = p->source.p + s->end;
    if (s->format) {
        struct cursor c = {start, end};
        return fstring_parts(p, s, &c, j, 0);
    }
    for (const char *c = start; s->bytes && c < end; c++)
        if ((unsigned char)*c >= 128)
            return error_at(p, token_span(s->token), "bytes can only contain "
                            "ASCII literal characters") != NULL;
    return decode(p, s, start, end, &j->text);
}

struct expr *parse_strings(struct parser *p)
{
    size_t start = p->pos;
    while (at(p, TOK_STRING))
        p->pos++;
    if (p->failed)
        return NULL;
    size_t behind = p->pos;
    struct joined j = {.mark = p->scratch.n, .span = span_from(p, start)};
    bool format = false, bytes = false, fine = true;
    for (size_t i = start; fine && i < behind; i++) {
        struct literal s = literal_of(p, &p->tokens[i]);
        if (i > start && s.bytes != bytes) {
            error_last(p, "cannot mix bytes and nonbytes literals");
            fine = false;
            break;
        }
        bytes = s.bytes;
        format = format || s.format;
        fine = add_literal(p, &s, &j);
    }
    struct expr *e = NULL;
    if (fine && !format) {
        e = string_node(p, buf_str(&j.text), j.span,
                        bytes ? CONST_BYTES : CONST_STR);
    } else if (fine) {
        flush_text(p, &j);
        e = expr_new(p, E_FSTRING, j.span);
        e->list.p = (struct expr **)scratch_take(p, j.mark, &e->list.n);
    }
    scratch_drop(p, j.mark);
    buf_fini(&j.text);
    return e;
}
