#include "lang/ast.h"

#include <stdlib.h>

static uint32_t text_hash(struct str s)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 16777619u;
    return h ^ h >> 15;
}

static void grow(struct ast *ast)
{
    uint32_t n = ast->n_buckets ? ast->n_buckets * 2 : 256;
    struct ident **buckets = xcalloc(n, sizeof *buckets);
    for (uint32_t i = 0; i < ast->n_buckets; i++)
        for (struct ident *d = ast->buckets[i], *next; d; d = next) {
            next = d->next;
            d->next = buckets[d->hash & (n - 1)];
            buckets[d->hash & (n - 1)] = d;
        }
    free(ast->buckets);
    ast->buckets = buckets;
    ast->n_buckets = n;
}

struct ident *ast_ident(struct ast *ast, struct str s)
{
    if (ast->n_idents >= ast->n_buckets)
        grow(ast);
    uint32_t h = text_hash(s);
    struct ident **at = &ast->buckets[h & (ast->n_buckets - 1)];
    for (struct ident *d = *at; d; d = d->next)
        if (d->hash == h && str_eq(d->s, s))
            return d;
    struct ident *d = arena_alloc(ast->arena, sizeof *d);
    d->s = (struct str){arena_strndup(ast->arena, s.p, s.n), s.n};
    d->hash = h;
    d->next = *at;
    *at = d;
    ast->n_idents++;
    return d;
}

void ast_fini(struct ast *ast)
{
    free(ast->buckets);
    vec_fini(&ast->warnings);
    ast->buckets = NULL;
    ast->n_buckets = ast->n_idents = 0;
}

static const char *constant_describe(const struct constant *c)
{
    switch (c->kind) {
    case CONST_NONE: return "None";
    case CONST_TRUE: return "True";
    case CONST_FALSE: return "False";
    case CONST_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
}

const char *expr_describe(const struct expr *e)
{
    static const char *const names[] = {
        [E_NAME] = "name", [E_ATTR] = "attribute", [E_ITEM] = "subscript",
        [E_STARRED] = "starred", [E_TUPLE] = "tuple", [E_LIST] = "list",
        [E_SET] = "set display", [E_DICT] = "dict literal",
        [E_UNARY] = "expression", [E_BINARY] = "expression",
        [E_AND] = "expression", [E_OR] = "expression",
        [E_COMPARE] = "comparison", [E_CALL] = "function call",
        [E_IF] = "conditional expression", [E_LAMBDA] = "lambda",
        [E_LISTCOMP] = "list comprehension",
        [E_SETCOMP] = "set comprehension",
        [E_DICTCOMP] = "dict comprehension",
        [E_GENEXP] = "generator expression", [E_AWAIT] = "await expression",
        [E_YIELD] = "yield expression", [E_YIELD_FROM] = "yield expression",
        [E_NAMED] = "named expression", [E_FSTRING] = "f-string expression",
        [E_FORMATTED] = "f-string expression", [E_SLICE] = "slice",
    };
    return e->kind == E_CONST ? constant_describe(e->constant) : names[e->kind];
}

const struct constant *block_docstring(const struct block *b)
{
    if (!b->n || b->p[0]->kind != S_EXPR)
        return NULL;
    const struct expr *e = b->p[0]->value;
    return e->kind == E_CONST && e->constant->kind == CONST_STR ? e->constant
                                                                : NULL;
}
