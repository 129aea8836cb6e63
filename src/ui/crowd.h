/* What stays on the screen when there is no room for all: rows keep their order,
 * those that matter least give way. Knows nothing.
 */
#ifndef UI_CROWD_H
#define UI_CROWD_H

#include <stdbool.h>
#include <stddef.h>

struct crowd_row {
    int rank;   /* how much it matters; equal ones: the first to come stay */
    int rows;   /* that it takes, at least 1 */
    bool shown; /* the answer */
};

/* Marks those that stay in `room` rows; how many go. When some go, one row is
 * left for a word about them. */
size_t crowd_choose(struct crowd_row *all, size_t n, int room);

#endif
