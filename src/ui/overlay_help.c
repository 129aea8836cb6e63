/* Help: every key, in groups, from the table of requests; the mouse, and the
 * signs. A search shows only the rows that have its words. */
#include "ui/pane.h"

static void help_title(const struct view *v, struct buf *out)
{
    if (v->help_find.n)
        buf_printf(out, "HELP: \"%.*s\"", STR_ARG(v->help_find));
    else
        buf_addz(out, "HELP, / searches in it");
}

/* Where the next row goes, and whether it is the first of its group. */
struct help {
    const struct view *v;
    const struct region *r;
    int row;
    const char *group;       /* its heading, NULL: it stands above already */
};

/* Is a row with these texts to be seen? Then what is above it stands there. */
static bool help_row(struct help *h, struct str left, struct str right)
{
    struct str find = h->v->help_find;
    if (find.n && !text_has(left, find) && !text_has(right, find))
        return false;
    if (h->group) {
        h->row += h->row > 0;
        region_z(h->r, h->row++, 1, STYLE_title, h->group);
        h->group = NULL;
    }
    return true;
}

enum { HELP_COLUMN = 27 };

static void draw_keys(struct help *h, struct str keys, struct str meaning)
{
    if (!help_row(h, keys, meaning))
        return;
    region_text(h->r, h->row, 2, STYLE_footer_key, keys);
    h->row = region_wrap(h->r, h->row, HELP_COLUMN, STYLE_text, meaning);
}

static void keys_text(const struct view *v, enum request req, struct buf *out)
{
    struct str name;
    bool first = true;
    for (size_t at = 0; request_keys_each(req, &at, &name); first = false) {
        struct key k;
        buf_addz(out, first ? "" : "  ");
        if (str_eqz(name, "1-9"))
            buf_adds(out, name);
        else if (key_parse(name, &k))
            key_name(&k, v->theme->ascii, out);
    }
}

static void draw_request(struct help *h, enum request req)
{
    struct buf keys = {0}, meaning = {0};
    keys_text(h->v, req, &keys);
    buf_addz(&meaning, request_info(req)->help);
    if (request_info(req)->not_yet)
        buf_addz(&meaning, " (not in this version yet)");
    draw_keys(h, buf_str(&keys), buf_str(&meaning));
    buf_fini(&keys);
    buf_fini(&meaning);
}

static void draw_mouse(struct help *h)
{
    static const struct {
        const char *what, *does;
    } mouse[] = {
        {"click", "the pane and the row under it are chosen; what is chosen "
                  "already opens"},
        {"click on a lane's name", "TIMELINE: its task is chosen"},
        {"click left of a line", "SOURCE: a breakpoint, on or off"},
        {"click in the last row", "what the word there says"},
        {"wheel", "up and down in the pane under the pointer"},
    };
    h->group = "Mouse";
    for (size_t i = 0; i < sizeof mouse / sizeof *mouse; i++)
        draw_keys(h, str_of(mouse[i].what), str_of(mouse[i].does));
}

static void draw_signs(struct help *h)
{
    static const struct {
        enum style style;
        enum glyph glyph;
        const char *meaning;
    } signs[] = {
        {STYLE_changed, GLYPH_changed, "changed in the last step"},
        {STYLE_just_ran, GLYPH_just_ran, "the line that just ran"},
        {STYLE_runs_next, GLYPH_runs_next,
         "runs next: a line, a task; a task that runs"},
        {STYLE_suspended, GLYPH_suspended,
         "waits; on a line, with how many tasks wait there"},
        {STYLE_state_ready, GLYPH_ready,
         "ready: has its place in the queue, doesn't run yet"},
        {STYLE_state_done, GLYPH_done, "done"},
        {STYLE_state_failed, GLYPH_failed, "failed with an exception"},
        {STYLE_state_cancelled, GLYPH_cancelled, "cancelled"},
        {STYLE_breakpoint, GLYPH_breakpoint, "breakpoint"},
    };
    static const char *const notes[] = {
        "f() in READY is a callback: it calls f, and is no task's turn.",
        "asyncio itself calls READY, RUNNING and WAITING all three "
        "\"pending\".",
    };
    h->group = "Signs";
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct str meaning = str_of(signs[i].meaning);
        if (!help_row(h, STR(""), meaning))
            continue;
        region_glyph(h->r, h->row, 2, signs[i].style, signs[i].glyph);
        h->row = region_wrap(h->r, h->row, 5, STYLE_text, meaning);
    }
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (help_row(h, STR(""), str_of(notes[i])))
            h->row = region_wrap(h->r, h->row, 2, STYLE_text,
                                 str_of(notes[i]));
}

static int draw_all(const struct view *v, const struct region *r)
{
    struct help h = {.v = v, .r = r};
    for (enum request_group g = 0; g < REQ_GROUP_COUNT; g++) {
        h.group = request_group_name(g);
        for (enum request q = REQ_NONE + 1; q < REQ_COUNT; q++)
            if (request_info(q)->group == g)
                draw_request(&h, q);
    }
    draw_mouse(&h);
    draw_signs(&h);
    if (!h.row)
        h.row = region_wrap(r, 0, 1, STYLE_text,
                            STR("Nothing here has these words. / searches "
                                "anew; with nothing typed, all is shown."));
    return h.row;
}

static int help_draw(const struct pane *p, const struct view *v,
                     struct region *r)
{
    return region_scrolled(p, v, r, draw_all);
}

const struct pane_class overlay_help_class = {
    .name = "help",
    .title = help_title,
    .draw = help_draw,
    .request = pane_scroll,
};
