#include "lesson/markdown.h"

#include <ctype.h>
#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "lesson/repair.h"

enum { MOST_NESTED = 32 };

/* A list that is open, or a quote. */
struct container {
    enum { IN_BULLETS, IN_NUMBERS, IN_QUOTE } kind;
    bool begun;       /* it has an item */
    unsigned number;  /* IN_NUMBERS: of the next item */
    char delimiter;   /* behind that number */
    bool tight;
    int cells;        /* how far its items are to the right */
};

struct walk {
    struct str text;               /* all of the document */
    const struct folder *beside;
    struct arena *arena;
    struct markdown *out;

    struct container nested[MOST_NESTED];
    int depth;                     /* may be larger: deeper ones share the last */
    bool item;                     /* the next block is an item's first */
    struct str marker;             /* and this stands before it */
    bool tight;                    /* without an empty line before it */

    bool open;                     /* texts go into `block` */
    struct prose_block block;
    VEC(struct prose_run) runs;    /* of the block or the cell so far */
    struct buf bytes;              /* of the run, or of code, so far */
    size_t from;                   /* offset of the first text in it, or
                                      SIZE_MAX */
    size_t lines_before;           /* lines of code before that text */
    size_t fence;                  /* offset of what stands behind the fence of
                                      code, or SIZE_MAX */
    VEC(struct prose_cell) cells;
    unsigned look;
    int link;
    size_t seen, seen_start;       /* a place in the text, where its line begins */
    int seen_line;                 /* and which line that is: places are asked
                                      for in order */
    struct buf picture;            /* the text in place of a picture */
    int in_picture;                /* pictures can stand in pictures */
    struct str picture_file;
    size_t picture_from;           /* offset of that text, or SIZE_MAX */
};

static struct str keep(struct walk *w, struct str s)
{
    return (struct str){arena_strndup(w->arena, s.p ? s.p : "", s.n), s.n};
}

/* The line and column of an offset. */
static void position(struct walk *w, size_t offset, int *line, int *column)
{
    if (offset < w->seen || !w->seen_line)
        w->seen = w->seen_start = 0, w->seen_line = 1;
    for (; w->seen < offset; w->seen++)
        if (w->text.p[w->seen] == '\n')
            w->seen_line++, w->seen_start = w->seen + 1;
    *line = w->seen_line;
    *column = 1;
    for (size_t i = w->seen_start; i < offset; i++)
        *column += ((unsigned char)w->text.p[i] & 0xc0) != 0x80;
}

/* md4c gives most texts as they stand in the document, and some (line ends,
 * indentation) from elsewhere. */
static bool stands_in_text(const struct walk *w, const char *p)
{
    return p >= w->text.p && p < w->text.p + w->text.n;
}

static void note_place(struct walk *w, const char *p, size_t n)
{
    if (w->from != SIZE_MAX)
        return;
    if (stands_in_text(w, p))
        w->from = (size_t)(p - w->text.p);
    else
        for (size_t i = 0; i < n; i++)
            w->lines_before += p[i] == '\n';
}

/* -- texts ----------------------------------------------------------------- */

static bool folder_has(const struct folder *f, struct str name)
{
    char *z = xstrndup(name.p, name.n);
    bool has = f && f->has && f->has(f->arg, z);
    free(z);
    return has;
}

/* "[picture: count1, not here]": a terminal shows none. */
static void picture_words(struct walk *w, struct str words, struct str file,
                          struct buf *out)
{
    buf_printf(out, "[picture: %.*s, ", STR_ARG(words.n ? words
                                                        : str_base_name(file)));
    if (folder_has(w->beside, file))
        buf_printf(out, "in %.*s]", STR_ARG(file));
    else {
        struct markdown_missing m = {
            .file = keep(w, file),
            .offset = w->picture_from != SIZE_MAX ? w->picture_from : w->from};
        buf_addz(out, "not here]");
        vec_push(&w->out->missing, m);
    }
}

/* Obsidian's "![[folder/picture.png]]" is a picture as well. */
static void replace_embeds(struct walk *w, struct buf *text)
{
    struct buf out = {0};
    const char *p = buf_z(text), *open, *close;
    while ((open = strstr(p, "![[")) && (close = strstr(open, "]]"))) {
        struct str file = {open + 3, (size_t)(close - open) - 3};
        buf_add(&out, p, (size_t)(open - p));
        picture_words(w, str_base_name(file), file, &out);
        p = close + 2;
    }
    buf_addz(&out, p);
    buf_fini(text);
    *text = out;
}

/* The run in hand is whole. */
static void run_end(struct walk *w)
{
    struct buf b = {0};
    if (!w->bytes.n)
        return;
    if (w->look & PROSE_CODE) {
        buf_adds(&b, buf_str(&w->bytes));
    } else {
        w->out->repaired += repair_mojibake(buf_str(&w->bytes), &b);
        replace_embeds(w, &b);
    }
    struct prose_run run = {keep(w, buf_str(&b)), w->look, w->link};
    vec_push(&w->runs, run);
    buf_fini(&b);
    w->bytes.n = 0;
}

/* What follows looks otherwise, or leads somewhere. */
static void change_look(struct walk *w, unsigned look, int link)
{
    run_end(w);
    w->look = look;
    w->link = link;
}

static struct prose_text take_runs(struct walk *w)
{
    run_end(w);
    struct prose_text t = {.n = w->runs.n};
    if (t.n) {
        struct prose_run *copy = arena_alloc(w->arena, t.n * sizeof *copy);
        memcpy(copy, w->runs.p, t.n * sizeof *copy);
        t.runs = copy;
    }
    vec_clear(&w->runs);
    return t;
}

/* The named characters of HTML that people write in Markdown by hand. */
static const struct { const char *name, *text; } entities[] = {
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""},
    {"&apos;", "'"}, {"&nbsp;", "\u00a0"}, {"&copy;", "\u00a9"},
    {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"}, {"&hellip;", "\u2026"},
    {"&larr;", "\u2190"}, {"&uarr;", "\u2191"}, {"&rarr;", "\u2192"},
    {"&darr;", "\u2193"}, {"&times;", "\u00d7"}, {"&lsquo;", "\u2018"},
    {"&rsquo;", "\u2019"}, {"&ldquo;", "\u201c"}, {"&rdquo;", "\u201d"},
    {"&bull;", "\u2022"}, {"&middot;", "\u00b7"}, {"&le;", "\u2264"},
    {"&ge;", "\u2265"}, {"&ne;", "\u2260"},
};

/* "&#8217;", "&#x2019;" or a name; one that isn't known stays as it is. */
static void add_entity(struct buf *out, struct str s)
{
    char bytes[4];
    if (s.n > 3 && s.p[1] == '#') {
        bool hex = s.p[2] == 'x' || s.p[2] == 'X';
        unsigned long cp = strtoul(s.p + 2 + hex, NULL, hex ? 16 : 10);
        bool good = cp && cp <= 0x10ffff && (cp < 0xd800 || cp > 0xdfff);
        buf_add(out, bytes, utf8_encode(good ? (uint32_t)cp : 0xfffd, bytes));
        return;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (str_eqz(s, entities[i].name)) {
            buf_addz(out, entities[i].text);
            return;
        }
    buf_adds(out, s);
}

static struct str attribute(struct walk *w, const MD_ATTRIBUTE *a)
{
    struct buf b = {0};
    for (int i = 0; a->size && a->substr_offsets[i] < a->size; i++) {
        struct str part = {a->text + a->substr_offsets[i],
                           a->substr_offsets[i + 1] - a->substr_offsets[i]};
        if (a->substr_types[i] == MD_TEXT_ENTITY)
            add_entity(&b, part);
        else
            buf_adds(&b, part);
    }
    struct str s = keep(w, buf_str(&b));
    buf_fini(&b);
    return s;
}

/* -- blocks ---------------------------------------------------------------- */

static void block_open(struct walk *w, enum prose_kind kind)
{
    struct prose_block b = {.kind = kind, .gap = !w->tight};
    int deepest = w->depth < MOST_NESTED ? w->depth : MOST_NESTED;
    for (int i = 0; i < deepest; i++) {
        b.quotes += w->nested[i].kind == IN_QUOTE;
        b.indent += w->nested[i].cells;
    }
    if (w->item)
        b.marker = w->marker;
    w->item = false;
    w->tight = false;
    w->block = b;
    w->open = true;
    w->from = SIZE_MAX;
    w->lines_before = 0;
    w->fence = SIZE_MAX;
    w->bytes.n = 0;
    vec_clear(&w->runs);
}

static void set_place(struct walk *w, struct prose_block *b)
{
    if (w->from != SIZE_MAX) {
        position(w, w->from, &b->line, &b->column);
        b->line -= (int)w->lines_before;
    } else if (w->fence != SIZE_MAX) { /* an empty block */
        position(w, w->fence, &b->line, &b->column);
        b->line++;
        b->column = 1;
    }
}

static void block_close(struct walk *w)
{
    struct prose_block b = w->block;
    if (!w->open)
        return;
    w->open = false;
    set_place(w, &b);
    if (b.kind != PROSE_BLOCK_CODE)
        b.text = take_runs(w);
    bool empty = b.text.n == 0 && b.kind == PROSE_PARAGRAPH && !b.marker.n;
    if (!empty)
        vec_push(&w->out->blocks, b);
}

static struct container *innermost(struct walk *w)
{
    return w->depth == 0 ? NULL
           : &w->nested[(w->depth < MOST_NESTED ? w->depth : MOST_NESTED) - 1];
}

static void container_open(struct walk *w, struct container c)
{
    block_close(w);
    if (w->depth < MOST_NESTED)
        w->nested[w->depth] = c;
    w->depth++;
}

static void container_close(struct walk *w)
{
    block_close(w);
    w->depth--;
    w->tight = false;
    w->item = false;
}

/* Does the innermost list stand in another one's item? */
static bool in_item(const struct walk *w)
{
    return w->depth > MOST_NESTED ||
           (w->depth > 1 && w->nested[w->depth - 2].kind != IN_QUOTE);
}

/* The items of a tight list stand close to each other, and a list in one of them
 * to its text; the whole list is apart from what is before it. */
static void item_open(struct walk *w, bool task, char mark)
{
    struct container *c = innermost(w);
    char text[24];
    block_close(w);
    if (c->kind == IN_NUMBERS)
        snprintf(text, sizeof text, "%u%c", c->number++, c->delimiter);
    else
        snprintf(text, sizeof text, "-%s", task ? mark == ' ' ? " [ ]" : " [x]"
                                                : "");
    w->marker = keep(w, str_of(text));
    c->cells = (int)w->marker.n + 1;
    w->item = true;
    w->tight = c->tight && (c->begun || in_item(w));
    c->begun = true;
}

static void enter_code(struct walk *w, const MD_BLOCK_CODE_DETAIL *d)
{
    block_close(w);
    block_open(w, PROSE_BLOCK_CODE);
    w->block.fenced = d->fence_char != 0;
    w->block.info = attribute(w, &d->info);
    if (d->info.size && stands_in_text(w, d->info.text))
        w->fence = (size_t)(d->info.text - w->text.p);
}

static void leave_code(struct walk *w)
{
    w->block.code = keep(w, buf_str(&w->bytes));
    w->bytes.n = 0;
    block_close(w);
}

static size_t comment_end(struct str s, size_t from)
{
    const char *end = memmem(s.p + from, s.n - from, "-->", 3);
    return end ? (size_t)(end - s.p) : s.n;
}

/* Every "<!-- ... -->" that begins in a piece of HTML. Read from the document
 * itself, in which it may have more lines than the piece. */
static void take_comments(struct walk *w, const char *html, size_t n)
{
    if (!stands_in_text(w, html))
        return;
    size_t from = (size_t)(html - w->text.p), to = from + n;
    while (from < to) {
        const char *open = memmem(w->text.p + from, to - from, "<!--", 4);
        if (!open)
            return;
        size_t begin = (size_t)(open - w->text.p) + 4;
        size_t end = comment_end(w->text, begin);
        struct prose_block b = {.kind = PROSE_COMMENT};
        b.code = keep(w, (struct str){w->text.p + begin, end - begin});
        position(w, begin, &b.line, &b.column);
        vec_push(&w->out->blocks, b);
        from = end;
    }
}

static void enter_table(struct walk *w, const MD_BLOCK_TABLE_DETAIL *d)
{
    block_close(w);
    block_open(w, PROSE_TABLE);
    w->block.columns = d->col_count;
    vec_clear(&w->cells);
}

static void leave_cell(struct walk *w, const MD_BLOCK_TD_DETAIL *d)
{
    struct prose_cell cell = {
        .align = d->align == MD_ALIGN_RIGHT    ? CELL_RIGHT
                 : d->align == MD_ALIGN_CENTER ? CELL_CENTER
                                               : CELL_LEFT,
    };
    cell.text = take_runs(w);
    vec_push(&w->cells, cell);
}

static void leave_table(struct walk *w)
{
    struct prose_cell *cells =
        arena_alloc(w->arena, w->cells.n * sizeof *cells + 1);
    if (w->cells.n)
        memcpy(cells, w->cells.p, w->cells.n * sizeof *cells);
    w->block.cells = cells;
    w->block.n_cells = w->cells.n;
    block_close(w);
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
    struct walk *w = arg;
    switch (type) {
    case MD_BLOCK_QUOTE:
        container_open(w, (struct container){.kind = IN_QUOTE});
        break;
    case MD_BLOCK_UL:
        container_open(w, (struct container){
            .kind = IN_BULLETS,
            .tight = ((MD_BLOCK_UL_DETAIL *)detail)->is_tight});
        break;
    case MD_BLOCK_OL: {
        const MD_BLOCK_OL_DETAIL *d = detail;
        container_open(w, (struct container){
            .kind = IN_NUMBERS, .number = d->start,
            .delimiter = d->mark_delimiter, .tight = d->is_tight});
        break;
    }
    case MD_BLOCK_LI: {
        const MD_BLOCK_LI_DETAIL *d = detail;
        item_open(w, d->is_task, d->task_mark);
        break;
    }
    case MD_BLOCK_P:
        block_close(w);
        block_open(w, PROSE_PARAGRAPH);
        break;
    case MD_BLOCK_H:
        block_close(w);
        block_open(w, PROSE_HEADING);
        w->block.level = (int)((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE:
        enter_code(w, detail);
        break;
    case MD_BLOCK_TABLE:
        enter_table(w, detail);
        break;
    case MD_BLOCK_HR:
        block_close(w);
        block_open(w, PROSE_RULE);
        break;
    case MD_BLOCK_HTML:
        block_close(w);
        break;
    default:
        break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
    struct walk *w = arg;
    switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        container_close(w);
        break;
    case MD_BLOCK_CODE:
        leave_code(w);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        leave_cell(w, detail);
        break;
    case MD_BLOCK_TABLE:
        leave_table(w);
        break;
    case MD_BLOCK_P:
    case MD_BLOCK_H:
    case MD_BLOCK_HR:
    case MD_BLOCK_LI:
        block_close(w);
        break;
    default:
        break;
    }
    return 0;
}

/* -- spans ----------------------------------------------------------------- */

static const unsigned span_looks[] = {
    [MD_SPAN_EM] = PROSE_EMPHASIS,
    [MD_SPAN_STRONG] = PROSE_STRONG,
    [MD_SPAN_A] = PROSE_LINK,
    [MD_SPAN_CODE] = PROSE_CODE,
    [MD_SPAN_DEL] = PROSE_STRUCK,
    [MD_SPAN_U] = 0,
};

/* Text of a tight list's item has no paragraph of its own. */
static void need_block(struct walk *w)
{
    if (!w->open)
        block_open(w, PROSE_PARAGRAPH);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *arg)
{
    struct walk *w = arg;
    need_block(w);
    if (type == MD_SPAN_IMG) {
        if (w->in_picture++ == 0) {
            w->picture.n = 0;
            w->picture_from = SIZE_MAX;
            w->picture_file =
                attribute(w, &((MD_SPAN_IMG_DETAIL *)detail)->src);
        }
        return 0;
    }
    if (type == MD_SPAN_A) {
        struct prose_link link = {
            .address = attribute(w, &((MD_SPAN_A_DETAIL *)detail)->href)};
        vec_push(&w->out->links, link);
        change_look(w, w->look, (int)w->out->links.n);
    }
    change_look(w, w->look | span_looks[type], w->link);
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *arg)
{
    struct walk *w = arg;
    (void)detail;
    if (type == MD_SPAN_IMG) {
        struct buf words = {0};
        if (--w->in_picture > 0)
            return 0;
        picture_words(w, buf_str(&w->picture), w->picture_file, &words);
        buf_adds(&w->bytes, buf_str(&words));
        buf_fini(&words);
        w->picture_from = SIZE_MAX;
        return 0;
    }
    change_look(w, w->look & ~span_looks[type],
                type == MD_SPAN_A ? 0 : w->link);
    return 0;
}

/* A link stands where its first text does. */
static void note_link(struct walk *w, const char *text)
{
    struct prose_link *link = w->link ? &vec_last(&w->out->links) : NULL;
    if (link && !link->line && stands_in_text(w, text))
        position(w, (size_t)(text - w->text.p), &link->line, &link->column);
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE n,
                     void *arg)
{
    struct walk *w = arg;
    if (type == MD_TEXT_HTML) { /* tags say nothing to a terminal */
        take_comments(w, text, n);
        return 0;
    }
    bool code = w->open && w->block.kind == PROSE_BLOCK_CODE;
    need_block(w);
    note_place(w, text, n);
    note_link(w, text);
    struct buf *to = w->in_picture ? &w->picture : &w->bytes;
    if (w->in_picture && w->picture_from == SIZE_MAX && stands_in_text(w, text))
        w->picture_from = (size_t)(text - w->text.p);
    if (type == MD_TEXT_BR)
        buf_addc(to, '\n');
    else if (type == MD_TEXT_SOFTBR)
        buf_addc(to, ' ');
    else if (type == MD_TEXT_NULLCHAR)
        buf_addz(to, "\ufffd");
    else if (type == MD_TEXT_ENTITY && !code)
        add_entity(to, (struct str){text, n});
    else
        buf_add(to, text, n);
    return 0;
}

/* Only now, since places are asked for in order. */
static void place_missing(struct walk *w)
{
    for (size_t i = 0; i < w->out->missing.n; i++) {
        struct markdown_missing *m = &w->out->missing.p[i];
        m->line = m->column = 1;
        if (m->offset <= w->text.n)
            position(w, m->offset, &m->line, &m->column);
    }
}

void markdown_read(struct str text, const struct folder *beside,
                   struct arena *arena, struct markdown *out)
{
    MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                 MD_FLAG_PERMISSIVEAUTOLINKS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    struct walk w = {.text = text, .beside = beside, .arena = arena,
                     .out = out, .from = SIZE_MAX,
                     .picture_from = SIZE_MAX};
    if (!text.p)
        w.text = STR("");
    md_parse(w.text.p, (MD_SIZE)w.text.n, &parser, &w);
    place_missing(&w);
    vec_fini(&w.runs);
    vec_fini(&w.cells);
    buf_fini(&w.bytes);
    buf_fini(&w.picture);
}

void markdown_fini(struct markdown *m)
{
    vec_fini(&m->blocks);
    vec_fini(&m->links);
    vec_fini(&m->missing);
}
