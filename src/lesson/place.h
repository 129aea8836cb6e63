/* Where in a run the moments are that a lesson names (directive.h): a line that
 * is about to run, or has run, an event, the end. Knows story and model.
 */
#ifndef LESSON_PLACE_H
#define LESSON_PLACE_H

#include "lesson/directive.h"
#include "story/story.h"

#define PLACE_NOWHERE SIZE_MAX

/* After how many events the place is: always the end of a step of LINES, so that a
 * screen can stand there. `file` is the page's program, as the trace names it.
 * PLACE_NOWHERE when the run, as far as it is known, never comes by. */
size_t place_find(const struct place *p, const struct story *s,
                  const struct model *m, struct str file);
/* "line 6, the 2nd time, of count#2": appended. */
void place_text(const struct place *p, struct buf *out);

#endif
