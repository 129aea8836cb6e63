/* Whole files in and out, with an error that says what was wrong. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/status.h"
#include "base/str.h"

/* Reads all of `path` ("-" is standard input) into *out, which the caller
 * frees with buf_fini. At most `limit` bytes, else STATUS_LIMIT. */
enum status file_read(const char *path, size_t limit, struct buf *out);

#endif
