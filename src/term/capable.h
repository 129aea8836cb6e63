/* Whether standard input and output are a terminal that we can draw on. Apart
 * from term.c because curses' own <term.h> has a struct of the same name. */
#ifndef TERM_CAPABLE_H
#define TERM_CAPABLE_H

#include <stdbool.h>

/* Why there is no screen; the first that holds. */
enum capable {
    CAPABLE,
    CAPABLE_NO_TERMINAL,  /* input or output is none */
    CAPABLE_NO_TERM,      /* TERM isn't set */
    CAPABLE_UNKNOWN,      /* terminfo doesn't know TERM */
    CAPABLE_NO_CURSOR,    /* it can't move the cursor (dumb) */
};
enum capable capable_of_drawing(void);
/* The entry of terminfo that says most of what the terminal can: that of TERM,
 * or, where COLORTERM promises more colours, its sister with 256. Borrowed
 * until the next call. */
const char *capable_entry(void);

#endif
