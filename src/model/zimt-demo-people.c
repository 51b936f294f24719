/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made people in a house, and the accounts of a practice house. */
#include <glib/gi18n-lib.h>

#include "zimt-demo-private.h"
#include "zimt-desk-people-private.h"
#include "zimt-desk-vault.h"
#include "zimt-record-list.h"
#include "zimt-text.h"

#define PASSWORD "uebung-macht-meister"
#define MAX_PEOPLE 5000

/* --- The accounts --- */

/* For everybody to read, so the names are no secret and no words to translate. The first one founds
 * the vault, and somebody has to hold the class of the cases from then on. */
static const struct
{
  const char *name;
  const char *roles;
} accounts[] = {
  { "Leitung", "lead counselling" },
  { "Beratung", "counselling" },
  { "Praktikum", "intern" },
};

gboolean
zimt_practice_account (guint i, const char **name, const char **password, const char **roles)
{
  if (i >= G_N_ELEMENTS (accounts))
    return FALSE;
  *name = accounts[i].name;
  *password = PASSWORD;
  *roles = accounts[i].roles;
  return TRUE;
}

static ZimtAccount *
account_new (guint i)
{
  ZimtAccount *account = zimt_account_new ();

  g_free (account->name);
  account->name = g_strdup (accounts[i].name);
  account->roles = zimt_roles_from_codes (accounts[i].roles);
  return account;
}

/* Nobody needs the recovery key of a house where nothing is real. */
static gboolean
found (ZimtDesk *desk, GError **error)
{
  g_autoptr (ZimtWipedText) key = zimt_desk_new_recovery_key (error);
  g_autoptr (ZimtAccount) first = account_new (0);
  g_autoptr (ZimtUnlocked) unlocked = NULL;

  if (key == NULL || !zimt_desk_found_vault (desk, first, PASSWORD, key, error))
    return FALSE;
  unlocked = zimt_desk_unlock (desk, first->name, PASSWORD, error);
  for (guint i = 1; unlocked != NULL && i < G_N_ELEMENTS (accounts); i++)
    {
      g_autoptr (ZimtAccount) account = account_new (i);

      if (!zimt_desk_add_account (desk, account, PASSWORD, NULL, error))
        return FALSE;
    }
  return unlocked != NULL;
}

/* A wrong password makes everybody wait: only a name that is meant is tried. */
static gboolean
has_practice_account (ZimtDesk *desk)
{
  ZimtDate today = zimt_clock_get_today (desk->clock);

  for (guint i = 0; desk->is_practice && desk->has_vault && i < desk->house->accounts->len; i++)
    {
      const ZimtAccount *account = desk->house->accounts->pdata[i];

      if (g_str_equal (account->name, accounts[0].name) && zimt_account_is_usable (account, today))
        return TRUE;
    }
  return FALSE;
}

gboolean
zimt_desk_unlock_practice (ZimtDesk *desk, GPtrArray **warnings, GError **error)
{
  g_autoptr (ZimtUnlocked) unlocked = NULL;
  g_autoptr (GError) local_error = NULL;

  if (warnings != NULL)
    *warnings = NULL;
  if (zimt_desk_get_account (desk) != NULL)
    return TRUE;
  if (has_practice_account (desk))
    unlocked = zimt_desk_unlock (desk, accounts[0].name, PASSWORD, &local_error);
  if (unlocked != NULL && warnings != NULL)
    *warnings = g_steal_pointer (&unlocked->warnings);
  if (unlocked != NULL)
    return TRUE;
  if (local_error != NULL && !g_error_matches (local_error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                         _ ("That is locked; unlock it with an account of the house."));
  return FALSE;
}

gboolean
zimt_desk_prepare_practice (ZimtDesk *desk, gboolean *is_founded, GError **error)
{
  *is_founded = FALSE;
  if (desk->has_vault)
    return zimt_desk_unlock_practice (desk, NULL, error);
  if (!desk->is_practice)
    return TRUE;
  *is_founded = found (desk, error);
  return *is_founded;
}

/* --- The people --- */

static void
run_clear (ZimtDemoRun *run)
{
  g_clear_pointer (&run->organisations, g_ptr_array_unref);
  g_clear_pointer (&run->interpreters, g_ptr_array_unref);
  g_clear_pointer (&run->companions, g_ptr_array_unref);
  g_clear_pointer (&run->newcomers, g_ptr_array_unref);
  g_clear_pointer (&run->tariff, zimt_record_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZimtDemoRun, run_clear)

/* In a house without accounts there is nowhere to keep what is private. */
static gboolean
put (ZimtDemoRun *run, ZimtRecord *record, GError **error)
{
  if (!run->can_seal)
    zimt_record_clear_part (record, TRUE);
  return zimt_card_act_put (run->act, record, error);
}

/* The sample's organisations get what a card has besides the plan; real ones stay as they are. */
static gboolean
fill_organisations (ZimtDemoRun *run, GError **error)
{
  for (guint i = 0; i < run->organisations->len; i++)
    {
      g_autoptr (ZimtRecord) record = zimt_record_copy (run->organisations->pdata[i]);

      if (!zimt_record_is_empty (record, "phones") || !zimt_record_is_empty (record, "tags"))
        continue;
      zimt_demo_fill_organisation (run->draw, record);
      if (!zimt_card_act_put (run->act, record, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill (ZimtDemoRun *run, ZimtRecord *record, const char *group)
{
  switch ((int)zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_INTERPRETER:
      zimt_demo_fill_interpreter (run->draw, record, group);
      break;
    case ZIMT_RECORD_COMPANION:
      zimt_demo_fill_companion (run->draw, record, group);
      break;
    case ZIMT_RECORD_NEWCOMER:
      zimt_demo_fill_newcomer (run->draw, record, group);
      break;
    default:
      zimt_demo_fill_contact (run->draw, record, run->organisations, group);
      break;
    }
}

static gboolean
may_be_sent (const ZimtRecord *interpreter)
{
  return g_str_equal (zimt_record_get_text (interpreter, "state"), "active")
         && !zimt_record_is_empty (interpreter, "undertaking")
         && !zimt_record_is_empty (interpreter, "consent")
         && zimt_record_is_empty (interpreter, "consent_withdrawn")
         && zimt_record_is_empty (interpreter, "flag");
}

static void
count (ZimtDemoRun *run, ZimtRecord *record)
{
  const char *state = "";

  switch ((int)zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_INTERPRETER:
      run->counts.n_interpreters++;
      if (may_be_sent (record))
        g_ptr_array_add (run->interpreters, zimt_record_ref (record));
      break;
    case ZIMT_RECORD_COMPANION:
      state = zimt_record_get_text (record, "state");
      run->counts.n_companions++;
      if (g_str_equal (state, "active"))
        g_ptr_array_add (run->companions, zimt_record_ref (record));
      break;
    case ZIMT_RECORD_NEWCOMER:
      state = zimt_record_get_text (record, "state");
      run->counts.n_newcomers++;
      if (g_str_equal (state, "waiting"))
        g_ptr_array_add (run->newcomers, zimt_record_ref (record));
      break;
    default:
      run->counts.n_contacts++;
      break;
    }
}

static gboolean
put_persons (ZimtDemoRun *run, ZimtRecordKind kind, int n, int n_german, GError **error)
{
  for (int i = 0; i < n; i++)
    {
      const char *group = NULL;
      g_autoptr (ZimtRecord) record = zimt_demo_draw_person (run->draw, kind, n_german, &group);

      fill (run, record, group);
      count (run, record);
      if (!put (run, record, error))
        return FALSE;
    }
  return TRUE;
}

/* One person entered twice, for duplicates to be found: the second card has the same number. */
static gboolean
put_double (ZimtDemoRun *run, ZimtRecordKind kind, const char *const *given,
            const char *const *family, GError **error)
{
  g_autoptr (ZimtRecord) first = NULL;

  for (int i = 0; i < 2; i++)
    {
      const char *group = NULL;
      g_autoptr (ZimtRecord) record = zimt_demo_draw_person (run->draw, kind, 10, &group);

      zimt_record_set_text (record, "given", given[i]);
      zimt_record_set_text (record, "family", family[i]);
      fill (run, record, group);
      if (first != NULL)
        zimt_record_copy_field (record, first, "phones");
      count (run, record);
      if (!put (run, record, error))
        return FALSE;
      if (first == NULL)
        first = zimt_record_ref (record);
    }
  return TRUE;
}

static gboolean
put_doubles (ZimtDemoRun *run, GError **error)
{
  const char *kind = NULL;
  const char *given[2] = { NULL, NULL };
  const char *family[2] = { NULL, NULL };

  for (guint i = 0; zimt_practice_names_get_double (run->draw->names, i, &kind, given, family); i++)
    if (!put_double (run, zimt_record_kind_from_code (kind), given, family, error))
      return FALSE;
  return TRUE;
}

/* --- All of it --- */

static gboolean
put_all (ZimtDemoRun *run, int n, GError **error)
{
  return (!run->desk->is_practice || fill_organisations (run, error))
         && put_persons (run, ZIMT_RECORD_PERSON, n, 6, error)
         && put_persons (run, ZIMT_RECORD_INTERPRETER, n, 1, error)
         && put_persons (run, ZIMT_RECORD_COMPANION, (n + 1) / 2, 6, error)
         && put_persons (run, ZIMT_RECORD_NEWCOMER, (n + 1) / 2, 0, error)
         && put_doubles (run, error) && zimt_demo_put_around (run, n, error)
         && (!run->can_seal
             || (zimt_demo_put_tandems (run, error) && zimt_demo_put_assignments (run, error)));
}

static guint32
count_cards (const ZimtPeopleBook *book)
{
  guint32 n = 0;

  for (int kind = ZIMT_RECORD_PERSON; kind <= ZIMT_RECORD_TARIFF; kind++)
    {
      g_autoptr (GPtrArray) cards = zimt_people_book_list (book, (ZimtRecordKind)kind);

      n += cards->len;
    }
  return n;
}

/* What is there already decides what is drawn. */
static gboolean
run_init (ZimtDemoRun *run, ZimtDemoDraw *draw, ZimtDesk *desk, guint32 seed, GError **error)
{
  g_autoptr (ZimtPeopleBook) book = zimt_desk_load_people_book (desk, NULL, error);
  g_autoptr (GPtrArray) tariffs = NULL;

  if (book == NULL
      || !zimt_demo_draw_init (draw, seed, count_cards (book), zimt_clock_get_today (desk->clock),
                               error))
    return FALSE;
  tariffs = zimt_people_book_list (book, ZIMT_RECORD_TARIFF);
  run->desk = desk;
  run->draw = draw;
  run->can_seal = zimt_desk_may_seal (desk, ZIMT_RECORD_INTERPRETER);
  run->has_tariff = tariffs->len > 0;
  run->organisations = zimt_people_book_list (book, ZIMT_RECORD_ORGANISATION);
  run->interpreters = zimt_record_list_new ();
  run->companions = zimt_record_list_new ();
  run->newcomers = zimt_record_list_new ();
  return TRUE;
}

gboolean
zimt_desk_demo_people (ZimtDesk *desk, int n, guint32 seed, ZimtDemoPeople *counts, GError **error)
{
  gboolean was_locked = zimt_desk_get_account (desk) == NULL, is_founded = FALSE;
  gboolean is_done = FALSE;
  g_auto (ZimtDemoDraw) draw = { 0 };
  g_auto (ZimtDemoRun) run = { 0 };
  g_auto (ZimtCardAct) act = zimt_card_act_new (desk);
  g_autoptr (GPtrArray) stored = NULL;

  if (n < 1 || n > MAX_PEOPLE)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("Made data takes 1 to %d interpreters."), MAX_PEOPLE);
      return FALSE;
    }
  if (!zimt_desk_prepare_practice (desk, &is_founded, error))
    return FALSE;
  run.act = &act;
  if (run_init (&run, &draw, desk, seed, error)
      && zimt_desk_begin (desk, ZIMT_STEP_ACT, "%s", _ ("Made people"), error))
    {
      stored = zimt_card_act_finish (&act, put_all (&run, n, error), error);
      is_done = stored != NULL;
    }
  if (was_locked && zimt_desk_get_account (desk) != NULL)
    zimt_desk_lock (desk, NULL, NULL);
  if (is_done && counts != NULL)
    *counts = run.counts;
  return is_done;
}
