/* Text into XML. What a program has named or printed is data: what XML can't hold
 * and what would turn the reading direction is shown, never passed on. Knows base
 * only.
 */
#ifndef EXPORT_XML_H
#define EXPORT_XML_H

#include <stdio.h>

#include "base/str.h"

/* Writes text for the content of an element or for an attribute in double
 * quotes. */
void xml_put(FILE *to, struct str text);

#endif
