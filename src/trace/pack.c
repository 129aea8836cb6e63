#include "trace/pack.h"

_Static_assert(EV_COUNT < 256, "a kind fits in a byte");

enum {
    WORD_MOST = 48,     /* longer texts are never kept as words */
    NUMBER_MOST = 10,   /* bytes of a varint, or of a double with its length */
};

void packer_fini(struct packer *p)
{
    arena_fini(&p->arena);
}

size_t packer_bytes(const struct packer *p)
{
    return p->arena_bytes;
}

/* -- words -- */

static uint32_t word_hash(struct str s)
{
    uint64_t h = s.n * 0x9e3779b97f4a7c15u, w = 0;
    size_t i = 0;
    for (; i + 8 <= s.n; i += 8) {
        memcpy(&w, s.p + i, 8);
        h = (h ^ w) * 0xff51afd7ed558ccdu;
        h ^= h >> 32;
    }
    w = 0;
    memcpy(&w, s.p + i, s.n - i);
    h = (h ^ w) * 0xff51afd7ed558ccdu;
    return (uint32_t)(h >> 32 ^ h >> 17);
}

static void word_add(struct packer *p, struct str s, uint32_t slot)
{
    p->words[p->n_words] =
        (struct str){arena_strndup(&p->arena, s.p, s.n), s.n};
    p->arena_bytes += s.n + 1;
    p->table[slot] = (uint16_t)++p->n_words;
}

/* The number of a text among the words, or -1. A text becomes a word when it
 * comes for the second time (or when its place in `seen` makes it look so:
 * that costs a word and nothing else). */
static int word_number(struct packer *p, struct str s)
{
    enum { SLOTS = PACK_WORDS * 2 };
    if (s.n > WORD_MOST)
        return -1;
    uint32_t h = word_hash(s), slot = h % SLOTS;
    for (; p->table[slot]; slot = (slot + 1) % SLOTS)
        if (str_eq(p->words[p->table[slot] - 1], s))
            return p->table[slot] - 1;
    if (p->n_words == PACK_WORDS)
        return -1;
    uint8_t tag = (uint8_t)(h >> 24 | 1);
    if (p->seen[h % SLOTS] != tag) {
        p->seen[h % SLOTS] = tag;
        return -1;
    }
    word_add(p, s, slot);
    return (int)p->n_words - 1;
}

/* -- bytes -- */

static char *put_varint(char *to, uint64_t u)
{
    for (; u >= 0x80; u >>= 7)
        *to++ = (char)(u | 0x80);
    *to++ = (char)u;
    return to;
}

static inline const char *get_varint(const char *from, uint64_t *u)
{
    unsigned char c = (unsigned char)*from++;
    uint64_t got = c & 0x7f;
    for (int shift = 7; c & 0x80; shift += 7) {
        c = (unsigned char)*from++;
        got |= (uint64_t)(c & 0x7f) << shift;
    }
    *u = got;
    return from;
}

static char *put_num(char *to, double d)
{
    uint64_t bits;
    memcpy(&bits, &d, 8);
    char *length = to++;
    for (; bits; bits <<= 8)
        *to++ = (char)(bits >> 56);
    *length = (char)(to - length - 1);
    return to;
}

static inline const char *get_num(const char *from, double *d)
{
    uint64_t bits = 0;
    int n = *from++;
    for (int i = 0; i < n; i++)
        bits |= (uint64_t)(unsigned char)*from++ << (56 - 8 * i);
    memcpy(d, &bits, 8);
    return from;
}

/* Texts begin with a varint: 0 is no text, an odd one is twice a word's number
 * plus one, an even one twice (the length plus one), and the bytes follow. */
static char *put_text(struct packer *p, char *to, struct str s)
{
    if (!s.p) {
        *to++ = 0;
        return to;
    }
    int word = word_number(p, s);
    if (word >= 0)
        return put_varint(to, (uint64_t)word * 2 + 1);
    to = put_varint(to, ((uint64_t)s.n + 1) * 2);
    memcpy(to, s.p, s.n);
    return to + s.n;
}

static inline const char *get_text(const struct packer *p, const char *from,
                                   struct str *s)
{
    uint64_t head;
    from = get_varint(from, &head);
    if (head & 1) {
        *s = p->words[head / 2];
        return from;
    }
    if (!head) {
        *s = (struct str){0};
        return from;
    }
    *s = (struct str){from, head / 2 - 1};
    return from + s->n;
}

static inline uint64_t zigzag(int64_t i)
{
    return (uint64_t)i << 1 ^ (uint64_t)(i >> 63);
}

static inline int64_t unzigzag(uint64_t u)
{
    return (int64_t)(u >> 1 ^ (0 - (u & 1)));
}

/* -- events -- */

size_t pack_bound(const struct event *e)
{
    const struct event_info *info = event_info(e->kind);
    size_t n = 1 + NUMBER_MOST;
    for (int i = 0; i < info->n_fields; i++) {
        const struct event_field *f = &info->fields[i];
        const char *at = (const char *)e + f->offset;
        n += NUMBER_MOST;
        if (f->type >= FIELD_STR && f->type != FIELD_ON)
            n += ((const struct str *)at)->n;
        else if (f->type == FIELD_ON)
            n += ((const struct event_on *)at)->kind.n
                + ((const struct event_on *)at)->text.n + 2 * NUMBER_MOST;
    }
    return n;
}

static char *put_field(struct packer *p, char *to, enum field_type type,
                       const void *at)
{
    const struct event_on *on = at;
    switch (type) {
    case FIELD_ID:
        return put_varint(to, *(const event_id *)at);
    case FIELD_INT:
        return put_varint(to, zigzag(*(const int64_t *)at));
    case FIELD_NUM:
        return put_num(to, *(const double *)at);
    case FIELD_ON:
        to = put_text(p, to, on->kind);
        to = put_varint(to, on->id);
        return put_text(p, to, on->text);
    default:
        return put_text(p, to, *(const struct str *)at);
    }
}

size_t pack_event(struct packer *p, const struct event *e, char *to)
{
    const struct event_info *info = event_info(e->kind);
    char *start = to;
    *to++ = (char)e->kind;
    to = put_num(to, e->t);
    for (int i = 0; i < info->n_fields; i++)
        to = put_field(p, to, info->fields[i].type,
                       (const char *)e + info->fields[i].offset);
    return (size_t)(to - start);
}

static inline const char *get_field(const struct packer *p, const char *from,
                                    enum field_type type, void *at)
{
    uint64_t u;
    struct event_on *on = at;
    switch (type) {
    case FIELD_ID:
        from = get_varint(from, &u);
        *(event_id *)at = (event_id)u;
        return from;
    case FIELD_INT:
        from = get_varint(from, &u);
        *(int64_t *)at = unzigzag(u);
        return from;
    case FIELD_NUM:
        return get_num(from, at);
    case FIELD_ON:
        from = get_text(p, from, &on->kind);
        from = get_varint(from, &u);
        on->id = (event_id)u;
        return get_text(p, from, &on->text);
    default:
        return get_text(p, from, at);
    }
}

void unpack_event(const struct packer *p, const char *from, struct event *e)
{
    e->kind = unpack_kind(from++);
    from = get_num(from, &e->t);
    const struct event_info *info = event_info(e->kind);
    for (int i = 0; i < info->n_fields; i++)
        from = get_field(p, from, info->fields[i].type,
                         (char *)e + info->fields[i].offset);
}
