/* JSON Lines to events, from bytes as they come (a pipe, a file, a socket), be
 * they text or zstd frames of it. The scanner is our own: trace lines are hot.
 * Hostile input gives an error with line and column; what came before it stays
 * good.
 */
#ifndef TRACE_READER_H
#define TRACE_READER_H

#include "base/status.h"
#include "trace/event.h"
#include "trace/store.h"

/* What is wrong, where. `text` is static or owned by the reader. */
struct trace_error {
    enum status status;
    size_t line, column;  /* from 1 */
    const char *text;     /* "expected ':' after a key" */
};

struct trace_reader;
/* Events go to `store` (borrowed), the header to *header (the caller ends it
 * with trace_header_fini once trace_reader_has_header). */
struct trace_reader *trace_reader_new(struct trace_store *store,
                                      struct trace_header *header);
void trace_reader_free(struct trace_reader *r);
/* Takes n bytes; whole lines become events. The first byte of all tells whether
 * they are compressed. STATUS_OK, or the first error, which stays. */
enum status trace_reader_feed(struct trace_reader *r, const char *p, size_t n);
/* No more bytes: STATUS_TRUNCATED when the last line was not whole (the events
 * before it are fine), STATUS_FORMAT when there was not even a header. */
enum status trace_reader_end(struct trace_reader *r);
bool trace_reader_has_header(const struct trace_reader *r);
const struct trace_error *trace_reader_error(const struct trace_reader *r);

/* Walks the JSON text of a MAP field: *at starts at 0; key and v are decoded
 * into bufs of the caller's. False at the end. */
bool json_map_each(struct str map, size_t *at, struct buf *key, struct buf *v);
/* Walks a LIST field of ids, of texts, or of pairs [frame, line]. */
bool json_list_each_id(struct str list, size_t *at, event_id *id);
bool json_list_each_str(struct str list, size_t *at, struct buf *item);
bool json_list_each_pair(struct str list, size_t *at, int64_t *a, int64_t *b);

#endif
