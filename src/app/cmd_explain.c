/* `loopscope explain`: the walk as plain lines of text, printed while events
 * still come. */
#include "app/explain.h"

#include <string.h>

#include "app/feed.h"
#include "app/output.h"
#include "export/walk.h"

struct explain {
    struct host *host;
    struct feed feed;
    struct story *story;
    struct model model;
    struct walk walk;
    enum detail asked; /* --detail; DETAIL_COUNT: not given */
    bool sourced;     /* the story knows the program's text */
    bool chosen;      /* the level of detail is */
    int signal;
};

/* Prints the steps that are whole by now. */
static void advance(struct explain *x)
{
    bool full = feed_is_full(&x->feed);
    if (!x->sourced && trace_reader_has_header(x->feed.reader)) {
        for (size_t i = 0; i < x->feed.header.n_sources; i++)
            story_set_source(x->story, x->feed.header.sources[i].file,
                             x->feed.header.sources[i].text);
        x->sourced = true;
    }
    story_update(x->story, x->feed.ended);
    if (!x->chosen && full) {
        x->walk.detail = x->asked < DETAIL_COUNT
                             ? x->asked : story_opening_detail(x->story);
        x->chosen = true;
    }
    size_t steps = x->chosen ? story_steps(x->story, x->walk.detail) : 0;
    if (!x->feed.ended && steps)
        steps--; /* the last may still grow */
    walk_print(&x->walk, steps);
    if (x->feed.ended)
        host_stop(x->host);
    else if (full)
        feed_want(&x->feed, trace_store_count(x->feed.store) + FEED_AHEAD);
    if (ferror(x->walk.to) || fflush(x->walk.to) != 0)
        host_stop(x->host); /* nobody reads any more */
}

static void on_bytes(void *arg, const char *p, size_t n)
{
    struct explain *x = arg;
    feed_bytes(&x->feed, p, n);
    advance(x);
}

static void on_errors(void *arg, const char *p, size_t n)
{
    struct explain *x = arg;
    feed_errors(&x->feed, p, n);
}

static void on_child_end(void *arg, int status)
{
    struct explain *x = arg;
    feed_child_end(&x->feed, status);
    advance(x);
}

static void on_work(void *arg)
{
    struct explain *x = arg;
    feed_work(&x->feed);
    advance(x);
}

static void on_stopped(void *arg, int number)
{
    struct explain *x = arg;
    x->signal = number;
    host_stop(x->host);
}

static void on_resize(void *arg)
{
    (void)arg; /* lines of text have no size */
}

static const struct host_callbacks callbacks = {
    .bytes = on_bytes,
    .errors = on_errors,
    .child_end = on_child_end,
    .work = on_work,
    .stopped = on_stopped,
    .resize = on_resize,
};

static int explain_program(const struct cli *cli, struct input *in, FILE *to)
{
    struct explain x = {.asked = (enum detail)cli->detail};
    x.host = host_new(&callbacks, &x);
    int status = feed_start(&x.feed, x.host, in, cli);
    if (status == EXIT_OK) {
        x.story = story_new(x.feed.store);
        model_init(&x.model, x.feed.store);
        x.walk = (struct walk){.store = x.feed.store, .story = x.story,
                               .model = &x.model, .to = to};
        if (!x.feed.ended)
            host_run(x.host);
        status = feed_end_status(&x.feed, in, x.signal);
        model_fini(&x.model);
        story_free(x.story);
    }
    feed_stop(&x.feed);
    host_free(x.host);
    return status;
}

/* The title and the text of a lesson's page. */
static void print_page(const struct lesson_page *p, size_t number, FILE *to)
{
    fprintf(to, "%sPage %zu: ", number > 1 ? "\n" : "", number);
    walk_print_text(to, p->title);
    fputs("\n\n", to);
    for (struct str left = p->prose; left.n;) {
        const char *end = memchr(left.p, '\n', left.n);
        size_t n = end ? (size_t)(end - left.p) : left.n;
        walk_print_text(to, (struct str){left.p, n});
        fputc('\n', to);
        n += end != NULL;
        left = (struct str){left.p + n, left.n - n};
    }
    if (p->prose.n)
        fputc('\n', to);
}

/* Every page of a lesson, or the one that #PROGRAM picked. */
static int explain_lesson(const struct cli *cli, struct input *in, FILE *to)
{
    int status = EXIT_OK;
    for (size_t i = 0; i < in->lesson->n_pages; i++) {
        if (cli->fragment && i != in->page)
            continue;
        print_page(&in->lesson->pages[i], i + 1, to);
        if (!in->lesson->pages[i].program.p)
            continue;
        input_pick_page(in, i);
        fprintf(to, "Program %s\n", in->name);
        int one = explain_program(cli, in, to);
        if (status == EXIT_OK)
            status = one;
        if (one > 128)
            break;
    }
    return status;
}

int explain_input(const struct cli *cli, struct input *in, FILE *to)
{
    return in->kind == INPUT_LESSON ? explain_lesson(cli, in, to)
                                    : explain_program(cli, in, to);
}

int cmd_explain(const struct cli *cli)
{
    struct input in;
    struct output out = {0};
    int status = input_open(&in, cli);
    if (status == EXIT_OK)
        status = output_open(&out, NULL);
    if (status == EXIT_OK)
        status = explain_input(cli, &in, out.to);
    input_fini(&in);
    return output_close(&out, status);
}
