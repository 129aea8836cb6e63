/* Parameter lists of def and lambda. */
#include "lang/parser_priv.h"

struct list {
    VEC(struct param) p;
    struct params *out;
    enum token_kind end;
    bool fallback_seen;
};

/* NAME [':' annotation], without a default. */
static bool bare_param(struct parser *p, enum token_kind end, bool star,
                       struct param *out)
{
    size_t start = p->pos;
    *out = (struct param){.name = parse_name(p)};
    if (!out->name)
        return false;
    if (end == TOK_RPAR && accept(p, TOK_COLON)) {
        size_t inner = p->pos;
        if (star && accept(p, TOK_STAR)) {
            struct expr *value = parse_bitwise_or(p);
            if (!value)
                return false;
            out->annotation = expr_new(p, E_STARRED, span_from(p, inner));
            out->annotation->value = value;
        } else {
            out->annotation = parse_expression(p);
        }
        if (!out->annotation)
            return false;
    }
    out->span = span_from(p, start);
    return true;
}

static bool fallback(struct parser *p, struct param *out)
{
    if (!at(p, TOK_EQUAL))
        return true;
    struct span equal = token_span(&p->tokens[p->pos++]);
    out->fallback = parse_expression(p);
    if (!out->fallback && p->diagnose && (at(p, TOK_RPAR) || at(p, TOK_COMMA)))
        error_at(p, equal, "expected default value expression");
    return out->fallback != NULL;
}

static bool positional(struct parser *p, struct list *l)
{
    struct param one;
    if (!bare_param(p, l->end, false, &one) || !fallback(p, &one))
        return false;
    bool keyword_only = l->out->varargs || l->out->n_kwonly < 0;
    if (!keyword_only && l->fallback_seen && !one.fallback)
        return false;
    l->fallback_seen = l->fallback_seen || one.fallback;
    vec_push(&l->p, one);
    return true;
}

static struct param *keep(struct parser *p, struct param one)
{
    struct param *out = arena_alloc(p->ast->arena, sizeof *out);
    *out = one;
    return out;
}

/* '*' name, or '*' ',' with something behind it. Sets *bare for the latter. */
static bool star(struct parser *p, struct list *l, bool *bare)
{
    if (p->diagnose) {
        size_t back = p->pos;
        invalid_star_etc(p, l->end);
        p->pos = back;
    }
    p->pos++;
    if (at(p, TOK_COMMA)) {
        *bare = true;
        return true;
    }
    struct param one;
    if (!bare_param(p, l->end, true, &one))
        return false;
    l->out->varargs = keep(p, one);
    return true;
}

static bool double_star(struct parser *p, struct list *l)
{
    if (p->diagnose) {
        size_t back = p->pos;
        invalid_kwds(p, l->end);
        p->pos = back;
    }
    p->pos++;
    struct param one;
    if (!bare_param(p, l->end, false, &one))
        return false;
    l->out->kwargs = keep(p, one);
    return true;
}

/* The list up to (not with) its end. */
static bool scan(struct parser *p, struct list *l)
{
    int star_at = -1, slash_at = -1;
    bool bare = false;
    while (!at(p, l->end)) {
        if (l->out->kwargs)
            return false;
        if (at(p, TOK_SLASH)) {
            if (slash_at >= 0 || star_at >= 0 || !l->p.n)
                return false;
            p->pos++;
            slash_at = (int)l->p.n;
        } else if (at(p, TOK_STAR)) {
            if (star_at >= 0 || !star(p, l, &bare))
                return false;
            star_at = (int)l->p.n;
            l->out->n_kwonly = -1; /* from here on; counted at the end */
        } else if (at(p, TOK_DOUBLESTAR)) {
            if (bare && star_at == (int)l->p.n)
                return false;
            if (!double_star(p, l))
                return false;
        } else if (!positional(p, l)) {
            return false;
        }
        if (!accept(p, TOK_COMMA))
            break;
    }
    if (bare && star_at == (int)l->p.n)
        return false;
    l->out->n_posonly = slash_at < 0 ? 0 : slash_at;
    l->out->n_args = star_at < 0 ? (int)l->p.n : star_at;
    l->out->n_kwonly = (int)l->p.n - l->out->n_args;
    return at(p, l->end);
}

struct params *parse_params(struct parser *p, enum token_kind end)
{
    if (p->diagnose) {
        size_t back = p->pos;
        invalid_params(p, end);
        p->pos = back;
    }
    struct list l = {.end = end};
    l.out = arena_alloc(p->ast->arena, sizeof *l.out);
    bool fits = scan(p, &l);
    if (fits && l.p.n) {
        l.out->p = arena_alloc(p->ast->arena, l.p.n * sizeof *l.out->p);
        memcpy(l.out->p, l.p.p, l.p.n * sizeof *l.out->p);
    }
    vec_fini(&l.p);
    return fits ? l.out : NULL;
}

/* -- the mistakes -- */

static bool closes(struct parser *p, enum token_kind end)
{
    return accept(p, TOK_COMMA) || at(p, end);
}

/* One parameter with what ends it. */
static bool plain(struct parser *p, enum token_kind end, struct param *out)
{
    size_t back = p->pos;
    if (bare_param(p, end, false, out) && closes(p, end))
        return true;
    p->pos = back;
    return false;
}

static bool with_default(struct parser *p, enum token_kind end)
{
    struct param one;
    size_t back = p->pos;
    if (bare_param(p, end, false, &one) && at(p, TOK_EQUAL) &&
        fallback(p, &one) && closes(p, end))
        return true;
    p->pos = back;
    return false;
}

static int many_plain(struct parser *p, enum token_kind end)
{
    struct param one;
    int n = 0;
    while (plain(p, end, &one))
        n++;
    return n;
}

static int many_default(struct parser *p, enum token_kind end)
{
    int n = 0;
    while (with_default(p, end))
        n++;
    return n;
}

static int many_maybe(struct parser *p, enum token_kind end)
{
    struct param one;
    int n = 0;
    while (plain(p, end, &one) || with_default(p, end))
        n++;
    return n;
}

static bool slash(struct parser *p, enum token_kind end)
{
    return accept(p, TOK_SLASH) && closes(p, end);
}

/* Parameters and a '/' behind them. */
static bool slash_part(struct parser *p, enum token_kind end)
{
    size_t back = p->pos;
    int n = many_plain(p, end);
    n += many_default(p, end);
    if (n && slash(p, end))
        return true;
    p->pos = back;
    return false;
}

static void plain_behind_default(struct parser *p, enum token_kind end)
{
    struct param one;
    many_plain(p, end);
    size_t back = p->pos;
    int n = many_plain(p, end);
    bool fits = many_default(p, end) && slash(p, end);
    (void)n;
    if (!fits) {
        p->pos = back;
        fits = many_default(p, end) > 0;
    }
    if (fits && plain(p, end, &one))
        error_at(p, one.span, "non-default argument follows default argument");
}

/* Names with commas between them; false for none. */
static bool names(struct parser *p)
{
    if (!accept(p, TOK_NAME))
        return false;
    while (at(p, TOK_COMMA) && next_at(p, TOK_NAME))
        p->pos += 2;
    return true;
}

static void in_brackets(struct parser *p, enum token_kind end)
{
    many_plain(p, end);
    size_t open = p->pos;
    if (!accept(p, TOK_LPAR) ||
        !(end == TOK_COLON ? names(p) : many_plain(p, end) > 0))
        return;
    accept(p, TOK_COMMA);
    if (accept(p, TOK_RPAR))
        error_at(p, span_from(p, open), "%s parameters cannot be parenthesized",
                 end == TOK_COLON ? "Lambda expression" : "Function");
}

static void bad_slash(struct parser *p, enum token_kind end)
{
    size_t start = p->pos;
    if (accept(p, TOK_SLASH) && at(p, TOK_COMMA))
        error_at(p, token_span(before(p)),
                 "at least one argument must precede /");
    p->pos = start;
    bool first = slash_part(p, end);
    size_t behind = p->pos;
    if (first) {
        many_maybe(p, end);
        if (accept(p, TOK_SLASH))
            error_at(p, token_span(before(p)), "/ may appear only once");
    }
    p->pos = behind;
    struct param one;
    many_maybe(p, end);
    if (accept(p, TOK_STAR) && (accept(p, TOK_COMMA) || plain(p, end, &one))) {
        many_maybe(p, end);
        if (accept(p, TOK_SLASH))
            error_at(p, token_span(before(p)), "/ must be ahead of *");
    }
    p->pos = start;
    if (many_maybe(p, end) && accept(p, TOK_SLASH) && accept(p, TOK_STAR))
        error_at(p, token_span(before(p)), "expected comma between / and *");
}

void *invalid_params(struct parser *p, enum token_kind end)
{
    size_t start = p->pos;
    plain_behind_default(p, end);
    p->pos = start;
    in_brackets(p, end);
    p->pos = start;
    bad_slash(p, end);
    return NULL;
}

void *invalid_star_etc(struct parser *p, enum token_kind end)
{
    struct param one;
    struct span star_span = token_span(&p->tokens[p->pos++]);
    size_t start = p->pos;
    bool alone = at(p, end);
    if (accept(p, TOK_COMMA))
        alone = at(p, end) || at(p, TOK_DOUBLESTAR);
    if (alone && end == TOK_COLON)
        return error_last(p, "named arguments must follow bare *");
    if (alone)
        return error_at(p, star_span, "named arguments must follow bare *");
    p->pos = start;
    if (bare_param(p, end, false, &one) && at(p, TOK_EQUAL))
        return error_at(p, token_span(peek(p)),
                        "var-positional argument cannot have default value");
    p->pos = start;
    if (!plain(p, end, &one) && !accept(p, TOK_COMMA))
        return NULL;
    many_maybe(p, end);
    if (accept(p, TOK_STAR)) {
        struct span again = token_span(before(p));
        if (plain(p, end, &one) || accept(p, TOK_COMMA))
            return error_at(p, again, "* argument may appear only once");
    }
    return NULL;
}

void *invalid_kwds(struct parser *p, enum token_kind end)
{
    struct param one;
    p->pos++;
    if (!bare_param(p, end, false, &one))
        return NULL;
    if (at(p, TOK_EQUAL))
        return error_at(p, token_span(peek(p)),
                        "var-keyword argument cannot have default value");
    if (!accept(p, TOK_COMMA))
        return NULL;
    struct span here = token_span(peek(p));
    if (bare_param(p, end, false, &one))
        return error_at(p, one.span,
                        "arguments cannot follow var-keyword argument");
    if (at(p, TOK_STAR) || at(p, TOK_DOUBLESTAR) || at(p, TOK_SLASH))
        return error_at(p, here, "arguments cannot follow var-keyword argument");
    return NULL;
}
