#include "app/screen.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/guard.h"
#include "app/pair.h"
#include "app/pictures.h"
#include "app/taste.h"
#include "host/host.h"

/* How long the first frame waits for events. */
enum { FIRST_FRAME_MS = 250 };

/* -- what the host calls --------------------------------------------------- */

/* A program that has just begun has no events to step through yet: keys are
 * kept for it, as long as a first frame would wait. */
static bool begins(const struct session *s)
{
    return !feed_is_full(&s->reading.feed) &&
           (host_now() - s->started) * 1000 < FIRST_FRAME_MS;
}

static bool keys_wait(const struct session *s)
{
    return begins(s) || (s->beside && begins(&s->pair->right));
}

static void take_keys(struct session *s)
{
    s = session_screen(s);
    if (keys_wait(s))
        host_timer(s->reading.host, HOST_TIMER_KEYS, FIRST_FRAME_MS);
    else
        session_keys(s);
}

static void on_keys(void *arg)
{
    struct session *s = session_screen(arg);
    enum status st = term_read(s->term);
    take_keys(s);
    if (st == STATUS_EOF)
        host_stop(s->reading.host);
    if (!keys_wait(s))
        host_timer(s->reading.host, HOST_TIMER_KEYS,
                   (uint64_t)term_patience_ms(s->term));
}

static void on_tick(void *arg, enum host_timer which)
{
    struct session *s = arg;
    if (!s->term) { /* a program that is slow to begin: show what there is */
        if (trace_reader_has_header(s->reading.feed.reader))
            host_stop(s->reading.host);
        return;
    }
    switch (which) {
    case HOST_TIMER_PLAY:
        session_tick(s);
        break;
    case HOST_TIMER_FRAME:
        session_draw(s);
        break;
    case HOST_TIMER_FOLDER:
        host_timer(s->reading.host, which, 0);
        if (edits_take(&s->edits, s->in)) {
            session_run_edited(s);
            session_draw(s);
        }
        break;
    case HOST_TIMER_SHOW:
        host_timer(s->reading.host, which, 0);
        feed_file_changed(&s->reading.feed);
        break;
    default:
        host_timer(s->reading.host, HOST_TIMER_KEYS, 0);
        term_read(s->term); /* what came while we were busy isn't late */
        term_flush(s->term);
        take_keys(s);
    }
}

static void on_resize(void *arg)
{
    struct session *s = arg;
    if (s->term)
        session_resize(s);
}

static void on_suspend(void *arg)
{
    struct session *s = arg;
    if (s->term)
        term_suspend(s->term);
    else
        raise(SIGSTOP); /* nothing to give back */
}

static void on_resumed(void *arg)
{
    struct session *s = arg;
    if (!s->term)
        return;
    term_resume(s->term);
    session_draw(s);
}

/* What would end us is for the program that we record, if there is one: its end
 * will be ours. */
static void on_stopped(void *arg, int number)
{
    struct session *s = arg;
    s->handed_on = s->live && !s->live->over;
    if (s->handed_on)
        host_signal(s->reading.host, number);
    else
        s->reading.signal = number;
    if (s->term || s->reading.signal)
        host_stop(s->reading.host);
}

/* Is there enough of what is shown? */
static bool all_full(const struct session *s)
{
    return feed_is_full(&s->reading.feed) &&
           (!s->pair || !s->pair->open ||
            feed_is_full(&s->pair->right.reading.feed));
}

/* More events, or their end. */
static void grew(struct reading *r)
{
    struct session *s = (struct session *)r;
    if (!s->term) {
        if (all_full(session_screen(s)))
            host_stop(s->reading.host); /* enough for the first frame */
        return;
    }
    if (!s->header_seen && trace_reader_has_header(s->reading.feed.reader)) {
        session_began(s);
        take_keys(s);
        session_open_copy(s);
        return;
    }
    session_grew(s);
    take_keys(s); /* those that waited for events */
    session_open_copy(s);
}

/* What has been read of a file since the screen was told last. */
static void show_new(struct session *s)
{
    const struct feed *f = &s->reading.feed;
    size_t n = trace_store_count(f->store);
    if (s->term && !f->ended && s->header_seen && n == s->shown_events)
        return;
    s->shown_events = n;
    grew(&s->reading);
    if (s->term)
        session_go_on_loading(s);
    if (s->live && f->ended && !trace_reader_has_header(f->reader))
        host_stop(s->reading.host); /* it never began, and has said why */
    s->shown = host_now();
}

/* Seconds until a file that grows is looked at again. */
static double time_to_show(const struct session *s)
{
    enum { LOOK_MS = 40 };
    return s->term ? s->shown + LOOK_MS / 1e3 - host_now() : 0;
}

static void on_work(void *arg, enum host_work which)
{
    struct session *s = arg;
    if (which == HOST_WORK_READ) {
        feed_work(&s->reading.feed);
        show_new(s);
        return;
    }
    session_work(s);
    session_open_copy(s);
}

/* The child may have written more than can be shown in a moment, and the host
 * reads it all before it looks at anything else. */
static void on_bytes(void *arg, const char *p, size_t n)
{
    struct session *s = arg;
    reading_callbacks.bytes(arg, p, n);
    if (s->term && host_keys_came(session_screen(s)->reading.host))
        on_keys(s);
}

/* A program that is busy writes thousands of times a second: then we don't look
 * until the next frame is due. */
static void on_file_changed(void *arg)
{
    struct session *s = arg;
    if (s->live && !s->term) {
        live_print(s->live);
        return;
    }
    double wait = time_to_show(s);
    host_leave_file(s->reading.host);
    if (wait <= 0)
        feed_file_changed(&s->reading.feed);
    else
        host_timer(s->reading.host, HOST_TIMER_SHOW,
                   (uint64_t)(wait * 1000) + 1);
}

/* An editor may write a file in parts, or a new one that takes its name. */
static void on_folder_changed(void *arg)
{
    enum { SETTLED_MS = 60 };
    struct session *s = arg;
    if (s->term)
        host_timer(s->reading.host, HOST_TIMER_FOLDER, SETTLED_MS);
}

static void on_child_end(void *arg, int status)
{
    struct session *s = arg;
    if (!s->live) {
        reading_callbacks.child_end(arg, status);
        return;
    }
    s->live->over = true;
    s->live->status = status;
    feed_file_over(&s->reading.feed);
    if (!s->term)
        host_stop(s->reading.host);
    else if (s->reading.feed.held) { /* its last events are not read */
        session_say_end(s);
        session_draw(s);
    }
}

static struct host_callbacks callbacks_of_screen(void)
{
    struct host_callbacks c = reading_callbacks;
    c.bytes = on_bytes;
    c.keys = on_keys;
    c.resize = on_resize;
    c.suspend = on_suspend;
    c.resumed = on_resumed;
    c.tick = on_tick;
    c.stopped = on_stopped;
    c.work = on_work;
    c.file_changed = on_file_changed;
    c.child_end = on_child_end;
    c.folder_changed = on_folder_changed;
    return c;
}

/* -- life ------------------------------------------------------------------ */

/* Is there anything to show? Says why not. */
static int check_feed(struct session *s)
{
    struct feed *f = &s->reading.feed;
    bool text_alone = !f->is_child && s->in->kind == INPUT_LESSON;
    if (text_alone || f->grows || trace_reader_has_header(f->reader))
        return EXIT_OK;
    if (f->errors.n) { /* the sandbox has said what it can't do */
        fwrite(f->errors.p, 1, f->errors.n, stderr);
        return EXIT_INPUT;
    }
    if (!feed_complain(f, s->in))
        cli_fail(EXIT_INPUT, "%s: there is no trace in it", s->in->path);
    return EXIT_INPUT;
}

/* What is wrong with the configuration or the theme: the first thing on the
 * screen, all of it once the screen is gone. */
static void show_problems(struct session *s)
{
    struct str said = buf_str(&s->problems);
    const char *end = memchr(said.p ? said.p : "", '\n', said.n);
    if (end)
        ui_message(s->ui, "%.*s", (int)(end - said.p), said.p);
}

static void print_problems(struct session *s)
{
    char *line, *left = s->problems.n ? (char *)buf_z(&s->problems) : NULL;
    while ((line = strsep(&left, "\n")))
        if (*line)
            cli_fail(EXIT_OK, "%s", line);
    buf_fini(&s->problems);
}

static void run_screen(struct session *s)
{
    const struct feed *f = &s->reading.feed;
    term_size(s->term, &s->width, &s->height);
    buf_adds(&s->problems, s->cli->problems);
    taste_theme(s->cli, term_colors(s->term), &s->theme, &s->problems);
    s->ascii = s->cli->ascii || !term_is_utf8(s->term);
    s->ui = ui_new(&(struct ui_options){
        .ascii = s->ascii,
        .theme = &s->theme,
        .can_run_again = s->in->kind != INPUT_TRACE,
        .present = s->cli->present,
        .live = f->grows,
        .follow = s->live,
    });
    ui_resize(s->ui, s->width, s->height);
    show_lesson(s->ui, s->in);
    s->header_seen = trace_reader_has_header(f->reader);
    session_attach(s);
    session_find_copy(s);
    if (f->grows && !s->live)
        ui_message(s->ui, "This trace is still being written. F follows it.");
    host_watch_keys(s->reading.host, term_fd(s->term));
    ui_set_loaded(s->ui, feed_share(f));
    if (s->study && s->study->resumed)
        ui_message(s->ui, "Page %zu, where you stopped. < turns back.",
                   s->in->page + 1);
    session_keep_page(s);
    pair_show(s);
    show_problems(s);
    session_draw(s);
    host_work(s->reading.host, HOST_WORK_SCREEN, true);
    session_load_all(s);
    host_run(s->reading.host);
    host_work(s->reading.host, HOST_WORK_SCREEN, false);
    host_timer(s->reading.host, HOST_TIMER_FRAME, 0);
    canvas_fini(&s->canvas);
    pair_close(s);
    ui_free(s->ui);
}

/* Ends as the signal would have ended us, so that a shell sees it. */
static void end_by_signal(int number)
{
    signal(number, SIG_DFL);
    kill(getpid(), number);
}

static bool open_terminal(struct session *s)
{
    s->term = guard_open(s->cli->mono);
    return s->term != NULL;
}

static void close_terminal(struct session *s)
{
    guard_close(s->term);
    s->term = NULL;
    print_problems(s);
    edits_fini(&s->edits);
    buf_fini(&s->copy_said);
    rerun_stop(&s->rerun);
}

/* What is there before the first frame: enough to fill it, or what has come by
 * the time when a frame is due. */
static void wait_for_first(struct session *s)
{
    host_timer(s->reading.host, HOST_TIMER_PLAY, FIRST_FRAME_MS);
    host_run(s->reading.host);
    host_timer(s->reading.host, HOST_TIMER_PLAY, 0);
}

static int show(struct session *s, bool *plain)
{
    struct reading *r = &s->reading;
    int status = feed_start(&r->feed, r->host, s->in, s->cli);
    if (status == EXIT_OK)
        pair_open(s);
    if (status == EXIT_OK && !all_full(s))
        wait_for_first(s);
    if (status == EXIT_OK && !r->signal)
        status = check_feed(s);
    if (status == EXIT_OK && !r->signal) {
        *plain = !open_terminal(s);
        if (!*plain) {
            run_screen(s);
            close_terminal(s);
        }
    }
    pair_free(s);
    feed_stop(&r->feed);
    return status;
}

int screen_show(const struct cli *cli, struct input *in, struct study *study,
                bool *plain)
{
    struct session s = {.cli = cli, .in = in, .study = study,
                        .reading.more = grew};
    s.callbacks = callbacks_of_screen();
    *plain = false;
    s.reading.host = host_new(&s.callbacks, &s);
    int status = show(&s, plain);
    host_free(s.reading.host);
    if (s.reading.signal)
        end_by_signal(s.reading.signal);
    return status;
}

/* -- a program that is recorded -------------------------------------------- */

/* The program runs on when the screen is closed, as it would without one; what
 * it prints is printed, and what would end us is handed on. */
static void wait_for_program(struct session *s)
{
    struct reading *r = &s->reading;
    host_leave_keys(r->host);
    for (int i = 0; i < HOST_WORKS; i++)
        host_work(r->host, (enum host_work)i, false);
    for (int i = 0; i < HOST_TIMERS; i++)
        host_timer(r->host, (enum host_timer)i, 0);
    live_print(s->live);
    if (s->live->over)
        return;
    if (!s->handed_on)
        cli_fail(EXIT_OK, "the program runs on and is recorded into %s; "
                 "Ctrl-C ends it", s->live->trace);
    live_watch(s->live, r->host);
    while (!s->live->over)
        host_run(r->host);
    live_print(s->live);
}

static int show_live(struct session *s)
{
    struct reading *r = &s->reading;
    if (!open_terminal(s))
        return cli_fail(EXIT_USAGE, "%s", live_needs_terminal);
    int status = live_launch(s->live, r->host);
    if (status == EXIT_OK) {
        feed_start(&r->feed, r->host, s->in, s->cli);
        run_screen(s);
    }
    close_terminal(s);
    if (status == EXIT_OK) {
        wait_for_program(s);
        feed_stop(&r->feed);
        status = s->live->status;
    }
    return status;
}

int screen_show_live(const struct cli *cli, struct live *live)
{
    struct session s = {.cli = cli, .in = &live->in, .live = live,
                        .reading.more = grew};
    const struct host_callbacks callbacks = callbacks_of_screen();
    s.reading.host = host_new(&callbacks, &s);
    int status = show_live(&s);
    host_free(s.reading.host);
    if (status < 0)
        end_by_signal(-status);
    return status < 0 ? 128 - status : status;
}
