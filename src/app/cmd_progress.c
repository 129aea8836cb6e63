/* `loopscope progress`: what was done in the course, for people or as JSON. */
#include <stdlib.h>

#include "app/course.h"
#include "app/output.h"

/* A lesson that was never opened has no dates. */
static void print_json_lesson(const struct course *c, size_t i, FILE *to)
{
    const struct course_lesson *l = &c->lessons.p[i];
    const struct progress_lesson *done = course_done(c, i);
    struct progress_lesson untouched = {.file = l->file, .title = l->title,
                                        .n_pages = l->n_pages};
    struct buf b = {0};
    progress_format_lesson(done ? done : &untouched, &b);
    fprintf(to, "%s\n{\"number\":%d,\"minutes\":%d,\"challenges\":%d,%s",
            i ? "," : "", l->number, l->minutes, l->n_goals, buf_z(&b) + 1);
    buf_fini(&b);
}

static void print_json(const struct course *c, FILE *to)
{
    fputs("{\"loopscope-progress\":1,\"lessons\":[", to);
    for (size_t i = 0; i < c->lessons.n; i++)
        print_json_lesson(c, i, to);
    fputs("\n]}\n", to);
}

static int forget(struct course *c, const char *which)
{
    bool all = strcmp(which, "all") == 0;
    size_t one = all ? 0 : course_find(c, which);
    if (one == c->lessons.n)
        return cli_fail(EXIT_INPUT, "there is no lesson %s; loopscope progress "
                        "has their numbers and titles", which);
    for (size_t i = all ? 0 : one; i < (all ? c->lessons.n : one + 1); i++)
        course_change(c, i, PROGRESS_FORGET, 0, NULL);
    return EXIT_OK;
}

static int tell(const struct cli *cli, struct course *c, FILE *to)
{
    int status = cli->reset ? forget(c, cli->reset) : EXIT_OK;
    if (status == EXIT_OK && cli->json)
        print_json(c, to);
    else if (status == EXIT_OK)
        course_print(c, true, to);
    return status;
}

int cmd_progress(const struct cli *cli)
{
    struct course course;
    struct output out = {0};
    int status = course_open(&course);
    if (status == EXIT_OK)
        status = output_open(&out, NULL);
    if (status == EXIT_OK)
        status = tell(cli, &course, out.to);
    if (course.trouble.n)
        status = cli_fail(EXIT_INPUT, "%s", buf_z(&course.trouble));
    course_close(&course);
    return output_close(&out, status);
}
