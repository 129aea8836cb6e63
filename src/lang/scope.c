#include "lang/scope.h"

#include <stdarg.h>
#include <stdlib.h>

/* CPython's limit of expressions and statements within each other here. */
enum { MAX_DEPTH = 2990 };

struct builder {
    struct ast *ast;
    struct scope *scope;
    struct diagnostic *why;
    bool failed, lazy_annotations;
    int depth;
};

void diagnostic_set(struct diagnostic *d, const char *type, struct span span,
                    const char *format, ...)
{
    struct buf text = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&text, format, ap);
    va_end(ap);
    arena_fini(&d->arena);
    d->kind = DIAG_SYNTAX;
    d->type = type;
    d->message = arena_strndup(&d->arena, buf_z(&text), text.n);
    d->span = span;
    d->file = NULL;
    buf_fini(&text);
}

#define REFUSE(b, span, ...)                                                  \
    do {                                                                      \
        if (!(b)->failed)                                                     \
            diagnostic_set((b)->why, "SyntaxError", span, __VA_ARGS__);       \
        (b)->failed = true;                                                   \
    } while (0)

/* -- tables -- */

static void rehash(struct ast *ast, struct scope *s)
{
    s->n_table = s->n_table ? s->n_table * 2 : 16;
    s->table = arena_alloc(ast->arena, s->n_table * sizeof *s->table);
    for (uint32_t i = 0; i < s->n; i++) {
        uint32_t at = s->symbols[i].name->hash & (s->n_table - 1);
        while (s->table[at])
            at = (at + 1) & (s->n_table - 1);
        s->table[at] = i + 1;
    }
}

struct symbol *scope_find(const struct scope *s, const struct ident *name)
{
    if (!s->n_table)
        return NULL;
    uint32_t at = name->hash & (s->n_table - 1);
    for (; s->table[at]; at = (at + 1) & (s->n_table - 1))
        if (s->symbols[s->table[at] - 1].name == name)
            return &s->symbols[s->table[at] - 1];
    return NULL;
}

static struct symbol *symbol_get(struct ast *ast, struct scope *s,
                                 struct ident *name)
{
    struct symbol *found = scope_find(s, name);
    if (found)
        return found;
    if (s->n == s->cap) {
        uint32_t cap = s->cap ? s->cap * 2 : 8;
        struct symbol *more = arena_alloc(ast->arena, cap * sizeof *more);
        if (s->n)
            memcpy(more, s->symbols, s->n * sizeof *more);
        s->symbols = more;
        s->cap = cap;
    }
    s->symbols[s->n++] = (struct symbol){.name = name, .index = -1};
    if (s->n * 2 > s->n_table) {
        rehash(ast, s);
    } else {
        uint32_t at = name->hash & (s->n_table - 1);
        while (s->table[at])
            at = (at + 1) & (s->n_table - 1);
        s->table[at] = s->n;
    }
    return &s->symbols[s->n - 1];
}

struct ident *scope_mangle(struct ast *ast, const struct ident *class_name,
                           struct ident *name)
{
    struct str s = name->s;
    if (!class_name || s.n < 3 || s.p[0] != '_' || s.p[1] != '_')
        return name;
    if ((s.p[s.n - 1] == '_' && s.p[s.n - 2] == '_') || memchr(s.p, '.', s.n))
        return name;
    struct str c = class_name->s;
    while (c.n && *c.p == '_')
        c.p++, c.n--;
    if (!c.n)
        return name;
    struct buf text = {0};
    buf_addc(&text, '_');
    buf_adds(&text, c);
    buf_adds(&text, s);
    struct ident *out = ast_ident(ast, buf_str(&text));
    buf_fini(&text);
    return out;
}

/* -- scopes -- */

static struct scope *scope_open(struct builder *b, enum scope_kind kind,
                                struct ident *name, struct span span)
{
    struct scope *s = arena_alloc(b->ast->arena, sizeof *s);
    struct scope *up = b->scope;
    s->kind = kind;
    s->name = name;
    s->parent = up;
    s->span = span;
    if (up) {
        if (up->last_child)
            up->last_child->next = s;
        else
            up->first_child = s;
        up->last_child = s;
        s->class_name = up->class_name;
        s->in_function = up->in_function || (up->kind != SCOPE_MODULE &&
                                             up->kind != SCOPE_CLASS);
    }
    b->scope = s;
    return s;
}

static void scope_close(struct builder *b)
{
    b->scope = b->scope->parent;
}

static void define_in(struct builder *b, struct scope *s, struct ident *raw,
                      unsigned use, struct span span)
{
    struct ident *name = scope_mangle(b->ast, b->scope->class_name, raw);
    struct symbol *y = symbol_get(b->ast, s, name);
    if (use & SYM_PARAM && y->use & SYM_PARAM)
        REFUSE(b, span, "duplicate argument '%.*s' in function definition",
               STR_ARG(name->s));
    if (s->comp_target && use & SYM_ASSIGNED) {
        if (y->use & (SYM_GLOBAL | SYM_NONLOCAL))
            REFUSE(b, span, "comprehension inner loop cannot rebind assignment "
                   "expression target '%.*s'", STR_ARG(name->s));
        use |= SYM_ITERATION;
    }
    if (use & (SYM_GLOBAL | SYM_NONLOCAL) && !y->where.line)
        y->where = span;
    y->use |= use;
    if (use & SYM_GLOBAL) {
        struct scope *top = s;
        while (top->parent)
            top = top->parent;
        symbol_get(b->ast, top, name)->use |= SYM_GLOBAL;
    }
}

static void define(struct builder *b, struct ident *name, unsigned use,
                   struct span span)
{
    define_in(b, b->scope, name, use, span);
}

/* -- expressions -- */

static void visit(struct builder *b, struct expr *e);
static void visit_block(struct builder *b, struct block *body);

static void visit_list(struct builder *b, const struct exprs *list)
{
    for (int i = 0; i < list->n; i++)
        visit(b, list->p[i]);
}

static void visit_keywords(struct builder *b, struct keyword *k, int n)
{
    for (int i = 0; i < n; i++)
        visit(b, k[i].value);
}

static void visit_name(struct builder *b, struct expr *e)
{
    define(b, e->name, e->context == LOAD ? SYM_USED : SYM_ASSIGNED, e->span);
    struct scope *s = b->scope;
    bool function = s->kind == SCOPE_FUNCTION || s->kind == SCOPE_LAMBDA ||
                    s->kind == SCOPE_COMPREHENSION;
    if (e->context == LOAD && function && str_eqz(e->name->s, "super"))
        define(b, ast_ident(b->ast, STR("__class__")), SYM_USED, e->span);
}

/* The scope that a := within comprehensions binds in. */
static void bind_walrus(struct builder *b, struct expr *e)
{
    struct ident *name = e->named.target->name;
    struct span span = e->named.target->span;
    if (b->scope->comp_iter_depth > 0) {
        REFUSE(b, e->span, "assignment expression cannot be used in a "
               "comprehension iterable expression");
        return;
    }
    if (b->scope->kind != SCOPE_COMPREHENSION)
        return;
    for (struct scope *s = b->scope; s; s = s->parent) {
        if (s->kind == SCOPE_COMPREHENSION) {
            struct symbol *y = scope_find(
                s, scope_mangle(b->ast, b->scope->class_name, name));
            if (y && y->use & SYM_ITERATION) {
                REFUSE(b, span, "assignment expression cannot rebind "
                       "comprehension iteration variable '%.*s'",
                       STR_ARG(name->s));
                return;
            }
            continue;
        }
        if (s->kind == SCOPE_CLASS) {
            REFUSE(b, span, "assignment expression within a comprehension "
                   "cannot be used in a class body");
            return;
        }
        struct symbol *y = scope_find(
            s, scope_mangle(b->ast, b->scope->class_name, name));
        bool global = s->kind == SCOPE_MODULE || (y && y->use & SYM_GLOBAL);
        define(b, name, global ? SYM_GLOBAL : SYM_NONLOCAL, span);
        define_in(b, s, name, global ? SYM_GLOBAL : SYM_ASSIGNED, span);
        return;
    }
}

static void visit_params_outside(struct builder *b, struct params *ps)
{
    int n = ps->n_args + ps->n_kwonly;
    for (int i = 0; i < ps->n_args; i++)
        if (ps->p[i].fallback)
            visit(b, ps->p[i].fallback);
    for (int i = ps->n_args; i < n; i++)
        if (ps->p[i].fallback)
            visit(b, ps->p[i].fallback);
}

static void visit_annotations(struct builder *b, struct params *ps,
                              struct expr *returns)
{
    if (b->lazy_annotations)
        return;
    int n = ps->n_args + ps->n_kwonly;
    for (int i = 0; i < ps->n_args; i++)
        if (ps->p[i].annotation)
            visit(b, ps->p[i].annotation);
    if (ps->varargs && ps->varargs->annotation)
        visit(b, ps->varargs->annotation);
    if (ps->kwargs && ps->kwargs->annotation)
        visit(b, ps->kwargs->annotation);
    for (int i = ps->n_args; i < n; i++)
        if (ps->p[i].annotation)
            visit(b, ps->p[i].annotation);
    if (returns)
        visit(b, returns);
}

static void define_params(struct builder *b, struct params *ps)
{
    int n = ps->n_args + ps->n_kwonly;
    for (int i = 0; i < n; i++)
        define(b, ps->p[i].name, SYM_PARAM, ps->p[i].span);
    if (ps->varargs)
        define(b, ps->varargs->name, SYM_PARAM, ps->varargs->span);
    if (ps->kwargs)
        define(b, ps->kwargs->name, SYM_PARAM, ps->kwargs->span);
}

static void visit_lambda(struct builder *b, struct expr *e)
{
    visit_params_outside(b, e->lambda.params);
    e->lambda.scope = scope_open(b, SCOPE_LAMBDA,
                                 ast_ident(b->ast, STR("<lambda>")), e->span);
    define_params(b, e->lambda.params);
    visit(b, e->lambda.body);
    scope_close(b);
}

static void visit_clause(struct builder *b, struct comp *c, bool first)
{
    struct scope *s = b->scope;
    s->comp_target = true;
    visit(b, c->target);
    s->comp_target = false;
    if (!first) {
        s->comp_iter_depth++;
        visit(b, c->iter);
        s->comp_iter_depth--;
    }
    visit_list(b, &c->tests);
    if (c->is_async)
        s->has_await = true;
}

static void visit_comprehension(struct builder *b, struct expr *e)
{
    static const char *const names[] = {
        [E_LISTCOMP] = "<listcomp>", [E_SETCOMP] = "<setcomp>",
        [E_DICTCOMP] = "<dictcomp>", [E_GENEXP] = "<genexpr>",
    };
    b->scope->comp_iter_depth++;
    visit(b, e->comp.clauses[0].iter);
    b->scope->comp_iter_depth--;
    struct scope *outer = b->scope;
    struct scope *s = scope_open(b, SCOPE_COMPREHENSION,
                                 ast_ident(b->ast, str_of(names[e->kind])),
                                 e->span);
    e->comp.scope = s;
    s->comp_kind = e->kind;
    if (outer->comp_iter_depth)
        s->comp_iter_depth = outer->comp_iter_depth;
    define(b, ast_ident(b->ast, STR(".0")), SYM_PARAM, e->span);
    for (int i = 0; i < e->comp.n; i++)
        visit_clause(b, &e->comp.clauses[i], i == 0);
    if (e->comp.value) {
        visit(b, e->comp.elt);
        visit(b, e->comp.value);
    } else {
        visit(b, e->comp.elt);
    }
    scope_close(b);
    if (s->has_await && e->kind != E_GENEXP)
        outer->has_await = true;
}

static void visit_yield(struct builder *b, struct expr *e)
{
    if (e->value)
        visit(b, e->value);
    struct scope *s = b->scope;
    s->has_yield = true;
    if (s->kind == SCOPE_COMPREHENSION)
        REFUSE(b, e->span, "'yield' inside %s",
               s->comp_kind == E_LISTCOMP ? "list comprehension"
               : s->comp_kind == E_SETCOMP ? "set comprehension"
               : s->comp_kind == E_DICTCOMP ? "dict comprehension"
                                            : "generator expression");
}

static void visit_inner(struct builder *b, struct expr *e)
{
    switch ((enum expr_kind)e->kind) {
    case E_CONST:
        break;
    case E_NAME:
        visit_name(b, e);
        break;
    case E_ATTR:
        visit(b, e->attr.value);
        break;
    case E_ITEM:
        visit(b, e->item.value);
        visit(b, e->item.index);
        break;
    case E_SLICE:
        if (e->slice.lower)
            visit(b, e->slice.lower);
        if (e->slice.upper)
            visit(b, e->slice.upper);
        if (e->slice.step)
            visit(b, e->slice.step);
        break;
    case E_UNARY: case E_STARRED:
        visit(b, e->value);
        break;
    case E_TUPLE: case E_LIST: case E_SET: case E_AND: case E_OR:
    case E_FSTRING:
        visit_list(b, &e->list);
        break;
    case E_DICT:
        for (int i = 0; i < e->dict.n; i++)
            if (e->dict.keys[i])
                visit(b, e->dict.keys[i]);
        for (int i = 0; i < e->dict.n; i++)
            visit(b, e->dict.values[i]);
        break;
    case E_BINARY:
        visit(b, e->binary.left);
        visit(b, e->binary.right);
        break;
    case E_COMPARE:
        visit(b, e->compare.left);
        for (int i = 0; i < e->compare.n; i++)
            visit(b, e->compare.rest[i]);
        break;
    case E_CALL:
        visit(b, e->call.func);
        visit_list(b, &e->call.args);
        visit_keywords(b, e->call.keywords, e->call.n_keywords);
        break;
    case E_IF:
        visit(b, e->cond.test);
        visit(b, e->cond.body);
        visit(b, e->cond.orelse);
        break;
    case E_LAMBDA:
        visit_lambda(b, e);
        break;
    case E_LISTCOMP: case E_SETCOMP: case E_DICTCOMP: case E_GENEXP:
        visit_comprehension(b, e);
        break;
    case E_AWAIT:
        visit(b, e->value);
        b->scope->has_await = true;
        break;
    case E_YIELD: case E_YIELD_FROM:
        visit_yield(b, e);
        break;
    case E_NAMED:
        bind_walrus(b, e);
        visit(b, e->named.value);
        visit(b, e->named.target);
        break;
    case E_FORMATTED:
        visit(b, e->formatted.value);
        if (e->formatted.spec)
            visit(b, e->formatted.spec);
        break;
    }
}

static bool deeper(struct builder *b)
{
    if (++b->depth <= MAX_DEPTH)
        return true;
    if (!b->failed)
        diagnostic_set(b->why, "RecursionError", (struct span){0},
                       "maximum recursion depth exceeded during compilation");
    b->failed = true;
    return false;
}

static void visit(struct builder *b, struct expr *e)
{
    if (deeper(b) && !b->failed)
        visit_inner(b, e);
    b->depth--;
}

/* -- patterns -- */

static void visit_pattern(struct builder *b, struct pattern *n)
{
    if (!deeper(b)) {
        b->depth--;
        return;
    }
    if (n->value)
        visit(b, n->value);
    for (int i = 0; n->keys && i < n->n; i++)
        visit(b, n->keys[i]);
    for (int i = 0; i < n->n; i++)
        visit_pattern(b, n->items[i]);
    for (int i = 0; i < n->n_attrs; i++)
        visit_pattern(b, n->attr_items[i]);
    if (n->inner)
        visit_pattern(b, n->inner);
    if (n->name)
        define(b, n->name, SYM_ASSIGNED, n->span);
    b->depth--;
}

/* -- statements -- */

static void visit_def(struct builder *b, struct stmt *s)
{
    define(b, s->def.name, SYM_ASSIGNED, s->span);
    visit_params_outside(b, s->def.params);
    visit_annotations(b, s->def.params, s->def.returns);
    visit_list(b, &s->def.decorators);
    s->def.scope = scope_open(b, SCOPE_FUNCTION, s->def.name, s->span);
    s->def.scope->is_async = s->is_async;
    define_params(b, s->def.params);
    visit_block(b, &s->def.body);
    scope_close(b);
}

static void visit_class(struct builder *b, struct stmt *s)
{
    define(b, s->class_.name, SYM_ASSIGNED, s->span);
    visit_list(b, &s->class_.bases);
    visit_keywords(b, s->class_.keywords, s->class_.n_keywords);
    visit_list(b, &s->class_.decorators);
    s->class_.scope = scope_open(b, SCOPE_CLASS, s->class_.name, s->span);
    s->class_.scope->class_name = s->class_.name;
    visit_block(b, &s->class_.body);
    scope_close(b);
}

static void visit_declaration(struct builder *b, struct stmt *s)
{
    bool global = s->kind == S_GLOBAL;
    const char *word = global ? "global" : "nonlocal";
    for (int i = 0; i < s->names.n; i++) {
        struct ident *name = scope_mangle(b->ast, b->scope->class_name,
                                          s->names.p[i]);
        struct symbol *y = scope_find(b->scope, name);
        unsigned use = y ? y->use : 0;
        if (use & SYM_PARAM)
            REFUSE(b, s->span, "name '%.*s' is parameter and %s",
                   STR_ARG(s->names.p[i]->s), word);
        else if (use & SYM_USED)
            REFUSE(b, s->span, "name '%.*s' is used prior to %s declaration",
                   STR_ARG(s->names.p[i]->s), word);
        else if (use & SYM_ANNOTATED)
            REFUSE(b, s->span, "annotated name '%.*s' can't be %s",
                   STR_ARG(s->names.p[i]->s), word);
        else if (use & SYM_ASSIGNED)
            REFUSE(b, s->span,
                   "name '%.*s' is assigned to before %s declaration",
                   STR_ARG(s->names.p[i]->s), word);
        define(b, s->names.p[i], global ? SYM_GLOBAL : SYM_NONLOCAL, s->span);
    }
}

static void visit_import(struct builder *b, struct stmt *s)
{
    for (int i = 0; i < s->import.n; i++) {
        struct alias *a = &s->import.names[i];
        if (str_eqz(a->name->s, "*")) {
            if (b->scope->kind != SCOPE_MODULE)
                REFUSE(b, a->span, "import * only allowed at module level");
            continue;
        }
        struct ident *name = a->as;
        if (!name) {
            const char *dot = memchr(a->name->s.p, '.', a->name->s.n);
            name = dot ? ast_ident(b->ast, (struct str){a->name->s.p,
                                       (size_t)(dot - a->name->s.p)})
                       : a->name;
        }
        define(b, name, SYM_IMPORTED, a->span);
    }
}

static void visit_annotated(struct builder *b, struct stmt *s)
{
    struct expr *t = s->aug.target;
    if (t->kind == E_NAME) {
        struct symbol *y = scope_find(
            b->scope, scope_mangle(b->ast, b->scope->class_name, t->name));
        if (y && y->use & (SYM_GLOBAL | SYM_NONLOCAL) &&
            b->scope->kind != SCOPE_MODULE && s->simple)
            REFUSE(b, s->span, "annotated name '%.*s' can't be %s",
                   STR_ARG(t->name->s),
                   y->use & SYM_GLOBAL ? "global" : "nonlocal");
        if (s->simple)
            define(b, t->name, SYM_ANNOTATED | SYM_ASSIGNED, t->span);
        else if (s->aug.value)
            define(b, t->name, SYM_ASSIGNED, t->span);
    } else {
        visit(b, t);
    }
    if (!b->lazy_annotations)
        visit(b, s->aug.annotation);
    if (s->aug.value)
        visit(b, s->aug.value);
}

static void visit_try(struct builder *b, struct stmt *s)
{
    visit_block(b, &s->try_.body);
    /* CPython looks at the else before the handlers. */
    visit_block(b, &s->try_.orelse);
    for (int i = 0; i < s->try_.n; i++) {
        struct except *x = &s->try_.handlers[i];
        if (x->type)
            visit(b, x->type);
        if (x->name)
            define(b, x->name, SYM_ASSIGNED, x->span);
        visit_block(b, &x->body);
    }
    visit_block(b, &s->try_.finally);
}

static void visit_stmt(struct builder *b, struct stmt *s)
{
    switch ((enum stmt_kind)s->kind) {
    case S_EXPR:
        visit(b, s->value);
        break;
    case S_RETURN:
        if (s->value) {
            visit(b, s->value);
            b->scope->has_return_value = true;
        }
        break;
    case S_ASSIGN:
        visit_list(b, &s->assign.targets);
        visit(b, s->assign.value);
        break;
    case S_AUG:
        visit(b, s->aug.target);
        visit(b, s->aug.value);
        break;
    case S_ANN:
        visit_annotated(b, s);
        break;
    case S_DEL:
        visit_list(b, &s->targets);
        break;
    case S_RAISE:
        if (s->raise.exc)
            visit(b, s->raise.exc);
        if (s->raise.cause)
            visit(b, s->raise.cause);
        break;
    case S_ASSERT:
        visit(b, s->assertion.test);
        if (s->assertion.message)
            visit(b, s->assertion.message);
        break;
    case S_PASS: case S_BREAK: case S_CONTINUE:
        break;
    case S_GLOBAL: case S_NONLOCAL:
        visit_declaration(b, s);
        break;
    case S_IMPORT: case S_FROM:
        visit_import(b, s);
        break;
    case S_IF: case S_WHILE:
        visit(b, s->cond.test);
        visit_block(b, &s->cond.body);
        visit_block(b, &s->cond.orelse);
        break;
    case S_FOR:
        visit(b, s->loop.target);
        visit(b, s->loop.iter);
        visit_block(b, &s->loop.body);
        visit_block(b, &s->loop.orelse);
        break;
    case S_WITH:
        for (int i = 0; i < s->with.n; i++) {
            visit(b, s->with.items[i].context);
            if (s->with.items[i].target)
                visit(b, s->with.items[i].target);
        }
        visit_block(b, &s->with.body);
        break;
    case S_TRY:
        visit_try(b, s);
        break;
    case S_DEF:
        visit_def(b, s);
        break;
    case S_CLASS:
        visit_class(b, s);
        break;
    case S_MATCH:
        visit(b, s->match.subject);
        for (int i = 0; i < s->match.n; i++) {
            visit_pattern(b, s->match.cases[i].pattern);
            if (s->match.cases[i].guard)
                visit(b, s->match.cases[i].guard);
            visit_block(b, &s->match.cases[i].body);
        }
        break;
    }
}

static void visit_block(struct builder *b, struct block *body)
{
    for (int i = 0; i < body->n && !b->failed; i++) {
        if (deeper(b))
            visit_stmt(b, body->p[i]);
        b->depth--;
    }
}

/* -- where each name is found -- */

/* Is the name bound in a function around s? Then marks it as a cell there, and
 * as free in the scopes between. */
static bool bind_outside(struct builder *b, struct scope *s, struct ident *name)
{
    struct scope *home = s->parent;
    for (; home; home = home->parent) {
        if (home->kind == SCOPE_MODULE)
            return false;
        struct symbol *y = scope_find(home, name);
        if (home->kind == SCOPE_CLASS) {
            if (str_eqz(name->s, "__class__")) {
                home->needs_class_cell = true;
                break;
            }
            continue;
        }
        if (!y)
            continue;
        if (y->use & SYM_GLOBAL)
            return false;
        if (y->use & SYM_BOUND && !(y->use & SYM_NONLOCAL)) {
            y->place = PLACE_CELL;
            break;
        }
    }
    if (!home)
        return false;
    for (struct scope *m = s->parent; m != home; m = m->parent) {
        struct symbol *y = symbol_get(b->ast, m, name);
        if (m->kind == SCOPE_CLASS && y->use & (SYM_BOUND | SYM_GLOBAL) &&
            !(y->use & SYM_NONLOCAL))
            y->use |= SYM_CLASS_FREE;
        else
            y->place = PLACE_FREE;
    }
    return true;
}

static void resolve_symbol(struct builder *b, struct scope *s, uint32_t i)
{
    struct symbol y = s->symbols[i];
    struct ident *name = y.name;
    if (y.use & SYM_GLOBAL) {
        if (y.use & SYM_NONLOCAL)
            REFUSE(b, y.where, "name '%.*s' is nonlocal and global",
                   STR_ARG(name->s));
        s->symbols[i].place = PLACE_GLOBAL_DECLARED;
        return;
    }
    if (y.use & SYM_NONLOCAL) {
        if (s->kind == SCOPE_MODULE)
            REFUSE(b, y.where, "nonlocal declaration not allowed at module level");
        else if (!bind_outside(b, s, name))
            REFUSE(b, y.where, "no binding for nonlocal '%.*s' found",
                   STR_ARG(name->s));
        s->symbols[i].place = PLACE_FREE;
        return;
    }
    if (y.use & SYM_BOUND) {
        if (y.place != PLACE_CELL)
            s->symbols[i].place = PLACE_LOCAL;
        return;
    }
    if (y.place == PLACE_FREE)
        return;
    s->symbols[i].place = bind_outside(b, s, name) ? PLACE_FREE : PLACE_GLOBAL;
}

static void resolve(struct builder *b, struct scope *s)
{
    for (uint32_t i = 0; i < s->n && !b->failed; i++)
        resolve_symbol(b, s, i);
    for (struct scope *c = s->first_child; c && !b->failed; c = c->next)
        resolve(b, c);
}

struct scope *scope_build(struct ast *ast, struct diagnostic *why,
                          bool lazy_annotations)
{
    struct builder b = {.ast = ast, .why = why,
                        .lazy_annotations = lazy_annotations};
    struct scope *top = scope_open(&b, SCOPE_MODULE, NULL, (struct span){0});
    visit_block(&b, &ast->body);
    if (!b.failed)
        resolve(&b, top);
    return b.failed ? NULL : top;
}
