#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

static void *checked(void *block)
{
    if (!block)
        die("out of memory");
    return block;
}

void *xmalloc(size_t size)
{
    return checked(malloc(size ? size : 1));
}

void *xcalloc(size_t count, size_t size)
{
    return checked(count && size ? calloc(count, size) : calloc(1, 1));
}

void *xrealloc(void *block, size_t size)
{
    return checked(realloc(block, size ? size : 1));
}

char *xstrndup(const char *s, size_t n)
{
    char *copy = xmalloc(n + 1);
    if (n)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

char *xstrdup(const char *s)
{
    return xstrndup(s, strlen(s));
}

struct arena_chunk {
    struct arena_chunk *next;
    max_align_t data[];
};

enum { ARENA_CHUNK = 16 * 1024 };

void *arena_alloc(struct arena *a, size_t size)
{
    const size_t align = _Alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        die("out of memory");
    size = (size + align - 1) & ~(align - 1);
    if ((size_t)(a->end - a->at) < size) {
        size_t room = size > ARENA_CHUNK ? size : ARENA_CHUNK;
        struct arena_chunk *c = xcalloc(1, sizeof *c + room);
        c->next = a->chunks;
        a->chunks = c;
        a->at = (char *)c->data;
        a->end = a->at + room;
    }
    void *block = a->at;
    a->at += size;
    return block;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *copy = arena_alloc(a, n + 1);
    if (n)
        memcpy(copy, s, n);
    return copy;
}

void arena_fini(struct arena *a)
{
    for (struct arena_chunk *c = a->chunks, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    *a = (struct arena){0};
}
