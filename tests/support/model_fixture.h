/* A model over a trace that a test writes as it goes: set-up, tear-down, and DO,
 * which adds an event and applies it. For tests of the model only.
 */
#ifndef SUPPORT_MODEL_FIXTURE_H
#define SUPPORT_MODEL_FIXTURE_H

#include <stdlib.h>

#include "model/model.h"
#include "support/test.h"
#include "support/trace_build.h"

struct fixture {
    struct trace_build b;
    struct model m;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    trace_build_init(&f->b);
    model_init(&f->m, f->b.store);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    model_fini(&f->m);
    trace_build_fini(&f->b);
    free(f);
    return 0;
}

#define DO(f, kind, ...)                                                      \
    do {                                                                      \
        ADD(&(f)->b, kind, __VA_ARGS__);                                      \
        model_seek(&(f)->m, SIZE_MAX);                                        \
    } while (0)

#endif
