#include "app/taste.h"

#include <stdlib.h>
#include <string.h>

#include "app/places.h"
#include "base/file.h"
#include "base/settings.h"

enum { LONGEST = 64 << 10 }; /* bytes of a file of settings */

static void say_place(struct buf *problems, const char *path,
                      const struct settings_error *error)
{
    buf_printf(problems, "%s:%d:%d: %s\n", path, error->line, error->column,
               error->text);
}

/* -- the configuration -- */

static bool configure(struct cli *cli, const struct setting *s,
                      struct settings_error *error)
{
    if (!s->value.p)
        return settings_wrong(error, s->line, s->name_column,
                              "a line is OPTION = VALUE");
    struct buf names = {0};
    switch (cli_configure(cli, s->name, s->value)) {
    case CONFIGURE_NAME:
        cli_configurable(&names);
        settings_wrong(error, s->line, s->name_column,
                       "no such option: %.*s; there are %s", STR_ARG(s->name),
                       buf_z(&names));
        buf_fini(&names);
        return false;
    case CONFIGURE_VALUE:
        return settings_wrong(error, s->line, s->value_column,
                              "%.*s takes another value, not \"%.*s\"",
                              STR_ARG(s->name), STR_ARG(s->value));
    default:
        return true;
    }
}

void taste_configure(struct cli *cli, struct buf *problems)
{
    struct buf path = {0}, text = {0};
    enum status status = STATUS_NOT_FOUND;
    if (place_config("config", &path))
        status = file_read(buf_z(&path), LONGEST, &text);
    struct settings settings = {.text = buf_str(&text)};
    struct settings_error error;
    struct setting s;
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        buf_printf(problems, "%s: %s\n", buf_z(&path), status_text(status));
    while (settings_next(&settings, &s))
        if (!configure(cli, &s, &error))
            say_place(problems, buf_z(&path), &error);
    buf_fini(&path);
    buf_fini(&text);
}

/* -- the theme -- */

/* Some terminals say their colours as "15;0": foreground, background. */
static bool background_is_light(void)
{
    const char *said = getenv("COLORFGBG");
    const char *background = said ? strrchr(said, ';') : NULL;
    return background && (strcmp(background, ";7") == 0
                          || strcmp(background, ";15") == 0);
}

static void theme_that_fits(bool colours, struct theme *out)
{
    theme_builtin(out, !colours ? STR("mono") : background_is_light()
                                                    ? STR("light")
                                                    : STR("dark"));
}

static void say_no_theme(const char *name, enum status status,
                         struct buf *problems)
{
    buf_printf(problems, "%s: %s; there are the themes", name,
               status == STATUS_NOT_FOUND ? "no such theme"
                                          : status_text(status));
    for (size_t i = 0; theme_name(i); i++)
        buf_printf(problems, "%s %s", i ? "," : "", theme_name(i));
    buf_addz(problems, ", and files of your own\n");
}

static bool theme_of_file(const char *name, struct theme *out,
                          struct buf *problems)
{
    struct buf path = {0}, file = {0}, text = {0};
    struct settings_error error;
    buf_printf(&file, "themes/%s.theme", name);
    if (strchr(name, '/') || !place_config(buf_z(&file), &path))
        buf_addz(&path, name);
    enum status status = file_read(buf_z(&path), LONGEST, &text);
    bool good = status == STATUS_OK && theme_parse(out, buf_str(&text), &error);
    if (status != STATUS_OK)
        say_no_theme(name, status, problems);
    else if (!good)
        say_place(problems, buf_z(&path), &error);
    buf_fini(&path);
    buf_fini(&file);
    buf_fini(&text);
    return good;
}

void taste_theme(const struct cli *cli, bool colours, struct theme *out,
                 struct buf *problems)
{
    const char *name = colours ? cli->exports[CLI_THEME] : NULL;
    if (!name || (!theme_builtin(out, str_of(name))
                  && !theme_of_file(name, out, problems)))
        theme_that_fits(colours, out);
}
