/* Shared between the files of the compiler.
 *
 * A unit is a code in the making. Jumps name labels until code_assemble puts
 * indices in. Instructions behind a jump or return, up to the next label that
 * somebody uses, are never reached and are dropped as they come.
 */
#ifndef LANG_COMPILE_PRIV_H
#define LANG_COMPILE_PRIV_H

#include "base/vec.h"
#include "lang/ast.h"
#include "lang/compile.h"
#include "lang/scope.h"

enum { MAX_BLOCKS = 20 };

typedef int label;

/* The span of what stands on no line of its own: the assembler gives it that
 * of the only instruction that it can come from, and no line (-1) to where
 * several ways meet, as CPython's does. */
enum { LINE_NONE = -1, LINE_INHERITED = -2 };
#define SPAN_AT(l) ((struct span){.line = l, .end_line = l, .end_col = -1})
#define SPAN_INHERITED SPAN_AT(LINE_INHERITED)
#define SPAN_NONE SPAN_AT(LINE_NONE)

struct label_state {
    int at;    /* index of the instruction, -1: not placed */
    bool used; /* something that can be reached jumps here */
};

/* A stretch of code under a handler. Instructions name the innermost. */
struct region {
    label target;
    uint32_t set_up;  /* the stack's depth is that before this instruction... */
    int less;         /* ...less this many values */
    int outer;        /* region around, -1: none */
};

enum block_kind { BLOCK_WHILE, BLOCK_FOR, BLOCK_TRY, BLOCK_FINALLY,
                  BLOCK_FINALLY_END, BLOCK_WITH, BLOCK_HANDLER,
                  BLOCK_HANDLER_STAR, BLOCK_VALUE };

/* What a break, continue or return has to unwind on its way out. */
struct block_frame {
    enum block_kind kind;
    label start, exit;
    int line;              /* of a loop's header */
    int outer_region;      /* region that is in force outside */
    const struct stmt *s;  /* FINALLY: the try; WITH */
    struct ident *name;    /* HANDLER: `as` name */
};

struct const_slot {
    uint32_t hash, index;  /* index + 1; 0 is empty */
};

struct unit {
    struct unit *outer;
    struct scope *scope;
    struct code *code;
    VEC(instruction) ops;
    VEC(struct span) spans;
    VEC(int) regions_of;   /* region of each instruction */
    VEC(struct label_state) labels;
    VEC(struct region) regions;
    int region;
    VEC(struct constant) consts;
    struct const_slot *const_table;
    uint32_t n_const_table;
    VEC(struct str) sites;
    VEC(struct str) locals;
    struct block_frame blocks[MAX_BLOCKS];
    int n_blocks;
    struct span at;        /* span of what is emitted */
    bool dead;             /* the next instruction can't be reached */
    int last_line;         /* of the LINE in force, 0 after a label */
    size_t end;            /* where the return that nobody wrote begins; 0: the
                              code does not come to it */
};

struct compiler {
    struct program *program;
    struct ast *ast;
    struct arena *arena;   /* the program's */
    struct unit *unit;
    struct diagnostic *why;
    bool failed;
    bool trace;
    int future, future_line;
    int guard;             /* depth of try blocks that catch ImportError */
    bool interactive;
    VEC(struct import_ref) imports;
};

/* -- emitting (emit.c) -- */
void emit(struct compiler *c, enum opcode op, uint32_t arg);
label label_new(struct compiler *c);
void label_place(struct compiler *c, label l);
void emit_jump(struct compiler *c, enum opcode op, label l);
void emit_const(struct compiler *c, const struct constant *k);
void emit_none(struct compiler *c);
/* The return of None at the end of the code, if that is reached. */
void emit_end(struct compiler *c);
void emit_str(struct compiler *c, struct str s);
void emit_int(struct compiler *c, int64_t i);
void emit_site(struct compiler *c, enum opcode op, const struct ident *name);
void emit_line(struct compiler *c, int line);
/* Begins a region whose exceptions go to `target`; the value is for
 * region_close. */
int region_open(struct compiler *c, label target, int less);
void region_close(struct compiler *c, int region);
/* The constant's index in the unit. */
uint32_t unit_const(struct compiler *c, const struct constant *k);
bool constant_equal(const struct constant *a, const struct constant *b);

/* -- units (unit.c) -- */
void unit_open(struct compiler *c, struct scope *s, enum code_kind kind,
               struct ident *name, struct span span, int first_line);
/* Finishes the code; the unit outside is the current one again. */
struct code *unit_close(struct compiler *c);
/* Drops a unit that is not finished. */
void unit_drop(struct compiler *c);
int unit_local(struct compiler *c, struct symbol *y);
/* Closure tuple if there is one, code, name, MAKE_FUNCTION. */
void emit_function(struct compiler *c, struct code *code, uint32_t bits);
void code_assemble(struct compiler *c, struct unit *u);

/* -- code that can't be meant (suspicious.c): a warning of the program -- */
void suspect_compare(struct compiler *c, struct expr *e);
void suspect_assert(struct compiler *c, struct stmt *s);
/* The warnings from `first` to `last` once more: of what CPython compiles
 * twice. */
void suspect_again(struct compiler *c, size_t first, size_t last);
void suspect_call(struct compiler *c, struct expr *e);
/* of[index], read, on that line */
void suspect_item(struct compiler *c, struct expr *of, struct expr *index,
                  int line);

/* -- errors -- */
/* Refuses valid Python that the sandbox can't run; texts are literals. */
void compile_unsupported(struct compiler *c, const char *construct,
                         const char *advice);
/* Sets the error at the current span, if none is set. */
void compile_error(struct compiler *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void compile_error_at(struct compiler *c, struct span span,
                      const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* -- names (names.c) -- */
void compile_name(struct compiler *c, struct ident *name, enum context context);

/* -- expressions -- */
void compile_expr(struct compiler *c, struct expr *e);
/* Compiles a text with %s, %r and %a whose values stand beside it as an
 * f-string; false when it is anything else (compile_percent.c). */
bool compile_percent(struct compiler *c, struct expr *e);
void compile_store(struct compiler *c, struct expr *target);
void compile_delete(struct compiler *c, struct expr *target);
/* Jumps to l when the truth of e is `when`; else falls through. */
void compile_jump_if(struct compiler *c, struct expr *e, label l, bool when);
void compile_call(struct compiler *c, struct expr *e);
/* The arguments of a call with `extra` values on the stack behind the
 * function, and the call. */
void compile_arguments(struct compiler *c, int extra, struct exprs *args,
                       struct keyword *keywords, int n_keywords);
void compile_comprehension(struct compiler *c, struct expr *e);
void compile_lambda(struct compiler *c, struct expr *e);
void compile_binary_op(struct compiler *c, enum opcode op, int which);
/* it None -- result: drives an awaitable or a generator to its end. */
void compile_drive(struct compiler *c);
/* Attribute instructions stand on the attribute's name when that is on another
 * line. */
void start_at_attribute(struct compiler *c, const struct expr *attr);
/* What is only looked through (by `in`, by a comprehension or a plain for): a
 * display of constants is made once. */
void compile_container(struct compiler *c, struct expr *e);

/* -- what is known before the run (fold.c) -- */
/* e as a constant, worked out; NULL when it is none. Lives in the tree's
 * arena. */
const struct constant *constant_of(struct compiler *c, struct expr *e);
/* The constants of a list as one of `kind`; NULL when one of them is none. */
const struct constant *fold_items(struct compiler *c, const struct exprs *list,
                                  enum const_kind kind);
/* 1 true, 0 false, -1 for NULL, which isn't known. */
int constant_truth(const struct constant *k);
/* Turns `not a is b` into `a is not b`; leaves all others. */
void fold_not(struct expr *e);

/* -- functions and classes (compile_def.c) -- */
uint32_t compile_defaults(struct compiler *c, struct params *ps);
void define_parameters(struct compiler *c, struct params *ps);
void compile_def(struct compiler *c, struct stmt *s);
void compile_class(struct compiler *c, struct stmt *s);
/* Can `await` and friends stand here? */
bool unit_is_function(const struct unit *u);

/* -- statements -- */
void compile_block(struct compiler *c, struct block *b);
/* The span of a jump behind a block: that of its last instruction. A `pass` has
 * none here. */
struct span span_behind(const struct block *b);
void compile_body(struct compiler *c, struct block *b, bool docstring);
void compile_try(struct compiler *c, struct stmt *s);
void compile_with(struct compiler *c, struct stmt *s);
void compile_match(struct compiler *c, struct stmt *s);
void compile_import(struct compiler *c, struct stmt *s);
void compile_from(struct compiler *c, struct stmt *s);
void compile_loop(struct compiler *c, struct stmt *s);
void compile_break(struct compiler *c, bool again);
void compile_return(struct compiler *c, struct stmt *s);
bool block_push(struct compiler *c, struct block_frame frame);
void block_pop(struct compiler *c);
/* Emits what leaving the innermost block takes; `keep`: a value is on top. */
void block_unwind(struct compiler *c, struct block_frame f, bool keep);
/* Source text of an expression, for annotations that are not evaluated. */
void expr_unparse(const struct expr *e, struct buf *out);

#endif
