/* `loopscope explain`: the walk as plain lines of text, printed while events
 * still come. */
#include "app/explain.h"

#include <limits.h>
#include <string.h>

#include "app/output.h"
#include "app/reading.h"
#include "export/walk.h"
#include "lesson/wrap.h"

struct explain {
    struct reading reading; /* first: who is told of more has its address */
    struct story *story;
    struct model model;
    struct walk walk;
    enum detail asked; /* by --detail or the page; DETAIL_COUNT: not */
    bool sourced;     /* the story knows the program's text */
    bool chosen;      /* the level of detail is */
};

/* Prints the steps that are whole by now. */
static void advance(struct reading *r)
{
    struct explain *x = (struct explain *)r;
    struct feed *feed = &r->feed;
    bool full = feed_is_full(feed);
    if (!x->sourced && trace_reader_has_header(feed->reader)) {
        story_set_header(x->story, &feed->header);
        x->sourced = true;
    }
    story_update(x->story, feed->ended);
    if (!x->chosen && full) {
        x->walk.detail = x->asked < DETAIL_COUNT
                             ? x->asked : story_opening_detail(x->story);
        x->chosen = true;
    }
    size_t steps = x->chosen ? story_steps(x->story, x->walk.detail) : 0;
    if (!feed->ended && steps)
        steps--; /* the last may still grow */
    walk_print(&x->walk, steps);
    if (feed->ended)
        host_stop(r->host);
    else if (full)
        feed_want(feed, trace_store_count(feed->store) + FEED_AHEAD);
    if (ferror(x->walk.to) || fflush(x->walk.to) != 0)
        host_stop(r->host); /* nobody reads any more */
}

static int explain_program(const struct cli *cli, struct input *in, FILE *to)
{
    struct explain x = {.reading.more = advance,
                        .asked = in->detail};
    struct feed *feed = &x.reading.feed;
    int status = reading_start(&x.reading, in, cli);
    if (status == EXIT_OK) {
        x.story = story_new(feed->store);
        model_init(&x.model, feed->store);
        x.walk = (struct walk){.store = feed->store, .story = x.story,
                               .model = &x.model, .to = to};
        reading_run(&x.reading);
        status = feed_end_status(feed, in, x.reading.signal);
        model_fini(&x.model);
        story_free(x.story);
    }
    reading_stop(&x.reading);
    return status;
}

/* Alone, or beside what the command line names (NULL: nothing) or its page says. */
static int explain_with(const struct cli *cli, struct input *in,
                        const char *beside, FILE *to)
{
    struct second_choice choice;
    struct second second;
    if (!second_choose(beside, in, &choice))
        return explain_program(cli, in, to);
    int status = EXIT_INPUT;
    if (second_open(&second, cli, &choice)) {
        status = explain_beside(cli, in, &second, to);
    } else {
        struct str why = buf_str(&choice.wrong);
        while (why.n && why.p[why.n - 1] == '\n')
            why.n--;
        cli_fail(EXIT_INPUT, "nothing is beside %s: %.*s", in->name,
                 STR_ARG(why));
        explain_program(cli, in, to);
    }
    second_fini(&second);
    second_choice_fini(&choice);
    return status;
}

enum { TEXT_WIDTH = 76 };

/* Blocks of a lesson as lines that begin with what they are: nothing in them needs
 * to be seen. How many. */
static size_t print_prose(const struct prose *p, FILE *to)
{
    static const struct wrap_signs signs = {.bullet = "-", .bar = ">",
                                            .rule = "-"};
    struct wrapped w = {0};
    prose_wrap(p, TEXT_WIDTH, &signs, &w);
    size_t n = w.lines.n;
    for (size_t i = 0; i < n; i++) {
        struct buf line = {0};
        wrapped_text(&w, i, &line);
        walk_print_text(to, buf_str(&line));
        fputc('\n', to);
        buf_fini(&line);
    }
    wrapped_fini(&w);
    return n;
}

/* What the author says to the instructor. */
static void print_note(const struct directive *d, FILE *to)
{
    const struct prose_run runs[] = {{STR("Note for the instructor: "), 0, 0},
                                     {d->text, 0, 0}};
    const struct prose_block block = {.kind = PROSE_PARAGRAPH,
                                      .text = {runs, 2}};
    print_prose(&(struct prose){.blocks = &block, .n = 1}, to);
    fputc('\n', to);
}

/* A lesson's page, of which so much has been printed. */
struct page_text {
    const struct lesson_page *page;
    size_t block, directive;
    bool notes;
    FILE *to;
};

/* The blocks that stand before that line of the file; those that we have put there
 * ourselves have none. */
static void print_blocks(struct page_text *t, int line)
{
    const struct prose *p = &t->page->prose;
    struct prose part = *p;
    size_t from = t->block;
    while (t->block < p->n && p->blocks[t->block].line < line)
        t->block++;
    if (from == t->block)
        return;
    part.blocks += from;
    part.n = t->block - from;
    if (print_prose(&part, t->to))
        fputc('\n', t->to);
}

/* The text before that line, with the notes where they stand. */
static void print_before(struct page_text *t, int line)
{
    for (; t->directive < t->page->n_directives; t->directive++) {
        const struct directive *d = &t->page->directives[t->directive];
        if (d->line >= line)
            break;
        if (!t->notes || d->kind != DIRECTIVE_note)
            continue;
        print_blocks(t, d->line);
        print_note(d, t->to);
    }
    print_blocks(t, line);
}

/* The page's title and its text, down to its program if it has one, whose place is
 * left behind. */
static void print_page(struct page_text *t, size_t number)
{
    const struct prose *p = &t->page->prose;
    size_t i = 0;
    fprintf(t->to, "Page %zu: ", number);
    walk_print_text(t->to, t->page->title);
    fputs("\n\n", t->to);
    while (i < p->n && p->blocks[i].kind != PROSE_PROGRAM)
        i++;
    print_before(t, i < p->n ? p->blocks[i].line : INT_MAX);
    t->block = i < p->n ? i + 1 : i;
}

/* Every page of a lesson, or the one that #PROGRAM picked. */
static int explain_lesson(const struct cli *cli, struct input *in, FILE *to)
{
    int status = EXIT_OK;
    bool walked = false;      /* a walk stands right above */
    size_t opened = in->page; /* what --beside stands beside */
    for (size_t i = 0; i < in->lesson->n_pages; i++) {
        if (cli->fragment && i != in->page)
            continue;
        struct page_text text = {.page = &in->lesson->pages[i],
                                 .notes = cli->notes, .to = to};
        if (walked)
            fputc('\n', to);
        walked = false;
        print_page(&text, i + 1);
        if (!text.page->program.p)
            continue;
        input_pick_page(in, i);
        fprintf(to, "Program %s\n", in->name);
        int one = explain_with(cli, in, i == opened ? cli->beside : NULL, to);
        if (status == EXIT_OK)
            status = one;
        if (one > 128)
            break;
        walked = text.block == text.page->prose.n;
        if (!walked)
            fputc('\n', to);
        print_before(&text, INT_MAX);
    }
    return status;
}

int explain_input(const struct cli *cli, struct input *in, FILE *to)
{
    return in->kind == INPUT_LESSON ? explain_lesson(cli, in, to)
                                    : explain_with(cli, in, cli->beside, to);
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
