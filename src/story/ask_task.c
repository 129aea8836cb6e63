/* Questions about one task: does its await give control back, what state is it
 * in, where does it go on. */
#include <ctype.h>
#include <stdio.h>

#include "story/ask.h"
#include "story/why.h"

/* -- does this await give up control --------------------------------------- */

/* What a line may wait in, and what people think of it. */
struct pausing {
    const char *words;
    const char *never, *always, *once;
    const char *through;    /* said when the loop was not asked */
};

static const struct pausing pausings[] = {
    {"await", "that an await never gives control back, like any call",
     "that every await gives control back",
     "that every await lets the others have one turn, and no more",
     " had what it awaits without waiting"},
    {"async for", "that an async for never gives control back, like any for",
     "that every round of an async for gives control back",
     "that every round of an async for lets the others have one turn, and no "
     "more", " did not have to wait"},
    {"async with", "that an async with never gives control back, like any with",
     "that every async with gives control back",
     "that every async with lets the others have one turn, and no more",
     " did not have to wait"},
};

/* Does the word stand in the line, outside of its comment? */
static bool has_word(struct str line, const char *word)
{
    size_t n = strlen(word);
    const char *at = line.p;
    for (size_t left = line.n; (at = memmem(at, left, word, n)) != NULL;
         at += n) {
        left = line.n - (size_t)(at - line.p) - n;
        bool begins = at == line.p || (!isalnum((unsigned char)at[-1]) &&
                                       at[-1] != '_');
        bool ends = left && (at[n] == ' ' || at[n] == '(');
        if (begins && ends)
            return !memchr(line.p, '#', (size_t)(at - line.p));
    }
    return false;
}

/* NULL: the line can't wait. */
static const struct pausing *pausing_in(struct str line)
{
    for (size_t i = 0; i < sizeof pausings / sizeof *pausings; i++)
        if (has_word(line, pausings[i].words))
            return &pausings[i];
    return NULL;
}

/* An async with stands before its block and behind it: is it the way out? */
static bool leaves_block(const struct asking *a, uint32_t frame, int line)
{
    struct telling w = {.s = a->s, .m = a->m};
    int before = a->m->frames.p[frame].previous_line;
    return before && why_is_with(&w, frame, line) &&
           why_is_inside(&w, frame, line, before);
}

/* How the statement that is about to run goes on. */
enum course { COURSE_UNKNOWN, COURSE_ON, COURSE_YIELDS, COURSE_WAITS };

static bool is_frames_own(const struct event *e, uint32_t frame)
{
    return (e->kind == EV_line && e->line.frame == frame) ||
           (e->kind == EV_return_ && e->return_.frame == frame) ||
           (e->kind == EV_raise && e->raise.frame == frame) ||
           (e->kind == EV_unwind && e->unwind.frame == frame);
}

/* From event i on; *end is behind the event that tells. */
static enum course course_of(const struct asking *a, size_t i, uint32_t frame,
                             uint32_t task, size_t *end)
{
    size_t n = trace_store_count(a->m->store);
    bool suspended = false;
    for (; i < n && i < a->at + LOOK_AHEAD; i++) {
        struct event e = ask_event(a, i);
        *end = i + 1;
        if (!suspended && is_frames_own(&e, frame))
            return COURSE_ON;
        if (e.kind == EV_suspend && e.suspend.frame == frame)
            suspended = true;
        if (e.kind == EV_task_wait && e.task_wait.task == task)
            return COURSE_WAITS;
        if (e.kind == EV_ready_push && e.ready_push.task == task && suspended)
            return str_eqz(e.ready_push.why, "yield") ? COURSE_YIELDS
                                                      : COURSE_UNKNOWN;
    }
    return COURSE_UNKNOWN;
}

/* The statement about to run, "await asyncio.sleep(1)", cut where it is long. */
static void quote_line(struct str line, struct buf *out)
{
    size_t used;
    while (line.n && isspace((unsigned char)*line.p))
        line.p++, line.n--;
    size_t fits = utf8_fit(line, 50, &used);
    buf_printf(out, "`%.*s%s`", (int)fits, line.p, fits < line.n ? "..." : "");
}

/* Does a coroutine's code begin between here and there? */
static bool goes_in(const struct asking *a, size_t end)
{
    struct event e;
    uint32_t i = ask_coming(a, a->at, EV_frame_new, &e);
    return i < end && str_eqz(e.frame_new.kind, "coro");
}

bool ask_gives_up(struct asking *a)
{
    struct model *m = a->m;
    uint32_t frame = m->current_frame, task = m->running;
    size_t end;
    if (!task || !frame || m->last_line_event == NO_EVENT ||
        story_task_internal(m, task))
        return false;
    struct event e = ask_event(a, m->last_line_event);
    struct str line = story_source_line(a->s, frame, (int)e.line.line);
    const struct pausing *pausing = pausing_in(line);
    /* Nothing of the line has run, or a part of the answer is known. */
    if (e.line.frame != frame || m->last_line_event + 1 != m->at ||
        !pausing)
        return false;
    enum course c = course_of(a, m->at, frame, task, &end);
    if (c == COURSE_UNKNOWN)
        return false;
    ask_say(a, c == COURSE_ON, pausing->never, "no, it goes on at once, and the loop has no part in "
            "it");
    ask_say(a, c == COURSE_YIELDS, pausing->once, "yes, for one pass: it stays ready, at the "
            "back of the queue");
    ask_say(a, c == COURSE_WAITS, pausing->always, "yes, it waits until what it awaits is done");
    buf_printf(&a->q->text, leaves_block(a, frame, (int)e.line.line)
                                ? "Behind the block of line %d, "
                                : "Line %d, ", (int)e.line.line);
    quote_line(line, &a->q->text);
    buf_addz(&a->q->text, ": does ");
    add_task(m, task, &a->q->text);
    buf_addz(&a->q->text, " give control back to the loop?");
    add_task(m, task, &a->q->because);
    if (c == COURSE_ON)
        buf_addz(&a->q->because, pausing->through);
    buf_addz(&a->q->because,
             c == COURSE_ON       ? ": the loop was not asked."
             : c == COURSE_YIELDS ? " only stepped aside: it is at the back of "
                                    "ready."
                                  : " needs something that isn't there yet: it "
                                    "waits, and the loop runs others.");
    a->q->rule = c == COURSE_YIELDS            ? RULE_yielding
                 : c == COURSE_ON && goes_in(a, end) ? RULE_awaits
                                               : a->q->rule;
    a->q->task = task;
    a->q->reveal = end;
    a->q->hides = HIDES_NEXT;
    return true;
}

/* -- what state is X in ---------------------------------------------------- */

/* The task whose state people are most often wrong about: one that was just made
 * or woken, or just began to wait. The newest change counts. */
static uint32_t doubtful_task(const struct model *m)
{
    uint32_t best = 0, newest = 0;
    for (uint32_t t = 1; t < m->tasks.n; t++) {
        const struct m_task *task = &m->tasks.p[t];
        uint32_t changed = task->state == TASK_READY     ? task->ready_event
                           : task->state == TASK_WAITING ? task->wait_event
                                                         : NO_EVENT;
        if (task->made && changed != NO_EVENT && changed >= newest &&
            !story_task_internal(m, t)) {
            best = t;
            newest = changed;
        }
    }
    return best;
}

static void say_state_reason(struct asking *a, const struct m_task *t)
{
    struct buf *out = &a->q->because;
    add_task(a->m, a->q->task, out);
    if (t->state == TASK_WAITING)
        buf_addz(out, " waits for something that isn't done: it stands in no "
                      "queue of the loop.");
    else if (!t->started)
        buf_addz(out, " was made and put at the back of ready; its first turn "
                      "is still to come.");
    else
        buf_addz(out, " may go on and stands in ready; one task runs at a "
                      "time, and it is not its turn yet.");
}

bool question_is_told(const struct story *s, const struct model *m,
                      const struct step_view *v, uint32_t task)
{
    struct buf cause = {0}, label = {0};
    model_task_label(m, task, &label);
    story_cause(s, m, v, &cause);
    bool told = cause.n && memmem(cause.p, cause.n, label.p, label.n);
    buf_fini(&cause);
    buf_fini(&label);
    return told;
}

bool ask_state(struct asking *a)
{
    uint32_t id = doubtful_task(a->m);
    const struct m_task *t = &a->m->tasks.p[id];
    if (!id)
        return false;
    bool made = !t->started, waits = t->state == TASK_WAITING;
    ask_say(a, t->state == TASK_READY,
            waits ? "that whoever doesn't run is ready" : NULL,
            "READY: it stands in the ready queue");
    ask_say(a, false, made    ? "that to make a task is to run it"
                      : waits ? "that a task runs while it waits"
                              : "that woken means running",
            "RUNNING: its code runs now");
    ask_say(a, waits, made ? "that a new task waits until it is awaited"
                           : "that its wait lasts until it runs again",
            "WAITING: for something that is not done yet");
    ask_say(a, false, waits ? "that who has given control back is done" : NULL,
            "DONE: it will not run again");
    buf_addz(&a->q->text, "What state is ");
    add_task(a->m, id, &a->q->text);
    buf_addz(&a->q->text, " in now?");
    a->q->task = id;
    say_state_reason(a, t);
    a->q->hides = HIDES_STATES | HIDES_NEXT | HIDES_READY | HIDES_TIMERS;
    struct step_view v;
    story_step_view(a->s, a->m, DETAIL_LINES, &v);
    if (question_is_told(a->s, a->m, &v, id))
        a->q->hides |= HIDES_WHY;
    return true;
}

/* -- where does X go on ---------------------------------------------------- */

enum { DEEPEST = 64 };

/* What the turn that begins behind event i shows first of the task's frames. */
static bool goes_on(const struct asking *a, size_t i, uint32_t frame,
                    size_t *end)
{
    size_t n = trace_store_count(a->m->store);
    for (; i < n && i < a->at + LOOK_AHEAD; i++) {
        struct event e = ask_event(a, i);
        *end = i + 1;
        if (e.kind == EV_resume && e.resume.frame == frame)
            return true;
        if (e.kind == EV_line || e.kind == EV_task_run || e.kind == EV_end ||
            (e.kind == EV_frame_new && frame))
            return false;
    }
    return false;
}

static bool begins(const struct asking *a, size_t i, struct event *made,
                   size_t *end)
{
    size_t n = trace_store_count(a->m->store);
    for (; i < n && i < a->at + LOOK_AHEAD; i++) {
        *made = ask_event(a, i);
        *end = i + 1;
        if (made->kind == EV_frame_new)
            return true;
        if (made->kind == EV_line || made->kind == EV_task_run)
            return false;
    }
    return false;
}

/* A task that has not run yet: its turn begins with a frame. */
static bool ask_where_it_begins(struct asking *a, uint32_t turn, uint32_t task)
{
    struct event made;
    size_t end;
    uint32_t parent = a->m->tasks.p[task].parent;
    if (!begins(a, turn + 1, &made, &end))
        return false;
    struct buf b = {0};
    buf_addz(&b, "at the first line of ");
    add_called(&made, &b);
    ask_option(a, &b, true, NULL);
    if (parent) {
        struct buf other = {0};
        buf_addz(&other, "in ");
        add_task(a->m, parent, &other);
        buf_addz(&other, ", behind the line that made it");
        ask_option(a, &other, false, "that the maker goes on in its stead");
    }
    ask_say(a, false, "that a task's code ran when it was made",
            "behind its first await: the lines before it ran when it was made");
    ask_say(a, false, "that a task does nothing until it is awaited",
            "nowhere: somebody has to await it first");
    buf_addz(&a->q->because, "None of its code has run: making a task only "
                             "put it in ready.");
    a->q->reveal = end;
    return true;
}

/* Does the innermost place of the task's last wait stand here too? Where a
 * generator waits inside of an __await__, the frames below it are not all known. */
static bool is_innermost(const struct asking *a, uint32_t task,
                         struct m_place place)
{
    const struct m_task *t = &a->m->tasks.p[task];
    struct event e;
    char end[64];
    if (t->wait_event == NO_EVENT || t->ready_event == NO_EVENT)
        return true;
    e = ask_event(a, t->ready_event);
    bool yielded = t->state == TASK_READY && str_eqz(e.ready_push.why, "yield");
    e = ask_event(a, t->wait_event);
    size_t n = (size_t)snprintf(end, sizeof end, "[%u,%d]]", place.frame,
                                place.line);
    struct str stack = e.task_wait.stack;
    return yielded || !stack.n ||
           (stack.n >= n && memcmp(stack.p + stack.n - n, end, n) == 0);
}

/* The frames from the task's coroutine to where it goes on; how many. A generator
 * that yields in an __await__ is the innermost, though nobody awaits it. */
static size_t stack_of(const struct asking *a, uint32_t task,
                       struct m_place *places)
{
    const struct m_task *t = &a->m->tasks.p[task];
    size_t n = model_stack(a->m, task, places, DEEPEST);
    uint32_t bare = t->state == TASK_READY && t->ready_event != NO_EVENT
                        ? story_bare_yield(a->m, t->ready_event) : 0;
    if (bare && n < DEEPEST && (!n || places[n - 1].frame != bare))
        places[n++] = (struct m_place){bare, a->m->frames.p[bare].line};
    return n;
}

/* Does the library wait once more within the same await, from event i on? Then
 * the frame doesn't go on. */
static bool waits_on(const struct asking *a, size_t i)
{
    size_t n = trace_store_count(a->m->store);
    for (; i < n && i < a->at + LOOK_AHEAD; i++) {
        switch (trace_store_kind(a->m->store, i)) {
        case EV_task_wait:
        case EV_task_run:
            return true;
        case EV_line:
        case EV_out:
        case EV_raise:
        case EV_unwind:
        case EV_return_:
        case EV_frame_new:
        case EV_end:
            return false;
        default:
            break;
        }
    }
    return false;
}

/* Is an error what the frame goes on with, from event *end on? Then nothing behind
 * the await runs, and *end is behind the error. */
static bool goes_on_with_error(const struct asking *a, size_t *end,
                               uint32_t frame)
{
    size_t n = trace_store_count(a->m->store);
    for (size_t i = *end; i < n && i < a->at + LOOK_AHEAD; i++) {
        struct event e = ask_event(a, i);
        if (e.kind == EV_raise && e.raise.frame == frame) {
            *end = i + 1;
            return true;
        }
        if (e.kind == EV_line || e.kind == EV_out || e.kind == EV_unwind ||
            e.kind == EV_raise || e.kind == EV_resume ||
            e.kind == EV_return_ || e.kind == EV_task_run || e.kind == EV_end)
            return false;
    }
    return false;
}

/* How one says where in its line a frame has stopped. */
static const char *stopped_where(const struct asking *a, struct m_place place,
                                 bool generator, bool raises)
{
    const struct pausing *p = pausing_in(
        story_source_line(a->s, place.frame, place.line));
    bool await = !p || !strcmp(p->words, "await");
    return raises && generator ? "at the yield, which raises an error"
           : raises && await   ? "at the await, which raises an error"
           : generator         ? "behind the yield"
           : await             ? "behind the await"
                               : "where it waited";
}

static bool ask_behind_which_line(struct asking *a, uint32_t turn,
                                  uint32_t task)
{
    struct m_place places[DEEPEST];
    struct event made, outer;
    size_t n = stack_of(a, task, places), end;
    if (!n || n == DEEPEST || !places[n - 1].line ||
        !is_innermost(a, task, places[n - 1]) ||
        !goes_on(a, turn + 1, places[n - 1].frame, &end) ||
        waits_on(a, end) ||
        !story_frame(a->s, places[n - 1].frame, &made) ||
        !story_frame(a->s, places[0].frame, &outer))
        return false;
    struct buf fn = {0}, b = {0};
    add_called(&made, &fn);
    bool generator = str_eqz(made.frame_new.kind, "gen");
    bool raises = goes_on_with_error(a, &end, places[n - 1].frame);
    ask_say(a, true, NULL, "in %s, on line %d, %s", buf_z(&fn),
            places[n - 1].line,
            stopped_where(a, places[n - 1], generator, raises));
    if (raises)
        ask_say(a, false, "that whoever is woken has what it waited for",
                "in %s, on line %d, %s", buf_z(&fn), places[n - 1].line,
                generator ? "behind the yield" : "behind the await");
    ask_say(a, false, "that a task begins anew each time",
            "at the first line of %s", buf_z(&fn));
    ask_say(a, false, "that the await runs a second time",
            "on line %d again: it %s once more", places[n - 1].line,
            generator ? "yields" : "awaits");
    buf_fini(&fn);
    if (n > 1) {
        add_called(&outer, &b);
        ask_say(a, false, "that a task always goes on in its outermost "
                "coroutine", "in %s, on line %d", buf_z(&b), places[0].line);
        buf_fini(&b);
    }
    buf_addz(&a->q->because, raises
                 ? "A coroutine keeps its place while it waits; the innermost "
                   "one gets the error there, and it goes up from that line."
                 : "A coroutine keeps its place and its variables while it "
                   "waits; the innermost one goes on.");
    a->q->reveal = end;
    return true;
}

bool ask_resumes(struct asking *a)
{
    struct event e;
    uint32_t turn = ask_next_turn(a, a->at, &e);
    uint32_t task = turn == NO_EVENT ? 0 : e.task_run.task;
    if (!ask_alive(a, task) || a->m->tasks.p[task].state == TASK_RUNNING)
        return false;
    bool asked = a->m->tasks.p[task].started
                     ? ask_behind_which_line(a, turn, task)
                     : ask_where_it_begins(a, turn, task);
    buf_addz(&a->q->text, "Where does ");
    add_task(a->m, task, &a->q->text);
    buf_addz(&a->q->text, a->m->tasks.p[task].started
                              ? " go on, when it is its turn?"
                              : " begin, when it is its turn?");
    a->q->task = task;
    a->q->hides = HIDES_NEXT;
    return asked;
}
