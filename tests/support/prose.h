/* Prose for a test that only wants to show some. */
#ifndef TESTS_PROSE_H
#define TESTS_PROSE_H

#include "lesson/prose.h"

/* A Markdown text as prose; it stays until the next call, or the end. */
const struct prose *prose_of(const char *markdown);

#endif
