/* Text files of settings: a line each of `NAME = VALUE`; empty lines and those
 * that begin with # say nothing. Knows base/str.h only.
 */
#ifndef BASE_SETTINGS_H
#define BASE_SETTINGS_H

#include "base/str.h"

/* Where one reads; zeroed but for `text` is the beginning. */
struct settings {
    struct str text;
    size_t at;
    int line; /* of what was read last, from 1 */
};
/* Spaces around the texts are taken off; a value may be empty. Columns count
 * bytes, from 1. */
struct setting {
    struct str name, value;
    int line, name_column, value_column;
};

/* The next setting, borrowed from the text. False at the end. A line without
 * `=` has a NULL value. */
bool settings_next(struct settings *s, struct setting *out);

/* What is wrong with such a file, and where. */
struct settings_error {
    int line, column;
    char text[160];
};
/* Fills it in; false, so that a parser can return it. */
bool settings_wrong(struct settings_error *error, int line, int column,
                    const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
