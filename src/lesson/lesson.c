#include "lesson/lesson.h"

#include <ctype.h>
#include <md4c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/vec.h"

/* What the Markdown walk has gathered so far. Texts end up in the arena. */
struct owned_lesson {
    struct lesson lesson; /* first: lesson_free gets a pointer to it */
    struct arena arena;
};

struct walk {
    struct owned_lesson *out;
    VEC(struct lesson_page) pages;
    const char *markdown;
    struct str heading;    /* the nearest that isn't "Output" */
    struct buf prose, text;
    enum { TEXT_PROSE, TEXT_HEADING, TEXT_CODE } into;
    bool runnable;         /* the code block is python */
    bool open;             /* the page that is last in `pages` takes prose */
    int list_depth;
    struct str info;
};

static struct str keep(struct walk *w, struct str s)
{
    return (struct str){arena_strndup(&w->out->arena, s.p ? s.p : "", s.n),
                        s.n};
}

static struct str trimmed(struct str s)
{
    while (s.n && isspace((unsigned char)s.p[0]))
        s.p++, s.n--;
    while (s.n && isspace((unsigned char)s.p[s.n - 1]))
        s.n--;
    return s;
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
        struct str s = trimmed((struct str){code.p + at, n});
        at += n + 1;
        if (!s.n || s.p[0] != '#')
            continue;
        s = trimmed((struct str){s.p + 1, s.n - 1});
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

/* -- prose ----------------------------------------------------------------- */

static void paragraph_break(struct walk *w)
{
    if (w->prose.n && w->prose.p[w->prose.n - 1] != '\n')
        buf_addz(&w->prose, "\n\n");
    else if (w->prose.n > 1 && w->prose.p[w->prose.n - 2] != '\n')
        buf_addc(&w->prose, '\n');
}

/* -- pages ----------------------------------------------------------------- */

/* Obsidian's "![[folder/picture.png]]" becomes "[picture: picture.png, not
 * here]". */
static void name_pictures(struct buf *prose)
{
    struct buf out = {0};
    const char *p = buf_z(prose), *open, *close;
    while ((open = strstr(p, "![[")) && (close = strstr(open, "]]"))) {
        const char *name = open + 3;
        for (const char *c = name; c < close; c++)
            if (*c == '/')
                name = c + 1;
        buf_add(&out, p, (size_t)(open - p));
        buf_printf(&out, "[picture: %.*s, not here]", (int)(close - name),
                   name);
        p = close + 2;
    }
    buf_addz(&out, p);
    buf_fini(prose);
    *prose = out;
}

static void page_close(struct walk *w)
{
    if (!w->open)
        return;
    struct lesson_page *page = &vec_last(&w->pages);
    name_pictures(&w->prose);
    page->prose = keep(w, trimmed(buf_str(&w->prose)));
    w->prose.n = 0;
    w->open = false;
}

static struct lesson_page *page_open(struct walk *w)
{
    if (!w->open) {
        struct lesson_page page = {.title = w->heading};
        vec_push(&w->pages, page);
        w->open = true;
    }
    return &vec_last(&w->pages);
}

static void heading_done(struct walk *w)
{
    struct str title = trimmed(buf_str(&w->text));
    if (w->out->lesson.title.n == 0)
        w->out->lesson.title = keep(w, title);
    if (str_eqz(title, "Output")) /* it heads a sample, not a subject */
        return;
    if (w->open && vec_last(&w->pages).program.p)
        page_close(w);
    w->heading = keep(w, title);
    if (w->open) {
        vec_last(&w->pages).title = w->heading;
        if (w->prose.n) {
            paragraph_break(w);
            buf_adds(&w->prose, title);
            buf_addz(&w->prose, "\n\n");
        }
    }
}

static int line_of(const struct walk *w, const char *needle, size_t n)
{
    const char *at = n ? strstr(w->markdown, needle) : NULL;
    int line = 1;
    for (const char *p = w->markdown; at && p < at; p++)
        line += *p == '\n';
    return line;
}

static void program_done(struct walk *w)
{
    if (w->open && vec_last(&w->pages).program.p)
        page_close(w);
    struct lesson_page *page = page_open(w);
    page->program = keep(w, buf_str(&w->text));
    struct str name, args;
    if (info_value(w->info, "file", &name) ||
        name_from_comment(page->program, &name))
        page->name = keep(w, name);
    else
        page->name = name_from_title(w, page->title);
    if (info_value(w->info, "args", &args))
        page->args = keep(w, args);
    const char *end = memchr(page->program.p, '\n', page->program.n);
    char *first = xstrndup(page->program.p,
                           end ? (size_t)(end - page->program.p) : 0);
    page->line = line_of(w, first, strlen(first));
    free(first);
    w->out->lesson.n_programs++;
}

/* -- directives ------------------------------------------------------------ */

static void stop_add(struct walk *w, int line, struct str text)
{
    const struct lesson_stop **at = &page_open(w)->stops;
    struct lesson_stop *stop = arena_alloc(&w->out->arena, sizeof *stop);
    *stop = (struct lesson_stop){.line = line, .text = keep(w, text)};
    while (*at)
        at = (const struct lesson_stop **)&(*at)->next;
    *at = stop;
}

/* A line of HTML: most are no directives of ours. */
static void take_directive(struct walk *w, struct str html)
{
    char *z = xstrndup(html.p, html.n), *said = strstr(z, "loopscope:");
    int line, from = 0, to = 0;
    if (said &&
        sscanf(said, "loopscope: stop line %d \"%n%*[^\"]%n", &line, &from,
               &to) >= 1 && to > from)
        stop_add(w, line, (struct str){said + from, (size_t)(to - from)});
    free(z);
}

/* -- the walk -------------------------------------------------------------- */

static struct str attribute(const MD_ATTRIBUTE *a)
{
    return (struct str){a->text, a->size};
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
    struct walk *w = arg;
    switch (type) {
    case MD_BLOCK_H:
        w->into = TEXT_HEADING;
        w->text.n = 0;
        break;
    case MD_BLOCK_CODE: {
        const MD_BLOCK_CODE_DETAIL *d = detail;
        struct str lang = attribute(&d->lang);
        w->into = TEXT_CODE;
        w->text.n = 0;
        w->info = keep(w, attribute(&d->info));
        w->runnable = str_eqz(lang, "python") || str_eqz(lang, "py") ||
                      str_eqz(lang, "python3");
        break;
    }
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        w->list_depth++;
        break;
    case MD_BLOCK_LI:
        page_open(w);
        if (w->prose.n && w->prose.p[w->prose.n - 1] != '\n')
            buf_addc(&w->prose, '\n');
        for (int i = 1; i < w->list_depth; i++)
            buf_addz(&w->prose, "  ");
        buf_addz(&w->prose, "- ");
        break;
    default:
        break;
    }
    return 0;
}

/* Code that is not run is shown with its line breaks. */
static void code_done(struct walk *w)
{
    if (w->runnable) {
        program_done(w);
        return;
    }
    page_open(w);
    paragraph_break(w);
    buf_adds(&w->prose, buf_str(&w->text));
    buf_addc(&w->prose, '\n');
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *arg)
{
    struct walk *w = arg;
    (void)detail;
    switch (type) {
    case MD_BLOCK_H:
        w->into = TEXT_PROSE;
        heading_done(w);
        break;
    case MD_BLOCK_CODE:
        w->into = TEXT_PROSE;
        code_done(w);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        if (--w->list_depth == 0)
            paragraph_break(w);
        break;
    case MD_BLOCK_P:
        paragraph_break(w);
        break;
    default:
        break;
    }
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *arg)
{
    struct walk *w = arg;
    if (type == MD_SPAN_IMG) {
        const MD_SPAN_IMG_DETAIL *d = detail;
        (void)d;
        page_open(w);
        buf_addz(w->into == TEXT_PROSE ? &w->prose : &w->text, "[picture: ");
    }
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *arg)
{
    struct walk *w = arg;
    (void)detail;
    if (type == MD_SPAN_IMG)
        buf_addz(w->into == TEXT_PROSE ? &w->prose : &w->text, ", not here]");
    return 0;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE n,
                     void *arg)
{
    struct walk *w = arg;
    struct buf *b = w->into == TEXT_PROSE ? &w->prose : &w->text;
    if (type == MD_TEXT_HTML) { /* directives and comments are never prose */
        take_directive(w, (struct str){text, n});
        return 0;
    }
    if (w->into == TEXT_PROSE)
        page_open(w);
    if (type == MD_TEXT_BR)
        buf_addc(b, '\n');
    else if (type == MD_TEXT_SOFTBR)
        buf_addc(b, ' ');
    else
        buf_add(b, text, n);
    return 0;
}

struct lesson *lesson_parse(struct str markdown, const char *file)
{
    struct owned_lesson *out = xcalloc(1, sizeof *out);
    char *z = xstrndup(markdown.p ? markdown.p : "", markdown.n);
    struct walk w = {.out = out, .markdown = z};
    MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    const char *slash = strrchr(file, '/');
    w.heading = keep(&w, str_of(slash ? slash + 1 : file));
    md_parse(z, (MD_SIZE)markdown.n, &parser, &w);
    page_close(&w);
    if (w.pages.n == 0) {
        page_open(&w);
        page_close(&w);
    }
    if (out->lesson.title.n == 0)
        out->lesson.title = w.heading;
    for (size_t i = 0; i < w.pages.n && !out->lesson.n_programs; i++)
        w.pages.p[i].title = out->lesson.title; /* one text: its own title */
    out->lesson.pages = w.pages.p;
    out->lesson.n_pages = w.pages.n;
    buf_fini(&w.prose);
    buf_fini(&w.text);
    free(z);
    return &out->lesson;
}

void lesson_free(struct lesson *l)
{
    struct owned_lesson *out = (struct owned_lesson *)l;
    free(l->pages);
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
