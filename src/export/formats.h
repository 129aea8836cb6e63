/* The functions behind the table of formats. Each writes all of its text to
 * job->to; an error of that stream may end it early.
 */
#ifndef EXPORT_FORMATS_H
#define EXPORT_FORMATS_H

#include "export/export.h"

void export_chrome(const struct export_job *job);
void export_svg(const struct export_job *job);
void export_html(const struct export_job *job);
void export_cast(const struct export_job *job);

#endif
