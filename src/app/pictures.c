#include "app/pictures.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/canvas_sgr.h"

void show_lesson(struct ui *ui, const struct input *in)
{
    const struct lesson *l = in->lesson;
    if (!l)
        return;
    const struct lesson_page *p = &l->pages[in->page];
    char *title = xstrndup(l->title.p, l->title.n);
    char *page_title = xstrndup(p->title.p, p->title.n);
    char *prose = xstrndup(p->prose.p ? p->prose.p : "", p->prose.n);
    ui_set_lesson(ui, &(struct ui_lesson){
        .title = title,
        .page_title = page_title,
        .page = (int)in->page + 1,
        .n_pages = (int)l->n_pages,
        .prose = prose,
        .program = p->program.p ? in->name : NULL,
    });
    free(title);
    free(page_title);
    free(prose);
}

static void draw(void *arg, size_t events, struct buf *out)
{
    struct pictures *p = arg;
    struct canvas old = p->before;
    bool first = !p->now.cells;
    p->before = p->now;
    p->now = old;
    canvas_resize(&p->now, p->columns, p->rows);
    ui_go_to_events(p->ui, events);
    ui_draw(p->ui, &p->now);
    canvas_to_sgr(&p->now, first ? NULL : &p->before, out);
}

void pictures_open(struct pictures *p, const struct feed *f,
                   const struct input *in, const struct export_options *o,
                   struct export_screens *out)
{
    *p = (struct pictures){.columns = o->columns, .rows = o->rows};
    struct theme theme;
    theme_builtin(&theme, o->theme == EXPORT_LIGHT ? STR("light")
                                                   : STR("dark"));
    p->ui = ui_new(&(struct ui_options){.theme = &theme});
    ui_resize(p->ui, p->columns, p->rows);
    show_lesson(p->ui, in);
    ui_attach(p->ui, f->store, &f->header, true);
    ui_set_detail(p->ui, o->detail);
    *out = (struct export_screens){.arg = p, .draw = draw};
}

void pictures_close(struct pictures *p)
{
    ui_free(p->ui);
    canvas_fini(&p->now);
    canvas_fini(&p->before);
}
