/* Sentences about the program: its lines, calls, exceptions, begin and end. */
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

void tell_created(struct telling *w)
{
    uint32_t n = w->d.count[EV_task_new];
    struct event first = why_event(w, w->d.first[EV_task_new]);
    struct event last = why_event(w, w->d.of[EV_task_new]);
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

void tell_block(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_block]);
    why_task(w, e.block.task);
    why_say(w, " made a call that blocks (time.sleep) for ");
    add_seconds(e.block.seconds, w->out);
    why_say(w, " s: the whole loop stood still.");
    say_late(w);
}

void tell_out(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_out]);
    why_task(w, e.out.task);
    if (w->v->ran_line)
        why_say(w, " ran line %d and printed ", w->v->ran_line);
    else
        why_say(w, " printed ");
    add_quoted(e.out.text, w->out);
    buf_addc(w->out, '.');
}

/* Entered a coroutine by await: no new task, no visit to the loop. */
void tell_entered(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_frame_new]);
    why_task(w, w->m->running);
    if (str_eqz(e.frame_new.kind, "coro")) {
        why_say(w, " goes into ");
        why_function(w, e.frame_new.frame);
        why_say(w, "() itself: no new task, no visit to the loop.");
    } else {
        bool begins = w->m->thread > 1 && !e.frame_new.parent;
        why_say(w, begins ? " begins with " : " called ");
        why_function(w, e.frame_new.frame);
        why_say(w, "(): its first line comes next.");
    }
}

void tell_returned(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_return_]), made;
    bool module = story_frame(w->s, e.return_.frame, &made) &&
                  str_eqz(made.frame_new.kind, "module");
    if (module) {
        why_say(w, "The program reached its end.");
        return;
    }
    why_function(w, e.return_.frame);
    why_say(w, "() returned %.*s straight to ",
        STR_ARG(e.return_.value.n ? e.return_.value : STR("None")));
    uint32_t parent = e.return_.frame < w->m->frames.n
                          ? w->m->frames.p[e.return_.frame].parent : 0;
    const struct m_frame *p =
        parent && parent < w->m->frames.n ? &w->m->frames.p[parent] : NULL;
    if (!p) {
        why_say(w, "its caller.");
        return;
    }
    if (story_frame(w->s, parent, &made) &&
        str_eqz(made.frame_new.kind, "module"))
        why_say(w, "the program");
    else
        why_function(w, parent);
    int line = w->m->current_frame == parent && w->v->next_line
                   ? p->previous_line : p->line;
    why_say(w, ", line %d.", line);
}

/* The line that was about to run when the step began, 0: none was. */
static int first_line(struct telling *w)
{
    if (!w->v->from)
        return 0;
    struct event e = why_event(w, (uint32_t)w->v->from - 1);
    return e.kind == EV_line ? (int)e.line.line : 0;
}

/* "n is now 3", for the newest `line` event's changes. */
void tell_line(struct telling *w)
{
    why_task(w, w->m->running);
    if (w->v->from && !why_has(w, EV_out) &&
        trace_store_kind(w->m->store, w->v->from - 1) == EV_raise &&
        w->v->next_line) {
        bool with = strcmp(why_next_verb(w), "leaves the block of") == 0;
        why_say(w, with ? " leaves the block by the exception; what the block "
                          "is of may act on it."
                        : " has an except or finally for it, so the exception "
                          "goes no further for now.");
        return;
    }
    int first = first_line(w);
    if (w->v->ran_line && first && first != w->v->ran_line &&
        w->d.count[EV_line] > 1)
        why_say(w, " ran lines %d and %d", first, w->v->ran_line);
    else if (w->v->ran_line)
        why_say(w, " ran line %d", w->v->ran_line);
    else
        why_say(w, " begins");
    size_t said = w->out->n;
    if (why_has(w, EV_line)) {
        struct event e = why_event(w, w->d.of[EV_line]);
        struct buf key = {0}, v = {0};
        size_t at = 0;
        int n = 0;
        bool meanwhile = why_others_ran(w, w->d.of[EV_line]);
        while (n < 3 && json_map_each(e.line.set, &at, &key, &v)) {
            why_say(w, "%s%s is now %s", n++ ? ", "
                    : meanwhile ? "; another thread ran meanwhile, " : "; ",
                    buf_z(&key), buf_z(&v));
        }
        buf_fini(&key);
        buf_fini(&v);
    }
    if (w->out->n == said)
        why_line_ran(w);
    double before = w->v->from ? why_event(w, (uint32_t)w->v->from - 1).t : 0;
    if (w->m->t > before) {
        why_say(w, "; it took ");
        add_seconds(w->m->t - before, w->out);
        why_say(w, " s, and nothing else could run meanwhile");
    }
    if (why_has(w, EV_coro_new)) {
        struct event e = why_event(w, w->d.of[EV_coro_new]);
        why_say(w, "; %.*s() made a coroutine, none of its code has run",
            STR_ARG(e.coro_new.name));
    }
    buf_addc(w->out, '.');
}

/* What a timeout or a task group raised at its end, behind the task's name. */
static bool tell_raised_by(struct telling *w, const struct event *e)
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
    if (w->v->ran_line)
        why_say(w, " (line %d)", w->v->ran_line);
    buf_addc(w->out, '.');
    return true;
}

void tell_raise(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_raise]);
    if (w->m->tasks.n <= 1 &&
        (str_eqz(e.raise.type, "SyntaxError") ||
         str_eqz(e.raise.type, "IndentationError") ||
         str_eqz(e.raise.type, "TabError"))) {
        why_say(w, "Line %d is not Python: %.*s. Nothing ran.", w->v->ran_line,
            STR_ARG(e.raise.text));
        return;
    }
    why_task(w, w->m->running);
    if (str_eqz(e.raise.type, "CancelledError")) {
        struct str outcome, value;
        bool of_other =
            why_wait_outcome(w, w->m->running, &outcome, &value) &&
            str_eqz(outcome, "cancelled") &&
            why_has_been_woken(w, w->m->running);
        why_say(w, of_other ? " awaits what was cancelled: CancelledError was "
                              "raised"
                            : " was cancelled: CancelledError was raised");
        why_say(w, w->v->ran_line ? " at line %d, where it waited."
                              : " where it waited.", w->v->ran_line);
        return;
    }
    if (tell_raised_by(w, &e))
        return;
    why_say(w, " raised %.*s", STR_ARG(e.raise.type));
    if (e.raise.text.n)
        why_say(w, "(%.*s)", STR_ARG(e.raise.text));
    if (w->v->ran_line)
        why_say(w, " at line %d", w->v->ran_line);
    buf_addc(w->out, '.');
}

void tell_loop_over(struct telling *w)
{
    why_say(w, "asyncio.run ended what was left (async generators, worker "
               "threads), closed the loop and returned.");
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
        if (name.n)
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
    buf_adds(w->out, e.diag.text);
    if (str_eqz(e.diag.kind, "deadlock"))
        why_say(w, " CPython would wait here for ever.");
}

void tell_warn(struct telling *w)
{
    struct event e = why_event(w, w->d.of[EV_warn]);
    static const char never[] = "was never awaited";
    if (e.warn.text.n && memmem(e.warn.text.p, e.warn.text.n, never, sizeof never - 1))
        why_say(w, "A coroutine was thrown away without await: none of its code "
               "will ever run (%.*s).", STR_ARG(e.warn.text));
    else
        why_say(w, "Python warns: %.*s", STR_ARG(e.warn.text));
}
