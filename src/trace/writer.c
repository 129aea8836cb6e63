#include "trace/writer.h"

#include "base/file.h"
#include "trace/zst.h"

/* Bytes that wait before they are handed on: a frame is the better compressed
 * the larger it is. */
enum { FULL = 64 << 10, FULL_FRAME = ZST_FRAME - (16 << 10) };

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

static enum status write_frames(struct trace_writer *w, struct str text)
{
    enum status status = STATUS_OK;
    while (text.n && !status) {
        size_t n = text.n < ZST_FRAME ? text.n : ZST_FRAME;
        struct str frame = zst_out_frame(w->zst, (struct str){text.p, n});
        status = file_write(w->fd, frame.p, frame.n);
        text = (struct str){text.p + n, text.n - n};
    }
    return status;
}

enum status trace_writer_flush(struct trace_writer *w)
{
    if (!w->status && w->pending.n) {
        w->status = w->zst ? write_frames(w, buf_str(&w->pending))
                           : file_write(w->fd, w->pending.p, w->pending.n);
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
    if (w->pending.n >= w->full || w->due) {
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
                                .fd = fd, .full = FULL};
    trace_encode_header(h, &w->pending);
}

void trace_writer_compress(struct trace_writer *w)
{
    w->zst = zst_out_new();
    w->full = FULL_FRAME;
}

enum status trace_writer_fini(struct trace_writer *w)
{
    enum status status = trace_writer_flush(w);
    buf_fini(&w->pending);
    zst_out_free(w->zst);
    return status;
}
