/* Typing a line: the bindings are off, a paste is text. The keys that move in it
 * and take away from it are those of a shell's line. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "ui/ui_priv.h"

enum { MOST_TYPED = 400, MOST_PAST = 100 };

void entry_begin(struct ui *ui, char prompt)
{
    ui->entry.prompt = prompt;
    ui->entry.text.n = ui->entry.at = ui->entry.back = 0;
    ui->message.n = 0;
}

const char *entry_prompt(const struct ui *ui)
{
    return ui->entry.prompt == 'R'   ? "arguments: "
           : ui->entry.prompt == ':' ? ":"
                                     : "/";
}

const char *entry_hint(const struct ui *ui)
{
    if (ui->entry.prompt == 'R')
        return "Enter runs it with them; \"two words\" in one";
    if (ui->entry.prompt == ':')
        return "a step: 12   a time: t=2.5   a line: line 12";
    return overlay_is(ui, &overlay_help_class)
               ? "shows only what has this; Enter keeps it"
               : "Enter searches, n and N go on";
}

/* -- lines typed before ------------------------------------------------------ */

static struct entry_past *past_of(struct ui *ui)
{
    static const char prompts[PROMPTS] = {'/', ':', 'R'};
    const char *at = memchr(prompts, ui->entry.prompt, PROMPTS);
    return &ui->past[at ? at - prompts : 0];
}

/* The same twice in a row is one. */
static void remember(struct ui *ui)
{
    struct entry_past *past = past_of(ui);
    const char *line = buf_z(&ui->entry.text);
    size_t n = past->lines.n;
    if (!*line || (n && strcmp(past->lines.p[n - 1], line) == 0))
        return;
    if (n == MOST_PAST) {
        free(past->lines.p[0]);
        memmove(past->lines.p, past->lines.p + 1,
                (n - 1) * sizeof *past->lines.p);
        past->lines.n--;
    }
    vec_push(&past->lines, xstrdup(line));
}

/* The line that is so far back; what is typed is kept for the way on again. */
static void go_back(struct ui *ui, size_t back)
{
    struct entry *e = &ui->entry;
    const struct entry_past *past = past_of(ui);
    if (!e->back) {
        e->newest.n = 0;
        buf_adds(&e->newest, buf_str(&e->text));
    }
    e->back = back;
    e->text.n = 0;
    if (back)
        buf_addz(&e->text, past->lines.p[past->lines.n - back]);
    else
        buf_adds(&e->text, buf_str(&e->newest));
    e->at = e->text.n;
}

static void recall(struct ui *ui, int direction)
{
    size_t back = ui->entry.back, n = past_of(ui)->lines.n;
    if (direction > 0 && !back)
        ui_message(ui, "This is the newest line.");
    else if (direction < 0 && back == n)
        ui_message(ui, n ? "This is the oldest line."
                         : "Nothing was typed here before.");
    else
        go_back(ui, direction < 0 ? back + 1 : back - 1);
}

void entry_fini(struct ui *ui)
{
    for (int i = 0; i < PROMPTS; i++) {
        for (size_t k = 0; k < ui->past[i].lines.n; k++)
            free(ui->past[i].lines.p[k]);
        vec_fini(&ui->past[i].lines);
    }
    buf_fini(&ui->entry.text);
    buf_fini(&ui->entry.newest);
}

/* -- places in it: bytes from its start, between two characters ------------- */

/* A mark goes with the letter before it. */
static bool is_mark(const struct entry *e, size_t at)
{
    uint32_t cp;
    return at < e->text.n &&
           utf8_decode(e->text.p + at, e->text.n - at, &cp) &&
           utf8_width(cp) == 0;
}

static size_t one_back(const struct entry *e, size_t at)
{
    while (at) {
        do
            at--;
        while (at && ((unsigned char)e->text.p[at] & 0xC0) == 0x80);
        if (!is_mark(e, at))
            break;
    }
    return at;
}

static size_t one_on(const struct entry *e, size_t at)
{
    uint32_t cp;
    while (at < e->text.n) {
        at += utf8_decode(e->text.p + at, e->text.n - at, &cp);
        if (!is_mark(e, at))
            break;
    }
    return at;
}

static bool is_space_before(const struct entry *e, size_t at)
{
    return e->text.p[at - 1] == ' ';
}

static size_t word_back(const struct entry *e, size_t at)
{
    while (at && is_space_before(e, at))
        at--;
    while (at && !is_space_before(e, at))
        at--;
    return at;
}

/* -- changing it ------------------------------------------------------------ */

/* Takes away what stands between two places. */
static void cut(struct entry *e, size_t from, size_t to)
{
    if (from == to)
        return;
    memmove(e->text.p + from, e->text.p + to, e->text.n - to);
    e->text.n -= to - from;
    e->at = from;
}

static void add_char(struct ui *ui, uint32_t cp)
{
    struct entry *e = &ui->entry;
    char text[4];
    size_t n = utf8_encode(cp, text), behind = e->text.n - e->at;
    if (cp < 0x20)
        return;
    if (e->text.n + n > MOST_TYPED) {
        ui_message(ui, "There is no room for more.");
        return;
    }
    buf_add(&e->text, text, n);
    memmove(e->text.p + e->at + n, e->text.p + e->at, behind);
    memcpy(e->text.p + e->at, text, n);
    e->at += n;
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

/* The line stays for the app; one that can't be taken apart stays to be mended. */
static unsigned commit_arguments(struct ui *ui)
{
    struct words words = {0};
    bool whole = words_split(buf_str(&ui->entry.text), &words);
    words_fini(&words);
    if (whole)
        return UI_REDRAW | UI_ARGUMENTS;
    ui->entry.prompt = 'R';
    ui_message(ui, "A quote isn't closed.");
    return UI_REDRAW;
}

struct str ui_arguments(const struct ui *ui)
{
    return buf_str(&ui->entry.text);
}

static unsigned commit(struct ui *ui)
{
    char prompt = ui->entry.prompt;
    remember(ui);
    ui->entry.prompt = 0;
    if (prompt == 'R')
        return commit_arguments(ui);
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

/* -- keys ------------------------------------------------------------------- */

enum edit {
    EDIT_NONE,
    EDIT_BACK, EDIT_ON, EDIT_START, EDIT_END,
    EDIT_CUT_BACK, EDIT_CUT_ON, EDIT_CUT_WORD, EDIT_CUT_START, EDIT_CUT_END,
    EDIT_OLDER, EDIT_NEWER, EDIT_LEAVE,
};

static const struct {
    enum ukey code;
    uint32_t cp;
    enum edit edit;
} edits[] = {
    {UK_LEFT, 0, EDIT_BACK},          {UK_CTRL, 'b', EDIT_BACK},
    {UK_RIGHT, 0, EDIT_ON},           {UK_CTRL, 'f', EDIT_ON},
    {UK_HOME, 0, EDIT_START},         {UK_CTRL, 'a', EDIT_START},
    {UK_END, 0, EDIT_END},            {UK_CTRL, 'e', EDIT_END},
    {UK_BACKSPACE, 0, EDIT_CUT_BACK}, {UK_DELETE, 0, EDIT_CUT_ON},
    {UK_CTRL, 'd', EDIT_CUT_ON},      {UK_CTRL, 'w', EDIT_CUT_WORD},
    {UK_ALT, 0x7F, EDIT_CUT_WORD},    {UK_CTRL, 'u', EDIT_CUT_START},
    {UK_CTRL, 'k', EDIT_CUT_END},     {UK_ESC, 0, EDIT_LEAVE},
    {UK_CTRL, 'c', EDIT_LEAVE},
    {UK_UP, 0, EDIT_OLDER},           {UK_CTRL, 'p', EDIT_OLDER},
    {UK_DOWN, 0, EDIT_NEWER},         {UK_CTRL, 'n', EDIT_NEWER},
};

static enum edit edit_of(const struct key *k)
{
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
        if (edits[i].code == k->code && edits[i].cp == k->cp)
            return edits[i].edit;
    return EDIT_NONE;
}

static void edit_line(struct ui *ui, enum edit what)
{
    struct entry *e = &ui->entry;
    size_t at = e->at, n = e->text.n;
    switch (what) {
    case EDIT_BACK: e->at = one_back(e, at); break;
    case EDIT_ON: e->at = one_on(e, at); break;
    case EDIT_START: e->at = 0; break;
    case EDIT_END: e->at = n; break;
    case EDIT_CUT_BACK: cut(e, one_back(e, at), at); break;
    case EDIT_CUT_ON: cut(e, at, one_on(e, at)); break;
    case EDIT_CUT_WORD: cut(e, word_back(e, at), at); break;
    case EDIT_CUT_START: cut(e, 0, at); break;
    case EDIT_CUT_END: cut(e, at, n); break;
    default: e->prompt = 0;
    }
    if (e->prompt && e->at == at && e->text.n == n)
        ui_message(ui, what == EDIT_ON || what == EDIT_END ||
                       what == EDIT_CUT_ON || what == EDIT_CUT_END
                           ? "The line ends here."
                           : "The line begins here.");
}

static void say_unused(struct ui *ui, const struct key *k)
{
    struct buf name = {0};
    key_name(k, ui->theme.ascii, &name);
    ui_message(ui, "%s does nothing while you type; Esc leaves.", buf_z(&name));
    buf_fini(&name);
}

unsigned entry_key(struct ui *ui, const struct key *k)
{
    enum edit edit = edit_of(k);
    ui->message.n = 0;
    if (k->code == UK_ENTER)
        return commit(ui);
    if (k->code == UK_BACKSPACE && !ui->entry.text.n)
        edit = EDIT_LEAVE;
    if (k->code == UK_CHAR)
        add_char(ui, k->cp);
    else if (k->code == UK_PASTE)
        add_paste(ui, k->text);
    else if (edit == EDIT_OLDER || edit == EDIT_NEWER)
        recall(ui, edit == EDIT_OLDER ? -1 : 1);
    else if (edit != EDIT_NONE)
        edit_line(ui, edit);
    else if (k->code == UK_CTRL && k->cp == 'l')
        ui_message(ui, "The screen is painted anew.");
    else
        say_unused(ui, k);
    return UI_REDRAW;
}
