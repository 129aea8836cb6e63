#include "lang/chars.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"

#define HEX_LETTER (CHAR_START | CHAR_HEX)
#define NUMERAL (CHAR_DIGIT | CHAR_HEX)

const unsigned char char_classes[256] = {
    [' '] = CHAR_SPACE, ['\t'] = CHAR_SPACE, ['\f'] = CHAR_SPACE,
    ['0' ... '9'] = NUMERAL,
    ['a' ... 'f'] = HEX_LETTER, ['A' ... 'F'] = HEX_LETTER,
    ['g' ... 'z'] = CHAR_START, ['G' ... 'Z'] = CHAR_START,
    ['_'] = CHAR_START, [128 ... 255] = CHAR_START,
};

bool char_printable(uint32_t cp)
{
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_CC: case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS: case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN: case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    case UTF8PROC_CATEGORY_ZS:
        return cp == ' ';
    default:
        return true;
    }
}

static bool starts_name(uint32_t cp)
{
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_NL:
        /* Letters whose compatibility form is no letter are not allowed. */
        return cp != 0x37A && cp != 0xE33 && cp != 0xEB3 &&
               !(cp >= 0xFC5E && cp <= 0xFC63) && cp != 0xFDFA && cp != 0xFDFB &&
               cp != 0xFE70 && cp != 0xFE72 && cp != 0xFE74 && cp != 0xFE76 &&
               cp != 0xFE78 && cp != 0xFE7A && cp != 0xFE7C && cp != 0xFE7E &&
               cp != 0xFF9E && cp != 0xFF9F;
    default:
        return cp == '_' || cp == 0x1885 || cp == 0x1886 || cp == 0x2118 ||
               cp == 0x212E || cp == 0x309B || cp == 0x309C;
    }
}

static bool continues_name(uint32_t cp)
{
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return starts_name(cp) || cp == 0xB7 || cp == 0x387 || cp == 0xE33 ||
               cp == 0xEB3 || cp == 0xFF9E || cp == 0xFF9F ||
               (cp >= 0x1369 && cp <= 0x1371) || cp == 0x19DA;
    }
}

size_t name_check(struct str name)
{
    size_t at = 0;
    while (at < name.n) {
        uint32_t cp;
        size_t n = utf8_decode(name.p + at, name.n - at, &cp);
        bool fits = n && (cp < 128 ? char_in_name((unsigned char)cp)
                          : at == 0 ? starts_name(cp) : continues_name(cp));
        if (!fits)
            return at;
        at += n;
    }
    return at;
}

char *name_normalize(struct str name)
{
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t n = utf8proc_map(
        (const utf8proc_uint8_t *)name.p, (utf8proc_ssize_t)name.n, &out,
        UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE);
    if (n < 0)
        return NULL;
    if ((size_t)n == name.n && memcmp(out, name.p, name.n) == 0) {
        free(out);
        return NULL;
    }
    return (char *)out;
}
