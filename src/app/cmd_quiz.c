/* `loopscope quiz`: questions about a run as plain text, with a score at the end.
 * Answers come from standard input; --answers prints them instead. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/output.h"
#include "app/reading.h"
#include "export/walk.h"
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
    fprintf(a->to, "  Rule: %s. %s\n", question_rule_title(q->kind),
            question_rule(q->kind));
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
    fprintf(a->to, "%sQuestion %zu of %zu (%s)", a->asked ? "\n" : "",
            a->asked + 1, total, question_name(q.kind));
    if (a->cli->answers) /* for who holds them against a trace */
        fprintf(a->to, ", after %zu events", item->events);
    fputc('\n', a->to);
    a->asked++;
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

/* More is wanted until all is there, or enough. */
static void on_more(struct reading *r)
{
    size_t n = trace_store_count(r->feed.store);
    if (r->feed.ended || n >= MOST_EVENTS)
        host_stop(r->host);
    else if (feed_is_full(&r->feed))
        feed_want(&r->feed, n + FEED_AHEAD);
}

static void ask_all(struct asking_aloud *a, struct quiz *quiz)
{
    for (size_t i = 0; i < quiz->items.n; i++)
        ask(a, &quiz->items.p[i], quiz->items.n);
    if (!quiz->items.n)
        fprintf(a->to, "%s: nothing to ask about: the program has no tasks "
                "that wait or take turns\n", a->program);
    else if (!a->cli->answers)
        fprintf(a->to, "\nScore: %zu of %zu right, %zu skipped\n", a->right,
                a->asked, a->skipped);
}

static int quiz_program(const struct cli *cli, struct input *in, FILE *to)
{
    struct reading r = {.more = on_more};
    int status = reading_start(&r, in, cli);
    if (status == EXIT_OK) {
        struct model m;
        struct quiz quiz = {0};
        reading_run(&r);
        struct story *story = story_new(r.feed.store);
        story_set_header(story, &r.feed.header);
        story_update(story, r.feed.ended);
        model_init(&m, r.feed.store);
        struct asking_aloud a = {.cli = cli, .story = story, .model = &m,
                                 .ended = r.feed.ended, .to = to,
                                 .program = in->name};
        quiz_pick(story, &m, r.feed.ended, cli->seed,
                  cli->all ? QUIZ_ALL : cli->count ? cli->count : USUAL_COUNT,
                  &quiz);
        ask_all(&a, &quiz);
        quiz_fini(&quiz);
        model_fini(&m);
        story_free(story);
        if (r.signal)
            status = 128 + r.signal;
        else if (in->kind == INPUT_TRACE && feed_complain(&r.feed, in))
            status = EXIT_INPUT;
    }
    reading_stop(&r);
    return status;
}

int cmd_quiz(const struct cli *cli)
{
    struct input in;
    struct output out = {0};
    int status = input_open(&in, cli);
    if (status == EXIT_OK)
        status = output_open(&out, NULL);
    if (status == EXIT_OK)
        status = quiz_program(cli, &in, out.to);
    input_fini(&in);
    return output_close(&out, status);
}
