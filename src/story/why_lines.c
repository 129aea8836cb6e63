/* What the run of a line came to, and what is done with the next: what changed
 * and was printed; else what its text says: which way an if or a while went, that
 * a with was left, that an await had nothing to wait for. */
#include <ctype.h>

#include "story/why.h"
#include "trace/reader.h"

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
 * With threads, and where each event is a step, that is the one whose line comes
 * next; others ran meanwhile. */
static uint32_t ran_frame(const struct telling *w, size_t *index)
{
    enum { FAR = 2000 };
    size_t end = w->v->next_line ? w->m->last_line_event : w->m->at;
    size_t stop = end > FAR ? end - FAR : 0;
    bool one = w->m->thread || w->v->detail == DETAIL_EVENTS;
    uint32_t only = w->v->next_line && one
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

static bool say_condition(struct telling *w, struct str text, bool inside)
{
    static const char *const words[] = {"if", "elif", "while", NULL};
    for (const char *const *word = words; *word; word++) {
        if (!why_text_starts(text, *word))
            continue;
        why_say(w, inside ? ": its condition is true"
                          : ": its condition is false");
        if (strcmp(*word, "while") == 0)
            why_say(w, inside ? ", so its body runs"
                              : ", so the while loop is over");
        return true;
    }
    return false;
}

/* The head of a `for`: it is asked for an item, and had one, or not. */
static void say_loop(struct telling *w, bool inside, bool again)
{
    why_say(w, !inside ? ": there is nothing more to take, so the for loop is "
                         "over"
               : again ? ": the for loop goes round once more"
                       : ": the for loop begins");
}

/* A loop that is written on one line: its body is told by what it sets. */
static bool say_short_loop(struct telling *w, uint32_t frame, int line,
                           bool changed)
{
    bool over = w->v->next_line != line;
    if (changed && !over)
        return false;
    why_say(w, ": the %s loop %s", why_loop_word(w, frame, line),
            over ? "is over" : "goes round once more");
    return true;
}

/* Did control go from the line into the block below it? Only what stands in the
 * same frame says so. `changed`: what the line set is told as well. */
static bool say_branch(struct telling *w, struct str text, uint32_t frame,
                       int line, int before, bool changed)
{
    struct event next = why_event(w, w->m->last_line_event);
    bool same = w->v->next_line && next.line.frame == frame;
    enum why_head head = why_head(w, frame, line);
    if (same && head == HEAD_WITH_BODY && why_is_loop(w, frame, line))
        return say_short_loop(w, frame, line, changed);
    if (!same || head != HEAD_OF_BLOCK)
        return false;
    bool inside = why_is_inside(w, frame, line, w->v->next_line);
    if (say_condition(w, text, inside))
        return true;
    if (why_text_starts(text, "except")) {
        why_say(w, inside ? ": it fits the exception, so its block runs"
                          : ": it doesn't fit the exception");
        return true;
    }
    if (why_text_starts(text, "case")) {
        why_say(w, inside ? ": it fits, so its block runs" : ": it doesn't fit");
        return true;
    }
    if (changed && inside)
        return false;
    if (why_is_loop(w, frame, line)) {
        say_loop(w, inside, why_is_inside(w, frame, line, before));
        return true;
    }
    if (why_is_with(w, frame, line) && inside) {
        why_say(w, ": its block begins");
        return true;
    }
    if (why_text_starts(text, "try")) {
        why_say(w, ": from here on, errors go to its except or finally");
        return true;
    }
    return false;
}

static bool has_await(struct str text)
{
    static const char await[] = "await ";
    return text.n && memmem(text.p, text.n, await, sizeof await - 1) != NULL;
}

/* What the line waited for, when other threads ran meanwhile. */
static bool say_waited(struct telling *w, size_t line_event)
{
    uint32_t lane = w->m->thread ? w->m->thread : 1;
    uint32_t at = lane < w->m->threads.n ? w->m->threads.p[lane].block_event
                                         : NO_EVENT;
    if (at == NO_EVENT || at < line_event)
        return false;
    struct str what = why_event(w, at).thread_block.what;
    if (str_starts(what, "sleep("))
        why_say(w, ": its sleep is over");
    else if (str_starts(what, "join "))
        why_say(w, ": %.*s is over", (int)what.n - 5, what.p + 5);
    else if (what.n > 9 && memcmp(what.p + what.n - 9, " to start", 9) == 0)
        why_say(w, ": %.*s has started", (int)what.n - 9, what.p);
    else if (!str_eqz(what, "its event loop"))
        why_say(w, ": its wait for %.*s is over", STR_ARG(what));
    else
        return false;
    return true;
}

/* What a line asked of the loop: a callback that is to run, now or later. */
static bool say_asked(struct telling *w, struct str text)
{
    static const char done[] = ".add_done_callback";
    if (why_has(w, EV_timer_set)) {
        struct event e = why_event(w, w->d.of[EV_timer_set]);
        if (e.timer_set.call.n) {
            why_say(w, ": the loop is to call ");
            why_cut(w, e.timer_set.call);
            why_say(w, " at t=%.3f", e.timer_set.when);
            return true;
        }
    }
    if (why_has(w, EV_ready_push)) {
        struct event e = why_event(w, w->d.of[EV_ready_push]);
        if (e.ready_push.call.n) {
            why_say(w, ": ");
            why_callback(w, &e);
            why_say(w, " is at the back of ready; the loop calls it in the next "
                    "pass");
            return true;
        }
    }
    if (why_has(w, EV_timer_cancel) || why_has(w, EV_handle_cancel)) {
        why_say(w, why_has(w, EV_timer_cancel)
                       ? ": a timer is taken back before it was due"
                       : ": what was in ready is taken back; the loop drops "
                         "it when its turn comes");
        return true;
    }
    size_t n = 0;
    while (n < text.n && (isalnum((unsigned char)text.p[n])
                          || strchr("_.", text.p[n])))
        n++;
    if (n >= sizeof done && n < text.n && text.p[n] == '('
        && memcmp(text.p + n - (sizeof done - 1), done, sizeof done - 1) == 0) {
        why_say(w, ": when %.*s is done, the loop will run the callback",
                (int)(n - (sizeof done - 1)), text.p);
        return true;
    }
    return false;
}

/* Does the frame end with what comes next? */
static bool ends_next(const struct telling *w, uint32_t frame)
{
    if (w->m->at >= trace_store_count(w->m->store))
        return false;
    struct event e = why_event(w, (uint32_t)w->m->at);
    return e.kind == EV_return_ && e.return_.frame == frame;
}

/* Statements that are over at once. */
static bool say_simple(struct telling *w, struct str text, uint32_t frame)
{
    static const struct {
        const char *word, *says;
    } simple[] = {
        {"break", ": it leaves the loop around it"},
        {"continue", ": it goes on with the next round"},
        {"pass", ": it does nothing"},
        {"return", ": it will return, but the block around it has to end "
                   "first"},
        {"assert", ": it holds"},
    };
    if (why_text_starts(text, "return") && ends_next(w, frame))
        return true;
    for (size_t i = 0; i < sizeof simple / sizeof simple[0]; i++)
        if (why_text_starts(text, simple[i].word)) {
            why_say(w, "%s", simple[i].says);
            return true;
        }
    return false;
}

/* An except that comes next, and no raise was told: what is awaited was over with
 * an exception before, code of Python's own has raised, or a finally lets the
 * exception go on. */
static bool say_raised(struct telling *w, struct str text, uint32_t frame,
                       int line)
{
    if (!w->v->next_line || why_text_starts(text, "except")
        || why_has(w, EV_task_run)
        || why_event(w, w->m->last_line_event).line.frame != frame
        || !why_line_starts(w, frame, w->v->next_line, "except"))
        return false;
    why_say(w, why_is_in_finally(w, frame, line)
                   ? ": the finally is over, so the exception goes on"
               : memmem(text.p, text.n, "await ", 6)
                   ? ": what it awaits has ended with an exception, and the await "
                     "raises it here"
                   : ": it raised an exception");
    return true;
}

/* What has become of a frame since its line event at `index`. */
struct since {
    bool paused;
    struct str raised;       /* by what it called or awaited; empty: nothing */
};

/* Did `frame` call or await it, or make it? One that is cancelled goes on first,
 * and by nobody's call. */
static bool is_awaited_by(const struct telling *w, uint32_t inner, uint32_t frame)
{
    struct event made;
    return inner < w->m->frames.n
           && (w->m->frames.p[inner].parent == frame
               || (story_frame(w->s, inner, &made)
                   && made.frame_new.parent == frame));
}

static struct since look_since(const struct telling *w, uint32_t frame,
                               size_t index)
{
    enum { FAR = 20000 };
    size_t end = index + FAR < w->m->at ? index + FAR : w->m->at;
    struct since since = {.paused = end < w->m->at};
    for (size_t i = index + 1; i < end; i++) {
        enum event_kind kind = trace_store_kind(w->m->store, i);
        if (kind != EV_suspend && kind != EV_unwind && kind != EV_raise)
            continue;
        struct event e = why_event(w, (uint32_t)i);
        uint32_t of = e.suspend.frame; /* the first field of all three */
        if (kind == EV_suspend)
            since.paused |= of == frame;
        else if (kind == EV_raise && of == frame)
            since.raised = e.raise.type;
        else if (kind == EV_unwind && is_awaited_by(w, of, frame))
            since.raised = e.unwind.type;
    }
    return since;
}

static bool say_awaited(struct telling *w, struct str text, uint32_t frame,
                        size_t index)
{
    if (!has_await(text) || why_has(w, EV_task_run) || why_has(w, EV_return_))
        return false;
    struct since since = look_since(w, frame, index);
    if (since.raised.n)
        why_say(w, ": %.*s came out of the await", STR_ARG(since.raised));
    else
        why_say(w, since.paused
                       ? ": what it awaited is there"
                       : ": what it awaits is there already, so the loop has "
                         "no part in it");
    return true;
}

/* A variable that is looked for in a frame. */
struct wanted {
    struct str name;
    struct telling *w;
    bool found;
};

static void say_wanted(void *arg, struct str name, struct str repr,
                       uint32_t set_event)
{
    struct wanted *x = arg;
    (void)set_event;
    if (x->found || !str_eq(name, x->name))
        return;
    x->found = true;
    why_say(x->w, "; %.*s is still ", STR_ARG(name));
    why_value(x->w, repr);
}

/* "; i is still 4": a line that gave a name the value that it had. */
static void say_kept(struct telling *w, struct str text, uint32_t frame)
{
    struct wanted x = {.name = {text.p, 0}, .w = w};
    while (x.name.n < text.n && (isalnum((unsigned char)text.p[x.name.n])
                                 || text.p[x.name.n] == '_'))
        x.name.n++;
    struct str rest = {text.p + x.name.n, text.n - x.name.n};
    if (x.name.n && str_starts(rest, " = "))
        model_locals(w->m, frame, say_wanted, &x);
}

/* What it says of the line that ran, `changed`: beside what that set. */
static void line_ran(struct telling *w, int line, bool changed)
{
    size_t index = w->v->from - 1;
    uint32_t frame = line != w->v->ran_line /* a definition stood behind it */
                         ? why_event(w, (uint32_t)index).line.frame
                         : ran_frame(w, &index);
    if (!frame || !line
        || (int)why_event(w, (uint32_t)index).line.line != line)
        return;
    struct str text = why_line_at(w, frame, line).text;
    int before = line_before(w, frame, index);
    if (say_raised(w, text, frame, line))
        return;
    if (say_branch(w, text, frame, line, before, changed))
        return;
    if (changed) {
        say_asked(w, text);
        return;
    }
    if (why_is_with(w, frame, line) && why_is_inside(w, frame, line, before))
        why_say(w, ": the block is left");
    else if (!say_waited(w, index) && !say_asked(w, text)
             && !say_simple(w, text, frame) && !say_awaited(w, text, frame, index))
        say_kept(w, text, frame);
}

/* Up to three in all; that a def makes a function is no news. */
static int say_changes(struct telling *w, struct str set, int n,
                       const char *before)
{
    enum { MOST = 3 };
    struct buf key = {0}, v = {0};
    size_t at = 0;
    while (n < MOST && json_map_each(set, &at, &key, &v))
        if (!str_starts(buf_str(&v), "<function ")) {
            why_say(w, "%s%s is now ", n++ ? ", " : before, buf_z(&key));
            why_value(w, buf_str(&v));
        }
    buf_fini(&key);
    buf_fini(&v);
    return n;
}

bool why_only_change(struct telling *w, struct str value)
{
    struct str set = why_event(w, w->m->last_line_event).line.set;
    struct buf key = {0}, v = {0}, next = {0};
    size_t at = 0;
    bool same = value.n && json_map_each(set, &at, &key, &v)
                && str_eq(buf_str(&v), value)
                && !json_map_each(set, &at, &next, &v);
    if (same)
        why_say(w, ", where it becomes %s", buf_z(&key));
    buf_fini(&key);
    buf_fini(&v);
    buf_fini(&next);
    return same;
}

int why_changes(struct telling *w, const char *before)
{
    uint32_t frame = why_event(w, w->m->last_line_event).line.frame;
    int n = 0;
    for (size_t i = w->v->from; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_line)
            continue;
        struct event e = why_event(w, (uint32_t)i);
        if (e.line.frame == frame)
            n = say_changes(w, e.line.set, n, before);
    }
    return n;
}

/* The line that was about to run when the step began, 0: none was. */
static int first_line(struct telling *w)
{
    if (!w->v->from)
        return 0;
    struct event e = why_event(w, (uint32_t)w->v->from - 1);
    return e.kind == EV_line ? (int)e.line.line : 0;
}

int why_line_left(const struct telling *w)
{
    if (!w->v->from || w->v->from >= w->v->to)
        return 0;
    enum event_kind k = trace_store_kind(w->m->store, w->v->from);
    struct event e = why_event(w, (uint32_t)w->v->from - 1);
    return e.kind == EV_line && (k == EV_return_ || k == EV_unwind)
               ? (int)e.line.line : 0;
}

/* It may stand in the head of a loop. */
static bool is_lambda(struct str fn)
{
    static const char name[] = "<lambda>";
    return fn.n >= sizeof name - 1
           && memcmp(fn.p + fn.n - (sizeof name - 1), name,
                     sizeof name - 1) == 0;
}

bool why_loop_over(struct telling *w, int line)
{
    struct event e = why_event(w, (uint32_t)w->v->from - 1), made;
    if (!why_is_loop(w, e.line.frame, line)
        || !story_frame(w->s, e.line.frame, &made)
        || is_lambda(made.frame_new.fn))
        return false;
    why_say(w, ", whose %s loop is over", why_loop_word(w, e.line.frame, line));
    return true;
}

/* "; then line 12, a definition", or several: what stood behind the line. */
static void say_definitions(struct telling *w, int first)
{
    uint32_t frame = w->v->ran_frame;
    int line = w->v->ran_line;
    if (first == line)
        return;
    bool import = why_line_starts(w, frame, line, "import")
                  || why_line_starts(w, frame, line, "from");
    if (w->d.count[EV_line] > 2)
        why_say(w, "; then the definitions up to line %d", line);
    else
        why_say(w, "; then line %d, %s", line,
                import ? "an import" : "a definition");
}

/* Less than that is how long a line takes on a real clock, and no news. */
static const double held_least = 0.001; /* seconds */

/* Each event a step: the first line of a frame comes, and its caller's line still
 * runs. */
static bool tell_first_line(struct telling *w)
{
    if (w->v->detail != DETAIL_EVENTS || !why_has(w, EV_line))
        return false;
    uint32_t frame = why_event(w, w->d.of[EV_line]).line.frame;
    struct event made;
    if (frame >= w->m->frames.n || w->m->frames.p[frame].previous_line
        || !story_frame(w->s, frame, &made))
        return false;
    if (str_eqz(made.frame_new.kind, "module")) {
        why_say(w, "The program comes to its first line.");
        return true;
    }
    why_task(w, w->m->running);
    why_say(w, " is in ");
    why_called(w, frame);
    why_say(w, " now, at its first line.");
    return true;
}

/* "n is now 3", for the newest `line` event's changes. */
void tell_line(struct telling *w)
{
    if (tell_first_line(w))
        return;
    int first = first_line(w), line = w->v->ran_line;
    if (first && w->d.count[EV_line] > 1)
        line = first;
    why_task(w, w->m->running);
    if (line)
        why_say(w, " ran line %d", line);
    else
        why_say(w, " begins");
    bool meanwhile = why_has(w, EV_line)
                     && why_others_ran(w, w->d.of[EV_line]);
    int n = why_has(w, EV_line) ? why_changes(w, "; ") : 0;
    if (n && meanwhile)
        why_say(w, " (other threads ran meanwhile)");
    line_ran(w, line, n > 0);
    say_definitions(w, line);
    double before = w->v->from ? why_event(w, (uint32_t)w->v->from - 1).t : 0;
    if (w->m->t - before >= held_least && !w->m->thread) {
        why_say(w, "; it took ");
        add_seconds(w->m->t - before, w->out);
        why_say(w, " s, and nothing else could run meanwhile");
    }
    if (w->d.n_closed == 1) {
        why_say(w, "; ");
        why_called(w, why_event(w, w->d.closed).raise.frame);
        why_say(w, " was closed where it had stopped");
    } else if (w->d.n_closed) {
        why_say(w, "; %u generators were closed where they had stopped",
                w->d.n_closed);
    }
    if (why_has(w, EV_coro_new)) {
        struct event e = why_event(w, w->d.of[EV_coro_new]);
        why_say(w, "; %.*s() made a coroutine, none of its code has run",
            STR_ARG(e.coro_new.name));
    }
    buf_addc(w->out, '.');
}

/* -- what was printed -- */

/* The frame that runs when an `out` happens is the one that the next event of
 * frames is about. */
bool why_out_place(const struct telling *w, uint32_t index,
                   struct why_place *place)
{
    enum { NEAR = 60 };
    size_t n = trace_store_count(w->m->store);
    *place = (struct why_place){0};
    for (size_t i = index + 1; i < n && i < index + NEAR && !place->frame; i++) {
        struct event e = why_event(w, (uint32_t)i);
        switch (e.kind) {
        case EV_line:
        case EV_return_:
        case EV_unwind:
        case EV_suspend:
        case EV_raise:
            place->frame = e.line.frame; /* their first field */
            break;
        case EV_frame_new:
            place->frame = e.frame_new.parent;
            break;
        case EV_resume:
        case EV_task_run:
        case EV_thread_run:
        case EV_ready_pop:
            return false;
        default:
            break;
        }
    }
    if (place->frame)
        place->line = line_before(w, place->frame, index);
    return place->frame != 0;
}

void tell_out(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_out]);
    struct why_place at;
    int line = why_out_place(w, w->d.of[EV_out], &at) ? at.line
                                                      : w->v->ran_line;
    bool over = w->v->detail != DETAIL_EVENTS;
    why_task(w, WHO_DID(e.out));
    if (line && over)
        why_say(w, " ran line %d and printed ", line);
    else
        why_say(w, " printed ");
    add_quoted(e.out.text, w->out);
    if (line && !over)
        why_say(w, " at line %d", line);
    if (w->v->next_line)
        why_changes(w, "; ");
    buf_addc(w->out, '.');
}

/* -- the line that comes next -- */

/* "leaves the block of line 4", "goes back to line 5", "runs line 6" */
const char *why_next_verb(const struct telling *w)
{
    struct event e = why_event(w, w->m->last_line_event);
    uint32_t frame = e.line.frame;
    int line = w->v->next_line;
    int before = line_before(w, frame, w->m->last_line_event);
    if (why_line_starts(w, frame, line, "except"))
        return "comes to";
    if (why_has(w, EV_raise) && why_is_with(w, frame, line))
        return "breaks off the block of";
    if (why_has(w, EV_raise) && why_is_in_finally(w, frame, line))
        return "comes to the finally,";
    if (!before || !why_is_inside(w, frame, line, before))
        return "runs";
    if (why_is_with(w, frame, line))
        return "leaves the block of";
    return why_is_loop(w, frame, line) ? "goes back to" : "runs";
}
