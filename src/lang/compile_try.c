/* try, except, except*, finally, with: what runs under a handler, and what has
 * to be undone when a jump leads out.
 *
 * A handler is entered with the exception on the stack. PUSH_EXC puts the
 * exception handled so far under it, POP_EXCEPT makes that the current one
 * again; in between a second region sees to it that an exception out of the
 * handler does so too.
 */
#include "lang/compile_priv.h"

/* Behind a handler: exceptions out of it come here. */
static void handler_cleanup(struct compiler *c, label cleanup)
{
    label_place(c, cleanup);
    emit(c, OP_SWAP, 2);
    emit(c, OP_POP_EXCEPT, 0);
    emit(c, OP_RERAISE, 1);
}

/* name = None; del name */
static void forget_name(struct compiler *c, struct ident *name)
{
    if (!name)
        return;
    emit_none(c);
    compile_name(c, name, STORE);
    compile_name(c, name, DEL);
}

/* -- leaving blocks -- */

static void call_exit(struct compiler *c)
{
    emit_none(c);
    emit_none(c);
    emit_none(c);
    emit(c, OP_CALL, 3);
}

static void drive_exit(struct compiler *c)
{
    emit(c, OP_GET_AWAITABLE, 2);
    emit_none(c);
    compile_drive(c);
}

/* Runs a finally block in place, for a jump that leads out of its try. */
static void inline_finally(struct compiler *c, struct block_frame f, bool keep)
{
    if (keep && !block_push(c, (struct block_frame){
                    .kind = BLOCK_VALUE, .outer_region = c->unit->region}))
        return;
    struct span at = c->unit->at;
    c->unit->last_line = 0;
    compile_block(c, (struct block *)&f.s->try_.finally);
    c->unit->at = at;
    if (keep)
        block_pop(c);
}

static void unwind_with(struct compiler *c, struct block_frame f, bool keep)
{
    struct span at = c->unit->at;
    c->unit->at = f.s->span;
    emit_line(c, f.s->span.line);
    if (keep)
        emit(c, OP_SWAP, 2);
    call_exit(c);
    if (f.s->is_async)
        drive_exit(c);
    emit(c, OP_POP, 0);
    c->unit->at = at;
}

void block_unwind(struct compiler *c, struct block_frame f, bool keep)
{
    switch (f.kind) {
    case BLOCK_WHILE: case BLOCK_TRY: case BLOCK_HANDLER_STAR:
        break;
    case BLOCK_FOR: case BLOCK_VALUE:
        if (keep)
            emit(c, OP_SWAP, 2);
        emit(c, OP_POP, 0);
        break;
    case BLOCK_FINALLY:
        inline_finally(c, f, keep);
        break;
    case BLOCK_FINALLY_END:
        if (keep)
            emit(c, OP_SWAP, 2);
        emit(c, OP_POP, 0);
        if (keep)
            emit(c, OP_SWAP, 2);
        emit(c, OP_POP_EXCEPT, 0);
        break;
    case BLOCK_WITH:
        unwind_with(c, f, keep);
        break;
    case BLOCK_HANDLER:
        if (keep)
            emit(c, OP_SWAP, 2);
        emit(c, OP_POP_EXCEPT, 0);
        forget_name(c, f.name);
        break;
    }
}

/* -- which handlers catch a missing module -- */

static bool names_import_error(const struct expr *e)
{
    if (e->kind == E_TUPLE) {
        for (int i = 0; i < e->list.n; i++)
            if (names_import_error(e->list.p[i]))
                return true;
        return false;
    }
    if (e->kind != E_NAME)
        return false;
    return str_eqz(e->name->s, "ImportError") ||
           str_eqz(e->name->s, "ModuleNotFoundError") ||
           str_eqz(e->name->s, "Exception") ||
           str_eqz(e->name->s, "BaseException");
}

static bool catches_import_error(const struct stmt *s)
{
    for (int i = 0; i < s->try_.n; i++)
        if (!s->try_.handlers[i].type ||
            names_import_error(s->try_.handlers[i].type))
            return true;
    return false;
}

static void try_body(struct compiler *c, struct stmt *s)
{
    bool guards = catches_import_error(s);
    c->guard += guards;
    compile_block(c, &s->try_.body);
    c->guard -= guards;
}

/* -- except -- */

/* One clause. The stack holds `before` and the exception. */
static void compile_except(struct compiler *c, struct except *x, bool last,
                           label end, int outer)
{
    struct unit *u = c->unit;
    label next = label_new(c);
    u->at = x->span;
    if (!x->type && !last) {
        compile_error(c, "default 'except:' must be last");
        return;
    }
    u->last_line = 0;
    emit_line(c, x->span.line);
    if (x->type) {
        compile_expr(c, x->type);
        emit(c, OP_MATCH_EXC, 0);
        emit_jump(c, OP_POP_JUMP_IF_FALSE, next);
    }
    if (x->name)
        compile_name(c, x->name, STORE);
    else
        emit(c, OP_POP, 0);
    label forget = label_new(c);
    struct block_frame frame = {.kind = BLOCK_HANDLER, .name = x->name,
                                .outer_region = outer};
    int region = x->name ? region_open(c, forget, 0) : -1;
    if (!block_push(c, frame))
        return;
    compile_block(c, &x->body);
    block_pop(c);
    u->at = span_behind(&x->body);
    if (x->name)
        region_close(c, region);
    int inner = u->region;
    u->region = outer;
    emit(c, OP_POP_EXCEPT, 0);
    forget_name(c, x->name);
    emit_jump(c, OP_JUMP, end);
    u->region = inner;
    if (x->name) {
        label_place(c, forget);
        forget_name(c, x->name);
        emit(c, OP_RERAISE, 1);
    }
    label_place(c, next);
}

static void try_except(struct compiler *c, struct stmt *s)
{
    struct unit *u = c->unit;
    label handlers = label_new(c), cleanup = label_new(c), end = label_new(c);
    int outer = u->region;
    int region = region_open(c, handlers, 0);
    if (!block_push(c, (struct block_frame){.kind = BLOCK_TRY,
                                            .outer_region = outer}))
        return;
    try_body(c, s);
    block_pop(c);
    region_close(c, region);
    if (s->try_.orelse.n)
        compile_block(c, &s->try_.orelse);
    u->at = span_behind(s->try_.orelse.n ? &s->try_.orelse : &s->try_.body);
    emit_jump(c, OP_JUMP, end);
    u->at = s->span;
    label_place(c, handlers);
    emit(c, OP_PUSH_EXC, 0);
    region = region_open(c, cleanup, 1);
    for (int i = 0; i < s->try_.n && !c->failed; i++)
        compile_except(c, &s->try_.handlers[i], i == s->try_.n - 1, end, outer);
    u->at = s->try_.handlers[s->try_.n - 1].span;
    emit(c, OP_RERAISE, 0);
    region_close(c, region);
    handler_cleanup(c, cleanup);
    label_place(c, end);
}

/* -- except* --
 *
 * In the handlers the stack holds: before, original, list of what the clauses
 * raised, the rest not yet matched.
 */

static void star_clause(struct compiler *c, struct except *x, bool last, int outer)
{
    struct unit *u = c->unit;
    label next = label_new(c), failed = label_new(c), skip = label_new(c);
    u->at = x->span;
    u->last_line = 0;
    emit_line(c, x->span.line);
    compile_expr(c, x->type);
    emit(c, OP_MATCH_EXC_GROUP, 0);
    emit(c, OP_COPY, 1);
    emit_jump(c, OP_POP_JUMP_IF_NONE, skip);
    if (x->name)
        compile_name(c, x->name, STORE);
    else
        emit(c, OP_POP, 0);
    int region = region_open(c, failed, 0);
    if (!block_push(c, (struct block_frame){.kind = BLOCK_HANDLER_STAR,
                                            .name = x->name,
                                            .outer_region = outer}))
        return;
    compile_block(c, &x->body);
    block_pop(c);
    u->at = x->span;
    region_close(c, region);
    forget_name(c, x->name);
    emit_jump(c, OP_JUMP, next);
    label_place(c, failed);
    forget_name(c, x->name);
    emit(c, OP_LIST_APPEND, 2);
    emit_jump(c, OP_JUMP, next);
    label_place(c, skip);
    emit(c, OP_POP, 0);
    label_place(c, next);
    if (last) {
        u->at = SPAN_INHERITED;
        emit(c, OP_LIST_APPEND, 1);
        emit(c, OP_PREP_RERAISE_STAR, 0);
    }
}

static void try_star(struct compiler *c, struct stmt *s)
{
    struct unit *u = c->unit;
    label handlers = label_new(c), cleanup = label_new(c), end = label_new(c);
    label again = label_new(c);
    int outer = u->region;
    int region = region_open(c, handlers, 0);
    if (!block_push(c, (struct block_frame){.kind = BLOCK_TRY,
                                            .outer_region = outer}))
        return;
    try_body(c, s);
    block_pop(c);
    region_close(c, region);
    if (s->try_.orelse.n)
        compile_block(c, &s->try_.orelse);
    u->at = span_behind(s->try_.orelse.n ? &s->try_.orelse : &s->try_.body);
    emit_jump(c, OP_JUMP, end);
    u->at = s->span;
    label_place(c, handlers);
    emit(c, OP_PUSH_EXC, 0);
    region = region_open(c, cleanup, 1);
    emit(c, OP_COPY, 1);
    emit(c, OP_BUILD_LIST, 0);
    emit(c, OP_SWAP, 2);
    for (int i = 0; i < s->try_.n && !c->failed; i++)
        star_clause(c, &s->try_.handlers[i], i == s->try_.n - 1, outer);
    u->at = SPAN_INHERITED;
    emit(c, OP_COPY, 1);
    emit_jump(c, OP_POP_JUMP_IF_NOT_NONE, again);
    u->region = outer;
    emit(c, OP_POP, 0);
    emit(c, OP_POP_EXCEPT, 0);
    emit_jump(c, OP_JUMP, end);
    label_place(c, again);
    emit(c, OP_SWAP, 2);
    emit(c, OP_POP_EXCEPT, 0);
    u->at = SPAN_NONE;
    emit(c, OP_RERAISE, 0);
    u->at = s->span;
    handler_cleanup(c, cleanup);
    label_place(c, end);
}

/* -- finally -- */

/* Where what stands behind a finally block is in CPython: at the statement that
 * it compiled last, run or not, unless that was one with handlers. */
static struct span span_of_last(const struct block *b)
{
    const struct stmt *last = b->p[b->n - 1];
    switch ((enum stmt_kind)last->kind) {
    case S_IF:
        return span_of_last(last->cond.orelse.n ? &last->cond.orelse
                                                : &last->cond.body);
    case S_FOR: case S_TRY: case S_WITH: case S_MATCH:
        return SPAN_INHERITED;
    default:
        return last->span;
    }
}

static void try_handlers(struct compiler *c, struct stmt *s)
{
    if (!s->try_.n)
        compile_block(c, &s->try_.body);
    else if (s->is_star)
        try_star(c, s);
    else
        try_except(c, s);
}

void compile_try(struct compiler *c, struct stmt *s)
{
    if (!s->try_.finally.n) {
        try_handlers(c, s);
        return;
    }
    struct unit *u = c->unit;
    label handler = label_new(c), cleanup = label_new(c), end = label_new(c);
    int outer = u->region;
    int region = region_open(c, handler, 0);
    if (!block_push(c, (struct block_frame){.kind = BLOCK_FINALLY, .s = s,
                                            .outer_region = outer}))
        return;
    try_handlers(c, s);
    region_close(c, region);
    block_pop(c);
    u->last_line = 0;
    compile_block(c, &s->try_.finally);
    u->at = span_behind(&s->try_.finally);
    emit_jump(c, OP_JUMP, end);
    u->at = s->span;
    label_place(c, handler);
    emit(c, OP_PUSH_EXC, 0);
    region = region_open(c, cleanup, 1);
    if (!block_push(c, (struct block_frame){.kind = BLOCK_FINALLY_END,
                                            .outer_region = outer}))
        return;
    compile_block(c, &s->try_.finally);
    block_pop(c);
    u->at = span_of_last(&s->try_.finally);
    emit(c, OP_RERAISE, 0);
    u->at = s->span;
    region_close(c, region);
    handler_cleanup(c, cleanup);
    label_place(c, end);
}

/* -- with -- */

static void with_items(struct compiler *c, struct stmt *s, int i)
{
    struct unit *u = c->unit;
    struct with_item *item = &s->with.items[i];
    u->at = s->span;
    label handler = label_new(c), cleanup = label_new(c);
    label handled = label_new(c), end = label_new(c);
    compile_expr(c, item->context);
    emit(c, s->is_async ? OP_BEFORE_ASYNC_WITH : OP_BEFORE_WITH, 0);
    if (s->is_async) {
        emit(c, OP_GET_AWAITABLE, 1);
        emit_none(c);
        compile_drive(c);
    }
    int outer = u->region;
    int region = region_open(c, handler, 1);
    if (!block_push(c, (struct block_frame){.kind = BLOCK_WITH, .s = s,
                                            .outer_region = outer}))
        return;
    if (item->target)
        compile_store(c, item->target);
    else
        emit(c, OP_POP, 0);
    if (i + 1 < s->with.n)
        with_items(c, s, i + 1);
    else
        compile_block(c, &s->with.body);
    block_pop(c);
    region_close(c, region);
    u->at = s->span;
    emit_line(c, s->span.line);
    call_exit(c);
    if (s->is_async)
        drive_exit(c);
    emit(c, OP_POP, 0);
    emit_jump(c, OP_JUMP, end);
    label_place(c, handler);
    emit(c, OP_PUSH_EXC, 0);
    region = region_open(c, cleanup, 1);
    emit_line(c, s->span.line);
    emit(c, OP_WITH_EXCEPT, 0);
    if (s->is_async)
        drive_exit(c);
    emit_jump(c, OP_POP_JUMP_IF_TRUE, handled);
    emit(c, OP_RERAISE, 1);
    label_place(c, handled);
    region_close(c, region);
    emit(c, OP_POP, 0);
    emit(c, OP_POP_EXCEPT, 0);
    emit(c, OP_POP, 0);
    emit_jump(c, OP_JUMP, end);
    handler_cleanup(c, cleanup);
    label_place(c, end);
}

void compile_with(struct compiler *c, struct stmt *s)
{
    if (s->is_async && (!c->unit->scope->is_async || !unit_is_function(c->unit))) {
        compile_error(c, "'async with' outside async function");
        return;
    }
    with_items(c, s, 0);
}
