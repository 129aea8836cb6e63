#include "ui/texts.h"

#include <ctype.h>

#include "base/bisect.h"
#include "base/vec.h"
#include "lang/lexer.h"

static const enum style style_of[] = {
    [LEX_SPACE] = STYLE_code,         [LEX_KEYWORD] = STYLE_code_keyword,
    [LEX_NAME] = STYLE_code,          [LEX_BUILTIN] = STYLE_code_name,
    [LEX_STRING] = STYLE_code_string, [LEX_NUMBER] = STYLE_code_number,
    [LEX_COMMENT] = STYLE_code_comment, [LEX_OPERATOR] = STYLE_code,
    [LEX_OTHER] = STYLE_code,
};

static void lines_cut(struct text_file *f)
{
    VEC(uint32_t) starts = {0};
    vec_push(&starts, 0);
    for (size_t i = 0; i < f->text.n; i++)
        if (f->text.p[i] == '\n' && i + 1 < f->text.n)
            vec_push(&starts, (uint32_t)(i + 1));
    f->n_lines = f->text.n ? (int)starts.n : 0;
    vec_push(&starts, (uint32_t)f->text.n);
    f->lines = starts.p;
}

static void runs_make(struct text_file *f)
{
    VEC(struct colour_run) runs = {0};
    struct lex_piece piece;
    for (size_t at = 0; lexer_next(f->text, &at, &piece);) {
        struct colour_run run = {(uint32_t)piece.start, (uint32_t)piece.end,
                                 style_of[piece.class]};
        if (run.style != STYLE_code)
            vec_push(&runs, run);
    }
    f->runs = runs.p;
    f->n_runs = runs.n;
}

void texts_init(struct texts *t, const struct trace_header *h)
{
    *t = (struct texts){0};
    for (size_t i = 0; h && i < h->n_sources; i++)
        texts_add(t, h->sources[i].file, h->sources[i].text);
}

void texts_add(struct texts *t, struct str name, struct str text)
{
    t->files = xrealloc(t->files, (t->n + 1) * sizeof *t->files);
    struct text_file *f = &t->files[t->n++];
    *f = (struct text_file){.name = name, .text = text};
    lines_cut(f);
    runs_make(f);
}

void texts_fini(struct texts *t)
{
    for (size_t i = 0; i < t->n; i++) {
        free(t->files[i].lines);
        free(t->files[i].runs);
    }
    free(t->files);
    *t = (struct texts){0};
}

const struct text_file *texts_find(const struct texts *t, struct str name)
{
    for (size_t i = 0; i < t->n; i++)
        if (str_eq(t->files[i].name, name))
            return &t->files[i];
    return NULL;
}

struct str text_line(const struct text_file *f, int line)
{
    if (!f || line < 1 || line > f->n_lines)
        return (struct str){"", 0};
    uint32_t start = f->lines[line - 1], end = f->lines[line];
    while (end > start &&
           (f->text.p[end - 1] == '\n' || f->text.p[end - 1] == '\r'))
        end--;
    return (struct str){f->text.p + start, end - start};
}

size_t text_first_run(const struct text_file *f, uint32_t byte)
{
    struct bisect b = bisect_of(0, f->n_runs);
    while (bisect_next(&b))
        bisect_go(&b, f->runs[b.at].end <= byte);
    return b.low;
}

/* -- search -- */

static bool has_upper(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (isupper((unsigned char)s.p[i]))
            return true;
    return false;
}

const char *text_find(struct str s, struct str part)
{
    if (!part.n || s.n < part.n)
        return NULL;
    if (has_upper(part))
        return memmem(s.p, s.n, part.p, part.n);
    for (size_t i = 0; i + part.n <= s.n; i++)
        if (strncasecmp(s.p + i, part.p, part.n) == 0)
            return s.p + i;
    return NULL;
}

bool text_has(struct str s, struct str part)
{
    return text_find(s, part) != NULL;
}
