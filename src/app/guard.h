/* The terminal, given back as it was whatever happens to us: a signal of our own
 * faults and die() too.
 */
#ifndef APP_GUARD_H
#define APP_GUARD_H

#include "term/term.h"

/* Takes the terminal. NULL when it can't be used; then it is untouched. */
struct term *guard_open(bool mono);
/* Gives it back; t may be NULL. */
void guard_close(struct term *t);

#endif
