/* What Unicode says of a code point, and walking over UTF-8. Categories and
 * plain case mappings come from utf8proc; the tables hold what it lacks. */
#include <string.h>
#include <utf8proc.h>

#include "vm/data_priv.h"

struct range {
    uint32_t first, last;
};

/* isdigit() but not isdecimal(): superscripts, circled digits and the like. */
static const struct range digits[] = {
    {0xB2, 0xB3}, {0xB9, 0xB9}, {0x1369, 0x1371}, {0x19DA, 0x19DA},
    {0x2070, 0x2070}, {0x2074, 0x2079}, {0x2080, 0x2089}, {0x2460, 0x2468},
    {0x2474, 0x247C}, {0x2488, 0x2490}, {0x24EA, 0x24EA}, {0x24F5, 0x24FD},
    {0x24FF, 0x24FF}, {0x2776, 0x277E}, {0x2780, 0x2788}, {0x278A, 0x2792},
    {0x10A40, 0x10A43}, {0x10E60, 0x10E68}, {0x11052, 0x1105A},
    {0x1F100, 0x1F10A},
};

/* isnumeric() though they are letters: the numerals of Chinese and Japanese. */
static const struct range numerals[] = {
    {0x3405, 0x3405}, {0x3483, 0x3483}, {0x382A, 0x382A}, {0x3B4D, 0x3B4D},
    {0x4E00, 0x4E00}, {0x4E03, 0x4E03}, {0x4E07, 0x4E07}, {0x4E09, 0x4E09},
    {0x4E5D, 0x4E5D}, {0x4E8C, 0x4E8C}, {0x4E94, 0x4E94}, {0x4E96, 0x4E96},
    {0x4EBF, 0x4EC0}, {0x4EDF, 0x4EDF}, {0x4EE8, 0x4EE8}, {0x4F0D, 0x4F0D},
    {0x4F70, 0x4F70}, {0x5104, 0x5104}, {0x5146, 0x5146}, {0x5169, 0x5169},
    {0x516B, 0x516B}, {0x516D, 0x516D}, {0x5341, 0x5341}, {0x5343, 0x5345},
    {0x534C, 0x534C}, {0x53C1, 0x53C4}, {0x56DB, 0x56DB}, {0x58F1, 0x58F1},
    {0x58F9, 0x58F9}, {0x5E7A, 0x5E7A}, {0x5EFE, 0x5EFF}, {0x5F0C, 0x5F0E},
    {0x5F10, 0x5F10}, {0x62FE, 0x62FE}, {0x634C, 0x634C}, {0x67D2, 0x67D2},
    {0x6F06, 0x6F06}, {0x7396, 0x7396}, {0x767E, 0x767E}, {0x8086, 0x8086},
    {0x842C, 0x842C}, {0x8CAE, 0x8CAE}, {0x8CB3, 0x8CB3}, {0x8D30, 0x8D30},
    {0x9621, 0x9621}, {0x9646, 0x9646}, {0x964C, 0x964C}, {0x9678, 0x9678},
    {0x96F6, 0x96F6}, {0xF96B, 0xF96B}, {0xF973, 0xF973}, {0xF978, 0xF978},
    {0xF9B2, 0xF9B2}, {0xF9D1, 0xF9D1}, {0xF9D3, 0xF9D3}, {0xF9FD, 0xF9FD},
    {0x20001, 0x20001}, {0x20064, 0x20064}, {0x200E2, 0x200E2},
    {0x20121, 0x20121}, {0x2092A, 0x2092A}, {0x20983, 0x20983},
    {0x2098C, 0x2098C}, {0x2099C, 0x2099C}, {0x20AEA, 0x20AEA},
    {0x20AFD, 0x20AFD}, {0x20B19, 0x20B19}, {0x22390, 0x22390},
    {0x22998, 0x22998}, {0x23B1B, 0x23B1B}, {0x2626D, 0x2626D},
    {0x2F890, 0x2F890},
};

/* Lower case without being of category Ll. */
static const struct range other_lower[] = {
    {0xAA, 0xAA}, {0xBA, 0xBA}, {0x2B0, 0x2B8}, {0x2C0, 0x2C1},
    {0x2E0, 0x2E4}, {0x345, 0x345}, {0x37A, 0x37A}, {0x1D2C, 0x1D6A},
    {0x1D78, 0x1D78}, {0x1D9B, 0x1DBF}, {0x2071, 0x2071}, {0x207F, 0x207F},
    {0x2090, 0x209C}, {0x2170, 0x217F}, {0x24D0, 0x24E9}, {0x2C7C, 0x2C7D},
    {0xA69C, 0xA69D}, {0xA770, 0xA770}, {0xA7F8, 0xA7F9}, {0xAB5C, 0xAB5F},
    {0x10780, 0x10780}, {0x10783, 0x10785}, {0x10787, 0x107B0},
    {0x107B2, 0x107BA},
};

/* Upper case without being of category Lu. */
static const struct range other_upper[] = {
    {0x2160, 0x216F}, {0x24B6, 0x24CF}, {0x1F130, 0x1F149},
    {0x1F150, 0x1F169}, {0x1F170, 0x1F189},
};

/* Characters that become several when their case is mapped. */
static const struct special {
    uint32_t cp;
    const char *lower, *title, *upper;
} specials[] = {
    {0xDF, "\xc3\x9f", "\x53\x73",
     "\x53\x53"},
    {0x130, "\x69\xcc\x87", "\xc4\xb0",
     "\xc4\xb0"},
    {0x149, "\xc5\x89", "\xca\xbc\x4e",
     "\xca\xbc\x4e"},
    {0x1F0, "\xc7\xb0", "\x4a\xcc\x8c",
     "\x4a\xcc\x8c"},
    {0x390, "\xce\x90", "\xce\x99\xcc\x88\xcc\x81",
     "\xce\x99\xcc\x88\xcc\x81"},
    {0x3B0, "\xce\xb0", "\xce\xa5\xcc\x88\xcc\x81",
     "\xce\xa5\xcc\x88\xcc\x81"},
    {0x587, "\xd6\x87", "\xd4\xb5\xd6\x82",
     "\xd4\xb5\xd5\x92"},
    {0x1E96, "\xe1\xba\x96", "\x48\xcc\xb1",
     "\x48\xcc\xb1"},
    {0x1E97, "\xe1\xba\x97", "\x54\xcc\x88",
     "\x54\xcc\x88"},
    {0x1E98, "\xe1\xba\x98", "\x57\xcc\x8a",
     "\x57\xcc\x8a"},
    {0x1E99, "\xe1\xba\x99", "\x59\xcc\x8a",
     "\x59\xcc\x8a"},
    {0x1E9A, "\xe1\xba\x9a", "\x41\xca\xbe",
     "\x41\xca\xbe"},
    {0x1F50, "\xe1\xbd\x90", "\xce\xa5\xcc\x93",
     "\xce\xa5\xcc\x93"},
    {0x1F52, "\xe1\xbd\x92", "\xce\xa5\xcc\x93\xcc\x80",
     "\xce\xa5\xcc\x93\xcc\x80"},
    {0x1F54, "\xe1\xbd\x94", "\xce\xa5\xcc\x93\xcc\x81",
     "\xce\xa5\xcc\x93\xcc\x81"},
    {0x1F56, "\xe1\xbd\x96", "\xce\xa5\xcc\x93\xcd\x82",
     "\xce\xa5\xcc\x93\xcd\x82"},
    {0x1F80, "\xe1\xbe\x80", "\xe1\xbe\x88",
     "\xe1\xbc\x88\xce\x99"},
    {0x1F81, "\xe1\xbe\x81", "\xe1\xbe\x89",
     "\xe1\xbc\x89\xce\x99"},
    {0x1F82, "\xe1\xbe\x82", "\xe1\xbe\x8a",
     "\xe1\xbc\x8a\xce\x99"},
    {0x1F83, "\xe1\xbe\x83", "\xe1\xbe\x8b",
     "\xe1\xbc\x8b\xce\x99"},
    {0x1F84, "\xe1\xbe\x84", "\xe1\xbe\x8c",
     "\xe1\xbc\x8c\xce\x99"},
    {0x1F85, "\xe1\xbe\x85", "\xe1\xbe\x8d",
     "\xe1\xbc\x8d\xce\x99"},
    {0x1F86, "\xe1\xbe\x86", "\xe1\xbe\x8e",
     "\xe1\xbc\x8e\xce\x99"},
    {0x1F87, "\xe1\xbe\x87", "\xe1\xbe\x8f",
     "\xe1\xbc\x8f\xce\x99"},
    {0x1F88, "\xe1\xbe\x80", "\xe1\xbe\x88",
     "\xe1\xbc\x88\xce\x99"},
    {0x1F89, "\xe1\xbe\x81", "\xe1\xbe\x89",
     "\xe1\xbc\x89\xce\x99"},
    {0x1F8A, "\xe1\xbe\x82", "\xe1\xbe\x8a",
     "\xe1\xbc\x8a\xce\x99"},
    {0x1F8B, "\xe1\xbe\x83", "\xe1\xbe\x8b",
     "\xe1\xbc\x8b\xce\x99"},
    {0x1F8C, "\xe1\xbe\x84", "\xe1\xbe\x8c",
     "\xe1\xbc\x8c\xce\x99"},
    {0x1F8D, "\xe1\xbe\x85", "\xe1\xbe\x8d",
     "\xe1\xbc\x8d\xce\x99"},
    {0x1F8E, "\xe1\xbe\x86", "\xe1\xbe\x8e",
     "\xe1\xbc\x8e\xce\x99"},
    {0x1F8F, "\xe1\xbe\x87", "\xe1\xbe\x8f",
     "\xe1\xbc\x8f\xce\x99"},
    {0x1F90, "\xe1\xbe\x90", "\xe1\xbe\x98",
     "\xe1\xbc\xa8\xce\x99"},
    {0x1F91, "\xe1\xbe\x91", "\xe1\xbe\x99",
     "\xe1\xbc\xa9\xce\x99"},
    {0x1F92, "\xe1\xbe\x92", "\xe1\xbe\x9a",
     "\xe1\xbc\xaa\xce\x99"},
    {0x1F93, "\xe1\xbe\x93", "\xe1\xbe\x9b",
     "\xe1\xbc\xab\xce\x99"},
    {0x1F94, "\xe1\xbe\x94", "\xe1\xbe\x9c",
     "\xe1\xbc\xac\xce\x99"},
    {0x1F95, "\xe1\xbe\x95", "\xe1\xbe\x9d",
     "\xe1\xbc\xad\xce\x99"},
    {0x1F96, "\xe1\xbe\x96", "\xe1\xbe\x9e",
     "\xe1\xbc\xae\xce\x99"},
    {0x1F97, "\xe1\xbe\x97", "\xe1\xbe\x9f",
     "\xe1\xbc\xaf\xce\x99"},
    {0x1F98, "\xe1\xbe\x90", "\xe1\xbe\x98",
     "\xe1\xbc\xa8\xce\x99"},
    {0x1F99, "\xe1\xbe\x91", "\xe1\xbe\x99",
     "\xe1\xbc\xa9\xce\x99"},
    {0x1F9A, "\xe1\xbe\x92", "\xe1\xbe\x9a",
     "\xe1\xbc\xaa\xce\x99"},
    {0x1F9B, "\xe1\xbe\x93", "\xe1\xbe\x9b",
     "\xe1\xbc\xab\xce\x99"},
    {0x1F9C, "\xe1\xbe\x94", "\xe1\xbe\x9c",
     "\xe1\xbc\xac\xce\x99"},
    {0x1F9D, "\xe1\xbe\x95", "\xe1\xbe\x9d",
     "\xe1\xbc\xad\xce\x99"},
    {0x1F9E, "\xe1\xbe\x96", "\xe1\xbe\x9e",
     "\xe1\xbc\xae\xce\x99"},
    {0x1F9F, "\xe1\xbe\x97", "\xe1\xbe\x9f",
     "\xe1\xbc\xaf\xce\x99"},
    {0x1FA0, "\xe1\xbe\xa0", "\xe1\xbe\xa8",
     "\xe1\xbd\xa8\xce\x99"},
    {0x1FA1, "\xe1\xbe\xa1", "\xe1\xbe\xa9",
     "\xe1\xbd\xa9\xce\x99"},
    {0x1FA2, "\xe1\xbe\xa2", "\xe1\xbe\xaa",
     "\xe1\xbd\xaa\xce\x99"},
    {0x1FA3, "\xe1\xbe\xa3", "\xe1\xbe\xab",
     "\xe1\xbd\xab\xce\x99"},
    {0x1FA4, "\xe1\xbe\xa4", "\xe1\xbe\xac",
     "\xe1\xbd\xac\xce\x99"},
    {0x1FA5, "\xe1\xbe\xa5", "\xe1\xbe\xad",
     "\xe1\xbd\xad\xce\x99"},
    {0x1FA6, "\xe1\xbe\xa6", "\xe1\xbe\xae",
     "\xe1\xbd\xae\xce\x99"},
    {0x1FA7, "\xe1\xbe\xa7", "\xe1\xbe\xaf",
     "\xe1\xbd\xaf\xce\x99"},
    {0x1FA8, "\xe1\xbe\xa0", "\xe1\xbe\xa8",
     "\xe1\xbd\xa8\xce\x99"},
    {0x1FA9, "\xe1\xbe\xa1", "\xe1\xbe\xa9",
     "\xe1\xbd\xa9\xce\x99"},
    {0x1FAA, "\xe1\xbe\xa2", "\xe1\xbe\xaa",
     "\xe1\xbd\xaa\xce\x99"},
    {0x1FAB, "\xe1\xbe\xa3", "\xe1\xbe\xab",
     "\xe1\xbd\xab\xce\x99"},
    {0x1FAC, "\xe1\xbe\xa4", "\xe1\xbe\xac",
     "\xe1\xbd\xac\xce\x99"},
    {0x1FAD, "\xe1\xbe\xa5", "\xe1\xbe\xad",
     "\xe1\xbd\xad\xce\x99"},
    {0x1FAE, "\xe1\xbe\xa6", "\xe1\xbe\xae",
     "\xe1\xbd\xae\xce\x99"},
    {0x1FAF, "\xe1\xbe\xa7", "\xe1\xbe\xaf",
     "\xe1\xbd\xaf\xce\x99"},
    {0x1FB2, "\xe1\xbe\xb2", "\xe1\xbe\xba\xcd\x85",
     "\xe1\xbe\xba\xce\x99"},
    {0x1FB3, "\xe1\xbe\xb3", "\xe1\xbe\xbc",
     "\xce\x91\xce\x99"},
    {0x1FB4, "\xe1\xbe\xb4", "\xce\x86\xcd\x85",
     "\xce\x86\xce\x99"},
    {0x1FB6, "\xe1\xbe\xb6", "\xce\x91\xcd\x82",
     "\xce\x91\xcd\x82"},
    {0x1FB7, "\xe1\xbe\xb7", "\xce\x91\xcd\x82\xcd\x85",
     "\xce\x91\xcd\x82\xce\x99"},
    {0x1FBC, "\xe1\xbe\xb3", "\xe1\xbe\xbc",
     "\xce\x91\xce\x99"},
    {0x1FC2, "\xe1\xbf\x82", "\xe1\xbf\x8a\xcd\x85",
     "\xe1\xbf\x8a\xce\x99"},
    {0x1FC3, "\xe1\xbf\x83", "\xe1\xbf\x8c",
     "\xce\x97\xce\x99"},
    {0x1FC4, "\xe1\xbf\x84", "\xce\x89\xcd\x85",
     "\xce\x89\xce\x99"},
    {0x1FC6, "\xe1\xbf\x86", "\xce\x97\xcd\x82",
     "\xce\x97\xcd\x82"},
    {0x1FC7, "\xe1\xbf\x87", "\xce\x97\xcd\x82\xcd\x85",
     "\xce\x97\xcd\x82\xce\x99"},
    {0x1FCC, "\xe1\xbf\x83", "\xe1\xbf\x8c",
     "\xce\x97\xce\x99"},
    {0x1FD2, "\xe1\xbf\x92", "\xce\x99\xcc\x88\xcc\x80",
     "\xce\x99\xcc\x88\xcc\x80"},
    {0x1FD3, "\xe1\xbf\x93", "\xce\x99\xcc\x88\xcc\x81",
     "\xce\x99\xcc\x88\xcc\x81"},
    {0x1FD6, "\xe1\xbf\x96", "\xce\x99\xcd\x82",
     "\xce\x99\xcd\x82"},
    {0x1FD7, "\xe1\xbf\x97", "\xce\x99\xcc\x88\xcd\x82",
     "\xce\x99\xcc\x88\xcd\x82"},
    {0x1FE2, "\xe1\xbf\xa2", "\xce\xa5\xcc\x88\xcc\x80",
     "\xce\xa5\xcc\x88\xcc\x80"},
    {0x1FE3, "\xe1\xbf\xa3", "\xce\xa5\xcc\x88\xcc\x81",
     "\xce\xa5\xcc\x88\xcc\x81"},
    {0x1FE4, "\xe1\xbf\xa4", "\xce\xa1\xcc\x93",
     "\xce\xa1\xcc\x93"},
    {0x1FE6, "\xe1\xbf\xa6", "\xce\xa5\xcd\x82",
     "\xce\xa5\xcd\x82"},
    {0x1FE7, "\xe1\xbf\xa7", "\xce\xa5\xcc\x88\xcd\x82",
     "\xce\xa5\xcc\x88\xcd\x82"},
    {0x1FF2, "\xe1\xbf\xb2", "\xe1\xbf\xba\xcd\x85",
     "\xe1\xbf\xba\xce\x99"},
    {0x1FF3, "\xe1\xbf\xb3", "\xe1\xbf\xbc",
     "\xce\xa9\xce\x99"},
    {0x1FF4, "\xe1\xbf\xb4", "\xce\x8f\xcd\x85",
     "\xce\x8f\xce\x99"},
    {0x1FF6, "\xe1\xbf\xb6", "\xce\xa9\xcd\x82",
     "\xce\xa9\xcd\x82"},
    {0x1FF7, "\xe1\xbf\xb7", "\xce\xa9\xcd\x82\xcd\x85",
     "\xce\xa9\xcd\x82\xce\x99"},
    {0x1FFC, "\xe1\xbf\xb3", "\xe1\xbf\xbc",
     "\xce\xa9\xce\x99"},
    {0xFB00, "\xef\xac\x80", "\x46\x66",
     "\x46\x46"},
    {0xFB01, "\xef\xac\x81", "\x46\x69",
     "\x46\x49"},
    {0xFB02, "\xef\xac\x82", "\x46\x6c",
     "\x46\x4c"},
    {0xFB03, "\xef\xac\x83", "\x46\x66\x69",
     "\x46\x46\x49"},
    {0xFB04, "\xef\xac\x84", "\x46\x66\x6c",
     "\x46\x46\x4c"},
    {0xFB05, "\xef\xac\x85", "\x53\x74",
     "\x53\x54"},
    {0xFB06, "\xef\xac\x86", "\x53\x74",
     "\x53\x54"},
    {0xFB13, "\xef\xac\x93", "\xd5\x84\xd5\xb6",
     "\xd5\x84\xd5\x86"},
    {0xFB14, "\xef\xac\x94", "\xd5\x84\xd5\xa5",
     "\xd5\x84\xd4\xb5"},
    {0xFB15, "\xef\xac\x95", "\xd5\x84\xd5\xab",
     "\xd5\x84\xd4\xbb"},
    {0xFB16, "\xef\xac\x96", "\xd5\x8e\xd5\xb6",
     "\xd5\x8e\xd5\x86"},
    {0xFB17, "\xef\xac\x97", "\xd5\x84\xd5\xad",
     "\xd5\x84\xd4\xbd"},
};

/* -- UTF-8 with lone surrogates -- */

void wtf8_add(struct buf *b, uint32_t cp)
{
    char utf8[4];
    size_t n;
    if (cp < 0x80) {
        buf_addc(b, (char)cp);
        return;
    }
    if (cp < 0x800) {
        utf8[0] = (char)(0xC0 | cp >> 6);
        n = 2;
    } else if (cp < 0x10000) {
        utf8[0] = (char)(0xE0 | cp >> 12);
        n = 3;
    } else {
        utf8[0] = (char)(0xF0 | cp >> 18);
        n = 4;
    }
    for (size_t i = n - 1; i > 0; i--, cp >>= 6)
        utf8[i] = (char)(0x80 | (cp & 0x3F));
    buf_add(b, utf8, n);
}

/* How many of eight bytes continue a character: 10xxxxxx. */
static unsigned continuing(const char *p)
{
    uint64_t x;
    memcpy(&x, p, sizeof x);
    x = (x & ~x << 1 & 0x8080808080808080u) >> 7;
    return (unsigned)(x * 0x0101010101010101u >> 56); /* the sum of its bytes */
}

size_t wtf8_count(struct str s)
{
    size_t count = s.n, i = 0;
    for (; i + 8 <= s.n; i += 8)
        count -= continuing(s.p + i);
    for (; i < s.n; i++)
        count -= (s.p[i] & 0xC0) == 0x80;
    return count;
}

size_t wtf8_offset(struct str s, size_t i)
{
    size_t at = 0;
    uint32_t cp;
    for (; i > 0 && at < s.n; i--)
        at += wtf8_get(s.p + at, &cp);
    return at;
}

/* -- classes -- */

static bool in_ranges(const struct range *r, size_t n, uint32_t c)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (c > r[mid].last)
            low = mid + 1;
        else if (c < r[mid].first)
            high = mid;
        else
            return true;
    }
    return false;
}
#define IN(table, c) in_ranges(table, sizeof table / sizeof *table, c)

static int category(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c);
}

bool cp_is_alpha(uint32_t c)
{
    if (c < 128)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    int k = category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool cp_is_decimal(uint32_t c)
{
    if (c < 128)
        return c >= '0' && c <= '9';
    return category(c) == UTF8PROC_CATEGORY_ND;
}

bool cp_is_digit(uint32_t c)
{
    return cp_is_decimal(c) || (c >= 128 && IN(digits, c));
}

bool cp_is_numeric(uint32_t c)
{
    if (c < 128)
        return cp_is_decimal(c);
    int k = category(c);
    return (k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO) ||
           IN(numerals, c);
}

/* Decimal digits stand in runs of ten that start at a multiple of the value 0:
 * count back to the start of the run. */
int cp_decimal_value(uint32_t c)
{
    if (c < 128)
        return c >= '0' && c <= '9' ? (int)c - '0' : -1;
    if (!cp_is_decimal(c))
        return -1;
    if (c >= 0x1D7CE && c <= 0x1D7FF) /* five runs, one after another */
        return (int)(c - 0x1D7CE) % 10;
    int n = 0;
    while (n < 10 && cp_is_decimal(c - (uint32_t)n - 1))
        n++;
    return n % 10;
}

bool cp_is_space(uint32_t c)
{
    if (c < 128)
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
    return c == 0x85 || c == 0x2028 || c == 0x2029 ||
           category(c) == UTF8PROC_CATEGORY_ZS;
}

bool cp_is_line_end(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 ||
           c == 0x2028 || c == 0x2029;
}

bool cp_is_lower(uint32_t c)
{
    if (c < 128)
        return c >= 'a' && c <= 'z';
    return category(c) == UTF8PROC_CATEGORY_LL || IN(other_lower, c);
}

bool cp_is_upper(uint32_t c)
{
    if (c < 128)
        return c >= 'A' && c <= 'Z';
    return category(c) == UTF8PROC_CATEGORY_LU || IN(other_upper, c);
}

bool cp_is_title(uint32_t c)
{
    return category(c) == UTF8PROC_CATEGORY_LT;
}

bool cp_is_cased(uint32_t c)
{
    return cp_is_lower(c) || cp_is_upper(c) || cp_is_title(c);
}

bool cp_is_case_ignorable(uint32_t c)
{
    static const uint32_t marks[] = {'\'', '.', ':', 0xB7, 0x387, 0x55F, 0x5F4,
                                     0x2018, 0x2019, 0x2024, 0x2027, 0xFE13,
                                     0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i])
            return true;
    int k = category(c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_ME ||
           k == UTF8PROC_CATEGORY_CF || k == UTF8PROC_CATEGORY_LM ||
           k == UTF8PROC_CATEGORY_SK;
}

bool cp_is_printable(uint32_t c)
{
    if (c < 128)
        return c >= ' ' && c < 127;
    switch (category(c)) {
    case UTF8PROC_CATEGORY_CC: case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS: case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN: case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: case UTF8PROC_CATEGORY_ZS:
        return false;
    default:
        return true;
    }
}

bool cp_is_id_start(uint32_t c)
{
    return c == '_' || cp_is_alpha(c) ||
           (c >= 128 && category(c) == UTF8PROC_CATEGORY_NL);
}

bool cp_is_id_continue(uint32_t c)
{
    if (cp_is_id_start(c) || cp_is_decimal(c))
        return true;
    int k = c < 128 ? -1 : category(c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC ||
           k == UTF8PROC_CATEGORY_PC || c == 0xB7 || c == 0x387;
}

/* -- case -- */

static const struct special *special_of(uint32_t c)
{
    if (c < 0xDF)
        return NULL;
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (specials[i].cp == c)
            return &specials[i];
    return NULL;
}

void cp_add_upper(struct buf *b, uint32_t c)
{
    const struct special *s = special_of(c);
    if (s)
        buf_addz(b, s->upper);
    else
        wtf8_add(b, (uint32_t)utf8proc_toupper((utf8proc_int32_t)c));
}

void cp_add_lower(struct buf *b, uint32_t c)
{
    const struct special *s = special_of(c);
    if (s)
        buf_addz(b, s->lower);
    else
        wtf8_add(b, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
}

void cp_add_title(struct buf *b, uint32_t c)
{
    const struct special *s = special_of(c);
    if (s)
        buf_addz(b, s->title);
    else
        wtf8_add(b, (uint32_t)utf8proc_totitle((utf8proc_int32_t)c));
}

void cp_add_fold(struct buf *b, uint32_t c)
{
    utf8proc_int32_t out[8];
    int boundary = 0;
    utf8proc_ssize_t n =
        c >= 0xD800 && c < 0xE000
            ? 0 : utf8proc_decompose_char((utf8proc_int32_t)c, out, 8,
                                          UTF8PROC_CASEFOLD, &boundary);
    if (n <= 0 || n > 8) {
        wtf8_add(b, c);
        return;
    }
    for (utf8proc_ssize_t i = 0; i < n; i++)
        wtf8_add(b, (uint32_t)out[i]);
}
