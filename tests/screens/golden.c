/* A screen as a small text that reads well in a diff: its rows; the styles of
 * their cells, by name, and how these look in a theme with colours and in mono;
 * what ASCII has other than by putting its own sign for each. Looks meanwhile that
 * each theme paints the cells as it says of their styles, with the same text, and
 * mono none of them with a colour.
 *
 *     golden TRACE STEP WIDTH HEIGHT [--text | --paint THEME]   at the detail TURNS
 *     golden LEFT+RIGHT STEP ...                two side by side, at the detail LINES
 * The program's own code is shown as x: it isn't ours, and golden.py compares it
 * with the program. --text prints the rows alone, with the code. --paint shows the
 * screen on the terminal as that theme has it, to be looked at.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/file.h"
#include "base/mem.h"
#include "trace/reader.h"
#include "ui/canvas_sgr.h"
#include "ui/beside.h"
#include "ui/ui_priv.h"

/* Colours that no terminal has stand for the styles. */
enum { STYLE_0 = 1000 };

struct run {
    struct trace_store *store;
    struct trace_header header;
    char *name;
};
struct shot {
    struct run runs[2];
    int n; /* of them */
    int w, h;
    size_t step;
};

static void run_open(struct run *run, const char *path, size_t n)
{
    struct buf text = {0};
    char *file = xstrndup(path, n);
    if (file_read(file, 1 << 28, &text))
        die("%s can't be read", file);
    run->store = trace_store_new(64 << 20);
    struct trace_reader *r = trace_reader_new(run->store, &run->header);
    trace_reader_feed(r, text.p, text.n);
    trace_reader_end(r);
    trace_reader_free(r);
    buf_fini(&text);
    run->name = xstrndup(file, strcspn(file, "."));
    free(file);
}

static void shot_open(struct shot *s, char **args)
{
    const char *other = strchr(args[0], '+');
    run_open(&s->runs[s->n++], args[0], strcspn(args[0], "+"));
    if (other)
        run_open(&s->runs[s->n++], other + 1, strlen(other + 1));
    s->step = strtoull(args[1], NULL, 10);
    s->w = atoi(args[2]);
    s->h = atoi(args[3]);
}

static void shot_close(struct shot *s)
{
    for (int i = 0; i < s->n; i++) {
        trace_header_fini(&s->runs[i].header);
        trace_store_free(s->runs[i].store);
        free(s->runs[i].name);
    }
}

static struct ui *ui_of(const struct shot *s, int i, const struct theme *theme,
                        bool ascii)
{
    struct ui *ui = ui_new(&(struct ui_options){.theme = theme, .ascii = ascii});
    ui_resize(ui, s->w, s->h);
    ui_attach(ui, s->runs[i].store, &s->runs[i].header, true);
    ui_set_detail(ui, s->n == 1 ? DETAIL_TURNS : DETAIL_LINES);
    return ui;
}

/* One program, or two when there is `beside`. */
static void go_to_step(const struct shot *s, struct ui *ui,
                       struct beside *beside)
{
    char step[32];
    snprintf(step, sizeof step, ":%zu", s->step);
    for (const char *z = step; z == step || z[-1]; z++) {
        struct key k = {.code = UK_CHAR, .cp = (unsigned char)*z};
        if (!*z)
            k.code = UK_ENTER;
        if (beside)
            beside_key(beside, &k);
        else
            ui_key(ui, &k);
    }
}

/* Draws it; where SOURCE stands goes to *source, one for each program. */
static void shot_take(const struct shot *s, const struct theme *theme,
                      bool ascii, struct canvas *c, struct box *source)
{
    struct ui *ui[2] = {NULL, NULL};
    struct beside *beside = NULL;
    size_t step = 0;
    for (int i = 0; i < s->n; i++)
        ui[i] = ui_of(s, i, theme, ascii);
    if (s->n > 1) {
        const char *const names[] = {s->runs[0].name, s->runs[1].name};
        beside = beside_new(ui[0], ui[1], names);
    }
    go_to_step(s, ui[0], beside);
    for (int i = 0; i < s->n; i++)
        step += ui_step(ui[i]);
    if (step != s->step)
        die("there is no step %zu", s->step);
    canvas_resize(c, s->w, s->h);
    if (beside)
        beside_draw(beside, c);
    else
        ui_draw(ui[0], c);
    for (int i = 0; i < s->n; i++)
        source[i] = ui[i]->layout.boxes[PANE_SOURCE];
    beside_free(beside);
    ui_free(ui[0]);
    ui_free(ui[1]);
}

static void theme_of_styles(struct theme *t)
{
    *t = (struct theme){0};
    for (int i = 0; i < STYLE_COUNT; i++)
        t->styles[i] = (struct paint){(int16_t)(STYLE_0 + i), -1, 0};
}

static int style_of(const struct cell *cell)
{
    int style = cell->paint.fg - STYLE_0;
    return style >= 0 && style < STYLE_COUNT ? style : -1;
}

/* -- rows ------------------------------------------------------------------ */

static bool is_code(const struct cell *cell)
{
    const char *name = style_of(cell) < 0 ? ""
                       : style_name((enum style)style_of(cell));
    return strncmp(name, "code", 4) == 0 && strcmp(cell->text, " ") != 0;
}

static void hide_code(struct canvas *c, const struct box *source)
{
    for (int y = source->y; y < source->y + source->h; y++)
        for (int x = source->x; x < source->x + source->w; x++) {
            struct cell *cell = &c->cells[y * c->w + x];
            if (is_code(cell) && cell->width == 1)
                strcpy(cell->text, "x");
        }
}

static void print_rows(const struct canvas *c)
{
    struct buf text = {0};
    canvas_to_text(c, &text);
    fputs(buf_z(&text), stdout);
    buf_fini(&text);
}

/* -- styles ---------------------------------------------------------------- */

static void style_text(const struct cell *cell, char out[64])
{
    int style = style_of(cell);
    bool turned = cell->paint.attr & PAINT_REVERSE;
    if (cell->paint.fg < 0 && cell->paint.bg < 0 && !cell->paint.attr)
        snprintf(out, 64, "text");
    else if (style < 0)
        snprintf(out, 64, "printed/%d/%d/%d", cell->paint.fg, cell->paint.bg,
                 cell->paint.attr);
    else
        snprintf(out, 64, "%s%s", style_name((enum style)style),
                 turned ? "/reverse" : "");
}

/* Where the run of one style ends that begins at x. */
static int run_end(const struct canvas *c, int x, int y)
{
    char style[64], next[64];
    style_text(canvas_at(c, x, y), style);
    for (x++; x < c->w; x++) {
        style_text(canvas_at(c, x, y), next);
        if (strcmp(style, next) != 0)
            break;
    }
    return x;
}

/* All the runs of that style in the row; the first one is at `first`, unless
 * they have been printed by now. */
static void print_runs(const struct canvas *c, int first, int y)
{
    char style[64], other[64];
    bool before = false;
    style_text(canvas_at(c, first, y), style);
    if (strcmp(style, "text") == 0)
        return;
    for (int x = 0, end; x < c->w; x = end) {
        end = run_end(c, x, y);
        style_text(canvas_at(c, x, y), other);
        if (strcmp(style, other) != 0)
            continue;
        if (x < first)
            return;
        if (!before)
            printf(" %s ", style);
        printf(before ? ",%d" : "%d", x);
        if (end > x + 1)
            printf("-%d", end - 1);
        before = true;
    }
}

static void print_styles(const struct canvas *c)
{
    for (int y = 0; y < c->h; y++) {
        printf("%2d", y);
        for (int x = 0; x < c->w; x = run_end(c, x, y))
            print_runs(c, x, y);
        putchar('\n');
    }
}

/* -- what the styles look like --------------------------------------------- */

/* "75 bold": colours of the terminal's table, then attributes. */
static void print_paint(const struct paint *p)
{
    static const struct {
        enum paint_attr attr;
        const char *word;
    } attrs[] = {
        {PAINT_BOLD, " bold"},       {PAINT_DIM, " dim"},
        {PAINT_ITALIC, " italic"},   {PAINT_UNDERLINE, " underline"},
        {PAINT_REVERSE, " reverse"}, {PAINT_STRIKE, " strike"},
    };
    if (p->fg >= 0)
        printf(" %d", p->fg);
    if (p->bg >= 0)
        printf(" on %d", p->bg);
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++)
        if (p->attr & attrs[i].attr)
            fputs(attrs[i].word, stdout);
    if (p->fg < 0 && p->bg < 0 && !p->attr)
        fputs(" plain", stdout);
}

/* Of those that stand on this screen, in a theme with colours and in the one
 * without. That the cells are painted so is check_theme's. */
static void print_looks(const struct canvas *c)
{
    bool used[STYLE_COUNT] = {false};
    struct theme dark, mono;
    theme_builtin(&dark, STR("dark"));
    theme_builtin(&mono, STR("mono"));
    for (int i = 0; i < c->w * c->h; i++)
        if (style_of(&c->cells[i]) >= 0)
            used[style_of(&c->cells[i])] = true;
    for (int i = 0; i < STYLE_COUNT; i++)
        if (used[i]) {
            printf(" %s: dark", style_name((enum style)i));
            print_paint(&dark.styles[i]);
            fputs(", mono", stdout);
            print_paint(&mono.styles[i]);
            putchar('\n');
        }
}

/* -- the other looks ------------------------------------------------------- */

static const char *ascii_of(const char *text)
{
    static const struct theme utf8, ascii = {.ascii = true};
    for (int g = 0; g < GLYPH_COUNT; g++)
        if (strcmp(theme_glyph(&utf8, (enum glyph)g), text) == 0)
            return theme_glyph(&ascii, (enum glyph)g);
    return text;
}

static bool row_differs(const struct canvas *c, const struct canvas *ascii,
                        int y)
{
    for (int x = 0; x < c->w; x++)
        if (strcmp(ascii_of(canvas_at(c, x, y)->text),
                   canvas_at(ascii, x, y)->text) != 0)
            return true;
    return false;
}

static void print_ascii(const struct canvas *c, const struct canvas *ascii)
{
    for (int y = 0; y < c->h; y++) {
        if (!row_differs(c, ascii, y))
            continue;
        struct buf row = {0};
        for (int x = 0; x < c->w; x++)
            buf_addz(&row, canvas_at(ascii, x, y)->text);
        for (size_t i = 0; i < row.n; i++)
            if ((unsigned char)row.p[i] >= 0x80)
                die("ASCII shows another character: %s", buf_z(&row));
        while (row.n && row.p[row.n - 1] == ' ')
            row.n--;
        printf("%2d %s\n", y, buf_z(&row));
        buf_fini(&row);
    }
}

/* Of a theme that is really used: the same text, painted as the styles say. */
static void check_theme(const struct shot *s, const char *name,
                        const struct canvas *styles)
{
    struct theme theme;
    struct canvas c = {0};
    struct box source[2];
    theme_builtin(&theme, str_of(name));
    shot_take(s, &theme, false, &c, source);
    for (int i = 0; i < c.w * c.h; i++) {
        const struct cell *is = &c.cells[i], *must = &styles->cells[i];
        int style = style_of(must);
        if (theme.mono && (is->paint.fg >= 0 || is->paint.bg >= 0))
            die("theme %s: row %d, column %d has a colour", name, i / c.w,
                i % c.w);
        if (strcmp(is->text, must->text) != 0)
            die("theme %s: another text in row %d", name, i / c.w);
        if (style < 0)
            continue;
        const struct paint *p = &theme.styles[style];
        if (is->paint.fg != p->fg || is->paint.bg != p->bg ||
            is->paint.attr != (p->attr ^ must->paint.attr))
            die("theme %s: row %d, column %d isn't painted as %s", name,
                i / c.w, i % c.w, style_name((enum style)style));
    }
    canvas_fini(&c);
}

static void paint(const struct shot *s, const char *name)
{
    struct theme theme;
    struct canvas c = {0};
    struct box source[2];
    struct buf out = {0};
    if (!theme_builtin(&theme, str_of(name)))
        die("there is no theme %s", name);
    shot_take(s, &theme, false, &c, source);
    canvas_to_sgr(&c, NULL, &out);
    puts(buf_z(&out));
    buf_fini(&out);
    canvas_fini(&c);
}

int main(int argc, char **argv)
{
    struct shot s = {0};
    struct canvas c = {0}, ascii = {0};
    struct theme styles;
    struct box source[2];
    if (argc < 5)
        die("usage: golden TRACE STEP WIDTH HEIGHT [--text | --paint THEME]");
    shot_open(&s, argv + 1);
    if (argc > 6) {
        paint(&s, argv[6]);
        shot_close(&s);
        return 0;
    }
    theme_of_styles(&styles);
    shot_take(&s, &styles, false, &c, source);
    if (argc > 5) {
        print_rows(&c);
    } else {
        for (size_t i = 0; theme_name(i); i++)
            check_theme(&s, theme_name(i), &c);
        shot_take(&s, &styles, true, &ascii, source);
        for (int i = 0; i < s.n; i++) {
            hide_code(&ascii, &source[i]);
            hide_code(&c, &source[i]);
        }
        print_rows(&c);
        puts("-- styles: of the cells from here to there");
        print_styles(&c);
        puts("-- how they are painted");
        print_looks(&c);
        puts("-- in ASCII: rows that differ by more than the signs");
        print_ascii(&c, &ascii);
    }
    canvas_fini(&ascii);
    canvas_fini(&c);
    shot_close(&s);
    return 0;
}
