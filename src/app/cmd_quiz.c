/* `loopscope quiz`: questions about a run, or about each page of a lesson, as plain
 * text, with a score at the end. Answers come from standard input; --answers prints them instead. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/output.h"
#include "app/whole_run.h"
#include "export/walk.h"
#include "lesson/place.h"
#include "lesson/quiz.h"
#include "story/words.h"

/* Of a longer run the beginning is asked about. */
enum { MOST_EVENTS = 200000, MOST_TASKS = 12, USUAL_COUNT = 5 };

struct asking_aloud {
    const struct cli *cli;
    const struct story *story;
    struct model *model;
    bool ended;
    const char *program;
    FILE *to;
    size_t right, skipped, asked;
    size_t here;            /* of those asked: about this run */
};

/* -- what one must know to answer ------------------------------------------ */

static void print_line(FILE *to, const char *head, struct buf *text)
{
    if (!text->n)
        return;
    fputs(head, to);
    walk_print_text(to, buf_str(text));
    fputc('\n', to);
}

static void print_tasks(struct asking_aloud *a)
{
    struct buf b = {0};
    uint32_t *ids;
    size_t n = story_tasks(a->model, false, &ids);
    for (size_t i = 0; i < n && i < MOST_TASKS; i++) {
        buf_addz(&b, i ? "; " : "");
        model_task_label(a->model, ids[i], &b);
        buf_printf(&b, " %s ",
                   story_state_word(a->model->tasks.p[ids[i]].state));
        story_task_note(a->story, a->model, ids[i], &b);
    }
    if (n > MOST_TASKS)
        buf_printf(&b, "; and %zu more", n - MOST_TASKS);
    print_line(a->to, "  Tasks: ", &b);
    buf_fini(&b);
    free(ids);
}

static void print_ready(struct asking_aloud *a)
{
    struct buf b = {0};
    struct ready_entry e;
    size_t at = 0, n = model_ready_count(a->model);
    while (story_ready_next(a->model, &at, n, &e)) {
        buf_addz(&b, b.n ? ", " : "");
        buf_adds(&b, buf_str(&e.text));
        buf_fini(&e.text);
    }
    if (!b.n)
        buf_addz(&b, "nobody");
    print_line(a->to, "  Ready, first to last: ", &b);
    buf_fini(&b);
}

static void print_timers(struct asking_aloud *a)
{
    struct buf b = {0};
    uint32_t ids[MOST_TASKS];
    size_t n = model_timers(a->model, ids, MOST_TASKS);
    for (size_t i = 0; i < n && i < MOST_TASKS; i++) {
        buf_printf(&b, "%s%.3f ", i ? ", " : "",
                   a->model->timers.p[ids[i]].when);
        story_timer(a->model, ids[i], &b);
    }
    print_line(a->to, "  Timers: ", &b);
    buf_fini(&b);
}

static void print_next_line(struct asking_aloud *a,
                            const struct step_view *v)
{
    struct buf b = {0};
    struct str line = story_source_line(a->story, a->model->current_frame,
                                        v->next_line);
    while (line.n && isspace((unsigned char)*line.p))
        line.p++, line.n--;
    if (v->next_line && line.n)
        buf_printf(&b, "line %d: %.*s", v->next_line, STR_ARG(line));
    print_line(a->to, "  About to run: ", &b);
    buf_fini(&b);
}

static void print_place(struct asking_aloud *a, const struct quiz_item *item,
                        const struct question *q)
{
    struct step_view v;
    struct buf why = {0};
    story_step_view(a->story, a->model, DETAIL_LINES, &v);
    fprintf(a->to, "  After step %zu of %s, at t=%.3f.\n", item->step,
            a->program, a->model->t);
    story_cause(a->story, a->model, &v, &why);
    if (!(q->hides & HIDES_WHY))
        print_line(a->to, "  ", &why);
    print_next_line(a, &v);
    if (!(q->hides & HIDES_STATES))
        print_tasks(a);
    if (!(q->hides & HIDES_READY))
        print_ready(a);
    print_timers(a);
    buf_fini(&why);
}

/* -- question and answer --------------------------------------------------- */

/* The number of the option that was chosen, from 1; 0: none, as at the end of
 * the input. */
static size_t read_answer(struct asking_aloud *a, const struct question *q)
{
    char line[256], *end;
    for (;;) {
        fprintf(a->to, "Your answer (1 to %zu; Enter skips): ", q->n);
        fflush(a->to);
        if (!fgets(line, sizeof line, stdin)) {
            fputc('\n', a->to);
            return 0;
        }
        if (!isatty(STDIN_FILENO)) /* the terminal shows what is typed */
            fprintf(a->to, "%s", strchr(line, '\n') ? line : "\n");
        if (!line[strspn(line, " \t\r\n")])
            return 0;
        unsigned long number = strtoul(line, &end, 10);
        if (!end[strspn(end, " \t\r\n")] && number >= 1 && number <= q->n)
            return number;
        fputs("That is none of the numbers.\n", a->to);
    }
}

static void print_reason(struct asking_aloud *a, const struct question *q)
{
    struct buf b = {0};
    buf_adds(&b, buf_str(&q->because));
    print_line(a->to, "  ", &b);
    fprintf(a->to, "  Rule: %s. %s\n", rule_text(q->rule)->title,
            rule_text(q->rule)->what);
    buf_fini(&b);
}

static void print_verdict(struct asking_aloud *a, const struct question *q,
                          size_t answer)
{
    const struct question_option *right = &q->options[q->right];
    bool good = answer == q->right + 1;
    if (a->cli->answers || !answer)
        fprintf(a->to, "Answer: %zu. ", q->right + 1);
    else
        fprintf(a->to, good ? "Right: %zu. " : "No. It is %zu. ",
                q->right + 1);
    walk_print_text(a->to, buf_str(&right->text));
    fputs(".\n", a->to);
    if (answer && !good && q->options[answer - 1].idea)
        fprintf(a->to, "  Many think %s.\n", q->options[answer - 1].idea);
    print_reason(a, q);
    a->right += good;
    a->skipped += !answer && !a->cli->answers;
}

static void ask(struct asking_aloud *a, const struct quiz_item *item,
                size_t total)
{
    struct question q;
    model_seek(a->model, item->events);
    if (!question_make(a->story, a->model, item->kind, a->ended,
                       a->cli->seed, &q))
        return;
    fprintf(a->to, "%sQuestion %zu of %zu (%s)", a->here ? "\n" : "",
            a->here + 1, total, question_name(q.kind));
    if (a->cli->answers) /* for who holds them against a trace */
        fprintf(a->to, ", after %zu events", item->events);
    fputc('\n', a->to);
    a->asked++;
    a->here++;
    print_place(a, item, &q);
    fputc('\n', a->to);
    walk_print_text(a->to, buf_str(&q.text));
    fputc('\n', a->to);
    for (size_t i = 0; i < q.n; i++) {
        fprintf(a->to, "  %zu. ", i + 1);
        walk_print_text(a->to, buf_str(&q.options[i].text));
        fputc('\n', a->to);
    }
    print_verdict(a, &q, a->cli->answers ? 0 : read_answer(a, &q));
    question_fini(&q);
}

/* -- the run --------------------------------------------------------------- */

/* What the author of a page asks. */
static void add_predictions(struct asking_aloud *a,
                            const struct lesson_page *page, struct quiz *quiz)
{
    for (size_t i = 0; i < page->n_directives; i++) {
        const struct directive *d = &page->directives[i];
        if (d->kind != DIRECTIVE_predict)
            continue;
        struct place place = lesson_place(page->directives, i);
        size_t at = place_find(&place, a->story, a->model, page->name);
        if (at != PLACE_NOWHERE)
            quiz_add(a->story, a->model, a->ended, a->cli->seed,
                     (enum question_kind)d->question, at, quiz);
    }
}

static void print_heading(struct asking_aloud *a, const struct input *in)
{
    const struct lesson_page *page = &in->lesson->pages[in->page];
    fprintf(a->to, "%sPage %zu: ", a->asked ? "\n" : "", in->page + 1);
    walk_print_text(a->to, page->title);
    fputs("\n\n", a->to);
}

/* Asks what the page asks, if it is one, and `others` of our own. */
static void ask_run(struct asking_aloud *a, const struct input *in,
                    size_t others)
{
    struct quiz quiz = {0};
    if (in->kind == INPUT_LESSON && !a->cli->all)
        add_predictions(a, &in->lesson->pages[in->page], &quiz);
    if (a->cli->all || others)
        quiz_pick(a->story, a->model, a->ended, a->cli->seed,
                  a->cli->all ? QUIZ_ALL : quiz.items.n + others, &quiz);
    if (quiz.items.n && in->kind == INPUT_LESSON && !a->cli->fragment)
        print_heading(a, in);
    a->here = 0;
    for (size_t i = 0; i < quiz.items.n; i++)
        ask(a, &quiz.items.p[i], quiz.items.n);
    quiz_fini(&quiz);
}

static int quiz_run(struct asking_aloud *a, const struct input *in,
                    size_t others)
{
    struct whole_run w;
    int status = whole_run_open(&w, in, a->cli, MOST_EVENTS);
    if (status == EXIT_OK) {
        struct feed *feed = &w.reading.feed;
        a->story = w.story;
        a->model = &w.model;
        a->ended = feed->ended;
        a->program = in->name;
        ask_run(a, in, others);
        if (w.reading.signal)
            status = 128 + w.reading.signal;
        else if (in->kind == INPUT_TRACE && feed_complain(feed, in))
            status = EXIT_INPUT;
    }
    whole_run_close(&w);
    return status;
}

/* -- lessons --------------------------------------------------------------- */

/* Is this page asked about? */
static bool is_picked(const struct cli *cli, const struct input *in,
                      size_t page, size_t picked)
{
    return in->lesson->pages[page].program.p &&
           (!cli->fragment || page == picked);
}

/* Page by page; what the lesson asks itself leaves fewer questions to us, which are
 * spread evenly, as far as the pages have any. */
static int quiz_lesson(struct asking_aloud *a, struct input *in, size_t count)
{
    const struct lesson *l = in->lesson;
    size_t picked = in->page, pages = 0, own = 0;
    int status = EXIT_OK;
    for (size_t i = 0; i < l->n_pages; i++) {
        if (!is_picked(a->cli, in, i, picked))
            continue;
        pages++;
        own += lesson_count(&l->pages[i], DIRECTIVE_predict);
    }
    size_t others = count > own ? count - own : 0;
    for (size_t i = 0; i < l->n_pages && status <= 128; i++) {
        if (!is_picked(a->cli, in, i, picked))
            continue;
        size_t before = a->asked;
        input_pick_page(in, i);
        int one = quiz_run(a, in, (others + pages - 1) / pages);
        size_t asked = a->asked - before;
        own = lesson_count(&l->pages[i], DIRECTIVE_predict);
        others -= asked <= own ? 0 : asked - own < others ? asked - own : others;
        status = one != EXIT_OK ? one : status;
        pages--;
    }
    return status;
}

static void print_score(const struct asking_aloud *a, const struct input *in)
{
    if (!a->asked)
        fprintf(a->to, "%s: nothing to ask about: the program has no tasks "
                "that wait or take turns\n",
                in->kind == INPUT_LESSON && !a->cli->fragment ? in->path
                                                              : in->name);
    else if (!a->cli->answers)
        fprintf(a->to, "\nScore: %zu of %zu right, %zu skipped\n", a->right,
                a->asked, a->skipped);
}

int cmd_quiz(const struct cli *cli)
{
    struct input in;
    struct output out = {0};
    size_t count = cli->count ? cli->count : USUAL_COUNT;
    int status = input_open(&in, cli);
    if (status == EXIT_OK)
        status = output_open(&out, NULL);
    if (status == EXIT_OK) {
        struct asking_aloud a = {.cli = cli, .to = out.to};
        status = in.kind == INPUT_LESSON ? quiz_lesson(&a, &in, count)
                                         : quiz_run(&a, &in, count);
        print_score(&a, &in);
    }
    input_fini(&in);
    return output_close(&out, status);
}
