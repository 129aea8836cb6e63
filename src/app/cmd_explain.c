/* `loopscope explain`: the same walk as plain lines of text, for screen readers,
 * pipes and TERM=dumb. No box drawing, no colours, a step a line, and the
 * program's output where it happens. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/feed.h"
#include "story/story.h"

struct explain {
    struct host *host;
    struct feed feed;
    struct story *story;
    struct model model;
    enum detail detail;
    enum detail asked; /* --detail; DETAIL_COUNT: not given */
    bool sourced;     /* the story knows the program's text */
    bool chosen;      /* the level of detail is */
    size_t step;      /* steps printed */
    size_t out;       /* out, warn and diag events printed */
    int signal;
};

/* The length of the colour code (ESC [ ... m) at `at`, 0 when there is none. */
static size_t colour_code(struct str text, size_t at)
{
    size_t i = at + 2;
    if (at + 1 >= text.n || text.p[at] != '\033' || text.p[at + 1] != '[')
        return 0;
    while (i < text.n && (text.p[i] == ';' || (text.p[i] >= '0' &&
                                               text.p[i] <= '9')))
        i++;
    return i < text.n && text.p[i] == 'm' ? i + 1 - at : 0;
}

static void print_text(FILE *to, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        size_t colour = colour_code(text, i);
        if (colour) { /* nothing that can be read aloud */
            i += colour - 1;
            continue;
        }
        if (c < 0x20 || c == 0x7F)
            fprintf(to, "\\x%02x", c); /* shown, never obeyed */
        else
            fputc(c, to);
    }
}

/* One event of output: its lines, each with who wrote it. */
static void print_out(struct explain *x, uint32_t index)
{
    struct event e;
    trace_store_get(x->feed.store, index, &e);
    struct str text = e.out.text;
    struct buf who = {0};
    if (e.kind != EV_out) /* its step says it */
        return;
    story_writer(x->story, &x->model, index, &who);
    while (text.n) {
        const char *end = memchr(text.p, '\n', text.n);
        size_t n = end ? (size_t)(end - text.p) : text.n;
        printf("        output, %s: ", buf_z(&who));
        print_text(stdout, (struct str){text.p, n});
        putchar('\n');
        n += end != NULL;
        text = (struct str){text.p + n, text.n - n};
    }
    buf_fini(&who);
}

static void print_step(struct explain *x, size_t step)
{
    struct step_view view;
    struct buf why = {0};
    model_seek(&x->model, story_boundary(x->story, x->detail, step));
    story_step_view(x->story, &x->model, x->detail, &view);
    story_why(x->story, &x->model, &view, &why);
    printf("%4zu  t=%.3f  ", step, x->model.t);
    print_text(stdout, buf_str(&why));
    putchar('\n');
    buf_fini(&why);
    for (; x->out < x->model.n_out; x->out++)
        print_out(x, model_out(&x->model, x->out));
}

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
        x->detail = x->asked < DETAIL_COUNT ? x->asked
                                            : story_opening_detail(x->story);
        x->chosen = true;
    }
    size_t steps = x->chosen ? story_steps(x->story, x->detail) : 0;
    if (!x->feed.ended && steps)
        steps--; /* the last may still grow */
    while (x->step < steps)
        print_step(x, ++x->step);
    if (x->feed.ended)
        host_stop(x->host);
    else if (full)
        feed_want(&x->feed, trace_store_count(x->feed.store) + FEED_AHEAD);
    if (ferror(stdout) || fflush(stdout) != 0)
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

static int end_status(struct explain *x, const struct input *in)
{
    struct buf text = {0};
    const char *problem = feed_problem(&x->feed, &text);
    int status = EXIT_OK;
    if (x->feed.errors.n)
        fwrite(x->feed.errors.p, 1, x->feed.errors.n, stderr);
    if (x->feed.is_child && x->feed.status > 0)
        status = x->feed.status;
    if (problem && !(x->feed.is_child && x->feed.status > 0))
        status = cli_fail(EXIT_INPUT, "%s:%s%s", in->path,
                          x->feed.is_child ? " " : "", problem);
    buf_fini(&text);
    return x->signal ? 128 + x->signal : status;
}

static int walk(const struct cli *cli, struct input *in)
{
    struct explain x = {.asked = (enum detail)cli->detail};
    x.host = host_new(&callbacks, &x);
    int status = feed_start(&x.feed, x.host, in, cli);
    if (status == EXIT_OK) {
        x.story = story_new(x.feed.store);
        model_init(&x.model, x.feed.store);
        if (!x.feed.ended)
            host_run(x.host);
        status = end_status(&x, in);
        model_fini(&x.model);
        story_free(x.story);
    }
    feed_stop(&x.feed);
    host_free(x.host);
    return status;
}

/* The title and the text of a lesson's page. */
static void print_page(const struct lesson_page *p, size_t number)
{
    printf("%sPage %zu: ", number > 1 ? "\n" : "", number);
    print_text(stdout, p->title);
    printf("\n\n");
    for (struct str left = p->prose; left.n;) {
        const char *end = memchr(left.p, '\n', left.n);
        size_t n = end ? (size_t)(end - left.p) : left.n;
        print_text(stdout, (struct str){left.p, n});
        putchar('\n');
        n += end != NULL;
        left = (struct str){left.p + n, left.n - n};
    }
    if (p->prose.n)
        putchar('\n');
}

/* Every page of a lesson, or the one that #PROGRAM picked. */
static int explain_lesson(const struct cli *cli, struct input *in)
{
    int status = EXIT_OK;
    for (size_t i = 0; i < in->lesson->n_pages; i++) {
        if (cli->fragment && i != in->page)
            continue;
        print_page(&in->lesson->pages[i], i + 1);
        if (!in->lesson->pages[i].program.p)
            continue;
        input_pick_page(in, i);
        printf("Program %s\n", in->name);
        int one = walk(cli, in);
        if (status == EXIT_OK)
            status = one;
        if (one > 128)
            break;
    }
    return status;
}

int cmd_explain(const struct cli *cli)
{
    struct input in;
    int status = input_open(&in, cli);
    if (status == EXIT_OK)
        status = in.kind == INPUT_LESSON ? explain_lesson(cli, &in)
                                         : walk(cli, &in);
    input_fini(&in);
    return status;
}
