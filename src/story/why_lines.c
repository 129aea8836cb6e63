/* What the text of a line says about what its run came to: which way an if or a
 * while went, that a with was left, that an await had nothing to wait for. */
#include <ctype.h>

#include "story/why.h"

struct source_line {
    struct str text;   /* without its indent */
    int indent;        /* -1: there is no such line */
};

static struct source_line line_at(const struct telling *w, uint32_t frame,
                                  int line)
{
    struct str s = story_source_line(w->s, frame, line);
    struct source_line l = {s, 0};
    while (l.text.n && isspace((unsigned char)l.text.p[0])) {
        l.indent += l.text.p[0] == '\t' ? 8 : 1;
        l.text.p++, l.text.n--;
    }
    if (!l.text.n || l.text.p[0] == '#')
        l.indent = -1;
    return l;
}

static bool starts_with_word(struct str text, const char *const *words)
{
    for (; *words; words++)
        if (str_starts(text, *words))
            return true;
    return false;
}

static const char *const with_words[] = {"with ", "with(", "async with ",
                                         "async with(", NULL};
static const char *const loop_words[] = {"for ", "async for ", "while ",
                                         "while(", NULL};
static const char *const if_words[] = {"if ", "if(", "elif ", "elif(",
                                       "while ", "while(", NULL};
static const char *const try_words[] = {"try:", "finally:", "else:", NULL};

/* Is the line inside the block that a header line opens? */
static bool is_inside(const struct telling *w, uint32_t frame, int header,
                      int line)
{
    int indent = line_at(w, frame, header).indent;
    if (line <= header || indent < 0)
        return false;
    for (int i = header + 1; i <= line; i++) {
        int at = line_at(w, frame, i).indent;
        if (at >= 0 && at <= indent)
            return false;
    }
    return true;
}

/* The line that ran in this frame before the `line` event at `index`; 0: none
 * is near. */
static int line_before(const struct telling *w, uint32_t frame, size_t index)
{
    enum { FAR = 2000 };
    size_t stop = index > FAR ? index - FAR : 0;
    for (size_t i = index; i-- > stop;) {
        if (trace_store_kind(w->m->store, i) != EV_line)
            continue;
        struct event e = why_event(w, (uint32_t)i);
        if (e.line.frame == frame)
            return (int)e.line.line;
    }
    return 0;
}

/* -- the line that ran -- */

/* The frame in which the step's line ran: where the line before its end stood.
 * With threads that is the one whose line comes next; others ran meanwhile. */
static uint32_t ran_frame(const struct telling *w, size_t *index)
{
    enum { FAR = 2000 };
    size_t end = w->v->next_line ? w->m->last_line_event : w->m->at;
    size_t stop = end > FAR ? end - FAR : 0;
    uint32_t only = w->v->next_line && w->m->thread
                        ? why_event(w, w->m->last_line_event).line.frame : 0;
    for (size_t i = end; i-- > stop;) {
        if (trace_store_kind(w->m->store, i) != EV_line)
            continue;
        uint32_t frame = why_event(w, (uint32_t)i).line.frame;
        if (only && frame != only)
            continue;
        *index = i;
        return frame;
    }
    return 0;
}

bool why_others_ran(const struct telling *w, size_t index)
{
    enum { FAR = 2000 };
    size_t stop = index > FAR ? index - FAR : 0;
    uint32_t frame = why_event(w, (uint32_t)index).line.frame;
    for (size_t i = index; i-- > stop;) {
        enum event_kind kind = trace_store_kind(w->m->store, i);
        if (kind == EV_thread_run)
            return true;
        if (kind == EV_line && why_event(w, (uint32_t)i).line.frame == frame)
            return false;
    }
    return false;
}

/* Did control go from the line into the block below it? Only what stands in the
 * same frame says so. */
static bool say_branch(struct telling *w, struct str text, uint32_t frame,
                       int line, int before)
{
    struct event next = why_event(w, w->m->last_line_event);
    bool same = w->v->next_line && next.line.frame == frame;
    bool one_line = text.n && text.p[text.n - 1] != ':';
    if (!same || one_line)
        return false;
    bool inside = is_inside(w, frame, line, w->v->next_line);
    if (starts_with_word(text, if_words)) {
        bool loop = str_starts(text, "while");
        why_say(w, inside ? ": its condition is true"
                          : ": its condition is false");
        if (loop)
            why_say(w, inside ? ", so its body runs" : ", so the loop is over");
        return true;
    }
    if (starts_with_word(text, loop_words) && !inside) {
        why_say(w, ": there is nothing more to take, so the loop is over");
        return true;
    }
    if (starts_with_word(text, loop_words)) {
        why_say(w, is_inside(w, frame, line, before)
                       ? ": the loop goes round once more"
                       : ": the loop begins");
        return true;
    }
    if (str_starts(text, "except")) {
        why_say(w, inside ? ": it fits the exception, so its block runs"
                          : ": it doesn't fit the exception");
        return true;
    }
    if (starts_with_word(text, with_words) && inside) {
        why_say(w, ": its block begins");
        return true;
    }
    if (starts_with_word(text, try_words)) {
        why_say(w, str_starts(text, "try") ? ": from here on, errors go to its "
                                             "except or finally"
                                           : ": its block runs");
        return true;
    }
    return false;
}

static bool has_await(struct str text)
{
    static const char await[] = "await ";
    return text.n && memmem(text.p, text.n, await, sizeof await - 1) != NULL;
}

void why_line_ran(struct telling *w)
{
    size_t index = 0;
    uint32_t frame = ran_frame(w, &index);
    int line = w->v->ran_line;
    if (!frame || !line
        || (int)why_event(w, (uint32_t)index).line.line != line)
        return;
    struct str text = line_at(w, frame, line).text;
    int before = line_before(w, frame, index);
    if (say_branch(w, text, frame, line, before))
        return;
    if (starts_with_word(text, with_words)
        && is_inside(w, frame, line, before))
        why_say(w, ": the block is left");
    else if (has_await(text) && !why_has(w, EV_task_run)
             && !why_has(w, EV_return_))
        why_say(w, ": what it awaits is there already, so the loop has no part "
                "in it");
}

/* -- the line that comes next -- */

/* "leaves the block of line 4", "goes back to line 5", "runs line 6" */
const char *why_next_verb(const struct telling *w)
{
    struct event e = why_event(w, w->m->last_line_event);
    uint32_t frame = e.line.frame;
    int line = w->v->next_line;
    int before = line_before(w, frame, w->m->last_line_event);
    struct str text = line_at(w, frame, line).text;
    if (!before || !is_inside(w, frame, line, before))
        return "runs";
    if (starts_with_word(text, with_words))
        return "leaves the block of";
    return starts_with_word(text, loop_words) ? "goes back to" : "runs";
}
