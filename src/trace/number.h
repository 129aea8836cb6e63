/* Numbers as JSON text and back, whatever the locale says. Knows base only. */
#ifndef TRACE_NUMBER_H
#define TRACE_NUMBER_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

enum { NUMBER_ROOM = 40 }; /* bytes that any number takes at most */

/* Writes the digits of u; the end of what was written. */
char *number_put_unsigned(char *to, uint64_t u);
char *number_put_int(char *to, int64_t i);
/* The shortest text that reads back as d. NAN is null; an infinity is 1e999,
 * which every reader takes for one. */
char *number_put(char *to, double d);

/* The value of n bytes that are a number by JSON's grammar. */
double number_read(const char *p, size_t n);

#endif
