/* For tests of whole screens: a trace, a screen of a size, keys typed in, and
 * what is then to be seen as text. */
#ifndef TESTS_UI_SCREEN_H
#define TESTS_UI_SCREEN_H

#include "base/mem.h"
#include "support/trace_build.h"
#include "trace/reader.h"
#include "ui/request.h"
#include "ui/ui.h"

struct screen {
    struct trace_store *store;
    struct trace_header header;
    struct ui *ui;
    struct canvas canvas;
    struct buf text;
    unsigned flags; /* of the last key */
};

static inline void screen_size(struct screen *s, int w, int h)
{
    ui_resize(s->ui, w, h);
    canvas_resize(&s->canvas, w, h);
}

static inline void screen_open(struct screen *s, const char *trace, size_t n,
                               const struct ui_options *options)
{
    *s = (struct screen){.store = trace_store_new(64 << 20)};
    struct trace_reader *r = trace_reader_new(s->store, &s->header);
    trace_reader_feed(r, trace, n);
    trace_reader_end(r);
    trace_reader_free(r);
    s->ui = ui_new(options);
    ui_attach(s->ui, s->store, &s->header, true);
    screen_size(s, 80, 24);
}

static inline void screen_close(struct screen *s)
{
    ui_free(s->ui);
    canvas_fini(&s->canvas);
    buf_fini(&s->text);
    trace_header_fini(&s->header);
    trace_store_free(s->store);
}

/* All that a key has begun. */
static inline void screen_finish(struct screen *s)
{
    while (s->flags & UI_WORK)
        s->flags = (s->flags & ~(unsigned)UI_WORK) | ui_work(s->ui);
}

/* Key names as in the table of requests, apart by spaces. */
static inline void screen_keys(struct screen *s, const char *names)
{
    while (*names) {
        size_t n = strcspn(names, " ");
        struct key k;
        if (n && key_parse((struct str){names, n}, &k))
            s->flags = ui_key(s->ui, &k);
        screen_finish(s);
        names += n + (names[n] == ' ');
    }
}

/* Types a text, character by character. */
static inline void screen_type(struct screen *s, const char *text)
{
    for (; *text; text++)
        s->flags = ui_key(s->ui, &(struct key){.code = UK_CHAR,
                                               .cp = (unsigned char)*text});
}

static inline const char *screen_text(struct screen *s)
{
    canvas_resize(&s->canvas, s->canvas.w, s->canvas.h);
    ui_draw(s->ui, &s->canvas);
    s->text.n = 0;
    canvas_to_text(&s->canvas, &s->text);
    return buf_z(&s->text);
}

static inline void screen_assert_shows(struct screen *s, const char *part)
{
    const char *text = screen_text(s);
    if (!strstr(text, part))
        fail_msg("the screen lacks \"%s\":\n%s", part, text);
}

static inline void screen_assert_lacks(struct screen *s, const char *part)
{
    const char *text = screen_text(s);
    if (strstr(text, part))
        fail_msg("the screen has \"%s\":\n%s", part, text);
}

/* Where a text stands on the screen, in cells; false: it doesn't. */
static inline bool screen_find(struct screen *s, const char *part, int *x,
                               int *y)
{
    const char *text = screen_text(s), *at = strstr(text, part);
    *x = *y = 0;
    for (const char *p = text; at && p < at; p++) {
        *x = *p == '\n' ? 0 : *x + (((unsigned char)*p & 0xC0) != 0x80);
        *y += *p == '\n';
    }
    return at != NULL;
}

/* The pointer's button goes down, or moves while it is down, or its wheel turns,
 * some cells right of where a text stands. */
static inline void screen_point(struct screen *s, enum ukey what,
                                const char *part, int right)
{
    struct key k = {.code = what};
    if (!screen_find(s, part, &k.x, &k.y))
        fail_msg("the screen lacks \"%s\":\n%s", part, buf_z(&s->text));
    k.x += right;
    s->flags = ui_key(s->ui, &k);
}

static inline void screen_click(struct screen *s, const char *part)
{
    screen_point(s, UK_CLICK, part, 0);
}

#endif
