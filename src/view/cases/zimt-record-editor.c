/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form for one record of the case work, made from its kind's table of fields. */
#include "zimt-record-editor.h"

#include "zimt-case-drafts.h"
#include "zimt-case-presets.h"

#define WIDTH 780

struct _ZimtRecordEditor
{
  ZimtFormWindow parent_instance;
};
G_DEFINE_FINAL_TYPE (ZimtRecordEditor, zimt_record_editor, ZIMT_TYPE_FORM_WINDOW)

static void
zimt_record_editor_preset (ZimtFormWindow *window, ZimtRecord *record)
{
  zimt_case_presets_fill (zimt_form_window_get_session (window), record);
}

static ZimtRecord *
zimt_record_editor_new_next (ZimtFormWindow *window)
{
  if (zimt_form_window_get_kind (window) != ZIMT_RECORD_CONSULTATION)
    return NULL;
  return zimt_case_presets_new_consultation (zimt_form_window_get_session (window), NULL);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtFormWindow) window = ZIMT_FORM_WINDOW (user_data);
  ZimtSession *session = ZIMT_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = zimt_session_act_finish (session, result, &error);

  for (guint i = 0; stored != NULL && i < stored->len; i++)
    if (zimt_record_get_kind (stored->pdata[i]) == ZIMT_RECORD_CONSULTATION
        && zimt_form_window_get_session (window) != NULL)
      zimt_case_presets_remember (session, stored->pdata[i]);
  zimt_form_window_end (window, stored, error);
}

static void
zimt_record_editor_store (ZimtFormWindow *window, GPtrArray *records)
{
  zimt_session_save_async (zimt_form_window_get_session (window), records, stored_cb,
                           g_object_ref (window));
}

static void
zimt_record_editor_class_init (ZimtRecordEditorClass *klass)
{
  ZimtFormWindowClass *window_class = ZIMT_FORM_WINDOW_CLASS (klass);

  window_class->preset = zimt_record_editor_preset;
  window_class->new_next = zimt_record_editor_new_next;
  window_class->store = zimt_record_editor_store;
  window_class->drop_drafts = zimt_case_drafts_drop;
}

static void
zimt_record_editor_init (ZimtRecordEditor *editor)
{
}

static ZimtRecordEditor *
editor_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record, gboolean is_draft)
{
  ZimtRecordEditor *editor
      = g_object_new (ZIMT_TYPE_RECORD_EDITOR, "application",
                      parent != NULL ? gtk_window_get_application (parent) : NULL, "transient-for",
                      parent, NULL);

  zimt_form_window_open (ZIMT_FORM_WINDOW (editor), session, record, is_draft);
  zimt_form_window_fit (ZIMT_FORM_WINDOW (editor), WIDTH);
  return editor;
}

ZimtRecordEditor *
zimt_record_editor_new (GtkWindow *parent, ZimtSession *session, ZimtRecord *record)
{
  g_return_val_if_fail (ZIMT_IS_SESSION (session) && record != NULL, NULL);
  return editor_new (parent, session, record, FALSE);
}

ZimtRecordEditor *
zimt_record_editor_new_from_draft (GtkWindow *parent, ZimtSession *session, ZimtRecord *draft)
{
  g_autoptr (ZimtRecord) record = NULL;
  ZimtRecordEditor *editor = NULL;

  g_return_val_if_fail (ZIMT_IS_SESSION (session) && draft != NULL, NULL);
  record = zimt_session_open_draft (session, draft);
  if (record == NULL)
    return NULL;
  editor = editor_new (parent, session, record, TRUE);
  zimt_record_form_set_typed (zimt_form_window_get_form (ZIMT_FORM_WINDOW (editor)),
                              zimt_record_get_text (draft, "typed"));
  return editor;
}

ZimtRecordEditor *
zimt_record_editor_new_answer (GtkWindow *parent, ZimtSession *session, ZimtRecord *referral)
{
  static const char *const fields[] = { "state", "answer", "ask_again", NULL };
  ZimtRecordEditor *editor = zimt_record_editor_new (parent, session, referral);
  ZimtRecordForm *form = zimt_form_window_get_form (ZIMT_FORM_WINDOW (editor));

  zimt_record_form_set_fields (form, fields);
  zimt_form_window_fit (ZIMT_FORM_WINDOW (editor), WIDTH);
  gtk_widget_grab_focus (GTK_WIDGET (form));
  return editor;
}

ZimtRecord *
zimt_record_editor_dup_record (ZimtRecordEditor *editor)
{
  g_return_val_if_fail (ZIMT_IS_RECORD_EDITOR (editor), NULL);
  return zimt_record_form_dup_record (zimt_form_window_get_form (ZIMT_FORM_WINDOW (editor)));
}
