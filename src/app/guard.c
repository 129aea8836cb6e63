#include "app/guard.h"

#include <signal.h>

#include "base/die.h"

/* A fault of our own: the terminal first, then the signal's usual end. */
static void on_fault(int number)
{
    term_restore();
    signal(number, SIG_DFL);
    raise(number);
}

static void guard(bool on)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    die_hook(on ? term_restore : NULL);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        signal(faults[i], on ? on_fault : SIG_DFL);
}

struct term *guard_open(bool mono)
{
    struct term_options options = {.mono = mono, .mouse = true};
    struct term *t = NULL;
    if (term_open(&options, &t) != STATUS_OK)
        return NULL;
    guard(true);
    return t;
}

void guard_close(struct term *t)
{
    if (!t)
        return;
    term_close(t);
    guard(false);
}
