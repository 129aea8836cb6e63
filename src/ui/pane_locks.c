/* LOCKS: who has what and who waits in line for it: the threads, when there is
 * more than one; calls that were handed to a pool; locks, events, semaphores,
 * conditions, barriers; task groups and their tasks; timeouts. Zoomed, also what
 * has happened to each so far. A program without them has no such pane.
 */
#include "base/mem.h"
#include "ui/crowd.h"
#include "ui/locks.h"

enum { NAME_LEAST = 8 };

/* -- what there is -- */

struct thing {
    enum thing_kind_id kind;
    uint32_t id;
};
typedef VEC(struct thing) thing_list;

static void things_collect(const struct view *v, thing_list *list)
{
    for (int k = 0; k < THING_KINDS; k++)
        for (uint32_t id = 1; id < things_count(v->model, (enum thing_kind_id)k);
             id++)
            if (thing_kinds[k].rank(v->model, id) != RANK_ABSENT)
                vec_push(list, ((struct thing){(enum thing_kind_id)k, id}));
}

/* How many of a kind the run has at one time, as far as it is known: they have
 * their title before the first is there, so that nothing moves about. */
static int most_of(const struct facts *f, int kind)
{
    const int most[] = {[THING_THREAD] = f->n_threads, [THING_JOB] = f->n_jobs,
                        [THING_SYNC] = f->n_syncs, [THING_GROUP] = f->n_groups,
                        [THING_TIMEOUT] = f->n_timeouts};
    return most[kind];
}

static void locks_title(const struct view *v, struct buf *out)
{
    thing_list list = {0};
    size_t start = out->n;
    things_collect(v, &list);
    for (int k = 0; k < THING_KINDS; k++) {
        size_t n = 0;
        for (size_t i = 0; i < list.n; i++)
            n += (int)list.p[i].kind == k;
        if (!n && !most_of(v->facts, k))
            continue;
        buf_printf(out, "%s%s", out->n > start ? "  " : "",
                   thing_kinds[k].title);
        if (n)
            buf_printf(out, " %zu", n);
    }
    if (out->n == start)
        buf_addz(out, "LOCKS");
    vec_fini(&list);
}

/* -- drawing -- */

/* Where there is no room for both, what a thread waits on says that it waits. */
static struct str shorter(const struct region *r, int col, struct str s)
{
    static const char word[] = "WAITING ";
    size_t n = sizeof word - 1;
    if (region_width(r, s) > r->w - col && str_starts(s, word))
        return (struct str){s.p + n, s.n - n};
    return s;
}

static int draw_thing(const struct view *v, const struct region *r, int row,
                      struct thing t, int col)
{
    const struct thing_kind *k = &thing_kinds[t.kind];
    struct buf b = {0};
    if (r->canvas && region_shows(r, row) &&
        story_changed(v->story, v->model, v->step, k->changed, t.id))
        region_glyph(r, row, 0, STYLE_changed, GLYPH_changed);
    k->name(v->model, t.id, &b);
    region_name(r, row, 2, col - 4, STYLE_label, buf_str(&b));
    b.n = 0;
    enum style style = tone_style(k->text(v->model, t.id, &b));
    if (k->tail)
        region_name(r, row, col, r->w - col, style, buf_str(&b));
    else
        region_long(r, row, col, style, shorter(r, col, buf_str(&b)));
    buf_fini(&b);
    return (r->alone ? locks_draw_history : locks_draw_rows)(v, r, row + 1, k,
                                                             t.id);
}

/* The column behind the longest name. */
static int text_column(const struct view *v, const struct region *r,
                       const thing_list *list)
{
    int widest = 0, most = r->w * 2 / 5;
    struct buf b = {0};
    for (size_t i = 0; i < list->n; i++) {
        b.n = 0;
        thing_kinds[list->p[i].kind].name(v->model, list->p[i].id, &b);
        int width = text_width(buf_str(&b));
        widest = width > widest ? width : widest;
    }
    buf_fini(&b);
    widest = widest < NAME_LEAST ? NAME_LEAST : widest;
    return 2 + (widest > most ? most : widest) + 2;
}

static int draw_all(const struct view *v, const struct region *r,
                    const thing_list *list, int col)
{
    int row = 0;
    for (size_t i = 0; i < list->n; i++)
        row = draw_thing(v, r, row, list->p[i], col);
    return row;
}

/* "+3 more: gate, go, bar" */
static void draw_hidden(const struct view *v, const struct region *r, int row,
                        const thing_list *list, const struct crowd_row *rows,
                        size_t hidden)
{
    struct buf b = {0};
    const char *apart = ": ";
    buf_printf(&b, "+%zu more", hidden);
    for (size_t i = 0; i < list->n && b.n < 200; i++)
        if (!rows[i].shown) {
            buf_addz(&b, apart);
            thing_kinds[list->p[i].kind].name(v->model, list->p[i].id, &b);
            apart = ", ";
        }
    region_text(r, row, 2, STYLE_dim, buf_str(&b));
    buf_fini(&b);
}

/* Too many for the pane: what nobody waits for gives way, and is named on the
 * last row. */
static void draw_some(const struct view *v, const struct region *r,
                      const thing_list *list, int col)
{
    struct region measure = *r;
    struct crowd_row *rows = xcalloc(list->n, sizeof *rows);
    int row = 0;
    measure.canvas = NULL;
    for (size_t i = 0; i < list->n; i++) {
        const struct thing_kind *k = &thing_kinds[list->p[i].kind];
        rows[i].rank = k->rank(v->model, list->p[i].id);
        rows[i].rows = draw_thing(v, &measure, 0, list->p[i], col);
    }
    size_t hidden = crowd_choose(rows, list->n, r->h);
    for (size_t i = 0; i < list->n; i++)
        if (rows[i].shown)
            row = draw_thing(v, r, row, list->p[i], col);
    if (hidden)
        draw_hidden(v, r, row, list, rows, hidden);
    free(rows);
}

/* While there is nothing yet: of the first kind that will come. */
static int draw_none(const struct view *v, const struct region *r)
{
    int kind = 0;
    while (kind < THING_KINDS - 1 && !most_of(v->facts, kind))
        kind++;
    region_z(r, 0, 2, STYLE_dim, thing_kinds[kind].none);
    return 1;
}

static int locks_draw(const struct pane *p, const struct view *v,
                      struct region *r)
{
    thing_list list = {0};
    struct region measure = *r;
    measure.canvas = NULL;
    things_collect(v, &list);
    int col = text_column(v, r, &list);
    int rows = draw_all(v, &measure, &list, col);
    if (!list.n) {
        rows = draw_none(v, r);
    } else if (rows > r->h && !p->scroll && !r->alone) {
        draw_some(v, r, &list, col);
    } else {
        region_scroll(r, p, rows);
        draw_all(v, r, &list, col);
    }
    vec_fini(&list);
    return rows;
}

const struct pane_class pane_locks_class = {
    .name = "locks",
    .title = locks_title,
    .draw = locks_draw,
    .request = pane_scroll,
};
