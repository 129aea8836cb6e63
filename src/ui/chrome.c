/* What stands around the panes: the header, the footer, the frame of an overlay;
 * chrome_rules.c has the lines between them and their titles. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lesson/directive.h"
#include "ui/fold.h"
#include "ui/ui_priv.h"

/* -- header --------------------------------------------------------------- */

static void program_text(const struct ui *ui, struct buf *out)
{
    const struct twin *twin = &ui->twin;
    if (twin->other) {
        const struct twin *beside = &twin->other->twin;
        if (!twin->w || ui->zoom >= 0)
            buf_printf(out, "Tab: %s %s %s", beside->name,
                       theme_glyph(&ui->theme, GLYPH_dot), twin->name);
        else
            buf_printf(out, "%s beside %s",
                       twin->right ? beside->name : twin->name,
                       twin->right ? twin->name : beside->name);
        return;
    }
    const struct trace_header *h = ui->header;
    const char *name = ui->lesson.program;
    if (name && name[0])
        buf_addz(out, name);
    else if (h)
        buf_adds(out, h->program);
    for (size_t i = 0; h && i < h->n_argv; i++) {
        buf_addc(out, ' ');
        buf_adds(out, h->argv[i]);
    }
}

/* "tests/a.py" becomes "a.py": what a program is called says more than where it
 * lies. */
static void drop_folder(struct buf *program)
{
    size_t name = 0;
    for (size_t i = 0; i < program->n && program->p[i] != ' '; i++)
        if (program->p[i] == '/')
            name = i + 1;
    memmove(program->p, program->p + name, program->n - name);
    program->n -= name;
}

/* Where one is: the page and the program. What a lesson is called gives way to
 * them when there is not room for all. */
static void header_left(const struct ui *ui, int room, struct buf *out)
{
    enum { SHORTEST = 8 };
    const struct ui_lesson *l = &ui->lesson;
    const char *dot = theme_glyph(&ui->theme, GLYPH_dot);
    struct buf place = {0}, program = {0};
    if (l->n_pages > 0)
        buf_printf(&place, "page %d/%d", l->page, l->n_pages);
    program_text(ui, &program);
    if (place.n && program.n)
        buf_printf(&place, " %s ", dot);
    if (program.n &&
        text_width(buf_str(&place)) + text_width(buf_str(&program)) > room)
        drop_folder(&program);
    buf_adds(&place, buf_str(&program));
    if (l->title && l->title[0]) {
        struct str title = str_of(l->title);
        int left = room - text_width(buf_str(&place)) - (place.n ? 3 : 0);
        size_t used, whole = utf8_cells(title);
        if ((size_t)(left > 0 ? left : 0) >= whole)
            buf_addz(out, l->title);
        else if (left > SHORTEST)
            buf_printf(out, "%.*s%s",
                       (int)utf8_fit(title, (size_t)left - 1, &used), title.p,
                       theme_glyph(&ui->theme, GLYPH_ellipsis));
        if (out->n && place.n)
            buf_printf(out, " %s ", dot);
    }
    buf_adds(out, buf_str(&place));
    buf_fini(&program);
    buf_fini(&place);
}

/* Has the clock moved in the step? */
static bool clock_changed(const struct view *v)
{
    for (size_t i = v->step->from; i < v->step->to; i++)
        if (trace_store_kind(v->store, i) == EV_loop_clock)
            return true;
    return false;
}

/* How much is done of what takes long: reading the trace file, going far, a
 * search. Of what has no end that is known, how far it has come. */
static void progress_bar(const struct ui *ui, struct buf *out)
{
    enum { CELLS = 10, BLOCK = 3, EVENTS_A_CELL = 5000 };
    int share = work_share(ui), from = 0, to = share * CELLS / 100;
    bool endless = share == 100 && work_has_no_end(ui);
    size_t known = ui->store ? ui->facts.seen : 0;
    if (share == 100 && !endless)
        return;
    if (endless) {
        from = (int)(known / EVENTS_A_CELL % (CELLS - BLOCK + 1));
        to = from + BLOCK;
    } else if (share * CELLS % 100) {
        to++;
    }
    for (int i = 0; i < CELLS; i++)
        buf_addz(out, theme_glyph(&ui->theme, i >= from && i < to
                                                  ? GLYPH_bar_full
                                                  : GLYPH_bar_empty));
    if (endless)
        buf_printf(out, " %zu events   ", known);
    else
        buf_printf(out, " %2d%%   ", share);
}

static bool is_live(const struct ui *ui)
{
    return ui->options.live && !ui->ended && !ui->held;
}

/* A program that runs now: is the screen at its last step, or how far behind? */
static void live_mark(const struct ui *ui, struct buf *out)
{
    if (!is_live(ui))
        return;
    buf_addz(out, "LIVE");
    if (!ui->follow)
        buf_printf(out, ", %zu behind", walk_total(ui) - ui_step(ui));
    buf_addz(out, "   ");
}

static size_t step_shown(const struct ui *ui)
{
    return ui->store ? story_step_at(ui->story, ui->detail, ui->model.at) : 0;
}

/* "12/32"; of two programs one behind the other: "4+8/26+32". */
static void steps_text(const struct ui *ui, const struct view *v,
                       struct buf *out)
{
    const struct ui *last = ui->twin.other ? ui->twin.other : NULL;
    if (last && ui->twin.right) {
        const struct ui *swap = last;
        last = ui, ui = swap;
    }
    buf_printf(out, "%zu", step_shown(ui));
    if (last)
        buf_printf(out, "+%zu", step_shown(last));
    if (v->hides & HIDES_TOTALS) {
        buf_addz(out, "/?");
        return;
    }
    buf_printf(out, "/%zu%s", walk_total(ui), ui->ended || last ? "" : "+");
    if (last)
        buf_printf(out, "+%zu%s", walk_total(last),
                   ui->ended && last->ended ? "" : "+");
}

static void header_right(const struct ui *ui, const struct view *v,
                         struct buf *out)
{
    if (v->text_only)
        return;
    progress_bar(ui, out);
    live_mark(ui, out);
    buf_printf(out, "%st %.3f%s   ", clock_changed(v) ? "*" : "", v->model->t,
               ui->w >= 100 ? " s" : "");
    if (v->model->pass && !ui->twin.other)
        buf_printf(out, "pass %lld   ", (long long)v->model->pass);
    if (ui->playing || (ui->twin.other && ui->twin.other->playing))
        buf_addz(out, "PLAYS ");
    buf_printf(out, "%s ", story_detail_name(ui->detail));
    steps_text(ui, v, out);
}

void chrome_header(const struct ui *ui, const struct view *v,
                   struct canvas *c)
{
    struct paint p = theme_paint(&ui->theme, STYLE_header);
    struct buf left = {0}, right = {0};
    header_right(ui, v, &right);
    int width = text_width(buf_str(&right));
    header_left(ui, ui->w - width - 4, &left);
    text_cut(&ui->theme, c, 1, 0, ui->w - width - 4, p, buf_str(&left));
    canvas_text(c, ui->w - width - 1, 0, width, p, buf_str(&right));
    buf_fini(&left);
    buf_fini(&right);
}

/* -- footer --------------------------------------------------------------- */

struct footer_word {
    enum request req;
    int x, w;
    struct str key;     /* in `text` */
};
struct footer {
    struct footer_word words[REQ_COUNT];
    int n;
};

static bool footer_wants(const struct ui *ui, enum request req)
{
    const struct request_info *i = request_info(req);
    if (!i->footer || i->not_yet ||
        (ui_text_only(ui) && !request_reads(req)))
        return false;
    if (req == REQ_follow)
        return is_live(ui);
    return i->group != REQ_GROUP_LESSON || ui->lesson.n_pages > 1;
}

static void key_text(const struct ui *ui, enum request req, struct buf *out)
{
    struct str name = {0};
    struct key k;
    size_t at = 0;
    if (request_keys_each(req, &at, &name) && key_parse(name, &k))
        key_name(&k, ui->theme.ascii, out);
}

static int word_width(const struct ui *ui, enum request req)
{
    struct buf b = {0};
    key_text(ui, req, &b);
    int width = text_width(buf_str(&b)) + 1 +
                (int)strlen(request_info(req)->footer);
    buf_fini(&b);
    return width;
}

/* The word with the next higher priority, REQ_NONE at the end. */
static enum request next_word(const struct ui *ui, int above)
{
    enum request best = REQ_NONE;
    for (enum request q = REQ_NONE + 1; q < REQ_COUNT; q++)
        if (footer_wants(ui, q) && request_info(q)->priority > above &&
            (best == REQ_NONE ||
             request_info(q)->priority < request_info(best)->priority))
            best = q;
    return best;
}

static void footer_put(struct footer *f, enum request req, int x, int w)
{
    f->words[f->n++] = (struct footer_word){.req = req, .x = x, .w = w};
}

/* Those from 90 on stand at the right end; the others follow each other from
 * the left as long as there is room. */
static void footer_lay(const struct ui *ui, struct footer *f)
{
    int right = ui->w - 1, x = 1;
    f->n = 0;
    for (int p = 99; p >= 90; p--) {
        enum request q = next_word(ui, p - 1);
        if (q != REQ_NONE && request_info(q)->priority == p) {
            int w = word_width(ui, q);
            footer_put(f, q, right - w, w);
            right -= w + 2;
        }
    }
    enum request q = next_word(ui, 0);
    while (q != REQ_NONE && request_info(q)->priority < 90) {
        int w = word_width(ui, q);
        if (x + w + 1 > right)
            break;
        footer_put(f, q, x, w);
        x += w + 2;
        q = next_word(ui, request_info(q)->priority);
    }
}

static void draw_footer_words(const struct ui *ui, struct canvas *c, int y)
{
    struct footer f;
    footer_lay(ui, &f);
    for (int i = 0; i < f.n; i++) {
        struct buf b = {0};
        key_text(ui, f.words[i].req, &b);
        int x = f.words[i].x;
        x += canvas_text(c, x, y, ui->w - x,
                         theme_paint(&ui->theme, STYLE_footer_key),
                         buf_str(&b));
        canvas_text(c, x + 1, y, ui->w - x - 1,
                    theme_paint(&ui->theme, STYLE_footer),
                    str_of(request_info(f.words[i].req)->footer));
        buf_fini(&b);
    }
}

/* What is said about it, or may be typed, stands behind it where there is room. */
static void draw_entry_note(const struct ui *ui, struct canvas *c, int x, int y)
{
    bool said = ui->message.n > 0;
    struct str note = said ? buf_str(&ui->message) : str_of(entry_hint(ui));
    int room = ui->w - 1 - x, width = text_width(note);
    if (width > room && !said)
        return;
    if (width > room)
        x = ui->w - 1 - width > 1 ? ui->w - 1 - width : 1;
    else
        x = ui->w - 1 - width;
    canvas_fill(c, x - 1, y, ui->w - x, 1, theme_paint(&ui->theme, STYLE_text));
    text_cut(&ui->theme, c, x, y, ui->w - 1 - x,
             theme_paint(&ui->theme, said ? STYLE_message : STYLE_dim), note);
}

/* The place where one types stays in view. */
static void draw_entry(const struct ui *ui, struct canvas *c, int y)
{
    enum { NOTE_APART = 3 };
    struct paint p = theme_paint(&ui->theme, STYLE_entry);
    struct str prompt = str_of(entry_prompt(ui));
    struct str s = buf_str(&ui->entry.text);
    struct str before = {s.p, ui->entry.at};
    int room = ui->w - 3 - text_width(prompt);
    while (before.n && text_width(before) > room - 1) {
        size_t n = 1;
        while (n < before.n && ((unsigned char)before.p[n] & 0xC0) == 0x80)
            n++;
        before.p += n, before.n -= n;
        s.p += n, s.n -= n;
    }
    int x = 1 + canvas_text(c, 1, y, ui->w - 2, p, prompt);
    canvas_type_at(c, x + text_width(before), y);
    x += canvas_text(c, x, y, room, p, s);
    draw_entry_note(ui, c, x + 1 + NOTE_APART, y);
}

/* What the lesson says under WHY: what to press, or of the place where one stands,
 * when there is no LESSON to say that in. */
static struct str lesson_line(const struct ui *ui)
{
    const struct directive *coach = marks_coach(ui);
    if (coach)
        return coach->text;
    return ui->layout.boxes[PANE_LESSON].shown ? (struct str){NULL, 0}
                                               : marks_stop_text(ui);
}

/* What has the last row. */
enum footer_shows { FOOTER_ENTRY, FOOTER_MESSAGE, FOOTER_WORK, FOOTER_SHEET,
                    FOOTER_LESSON, FOOTER_WORDS };

static enum footer_shows what_footer_shows(const struct ui *ui)
{
    return ui->entry.prompt     ? FOOTER_ENTRY
           : ui->message.n      ? FOOTER_MESSAGE
           : work_text(ui)      ? FOOTER_WORK
           : sheet_is_open(ui)  ? FOOTER_SHEET
           : lesson_line(ui).n  ? FOOTER_LESSON
                                : FOOTER_WORDS;
}

enum request chrome_footer_at(const struct ui *ui, int x)
{
    struct footer f;
    if (what_footer_shows(ui) != FOOTER_WORDS)
        return REQ_NONE;
    footer_lay(ui, &f);
    for (int i = 0; i < f.n; i++)
        if (x >= f.words[i].x && x < f.words[i].x + f.words[i].w)
            return f.words[i].req;
    return REQ_NONE;
}

static void draw_footer_line(const struct ui *ui, struct canvas *c, int y,
                             struct str text)
{
    text_cut(&ui->theme, c, 1, y, ui->w - 2, theme_paint(&ui->theme, STYLE_message),
             text);
}

static void draw_sheet_footer(const struct ui *ui, struct canvas *c, int y)
{
    struct buf b = {0};
    sheet_footer(ui, &b);
    draw_footer_line(ui, c, y, buf_str(&b));
    buf_fini(&b);
}

void chrome_footer(const struct ui *ui, struct canvas *c)
{
    int y = ui->h - 1;
    switch (what_footer_shows(ui)) {
    case FOOTER_ENTRY: draw_entry(ui, c, y); break;
    case FOOTER_MESSAGE:
        draw_footer_line(ui, c, y, buf_str(&ui->message));
        break;
    case FOOTER_WORK:
        draw_footer_line(ui, c, y, str_of(work_text(ui)));
        break;
    case FOOTER_SHEET: draw_sheet_footer(ui, c, y); break;
    case FOOTER_LESSON: draw_footer_line(ui, c, y, lesson_line(ui)); break;
    case FOOTER_WORDS: draw_footer_words(ui, c, y); break;
    }
}

/* -- too small ------------------------------------------------------------ */

void chrome_too_small(const struct theme *theme, int w, struct canvas *c)
{
    static const char *const texts[] = {
        "loopscope needs a terminal of at least 60 columns and 16 rows.",
        "loopscope needs 60 columns and 16 rows.",
        "It needs 60 by 16.",
        "needs 60x16",
        "60x16",
        "",
    };
    int i = 0;
    while (text_width(str_of(texts[i])) > w)
        i++;
    canvas_text(c, 0, 0, w, theme_paint(theme, STYLE_text),
                str_of(texts[i]));
}

/* -- overlay -------------------------------------------------------------- */

static void frame_draw(const struct ui *ui, struct canvas *c, int x, int y,
                       int w, int h)
{
    struct paint p = theme_paint(&ui->theme, STYLE_rule);
    struct str across = str_of(theme_glyph(&ui->theme, GLYPH_horizontal));
    struct str down = str_of(theme_glyph(&ui->theme, GLYPH_vertical));
    static const enum glyph corners[] = {GLYPH_corner_tl, GLYPH_corner_tr,
                                         GLYPH_corner_bl, GLYPH_corner_br};
    for (int i = 1; i < w - 1; i++) {
        canvas_text(c, x + i, y, 1, p, across);
        canvas_text(c, x + i, y + h - 1, 1, p, across);
    }
    for (int i = 1; i < h - 1; i++) {
        canvas_text(c, x, y + i, 1, p, down);
        canvas_text(c, x + w - 1, y + i, 1, p, down);
    }
    for (int i = 0; i < 4; i++)
        canvas_text(c, x + (i & 1 ? w - 1 : 0), y + (i & 2 ? h - 1 : 0), 1, p,
                    str_of(theme_glyph(&ui->theme, corners[i])));
}

void chrome_overlay(const struct ui *ui, const struct view *v,
                    struct canvas *c)
{
    const struct pane *p = &ui->overlays[ui->n_overlays - 1];
    struct region r = ui_overlay_region(ui);
    int x = r.x - 2, y = r.y - 1, w = r.w + 4, h = r.h + 2;
    canvas_fill(c, x, y, w, h, theme_paint(&ui->theme, STYLE_overlay));
    frame_draw(ui, c, x, y, w, h);
    struct buf t = {0};
    buf_addc(&t, ' ');
    p->class->title(v, &t);
    buf_addc(&t, ' ');
    canvas_text(c, x + 2, y, w - 4, theme_paint(&ui->theme, STYLE_title),
                buf_str(&t));
    buf_fini(&t);
    r.canvas = c;
    int rows = p->class->draw(p, v, &r);
    struct str hint = rows > r.h ? STR(" PgUp PgDn scroll, Esc closes ")
                                 : STR(" Esc closes ");
    if (text_width(hint) <= w - 4)
        canvas_text(c, x + w - 2 - text_width(hint), y + h - 1, w,
                    theme_paint(&ui->theme, STYLE_dim), hint);
}
