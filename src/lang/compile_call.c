/* Calls: plain, of methods, with keywords, with stars. */
#include "lang/compile_priv.h"

static bool plain_args(const struct exprs *args)
{
    for (int i = 0; i < args->n; i++)
        if (args->p[i]->kind == E_STARRED)
            return false;
    return true;
}

static bool plain_keywords(const struct keyword *k, int n)
{
    for (int i = 0; i < n; i++)
        if (!k[i].name)
            return false;
    return true;
}

/* A keyword given twice is an error; a call has few of them. */
static void check_keywords(struct compiler *c, struct keyword *k, int n)
{
    for (int i = 0; i < n; i++) {
        if (k[i].name && str_eqz(k[i].name->s, "__debug__"))
            compile_error_at(c, c->unit->at, "cannot assign to __debug__");
        for (int j = i + 1; j < n && k[i].name && n < 5000; j++)
            if (k[i].name == k[j].name) {
                compile_error_at(c, k[j].span, "keyword argument repeated: %.*s",
                                 STR_ARG(k[i].name->s));
                return;
            }
    }
}

/* The names of keywords as a constant tuple. */
static void emit_names(struct compiler *c, struct keyword *k, int n)
{
    struct constant names = {.kind = CONST_TUPLE, .n_items = (uint32_t)n};
    names.items = arena_alloc(c->ast->arena, (size_t)n * sizeof *names.items);
    for (int i = 0; i < n; i++) {
        struct ident *name = scope_mangle(c->ast, c->unit->scope->class_name,
                                          k[i].name);
        names.items[i] = (struct constant){.kind = CONST_STR, .text = name->s};
    }
    emit_const(c, &names);
}

/* Positional arguments as one list or iterable. `extra` values that stand on
 * the stack already come first. */
static void gather_args(struct compiler *c, int extra, const struct exprs *args)
{
    if (!extra && args->n == 1 && args->p[0]->kind == E_STARRED) {
        compile_expr(c, args->p[0]->value);
        return;
    }
    bool built = false;
    int n = extra;
    for (int i = 0; i < args->n; i++) {
        struct expr *e = args->p[i];
        bool star = e->kind == E_STARRED;
        if (star && !built) {
            emit(c, OP_BUILD_LIST, (uint32_t)n);
            built = true;
        }
        compile_expr(c, star ? e->value : e);
        if (built)
            emit(c, star ? OP_LIST_EXTEND : OP_LIST_APPEND, 1);
        else
            n++;
    }
    if (built)
        emit(c, OP_LIST_TO_TUPLE, 0);
    else
        emit(c, OP_BUILD_TUPLE, (uint32_t)n);
}

/* Keywords and ** as one dict. */
static void gather_keywords(struct compiler *c, struct keyword *k, int n)
{
    bool built = false;
    for (int i = 0; i < n;) {
        int first = i;
        for (; i < n && k[i].name; i++) {
            struct ident *name = scope_mangle(
                c->ast, c->unit->scope->class_name, k[i].name);
            emit_str(c, name->s);
            compile_expr(c, k[i].value);
        }
        if (i > first) {
            emit(c, OP_BUILD_MAP, (uint32_t)(i - first));
            if (built)
                emit(c, OP_DICT_MERGE, 1);
            built = true;
        }
        if (i < n && !k[i].name) {
            if (!built)
                emit(c, OP_BUILD_MAP, 0);
            built = true;
            compile_expr(c, k[i++].value);
            emit(c, OP_DICT_MERGE, 1);
        }
    }
}

static void arguments(struct compiler *c, int extra, struct exprs *args,
                      struct keyword *k, int n_keywords)
{
    if (!plain_args(args) || !plain_keywords(k, n_keywords)) {
        gather_args(c, extra, args);
        if (n_keywords)
            gather_keywords(c, k, n_keywords);
        emit(c, OP_CALL_EX, n_keywords > 0);
        return;
    }
    for (int i = 0; i < args->n; i++)
        compile_expr(c, args->p[i]);
    for (int i = 0; i < n_keywords; i++)
        compile_expr(c, k[i].value);
    uint32_t n = (uint32_t)(extra + args->n + n_keywords);
    if (n_keywords) {
        emit_names(c, k, n_keywords);
        emit(c, OP_CALL_KW, n);
    } else {
        emit(c, OP_CALL, n);
    }
}

void compile_arguments(struct compiler *c, int extra, struct exprs *args,
                       struct keyword *k, int n_keywords)
{
    check_keywords(c, k, n_keywords);
    arguments(c, extra, args, k, n_keywords);
}

/* object.method(...): no bound method is made. */
static void call_method(struct compiler *c, struct expr *e)
{
    struct expr *f = e->call.func;
    struct span whole = c->unit->at;
    compile_expr(c, f->attr.value);
    c->unit->at = f->span;
    start_at_attribute(c, f);
    emit_site(c, OP_LOAD_METHOD,
              scope_mangle(c->ast, c->unit->scope->class_name, f->attr.name));
    c->unit->at = whole;
    for (int i = 0; i < e->call.args.n; i++)
        compile_expr(c, e->call.args.p[i]);
    for (int i = 0; i < e->call.n_keywords; i++)
        compile_expr(c, e->call.keywords[i].value);
    uint32_t n = (uint32_t)(e->call.args.n + e->call.n_keywords);
    if (e->call.n_keywords)
        emit_names(c, e->call.keywords, e->call.n_keywords);
    start_at_attribute(c, f);
    emit(c, e->call.n_keywords ? OP_CALL_METHOD_KW : OP_CALL_METHOD, n);
    if (!c->failed)
        c->unit->at = whole;
}

void compile_call(struct compiler *c, struct expr *e)
{
    struct expr *f = e->call.func;
    /* before anything is said of what is called */
    check_keywords(c, e->call.keywords, e->call.n_keywords);
    if (c->failed)
        return;
    suspect_call(c, e);
    if (f->kind == E_ATTR && plain_args(&e->call.args) &&
        plain_keywords(e->call.keywords, e->call.n_keywords)) {
        call_method(c, e);
        return;
    }
    compile_expr(c, f);
    arguments(c, 0, &e->call.args, e->call.keywords, e->call.n_keywords);
}
