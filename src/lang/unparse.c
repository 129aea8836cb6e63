/* The text of an expression, as CPython writes it back for annotations that
 * are not evaluated: single spaces, brackets only where they are needed.
 */
#include <stdio.h>
#include <stdlib.h>

#include "lang/compile_priv.h"

enum precedence { P_TUPLE, P_YIELD, P_TEST, P_ORS, P_ANDS, P_NOTS, P_CMP,
                  P_EXPR, P_BOR = P_EXPR, P_BXOR, P_BAND, P_SHIFT, P_ARITH,
                  P_TERM, P_FACTOR, P_POWER, P_AWAIT, P_ATOM };

static const uint8_t binary_levels[] = {
    [BIN_ADD] = P_ARITH, [BIN_SUB] = P_ARITH, [BIN_MUL] = P_TERM,
    [BIN_DIV] = P_TERM, [BIN_FLOORDIV] = P_TERM, [BIN_MOD] = P_TERM,
    [BIN_POW] = P_POWER, [BIN_MATMUL] = P_TERM, [BIN_LSHIFT] = P_SHIFT,
    [BIN_RSHIFT] = P_SHIFT, [BIN_AND] = P_BAND, [BIN_OR] = P_BOR,
    [BIN_XOR] = P_BXOR,
};

static void write_expr(const struct expr *e, struct buf *out, int level);

static void write_list(const struct exprs *list, struct buf *out)
{
    for (int i = 0; i < list->n; i++) {
        if (i)
            buf_addz(out, ", ");
        write_expr(list->p[i], out, P_TEST);
    }
}

static void write_quoted(struct str s, struct buf *out)
{
    char quote = memchr(s.p, '\'', s.n) && !memchr(s.p, '"', s.n) ? '"' : '\'';
    buf_addc(out, quote);
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == quote || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n')
            buf_addz(out, "\\n");
        else if (c == '\t')
            buf_addz(out, "\\t");
        else if (c == '\r')
            buf_addz(out, "\\r");
        else if ((unsigned char)c < 32 || c == 127)
            buf_printf(out, "\\x%02x", (unsigned char)c);
        else
            buf_addc(out, c);
    }
    buf_addc(out, quote);
}

static void write_float(double d, struct buf *out)
{
    char text[40];
    for (int digits = 1; digits < 18; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, d);
        if (strtod(text, NULL) == d)
            break;
    }
    buf_addz(out, text);
    if (!strpbrk(text, ".en"))
        buf_addz(out, ".0");
}

static void write_constant(const struct constant *k, struct buf *out)
{
    switch (k->kind) {
    case CONST_NONE: buf_addz(out, "None"); break;
    case CONST_TRUE: buf_addz(out, "True"); break;
    case CONST_FALSE: buf_addz(out, "False"); break;
    case CONST_ELLIPSIS: buf_addz(out, "..."); break;
    case CONST_INT: buf_adds(out, k->text); break;
    case CONST_FLOAT: write_float(k->number, out); break;
    case CONST_IMAGINARY: write_float(k->number, out); buf_addc(out, 'j'); break;
    case CONST_BYTES: buf_addc(out, 'b'); write_quoted(k->text, out); break;
    case CONST_STR: write_quoted(k->text, out); break;
    default: break;
    }
}

static void write_slice_part(const struct expr *e, struct buf *out)
{
    if (e)
        write_expr(e, out, P_TEST);
}

static void write_call(const struct expr *e, struct buf *out)
{
    write_expr(e->call.func, out, P_ATOM);
    buf_addc(out, '(');
    write_list(&e->call.args, out);
    for (int i = 0; i < e->call.n_keywords; i++) {
        const struct keyword *k = &e->call.keywords[i];
        if (i || e->call.args.n)
            buf_addz(out, ", ");
        if (k->name)
            buf_printf(out, "%.*s=", STR_ARG(k->name->s));
        else
            buf_addz(out, "**");
        write_expr(k->value, out, P_TEST);
    }
    buf_addc(out, ')');
}

static void write_compare(const struct expr *e, struct buf *out)
{
    static const char *const words[] = {"<", "<=", "==", "!=", ">", ">=", "is",
                                        "is not", "in", "not in"};
    write_expr(e->compare.left, out, P_EXPR);
    for (int i = 0; i < e->compare.n; i++) {
        buf_printf(out, " %s ", words[e->compare.ops[i]]);
        write_expr(e->compare.rest[i], out, P_EXPR);
    }
}

static void write_chain(const struct expr *e, struct buf *out)
{
    for (int i = 0; i < e->list.n; i++) {
        if (i)
            buf_addz(out, e->kind == E_AND ? " and " : " or ");
        write_expr(e->list.p[i], out, e->kind == E_AND ? P_NOTS : P_ANDS);
    }
}

static void write_binary(const struct expr *e, struct buf *out, int own)
{
    write_expr(e->binary.left, out, own + (e->op == BIN_POW));
    buf_printf(out, " %s ", binary_op_text((enum binary_op)e->op));
    write_expr(e->binary.right, out, own + (e->op != BIN_POW));
}

static int level_of(const struct expr *e)
{
    switch ((enum expr_kind)e->kind) {
    case E_TUPLE: return e->list.n ? P_TUPLE : P_ATOM;
    case E_NAMED: return P_TUPLE;
    case E_YIELD: case E_YIELD_FROM: return P_YIELD;
    case E_IF: case E_LAMBDA: return P_TEST;
    case E_OR: return P_ORS;
    case E_AND: return P_ANDS;
    case E_UNARY: return e->op == UNARY_NOT ? P_NOTS : P_FACTOR;
    case E_COMPARE: return P_CMP;
    case E_BINARY: return binary_levels[e->op];
    case E_AWAIT: return P_AWAIT;
    default: return P_ATOM;
    }
}

static void write_inner(const struct expr *e, struct buf *out, int own)
{
    static const char *const unary[] = {"not ", "-", "+", "~"};
    switch ((enum expr_kind)e->kind) {
    case E_CONST: write_constant(e->constant, out); break;
    case E_NAME: buf_adds(out, e->name->s); break;
    case E_ATTR:
        write_expr(e->attr.value, out, P_ATOM);
        buf_addc(out, '.');
        buf_adds(out, e->attr.name->s);
        break;
    case E_ITEM:
        write_expr(e->item.value, out, P_ATOM);
        buf_addc(out, '[');
        write_expr(e->item.index, out, P_TUPLE);
        buf_addc(out, ']');
        break;
    case E_SLICE:
        write_slice_part(e->slice.lower, out);
        buf_addc(out, ':');
        write_slice_part(e->slice.upper, out);
        if (e->slice.step) {
            buf_addc(out, ':');
            write_expr(e->slice.step, out, P_TEST);
        }
        break;
    case E_STARRED: buf_addc(out, '*'); write_expr(e->value, out, P_EXPR); break;
    case E_TUPLE:
        if (!e->list.n)
            buf_addz(out, "()");
        write_list(&e->list, out);
        if (e->list.n == 1)
            buf_addc(out, ',');
        break;
    case E_LIST: case E_SET:
        buf_addc(out, e->kind == E_LIST ? '[' : '{');
        write_list(&e->list, out);
        buf_addc(out, e->kind == E_LIST ? ']' : '}');
        break;
    case E_DICT:
        buf_addc(out, '{');
        for (int i = 0; i < e->dict.n; i++) {
            if (i)
                buf_addz(out, ", ");
            if (e->dict.keys[i]) {
                write_expr(e->dict.keys[i], out, P_TEST);
                buf_addz(out, ": ");
            } else {
                buf_addz(out, "**");
            }
            write_expr(e->dict.values[i], out, P_TEST);
        }
        buf_addc(out, '}');
        break;
    case E_UNARY:
        buf_addz(out, unary[e->op]);
        write_expr(e->value, out, own);
        break;
    case E_BINARY: write_binary(e, out, own); break;
    case E_AND: case E_OR: write_chain(e, out); break;
    case E_COMPARE: write_compare(e, out); break;
    case E_CALL: write_call(e, out); break;
    case E_IF:
        write_expr(e->cond.body, out, P_ORS);
        buf_addz(out, " if ");
        write_expr(e->cond.test, out, P_ORS);
        buf_addz(out, " else ");
        write_expr(e->cond.orelse, out, P_TEST);
        break;
    case E_AWAIT: buf_addz(out, "await "); write_expr(e->value, out, P_ATOM); break;
    case E_NAMED:
        write_expr(e->named.target, out, P_ATOM);
        buf_addz(out, " := ");
        write_expr(e->named.value, out, P_ATOM);
        break;
    default: buf_addz(out, "..."); break;
    }
}

static void write_expr(const struct expr *e, struct buf *out, int level)
{
    int own = level_of(e);
    if (own < level)
        buf_addc(out, '(');
    write_inner(e, out, own);
    if (own < level)
        buf_addc(out, ')');
}

void expr_unparse(const struct expr *e, struct buf *out)
{
    write_expr(e, out, P_TEST);
}
