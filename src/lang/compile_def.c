/* Functions, lambdas, classes. */
#include "lang/compile_priv.h"

/* -- parameters -- */

static void keyword_defaults(struct compiler *c, struct params *ps, uint32_t *bits)
{
    int n = ps->n_args + ps->n_kwonly;
    uint32_t count = 0;
    for (int i = ps->n_args; i < n; i++) {
        if (!ps->p[i].fallback)
            continue;
        struct ident *name = scope_mangle(c->ast, c->unit->scope->class_name,
                                          ps->p[i].name);
        emit_str(c, name->s);
        compile_expr(c, ps->p[i].fallback);
        count++;
    }
    if (count) {
        emit(c, OP_BUILD_MAP, count);
        *bits |= FUNC_KWDEFAULTS;
    }
}

uint32_t compile_defaults(struct compiler *c, struct params *ps)
{
    uint32_t bits = 0, count = 0;
    struct exprs list = {arena_alloc(c->ast->arena,
                                     (size_t)ps->n_args * sizeof(void *) + 1), 0};
    for (int i = 0; i < ps->n_args; i++)
        if (ps->p[i].fallback)
            list.p[list.n++] = ps->p[i].fallback;
    for (int i = 0; i < list.n; i++, count++)
        compile_expr(c, list.p[i]);
    if (count) {
        emit(c, OP_BUILD_TUPLE, count);
        bits |= FUNC_DEFAULTS;
    }
    keyword_defaults(c, ps, &bits);
    return bits;
}

static uint32_t annotation(struct compiler *c, struct ident *name, struct expr *e)
{
    if (!e)
        return 0;
    emit_str(c, scope_mangle(c->ast, c->unit->scope->class_name, name)->s);
    if (c->future & FUTURE_ANNOTATIONS) {
        struct buf text = {0};
        expr_unparse(e, &text);
        emit_str(c, buf_str(&text));
        buf_fini(&text);
    } else if (e->kind == E_STARRED) {
        compile_expr(c, e->value);
        emit(c, OP_UNPACK, 1);
    } else {
        compile_expr(c, e);
    }
    return 1;
}

static uint32_t compile_annotations(struct compiler *c, struct params *ps,
                                    struct expr *returns)
{
    uint32_t n = 0;
    for (int i = 0; i < ps->n_args; i++)
        n += annotation(c, ps->p[i].name, ps->p[i].annotation);
    if (ps->varargs)
        n += annotation(c, ps->varargs->name, ps->varargs->annotation);
    for (int i = ps->n_args; i < ps->n_args + ps->n_kwonly; i++)
        n += annotation(c, ps->p[i].name, ps->p[i].annotation);
    if (ps->kwargs)
        n += annotation(c, ps->kwargs->name, ps->kwargs->annotation);
    n += annotation(c, ast_ident(c->ast, STR("return")), returns);
    if (n)
        emit(c, OP_BUILD_MAP, n);
    return n ? FUNC_ANNOTATIONS : 0;
}

static void define_parameter(struct compiler *c, const struct param *p)
{
    if (str_eqz(p->name->s, "__debug__"))
        compile_error(c, "cannot assign to __debug__");
    struct ident *name = scope_mangle(c->ast, c->unit->scope->class_name, p->name);
    struct symbol *y = scope_find(c->unit->scope, name);
    /* A parameter that is a cell has a local too, from which the cell is
     * filled at the start. */
    vec_push(&c->unit->locals, name->s);
    if (y->place == PLACE_LOCAL)
        y->index = (int)c->unit->locals.n - 1;
}

void define_parameters(struct compiler *c, struct params *ps)
{
    struct code *code = c->unit->code;
    code->n_posonly = (uint32_t)ps->n_posonly;
    code->n_args = (uint32_t)ps->n_args;
    code->n_kwonly = (uint32_t)ps->n_kwonly;
    for (int i = 0; i < ps->n_args + ps->n_kwonly; i++)
        define_parameter(c, &ps->p[i]);
    if (ps->varargs) {
        code->flags |= CODE_VARARGS;
        define_parameter(c, ps->varargs);
    }
    if (ps->kwargs) {
        code->flags |= CODE_VARKEYWORDS;
        define_parameter(c, ps->kwargs);
    }
}

static void function_flags(struct unit *u)
{
    struct scope *s = u->scope;
    if (s->is_async)
        u->code->flags |= s->has_yield ? CODE_ASYNC_GENERATOR : CODE_COROUTINE;
    else if (s->has_yield)
        u->code->flags |= CODE_GENERATOR;
}

/* -- lambda -- */

void compile_lambda(struct compiler *c, struct expr *e)
{
    uint32_t bits = compile_defaults(c, e->lambda.params);
    struct scope *s = e->lambda.scope;
    unit_open(c, s, CODE_LAMBDA, s->name, e->span, e->span.line);
    define_parameters(c, e->lambda.params);
    function_flags(c->unit);
    if (c->trace) {
        emit_line(c, e->lambda.body->span.line);
        c->unit->last_line = 0;
    }
    c->unit->at = e->lambda.body->span;
    compile_expr(c, e->lambda.body);
    emit(c, OP_RETURN, 0); /* a generator's value, too */
    struct code *code = unit_close(c);
    emit_function(c, code, bits);
}

/* -- decorators -- */

static void compile_decorators(struct compiler *c, const struct exprs *list)
{
    for (int i = 0; i < list->n; i++) {
        emit_line(c, list->p[i]->span.line);
        compile_expr(c, list->p[i]);
    }
}

static void apply_decorators(struct compiler *c, const struct exprs *list)
{
    struct span outer = c->unit->at;
    for (int i = list->n; i-- > 0;) {
        c->unit->at = list->p[i]->span;
        emit(c, OP_CALL, 1);
    }
    c->unit->at = outer;
}

static int first_line(const struct exprs *decorators, struct span span)
{
    return decorators->n ? decorators->p[0]->span.line : span.line;
}

/* -- def -- */

static struct code *function_code(struct compiler *c, struct stmt *s, int line)
{
    unit_open(c, s->def.scope, CODE_FUNCTION, s->def.name, s->span, line);
    define_parameters(c, s->def.params);
    function_flags(c->unit);
    const struct constant *doc = block_docstring(&s->def.body);
    if (doc)
        c->unit->code->docstring = (struct str){
            arena_strndup(c->arena, doc->text.p, doc->text.n), doc->text.n};
    compile_body(c, &s->def.body, doc != NULL);
    emit_end(c);
    return unit_close(c);
}

void compile_def(struct compiler *c, struct stmt *s)
{
    compile_decorators(c, &s->def.decorators);
    emit_line(c, s->span.line);
    uint32_t bits = compile_defaults(c, s->def.params);
    bits |= compile_annotations(c, s->def.params, s->def.returns);
    struct code *code = function_code(c, s,
                                      first_line(&s->def.decorators, s->span));
    if (c->failed)
        return;
    emit_function(c, code, bits);
    apply_decorators(c, &s->def.decorators);
    compile_name(c, s->def.name, STORE);
}

/* -- class -- */

static void store_z(struct compiler *c, const char *name)
{
    emit_site(c, OP_STORE_NAME, ast_ident(c->ast, str_of(name)));
}

static struct code *class_code(struct compiler *c, struct stmt *s, int line)
{
    unit_open(c, s->class_.scope, CODE_CLASS, s->class_.name, s->span, line);
    struct unit *u = c->unit;
    u->at = (struct span){line, 0, line, 0};
    if (c->trace)
        emit_line(c, line);
    emit_site(c, OP_LOAD_NAME, ast_ident(c->ast, STR("__name__")));
    store_z(c, "__module__");
    emit_str(c, u->code->qualname);
    store_z(c, "__qualname__");
    const struct constant *doc = block_docstring(&s->class_.body);
    if (doc)
        u->code->docstring = (struct str){
            arena_strndup(c->arena, doc->text.p, doc->text.n), doc->text.n};
    compile_body(c, &s->class_.body, doc != NULL);
    if (s->class_.scope->needs_class_cell) {
        emit(c, OP_LOAD_CLOSURE, 0);
        emit(c, OP_COPY, 1);
        store_z(c, "__classcell__");
        emit(c, OP_RETURN, 0);
    } else {
        emit_end(c);
    }
    return unit_close(c);
}

void compile_class(struct compiler *c, struct stmt *s)
{
    compile_decorators(c, &s->class_.decorators);
    emit_line(c, s->span.line);
    struct code *code = class_code(c, s, first_line(&s->class_.decorators, s->span));
    if (c->failed)
        return;
    emit(c, OP_BUILD_CLASS, 0);
    emit_function(c, code, 0);
    emit_str(c, s->class_.name->s);
    compile_arguments(c, 2, &s->class_.bases, s->class_.keywords,
                      s->class_.n_keywords);
    apply_decorators(c, &s->class_.decorators);
    compile_name(c, s->class_.name, STORE);
}
