/* CommonMark, with tables, into prose. md4c reads it; this turns what it says
 * into blocks that know where they stand in the file. Knows base only.
 */
#ifndef LESSON_MARKDOWN_H
#define LESSON_MARKDOWN_H

#include "base/mem.h"
#include "base/vec.h"
#include "lesson/prose.h"

/* A picture that is not there. */
struct markdown_missing {
    struct str file;
    size_t offset;                  /* in the text, about where it stands */
    int line, column;
};

/* A whole document. */
struct markdown {
    VEC(struct prose_block) blocks;
    VEC(struct prose_link) links;   /* their ways are WAY_OUTSIDE still */
    VEC(struct markdown_missing) missing;
    size_t repaired;                /* garbled characters put right (repair.h) */
};

/* What stands beside the document. */
struct folder {
    /* Is there a file of that name? NULL: none. */
    bool (*has)(void *arg, const char *name);
    /* Its text, which the callee adds to `out`; false: there is none. NULL:
     * none. */
    bool (*read)(void *arg, const char *name, struct buf *out);
    void *arg;
};

/* Reads UTF-8 (other bytes stay what they are) into *out, which is zeroed and
 * which the caller ends with markdown_fini; texts go into the arena. Any text is
 * Markdown: nothing can go wrong. */
void markdown_read(struct str text, const struct folder *beside,
                   struct arena *arena, struct markdown *out);
void markdown_fini(struct markdown *m);

#endif
