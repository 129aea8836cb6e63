/* Where the cursor goes: steps, jumps, detail, start and end. The cursor is a
 * number of events; the step is what it means at the present detail. */
#include <stdio.h>

#include "ui/ui_priv.h"

/* The app reads on when so few events are left to the right of the cursor. */
enum { READ_AHEAD = 2000 };

size_t walk_total(const struct ui *ui)
{
    return ui->story ? story_steps(ui->story, ui->detail) : 0;
}

size_t ui_step(const struct ui *ui)
{
    return ui->story ? story_step_at(ui->story, ui->detail, ui->goal) : 0;
}

static unsigned want_more(const struct ui *ui)
{
    size_t left = trace_store_count(ui->store) - ui->goal;
    return !ui->ended && !ui->held && left < READ_AHEAD ? UI_WANT_MORE : 0;
}

unsigned walk_to(struct ui *ui, size_t events)
{
    ui->panes[PANE_SOURCE].cursor = 0;
    ui->panes[PANE_SOURCE].moved = false;
    ui->panes[PANE_TIMELINE].moved = false;
    ui->panes[PANE_TIMELINE].held = 0;
    ui->panes[PANE_OUTPUT].scroll = 0;
    ui->panes[PANE_WHY].scroll = 0;
    ui->panes[PANE_LESSON].moved = false;
    ui->sets_out = false;
    work_go(ui, events);
    return UI_REDRAW | want_more(ui);
}

unsigned walk_on(struct ui *ui, size_t events)
{
    size_t to = marks_ask_before(ui, ui->goal, events);
    unsigned flags = walk_to(ui, to);
    ui->sets_out = events && !to;
    return flags;
}

/* The step that comes is longer than all that is known. */
static unsigned await_step(struct ui *ui)
{
    work_await_step(ui);
    return UI_REDRAW | UI_WANT_MORE;
}

static unsigned at_the_end(struct ui *ui)
{
    if (ui->ended)
        ui_message(ui, "%s", ui->end_note ? ui->end_note
                                          : "This is the end of the run.");
    else if (ui->held)
        ui_hold(ui);
    else if (!ui->options.live || ui->facts.seen < trace_store_count(ui->store))
        return await_step(ui);
    else
        ui_message(ui, "The program still runs; this is all that is known "
                       "of it so far.");
    return UI_REDRAW | want_more(ui);
}

unsigned walk_steps(struct ui *ui, int by)
{
    size_t at = ui->goal, step = ui_step(ui), total = walk_total(ui);
    ui->awaits_step = false;
    if (by > 0) {
        if (step >= total)
            return at_the_end(ui);
        return walk_on(ui, story_boundary(ui->story, ui->detail, step + 1));
    }
    size_t here = story_boundary(ui->story, ui->detail, step);
    if (here < at)
        return walk_to(ui, here);
    if (step == 0) {
        ui_message(ui, "This is the start of the run.");
        return UI_REDRAW;
    }
    return walk_to(ui, story_boundary(ui->story, ui->detail, step - 1));
}

static const char *const jump_names[] = {
    [JUMP_TURN] = "turn",
    [JUMP_TASK] = "step of this task",
    [JUMP_OUTPUT] = "line of output",
    [JUMP_PASS] = "pass of the loop",
};

static bool look_for_jump(struct ui *ui, struct search *s, size_t most)
{
    bool over = story_seek(ui->story, &s->seek, most);
    s->at = s->seek.step;
    return over;
}

static unsigned jump_found(struct ui *ui, const struct search *s)
{
    if (s->seek.found != SIZE_MAX)
        return walk_on(ui, s->seek.found);
    ui_message(ui, "There is no %s %s.", jump_names[s->seek.what],
               s->direction < 0 ? "before this one"
               : ui->ended      ? "after this one"
                                : "after this one so far");
    return UI_REDRAW | want_more(ui);
}

unsigned walk_jump(struct ui *ui, enum jump what, int direction)
{
    uint32_t task = ui_selected_task(ui);
    if (what == JUMP_TASK && !task) {
        ui_message(ui, "No task is selected: Tab to TASKS, then j and k.");
        return UI_REDRAW;
    }
    struct search s = {
        .look = look_for_jump,
        .over = jump_found,
        .direction = direction,
        .seek = {.detail = ui->detail, .what = what, .task = task,
                 .direction = direction},
    };
    story_seek_begin(ui->story, ui->goal, &s.seek);
    s.begin = s.at = s.seek.step;
    s.end = direction > 0 ? walk_total(ui) : 0;
    work_search(ui, &s);
    return work_on(ui);
}

unsigned walk_detail(struct ui *ui, int by)
{
    int to = (int)ui->detail + by;
    if (to >= 0 && to < DETAIL_COUNT) {
        ui->detail = (enum detail)to;
        ui_message(ui, "%s: %s.", story_detail_name(ui->detail),
                   story_detail_meaning(ui->detail));
    } else {
        ui_message(ui, "%s is the %s detail there is.",
                   story_detail_name(ui->detail), by > 0 ? "most" : "least");
    }
    if (ui->follow)
        return walk_newest(ui);
    ui_refresh(ui);
    return UI_REDRAW;
}

unsigned walk_start(struct ui *ui)
{
    if (!ui->goal)
        ui_message(ui, "This is the start of the run.");
    return walk_to(ui, 0);
}

unsigned walk_newest(struct ui *ui)
{
    return walk_to(ui, story_boundary(ui->story, ui->detail, walk_total(ui)));
}

/* Once: the end of what is known. Again: on to the end, as events come in; that
 * of a program which runs now is followed. */
unsigned walk_end(struct ui *ui)
{
    size_t total = walk_total(ui);
    size_t end = story_boundary(ui->story, ui->detail, total);
    bool again = ui->goal && ui->goal == ui->gone_to;
    if (ui->goal >= end && (ui->held || ui->ended))
        return at_the_end(ui);
    if ((ui->goal >= end || again) && !ui->ended && !ui->held) {
        if (ui->options.live)
            return ui_request(ui, REQ_follow, NULL);
        unsigned flags = walk_to(ui, end);
        work_run_on(ui);
        return flags | UI_WANT_MORE;
    }
    ui->gone_to = end; /* more may be known when the key comes again */
    return walk_to(ui, end);
}

unsigned walk_past(struct ui *ui, size_t event)
{
    struct view v;
    ui_view(ui, &v);
    return walk_to(ui, view_past(&v, event));
}
