/* The walk in words of two programs side by side, printed while events still come:
 * the steps of both in the order of story/merge.h, and at last what they took. */
#include "app/explain.h"

#include <stdlib.h>

#include "app/reading.h"
#include "app/second.h"
#include "export/walk.h"
#include "story/merge.h"

struct two;
struct one {
    struct reading reading;  /* first: who is told of more has its address */
    struct two *two;
    struct story *story;
    struct model model;
    struct walk walk;
    bool sourced;            /* the story knows the program's text */
};
struct two {
    struct one one[MERGE_SIDES];
    struct merge merge;
    size_t at[MERGE_SIDES];
    size_t number;           /* steps printed */
    enum detail asked;      /* at which level; DETAIL_COUNT: not said */
    bool chosen;             /* the level of detail is */
    FILE *to;
};

static void take_in(struct two *t, int side)
{
    struct one *o = &t->one[side];
    struct feed *feed = &o->reading.feed;
    if (!o->sourced && trace_reader_has_header(feed->reader)) {
        story_set_header(o->story, &feed->header);
        o->sourced = true;
    }
    story_update(o->story, feed->ended);
    t->merge.side[side].over = feed->ended;
}

/* The coarser of the levels at which each would open. */
static void choose_detail(struct two *t)
{
    enum detail detail = t->asked;
    for (int i = 0; i < MERGE_SIDES; i++) {
        if (!feed_is_full(&t->one[i].reading.feed))
            return;
        enum detail opening = story_opening_detail(t->one[i].story);
        if (t->asked == DETAIL_COUNT && opening < detail)
            detail = opening;
    }
    t->merge.detail = detail;
    for (int i = 0; i < MERGE_SIDES; i++)
        t->one[i].walk.detail = detail;
    t->chosen = true;
}

static void want_more(struct two *t)
{
    for (int i = 0; i < MERGE_SIDES; i++) {
        struct feed *feed = &t->one[i].reading.feed;
        if (!feed->ended && merge_lacks(&t->merge, t->at, i) &&
            feed_is_full(feed))
            feed_want(feed, trace_store_count(feed->store) + FEED_AHEAD);
    }
}

/* Prints the steps of both whose turn is known by now. */
static void advance(struct reading *r)
{
    struct two *t = ((struct one *)r)->two;
    for (int i = 0; i < MERGE_SIDES; i++)
        take_in(t, i);
    if (!t->chosen)
        choose_detail(t);
    int side = t->chosen ? merge_next(&t->merge, t->at) : MERGE_UNKNOWN;
    while (side >= 0) {
        walk_print_next(&t->one[side].walk, ++t->number);
        t->at[side]++;
        side = merge_next(&t->merge, t->at);
    }
    if (side == MERGE_UNKNOWN)
        want_more(t);
    if (side == MERGE_NONE || ferror(t->to) || fflush(t->to) != 0)
        host_stop(r->host);
}

/* Starts to read one of the two; the exit status. */
static int start(struct two *t, int side, const struct input *in,
                 const struct cli *cli, const char *name)
{
    struct one *o = &t->one[side];
    o->two = t;
    o->reading.more = advance;
    int status = feed_start(&o->reading.feed, o->reading.host, in, cli);
    struct feed *feed = &o->reading.feed;
    o->story = story_new(feed->store);
    model_init(&o->model, feed->store);
    o->walk = (struct walk){.store = feed->store, .story = o->story,
                            .model = &o->model, .to = t->to, .name = name};
    t->merge.side[side] = (struct merge_side){o->story, feed->store, false};
    return status;
}

static void stop(struct one *o)
{
    feed_stop(&o->reading.feed);
    model_fini(&o->model);
    story_free(o->story);
}

static void print_compared(const struct two *t, char *const names[MERGE_SIDES])
{
    struct str of[MERGE_SIDES];
    struct run_end ends[MERGE_SIDES];
    struct buf text = {0};
    for (int i = 0; i < MERGE_SIDES; i++) {
        of[i] = str_of(names[i]);
        ends[i] = run_end_of(t->one[i].reading.feed.store);
    }
    merge_compare(of, ends, &text);
    fputc('\n', t->to);
    walk_print_text(t->to, buf_str(&text));
    fputc('\n', t->to);
    buf_fini(&text);
}

int explain_beside(const struct cli *cli, const struct input *left,
                   const struct second *right, FILE *to)
{
    struct two t = {.asked = left->detail, .to = to};
    struct one *one = t.one;
    char *names[MERGE_SIDES];
    second_names(left, &right->in, names);
    one[MERGE_LEFT].reading.host = host_new(&reading_callbacks,
                                            &one[MERGE_LEFT].reading);
    one[MERGE_RIGHT].reading.host =
        host_new_guest(one[MERGE_LEFT].reading.host, &reading_callbacks,
                       &one[MERGE_RIGHT].reading);
    int status = start(&t, MERGE_LEFT, left, cli, names[MERGE_LEFT]);
    int other = start(&t, MERGE_RIGHT, &right->in, &right->cli,
                      names[MERGE_RIGHT]);
    if (status == EXIT_OK && other == EXIT_OK)
        host_run(one[MERGE_LEFT].reading.host);
    int signal = one[MERGE_LEFT].reading.signal;
    if (status == EXIT_OK)
        status = feed_end_status(&one[MERGE_LEFT].reading.feed, left, signal);
    if (other == EXIT_OK)
        other = feed_end_status(&one[MERGE_RIGHT].reading.feed, &right->in,
                                signal);
    if (!signal)
        print_compared(&t, names);
    stop(&one[MERGE_LEFT]);
    stop(&one[MERGE_RIGHT]);
    host_free(one[MERGE_LEFT].reading.host);
    free(names[MERGE_LEFT]);
    free(names[MERGE_RIGHT]);
    return status != EXIT_OK ? status : other;
}
