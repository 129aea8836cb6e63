/* Units: opening a code, its cells and locals, and putting it together. */
#include <stdlib.h>

#include "base/die.h"
#include "lang/compile_priv.h"

static struct str keep(struct compiler *c, struct str s)
{
    return (struct str){arena_strndup(c->arena, s.p, s.n), s.n};
}

/* -- cells -- */

static int by_name(const void *a, const void *b)
{
    const struct symbol *x = *(struct symbol *const *)a;
    const struct symbol *y = *(struct symbol *const *)b;
    size_t n = x->name->s.n < y->name->s.n ? x->name->s.n : y->name->s.n;
    int order = memcmp(x->name->s.p, y->name->s.p, n);
    return order ? order : (x->name->s.n > y->name->s.n) -
                               (x->name->s.n < y->name->s.n);
}

/* Parameters first, as they are written; symbols stand in that order. */
static int by_cell(const void *a, const void *b)
{
    const struct symbol *x = *(struct symbol *const *)a;
    const struct symbol *y = *(struct symbol *const *)b;
    bool first = x->use & SYM_PARAM, second = y->use & SYM_PARAM;
    if (first && second)
        return x < y ? -1 : 1;
    return first == second ? by_name(a, b) : first ? -1 : 1;
}

static bool is_free(const struct symbol *y)
{
    return y->place == PLACE_FREE || y->use & SYM_CLASS_FREE;
}

/* Gives the cells and free variables their numbers, each kind sorted. */
static void number_cells(struct compiler *c, struct unit *u)
{
    struct scope *s = u->scope;
    struct symbol **sorted = xmalloc((s->n + 1) * sizeof *sorted);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n; i++)
        if (s->symbols[i].place == PLACE_CELL)
            sorted[n++] = &s->symbols[i];
    qsort(sorted, n, sizeof *sorted, by_cell);
    uint32_t cells = n;
    for (uint32_t i = 0; i < s->n; i++)
        if (is_free(&s->symbols[i]))
            sorted[n++] = &s->symbols[i];
    qsort(sorted + cells, n - cells, sizeof *sorted, by_name);
    struct code *code = u->code;
    uint32_t extra = s->needs_class_cell;
    code->n_cells = cells + extra;
    code->n_free = n - cells;
    code->cells = arena_alloc(c->arena, (n + extra) * sizeof *code->cells + 1);
    if (extra)
        code->cells[0] = STR("__class__");
    for (uint32_t i = 0; i < n; i++) {
        code->cells[i + extra] = keep(c, sorted[i]->name->s);
        /* A class keeps such a name in its namespace; only its methods see
         * the cell, which closures find by name. */
        if (!(sorted[i]->use & SYM_CLASS_FREE))
            sorted[i]->index = (int)(i + extra);
    }
    free(sorted);
}

/* The number of a cell or free variable of the unit by name. */
static int cell_index(const struct unit *u, struct str name)
{
    uint32_t n = u->code->n_cells + u->code->n_free;
    for (uint32_t i = 0; i < n; i++)
        if (str_eq(u->code->cells[i], name))
            return (int)i;
    die("a closure needs %.*s, which is not there", STR_ARG(name));
}

int unit_local(struct compiler *c, struct symbol *y)
{
    if (y->index < 0) {
        y->index = (int)c->unit->locals.n;
        vec_push(&c->unit->locals, y->name->s);
    }
    return y->index;
}

/* -- names of codes -- */

static bool is_function_scope(const struct scope *s)
{
    return s->kind != SCOPE_MODULE && s->kind != SCOPE_CLASS;
}

static struct str qualname_of(struct compiler *c, const struct unit *outer,
                              struct ident *name)
{
    if (!outer || outer->scope->kind == SCOPE_MODULE)
        return keep(c, name->s);
    struct symbol *y = scope_find(
        outer->scope, scope_mangle(c->ast, outer->scope->class_name, name));
    if (y && y->place == PLACE_GLOBAL_DECLARED)
        return keep(c, name->s);
    struct buf text = {0};
    buf_adds(&text, outer->code->qualname);
    /* a comprehension is a function whose names nobody calls local */
    if (is_function_scope(outer->scope) &&
        outer->scope->kind != SCOPE_COMPREHENSION)
        buf_addz(&text, ".<locals>");
    buf_addc(&text, '.');
    buf_adds(&text, name->s);
    struct str out = keep(c, buf_str(&text));
    buf_fini(&text);
    return out;
}

void unit_open(struct compiler *c, struct scope *s, enum code_kind kind,
               struct ident *name, struct span span, int first_line)
{
    struct unit *u = xcalloc(1, sizeof *u);
    u->outer = c->unit;
    u->scope = s;
    u->region = -1;
    u->at = span;
    u->code = arena_alloc(c->arena, sizeof *u->code);
    u->code->kind = kind;
    u->code->span = span;
    u->code->first_line = first_line;
    if (name) {
        u->code->name = keep(c, name->s);
        u->code->qualname = qualname_of(c, u->outer, name);
    } else {
        u->code->name = u->code->qualname = STR("<module>");
    }
    if (is_function_scope(s))
        u->code->flags |= CODE_OPTIMIZED;
    for (uint32_t i = 0; i < s->n; i++)
        s->symbols[i].index = -1; /* what stands in a finally comes twice */
    number_cells(c, u);
    c->unit = u;
}

static void unit_free(struct unit *u)
{
    vec_fini(&u->ops);
    vec_fini(&u->spans);
    vec_fini(&u->regions_of);
    vec_fini(&u->labels);
    vec_fini(&u->regions);
    vec_fini(&u->consts);
    vec_fini(&u->sites);
    vec_fini(&u->locals);
    free(u->const_table);
    free(u);
}

void unit_drop(struct compiler *c)
{
    struct unit *u = c->unit;
    c->unit = u->outer;
    unit_free(u);
}

/* Which local a cell takes its first value from. */
static void number_cell_locals(struct compiler *c, struct unit *u)
{
    struct code *code = u->code;
    uint32_t params = code->n_args + code->n_kwonly +
                      !!(code->flags & CODE_VARARGS) +
                      !!(code->flags & CODE_VARKEYWORDS);
    code->cell_local = arena_alloc(c->arena,
                                   code->n_cells * sizeof *code->cell_local + 1);
    for (uint32_t i = 0; i < code->n_cells; i++) {
        code->cell_local[i] = -1;
        for (uint32_t j = 0; j < params; j++)
            if (str_eq(code->cells[i], u->locals.p[j]))
                code->cell_local[i] = (int)j;
    }
}

static void *take(struct compiler *c, const void *p, size_t n, size_t size)
{
    void *out = arena_alloc(c->arena, n * size + 1);
    if (n)
        memcpy(out, p, n * size);
    return out;
}

struct code *unit_close(struct compiler *c)
{
    struct unit *u = c->unit;
    struct code *code = u->code;
    code_assemble(c, u);
    code->ops = take(c, u->ops.p, u->ops.n, sizeof *u->ops.p);
    code->spans = take(c, u->spans.p, u->spans.n, sizeof *u->spans.p);
    code->n_ops = (uint32_t)u->ops.n;
    code->consts = take(c, u->consts.p, u->consts.n, sizeof *u->consts.p);
    code->n_consts = (uint32_t)u->consts.n;
    code->sites = take(c, u->sites.p, u->sites.n, sizeof *u->sites.p);
    code->n_sites = (uint32_t)u->sites.n;
    for (size_t i = 0; i < u->sites.n; i++)
        code->sites[i] = keep(c, code->sites[i]);
    code->locals = take(c, u->locals.p, u->locals.n, sizeof *u->locals.p);
    code->n_locals = (uint32_t)u->locals.n;
    for (size_t i = 0; i < u->locals.n; i++)
        code->locals[i] = keep(c, code->locals[i]);
    number_cell_locals(c, u);
    c->unit = u->outer;
    unit_free(u);
    return code;
}

void emit_function(struct compiler *c, struct code *code, uint32_t bits)
{
    for (uint32_t i = 0; i < code->n_free; i++) {
        struct str name = code->cells[code->n_cells + i];
        emit(c, OP_LOAD_CLOSURE, (uint32_t)cell_index(c->unit, name));
    }
    if (code->n_free) {
        emit(c, OP_BUILD_TUPLE, code->n_free);
        bits |= FUNC_CLOSURE;
    }
    emit_const(c, &(struct constant){.kind = CONST_CODE, .code = code});
    emit_str(c, code->qualname);
    emit(c, OP_MAKE_FUNCTION, bits);
}
