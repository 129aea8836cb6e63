/* How far an axis of time has to reach at each event: to where the clock is and to
 * the timers that somebody sleeps on. It depends on what has happened so far alone,
 * so that it gives nothing away of what is to come; and it goes by round numbers,
 * so that what stands on it seldom moves. Knows base only.
 */
#ifndef UI_REACH_H
#define UI_REACH_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

struct reach {
    VEC(struct reach_change {
        uint32_t event; /* from here on */
        double end;
    }) changes;
};

void reach_fini(struct reach *r);
/* The clock is here: the axis grows when it has to. */
void reach_clock(struct reach *r, uint32_t event, double t);
/* With the clock at t, somebody sleeps until each of these. One that lies more
 * than ten times as far away as the first does not count: sleep(3600) beside
 * sleep(1) would leave no room for what happens. When the axis was made for such
 * a one alone, it shrinks. */
void reach_timers(struct reach *r, uint32_t event, double t,
                  const double *when, size_t n);
/* Where the axis ends once so many events are there; 0: nothing is on it. */
double reach_at(const struct reach *r, size_t events);
/* The round number at or above an end that isn't negative. */
double reach_round(double end);

#endif
