#include "trace/number.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/hash.h"
#include "base/mem.h"

/* -- writing -- */

static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                            "25262728293031323334353637383940414243444546474849"
                            "50515253545556575859606162636465666768697071727374"
                            "75767778798081828384858687888990919293949596979899";

char *number_put_unsigned(char *to, uint64_t u)
{
    char digits[20], *at = digits + sizeof digits;
    while (u >= 100) {
        memcpy(at -= 2, pairs + u % 100 * 2, 2);
        u /= 100;
    }
    if (u >= 10)
        memcpy(at -= 2, pairs + u * 2, 2);
    else
        *--at = (char)('0' + u);
    size_t n = (size_t)(digits + sizeof digits - at);
    memcpy(to, at, n);
    return to + n;
}

char *number_put_int(char *to, int64_t i)
{
    if (i >= 0)
        return number_put_unsigned(to, (uint64_t)i);
    *to++ = '-';
    return number_put_unsigned(to, 0 - (uint64_t)i);
}

/* The "C" locale, made once: a trace has points, whatever the user's locale. */
static locale_t plain_locale(void)
{
    static locale_t plain;
    if (!plain)
        plain = newlocale(LC_ALL_MASK, "C", NULL);
    ensure(plain, "every system has the C locale");
    return plain;
}

/* The long way: the fewest digits that read back the same. */
static char *put_searched(char *to, double d)
{
    locale_t before = uselocale(plain_locale());
    int n = 0;
    /* Below 1e-307 a double has fewer than 15 digits. */
    for (int digits = d < 1e-300 ? 1 : 15; digits <= 17; digits++) {
        n = snprintf(to, NUMBER_ROOM, "%.*g", digits, d);
        if (strtod(to, NULL) == d)
            break;
    }
    uselocale(before);
    return to + n;
}

/* Times come many times over (all that happens at one moment has the same), so
 * the texts that took a search are remembered by value. */
static char *put_any(char *to, double d)
{
    enum { SLOTS = 64 };
    static _Thread_local struct {
        double d;
        uint8_t n;
        char text[NUMBER_ROOM];
    } known[SLOTS];
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    size_t slot = hash_mix(bits) % SLOTS;
    if (!known[slot].n || known[slot].d != d) {
        known[slot].d = d;
        known[slot].n =
            (uint8_t)(put_searched(known[slot].text, d) - known[slot].text);
    }
    memcpy(to, known[slot].text, known[slot].n);
    return to + known[slot].n;
}

/* scaled / 10^places, without trailing zeros. */
static char *put_scaled(char *to, uint64_t scaled, int places, uint64_t power)
{
    to = number_put_unsigned(to, scaled / power);
    uint64_t rest = scaled % power;
    if (!rest)
        return to;
    *to++ = '.';
    for (char *at = to + places; at > to; rest /= 10)
        *--at = (char)('0' + rest % 10);
    to += places;
    while (to[-1] == '0')
        to--;
    return to;
}

/* A decimal of at most 15 digits that reads back as d is the shortest one, and
 * the division of two exact doubles is rounded as reading the decimal is. So
 * times with few decimals need no search. */
static char *put_decimal(char *to, double d, int places, double power)
{
    double scaled = d * power;
    if (scaled >= 1e15)
        return NULL;
    uint64_t whole = (uint64_t)(scaled + 0.5);
    if ((double)whole / power != d)
        return NULL;
    return put_scaled(to, whole, places, (uint64_t)power);
}

static char *put_positive(char *to, double d)
{
    char *end;
    if (d < 1e15 && d == (double)(uint64_t)d)
        return number_put_unsigned(to, (uint64_t)d);
    if (d >= 1e-4 && ((end = put_decimal(to, d, 3, 1e3))
                      || (end = put_decimal(to, d, 6, 1e6))
                      || (end = put_decimal(to, d, 9, 1e9))))
        return end;
    return put_any(to, d);
}

char *number_put(char *to, double d)
{
    if (isnan(d)) {
        memcpy(to, "null", 4);
        return to + 4;
    }
    if (signbit(d)) {
        *to++ = '-';
        d = -d;
    }
    if (isinf(d)) {
        memcpy(to, "1e999", 5);
        return to + 5;
    }
    return put_positive(to, d);
}

/* -- reading -- */

static double read_any(const char *p, size_t n)
{
    char small[64], *text = n < sizeof small ? small : xmalloc(n + 1);
    memcpy(text, p, n);
    text[n] = '\0';
    double d = strtod_l(text, NULL, plain_locale());
    if (text != small)
        free(text);
    return d;
}

double number_read(const char *p, size_t n)
{
    static const double powers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    uint64_t digits = 0;
    size_t places = 0;
    bool point = false;
    if (n > 17)
        return read_any(p, n);
    for (size_t i = p[0] == '-'; i < n; i++) {
        if (p[i] == '.') {
            point = true;
            continue;
        }
        if (p[i] < '0' || p[i] > '9')
            return read_any(p, n);
        digits = digits * 10 + (uint64_t)(p[i] - '0');
        places += point;
    }
    if (digits >= 1000000000000000u) /* not all of these are exact */
        return read_any(p, n);
    double d = (double)digits / powers[places];
    return p[0] == '-' ? -d : d;
}
