/* Copies of a lesson's programs, or of the program named on the command line,
 * that the person changes in an editor. The file that was opened is never written.
 * A copy stands in the state folder under the program's own name, and stays there:
 * the next `e` goes on with it. For tracebacks and the screen it has the name of
 * the program that it was made from.
 */
#ifndef APP_EDITS_H
#define APP_EDITS_H

#include "app/input.h"
#include "base/vec.h"

struct edit {
    size_t page;     /* of the lesson; 0 for a program */
    char *path;      /* of the copy */
    char *original;  /* its text before */
    bool shown;      /* it runs, and not the original */
    bool left;       /* for the original, by E: the next e begins anew */
};

/* Zeroed is ready; edits_fini ends it. */
struct edits {
    VEC(struct edit) list;
    struct buf running; /* the text of the program that runs, once edited */
};

/* Makes sure that there is a copy of the input's program. Its path, borrowed; NULL
 * with what is wrong in *why. */
const char *edits_copy(struct edits *e, const struct input *in,
                       struct buf *why);
/* Lets the person edit it, with $VISUAL, $EDITOR or what there is, at a line. The
 * terminal must be free. The editor's exit status, with its name in *name. */
int edits_open_editor(const char *path, int line, struct buf *name);
/* Has the copy another text than what runs? Then it is the input's program from
 * now on. */
bool edits_take(struct edits *e, struct input *in);
/* From the copy to the original and back. False when there is no copy that was
 * changed. */
bool edits_swap(struct edits *e, struct input *in);
/* The input has another page: its program is the copy if it was left so, and
 * `original` doesn't ask for what the page has. */
void edits_page(struct edits *e, struct input *in, bool original);
/* Is there a copy of the input's program that was changed, from now or before? */
bool edits_is_kept(struct edits *e, const struct input *in);
/* The text that runs, once edits_copy was called. */
struct str edits_text(const struct edits *e);
/* Says on stderr where copies are that were changed, and takes away the others. */
void edits_fini(struct edits *e);

#endif
