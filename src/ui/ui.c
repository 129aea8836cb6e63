#include "ui/ui.h"

#include <stdlib.h>

#include "base/mem.h"
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
    ask_forget(ui);
    trace_forget(ui);
    challenge_leave_page(ui);
    lesson_forget(ui);
    prose_lines_fini(ui->prose_lines);
    free(ui->prose_lines);
    for (size_t i = 0; i < ui->stops.breakpoints.n; i++)
        free((char *)ui->stops.breakpoints.p[i].file.p);
    vec_fini(&ui->stops.breakpoints);
    vec_fini(&ui->stops.bookmarks);
    vec_fini(&ui->marks);
    vec_fini(&ui->marks_over);
    entry_fini(ui);
    buf_fini(&ui->find);
    buf_fini(&ui->help_find);
    buf_fini(&ui->message);
    buf_fini(&ui->twin.state);
    free(ui->end_note);
    free(ui->groups);
    free(ui);
}

void ui_attach(struct ui *ui, const struct trace_store *store,
               const struct trace_header *header, bool ended)
{
    ask_forget(ui);
    challenge_leave_run(ui);
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
    challenge_leave_page(ui);
    challenge_look(ui);
    marks_set(ui);
    ui->seen_end = false;
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
    return ui->store && ui->ended && has_prose(ui) && !ui->lesson.program &&
           !ui->header->n_sources &&
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
        wish->text_only || wish->twin_w)
        return;
    if (prose_rows(ui) <= r.h)
        return;
    ui_view(ui, &v);
    int usual = r.w;
    r.w = ui->w;
    wish->reading = pane_lesson_class.draw(&ui->panes[PANE_LESSON], &v, &r);
    layout_compute(wish, &ui->layout);
    ui->reading = ui->layout.boxes[PANE_LESSON].h > r.h ||
                  ui->layout.boxes[PANE_LESSON].w > usual;
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

static bool is_at_end(const struct ui *ui)
{
    return ui->store && ui->ended && ui->model.at > 0 &&
           ui->model.at == trace_store_count(ui->store) &&
           !ui_is_refused(ui); /* it opens there, unread */
}

/* Side by side, when both are: what is said of their ends is of both. */
static bool is_over(const struct ui *ui)
{
    const struct ui *other = ui->twin.other;
    if (!other)
        return is_at_end(ui);
    return ui->store && other->store && ui->ended && other->ended &&
           ui->model.at == trace_store_count(ui->store) &&
           other->model.at == trace_store_count(other->store);
}

/* What there is to show. */
static struct layout_wish wish_of(const struct ui *ui)
{
    const struct facts *f = &ui->facts;
    const struct ui *lesson_of = ui->twin.right ? ui->twin.other : ui;
    uint32_t panes = marks_panes(lesson_of);
    struct layout_wish wish = {
        .w = ui->w,
        .h = ui->h,
        .lesson = has_prose(ui),
        .output = !ui->store || f->n_outs || !ui->ended,
        .present = ui->present,
        .zoom = -1,
        .text_only = ui_text_only(ui),
        .source_rows = longest_source(ui),
        .twin_x = ui->twin.x,
        .twin_w = ui->twin.w,
        .twin_why = ui->twin.led,
        .twin_begun = ui->twin.begun,
        .twin_over = is_over(ui),
        .twin_below = ui->twin.right ? ui->twin.other->layout.below : 0,
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
    ui->seen_end |= is_over(ui);
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
        .no_run = ui->store && ui->ended && !trace_store_count(ui->store)
                      ? ui->end_note : NULL,
        .at_end = is_over(ui),
        .holds_back = !ui->seen_end && (marks_will_ask(ui) || ui->twin.other),
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
    [PANE_TIMERS] = HIDES_TIMERS,
    [PANE_CONTROL] = HIDES_STATES,
    [PANE_CALLS] = HIDES_STATES,
    [PANE_TIMELINE] = HIDES_TOTALS,
    [PANE_LESSON] = HIDES_NEXT,
    [PANE_WHY] = HIDES_WHY,
};

/* The other program side by side may have come to what the question is about. */
bool ui_pane_hidden(const struct ui *ui, enum pane_id id)
{
    if (ui->twin.other && ask_is_open(ui->twin.other))
        return true;
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

/* Of a program that the sandbox has refused there is nothing but that. */
static bool draw_refusal(const struct ui *ui, const struct region *r,
                         enum pane_id id)
{
    bool refused = ui->twin.other && id == PANE_SOURCE && ui->ended &&
                   ui->end_note && !trace_store_count(ui->store);
    if (refused)
        region_wrap(r, 0, 1, STYLE_state_failed, str_of(ui->end_note));
    return refused;
}

void ui_draw_panes(const struct ui *ui, const struct view *v, struct canvas *c)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        struct region r = ui_region(ui, (enum pane_id)i);
        r.canvas = c;
        if (!ui->layout.boxes[i].shown || r.h <= 0)
            continue;
        if (ui_pane_hidden(ui, (enum pane_id)i))
            draw_hidden(ui, &r, (enum pane_id)i);
        else if (!draw_refusal(ui, &r, (enum pane_id)i))
            classes[i]->draw(&ui->panes[i], v, &r);
    }
    chrome_strip_focus(ui, c);
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
    chrome_lines(ui, c);
    chrome_titles(ui, &v, c);
    tabs_draw(ui, c);
    ui_draw_panes(ui, &v, c);
    seek_mark(ui, c);
    sheet_draw(ui, c);
    chrome_footer(ui, c);
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

unsigned ui_resize(struct ui *ui, int width, int height)
{
    ui->w = width;
    ui->h = height;
    ui_refresh(ui);
    return UI_REDRAW;
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
