/* Cells on a grid: each sign stands in its own place, since nobody here knows how
 * wide the font is that a viewer will take; lines and blocks, which have to meet
 * across cells, are drawn as such.
 */
#include "export/screen.h"

#include <string.h>

#include "export/inks.h"
#include "export/xml.h"

enum { SIZE = 16, HIGH = 20, BASE = 15, MARGIN = 12 }; /* pixels */
static const double wide = 9.6;

struct screen {
    const struct export_job *job;
    FILE *to;
    struct export_cell before; /* in whose group one is */
    bool open;                 /* a group is */
};

/* -- signs that are drawn -------------------------------------------------- */

enum { LEFT = 1, RIGHT = 2, UP = 4, DOWN = 8 };

static const struct {
    const char *sign;
    unsigned arms;         /* from the cell's middle */
    const char *how;       /* to draw them */
} drawn[] = {
    {"─", LEFT | RIGHT, ""},      {"│", UP | DOWN, ""},
    {"┌", RIGHT | DOWN, ""},      {"┐", LEFT | DOWN, ""},
    {"└", RIGHT | UP, ""},        {"┘", LEFT | UP, ""},
    {"├", UP | DOWN | RIGHT, ""}, {"┤", UP | DOWN | LEFT, ""},
    {"┬", LEFT | RIGHT | DOWN, ""}, {"┴", LEFT | RIGHT | UP, ""},
    {"┼", LEFT | RIGHT | UP | DOWN, ""},
    {"━", LEFT | RIGHT, " stroke-width=\"3\""},
    {"┄", LEFT | RIGHT, " stroke-dasharray=\"2 1.2\""},
};
/* Blocks, and how much of the ground shows through. */
static const struct {
    const char *sign, *opacity;
} blocks[] = {{"█", "1"}, {"▓", ".75"}, {"▒", ".5"}, {"░", ".25"}};

static double x_of(int column)
{
    return MARGIN + column * wide;
}

static int y_of(int row)
{
    return MARGIN + row * HIGH;
}

static void put_arm(FILE *to, unsigned arms, unsigned arm, const char *path)
{
    if (arms & arm)
        fputs(path, to);
}

static bool put_drawn(const struct screen *s, const struct export_cell *c)
{
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (strcmp(c->text, blocks[i].sign) == 0) {
            fprintf(s->to, "<path d=\"M%.1f %dh%.1fv%dh-%.1fz\" "
                    "fill-opacity=\"%s\"/>\n", x_of(c->x),
                    y_of(c->y), wide, HIGH, wide, blocks[i].opacity);
            return true;
        }
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
        if (strcmp(c->text, drawn[i].sign) != 0)
            continue;
        fprintf(s->to, "<path transform=\"translate(%.1f %d)\" fill=\"none\" "
                "stroke=\"currentColor\"%s d=\"", x_of(c->x) + wide / 2,
                y_of(c->y) + HIGH / 2, drawn[i].how);
        put_arm(s->to, drawn[i].arms, LEFT, "M0 0H-4.8");
        put_arm(s->to, drawn[i].arms, RIGHT, "M0 0H4.8");
        put_arm(s->to, drawn[i].arms, UP, "M0 0V-10");
        put_arm(s->to, drawn[i].arms, DOWN, "M0 0V10");
        fputs("\"/>\n", s->to);
        return true;
    }
    return false;
}

/* -- paint ----------------------------------------------------------------- */

static const char *ink(const struct screen *s, enum ink i)
{
    return inks[s->job->options.theme][i];
}

/* A colour of a cell, or what takes its place. */
static void put_colour(const struct screen *s, int32_t colour, enum ink none)
{
    if (colour < 0)
        fputs(ink(s, none), s->to);
    else
        fprintf(s->to, "#%06x", (unsigned)colour);
}

static void put_ground(const struct screen *s, const struct export_cell *c)
{
    int32_t colour = c->reverse ? c->fg : c->bg;
    if (colour < 0 && !c->reverse)
        return;
    fprintf(s->to, "<path d=\"M%.1f %dh%.1fv%dh-%.1fz\" fill=\"", x_of(c->x),
            y_of(c->y), wide * c->width, HIGH, wide * c->width);
    put_colour(s, colour, INK_TEXT);
    fputs("\"/>\n", s->to);
}

static bool same_paint(const struct export_cell *a, const struct export_cell *b)
{
    return a->y == b->y && a->fg == b->fg && a->bg == b->bg &&
           a->bold == b->bold && a->dim == b->dim && a->italic == b->italic &&
           a->reverse == b->reverse;
}

static void end_group(struct screen *s)
{
    if (s->open)
        fputs("</g>\n", s->to);
    s->open = false;
}

/* Cells of one row that are painted alike stand in one group. Texts have the
 * colour as their fill, lines as the current one. */
static void begin_group(struct screen *s, const struct export_cell *c)
{
    if (s->open && same_paint(&s->before, c))
        return;
    end_group(s);
    for (int i = 0; i < 2; i++) {
        fputs(i ? "\" color=\"" : "<g fill=\"", s->to);
        put_colour(s, c->reverse ? c->bg : c->fg,
                   c->reverse ? INK_GROUND : INK_TEXT);
    }
    fprintf(s->to, "\"%s%s%s>\n", c->bold ? " font-weight=\"bold\"" : "",
            c->italic ? " font-style=\"italic\"" : "",
            c->dim ? " opacity=\".65\"" : "");
    s->before = *c;
    s->open = true;
}

/* -- cells ----------------------------------------------------------------- */

static void put_line(const struct screen *s, const struct export_cell *c, int y)
{
    fprintf(s->to, "<path d=\"M%.1f %dh%.1f\" stroke=\"currentColor\"/>\n",
            x_of(c->x), y_of(c->y) + y, wide * c->width);
}

static void put_cell(void *arg, const struct export_cell *c)
{
    struct screen *s = arg;
    bool lines = c->underline || c->strike;
    if (!c->width || (strcmp(c->text, " ") == 0 && !lines))
        return;
    begin_group(s, c);
    if (c->underline)
        put_line(s, c, BASE + 2);
    if (c->strike)
        put_line(s, c, BASE - 5);
    if (strcmp(c->text, " ") == 0 || put_drawn(s, c))
        return;
    fprintf(s->to, "<text x=\"%.1f\" y=\"%d\">", x_of(c->x), y_of(c->y) + BASE);
    xml_put(s->to, str_of(c->text));
    fputs("</text>\n", s->to);
}

static void put_cell_ground(void *arg, const struct export_cell *c)
{
    put_ground(arg, c);
}

struct reader {
    FILE *to;
    int row;
};

/* The rows as text, for those who don't see the picture. */
static void put_cell_text(void *arg, const struct export_cell *c)
{
    struct reader *r = arg;
    for (; r->row < c->y; r->row++)
        fputc('\n', r->to);
    if (c->width)
        xml_put(r->to, str_of(c->text));
}

static void put_head(struct screen *s, double width, int height)
{
    fprintf(s->to, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.1f\" "
            "height=\"%d\" viewBox=\"0 0 %.1f %d\" role=\"img\" "
            "font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" "
            "font-size=\"%d\">\n<title>", width, height, width, height, SIZE);
    xml_put(s->to, s->job->header->program);
    fprintf(s->to, ": the screen at step %zu</title>\n<desc>",
            s->job->options.at_step);
}

void screen_put(const struct export_job *job)
{
    const struct export_options *o = &job->options;
    struct screen s = {.job = job, .to = job->to};
    struct reader reader = {.to = job->to};
    double width = 2 * MARGIN + o->columns * wide;
    int height = 2 * MARGIN + o->rows * HIGH;
    size_t events = story_boundary(job->story, o->detail, o->at_step);
    put_head(&s, width, height);
    job->screens.cells(job->screens.arg, events, put_cell_text, &reader);
    fprintf(s.to, "</desc>\n<rect x=\"0\" y=\"0\" width=\"%.1f\" height=\"%d\" "
            "fill=\"%s\"/>\n", width, height, ink(&s, INK_GROUND));
    job->screens.cells(job->screens.arg, events, put_cell_ground, &s);
    job->screens.cells(job->screens.arg, events, put_cell, &s);
    end_group(&s);
    fputs("</svg>\n", s.to);
}
