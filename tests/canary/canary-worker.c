/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of case work through the model: canary-worker MONTH [--leak]. The words to plant come by
 * the standard input, a line each; see test-canary.py. It may be killed at any moment, and goes on
 * in the house that it finds. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "zimt-desk-private.h"
#include "zimt-file.h"
#include "zimt-kept-form.h"
#include "zimt-paths.h"
#include "zimt-process.h"
#include "zimt-record-list.h"
#include "zimt-referral-paper.h"
#include "zimt-spool.h"
#include "zimt-text.h"

#define FIRST_DAY 20781 /* 2026-11-24 */
#define MONTHS 12
#define DAYS_A_MONTH 30

/* The first word is the password of all. */
#define PASSWORD 0

typedef struct
{
  GStrv words; /* owned */
  guint n_words;
  guint next; /* the next word of this month */
  guint month;
  char *path;             /* owned */
  ZimtClock *clock;       /* owned */
  ZimtDesk *desk;         /* owned */
  ZimtUnlocked *unlocked; /* owned (nullable) */
} Worker;

static void
check (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static ZimtDate
get_today (const Worker *worker)
{
  return zimt_clock_get_today (worker->clock);
}

/* The words go round, so that each month has its own. */
static const char *
take_word (Worker *worker)
{
  guint n_a_month = worker->n_words / MONTHS + 1;
  guint index = (worker->month * n_a_month + worker->next++ % n_a_month) % worker->n_words;

  g_print ("planted %u\n", index);
  return worker->words[index];
}

/* --- Accounts --- */

static ZimtAccount *
new_account (const char *name, ZimtRoles roles)
{
  ZimtAccount *account = zimt_account_new ();

  g_free (account->name);
  account->name = g_strdup (name);
  account->roles = roles;
  return account;
}

static void
lock (Worker *worker, GPtrArray *drafts)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&worker->unlocked, zimt_unlocked_free);
  zimt_desk_lock (worker->desk, drafts, &error);
  check (error);
}

/* Kills while it unlocked count as wrong passwords: then it has to wait. */
static void
unlock (Worker *worker, const char *name)
{
  lock (worker, NULL);
  for (int i = 0; i < 20 && worker->unlocked == NULL; i++)
    {
      if (i > 0)
        g_usleep (G_USEC_PER_SEC);
      worker->unlocked = zimt_desk_unlock (worker->desk, name, worker->words[PASSWORD], NULL);
    }
  g_assert_nonnull (worker->unlocked);
}

static void
add_account (Worker *worker, const char *name, ZimtRoles roles)
{
  g_autoptr (ZimtAccount) account = new_account (name, roles);
  g_autoptr (GError) error = NULL;

  zimt_desk_add_account (worker->desk, account, worker->words[PASSWORD], NULL, &error);
  check (error);
}

/* With one room, so that its files are soon looked through. */
static GPtrArray *
new_rooms (void)
{
  GPtrArray *rooms = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_room_free);
  ZimtRoom *room = zimt_room_new ();

  g_free (room->number);
  g_free (room->name);
  room->number = g_strdup ("3");
  room->name = g_strdup ("Beratung");
  g_ptr_array_add (rooms, room);
  return rooms;
}

static void
make_house (Worker *worker)
{
  g_autoptr (GPtrArray) rooms = new_rooms ();
  g_autoptr (ZimtAccount) anna = new_account ("Anna", ZIMT_ROLE_LEAD | ZIMT_ROLE_COUNSELLING);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZimtWipedText) key = zimt_desk_new_recovery_key (&error);

  check (error);
  worker->desk = zimt_desk_create (worker->path, "Zentrum", rooms, worker->clock, &error);
  check (error);
  zimt_desk_found_vault (worker->desk, anna, worker->words[PASSWORD], key, &error);
  check (error);
  g_print ("planted %d\nsecret %.17s\nsecret %s\n", PASSWORD, key, key);
  unlock (worker, "Anna");
  add_account (worker, "Berta", ZIMT_ROLE_COUNSELLING);
  add_account (worker, "Ines", ZIMT_ROLE_INTERN);
}

/* --- Records --- */

static ZimtRecord *
save (Worker *worker, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) owned = record;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, owned);
  stored = zimt_desk_save_records (worker->desk, records, &error);
  check (error);
  zimt_case_book_put (worker->unlocked->book, stored->pdata[0]);
  return zimt_record_ref (stored->pdata[0]);
}

static void
set_word (Worker *worker, ZimtRecord *record, const char *field)
{
  const char *word = take_word (worker);
  g_autofree char *upper = g_ascii_strup (word, -1);

  zimt_record_set_text (record, field, worker->next % 3 == 0 ? upper : word);
}

static ZimtRecord *
new_case (Worker *worker)
{
  ZimtRecord *record = zimt_record_new (ZIMT_RECORD_CASE);

  zimt_record_set_text (record, "stage", "named");
  set_word (worker, record, "name");
  set_word (worker, record, "contact");
  set_word (worker, record, "pseudonym");
  set_word (worker, record, "note");
  set_word (worker, record, "hold_reason");
  zimt_record_set_date (record, "opened", get_today (worker));
  return record;
}

static ZimtRecord *
new_part (Worker *worker, ZimtRecordKind kind, const ZimtRecord *owner)
{
  ZimtRecord *record = zimt_record_new (kind);

  zimt_record_set_text (record, "case", zimt_record_get_id (owner));
  zimt_record_set_class (record, zimt_record_get_class (owner));
  if (kind != ZIMT_RECORD_FOLLOW_UP)
    zimt_record_set_date (record, "date", get_today (worker));
  return record;
}

static ZimtRecord *
new_consultation (Worker *worker, const ZimtRecord *owner)
{
  static const char *const topics[] = { "housing", NULL };
  ZimtRecord *record = new_part (worker, ZIMT_RECORD_CONSULTATION, owner);

  zimt_record_set_codes (record, "topics", topics);
  set_word (worker, record, "note");
  return record;
}

static ZimtRecord *
add_parts (Worker *worker, const ZimtRecord *owner)
{
  static const char *const covers[] = { "name", "note", NULL };
  ZimtRecord *goal = new_part (worker, ZIMT_RECORD_GOAL, owner);
  ZimtRecord *follow_up = new_part (worker, ZIMT_RECORD_FOLLOW_UP, owner);
  ZimtRecord *consent = new_part (worker, ZIMT_RECORD_CONSENT, owner);
  ZimtRecord *document = new_part (worker, ZIMT_RECORD_DOCUMENT, owner);
  ZimtRecord *referral = new_part (worker, ZIMT_RECORD_REFERRAL, owner);

  set_word (worker, goal, "text");
  set_word (worker, follow_up, "text");
  zimt_record_set_date (follow_up, "due", get_today (worker) + 7);
  set_word (worker, consent, "organisation");
  zimt_record_set_codes (consent, "covers", covers);
  set_word (worker, document, "title");
  set_word (worker, referral, "organisation");
  set_word (worker, referral, "note");
  zimt_record_unref (save (worker, goal));
  zimt_record_unref (save (worker, follow_up));
  zimt_record_unref (save (worker, consent));
  zimt_record_unref (save (worker, document));
  zimt_record_unref (save (worker, new_consultation (worker, owner)));
  return save (worker, referral);
}

/* --- Paper --- */

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* A print command that does not take it is a case of its own here. */
  zimt_spool_print_finish (result, NULL);
  *(gboolean *)user_data = TRUE;
}

static void
print_referral (Worker *worker, const ZimtRecord *owner, const ZimtRecord *referral)
{
  const char *const pairs[] = { "Name", zimt_record_get_text (owner, "name"), "Contact",
                                zimt_record_get_text (owner, "contact"), NULL };
  ZimtReferralNote note = { .house = "Zentrum",
                            .organisation = zimt_record_get_text (referral, "organisation"),
                            .counsellor = "Anna",
                            .date = get_today (worker),
                            .pairs = pairs,
                            .note = zimt_record_get_text (referral, "note") };
  g_autoptr (ZimtPaper) paper = zimt_referral_paper_new (&note);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = zimt_paper_to_pdf (paper, &error);
  gboolean is_printed = FALSE;

  check (error);
  zimt_spool_print_async (pdf, NULL, NULL, printed_cb, &is_printed);
  while (!is_printed)
    g_main_context_iteration (NULL, TRUE);
}

/* --- The month --- */

static void
keep_drafts (Worker *worker, const ZimtRecord *owner)
{
  g_autoptr (GPtrArray) drafts = zimt_record_list_new ();
  g_autoptr (ZimtRecord) form = new_consultation (worker, owner);
  g_autoptr (ZimtRecord) changed = zimt_record_copy (owner);

  set_word (worker, changed, "note");
  g_ptr_array_add (drafts, zimt_kept_form_new (form, "Consultation"));
  g_ptr_array_add (drafts, zimt_kept_form_new (changed, "Case"));
  lock (worker, drafts);
}

static GPtrArray *
list_cases (Worker *worker)
{
  return zimt_case_book_list (worker->unlocked->book, ZIMT_RECORD_CASE);
}

static GPtrArray *
ids_of_case (Worker *worker, const ZimtRecord *owner)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) parts
      = zimt_case_book_list_of_case (worker->unlocked->book, zimt_record_get_id (owner));

  g_ptr_array_add (ids, g_strdup (zimt_record_get_id (owner)));
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (ids, g_strdup (zimt_record_get_id (parts->pdata[i])));
  return ids;
}

static void
restrict_case (Worker *worker, const ZimtRecord *owner)
{
  g_autoptr (GPtrArray) ids = ids_of_case (worker, owner);
  g_autoptr (GArray) accounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) moved = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (accounts, worker->unlocked->account->id);
  moved = zimt_desk_seal_case (worker->desk, ids, worker->month % 3 == 0 ? NULL : accounts, &error);
  check (error);
}

static void
forget_name (Worker *worker, ZimtRecord *owner)
{
  g_autoptr (ZimtRecord) lowered = zimt_record_copy (owner);
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GError) error = NULL;

  zimt_record_set_text (lowered, "stage", "pseudonymous");
  stored = zimt_desk_forget_name (worker->desk, lowered, NULL, &error);
  check (error);
}

/* Berta proposes, Anna approves; the oldest case that both see. */
static void
erase_case (Worker *worker)
{
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) proposed = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (ZimtRecord) proposal = NULL;
  g_autoptr (ZimtRecord) proof = NULL;
  g_autoptr (GError) error = NULL;

  unlock (worker, "Berta");
  cases = list_cases (worker);
  if (cases->len < 3)
    return;
  ids = ids_of_case (worker, cases->pdata[cases->len - 1]);
  g_ptr_array_add (proposed, (gpointer)zimt_record_get_id (cases->pdata[cases->len - 1]));
  proposal = zimt_desk_propose_erasure (worker->desk, proposed, &error);
  check (error);
  unlock (worker, "Anna");
  proof = zimt_desk_approve_erasure (worker->desk, zimt_record_get_id (proposal), ids, &error);
  check (error);
}

static void
book_and_undo (Worker *worker)
{
  g_autoptr (ZimtDraft) draft = zimt_draft_new ();
  const ZimtHouse *house = zimt_desk_get_house (worker->desk);

  g_free (draft->event.title);
  draft->event.title = g_strdup ("Belegt");
  draft->room_id = zimt_house_find_room (house, "3")->id;
  draft->starts = zimt_minute_new (get_today (worker) + 1, 20 * 60);
  draft->ends = draft->starts + 15;
  /* What a killed run booked may be in the way. */
  if (!zimt_desk_book (worker->desk, draft, ZIMT_ON_CONFLICT_REFUSE, NULL, NULL))
    {
      g_assert_cmpuint (worker->month, >, 0);
      return;
    }
  zimt_desk_undo (worker->desk, NULL, NULL);
  zimt_desk_redo (worker->desk, NULL, NULL);
}

static void
copy_house (Worker *worker)
{
  g_autofree char *backup
      = g_strdup_printf ("%s/backups/%u.zimt", g_get_home_dir (), worker->month);
  g_autofree char *restored = g_strdup_printf ("%s/restored.zimt", g_get_home_dir ());
  g_autoptr (GError) error = NULL;

  g_assert_true (zimt_file_make_folder (backup, &error));
  zimt_desk_backup (worker->desk, backup, TRUE, &error);
  check (error);
  zimt_desk_restore (backup, restored, NULL, &error);
  check (error);
}

static void
search (Worker *worker)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GPtrArray) found
          = zimt_case_book_search (worker->unlocked->book, take_word (worker), 20);

      g_assert_cmpuint (found->len, <=, 20);
    }
}

/* The test of the test: one word where everybody can read it. */
static void
leak (Worker *worker)
{
  g_autoptr (GError) error = NULL;

  zimt_desk_begin (worker->desk, ZIMT_STEP_UPKEEP, "%s", "Leak", &error);
  zimt_store_put_setting (worker->desk->store, "leak", worker->words[7], &error);
  zimt_desk_commit (worker->desk, FALSE, &error);
  check (error);
}

static void
work (Worker *worker)
{
  g_autoptr (ZimtRecord) owner = NULL;
  g_autoptr (ZimtRecord) other = NULL;
  g_autoptr (ZimtRecord) again = NULL;
  g_autoptr (ZimtRecord) referral = NULL;
  g_autoptr (GError) error = NULL;

  unlock (worker, "Anna");
  owner = save (worker, new_case (worker));
  other = save (worker, new_case (worker));
  referral = add_parts (worker, owner);
  print_referral (worker, owner, referral);
  again = zimt_record_copy (owner);
  set_word (worker, again, "note");
  again = save (worker, g_steal_pointer (&again));
  search (worker);
  keep_drafts (worker, again);
  unlock (worker, "Anna");
  zimt_desk_rotate (worker->desk, ZIMT_CLASS_CASES, &error);
  check (error);
  restrict_case (worker, other);
  forget_name (worker, again);
  book_and_undo (worker);
  copy_house (worker);
  erase_case (worker);
  lock (worker, NULL);
}

static void
read_words (Worker *worker)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char line[64];

  while (fgets (line, sizeof line, stdin) != NULL)
    g_string_append (text, line);
  g_strchomp (text->str);
  worker->words = g_strsplit (text->str, "\n", -1);
  worker->n_words = g_strv_length (worker->words);
}

int
main (int argc, char **argv)
{
  Worker worker = { 0 };
  g_autoptr (GError) error = NULL;

  zimt_process_harden ();
  g_return_val_if_fail (argc > 1, 2);
  setvbuf (stdout, NULL, _IOLBF, 0);
  read_words (&worker);
  worker.month = (guint)atoi (argv[1]);
  worker.path = zimt_paths_house ();
  worker.clock = zimt_clock_new_fixed (
      zimt_minute_new (FIRST_DAY + (ZimtDate)worker.month * DAYS_A_MONTH, 14 * 60));
  if (g_file_test (worker.path, G_FILE_TEST_EXISTS))
    worker.desk = zimt_desk_open (worker.path, worker.clock, &error);
  else
    make_house (&worker);
  check (error);
  zimt_desk_fill (worker.desk, NULL);
  work (&worker);
  if (argc > 2 && g_str_equal (argv[2], "--leak"))
    leak (&worker);
  zimt_desk_close (worker.desk);
  zimt_clock_unref (worker.clock);
  g_strfreev (worker.words);
  g_free (worker.path);
  return 0;
}
