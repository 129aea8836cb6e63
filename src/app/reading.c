#include "app/reading.h"

static void on_bytes(void *arg, const char *p, size_t n)
{
    struct reading *r = arg;
    feed_bytes(&r->feed, p, n);
    r->more(r);
}

static void on_errors(void *arg, const char *p, size_t n)
{
    struct reading *r = arg;
    feed_errors(&r->feed, p, n);
}

static void on_child_end(void *arg, int status)
{
    struct reading *r = arg;
    feed_child_end(&r->feed, status);
    r->more(r);
}

static void on_work(void *arg, enum host_work which)
{
    (void)which;
    struct reading *r = arg;
    feed_work(&r->feed);
    r->more(r);
}

static void on_file_changed(void *arg)
{
    struct reading *r = arg;
    feed_file_changed(&r->feed);
}

static void on_stopped(void *arg, int number)
{
    struct reading *r = arg;
    r->signal = number;
    host_stop(r->host);
}

static void on_resize(void *arg)
{
    (void)arg; /* there is no screen */
}

const struct host_callbacks reading_callbacks = {
    .bytes = on_bytes,
    .errors = on_errors,
    .child_end = on_child_end,
    .work = on_work,
    .file_changed = on_file_changed,
    .stopped = on_stopped,
    .resize = on_resize,
};

int reading_start(struct reading *r, const struct input *in,
                  const struct cli *cli)
{
    r->host = host_new(&reading_callbacks, r);
    return feed_start(&r->feed, r->host, in, cli);
}

void reading_run(struct reading *r)
{
    if (!r->feed.ended)
        host_run(r->host);
}

void reading_stop(struct reading *r)
{
    feed_stop(&r->feed);
    host_free(r->host);
}
