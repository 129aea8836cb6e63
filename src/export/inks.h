/* The colours of pictures, by what they are for. Knows nothing but the themes. */
#ifndef EXPORT_INKS_H
#define EXPORT_INKS_H

#include "export/export.h"

enum ink { INK_GROUND, INK_SHADE, INK_TEXT, INK_DIM, INK_RULE, INK_RUN, INK_READY,
           INK_TIMER, INK_TASKS, INK_LINE, INK_OUTSIDE, INK_WAKE, INK_FAILED,
           INKS };

extern const char *const inks[EXPORT_THEMES][INKS];

#endif
