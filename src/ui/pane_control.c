/* WHERE CONTROL IS: from the loop inwards to the function that runs. */
#include <stdio.h>

#include "story/words.h"
#include "ui/pane.h"

static void control_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "WHERE CONTROL IS");
}

static int into(const struct view *v, const struct region *r, int col)
{
    (void)v;
    return region_glyph(r, 0, col + 1, STYLE_dim, GLYPH_into) + 1;
}

static int draw_path(const struct view *v, const struct region *r)
{
    uint32_t task = v->model->running;
    struct m_place places[16];
    struct buf b = {0};
    int col = region_z(r, 0, 4, STYLE_text, task ? "loop" : "the loop");
    if (task) {
        size_t n = model_stack(v->model, task, places, 16);
        col = into(v, r, col);
        model_task_label(v->model, task, &b);
        col = region_text(r, 0, col, STYLE_state_running, buf_str(&b));
        for (size_t i = 1; i < n && i < 16; i++) {
            col = into(v, r, col);
            b.n = 0;
            story_call(v->model, places[i].frame, &b);
            struct str fn = story_frame_fn(v->model, places[i].frame);
            bool whole = i + 1 == n && col + text_width(buf_str(&b)) <= r->w;
            col = region_text(r, 0, col, STYLE_text, whole ? buf_str(&b) : fn);
        }
    }
    buf_fini(&b);
    return col;
}

static bool tasks_are_over(const struct model *m)
{
    for (size_t i = 1; i < m->tasks.n; i++)
        if (m->tasks.p[i].state == TASK_WAITING
            || m->tasks.p[i].state == TASK_READY)
            return false;
    return true;
}

/* Does the program's own code run, and no task: before the loop, behind it, or
 * in a callback? */
static bool is_outside(const struct view *v)
{
    const struct model *m = v->model;
    if (m->running)
        return false;
    return v->step->next_line || (!model_ready_count(m) && tasks_are_over(m));
}

/* What the loop waits for, as nothing is ready. */
static const char *waiting_note(const struct model *m)
{
    uint32_t timer;
    if (model_timers(m, &timer, 1))
        return "Nothing is ready: it waits for a timer.";
    return m->threads.n > 2 ? "Nothing is ready: it waits for a thread."
                            : "Nothing is ready, and no timer is set.";
}

static const char *control_note(const struct view *v)
{
    const struct model *m = v->model;
    if (m->program == PROGRAM_ENDED)
        return "Nowhere: the program is over.";
    if (m->program == PROGRAM_NOT_BEGUN)
        return "Nowhere yet: the program has not begun.";
    if (m->running)
        return "Until it waits, no other task can run.";
    if (m->pass && is_outside(v))
        return "It runs outside of every task; none can run now.";
    if (is_outside(v) || (!m->pass && !model_ready_count(m)))
        return "The program runs on its own; no loop runs yet.";
    return model_ready_count(m) ? "It takes the first of READY next."
                                : waiting_note(m);
}

static int control_draw(const struct pane *p, const struct view *v,
                        struct region *r)
{
    const struct model *m = v->model;
    (void)p;
    int row = 0;
    if (m->running || (m->program == PROGRAM_RUNS && !is_outside(v)
                       && (m->pass || model_ready_count(m)))) {
        draw_path(v, r);
        row = 1;
    } else if (m->program == PROGRAM_RUNS) {
        row = 1;
        region_z(r, 0, 4, STYLE_text, "the program");
    }
    struct buf note = {0};
    bool back = m->running && story_came_back(m, false, &note);
    if (back && text_width(buf_str(&note)) > r->w - 4) {
        note.n = 0;
        back = story_came_back(m, true, &note);
    }
    if (!back)
        buf_addz(&note, control_note(v));
    region_text(r, row, 4, STYLE_dim, buf_str(&note));
    buf_fini(&note);
    return 2;
}

const struct pane_class pane_control_class = {
    .name = "control",
    .title = control_title,
    .draw = control_draw,
    .request = pane_scroll,
};
