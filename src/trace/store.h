/* All events of a trace, kept compactly and read by index. Events live in
 * chunks; beyond the memory budget a chunk is a mapping of an unlinked
 * temporary file, so that a long run can't take the machine's memory.
 * Owns every text that it hands out. Knows base only.
 */
#ifndef TRACE_STORE_H
#define TRACE_STORE_H

#include "trace/event.h"

/* What the first line of a trace says. Texts are owned by whoever holds it. */
struct trace_source {
    struct str file, text;
};
struct trace_header {
    int version, min_version;
    struct str engine;   /* "loopscope 0.1.0", "CPython 3.11.7" */
    struct str clock;    /* "virtual", "real" */
    struct str program;
    struct str *argv;    /* the program's arguments, without its name */
    size_t n_argv;
    uint64_t seed;
    struct trace_source *sources;
    size_t n_sources;
};
enum { TRACE_VERSION = 1, TRACE_MIN_VERSION = 1 };

/* Copies texts into memory of its own, freed by trace_header_fini. */
void trace_header_copy(struct trace_header *to, const struct trace_header *from);
void trace_header_fini(struct trace_header *h);

struct trace_store;
struct trace_store *trace_store_new(size_t memory_budget);
void trace_store_free(struct trace_store *s);
void trace_store_append(struct trace_store *s, const struct event *e);
size_t trace_store_count(const struct trace_store *s);
/* Event `index` (from 0) into *e. Texts stay valid until the store is freed. */
void trace_store_get(const struct trace_store *s, size_t index,
                     struct event *e);
/* Only its kind: cheaper than all of it. */
enum event_kind trace_store_kind(const struct trace_store *s, size_t index);
/* Bytes of memory that the store holds. */
size_t trace_store_bytes(const struct trace_store *s);

#endif
