/* What LOCKS adds below each thing when it has the screen: who waits, in order and
 * since when; and what has happened to it so far, the newest first: who had it and
 * for how long. A group's tasks, a call's way through its pool. */
#include <math.h>

#include "story/history.h"
#include "story/words.h"
#include "ui/locks.h"

/* Columns: what waits has its place in line before the name. */
enum { HEAD = 4, TIME = 5, NAME = 14, GAP = 2, STATE = 11 };

static int words_column(const struct view *v, const struct region *r)
{
    enum { NARROW = 72, PROGRAM = 11 }; /* cells of "the program" */
    int widest = names_width(v, true, r->w < NARROW ? r->w / 5 : r->w / 4);
    return NAME + (widest < PROGRAM ? PROGRAM : widest) + GAP;
}

static void draw_who(const struct view *v, const struct region *r, int row,
                     enum style style, uint32_t who)
{
    struct buf b = {0};
    if (who)
        model_task_label(v->model, who, &b);
    else
        buf_addz(&b, "the program");
    region_name(r, row, NAME, words_column(v, r) - NAME - GAP, style,
                buf_str(&b));
    buf_fini(&b);
}

static void draw_time(const struct region *r, int row, double t)
{
    struct buf b = {0};
    time_text(t, false, &b);
    region_text(r, row, TIME, STYLE_dim, buf_str(&b));
    buf_fini(&b);
}

static double time_of(const struct view *v, uint32_t event)
{
    struct event e;
    trace_store_get(v->store, event, &e);
    return e.t;
}

/* -- who waits, in order -- */

static void draw_waiter(const struct view *v, const struct region *r, int row,
                        uint32_t who, size_t place)
{
    const struct m_wait *wait = model_wait(v->model, who);
    struct buf b = {0};
    buf_printf(&b, "%zu", place);
    region_text(r, row, TIME, STYLE_dim, buf_str(&b));
    if (wait->woken)
        region_glyph(r, row, NAME - 2, STYLE_state_ready, GLYPH_ready);
    draw_who(v, r, row, wait->woken ? STYLE_state_ready : STYLE_state_waiting,
             who);
    b.n = 0;
    if (wait->since != NO_EVENT) {
        double since = time_of(v, wait->since);
        buf_printf(&b, "since %.3f, for %.3f s", since, v->model->t - since);
    }
    if (wait->woken)
        buf_addz(&b, b.n ? "; woken, not yet served" : "woken");
    region_text(r, row, words_column(v, r), STYLE_text, buf_str(&b));
    buf_fini(&b);
}

static void draw_member(const struct view *v, const struct region *r, int row,
                        uint32_t task)
{
    const struct m_task *t = &v->model->tasks.p[task];
    struct buf b = {0};
    region_glyph(r, row, TIME, state_style(t->state), state_glyph(t->state));
    draw_who(v, r, row, STYLE_label, task);
    int col = words_column(v, r);
    region_z(r, row, col, state_style(t->state), story_state_word(t->state));
    if (t->state >= TASK_DONE && t->done_event != NO_EVENT)
        buf_printf(&b, "at %.3f", time_of(v, t->done_event));
    else
        story_task_note(v->story, v->model, task, &b);
    region_text(r, row, col + STATE, STYLE_text, buf_str(&b));
    buf_fini(&b);
}

/* All who stand in a row of the thing, each in one of its own. */
static int draw_line(const struct view *v, const struct region *r, int row,
                     struct thing_row *line)
{
    uint32_t who;
    bool woken;
    size_t place = 0;
    region_text(r, row++, HEAD, tone_style(line->tone), buf_str(&line->words));
    for (; thing_row_next(v->model, line, &who, &woken); row++)
        if (++place && region_shows(r, row) && r->canvas) {
            if (line->of_group)
                draw_member(v, r, row, who);
            else
                draw_waiter(v, r, row, who, place);
        }
    return row;
}

/* -- what has happened -- */

/* When somebody who had to wait in line for it began to; NAN: he hadn't to. */
static double waited_since(const struct view *v, const struct sync_moment *m)
{
    struct event e;
    const struct lane *lane = facts_lane(v->facts, m->who);
    trace_store_get(v->store, m->event, &e);
    if (e.kind != EV_sync_acquire || !e.sync_acquire.waited || !lane)
        return (double)NAN;
    for (size_t i = lane_find(lane, m->event); i-- > 0;)
        if (lane->changes.p[i].state == LANE_WAIT)
            return lane->changes.p[i].t;
    return (double)NAN;
}

static void draw_moment(const struct view *v, const struct region *r, int row,
                        const struct sync_moment *m)
{
    struct buf b = {0};
    uint32_t over = m->over < v->model->at ? m->over : NO_EVENT;
    if (view_changed_in_step(v, m->event) ||
        (over != NO_EVENT && view_changed_in_step(v, over)))
        region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
    draw_time(r, row, time_of(v, m->event));
    draw_who(v, r, row, STYLE_label, m->who);
    story_sync_moment(v->model, m->event, over, waited_since(v, m), &b);
    region_long(r, row, words_column(v, r),
                over == NO_EVENT ? STYLE_text : STYLE_dim, buf_str(&b));
    buf_fini(&b);
}

/* The moments of a thing and those of the lock that it has inside, as one list:
 * the newer of their last ones comes first. */
static int draw_moments(const struct view *v, const struct region *r, int row,
                        uint32_t sync)
{
    const struct sync_log *log = &v->facts->sync_log;
    const struct sync_moment *own = NULL, *inner = NULL;
    uint32_t uses = v->model->syncs.p[sync].uses;
    size_t i = sync_log_find(log, sync, v->model->at, &own);
    size_t k = uses ? sync_log_find(log, uses, v->model->at, &inner) : 0;
    if (i + k)
        region_z(r, row++, HEAD, STYLE_dim, "so far, newest first:");
    for (; i + k; row++) {
        bool mine = i && (!k || own[i - 1].event > inner[k - 1].event);
        const struct sync_moment *m = mine ? &own[--i] : &inner[--k];
        if (r->canvas && region_shows(r, row))
            draw_moment(v, r, row, m);
    }
    return row;
}

static int draw_job(const struct view *v, const struct region *r, int row,
                    uint32_t id)
{
    const struct m_job *j = &v->model->jobs.p[id];
    const struct {
        const char *words;
        uint32_t event;
    } steps[] = {{"handed over", j->new_event},
                 {", begun", j->run_event},
                 {", over", j->done_event}};
    struct buf b = {0};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i].event != NO_EVENT)
            buf_printf(&b, "%s at %.3f", steps[i].words,
                       time_of(v, steps[i].event));
    region_text(r, row, HEAD, STYLE_dim, buf_str(&b));
    buf_fini(&b);
    return row + 1;
}

int locks_draw_history(const struct view *v, const struct region *r, int row,
                       const struct thing_kind *kind, uint32_t id)
{
    struct thing_row rows[THING_ROWS];
    int n = kind->rows ? kind->rows(v->model, id, rows) : 0, begin = row;
    for (int i = 0; i < n; i++) {
        row = draw_line(v, r, row, &rows[i]);
        thing_row_fini(&rows[i]);
    }
    if (kind == &thing_kinds[THING_SYNC])
        row = draw_moments(v, r, row, id);
    if (kind == &thing_kinds[THING_JOB])
        row = draw_job(v, r, row, id);
    return row + (row > begin);
}
