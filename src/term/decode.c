#include "term/decode.h"

#include "base/utf8.h"

enum { MOST_PASTED = 1 << 20, LONGEST_SEQUENCE = 64 };

void decoder_fini(struct decoder *d)
{
    buf_fini(&d->bytes);
    buf_fini(&d->paste);
}

void decoder_feed(struct decoder *d, const void *bytes, size_t n)
{
    if (d->at == d->bytes.n)
        d->bytes.n = d->at = 0;
    d->flush = false;
    buf_add(&d->bytes, bytes, n);
}

enum decoder_wait decoder_pending(const struct decoder *d)
{
    size_t n = d->bytes.n - d->at;
    if (!n || d->pasting || d->bytes.p[d->at] != 0x1B)
        return DECODER_NOTHING;
    return n == 1 ? DECODER_ESCAPE : DECODER_SEQUENCE;
}

void decoder_flush(struct decoder *d)
{
    d->flush = true;
}

/* How a parser says how many bytes it took: more may be needed first. */
enum { NEED_MORE = 0 };

/* -- sequences that begin with ESC [ -------------------------------------- */

static const struct {
    char final;
    enum ukey code;
} letters[] = {
    {'A', UK_UP},   {'B', UK_DOWN}, {'C', UK_RIGHT},   {'D', UK_LEFT},
    {'H', UK_HOME}, {'F', UK_END},  {'Z', UK_BACKTAB},
    {'M', UK_ENTER}, /* the keypad's */
    {'c', UK_SHIFT_RIGHT}, {'d', UK_SHIFT_LEFT}, /* rxvt */
};

/* Keys that mean something else with Shift: ESC [ 1 ; 2 C. */
enum { WITH_SHIFT = 2 };

static enum ukey shifted(enum ukey code)
{
    return code == UK_LEFT    ? UK_SHIFT_LEFT
           : code == UK_RIGHT ? UK_SHIFT_RIGHT
                              : code;
}

static const struct {
    int number;
    enum ukey code;
} tildes[] = {
    {1, UK_HOME}, {2, UK_INSERT}, {3, UK_DELETE}, {4, UK_END},
    {5, UK_PGUP}, {6, UK_PGDN},   {7, UK_HOME},   {8, UK_END},
};

/* ESC [ 11 ~ is F1; the numbers skip 16 and 22. */
static uint32_t function_number(int n)
{
    if (n >= 11 && n <= 15)
        return (uint32_t)(n - 10);
    if (n >= 17 && n <= 21)
        return (uint32_t)(n - 11);
    if (n >= 23 && n <= 24)
        return (uint32_t)(n - 12);
    return 0;
}

struct sequence {
    char intro;       /* '<', '?' or 0 */
    int parameter[4];
    int n;
    char final;
};

/* Parses ESC [ ... final at p; its length, NEED_MORE, or -1 when it is too long
 * to be one. */
static long sequence_parse(const char *p, size_t n, struct sequence *q)
{
    *q = (struct sequence){.n = 1};
    for (size_t i = 2; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (i > LONGEST_SEQUENCE)
            return -1;
        if (i == 2 && (c == '<' || c == '?' || c == '>'))
            q->intro = (char)c;
        else if (c >= '0' && c <= '9') {
            int *now = &q->parameter[q->n - 1];
            *now = *now < 100000 ? *now * 10 + (c - '0') : *now;
        } else if (c == ';' && q->n < 4) {
            q->n++;
        } else if (c >= 0x40 && c <= 0x7E) {
            q->final = (char)c;
            return (long)i + 1;
        } else if (c < 0x20 || c > 0x7E) {
            return -1;
        }
    }
    return NEED_MORE;
}

static void tilde_key(const struct sequence *q, struct key *k)
{
    for (size_t i = 0; i < sizeof tildes / sizeof *tildes; i++)
        if (tildes[i].number == q->parameter[0])
            k->code = tildes[i].code;
    k->cp = function_number(q->parameter[0]);
    if (k->cp)
        k->code = UK_FUNCTION;
}

/* SGR mouse reports: button; column; row, then M (down) or m (up). */
static void mouse_key(const struct sequence *q, struct key *k)
{
    k->code = UK_NONE;
    k->x = q->parameter[1] - 1;
    k->y = q->parameter[2] - 1;
    int button = q->parameter[0] & ~(4 | 8 | 16);
    if (q->final != 'M' || q->n < 3)
        return;
    if (button == 0)
        k->code = UK_CLICK;
    else if (button == 32)
        k->code = UK_DRAG;
    else if (button == 64)
        k->code = UK_WHEEL_UP;
    else if (button == 65)
        k->code = UK_WHEEL_DOWN;
}

static void sequence_key(const struct sequence *q, struct key *k)
{
    k->code = UK_UNKNOWN;
    if (q->intro == '<' && (q->final == 'M' || q->final == 'm')) {
        mouse_key(q, k);
    } else if (q->intro) {
        k->code = UK_NONE; /* an answer of the terminal's, no key */
    } else if (q->final == '~') {
        tilde_key(q, k);
    } else if (q->final == 'I' || q->final == 'O') {
        k->code = UK_NONE; /* focus in, focus out */
    } else if (q->final >= 'P' && q->final <= 'S') {
        k->code = UK_FUNCTION;
        k->cp = (uint32_t)(q->final - 'P' + 1);
    } else {
        for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
            if (letters[i].final == q->final)
                k->code = letters[i].code;
        if (q->n > 1 && q->parameter[1] == WITH_SHIFT)
            k->code = shifted(k->code);
    }
}

/* Reports of terminals that know no others: ESC [ M, then button, column and row
 * as bytes that count from 32, and from 1. */
static long old_mouse_parse(const char *p, size_t n, struct key *k)
{
    enum { LENGTH = 6, FROM = 32 };
    struct sequence q = {.n = 3, .final = 'M'};
    if (n < LENGTH)
        return NEED_MORE;
    for (int i = 0; i < 3; i++)
        q.parameter[i] = (unsigned char)p[3 + i] - FROM;
    mouse_key(&q, k);
    return LENGTH;
}

static long bracket_parse(struct decoder *d, const char *p, size_t n,
                          struct key *k)
{
    struct sequence q;
    if (n >= 3 && p[2] == '[') { /* the Linux console's F1 to F5: ESC [ [ A */
        if (n < 4)
            return NEED_MORE;
        k->code = p[3] >= 'A' && p[3] <= 'E' ? UK_FUNCTION : UK_UNKNOWN;
        k->cp = (uint32_t)(p[3] - 'A' + 1);
        return 4;
    }
    if (n >= 3 && p[2] == 'M')
        return old_mouse_parse(p, n, k);
    long used = sequence_parse(p, n, &q);
    if (used < 0) {
        k->code = UK_UNKNOWN;
        return 2;
    }
    if (used > 0 && q.final == '~' && q.parameter[0] == 200 && !q.intro) {
        d->pasting = true;
        d->paste.n = 0;
        k->code = UK_NONE;
        return used;
    }
    if (used > 0)
        sequence_key(&q, k);
    return used;
}

/* -- one key -------------------------------------------------------------- */

static long char_parse(const char *p, size_t n, struct key *k)
{
    unsigned char c = (unsigned char)p[0];
    size_t want = c >= 0xF0 && c <= 0xF4 ? 4 : c >= 0xE0 ? 3 : c >= 0xC2 ? 2 : 1;
    size_t have = n < want ? n : want;
    size_t used = utf8_decode(p, have, &k->cp);
    k->code = UK_CHAR;
    if (used)
        return (long)used;
    if (n < want) {
        for (size_t i = 1; i < n; i++)
            if (((unsigned char)p[i] & 0xC0) != 0x80)
                goto broken;
        return NEED_MORE;
    }
broken:
    k->code = UK_UNKNOWN;
    k->cp = 0;
    return 1;
}

/* Alt sends Esc in front of what is typed: the two come together. */
static long alt_parse(const struct decoder *d, const char *p, size_t n,
                      struct key *k)
{
    unsigned char c = (unsigned char)p[1];
    long used = c < 0x20 ? 1 : char_parse(p + 1, n - 1, k);
    if (used == NEED_MORE && !d->flush)
        return NEED_MORE;
    if (used > 0 && c >= 0x20 && k->code == UK_CHAR) {
        k->code = UK_ALT;
        return used + 1;
    }
    k->code = UK_ESC; /* Esc, and then another key */
    return 1;
}

static long own_parse(const struct decoder *d, const char *p, size_t n,
                      struct key *k)
{
    for (int i = 0; i < d->n_own; i++) {
        size_t length = strlen(d->own[i].bytes);
        if (n >= length && memcmp(p, d->own[i].bytes, length) == 0) {
            k->code = d->own[i].code;
            k->cp = d->own[i].cp;
            return (long)length;
        }
    }
    return 0;
}

static long escape_parse(struct decoder *d, const char *p, size_t n,
                         struct key *k)
{
    if (n == 1) {
        k->code = UK_ESC;
        return d->flush ? 1 : NEED_MORE;
    }
    long used = own_parse(d, p, n, k);
    if (used)
        return used;
    if (p[1] == '[') {
        used = bracket_parse(d, p, n, k);
    } else if (p[1] == 'O') {
        struct sequence q = {.final = n > 2 ? p[2] : 0};
        used = n > 2 ? 3 : NEED_MORE;
        sequence_key(&q, k);
        if (n > 2 && (p[2] == 'I' || p[2] == 'O'))
            k->code = UK_UNKNOWN;
    } else {
        return alt_parse(d, p, n, k);
    }
    if (used == NEED_MORE && d->flush) {
        k->code = UK_UNKNOWN;
        return n == 2 ? alt_parse(d, p, n, k) : (long)n;
    }
    return used;
}

static void control_key(unsigned char c, struct key *k)
{
    if (c == '\r' || c == '\n')
        k->code = UK_ENTER;
    else if (c == '\t')
        k->code = UK_TAB;
    else if (c == 0x7F || c == '\b')
        k->code = UK_BACKSPACE;
    else if (c == 0) {
        k->code = UK_CTRL;
        k->cp = ' ';
    } else {
        k->code = UK_CTRL;
        k->cp = (uint32_t)(c | 0x60);
    }
}

static long key_parse_bytes(struct decoder *d, const char *p, size_t n,
                            struct key *k)
{
    unsigned char c = (unsigned char)p[0];
    if (c == 0x1B)
        return escape_parse(d, p, n, k);
    if (c < 0x20 || c == 0x7F) {
        control_key(c, k);
        return 1;
    }
    return char_parse(p, n, k);
}

/* -- a paste -------------------------------------------------------------- */

static const char paste_end[] = "\033[201~";
enum { PASTE_END = sizeof paste_end - 1 };

/* Takes bytes into the paste; true when its end has come. The last few bytes
 * may be the start of the end mark: they stay. */
static bool paste_take(struct decoder *d)
{
    const char *p = d->bytes.p + d->at;
    size_t n = d->bytes.n - d->at;
    const char *end = n ? memmem(p, n, paste_end, PASTE_END) : NULL;
    size_t take = end ? (size_t)(end - p) : n;
    if (!end) {
        size_t keep = n < PASTE_END - 1 ? n : PASTE_END - 1;
        while (keep && memcmp(p + n - keep, paste_end, keep) != 0)
            keep--;
        take = n - keep;
    }
    if (d->paste.n < MOST_PASTED)
        buf_add(&d->paste, p, take);
    d->at += take + (end ? PASTE_END : 0);
    d->pasting = !end;
    return end != NULL;
}

/* A moving pointer reports each cell it passes: only where it is now matters,
 * so that the screen never runs behind it. */
static bool is_passed(const struct decoder *d, const struct key *k)
{
    static const char drag[] = "\033[<32;";
    const char *p = d->bytes.p + d->at;
    size_t n = d->bytes.n - d->at;
    return k->code == UK_DRAG && n >= sizeof drag - 1 &&
           memcmp(p, drag, sizeof drag - 1) == 0 && memchr(p, 'M', n);
}

bool decoder_next(struct decoder *d, struct key *k)
{
    while (d->at < d->bytes.n) {
        *k = (struct key){.code = UK_NONE};
        if (d->pasting) {
            if (!paste_take(d))
                return false;
            k->code = UK_PASTE;
            k->text = buf_str(&d->paste);
            return true;
        }
        long used = key_parse_bytes(d, d->bytes.p + d->at,
                                    d->bytes.n - d->at, k);
        if (used == NEED_MORE)
            return false;
        d->at += (size_t)used;
        if (k->code != UK_NONE && !is_passed(d, k))
            return true;
    }
    d->flush = false;
    return false;
}
