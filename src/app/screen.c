#include "app/screen.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/edits.h"
#include "app/guard.h"
#include "app/pictures.h"
#include "app/reading.h"
#include "app/rerun.h"
#include "app/taste.h"
#include "base/mem.h"
#include "host/host.h"
#include "term/term.h"
#include "ui/ui.h"

enum {
    FIRST_FRAME_MS = 250, /* how long the first frame waits for events */
    FRAME_MS = 33,        /* from one frame to the next, while nobody presses a
                             key */
};

struct session {
    struct reading reading; /* the first: it is what the host hands to it */
    const struct cli *cli;
    struct input *in;
    struct study *study; /* of the course's lesson, or NULL */
    struct live *live;   /* the program that is recorded just now, or NULL */
    struct term *term;   /* NULL until the first events are there, and behind
                            the last key */
    struct ui *ui;
    struct canvas canvas;
    int width, height;
    bool header_seen;
    struct ui_answers kept; /* of the answers, those that progress has */
    bool handed_on;      /* a signal to the program that is recorded */
    double started;      /* host_now() when the feed began anew */
    double drawn;         /* host_now() of the last frame */
    double shown;         /* host_now() when the screen heard of events last */
    size_t shown_events;  /* how many there were */
    struct edits edits;
    struct rerun rerun;   /* on the way back to where one was */
    struct buf problems;  /* with the configuration and the theme: lines */
};

static void draw(struct session *s)
{
    host_timer(s->reading.host, HOST_TIMER_FRAME, 0);
    canvas_resize(&s->canvas, s->width, s->height);
    ui_draw(s->ui, &s->canvas);
    term_paint(s->term, &s->canvas);
    s->drawn = host_now();
}

/* What nobody has asked for is shown when the next frame is due: events may come
 * in much faster than frames. */
static void draw_soon(struct session *s)
{
    double wait = s->drawn + FRAME_MS / 1e3 - host_now();
    if (wait <= 0)
        draw(s);
    else
        host_timer(s->reading.host, HOST_TIMER_FRAME,
                   (uint64_t)(wait * 1000) + 1);
}

static const char cut_off[] = "The trace was cut off here; what came after is "
                              "not known.";

static void say_problem(struct session *s)
{
    struct buf text = {0};
    const char *problem = feed_problem(&s->reading.feed, &text);
    if (problem && s->reading.feed.ended) {
        ui_message(s->ui, "%s; what came before it is shown", problem);
        if (!s->reading.feed.is_child)
            ui_set_end_note(s->ui, cut_off);
    }
    buf_fini(&text);
}

static bool asked_for_input(const struct trace_store *store)
{
    struct event e;
    for (size_t i = trace_store_count(store); i-- > 0;)
        if (trace_store_kind(store, i) == EV_diag) {
            trace_store_get(store, i, &e);
            if (str_eqz(e.diag.kind, "input"))
                return true;
        }
    return false;
}

/* How a program that was recorded has ended. */
static void say_end(struct session *s)
{
    const struct live *l = s->live;
    struct buf text = {0};
    bool cut = feed_problem(&s->reading.feed, &text);
    if (cut)
        ui_set_end_note(s->ui, cut_off);
    if (l->status < 0)
        ui_message(s->ui, "The program was ended by signal %d (%s). Its trace "
                   "is %s.", -l->status, strsignal(-l->status), l->trace);
    else if (asked_for_input(s->reading.feed.store))
        ui_message(s->ui, "The program asked for input, which --input FILE "
                   "gives it; it has ended, exit status %d.", l->status);
    else
        ui_message(s->ui, "The program has ended, exit status %d. %s%s%s.",
                   l->status, cut ? "" : "Its trace is ", l->trace,
                   cut ? " stops before that" : "");
    buf_fini(&text);
}

static void say_state(struct session *s)
{
    if (s->live && s->live->over && s->reading.feed.ended)
        say_end(s);
    else
        say_problem(s);
}

/* -- pages and runs -------------------------------------------------------- */

static void attach(struct session *s)
{
    const struct feed *f = &s->reading.feed;
    ui_attach(s->ui, f->store, &f->header, f->ended);
    if (s->cli->detail < DETAIL_COUNT)
        ui_set_detail(s->ui, (enum detail)s->cli->detail);
    if (ui_is_refused(s->ui)) /* there is nothing to step through before */
        ui_go_to_events(s->ui, trace_store_count(f->store));
    say_state(s);
}

static void start_again(struct session *s)
{
    feed_stop(&s->reading.feed);
    if (feed_start(&s->reading.feed, s->reading.host, s->in, s->cli)
        != EXIT_OK)
        host_stop(s->reading.host);
    s->header_seen = false;
    s->started = host_now();
    host_timer(s->reading.host, HOST_TIMER_PLAY, 0);
    attach(s);
    host_work(s->reading.host, HOST_WORK_SCREEN, true);
}

/* What was wrong with keeping progress; once. */
static void say_trouble(struct session *s)
{
    const char *trouble = study_trouble(s->study);
    if (*trouble)
        ui_message(s->ui, "%s", trouble);
}

/* Keeps that a page was opened. */
static void keep_page(struct session *s)
{
    study_page(s->study, s->in->page + 1);
    say_trouble(s);
}

/* Keeps the questions that were answered since the last call. */
static void keep_answers(struct session *s)
{
    const struct ui_answers now = ui_answers(s->ui);
    for (; s->kept.right < now.right; s->kept.right++)
        study_answer(s->study, true);
    for (; s->kept.wrong < now.wrong; s->kept.wrong++)
        study_answer(s->study, false);
    say_trouble(s);
}

/* Behind the last page of a lesson of the course comes the next lesson. */
static bool go_beyond(struct session *s, int direction)
{
    const struct lesson *l = s->in->lesson;
    if (!s->study || !l || direction < 0 || s->in->page + 1 < l->n_pages)
        return false;
    s->study->beyond = true;
    host_stop(s->reading.host);
    return true;
}

/* Another text of the program runs from now on; one stays where one was. */
static void run_edited(struct session *s, const char *what)
{
    rerun_begin(&s->rerun, &s->reading.feed, s->ui, edits_text(&s->edits), what);
    start_again(s);
}

/* The program again, from its start. */
static unsigned run_again(struct session *s)
{
    rerun_stop(&s->rerun);
    start_again(s);
    return UI_REDRAW;
}

static int lend_to_editor(struct session *s, const char *path, struct buf *name)
{
    term_lend(s->term);
    int status = edits_open_editor(path, ui_line(s->ui), name);
    term_resume(s->term);
    return status;
}

static void watch_folder_of(struct session *s, const char *path)
{
    char *folder = xstrndup(path, (size_t)(strrchr(path, '/') - path));
    host_watch_folder(s->reading.host, folder);
    free(folder);
}

/* An editor in a window of its own is back at once: then each save is seen by the
 * watch. */
static unsigned edit(struct session *s)
{
    struct buf text = {0};
    const char *path = edits_copy(&s->edits, s->in, &text);
    if (!path) {
        ui_message(s->ui, "%s", buf_z(&text));
        buf_fini(&text);
        return UI_REDRAW;
    }
    watch_folder_of(s, path);
    int status = lend_to_editor(s, path, &text);
    if (edits_take(&s->edits, s->in))
        run_edited(s, "Edited");
    else if (!text.n)
        ui_message(s->ui, "There is no editor: set EDITOR to one.");
    else if (status)
        ui_message(s->ui, "%s ended with status %d; nothing was changed.",
                   buf_z(&text), status);
    else
        ui_message(s->ui, "Nothing was changed so far; what is saved in %s "
                   "runs at once.", path);
    buf_fini(&text);
    return UI_REDRAW;
}

static unsigned swap_original(struct session *s)
{
    bool was_edited = s->in->edited;
    if (edits_swap(&s->edits, s->in))
        run_edited(s, was_edited ? "The original (E goes back to yours)"
                                 : "Your edited copy");
    else
        ui_message(s->ui, "This is the original; e edits a copy of it.");
    return UI_REDRAW;
}

static unsigned run_with_arguments(struct session *s)
{
    struct buf args = {0};
    buf_adds(&args, ui_arguments(s->ui));
    input_set_arguments(s->in, buf_str(&args));
    run_again(s);
    if (s->in->argc > 1)
        ui_message(s->ui, "It runs with: %s", buf_z(&args));
    else
        ui_message(s->ui, "It runs without arguments.");
    buf_fini(&args);
    return UI_REDRAW;
}

/* A program and its arguments of another page. */
static void pick_page(struct session *s, size_t page)
{
    input_pick_page(s->in, page);
    edits_page(&s->edits, s->in);
}

static unsigned turn_page(struct session *s, int direction)
{
    if (go_beyond(s, direction))
        return 0;
    const struct lesson *l = s->in->lesson;
    size_t page = l ? s->in->page + (size_t)direction : 0;
    if (!l || page >= l->n_pages) {
        ui_message(s->ui, l ? "There is no page %s this one."
                            : "This is a single program, without pages.",
                   direction > 0 ? "after" : "before");
        return UI_REDRAW;
    }
    pick_page(s, page);
    run_again(s);
    show_lesson(s->ui, s->in);
    keep_page(s);
    return UI_REDRAW;
}

/* Goes to a page of the lesson; with arguments, its program gets these. */
static void go_to_page(struct session *s, size_t page, struct str args)
{
    if (page != s->in->page || args.n) {
        pick_page(s, page);
        if (args.n)
            input_set_arguments(s->in, args);
        run_again(s);
        show_lesson(s->ui, s->in);
        keep_page(s);
    }
}

static unsigned open_link(struct session *s)
{
    struct prose_link link = *ui_link(s->ui);
    switch (link.way) {
    case WAY_HEADING:
        go_to_page(s, link.page, (struct str){NULL, 0});
        ui_show_block(s->ui, link.block);
        break;
    case WAY_PROGRAM:
        go_to_page(s, link.page, link.args);
        break;
    case WAY_FILE:
        ui_message(s->ui, "Leave with q and type: loopscope %.*s",
                   STR_ARG(link.address));
        break;
    default:
        ui_message(s->ui, "%.*s (an address for a browser)",
                   STR_ARG(link.address));
    }
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
    struct feed *f = &s->reading.feed;
    if (has_memory(s))
        feed_want(f, trace_store_count(f->store) + FEED_AHEAD);
    else
        ui_hold(s->ui);
}

/* All of a trace file is read, a bit at a time, while its beginning is looked
 * at. */
static void load_all(struct session *s)
{
    if (s->in->kind == INPUT_TRACE)
        feed_want(&s->reading.feed, SIZE_MAX);
}

/* Its share is shown. When there is no memory for more, it is said and left. */
static void go_on_loading(struct session *s)
{
    struct feed *f = &s->reading.feed;
    if (f->is_child)
        return;
    unsigned flags = ui_set_loaded(s->ui, feed_share(f));
    if (!f->ended && !f->held && !has_memory(s)) {
        feed_hold(f);
        ui_hold(s->ui);
        flags |= UI_REDRAW;
    }
    if (flags & UI_REDRAW)
        draw_soon(s);
}

/* Does what the screen asked for, apart from drawing it; what is to be drawn. */
static unsigned obey_but_draw(struct session *s, unsigned flags)
{
    keep_answers(s);
    if (flags & UI_QUIT)
        host_stop(s->reading.host);
    if (flags & UI_NEXT_PAGE)
        flags |= turn_page(s, 1);
    if (flags & UI_PREV_PAGE)
        flags |= turn_page(s, -1);
    if (flags & UI_OPEN_LINK)
        flags |= open_link(s);
    if (flags & UI_RUN_AGAIN)
        flags |= run_again(s);
    if (flags & UI_EDIT)
        flags |= edit(s);
    if (flags & UI_ORIGINAL)
        flags |= swap_original(s);
    if (flags & UI_ARGUMENTS)
        flags |= run_with_arguments(s);
    if (flags & UI_WANT_MORE)
        want_more(s);
    if (flags & UI_PLAY)
        host_timer(s->reading.host, HOST_TIMER_PLAY,
                   (uint64_t)ui_play_ms(s->ui));
    if (flags & UI_WORK)
        host_work(s->reading.host, HOST_WORK_SCREEN, true);
    return flags & UI_REDRAW;
}

/* A key, or what else is to be seen at once. */
static void obey(struct session *s, unsigned flags)
{
    if (obey_but_draw(s, flags))
        draw(s);
}

/* What comes by itself. */
static void obey_soon(struct session *s, unsigned flags)
{
    if (obey_but_draw(s, flags))
        draw_soon(s);
}

/* -- what the host calls --------------------------------------------------- */

/* A program that has just begun has no events to step through yet: keys are
 * kept for it, as long as a first frame would wait. */
static bool keys_wait(const struct session *s)
{
    return !feed_is_full(&s->reading.feed) &&
           (host_now() - s->started) * 1000 < FIRST_FRAME_MS;
}

static void take_keys(struct session *s)
{
    struct key key;
    unsigned flags = 0;
    if (keys_wait(s)) {
        host_timer(s->reading.host, HOST_TIMER_KEYS, FIRST_FRAME_MS);
        return;
    }
    while (term_key(s->term, &key)) {
        rerun_leave(&s->rerun);
        flags |= ui_key(s->ui, &key);
    }
    obey(s, flags);
}

static void on_keys(void *arg)
{
    struct session *s = arg;
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
        obey(s, ui_tick(s->ui));
        break;
    case HOST_TIMER_FRAME:
        draw(s);
        break;
    case HOST_TIMER_FOLDER:
        host_timer(s->reading.host, which, 0);
        if (edits_take(&s->edits, s->in)) {
            run_edited(s, "Edited");
            draw(s);
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
    if (!s->term)
        return;
    term_resize(s->term, &s->width, &s->height);
    obey(s, ui_resize(s->ui, s->width, s->height) | UI_REDRAW);
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
    draw(s);
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

/* More events, or their end. */
static void grew(struct reading *r)
{
    struct session *s = (struct session *)r;
    if (!s->term) {
        if (feed_is_full(&s->reading.feed))
            host_stop(s->reading.host); /* enough for the first frame */
        return;
    }
    if (!s->header_seen && trace_reader_has_header(s->reading.feed.reader)) {
        s->header_seen = true;
        attach(s);
        obey(s, UI_REDRAW | UI_WORK |
                    rerun_go_on(&s->rerun, &s->reading.feed, s->ui));
        take_keys(s);
        return;
    }
    unsigned flags = ui_store_grew(s->ui, s->reading.feed.ended);
    say_state(s);
    flags |= rerun_go_on(&s->rerun, &s->reading.feed, s->ui);
    obey_soon(s, flags);
    take_keys(s); /* those that waited for events */
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
        go_on_loading(s);
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
    unsigned flags = ui_work(s->ui);
    if (!(flags & UI_WORK))
        host_work(s->reading.host, which, false);
    obey_soon(s, flags);
}

/* The child may have written more than can be shown in a moment, and the host
 * reads it all before it looks at anything else. */
static void on_bytes(void *arg, const char *p, size_t n)
{
    struct session *s = arg;
    reading_callbacks.bytes(arg, p, n);
    if (s->term && host_keys_came(s->reading.host))
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
        say_end(s);
        draw(s);
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
    struct theme theme;
    term_size(s->term, &s->width, &s->height);
    buf_adds(&s->problems, s->cli->problems);
    taste_theme(s->cli, term_colors(s->term), &theme, &s->problems);
    s->ui = ui_new(&(struct ui_options){
        .ascii = s->cli->ascii || !term_is_utf8(s->term),
        .theme = &theme,
        .can_run_again = s->in->kind != INPUT_TRACE,
        .present = s->cli->present,
        .live = f->grows,
        .follow = s->live,
    });
    ui_resize(s->ui, s->width, s->height);
    show_lesson(s->ui, s->in);
    s->header_seen = trace_reader_has_header(f->reader);
    attach(s);
    if (f->grows && !s->live)
        ui_message(s->ui, "This trace is still being written. F follows it.");
    host_watch_keys(s->reading.host, term_fd(s->term));
    ui_set_loaded(s->ui, feed_share(f));
    if (s->study && s->study->resumed)
        ui_message(s->ui, "Page %zu, where you stopped. < turns back.",
                   s->in->page + 1);
    keep_page(s);
    show_problems(s);
    draw(s);
    host_work(s->reading.host, HOST_WORK_SCREEN, true);
    load_all(s);
    host_run(s->reading.host);
    host_work(s->reading.host, HOST_WORK_SCREEN, false);
    host_timer(s->reading.host, HOST_TIMER_FRAME, 0);
    canvas_fini(&s->canvas);
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
    if (status == EXIT_OK && !feed_is_full(&r->feed))
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
    feed_stop(&r->feed);
    return status;
}

int screen_show(const struct cli *cli, struct input *in, struct study *study,
                bool *plain)
{
    struct session s = {.cli = cli, .in = in, .study = study,
                        .reading.more = grew};
    const struct host_callbacks callbacks = callbacks_of_screen();
    *plain = false;
    s.reading.host = host_new(&callbacks, &s);
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
