/* Traces that could almost be true: real ones, with lines left out, repeated,
 * moved, taken from another trace or made up, and with fields that hold what they
 * should not. Each goes through the fuzz target of the reader and the model, is
 * told as text at every level of detail, is walked on a screen with keys, and
 * becomes a page for browsers.
 * Nothing may crash, hang or hand out a control character.
 *
 *     fuzz_traces SEED COUNT TRACE...    mutants of these, from this number on
 * With FUZZ_PRINT set, it prints them too.
 */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"
#include "export/formats.h"
#include "export/walk.h"
#include "fuzz/fuzz_reader.c"
#include "ui/request.h"
#include "ui/ui.h"

/* A trace as its lines, each with its newline. */
struct lines {
    VEC(struct str) list;
};

struct mutator {
    uint64_t random;
    struct lines *seeds;
    size_t n_seeds;
    struct arena texts; /* of lines that were made */
};

static uint64_t next_random(struct mutator *m)
{
    uint64_t x = m->random += 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static size_t below(struct mutator *m, size_t n)
{
    return n ? (size_t)(next_random(m) % n) : 0;
}

#define PICK(m, array) (array)[below((m), sizeof(array) / sizeof *(array))]

static struct str keep(struct mutator *m, struct buf *b)
{
    char *p = arena_alloc(&m->texts, b->n + 1);
    memcpy(p, b->p, b->n);
    struct str s = {p, b->n};
    buf_fini(b);
    return s;
}

/* -- values ---------------------------------------------------------------- */

static const char *const numbers[] = {
    "0", "1", "2", "3", "7", "-1", "4095", "5000", "65536", "16777216",
    "4294967295", "4294967296", "99999999999999999999", "-9223372036854775808",
    "1e308", "-1e308", "1e999", "NaN", "1.5", "0.1", "1e-320", "null", "\"x\"",
    "[1]", "true", "-0", "01",
};
static const char *const strings[] = {
    "\"\"", "\"sleep\"", "\"task\"", "\"error\"", "\"cancelled\"", "\"put\"",
    "\"step\"", "\"wakeup\"", "\"yield\"", "\"lock\"", "\"module\"",
    "\"generator\"", "\"x#2\"", "\"(\"", "\"f(\"", "\"a.b.<locals>.c\"",
    "\"\\u001b[31mred\\u001b]0;x\\u0007\"", "\"\\u009b5m\"", "\"\\u202e\"",
    "\"\xff\xfe\"", "\"\xe2\x82\"", "\"\\ud800\"", "\"\\n\\n\\n\"", "null", "3",
    "\"\\\"", "\"%s%n\"", "\"\\u0000\"",
};
static const char *const nested[] = {
    "{}", "[]", "{\"i\":\"1\"}", "{\"\\u001b[1m\":\"\\u001b[1m\"}", "[1,2,3]",
    "[[1,5],[2,9]]", "[[4294967295,-1]]", "[\"i\"]", "{\"a\":{\"b\":[{}]}}",
    "{\"kind\":\"gather\",\"id\":3,\"text\":\"\\u001b[2J\"}",
    "{\"kind\":\"task\",\"id\":4294967295}", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
    "[0,1,1,2,99999]", "null",
};

static void add_value(struct mutator *m, enum field_type type, struct buf *out)
{
    if (below(m, 12) == 0)
        type = (enum field_type)below(m, FIELD_LIST + 1);
    if (type == FIELD_ID && below(m, 5))
        buf_printf(out, "%zu", below(m, 8));
    else if (type == FIELD_ID || type == FIELD_INT || type == FIELD_NUM)
        buf_addz(out, PICK(m, numbers));
    else if (type == FIELD_STR && below(m, 200) == 0)
        buf_printf(out, "\"%*s\"", 50000, "x");
    else if (type == FIELD_STR)
        buf_addz(out, PICK(m, strings));
    else
        buf_addz(out, PICK(m, nested));
}

/* An event of any kind, with most of its fields. */
static struct str make_line(struct mutator *m)
{
    struct buf b = {0};
    const struct event_info *info =
        event_info((enum event_kind)below(m, EV_COUNT));
    buf_printf(&b, "{\"e\":\"%s\",\"t\":", info->name);
    if (below(m, 8))
        buf_addz(&b, "0");
    else
        add_value(m, FIELD_NUM, &b);
    for (int i = 0; i < info->n_fields; i++) {
        if (below(m, 8) == 0)
            continue;
        buf_printf(&b, ",\"%s\":", info->fields[i].name);
        add_value(m, info->fields[i].type, &b);
    }
    buf_addz(&b, "}\n");
    return keep(m, &b);
}

/* Where a value ends that begins at `at`: good enough for what we write. */
static size_t value_end(struct str line, size_t at)
{
    int depth = 0;
    bool text = false;
    for (; at < line.n; at++) {
        char c = line.p[at];
        if (text && c == '\\')
            at++;
        else if (c == '"')
            text = !text;
        else if (!text && (c == '{' || c == '['))
            depth++;
        else if (!text && (c == '}' || c == ']') && depth-- == 0)
            break;
        else if (!text && c == ',' && depth == 0)
            break;
    }
    return at < line.n ? at : line.n;
}

/* The line with another value for one of its fields. */
static struct str change_field(struct mutator *m, struct str line)
{
    size_t colons[64], n = 0;
    for (size_t i = 0; i + 1 < line.n && n < 64; i++)
        if (line.p[i] == '"' && line.p[i + 1] == ':')
            colons[n++] = i + 2;
    if (!n)
        return line;
    size_t at = colons[below(m, n)], end = value_end(line, at);
    char first = at < line.n ? line.p[at] : 0;
    struct buf b = {0};
    buf_add(&b, line.p, at);
    add_value(m, first == '"'                  ? FIELD_STR
                 : first == '{' || first == '[' ? FIELD_MAP
                                                : FIELD_NUM, &b);
    buf_add(&b, line.p + end, line.n - end);
    return keep(m, &b);
}

static struct str change_bytes(struct mutator *m, struct str line)
{
    struct buf b = {0};
    buf_adds(&b, line);
    for (size_t i = below(m, 4); i > 0 && b.n; i--)
        b.p[below(m, b.n)] = (char)next_random(m);
    return keep(m, &b);
}

/* -- lines ----------------------------------------------------------------- */

static void insert(struct lines *l, size_t at, struct str line)
{
    vec_push(&l->list, line);
    memmove(l->list.p + at + 1, l->list.p + at,
            (l->list.n - 1 - at) * sizeof line);
    l->list.p[at] = line;
}

static void take_out(struct lines *l, size_t at, size_t n)
{
    if (n > l->list.n - at)
        n = l->list.n - at;
    memmove(l->list.p + at, l->list.p + at + n,
            (l->list.n - at - n) * sizeof *l->list.p);
    l->list.n -= n;
}

/* Any line but, mostly, the header. */
static size_t any_line(struct mutator *m, const struct lines *l)
{
    return l->list.n < 2 || below(m, 60) == 0 ? 0 : 1 + below(m, l->list.n - 1);
}

static void mutate(struct mutator *m, struct lines *l)
{
    size_t at = any_line(m, l), to = any_line(m, l);
    struct str line = l->list.p[at];
    switch (below(m, 10)) {
    case 0:
        take_out(l, at, 1);
        break;
    case 1:
        take_out(l, at, below(m, 30));
        break;
    case 2:
        insert(l, to, line);
        break;
    case 3: /* it comes earlier or later */
        take_out(l, at, 1);
        insert(l, to > l->list.n ? l->list.n : to, line);
        break;
    case 4: {
        const struct lines *other = &m->seeds[below(m, m->n_seeds)];
        insert(l, at, other->list.p[any_line(m, other)]);
        break;
    }
    case 5:
    case 6:
        insert(l, at, make_line(m));
        break;
    case 7:
        if (below(m, 6) == 0)
            l->list.p[at] = change_bytes(m, line);
        break;
    default:
        l->list.p[at] = change_field(m, line);
    }
}

static void make_mutant(struct mutator *m, uint64_t number, struct buf *out)
{
    struct lines l = {0};
    m->random = number * 0x2545f4914f6cdd1du + 1;
    const struct lines *seed = &m->seeds[below(m, m->n_seeds)];
    for (size_t i = 0; i < seed->list.n; i++)
        vec_push(&l.list, seed->list.p[i]);
    for (size_t n = 1 + below(m, below(m, 4) ? 6 : 60); n > 0 && l.list.n; n--)
        mutate(m, &l);
    buf_addc(out, (char)below(m, 256)); /* how the target cuts it in pieces */
    for (size_t i = 0; i < l.list.n; i++)
        buf_adds(out, l.list.p[i]);
    if (below(m, 10) == 0)
        out->n = 1 + below(m, out->n);
    vec_fini(&l.list);
    arena_fini(&m->texts);
    m->texts = (struct arena){0};
}

/* -- what people see ------------------------------------------------------- */

/* A control character, as bytes or as UTF-8, other than a newline. */
static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c < 0x20 && c != '\n') || c == 0x7f)
            return false;
        if (c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0)
            return false;
    }
    return true;
}

static void check_walk(const struct trace_store *store,
                       const struct trace_header *header)
{
    struct story *story = story_new(store);
    story_set_header(story, header);
    story_update(story, true);
    for (enum detail d = 0; d < DETAIL_COUNT; d++) {
        char *text = NULL;
        size_t n = 0;
        struct model model;
        model_init(&model, store);
        struct walk w = {.store = store, .story = story, .model = &model,
                         .to = open_memstream(&text, &n), .detail = d};
        walk_print(&w, story_steps(story, d));
        fclose(w.to);
        ensure(is_plain((struct str){text, n}), "text holds no control byte");
        model_fini(&model);
        free(text);
    }
    story_free(story);
}

static const char *const keys[] = {
    "Right", "Right", "Right", "Left", "t", "T", "o", "i", "s", "d", "D", "g",
    "G", "w", "Esc", "Tab", "j", "k", "Enter", "z", "P", "?", "PgDn", "/", "n",
    "Home", "End", "B", "m", "c", "C", ">", "F", "1", "2", "3", "4", "5",
};

static void check_screen(struct mutator *m, const struct trace_store *store,
                         const struct trace_header *header)
{
    struct canvas canvas = {0};
    struct buf text = {0};
    struct ui *ui = ui_new(&(struct ui_options){.ascii = below(m, 2)});
    int w = below(m, 2) ? 80 : 120, h = below(m, 2) ? 24 : 40;
    ui_attach(ui, store, header, true);
    ui_resize(ui, w, h);
    canvas_resize(&canvas, w, h);
    for (int i = 0; i < 24; i++) {
        struct key k;
        const char *name = PICK(m, keys);
        if (key_parse(str_of(name), &k))
            ui_key(ui, &k);
        if (i % 3)
            continue;
        canvas_resize(&canvas, w, h);
        ui_draw(ui, &canvas);
        text.n = 0;
        canvas_to_text(&canvas, &text);
        ensure(is_plain(buf_str(&text)), "cells hold no control byte");
    }
    ui_free(ui);
    canvas_fini(&canvas);
    buf_fini(&text);
}

/* The page of `export --format html` holds its data in one script element: nothing
 * in it may end that, or be hidden. */
static void check_page(const struct trace_store *store,
                       const struct trace_header *header)
{
    static const char begin[] = "id=\"data\">\n";
    struct story *story = story_new(store);
    struct buf said = {0};
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    VEC(struct export_file) files = {0};
    for (size_t i = 0; i < header->n_sources; i++)
        vec_push(&files, ((struct export_file){.name = header->sources[i].file,
                                               .text = header->sources[i].text,
                                               .n_lines = 40}));
    story_update(story, true);
    export_html(&(struct export_job){
        .store = store,
        .header = header,
        .options = {.last_step = SIZE_MAX, .detail = DETAIL_LINES},
        .to = to,
        .story = story,
        .look = {.files = files.p, .n_files = files.n,
                 .glyphs = {"", "", "", "", "", "", ""}},
        .said = &said,
    });
    ensure(fclose(to) == 0, "memory for the page");
    const char *at = memmem(text, n, begin, sizeof begin - 1);
    ensure(at != NULL, "the page has data");
    at += sizeof begin - 1;
    struct str data = {at, (size_t)((const char *)memchr(at, '<', n) - at)};
    ensure(is_plain(data), "the page's data has no control byte");
    ensure(str_starts((struct str){at + data.n, 9}, "</script>"),
           "the page's data ends where it should");
    ensure(memmem(data.p, data.n, "\xe2\x80\xae", 3) == NULL,
           "nothing turns the direction");
    free(text);
    vec_fini(&files);
    buf_fini(&said);
    story_free(story);
}

static void check_mutant(struct mutator *m, const struct buf *mutant)
{
    struct trace_store *store = trace_store_new(1 << 20);
    struct trace_header header = {0};
    LLVMFuzzerTestOneInput((const uint8_t *)mutant->p, mutant->n);
    read_pieces(store, &header, mutant->p + 1, mutant->n - 1, 4096);
    if (header.version) {
        check_walk(store, &header);
        check_screen(m, store, &header);
        check_page(store, &header);
        trace_header_fini(&header);
    }
    trace_store_free(store);
}

/* -- life ------------------------------------------------------------------ */

/* Borrows its lines from a text that stays for ever. */
static void seed_open(struct lines *l, const char *path)
{
    struct buf text = {0};
    if (file_read(path, 1 << 30, &text))
        die("%s can't be read", path);
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.p + at, '\n', text.n - at);
        size_t n = end ? (size_t)(end - text.p) + 1 - at : text.n - at;
        vec_push(&l->list, ((struct str){text.p + at, n}));
        at += n;
    }
}

static double seconds(void)
{
    struct timespec t; /* of our own work: machines are busy */
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        die("usage: fuzz_traces SEED COUNT TRACE...");
    uint64_t first = strtoull(argv[1], NULL, 10);
    uint64_t count = strtoull(argv[2], NULL, 10);
    static struct mutator m; /* its seeds stay */
    double longest = 0;
    m.n_seeds = (size_t)argc - 3;
    m.seeds = xcalloc(m.n_seeds, sizeof *m.seeds);
    for (size_t i = 0; i < m.n_seeds; i++)
        seed_open(&m.seeds[i], argv[i + 3]);
    for (uint64_t i = first; i < first + count; i++) {
        struct buf mutant = {0};
        make_mutant(&m, i, &mutant);
        if (getenv("FUZZ_PRINT"))
            fwrite(mutant.p + 1, 1, mutant.n - 1, stdout);
        fprintf(stderr, "\rmutant %llu ", (unsigned long long)i);
        double began = seconds();
        check_mutant(&m, &mutant);
        double took = seconds() - began;
        longest = took > longest ? took : longest;
        buf_fini(&mutant);
    }
    fprintf(stderr, "\r");
    if (!getenv("FUZZ_PRINT"))
        printf("%llu mutants from %llu on; the longest took %.2f s\n",
               (unsigned long long)count, (unsigned long long)first, longest);
    return 0;
}
