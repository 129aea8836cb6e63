/* Comprehensions: a function of their own, called at once with the iterator of
 * the outermost `for`.
 */
#include "lang/compile_priv.h"

/* Adds the element to the collection below the iterators, or yields it: what
 * fails there is marked as the whole comprehension. */
static void add_element(struct compiler *c, struct expr *e, int depth)
{
    c->unit->at = e->span;
    switch ((enum expr_kind)e->kind) {
    case E_GENEXP:
        compile_expr(c, e->comp.elt);
        emit(c, OP_YIELD, 0);
        emit(c, OP_POP, 0);
        break;
    case E_LISTCOMP: case E_SETCOMP:
        compile_expr(c, e->comp.elt);
        emit(c, e->kind == E_LISTCOMP ? OP_LIST_APPEND : OP_SET_ADD,
             (uint32_t)depth + 1);
        break;
    default:
        compile_expr(c, e->comp.elt);
        compile_expr(c, e->comp.value);
        emit(c, OP_MAP_ADD, (uint32_t)depth + 1);
    }
}

static void clause(struct compiler *c, struct expr *e, int i, int depth);

/* What one round of a clause does: tests, then the next clause. */
static void inner(struct compiler *c, struct expr *e, int i, int depth,
                  label again)
{
    struct comp *cl = &e->comp.clauses[i];
    for (int t = 0; t < cl->tests.n; t++)
        compile_jump_if(c, cl->tests.p[t], again, false);
    if (i + 1 < e->comp.n)
        clause(c, e, i + 1, depth);
    else
        add_element(c, e, depth);
}

static void load_iterator(struct compiler *c, struct comp *cl, int i)
{
    if (i == 0) {
        emit(c, OP_LOAD_FAST, 0);
        return;
    }
    compile_container(c, cl->iter);
    emit(c, cl->is_async ? OP_GET_AITER : OP_GET_ITER, 0);
}

static void sync_clause(struct compiler *c, struct expr *e, int i, int depth)
{
    struct comp *cl = &e->comp.clauses[i];
    label start = label_new(c), again = label_new(c), done = label_new(c);
    load_iterator(c, cl, i);
    label_place(c, start);
    emit_jump(c, OP_FOR_ITER, done);
    compile_store(c, cl->target);
    inner(c, e, i, depth + 1, again);
    label_place(c, again);
    emit_jump(c, OP_JUMP_BACK, start);
    label_place(c, done);
}

static void async_clause(struct compiler *c, struct expr *e, int i, int depth)
{
    struct comp *cl = &e->comp.clauses[i];
    label start = label_new(c), again = label_new(c), done = label_new(c);
    load_iterator(c, cl, i);
    label_place(c, start);
    c->unit->labels.p[start].used = true;
    int region = region_open(c, done, 0);
    emit(c, OP_GET_ANEXT, 0);
    emit_none(c);
    compile_drive(c);
    region_close(c, region);
    compile_store(c, cl->target);
    inner(c, e, i, depth + 1, again);
    label_place(c, again);
    emit_jump(c, OP_JUMP_BACK, start);
    label_place(c, done);
    emit(c, OP_END_ASYNC_FOR, 0);
}

static void clause(struct compiler *c, struct expr *e, int i, int depth)
{
    if (e->comp.clauses[i].is_async)
        async_clause(c, e, i, depth);
    else
        sync_clause(c, e, i, depth);
}

static bool is_async_comprehension(const struct expr *e)
{
    return e->comp.scope->has_await;
}

static struct code *comprehension_code(struct compiler *c, struct expr *e,
                                       bool is_async)
{
    struct scope *s = e->comp.scope;
    s->is_async = is_async;
    unit_open(c, s, CODE_COMPREHENSION, s->name, e->span, e->span.line);
    struct code *code = c->unit->code;
    code->n_args = code->n_posonly = 1;
    unit_local(c, scope_find(s, ast_ident(c->ast, STR(".0"))));
    if (e->kind == E_GENEXP)
        code->flags |= is_async ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
    else if (is_async)
        code->flags |= CODE_COROUTINE;
    if (e->kind == E_LISTCOMP)
        emit(c, OP_BUILD_LIST, 0);
    else if (e->kind == E_SETCOMP)
        emit(c, OP_BUILD_SET, 0);
    else if (e->kind == E_DICTCOMP)
        emit(c, OP_BUILD_MAP, 0);
    clause(c, e, 0, 0);
    if (e->kind == E_GENEXP)
        emit_none(c);
    emit(c, OP_RETURN, 0);
    return unit_close(c);
}

void compile_comprehension(struct compiler *c, struct expr *e)
{
    struct unit *u = c->unit;
    struct comp *first = &e->comp.clauses[0];
    bool is_async = is_async_comprehension(e);
    bool here_async = u->code->kind != CODE_MODULE &&
                      u->code->kind != CODE_CLASS && u->scope->is_async;
    if (is_async && e->kind != E_GENEXP && !here_async &&
        u->code->kind != CODE_COMPREHENSION) {
        compile_error(c, "asynchronous comprehension outside of an "
                         "asynchronous function");
        return;
    }
    struct code *code = comprehension_code(c, e, is_async);
    if (c->failed)
        return;
    emit_function(c, code, 0);
    compile_container(c, first->iter);
    emit(c, first->is_async ? OP_GET_AITER : OP_GET_ITER, 0);
    emit(c, OP_CALL, 1);
    if (is_async && e->kind != E_GENEXP) {
        emit(c, OP_GET_AWAITABLE, 0);
        emit_none(c);
        compile_drive(c);
    }
}
