/* Events to JSON Lines (DESIGN §5). The encoder is table-driven from events.def
 * and fast: a run that is traced must not be slower than bare python3.
 */
#ifndef TRACE_WRITER_H
#define TRACE_WRITER_H

#include <signal.h>

#include "base/status.h"
#include "trace/event.h"
#include "trace/store.h"

/* Appends the header line, or an event's line, with its newline. */
void trace_encode_header(const struct trace_header *h, struct buf *out);
void trace_encode(const struct event *e, struct buf *out);
/* Appends a JSON string with its quotes. Invalid UTF-8 becomes U+FFFD. */
void json_add_str(struct buf *out, struct str s);
/* Appends a number as JSON, the shortest text that reads back the same; NAN
 * as null. */
void json_add_num(struct buf *out, double d);

/* A sink that writes to a descriptor through a buffer. */
struct zst_out;
struct trace_writer {
    struct sink sink;
    int fd;
    struct zst_out *zst; /* NULL: as text */
    struct buf pending;
    size_t full;         /* bytes of it that are worth a write */
    enum status status;  /* the first error; later events are dropped */
    uint64_t written;    /* whole lines handed to the kernel */
    volatile sig_atomic_t busy, due; /* see trace_writer_poke */
};
/* fd stays the caller's. Writes the header. */
void trace_writer_init(struct trace_writer *w, int fd,
                       const struct trace_header *h);
/* Right after init: what is written is compressed, a frame at each flush. */
void trace_writer_compress(struct trace_writer *w);
enum status trace_writer_flush(struct trace_writer *w);
/* Flushes from a signal handler: at once, or, when an event is being written,
 * right behind it. So a reader sees what a run has done so far even while the
 * run computes and emits nothing. */
void trace_writer_poke(struct trace_writer *w);
/* Flushes and frees the buffer; the first error of all. */
enum status trace_writer_fini(struct trace_writer *w);

#endif
