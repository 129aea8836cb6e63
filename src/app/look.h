/* What the screen knows that an exported page needs too: the colours of the code,
 * the keys, the signs of the states.
 */
#ifndef APP_LOOK_H
#define APP_LOOK_H

#include "app/feed.h"
#include "export/export.h"

/* Of a run that is whole; texts are borrowed from it. Ended with look_fini. */
void look_init(struct export_look *look, const struct feed *f);
void look_fini(struct export_look *look);

#endif
