/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with the form of one card: groups of fields, rows that are added and taken away,
 * possible duplicates while a new name is typed. Ctrl+Return saves, Escape closes (asks where
 * something would be lost); refusals stand at their field. When the session locks, what is typed is
 * kept as a draft. Fields that the account may not read or write are not there. */
#pragma once

#include "zimt-form-window.h"

#define ZIMT_TYPE_CARD_EDITOR (zimt_card_editor_get_type ())
G_DECLARE_FINAL_TYPE (ZimtCardEditor, zimt_card_editor, ZIMT, CARD_EDITOR, ZimtFormWindow)

/* Signals "stored" (ZimtRecord * as gpointer): then the window goes, with "Save and next" it stays;
 * "show-card" (const char *id): somebody wants to see one of the possible duplicates instead. */
ZimtCardEditor *zimt_card_editor_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record);
ZimtCardEditor *zimt_card_editor_new_from_draft (GtkWindow *parent, ZimtSession *session,
                                                 ZimtRecord *draft);
