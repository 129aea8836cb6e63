/* What a FILE of the command line is: read, recognised, and, for a program,
 * compiled. Everything that is wrong with it is said here, on stderr, as
 * `file:line:column: message` and the next step to take.
 */
#ifndef APP_INPUT_H
#define APP_INPUT_H

#include "app/cli.h"
#include "lang/code.h"
#include "lesson/lesson.h"

enum input_kind { INPUT_PROGRAM, INPUT_TRACE, INPUT_LESSON };

/* Is a trace read beyond the end that it has now? */
enum input_growth {
    GROWTH_NONE,
    GROWTH_WHILE_WRITTEN, /* as long as somebody holds it (file_claim) */
    GROWTH_RECORDED,      /* until feed_file_over: its writer is our own */
};

struct input {
    enum input_kind kind;
    const char *path;      /* borrowed from cli */
    struct buf bytes;      /* the file; for a lesson page, its program's text */
    int rest;              /* a trace file that is read as it is needed: what
                              comes behind `bytes`; else -1 */
    uint64_t size;         /* of that file */
    enum input_growth growth; /* of that file, when it is a screen's */
    struct lesson *lesson; /* INPUT_LESSON, or NULL */
    size_t page;           /* the page that #PROGRAM picked */
    int number;            /* of a lesson of the course, which goes on behind its
                              last page; 0: it belongs to none */
    int argc;              /* of the program: the command line's, or else what */
    char **argv;           /* the lesson's page says; argv[0] is its name */
    bool own_arguments;    /* argv[1..] are ours to free */
    uint64_t seed;         /* of its run: the command line's, or else what the
                              lesson's page says */
    bool own_seed;         /* the command line has said one */
    enum detail detail;    /* at which its walk opens: the command line's, or
                              else what the lesson's page says; DETAIL_COUNT:
                              neither says one */
    bool own_detail;       /* the command line has said one */
    const char *edited;    /* the file that runs in place of the program, under
                              its name: borrowed (edits.h), or NULL */
    char *name;            /* what the program is called: the path, or the
                              lesson's name for it */
};

/* Reads cli->file; of a trace that is a file, only the beginning. EXIT_OK, or the
 * exit status after the message. The caller ends it with input_fini in both
 * cases. */
int input_open(struct input *in, const struct cli *cli);
void input_fini(struct input *in);
/* Makes page `page` of the lesson the program (bytes, name). False when it has
 * none. */
bool input_pick_page(struct input *in, size_t page);
/* Gives the program arguments: a line of words, as a shell has them. */
void input_set_arguments(struct input *in, struct str args);

/* The path of a file in the folder that the lesson is in; the caller frees it.
 * NULL when the name leads out of it. */
char *path_beside(const char *lesson, const char *name);
/* The files in the folder of a lesson, whose path is borrowed. */
struct folder folder_beside(const char *lesson);
/* A file without a name that holds the text, for a child to open as
 * /proc/PID/fd/N; -1: there is none. The caller closes it. */
int input_hold(struct str text);

/* Why CPython would refuse a program: its own text, and the parts of it. */
struct refusal {
    struct buf text;
    char *type, *message;
    int line;
    struct buf more;       /* what else is wrong, which CPython doesn't get to */
};
void refusal_fini(struct refusal *r);

/* Compiles the program. NULL after a message on stderr, *status is the exit
 * status then: 1 for what CPython refuses too (its own text), 3 for what the
 * sandbox can't do. `refused`, when not NULL, gets CPython's text instead of
 * stderr (kind DIAG_SYNTAX only). */
struct program *input_compile(const struct input *in, unsigned lang_flags,
                              int *status, struct refusal *refused);

#endif
