/* Progress on the disk: a file `progress` in a folder. Each change is read, made
 * and written under a lock, whole or not at all, so two at the same time lose
 * nothing of each other, and a kill at any moment loses at most the change that
 * was just being made. Knows progress and base; never sends anything anywhere.
 */
#ifndef LESSON_PROGRESS_FILE_H
#define LESSON_PROGRESS_FILE_H

#include "lesson/progress.h"

/* Stays where it is while it is open. */
struct progress_file {
    struct buf folder, path;
    struct progress now;         /* what the file says, and what waits */
    VEC(struct progress_change) waiting; /* changes that couldn't be written yet;
                                    their texts are owned */
    struct buf set_aside;        /* where a damaged file was put; empty: none was */
};

/* Reads the file of a folder, of which neither needs to be there. A damaged one is
 * set aside (progress.damaged), and one begins anew. What else is wrong is the
 * result; the file may be used all the same. */
enum status progress_file_open(struct progress_file *f, const char *folder);
void progress_file_close(struct progress_file *f);
/* Makes a change and writes it down, with those that wait. When it can't be
 * written it waits for the next one; f->now has it in any case. */
enum status progress_file_change(struct progress_file *f,
                                 const struct progress_change *c);

#endif
