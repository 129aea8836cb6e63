/* For tests with one screen at a time: opened before each and closed behind it. */
#ifndef TESTS_UI_ONE_SCREEN_H
#define TESTS_UI_ONE_SCREEN_H

#include "base/file.h"
#include "unit/ui/screen.h"

static struct screen s;

/* 0, or -1 when the file can't be read. */
static inline int open_trace(const char *path)
{
    struct buf b = {0};
    if (file_read(path, 1 << 24, &b) != STATUS_OK)
        return -1;
    screen_open(&s, b.p, b.n, &(struct ui_options){0});
    buf_fini(&b);
    return 0;
}

static inline int close_trace(void **state)
{
    (void)state;
    screen_close(&s);
    return 0;
}

static inline void assert_shows(const char *part)
{
    screen_assert_shows(&s, part);
}

static inline void assert_lacks(const char *part)
{
    screen_assert_lacks(&s, part);
}

#endif
