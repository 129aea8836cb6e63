/* A Markdown file as a lesson: its pages, each with a title, prose and perhaps a
 * program (DESIGN §7). Markdown is read by md4c; the full reader comes with the
 * course. Knows base only; owns all texts.
 */
#ifndef LESSON_LESSON_H
#define LESSON_LESSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A place where the walk through a page's program stops, with what is said there:
 * `<!-- loopscope: stop line 6 "Here control goes back to the loop." -->`. */
struct lesson_stop {
    int line;            /* of the program, from 1 */
    struct str text;
    const struct lesson_stop *next; /* of the page, as they stand in the file */
};

struct lesson_page {
    struct str title;    /* the nearest heading that isn't "Output" */
    struct str prose;    /* plain text, paragraphs apart by an empty line */
    struct str program;  /* the python block's text; .p NULL: none */
    struct str name;     /* of the program: from `# name.py`, `file=`, or the
                            heading: "hello_async.py" */
    struct str args;     /* args="9 6 3" of the info string */
    int line;            /* of the block's first line in the file, from 1 */
    const struct lesson_stop *stops; /* NULL: none */
};

struct lesson {
    struct str title;
    struct lesson_page *pages;
    size_t n_pages;
    size_t n_programs;
};

/* Reads Markdown text (UTF-8). Never NULL: any text is a lesson, perhaps of one
 * page without a program. `file` gives the title when there is no heading. */
struct lesson *lesson_parse(struct str markdown, const char *file);
void lesson_free(struct lesson *l);
/* The page whose program has that number (from 1, counting programs) or name
 * (with or without .py; then part of a name or title, case folded). n_pages
 * when there is none. */
size_t lesson_find(const struct lesson *l, const char *which);
/* The first page from `from` on, in direction 1 or -1, that has a program;
 * n_pages when there is none. */
size_t lesson_next_program(const struct lesson *l, size_t from, int direction);

#endif
