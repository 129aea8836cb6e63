/* `loopscope run`: the program's own stdout, stderr and exit status, nothing
 * else. */
#include <stdio.h>
#include <unistd.h>

#include "app/input.h"
#include "app/sandbox.h"
#include "vm/gc.h"
#include "vm/vm.h"

static void say_collections(struct vm *vm)
{
    struct gc_costs c = gc_costs(vm);
    fprintf(stderr, "loopscope: %lu collections of garbage took %.1f ms, the "
            "longest %.1f ms\n", c.collections, c.total * 1e3,
            c.longest * 1e3);
}

int cmd_run(const struct cli *cli)
{
    struct input in;
    int status = input_open(&in, cli);
    struct program *p = NULL;
    if (status == EXIT_OK && in.kind == INPUT_TRACE)
        status = cli_fail(EXIT_INPUT, "%s is a trace, not a program; open it "
                          "with: loopscope %s", in.path, in.path);
    if (status == EXIT_OK)
        status = sandbox_open_input(cli, &in);
    if (status == EXIT_OK)
        p = input_compile(&in, 0, &status, NULL);
    if (p) {
        struct stdio_port port;
        stdio_port_init(&port, cli->real_time);
        struct vm *vm = sandbox_new(cli, &in, &port.base.port, NULL);
        status = sandbox_accepts(vm, &in, p) ? sandbox_run(vm, p)
                                             : EXIT_INPUT;
        if (cli->collections)
            say_collections(vm);
        sandbox_free(vm);
        int flushed = stdio_port_flush(&port);
        if (flushed != EXIT_OK)
            status = flushed;
        program_free(p);
    }
    input_fini(&in);
    return status;
}
