/* The end of the program when we ourselves are wrong, or out of memory. A hook
 * lets the screen put the terminal back first. Knows nothing.
 */
#ifndef BASE_DIE_H
#define BASE_DIE_H

/* Runs the hook, prints "loopscope: " and the message, and aborts. */
_Noreturn void die(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* What to do before the message is printed (one hook; NULL takes it away).
 * It must be safe to call at any moment. */
void die_hook(void (*hook)(void));

/* An assertion with a sentence, kept in release builds. */
#define ensure(condition, sentence)                                           \
    ((condition) ? (void)0                                                    \
                 : die("%s:%d: %s (%s)", __FILE__, __LINE__, sentence,        \
                       #condition))

#endif
