/* The command line: one table of subcommands, and what they share. Options
 * stand before FILE and are loopscope's; what follows FILE is the program's.
 */
#ifndef APP_CLI_H
#define APP_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"

#define LOOPSCOPE_VERSION "0.1.0"

/* The options that only some formats of `export` take (and the screen: a theme);
 * cmd_export.c says what they hold. */
enum cli_export { CLI_LEAST_WIDTH, CLI_THEME, CLI_WIDTH, CLI_SIZE, CLI_SPEED,
                  CLI_STEPS, CLI_AT, CLI_EXPORTS };

/* What the options say; each subcommand takes those that it knows. */
struct cli {
    const char *command;   /* "run", or "open" when none was named */
    const char *file;      /* FILE, without #PROGRAM; NULL when not given */
    const char *fragment;  /* PROGRAM of FILE#PROGRAM, or NULL */
    int argc;              /* the program's: argv[0] is FILE */
    char **argv;
    const char *output;    /* -o */
    const char *input;     /* --input: what the program's input() reads */
    const char *format;    /* --format, of export */
    const char *exports[CLI_EXPORTS]; /* as given; NULL: not given */
    const char *lines;     /* --lines: none, user or all; NULL: not given */
    const char *beside;    /* --beside: OTHER[#PROGRAM], side by side with FILE */
    const char *name;      /* --name: what the program is called */
    const char *python;    /* --python: the Python that record runs */
    uint64_t seed;
    bool seed_given;
    struct str problems;   /* with the configuration: lines, or nothing */
    char *configured;      /* a text of it that stands in `exports`; owned */
    bool ascii, present, mono, real_time, virtual_clock, help;
    bool live;             /* --live: on the screen, while it runs */
    bool at_once;          /* --at-once: each event as it comes */
    uint64_t count;        /* --count: of questions; 0: not given */
    bool all;              /* --count all */
    bool answers;          /* --answers: print them */
    bool notes;            /* --notes: those for the instructor */
    bool json;             /* --json: of progress */
    const char *reset;     /* --reset: the lesson, or "all" */
    bool collections;      /* --collections: say what they took */
    int detail;            /* enum detail; DETAIL_COUNT: not given */
    uint64_t max_steps;    /* --max-steps; 0: the default */
    uint64_t max_memory;   /* --max-memory in MiB; 0: the default */
    uint64_t max_recursion; /* --max-recursion; 0: the default */
    uint64_t max_output;   /* --max-output in MiB; 0: the default */
};

/* A subcommand: takes the parsed command line, returns the exit status. */
typedef int (*command_fn)(const struct cli *cli);

struct command {
    const char *name;
    const char *arguments; /* for --help */
    const char *summary;
    const char *options;   /* the short letters of the options that it takes */
    command_fn run;
};

/* Ends with a NULL name; commands.c. */
extern const struct command commands[];

int cmd_open(const struct cli *cli);
int cmd_run(const struct cli *cli);
int cmd_trace(const struct cli *cli);
int cmd_explain(const struct cli *cli);
int cmd_quiz(const struct cli *cli);
int cmd_check(const struct cli *cli);
int cmd_record(const struct cli *cli);
int cmd_export(const struct cli *cli);
int cmd_progress(const struct cli *cli);

/* Parses and runs; main() is this. */
int cli_main(int argc, char **argv);

/* Takes an option as a configuration file has it: its long name and its value
 * (of one that takes none, yes or no). */
enum configured { CONFIGURE_TAKEN, CONFIGURE_NAME, CONFIGURE_VALUE };
enum configured cli_configure(struct cli *cli, struct str name,
                              struct str value);
/* Appends the names that it takes, as people read a list. */
void cli_configurable(struct buf *out);

/* What cli_fail says goes here instead, a line each, without our name; NULL: on
 * stderr again. For what must not be printed while the screen is on. */
void cli_fail_into(struct buf *lines);
/* "loopscope: " and the message on stderr; returns status. */
int cli_fail(int status, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
