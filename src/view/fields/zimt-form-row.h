/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a form: what it is called, its fields, and under them what is wrong with them. */
#pragma once

#include <gtk/gtk.h>

#define ZIMT_TYPE_FORM_ROW (zimt_form_row_get_type ())
G_DECLARE_FINAL_TYPE (ZimtFormRow, zimt_form_row, ZIMT, FORM_ROW, GtkWidget)

/* Properties: "title" (string, with a mnemonic), "child" (GtkWidget: the fields), "mnemonic-widget"
 * (GtkWidget: the field that the title names and that the mnemonic goes to), "label-group"
 * (GtkSizeGroup, nullable: makes the titles of a form equally wide). */
GtkWidget *zimt_form_row_new (void);

/* Names a mistake under the fields, marks them and tells screen readers; NULL: all is well.
 * @problem: plain text. */
void zimt_form_row_set_problem (ZimtFormRow *row, const char *problem);

/* What is named as a mistake now; (transfer none) (nullable). */
const char *zimt_form_row_get_problem (ZimtFormRow *row);

/* Names a hint in the same place, which blocks nothing; NULL: none. A problem hides it. */
void zimt_form_row_set_hint (ZimtFormRow *row, const char *hint);
