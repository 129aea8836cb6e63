#include "export/walk.h"

#include <string.h>

#include "export/shown.h"

/* The second byte of a control character that UTF-8 writes with two (U+009B is
 * as good as ESC [ to some terminals), 0 when there is none at `at`. */
static unsigned char late_control(struct str text, size_t at)
{
    unsigned char second = at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0;
    return (unsigned char)text.p[at] == 0xC2 && second >= 0x80 && second < 0xA0
        ? second : 0;
}

void walk_print_text(FILE *to, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        size_t colour = shown_colour_code(text, i);
        if (colour)
            i += colour - 1;
        else if (c < 0x20 || c == 0x7F)
            fprintf(to, "\\x%02x", c); /* shown, never obeyed */
        else if (late_control(text, i))
            fprintf(to, "\\x%02x", late_control(text, i++));
        else
            fputc(c, to);
    }
}

/* One event of output: its lines, each with who wrote it. */
static void print_out(const struct walk *w, uint32_t index)
{
    struct event e;
    trace_store_get(w->store, index, &e);
    struct str text = e.out.text;
    struct buf who = {0};
    if (e.kind != EV_out) /* its step says it */
        return;
    story_writer(w->story, w->model, index, &who);
    while (text.n) {
        const char *end = memchr(text.p, '\n', text.n);
        size_t n = end ? (size_t)(end - text.p) : text.n;
        fputs("        output, ", w->to);
        if (w->name) {
            walk_print_text(w->to, str_of(w->name));
            fputs(", ", w->to);
        }
        walk_print_text(w->to, buf_str(&who));
        fputs(": ", w->to);
        walk_print_text(w->to, (struct str){text.p, n});
        fputc('\n', w->to);
        n += end != NULL;
        text = (struct str){text.p + n, text.n - n};
    }
    buf_fini(&who);
}

static void print_step(struct walk *w, size_t step, size_t number)
{
    struct step_view view;
    struct buf why = {0};
    model_seek(w->model, story_boundary(w->story, w->detail, step));
    story_step_view(w->story, w->model, w->detail, &view);
    story_why(w->story, w->model, &view, &why);
    fprintf(w->to, "%4zu  t=%.3f  ", number, w->model->t);
    if (w->name) {
        walk_print_text(w->to, str_of(w->name));
        fputs(": ", w->to);
    }
    walk_print_text(w->to, buf_str(&why));
    fputc('\n', w->to);
    buf_fini(&why);
    for (; w->out < w->model->n_out; w->out++)
        print_out(w, model_out(w->model, w->out));
}

void walk_print(struct walk *w, size_t steps)
{
    while (w->step < steps) {
        ++w->step;
        print_step(w, w->step, w->step);
    }
}

void walk_print_next(struct walk *w, size_t number)
{
    print_step(w, ++w->step, number);
}
