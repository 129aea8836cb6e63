#include "model/priv.h"

#include "base/die.h"

/* The journal is a stack of bytes that is read from its end. A record is what
 * was there before, the index of the cell in as few bytes as hold it, a byte
 * with the offset in the cell (or what kind of change it was), and a tag:
 *
 *     bits 0-3  the array      4-5  size of what was written      6-7  bytes of
 *                                   (SIZES), or CHANGE                 index, -1
 *
 * The array's number has a fifth bit, the highest of the byte before the tag.
 * An event's records end with their count. */
enum { SIZE_1, SIZE_4, SIZE_8, CHANGE };
enum { CHANGE_GROW, CHANGE_INSERT, CHANGE_REMOVE };
enum { MANY = 255 }; /* the count did not fit in a byte: four bytes before it */

enum { FIFTH_BIT = 128 }; /* of the byte with the offset */

_Static_assert(SCALARS < 32, "an array's number has five bits");
_Static_assert(sizeof(struct m_queue) <= FIFTH_BIT
                   && sizeof(struct m_task) <= FIFTH_BIT
                   && sizeof(struct m_sync) <= FIFTH_BIT,
               "the offset in the largest cells leaves the fifth bit free");
_Static_assert(SCALARS_END - SCALARS_BEGIN < 256, "scalars have short indexes");
_Static_assert(sizeof(bool) == 1, "a bool is a byte");

static const uint8_t sizes[] = {[SIZE_1] = 1, [SIZE_4] = 4, [SIZE_8] = 8};

static uint8_t *make_room(struct journal *j, size_t more)
{
    if (j->cap - j->n < more) {
        size_t cap = j->cap ? j->cap * 2 : 4096;
        while (cap - j->n < more)
            cap *= 2;
        j->p = xrealloc(j->p, cap);
        j->cap = cap;
    }
    return j->p + j->n;
}

void journal_begin(struct journal *j)
{
    j->records = 0;
    for (uint32_t bits = j->grown; bits; bits &= bits - 1)
        j->fresh[__builtin_ctz(bits)] = SIZE_MAX;
    j->grown = 0;
}

void journal_end(struct journal *j)
{
    uint8_t *to = make_room(j, 5);
    if (j->records >= MANY) {
        memcpy(to, &j->records, 4);
        to += 4;
    }
    *to++ = j->records >= MANY ? MANY : (uint8_t)j->records;
    j->n = (size_t)(to - j->p);
}

void journal_reset(struct model *m)
{
    struct journal *j = &m->journal->j;
    j->n = 0;
    j->base = m->at;
    j->grown = 0;
    for (int a = 0; a < ARRAYS; a++)
        j->fresh[a] = SIZE_MAX;
}

/* Index, kind byte and tag, behind the `n` bytes of content that were put. */
static void finish_record(struct journal *j, uint8_t *to, uint32_t index,
                          uint8_t kind, unsigned a, unsigned code)
{
    unsigned bytes = 0;
    do {
        *to++ = (uint8_t)index;
        index >>= 8;
        bytes++;
    } while (index);
    *to++ = (uint8_t)(kind | (a & 16) * (FIFTH_BIT / 16));
    *to++ = (uint8_t)((a & 15) | code << 4 | (bytes - 1) << 6);
    j->n = (size_t)(to - j->p);
    j->records++;
}

static char *cell_at(const struct model *m, unsigned a, size_t index)
{
    if (a == SCALARS)
        return (char *)((uintptr_t)m + SCALARS_BEGIN + index);
    return model_array(m, (enum array)a)->p + index * model_arrays[a].size;
}

void journal_write(struct model *m, enum array a, size_t index, size_t offset,
                   size_t size)
{
    struct journal *j = &m->journal->j;
    if (a != SCALARS && index >= j->fresh[a])
        return;
    unsigned code = size == 1 ? SIZE_1 : size == 4 ? SIZE_4 : SIZE_8;
    uint8_t *to = make_room(j, 16);
    memcpy(to, cell_at(m, a, index) + offset, size);
    finish_record(j, to + size, (uint32_t)index, (uint8_t)offset,
                  (unsigned)a, code);
}

void journal_grow(struct model *m, enum array a, size_t n)
{
    struct journal *j = &m->journal->j;
    struct any_array *array = model_array(m, a);
    if (!(j->grown >> a & 1)) {
        j->grown |= 1u << a;
        j->fresh[a] = array->n;
        finish_record(j, make_room(j, 16), (uint32_t)array->n, CHANGE_GROW,
                      (unsigned)a, CHANGE);
    }
    array_grow(m, a, n);
}

static void open_gap(struct model *m, unsigned a, size_t index)
{
    struct any_array *array = model_array(m, (enum array)a);
    size_t size = model_arrays[a].size, n = array->n;
    array_grow(m, (enum array)a, n + 1);
    memmove(array->p + (index + 1) * size, array->p + index * size,
            (n - index) * size);
}

static void close_gap(struct model *m, unsigned a, size_t index)
{
    struct any_array *array = model_array(m, (enum array)a);
    size_t size = model_arrays[a].size;
    array->n--;
    memmove(array->p + index * size, array->p + (index + 1) * size,
            (array->n - index) * size);
}

void journal_insert(struct model *m, enum array a, size_t index,
                    const void *cell)
{
    struct journal *j = &m->journal->j;
    finish_record(j, make_room(j, 16), (uint32_t)index, CHANGE_INSERT,
                  (unsigned)a, CHANGE);
    open_gap(m, a, index);
    memcpy(cell_at(m, a, index), cell, model_arrays[a].size);
}

void journal_remove(struct model *m, enum array a, size_t index)
{
    struct journal *j = &m->journal->j;
    size_t size = model_arrays[a].size;
    uint8_t *to = make_room(j, size + 16);
    memcpy(to, cell_at(m, a, index), size);
    finish_record(j, to + size, (uint32_t)index, CHANGE_REMOVE,
                  (unsigned)a, CHANGE);
    close_gap(m, a, index);
}

/* -- taking back -- */

static const uint8_t *undo_change(struct model *m, const uint8_t *at,
                                  unsigned kind, unsigned a, uint32_t index)
{
    size_t size = model_arrays[a].size;
    switch (kind) {
    case CHANGE_GROW:
        model_array(m, (enum array)a)->n = index;
        return at;
    case CHANGE_INSERT:
        close_gap(m, a, index);
        return at;
    default:
        at -= size;
        open_gap(m, a, index);
        memcpy(cell_at(m, a, index), at, size);
        return at;
    }
}

/* Takes back the record that ends at `at`; where it began. */
static const uint8_t *undo_record(struct model *m, const uint8_t *at)
{
    unsigned tag = *--at, kind = *--at, code = tag >> 4 & 3;
    unsigned a = (tag & 15) | (kind & FIFTH_BIT ? 16 : 0);
    kind &= FIFTH_BIT - 1;
    uint32_t index = 0;
    for (unsigned bytes = (tag >> 6) + 1; bytes; bytes--)
        index = index << 8 | *--at;
    if (code == CHANGE)
        return undo_change(m, at, kind, a, index);
    at -= sizes[code];
    memcpy(cell_at(m, a, index) + kind, at, sizes[code]);
    return at;
}

void journal_undo(struct model *m)
{
    struct journal *j = &m->journal->j;
    const uint8_t *at = j->p + j->n;
    uint32_t records = *--at;
    if (records == MANY) {
        at -= 4;
        memcpy(&records, at, 4);
    }
    while (records--)
        at = undo_record(m, at);
    j->n = (size_t)(at - j->p);
}
