#include "ui/theme.h"

#include <stdlib.h>

#include "assets/themes/colour-blind.theme.h"
#include "assets/themes/dark.theme.h"
#include "assets/themes/light.theme.h"
#include "assets/themes/mono.theme.h"
#include "ui/palette.h"

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

/* -- the themes that are always there -- */

static const struct {
    const char *name, *text;
} builtins[] = {
    {"dark", dark_theme},
    {"light", light_theme},
    {"colour-blind", colour_blind_theme},
    {"mono", mono_theme},
};
enum { N_BUILTINS = sizeof builtins / sizeof builtins[0] };

const char *theme_name(size_t i)
{
    return i < N_BUILTINS ? builtins[i].name : NULL;
}

bool theme_builtin(struct theme *t, struct str name)
{
    struct settings_error error;
    for (size_t i = 0; i < N_BUILTINS; i++)
        if (str_eqz(name, builtins[i].name))
            return theme_parse(t, str_of(builtins[i].text), &error);
    return false;
}

/* -- reading one -- */

static struct str next_word(struct str *left)
{
    size_t i = 0, n;
    while (i < left->n && (left->p[i] == ' ' || left->p[i] == '\t'))
        i++;
    for (n = i; n < left->n && left->p[n] != ' ' && left->p[n] != '\t';)
        n++;
    struct str word = {left->p + i, n - i};
    left->p += n;
    left->n -= n;
    return word;
}

static uint8_t attribute_named(struct str word)
{
    static const char *const names[] = {"bold", "dim", "italic", "underline",
                                        "reverse", "strike"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eqz(word, names[i]))
            return (uint8_t)(PAINT_BOLD << i);
    return 0;
}

static bool parse_rgb(struct str word, int16_t *colour)
{
    int rgb[3];
    char digits[8] = "";
    if (word.n != 7 || word.p[0] != '#')
        return false;
    memcpy(digits, word.p + 1, 6);
    if (strspn(digits, "0123456789abcdefABCDEF") != 6)
        return false;
    unsigned long value = strtoul(digits, NULL, 16);
    for (int i = 0; i < 3; i++)
        rgb[i] = (int)(value >> (16 - 8 * i) & 255);
    *colour = (int16_t)palette_nearest(rgb, PALETTE_FIXED, PALETTE_SIZE);
    return true;
}

static bool parse_colour(struct str word, int16_t *colour)
{
    int value = 0;
    if (str_eqz(word, "default"))
        return *colour = -1, true;
    if (word.n && word.p[0] == '#')
        return parse_rgb(word, colour);
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] < '0' || word.p[i] > '9' || value > 255)
            return false;
        value = value * 10 + word.p[i] - '0';
    }
    *colour = (int16_t)value;
    return word.n && value < PALETTE_SIZE;
}

static bool parse_paint(const struct setting *s, struct paint *paint,
                        struct settings_error *error)
{
    struct str left = s->value, word;
    int16_t *colour = &paint->fg;
    *paint = (struct paint){-1, -1, 0};
    while ((word = next_word(&left)).n) {
        uint8_t attribute = attribute_named(word);
        if (str_eqz(word, "on") && colour == &paint->fg)
            colour = &paint->bg;
        else if (attribute)
            paint->attr |= attribute;
        else if (!parse_colour(word, colour))
            return settings_wrong(
                error, s->line, s->value_column + (int)(word.p - s->value.p),
                "no colour and no attribute: %.*s; colours are 0 to 255, "
                "#rrggbb or default; attributes bold, dim, italic, underline, "
                "reverse, strike", STR_ARG(word));
    }
    return true;
}

static enum style style_named(struct str name)
{
    int s = 0;
    while (s < STYLE_COUNT && !str_eqz(name, style_names[s]))
        s++;
    return (enum style)s;
}

static bool parse_setting(struct theme *t, const struct setting *s,
                          struct settings_error *error)
{
    enum style style = style_named(s->name);
    if (!s->value.p)
        return settings_wrong(error, s->line, s->name_column,
                              "a line is STYLE = COLOUR ATTRIBUTES");
    if (str_eqz(s->name, "base"))
        return theme_builtin(t, s->value)
               || settings_wrong(error, s->line, s->value_column,
                                 "there is no theme %.*s to begin with; there "
                                 "are dark, light, colour-blind and mono",
                                 STR_ARG(s->value));
    if (style == STYLE_COUNT)
        return settings_wrong(error, s->line, s->name_column,
                              "there is no style %.*s; assets/themes/dark.theme "
                              "has them all", STR_ARG(s->name));
    return parse_paint(s, &t->styles[style], error);
}

/* Of no colours at all: then the program's output loses its own too. */
static bool is_mono(const struct theme *t)
{
    for (int s = 0; s < STYLE_COUNT; s++)
        if (t->styles[s].fg != -1 || t->styles[s].bg != -1)
            return false;
    return true;
}

bool theme_parse(struct theme *t, struct str text, struct settings_error *error)
{
    struct settings settings = {.text = text};
    struct setting s;
    for (int i = 0; i < STYLE_COUNT; i++)
        t->styles[i] = (struct paint){-1, -1, 0};
    while (settings_next(&settings, &s))
        if (!parse_setting(t, &s, error))
            return false;
    t->mono = is_mono(t);
    return true;
}

/* -- asking -- */

const char *theme_glyph(const struct theme *t, enum glyph g)
{
    return t->ascii ? glyphs[g].ascii : glyphs[g].utf8;
}

const char *style_name(enum style s)
{
    return style_names[s];
}
