/* A challenge on the screen: when its goals are held against the run, its keys, and
 * the page's hints. */
#include <stdlib.h>

#include "ui/ui_priv.h"

/* -- what the page says ----------------------------------------------------- */

/* The page's i-th directive of a kind; NULL: there are not so many. */
static const struct directive *nth(const struct ui *ui,
                                   enum directive_kind kind, size_t i)
{
    for (size_t k = 0; k < ui->lesson.n_directives; k++)
        if (ui->lesson.directives[k].kind == kind && i-- == 0)
            return &ui->lesson.directives[k];
    return NULL;
}

bool challenge_is_set(const struct ui *ui)
{
    return nth(ui, DIRECTIVE_goal, 0) != NULL;
}

struct str hint_text(const struct ui *ui, size_t i)
{
    const struct directive *d = nth(ui, DIRECTIVE_hint, i);
    return d ? d->text : (struct str){NULL, 0};
}

bool hint_is_left(const struct ui *ui)
{
    return hint_text(ui, ui->challenge.hints).n > 0;
}

bool hint_give(struct ui *ui)
{
    bool left = hint_is_left(ui);
    ui->challenge.hints += left;
    return left;
}

struct str challenge_solution(const struct ui *ui)
{
    const struct directive *d = nth(ui, DIRECTIVE_solution, 0);
    return ui->challenge.met && d ? d->text : (struct str){NULL, 0};
}

/* -- runs ------------------------------------------------------------------- */

static struct str source_of(const struct ui *ui)
{
    return ui->header && ui->header->n_sources ? ui->header->sources[0].text
                                               : (struct str){"", 0};
}

static bool is_known(const struct ui *ui)
{
    return ui->ended || ui->facts.seen >= CHALLENGE_EVENTS;
}

static void forget_goals(struct challenge *c)
{
    for (size_t i = 0; i < c->goals.n; i++)
        buf_fini(&c->goals.p[i].why);
    vec_clear(&c->goals);
    c->judged = false;
}

/* The page's own program has run, as far as it is known: other runs are compared
 * with that. */
static void take_given(struct ui *ui)
{
    struct challenge *c = &ui->challenge;
    if (ui->store && !c->given && !c->edited && challenge_is_set(ui))
        c->given = goal_given_new(&ui->model, source_of(ui));
}

static bool judge(struct ui *ui)
{
    struct challenge *c = &ui->challenge;
    struct goal_run run = {&ui->model, ui->ended, source_of(ui), c->given};
    const struct directive *d;
    bool all = true;
    forget_goals(c);
    for (size_t i = 0; (d = nth(ui, DIRECTIVE_goal, i)); i++) {
        struct challenge_goal goal = {.d = d};
        goal.verdict = goal_check(d, &run, &goal.why);
        all &= goal.verdict == VERDICT_HOLDS;
        vec_push(&c->goals, goal);
    }
    c->judged = true;
    return all;
}

static void show(struct ui *ui)
{
    struct challenge *c = &ui->challenge;
    if (!c->judged && challenge_is_set(ui) && is_known(ui) && judge(ui) &&
        c->edited) {
        c->met = true;
        c->n_met++;
    }
    ask_close(ui); /* its place */
    c->shown = true;
    c->scroll = 0;
    ui_refresh(ui);
}

void challenge_look(struct ui *ui)
{
    struct challenge *c = &ui->challenge;
    if (!ui->store || !is_known(ui))
        return;
    take_given(ui);
    if (!c->awaited || !challenge_is_set(ui))
        return;
    c->awaited = false;
    if (ui->facts.seen && !ui_is_refused(ui)) /* its error is to be seen */
        show(ui);
}

void challenge_leave_run(struct ui *ui)
{
    forget_goals(&ui->challenge);
    ui->challenge.shown = false;
}

void challenge_leave_page(struct ui *ui)
{
    struct challenge *c = &ui->challenge;
    size_t n_met = c->n_met;
    forget_goals(c);
    vec_fini(&c->goals);
    goal_given_free(c->given);
    *c = (struct challenge){.n_met = n_met, .edited = c->edited};
}

/* -- the app ---------------------------------------------------------------- */

void ui_set_edited(struct ui *ui, bool edited)
{
    ui->challenge.edited = edited;
}

bool ui_knows_page(const struct ui *ui)
{
    return ui->challenge.given != NULL;
}

void ui_set_met(struct ui *ui, bool met)
{
    ui->challenge.met |= met;
}

unsigned ui_await_verdict(struct ui *ui)
{
    if (!challenge_is_set(ui))
        return 0;
    ui->challenge.awaited = true;
    challenge_look(ui);
    return UI_REDRAW | challenge_wants(ui);
}

unsigned challenge_wants(const struct ui *ui)
{
    const struct challenge *c = &ui->challenge;
    bool wants = c->awaited || (!c->given && !c->edited && challenge_is_set(ui));
    return wants && ui->store && !is_known(ui) ? (unsigned)UI_WANT_MORE : 0;
}

/* -- keys ------------------------------------------------------------------- */

unsigned challenge_toggle(struct ui *ui)
{
    struct challenge *c = &ui->challenge;
    if (!challenge_is_set(ui)) {
        ui_message(ui, "This page sets no challenge.");
        return UI_REDRAW;
    }
    if (c->shown) {
        c->shown = false;
        return UI_REDRAW;
    }
    if (!is_known(ui)) {
        ui_message(ui, "The run is read to its end first.");
        return ui_await_verdict(ui);
    }
    show(ui);
    return UI_REDRAW;
}

unsigned challenge_hint(struct ui *ui)
{
    if (!hint_text(ui, 0).n)
        ui_message(ui, "H gives a hint while a question is open; p asks one.");
    else if (!hint_give(ui) && ui->challenge.shown)
        ui_message(ui, "There is no other hint.");
    if (hint_text(ui, 0).n && !ui->challenge.shown)
        show(ui);
    return UI_REDRAW;
}

static unsigned scroll(struct ui *ui, enum request what)
{
    struct region r;
    int rows = sheet_region(ui, &r);
    scroll_move(&ui->challenge.scroll, what, r.h, rows > r.h ? rows - r.h : 0);
    return UI_REDRAW;
}

/* What is done below it is to be seen: then it goes. */
static bool hides_what(enum request what)
{
    enum request_group g = request_info(what)->group;
    return g == REQ_GROUP_WALK || g == REQ_GROUP_JUMP ||
           what == REQ_stop_next || what == REQ_stop_back ||
           what == REQ_predict || what == REQ_open || what == REQ_zoom;
}

unsigned challenge_key(struct ui *ui, enum request what, bool *taken)
{
    struct challenge *c = &ui->challenge;
    *taken = c->shown && !ui->n_overlays;
    if (!*taken)
        return 0;
    switch (what) {
    case REQ_escape:
    case REQ_quit:
        c->shown = false;
        return UI_REDRAW;
    case REQ_half_down:
    case REQ_half_up:
    case REQ_top:
    case REQ_bottom: return scroll(ui, what);
    default: break;
    }
    if (what == REQ_open && challenge_solution(ui).n)
        return overlay_push(ui, &overlay_solution_class);
    *taken = false;
    c->shown = !hides_what(what);
    return 0;
}
