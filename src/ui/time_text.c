#include "ui/time_text.h"

#include <math.h>

void time_text(double t, bool brief, struct buf *out)
{
    buf_printf(out, "%.3f", t);
    if (!brief || !isfinite(t))
        return;
    while (out->p[out->n - 1] == '0')
        out->n--;
    if (out->p[out->n - 1] == '.')
        out->n--;
}
