/* The screens of a walk without a terminal, for those formats of `export` that show
 * them.
 */
#ifndef APP_PICTURES_H
#define APP_PICTURES_H

#include "app/feed.h"
#include "export/export.h"
#include "ui/ui.h"

struct pictures {
    struct ui *ui;
    struct canvas now, before;
    int columns, rows;
};

/* Of a run that is whole. The functions that it fills in borrow p. */
void pictures_open(struct pictures *p, const struct feed *f,
                   const struct input *in, const struct export_options *o,
                   struct export_screens *out);
void pictures_close(struct pictures *p);

/* Shows the texts of the lesson's page that the input has picked, if any. */
void show_lesson(struct ui *ui, const struct input *in);

#endif
