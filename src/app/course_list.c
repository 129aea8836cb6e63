/* The list of lessons on the terminal, and the way from it into a lesson and
 * back. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/course.h"
#include "app/guard.h"
#include "app/screen.h"
#include "app/taste.h"
#include "host/host.h"

struct list {
    struct host *host;
    struct term *term;
    struct contents *contents;
    struct canvas canvas;
    bool opened;
    int signal;
};

static void draw(struct list *l)
{
    int w, h;
    term_size(l->term, &w, &h);
    canvas_resize(&l->canvas, w, h);
    contents_draw(l->contents, &l->canvas);
    term_paint(l->term, &l->canvas);
}

static void obey(struct list *l, unsigned flags)
{
    if (flags & CONTENTS_OPEN)
        l->opened = true;
    if (flags & CONTENTS_REPAINT)
        term_repaint(l->term);
    if (flags & CONTENTS_REDRAW)
        draw(l);
    if (flags & (CONTENTS_OPEN | CONTENTS_QUIT))
        host_stop(l->host);
}

/* What is typed behind an Enter is for the lesson. */
static void take_keys(struct list *l)
{
    struct key key;
    unsigned flags = 0;
    while (!(flags & (CONTENTS_OPEN | CONTENTS_QUIT)) &&
           term_key(l->term, &key))
        flags |= contents_key(l->contents, &key);
    obey(l, flags);
}

static void on_keys(void *arg)
{
    struct list *l = arg;
    enum status st = term_read(l->term);
    take_keys(l);
    if (st == STATUS_EOF)
        host_stop(l->host);
    host_timer(l->host, HOST_TIMER_KEYS, (uint64_t)term_patience_ms(l->term));
}

/* A key that was begun and has no more to it. */
static void on_tick(void *arg, enum host_timer which)
{
    struct list *l = arg;
    host_timer(l->host, which, 0);
    term_read(l->term);
    term_flush(l->term);
    take_keys(l);
}

static void on_resize(void *arg)
{
    struct list *l = arg;
    int w, h;
    term_resize(l->term, &w, &h);
    draw(l);
}

static void on_suspend(void *arg)
{
    term_suspend(((struct list *)arg)->term);
}

static void on_resumed(void *arg)
{
    struct list *l = arg;
    term_resume(l->term);
    draw(l);
}

static void on_stopped(void *arg, int number)
{
    struct list *l = arg;
    l->signal = number;
    host_stop(l->host);
}

static const struct host_callbacks callbacks = {
    .keys = on_keys,
    .resize = on_resize,
    .suspend = on_suspend,
    .resumed = on_resumed,
    .tick = on_tick,
    .stopped = on_stopped,
};

static void run(struct list *l)
{
    l->host = host_new(&callbacks, l);
    host_watch_keys(l->host, term_fd(l->term));
    draw(l);
    host_run(l->host);
    canvas_fini(&l->canvas);
    host_free(l->host);
}

/* What is to be read at its foot first. */
static void say(struct list *l, struct course *c, const char *said,
                const struct buf *problems)
{
    if (said)
        contents_message(l->contents, "%s", said);
    if (problems->n)
        contents_message(l->contents, "%.*s",
                         (int)strcspn(problems->p, "\n"), problems->p);
    if (c->trouble.n)
        contents_message(l->contents, "%s", buf_z(&c->trouble));
    c->trouble.n = 0;
}

bool course_choose(const struct cli *cli, struct course *c, size_t *at,
                   const char *said)
{
    struct list l = {.term = guard_open(cli->mono)};
    struct theme theme;
    struct buf problems = {0};
    if (!l.term)
        return false;
    buf_adds(&problems, cli->problems);
    taste_theme(cli, term_colors(l.term), &theme, &problems);
    theme.ascii = cli->ascii || !term_is_utf8(l.term);
    struct contents_row *rows = course_rows(c);
    l.contents = contents_new(&theme, rows, c->lessons.n);
    if (*at < c->lessons.n)
        contents_select(l.contents, *at);
    buf_z(&problems);
    say(&l, c, said, &problems);
    run(&l);
    *at = l.opened ? contents_selected(l.contents) : c->lessons.n;
    contents_free(l.contents);
    guard_close(l.term);
    free(rows);
    buf_fini(&problems);
    if (l.signal) { /* as it would have ended us, for a shell to see */
        signal(l.signal, SIG_DFL);
        kill(getpid(), l.signal);
    }
    return true;
}

/* -- a lesson -------------------------------------------------------------- */

/* Where one stopped, unless a program was asked for, or is given arguments. */
static void resume(struct input *in, struct study *s, const struct cli *cli)
{
    const struct progress_lesson *done = course_done(s->course, s->lesson);
    bool asked = cli->fragment || cli->argc > 1;
    if (!done || asked || in->kind != INPUT_LESSON || done->page < 2 ||
        (size_t)done->page > in->lesson->n_pages)
        return;
    input_pick_page(in, (size_t)done->page - 1);
    s->resumed = true;
}

static int show_lesson_of(const struct cli *cli, struct study *s, bool *plain)
{
    struct input in;
    int status = input_open(&in, cli);
    in.growth = GROWTH_WHILE_WRITTEN;
    if (status == EXIT_OK) {
        in.number = s->course->lessons.p[s->lesson].number;
        resume(&in, s, cli);
        status = screen_show(cli, &in, s, plain);
    }
    input_fini(&in);
    return status;
}

/* The command line as it would be for a lesson of the list. */
static struct cli cli_of(const struct cli *cli, struct course *c, size_t at)
{
    struct cli of = *cli;
    of.file = c->lessons.p[at].path;
    of.fragment = of.beside = NULL;
    of.argc = 1;
    of.argv = &c->lessons.p[at].path;
    return of;
}

static void say_kept(const struct study *s, struct buf *said)
{
    said->n = 0;
    if (!s->beyond && s->page)
        buf_printf(said, "Kept: page %d of %s", s->page,
                   s->course->lessons.p[s->lesson].title);
}

/* Chooses a lesson. False: none, or there is no terminal. */
static bool choose(const struct cli *cli, struct course *c, size_t *at,
                   struct buf *said)
{
    if (!course_choose(cli, c, at, said->n ? buf_z(said) : NULL)) {
        course_print(c, false, stdout);
        return false;
    }
    return *at < c->lessons.n;
}

/* Behind the last page comes the next lesson, and behind the last one the list. */
int course_show(const struct cli *cli, struct course *c, size_t at)
{
    const size_t none = c->lessons.n;
    struct cli of = *cli;
    struct buf said = {0};
    bool plain = false, listed = false; /* does the list stand behind it? */
    int status = EXIT_OK;
    for (size_t chosen = none;;) {
        if (at == none) {
            listed = true;
            if (!choose(cli, c, &chosen, &said))
                break;
            at = chosen;
            of = cli_of(cli, c, at);
        }
        struct study s = {.course = c, .lesson = at};
        status = show_lesson_of(&of, &s, &plain);
        if (status != EXIT_OK || plain || (!s.beyond && !listed))
            break;
        say_kept(&s, &said);
        chosen = s.beyond ? none : at;
        at = s.beyond ? at + 1 : none;
        if (at < none)
            of = cli_of(cli, c, at);
    }
    buf_fini(&said);
    return plain ? cmd_explain(&of) : status;
}
