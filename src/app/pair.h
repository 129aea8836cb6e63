/* The second of two programs side by side (ui/beside.h) on the screen: its session,
 * at the right of the first one's. What is wrong with it is said there, and the first
 * goes on alone.
 */
#ifndef APP_PAIR_H
#define APP_PAIR_H

#include "app/second.h"
#include "app/session.h"
#include "base/vec.h"

struct pair {
    struct session right;     /* first: what its host hands over */
    struct second_choice choice;
    struct second second;
    VEC(struct edits) past;   /* of those that were shown before: said of when the
                                 screen is gone */
    bool open;
};

/* Reads what stands beside the session's program, if anything does: by the command
 * line, which means the page that it has opened, or as its page says. */
void pair_open(struct session *s);
/* Shows it, once the left one has its ui; or says why it can't be. */
void pair_show(struct session *s);
void pair_close(struct session *s);
/* Behind the last pair_close, once the screen is gone, and before the host goes. */
void pair_free(struct session *s);

#endif
