/* Compressed traces: zstd frames of JSON Lines, written and read as bytes come.
 * Each frame stands alone, so a file whose writer was killed is good up to its
 * last whole frame, several writers can take turns in one file, and the zstd
 * program reads what we write. Knows base only.
 */
#ifndef TRACE_ZST_H
#define TRACE_ZST_H

#include "base/status.h"
#include "base/str.h"

/* Text of one frame at most. */
enum { ZST_FRAME = 256 << 10 };
/* The first byte of every zstd frame; no trace that is text begins with it. */
enum { ZST_FIRST_BYTE = 0x28 };

/* Does a file of this name hold a compressed trace? */
bool zst_named(const char *path);
/* Do these first bytes of a file say so? */
bool zst_begins(struct str bytes);

/* -- writing -- */

struct zst_out;
/* All memory is taken here: zst_out_frame can be called by a signal handler,
 * and in a fork. Freed by zst_out_free, which takes NULL. */
struct zst_out *zst_out_new(void);
void zst_out_free(struct zst_out *z);
/* At most ZST_FRAME bytes as a frame of their own. What is handed out is z's,
 * until the next call. */
struct str zst_out_frame(struct zst_out *z, struct str text);

/* -- reading -- */

struct zst_in;
struct zst_in *zst_in_new(void);
void zst_in_free(struct zst_in *z);
/* Takes bytes off the front of *in and hands out the text that they make, which
 * is z's until the next call; *text is empty once *in is and nothing is left.
 * On an error *why is a sentence about it (static). */
enum status zst_in_next(struct zst_in *z, struct str *in, struct str *text,
                        const char **why);
/* Is there no frame whose end is missing? */
bool zst_in_is_whole(const struct zst_in *z);

#endif
