/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A practice house with accounts: Ada (lead, counselling), Cem (counselling) and Ina (intern). */
#include "cases-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "zimt-desk-vault.h"
#include "zimt-paths.h"

/* Making accounts takes its time, so each test has a copy of the same house. */
static char *
get_template_path (void)
{
  g_autofree char *name = g_strdup_printf ("zimt-cases-%d.zimt", (int)getpid ());

  return g_build_filename (g_get_tmp_dir (), name, NULL);
}

static void
add_account (ZimtDesk *desk, const char *name, ZimtRoles roles)
{
  g_autoptr (ZimtAccount) account = zimt_account_new ();
  g_autoptr (GError) error = NULL;

  account->name = g_strdup (name);
  account->roles = roles;
  zimt_desk_add_account (desk, account, CASES_PASSWORD, NULL, &error);
  g_assert_no_error (error);
}

static void
make_template (const char *path, ZimtClock *clock)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *recovery = zimt_desk_new_recovery_key (&error);
  g_autoptr (ZimtAccount) lead = zimt_account_new ();
  ZimtDesk *desk = zimt_desk_create_sample (path, clock, &error);

  g_assert_no_error (error);
  lead->name = g_strdup ("Ada");
  lead->roles = ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING;
  zimt_desk_found_vault (desk, lead, CASES_PASSWORD, recovery, &error);
  g_assert_no_error (error);
  zimt_unlocked_free (zimt_desk_unlock (desk, "Ada", CASES_PASSWORD, &error));
  g_assert_no_error (error);
  add_account (desk, "Cem", ZIMT_ROLE_COUNSELLING);
  add_account (desk, "Ina", ZIMT_ROLE_INTERN);
  zimt_desk_lock (desk, NULL, &error);
  g_assert_no_error (error);
  zimt_desk_close (desk);
}

/* What this computer has seen of the copies would tell later ones for old backups. */
static void
forget_seen (void)
{
  g_autofree char *folder = zimt_paths_state ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **)data != NULL;
}

static void
open_copy (EditorFixture *house)
{
  g_autofree char *template = get_template_path ();
  g_autoptr (GFile) source = g_file_new_for_path (template);
  g_autoptr (GFile) target = g_file_new_for_path (house->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (template, G_FILE_TEST_EXISTS))
    make_template (template, house->clock);
  forget_seen ();
  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  zimt_center_open_async (house->center, house->path, ZIMT_CENTER_OPEN, NULL, NULL, done_cb,
                          &result);
  editor_wait (has_result, &result);
  zimt_center_open_finish (house->center, result, &error);
  g_assert_no_error (error);
}

void
cases_fixture_set_up (CasesFixture *fixture, gconstpointer data)
{
  EditorFixture *house = &fixture->house;
  g_autoptr (GError) error = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-xft-hintstyle",
                "hintslight", NULL);
  house->folder = g_dir_make_tmp ("zimt-ui-XXXXXX", &error);
  g_assert_no_error (error);
  house->path = g_build_filename (house->folder, "house.zimt", NULL);
  house->clock = zimt_clock_new_fixed (zimt_minute_new (EDITOR_TODAY, 14 * 60 + 36));
  house->center = zimt_center_new (house->clock);
  open_copy (house);
  fixture->session = zimt_session_new (house->center);
  fixture->window = GTK_WINDOW (adw_window_new ());
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  gtk_window_set_default_size (fixture->window, 1366, 768);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *)data == NULL;
}

static gpointer
do_nothing (ZimtDesk *desk, gpointer wish, GError **error)
{
  return desk;
}

void
cases_fixture_tear_down (CasesFixture *fixture, gconstpointer data)
{
  zimt_session_lock (fixture->session);
  /* The keys are wiped on the worker thread, which answers the session. */
  editor_run (&fixture->house, do_nothing, NULL);
  editor_settle ();
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  editor_wait (is_gone, &fixture->window);
  editor_settle ();
  g_assert_finalize_object (fixture->session);
  editor_fixture_tear_down (&fixture->house, data);
  forget_seen ();
}

void
cases_fixture_forget (void)
{
  g_autofree char *path = get_template_path ();

  g_unlink (path);
}

void
cases_unlock (CasesFixture *fixture, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;

  zimt_session_unlock_async (fixture->session, name, g_strdup (CASES_PASSWORD), done_cb, &result);
  editor_wait (has_result, &result);
  warnings = zimt_session_unlock_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  editor_settle ();
}

void
cases_lock (CasesFixture *fixture)
{
  zimt_session_lock (fixture->session);
}

ZimtRecord *
cases_store (CasesFixture *fixture, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) owned = record;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  zimt_session_save_one_async (fixture->session, owned, done_cb, &result);
  editor_wait (has_result, &result);
  stored = zimt_session_act_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  return zimt_case_book_get (zimt_session_get_book (fixture->session), zimt_record_get_id (owned));
}

char *
cases_add_case (CasesFixture *fixture, const char *pseudonym)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CASE);

  zimt_record_set_text (record, "stage", "pseudonymous");
  zimt_record_set_text (record, "pseudonym", pseudonym);
  zimt_record_set_text (record, "counsellor", zimt_session_get_account (fixture->session)->uid);
  zimt_record_set_date (record, "opened", EDITOR_TODAY - 30);
  return g_strdup (zimt_record_get_id (cases_store (fixture, record)));
}

typedef struct
{
  CasesFixture *fixture;
  ZimtRecordKind kind;
  guint n_records;
} Count;

static gboolean
has_records (gpointer data)
{
  Count *count = data;
  ZimtCaseBook *book = zimt_session_get_book (count->fixture->session);
  g_autoptr (GPtrArray) records = zimt_case_book_list (book, count->kind);

  return records->len == count->n_records;
}

ZimtRecord *
cases_wait_for (CasesFixture *fixture, ZimtRecordKind kind, guint n_records)
{
  Count count = { fixture, kind, n_records };
  g_autoptr (GPtrArray) records = NULL;

  g_test_message ("Waiting for %u records of kind %d", n_records, (int)kind);
  editor_wait (has_records, &count);
  records = zimt_case_book_list (zimt_session_get_book (fixture->session), kind);
  return records->len > 0 ? g_ptr_array_index (records, 0) : NULL;
}

GtkWidget *
cases_find_field (GtkWidget *root, const char *name)
{
  if (g_str_equal (gtk_widget_get_name (root), name) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = cases_find_field (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWindow *
cases_find_window (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static gboolean
has_window (gpointer data)
{
  return cases_find_window (*(GType *)data) != NULL;
}

static gboolean
has_no_window (gpointer data)
{
  return cases_find_window (*(GType *)data) == NULL;
}

GtkWindow *
cases_wait_for_window (GType type)
{
  g_test_message ("Waiting for a %s", g_type_name (type));
  editor_wait (has_window, &type);
  editor_present (cases_find_window (type));
  return cases_find_window (type);
}

void
cases_wait_for_no_window (GType type)
{
  g_test_message ("Waiting until no %s is there", g_type_name (type));
  editor_wait (has_no_window, &type);
}

static gboolean
says (const char *said, const char *text)
{
  return said != NULL && strstr (said, text) != NULL;
}

static gboolean
is_in_view (GtkTextView *view, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *said = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  said = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  return says (said, text);
}

static gboolean
is_below (GtkWidget *root, const char *text)
{
  if ((GTK_IS_LABEL (root) && says (gtk_label_get_text (GTK_LABEL (root)), text))
      || (GTK_IS_EDITABLE (root) && says (gtk_editable_get_text (GTK_EDITABLE (root)), text))
      || (GTK_IS_TEXT_VIEW (root) && is_in_view (GTK_TEXT_VIEW (root), text))
      || (GTK_IS_WINDOW (root) && says (gtk_window_get_title (GTK_WINDOW (root)), text))
      || says (gtk_widget_get_tooltip_text (root), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_below (child, text))
      return TRUE;
  return FALSE;
}

gboolean
cases_is_anywhere (const char *text)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (is_below (window, text))
        return TRUE;
    }
  return FALSE;
}

void
cases_type (GtkWidget *widget, const char *text)
{
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), text, -1);
  else
    {
      int end = -1;

      gtk_editable_insert_text (GTK_EDITABLE (widget), text, -1, &end);
    }
}
