/* Bytes from a terminal into keys. Pure: no terminal, no clock. Whatever comes in,
 * every byte is used up sooner or later and nothing is read beyond the end.
 */
#ifndef TERM_DECODE_H
#define TERM_DECODE_H

#include "base/str.h"
#include "ui/key.h"

/* A key that one kind of terminal has in a form of its own. */
struct decoder_key {
    const char *bytes; /* begins with ESC; borrowed */
    enum ukey code;
    uint32_t cp;
};

/* Zeroed is empty. */
struct decoder {
    const struct decoder_key *own; /* come before what most terminals send; */
    int n_own;                     /* borrowed */
    struct buf bytes;  /* what has come in and isn't a key yet */
    size_t at;
    struct buf paste;  /* the text of the paste that is under way */
    bool pasting;
    bool flush;        /* what is there is all there will be */
};

void decoder_fini(struct decoder *d);
void decoder_feed(struct decoder *d, const void *bytes, size_t n);
/* The next key; false: more bytes are needed. A paste's text lives until the
 * next call. */
bool decoder_next(struct decoder *d, struct key *k);
/* What bytes wait for: an Esc may be the start of more; a sequence has begun,
 * and only a slow line can be what keeps its end. The first bytes of a character
 * wait for the others as long as it takes. */
enum decoder_wait { DECODER_NOTHING, DECODER_ESCAPE, DECODER_SEQUENCE };
enum decoder_wait decoder_pending(const struct decoder *d);
/* Nothing followed in time: an Esc was an Esc, and a sequence is none. Then
 * decoder_next again. */
void decoder_flush(struct decoder *d);

#endif
