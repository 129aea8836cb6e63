/* Where steps end (TEACHING §1). One pass over the events, each looked at once;
 * what comes later can only add boundaries, never move one that is known. */
#include "story/story.h"

#include <stdlib.h>

#include "base/bisect.h"
#include "base/mem.h"
#include "base/vec.h"
#include "story/priv.h"

enum { FLAG_LIMIT = 1 << 24 }; /* a hostile id must not cost memory */

/* A set of small numbers. */
typedef VEC(unsigned char) flags;

static void flag_set(flags *f, uint32_t id)
{
    if (id >= FLAG_LIMIT)
        return;
    while (f->n <= id)
        vec_push(f, 0);
    f->p[id] = 1;
}

static void flag_clear(flags *f, uint32_t id)
{
    if (id < f->n)
        f->p[id] = 0;
}

static bool flag_get(const flags *f, uint32_t id)
{
    return id < f->n && f->p[id];
}

struct story {
    const struct trace_store *store;
    size_t seen;              /* events looked at */
    bool ended;
    VEC(uint32_t) ends[2];    /* boundaries of DETAIL_TURNS, DETAIL_LINES */
    flags internal;           /* tasks of asyncio's own */
    flags lined;              /* frames that have had a line event */
    flags calls;              /* handles that are the program's callbacks */
    flags looping;            /* lanes that wait in their event loop */
    bool threads;             /* there is more than one lane */
    bool loop;                /* an event loop is made somewhere */
    bool generators;          /* the code of one runs somewhere */
    bool callback;            /* one of `calls` runs */
    enum event_kind before;   /* of the event before */
    bool closing;             /* the last raise closed a generator */
    VEC(uint32_t) frames;     /* by frame: its frame.new, + 1; 0: none */
    uint32_t task;            /* whose turn it is, 0: nobody's */
    bool internal_turn;
    bool ending;              /* asyncio.run shuts down what is left */
    bool jumping;             /* the clock has moved; nobody has run since */
    size_t quiet;             /* end of the last event that isn't mere loop
                                 work (select, pass, pop) */
    enum { PUSH_PLAIN, PUSH_ENDS_TURN, PUSH_ENDS_LINE } next_push;
    bool settling;            /* a turn is over; the pushes that follow from it
                                 belong to it */
    struct sources sources;
    bool real_clock;          /* it goes by itself */
};

struct story *story_new(const struct trace_store *store)
{
    struct story *s = xcalloc(1, sizeof *s);
    s->store = store;
    return s;
}

void story_free(struct story *s)
{
    for (int d = 0; d < 2; d++)
        vec_fini(&s->ends[d]);
    vec_fini(&s->internal);
    vec_fini(&s->lined);
    vec_fini(&s->calls);
    vec_fini(&s->looping);
    vec_fini(&s->frames);
    sources_fini(&s->sources);
    free(s);
}

void story_set_header(struct story *s, const struct trace_header *header)
{
    s->real_clock = str_eqz(header->clock, "real");
    for (size_t i = 0; i < header->n_sources; i++)
        sources_add(&s->sources, header->sources[i].file,
                    header->sources[i].text);
}

bool story_real_clock(const struct story *s)
{
    return s->real_clock;
}

static void note_frame(struct story *s, uint32_t frame, size_t at)
{
    if (frame >= FLAG_LIMIT)
        return;
    while (s->frames.n <= frame)
        vec_push(&s->frames, 0);
    s->frames.p[frame] = (uint32_t)at + 1;
}

bool story_frame(const struct story *s, uint32_t frame, struct event *e)
{
    if (frame >= s->frames.n || !s->frames.p[frame])
        return false;
    trace_store_get(s->store, s->frames.p[frame] - 1, e);
    return true;
}

bool story_has_threads(const struct story *s)
{
    return s->threads;
}

bool story_has_loop(const struct story *s)
{
    return s->loop;
}

bool story_has_generators(const struct story *s)
{
    return s->generators;
}

bool story_has_callbacks(const struct story *s)
{
    return s->calls.n > 0;
}

struct str story_source_line(const struct story *s, uint32_t frame, int line)
{
    struct event e;
    if (!story_frame(s, frame, &e))
        return (struct str){"", 0};
    return sources_line(&s->sources, e.frame_new.file, line);
}

static uint32_t frame_task(const struct story *s, uint32_t frame)
{
    struct event e;
    return story_frame(s, frame, &e) ? e.frame_new.task : 0;
}

static void end_at(struct story *s, enum detail d, size_t events)
{
    size_t last = s->ends[d].n ? vec_last(&s->ends[d]) : 0;
    if (events > last)
        vec_push(&s->ends[d], (uint32_t)events);
}

/* A step of both levels ends. */
static void end_turn(struct story *s, size_t events)
{
    end_at(s, DETAIL_LINES, events);
    end_at(s, DETAIL_TURNS, events);
}

static bool has_kind(const struct story *s, uint32_t frame, const char *kind)
{
    struct event e;
    return story_frame(s, frame, &e) && str_eqz(e.frame_new.kind, kind);
}

/* Lines that end no step: imports, definitions, a class with all its body, and
 * the line for which a program was refused, which never runs. */
static bool is_definition(const struct story *s, const struct event *e)
{
    struct event made;
    if (has_kind(s, e->line.frame, "refused")
        || has_kind(s, e->line.frame, "class"))
        return true;
    if (story_frame(s, e->line.frame, &made)
        && made.frame_new.line == e->line.line
        && !str_eqz(made.frame_new.kind, "module"))
        return false; /* the body of a function that is written in one line */
    return source_is_definition(
        story_source_line(s, e->line.frame, (int)e->line.line));
}

/* Somebody runs: what the jump of the clock brought about is over. */
static void end_jump(struct story *s)
{
    if (!s->jumping)
        return;
    s->jumping = false;
    end_turn(s, s->quiet);
}

static void see_line(struct story *s, const struct event *e, size_t at)
{
    flag_set(&s->lined, e->line.frame);
    if (!s->internal_turn && !is_definition(s, e))
        end_at(s, DETAIL_LINES, at + 1);
}

static void see_push(struct story *s, const struct event *e, size_t at)
{
    if (str_eqz(e->ready_push.why, "yield") && !s->internal_turn &&
        e->ready_push.task == s->task) {
        end_turn(s, at + 1);
        s->task = 0;
    } else if (s->next_push == PUSH_ENDS_TURN) {
        end_turn(s, at + 1);
    } else if (s->next_push == PUSH_ENDS_LINE && !s->jumping) {
        end_at(s, DETAIL_LINES, at + 1);
    }
    s->next_push = PUSH_PLAIN;
}

static bool is_loop_work(enum event_kind k)
{
    return k == EV_loop_select || k == EV_loop_pass || k == EV_ready_pop;
}

static bool settles(enum event_kind k)
{
    return k == EV_task_wake || k == EV_ready_push || k == EV_future_done
           || k == EV_task_cancel;
}

/* A frame returns, or an exception leaves it: what its last line did is a step,
 * and what comes of it the next. */
static void see_frame_end(struct story *s, uint32_t frame, size_t at)
{
    if (flag_get(&s->lined, frame) && !s->internal_turn &&
        !has_kind(s, frame, "class") &&
        s->ends[DETAIL_LINES].n) /* a block of definitions is one step */
        end_at(s, DETAIL_LINES, at);
}

/* A lane gets the baton. When it waits in its event loop, what the loop finds
 * there belongs to it. */
static void see_thread_run(struct story *s, uint32_t thread, size_t at)
{
    end_jump(s);
    if (s->ending)
        return;
    if (flag_get(&s->looping, thread))
        s->jumping = true;
    else
        end_turn(s, at + 1);
    flag_clear(&s->looping, thread);
}

/* A loop that found nothing to do: that it waits again is another step. */
static void see_thread_block(struct story *s, const struct event *e)
{
    if (!str_eqz(e->thread_block.what, "its event loop"))
        return;
    end_jump(s);
    flag_set(&s->looping, e->thread_block.thread);
}

static void see(struct story *s, const struct event *e, size_t at)
{
    if (e->kind == EV_source) { /* nothing happened */
        sources_add(&s->sources, e->source.file, e->source.text);
        return;
    }
    if (s->callback && (is_loop_work(e->kind) || e->kind == EV_loop_close)) {
        s->callback = false;
        end_turn(s, at);
    }
    if (s->settling && !settles(e->kind)) {
        s->settling = false;
        end_turn(s, at);
    }
    switch (e->kind) {
    case EV_task_new:
        if (str_starts(e->task_new.coro, "BaseEventLoop.shutdown_")) {
            flag_set(&s->internal, e->task_new.task);
            s->ending = true;
        } else if (!s->task && !e->task_new.parent)
            s->next_push = PUSH_ENDS_TURN; /* asyncio.run queued the first */
        break;
    case EV_task_run:
        end_jump(s);
        s->task = e->task_run.task;
        s->internal_turn = flag_get(&s->internal, s->task);
        break;
    case EV_loop_new:
        s->loop = true;
        break;
    case EV_frame_new:
        end_jump(s);
        s->generators |= str_eqz(e->frame_new.kind, "gen");
        note_frame(s, e->frame_new.frame, at);
        break;
    case EV_line:
        see_line(s, e, at);
        break;
    case EV_return_:
        see_frame_end(s, e->return_.frame, at);
        break;
    case EV_raise:
        s->closing = str_eqz(e->raise.type, "GeneratorExit");
        break;
    case EV_unwind:
        if (s->before != EV_unwind /* all that it leaves at once is one step */
            && !(s->before == EV_raise && s->closing))
            see_frame_end(s, e->unwind.frame, at);
        break;
    case EV_task_wait:
        if (!s->internal_turn)
            end_turn(s, at + 1);
        s->task = 0;
        s->internal_turn = false;
        break;
    case EV_task_done:
        s->settling = !s->internal_turn;
        s->task = 0;
        s->internal_turn = false;
        break;
    case EV_task_wake:
        if (!s->task && !s->settling && !s->ending && !s->callback)
            s->next_push = PUSH_ENDS_LINE; /* a gather is complete */
        break;
    case EV_ready_push:
        if (e->ready_push.call.n)
            flag_set(&s->calls, e->ready_push.handle);
        see_push(s, e, at);
        break;
    case EV_ready_pop:
        if (s->ending || !flag_get(&s->calls, e->ready_pop.handle))
            break;
        end_jump(s);
        s->callback = true;
        break;
    case EV_loop_clock:
        s->jumping = true;
        break;
    case EV_group_abort:
        if (!s->task && !s->jumping)
            s->settling = true; /* whom it cancels belongs to it */
        break;
    case EV_thread_new:
        s->threads = true;
        break;
    case EV_thread_block:
        see_thread_block(s, e);
        break;
    case EV_thread_run:
        see_thread_run(s, e->thread_run.thread, at);
        break;
    case EV_loop_close:
        s->ending = false;
        break;
    case EV_diag:
        if (!str_eqz(e->diag.kind, "blocking") && /* that is the line's doing */
            !str_eqz(e->diag.kind, "syntax"))     /* and this the program's */
            end_turn(s, at + 1);
        break;
    default:
        break;
    }
    if (!is_loop_work(e->kind))
        s->quiet = at + 1;
    s->before = e->kind;
}

void story_take_in(struct story *s, size_t to)
{
    struct event e;
    for (; s->seen < to; s->seen++) {
        trace_store_get(s->store, s->seen, &e);
        see(s, &e, s->seen);
    }
}

void story_update(struct story *s, bool ended)
{
    size_t n = trace_store_count(s->store);
    story_take_in(s, n);
    if (ended && !s->ended && n)
        end_turn(s, n);
    s->ended = ended;
}

size_t story_steps(const struct story *s, enum detail d)
{
    return d == DETAIL_EVENTS ? s->seen : s->ends[d].n;
}

size_t story_boundary(const struct story *s, enum detail d, size_t step)
{
    size_t n = story_steps(s, d);
    if (step > n)
        step = n;
    if (step == 0 || d == DETAIL_EVENTS)
        return step;
    return s->ends[d].p[step - 1];
}

size_t story_step_at(const struct story *s, enum detail d, size_t events)
{
    /* Step 0 is at the start, which is never behind. */
    struct bisect b = bisect_of(1, story_steps(s, d) + 1);
    while (bisect_next(&b))
        bisect_go(&b, story_boundary(s, d, b.at) <= events);
    return b.low - 1;
}

enum detail story_opening_detail(const struct story *s)
{
    enum { MANY_LINES = 300, FEW_TURNS = 4 }; /* a program without tasks has
                                                 too few turns to step by */
    return s->ends[DETAIL_LINES].n > MANY_LINES &&
                   s->ends[DETAIL_TURNS].n > FEW_TURNS
               ? DETAIL_TURNS : DETAIL_LINES;
}

static const struct {
    const char *name, *word, *meaning;
} details[DETAIL_COUNT] = {
    [DETAIL_TURNS] = {"TURNS", "turns",
                      "one step is a task's turn, or a jump of the clock"},
    [DETAIL_LINES] = {"LINES", "lines",
                      "one step is a line, a wait, a switch, a finish"},
    [DETAIL_EVENTS] = {"EVENTS", "events", "one step is one event"},
};

const char *story_detail_name(enum detail d)
{
    return details[d].name;
}

const char *story_detail_meaning(enum detail d)
{
    return details[d].meaning;
}

enum detail story_detail_of(struct str word)
{
    int d = 0;
    while (d < DETAIL_COUNT && !str_eqz(word, details[d].word))
        d++;
    return (enum detail)d;
}

/* -- jumps ----------------------------------------------------------------- */

uint32_t story_event_task(const struct story *s, size_t index)
{
    struct event e;
    switch (trace_store_kind(s->store, index)) {
    case EV_task_run:
    case EV_task_wait:
    case EV_task_done:
    case EV_task_new:
    case EV_task_wake:
        trace_store_get(s->store, index, &e);
        return e.task_run.task; /* the first field of each of them */
    case EV_line:
        trace_store_get(s->store, index, &e);
        return frame_task(s, e.line.frame);
    default:
        return 0;
    }
}

/* Does the step [from, to) hold what the jump looks for? */
static bool range_holds(const struct story *s, size_t from, size_t to,
                        enum jump what, uint32_t task)
{
    static const enum event_kind kinds[] = {[JUMP_TURN] = EV_task_run,
                                            [JUMP_OUTPUT] = EV_out,
                                            [JUMP_PASS] = EV_loop_pass};
    for (size_t i = from; i < to; i++)
        if (what == JUMP_TASK ? task && story_event_task(s, i) == task
                              : trace_store_kind(s->store, i) == kinds[what])
            return true;
    return false;
}

bool story_step_holds(const struct story *s, enum detail d, size_t step,
                      enum jump what, uint32_t task)
{
    return step && range_holds(s, story_boundary(s, d, step - 1),
                               story_boundary(s, d, step), what, task);
}

void story_seek_begin(const struct story *s, size_t from,
                      struct story_seek *seek)
{
    size_t step = story_step_at(s, seek->detail, from);
    bool between = story_boundary(s, seek->detail, step) < from;
    seek->found = step && seek->direction < 0 ? 0 : SIZE_MAX;
    if (seek->direction > 0)
        seek->step = step + 1;
    else
        seek->step = between || !step ? step : step - 1;
}

bool story_seek(const struct story *s, struct story_seek *seek, size_t most)
{
    size_t looked = 0, n = story_steps(s, seek->detail);
    for (; seek->step > 0 && seek->step <= n; seek->step += seek->direction) {
        size_t from = story_boundary(s, seek->detail, seek->step - 1);
        size_t to = story_boundary(s, seek->detail, seek->step);
        if (looked >= most)
            return false;
        if (range_holds(s, from, to, seek->what, seek->task)) {
            seek->found = to;
            return true;
        }
        looked += to - from;
    }
    return true;
}

size_t story_jump(const struct story *s, enum detail d, size_t from,
                  enum jump what, uint32_t task, int direction)
{
    struct story_seek seek = {.detail = d, .what = what, .task = task,
                              .direction = direction};
    story_seek_begin(s, from, &seek);
    story_seek(s, &seek, SIZE_MAX);
    return seek.found;
}
