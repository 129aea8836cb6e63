/* A line as a shell's words, and back: 'as it is', "with \" in it", a\ b.
 * Nothing is expanded. Knows base only.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/str.h"

struct words {
    char **p;   /* each is the list's own */
    size_t n, cap;
};

/* Appends the words of a line; the caller ends the list with words_fini. False
 * when a quote isn't closed: then nothing was appended. */
bool words_split(struct str line, struct words *out);
void words_fini(struct words *words);
/* Appends a word so that words_split gives it again, plain where it can be. */
void word_quote(struct str word, struct buf *out);

#endif
