/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with a case as a whole: the buttons over it, and its menu. */
#include <glib/gi18n-lib.h>

#include "zimt-case-presets.h"
#include "zimt-case-view-private.h"
#include "zimt-close-dialog.h"
#include "zimt-hand-over-dialog.h"
#include "zimt-house-choices.h"
#include "zimt-job-dialog.h"
#include "zimt-record-editor.h"
#include "zimt-restrict-dialog.h"
#include "zimt-stage-dialog.h"
#include "zimt-versions-dialog.h"

/* --- Adding --- */

static const struct
{
  const char *code;
  ZimtRecordKind kind;
} addable[] = {
  { "consultation", ZIMT_RECORD_CONSULTATION }, { "goal", ZIMT_RECORD_GOAL },
  { "follow-up", ZIMT_RECORD_FOLLOW_UP },       { "referral", ZIMT_RECORD_REFERRAL },
  { "consent", ZIMT_RECORD_CONSENT },           { "document", ZIMT_RECORD_DOCUMENT },
};

static void
add (ZimtCaseView *view, ZimtRecordKind kind)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (kind);

  if (zimt_case_view_get_record (view) == NULL)
    return;
  zimt_record_set_text (record, "case", view->case_id);
  zimt_case_presets_fill (view->session, record);
  gtk_window_present (GTK_WINDOW (
      zimt_record_editor_new (zimt_case_view_get_window (view), view->session, record)));
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addable); i++)
    if (g_str_equal (addable[i].code, g_variant_get_string (parameter, NULL)))
      add (ZIMT_CASE_VIEW (widget), addable[i].kind);
}

void
zimt_case_view_add_consultation (ZimtCaseView *view)
{
  g_return_if_fail (ZIMT_IS_CASE_VIEW (view));
  add (view, ZIMT_RECORD_CONSULTATION);
}

/* Room, interpreter and follow-up in one step. */
static void
appointment_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);

  gtk_window_present (
      zimt_job_dialog_new (zimt_case_view_get_window (view), view->session, NULL, view->case_id));
}

/* --- Changing --- */

static void
change_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);

  zimt_case_view_open_entry (view, zimt_case_view_get_record (view));
}

static void
told_cb (ZimtCaseView *view, ZimtRecordDialog *dialog)
{
  zimt_case_view_tell (view, g_object_get_data (G_OBJECT (dialog), "zimt-told"));
}

/* @told: what to say once it is stored; a constant. */
static void
present (ZimtCaseView *view, ZimtRecordDialog *dialog, const char *told)
{
  g_object_set_data (G_OBJECT (dialog), "zimt-told", (gpointer)told);
  g_signal_connect_object (dialog, "stored", G_CALLBACK (told_cb), view, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
change_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);

  present (view,
           zimt_stage_dialog_new (zimt_case_view_get_window (view), view->session,
                                  zimt_case_view_get_record (view)),
           _ ("The stage was changed."));
}

static void
hand_over_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);

  present (view,
           zimt_hand_over_dialog_new (zimt_case_view_get_window (view), view->session,
                                      zimt_case_view_get_record (view)),
           _ ("The case was handed over."));
}

/* Both change places, so that the same click takes it back. */
static void
hand_over_to_deputy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);
  const ZimtRecord *record = zimt_case_view_get_record (view);

  zimt_case_view_store (view,
                        zimt_hand_over_make (record, zimt_record_get_text (record, "deputy"), TRUE),
                        _ ("The case was handed over to the deputy."));
}

static void
restrict_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);

  present (view,
           zimt_restrict_dialog_new (zimt_case_view_get_window (view), view->session,
                                     zimt_case_view_get_record (view)),
           _ ("It was changed who sees the case."));
}

/* --- Closing --- */

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);

  present (view,
           zimt_close_dialog_new (zimt_case_view_get_window (view), view->session,
                                  zimt_case_view_get_record (view)),
           _ ("The case was closed."));
}

static void
reopen_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);
  ZimtRecord *record = zimt_record_copy (zimt_case_view_get_record (view));

  zimt_record_set_date (record, "closed", 0);
  zimt_record_set_text (record, "reason", "");
  zimt_record_set_text (record, "outcome", "");
  zimt_case_view_store (view, record, _ ("The case is open again."));
}

static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);

  present (view,
           zimt_keep_dialog_new (zimt_case_view_get_window (view), view->session,
                                 zimt_case_view_get_record (view)),
           _ ("The data is kept."));
}

static void
release_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);
  ZimtRecord *record = zimt_record_copy (zimt_case_view_get_record (view));

  zimt_record_set_flag (record, "hold", FALSE);
  zimt_record_set_text (record, "hold_reason", "");
  zimt_case_view_store (view, record, _ ("The data is erased in due time again."));
}

static void
versions_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ZimtCaseView *view = ZIMT_CASE_VIEW (widget);

  gtk_window_present (zimt_versions_dialog_new (zimt_case_view_get_window (view), view->session,
                                                zimt_case_view_get_record (view)));
}

/* --- What can be done now --- */

void
zimt_case_view_install_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "case.add", "s", add_cb);
  gtk_widget_class_install_action (klass, "case.appointment", NULL, appointment_cb);
  gtk_widget_class_install_action (klass, "case.change", NULL, change_cb);
  gtk_widget_class_install_action (klass, "case.change-stage", NULL, change_stage_cb);
  gtk_widget_class_install_action (klass, "case.hand-over", NULL, hand_over_cb);
  gtk_widget_class_install_action (klass, "case.hand-over-to-deputy", NULL, hand_over_to_deputy_cb);
  gtk_widget_class_install_action (klass, "case.restrict", NULL, restrict_cb);
  gtk_widget_class_install_action (klass, "case.close", NULL, close_cb);
  gtk_widget_class_install_action (klass, "case.reopen", NULL, reopen_cb);
  gtk_widget_class_install_action (klass, "case.keep", NULL, keep_cb);
  gtk_widget_class_install_action (klass, "case.release", NULL, release_cb);
  gtk_widget_class_install_action (klass, "case.versions", NULL, versions_cb);
}

/* Whoever left takes nothing over. */
static gboolean
has_usable_deputy (ZimtCaseView *view, const ZimtRecord *record)
{
  g_autoptr (ZimtHouseChoices) counsellors
      = zimt_house_choices_new_counsellors (view->session, NULL);

  return g_strv_contains (zimt_house_choices_get_ids (counsellors),
                          zimt_record_get_text (record, "deputy"));
}

void
zimt_case_view_update_acts (ZimtCaseView *view)
{
  static const char *const always[]
      = { "case.add",       "case.appointment", "case.change",  "case.change-stage",
          "case.hand-over", "case.restrict",    "case.versions" };
  const ZimtRecord *record = zimt_case_view_get_record (view);
  gboolean is_there = record != NULL;
  gboolean is_closed = is_there && zimt_record_get_date (record, "closed") != 0;
  gboolean is_kept = is_there && zimt_record_get_flag (record, "hold");
  gboolean has_deputy = is_there && has_usable_deputy (view, record);
  GtkWidget *widget = GTK_WIDGET (view);

  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    gtk_widget_action_set_enabled (widget, always[i], is_there);
  gtk_widget_action_set_enabled (widget, "case.hand-over-to-deputy", has_deputy);
  gtk_widget_action_set_enabled (widget, "case.close", is_there && !is_closed);
  gtk_widget_action_set_enabled (widget, "case.reopen", is_closed);
  gtk_widget_action_set_enabled (widget, "case.keep", is_there && !is_kept);
  gtk_widget_action_set_enabled (widget, "case.release", is_kept);
}
