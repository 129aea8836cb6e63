/* Shared by the files that make the WHY line: the step's digest, and the words
 * and sentences that more than one of them needs. */
#ifndef STORY_WHY_H
#define STORY_WHY_H

#include "story/priv.h"

/* What a step's events hold, as indices into the store; NO_EVENT: none. */
struct digest {
    uint32_t of[EV_COUNT];   /* the last event of each kind */
    uint32_t first[EV_COUNT];
    uint32_t count[EV_COUNT];
    uint32_t yield;          /* a ready.push with why "yield" */
    uint32_t main_push;      /* first push of a task without a parent */
    uint32_t closed;         /* the GeneratorExit that closed a generator, which
                                had no line left to run */
    uint32_t n_closed;       /* how many; none is in the counts above */
};

struct telling {
    const struct story *s;
    const struct model *m;
    const struct step_view *v;
    struct digest d;
    struct buf *out;
};

/* Reads the step's events into w->d. */
void why_digest(struct telling *w);
/* The event at an index of the store; has the step one of that kind? */
struct event why_event(const struct telling *w, uint32_t index);
bool why_has(const struct telling *w, enum event_kind k);

/* All append to w->out. */
void why_say(struct telling *w, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Who an event of a queue, a lock and the like is about. */
#define WHO_DID(event) model_who((event).task, (event).thread)
/* A task's label, or a thread's name (WHO_LANE); "the program" for 0. */
void why_task(struct telling *w, uint32_t task);
/* The same, or "it" behind "T ran line 4: ". */
void why_again(struct telling *w, uint32_t task);
/* The bare name of the function that a frame runs: "main"; "the program",
 * "the lambda", "the list comprehension" for what has none. */
void why_function(struct telling *w, uint32_t frame);
/* The same with "()" behind a name. */
void why_called(struct telling *w, uint32_t frame);
/* Makes the letter at `at` a capital when what was added there are words of
 * ours, not a name. */
void why_capital(struct telling *w, size_t at);
/* A value as the program would show it; the trace keeps what is long only in
 * part. */
void why_value(struct telling *w, struct str repr);
/* A text of the program on one line, cut when it is long. */
void why_cut(struct telling *w, struct str text);
/* Up to three labels, the rest counted. */
void why_labels(struct telling *w, const uint32_t *tasks, size_t n);
/* " took ITEM, put by TASK N s ago" for a queue.get event. */
void why_taken(struct telling *w, const struct event *e);
/* 3 in "gather of 3"; 0: there is none. */
size_t why_first_number(struct str text);
/* "; main now counts 2 of 3", when somebody waits for the task. */
void tell_waiters(struct telling *w, uint32_t task);
/* Was the task's last wait a sleep? */
bool why_slept(const struct telling *w, uint32_t task);

/* A sentence for a step in which such an event tells most. */
void tell_clock(struct telling *w);
void tell_done(struct telling *w);
void tell_wait(struct telling *w);
void tell_yield(struct telling *w);
void tell_run_started(struct telling *w);
void tell_turn(struct telling *w);
void tell_gathered(struct telling *w);
void tell_put(struct telling *w);
void tell_get(struct telling *w);
void tell_task_done(struct telling *w);
void tell_cancel(struct telling *w);
/* How what the task waited for last came out (result, error, cancelled) and
 * with what; false while it is not over, or has none of its own. */
bool why_wait_outcome(const struct telling *w, uint32_t task,
                      struct str *outcome, struct str *value);
/* Was the task queued because its wait is over? Else it had yielded, or is to
 * be cancelled. */
bool why_has_been_woken(const struct telling *w, uint32_t task);
/* What is known of a task; of one that the model did not believe in, nothing. */
const struct m_task *why_known_task(const struct telling *w, uint32_t task);
/* Was a task cancelled by asyncio.run at its end? */
bool why_by_runner(const struct telling *w, const struct event *cancel);
void tell_created(struct telling *w);
void tell_block(struct telling *w);
/* Frames (why_frames.c). The questions: does the step hold such a thing, which
 * then tells most of it? */
bool why_enters(const struct telling *w);
void tell_entered(struct telling *w);
bool why_returns(const struct telling *w);
void tell_returned(struct telling *w);
bool why_yields(const struct telling *w);
void tell_yielded(struct telling *w);
bool why_resumes(const struct telling *w);
void tell_resumed(struct telling *w);
void tell_raise(struct telling *w);
/* Is what was raised the reason why the program never ran? */
bool why_was_refused(const struct telling *w);
bool why_catches(const struct telling *w);
void tell_caught(struct telling *w);
void tell_loop_over(struct telling *w);
/* What runs the loop in the step, as the program calls it: "asyncio.run",
 * "run_until_complete". */
void why_runner(struct telling *w);
void tell_begin(struct telling *w);
void tell_end(struct telling *w);
/* Is the step's diag no more than what its blocking call did? */
bool why_is_blocking(const struct telling *w);
void tell_diag(struct telling *w);
void tell_warn(struct telling *w);

/* Locks and their like (why_sync.c). What a task did, without the task: "set
 * event: a is woken and ready". */
void why_acquired(struct telling *w);
void why_released(struct telling *w);
void why_set(struct telling *w);
void why_cleared(struct telling *w);
void why_notified(struct telling *w);
void why_broke(struct telling *w);
void tell_acquire(struct telling *w);
void tell_release(struct telling *w);
void tell_set(struct telling *w);
void tell_clear(struct telling *w);
void tell_notify(struct telling *w);
void tell_break(struct telling *w);
/* Why the task that the step made wait stands in such a line; false: in none. */
bool why_waits_sync(struct telling *w, uint32_t task);
/* " Its event.wait() is over: ...", for a turn that such a wait ended; false:
 * it was another wait. */
bool why_let_through(struct telling *w, uint32_t task);

/* Task groups, timeouts, waits for several (why_group.c). */
void tell_group_enter(struct telling *w);
void tell_group_abort(struct telling *w);
void tell_group_exit(struct telling *w);
void tell_expire(struct telling *w);
void tell_timeout_new(struct telling *w);
void tell_reschedule(struct telling *w);
void tell_timeout_exit(struct telling *w);
/* Likewise for a wait in one of these; e is the task.wait. */
bool why_waits_several(struct telling *w, const struct event *e);
/* "the first of 3 tasks is done", for a wait() that is called that. */
void why_wait_condition(struct telling *w, struct str text);
/* Has a timeout that expired in the step woken the task? */
bool why_timed_out(const struct telling *w, uint32_t task);

/* The program's text (why_source.c): a line of a frame's file without its
 * indent; does it begin with these words, is it a loop's or a with's head, does
 * it stand in the block below a head, in a finally? */
struct source_line {
    struct str text;
    int indent;              /* -1: there is no such line */
};
struct source_line why_line_at(const struct telling *w, uint32_t frame,
                               int line);
bool why_text_starts(struct str text, const char *words);
bool why_line_starts(const struct telling *w, uint32_t frame, int line,
                     const char *words);
bool why_is_loop(const struct telling *w, uint32_t frame, int line);
/* "for" or "while": "the loop" alone is the event loop. */
const char *why_loop_word(const struct telling *w, uint32_t frame, int line);
/* Does the line begin the head of a block, or a statement of one line that has its
 * body behind the colon? */
bool why_is_open(struct str text); /* does it end inside of brackets? */
struct str why_without_comment(struct str text);
enum why_head { HEAD_NONE, HEAD_OF_BLOCK, HEAD_WITH_BODY };
enum why_head why_head(const struct telling *w, uint32_t frame, int line);
bool why_is_with(const struct telling *w, uint32_t frame, int line);
bool why_is_inside(const struct telling *w, uint32_t frame, int header,
                   int line);
bool why_is_in_finally(const struct telling *w, uint32_t frame, int line);

/* Lines (why_lines.c). */
void tell_line(struct telling *w);
void tell_out(struct telling *w);
/* What the newest `line` event says has changed, behind `before`: "; n is now
 * 3"; how many variables. */
int why_changes(struct telling *w, const char *before);
/* ", where it becomes p1", when the newest `line` event gave one name that value
 * and changed nothing else; false: it is not so. */
bool why_only_change(struct telling *w, struct str value);
/* The line that the step began before and that a return or an exception ended, so
 * that it has no step of its own; 0: none. */
int why_line_left(const struct telling *w);
/* ", whose for loop is over", when that line is a loop's head. */
bool why_loop_over(struct telling *w, int line);
/* Where the `out` at that index was written; false: that is not known. */
struct why_place {
    uint32_t frame;
    int line;                /* 0: not known */
};
bool why_out_place(const struct telling *w, uint32_t index,
                   struct why_place *place);
/* Has another thread run since this frame's line event before the one at
 * `index`? What has changed there may be its doing. */
bool why_others_ran(const struct telling *w, size_t index);
const char *why_next_verb(const struct telling *w);

/* Callbacks (why_callback.c): does one of the program's own begin in the step? */
bool why_calls_back(const struct telling *w);
void tell_callback(struct telling *w);
/* "the callback print('late')", for a ready.push that has a call. */
void why_callback(struct telling *w, const struct event *push);
/* Does the step give a future of the program's own its result? */
bool why_settles(const struct telling *w);
void tell_settled(struct telling *w);
/* " gave a future its result, 42: main, which waited for it, is ready" */
void why_settled(struct telling *w);

/* Lanes (why_thread.c). */
/* "asyncio_0 has made the call that main handed over. " */
bool why_job_done(struct telling *w);
void tell_thread_run(struct telling *w);
bool tell_next_thread(struct telling *w);
void tell_thread_new(struct telling *w);
/* Who makes what is handed to an executor: "a worker thread", or, where processes
 * live, "a worker process". */
const char *why_worker(const struct telling *w);
void tell_job_new(struct telling *w);

/* What was done to others in the step: " put 3 into q, created a"; how many such
 * deeds. */
int why_deeds(struct telling *w);
/* A turn of which all is in the step; false when it did nothing that others can
 * see. */
bool tell_whole_turn(struct telling *w);
/* " Next, ..." or nothing. */
void tell_next(struct telling *w);

#endif
