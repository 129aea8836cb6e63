/* What may stand left of an assignment. */
#include "lang/parser_priv.h"

bool target_is_single(const struct expr *e)
{
    return e->kind == E_NAME || e->kind == E_ATTR || e->kind == E_ITEM;
}

static bool all_fit(const struct exprs *list, enum target_kind kind)
{
    for (int i = 0; i < list->n; i++)
        if (!target_fits(list->p[i], kind))
            return false;
    return true;
}

bool target_fits(const struct expr *e, enum target_kind kind)
{
    switch (e->kind) {
    case E_NAME: case E_ATTR: case E_ITEM:
        return true;
    case E_TUPLE: case E_LIST:
        return all_fit(&e->list, kind);
    case E_STARRED:
        return kind != TARGET_DEL && e->value->kind != E_STARRED &&
               target_fits(e->value, kind);
    default:
        return false;
    }
}

void target_mark(struct expr *e, enum context context)
{
    e->context = (uint8_t)context;
    if (e->kind == E_TUPLE || e->kind == E_LIST)
        for (int i = 0; i < e->list.n; i++)
            target_mark(e->list.p[i], context);
    else if (e->kind == E_STARRED)
        target_mark(e->value, context);
}

struct expr *parse_star_target(struct parser *p)
{
    size_t start = p->pos;
    if (!accept(p, TOK_STAR)) {
        struct expr *e = parse_primary(p);
        return e && target_fits(e, TARGET_STAR) ? e : NULL;
    }
    struct expr *value = at(p, TOK_STAR) ? NULL : parse_star_target(p);
    if (!value) {
        p->pos = start;
        return NULL;
    }
    struct expr *e = expr_new(p, E_STARRED, span_from(p, start));
    e->value = value;
    return e;
}

struct expr *parse_star_targets(struct parser *p)
{
    size_t start = p->pos, mark = p->scratch.n;
    struct expr *first = parse_star_target(p);
    if (!first)
        p->pos = start;
    if (!first || !at(p, TOK_COMMA))
        return first;
    vec_push(&p->scratch, first);
    while (at(p, TOK_COMMA)) {
        p->pos++;
        size_t back = p->pos;
        struct expr *next = parse_star_target(p);
        if (!next) {
            p->pos = back;
            break;
        }
        vec_push(&p->scratch, next);
    }
    return expr_tuple(p, mark, start);
}

/* The innermost expression in e that is no target, or NULL. */
static struct expr *culprit(struct expr *e, enum target_kind kind)
{
    switch (e->kind) {
    case E_TUPLE: case E_LIST:
        for (int i = 0; i < e->list.n; i++) {
            struct expr *bad = culprit(e->list.p[i], kind);
            if (bad)
                return bad;
        }
        return NULL;
    case E_STARRED:
        return kind == TARGET_DEL ? e : culprit(e->value, kind);
    case E_COMPARE:
        if (kind != TARGET_FOR)
            return e;
        return e->compare.ops[0] == CMP_IN ? culprit(e->compare.left, kind)
                                           : NULL;
    case E_NAME: case E_ATTR: case E_ITEM:
        return NULL;
    default:
        return e;
    }
}

void *target_refuse(struct parser *p, struct expr *e, enum target_kind kind)
{
    struct expr *bad = culprit(e, kind);
    if (!bad)
        return NULL;
    return error_at(p, bad->span, "cannot %s %s",
                    kind == TARGET_DEL ? "delete" : "assign to",
                    expr_describe(bad));
}
