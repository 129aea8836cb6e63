/* What the compiler makes and the VM runs: plain data without values, so that
 * lang knows nothing of vm. A code and everything it points to (children too)
 * lives in one arena of the `struct program` that owns it.
 */
#ifndef LANG_CODE_H
#define LANG_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "lang/opcodes.h"

/* Where a node or an instruction stands in the source. Lines from 1; columns
 * from 0, in BYTES of UTF-8 as CPython's ast has them. line 0: nowhere. */
struct span {
    int line, col, end_line, end_col;
};

enum const_kind {
    CONST_NONE, CONST_TRUE, CONST_FALSE, CONST_ELLIPSIS,
    CONST_INT,    /* text: digits, perhaps with 0x/0o/0b, no underscores */
    CONST_FLOAT,
    CONST_IMAGINARY,
    CONST_STR,    /* text: UTF-8; lone surrogates as three bytes (WTF-8) */
    CONST_BYTES,
    CONST_TUPLE,
    CONST_FROZENSET,
    CONST_CODE,
};

struct constant {
    enum const_kind kind;
    struct str text;         /* INT, STR, BYTES */
    double number;           /* FLOAT, IMAGINARY */
    struct constant *items;  /* TUPLE, FROZENSET */
    uint32_t n_items;
    struct code *code;       /* CODE */
};

enum code_kind { CODE_MODULE, CODE_FUNCTION, CODE_CLASS, CODE_LAMBDA,
                 CODE_COMPREHENSION };

enum code_flags {
    CODE_GENERATOR = 1,       /* has yield, is not async */
    CODE_COROUTINE = 2,       /* async def without yield */
    CODE_ASYNC_GENERATOR = 4, /* async def with yield */
    CODE_VARARGS = 8,         /* has *args */
    CODE_VARKEYWORDS = 16,    /* has **kwargs */
    CODE_OPTIMIZED = 32,      /* names are fast locals (functions) */
};

/* An exception raised by an instruction in [start, end) goes to `target` with
 * the stack cut to `depth`. The first entry that fits is the innermost. */
struct handler {
    uint32_t start, end, target, depth;
};

struct code {
    enum code_kind kind;
    unsigned flags;
    struct str name, qualname; /* "count", "C.method", "<listcomp>" */
    struct str docstring;      /* .p NULL: none */
    struct span span;          /* of the def; line is the def's own line */
    int first_line;            /* co_firstlineno: the first decorator's line, or span.line */

    instruction *ops;
    struct span *spans;        /* one for each instruction */
    uint32_t n_ops;
    uint32_t stack_size;       /* how deep the value stack can get */

    struct constant *consts;
    uint32_t n_consts;
    struct str *sites;         /* the name of each SITE operand, one a use */
    uint32_t n_sites;

    /* Parameters come first among the locals: positional, keyword-only,
     * *args, **kwargs. */
    struct str *locals;
    uint32_t n_locals;
    uint32_t n_posonly, n_args /* positional, posonly included */, n_kwonly;

    /* DEREF operands: cells 0..n_cells-1 are this code's own, then n_free
     * taken from the closure. cell_local[i] is the local (parameter) whose
     * value the cell takes at the start, or -1. */
    struct str *cells;         /* names of cells, then of free variables */
    int *cell_local;
    uint32_t n_cells, n_free;

    struct handler *handlers;
    uint32_t n_handlers;
};

/* An import that stands anywhere in the program. */
struct import_ref {
    struct str module;     /* "os.path"; "" for a relative one */
    struct str name;       /* of from-import; .p NULL otherwise */
    struct span span;
    bool guarded;          /* under try with an except that takes ImportError */
};

/* What CPython says as a SyntaxWarning when it compiles the program. */
struct program_warning {
    int line;
    struct str text;
};

/* A compiled source file. */
struct program {
    struct arena arena;
    struct str file;       /* as given; in the arena */
    struct str source;     /* UTF-8, without byte-order mark; in the arena */
    struct str *lines;     /* the source's lines without line ends; lines[0] is line 1 */
    uint32_t n_lines;
    struct code *code;     /* of the module */
    struct import_ref *imports;
    uint32_t n_imports;
    struct program_warning *warnings;
    uint32_t n_warnings;
};

enum diagnostic_kind {
    DIAG_SYNTAX,      /* CPython refuses it too */
    DIAG_UNSUPPORTED, /* valid Python that the sandbox can't do yet */
};

/* Why a program was refused. Texts are in `arena` of the diagnostic. */
struct diagnostic {
    enum diagnostic_kind kind;
    struct arena arena;
    const char *before;    /* NULL, or the warnings that go before it */
    const char *type;      /* "SyntaxError", "IndentationError", "TabError" */
    const char *message;   /* CPython's words; or the construct's name */
    const char *advice;    /* UNSUPPORTED: what to do instead */
    const char *file;      /* NULL: the program's own; or "<fstring>" */
    struct span span;      /* columns as CPython counts in this message, bytes
                              or characters; end_line 0 or end_col < 0: a point;
                              line 0: no place at all; col < 0: no caret */
    struct str line_text;  /* the source line, without line end */
};

enum lang_flags {
    LANG_TRACE = 1,  /* emit LINE instructions */
};

/* Compiles source bytes (any line ends, with or without byte-order mark). On
 * success returns a program that the caller frees with program_free. On failure
 * returns NULL and fills *why, which the caller ends with diagnostic_fini.
 * `file` is copied. */
struct program *lang_compile(struct str source, const char *file,
                             unsigned flags, struct diagnostic *why);
/* The next error of a text that was refused for `first`: what would be wrong if the
 * statement of the module in which that one stands were not there. CPython never
 * gets that far. Fills *next, which the caller ends; false when there is none, or
 * when leaving the statement out would make one. */
bool lang_next_error(struct str source, const char *file, unsigned flags,
                     const struct diagnostic *first, struct diagnostic *next);
void program_free(struct program *p);
/* Is this the text of one expression, and is that worked out before the run? */
bool lang_is_constant(struct str expression);
/* What CPython shows of a line in a message: it reads it in pieces of under
 * 1,000 bytes and keeps the last. */
struct str line_last_piece(struct str line);
void diagnostic_fini(struct diagnostic *d);
/* CPython's own text of a syntax error, as on stderr (`  File "x.py", line 3`,
 * the source line stripped, the caret line, `SyntaxError: ...`). */
void diagnostic_format(const struct diagnostic *d, const char *file,
                       struct buf *out);

/* The source line of such a text and the marks under it. */
void diagnostic_add_line(struct str line, const struct span *s,
                         struct buf *out);

/* A listing of a code and its children for people and tests. */
void code_disassemble(const struct code *c, struct buf *out);

#endif
