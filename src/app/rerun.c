#include "app/rerun.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void take_mark(struct rerun *r, const struct feed *f,
                      const struct ui *ui)
{
    rerun_stop(r);
    landmark_take(&r->mark, f->store, ui_events(ui));
    r->detail = ui_detail(ui);
    if (trace_reader_has_header(f->reader) && f->header.n_sources) {
        struct str text = f->header.sources[0].text;
        r->text = xstrndup(text.n ? text.p : "", text.n);
    }
}

void rerun_begin(struct rerun *r, const struct feed *f, const struct ui *ui,
                 struct str text, const char *what)
{
    if (!r->on && !r->kept)
        take_mark(r, f, ui);
    r->on = true;
    landing_fini(&r->landing);
    if (r->text && r->mark.line)
        r->mark.line = line_after_edit(str_of(r->text), text, r->mark.line);
    free(r->text);
    r->text = xstrndup(text.n ? text.p : "", text.n);
    r->what = what;
    landing_begin(&r->landing, &r->mark);
}

/* The sandbox said what it can't do, and made no trace: WHY has its words, as one
 * text and without our name before them. */
static void say_no_run(const struct rerun *r, const struct feed *f,
                       struct ui *ui)
{
    static const char ours[] = "loopscope: ";
    struct buf said = {0};
    struct str s = buf_str(&f->errors);
    if (str_starts(s, ours))
        s.p += sizeof ours - 1, s.n -= sizeof ours - 1;
    s = str_trimmed(s);
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\n')
            buf_addc(&said, '.');
        if (s.p[i] != ' ' && s.p[i] != '\n')
            buf_addc(&said, s.p[i]);
        else if (said.n && said.p[said.n - 1] != ' ')
            buf_addc(&said, ' ');
    }
    ui_set_end_note(ui, buf_z(&said));
    ui_message(ui, "%s, and does not run: WHY says what is wrong; e edits it "
               "again.", r->what);
    buf_fini(&said);
}

unsigned rerun_go_on(struct rerun *r, struct feed *f, struct ui *ui)
{
    if (!r->on)
        return 0;
    bool known = trace_reader_has_header(f->reader);
    if (!landing_look(&r->landing, f->store, f->ended)) {
        if (feed_is_full(f))
            feed_want(f, trace_store_count(f->store) + FEED_AHEAD);
        return 0;
    }
    if (known)
        ui_set_detail(ui, r->detail);
    else
        say_no_run(r, f, ui);
    r->on = false;
    r->kept = !known || !ui_land(ui, &r->landing, r->what);
    if (!r->kept)
        rerun_stop(r);
    return UI_REDRAW | UI_WORK;
}

void rerun_leave(struct rerun *r)
{
    if (r->on)
        rerun_stop(r);
}

void rerun_stop(struct rerun *r)
{
    landing_fini(&r->landing);
    landmark_fini(&r->mark);
    free(r->text);
    *r = (struct rerun){0};
}
