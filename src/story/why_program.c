/* Sentences about the program: tasks it makes, calls that block, its begin and
 * its end. */
#include <ctype.h>

#include "story/why.h"
#include "trace/reader.h"

/* The name in "def NAME", "async def NAME" or "class NAME"; empty for any other
 * line. */
static struct str defined_name(struct str text)
{
    static const char *const heads[] = {"async def ", "def ", "class "};
    while (text.n && isspace((unsigned char)text.p[0]))
        text.p++, text.n--;
    for (int h = 0; h < 3; h++) {
        if (!str_starts(text, heads[h]))
            continue;
        size_t start = strlen(heads[h]), end = start;
        while (end < text.n && (isalnum((unsigned char)text.p[end]) ||
                                text.p[end] == '_' ||
                                (unsigned char)text.p[end] >= 0x80))
            end++;
        return (struct str){text.p + start, end - start};
    }
    return (struct str){"", 0};
}

static bool ends_with(struct str s, const char *end)
{
    size_t n = strlen(end);
    return s.n >= n && memcmp(s.p + s.n - n, end, n) == 0;
}

/* -- what runs the loop -- */

/* The innermost frame outside of tasks that is not over; else the module's. */
static uint32_t outer_frame(const struct telling *w)
{
    enum { MOST = 4000 };
    size_t n = w->m->frames.n < MOST ? w->m->frames.n : MOST;
    uint32_t found = 1;
    for (uint32_t i = 1; i < n; i++) {
        const struct m_frame *f = &w->m->frames.p[i];
        if (!f->task && f->line && f->state != FRAME_OVER
            && f->state != FRAME_NONE)
            found = i;
    }
    return found;
}

static bool has_words(struct str text, const char *words)
{
    return text.n && memmem(text.p, text.n, words, strlen(words));
}

/* What runs the loop in that line, by the names that asyncio has for it; NULL:
 * the text doesn't say. */
static const char *runner_in(struct str text)
{
    static const struct {
        const char *call, *name;
    } runners[] = {
        {"run_until_complete(", "run_until_complete"},
        {"run_forever(", "run_forever"},
        {"Runner(", "the Runner"},
        {"runner.", "the Runner"},
    };
    for (size_t i = 0; i < sizeof runners / sizeof runners[0]; i++)
        if (has_words(text, runners[i].call))
            return runners[i].name;
    return NULL;
}

/* Does that line run a loop, or close one? */
static bool is_about_loop(struct str text)
{
    return runner_in(text) || has_words(text, "run(")
           || has_words(text, ".close(");
}

/* The line outside of tasks that ran the loop, or closed it, when the event at
 * that index happened; empty: none is found. */
static struct str running_line(const struct telling *w, uint32_t index)
{
    enum { FAR = 20000 };
    uint32_t stop = index > FAR ? index - FAR : 0;
    for (uint32_t i = index; i-- > stop;) {
        if (trace_store_kind(w->m->store, i) != EV_line)
            continue;
        struct event e = why_event(w, i);
        if (e.line.frame >= w->m->frames.n
            || w->m->frames.p[e.line.frame].task)
            continue;
        struct str text = why_line_at(w, e.line.frame, (int)e.line.line).text;
        if (is_about_loop(text))
            return text;
    }
    uint32_t frame = outer_frame(w);
    return frame < w->m->frames.n
               ? why_line_at(w, frame, w->m->frames.p[frame].line).text
               : (struct str){0};
}

/* The runner when the event at that index happened. */
static void say_runner(struct telling *w, uint32_t index)
{
    const char *name = runner_in(running_line(w, index));
    size_t start = w->out->n;
    buf_addz(w->out, name ? name : "asyncio.run");
    why_capital(w, start);
}

void why_runner(struct telling *w)
{
    uint32_t at = w->d.first[EV_task_new];
    if (at == NO_EVENT) /* what is said is about the time behind the step */
        at = w->m->at > w->v->to ? (uint32_t)w->v->to : (uint32_t)w->m->at;
    say_runner(w, at);
}

/* -- tasks that it makes -- */

void tell_created(struct telling *w)
{
    uint32_t n = w->d.count[EV_task_new];
    struct event first = why_event(w, w->d.first[EV_task_new]);
    struct event last = why_event(w, w->d.of[EV_task_new]);
    if (n == 1 && ends_with(first.task_new.label, ".aclose()")) {
        why_say(w, "An async generator was left before its end, so the loop "
                "made a task that closes it, ");
        why_task(w, first.task_new.task);
        why_say(w, ": it is at the back of ready.");
        return;
    }
    const char *runner = runner_in(running_line(w, w->d.first[EV_task_new]));
    if (n == 1 && !first.task_new.parent && !w->m->running && runner
        && strcmp(runner, "run_until_complete") == 0) {
        why_say(w, "run_until_complete made a task, ");
        why_task(w, first.task_new.task);
        why_say(w, ", and runs the loop until it is over.");
        return;
    }
    why_task(w, first.task_new.parent);
    why_say(w, " created ");
    if (n == 1) {
        why_task(w, first.task_new.task);
        why_say(w, ": it is at the back of ready and has not started.");
    } else {
        why_say(w, "%u tasks, from ", n);
        why_task(w, first.task_new.task);
        why_say(w, " to ");
        why_task(w, last.task_new.task);
        why_say(w, ": they are in ready, in this order; none has started.");
    }
}

/* Whose timers came due while the loop stood still, and how late they are. */
static void say_late(struct telling *w)
{
    enum { MOST = 3 };
    uint32_t timers[MOST + 1];
    size_t n = model_timers(w->m, timers, MOST + 1), late = 0;
    for (size_t i = 0; i < n && i <= MOST; i++) {
        const struct m_timer *t = &w->m->timers.p[timers[i]];
        if (!(t->when < w->m->t))
            break;
        if (late++ == MOST) {
            why_say(w, ", and others");
            break;
        }
        why_say(w, late == 1 ? " Late now: " : ", ");
        why_task(w, t->task);
        why_say(w, "'s timer by ");
        add_seconds(w->m->t - t->when, w->out);
        why_say(w, " s");
    }
    if (late)
        buf_addc(w->out, '.');
}

bool why_is_blocking(const struct telling *w)
{
    return str_eqz(why_event(w, w->d.of[EV_diag]).diag.kind, "blocking");
}

void tell_block(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_block]);
    if (why_has(w, EV_diag)) {
        buf_adds(w->out, why_event(w, w->d.of[EV_diag]).diag.text);
        return;
    }
    why_task(w, e.block.task);
    why_say(w, " made a call that blocks (time.sleep) for ");
    add_seconds(e.block.seconds, w->out);
    why_say(w, " s: the whole loop stood still.");
    say_late(w);
}

/* loop.close() ends nothing; asyncio.run makes tasks that do, before it. */
void tell_loop_over(struct telling *w)
{
    uint32_t close = w->d.of[EV_loop_close];
    struct str text = running_line(w, close);
    bool by_hand = has_words(text, "run_until_complete(")
                   || has_words(text, "run_forever(");
    if (by_hand) {
        why_say(w, "The event loop was closed: nothing can run in it any "
                "more.");
        return;
    }
    if (runner_in(text) || has_words(text, "run(")
        || (!text.n && why_has(w, EV_task_new))) {
        say_runner(w, close);
        why_say(w, " ended what was left (async generators, worker threads) "
                "and closed the loop.");
        return;
    }
    why_task(w, w->m->running);
    if (w->v->ran_line && w->v->detail == DETAIL_LINES)
        why_say(w, " ran line %d and", w->v->ran_line);
    why_say(w, " closed the loop: nothing can run in it any more.");
}

static bool is_module_frame(const struct telling *w, uint32_t frame)
{
    struct event e;
    return !story_frame(w->s, frame, &e)
           || str_eqz(e.frame_new.kind, "module");
}

/* "count, main": what the step's lines define, none: false. */
static bool say_defined(struct telling *w, const char *before,
                        const char *after)
{
    size_t at = 0;
    for (size_t i = w->v->from; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_line)
            continue;
        struct event e = why_event(w, (uint32_t)i);
        struct str name = defined_name(
            story_source_line(w->s, e.line.frame, (int)e.line.line));
        if (name.n && is_module_frame(w, e.line.frame))
            why_say(w, "%s%.*s%s", at++ ? ", " : before, STR_ARG(name), after);
    }
    return at > 0;
}

/* Does the step import asyncio? */
static bool is_async(const struct telling *w)
{
    static const char name[] = "asyncio";
    for (size_t i = w->v->from; i < w->v->to; i++) {
        if (trace_store_kind(w->m->store, i) != EV_line)
            continue;
        struct event e = why_event(w, (uint32_t)i);
        struct str text =
            story_source_line(w->s, e.line.frame, (int)e.line.line);
        if (text.n && memmem(text.p, text.n, name, sizeof name - 1))
            return true;
    }
    return false;
}

void tell_begin(struct telling *w)
{
    const char *so_far = is_async(w) ? "nothing async has run"
                                     : "nothing else has run";
    if (say_defined(w, "The program defines ", ""))
        why_say(w, "; %s.", so_far);
    else if (w->m->last_line_event != NO_EVENT)
        why_say(w, "The program is loaded; %s.", so_far);
    else
        why_say(w, "The program begins.");
}

void tell_end(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_end]);
    if (why_has(w, EV_begin) && !e.end.error.n && !why_has(w, EV_out) &&
        say_defined(w, "This block only defines ", "()")) {
        why_say(w, "; nothing called it.");
        return;
    }
    if (e.end.error.n)
        why_say(w, "The program was ended by %.*s, with exit status %lld.",
            STR_ARG(e.end.error), (long long)e.end.status);
    else
        why_say(w, "The program is over, with exit status %lld.",
            (long long)e.end.status);
}

void tell_diag(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_diag]);
    if (e.diag.text.n)
        buf_adds(w->out, e.diag.text);
    else
        story_event(w->m, &e, w->out);
    if (str_eqz(e.diag.kind, "deadlock"))
        why_say(w, " CPython would wait here for ever.");
}

void tell_warn(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_warn]);
    static const char never[] = "was never awaited";
    struct str text = e.warn.text; /* its first line */
    const char *end = text.n ? memchr(text.p, '\n', text.n) : NULL;
    if (end)
        text.n = (size_t)(end - text.p);
    if (text.n && memmem(text.p, text.n, never, sizeof never - 1))
        why_say(w, "A coroutine was thrown away without await: none of its code "
               "will ever run (%.*s).", STR_ARG(text));
    else
        why_say(w, "Python warns: %.*s%s", STR_ARG(text),
                text.n && memchr(".!?", text.p[text.n - 1], 3) ? "" : ".");
}
