#include "app/whole_run.h"

/* More is wanted until all is there, or enough. */
static void on_more(struct reading *r)
{
    struct whole_run *w = (struct whole_run *)r;
    size_t n = trace_store_count(r->feed.store);
    if (r->feed.ended || n >= w->most)
        host_stop(r->host);
    else if (feed_is_full(&r->feed))
        feed_want(&r->feed, n + FEED_AHEAD);
}

int whole_run_open(struct whole_run *w, const struct input *in,
                   const struct cli *cli, size_t most)
{
    *w = (struct whole_run){.reading.more = on_more, .most = most};
    int status = reading_start(&w->reading, in, cli);
    if (status != EXIT_OK)
        return status;
    struct feed *feed = &w->reading.feed;
    reading_run(&w->reading);
    w->story = story_new(feed->store);
    if (trace_reader_has_header(feed->reader))
        story_set_header(w->story, &feed->header);
    story_update(w->story, feed->ended);
    model_init(&w->model, feed->store);
    return EXIT_OK;
}

void whole_run_close(struct whole_run *w)
{
    if (w->story) {
        model_fini(&w->model);
        story_free(w->story);
    }
    reading_stop(&w->reading);
}
