/* Two programs side by side: which of them a key means, and the panes of both. */
#include "ui/beside_priv.h"

/* -- panes of both ------------------------------------------------------------ */

struct place_of_pane {
    int side, pane;
};

/* The panes on the screen: the left column, the right one, and WHY. How many. */
static int panes_of(const struct beside *b,
                    struct place_of_pane list[MERGE_SIDES * PANE_COUNT])
{
    int n = 0;
    for (int i = 0; i < MERGE_SIDES; i++)
        for (int p = 0; p < PANE_COUNT; p++)
            if (b->ui[i]->behind.boxes[p].shown && p != PANE_WHY)
                list[n++] = (struct place_of_pane){i, p};
    for (int i = 0; i < MERGE_SIDES; i++)
        if (b->ui[i]->behind.boxes[PANE_WHY].shown)
            list[n++] = (struct place_of_pane){i, PANE_WHY};
    return n;
}

static void focus_on(struct beside *b, struct place_of_pane place)
{
    b->focus = place.side;
    pane_show(b->ui[place.side], (enum pane_id)place.pane);
}

static void focus_next(struct beside *b, int by)
{
    struct place_of_pane list[MERGE_SIDES * PANE_COUNT];
    int n = panes_of(b, list), at = 0;
    for (int i = 0; i < n; i++)
        if (list[i].side == b->focus &&
            list[i].pane == (int)ui_focused(b->ui[b->focus]))
            at = i;
    focus_on(b, list[(at + by + n) % n]);
}

static void focus_nth(struct beside *b, int number)
{
    struct place_of_pane list[MERGE_SIDES * PANE_COUNT];
    int n = panes_of(b, list);
    if (number <= n)
        focus_on(b, list[number - 1]);
    else
        beside_say(b, "There are not so many panes.");
}

bool beside_shows_both(const struct beside *b)
{
    return b->ui[b->focus]->twin.w && b->ui[b->focus]->zoom < 0;
}

/* With only one in sight Tab takes the other one. */
static void focus_request(struct beside *b, enum request what, const struct key *k)
{
    struct ui *ui = b->ui[b->focus];
    if (beside_shows_both(b) && what == REQ_pane_number) {
        focus_nth(b, (int)k->cp - '0');
    } else if (beside_shows_both(b)) {
        focus_next(b, what == REQ_pane_next ? 1 : -1);
    } else if (what == REQ_pane_number) {
        b->flags[b->focus] |= ui_request(ui, what, k);
    } else {
        struct ui *other = b->ui[!b->focus];
        other->zoom = ui->zoom < 0 || other->behind.there[ui->zoom]
                          ? ui->zoom : (int)PANE_SOURCE;
        ui->zoom = -1;
        b->focus = !b->focus;
    }
}

/* -- keys --------------------------------------------------------------------- */

/* Is the key for what one program has open, and not for both? */
static bool is_for_one(const struct ui *ui)
{
    return ui->blank || ui->playing || ask_is_open(ui) || ui->run_on ||
           ui->n_overlays;
}

static void say_alone(struct beside *b, enum request what)
{
    ui_message(b->ui[b->focus], "%s: not while two programs are side by side.",
               request_info(what)->keys);
}

/* What both do; false: it is for the one in focus. */
static bool request_of_both(struct beside *b, enum request what,
                            const struct key *k)
{
    struct ui *ui = b->ui[b->focus];
    switch (what) {
    case REQ_next: beside_step_on(b); return true;
    case REQ_back: beside_step_back(b); return true;
    case REQ_start: beside_start(b); return true;
    case REQ_finish: beside_finish(b); return true;
    case REQ_play: beside_play(b); return true;
    case REQ_pane_next:
    case REQ_pane_back:
    case REQ_pane_number: focus_request(b, what, k); return true;
    case REQ_page_next:
    case REQ_page_back:
        b->flags[MERGE_LEFT] |= ui_request(b->ui[MERGE_LEFT], what, k);
        return true;
    case REQ_follow: say_alone(b, what); return true;
    case REQ_open:
        if (ui->zoom >= 0 || ui->focus >= 0 || ui->panes[PANE_SOURCE].cursor ||
            ui->asked.phase != ASKED_NOTHING)
            return false;
        beside_step_on(b);
        return true;
    default: return false;
    }
}

/* A question that was answered stays until the walk goes on behind its answer, or
 * to before it. */
static void answered_before(struct ui *ui, enum request what)
{
    if (ui->asked.phase == ASKED_ANSWERED && ask_is_told(ui) &&
        (what == REQ_next || what == REQ_back || what == REQ_start ||
         what == REQ_finish || what == REQ_play))
        ask_close(ui);
}

static void answered_after(struct ui *ui)
{
    if (ui->asked.phase == ASKED_ANSWERED && ui->goal < ui->asked.q.asked)
        ask_close(ui);
}

/* A click means the program under it. */
static void focus_by_mouse(struct beside *b, const struct key *k)
{
    bool points = k->code == UK_CLICK || k->code == UK_WHEEL_UP ||
                  k->code == UK_WHEEL_DOWN;
    if (!points || !beside_shows_both(b) || b->ui[b->focus]->entry.prompt)
        return;
    for (int i = 0; i < MERGE_SIDES; i++)
        if (pane_under(b->ui[i], k->x, k->y) >= 0)
            b->focus = i;
}

/* Both look at the same detail, and in the same layout. */
static void share(struct beside *b)
{
    const struct ui *from = b->ui[b->focus];
    struct ui *to = b->ui[!b->focus];
    bool other_steps = to->detail != from->detail;
    to->detail = from->detail;
    to->present = from->present;
    if (!other_steps || !beside_attached(b))
        return;
    int led = from->twin.led ? b->focus : !b->focus;
    beside_follow(b, led);
    beside_stand(b);
}

/* What a key or a word of the footer asks for, that may be about both; REQ_NONE: it
 * is for the one in focus. */
static enum request key_means(const struct beside *b, const struct key *k)
{
    const struct ui *ui = b->ui[b->focus];
    bool stops = k->code == UK_CTRL && k->cp == 'c';
    if (ui->entry.prompt || k->code == UK_DRAG || stops || !beside_attached(b))
        return REQ_NONE;
    if (k->code == UK_CLICK)
        return k->y == ui->h - 1 ? chrome_footer_at(ui, k->x) : REQ_NONE;
    return ui_key_means(ui, k);
}

/* Before the key is done: what was said is over, and a sheet may take the key or
 * give way. Flags. */
static unsigned prepare(struct ui *ui, enum request what, bool *taken)
{
    ui->message.n = 0;
    answered_before(ui, what);
    return challenge_key(ui, what, taken);
}

static void key_of_one(struct beside *b, const struct key *k)
{
    struct ui *ui = b->ui[b->focus];
    if (ui->entry.prompt == ':' && k->code == UK_ENTER &&
        beside_go_to_typed(b, buf_str(&ui->entry.text))) {
        ui->entry.prompt = 0;
        return;
    }
    b->flags[b->focus] |= ui_key(ui, k);
}

void beside_key(struct beside *b, const struct key *k)
{
    if (k->code == UK_NONE)
        return;
    if (b->runs_on) {
        b->runs_on = b->finishes = false;
        beside_say(b, "Stopped here.");
        beside_settle(b);
        return;
    }
    struct ui *ui = b->ui[b->focus];
    if (!is_for_one(ui))
        focus_by_mouse(b, k);
    b->ui[!b->focus]->message.n = 0;
    ui = b->ui[b->focus];
    enum request what = key_means(b, k);
    bool both = what != REQ_NONE && !is_for_one(ui);
    bool taken = false;
    b->awaits = false;
    bool finishes = both && what == REQ_finish;
    if (both)
        b->flags[b->focus] |= prepare(ui, what, &taken);
    if (both && (taken || request_of_both(b, what, k)))
        marks_pressed(b->ui[MERGE_LEFT], what);
    else
        key_of_one(b, k);
    b->finishes = finishes;
    share(b);
    beside_settle(b);
    answered_after(b->ui[MERGE_LEFT]);
    answered_after(b->ui[MERGE_RIGHT]);
}
