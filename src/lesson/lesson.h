/* A Markdown file as a lesson: its pages, each with a title, prose and perhaps a
 * program, and what the author says of them in directives (DESIGN §7). Any text
 * is a lesson; what is wrong with its directives and links is kept beside it.
 * Knows base and the tables of story and trace; reads no file itself; owns all
 * texts.
 */
#ifndef LESSON_LESSON_H
#define LESSON_LESSON_H

#include <stdbool.h>
#include <stddef.h>

#include "lesson/directive.h"
#include "lesson/markdown.h"

struct lesson_page {
    struct str title;    /* the nearest heading that isn't "Output" */
    struct prose prose;
    struct str program;  /* the python block's text; .p NULL: none */
    struct str name;     /* of the program: from `# name.py`, `file=`, or the
                            heading: "hello_async.py" */
    struct str args;     /* of the info string or the directive: "9 6 3" */
    struct str input;    /* what it reads; .p NULL: nothing is given */
    int line;            /* of the block's first line in the file, from 1 */
    bool from_file;      /* the program stands in a file beside the lesson */
    const struct directive *directives; /* as they stand in the file */
    size_t n_directives;
};

struct lesson {
    struct str title;
    struct lesson_page *pages;
    size_t n_pages;
    size_t n_programs;
    int minutes;         /* that it takes; 0: not said */
    size_t repaired;     /* garbled characters that were put right */
    struct lesson_problems problems;
};

/* Reads Markdown text (UTF-8). Never NULL: any text is a lesson, perhaps of one
 * page without a program. `file` gives the title when there is no heading.
 * `beside` (may be NULL) is asked for programs and pictures beside it. */
struct lesson *lesson_parse(struct str markdown, const char *file,
                            const struct folder *beside);
void lesson_free(struct lesson *l);
/* The page whose program has that number (from 1, counting programs) or name
 * (with or without .py; then part of a name or title, case folded). n_pages
 * when there is none. */
size_t lesson_find(const struct lesson *l, const char *which);
/* The first page but `but` whose program has that name (with or without .py); n_pages
 * when there is none. */
size_t lesson_named(const struct lesson *l, const char *name, size_t but);
/* The first page from `from` on, in direction 1 or -1, that has a program;
 * n_pages when there is none. */
size_t lesson_next_program(const struct lesson *l, size_t from, int direction);
/* Where the i-th of a page's directives is meant: at its place; a prediction without
 * one is asked at the stop before it. The start where there is none. */
struct place lesson_place(const struct directive *all, size_t i);
/* How many minutes the lesson takes: what it says itself, else by the length of
 * its prose, its programs, predictions and challenges; at least 1. */
int lesson_minutes(const struct lesson *l);
/* How many of its pages set a challenge. */
int lesson_challenges(const struct lesson *l);
/* The page's first directive of a kind from the i-th on; NULL when there is
 * none. */
const struct directive *lesson_directive(const struct lesson_page *page,
                                         enum directive_kind kind, size_t i);
/* How many of a kind it has. */
size_t lesson_count(const struct lesson_page *page, enum directive_kind kind);

#endif
