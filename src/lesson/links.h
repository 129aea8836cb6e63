/* Where the links of a lesson lead: to its headings, its programs, files beside
 * it, or outside. Knows pages and prose; asks the folder, reads nothing.
 */
#ifndef LESSON_LINKS_H
#define LESSON_LINKS_H

#include "lesson/lesson.h"

/* Finds out for every link of the pages, whose blocks are these; makes links of
 * the commands in shell blocks that run one of the programs; gives the pages the
 * links. A link to a heading that doesn't exist becomes plain text, and a
 * problem, as does one to a file that doesn't. */
void links_resolve(struct lesson *l, struct prose_block *blocks, size_t n,
                   struct markdown *m, const struct folder *beside,
                   struct arena *arena);

#endif
