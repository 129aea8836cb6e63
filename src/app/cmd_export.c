/* `loopscope export`: a trace in another form. Checks the options, reads all of
 * the trace, and hands it to the format (src/export). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/explain.h"
#include "app/look.h"
#include "app/output.h"
#include "app/pictures.h"
#include "app/reading.h"
#include "base/vec.h"
#include "export/export.h"

/* -- options ---------------------------------------------------------------- */

static bool parse_least_width(const char *text, struct export_options *to)
{
    char *end;
    to->least_width = strtod(text, &end);
    return *text >= '0' && *text <= '9' && *end == '\0' &&
           to->least_width >= 0.001 && to->least_width <= 1e6;
}

static bool parse_theme(const char *text, struct export_options *to)
{
    to->theme = strcmp(text, "light") == 0 ? EXPORT_LIGHT : EXPORT_DARK;
    return to->theme == EXPORT_LIGHT || strcmp(text, "dark") == 0;
}

static bool parse_width(const char *text, struct export_options *to)
{
    char *end;
    long width = strtol(text, &end, 10);
    to->width = (int)width;
    return *text >= '0' && *text <= '9' && *end == '\0' && width >= 320 &&
           width <= 20000;
}

static bool parse_size(const char *text, struct export_options *to)
{
    int end = 0;
    return sscanf(text, "%4dx%4d%n", &to->columns, &to->rows, &end) == 2 &&
           !text[end] && to->columns >= 20 && to->columns <= 500 &&
           to->rows >= 5 && to->rows <= 200;
}

static bool parse_speed(const char *text, struct export_options *to)
{
    char *end;
    to->speed = strtod(text, &end);
    return *text >= '0' && *text <= '9' && !*end && to->speed >= 0.01 &&
           to->speed <= 1000;
}

static bool parse_at(const char *text, struct export_options *to)
{
    char *end;
    to->at = true;
    to->at_step = strtoul(text, &end, 10);
    return *text >= '0' && *text <= '9' && !*end;
}

/* "12", "12-" and "-12" mean what one thinks. */
static bool parse_steps(const char *text, struct export_options *to)
{
    char *end = (char *)text;
    if (*end != '-') {
        if (*end < '0' || *end > '9')
            return false;
        to->first_step = to->last_step = strtoul(text, &end, 10);
    }
    if (*end != '-')
        return !*end;
    to->last_step = SIZE_MAX;
    if (end[1] >= '0' && end[1] <= '9')
        to->last_step = strtoul(end + 1, &end, 10);
    else
        end++;
    return !*end && end > text + 1 && to->first_step <= to->last_step;
}

/* One row an option that is for formats alone; enum cli_export has the order. */
static const struct {
    const char *name;
    bool (*parse)(const char *text, struct export_options *to);
    const char *expected;
} rows[CLI_EXPORTS] = {
    [CLI_LEAST_WIDTH] = {"least-width", parse_least_width,
                         "microseconds, from 0.001 to 1000000"},
    [CLI_THEME] = {"theme", parse_theme, "dark or light"},
    [CLI_SIZE] = {"size", parse_size, "columns and rows, 80x24, from 20x5 to "
                                      "500x200"},
    [CLI_SPEED] = {"speed", parse_speed, "steps a second, from 0.01 to 1000"},
    [CLI_AT] = {"at", parse_at, "the number of a step"},
    [CLI_STEPS] = {"steps", parse_steps, "a range of steps, 10-20"},
    [CLI_WIDTH] = {"width", parse_width, "pixels, from 320 to 20000"},
};

/* Is the word one of those in the list, which blanks set apart? */
static bool has_word(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = list; (at = strstr(at, word)) != NULL; at += n)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

static int refuse_option(const struct export_format *f, const char *name)
{
    return cli_fail(EXIT_USAGE, "--%s is not for the format %s", name, f->name);
}

/* What goes with one kind of picture alone. */
static int refuse_beside_at(const struct cli *cli,
                            const struct export_format *f, const char *name)
{
    bool at = cli->exports[CLI_AT] != NULL;
    if (!at && f->at_only && has_word(f->at_only, name))
        return cli_fail(EXIT_USAGE, "--%s is for the format %s with --at alone",
                        name, f->name);
    if (at && f->not_at && has_word(f->not_at, name))
        return cli_fail(EXIT_USAGE, "--%s does not go with --at", name);
    return EXIT_OK;
}

static int take_options(const struct cli *cli, const struct export_format *f,
                        struct export_options *to)
{
    if (cli->detail < DETAIL_COUNT && !has_word(f->options, "detail"))
        return refuse_option(f, "detail");
    if (cli->detail < DETAIL_COUNT && refuse_beside_at(cli, f, "detail"))
        return EXIT_USAGE;
    for (int i = 0; i < CLI_EXPORTS; i++) {
        const char *value = cli->exports[i];
        if (value && !has_word(f->options, rows[i].name))
            return refuse_option(f, rows[i].name);
        if (value && refuse_beside_at(cli, f, rows[i].name))
            return EXIT_USAGE;
        if (value && !rows[i].parse(value, to))
            return cli_fail(EXIT_USAGE, "--%s takes %s, not %s", rows[i].name,
                            rows[i].expected, value);
    }
    return EXIT_OK;
}

static int list_formats(const char *wrong)
{
    int status = wrong ? cli_fail(EXIT_USAGE, "no such format: %s; these are "
                                  "known:", wrong)
                       : cli_fail(EXIT_USAGE, "which format? --format takes one "
                                  "of these:");
    for (const struct export_format *f = export_formats; f->name; f++)
        fprintf(stderr, "  %-7s %s\n", f->name, f->meaning);
    return status;
}

/* -- reading all of it ------------------------------------------------------ */

static void read_on(struct reading *r)
{
    if (r->feed.ended)
        host_stop(r->host);
}

/* What makes up the story of a run that is whole. The caller frees it. */
static struct story *tell(const struct feed *f)
{
    struct story *s = story_new(f->store);
    story_set_header(s, &f->header);
    story_update(s, true);
    return s;
}

/* The lesson's stops at lines of the page's program, in an array that the caller
 * frees. */
static struct export_stop *stops_of(const struct input *in, size_t *n)
{
    VEC(struct export_stop) stops = {0};
    const struct directive *d;
    for (size_t i = 0; in->lesson &&
                       (d = lesson_directive(&in->lesson->pages[in->page],
                                             DIRECTIVE_stop, i)); i++)
        if (d->place.line)
            vec_push(&stops, ((struct export_stop){d->place.line, d->text}));
    *n = stops.n;
    return stops.p;
}

static int write_job(const struct cli *cli, const struct export_format *f,
                     struct export_job *job)
{
    struct output out;
    int status = output_open(&out, cli->output);
    if (status != EXIT_OK)
        return status;
    job->to = out.to;
    f->write(job);
    return output_close(&out, EXIT_OK);
}

/* What a format says beside what it writes; no error. */
static void say_lines(struct str said)
{
    while (said.n) {
        size_t n = (size_t)((const char *)memchr(said.p, '\n', said.n) - said.p);
        fprintf(stderr, "loopscope: %.*s\n", (int)n, said.p);
        said = (struct str){said.p + n + 1, said.n - n - 1};
    }
}

/* The same for a format that goes step by step. */
static int write_walk(const struct cli *cli, const struct export_format *f,
                      const struct input *in, const struct feed *feed,
                      struct export_job *job)
{
    struct pictures pictures;
    struct story *story = tell(feed);
    struct export_stop *stops = stops_of(in, &job->n_stops);
    enum detail detail = in->detail < DETAIL_COUNT
                             ? in->detail : story_opening_detail(story);
    size_t steps = story_steps(story, detail);
    struct buf said = {0};
    job->options.detail = detail;
    job->story = story;
    job->stops = stops;
    job->said = &said;
    look_init(&job->look, feed);
    pictures_open(&pictures, feed, in, &job->options, &job->screens);
    int status =
        job->options.first_step > steps || job->options.at_step > steps
            ? cli_fail(EXIT_USAGE, "the walk has %zu steps", steps)
            : write_job(cli, f, job);
    say_lines(buf_str(&said));
    buf_fini(&said);
    look_fini(&job->look);
    pictures_close(&pictures);
    free(stops);
    story_free(story);
    return status;
}

/* What was read before an error is exported too: it is good. */
static int write_format(const struct cli *cli, const struct export_format *f,
                        const struct input *in, const struct reading *r,
                        const struct export_options *options)
{
    struct export_job job = {.store = r->feed.store,
                             .header = &r->feed.header,
                             .options = *options};
    if (r->signal || !trace_reader_has_header(r->feed.reader))
        return EXIT_OK;
    return f->walks || options->at ? write_walk(cli, f, in, &r->feed, &job)
                                   : write_job(cli, f, &job);
}

static int export_whole(const struct cli *cli, const struct input *in,
                        const struct export_format *f,
                        const struct export_options *options)
{
    struct reading r = {.more = read_on};
    if (in->kind == INPUT_LESSON && !in->lesson->pages[in->page].program.p)
        return cli_fail(EXIT_INPUT, "%s: no python program in it to export",
                        in->path);
    int status = reading_start(&r, in, cli);
    if (status == EXIT_OK) {
        feed_want(&r.feed, SIZE_MAX);
        reading_run(&r);
        status = write_format(cli, f, in, &r, options);
        int ended = feed_end_status(&r.feed, in, r.signal);
        if (status == EXIT_OK)
            status = ended;
    }
    reading_stop(&r);
    return status;
}

static int export_walk(const struct cli *cli, struct input *in)
{
    struct output out;
    int status = output_open(&out, cli->output);
    if (status == EXIT_OK)
        status = explain_input(cli, in, out.to);
    return output_close(&out, status);
}

int cmd_export(const struct cli *cli)
{
    const struct export_format *f =
        cli->format ? export_format_named(cli->format) : NULL;
    struct export_options options = {.columns = 80, .rows = 24, .speed = 1,
                                     .last_step = SIZE_MAX};
    struct input in;
    if (!f)
        return list_formats(cli->format);
    int status = take_options(cli, f, &options);
    if (status != EXIT_OK)
        return status;
    status = input_open(&in, cli);
    if (status == EXIT_OK && in.kind == INPUT_TRACE && cli->argc > 1)
        status = cli_fail(EXIT_USAGE, "%s: a trace takes no arguments; options "
                          "stand before it", in.path);
    if (status == EXIT_OK)
        status = f->write ? export_whole(cli, &in, f, &options)
                          : export_walk(cli, &in);
    input_fini(&in);
    return status;
}
