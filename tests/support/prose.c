#include "support/prose.h"

#include <stdlib.h>

#include "lesson/markdown.h"

static struct markdown markdown;
static struct arena arena;
static struct prose prose;

static void forget(void)
{
    markdown_fini(&markdown);
    arena_fini(&arena);
    markdown = (struct markdown){0};
}

const struct prose *prose_of(const char *text)
{
    static bool registered;
    if (!registered)
        atexit(forget);
    registered = true;
    forget();
    markdown_read(str_of(text), NULL, &arena, &markdown);
    prose = (struct prose){markdown.blocks.p, markdown.blocks.n,
                           markdown.links.p};
    return &prose;
}
