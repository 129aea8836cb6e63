#include "ui/request.h"

#include "base/utf8.h"

static const struct request_info infos[REQ_COUNT] = {
#define REQUEST(name, k, g, h, f, p, n)                                       \
    [REQ_##name] = {.id = #name,                                              \
                    .keys = k,                                                \
                    .group = REQ_GROUP_##g,                                   \
                    .help = h,                                                \
                    .footer = f,                                              \
                    .priority = p,                                            \
                    .not_yet = n},
#include "ui/requests.def"
};

static const char *const group_names[REQ_GROUP_COUNT] = {
    [REQ_GROUP_WALK] = "Walk",
    [REQ_GROUP_JUMP] = "Jump",
    [REQ_GROUP_STOPS] = "Stops and search",
    [REQ_GROUP_EXPLAIN] = "Explain",
    [REQ_GROUP_PANES] = "Panes",
    [REQ_GROUP_LESSON] = "Lesson and program",
    [REQ_GROUP_SCREEN] = "Screen",
};

/* Keys that aren't a character: what the table calls them, and their name
 * without arrows. */
static const struct {
    const char *name, *ascii;
    enum ukey code;
    uint32_t cp;
} named[] = {
    {"→", "Right", UK_RIGHT, 0},
    {"←", "Left", UK_LEFT, 0},
    {"Shift-→", "Shift-Right", UK_SHIFT_RIGHT, 0},
    {"Shift-←", "Shift-Left", UK_SHIFT_LEFT, 0},
    {"↑", "Up", UK_UP, 0},
    {"↓", "Down", UK_DOWN, 0},
    {"Space", "Space", UK_CHAR, ' '},
    {"PgUp", "PgUp", UK_PGUP, 0},
    {"PgDn", "PgDn", UK_PGDN, 0},
    {"Home", "Home", UK_HOME, 0},
    {"End", "End", UK_END, 0},
    {"Backspace", "Backspace", UK_BACKSPACE, 0},
    {"Delete", "Delete", UK_DELETE, 0},
    {"Insert", "Insert", UK_INSERT, 0},
    {"Tab", "Tab", UK_TAB, 0},
    {"Shift-Tab", "Shift-Tab", UK_BACKTAB, 0},
    {"Enter", "Enter", UK_ENTER, 0},
    {"Esc", "Esc", UK_ESC, 0},
    {"wheel-up", "wheel-up", UK_WHEEL_UP, 0},
    {"wheel-down", "wheel-down", UK_WHEEL_DOWN, 0},
    {"click", "click", UK_CLICK, 0},
    {"drag", "drag", UK_DRAG, 0},
    {"1-9", "1-9", UK_CHAR, '1'},
};
enum { N_NAMED = sizeof named / sizeof *named };

const struct request_info *request_info(enum request r)
{
    return &infos[r];
}

bool request_reads(enum request r)
{
    switch (r) {
    case REQ_help:
    case REQ_find:
    case REQ_find_next:
    case REQ_find_back: return true;
    case REQ_open:
    case REQ_zoom:
    case REQ_follow:
    case REQ_present: return false;
    default:
        return infos[r].group >= REQ_GROUP_PANES;
    }
}

const char *request_group_name(enum request_group g)
{
    return group_names[g];
}

bool request_keys_each(enum request r, size_t *at, struct str *name)
{
    const char *keys = infos[r].keys;
    size_t n = keys ? strlen(keys) : 0;
    while (*at < n && keys[*at] == ' ')
        ++*at;
    if (*at >= n)
        return false;
    size_t start = *at;
    while (*at < n && keys[*at] != ' ')
        ++*at;
    *name = (struct str){keys + start, *at - start};
    return true;
}

bool key_parse(struct str name, struct key *k)
{
    *k = (struct key){.code = UK_NONE};
    for (int i = 0; i < N_NAMED; i++)
        if (str_eqz(name, named[i].name)) {
            k->code = named[i].code;
            k->cp = named[i].cp;
            return true;
        }
    if (str_starts(name, "Ctrl-") && name.n == 6) {
        k->code = UK_CTRL;
        k->cp = (unsigned char)name.p[5] | 0x20u;
        return true;
    }
    if (name.n >= 2 && name.p[0] == 'F' && name.p[1] >= '1' &&
        name.p[1] <= '9') {
        k->code = UK_FUNCTION;
        for (size_t i = 1; i < name.n; i++)
            k->cp = k->cp * 10 + (uint32_t)(name.p[i] - '0');
        return true;
    }
    k->code = UK_CHAR;
    return name.n > 0 && utf8_decode(name.p, name.n, &k->cp) == name.n;
}

void key_name(const struct key *k, bool ascii, struct buf *out)
{
    if (k->code == UK_CTRL) {
        buf_printf(out, "Ctrl-%c", (char)(k->cp & ~0x20u));
        return;
    }
    if (k->code == UK_ALT) {
        struct key plain = {.code = k->cp == 0x7F ? UK_BACKSPACE : UK_CHAR,
                            .cp = k->cp == 0x7F ? 0 : k->cp};
        buf_addz(out, "Alt-");
        key_name(&plain, ascii, out);
        return;
    }
    if (k->code == UK_FUNCTION) {
        buf_printf(out, "F%u", (unsigned)k->cp);
        return;
    }
    for (int i = 0; i < N_NAMED; i++)
        if (named[i].code == k->code &&
            (k->code != UK_CHAR || (k->cp == ' ' && named[i].cp == ' '))) {
            buf_addz(out, ascii ? named[i].ascii : named[i].name);
            return;
        }
    if (k->code == UK_CHAR) {
        char text[4];
        buf_add(out, text, utf8_encode(k->cp, text));
        return;
    }
    buf_addz(out, "This key");
}

static bool key_matches(struct str name, const struct key *k)
{
    struct key want;
    if (str_eqz(name, "1-9"))
        return k->code == UK_CHAR && k->cp >= '1' && k->cp <= '9';
    return key_parse(name, &want) && want.code == k->code &&
           want.cp == k->cp;
}

enum request request_of_key(const struct key *k)
{
    struct str name;
    for (enum request r = REQ_NONE + 1; r < REQ_COUNT; r++)
        for (size_t at = 0; request_keys_each(r, &at, &name);)
            if (key_matches(name, k))
                return r;
    return REQ_NONE;
}
