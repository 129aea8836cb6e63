#include "lesson/lesson.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#include "lesson/links.h"

/* Everything that the pages point to. */
struct owned_lesson {
    struct lesson lesson; /* first: lesson_free gets a pointer to it */
    struct arena arena;
    struct markdown markdown;
    VEC(struct prose_block) blocks;     /* of all pages, one after the other */
    VEC(struct directive) directives;
};

/* A page as a part of both arrays, which still grow. */
struct part {
    size_t blocks, directives;
};

struct walk {
    struct owned_lesson *out;
    const struct folder *beside;
    VEC(struct lesson_page) pages;
    VEC(struct part) parts;
    struct str heading;    /* the nearest that isn't "Output" */
    bool open;             /* the last page takes more */
};

static struct str keep(struct walk *w, struct str s)
{
    return (struct str){arena_strndup(&w->out->arena, s.p ? s.p : "", s.n),
                        s.n};
}

/* -- names ----------------------------------------------------------------- */

/* "Asynchronous version" -> "asynchronous_version.py" */
static struct str name_from_title(struct walk *w, struct str title)
{
    struct buf b = {0};
    for (size_t i = 0; i < title.n; i++) {
        char c = title.p[i];
        if (isalnum((unsigned char)c))
            buf_addc(&b, (char)tolower((unsigned char)c));
        else if (b.n && b.p[b.n - 1] != '_')
            buf_addc(&b, '_');
    }
    while (b.n && b.p[b.n - 1] == '_')
        b.n--;
    buf_addz(&b, b.n ? ".py" : "program.py");
    struct str name = keep(w, buf_str(&b));
    buf_fini(&b);
    return name;
}

/* A `# countasync.py` comment among the first lines names the program. */
static bool name_from_comment(struct str code, struct str *name)
{
    size_t at = 0;
    for (int line = 0; line < 4 && at < code.n; line++) {
        const char *end = memchr(code.p + at, '\n', code.n - at);
        size_t n = end ? (size_t)(end - code.p) - at : code.n - at;
        struct str s = str_trimmed((struct str){code.p + at, n});
        at += n + 1;
        if (!s.n || s.p[0] != '#')
            continue;
        s = str_trimmed((struct str){s.p + 1, s.n - 1});
        if (s.n > 3 && memcmp(s.p + s.n - 3, ".py", 3) == 0 &&
            !memchr(s.p, ' ', s.n) && !memchr(s.p, '/', s.n)) {
            *name = s;
            return true;
        }
    }
    return false;
}

/* The value of key=value or key="several words" in an info string. */
static bool info_value(struct str info, const char *key, struct str *out)
{
    size_t n = strlen(key);
    for (size_t i = 0; i + n < info.n; i++) {
        if (memcmp(info.p + i, key, n) != 0 || info.p[i + n] != '=' ||
            (i && !isspace((unsigned char)info.p[i - 1])))
            continue;
        const char *p = info.p + i + n + 1, *end = info.p + info.n;
        char stop = p < end && *p == '"' ? *p++ : ' ';
        const char *q = memchr(p, stop, (size_t)(end - p));
        *out = (struct str){p, (size_t)((q ? q : end) - p)};
        return true;
    }
    return false;
}

/* -- pages ----------------------------------------------------------------- */

static struct lesson_page *page_open(struct walk *w)
{
    if (!w->open) {
        struct lesson_page page = {.title = w->heading};
        struct part part = {w->out->blocks.n, w->out->directives.n};
        vec_push(&w->pages, page);
        vec_push(&w->parts, part);
        w->open = true;
    }
    return &vec_last(&w->pages);
}

/* A page has one program at most. */
static void page_close_after_program(struct walk *w)
{
    if (w->open && vec_last(&w->pages).program.p)
        w->open = false;
}

static struct str heading_text(struct walk *w, const struct prose_block *b)
{
    struct buf out = {0};
    for (size_t i = 0; i < b->text.n; i++)
        buf_adds(&out, b->text.runs[i].text);
    struct str s = keep(w, str_trimmed(buf_str(&out)));
    buf_fini(&out);
    return s;
}

static void take_heading(struct walk *w, const struct prose_block *b)
{
    struct lesson *l = &w->out->lesson;
    struct str title = heading_text(w, b);
    if (!l->title.n)
        l->title = title;
    if (!str_eqz(title, "Output")) { /* it heads a sample, not a subject */
        page_close_after_program(w);
        w->heading = title;
        if (w->open)
            vec_last(&w->pages).title = title;
    }
    page_open(w);
    vec_push(&w->out->blocks, *b);
}

/* -- programs -------------------------------------------------------------- */

static bool is_python(struct str info)
{
    size_t n = 0;
    while (n < info.n && !isspace((unsigned char)info.p[n]))
        n++;
    struct str lang = {info.p, n};
    return str_eqz(lang, "python") || str_eqz(lang, "py") ||
           str_eqz(lang, "python3");
}

/* The block's text, or that of the file that it names when it is empty. */
static struct str program_text(struct walk *w, const struct prose_block *b)
{
    struct str file, text = b->code;
    struct buf read = {0};
    if (str_trimmed(text).n || !info_value(b->info, "file", &file))
        return text;
    char *name = xstrndup(file.p, file.n);
    if (w->beside && w->beside->read &&
        w->beside->read(w->beside->arg, name, &read))
        text = keep(w, buf_str(&read));
    else
        lesson_wrong(&w->out->lesson.problems, b->line - 1, 1,
                     "there is no file %s beside the lesson to take the "
                     "program from", name);
    free(name);
    buf_fini(&read);
    return text;
}

/* Where the program stood, its name stands. */
static void put_program_mark(struct walk *w, const struct lesson_page *page,
                             const struct prose_block *from)
{
    struct buf words = {0};
    struct prose_run *run = arena_alloc(&w->out->arena, sizeof *run);
    struct prose_block b = {.kind = PROSE_PROGRAM, .gap = true,
                            .line = from->line, .text = {run, 1}};
    buf_printf(&words, "[program: %.*s]", STR_ARG(page->name));
    *run = (struct prose_run){keep(w, buf_str(&words)), PROSE_ASIDE, 0};
    vec_push(&w->out->blocks, b);
    buf_fini(&words);
}

static void take_program(struct walk *w, const struct prose_block *b)
{
    struct str name, args;
    page_close_after_program(w);
    struct lesson_page *page = page_open(w);
    page->program = program_text(w, b);
    page->from_file = page->program.p != b->code.p;
    page->line = b->line;
    if (info_value(b->info, "file", &name) ||
        name_from_comment(page->program, &name))
        page->name = keep(w, name);
    else
        page->name = name_from_title(w, page->title);
    if (info_value(b->info, "args", &args))
        page->args = keep(w, args);
    w->out->lesson.n_programs++;
    put_program_mark(w, page, b);
}

/* -- what the reader says itself -------------------------------------------- */

/* A block of one text; it stands at that line of the file (0: nowhere). */
static void put_words(struct walk *w, struct prose_block b, const char *words,
                      unsigned look)
{
    struct prose_run *run = arena_alloc(&w->out->arena, sizeof *run);
    *run = (struct prose_run){keep(w, str_of(words)), look, 0};
    b.kind = PROSE_PARAGRAPH;
    b.text = (struct prose_text){run, 1};
    vec_push(&w->out->blocks, b);
}

static void put_aside(struct walk *w, const char *words)
{
    put_words(w, (struct prose_block){.gap = true}, words, PROSE_ASIDE);
}

/* Has the page that is open such a directive already? */
static bool has_directive(const struct walk *w, enum directive_kind kind)
{
    for (size_t i = vec_last(&w->parts).directives; i < w->out->directives.n;
         i++)
        if (w->out->directives.p[i].kind == kind)
            return true;
    return false;
}

/* What is asked for can be read before anything is changed. */
static void put_goal(struct walk *w, const struct directive *d, int line)
{
    struct buf text = {0};
    struct prose_block item = {.indent = 2, .marker = STR("-"), .line = line};
    if (!has_directive(w, DIRECTIVE_goal))
        put_words(w, (struct prose_block){.gap = true, .line = line},
                  "It is done when all of this holds:", PROSE_ASIDE);
    goal_text(d, &text);
    put_words(w, item, buf_z(&text), 0);
    buf_fini(&text);
}

/* -- directives ------------------------------------------------------------ */

/* What it says of the page or the lesson as a whole is put there at once. */
static void take_directive(struct walk *w, const struct prose_block *b)
{
    struct directive d;
    struct lesson *l = &w->out->lesson;
    if (!directive_is(b->code) ||
        !directive_read(b->code, b->line, b->column, &w->out->arena, &d,
                        &l->problems))
        return;
    struct lesson_page *page = page_open(w);
    if (d.kind == DIRECTIVE_args)
        page->args = d.text;
    else if (d.kind == DIRECTIVE_input)
        page->input = d.text;
    else if (d.kind == DIRECTIVE_minutes)
        l->minutes = (int)d.number;
    else if (d.kind == DIRECTIVE_goal)
        put_goal(w, &d, b->line);
    vec_push(&w->out->directives, d);
}

/* -- samples of output ------------------------------------------------------- */

/* Does a sample of output tell a time of a real clock: "1.01 seconds"? */
static bool tells_real_time(struct str s)
{
    for (size_t i = 1; i + 3 < s.n; i++) {
        const char *p = s.p + i;
        if (*p != '.' || !isdigit((unsigned char)p[-1]) ||
            !isdigit((unsigned char)p[1]))
            continue;
        size_t n = 1, zeros = 1;
        for (; i + n < s.n && isdigit((unsigned char)p[n]); n++)
            zeros &= p[n] == '0';
        struct str unit = {p + n, s.n - i - n};
        if (!zeros && (str_starts(unit, " second") || str_starts(unit, " sec") ||
                       str_starts(unit, "s\n")))
            return true;
    }
    return false;
}

/* -- the walk -------------------------------------------------------------- */

static void take_block(struct walk *w, const struct prose_block *b)
{
    switch (b->kind) {
    case PROSE_HEADING:
        take_heading(w, b);
        return;
    case PROSE_COMMENT:
        take_directive(w, b);
        return;
    case PROSE_BLOCK_CODE:
        if (b->fenced && is_python(b->info)) {
            take_program(w, b);
            return;
        }
        break;
    default:
        break;
    }
    page_open(w);
    vec_push(&w->out->blocks, *b);
    if (b->kind == PROSE_BLOCK_CODE && tells_real_time(b->code))
        put_aside(w, "(Real clocks add hundredths. The clock here is the "
                     "program's own and stands still while code runs.)");
}

static void say_repaired(struct walk *w)
{
    struct buf b = {0};
    size_t n = w->out->markdown.repaired;
    if (!n)
        return;
    buf_printf(&b, "(%zu garbled character%s of this text %s put right: it was "
               "written in UTF-8 and read as Windows-1252. Programs are left "
               "as they are.)", n, n == 1 ? "" : "s", n == 1 ? "was" : "were");
    page_open(w);
    put_aside(w, buf_z(&b));
    buf_fini(&b);
}

/* Headings at a page's beginning that its title or the lesson's says already. */
static size_t said_already(const struct walk *w, const struct lesson_page *page,
                           const struct prose_block *blocks, size_t n)
{
    size_t i = 0;
    for (; i < n && blocks[i].kind == PROSE_HEADING; i++) {
        struct buf b = {0};
        for (size_t k = 0; k < blocks[i].text.n; k++)
            buf_adds(&b, blocks[i].text.runs[k].text);
        struct str s = str_trimmed(buf_str(&b));
        bool said = str_eq(s, page->title) ||
                    str_eq(s, w->out->lesson.title);
        buf_fini(&b);
        if (!said)
            break;
    }
    return i;
}

/* Now that the arrays stay where they are, the pages get their parts. */
static void pages_finish(struct walk *w)
{
    struct owned_lesson *out = w->out;
    struct part end = {out->blocks.n, out->directives.n};
    if (!out->lesson.n_programs && w->pages.n)
        vec_last(&w->pages).title = out->lesson.title; /* one text */
    for (size_t i = 0; i < w->pages.n; i++) {
        struct lesson_page *page = &w->pages.p[i];
        struct part from = w->parts.p[i];
        struct part to = i + 1 < w->parts.n ? w->parts.p[i + 1] : end;
        const struct prose_block *blocks = out->blocks.p + from.blocks;
        size_t n = to.blocks - from.blocks;
        size_t skip = n ? said_already(w, page, blocks, n) : 0;
        page->prose = (struct prose){.blocks = n ? blocks + skip : NULL,
                                     .n = n - skip};
        page->n_directives = to.directives - from.directives;
        if (page->n_directives)
            page->directives = out->directives.p + from.directives;
    }
    out->lesson.pages = w->pages.p;
    out->lesson.n_pages = w->pages.n;
}

static void say_missing(struct lesson *l, const struct markdown *m)
{
    for (size_t i = 0; i < m->missing.n; i++)
        if (!strstr(m->missing.p[i].file.p, "://")) /* nor does it fetch any */
            lesson_wrong(&l->problems, m->missing.p[i].line,
                         m->missing.p[i].column, "there is no picture %.*s "
                         "beside the lesson", STR_ARG(m->missing.p[i].file));
}

struct lesson *lesson_parse(struct str markdown, const char *file,
                            const struct folder *beside)
{
    struct owned_lesson *out = xcalloc(1, sizeof *out);
    struct walk w = {.out = out, .beside = beside};
    const char *slash = strrchr(file, '/');
    w.heading = keep(&w, str_of(slash ? slash + 1 : file));
    markdown_read(markdown, beside, &out->arena, &out->markdown);
    for (size_t i = 0; i < out->markdown.blocks.n; i++)
        take_block(&w, &out->markdown.blocks.p[i]);
    say_repaired(&w);
    page_open(&w);
    if (!out->lesson.title.n)
        out->lesson.title = w.heading;
    out->lesson.repaired = out->markdown.repaired;
    pages_finish(&w);
    say_missing(&out->lesson, &out->markdown);
    links_resolve(&out->lesson, out->blocks.p, out->blocks.n, &out->markdown,
                  beside, &out->arena);
    vec_fini(&w.parts);
    return &out->lesson;
}

void lesson_free(struct lesson *l)
{
    struct owned_lesson *out = (struct owned_lesson *)l;
    free(l->pages);
    lesson_problems_fini(&l->problems);
    markdown_fini(&out->markdown);
    vec_fini(&out->blocks);
    vec_fini(&out->directives);
    arena_fini(&out->arena);
    free(out);
}

static bool contains_folded(struct str s, const char *part)
{
    size_t n = strlen(part);
    for (size_t i = 0; i + n <= s.n; i++)
        if (strncasecmp(s.p + i, part, n) == 0)
            return true;
    return false;
}

static bool is_name(const struct lesson_page *p, const char *which)
{
    size_t n = strlen(which);
    return p->name.n >= n && strncasecmp(p->name.p, which, n) == 0 &&
           (p->name.n == n || str_eqz((struct str){p->name.p + n,
                                                   p->name.n - n}, ".py"));
}

size_t lesson_named(const struct lesson *l, const char *name, size_t but)
{
    size_t i = 0;
    while (i < l->n_pages && (i == but || !l->pages[i].program.p ||
                              !is_name(&l->pages[i], name)))
        i++;
    return i;
}

size_t lesson_find(const struct lesson *l, const char *which)
{
    char *end;
    unsigned long number = strtoul(which, &end, 10);
    for (size_t i = 0, seen = 0; *which && *end == '\0' && i < l->n_pages; i++)
        if (l->pages[i].program.p && ++seen == number)
            return i;
    bool number_only = *which && *end == '\0'; /* never part of a name */
    for (int pass = 0; pass < 2 && *which && !number_only; pass++)
        for (size_t i = 0; i < l->n_pages; i++) {
            const struct lesson_page *p = &l->pages[i];
            if (!p->program.p)
                continue;
            if (pass == 0 ? is_name(p, which)
                          : contains_folded(p->name, which) ||
                                contains_folded(p->title, which) ||
                                contains_folded(p->program, which))
                return i;
        }
    return l->n_pages;
}

size_t lesson_next_program(const struct lesson *l, size_t from, int direction)
{
    for (size_t i = from; i < l->n_pages; i += (size_t)direction)
        if (l->pages[i].program.p)
            return i;
    return l->n_pages;
}

struct place lesson_place(const struct directive *all, size_t i)
{
    const struct directive *d = &all[i];
    if (d->placed || d->kind != DIRECTIVE_predict)
        return d->place;
    while (i-- > 0)
        if (all[i].kind == DIRECTIVE_stop)
            return all[i].place;
    return (struct place){.kind = PLACE_START, .nth = 1};
}

const struct directive *lesson_directive(const struct lesson_page *page,
                                         enum directive_kind kind, size_t i)
{
    for (size_t k = 0; k < page->n_directives; k++)
        if (page->directives[k].kind == kind && i-- == 0)
            return &page->directives[k];
    return NULL;
}

size_t lesson_count(const struct lesson_page *page, enum directive_kind kind)
{
    size_t n = 0;
    for (size_t k = 0; k < page->n_directives; k++)
        n += page->directives[k].kind == kind;
    return n;
}

/* -- how much there is of it ------------------------------------------------ */

static int count_directives(const struct lesson *l, enum directive_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < l->n_pages; i++)
        n += lesson_count(&l->pages[i], kind);
    return (int)n;
}

static size_t prose_bytes(const struct prose *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->blocks[i].text.n; k++)
            n += p->blocks[i].text.runs[k].text.n;
    return n;
}

/* A reader who thinks while reading takes in some 150 words a minute; what there
 * is to do takes longer than what there is to read. */
int lesson_minutes(const struct lesson *l)
{
    enum { BYTES_A_MINUTE = 150 * 6, PROGRAM = 90, PREDICTION = 30,
           CHALLENGE = 180 }; /* the last three in seconds */
    if (l->minutes)
        return l->minutes;
    size_t bytes = 0;
    for (size_t i = 0; i < l->n_pages; i++)
        bytes += prose_bytes(&l->pages[i].prose);
    long seconds = (long)(bytes * 60 / BYTES_A_MINUTE) +
                   (long)l->n_programs * PROGRAM +
                   count_directives(l, DIRECTIVE_predict) * PREDICTION +
                   lesson_challenges(l) * CHALLENGE;
    return seconds < 60 ? 1 : (int)((seconds + 30) / 60);
}

int lesson_challenges(const struct lesson *l)
{
    int n = 0;
    for (size_t i = 0; i < l->n_pages; i++)
        n += lesson_directive(&l->pages[i], DIRECTIVE_goal, 0) != NULL;
    return n;
}
