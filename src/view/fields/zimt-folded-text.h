/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text of many lines of which the first ones are shown, with a button for all of it. */
#pragma once

#include <gtk/gtk.h>

#define ZIMT_TYPE_FOLDED_TEXT (zimt_folded_text_get_type ())
G_DECLARE_FINAL_TYPE (ZimtFoldedText, zimt_folded_text, ZIMT, FOLDED_TEXT, GtkBox)

/* @max_lines: so many are shown at first. */
GtkWidget *zimt_folded_text_new (guint max_lines);

/* Plain text; an empty one takes no place. */
void zimt_folded_text_set_text (ZimtFoldedText *folded, const char *text);

/* How many bytes of @text make @max_lines lines of @max_chars characters; all of them where it has
 * no more. A word that goes over an end goes to the next line. */
gsize zimt_folded_text_measure (const char *text, guint max_lines, guint max_chars);
