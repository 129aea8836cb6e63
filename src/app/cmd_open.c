/* `loopscope FILE`: the screen. Wires the feed of events, the screen and the
 * terminal to the host's loop; each of them knows nothing of the others. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/feed.h"
#include "app/pictures.h"
#include "base/die.h"
#include "base/mem.h"
#include "host/host.h"
#include "term/term.h"
#include "ui/ui.h"

enum { FIRST_FRAME_MS = 250 }; /* how long the first frame waits for events */

struct session {
    const struct cli *cli;
    struct input *in;
    struct host *host;
    struct feed feed;
    struct term *term;   /* NULL until the first events are there */
    struct ui *ui;
    struct canvas canvas;
    int width, height;
    int signal;          /* that ended it, 0: none */
    bool header_seen;
    double started;      /* host_now() when the feed began anew */
    double loading_shown; /* host_now() when a trace file's were last looked at */
};

static void draw(struct session *s)
{
    canvas_resize(&s->canvas, s->width, s->height);
    ui_draw(s->ui, &s->canvas);
    term_paint(s->term, &s->canvas);
}

static void say_problem(struct session *s)
{
    struct buf text = {0};
    const char *problem = feed_problem(&s->feed, &text);
    if (problem && s->feed.ended) {
        ui_message(s->ui, "%s; what came before it is shown", problem);
        if (!s->feed.is_child)
            ui_set_end_note(s->ui, "The trace was cut off here; what came "
                                   "after is not known.");
    }
    buf_fini(&text);
}

/* -- pages and runs -------------------------------------------------------- */

static void attach(struct session *s)
{
    ui_attach(s->ui, s->feed.store, &s->feed.header, s->feed.ended);
    say_problem(s);
}

static void start_again(struct session *s)
{
    feed_stop(&s->feed);
    if (feed_start(&s->feed, s->host, s->in, s->cli) != EXIT_OK)
        host_stop(s->host);
    s->header_seen = false;
    s->started = host_now();
    host_timer(s->host, HOST_TIMER_PLAY, 0);
    attach(s);
}

static unsigned turn_page(struct session *s, int direction)
{
    const struct lesson *l = s->in->lesson;
    size_t page = l ? s->in->page + (size_t)direction : 0;
    if (!l || page >= l->n_pages) {
        ui_message(s->ui, l ? "There is no page %s this one."
                            : "This is a single program, without pages.",
                   direction > 0 ? "after" : "before");
        return UI_REDRAW;
    }
    input_pick_page(s->in, page);
    start_again(s);
    show_lesson(s->ui, s->in);
    return UI_REDRAW;
}

/* What a screen may take of the machine's memory, unless it is told. */
enum { SCREEN_MIB = 768 };

/* An endless program fills any memory: then no more is read, and the full pipe
 * holds it where it is. */
static bool has_memory(const struct session *s)
{
    uint64_t most = s->cli->max_memory ? s->cli->max_memory : SCREEN_MIB;
    return host_memory() >> 20 < most;
}

static void want_more(struct session *s)
{
    if (has_memory(s))
        feed_want(&s->feed, trace_store_count(s->feed.store) + FEED_AHEAD);
    else
        ui_hold(s->ui);
}

/* A trace file has an end, so all of it is read, a bit at a time, while its
 * beginning is looked at. */
static void load_all(struct session *s)
{
    if (s->in->kind == INPUT_TRACE)
        feed_want(&s->feed, SIZE_MAX);
}

/* Its share is shown. When there is no memory for more, it is said and left. */
static void go_on_loading(struct session *s)
{
    if (s->feed.is_child)
        return;
    if (!s->feed.ended && !has_memory(s)) {
        feed_hold(&s->feed);
        ui_hold(s->ui);
    }
    if (ui_set_loaded(s->ui, feed_share(&s->feed)))
        draw(s);
}

/* Does what the screen asked for. */
static void obey(struct session *s, unsigned flags)
{
    if (flags & UI_QUIT)
        host_stop(s->host);
    if (flags & UI_NEXT_PAGE)
        flags |= turn_page(s, 1);
    if (flags & UI_PREV_PAGE)
        flags |= turn_page(s, -1);
    if (flags & UI_RUN_AGAIN) {
        start_again(s);
        flags |= UI_REDRAW;
    }
    if (flags & UI_WANT_MORE)
        want_more(s);
    if (flags & UI_PLAY)
        host_timer(s->host, HOST_TIMER_PLAY, (uint64_t)ui_play_ms(s->ui));
    if (flags & UI_REDRAW)
        draw(s);
}

/* -- what the host calls --------------------------------------------------- */

/* A program that has just begun has no events to step through yet: keys are
 * kept for it, as long as a first frame would wait. */
static bool keys_wait(const struct session *s)
{
    return !feed_is_full(&s->feed) &&
           (host_now() - s->started) * 1000 < FIRST_FRAME_MS;
}

static void take_keys(struct session *s)
{
    struct key key;
    unsigned flags = 0;
    if (keys_wait(s)) {
        host_timer(s->host, HOST_TIMER_KEYS, FIRST_FRAME_MS);
        return;
    }
    while (term_key(s->term, &key))
        flags |= ui_key(s->ui, &key);
    obey(s, flags);
}

static void on_keys(void *arg)
{
    struct session *s = arg;
    enum status st = term_read(s->term);
    take_keys(s);
    if (st == STATUS_EOF)
        host_stop(s->host);
    if (!keys_wait(s))
        host_timer(s->host, HOST_TIMER_KEYS,
                   term_pending(s->term) ? TERM_ESC_MS : 0);
}

static void on_tick(void *arg, enum host_timer which)
{
    struct session *s = arg;
    if (!s->term) { /* a program that is slow to begin: show what there is */
        if (trace_reader_has_header(s->feed.reader))
            host_stop(s->host);
        return;
    }
    if (which == HOST_TIMER_PLAY) {
        obey(s, ui_tick(s->ui));
        return;
    }
    host_timer(s->host, HOST_TIMER_KEYS, 0);
    term_flush(s->term);
    take_keys(s);
}

static void on_resize(void *arg)
{
    struct session *s = arg;
    if (!s->term)
        return;
    term_resize(s->term, &s->width, &s->height);
    obey(s, ui_resize(s->ui, s->width, s->height) | UI_REDRAW);
}

static void on_stopped(void *arg, int number)
{
    struct session *s = arg;
    s->signal = number;
    host_stop(s->host);
}

/* More events, or their end. */
static void grew(struct session *s)
{
    if (!s->term) {
        if (feed_is_full(&s->feed))
            host_stop(s->host); /* enough for the first frame */
        return;
    }
    if (!s->header_seen && trace_reader_has_header(s->feed.reader)) {
        s->header_seen = true;
        attach(s);
        obey(s, UI_REDRAW);
        take_keys(s);
        return;
    }
    unsigned flags = ui_store_grew(s->ui, s->feed.ended);
    say_problem(s);
    obey(s, flags);
    take_keys(s); /* those that waited for events */
}

static void on_bytes(void *arg, const char *p, size_t n)
{
    struct session *s = arg;
    feed_bytes(&s->feed, p, n);
    grew(s);
}

static void on_errors(void *arg, const char *p, size_t n)
{
    struct session *s = arg;
    feed_errors(&s->feed, p, n);
}

static void on_child_end(void *arg, int status)
{
    struct session *s = arg;
    feed_child_end(&s->feed, status);
    grew(s);
}

/* A slice of a trace file. The screen hears of it now and then: what it makes of
 * new events costs more than reading them. */
static void on_work(void *arg)
{
    const double every = 0.1;
    struct session *s = arg;
    feed_work(&s->feed);
    if (s->term && !s->feed.ended && host_now() - s->loading_shown < every)
        return;
    grew(s);
    if (s->term)
        go_on_loading(s);
    s->loading_shown = host_now();
}

static const struct host_callbacks callbacks = {
    .keys = on_keys,
    .resize = on_resize,
    .tick = on_tick,
    .bytes = on_bytes,
    .errors = on_errors,
    .child_end = on_child_end,
    .stopped = on_stopped,
    .work = on_work,
};

/* -- life ------------------------------------------------------------------ */

/* Is there anything to show? Says why not. */
static int check_feed(struct session *s)
{
    struct feed *f = &s->feed;
    bool text_alone = !f->is_child && s->in->kind == INPUT_LESSON;
    if (text_alone || trace_reader_has_header(f->reader))
        return EXIT_OK;
    if (f->errors.n) { /* the sandbox has said what it can't do */
        fwrite(f->errors.p, 1, f->errors.n, stderr);
        return EXIT_INPUT;
    }
    if (!feed_complain(f, s->in))
        cli_fail(EXIT_INPUT, "%s: there is no trace in it", s->in->path);
    return EXIT_INPUT;
}

static int run_screen(struct session *s)
{
    term_size(s->term, &s->width, &s->height);
    s->ui = ui_new(&(struct ui_options){
        .ascii = s->cli->ascii || !term_is_utf8(s->term),
        .theme = term_colors(s->term) ? THEME_DARK : THEME_MONO,
        .can_run_again = s->in->kind != INPUT_TRACE,
        .present = s->cli->present,
    });
    ui_resize(s->ui, s->width, s->height);
    show_lesson(s->ui, s->in);
    s->header_seen = trace_reader_has_header(s->feed.reader);
    attach(s);
    host_watch_keys(s->host, term_fd(s->term));
    if (s->cli->detail < DETAIL_COUNT)
        ui_set_detail(s->ui, (enum detail)s->cli->detail);
    ui_set_loaded(s->ui, feed_share(&s->feed));
    draw(s);
    load_all(s);
    host_run(s->host);
    canvas_fini(&s->canvas);
    ui_free(s->ui);
    return EXIT_OK;
}

/* Ends as the signal would have ended us, so that a shell sees it. */
static void end_by_signal(int number)
{
    signal(number, SIG_DFL);
    kill(getpid(), number);
}

/* A fault of our own: the terminal first, then the signal's usual end. */
static void on_fault(int number)
{
    term_restore();
    signal(number, SIG_DFL);
    raise(number);
}

static void guard_terminal(bool on)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    die_hook(on ? term_restore : NULL);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        signal(faults[i], on ? on_fault : SIG_DFL);
}

int cmd_open(const struct cli *cli)
{
    if (!cli->file)
        return cli_fail(EXIT_USAGE, "which file? try: loopscope "
                        "lessons/01-one-thing-at-a-time.md   (or --help)");
    if (!isatty(STDOUT_FILENO))
        return cmd_explain(cli);
    struct input in;
    int status = input_open(&in, cli);
    if (status != EXIT_OK) {
        input_fini(&in);
        return status;
    }
    struct session s = {.cli = cli, .in = &in};
    s.host = host_new(&callbacks, &s);
    status = feed_start(&s.feed, s.host, &in, cli);
    if (status == EXIT_OK && !feed_is_full(&s.feed)) {
        host_timer(s.host, HOST_TIMER_PLAY, FIRST_FRAME_MS);
        host_run(s.host); /* until the first frame has what it shows */
        host_timer(s.host, HOST_TIMER_PLAY, 0);
    }
    if (status == EXIT_OK && !s.signal)
        status = check_feed(&s);
    bool plain = false;
    if (status == EXIT_OK && !s.signal) {
        struct term_options options = {.mono = cli->mono, .mouse = true};
        plain = term_open(&options, &s.term) != STATUS_OK;
        if (!plain) {
            guard_terminal(true);
            status = run_screen(&s);
            term_close(s.term);
            guard_terminal(false);
        }
    }
    feed_stop(&s.feed);
    host_free(s.host);
    input_fini(&in);
    if (s.signal)
        end_by_signal(s.signal);
    return plain ? cmd_explain(cli) : status;
}
