/* Does anything on a screen with an open question depend on what is still to come? A
 * trace is shown beside another, which is the same up to the question and goes on
 * otherwise: other tasks run, other lines, other texts are printed, at other times.
 * Every cell must be the same. And while it is asked what state a task is in, neither
 * WHY nor a pane that is about tasks may name it.
 *
 *     hides [--answered] TRACE...      --answered: as the screen is when the question
 *                                      was answered, and nothing is hidden any more
 *
 * Prints a line for each kind: how many were looked at, and how many told; and the
 * first that did. Exit status 1 when any did.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/file.h"
#include "trace/reader.h"
#include "ui/ui_priv.h"

enum { MOST_STEPS = 400 };
static const int sizes[][2] = {{80, 24}, {120, 40}};

static struct {
    size_t asked, told;
} counts[QUESTION_COUNT];
static bool answered;

/* -- another way to go on --------------------------------------------------- */

struct turn {
    size_t at;              /* events that stay as they are */
    double t;
    uint32_t one, other;    /* tasks that change places */
    struct buf text;
};

static uint32_t swapped(const struct turn *turn, uint32_t task)
{
    return task == turn->one ? turn->other
           : task == turn->other ? turn->one : task;
}

static void reverse(struct str s, struct buf *out)
{
    out->n = 0;
    for (size_t i = 0; i < s.n; i++) /* line ends stay where they are */
        buf_addc(out, s.p[i] == '\n' ? '\n' : (char)('a' + (s.p[i] + 7) % 26));
}

static void go_otherwise(struct turn *turn, struct event *e)
{
    const struct event_info *info = event_info(e->kind);
    e->t = turn->t + (e->t - turn->t) * 2;
    if (e->kind == EV_loop_clock)
        e->loop_clock.to = turn->t + (e->loop_clock.to - turn->t) * 2;
    if (e->kind == EV_line && e->line.line > 1)
        e->line.line--;
    if (e->kind == EV_out) {
        reverse(e->out.text, &turn->text);
        e->out.text = buf_str(&turn->text);
    }
    for (int i = 0; i < info->n_fields && e->kind != EV_task_new; i++) {
        uint32_t *id = (uint32_t *)(void *)((char *)e + info->fields[i].offset);
        if (info->fields[i].type == FIELD_ID &&
            strcmp(info->fields[i].name, "task") == 0)
            *id = swapped(turn, *id);
    }
}

static struct trace_store *other_future(const struct trace_store *store,
                                        struct turn *turn)
{
    struct trace_store *other = trace_store_new(64 << 20);
    for (size_t i = 0; i < trace_store_count(store); i++) {
        struct event e;
        trace_store_get(store, i, &e);
        if (i >= turn->at)
            go_otherwise(turn, &e);
        trace_store_append(other, &e);
    }
    buf_fini(&turn->text);
    return other;
}

/* Two tasks that are there, of which one has the next turn. */
static void pick_tasks(const struct ui *ui, struct turn *turn)
{
    const struct model *m = &ui->model;
    for (size_t i = m->at; i < trace_store_count(ui->store) && !turn->one; i++) {
        struct event e;
        if (trace_store_kind(ui->store, i) != EV_task_run)
            continue;
        trace_store_get(ui->store, i, &e);
        turn->one = e.task_run.task;
    }
    for (uint32_t t = 1; t < m->tasks.n; t++)
        if (t != turn->one && m->tasks.p[t].made)
            turn->other = t;
    if (!turn->other)
        turn->one = 0;
}

/* -- looking ---------------------------------------------------------------- */

static struct ui *open_ui(const struct trace_store *store,
                          const struct trace_header *header, enum detail detail,
                          const int *size)
{
    struct ui *ui = ui_new(&(struct ui_options){0});
    ui_resize(ui, size[0], size[1]);
    ui_attach(ui, store, header, true);
    ui_set_detail(ui, detail);
    return ui;
}

static void draw(struct ui *ui, const int *size, struct canvas *c)
{
    canvas_resize(c, size[0], size[1]);
    ui_draw(ui, c);
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
    return a->paint.fg == b->paint.fg && a->paint.bg == b->paint.bg &&
           a->paint.attr == b->paint.attr && a->width == b->width &&
           strcmp(a->text, b->text) == 0;
}

/* The first row in which they differ, -1: none. */
static int differing_row(const struct canvas *a, const struct canvas *b)
{
    for (int y = 0; y < a->h; y++)
        for (int x = 0; x < a->w; x++)
            if (!same_cell(canvas_at(a, x, y), canvas_at(b, x, y)))
                return y;
    return -1;
}

/* A row of a pane about tasks that names the task, -1: none. */
static int naming_row(const struct ui *ui, const struct canvas *c, uint32_t task)
{
    static const enum pane_id about[] = {PANE_TASKS, PANE_READY, PANE_TIMERS,
                                         PANE_QUEUE, PANE_LOCKS, PANE_CONTROL,
                                         PANE_CALLS, PANE_TIMELINE, PANE_WHY};
    struct region sheet;
    struct buf label = {0}, row = {0};
    int found = -1;
    sheet_region(ui, &sheet);
    model_task_label(&ui->model, task, &label);
    for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
        const struct box *b = &ui->layout.boxes[about[i]];
        for (int y = b->y; b->shown && y < b->y + b->h && found < 0; y++) {
            row.n = 0;
            for (int x = b->x; x < b->x + b->w && (y < sheet.y - 1 ||
                                                   y >= sheet.y + sheet.h); x++)
                buf_addz(&row, canvas_at(c, x, y)->text);
            if (row.n >= label.n && memmem(row.p, row.n, label.p, label.n))
                found = y;
        }
    }
    buf_fini(&label);
    buf_fini(&row);
    return found;
}

static void tell(const char *path, const struct ui *ui, const struct canvas *a,
                 const struct canvas *b, int row)
{
    enum { MOST_TOLD = 3 };
    static int told;
    struct buf text = {0};
    const struct question *q = &ui->asked.q;
    counts[q->kind].told++;
    if (told++ >= MOST_TOLD || answered)
        return;
    printf("%s, step %zu, %s: row %d gives it away\n", path, ui_step(ui),
           question_name(q->kind), row);
    canvas_to_text(a, &text);
    if (b)
        canvas_to_text(b, &text);
    fwrite(text.p, 1, text.n, stdout);
    buf_fini(&text);
}

/* The question that ui has open, on a screen whose run goes on otherwise. */
static void look(const char *path, struct ui *ui, const int *size)
{
    struct canvas a = {0}, b = {0};
    struct turn turn = {.at = ui->model.at, .t = ui->model.t};
    pick_tasks(ui, &turn);
    struct trace_store *store = other_future(ui->store, &turn);
    struct ui *beside = open_ui(store, ui->header, ui->detail, size);
    ui_go_to_events(beside, ui->model.at);
    if (answered)
        ui->asked.phase = ASKED_ANSWERED;
    if (beside->model.at == ui->model.at) {
        counts[ui->asked.q.kind].asked++;
        beside->layout = ui->layout; /* room is made for the whole run */
        beside->facts.out_time_cells = ui->facts.out_time_cells;
        beside->asked = ui->asked;
        draw(ui, size, &a);
        draw(beside, size, &b);
        int row = differing_row(&a, &b);
        beside->asked = (struct asked){0};
        if (row >= 0)
            tell(path, ui, &a, &b, row);
        else if (ui->asked.q.kind == QUESTION_state &&
                 (row = naming_row(ui, &a, ui->asked.q.task)) >= 0)
            tell(path, ui, &a, NULL, row);
    }
    ui_free(beside);
    trace_store_free(store);
    canvas_fini(&a);
    canvas_fini(&b);
}

static void look_at(const char *path, const struct trace_store *store,
                    const struct trace_header *header, enum detail detail,
                    const int *size)
{
    struct ui *ui = open_ui(store, header, detail, size);
    for (size_t step = 0; step < MOST_STEPS && step <= walk_total(ui); step++) {
        size_t at = story_boundary(ui->story, detail, step);
        for (int k = 0; k < QUESTION_COUNT; k++) {
            ui_go_to_events(ui, at);
            if (ask_kind(ui, (enum question_kind)k))
                look(path, ui, size);
            ask_close(ui);
        }
    }
    ui_free(ui);
}

static void look_at_file(const char *path)
{
    struct buf text = {0};
    struct trace_header header;
    if (file_read(path, 1 << 28, &text))
        die("%s can't be read", path);
    struct trace_store *store = trace_store_new(64 << 20);
    struct trace_reader *r = trace_reader_new(store, &header);
    trace_reader_feed(r, text.p, text.n);
    trace_reader_end(r);
    if (trace_reader_has_header(r)) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            for (int d = 0; d < DETAIL_COUNT; d++)
                look_at(path, store, &header, (enum detail)d, sizes[i]);
        trace_header_fini(&header);
    }
    trace_reader_free(r);
    trace_store_free(store);
    buf_fini(&text);
}

int main(int argc, char **argv)
{
    size_t told = 0;
    int first = 1;
    if (argc > 1 && strcmp(argv[1], "--answered") == 0) {
        answered = true;
        first++;
    }
    for (int i = first; i < argc; i++)
        look_at_file(argv[i]);
    for (int k = 0; k < QUESTION_COUNT; k++) {
        printf("%s: %zu asked, %zu told\n",
               question_name((enum question_kind)k), counts[k].asked,
               counts[k].told);
        told += counts[k].told;
    }
    return told > 0;
}
