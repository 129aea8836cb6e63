/* Memory that ends the program when it runs out, and an arena for things
 * that die together. Outside the VM nobody checks an allocation: xmalloc and
 * friends call die(). The VM's own objects go through vm/alloc.h, which has a
 * budget and can fail. Knows nothing above libc.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Never NULL; the caller frees with free(). A size of 0 gives a unique block. */
void *xmalloc(size_t size) __attribute__((malloc, returns_nonnull));
void *xcalloc(size_t count, size_t size)
    __attribute__((malloc, returns_nonnull));
void *xrealloc(void *block, size_t size) __attribute__((returns_nonnull));
char *xstrdup(const char *s) __attribute__((malloc, returns_nonnull));
char *xstrndup(const char *s, size_t n) __attribute__((malloc, returns_nonnull));

/* An arena hands out blocks that are freed all at once. Zeroed is empty. */
struct arena {
    struct arena_chunk *chunks;
    char *at, *end;
};

/* A block of `size` bytes, aligned for any type, zeroed; owned by the arena. */
void *arena_alloc(struct arena *a, size_t size)
    __attribute__((returns_nonnull));
/* A NUL-terminated copy of n bytes; owned by the arena. */
char *arena_strndup(struct arena *a, const char *s, size_t n)
    __attribute__((returns_nonnull));
/* Frees everything the arena gave out and leaves it empty. */
void arena_fini(struct arena *a);

#endif
