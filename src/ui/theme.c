#include "ui/theme.h"

#include <stddef.h>

#define B PAINT_BOLD
#define D PAINT_DIM
#define I PAINT_ITALIC
#define U PAINT_UNDERLINE
#define R PAINT_REVERSE

/* For a terminal with a dark background. Only colours whose nearest of eight is
 * readable too. */
static const struct paint dark[STYLE_COUNT] = {
    [STYLE_text] = {-1, -1, 0},
    [STYLE_dim] = {245, -1, 0},
    [STYLE_header] = {-1, -1, B},
    [STYLE_rule] = {240, -1, 0},
    [STYLE_title] = {110, -1, B},
    [STYLE_title_focus] = {220, -1, B},
    [STYLE_code] = {-1, -1, 0},
    [STYLE_code_keyword] = {176, -1, 0},
    [STYLE_code_string] = {114, -1, 0},
    [STYLE_code_comment] = {245, -1, I},
    [STYLE_code_number] = {180, -1, 0},
    [STYLE_code_name] = {75, -1, 0},
    [STYLE_line_number] = {242, -1, 0},
    [STYLE_just_ran] = {110, -1, B},
    [STYLE_runs_next] = {220, -1, B},
    [STYLE_suspended] = {75, -1, 0},
    [STYLE_breakpoint] = {203, -1, B},
    [STYLE_changed] = {220, -1, B},
    [STYLE_selection] = {-1, -1, R},
    [STYLE_match] = {0, 220, 0},
    [STYLE_state_ready] = {220, -1, 0},
    [STYLE_state_running] = {114, -1, B},
    [STYLE_state_waiting] = {75, -1, 0},
    [STYLE_state_done] = {245, -1, 0},
    [STYLE_state_failed] = {203, -1, B},
    [STYLE_state_cancelled] = {176, -1, 0},
    [STYLE_label] = {-1, -1, B},
    [STYLE_value] = {180, -1, 0},
    [STYLE_why] = {-1, -1, 0},
    [STYLE_warning] = {203, -1, B},
    [STYLE_control_byte] = {203, -1, R},
    [STYLE_footer] = {248, -1, 0},
    [STYLE_footer_key] = {220, -1, B},
    [STYLE_message] = {220, -1, B},
    [STYLE_entry] = {-1, -1, B},
    [STYLE_bar_full] = {75, -1, 0},
    [STYLE_bar_empty] = {240, -1, 0},
    [STYLE_overlay] = {-1, -1, 0},
};

static const struct paint light[STYLE_COUNT] = {
    [STYLE_text] = {-1, -1, 0},
    [STYLE_dim] = {241, -1, 0},
    [STYLE_header] = {-1, -1, B},
    [STYLE_rule] = {247, -1, 0},
    [STYLE_title] = {25, -1, B},
    [STYLE_title_focus] = {130, -1, B},
    [STYLE_code] = {-1, -1, 0},
    [STYLE_code_keyword] = {90, -1, 0},
    [STYLE_code_string] = {22, -1, 0},
    [STYLE_code_comment] = {241, -1, I},
    [STYLE_code_number] = {94, -1, 0},
    [STYLE_code_name] = {25, -1, 0},
    [STYLE_line_number] = {245, -1, 0},
    [STYLE_just_ran] = {25, -1, B},
    [STYLE_runs_next] = {130, -1, B},
    [STYLE_suspended] = {25, -1, 0},
    [STYLE_breakpoint] = {124, -1, B},
    [STYLE_changed] = {130, -1, B},
    [STYLE_selection] = {-1, -1, R},
    [STYLE_match] = {0, 222, 0},
    [STYLE_state_ready] = {130, -1, 0},
    [STYLE_state_running] = {22, -1, B},
    [STYLE_state_waiting] = {25, -1, 0},
    [STYLE_state_done] = {241, -1, 0},
    [STYLE_state_failed] = {124, -1, B},
    [STYLE_state_cancelled] = {90, -1, 0},
    [STYLE_label] = {-1, -1, B},
    [STYLE_value] = {94, -1, 0},
    [STYLE_why] = {-1, -1, 0},
    [STYLE_warning] = {124, -1, B},
    [STYLE_control_byte] = {124, -1, R},
    [STYLE_footer] = {239, -1, 0},
    [STYLE_footer_key] = {130, -1, B},
    [STYLE_message] = {130, -1, B},
    [STYLE_entry] = {-1, -1, B},
    [STYLE_bar_full] = {25, -1, 0},
    [STYLE_bar_empty] = {247, -1, 0},
    [STYLE_overlay] = {-1, -1, 0},
};

static const struct paint mono[STYLE_COUNT] = {
    [STYLE_text] = {-1, -1, 0},
    [STYLE_dim] = {-1, -1, D},
    [STYLE_header] = {-1, -1, B},
    [STYLE_rule] = {-1, -1, D},
    [STYLE_title] = {-1, -1, B},
    [STYLE_title_focus] = {-1, -1, B | U},
    [STYLE_code] = {-1, -1, 0},
    [STYLE_code_keyword] = {-1, -1, B},
    [STYLE_code_string] = {-1, -1, 0},
    [STYLE_code_comment] = {-1, -1, D},
    [STYLE_code_number] = {-1, -1, 0},
    [STYLE_code_name] = {-1, -1, 0},
    [STYLE_line_number] = {-1, -1, D},
    [STYLE_just_ran] = {-1, -1, B},
    [STYLE_runs_next] = {-1, -1, B},
    [STYLE_suspended] = {-1, -1, 0},
    [STYLE_breakpoint] = {-1, -1, B},
    [STYLE_changed] = {-1, -1, B},
    [STYLE_selection] = {-1, -1, R},
    [STYLE_match] = {-1, -1, R},
    [STYLE_state_ready] = {-1, -1, 0},
    [STYLE_state_running] = {-1, -1, B},
    [STYLE_state_waiting] = {-1, -1, 0},
    [STYLE_state_done] = {-1, -1, D},
    [STYLE_state_failed] = {-1, -1, B},
    [STYLE_state_cancelled] = {-1, -1, 0},
    [STYLE_label] = {-1, -1, B},
    [STYLE_value] = {-1, -1, 0},
    [STYLE_why] = {-1, -1, 0},
    [STYLE_warning] = {-1, -1, B},
    [STYLE_control_byte] = {-1, -1, R},
    [STYLE_footer] = {-1, -1, 0},
    [STYLE_footer_key] = {-1, -1, B},
    [STYLE_message] = {-1, -1, B},
    [STYLE_entry] = {-1, -1, B},
    [STYLE_bar_full] = {-1, -1, 0},
    [STYLE_bar_empty] = {-1, -1, D},
    [STYLE_overlay] = {-1, -1, 0},
};

static const struct paint *const tables[] = {
    [THEME_DARK] = dark,
    [THEME_LIGHT] = light,
    [THEME_MONO] = mono,
};

static const struct {
    const char *utf8, *ascii;
} glyphs[GLYPH_COUNT] = {
#define X(name, utf8, ascii) [GLYPH_##name] = {utf8, ascii},
    GLYPH_LIST(X)
#undef X
};

static const char *const style_names[STYLE_COUNT] = {
#define X(name) [STYLE_##name] = #name,
    STYLE_LIST(X)
#undef X
};

void theme_init(struct theme *t, enum theme_name name, bool ascii)
{
    *t = (struct theme){
        .styles = tables[name],
        .ascii = ascii,
        .mono = name == THEME_MONO,
    };
}

const char *theme_glyph(const struct theme *t, enum glyph g)
{
    return t->ascii ? glyphs[g].ascii : glyphs[g].utf8;
}

const char *style_name(enum style s)
{
    return style_names[s];
}
