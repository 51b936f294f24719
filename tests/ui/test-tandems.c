/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tandems: suggested for one and for the whole waiting list, gone on with, ended; and what is due
 * in the pools. */
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "pools-fixture.h"
#include "zimt-card-commands.h"
#include "zimt-card-editor.h"
#include "zimt-card-window.h"
#include "zimt-choice-field.h"

/* --- Helpers --- */

static char *
put_newcomer (CasesFixture *fixture, const char *given, const char *family, int days_waited)
{
  return pools_put (fixture, pools_new_newcomer (given, family, "tir", days_waited));
}

static char *
put_companion (CasesFixture *fixture, const char *given, const char *family, const char *language)
{
  return pools_put (fixture, pools_new_companion (given, family, language));
}

static void
begin (CasesFixture *fixture)
{
  cases_unlock (fixture, "Ada");
  pools_load (fixture);
  gtk_window_present (fixture->window);
}

static ZimtRecord *
get_card (CasesFixture *fixture, const char *id)
{
  return zimt_people_book_get (zimt_people_get_book (pools_load (fixture)), id);
}

typedef void (*ActFunc) (GtkWindow *parent, ZimtSession *session, GPtrArray *records);

/* @id: (nullable) of the card that is selected. */
static GtkWidget *
act (CasesFixture *fixture, ActFunc func, const char *id)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  if (id != NULL)
    g_ptr_array_add (records, get_card (fixture, id));
  func (fixture->window, fixture->session, records);
  return GTK_WIDGET (cases_wait_for_window (ZIMT_TYPE_CARD_WINDOW));
}

static void
close_window (GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "window.close", NULL);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_WINDOW);
}

static void
check (GtkWidget *dialog)
{
  editor_check_buttons (dialog);
  pools_check_names (dialog);
}

static void
told_cb (ZimtSession *session, const char *text, gpointer user_data)
{
  g_free (*(char **)user_data);
  *(char **)user_data = g_strdup (text);
}

/* --- Suggesting --- */

static void
test_suggested_for_one (CasesFixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;
  g_autofree char *newcomer = NULL;
  GtkWidget *dialog = NULL;

  begin (fixture);
  g_free (put_companion (fixture, "Uwe", "Groß", "tir"));
  g_free (put_companion (fixture, "Ida", "Lang", "eng"));
  newcomer = put_newcomer (fixture, "Rahel", "Haile", 41);
  g_signal_connect (fixture->session, "done", G_CALLBACK (told_cb), &told);
  dialog = act (fixture, zimt_pairs_activate, newcomer);
  g_assert_true (GTK_IS_CHECK_BUTTON (gtk_window_get_focus (GTK_WINDOW (dialog))));
  g_assert_false (gtk_widget_is_sensitive (editor_find_button (dialog, "Suggest")));
  gtk_check_button_set_active (pools_get_rank (dialog, "Uwe Groß"), TRUE);
  editor_settle ();
  pools_photograph (dialog, "tandems-for-one");
  check (dialog);
  pools_press (dialog, "Suggest 1 Tandem");
  pools_wait_for (fixture, ZIMT_RECORD_TANDEM, "suggested", 1);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_WINDOW);
  g_assert_cmpstr (told, ==, "1 tandem is suggested.");
  g_assert_cmpstr (zimt_record_get_text (get_card (fixture, newcomer), "state"), ==, "suggested");
  g_signal_handlers_disconnect_by_func (fixture->session, told_cb, &told);
}

static void
test_suggested_for_all (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  begin (fixture);
  g_free (put_companion (fixture, "Uwe", "Groß", "tir"));
  g_free (put_companion (fixture, "Ida", "Lang", "tir"));
  g_free (put_newcomer (fixture, "Rahel", "Haile", 41));
  g_free (put_newcomer (fixture, "Senait", "Tekle", 3));
  dialog = act (fixture, zimt_pairs_all_activate, NULL);
  pools_photograph (dialog, "tandems-for-all");
  check (dialog);
  gtk_check_button_set_active (pools_get_rank (dialog, "Senait Tekle"), FALSE);
  editor_settle ();
  pools_press (dialog, "Suggest 1 Tandem");
  pools_wait_for (fixture, ZIMT_RECORD_TANDEM, "suggested", 1);
  pools_wait_for (fixture, ZIMT_RECORD_NEWCOMER, "waiting", 1);
}

static void
test_nobody_waits (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  begin (fixture);
  dialog = act (fixture, zimt_pairs_all_activate, NULL);
  g_assert_false (gtk_widget_is_sensitive (editor_find_button (dialog, "Suggest")));
  g_assert_true (pools_says (dialog, "Nobody fits at the moment:"));
  pools_photograph (dialog, "tandems-nobody");
  close_window (dialog);
}

/* What is in the way with one person alone is said once, before all others. */
static void
test_own_reason (CasesFixture *fixture, gconstpointer data)
{
  ZimtRecord *companion = NULL;
  GtkWidget *dialog = NULL;
  g_autofree char *newcomer = NULL;
  g_autofree char *without = NULL;

  begin (fixture);
  companion = pools_new_companion ("Uwe", "Groß", "tir");
  zimt_record_set_date (companion, "consent", 0);
  without = pools_put (fixture, companion);
  newcomer = put_newcomer (fixture, "Rahel", "Haile", 41);
  dialog = act (fixture, zimt_pairs_activate, without);
  g_assert_true (pools_says (dialog, "The consent is missing."));
  g_assert_false (pools_says (dialog, "another language"));
  g_assert_false (pools_says (dialog, "cannot, and why"));
  close_window (dialog);
  dialog = act (fixture, zimt_pairs_activate, newcomer);
  g_assert_true (pools_says (dialog, "1 person cannot, and why"));
  gtk_expander_set_expanded (GTK_EXPANDER (editor_get_widget (dialog, GTK_TYPE_EXPANDER, NULL)),
                             TRUE);
  editor_settle ();
  g_assert_true (pools_says (dialog, "The consent is missing."));
  g_assert_false (pools_says (dialog, "Groß: Uwe"));
  g_assert_false (pools_says (dialog, "Groß\u2069: Uwe"));
  close_window (dialog);
}

static gboolean
is_gone (gpointer data)
{
  return pools_says (data, "This card is not there any more");
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) done = zimt_people_act_finish (ZIMT_PEOPLE (source), result, NULL);

  g_assert_nonnull (done);
}

/* The window of one person never becomes that of the whole list. */
static void
test_who_is_gone_gets_nobody (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *dialog = NULL;

  begin (fixture);
  g_free (put_companion (fixture, "Uwe", "Groß", "tir"));
  g_free (put_newcomer (fixture, "Senait", "Tekle", 3));
  g_ptr_array_add (ids, put_newcomer (fixture, "Rahel", "Haile", 41));
  dialog = act (fixture, zimt_pairs_activate, ids->pdata[0]);
  g_assert_true (pools_says (dialog, "Uwe Groß"));
  zimt_people_delete_async (pools_load (fixture), ids, deleted_cb, NULL);
  editor_wait (is_gone, dialog);
  g_assert_false (pools_says (dialog, "Uwe Groß"));
  g_assert_false (gtk_widget_is_sensitive (editor_find_button (dialog, "Suggest")));
  close_window (dialog);
}

/* --- One tandem --- */

static char *
put_tandem (CasesFixture *fixture, const char *state, int days_ago)
{
  ZimtRecord *tandem = zimt_record_new (ZIMT_RECORD_TANDEM);
  g_autofree char *companion = put_companion (fixture, "Uwe", "Groß", "tir");
  g_autofree char *newcomer = put_newcomer (fixture, "Rahel", "Haile", 41);

  zimt_record_set_text (tandem, "companion", companion);
  zimt_record_set_text (tandem, "newcomer", newcomer);
  zimt_record_set_text (tandem, "state", state);
  zimt_record_set_date (tandem, "suggested", EDITOR_TODAY - days_ago);
  if (!g_str_equal (state, "suggested"))
    zimt_record_set_date (tandem, "started", EDITOR_TODAY - days_ago);
  return pools_put (fixture, tandem);
}

static void
test_steps (CasesFixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  GtkWidget *dialog = NULL, *reason = NULL;

  begin (fixture);
  id = put_tandem (fixture, "suggested", 0);
  dialog = act (fixture, zimt_tandem_activate, id);
  pools_photograph (dialog, "tandem-suggested");
  pools_press (dialog, "First Meeting");
  pools_wait_for (fixture, ZIMT_RECORD_TANDEM, "first-meeting", 1);
  pools_press (dialog, "Trial Phase");
  pools_wait_for (fixture, ZIMT_RECORD_TANDEM, "trial", 1);
  pools_wait_for (fixture, ZIMT_RECORD_NEWCOMER, "matched", 1);
  gtk_editable_set_text (GTK_EDITABLE (pools_get_shown (dialog, GTK_TYPE_ENTRY)),
                         "Beide sind zufrieden.");
  pools_press (dialog, "Note Talk");
  for (guint i = 0; i < 200 && !pools_says (dialog, "Beide sind zufrieden."); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_true (pools_says (dialog, "Beide sind zufrieden."));
  pools_photograph (dialog, "tandem-trial");
  check (dialog);
  pools_press (dialog, "End");
  g_assert_true (pools_says (dialog, "Choose below why the tandem ends."));
  reason = editor_get_widget (dialog, ZIMT_TYPE_CHOICE_FIELD, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), reason));
  zimt_choice_field_set_id (ZIMT_CHOICE_FIELD (reason), "moved");
  pools_press (dialog, "End");
  pools_wait_for (fixture, ZIMT_RECORD_TANDEM, "ended", 1);
  pools_wait_for (fixture, ZIMT_RECORD_NEWCOMER, "left", 1);
  g_assert_cmpstr (zimt_record_get_text (get_card (fixture, id), "reason"), ==, "moved");
  pools_photograph (dialog, "tandem-ended");
  close_window (dialog);
}

/* --- What is due --- */

static void
test_due (CasesFixture *fixture, gconstpointer data)
{
  ZimtRecord *companion = pools_new_companion ("Ida", "Lang", "eng");
  g_autofree char *id = NULL;
  GtkWidget *dialog = NULL;

  begin (fixture);
  zimt_record_set_date (companion, "conduct_issued", EDITOR_TODAY - 5 * 365 + 10);
  zimt_record_set_date (companion, "conduct_inspected", EDITOR_TODAY - 5 * 365 + 20);
  g_free (pools_put (fixture, companion));
  id = put_tandem (fixture, "active", 20);
  dialog = act (fixture, zimt_due_activate, NULL);
  g_assert_true (pools_says (dialog, "Rahel Haile"));
  g_assert_true (pools_says (dialog, "Ida Lang"));
  pools_photograph (dialog, "due");
  check (dialog);
  pools_press (dialog, _ ("Open"));
  cases_lock (fixture);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_WINDOW);
  cases_wait_for_no_window (ZIMT_TYPE_CARD_EDITOR);
  editor_settle ();
  g_assert_false (cases_is_anywhere ("Rahel Haile"));
}

static void
test_nothing_due (CasesFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  begin (fixture);
  dialog = act (fixture, zimt_due_activate, NULL);
  g_assert_true (pools_says (dialog, "Nothing is due."));
  pools_photograph (dialog, "due-nothing");
  close_window (dialog);
}

int
main (int argc, char **argv)
{
  int status = 0;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ZIMT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/tandems/" name, CasesFixture, NULL, cases_fixture_set_up, func,                    \
              cases_fixture_tear_down)
  ADD ("a-reason-of-ones-own-is-said-first", test_own_reason);
  ADD ("one-who-waits-gets-a-companion", test_suggested_for_one);
  ADD ("the-whole-list-is-matched-at-once", test_suggested_for_all);
  ADD ("an-empty-list-says-so", test_nobody_waits);
  ADD ("who-is-gone-meanwhile-gets-nobody", test_who_is_gone_gets_nobody);
  ADD ("a-tandem-goes-its-way-and-ends-with-a-reason", test_steps);
  ADD ("what-is-due-is-listed-and-opened", test_due);
  ADD ("nothing-may-be-due", test_nothing_due);
#undef ADD
  status = g_test_run ();
  cases_fixture_forget ();
  return status;
}
