/* Text that was written as UTF-8 and read as Windows-1252 ("computerâ€™s"), put
 * right. Knows base only.
 */
#ifndef LESSON_REPAIR_H
#define LESSON_REPAIR_H

#include "base/str.h"

/* Appends the text to `out`. Every run of characters that Windows-1252 can write
 * and whose bytes there are a character of UTF-8 beyond ASCII is taken for that
 * character; all else stays. How many were put right. */
size_t repair_mojibake(struct str text, struct buf *out);

#endif
