/* Statements, but for those with handlers, match, def and class. */
#include "lang/compile_priv.h"

/* -- blocks that a jump out has to unwind -- */

bool block_push(struct compiler *c, struct block_frame frame)
{
    struct unit *u = c->unit;
    if (u->n_blocks >= MAX_BLOCKS) {
        compile_error(c, "too many statically nested blocks");
        return false;
    }
    u->blocks[u->n_blocks++] = frame;
    return true;
}

void block_pop(struct compiler *c)
{
    c->unit->n_blocks--;
}

/* Unwinds everything down to (not with) the innermost loop, whose frame is
 * returned; NULL without one. All the way out when `loops` is false. */
static struct block_frame *unwind_to_loop(struct compiler *c, bool keep, bool loops)
{
    struct unit *u = c->unit;
    int n = u->n_blocks;
    struct block_frame saved[MAX_BLOCKS];
    memcpy(saved, u->blocks, sizeof saved);
    struct block_frame *loop = NULL;
    while (u->n_blocks > 0 && !c->failed) {
        struct block_frame f = u->blocks[u->n_blocks - 1];
        if (f.kind == BLOCK_HANDLER_STAR) {
            compile_error(c, "'break', 'continue' and 'return' cannot appear "
                             "in an except* block");
            break;
        }
        if (loops && (f.kind == BLOCK_WHILE || f.kind == BLOCK_FOR)) {
            loop = &u->blocks[u->n_blocks - 1];
            break;
        }
        u->n_blocks--;
        u->region = f.outer_region;
        block_unwind(c, f, keep);
    }
    memcpy(u->blocks, saved, sizeof saved);
    u->n_blocks = n;
    return loop;
}

/* -- loops -- */

static void loop_again(struct compiler *c, label start, int line)
{
    c->unit->last_line = 0;
    emit_line(c, line);
    emit_jump(c, OP_JUMP_BACK, start);
}

static void compile_while(struct compiler *c, struct stmt *s)
{
    label start = label_new(c), orelse = label_new(c), end = label_new(c);
    struct unit *u = c->unit;
    struct block_frame frame = {.kind = BLOCK_WHILE, .start = start, .exit = end,
                                .line = s->span.line, .outer_region = u->region};
    u->labels.p[start].used = !u->dead;
    label_place(c, start);
    u->last_line = s->span.line;
    if (!block_push(c, frame))
        return;
    size_t first = c->ast->warnings.n;
    compile_jump_if(c, s->cond.test, orelse, false);
    size_t last = c->ast->warnings.n;
    compile_block(c, &s->cond.body);
    if (!c->failed)
        suspect_again(c, first, last);
    u->at = s->span;
    loop_again(c, start, s->span.line);
    block_pop(c);
    label_place(c, orelse);
    compile_block(c, &s->cond.orelse);
    label_place(c, end);
}

static void compile_for(struct compiler *c, struct stmt *s)
{
    struct unit *u = c->unit;
    label start = label_new(c), done = label_new(c), end = label_new(c);
    struct block_frame frame = {.kind = BLOCK_FOR, .start = start, .exit = end,
                                .line = s->span.line, .outer_region = u->region};
    if (!block_push(c, frame))
        return;
    compile_container(c, s->loop.iter);
    emit(c, OP_GET_ITER, 0);
    u->labels.p[start].used = !u->dead;
    label_place(c, start);
    emit_jump(c, OP_FOR_ITER, done);
    compile_store(c, s->loop.target);
    compile_block(c, &s->loop.body);
    u->at = s->span;
    loop_again(c, start, s->span.line);
    label_place(c, done);
    block_pop(c);
    compile_block(c, &s->loop.orelse);
    label_place(c, end);
}

static void compile_async_for(struct compiler *c, struct stmt *s)
{
    struct unit *u = c->unit;
    if (!u->scope->is_async || !unit_is_function(u)) {
        compile_error(c, "'async for' outside async function");
        return;
    }
    label start = label_new(c), done = label_new(c), end = label_new(c);
    struct block_frame frame = {.kind = BLOCK_FOR, .start = start, .exit = end,
                                .line = s->span.line, .outer_region = u->region};
    compile_expr(c, s->loop.iter);
    emit(c, OP_GET_AITER, 0);
    u->labels.p[start].used = !u->dead;
    label_place(c, start);
    if (!block_push(c, frame))
        return;
    int region = region_open(c, done, 0);
    emit(c, OP_GET_ANEXT, 0);
    emit_none(c);
    compile_drive(c);
    region_close(c, region);
    compile_store(c, s->loop.target);
    compile_block(c, &s->loop.body);
    u->at = s->span;
    loop_again(c, start, s->span.line);
    block_pop(c);
    label_place(c, done);
    u->at = s->loop.iter->span;
    emit(c, OP_END_ASYNC_FOR, 0);
    compile_block(c, &s->loop.orelse);
    label_place(c, end);
}

void compile_loop(struct compiler *c, struct stmt *s)
{
    if (s->kind == S_WHILE)
        compile_while(c, s);
    else if (s->is_async)
        compile_async_for(c, s);
    else
        compile_for(c, s);
}

/* break, or continue when `again`. */
void compile_break(struct compiler *c, bool again)
{
    struct unit *u = c->unit;
    int region = u->region;
    struct span at = u->at;
    struct block_frame *loop = unwind_to_loop(c, false, true);
    u->at = at;
    if (!loop) {
        compile_error(c, again ? "'continue' not properly in loop"
                               : "'break' outside loop");
        return;
    }
    struct block_frame f = *loop;
    if (again) {
        loop_again(c, f.start, f.line);
    } else {
        if (f.kind == BLOCK_FOR)
            emit(c, OP_POP, 0);
        emit_jump(c, OP_JUMP, f.exit);
    }
    u->region = region;
}

void compile_return(struct compiler *c, struct stmt *s)
{
    struct unit *u = c->unit;
    if (!unit_is_function(u)) {
        compile_error(c, "'return' outside function");
        return;
    }
    if (s->value && u->code->flags & CODE_ASYNC_GENERATOR) {
        compile_error(c, "'return' with value in async generator");
        return;
    }
    /* A constant is not kept on the stack while blocks are left. */
    const struct constant *k = s->value ? constant_of(c, s->value) : NULL;
    bool keep = s->value && !k;
    int region = u->region;
    if (keep)
        compile_expr(c, s->value);
    else if (k && s->value->span.line == s->span.line)
        u->at = s->value->span;
    unwind_to_loop(c, keep, false);
    u->at = s->span;
    if (k)
        emit_const(c, k);
    else if (!s->value)
        emit_none(c);
    emit(c, OP_RETURN, 0);
    u->region = region;
}

/* -- assignments -- */

static void compile_assign(struct compiler *c, struct stmt *s)
{
    compile_expr(c, s->assign.value);
    for (int i = 0; i < s->assign.targets.n; i++) {
        if (i < s->assign.targets.n - 1)
            emit(c, OP_COPY, 1);
        compile_store(c, s->assign.targets.p[i]);
    }
}

static void aug_attr(struct compiler *c, struct stmt *s, struct expr *t)
{
    struct ident *name = scope_mangle(c->ast, c->unit->scope->class_name,
                                      t->attr.name);
    struct unit *u = c->unit;
    compile_expr(c, t->attr.value);
    emit(c, OP_COPY, 1);
    u->at = t->span;
    start_at_attribute(c, t);
    emit_site(c, OP_LOAD_ATTR, name);
    compile_expr(c, s->aug.value);
    u->at = s->span;
    emit(c, OP_INPLACE, s->op);
    u->at = t->span;
    start_at_attribute(c, t);
    emit(c, OP_SWAP, 2);
    emit_site(c, OP_STORE_ATTR, name);
}

static void aug_item(struct compiler *c, struct stmt *s, struct expr *t)
{
    struct unit *u = c->unit;
    compile_expr(c, t->item.value);
    compile_expr(c, t->item.index);
    emit(c, OP_COPY, 2);
    emit(c, OP_COPY, 2);
    u->at = t->span;
    emit(c, OP_GET_ITEM, 0);
    compile_expr(c, s->aug.value);
    u->at = s->span;
    emit(c, OP_INPLACE, s->op);
    u->at = t->span;
    emit(c, OP_SWAP, 3);
    emit(c, OP_SWAP, 2);
    emit(c, OP_SET_ITEM, 0);
}

static void compile_aug(struct compiler *c, struct stmt *s)
{
    struct expr *t = s->aug.target;
    if (t->kind == E_ATTR) {
        aug_attr(c, s, t);
    } else if (t->kind == E_ITEM) {
        aug_item(c, s, t);
    } else {
        struct unit *u = c->unit;
        u->at = t->span;
        compile_name(c, t->name, LOAD);
        compile_expr(c, s->aug.value);
        u->at = s->span;
        emit(c, OP_INPLACE, s->op);
        u->at = t->span;
        compile_name(c, t->name, STORE);
    }
}

static bool keeps_annotations(const struct compiler *c)
{
    return c->unit->code->kind == CODE_MODULE ||
           c->unit->code->kind == CODE_CLASS;
}

static void store_annotation(struct compiler *c, struct stmt *s)
{
    if (c->future & FUTURE_ANNOTATIONS) {
        struct buf text = {0};
        expr_unparse(s->aug.annotation, &text);
        emit_str(c, buf_str(&text));
        buf_fini(&text);
    } else {
        compile_expr(c, s->aug.annotation);
    }
    struct ident *annotations = ast_ident(c->ast, STR("__annotations__"));
    emit_site(c, c->unit->code->kind == CODE_MODULE ? OP_LOAD_GLOBAL
                                                    : OP_LOAD_NAME, annotations);
    emit_str(c, scope_mangle(c->ast, c->unit->scope->class_name,
                             s->aug.target->name)->s);
    emit(c, OP_SET_ITEM, 0);
}

/* Evaluates what an annotated target that is not a bare name is made of. */
static void check_target(struct compiler *c, struct stmt *s)
{
    struct expr *t = s->aug.target;
    if (s->aug.value)
        return;
    if (t->kind == E_ATTR || t->kind == E_ITEM) {
        compile_expr(c, t->kind == E_ATTR ? t->attr.value : t->item.value);
        emit(c, OP_POP, 0);
    }
    if (t->kind == E_ITEM) {
        compile_expr(c, t->item.index);
        emit(c, OP_POP, 0);
    }
}

static void compile_annotated(struct compiler *c, struct stmt *s)
{
    struct expr *t = s->aug.target;
    if (s->aug.value) {
        compile_expr(c, s->aug.value);
        compile_store(c, t);
    }
    if (t->kind == E_NAME) {
        if (str_eqz(t->name->s, "__debug__"))
            compile_error(c, "cannot assign to __debug__");
        if (s->simple && keeps_annotations(c)) {
            store_annotation(c, s);
        } else if (!s->simple && keeps_annotations(c) &&
                   !(c->future & FUTURE_ANNOTATIONS)) {
            compile_expr(c, s->aug.annotation);
            emit(c, OP_POP, 0);
        }
        return;
    }
    check_target(c, s);
    if (keeps_annotations(c) && !(c->future & FUTURE_ANNOTATIONS)) {
        compile_expr(c, s->aug.annotation);
        emit(c, OP_POP, 0);
    }
}

/* -- the others -- */

static void compile_if(struct compiler *c, struct stmt *s)
{
    label orelse = label_new(c), end = label_new(c);
    compile_jump_if(c, s->cond.test, orelse, false);
    compile_block(c, &s->cond.body);
    if (s->cond.orelse.n) {
        c->unit->at = span_behind(&s->cond.body);
        emit_jump(c, OP_JUMP, end);
        c->unit->at = s->span;
        label_place(c, orelse);
        compile_block(c, &s->cond.orelse);
        label_place(c, end);
    } else {
        label_place(c, orelse);
    }
}

static void compile_raise(struct compiler *c, struct stmt *s)
{
    uint32_t n = 0;
    if (s->raise.exc) {
        compile_expr(c, s->raise.exc);
        n++;
    }
    if (s->raise.cause) {
        compile_expr(c, s->raise.cause);
        n++;
    }
    emit(c, OP_RAISE, n);
}

/* The comparison in a test that is looked at last; CPython shows a failed
 * assertion under it, and under the whole statement without one. */
static const struct expr *last_comparison(const struct expr *e)
{
    switch ((enum expr_kind)e->kind) {
    case E_COMPARE:
        return e;
    case E_UNARY:
        return e->op == UNARY_NOT ? last_comparison(e->value) : NULL;
    case E_AND: case E_OR:
        for (int i = e->list.n; i-- > 0;) {
            const struct expr *found = last_comparison(e->list.p[i]);
            if (found)
                return found;
        }
        return NULL;
    default:
        return NULL;
    }
}

static void compile_assert(struct compiler *c, struct stmt *s)
{
    suspect_assert(c, s);
    label end = label_new(c);
    compile_jump_if(c, s->assertion.test, end, true);
    const struct expr *shown = last_comparison(s->assertion.test);
    if (shown)
        c->unit->at = shown->span;
    emit(c, OP_ASSERTION_ERROR, 0);
    if (s->assertion.message) {
        compile_expr(c, s->assertion.message);
        emit(c, OP_CALL, 1);
    }
    emit(c, OP_RAISE, 1);
    label_place(c, end);
}

static void compile_expression_statement(struct compiler *c, struct stmt *s)
{
    if (s->value->kind == E_CONST)
        return;
    compile_expr(c, s->value);
    emit(c, OP_POP, 0);
}

static void compile_stmt(struct compiler *c, struct stmt *s)
{
    switch ((enum stmt_kind)s->kind) {
    case S_EXPR: compile_expression_statement(c, s); break;
    case S_ASSIGN: compile_assign(c, s); break;
    case S_AUG: compile_aug(c, s); break;
    case S_ANN: compile_annotated(c, s); break;
    case S_RETURN: compile_return(c, s); break;
    case S_DEL:
        for (int i = 0; i < s->targets.n; i++)
            compile_delete(c, s->targets.p[i]);
        break;
    case S_RAISE: compile_raise(c, s); break;
    case S_ASSERT: compile_assert(c, s); break;
    case S_PASS: case S_GLOBAL: case S_NONLOCAL: break;
    case S_BREAK: compile_break(c, false); break;
    case S_CONTINUE: compile_break(c, true); break;
    case S_IMPORT: compile_import(c, s); break;
    case S_FROM: compile_from(c, s); break;
    case S_IF: compile_if(c, s); break;
    case S_WHILE: case S_FOR: compile_loop(c, s); break;
    case S_WITH: compile_with(c, s); break;
    case S_TRY: compile_try(c, s); break;
    case S_DEF: compile_def(c, s); break;
    case S_CLASS: compile_class(c, s); break;
    case S_MATCH: compile_match(c, s); break;
    }
}

/* Does the statement's own line show when it runs? Declarations have no code,
 * and def and class show their decorators' lines first. */
static bool has_line(const struct compiler *c, const struct stmt *s)
{
    switch ((enum stmt_kind)s->kind) {
    case S_GLOBAL: case S_NONLOCAL: case S_DEF: case S_CLASS:
        return false;
    case S_ANN:
        return s->aug.value || keeps_annotations(c) ||
               s->aug.target->kind != E_NAME;
    default:
        return true;
    }
}

struct span span_behind(const struct block *b)
{
    const struct stmt *last = b->n ? b->p[b->n - 1] : NULL;
    return last && last->kind == S_PASS ? last->span : SPAN_INHERITED;
}

void compile_block(struct compiler *c, struct block *b)
{
    for (int i = 0; i < b->n && !c->failed; i++) {
        struct stmt *s = b->p[i];
        struct unit *u = c->unit;
        struct span outer = u->at;
        u->at = s->span;
        if (has_line(c, s))
            emit_line(c, s->span.line);
        compile_stmt(c, s);
        u->at = outer;
    }
}

static bool has_annotation(const struct block *b);

static bool stmt_has_annotation(const struct stmt *s)
{
    switch ((enum stmt_kind)s->kind) {
    case S_ANN:
        return true;
    case S_IF: case S_WHILE:
        return has_annotation(&s->cond.body) || has_annotation(&s->cond.orelse);
    case S_FOR:
        return has_annotation(&s->loop.body) || has_annotation(&s->loop.orelse);
    case S_WITH:
        return has_annotation(&s->with.body);
    case S_TRY:
        for (int i = 0; i < s->try_.n; i++)
            if (has_annotation(&s->try_.handlers[i].body))
                return true;
        return has_annotation(&s->try_.body) || has_annotation(&s->try_.orelse) ||
               has_annotation(&s->try_.finally);
    case S_MATCH:
        for (int i = 0; i < s->match.n; i++)
            if (has_annotation(&s->match.cases[i].body))
                return true;
        return false;
    default:
        return false;
    }
}

static bool has_annotation(const struct block *b)
{
    for (int i = 0; i < b->n; i++)
        if (stmt_has_annotation(b->p[i]))
            return true;
    return false;
}

/* The statements of a code; a docstring at their head is left out. */
void compile_body(struct compiler *c, struct block *b, bool docstring)
{
    struct unit *u = c->unit;
    struct span outer = u->at;
    if (keeps_annotations(c) && has_annotation(b))
        emit(c, OP_SETUP_ANNOTATIONS, 0);
    if (docstring && keeps_annotations(c)) {
        u->at = b->p[0]->value->span;
        emit_line(c, b->p[0]->span.line);
        emit_str(c, b->p[0]->value->constant->text);
        struct ident *doc = ast_ident(c->ast, STR("__doc__"));
        emit_site(c, u->code->kind == CODE_MODULE ? OP_STORE_GLOBAL
                                                  : OP_STORE_NAME, doc);
    }
    struct block rest = *b;
    if (docstring) {
        rest.p++;
        rest.n--;
    }
    compile_block(c, &rest);
    if (rest.n)
        u->at = rest.p[rest.n - 1]->span;
    else
        u->at = outer;
}
