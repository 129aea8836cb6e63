/* Where files are: the user's own, by the XDG Base Directory Specification, and
 * those that come with loopscope. Knows base only.
 */
#ifndef APP_PLACES_H
#define APP_PLACES_H

#include <stdbool.h>

#include "base/str.h"

/* Appends the path of a file of the user's configuration (~/.config/loopscope).
 * False when nothing says where that is. */
bool place_config(const char *name, struct buf *out);
/* The same for the folder of what loopscope keeps (~/.local/state/loopscope). */
bool place_state(struct buf *out);
/* What comes with loopscope: `installed` in share/loopscope beside the folder of
 * the program, or, when it runs from its own tree, `source` there. The path,
 * which the caller frees; NULL when there is neither. */
char *place_shared(const char *installed, const char *source);

#endif
