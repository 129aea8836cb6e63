#include "app/look.h"

#include <stdlib.h>

#include "base/vec.h"
#include "ui/pane.h"
#include "ui/sgr.h"

/* The texts of the header, and those that events bring. */
static void texts_of(struct texts *t, const struct feed *f)
{
    texts_init(t, &f->header);
    for (size_t i = 0; i < trace_store_count(f->store); i++) {
        struct event e;
        if (trace_store_kind(f->store, i) != EV_source)
            continue;
        trace_store_get(f->store, i, &e);
        if (!texts_find(t, e.source.file))
            texts_add(t, e.source.file, e.source.text);
    }
}

static struct export_file file_of(const struct text_file *f)
{
    struct export_run *runs = xcalloc(f->n_runs + 1, sizeof *runs);
    for (size_t i = 0; i < f->n_runs; i++)
        runs[i] = (struct export_run){f->runs[i].start, f->runs[i].end,
                                      style_name(f->runs[i].style)};
    return (struct export_file){.name = f->name, .text = f->text,
                                .n_lines = f->n_lines, .runs = runs,
                                .n_runs = f->n_runs};
}

static void look_files(struct export_look *look, const struct feed *f)
{
    struct texts texts;
    texts_of(&texts, f);
    struct export_file *files = xcalloc(texts.n + 1, sizeof *files);
    for (size_t i = 0; i < texts.n; i++)
        files[i] = file_of(&texts.files[i]);
    look->files = files;
    look->n_files = texts.n;
    texts_fini(&texts);
}

/* Those that do something. */
static void look_requests(struct export_look *look)
{
    VEC(struct export_request) list = {0};
    for (int r = REQ_NONE + 1; r < REQ_COUNT; r++) {
        const struct request_info *info = request_info((enum request)r);
        if (!info->not_yet)
            vec_push(&list, ((struct export_request){info->id, info->keys,
                                                     info->help}));
    }
    look->requests = list.p;
    look->n_requests = list.n;
}

static void stretches(struct str line,
                      void (*fn)(void *to, struct str text,
                                 const struct export_paint *paint), void *to)
{
    const struct paint plain = {-1, -1, 0};
    struct paint now = plain;
    struct str text;
    for (size_t at = 0; sgr_next(line, &at, plain, &now, &text);)
        fn(to, text, &(struct export_paint){
            .fg = now.fg,
            .bg = now.bg,
            .bold = now.attr & PAINT_BOLD,
            .dim = now.attr & PAINT_DIM,
            .italic = now.attr & PAINT_ITALIC,
            .underline = now.attr & PAINT_UNDERLINE,
            .reverse = now.attr & PAINT_REVERSE,
            .strike = now.attr & PAINT_STRIKE,
        });
}

void look_init(struct export_look *look, const struct feed *f)
{
    const struct theme theme = {0}; /* with signs beyond ASCII */
    *look = (struct export_look){.stretches = stretches};
    for (int i = 0; i <= TASK_CANCELLED; i++)
        look->glyphs[i] = theme_glyph(&theme, state_glyph((enum task_state)i));
    look_files(look, f);
    look_requests(look);
}

void look_fini(struct export_look *look)
{
    for (size_t i = 0; i < look->n_files; i++)
        free((void *)look->files[i].runs);
    free((void *)look->files);
    free((void *)look->requests);
}
