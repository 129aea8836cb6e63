/* CALLS: the functions that run now, the innermost first, each with its line and
 * its variables. For what runs outside tasks: a plain program, a thread.
 */
#include "story/words.h"
#include "ui/pane.h"

enum { DEEPEST = 64 };

static void calls_title(const struct view *v, struct buf *out)
{
    struct m_place places[DEEPEST];
    size_t n = model_thread_stack(v->model, v->model->thread, places, DEEPEST);
    buf_addz(out, "CALLS");
    if (n > 1)
        buf_printf(out, " %zu", n);
    if (n && v->model->thread) {
        buf_addz(out, " of ");
        model_thread_name(v->model, v->model->thread, out);
    }
}

struct variables {
    const struct view *view;
    const struct region *r;
    int row;
};

static void draw_variable(void *arg, struct str name, struct str repr,
                          uint32_t set_event)
{
    struct variables *to = arg;
    if (story_is_definition(repr))
        return;
    if (view_changed_in_step(to->view, set_event))
        region_glyph(to->r, to->row, 2, STYLE_changed, GLYPH_changed);
    int col = region_text(to->r, to->row, 4, STYLE_text, name);
    col = region_z(to->r, to->row, col, STYLE_dim, " = ");
    region_long(to->r, to->row++, col, STYLE_value, repr);
}

static int draw_call(const struct view *v, const struct region *r, int row,
                     struct m_place place, bool innermost)
{
    struct buf line = {0};
    struct str fn = story_frame_fn(v->model, place.frame);
    if (innermost && v->model->program == PROGRAM_RUNS)
        region_glyph(r, row, 0, STYLE_runs_next, GLYPH_runs_next);
    int col = region_text(r, row, 2, STYLE_label, fn);
    if (place.line)
        buf_printf(&line, "  line %d", place.line);
    region_text(r, row, col, STYLE_dim, buf_str(&line));
    buf_fini(&line);
    struct variables to = {v, r, row + 1};
    model_locals(v->model, place.frame, draw_variable, &to);
    return to.row;
}

static int draw_all(const struct view *v, const struct region *r)
{
    struct m_place places[DEEPEST];
    size_t n = story_calls(v->model, places, DEEPEST);
    int row = 0;
    for (size_t i = n; i-- > 0;)
        row = draw_call(v, r, row, places[i], i == n - 1);
    if (!n)
        region_z(r, row++, 2, STYLE_dim, "nothing runs yet");
    return row;
}

static int calls_draw(const struct pane *p, const struct view *v,
                      struct region *r)
{
    return region_scrolled(p, v, r, draw_all);
}

const struct pane_class pane_calls_class = {
    .name = "calls",
    .title = calls_title,
    .draw = calls_draw,
    .request = pane_scroll,
};
