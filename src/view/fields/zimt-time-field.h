/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a time of day: "9", "930" and "9.30" are understood, Up and Down go by 15 minutes. */
#pragma once

#include <gtk/gtk.h>

#define ZIMT_TYPE_TIME_FIELD (zimt_time_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtTimeField, zimt_time_field, ZIMT, TIME_FIELD, GtkEntry)

/* Changes are told by GtkEditable::changed. What is understood is written out when the focus
 * leaves. */
GtkWidget *zimt_time_field_new (void);

/* The minute of the day, 0 to 1440; FALSE where the text is no time. */
gboolean zimt_time_field_get_minute (ZimtTimeField *field, int *minute_of_day);

void zimt_time_field_set_minute (ZimtTimeField *field, int minute_of_day);

/* "9-12" typed in @field is its time and that of @end (nullable). */
void zimt_time_field_set_end (ZimtTimeField *field, ZimtTimeField *end);
