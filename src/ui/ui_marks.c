/* What the lesson says of the run, at the places that it names: stops, questions,
 * which panes show, coaching. Where the places are is looked for as events come
 * in. */
#include "base/hash.h"
#include "lesson/lesson.h"
#include "lesson/place.h"
#include "ui/ui_priv.h"

/* Which directive that is, for as long as the lesson is the same: it may be read
 * again, and then stands elsewhere in memory. */
static uint64_t name_of(const struct ui *ui, size_t i)
{
    const struct directive *all = ui->lesson.directives;
    struct str title = str_of(ui->lesson.title);
    uint64_t nth = 0;
    for (size_t k = 0; k < i; k++)
        nth += all[k].kind == all[i].kind;
    uint64_t page = hash_sip13((uint64_t)ui->lesson.page, nth, title.p, title.n);
    return hash_mix(page + (uint64_t)all[i].kind);
}

void marks_set(struct ui *ui)
{
    vec_clear(&ui->marks);
    for (size_t i = 0; i < ui->lesson.n_directives; i++) {
        const struct directive *d = &ui->lesson.directives[i];
        struct mark m = {d, lesson_place(ui->lesson.directives, i),
                         PLACE_NOWHERE, name_of(ui, i)};
        if (d->kind == DIRECTIVE_stop || d->kind == DIRECTIVE_predict ||
            d->kind == DIRECTIVE_panes || d->kind == DIRECTIVE_coach)
            vec_push(&ui->marks, m);
    }
    ui->marks_looked = 0;
    marks_find(ui);
}

/* The last step that is known may not be over: what is there is looked for
 * again. */
static void mark_find(struct ui *ui, struct mark *m)
{
    size_t steps = story_steps(ui->story, DETAIL_LINES);
    size_t known = story_boundary(ui->story, DETAIL_LINES, steps);
    if (m->place.kind == PLACE_START)
        m->at = 0;
    else
        m->at = place_find(&m->place, ui->story, &ui->model, ui->header->program);
    if (!ui->ended && m->at == known && known)
        m->at = PLACE_NOWHERE;
}

/* In a run that grows, not at every event that comes, but when there are twice as
 * many. */
void marks_find(struct ui *ui)
{
    size_t n = ui->facts.seen;
    if (!ui->store || (!ui->ended && n < ui->marks_looked * 2))
        return;
    ui->marks_looked = n;
    for (size_t i = 0; i < ui->marks.n; i++)
        if (ui->marks.p[i].at == PLACE_NOWHERE)
            mark_find(ui, &ui->marks.p[i]);
}

void marks_again(struct ui *ui)
{
    for (size_t i = 0; i < ui->marks.n; i++)
        ui->marks.p[i].at = PLACE_NOWHERE;
    ui->marks_looked = 0;
    marks_find(ui);
}

/* -- what is over: a question was asked, a key of coaching pressed ----------- */

static bool is_over(const struct ui *ui, const struct mark *m)
{
    for (size_t i = 0; i < ui->marks_over.n; i++)
        if (ui->marks_over.p[i] == m->name)
            return true;
    return false;
}

static void set_over(struct ui *ui, const struct mark *m)
{
    vec_push(&ui->marks_over, m->name);
}

/* -- questions --------------------------------------------------------------- */

/* Nobody is asked who looks at a run that goes by itself, or shows it to a
 * room. */
static bool may_ask(const struct ui *ui)
{
    return !ui->playing && !ui->present && !ui->follow && !ui->run_on &&
           !ask_is_open(ui);
}

size_t marks_ask_before(const struct ui *ui, size_t from, size_t to)
{
    for (size_t i = 0; i < ui->marks.n && may_ask(ui); i++) {
        const struct mark *m = &ui->marks.p[i];
        bool ahead = m->at > from || (m->at == 0 && from == 0);
        if (m->d->kind == DIRECTIVE_predict && ahead && m->at < to &&
            !is_over(ui, m))
            to = m->at;
    }
    return to;
}

/* The next question that is to be asked here; NULL: none. */
static const struct mark *due(const struct ui *ui)
{
    bool there = ui->store && ui->model.at == ui->goal &&
                 (ui->gone_from < ui->goal || ui->sets_out) &&
                 !ui->n_overlays &&
                 !ui->entry.prompt && may_ask(ui);
    for (size_t i = 0; i < ui->marks.n && there; i++) {
        const struct mark *m = &ui->marks.p[i];
        if (m->d->kind == DIRECTIVE_predict && m->at == ui->goal &&
            !is_over(ui, m))
            return m;
    }
    return NULL;
}

bool marks_due(const struct ui *ui)
{
    return due(ui);
}

bool marks_ask(struct ui *ui)
{
    const struct mark *m;
    if (ui->store && ask_bring_back(ui))
        return true;
    while (!ask_waits_to_be_read(ui) && (m = due(ui))) {
        set_over(ui, m);
        if (ask_kind(ui, (enum question_kind)m->d->question))
            return true;
    }
    return false;
}

/* -- stops ------------------------------------------------------------------- */

size_t marks_next_stop(const struct ui *ui, int direction)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < ui->marks.n; i++) {
        size_t at = ui->marks.p[i].at;
        if (ui->marks.p[i].d->kind != DIRECTIVE_stop || at == PLACE_NOWHERE)
            continue;
        if (direction > 0 && at > ui->goal && (best == SIZE_MAX || at < best))
            best = at;
        if (direction < 0 && at < ui->goal && (best == SIZE_MAX || at > best))
            best = at;
    }
    return best;
}

bool marks_any_stop(const struct ui *ui)
{
    for (size_t i = 0; i < ui->marks.n; i++)
        if (ui->marks.p[i].d->kind == DIRECTIVE_stop)
            return true;
    return false;
}

/* A longer step, a turn, may have gone by a stop: its last one holds. */
struct str marks_stop_text(const struct ui *ui)
{
    const struct mark *last = NULL;
    for (size_t i = 0; i < ui->marks.n && ui->store; i++) {
        const struct mark *m = &ui->marks.p[i];
        bool here = m->at == ui->model.at ||
                    (m->at > ui->step.from && m->at < ui->model.at);
        if (m->d->kind == DIRECTIVE_stop && here && (!last || m->at > last->at))
            last = m;
    }
    return last ? last->d->text : (struct str){NULL, 0};
}

/* -- panes ------------------------------------------------------------------- */

bool marks_will_ask(const struct ui *ui)
{
    size_t i = 0;
    while (i < ui->lesson.n_directives &&
           ui->lesson.directives[i].kind != DIRECTIVE_predict)
        i++;
    return i < ui->lesson.n_directives;
}

/* A program is always shown with its source, and why. */
uint32_t marks_panes(const struct ui *ui)
{
    uint32_t panes = 0;
    size_t at = 0;
    for (size_t i = 0; i < ui->marks.n && ui->store; i++) {
        const struct mark *m = &ui->marks.p[i];
        if (m->d->kind == DIRECTIVE_panes && m->at <= ui->model.at &&
            m->at >= at) {
            panes = m->d->panes | 1u << PANE_SOURCE | 1u << PANE_WHY;
            at = m->at;
        }
    }
    return panes;
}

/* -- coaching ---------------------------------------------------------------- */

static const struct mark *coach_of(const struct ui *ui)
{
    for (size_t i = 0; i < ui->marks.n && ui->store; i++) {
        const struct mark *m = &ui->marks.p[i];
        if (m->d->kind == DIRECTIVE_coach && m->at <= ui->model.at &&
            !is_over(ui, m))
            return m;
    }
    return NULL;
}

const struct directive *marks_coach(const struct ui *ui)
{
    const struct mark *coach = coach_of(ui);
    return coach ? coach->d : NULL;
}

void marks_pressed(struct ui *ui, enum request what)
{
    const struct mark *coach = coach_of(ui);
    struct key k;
    if (coach && key_parse(coach->d->key, &k) && request_of_key(&k) == what)
        set_over(ui, coach);
}
