/* What can go wrong outside the program: one list, negative codes, a message
 * each. Functions that can fail return `enum status` (0 is fine).
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#define STATUS_LIST(X)                                                        \
    X(OK, 0, "no error")                                                      \
    X(EOF, -1, "end of input")                                                \
    X(IO, -2, "input or output error")                                        \
    X(NOT_FOUND, -3, "no such file")                                          \
    X(IS_DIR, -4, "is a directory")                                           \
    X(ACCESS, -5, "permission denied")                                        \
    X(NOT_TEXT, -6, "is not text")                                            \
    X(FORMAT, -7, "is not in the expected format")                            \
    X(VERSION, -8, "is of a version that this loopscope can't read")          \
    X(LIMIT, -9, "is over a limit")                                           \
    X(TRUNCATED, -10, "ends in the middle of a line")                         \
    X(NO_SPACE, -11, "no space left on the disk")                             \
    X(UNSUPPORTED, -12, "is not supported")                                   \
    X(CANCELLED, -13, "was cancelled")                                        \
    X(FILE_LIMIT, -14, "the file may not grow any further (ulimit -f)")

enum status {
#define X(name, code, text) STATUS_##name = code,
    STATUS_LIST(X)
#undef X
};

/* The message of a code; a static string. */
const char *status_text(enum status s);
/* The code that fits an errno value. */
enum status status_from_errno(int error);

/* The exit statuses of the command line (DESIGN §4). */
enum exit_status {
    EXIT_OK = 0,
    EXIT_PROGRAM = 1,  /* the program itself failed */
    EXIT_USAGE = 2,    /* a wrong command line */
    EXIT_INPUT = 3,    /* input that can't be used */
    EXIT_LIMIT = 4,    /* the run hit a limit */
    EXIT_DEADLOCK = 5, /* nothing is ready and no timer is set */
};

#endif
