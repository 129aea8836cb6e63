/* Simple statements, and lists of statements. */
#include "lang/parser_priv.h"

bool token_is_word(struct parser *p, const char *word)
{
    const struct token *t = peek(p);
    size_t n = strlen(word);
    return t->kind == TOK_NAME && t->end - t->start == n &&
           memcmp(p->source.p + t->start, word, n) == 0;
}

/* -- assignments -- */

static int augmented_op(enum token_kind kind)
{
    return kind >= TOK_PLUSEQUAL && kind <= TOK_CIRCUMFLEXEQUAL
               ? (int)kind - TOK_PLUSEQUAL : -1;
}

/* target ':' annotation ['=' value] */
static struct stmt *annotated(struct parser *p, struct expr *target, size_t start)
{
    if (!target_is_single(target))
        return NULL;
    bool parens = p->tokens[start].kind == TOK_LPAR && target->kind == E_NAME;
    p->pos++;
    struct expr *annotation = parse_expression(p);
    if (!annotation)
        return NULL;
    struct expr *value = NULL;
    size_t back = p->pos;
    if (accept(p, TOK_EQUAL)) {
        value = parse_yield_or_star(p);
        if (!value)
            p->pos = back;
    }
    struct stmt *s = stmt_new(p, S_ANN, span_from(p, start));
    target_mark(target, STORE);
    s->aug.target = target;
    s->aug.value = value;
    s->aug.annotation = annotation;
    s->simple = target->kind == E_NAME && !parens;
    return s;
}

/* (target '=')+ value, `first` being the first target */
static struct stmt *assigned(struct parser *p, struct expr *first, size_t start)
{
    size_t mark = p->scratch.n;
    struct expr *value = first;
    while (value && at(p, TOK_EQUAL)) {
        if (!target_fits(value, TARGET_STAR)) {
            value = NULL;
            break;
        }
        target_mark(value, STORE);
        vec_push(&p->scratch, value);
        p->pos++;
        value = parse_yield_or_star(p);
    }
    if (!value || (value->kind == E_YIELD && at(p, TOK_EQUAL))) {
        scratch_drop(p, mark);
        return NULL;
    }
    struct stmt *s = stmt_new(p, S_ASSIGN, span_from(p, start));
    s->assign.value = value;
    s->assign.targets.p =
        (struct expr **)scratch_take(p, mark, &s->assign.targets.n);
    return s;
}

static struct stmt *augmented(struct parser *p, struct expr *target, size_t start)
{
    if (!target_is_single(target))
        return NULL;
    int op = augmented_op(peek(p)->kind);
    p->pos++;
    struct expr *value = parse_yield_or_star(p);
    if (!value)
        return NULL;
    struct stmt *s = stmt_new(p, S_AUG, span_from(p, start));
    target_mark(target, STORE);
    s->aug.target = target;
    s->aug.value = value;
    s->op = (uint8_t)op;
    return s;
}

static struct stmt *expression_statement(struct parser *p, struct expr *e,
                                         size_t start)
{
    struct stmt *s = stmt_new(p, S_EXPR, span_from(p, start));
    s->value = e;
    return s;
}

static struct stmt *scan_assignment(struct parser *p)
{
    size_t start = p->pos;
    struct expr *e = parse_yield_or_star(p);
    if (!e)
        return NULL;
    if (at(p, TOK_COLON))
        return annotated(p, e, start);
    if (at(p, TOK_EQUAL))
        return assigned(p, e, start);
    if (augmented_op(peek(p)->kind) >= 0)
        return augmented(p, e, start);
    return NULL;
}

/* While diagnosing, each kind of assignment is tried from its own beginning,
 * as the sentence depends on which of them gets furthest. */
static struct stmt *diagnose_assignment(struct parser *p)
{
    size_t start = p->pos;
    struct expr *target = parse_primary(p);
    if (target && target_is_single(target) && at(p, TOK_COLON)) {
        struct stmt *s = annotated(p, target, start);
        if (s)
            return s;
    }
    p->pos = start;
    size_t back = start;
    bool any = false;
    for (;;) {
        struct expr *e = parse_star_targets(p);
        if (!e || !accept(p, TOK_EQUAL))
            break;
        any = true;
        back = p->pos;
    }
    p->pos = back;
    if (any) {
        struct expr *value = parse_yield_or_star(p);
        if (value && !at(p, TOK_EQUAL)) {
            p->pos = start;
            return scan_assignment(p);
        }
    }
    p->pos = start;
    target = parse_primary(p);
    if (target && target_is_single(target) &&
        augmented_op(peek(p)->kind) >= 0)
        return augmented(p, target, start);
    p->pos = start;
    invalid_assignment(p);
    p->pos = start;
    return NULL;
}

static struct stmt *parse_expression_statement(struct parser *p)
{
    size_t start = p->pos;
    if (p->diagnose) {
        struct stmt *s = diagnose_assignment(p);
        if (s)
            return s;
        p->pos = start;
        struct expr *e = parse_yield_or_star(p);
        return e ? expression_statement(p, e, start) : NULL;
    }
    struct expr *e = parse_yield_or_star(p);
    if (!e)
        return NULL;
    switch (peek(p)->kind) {
    case TOK_COLON: return annotated(p, e, start);
    case TOK_EQUAL: return assigned(p, e, start);
    default:
        return augmented_op(peek(p)->kind) >= 0
                   ? augmented(p, e, start)
                   : expression_statement(p, e, start);
    }
}

/* -- statements that begin with a keyword -- */

static struct stmt *parse_return(struct parser *p)
{
    size_t start = p->pos++;
    struct expr *value = parse_star_expressions(p);
    struct stmt *s = stmt_new(p, S_RETURN, span_from(p, start));
    s->value = value;
    return s;
}

static struct stmt *parse_raise(struct parser *p)
{
    size_t start = p->pos++;
    struct expr *exc = parse_expression(p), *cause = NULL;
    size_t back = p->pos;
    if (exc && accept(p, TOK_FROM)) {
        cause = parse_expression(p);
        if (!cause)
            p->pos = back;
    }
    struct stmt *s = stmt_new(p, S_RAISE, span_from(p, start));
    s->raise.exc = exc;
    s->raise.cause = cause;
    return s;
}

static struct stmt *parse_assert(struct parser *p)
{
    size_t start = p->pos++;
    struct expr *test = parse_expression(p), *message = NULL;
    if (!test)
        return NULL;
    size_t back = p->pos;
    if (accept(p, TOK_COMMA)) {
        message = parse_expression(p);
        if (!message)
            p->pos = back;
    }
    struct stmt *s = stmt_new(p, S_ASSERT, span_from(p, start));
    s->assertion.test = test;
    s->assertion.message = message;
    return s;
}

static struct stmt *parse_del(struct parser *p)
{
    size_t start = p->pos++, mark = p->scratch.n;
    bool fits = true;
    do {
        struct expr *e = at(p, TOK_SEMI) || at(p, TOK_NEWLINE)
                             ? NULL : parse_primary(p);
        if (!e) {
            fits = p->scratch.n > mark;
            break;
        }
        if (!target_fits(e, TARGET_DEL)) {
            fits = false;
            break;
        }
        vec_push(&p->scratch, e);
    } while (accept(p, TOK_COMMA));
    if (!fits || !(at(p, TOK_SEMI) || at(p, TOK_NEWLINE))) {
        scratch_drop(p, mark);
        if (p->diagnose) {
            p->pos = start + 1;
            struct expr *e = parse_star_expressions(p);
            if (e)
                target_refuse(p, e, TARGET_DEL);
        }
        return NULL;
    }
    struct stmt *s = stmt_new(p, S_DEL, span_from(p, start));
    s->targets.p = (struct expr **)scratch_take(p, mark, &s->targets.n);
    for (int i = 0; i < s->targets.n; i++)
        target_mark(s->targets.p[i], DEL);
    return s;
}

static struct stmt *parse_names(struct parser *p, enum stmt_kind kind)
{
    size_t start = p->pos++, mark = p->scratch.n;
    do {
        struct ident *name = parse_name(p);
        if (!name) {
            scratch_drop(p, mark);
            return NULL;
        }
        vec_push(&p->scratch, name);
    } while (accept(p, TOK_COMMA));
    struct stmt *s = stmt_new(p, kind, span_from(p, start));
    s->names.p = (struct ident **)scratch_take(p, mark, &s->names.n);
    return s;
}

/* -- imports -- */

/* a.b.c as one name. */
static struct ident *dotted_name(struct parser *p)
{
    struct ident *first = parse_name(p);
    if (!first || !at(p, TOK_DOT))
        return first;
    struct buf text = {0};
    buf_adds(&text, first->s);
    while (first && accept(p, TOK_DOT)) {
        first = parse_name(p);
        if (first) {
            buf_addc(&text, '.');
            buf_adds(&text, first->s);
        }
    }
    if (first)
        first = ast_ident(p->ast, buf_str(&text));
    buf_fini(&text);
    return first;
}

static bool parse_alias(struct parser *p, bool dotted, struct alias *out)
{
    size_t start = p->pos;
    *out = (struct alias){.name = dotted ? dotted_name(p) : parse_name(p)};
    if (!out->name)
        return false;
    if (accept(p, TOK_AS) && !(out->as = parse_name(p)))
        return false;
    out->span = span_from(p, start);
    return true;
}

typedef VEC(struct alias) alias_list;

static struct stmt *import_node(struct parser *p, enum stmt_kind kind,
                                size_t start, alias_list *names)
{
    struct stmt *s = stmt_new(p, kind, span_from(p, start));
    s->import.n = (int)names->n;
    s->import.names = arena_alloc(p->ast->arena, names->n * sizeof *names->p);
    memcpy(s->import.names, names->p, names->n * sizeof *names->p);
    vec_fini(names);
    return s;
}

static struct stmt *parse_import(struct parser *p)
{
    size_t start = p->pos++;
    alias_list names = {0};
    do {
        struct alias a;
        if (!parse_alias(p, true, &a)) {
            vec_fini(&names);
            return NULL;
        }
        vec_push(&names, a);
    } while (accept(p, TOK_COMMA));
    return import_node(p, S_IMPORT, start, &names);
}

/* The names of `from m import ...`. */
static bool import_targets(struct parser *p, alias_list *names)
{
    struct alias a = {0};
    if (at(p, TOK_STAR)) {
        a.span = token_span(&p->tokens[p->pos++]);
        a.name = ast_ident(p->ast, STR("*"));
        vec_push(names, a);
        return true;
    }
    bool parens = accept(p, TOK_LPAR);
    for (;;) {
        if (!parse_alias(p, false, &a))
            return false;
        vec_push(names, a);
        if (!accept(p, TOK_COMMA))
            break;
        if (parens && at(p, TOK_RPAR))
            break;
        if (!parens && at(p, TOK_NEWLINE)) {
            if (p->diagnose) {
                error_last(p, "trailing comma not allowed without surrounding "
                              "parentheses");
            }
            return false;
        }
    }
    return !parens || accept(p, TOK_RPAR);
}

static struct stmt *parse_from(struct parser *p)
{
    size_t start = p->pos++;
    int level = 0;
    for (;; p->pos++) {
        if (at(p, TOK_DOT))
            level++;
        else if (at(p, TOK_ELLIPSIS))
            level += 3;
        else
            break;
    }
    struct ident *module = dotted_name(p);
    alias_list names = {0};
    if ((!module && !level) || !accept(p, TOK_IMPORT) ||
        !import_targets(p, &names)) {
        vec_fini(&names);
        return NULL;
    }
    struct stmt *s = import_node(p, S_FROM, start, &names);
    s->import.module = module;
    s->import.level = level;
    return s;
}

static struct stmt *parse_word(struct parser *p, enum stmt_kind kind)
{
    size_t start = p->pos++;
    return stmt_new(p, kind, span_from(p, start));
}

static struct stmt *parse_simple(struct parser *p)
{
    switch (peek(p)->kind) {
    case TOK_RETURN: return parse_return(p);
    case TOK_IMPORT: return parse_import(p);
    case TOK_FROM: return parse_from(p);
    case TOK_RAISE: return parse_raise(p);
    case TOK_PASS: return parse_word(p, S_PASS);
    case TOK_DEL: return parse_del(p);
    case TOK_ASSERT: return parse_assert(p);
    case TOK_BREAK: return parse_word(p, S_BREAK);
    case TOK_CONTINUE: return parse_word(p, S_CONTINUE);
    case TOK_GLOBAL: return parse_names(p, S_GLOBAL);
    case TOK_NONLOCAL: return parse_names(p, S_NONLOCAL);
    default: return parse_expression_statement(p);
    }
}

/* -- lists -- */

bool parse_simple_line(struct parser *p)
{
    for (;;) {
        struct stmt *s = parse_simple(p);
        if (!s)
            return false;
        vec_push(&p->scratch, s);
        if (accept(p, TOK_NEWLINE))
            return true;
        if (!accept(p, TOK_SEMI))
            return false;
        if (accept(p, TOK_NEWLINE))
            return true;
    }
}

static bool parse_statement(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    switch (peek(p)->kind) {
    case TOK_IF: case TOK_WHILE: case TOK_FOR: case TOK_TRY: case TOK_WITH:
    case TOK_DEF: case TOK_CLASS: case TOK_AT: case TOK_ASYNC: {
        struct stmt *s = parse_compound(p);
        if (s)
            vec_push(&p->scratch, s);
        return s != NULL;
    }
    case TOK_NAME:
        if (token_is_word(p, "match")) {
            struct stmt *s = parse_match(p);
            if (s) {
                vec_push(&p->scratch, s);
                return true;
            }
            p->pos = start;
            scratch_drop(p, mark);
        }
        break;
    default:
        break;
    }
    if (parse_simple_line(p))
        return true;
    scratch_drop(p, mark);
    return false;
}

/* Statements up to a token of kind `end`, which is not taken. */
bool parse_statements(struct parser *p, struct block *out, enum token_kind end)
{
    size_t mark = p->scratch.n;
    while (!at(p, end) && !at(p, TOK_ERROR))
        if (!parse_statement(p)) {
            scratch_drop(p, mark);
            return false;
        }
    out->p = (struct stmt **)scratch_take(p, mark, &out->n);
    return !p->failed;
}
