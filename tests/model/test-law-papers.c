/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of the law, the recovery key's paper, the referral note: what they say is what is
 * set, and they fit their pages. Run in each language; pictures of all pages are left to be looked
 * at. */
#include "zimt-law-papers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "paper-fixture.h"
#include "zimt-recovery-paper.h"
#include "zimt-referral-paper.h"
#include "zimt-right.h"
#include "zimt-time-names.h"

#define KEY "7K3QX-0Z8MN-ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567-89ABC-DEFGH-JKMNP-QRSTV-WXYZ0"

#define HOUSE "Zentrum für Integration und Migration"

typedef ZimtPaper *(*NewPaper) (const ZimtLawFacts *facts);

static const struct
{
  const char *name;
  NewPaper create;
} law_papers[] = {
  { "law-record", zimt_law_paper_new_record },
  { "law-deletion", zimt_law_paper_new_deletion },
  { "law-measures", zimt_law_paper_new_measures },
};

typedef struct
{
  GPtrArray *accounts; /* owned */
  ZimtLawFacts facts;
} Fixture;

static ZimtDate
date_of (int year, int month, int day)
{
  ZimtDate date = 0;

  g_assert_true (zimt_date_from_ymd (year, month, day, &date));
  return date;
}

static void
add_account (Fixture *fixture, const char *name, int roles, ZimtDate last_day, gboolean is_ended)
{
  ZimtAccount *account = zimt_account_new ();

  g_free (account->name);
  account->name = g_strdup (name);
  account->roles = (ZimtRoles)roles;
  account->last_day = last_day;
  account->is_ended = is_ended;
  g_ptr_array_add (fixture->accounts, account);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_account_free);
  add_account (fixture, "Miriam Öztürk", ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING, 0, FALSE);
  add_account (fixture, "Jonas Beck", ZIMT_ROLE_COUNSELLING, 0, FALSE);
  add_account (fixture, "Lê Thu Hà", ZIMT_ROLE_INTERN, date_of (2027, 3, 31), FALSE);
  add_account (fixture, "Netz", ZIMT_ROLE_NETWORK, 0, FALSE);
  add_account (fixture, "Technik", ZIMT_ROLE_CARE, 0, FALSE);
  add_account (fixture, "Vergangen", ZIMT_ROLE_LEAD, 0, TRUE);
  fixture->facts = (ZimtLawFacts){
    .house = HOUSE,
    .accounts = fixture->accounts,
    .today = date_of (2026, 11, 26),
    .idle_minutes = 7,
    .clipboard_seconds = 20,
    .retention_months = 12,
    .n_own_codes = 43,
    .n_hidden_codes = 58,
    .argon2_passes = 4,
    .argon2_memory = 256 * 1024 * 1024,
    .backups = "Stick im Safe, vierzehn Tage",
    .has_pools = TRUE,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->accounts);
}

/* In the language of the run: "de-law-record". */
static void
photograph (ZimtPaper *paper, const char *name)
{
  const char *language = g_getenv ("LANGUAGE");
  g_autofree char *whole = g_strdup_printf ("paper-%s-%s", name, language != NULL ? language : "");

  paper_save_pictures (paper, whole);
  assert_margins_are_white (paper, 24);
}

static char *
read_law_paper (const Fixture *fixture, gsize index)
{
  g_autoptr (ZimtPaper) paper = law_papers[index].create (&fixture->facts);

  return paper_dup_text (paper);
}

static void
test_each_page_says_that_it_is_a_draft (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (law_papers); i++)
    {
      g_autoptr (ZimtPaper) paper = law_papers[i].create (&fixture->facts);
      g_auto (GStrv) pages = paper_dup_pages (paper);
      const char *words = _ ("Draft: have it checked by your data protection officer. %1$s · %2$s "
                             "· %3$s");
      g_autofree char *sentence = g_strndup (words, strcspn (words, "%"));

      photograph (paper, law_papers[i].name);
      g_assert_cmpuint (zimt_paper_get_n_pages (paper), <=, 3);
      for (guint j = 0; pages != NULL && pages[j] != NULL; j++)
        {
          assert_has_text (pages[j], sentence);
          assert_has_text (pages[j], HOUSE);
          assert_has_text (pages[j], _ ("Draft"));
        }
    }
}

static void
test_each_names_secrecy_and_the_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *day = zimt_date_range_to_text (fixture->facts.today, fixture->facts.today);

  for (gsize i = 0; i < G_N_ELEMENTS (law_papers); i++)
    {
      g_autofree char *text = read_law_paper (fixture, i);

      if (text == NULL)
        return;
      assert_has_text (text, "§ 203");
      assert_has_text (text, "StGB");
      assert_has_text (text, day);
    }
}

static void
assert_months (const char *text, guint months)
{
  g_autofree char *wanted
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u month", "%u months", months), months);

  assert_has_text (text, wanted);
}

static void
test_the_record_tells_the_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = read_law_paper (fixture, 0);

  if (text == NULL)
    return;
  assert_months (text, 12);
  assert_has_text (text, "43");
  assert_has_text (text, "58");
  assert_has_text (text, "Art. 30");
  for (int i = 0; i < ZIMT_N_ROLES; i++)
    assert_has_text (text, zimt_role_to_word ((ZimtRoles)(1 << i)));
  assert_has_text (text, _ ("Interpreters and companions"));
  g_assert_null (strstr (text, "Miriam"));
  fixture->facts.has_pools = FALSE;
  g_autofree char *without = read_law_paper (fixture, 0);
  g_assert_null (strstr (without, _ ("Interpreters and companions")));
}

static void
test_the_deletion_concept_tells_the_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = read_law_paper (fixture, 1);

  if (text == NULL)
    return;
  assert_months (text, 12);
  assert_has_text (text, "DIN 66398");
  assert_has_text (text, fixture->facts.backups);
  fixture->facts.retention_months = 31;
  g_autofree char *longer = read_law_paper (fixture, 1);
  assert_months (longer, 31);
  assert_months (longer, 12);
  fixture->facts.retention_months = 1;
  g_autofree char *shorter = read_law_paper (fixture, 1);
  assert_months (shorter, 1);
}

static void
test_the_measures_tell_the_settings (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = read_law_paper (fixture, 2);
  g_autofree char *last_day = NULL;

  if (text == NULL)
    return;
  static const char *const wanted[]
      = { "Argon2id", "256 MiB", "X25519", "XChaCha20-Poly1305", "BLAKE2b", "libsodium" };
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_has_text (text, wanted[i]);
  last_day = zimt_date_range_to_text (date_of (2027, 3, 31), date_of (2027, 3, 31));
  assert_has_text (text, last_day);
  assert_has_text (text, " 7 ");
  assert_has_text (text, " 20 ");
  assert_has_text (text, fixture->facts.backups);
  for (int i = 0; i < 3; i++)
    assert_has_text (text, zimt_kept_by_to_word ((ZimtKeptBy)i));
}

static void
test_the_measures_name_accounts_that_are_in_use (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = read_law_paper (fixture, 2);

  if (text == NULL)
    return;
  for (guint i = 0; i < fixture->accounts->len; i++)
    {
      const ZimtAccount *account = (const ZimtAccount *)g_ptr_array_index (fixture->accounts, i);
      g_autofree char *roles = zimt_roles_to_words (account->roles);

      if (account->is_ended)
        g_assert_null (strstr (text, account->name));
      else
        {
          g_autofree char *row = g_strdup_printf ("%s %s", account->name, roles);

          assert_has_text (text, row);
        }
    }
}

/* With nobody and nothing said, with one of each, and with many: nothing breaks the pages. */
static void
test_any_settings_fit_the_pages (Fixture *fixture, gconstpointer data)
{
  for (int step = 0; step < 3; step++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (law_papers); i++)
        {
          g_autoptr (ZimtPaper) paper = law_papers[i].create (&fixture->facts);

          assert_margins_are_white (paper, 24);
        }
      fixture->facts.backups = NULL;
      fixture->facts.idle_minutes = fixture->facts.clipboard_seconds = 1;
      fixture->facts.argon2_passes = 1;
      g_ptr_array_set_size (fixture->accounts, 0);
      for (int i = 0; step == 1 && i < 80; i++)
        add_account (fixture, "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", 31, 0,
                     FALSE);
    }
}

static void
test_the_recovery_key_is_on_its_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ZimtPaper) paper
      = zimt_recovery_paper_new (HOUSE, fixture->facts.today, KEY, "Miriam Öztürk");
  g_auto (GStrv) groups = g_strsplit (KEY, "-", -1);
  g_autofree char *text = paper_dup_text (paper);
  g_autofree char *info = paper_dup_info (paper);

  photograph (paper, "recovery");
  g_assert_cmpuint (zimt_paper_get_n_pages (paper), ==, 1);
  if (text == NULL)
    return;
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%u %s", i + 1, groups[i]);

      assert_has_text (text, numbered);
      g_assert_null (strstr (info, groups[i]));
    }
  assert_has_text (text, HOUSE);
  assert_has_text (text, "Miriam Öztürk");
}

static void
test_the_note_says_what_it_is_given_and_no_more (Fixture *fixture, gconstpointer data)
{
  static const char *const pairs[]
      = { "Name", "Amina Yılmaz (أمينة)", "Sprachen", "Arabisch, Türkisch", NULL };
  ZimtReferralNote note = {
    .house = HOUSE,
    .house_contact = "Juri-Gagarin-Ring 150 · 99084 Erfurt · 0361 0000000",
    .organisation = "Diakonie\nFrau Schröder\nAllerheiligenstraße 9\n99084 Erfurt",
    .counsellor = "Jonas Beck",
    .reference = "ZIM 26-114",
    .date = fixture->facts.today,
    .pairs = pairs,
    .note = "Bitte einen Termin am Vormittag geben.",
  };
  g_autoptr (ZimtPaper) paper = zimt_referral_paper_new (&note);
  g_autofree char *text = paper_dup_text (paper);

  photograph (paper, "referral");
  g_assert_cmpuint (zimt_paper_get_n_pages (paper), ==, 1);
  if (text == NULL)
    return;
  assert_has_text (text, note.house_contact);
  assert_has_text (text, note.organisation);
  assert_has_text (text, note.counsellor);
  assert_has_text (text, note.reference);
  assert_has_text (text, note.note);
  assert_has_text (text, "Sprachen Arabisch, Türkisch");
  note.house_contact = note.reference = note.note = NULL;
  g_autoptr (ZimtPaper) least = zimt_referral_paper_new (&note);
  g_autofree char *short_text = paper_dup_text (least);
  g_assert_null (strstr (short_text, "ZIM 26-114"));
}

int
main (int argc, char **argv)
{
  paper_fixture_set_language ();
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/law-papers/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("each-page-says-that-it-is-a-draft", test_each_page_says_that_it_is_a_draft);
  ADD ("each-names-secrecy-and-the-day", test_each_names_secrecy_and_the_day);
  ADD ("the-record-tells-the-settings", test_the_record_tells_the_settings);
  ADD ("the-deletion-concept-tells-the-settings", test_the_deletion_concept_tells_the_settings);
  ADD ("the-measures-tell-the-settings", test_the_measures_tell_the_settings);
  ADD ("the-measures-name-accounts-that-are-in-use",
       test_the_measures_name_accounts_that_are_in_use);
  ADD ("any-settings-fit-the-pages", test_any_settings_fit_the_pages);
  ADD ("the-recovery-key-is-on-its-paper", test_the_recovery_key_is_on_its_paper);
  ADD ("the-note-says-what-it-is-given-and-no-more",
       test_the_note_says_what_it_is_given_and_no_more);
#undef ADD
  return g_test_run ();
}
