/* Names, literals, brackets, calls, subscripts, comprehensions. */
#include "lang/parser_priv.h"

/* -- comprehensions -- */

static bool at_for(struct parser *p)
{
    return at(p, TOK_FOR) || (at(p, TOK_ASYNC) && next_at(p, TOK_FOR));
}

static bool parse_for_clause(struct parser *p, struct comp *c)
{
    size_t mark = p->scratch.n;
    size_t start = p->pos;
    c->is_async = accept(p, TOK_ASYNC);
    if (!accept(p, TOK_FOR))
        return false;
    c->target = parse_star_targets(p);
    if (!c->target || !accept(p, TOK_IN)) {
        if (p->diagnose) {
            p->pos = start;
            invalid_for_target(p);
        }
        return false;
    }
    target_mark(c->target, STORE);
    c->iter = parse_disjunction(p);
    if (!c->iter)
        return false;
    while (at(p, TOK_IF)) {
        size_t back = p->pos++;
        struct expr *test = parse_disjunction(p);
        if (!test) {
            p->pos = back;
            break;
        }
        vec_push(&p->scratch, test);
    }
    c->tests.p = (struct expr **)scratch_take(p, mark, &c->tests.n);
    return true;
}

struct comp *parse_for_clauses(struct parser *p, int *n)
{
    VEC(struct comp) clauses = {0};
    size_t back = p->pos;
    while (at_for(p)) {
        struct comp c = {0};
        back = p->pos;
        if (!parse_for_clause(p, &c)) {
            p->pos = back;
            break;
        }
        vec_push(&clauses, c);
    }
    struct comp *out = NULL;
    if (clauses.n) {
        out = arena_alloc(p->ast->arena, clauses.n * sizeof *out);
        memcpy(out, clauses.p, clauses.n * sizeof *out);
    }
    *n = (int)clauses.n;
    vec_fini(&clauses);
    return out;
}

/* The rest of a comprehension behind its element(s), up to `close`. */
static struct expr *comprehension(struct parser *p, enum expr_kind kind,
                                  size_t start, struct expr *elt,
                                  struct expr *value, enum token_kind close)
{
    int n;
    struct comp *clauses = parse_for_clauses(p, &n);
    if (!clauses || !accept(p, close))
        return NULL;
    struct expr *e = expr_new(p, kind, span_from(p, start));
    e->comp.elt = elt;
    e->comp.value = value;
    e->comp.clauses = clauses;
    e->comp.n = n;
    e->parens = true;
    return e;
}

/* -- brackets -- */

/* More items behind the first, which is taken; commas between. */
static void more_items(struct parser *p)
{
    while (accept(p, TOK_COMMA)) {
        struct expr *e = parse_star_named_expression(p);
        if (!e)
            break;
        vec_push(&p->scratch, e);
    }
}

static struct expr *empty_list(struct parser *p, enum expr_kind kind, size_t start)
{
    struct expr *e = expr_new(p, kind, span_from(p, start));
    e->parens = true;
    return e;
}

static struct expr *scan_parens(struct parser *p)
{
    size_t start = p->pos++, mark = p->scratch.n;
    if (accept(p, TOK_RPAR))
        return empty_list(p, E_TUPLE, start);
    if (at(p, TOK_YIELD)) {
        struct expr *e = parse_yield_or_star(p);
        return e && accept(p, TOK_RPAR) ? e : NULL;
    }
    struct expr *first = parse_star_named_expression(p);
    if (!first)
        return NULL;
    if (at(p, TOK_COMMA)) {
        vec_push(&p->scratch, first);
        more_items(p);
        if (!accept(p, TOK_RPAR)) {
            scratch_drop(p, mark);
            return NULL;
        }
        struct expr *e = expr_tuple(p, mark, start);
        e->parens = true;
        return e;
    }
    if (first->kind == E_STARRED)
        return NULL;
    if (at_for(p))
        return comprehension(p, E_GENEXP, start, first, NULL, TOK_RPAR);
    if (!accept(p, TOK_RPAR))
        return NULL;
    first->parens = true;
    return first;
}

static struct expr *scan_square(struct parser *p)
{
    size_t start = p->pos++, mark = p->scratch.n;
    if (accept(p, TOK_RSQB))
        return empty_list(p, E_LIST, start);
    struct expr *first = parse_star_named_expression(p);
    if (!first)
        return NULL;
    if (first->kind != E_STARRED && at_for(p))
        return comprehension(p, E_LISTCOMP, start, first, NULL, TOK_RSQB);
    vec_push(&p->scratch, first);
    more_items(p);
    if (!accept(p, TOK_RSQB)) {
        scratch_drop(p, mark);
        return NULL;
    }
    struct expr *e = expr_tuple(p, mark, start);
    e->kind = E_LIST;
    return e;
}

/* key ':' value, or '**' mapping; pushes two. */
static bool dict_item(struct parser *p)
{
    struct expr *key = NULL, *value;
    if (accept(p, TOK_DOUBLESTAR)) {
        value = parse_bitwise_or(p);
    } else {
        key = parse_expression(p);
        if (!key || !accept(p, TOK_COLON))
            return false;
        value = parse_expression(p);
    }
    if (!value)
        return false;
    vec_push(&p->scratch, key);
    vec_push(&p->scratch, value);
    return true;
}

static struct expr *scan_dict(struct parser *p, size_t start)
{
    size_t mark = p->scratch.n;
    if (!dict_item(p))
        return NULL;
    struct expr *key = p->scratch.p[mark];
    if (key && at_for(p)) {
        struct expr *value = p->scratch.p[mark + 1];
        scratch_drop(p, mark);
        return comprehension(p, E_DICTCOMP, start, key, value, TOK_RBRACE);
    }
    for (;;) {
        size_t back = p->pos;
        if (!accept(p, TOK_COMMA) || at(p, TOK_RBRACE))
            break;
        if (p->diagnose) {
            size_t item = p->pos;
            invalid_later_key(p);
            p->pos = item;
        }
        if (!dict_item(p)) {
            p->pos = back;
            accept(p, TOK_COMMA);
            break;
        }
    }
    if (!accept(p, TOK_RBRACE)) {
        scratch_drop(p, mark);
        return NULL;
    }
    struct expr *e = expr_new(p, E_DICT, span_from(p, start));
    int n = (int)(p->scratch.n - mark) / 2;
    e->dict.n = n;
    e->dict.keys = arena_alloc(p->ast->arena, (size_t)n * sizeof *e->dict.keys);
    e->dict.values = arena_alloc(p->ast->arena, (size_t)n * sizeof *e->dict.values);
    for (int i = 0; i < n; i++) {
        e->dict.keys[i] = p->scratch.p[mark + 2 * (size_t)i];
        e->dict.values[i] = p->scratch.p[mark + 2 * (size_t)i + 1];
    }
    scratch_drop(p, mark);
    return e;
}

static struct expr *scan_set(struct parser *p, size_t start)
{
    size_t mark = p->scratch.n;
    struct expr *first = parse_star_named_expression(p);
    if (!first)
        return NULL;
    if (first->kind != E_STARRED && at_for(p))
        return comprehension(p, E_SETCOMP, start, first, NULL, TOK_RBRACE);
    vec_push(&p->scratch, first);
    more_items(p);
    if (!accept(p, TOK_RBRACE)) {
        scratch_drop(p, mark);
        return NULL;
    }
    struct expr *e = expr_tuple(p, mark, start);
    e->kind = E_SET;
    return e;
}

/* Is it a dict? The first expression, which both kinds begin with, tells. */
static struct expr *scan_brace(struct parser *p)
{
    size_t start = p->pos++, inner = p->pos, mark = p->scratch.n;
    if (accept(p, TOK_RBRACE))
        return empty_list(p, E_DICT, start);
    if (at(p, TOK_STAR))
        return scan_set(p, start);
    struct expr *e = scan_dict(p, start);
    scratch_drop(p, mark);
    if (!e) {
        if (p->again) { /* CPython looks here where it looks for nothing else */
            p->pos = start;
            invalid_dict(p);
        }
        p->pos = inner;
        e = scan_set(p, start);
    }
    return e;
}

static struct expr *parse_brackets(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    enum token_kind kind = peek(p)->kind;
    if (!enter(p))
        return NULL;
    struct expr *e = leave(p, kind == TOK_LPAR ? scan_parens(p)
                            : kind == TOK_LSQB ? scan_square(p)
                                               : scan_brace(p));
    if (e)
        return e;
    scratch_drop(p, mark);
    p->pos = start;
    if (p->diagnose) {
        if (kind == TOK_LPAR)
            invalid_group(p);
        p->pos = start;
        if (kind == TOK_LBRACE)
            invalid_dict_comprehension(p);
        p->pos = start;
        invalid_comprehension(p);
        p->pos = start;
    }
    return NULL;
}

/* -- atoms -- */

static struct expr *constant(struct parser *p, enum const_kind kind)
{
    struct expr *e = expr_new(p, E_CONST, token_span(&p->tokens[p->pos++]));
    e->constant = arena_alloc(p->ast->arena, sizeof *e->constant);
    e->constant->kind = kind;
    return e;
}

static struct expr *name(struct parser *p)
{
    struct expr *e = expr_new(p, E_NAME, token_span(&p->tokens[p->pos]));
    e->name = parse_name(p);
    return e;
}

static struct expr *atom(struct parser *p)
{
    switch (peek(p)->kind) {
    case TOK_NAME: return name(p);
    case TOK_TRUE: return constant(p, CONST_TRUE);
    case TOK_FALSE: return constant(p, CONST_FALSE);
    case TOK_NONE: return constant(p, CONST_NONE);
    case TOK_ELLIPSIS: return constant(p, CONST_ELLIPSIS);
    case TOK_NUMBER: return parse_number(p);
    case TOK_STRING: return parse_strings(p);
    case TOK_LPAR: case TOK_LSQB: case TOK_LBRACE: return parse_brackets(p);
    default: return NULL;
    }
}

struct expr *parse_atom(struct parser *p)
{
    void *known;
    if (memo_get(p, MEMO_ATOM, &known))
        return known;
    size_t start = p->pos;
    return memo_put(p, MEMO_ATOM, start, atom(p));
}

/* -- calls -- */

/* The stages of an argument list; there is no way back. */
enum stage { POSITIONAL, KEYWORD_OR_STAR, KEYWORD_ONLY };

typedef VEC(struct keyword) keyword_list;

static bool keyword_argument(struct parser *p, keyword_list *keywords)
{
    size_t start = p->pos;
    struct keyword k = {0};
    if (!accept(p, TOK_DOUBLESTAR)) {
        k.name = parse_name(p);
        if (!k.name || !accept(p, TOK_EQUAL))
            return false;
    }
    k.value = parse_expression(p);
    if (!k.value)
        return false;
    k.span = span_from(p, start);
    vec_push(keywords, k);
    return true;
}

static bool positional_argument(struct parser *p)
{
    struct expr *e;
    if (at(p, TOK_STAR)) {
        e = parse_starred(p);
    } else if (at(p, TOK_NAME) && next_at(p, TOK_COLONEQUAL)) {
        e = parse_named_expression(p);
    } else {
        e = parse_expression(p);
        if (e && (at(p, TOK_COLONEQUAL) || at(p, TOK_EQUAL)))
            e = NULL;
    }
    if (!e)
        return false;
    vec_push(&p->scratch, e);
    return true;
}

static bool is_keyword_argument(struct parser *p)
{
    return at(p, TOK_NAME) && next_at(p, TOK_EQUAL);
}

static bool argument(struct parser *p, enum stage *stage, keyword_list *keywords)
{
    size_t start = p->pos;
    if (*stage == POSITIONAL) {
        if (!is_keyword_argument(p) && !at(p, TOK_DOUBLESTAR) &&
            positional_argument(p))
            return true;
        p->pos = start;
    }
    if (p->diagnose && (*stage == KEYWORD_ONLY || !at(p, TOK_STAR))) {
        invalid_kwarg(p);
        p->pos = start;
    }
    if (at(p, TOK_DOUBLESTAR)) {
        *stage = KEYWORD_ONLY;
        return keyword_argument(p, keywords);
    }
    if (at(p, TOK_STAR) && *stage == KEYWORD_OR_STAR)
        return positional_argument(p);
    if (!is_keyword_argument(p))
        return false;
    if (*stage == POSITIONAL)
        *stage = KEYWORD_OR_STAR;
    return keyword_argument(p, keywords);
}

/* As many arguments as fit; true when there is one. */
bool parse_args(struct parser *p, struct call_args *out)
{
    size_t mark = p->scratch.n, start = p->pos;
    keyword_list keywords = {0};
    enum stage stage = POSITIONAL;
    bool any = argument(p, &stage, &keywords);
    if (!any)
        p->pos = start;
    while (any) {
        size_t back = p->pos;
        if (!accept(p, TOK_COMMA) || at(p, TOK_RPAR) ||
            !argument(p, &stage, &keywords)) {
            p->pos = back;
            break;
        }
    }
    out->args.p = (struct expr **)scratch_take(p, mark, &out->args.n);
    out->n_keywords = (int)keywords.n;
    out->keywords = arena_alloc(p->ast->arena,
                                keywords.n * sizeof *out->keywords + 1);
    if (keywords.n)
        memcpy(out->keywords, keywords.p, keywords.n * sizeof *out->keywords);
    vec_fini(&keywords);
    return any;
}


bool parse_arguments(struct parser *p, struct call_args *out)
{
    size_t start = p->pos;
    if (parse_args(p, out)) {
        accept(p, TOK_COMMA);
        if (at(p, TOK_RPAR))
            return true;
    }
    p->pos = start;
    if (p->diagnose) {
        invalid_arguments(p);
        p->pos = start;
    }
    return false;
}

/* f(x for x in y): the generator takes the call's brackets. NULL when the
 * argument is something else. */
static struct expr *lone_generator(struct parser *p)
{
    size_t start = p->pos++;
    struct expr *elt = NULL;
    if (at(p, TOK_NAME) && next_at(p, TOK_COLONEQUAL))
        elt = parse_named_expression(p);
    else if (!at(p, TOK_STAR) && !at(p, TOK_DOUBLESTAR))
        elt = parse_expression(p);
    struct expr *e = elt && at_for(p)
        ? comprehension(p, E_GENEXP, start, elt, NULL, TOK_RPAR) : NULL;
    if (!e) {
        p->pos = start;
        if (p->diagnose) {
            invalid_comprehension(p);
            p->pos = start;
        }
    }
    return e;
}

/* Without diagnosing, the first argument is parsed once: a `for` behind it
 * shows that it was a generator's element. */
static bool quick_arguments(struct parser *p, struct call_args *out)
{
    size_t start = p->pos;
    p->pos++;
    if (accept(p, TOK_RPAR))
        return true;
    bool fits = parse_args(p, out);
    if (fits && out->args.n == 1 && !out->n_keywords && at_for(p) &&
        out->args.p[0]->kind != E_STARRED) {
        struct expr *g = comprehension(p, E_GENEXP, start, out->args.p[0], NULL,
                                       TOK_RPAR);
        out->args.p[0] = g;
        return g != NULL;
    }
    if (fits)
        accept(p, TOK_COMMA);
    return fits && accept(p, TOK_RPAR);
}

static bool slow_arguments(struct parser *p, struct call_args *out)
{
    struct expr *g = lone_generator(p);
    if (g) {
        out->args.p = arena_alloc(p->ast->arena, sizeof *out->args.p);
        out->args.p[0] = g;
        out->args.n = 1;
        return true;
    }
    p->pos++;
    return accept(p, TOK_RPAR) ||
           (parse_arguments(p, out) && accept(p, TOK_RPAR));
}

static struct expr *call(struct parser *p, struct expr *func, size_t start)
{
    struct call_args a = {0};
    bool fits = p->diagnose ? slow_arguments(p, &a) : quick_arguments(p, &a);
    if (!fits)
        return NULL;
    struct expr *e = expr_new(p, E_CALL, span_from(p, start));
    e->call.func = func;
    e->call.args = a.args;
    e->call.keywords = a.keywords;
    e->call.n_keywords = a.n_keywords;
    return e;
}

/* -- subscripts -- */

static struct expr *slice_part(struct parser *p)
{
    if (at(p, TOK_COLON) || at(p, TOK_COMMA) || at(p, TOK_RSQB))
        return NULL;
    return parse_expression(p);
}

static struct expr *parse_slice(struct parser *p)
{
    size_t start = p->pos;
    struct expr *lower = NULL;
    if (!at(p, TOK_COLON)) {
        lower = p->diagnose ? parse_expression(p) : parse_named_expression(p);
        bool named = lower && lower->kind == E_NAMED &&
                     p->tokens[start].kind == TOK_NAME;
        if (!lower || !at(p, TOK_COLON) || named) {
            if (!p->diagnose)
                return lower;
            p->pos = start;
            return parse_named_expression(p);
        }
    }
    if (!accept(p, TOK_COLON))
        return NULL;
    struct expr *upper = slice_part(p), *step = NULL;
    if (accept(p, TOK_COLON))
        step = slice_part(p);
    struct expr *e = expr_new(p, E_SLICE, span_from(p, start));
    e->slice.lower = lower;
    e->slice.upper = upper;
    e->slice.step = step;
    return e;
}

static struct expr *slice_item(struct parser *p)
{
    return at(p, TOK_STAR) ? parse_starred(p) : parse_slice(p);
}

static struct expr *parse_slices(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    struct expr *first = slice_item(p);
    if (!first || (!at(p, TOK_COMMA) && first->kind != E_STARRED))
        return first;
    vec_push(&p->scratch, first);
    while (accept(p, TOK_COMMA)) {
        struct expr *next = slice_item(p);
        if (!next)
            break;
        vec_push(&p->scratch, next);
    }
    return expr_tuple(p, mark, start);
}

static struct expr *subscript(struct parser *p, struct expr *value, size_t start)
{
    p->pos++;
    struct expr *index = parse_slices(p);
    if (!index || !accept(p, TOK_RSQB))
        return NULL;
    struct expr *e = expr_new(p, E_ITEM, span_from(p, start));
    e->item.value = value;
    e->item.index = index;
    return e;
}

static struct expr *attribute(struct parser *p, struct expr *value, size_t start)
{
    p->pos++;
    struct ident *attr = parse_name(p);
    if (!attr)
        return NULL;
    struct expr *e = expr_new(p, E_ATTR, span_from(p, start));
    e->attr.value = value;
    e->attr.name = attr;
    return e;
}

/* In front of an index CPython tries a generator, and with it what is wrong with
 * any comprehension; in front of a brace too, which then is neither. */
static void suspect_generator(struct parser *p)
{
    size_t start = p->pos;
    if (p->diagnose && (at(p, TOK_LSQB) || at(p, TOK_LBRACE)))
        invalid_comprehension(p);
    p->pos = start;
}

struct expr *parse_primary(struct parser *p)
{
    void *known;
    if (memo_get(p, MEMO_PRIMARY, &known))
        return known;
    size_t start = p->pos;
    struct expr *e = parse_atom(p);
    while (e) {
        size_t back = p->pos;
        struct expr *more = NULL;
        suspect_generator(p);
        switch (peek(p)->kind) {
        case TOK_DOT: more = attribute(p, e, start); break;
        case TOK_LPAR: more = call(p, e, start); break;
        case TOK_LSQB: more = subscript(p, e, start); break;
        default: break;
        }
        if (!more) {
            p->pos = back;
            break;
        }
        e = more;
    }
    return memo_put(p, MEMO_PRIMARY, start, e);
}
