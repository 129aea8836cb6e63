/* How two programs side by side look, and what is said of each. */
#include "ui/beside_priv.h"

static bool is_at_end(const struct ui *ui)
{
    return ui->store && ui->ended &&
           ui->model.at == trace_store_count(ui->store);
}

/* A timer is set, and until then nobody runs: none is ready, or the other program's
 * clock is on its way there. */
static bool is_asleep(const struct model *m, double now, double *until)
{
    uint32_t timer;
    bool busy = m->t >= now && model_ready_count(m);
    if (m->running || busy || !model_timers(m, &timer, 1))
        return false;
    *until = m->timers.p[timer].when;
    return m->program == PROGRAM_RUNS && m->pass;
}

void beside_state(const struct beside *b, const struct ui *ui,
                       struct buf *out)
{
    const struct model *m = &ui->model;
    double until;
    out->n = 0;
    if (!ui->store)
        return;
    struct run_end end = run_end_of(ui->store);
    if (is_at_end(ui))
        run_end_text(&end, out);
    else if (b->lags >= 0 && b->ui[b->lags] == ui)
        buf_printf(out, "behind, at %.3f", m->t);
    else if (!m->at)
        buf_addz(out, "not begun");
    else if (is_asleep(m, beside_time(b), &until))
        buf_printf(out, "asleep until %.3f", until);
    else if (m->t >= beside_time(b))
        buf_printf(out, "t %.3f", m->t);
    else if (str_eqz(ui->header->clock, "real"))
        buf_printf(out, "nothing since %.3f", m->t);
    else
        buf_printf(out, "asleep since %.3f", m->t);
}

/* Behind the last step of both, what they took; it would give away answers before
 * that. */
static void draw_compared(const struct beside *b, struct canvas *c)
{
    struct str names[MERGE_SIDES];
    struct run_end ends[MERGE_SIDES];
    const struct ui *ui = b->ui[b->ui[MERGE_RIGHT]->twin.led];
    struct region r = ui_region(ui, PANE_WHY);
    struct buf text = {0};
    for (int i = 0; i < MERGE_SIDES; i++) {
        if (!is_at_end(b->ui[i]) || ask_hides(b->ui[i]))
            return;
        names[i] = str_of(b->names[i]);
        ends[i] = run_end_of(b->ui[i]->store);
    }
    merge_compare(names, ends, &text);
    int rows = region_wrap(&r, 0, 1, STYLE_title, buf_str(&text));
    rows = rows < r.h ? rows : r.h;
    r.y += r.h - rows;
    r.h = rows;
    canvas_fill(c, r.x, r.y, r.w, r.h, theme_paint(&ui->theme, STYLE_text));
    r.canvas = c;
    region_wrap(&r, 0, 1, STYLE_title, buf_str(&text));
    buf_fini(&text);
}

/* Marks of what has just happened are for the one that has taken the last step. */
static void draw_column(const struct ui *ui, struct canvas *c)
{
    struct view v;
    struct step_view rest = ui->step;
    ui_view(ui, &v);
    if (!ui->twin.led) {
        rest.from = rest.to;
        rest.ran_line = 0;
        rest.ran_frame = rest.actor = 0;
        v.step = &rest;
    }
    chrome_titles(ui, &v, c);
    ui_draw_panes(ui, &v, c);
}

static void draw_both(const struct beside *b, struct canvas *c)
{
    chrome_lines(b->ui[MERGE_LEFT], c);
    for (int i = 0; i < MERGE_SIDES; i++)
        draw_column(b->ui[i], c);
    draw_compared(b, c);
}

static void draw_one(const struct ui *ui, const struct view *v, struct canvas *c)
{
    chrome_lines(ui, c);
    chrome_titles(ui, v, c);
    tabs_draw(ui, c);
    ui_draw_panes(ui, v, c);
}

/* The time is that of the last step of both. */
static void draw_header(const struct beside *b, struct canvas *c)
{
    const struct ui *led = b->ui[b->ui[MERGE_RIGHT]->twin.led];
    struct view v;
    ui_view(led, &v);
    v.hides |= ask_hides(b->ui[b->focus]);
    chrome_header(b->ui[b->focus], &v, c);
}

void beside_draw(struct beside *b, struct canvas *c)
{
    struct ui *ui = b->ui[b->focus];
    const struct ui *other = b->ui[!b->focus];
    struct view v;
    if (ui->blank || ui->layout.too_small || !beside_attached(b)) {
        ui_draw(ui, c);
        return;
    }
    draw_header(b, c);
    ui_view(ui, &v);
    if (beside_shows_both(b))
        draw_both(b, c);
    else
        draw_one(ui, &v, c);
    seek_mark(ui, c);
    sheet_draw(ui, c);
    chrome_footer(ui->message.n || !other->message.n ? ui : other, c);
    if (ui->n_overlays)
        chrome_overlay(ui, &v, c);
}
