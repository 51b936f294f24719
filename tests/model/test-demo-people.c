/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made people: the same seed makes the same, nobody is in two places, everything is marked, nothing
 * private is in clear. */
#define _GNU_SOURCE /* memmem () */
#include <string.h>

#include "vault-fixture.h"
#include "zimt-assignment.h"
#include "zimt-desk-people.h"
#include "zimt-desk-vault.h"

#define N_PEOPLE 40

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
  fixture->folder = g_dir_make_tmp ("zimt-demo-XXXXXX", NULL);
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

static ZimtDemoPeople
fill (ZimtDesk *desk, guint32 seed)
{
  ZimtDemoPeople counts = { 0 };
  GError *error = NULL;

  zimt_desk_demo_people (desk, N_PEOPLE, seed, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

static ZimtPeopleBook *
load (ZimtDesk *desk)
{
  ZimtPeopleBook *book = NULL;
  GError *error = NULL;

  g_assert_true (zimt_desk_unlock_practice (desk, NULL, NULL));
  book = zimt_desk_load_people_book (desk, NULL, &error);
  g_assert_no_error (error);
  return book;
}

static void
test_every_kind_is_there (Fixture *fixture, gconstpointer data)
{
  ZimtDemoPeople counts = fill (fixture->desk, 1);
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autoptr (GPtrArray) interpreters = NULL;
  g_autoptr (GPtrArray) assignments = NULL;

  g_assert_null (zimt_desk_get_account (fixture->desk));
  book = load (fixture->desk);
  interpreters = zimt_people_book_list (book, ZIMT_RECORD_INTERPRETER);
  assignments = zimt_people_book_list (book, ZIMT_RECORD_ASSIGNMENT);
  g_assert_cmpint (counts.n_interpreters, ==, (int)interpreters->len);
  g_assert_cmpint (counts.n_interpreters, >=, N_PEOPLE);
  g_assert_cmpint (counts.n_assignments, ==, (int)assignments->len);
  g_assert_cmpint (counts.n_assignments, >, 20);
  g_assert_cmpint (counts.n_contacts, >=, N_PEOPLE);
  g_assert_cmpint (counts.n_companions, >=, N_PEOPLE / 2);
  g_assert_cmpint (counts.n_newcomers, >=, N_PEOPLE / 2);
  g_assert_cmpint (counts.n_tandems, >, 3);
}

static void
test_the_practice_accounts_open_the_house (Fixture *fixture, gconstpointer data)
{
  const char *name = NULL, *password = NULL, *roles = NULL;
  guint n = 0;

  fill (fixture->desk, 1);
  for (; zimt_practice_account (n, &name, &password, &roles); n++)
    {
      g_autoptr (ZimtUnlocked) unlocked = zimt_desk_unlock (fixture->desk, name, password, NULL);

      g_assert_nonnull (unlocked);
      g_assert_true (unlocked->has_private);
      g_assert_cmpuint (unlocked->account->roles, ==, zimt_roles_from_codes (roles));
      zimt_desk_lock (fixture->desk, NULL, NULL);
    }
  g_assert_cmpuint (n, ==, 3);
}

static char *
dup_all (ZimtPeopleBook *book)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int kind = ZIMT_RECORD_PERSON; kind <= ZIMT_RECORD_TARIFF; kind++)
    {
      g_autoptr (GPtrArray) cards = zimt_people_book_list (book, (ZimtRecordKind)kind);

      for (guint i = 0; i < cards->len; i++)
        {
          g_autofree char *title = zimt_record_dup_title (cards->pdata[i]);

          g_string_append_printf (text, "%s %s\n", zimt_record_get_id (cards->pdata[i]), title);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
make (guint32 seed)
{
  Fixture fixture = { 0 };
  ZimtPeopleBook *book = NULL;
  char *text = NULL;

  set_up (&fixture, NULL);
  fill (fixture.desk, seed);
  book = load (fixture.desk);
  text = dup_all (book);
  zimt_people_book_free (book);
  tear_down (&fixture, NULL);
  return text;
}

static void
test_the_same_seed_makes_the_same (void)
{
  g_autofree char *first = make (7);
  g_autofree char *second = make (7);
  g_autofree char *other = make (8);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, other);
}

static void
test_a_house_can_be_filled_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autoptr (GPtrArray) interpreters = NULL;
  g_autoptr (GPtrArray) tariffs = NULL;
  ZimtDemoPeople first = fill (fixture->desk, 7), second = fill (fixture->desk, 7);

  book = load (fixture->desk);
  interpreters = zimt_people_book_list (book, ZIMT_RECORD_INTERPRETER);
  tariffs = zimt_people_book_list (book, ZIMT_RECORD_TARIFF);
  g_assert_cmpint ((int)interpreters->len, ==, first.n_interpreters + second.n_interpreters);
  g_assert_cmpuint (tariffs->len, ==, 1);
}

static void
test_every_card_says_that_it_is_practice (Fixture *fixture, gconstpointer data)
{
  static const ZimtRecordKind kinds[] = { ZIMT_RECORD_ORGANISATION, ZIMT_RECORD_PERSON,
                                          ZIMT_RECORD_INTERPRETER, ZIMT_RECORD_COMPANION };
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autoptr (GPtrArray) newcomers = NULL;

  fill (fixture->desk, 1);
  book = load (fixture->desk);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) cards = zimt_people_book_list (book, kinds[i]);

      g_assert_cmpuint (cards->len, >, 0);
      for (guint j = 0; j < cards->len; j++)
        g_assert_true (
            zimt_record_has_code (cards->pdata[j], "tags", g_dgettext ("zimt", "Practice")));
    }
  newcomers = zimt_people_book_list (book, ZIMT_RECORD_NEWCOMER);
  for (guint j = 0; j < newcomers->len; j++)
    g_assert_false (zimt_record_is_empty (newcomers->pdata[j], "note"));
}

static void
test_the_planted_doubles_are_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  gboolean is_found = FALSE;

  fill (fixture->desk, 1);
  book = load (fixture->desk);
  persons = zimt_people_book_list (book, ZIMT_RECORD_PERSON);
  for (guint i = 0; i < persons->len; i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (!g_str_equal (zimt_record_get_text (persons->pdata[i], "family"), "Mueller"))
        continue;
      found = zimt_people_book_find_duplicates (book, persons->pdata[i], 5);
      for (guint j = 0; j < found->len; j++)
        is_found |= g_str_equal (zimt_record_get_text (((ZimtDuplicate *)found->pdata[j])->record,
                                                       "family"),
                                 "Müller");
    }
  g_assert_true (is_found);
}

/* Every number and note of the pools, in every file of the folder. */
static void
test_nothing_private_is_in_clear (Fixture *fixture, gconstpointer data)
{
  static const char *const traces[]
      = { "040 66969",   "069 90009",  "0171 39200",    "0176 040690", "privat.example.org",
          "Übungsgasse", "Probestieg", "Spricht ruhig", "Straßenbahn" };
  g_autoptr (GDir) folder = NULL;
  const char *name = NULL;
  guint n_files = 0;

  fill (fixture->desk, 1);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize size = 0;

      g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
      n_files++;
      for (gsize i = 0; i < G_N_ELEMENTS (traces); i++)
        g_assert_null (memmem (contents, size, traces[i], strlen (traces[i])));
    }
  g_assert_cmpuint (n_files, >, 0);
}

static void
test_one_undo_takes_them_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtPeopleBook) book = NULL;
  g_autoptr (GPtrArray) interpreters = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  GError *error = NULL;

  fill (fixture->desk, 1);
  g_assert_true (zimt_desk_unlock_practice (fixture->desk, NULL, NULL));
  zimt_desk_undo (fixture->desk, NULL, &error);
  g_assert_no_error (error);
  book = load (fixture->desk);
  interpreters = zimt_people_book_list (book, ZIMT_RECORD_INTERPRETER);
  persons = zimt_people_book_list (book, ZIMT_RECORD_PERSON);
  g_assert_cmpuint (interpreters->len, ==, 0);
  g_assert_cmpuint (persons->len, ==, 0);
}

static void
test_a_real_house_gets_nothing_private (void)
{
  Fixture fixture = { 0 };
  ZimtDemoPeople counts = { 0 };
  GError *error = NULL;
  g_autofree char *other = NULL;
  ZimtDesk *desk = NULL;

  set_up (&fixture, NULL);
  other = g_build_filename (fixture.folder, "real.zimt", NULL);
  desk = zimt_desk_create (other, "Haus", NULL, fixture.clock, &error);
  g_assert_no_error (error);
  zimt_desk_demo_people (desk, 10, 1, &counts, &error);
  g_assert_no_error (error);
  g_assert_false (zimt_desk_has_vault (desk));
  g_assert_cmpint (counts.n_interpreters, >=, 10);
  g_assert_cmpint (counts.n_assignments, ==, 0);
  zimt_desk_close (desk);
  tear_down (&fixture, NULL);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/demo-people/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  vault_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("every-kind-is-there", test_every_kind_is_there);
  ADD ("the-practice-accounts-open-the-house", test_the_practice_accounts_open_the_house);
  g_test_add_func ("/demo-people/the-same-seed-makes-the-same", test_the_same_seed_makes_the_same);
  ADD ("a-house-can-be-filled-twice", test_a_house_can_be_filled_twice);
  ADD ("every-card-says-that-it-is-practice", test_every_card_says_that_it_is_practice);
  ADD ("the-planted-doubles-are-found", test_the_planted_doubles_are_found);
  ADD ("nothing-private-is-in-clear", test_nothing_private_is_in_clear);
  ADD ("one-undo-takes-them-all", test_one_undo_takes_them_all);
  g_test_add_func ("/demo-people/a-real-house-gets-nothing-private",
                   test_a_real_house_gets_nothing_private);
  return vault_run ();
}
