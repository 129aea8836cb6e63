/* Prose in lines of a width: what stands where, and how it looks. Knows prose
 * and cell widths, and no screen: the reading pane and the plain walk share it.
 */
#ifndef LESSON_WRAP_H
#define LESSON_WRAP_H

#include "base/vec.h"
#include "lesson/prose.h"

/* The signs that it puts itself, so that ASCII has its own. */
struct wrap_signs {
    const char *bullet;     /* for an item's "-" */
    const char *bar;        /* left of a quote */
    const char *rule;       /* one cell of a line across */
    /* Appends what is shown of a text, such as its ASCII twin; NULL: the text
     * itself. */
    void (*fold)(struct str text, struct buf *out);
};

/* A piece of a line. Texts are borrowed from the prose, or owned by the lines. */
struct wrap_piece {
    int col;
    struct str text;
    unsigned look;          /* of enum prose_look */
    int link;               /* index + 1 of the links, 0: none */
};

struct wrap_line {
    size_t first, n;        /* of its pieces */
    size_t block;           /* that it comes from; behind the last: the notes */
    bool code;              /* longer than the width as it may be: not wrapped */
};

struct wrapped {
    VEC(struct wrap_piece) pieces;
    VEC(struct wrap_line) lines;
    struct arena own;
};

/* Lays out all blocks in `width` cells, at least 8, into *out, which is zeroed;
 * the caller ends it with wrapped_fini. Lines break at spaces, no-break ones too;
 * words that are longer than a line anywhere. Links that lead
 * outside get a number, and their addresses follow at the end. */
void prose_wrap(const struct prose *p, int width, const struct wrap_signs *signs,
                struct wrapped *out);
void wrapped_fini(struct wrapped *w);
/* A line's text, without its looks, appended. */
void wrapped_text(const struct wrapped *w, size_t line, struct buf *out);
/* The first line of a block; the last one if there is none. */
size_t wrapped_line_of(const struct wrapped *w, size_t block);

#endif
