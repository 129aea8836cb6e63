#include "ui/beside.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/beside_priv.h"

/* -- the two on one clock --------------------------------------------------- */

struct merge beside_merge(const struct beside *b)
{
    struct merge m = {.detail = b->ui[MERGE_LEFT]->detail};
    for (int i = 0; i < MERGE_SIDES; i++)
        m.side[i] = (struct merge_side){
            .story = b->ui[i]->story,
            .store = b->ui[i]->store,
            .over = b->ui[i]->ended || b->ui[i]->held,
        };
    return m;
}

void beside_steps(const struct beside *b, size_t at[MERGE_SIDES])
{
    for (int i = 0; i < MERGE_SIDES; i++)
        at[i] = ui_step(b->ui[i]);
}

bool beside_attached(const struct beside *b)
{
    return b->ui[MERGE_LEFT]->store && b->ui[MERGE_RIGHT]->store;
}

bool beside_begun(const struct beside *b)
{
    return b->ui[MERGE_LEFT]->goal || b->ui[MERGE_RIGHT]->goal;
}

/* Whose step was the last; at the start the left one speaks. */
static int leader(const struct beside *b)
{
    struct merge m = beside_merge(b);
    size_t at[MERGE_SIDES];
    beside_steps(b, at);
    int last = beside_attached(b) ? merge_last(&m, at) : MERGE_NONE;
    return last == MERGE_NONE ? MERGE_LEFT : last;
}

double beside_time(const struct beside *b)
{
    double left = b->ui[MERGE_LEFT]->model.t, right = b->ui[MERGE_RIGHT]->model.t;
    return left > right ? left : right;
}

void beside_stand(struct beside *b)
{
    for (int i = 0; i < MERGE_SIDES; i++)
        b->at[i] = b->ui[i]->goal;
}

static bool has_room(const struct ui *ui)
{
    return ui->w >= LAYOUT_TWIN_W && ui->h >= LAYOUT_TWIN_H;
}

/* The left one first: the right one asks it how high its prose is. */
static void refresh(struct beside *b)
{
    int width = b->ui[MERGE_LEFT]->w, half = (width - 1) / 2, led = leader(b);
    bool room = has_room(b->ui[MERGE_LEFT]);
    for (int i = 0; i < MERGE_SIDES; i++) {
        struct ui *ui = b->ui[i];
        ui->twin.led = i == led;
        ui->twin.focused = i == b->focus;
        ui->twin.begun = beside_begun(b);
        ui->twin.x = room && i == MERGE_RIGHT ? half + 1 : 0;
        ui->twin.w = !room ? 0 : i == MERGE_RIGHT ? width - half - 1 : half;
    }
    for (int i = 0; i < MERGE_SIDES; i++) {
        ui_refresh(b->ui[i]);
        beside_state(b, b->ui[i], &b->ui[i]->twin.state);
    }
    beside_stand(b);
}

void beside_say(struct beside *b, const char *text)
{
    ui_message(b->ui[b->focus], "%s", text);
}

/* -- following ---------------------------------------------------------------- */

void beside_want_more(struct beside *b, int side)
{
    struct ui *ui = b->ui[side];
    if (!ui->ended && !ui->held)
        b->flags[side] |= UI_WANT_MORE;
}

void beside_go_steps(struct beside *b, int side, size_t steps)
{
    struct ui *ui = b->ui[side];
    size_t to = story_boundary(ui->story, ui->detail, steps);
    if (ui->goal != to)
        b->flags[side] |= walk_to(ui, to);
}

void beside_follow(struct beside *b, int side)
{
    struct merge m = beside_merge(b);
    size_t at[MERGE_SIDES];
    if (!beside_attached(b))
        return;
    merge_follow(&m, side, b->ui[side]->goal, at);
    beside_go_steps(b, !side, at[!side]);
    b->lags = b->ui[side]->goal && merge_lacks(&m, at, !side) ? !side : -1;
    if (b->lags >= 0)
        beside_want_more(b, b->lags);
}

void beside_settle(struct beside *b)
{
    for (int i = 0; i < MERGE_SIDES; i++)
        if (b->ui[i]->goal != b->at[i]) {
            beside_follow(b, i);
            break;
        }
    if (ask_is_open(b->ui[!b->focus]) && !ask_is_open(b->ui[b->focus]))
        b->focus = !b->focus; /* who is asked is to answer */
    refresh(b);
    for (int i = 0; i < MERGE_SIDES; i++)
        b->flags[i] |= UI_REDRAW | (work_left(b->ui[i]) ? (unsigned)UI_WORK : 0);
}

/* -- what the app tells ----------------------------------------------------- */

void beside_tick(struct beside *b)
{
    struct ui *ui = b->ui[b->focus];
    if (!ui->playing || !beside_attached(b) || work_on_request(b->ui[0]) ||
        work_on_request(b->ui[1]) || b->awaits)
        return;
    if (beside_is_over(b))
        b->flags[b->focus] |= play_set(ui, false);
    beside_step_on(b);
    beside_settle(b);
}

void beside_work(struct beside *b, int side)
{
    b->flags[side] |= ui_work(b->ui[side]);
    beside_settle(b);
}

void beside_grew(struct beside *b, int side, bool ended)
{
    b->flags[side] |= ui_store_grew(b->ui[side], ended);
    if (!beside_attached(b))
        return;
    if (b->runs_on)
        beside_run_on(b);
    else if (b->lags >= 0)
        beside_follow(b, !b->lags);
    else if (b->awaits)
        beside_step_on(b);
    beside_stand(b);
    beside_settle(b);
}

void beside_changed(struct beside *b, int side)
{
    if (!beside_attached(b))
        return;
    struct ui *ui = b->ui[side], *other = b->ui[!side];
    if (other->detail != ui->detail)
        ui->detail = ui->detail < other->detail ? ui->detail : other->detail;
    other->detail = ui->detail;
    b->awaits = b->runs_on = b->finishes = false;
    beside_follow(b, side);
    beside_stand(b);
    beside_settle(b);
}

unsigned beside_flags(struct beside *b, int side)
{
    unsigned flags = b->flags[side];
    b->flags[side] = 0;
    return flags;
}

int beside_focus(const struct beside *b)
{
    return b->focus;
}

/* -- life --------------------------------------------------------------------- */

struct beside *beside_new(struct ui *left, struct ui *right,
                          const char *const names[2])
{
    struct beside *b = xcalloc(1, sizeof *b);
    b->ui[MERGE_LEFT] = left;
    b->ui[MERGE_RIGHT] = right;
    b->lags = -1;
    for (int i = 0; i < MERGE_SIDES; i++) {
        b->names[i] = xstrdup(names[i]);
        b->ui[i]->twin.name = b->names[i];
        b->ui[i]->twin.other = b->ui[!i];
        b->ui[i]->twin.right = i == MERGE_RIGHT;
    }
    right->present = left->present;
    beside_resize(b, left->w, left->h);
    beside_changed(b, MERGE_RIGHT);
    return b;
}

void beside_free(struct beside *b)
{
    if (!b)
        return;
    for (int i = 0; i < MERGE_SIDES; i++) {
        buf_fini(&b->ui[i]->twin.state);
        b->ui[i]->twin = (struct twin){0};
        free(b->names[i]);
    }
    ui_refresh(b->ui[MERGE_LEFT]);
    free(b);
}

void beside_resize(struct beside *b, int width, int height)
{
    for (int i = 0; i < MERGE_SIDES; i++) {
        b->ui[i]->w = width;
        b->ui[i]->h = height;
    }
    refresh(b);
    b->flags[MERGE_LEFT] |= UI_REDRAW;
}
