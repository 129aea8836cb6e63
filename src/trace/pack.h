/* An event as a short run of bytes, for the store. A kind byte, the time, then
 * the fields in the order of events.def: whole numbers as varints, doubles
 * without their trailing zero bytes, texts with their length in front. Short
 * texts that come again and again (kinds, reasons, file names) are kept once
 * and written as a number. Knows base only.
 */
#ifndef TRACE_PACK_H
#define TRACE_PACK_H

#include "base/mem.h"
#include "trace/event.h"

enum { PACK_WORDS = 1024 };

/* The texts that are kept once; they live as long as the packer. Zeroed is
 * empty. */
struct packer {
    struct str words[PACK_WORDS];      /* by number */
    uint32_t n_words;
    uint16_t table[PACK_WORDS * 2];    /* number + 1 by hash; 0 is free */
    uint8_t seen[PACK_WORDS * 2];      /* tag of a text seen once, by hash */
    struct arena arena;
    size_t arena_bytes;
};

void packer_fini(struct packer *p);
/* Bytes that it holds beside the struct. */
size_t packer_bytes(const struct packer *p);

/* At most how many bytes the event takes. */
size_t pack_bound(const struct event *e);
/* Writes the event to `to`; how many bytes it took. */
size_t pack_event(struct packer *p, const struct event *e, char *to);
/* Reads it back; texts point into `from` or into the packer. */
void unpack_event(const struct packer *p, const char *from, struct event *e);
static inline enum event_kind unpack_kind(const char *from)
{
    return (enum event_kind)(unsigned char)*from;
}

#endif
