/* Why, at length: the sentence in full, the rules of asyncio behind it, and each
 * event of the step in words. */
#include "ui/pane.h"

enum { MOST_EVENTS = 400 };

static void why_title(const struct view *v, struct buf *out)
{
    (void)v;
    buf_addz(out, "WHY, AT LENGTH");
}

static int draw_event(const struct view *v, const struct region *r, int row,
                      size_t at)
{
    struct event e;
    struct buf b = {0};
    trace_store_get(v->store, at, &e);
    story_event(v->model, &e, &b);
    region_glyph(r, row, 1, STYLE_dim, GLYPH_dot);
    row = region_wrap(r, row, 3, STYLE_text, buf_str(&b));
    buf_fini(&b);
    return row;
}

enum { MOST_RULES = 2 };

static int draw_rule(const struct region *r, int row, struct rule_told *rule)
{
    struct buf b = {0};
    buf_printf(&b, "The rule: %s", rule->title);
    region_text(r, row++, 1, STYLE_title, buf_str(&b));
    row = region_wrap(r, row, 1, STYLE_text, str_of(rule->what));
    row = region_wrap(r, row, 1, STYLE_why, buf_str(&rule->here));
    b.n = 0;
    buf_printf(&b, "A common mistake is to think %s", rule->mistake);
    row = region_wrap(r, row, 1, STYLE_text, buf_str(&b));
    buf_fini(&b);
    buf_fini(&rule->here);
    return row + 1;
}

static int draw_rules(const struct view *v, const struct region *r, int row)
{
    struct rule_told rules[MOST_RULES];
    size_t n = story_rules(v->story, v->model, v->step, rules, MOST_RULES);
    for (size_t i = 0; i < n; i++)
        row = draw_rule(r, row, &rules[i]);
    return row;
}

static int draw_all(const struct view *v, const struct region *r)
{
    struct buf b = {0};
    story_why(v->story, v->model, v->step, &b);
    int row = region_wrap(r, 0, 1, STYLE_why, buf_str(&b)) + 1;
    buf_fini(&b);
    row = draw_rules(v, r, row);
    size_t from = v->step->from, to = v->step->to;
    if (to > v->model->at)
        to = v->model->at;
    if (from < to)
        region_z(r, row++, 1, STYLE_title,
                 "What happened in this step, in order");
    for (size_t i = from; i < to && i - from < MOST_EVENTS; i++)
        row = draw_event(v, r, row, i);
    if (to > from && to - from > MOST_EVENTS)
        region_z(r, row++, 3, STYLE_dim, "and more; d shows smaller steps");
    return row;
}

static int why_draw(const struct pane *p, const struct view *v,
                    struct region *r)
{
    return region_scrolled(p, v, r, draw_all);
}

const struct pane_class overlay_why_class = {
    .name = "why",
    .title = why_title,
    .draw = why_draw,
    .request = pane_scroll,
};
