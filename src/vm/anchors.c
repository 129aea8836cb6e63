/* Which part of an expression an error is about: its operator, when the whole
 * is an operation on two sides, or the brackets, when it is a subscript. The
 * text is that of one node of the program, so it is well formed; it is enough
 * to look at the tokens outside of brackets.
 */
#include <ctype.h>
#include <string.h>

#include "lang/code.h"
#include "vm/exc_types.h"

struct scan {
    struct str s;
    size_t at;
    bool operand;        /* the token before ended an operand */
    bool prefixed;       /* an operator stands in front of the first operand */
    bool other;          /* something binds less than any operator */
    bool parted;         /* a comma or a `for`: no bracket for grouping */
    bool in_lambda;      /* among its parameters */
    int level;           /* of the operator found; 0: none */
    size_t op, op_end;   /* where it stands */
    size_t bracket;      /* where the last trailer [...] begins */
    bool last_is_subscript;
};

/* How little an operator binds; the one that binds least is the node's. */
static int level_of(struct str op)
{
    static const struct {
        const char *text;
        int level;
    } levels[] = {
        {"**", 1}, {"*", 2}, {"/", 2}, {"//", 2}, {"%", 2}, {"@", 2},
        {"+", 3}, {"-", 3}, {"<<", 4}, {">>", 4}, {"&", 5}, {"^", 6},
        {"|", 7},
    };
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (str_eqz(op, levels[i].text))
            return levels[i].level;
    return 0;
}

static char peek(const struct scan *c, size_t ahead)
{
    return c->at + ahead < c->s.n ? c->s.p[c->at + ahead] : '\0';
}

static bool is_name_char(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

/* Over a string literal whose quote is at the current place. */
static void skip_string(struct scan *c)
{
    char quote = peek(c, 0);
    size_t n = peek(c, 1) == quote && peek(c, 2) == quote ? 3 : 1;
    for (c->at += n; c->at < c->s.n; c->at++) {
        if (peek(c, 0) == '\\') {
            c->at++;
        } else if (peek(c, 0) == quote &&
                   (n == 1 || (peek(c, 1) == quote && peek(c, 2) == quote))) {
            c->at += n;
            return;
        }
    }
}

/* Over everything up to the bracket that closes the one here. */
static void skip_brackets(struct scan *c)
{
    int depth = 0;
    while (c->at < c->s.n) {
        char ch = peek(c, 0);
        if (ch == '"' || ch == '\'') {
            skip_string(c);
            continue;
        }
        if (ch == '#')
            while (c->at < c->s.n && peek(c, 0) != '\n')
                c->at++;
        if (ch && strchr("([{", ch))
            depth++;
        else if (ch && strchr(")]}", ch) && --depth == 0) {
            c->at++;
            return;
        }
        c->at++;
    }
}

static void see_word(struct scan *c, struct str word)
{
    c->parted = c->parted || str_eqz(word, "for");
    c->in_lambda = c->in_lambda || str_eqz(word, "lambda");
    static const char *const loose[] = {
        "if", "else", "and", "or", "not", "in", "is", "lambda", "yield",
        "raise", "return", "assert", "import", "from", "del", "for", "while",
        "with", "async", "def", "class", "global", "nonlocal", "except", "as",
        NULL,
    };
    for (size_t i = 0; loose[i]; i++)
        if (str_eqz(word, loose[i])) {
            c->other = true;
            return;
        }
    if (str_eqz(word, "await"))
        c->prefixed = c->prefixed || !c->level;
    else
        c->operand = true;
    c->last_is_subscript = false;
}

static void scan_word(struct scan *c)
{
    size_t from = c->at;
    bool number = isdigit((unsigned char)peek(c, 0)) || peek(c, 0) == '.';
    while (is_name_char(peek(c, 0)) || (number && peek(c, 0) == '.') ||
           (number && (peek(c, 0) == '+' || peek(c, 0) == '-') &&
            tolower((unsigned char)c->s.p[c->at - 1]) == 'e' &&
            !str_starts((struct str){c->s.p + from, c->s.n - from}, "0x")))
        c->at++;
    /* A prefix of a string literal: f"...", rb'...'. */
    if (!number && c->at - from <= 2 && (peek(c, 0) == '"' || peek(c, 0) == '\'')) {
        skip_string(c);
        c->operand = true;
        c->last_is_subscript = false;
        return;
    }
    see_word(c, (struct str){c->s.p + from, c->at - from});
}

static void see_operator(struct scan *c, size_t at, size_t n)
{
    int level = level_of((struct str){c->s.p + at, n});
    if (c->s.p[at] == ':')
        c->in_lambda = false;
    if (c->s.p[at] == ',' && !c->in_lambda)
        c->parted = true;
    if (!level) {
        c->other = true;
        return;
    }
    if (!c->operand) { /* a sign */
        c->prefixed = c->prefixed || !c->level;
        return;
    }
    /* Operators of one level go from the left, so the last is the node's; but
     * powers go from the right. */
    if (level > c->level || (level == c->level && level != 1)) {
        c->level = level;
        c->op = at;
        c->op_end = at + n;
    }
    c->operand = false;
}

static void scan_operator(struct scan *c)
{
    static const char *const longer[] = {"**=", "//=", "<<=", ">>=", "**", "//",
                                         "<<", ">>", "==", "!=", "<=", ">=",
                                         "+=", "-=", "*=", "/=", "%=", "@=",
                                         "&=", "|=", "^=", ":=", "->", NULL};
    struct str rest = {c->s.p + c->at, c->s.n - c->at};
    size_t n = 1;
    for (size_t i = 0; longer[i] && n == 1; i++)
        if (str_starts(rest, longer[i]))
            n = strlen(longer[i]);
    see_operator(c, c->at, n);
    c->at += n;
}

static void scan_one(struct scan *c)
{
    char ch = peek(c, 0);
    if (isspace((unsigned char)ch) || ch == '\\') {
        c->at++;
    } else if (strchr("([{", ch)) {
        c->bracket = c->at;
        c->last_is_subscript = ch == '[' && c->operand;
        skip_brackets(c);
        c->operand = true;
    } else if (ch == '"' || ch == '\'') {
        skip_string(c);
        c->operand = true;
        c->last_is_subscript = false;
    } else if (ch == '.' && c->operand && !isdigit((unsigned char)peek(c, 1))) {
        c->at++;
        c->operand = false;
    } else if (is_name_char(ch) || ch == '.') {
        scan_word(c);
    } else if (ch == '~') {
        c->prefixed = c->prefixed || !c->level;
        c->at++;
    } else {
        scan_operator(c);
    }
}

/* -- the sides of an operator -- */

/* As both of CPython's readers see it, which know where the sides of an operator
 * begin and end without the brackets around them. */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

/* Is all of s one pair of brackets, which does no more than group? */
static bool is_grouped(struct str s)
{
    struct scan c = {.s = s};
    if (!s.n || s.p[0] != '(')
        return false;
    skip_brackets(&c);
    if (c.at < s.n)
        return false;
    c = (struct scan){.s = {s.p + 1, s.n - 2}};
    while (c.at < c.s.n)
        scan_one(&c);
    return !c.parted && (c.operand || c.level || c.other);
}

/* The side without blanks and brackets around it. */
static struct str bare(struct str s)
{
    for (;;) {
        while (s.n && is_blank(s.p[0]))
            s.p++, s.n--;
        while (s.n && is_blank(s.p[s.n - 1]))
            s.n--;
        if (!is_grouped(s))
            return s;
        s.p++;
        s.n -= 2;
    }
}

/* The interpreter goes from the left side to what is neither blank nor ')', and
 * marks a character more unless a blank comes. */
static void interpreter_anchor(struct str s, size_t from, size_t to,
                               size_t *left, size_t *right)
{
    for (size_t i = from; i < to; i++) {
        if (is_blank(s.p[i]))
            continue;
        bool more = i + 1 < to;
        *left = i;
        *right = i + (more && !is_blank(s.p[i + 1]) ? 2 : 1);
        if (!more || s.p[i] != ')')
            return;
    }
}

/* The traceback module looks at the width first, and then steps over brackets;
 * it takes the place in bytes for one in characters. */
static void library_anchor(struct str s, size_t from, size_t to, size_t *left,
                           size_t *right)
{
    size_t at = from;
    while (at < to && is_blank(s.p[at]))
        at++;
    *left = at;
    *right = at + (at + 1 < to && !is_blank(s.p[at + 1]) ? 2 : 1);
    size_t i = 0;
    for (size_t chars = 0; i < s.n && chars <= *left; i++)
        if ((s.p[i] & 0xC0) != 0x80 && chars++ == *left)
            break;
    for (; i < s.n && strchr(" \t\f)#", s.p[i]); i++) {
        ++*left;
        ++*right;
    }
}

bool anchors_find(struct str segment, bool library, size_t *left, size_t *right)
{
    struct scan c = {.s = segment};
    while (c.at < c.s.n && !c.other)
        scan_one(&c);
    if (c.other || (c.prefixed && c.level <= 1))
        return false;
    /* The interpreter works out what it can of the text before it looks: of
     * `del 'abc'[0]` it has left a constant without sides. */
    if (!library && lang_is_constant(segment))
        return false;
    if (c.level) {
        struct str a = bare((struct str){segment.p, c.op});
        struct str b = bare((struct str){segment.p + c.op_end,
                                         segment.n - c.op_end});
        size_t from = (size_t)(a.p + a.n - segment.p);
        size_t to = (size_t)(b.p - segment.p);
        *left = c.op;
        *right = c.op_end;
        (library ? library_anchor : interpreter_anchor)(segment, from, to, left,
                                                        right);
        return true;
    }
    *left = c.bracket;
    *right = c.s.n;
    return c.last_is_subscript;
}
