/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts that open forms of cards; see zimt-card-commands.h. */
#include "zimt-card-forms.h"

#include "zimt-card-commands.h"
#include "zimt-versions-dialog.h"

static void
show_card (GtkWindow *parent, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-card", "s", id);
}

static void
stored_cb (GtkWindow *parent, ZimtRecord *record)
{
  if (record != NULL)
    show_card (parent, zimt_record_get_id (record));
}

void
zimt_card_forms_present (ZimtCardEditor *editor, GtkWindow *parent)
{
  if (editor == NULL)
    return;
  if (parent != NULL)
    {
      g_signal_connect_object (editor, "stored", G_CALLBACK (stored_cb), parent, G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "show-card", G_CALLBACK (show_card), parent,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (editor));
}

void
zimt_card_new_activate (GtkWindow *parent, ZimtSession *session, ZimtRecordKind kind)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (kind);

  zimt_card_forms_present (zimt_card_editor_new (parent, session, record), parent);
}

void
zimt_card_editor_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  g_return_if_fail (records->len == 1);
  zimt_card_forms_present (zimt_card_editor_new (parent, session, records->pdata[0]), parent);
}

void
zimt_card_versions_activate (GtkWindow *parent, ZimtSession *session, GPtrArray *records)
{
  g_return_if_fail (records->len == 1);
  gtk_window_present (zimt_versions_dialog_new (parent, session, records->pdata[0]));
}
