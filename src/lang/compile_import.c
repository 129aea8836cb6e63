/* import, from-import, and what __future__ asks for. */
#include "lang/compile_priv.h"

static struct str keep(struct compiler *c, struct str s)
{
    return (struct str){arena_strndup(c->arena, s.p, s.n), s.n};
}

static void note_import(struct compiler *c, struct str module,
                        const struct ident *name, struct span span)
{
    struct import_ref r = {.module = keep(c, module), .span = span,
                           .guarded = c->guard > 0};
    if (name)
        r.name = keep(c, name->s);
    vec_push(&c->imports, r);
}

/* `import a.b.c as d` binds c. */
static void bind_dotted(struct compiler *c, struct alias *a)
{
    struct str name = a->name->s;
    const char *dot = memchr(name.p, '.', name.n);
    if (!dot) {
        compile_name(c, a->as, STORE);
        return;
    }
    const char *end = name.p + name.n;
    while (dot) {
        const char *next = memchr(dot + 1, '.', (size_t)(end - dot - 1));
        struct str part = {dot + 1, (size_t)((next ? next : end) - dot - 1)};
        emit_site(c, OP_IMPORT_FROM, ast_ident(c->ast, part));
        emit(c, OP_SWAP, 2);
        emit(c, OP_POP, 0);
        dot = next;
    }
    compile_name(c, a->as, STORE);
}

void compile_import(struct compiler *c, struct stmt *s)
{
    for (int i = 0; i < s->import.n; i++) {
        struct alias *a = &s->import.names[i];
        note_import(c, a->name->s, NULL, a->span);
        emit_int(c, 0);
        emit_none(c);
        emit_site(c, OP_IMPORT_NAME, a->name);
        if (a->as) {
            bind_dotted(c, a);
            continue;
        }
        struct str name = a->name->s;
        const char *dot = memchr(name.p, '.', name.n);
        if (dot)
            name.n = (size_t)(dot - name.p);
        compile_name(c, ast_ident(c->ast, name), STORE);
    }
}

static void emit_from_list(struct compiler *c, struct stmt *s)
{
    struct constant names = {.kind = CONST_TUPLE,
                             .n_items = (uint32_t)s->import.n};
    names.items = arena_alloc(c->ast->arena,
                              (size_t)s->import.n * sizeof *names.items);
    for (int i = 0; i < s->import.n; i++)
        names.items[i] = (struct constant){.kind = CONST_STR,
                                           .text = s->import.names[i].name->s};
    emit_const(c, &names);
}

void compile_from(struct compiler *c, struct stmt *s)
{
    struct ident *module = s->import.module;
    if (!module)
        module = ast_ident(c->ast, STR(""));
    bool future = !s->import.level && str_eqz(module->s, "__future__");
    if (future && (c->unit->code->kind != CODE_MODULE ||
                   s->span.line > c->future_line)) {
        compile_error(c, "from __future__ imports must occur at the beginning "
                         "of the file");
        return;
    }
    emit_int(c, s->import.level);
    emit_from_list(c, s);
    emit_site(c, OP_IMPORT_NAME, module);
    for (int i = 0; i < s->import.n; i++) {
        struct alias *a = &s->import.names[i];
        note_import(c, s->import.level ? STR("") : module->s, a->name, a->span);
        if (str_eqz(a->name->s, "*")) {
            emit(c, OP_IMPORT_STAR, 0);
            return;
        }
        emit_site(c, OP_IMPORT_FROM, a->name);
        compile_name(c, a->as ? a->as : a->name, STORE);
    }
    emit(c, OP_POP, 0);
}

/* -- __future__ -- */

static const char *const features[] = {
    "nested_scopes", "generators", "division", "absolute_import",
    "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
    "generator_stop", "annotations",
};

static int feature_bit(struct str name)
{
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        if (str_eqz(name, features[i]))
            return str_eqz(name, "annotations") ? FUTURE_ANNOTATIONS : 0;
    return -1;
}

int future_scan(const struct ast *ast, struct diagnostic *why, int *last_line)
{
    int bits = 0;
    *last_line = 0;
    for (int i = 0; i < ast->body.n; i++) {
        const struct stmt *s = ast->body.p[i];
        if (i == 0 && block_docstring(&ast->body))
            continue;
        if (s->kind != S_FROM || s->import.level || !s->import.module ||
            !str_eqz(s->import.module->s, "__future__"))
            break;
        for (int j = 0; j < s->import.n; j++) {
            struct str name = s->import.names[j].name->s;
            int bit = feature_bit(name);
            if (bit < 0) {
                struct span at = {s->span.line, s->span.col, 0, -1};
                if (str_eqz(name, "braces"))
                    diagnostic_set(why, "SyntaxError", at, "not a chance");
                else
                    diagnostic_set(why, "SyntaxError", at,
                                   "future feature %.*s is not defined",
                                   STR_ARG(name));
                return -1;
            }
            bits |= bit;
        }
        *last_line = s->span.line;
    }
    return bits;
}
