#include "ui/contents.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "ui/fold.h"
#include "ui/request.h"
#include "ui/ui_priv.h"

enum { WIDEST = 100 };

struct contents {
    struct theme theme;
    const struct contents_row *rows;
    size_t n, selected, top;
    int w, h;          /* as it was drawn last */
    bool help, typing; /* `/` was pressed */
    struct buf sought, message;
};

/* -- columns --------------------------------------------------------------- */

bool contents_is_done(const struct contents_row *r)
{
    return r->n_pages > 0 && r->seen >= r->n_pages;
}

void contents_share(size_t part, size_t whole, struct buf *out)
{
    if (whole)
        buf_printf(out, "%zu/%zu", part, whole);
    else
        buf_addc(out, '-');
}

static void minutes_text(const struct contents_row *r, struct buf *out)
{
    buf_printf(out, "%d min", r->minutes);
}

static void pages_text(const struct contents_row *r, struct buf *out)
{
    contents_share((size_t)r->seen, (size_t)r->n_pages, out);
}

static void right_text(const struct contents_row *r, struct buf *out)
{
    contents_share(r->right, r->asked, out);
}

static void goals_text(const struct contents_row *r, struct buf *out)
{
    contents_share((size_t)r->met, (size_t)r->goals, out);
}

/* Those behind the title, from the right end of the row. */
static const struct column {
    const char *name;
    int w;
    void (*text)(const struct contents_row *r, struct buf *out);
} columns[] = {
    {"goals", 7, goals_text},
    {"right", 7, right_text},
    {"pages", 7, pages_text},
    {"time", 8, minutes_text},
};
enum { N_COLUMNS = sizeof columns / sizeof *columns };

static const char *minutes_word(int n)
{
    return n == 1 ? "minute" : "minutes";
}

void contents_offer(const struct contents_row *r, struct buf *out)
{
    if (!r->page)
        buf_printf(out, "Enter begins; %d %s", r->minutes,
                   minutes_word(r->minutes));
    else if (contents_is_done(r))
        buf_printf(out, "All pages seen; Enter opens page %d again", r->page);
    else
        buf_printf(out, "Enter goes on at page %d; %d of %d pages seen",
                   r->page, r->seen, r->n_pages);
}

/* -- drawing --------------------------------------------------------------- */

static struct paint paint_of(const struct contents *c, enum style s)
{
    return theme_paint(&c->theme, s);
}

static int list_width(const struct contents *c)
{
    return c->w < WIDEST ? c->w : WIDEST;
}

/* Above the rows: header, rule, names of columns; below: rule, offer, footer. */
enum { ABOVE = 3, BELOW = 3 };

static size_t rows_shown(const struct contents *c)
{
    return c->h > ABOVE + BELOW ? (size_t)(c->h - ABOVE - BELOW) : 1;
}

static void scroll_to_selected(struct contents *c)
{
    size_t room = rows_shown(c);
    if (c->top > c->selected)
        c->top = c->selected;
    if (c->selected >= c->top + room)
        c->top = c->selected - room + 1;
    if (c->top + room > c->n)
        c->top = c->n > room ? c->n - room : 0;
}

static void draw_rule(const struct contents *c, struct canvas *to, int y)
{
    for (int x = 0; x < c->w; x++)
        canvas_text(to, x, y, 1, paint_of(c, STYLE_rule),
                    str_of(theme_glyph(&c->theme, GLYPH_horizontal)));
}

static void draw_right(struct canvas *to, int end, int y, struct paint p,
                       struct str s)
{
    canvas_text(to, end - text_width(s), y, text_width(s), p, s);
}

/* ", 1 h 5 min to go" */
static void minutes_to_go(int minutes, struct buf *out)
{
    if (minutes >= 60)
        buf_printf(out, ", %d h %d min to go", minutes / 60, minutes % 60);
    else if (minutes)
        buf_printf(out, ", %d min to go", minutes);
}

static void draw_header(const struct contents *c, struct canvas *to)
{
    const struct str title = STR("loopscope: the course");
    struct buf b = {0};
    size_t done = 0;
    int left = 0;
    for (size_t i = 0; i < c->n; i++) {
        bool is_done = contents_is_done(&c->rows[i]);
        done += is_done;
        left += is_done ? 0 : c->rows[i].minutes;
    }
    canvas_text(to, 1, 0, c->w - 2, paint_of(c, STYLE_header), title);
    buf_printf(&b, "%zu of %zu lessons done", done, c->n);
    size_t short_form = b.n;
    minutes_to_go(left, &b);
    if (text_width(title) + 4 + text_width(buf_str(&b)) > c->w)
        b.n = short_form;
    draw_right(to, c->w - 1, 0, paint_of(c, STYLE_header), buf_str(&b));
    draw_rule(c, to, 1);
    buf_fini(&b);
}

static void draw_column_names(const struct contents *c, struct canvas *to)
{
    struct paint p = paint_of(c, STYLE_dim);
    int end = list_width(c) - 1;
    canvas_text(to, 8, 2, 10, p, STR("lesson"));
    for (int i = 0; i < N_COLUMNS; i++) {
        draw_right(to, end, 2, p, str_of(columns[i].name));
        end -= columns[i].w;
    }
}

static enum glyph mark_of(const struct contents_row *r)
{
    return contents_is_done(r) ? GLYPH_done
           : r->page           ? GLYPH_ready
                               : GLYPH_none;
}

static void draw_row(const struct contents *c, struct canvas *to, size_t i,
                     int y)
{
    const struct contents_row *r = &c->rows[i];
    bool selected = i == c->selected;
    struct paint p = paint_of(c, selected ? STYLE_selection : STYLE_text);
    int end = list_width(c) - 1;
    struct buf b = {0};
    canvas_fill(to, 0, y, list_width(c), 1, p);
    if (selected)
        canvas_text(to, 1, y, 1, p,
                    str_of(theme_glyph(&c->theme, GLYPH_runs_next)));
    canvas_text(to, 3, y, 1, p, str_of(theme_glyph(&c->theme, mark_of(r))));
    buf_printf(&b, "%2d", r->number);
    canvas_text(to, 5, y, 3, p, buf_str(&b));
    for (int k = 0; k < N_COLUMNS; k++) {
        b.n = 0;
        columns[k].text(r, &b);
        draw_right(to, end, y, p, buf_str(&b));
        end -= columns[k].w;
    }
    text_cut(&c->theme, to, 8, y, end - 8, p, str_of(r->title));
    buf_fini(&b);
}

static void draw_rows(struct contents *c, struct canvas *to)
{
    draw_column_names(c, to);
    scroll_to_selected(c);
    for (size_t i = 0; i < rows_shown(c) && c->top + i < c->n; i++)
        draw_row(c, to, c->top + i, ABOVE + (int)i);
}

/* -- help ------------------------------------------------------------------ */

/* What the keys of requests.def do here. */
static const struct {
    enum request req;
    const char *does, *footer;
} uses[] = {
    {REQ_down, "the next lesson", "down"},
    {REQ_up, "the one before", "up"},
    {REQ_half_down, "some lessons on", NULL},
    {REQ_half_up, "some lessons back", NULL},
    {REQ_top, "the first lesson", NULL},
    {REQ_bottom, "the last lesson", NULL},
    {REQ_open, "open it, at the page where you stopped", "open"},
    {REQ_find, "find a lesson by a part of its title or its number", "find"},
    {REQ_find_next, "find the next one", NULL},
    {REQ_find_back, "find the one before", NULL},
    {REQ_repaint, "paint the screen anew", NULL},
    {REQ_help, "this help, and out of it again", "help"},
    {REQ_quit, "close the help, or leave", "quit"},
};
enum { N_USES = sizeof uses / sizeof *uses };

/* The key's names; only the first one. */
static void keys_text(const struct contents *c, enum request req, bool all,
                      struct buf *out)
{
    struct str name;
    struct key k;
    for (size_t at = 0; request_keys_each(req, &at, &name);) {
        if (!key_parse(name, &k))
            continue;
        if (out->n)
            buf_addz(out, "  ");
        key_name(&k, c->theme.ascii, out);
        if (!all)
            return;
    }
}

static void draw_help(const struct contents *c, struct canvas *to)
{
    struct buf b = {0};
    for (int i = 0; i < N_USES && i + 2 < c->h - 1; i++) {
        b.n = 0;
        keys_text(c, uses[i].req, true, &b);
        canvas_text(to, 2, i + 2, 14, paint_of(c, STYLE_footer_key),
                    buf_str(&b));
        canvas_text(to, 17, i + 2, c->w - 18, paint_of(c, STYLE_text),
                    str_of(uses[i].does));
    }
    buf_fini(&b);
}

/* A mark has a word of its own somewhere. */
static void draw_marks(const struct contents *c, struct canvas *to, int y)
{
    static const struct {
        enum glyph glyph;
        const char *means;
    } marks[] = {{GLYPH_done, "all pages seen"}, {GLYPH_ready, "begun"},
                 {GLYPH_none, "not yet opened"}};
    int x = 2;
    if (y < N_USES + 3 || y >= c->h - 1)
        return;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        x += canvas_text(to, x, y, 2, paint_of(c, STYLE_footer_key),
                         str_of(theme_glyph(&c->theme, marks[i].glyph)));
        x += 1 + canvas_text(to, x + 1, y, 20, paint_of(c, STYLE_text),
                             str_of(marks[i].means));
        x += 3;
    }
}

/* -- footer ---------------------------------------------------------------- */

struct word {
    enum request req;
    const char *name;
    int x, w;
};

static int word_text(const struct contents *c, int use, struct buf *out)
{
    out->n = 0;
    keys_text(c, uses[use].req, false, out);
    return text_width(buf_str(out)) + 1 +
           (int)str_of(uses[use].footer).n;
}

/* Help and quit stand at the right end, as everywhere. The words laid. */
static int lay_words(const struct contents *c, struct word words[N_USES])
{
    struct buf b = {0};
    int n = 0, left = 1, right = c->w - 1;
    for (int i = N_USES - 1; i >= 0; i--) {
        bool at_right = uses[i].req == REQ_help || uses[i].req == REQ_quit;
        if (!uses[i].footer || !at_right)
            continue;
        int w = word_text(c, i, &b);
        words[n++] = (struct word){uses[i].req, uses[i].footer, right - w, w};
        right -= w + 2;
    }
    for (int i = 0; i < N_USES && !c->help; i++) {
        if (!uses[i].footer || uses[i].req == REQ_help ||
            uses[i].req == REQ_quit)
            continue;
        int w = word_text(c, i, &b);
        words[n++] = (struct word){uses[i].req, uses[i].footer, left, w};
        left += w + 2;
    }
    buf_fini(&b);
    return n;
}

static void draw_words(const struct contents *c, struct canvas *to)
{
    struct word words[N_USES];
    struct buf b = {0};
    int n = lay_words(c, words), y = c->h - 1;
    for (int i = 0; i < n; i++) {
        b.n = 0;
        keys_text(c, words[i].req, false, &b);
        int x = words[i].x;
        x += canvas_text(to, x, y, words[i].w, paint_of(c, STYLE_footer_key),
                         buf_str(&b));
        canvas_text(to, x + 1, y, words[i].w, paint_of(c, STYLE_footer),
                    str_of(words[i].name));
    }
    buf_fini(&b);
}

static void draw_offer(const struct contents *c, struct canvas *to)
{
    struct buf b = {0};
    draw_rule(c, to, c->h - 3);
    if (c->n)
        contents_offer(&c->rows[c->selected], &b);
    canvas_text(to, 1, c->h - 2, c->w - 2, paint_of(c, STYLE_why),
                buf_str(&b));
    buf_fini(&b);
}

static void draw_footer(const struct contents *c, struct canvas *to)
{
    int y = c->h - 1;
    if (c->typing) {
        int x = 1 + canvas_text(to, 1, y, 1, paint_of(c, STYLE_entry), STR("/"));
        x += canvas_text(to, x, y, c->w - x - 2, paint_of(c, STYLE_entry),
                         buf_str(&c->sought));
        canvas_type_at(to, x, y);
    } else if (c->message.n) {
        text_cut(&c->theme, to, 1, y, c->w - 2, paint_of(c, STYLE_message),
                buf_str(&c->message));
    } else {
        draw_words(c, to);
    }
}

void contents_draw(struct contents *c, struct canvas *to)
{
    c->w = to->w;
    c->h = to->h;
    canvas_fill(to, 0, 0, c->w, c->h, paint_of(c, STYLE_text));
    if (c->w < LAYOUT_MIN_W || c->h < LAYOUT_MIN_H) {
        chrome_too_small(&c->theme, c->w, to);
        return;
    }
    draw_header(c, to);
    if (c->help) {
        draw_help(c, to);
        draw_marks(c, to, N_USES + 3);
    } else {
        draw_rows(c, to);
        draw_offer(c, to);
    }
    draw_footer(c, to);
}

/* -- finding --------------------------------------------------------------- */

/* As it is written, apart from the case of ASCII letters. */
static bool row_matches(const struct contents *c, size_t i, const char *sought)
{
    char *end;
    long number = strtol(sought, &end, 10);
    if (*sought && !*end)
        return c->rows[i].number == number;
    return strcasestr(c->rows[i].title, sought) != NULL;
}

/* From the selected one on, or back, around the end. */
static void find(struct contents *c, size_t first, int direction)
{
    const char *sought = buf_z(&c->sought);
    for (size_t k = first; c->n && c->sought.n && k <= c->n; k++) {
        size_t i = (c->selected + (direction > 0 ? k : c->n - k % c->n)) % c->n;
        if (row_matches(c, i, sought)) {
            c->selected = i;
            return;
        }
    }
    if (c->sought.n)
        contents_message(c, "No lesson has \"%s\" in its title.", sought);
    else
        contents_message(c, "Nothing to find yet: / begins.");
}

static void add_typed(struct buf *to, uint32_t cp)
{
    char bytes[4];
    size_t n = utf8_encode(cp, bytes);
    buf_add(to, bytes, n);
}

static void drop_last(struct buf *b)
{
    while (b->n && ((unsigned char)b->p[b->n - 1] & 0xC0) == 0x80)
        b->n--;
    if (b->n)
        b->n--;
}

static unsigned key_typed(struct contents *c, const struct key *k)
{
    switch (k->code) {
    case UK_CHAR: add_typed(&c->sought, k->cp); break;
    case UK_PASTE: buf_adds(&c->sought, k->text); break;
    case UK_BACKSPACE:
        c->typing = c->sought.n > 0;
        drop_last(&c->sought);
        break;
    case UK_ENTER:
        c->typing = false;
        if (c->sought.n)
            find(c, 0, 1);
        break;
    case UK_ESC: c->typing = false; break;
    default: return 0;
    }
    return CONTENTS_REDRAW;
}

/* -- keys ------------------------------------------------------------------ */

static void move_by(struct contents *c, int rows)
{
    long to = (long)c->selected + rows, last = (long)c->n - 1;
    c->selected = (size_t)(to < 0 || last < 0 ? 0 : to > last ? last : to);
}

static unsigned quit(struct contents *c)
{
    if (!c->help)
        return CONTENTS_QUIT;
    c->help = false;
    return CONTENTS_REDRAW;
}

/* What moves in the list, finds in it or opens. */
static unsigned obey_in_list(struct contents *c, enum request req)
{
    enum { SOME = 5 };
    switch (req) {
    case REQ_down: case REQ_scroll_down: move_by(c, 1); break;
    case REQ_up: case REQ_scroll_up: move_by(c, -1); break;
    case REQ_half_down: move_by(c, SOME); break;
    case REQ_half_up: move_by(c, -SOME); break;
    case REQ_top: c->selected = 0; break;
    case REQ_bottom: move_by(c, (int)c->n); break;
    case REQ_find:
        c->typing = true;
        c->sought.n = 0;
        break;
    case REQ_find_next: find(c, 1, 1); break;
    case REQ_find_back: find(c, 1, -1); break;
    case REQ_open:
        return CONTENTS_REDRAW | (c->n ? CONTENTS_OPEN : 0);
    default: break;
    }
    return CONTENTS_REDRAW; /* at least the message is gone */
}

static unsigned obey(struct contents *c, enum request req)
{
    switch (req) {
    case REQ_help: c->help = !c->help; break;
    case REQ_escape: c->help = false; break;
    case REQ_quit: return quit(c);
    case REQ_repaint: return CONTENTS_REDRAW | CONTENTS_REPAINT;
    default: return c->help ? CONTENTS_REDRAW : obey_in_list(c, req);
    }
    return CONTENTS_REDRAW;
}

static unsigned click(struct contents *c, int x, int y)
{
    struct word words[N_USES];
    int n = lay_words(c, words);
    for (int i = 0; i < n && y == c->h - 1; i++)
        if (x >= words[i].x && x < words[i].x + words[i].w)
            return obey(c, words[i].req);
    size_t row = c->top + (size_t)(y - ABOVE);
    if (c->help || y < ABOVE || y >= c->h - BELOW || row >= c->n)
        return 0;
    bool again = row == c->selected;
    c->selected = row;
    return CONTENTS_REDRAW | (again ? CONTENTS_OPEN : 0);
}

unsigned contents_key(struct contents *c, const struct key *k)
{
    bool said = c->message.n > 0;
    c->message.n = 0;
    if (k->code == UK_CLICK)
        return said ? CONTENTS_REDRAW | click(c, k->x, k->y)
                    : click(c, k->x, k->y);
    if (c->typing)
        return key_typed(c, k);
    if ((k->code == UK_PGDN || k->code == UK_PGUP) && !c->help) {
        int rows = (int)rows_shown(c);
        move_by(c, k->code == UK_PGDN ? rows : -rows);
        return CONTENTS_REDRAW;
    }
    return obey(c, request_of_key(k));
}

/* -- life ------------------------------------------------------------------ */

void contents_message(struct contents *c, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    c->message.n = 0;
    buf_vprintf(&c->message, format, ap);
    va_end(ap);
}

size_t contents_selected(const struct contents *c)
{
    return c->selected;
}

void contents_select(struct contents *c, size_t row)
{
    c->selected = row < c->n ? row : 0;
}

struct contents *contents_new(const struct theme *theme,
                              const struct contents_row *rows, size_t n)
{
    struct contents *c = xcalloc(1, sizeof *c);
    c->theme = *theme;
    c->rows = rows;
    c->n = n;
    while (c->selected < n && contents_is_done(&rows[c->selected]))
        c->selected++;
    if (c->selected == n)
        c->selected = 0;
    return c;
}

void contents_free(struct contents *c)
{
    buf_fini(&c->sought);
    buf_fini(&c->message);
    free(c);
}
