/* A program that has the terminal for itself, while we wait: an editor. Whoever
 * calls has given the terminal back before, and takes it anew behind it. Knows
 * neither uv nor curses.
 */
#ifndef HOST_FOREGROUND_H
#define HOST_FOREGROUND_H

/* Runs argv[0], found on PATH, and waits for its end. When it is stopped
 * (Ctrl-Z), so are we, and it goes on when we do. Its exit status; 128 + the
 * signal that ended it; -1 when no process can be had. What can't be run ends
 * with 127, as in a shell. */
int host_foreground(char **argv);

#endif
