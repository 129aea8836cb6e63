/* float and text: the shortest repr, formatting styles, parsing. The C library
 * rounds correctly both ways; what is ours is the choice of digits and layout.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "vm/data_priv.h"

/* Decimal digits of a positive finite double: d[0].d[1]d[2]... * 10**exp */
struct decimal {
    char digits[20];
    int n, exp;
};

/* p significant digits, rounded to nearest. */
static void decimal_round(double d, int p, struct decimal *out)
{
    char text[40];
    snprintf(text, sizeof text, "%.*e", p - 1, d);
    out->n = 0;
    const char *at = text;
    for (; *at != 'e'; at++)
        if (*at != '.')
            out->digits[out->n++] = *at;
    out->exp = atoi(at + 1);
}

static double decimal_value(const struct decimal *x)
{
    char text[40];
    snprintf(text, sizeof text, "%.1s.%.*se%d", x->digits, x->n - 1,
             x->digits + 1, x->exp);
    return strtod(text, NULL);
}

/* The next decimal up with as many digits. */
static void decimal_next(struct decimal *x)
{
    int i = x->n - 1;
    while (i >= 0 && x->digits[i] == '9')
        x->digits[i--] = '0';
    if (i >= 0) {
        x->digits[i]++;
        return;
    }
    x->digits[0] = '1';
    x->exp++;
}

/* The shortest decimal that reads back as d. 15 digits always come through a
 * normal double, so shorter ones show as trailing zeros there; subnormals have
 * fewer. Just above a power of two doubles lie twice as far apart as below, so
 * there the neighbour above the nearest decimal may do. */
static void decimal_shortest(double d, struct decimal *out)
{
    int e;
    bool power_of_two = frexp(d, &e) == 0.5;
    for (int p = d < 0x1p-1021 ? 1 : 15; p <= 17; p++) {
        decimal_round(d, p, out);
        if (decimal_value(out) == d)
            break;
        if (power_of_two && p < 17) {
            decimal_next(out);
            if (decimal_value(out) == d)
                break;
        }
    }
    while (out->n > 1 && out->digits[out->n - 1] == '0')
        out->n--;
}

static void add_exponent(struct buf *out, int exp, char letter)
{
    buf_printf(out, "%c%c%02d", letter, exp < 0 ? '-' : '+', abs(exp));
}

/* Lays digits out in full: "0.00123", "1200". */
static void add_fixed(struct buf *out, const struct decimal *x)
{
    if (x->exp < 0) {
        buf_addz(out, "0.");
        for (int i = -1; i > x->exp; i--)
            buf_addc(out, '0');
        buf_add(out, x->digits, (size_t)x->n);
        return;
    }
    for (int i = 0; i < x->n || i <= x->exp; i++) {
        if (i == x->exp + 1)
            buf_addc(out, '.');
        buf_addc(out, i < x->n ? x->digits[i] : '0');
    }
}

static void add_shortest(struct buf *out, double d, bool alt, bool add_dot0)
{
    struct decimal x = {.digits = "0", .n = 1};
    if (d != 0)
        decimal_shortest(d, &x);
    if (x.exp >= -4 && x.exp < 16) {
        add_fixed(out, &x);
        if (x.exp >= 0 && x.n <= x.exp + 1 && add_dot0)
            buf_addz(out, ".0");
        return;
    }
    buf_addc(out, x.digits[0]);
    if (x.n > 1 || alt) {
        buf_addc(out, '.');
        buf_add(out, x.digits + 1, (size_t)x.n - 1);
    }
    add_exponent(out, x.exp, 'e');
}

void float_repr(double d, struct buf *out)
{
    if (isnan(d)) {
        buf_addz(out, "nan");
        return;
    }
    if (signbit(d))
        buf_addc(out, '-');
    if (isinf(d))
        buf_addz(out, "inf");
    else
        add_shortest(out, fabs(d), false, true);
}

/* %#g in two steps, since the C library drops zeros from it where rounding
 * leads to a power of ten. */
static void add_general_alt(struct buf *out, double d, char style,
                            int precision)
{
    char text[40];
    snprintf(text, sizeof text, "%.*e", precision > 17 ? 17 : precision - 1,
             d);
    int exp = atoi(strchr(text, 'e') + 1);
    if (exp < -4 || exp >= precision)
        buf_printf(out, style == 'G' ? "%#.*E" : "%#.*e", precision - 1, d);
    else
        buf_printf(out, "%#.*f", precision - 1 - exp, d);
}

void float_digits(struct buf *out, double d, char style, int64_t precision,
                  bool alt, bool add_dot0)
{
    bool upper = style == 'E' || style == 'F' || style == 'G';
    d = fabs(d);
    if (!isfinite(d)) {
        buf_addz(out, isnan(d) ? upper ? "NAN" : "nan"
                               : upper ? "INF" : "inf");
        return;
    }
    if (style == 'r') {
        add_shortest(out, d, alt, add_dot0);
        return;
    }
    if (alt && (style | 0x20) == 'g') {
        add_general_alt(out, d, style, (int)precision);
        return;
    }
    char format[16];
    snprintf(format, sizeof format, "%%%s.*%c", alt ? "#" : "", style);
    size_t from = out->n;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    int n = snprintf(NULL, 0, format, (int)precision, d);
    buf_reserve(out, (size_t)n + 1);
    snprintf(out->p + from, (size_t)n + 1, format, (int)precision, d);
#pragma GCC diagnostic pop
    out->n = from + (size_t)n;
    bool plain = true;
    for (size_t i = from; i < out->n; i++)
        plain = plain && out->p[i] >= '0' && out->p[i] <= '9';
    if (plain && add_dot0)
        buf_addz(out, ".0");
}

/* -- parsing -- */

static bool word_value(struct str s, double *out)
{
    static const struct {
        const char *word;
        double d;
    } words[] = {{"inf", INFINITY}, {"infinity", INFINITY}, {"nan", NAN}};
    for (size_t i = 0; i < 3; i++) {
        if (strlen(words[i].word) == s.n &&
            strncasecmp(words[i].word, s.p, s.n) == 0) {
            *out = words[i].d;
            return true;
        }
    }
    return false;
}

/* Copies digits, dropping single underscores between them; how many digits, or
 * -1 when an underscore is misplaced. */
static long copy_digits(struct str *s, struct buf *out)
{
    long n = 0;
    bool gap = false;
    while (s->n && ((*s->p >= '0' && *s->p <= '9') || *s->p == '_')) {
        if (*s->p == '_') {
            if (gap || n == 0)
                return -1;
            gap = true;
        } else {
            buf_addc(out, *s->p);
            gap = false;
            n++;
        }
        s->p++, s->n--;
    }
    return gap ? -1 : n;
}

static bool copy_number(struct str s, struct buf *out)
{
    long whole = copy_digits(&s, out), part = 0;
    if (whole >= 0 && s.n && *s.p == '.') {
        buf_addc(out, '.');
        s.p++, s.n--;
        part = copy_digits(&s, out);
    }
    if (whole < 0 || part < 0 || whole + part == 0)
        return false;
    if (s.n && (*s.p | 0x20) == 'e') {
        buf_addc(out, 'e');
        s.p++, s.n--;
        if (s.n && (*s.p == '-' || *s.p == '+')) {
            buf_addc(out, *s.p);
            s.p++, s.n--;
        }
        if (copy_digits(&s, out) <= 0)
            return false;
    }
    return s.n == 0;
}

bool float_parse(struct str s, double *out)
{
    while (s.n && (*s.p == ' ' || (*s.p >= '\t' && *s.p <= '\r')))
        s.p++, s.n--;
    while (s.n && (s.p[s.n - 1] == ' ' ||
                   (s.p[s.n - 1] >= '\t' && s.p[s.n - 1] <= '\r')))
        s.n--;
    bool negative = s.n && *s.p == '-';
    if (s.n && (*s.p == '-' || *s.p == '+'))
        s.p++, s.n--;
    struct buf number = {0};
    bool ok = word_value(s, out);
    if (!ok && copy_number(s, &number)) {
        *out = strtod(buf_z(&number), NULL);
        ok = true;
    }
    buf_fini(&number);
    if (ok && negative)
        *out = -*out;
    return ok;
}
