#include "support/test.h"

#include <math.h>

#include "ui/palette.h"
#include "ui/theme.h"

/* The themes of assets, and what a theme file of somebody's own may say. */

static struct theme built_in(const char *name)
{
    struct theme t = {0};
    assert_true(theme_builtin(&t, str_of(name)));
    return t;
}

/* -- files ---------------------------------------------------------------- */

static void paint_is(struct paint p, int fg, int bg, unsigned attributes)
{
    assert_int_equal(p.fg, fg);
    assert_int_equal(p.bg, bg);
    assert_int_equal(p.attr, attributes);
}

static void reads_colours_and_attributes(void **state)
{
    (void)state;
    struct theme t = {0};
    struct settings_error error;
    assert_true(theme_parse(&t, STR("# mine\n"
                                    "\n"
                                    "text = default\n"
                                    "  dim=245\r\n"
                                    "title = #5fafff bold underline\n"
                                    "match = 0 on 220 strike\n"
                                    "selection = on 17\n"
                                    "why =\n"), &error));
    paint_is(t.styles[STYLE_text], -1, -1, 0);
    paint_is(t.styles[STYLE_dim], 245, -1, 0);
    paint_is(t.styles[STYLE_title], 75, -1, PAINT_BOLD | PAINT_UNDERLINE);
    paint_is(t.styles[STYLE_match], 0, 220, PAINT_STRIKE);
    paint_is(t.styles[STYLE_selection], -1, 17, 0);
    paint_is(t.styles[STYLE_why], -1, -1, 0);
    assert_false(t.mono);
}

static void begins_with_another(void **state)
{
    (void)state;
    struct theme t = {0}, light = built_in("light");
    struct settings_error error;
    assert_true(theme_parse(&t, STR("base = light\nrule = 1\n"), &error));
    paint_is(t.styles[STYLE_rule], 1, -1, 0);
    paint_is(t.styles[STYLE_title], light.styles[STYLE_title].fg, -1,
             PAINT_BOLD);
}

static void says_where_it_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line, column;
        const char *said;
    } cases[] = {
        {"titel = 3", 1, 1, "there is no style titel"},
        {"# a\n\n  text", 3, 3, "a line is"},
        {"text = 3\nbase = drak", 2, 8, "there is no theme drak"},
        {"text = bold reddish", 1, 13, "no attribute: reddish"},
        {"text = 256", 1, 8, "256"},
        {"text = #12345", 1, 8, "#12345"},
        {"text = #12345g", 1, 8, "#12345g"},
        {"text = 1 on 2 on 3", 1, 15, "on"},
        {"= 3", 1, 1, "there is no style"},
        {"text = 99999999999999999999", 1, 8, "9"},
        {"text = -1", 1, 8, "-1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct theme t = {0};
        struct settings_error error = {0};
        assert_false(theme_parse(&t, str_of(cases[i].text), &error));
        assert_int_equal(error.line, cases[i].line);
        assert_int_equal(error.column, cases[i].column);
        assert_non_null(strstr(error.text, cases[i].said));
    }
}

/* -- those of assets -------------------------------------------------------- */

static void each_is_there(void **state)
{
    (void)state;
    static const char *const names[] = {"dark", "light", "colour-blind", "mono"};
    for (size_t i = 0; i < 4; i++) {
        struct theme t = built_in(names[i]);
        assert_string_equal(theme_name(i), names[i]);
        assert_int_equal(t.mono, i == 3);
    }
    assert_null(theme_name(4));
    struct theme t = {0};
    assert_false(theme_builtin(&t, STR("pink")));
    assert_false(theme_builtin(&t, STR("")));
}

/* Luminance and contrast as WCAG 2 has them. */
static void linear(int colour, double out[3])
{
    int rgb[3];
    palette_rgb(colour, rgb);
    for (int i = 0; i < 3; i++) {
        double v = rgb[i] / 255.0;
        out[i] = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
    }
}

static double luminance(int colour)
{
    double rgb[3];
    linear(colour, rgb);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

static double contrast(int a, int b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* Text can be read: 4.5 to 1; rules and numbers of lines, which one need not
 * read, are seen: 3 to 1. */
static void has_contrast(const char *name, int background)
{
    struct theme t = built_in(name);
    for (int s = 0; s < STYLE_COUNT; s++) {
        struct paint p = t.styles[s];
        bool aside = s == STYLE_rule || s == STYLE_bar_empty
                     || s == STYLE_line_number;
        double is = p.fg < 0 ? 21 : contrast(p.fg, p.bg < 0 ? background : p.bg);
        if (is < (aside ? 3 : 4.5))
            fail_msg("%s: %s has a contrast of %.2f", name,
                     style_name((enum style)s), is);
    }
}

static void each_can_be_read(void **state)
{
    (void)state;
    has_contrast("dark", 16);
    has_contrast("colour-blind", 16);
    has_contrast("light", 231);
}

/* How a colour looks to eyes that lack one kind of cone. Source: Machado,
 * Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color
 * Vision Deficiency" (2009), severity 1. */
static const double cones[][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
};
enum { N_CONES = sizeof cones / sizeof cones[0] };

static double bent(double t)
{
    return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116;
}

/* CIE 1976 L*a*b*. */
static void lab_of(const double rgb[3], double lab[3])
{
    double x = bent((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    double y = bent(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    double z = bent((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    lab[0] = 116 * y - 16;
    lab[1] = 500 * (x - y);
    lab[2] = 200 * (y - z);
}

static void seen_by(size_t eyes, int colour, double lab[3])
{
    double rgb[3], seen[3];
    linear(colour, rgb);
    for (int i = 0; i < 3; i++) {
        const double *m = cones[eyes][i];
        double v = m[0] * rgb[0] + m[1] * rgb[1] + m[2] * rgb[2];
        seen[i] = fmin(1, fmax(0, v));
    }
    lab_of(seen, lab);
}

static void states_differ_to_all_eyes(void **state)
{
    (void)state;
    struct theme t = built_in("colour-blind");
    for (size_t eyes = 0; eyes < N_CONES; eyes++)
        for (int a = STYLE_state_ready; a <= STYLE_state_cancelled; a++)
            for (int b = STYLE_state_ready; b < a; b++) {
                double x[3], y[3];
                seen_by(eyes, t.styles[a].fg, x);
                seen_by(eyes, t.styles[b].fg, y);
                double apart = sqrt(pow(x[0] - y[0], 2) + pow(x[1] - y[1], 2)
                                    + pow(x[2] - y[2], 2));
                if (apart < 30)
                    fail_msg("%s and %s are %.0f apart to eyes %zu",
                             style_name((enum style)a),
                             style_name((enum style)b), apart, eyes);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_colours_and_attributes),
        cmocka_unit_test(begins_with_another),
        cmocka_unit_test(says_where_it_is_wrong),
        cmocka_unit_test(each_is_there),
        cmocka_unit_test(each_can_be_read),
        cmocka_unit_test(states_differ_to_all_eyes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
