/* Mistakes that CPython names. Called on the second pass only, in front of or
 * behind the rule that they belong to; each looks at the tokens from the
 * present position on and sets the error when it finds its mistake. The caller
 * puts the position back.
 */
#include "lang/parser_priv.h"

static bool is_legacy(const struct expr *e)
{
    return e->kind == E_NAME && (str_eqz(e->name->s, "print") ||
                                 str_eqz(e->name->s, "exec"));
}

/* An expression, without looking for mistakes. */
static struct expr *parse_quietly(struct parser *p)
{
    p->diagnose = false;
    struct expr *e = parse_plain_expression(p);
    p->diagnose = true;
    return e;
}

/* CPython compares only as many letters as the name has, so that c or ma
 * count as soft keywords here too. */
static bool at_soft_keyword(struct parser *p)
{
    const struct token *t = peek(p);
    size_t n = t->end - t->start;
    const char *word = p->source.p + t->start;
    return t->kind == TOK_NAME &&
           ((n <= 5 && memcmp("match", word, n) == 0) ||
            (n <= 4 && memcmp("case", word, n) == 0) ||
            (n == 1 && *word == '_'));
}

/* Two expressions side by side. */
static void missing_comma(struct parser *p)
{
    if ((at(p, TOK_NAME) && next_at(p, TOK_STRING)) || at_soft_keyword(p))
        return;
    struct expr *a = parse_disjunction(p);
    struct expr *b = a ? parse_quietly(p) : NULL;
    if (b && !is_legacy(a) && before(p)->level > 0)
        error_at(p, span_join(a->span, b->span),
                 "invalid syntax. Perhaps you forgot a comma?");
}

static void missing_else(struct parser *p)
{
    struct expr *a = parse_disjunction(p);
    if (!a || !accept(p, TOK_IF))
        return;
    struct expr *b = parse_disjunction(p);
    if (b && !at(p, TOK_ELSE) && !at(p, TOK_COLON))
        error_at(p, span_join(a->span, b->span),
                 "expected 'else' after 'if' expression");
}

/* print "text" */
static void missing_parentheses(struct parser *p)
{
    if (!at(p, TOK_NAME))
        return;
    struct expr *a = parse_atom(p);
    if (!a || at(p, TOK_LPAR))
        return;
    struct expr *b = parse_star_expressions(p);
    if (b && is_legacy(a))
        error_at(p, span_join(a->span, b->span),
                 "Missing parentheses in call to '%.*s'. Did you mean "
                 "%.*s(...)?", STR_ARG(a->name->s), STR_ARG(a->name->s));
}

void *invalid_expression(struct parser *p)
{
    size_t start = p->pos;
    missing_comma(p);
    p->pos = start;
    missing_else(p);
    p->pos = start;
    missing_parentheses(p);
    return NULL;
}

static bool at_assignment(struct parser *p)
{
    return at(p, TOK_EQUAL) || at(p, TOK_COLONEQUAL);
}

/* An `=` where a test was meant. */
static void equal_for_test(struct parser *p)
{
    size_t start = p->pos;
    if (at(p, TOK_NAME)) {
        struct expr *a = parse_atom(p);
        struct expr *b = a && accept(p, TOK_EQUAL) ? parse_bitwise_or(p) : NULL;
        if (b && !at_assignment(p))
            error_at(p, span_join(a->span, b->span), "invalid syntax. Maybe you "
                     "meant '==' or ':=' instead of '='?");
    }
    p->pos = start;
    struct expr *a = NULL;
    bool barred = at(p, TOK_TRUE) || at(p, TOK_FALSE) || at(p, TOK_NONE);
    if (!barred) {
        struct expr *whole = parse_atom(p);
        barred = whole && (whole->kind == E_LIST || whole->kind == E_TUPLE ||
                           whole->kind == E_GENEXP);
        p->pos = start;
    }
    if (!barred)
        a = parse_bitwise_or(p);
    if (a && accept(p, TOK_EQUAL) && parse_bitwise_or(p) && !at_assignment(p))
        error_at(p, a->span, "cannot assign to %s here. Maybe you meant '==' "
                 "instead of '='?", expr_describe(a));
}

void *invalid_named_expression(struct parser *p)
{
    size_t start = p->pos;
    struct expr *a = parse_expression(p);
    if (a && accept(p, TOK_COLONEQUAL) && parse_expression(p))
        error_at(p, a->span, "cannot use assignment expressions with %s",
                 expr_describe(a));
    p->pos = start;
    equal_for_test(p);
    return NULL;
}

/* -- statements -- */

/* A list or tuple, perhaps in brackets, before a ':'. */
static struct expr *annotation_target(struct parser *p)
{
    size_t start = p->pos;
    if (!at(p, TOK_LPAR) && !at(p, TOK_LSQB))
        return NULL;
    struct expr *e = parse_atom(p);
    if (e && (e->kind == E_LIST || e->kind == E_TUPLE))
        return e;
    p->pos = start;
    return NULL;
}

/* Takes expressions side by side, with or without commas. */
static void skip_expressions(struct parser *p)
{
    size_t back;
    do {
        accept(p, TOK_COMMA);
        back = p->pos;
    } while (!at(p, TOK_COLON) && parse_star_named_expression(p));
    p->pos = back;
}

static void annotated_wrongly(struct parser *p)
{
    size_t start = p->pos;
    struct expr *a = annotation_target(p);
    if (a && accept(p, TOK_COLON) && parse_expression(p))
        error_at(p, a->span, "only single target (not %s) can be annotated",
                 expr_describe(a));
    p->pos = start;
    a = parse_star_named_expression(p);
    if (a && at(p, TOK_COMMA)) {
        skip_expressions(p);
        if (accept(p, TOK_COLON) && parse_expression(p))
            error_at(p, a->span,
                     "only single target (not tuple) can be annotated");
    }
    p->pos = start;
    a = parse_expression(p);
    if (a && accept(p, TOK_COLON) && parse_expression(p))
        error_at(p, a->span, "illegal target for annotation");
    p->pos = start;
}

/* Takes (targets '=')*. */
static void skip_targets(struct parser *p)
{
    for (;;) {
        size_t back = p->pos;
        if (!parse_star_targets(p) || !accept(p, TOK_EQUAL)) {
            p->pos = back;
            return;
        }
    }
}

void *invalid_assignment(struct parser *p)
{
    size_t start = p->pos;
    annotated_wrongly(p);
    skip_targets(p);
    size_t behind = p->pos;
    struct expr *a = parse_star_expressions(p);
    if (a && at(p, TOK_EQUAL))
        target_refuse(p, a, TARGET_STAR);
    p->pos = behind;
    if (at(p, TOK_YIELD)) {
        a = parse_yield_or_star(p);
        if (a && at(p, TOK_EQUAL))
            error_at(p, a->span, "assignment to yield expression not possible");
    }
    p->pos = start;
    a = parse_star_expressions(p);
    enum token_kind op = peek(p)->kind;
    if (a && op >= TOK_PLUSEQUAL && op <= TOK_CIRCUMFLEXEQUAL) {
        p->pos++;
        if (parse_yield_or_star(p))
            error_at(p, a->span,
                     "'%s' is an illegal expression for augmented assignment",
                     expr_describe(a));
    }
    return NULL;
}

void *invalid_for_target(struct parser *p)
{
    accept(p, TOK_ASYNC);
    if (!accept(p, TOK_FOR))
        return NULL;
    struct expr *a = parse_star_expressions(p);
    return a ? target_refuse(p, a, TARGET_FOR) : NULL;
}

/* -- brackets -- */

void *invalid_group(struct parser *p)
{
    p->pos++;
    if (at(p, TOK_STAR)) {
        struct expr *a = parse_starred(p);
        if (a && at(p, TOK_RPAR))
            error_at(p, a->span, "cannot use starred expression here");
    } else if (at(p, TOK_DOUBLESTAR)) {
        struct span star = token_span(&p->tokens[p->pos++]);
        if (parse_expression(p) && at(p, TOK_RPAR))
            error_at(p, star, "cannot use double starred expression here");
    }
    return NULL;
}

void *invalid_comprehension(struct parser *p)
{
    int n;
    bool round = at(p, TOK_LPAR);
    size_t inner = ++p->pos;
    struct expr *a = at(p, TOK_STAR) ? parse_starred(p) : NULL;
    if (a && parse_for_clauses(p, &n))
        return error_at(p, a->span,
                        "iterable unpacking cannot be used in comprehension");
    if (round)
        return NULL;
    p->pos = inner;
    a = parse_star_named_expression(p);
    if (!a || !accept(p, TOK_COMMA))
        return NULL;
    struct span end = token_span(before(p));
    for (;;) {
        size_t back = p->pos;
        struct expr *b = at(p, TOK_FOR) ? NULL : parse_star_named_expression(p);
        if (!b) {
            p->pos = back;
            break;
        }
        end = b->span;
        if (!accept(p, TOK_COMMA))
            break;
    }
    if (parse_for_clauses(p, &n))
        error_at(p, span_join(a->span, end),
                 "did you forget parentheses around the comprehension target?");
    return NULL;
}

/* One key with what is wrong behind it. */
static void invalid_item(struct parser *p, bool colon_needed)
{
    struct expr *key = parse_expression(p);
    if (!key)
        return;
    if (!at(p, TOK_COLON)) {
        if (colon_needed)
            error_at(p, (struct span){key->span.line, key->span.end_col - 1,
                                      key->span.end_line, -1},
                     "':' expected after dictionary key");
        return;
    }
    struct span colon = token_span(&p->tokens[p->pos++]);
    if (at(p, TOK_STAR)) {
        struct span star = token_span(&p->tokens[p->pos++]);
        if (parse_bitwise_or(p))
            error_starting(p, star, "cannot use a starred expression in a "
                                    "dictionary value");
    } else if (at(p, TOK_RBRACE) || at(p, TOK_COMMA)) {
        error_at(p, colon, "expression expected after dictionary key and ':'");
    }
}

/* A key behind the first without its ':' is said before anything about the
 * key itself. */
void *invalid_later_key(struct parser *p)
{
    if (at(p, TOK_DOUBLESTAR) || at(p, TOK_RBRACE))
        return NULL;
    p->remember = false;
    struct expr *key = parse_quietly(p);
    p->remember = true;
    if (key && !at(p, TOK_COLON))
        error_at(p, (struct span){key->span.line, key->span.end_col - 1,
                                  key->span.end_line, -1},
                 "':' expected after dictionary key");
    return NULL;
}

/* key ':' value, or '**' mapping */
static bool skip_item(struct parser *p)
{
    size_t back = p->pos;
    bool fits = accept(p, TOK_DOUBLESTAR)
                    ? parse_bitwise_or(p) != NULL
                    : parse_expression(p) && accept(p, TOK_COLON) &&
                          parse_expression(p);
    if (!fits)
        p->pos = back;
    return fits;
}

void *invalid_dict(struct parser *p)
{
    p->pos++;
    size_t start = p->pos;
    if (skip_item(p)) {
        size_t back = p->pos;
        while (accept(p, TOK_COMMA) && skip_item(p))
            back = p->pos;
        p->pos = back;
        if (accept(p, TOK_COMMA))
            invalid_item(p, true);
    }
    p->pos = start;
    invalid_item(p, false);
    return NULL;
}

void *invalid_dict_comprehension(struct parser *p)
{
    int n;
    p->pos++;
    if (!at(p, TOK_DOUBLESTAR))
        return NULL;
    struct span stars = token_span(&p->tokens[p->pos++]);
    if (parse_bitwise_or(p) && parse_for_clauses(p, &n) && accept(p, TOK_RBRACE))
        error_at(p, stars, "dict unpacking cannot be used in dict comprehension");
    return NULL;
}

/* -- calls -- */

static struct span clauses_end(const struct comp *c, int n)
{
    const struct comp *last = &c[n - 1];
    return last->tests.n ? last->tests.p[last->tests.n - 1]->span
                         : last->iter->span;
}

/* f(x for x in y, z) */
static void generator_first(struct parser *p)
{
    int n;
    struct expr *a = parse_expression(p);
    struct comp *c = a ? parse_for_clauses(p, &n) : NULL;
    if (!c || !accept(p, TOK_COMMA))
        return;
    struct span end = clauses_end(c, n);
    struct call_args more;
    size_t back = p->pos;
    if (!parse_args(p, &more)) {
        p->pos = back;
        struct expr *e = parse_expression(p);
        int m;
        if (!e || !parse_for_clauses(p, &m))
            p->pos = back;
    }
    error_at(p, span_join(a->span, end),
             "Generator expression must be parenthesized");
}

/* f(name=x for x in y) */
static void generator_for_keyword(struct parser *p)
{
    int n;
    if (!at(p, TOK_NAME) || !next_at(p, TOK_EQUAL))
        return;
    size_t start = p->pos;
    p->pos += 2;
    struct span span = span_from(p, start);
    if (parse_expression(p) && parse_for_clauses(p, &n))
        error_at(p, span,
                 "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

/* f(a, x for x in y) */
static void generator_last(struct parser *p)
{
    int n;
    struct call_args a;
    if (!parse_args(p, &a))
        return;
    size_t behind = p->pos;
    struct comp *c = parse_for_clauses(p, &n);
    if (c && a.args.n > 1 && !a.n_keywords)
        error_at(p, span_join(a.args.p[a.args.n - 1]->span, clauses_end(c, n)),
                 "Generator expression must be parenthesized");
    p->pos = behind;
    if (!accept(p, TOK_COMMA))
        return;
    struct expr *e = parse_expression(p);
    c = e ? parse_for_clauses(p, &n) : NULL;
    if (c)
        error_at(p, span_join(e->span, clauses_end(c, n)),
                 "Generator expression must be parenthesized");
}

/* Arguments behind which CPython says more of a star than that it is wrong. */
static bool has_marked(const struct call_args *a)
{
    return a->n_keywords > 0 || (a->args.n > 0 && a->args.p[0]->kind == E_STARRED);
}

void *invalid_arguments(struct parser *p)
{
    size_t start = p->pos;
    struct call_args a, b;
    if (parse_args(p, &a) && at(p, TOK_COMMA)) {
        p->pos++;
        if (at(p, TOK_STAR) && has_marked(&a))
            error_at(p, token_span(peek(p)), "iterable argument unpacking "
                     "follows keyword argument unpacking");
    }
    p->pos = start;
    generator_first(p);
    p->pos = start;
    generator_for_keyword(p);
    p->pos = start;
    generator_last(p);
    p->pos = start;
    if (parse_args(p, &a) && accept(p, TOK_COMMA) && parse_args(p, &b)) {
        bool unpacked = false;
        for (int i = 0; i < a.n_keywords; i++)
            unpacked = unpacked || !a.keywords[i].name;
        error_last(p, "positional argument follows keyword argument%s",
                   unpacked ? " unpacking" : "");
    }
    return NULL;
}

void *invalid_kwarg(struct parser *p)
{
    size_t start = p->pos;
    if (at(p, TOK_TRUE) || at(p, TOK_FALSE) || at(p, TOK_NONE)) {
        const char *word = token_text(p->tokens[p->pos++].kind);
        if (accept(p, TOK_EQUAL))
            error_at(p, span_from(p, start), "cannot assign to %s", word);
    }
    p->pos = start;
    generator_for_keyword(p);
    p->pos = start;
    if (at(p, TOK_NAME) && next_at(p, TOK_EQUAL))
        return NULL;
    struct expr *a = parse_expression(p);
    if (a && accept(p, TOK_EQUAL))
        error_at(p, span_join(a->span, token_span(before(p))),
                 "expression cannot contain assignment, perhaps you meant "
                 "\"==\"?");
    return NULL;
}
