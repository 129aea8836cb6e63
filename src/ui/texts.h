/* The program's source files cut into lines, with their colours. Texts are
 * borrowed from the trace: its header, and the events that bring more. Knows the lexer's colouring, trace and base.
 */
#ifndef UI_TEXTS_H
#define UI_TEXTS_H

#include "trace/store.h"
#include "ui/theme.h"

/* A stretch of a line with one style. */
struct colour_run {
    uint32_t start, end; /* bytes of the file */
    enum style style;
};
struct text_file {
    struct str name, text;
    uint32_t *lines;         /* where each line starts; one more at the end */
    int n_lines;
    struct colour_run *runs; /* in order; gaps are plain code */
    size_t n_runs;
};
struct texts {
    struct text_file *files;
    size_t n;
};

/* Cuts up the header's sources. */
void texts_init(struct texts *t, const struct trace_header *h);
/* One more; pointers to the others are no longer good. */
void texts_add(struct texts *t, struct str name, struct str text);
void texts_fini(struct texts *t);
/* The file of that name, or NULL. */
const struct text_file *texts_find(const struct texts *t, struct str name);
/* A line, from 1, without its end; empty outside the file. */
struct str text_line(const struct text_file *f, int line);
/* The first of the runs that ends behind this byte. */
size_t text_first_run(const struct text_file *f, uint32_t byte);
/* Does a text have this part, as a search looks for it: a word without capitals
 * is found in either case? */
bool text_has(struct str s, struct str part);
/* Where it has it first; NULL: nowhere. */
const char *text_find(struct str s, struct str part);

#endif
