#include "app/second.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"

static void choose_file(const char *named, struct second_choice *out)
{
    const char *hash = strrchr(named, '#');
    bool split = hash && hash != named;
    out->file = split ? xstrndup(named, (size_t)(hash - named))
                      : xstrdup(named);
    out->fragment = split ? xstrdup(hash + 1) : NULL;
}

static void say_none(const struct input *in, const char *name, struct buf *out)
{
    const struct lesson *l = in->lesson;
    const char *apart = "";
    buf_printf(out, "the lesson has no program %s to run beside this one (there "
               "are: ", name);
    for (size_t i = 0; i < l->n_pages; i++)
        if (l->pages[i].program.p && i != in->page) {
            buf_printf(out, "%s%.*s", apart, STR_ARG(l->pages[i].name));
            apart = ", ";
        }
    buf_printf(out, "%s), and no such file lies beside it", *apart ? "" : "none");
}

/* Another program of the lesson by its name, or else a file beside it. */
static void choose_word(const struct input *in, struct str word,
                        struct second_choice *out)
{
    char *name = xstrndup(word.p, word.n);
    struct folder beside = folder_beside(in->path);
    size_t page = lesson_named(in->lesson, name, in->page);
    if (page < in->lesson->n_pages && strcmp(in->path, "-") == 0) {
        buf_addz(&out->wrong, "a lesson from standard input can't be read twice");
    } else if (page < in->lesson->n_pages) {
        struct buf number = {0};
        size_t n = 0;
        for (size_t i = 0; i <= page; i++)
            n += in->lesson->pages[i].program.p != NULL;
        buf_printf(&number, "%zu", n);
        out->file = xstrdup(in->path);
        out->fragment = buf_take(&number);
    } else if (beside.has(beside.arg, name)) {
        out->file = path_beside(in->path, name);
    } else {
        say_none(in, name, &out->wrong);
    }
    free(name);
}

bool second_choose(const char *named, const struct input *in,
                   struct second_choice *out)
{
    *out = (struct second_choice){0};
    const struct directive *d =
        in->kind == INPUT_LESSON
            ? lesson_directive(&in->lesson->pages[in->page], DIRECTIVE_beside, 0)
            : NULL;
    if (named)
        choose_file(named, out);
    else if (d && in->lesson->pages[in->page].program.p)
        choose_word(in, d->text, out);
    return out->file || out->wrong.n;
}

void second_choice_fini(struct second_choice *p)
{
    free(p->file);
    free(p->fragment);
    buf_fini(&p->wrong);
    *p = (struct second_choice){0};
}

bool second_open(struct second *own, const struct cli *cli,
                 struct second_choice *p)
{
    *own = (struct second){.cli = *cli, .argv = {p->file}};
    own->in.rest = -1;
    own->cli.file = p->file;
    own->cli.fragment = p->fragment;
    own->cli.argc = 1;
    own->cli.argv = own->argv;
    own->cli.beside = NULL;
    if (!p->file)
        return false;
    cli_fail_into(&p->wrong);
    int status = input_open(&own->in, &own->cli);
    cli_fail_into(NULL);
    if (status != EXIT_OK)
        return false;
    p->wrong.n = 0;
    if (own->in.kind == INPUT_LESSON &&
        !own->in.lesson->pages[own->in.page].program.p)
        buf_printf(&p->wrong, "%s has no program", p->file);
    return !p->wrong.n;
}

void second_fini(struct second *own)
{
    input_fini(&own->in);
}

/* "countsync" of "programs/countsync.py". */
static char *short_name(const struct input *in)
{
    const char *slash = strrchr(in->name, '/');
    struct str s = str_of(slash ? slash + 1 : in->name);
    static const char *const ends[] = {".zst", ".jsonl", ".py"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);
        if (s.n > n && memcmp(s.p + s.n - n, ends[i], n) == 0)
            s.n -= n;
    }
    return xstrndup(s.p, s.n);
}

static void add_arguments(const struct input *in, char **name)
{
    struct buf b = {0};
    buf_addz(&b, *name);
    for (int i = 1; i < in->argc; i++)
        buf_printf(&b, " %s", in->argv[i]);
    free(*name);
    *name = buf_take(&b);
}

/* What tells them apart is said, at the least where they stand. */
void second_names(const struct input *left, const struct input *right,
                  char *names[2])
{
    const struct input *of[] = {left, right};
    for (int i = 0; i < 2; i++)
        names[i] = short_name(of[i]);
    bool alike = strcmp(names[0], names[1]) == 0;
    for (int i = 0; i < 2 && alike; i++)
        add_arguments(of[i], &names[i]);
    alike = strcmp(names[0], names[1]) == 0;
    for (int i = 0; i < 2 && alike; i++) {
        struct buf b = {0};
        buf_printf(&b, "%s (%s)", names[i], i ? "right" : "left");
        free(names[i]);
        names[i] = buf_take(&b);
    }
}
