/* Texts that come again and again, each kept once: an item is a JSON value, and has
 * a number. Knows trace (JSON texts) and base.
 */
#ifndef EXPORT_ITEMS_H
#define EXPORT_ITEMS_H

#include "base/vec.h"
#include "base/str.h"

struct items {
    struct buf json;      /* all of them, apart by commas */
    VEC(size_t) ends;     /* where each ends in it, its comma included */
    uint32_t *table;      /* numbers + 1 by hash; 0: free */
    size_t size;          /* of the table: a power of 2, or 0 */
    struct buf row;       /* the one that is being made */
};

void items_fini(struct items *t);
/* Begins an array; adds a text as it may be shown, at most so many bytes of it, or
 * a number; ends it: its number as an item. */
void item_begin(struct items *t);
void item_text(struct items *t, struct str text, size_t most);
void item_int(struct items *t, int64_t number);
uint32_t item_end(struct items *t);
/* Forgets all but the first n. */
void items_forget(struct items *t, size_t n);

/* Appends a JSON string of the text as it may be shown; what is beyond `most` bytes
 * becomes an ellipsis. */
void item_add_shown(struct buf *out, struct str text, size_t most);

#endif
