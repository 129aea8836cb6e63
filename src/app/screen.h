/* The screen over a feed of events: wires feed, ui and terminal to the host's
 * loop; each of them knows nothing of the others.
 */
#ifndef APP_SCREEN_H
#define APP_SCREEN_H

#include "app/course.h"
#include "app/input.h"
#include "app/live.h"

/* Shows a program, a lesson or a trace until the user quits; `study` hears of what
 * is done in a lesson of the course (NULL: it is none). The exit status; *plain
 * when the terminal can't be used: then nothing was shown. */
int screen_show(const struct cli *cli, struct input *in, struct study *study,
                bool *plain);

/* Starts a program under the recorder, shows its trace as it grows, and waits for
 * its end, with or without the screen. Its exit status; a signal that has ended
 * the program ends us as well. */
int screen_show_live(const struct cli *cli, struct live *live);

#endif
