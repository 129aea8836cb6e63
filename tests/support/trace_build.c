#include "support/trace_build.h"

#include "base/die.h"
#include "base/file.h"
#include "base/hash.h"
#include "trace/reader.h"

void trace_build_init(struct trace_build *b)
{
    b->store = trace_store_new(64 << 20);
    b->t = 0;
}

void trace_build_fini(struct trace_build *b)
{
    trace_store_free(b->store);
    b->store = NULL;
}

void trace_build_add(struct trace_build *b, struct event e)
{
    e.t = b->t;
    trace_store_append(b->store, &e);
}

static void read_text(struct trace_build *b, struct str text)
{
    struct trace_header header = {0};
    struct trace_reader *r = trace_reader_new(b->store, &header);
    const char *start = "{\"loopscope\":1}\n";
    if (!str_starts(text, "{\"loopscope\""))
        trace_reader_feed(r, start, strlen(start));
    trace_reader_feed(r, text.p, text.n);
    enum status status = trace_reader_end(r);
    if (status)
        die("a trace of a test can't be read: line %zu: %s",
            trace_reader_error(r)->line, trace_reader_error(r)->text);
    trace_reader_free(r);
    trace_header_fini(&header);
}

void trace_build_text(struct trace_build *b, const char *lines)
{
    read_text(b, str_of(lines));
}

void trace_build_file(struct trace_build *b, const char *path)
{
    struct buf text = {0};
    enum status status = file_read(path, 1 << 30, &text);
    if (status)
        die("%s: %s", path, status_text(status));
    read_text(b, buf_str(&text));
    buf_fini(&text);
}

uint64_t random_next(uint64_t *state)
{
    return hash_mix(*state += 0x9e3779b97f4a7c15u);
}

size_t random_below(uint64_t *state, size_t n)
{
    return (size_t)(random_next(state) % n);
}
