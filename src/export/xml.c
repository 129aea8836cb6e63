#include "export/xml.h"

#include "base/utf8.h"

/* Characters that are seen by what they do to others: joiners, directions. */
static bool is_hidden(uint32_t cp)
{
    return (cp >= 0x200B && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2060 && cp <= 0x2069) || cp == 0xFEFF;
}

/* Does XML 1.0 have no way to write it? */
static bool is_refused(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xFFFE ||
           cp == 0xFFFF;
}

static const char *entity(uint32_t cp)
{
    switch (cp) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void xml_put(FILE *to, struct str text)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t cp;
        size_t n = utf8_decode(text.p + i, text.n - i, &cp);
        if (n == 0)
            fputs("\xef\xbf\xbd", to);
        else if (entity(cp))
            fputs(entity(cp), to);
        else if (is_refused(cp) || is_hidden(cp))
            fprintf(to, cp < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)cp);
        else
            fwrite(text.p + i, 1, n, to);
        i += n ? n : 1;
    }
}
