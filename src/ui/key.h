/* A key, as the terminal's decoder hands it to the screen: names of our own, so
 * that nobody but src/term knows what a terminal sends. Knows base only.
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include "base/str.h"

enum ukey {
    UK_NONE,
    UK_CHAR,      /* .cp: a code point that was typed */
    UK_CTRL,      /* .cp: the letter, lower case: Ctrl-D is 'd' */
    UK_ALT,       /* .cp: what was typed with it; 0x7F: Backspace */
    UK_ENTER,
    UK_TAB,
    UK_BACKTAB,
    UK_ESC,
    UK_BACKSPACE,
    UK_DELETE,
    UK_INSERT,
    UK_UP,
    UK_DOWN,
    UK_LEFT,
    UK_RIGHT,
    UK_SHIFT_LEFT,
    UK_SHIFT_RIGHT,
    UK_PGUP,
    UK_PGDN,
    UK_HOME,
    UK_END,
    UK_FUNCTION,  /* .cp: 1 for F1 */
    UK_WHEEL_UP,  /* .x, .y: the cell under the pointer, from 0 */
    UK_WHEEL_DOWN,
    UK_CLICK,     /* first button; .x, .y */
    UK_DRAG,      /* the pointer moved with the first button held; .x, .y */
    UK_PASTE,     /* .text: what was pasted */
    UK_UNKNOWN,   /* a sequence that nobody knows */
};

struct key {
    enum ukey code;
    uint32_t cp;
    int x, y;
    struct str text; /* borrowed until the next key is asked for */
};

#endif
