/* The last step of a unit: labels become indices, the depth of the stack is
 * followed along every path, and the table of handlers is made.
 */
#include <stdlib.h>

#include "base/die.h"
#include "lang/compile_priv.h"

struct flow {
    struct unit *u;
    int *depth;         /* before each instruction, -1: not reached */
    int *region_depth;  /* what a handler cuts to, -1: not known */
    uint32_t *todo;
    size_t n_todo;
    int max;
};

static void reach(struct flow *f, uint32_t at, int depth)
{
    ensure(at < f->u->ops.n, "control must not run off the end of a code");
    if (f->depth[at] >= 0) {
        ensure(f->depth[at] == depth, "all ways to a place need the same depth");
        return;
    }
    f->depth[at] = depth;
    f->todo[f->n_todo++] = at;
}

static void note(struct flow *f, int depth)
{
    ensure(depth >= 0, "the stack must not run empty");
    if (depth > f->max)
        f->max = depth;
}

/* Regions that begin in front of this instruction: their handler is entered
 * with the exception on top. */
static void enter_region(struct flow *f, int region)
{
    while (region >= 0 && f->region_depth[region] < 0) {
        struct region *r = &f->u->regions.p[region];
        int depth = f->depth[r->set_up];
        if (depth < 0)
            return;
        f->region_depth[region] = depth - r->less;
        note(f, depth - r->less + 1);
        reach(f, (uint32_t)f->u->labels.p[r->target].at, depth - r->less + 1);
        region = r->outer;
    }
}

static bool has_jump(enum opcode op)
{
    return opcode_operand(op) == OPERAND_JUMP;
}

static bool falls_through(enum opcode op)
{
    return op != OP_JUMP && op != OP_JUMP_BACK && op != OP_RETURN &&
           op != OP_RAISE && op != OP_RERAISE;
}

static void step(struct flow *f, uint32_t at)
{
    instruction i = f->u->ops.p[at];
    enum opcode op = (enum opcode)INSTR_OP(i);
    int depth = f->depth[at];
    enter_region(f, f->u->regions_of.p[at]);
    if (has_jump(op)) {
        int to = depth + opcode_effect(op, INSTR_ARG(i), 1);
        note(f, to);
        reach(f, INSTR_ARG(i), to);
    }
    if (falls_through(op)) {
        int to = depth + opcode_effect(op, INSTR_ARG(i), 0);
        note(f, to);
        reach(f, at + 1, to);
    }
}

static void resolve_labels(struct unit *u)
{
    for (size_t i = 0; i < u->ops.n; i++) {
        enum opcode op = (enum opcode)INSTR_OP(u->ops.p[i]);
        if (has_jump(op)) {
            int to = u->labels.p[INSTR_ARG(u->ops.p[i])].at;
            u->ops.p[i] = INSTR(op, to);
        }
    }
}

/* -- spans that are inherited -- */

static bool inherits(const struct unit *u, size_t at)
{
    return u->spans.p[at].line == LINE_INHERITED;
}

/* The jumps that lead to each instruction. */
static uint32_t *count_jumps(const struct unit *u)
{
    uint32_t *jumps = xcalloc(u->ops.n + 1, sizeof *jumps);
    for (size_t i = 0; i < u->ops.n; i++)
        if (has_jump((enum opcode)INSTR_OP(u->ops.p[i])))
            jumps[INSTR_ARG(u->ops.p[i])]++;
    return jumps;
}

/* What runs after instruction `at`, which inherits its span. */
static size_t after(const struct unit *u, size_t at)
{
    instruction i = u->ops.p[at];
    return INSTR_OP(i) == OP_JUMP ? INSTR_ARG(i) : at + 1;
}

/* Is this where the code is left: by the return that nobody wrote, or by an
 * exception that is raised again? */
static bool leaves(const struct unit *u, size_t at, size_t end)
{
    return at == end ||
           (inherits(u, at) && INSTR_OP(u->ops.p[at]) == OP_RERAISE);
}

/* Does only what inherits run from here to where the code is left? */
static bool leads_out(const struct unit *u, size_t at, size_t end)
{
    while (at < end && inherits(u, at) && !leaves(u, at, end))
        at = after(u, at);
    return at < u->ops.n && leaves(u, at, end);
}

static void copy_instruction(struct unit *u, size_t at, struct span span)
{
    instruction i = u->ops.p[at];
    int region = u->regions_of.p[at];
    vec_push(&u->ops, i);
    vec_push(&u->spans, span);
    vec_push(&u->regions_of, region);
}

/* As in CPython each way to such an end of the code gets one of its own, which
 * is on its own line. Where it is. */
static uint32_t own_end(struct unit *u, size_t at, size_t end,
                        struct span span)
{
    uint32_t copy = (uint32_t)u->ops.n;
    for (; !leaves(u, at, end); at = after(u, at))
        if (INSTR_OP(u->ops.p[at]) != OP_JUMP)
            copy_instruction(u, at, span);
    copy_instruction(u, at, span); /* RERAISE, or None and its return */
    if (at == end)
        copy_instruction(u, end + 1, span);
    return copy;
}

/* Gives the span of jump i to where it leads to, when that is to have it. */
static void pass_on(struct unit *u, size_t i, size_t end, uint32_t *jumps)
{
    uint32_t to = INSTR_ARG(u->ops.p[i]);
    if (to <= i || to >= end || !inherits(u, to))
        return;
    bool falls = falls_through((enum opcode)INSTR_OP(u->ops.p[to - 1]));
    if (jumps[to] + falls == 1) {
        u->spans.p[to] = u->spans.p[i];
    } else if (leads_out(u, to, end)) {
        uint32_t copy = own_end(u, to, end, u->spans.p[i]);
        u->ops.p[i] = INSTR(INSTR_OP(u->ops.p[i]), copy);
        jumps[to]--;
    }
}

static void inherit_spans(struct unit *u)
{
    size_t n = u->ops.n, i = 0;
    while (i < n && !inherits(u, i))
        i++;
    if (i == n)
        return;
    uint32_t *jumps = count_jumps(u);
    size_t end = u->end ? u->end : n;
    for (i = 0; i < n; i++) {
        if (inherits(u, i))
            u->spans.p[i] = jumps[i] || i == 0 ? SPAN_NONE
                                               : u->spans.p[i - 1];
        if (has_jump((enum opcode)INSTR_OP(u->ops.p[i])))
            pass_on(u, i, end, jumps);
    }
    free(jumps);
}

/* Neighbours of one region become one entry. */
static void make_handlers(struct compiler *c, struct flow *f)
{
    struct unit *u = f->u;
    VEC(struct handler) out = {0};
    for (uint32_t i = 0; i < u->ops.n;) {
        uint32_t end = i + 1;
        int region = u->regions_of.p[i];
        while (end < u->ops.n && u->regions_of.p[end] == region)
            end++;
        if (region >= 0 && f->region_depth[region] >= 0) {
            struct handler h = {
                i, end, (uint32_t)u->labels.p[u->regions.p[region].target].at,
                (uint32_t)f->region_depth[region]};
            vec_push(&out, h);
        }
        i = end;
    }
    u->code->n_handlers = (uint32_t)out.n;
    u->code->handlers = arena_alloc(c->arena, out.n * sizeof *out.p + 1);
    if (out.n)
        memcpy(u->code->handlers, out.p, out.n * sizeof *out.p);
    vec_fini(&out);
}

void code_assemble(struct compiler *c, struct unit *u)
{
    if (c->failed)
        return;
    resolve_labels(u);
    inherit_spans(u);
    size_t n = u->ops.n, m = u->regions.n;
    struct flow f = {.u = u};
    f.depth = xmalloc((n + 1) * sizeof *f.depth);
    f.region_depth = xmalloc((m + 1) * sizeof *f.region_depth);
    f.todo = xmalloc((n + 1) * sizeof *f.todo);
    memset(f.depth, -1, (n + 1) * sizeof *f.depth);
    memset(f.region_depth, -1, (m + 1) * sizeof *f.region_depth);
    reach(&f, 0, 0);
    while (f.n_todo)
        step(&f, f.todo[--f.n_todo]);
    make_handlers(c, &f);
    u->code->stack_size = (uint32_t)f.max;
    free(f.depth);
    free(f.region_depth);
    free(f.todo);
}
