/* How the user likes the screen: the configuration file, and the theme.
 *
 * The configuration is $XDG_CONFIG_HOME/loopscope/config (~/.config when that
 * isn't set; XDG Base Directory Specification): lines of `OPTION = VALUE`, where
 * OPTION is the name of one that `loopscope FILE` takes. What is wrong in it is
 * said and passed over. It holds for the screen alone, so that what `run`,
 * `trace` and `explain` print depends on nothing but their command line.
 */
#ifndef APP_TASTE_H
#define APP_TASTE_H

#include "app/cli.h"
#include "base/str.h"
#include "ui/theme.h"

/* Takes the configuration's options as if they had been given. Appends a line
 * for each thing that is wrong to *problems, where it stands in front. */
void taste_configure(struct cli *cli, struct buf *problems);

/* The theme that was asked for (--theme: a name, one of those in the folder
 * themes beside the configuration, or a path), else the one that fits the
 * terminal. One that can't be used is said likewise, and the one that fits
 * takes its place. */
void taste_theme(const struct cli *cli, bool colours, struct theme *out,
                 struct buf *problems);

#endif
