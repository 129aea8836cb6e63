/* Help: every key, in groups, from the table of requests. */
#include "ui/pane.h"

static void help_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "HELP");
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

enum { HELP_COLUMN = 27 };

static int draw_request(const struct view *v, const struct region *r, int row,
                        enum request req)
{
    struct buf b = {0};
    keys_text(v, req, &b);
    region_text(r, row, 2, STYLE_footer_key, buf_str(&b));
    b.n = 0;
    buf_addz(&b, request_info(req)->help);
    if (request_info(req)->not_yet)
        buf_addz(&b, " (not in this version yet)");
    row = region_wrap(r, row, HELP_COLUMN, STYLE_text, buf_str(&b));
    buf_fini(&b);
    return row;
}

/* A sign and what it means. */
static int draw_sign(const struct region *r, int row, enum style style,
                     enum glyph g, const char *meaning)
{
    region_glyph(r, row, 2, style, g);
    return region_wrap(r, row, 5, STYLE_text, str_of(meaning));
}

static int draw_signs(const struct region *r, int row)
{
    region_z(r, row++, 1, STYLE_title, "Signs");
    row = draw_sign(r, row, STYLE_changed, GLYPH_changed,
                    "changed in the last step");
    row = draw_sign(r, row, STYLE_just_ran, GLYPH_just_ran,
                    "the line that just ran");
    row = draw_sign(r, row, STYLE_runs_next, GLYPH_runs_next,
                    "runs next: a line, a task; a task that runs");
    row = draw_sign(r, row, STYLE_suspended, GLYPH_suspended,
                    "waits; on a line, with how many tasks wait there");
    row = draw_sign(r, row, STYLE_state_ready, GLYPH_ready,
                    "ready: has its place in the queue, doesn't run yet");
    row = region_wrap(r, row, 2, STYLE_text,
                      STR("f() in READY is a callback: it calls f, and is no "
                          "task's turn."));
    row = draw_sign(r, row, STYLE_state_done, GLYPH_done, "done");
    row = draw_sign(r, row, STYLE_state_failed, GLYPH_failed,
                    "failed with an exception");
    row = draw_sign(r, row, STYLE_state_cancelled, GLYPH_cancelled,
                    "cancelled");
    row = draw_sign(r, row, STYLE_breakpoint, GLYPH_breakpoint,
                    "breakpoint");
    return region_wrap(r, row + 1, 1, STYLE_dim,
                       STR("asyncio itself calls READY, RUNNING and WAITING "
                           "all three \"pending\"."));
}

static int draw_all(const struct view *v, const struct region *r)
{
    int row = 0;
    for (enum request_group g = 0; g < REQ_GROUP_COUNT; g++) {
        region_z(r, row++, 1, STYLE_title, request_group_name(g));
        for (enum request q = REQ_NONE + 1; q < REQ_COUNT; q++)
            if (request_info(q)->group == g)
                row = draw_request(v, r, row, q);
        row++;
    }
    return draw_signs(r, row);
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
