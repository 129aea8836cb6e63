#include "app/feed.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/vec.h"

/* Events beyond this spill to a temporary file. */
enum { STORE_BUDGET = 256 << 20, FILE_SLICE = 256 * 1024 };

static void add_limit(struct buf *out, const char *option, uint64_t value)
{
    if (value)
        buf_printf(out, "%s=%llu", option, (unsigned long long)value);
}

/* Standard input has been read: its text, for the child to open. */
static int input_copy(const struct input *in)
{
    int fd = memfd_create("loopscope-stdin", MFD_CLOEXEC);
    size_t at = 0;
    while (fd >= 0 && at < in->bytes.n) {
        ssize_t put = write(fd, in->bytes.p + at, in->bytes.n - at);
        if (put <= 0)
            break;
        at += (size_t)put;
    }
    return fd;
}

/* The command line of the child: `loopscope trace` of the same program. */
static enum status start_child(struct feed *f, const struct input *in,
                               const struct cli *cli)
{
    VEC(char *) argv = {0};
    struct buf file = {0}, seed = {0}, steps = {0}, memory = {0},
               recursion = {0}, output = {0}, name = {0}, lines = {0};
    vec_push(&argv, (char *)"/proc/self/exe");
    vec_push(&argv, (char *)"trace");
    if (cli->seed_given) {
        buf_printf(&seed, "--seed=%llu", (unsigned long long)cli->seed);
        vec_push(&argv, (char *)buf_z(&seed));
    }
    if (cli->input) {
        buf_printf(&lines, "--input=%s", cli->input);
        vec_push(&argv, (char *)buf_z(&lines));
    }
    add_limit(&steps, "--max-steps", cli->max_steps);
    add_limit(&memory, "--max-memory", cli->max_memory);
    add_limit(&output, "--max-output", cli->max_output);
    add_limit(&recursion, "--max-recursion", cli->max_recursion);
    struct buf *limits[] = {&steps, &memory, &output, &recursion};
    enum { N_LIMITS = sizeof limits / sizeof limits[0] };
    for (int i = 0; i < N_LIMITS; i++)
        if (limits[i]->n)
            vec_push(&argv, (char *)buf_z(limits[i]));
    int copy = strcmp(in->path, "-") == 0 ? input_copy(in) : -1;
    if (copy >= 0) {
        buf_printf(&name, "--name=%s", in->name);
        vec_push(&argv, (char *)buf_z(&name));
        buf_printf(&file, "/proc/%d/fd/%d", (int)getpid(), copy);
    } else {
        buf_addz(&file, in->path);
    }
    vec_push(&argv, (char *)"--");
    if (in->kind == INPUT_LESSON && copy < 0) {
        size_t number = 0;
        for (size_t i = 0; i <= in->page; i++)
            number += in->lesson->pages[i].program.p != NULL;
        buf_printf(&file, "#%zu", number);
    }
    vec_push(&argv, (char *)buf_z(&file));
    for (int i = 1; i < in->argc; i++)
        vec_push(&argv, in->argv[i]);
    vec_push(&argv, NULL);
    enum status s = host_spawn(f->host, argv.p);
    vec_fini(&argv);
    f->copy = copy;
    buf_fini(&file);
    buf_fini(&seed);
    buf_fini(&name);
    buf_fini(&lines);
    for (int i = 0; i < N_LIMITS; i++)
        buf_fini(limits[i]);
    return s;
}

int feed_start(struct feed *f, struct host *host, const struct input *in,
               const struct cli *cli)
{
    *f = (struct feed){.host = host, .target = FEED_AHEAD, .copy = -1};
    f->store = trace_store_new(STORE_BUDGET);
    f->reader = trace_reader_new(f->store, &f->header);
    if (in->kind == INPUT_TRACE) {
        f->file = in->bytes;
        host_work(host, true);
        return EXIT_OK;
    }
    if (in->kind == INPUT_LESSON &&
        !in->lesson->pages[in->page].program.p) {
        f->ended = true; /* a text alone */
        return EXIT_OK;
    }
    f->is_child = true;
    if (start_child(f, in, cli) != STATUS_OK)
        return cli_fail(EXIT_INPUT, "can't start the sandbox process");
    return EXIT_OK;
}

void feed_stop(struct feed *f)
{
    host_kill(f->host);
    host_work(f->host, false);
    if (trace_reader_has_header(f->reader))
        trace_header_fini(&f->header);
    trace_reader_free(f->reader);
    trace_store_free(f->store);
    buf_fini(&f->errors);
    if (f->copy >= 0)
        close(f->copy);
}

bool feed_is_full(const struct feed *f)
{
    return f->ended || trace_store_count(f->store) >= f->target;
}

static void hold_or_read(struct feed *f)
{
    bool on = !feed_is_full(f);
    if (f->is_child)
        host_read(f->host, on);
    else
        host_work(f->host, on && !f->ended);
}

void feed_want(struct feed *f, size_t events)
{
    if (events > f->target)
        f->target = events;
    hold_or_read(f);
}

void feed_bytes(struct feed *f, const char *p, size_t n)
{
    trace_reader_feed(f->reader, p, n); /* its error stays; see feed_problem */
    hold_or_read(f);
}

void feed_errors(struct feed *f, const char *p, size_t n)
{
    enum { ENOUGH = 64 * 1024 };
    if (f->errors.n < ENOUGH)
        buf_add(&f->errors, p, n);
}

void feed_child_end(struct feed *f, int status)
{
    f->status = status;
    f->ended = true;
    trace_reader_end(f->reader);
}

void feed_work(struct feed *f)
{
    size_t left = f->file.n - f->file_at;
    size_t n = left < FILE_SLICE ? left : FILE_SLICE;
    enum status s = STATUS_OK;
    if (n)
        s = trace_reader_feed(f->reader, f->file.p + f->file_at, n);
    f->file_at += n;
    if (f->file_at == f->file.n || s != STATUS_OK) {
        trace_reader_end(f->reader);
        f->ended = true;
    }
    hold_or_read(f);
}

const char *feed_problem(const struct feed *f, struct buf *out)
{
    const struct trace_error *e = trace_reader_error(f->reader);
    out->n = 0;
    if (f->is_child && f->ended && f->status < 0)
        buf_printf(out, "the sandbox was ended by signal %d (%s)", -f->status,
                   strsignal(-f->status));
    else if (f->is_child && f->ended && f->status == EXIT_LIMIT)
        buf_addz(out, "the program hit a limit of the sandbox");
    else if (e && e->status != STATUS_OK)
        buf_printf(out, "%zu:%zu: %s", e->line, e->column,
                   e->text ? e->text : status_text(e->status));
    return out->n ? buf_z(out) : NULL;
}

int feed_end_status(const struct feed *f, const struct input *in, int signal)
{
    struct buf text = {0};
    const char *problem = feed_problem(f, &text);
    bool child_said = f->is_child && f->status > 0;
    int status = child_said ? f->status : EXIT_OK;
    if (f->errors.n)
        fwrite(f->errors.p, 1, f->errors.n, stderr);
    if (problem && !child_said)
        status = cli_fail(EXIT_INPUT, "%s:%s%s", in->path,
                          f->is_child ? " " : "", problem);
    buf_fini(&text);
    return signal ? 128 + signal : status;
}
