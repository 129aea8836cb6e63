/* The terminal: paints a canvas with curses, which sends only what changed, and
 * turns bytes into keys. The one place that knows curses. Bytes are read here,
 * without blocking; the app says when, because it owns the program's loop.
 * Knows ui's canvas, theme and key, and base.
 *
 *     readable(fd)  term_read(t); while (term_key(t, &k)) ui_key(ui, &k);
 *                   after term_patience_ms(t), if any, without input:
 *                   term_flush(t), and term_key again (a lone Esc)
 *     SIGWINCH      term_resize(t, &w, &h); ui_resize
 */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include "base/status.h"
#include "ui/canvas.h"
#include "ui/key.h"

struct term;

struct term_options {
    bool mono;      /* no colours (NO_COLOR is looked at as well) */
    bool mouse;     /* report clicks and the wheel */
};

/* Takes standard input and output as a terminal. STATUS_UNSUPPORTED when they
 * are none, or when TERM is unknown or can't move the cursor; the screen is
 * then untouched. Sets LC_CTYPE from the environment. */
enum status term_open(const struct term_options *o, struct term **out);
/* Gives the terminal back as it was. */
void term_close(struct term *t);
/* The same from a signal handler or die_hook: only async-signal-safe calls, may
 * be called at any time and twice. */
void term_restore(void);
/* Stops for SIGTSTP, with the terminal as it was, and takes it anew when the
 * user is back; the size may be another, so SIGWINCH comes. */
void term_suspend(struct term *t);
/* Gives the terminal to another program, until term_resume. */
void term_lend(struct term *t);
/* Behind SIGCONT: takes the terminal anew if somebody else had it meanwhile. */
void term_resume(struct term *t);

/* The descriptor that keys come from. */
int term_fd(const struct term *t);
void term_size(const struct term *t, int *width, int *height);
/* Asks the terminal for its size and takes it over. */
void term_resize(struct term *t, int *width, int *height);
/* Does the locale write UTF-8? If not, the theme should be ASCII. */
bool term_is_utf8(const struct term *t);
/* 0 (mono), 8, 16 or 256 (more are never used). */
int term_colors(const struct term *t);

/* Takes in what the descriptor has now. STATUS_EOF when the terminal is gone. */
enum status term_read(struct term *t);
/* The next key; false: none yet. k->text lives until the next call. Ctrl-Z is
 * obeyed here: when the user is back, it comes out as Ctrl-L (paint anew). */
bool term_key(struct term *t, struct key *k);
/* How many milliseconds the bytes that wait may be the start of a longer
 * sequence; 0: none wait. */
int term_patience_ms(const struct term *t);
/* They were all: makes keys of them. */
void term_flush(struct term *t);

/* Shows the canvas, and the cursor where somebody types in it. */
void term_paint(struct term *t, const struct canvas *c);
/* Paints all anew at the next term_paint (Ctrl-L). */
void term_repaint(struct term *t);

#endif
