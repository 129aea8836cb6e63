/* Two programs under one cursor: where it goes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ui/beside_priv.h"

static const char runs_over[] = "This is the end of both runs.";

static void say_over(struct beside *b)
{
    for (int i = 0; i < MERGE_SIDES; i++)
        if (b->ui[i]->held) {
            ui_hold(b->ui[i]);
            return;
        }
    beside_say(b, runs_over);
}

static void await(struct beside *b, const struct merge *m,
                  const size_t at[MERGE_SIDES])
{
    b->awaits = true;
    for (int i = 0; i < MERGE_SIDES; i++)
        if (merge_lacks(m, at, i)) {
            beside_want_more(b, i);
            ui_message(b->ui[b->focus], "%s runs on until its next step is known; "
                       "any key stops.", b->names[i]);
        }
}

void beside_step_on(struct beside *b)
{
    struct merge m = beside_merge(b);
    size_t at[MERGE_SIDES];
    beside_steps(b, at);
    int side = merge_next(&m, at);
    if (b->awaits && side != MERGE_UNKNOWN)
        b->ui[b->focus]->message.n = 0; /* that it was waited for */
    b->awaits = false;
    if (side == MERGE_NONE) {
        say_over(b);
    } else if (side == MERGE_UNKNOWN) {
        await(b, &m, at);
    } else {
        struct ui *ui = b->ui[side];
        size_t to = story_boundary(ui->story, ui->detail, at[side] + 1);
        b->flags[side] |= walk_on(ui, to);
        b->at[side] = ui->goal; /* the other one stands where it is */
        marks_ask(ui);
    }
}

void beside_step_back(struct beside *b)
{
    struct merge m = beside_merge(b);
    size_t at[MERGE_SIDES];
    beside_steps(b, at);
    int side = merge_last(&m, at);
    b->awaits = false;
    for (int i = 0; i < MERGE_SIDES; i++) {
        struct ui *ui = b->ui[i];
        if (ui->goal > story_boundary(ui->story, ui->detail, at[i])) {
            beside_go_steps(b, i, at[i]); /* it stands within a step */
            b->at[i] = ui->goal;
            return;
        }
    }
    if (side == MERGE_NONE) {
        beside_say(b, "This is the start of both runs.");
        return;
    }
    beside_go_steps(b, side, at[side] - 1);
    b->at[side] = b->ui[side]->goal;
}

static void go_both(struct beside *b, const size_t at[MERGE_SIDES])
{
    for (int i = 0; i < MERGE_SIDES; i++)
        beside_go_steps(b, i, at[i]);
}

static void go_to(struct beside *b, const size_t at[MERGE_SIDES])
{
    b->awaits = false;
    go_both(b, at);
    beside_stand(b);
}

void beside_start(struct beside *b)
{
    if (!beside_begun(b))
        beside_say(b, "This is the start of both runs.");
    go_to(b, (const size_t[MERGE_SIDES]){0, 0});
}

/* How far both are known: no further than the one that is known less far. */
static double known_until(const struct merge *m)
{
    double t = INFINITY;
    for (int i = 0; i < MERGE_SIDES; i++) {
        size_t known = story_steps(m->side[i].story, m->detail);
        if (!m->side[i].over && merge_time(m, i, known) < t)
            t = merge_time(m, i, known);
    }
    return t;
}

static double known_until_now(const struct beside *b)
{
    struct merge m = beside_merge(b);
    return known_until(&m);
}

/* Where both have got to by then, or by what is known of them. */
static void go_to_time(struct beside *b, double t, const char *not_known)
{
    struct merge m = beside_merge(b);
    double known = known_until(&m);
    size_t at[MERGE_SIDES];
    merge_go_to_time(&m, t < known ? t : known, at);
    go_to(b, at);
    for (int i = 0; i < MERGE_SIDES && t >= known; i++)
        beside_want_more(b, i);
    if (t >= known && known < INFINITY)
        beside_say(b, not_known);
}

void beside_run_on(struct beside *b)
{
    go_to_time(b, INFINITY, "Running on to the end; any key stops.");
    if (isinf(known_until_now(b))) {
        b->runs_on = false;
        b->ui[b->focus]->message.n = 0;
    }
}

void beside_finish(struct beside *b)
{
    size_t before[MERGE_SIDES], at[MERGE_SIDES];
    if (b->finishes && !isinf(known_until_now(b))) {
        b->runs_on = true;
        beside_run_on(b);
        return;
    }
    beside_steps(b, before);
    go_to_time(b, INFINITY, "This is the end of what is known of both; G again "
               "runs on.");
    beside_steps(b, at);
    if (at[0] == before[0] && at[1] == before[1] &&
        !b->ui[b->focus]->message.n)
        say_over(b);
}

bool beside_is_over(const struct beside *b)
{
    struct merge m = beside_merge(b);
    size_t at[MERGE_SIDES];
    beside_steps(b, at);
    return merge_next(&m, at) == MERGE_NONE;
}

void beside_play(struct beside *b)
{
    if (beside_is_over(b))
        say_over(b);
    else
        b->flags[b->focus] |= play_set(b->ui[b->focus], true);
}

bool beside_go_to_typed(struct beside *b, struct str text)
{
    struct merge m = beside_merge(b);
    size_t at[MERGE_SIDES];
    struct buf copy = {0};
    buf_adds(&copy, text);
    const char *z = buf_z(&copy);
    z += strspn(z, " ");
    bool timed = strncmp(z, "t=", 2) == 0;
    char *end;
    double t = strtod(timed ? z + 2 : z, &end);
    bool good = (timed ? end > z + 2 : *z >= '0' && *z <= '9') && !*end &&
                isfinite(t) && t >= 0 && (timed || t == floor(t));
    buf_fini(&copy);
    if (!good)
        return false;
    if (timed) {
        go_to_time(b, t, "That is as far as both runs are known by now; they are "
                   "read on.");
        return true;
    }
    size_t total = walk_total(b->ui[0]) + walk_total(b->ui[1]);
    if (t > (double)total)
        ui_message(b->ui[b->focus], "There are %zu steps in both%s.", total,
                   m.side[0].over && m.side[1].over ? "" : " so far");
    merge_go(&m, t > (double)total ? total : (size_t)t, at);
    go_to(b, at);
    return true;
}
