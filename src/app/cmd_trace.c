/* `loopscope trace`: the run as JSON Lines. The screen starts this as its child
 * and reads the pipe. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "app/input.h"
#include "app/sandbox.h"
#include "base/file.h"
#include "base/mem.h"
#include "trace/writer.h"
#include "trace/zst.h"
#include "vm/vm.h"

static void drop_write(struct port *port, int stream, struct str text)
{
    (void)port, (void)stream, (void)text; /* the `out` events have it */
}

/* A program that doesn't compile is a trace too: the line that is wrong, what
 * CPython says of it, and the end. */
static void trace_refusal(struct sink *sink, const char *file,
                          const struct refusal *r)
{
    struct str type = str_of(r->type), text = str_of(r->message);
    sink_emit(sink, &(struct event){.kind = EV_begin});
    if (r->line > 0) {
        sink_emit(sink, &(struct event){
            .kind = EV_frame_new,
            .frame_new = {.frame = 1, .kind = STR("refused"),
                          .fn = STR("<module>"), .file = str_of(file),
                          .line = 1}});
        sink_emit(sink, &(struct event){
            .kind = EV_line, .line = {.frame = 1, .line = r->line}});
        sink_emit(sink, &(struct event){
            .kind = EV_raise,
            .raise = {.frame = 1, .type = type, .text = text}});
    }
    sink_emit(sink, &(struct event){
        .kind = EV_out,
        .out = {.stream = STR("stderr"), .text = buf_str(&r->text)}});
    if (r->more.n)
        sink_emit(sink, &(struct event){
            .kind = EV_diag,
            .diag = {.kind = STR("syntax"), .text = buf_str(&r->more)}});
    sink_emit(sink, &(struct event){
        .kind = EV_end, .end = {.status = EXIT_PROGRAM, .error = type}});
}

/* -- a reader at the other end of a pipe ----------------------------------- */

static struct trace_writer *live; /* whom the timer's signal pokes */

static void poke_live(int number)
{
    int error = errno;
    (void)number;
    trace_writer_poke(live);
    errno = error;
}

static void set_timer(void)
{
    enum { EVERY_MS = 50 };
    struct itimerval every = {{0, EVERY_MS * 1000}, {0, EVERY_MS * 1000}};
    setitimer(ITIMER_REAL, &every, NULL);
}

/* A fork has no timer of its own; a simulated process runs on in the same pipe
 * for as long as it has its turn. */
static void live_in_fork(void)
{
    if (live)
        set_timer();
}

/* A screen that reads our pipe wants to see what has happened so far, whatever
 * the program does now; and so does whoever opens the file of a run that was
 * killed. */
static void live_start(struct trace_writer *w, int fd)
{
    struct stat st;
    if (fstat(fd, &st) < 0 || S_ISCHR(st.st_mode))
        return;
    live = w;
    struct sigaction action = {.sa_handler = poke_live,
                               .sa_flags = SA_RESTART};
    sigaction(SIGALRM, &action, NULL);
    pthread_atfork(NULL, NULL, live_in_fork);
    set_timer();
}

static void live_stop(void)
{
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    signal(SIGALRM, SIG_IGN);
    live = NULL;
}

static int open_output(const char *path, int *fd)
{
    *fd = STDOUT_FILENO;
    if (!path || strcmp(path, "-") == 0)
        return EXIT_OK;
    *fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (*fd < 0)
        return cli_fail(EXIT_INPUT, "%s: %s", path, strerror(errno));
    file_claim(*fd);
    return EXIT_OK;
}

/* Writes the whole trace once it is sure that there is one to write. */
static int write_trace(const struct cli *cli, const struct trace_header *header,
                       struct trace_writer *writer, struct vm *vm,
                       const struct program *p, const struct refusal *refused)
{
    int fd, status = open_output(cli->output, &fd);
    if (status != EXIT_OK)
        return status;
    trace_writer_init(writer, fd, header);
    if (cli->output && zst_named(cli->output))
        trace_writer_compress(writer);
    signal(SIGXFSZ, SIG_IGN); /* a file that is too large is an error of ours */
    live_start(writer, fd);
    if (vm)
        status = sandbox_run(vm, p);
    else
        trace_refusal(&writer->sink, header->program.p, refused);
    live_stop();
    enum status written = trace_writer_fini(writer);
    if (fd != STDOUT_FILENO && close(fd) < 0 && written == STATUS_OK)
        written = status_from_errno(errno);
    if (written != STATUS_OK)
        return cli_fail(EXIT_INPUT, "%s: %s; what was written so far is kept "
                        "and can be opened; for all of it, make room or name "
                        "another place with -o",
                        cli->output ? cli->output : "standard output",
                        status_text(written));
    return status == EXIT_LIMIT || status == EXIT_DEADLOCK ? status : EXIT_OK;
}

static int trace_program(const struct cli *cli, const struct input *in)
{
    struct refusal refused = {0};
    int status = EXIT_OK;
    struct program *p = input_compile(in, LANG_TRACE, &status, &refused);
    if (!p && status == EXIT_INPUT)
        return status;

    struct trace_writer writer;
    struct virtual_port port;
    virtual_port_init(&port);
    port.port.write = drop_write;
    if (cli->input || !isatty(STDIN_FILENO)) /* nobody would see the question */
        port.port.read_line = sandbox_read_line;
    struct vm *vm = p ? sandbox_new(cli, in, &port.port, &writer.sink) : NULL;

    size_t n_argv = in->argc > 1 ? (size_t)in->argc - 1 : 0;
    struct str *argv = xcalloc(n_argv, sizeof *argv);
    for (size_t i = 0; i < n_argv; i++)
        argv[i] = str_of(in->argv[i + 1]);
    struct trace_source source = {str_of(in->name),
                                  p ? p->source : buf_str(&in->bytes)};
    struct trace_header header = {
        .version = TRACE_VERSION,
        .min_version = TRACE_MIN_VERSION,
        .engine = STR("loopscope " LOOPSCOPE_VERSION),
        .clock = STR("virtual"),
        .program = str_of(in->name),
        .argv = argv,
        .n_argv = n_argv,
        .seed = in->seed,
        .sources = &source,
        .n_sources = 1,
    };
    if (vm && !sandbox_accepts(vm, in, p))
        status = EXIT_INPUT;
    else
        status = write_trace(cli, &header, &writer, vm, p, &refused);
    if (vm)
        sandbox_free(vm);
    if (p)
        program_free(p);
    free(argv);
    refusal_fini(&refused);
    return status;
}

int cmd_trace(const struct cli *cli)
{
    struct input in;
    int status = input_open(&in, cli);
    if (status == EXIT_OK && in.kind == INPUT_TRACE)
        status = cli_fail(EXIT_INPUT, "%s is a trace already", in.path);
    if (status == EXIT_OK)
        status = sandbox_open_input(cli, &in);
    if (status == EXIT_OK)
        status = trace_program(cli, &in);
    input_fini(&in);
    return status;
}
