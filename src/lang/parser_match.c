/* The match statement and its patterns. */
#include "lang/parser_priv.h"

static struct pattern *parse_pattern(struct parser *p);

static struct pattern *pattern_new(struct parser *p, enum pattern_kind kind,
                                   size_t start)
{
    struct pattern *n = arena_alloc(p->ast->arena, sizeof *n);
    n->kind = kind;
    n->span = span_from(p, start);
    return n;
}

/* -- values -- */

/* A number, perhaps negative, perhaps complex. */
static struct expr *number_value(struct parser *p)
{
    size_t start = p->pos;
    bool negative = accept(p, TOK_MINUS);
    if (!at(p, TOK_NUMBER))
        return NULL;
    struct expr *e = parse_number(p);
    if (e && negative) {
        struct expr *minus = expr_new(p, E_UNARY, span_from(p, start));
        minus->op = UNARY_NEGATIVE;
        minus->value = e;
        e = minus;
    }
    if (e && (at(p, TOK_PLUS) || at(p, TOK_MINUS))) {
        bool plus = at(p, TOK_PLUS);
        p->pos++;
        if (!at(p, TOK_NUMBER))
            return NULL;
        struct expr *right = parse_number(p);
        if (!right)
            return NULL;
        if (right->constant->kind != CONST_IMAGINARY)
            return error_at(p, right->span,
                            "imaginary number required in complex literal");
        struct expr *sum = expr_new(p, E_BINARY, span_from(p, start));
        sum->op = plus ? BIN_ADD : BIN_SUB;
        sum->binary.left = e;
        sum->binary.right = right;
        e = sum;
    }
    return e;
}

/* NAME ('.' NAME)* */
static struct expr *dotted(struct parser *p)
{
    size_t start = p->pos;
    struct expr *e = expr_new(p, E_NAME, token_span(peek(p)));
    e->name = parse_name(p);
    while (accept(p, TOK_DOT)) {
        struct ident *attr = parse_name(p);
        if (!attr)
            return NULL;
        struct expr *outer = expr_new(p, E_ATTR, span_from(p, start));
        outer->attr.value = e;
        outer->attr.name = attr;
        e = outer;
    }
    return e;
}

static struct expr *literal(struct parser *p, bool *singleton)
{
    *singleton = false;
    switch (peek(p)->kind) {
    case TOK_NUMBER: case TOK_MINUS:
        return number_value(p);
    case TOK_STRING:
        return parse_strings(p);
    case TOK_NONE: case TOK_TRUE: case TOK_FALSE:
        *singleton = true;
        return parse_atom(p);
    default:
        return NULL;
    }
}

static struct pattern *literal_pattern(struct parser *p)
{
    size_t start = p->pos;
    bool singleton;
    struct expr *value = literal(p, &singleton);
    if (!value)
        return NULL;
    struct pattern *n = pattern_new(p, singleton ? P_SINGLETON : P_VALUE, start);
    n->value = value;
    return n;
}

/* -- sequences -- */

static struct pattern *maybe_star(struct parser *p)
{
    size_t start = p->pos;
    if (!accept(p, TOK_STAR))
        return parse_pattern(p);
    bool wild = token_is_word(p, "_");
    struct ident *name = parse_name(p);
    if (!name)
        return NULL;
    struct pattern *n = pattern_new(p, P_STAR, start);
    n->name = wild ? NULL : name;
    return n;
}

static struct pattern *sequence_take(struct parser *p, size_t mark, size_t start)
{
    struct pattern *n = pattern_new(p, P_SEQUENCE, start);
    n->items = (struct pattern **)scratch_take(p, mark, &n->n);
    return n;
}

static struct pattern *bracketed(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    bool round = at(p, TOK_LPAR), comma = false;
    enum token_kind close = round ? TOK_RPAR : TOK_RSQB;
    p->pos++;
    while (!at(p, close)) {
        struct pattern *item = maybe_star(p);
        if (!item)
            goto wrong;
        vec_push(&p->scratch, item);
        comma = accept(p, TOK_COMMA);
        if (!comma)
            break;
    }
    if (!accept(p, close))
        goto wrong;
    if (round && p->scratch.n == mark + 1 && !comma) {
        struct pattern *only = p->scratch.p[mark];
        scratch_drop(p, mark);
        return only->kind == P_STAR ? NULL : only;
    }
    return sequence_take(p, mark, start);
wrong:
    scratch_drop(p, mark);
    return NULL;
}

/* -- mappings -- */

static bool mapping_item(struct parser *p, struct pattern *n)
{
    if (accept(p, TOK_DOUBLESTAR)) {
        if (token_is_word(p, "_"))
            return false;
        n->name = parse_name(p);
        return n->name != NULL;
    }
    bool singleton;
    struct expr *key = at(p, TOK_NAME) ? dotted(p) : literal(p, &singleton);
    if (!key || key->kind == E_NAME || !accept(p, TOK_COLON))
        return false;
    struct pattern *value = parse_pattern(p);
    if (!value)
        return false;
    vec_push(&p->scratch, key);
    vec_push(&p->scratch, value);
    return true;
}

static struct pattern *mapping(struct parser *p)
{
    size_t start = p->pos++, mark = p->scratch.n;
    struct pattern *n = pattern_new(p, P_MAPPING, start);
    while (!at(p, TOK_RBRACE)) {
        if (n->name || !mapping_item(p, n)) {
            scratch_drop(p, mark);
            return NULL;
        }
        if (!accept(p, TOK_COMMA))
            break;
    }
    if (!accept(p, TOK_RBRACE)) {
        scratch_drop(p, mark);
        return NULL;
    }
    n->span = span_from(p, start);
    n->n = (int)(p->scratch.n - mark) / 2;
    n->keys = arena_alloc(p->ast->arena, (size_t)n->n * sizeof *n->keys + 1);
    n->items = arena_alloc(p->ast->arena, (size_t)n->n * sizeof *n->items + 1);
    for (int i = 0; i < n->n; i++) {
        n->keys[i] = p->scratch.p[mark + 2 * (size_t)i];
        n->items[i] = p->scratch.p[mark + 2 * (size_t)i + 1];
    }
    scratch_drop(p, mark);
    return n;
}

/* -- classes -- */

static struct pattern *class_pattern(struct parser *p, struct expr *class,
                                     size_t start)
{
    size_t mark = p->scratch.n;
    VEC(struct ident *) names = {0};
    VEC(struct pattern *) values = {0};
    struct pattern *n = NULL;
    struct span first = {0}, last = {0}; /* behind a keyword, side by side */
    bool over = false, fits = true;
    p->pos++;
    while (!at(p, TOK_RPAR)) {
        struct ident *name = NULL;
        if (at(p, TOK_NAME) && next_at(p, TOK_EQUAL)) {
            name = parse_name(p);
            p->pos++;
        }
        struct pattern *value = parse_pattern(p);
        fits = value != NULL;
        if (!fits)
            break;
        if (name) {
            over = first.line;
            vec_push(&names, name);
            vec_push(&values, value);
        } else {
            if (names.n && !first.line)
                first = value->span;
            if (!over)
                last = value->span;
            vec_push(&p->scratch, value);
        }
        if (!accept(p, TOK_COMMA))
            break;
    }
    if (first.line && p->diagnose)
        error_at(p, span_join(first, last),
                 "positional patterns follow keyword patterns");
    if (!fits || !accept(p, TOK_RPAR) || first.line)
        goto out;
    n = pattern_new(p, P_CLASS, start);
    n->value = class;
    n->items = (struct pattern **)scratch_take(p, mark, &n->n);
    n->n_attrs = (int)names.n;
    n->attrs = arena_alloc(p->ast->arena, names.n * sizeof *n->attrs + 1);
    n->attr_items = arena_alloc(p->ast->arena, names.n * sizeof *n->attr_items + 1);
    for (size_t i = 0; i < names.n; i++) {
        n->attrs[i] = names.p[i];
        n->attr_items[i] = values.p[i];
    }
out:
    scratch_drop(p, mark);
    vec_fini(&names);
    vec_fini(&values);
    return n;
}

static struct pattern *name_pattern(struct parser *p)
{
    size_t start = p->pos;
    bool wild = token_is_word(p, "_");
    struct expr *e = dotted(p);
    if (!e)
        return NULL;
    if (at(p, TOK_LPAR))
        return class_pattern(p, e, start);
    if (e->kind == E_ATTR) {
        struct pattern *n = pattern_new(p, P_VALUE, start);
        n->value = e;
        return n;
    }
    if (at(p, TOK_EQUAL))
        return NULL;
    struct pattern *n = pattern_new(p, P_AS, start);
    n->name = wild ? NULL : e->name;
    return n;
}

static struct pattern *closed_pattern(struct parser *p)
{
    switch (peek(p)->kind) {
    case TOK_NAME: return name_pattern(p);
    case TOK_LPAR: case TOK_LSQB: return bracketed(p);
    case TOK_LBRACE: return mapping(p);
    default: return literal_pattern(p);
    }
}

static struct pattern *or_pattern(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    struct pattern *first = closed_pattern(p);
    if (!first || !at(p, TOK_VBAR))
        return first;
    vec_push(&p->scratch, first);
    while (at(p, TOK_VBAR)) {
        size_t back = p->pos++;
        struct pattern *next = closed_pattern(p);
        if (!next) {
            p->pos = back;
            break;
        }
        vec_push(&p->scratch, next);
    }
    struct pattern *n = pattern_new(p, P_OR, start);
    n->items = (struct pattern **)scratch_take(p, mark, &n->n);
    return n;
}

static struct pattern *parse_pattern(struct parser *p)
{
    size_t start = p->pos;
    if (!enter(p))
        return NULL;
    struct pattern *inner = leave(p, or_pattern(p));
    if (!inner || !at(p, TOK_AS))
        return inner;
    p->pos++;
    if (at(p, TOK_NAME) && !token_is_word(p, "_")) {
        struct ident *name = parse_name(p);
        if (at(p, TOK_DOT) || at(p, TOK_LPAR) || at(p, TOK_EQUAL))
            p->pos--;
        else {
            struct pattern *n = pattern_new(p, P_AS, start);
            n->inner = inner;
            n->name = name;
            return n;
        }
    }
    if (p->diagnose) {
        if (token_is_word(p, "_"))
            return error_at(p, token_span(peek(p)),
                            "cannot use '_' as a target");
        struct expr *e = at(p, TOK_NAME) ? NULL : parse_expression(p);
        if (e)
            return error_at(p, e->span, "invalid pattern target");
    }
    return NULL;
}

/* What stands behind `case`: a pattern, or a sequence without brackets. */
static struct pattern *patterns(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    struct pattern *first = maybe_star(p);
    if (!first)
        return NULL;
    if (!at(p, TOK_COMMA))
        return first->kind == P_STAR ? NULL : first;
    vec_push(&p->scratch, first);
    while (accept(p, TOK_COMMA)) {
        if (at(p, TOK_COLON) || at(p, TOK_IF))
            break;
        struct pattern *next = maybe_star(p);
        if (!next)
            break;
        vec_push(&p->scratch, next);
    }
    return sequence_take(p, mark, start);
}

static bool parse_case(struct parser *p, struct match_case *out)
{
    int line = p->tokens[p->pos++].line;
    *out = (struct match_case){.pattern = patterns(p)};
    if (!out->pattern)
        return false;
    if (accept(p, TOK_IF) && !(out->guard = parse_named_expression(p)))
        return false;
    if (!accept(p, TOK_COLON)) {
        if (p->diagnose && at(p, TOK_NEWLINE))
            error_last(p, "expected ':'");
        return false;
    }
    return parse_block(p, &out->body, "'case' statement", line);
}

static struct expr *subject(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    if (!at(p, TOK_STAR)) {
        struct expr *only = parse_named_expression(p);
        if (!only || !at(p, TOK_COMMA))
            return only;
        vec_push(&p->scratch, only);
    } else {
        struct expr *first = parse_star_named_expression(p);
        if (!first || !at(p, TOK_COMMA))
            return NULL;
        vec_push(&p->scratch, first);
    }
    while (accept(p, TOK_COMMA)) {
        struct expr *next = parse_star_named_expression(p);
        if (!next)
            break;
        vec_push(&p->scratch, next);
    }
    return expr_tuple(p, mark, start);
}

/* Can the word be a statement's beginning, by what follows it? */
static bool could_be_match(struct parser *p)
{
    peek(p);
    p->pos++;
    enum token_kind next = peek(p)->kind;
    p->pos--;
    switch (next) {
    case TOK_NAME: case TOK_NUMBER: case TOK_STRING: case TOK_LPAR:
    case TOK_LSQB: case TOK_LBRACE: case TOK_MINUS: case TOK_PLUS:
    case TOK_TILDE: case TOK_STAR: case TOK_NOT: case TOK_LAMBDA:
    case TOK_AWAIT: case TOK_NONE: case TOK_TRUE: case TOK_FALSE:
    case TOK_ELLIPSIS:
        return true;
    default:
        return false;
    }
}

struct stmt *parse_match(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    if (!could_be_match(p))
        return NULL;
    int line = p->tokens[p->pos++].line;
    struct expr *value = subject(p);
    if (value && p->diagnose && at(p, TOK_NEWLINE)) {
        /* A call of a function that is called match is none of ours. */
        if (p->tokens[start + 1].kind != TOK_LPAR &&
            p->tokens[start + 1].kind != TOK_LSQB)
            error_last(p, "expected ':'");
    }
    if (!value || !accept(p, TOK_COLON) || !accept(p, TOK_NEWLINE)) {
        scratch_drop(p, mark);
        return NULL;
    }
    if (!accept(p, TOK_INDENT)) {
        if (p->diagnose)
            error_indent(p, "expected an indented block after 'match' "
                            "statement on line %d", line);
        return NULL;
    }
    VEC(struct match_case) cases = {0};
    bool fits = true;
    while (fits && token_is_word(p, "case")) {
        struct match_case c;
        fits = parse_case(p, &c);
        vec_push(&cases, c);
    }
    fits = fits && cases.n && accept(p, TOK_DEDENT);
    struct stmt *s = NULL;
    if (fits) {
        s = stmt_new(p, S_MATCH, span_from(p, start));
        s->match.subject = value;
        s->match.n = (int)cases.n;
        s->match.cases = arena_alloc(p->ast->arena, cases.n * sizeof *cases.p);
        memcpy(s->match.cases, cases.p, cases.n * sizeof *cases.p);
    }
    vec_fini(&cases);
    return s;
}
