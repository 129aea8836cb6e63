#include "lang/unames.h"

#include <ctype.h>

struct entry {
    uint32_t cp;
    const char *name;
};

static const struct entry table[] = {
#define UNAME(cp, name) {cp, name},
#include "lang/unames.def"
#undef UNAME
};

/* The order of a name as written, in any case, and one of the table. */
static int compare(struct str written, const char *name)
{
    for (size_t i = 0; i < written.n; i++) {
        int order = toupper((unsigned char)written.p[i]) -
                    (unsigned char)name[i];
        if (order)
            return order;
    }
    return name[written.n] ? -1 : 0;
}

/* "CJK UNIFIED IDEOGRAPH-4E00": such names hold their own number. */
static uint32_t by_number(struct str name)
{
    static const char prefix[] = "CJK UNIFIED IDEOGRAPH-";
    size_t n = sizeof prefix - 1;
    if (name.n < n + 4 || name.n > n + 5)
        return 0;
    uint32_t cp = 0;
    for (size_t i = 0; i < name.n; i++) {
        int c = toupper((unsigned char)name.p[i]);
        if (i < n) {
            if (c != prefix[i])
                return 0;
        } else if (isxdigit(c)) {
            cp = cp << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'A' + 10);
        } else {
            return 0;
        }
    }
    return cp >= 0x4E00 && cp <= 0x9FFF ? cp : 0;
}

uint32_t unicode_by_name(struct str name)
{
    size_t low = 0, high = sizeof table / sizeof *table;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(name, table[middle].name);
        if (order == 0)
            return table[middle].cp;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return by_number(name);
}
