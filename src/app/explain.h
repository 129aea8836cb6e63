/* The walk in words: what `explain` prints, for whoever else prints it. */
#ifndef APP_EXPLAIN_H
#define APP_EXPLAIN_H

#include <stdio.h>

#include "app/second.h"

/* Writes the walk through a program or a trace, or through every page of a lesson
 * (the one that #PROGRAM picked, if any), to `to`. The exit status, after the
 * messages on stderr. */
int explain_input(const struct cli *cli, struct input *in, FILE *to);
/* Likewise the walk through two programs on one clock. */
int explain_beside(const struct cli *cli, const struct input *left,
                   const struct second *right, FILE *to);

#endif
