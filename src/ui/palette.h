/* The 256 colours of a terminal as red, green and blue: sixteen that terminals
 * choose themselves (here xterm's), a cube of six levels each (16 to 231) and
 * greys (232 to 255). Source: xterm's ctlseqs and 256colres.h. Knows nothing.
 */
#ifndef UI_PALETTE_H
#define UI_PALETTE_H

enum { PALETTE_SIZE = 256, PALETTE_FIXED = 16 /* from here on all agree */ };

/* Of colour c, 0 to 255: each part 0 to 255. */
void palette_rgb(int c, int rgb[3]);
/* The nearest colour from `first` up to, not including, `end`. */
int palette_nearest(const int rgb[3], int first, int end);

#endif
