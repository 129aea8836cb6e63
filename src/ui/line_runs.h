/* How often each line of each file has run, up to any event: the events at which
 * it ran, in order, so that going back needs nothing of its own. Knows base
 * only: who takes in the trace says which file a frame is of.
 */
#ifndef UI_LINE_RUNS_H
#define UI_LINE_RUNS_H

#include "base/str.h"
#include "base/vec.h"

struct line_events {
    VEC(uint32_t) at;          /* events, rising */
};
struct file_runs {
    struct str name;           /* borrowed */
    VEC(struct line_events) lines;
    size_t most;               /* runs of the line that ran most often */
};
/* Zeroed is empty. */
struct line_runs {
    VEC(struct file_runs) files;
    size_t newest;             /* the file that was asked for last */
};

/* What stands for a file that isn't counted. */
enum { NO_FILE = UINT16_MAX };

void line_runs_fini(struct line_runs *l);
/* The number of a file (its name is borrowed), made where it is new; NO_FILE
 * when a trace has more files than anybody's program. */
uint16_t line_runs_file(struct line_runs *l, struct str name);
/* It ran a line at this event, the newest so far. */
void line_runs_add(struct line_runs *l, uint16_t file, int64_t line,
                   uint32_t event);
/* How often a line of a file ran before this event. */
size_t line_runs_count(const struct line_runs *l, struct str file, int line,
                       size_t event);
/* How often the line of the file that ran most did, over all that is known. */
size_t line_runs_most(const struct line_runs *l, struct str file);
/* The first event from `event` on at which a line ran, else its very first;
 * SIZE_MAX: it never did. */
size_t line_runs_next(const struct line_runs *l, struct str file, int line,
                      size_t event);

/* The first event from `event` on at which a line ran, and the last one before
 * it; SIZE_MAX: there is none. */
size_t line_runs_from(const struct line_runs *l, struct str file, int line,
                      size_t event);
size_t line_runs_before(const struct line_runs *l, struct str file, int line,
                        size_t event);

#endif
