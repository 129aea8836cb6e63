#include "ui/canvas.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/utf8.h"

static const struct cell blank = {" ", 1, {-1, -1, 0}};

void canvas_fini(struct canvas *c)
{
    free(c->cells);
    *c = (struct canvas){0};
}

void canvas_type_at(struct canvas *c, int x, int y)
{
    c->types = true;
    c->type_x = x;
    c->type_y = y;
}

void canvas_resize(struct canvas *c, int w, int h)
{
    w = w < 0 ? 0 : w;
    h = h < 0 ? 0 : h;
    if (w != c->w || h != c->h || !c->cells)
        c->cells = xrealloc(c->cells,
                            ((size_t)w * (size_t)h + 1) * sizeof *c->cells);
    c->w = w;
    c->h = h;
    c->types = false;
    for (size_t i = 0; i < (size_t)w * (size_t)h; i++)
        c->cells[i] = blank;
}

static struct cell *cell_at(const struct canvas *c, int x, int y)
{
    if (x < 0 || y < 0 || x >= c->w || y >= c->h)
        return NULL;
    return &c->cells[(size_t)y * (size_t)c->w + (size_t)x];
}

const struct cell *canvas_at(const struct canvas *c, int x, int y)
{
    return cell_at(c, x, y);
}

/* Whoever overwrites one half of a wide character leaves a space in place of
 * the other, so that a row's widths always add up. */
static void cell_free(struct canvas *c, int x, int y)
{
    struct cell *cell = cell_at(c, x, y);
    struct cell *left = cell_at(c, x - 1, y), *right = cell_at(c, x + 1, y);
    if (cell->width == 0 && left && left->width == 2) {
        struct paint p = left->paint;
        *left = blank;
        left->paint = p;
    }
    if (cell->width == 2 && right) {
        struct paint p = right->paint;
        *right = blank;
        right->paint = p;
    }
}

static void cell_set(struct canvas *c, int x, int y, struct paint p,
                     const char *text, size_t n, int width)
{
    struct cell *cell = cell_at(c, x, y);
    if (!cell)
        return;
    struct cell *right = width == 2 ? cell_at(c, x + 1, y) : NULL;
    if (width == 2 && !right)
        text = " ", n = 1, width = 1;
    cell_free(c, x, y);
    n = n > CELL_BYTES ? CELL_BYTES : n;
    memcpy(cell->text, text, n);
    cell->text[n] = '\0';
    cell->width = (uint8_t)width;
    cell->paint = p;
    if (right) {
        cell_free(c, x + 1, y);
        *right = (struct cell){"", 0, p};
    }
}

void canvas_fill(struct canvas *c, int x, int y, int w, int h, struct paint p)
{
    for (int row = y < 0 ? 0 : y; row < y + h && row < c->h; row++)
        for (int col = x < 0 ? 0 : x; col < x + w && col < c->w; col++)
            if (col == x || col == x + w - 1) {
                cell_set(c, col, row, p, " ", 1, 1);
            } else {
                struct cell *cell = cell_at(c, col, row);
                *cell = blank;
                cell->paint = p;
            }
}

void canvas_repaint(struct canvas *c, int x, int y, int w, struct paint p)
{
    for (int col = x; col < x + w; col++) {
        struct cell *cell = cell_at(c, col, y);
        if (cell)
            cell->paint = p;
    }
}

/* -- text: cut into units that are drawn whole ---------------------------- */

/* A character with its place in the text, or the visible form of something
 * that must not reach a terminal. */
struct unit {
    char text[CELL_BYTES + 1];
    size_t n;
    int width;    /* 0: a mark that joins the character before, or nothing */
    bool visible; /* it is the visible form of a control */
};

static void unit_form(struct unit *u, const char *format, unsigned number)
{
    u->n = (size_t)snprintf(u->text, sizeof u->text, format, number);
    u->width = (int)u->n;
    u->visible = true;
}

/* Joiners and variation selectors change how wide a terminal draws what stands
 * around them, each terminal in its own way: they are dropped. */
static bool is_joiner(uint32_t cp)
{
    return cp == 0x200C || cp == 0x200D || (cp >= 0xFE00 && cp <= 0xFE0F);
}

static bool is_invisible(uint32_t cp)
{
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

/* Reads the unit at *at and moves *at behind it; `col` is the cell it would
 * stand on, from the text's start. */
static void unit_next(struct str s, size_t *at, int col, struct unit *u)
{
    *u = (struct unit){.width = 1};
    uint32_t cp;
    unsigned char byte = (unsigned char)s.p[*at];
    if (byte >= 0x20 && byte < 0x7F) {
        u->text[0] = (char)byte;
        u->n = 1;
        ++*at;
        return;
    }
    size_t len = utf8_decode(s.p + *at, s.n - *at, &cp);
    *at += len ? len : 1;
    if (!len) {
        unit_form(u, "\\x%02x", byte);
    } else if (cp == '\t') {
        u->width = 8 - col % 8;
        u->n = (size_t)u->width;
        memset(u->text, ' ', u->n);
    } else if (cp < 0x20 || cp == 0x7F) {
        unit_form(u, "^%c", cp ^ 0x40);
    } else if (cp < 0xA0) {
        unit_form(u, "\\x%02x", cp);
    } else if (cp == 0xA0) {
        u->text[0] = ' ';
        u->n = 1;
    } else if (is_joiner(cp)) {
        u->width = 0;
    } else if (is_invisible(cp)) {
        unit_form(u, cp < 0x10000 ? "\\u%04x" : "\\U%08x", cp);
    } else {
        u->width = utf8_width(cp);
        u->n = len;
        memcpy(u->text, s.p + *at - len, len);
    }
}

static void cell_join(struct canvas *c, int x, int y, const struct unit *u)
{
    struct cell *cell = cell_at(c, x, y);
    if (cell && cell->width == 0)
        cell = cell_at(c, x - 1, y);
    if (!cell)
        return;
    size_t n = strlen(cell->text);
    if (n + u->n <= CELL_BYTES)
        memcpy(cell->text + n, u->text, u->n + 1);
}

static void unit_draw(struct canvas *c, int x, int y, struct paint p,
                      const struct unit *u)
{
    if (u->width <= 2 && !u->visible) {
        cell_set(c, x, y, p, u->text, u->n, u->width);
        return;
    }
    if (u->visible)
        p.attr ^= PAINT_REVERSE;
    for (int i = 0; i < u->width; i++)
        cell_set(c, x + i, y, p, u->text + i, 1, 1);
}

int canvas_text(struct canvas *c, int x, int y, int room, struct paint p,
                struct str s)
{
    int col = 0;
    for (size_t at = 0; at < s.n;) {
        struct unit u;
        unit_next(s, &at, col, &u);
        if (u.width == 0) {
            if (u.n && col > 0)
                cell_join(c, x + col - 1, y, &u);
            continue;
        }
        if (col + u.width > room)
            break;
        unit_draw(c, x + col, y, p, &u);
        col += u.width;
    }
    return col;
}

int canvas_text_cut(struct canvas *c, int x, int y, int room, struct paint p,
                    struct str s, const char *more)
{
    if (room <= 0)
        return 0;
    if (text_fit(s, room, NULL) == s.n)
        return canvas_text(c, x, y, room, p, s);
    int used = canvas_text(c, x, y, room - 1, p, s);
    return used + canvas_text(c, x + used, y, 1, p, str_of(more));
}

int text_width(struct str s)
{
    int used;
    text_fit(s, INT32_MAX, &used);
    return used;
}

size_t text_fit(struct str s, int room, int *used)
{
    int col = 0;
    size_t at = 0, fits = 0;
    while (at < s.n) {
        struct unit u;
        unit_next(s, &at, col, &u);
        if (col + u.width > room)
            break;
        col += u.width;
        fits = at;
    }
    if (used)
        *used = col;
    return fits;
}

void canvas_to_text(const struct canvas *c, struct buf *out)
{
    for (int y = 0; y < c->h; y++) {
        size_t end = out->n;
        for (int x = 0; x < c->w; x++) {
            const struct cell *cell = canvas_at(c, x, y);
            buf_addz(out, cell->text);
            if (strcmp(cell->text, " ") != 0)
                end = out->n;
        }
        out->n = end;
        buf_addc(out, '\n');
    }
}
