/* A listing of a code: an instruction a line, with its operand in words. */
#include "lang/code.h"

static void add_constant(const struct constant *k, struct buf *out)
{
    static const char *const words[] = {
        [CONST_NONE] = "None", [CONST_TRUE] = "True", [CONST_FALSE] = "False",
        [CONST_ELLIPSIS] = "Ellipsis",
    };
    switch (k->kind) {
    case CONST_INT: buf_adds(out, k->text); break;
    case CONST_FLOAT: buf_printf(out, "%.17g", k->number); break;
    case CONST_IMAGINARY: buf_printf(out, "%.17gj", k->number); break;
    case CONST_STR: buf_printf(out, "'%.*s'", STR_ARG(k->text)); break;
    case CONST_BYTES: buf_printf(out, "b'%.*s'", STR_ARG(k->text)); break;
    case CONST_TUPLE: case CONST_FROZENSET:
        buf_addc(out, k->kind == CONST_TUPLE ? '(' : '{');
        for (uint32_t i = 0; i < k->n_items; i++) {
            if (i)
                buf_addz(out, ", ");
            add_constant(&k->items[i], out);
        }
        buf_addc(out, k->kind == CONST_TUPLE ? ')' : '}');
        break;
    case CONST_CODE: buf_printf(out, "<code %.*s>", STR_ARG(k->code->qualname)); break;
    default: buf_addz(out, words[k->kind]); break;
    }
}

static void add_operand(const struct code *c, instruction i, struct buf *out)
{
    enum opcode op = (enum opcode)INSTR_OP(i);
    uint32_t arg = INSTR_ARG(i);
    switch (opcode_operand(op)) {
    case OPERAND_NONE: return;
    case OPERAND_CONST: add_constant(&c->consts[arg], out); break;
    case OPERAND_LOCAL: buf_adds(out, c->locals[arg]); break;
    case OPERAND_DEREF: buf_adds(out, c->cells[arg]); break;
    case OPERAND_SITE: buf_adds(out, c->sites[arg]); break;
    case OPERAND_JUMP: buf_printf(out, "to %u", arg); break;
    case OPERAND_BINARY: buf_addz(out, binary_op_text((enum binary_op)arg)); break;
    case OPERAND_COMPARE: buf_addz(out, compare_op_text((enum compare_op)arg)); break;
    default: buf_printf(out, "%u", arg); break;
    }
}

static void add_handlers(const struct code *c, struct buf *out)
{
    for (uint32_t i = 0; i < c->n_handlers; i++) {
        const struct handler *h = &c->handlers[i];
        buf_printf(out, "  %u to %u -> %u depth %u\n", h->start, h->end,
                   h->target, h->depth);
    }
}

static void add_children(const struct constant *k, struct buf *out)
{
    if (k->kind != CONST_CODE)
        return;
    buf_addc(out, '\n');
    code_disassemble(k->code, out);
}

void code_disassemble(const struct code *c, struct buf *out)
{
    buf_printf(out, "%.*s: stack %u\n", STR_ARG(c->qualname), c->stack_size);
    int line = 0;
    for (uint32_t i = 0; i < c->n_ops; i++) {
        if (c->spans[i].line != line) {
            line = c->spans[i].line;
            buf_printf(out, "%4d ", line);
        } else {
            buf_addz(out, "     ");
        }
        size_t before = out->n;
        buf_printf(out, "%4u %s", i, opcode_name((enum opcode)INSTR_OP(c->ops[i])));
        if (opcode_operand((enum opcode)INSTR_OP(c->ops[i])) != OPERAND_NONE) {
            while (out->n < before + 28)
                buf_addc(out, ' ');
            add_operand(c, c->ops[i], out);
        }
        buf_addc(out, '\n');
    }
    add_handlers(c, out);
    for (uint32_t i = 0; i < c->n_consts; i++)
        add_children(&c->consts[i], out);
}
