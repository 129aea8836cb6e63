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
#include "trace/event.h"

const struct command commands[] = {
    {"open", "FILE[#PROGRAM] [ARG...]", "step through it on the screen",
     "siapTndMSROh", cmd_open},
    {"run", "FILE.py [ARG...]", "run it without a screen", "sirNMSROCh", cmd_run},
    {"trace", "[-o TRACE] FILE.py [ARG...]", "write its trace as JSON Lines",
     "osiNMSROh", cmd_trace},
    {"explain", "FILE [ARG...]", "the walk as plain lines of text", "sindMSROh",
     cmd_explain},
    {"record", "[-o TRACE] PROG.py [ARG...]",
     "run it in real python3, write the trace (--live: and watch it)", "oEAivylaTpndh",
     cmd_record},
    {"export", "--format F [-o OUT] FILE [ARG...]",
     "a trace, or a program's, in another form", "oFTWZVPXLsidMSROh", cmd_export},
    {0},
};

/* One row an option: its letter in `struct command`, its name, its help. */
static const struct option_row {
    char letter;
    const char *name;
    const char *argument;
    const char *help;
} option_rows[] = {
    {'o', "output", "FILE", "where it goes (trace, export: standard output)"},
    {'s', "seed", "N", "what an unseeded random starts from: a number, or "
                       "'random'"},
    {'i', "input", "FILE", "the lines that the program's input() reads"},
    {'a', "ascii", NULL, "draw with ASCII characters only"},
    {'p', "present", NULL, "the layout for a projected screen"},
    {'n', "no-color", NULL, "no colours (so does NO_COLOR)"},
    {'d', "detail", "LEVEL", "turns, lines or events (else by the length)"},
    {'r', "real-time", NULL, "let a second take a second"},
    {'v', "virtual", NULL, "a virtual clock: nothing sleeps, the same each time"},
    {'M', "max-memory", "MIB", "memory that the program may use, and its walk"},
    {'S', "max-steps", "N", "jumps back and calls that it may make"},
    {'R', "max-recursion", "N", "calls inside of each other (1000)"},
    {'O', "max-output", "MIB", "text that it may print"},
    {'C', "collections", NULL, "say at the end what collecting garbage took"},
    {'F', "format", "F", "its form (export --help lists them)"},
    {'L', "least-width", "US", "chrome: of a turn that takes no time"},
    {'T', "theme", "THEME", "dark, light, colour-blind, mono, or a file (svg, "
                            "cast: dark or light)"},
    {'W', "width", "PIXELS", "svg: how wide the picture is"},
    {'X', "at", "STEP", "svg: the whole screen at this step, not the timeline"},
    {'Z', "size", "WxH", "cast, svg --at: columns and rows (80x24)"},
    {'V', "speed", "N", "cast: steps a second (1)"},
    {'P', "steps", "A-B", "html, cast: only these steps"},
    {'N', "name", "NAME", "what to call the program (for standard input)"},
    {'y', "python", "PATH", "the Python that runs it (python3)"},
    {'l', "lines", "WHICH", "tell the lines that run of: user (its own files), "
                            "none or all"},
    {'E', "live", NULL, "watch it on the screen while it runs"},
    {'A', "at-once", NULL, "each event is in the trace as it happens, not "
                           "256 at a time (costs a third more)"},
    {'h', "help", NULL, "this text"},
};
enum { N_OPTIONS = sizeof option_rows / sizeof option_rows[0] };

int cli_fail(int status, const char *format, ...)
{
    va_list ap;
    fflush(stdout);
    va_start(ap, format);
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

static void print_usage(FILE *to, const struct command *only)
{
    fputs("usage: ", to);
    for (const struct command *c = only ? only : commands; c->name; c++) {
        fprintf(to, "%sloopscope %s%s%s\n", c == (only ? only : commands)
                                                ? "" : "       ",
                c->run == cmd_open ? "" : c->name,
                c->run == cmd_open ? "" : " ", c->arguments);
        if (only)
            break;
    }
    if (only) {
        fprintf(to, "\n%s.\n\n", only->summary);
    } else {
        fputs("\nWatch an asyncio event loop work, one step at a time, forward "
              "and back.\nFILE is a program (.py), a tutorial in Markdown "
              "(.md, .txt; #PROGRAM picks one\nof its programs by number or "
              "name), or a trace (.jsonl, .jsonl.zst). `-` is standard\ninput.\n\n", to);
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
        snprintf(text, sizeof text, "--%s%s%s", o->name, o->argument ? " " : "",
                 o->argument ? o->argument : "");
        fprintf(to, "  %s %-17s %s\n",
                o->letter == 'o' || o->letter == 'h'
                    ? (o->letter == 'o' ? "-o," : "-h,") : "   ",
                text, o->help);
    }
    if (only && only->run == cmd_export)
        print_formats(to);
    if (!only)
        fputs("      --version         the version\n\n"
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
    static const char *const names[DETAIL_COUNT] = {"turns", "lines",
                                                    "events"};
    for (*out = 0; *out < DETAIL_COUNT; ++*out)
        if (strcmp(text, names[*out]) == 0)
            return true;
    return false;
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
    if (!o->argument && str_eqz(value, "no"))
        return CONFIGURE_TAKEN; /* as it is when nobody says anything */
    if (!o->argument && !str_eqz(value, "yes"))
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
        longs[i] = (struct option){o->name, o->argument ? required_argument
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
    if (optind < argc) {
        cli->argc = argc - optind;
        cli->argv = argv + optind;
        split_fragment(cli, argv[optind]);
    } else if (named) {
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
