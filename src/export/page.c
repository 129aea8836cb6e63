#include "export/page.h"

#include <math.h>
#include <stdio.h>

#include "story/things.h"
#include "story/words.h"

enum {
    MOST_TASKS = 60,      /* beyond, they are counted by what they wait on */
    MOST_NAMES = 16,      /* on a row */
    MOST_HELD = 1000,     /* tasks that a step is said to be one of */
    MOST_ROWS = 40,       /* of a kind, where the rest is counted */
    MOST_TIMERS = 512,
    MOST_LINES = 20000,   /* of a source file */
    DEEPEST = 16,
    /* Bytes of a text. */
    NAME = 120, NOTE = 300, SENTENCE = 1200, LINE = 2000,
};

/* -- rows ------------------------------------------------------------------ */

static void rows_add(struct page *p, enum page_pane pane, bool changed)
{
    vec_push(&p->panes[pane].p, item_end(p->items) * 2 + changed);
}

/* A row of one kind number and one text: "+7 more". */
static void rows_add_more(struct page *p, enum page_pane pane, int kind,
                          struct buf *text)
{
    item_begin(p->items);
    item_int(p->items, kind);
    item_text(p->items, buf_str(text), NOTE);
    rows_add(p, pane, false);
    buf_fini(text);
}

/* Adds what a function of story says as a text of the row. */
static void add_buf(struct page *p, struct buf *text, size_t most)
{
    item_text(p->items, buf_str(text), most);
    text->n = 0;
}

static void add_seconds(struct page *p, double t)
{
    struct buf b = {0};
    buf_printf(&b, "%.3f", t);
    item_text(p->items, buf_str(&b), NAME);
    buf_fini(&b);
}

/* -- the step -------------------------------------------------------------- */

static int file_named(const struct page *p, struct str name)
{
    for (size_t i = 0; i < p->look->n_files; i++)
        if (str_eq(p->look->files[i].name, name))
            return (int)i;
    return -1;
}

/* The file that is shown: where somebody runs, else the program's own. */
static int file_shown(const struct page *p, const struct step_view *v)
{
    int file = v->next_line ? file_named(p, v->next_file) : -1;
    if (file < 0 && v->ran_line)
        file = file_named(p, v->ran_file);
    if (file < 0)
        file = file_named(p, p->header->program);
    return file < 0 && p->look->n_files ? 0 : file;
}

/* The line of a file that ran last, when the step itself is about none: while the
 * loop works the text stays where it is. */
static int64_t line_before(const struct page *p, int file)
{
    struct event e, frame;
    if (p->m.last_line_event == NO_EVENT)
        return 0;
    trace_store_get(p->m.store, p->m.last_line_event, &e);
    if (e.kind != EV_line || e.line.frame >= p->m.frames.n ||
        p->m.frames.p[e.line.frame].new_event == NO_EVENT)
        return 0;
    trace_store_get(p->m.store, p->m.frames.p[e.line.frame].new_event, &frame);
    return frame.kind == EV_frame_new &&
                   file_named(p, frame.frame_new.file) == file ? e.line.line : 0;
}

static void fill_where(struct page *p, const struct step_view *v)
{
    int file = file_shown(p, v);
    int ran_in = v->ran_line ? file_named(p, v->ran_file) : -1;
    item_begin(p->items);
    item_int(p->items, file);
    item_int(p->items, v->next_line);
    item_int(p->items, ran_in);
    item_int(p->items, v->ran_line);
    item_int(p->items, v->next_line                    ? v->next_line
                       : v->ran_line && ran_in == file ? v->ran_line
                                                       : line_before(p, file));
    rows_add(p, PAGE_where, false);
}

static void fill_why(struct page *p, const struct step_view *v)
{
    struct buf why = {0};
    story_why(p->story, &p->m, v, &why);
    item_begin(p->items);
    add_buf(p, &why, SENTENCE);
    rows_add(p, PAGE_why, false);
    buf_fini(&why);
}

static void fill_clock(struct page *p, const struct step_view *v)
{
    bool moved = false;
    for (size_t i = v->from; i < v->to && !moved; i++)
        moved = trace_store_kind(p->m.store, i) == EV_loop_clock;
    item_begin(p->items);
    add_seconds(p, p->m.t);
    item_int(p->items, p->m.pass);
    rows_add(p, PAGE_clock, moved);
}

static bool has(const uint32_t *ids, size_t n, uint32_t id)
{
    for (size_t i = 0; i < n; i++)
        if (ids[i] == id)
            return true;
    return false;
}

static void fill_holds(struct page *p, enum detail d, size_t step,
                       const struct step_view *v)
{
    static const enum jump jumps[] = {JUMP_TURN, JUMP_OUTPUT, JUMP_PASS};
    uint32_t tasks[MOST_HELD];
    size_t n = 0;
    int flags = 0;
    for (int i = 0; i < 3; i++)
        flags |= story_step_holds(p->story, d, step, jumps[i], 0) << i;
    item_begin(p->items);
    item_int(p->items, flags);
    for (size_t i = v->from; i < v->to && n < MOST_HELD; i++) {
        uint32_t task = story_event_task(p->story, i);
        if (task && !has(tasks, n, task))
            item_int(p->items, tasks[n++] = task);
    }
    rows_add(p, PAGE_holds, false);
}

/* -- tasks ----------------------------------------------------------------- */

static void fill_task(struct page *p, const struct step_view *v, uint32_t task)
{
    struct m_place places[DEEPEST];
    struct buf b = {0};
    enum task_state state = p->m.tasks.p[task].state;
    item_begin(p->items);
    item_int(p->items, task);
    item_int(p->items, state);
    model_task_label(&p->m, task, &b);
    add_buf(p, &b, NAME);
    story_task_note(p->story, &p->m, task, &b);
    add_buf(p, &b, NOTE);
    story_chain(&p->m, task, "›", &b);
    add_buf(p, &b, NOTE);
    size_t depth = state == TASK_RUNNING
                       ? model_stack(&p->m, task, places, DEEPEST) : 0;
    if (depth && depth <= DEEPEST)
        story_locals(&p->m, places[depth - 1].frame, &b);
    add_buf(p, &b, NOTE);
    buf_fini(&b);
    rows_add(p, PAGE_tasks,
             story_changed(p->story, &p->m, v, CHANGED_TASK, task));
}

static void fill_groups(struct page *p, const struct step_view *v,
                        const uint32_t *ids, size_t n)
{
    struct task_group *groups;
    struct buf b = {0};
    size_t n_groups = story_groups(p->story, &p->m, v, ids, n, &p->groups,
                                   &groups);
    for (size_t i = 0; i < n_groups && i < MOST_TASKS; i++) {
        item_begin(p->items);
        item_int(p->items, 0);
        item_int(p->items, groups[i].state);
        buf_printf(&b, "%zu", groups[i].n);
        add_buf(p, &b, NAME);
        story_group_on(&groups[i], &b);
        story_group(&p->m, &groups[i], &b);
        add_buf(p, &b, NOTE);
        rows_add(p, PAGE_tasks, groups[i].changed);
    }
    buf_fini(&b);
    free(groups);
}

static void fill_these(struct page *p, const struct step_view *v,
                       const uint32_t *ids, size_t n)
{
    if (n > MOST_TASKS)
        fill_groups(p, v, ids, n);
    else
        for (size_t i = 0; i < n; i++)
            fill_task(p, v, ids[i]);
}

/* Steps come in order: a task that was found is there from then on. But one whose
 * making the trace does not tell of may leave a gap. */
static void fill_tasks(struct page *p, const struct step_view *v)
{
    for (; p->looked < p->m.tasks.n && p->m.tasks.p[p->looked].made; p->looked++)
        if (!story_task_internal(&p->m, p->looked))
            vec_push(&p->tasks, p->looked);
    if (p->looked >= p->m.tasks.n) {
        fill_these(p, v, p->tasks.p, p->tasks.n);
        return;
    }
    uint32_t *ids;
    size_t n = story_tasks(&p->m, false, &ids);
    fill_these(p, v, ids, n);
    free(ids);
}

/* -- the ready queue and the timers ---------------------------------------- */

static bool entry_changed(const struct page *p, const struct step_view *v,
                          const struct ready_entry *e)
{
    for (size_t i = e->from; i < e->to; i++)
        if (story_changed(p->story, &p->m, v, CHANGED_HANDLE,
                          model_ready(&p->m, i)))
            return true;
    return false;
}

static void fill_ready(struct page *p, const struct step_view *v,
                       enum page_pane pane, size_t at, size_t to)
{
    struct ready_entry e;
    for (int i = 0; i < MOST_NAMES && story_ready_next(&p->m, &at, to, &e); i++) {
        item_begin(p->items);
        add_buf(p, &e.text, NAME);
        item_int(p->items, e.nobody);
        item_int(p->items, pane == PAGE_now && !i && !p->m.running);
        rows_add(p, pane, entry_changed(p, v, &e));
        buf_fini(&e.text);
    }
    if (at < to) {
        struct buf more = {0};
        buf_printf(&more, "+%zu", to - at);
        item_begin(p->items);
        add_buf(p, &more, NAME);
        item_int(p->items, 1);
        item_int(p->items, 0);
        rows_add(p, pane, false);
        buf_fini(&more);
    }
}

/* Timers with the same deadline, of which there are n from `ids` on; how many. */
static size_t fill_deadline(struct page *p, const struct step_view *v,
                            const uint32_t *ids, size_t n)
{
    double when = p->m.timers.p[ids[0]].when;
    struct buf b = {0};
    bool changed = false;
    size_t i = 0;
    item_begin(p->items);
    add_seconds(p, when);
    for (; i < n && (i == 0 || p->m.timers.p[ids[i]].when == when); i++) {
        changed = changed
                  || story_changed(p->story, &p->m, v, CHANGED_TIMER, ids[i]);
        if (i >= MOST_NAMES)
            continue;
        story_timer(&p->m, ids[i], &b);
        add_buf(p, &b, NAME);
    }
    if (i > MOST_NAMES) {
        buf_printf(&b, "+%zu", i - MOST_NAMES);
        add_buf(p, &b, NAME);
    }
    rows_add(p, PAGE_timers, changed);
    buf_fini(&b);
    return i;
}

static void fill_timers(struct page *p, const struct step_view *v)
{
    uint32_t ids[MOST_TIMERS];
    size_t total = model_timers(&p->m, ids, MOST_TIMERS), i = 0;
    size_t n = total < MOST_TIMERS ? total : MOST_TIMERS;
    for (int rows = 0; i < n && rows < MOST_ROWS; rows++)
        i += fill_deadline(p, v, ids + i, n - i);
    if (i < total) {
        struct buf b = {0};
        buf_printf(&b, "+%zu more, until %.3f", total - i,
                   p->m.timers.p[ids[n - 1]].when);
        item_begin(p->items);
        item_text(p->items, STR(""), NAME);
        add_buf(p, &b, NAME);
        rows_add(p, PAGE_timers, false);
        buf_fini(&b);
    }
}

/* -- queues ---------------------------------------------------------------- */

static void fill_item(struct page *p, const struct step_view *v, uint32_t item,
                      bool front)
{
    const struct m_item *m = &p->m.items.p[item];
    struct event e = {.kind = EV_COUNT};
    struct buf by = {0};
    if (m->put_event != NO_EVENT)
        trace_store_get(p->m.store, m->put_event, &e);
    bool put = e.kind == EV_queue_put;
    uint32_t who = put ? model_who(e.queue_put.task, e.queue_put.thread) : 0;
    if (who)
        model_task_label(&p->m, who, &by);
    item_begin(p->items);
    item_int(p->items, 1);
    item_text(p->items, put ? e.queue_put.text : STR("?"), NOTE);
    add_buf(p, &by, NAME);
    item_int(p->items, front);
    rows_add(p, PAGE_queues,
             story_changed(p->story, &p->m, v, CHANGED_ITEM, item));
    buf_fini(&by);
}

static void fill_waiters(struct page *p, uint32_t queue, bool changed)
{
    static const struct {
        enum wait_side side;
        const char *text;
        bool always;
    } sides[] = {
        {SIDE_GET, "waiting in get:", true},
        {SIDE_PUT, "waiting in put:", false},
        {SIDE_JOIN, "waiting in join:", false},
        {SIDE_NONE, "woken, not yet served:", false},
    };
    struct buf b = {0};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        bool woken = sides[i].side == SIDE_NONE;
        size_t n = woken ? story_queue_woken(&p->m, queue, &b)
                         : story_queue_waiting(&p->m, queue, sides[i].side, &b);
        if (!n && !sides[i].always)
            continue;
        item_begin(p->items);
        item_int(p->items, woken ? 4 : 3);
        item_text(p->items, str_of(sides[i].text), NAME);
        if (!n)
            buf_addz(&b, "nobody");
        add_buf(p, &b, SENTENCE);
        rows_add(p, PAGE_queues, woken && changed);
    }
    buf_fini(&b);
}

static void fill_queue(struct page *p, const struct step_view *v, uint32_t queue)
{
    uint32_t ids[MOST_ROWS];
    bool changed = story_changed(p->story, &p->m, v, CHANGED_QUEUE, queue);
    size_t total = model_queue_items(&p->m, queue, ids, MOST_ROWS);
    struct buf b = {0};
    story_queue(&p->m, queue, &b);
    rows_add_more(p, PAGE_queues, 0, &b);
    for (size_t i = 0; i < total && i < MOST_ROWS; i++)
        fill_item(p, v, ids[i], i == 0);
    if (total > MOST_ROWS) {
        buf_printf(&b, "%zu more behind", total - MOST_ROWS);
        rows_add_more(p, PAGE_queues, 5, &b);
    }
    item_begin(p->items);
    item_int(p->items, 2);
    story_queue_counts(&p->m, queue, &b);
    add_buf(p, &b, NAME);
    rows_add(p, PAGE_queues, changed);
    buf_fini(&b);
    fill_waiters(p, queue, changed);
}

static void fill_queues(struct page *p, const struct step_view *v)
{
    size_t n = 0, more = 0;
    for (uint32_t q = 1; q < p->m.queues.n; q++) {
        if (!p->m.queues.p[q].made)
            continue;
        if (n++ < MOST_ROWS)
            fill_queue(p, v, q);
        else
            more++;
    }
    if (more) {
        struct buf b = {0};
        buf_printf(&b, "%zu more queues", more);
        rows_add_more(p, PAGE_queues, 5, &b);
    }
}

/* -- locks, groups, timeouts, threads -------------------------------------- */

static void fill_thing_row(struct page *p, struct thing_row *row)
{
    struct buf b = {0};
    uint32_t who;
    bool woken;
    item_begin(p->items);
    item_int(p->items, 2);
    item_text(p->items, buf_str(&row->words), NAME);
    item_int(p->items, row->tone);
    for (int n = 0; n < MOST_NAMES && thing_row_next(&p->m, row, &who, &woken);
         n++) {
        buf_addc(&b, woken ? '+' : '-');
        model_task_label(&p->m, who, &b);
        add_buf(p, &b, NAME);
    }
    if (row->left) {
        buf_printf(&b, "-%zu more", row->left);
        add_buf(p, &b, NAME);
    }
    rows_add(p, PAGE_things, false);
    buf_fini(&b);
}

static void fill_thing(struct page *p, const struct step_view *v,
                       const struct thing_kind *kind, uint32_t id)
{
    struct thing_row rows[THING_ROWS];
    struct buf b = {0};
    item_begin(p->items);
    item_int(p->items, 1);
    kind->name(&p->m, id, &b);
    add_buf(p, &b, NAME);
    enum tone tone = kind->text(&p->m, id, &b);
    add_buf(p, &b, NOTE);
    item_int(p->items, tone);
    rows_add(p, PAGE_things,
             story_changed(p->story, &p->m, v, kind->changed, id));
    int n = kind->rows ? kind->rows(&p->m, id, rows) : 0;
    for (int i = 0; i < n; i++) {
        fill_thing_row(p, &rows[i]);
        thing_row_fini(&rows[i]);
    }
    buf_fini(&b);
}

static void fill_kind(struct page *p, const struct step_view *v,
                      enum thing_kind_id k)
{
    const struct thing_kind *kind = &thing_kinds[k];
    size_t n = 0;
    struct buf b = {0};
    for (uint32_t id = 1; id < things_count(&p->m, k); id++)
        n += kind->rank(&p->m, id) != RANK_ABSENT;
    if (!n)
        return;
    buf_printf(&b, "%s %zu", kind->title, n);
    rows_add_more(p, PAGE_things, 0, &b);
    size_t left = n;
    for (uint32_t id = 1; left && n - left < MOST_ROWS; id++)
        if (kind->rank(&p->m, id) != RANK_ABSENT) {
            fill_thing(p, v, kind, id);
            left--;
        }
    if (left) {
        buf_printf(&b, "+%zu more", left);
        rows_add_more(p, PAGE_things, 3, &b);
    }
}

/* -- calls ----------------------------------------------------------------- */

struct variables {
    struct page *page;
    const struct step_view *step;
    int n;
};

static void fill_variable(void *arg, struct str name, struct str repr,
                          uint32_t set_event)
{
    struct variables *to = arg;
    if (story_is_definition(repr) || to->n++ >= MOST_ROWS)
        return;
    item_begin(to->page->items);
    item_int(to->page->items, 1);
    item_text(to->page->items, name, NAME);
    item_text(to->page->items, repr, NOTE);
    rows_add(to->page, PAGE_calls,
             set_event >= to->step->from && set_event < to->step->to);
}

static void fill_calls(struct page *p, const struct step_view *v)
{
    struct m_place places[64];
    size_t n = story_calls(&p->m, places, 64);
    for (size_t i = n; i-- > 0 && n - i <= DEEPEST;) {
        struct variables to = {p, v, 0};
        item_begin(p->items);
        item_int(p->items, 0);
        item_text(p->items, story_frame_fn(&p->m, places[i].frame), NAME);
        item_int(p->items, places[i].line);
        item_int(p->items, i == n - 1 && p->m.program == PROGRAM_RUNS);
        rows_add(p, PAGE_calls, false);
        model_locals(&p->m, places[i].frame, fill_variable, &to);
    }
}

/* -- source and output ----------------------------------------------------- */

static void fill_held(struct page *p, const struct step_view *v)
{
    int file = file_shown(p, v);
    if (file < 0)
        return;
    int n_lines = p->look->files[file].n_lines;
    for (int line = 1; line <= n_lines && line <= MOST_LINES; line++) {
        size_t n = model_suspended_on(&p->m, p->look->files[file].name, line);
        if (!n)
            continue;
        item_begin(p->items);
        item_int(p->items, line);
        item_int(p->items, (int64_t)n);
        rows_add(p, PAGE_held, false);
    }
}

static enum page_out out_kind(const struct event *e)
{
    if (e->kind == EV_out)
        return str_eqz(e->out.stream, "stderr") ? PAGE_STDERR : PAGE_STDOUT;
    return e->kind == EV_warn ? PAGE_WARNING : PAGE_DIAGNOSIS;
}

static void add_stretch(void *arg, struct str text,
                        const struct export_paint *paint)
{
    struct page *p = arg;
    const struct {
        bool on;
        char letter;
    } how[] = {{paint->bold, 'b'},      {paint->dim, 'd'},
               {paint->italic, 'i'},    {paint->underline, 'u'},
               {paint->reverse, 'r'},   {paint->strike, 's'}};
    struct buf b = {0};
    buf_printf(&b, "%d;%d;", paint->fg, paint->bg);
    for (size_t i = 0; i < sizeof how / sizeof *how; i++)
        if (how[i].on)
            buf_addc(&b, how[i].letter);
    item_text(p->items, text, LINE);
    item_text(p->items, str_eqz(buf_str(&b), "-1;-1;") ? STR("") : buf_str(&b),
              NAME);
    buf_fini(&b);
}

/* Adds the line so far as a row; `again`: in place of the one that has its
 * beginning. */
static void out_row(struct page *p, bool again)
{
    struct event e;
    struct buf who = {0};
    struct str line = buf_str(&p->line);
    if (again)
        (void)vec_pop(&p->panes[PAGE_out].p);
    trace_store_get(p->m.store, p->line_from, &e);
    story_writer(p->story, &p->m, p->line_from, &who);
    item_begin(p->items);
    add_seconds(p, e.t);
    add_buf(p, &who, NAME);
    item_int(p->items, out_kind(&e));
    if (p->look->stretches)
        p->look->stretches(line, add_stretch, p);
    else
        add_stretch(p, line, &(struct export_paint){.fg = -1, .bg = -1});
    rows_add(p, PAGE_out, true);
    buf_fini(&who);
}

static void out_piece(struct page *p, uint32_t index, struct str text)
{
    bool again = p->line_from != NO_EVENT;
    if (!again)
        p->line_from = index;
    if (p->line.n <= LINE) /* one byte more shows that it was cut */
        buf_add(&p->line, text.p,
                text.n < LINE + 1 - p->line.n ? text.n : LINE + 1 - p->line.n);
    out_row(p, again);
}

static void out_end_line(struct page *p)
{
    p->line.n = 0;
    p->line_from = NO_EVENT;
}

/* One event of output; what the program has written without a newline is gone on
 * with. */
static void out_event(struct page *p, uint32_t index)
{
    struct event e;
    trace_store_get(p->m.store, index, &e);
    struct str text = e.kind == EV_out    ? e.out.text
                      : e.kind == EV_warn ? e.warn.text
                                          : e.diag.text;
    if (e.kind != EV_out)
        out_end_line(p);
    do {
        p->full = p->line_from == NO_EVENT &&
                  p->panes[PAGE_out].p.n >= PAGE_MOST_OUT;
        if (p->full)
            return;
        const char *end = text.n && e.kind == EV_out
                              ? memchr(text.p, '\n', text.n) : NULL;
        size_t n = end ? (size_t)(end - text.p) : text.n;
        out_piece(p, index, (struct str){text.p, n});
        if (end || e.kind != EV_out)
            out_end_line(p);
        n += end != NULL;
        text = (struct str){text.p + n, text.n - n};
    } while (text.n);
}

static void fill_out(struct page *p)
{
    struct page_rows *rows = &p->panes[PAGE_out];
    for (size_t i = 0; i < rows->p.n; i++)
        rows->p.p[i] &= ~UINT32_C(1);
    for (; p->n_out < p->m.n_out && !p->full; p->n_out++)
        out_event(p, model_out(&p->m, p->n_out));
}

/* -- all of it ------------------------------------------------------------- */

void page_init(struct page *p, const struct export_job *job, struct items *items)
{
    *p = (struct page){.story = job->story, .header = job->header,
                       .look = &job->look,
                       .items = items, .plain = true, .looked = 1,
                       .line_from = NO_EVENT};
    model_init(&p->m, job->store);
    for (size_t i = 0; i < trace_store_count(job->store) && p->plain; i++)
        p->plain = trace_store_kind(job->store, i) != EV_task_new;
}

void page_fini(struct page *p)
{
    model_fini(&p->m);
    buf_fini(&p->line);
    vec_fini(&p->tasks);
    group_memory_fini(&p->groups);
    for (int i = 0; i < PAGE_COUNT; i++)
        vec_fini(&p->panes[i].p);
}

void page_step(struct page *p, enum detail d, size_t step)
{
    struct step_view v;
    model_seek(&p->m, story_boundary(p->story, d, step));
    story_step_view(p->story, &p->m, d, &v);
    for (int i = 0; i < PAGE_COUNT; i++)
        if (i != PAGE_out)
            vec_clear(&p->panes[i].p);
    fill_why(p, &v);
    fill_where(p, &v);
    fill_clock(p, &v);
    fill_holds(p, d, step, &v);
    fill_tasks(p, &v);
    size_t this_pass = model_ready_this_pass(&p->m);
    fill_ready(p, &v, PAGE_now, 0, this_pass);
    fill_ready(p, &v, PAGE_next, this_pass, model_ready_count(&p->m));
    fill_timers(p, &v);
    fill_queues(p, &v);
    for (int k = 0; k < THING_KINDS; k++)
        fill_kind(p, &v, (enum thing_kind_id)k);
    if (p->plain)
        fill_calls(p, &v);
    fill_held(p, &v);
    fill_out(p);
}
