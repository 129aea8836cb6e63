/* Expressions. While one is compiled `unit->at` is its span, as what is raised
 * there is shown under it.
 */
#include "lang/compile_priv.h"

/* -- helpers -- */

void compile_binary_op(struct compiler *c, enum opcode op, int which)
{
    emit(c, op, (uint32_t)which);
}

void compile_drive(struct compiler *c)
{
    label again = label_new(c), done = label_new(c);
    label_place(c, again);
    c->unit->labels.p[again].used = true;
    emit_jump(c, OP_SEND, done);
    emit(c, OP_YIELD_AWAIT, 0);
    emit_jump(c, OP_JUMP, again);
    label_place(c, done);
}

void start_at_attribute(struct compiler *c, const struct expr *attr)
{
    struct span *at = &c->unit->at;
    if (at->line == attr->span.end_line)
        return;
    at->line = attr->span.end_line;
    int n = (int)attr->attr.name->s.n;
    if (n <= attr->span.end_col) {
        at->col = attr->span.end_col - n;
    } else {
        at->col = -1;
        at->end_col = -1;
    }
}

static struct ident *mangled(struct compiler *c, struct ident *name)
{
    return scope_mangle(c->ast, c->unit->scope->class_name, name);
}

/* -- sequences -- */

/* Items with a star among them: built up one after the other. */
static void starred_items(struct compiler *c, const struct exprs *list,
                          enum opcode build, enum opcode add,
                          enum opcode extend, int before)
{
    bool built = false;
    int n = before;
    for (int i = 0; i < list->n; i++) {
        struct expr *e = list->p[i];
        if (e->kind == E_STARRED) {
            if (!built)
                emit(c, build, (uint32_t)n);
            built = true;
            compile_expr(c, e->value);
            emit(c, extend, 1);
        } else {
            compile_expr(c, e);
            if (built)
                emit(c, add, 1);
            else
                n++;
        }
    }
}

static bool has_star(const struct exprs *list)
{
    for (int i = 0; i < list->n; i++)
        if (list->p[i]->kind == E_STARRED)
            return true;
    return false;
}

/* CPython updates an empty set with a constant frozenset where it can: the
 * items come in the order of that one's table. A list likewise. */
static bool constant_items(struct compiler *c, struct expr *e)
{
    if (e->kind == E_TUPLE || e->list.n < 3)
        return false;
    bool set = e->kind == E_SET;
    const struct constant *k = fold_items(c, &e->list, set ? CONST_FROZENSET
                                                           : CONST_TUPLE);
    if (!k)
        return false;
    emit(c, set ? OP_BUILD_SET : OP_BUILD_LIST, 0);
    emit_const(c, k);
    emit(c, set ? OP_SET_UPDATE : OP_LIST_EXTEND, 1);
    return true;
}

static void compile_items(struct compiler *c, struct expr *e)
{
    if (constant_items(c, e))
        return;
    enum opcode build = e->kind == E_SET ? OP_BUILD_SET : OP_BUILD_LIST;
    if (has_star(&e->list)) {
        starred_items(c, &e->list, build,
                      e->kind == E_SET ? OP_SET_ADD : OP_LIST_APPEND,
                      e->kind == E_SET ? OP_SET_UPDATE : OP_LIST_EXTEND, 0);
        if (e->kind == E_TUPLE)
            emit(c, OP_LIST_TO_TUPLE, 0);
        return;
    }
    for (int i = 0; i < e->list.n; i++)
        compile_expr(c, e->list.p[i]);
    if (e->kind == E_TUPLE)
        build = OP_BUILD_TUPLE;
    emit(c, build, (uint32_t)e->list.n);
}

static void compile_tuple(struct compiler *c, struct expr *e)
{
    const struct constant *k = constant_of(c, e);
    if (k)
        emit_const(c, k);
    else
        compile_items(c, e);
}

/* -- dicts -- */

/* Pairs first..last of a display, without any **. */
static void compile_pairs(struct compiler *c, struct expr *e, int first, int last)
{
    for (int i = first; i < last; i++) {
        compile_expr(c, e->dict.keys[i]);
        compile_expr(c, e->dict.values[i]);
    }
    emit(c, OP_BUILD_MAP, (uint32_t)(last - first));
}

static void compile_dict(struct compiler *c, struct expr *e)
{
    enum { CHUNK = 1000 };
    bool built = false;
    int i = 0;
    while (i < e->dict.n) {
        int first = i;
        while (i < e->dict.n && e->dict.keys[i] && i - first < CHUNK)
            i++;
        if (i > first) {
            compile_pairs(c, e, first, i);
            if (built)
                emit(c, OP_DICT_UPDATE, 1);
            built = true;
        }
        if (i < e->dict.n && !e->dict.keys[i]) {
            if (!built)
                emit(c, OP_BUILD_MAP, 0);
            built = true;
            compile_expr(c, e->dict.values[i++]);
            emit(c, OP_DICT_UPDATE, 1);
        }
    }
    if (!built)
        emit(c, OP_BUILD_MAP, 0);
}

/* -- operators -- */

static void compile_binary(struct compiler *c, struct expr *e)
{
    const struct constant *k = constant_of(c, e);
    if (k) {
        emit_const(c, k);
        return;
    }
    if (compile_percent(c, e))
        return;
    compile_expr(c, e->binary.left);
    compile_expr(c, e->binary.right);
    emit(c, OP_BINARY, e->op);
}

static void compile_unary(struct compiler *c, struct expr *e)
{
    static const enum opcode ops[] = {
        [UNARY_NOT] = OP_NOT, [UNARY_NEGATIVE] = OP_NEGATIVE,
        [UNARY_POSITIVE] = OP_POSITIVE, [UNARY_INVERT] = OP_INVERT,
    };
    const struct constant *k = constant_of(c, e);
    if (k) {
        emit_const(c, k);
        return;
    }
    compile_expr(c, e->value);
    emit(c, ops[e->op], 0);
}

/* a and b, a or b: the value that decides. */
static void compile_bool(struct compiler *c, struct expr *e)
{
    label end = label_new(c);
    enum opcode op = e->kind == E_AND ? OP_JUMP_IF_FALSE_OR_POP
                                      : OP_JUMP_IF_TRUE_OR_POP;
    for (int i = 0; i < e->list.n; i++) {
        compile_expr(c, e->list.p[i]);
        if (i < e->list.n - 1)
            emit_jump(c, op, end);
    }
    label_place(c, end);
}

static void emit_compare(struct compiler *c, int op)
{
    switch (op) {
    case CMP_IS: case CMP_IS_NOT:
        emit(c, OP_IS, op == CMP_IS_NOT);
        break;
    case CMP_IN: case CMP_NOT_IN:
        emit(c, OP_IN, op == CMP_NOT_IN);
        break;
    default:
        emit(c, OP_COMPARE, (uint32_t)op);
    }
}

void compile_container(struct compiler *c, struct expr *e)
{
    const struct constant *k = NULL;
    if ((e->kind == E_LIST || e->kind == E_SET) && e->list.n)
        k = fold_items(c, &e->list, e->kind == E_LIST ? CONST_TUPLE
                                                      : CONST_FROZENSET);
    if (k)
        emit_const(c, k);
    else
        compile_expr(c, e);
}

static void compile_operand(struct compiler *c, struct expr *e, int i)
{
    if (e->compare.ops[i] == CMP_IN || e->compare.ops[i] == CMP_NOT_IN)
        compile_container(c, e->compare.rest[i]);
    else
        compile_expr(c, e->compare.rest[i]);
}

/* a < b < c: b is there once. */
static void compile_compare(struct compiler *c, struct expr *e)
{
    suspect_compare(c, e);
    compile_expr(c, e->compare.left);
    int n = e->compare.n;
    if (n == 1) {
        compile_operand(c, e, 0);
        emit_compare(c, e->compare.ops[0]);
        return;
    }
    label cleanup = label_new(c), end = label_new(c);
    for (int i = 0; i < n; i++) {
        compile_operand(c, e, i);
        if (i < n - 1) {
            emit(c, OP_SWAP, 2);
            emit(c, OP_COPY, 2);
            emit_compare(c, e->compare.ops[i]);
            emit_jump(c, OP_JUMP_IF_FALSE_OR_POP, cleanup);
        } else {
            emit_compare(c, e->compare.ops[i]);
        }
    }
    emit_jump(c, OP_JUMP, end);
    label_place(c, cleanup);
    emit(c, OP_SWAP, 2);
    emit(c, OP_POP, 0);
    label_place(c, end);
}

/* -- conditions -- */

static void jump_if_compare(struct compiler *c, struct expr *e, label l, bool when)
{
    struct span outer = c->unit->at;
    c->unit->at = e->span;
    suspect_compare(c, e);
    compile_expr(c, e->compare.left);
    int n = e->compare.n;
    label cleanup = label_new(c), end = label_new(c);
    for (int i = 0; i < n - 1; i++) {
        compile_operand(c, e, i);
        emit(c, OP_SWAP, 2);
        emit(c, OP_COPY, 2);
        emit_compare(c, e->compare.ops[i]);
        emit_jump(c, OP_POP_JUMP_IF_FALSE, cleanup);
    }
    compile_operand(c, e, n - 1);
    emit_compare(c, e->compare.ops[n - 1]);
    emit_jump(c, when ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, l);
    emit_jump(c, OP_JUMP, end);
    label_place(c, cleanup);
    emit(c, OP_POP, 0);
    if (!when)
        emit_jump(c, OP_JUMP, l);
    label_place(c, end);
    c->unit->at = outer;
}

static void jump_if_bool(struct compiler *c, struct expr *e, label l, bool when)
{
    bool is_or = e->kind == E_OR;
    label next = is_or == when ? l : label_new(c);
    for (int i = 0; i < e->list.n - 1; i++)
        compile_jump_if(c, e->list.p[i], next, is_or);
    compile_jump_if(c, e->list.p[e->list.n - 1], l, when);
    if (next != l)
        label_place(c, next);
}

static void jump_if_cond(struct compiler *c, struct expr *e, label l, bool when)
{
    label orelse = label_new(c), end = label_new(c);
    compile_jump_if(c, e->cond.test, orelse, false);
    compile_jump_if(c, e->cond.body, l, when);
    emit_jump(c, OP_JUMP, end);
    label_place(c, orelse);
    compile_jump_if(c, e->cond.orelse, l, when);
    label_place(c, end);
}

void compile_jump_if(struct compiler *c, struct expr *e, label l, bool when)
{
    fold_not(e);
    switch ((enum expr_kind)e->kind) {
    case E_UNARY:
        if (e->op == UNARY_NOT) {
            compile_jump_if(c, e->value, l, !when);
            return;
        }
        break;
    case E_AND: case E_OR:
        jump_if_bool(c, e, l, when);
        return;
    case E_IF:
        jump_if_cond(c, e, l, when);
        return;
    case E_COMPARE:
        if (e->compare.n > 1) {
            jump_if_compare(c, e, l, when);
            return;
        }
        break;
    default:
        break;
    }
    int known = constant_truth(constant_of(c, e));
    if (known >= 0) {
        if ((known == 1) == when)
            emit_jump(c, OP_JUMP, l);
        return;
    }
    compile_expr(c, e);
    emit_jump(c, when ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, l);
}

static void compile_if_expr(struct compiler *c, struct expr *e)
{
    label orelse = label_new(c), end = label_new(c);
    compile_jump_if(c, e->cond.test, orelse, false);
    compile_expr(c, e->cond.body);
    emit_jump(c, OP_JUMP, end);
    label_place(c, orelse);
    compile_expr(c, e->cond.orelse);
    label_place(c, end);
}

/* -- subscripts, attributes -- */

static void compile_part(struct compiler *c, struct expr *e)
{
    if (e)
        compile_expr(c, e);
    else
        emit_none(c);
}

static void compile_slice(struct compiler *c, struct expr *e)
{
    compile_part(c, e->slice.lower);
    compile_part(c, e->slice.upper);
    if (e->slice.step)
        compile_expr(c, e->slice.step);
    emit(c, OP_BUILD_SLICE, e->slice.step ? 3 : 2);
}

static void compile_item(struct compiler *c, struct expr *e)
{
    static const enum opcode ops[] = {OP_GET_ITEM, OP_SET_ITEM, OP_DELETE_ITEM};
    const struct constant *k = constant_of(c, e);
    if (k) {
        emit_const(c, k);
        return;
    }
    if (e->context == LOAD)
        suspect_item(c, e->item.value, e->item.index, e->span.line);
    compile_expr(c, e->item.value);
    compile_expr(c, e->item.index);
    emit(c, ops[e->context], 0);
}

static void compile_attr(struct compiler *c, struct expr *e)
{
    static const enum opcode ops[] = {OP_LOAD_ATTR, OP_STORE_ATTR, OP_DELETE_ATTR};
    if (e->context != LOAD && str_eqz(e->attr.name->s, "__debug__"))
        compile_error(c, "cannot %s __debug__",
                      e->context == STORE ? "assign to" : "delete");
    compile_expr(c, e->attr.value);
    start_at_attribute(c, e);
    emit_site(c, ops[e->context], mangled(c, e->attr.name));
}

/* -- f-strings -- */

static void compile_fstring(struct compiler *c, struct expr *e)
{
    if (!e->list.n) {
        emit_str(c, STR(""));
        return;
    }
    for (int i = 0; i < e->list.n; i++)
        compile_expr(c, e->list.p[i]);
    if (e->list.n > 1)
        emit(c, OP_BUILD_STRING, (uint32_t)e->list.n);
}

static void compile_formatted(struct compiler *c, struct expr *e)
{
    compile_expr(c, e->formatted.value);
    uint32_t arg = (uint32_t)e->formatted.conversion;
    if (e->formatted.spec) {
        compile_expr(c, e->formatted.spec);
        arg |= 4;
    }
    emit(c, OP_FORMAT, arg);
}

/* -- await, yield -- */

bool unit_is_function(const struct unit *u)
{
    return u->code->kind == CODE_FUNCTION || u->code->kind == CODE_LAMBDA ||
           u->code->kind == CODE_COMPREHENSION;
}

static void compile_await(struct compiler *c, struct expr *e)
{
    struct unit *u = c->unit;
    if (!unit_is_function(u))
        compile_error(c, "'await' outside function");
    else if (!u->scope->is_async && u->code->kind != CODE_COMPREHENSION)
        compile_error(c, "'await' outside async function");
    compile_expr(c, e->value);
    emit(c, OP_GET_AWAITABLE, 0);
    emit_none(c);
    compile_drive(c);
}

static void compile_yield(struct compiler *c, struct expr *e)
{
    struct unit *u = c->unit;
    if (!unit_is_function(u)) {
        compile_error(c, "'yield' outside function");
        return;
    }
    if (e->kind == E_YIELD_FROM && u->scope->is_async) {
        compile_error(c, "'yield from' inside async function");
        return;
    }
    if (e->value)
        compile_expr(c, e->value);
    else
        emit_none(c);
    if (e->kind == E_YIELD) {
        emit(c, OP_YIELD, 0);
        return;
    }
    emit(c, OP_GET_YIELD_FROM_ITER, 0);
    emit_none(c);
    compile_drive(c);
}

/* -- stars -- */

static void compile_starred(struct compiler *c, struct expr *e)
{
    if (e->context == STORE)
        compile_error(c, "starred assignment target must be in a list or tuple");
    else
        compile_error(c, "can't use starred expression here");
}

static void compile_any(struct compiler *c, struct expr *e)
{
    fold_not(e);
    switch ((enum expr_kind)e->kind) {
    case E_CONST:
        if (e->constant->kind == CONST_IMAGINARY)
            compile_unsupported(c, "a complex number", "Keep its two parts as "
                                "floats, or record the program with "
                                "`loopscope record`.");
        else
            emit_const(c, e->constant);
        break;
    case E_NAME:
        if (str_eqz(e->name->s, "__debug__"))
            emit_const(c, constant_of(c, e));
        else
            compile_name(c, e->name, LOAD);
        break;
    case E_ATTR: compile_attr(c, e); break;
    case E_ITEM: compile_item(c, e); break;
    case E_SLICE: compile_slice(c, e); break;
    case E_STARRED: compile_starred(c, e); break;
    case E_TUPLE: compile_tuple(c, e); break;
    case E_LIST: case E_SET: compile_items(c, e); break;
    case E_DICT: compile_dict(c, e); break;
    case E_UNARY: compile_unary(c, e); break;
    case E_BINARY: compile_binary(c, e); break;
    case E_AND: case E_OR: compile_bool(c, e); break;
    case E_COMPARE: compile_compare(c, e); break;
    case E_CALL: compile_call(c, e); break;
    case E_IF: compile_if_expr(c, e); break;
    case E_LAMBDA: compile_lambda(c, e); break;
    case E_LISTCOMP: case E_SETCOMP: case E_DICTCOMP: case E_GENEXP:
        compile_comprehension(c, e);
        break;
    case E_AWAIT: compile_await(c, e); break;
    case E_YIELD: case E_YIELD_FROM: compile_yield(c, e); break;
    case E_NAMED:
        compile_expr(c, e->named.value);
        emit(c, OP_COPY, 1);
        compile_store(c, e->named.target);
        break;
    case E_FSTRING: compile_fstring(c, e); break;
    case E_FORMATTED: compile_formatted(c, e); break;
    }
}

void compile_expr(struct compiler *c, struct expr *e)
{
    if (c->failed)
        return;
    struct span outer = c->unit->at;
    c->unit->at = e->span;
    compile_any(c, e);
    if (!c->failed)
        c->unit->at = outer;
}

/* -- targets -- */

static void unpack(struct compiler *c, struct expr *e)
{
    int star = -1;
    for (int i = 0; i < e->list.n; i++) {
        if (e->list.p[i]->kind != E_STARRED)
            continue;
        if (star >= 0) {
            compile_error(c, "multiple starred expressions in assignment");
            return;
        }
        star = i;
    }
    if (star > 0xFF || (star >= 0 && e->list.n - star - 1 > 0xFFF)) {
        compile_error(c, "too many expressions in star-unpacking assignment");
        return;
    }
    if (star >= 0)
        emit(c, OP_UNPACK_EX, (uint32_t)star | (uint32_t)(e->list.n - star - 1) << 12);
    else
        emit(c, OP_UNPACK, (uint32_t)e->list.n);
    for (int i = 0; i < e->list.n; i++) {
        struct expr *item = e->list.p[i];
        compile_store(c, item->kind == E_STARRED ? item->value : item);
    }
}

static void compile_target(struct compiler *c, struct expr *e)
{
    switch ((enum expr_kind)e->kind) {
    case E_NAME: compile_name(c, e->name, (enum context)e->context); break;
    case E_ATTR: compile_attr(c, e); break;
    case E_ITEM: compile_item(c, e); break;
    case E_STARRED: compile_starred(c, e); break;
    case E_TUPLE: case E_LIST:
        if (e->context == STORE)
            unpack(c, e);
        else
            for (int i = 0; i < e->list.n; i++)
                compile_delete(c, e->list.p[i]);
        break;
    default: break;
    }
}

void compile_store(struct compiler *c, struct expr *e)
{
    if (c->failed)
        return;
    struct span outer = c->unit->at;
    c->unit->at = e->span;
    compile_target(c, e);
    if (!c->failed)
        c->unit->at = outer;
}

void compile_delete(struct compiler *c, struct expr *e)
{
    compile_store(c, e);
}
