#include "export/chrome_out.h"

#include "trace/writer.h"

static void add_key(struct chrome_out *o, const char *key)
{
    struct buf *b = &o->line;
    char last = b->p[b->n - 1];
    buf_addz(b, last == '{' ? "\"" : ",\"");
    buf_addz(b, key);
    buf_addz(b, "\":");
}

void chrome_time(struct chrome_out *o, const char *key, int64_t ns)
{
    add_key(o, key);
    buf_add_int(&o->line, ns / 1000);
    if (ns % 1000) {
        char digits[] = {'.', (char)('0' + ns / 100 % 10),
                         (char)('0' + ns / 10 % 10), (char)('0' + ns % 10)};
        buf_add(&o->line, digits, sizeof digits);
    }
}

void chrome_text(struct chrome_out *o, const char *key, struct str text)
{
    add_key(o, key);
    json_add_str(&o->line, text);
}

void chrome_int(struct chrome_out *o, const char *key, int64_t value)
{
    add_key(o, key);
    buf_add_int(&o->line, value);
}

void chrome_begin(struct chrome_out *o, char phase, struct chrome_place at,
                  int64_t ns, const char *category, struct str name)
{
    o->line.n = 0;
    buf_addz(&o->line, o->any ? ",\n{" : "\n{");
    o->any = true;
    chrome_text(o, "ph", (struct str){&phase, 1});
    chrome_int(o, "pid", at.pid);
    chrome_int(o, "tid", at.tid);
    chrome_time(o, "ts", ns);
    chrome_text(o, "cat", str_of(category));
    chrome_text(o, "name", name);
}

void chrome_seconds(struct chrome_out *o, const char *key, double seconds)
{
    add_key(o, key);
    json_add_num(&o->line, seconds);
}

void chrome_args(struct chrome_out *o)
{
    add_key(o, "args");
    buf_addc(&o->line, '{');
    o->args = true;
}

void chrome_end(struct chrome_out *o)
{
    buf_addz(&o->line, o->args ? "}}" : "}");
    o->args = false;
    fwrite(o->line.p, 1, o->line.n, o->to);
}

void chrome_name(struct chrome_out *o, const char *what, struct chrome_place at,
                 struct str name)
{
    chrome_begin(o, 'M', at, 0, "__metadata", str_of(what));
    chrome_args(o);
    chrome_text(o, "name", name);
    chrome_end(o);
}

void chrome_sort(struct chrome_out *o, struct chrome_place at)
{
    chrome_begin(o, 'M', at, 0, "__metadata", STR("thread_sort_index"));
    chrome_args(o);
    chrome_int(o, "sort_index", at.tid);
    chrome_end(o);
}
