/* The way back to where one was, once the program was edited and runs anew: the
 * place is looked for as the new run's events come in (story/landing.h).
 */
#ifndef APP_RERUN_H
#define APP_RERUN_H

#include "app/feed.h"
#include "story/landing.h"
#include "ui/ui.h"

/* Zeroed is ready; ended with rerun_stop. */
struct rerun {
    bool on;
    bool kept;           /* the program does not run: the mark is for the next one */
    struct landmark mark;
    struct landing landing;
    const char *what;    /* that happened: "Edited"; borrowed */
    enum detail detail;  /* at which one looked */
    char *text;          /* in which the mark's line stands */
};

/* Takes the place where one is, before the feed is stopped; the program will have
 * another text. Who is still on the way to a place goes on to it. */
void rerun_begin(struct rerun *r, const struct feed *f, const struct ui *ui,
                 struct str text, const char *what);
/* The feed has begun anew, or has more events: goes there when it is known. Flags
 * of the screen. */
unsigned rerun_go_on(struct rerun *r, struct feed *f, struct ui *ui);
/* A key was pressed: who is on the way stays where the screen is. */
void rerun_leave(struct rerun *r);
/* The place is of no use any more. */
void rerun_stop(struct rerun *r);

#endif
