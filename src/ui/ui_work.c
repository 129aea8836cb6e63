/* What may take longer than a frame, done a slice at a time: taking in what was
 * added to the trace, bringing the model to where the cursor has gone, looking for
 * something in all of the run. Between two slices the app looks at the keys. */
#include "ui/ui_priv.h"

/* Events that a slice takes in, applies or looks at. */
static size_t slice(const struct ui *ui)
{
    return ui->options.slice ? ui->options.slice : UI_SLICE;
}

static size_t distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* -- new events ------------------------------------------------------------ */

/* Takes in a slice of what was added to the store. */
static void take_in(struct ui *ui)
{
    struct facts *f = &ui->facts;
    size_t known = f->sources.n, before = f->seen;
    facts_update(f, slice(ui));
    story_take_in(ui->story, f->seen);
    ui->worked += f->seen - before;
    for (; known < f->sources.n; known++) {
        struct event e;
        trace_store_get(ui->store, f->sources.p[known], &e);
        texts_add(&ui->texts, e.source.file, e.source.text);
    }
    if (f->seen < trace_store_count(ui->store))
        return;
    ui->ended = ui->no_more;
    story_update(ui->story, ui->ended);
    marks_find(ui);
    challenge_look(ui);
}

void work_take_in(struct ui *ui)
{
    do
        take_in(ui);
    while (ui->facts.seen < trace_store_count(ui->store));
}

static bool knows_all(const struct ui *ui)
{
    return ui->facts.seen == trace_store_count(ui->store) &&
           ui->ended == ui->no_more;
}

/* The step that was waited for may have its end now. */
static unsigned step_on(struct ui *ui)
{
    if (walk_total(ui) > ui_step(ui) || ui->ended)
        return walk_steps(ui, 1);
    ui_refresh(ui);
    return UI_REDRAW | UI_WANT_MORE;
}

static const char running_on[] = "Running on to the end; any key stops.";

/* The end moves away, and who is at the end goes with it. */
static unsigned keep_up(struct ui *ui)
{
    bool runs_on = ui->run_on;
    unsigned flags = walk_newest(ui);
    ui->run_on = runs_on && !ui->ended;
    ui->follow = ui->follow && !ui->ended;
    if (ui->ended && str_eqz(buf_str(&ui->message), running_on))
        ui->message.n = 0;
    return flags | (ui->run_on ? (unsigned)UI_WANT_MORE : 0);
}

static unsigned grow(struct ui *ui)
{
    take_in(ui);
    if (ui->follow || ui->run_on)
        return keep_up(ui);
    if (ui->awaits_step)
        return step_on(ui);
    ui_refresh(ui);
    return UI_REDRAW | challenge_wants(ui);
}

unsigned ui_store_grew(struct ui *ui, bool ended)
{
    if (!ui->store)
        return 0;
    ui->worked = 0;
    ui->no_more = ended;
    unsigned flags = grow(ui);
    return flags | (work_left(ui) ? (unsigned)UI_WORK : 0);
}

/* -- the cursor ------------------------------------------------------------ */

void work_forget(struct ui *ui)
{
    ui->search.look = NULL;
    ui->awaits_step = false;
}

/* A slice of the way to the cursor. */
static void approach(struct ui *ui)
{
    size_t before = ui->model.at;
    model_approach(&ui->model, ui->goal, slice(ui));
    size_t gone = distance(before, ui->model.at);
    ui->worked += gone < slice(ui) ? gone : slice(ui);
    ui_refresh(ui);
}

void work_go(struct ui *ui, size_t events)
{
    size_t n = trace_store_count(ui->store);
    work_forget(ui);
    ui->goal = events < n ? events : n;
    ui->gone_from = ui->model.at;
    approach(ui);
}

void work_run_on(struct ui *ui)
{
    ui->run_on = true;
    ui_message(ui, "%s", running_on);
}

void work_await_step(struct ui *ui)
{
    work_forget(ui);
    ui->awaits_step = true;
}

/* -- a search -------------------------------------------------------------- */

void work_search(struct ui *ui, const struct search *search)
{
    work_forget(ui);
    ui->search = *search;
}

/* The search's next slice; what comes of it when it has found something, or
 * nothing at all. */
static unsigned search_on(struct ui *ui)
{
    struct search s = ui->search;
    bool over = s.look(ui, &s, slice(ui));
    ui->worked += slice(ui);
    if (!over) {
        ui->search = s;
        return UI_REDRAW;
    }
    ui->search.look = NULL;
    return s.over(ui, &s);
}

/* -- all of it ------------------------------------------------------------- */

bool work_left(const struct ui *ui)
{
    return ui->store && (!knows_all(ui) || ui->model.at != ui->goal ||
                         ui->search.look);
}

bool work_on_request(const struct ui *ui)
{
    return ui->model.at != ui->goal || ui->search.look || ui->awaits_step;
}

bool work_stop(struct ui *ui)
{
    bool any = work_on_request(ui);
    work_forget(ui);
    ui->goal = ui->model.at;
    return any;
}

unsigned work_on(struct ui *ui)
{
    unsigned flags = 0;
    if (!work_left(ui))
        return 0;
    if (ui->model.at != ui->goal) {
        approach(ui);
        flags |= UI_REDRAW;
    } else if (ui->search.look) {
        flags |= search_on(ui);
    }
    if (!knows_all(ui))
        flags |= grow(ui);
    return flags | (work_left(ui) ? (unsigned)UI_WORK : 0);
}

unsigned ui_work(struct ui *ui)
{
    ui->worked = 0;
    unsigned flags = work_on(ui);
    return marks_ask(ui) ? flags | UI_REDRAW : flags;
}

size_t ui_worked(const struct ui *ui)
{
    return ui->worked;
}

int work_share(const struct ui *ui)
{
    size_t all = 0, done = 0;
    if (!ui->store)
        return 100;
    if (ui->run_on || ui->follow || ui->awaits_step)
        return ui->loaded; /* that is what they wait for */
    if (ui->model.at != ui->goal) {
        all = distance(ui->gone_from, ui->goal);
        size_t left = distance(ui->model.at, ui->goal);
        done = left < all ? all - left : 0;
    } else if (ui->search.look) {
        all = distance(ui->search.begin, ui->search.end);
        done = distance(ui->search.begin, ui->search.at);
    }
    if (all)
        return done < all ? (int)(done * 100 / all) : 99;
    return ui->loaded;
}

bool work_has_no_end(const struct ui *ui)
{
    return ui->store && !ui->ended && ui->loaded == 100 &&
           (ui->awaits_step || ui->run_on);
}

const char *work_text(const struct ui *ui)
{
    if (ui->search.look)
        return "Searching; Esc stops.";
    if (ui->awaits_step)
        return "This step isn't over: the program runs on to its end; Esc "
               "stops.";
    return NULL;
}
