/* `loopscope FILE`: the screen, or the walk in words where there is none. */
#include <unistd.h>

#include "app/screen.h"

int cmd_open(const struct cli *cli)
{
    if (!cli->file)
        return cli_fail(EXIT_USAGE, "which file? try: loopscope "
                        "lessons/01-one-thing-at-a-time.md   (or --help)");
    if (!isatty(STDOUT_FILENO))
        return cmd_explain(cli);
    struct input in;
    bool plain = false;
    int status = input_open(&in, cli);
    in.growth = GROWTH_WHILE_WRITTEN;
    if (status == EXIT_OK)
        status = screen_show(cli, &in, &plain);
    input_fini(&in);
    return plain ? cmd_explain(cli) : status;
}
