#include "base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*hook_before)(void);

void die_hook(void (*hook)(void))
{
    hook_before = hook;
}

void die(const char *format, ...)
{
    void (*hook)(void) = hook_before;
    hook_before = NULL; /* a hook that dies must not come back here */
    if (hook)
        hook();
    va_list ap;
    va_start(ap, format);
    fputs("loopscope: ", stderr);
    vfprintf(stderr, format, ap);
    fputc('\n', stderr);
    va_end(ap);
    abort();
}
