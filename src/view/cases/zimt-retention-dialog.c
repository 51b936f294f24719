/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erasing closed cases: one person proposes, another looks through it and approves. */
#include "zimt-retention-dialog.h"

#include <glib/gi18n-lib.h>

#include "zimt-case-form.h"
#include "zimt-style.h"
#include "zimt-name.h"
#include "zimt-retention.h"

#define ID_KEY "zimt-record-id"

struct _ZimtRetentionDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkButton *act_button;
  GtkLabel *intro;
  GtkListBox *list;
  GtkWidget *foot;
  GtkLabel *reason;

  ZimtSession *session; /* owned */
  GPtrArray *checks;    /* owned: GtkCheckButton of the cases that are due, borrowed */
  char *proposal_id;    /* owned (nullable): what is to be approved */
  guint n_cases;
  gboolean is_acting;
};
G_DEFINE_FINAL_TYPE (ZimtRetentionDialog, zimt_retention_dialog, ADW_TYPE_WINDOW)

static void
say_reason (ZimtRetentionDialog *self, const char *reason)
{
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (self->foot, reason != NULL);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtRetentionDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = zimt_session_act_finish (ZIMT_SESSION (source), result, &error);

  self->is_acting = FALSE;
  if (self->session == NULL)
    return;
  if (records != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    say_reason (self, error->message);
}

/* --- Proposing --- */

static void
propose (ZimtRetentionDialog *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->checks->len; i++)
    {
      GObject *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_ptr_array_add (ids, g_strdup (g_object_get_data (check, ID_KEY)));
    }
  if (ids->len == 0)
    {
      say_reason (self, _ ("Tick at least one case."));
      return;
    }
  self->is_acting = TRUE;
  zimt_session_propose_erasure_async (self->session, ids, acted_cb, g_object_ref (self));
}

/* --- Approving --- */

static void
approve_cb (ZimtRetentionDialog *self)
{
  if (self->is_acting || self->session == NULL)
    return;
  self->is_acting = TRUE;
  zimt_session_approve_erasure_async (self->session, self->proposal_id, acted_cb,
                                      g_object_ref (self));
}

static void
ask_to_approve (ZimtRetentionDialog *self)
{
  g_autofree char *heading = g_strdup_printf (ngettext ("Erase %u Case for Good?",
                                                        "Erase %u Cases for Good?", self->n_cases),
                                              self->n_cases);
  AdwMessageDialog *question = zimt_guard_question_new (
      GTK_WINDOW (self), self->session, heading,
      _ ("Everything that belongs to them goes, with every earlier version. This cannot be undone; "
         "a proof with counts and without names stays."),
      _ ("_Keep"), _ ("_Erase"));

  adw_message_dialog_set_response_appearance (question, "yes", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (question, "response::yes", G_CALLBACK (approve_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
}

static void
act_cb (ZimtRetentionDialog *self)
{
  if (self->is_acting)
    return;
  say_reason (self, NULL);
  if (self->proposal_id != NULL)
    ask_to_approve (self);
  else
    propose (self);
}

/* --- Life --- */

static void
zimt_retention_dialog_dispose (GObject *object)
{
  ZimtRetentionDialog *self = ZIMT_RETENTION_DIALOG (object);

  g_clear_object (&self->session);
  g_ptr_array_set_size (self->checks, 0);
  g_clear_pointer (&self->proposal_id, g_free);
  G_OBJECT_CLASS (zimt_retention_dialog_parent_class)->dispose (object);
}

static void
zimt_retention_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (ZIMT_RETENTION_DIALOG (object)->checks);
  G_OBJECT_CLASS (zimt_retention_dialog_parent_class)->finalize (object);
}

static void
zimt_retention_dialog_class_init (ZimtRetentionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zimt_retention_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_retention_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/zimt/Zimt/ui/cases/retention-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZimtRetentionDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, ZimtRetentionDialog, act_button);
  gtk_widget_class_bind_template_child (widget_class, ZimtRetentionDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, ZimtRetentionDialog, list);
  gtk_widget_class_bind_template_child (widget_class, ZimtRetentionDialog, foot);
  gtk_widget_class_bind_template_child (widget_class, ZimtRetentionDialog, reason);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
zimt_retention_dialog_init (ZimtRetentionDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  zimt_style_ensure (GTK_WIDGET (self));
}

static void
add_row (ZimtRetentionDialog *self, ZimtCaseItem *item)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), zimt_case_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), zimt_case_item_get_detail (item));
  if (self->proposal_id == NULL)
    {
      GtkWidget *check = gtk_check_button_new ();

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      zimt_case_item_get_title (item), -1);
      g_object_set_data_full (G_OBJECT (check), ID_KEY, g_strdup (zimt_case_item_get_id (item)),
                              g_free);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      g_ptr_array_add (self->checks, check);
    }
  gtk_list_box_append (self->list, row);
}

static void
fill (ZimtRetentionDialog *self, const ZimtRecord *proposal)
{
  g_autoptr (GPtrArray) items = proposal != NULL
                                    ? zimt_retention_new_proposed (self->session, proposal)
                                    : zimt_retention_new_due (self->session);

  self->n_cases = items->len;
  for (guint i = 0; i < items->len; i++)
    add_row (self, g_ptr_array_index (items, i));
  if (proposal != NULL)
    {
      adw_window_title_set_title (self->window_title, _ ("Approve Erasing"));
      gtk_button_set_label (self->act_button, _ ("_Erase…"));
      gtk_widget_add_css_class (GTK_WIDGET (self->act_button), "destructive-action");
      gtk_label_set_text (self->intro, _ ("Look through the cases: what you approve goes for good, "
                                          "with everything that belongs to them."));
      return;
    }
  adw_window_title_set_title (self->window_title, _ ("Propose Erasing"));
  gtk_button_set_label (self->act_button, _ ("_Propose"));
  gtk_widget_add_css_class (GTK_WIDGET (self->act_button), "suggested-action");
  gtk_label_set_text (self->intro, _ ("These cases were kept as long as the house keeps them. A "
                                      "second person has to approve before anything goes. A case "
                                      "that is not ticked stays."));
}

GtkWindow *
zimt_retention_dialog_new (GtkWindow *parent, ZimtSession *session, const ZimtRecord *proposal)
{
  ZimtRetentionDialog *self
      = g_object_new (ZIMT_TYPE_RETENTION_DIALOG, "application",
                      parent != NULL ? gtk_window_get_application (parent) : NULL, "transient-for",
                      parent, NULL);

  self->session = g_object_ref (session);
  self->proposal_id = proposal != NULL ? g_strdup (zimt_record_get_id (proposal)) : NULL;
  fill (self, proposal);
  zimt_name_by_label (GTK_WIDGET (self->act_button));
  zimt_guard_window (GTK_WINDOW (self), session);
  return GTK_WINDOW (self);
}
