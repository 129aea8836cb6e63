/* Times as the screen writes them. Knows base only.
 */
#ifndef UI_TIME_TEXT_H
#define UI_TIME_TEXT_H

#include "base/str.h"

/* A time with three decimals; `brief`: without the zeros at its end. Appends. */
void time_text(double t, bool brief, struct buf *out);

#endif
