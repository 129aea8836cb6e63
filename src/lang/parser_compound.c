/* Statements with a block: if, while, for, try, with, def, class. */
#include "lang/parser_priv.h"

bool parse_block(struct parser *p, struct block *out, const char *what, int line)
{
    size_t mark = p->scratch.n;
    if (!accept(p, TOK_NEWLINE)) {
        if (!parse_simple_line(p)) {
            scratch_drop(p, mark);
            return false;
        }
        out->p = (struct stmt **)scratch_take(p, mark, &out->n);
        return true;
    }
    if (!accept(p, TOK_INDENT)) {
        if (p->diagnose)
            error_indent(p, "expected an indented block after %s on line %d",
                         what, line);
        return false;
    }
    if (!enter(p))
        return false;
    bool fits = parse_statements(p, out, TOK_DEDENT);
    p->depth--;
    return fits && out->n && accept(p, TOK_DEDENT);
}

/* ':' and a block. When a line ends without its ':' CPython says so. */
static bool suite(struct parser *p, struct block *out, const char *what, int line)
{
    if (!accept(p, TOK_COLON)) {
        if (p->diagnose && at(p, TOK_NEWLINE))
            error_last(p, "expected ':'");
        return false;
    }
    return parse_block(p, out, what, line);
}

/* A ':' that nothing else can stand for is asked for at once. */
static bool forced_suite(struct parser *p, struct block *out, const char *what,
                         int line)
{
    if (!at(p, TOK_COLON)) {
        error_at(p, token_span(peek(p)), "expected ':'");
        return false;
    }
    p->pos++;
    return parse_block(p, out, what, line);
}


/* An optional `else` with its block. False when there is one that is wrong. */
static bool else_part(struct parser *p, struct block *out)
{
    int line = peek(p)->line;
    if (!accept(p, TOK_ELSE))
        return true;
    return forced_suite(p, out, "'else' statement", line);
}

/* -- if, while -- */

/* An elif is an if in the else of the one before; a long chain is walked
 * without recursion, and the ends of its statements are set at the end. */
static struct stmt *parse_if(struct parser *p)
{
    struct stmt *first = NULL, *last = NULL;
    size_t start = p->pos;
    for (;;) {
        size_t here = p->pos++;
        int line = p->tokens[here].line;
        struct stmt *s = stmt_new(p, S_IF, token_span(&p->tokens[here]));
        s->cond.test = parse_named_expression(p);
        if (!s->cond.test ||
            !suite(p, &s->cond.body,
                   here == start ? "'if' statement" : "'elif' statement", line))
            return NULL;
        if (last) {
            last->cond.orelse.p = arena_alloc(p->ast->arena, sizeof s);
            last->cond.orelse.p[0] = s;
            last->cond.orelse.n = 1;
        } else {
            first = s;
        }
        last = s;
        if (!at(p, TOK_ELIF))
            break;
    }
    if (!else_part(p, &last->cond.orelse))
        return NULL;
    struct span end = span_from(p, start);
    for (struct stmt *s = first;; s = s->cond.orelse.p[0]) {
        s->span.end_line = end.end_line;
        s->span.end_col = end.end_col;
        if (s == last)
            break;
    }
    return first;
}

static struct stmt *parse_while(struct parser *p)
{
    size_t start = p->pos++;
    struct stmt *s = stmt_new(p, S_WHILE, token_span(&p->tokens[start]));
    s->cond.test = parse_named_expression(p);
    if (!s->cond.test ||
        !suite(p, &s->cond.body, "'while' statement", s->span.line) ||
        !else_part(p, &s->cond.orelse))
        return NULL;
    s->span = span_from(p, start);
    return s;
}

/* -- for -- */

static struct stmt *parse_for(struct parser *p, size_t start, bool is_async)
{
    size_t here = p->pos++;
    int line = p->tokens[here].line;
    struct stmt *s = stmt_new(p, S_FOR, token_span(&p->tokens[start]));
    s->is_async = is_async;
    s->loop.target = parse_star_targets(p);
    if (!s->loop.target || !accept(p, TOK_IN)) {
        if (p->diagnose) {
            p->pos = start;
            invalid_for_target(p);
        }
        return NULL;
    }
    target_mark(s->loop.target, STORE);
    s->loop.iter = parse_star_expressions(p);
    if (!s->loop.iter ||
        !suite(p, &s->loop.body, "'for' statement", line) ||
        !else_part(p, &s->loop.orelse))
        return NULL;
    s->span = span_from(p, start);
    return s;
}

/* -- with -- */

static bool with_item(struct parser *p, struct with_item *out)
{
    *out = (struct with_item){.context = parse_expression(p)};
    if (!out->context)
        return false;
    size_t back = p->pos;
    if (!accept(p, TOK_AS))
        return true;
    size_t inner = p->pos;
    out->target = parse_star_target(p);
    if (out->target && (at(p, TOK_COMMA) || at(p, TOK_RPAR) || at(p, TOK_COLON))) {
        target_mark(out->target, STORE);
        return true;
    }
    out->target = NULL;
    if (p->diagnose) {
        p->pos = inner;
        struct expr *e = parse_expression(p);
        if (e && (at(p, TOK_COMMA) || at(p, TOK_RPAR) || at(p, TOK_COLON)))
            target_refuse(p, e, TARGET_STAR);
    }
    p->pos = back;
    return true;
}

typedef VEC(struct with_item) with_list;

/* Items with commas between; in brackets a last comma may follow. */
static bool with_items(struct parser *p, with_list *items, bool parens)
{
    struct with_item item;
    items->n = 0;
    do {
        if (parens && items->n && at(p, TOK_RPAR))
            break;
        if (!with_item(p, &item))
            return false;
        vec_push(items, item);
    } while (accept(p, TOK_COMMA));
    return !parens || accept(p, TOK_RPAR);
}

/* An item with any target, whatever follows; in brackets several contexts may
 * stand before their `as`. */
static bool skip_with_item(struct parser *p, bool parens)
{
    if (!parse_expression(p))
        return false;
    size_t back = p->pos;
    while (parens && accept(p, TOK_COMMA) && parse_expression(p))
        back = p->pos;
    p->pos = back;
    if (accept(p, TOK_AS) && !parse_star_target(p))
        p->pos = back;
    return true;
}

/* Items from the present position on that end the line without their ':'. */
static void with_without_colon(struct parser *p, bool parens)
{
    size_t start = p->pos, back = start;
    bool fits = !parens || accept(p, TOK_LPAR);
    if (fits && skip_with_item(p, parens)) {
        back = p->pos;
        while (accept(p, TOK_COMMA) && skip_with_item(p, parens))
            back = p->pos;
        p->pos = back;
        if (parens)
            accept(p, TOK_COMMA);
        if ((!parens || accept(p, TOK_RPAR)) && at(p, TOK_NEWLINE))
            error_last(p, "expected ':'");
    }
    p->pos = start;
}

static struct stmt *parse_with(struct parser *p, size_t start, bool is_async)
{
    size_t here = p->pos++;
    int line = p->tokens[here].line;
    with_list items = {0};
    struct stmt *s = NULL;
    size_t back = p->pos;
    bool fits = accept(p, TOK_LPAR) && with_items(p, &items, true) &&
                at(p, TOK_COLON);
    if (!fits) {
        p->pos = back;
        fits = with_items(p, &items, false);
    }
    if (p->diagnose && !(fits && at(p, TOK_COLON))) {
        size_t behind = p->pos;
        p->pos = back;
        with_without_colon(p, false);
        with_without_colon(p, true);
        p->pos = behind;
    }
    if (fits) {
        s = stmt_new(p, S_WITH, token_span(&p->tokens[start]));
        s->is_async = is_async;
        s->with.n = (int)items.n;
        s->with.items = arena_alloc(p->ast->arena, items.n * sizeof *items.p);
        memcpy(s->with.items, items.p, items.n * sizeof *items.p);
        if (!suite(p, &s->with.body, "'with' statement", line))
            s = NULL;
    }
    vec_fini(&items);
    if (s)
        s->span = span_from(p, start);
    return s;
}

/* -- try -- */

/* except [*] type [as name] ':' block; `star` -1 while it is not known. */
static bool parse_except(struct parser *p, struct except *out, int *star)
{
    size_t start = p->pos++;
    int line = p->tokens[start].line;
    bool is_star = accept(p, TOK_STAR);
    const char *what = is_star ? "'except*' statement" : "'except' statement";
    *out = (struct except){0};
    if (is_star && p->diagnose && (at(p, TOK_NEWLINE) || at(p, TOK_COLON)))
        error_last(p, "expected one or more exception types");
    if (*star >= 0 && *star != is_star) {
        if (p->diagnose)
            error_at(p, span_from(p, start), "cannot have both 'except' and "
                     "'except*' on the same 'try'");
        return false;
    }
    *star = is_star;
    if (!at(p, TOK_COLON) && !at(p, TOK_NEWLINE)) {
        out->type = parse_expression(p);
        if (!out->type)
            return false;
        if (p->diagnose && at(p, TOK_COMMA)) {
            size_t back = p->pos++;
            struct span from = out->type->span;
            bool more = parse_expressions(p) != NULL;
            if (more && accept(p, TOK_AS))
                parse_name(p);
            if (more && at(p, TOK_COLON))
                error_starting(p, from,
                               "multiple exception types must be parenthesized");
            p->pos = back;
        }
        if (accept(p, TOK_AS) && !(out->name = parse_name(p)))
            return false;
    }
    if (is_star && !out->type)
        return false;
    if (!suite(p, &out->body, what, line))
        return false;
    out->span = span_from(p, start);
    return true;
}

static bool finally_part(struct parser *p, struct block *out)
{
    int line = peek(p)->line;
    if (!accept(p, TOK_FINALLY))
        return true;
    return forced_suite(p, out, "'finally' statement", line);
}

static struct stmt *parse_try(struct parser *p)
{
    size_t start = p->pos++;
    struct stmt *s = stmt_new(p, S_TRY, token_span(&p->tokens[start]));
    if (!forced_suite(p, &s->try_.body, "'try' statement", s->span.line))
        return NULL;
    if (!at(p, TOK_EXCEPT) && !at(p, TOK_FINALLY)) {
        if (p->diagnose)
            error_last(p, "expected 'except' or 'finally' block");
        return NULL;
    }
    VEC(struct except) handlers = {0};
    int star = -1;
    bool fits = true;
    while (fits && at(p, TOK_EXCEPT)) {
        struct except e;
        fits = parse_except(p, &e, &star);
        vec_push(&handlers, e);
    }
    if (handlers.n) {
        s->try_.handlers = arena_alloc(p->ast->arena,
                                       handlers.n * sizeof *handlers.p);
        memcpy(s->try_.handlers, handlers.p, handlers.n * sizeof *handlers.p);
        s->try_.n = (int)handlers.n;
        fits = fits && else_part(p, &s->try_.orelse);
    }
    vec_fini(&handlers);
    s->is_star = star == 1;
    if (!fits || !finally_part(p, &s->try_.finally))
        return NULL;
    s->span = span_from(p, start);
    return s;
}

/* -- def, class -- */

static struct stmt *parse_def(struct parser *p, size_t start, bool is_async)
{
    size_t here = p->pos++;
    int line = p->tokens[here].line;
    struct stmt *s = stmt_new(p, S_DEF, token_span(&p->tokens[start]));
    s->is_async = is_async;
    s->def.name = parse_name(p);
    if (!s->def.name)
        return NULL;
    if (!at(p, TOK_LPAR))
        return error_at(p, token_span(peek(p)), "expected '('");
    p->pos++;
    s->def.params = parse_params(p, TOK_RPAR);
    if (!s->def.params || !accept(p, TOK_RPAR))
        return NULL;
    size_t arrow = p->pos;
    if (accept(p, TOK_RARROW) && !(s->def.returns = parse_expression(p)))
        p->pos = arrow;
    if (!forced_suite(p, &s->def.body, "function definition", line))
        return NULL;
    s->span = span_from(p, start);
    return s;
}

static struct stmt *parse_class(struct parser *p)
{
    size_t start = p->pos++;
    struct stmt *s = stmt_new(p, S_CLASS, token_span(&p->tokens[start]));
    s->class_.name = parse_name(p);
    if (!s->class_.name)
        return NULL;
    struct call_args a = {0};
    if (accept(p, TOK_LPAR) && !accept(p, TOK_RPAR) &&
        (!parse_arguments(p, &a) || !accept(p, TOK_RPAR)))
        return NULL;
    s->class_.bases = a.args;
    s->class_.keywords = a.keywords;
    s->class_.n_keywords = a.n_keywords;
    if (!suite(p, &s->class_.body, "class definition", s->span.line))
        return NULL;
    s->span = span_from(p, start);
    return s;
}

static struct stmt *parse_decorated(struct parser *p)
{
    size_t mark = p->scratch.n;
    while (accept(p, TOK_AT)) {
        struct expr *e = parse_named_expression(p);
        if (!e || !accept(p, TOK_NEWLINE)) {
            scratch_drop(p, mark);
            return NULL;
        }
        vec_push(&p->scratch, e);
    }
    struct exprs list;
    list.p = (struct expr **)scratch_take(p, mark, &list.n);
    size_t start = p->pos;
    bool is_async = accept(p, TOK_ASYNC);
    struct stmt *s = at(p, TOK_DEF) ? parse_def(p, start, is_async)
                     : at(p, TOK_CLASS) && !is_async ? parse_class(p) : NULL;
    if (s && s->kind == S_DEF)
        s->def.decorators = list;
    else if (s)
        s->class_.decorators = list;
    return s;
}

static struct stmt *parse_async(struct parser *p)
{
    size_t start = p->pos++;
    switch (peek(p)->kind) {
    case TOK_DEF: return parse_def(p, start, true);
    case TOK_FOR: return parse_for(p, start, true);
    case TOK_WITH: return parse_with(p, start, true);
    default: return NULL;
    }
}

struct stmt *parse_compound(struct parser *p)
{
    switch (peek(p)->kind) {
    case TOK_IF: return parse_if(p);
    case TOK_WHILE: return parse_while(p);
    case TOK_FOR: return parse_for(p, p->pos, false);
    case TOK_TRY: return parse_try(p);
    case TOK_WITH: return parse_with(p, p->pos, false);
    case TOK_DEF: return parse_def(p, p->pos, false);
    case TOK_CLASS: return parse_class(p);
    case TOK_AT: return parse_decorated(p);
    default: return parse_async(p);
    }
}
