/* What things look like: names of meaning (a title, a keyword, a waiting task)
 * to colours and attributes, and names of glyphs to characters, each with an
 * ASCII twin. No meaning rests on a colour alone: mono has the same glyphs and
 * words. Knows nothing but base.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/settings.h"

/* How a cell is painted. Colours are of the 256-colour table; -1 is the
 * terminal's own. The terminal maps them down to what it has. */
struct paint {
    int16_t fg, bg;
    uint8_t attr;
};
enum paint_attr {
    PAINT_BOLD = 1,
    PAINT_DIM = 2,
    PAINT_ITALIC = 4,
    PAINT_UNDERLINE = 8,
    PAINT_REVERSE = 16,
    PAINT_STRIKE = 32,
};

/* STYLE(name): assets/themes say how each is painted. */
#define STYLE_LIST(X)                                                         \
    X(text)                                                                   \
    X(dim)                                                                    \
    X(header)                                                                 \
    X(rule)                                                                   \
    X(title)                                                                  \
    X(title_focus)                                                            \
    X(code)                                                                   \
    X(code_keyword)                                                           \
    X(code_string)                                                            \
    X(code_comment)                                                           \
    X(code_number)                                                            \
    X(code_name)                                                              \
    X(line_number)                                                            \
    X(just_ran)                                                               \
    X(runs_next)                                                              \
    X(suspended)                                                              \
    X(breakpoint)                                                             \
    X(changed)                                                                \
    X(selection)                                                              \
    X(match)                                                                  \
    X(state_ready)                                                            \
    X(state_running)                                                          \
    X(state_waiting)                                                          \
    X(state_done)                                                             \
    X(state_failed)                                                           \
    X(state_cancelled)                                                        \
    X(label)                                                                  \
    X(value)                                                                  \
    X(why)                                                                    \
    X(warning)                                                                \
    X(control_byte)                                                           \
    X(footer)                                                                 \
    X(footer_key)                                                             \
    X(message)                                                                \
    X(entry)                                                                  \
    X(bar_full)                                                               \
    X(bar_empty)                                                              \
    X(overlay)                                                                \
    X(prose_title)                                                            \
    X(prose_link)                                                             \
    X(prose_code)

enum style {
#define X(name) STYLE_##name,
    STYLE_LIST(X)
#undef X
    STYLE_COUNT
};

/* GLYPH(name, UTF-8, ASCII); all are one cell wide. */
#define GLYPH_LIST(X)                                                         \
    X(just_ran, "»", "=")                                                     \
    X(runs_next, "▶", ">")                                                    \
    X(suspended, "○", "o")                                                    \
    X(breakpoint, "●", "@")                                                   \
    X(changed, "*", "*")                                                      \
    X(waiting, "○", "o")                                                      \
    X(ready, "◆", "+")                                                        \
    X(running, "▶", ">")                                                      \
    X(done, "✓", "v")                                                         \
    X(failed, "✗", "x")                                                       \
    X(cancelled, "⊘", "c")                                                    \
    X(none, "–", "-")                                                         \
    X(into, "›", ">")                                                         \
    X(dot, "·", "|")                                                          \
    X(ellipsis, "…", "~")                                                     \
    X(horizontal, "─", "-")                                                   \
    X(vertical, "│", "|")                                                     \
    X(cross, "┼", "+")                                                        \
    X(tee_down, "┬", "+")                                                     \
    X(tee_up, "┴", "+")                                                       \
    X(tee_right, "├", "+")                                                    \
    X(tee_left, "┤", "+")                                                     \
    X(corner_tl, "┌", "+")                                                    \
    X(corner_tr, "┐", "+")                                                    \
    X(corner_bl, "└", "+")                                                    \
    X(corner_br, "┘", "+")                                                    \
    X(bullet, "•", "*")                                                       \
    X(bar_full, "█", "#")                                                     \
    X(bar_empty, "░", ".")                                                    \
    X(lane_ran, "│", "|")                                                     \
    X(lane_waited, "━", "=")                                                  \
    X(lane_timer, "┄", ".")                                                   \
    X(lane_ready, "·", "-")                                                   \
    X(lane_blocked, "▒", "%")                                                 \
    X(lane_now, "┃", "!")                                                     \
    X(link_vertical, "╎", ":")                                                \
    X(link_down, "╰", "`")                                                    \
    X(link_up, "╭", ",")                                                      \
    X(link_along, "─", "~")                                                   \
    X(arrow_right, "→", ">")                                                  \
    X(arrow_left, "←", "<")                                                   \
    X(arrow_up, "↑", "^")                                                     \
    X(arrow_down, "↓", "v")

enum glyph {
#define X(name, utf8, ascii) GLYPH_##name,
    GLYPH_LIST(X)
#undef X
    GLYPH_COUNT
};

struct theme {
    struct paint styles[STYLE_COUNT];
    bool ascii;
    bool mono;                  /* program output loses its colours too */
};

/* The names of the themes that are always there, those of assets/themes; NULL
 * behind the last. */
const char *theme_name(size_t i);
/* One of these by name: sets styles and mono. False: there is none. */
bool theme_builtin(struct theme *t, struct str name);
/* Reads a theme's text (assets/themes shows the form; `base = NAME` begins with
 * another's styles): sets styles and mono. False, with where and why, when it is
 * wrong; then t's styles are of no use. */
bool theme_parse(struct theme *t, struct str text, struct settings_error *error);
static inline struct paint theme_paint(const struct theme *t, enum style s)
{
    return t->styles[s];
}
/* A glyph's character as a static string. */
const char *theme_glyph(const struct theme *t, enum glyph g);
/* The name of a style ("code_keyword"), for theme files; static. */
const char *style_name(enum style s);

#endif
