/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house with a vault and three counsellors, of whom Ada is unlocked, and one case in a window. */
#include "case-view-fixture.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "zimt-text.h"

#define PASSWORD "Sieben Birken am Fluss"

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* --- The house --- */

static void
do_vault_act (CaseFixture *test, ZimtVaultAct act, const char *name, ZimtRoles roles,
              char *recovery_key)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_missing = FALSE;

  account->name = g_strdup (name);
  account->roles = roles;
  zimt_session_vault_async (test->session, act, account, NULL, g_strdup (PASSWORD), recovery_key,
                            done_cb, &result);
  editor_wait (is_set, &result);
  zimt_session_vault_finish (test->session, result, &is_missing, &error);
  g_assert_no_error (error);
  g_assert_false (is_missing);
}

void
case_unlock (CaseFixture *test)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;

  zimt_session_unlock_async (test->session, "Ada", g_strdup (PASSWORD), done_cb, &result);
  editor_wait (is_set, &result);
  warnings = zimt_session_unlock_finish (test->session, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (zimt_session_get_book (test->session));
}

void
case_fixture_begin (CaseFixture *test)
{
  g_autoptr (GError) error = NULL;
  char *key = NULL;

  /* gtk_test_init () takes English; pictures are taken in other languages, too. */
  setlocale (LC_ALL, "");
  if (g_strcmp0 (g_getenv ("LANGUAGE"), "ar") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("ZIMT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  editor_fixture_set_up (&test->house, NULL);
  test->session = zimt_session_new (test->house.center);
  key = zimt_session_new_recovery_key (&error);
  g_assert_no_error (error);
  do_vault_act (test, ZIMT_VAULT_FOUND, "Ada", ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING, key);
  case_unlock (test);
  do_vault_act (test, ZIMT_VAULT_ADD_ACCOUNT, "Bela", ZIMT_ROLE_COUNSELLING, NULL);
  do_vault_act (test, ZIMT_VAULT_ADD_ACCOUNT, "Cem", ZIMT_ROLE_COUNSELLING, NULL);
}

static gpointer
do_nothing (ZimtDesk *desk, gpointer wish, GError **error)
{
  return desk;
}

void
case_fixture_end (CaseFixture *test)
{
  zimt_session_lock (test->session);
  /* Locking is over when the thread is free again. */
  editor_run (&test->house, do_nothing, NULL);
  editor_settle ();
  g_assert_finalize_object (test->session);
  editor_fixture_tear_down (&test->house, NULL);
  g_free (test->told);
}

const char *
case_get_uid (CaseFixture *test, const char *name)
{
  const GPtrArray *accounts = zimt_center_get_house (test->house.center)->accounts;

  for (guint i = 0; i < accounts->len; i++)
    {
      const ZimtAccount *account = accounts->pdata[i];

      if (g_str_equal (account->name, name))
        return account->uid;
    }
  g_assert_not_reached ();
}

/* --- The window --- */

static void
message_cb (CaseFixture *test, const char *text)
{
  g_free (test->told);
  test->told = g_strdup (text);
}

static void
back_cb (CaseFixture *test)
{
  test->n_backs++;
}

void
case_open_window (CaseFixture *test, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  test->view = ZIMT_CASE_VIEW (zimt_case_view_new (test->session));
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (test->view));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  g_signal_connect_swapped (test->view, "message", G_CALLBACK (message_cb), test);
  g_signal_connect_swapped (test->view, "back", G_CALLBACK (back_cb), test);
  g_set_weak_pointer (&test->window, GTK_WINDOW (window));
  editor_present (test->window);
  g_clear_pointer (&test->told, g_free);
  test->n_backs = 0;
}

void
case_close_window (CaseFixture *test)
{
  editor_settle ();
  gtk_window_destroy (test->window);
  editor_wait (is_null, &test->window);
}

/* --- Records --- */

ZimtRecord *
case_store (CaseFixture *test, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) owned = record;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  zimt_session_save_one_async (test->session, record, done_cb, &result);
  editor_wait (is_set, &result);
  stored = zimt_session_act_finish (test->session, result, &error);
  g_assert_no_error (error);
  return case_get (test, zimt_record_get_id (record));
}

char *
case_new (CaseFixture *test, const char *pseudonym, const char *name)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CASE);
  static const char *const languages[] = { "ara", "kmr", NULL };

  zimt_record_set_text (record, "stage", name != NULL ? "named" : "pseudonymous");
  zimt_record_set_text (record, "pseudonym", pseudonym);
  if (name != NULL)
    {
      zimt_record_set_text (record, "name", name);
      zimt_record_set_text (record, "contact", "0361 555 01 23\nTalstraße 9");
      zimt_record_set_text (record, "note", "Wants to work as a nurse again.");
    }
  zimt_record_set_codes (record, "languages", languages);
  zimt_record_set_text (record, "residence_status", "toleration");
  zimt_record_set_text (record, "time_in_germany", "upto3");
  zimt_record_set_text (record, "age_band", "27-34");
  zimt_record_set_text (record, "sex", "female");
  zimt_record_set_text (record, "access_path", "friends-family");
  zimt_record_set_text (record, "counsellor", case_get_uid (test, "Ada"));
  zimt_record_set_date (record, "opened", EDITOR_TODAY - 60);
  return g_strdup (zimt_record_get_id (case_store (test, record)));
}

ZimtRecord *
case_new_record (const char *case_id, ZimtRecordKind kind, const char *field, const char *text)
{
  ZimtRecord *record = zimt_record_new (kind);

  zimt_record_set_text (record, "case", case_id);
  zimt_record_set_text (record, field, text);
  return record;
}

ZimtRecord *
case_add_consultation (CaseFixture *test, const char *case_id, int days_ago, const char *topic,
                       const char *note)
{
  const char *topics[] = { topic, NULL };
  ZimtRecord *record = case_new_record (case_id, ZIMT_RECORD_CONSULTATION, "note", note);

  zimt_record_set_date (record, "date", EDITOR_TODAY - days_ago);
  zimt_record_set_codes (record, "topics", topics);
  zimt_record_set_text (record, "duration", "upto60");
  zimt_record_set_text (record, "channel", "on-site");
  zimt_record_set_text (record, "language", "ara");
  return case_store (test, record);
}

ZimtRecord *
case_get (CaseFixture *test, const char *id)
{
  ZimtRecord *record = zimt_case_book_get (zimt_session_get_book (test->session), id);

  g_assert_nonnull (record);
  return record;
}

GPtrArray *
case_load_versions (CaseFixture *test, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = NULL;

  zimt_session_load_versions_async (test->session, id, done_cb, &result);
  editor_wait (is_set, &result);
  versions = zimt_session_act_finish (test->session, result, &error);
  g_assert_no_error (error);
  return versions;
}

typedef struct
{
  CaseFixture *test;
  const char *id;
  guint revision;
} Wanted;

static gboolean
has_revision (gpointer data)
{
  const Wanted *wanted = data;

  return zimt_record_get_revision (case_get (wanted->test, wanted->id)) >= wanted->revision;
}

void
case_wait_for_revision (CaseFixture *test, const char *id, guint revision)
{
  Wanted wanted = { test, id, revision };

  editor_wait (has_revision, &wanted);
  editor_settle ();
}

/* --- What is seen --- */

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (g_type_is_a (G_OBJECT_TYPE (link->data), type))
      return link->data;
  return NULL;
}

static gboolean
has_window_cb (gpointer data)
{
  return find_window (*(GType *)data) != NULL;
}

GtkWindow *
case_take_window (GType type)
{
  GtkWindow *window = NULL;

  editor_wait (has_window_cb, &type);
  window = find_window (type);
  editor_present (window);
  g_assert_cmpuint (editor_check_buttons (GTK_WIDGET (window)), >=, 1);
  return window;
}

gboolean
case_has_window (GType type)
{
  return find_window (type) != NULL;
}

static gboolean
contains (const char *text, const char *part)
{
  return text != NULL && strstr (text, part) != NULL;
}

/* What a widget says itself. */
static gboolean
says_itself (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && contains (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  if (GTK_IS_EDITABLE (widget) && contains (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
    return TRUE;
  if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *content = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &content, NULL);
      if (contains (content, text))
        return TRUE;
    }
  return contains (gtk_widget_get_tooltip_text (widget), text);
}

gboolean
case_says (GtkWidget *root, const char *text)
{
  if (says_itself (root, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (case_says (child, text))
      return TRUE;
  return FALSE;
}

gboolean
case_is_seen (const char *text)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (contains (gtk_window_get_title (link->data), text) || case_says (link->data, text))
      return TRUE;
  return FALSE;
}

/* editor_find_button () also finds what is hidden; each row has a hidden "Show all". */
static GtkWidget *
find_shown_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && editor_find_button (root, label) == root)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_shown_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
case_press (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_shown_button (root, label);

  if (button == NULL)
    g_error ("There is no button %s", label);
  /* The window may go with it. */
  g_object_ref (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_object_unref (button);
  editor_settle ();
}

static GtkWidget *
find_nth (GtkWidget *root, GType type, guint *n_left)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root) && (*n_left)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n_left);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
case_get_nth (GtkWidget *root, GType type, guint index)
{
  GtkWidget *found = find_nth (root, type, &index);

  if (found == NULL)
    g_error ("There is no such %s", g_type_name (type));
  return found;
}
