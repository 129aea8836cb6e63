/* Operators, from the weakest to the strongest, and lists of expressions. */
#include "lang/parser_priv.h"

#define REMEMBERED(rule)                                                      \
    do {                                                                      \
        void *node_;                                                          \
        if (memo_get(p, rule, &node_))                                        \
            return node_;                                                     \
    } while (0)

/* -- arithmetic -- */

struct binary_level {
    uint8_t level; /* 0: no binary operator */
    uint8_t op;
};
static const struct binary_level levels[TOK_COUNT] = {
    [TOK_VBAR] = {1, BIN_OR}, [TOK_CIRCUMFLEX] = {2, BIN_XOR},
    [TOK_AMPER] = {3, BIN_AND}, [TOK_LEFTSHIFT] = {4, BIN_LSHIFT},
    [TOK_RIGHTSHIFT] = {4, BIN_RSHIFT}, [TOK_PLUS] = {5, BIN_ADD},
    [TOK_MINUS] = {5, BIN_SUB}, [TOK_STAR] = {6, BIN_MUL},
    [TOK_SLASH] = {6, BIN_DIV}, [TOK_DOUBLESLASH] = {6, BIN_FLOORDIV},
    [TOK_PERCENT] = {6, BIN_MOD}, [TOK_AT] = {6, BIN_MATMUL},
};

static struct expr *parse_factor(struct parser *p);

static struct expr *parse_await(struct parser *p)
{
    size_t start = p->pos;
    if (!accept(p, TOK_AWAIT))
        return parse_primary(p);
    struct expr *value = parse_primary(p);
    if (!value)
        return NULL;
    struct expr *e = expr_new(p, E_AWAIT, span_from(p, start));
    e->value = value;
    return e;
}

static struct expr *parse_power(struct parser *p)
{
    size_t start = p->pos; /* of the left side's bracket, too */
    struct expr *left = parse_await(p);
    if (!left || !at(p, TOK_DOUBLESTAR))
        return left;
    size_t back = p->pos++;
    if (!enter(p))
        return NULL;
    struct expr *right = leave(p, parse_factor(p));
    if (!right) {
        p->pos = back;
        return left;
    }
    struct expr *e = expr_new(p, E_BINARY, span_from(p, start));
    e->op = BIN_POW;
    e->binary.left = left;
    e->binary.right = right;
    return e;
}

static struct expr *parse_factor(struct parser *p)
{
    size_t start = p->pos;
    enum unary_op op;
    switch (peek(p)->kind) {
    case TOK_PLUS: op = UNARY_POSITIVE; break;
    case TOK_MINUS: op = UNARY_NEGATIVE; break;
    case TOK_TILDE: op = UNARY_INVERT; break;
    default: return parse_power(p);
    }
    p->pos++;
    if (!enter(p))
        return NULL;
    struct expr *value = leave(p, parse_factor(p));
    if (!value)
        return NULL;
    struct expr *e = expr_new(p, E_UNARY, span_from(p, start));
    e->op = (uint8_t)op;
    e->value = value;
    return e;
}

/* Operators of `level` and stronger; all of them group to the left. */
static struct expr *parse_binary(struct parser *p, int level)
{
    size_t start = p->pos;
    struct expr *left = parse_factor(p);
    while (left) {
        struct binary_level b = levels[peek(p)->kind];
        if (!b.level || b.level < level)
            break;
        size_t back = p->pos++;
        struct expr *right = parse_binary(p, b.level + 1);
        if (!right) {
            p->pos = back;
            break;
        }
        struct expr *e = expr_new(p, E_BINARY, span_from(p, start));
        e->op = b.op;
        e->binary.left = left;
        e->binary.right = right;
        left = e;
    }
    return left;
}

struct expr *parse_bitwise_or(struct parser *p)
{
    REMEMBERED(MEMO_BITWISE_OR);
    size_t start = p->pos;
    return memo_put(p, MEMO_BITWISE_OR, start, parse_binary(p, 1));
}

/* -- comparisons, not, and, or -- */

/* The comparison that stands here, taken; -1 for none. */
static int comparison_op(struct parser *p)
{
    int op;
    switch (peek(p)->kind) {
    case TOK_LESS: op = CMP_LT; break;
    case TOK_LESSEQUAL: op = CMP_LE; break;
    case TOK_EQEQUAL: op = CMP_EQ; break;
    case TOK_NOTEQUAL:
        /* <> is an operator of old. */
        if (p->source.p[p->tokens[p->pos].start] == '<')
            return -1;
        op = CMP_NE;
        break;
    case TOK_GREATER: op = CMP_GT; break;
    case TOK_GREATEREQUAL: op = CMP_GE; break;
    case TOK_IN: op = CMP_IN; break;
    case TOK_IS:
        p->pos++;
        return accept(p, TOK_NOT) ? CMP_IS_NOT : CMP_IS;
    case TOK_NOT:
        if (!next_at(p, TOK_IN))
            return -1;
        p->pos += 2;
        return CMP_NOT_IN;
    default:
        return -1;
    }
    p->pos++;
    return op;
}

static struct expr *parse_comparison(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    struct expr *left = parse_bitwise_or(p);
    if (!left)
        return NULL;
    uint8_t few[8], *ops = few;
    VEC(uint8_t) many = {0};
    for (;;) {
        size_t back = p->pos;
        int op = comparison_op(p);
        struct expr *right = op >= 0 ? parse_bitwise_or(p) : NULL;
        if (!right) {
            p->pos = back;
            break;
        }
        vec_push(&p->scratch, right);
        size_t n = p->scratch.n - mark;
        if (n <= 8)
            few[n - 1] = (uint8_t)op;
        if (n == 9)
            for (int i = 0; i < 8; i++)
                vec_push(&many, few[i]);
        if (n >= 9) {
            vec_push(&many, (uint8_t)op);
            ops = many.p;
        }
    }
    if (p->scratch.n > mark) {
        struct expr *e = expr_new(p, E_COMPARE, span_from(p, start));
        e->compare.left = left;
        e->compare.rest = (struct expr **)scratch_take(p, mark, &e->compare.n);
        e->compare.ops = arena_alloc(p->ast->arena, (size_t)e->compare.n);
        memcpy(e->compare.ops, ops, (size_t)e->compare.n);
        left = e;
    }
    vec_fini(&many);
    return left;
}

static struct expr *parse_inversion(struct parser *p)
{
    size_t start = p->pos;
    if (!at(p, TOK_NOT))
        return parse_comparison(p);
    p->pos++;
    if (!enter(p))
        return NULL;
    struct expr *value = leave(p, parse_inversion(p));
    if (!value)
        return NULL;
    struct expr *e = expr_new(p, E_UNARY, span_from(p, start));
    e->op = UNARY_NOT;
    e->value = value;
    return e;
}

/* operand (op operand)*, as one node */
static struct expr *parse_chain(struct parser *p, enum token_kind op,
                                enum expr_kind kind,
                                struct expr *(*operand)(struct parser *))
{
    size_t start = p->pos, mark = p->scratch.n;
    struct expr *first = operand(p);
    if (!first || !at(p, op))
        return first;
    vec_push(&p->scratch, first);
    while (at(p, op)) {
        size_t back = p->pos++;
        struct expr *next = operand(p);
        if (!next) {
            p->pos = back;
            break;
        }
        vec_push(&p->scratch, next);
    }
    if (p->scratch.n == mark + 1) {
        scratch_drop(p, mark);
        return first;
    }
    struct expr *e = expr_new(p, kind, span_from(p, start));
    e->list.p = (struct expr **)scratch_take(p, mark, &e->list.n);
    return e;
}

static struct expr *parse_conjunction(struct parser *p)
{
    return parse_chain(p, TOK_AND, E_AND, parse_inversion);
}

struct expr *parse_disjunction(struct parser *p)
{
    REMEMBERED(MEMO_DISJUNCTION);
    size_t start = p->pos;
    return memo_put(p, MEMO_DISJUNCTION, start,
                    parse_chain(p, TOK_OR, E_OR, parse_conjunction));
}

/* -- expression: conditional, lambda -- */

static struct expr *parse_lambda(struct parser *p)
{
    size_t start = p->pos++;
    struct params *params = parse_params(p, TOK_COLON);
    if (!params || !accept(p, TOK_COLON))
        return NULL;
    struct expr *body = parse_expression(p);
    if (!body)
        return NULL;
    struct expr *e = expr_new(p, E_LAMBDA, span_from(p, start));
    e->lambda.params = params;
    e->lambda.body = body;
    return e;
}

static struct expr *parse_conditional(struct parser *p)
{
    size_t start = p->pos;
    struct expr *body = parse_disjunction(p);
    if (!body || !at(p, TOK_IF))
        return body;
    size_t back = p->pos++;
    struct expr *test = parse_disjunction(p);
    struct expr *orelse = test && accept(p, TOK_ELSE) ? parse_expression(p) : NULL;
    if (!orelse) {
        p->pos = back;
        return body;
    }
    struct expr *e = expr_new(p, E_IF, span_from(p, start));
    e->cond.test = test;
    e->cond.body = body;
    e->cond.orelse = orelse;
    return e;
}

struct expr *parse_plain_expression(struct parser *p)
{
    return at(p, TOK_LAMBDA) ? parse_lambda(p) : parse_conditional(p);
}

struct expr *parse_expression(struct parser *p)
{
    REMEMBERED(MEMO_EXPRESSION);
    size_t start = p->pos;
    if (!enter(p))
        return NULL;
    if (p->diagnose) {
        invalid_expression(p);
        p->pos = start;
    }
    return memo_put(p, MEMO_EXPRESSION, start,
                    leave(p, parse_plain_expression(p)));
}

/* NAME ':=' expression, when both tokens are there. */
static struct expr *parse_assignment_expression(struct parser *p)
{
    size_t start = p->pos;
    struct expr *target = expr_new(p, E_NAME, token_span(peek(p)));
    target->name = parse_name(p);
    target->context = STORE;
    p->pos++;
    struct expr *value = parse_expression(p);
    if (!value) {
        p->pos = start;
        return NULL;
    }
    struct expr *e = expr_new(p, E_NAMED, span_from(p, start));
    e->named.target = target;
    e->named.value = value;
    return e;
}

struct expr *parse_named_expression(struct parser *p)
{
    if (at(p, TOK_NAME) && next_at(p, TOK_COLONEQUAL))
        return parse_assignment_expression(p);
    REMEMBERED(MEMO_NAMED);
    size_t start = p->pos;
    if (p->diagnose) {
        invalid_named_expression(p);
        p->pos = start;
    }
    struct expr *e = parse_expression(p);
    if (e && at(p, TOK_COLONEQUAL))
        e = NULL;
    return memo_put(p, MEMO_NAMED, start, e);
}

/* -- stars and commas -- */

static struct expr *starred(struct parser *p, struct expr *(*operand)(struct parser *))
{
    size_t start = p->pos;
    if (!accept(p, TOK_STAR))
        return NULL;
    struct expr *value = operand(p);
    if (!value) {
        p->pos = start;
        return NULL;
    }
    struct expr *e = expr_new(p, E_STARRED, span_from(p, start));
    e->value = value;
    return e;
}

struct expr *parse_starred(struct parser *p)
{
    return starred(p, parse_expression);
}

struct expr *parse_star_named_expression(struct parser *p)
{
    return at(p, TOK_STAR) ? starred(p, parse_bitwise_or)
                           : parse_named_expression(p);
}

static struct expr *parse_star_expression(struct parser *p)
{
    return at(p, TOK_STAR) ? starred(p, parse_bitwise_or) : parse_expression(p);
}

struct expr *expr_tuple(struct parser *p, size_t mark, size_t start)
{
    struct expr *e = expr_new(p, E_TUPLE, span_from(p, start));
    e->list.p = (struct expr **)scratch_take(p, mark, &e->list.n);
    return e;
}

/* item (',' item)* [','], a tuple when there is a comma */
static struct expr *comma_list(struct parser *p,
                               struct expr *(*item)(struct parser *))
{
    size_t start = p->pos, mark = p->scratch.n;
    struct expr *first = item(p);
    if (!first || !at(p, TOK_COMMA))
        return first;
    vec_push(&p->scratch, first);
    while (accept(p, TOK_COMMA)) {
        struct expr *next = item(p);
        if (!next)
            break;
        vec_push(&p->scratch, next);
    }
    return expr_tuple(p, mark, start);
}

struct expr *parse_star_expressions(struct parser *p)
{
    REMEMBERED(MEMO_STAR_EXPRESSIONS);
    size_t start = p->pos;
    return memo_put(p, MEMO_STAR_EXPRESSIONS, start,
                    comma_list(p, parse_star_expression));
}

struct expr *parse_expressions(struct parser *p)
{
    return comma_list(p, parse_expression);
}

static struct expr *parse_yield(struct parser *p)
{
    size_t start = p->pos++;
    bool from = accept(p, TOK_FROM);
    struct expr *value = from ? parse_expression(p) : parse_star_expressions(p);
    if (from && !value)
        return NULL;
    struct expr *e = expr_new(p, from ? E_YIELD_FROM : E_YIELD,
                              span_from(p, start));
    e->value = value;
    return e;
}

struct expr *parse_yield_or_star(struct parser *p)
{
    return at(p, TOK_YIELD) ? parse_yield(p) : parse_star_expressions(p);
}
