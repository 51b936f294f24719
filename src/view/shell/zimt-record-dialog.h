/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small form for one record of the house: a room, an account, a password. */
#pragma once

#include <adwaita.h>

#include "zimt-center.h"
#include "zimt-form-row.h"

#define ZIMT_TYPE_RECORD_DIALOG (zimt_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ZimtRecordDialog, zimt_record_dialog, ZIMT, RECORD_DIALOG, AdwWindow)

/* Signal "save" (): Save was pressed; whoever reads the fields calls zimt_record_dialog_store () or
 * zimt_record_dialog_refuse ().
 * Signal "stored" (): it was stored, and the dialog goes.
 * Signal "failed" (GError *error): it was not, and the dialog says why.
 * Signal "message" (const char *text): a sentence for people about what was stored. */
ZimtRecordDialog *zimt_record_dialog_new (GtkWindow *parent, const char *title);

/* Adds a line: @title with a mnemonic for @named, which is @field or inside it. */
ZimtFormRow *zimt_record_dialog_add (ZimtRecordDialog *dialog, const char *title, GtkWidget *field,
                                     GtkWidget *named);

/* Adds a line with an entry that says @text (nullable). */
GtkEditable *zimt_record_dialog_add_entry (ZimtRecordDialog *dialog, const char *title,
                                           const char *name, const char *text);

/* Adds a line with a number from 0 to @max. */
GtkSpinButton *zimt_record_dialog_add_number (ZimtRecordDialog *dialog, const char *title,
                                              const char *name, int number, int max);

/* Hears of every change in @widget and in what is inside it, as of all fields that are added: it
 * takes back what was refused, and the dialog asks before it closes. */
void zimt_record_dialog_watch (ZimtRecordDialog *dialog, GtkWidget *widget);

/* Adds a widget below the lines. */
void zimt_record_dialog_append (ZimtRecordDialog *dialog, GtkWidget *widget);

/* Says why it cannot be stored, and moves the focus to @field (nullable). */
void zimt_record_dialog_refuse (ZimtRecordDialog *dialog, GtkWidget *field, const char *problem);

/* Emits "save", as the button does. */
void zimt_record_dialog_save (ZimtRecordDialog *dialog);

/* Runs @func with @wish (transfer full) on the worker thread, then goes, or says why not. FALSE: it
 * is storing something already. */
gboolean zimt_record_dialog_store (ZimtRecordDialog *dialog, ZimtCenter *center, ZimtDeskFunc func,
                                   gpointer wish, GDestroyNotify wish_free);

/* For what is stored in another way: between these two it does not close, and shows that it works.
 * FALSE: it is storing something already. */
gboolean zimt_record_dialog_begin (ZimtRecordDialog *dialog);

/* Goes, or says why not. */
void zimt_record_dialog_end (ZimtRecordDialog *dialog, const GError *error);

/* Emits "message". */
void zimt_record_dialog_tell (ZimtRecordDialog *dialog, const char *text);

/* What Save is called here, with a mnemonic. */
void zimt_record_dialog_set_save_label (ZimtRecordDialog *dialog, const char *label);

/* It closes without asking: what was typed is no loss. */
void zimt_record_dialog_set_fleeting (ZimtRecordDialog *dialog);

/* A sentence or two above the lines. */
void zimt_record_dialog_set_intro (ZimtRecordDialog *dialog, const char *text);
