#include "lesson/proof.h"

#include <stdio.h>
#include <stdlib.h>

#include "lesson/goal.h"
#include "lesson/place.h"
#include "story/question.h"

/* At a directive. */
#define wrong_at(l, d, ...)                                                   \
    lesson_wrong(&(l)->problems, (d)->line, (d)->column, __VA_ARGS__)

/* -- without a run --------------------------------------------------------- */

static bool needs_program(const struct directive *d)
{
    return d->placed || d->kind == DIRECTIVE_stop ||
           d->kind == DIRECTIVE_predict || d->kind == DIRECTIVE_goal ||
           d->kind == DIRECTIVE_solution || d->kind == DIRECTIVE_fails ||
           d->kind == DIRECTIVE_beside;
}

void proof_lesson(struct lesson *l)
{
    for (size_t i = 0; i < l->n_pages; i++) {
        const struct lesson_page *page = &l->pages[i];
        for (size_t k = 0; k < page->n_directives; k++) {
            const struct directive *d = &page->directives[k];
            if (!page->program.p && needs_program(d))
                wrong_at(l, d, "this page has no program, so `%s` says nothing "
                         "here", directive_word(d->kind));
        }
        const struct directive *again =
            lesson_directive(page, DIRECTIVE_solution, 1);
        if (again)
            wrong_at(l, again, "this page has a solution already");
        again = lesson_directive(page, DIRECTIVE_solution, 0);
        if (again && !lesson_directive(page, DIRECTIVE_goal, 0))
            wrong_at(l, again, "this page has no goal that the solution could "
                     "meet");
    }
}

/* -- how it ends ----------------------------------------------------------- */

/* What ended a run that did not end well, and on which line of its program. */
struct failure {
    char name[64];          /* as `fails` names it; empty: it ended well */
    char said[400];         /* the exception's message, or our diagnosis */
    int line;               /* 0: not known */
};

static void put(char *to, size_t size, struct str s)
{
    snprintf(to, size, "%.*s", STR_ARG(s));
}

/* The line of the frame that an exception started in, when it is the program's
 * own. */
static int raise_line(const struct model *m, size_t event, uint32_t frame,
                      struct str file)
{
    bool ours = false;
    int line = 0;
    for (size_t i = 0; i < event; i++) {
        struct event e;
        enum event_kind kind = trace_store_kind(m->store, i);
        if (kind != EV_line && kind != EV_frame_new)
            continue;
        trace_store_get(m->store, i, &e);
        if (kind == EV_frame_new && e.frame_new.frame == frame)
            ours = str_eq(e.frame_new.file, file);
        else if (kind == EV_line && e.line.frame == frame)
            line = (int)e.line.line;
    }
    return ours ? line : 0;
}

static void find_failure(const struct model *m, struct str file,
                         struct failure *f)
{
    size_t n = trace_store_count(m->store);
    struct event e;
    struct str error = {0};
    *f = (struct failure){0};
    for (size_t i = n; i-- > 0;) {
        enum event_kind kind = trace_store_kind(m->store, i);
        if (kind != EV_end && kind != EV_diag && kind != EV_raise)
            continue;
        trace_store_get(m->store, i, &e);
        if (kind == EV_end && e.end.status) {
            error = e.end.error.n ? e.end.error : STR("SystemExit");
            put(f->name, sizeof f->name, error);
        } else if (kind == EV_diag && (str_eqz(e.diag.kind, "deadlock") ||
                                       str_eqz(e.diag.kind, "limit"))) {
            put(f->name, sizeof f->name, e.diag.kind);
            put(f->said, sizeof f->said, e.diag.text);
            return;
        } else if (kind == EV_raise && error.n &&
                   str_eq(e.raise.type, error)) {
            put(f->said, sizeof f->said, e.raise.text);
            f->line = raise_line(m, i, e.raise.frame, file);
            return;
        }
    }
}

/* Says it where the line stands in the lesson, if it does. */
static void say_failure(struct lesson *l, const struct lesson_page *page,
                        const struct failure *f)
{
    int line = page->line;
    if (f->line > 0 && !page->from_file)
        line += f->line - 1;
    lesson_wrong(&l->problems, line, 1,
                 "the program ends with %s%s%s%s; if that is meant, say so: "
                 "<!-- loopscope: fails \"%s\" -->", f->name,
                 f->said[0] ? " (" : "", f->said, f->said[0] ? ")" : "",
                 f->name);
}

static void prove_end(struct lesson *l, const struct lesson_page *page,
                      const struct proof_run *run)
{
    struct failure f;
    const struct directive *fails =
        lesson_directive(page, DIRECTIVE_fails, 0);
    find_failure(run->model, page->name, &f);
    if (!run->ended)
        lesson_wrong(&l->problems, page->line, 1, "the program's run has more "
                     "than %zu events: too long for a lesson",
                     trace_store_count(run->model->store));
    else if (!fails && f.name[0])
        say_failure(l, page, &f);
    else if (fails && !f.name[0])
        wrong_at(l, fails, "the program does not fail: it ends well");
    else if (fails && !str_eqz(fails->text, f.name))
        wrong_at(l, fails, "the program ends with %s, not with %.*s", f.name,
                 STR_ARG(fails->text));
}

/* -- places and questions -------------------------------------------------- */

/* The kinds that can be asked about the state that the model is in. */
static void list_askable(const struct proof_run *run, struct buf *out)
{
    for (int k = 0; k < QUESTION_COUNT; k++) {
        struct question q;
        if (!question_make(run->story, run->model, (enum question_kind)k,
                           run->ended, 0, &q))
            continue;
        buf_printf(out, "%s%s", out->n ? ", " : "",
                   question_name((enum question_kind)k));
        question_fini(&q);
    }
}

static void prove_question(struct lesson *l, const struct directive *d,
                           const struct proof_run *run)
{
    struct question q;
    if (question_make(run->story, run->model, (enum question_kind)d->question,
                      run->ended, 0, &q)) {
        question_fini(&q);
        return;
    }
    struct buf other = {0};
    list_askable(run, &other);
    wrong_at(l, d, "%s can't be asked there: nothing of the kind is going on, "
             "or there are no two mistakes to choose from; what can be asked "
             "there: %s", question_name((enum question_kind)d->question),
             other.n ? buf_z(&other) : "nothing");
    buf_fini(&other);
}

static void prove_place(struct lesson *l, const struct lesson_page *page,
                        size_t i, const struct proof_run *run)
{
    const struct directive *d = &page->directives[i];
    struct place place = lesson_place(page->directives, i);
    size_t at = place_find(&place, run->story, run->model, page->name);
    if (at == PLACE_NOWHERE) {
        struct buf text = {0};
        place_text(&place, &text);
        wrong_at(l, d, "the run of %.*s never comes to %s",
                 STR_ARG(page->name), buf_z(&text));
        buf_fini(&text);
    } else if (d->kind == DIRECTIVE_predict) {
        model_seek(run->model, at);
        prove_question(l, d, run);
    }
}

void proof_page(struct lesson *l, size_t i, const struct proof_run *run)
{
    const struct lesson_page *page = &l->pages[i];
    size_t at = run->model->at;
    prove_end(l, page, run);
    for (size_t k = 0; k < page->n_directives; k++) {
        const struct directive *d = &page->directives[k];
        if (d->placed || d->kind == DIRECTIVE_predict)
            prove_place(l, page, k, run);
    }
    model_seek(run->model, at);
}

/* -- challenges ------------------------------------------------------------ */

/* Holds one run against a goal, and says so; `why`, emptied before, has the
 * reason. */
static bool meets(const struct directive *d, const struct proof_run *run,
                  const struct goal_given *given, const char *whose,
                  struct buf *report, struct buf *why)
{
    struct goal_run goal = {run->model, run->ended, run->source, given};
    why->n = 0;
    enum verdict v = goal_check(d, &goal, why);
    buf_printf(report, "; %s: %s (%s)", whose, verdict_word(v), buf_z(why));
    return v == VERDICT_HOLDS;
}

void proof_goals(struct lesson *l, size_t i, const struct proof_run *run,
                 const struct proof_run *solution, struct buf *report)
{
    const struct lesson_page *page = &l->pages[i];
    const struct directive *first = lesson_directive(page, DIRECTIVE_goal, 0);
    const struct directive *d;
    struct buf why = {0}, lack = {0};
    bool all = true;
    if (!first)
        return;
    struct goal_given *given = goal_given_new(run->model, run->source);
    for (size_t k = 0; (d = lesson_directive(page, DIRECTIVE_goal, k)); k++) {
        buf_printf(report, "  line %d: goal: ", d->line);
        goal_text(d, report);
        all &= meets(d, run, given, "the page's program", report, &why);
        if (solution &&
            !meets(d, solution, given, "its solution", report, &lack))
            wrong_at(l, d, "the solution does not meet this goal: %s",
                     buf_z(&lack));
        buf_addc(report, '\n');
    }
    if (all)
        wrong_at(l, first, "the page's program meets %s already: %s",
                 lesson_directive(page, DIRECTIVE_goal, 1) ? "all goals"
                                                           : "this goal",
                 buf_z(&why));
    goal_given_free(given);
    buf_fini(&why);
    buf_fini(&lack);
}

/* -- order ----------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const struct lesson_problem *x = a, *y = b;
    return x->line != y->line ? (x->line > y->line) - (x->line < y->line)
                              : (x->column > y->column) - (x->column < y->column);
}

void proof_sort(struct lesson *l)
{
    if (l->problems.all.n)
        qsort(l->problems.all.p, l->problems.all.n,
              sizeof *l->problems.all.p, by_place);
}
