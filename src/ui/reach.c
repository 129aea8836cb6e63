#include "ui/reach.h"

#include <math.h>

#include "base/bisect.h"

enum { TOO_FAR = 10 };

void reach_fini(struct reach *r)
{
    vec_fini(&r->changes);
}

double reach_round(double end)
{
    static const double ladder[] = {1, 1.5, 2, 3, 5, 8, 10};
    double unit = 1e-6;
    if (!isfinite(end))
        return end;
    while (unit * 10 < end)
        unit *= 10;
    for (size_t i = 0; i < sizeof ladder / sizeof *ladder; i++)
        if (unit * ladder[i] >= end)
            return unit * ladder[i];
    return end;
}

static double newest(const struct reach *r)
{
    return r->changes.n ? vec_last(&r->changes).end : 0;
}

static void change(struct reach *r, uint32_t event, double end)
{
    vec_push(&r->changes, ((struct reach_change){event, end}));
}

void reach_clock(struct reach *r, uint32_t event, double t)
{
    if (t > newest(r) && isfinite(t))
        change(r, event, reach_round(t));
}

void reach_timers(struct reach *r, uint32_t event, double t,
                  const double *when, size_t n)
{
    double first = INFINITY, end = t;
    for (size_t i = 0; i < n; i++)
        first = when[i] < first ? when[i] : first;
    double limit = TOO_FAR * (t > first ? t : first);
    for (size_t i = 0; i < n; i++)
        if (when[i] > end && when[i] <= limit && isfinite(when[i]))
            end = when[i];
    if (end > newest(r) || reach_round(end) * TOO_FAR < newest(r))
        if (end > 0)
            change(r, event, reach_round(end));
}

double reach_at(const struct reach *r, size_t events)
{
    struct bisect b = bisect_of(0, r->changes.n);
    while (bisect_next(&b))
        bisect_go(&b, r->changes.p[b.at].event < events);
    return b.low ? r->changes.p[b.low - 1].end : 0;
}
