#include "app/cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "app/taste.h"
#include "base/mem.h"
#include "export/export.h"
#include "story/story.h"
#include "trace/event.h"

const struct command commands[] = {
#define COMMAND(name, arguments, files, options, summary)                     \
    {#name, arguments, summary, options, cmd_##name},
#define OPTION(...)
#include "app/commands.def"
#undef COMMAND
#undef OPTION
    {0},
};

/* One row an option: its letter in `struct command`, its name, its help. */
static const struct option_row {
    char letter;
    const char *name;
    const char *argument; /* "": it takes none */
    const char *help;
} option_rows[] = {
#define COMMAND(...)
#define OPTION(letter, name, argument, values, help)                          \
    {letter, name, argument, help},
#include "app/commands.def"
#undef COMMAND
#undef OPTION
};
enum { N_OPTIONS = sizeof option_rows / sizeof option_rows[0] };

static struct buf *fail_lines; /* of cli_fail_into */

void cli_fail_into(struct buf *lines)
{
    fail_lines = lines;
}

int cli_fail(int status, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    if (fail_lines) {
        buf_vprintf(fail_lines, format, ap);
        buf_addc(fail_lines, '\n');
        va_end(ap);
        return status;
    }
    fflush(stdout);
    fputs("loopscope: ", stderr);
    vfprintf(stderr, format, ap);
    fputc('\n', stderr);
    va_end(ap);
    return status;
}

static const struct command *command_named(const char *name)
{
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static void print_formats(FILE *to)
{
    fputs("\nFormats:\n", to);
    for (const struct export_format *f = export_formats; f->name; f++)
        fprintf(to, "  %-9s %s\n", f->name, f->meaning);
}

enum { HELP_COLUMN = 26, HELP_WIDTH = 79 };

/* The help of an option, at its column; wrapped at words. */
static void print_help(FILE *to, const char *text)
{
    int x = HELP_COLUMN;
    while (*text) {
        int n = (int)strcspn(text, " ");
        if (x > HELP_COLUMN && x + 1 + n > HELP_WIDTH) {
            fprintf(to, "\n%*s", HELP_COLUMN, "");
            x = HELP_COLUMN;
        }
        x += fprintf(to, "%s%.*s", x > HELP_COLUMN ? " " : "", n, text);
        text += n + (text[n] == ' ');
    }
    fputc('\n', to);
}

static void print_usage(FILE *to, const struct command *only)
{
    fputs("usage: ", to);
    for (const struct command *c = only ? only : commands; c->name; c++) {
        fprintf(to, "%sloopscope %s%s%s\n", c == (only ? only : commands)
                                                ? "" : "       ",
                c->run == cmd_open ? "" : c->name,
                c->run == cmd_open || !c->arguments[0] ? "" : " ",
                c->arguments);
        if (only)
            break;
    }
    if (only) {
        fprintf(to, "\n%s.\n\n", only->summary);
    } else {
        fputs("\nWatch an asyncio event loop work, one step at a time, forward "
              "and back.\nFILE is a program (.py), a tutorial in Markdown "
              "(.md, .txt; #PROGRAM picks one\nof its programs by number or "
              "name), or a trace (.jsonl, .jsonl.zst). `-` is standard\ninput. "
              "Without FILE there is the course: a list of lessons; a number "
              "or a word\nof a title opens one.\n\n", to);
        for (const struct command *c = commands; c->name; c++)
            if (c->run != cmd_open)
                fprintf(to, "  %-9s %s\n", c->name, c->summary);
        fputs("\nOptions, before FILE:\n", to);
    }
    for (int i = 0; i < N_OPTIONS; i++) {
        const struct option_row *o = &option_rows[i];
        if (only && !strchr(only->options, o->letter))
            continue;
        char text[64];
        snprintf(text, sizeof text, "--%s%s%s", o->name,
                 o->argument[0] ? " " : "", o->argument);
        fprintf(to, "  %s %-19s ",
                o->letter == 'o' || o->letter == 'h'
                    ? (o->letter == 'o' ? "-o," : "-h,") : "   ",
                text);
        print_help(to, o->help);
    }
    if (only && only->run == cmd_export)
        print_formats(to);
    if (!only)
        fputs("      --version           the version\n\n"
              "Exit status: 0; the program's own for run and record; 2 wrong "
              "command line;\n3 input that can't be used; 4 the run hit a "
              "limit; 5 deadlock.\n", to);
}

static int usage_error(const struct command *c, const char *what,
                       const char *which)
{
    cli_fail(EXIT_USAGE, "%s%s", what, which);
    fprintf(stderr, "try: loopscope %s%s--help\n",
            c && c->run != cmd_open ? c->name : "",
            c && c->run != cmd_open ? " " : "");
    return EXIT_USAGE;
}

static bool parse_number(const char *text, uint64_t *out)
{
    char *end;
    errno = 0;
    if (text[0] < '0' || text[0] > '9')
        return false;
    *out = strtoull(text, &end, 10);
    return errno == 0 && *end == '\0';
}

static bool parse_detail(const char *text, int *out)
{
    *out = (int)story_detail_of(str_of(text));
    return *out < DETAIL_COUNT;
}

/* The letters of the options that are kept as given, for cmd_export. */
static const char export_letters[CLI_EXPORTS] = {
    [CLI_LEAST_WIDTH] = 'L', [CLI_THEME] = 'T', [CLI_WIDTH] = 'W',
    [CLI_SIZE] = 'Z', [CLI_SPEED] = 'V', [CLI_STEPS] = 'P',
    [CLI_AT] = 'X',
};

static bool parse_lines(const char *text, const char **out)
{
    static const char *const names[] = {"none", "user", "all"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(text, names[i]) == 0)
            return *out = names[i], true;
    return false;
}

/* Takes one option; false when its argument is wrong. */
static bool take_option(struct cli *cli, char letter, const char *argument)
{
    const char *kept = memchr(export_letters, letter, CLI_EXPORTS);
    if (kept) {
        cli->exports[kept - export_letters] = argument;
        return true;
    }
    switch (letter) {
    case 'o':
        cli->output = argument;
        return true;
    case 'i':
        cli->input = argument;
        return true;
    case 'F':
        cli->format = argument;
        return true;
    case 'b':
        cli->beside = argument;
        return true;
    case 'N':
        cli->name = argument;
        return true;
    case 's':
        cli->seed_given = true;
        if (strcmp(argument, "random") != 0)
            return parse_number(argument, &cli->seed);
        if (getrandom(&cli->seed, sizeof cli->seed, 0) < 0)
            return false;
        cli->seed %= 1000000; /* short enough to type again */
        fprintf(stderr, "loopscope: seed %llu\n",
                (unsigned long long)cli->seed);
        return true;
    case 'a':
        return cli->ascii = true;
    case 'p':
        return cli->present = true;
    case 'n':
        return cli->mono = true;
    case 'd':
        return parse_detail(argument, &cli->detail);
    case 'C':
        return cli->collections = true;
    case 'k':
        cli->all = strcmp(argument, "all") == 0;
        return cli->all || (parse_number(argument, &cli->count) && cli->count);
    case 'w':
        return cli->answers = true;
    case 't':
        return cli->notes = true;
    case 'J':
        return cli->json = true;
    case 'U':
        cli->reset = argument;
        return true;
    case 'r':
        return cli->real_time = true;
    case 'v':
        return cli->virtual_clock = true;
    case 'E':
        return cli->live = true;
    case 'A':
        return cli->at_once = true;
    case 'y':
        cli->python = argument;
        return true;
    case 'l':
        return parse_lines(argument, &cli->lines);
    case 'M':
        return parse_number(argument, &cli->max_memory);
    case 'S':
        return parse_number(argument, &cli->max_steps);
    case 'R':
        return parse_number(argument, &cli->max_recursion);
    case 'O':
        return parse_number(argument, &cli->max_output);
    case 'h':
        return cli->help = true;
    }
    return false;
}

/* -- the configuration -- */

/* What a user may want once and for all. */
static bool is_configurable(const struct option_row *o)
{
    return strchr("adnpT", o->letter);
}

void cli_configurable(struct buf *out)
{
    const char *apart = "";
    for (int i = 0; i < N_OPTIONS; i++) {
        if (!is_configurable(&option_rows[i]))
            continue;
        buf_printf(out, "%s%s", apart, option_rows[i].name);
        apart = ", ";
    }
}

static const struct option_row *row_named(struct str name)
{
    for (int i = 0; i < N_OPTIONS; i++)
        if (str_eqz(name, option_rows[i].name))
            return &option_rows[i];
    return NULL;
}

enum configured cli_configure(struct cli *cli, struct str name,
                              struct str value)
{
    const struct option_row *o = row_named(name);
    if (!o || !is_configurable(o))
        return CONFIGURE_NAME;
    if (!o->argument[0] && str_eqz(value, "no"))
        return CONFIGURE_TAKEN; /* as it is when nobody says anything */
    if (!o->argument[0] && !str_eqz(value, "yes"))
        return CONFIGURE_VALUE;
    char *text = xstrndup(value.p, value.n);
    bool taken = take_option(cli, o->letter, text);
    if (taken && cli->exports[CLI_THEME] == text) {
        free(cli->configured);
        cli->configured = text;
    } else {
        free(text);
    }
    return taken ? CONFIGURE_TAKEN : CONFIGURE_VALUE;
}

static int parse_options(struct cli *cli, const struct command *c, int argc,
                         char **argv)
{
    struct option longs[N_OPTIONS + 1] = {0};
    char shorts[2 * N_OPTIONS + 3] = "+:";
    for (int i = 0; i < N_OPTIONS; i++) {
        const struct option_row *o = &option_rows[i];
        longs[i] = (struct option){o->name, o->argument[0] ? required_argument
                                                        : no_argument,
                                   NULL, o->letter};
    }
    strcat(shorts, "o:h");
    optind = 1;
    opterr = 0;
    int letter, at = optind;
    while (at = optind,
           (letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (letter == ':')
            return usage_error(c, "this option needs a value: ", argv[at]);
        if (letter == '?' || !strchr(c->options, letter))
            return usage_error(c, "no such option here: ", argv[at]);
        if (!take_option(cli, (char)letter, optarg))
            return usage_error(c, "this option takes another value, not ", optarg);
    }
    return 0;
}

/* Splits FILE#PROGRAM, unless a file of that whole name is meant. */
static void split_fragment(struct cli *cli, const char *file)
{
    const char *hash = strrchr(file, '#');
    cli->file = file;
    if (hash && hash != file) {
        cli->file = xstrndup(file, (size_t)(hash - file));
        cli->fragment = hash + 1;
    }
}

static int run_command(struct cli *cli, const struct command *c, bool named,
                       int argc, char **argv)
{
    int wrong = parse_options(cli, c, argc, argv);
    if (wrong)
        return wrong;
    if (cli->help) {
        print_usage(stdout, named ? c : NULL);
        return EXIT_OK;
    }
    if (optind < argc && !c->arguments[0])
        return usage_error(c, "no file is wanted here: ", argv[optind]);
    if (optind < argc) {
        cli->argc = argc - optind;
        cli->argv = argv + optind;
        split_fragment(cli, argv[optind]);
    } else if (named && c->arguments[0]) {
        return usage_error(c, "which file? ", c->arguments);
    }
    return c->run(cli);
}

int cli_main(int argc, char **argv)
{
    const struct command *c = argc > 1 ? command_named(argv[1]) : NULL;
    if (!c && argc > 1 && strcmp(argv[1], "--version") == 0) {
        puts("loopscope " LOOPSCOPE_VERSION);
        return EXIT_OK;
    }
    struct cli cli = {.detail = DETAIL_COUNT};
    struct buf problems = {0};
    bool named = c != NULL;
    if (!named)
        c = command_named("open");
    cli.command = c->name;
    if (c->run == cmd_open || c->run == cmd_record)
        taste_configure(&cli, &problems);
    cli.problems = buf_str(&problems);
    int status = run_command(&cli, c, named, argc - named, argv + named);
    if (cli.fragment)
        free((char *)cli.file);
    free(cli.configured);
    buf_fini(&problems);
    return status;
}
