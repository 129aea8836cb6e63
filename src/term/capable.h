/* Whether standard input and output are a terminal that we can draw on. Apart
 * from term.c because curses' own <term.h> has a struct of the same name. */
#ifndef TERM_CAPABLE_H
#define TERM_CAPABLE_H

#include <stdbool.h>

/* False when they are none, or TERM is unknown or can't move the cursor. */
bool capable_of_drawing(void);

#endif
