/* The screen: a pure function of (events, cursor, view settings). Takes keys,
 * moves a cursor through a trace, draws into a canvas of cells.
 *
 * Knows lesson, story, model, the lexer and base. It never sees a terminal, a
 * clock, a child process or a live VM: src/term paints the canvas and decodes
 * the keys, src/app owns the timer and the bytes that come in.
 *
 *     ui = ui_new(&options); ui_attach(ui, store, header, ended);
 *     on input      flags = ui_key(ui, &key)
 *     on play tick  flags = ui_tick(ui)
 *     on new events flags = ui_store_grew(ui, ended)
 *     flags & UI_WORK: flags = ui_work(ui), behind what keys there are
 *     on resize     flags = ui_resize(ui, width, height)
 *     flags & UI_REDRAW: canvas_resize to the size, ui_draw, term_paint
 */
#ifndef UI_UI_H
#define UI_UI_H

#include "lesson/prose.h"
#include "model/model.h"
#include "story/landing.h"
#include "trace/store.h"
#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/theme.h"

struct directive;
struct question;
struct ui;

/* What a call wants the app to do; any of them together. */
enum ui_flags {
    UI_REDRAW = 1 << 0,
    UI_QUIT = 1 << 1,
    UI_PLAY = 1 << 2,       /* playing started, stopped or changed speed: ask
                               ui_play_ms and set the timer */
    UI_RUN_AGAIN = 1 << 3,  /* r: run the program anew, then ui_attach */
    UI_NEXT_PAGE = 1 << 4,  /* >: give the next page: ui_lesson, ui_attach */
    UI_PREV_PAGE = 1 << 5,
    UI_WANT_MORE = 1 << 6,  /* the cursor is near the end of what is known and
                               the run hasn't ended: read on */
    UI_OPEN_LINK = 1 << 7,  /* go where ui_link leads */
    UI_WORK = 1 << 8,       /* there is more to do than fits in a frame: call
                               ui_work, and look at the keys before each call */
    UI_EDIT = 1 << 9,       /* e: let a copy of the program be edited */
    UI_ORIGINAL = 1 << 10,  /* E: run the one that wasn't edited, or again the
                               one that was */
    UI_ARGUMENTS = 1 << 11, /* R: run the program with ui_arguments */
};

struct ui_options {
    bool ascii;              /* only ASCII glyphs */
    const struct theme *theme; /* copied; NULL: dark */
    bool can_run_again;      /* the app can do UI_RUN_AGAIN, UI_EDIT,
                                UI_ORIGINAL and UI_ARGUMENTS */
    bool internals;          /* show asyncio's own tasks as well */
    bool present;            /* begin in the presenter layout */
    bool live;               /* the events come from a program that runs now */
    bool follow;             /* begin at the end of what is known, and stay */
    size_t slice;            /* events between two looks at the keys; 0:
                                UI_SLICE */
};

/* What the lesson says about the program on screen. Texts are copied, but not the
 * prose and the directives. Zeroed is a program without a lesson. */
struct ui_lesson {
    const char *title;       /* "4 Hello, async"; NULL: none */
    const char *page_title;  /* NULL: none */
    int page, n_pages;       /* from 1; n_pages 0: no pages */
    bool goes_on;            /* another lesson comes behind the last page */
    const struct prose *prose; /* borrowed until the next ui_set_lesson or
                                ui_free; NULL or empty: there is no LESSON
                                pane */
    const char *program;     /* "countasync.py"; NULL: the trace header's */
    const struct directive *directives; /* borrowed, likewise; what is over for
                                one of them stays so for the ui's life */
    size_t n_directives;
};

struct ui *ui_new(const struct ui_options *o);
void ui_free(struct ui *ui);

/* Shows a trace (both borrowed until the next attach or ui_free) from its start.
 * `ended`: no more events will come. Breakpoints stay, bookmarks go. */
void ui_attach(struct ui *ui, const struct trace_store *store,
               const struct trace_header *header, bool ended);
/* Sets the lesson's texts; NULL takes them away. */
void ui_set_lesson(struct ui *ui, const struct ui_lesson *lesson);

unsigned ui_resize(struct ui *ui, int width, int height);
unsigned ui_key(struct ui *ui, const struct key *key);
/* One beat of the play timer. */
unsigned ui_tick(struct ui *ui);
/* Events were added to the store; `ended` as in ui_attach. */
unsigned ui_store_grew(struct ui *ui, bool ended);
/* Does a slice of what takes longer than a frame. No call of this header takes in,
 * applies or looks at more than a few slices (ui_attach and ui_go_to_events
 * aside). */
unsigned ui_work(struct ui *ui);
/* How many events the last ui_key, ui_work or ui_store_grew did so with. */
enum { UI_SLICE = 10000 };
size_t ui_worked(const struct ui *ui);
/* How many questions were answered rightly and wrongly since ui_new; those that
 * were skipped are not counted. */
struct ui_answers {
    size_t right, wrong;
    size_t met;              /* how often a copy came to meet a page's challenge */
};
struct ui_answers ui_answers(const struct ui *ui);
/* Is the program that runs, or will with the next ui_attach, the person's copy and
 * not the page's own? */
void ui_set_edited(struct ui *ui, bool edited);
/* Is it known what the page's own program does, which a copy is compared with? */
bool ui_knows_page(const struct ui *ui);
/* The page's challenge was met before: until the next ui_set_lesson. */
void ui_set_met(struct ui *ui, bool met);
/* The copy was changed, and its run is attached: once that is known to its end, it
 * is shown how far it meets the challenge, if the page has one. Flags. */
unsigned ui_await_verdict(struct ui *ui);
/* The open question, borrowed; NULL: none. */
const struct question *ui_question(const struct ui *ui);
/* Is it the trace of a program that never ran, for its text is wrong? Its error is
 * all that there is to see. */
bool ui_is_refused(const struct ui *ui);
/* How much of a trace file has been read, from 0 to 1: below 1 the header has a
 * bar. UI_REDRAW when that looks different now. */
unsigned ui_set_loaded(struct ui *ui, double share);
/* Paints all of the canvas, which has the size that ui_resize was told. */
void ui_draw(struct ui *ui, struct canvas *c);

/* Milliseconds between two ticks, 0 when it isn't playing. */
int ui_play_ms(const struct ui *ui);
/* Shows a line instead of the footer until the next key. */
void ui_message(struct ui *ui, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The link of the lesson's prose that was opened; borrowed from the prose. */
const struct prose_link *ui_link(const struct ui *ui);
/* Scrolls the lesson's prose to a block of it. */
void ui_show_block(struct ui *ui, size_t block);

/* The words that were typed for the program, as a shell has them (words_split takes
 * them); borrowed until the next key. */
struct str ui_arguments(const struct ui *ui);
/* The line of the program that one is at, from 1; 0: none. */
int ui_line(const struct ui *ui);
/* The program was edited and attached anew, and its events were looked through
 * for the place where one was: goes there, or as near as it is decided, and says
 * so behind `what` ("Edited"). False when Python refuses the program: then one is
 * at its error. */
bool ui_land(struct ui *ui, const struct landing *l, const char *what);

/* What is shown there; empty: the footer. Borrowed, until the next call. */
const char *ui_said(struct ui *ui);

/* No more of the run will be read, because there is no memory for it: the
 * program is held where it is. Says so, now and behind the last step. */
void ui_hold(struct ui *ui);
/* What is said behind the last step instead of that the run is over (copied);
 * NULL: that. ui_attach takes it away. */
void ui_set_end_note(struct ui *ui, const char *note);

/* -- where one is; for the app, tests and --step -------------------------- */
size_t ui_step(const struct ui *ui);          /* steps taken at this detail */
enum detail ui_detail(const struct ui *ui);
size_t ui_events(const struct ui *ui);        /* events applied */
/* Goes to the step that this many events are in or at. */
void ui_go_to_events(struct ui *ui, size_t events);
void ui_set_detail(struct ui *ui, enum detail d);

#endif
