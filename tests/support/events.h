/* Are two events the same, field by field? Tests of the writer, the reader and
 * the store need it. */
#ifndef TESTS_EVENTS_H
#define TESTS_EVENTS_H

#include "trace/event.h"

/* NULL when they are, else the name of the first field that differs ("kind" and
 * "t" too). An absent text and an absent map are the same as an empty map. */
const char *event_difference(const struct event *a, const struct event *b);

#endif
