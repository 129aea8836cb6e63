#include "ui/palette.h"

#include <limits.h>

static const unsigned char own[PALETTE_FIXED][3] = {
    {0, 0, 0},       {205, 0, 0},   {0, 205, 0},   {205, 205, 0},
    {0, 0, 238},     {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
    {127, 127, 127}, {255, 0, 0},   {0, 255, 0},   {255, 255, 0},
    {92, 92, 255},   {255, 0, 255}, {0, 255, 255}, {255, 255, 255},
};

void palette_rgb(int c, int rgb[3])
{
    static const int weights[3] = {36, 6, 1}; /* of a level in the cube */
    for (int i = 0; i < 3; i++) {
        int level = (c - 16) / weights[i] % 6;
        if (c < PALETTE_FIXED)
            rgb[i] = own[c][i];
        else if (c < 232)
            rgb[i] = level ? 55 + 40 * level : 0;
        else
            rgb[i] = 8 + 10 * (c - 232);
    }
}

int palette_nearest(const int rgb[3], int first, int end)
{
    int best = first, least = INT_MAX;
    for (int c = first; c < end; c++) {
        int has[3], distance = 0;
        palette_rgb(c, has);
        for (int i = 0; i < 3; i++)
            distance += (rgb[i] - has[i]) * (rgb[i] - has[i]);
        if (distance < least) {
            least = distance;
            best = c;
        }
    }
    return best;
}
