/* How long it takes to read a trace and to walk in it, and what it costs in
 * memory. Prints a figure a line as "name value"; tests/bench/run.py sets the
 * goals beside them.
 *
 *     replay TRACE.jsonl
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "model/model.h"
#include "trace/reader.h"
#include "trace/store.h"

enum { READ = 256 << 10, STEPS = 200000, JUMPS = 500 };
#define BUDGET ((size_t)1 << 30) /* all of it on the heap: that is measured */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void say(const char *name, double value)
{
    printf("%s %.9g\n", name, value);
}

/* The most memory that the process has had, in bytes. */
static double resident(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return (double)u.ru_maxrss * 1024;
}

/* Feeds the whole file; ends the program when the trace is no good. */
static size_t read_all(const char *path, struct trace_reader *r)
{
    static char bytes[READ];
    int fd = open(path, O_RDONLY);
    size_t total = 0;
    ssize_t n;
    while (fd >= 0 && (n = read(fd, bytes, sizeof bytes)) > 0) {
        total += (size_t)n;
        if (trace_reader_feed(r, bytes, (size_t)n) != STATUS_OK)
            break;
    }
    if (fd < 0 || trace_reader_end(r) != STATUS_OK) {
        fprintf(stderr, "replay: %s: %s\n", path,
                fd < 0 ? "cannot be read" : trace_reader_error(r)->text);
        exit(1);
    }
    close(fd);
    return total;
}

static void step(struct model *m, const char *name, bool (*move)(struct model *))
{
    double began = now();
    size_t n = 0;
    while (n < STEPS && move(m))
        n++;
    say(name, (now() - began) / (double)(n ? n : 1));
}

/* The longest and the mean of jumps to anywhere, always the same ones. */
static void jump(struct model *m, size_t count)
{
    double longest = 0, total = 0;
    uint64_t x = 1;
    for (int i = 0; i < JUMPS; i++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        double began = now();
        model_seek(m, (size_t)(x >> 33) % (count + 1));
        double took = now() - began;
        total += took;
        longest = took > longest ? took : longest;
    }
    say("jump_longest", longest);
    say("jump_mean", total / JUMPS);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    struct trace_store *store = trace_store_new(BUDGET);
    struct trace_header header = {0};
    struct trace_reader *reader = trace_reader_new(store, &header);
    double began = now();
    say("file_bytes", (double)read_all(argv[1], reader));
    say("read", now() - began);
    struct model m;
    model_init(&m, store);
    while (model_apply(&m))
        ;
    size_t count = trace_store_count(store);
    say("load", now() - began);
    say("events", (double)count);
    say("store_bytes", (double)trace_store_bytes(store));
    say("checkpoint_bytes", (double)model_checkpoint_bytes(&m));
    say("resident_bytes", resident());
    model_seek(&m, count / 2);
    step(&m, "step_on", model_apply);
    step(&m, "step_back", model_undo);
    jump(&m, count);
    model_fini(&m);
    if (trace_reader_has_header(reader))
        trace_header_fini(&header);
    trace_reader_free(reader);
    trace_store_free(store);
    return 0;
}
