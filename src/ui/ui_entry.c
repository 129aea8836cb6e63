/* Typing a line: the bindings are off, a paste is text. */
#include "base/utf8.h"
#include "ui/ui_priv.h"

enum { MOST_TYPED = 400 };

void entry_begin(struct ui *ui, char prompt)
{
    ui->entry.prompt = prompt;
    ui->entry.text.n = 0;
    ui->message.n = 0;
}

static void add_char(struct ui *ui, uint32_t cp)
{
    char text[4];
    if (cp >= 0x20 && ui->entry.text.n < MOST_TYPED)
        buf_add(&ui->entry.text, text, utf8_encode(cp, text));
}

/* A paste may hold anything: newlines and tabs become spaces, other controls and
 * broken bytes are left out. */
static void add_paste(struct ui *ui, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t cp;
        size_t len = utf8_decode(s.p + at, s.n - at, &cp);
        if (len && (cp == '\n' || cp == '\t' || cp == '\r'))
            cp = ' ';
        if (len && cp != 0x7F)
            add_char(ui, cp);
        at += len ? len : 1;
    }
}

static void remove_char(struct ui *ui)
{
    struct buf *b = &ui->entry.text;
    while (b->n && ((unsigned char)b->p[b->n - 1] & 0xC0) == 0x80)
        b->n--;
    if (b->n)
        b->n--;
}

static unsigned commit(struct ui *ui)
{
    char prompt = ui->entry.prompt;
    ui->entry.prompt = 0;
    if (prompt == ':')
        return go_to_text(ui, buf_str(&ui->entry.text));
    if (overlay_is(ui, &overlay_help_class)) {
        ui->help_find.n = 0;
        buf_adds(&ui->help_find, buf_str(&ui->entry.text));
        ui->overlays[ui->n_overlays - 1].scroll = 0;
        return UI_REDRAW;
    }
    if (ui->entry.text.n) {
        ui->find.n = 0;
        buf_adds(&ui->find, buf_str(&ui->entry.text));
    }
    return find_run(ui, 1);
}

unsigned entry_key(struct ui *ui, const struct key *k)
{
    switch (k->code) {
    case UK_CHAR:
        add_char(ui, k->cp);
        break;
    case UK_PASTE:
        add_paste(ui, k->text);
        break;
    case UK_BACKSPACE:
        if (!ui->entry.text.n)
            ui->entry.prompt = 0;
        remove_char(ui);
        break;
    case UK_CTRL:
        if (k->cp == 'u')
            ui->entry.text.n = 0;
        if (k->cp == 'c')
            ui->entry.prompt = 0;
        break;
    case UK_ENTER:
        return commit(ui);
    case UK_ESC:
        ui->entry.prompt = 0;
        break;
    default:
        break;
    }
    return UI_REDRAW;
}
