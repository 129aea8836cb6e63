#include "term/capable.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

enum { MOST_COLOURS = 256 };

/* Reads an entry for as long as `ask` looks at it. */
static bool entry_asked(const char *name, bool (*ask)(void))
{
    int error;
    if (setupterm((char *)name, STDOUT_FILENO, &error) != OK)
        return false;
    bool answer = ask();
    del_curterm(cur_term); /* newterm reads it anew */
    return answer;
}

static bool is_known(void)
{
    return true;
}

static bool moves_cursor(void)
{
    const char *move = tigetstr("cup");
    return move && move != (const char *)-1;
}

static bool has_most_colours(void)
{
    return tigetnum("colors") >= MOST_COLOURS;
}

enum capable capable_of_drawing(void)
{
    const char *name = getenv("TERM");
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return CAPABLE_NO_TERMINAL;
    if (!name || !name[0])
        return CAPABLE_NO_TERM;
    if (!entry_asked(name, is_known))
        return CAPABLE_UNKNOWN;
    return entry_asked(name, moves_cursor) ? CAPABLE : CAPABLE_NO_CURSOR;
}

static bool more_is_promised(void)
{
    const char *said = getenv("COLORTERM");
    return said && (strcmp(said, "truecolor") == 0 ||
                    strcmp(said, "24bit") == 0);
}

const char *capable_entry(void)
{
    static char sister[128];
    const char *name = getenv("TERM");
    if (!name || !more_is_promised() || entry_asked(name, has_most_colours))
        return name;
    size_t lengths[] = {strlen(name), strcspn(name, "-")};
    for (int i = 0; i < 2; i++) {
        snprintf(sister, sizeof sister, "%.*s-256color", (int)lengths[i], name);
        if (entry_asked(sister, has_most_colours))
            return sister;
    }
    return name;
}
