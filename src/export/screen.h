/* One screen of the walk as a picture: `export --format svg --at STEP`. Knows trace
 * and base; the cells come from whoever can draw screens.
 */
#ifndef EXPORT_SCREEN_H
#define EXPORT_SCREEN_H

#include "export/export.h"

void screen_put(const struct export_job *job);

#endif
