#include "ui/crowd.h"

static int rows_of(const struct crowd_row *all, size_t n)
{
    int rows = 0;
    for (size_t i = 0; i < n && rows < 1 << 20; i++)
        rows += all[i].rows;
    return rows;
}

static int highest_below(const struct crowd_row *all, size_t n, int limit)
{
    int found = -1;
    for (size_t i = 0; i < n; i++)
        if (all[i].rank < limit && all[i].rank > found)
            found = all[i].rank;
    return found;
}

size_t crowd_choose(struct crowd_row *all, size_t n, int room)
{
    bool fits = rows_of(all, n) <= room;
    size_t gone = fits ? 0 : n;
    int left = room - 1;
    for (size_t i = 0; i < n; i++)
        all[i].shown = fits;
    if (fits)
        return 0;
    for (int rank = highest_below(all, n, 1 << 20); rank >= 0;
         rank = highest_below(all, n, rank))
        for (size_t i = 0; i < n; i++)
            if (all[i].rank == rank && all[i].rows <= left) {
                all[i].shown = true;
                left -= all[i].rows;
                gone--;
            }
    return gone;
}
