/* `loopscope FILE`: the screen, or the walk in words where there is none.
 * `loopscope` alone: the course. `loopscope 4`, `loopscope hello`: a lesson of it,
 * when there is no such file. */
#include <unistd.h>

#include <stdlib.h>
#include <string.h>

#include "app/course.h"
#include "app/screen.h"
#include "base/mem.h"
#include "term/capable.h"

/* A screen needs to know what the terminal understands, and only the user can
 * say which one it is. */
static int fail_unknown(const struct cli *cli, enum capable why)
{
    const char *name = getenv("TERM");
    struct buf what = {0};
    if (why == CAPABLE_UNKNOWN)
        buf_printf(&what, "terminfo knows no TERM=%s", name);
    else
        buf_addz(&what, "TERM is not set");
    cli_fail(EXIT_USAGE, "%s, so there is no screen. Most terminals are alike:\n"
             "    TERM=xterm-256color loopscope %s\n"
             "The walk in words needs to know of none:\n"
             "    loopscope explain %s", buf_z(&what), cli->file, cli->file);
    buf_fini(&what);
    return EXIT_USAGE;
}

/* A file that belongs to no course. */
static int show_file(const struct cli *cli)
{
    struct input in;
    bool plain = false;
    int status = input_open(&in, cli);
    in.growth = GROWTH_WHILE_WRITTEN;
    if (status == EXIT_OK)
        status = screen_show(cli, &in, NULL, &plain);
    input_fini(&in);
    return plain ? cmd_explain(cli) : status;
}

static int open_file(const struct cli *cli)
{
    enum capable why = capable_of_drawing();
    if (why == CAPABLE_NO_TERMINAL) /* what stands on standard input is read once */
        return cmd_explain(cli);
    if (why == CAPABLE_NO_TERM || why == CAPABLE_UNKNOWN)
        return fail_unknown(cli, why);
    if (why != CAPABLE || !course_has_file(cli->file))
        return show_file(cli);
    struct course course;
    int status = course_open(&course);
    size_t at = course_of_file(&course, cli->file);
    if (status == EXIT_OK)
        status = at < course.lessons.n ? course_show(cli, &course, at)
                                       : show_file(cli);
    course_close(&course);
    return status;
}

/* The list, on the screen or as text. */
static int open_course(const struct cli *cli)
{
    struct course course;
    int status = course_open(&course);
    if (status == EXIT_OK && capable_of_drawing() == CAPABLE) {
        status = course_show(cli, &course, course.lessons.n);
    } else if (status == EXIT_OK) {
        course_print(&course, false, stdout);
        puts("\nloopscope NUMBER opens one; loopscope --help says what else "
             "there is.");
    }
    course_close(&course);
    return status;
}

/* The path of the lesson that is meant by what is no file; NULL: none is. The
 * caller frees it. */
static char *lesson_of_course(const char *which)
{
    struct course course;
    char *path = NULL;
    if (strcmp(which, "-") == 0 || strpbrk(which, "/.") ||
        access(which, F_OK) == 0)
        return NULL;
    if (course_read(&course)) {
        size_t i = course_find(&course, which);
        if (i < course.lessons.n)
            path = xstrdup(course.lessons.p[i].path);
    }
    course_close(&course);
    return path;
}

int cmd_open(const struct cli *cli)
{
    if (!cli->file && cli->beside)
        return cli_fail(EXIT_USAGE, "--beside needs a FILE as well: loopscope "
                        "--beside %s FILE", cli->beside);
    if (!cli->file)
        return open_course(cli);
    struct cli of = *cli;
    char *path = lesson_of_course(cli->file);
    if (path) {
        of.file = path;
        cli->argv[0] = path;
    }
    int status = open_file(&of);
    if (path)
        cli->argv[0] = (char *)cli->file;
    free(path);
    return status;
}
