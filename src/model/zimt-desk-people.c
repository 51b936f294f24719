/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards from the database to the card indexes. */
#include "zimt-desk-people-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-record-json.h"
#include "zimt-record-list.h"

void
zimt_people_news_free (ZimtPeopleNews *news)
{
  if (news == NULL)
    return;
  g_clear_pointer (&news->records, g_ptr_array_unref);
  g_clear_pointer (&news->gone, g_ptr_array_unref);
  g_clear_pointer (&news->merged, g_ptr_array_unref);
  g_clear_pointer (&news->drafts, g_ptr_array_unref);
  g_clear_pointer (&news->damaged, g_ptr_array_unref);
  g_free (news);
}

void
zimt_import_change_free (gpointer data)
{
  ZimtImportChange *change = data;

  g_free (change->title);
  g_free (change->fields);
  g_free (change);
}

void
zimt_import_free (ZimtImport *import)
{
  if (import == NULL)
    return;
  g_clear_pointer (&import->changes, g_ptr_array_unref);
  g_clear_pointer (&import->refusals, g_ptr_array_unref);
  g_free (import);
}

static GPtrArray *
records_new (void)
{
  return zimt_record_list_new ();
}

static ZimtPeopleNews *
news_new (void)
{
  ZimtPeopleNews *news = g_new0 (ZimtPeopleNews, 1);

  news->records = records_new ();
  news->gone = g_ptr_array_new_with_free_func (g_free);
  news->merged = g_ptr_array_new_with_free_func (g_free);
  news->drafts = records_new ();
  news->damaged = g_ptr_array_new_with_free_func (g_free);
  return news;
}

char *
zimt_people_news_dup_damage (const ZimtPeopleNews *news)
{
  guint n = news->damaged->len;

  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup_printf (
        /* Translators: %s is what a card is called. */
        _ ("What is private of “%s” is missing or damaged; take the card from a backup."),
        (const char *)news->damaged->pdata[0]);
  return g_strdup_printf (
      /* Translators: %2$s is what one of the cards is called. */
      ngettext ("What is private of %1$u card (%2$s) is missing or damaged; take it from a "
                "backup.",
                "What is private of %1$u cards (%2$s and others) is missing or damaged; take them "
                "from a backup.",
                n),
      n, (const char *)news->damaged->pdata[0]);
}

gboolean
zimt_desk_has_private (ZimtDesk *desk)
{
  return desk->keyring != NULL
         && zimt_keyring_get_class (desk->keyring, ZIMT_CLASS_PRIVATE) != NULL;
}

/* --- One card --- */

static void
read_organisation (ZimtDesk *desk, ZimtRecord *record, gint64 organisation_id)
{
  const ZimtOrganisation *organisation = zimt_house_get_organisation (desk->house, organisation_id);

  if (organisation == NULL)
    return;
  zimt_record_set_text (record, "short_name", organisation->short_name);
  zimt_record_set_text (record, "name", organisation->name);
  zimt_record_set_text (record, "kind", organisation->kind);
  zimt_record_set_flag (record, "in_house", organisation->is_in_house);
}

static void
read_assignment (ZimtRecord *record, const ZimtCardRow *row)
{
  zimt_record_set_text (record, "interpreter", row->interpreter);
  zimt_record_set_text (record, "job", row->job);
  zimt_record_set_text (record, "state", row->state);
  zimt_record_set_date (record, "date", zimt_minute_get_date (row->starts));
  zimt_record_set_time (record, "from", zimt_minute_get_of_day (row->starts));
  zimt_record_set_time (record, "to",
                        (int)(row->ends - zimt_minute_new (zimt_minute_get_date (row->starts), 0)));
  zimt_record_set_number (record, "travel", row->travel);
  zimt_record_set_number (record, "booking", (int)row->booking_id);
}

ZimtRecord *
zimt_desk_record_of_row (ZimtDesk *desk, const ZimtCardRow *row, const ZimtSealedRow *sealed,
                         GError **error)
{
  ZimtRecordKind kind = zimt_record_kind_from_code (row->kind);
  ZimtOpenClass *open
      = desk->keyring != NULL ? zimt_keyring_get_class (desk->keyring, ZIMT_CLASS_PRIVATE) : NULL;
  g_autoptr (ZimtRecord) record = zimt_record_new_with_id (kind, row->uid);
  g_autoptr (ZimtRecord) private_part = NULL;

  zimt_record_set_revision (record, row->revision);
  if (!zimt_record_read_json (record, row->details, error))
    return NULL;
  if (kind == ZIMT_RECORD_ORGANISATION)
    read_organisation (desk, record, row->organisation_id);
  if (kind == ZIMT_RECORD_ASSIGNMENT)
    read_assignment (record, row);
  /* The class says that the private fields are known, also where there are none. */
  if (zimt_record_kind_has_private (kind) && open != NULL
      && (sealed != NULL || row->sealed_revision == 0))
    zimt_record_set_class (record, ZIMT_CLASS_PRIVATE);
  if (open == NULL || sealed == NULL)
    return g_steal_pointer (&record);
  private_part = zimt_desk_open_record (desk, open, sealed, error);
  if (private_part == NULL)
    return NULL;
  if (zimt_record_get_kind (private_part) != kind)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                           _ ("A card is damaged; take it from a backup."));
      return NULL;
    }
  zimt_record_copy_part (record, private_part, TRUE);
  zimt_record_set_author (record, zimt_record_get_author (private_part),
                          zimt_record_get_changed (private_part));
  return g_steal_pointer (&record);
}

const ZimtSealedRow *
zimt_sealed_rows_get (const GPtrArray *rows, guint32 revision)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (((const ZimtSealedRow *)rows->pdata[i])->revision == revision)
      return rows->pdata[i];
  return NULL;
}

/* A job that stays as a number when the person who did it was erased. */
static gboolean
may_lack_part (ZimtDesk *desk, const ZimtCardRow *row)
{
  gint64 n_erasures = 0;

  return zimt_record_kind_from_code (row->kind) == ZIMT_RECORD_ASSIGNMENT
         && row->interpreter == NULL && zimt_store_load_n_erasures (desk->store, &n_erasures, NULL)
         && n_erasures > 0;
}

gboolean
zimt_desk_require_part (ZimtDesk *desk, const ZimtCardRow *row, const ZimtSealedRow *sealed,
                        GError **error)
{
  if (sealed != NULL || row->sealed_revision == 0 || !zimt_desk_has_private (desk)
      || may_lack_part (desk, row))
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
                       _ ("What is private of this card is missing in the file; take the card from "
                          "a backup."));
  return FALSE;
}

/* The record of a row with its private part, where it can be opened. */
static ZimtRecord *
load_whole (ZimtDesk *desk, const ZimtCardRow *row, GError **error)
{
  g_autoptr (GPtrArray) sealed = NULL;
  const ZimtSealedRow *part;
  guint8 id[ZIMT_ID_SIZE];

  if (row->sealed_revision == 0 || desk->keyring == NULL || !zimt_id_from_uid (row->uid, id))
    return zimt_desk_record_of_row (desk, row, NULL, error);
  sealed = zimt_store_load_sealed_of (desk->store, id, error);
  if (sealed == NULL)
    return NULL;
  part = zimt_sealed_rows_get (sealed, row->sealed_revision);
  if (!zimt_desk_require_part (desk, row, part, error))
    return NULL;
  return zimt_desk_record_of_row (desk, row, part, error);
}

ZimtRecord *
zimt_desk_load_card (ZimtDesk *desk, const char *id, GError **error)
{
  g_autoptr (ZimtCardRow) row = zimt_store_load_card (desk->store, id, error);

  return row != NULL ? load_whole (desk, row, error) : NULL;
}

ZimtRecord *
zimt_desk_load_kept_card (ZimtDesk *desk, const char *id, GError **error)
{
  g_autoptr (ZimtCardRow) row = zimt_store_load_card (desk->store, id, error);

  while (row != NULL && row->merged_into != NULL)
    {
      g_autofree char *into = g_strdup (row->merged_into);

      zimt_card_row_free (row);
      row = zimt_store_load_card (desk->store, into, error);
    }
  return row != NULL ? load_whole (desk, row, error) : NULL;
}

/* --- All of them --- */

/* What is sealed with class P, by id: GPtrArray of ZimtSealedRow, by revision. */
static GHashTable *
index_sealed (GPtrArray *rows)
{
  GHashTable *index
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      ZimtSealedRow *row = rows->pdata[i];
      g_autofree char *uid = zimt_id_to_uid (row->id);
      GPtrArray *revisions = g_hash_table_lookup (index, uid);

      if (revisions == NULL)
        {
          revisions = g_ptr_array_new ();
          g_hash_table_insert (index, g_steal_pointer (&uid), revisions);
        }
      g_ptr_array_add (revisions, row);
    }
  return index;
}

/* What is damaged or missing is left out of its private part: the rest of the work must go on, and
 * storing such a card is refused. */
static void
add_row (ZimtDesk *desk, ZimtPeopleNews *news, const ZimtCardRow *row, const ZimtSealedRow *sealed)
{
  gboolean is_whole = zimt_desk_require_part (desk, row, sealed, NULL);
  ZimtRecord *record = NULL;

  if (row->merged_into != NULL)
    {
      g_ptr_array_add (news->merged, g_strdup (row->uid));
      g_ptr_array_add (news->merged, g_strdup (row->merged_into));
      g_ptr_array_add (news->gone, g_strdup (row->uid));
      return;
    }
  record = zimt_desk_record_of_row (desk, row, sealed, NULL);
  if (record == NULL && sealed != NULL)
    {
      is_whole = FALSE;
      record = zimt_desk_record_of_row (desk, row, NULL, NULL);
    }
  if (record != NULL)
    g_ptr_array_add (news->records, record);
  if (record != NULL && !is_whole)
    g_ptr_array_add (news->damaged, zimt_desk_dup_subject (desk, record));
}

static void
add_drafts (ZimtDesk *desk, ZimtPeopleNews *news, GHashTable *index, const ZimtOpenClass *open)
{
  GHashTableIter iter;
  gpointer revisions = NULL;

  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &revisions))
    {
      GPtrArray *rows = revisions;
      g_autoptr (ZimtRecord) record
          = zimt_desk_open_record (desk, open, rows->pdata[rows->len - 1], NULL);

      if (record != NULL && zimt_record_get_kind (record) == ZIMT_RECORD_DRAFT
          && g_str_equal (zimt_record_get_author (record), desk->keyring->account->uid))
        g_ptr_array_add (news->drafts, g_steal_pointer (&record));
    }
}

/* Drafts have no card: what no card names may be one. */
static void
forget_cards (GHashTable *index, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_remove (index, ((const ZimtCardRow *)rows->pdata[i])->uid);
}

static gboolean
load_all (ZimtDesk *desk, ZimtPeopleNews *news, GError **error)
{
  ZimtOpenClass *open
      = desk->keyring != NULL ? zimt_keyring_get_class (desk->keyring, ZIMT_CLASS_PRIVATE) : NULL;
  g_autoptr (GPtrArray) rows = zimt_store_load_cards (desk->store, error);
  g_autoptr (GPtrArray) sealed
      = open != NULL && rows != NULL
            ? zimt_store_load_sealed (desk->store, ZIMT_CLASS_PRIVATE, error)
            : g_ptr_array_new ();
  g_autoptr (GHashTable) index = NULL;

  if (rows == NULL || sealed == NULL)
    return FALSE;
  news->is_all = TRUE;
  index = index_sealed (sealed);
  for (guint i = 0; i < rows->len; i++)
    {
      const ZimtCardRow *row = rows->pdata[i];
      const GPtrArray *revisions = g_hash_table_lookup (index, row->uid);

      add_row (desk, news, row, zimt_sealed_rows_get (revisions, row->sealed_revision));
    }
  forget_cards (index, rows);
  if (open != NULL)
    add_drafts (desk, news, index, open);
  return TRUE;
}

static gboolean
load_changed (ZimtDesk *desk, gint64 since, ZimtPeopleNews *news, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) gone = NULL;

  if (!zimt_store_load_changed_cards (desk->store, since, &rows, &gone, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const ZimtCardRow *row = rows->pdata[i];
      guint8 id[ZIMT_ID_SIZE];
      g_autoptr (GPtrArray) sealed = NULL;

      if (row->sealed_revision != 0 && zimt_id_from_uid (row->uid, id))
        sealed = zimt_store_load_sealed_of (desk->store, id, NULL);
      add_row (desk, news, row, zimt_sealed_rows_get (sealed, row->sealed_revision));
    }
  g_ptr_array_extend_and_steal (news->gone, g_steal_pointer (&gone));
  return TRUE;
}

ZimtPeopleNews *
zimt_desk_load_people (ZimtDesk *desk, gint64 since, GError **error)
{
  g_autoptr (ZimtPeopleNews) news = news_new ();
  ZimtPeopleMark now = { .has_private = zimt_desk_has_private (desk) };
  const ZimtPeopleMark *last = &desk->people_mark;
  /* What was told before an erasure, an unlock or by another file is no beginning to go on from. */
  gboolean is_known = FALSE;

  if (!zimt_store_load_last_step (desk->store, &now.step, error)
      || !zimt_store_load_n_erasures (desk->store, &now.n_erasures, error))
    return NULL;
  is_known = since > 0 && since == last->step && now.n_erasures == last->n_erasures
             && now.has_private == last->has_private;
  news->has_private = now.has_private;
  news->step = now.step;
  if (!(is_known ? load_changed (desk, since, news, error) : load_all (desk, news, error)))
    return NULL;
  desk->people_mark = now;
  return g_steal_pointer (&news);
}

ZimtPeopleBook *
zimt_desk_load_people_book (ZimtDesk *desk, char **damage, GError **error)
{
  g_autoptr (ZimtPeopleNews) news = news_new ();
  ZimtPeopleBook *book = NULL;

  if (!load_all (desk, news, error))
    return NULL;
  book = zimt_people_book_new ();
  zimt_people_book_set_has_private (book, zimt_desk_has_private (desk));
  for (guint i = 0; i < news->records->len; i++)
    zimt_people_book_put (book, news->records->pdata[i]);
  for (guint i = 0; i + 1 < news->merged->len; i += 2)
    zimt_people_book_add_merged (book, news->merged->pdata[i], news->merged->pdata[i + 1]);
  if (damage != NULL)
    *damage = zimt_people_news_dup_damage (news);
  return book;
}

gboolean
zimt_desk_verify_cards (ZimtDesk *desk, GError **error)
{
  g_autoptr (ZimtPeopleNews) news = news_new ();
  g_autofree char *damage = NULL;

  if (!load_all (desk, news, error))
    return FALSE;
  damage = zimt_people_news_dup_damage (news);
  if (damage == NULL)
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED, damage);
  return FALSE;
}

/* --- Drafts --- */

static gboolean
require_own_draft (ZimtDesk *desk, const char *id, GError **error)
{
  g_autoptr (GPtrArray) versions = zimt_desk_load_versions (desk, id, error);
  const ZimtRecord *newest = versions != NULL ? versions->pdata[0] : NULL;

  if (newest == NULL)
    return FALSE;
  if (zimt_record_get_kind (newest) == ZIMT_RECORD_DRAFT
      && g_str_equal (zimt_record_get_author (newest), desk->keyring->account->uid))
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                       _ ("This record is not there any more; somebody deleted it."));
  return FALSE;
}

gboolean
zimt_desk_drop_drafts (ZimtDesk *desk, GPtrArray *ids, GError **error)
{
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);

  for (guint i = 0; i < ids->len; i++)
    if (!require_own_draft (desk, ids->pdata[i], error))
      return FALSE;
  return zimt_store_begin_silent (desk->store, error)
         && zimt_batch_finish (&batch, zimt_batch_delete_all (&batch, ids, error), error);
}
