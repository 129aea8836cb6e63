#include "term/capable.h"

#include <curses.h>
#include <stdlib.h>
#include <term.h>
#include <unistd.h>

bool capable_of_drawing(void)
{
    int error;
    const char *name = getenv("TERM");
    if (!name || !name[0] || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return false;
    if (setupterm(NULL, STDOUT_FILENO, &error) != OK)
        return false;
    const char *move = tigetstr("cup");
    bool can = move && move != (const char *)-1;
    del_curterm(cur_term); /* newterm reads it anew */
    return can;
}
