/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards that are stored, deleted and merged: the public fields in the row, the private ones sealed.
 */
#include "zimt-desk-cards.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-record-json.h"

/* --- Who may --- */

static ZimtRight
get_right (ZimtRecordKind kind)
{
  switch ((int)kind)
    {
    case ZIMT_RECORD_ORGANISATION:
    case ZIMT_RECORD_PERSON:
    case ZIMT_RECORD_MAILING:
    case ZIMT_RECORD_FILTER:
      return ZIMT_RIGHT_ORGANISATIONS;
    case ZIMT_RECORD_ASSIGNMENT:
    case ZIMT_RECORD_DEMAND:
      return ZIMT_RIGHT_ASSIGNMENTS;
    default:
      return ZIMT_RIGHT_POOLS;
    }
}

gboolean
zimt_desk_require_card (ZimtDesk *desk, ZimtRecordKind kind, GError **error)
{
  return zimt_desk_require (desk, get_right (kind), ZIMT_LEVEL_WRITE, error);
}

gboolean
zimt_desk_may_seal (ZimtDesk *desk, ZimtRecordKind kind)
{
  ZimtRight right
      = kind == ZIMT_RECORD_ASSIGNMENT ? ZIMT_RIGHT_ASSIGNMENTS : ZIMT_RIGHT_POOLS_PRIVATE;

  return desk->keyring != NULL && zimt_keyring_get_class (desk->keyring, ZIMT_CLASS_PRIVATE) != NULL
         && zimt_desk_require (desk, right, ZIMT_LEVEL_WRITE, NULL);
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
  guint8 id[ZIMT_ID_SIZE];

  *part = NULL;
  *newest = 0;
  zimt_id_from_uid (row->uid, id);
  rows = zimt_store_load_sealed_of (desk->store, id, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const ZimtSealedRow *sealed = rows->pdata[i];

      *newest = MAX (*newest, sealed->revision);
      if (sealed->revision != row->sealed_revision)
        continue;
      *part = zimt_desk_open_record (desk, open, sealed, error);
      if (*part == NULL)
        return FALSE;
    }
  return rows != NULL;
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

/* What cannot be sealed stays as it was; of a new card it would be lost. */
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
  if (row->id != 0 || is_empty (part))
    return TRUE;
  g_set_error_literal (
      error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
      desk->has_vault
          ? _ ("Unlock with an account that may write private data first.")
          : _ ("Phone numbers, addresses and notes of these people are kept in the vault; "
               "set up accounts first."));
  return FALSE;
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
  const ZimtOrganisation *known = zimt_house_get_organisation (desk->house, row->organisation_id);
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
  g_free (row->job);
  row->job = *job != '\0' ? g_strdup (job) : g_strdup (row->uid);
  g_free (row->state);
  row->state = g_strdup (zimt_record_get_text (record, "state"));
  row->starts = zimt_minute_new (date, zimt_record_get_time (record, "from"));
  row->ends = zimt_minute_new (date, zimt_record_get_time (record, "to"));
  row->travel = zimt_record_get_number (record, "travel");
  row->booking_id = zimt_record_get_number (record, "booking");
}

/* The languages that an interpreter works in, for those who may not read how well. */
static void
derive_languages (ZimtRecord *record)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < zimt_record_get_n_rows (record, "skills"); i++)
    {
      const char *code
          = zimt_record_get_text (zimt_record_get_row (record, "skills", i), "language");

      if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer)code);
    }
  if (codes->len == 0)
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
  ZimtCardRow *row = NULL;

  if (zimt_record_get_revision (record) > 0)
    {
      row = zimt_store_load_card (desk->store, zimt_record_get_id (record), error);
      if (row != NULL)
        row->revision = zimt_record_get_revision (record);
      return row;
    }
  row = zimt_card_row_new ();
  row->uid = g_strdup (zimt_record_get_id (record));
  row->kind = g_strdup (zimt_record_kind_to_code (zimt_record_get_kind (record)));
  return row;
}

gboolean
zimt_card_act_put (ZimtCardAct *act, const ZimtRecord *record, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  ZimtRecordKind kind = zimt_record_get_kind (record);
  g_autoptr (ZimtRecord) clean = zimt_record_copy (record);
  g_autoptr (ZimtCardRow) row = NULL;

  if (!zimt_desk_require_card (desk, kind, error)
      || !zimt_record_validate (clean, zimt_clock_get_today (desk->clock), NULL, error))
    return FALSE;
  if (kind == ZIMT_RECORD_INTERPRETER)
    derive_languages (clean);
  row = load_or_new_row (desk, clean, error);
  if (row == NULL || !store_private (act, clean, row, error)
      || (kind == ZIMT_RECORD_ORGANISATION && !store_organisation (act, clean, row, error)))
    return FALSE;
  if (kind == ZIMT_RECORD_ASSIGNMENT)
    fill_assignment (clean, row);
  g_free (row->details);
  row->details = make_details (clean);
  if (!zimt_store_put_card (desk->store, row, error))
    return FALSE;
  g_ptr_array_add (act->ids, g_strdup (row->uid));
  return TRUE;
}

static GPtrArray *
load_stored (ZimtDesk *desk, GPtrArray *ids, GError **error)
{
  g_autoptr (GPtrArray) records
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      ZimtRecord *record = zimt_desk_load_card (desk, ids->pdata[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

GPtrArray *
zimt_card_act_finish (ZimtCardAct *act, gboolean is_done, GError **error)
{
  ZimtDesk *desk = act->batch.desk;

  if (is_done && zimt_batch_write (&act->batch, error) && zimt_desk_commit (desk, FALSE, error))
    {
      zimt_batch_keep (&act->batch);
      if (act->house_changed && !zimt_desk_reload (desk, error))
        return NULL;
      return load_stored (desk, act->ids, error);
    }
  zimt_store_rollback (desk->store);
  return NULL;
}

/* Of an assignment only who interprets, whose name is public. */
static char *
dup_subject (ZimtDesk *desk, const ZimtRecord *record)
{
  g_autoptr (ZimtRecord) who = NULL;
  g_autofree char *title = NULL;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_ASSIGNMENT)
    who = zimt_desk_load_card (desk, zimt_record_get_text (record, "interpreter"), NULL);
  title = zimt_record_dup_title (who != NULL ? who : record);
  return *title != '\0' ? g_steal_pointer (&title)
                        : g_strdup (zimt_record_kind_to_word (zimt_record_get_kind (record)));
}

static gboolean
begin_put (ZimtDesk *desk, GPtrArray *records, const char *name, GError **error)
{
  const ZimtRecord *first = records->pdata[0];
  g_autofree char *subject = dup_subject (desk, first);

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
    return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  if (!begin_put (desk, records, name, error))
    return NULL;
  for (guint i = 0; i < records->len && is_done; i++)
    is_done = zimt_card_act_put (&act, records->pdata[i], error);
  return zimt_card_act_finish (&act, is_done, error);
}

/* --- Deleting --- */

/* What still leads to a card; NULL: nothing. */
static char *
dup_link (const ZimtPeopleBook *book, const char *id)
{
  for (int kind = ZIMT_RECORD_ORGANISATION; kind <= ZIMT_RECORD_TARIFF; kind++)
    {
      g_autoptr (GPtrArray) linked = zimt_people_book_list_linked (book, kind, id);
      g_autofree char *title = linked->len > 0 ? zimt_record_dup_title (linked->pdata[0]) : NULL;

      if (title != NULL)
        return g_strdup (*title != '\0' ? title : zimt_record_kind_to_word (kind));
    }
  return NULL;
}

static gboolean
delete_one (ZimtDesk *desk, const ZimtPeopleBook *book, const char *id, GError **error)
{
  g_autoptr (ZimtCardRow) row = zimt_store_load_card (desk->store, id, error);
  g_autofree char *link = NULL;

  if (row == NULL || !zimt_desk_require_card (desk, zimt_record_kind_from_code (row->kind), error))
    return FALSE;
  link = dup_link (book, id);
  if (link != NULL || row->organisation_id != 0)
    {
      if (link != NULL)
        g_set_error (
            error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
            /* Translators: %s is another card. */
            _ ("“%s” still leads to this card; change that first, or merge the two cards."), link);
      else
        g_set_error_literal (
            error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
            _ ("The room plan knows this organisation; merge it with another one instead."));
      return FALSE;
    }
  return zimt_store_delete_card (desk->store, row->id, error);
}

gboolean
zimt_desk_delete_people (ZimtDesk *desk, GPtrArray *ids, GError **error)
{
  g_autoptr (ZimtPeopleBook) book = zimt_desk_load_people_book (desk, error);
  g_autoptr (ZimtRecord) first = NULL;
  g_autofree char *subject = NULL;
  gboolean is_done = TRUE;

  if (book == NULL || ids->len == 0)
    return book != NULL;
  first = zimt_desk_load_card (desk, ids->pdata[0], error);
  if (first == NULL)
    return FALSE;
  subject = dup_subject (desk, first);
  /* Translators: name of an act, in "Undo: Delete: Selam Tesfaye" */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Delete: %s"), subject, error))
    return FALSE;
  for (guint i = 0; i < ids->len && is_done; i++)
    is_done = delete_one (desk, book, ids->pdata[i], error);
  if (is_done && zimt_desk_commit (desk, FALSE, error))
    return TRUE;
  zimt_store_rollback (desk->store);
  return FALSE;
}

/* --- Merging --- */

/* Links to the other card stay as they are, and lead to the kept one by its row: so one undo of one
 * row takes all of it back. Bookings have no such way and move. */
static gboolean
lead_on (ZimtCardAct *act, const ZimtRecord *merged, const char *other_id, GError **error)
{
  ZimtDesk *desk = act->batch.desk;
  g_autoptr (ZimtCardRow) other = zimt_store_load_card (desk->store, other_id, error);
  g_autoptr (ZimtCardRow) kept
      = zimt_store_load_card (desk->store, zimt_record_get_id (merged), error);

  if (other == NULL || kept == NULL)
    return FALSE;
  if (!g_str_equal (other->kind, kept->kind) || g_str_equal (other->uid, kept->uid))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("Two different cards of one kind can be merged."));
      return FALSE;
    }
  g_free (other->merged_into);
  other->merged_into = g_strdup (kept->uid);
  act->house_changed = act->house_changed || other->organisation_id != 0;
  return zimt_store_put_card (desk->store, other, error)
         && (other->organisation_id == 0
             || zimt_store_move_bookings (desk->store, other->organisation_id,
                                          kept->organisation_id, error));
}

ZimtRecord *
zimt_desk_merge_people (ZimtDesk *desk, ZimtRecord *merged, const char *other_id, GError **error)
{
  g_auto (ZimtCardAct) act = zimt_card_act_new (desk);
  g_autofree char *subject = dup_subject (desk, merged);
  g_autoptr (GPtrArray) stored = NULL;

  /* Translators: name of an act, in "Undo: Merge: Selam Tesfaye" */
  if (!zimt_desk_begin (desk, ZIMT_STEP_ACT, _ ("Merge: %s"), subject, error))
    return NULL;
  stored = zimt_card_act_finish (&act,
                                 zimt_card_act_put (&act, merged, error)
                                     && lead_on (&act, merged, other_id, error),
                                 error);
  return stored != NULL ? zimt_record_ref (stored->pdata[0]) : NULL;
}
