/* The format `cast`: asciicast v2 (asciinema), the walk as a recording of a
 * terminal. Each step's screen, at a steady pace; a marker where the walk comes to
 * a stop of the lesson.
 *
 * Source of the format: "asciicast v2" in asciinema's documentation. Its time is
 * that of the one who watches, not of the program.
 */
#include "export/formats.h"

#include "story/story.h"
#include "trace/writer.h"

struct cast {
    const struct export_job *job;
    const struct story *story;
    struct model m;
    struct buf screen, line;
};

static void put_event(struct cast *c, double at, const char *code,
                      struct str data)
{
    c->line.n = 0;
    buf_printf(&c->line, "[%.3f, \"%s\", ", at, code);
    json_add_str(&c->line, data);
    buf_addz(&c->line, "]\n");
    fwrite(c->line.p, 1, c->line.n, c->job->to);
}

static void put_header(struct cast *c, double duration)
{
    const struct export_options *o = &c->job->options;
    struct buf *b = &c->line;
    buf_printf(b, "{\"version\": 2, \"width\": %d, \"height\": %d, "
               "\"duration\": %.3f, \"title\": ", o->columns, o->rows,
               duration);
    json_add_str(b, c->job->header->program);
    buf_addz(b, ", \"env\": {\"TERM\": \"xterm-256color\"}}\n");
    fwrite(b->p, 1, b->n, c->job->to);
}

/* Is the line at which the step ends, about to run it, one of the stops? */
static const struct export_stop *stop_at(struct cast *c, size_t step)
{
    struct step_view v;
    if (!c->job->n_stops)
        return NULL;
    model_seek(&c->m, story_boundary(c->story, c->job->options.detail, step));
    story_step_view(c->story, &c->m, c->job->options.detail, &v);
    for (size_t i = 0; i < c->job->n_stops; i++)
        if (v.next_line == c->job->stops[i].line)
            return &c->job->stops[i];
    return NULL;
}

static void put_step(struct cast *c, size_t step, double at, bool first)
{
    const struct export_stop *stop = stop_at(c, step);
    c->screen.n = 0;
    if (first) /* no cursor, nothing from before */
        buf_addz(&c->screen, "\033[?25l\033[2J");
    c->job->screens.draw(c->job->screens.arg,
                         story_boundary(c->story, c->job->options.detail, step),
                         &c->screen);
    put_event(c, at, "o", buf_str(&c->screen));
    if (stop)
        put_event(c, at, "m", stop->text);
}

/* Leaves the terminal as it may be needed: a cursor, on the last row. */
static void put_end(struct cast *c, double at)
{
    c->screen.n = 0;
    buf_printf(&c->screen, "\033[%d;1H\033[?25h\r\n",
               c->job->options.rows);
    put_event(c, at, "o", buf_str(&c->screen));
}

void export_cast(const struct export_job *job)
{
    struct cast c = {.job = job, .story = job->story};
    const struct export_options *o = &job->options;
    size_t last = story_steps(c.story, o->detail);
    if (o->last_step < last)
        last = o->last_step;
    double pace = 1 / o->speed;
    size_t steps = last - o->first_step + 1;
    model_init(&c.m, job->store);
    put_header(&c, (double)steps * pace);
    for (size_t i = 0; i < steps && !ferror(job->to); i++)
        put_step(&c, o->first_step + i, (double)i * pace, i == 0);
    put_end(&c, (double)steps * pace);
    model_fini(&c.m);
    buf_fini(&c.screen);
    buf_fini(&c.line);
}
