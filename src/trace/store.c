#include "trace/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/die.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"
#include "trace/pack.h"

/* A chunk is a slotted page: packed events grow from its front, the offsets of
 * their beginnings (four bytes each) grow down from its end. So the index goes
 * to the file together with what it points at. */
struct chunk {
    char *p;
    size_t size, used;
    size_t first;   /* index of its first event */
    size_t n;
    bool mapped;    /* of the temporary file, not of the heap */
};

enum {
    CHUNK_FIRST = 64 << 10, /* the first chunk; they double up to CHUNK_MOST */
    CHUNK_MOST = 1 << 20,
    BLOCK = 64,             /* events to an entry of the coarse index */
    SLOT = sizeof(uint32_t),
};

struct trace_store {
    size_t budget, heap;    /* bytes of chunks that may be, and are, on the heap */
    size_t count;
    VEC(struct chunk) chunks;
    VEC(uint32_t) blocks;   /* chunk that holds event i * BLOCK */
    struct packer packer;
    int fd;                 /* the temporary file, or -1 */
    off_t file_size;
    bool no_file;           /* there can't be one: all stays on the heap */
};

struct trace_store *trace_store_new(size_t memory_budget)
{
    struct trace_store *s = xcalloc(1, sizeof *s);
    s->budget = memory_budget;
    s->fd = -1;
    return s;
}

void trace_store_free(struct trace_store *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < s->chunks.n; i++) {
        struct chunk *c = &s->chunks.p[i];
        if (c->mapped)
            munmap(c->p, c->size);
        else
            free(c->p);
    }
    if (s->fd >= 0)
        close(s->fd);
    vec_fini(&s->chunks);
    vec_fini(&s->blocks);
    packer_fini(&s->packer);
    free(s);
}

/* The next `size` bytes of the temporary file as memory, or NULL. The blocks
 * are reserved on the disk first: a full disk must show here, not as a signal
 * when the page is written. */
static char *map_more(struct trace_store *s, size_t size)
{
    if (s->no_file)
        return NULL;
    if (s->fd < 0)
        s->fd = file_temporary();
    if (s->fd < 0 || posix_fallocate(s->fd, s->file_size, (off_t)size)) {
        s->no_file = true;
        return NULL;
    }
    char *p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, s->fd,
                   s->file_size);
    if (p == MAP_FAILED) {
        s->no_file = true;
        return NULL;
    }
    s->file_size += (off_t)size;
    return p;
}

/* A new last chunk with room for an event of `need` bytes. */
static struct chunk *add_chunk(struct trace_store *s, size_t need)
{
    size_t size = CHUNK_FIRST;
    if (s->chunks.n) {
        size = vec_last(&s->chunks).size * 2;
        if (size > CHUNK_MOST)
            size = CHUNK_MOST;
    }
    while (size < need + SLOT)
        size *= 2;
    ensure(size <= UINT32_MAX, "an event is smaller than a chunk can be");
    struct chunk c = {.size = size, .first = s->count};
    if (s->heap + size > s->budget)
        c.p = map_more(s, size);
    c.mapped = c.p;
    if (!c.p) {
        c.p = xmalloc(size);
        s->heap += size;
    }
    vec_push(&s->chunks, c);
    return &vec_last(&s->chunks);
}

static char *slot_at(const struct chunk *c, size_t i)
{
    return c->p + c->size - (i + 1) * SLOT;
}

void trace_store_append(struct trace_store *s, const struct event *e)
{
    size_t most = pack_bound(e);
    struct chunk *c = s->chunks.n ? &vec_last(&s->chunks) : NULL;
    if (!c || c->used + most + (c->n + 1) * SLOT > c->size)
        c = add_chunk(s, most);
    uint32_t at = (uint32_t)c->used;
    c->used += pack_event(&s->packer, e, c->p + c->used);
    memcpy(slot_at(c, c->n++), &at, SLOT);
    if (s->count++ % BLOCK == 0)
        vec_push(&s->blocks, (uint32_t)(s->chunks.n - 1));
}

size_t trace_store_count(const struct trace_store *s)
{
    return s->count;
}

/* Where event `index` begins. */
static const char *event_at(const struct trace_store *s, size_t index)
{
    ensure(index < s->count, "an event is asked for by an index in the store");
    const struct chunk *c = &s->chunks.p[s->blocks.p[index / BLOCK]];
    while (index - c->first >= c->n)
        c++;
    uint32_t at;
    memcpy(&at, slot_at(c, index - c->first), SLOT);
    return c->p + at;
}

void trace_store_get(const struct trace_store *s, size_t index,
                     struct event *e)
{
    unpack_event(&s->packer, event_at(s, index), e);
}

enum event_kind trace_store_kind(const struct trace_store *s, size_t index)
{
    return unpack_kind(event_at(s, index));
}

size_t trace_store_bytes(const struct trace_store *s)
{
    return sizeof *s + s->heap + s->chunks.cap * sizeof(struct chunk)
        + s->blocks.cap * sizeof(uint32_t) + packer_bytes(&s->packer);
}
