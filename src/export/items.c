#include "export/items.h"

#include "base/hash.h"
#include "export/shown.h"
#include "trace/writer.h"

void items_fini(struct items *t)
{
    buf_fini(&t->json);
    buf_fini(&t->row);
    vec_fini(&t->ends);
    free(t->table);
    *t = (struct items){0};
}

void item_add_shown(struct buf *out, struct str text, size_t most)
{
    struct buf shown = {0};
    bool cut = text.n > most;
    if (cut) {
        text.n = most;
        while (text.n && ((unsigned char)text.p[text.n] & 0xC0) == 0x80)
            text.n--; /* not within a character */
    }
    shown_add(&shown, text);
    if (cut)
        buf_addz(&shown, "…");
    json_add_str(out, buf_str(&shown));
    buf_fini(&shown);
}

void item_begin(struct items *t)
{
    t->row.n = 0;
    buf_addc(&t->row, '[');
}

static void add_comma(struct items *t)
{
    if (t->row.n > 1)
        buf_addc(&t->row, ',');
}

void item_text(struct items *t, struct str text, size_t most)
{
    add_comma(t);
    item_add_shown(&t->row, text, most);
}

void item_int(struct items *t, int64_t number)
{
    add_comma(t);
    buf_add_int(&t->row, number);
}

static struct str item_json(const struct items *t, size_t i)
{
    size_t from = i ? t->ends.p[i - 1] : 0;
    return (struct str){t->json.p + from, t->ends.p[i] - 1 - from};
}

/* Where it stands in the table, or where it should. */
static size_t item_place(const struct items *t, struct str json)
{
    size_t at = (size_t)hash_sip13(0, 0, json.p, json.n);
    for (;; at++) {
        at &= t->size - 1;
        if (!t->table[at] || str_eq(item_json(t, t->table[at] - 1), json))
            return at;
    }
}

static void table_make(struct items *t, size_t size)
{
    t->size = size;
    free(t->table);
    t->table = xcalloc(t->size, sizeof *t->table);
    for (size_t i = 0; i < t->ends.n; i++)
        t->table[item_place(t, item_json(t, i))] = (uint32_t)i + 1;
}

uint32_t item_end(struct items *t)
{
    buf_addc(&t->row, ']');
    if (t->ends.n * 2 >= t->size)
        table_make(t, t->size ? t->size * 2 : 1024);
    size_t at = item_place(t, buf_str(&t->row));
    if (!t->table[at]) {
        buf_adds(&t->json, buf_str(&t->row));
        buf_addc(&t->json, ',');
        vec_push(&t->ends, t->json.n);
        t->table[at] = (uint32_t)t->ends.n;
    }
    return t->table[at] - 1;
}

void items_forget(struct items *t, size_t n)
{
    if (n >= t->ends.n)
        return;
    t->ends.n = n;
    t->json.n = n ? t->ends.p[n - 1] : 0;
    table_make(t, t->size);
}
