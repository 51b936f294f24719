/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of cards into a house: what is known is changed, the rest is new; all of it or nothing. */
#include <gio/gio.h>
#include <string.h>

#include "vault-fixture.h"
#include "zimt-code-lists.h"
#include "zimt-desk-people.h"
#include "zimt-desk.h"
#include "zimt-record-list.h"
#include "zimt-vcard.h"

typedef struct
{
  char *folder;     /* owned */
  char *path;       /* owned */
  ZimtClock *clock; /* owned */
  ZimtDesk *desk;   /* owned */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("zimt-import-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "house.zimt", NULL);
  fixture->clock = zimt_clock_new_fixed (zimt_minute_new (20785, 600));
  fixture->desk = zimt_desk_create_sample (fixture->path, fixture->clock, NULL);
  g_assert_nonnull (fixture->desk);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  zimt_desk_close (fixture->desk);
  zimt_clock_unref (fixture->clock);
  vault_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static ZimtReadCards *
read_cards (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  ZimtReadCards *cards = zimt_vcard_read (bytes, (ZimtRecordKind)0, NULL, NULL, NULL);

  g_assert_nonnull (cards);
  return cards;
}

static void
assert_import (Fixture *fixture, const char *text, gboolean is_dry, int n_new, int n_changed,
               int n_same)
{
  g_autoptr (ZimtReadCards) cards = read_cards (text);
  GError *error = NULL;
  ZimtImport *import
      = zimt_desk_import_people (fixture->desk, cards, "a.vcf", is_dry, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (import->n_new, ==, n_new);
  g_assert_cmpint (import->n_changed, ==, n_changed);
  g_assert_cmpint (import->n_same, ==, n_same);
  g_assert_cmpuint (import->refusals->len, ==, cards->refusals->len);
  zimt_import_free (import);
}

static GPtrArray *
list_persons (Fixture *fixture)
{
  g_autoptr (ZimtPeopleBook) book = zimt_desk_load_people_book (fixture->desk, NULL, NULL);

  return zimt_people_book_list (book, ZIMT_RECORD_PERSON);
}

static guint
count_persons (Fixture *fixture)
{
  g_autoptr (GPtrArray) persons = list_persons (fixture);

  return persons->len;
}

#define CARD(uid, family, given, more)                                                             \
  "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" uid "\r\nN:" family ";" given ";;;\r\nFN:" given " " family \
  "\r\n" more "END:VCARD\r\n"

#define CARD_OF_ANNA CARD ("u1", "Beck", "Anna", "TEL:030 23125 001\r\nNOTE:alt\r\n")
#define CARD_OF_BERT CARD ("u2", "Beck", "Bert", "ORG:IB\r\nTITLE:Leitung\r\n")

static void
test_a_file_that_is_read_twice_changes_nothing (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, CARD_OF_ANNA CARD_OF_BERT, TRUE, 2, 0, 0);
  g_assert_cmpuint (count_persons (fixture), ==, 0);
  assert_import (fixture, CARD_OF_ANNA CARD_OF_BERT, FALSE, 2, 0, 0);
  g_assert_cmpuint (count_persons (fixture), ==, 2);
  assert_import (fixture, CARD_OF_ANNA CARD_OF_BERT, FALSE, 0, 0, 2);
}

static void
test_what_the_file_does_not_say_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) persons = NULL;

  assert_import (fixture, CARD_OF_ANNA, FALSE, 1, 0, 0);
  assert_import (fixture, CARD ("u1", "Beck-Kühn", "Anna", "TEL:030 23125 002\r\n"), FALSE, 0, 1,
                 0);
  persons = list_persons (fixture);
  g_assert_cmpuint (persons->len, ==, 1);
  g_assert_cmpstr (zimt_record_get_text (persons->pdata[0], "family"), ==, "Beck-Kühn");
  g_assert_cmpstr (zimt_record_get_text (persons->pdata[0], "note"), ==, "alt");
  g_assert_cmpuint (zimt_record_get_n_rows (persons->pdata[0], "phones"), ==, 1);
  g_assert_cmpstr (zimt_record_get_text (zimt_record_get_row (persons->pdata[0], "phones", 0),
                                         "number"),
                   ==, "030 23125 002");
}

static void
test_by_name_alone_lists_only_grow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) persons = NULL;

  assert_import (fixture, CARD_OF_ANNA, FALSE, 1, 0, 0);
  assert_import (fixture,
                 "BEGIN:VCARD\r\nVERSION:3.0\r\nN:BECK;anna;;;\r\nFN:anna BECK\r\nTEL:030 23125 "
                 "002\r\nEND:VCARD\r\n",
                 FALSE, 0, 1, 0);
  persons = list_persons (fixture);
  g_assert_cmpuint (persons->len, ==, 1);
  g_assert_cmpuint (zimt_record_get_n_rows (persons->pdata[0], "phones"), ==, 2);
}

static void
test_two_of_one_name_stay_two (Fixture *fixture, gconstpointer data)
{
#define TWO                                                                                        \
  CARD ("a", "Nguyễn", "Lan", "TEL:030 23125 001\r\n")                                             \
  CARD ("b", "Nguyễn", "Lan", "TEL:030 23125 002\r\n")
  assert_import (fixture, TWO, FALSE, 2, 0, 0);
  assert_import (fixture, TWO, FALSE, 0, 0, 2);
  g_assert_cmpuint (count_persons (fixture), ==, 2);
}

#define NAMESAKE(phone)                                                                            \
  "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Nguyễn;Lan;;;\r\nFN:Lan Nguyễn\r\nTEL:" phone "\r\nEND:"        \
  "VCARD\r\n"

static void
test_of_two_of_one_name_the_number_decides (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, NAMESAKE ("030 23125 001") NAMESAKE ("030 23125 002"), FALSE, 2, 0, 0);
  assert_import (fixture, NAMESAKE ("030 23125 002"), FALSE, 0, 0, 1);
  assert_import (fixture, NAMESAKE ("030 23125 003") NAMESAKE ("030 23125 002"), FALSE, 0, 1, 1);
}

static void
test_roles_find_or_make_their_organisation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GPtrArray) organisations = NULL;

  /* "Neuer Verein" is made once, for two. */
  assert_import (fixture,
                 CARD_OF_BERT CARD ("u3", "Alt", "Cem", "ORG:Neuer Verein\r\n")
                     CARD ("u4", "Alt", "Dora", "ORG:neuer verein\r\nTITLE:Kasse\r\n"),
                 FALSE, 4, 0, 0);
  book = zimt_desk_load_people_book (fixture->desk, NULL, NULL);
  persons = zimt_people_book_list (book, ZIMT_RECORD_PERSON);
  organisations = zimt_people_book_list (book, ZIMT_RECORD_ORGANISATION);
  g_assert_cmpuint (organisations->len, ==, 20);
  for (guint i = 0; i < persons->len; i++)
    {
      const ZimtRecord *role = zimt_record_get_row (persons->pdata[i], "roles", 0);
      g_autofree char *name
          = zimt_people_book_dup_title (book, zimt_record_get_text (role, "organisation"));
      gboolean is_bert = g_str_equal (zimt_record_get_text (persons->pdata[i], "given"), "Bert");

      g_assert_cmpuint (zimt_record_get_n_rows (persons->pdata[i], "roles"), ==, 1);
      g_assert_cmpstr (name, ==, is_bert ? "IB" : "Neuer Verein");
      if (is_bert)
        g_assert_cmpstr (zimt_record_get_text (role, "title"), ==, "Leitung");
    }
}

static void
test_an_organisation_of_the_plan_is_changed_and_keeps_its_name (Fixture *fixture,
                                                                gconstpointer data)
{
#define DIAKONIE                                                                                   \
  "BEGIN:VCARD\r\nVERSION:3.0\r\nKIND:org\r\nN:;;;;\r\nFN:diakonie\r\nTEL:030 23125 "              \
  "009\r\nEND:VCARD\r\n"
  const ZimtOrganisation *organisation = NULL;

  assert_import (fixture, DIAKONIE, FALSE, 0, 1, 0);
  assert_import (fixture, DIAKONIE, FALSE, 0, 0, 1);
  organisation = zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), "Diakonie");
  g_assert_nonnull (organisation);
  g_assert_cmpstr (organisation->short_name, ==, "Diakonie");
  g_assert_cmpstr (organisation->kind, ==, "carrier");
}

static void
test_one_undo_takes_it_all_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;
  guint n_organisations = zimt_desk_get_house (fixture->desk)->organisations->len;

  assert_import (fixture, CARD_OF_ANNA CARD_OF_BERT CARD ("u5", "Y", "X", "ORG:Ganz Neu\r\n"),
                 FALSE, 4, 0, 0);
  g_assert_true (zimt_desk_undo (fixture->desk, &name, NULL));
  g_assert_nonnull (strstr (name, "a.vcf"));
  g_assert_cmpuint (count_persons (fixture), ==, 0);
  g_assert_cmpuint (zimt_desk_get_house (fixture->desk)->organisations->len, ==, n_organisations);
}

static gboolean
stop_later_cb (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  *last = done;
  return done < 0.5;
}

static void
test_an_import_that_is_stopped_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ZimtReadCards) cards = NULL;
  GError *error = NULL;
  double last = 0;

  for (int i = 0; i < 300; i++)
    g_string_append_printf (text, CARD ("m%d", "Muster%d", "Max", "ORG:Verein\r\n"), i, i, i);
  cards = read_cards (text->str);
  g_assert_null (
      zimt_desk_import_people (fixture->desk, cards, "a.vcf", FALSE, stop_later_cb, &last, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpfloat (last, >=, 0.5);
  g_assert_cmpuint (count_persons (fixture), ==, 0);
  g_assert_null (zimt_house_find_organisation (zimt_desk_get_house (fixture->desk), "Verein"));
  /* And the desk goes on working. */
  assert_import (fixture, CARD_OF_ANNA, FALSE, 1, 0, 0);
}

static void
test_what_is_deleted_lives_on_nowhere_in_the_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GPtrArray) changed = zimt_record_list_new ();
  g_autoptr (GPtrArray) stored = NULL;
  ZimtRecord *card;

  assert_import (fixture,
                 CARD ("u1", "Beck", "Anna", "TEL;TYPE=work,pref:030 23125 001\r\nX-A:b\r\n"),
                 FALSE, 1, 0, 0);
  persons = list_persons (fixture);
  card = zimt_record_copy (persons->pdata[0]);
  g_assert_nonnull (strstr (zimt_record_get_text (card, "vcard"), "001"));
  zimt_record_set_rows (card, "phones", NULL);
  g_ptr_array_add (changed, card);
  stored = zimt_desk_put_people (fixture->desk, changed, NULL, NULL);
  g_assert_nonnull (stored);
  g_assert_cmpstr (zimt_record_get_text (stored->pdata[0], "vcard"), ==, "X-A:b");
}

/* The clock of the machine was put back: what was verified today is in the future now. */
static void
put_clock_back (Fixture *fixture)
{
  zimt_desk_close (fixture->desk);
  zimt_clock_unref (fixture->clock);
  fixture->clock = zimt_clock_new_fixed (zimt_minute_new (20784, 600));
  fixture->desk = zimt_desk_open (fixture->path, fixture->clock, NULL);
  g_assert_nonnull (fixture->desk);
}

static void
test_what_the_desk_refuses_has_its_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) persons = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (ZimtReadCards) cards
      = read_cards (CARD_OF_BERT CARD ("u1", "Beck", "Anna", "NOTE:neu\r\n"));
  ZimtImport *import = NULL;

  assert_import (fixture, CARD_OF_ANNA, FALSE, 1, 0, 0);
  persons = list_persons (fixture);
  zimt_record_set_date (persons->pdata[0], "verified", 20785);
  stored = zimt_desk_put_people (fixture->desk, persons, NULL, NULL);
  g_assert_nonnull (stored);
  put_clock_back (fixture);
  import = zimt_desk_import_people (fixture->desk, cards, "a.vcf", TRUE, NULL, NULL, NULL);
  g_assert_nonnull (import);
  g_assert_cmpuint (import->refusals->len, ==, 1);
  g_assert_cmpint (((ZimtRefusal *)import->refusals->pdata[0])->line, ==, 9);
  zimt_import_free (import);
}

/* The lead's own topics are in the lists that files are read and written with. */
static void
test_files_know_what_the_lead_added (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtCodeLists) lists = NULL;
  const char *code = NULL;

  g_assert_true (zimt_desk_add_choice (fixture->desk, "topic", "Sport", NULL));
  lists = zimt_choices_load_code_lists (zimt_desk_get_choices (fixture->desk), NULL);
  code = zimt_code_lists_find_code (lists, "topic", "sport");
  g_assert_nonnull (code);
  g_assert_cmpstr (zimt_code_lists_get_label (lists, "topic", code), ==, "Sport");
  g_assert_cmpstr (zimt_code_lists_find_code (lists, "topic", "Gesundheit"), ==, "health");
}

#define ADD(path, function) g_test_add ("/import/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("a-file-that-is-read-twice-changes-nothing", test_a_file_that_is_read_twice_changes_nothing);
  ADD ("what-the-file-does-not-say-stays", test_what_the_file_does_not_say_stays);
  ADD ("by-name-alone-lists-only-grow", test_by_name_alone_lists_only_grow);
  ADD ("two-of-one-name-stay-two", test_two_of_one_name_stay_two);
  ADD ("of-two-of-one-name-the-number-decides", test_of_two_of_one_name_the_number_decides);
  ADD ("roles-find-or-make-their-organisation", test_roles_find_or_make_their_organisation);
  ADD ("an-organisation-of-the-plan-is-changed-and-keeps-its-name",
       test_an_organisation_of_the_plan_is_changed_and_keeps_its_name);
  ADD ("one-undo-takes-it-all-back", test_one_undo_takes_it_all_back);
  ADD ("what-is-deleted-lives-on-nowhere-in-the-card",
       test_what_is_deleted_lives_on_nowhere_in_the_card);
  ADD ("what-the-desk-refuses-has-its-line", test_what_the_desk_refuses_has_its_line);
  ADD ("files-know-what-the-lead-added", test_files_know_what_the_lead_added);
  ADD ("an-import-that-is-stopped-leaves-nothing", test_an_import_that_is_stopped_leaves_nothing);
  return vault_run ();
}
