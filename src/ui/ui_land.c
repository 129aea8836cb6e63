/* Where one is once the program was edited: at the same line of the same task, or
 * at the nearest earlier time; and what is said of it. */
#include "ui/ui_priv.h"

int ui_line(const struct ui *ui)
{
    struct view v;
    if (!ui->store)
        return 0;
    ui_view(ui, &v);
    const struct text_file *file = view_file(&v);
    struct str shown = file ? file->name : (struct str){NULL, 0};
    if (ui->step.ran_line && str_eq(ui->step.ran_file, shown))
        return ui->step.ran_line;
    return ui->step.next_line;
}

static void add_visit(unsigned n, struct buf *out)
{
    static const char *const ends[] = {"th", "st", "nd", "rd"};
    bool teen = n % 100 / 10 == 1;
    buf_printf(out, "%u%s visit", n, ends[teen || n % 10 > 3 ? 0 : n % 10]);
}

static void add_place(const struct ui *ui, const struct landing *l,
                      struct buf *out)
{
    if (l->task)
        model_task_label(&ui->model, l->task, out);
    else
        buf_addz(out, "the program");
    buf_printf(out, ", line %d, ", l->mark->line);
    add_visit(l->mark->visit, out);
}

bool ui_is_refused(const struct ui *ui)
{
    enum { MADE = 1 }; /* behind `begin` */
    struct event e;
    if (trace_store_count(ui->store) <= MADE ||
        trace_store_kind(ui->store, MADE) != EV_frame_new)
        return false;
    trace_store_get(ui->store, MADE, &e);
    return str_eqz(e.frame_new.kind, "refused");
}

static void say_landed(struct ui *ui, const struct landing *l, const char *what)
{
    struct buf text = {0};
    const struct landmark *m = l->mark;
    buf_printf(&text, "%s: ", what);
    if (!m->events) {
        buf_addz(&text, "it begins anew");
    } else if (l->found != SIZE_MAX) {
        buf_addz(&text, "landed at ");
        add_place(ui, l, &text);
    } else {
        buf_printf(&text, "what ran is gone; landed at t=%.3f, the nearest "
                   "earlier time", ui->model.t);
    }
    ui_message(ui, "%s.", buf_z(&text));
    buf_fini(&text);
}

/* The last step that is over at this event. */
static size_t step_before(const struct ui *ui, size_t events)
{
    size_t step = story_step_at(ui->story, ui->detail, events);
    return story_boundary(ui->story, ui->detail, step);
}

bool ui_land(struct ui *ui, const struct landing *l, const char *what)
{
    struct view v;
    if (!ui->store)
        return false;
    work_take_in(ui);
    if (ui_is_refused(ui)) {
        ui_go_to_events(ui, trace_store_count(ui->store));
        ui_message(ui, "%s: Python refuses it; e edits it again.", what);
        return false;
    }
    ui_view(ui, &v);
    if (l->found != SIZE_MAX)
        ui_go_to_events(ui, view_past(&v, l->found));
    else
        ui_go_to_events(ui, step_before(ui, l->mark->events ? l->earlier : 0));
    say_landed(ui, l, what);
    return true;
}
