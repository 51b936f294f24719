/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that are stored, deleted and merged: the public fields in the row, the private ones sealed.
 */
#include "zimt-desk-people-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-record-json.h"
#include "zimt-record-list.h"
#include "zimt-text.h"
#include "zimt-vcard.h"

/* --- Who may --- */

gboolean
zimt_desk_require_card (ZimtDesk *desk, ZimtRecordKind kind, GError **error)
{
  return zimt_desk_require (desk, zimt_right_of_card (kind), ZIMT_LEVEL_WRITE, error);
}

gboolean
zimt_desk_may_seal (ZimtDesk *desk, ZimtRecordKind kind)
{
  ZimtRight right
      = kind == ZIMT_RECORD_ASSIGNMENT ? ZIMT_RIGHT_ASSIGNMENTS : ZIMT_RIGHT_POOLS_PRIVATE;

  return zimt_desk_has_private (desk) && zimt_desk_require (desk, right, ZIMT_LEVEL_WRITE, NULL);
}

gboolean
zimt_desk_require_seal (ZimtDesk *desk, ZimtRecordKind kind, GError **error)
{
  if (zimt_desk_may_seal (desk, kind))
    return TRUE;
  g_set_error_literal (
      error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
      desk->has_vault
          ? _ ("Unlock with an account that may write private data first.")
          : _ ("Phone numbers, addresses and notes of these people are kept in the vault; "
               "set up accounts first."));
  return FALSE;
}

/* --- The private part --- */

static ZimtRecord *
copy_private (const ZimtRecord *record)
{
  ZimtRecord *part = zimt_record_copy (record);

  zimt_record_clear_part (part, FALSE);
  return part;
}

static gboolean
is_empty (const ZimtRecord *part)
{
  g_autoptr (ZimtRecord) nothing = zimt_record_new (zimt_record_get_kind (part));

  return zimt_record_is_equal (part, nothing);
}

/* The part that holds now (nullable), and the newest revision that there is: a step back may have
 * left newer ones, which a step forward can still need. */
static gboolean
load_private (ZimtDesk *desk, const ZimtCardRow *row, ZimtRecord **part, guint32 *newest,
              GError **error)
{
  ZimtOpenClass *open = zimt_keyring_get_class (desk->keyring, ZIMT_CLASS_PRIVATE);
  g_autoptr (GPtrArray) rows = NULL;
  const ZimtSealedRow *sealed;
  guint8 id[ZIMT_ID_SIZE];

  *part = NULL;
  *newest = 0;
  zimt_id_from_uid (row->uid, id);
  rows = zimt_store_load_sealed_of (desk->store, id, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    *newest = MAX (*newest, ((const ZimtSealedRow *)rows->pdata[i])->revision);
  sealed = zimt_sealed_rows_get (rows, row->sealed_revision);
  if (!zimt_desk_require_part (desk, row, sealed, error))
    return FALSE;
  if (sealed != NULL)
    *part = zimt_desk_open_record (desk, open, sealed, error);
  return sealed == NULL || *part != NULL;
}

/* Seals what @record says in private as the next revision, where that is something else than what
 * holds. */
static gboolean
seal (ZimtCardAct *act, const ZimtRecord *record, ZimtCardRow *row, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  g_autoptr (ZimtRecord) part = copy_private (record);
  g_autoptr (ZimtRecord) stored = NULL;
  g_autoptr (GBytes) text = NULL;
  guint32 newest = 0;
  guint8 id[ZIMT_ID_SIZE];

  if (!load_private (desk, row, &stored, &newest, error))
    return FALSE;
  if (stored != NULL ? zimt_record_is_equal (stored, part) : is_empty (part))
    return TRUE;
  zimt_record_set_author (part, desk->keyring->account->uid, zimt_clock_get_now (desk->clock));
  text = zimt_record_store (part);
  zimt_id_from_uid (row->uid, id);
  row->sealed_revision = newest + 1;
  return zimt_batch_put_value (&act->batch, ZIMT_CLASS_PRIVATE, id, row->sealed_revision, text,
                               error);
}

/* Whoever loaded a card while its private part was closed knows nothing of it. */
static gboolean
knows_private (const ZimtRecord *record)
{
  g_autoptr (ZimtRecord) part = copy_private (record);

  return zimt_record_get_revision (record) == 0
         || g_str_equal (zimt_record_get_class (record), ZIMT_CLASS_PRIVATE) || !is_empty (part);
}

/* What is not known in private is what is stored. */
static gboolean
complete (ZimtDesk *desk, ZimtRecord *record, GError **error)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);
  g_autoptr (ZimtRecord) stored = NULL;

  if (!zimt_record_kind_has_private (kind) || knows_private (record)
      || !zimt_desk_has_private (desk))
    return TRUE;
  stored = zimt_desk_load_card (desk, zimt_record_get_id (record), error);
  if (stored == NULL)
    return FALSE;
  zimt_record_copy_part (record, stored, TRUE);
  return TRUE;
}

/* What cannot be sealed stays as it was; of a new card, or without a vault, it would be lost. */
static gboolean
store_private (ZimtCardAct *act, const ZimtRecord *record, ZimtCardRow *row, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  ZimtRecordKind kind = zimt_record_get_kind (record);
  g_autoptr (ZimtRecord) part = NULL;

  if (!zimt_record_kind_has_private (kind))
    return TRUE;
  if (zimt_desk_may_seal (desk, kind))
    return seal (act, record, row, error);
  part = copy_private (record);
  return is_empty (part) || (row->id != 0 && desk->has_vault)
         || zimt_desk_require_seal (desk, kind, error);
}

/* Of these kinds nothing can be said without the private part. */
static gboolean
check_is_open (ZimtDesk *desk, ZimtRecordKind kind, GError **error)
{
  return (kind != ZIMT_RECORD_ASSIGNMENT && kind != ZIMT_RECORD_TANDEM)
         || zimt_desk_require_seal (desk, kind, error);
}

/* --- The public part --- */

/* What the columns hold is not in the details too. */
static const char *const organisation_columns[]
    = { "short_name", "name", "kind", "in_house", NULL };
static const char *const assignment_columns[]
    = { "interpreter", "job", "state", "date", "from", "to", "travel", "booking", NULL };

static char *
make_details (const ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);
  g_autoptr (ZimtRecord) rest = zimt_record_copy (record);
  g_autoptr (ZimtRecord) nothing = zimt_record_new (kind);
  const char *const *columns = kind == ZIMT_RECORD_ORGANISATION ? organisation_columns
                               : kind == ZIMT_RECORD_ASSIGNMENT ? assignment_columns
                                                                : NULL;

  for (gsize i = 0; columns != NULL && columns[i] != NULL; i++)
    zimt_record_copy_field (rest, nothing, columns[i]);
  return zimt_record_to_json (rest, ZIMT_JSON_PUBLIC);
}

/* One that came in the same act is not in the house yet. */
static const ZimtOrganisation *
get_organisation (ZimtDesk *desk, gint64 id)
{
  if (id != 0 && zimt_house_get_organisation (desk->house, id) == NULL)
    zimt_desk_reload (desk, NULL);
  return zimt_house_get_organisation (desk->house, id);
}

/* The card that came with its organisation. */
static gboolean
take_new_card (ZimtDesk *desk, ZimtCardRow *row, GError **error)
{
  g_autoptr (ZimtCardRow) made = zimt_store_load_card (desk->store, row->uid, error);

  if (made == NULL)
    return FALSE;
  row->id = made->id;
  row->organisation_id = made->organisation_id;
  row->revision = made->revision;
  return TRUE;
}

static gboolean
store_organisation (ZimtCardAct *act, const ZimtRecord *record, ZimtCardRow *row, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  const ZimtOrganisation *known = get_organisation (desk, row->organisation_id);
  g_autoptr (ZimtOrganisation) organisation
      = known != NULL ? zimt_organisation_copy (known)
                      : zimt_organisation_new_named (zimt_record_get_text (record, "short_name"));

  g_free (organisation->short_name);
  organisation->short_name = g_strdup (zimt_record_get_text (record, "short_name"));
  g_free (organisation->name);
  organisation->name = g_strdup (zimt_record_get_text (record, "name"));
  g_free (organisation->kind);
  organisation->kind = g_strdup (zimt_record_get_text (record, "kind"));
  organisation->is_in_house = zimt_record_get_flag (record, "in_house");
  if (known != NULL && g_str_equal (known->short_name, organisation->short_name)
      && g_str_equal (known->name, organisation->name)
      && g_str_equal (known->kind, organisation->kind)
      && known->is_in_house == organisation->is_in_house)
    return TRUE;
  act->house_changed = TRUE;
  if (known != NULL)
    return zimt_store_put_organisation (desk->store, organisation, error);
  organisation->card_uid = g_strdup (row->uid);
  return zimt_store_put_organisation (desk->store, organisation, error)
         && take_new_card (desk, row, error);
}

static char *
dup_or_null (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

static void
fill_assignment (const ZimtRecord *record, ZimtCardRow *row)
{
  ZimtDate date = zimt_record_get_date (record, "date");
  const char *job = zimt_record_get_text (record, "job");

  g_free (row->interpreter);
  row->interpreter = dup_or_null (zimt_record_get_text (record, "interpreter"));
  if (*job != '\0' || row->job == NULL)
    {
      g_free (row->job);
      row->job = *job != '\0' ? g_strdup (job) : zimt_uid_new ();
    }
  g_free (row->state);
  row->state = g_strdup (zimt_record_get_text (record, "state"));
  row->starts = zimt_minute_new (date, zimt_record_get_time (record, "from"));
  row->ends = zimt_minute_new (date, zimt_record_get_time (record, "to"));
  row->travel = zimt_record_get_number (record, "travel");
  row->booking_id = zimt_record_get_number (record, "booking");
}

static void
add_language (GPtrArray *codes, const char *code)
{
  if (*code != '\0' && !g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, (gpointer)code);
}

/* The languages that an interpreter works in, for those who may not read how well. German is what
 * the others are interpreted from and into. */
static void
derive_languages (ZimtDesk *desk, ZimtRecord *record)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (ZimtRecord) stored = NULL;

  for (guint i = 0; i < zimt_record_get_n_rows (record, "skills"); i++)
    {
      const ZimtRecord *skill = zimt_record_get_row (record, "skills", i);

      add_language (codes, zimt_record_get_text (skill, "language"));
      if (!g_str_equal (zimt_record_get_text (skill, "other"), "deu"))
        add_language (codes, zimt_record_get_text (skill, "other"));
    }
  /* Without any they were entered as they are, unless the last one has just gone. */
  if (codes->len == 0 && zimt_record_get_revision (record) > 0)
    stored = zimt_desk_load_card (desk, zimt_record_get_id (record), NULL);
  if (codes->len == 0 && (stored == NULL || zimt_record_get_n_rows (stored, "skills") == 0))
    return;
  g_ptr_array_add (codes, NULL);
  zimt_record_set_codes (record, "languages", (const char *const *)codes->pdata);
}

/* --- Putting --- */

ZimtCardAct
zimt_card_act_new (ZimtDesk *desk)
{
  return (ZimtCardAct){ zimt_batch_new (desk), FALSE, g_ptr_array_new_with_free_func (g_free) };
}

void
zimt_card_act_clear (ZimtCardAct *act)
{
  zimt_batch_clear (&act->batch);
  g_clear_pointer (&act->ids, g_ptr_array_unref);
}

static ZimtCardRow *
load_or_new_row (ZimtDesk *desk, const ZimtRecord *record, GError **error)
{
  const char *id = zimt_record_get_id (record);
  guint revision = zimt_record_get_revision (record);
  g_autoptr (ZimtCardRow) row = zimt_store_load_card (desk->store, id, revision > 0 ? error : NULL);

  if (row != NULL && row->revision != revision)
    {
      g_set_error_literal (
          error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
          _ ("Somebody changed this card meanwhile; open it again and look what is there now."));
      return NULL;
    }
  if (row != NULL || revision > 0)
    return g_steal_pointer (&row);
  row = zimt_card_row_new ();
  row->uid = g_strdup (id);
  row->kind = g_strdup (zimt_record_kind_to_code (zimt_record_get_kind (record)));
  return g_steal_pointer (&row);
}

/* What is stored of @record, cleaned and with everything that follows from it. (transfer full)
 * (nullable) */
static ZimtRecord *
prepare (ZimtDesk *desk, const ZimtRecord *record, GError **error)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);
  g_autoptr (ZimtRecord) clean = zimt_record_copy (record);

  if (!zimt_desk_require_card (desk, kind, error) || !check_is_open (desk, kind, error)
      || !complete (desk, clean, error)
      || !zimt_record_validate (clean, zimt_clock_get_today (desk->clock), NULL, error))
    return NULL;
  if (kind == ZIMT_RECORD_PERSON || kind == ZIMT_RECORD_ORGANISATION)
    zimt_vcard_forget_changed (clean);
  if (kind == ZIMT_RECORD_INTERPRETER)
    derive_languages (desk, clean);
  if (kind == ZIMT_RECORD_ASSIGNMENT && *zimt_record_get_text (clean, "interpreter") != '\0')
    {
      g_autoptr (ZimtRecord) who
          = zimt_desk_load_kept_card (desk, zimt_record_get_text (clean, "interpreter"), error);

      if (who == NULL)
        return NULL;
      zimt_record_set_text (clean, "interpreter", zimt_record_get_id (who));
    }
  return g_steal_pointer (&clean);
}

/* Stores the row of an assignment as @record has it, with what follows from that. */
static gboolean
put_assignment_row (ZimtCardAct *act, const ZimtRecord *record, ZimtCardRow *row, GError **error)
{
  g_autofree char *state = g_strdup (row->state);
  ZimtMinute starts = row->starts, ends = row->ends;

  fill_assignment (record, row);
  if (!zimt_store_put_card (act->batch.desk->store, row, error))
    return FALSE;
  g_ptr_array_add (act->ids, g_strdup (row->uid));
  return ((row->starts == starts && row->ends == ends) || zimt_card_act_move_job (act, row, error))
         && zimt_card_act_follow (act, state, row, error);
}

static gboolean
put_row (ZimtCardAct *act, const ZimtRecord *record, ZimtCardRow *row, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  ZimtRecordKind kind = zimt_record_get_kind (record);

  if (kind == ZIMT_RECORD_ASSIGNMENT && !zimt_desk_check_assignment (desk, row, record, error))
    return FALSE;
  if (!store_private (act, record, row, error)
      || (kind == ZIMT_RECORD_ORGANISATION && !store_organisation (act, record, row, error)))
    return FALSE;
  g_free (row->details);
  row->details = make_details (record);
  if (kind == ZIMT_RECORD_ASSIGNMENT)
    return put_assignment_row (act, record, row, error);
  if (!zimt_store_put_card (desk->store, row, error))
    return FALSE;
  g_ptr_array_add (act->ids, g_strdup (row->uid));
  return TRUE;
}

gboolean
zimt_card_act_put (ZimtCardAct *act, const ZimtRecord *record, GError **error)
{
  g_autoptr (ZimtRecord) clean = prepare (act->batch.desk, record, error);
  g_autoptr (ZimtCardRow) row
      = clean != NULL ? load_or_new_row (act->batch.desk, clean, error) : NULL;

  return row != NULL
         && (zimt_record_get_kind (clean) != ZIMT_RECORD_ASSIGNMENT
             || zimt_desk_settle_assignment (act->batch.desk, row, clean, error))
         && put_row (act, clean, row, error);
}

static GPtrArray *
load_stored (ZimtDesk *desk, GPtrArray *ids, GError **error)
{
  g_autoptr (GPtrArray) records = zimt_record_list_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      ZimtRecord *record = zimt_desk_load_card (desk, ids->pdata[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

/* It is done, whatever came after it. */
static GPtrArray *
say_done (const GError *why, GError **error)
{
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DONE_UNSEEN,
               /* Translators: %s is why. */
               _ ("That is done, but it could not be read again: %s"), why->message);
  return NULL;
}

GPtrArray *
zimt_card_act_finish (ZimtCardAct *act, gboolean is_done, GError **error)
{
  ZimtDesk *desk = act->batch.desk;

  if (is_done && zimt_batch_write (&act->batch, error) && zimt_desk_commit (desk, FALSE, error))
    {
      g_autoptr (GError) why = NULL;
      GPtrArray *stored = NULL;

      zimt_batch_keep (&act->batch);
      if (!act->house_changed || zimt_desk_reload (desk, &why))
        stored = load_stored (desk, act->ids, &why);
      return stored != NULL ? stored : say_done (why, error);
    }
  zimt_store_rollback (desk->store);
  if (act->house_changed)
    zimt_desk_reload (desk, NULL); /* the first error is the one to tell */
  return NULL;
}

/* Of an assignment only who interprets, whose name is public. */
char *
zimt_desk_dup_subject (ZimtDesk *desk, const ZimtRecord *record)
{
  g_autoptr (ZimtRecord) who = NULL;
  g_autofree char *title = NULL;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_ASSIGNMENT)
    who = zimt_desk_load_kept_card (desk, zimt_record_get_text (record, "interpreter"), NULL);
  title = zimt_record_dup_title (who != NULL ? who : record);
  return *title != '\0' ? g_steal_pointer (&title)
                        : g_strdup (zimt_record_kind_to_word (zimt_record_get_kind (record)));
}

static gboolean
begin_put (ZimtDesk *desk, GPtrArray *records, const char *name, GError **error)
{
  const ZimtRecord *first = records->pdata[0];
  g_autofree char *subject = zimt_desk_dup_subject (desk, first);

  if (name != NULL)
    return zimt_desk_begin (desk, ZIMT_STEP_ACT, "%s", name, error);
  return zimt_desk_begin (desk, ZIMT_STEP_ACT,
                          zimt_record_get_revision (first) == 0
                              /* Translators: name of an act, in "Undo: New: Selam Tesfaye" */
                              ? _ ("New: %s")
                              /* Translators: name of an act, in "Undo: Change: Selam Tesfaye" */
                              : _ ("Change: %s"),
                          subject, error);
}

GPtrArray *
zimt_desk_put_people (ZimtDesk *desk, GPtrArray *records, const char *name, GError **error)
{
  g_auto (ZimtCardAct) act = zimt_card_act_new (desk);
  gboolean is_done = TRUE;

  if (records->len == 0)
    return zimt_record_list_new ();
  if (!begin_put (desk, records, name, error))
    return NULL;
  for (guint i = 0; i < records->len && is_done; i++)
    is_done = zimt_card_act_put (&act, records->pdata[i], error);
  return zimt_card_act_finish (&act, is_done, error);
}
