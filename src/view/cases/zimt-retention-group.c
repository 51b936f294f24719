/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has to go: closed cases that are due to be erased, what waits for a second person, and the
 * proof of what went. */
#include "zimt-retention-group.h"

#include <glib/gi18n-lib.h>

#include "zimt-retention-dialog.h"
#include "zimt-retention.h"
#include "zimt-time-names.h"

struct _ZimtRetentionGroup
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group; /* borrowed: the child */
  GPtrArray *rows;            /* owned: GtkWidget in the group, borrowed */
  ZimtSession *session;       /* owned (nullable) */
};
G_DEFINE_FINAL_TYPE (ZimtRetentionGroup, zimt_retention_group, ADW_TYPE_BIN)

static void
present (ZimtRetentionGroup *self, const ZimtRecord *proposal)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *dialog = zimt_retention_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                 self->session, proposal);

  gtk_window_present (dialog);
}

static void
review_due_cb (ZimtRetentionGroup *self)
{
  present (self, NULL);
}

static void
review_proposal_cb (GtkButton *button, ZimtRetentionGroup *self)
{
  ZimtCaseBook *book = zimt_session_get_book (self->session);
  const char *id = g_object_get_data (G_OBJECT (button), "zimt-record-id");
  ZimtRecord *proposal = book != NULL ? zimt_case_book_get (book, id) : NULL;

  if (proposal != NULL)
    present (self, proposal);
}

/* --- Rows --- */

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  return row;
}

static void
add (ZimtRetentionGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
add_review (GtkWidget *row, const char *name)
{
  /* Translators: opens a list of cases to look through before they are erased. */
  GtkWidget *button = gtk_button_new_with_label (_ ("Review…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
add_due (ZimtRetentionGroup *self)
{
  g_autoptr (GPtrArray) due = zimt_retention_new_due (self->session);
  g_autofree char *title = NULL;
  GtkWidget *row = NULL;

  if (due->len == 0)
    return;
  title = g_strdup_printf (ngettext ("%u closed case is due to be erased",
                                     "%u closed cases are due to be erased", due->len),
                           due->len);
  row = make_row (title, NULL);
  g_signal_connect_object (add_review (row, _ ("Review the cases that are due")), "clicked",
                           G_CALLBACK (review_due_cb), self, G_CONNECT_SWAPPED);
  add (self, row);
}

static void
add_proposal (ZimtRetentionGroup *self, const ZimtRecord *proposal)
{
  g_autoptr (GPtrArray) cases = zimt_retention_new_proposed (self->session, proposal);
  const char *asker
      = zimt_session_get_account_name (self->session, zimt_record_get_text (proposal, "asked_by"));
  g_autofree char *date = zimt_date_to_plain_text (zimt_record_get_date (proposal, "date"));
  g_autofree char *title = NULL;
  GtkWidget *row = NULL;
  GtkWidget *button = NULL;

  title = g_strdup_printf (ngettext ("%u case is proposed to be erased",
                                     "%u cases are proposed to be erased", cases->len),
                           cases->len);
  if (zimt_retention_is_own (self->session, proposal))
    {
      g_autofree char *subtitle
          = g_strdup_printf (_ ("by you on %s; a second person has to approve"), date);

      add (self, make_row (title, subtitle));
      return;
    }
  {
    /* Translators: the first %s is a person, the second a date. */
    g_autofree char *subtitle = g_strdup_printf (_ ("by %s on %s"), asker, date);

    row = make_row (title, subtitle);
  }
  button = add_review (row, _ ("Review what is proposed"));
  g_object_set_data_full (G_OBJECT (button), "zimt-record-id",
                          g_strdup (zimt_record_get_id (proposal)), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (review_proposal_cb), self, 0);
  add (self, row);
}

static GtkWidget *
make_proof (ZimtRetentionGroup *self, const ZimtRecord *proof)
{
  int n_cases = zimt_record_get_number (proof, "cases");
  int n_records = zimt_record_get_number (proof, "records");
  const char *asker
      = zimt_session_get_account_name (self->session, zimt_record_get_text (proof, "asked_by"));
  const char *approver
      = zimt_session_get_account_name (self->session, zimt_record_get_text (proof, "approved_by"));
  g_autofree char *date = zimt_date_to_plain_text (zimt_record_get_date (proof, "date"));
  g_autofree char *cases
      = g_strdup_printf (ngettext ("%d case", "%d cases", (gulong)n_cases), n_cases);
  g_autofree char *records
      = g_strdup_printf (ngettext ("%d record", "%d records", (gulong)n_records), n_records);
  g_autofree char *title = g_strdup_printf ("%s: %s, %s", date, cases, records);
  /* Translators: two people. */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("proposed by %s, approved by %s"), asker, approver);

  return make_row (title, subtitle);
}

static void
add_proofs (ZimtRetentionGroup *self)
{
  g_autoptr (GPtrArray) proofs = zimt_retention_list (self->session, TRUE);
  GtkWidget *expander = NULL;

  if (proofs->len == 0)
    return;
  expander = adw_expander_row_new ();
  /* Translators: opens the list of what was erased: dates and counts, no names. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _ ("Proof of what was erased"));
  for (guint i = 0; i < proofs->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                              make_proof (self, g_ptr_array_index (proofs, i)));
  add (self, expander);
}

static void
fill (ZimtRetentionGroup *self)
{
  g_autoptr (GPtrArray) proposals = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (zimt_session_get_book (self->session) != NULL)
    {
      proposals = zimt_retention_list (self->session, FALSE);
      add_due (self);
      for (guint i = 0; i < proposals->len; i++)
        add_proposal (self, g_ptr_array_index (proposals, i));
      add_proofs (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/* --- Life --- */

static void
zimt_retention_group_dispose (GObject *object)
{
  g_clear_object (&ZIMT_RETENTION_GROUP (object)->session);
  G_OBJECT_CLASS (zimt_retention_group_parent_class)->dispose (object);
}

static void
zimt_retention_group_finalize (GObject *object)
{
  g_ptr_array_unref (ZIMT_RETENTION_GROUP (object)->rows);
  G_OBJECT_CLASS (zimt_retention_group_parent_class)->finalize (object);
}

static void
zimt_retention_group_class_init (ZimtRetentionGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_retention_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_retention_group_finalize;
}

static void
zimt_retention_group_init (ZimtRetentionGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  /* Translators: heading: how long closed cases are kept, and their erasing. */
  adw_preferences_group_set_title (self->group, _ ("Retention"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
zimt_retention_group_set_session (ZimtRetentionGroup *self, ZimtSession *session)
{
  g_return_if_fail (ZIMT_IS_RETENTION_GROUP (self) && self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "book-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}
