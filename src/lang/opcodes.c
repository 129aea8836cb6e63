#include "lang/opcodes.h"

struct opcode_info {
    const char *name, *meaning;
    enum operand operand;
    int effect;
};

/* Stands in the table for "depends on the operand". */
#define VAR 99
#define KIND(operand) OPERAND_##operand

static const struct opcode_info table[] = {
#define OP(name, operand, effect, meaning)                                    \
    [OP_##name] = {#name, meaning, KIND(operand), effect},
#include "lang/opcodes.def"
#undef OP
};

const char *opcode_name(enum opcode op)
{
    return table[op].name;
}

const char *opcode_meaning(enum opcode op)
{
    return table[op].meaning;
}

enum operand opcode_operand(enum opcode op)
{
    return table[op].operand;
}

static int bits(uint32_t v)
{
    return __builtin_popcount(v);
}

/* The effect of the opcodes whose operand counts values on the stack. */
static int counted_effect(enum opcode op, uint32_t arg)
{
    int n = (int)arg;
    switch (op) {
    case OP_BUILD_SLICE: case OP_BUILD_TUPLE: case OP_BUILD_LIST:
    case OP_BUILD_SET: case OP_BUILD_STRING:
        return 1 - n;
    case OP_BUILD_MAP:
        return 1 - 2 * n;
    case OP_BUILD_CONST_MAP: case OP_CALL:
        return -n;
    case OP_CALL_KW: case OP_CALL_METHOD:
        return -n - 1;
    case OP_CALL_METHOD_KW:
        return -n - 2;
    case OP_CALL_EX:
        return -1 - (n & 1);
    case OP_FORMAT:
        return n & 4 ? -1 : 0;
    case OP_UNPACK:
        return n - 1;
    case OP_UNPACK_EX:
        return (n & 0xFFF) + (n >> 12);
    case OP_MAKE_FUNCTION:
        return -1 - bits(arg & 15);
    case OP_RAISE:
        return -n;
    default:
        return 0;
    }
}

int opcode_effect(enum opcode op, uint32_t arg, int jump)
{
    switch (op) {
    case OP_JUMP_IF_FALSE_OR_POP: case OP_JUMP_IF_TRUE_OR_POP:
        return jump ? 0 : -1;
    case OP_FOR_ITER: case OP_SEND:
        return jump ? -1 : table[op].effect;
    default:
        return table[op].effect == VAR ? counted_effect(op, arg)
                                       : table[op].effect;
    }
}

static const char *const binary_texts[BIN_COUNT] = {
    [BIN_ADD] = "+", [BIN_SUB] = "-", [BIN_MUL] = "*", [BIN_DIV] = "/",
    [BIN_FLOORDIV] = "//", [BIN_MOD] = "%", [BIN_POW] = "**",
    [BIN_MATMUL] = "@", [BIN_LSHIFT] = "<<", [BIN_RSHIFT] = ">>",
    [BIN_AND] = "&", [BIN_OR] = "|", [BIN_XOR] = "^",
};

static const char *const compare_texts[] = {
    [CMP_LT] = "<", [CMP_LE] = "<=", [CMP_EQ] = "==",
    [CMP_NE] = "!=", [CMP_GT] = ">", [CMP_GE] = ">=",
};

const char *binary_op_text(enum binary_op op)
{
    return binary_texts[op];
}

const char *compare_op_text(enum compare_op op)
{
    return compare_texts[op];
}
