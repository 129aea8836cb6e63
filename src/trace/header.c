#include "trace/store.h"

#include <stdlib.h>

#include "base/mem.h"

/* What the first line of a trace says, copied and freed. */

static struct str str_copy(struct str s)
{
    return s.p ? (struct str){xstrndup(s.p, s.n), s.n} : (struct str){0};
}

static void str_free(struct str s)
{
    free((char *)(uintptr_t)s.p);
}

void trace_header_copy(struct trace_header *to, const struct trace_header *from)
{
    *to = *from;
    to->engine = str_copy(from->engine);
    to->clock = str_copy(from->clock);
    to->program = str_copy(from->program);
    to->argv = from->n_argv ? xcalloc(from->n_argv, sizeof *to->argv) : NULL;
    for (size_t i = 0; i < from->n_argv; i++)
        to->argv[i] = str_copy(from->argv[i]);
    to->sources =
        from->n_sources ? xcalloc(from->n_sources, sizeof *to->sources) : NULL;
    for (size_t i = 0; i < from->n_sources; i++) {
        to->sources[i].file = str_copy(from->sources[i].file);
        to->sources[i].text = str_copy(from->sources[i].text);
    }
}

void trace_header_fini(struct trace_header *h)
{
    str_free(h->engine);
    str_free(h->clock);
    str_free(h->program);
    for (size_t i = 0; i < h->n_argv; i++)
        str_free(h->argv[i]);
    free(h->argv);
    for (size_t i = 0; i < h->n_sources; i++) {
        str_free(h->sources[i].file);
        str_free(h->sources[i].text);
    }
    free(h->sources);
    *h = (struct trace_header){0};
}
