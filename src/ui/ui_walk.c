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
    return ui->story ? story_step_at(ui->story, ui->detail, ui->model.at) : 0;
}

static unsigned want_more(const struct ui *ui)
{
    size_t left = trace_store_count(ui->store) - ui->model.at;
    return !ui->ended && !ui->held && left < READ_AHEAD ? UI_WANT_MORE : 0;
}

unsigned walk_to(struct ui *ui, size_t events)
{
    model_seek(&ui->model, events);
    ui->panes[PANE_SOURCE].cursor = 0;
    ui->panes[PANE_SOURCE].moved = false;
    ui->panes[PANE_TIMELINE].moved = false;
    ui->panes[PANE_TIMELINE].held = 0;
    ui->panes[PANE_OUTPUT].scroll = 0;
    ui->panes[PANE_WHY].scroll = 0;
    ui->panes[PANE_LESSON].moved = false;
    ui_refresh(ui);
    return UI_REDRAW | want_more(ui);
}

static unsigned at_the_end(struct ui *ui)
{
    if (ui->ended)
        ui_message(ui, "%s", ui->end_note ? ui->end_note
                                          : "This is the end of the run.");
    else if (ui->held)
        ui_hold(ui);
    else
        ui_message(ui, "The program still runs; this is all that is known "
                       "of it so far.");
    return UI_REDRAW | want_more(ui);
}

unsigned walk_steps(struct ui *ui, int by)
{
    size_t at = ui->model.at, step = ui_step(ui), total = walk_total(ui);
    if (by > 0) {
        if (step >= total)
            return at_the_end(ui);
        return walk_to(ui, story_boundary(ui->story, ui->detail, step + 1));
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

unsigned walk_jump(struct ui *ui, enum jump what, int direction)
{
    uint32_t task = ui_selected_task(ui);
    if (what == JUMP_TASK && !task) {
        ui_message(ui, "No task is selected: Tab to TASKS, then j and k.");
        return UI_REDRAW;
    }
    size_t to = story_jump(ui->story, ui->detail, ui->model.at, what, task,
                           direction);
    if (to == SIZE_MAX) {
        ui_message(ui, "There is no %s %s.", jump_names[what],
                   direction > 0 ? ui->ended ? "after this one"
                                             : "after this one so far"
                                 : "before this one");
        return UI_REDRAW | want_more(ui);
    }
    return walk_to(ui, to);
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
    if (!ui->model.at)
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
    bool again = ui->model.at && ui->model.at == ui->gone_to;
    if (ui->model.at >= end && (ui->held || ui->ended))
        return at_the_end(ui);
    if ((ui->model.at >= end || again) && !ui->ended && !ui->held) {
        if (ui->options.live)
            return ui_request(ui, REQ_follow, NULL);
        ui->run_on = true;
        ui_message(ui, "Running on to the end; any key stops.");
        return walk_to(ui, end) | UI_WANT_MORE;
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
