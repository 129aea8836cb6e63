#include "app/session.h"

#include <stdlib.h>
#include <string.h>

#include "app/pair.h"
#include "app/pictures.h"
#include "base/mem.h"

/* From one frame to the next, while nobody presses a key. */
enum { FRAME_MS = 33 };

struct session *session_screen(struct session *s)
{
    return s->left ? s->left : s;
}

/* Two programs side by side; NULL: it is alone. */
static struct beside *beside_of(struct session *s)
{
    return session_screen(s)->beside;
}

void session_draw(struct session *s)
{
    s = session_screen(s);
    host_timer(s->reading.host, HOST_TIMER_FRAME, 0);
    canvas_resize(&s->canvas, s->width, s->height);
    if (s->beside)
        beside_draw(s->beside, &s->canvas);
    else
        ui_draw(s->ui, &s->canvas);
    term_paint(s->term, &s->canvas);
    s->drawn = host_now();
}

void session_draw_soon(struct session *s)
{
    s = session_screen(s);
    double wait = s->drawn + FRAME_MS / 1e3 - host_now();
    if (wait <= 0)
        session_draw(s);
    else
        host_timer(s->reading.host, HOST_TIMER_FRAME,
                   (uint64_t)(wait * 1000) + 1);
}

static const char cut_off[] = "The trace was cut off here; what came after is "
                              "not known.";

/* The sandbox has said what it can't do, and made no trace: the other program of two
 * goes on. */
static bool say_refused(struct session *s)
{
    const struct feed *f = &s->reading.feed;
    if (!s->left || !f->ended || !f->errors.n ||
        trace_reader_has_header(f->reader))
        return false;
    struct str said = buf_str((struct buf *)&f->errors), us = STR("loopscope: ");
    if (str_starts(said, us.p))
        said.p += us.n, said.n -= us.n;
    char *note = xstrndup(said.p, said.n);
    ui_set_end_note(s->ui, note);
    free(note);
    return true;
}

static void say_problem(struct session *s)
{
    struct buf text = {0};
    if (say_refused(s))
        return;
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

void session_say_end(struct session *s)
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

void session_say_state(struct session *s)
{
    if (s->live && s->live->over && s->reading.feed.ended)
        session_say_end(s);
    else
        say_problem(s);
}

/* -- pages and runs -------------------------------------------------------- */

void session_attach(struct session *s)
{
    const struct feed *f = &s->reading.feed;
    ui_attach(s->ui, f->store, &f->header, f->ended);
    enum detail asked = session_screen(s)->in->detail; /* its page says it for two */
    bool alone = !s->left && !s->beside;
    if (asked < DETAIL_COUNT)
        ui_set_detail(s->ui, asked);
    if (alone && ui_is_refused(s->ui)) /* there is nothing to step through before */
        ui_go_to_events(s->ui, trace_store_count(f->store));
    session_say_state(s);
    if (!alone && beside_of(s))
        beside_changed(beside_of(s), s->left != NULL);
}

static void start_again(struct session *s)
{
    ui_set_edited(s->ui, s->in->edited);
    feed_stop(&s->reading.feed);
    if (feed_start(&s->reading.feed, s->reading.host, s->in, s->cli)
        != EXIT_OK)
        host_stop(s->reading.host);
    s->header_seen = false;
    s->started = host_now();
    host_timer(s->reading.host, HOST_TIMER_PLAY, 0);
    session_attach(s);
    host_work(s->reading.host, HOST_WORK_SCREEN, true);
}

/* What was wrong with keeping progress; once. */
static void say_trouble(struct session *s)
{
    const char *trouble = study_trouble(s->study);
    if (*trouble)
        ui_message(s->ui, "%s", trouble);
}

void session_keep_page(struct session *s)
{
    study_page(s->study, s->in->page + 1);
    say_trouble(s);
}

/* Keeps the questions that were answered and the challenges that were met since the
 * last call. */
static void keep_answers(struct session *s)
{
    const struct ui_answers now = ui_answers(s->ui);
    for (; s->kept.right < now.right; s->kept.right++)
        study_answer(s->study, true);
    for (; s->kept.wrong < now.wrong; s->kept.wrong++)
        study_answer(s->study, false);
    for (; s->kept.met < now.met; s->kept.met++)
        study_met(s->study, s->in->name);
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
static void run_other(struct session *s, const char *what)
{
    rerun_begin(&s->rerun, &s->reading.feed, s->ui, edits_text(&s->edits), what);
    start_again(s);
}

void session_run_edited(struct session *s)
{
    s->copy_waits = false;
    run_other(s, "Edited");
    ui_await_verdict(s->ui);
}

static bool sets_challenge(const struct input *in)
{
    return in->lesson && lesson_directive(&in->lesson->pages[in->page],
                                          DIRECTIVE_goal, 0);
}

void session_find_copy(struct session *s)
{
    ui_set_met(s->ui, study_has_met(s->study));
    s->copy_waits = false;
    if (s->in->kind == INPUT_TRACE || s->in->edited ||
        !edits_is_kept(&s->edits, s->in))
        return;
    s->copy_waits = sets_challenge(s->in);
    if (s->copy_waits)
        session_open_copy(s);
    else
        ui_message(s->ui, "Your copy of %s is kept; E runs it.", s->in->name);
}

static const char *copy_said(struct session *s)
{
    s->copy_said.n = 0;
    buf_printf(&s->copy_said, "Your copy of %s (E goes back to the original)",
               s->in->name);
    return buf_z(&s->copy_said);
}

void session_open_copy(struct session *s)
{
    if (!s->copy_waits || !ui_knows_page(s->ui))
        return;
    s->copy_waits = false;
    if (edits_swap(&s->edits, s->in))
        run_other(s, copy_said(s));
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
        session_run_edited(s);
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
    s->copy_waits = false;
    if (edits_swap(&s->edits, s->in))
        run_other(s, was_edited ? "The original (E goes back to yours)"
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
    edits_page(&s->edits, s->in, sets_challenge(s->in));
}

/* What it shows, with what stands beside its program. */
static void show_page(struct session *s)
{
    pair_close(s);
    run_again(s);
    show_lesson(s->ui, s->in);
    session_keep_page(s);
    pair_open(s);
    pair_show(s);
    session_find_copy(s);
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
    show_page(s);
    return UI_REDRAW;
}

/* Goes to a page of the lesson; with arguments, its program gets these. */
static void go_to_page(struct session *s, size_t page, struct str args)
{
    if (page != s->in->page || args.n) {
        pick_page(s, page);
        if (args.n)
            input_set_arguments(s->in, args);
        show_page(s);
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

void session_load_all(struct session *s)
{
    if (s->in->kind == INPUT_TRACE)
        feed_want(&s->reading.feed, SIZE_MAX);
}

void session_go_on_loading(struct session *s)
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
        session_draw_soon(s);
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

/* What the two want that share the screen, as far as that makes them want more. */
static unsigned obey_both(struct session *s)
{
    enum { ROUNDS = 3 };
    unsigned all = 0;
    for (int i = 0; i < 2 * ROUNDS && s->beside; i++) {
        unsigned flags = beside_flags(s->beside, i & 1);
        all |= flags ? obey_but_draw(i & 1 ? &s->pair->right : s, flags) : 0;
    }
    return all;
}

/* `soon`: it came by itself; else a key, or what is to be seen at once. */
static void obey(struct session *s, unsigned flags, bool soon)
{
    unsigned redraw = flags ? obey_but_draw(s, flags) : 0;
    s = session_screen(s);
    if (s->beside)
        redraw |= obey_both(s);
    if (redraw && soon)
        session_draw_soon(s);
    else if (redraw)
        session_draw(s);
}

/* -- what the host tells ---------------------------------------------------- */

void session_keys(struct session *s)
{
    struct key key;
    unsigned redraw = 0;
    s = session_screen(s);
    while (term_key(s->term, &key)) {
        rerun_leave(&s->rerun);
        if (s->beside) {
            rerun_leave(&s->pair->right.rerun);
            beside_key(s->beside, &key);
            redraw |= obey_both(s);
        } else {
            redraw |= obey_but_draw(s, ui_key(s->ui, &key));
        }
    }
    if (redraw)
        session_draw(s);
}

void session_tick(struct session *s)
{
    unsigned flags = 0;
    if (beside_of(s))
        beside_tick(beside_of(s));
    else
        flags = ui_tick(s->ui);
    obey(s, flags, false);
}

void session_work(struct session *s)
{
    unsigned flags = 0;
    bool right = s->left;
    host_work(s->reading.host, HOST_WORK_SCREEN, false); /* unless there is more */
    if (beside_of(s))
        beside_work(beside_of(s), right);
    else
        flags = ui_work(s->ui);
    obey(s, flags, true);
}

void session_resize(struct session *s)
{
    term_resize(s->term, &s->width, &s->height);
    unsigned flags = UI_REDRAW;
    if (s->beside)
        beside_resize(s->beside, s->width, s->height);
    else
        flags |= ui_resize(s->ui, s->width, s->height);
    obey(s, flags, false);
}

/* On the way back to where one was: the other program of two goes along. */
static unsigned go_on_landing(struct session *s)
{
    unsigned flags = rerun_go_on(&s->rerun, &s->reading.feed, s->ui);
    if (flags && beside_of(s))
        beside_changed(beside_of(s), s->left != NULL);
    return flags;
}

static unsigned tell_grown(struct session *s)
{
    bool ended = s->reading.feed.ended;
    if (!beside_of(s))
        return ui_store_grew(s->ui, ended);
    beside_grew(beside_of(s), s->left != NULL, ended);
    return 0;
}

void session_grew(struct session *s)
{
    unsigned flags = tell_grown(s);
    session_say_state(s);
    flags |= go_on_landing(s);
    obey(s, flags, true);
}

void session_began(struct session *s)
{
    s->header_seen = true;
    session_attach(s);
    unsigned flags = UI_REDRAW | UI_WORK | tell_grown(s);
    obey(s, flags | go_on_landing(s), false);
}
