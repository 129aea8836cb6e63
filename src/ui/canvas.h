/* A grid of cells to draw on: what a terminal would show, without a terminal.
 * Text that is drawn is data: a control byte, an invalid byte or an invisible
 * formatting character is shown in visible form, never passed on. Knows base
 * and the theme's paints.
 */
#ifndef UI_CANVAS_H
#define UI_CANVAS_H

#include "base/str.h"
#include "ui/theme.h"

enum { CELL_BYTES = 15 };
struct cell {
    char text[CELL_BYTES + 1]; /* UTF-8: a character and its marks; NUL-ended */
    uint8_t width;             /* 1, 2, or 0: the right half of a wide one */
    struct paint paint;
};

struct canvas {
    struct cell *cells; /* row after row; owned */
    int w, h;
    bool types;         /* somebody types, and the terminal's cursor stands at */
    int type_x, type_y;
};

/* Zeroed is an empty canvas. */
void canvas_fini(struct canvas *c);
/* Sets the size and clears all cells; nobody types. */
void canvas_resize(struct canvas *c, int w, int h);
/* Fills a rectangle (cut to the canvas) with spaces. */
void canvas_fill(struct canvas *c, int x, int y, int w, int h, struct paint p);
/* The cell, or NULL outside. */
const struct cell *canvas_at(const struct canvas *c, int x, int y);
/* Changes the paint of cells, not their text. */
void canvas_repaint(struct canvas *c, int x, int y, int w, struct paint p);

/* Somebody types here. */
void canvas_type_at(struct canvas *c, int x, int y);

/* Draws text from cell (x, y) on, at most `room` cells, cut to the canvas; a
 * wide character that doesn't fit whole is left out. The cells used. Tabs go to
 * the next multiple of 8 from `x`. A newline is drawn as ^J. */
int canvas_text(struct canvas *c, int x, int y, int room, struct paint p,
                struct str s);
/* The same, and when the text doesn't fit its last cell becomes `more`. */
int canvas_text_cut(struct canvas *c, int x, int y, int room, struct paint p,
                    struct str s, const char *more);
/* Cells that canvas_text would use without a limit. */
int text_width(struct str s);
/* The longest prefix in bytes, on a character's boundary, that fits in `room`
 * cells; *used (may be NULL) is how many it takes. */
size_t text_fit(struct str s, int room, int *used);

/* All rows as text, trailing spaces cut, a newline behind each. */
void canvas_to_text(const struct canvas *c, struct buf *out);

#endif
