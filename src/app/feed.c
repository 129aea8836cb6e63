#include "app/feed.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"
#include "trace/zst.h"

/* Events beyond this spill to a temporary file. */
enum { STORE_BUDGET = 256 << 20 };
/* Bytes of a trace that are read between two looks at the keys; compressed ones
 * make many times as many. */
enum { SLICE = 256 << 10, ZST_SLICE = 16 << 10 };
/* One that grows is being kept up with while so much of it is not read yet. */
enum { NEARLY_ALL = 1 << 20 };

static void add_limit(struct buf *out, const char *option, uint64_t value)
{
    if (value)
        buf_printf(out, "%s=%llu", option, (unsigned long long)value);
}

/* What the page gives its program to read, for a child that has no page. */
static bool hold_given(struct feed *f, const struct input *in)
{
    const struct str given = in->lesson ? in->lesson->pages[in->page].input
                                        : (struct str){NULL, 0};
    if (given.p)
        f->given = input_hold(given);
    return f->given >= 0;
}

/* The command line of the child: `loopscope trace` of the same program. A text of
 * its own has no lesson around it that would say how it is run. */
static enum status start_child(struct feed *f, const struct input *in,
                               const struct cli *cli)
{
    VEC(char *) argv = {0};
    struct buf file = {0}, seed = {0}, steps = {0}, memory = {0},
               recursion = {0}, output = {0}, name = {0}, lines = {0};
    vec_push(&argv, (char *)"/proc/self/exe");
    vec_push(&argv, (char *)"trace");
    f->copy = strcmp(in->path, "-") == 0 && !in->edited
                  ? input_hold(buf_str(&in->bytes)) : -1;
    bool alone = f->copy >= 0 || in->edited;
    if (alone || cli->seed_given) {
        buf_printf(&seed, "--seed=%llu", (unsigned long long)in->seed);
        vec_push(&argv, (char *)buf_z(&seed));
    }
    if (cli->input)
        buf_printf(&lines, "--input=%s", cli->input);
    else if (alone && hold_given(f, in))
        buf_printf(&lines, "--input=/proc/%d/fd/%d", (int)getpid(), f->given);
    if (lines.n)
        vec_push(&argv, (char *)buf_z(&lines));
    add_limit(&steps, "--max-steps", cli->max_steps);
    add_limit(&memory, "--max-memory", cli->max_memory);
    add_limit(&output, "--max-output", cli->max_output);
    add_limit(&recursion, "--max-recursion", cli->max_recursion);
    struct buf *limits[] = {&steps, &memory, &output, &recursion};
    enum { N_LIMITS = sizeof limits / sizeof limits[0] };
    for (int i = 0; i < N_LIMITS; i++)
        if (limits[i]->n)
            vec_push(&argv, (char *)buf_z(limits[i]));
    if (alone) {
        buf_printf(&name, "--name=%s", in->name);
        vec_push(&argv, (char *)buf_z(&name));
    }
    if (in->edited) {
        buf_addz(&file, in->edited);
    } else if (f->copy >= 0) {
        buf_printf(&file, "/proc/%d/fd/%d", (int)getpid(), f->copy);
    } else {
        buf_addz(&file, in->path);
    }
    vec_push(&argv, (char *)"--");
    if (in->kind == INPUT_LESSON && !alone) {
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
    buf_fini(&file);
    buf_fini(&seed);
    buf_fini(&name);
    buf_fini(&lines);
    for (int i = 0; i < N_LIMITS; i++)
        buf_fini(limits[i]);
    return s;
}

static void start_file(struct feed *f, const struct input *in)
{
    f->file = in;
    f->file_size = in->rest >= 0 && in->size > in->bytes.n ? in->size
                                                           : in->bytes.n;
    f->grows = in->rest >= 0 &&
               (in->growth == GROWTH_RECORDED ||
                (in->growth && file_is_claimed(in->rest)));
    if (f->grows) /* before its end is looked for: so nothing is missed */
        host_watch_file(f->host, in->rest);
    if (in->rest >= 0)
        lseek(in->rest, (off_t)in->bytes.n, SEEK_SET);
    host_work(f->host, HOST_WORK_READ, true);
}

int feed_start(struct feed *f, struct host *host, const struct input *in,
               const struct cli *cli)
{
    *f = (struct feed){.host = host, .target = FEED_AHEAD, .copy = -1,
                       .given = -1};
    f->store = trace_store_new(STORE_BUDGET);
    f->reader = trace_reader_new(f->store, &f->header);
    if (in->kind == INPUT_TRACE) {
        start_file(f, in);
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
    host_work(f->host, HOST_WORK_READ, false);
    host_leave_file(f->host);
    if (trace_reader_has_header(f->reader))
        trace_header_fini(&f->header);
    trace_reader_free(f->reader);
    trace_store_free(f->store);
    buf_fini(&f->errors);
    buf_fini(&f->slice);
    if (f->copy >= 0)
        close(f->copy);
    if (f->given >= 0)
        close(f->given);
}

bool feed_is_full(const struct feed *f)
{
    return f->ended || f->dry || trace_store_count(f->store) >= f->target;
}

static void hold_or_read(struct feed *f)
{
    bool on = !feed_is_full(f);
    if (f->is_child)
        host_read(f->host, on);
    else
        host_work(f->host, HOST_WORK_READ, on);
}

void feed_want(struct feed *f, size_t events)
{
    if (events > f->target)
        f->target = events;
    if (f->held && f->grows)
        host_watch_file(f->host, f->file->rest);
    f->held = f->dry = false;
    hold_or_read(f);
}

void feed_hold(struct feed *f)
{
    f->target = trace_store_count(f->store);
    f->held = true;
    host_leave_file(f->host);
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

/* The next bytes of the trace; none at its end. */
static struct str next_slice(struct feed *f)
{
    struct str first = buf_str(&f->file->bytes);
    bool packed = first.n ? zst_begins(first) : zst_named(f->file->path);
    size_t most = packed ? ZST_SLICE : SLICE;
    if (f->file_at < first.n) {
        size_t left = first.n - (size_t)f->file_at;
        return (struct str){first.p + f->file_at, left < most ? left : most};
    }
    f->slice.n = 0;
    if (f->file->rest >= 0)
        f->file_error = file_read_some(f->file->rest, most, &f->slice);
    return buf_str(&f->slice);
}

/* All that a file that grows has is read. Its end has come when the trace says
 * so last, or when nobody writes it any more; that of a program which we have
 * started ourselves is told to us. */
static bool may_grow(struct feed *f)
{
    size_t n = trace_store_count(f->store);
    if (f->grows && f->file->growth != GROWTH_RECORDED)
        f->grows = file_is_claimed(f->file->rest) &&
                   !(n && trace_store_kind(f->store, n - 1) == EV_end);
    return f->grows;
}

void feed_work(struct feed *f)
{
    struct str slice = next_slice(f);
    enum status s = STATUS_OK;
    bool grew = f->grows; /* then there is a last look behind its last writer */
    if (slice.n)
        s = trace_reader_feed(f->reader, slice.p, slice.n);
    f->file_at += slice.n;
    f->dry = !slice.n && may_grow(f);
    f->ended = s != STATUS_OK || f->file_error != STATUS_OK ||
               (!slice.n && !grew);
    if (f->ended && f->file_error == STATUS_OK)
        trace_reader_end(f->reader);
    hold_or_read(f);
}

void feed_file_changed(struct feed *f)
{
    struct stat st;
    if (!f->grows || f->ended || f->held)
        return;
    host_watch_file(f->host, f->file->rest);
    if (fstat(f->file->rest, &st) == 0)
        f->file_size = (uint64_t)st.st_size;
    if (f->file_size < f->file_at)
        f->grows = false; /* it was emptied, for another trace */
    f->dry = false;
    hold_or_read(f);
}

void feed_file_over(struct feed *f)
{
    f->grows = f->dry = false;
    hold_or_read(f);
}

double feed_share(const struct feed *f)
{
    uint64_t near = f->grows ? NEARLY_ALL : 0;
    if (!f->file || f->ended || f->file_at + near >= f->file_size)
        return 1;
    return (double)f->file_at / (double)f->file_size;
}

/* A run that came to its end says so last; only the sandbox knows of other ways
 * (its exit status tells). */
static bool lacks_end(const struct feed *f)
{
    size_t n = trace_store_count(f->store);
    while (n > 0 && trace_store_kind(f->store, n - 1) != EV_end)
        n--;
    return n == 0;
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
    else if (f->file_error != STATUS_OK)
        buf_addz(out, status_text(f->file_error));
    else if (e && e->status != STATUS_OK)
        buf_printf(out, "%zu:%zu: %s", e->line, e->column,
                   e->text ? e->text : status_text(e->status));
    else if (f->file && f->ended && lacks_end(f))
        buf_addz(out, f->file->rest >= 0 && file_is_claimed(f->file->rest)
                          ? "the trace is still being written: it has no end yet"
                          : "the trace stops before the end of its run: the "
                            "program or the recorder was killed, or still "
                            "runs");
    return out->n ? buf_z(out) : NULL;
}

bool feed_complain(const struct feed *f, const struct input *in)
{
    struct buf text = {0};
    const char *problem = feed_problem(f, &text);
    bool placed = problem && *problem >= '0' && *problem <= '9';
    bool no_trace = f->file && f->ended && f->file_error == STATUS_OK &&
                    !trace_reader_has_header(f->reader);
    if (problem)
        cli_fail(EXIT_INPUT, "%s:%s%s%s", in->path, placed ? "" : " ", problem,
                 no_trace ? "; `loopscope trace` and `loopscope record` make "
                            "traces" : "");
    buf_fini(&text);
    return problem;
}

int feed_end_status(const struct feed *f, const struct input *in, int signal)
{
    bool child_said = f->is_child && f->status > 0;
    int status = child_said ? f->status : EXIT_OK;
    if (f->errors.n)
        fwrite(f->errors.p, 1, f->errors.n, stderr);
    if (!child_said && feed_complain(f, in))
        status = EXIT_INPUT;
    return signal ? 128 + signal : status;
}
