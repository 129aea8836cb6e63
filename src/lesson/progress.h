/* What somebody has done in lessons: pages seen, questions answered, challenges
 * met. Here it is data and text; progress_file.h keeps it on the disk. Knows base
 * and the JSON of trace; reads no clock.
 *
 * The text, version 1, is JSON Lines in UTF-8: first the version and how many
 * lines follow, then one for each lesson, so that a file which was cut is known
 * by it:
 *
 *     {"loopscope-progress":1,"lessons":1}
 *     {"file":"04-hello.md","title":"Hello, async","pages":6,"page":2,
 *      "right":3,"wrong":1,"first":TIME,"last":TIME,
 *      "seen":[{"page":1,"at":TIME},{"page":2,"at":TIME}],
 *      "met":[{"page":6,"goal":"rude.py","at":TIME}]}      (on one line)
 *
 *     file, title   together they say which lesson it is; file has no folder
 *     pages, page   how many it has; the one that was open last, from 1
 *     right, wrong  how often a question was answered so
 *     first, last   when it was opened first, and done something in last
 *     seen, met     each page and each challenge once, with its first time;
 *                   goal is the program that the challenge is about
 *     TIME          "2026-11-22T00:10:00Z"
 *
 * Fields that aren't known are stepped over.
 */
#ifndef LESSON_PROGRESS_H
#define LESSON_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "base/vec.h"

/* A page seen, or a challenge met: then `goal` is its program (owned). */
struct progress_mark {
    int page;
    int64_t when; /* seconds since 1970 */
    char *goal;
};
struct progress_marks { /* a VEC */
    struct progress_mark *p;
    size_t n, cap;
};

struct progress_lesson {
    char *file, *title;
    int n_pages, page;
    uint64_t right, wrong;
    int64_t first, last;
    struct progress_marks seen, met;
};

/* Zeroed: nothing was done yet. */
struct progress {
    VEC(struct progress_lesson) lessons;
};

enum progress_what {
    PROGRESS_PAGE,   /* page `page` was opened */
    PROGRESS_RIGHT,  /* a question was answered */
    PROGRESS_WRONG,
    PROGRESS_MET,    /* the challenge of page `page`, about program `goal`, was met */
    PROGRESS_FORGET, /* as if the lesson had never been opened */
};
struct progress_change {
    enum progress_what what;
    const char *file, *title; /* of the lesson */
    int page, n_pages;
    const char *goal;         /* PROGRESS_MET */
    int64_t when;
};

void progress_fini(struct progress *p);
/* The lesson of that file and title; NULL: it was never opened. */
struct progress_lesson *progress_find(const struct progress *p,
                                      const char *file, const char *title);
void progress_apply(struct progress *p, const struct progress_change *c);
/* Have all of its pages been seen? NULL: no. */
bool progress_is_done(const struct progress_lesson *l);

/* The text of version 1. */
void progress_format(const struct progress *p, struct buf *out);
/* One lesson of it, from brace to brace; a time that is 0 is null. */
void progress_format_lesson(const struct progress_lesson *l, struct buf *out);
/* Appends a TIME. */
void progress_format_time(int64_t when, struct buf *out);
/* Reads a text into *p, which is empty. STATUS_FORMAT: it is damaged;
 * STATUS_VERSION: a newer loopscope wrote it. Nothing is in *p then. */
enum status progress_parse(struct str text, struct progress *p);

#endif
