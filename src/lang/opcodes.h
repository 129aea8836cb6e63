/* The opcodes, from opcodes.def, and facts about them. Knows nothing. */
#ifndef LANG_OPCODES_H
#define LANG_OPCODES_H

#include <stdint.h>

/* What the operand of an instruction is. */
enum operand {
    OPERAND_NONE,
    OPERAND_LINE,    /* a source line */
    OPERAND_COUNT,   /* a plain number */
    OPERAND_CONST,   /* index into code->consts */
    OPERAND_LOCAL,   /* index into code->locals */
    OPERAND_DEREF,   /* index into cells, then free variables */
    OPERAND_SITE,    /* index into code->sites (a name, with room for a cache) */
    OPERAND_JUMP,    /* index of an instruction */
    OPERAND_BINARY,  /* enum binary_op */
    OPERAND_COMPARE, /* enum compare_op */
    OPERAND_FORMAT,  /* conversion and spec bits */
    OPERAND_FUNC,    /* FUNC_* bits */
};

enum opcode {
#define OP(name, operand, effect, meaning) OP_##name,
#include "lang/opcodes.def"
#undef OP
    OP_COUNT
};

enum binary_op {
    BIN_ADD, BIN_SUB, BIN_MUL, BIN_DIV, BIN_FLOORDIV, BIN_MOD, BIN_POW,
    BIN_MATMUL, BIN_LSHIFT, BIN_RSHIFT, BIN_AND, BIN_OR, BIN_XOR,
    BIN_COUNT
};
enum compare_op { CMP_LT, CMP_LE, CMP_EQ, CMP_NE, CMP_GT, CMP_GE };

/* Operand bits of MAKE_FUNCTION; the values stand on the stack in this order. */
enum { FUNC_DEFAULTS = 1, FUNC_KWDEFAULTS = 2, FUNC_ANNOTATIONS = 4,
       FUNC_CLOSURE = 8 };

/* One instruction: opcode in the low 8 bits, operand in the upper 24. */
typedef uint32_t instruction;
#define INSTR(op, arg) ((instruction)(op) | (instruction)(arg) << 8)
#define INSTR_OP(i) ((i) & 0xFF)
#define INSTR_ARG(i) ((i) >> 8)
#define INSTR_ARG_MAX 0xFFFFFF

/* Name, meaning and kind of operand of an opcode; static. */
const char *opcode_name(enum opcode op);
const char *opcode_meaning(enum opcode op);
enum operand opcode_operand(enum opcode op);
/* Change of the stack depth when control falls through (jump == 0) or is
 * taken to the target (jump != 0). */
int opcode_effect(enum opcode op, uint32_t arg, int jump);

/* The operator as it is written: "+", "//", "<=". */
const char *binary_op_text(enum binary_op op);
const char *compare_op_text(enum compare_op op);

#endif
