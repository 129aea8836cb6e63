#include "export/inks.h"

const char *const inks[EXPORT_THEMES][INKS] = {
    [EXPORT_DARK] = {
        [INK_GROUND] = "#15181e", [INK_SHADE] = "#232833",
        [INK_TEXT] = "#e8eaed", [INK_DIM] = "#a3abb8", [INK_RULE] = "#3a4150",
        [INK_RUN] = "#7fc97f", [INK_READY] = "#e6b450", [INK_TIMER] = "#74b3ff",
        [INK_TASKS] = "#c9a0ff", [INK_LINE] = "#ff9d6e",
        [INK_OUTSIDE] = "#7fd6d2", [INK_WAKE] = "#f2f4f7",
        [INK_FAILED] = "#ff7b72",
    },
    [EXPORT_LIGHT] = {
        [INK_GROUND] = "#ffffff", [INK_SHADE] = "#edf1f6",
        [INK_TEXT] = "#1b1f24", [INK_DIM] = "#57606a", [INK_RULE] = "#d0d7de",
        [INK_RUN] = "#2b8a3e", [INK_READY] = "#9a6700", [INK_TIMER] = "#1f6feb",
        [INK_TASKS] = "#8250df", [INK_LINE] = "#bc4c00",
        [INK_OUTSIDE] = "#0f7c78", [INK_WAKE] = "#24292f",
        [INK_FAILED] = "#cf222e",
    },
};
