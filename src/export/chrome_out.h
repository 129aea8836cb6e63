/* Writes the records of Chrome's trace event format, one by one, to a stream. It
 * knows how a record looks, not what the records of a trace should be. Times are
 * whole nanoseconds, so that what begins where another ends does so exactly; the
 * file has microseconds. Knows trace (JSON texts) and base.
 *
 * Source of the format: "Trace Event Format", the public document of the
 * Chromium project.
 */
#ifndef EXPORT_CHROME_OUT_H
#define EXPORT_CHROME_OUT_H

#include <stdio.h>

#include "base/str.h"

/* Where a record stands: a process, which holds lanes (their "threads"). */
struct chrome_place {
    uint32_t pid, tid;
};

struct chrome_out {
    FILE *to;
    struct buf line;  /* the record that is being written */
    bool any;         /* one was written before it */
    bool args;        /* its fields go into "args" now */
};

/* A record of this phase ("ph") at this time: chrome_begin, the fields that it has
 * besides, chrome_end. */
void chrome_begin(struct chrome_out *o, char phase, struct chrome_place at,
                  int64_t ns, const char *category, struct str name);
/* A field whose value is a time, a text, a whole number. */
void chrome_time(struct chrome_out *o, const char *key, int64_t ns);
void chrome_text(struct chrome_out *o, const char *key, struct str text);
void chrome_int(struct chrome_out *o, const char *key, int64_t value);
/* The fields that follow go into "args". */
void chrome_args(struct chrome_out *o);
/* A field with seconds on the run's own clock. */
void chrome_seconds(struct chrome_out *o, const char *key, double seconds);
void chrome_end(struct chrome_out *o);
/* A record of phase M: what a process or a lane is called, where it is sorted. */
void chrome_name(struct chrome_out *o, const char *what, struct chrome_place at,
                 struct str name);
void chrome_sort(struct chrome_out *o, struct chrome_place at);

#endif
