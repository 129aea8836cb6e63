/* The first line of a trace, read and checked. Knows base only. */
#ifndef TRACE_HEADER_IN_H
#define TRACE_HEADER_IN_H

#include "base/status.h"
#include "trace/json.h"
#include "trace/store.h"

/* Parses the line at j into *h, whose texts become the caller's. On failure *h
 * is empty, j->error says what is wrong (perhaps in `text`, of `size` bytes) and
 * j->p stands where. STATUS_VERSION when this loopscope can't read it. */
enum status header_parse(struct json *j, struct trace_header *h, char *text,
                         size_t size);

#endif
