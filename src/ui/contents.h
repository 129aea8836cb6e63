/* The list of a course's lessons: chosen with keys or the mouse, found by words of
 * their titles. Like ui.h it never sees a terminal and reads nothing; the keys are
 * those of requests.def. Knows theme, canvas, key, request and base.
 *
 *     c = contents_new(&theme, rows, n);
 *     flags = contents_key(c, &key);
 *     flags & CONTENTS_OPEN: open contents_selected(c)
 *     contents_draw(c, canvas), which has the size that the list gets
 */
#ifndef UI_CONTENTS_H
#define UI_CONTENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/theme.h"

/* A lesson, and what was done of it. Texts are borrowed as long as the list is
 * there. */
struct contents_row {
    const char *title;
    int number;
    int minutes;
    int n_pages, seen, page; /* page 0: it was never opened */
    size_t right, asked;
    int goals, met;
};

enum contents_flags {
    CONTENTS_REDRAW = 1 << 0,
    CONTENTS_OPEN = 1 << 1,
    CONTENTS_QUIT = 1 << 2,
    CONTENTS_REPAINT = 1 << 3, /* all of the terminal */
};

struct contents;

/* The rows are borrowed, the theme is copied. The first lesson with pages that
 * were not seen is selected. Freed by contents_free. */
struct contents *contents_new(const struct theme *theme,
                              const struct contents_row *rows, size_t n);
void contents_free(struct contents *c);
unsigned contents_key(struct contents *c, const struct key *key);
void contents_draw(struct contents *c, struct canvas *canvas);
size_t contents_selected(const struct contents *c);
void contents_select(struct contents *c, size_t row);
/* Shows a line in place of the footer until the next key. */
void contents_message(struct contents *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* -- what stands in the columns, for lists without a screen too ------------- */

/* Have all of its pages been seen? */
bool contents_is_done(const struct contents_row *r);
/* "2/6", or "-" for what there is none of. */
void contents_share(size_t part, size_t whole, struct buf *out);
/* What Enter does with the lesson: "Enter begins; 8 minutes". */
void contents_offer(const struct contents_row *r, struct buf *out);

#endif
