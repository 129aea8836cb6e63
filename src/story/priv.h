/* Shared inside story/: the program's source lines, and look-ups that need no
 * model. */
#ifndef STORY_PRIV_H
#define STORY_PRIV_H

#include "base/utf8.h"
#include "story/story.h"

/* Source files by name, split into lines. Owns copies of the texts. */
struct sources {
    struct source *p;
    size_t n, cap;
};
void sources_add(struct sources *s, struct str file, struct str text);
void sources_fini(struct sources *s);
/* A line of a file, from 1; borrowed; empty when it is not known. */
struct str sources_line(const struct sources *s, struct str file, int line);
/* Is that line an import, a def, a class or a decorator? */
bool source_is_definition(struct str line);

/* The frame.new event of a frame into *e; false when there is none. */
bool story_frame(const struct story *s, uint32_t frame, struct event *e);

/* Does the run's clock go by itself, or only when nothing is ready? */
bool story_real_clock(const struct story *s);

/* Does the trace have more lanes than one, an event loop, generators that run,
 * callbacks of the program's own? As far as it is known. */
bool story_has_threads(const struct story *s);
bool story_has_loop(const struct story *s);
bool story_has_generators(const struct story *s);
bool story_has_callbacks(const struct story *s);

/* The ready.push of the program's callback that runs after `at` events, outside
 * tasks; NO_EVENT: none does. */
uint32_t story_callback(const struct story *s, const struct model *m, size_t at);
/* The lane in which an event happens. */
uint32_t story_lane_at(const struct story *s, const struct model *m,
                       uint32_t index);
/* Who runs where no task does: "the callback", "MainThread", "the program". */
void add_runner(const struct story *s, const struct model *m, struct buf *out);

/* The generator of an __await__ whose yield without a value led to that
 * ready.push; 0: something else did, as a rule sleep(0). */
uint32_t story_bare_yield(const struct model *m, uint32_t push);

/* Words for sentences: seconds without needless zeros, a task's label ("the
 * program" for 0), what a program printed, in quotes and on one line. */
void add_seconds(double seconds, struct buf *out);
void add_task(const struct model *m, uint32_t task, struct buf *out);
void add_quoted(struct str text, struct buf *out);
/* A text without colour codes (ESC [ ... m) and with its other control bytes as
 * blanks: a sentence is one line of plain words. */
void add_plain(struct str text, struct buf *out);
/* A value's repr, of which the trace may hold the beginning alone. */
void add_value(struct str repr, struct buf *out);
/* The bare name of a function, without class and module: "main"; "the lambda"
 * for what has none, and false. */
bool add_function(struct str fn, struct buf *out);
/* " sleeps: time.sleep(1)", " waits in join() until Thread-1 is over", for what a
 * thread.block names; behind the thread's name. */
void add_blocked(struct str what, struct buf *out);
/* What a frame.new's frame runs, as one calls it: "main()", "the lambda", "the body
 * of class Dog". */
void add_called(const struct event *made, struct buf *out);
/* " with n = 3, arg = 'a'" for a frame.new's `set`, or nothing. */
void add_arguments(struct str set, struct buf *out);
/* Fills in a sentence as those of sentences.def. */
void add_template(const struct model *m, const struct event *e,
                  const char *sentence, struct buf *out);
/* Does what sentences.def calls by that name read so for the event? */
bool event_reads(const struct model *m, const struct event *e,
                 const char *field, const char *value);
/* What a word in braces of sentences.def stands for; false: it is none. */
bool add_named(const struct model *m, const struct event *e, struct str word,
               struct buf *out);

#endif
