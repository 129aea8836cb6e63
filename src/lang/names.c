/* Loading, storing and deleting names, by what the scopes say of them. */
#include "lang/compile_priv.h"

enum access { FAST, DEREF, CLASSDEREF, GLOBAL, NAME };

static enum access access_of(const struct unit *u, const struct symbol *y,
                             enum context context)
{
    enum scope_kind kind = u->scope->kind;
    enum symbol_place place = y ? y->place : PLACE_GLOBAL;
    switch (place) {
    case PLACE_FREE:
        return kind == SCOPE_CLASS && context == LOAD ? CLASSDEREF : DEREF;
    case PLACE_CELL:
        return DEREF;
    case PLACE_LOCAL:
        return kind == SCOPE_MODULE ? GLOBAL : kind == SCOPE_CLASS ? NAME : FAST;
    case PLACE_GLOBAL:
        return kind == SCOPE_CLASS ? NAME : GLOBAL;
    default:
        return GLOBAL;
    }
}

/* [access][context] */
static const enum opcode opcodes[][3] = {
    [FAST] = {OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST},
    [DEREF] = {OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF},
    [CLASSDEREF] = {OP_LOAD_CLASSDEREF, OP_STORE_DEREF, OP_DELETE_DEREF},
    [GLOBAL] = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL},
    [NAME] = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME},
};

void compile_name(struct compiler *c, struct ident *raw, enum context context)
{
    struct unit *u = c->unit;
    if (context != LOAD && str_eqz(raw->s, "__debug__"))
        compile_error(c, "cannot %s __debug__",
                      context == STORE ? "assign to" : "delete");
    struct ident *name = scope_mangle(c->ast, u->scope->class_name, raw);
    struct symbol *y = scope_find(u->scope, name);
    enum access access = access_of(u, y, context);
    enum opcode op = opcodes[access][context];
    if (access == FAST)
        emit(c, op, (uint32_t)unit_local(c, y));
    else if (access == DEREF || access == CLASSDEREF)
        emit(c, op, (uint32_t)y->index);
    else
        emit_site(c, op, name);
}
