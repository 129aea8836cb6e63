#include "export/xml.h"

#include "export/shown.h"

static const char *entity(char c)
{
    switch (c) {
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
    char own[12];
    for (size_t at = 0; at < text.n;) {
        struct str c = shown_next(text, &at, own);
        if (c.n == 1 && entity(*c.p))
            fputs(entity(*c.p), to);
        else
            fwrite(c.p, 1, c.n, to);
    }
}
