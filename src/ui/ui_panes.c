/* Focus, zoom and overlays: which pane the keys and the mouse mean. */
#include <ctype.h>
#include <stdlib.h>

#include "ui/ui_priv.h"

/* -- panes and overlays --------------------------------------------------- */

unsigned overlay_push(struct ui *ui, const struct pane_class *class)
{
    for (int i = 0; i < ui->n_overlays; i++)
        if (ui->overlays[i].class == class)
            return UI_REDRAW;
    if (ui->n_overlays < MOST_OVERLAYS)
        ui->overlays[ui->n_overlays++] = (struct pane){.class = class};
    return UI_REDRAW;
}

bool overlay_is(const struct ui *ui, const struct pane_class *class)
{
    return ui->n_overlays && ui->overlays[ui->n_overlays - 1].class == class;
}

unsigned overlay_toggle(struct ui *ui, const struct pane_class *class)
{
    if (overlay_is(ui, class)) {
        close_innermost(ui);
        return UI_REDRAW;
    }
    for (int i = 0; i < ui->n_overlays; i++)
        if (ui->overlays[i].class == class)
            ui_message(ui, "That is open already, below this; Esc closes what "
                           "is above.");
    return overlay_push(ui, class);
}

void pane_show(struct ui *ui, enum pane_id pane)
{
    ui->focus = pane;
    if (ui->zoom >= 0 || !ui->behind.boxes[pane].shown)
        ui->zoom = pane;
    ui_refresh(ui);
}

unsigned focus_move(struct ui *ui, int by)
{
    int n = 0, before = ui_focused(ui);
    int at = tab_number(ui, (enum pane_id)before);
    while (tab_pane(ui, n + 1) >= 0 &&
           (ui->zoom >= 0 || ui->behind.boxes[tab_pane(ui, n + 1)].shown))
        n++;
    if (n)
        ui->focus = tab_pane(ui, (at - 1 + by + n) % n + 1);
    if (ui->focus == before)
        ui_message(ui, "There is no other pane here.");
    if (ui->zoom >= 0)
        ui->zoom = ui->focus;
    ui_refresh(ui);
    return UI_REDRAW;
}

unsigned focus_number(struct ui *ui, int number)
{
    int pane = tab_pane(ui, number);
    if (pane < 0)
        ui_message(ui, "There are not so many panes.");
    else if (pane == (int)ui_focused(ui))
        ui_message(ui, "The keys move in this pane already.");
    if (pane >= 0)
        pane_show(ui, (enum pane_id)pane);
    return UI_REDRAW;
}

unsigned zoom_toggle(struct ui *ui)
{
    ui->zoom = ui->zoom >= 0 ? -1 : (int)ui_focused(ui);
    ui_refresh(ui);
    return UI_REDRAW;
}

/* In TASKS without a choice the first task is meant. */
static uint32_t task_to_open(struct ui *ui)
{
    struct view v;
    uint32_t *ids;
    struct pane *tasks = &ui->panes[PANE_TASKS];
    ui_view(ui, &v);
    size_t n = view_tasks(&v, &ids);
    if (!tasks->select && n)
        tasks->select = ids[0];
    free(ids);
    return tasks->select;
}

/* Somebody who has chosen a pane or a line means it; without either Enter
 * steps. */
unsigned open_selected(struct ui *ui)
{
    enum pane_id id = ui_focused(ui);
    const struct pane *p = &ui->panes[id];
    struct view v;
    if (id == PANE_SOURCE && p->cursor)
        return go_to_line(ui, p->cursor);
    if (id == PANE_LESSON && p->select)
        return UI_OPEN_LINK;
    if (ui->zoom < 0 && ui->focus < 0)
        return walk_steps(ui, 1);
    bool more = id == PANE_QUEUE || id == PANE_READY || id == PANE_TIMERS ||
                id == PANE_LOCKS;
    if (more && ui->zoom < 0 && !ui->n_overlays)
        return zoom_toggle(ui);
    ui_view(ui, &v);
    size_t to = p->class->leads_to ? p->class->leads_to(p, &v) : SIZE_MAX;
    if (to != SIZE_MAX)
        return walk_to(ui, to);
    uint32_t task = id == PANE_TASKS      ? task_to_open(ui)
                    : id == PANE_TIMELINE ? ui->panes[PANE_TASKS].select
                                          : 0;
    if (!task) {
        ui_message(ui, "Nothing to open here; %s steps.",
                   theme_glyph(&ui->theme, GLYPH_arrow_right));
        return UI_REDRAW;
    }
    ui->inspected = task;
    return overlay_push(ui, &overlay_inspect_class);
}

/* Leaves the innermost thing that is open; false when there is none. */
bool close_innermost(struct ui *ui)
{
    if (ui->n_overlays)
        ui->n_overlays--;
    else if (ui->zoom >= 0)
        ui->zoom = -1;
    else
        return false;
    ui_refresh(ui);
    return true;
}

unsigned focus_escape(struct ui *ui)
{
    if (close_innermost(ui))
        return UI_REDRAW;
    if (ui->focus < 0 && !ui->find.n && !ui->panes[PANE_SOURCE].cursor
        && !ui->panes[PANE_TASKS].select && !ui->panes[PANE_OUTPUT].select)
        ui_message(ui, "Nothing is open or chosen; q quits.");
    ui->focus = -1;
    ui->find.n = 0;
    ui->panes[PANE_SOURCE].cursor = 0;
    ui->panes[PANE_SOURCE].moved = false;
    ui->panes[PANE_TASKS].select = 0;
    ui->panes[PANE_OUTPUT].select = 0;
    ui->panes[PANE_OUTPUT].scroll = 0;
    return UI_REDRAW;
}

/* "This is the end of SOURCE.": a movement has moved nothing. */
static void say_edge(struct ui *ui, const struct pane *p, enum request what)
{
    bool down = what == REQ_down || what == REQ_half_down ||
                what == REQ_bottom || what == REQ_scroll_down;
    char name[32] = "";
    for (size_t i = 0; p->class->name[i] && i + 1 < sizeof name; i++)
        name[i] = (char)toupper((unsigned char)p->class->name[i]);
    ui_message(ui, "This is the %s of %s.", down ? "end" : "beginning", name);
}

static bool stands_alike(const struct pane *a, const struct pane *b)
{
    return a->scroll == b->scroll && a->cursor == b->cursor
           && a->select == b->select && a->moved == b->moved
           && a->other == b->other;
}

static struct pane *pane_on_top(struct ui *ui, enum pane_id id)
{
    return ui->n_overlays ? &ui->overlays[ui->n_overlays - 1] : &ui->panes[id];
}

/* Hands a request to the overlay that is open, or to the pane; false: it is none
 * of its own. */
static bool pane_request(struct ui *ui, enum pane_id id, enum request what)
{
    struct pane *p = pane_on_top(ui, id);
    struct region r = ui->n_overlays ? ui_overlay_region(ui)
                                     : ui_region(ui, id);
    struct view v;
    ui_view(ui, &v);
    return p->class->request && p->class->request(p, &v, &r, what);
}

/* Hands a movement to the overlay that is open, or to the pane in focus. */
unsigned pane_move(struct ui *ui, enum pane_id id, enum request what)
{
    struct pane *p = pane_on_top(ui, id), before = *p;
    pane_request(ui, id, what);
    if (stands_alike(p, &before) && !ui->message.n)
        say_edge(ui, p, what);
    return UI_REDRAW;
}

unsigned view_switch(struct ui *ui)
{
    if (ui->n_overlays || !pane_request(ui, ui_focused(ui), REQ_view))
        ui_message(ui, "There is no other view of this; SOURCE, OUTPUT and "
                       "TIMELINE have one.");
    return UI_REDRAW;
}

unsigned timeline_move(struct ui *ui, enum request what)
{
    static const char *const limits[REQ_COUNT] = {
        [REQ_closer] = "The timeline can't be looked at any closer.",
        [REQ_wider] = "All of the timeline is in sight.",
        [REQ_earlier] = "This is where the timeline begins.",
        [REQ_later] = "The timeline goes no further yet.",
    };
    if (!ui->layout.boxes[PANE_TIMELINE].shown)
        ui_message(ui, "TIMELINE isn't on the screen.");
    else if (ui->n_overlays || !pane_request(ui, PANE_TIMELINE, what))
        ui_message(ui, "%s", limits[what]);
    return UI_REDRAW;
}

/* As far as a tab goes: the stops stay where they are. */
enum { SIDE_STEP = 8 };

/* The farthest that what is in sight can go: so that the longest ends with the
 * pane. */
static int side_most(const struct pane *p, const struct view *v,
                     struct region r)
{
    int widest = 0, past;
    r.widest = &widest;
    p->class->draw(p, v, &r);
    past = widest - r.w;
    return past > 0 ? (past + SIDE_STEP - 1) / SIDE_STEP * SIDE_STEP : 0;
}

unsigned pane_sideways(struct ui *ui, enum pane_id id, int direction)
{
    struct pane *p = ui->n_overlays ? &ui->overlays[ui->n_overlays - 1]
                                    : &ui->panes[id];
    struct view v;
    ui_view(ui, &v);
    int most = side_most(p, &v, ui->n_overlays ? ui_overlay_region(ui)
                                               : ui_region(ui, id));
    int to = p->side + direction * SIDE_STEP;
    if (to < 0)
        ui_message(ui, "The lines begin here.");
    else if (direction > 0 && to > most)
        ui_message(ui, most ? "No line goes on further to the right."
                            : "No line in sight is longer than the pane.");
    else
        p->side = to;
    return UI_REDRAW;
}

int line_for_breakpoint(const struct ui *ui)
{
    if (ui->panes[PANE_SOURCE].cursor)
        return ui->panes[PANE_SOURCE].cursor;
    return ui->step.next_line ? ui->step.next_line : ui->step.ran_line;
}

/* -- the mouse ------------------------------------------------------------ */

int pane_under(const struct ui *ui, int x, int y)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        const struct box *b = &ui->layout.boxes[i];
        int head = b->heading != HEADING_NONE;
        if (b->shown && x >= b->x && x < b->x + b->w && y >= b->y - head &&
            y < b->y + b->h)
            return i;
    }
    return -1;
}

enum { SOURCE_MARGIN = 4 };

static unsigned footer_press(struct ui *ui, const struct key *k)
{
    enum request what = chrome_footer_at(ui, k->x);
    ui->pressed = -1;
    return what == REQ_NONE ? 0 : ui_request(ui, what, k);
}

/* Some panes are a scale of where one can go: the pointer moves the cursor, also
 * when it leaves the pane with the button held. */
static unsigned scrub(struct ui *ui, enum pane_id id, const struct key *k)
{
    struct pane *p = &ui->panes[id];
    struct region r = ui_region(ui, id);
    struct view v;
    ui_view(ui, &v);
    size_t to = p->class->scrub(p, &v, &r, k->x - r.x, k->y - r.y);
    if (to == SIZE_MAX || to == ui->goal)
        return 0;
    struct pane scale = *p;
    unsigned flags = walk_to(ui, to);
    *p = scale; /* it stays under the pointer */
    return flags;
}

/* A click chooses what is under it; on what is chosen already it opens that. */
static unsigned choose_at(struct ui *ui, enum pane_id id, const struct key *k,
                          bool *chosen)
{
    struct pane *p = &ui->panes[id];
    struct region r = ui_region(ui, id);
    struct view v;
    bool lane = id == PANE_TIMELINE;
    if (lane)
        p->select = ui->panes[PANE_TASKS].select;
    uint32_t select = p->select;
    int cursor = p->cursor;
    ui_view(ui, &v);
    if (!p->class->click || k->y < r.y ||
        !p->class->click(p, &v, &r, k->x - r.x, k->y - r.y))
        return UI_REDRAW;
    *chosen = true;
    if (lane)
        ui->panes[PANE_TASKS].select = p->select;
    if (id == PANE_SOURCE && k->x - r.x < SOURCE_MARGIN)
        return stop_toggle_line(ui, p->cursor);
    bool again = select == p->select && cursor == p->cursor;
    return again ? open_selected(ui) : (unsigned)UI_REDRAW;
}

unsigned mouse_press(struct ui *ui, const struct key *k)
{
    bool drag = k->code == UK_DRAG;
    if (!drag && k->y == ui->h - 1)
        return footer_press(ui, k);
    int tab = drag || ui->n_overlays ? -1 : tab_at(ui, k->x, k->y);
    if (tab >= 0) {
        pane_show(ui, (enum pane_id)tab);
        return UI_REDRAW;
    }
    int id = drag ? ui->pressed : pane_under(ui, k->x, k->y);
    ui->pressed = ui->n_overlays ? -1 : id;
    if (ui->pressed < 0 || !ui->layout.boxes[id].shown)
        return 0;
    unsigned focus = ui->focus == id ? 0u : (unsigned)UI_REDRAW;
    ui->focus = id;
    bool chosen = false;
    unsigned flags = drag ? focus : choose_at(ui, (enum pane_id)id, k, &chosen);
    if (chosen || !ui->panes[id].class->scrub)
        return flags;
    return focus | scrub(ui, (enum pane_id)id, k);
}

/* A pane that has no rows to scroll moves its choice. */
unsigned mouse_wheel(struct ui *ui, const struct key *k, enum request what)
{
    int under = pane_under(ui, k->x, k->y);
    enum pane_id id = under < 0 ? ui_focused(ui) : (enum pane_id)under;
    struct pane *p = pane_on_top(ui, id), before = *p;
    if (!pane_request(ui, id, what))
        pane_request(ui, id, what == REQ_scroll_down ? REQ_down : REQ_up);
    if (stands_alike(p, &before) && !ui->message.n)
        say_edge(ui, p, what);
    return UI_REDRAW;
}
