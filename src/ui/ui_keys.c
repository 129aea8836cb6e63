/* What a key does: playing, and the table of requests, each of which is handed to
 * the file that does it.
 */
#include "base/words.h"
#include "ui/ui_priv.h"

/* -- playing -------------------------------------------------------------- */

/* Milliseconds between steps, slowest first. */
static const int speeds[] = {4000, 2000, 1000, 500, 250, 120, 60};
enum { N_SPEEDS = sizeof speeds / sizeof *speeds };

int ui_play_ms(const struct ui *ui)
{
    return ui->playing ? speeds[ui->speed] : 0;
}

unsigned play_set(struct ui *ui, bool on)
{
    unsigned changed = ui->playing != on ? (unsigned)UI_PLAY : 0;
    ui->playing = on;
    return UI_REDRAW | changed;
}

static unsigned play_toggle(struct ui *ui)
{
    if (!ui->playing && ui->ended && ui_step(ui) >= walk_total(ui))
        return walk_steps(ui, 1); /* says that this is the end */
    return play_set(ui, !ui->playing);
}

static unsigned play_speed(struct ui *ui, int by)
{
    int to = ui->speed + by;
    if (to < 0 || to >= N_SPEEDS) {
        ui_message(ui, "That is the %s it plays.", by > 0 ? "fastest"
                                                          : "slowest");
        return UI_REDRAW;
    }
    ui->speed = to;
    ui_message(ui, "Speed: %g steps a second.", 1000.0 / speeds[to]);
    return UI_REDRAW | (ui->playing ? (unsigned)UI_PLAY : 0);
}

unsigned ui_tick(struct ui *ui)
{
    if (!ui->playing || !ui->store)
        return 0;
    size_t before = ui->goal;
    if (work_on_request(ui))
        return 0; /* the step before is not shown yet */
    unsigned flags = walk_steps(ui, 1);
    if (ui->goal == before && ui->ended)
        flags |= play_set(ui, false);
    return flags;
}

/* -- requests ------------------------------------------------------------- */

/* What there is to do on a page of text alone: to read and to turn it. */
static unsigned request_text(struct ui *ui, enum request what)
{
    if (what == REQ_open)
        return open_selected(ui);
    if (what == REQ_start || what == REQ_finish)
        return pane_move(ui, PANE_LESSON,
                         what == REQ_start ? REQ_top : REQ_bottom);
    ui_message(ui, ui->lesson.n_pages > 1
                       ? "Nothing to step through here; > turns the page."
                       : "Nothing to step through here.");
    return UI_REDRAW;
}

static unsigned page_turn(struct ui *ui, int by)
{
    int to = ui->lesson.page + by;
    if (to > ui->lesson.n_pages && ui->lesson.goes_on)
        return UI_NEXT_PAGE;
    if (ui->lesson.n_pages <= 1)
        ui_message(ui, "There is no %s page: this is a single program.",
                   by > 0 ? "next" : "previous");
    else if (to < 1 || to > ui->lesson.n_pages)
        ui_message(ui, "This is the %s page.", by > 0 ? "last" : "first");
    else
        return UI_REDRAW |
               (by > 0 ? (unsigned)UI_NEXT_PAGE : (unsigned)UI_PREV_PAGE);
    return UI_REDRAW;
}

/* What makes another run of the program is for the app; `how` is its flag. */
static unsigned run_again(struct ui *ui, enum ui_flags how)
{
    if (ui->options.can_run_again && !ui_text_only(ui))
        return UI_REDRAW | (unsigned)how;
    ui_message(ui, ui_text_only(ui)
                       ? "This page has no program."
                       : "This is a recorded trace: there is nothing to run "
                         "again.");
    return UI_REDRAW;
}

/* The arguments that it has are there to be changed. */
static unsigned arguments_open(struct ui *ui)
{
    unsigned flags = run_again(ui, UI_ARGUMENTS);
    if (!(flags & UI_ARGUMENTS))
        return flags;
    entry_begin(ui, 'R');
    for (size_t i = 0; i < ui->header->n_argv; i++) {
        if (i)
            buf_addc(&ui->entry.text, ' ');
        word_quote(ui->header->argv[i], &ui->entry.text);
    }
    ui->entry.at = ui->entry.text.n;
    return UI_REDRAW;
}

static unsigned follow_toggle(struct ui *ui)
{
    ui->follow = !ui->follow && !ui->ended && !ui->held;
    if (ui->ended)
        ui_message(ui, "The trace has ended: there is nothing to follow.");
    else if (ui->held)
        ui_hold(ui);
    else
        ui_message(ui, ui->follow ? "Following: the screen stays at the end."
                                  : "No longer following.");
    return ui->follow ? walk_newest(ui) : (unsigned)UI_REDRAW;
}

/* Who walks away from the end stays there. */
static void follow_left(struct ui *ui, size_t before)
{
    if (!ui->follow || ui->goal >= before)
        return;
    ui->follow = false;
    if (!ui->message.n)
        ui_message(ui, "The screen stays here, the program goes on. F follows "
                       "it again.");
}

static unsigned present_toggle(struct ui *ui)
{
    ui->present = !ui->present;
    ui->zoom = -1;
    ui_refresh(ui);
    return UI_REDRAW;
}

static unsigned blank_set(struct ui *ui, bool on)
{
    ui->blank = on;
    return UI_REDRAW;
}

/* It opens with all that there is. */
static unsigned help_toggle(struct ui *ui)
{
    ui->help_find.n = 0;
    return overlay_toggle(ui, &overlay_help_class);
}

/* Behind what stands above the panes, what takes long is what Esc leaves. Who
 * follows a program has asked for no end of it. */
static unsigned stop_or_escape(struct ui *ui)
{
    if (ui->n_overlays || ui->follow || !work_stop(ui))
        return focus_escape(ui);
    ui_refresh(ui);
    ui_message(ui, "Stopped here.");
    return UI_REDRAW;
}

static unsigned entry_open(struct ui *ui, char prompt)
{
    entry_begin(ui, prompt);
    return UI_REDRAW;
}

static bool chooses_pane(enum request what)
{
    return what == REQ_pane_next || what == REQ_pane_back ||
           what == REQ_pane_number || what == REQ_zoom;
}

unsigned ui_request(struct ui *ui, enum request what, const struct key *k)
{
    const char *not_yet = request_info(what)->not_yet;
    if (not_yet) {
        ui_message(ui, "%s: %s.", request_info(what)->keys, not_yet);
        return UI_REDRAW;
    }
    if (ui_text_only(ui) && !request_reads(what))
        return request_text(ui, what);
    if (ui->n_overlays && chooses_pane(what)) {
        ui_message(ui, "The panes are below this; Esc closes it.");
        return UI_REDRAW;
    }
    switch (what) {
    case REQ_next: return walk_steps(ui, 1);
    case REQ_back: return walk_steps(ui, -1);
    case REQ_detail_more: return walk_detail(ui, 1);
    case REQ_detail_less: return walk_detail(ui, -1);
    case REQ_play: return play_toggle(ui);
    case REQ_faster: return play_speed(ui, 1);
    case REQ_slower: return play_speed(ui, -1);
    case REQ_turn_next: return walk_jump(ui, JUMP_TURN, 1);
    case REQ_turn_back: return walk_jump(ui, JUMP_TURN, -1);
    case REQ_task_next: return walk_jump(ui, JUMP_TASK, 1);
    case REQ_task_back: return walk_jump(ui, JUMP_TASK, -1);
    case REQ_output_next: return walk_jump(ui, JUMP_OUTPUT, 1);
    case REQ_output_back: return walk_jump(ui, JUMP_OUTPUT, -1);
    case REQ_pass_next: return walk_jump(ui, JUMP_PASS, 1);
    case REQ_pass_back: return walk_jump(ui, JUMP_PASS, -1);
    case REQ_start: return walk_start(ui);
    case REQ_finish: return walk_end(ui);
    case REQ_go_to: return entry_open(ui, ':');
    case REQ_find: return entry_open(ui, '/');
    case REQ_find_next: return find_run(ui, 1);
    case REQ_find_back: return find_run(ui, -1);
    case REQ_stop_next: return stop_run(ui, 1);
    case REQ_stop_back: return stop_run(ui, -1);
    case REQ_breakpoint:
        return stop_toggle_line(ui, line_for_breakpoint(ui));
    case REQ_bookmark: return stop_toggle_bookmark(ui);
    case REQ_predict: return ask_here(ui);
    case REQ_hint: return challenge_hint(ui);
    case REQ_challenge: return challenge_toggle(ui);
    case REQ_why: return overlay_toggle(ui, &overlay_why_class);
    case REQ_help: return help_toggle(ui);
    case REQ_pane_next: return focus_move(ui, 1);
    case REQ_pane_back: return focus_move(ui, -1);
    case REQ_pane_number: return focus_number(ui, (int)k->cp - '0');
    case REQ_open: return open_selected(ui);
    case REQ_zoom: return zoom_toggle(ui);
    case REQ_page_next: return page_turn(ui, 1);
    case REQ_page_back: return page_turn(ui, -1);
    case REQ_edit: return run_again(ui, UI_EDIT);
    case REQ_original: return run_again(ui, UI_ORIGINAL);
    case REQ_arguments: return arguments_open(ui);
    case REQ_again: return run_again(ui, UI_RUN_AGAIN);
    case REQ_follow: return follow_toggle(ui);
    case REQ_present: return present_toggle(ui);
    case REQ_blank: return blank_set(ui, true);
    case REQ_escape: return stop_or_escape(ui);
    case REQ_quit:
        return close_innermost(ui) ? (unsigned)UI_REDRAW : (unsigned)UI_QUIT;
    case REQ_scroll_down:
    case REQ_scroll_up: return mouse_wheel(ui, k, what);
    case REQ_side_right: return pane_sideways(ui, ui_focused(ui), 1);
    case REQ_side_left: return pane_sideways(ui, ui_focused(ui), -1);
    case REQ_view: return view_switch(ui);
    case REQ_closer:
    case REQ_wider:
    case REQ_earlier:
    case REQ_later: return timeline_move(ui, what);
    case REQ_down:
    case REQ_up:
    case REQ_half_down:
    case REQ_half_up:
    case REQ_top:
    case REQ_bottom: return pane_move(ui, ui_focused(ui), what);
    case REQ_repaint:
        ui_message(ui, "The screen is painted anew.");
        return UI_REDRAW;
    default: return UI_REDRAW;
    }
}

static unsigned key_unbound(struct ui *ui, const struct key *k)
{
    struct buf b = {0};
    if (k->code == UK_PASTE) {
        ui_message(ui, "Pasted text presses no keys; / and : take it.");
        return UI_REDRAW;
    }
    key_name(k, ui->theme.ascii, &b);
    ui_message(ui, "%s is bound to nothing; ? lists the keys.", buf_z(&b));
    buf_fini(&b);
    return UI_REDRAW;
}

/* In help, inspect and zoom the page keys scroll; Space still steps. */
enum request ui_key_means(const struct ui *ui, const struct key *k)
{
    bool scrolls = ui->n_overlays || ask_is_open(ui) || ui->zoom >= 0 || ui_text_only(ui);
    if (scrolls && k->code == UK_PGDN)
        return REQ_half_down;
    if (scrolls && k->code == UK_PGUP)
        return REQ_half_up;
    return request_of_key(k);
}

/* While it plays, any key but those for the speed pauses, and does only that;
 * q quits all the same. */
static bool pauses(const struct ui *ui, enum request what)
{
    return ui->playing && what != REQ_faster && what != REQ_slower &&
           what != REQ_quit;
}

static unsigned key_do(struct ui *ui, const struct key *k)
{
    ui->worked = 0;
    if (k->code == UK_NONE)
        return 0;
    if (ui->blank)
        return blank_set(ui, false);
    if (ui->entry.prompt)
        return entry_key(ui, k) | UI_REDRAW
               | (work_left(ui) ? (unsigned)UI_WORK : 0);
    bool said = ui->message.n > 0;
    ui->message.n = 0;
    if (said && k->code == UK_CLICK && k->y == ui->h - 1)
        return UI_REDRAW; /* a click on the message, not on the footer */
    if (k->code == UK_CTRL && k->cp == 'c')
        return UI_QUIT;
    enum request what = ui_key_means(ui, k);
    if (!ui->store)
        return what == REQ_quit ? UI_QUIT : 0;
    if (ui->run_on) {
        ui->run_on = false;
        work_stop(ui);
        ui_refresh(ui);
        ui_message(ui, "Stopped here.");
        return UI_REDRAW;
    }
    if (pauses(ui, what)) {
        ui_message(ui, "Paused; a plays on.");
        return play_set(ui, false);
    }
    marks_pressed(ui, what);
    bool taken;
    unsigned flags = ask_key(ui, what, k, &taken);
    if (!taken)
        flags |= challenge_key(ui, what, &taken);
    if (taken)
        return flags | (work_left(ui) ? (unsigned)UI_WORK : 0);
    if (k->code == UK_CLICK || k->code == UK_DRAG)
        return mouse_press(ui, k) | (work_left(ui) ? (unsigned)UI_WORK : 0);
    if (what == REQ_NONE)
        return key_unbound(ui, k);
    size_t before = ui->goal;
    flags = ui_request(ui, what, k);
    follow_left(ui, before);
    return flags | (work_left(ui) ? (unsigned)UI_WORK : 0);
}

unsigned ui_key(struct ui *ui, const struct key *k)
{
    unsigned flags = key_do(ui, k);
    return marks_ask(ui) ? flags | UI_REDRAW : flags;
}
