/* What Markdown says, apart from how it is shown: blocks of text, each made of
 * runs that look alike, and the places that links lead to. Knows base only; all
 * texts belong to whoever made the prose (an arena).
 */
#ifndef LESSON_PROSE_H
#define LESSON_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum prose_look {
    PROSE_EMPHASIS = 1 << 0,
    PROSE_STRONG = 1 << 1,
    PROSE_CODE = 1 << 2,
    PROSE_LINK = 1 << 3,
    PROSE_STRUCK = 1 << 4,
    PROSE_TITLE = 1 << 5,   /* of a heading */
    PROSE_MARK = 1 << 6,    /* a bullet, a number, a bar: set there by the reader */
    PROSE_ASIDE = 1 << 7,   /* said by the reader, not by the text */
};

/* A text of one look. A newline in it is a line's end that the author wants. */
struct prose_run {
    struct str text;
    unsigned look;
    int link;               /* index + 1 in the links; 0: none */
};

struct prose_text {
    const struct prose_run *runs;
    size_t n;
};

struct prose_cell {
    struct prose_text text;
    enum { CELL_LEFT, CELL_CENTER, CELL_RIGHT } align;
};

enum prose_kind {
    PROSE_PARAGRAPH,
    PROSE_HEADING,
    PROSE_BLOCK_CODE,
    PROSE_TABLE,
    PROSE_RULE,
    PROSE_COMMENT,          /* of HTML: never shown; directives stand in it */
    PROSE_PROGRAM,          /* where the page's program stands; text: its name */
};

struct prose_block {
    enum prose_kind kind;
    int level;              /* of a heading, 1 to 6 */
    int quotes;             /* how many it is quoted in */
    int indent;             /* cells to the right, by the lists it stands in */
    struct str marker;      /* before its first line, within the indent: "-",
                               "3."; empty: none */
    bool gap;               /* an empty line stands before it */
    struct prose_text text;
    struct str code;        /* PROSE_BLOCK_CODE: as it is; COMMENT: what stands
                               within */
    struct str info;        /* PROSE_BLOCK_CODE: what stands behind the fence */
    bool fenced;            /* PROSE_BLOCK_CODE: not by indentation only */
    const struct prose_cell *cells; /* PROSE_TABLE: by rows, its head first */
    size_t columns, n_cells;
    int line, column;       /* where it begins in the file, from 1; of code, its
                               first line; of a comment, the text in it */
};

enum prose_way {
    WAY_OUTSIDE,            /* an address: shown, never opened */
    WAY_HEADING,            /* a heading of the document */
    WAY_PROGRAM,            /* one of its programs */
    WAY_FILE,               /* a file beside it */
    WAY_NOWHERE,            /* there is no such heading: plain text */
};

struct prose_link {
    struct str address;     /* as the author wrote it */
    enum prose_way way;
    size_t page;            /* WAY_HEADING, WAY_PROGRAM: index of the page */
    size_t block;           /* WAY_HEADING: and of the block in it */
    struct str args;        /* WAY_PROGRAM: to run it with; empty: its own */
    int line, column;       /* where it stands in the file */
};

/* Part of a document, such as a page. */
struct prose {
    const struct prose_block *blocks;
    size_t n;
    const struct prose_link *links; /* of the whole document */
};

#endif
