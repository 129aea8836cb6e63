/* Whole files in and out, with an error that says what was wrong. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/status.h"
#include "base/str.h"

/* Opens `path` ("-" is standard input) for reading; a folder is refused. The
 * caller closes *fd. */
enum status file_open(const char *path, int *fd);
/* Appends at most n bytes more to *out; none at the end of the file. */
enum status file_read_some(int fd, size_t n, struct buf *out);
/* Appends all that is left; STATUS_LIMIT once *out has more than `limit`. */
enum status file_read_rest(int fd, size_t limit, struct buf *out);

/* Writes n bytes. A descriptor that doesn't block is waited for: a full pipe
 * holds the writer back. Takes no memory, so a signal handler may call it. */
enum status file_write(int fd, const char *p, size_t n);

/* Reads all of `path` ("-" is standard input) into *out, which the caller
 * frees with buf_fini. At most `limit` bytes, else STATUS_LIMIT. */
enum status file_read(const char *path, size_t limit, struct buf *out);

/* Makes `path` hold this text, whole or not at all: whoever reads it, and whenever
 * we or the machine stop, finds the old text or the new one. Its folder has to be
 * there, and nobody else may do the same at the same time: it is written as
 * `path`~ first. */
enum status file_replace(const char *path, struct str text);
/* Makes the folder `path` and those above it that are missing, for this user
 * alone. */
enum status file_make_folder(const char *path);
/* Opens `path`, made if need be, and waits up to so many milliseconds until
 * nobody else has it locked; closing *fd, or the end of the process, unlocks it.
 * STATUS_LIMIT: somebody has it still. */
enum status file_lock(const char *path, int milliseconds, int *fd);

/* A temporary file that has no name any more, for reading and writing; the
 * caller closes it. -1 where there is none. */
int file_temporary(void);

/* Tells others that this file is being written, as long as its descriptor is
 * open; where the system can't, they are not told. */
void file_claim(int fd);
bool file_is_claimed(int fd);

#endif
