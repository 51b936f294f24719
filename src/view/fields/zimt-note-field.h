/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a text of many lines, which grows with it. */
#pragma once

#include <adwaita.h>

#define ZIMT_TYPE_NOTE_FIELD (zimt_note_field_get_type ())
G_DECLARE_FINAL_TYPE (ZimtNoteField, zimt_note_field, ZIMT, NOTE_FIELD, AdwBin)

/* Signal "changed" (): the text is another one. Tab leaves the field.
 * @name: for assistive technologies. @n_lines: as high at least. */
GtkWidget *zimt_note_field_new (const char *name, int n_lines);

/* (transfer full): zimt_text_wipe () it where it is confidential. */
char *zimt_note_field_dup_text (ZimtNoteField *field);
void zimt_note_field_set_text (ZimtNoteField *field, const char *text);

/* The text view in it; (transfer none). */
GtkWidget *zimt_note_field_get_view (ZimtNoteField *field);
