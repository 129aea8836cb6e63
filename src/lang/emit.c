/* Instructions, labels and constants of a unit in the making. */
#include <stdarg.h>
#include <stdio.h>

#include "lang/compile_priv.h"

void compile_error_at(struct compiler *c, struct span span,
                      const char *format, ...)
{
    if (c->failed)
        return;
    struct buf text = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&text, format, ap);
    va_end(ap);
    diagnostic_set(c->why, "SyntaxError", span, "%s", buf_z(&text));
    buf_fini(&text);
    c->failed = true;
}

void compile_error(struct compiler *c, const char *format, ...)
{
    if (c->failed)
        return;
    struct buf text = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&text, format, ap);
    va_end(ap);
    diagnostic_set(c->why, "SyntaxError", c->unit->at, "%s", buf_z(&text));
    buf_fini(&text);
    c->failed = true;
}

void compile_unsupported(struct compiler *c, const char *construct,
                         const char *advice)
{
    if (c->failed)
        return;
    compile_error(c, "%s", construct);
    c->why->kind = DIAG_UNSUPPORTED;
    c->why->advice = advice;
}

/* -- instructions -- */

static bool ends_flow(enum opcode op)
{
    return op == OP_JUMP || op == OP_JUMP_BACK || op == OP_RETURN ||
           op == OP_RAISE || op == OP_RERAISE;
}

void emit(struct compiler *c, enum opcode op, uint32_t arg)
{
    struct unit *u = c->unit;
    if (u->dead)
        return;
    vec_push(&u->ops, INSTR(op, arg));
    vec_push(&u->spans, u->at);
    vec_push(&u->regions_of, u->region);
    if (ends_flow(op))
        u->dead = true;
}

void emit_end(struct compiler *c)
{
    if (!c->unit->dead)
        c->unit->end = c->unit->ops.n;
    emit_none(c);
    emit(c, OP_RETURN, 0);
}

label label_new(struct compiler *c)
{
    struct label_state l = {.at = -1};
    vec_push(&c->unit->labels, l);
    return (label)c->unit->labels.n - 1;
}

void label_place(struct compiler *c, label l)
{
    struct unit *u = c->unit;
    u->labels.p[l].at = (int)u->ops.n;
    if (u->labels.p[l].used)
        u->dead = false;
    u->last_line = 0;
}

void emit_jump(struct compiler *c, enum opcode op, label l)
{
    if (!c->unit->dead)
        c->unit->labels.p[l].used = true;
    emit(c, op, (uint32_t)l);
}

void emit_line(struct compiler *c, int line)
{
    if (!c->trace || c->unit->last_line == line || line <= 0)
        return;
    emit(c, OP_LINE, (uint32_t)line);
    c->unit->last_line = line;
}

void emit_site(struct compiler *c, enum opcode op, const struct ident *name)
{
    struct unit *u = c->unit;
    if (u->dead)
        return;
    vec_push(&u->sites, name->s);
    emit(c, op, (uint32_t)u->sites.n - 1);
}

/* -- regions -- */

int region_open(struct compiler *c, label target, int less)
{
    struct unit *u = c->unit;
    struct region r = {target, (uint32_t)u->ops.n, less, u->region};
    if (!u->dead)
        u->labels.p[target].used = true;
    vec_push(&u->regions, r);
    u->region = (int)u->regions.n - 1;
    return u->region;
}

void region_close(struct compiler *c, int region)
{
    c->unit->region = c->unit->regions.p[region].outer;
}

/* -- constants -- */

static uint32_t hash_bytes(uint32_t h, const void *p, size_t n)
{
    const unsigned char *s = p;
    for (size_t i = 0; i < n; i++)
        h = (h ^ s[i]) * 16777619u;
    return h;
}

static uint32_t constant_hash(const struct constant *k)
{
    uint32_t h = 2166136261u + (uint32_t)k->kind * 31;
    h = hash_bytes(h, k->text.p, k->text.n);
    h = hash_bytes(h, &k->number, sizeof k->number);
    h = hash_bytes(h, &k->code, sizeof k->code);
    for (uint32_t i = 0; i < k->n_items; i++)
        h = h * 31 + constant_hash(&k->items[i]);
    return h;
}

bool constant_equal(const struct constant *a, const struct constant *b)
{
    if (a->kind != b->kind || !str_eq(a->text, b->text) || a->code != b->code ||
        memcmp(&a->number, &b->number, sizeof a->number) != 0 ||
        a->n_items != b->n_items)
        return false;
    for (uint32_t i = 0; i < a->n_items; i++)
        if (!constant_equal(&a->items[i], &b->items[i]))
            return false;
    return true;
}

static void grow_constants(struct compiler *c, struct unit *u)
{
    uint32_t n = u->n_const_table ? u->n_const_table * 2 : 16;
    struct const_slot *table = xcalloc(n, sizeof *table);
    for (uint32_t i = 0; i < u->n_const_table; i++) {
        struct const_slot slot = u->const_table[i];
        if (!slot.index)
            continue;
        uint32_t at = slot.hash & (n - 1);
        while (table[at].index)
            at = (at + 1) & (n - 1);
        table[at] = slot;
    }
    free(u->const_table);
    u->const_table = table;
    u->n_const_table = n;
    (void)c;
}

/* A copy in the program's arena, as the tree's goes away. */
static struct constant constant_keep(struct compiler *c, const struct constant *k)
{
    struct constant out = *k;
    if (k->text.p)
        out.text.p = arena_strndup(c->arena, k->text.p, k->text.n);
    if (k->n_items) {
        out.items = arena_alloc(c->arena, k->n_items * sizeof *out.items);
        for (uint32_t i = 0; i < k->n_items; i++)
            out.items[i] = constant_keep(c, &k->items[i]);
    }
    return out;
}

uint32_t unit_const(struct compiler *c, const struct constant *k)
{
    struct unit *u = c->unit;
    if (u->consts.n * 2 >= u->n_const_table)
        grow_constants(c, u);
    uint32_t h = constant_hash(k), at = h & (u->n_const_table - 1);
    for (; u->const_table[at].index; at = (at + 1) & (u->n_const_table - 1))
        if (u->const_table[at].hash == h &&
            constant_equal(&u->consts.p[u->const_table[at].index - 1], k))
            return u->const_table[at].index - 1;
    struct constant kept = constant_keep(c, k);
    vec_push(&u->consts, kept);
    u->const_table[at] = (struct const_slot){h, (uint32_t)u->consts.n};
    return (uint32_t)u->consts.n - 1;
}

void emit_const(struct compiler *c, const struct constant *k)
{
    if (!c->unit->dead)
        emit(c, OP_CONST, unit_const(c, k));
}

void emit_none(struct compiler *c)
{
    emit_const(c, &(struct constant){.kind = CONST_NONE});
}

void emit_str(struct compiler *c, struct str s)
{
    emit_const(c, &(struct constant){.kind = CONST_STR, .text = s});
}

void emit_int(struct compiler *c, int64_t i)
{
    char text[24];
    int n = snprintf(text, sizeof text, "%lld", (long long)i);
    emit_const(c, &(struct constant){.kind = CONST_INT,
                                     .text = {text, (size_t)n}});
}
