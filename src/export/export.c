#include "export/export.h"

#include <string.h>

#include "export/formats.h"

const struct export_format export_formats[] = {
    {.name = "text", .meaning = "the walk in words, as explain prints it",
     .options = "detail"},
    {.name = "chrome", .meaning = "Chrome trace events: opens in ui.perfetto.dev",
     .options = "least-width", .write = export_chrome},
    {.name = "svg",
     .meaning = "the timeline as a picture, for slides; --at: a screen",
     .options = "at detail size theme width", .at_only = "detail size",
     .not_at = "width", .write = export_svg},
    {.name = "html", .meaning = "a page that replays the walk in a browser",
     .options = "detail steps", .write = export_html, .walks = true},
    {.name = "cast", .meaning = "the walk as a recording for asciinema",
     .options = "detail theme size speed steps", .write = export_cast,
     .walks = true},
    {0},
};

const struct export_format *export_format_named(const char *name)
{
    for (const struct export_format *f = export_formats; f->name; f++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}
