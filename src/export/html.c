/* The format `html`: one page, with nothing beside it, that replays the walk in a
 * browser. What stands in its panes after each step is computed here (page.h) and
 * written as changes from step to step, once for each level of detail; the page's
 * script (html/walk.js, panes.js, page.js) folds them and shows the rows. It
 * interprets no event.
 *
 * The data is a JSON object in a script element that is never run:
 *
 *   items     rows; the others name them by their places
 *   levels    each with its steps: a list of numbers a step,
 *                 pane, row                       of a pane that has one row
 *                 pane, from, gone, n, rows...    of another: n rows in place of
 *                                                 those that go
 *             a row is twice an item's number, plus one when the step changed it;
 *             the first step starts from empty panes. `ends`: events applied after
 *             each step, as differences.
 *
 * The rows that a step leaves as they were cost nothing, and a row that comes back
 * is not written again, so that a long walk is a few hundred bytes a step.
 */
#include "export/formats.h"

#include "export/page.h"
#include "trace/writer.h"

#include "export/html/page.css.h"
#include "export/html/page.html.h"
#include "export/html/page.js.h"
#include "export/html/panes.js.h"
#include "export/html/walk.js.h"

enum {
    MOST_STEPS = 20000,   /* of a level */
    MOST_BYTES = 24 << 20,
    MOST_LINES = 20000,   /* of a source file, and bytes of each */
    MOST_LINE = 4000,
};

/* A level of detail: its steps, from the first that the page has. */
struct level {
    enum detail detail;
    size_t first, last, total;
    struct buf steps, ends;
    bool used[PAGE_COUNT];
    bool left_out;
    bool cut;              /* not all of its output is there */
};

struct html {
    const struct export_job *job;
    struct items items;
    struct level levels[DETAIL_COUNT];
    struct buf notes;          /* what the page says of itself, as JSON texts */
    struct buf out;
};

/* -- changes ---------------------------------------------------------------- */

static const bool single[PAGE_COUNT] = {
#define PANE(id, one) [PAGE_##id] = one,
    PAGE_PANES(PANE)
#undef PANE
};
static const char *const pane_names[PAGE_COUNT] = {
#define PANE(id, one) [PAGE_##id] = #id,
    PAGE_PANES(PANE)
#undef PANE
};

static void add_number(struct buf *b, size_t n)
{
    if (b->n && b->p[b->n - 1] != '[')
        buf_addc(b, ',');
    buf_add_int(b, (int64_t)n);
}

/* Rows [from, to) of `now` in place of `gone` rows. */
static void add_splice(struct buf *b, enum page_pane pane, size_t from,
                       size_t gone, const uint32_t *now, size_t to)
{
    add_number(b, pane);
    add_number(b, from);
    add_number(b, gone);
    add_number(b, to - from);
    for (size_t i = from; i < to; i++)
        add_number(b, now[i]);
}

/* n rows that take the place of as many: each stretch of others, when few of the
 * same stand between them together with those. */
static void add_stretches(struct buf *b, enum page_pane pane, const uint32_t *old,
                          const uint32_t *now, size_t n)
{
    enum { NEAR = 4 };
    for (size_t i = 0; i < n; i++) {
        if (old[i] == now[i])
            continue;
        size_t to = i + 1;
        for (size_t k = to; k < n && k < to + NEAR; k++)
            if (old[k] != now[k])
                to = k + 1;
        add_splice(b, pane, i, to - i, now, to);
        i = to - 1;
    }
}

static size_t count_same(const uint32_t *a, const uint32_t *b, size_t n)
{
    size_t same = 0;
    for (size_t i = 0; i < n; i++)
        same += a[i] == b[i];
    return same;
}

/* A list of as many rows as before. One that moves up, as a queue does, loses its
 * first row and gets another at its end. */
static void add_as_many(struct buf *b, enum page_pane pane, const uint32_t *old,
                        const uint32_t *now, size_t n)
{
    enum { WORTH = 4 };
    if (n < 2 || count_same(old + 1, now, n - 1) <
                     count_same(old, now, n) + WORTH) {
        add_stretches(b, pane, old, now, n);
        return;
    }
    add_splice(b, pane, 0, 1, now, 0);
    add_stretches(b, pane, old + 1, now, n - 1);
    add_splice(b, pane, n - 1, 0, now, n);
}

/* A list that is longer or shorter: what is in the middle changes. */
static void add_middle(struct buf *b, enum page_pane pane,
                       const struct page_rows *old, const struct page_rows *now)
{
    size_t head = 0, tail = 0, n = now->p.n, was = old->p.n;
    while (head < n && head < was && old->p.p[head] == now->p.p[head])
        head++;
    while (tail < n - head && tail < was - head &&
           old->p.p[was - 1 - tail] == now->p.p[n - 1 - tail])
        tail++;
    add_splice(b, pane, head, was - head - tail, now->p.p, n - tail);
}

static void add_changes(struct buf *b, enum page_pane pane,
                        const struct page_rows *old, const struct page_rows *now)
{
    if (old->p.n != now->p.n && !single[pane]) {
        add_middle(b, pane, old, now);
    } else if (!single[pane]) {
        add_as_many(b, pane, old->p.p, now->p.p, now->p.n);
    } else if (!old->p.n || old->p.p[0] != now->p.p[0]) {
        add_number(b, pane);
        add_number(b, now->p.p[0]);
    }
}

/* -- levels ----------------------------------------------------------------- */

static void rows_copy(struct page_rows *to, const struct page_rows *from)
{
    vec_clear(&to->p);
    for (size_t i = 0; i < from->p.n; i++)
        vec_push(&to->p, from->p.p[i]);
}

static void level_step(struct level *l, const struct page *p,
                       struct page_rows *before)
{
    if (l->steps.n)
        buf_addc(&l->steps, ',');
    buf_addc(&l->steps, '[');
    for (int i = 0; i < PAGE_COUNT; i++) {
        add_changes(&l->steps, (enum page_pane)i, &before[i], &p->panes[i]);
        rows_copy(&before[i], &p->panes[i]);
        l->used[i] = l->used[i] || p->panes[i].p.n;
    }
    buf_addc(&l->steps, ']');
}

static size_t bytes_so_far(const struct html *h)
{
    size_t n = h->items.json.n;
    for (int d = 0; d < DETAIL_COUNT; d++)
        n += h->levels[d].steps.n;
    return n;
}

/* Takes in the steps from l->first to l->last; when the page becomes too large,
 * l->last says how far it came. */
static void level_fill(struct html *h, struct level *l)
{
    struct page page;
    struct page_rows before[PAGE_COUNT] = {0};
    size_t end = 0;
    page_init(&page, h->job, &h->items);
    for (size_t step = l->first; step <= l->last; step++) {
        size_t events = story_boundary(h->job->story, l->detail, step);
        page_step(&page, l->detail, step);
        level_step(l, &page, before);
        add_number(&l->ends, events - end);
        end = events;
        if (bytes_so_far(h) > MOST_BYTES)
            l->last = step;
    }
    for (int i = 0; i < PAGE_COUNT; i++)
        vec_fini(&before[i].p);
    l->cut = page.full;
    page_fini(&page);
}

/* Says it on the page and on the command line. */
static void note(struct html *h, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void note(struct html *h, const char *format, ...)
{
    struct buf b = {0};
    va_list ap;
    va_start(ap, format);
    buf_vprintf(&b, format, ap);
    va_end(ap);
    buf_adds(h->job->said, buf_str(&b));
    buf_addc(h->job->said, '\n');
    if (h->notes.n)
        buf_addc(&h->notes, ',');
    item_add_shown(&h->notes, buf_str(&b), b.n);
    buf_fini(&b);
}

/* The level at which the page opens: the steps that were asked for, as many as the
 * page takes. */
static void fill_opening(struct html *h)
{
    const struct export_options *o = &h->job->options;
    struct level *l = &h->levels[o->detail];
    size_t last = o->last_step < l->total ? o->last_step : l->total;
    l->first = o->first_step;
    l->last = last - l->first >= MOST_STEPS ? l->first + MOST_STEPS - 1 : last;
    level_fill(h, l);
    if (l->last < last)
        note(h, "Only steps %zu to %zu of %zu are on this page; for those that "
             "follow: --steps %zu-%zu.", l->first, l->last, l->total,
             l->last + 1, last);
    if (l->cut)
        note(h, "Only the first %d lines of output are on this page.",
             PAGE_MOST_OUT);
}

/* Another level, over the same part of the run; all of it, or nothing. */
static void fill_other(struct html *h, struct level *l)
{
    const struct level *opening = &h->levels[h->job->options.detail];
    const struct story *s = h->job->story;
    size_t known = h->items.ends.n;
    l->first = story_step_at(s, l->detail, story_boundary(s, opening->detail,
                                                          opening->first));
    l->last = story_step_at(s, l->detail, story_boundary(s, opening->detail,
                                                         opening->last));
    size_t last = l->last;
    if (last - l->first < MOST_STEPS)
        level_fill(h, l);
    l->left_out = last - l->first >= MOST_STEPS || l->last < last;
    if (!l->left_out)
        return;
    buf_fini(&l->steps);
    buf_fini(&l->ends);
    items_forget(&h->items, known);
    note(h, "The level %s, %zu steps here, is left out: the page would be too "
         "large. With a shorter range, --steps A-B, it is there too.",
         story_detail_name(l->detail), last - l->first + 1);
}

static void fill_levels(struct html *h)
{
    for (int d = 0; d < DETAIL_COUNT; d++) {
        h->levels[d].detail = (enum detail)d;
        h->levels[d].total = story_steps(h->job->story, (enum detail)d);
    }
    fill_opening(h);
    for (int d = 0; d < DETAIL_COUNT; d++)
        if (d != (int)h->job->options.detail)
            fill_other(h, &h->levels[d]);
}

/* -- the data --------------------------------------------------------------- */

/* JSON ends no element and opens no comment when it has no "<". */
static void put_json(struct html *h, struct buf *json)
{
    const char *at = json->n ? json->p : "", *end = at + json->n;
    while (at < end) {
        const char *less = memchr(at, '<', (size_t)(end - at));
        fwrite(at, 1, (size_t)((less ? less : end) - at), h->job->to);
        if (less)
            fputs("\\u003c", h->job->to);
        at = less ? less + 1 : end;
    }
    buf_fini(json);
}

static void add_key(struct buf *b, const char *key)
{
    buf_printf(b, "%s\"%s\":", b->n && b->p[b->n - 1] != '{' ? "," : "", key);
}

static void add_comma(struct buf *b)
{
    if (b->p[b->n - 1] != '[')
        buf_addc(b, ',');
}

static void add_text(struct buf *b, struct str text)
{
    item_add_shown(b, text, MOST_LINE);
}

static void add_about(struct html *h)
{
    const struct trace_header *header = h->job->header;
    struct buf *b = &h->out;
    add_key(b, "program");
    add_text(b, header->program);
    add_key(b, "engine");
    add_text(b, header->engine);
    add_key(b, "clock");
    add_text(b, header->clock);
    add_key(b, "args");
    buf_addc(b, '[');
    for (size_t i = 0; i < header->n_argv; i++) {
        add_comma(b);
        add_text(b, header->argv[i]);
    }
    buf_addc(b, ']');
    add_key(b, "notes");
    buf_printf(b, "[%.*s]", STR_ARG(buf_str(&h->notes)));
}

static void add_look(struct html *h)
{
    const struct export_look *look = &h->job->look;
    struct buf *b = &h->out;
    add_key(b, "keys");
    buf_addc(b, '[');
    for (size_t i = 0; i < look->n_requests; i++) {
        add_comma(b);
        buf_addc(b, '[');
        json_add_str(b, str_of(look->requests[i].id));
        buf_addc(b, ',');
        json_add_str(b, str_of(look->requests[i].keys));
        buf_addc(b, ',');
        json_add_str(b, str_of(look->requests[i].help));
        buf_addc(b, ']');
    }
    buf_addc(b, ']');
    add_key(b, "states");
    buf_addc(b, '[');
    for (int i = 0; i <= TASK_CANCELLED; i++) {
        add_comma(b);
        buf_printf(b, "[\"%s\",\"%s\"]", story_state_word((enum task_state)i),
                   look->glyphs[i]);
    }
    buf_addc(b, ']');
    add_key(b, "panes");
    buf_addc(b, '[');
    for (int i = 0; i < PAGE_COUNT; i++) {
        add_comma(b);
        buf_printf(b, "[\"%s\",%d]", pane_names[i], single[i]);
    }
    buf_addc(b, ']');
}

/* A piece of a line, with the kind of code that it is. Tabs stay: they are how
 * lines are indented. */
static void add_piece(struct buf *b, struct str text, const char *kind)
{
    while (text.n) {
        const char *tab = memchr(text.p, '\t', text.n);
        size_t n = tab == text.p ? 1 : tab ? (size_t)(tab - text.p) : text.n;
        add_comma(b);
        if (tab == text.p)
            buf_addz(b, "\"\\t\"");
        else
            add_text(b, (struct str){text.p, n});
        buf_printf(b, ",\"%s\"", kind);
        text = (struct str){text.p + n, text.n - n};
    }
}

/* The line [from, to), cut where its kind of code changes. */
static void add_line(struct buf *b, const struct export_file *f, size_t *run,
                     uint32_t from, uint32_t to)
{
    add_comma(b);
    buf_addc(b, '[');
    while (from < to) {
        while (*run < f->n_runs && f->runs[*run].end <= from)
            ++*run;
        const struct export_run *r = *run < f->n_runs ? &f->runs[*run] : NULL;
        bool inside = r && r->start <= from;
        uint32_t end = inside ? r->end : r ? r->start : to;
        end = end < to ? end : to;
        add_piece(b, (struct str){f->text.p + from, end - from},
                  inside ? r->kind : "");
        from = end;
    }
    buf_addc(b, ']');
}

static void add_file(struct buf *b, const struct export_file *f)
{
    size_t run = 0, at = 0, n = 0;
    add_comma(b);
    buf_addz(b, "{\"name\":");
    add_text(b, f->name);
    buf_addz(b, ",\"lines\":[");
    while (at < f->text.n && n++ < MOST_LINES) {
        const char *end = memchr(f->text.p + at, '\n', f->text.n - at);
        size_t next = end ? (size_t)(end - f->text.p) + 1 : f->text.n;
        size_t stop = end ? next - 1 : next;
        if (stop > at && f->text.p[stop - 1] == '\r')
            stop--;
        stop = stop - at > MOST_LINE ? at + MOST_LINE : stop;
        add_line(b, f, &run, (uint32_t)at, (uint32_t)stop);
        at = next;
    }
    buf_addz(b, "]}");
}

static void add_level(struct html *h, const struct level *l)
{
    struct buf *b = &h->out;
    add_comma(b);
    buf_printf(b, "{\"name\":\"%s\",\"meaning\":\"%s\",\"first\":%zu,"
               "\"total\":%zu,\"used\":[", story_detail_name(l->detail),
               story_detail_meaning(l->detail), l->first, l->total);
    for (int i = 0; i < PAGE_COUNT; i++) {
        add_comma(b);
        buf_add_int(b, l->used[i]);
    }
    buf_addz(b, "],\"ends\":[");
    buf_adds(b, buf_str(&l->ends));
    buf_addz(b, "],\"steps\":[");
    buf_adds(b, buf_str(&l->steps));
    buf_addz(b, "]}");
}

static void put_data(struct html *h)
{
    struct buf *b = &h->out;
    buf_addc(b, '{');
    add_about(h);
    add_look(h);
    add_key(b, "files");
    buf_addc(b, '[');
    for (size_t i = 0; i < h->job->look.n_files; i++)
        add_file(b, &h->job->look.files[i]);
    buf_addc(b, ']');
    add_key(b, "open");
    buf_add_int(b, h->job->options.detail);
    add_key(b, "levels");
    buf_addc(b, '[');
    for (int d = 0; d < DETAIL_COUNT; d++)
        add_level(h, &h->levels[d]);
    buf_addc(b, ']');
    add_key(b, "items");
    buf_addc(b, '[');
    buf_add(b, h->items.json.p, h->items.json.n ? h->items.json.n - 1 : 0);
    buf_addz(b, "]}");
    put_json(h, b);
}

/* -- the page --------------------------------------------------------------- */

static void put_style(struct html *h)
{
    fputs(page_css, h->job->to);
}

static void put_script(struct html *h)
{
    fputs(walk_js, h->job->to);
    fputs(panes_js, h->job->to);
    fputs(page_js, h->job->to);
}

/* What stands in the page in place of "{{name}}". */
static const struct {
    const char *name;
    void (*put)(struct html *h);
} parts[] = {
    {"{{style}}", put_style},
    {"{{data}}", put_data},
    {"{{script}}", put_script},
};

static void put_page(struct html *h)
{
    const char *at = page_html;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *part = strstr(at, parts[i].name);
        fwrite(at, 1, (size_t)(part - at), h->job->to);
        parts[i].put(h);
        at = part + strlen(parts[i].name);
    }
    fputs(at, h->job->to);
}

void export_html(const struct export_job *job)
{
    struct html h = {.job = job};
    fill_levels(&h);
    put_page(&h);
    items_fini(&h.items);
    for (int d = 0; d < DETAIL_COUNT; d++) {
        buf_fini(&h.levels[d].steps);
        buf_fini(&h.levels[d].ends);
    }
    buf_fini(&h.notes);
    buf_fini(&h.out);
}
