/* The course: the lessons of a folder, and what was done in them. A lesson is a
 * file NN-name.md; NN is its number. The folder is LOOPSCOPE_LESSONS, or the one
 * that is installed with loopscope, or lessons/ of its own tree.
 */
#ifndef APP_COURSE_H
#define APP_COURSE_H

#include <stdio.h>

#include "app/cli.h"
#include "lesson/progress_file.h"
#include "ui/contents.h"

struct course_lesson {
    char *path, *file, *title; /* file: the path's last part */
    int number, minutes, n_pages, n_goals;
};

/* Zeroed is one without lessons. Stays where it is. */
struct course {
    VEC(struct course_lesson) lessons;
    struct progress_file progress;
    bool no_state;        /* there is no place to keep it at */
    struct buf trouble;   /* with keeping progress: a line that hasn't been said */
    enum status told;     /* what was said of writing last */
};

/* Finds the lessons and what was done in them. EXIT_OK, or EXIT_INPUT after a
 * message. Ended with course_close in both cases. */
int course_open(struct course *c);
/* Finds the lessons alone. False when there are none; nothing is said. */
bool course_read(struct course *c);
void course_close(struct course *c);

/* The number of lessons when there is no such lesson: its number, or a part of its
 * file's name or title; the path of its file. */
size_t course_find(const struct course *c, const char *which);
size_t course_of_file(const struct course *c, const char *path);
/* Is a file in the course's folder? Much cheaper than opening the course. */
bool course_has_file(const char *path);

/* A row for each lesson, in their order; the caller frees it. Texts are the
 * course's. */
struct contents_row *course_rows(const struct course *c);
/* What was done in a lesson, NULL: nothing. Borrowed until the next change. */
const struct progress_lesson *course_done(const struct course *c, size_t i);

/* Makes a change to a lesson's progress, now. Trouble is put into c->trouble. */
void course_change(struct course *c, size_t lesson, enum progress_what what,
                   int page, const char *goal);

/* -- one lesson on the screen ---------------------------------------------- */

/* How a lesson's screen and the course hear of each other. */
struct study {
    struct course *course;
    size_t lesson;
    int page;       /* the page that is open, from 1 */
    bool resumed;   /* it was opened where one stopped */
    bool beyond;    /* left at its end, for what comes next */
};

/* All of these may be called with NULL, and do nothing then. */
void study_page(struct study *s, size_t page);
/* A question was answered. */
void study_answer(struct study *s, bool right);
/* The challenge of the page was met, with a copy of that program. */
void study_met(struct study *s, const char *program);
/* Has it ever been? */
bool study_has_met(const struct study *s);
/* What went wrong with keeping it since the last call: "" for nothing. */
const char *study_trouble(struct study *s);

/* Shows the list, or a lesson of it first (`at` below the number of lessons; `cli`
 * has its file and the page to begin at), until the user leaves. The exit
 * status. */
int course_show(const struct cli *cli, struct course *c, size_t at);
/* The list on the terminal, with lesson *at selected (the number of lessons: the
 * first that isn't done). What was opened, or the number of lessons to quit.
 * `said` (may be NULL) is shown at its foot. False when there is no terminal to
 * draw on. */
bool course_choose(const struct cli *cli, struct course *c, size_t *at,
                   const char *said);
/* The list as plain text, with a head; with `dates`, when each was worked at
 * last. */
void course_print(const struct course *c, bool dates, FILE *to);

#endif
