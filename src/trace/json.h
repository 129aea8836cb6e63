/* JSON text in and out, as a trace line needs it: strings, and values that are
 * walked without building a tree. Knows base only.
 */
#ifndef TRACE_JSON_H
#define TRACE_JSON_H

#include "base/str.h"

enum { JSON_DEPTH = 64 }; /* nested deeper than this is refused */

/* A place in a JSON text; `error` is a static text once something is wrong, and
 * `p` stands where. */
struct json {
    const char *p, *end;
    const char *error;
    bool bent; /* a value had blanks, escapes or bytes beyond ASCII: json_copy
                  might write it differently */
};

/* Steps over blanks. */
static inline void json_blanks(struct json *j)
{
    while (j->p < j->end && (*j->p == ' ' || *j->p == '\t' || *j->p == '\r')) {
        j->bent = true;
        j->p++;
    }
}

/* Takes the character c after blanks; an error with this text otherwise. */
bool json_take(struct json *j, char c, const char *expected);
/* Takes c if it is there. */
bool json_took(struct json *j, char c);

/* Takes a string. *s is its content: a part of the text itself when it has no
 * escapes and is valid UTF-8, else decoded at the end of `scratch`, which must
 * have room for three times the text (json_scratch), so that it never moves. */
bool json_string(struct json *j, struct buf *scratch, struct str *s);
/* Makes the room that json_string needs; empties the buffer. */
void json_scratch(struct buf *scratch, size_t text);

/* Takes a number; *s is its text. */
bool json_number(struct json *j, struct str *s);
/* Takes the word null if it is there. */
bool json_null(struct json *j);
/* Takes any value, checking all of it. */
bool json_skip(struct json *j);
/* Takes any value and appends it to out without blanks, strings made valid and
 * escaped in one way: equal values of one writer give equal texts. */
bool json_copy(struct json *j, struct buf *scratch, struct buf *out);

/* Where the first byte of p[0..n) stands that can't go into a JSON string as it
 * is: a quote, a backslash, a control character, a byte above 127; n if none. */
size_t json_plain_prefix(const char *p, size_t n);
/* Writes a string with its quotes; `to` has room for 6 * s.n + 2. */
char *json_put_str(char *to, struct str s);

#endif
