#include "app/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/vec.h"
#include "base/words.h"
#include "trace/zst.h"

enum { INPUT_LIMIT = 256 << 20, BEGINNING = 64 << 10 };

static bool ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);
    return n >= m && strcasecmp(s + n - m, end) == 0;
}

static bool is_trace(const char *path, struct str text)
{
    return ends_with(path, ".jsonl") || zst_named(path) || zst_begins(text) ||
           str_starts(text, "{\"loopscope\"");
}

static enum input_kind kind_of(const char *path, struct str text)
{
    if (is_trace(path, text))
        return INPUT_TRACE;
    if (ends_with(path, ".py"))
        return INPUT_PROGRAM;
    if (ends_with(path, ".md") || ends_with(path, ".markdown") ||
        ends_with(path, ".txt"))
        return INPUT_LESSON;
    return memmem(text.p ? text.p : "", text.n, "```", 3) ? INPUT_LESSON
                                                          : INPUT_PROGRAM;
}

static int refuse(const char *path, enum status s)
{
    switch (s) {
    case STATUS_NOT_FOUND:
        return cli_fail(EXIT_INPUT, "%s: no such file; check the name, or run "
                        "loopscope in the folder that has it", path);
    case STATUS_IS_DIR:
        return cli_fail(EXIT_INPUT, "%s: this is a folder; name a file in it, "
                        "such as %s%smain.py", path, path,
                        ends_with(path, "/") ? "" : "/");
    case STATUS_ACCESS:
        return cli_fail(EXIT_INPUT, "%s: permission denied; `ls -l %s` shows "
                        "who may read it", path, path);
    case STATUS_LIMIT:
        return cli_fail(EXIT_INPUT, "%s: larger than %d MB", path,
                        INPUT_LIMIT >> 20);
    default:
        return cli_fail(EXIT_INPUT, "%s: %s", path, status_text(s));
    }
}

/* Text has no NUL bytes; a program is left to the compiler, which says what
 * CPython says, and a trace to its reader, which keeps what is good of it. */
static int check_text(const struct input *in)
{
    size_t n = in->bytes.n;
    const char *nul = n ? memchr(in->bytes.p, '\0', n) : NULL;
    if (!nul || in->kind == INPUT_TRACE ||
        (in->kind == INPUT_PROGRAM && ends_with(in->path, ".py")))
        return EXIT_OK;
    return cli_fail(EXIT_INPUT, "%s: a binary file (a zero byte at offset %zu);"
                    " loopscope opens programs (.py), Markdown and traces "
                    "(.jsonl, .jsonl.zst)", in->path, (size_t)(nul - in->bytes.p));
}

char *path_beside(const char *lesson, const char *name)
{
    const char *slash = strrchr(lesson, '/');
    struct buf b = {0};
    if (*name == '/' || !*name || strncmp(name, "../", 3) == 0 ||
        strstr(name, "/../"))
        return NULL;
    buf_add(&b, lesson, slash ? (size_t)(slash - lesson) + 1 : 0);
    buf_addz(&b, name);
    return buf_take(&b);
}

static bool has_beside(void *arg, const char *name)
{
    char *path = path_beside(arg, name);
    struct stat st;
    bool has = path && stat(path, &st) == 0 && S_ISREG(st.st_mode);
    free(path);
    return has;
}

static bool read_beside(void *arg, const char *name, struct buf *out)
{
    char *path = has_beside(arg, name) ? path_beside(arg, name) : NULL;
    bool good = path && file_read(path, INPUT_LIMIT, out) == STATUS_OK;
    free(path);
    return good;
}

struct folder folder_beside(const char *lesson)
{
    return (struct folder){has_beside, read_beside, (void *)lesson};
}

static int open_lesson(struct input *in, const char *fragment)
{
    struct folder beside = folder_beside(in->path);
    in->lesson = lesson_parse(buf_str(&in->bytes), in->path, &beside);
    struct lesson *l = in->lesson;
    size_t page = 0;
    if (fragment) {
        page = lesson_find(l, fragment);
        if (page == l->n_pages) {
            struct buf list = {0};
            for (size_t i = 0, number = 1; i < l->n_pages; i++)
                if (l->pages[i].program.p)
                    buf_printf(&list, "\n  #%zu  %.*s  (%.*s)", number++,
                               STR_ARG(l->pages[i].name),
                               STR_ARG(l->pages[i].title));
            cli_fail(EXIT_INPUT, "%s: it has no program '%s'; it has:%s",
                     in->path, fragment, buf_z(&list));
            buf_fini(&list);
            return EXIT_INPUT;
        }
    } else if (l->n_programs) {
        page = lesson_next_program(l, 0, 1);
    }
    input_pick_page(in, page);
    return EXIT_OK;
}

/* The beginning of a file tells whether it is a trace; everything else is read
 * to its end, as is what comes through a pipe. */
static enum status read_file(struct input *in)
{
    struct stat st;
    int fd;
    enum status s = file_open(in->path, &fd);
    if (s != STATUS_OK)
        return s;
    s = file_read_some(fd, BEGINNING, &in->bytes);
    if (s == STATUS_OK && is_trace(in->path, buf_str(&in->bytes)) &&
        fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        in->rest = fd;
        in->size = (uint64_t)st.st_size;
        return STATUS_OK;
    }
    if (s == STATUS_OK && in->bytes.n)
        s = file_read_rest(fd, INPUT_LIMIT, &in->bytes);
    close(fd);
    return s;
}

int input_open(struct input *in, const struct cli *cli)
{
    *in = (struct input){.path = cli->file, .argc = cli->argc, .rest = -1,
                         .seed = cli->seed, .own_seed = cli->seed_given,
                         .detail = (enum detail)cli->detail,
                         .own_detail = cli->detail < DETAIL_COUNT};
    in->argv = xcalloc((size_t)cli->argc, sizeof *in->argv);
    memcpy(in->argv, cli->argv, (size_t)cli->argc * sizeof *in->argv);
    enum status s = read_file(in);
    if (s != STATUS_OK)
        return refuse(cli->file, s);
    in->kind = kind_of(cli->file, buf_str(&in->bytes));
    int status = check_text(in);
    if (status != EXIT_OK)
        return status;
    if (in->kind == INPUT_LESSON)
        return open_lesson(in, cli->fragment);
    if (cli->fragment)
        return cli_fail(EXIT_INPUT, "%s: only a Markdown file has programs to "
                        "pick with #; leave out '#%s'", in->path,
                        cli->fragment);
    in->name = xstrdup(cli->name ? cli->name
                       : strcmp(in->path, "-") == 0 ? "<stdin>" : in->path);
    in->argv[0] = in->name;
    return EXIT_OK;
}

static void free_arguments(struct input *in)
{
    for (int i = 1; i < in->argc && in->own_arguments; i++)
        free(in->argv[i]);
    free(in->argv);
}

void input_set_arguments(struct input *in, struct str args)
{
    struct words argv = {0};
    free_arguments(in);
    vec_push(&argv, in->name);
    words_split(args, &argv);
    in->argc = (int)argv.n;
    in->argv = argv.p;
    in->own_arguments = true;
}

/* Arguments of the command line go before those that the page asks for. */
static void pick_arguments(struct input *in, struct str args)
{
    if (in->argc > 1 && !in->own_arguments)
        in->argv[0] = in->name;
    else
        input_set_arguments(in, args);
}

/* A page without a seed begins as a program alone does. */
static uint64_t seed_of_page(const struct lesson_page *p)
{
    const struct directive *d = lesson_directive(p, DIRECTIVE_seed, 0);
    uint64_t seed = d && !d->random && d->number > 0 ? (uint64_t)d->number : 0;
    if (d && d->random && getrandom(&seed, sizeof seed, 0) > 0)
        seed %= 1000000; /* short enough to type again */
    return seed;
}

static enum detail detail_of_page(const struct lesson_page *p)
{
    const struct directive *d = lesson_directive(p, DIRECTIVE_detail, 0);
    return d ? d->level : DETAIL_COUNT;
}

bool input_pick_page(struct input *in, size_t page)
{
    const struct lesson_page *p =
        page < in->lesson->n_pages ? &in->lesson->pages[page] : NULL;
    if (!p)
        return false;
    in->page = page;
    in->bytes.n = 0;
    buf_adds(&in->bytes, p->program);
    free(in->name);
    in->name = p->name.n ? xstrndup(p->name.p, p->name.n) : xstrdup(in->path);
    pick_arguments(in, p->args);
    if (!in->own_seed)
        in->seed = seed_of_page(p);
    if (!in->own_detail)
        in->detail = detail_of_page(p);
    return p->program.p != NULL;
}

int input_hold(struct str text)
{
    int fd = memfd_create("loopscope-input", MFD_CLOEXEC);
    if (fd < 0 || file_write(fd, text.p, text.n) == STATUS_OK)
        return fd;
    close(fd);
    return -1;
}

void input_fini(struct input *in)
{
    free_arguments(in);
    buf_fini(&in->bytes);
    if (in->rest >= 0)
        close(in->rest);
    if (in->lesson)
        lesson_free(in->lesson);
    free(in->name);
}

static void say_unsupported(const char *file, const struct diagnostic *d)
{
    cli_fail(EXIT_INPUT, "%s:%d:%d: the sandbox can't do this yet: %s", file,
             d->span.line, d->span.col + 1, d->message);
    if (d->advice)
        fprintf(stderr, "  %s\n", d->advice);
}

void refusal_fini(struct refusal *r)
{
    buf_fini(&r->text);
    buf_fini(&r->more);
    free(r->type);
    free(r->message);
}

/* A learner who mends the first error meets the second: so it is told at once. */
static void say_next_error(const struct input *in, unsigned lang_flags,
                           const struct diagnostic *first, struct buf *out)
{
    struct diagnostic next;
    if (!lang_next_error(buf_str(&in->bytes), in->name, lang_flags, first,
                         &next))
        return;
    buf_printf(out, "Line %d is wrong as well (%s): %s. Python stops at the "
               "first error, so it doesn't say so yet.", next.span.line,
               next.type, next.message);
    diagnostic_fini(&next);
}

struct program *input_compile(const struct input *in, unsigned lang_flags,
                              int *status, struct refusal *refused)
{
    struct diagnostic why;
    if (in->kind == INPUT_LESSON &&
        !in->lesson->pages[in->page].program.p) {
        *status = cli_fail(EXIT_INPUT, "%s: no python program in it to run",
                           in->path);
        return NULL;
    }
    struct program *p =
        lang_compile(buf_str(&in->bytes), in->name, lang_flags, &why);
    if (p)
        return p;
    if (why.kind == DIAG_UNSUPPORTED) {
        say_unsupported(in->name, &why);
        *status = EXIT_INPUT;
    } else {
        struct refusal r = {.type = xstrdup(why.type),
                            .message = xstrdup(why.message),
                            .line = why.span.line};
        diagnostic_format(&why, in->name, &r.text);
        if (refused) {
            say_next_error(in, lang_flags, &why, &r.more);
            *refused = r;
        } else {
            fwrite(r.text.p, 1, r.text.n, stderr);
            refusal_fini(&r);
        }
        *status = EXIT_PROGRAM;
    }
    diagnostic_fini(&why);
    return NULL;
}
