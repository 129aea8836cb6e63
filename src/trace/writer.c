#include "trace/writer.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum { FULL = 64 << 10 }; /* bytes that wait before they are handed on */

/* Hands n bytes to the kernel. A descriptor that doesn't block is waited for: a
 * full pipe holds the run back. */
static enum status write_all(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t got = write(fd, p, n);
        if (got >= 0) {
            p += got;
            n -= (size_t)got;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
        } else if (errno != EINTR) {
            return status_from_errno(errno);
        }
    }
    return STATUS_OK;
}

static uint64_t count_lines(struct str s)
{
    uint64_t lines = 0;
    const char *at = s.p, *end = s.p + s.n;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        lines++;
        at++;
    }
    return lines;
}

enum status trace_writer_flush(struct trace_writer *w)
{
    if (!w->status && w->pending.n) {
        w->status = write_all(w->fd, w->pending.p, w->pending.n);
        if (!w->status)
            w->written += count_lines(buf_str(&w->pending));
    }
    w->pending.n = 0;
    return w->status;
}

static void write_event(struct sink *sink, const struct event *e)
{
    struct trace_writer *w = (struct trace_writer *)sink;
    if (w->status)
        return;
    w->busy = 1;
    trace_encode(e, &w->pending);
    if (w->pending.n >= FULL || w->due) {
        w->due = 0;
        trace_writer_flush(w);
    }
    w->busy = 0;
}

static void flush_events(struct sink *sink)
{
    struct trace_writer *w = (struct trace_writer *)sink;
    w->busy = 1;
    trace_writer_flush(w);
    w->busy = 0;
}

void trace_writer_poke(struct trace_writer *w)
{
    if (w->busy)
        w->due = 1;
    else
        trace_writer_flush(w);
}

void trace_writer_init(struct trace_writer *w, int fd,
                       const struct trace_header *h)
{
    *w = (struct trace_writer){.sink = {write_event, flush_events},
                                .fd = fd};
    trace_encode_header(h, &w->pending);
}

enum status trace_writer_fini(struct trace_writer *w)
{
    enum status status = trace_writer_flush(w);
    buf_fini(&w->pending);
    return status;
}
