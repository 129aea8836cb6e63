/* The format `svg`: the timeline as a picture for slides (with --at, one screen:
 * screen.h). A lane a task; on it its
 * turns, solid, and what it does between them, by pattern as well as by colour;
 * wake-ups as arrows from lane to lane. Where the clock stands still and only turns
 * follow each other, the ground is shaded and says at which time.
 *
 * Read twice: once for what there is (lanes, stretches of ground, arrows), which
 * gives the scale, once to draw what lies on the lanes. What is too dense to be
 * seen is merged or left out, and what is left out is said.
 */
#include "export/formats.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "export/inks.h"
#include "export/lanes.h"
#include "export/screen.h"
#include "export/xml.h"
#include "story/story.h"

enum {
    DEFAULT_WIDTH = 1280,
    MARGIN = 24,
    TITLE = 56,            /* rows of text above the lanes */
    LANE = 40,
    BAR = 24, THIN = 16,   /* heights of a turn, of a span */
    AXIS = 34,
    LEGEND_ROW = 26,
    MOST_LANES = 30,
    MOST_ARROWS = 400,     /* beyond, none tells anything */
    LABEL_CELLS = 24,
    TAIL = 6,              /* turns: so wide is a wait that never ends */
    SMALL = 13, NORMAL = 15, LARGE = 20, /* sizes of text */
};

/* -- what things look like -------------------------------------------------- */

/* What a lane is filled with; all but a turn have a pattern of that name. */
enum look { LOOK_RUN, LOOK_READY, LOOK_TIMER, LOOK_TASKS, LOOK_LINE,
            LOOK_OUTSIDE, LOOKS };

static const struct {
    const char *name, *meaning;
    enum ink ink;
    const char *pattern;   /* the lines of an 8x8 tile */
} looks[LOOKS] = {
    [LOOK_RUN] = {"run", "runs", INK_RUN, NULL},
    [LOOK_READY] = {"ready", "ready: in the queue", INK_READY,
                    "M2 2h.01M6 6h.01"},
    [LOOK_TIMER] = {"timer", "waits for a time", INK_TIMER,
                    "M-1 9L9 -1M-1 1L1 -1M7 9L9 7"},
    [LOOK_TASKS] = {"tasks", "waits for tasks", INK_TASKS, "M0 2h8M0 6h8"},
    [LOOK_LINE] = {"line", "waits for a queue or a lock", INK_LINE,
                   "M2 0v8M6 0v8"},
    [LOOK_OUTSIDE] = {"outside", "waits for something else", INK_OUTSIDE,
                      "M0 0L8 8M0 8L8 0"},
};

/* Kinds of waits (`on` in events.def); what is in none is something else. */
static const struct {
    const char *kind;
    enum look look;
} kinds[] = {
    {"sleep", LOOK_TIMER}, {"task", LOOK_TASKS}, {"gather", LOOK_TASKS},
    {"wait", LOOK_TASKS}, {"group", LOOK_TASKS}, {"wait_for", LOOK_TASKS},
    {"queue.get", LOOK_LINE}, {"queue.put", LOOK_LINE},
    {"queue.join", LOOK_LINE}, {"lock", LOOK_LINE}, {"event", LOOK_LINE},
    {"semaphore", LOOK_LINE}, {"condition", LOOK_LINE}, {"barrier", LOOK_LINE},
};

/* -- what there is ---------------------------------------------------------- */

/* A stretch of drawn time in which the clock stands still. */
struct still {
    int64_t t, from, to;
};
struct flight {
    struct lane_mark from, to;
};
/* A lane of the picture, and the turns that are about to be drawn as one. */
struct row {
    lane_id who;
    bool pending;
    double from, to;
    double took;           /* seconds, of a single turn; 0: several, or none */
};

struct svg {
    const struct export_job *job;
    FILE *to;
    struct lanes lanes;
    struct event e;
    int width, height;
    double left, scale;    /* where lanes begin; pixels a nanosecond */
    VEC(struct row) rows;
    size_t n_lanes;        /* all that there are */
    VEC(struct still) stills;
    VEC(struct flight) flights;
    bool seen[LOOKS], ended[TASK_CANCELLED + 1];
    struct buf text;
};

static const char *ink(const struct svg *s, enum ink i)
{
    return inks[s->job->options.theme][i];
}

static double x_of(const struct svg *s, int64_t at)
{
    return s->left + (double)at * s->scale;
}

/* The middle of a lane. */
static double y_of(size_t row)
{
    return MARGIN + TITLE + LANE * ((double)row + 0.5);
}

static struct row *row_of(struct svg *s, lane_id who)
{
    /* Tasks come in the order of their numbers, nearly: look from there. */
    size_t n = s->rows.n, guess = who < n ? who : 0;
    for (size_t i = 0; i < n; i++) {
        struct row *r = &s->rows.p[(guess + i) % n];
        if (r->who == who)
            return r;
    }
    return NULL;
}

static enum look look_of(const struct svg *s, const struct lane_span *span)
{
    struct event e;
    if (span->state == TASK_READY)
        return LOOK_READY;
    if (span->since == NO_EVENT)
        return LOOK_OUTSIDE;
    trace_store_get(s->job->store, span->since, &e);
    if (e.kind == EV_thread_block)
        return str_starts(e.thread_block.what, "sleep(") ? LOOK_TIMER
                                                         : LOOK_OUTSIDE;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (e.kind == EV_task_wait && str_eqz(e.task_wait.on.kind, kinds[i].kind))
            return kinds[i].look;
    return LOOK_OUTSIDE;
}

static void add_row(struct svg *s, lane_id who)
{
    if (row_of(s, who))
        return;
    s->n_lanes++;
    if (s->rows.n < MOST_LANES)
        vec_push(&s->rows, (struct row){.who = who});
}

/* asyncio's own tasks, at its end, would take room from the program's. */
static void find_begins(void *arg, lane_id who, int64_t at)
{
    struct svg *s = arg;
    (void)at;
    if (who & WHO_LANE || !story_task_internal(&s->lanes.m, who))
        add_row(s, who);
}

static void find_over(void *arg, lane_id who, int64_t at)
{
    struct svg *s = arg;
    (void)at;
    if (!(who & WHO_LANE) && row_of(s, who))
        s->ended[s->lanes.m.tasks.p[who].state] = true;
}

static void find_slice(void *arg, const struct lane_slice *slice)
{
    struct svg *s = arg;
    int64_t to = slice->took ? slice->from + s->lanes.width : slice->to;
    s->seen[LOOK_RUN] = true;
    if (s->stills.n && vec_last(&s->stills).t == slice->began)
        vec_last(&s->stills).to = to;
    else
        vec_push(&s->stills, ((struct still){slice->began, slice->from, to}));
}

static void find_span(void *arg, const struct lane_span *span)
{
    struct svg *s = arg;
    if (row_of(s, span->who))
        s->seen[look_of(s, span)] = true;
}

static void ignore_span(void *arg, const struct lane_span *span)
{
    (void)arg, (void)span;
}

static void find_arrow(void *arg, enum lane_arrow kind,
                       const struct lane_mark *from, const struct lane_mark *to)
{
    struct svg *s = arg;
    if (kind == ARROW_WAKE && from->who != to->who && row_of(s, from->who) &&
        row_of(s, to->who))
        vec_push(&s->flights, ((struct flight){*from, *to}));
}

static const struct lanes_ops find_ops = {
    .begins = find_begins,
    .over = find_over,
    .slice = find_slice,
    .span_begins = find_span,
    .span_ends = ignore_span,
    .arrow = find_arrow,
};

/* Turns get half of the width, or, when there are few, so many pixels each. */
static int64_t turn_width(const struct svg *s)
{
    enum { PIXELS = 20 };
    int64_t length;
    size_t slices;
    double room = s->width - 2 * MARGIN - LABEL_CELLS * 5;
    lanes_measure(s->job->store, &length, &slices);
    double pixels = fmin(PIXELS, room / 2 / (double)slices);
    double rest = room - pixels * (double)slices;
    if (length == 0)
        return 1000;
    return llround(fmax(pixels / rest * (double)length, 4));
}

/* -- drawing ---------------------------------------------------------------- */

static void put_text(const struct svg *s, double x, double y, int size,
                     enum ink colour, const char *more, struct str text)
{
    fprintf(s->to, "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"%s\"%s>",
            x, y, size, ink(s, colour), more);
    xml_put(s->to, text);
    fputs("</text>\n", s->to);
}

/* How wide a text is, about: nobody here knows the fonts. */
static double text_room(struct str text, int size)
{
    return (double)utf8_cells(text) * size * 0.6;
}

static void put_rect(const struct svg *s, double x, double y, double w, double h,
                     const char *more)
{
    fprintf(s->to, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
            "%s/>\n", x, y, w, h, more);
}

static void put_bar(const struct svg *s, enum look look, double from, double to,
                    double y)
{
    const char *colour = ink(s, looks[look].ink);
    char more[128];
    double h = look == LOOK_RUN ? BAR : THIN;
    if (look == LOOK_RUN)
        snprintf(more, sizeof more, "rx=\"2\" fill=\"%s\"", colour);
    else
        snprintf(more, sizeof more, "fill=\"url(#%s)\" stroke=\"%s\"",
                 looks[look].name, to - from < 4 ? "none" : colour);
    put_rect(s, from, y - h / 2, to - from, h, more);
}

/* How long a turn took, into s->text, with as many digits as its bar has room for;
 * false when it has room for none. */
static bool took_text(struct svg *s, double took, double room)
{
    enum { MOST_DIGITS = 4, AROUND = 6 };
    for (int digits = MOST_DIGITS; digits > 0; digits--) {
        s->text.n = 0;
        buf_printf(&s->text, "%.*g s", digits, took);
        if (text_room(buf_str(&s->text), SMALL) + AROUND <= room)
            return true;
    }
    return false;
}

static void flush_turns(struct svg *s, struct row *r)
{
    if (!r->pending)
        return;
    double y = y_of((size_t)(r - s->rows.p));
    put_bar(s, LOOK_RUN, r->from, r->to, y);
    r->pending = false;
    if (r->took > 0 && took_text(s, r->took, r->to - r->from)) {
        put_text(s, (r->from + r->to) / 2, y + 4.5, SMALL, INK_GROUND,
                 " text-anchor=\"middle\"", buf_str(&s->text));
    }
}

/* Turns with less than half a pixel between them become one. */
static void draw_slice(void *arg, const struct lane_slice *slice)
{
    struct svg *s = arg;
    struct row *r = row_of(s, slice->who);
    if (!r)
        return;
    double from = x_of(s, slice->from), to = x_of(s, slice->to);
    double gap = to - from > 3 ? 1 : 0; /* so that two are seen to be two */
    if (r->pending && from - r->to < 0.5 && r->took == 0 && gap == 0) {
        r->to = to;
        return;
    }
    flush_turns(s, r);
    *r = (struct row){.who = r->who, .pending = true, .from = from,
                      .to = fmax(to - gap, from + 0.5),
                      .took = (double)slice->took / 1e9};
}

static void draw_span(void *arg, const struct lane_span *span)
{
    struct svg *s = arg;
    struct row *r = row_of(s, span->who);
    double from = x_of(s, span->from), to = x_of(s, span->to);
    if (!r || to - from < 0.8)
        return;
    flush_turns(s, r);
    double y = y_of((size_t)(r - s->rows.p));
    put_bar(s, look_of(s, span), from, to, y);
    struct str words = lanes_span_words(&s->lanes, span);
    if (span->state != TASK_WAITING || text_room(words, SMALL) + 16 > to - from)
        return;
    char more[128];
    snprintf(more, sizeof more, " text-anchor=\"middle\" paint-order=\"stroke\" "
             "stroke=\"%s\" stroke-width=\"6\" stroke-linejoin=\"round\"",
             ink(s, INK_GROUND));
    put_text(s, (from + to) / 2, y + 4.5, SMALL, INK_TEXT, more, words);
}

/* The marks at the end of a task, around their middle. */
static const struct {
    const char *path, *meaning;
    enum ink ink;
} ends[] = {
    [TASK_DONE] = {"M-5 0L-1.5 4L5.5 -5", "done", INK_RUN},
    [TASK_FAILED] = {"M-5 -5L5 5M-5 5L5 -5", "failed", INK_FAILED},
    [TASK_CANCELLED] = {"M-5.5 0A5.5 5.5 0 1 0 5.5 0A5.5 5.5 0 1 0 -5.5 0"
                        "M-4 4L4 -4", "cancelled", INK_TASKS},
};

static void put_end(const struct svg *s, enum task_state state, double x,
                    double y)
{
    fprintf(s->to, "<path d=\"%s\" transform=\"translate(%.1f %.1f)\" "
            "fill=\"none\" stroke=\"%s\" stroke-width=\"2.2\" "
            "stroke-linecap=\"round\"/>\n", ends[state].path, x, y,
            ink(s, ends[state].ink));
}

static void draw_over(void *arg, lane_id who, int64_t at)
{
    struct svg *s = arg;
    struct row *r = row_of(s, who);
    if (!r)
        return;
    flush_turns(s, r);
    enum task_state state = who & WHO_LANE ? TASK_DONE
                                           : s->lanes.m.tasks.p[who].state;
    if (state >= TASK_DONE)
        put_end(s, state, x_of(s, at) + 9, y_of((size_t)(r - s->rows.p)));
}

static void draw_begins(void *arg, lane_id who, int64_t at)
{
    struct svg *s = arg;
    struct row *r = row_of(s, who);
    if (!r)
        return;
    double y = y_of((size_t)(r - s->rows.p));
    fprintf(s->to, "<path d=\"M%.1f %.1fv%d\" stroke=\"%s\" "
            "stroke-width=\"1.5\"/>\n", x_of(s, at), y - BAR / 2.0, BAR,
            ink(s, INK_DIM));
}

static void ignore_arrow(void *arg, enum lane_arrow kind,
                         const struct lane_mark *from,
                         const struct lane_mark *to)
{
    (void)arg, (void)kind, (void)from, (void)to; /* drawn over all else */
}

static const struct lanes_ops draw_ops = {
    .begins = draw_begins,
    .over = draw_over,
    .slice = draw_slice,
    .span_begins = ignore_span,
    .span_ends = draw_span,
    .arrow = ignore_arrow,
};

/* -- what stands around the lanes ------------------------------------------- */

static bool has_real_clock(const struct svg *s)
{
    return str_eqz(s->job->header->clock, "real");
}

static void put_head(struct svg *s)
{
    struct str name = str_base_name(s->job->header->program);
    fprintf(s->to, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
            "height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\""
            "'DejaVu Sans', Verdana, Helvetica, Arial, sans-serif\">\n<title>",
            s->width, s->height, s->width, s->height);
    xml_put(s->to, name);
    fputs(": who runs when</title>\n<defs>\n", s->to);
    for (int i = 0; i < LOOKS; i++)
        if (looks[i].pattern)
            fprintf(s->to, "<pattern id=\"%s\" width=\"8\" height=\"8\" "
                    "patternUnits=\"userSpaceOnUse\"><path d=\"%s\" "
                    "stroke=\"%s\" stroke-width=\"%s\" stroke-linecap=\"%s\" "
                    "stroke-opacity=\"0.75\"/></pattern>\n", looks[i].name,
                    looks[i].pattern, ink(s, looks[i].ink),
                    i == LOOK_READY ? "2.4" : "1.4",
                    i == LOOK_READY ? "round" : "butt");
    fputs("</defs>\n", s->to);
    char more[64];
    snprintf(more, sizeof more, "fill=\"%s\"", ink(s, INK_GROUND));
    put_rect(s, 0, 0, s->width, s->height, more);
    put_text(s, MARGIN, MARGIN + LARGE * 0.8, LARGE, INK_TEXT,
             " font-weight=\"bold\"", name);
    put_text(s, MARGIN, MARGIN + LARGE + 20, SMALL, INK_DIM, "",
             has_real_clock(s)
                 ? STR("Who runs when, on a real clock. Each turn is drawn a "
                       "little wider than it took.")
                 : STR("Who runs when. On the shaded ground the clock stands "
                       "still: one turn follows another."));
}

static void put_still(const struct svg *s, double from, double to)
{
    char more[64];
    snprintf(more, sizeof more, "fill=\"%s\"", ink(s, INK_SHADE));
    put_rect(s, from, MARGIN + TITLE, fmax(to - from, 0.5),
             (double)LANE * (double)s->rows.n, more);
}

/* Stretches with less than a pixel between them become one. A real clock never
 * stands still. */
static void put_ground(struct svg *s)
{
    double from = 0, to = -1;
    if (has_real_clock(s))
        return;
    for (size_t i = 0; i < s->stills.n; i++) {
        const struct still *p = &s->stills.p[i];
        if (i && x_of(s, p->from) - to >= 1)
            put_still(s, from, to);
        if (!i || x_of(s, p->from) - to >= 1)
            from = x_of(s, p->from);
        to = x_of(s, p->to);
    }
    if (s->stills.n)
        put_still(s, from, to);
}

/* The times at which the clock stands still, where there is room. */
static void put_axis(struct svg *s)
{
    double y = y_of(s->rows.n) - LANE / 2.0, free_from = 0;
    for (size_t i = 0; i < s->stills.n; i++) {
        double x = x_of(s, s->stills.p[i].from);
        s->text.n = 0;
        buf_printf(&s->text, has_real_clock(s) ? "%.3f s" : "%.6g s",
                   (double)s->stills.p[i].t / 1e9);
        double room = text_room(buf_str(&s->text), SMALL);
        if (x < free_from || x + room > s->width)
            continue;
        free_from = x + room + 14;
        fprintf(s->to, "<path d=\"M%.1f %.1fv6\" stroke=\"%s\"/>\n", x, y,
                ink(s, INK_DIM));
        put_text(s, x, y + 20, SMALL, INK_DIM, "", buf_str(&s->text));
    }
}

static void put_labels(struct svg *s)
{
    for (size_t i = 0; i < s->rows.n; i++) {
        double y = y_of(i);
        size_t used;
        s->text.n = 0;
        lanes_label(&s->lanes, s->rows.p[i].who, &s->text);
        struct str label = buf_str(&s->text);
        size_t fits = utf8_fit(label, LABEL_CELLS, &used);
        if (fits < label.n) {
            s->text.n = utf8_fit(label, LABEL_CELLS - 1, &used);
            buf_addz(&s->text, "…");
        }
        fprintf(s->to, "<path d=\"M%d %.1fH%d\" stroke=\"%s\"/>\n", MARGIN,
                y + LANE / 2.0, s->width - MARGIN, ink(s, INK_RULE));
        put_text(s, MARGIN, y + 5, NORMAL, s->rows.p[i].who ? INK_TEXT : INK_DIM,
                 "", buf_str(&s->text));
    }
}

static void put_arrow(const struct svg *s, double x, double from, double to)
{
    double way = to > from ? 1 : -1;
    from += way * BAR / 2.0;
    to -= way * (THIN / 2.0 + 1);
    fprintf(s->to, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\" "
            "stroke-width=\"1.6\"/><path d=\"M%.1f %.1fl-4 %.1fh8z\" "
            "fill=\"%s\"/>\n", x, from, to - way * 5, ink(s, INK_WAKE), x, to,
            -way * 8, ink(s, INK_WAKE));
}

static bool has_arrows(const struct svg *s)
{
    return s->flights.n && s->flights.n <= MOST_ARROWS;
}

static void put_arrows(struct svg *s)
{
    for (size_t i = 0; has_arrows(s) && i < s->flights.n; i++) {
        const struct flight *f = &s->flights.p[i];
        size_t from = (size_t)(row_of(s, f->from.who) - s->rows.p);
        size_t to = (size_t)(row_of(s, f->to.who) - s->rows.p);
        put_arrow(s, x_of(s, f->from.at), y_of(from), y_of(to));
    }
}

/* -- legend ----------------------------------------------------------------- */

struct legend {
    double x, y;
    bool dry;              /* only finds out how high it gets */
};

/* Makes room for an entry: where its text goes is l->x + 34. */
static void legend_next(const struct svg *s, struct legend *l, struct str text)
{
    double w = 34 + text_room(text, SMALL) + 18;
    if (l->x > MARGIN && l->x + w > s->width - MARGIN) {
        l->x = MARGIN;
        l->y += LEGEND_ROW;
    }
    if (!l->dry)
        put_text(s, l->x + 34, l->y + 4.5, SMALL, INK_TEXT, "", text);
}

static void legend_done(struct legend *l, struct str text)
{
    l->x += 34 + text_room(text, SMALL) + 18;
}

static void put_legend(const struct svg *s, struct legend *l)
{
    for (int i = 0; i < LOOKS; i++) {
        struct str text = str_of(looks[i].meaning);
        if (!s->seen[i])
            continue;
        legend_next(s, l, text);
        if (!l->dry)
            put_bar(s, (enum look)i, l->x, l->x + 26, l->y);
        legend_done(l, text);
    }
    if (has_arrows(s)) {
        legend_next(s, l, STR("wakes"));
        if (!l->dry)
            put_arrow(s, l->x + 13, l->y - 24, l->y + 18);
        legend_done(l, STR("wakes"));
    }
    for (int i = TASK_DONE; i <= TASK_CANCELLED; i++) {
        struct str text = str_of(ends[i].meaning);
        if (!s->ended[i])
            continue;
        legend_next(s, l, text);
        if (!l->dry)
            put_end(s, (enum task_state)i, l->x + 18, l->y);
        legend_done(l, text);
    }
}

/* What is not in the picture; nothing when all is. */
static void add_left_out(const struct svg *s, struct buf *out)
{
    if (s->n_lanes > s->rows.n)
        buf_printf(out, "Only the first %zu lanes: %zu more are left out. ",
                   s->rows.n, s->n_lanes - s->rows.n);
    if (s->flights.n && !has_arrows(s))
        buf_printf(out, "%zu wake-ups have no arrow, for want of room.",
                   s->flights.n);
}

/* -- the whole -------------------------------------------------------------- */

static void look_through(struct svg *s)
{
    add_row(s, 0);
    lanes_init(&s->lanes, s->job->store, &find_ops, s, turn_width(s), true);
    s->lanes.tail = TAIL * s->lanes.width;
    while (lanes_next(&s->lanes, &s->e))
        ;
    double cells = 8;
    for (size_t i = 0; i < s->rows.n; i++) {
        s->text.n = 0;
        lanes_label(&s->lanes, s->rows.p[i].who, &s->text);
        cells = fmax(cells, (double)utf8_cells(buf_str(&s->text)));
    }
    s->left = MARGIN + fmin(cells, LABEL_CELLS) * NORMAL * 0.6 + 16;
    s->scale = (s->width - MARGIN - 20 - s->left) /
               fmax((double)s->lanes.edge, 1);
    struct legend l = {.x = MARGIN, .dry = true};
    put_legend(s, &l);
    s->height = (int)(y_of(s->rows.n) + AXIS + l.y + 2 * LEGEND_ROW);
}

static void draw_lanes(struct svg *s)
{
    int64_t width = s->lanes.width;
    lanes_fini(&s->lanes);
    lanes_init(&s->lanes, s->job->store, &draw_ops, s, width, true);
    s->lanes.tail = TAIL * width;
    while (!ferror(s->to) && lanes_next(&s->lanes, &s->e))
        ;
    for (size_t i = 0; i < s->rows.n; i++)
        flush_turns(s, &s->rows.p[i]);
}

static void put_timeline(const struct export_job *job)
{
    struct svg s = {.job = job, .to = job->to,
                    .width = job->options.width ? job->options.width
                                                : DEFAULT_WIDTH};
    look_through(&s);
    put_head(&s);
    put_ground(&s);
    put_axis(&s);
    put_labels(&s);
    draw_lanes(&s);
    put_arrows(&s);
    struct legend l = {.x = MARGIN, .y = y_of(s.rows.n) + AXIS - 4};
    put_legend(&s, &l);
    s.text.n = 0;
    add_left_out(&s, &s.text);
    put_text(&s, MARGIN, l.y + LEGEND_ROW, SMALL, INK_DIM, "", buf_str(&s.text));
    fputs("</svg>\n", s.to);
    lanes_fini(&s.lanes);
    vec_fini(&s.rows);
    vec_fini(&s.stills);
    vec_fini(&s.flights);
    buf_fini(&s.text);
}

void export_svg(const struct export_job *job)
{
    if (job->options.at)
        screen_put(job);
    else
        put_timeline(job);
}
