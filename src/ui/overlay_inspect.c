/* Inspect: one task at length: who made it, its state, its await chain with
 * each function's line and variables, what wakes it, who waits for it, and all
 * its turns and waits so far. */
#include "story/history.h"
#include "story/words.h"
#include "ui/pane.h"

static void inspect_title(const struct view *v, struct buf *out)
{
    buf_addz(out, "TASK ");
    if (v->selected)
        model_task_label(v->model, v->selected, out);
}

static int draw_fact(const struct region *r, int row, const char *name,
                     enum style style, struct str value)
{
    region_z(r, row, 1, STYLE_dim, name);
    return value.n ? region_wrap(r, row, 14, style, value) : row + 1;
}

static int draw_origin(const struct view *v, const struct region *r, int row,
                       const struct m_task *t)
{
    struct event e = {.kind = EV_COUNT};
    struct buf b = {0};
    if (t->new_event != NO_EVENT)
        trace_store_get(v->store, t->new_event, &e);
    if (e.kind == EV_task_new) {
        row = draw_fact(r, row, "asyncio name", STYLE_text, e.task_new.name);
        row = draw_fact(r, row, "coroutine", STYLE_text, e.task_new.coro);
        buf_addz(&b, "t=");
        time_text(e.t, false, &b);
        buf_addz(&b, t->parent ? ", by " : ", by the program");
        if (t->parent)
            model_task_label(v->model, t->parent, &b);
        row = draw_fact(r, row, "made", STYLE_text, buf_str(&b));
    }
    b.n = 0;
    buf_printf(&b, "%u", t->n_turns);
    row = draw_fact(r, row, "turns so far", STYLE_text, buf_str(&b));
    buf_fini(&b);
    return row;
}

static int draw_state(const struct view *v, const struct region *r, int row,
                      uint32_t task, const struct m_task *t)
{
    struct buf b = {0};
    region_z(r, row, 1, STYLE_dim, "state");
    int col = region_glyph(r, row, 14, state_style(t->state),
                           state_glyph(t->state));
    col = region_z(r, row, col + 1, state_style(t->state),
                   story_state_word(t->state));
    story_task_note(v->story, v->model, task, &b);
    row = region_wrap(r, row, col + 2, STYLE_text, buf_str(&b));
    if (!b.n)
        row++;
    if (t->cancelling)
        row = draw_fact(r, row, "", STYLE_warning,
                        STR("A cancellation is on its way to it."));
    buf_fini(&b);
    return row;
}

static int draw_end(const struct view *v, const struct region *r, int row,
                    const struct m_task *t)
{
    struct event e;
    if (t->done_event == NO_EVENT || t->state < TASK_DONE)
        return row;
    trace_store_get(v->store, t->done_event, &e);
    if (e.kind != EV_task_done || !e.task_done.value.n)
        return row;
    return draw_fact(r, row, t->state == TASK_DONE ? "returned" : "raised",
                     STYLE_value, e.task_done.value);
}

static struct str frame_source(const struct view *v, uint32_t frame, int line)
{
    const struct text_file *f =
        texts_find(v->texts, facts_frame_file(v->facts, frame));
    struct str s = text_line(f, line);
    while (s.n && (*s.p == ' ' || *s.p == '\t'))
        s.p++, s.n--;
    return s;
}

struct local_rows {
    const struct view *view;
    const struct region *r;
    int row;
};

static void draw_local(void *arg, struct str name, struct str repr,
                       uint32_t set_event)
{
    struct local_rows *l = arg;
    if (view_changed_in_step(l->view, set_event))
        region_glyph(l->r, l->row, 5, STYLE_changed, GLYPH_changed);
    int col = region_text(l->r, l->row, 7, STYLE_text, name);
    col = region_z(l->r, l->row, col, STYLE_dim, " = ");
    region_long(l->r, l->row++, col, STYLE_value, repr);
}

static int draw_frames(const struct view *v, const struct region *r, int row,
                       uint32_t task)
{
    struct m_place places[64];
    size_t n = model_stack(v->model, task, places, 64);
    n = n < 64 ? n : 64;
    if (!n)
        return row;
    region_z(r, ++row, 1, STYLE_title, "Await chain, outermost first");
    row++;
    for (size_t i = 0; i < n; i++) {
        struct buf b = {0};
        struct str fn = story_frame_fn(v->model, places[i].frame);
        buf_adds(&b, fn);
        if (places[i].line)
            buf_printf(&b, ", line %d: ", places[i].line);
        else
            buf_addz(&b, ", before its first line");
        int col = region_text(r, row, 3, STYLE_label, buf_str(&b));
        region_long(r, row++, col, STYLE_code,
                    frame_source(v, places[i].frame, places[i].line));
        struct local_rows rows = {v, r, row};
        model_locals(v->model, places[i].frame, draw_local, &rows);
        row = rows.row;
        buf_fini(&b);
    }
    return row;
}

static int draw_wait(const struct view *v, const struct region *r, int row,
                     const struct m_task *t)
{
    struct event e;
    if (t->state != TASK_WAITING || t->wait_event == NO_EVENT)
        return row;
    trace_store_get(v->store, t->wait_event, &e);
    if (e.kind != EV_task_wait)
        return row;
    return draw_fact(r, row, "waits on", STYLE_text, e.task_wait.on.text);
}

/* Locks and places that it has, line by line of what it has to do with. */
static int draw_held(const struct view *v, const struct region *r, int row,
                     uint32_t task)
{
    struct buf b = {0};
    for (uint32_t id = 1; id < v->model->syncs.n; id++)
        if (model_holds(v->model, id, task)) {
            buf_addz(&b, b.n ? ", " : "");
            model_sync_name(v->model, id, &b);
        }
    if (b.n)
        row = draw_fact(r, row, "holds", STYLE_text, buf_str(&b));
    buf_fini(&b);
    return row;
}

/* "number 2 of 3 for lock" */
static int draw_place(const struct view *v, const struct region *r, int row,
                      const struct m_task *t, uint32_t task)
{
    struct buf b = {0};
    if (t->wait.side != SIDE_SYNC)
        return row;
    struct m_line line = v->model->syncs.p[t->wait.object].line;
    unsigned place = 1;
    for (uint32_t i = line.first; i && i != task;
         i = model_wait(v->model, i)->behind)
        place++;
    buf_printf(&b, "number %u of %u at ", place, line.n);
    model_sync_name(v->model, t->wait.object, &b);
    if (t->wait.woken)
        buf_addz(&b, ", woken");
    row = draw_fact(r, row, "in line", STYLE_text, buf_str(&b));
    buf_fini(&b);
    return row;
}

/* The group that it belongs to, and the limits that it or its block has. */
static int draw_bounds(const struct view *v, const struct region *r, int row,
                       const struct m_task *t, uint32_t task)
{
    struct buf b = {0};
    if (t->group) {
        model_group_name(v->model, t->group, &b);
        row = draw_fact(r, row, "task group", STYLE_text, buf_str(&b));
    }
    for (uint32_t id = 1; id < v->model->timeouts.n; id++) {
        const struct m_timeout *m = &v->model->timeouts.p[id];
        if (m->state != TIMEOUT_SET || (m->task != task && m->of != task))
            continue;
        b.n = 0;
        buf_addz(&b, "until ");
        time_text(m->when, false, &b);
        if (m->of == task) {
            buf_addz(&b, ", set by ");
            model_task_label(v->model, m->task, &b);
        }
        row = draw_fact(r, row, "timeout", STYLE_text, buf_str(&b));
    }
    buf_fini(&b);
    return row;
}

/* The lane that is in the middle of its turn, when there are several. */
static int draw_lane(const struct view *v, const struct region *r, int row,
                     uint32_t task)
{
    struct buf b = {0};
    for (uint32_t id = 1; id < v->model->threads.n; id++) {
        bool runs = id == v->model->thread;
        if ((runs ? v->model->running : v->model->threads.p[id].task) != task)
            continue;
        model_thread_name(v->model, id, &b);
        buf_addz(&b, runs ? ", which runs" : ", which waits");
        row = draw_fact(r, row, "in thread", STYLE_text, buf_str(&b));
        break;
    }
    buf_fini(&b);
    return row;
}

static int draw_awaited(const struct view *v, const struct region *r, int row,
                        uint32_t task)
{
    struct buf b = {0};
    if (story_awaited_by(v->model, task, &b))
        row = draw_fact(r, row, "awaited by", STYLE_text, buf_str(&b));
    buf_fini(&b);
    return row;
}

/* -- its history --------------------------------------------------------------
 * The lane that the timeline draws has an event for each change. */

static const struct {
    enum style style;
    enum glyph glyph;
} lane_looks[] = {
    [LANE_READY] = {STYLE_state_ready, GLYPH_ready},
    [LANE_RUN] = {STYLE_state_running, GLYPH_running},
    [LANE_WAIT] = {STYLE_state_waiting, GLYPH_waiting},
    [LANE_OVER] = {STYLE_text, GLYPH_dot},
};

/* The push that goes with the making says nothing of its own. */
static bool goes_with_making(const struct lane *l, size_t i)
{
    return i == 1 && l->changes.p[1].event == l->changes.p[0].event + 1;
}

static void draw_moment(const struct view *v, const struct region *r, int row,
                        const struct lane *l, size_t i, uint32_t turn)
{
    const struct lane_change *c = &l->changes.p[i];
    struct buf b = {0};
    if (view_changed_in_step(v, c->event))
        region_glyph(r, row, 1, STYLE_changed, GLYPH_changed);
    time_text(c->t, false, &b);
    int col = region_text(r, row, 3, STYLE_value, buf_str(&b)) + 2;
    col = col < 14 ? 14 : col;
    region_glyph(r, row, col, lane_looks[c->state].style,
                 lane_looks[c->state].glyph);
    b.n = 0;
    story_moment(v->model, c->event, &b);
    if (c->state == LANE_RUN)
        buf_printf(&b, ", number %u", turn);
    double since = i ? c->t - l->changes.p[i - 1].t : 0;
    if (c->state == LANE_READY && since > 0) {
        buf_addz(&b, ", after ");
        time_text(since, false, &b);
        buf_addz(&b, " s");
    }
    region_long(r, row, col + 2, STYLE_text, buf_str(&b));
    buf_fini(&b);
}

static int draw_history(const struct view *v, const struct region *r, int row,
                        uint32_t task)
{
    const struct lane *l = facts_lane(v->facts, task);
    size_t n = l ? lane_find(l, (uint32_t)v->model->at) : 0;
    uint32_t turn = v->model->tasks.p[task].n_turns;
    if (!n)
        return row;
    region_z(r, ++row, 1, STYLE_title, "History, newest first");
    row++;
    for (size_t i = n; i-- > 0;) {
        if (goes_with_making(l, i))
            continue;
        if (region_shows(r, row)) /* there may be thousands of them */
            draw_moment(v, r, row, l, i, turn);
        turn -= l->changes.p[i].state == LANE_RUN;
        row++;
    }
    return row;
}

static int draw_all(const struct view *v, const struct region *r)
{
    uint32_t task = v->selected;
    if (!task || task >= v->model->tasks.n || !v->model->tasks.p[task].made) {
        region_z(r, 0, 1, STYLE_dim, "This task has not been made yet.");
        return 1;
    }
    const struct m_task *t = &v->model->tasks.p[task];
    int row = draw_state(v, r, 0, task, t);
    row = draw_wait(v, r, row, t);
    row = draw_place(v, r, row, t, task);
    row = draw_held(v, r, row, task);
    row = draw_bounds(v, r, row, t, task);
    row = draw_awaited(v, r, row, task);
    row = draw_lane(v, r, row, task);
    row = draw_end(v, r, row, t);
    row = draw_origin(v, r, row, t);
    row = draw_frames(v, r, row, task);
    return draw_history(v, r, row, task);
}

/* Its frame doesn't change its size with every step. */
enum { AT_ONCE = 6 };

static int inspect_draw(const struct pane *p, const struct view *v,
                        struct region *r)
{
    int rows = region_scrolled(p, v, r, draw_all);
    int by_the_handful = (rows + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
    return rows >= r->h || by_the_handful < r->h ? by_the_handful : r->h;
}

const struct pane_class overlay_inspect_class = {
    .name = "inspect",
    .title = inspect_title,
    .draw = inspect_draw,
    .request = pane_scroll,
};
