/* TASKS: every task with its state in a word and what it waits on. As rows, as
 * a grid when there are many, as counts when there are too many to read. */
#include <math.h>
#include <stdio.h>

#include "story/groups.h"
#include "story/words.h"
#include "ui/pane.h"

enum { GROUP_ABOVE = 20 };

static void tasks_title(const struct view *v, struct buf *out)
{
    uint32_t *ids;
    size_t n = view_tasks(v, &ids);
    free(ids);
    buf_addz(out, "TASKS");
    if (n)
        buf_printf(out, " %zu", n);
}

static bool task_changed(const struct view *v, uint32_t task)
{
    return story_changed(v->story, v->model, v->step, CHANGED_TASK, task);
}

/* -- a row a task --------------------------------------------------------- */

enum { LEAST_NOTE = 10, USUAL_NOTE = 22, LEAST_PLACE = 9, CHAIN_PLACE = 18,
       ORIGIN = 24, LEAST_TABLE = 100 };

struct row_form {
    int mark, glyph, label, state, note; /* columns */
    int place;      /* where it stands, beside the note; 0: no room */
    int origin;     /* its true name and who made it; 0: no room */
    bool chains;    /* a row with the await chain under each */
    bool gaps;      /* an empty row between tasks */
    bool brief;     /* no room for both: the note instead of the state's word */
};

static int state_width(const struct view *v, const uint32_t *ids, size_t n)
{
    int widest = 7;
    for (size_t i = 0; i < n; i++) {
        enum task_state s = v->model->tasks.p[ids[i]].state;
        int width = (int)strlen(story_state_word(s));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static struct row_form row_form_of(const struct view *v,
                                   const struct region *r,
                                   const uint32_t *ids, size_t n)
{
    struct row_form f = {0};
    bool wide = r->w >= 56;
    bool table = r->alone && r->w >= LEAST_TABLE; /* it has columns for all */
    f.chains = !table && (int)n * 2 <= r->h;
    f.gaps = !table && (int)n * 3 - 1 <= r->h;
    f.mark = wide ? 2 : 0;
    f.glyph = f.mark + 2;
    f.label = f.glyph + 2;
    f.state = f.label + names_width(v, false, r->w / 3) + 2;
    f.note = f.state + state_width(v, ids, n) + (wide ? 2 : 1);
    f.brief = r->w - f.note < LEAST_NOTE;
    int end = r->w;
    if (r->alone && f.note + USUAL_NOTE + CHAIN_PLACE + ORIGIN <= end)
        end = f.origin = end - ORIGIN;
    if (!f.chains && f.note + USUAL_NOTE + LEAST_PLACE <= end)
        f.place = f.note + USUAL_NOTE;
    return f;
}

static void draw_label(const struct view *v, const struct region *r, int row,
                       int col, int room, uint32_t task)
{
    struct buf b = {0};
    model_task_label(v->model, task, &b);
    region_name(r, row, col, room, STYLE_label, buf_str(&b));
    buf_fini(&b);
}

static void draw_chain(const struct view *v, const struct region *r, int row,
                       const struct row_form *f, uint32_t task)
{
    struct buf b = {0};
    story_chain(v->model, task, theme_glyph(v->theme, GLYPH_into), &b);
    if (b.n) {
        int col = f->label + 2;
        int at = region_long_part(r, row, col, 0,
                                  theme_paint(r->theme, STYLE_dim),
                                  buf_str(&b));
        b.n = 0;
        struct m_place places[16];
        size_t depth = model_stack(v->model, task, places, 16);
        depth = depth > 16 ? 16 : depth;
        if (v->model->tasks.p[task].state == TASK_RUNNING && depth)
            story_locals(v->model, places[depth - 1].frame, &b);
        if (b.n)
            region_long_part(r, row, col, at + 4,
                             theme_paint(r->theme, STYLE_value), buf_str(&b));
    }
    buf_fini(&b);
}

/* The same said in fewer words, a step at a time: a part before and a part
 * behind, and what takes their place. The numbers in between stay. */
static const struct shorter {
    const char *before, *behind, *now_before, *now_behind;
} shorter[] = {
    {"about to run line ", "", "line ", " next"},
    {"line ", " next", "line ", ""},
    {"in line ", "", "line ", ""},
    {"its ", "", "", ""},
    {"", " is over", "", " over"},
    {"sleep until ", "", "until ", ""},
    {"until ", "", "", ""},
    {"gather, ", "", "", ""},
    {"not started yet", "", "not started", ""},
    {"not started", "", "new", ""},
    {"to be cancelled", "", "cancelling", ""},
    {"cancelling", "", "cancel", ""},
    {"after sleep(0)", "", "sleep over", ""},
    {"after a yield", "", "yielded", ""},
    {"for ", "", "", ""},
    {"", ".acquire(): woken", "", ": woken"},
    {"", ".acquire()", "", ""},
    {"", ".wait()", "", ""},
};

static bool note_replace(struct buf *note, const struct shorter *s)
{
    struct str now = buf_str(note);
    size_t before = strlen(s->before), behind = strlen(s->behind);
    if (now.n < before + behind || !str_starts(now, s->before) ||
        memcmp(now.p + now.n - behind, s->behind, behind) != 0)
        return false;
    struct buf b = {0};
    buf_addz(&b, s->now_before);
    buf_add(&b, now.p + before, now.n - before - behind);
    buf_addz(&b, s->now_behind);
    buf_fini(note);
    *note = b;
    return true;
}

/* "sleep(1.25) over": how long it was is over too. */
static bool note_drop_arguments(struct buf *note)
{
    struct str now = buf_str(note);
    const char *open = now.n ? memchr(now.p, '(', now.n) : NULL;
    if (!open || now.n < 6 || memcmp(now.p + now.n - 6, ") over", 6) != 0)
        return false;
    note->n = (size_t)(open - now.p);
    buf_addz(note, " over");
    return true;
}

static void note_shorten(struct buf *note, int room)
{
    enum { N = sizeof shorter / sizeof *shorter };
    for (int i = 0; i < N && text_width(buf_str(note)) > room;)
        i = note_replace(note, &shorter[i]) ? 0 : i + 1;
    if (text_width(buf_str(note)) > room)
        note_drop_arguments(note);
}

/* The state's word and the note on a task, in a shorter form when there is no
 * room for all of it. */
static void draw_state(const struct view *v, const struct region *r, int row,
                       const struct row_form *f, uint32_t task)
{
    enum task_state s = v->model->tasks.p[task].state;
    struct buf note = {0};
    story_task_note(v->story, v->model, task, &note);
    bool both = !f->brief || !note.n;
    int col = both ? f->note : f->state;
    if (both)
        region_z(r, row, f->state, state_style(s), story_state_word(s));
    note_shorten(&note, r->w - col);
    region_text(r, row, col, both ? STYLE_text : state_style(s),
                buf_str(&note));
    buf_fini(&note);
}

/* "part2:18", or "line 18" where there is no room for most names. */
static void add_place(const struct view *v, const struct m_place *place,
                      int room, struct buf *out)
{
    enum { MOST_NAMES = 14 };
    struct str fn = story_frame_fn(v->model, place->frame);
    if (place->line && fn.n && room >= MOST_NAMES)
        buf_printf(out, "%.*s:%d", STR_ARG(fn), place->line);
    else if (place->line)
        buf_printf(out, "line %d", place->line);
}

/* The line it stands on; its whole await chain where there is room. */
static int draw_place(const struct view *v, const struct region *r, int row,
                      const struct row_form *f, uint32_t task)
{
    struct m_place places[16];
    struct buf b = {0};
    int end = f->origin ? f->origin - 2 : r->w;
    size_t n = f->place ? model_stack(v->model, task, places, 16) : 0;
    if (!n)
        return end;
    if (end - f->place >= CHAIN_PLACE)
        story_chain(v->model, task, theme_glyph(v->theme, GLYPH_into), &b);
    else
        add_place(v, &places[(n > 16 ? 16 : n) - 1], end - f->place, &b);
    region_name(r, row, f->place, end - f->place, STYLE_dim, buf_str(&b));
    buf_fini(&b);
    return f->place - 2;
}

/* "Task-3, by main" */
static void draw_origin(const struct view *v, const struct region *r, int row,
                        const struct row_form *f, uint32_t task)
{
    const struct m_task *t = &v->model->tasks.p[task];
    struct event e = {.kind = EV_COUNT};
    struct buf b = {0};
    if (t->new_event != NO_EVENT)
        trace_store_get(v->store, t->new_event, &e);
    if (e.kind == EV_task_new)
        buf_adds(&b, e.task_new.name);
    if (t->parent) {
        buf_addz(&b, b.n ? ", by " : "by ");
        model_task_label(v->model, t->parent, &b);
    }
    region_name(r, row, f->origin, r->w - f->origin, STYLE_dim, buf_str(&b));
    buf_fini(&b);
}

static void draw_task_row(const struct pane *p, const struct view *v,
                          const struct region *r, int row,
                          const struct row_form *f, uint32_t task)
{
    enum task_state s = v->model->tasks.p[task].state;
    if (task_changed(v, task))
        region_glyph(r, row, f->mark, STYLE_changed, GLYPH_changed);
    region_glyph(r, row, f->glyph, state_style(s), state_glyph(s));
    draw_label(v, r, row, f->label, f->state - 1 - f->label, task);
    struct region part = *r;
    part.w = draw_place(v, r, row, f, task);
    draw_state(v, &part, row, f, task);
    if (f->origin)
        draw_origin(v, r, row, f, task);
    if (p->select == task)
        region_select(r, row, f->label, f->state - f->label - 1);
}

/* Has it a row with its await chain? The running and the chosen one, where there
 * isn't room for all. */
static bool has_chain(const struct pane *p, const struct view *v,
                      const struct region *r, const struct row_form *f,
                      uint32_t task, size_t n)
{
    enum task_state s = v->model->tasks.p[task].state;
    bool asked = s == TASK_RUNNING || (task == p->select && s < TASK_DONE);
    return f->chains || (asked && (int)n + 1 < r->h);
}

static int rows_in_all(const struct pane *p, const struct view *v,
                       const struct region *r, const struct row_form *f,
                       const uint32_t *ids, size_t n)
{
    int rows = f->gaps ? (int)n - 1 : 0;
    for (size_t i = 0; i < n; i++)
        rows += 1 + has_chain(p, v, r, f, ids[i], n);
    return rows;
}

/* Only those in sight: there may be thousands of others. */
static void draw_rows(const struct pane *p, const struct view *v,
                      const struct region *r, const struct row_form *f,
                      const uint32_t *ids, size_t n)
{
    int row = 0;
    for (size_t i = 0; i < n && row < r->top + r->h; i++) {
        bool chain = has_chain(p, v, r, f, ids[i], n);
        if (region_shows(r, row))
            draw_task_row(p, v, r, row, f, ids[i]);
        row++;
        if (chain && region_shows(r, row))
            draw_chain(v, r, row, f, ids[i]);
        row += chain + f->gaps;
    }
}

/* -- several tasks in a row ----------------------------------------------- */

static int grid_columns(const struct region *r)
{
    int columns = r->w / LAYOUT_GRID_CELL;
    return columns > 0 ? columns : 1;
}

/* The timer that the task sleeps on; NULL when it doesn't sleep. */
static const struct m_timer *sleeps_until(const struct view *v, uint32_t task)
{
    const struct m_task *t = &v->model->tasks.p[task];
    if (t->state != TASK_WAITING || !t->timer ||
        t->timer >= v->model->timers.n ||
        v->model->timers.p[t->timer].state != TIMER_SET)
        return NULL;
    return &v->model->timers.p[t->timer];
}

/* A time as everywhere, but with a decimal always: that is what tells it from a
 * count. Fewer of them where they don't fit. */
static void grid_time(double t, int room, struct buf *out)
{
    size_t start = out->n;
    time_text(t, true, out);
    if (t == floor(t) && fabs(t) < 1e6)
        buf_addz(out, ".0");
    for (int decimals = 2; decimals > 0 && (int)(out->n - start) > room;
         decimals--) {
        out->n = start;
        buf_printf(out, fabs(t) < 1e6 ? "%.*f" : "%.*g", decimals, t);
    }
}

/* The state in a few cells: "14.0" for a task asleep until then. */
static void brief_state(const struct view *v, uint32_t task, int room,
                        struct buf *out)
{
    static const char *const words[] = {
        [TASK_NONE] = "",         [TASK_READY] = "ready",
        [TASK_RUNNING] = "runs",  [TASK_WAITING] = "waits",
        [TASK_DONE] = "done",     [TASK_FAILED] = "error",
        [TASK_CANCELLED] = "canc.", /* the legend has the whole word */
    };
    const struct m_timer *timer = sleeps_until(v, task);
    if (timer)
        grid_time(timer->when, room, out);
    else
        buf_addz(out, words[v->model->tasks.p[task].state]);
}

static void draw_cell(const struct pane *p, const struct view *v,
                      const struct region *r, int row, int col, int room,
                      int label, uint32_t task)
{
    enum task_state s = v->model->tasks.p[task].state;
    struct region part = *r;
    struct buf b = {0};
    part.w = col + room < r->w ? col + room : r->w;
    if (task_changed(v, task))
        region_glyph(r, row, col, STYLE_changed, GLYPH_changed);
    region_glyph(r, row, col + 1, state_style(s), state_glyph(s));
    draw_label(v, &part, row, col + 3, label, task);
    brief_state(v, task, room - 3 - label - 1, &b);
    region_text(&part, row, col + 3 + label + 1, state_style(s), buf_str(&b));
    if (p->select == task)
        region_select(r, row, col + 3, label);
    buf_fini(&b);
}

/* Down the columns, as in a newspaper: neighbours stay together. */
static void draw_grid(const struct pane *p, const struct view *v,
                      const struct region *r, const uint32_t *ids, size_t n)
{
    int columns = grid_columns(r), cell = r->w / columns;
    int rows = ((int)n + columns - 1) / columns;
    int label = names_width(v, false, cell - 9);
    for (int i = 0; i < (int)n; i++)
        if (region_shows(r, i % rows))
            draw_cell(p, v, r, i % rows, i / rows * cell, cell - 1, label,
                      ids[i]);
}

/* -- counts --------------------------------------------------------------- */

/* The names of a group that isn't large, as many as there is room for; of a large
 * one the first and the last. */
static void draw_members(const struct view *v, const struct region *r, int row,
                         int col, const struct task_group *g)
{
    enum { MORE = 5 }; /* cells for " +99" */
    struct buf b = {0};
    bool named = g->n <= GROUP_NAMED;
    size_t i = 0;
    if (!named)
        story_group(v->model, g, &b);
    for (size_t end = 0; named && i < g->n; i++, end = b.n) {
        buf_addz(&b, i ? ", " : "");
        model_task_label(v->model, g->members[i], &b);
        if (col + text_width(buf_str(&b)) + (i + 1 < g->n ? MORE : 0) > r->w
            && i) {
            b.n = end;
            break;
        }
    }
    if (named && i < g->n)
        buf_printf(&b, " +%zu", g->n - i);
    region_text(r, row, col, STYLE_text, buf_str(&b));
    buf_fini(&b);
}

static void draw_group(const struct view *v, const struct region *r, int row,
                       const struct task_group *g)
{
    enum { WORD = 10, NARROW = 72 }; /* cells of a state's word; of the pane */
    struct buf b = {0};
    if (g->changed)
        region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
    region_glyph(r, row, 2, state_style(g->state), state_glyph(g->state));
    buf_printf(&b, "%*zu", r->w < NARROW ? 3 : 6, g->n);
    int col = region_text(r, row, 4, STYLE_label, buf_str(&b)) + 1;
    region_z(r, row, col, state_style(g->state), story_state_word(g->state));
    b.n = 0;
    story_group_on(g, &b);
    col = region_text(r, row, col + WORD, STYLE_text, buf_str(&b));
    draw_members(v, r, row, col, g);
    buf_fini(&b);
}

/* Groups on one row: how many are in each state. */
static int draw_summary(const struct region *r, int row, int col,
                        const struct task_group *groups, size_t n_groups)
{
    for (size_t i = 0; i < n_groups;) {
        enum task_state s = groups[i].state;
        struct buf b = {0};
        size_t n = 0;
        bool changed = false;
        for (; i < n_groups && groups[i].state == s; i++) {
            n += groups[i].n;
            changed = changed || groups[i].changed;
        }
        if (changed)
            region_glyph(r, row, col - 1, STYLE_changed, GLYPH_changed);
        col = region_glyph(r, row, col, state_style(s), state_glyph(s));
        buf_printf(&b, "%zu %s", n, story_state_word(s));
        col = region_text(r, row, col + 1, state_style(s), buf_str(&b)) + 3;
        buf_fini(&b);
    }
    return row + 1;
}

static int draw_groups(const struct pane *p, const struct view *v,
                       struct region *r, const uint32_t *ids, size_t n)
{
    struct task_group *groups;
    size_t n_groups = story_groups(v->story, v->model, v->step, ids, n,
                                   v->groups, &groups);
    int rows = (int)n_groups, whole = rows;
    if (rows > r->h && r->h < 3)
        whole = 0;
    else if (rows > r->h && !p->scroll)
        whole = r->h - 1;
    region_scroll(r, p, rows);
    for (int i = 0; i < whole; i++)
        if (region_shows(r, i))
            draw_group(v, r, i, &groups[i]);
    if (whole < rows)
        draw_summary(r, whole, whole ? 2 : 1, groups + whole,
                     n_groups - (size_t)whole);
    free(groups);
    return rows;
}

/* -- which form ----------------------------------------------------------- */

enum form { FORM_ROWS, FORM_GRID, FORM_GROUPS };

static enum form form_of(const struct pane *p, const struct region *r,
                         size_t n)
{
    int in_grid = grid_columns(r) * r->h;
    bool fits = r->grid ? (int)n <= in_grid : (int)n <= r->h;
    if (!fits && (n > GROUP_ABOVE || r->h < 3 || r->grid) && !p->select)
        return (int)n <= in_grid && grid_columns(r) > 1 ? FORM_GRID
                                                        : FORM_GROUPS;
    return r->grid ? FORM_GRID : FORM_ROWS;
}

/* The row of the chosen task comes into view by itself. */
static int row_of(const uint32_t *ids, size_t n, uint32_t task, int rows)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i] == task)
            return rows ? (int)i % rows : (int)i;
    return 0;
}

/* Rows that the tasks take, each as a row or in the grid; r->top is where the
 * pane stands in them, with the chosen task in sight. `f` is for rows only. */
static int tasks_place(const struct pane *p, const struct view *v,
                       struct region *r, const struct row_form *f,
                       const uint32_t *ids, size_t n)
{
    struct pane at = *p;
    bool grid = form_of(p, r, n) == FORM_GRID;
    int high = ((int)n + grid_columns(r) - 1) / grid_columns(r);
    int rows = grid ? high : rows_in_all(p, v, r, f, ids, n);
    int row = row_of(ids, n, p->select, grid ? high : 0);
    int last = r->h - (grid ? 1 : 2); /* its await chain may stand below it */
    if (p->select && rows > r->h && row > at.scroll + last)
        at.scroll = row - last;
    region_scroll(r, &at, rows);
    return rows;
}

static int tasks_draw(const struct pane *p, const struct view *v,
                      struct region *r)
{
    uint32_t *ids;
    size_t n = view_tasks(v, &ids);
    int rows = 1;
    if (!n) {
        region_z(r, 0, 2, STYLE_dim, "no task yet");
    } else if (form_of(p, r, n) == FORM_GROUPS) {
        rows = draw_groups(p, v, r, ids, n);
    } else {
        struct row_form f = row_form_of(v, r, ids, n);
        rows = tasks_place(p, v, r, &f, ids, n);
        if (form_of(p, r, n) == FORM_GRID)
            draw_grid(p, v, r, ids, n);
        else
            draw_rows(p, v, r, &f, ids, n);
    }
    free(ids);
    return rows;
}

static void legend_add(const struct view *v, enum glyph g, const char *text,
                       struct buf *out)
{
    buf_printf(out, "%s%s %s", out->n ? "   " : "", theme_glyph(v->theme, g),
               text);
}

enum { LEGEND_TIME = 6 }; /* cells */

/* Explains the grid by what stands in it: nothing that no task shows now. */
static void tasks_legend(const struct pane *p, const struct view *v,
                         const struct region *r, struct buf *out)
{
    uint32_t *ids, asleep = 0;
    size_t n = view_tasks(v, &ids);
    bool grid = n && form_of(p, r, n) == FORM_GRID;
    bool ready = false, cancelled = false;
    for (size_t i = 0; grid && i < n; i++) {
        enum task_state s = v->model->tasks.p[ids[i]].state;
        ready |= s == TASK_READY;
        cancelled |= s == TASK_CANCELLED;
        if (!asleep && sleeps_until(v, ids[i]))
            asleep = ids[i];
    }
    free(ids);
    if (asleep) {
        struct buf text = {0};
        brief_state(v, asleep, LEGEND_TIME, &text);
        buf_addz(&text, " = asleep until t=");
        time_text(sleeps_until(v, asleep)->when, true, &text);
        legend_add(v, GLYPH_waiting, buf_z(&text), out);
        buf_fini(&text);
    }
    if (ready)
        legend_add(v, GLYPH_ready, "ready", out);
    if (cancelled)
        legend_add(v, GLYPH_cancelled, "cancelled", out);
}

/* -- moving --------------------------------------------------------------- */

static int step_of(enum request what, int n, int half)
{
    switch (what) {
    case REQ_down: return 1;
    case REQ_up: return -1;
    case REQ_half_down: return half;
    case REQ_half_up: return -half;
    case REQ_top: return -n;
    case REQ_bottom: return n;
    default: return 0;
    }
}

static bool tasks_request(struct pane *p, const struct view *v,
                          struct region *r, enum request what)
{
    uint32_t *ids;
    int n = (int)view_tasks(v, &ids), at = -1;
    int by = step_of(what, n, r->h / 2 + 1);
    for (int i = 0; i < n; i++)
        if (ids[i] == p->select)
            at = i;
    if (by && n) {
        at = at < 0 ? (by > 0 ? 0 : n - 1) : at + by;
        at = at < 0 ? 0 : at >= n ? n - 1 : at;
        p->select = ids[at];
        p->scroll = 0;
    }
    free(ids);
    return by != 0;
}

/* What was clicked is found by drawing: the row of which task is it? */
static bool tasks_click(struct pane *p, const struct view *v,
                        struct region *r, int x, int y)
{
    uint32_t *ids, found = 0;
    size_t n = view_tasks(v, &ids);
    struct row_form f = {0};
    if (n && form_of(p, r, n) == FORM_ROWS)
        f = row_form_of(v, r, ids, n);
    if (n && form_of(p, r, n) != FORM_GROUPS) {
        tasks_place(p, v, r, &f, ids, n);
        y += r->top;
    }
    if (n && form_of(p, r, n) == FORM_GRID) {
        int columns = grid_columns(r), high = ((int)n + columns - 1) / columns;
        size_t i = (size_t)(x / (r->w / columns) * high + y);
        found = y < high && i < n ? ids[i] : 0;
    } else if (n && form_of(p, r, n) == FORM_ROWS) {
        int row = 0;
        for (size_t i = 0; i < n; i++) {
            int rows = 1 + has_chain(p, v, r, &f, ids[i], n) + f.gaps;
            if (y >= row && y < row + rows)
                found = ids[i];
            row += rows;
        }
    }
    p->select = found;
    free(ids);
    return found != 0;
}

const struct pane_class pane_tasks_class = {
    .name = "tasks",
    .title = tasks_title,
    .legend = tasks_legend,
    .draw = tasks_draw,
    .request = tasks_request,
    .click = tasks_click,
};
