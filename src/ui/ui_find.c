/* Search, go to, and places to stop at. */
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "ui/ui_priv.h"

/* -- search ------------------------------------------------------------------
 * In the pane in focus, if that shows it (ui_seek.c); else in what happens: an
 * event that has the text in one of its own texts, or whose line of source has
 * it. */

static bool fields_have(const struct event *e, struct str part)
{
    const struct event_info *info = event_info(e->kind);
    for (int i = 0; i < info->n_fields; i++) {
        const char *at = (const char *)e + info->fields[i].offset;
        if (info->fields[i].type == FIELD_STR &&
            text_has(*(const struct str *)(const void *)at, part))
            return true;
        if (info->fields[i].type == FIELD_ON &&
            text_has(((const struct event_on *)(const void *)at)->text, part))
            return true;
    }
    return false;
}

static struct str line_of_event(const struct ui *ui, const struct event *e)
{
    const struct text_file *f = texts_find(
        &ui->texts, facts_frame_file(&ui->facts, e->line.frame));
    return text_line(f, (int)e->line.line);
}

static bool event_has(const struct ui *ui, size_t at, struct str part)
{
    struct event e;
    trace_store_get(ui->store, at, &e);
    switch (e.kind) {
    case EV_line:
        return text_has(line_of_event(ui, &e), part);
    case EV_frame_new: /* its file's name would match everywhere */
        return text_has(e.frame_new.fn, part);
    case EV_ready_push: /* words of ours, not the program's */
    case EV_future_new:
    case EV_timer_set:
        return false;
    default:
        return fields_have(&e, part);
    }
}

/* The first line of the shown file that has the text and never runs. */
static bool find_in_source(struct ui *ui, struct str part)
{
    struct view v;
    ui_view(ui, &v);
    const struct text_file *f = view_file(&v);
    for (int line = 1; f && line <= f->n_lines; line++)
        if (text_has(text_line(f, line), part)) {
            ui->panes[PANE_SOURCE].cursor = line;
            ui_message(ui, "Line %d has it, but nothing that happens.", line);
            return true;
        }
    return false;
}

/* All events before the step that one is in, or behind the cursor. */
static void find_from(const struct ui *ui, struct search *s, int direction)
{
    size_t step = ui_step(ui), to = step ? step - 1 : 0;
    s->direction = direction;
    s->begin = direction > 0 ? ui->goal
                             : story_boundary(ui->story, ui->detail, to);
    s->at = s->begin;
    s->end = direction > 0 ? ui->facts.seen : 0;
    s->found = SIZE_MAX;
}

static bool look_for_text(struct ui *ui, struct search *s, size_t most)
{
    struct str part = buf_str(&ui->find);
    for (; most && s->at != s->end; most--) {
        size_t i = s->direction > 0 ? s->at : s->at - 1;
        s->at += s->direction > 0 ? 1 : -1;
        if (event_has(ui, i, part)) {
            s->found = i;
            return true;
        }
    }
    return s->at == s->end;
}

/* Where nothing is found, all the rest of the run is looked at too: what is
 * nowhere may still stand in a line that never runs. */
static unsigned text_found(struct ui *ui, const struct search *s)
{
    struct str part = buf_str(&ui->find);
    struct search other = *s;
    if (s->found != SIZE_MAX && !s->elsewhere)
        return walk_past(ui, s->found);
    if (!s->elsewhere) {
        find_from(ui, &other, -s->direction);
        other.elsewhere = true;
        work_search(ui, &other);
        return UI_REDRAW;
    }
    if (s->found == SIZE_MAX && find_in_source(ui, part)) {
        ui_refresh(ui);
        return UI_REDRAW;
    }
    ui_message(ui, "\"%.*s\": nothing %s.", STR_ARG(part),
               s->direction < 0 ? "from here on" : "before this");
    return UI_REDRAW;
}

unsigned find_run(struct ui *ui, int direction)
{
    struct str part = buf_str(&ui->find);
    if (!part.n) {
        ui_message(ui, "Nothing was searched for yet: / begins a search.");
        return UI_REDRAW;
    }
    work_forget(ui);
    enum seek here = seek_in_pane(ui, part, direction);
    if (here != SEEK_NOWHERE) {
        if (here == SEEK_NO_FURTHER)
            ui_message(ui, "\"%.*s\": nothing %s in this pane.", STR_ARG(part),
                       direction > 0 ? "further" : "before this");
        return UI_REDRAW;
    }
    struct search s = {.look = look_for_text, .over = text_found};
    find_from(ui, &s, direction);
    work_search(ui, &s);
    unsigned flags = work_on(ui);
    return ui->search.look && ui->search.elsewhere ? flags | work_on(ui)
                                                   : flags;
}

/* -- go to ---------------------------------------------------------------- */

static unsigned go_to_step(struct ui *ui, const char *text)
{
    char *end;
    unsigned long long step = strtoull(text, &end, 10);
    size_t total = walk_total(ui);
    if (*end) {
        ui_message(ui, "Go to what? A step (12), a time (t=2.5) or a line "
                       "(line 12).");
        return UI_REDRAW;
    }
    if (step > total) {
        step = total;
        ui_message(ui, "There are %zu steps%s.", total,
                   ui->ended ? "" : " so far");
    }
    return walk_to(ui, story_boundary(ui->story, ui->detail, (size_t)step));
}

/* Of a run of which more is still to come. */
static const char *known_part(const struct ui *ui)
{
    return ui->ended ? "" : ", as far as the run is known";
}

static unsigned go_to_time(struct ui *ui, const char *text)
{
    char *end;
    double t = strtod(text, &end);
    if (*end || end == text || !isfinite(t)) {
        ui_message(ui, "\"%s\" is no time; t=2.5 is one.", text);
        return UI_REDRAW;
    }
    size_t event = facts_at_time(&ui->facts, t);
    if (event != SIZE_MAX)
        return walk_past(ui, event);
    ui_message(ui, "The run ends before t=%g%s.", t, known_part(ui));
    return walk_to(ui, story_boundary(ui->story, ui->detail,
                                      walk_total(ui)));
}

unsigned go_to_line(struct ui *ui, int line)
{
    struct view v;
    ui_view(ui, &v);
    const struct text_file *f = view_file(&v);
    if (!f || line < 1 || line > f->n_lines) {
        ui_message(ui, "There is no line %d.", line);
        return UI_REDRAW;
    }
    size_t at = ui->goal;
    size_t event = line_runs_next(&ui->facts.runs, f->name, line, at);
    if (event == SIZE_MAX) {
        ui->panes[PANE_SOURCE].cursor = line;
        ui_message(ui, "Line %d never runs%s.", line, known_part(ui));
        return UI_REDRAW;
    }
    if (event < at)
        ui_message(ui, "Line %d doesn't run again%s; this is the first time.",
                   line, known_part(ui));
    return walk_past(ui, event);
}

static unsigned go_to_line_text(struct ui *ui, const char *text)
{
    char *end;
    long line = strtol(text, &end, 10);
    if (!*end && end != text && line > 0 && line <= INT_MAX)
        return go_to_line(ui, (int)line);
    ui_message(ui, "There is no line %s.", text);
    return UI_REDRAW;
}

unsigned go_to_text(struct ui *ui, struct str text)
{
    struct buf b = {0};
    unsigned flags = UI_REDRAW;
    buf_adds(&b, text);
    const char *z = buf_z(&b);
    while (*z == ' ')
        z++;
    if (strncmp(z, "t=", 2) == 0)
        flags = go_to_time(ui, z + 2);
    else if (strncmp(z, "line ", 5) == 0)
        flags = go_to_line_text(ui, z + 5);
    else if (*z)
        flags = go_to_step(ui, z);
    buf_fini(&b);
    return flags;
}

/* -- stops ---------------------------------------------------------------- */

unsigned stop_toggle_line(struct ui *ui, int line)
{
    struct view v;
    ui_view(ui, &v);
    const struct text_file *f = view_file(&v);
    if (!f || line < 1 || line > f->n_lines) {
        ui_message(ui, "There is no line here to stop at.");
        return UI_REDRAW;
    }
    for (size_t i = 0; i < ui->stops.breakpoints.n; i++) {
        struct breakpoint *b = &ui->stops.breakpoints.p[i];
        if (b->line == line && str_eq(b->file, f->name)) {
            free((char *)b->file.p);
            *b = vec_last(&ui->stops.breakpoints);
            (void)vec_pop(&ui->stops.breakpoints);
            ui_message(ui, "Line %d is no breakpoint any more.", line);
            return UI_REDRAW;
        }
    }
    struct str file = {xstrndup(f->name.p, f->name.n), f->name.n};
    vec_push(&ui->stops.breakpoints, ((struct breakpoint){file, line}));
    ui_message(ui, "Breakpoint on line %d; c goes on to it.", line);
    return UI_REDRAW;
}

unsigned stop_toggle_bookmark(struct ui *ui)
{
    size_t at = ui->goal, i = 0;
    while (i < ui->stops.bookmarks.n && ui->stops.bookmarks.p[i] < at)
        i++;
    if (i < ui->stops.bookmarks.n && ui->stops.bookmarks.p[i] == at) {
        ui->stops.bookmarks.n--;
        for (; i < ui->stops.bookmarks.n; i++)
            ui->stops.bookmarks.p[i] = ui->stops.bookmarks.p[i + 1];
        ui_message(ui, "The bookmark at step %zu is gone.", ui_step(ui));
        return UI_REDRAW;
    }
    vec_push(&ui->stops.bookmarks, at);
    for (size_t k = ui->stops.bookmarks.n - 1; k > i; k--)
        ui->stops.bookmarks.p[k] = ui->stops.bookmarks.p[k - 1];
    ui->stops.bookmarks.p[i] = at;
    ui_message(ui, "Bookmark at step %zu; c and C come back to it.",
               ui_step(ui));
    return UI_REDRAW;
}

/* The nearest bookmark or stop of the lesson in that direction, SIZE_MAX: none. */
static size_t next_bookmark(const struct ui *ui, int direction)
{
    size_t best = SIZE_MAX, at = ui->goal;
    for (size_t i = 0; i < ui->stops.bookmarks.n; i++) {
        size_t b = ui->stops.bookmarks.p[i];
        if (direction > 0 && b > at && best == SIZE_MAX)
            best = b;
        if (direction < 0 && b < at)
            best = b;
    }
    size_t stop = marks_next_stop(ui, direction);
    bool nearer = stop != SIZE_MAX &&
                  (best == SIZE_MAX || (stop < best) == (direction > 0));
    return nearer ? stop : best;
}

/* The event that the nearest breakpoint stops at. Going back, the one that the
 * cursor stands at doesn't count. */
static size_t next_breakpoint(const struct ui *ui, int direction)
{
    size_t step = ui_step(ui), best = SIZE_MAX;
    size_t from = direction > 0
                      ? ui->goal
                      : story_boundary(ui->story, ui->detail,
                                       step ? step - 1 : 0);
    for (size_t i = 0; i < ui->stops.breakpoints.n; i++) {
        const struct breakpoint *b = &ui->stops.breakpoints.p[i];
        size_t at = direction > 0
                        ? line_runs_from(&ui->facts.runs, b->file, b->line,
                                         from)
                        : line_runs_before(&ui->facts.runs, b->file, b->line,
                                           from);
        if (at != SIZE_MAX && (best == SIZE_MAX || (at < best) == (direction > 0)))
            best = at;
    }
    return best;
}

unsigned stop_run(struct ui *ui, int direction)
{
    if (!ui->stops.breakpoints.n && !ui->stops.bookmarks.n &&
        !marks_any_stop(ui)) {
        ui_message(ui, "No stops yet: B sets a breakpoint, m a bookmark.");
        return UI_REDRAW;
    }
    size_t mark = next_bookmark(ui, direction);
    size_t line = next_breakpoint(ui, direction);
    if (mark == SIZE_MAX && line == SIZE_MAX) {
        ui_message(ui, "No stop %s.", direction > 0 ? "from here on"
                                                    : "before this");
        return UI_REDRAW | (ui->ended ? 0u : (unsigned)UI_WANT_MORE);
    }
    bool at_mark = line == SIZE_MAX ||
                   (mark != SIZE_MAX && (direction > 0) == (mark <= line));
    struct view v;
    ui_view(ui, &v);
    return walk_on(ui, at_mark ? mark : view_past(&v, line));
}
