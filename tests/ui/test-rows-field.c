/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of cards by themselves: rows, codes with free words, every language, times and money.
 */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "cases-fixture.h"
#include "zimt-codes-field.h"
#include "zimt-find-field.h"
#include "zimt-record-field.h"
#include "zimt-record-line.h"
#include "zimt-rows-field.h"

static const ZimtField *
find_field (ZimtRecordKind kind, const char *name)
{
  const ZimtField *field = zimt_record_kind_get_fields (kind);

  while (!g_str_equal (field->name, name))
    field++;
  return field;
}

static GtkWidget *
show_field (CasesFixture *fixture, ZimtRecord *record, const char *name)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);
  GtkWidget *field = zimt_record_field_new (fixture->session, kind, find_field (kind, name));

  zimt_record_field_show (ZIMT_RECORD_FIELD (field), record);
  adw_window_set_content (ADW_WINDOW (fixture->window), field);
  editor_present (fixture->window);
  return field;
}

static GtkWidget *
get_rows (GtkWidget *field)
{
  return editor_get_widget (field, ZIMT_TYPE_ROWS_FIELD, NULL);
}

static GtkWidget *
get_part (GtkWidget *root, const char *name, GType type)
{
  GtkWidget *field = cases_find_field (root, name);

  g_assert_nonnull (field);
  return editor_get_widget (field, type, NULL);
}

static GtkWidget *
get_focus (CasesFixture *fixture)
{
  return gtk_window_get_focus (fixture->window);
}

static void
type (CasesFixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_focus (fixture)), text);
}

/* The rows as they are read; the problem has to be @problem. (transfer full) */
static ZimtRecord *
read_rows (GtkWidget *field, ZimtRecordKind kind, const char *problem)
{
  ZimtRecord *record = zimt_record_new (kind);

  g_assert_cmpstr (zimt_record_field_read (ZIMT_RECORD_FIELD (field), record), ==, problem);
  return record;
}

static void
test_rows_come_and_go (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_PERSON);
  g_autoptr (ZimtRecord) read = NULL;
  GtkWidget *field = show_field (fixture, record, "phones");
  GtkWidget *rows = get_rows (field);
  GtkWidget *button = NULL;

  zimt_rows_field_add (ZIMT_ROWS_FIELD (rows));
  type (fixture, "0361 1");
  zimt_rows_field_add (ZIMT_ROWS_FIELD (rows));
  type (fixture, "0361 2");
  zimt_rows_field_add (ZIMT_ROWS_FIELD (rows));
  /* Nothing was written into the third one. */
  read = read_rows (field, ZIMT_RECORD_PERSON, NULL);
  g_assert_cmpuint (zimt_record_get_n_rows (read, "phones"), ==, 2);

  /* The first one goes, and the focus to what follows it. */
  button = gtk_widget_get_last_child (gtk_widget_get_first_child (
      gtk_widget_get_first_child (editor_get_widget (rows, ZIMT_TYPE_RECORD_LINE, NULL))));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Remove: Phone 1");
  g_signal_emit_by_name (button, "clicked");
  g_clear_pointer (&read, zimt_record_unref);
  read = read_rows (field, ZIMT_RECORD_PERSON, NULL);
  g_assert_cmpuint (zimt_record_get_n_rows (read, "phones"), ==, 1);
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (read, "phones", 0), "number"), ==,
                   "0361 2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_focus (fixture))), ==, "0361 2");
}

static void
test_what_is_shown_is_read_again (CasesFixture *fixture, gconstpointer data)
{
  static const char *const modes[] = { "spoken", "video", NULL };
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  g_autoptr (ZimtRecord) read = NULL;
  ZimtRecord *row = zimt_record_new (ZIMT_RECORD_SKILL);
  GtkWidget *field = NULL;

  zimt_record_set_text (row, "language", "tir");
  zimt_record_set_text (row, "other", "deu");
  zimt_record_set_text (row, "direction", "into");
  zimt_record_set_codes (row, "modes", modes);
  zimt_record_set_text (row, "court", "Landgericht Erfurt");
  zimt_record_set_date (row, "sworn_until", EDITOR_TODAY + 400);
  zimt_record_add_row (record, "skills", row);
  field = show_field (fixture, record, "skills");
  /* What is folded away is said. */
  g_assert_true (cases_is_anywhere ("Landgericht Erfurt"));
  read = read_rows (field, ZIMT_RECORD_INTERPRETER, NULL);
  g_assert_true (zimt_record_has_same_field (record, read, "skills"));
  g_assert_cmpstr (zimt_record_get_id (zimt_record_get_row (read, "skills", 0)), ==,
                   zimt_record_get_id (row));
}

static void
test_hours_go_on_a_day_later (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_INTERPRETER);
  g_autoptr (ZimtRecord) read = NULL;
  GtkWidget *field = show_field (fixture, record, "hours");
  GtkWidget *rows = get_rows (field);

  zimt_rows_field_add (ZIMT_ROWS_FIELD (rows));
  gtk_widget_grab_focus (get_part (rows, "from", GTK_TYPE_ENTRY));
  type (fixture, "13-16.30");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_part (rows, "to", GTK_TYPE_ENTRY))), ==,
                   "16:30");
  for (guint i = 0; i < 7; i++)
    zimt_rows_field_add (ZIMT_ROWS_FIELD (rows));
  read = read_rows (field, ZIMT_RECORD_INTERPRETER, NULL);
  g_assert_cmpuint (zimt_record_get_n_rows (read, "hours"), ==, 8);
  for (guint i = 0; i < 8; i++)
    {
      ZimtRecord *row = zimt_record_get_row (read, "hours", i);

      g_assert_cmpint (zimt_record_get_time (row, "from"), ==, 13 * 60);
      g_assert_cmpint (zimt_record_get_time (row, "to"), ==, 16 * 60 + 30);
    }
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (read, "hours", 6), "weekday"), ==,
                   "sun");
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (read, "hours", 7), "weekday"), ==,
                   "mon");
}

static void
test_tags_are_free_words (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_PERSON);
  g_autoptr (ZimtRecord) read = zimt_record_new (ZIMT_RECORD_PERSON);
  g_auto (GStrv) tags = NULL;
  GtkWidget *field = show_field (fixture, record, "tags");
  GtkWidget *entry = editor_get_widget (field, GTK_TYPE_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  cases_type (entry, "Beirat");
  editor_press (entry, GDK_KEY_Return, 0);
  cases_type (entry, "Presse");
  editor_press (entry, GDK_KEY_comma, 0);
  /* The beginning of another one, and yet a word. */
  cases_type (entry, "Press");
  editor_press (entry, GDK_KEY_comma, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  zimt_record_field_read (ZIMT_RECORD_FIELD (field), read);
  tags = zimt_record_dup_codes (read, "tags");
  g_assert_cmpuint (g_strv_length (tags), ==, 3);
  g_assert_true (zimt_record_has_code (read, "tags", "Press"));
  /* The same word in other letters is the same word. */
  cases_type (entry, "beirat");
  editor_press (entry, GDK_KEY_comma, 0);
  zimt_record_field_read (ZIMT_RECORD_FIELD (field), read);
  g_assert_false (zimt_record_has_code (read, "tags", "beirat"));
}

static void
test_every_language_is_found (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_DEMAND);
  g_autoptr (ZimtRecord) read = zimt_record_new (ZIMT_RECORD_DEMAND);
  GtkWidget *field = show_field (fixture, record, "language");
  GtkWidget *entry = editor_get_widget (field, GTK_TYPE_ENTRY, NULL);

  gtk_widget_grab_focus (entry);
  /* One that no list of usual ones has. */
  cases_type (entry, "guarani");
  editor_press (entry, GDK_KEY_Return, 0);
  g_assert_null (zimt_record_field_read (ZIMT_RECORD_FIELD (field), read));
  g_assert_cmpstr (zimt_record_get_text (read, "language"), ==, "grn");
  /* Usual ones come before those that begin like them. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "ara");
  zimt_record_field_read (ZIMT_RECORD_FIELD (field), read);
  g_assert_cmpstr (zimt_record_get_text (read, "language"), ==, "ara");
  gtk_editable_set_text (GTK_EDITABLE (entry), "no such language");
  g_assert_nonnull (zimt_record_field_read (ZIMT_RECORD_FIELD (field), read));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_null (zimt_record_field_read (ZIMT_RECORD_FIELD (field), read));
  g_assert_cmpstr (zimt_record_get_text (read, "language"), ==, "");
}

static void
test_money_is_read_as_people_type_it (CasesFixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtRecord) record = zimt_record_new (ZIMT_RECORD_TARIFF);
  g_autoptr (ZimtRecord) read = zimt_record_new (ZIMT_RECORD_TARIFF);
  GtkWidget *field = show_field (fixture, record, "per_hour");
  GtkWidget *entry = editor_get_widget (field, GTK_TYPE_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), "12,50 €");
  g_assert_null (zimt_record_field_read (ZIMT_RECORD_FIELD (field), read));
  g_assert_cmpint (zimt_record_get_number (read, "per_hour"), ==, 1250);
  gtk_editable_set_text (GTK_EDITABLE (entry), "viel");
  g_assert_nonnull (zimt_record_field_read (ZIMT_RECORD_FIELD (field), read));
  g_assert_cmpint (zimt_record_get_number (read, "per_hour"), ==, 1250);
}

static void
add (const char *path, void (*test) (CasesFixture *, gconstpointer))
{
  g_test_add (path, CasesFixture, NULL, cases_fixture_set_up, test, cases_fixture_tear_down);
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
  add ("/rows-field/rows-come-and-go", test_rows_come_and_go);
  add ("/rows-field/what-is-shown-is-read-again", test_what_is_shown_is_read_again);
  add ("/rows-field/hours-go-on-a-day-later", test_hours_go_on_a_day_later);
  add ("/rows-field/tags-are-free-words", test_tags_are_free_words);
  add ("/rows-field/every-language-is-found", test_every_language_is_found);
  add ("/rows-field/money-is-read-as-people-type-it", test_money_is_read_as_people_type_it);
  status = g_test_run ();
  cases_fixture_forget ();
  return status;
}
