/* A trace in other forms: one table of formats, each a function that reads the
 * whole trace and writes text to a stream. The state comes from the model and the
 * words from story, so an export says what the screen says.
 *
 * Knows story, model, trace and base. It never sees the screen: who wants its
 * pictures (the format `cast`) hands in a struct of functions.
 */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include <stdio.h>

#include "story/story.h"
#include "trace/store.h"

enum export_theme { EXPORT_DARK, EXPORT_LIGHT, EXPORT_THEMES };

/* What one may ask for. Zeroed: each format's own choice. */
struct export_options {
    enum export_theme theme;
    int width;          /* svg: pixels */
    double least_width; /* chrome: of a turn that took no time, in microseconds */
    int columns, rows;  /* cast, svg: of its terminal */
    bool at;            /* svg: one screen, not the timeline */
    size_t at_step;     /* at this step */
    double speed;       /* cast: steps a second */
    size_t first_step, last_step; /* html, cast: which steps; 0 is before the
                           first */
    enum detail detail; /* of a walk */
};

/* A cell of a screen: a sign, as it may be shown. */
struct export_cell {
    int x, y;
    int width;          /* 1, 2, or 0: the right half of a wide one */
    const char *text;
    int32_t fg, bg;     /* 0xRRGGBB; -1: the terminal's own */
    bool bold, dim, italic, underline, reverse, strike;
};

/* The screens of a walk, from somebody who can draw them. */
struct export_screens {
    void *arg;
    /* Appends what makes a terminal show the screen after so many events, when it
     * shows the one that was asked for before. */
    void (*draw)(void *arg, size_t events, struct buf *out);
    /* Calls fn for each cell of the screen after so many events, row by row. */
    void (*cells)(void *arg, size_t events,
                  void (*fn)(void *to, const struct export_cell *cell), void *to);
};
/* A stretch of a file's text, in bytes, and what it is: "code_keyword". */
struct export_run {
    uint32_t start, end;
    const char *kind;
};
struct export_file {
    struct str name, text;
    int n_lines;
    const struct export_run *runs; /* in order; gaps are plain code */
    size_t n_runs;
};
/* How a stretch of output is painted: colours of the terminal's 256, -1 its own. */
struct export_paint {
    int fg, bg;
    bool bold, dim, italic, underline, reverse, strike;
};
/* A request of the screen: its name, its keys apart by spaces, what it does. */
struct export_request {
    const char *id, *keys, *help;
};
/* What the screen has that a page needs too, from somebody who knows the screen. */
struct export_look {
    const struct export_file *files;
    size_t n_files;
    const struct export_request *requests;
    size_t n_requests;
    const char *glyphs[TASK_CANCELLED + 1]; /* of a task's states */
    /* Calls fn for each stretch of a line of output that is painted alike, as its
     * colour codes say. */
    void (*stretches)(struct str line,
                      void (*fn)(void *to, struct str text,
                                 const struct export_paint *paint), void *to);
};
/* A line of the program at which a lesson stops, and what it says there. */
struct export_stop {
    int line;
    struct str text;
};

struct export_job {
    const struct trace_store *store;   /* whole; borrowed, as all of these */
    const struct trace_header *header;
    struct export_options options;
    FILE *to;                          /* whose errors are the caller's */
    /* For formats that walk: */
    const struct story *story;
    struct export_screens screens;
    const struct export_stop *stops;
    size_t n_stops;
    struct export_look look;
    struct buf *said;                  /* takes what is to be said beside it: lines,
                                          each with its newline */
};

struct export_format {
    const char *name;
    const char *meaning;
    const char *options; /* names of those options that are for it, "" for none */
    const char *at_only, *not_at; /* of these, those that need --at, or exclude
                                     it; NULL: none */
    void (*write)(const struct export_job *job); /* NULL: the walk of walk.h, which
                                                    needs no whole trace */
    bool walks;
};

/* All formats; ends with a NULL name. */
extern const struct export_format export_formats[];
/* The format of that name, or NULL. */
const struct export_format *export_format_named(const char *name);

#endif
