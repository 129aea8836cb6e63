/* Questions on the screen: asking one about the state that is shown, the keys
 * while it is open, and the way to where its answer shows. */
#include "ui/ui_priv.h"

bool ask_is_open(const struct ui *ui)
{
    return ui->asked.phase == ASKED_OPEN;
}

/* Whatever the kind, the sentence ends before "Next, ", the text of the lesson
 * may hold what the program prints, and nobody needs to know how long it is. */
unsigned ask_hides(const struct ui *ui)
{
    return ask_is_open(ui) ? ui->asked.q.hides | HIDES_NEXT | HIDES_TOTALS : 0;
}

bool ask_is_told(const struct ui *ui)
{
    return ui->asked.phase == ASKED_ANSWERED &&
           ui->model.at >= ui->asked.q.reveal;
}

void ask_close(struct ui *ui)
{
    if (ui->asked.phase != ASKED_NOTHING)
        question_fini(&ui->asked.q);
    ui->asked.phase = ASKED_NOTHING;
}

void ask_forget(struct ui *ui)
{
    ask_close(ui);
    for (size_t i = 0; i < ui->asked.aside.n; i++)
        question_fini(&ui->asked.aside.p[i].q);
    vec_fini(&ui->asked.aside);
    ui->asked.last = SIZE_MAX;
}

/* -- several at a time ------------------------------------------------------- */

/* Makes room for another one. */
static void put_aside(struct ui *ui)
{
    struct asked *a = &ui->asked;
    if (a->phase != ASKED_ANSWERED || ask_is_told(ui)) {
        ask_close(ui);
        return;
    }
    struct asked_aside kept = {a->q, a->answer};
    vec_push(&a->aside, kept);
    a->phase = ASKED_NOTHING;
}

static struct asked_aside take_aside(struct asked *a, size_t i)
{
    struct asked_aside taken = a->aside.p[i];
    a->aside.n--;
    memmove(&a->aside.p[i], &a->aside.p[i + 1],
            (a->aside.n - i) * sizeof *a->aside.p);
    return taken;
}

/* Where one has gone back to before it was asked, it is over. */
static void drop_aside(struct ui *ui)
{
    struct asked *a = &ui->asked;
    for (size_t i = a->aside.n; i-- > 0;)
        if (a->aside.p[i].q.asked > ui->goal) {
            struct asked_aside gone = take_aside(a, i);
            question_fini(&gone.q);
        }
}

bool ask_bring_back(struct ui *ui)
{
    struct asked *a = &ui->asked;
    drop_aside(ui);
    if (ask_is_open(ui) || ask_is_told(ui) || ui->model.at != ui->goal)
        return false;
    for (size_t i = 0; i < a->aside.n; i++) {
        if (a->aside.p[i].q.reveal > ui->model.at)
            continue;
        struct asked_aside taken = take_aside(a, i);
        put_aside(ui);
        a->q = taken.q;
        a->answer = taken.answer;
        a->phase = ASKED_ANSWERED;
        a->scroll = 0;
        ui_refresh(ui);
        return true;
    }
    return false;
}

bool ask_waits_to_be_read(const struct ui *ui)
{
    return ask_is_told(ui) || (ui->asked.phase == ASKED_ANSWERED &&
                               ui->asked.q.asked == ui->goal);
}

const struct question *ui_question(const struct ui *ui)
{
    return ask_is_open(ui) ? &ui->asked.q : NULL;
}

struct ui_answers ui_answers(const struct ui *ui)
{
    return (struct ui_answers){ui->asked.right, ui->asked.wrong,
                               ui->challenge.n_met};
}

/* -- asking ---------------------------------------------------------------- */

/* A run asks the same each time; who skips a question gets another. */
static uint64_t seed_of(const struct ui *ui)
{
    return ui->header->seed + ui->asked.skipped;
}

static unsigned show_question(struct ui *ui)
{
    struct question *q = &ui->asked.q;
    if (q->kind == QUESTION_state && ui->detail != DETAIL_LINES &&
        question_is_told(ui->story, &ui->model, &ui->step, q->task))
        q->hides |= HIDES_WHY;
    ui->asked.phase = ASKED_OPEN;
    ui->asked.choice = 0;
    ui->asked.hint = false;
    ui->asked.scroll = 0;
    ui->challenge.shown = false;
    ui->n_overlays = 0;
    ui->follow = false;
    ui_refresh(ui);
    return UI_REDRAW;
}

enum { LOOK_AHEAD_STEPS = 30 };

/* The next step at which there is a question; 0: none of the next ones. */
static size_t next_place(struct ui *ui)
{
    size_t at = ui->model.at, step = ui_step(ui), total = walk_total(ui);
    bool found = false;
    for (size_t i = 0; i < LOOK_AHEAD_STEPS && step < total && !found; i++) {
        struct question q;
        model_seek(&ui->model, story_boundary(ui->story, ui->detail, ++step));
        found = question_any(ui->story, &ui->model, ui->ended, seed_of(ui), &q);
        if (found)
            question_fini(&q);
    }
    model_seek(&ui->model, at);
    return found ? step : 0;
}

static unsigned say_where(struct ui *ui, const char *why_not)
{
    size_t step = next_place(ui);
    if (step)
        ui_message(ui, "%s The next question is at step %zu.", why_not, step);
    else
        ui_message(ui, "%s The next %d steps have no question either.", why_not,
                   LOOK_AHEAD_STEPS);
    return UI_REDRAW;
}

unsigned ask_here(struct ui *ui)
{
    if (ui->model.at != ui->goal) {
        ui_message(ui, "The screen is still on its way there.");
        return UI_REDRAW;
    }
    put_aside(ui);
    if (ui->asked.last == ui->goal)
        return say_where(ui, "You have answered the question here.");
    if (question_any(ui->story, &ui->model, ui->ended, seed_of(ui),
                     &ui->asked.q))
        return show_question(ui);
    return say_where(ui, "There is nothing to predict here.");
}

bool ask_kind(struct ui *ui, enum question_kind kind)
{
    put_aside(ui);
    if (!question_make(ui->story, &ui->model, kind, ui->ended,
                       ui->header->seed, &ui->asked.q))
        return false;
    show_question(ui);
    return true;
}

/* -- while it is open ------------------------------------------------------ */

static unsigned answer(struct ui *ui, size_t option)
{
    struct asked *a = &ui->asked;
    if (option >= a->q.n) {
        ui_message(ui, "There are only %zu answers.", a->q.n);
        return UI_REDRAW;
    }
    bool right = option == a->q.right;
    a->right += right;
    a->wrong += !right;
    a->answer = option;
    a->last = a->q.asked;
    a->phase = ASKED_ANSWERED;
    a->scroll = 0;
    ui_refresh(ui);
    return UI_REDRAW;
}

static unsigned skip(struct ui *ui)
{
    ui->asked.skipped++;
    ask_close(ui);
    ui_refresh(ui);
    ui_message(ui, "Skipped; it doesn't count.");
    return UI_REDRAW;
}

static unsigned choose(struct ui *ui, int by)
{
    struct asked *a = &ui->asked;
    if (by < 0 ? a->choice == 0 : a->choice + 1 >= a->q.n)
        ui_message(ui, by < 0 ? "This is the first answer."
                              : "This is the last answer.");
    else
        a->choice = by < 0 ? a->choice - 1 : a->choice + 1;
    return UI_REDRAW;
}

/* The hints of a page with a challenge are about that. */
static unsigned show_hint(struct ui *ui)
{
    bool given = !challenge_is_set(ui) && hint_give(ui);
    if (ui->asked.hint && !given)
        ui_message(ui, "That is all the hint there is.");
    ui->asked.hint = true;
    return UI_REDRAW;
}

static unsigned scroll(struct ui *ui, enum request what)
{
    struct region r;
    int before = ui->asked.scroll, rows = sheet_region(ui, &r);
    scroll_move(&ui->asked.scroll, what, r.h, rows > r.h ? rows - r.h : 0);
    if (before == ui->asked.scroll)
        ui_message(ui, "There is no more of the question to see.");
    return UI_REDRAW;
}

static unsigned click(struct ui *ui, const struct key *k)
{
    int option = k->code == UK_CLICK ? sheet_option_at(ui, k->y) : -1;
    if (option >= 0)
        return answer(ui, (size_t)option);
    ui_message(ui, "Answer first, or Esc.");
    return UI_REDRAW;
}

/* What may be done above a question as well: help, and what only concerns the
 * terminal. */
static bool gives_nothing_away(const struct ui *ui, enum request what)
{
    switch (what) {
    case REQ_help:
    case REQ_blank:
    case REQ_repaint: return true;
    case REQ_escape:
    case REQ_quit:
    case REQ_down:
    case REQ_up:
    case REQ_half_down:
    case REQ_half_up:
    case REQ_top:
    case REQ_bottom:
    case REQ_scroll_down:
    case REQ_scroll_up: return ui->n_overlays;
    case REQ_find: return overlay_is(ui, &overlay_help_class);
    default: return false;
    }
}

static unsigned open_key(struct ui *ui, enum request what, const struct key *k)
{
    if (k->code == UK_CLICK || k->code == UK_DRAG)
        return click(ui, k);
    if (gives_nothing_away(ui, what))
        return ui_request(ui, what, k);
    switch (ui->n_overlays ? REQ_NONE : what) {
    case REQ_pane_number: return answer(ui, k->cp - '1');
    case REQ_open: return answer(ui, ui->asked.choice);
    case REQ_down:
    case REQ_scroll_down: return choose(ui, 1);
    case REQ_up:
    case REQ_scroll_up: return choose(ui, -1);
    case REQ_half_down:
    case REQ_half_up:
    case REQ_top:
    case REQ_bottom: return scroll(ui, what);
    case REQ_hint: return show_hint(ui);
    case REQ_escape:
    case REQ_quit: return skip(ui);
    default:
        ui_message(ui, "Answer first, or Esc.");
        return UI_REDRAW;
    }
}

/* -- on the way to the answer ---------------------------------------------- */

static bool walks(enum request what)
{
    enum request_group g = request_info(what)->group;
    return g == REQ_GROUP_WALK || g == REQ_GROUP_JUMP ||
           what == REQ_stop_next || what == REQ_stop_back;
}

/* Does the key lead on from here? */
static bool goes_on(enum request what)
{
    return what == REQ_next || what == REQ_turn_next || what == REQ_task_next ||
           what == REQ_output_next || what == REQ_pass_next ||
           what == REQ_finish || what == REQ_stop_next || what == REQ_open;
}

/* What else is told or asked at this place, before the walk goes on? What the
 * lesson says here lies below the sheet until that is closed. */
static bool more_here(struct ui *ui)
{
    bool told = ask_is_told(ui), covers = told && ui->asked.q.asked < ui->goal;
    if (!told && !marks_due(ui))
        return false;
    put_aside(ui);
    if (ask_bring_back(ui) || marks_ask(ui))
        return true;
    ui_refresh(ui);
    return covers && marks_stop_text(ui).n;
}

/* An answer that shows many steps on would cover the panes up to there: it comes
 * back. */
static bool is_far(const struct ui *ui)
{
    enum { NEAR = 6 };
    return ui->asked.phase == ASKED_ANSWERED &&
           story_step_at(ui->story, ui->detail, ui->asked.q.reveal) >
               ui_step(ui) + NEAR;
}

/* The answer stays in sight until the walk goes on from where it shows, or back to
 * before it was asked. */
static unsigned answered_key(struct ui *ui, enum request what,
                             const struct key *k, bool *taken)
{
    bool told = ask_is_told(ui);
    *taken = true;
    if (!ui->n_overlays && (what == REQ_escape || what == REQ_quit)) {
        ask_close(ui);
        ui_refresh(ui);
        return UI_REDRAW;
    }
    if (!ui->n_overlays && goes_on(what) && more_here(ui))
        return UI_REDRAW;
    if (!ui->n_overlays && what == REQ_open && !told)
        return walk_past(ui, ui->asked.q.reveal - 1);
    if (told && (walks(what) || what == REQ_open))
        ask_close(ui);
    *taken = what != REQ_NONE && k->code != UK_CLICK && k->code != UK_DRAG;
    size_t before = ui->goal;
    unsigned flags = *taken ? ui_request(ui, what, k) : 0;
    if (ui->asked.phase == ASKED_ANSWERED && ui->goal < ui->asked.q.asked)
        ask_close(ui);
    else if (ui->goal > before && is_far(ui))
        put_aside(ui);
    return flags;
}

unsigned ask_key(struct ui *ui, enum request what, const struct key *k,
                 bool *taken)
{
    *taken = true;
    if (ask_is_open(ui))
        return open_key(ui, what, k);
    if (ui->asked.phase == ASKED_ANSWERED)
        return answered_key(ui, what, k, taken);
    *taken = false;
    return 0;
}
