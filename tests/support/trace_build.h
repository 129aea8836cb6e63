/* A builder of hand-made traces: events go into a store of its own, ids and
 * times are the test's business. Texts are borrowed until the event is added.
 *
 *     struct trace_build b;
 *     trace_build_init(&b);
 *     ADD(&b, task_new, .task = 1, .name = STR("Task-1"), .label = STR("main"));
 *     b.t = 1.0;                      the time of the events that follow
 *     ADD(&b, task_run, .task = 1);
 *     ... model_init(&m, b.store) ...
 *     trace_build_fini(&b);
 */
#ifndef TESTS_TRACE_BUILD_H
#define TESTS_TRACE_BUILD_H

#include "trace/store.h"

struct trace_build {
    struct trace_store *store; /* its own */
    double t;
};

void trace_build_init(struct trace_build *b);
void trace_build_fini(struct trace_build *b);
void trace_build_add(struct trace_build *b, struct event e);

#define ADD(build, kind_, ...)                                                \
    trace_build_add((build), (struct event){.kind = EV_##kind_,               \
                                            .kind_ = {__VA_ARGS__}})

/* Fills the store from the text of a trace (header first or not); dies when it
 * isn't one. */
void trace_build_text(struct trace_build *b, const char *lines);
/* Reads the trace file at `path` into the store. */
void trace_build_file(struct trace_build *b, const char *path);

/* n random events from a seed. `hostile` from 0 (a plausible run of tasks,
 * timers, queues and frames) to 100 (anything at all). */
void trace_build_random(struct trace_build *b, uint64_t seed, size_t n,
                        int hostile);

/* A seeded stream of numbers for tests (splitmix64). */
uint64_t random_next(uint64_t *state);
/* From 0 to n - 1. */
size_t random_below(uint64_t *state, size_t n);

#endif
