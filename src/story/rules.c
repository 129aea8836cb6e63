/* The rules behind a step (rules.def): which of its events shows which rule, and
 * the rule in the step's own names. */
#include "story/rules.h"
#include "story/why.h"

static const struct rule_text rules[RULE_COUNT] = {
#define RULE(id, t, w, m) [RULE_##id] = {.title = t, .what = w, .mistake = m},
#define WHEN(kind, field, value, id, here)
#define OF(kind, id, here)
#include "story/rules.def"
};

static const struct row {
    enum event_kind kind;
    const char *field, *value; /* NULL: always */
    enum rule rule;
    const char *here;
} rows[] = {
#define RULE(id, title, what, mistake)
#define WHEN(kind, field, value, id, here)                                    \
    {EV_##kind, #field, value, RULE_##id, here},
#define OF(kind, id, here) {EV_##kind, NULL, NULL, RULE_##id, here},
#include "story/rules.def"
};
enum { N_ROWS = sizeof rows / sizeof *rows };

const struct rule_text *rule_text(enum rule rule)
{
    return &rules[rule];
}

static bool fits(const struct telling *w, const struct row *row)
{
    if (!why_has(w, row->kind))
        return false;
    struct event e = why_event(w, w->d.of[row->kind]);
    return !row->field || event_reads(w->m, &e, row->field, row->value);
}

/* The rows of the step's rules, what tells most first, each rule and each kind of
 * event once; how many. */
static size_t find_rows(const struct telling *w, const struct row **found,
                        size_t most)
{
    bool told[RULE_COUNT] = {false}, used[EV_COUNT] = {false};
    size_t n = 0;
    for (size_t i = 0; i < N_ROWS && n < most; i++) {
        if (told[rows[i].rule] || used[rows[i].kind] || !fits(w, &rows[i]))
            continue;
        told[rows[i].rule] = used[rows[i].kind] = true;
        found[n++] = &rows[i];
    }
    return n;
}

size_t story_rules(const struct story *s, const struct model *m,
                   const struct step_view *v, struct rule_told *told,
                   size_t most)
{
    enum { MOST = 4 };
    const struct row *found[MOST];
    struct telling w = {.s = s, .m = m, .v = v};
    if (v->from >= v->to)
        return 0;
    why_digest(&w);
    size_t n = find_rows(&w, found, most < MOST ? most : MOST);
    for (size_t i = 0; i < n; i++) {
        struct event e = why_event(&w, w.d.of[found[i]->kind]);
        told[i] = (struct rule_told){
            .title = rules[found[i]->rule].title,
            .what = rules[found[i]->rule].what,
            .mistake = rules[found[i]->rule].mistake,
        };
        add_template(m, &e, found[i]->here, &told[i].here);
    }
    return n;
}
