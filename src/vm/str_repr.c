/* repr of text: quotes and escapes as CPython chooses them. */
#include "vm/data_priv.h"

static void add_escaped(struct buf *out, uint32_t cp)
{
    switch (cp) {
    case '\n': buf_addz(out, "\\n"); return;
    case '\r': buf_addz(out, "\\r"); return;
    case '\t': buf_addz(out, "\\t"); return;
    }
    if (cp < 0x100)
        buf_printf(out, "\\x%02x", cp);
    else if (cp < 0x10000)
        buf_printf(out, "\\u%04x", cp);
    else
        buf_printf(out, "\\U%08x", cp);
}

void str_repr_to(struct str s, struct buf *out)
{
    bool single = s.n && memchr(s.p, '\'', s.n);
    bool both = single && memchr(s.p, '"', s.n);
    char quote = single && !both ? '"' : '\'';
    buf_reserve(out, s.n + 2);
    buf_addc(out, quote);
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t step = wtf8_get(s.p + i, &cp);
        if (cp == (uint32_t)quote || cp == '\\') {
            buf_addc(out, '\\');
            buf_addc(out, (char)cp);
        } else if (cp_is_printable(cp)) {
            buf_add(out, s.p + i, step);
        } else {
            add_escaped(out, cp);
        }
        i += step;
    }
    buf_addc(out, quote);
}
