/* The second of two programs side by side: which one it is, by the command line or by
 * a lesson's page, and its text.
 */
#ifndef APP_SECOND_H
#define APP_SECOND_H

#include "app/input.h"

/* Which program stands beside another. Zeroed is none. */
struct second_choice {
    char *file;        /* owned; NULL: none */
    char *fragment;    /* owned, or NULL */
    struct buf wrong;  /* why it can't be, for a person; empty: nothing */
};
/* The one that is named, as FILE is on the command line, or (NULL) what the lesson's
 * page says. False when there is to be none. */
bool second_choose(const char *named, const struct input *in,
                   struct second_choice *out);
void second_choice_fini(struct second_choice *p);

/* Opens a chosen program as its own input, with the options of `cli`, whose arguments
 * are not for it. False, with the reason in p->wrong. *own stays where it is, borrows
 * the texts of *p, and is ended with second_fini in both cases. */
struct second {
    struct input in;
    struct cli cli;
    char *argv[1];
};
bool second_open(struct second *own, const struct cli *cli,
                 struct second_choice *p);
void second_fini(struct second *own);
/* What the two are called, side by side: owned, two different names. */
void second_names(const struct input *left, const struct input *right,
                  char *names[2]);

#endif
