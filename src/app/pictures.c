#include "app/pictures.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/canvas_sgr.h"
#include "ui/palette.h"

void show_lesson(struct ui *ui, const struct input *in)
{
    const struct lesson *l = in->lesson;
    if (!l)
        return;
    const struct lesson_page *p = &l->pages[in->page];
    struct buf title = {0};
    if (in->number)
        buf_printf(&title, "%d ", in->number);
    buf_adds(&title, l->title);
    char *page_title = xstrndup(p->title.p, p->title.n);
    ui_set_lesson(ui, &(struct ui_lesson){
        .title = buf_z(&title),
        .page_title = page_title,
        .page = (int)in->page + 1,
        .n_pages = (int)l->n_pages,
        .goes_on = in->number > 0,
        .prose = &p->prose,
        .program = p->program.p ? in->name : NULL,
        .directives = p->directives,
        .n_directives = p->n_directives,
    });
    buf_fini(&title);
    free(page_title);
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

static int32_t colour_of(int c)
{
    int rgb[3];
    if (c < 0)
        return -1;
    palette_rgb(c, rgb);
    return (int32_t)rgb[0] << 16 | rgb[1] << 8 | rgb[2];
}

static struct export_cell cell_of(const struct canvas *c, int x, int y)
{
    const struct cell *cell = canvas_at(c, x, y);
    unsigned attr = cell->paint.attr;
    return (struct export_cell){
        .x = x,
        .y = y,
        .width = cell->width,
        .text = cell->text,
        .fg = colour_of(cell->paint.fg),
        .bg = colour_of(cell->paint.bg),
        .bold = attr & PAINT_BOLD,
        .dim = attr & PAINT_DIM,
        .italic = attr & PAINT_ITALIC,
        .underline = attr & PAINT_UNDERLINE,
        .reverse = attr & PAINT_REVERSE,
        .strike = attr & PAINT_STRIKE,
    };
}

static void cells(void *arg, size_t events,
                  void (*fn)(void *to, const struct export_cell *cell), void *to)
{
    struct pictures *p = arg;
    canvas_resize(&p->now, p->columns, p->rows);
    ui_go_to_events(p->ui, events);
    ui_draw(p->ui, &p->now);
    for (int y = 0; y < p->rows; y++)
        for (int x = 0; x < p->columns; x++) {
            struct export_cell cell = cell_of(&p->now, x, y);
            fn(to, &cell);
        }
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
    *out = (struct export_screens){.arg = p, .draw = draw,
                                   .cells = cells};
}

void pictures_close(struct pictures *p)
{
    ui_free(p->ui);
    canvas_fini(&p->now);
    canvas_fini(&p->before);
}
