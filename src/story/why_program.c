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

void tell_loop_over(struct telling *w)
{
    why_say(w, "asyncio.run ended what was left (async generators, worker "
               "threads) and closed the loop.");
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
                text.n && text.p[text.n - 1] == '.' ? "" : ".");
}
