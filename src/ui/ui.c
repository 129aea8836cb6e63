#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/words.h"
#include "ui/prose_lines.h"
#include "ui/ui_priv.h"

static const struct pane_class *const classes[PANE_COUNT] = {
    [PANE_SOURCE] = &pane_source_class,
    [PANE_QUEUE] = &pane_queue_class,
    [PANE_LOCKS] = &pane_locks_class,
    [PANE_TASKS] = &pane_tasks_class,
    [PANE_READY] = &pane_ready_class,
    [PANE_TIMERS] = &pane_timers_class,
    [PANE_CONTROL] = &pane_control_class,
    [PANE_CALLS] = &pane_calls_class,
    [PANE_TIMELINE] = &pane_timeline_class,
    [PANE_LESSON] = &pane_lesson_class,
    [PANE_OUTPUT] = &pane_output_class,
    [PANE_WHY] = &pane_why_class,
};

/* Milliseconds between steps, slowest first. */
static const int speeds[] = {4000, 2000, 1000, 500, 250, 120, 60};
enum { N_SPEEDS = sizeof speeds / sizeof *speeds, FIRST_SPEED = 2 };

/* -- life ----------------------------------------------------------------- */

struct ui *ui_new(const struct ui_options *o)
{
    struct ui *ui = xcalloc(1, sizeof *ui);
    ui->groups = xcalloc(1, sizeof *ui->groups);
    ui->options = *o;
    ui->w = 80;
    ui->h = 24;
    ui->zoom = ui->focus = ui->pressed = -1;
    ui->speed = FIRST_SPEED;
    ui->present = o->present;
    ui->follow = o->follow;
    ui->detail = DETAIL_LINES;
    ui->prose_lines = xcalloc(1, sizeof *ui->prose_lines);
    for (int i = 0; i < PANE_COUNT; i++)
        ui->panes[i].class = classes[i];
    if (o->theme)
        ui->theme = *o->theme;
    else
        theme_builtin(&ui->theme, STR("dark"));
    ui->theme.ascii = o->ascii;
    ui->options.theme = NULL; /* borrowed no longer */
    ui_refresh(ui);
    return ui;
}

static void trace_forget(struct ui *ui)
{
    if (!ui->store)
        return;
    story_free(ui->story);
    model_fini(&ui->model);
    facts_fini(&ui->facts);
    group_memory_fini(ui->groups);
    *ui->groups = (struct group_memory){0};
    texts_fini(&ui->texts);
    ui->store = NULL;
    ui->story = NULL;
}

static void lesson_forget(struct ui *ui)
{
    free((char *)ui->lesson.title);
    free((char *)ui->lesson.page_title);
    free((char *)ui->lesson.program);
    ui->lesson = (struct ui_lesson){0};
}

void ui_free(struct ui *ui)
{
    if (!ui)
        return;
    ask_close(ui);
    trace_forget(ui);
    lesson_forget(ui);
    prose_lines_fini(ui->prose_lines);
    free(ui->prose_lines);
    for (size_t i = 0; i < ui->stops.breakpoints.n; i++)
        free((char *)ui->stops.breakpoints.p[i].file.p);
    vec_fini(&ui->stops.breakpoints);
    vec_fini(&ui->stops.bookmarks);
    vec_fini(&ui->marks);
    vec_fini(&ui->marks_over);
    buf_fini(&ui->entry.text);
    buf_fini(&ui->find);
    buf_fini(&ui->help_find);
    buf_fini(&ui->message);
    free(ui->end_note);
    free(ui->groups);
    free(ui);
}

void ui_attach(struct ui *ui, const struct trace_store *store,
               const struct trace_header *header, bool ended)
{
    ask_forget(ui);
    trace_forget(ui);
    ui->store = store;
    ui->header = header;
    ui->no_more = ended;
    ui->ended = false;
    model_init(&ui->model, store);
    ui->goal = 0;
    work_stop(ui);
    ui->story = story_new(store);
    story_set_header(ui->story, header);
    facts_init(&ui->facts, store);
    texts_init(&ui->texts, header);
    work_take_in(ui);
    marks_again(ui);
    vec_clear(&ui->stops.bookmarks);
    ui->detail = story_opening_detail(ui->story);
    for (int i = 0; i < PANE_COUNT; i++)
        ui->panes[i] = (struct pane){.class = classes[i]};
    ui->inspected = 0;
    ui->run_on = ui->playing = false;
    ui->gone_to = 0;
    ui->held = false;
    ui->loaded = 100;
    ui_set_end_note(ui, NULL);
    if (ui->follow)
        walk_newest(ui);
    else
        ui_refresh(ui);
}

void ui_hold(struct ui *ui)
{
    if (!ui->store || ui->ended)
        return;
    ui->held = true;
    ui->run_on = ui->follow = ui->awaits_step = false;
    ui_message(ui, "The first %zu events are all that memory has room for "
                   "(--max-memory).", trace_store_count(ui->store));
}

unsigned ui_set_loaded(struct ui *ui, double share)
{
    int percent = share < 1 ? (int)(share * 100) : 100;
    if (percent == ui->loaded)
        return 0;
    ui->loaded = percent;
    return UI_REDRAW;
}

void ui_set_end_note(struct ui *ui, const char *note)
{
    free(ui->end_note);
    ui->end_note = note ? xstrdup(note) : NULL;
}

static char *copy_or_null(const char *z)
{
    return z ? xstrdup(z) : NULL;
}

void ui_set_lesson(struct ui *ui, const struct ui_lesson *l)
{
    lesson_forget(ui);
    if (l)
        ui->lesson = (struct ui_lesson){
            .title = copy_or_null(l->title),
            .page_title = copy_or_null(l->page_title),
            .page = l->page,
            .n_pages = l->n_pages,
            .goes_on = l->goes_on,
            .prose = l->prose,
            .program = copy_or_null(l->program),
            .directives = l->directives,
            .n_directives = l->n_directives,
        };
    marks_set(ui);
    ui->panes[PANE_LESSON].scroll = 0;
    ui->panes[PANE_LESSON].select = 0;
    prose_lines_fini(ui->prose_lines);
    ui_refresh(ui);
}

const struct prose_link *ui_link(const struct ui *ui)
{
    return &ui->lesson.prose->links[ui->panes[PANE_LESSON].select - 1];
}

/* -- what is on the screen ------------------------------------------------ */

static bool has_prose(const struct ui *ui)
{
    return ui->lesson.prose && ui->lesson.prose->n;
}

bool ui_text_only(const struct ui *ui)
{
    return ui->store && ui->ended && has_prose(ui) && !ui->header->n_sources &&
           trace_store_count(ui->store) == 0;
}

/* Rows that the prose takes in the pane as it was laid out. */
static int prose_rows(struct ui *ui)
{
    struct view v;
    struct region r = ui_region(ui, PANE_LESSON);
    if (!ui->store || !ui->layout.boxes[PANE_LESSON].shown)
        return 0;
    ui_view(ui, &v);
    return pane_lesson_class.draw(&ui->panes[PANE_LESSON], &v, &r);
}

void ui_show_block(struct ui *ui, size_t block)
{
    if (!has_prose(ui) || !ui->layout.boxes[PANE_LESSON].shown)
        return;
    prose_rows(ui); /* lays it out at the pane's width */
    ui->panes[PANE_LESSON].scroll =
        (int)wrapped_line_of(&ui->prose_lines->lines, block);
    ui->focus = PANE_LESSON;
    ui_refresh(ui);
}

/* Before the first step, and only where the usual place is too small for the
 * prose, the layout makes room to read it. */
static void layout_for_reading(struct ui *ui, struct layout_wish *wish)
{
    struct view v;
    struct region r = ui_region(ui, PANE_LESSON);
    if (!ui->store || ui->model.at || !ui->layout.boxes[PANE_LESSON].shown ||
        wish->text_only)
        return;
    if (prose_rows(ui) <= r.h)
        return;
    ui_view(ui, &v);
    r.w = ui->w;
    wish->reading = pane_lesson_class.draw(&ui->panes[PANE_LESSON], &v, &r);
    layout_compute(wish, &ui->layout);
    ui->reading = ui->layout.boxes[PANE_LESSON].h > r.h;
}

/* While a trace grows, panes that need more with each event would move about:
 * they get rows by the handful. */
static int in_steps(const struct ui *ui, int n)
{
    int step = 1;
    if (ui->ended || !n)
        return n;
    while (step < n && step < 1 << 20)
        step += step < 4 ? 1 : step / 2;
    return step;
}

static int longest_source(const struct ui *ui)
{
    int rows = 0;
    for (size_t i = 0; ui->store && i < ui->texts.n; i++)
        if (ui->texts.files[i].n_lines > rows)
            rows = ui->texts.files[i].n_lines;
    return rows;
}

/* What there is to show. */
static struct layout_wish wish_of(const struct ui *ui)
{
    const struct facts *f = &ui->facts;
    uint32_t panes = marks_panes(ui);
    struct layout_wish wish = {
        .w = ui->w,
        .h = ui->h,
        .lesson = has_prose(ui),
        .output = !ui->store || f->n_outs || !ui->ended,
        .present = ui->present,
        .zoom = -1,
        .text_only = ui_text_only(ui),
        .source_rows = longest_source(ui),
    };
    if (!ui->store)
        return wish;
    wish.without = panes ? ~panes : 0;
    wish.n_tasks = f->n_tasks;
    wish.n_timers = in_steps(ui, f->n_timers);
    wish.n_queues = f->n_queues;
    wish.n_locks = facts_lock_rows(f);
    wish.n_lanes = facts_lanes(f);
    wish.n_ready = in_steps(ui, f->n_ready);
    wish.queue_rows = in_steps(ui, facts_queue_rows(f));
    wish.output_rows = ui->ended ? (int)f->out.list.n : 0;
    layout_without(&wish);
    return wish;
}

void ui_refresh(struct ui *ui)
{
    struct layout_wish wish = wish_of(ui);
    ui->reading = false;
    ui->step = (struct step_view){0};
    if (ui->store)
        story_step_view(ui->story, &ui->model, ui->detail, &ui->step);
    layout_compute(&wish, &ui->layout);
    wish.lesson_rows = prose_rows(ui);
    layout_compute(&wish, &ui->layout);
    layout_for_reading(ui, &wish);
    ui->behind = ui->layout;
    if (ui->zoom >= 0 && !ui->behind.there[ui->zoom])
        ui->zoom = -1; /* another program has no such pane */
    if (ui->zoom >= 0 && !wish.text_only) {
        wish.zoom = ui->zoom;
        layout_compute(&wish, &ui->layout);
    }
}

void ui_view(const struct ui *ui, struct view *v)
{
    *v = (struct view){
        .theme = &ui->theme,
        .store = ui->store,
        .header = ui->header,
        .model = &ui->model,
        .story = ui->story,
        .facts = &ui->facts,
        .texts = &ui->texts,
        .stops = &ui->stops,
        .lesson = &ui->lesson,
        .prose_lines = ui->prose_lines,
        .step = &ui->step,
        .groups = ui->groups,
        .hides = ask_hides(ui),
        .detail = ui->detail,
        .internals = ui->options.internals,
        .stop_text = marks_stop_text(ui),
        .text_only = ui_text_only(ui),
        .ended = ui->ended,
        .at_end = ui->store && ui->ended && ui->model.at > 0 &&
                  ui->model.at == trace_store_count(ui->store),
        .lesson_number = ui_focused(ui) == PANE_LESSON
                             ? 0 : tab_number(ui, PANE_LESSON),
        .selected = ui->inspected,
        .about = ui_selected_task(ui),
        .timeline = &ui->panes[PANE_TIMELINE],
        .find = buf_str(&ui->find),
        .help_find = buf_str(ui->entry.prompt && overlay_is(ui, &overlay_help_class)
                                 ? &ui->entry.text : &ui->help_find),
    };
}

struct region ui_region(const struct ui *ui, enum pane_id id)
{
    const struct box *b = &ui->layout.boxes[id];
    return (struct region){
        .theme = &ui->theme,
        .x = b->x,
        .y = b->y,
        .w = b->w,
        .h = b->h,
        .side = ui->panes[id].side,
        .spare = b->spare,
        .strip = b->strip,
        .alone = ui->layout.tabs,
        .grid = b->grid,
    };
}

struct region ui_overlay_region(const struct ui *ui)
{
    const struct pane *p = &ui->overlays[ui->n_overlays - 1];
    struct region r = {.theme = &ui->theme, .side = p->side};
    struct view v;
    r.w = ui->w - 8 > 92 ? 92 : ui->w - 8;
    r.w = r.w < 1 ? 1 : r.w;
    r.h = ui->h - 4;
    ui_view(ui, &v);
    int rows = p->class->draw(p, &v, &r);
    r.h = rows < r.h ? rows : r.h;
    r.h = r.h < 1 ? 1 : r.h;
    r.x = (ui->w - r.w) / 2;
    r.y = (ui->h - r.h) / 2;
    r.top = 0;
    return r;
}

/* The pane that the arrows move in. Where there is something to read and
 * nothing has run, that is the text. */
enum pane_id ui_focused(const struct ui *ui)
{
    if (ui_text_only(ui))
        return PANE_LESSON;
    if (ui->zoom >= 0)
        return (enum pane_id)ui->zoom;
    if (ui->focus >= 0 && ui->layout.boxes[ui->focus].shown)
        return (enum pane_id)ui->focus;
    return ui->reading ? PANE_LESSON : PANE_SOURCE;
}

/* The chosen one, or else the one that the step is about. */
uint32_t ui_selected_task(const struct ui *ui)
{
    uint32_t task = ui->panes[PANE_TASKS].select;
    return task ? task : ui->step.actor;
}

/* Panes that would say more than the question may. */
static const unsigned hidden_by[PANE_COUNT] = {
    [PANE_QUEUE] = HIDES_STATES,
    [PANE_LOCKS] = HIDES_STATES | HIDES_WOKEN | HIDES_READY,
    [PANE_TASKS] = HIDES_STATES | HIDES_WOKEN,
    [PANE_READY] = HIDES_STATES | HIDES_WOKEN | HIDES_READY,
    [PANE_CONTROL] = HIDES_STATES,
    [PANE_CALLS] = HIDES_STATES,
    [PANE_TIMELINE] = HIDES_TOTALS,
    [PANE_LESSON] = HIDES_NEXT,
    [PANE_WHY] = HIDES_WHY,
};

bool ui_pane_hidden(const struct ui *ui, enum pane_id id)
{
    return ask_hides(ui) & hidden_by[id];
}

static void draw_hidden(const struct ui *ui, const struct region *r,
                        enum pane_id id)
{
    int col = 1;
    if (ui->layout.boxes[id].heading == HEADING_NONE)
        col = region_z(r, 0, col, STYLE_title, ui->panes[id].class->name) + 1;
    region_z(r, 0, col, STYLE_dim, "hidden until you answer");
}

void ui_draw(struct ui *ui, struct canvas *c)
{
    struct view v;
    if (ui->blank)
        return;
    if (ui->layout.too_small) {
        chrome_too_small(&ui->theme, ui->w, c);
        return;
    }
    if (!ui->store) {
        canvas_text(c, 1, 0, ui->w - 2, theme_paint(&ui->theme, STYLE_dim),
                    STR("The program is being read."));
        return;
    }
    ui_view(ui, &v);
    chrome_header(ui, &v, c);
    chrome_rules(ui, &v, c);
    tabs_draw(ui, c);
    for (int i = 0; i < PANE_COUNT; i++) {
        struct region r = ui_region(ui, (enum pane_id)i);
        r.canvas = c;
        if (!ui->layout.boxes[i].shown || r.h <= 0)
            continue;
        if (ui_pane_hidden(ui, (enum pane_id)i))
            draw_hidden(ui, &r, (enum pane_id)i);
        else
            classes[i]->draw(&ui->panes[i], &v, &r);
    }
    chrome_strip_focus(ui, c);
    seek_mark(ui, c);
    sheet_draw(ui, c);
    chrome_footer(ui, &v, c);
    if (ui->n_overlays)
        chrome_overlay(ui, &v, c);
}

void ui_message(struct ui *ui, const char *format, ...)
{
    va_list ap;
    ui->message.n = 0;
    va_start(ap, format);
    buf_vprintf(&ui->message, format, ap);
    va_end(ap);
}

const char *ui_said(struct ui *ui)
{
    return buf_z(&ui->message);
}

/* -- playing -------------------------------------------------------------- */

int ui_play_ms(const struct ui *ui)
{
    return ui->playing ? speeds[ui->speed] : 0;
}

static unsigned play_set(struct ui *ui, bool on)
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

unsigned ui_resize(struct ui *ui, int width, int height)
{
    ui->w = width;
    ui->h = height;
    ui_refresh(ui);
    return UI_REDRAW;
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
    case REQ_hint: return ask_hint(ui);
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
static enum request key_in_place(const struct ui *ui, const struct key *k)
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
    enum request what = key_in_place(ui, k);
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

/* -- for the app and tests ------------------------------------------------ */

enum detail ui_detail(const struct ui *ui)
{
    return ui->detail;
}

size_t ui_events(const struct ui *ui)
{
    return ui->store ? ui->model.at : 0;
}

void ui_go_to_events(struct ui *ui, size_t events)
{
    if (!ui->store)
        return;
    walk_to(ui, events);
    while (ui->model.at != ui->goal)
        ui_work(ui);
}

void ui_set_detail(struct ui *ui, enum detail d)
{
    ui->detail = d;
    ui_refresh(ui);
}
