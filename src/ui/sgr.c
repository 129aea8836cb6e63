#include "ui/sgr.h"

enum { MAX_PARAMETERS = 32 };

struct sequence {
    int parameter[MAX_PARAMETERS];
    int n;
};

/* Is there a whole ESC [ digits ; ... m at p? Its length, or 0. */
static size_t sequence_parse(const char *p, size_t n, struct sequence *q)
{
    *q = (struct sequence){.n = 1};
    if (n < 3 || p[0] != '\033' || p[1] != '[')
        return 0;
    for (size_t i = 2; i < n; i++) {
        int *now = &q->parameter[q->n - 1];
        if (p[i] == 'm')
            return i + 1;
        if (p[i] == ';' || p[i] == ':') {
            if (q->n == MAX_PARAMETERS)
                return 0;
            q->n++;
        } else if (p[i] >= '0' && p[i] <= '9' && *now < 1000) {
            *now = *now * 10 + (p[i] - '0');
        } else {
            return 0;
        }
    }
    return 0;
}

static int cube_level(int v)
{
    return v < 48 ? 0 : v < 115 ? 1 : (v - 35) / 40;
}

/* The nearest colour of the 6x6x6 cube. */
static int16_t color_from_rgb(int r, int g, int b)
{
    return (int16_t)(16 + 36 * cube_level(r) + 6 * cube_level(g) +
                     cube_level(b));
}

/* 38 or 48 at i, with what follows: the index of its last parameter. */
static int extended_color(const struct sequence *q, int i, int16_t *color)
{
    if (i + 2 < q->n && q->parameter[i + 1] == 5) {
        if (q->parameter[i + 2] < 256)
            *color = (int16_t)q->parameter[i + 2];
        return i + 2;
    }
    if (i + 4 < q->n && q->parameter[i + 1] == 2) {
        *color = color_from_rgb(q->parameter[i + 2] & 255,
                                q->parameter[i + 3] & 255,
                                q->parameter[i + 4] & 255);
        return i + 4;
    }
    return q->n;
}

static const struct {
    uint8_t code, set, clear;
} attributes[] = {
    {1, PAINT_BOLD, 0},      {2, PAINT_DIM, 0},
    {3, PAINT_ITALIC, 0},    {4, PAINT_UNDERLINE, 0},
    {7, PAINT_REVERSE, 0},   {9, PAINT_STRIKE, 0},
    {21, PAINT_UNDERLINE, 0}, {22, 0, PAINT_BOLD | PAINT_DIM},
    {23, 0, PAINT_ITALIC},   {24, 0, PAINT_UNDERLINE},
    {27, 0, PAINT_REVERSE},  {29, 0, PAINT_STRIKE},
};

static void attribute_apply(int code, struct paint *p)
{
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (attributes[i].code == code)
            p->attr = (uint8_t)((p->attr | attributes[i].set) &
                                ~attributes[i].clear);
}

static void sequence_apply(const struct sequence *q, struct paint plain,
                           struct paint *p)
{
    for (int i = 0; i < q->n; i++) {
        int code = q->parameter[i];
        if (code == 0)
            *p = plain;
        else if (code >= 30 && code <= 37)
            p->fg = (int16_t)(code - 30);
        else if (code >= 40 && code <= 47)
            p->bg = (int16_t)(code - 40);
        else if (code >= 90 && code <= 97)
            p->fg = (int16_t)(code - 90 + 8);
        else if (code >= 100 && code <= 107)
            p->bg = (int16_t)(code - 100 + 8);
        else if (code == 38)
            i = extended_color(q, i, &p->fg);
        else if (code == 48)
            i = extended_color(q, i, &p->bg);
        else if (code == 39)
            p->fg = plain.fg;
        else if (code == 49)
            p->bg = plain.bg;
        else
            attribute_apply(code, p);
    }
}

bool sgr_next(struct str s, size_t *at, struct paint plain, struct paint *p,
              struct str *run)
{
    struct sequence q;
    size_t len;
    if (*at >= s.n)
        return false;
    while (*at < s.n && (len = sequence_parse(s.p + *at, s.n - *at, &q))) {
        sequence_apply(&q, plain, p);
        *at += len;
    }
    size_t start = *at;
    while (*at < s.n && !(s.p[*at] == '\033' &&
                          sequence_parse(s.p + *at, s.n - *at, &q)))
        ++*at;
    *run = (struct str){s.p + start, *at - start};
    return true;
}
