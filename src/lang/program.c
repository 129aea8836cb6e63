/* From bytes to a program: encoding and line ends, then parsing, scopes, code.
 */
#include <stdlib.h>

#include "lang/compile.h"
#include "lang/encoding.h"
#include "lang/parser.h"

/* Line ends as \n. */
static struct str normalize(struct arena *a, struct str s)
{
    char *out = arena_alloc(a, s.n + 2);
    size_t n = 0;
    if (!s.n || !memchr(s.p, '\r', s.n)) {
        if (s.n)
            memcpy(out, s.p, s.n);
        return (struct str){out, s.n};
    }
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\r') {
            out[n++] = '\n';
            i += i + 1 < s.n && s.p[i + 1] == '\n';
        } else {
            out[n++] = s.p[i];
        }
    }
    return (struct str){out, n};
}

static void split_lines(struct program *p)
{
    struct str s = p->source;
    uint32_t n = 1;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '\n';
    p->lines = arena_alloc(&p->arena, n * sizeof *p->lines);
    const char *at = s.p, *end = s.p + s.n;
    while (at < end) {
        const char *nl = memchr(at, '\n', (size_t)(end - at));
        if (!nl)
            nl = end;
        p->lines[p->n_lines++] = (struct str){at, (size_t)(nl - at)};
        at = nl + 1;
    }
}

static void set_line(const struct program *p, struct diagnostic *why)
{
    int line = why->span.line;
    struct str text = {"", 0};
    if (line > 0 && (uint32_t)line <= p->n_lines)
        text = line_last_piece(p->lines[line - 1]);
    why->line_text = (struct str){
        arena_strndup(&why->arena, text.p, text.n), text.n};
}

static bool build(struct program *p, struct ast *ast, unsigned flags,
                  struct diagnostic *why)
{
    if (!parse_file(ast, p->source, why))
        return false;
    struct compile_options options = {.flags = flags};
    options.future = future_scan(ast, why, &options.future_line);
    struct scope *top = options.future < 0 ? NULL
        : scope_build(ast, why, options.future & FUTURE_ANNOTATIONS);
    if (top && compile_module(p, ast, top, &options, why))
        return true;
    set_line(p, why);
    return false;
}

static void keep_warnings(struct program *p, const struct ast *ast)
{
    size_t n = ast->warnings.n;
    p->n_warnings = (uint32_t)n;
    p->warnings = arena_alloc(&p->arena, n * sizeof *p->warnings + 1);
    if (n)
        memcpy(p->warnings, ast->warnings.p, n * sizeof *p->warnings);
}

/* What was warned of before the mistake was found, as CPython prints it. */
static void say_warnings(const struct program *p, const struct ast *ast,
                         struct diagnostic *why)
{
    struct buf text = {0};
    for (size_t i = 0; i < ast->warnings.n; i++) {
        const struct program_warning *w = &ast->warnings.p[i];
        struct str line = p->lines[w->line - 1];
        while (line.n && strchr(" \t\f", *line.p)) {
            line.p++;
            line.n--;
        }
        buf_printf(&text, "%s:%d: SyntaxWarning: %.*s\n  %.*s\n", p->file.p,
                   w->line, STR_ARG(w->text), STR_ARG(line));
    }
    why->before = arena_strndup(&why->arena, buf_z(&text), text.n);
    buf_fini(&text);
}

struct program *lang_compile(struct str source, const char *file,
                             unsigned flags, struct diagnostic *why)
{
    struct program *p = xcalloc(1, sizeof *p);
    *why = (struct diagnostic){0};
    p->file.n = strlen(file);
    p->file.p = arena_strndup(&p->arena, file, p->file.n);
    struct arena tree = {0};
    struct source_text text;
    bool fine = source_decode(&tree, source, file, &text, why);
    struct ast ast = {.arena = &tree, .marked = text.marked,
                      .declared = text.declared};
    if (fine) {
        p->source = normalize(&p->arena, text.text);
        split_lines(p);
        fine = build(p, &ast, flags, why);
    }
    if (fine)
        keep_warnings(p, &ast);
    else
        say_warnings(p, &ast, why);
    ast_fini(&ast);
    arena_fini(&tree);
    if (!fine) {
        program_free(p);
        return NULL;
    }
    return p;
}

void program_free(struct program *p)
{
    if (!p)
        return;
    struct arena arena = p->arena;
    free(p);
    arena_fini(&arena);
}
