#include "lesson/wrap.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { LEAST_WIDTH = 8, CODE_INDENT = 2, TABLE_GAP = 2 };

/* A paragraph, a cell: text that is being laid out between two columns. */
struct flow {
    struct wrapped *out;
    const struct wrap_signs *signs;
    int width;              /* of all */
    int left, right;        /* the columns it stands between */
    int col;                /* where the next piece goes */
    size_t block;
    bool begun;             /* the line in hand has a word */
    VEC(int) notes;         /* the links that have one, by number */
};

/* -- lines ----------------------------------------------------------------- */

static void add_piece(struct flow *f, int col, struct str text, unsigned look,
                      int link)
{
    struct wrap_piece p = {col, text, look, link};
    vec_push(&f->out->pieces, p);
    vec_last(&f->out->lines).n++;
}

static void add_line(struct flow *f)
{
    struct wrap_line line = {.first = f->out->pieces.n, .block = f->block};
    vec_push(&f->out->lines, line);
}

static struct str own(struct flow *f, struct str s)
{
    return (struct str){arena_strndup(&f->out->own, s.p ? s.p : "", s.n), s.n};
}

/* The run as it is shown. */
static struct prose_run shown(struct flow *f, struct prose_run r)
{
    struct buf b = {0};
    if (f->signs->fold) {
        f->signs->fold(r.text, &b);
        r.text = own(f, buf_str(&b));
        buf_fini(&b);
    }
    return r;
}

/* A new line, with the bars of the quotes it stands in. */
static void new_line(struct flow *f, int quotes)
{
    add_line(f);
    for (int i = 0; i < quotes; i++)
        add_piece(f, i * 2, str_of(f->signs->bar), PROSE_MARK, 0);
    f->col = f->left;
    f->begun = false;
}

/* -- words ----------------------------------------------------------------- */

/* A line's words: where they are put is the flow's, what opens the next line
 * (nothing in a cell of a table) is the caller's. */
struct words {
    struct flow *f;
    int quotes;
    void (*next_line)(struct words *w);
    int space;              /* cells of space that wait for a word */
};

static void plain_next_line(struct words *w)
{
    new_line(w->f, w->quotes);
}

static void put_part(struct words *w, struct str part, size_t cells,
                     const struct prose_run *r)
{
    add_piece(w->f, w->f->col, part, r->look, r->link);
    w->f->col += (int)cells;
    w->f->begun = true;
}

/* Puts bytes that hang together. `glued`: to what stands before them. */
static void put_word(struct words *w, struct str word, bool glued,
                     const struct prose_run *r)
{
    struct flow *f = w->f;
    size_t cells = utf8_cells(word);
    int room = f->right - f->col - w->space;
    if (f->begun && !glued && (int)cells > room)
        w->next_line(w);
    else if (f->begun)
        f->col += w->space;
    w->space = 0;
    while (f->col + (int)cells > f->right) { /* longer than a line */
        size_t used, n;
        n = utf8_fit(word, f->right > f->col ? (size_t)(f->right - f->col) : 0,
                     &used);
        if (!n && !f->begun)
            n = word.n, used = cells; /* one wide character: let it stand out */
        if (n)
            put_part(w, (struct str){word.p, n}, used, r);
        word.p += n;
        word.n -= n;
        cells = utf8_cells(word);
        if (!word.n)
            return;
        w->next_line(w);
    }
    put_part(w, word, cells, r);
}

/* The bytes of a space or of a line's end; 0: something else stands there. A
 * no-break space is one like others: tutorials have them by accident. */
static size_t gap_at(struct str s, size_t at)
{
    if (s.p[at] == ' ' || s.p[at] == '\n')
        return 1;
    return s.n - at >= 2 && memcmp(s.p + at, "\u00a0", 2) == 0 ? 2 : 0;
}

static size_t word_end(struct str s, size_t at)
{
    while (at < s.n && !gap_at(s, at))
        at++;
    return at;
}

/* How far the word that begins at run i, byte at, reaches over the runs behind
 * it: "`await`," is one word of two runs. In cells. */
static size_t word_rest(struct prose_text t, size_t i, size_t at)
{
    size_t cells = 0;
    for (; i < t.n; i++, at = 0) {
        struct str s = t.runs[i].text;
        size_t end = word_end(s, at);
        cells += utf8_cells((struct str){s.p + at, end - at});
        if (end < s.n)
            break;
    }
    return cells;
}

/* A word of several looks goes to the next line as a whole, if it can. */
static void make_room(struct words *w, int whole)
{
    struct flow *f = w->f;
    if (f->begun && whole > f->right - f->col - w->space &&
        whole <= f->right - f->left) {
        w->next_line(w);
        w->space = 0;
    }
}

static void put_text(struct words *w, struct prose_text t)
{
    bool glued = false;
    for (size_t i = 0; i < t.n; i++) {
        struct str s = t.runs[i].text;
        for (size_t at = 0, end; at < s.n; at = end) {
            size_t gap = gap_at(s, at);
            end = gap ? at + gap : word_end(s, at);
            if (gap) {
                w->space = s.p[at] != '\n';
                if (!w->space)
                    w->next_line(w);
                glued = false;
                continue;
            }
            if (!glued)
                make_room(w, (int)word_rest(t, i, at));
            put_word(w, (struct str){s.p + at, end - at}, glued, &t.runs[i]);
            glued = true;
        }
    }
}

/* -- blocks ---------------------------------------------------------------- */

/* The bullet or number, to the left of the text, which gives way where there is
 * hardly any room. */
static void put_marker(struct flow *f, const struct prose_block *b)
{
    struct str mark = b->marker;
    int end = (int)mark.n + 1, col = f->left - end;
    if (!mark.n)
        return;
    if (col < b->quotes * 2)
        col = b->quotes * 2;
    f->left = f->col = col + end;
    if (mark.p[0] == '-')
        add_piece(f, col, str_of(f->signs->bullet), PROSE_MARK, 0);
    else
        add_piece(f, col, mark, PROSE_MARK, 0);
    if (mark.p[0] == '-' && mark.n > 1) /* "[x]" */
        add_piece(f, col + 2, (struct str){mark.p + 2, mark.n - 2}, PROSE_MARK,
                  0);
}

static void put_paragraph(struct flow *f, const struct prose_block *b)
{
    struct words w = {.f = f, .quotes = b->quotes,
                      .next_line = plain_next_line};
    new_line(f, b->quotes);
    put_marker(f, b);
    put_text(&w, b->text);
}

/* Lines of code stay lines: their looks and links come with the block's text,
 * when it has one. */
static void put_code(struct flow *f, const struct prose_block *b)
{
    struct prose_run all = shown(f, (struct prose_run){b->code, PROSE_CODE, 0});
    struct prose_text t = b->text.n ? b->text : (struct prose_text){&all, 1};
    int left = f->left + CODE_INDENT;
    bool open = false;
    for (size_t i = 0; i < t.n; i++)
        for (size_t at = 0; at < t.runs[i].text.n;) {
            struct str s = t.runs[i].text;
            const char *end = memchr(s.p + at, '\n', s.n - at);
            struct str part = {s.p + at, end ? (size_t)(end - s.p) - at
                                             : s.n - at};
            if (!open) {
                new_line(f, b->quotes);
                vec_last(&f->out->lines).code = true;
                f->col = left;
                if (i == 0 && at == 0)
                    put_marker(f, b);
            }
            if (part.n)
                add_piece(f, f->col, part, t.runs[i].look | PROSE_CODE,
                          t.runs[i].link);
            f->col += (int)utf8_cells(part);
            open = !end;
            at += part.n + (end != NULL);
        }
}

static void put_rule(struct flow *f, const struct prose_block *b)
{
    struct buf line = {0};
    for (int i = f->left; i < f->right; i++)
        buf_addz(&line, f->signs->rule);
    new_line(f, b->quotes);
    add_piece(f, f->left, own(f, buf_str(&line)), PROSE_MARK, 0);
    buf_fini(&line);
}

/* -- tables ---------------------------------------------------------------- */

static int text_cells(struct prose_text t)
{
    size_t n = 0;
    for (size_t i = 0; i < t.n; i++)
        n += utf8_cells(t.runs[i].text);
    return (int)n;
}

/* What each column takes: as much as its widest cell where there is room, else
 * the widest ones give way first. */
static void column_widths(const struct prose_block *b, int room, int *widths)
{
    int sum = 0;
    for (size_t c = 0; c < b->columns; c++)
        widths[c] = 1;
    for (size_t i = 0; i < b->n_cells; i++) {
        int n = text_cells(b->cells[i].text);
        if (n > widths[i % b->columns])
            widths[i % b->columns] = n;
    }
    for (size_t c = 0; c < b->columns; c++)
        sum += widths[c] + (c ? TABLE_GAP : 0);
    while (sum > room) {
        size_t widest = 0;
        for (size_t c = 1; c < b->columns; c++)
            if (widths[c] > widths[widest])
                widest = c;
        if (widths[widest] <= 4)
            return;
        widths[widest]--, sum--;
    }
}

/* The lines of a row are laid out cell by cell: a cell's next line may be there
 * already. Pieces of a line must stand together, so that each cell is laid out
 * on its own and the lines are put together afterwards. */
static void cell_next_line(struct words *w)
{
    add_line(w->f);
    w->f->col = w->f->left;
    w->f->begun = false;
}

static void wrap_cell(struct flow *f, const struct prose_cell *cell, int width)
{
    struct words w = {.f = f, .next_line = cell_next_line};
    f->left = 0;
    f->right = width;
    cell_next_line(&w);
    put_text(&w, cell->text);
}

static int line_width(const struct wrapped *w, size_t line)
{
    const struct wrap_line *l = &w->lines.p[line];
    if (!l->n)
        return 0;
    const struct wrap_piece *p = &w->pieces.p[l->first + l->n - 1];
    return p->col + (int)utf8_cells(p->text);
}

static void put_cell_line(struct flow *f, const struct wrapped *cell,
                          size_t line, int col, int width, int align,
                          unsigned look)
{
    int slack = width - line_width(cell, line);
    int shift = align == CELL_RIGHT    ? slack
                : align == CELL_CENTER ? slack / 2
                                       : 0;
    const struct wrap_line *l = &cell->lines.p[line];
    for (size_t i = 0; i < l->n; i++) {
        const struct wrap_piece *p = &cell->pieces.p[l->first + i];
        add_piece(f, col + shift + p->col, p->text, p->look | look, p->link);
    }
}

static void put_row(struct flow *f, const struct prose_block *b, size_t row,
                    const int *widths, struct wrapped *cells)
{
    size_t lines = 1;
    const struct prose_cell *first = &b->cells[row * b->columns];
    for (size_t c = 0; c < b->columns; c++) {
        struct flow one = {.out = &cells[c], .signs = f->signs,
                           .width = widths[c]};
        cells[c] = (struct wrapped){0};
        wrap_cell(&one, &first[c], widths[c]);
        if (cells[c].lines.n > lines)
            lines = cells[c].lines.n;
    }
    for (size_t line = 0; line < lines; line++) {
        int col = f->left;
        new_line(f, b->quotes);
        vec_last(&f->out->lines).code = true;
        for (size_t c = 0; c < b->columns; c++) {
            if (line < cells[c].lines.n)
                put_cell_line(f, &cells[c], line, col, widths[c],
                              first[c].align, row == 0 ? PROSE_STRONG : 0);
            col += widths[c] + TABLE_GAP;
        }
    }
    for (size_t c = 0; c < b->columns; c++)
        wrapped_fini(&cells[c]);
}

static void put_table_rule(struct flow *f, const struct prose_block *b,
                           const int *widths)
{
    int col = f->left;
    new_line(f, b->quotes);
    for (size_t c = 0; c < b->columns; c++) {
        struct buf line = {0};
        for (int i = 0; i < widths[c]; i++)
            buf_addz(&line, f->signs->rule);
        add_piece(f, col, own(f, buf_str(&line)), PROSE_MARK, 0);
        buf_fini(&line);
        col += widths[c] + TABLE_GAP;
    }
}

/* The table with its cells as they are shown. */
static struct prose_block shown_table(struct flow *f, struct prose_block b)
{
    struct prose_cell *cells =
        arena_alloc(&f->out->own, (b.n_cells + 1) * sizeof *cells);
    for (size_t i = 0; i < b.n_cells; i++) {
        struct prose_text t = b.cells[i].text;
        struct prose_run *runs =
            arena_alloc(&f->out->own, (t.n + 1) * sizeof *runs);
        for (size_t k = 0; k < t.n; k++)
            runs[k] = shown(f, t.runs[k]);
        cells[i] = b.cells[i];
        cells[i].text.runs = runs;
    }
    b.cells = cells;
    return b;
}

static void put_table(struct flow *f, const struct prose_block *table)
{
    struct prose_block whole = shown_table(f, *table), *b = &whole;
    int *widths = xcalloc(b->columns + 1, sizeof *widths);
    struct wrapped *cells = xcalloc(b->columns + 1, sizeof *cells);
    column_widths(b, f->right - f->left, widths);
    for (size_t row = 0; b->columns && row < b->n_cells / b->columns; row++) {
        put_row(f, b, row, widths, cells);
        if (row == 0)
            put_table_rule(f, b, widths);
    }
    free(widths);
    free(cells);
}

/* -- all of it ------------------------------------------------------------- */

static void put_program(struct flow *f, const struct prose_block *b)
{
    struct words w = {.f = f, .next_line = plain_next_line};
    new_line(f, 0);
    put_text(&w, b->text);
}

static void (*const put_block[])(struct flow *, const struct prose_block *) = {
    [PROSE_PARAGRAPH] = put_paragraph,
    [PROSE_HEADING] = put_paragraph,
    [PROSE_BLOCK_CODE] = put_code,
    [PROSE_TABLE] = put_table,
    [PROSE_RULE] = put_rule,
    [PROSE_COMMENT] = NULL,
    [PROSE_PROGRAM] = put_program,
};

/* Addresses that a reader may want to copy, unless the text is one. */
static bool has_note(const struct prose *p, const struct prose_run *r)
{
    return r->link && p->links[r->link - 1].way == WAY_OUTSIDE &&
           !str_eq(p->links[r->link - 1].address, r->text);
}

/* Numbers the links that have a note, in order. */
static void number_links(struct flow *f, const struct prose *p)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->blocks[i].text.n; k++) {
            const struct prose_run *r = &p->blocks[i].text.runs[k];
            if (has_note(p, r) &&
                (!f->notes.n || vec_last(&f->notes) != r->link))
                vec_push(&f->notes, r->link);
        }
}

static size_t note_number(const struct flow *f, int link)
{
    size_t i = 0;
    while (i < f->notes.n && f->notes.p[i] != link)
        i++;
    return i + 1;
}

static void put_notes(struct flow *f, const struct prose *p)
{
    if (f->notes.n)
        new_line(f, 0);
    for (size_t i = 0; i < f->notes.n; i++) {
        char number[24];
        f->left = snprintf(number, sizeof number, "[%zu] ", i + 1);
        f->right = f->width;
        struct prose_run address = {p->links[f->notes.p[i] - 1].address,
                                    PROSE_ASIDE, f->notes.p[i]};
        struct words w = {.f = f, .next_line = plain_next_line};
        new_line(f, 0);
        add_piece(f, 0, own(f, str_of(number)), PROSE_MARK, 0);
        put_text(&w, (struct prose_text){&address, 1});
    }
}

/* The text with "[3]" behind each link that has a note; its runs are freed by
 * the caller. */
static struct prose_text numbered(struct flow *f, const struct prose *p,
                                  struct prose_text t)
{
    VEC(struct prose_run) runs = {0};
    for (size_t i = 0; i < t.n; i++) {
        const struct prose_run *r = &t.runs[i];
        bool ends = i + 1 == t.n || t.runs[i + 1].link != r->link;
        vec_push(&runs, shown(f, *r));
        if (!has_note(p, r) || !ends)
            continue;
        char number[24];
        int n = snprintf(number, sizeof number, "[%zu]",
                         note_number(f, r->link));
        struct prose_run mark = {own(f, (struct str){number, (size_t)n}),
                                 PROSE_MARK, r->link};
        vec_push(&runs, mark);
    }
    return (struct prose_text){runs.p, runs.n};
}

static void put_one(struct flow *f, const struct prose *p, size_t i)
{
    struct prose_block b = p->blocks[i];
    if (!put_block[b.kind])
        return;
    f->block = i;
    if (b.gap && f->out->lines.n)
        new_line(f, i && p->blocks[i - 1].quotes < b.quotes
                        ? p->blocks[i - 1].quotes : b.quotes);
    f->left = b.quotes * 2 + b.indent;
    f->right = f->width;
    if (f->left > f->width - LEAST_WIDTH && f->left > b.quotes * 2)
        f->left = f->width - LEAST_WIDTH;
    struct prose_text t = numbered(f, p, b.text);
    b.text = t;
    put_block[b.kind](f, &b);
    free((void *)t.runs);
}

void prose_wrap(const struct prose *p, int width, const struct wrap_signs *signs,
                struct wrapped *out)
{
    if (width < LEAST_WIDTH)
        width = LEAST_WIDTH;
    struct flow f = {.out = out, .signs = signs, .width = width};
    number_links(&f, p);
    for (size_t i = 0; i < p->n; i++)
        put_one(&f, p, i);
    f.block = p->n;
    put_notes(&f, p);
    vec_fini(&f.notes);
}

void wrapped_fini(struct wrapped *w)
{
    vec_fini(&w->pieces);
    vec_fini(&w->lines);
    arena_fini(&w->own);
}

void wrapped_text(const struct wrapped *w, size_t line, struct buf *out)
{
    const struct wrap_line *l = &w->lines.p[line];
    int col = 0;
    for (size_t i = 0; i < l->n; i++) {
        const struct wrap_piece *p = &w->pieces.p[l->first + i];
        for (; col < p->col; col++)
            buf_addc(out, ' ');
        buf_adds(out, p->text);
        col += (int)utf8_cells(p->text);
    }
}

size_t wrapped_line_of(const struct wrapped *w, size_t block)
{
    for (size_t i = 0; i < w->lines.n; i++)
        if (w->lines.p[i].block >= block && w->lines.p[i].n)
            return i;
    return w->lines.n ? w->lines.n - 1 : 0;
}
