#include "lang/compile.h"

#include "lang/compile_priv.h"

static void module_code(struct compiler *c, struct scope *top)
{
    unit_open(c, top, CODE_MODULE, NULL, (struct span){1, 0, 1, 0}, 1);
    const struct constant *doc = block_docstring(&c->ast->body);
    if (doc)
        c->unit->code->docstring = (struct str){
            arena_strndup(c->arena, doc->text.p, doc->text.n), doc->text.n};
    compile_body(c, &c->ast->body, doc != NULL);
    emit_end(c);
    c->program->code = unit_close(c);
}

bool compile_module(struct program *p, struct ast *ast, struct scope *top,
                    const struct compile_options *options,
                    struct diagnostic *why)
{
    struct compiler c = {
        .program = p, .ast = ast, .arena = &p->arena, .why = why,
        .trace = options->flags & LANG_TRACE, .future = options->future,
        .future_line = options->future_line,
    };
    module_code(&c, top);
    while (c.unit)
        unit_drop(&c);
    p->n_imports = (uint32_t)c.imports.n;
    p->imports = arena_alloc(&p->arena, c.imports.n * sizeof *c.imports.p + 1);
    if (c.imports.n)
        memcpy(p->imports, c.imports.p, c.imports.n * sizeof *c.imports.p);
    vec_fini(&c.imports);
    return !c.failed;
}
