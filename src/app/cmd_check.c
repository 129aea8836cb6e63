/* `loopscope check`: what is wrong with a lesson, for its author. Reads it, runs its
 * programs in the sandbox, and holds what the lesson says against the runs. */
#include <stdio.h>
#include <stdlib.h>

#include "app/output.h"
#include "app/second.h"
#include "app/whole_run.h"
#include "lesson/proof.h"
#include "story/merge.h"

/* A run that is longer teaches nobody. */
enum { MOST_EVENTS = 1000000 };

struct checking {
    const struct cli *cli;
    struct input *in;
    struct lesson *lesson;
    struct buf report;      /* of the goals: lines */
    int signal;             /* that ended it; 0: none */
};

/* -- keys ------------------------------------------------------------------ */

static const char *const key_names[] = {
#define REQUEST(id, keys, ...) keys,
#include "ui/requests.def"
};

static bool is_among(const char *names, struct str key)
{
    while (*names) {
        size_t n = strcspn(names, " ");
        struct str name = {names, n};
        if (str_eq(name, key) ||
            (str_eqz(name, "1-9") && key.n == 1 && key.p[0] >= '1' &&
             key.p[0] <= '9'))
            return true;
        names += n + (names[n] == ' ');
    }
    return false;
}

static void check_key(struct lesson *l, const struct directive *d)
{
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (is_among(key_names[i], d->key))
            return;
    lesson_wrong(&l->problems, d->line, d->column,
                 "there is no key %.*s; `?` on the screen lists them",
                 STR_ARG(d->key));
}

static void check_keys(struct lesson *l)
{
    for (size_t i = 0; i < l->n_pages; i++) {
        const struct directive *d;
        for (size_t k = 0; (d = lesson_directive(&l->pages[i],
                                                 DIRECTIVE_coach, k)); k++)
            check_key(l, d);
    }
}

/* -- runs ------------------------------------------------------------------ */

/* The first line of what the sandbox said, without our name before it. */
static struct str first_line(struct str s)
{
    const char *end = s.n ? memchr(s.p, '\n', s.n) : NULL;
    if (end)
        s.n = (size_t)(end - s.p);
    if (str_starts(s, "loopscope: "))
        s.p += strlen("loopscope: "), s.n -= strlen("loopscope: ");
    return s;
}

/* Did the sandbox take the program at all? Says why not at that line. */
static bool check_taken(struct checking *c, const struct whole_run *w,
                        const char *what, int line)
{
    const struct feed *feed = &w->reading.feed;
    struct buf b = {0};
    if (w->reading.signal)
        c->signal = w->reading.signal;
    if (trace_store_count(feed->store) > 0 || c->signal)
        return !c->signal;
    const char *problem = feed_problem(feed, &b);
    struct str said = feed->errors.n ? first_line(buf_str(&feed->errors))
                                     : str_of(problem ? problem
                                                      : "it has no trace");
    lesson_wrong(&c->lesson->problems, line, 1, "%s can't be run: %.*s", what,
                 STR_ARG(said));
    buf_fini(&b);
    return false;
}

static struct proof_run proof_of(struct whole_run *w, struct str source)
{
    return (struct proof_run){w->story, &w->model, w->reading.feed.ended,
                              source};
}

/* Runs the solution in place of the page's program. */
static int check_solution(struct checking *c, size_t page,
                          const struct cli *cli, const struct proof_run *given)
{
    const struct directive *d = lesson_directive(&c->lesson->pages[page],
                                                 DIRECTIVE_solution, 0);
    if (!d) {
        proof_goals(c->lesson, page, given, NULL, &c->report);
        return EXIT_OK;
    }
    struct whole_run w;
    const char *path = c->in->path;
    c->in->path = "-"; /* the text in hand, not what stands in the file */
    c->in->bytes.n = 0;
    buf_adds(&c->in->bytes, d->text);
    int status = whole_run_open(&w, c->in, cli, MOST_EVENTS);
    if (status == EXIT_OK &&
        check_taken(c, &w, "the solution", d->program_line)) {
        struct proof_run solution = proof_of(&w, d->text);
        proof_goals(c->lesson, page, given, &solution, &c->report);
    }
    whole_run_close(&w);
    c->in->path = path;
    return status;
}

/* A seed that is random isn't, so that a check says the same each time. */
static void steady_seed(struct input *in, const struct lesson_page *page)
{
    const struct directive *seed = lesson_directive(page, DIRECTIVE_seed, 0);
    if (seed && seed->random)
        in->seed = 0;
}

/* A run that does not come to an end can't be held against another. */
static void check_ended(struct checking *c, const struct directive *d,
                        const struct whole_run *w, const char *name)
{
    struct run_end end = run_end_of(w->reading.feed.store);
    if (w->reading.signal)
        c->signal = w->reading.signal;
    else if (end.kind == RUN_OPEN)
        lesson_wrong(&c->lesson->problems, d->line, d->column,
                     "%s doesn't come to its end: side by side both have to",
                     name);
}

static void check_second(struct checking *c, const struct directive *d,
                         struct second *second)
{
    struct whole_run w;
    struct buf said = {0};
    char *name = second->in.name;
    cli_fail_into(&said);
    int status = whole_run_open(&w, &second->in, &second->cli, MOST_EVENTS);
    cli_fail_into(NULL);
    const struct feed *feed = &w.reading.feed;
    if (feed->errors.n)
        buf_adds(&said, first_line(buf_str(&w.reading.feed.errors)));
    if (status != EXIT_OK || trace_store_count(feed->store) == 0)
        lesson_wrong(&c->lesson->problems, d->line, d->column,
                     "%s can't be run: %.*s", name,
                     STR_ARG(first_line(buf_str(&said))));
    else
        check_ended(c, d, &w, name);
    whole_run_close(&w);
    buf_fini(&said);
}

/* What stands beside the page's program is there, runs, and both come to an end. */
static void check_beside(struct checking *c, size_t page,
                         const struct whole_run *left)
{
    const struct directive *d = lesson_directive(&c->lesson->pages[page],
                                                 DIRECTIVE_beside, 0);
    struct second_choice choice;
    struct second second;
    if (!second_choose(NULL, c->in, &choice))
        return;
    check_ended(c, d, left, c->in->name);
    if (second_open(&second, c->cli, &choice))
        check_second(c, d, &second);
    else
        lesson_wrong(&c->lesson->problems, d->line, d->column, "%.*s",
                     STR_ARG(first_line(buf_str(&choice.wrong))));
    second_fini(&second);
    second_choice_fini(&choice);
}

static int check_page(struct checking *c, size_t page)
{
    struct whole_run w;
    struct cli own = *c->cli;
    own.seed_given = true; /* that of the page */
    input_pick_page(c->in, page);
    steady_seed(c->in, &c->lesson->pages[page]);
    int status = whole_run_open(&w, c->in, &own, MOST_EVENTS);
    if (status == EXIT_OK &&
        check_taken(c, &w, "the program", c->lesson->pages[page].line)) {
        struct proof_run run = proof_of(&w, c->lesson->pages[page].program);
        proof_page(c->lesson, page, &run);
        check_beside(c, page, &w);
        status = check_solution(c, page, &own, &run);
    }
    whole_run_close(&w);
    return status;
}

/* -- the lesson ------------------------------------------------------------ */

static size_t count_directives(const struct lesson *l,
                               enum directive_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n_pages; i++)
        n += lesson_count(&l->pages[i], kind);
    return n;
}

static void print_count(FILE *to, size_t n, const char *what)
{
    fprintf(to, "%zu %s%s, ", n, what, n == 1 ? "" : "s");
}

static void print_summary(const struct checking *c, FILE *to)
{
    const struct lesson *l = c->lesson;
    size_t problems = l->problems.all.n;
    fprintf(to, "%s: ", c->in->path);
    print_count(to, l->n_pages, "page");
    print_count(to, l->n_programs, "program");
    print_count(to, count_directives(l, DIRECTIVE_stop), "stop");
    print_count(to, count_directives(l, DIRECTIVE_predict), "prediction");
    print_count(to, count_directives(l, DIRECTIVE_goal), "goal");
    fprintf(to, problems ? "%zu problem%s\n" : "no problems\n", problems,
            problems == 1 ? "" : "s");
}

/* One line, whatever is in it. */
static void print_clean(FILE *to, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        fputc(ch < ' ' || ch == 0x7f ? ' ' : ch, to);
    }
}

static void print_lines(FILE *to, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        const char *end = memchr(s.p + at, '\n', s.n - at);
        size_t n = end ? (size_t)(end - s.p) - at : s.n - at;
        print_clean(to, (struct str){s.p + at, n});
        fputc('\n', to);
        at += n + 1;
    }
}

static int check_lesson(struct checking *c, FILE *to)
{
    struct lesson *l = c->lesson = c->in->lesson;
    int status = EXIT_OK;
    proof_lesson(l);
    check_keys(l);
    for (size_t i = 0; i < l->n_pages && status == EXIT_OK && !c->signal; i++)
        if (l->pages[i].program.p)
            status = check_page(c, i);
    proof_sort(l);
    for (size_t i = 0; i < l->problems.all.n; i++) {
        const struct lesson_problem *p = &l->problems.all.p[i];
        fprintf(to, "%s:%d:%d: ", c->in->path, p->line, p->column);
        print_clean(to, p->text);
        fputc('\n', to);
    }
    print_summary(c, to);
    print_lines(to, buf_str(&c->report));
    buf_fini(&c->report);
    if (c->signal)
        return 128 + c->signal;
    return status != EXIT_OK ? status
           : l->problems.all.n ? EXIT_INPUT : EXIT_OK;
}

static int check_file(const struct cli *all, char **name, FILE *to)
{
    struct input in;
    struct cli cli = *all;
    cli.file = *name;
    cli.fragment = NULL;
    cli.argv = name;
    cli.argc = 1;
    int status = input_open(&in, &cli);
    struct checking c = {.cli = &cli, .in = &in};
    if (status == EXIT_OK && in.kind != INPUT_LESSON)
        status = cli_fail(EXIT_INPUT, "%s is no lesson: check reads Markdown "
                          "(.md, .txt)", in.path);
    if (status == EXIT_OK)
        status = check_lesson(&c, to);
    input_fini(&in);
    return status;
}

int cmd_check(const struct cli *cli)
{
    struct output out = {0};
    int status = output_open(&out, NULL);
    for (int i = 0; i < cli->argc && status <= 128; i++) {
        int one = check_file(cli, &cli->argv[i], out.to);
        if (one != EXIT_OK)
            status = one;
    }
    return output_close(&out, status);
}
