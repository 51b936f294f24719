/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with the form of one record: saving, going on with the next one, what is not saved,
 * drafts. What is stored how is up to those that derive from it. */
#pragma once

#include <adwaita.h>

#include "zimt-record-form.h"

#define ZIMT_TYPE_FORM_WINDOW (zimt_form_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZimtFormWindow, zimt_form_window, ZIMT, FORM_WINDOW, AdwWindow)

/* Ctrl+Return saves, Ctrl+Shift+Return saves and begins the next one where there is one; Escape
 * closes, and asks where something would be lost. Refusals stand at their field. When the session
 * locks, what is typed is kept as a draft and the window goes.
 *
 * Signal "stored" (ZimtRecord *record as gpointer): it was stored, and the window goes (with "Save
 * and next" it stays). */
struct _ZimtFormWindowClass
{
  AdwWindowClass parent_class;

  /* What a new record begins with. */
  void (*preset) (ZimtFormWindow *window, ZimtRecord *record);

  /* The record after this one, which was new; NULL: there is no next one. (transfer full) */
  ZimtRecord *(*new_next) (ZimtFormWindow *window);

  /* Stores @records, the form's one last; ends by zimt_form_window_end (). */
  void (*store) (ZimtFormWindow *window, GPtrArray *records);

  /* Deletes the drafts of a record; also after the window is gone. */
  void (*drop_drafts) (ZimtSession *session, const char *record_id);

  /* The button that zimt_form_window_refuse () showed was pressed. */
  void (*cure) (ZimtFormWindow *window);
};

/* Makes the form of @record (copied; revision 0: a new one); once, after the window was made.
 * @is_draft: when it is stored or dropped, so are its drafts. */
void zimt_form_window_open (ZimtFormWindow *window, ZimtSession *session, ZimtRecord *record,
                            gboolean is_draft);

/* As high as the form, where the screen has room for that. */
void zimt_form_window_fit (ZimtFormWindow *window, int width);

ZimtRecordForm *zimt_form_window_get_form (ZimtFormWindow *window);

/* NULL once it is closed: what is answered then comes too late. */
ZimtSession *zimt_form_window_get_session (ZimtFormWindow *window);

ZimtRecordKind zimt_form_window_get_kind (ZimtFormWindow *window);
gboolean zimt_form_window_is_new (ZimtFormWindow *window);

/* What became of storing: @stored (nullable) or why not. */
void zimt_form_window_end (ZimtFormWindow *window, GPtrArray *stored, const GError *error);

/* Says at the foot why something is not stored; @cure (nullable): the label of a button beside it.
 */
void zimt_form_window_refuse (ZimtFormWindow *window, const char *reason, const char *cure);

/* Puts @widget at the foot, where it is seen beside every field and comes after all of them in the
 * order of the keyboard; once. */
void zimt_form_window_set_notice (ZimtFormWindow *window, GtkWidget *widget);
