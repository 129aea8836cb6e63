/* Sentences about frames: calls and what comes back of them, generators, and the
 * way that an exception takes. */
#include <string.h>

#include "story/why.h"
#include "trace/reader.h"

enum { FAR = 4000 };

static const struct m_frame *frame_of(const struct telling *w, uint32_t frame)
{
    return frame && frame < w->m->frames.n ? &w->m->frames.p[frame] : NULL;
}

static bool has_kind(const struct telling *w, uint32_t frame, const char *kind)
{
    struct event e;
    return story_frame(w->s, frame, &e) && str_eqz(e.frame_new.kind, kind);
}

static bool is_generator(const struct telling *w, uint32_t frame)
{
    return has_kind(w, frame, "gen") || has_kind(w, frame, "agen");
}

/* The line of that frame that was about to run when the step began; 0: it was
 * not. */
static int line_begun(const struct telling *w, uint32_t frame)
{
    if (!w->v->from)
        return 0;
    struct event e = why_event(w, (uint32_t)w->v->from - 1);
    return e.kind == EV_line && e.line.frame == frame ? (int)e.line.line : 0;
}

/* "the program, line 11", "fact, line 9"; a line of 0 is left out. */
static void say_place(struct telling *w, uint32_t frame, int line)
{
    why_function(w, frame);
    if (line)
        why_say(w, ", line %d", line);
}

/* The line of a caller that goes on in the step. */
static int line_going_on(const struct telling *w, uint32_t frame)
{
    const struct m_frame *f = frame_of(w, frame);
    if (!f)
        return 0;
    return w->m->current_frame == frame && w->v->next_line ? f->previous_line
                                                           : f->line;
}

/* The step's first event of that kind whose frame has run a line: a
 * comprehension is only a part of its line. */
static uint32_t find_lined(const struct telling *w, enum event_kind kind)
{
    for (size_t i = w->v->from; i < w->v->to && i < w->v->from + FAR; i++) {
        if (trace_store_kind(w->m->store, i) != kind)
            continue;
        struct event e = why_event(w, (uint32_t)i); /* frame comes first */
        const struct m_frame *f = frame_of(w, e.return_.frame);
        if (f && f->line && !has_kind(w, e.return_.frame, "class"))
            return (uint32_t)i;
    }
    return NO_EVENT;
}

/* ", which printed ..." and "; x is now 3", for the line that goes on; `printed`
 * stands before what it printed, `value` is what it was given. */
static void say_rest_of_line(struct telling *w, uint32_t frame,
                             const char *printed, struct str value)
{
    if (why_has(w, EV_out)) {
        why_say(w, "%s", printed);
        add_quoted(why_event(w, w->d.of[EV_out]).out.text, w->out);
    }
    if (!w->v->next_line
        || why_event(w, w->m->last_line_event).line.frame != frame)
        return;
    if (why_has(w, EV_out) || !why_only_change(w, value))
        why_changes(w, "; ");
}

/* -- calls -- */

/* Does the step end before the first line of a frame that was made in it? */
bool why_enters(const struct telling *w)
{
    return w->v->next_line
           && why_event(w, w->m->last_line_event).line.frame
                  == why_event(w, w->d.of[EV_frame_new]).frame_new.frame;
}

/* A coroutine is entered by await: no new task, no visit to the loop. */
void tell_entered(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_frame_new]);
    uint32_t frame = e.frame_new.frame;
    bool begins = w->m->thread > 1 && !e.frame_new.parent;
    why_task(w, w->m->running);
    if (has_kind(w, frame, "coro")) {
        why_say(w, " goes into ");
        why_called(w, frame);
        why_say(w, " itself: no new task, no visit to the loop.");
        return;
    }
    why_say(w, is_generator(w, frame) ? " asks "
               : begins               ? " begins with "
                                      : " called ");
    why_called(w, frame);
    if (is_generator(w, frame)) {
        why_say(w, " for its first item: only now its code begins.");
        return;
    }
    add_arguments(e.frame_new.set, w->out);
    buf_addc(w->out, '.');
}

static struct str value_or_none(struct str value)
{
    return value.n ? value : STR("None");
}

/* Is the line of a `for` or `async for` that goes on in this frame over? */
static int loop_that_ended(const struct telling *w, uint32_t frame)
{
    const struct m_frame *f = frame_of(w, frame);
    if (!f || !w->v->next_line || w->m->current_frame != frame
        || !why_is_loop(w, frame, f->previous_line))
        return 0;
    return why_is_inside(w, frame, f->previous_line, w->v->next_line)
               ? 0 : f->previous_line;
}

static void say_generator_end(struct telling *w, uint32_t parent)
{
    int loop = loop_that_ended(w, parent);
    why_say(w, " reached its end: it has nothing more to give");
    if (loop)
        why_say(w, ", so the %s loop of line %d is over",
                why_loop_word(w, parent, loop), loop);
    else
        say_rest_of_line(w, parent, "; then the line printed ",
                         (struct str){0});
}

/* Was a callback's function called by the loop? What stood around the loop is
 * older than its turn. */
static bool is_called_by_loop(const struct telling *w, uint32_t parent)
{
    const struct m_frame *p = frame_of(w, parent);
    size_t at = w->v->from + 1;
    uint32_t push = story_callback(w->s, w->m, at);
    if (push == NO_EVENT)
        return false;
    while (at > push && trace_store_kind(w->m->store, at - 1) != EV_ready_pop)
        at--;
    return !p || p->new_event < at;
}

static void say_returned_to(struct telling *w, uint32_t frame, uint32_t parent,
                            struct str value)
{
    if (is_called_by_loop(w, parent)) {
        why_say(w, ": the callback is over");
        return;
    }
    if (!frame_of(w, parent))
        return;
    uint32_t task = frame_of(w, frame)->task;
    if (task && why_known_task(w, task)->frame == frame) {
        why_say(w, ": that is the end of ");
        why_task(w, task);
        return;
    }
    why_say(w, has_kind(w, frame, "coro") ? " straight to " : " to ");
    say_place(w, parent, line_going_on(w, parent));
    say_rest_of_line(w, parent, ", which printed ", value);
}

bool why_returns(const struct telling *w)
{
    return find_lined(w, EV_return_) != NO_EVENT;
}

/* The class whose new instance a frame sets up: "Dog" for Dog.__init__; or
 * nothing. */
static struct str sets_up(struct telling *w, uint32_t frame)
{
    static const char init[] = ".__init__";
    size_t n = sizeof init - 1;
    struct event e;
    if (!story_frame(w->s, frame, &e) || e.frame_new.fn.n <= n)
        return (struct str){0};
    struct str fn = e.frame_new.fn, cls = {fn.p, fn.n - n};
    if (memcmp(fn.p + cls.n, init, n) != 0)
        return (struct str){0};
    for (size_t i = cls.n; i-- > 0;)
        if (cls.p[i] == '.')
            return (struct str){cls.p + i + 1, cls.n - i - 1};
    return cls;
}

void tell_returned(struct telling *w)
{
    struct event e = why_event(w, find_lined(w, EV_return_));
    uint32_t frame = e.return_.frame;
    uint32_t parent = frame_of(w, frame)->parent;
    int line = line_begun(w, frame);
    if (has_kind(w, frame, "module")) {
        why_say(w, line ? "The program ran line %d and reached its end."
                        : "The program reached its end.", line);
        return;
    }
    size_t start = w->out->n;
    why_called(w, frame);
    why_capital(w, start);
    if (line) {
        why_say(w, " ran line %d", line);
        why_say(w, why_loop_over(w, line) ? ", and" : " and");
    }
    bool none = str_eqz(value_or_none(e.return_.value), "None");
    struct str made = none ? sets_up(w, frame) : (struct str){0};
    if (none && is_generator(w, frame)) {
        say_generator_end(w, parent);
    } else if (made.n) {
        why_say(w, " set up the new %.*s: back", STR_ARG(made));
        say_returned_to(w, frame, parent, (struct str){0});
    } else {
        why_say(w, " returned ");
        why_value(w, value_or_none(e.return_.value));
        say_returned_to(w, frame, parent, e.return_.value);
    }
    buf_addc(w->out, '.');
    if (!parent && why_has(w, EV_frame_new) && why_enters(w)) {
        buf_addc(w->out, ' ');
        tell_entered(w);
    }
}

/* -- generators -- */

/* The step's first pause of a generator that gives something. */
static uint32_t find_yield(const struct telling *w)
{
    for (size_t i = w->v->from; i < w->v->to && i < w->v->from + FAR; i++)
        if (trace_store_kind(w->m->store, i) == EV_suspend) {
            struct event e = why_event(w, (uint32_t)i);
            const struct m_frame *f = frame_of(w, e.suspend.frame);
            if (f && f->line && is_generator(w, e.suspend.frame)
                && e.suspend.value.n)
                return (uint32_t)i;
        }
    return NO_EVENT;
}

bool why_yields(const struct telling *w)
{
    return why_has(w, EV_suspend) && find_yield(w) != NO_EVENT;
}

void tell_yielded(struct telling *w)
{
    struct event e = why_event(w, find_yield(w));
    uint32_t frame = e.suspend.frame;
    int line = line_begun(w, frame);
    size_t start = w->out->n;
    if (line) {
        why_task(w, w->m->running);
        why_say(w, " ran line %d: ", line);
    }
    why_called(w, frame);
    if (!line)
        why_capital(w, start);
    why_say(w, " yields ");
    why_value(w, e.suspend.value);
    why_say(w, " and stops there, with its variables");
    uint32_t next = w->v->next_line
                        ? why_event(w, w->m->last_line_event).line.frame : 0;
    if (why_has(w, EV_out)) {
        struct why_place at;
        why_say(w, "; ");
        if (why_out_place(w, w->d.of[EV_out], &at) && at.line)
            why_say(w, "line %d ", at.line);
        else
            why_say(w, "then it ");
        why_say(w, "printed ");
        add_quoted(why_event(w, w->d.of[EV_out]).out.text, w->out);
    }
    if (next && next != frame)
        why_changes(w, "; ");
    buf_addc(w->out, '.');
}

bool why_resumes(const struct telling *w)
{
    if (!why_has(w, EV_resume))
        return false;
    struct event e = why_event(w, w->d.of[EV_resume]);
    if (!w->v->next_line)
        return is_generator(w, e.resume.frame)
               && w->m->current_frame == e.resume.frame;
    return is_generator(w, e.resume.frame)
           && why_event(w, w->m->last_line_event).line.frame == e.resume.frame;
}

/* Does a generator go on there only to be closed? */
static bool is_closed_by(const struct telling *w, uint32_t resume)
{
    uint32_t raised = resume + 1;
    return raised < trace_store_count(w->m->store)
           && trace_store_kind(w->m->store, raised) == EV_raise
           && str_eqz(why_event(w, raised).raise.type, "GeneratorExit");
}

void tell_resumed(struct telling *w)
{
    uint32_t at = w->d.of[EV_resume], frame = why_event(w, at).resume.frame;
    const struct m_frame *f = frame_of(w, frame);
    why_task(w, w->m->running);
    if (is_closed_by(w, at)) {
        why_say(w, " closes ");
        why_called(w, frame);
        why_say(w, " before its end: it goes on once more");
    } else {
        why_say(w, " asks ");
        why_called(w, frame);
        why_say(w, " for its next item: it goes on");
    }
    int line = f && w->v->next_line ? f->previous_line : f ? f->line : 0;
    if (line)
        why_say(w, " after line %d", line);
    why_say(w, ", with its variables");
    if (w->v->next_line)
        why_changes(w, "; ");
    buf_addc(w->out, '.');
}

/* -- exceptions -- */

static bool is_end_of_items(struct str type)
{
    return str_eqz(type, "StopIteration")
           || str_eqz(type, "StopAsyncIteration");
}

/* What a timeout or a task group raised at its end, behind the task's name. */
static bool tell_raised_by(struct telling *w, const struct event *e, int line)
{
    if (why_has(w, EV_group_exit)) {
        struct event exit = why_event(w, w->d.of[EV_group_exit]);
        if (!exit.group_exit.errors)
            return false;
        why_say(w, " gets %.*s from ", STR_ARG(e->raise.type));
        model_group_name(w->m, exit.group_exit.group, w->out);
        why_say(w, ", whose tasks are over: it holds %lld error%s",
                (long long)exit.group_exit.errors,
                exit.group_exit.errors == 1 ? "" : "s");
    } else if (why_has(w, EV_timeout_exit)
               && str_eqz(e->raise.type, "TimeoutError")) {
        why_say(w, " gets TimeoutError: the time was up");
    } else {
        return false;
    }
    if (line && w->v->detail != DETAIL_TURNS) /* it may have run on since */
        why_say(w, " (line %d)", line);
    buf_addc(w->out, '.');
    return true;
}

static void tell_cancelled_error(struct telling *w, int line)
{
    struct str outcome, value;
    bool of_other = why_wait_outcome(w, w->m->running, &outcome, &value) &&
                    str_eqz(outcome, "cancelled") &&
                    why_has_been_woken(w, w->m->running);
    why_task(w, w->m->running);
    why_say(w, of_other ? " awaits what was cancelled: CancelledError was "
                          "raised"
                        : " was cancelled: CancelledError was raised");
    why_say(w, line ? " at line %d, where it waited." : " where it waited.",
            line);
}

/* An iterator has come to its end, by next() or by the program's own raise. */
static void tell_end_of_items(struct telling *w, const struct event *e,
                              int line)
{
    struct str type = e->raise.type;
    uint32_t end = find_lined(w, EV_return_);
    if (why_line_starts(w, e->raise.frame, line, "raise")) {
        why_task(w, w->m->running);
        why_say(w, " raised %.*s at line %d: that says that there is nothing "
                "more to take.", STR_ARG(type), line);
        return;
    }
    if (end != NO_EVENT) {
        size_t start = w->out->n;
        why_called(w, why_event(w, end).return_.frame);
        why_capital(w, start);
        why_say(w, " reached its end, so line %d gets %.*s: there is nothing "
                "more to take.", line, STR_ARG(type));
        return;
    }
    why_task(w, w->m->running);
    why_say(w, " got %.*s at line %d: there is nothing more to take.",
            STR_ARG(type), line);
}

static bool is_syntax_error(struct str type)
{
    return str_eqz(type, "SyntaxError") || str_eqz(type, "IndentationError")
           || str_eqz(type, "TabError");
}

bool why_was_refused(const struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_raise]);
    return w->m->tasks.n <= 1 && is_syntax_error(e.raise.type)
           && has_kind(w, e.raise.frame, "refused");
}

void tell_raise(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_raise]);
    int line = line_going_on(w, e.raise.frame);
    if (!line)
        line = w->v->ran_line;
    if (why_was_refused(w)) {
        struct str text = e.raise.text;
        bool ends = text.n && strchr(".?!", text.p[text.n - 1]);
        why_say(w, "Python refuses line %d (%.*s): %.*s%s Nothing ran.", line,
                STR_ARG(e.raise.type), STR_ARG(text), ends ? "" : ".");
        return;
    }
    if (str_eqz(e.raise.type, "CancelledError")) {
        tell_cancelled_error(w, line);
        return;
    }
    if (is_end_of_items(e.raise.type) && line) {
        tell_end_of_items(w, &e, line);
        return;
    }
    if (str_eqz(e.raise.type, "GeneratorExit")) {
        size_t start = w->out->n;
        why_called(w, e.raise.frame);
        why_capital(w, start);
        why_say(w, " is closed before its end: GeneratorExit is raised where it "
                "stopped (line %d), so that any finally there runs.", line);
        return;
    }
    why_task(w, w->m->running);
    if (tell_raised_by(w, &e, line))
        return;
    why_say(w, " raised %.*s", STR_ARG(e.raise.type));
    if (line)
        why_say(w, " at line %d", line);
    if (e.raise.text.n) {
        why_say(w, ": ");
        why_cut(w, e.raise.text);
    }
    if (!e.raise.text.n || w->out->p[w->out->n - 1] != '.')
        buf_addc(w->out, '.');
}

/* The type of the exception that is on its way; empty: not known. */
static struct str exception_type(const struct telling *w)
{
    if (why_has(w, EV_unwind)) {
        struct event e = why_event(w, w->d.first[EV_unwind]);
        if (e.unwind.type.n)
            return e.unwind.type;
    }
    size_t stop = w->v->to > FAR ? w->v->to - FAR : 0;
    for (size_t i = w->v->to; i-- > stop;)
        if (trace_store_kind(w->m->store, i) == EV_raise)
            return why_event(w, (uint32_t)i).raise.type;
    return (struct str){0};
}

static void say_exception(struct telling *w)
{
    struct str type = exception_type(w);
    if (type.n)
        buf_adds(w->out, type);
    else
        why_say(w, w->out->n ? "the exception" : "The exception");
}

/* " leaves inner() and outer()": the frames that the step unwinds. */
static void say_left(struct telling *w)
{
    enum { MOST = 3 };
    size_t n = 0, total = w->d.count[EV_unwind];
    for (size_t i = w->v->from; i < w->v->to && n < MOST; i++) {
        if (trace_store_kind(w->m->store, i) != EV_unwind)
            continue;
        why_say(w, n == 0 ? " leaves " : n + 1 == total ? " and " : ", ");
        why_called(w, why_event(w, (uint32_t)i).unwind.frame);
        n++;
    }
    if (total > MOST)
        why_say(w, " and %zu more", total - MOST);
}

bool why_catches(const struct telling *w)
{
    return w->v->next_line && !why_has(w, EV_raise)
           && trace_store_kind(w->m->store, w->v->from) == EV_unwind;
}

/* "main ran line 12: it raises the exception again. " for a step that begins
 * with a line and an unwind; "The finally is over. " when that was one's last. */
static void say_how_it_goes_on(struct telling *w)
{
    if (!why_has(w, EV_unwind))
        return;
    uint32_t frame = why_event(w, w->d.first[EV_unwind]).unwind.frame;
    const struct m_frame *f = frame_of(w, frame);
    int line = line_begun(w, frame);
    if (line) {
        why_task(w, w->m->running);
        why_say(w, " ran line %d", line);
        if (why_line_starts(w, frame, line, "raise"))
            why_say(w, ": it raises what it caught again. ");
        else if (why_is_in_finally(w, frame, line))
            why_say(w, ", and the finally is over. ");
        else
            why_say(w, ", which raised. ");
    } else if (f && w->v->from
               && trace_store_kind(w->m->store, w->v->from - 1) != EV_raise
               && why_is_in_finally(w, frame, f->line)) {
        why_say(w, "The finally is over, so the exception goes on. ");
    }
}

/* Did the exception leave the function that the loop had called? */
static bool left_callback(const struct telling *w)
{
    uint32_t last = why_event(w, w->d.of[EV_unwind]).unwind.frame;
    const struct m_frame *f = frame_of(w, last);
    return f && is_called_by_loop(w, f->parent);
}

void tell_caught(struct telling *w)
{
    uint32_t frame = why_event(w, w->m->last_line_event).line.frame;
    int line = w->v->next_line, loop = 0;
    say_how_it_goes_on(w);
    if (is_end_of_items(exception_type(w)))
        loop = loop_that_ended(w, frame);
    say_exception(w);
    say_left(w);
    if (str_eqz(exception_type(w), "GeneratorExit")) {
        why_say(w, ": the generator is closed.");
        return;
    }
    if (why_line_starts(w, frame, line, "except"))
        why_say(w, " and comes to an except, which looks whether it fits.");
    else if (why_is_with(w, frame, line))
        why_say(w, " and breaks off a block: its with hears of it and may act "
                "on it.");
    else if (why_is_in_finally(w, frame, line))
        why_say(w, " and comes to a finally, whose block runs before the "
                "exception goes on.");
    else if (loop)
        why_say(w, ": there is nothing more to take, so the %s loop of line %d "
                "is over.", why_loop_word(w, frame, loop), loop);
    else if (is_end_of_items(exception_type(w)))
        why_say(w, ": there is nothing more to take.");
    else if (left_callback(w))
        why_say(w, ". It ended a callback, so the loop tells its exception "
                "handler.");
    else
        why_say(w, " and goes no further: it was caught.");
}
