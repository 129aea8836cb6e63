#include "app/pair.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static struct pair *pair_of(struct session *s)
{
    if (!s->pair) {
        s->pair = xcalloc(1, sizeof *s->pair);
        s->pair->right.reading.host =
            host_new_guest(s->reading.host, &s->callbacks, &s->pair->right);
    }
    return s->pair;
}

/* Zeroed but for its host. */
static void session_begin(struct session *left, struct pair *p)
{
    p->right = (struct session){
        .reading = {.host = p->right.reading.host, .more = left->reading.more},
        .cli = &p->second.cli,
        .in = &p->second.in,
        .study = left->study,
        .left = left,
        .started = host_now(),
    };
}

void pair_open(struct session *s)
{
    struct second_choice choice;
    if (!second_choose(s->paired ? NULL : s->cli->beside, s->in, &choice))
        return;
    s->paired = true;
    struct pair *p = pair_of(s);
    p->choice = choice;
    session_begin(s, p);
    if (!second_open(&p->second, s->cli, &p->choice)) {
        second_fini(&p->second);
        return;
    }
    cli_fail_into(&p->choice.wrong);
    int status = feed_start(&p->right.reading.feed, p->right.reading.host,
                            &p->second.in, &p->second.cli);
    cli_fail_into(NULL);
    p->open = true;
    if (status != EXIT_OK)
        pair_close(s);
}

/* The first line of what is wrong. */
static void say_wrong(struct session *s)
{
    struct str said = buf_str(&s->pair->choice.wrong);
    const char *end = said.n ? memchr(said.p, '\n', said.n) : NULL;
    if (end)
        said.n = (size_t)(end - said.p);
    if (said.n)
        ui_message(s->ui, "Nothing is beside this: %.*s", STR_ARG(said));
    if (said.n && s->cli->beside)
        buf_printf(&s->problems, "nothing is beside this: %.*s\n",
                   STR_ARG(said));
}

void pair_show(struct session *s)
{
    struct pair *p = s->pair;
    char *names[2];
    if (!p)
        return;
    if (!p->open) {
        say_wrong(s);
        second_choice_fini(&p->choice);
        return;
    }
    struct session *r = &p->right;
    r->term = s->term;
    r->ui = ui_new(&(struct ui_options){
        .ascii = s->ascii,
        .theme = &s->theme,
        .can_run_again = r->in->kind != INPUT_TRACE,
        .present = s->cli->present,
    });
    r->header_seen = trace_reader_has_header(r->reading.feed.reader);
    session_attach(r);
    session_load_all(r);
    second_names(s->in, r->in, names);
    s->beside = beside_new(s->ui, r->ui, (const char *const *)names);
    if (!*ui_said(s->ui))
        ui_message(s->ui, "Two programs on one clock: Tab goes on to %s.",
                   names[1]);
    free(names[0]);
    free(names[1]);
    host_work(r->reading.host, HOST_WORK_SCREEN, true);
}

void pair_close(struct session *s)
{
    struct pair *p = s->pair;
    if (!p || !p->open) {
        if (p)
            second_choice_fini(&p->choice);
        return;
    }
    struct session *r = &p->right;
    beside_free(s->beside);
    s->beside = NULL;
    for (int i = 0; i < HOST_TIMERS; i++)
        host_timer(r->reading.host, (enum host_timer)i, 0);
    for (int i = 0; i < HOST_WORKS; i++)
        host_work(r->reading.host, (enum host_work)i, false);
    feed_stop(&r->reading.feed);
    if (r->ui)
        ui_free(r->ui);
    r->ui = NULL;
    r->term = NULL;
    vec_push(&p->past, r->edits);
    rerun_stop(&r->rerun);
    second_fini(&p->second);
    second_choice_fini(&p->choice);
    p->open = false;
}

void pair_free(struct session *s)
{
    struct pair *p = s->pair;
    if (!p)
        return;
    pair_close(s);
    for (size_t i = 0; i < p->past.n; i++)
        edits_fini(&p->past.p[i]);
    vec_fini(&p->past);
    free(p);
    s->pair = NULL;
}
