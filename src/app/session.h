/* What is open on the screen: a program, a page of a lesson or a trace, and how it
 * comes to be another one. Does what the ui asks for; screen.c tells it what
 * the host has.
 */
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "app/course.h"
#include "app/edits.h"
#include "app/live.h"
#include "app/reading.h"
#include "app/rerun.h"
#include "term/term.h"
#include "ui/beside.h"
#include "ui/ui.h"

struct pair;

struct session {
    struct reading reading; /* the first: it is what the host hands to it */
    const struct cli *cli;
    struct input *in;
    struct study *study; /* of the course's lesson, or NULL */
    struct live *live;   /* the program that is recorded just now, or NULL */
    struct term *term;   /* NULL until the first events are there, and behind
                            the last key */
    struct ui *ui;
    struct theme theme;  /* that the ui was made with */
    bool ascii;
    struct beside *beside; /* its ui and another, side by side; NULL: it is alone */
    struct pair *pair;   /* the other, if there was ever any (pair.h) */
    bool paired;         /* the one that the command line names was shown */
    struct session *left; /* this is the right one, on that one's screen; or NULL */
    struct host_callbacks callbacks; /* the screen's */
    struct canvas canvas;
    int width, height;
    bool header_seen;
    struct ui_answers kept; /* of the answers, those that progress has */
    bool handed_on;      /* a signal to the program that is recorded */
    double started;      /* host_now() when the feed began anew */
    double drawn;         /* host_now() of the last frame */
    double shown;         /* host_now() when the screen heard of events last */
    size_t shown_events;  /* how many there were */
    struct edits edits;
    struct rerun rerun;   /* on the way back to where one was */
    bool copy_waits;      /* for the page's own program to be known */
    struct buf copy_said; /* when it was opened */
    struct buf problems;  /* with the configuration and the theme: lines */
};

/* The one whose screen it is on: itself, or the left one. */
struct session *session_screen(struct session *s);
void session_draw(struct session *s);
/* What nobody has asked for is shown when the next frame is due: events may come
 * in much faster than frames. */
void session_draw_soon(struct session *s);

/* How a program that was recorded has ended. */
void session_say_end(struct session *s);
/* What is wrong with the events or how they ended, if that is to be said. */
void session_say_state(struct session *s);

/* The ui shows what is being read from now on. */
void session_attach(struct session *s);
/* Keeps that a page was opened. */
void session_keep_page(struct session *s);
/* The copy was changed: it runs from now on, one stays where one was, and it is
 * said how far it meets the page's challenge. */
void session_run_edited(struct session *s);
/* The page's program is open: a copy of it that was kept is mentioned, or, where
 * there is a challenge, run as soon as the program itself is known. */
void session_find_copy(struct session *s);
/* There is more of the run: that may be so now. */
void session_open_copy(struct session *s);

/* All of a trace file is read, a bit at a time, while its beginning is looked
 * at. */
void session_load_all(struct session *s);
/* Its share is shown. When there is no memory for more, it is said and left. */
void session_go_on_loading(struct session *s);

/* The ui hears of the keys that there are, a beat of the play timer, a slice of work,
 * the terminal's size, more events, and that the program's first events are there;
 * and what it wants is done. */
void session_keys(struct session *s);
void session_tick(struct session *s);
void session_work(struct session *s);
void session_resize(struct session *s);
void session_grew(struct session *s);
void session_began(struct session *s);


#endif
