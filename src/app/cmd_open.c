/* `loopscope FILE`: the screen, or the walk in words where there is none. */
#include <unistd.h>

#include <stdlib.h>

#include "app/screen.h"
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

int cmd_open(const struct cli *cli)
{
    if (!cli->file)
        return cli_fail(EXIT_USAGE, "which file? try: loopscope "
                        "lessons/01-one-thing-at-a-time.md   (or --help)");
    if (!isatty(STDOUT_FILENO))
        return cmd_explain(cli);
    enum capable why = capable_of_drawing();
    if (why == CAPABLE_NO_TERM || why == CAPABLE_UNKNOWN)
        return fail_unknown(cli, why);
    struct input in;
    bool plain = false;
    int status = input_open(&in, cli);
    in.growth = GROWTH_WHILE_WRITTEN;
    if (status == EXIT_OK)
        status = screen_show(cli, &in, &plain);
    input_fini(&in);
    return plain ? cmd_explain(cli) : status;
}
