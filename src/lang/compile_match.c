/* The match statement. While a pattern is tried the subject stands on top of
 * the stack, above the values captured so far; a failure jumps to the place
 * that drops what is left.
 */
#include "lang/compile_priv.h"

struct matcher {
    VEC(struct ident *) stores; /* captured, the last the deepest */
    VEC(label) fail_pop;        /* [n]: drops n values, then fails */
    bool allow_irrefutable;
    int on_top;                 /* values above the captured ones */
};

static void pattern(struct compiler *c, struct pattern *n, struct matcher *m);

/* -- failing -- */

static label fail_label(struct compiler *c, struct matcher *m, int pops)
{
    while ((int)m->fail_pop.n <= pops)
        vec_push(&m->fail_pop, label_new(c));
    return m->fail_pop.p[pops];
}

static void jump_to_fail(struct compiler *c, struct matcher *m, enum opcode op)
{
    int pops = m->on_top + (int)m->stores.n;
    emit_jump(c, op, fail_label(c, m, pops));
}

/* Places the failure labels, each of which drops one value. */
static void place_fails(struct compiler *c, struct matcher *m)
{
    if (!m->fail_pop.n)
        return;
    for (size_t i = m->fail_pop.n - 1; i > 0; i--) {
        label_place(c, m->fail_pop.p[i]);
        emit(c, OP_POP, 0);
    }
    label_place(c, m->fail_pop.p[0]);
    m->fail_pop.n = 0;
}

static void rotate(struct compiler *c, int n)
{
    while (n > 1)
        emit(c, OP_SWAP, (uint32_t)n--);
}

/* The top of the stack becomes the value of a name. */
static void capture(struct compiler *c, struct ident *name, struct matcher *m)
{
    if (!name) {
        emit(c, OP_POP, 0);
        return;
    }
    if (str_eqz(name->s, "__debug__"))
        compile_error(c, "cannot assign to __debug__");
    for (size_t i = 0; i < m->stores.n; i++)
        if (m->stores.p[i] == name) {
            compile_error(c, "multiple assignments to name '%.*s' in pattern",
                          STR_ARG(name->s));
            return;
        }
    rotate(c, m->on_top + (int)m->stores.n + 1);
    vec_push(&m->stores, name);
}

/* -- kinds -- */

static bool is_wildcard(const struct pattern *n)
{
    return n->kind == P_AS && !n->name && !n->inner;
}

static bool is_star_wildcard(const struct pattern *n)
{
    return n->kind == P_STAR && !n->name;
}

/* A pattern within another one may be irrefutable. */
static void subpattern(struct compiler *c, struct pattern *n, struct matcher *m)
{
    bool outer = m->allow_irrefutable;
    m->allow_irrefutable = true;
    pattern(c, n, m);
    m->allow_irrefutable = outer;
}

static void pattern_value(struct compiler *c, struct pattern *n, struct matcher *m)
{
    int kind = n->value->kind;
    if (kind != E_CONST && kind != E_ATTR && kind != E_UNARY && kind != E_BINARY) {
        compile_error(c, "patterns may only match literals and attribute "
                         "lookups");
        return;
    }
    compile_expr(c, n->value);
    emit(c, OP_COMPARE, CMP_EQ);
    jump_to_fail(c, m, OP_POP_JUMP_IF_FALSE);
}

static void pattern_singleton(struct compiler *c, struct pattern *n,
                              struct matcher *m)
{
    compile_expr(c, n->value);
    emit(c, OP_IS, 0);
    jump_to_fail(c, m, OP_POP_JUMP_IF_FALSE);
}

static void pattern_as(struct compiler *c, struct pattern *n, struct matcher *m)
{
    if (!n->inner) {
        if (!m->allow_irrefutable) {
            if (n->name)
                compile_error(c, "name capture '%.*s' makes remaining patterns "
                                 "unreachable", STR_ARG(n->name->s));
            else
                compile_error(c, "wildcard makes remaining patterns "
                                 "unreachable");
            return;
        }
        capture(c, n->name, m);
        return;
    }
    m->on_top++;
    emit(c, OP_COPY, 1);
    pattern(c, n->inner, m);
    m->on_top--;
    capture(c, n->name, m);
}

/* Every item on its own from the unpacked sequence. */
static void unpack_items(struct compiler *c, struct pattern *n,
                         struct matcher *m, int star)
{
    if (star >= 0)
        emit(c, OP_UNPACK_EX, (uint32_t)star | (uint32_t)(n->n - star - 1) << 12);
    else
        emit(c, OP_UNPACK, (uint32_t)n->n);
    m->on_top += n->n;
    for (int i = 0; i < n->n; i++) {
        m->on_top--;
        subpattern(c, n->items[i], m);
    }
}

/* Only the items that matter are looked up, from either end. */
static void index_items(struct compiler *c, struct pattern *n,
                        struct matcher *m, int star)
{
    m->on_top++;
    for (int i = 0; i < n->n; i++) {
        if (is_wildcard(n->items[i]) || i == star)
            continue;
        emit(c, OP_COPY, 1);
        if (i < star) {
            emit_int(c, i);
        } else {
            emit(c, OP_GET_LEN, 0);
            emit_int(c, n->n - i);
            emit(c, OP_BINARY, BIN_SUB);
        }
        emit(c, OP_GET_ITEM, 0);
        subpattern(c, n->items[i], m);
    }
    m->on_top--;
    emit(c, OP_POP, 0);
}

static void pattern_sequence(struct compiler *c, struct pattern *n,
                             struct matcher *m)
{
    int star = -1;
    bool only_wild = true, star_wild = false;
    for (int i = 0; i < n->n; i++) {
        only_wild = only_wild && (is_wildcard(n->items[i]) ||
                                  is_star_wildcard(n->items[i]));
        if (n->items[i]->kind != P_STAR)
            continue;
        if (star >= 0) {
            compile_error(c, "multiple starred names in sequence pattern");
            return;
        }
        star = i;
        star_wild = is_star_wildcard(n->items[i]);
    }
    m->on_top++;
    emit(c, OP_MATCH_SEQUENCE, 0);
    jump_to_fail(c, m, OP_POP_JUMP_IF_FALSE);
    if (star < 0 || n->n > 1) {
        emit(c, OP_GET_LEN, 0);
        emit_int(c, star < 0 ? n->n : n->n - 1);
        emit(c, OP_COMPARE, star < 0 ? CMP_EQ : CMP_GE);
        jump_to_fail(c, m, OP_POP_JUMP_IF_FALSE);
    }
    m->on_top--;
    if (only_wild)
        emit(c, OP_POP, 0);
    else if (star_wild)
        index_items(c, n, m, star);
    else
        unpack_items(c, n, m, star);
}

static void check_key(struct compiler *c, struct pattern *n, int i)
{
    const struct constant *k = constant_of(c, n->keys[i]);
    for (int j = 0; k && j < i; j++) {
        const struct constant *other = constant_of(c, n->keys[j]);
        if (!other || !constant_equal(k, other))
            continue;
        struct buf text = {0};
        expr_unparse(n->keys[i], &text);
        compile_error(c, "mapping pattern checks duplicate key (%s)", buf_z(&text));
        buf_fini(&text);
        return;
    }
}

static void mapping_keys(struct compiler *c, struct pattern *n, struct matcher *m)
{
    for (int i = 0; i < n->n; i++) {
        if (n->keys[i]->kind == E_FSTRING) {
            compile_error(c, "mapping pattern keys may only match literals and "
                             "attribute lookups");
            return;
        }
        check_key(c, n, i);
        compile_expr(c, n->keys[i]);
    }
    emit(c, OP_BUILD_TUPLE, (uint32_t)n->n);
    emit(c, OP_MATCH_KEYS, 0);
    m->on_top += 2; /* the keys and the values, above the subject */
    emit(c, OP_COPY, 1);
    emit_none(c);
    emit(c, OP_IS, 1);
    jump_to_fail(c, m, OP_POP_JUMP_IF_FALSE);
    emit(c, OP_UNPACK, (uint32_t)n->n);
    m->on_top += n->n - 1;
    for (int i = 0; i < n->n; i++) {
        m->on_top--;
        subpattern(c, n->items[i], m);
    }
}

static void pattern_mapping(struct compiler *c, struct pattern *n,
                            struct matcher *m)
{
    m->on_top++;
    emit(c, OP_MATCH_MAPPING, 0);
    jump_to_fail(c, m, OP_POP_JUMP_IF_FALSE);
    if (!n->n && !n->name) {
        m->on_top--;
        emit(c, OP_POP, 0);
        return;
    }
    if (n->n) {
        emit(c, OP_GET_LEN, 0);
        emit_int(c, n->n);
        emit(c, OP_COMPARE, CMP_GE);
        jump_to_fail(c, m, OP_POP_JUMP_IF_FALSE);
    }
    mapping_keys(c, n, m);
    /* subject keys */
    m->on_top -= 2;
    if (!n->name) {
        emit(c, OP_POP, 0);
        emit(c, OP_POP, 0);
        return;
    }
    /* subject keys -- rest: a dict of the subject less each of the keys */
    emit(c, OP_SWAP, 2);
    emit(c, OP_BUILD_MAP, 0);
    emit(c, OP_SWAP, 2);
    emit(c, OP_DICT_UPDATE, 1);
    emit(c, OP_SWAP, 2);
    emit(c, OP_UNPACK, (uint32_t)n->n);
    for (int i = n->n; i > 0; i--) {
        emit(c, OP_COPY, (uint32_t)i + 1);
        emit(c, OP_SWAP, 2);
        emit(c, OP_DELETE_ITEM, 0);
    }
    capture(c, n->name, m);
}

static void pattern_class(struct compiler *c, struct pattern *n, struct matcher *m)
{
    for (int i = 0; i < n->n_attrs; i++)
        for (int j = i + 1; j < n->n_attrs; j++)
            if (n->attrs[i] == n->attrs[j]) {
                compile_error_at(c, n->attr_items[j]->span,
                                 "attribute name repeated in class pattern: %.*s",
                                 STR_ARG(n->attrs[i]->s));
                return;
            }
    for (int i = 0; i < n->n_attrs; i++)
        if (str_eqz(n->attrs[i]->s, "__debug__")) {
            compile_error_at(c, n->attr_items[i]->span,
                             "cannot assign to __debug__");
            return;
        }
    compile_expr(c, n->value);
    struct constant names = {.kind = CONST_TUPLE,
                             .n_items = (uint32_t)n->n_attrs};
    names.items = arena_alloc(c->ast->arena,
                              (size_t)n->n_attrs * sizeof *names.items + 1);
    for (int i = 0; i < n->n_attrs; i++)
        names.items[i] = (struct constant){.kind = CONST_STR,
                                           .text = n->attrs[i]->s};
    emit_const(c, &names);
    emit(c, OP_MATCH_CLASS, (uint32_t)n->n);
    /* attributes tuple or None */
    m->on_top++;
    emit(c, OP_COPY, 1);
    emit_none(c);
    emit(c, OP_IS, 1);
    jump_to_fail(c, m, OP_POP_JUMP_IF_FALSE);
    int total = n->n + n->n_attrs;
    emit(c, OP_UNPACK, (uint32_t)total);
    m->on_top += total - 1;
    for (int i = 0; i < total; i++) {
        m->on_top--;
        struct pattern *item = i < n->n ? n->items[i] : n->attr_items[i - n->n];
        if (is_wildcard(item))
            emit(c, OP_POP, 0);
        else
            subpattern(c, item, m);
    }
}

/* Brings the captures of an alternative, of which the first stands on top,
 * into the order of the first alternative. */
static bool same_names(struct compiler *c, struct matcher *m,
                       struct ident **control, int n)
{
    bool same = (int)m->stores.n == n;
    for (int i = 0; same && i < n; i++) {
        int at = -1;
        for (int j = i; j < n; j++)
            if (m->stores.p[j] == control[i])
                at = j;
        same = at >= 0;
        if (!same || at == i)
            continue;
        /* The two change places by way of the top. */
        if (i)
            emit(c, OP_SWAP, (uint32_t)i + 1);
        emit(c, OP_SWAP, (uint32_t)at + 1);
        if (i)
            emit(c, OP_SWAP, (uint32_t)i + 1);
        m->stores.p[at] = m->stores.p[i];
        m->stores.p[i] = control[i];
    }
    if (!same)
        compile_error(c, "alternative patterns bind different names");
    return same;
}

/* Each alternative is tried on a copy of the subject, with failures and
 * captures of its own. */
static void pattern_or(struct compiler *c, struct pattern *n, struct matcher *m)
{
    label end = label_new(c);
    struct ident **control = NULL;
    int n_control = 0;
    for (int i = 0; i < n->n && !c->failed; i++) {
        struct matcher inner = {.allow_irrefutable = i == n->n - 1 &&
                                                     m->allow_irrefutable};
        c->unit->at = n->items[i]->span;
        emit(c, OP_COPY, 1);
        pattern(c, n->items[i], &inner);
        if (i == 0) {
            n_control = (int)inner.stores.n;
            control = arena_alloc(c->ast->arena,
                                  (size_t)n_control * sizeof *control + 1);
            if (n_control)
                memcpy(control, inner.stores.p, (size_t)n_control * sizeof *control);
        } else if (!c->failed) {
            same_names(c, &inner, control, n_control);
        }
        emit_jump(c, OP_JUMP, end);
        place_fails(c, &inner);
        vec_fini(&inner.stores);
        vec_fini(&inner.fail_pop);
    }
    c->unit->at = n->span;
    /* None fitted: the subject is dropped. */
    emit(c, OP_POP, 0);
    jump_to_fail(c, m, OP_JUMP);
    label_place(c, end);
    /* The captures stand above the subject; they go below what the outer
     * pattern has on top, and the subject is dropped. */
    int n_rotate = n_control + 1 + m->on_top + (int)m->stores.n;
    for (int i = 0; i < n_control && !c->failed; i++) {
        rotate(c, n_rotate);
        for (size_t j = 0; j < m->stores.n; j++)
            if (m->stores.p[j] == control[i])
                compile_error(c, "multiple assignments to name '%.*s' in "
                              "pattern", STR_ARG(control[i]->s));
        vec_push(&m->stores, control[i]);
    }
    emit(c, OP_POP, 0);
}

/* What follows a part of a pattern is shown under that part, as in CPython. */
static void pattern(struct compiler *c, struct pattern *n, struct matcher *m)
{
    if (c->failed)
        return;
    c->unit->at = n->span;
    switch (n->kind) {
    case P_VALUE: pattern_value(c, n, m); break;
    case P_SINGLETON: pattern_singleton(c, n, m); break;
    case P_SEQUENCE: pattern_sequence(c, n, m); break;
    case P_MAPPING: pattern_mapping(c, n, m); break;
    case P_CLASS: pattern_class(c, n, m); break;
    case P_STAR: capture(c, n->name, m); break;
    case P_AS: pattern_as(c, n, m); break;
    case P_OR: pattern_or(c, n, m); break;
    }
}

/* -- the statement -- */

static void compile_case(struct compiler *c, struct match_case *k, bool last,
                         label end)
{
    struct unit *u = c->unit;
    struct matcher m = {.allow_irrefutable = k->guard || last};
    u->at = k->pattern->span;
    u->last_line = 0;
    emit_line(c, k->pattern->span.line);
    /* A last case keeps no copy of the subject. */
    bool copy = !last;
    if (copy)
        emit(c, OP_COPY, 1);
    pattern(c, k->pattern, &m);
    if (!c->failed) {
        /* The first captured stands on top. */
        for (size_t i = 0; i < m.stores.n; i++) {
            u->at = k->pattern->span;
            compile_name(c, m.stores.p[i], STORE);
        }
    }
    m.stores.n = 0;
    if (k->guard)
        compile_jump_if(c, k->guard, fail_label(c, &m, 0), false);
    if (copy)
        emit(c, OP_POP, 0);
    compile_block(c, &k->body);
    emit_jump(c, OP_JUMP, end);
    u->at = k->pattern->span;
    place_fails(c, &m);
    vec_fini(&m.stores);
    vec_fini(&m.fail_pop);
}

void compile_match(struct compiler *c, struct stmt *s)
{
    label end = label_new(c);
    compile_expr(c, s->match.subject);
    for (int i = 0; i < s->match.n && !c->failed; i++)
        compile_case(c, &s->match.cases[i], i == s->match.n - 1, end);
    label_place(c, end);
}
