#include "app/live.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"

/* Of what the program has printed, as much is printed again at once. */
enum { PRINT_MOST = 1 << 20 };

const char live_needs_terminal[] =
    "--live shows the program on a terminal, and this is none that it can use; "
    "record without it, and open the trace with loopscope afterwards";

/* As the recorder names it: with .jsonl in place of the program's suffix. */
static char *trace_name(const char *program)
{
    const char *name = strrchr(program, '/');
    name = name ? name + 1 : program;
    name += strspn(name, ".");
    const char *dot = strrchr(name, '.');
    size_t n = dot ? (size_t)(dot - program) : strlen(program);
    struct buf b = {0};
    buf_add(&b, program, n);
    buf_addz(&b, ".jsonl");
    return buf_take(&b);
}

/* The command that records, which this one is but for the screen. */
static char **record_argv(const struct cli *cli, const char *trace)
{
    const struct {
        const char *name, *value;
    } options[] = {{"--output", trace},
                   {"--lines", cli->lines},
                   {"--python", cli->python}};
    VEC(const char *) argv = {0};
    vec_push(&argv, "/proc/self/exe");
    vec_push(&argv, "record");
    vec_push(&argv, "--at-once");
    if (cli->virtual_clock)
        vec_push(&argv, "--virtual");
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        if (options[i].value) {
            vec_push(&argv, options[i].name);
            vec_push(&argv, options[i].value);
        }
    vec_push(&argv, "--");
    for (int i = 0; i < cli->argc; i++)
        vec_push(&argv, cli->argv[i]);
    vec_push(&argv, NULL);
    return (char **)argv.p;
}

/* The trace can be written, and read while it is. It keeps what it has until the
 * program starts. */
static int open_trace(struct live *l)
{
    struct stat st;
    int fd = open(l->trace, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0)
        return cli_fail(EXIT_INPUT, "%s: %s", l->trace, strerror(errno));
    l->in.rest = fd;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return cli_fail(EXIT_INPUT, "%s: --live reads the trace while it is "
                        "written, so it has to be a file", l->trace);
    return EXIT_OK;
}

/* The screen has the terminal, so what the program reads and prints is not
 * there. What it prints is kept, for when the screen is closed. */
static int open_streams(struct live *l, const struct cli *cli)
{
    if (cli->input)
        l->streams[0] = open(cli->input, O_RDONLY | O_CLOEXEC);
    if (cli->input && l->streams[0] < 0)
        return cli_fail(EXIT_INPUT, "%s: %s", cli->input, strerror(errno));
    l->printed = file_temporary();
    if (l->printed >= 0)
        fcntl(l->printed, F_SETFL, O_APPEND);
    l->streams[1] = l->printed;
    l->streams[2] = isatty(STDERR_FILENO) ? l->printed : STDERR_FILENO;
    return EXIT_OK;
}

int live_open(struct live *l, const struct cli *cli)
{
    *l = (struct live){.streams = {-1, -1, -1}, .printed = -1};
    l->trace = cli->output ? xstrdup(cli->output) : trace_name(cli->argv[0]);
    l->argv = record_argv(cli, l->trace);
    l->in = (struct input){.kind = INPUT_TRACE, .path = l->trace, .rest = -1,
                           .growth = GROWTH_RECORDED,
                           .detail = (enum detail)cli->detail};
    int status = open_trace(l);
    return status == EXIT_OK ? open_streams(l, cli) : status;
}

void live_close(struct live *l)
{
    if (l->streams[0] >= 0)
        close(l->streams[0]);
    if (l->printed >= 0)
        close(l->printed);
    input_fini(&l->in);
    free(l->argv);
    free(l->trace);
}

int live_launch(struct live *l, struct host *host)
{
    if (ftruncate(l->in.rest, 0) < 0 ||
        host_launch(host, l->argv, l->streams) != STATUS_OK)
        return cli_fail(EXIT_INPUT, "can't start the recorder");
    return EXIT_OK;
}

void live_print(struct live *l)
{
    char part[16 * 1024];
    struct stat st;
    ssize_t n;
    if (l->printed < 0 || fstat(l->printed, &st) < 0)
        return;
    uint64_t left = (uint64_t)st.st_size - l->shown;
    if (left > PRINT_MOST) {
        l->shown += left - PRINT_MOST;
        cli_fail(EXIT_OK, "%llu bytes that the program printed are left out "
                 "here; the trace has them",
                 (unsigned long long)(left - PRINT_MOST));
    }
    while ((n = pread(l->printed, part, sizeof part, (off_t)l->shown)) > 0) {
        file_write(STDOUT_FILENO, part, (size_t)n);
        l->shown += (uint64_t)n;
    }
}

void live_watch(struct live *l, struct host *host)
{
    host_leave_file(host);
    if (l->printed >= 0)
        host_watch_file(host, l->printed);
}
