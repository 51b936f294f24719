/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erases one person for good (DSGVO Art. 17): the card and what was merged into it, tandems, what
 * is sealed of the assignments, drafts of anybody, and the name where the history has it. */
#include "zimt-desk-people-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-kept-form.h"

typedef struct
{
  ZimtBatch batch;
  GPtrArray *rows;  /* owned: ZimtCardRow, every card */
  GHashTable *ids;  /* of @rows: the person's card and those that were merged into it */
  GHashTable *jobs; /* of @rows: their assignments as an interpreter */
  gint64 n_cards;   /* for the proof */
  gint64 n_revisions;
  gint64 n_images;
} Erasure;

static void
erasure_clear (Erasure *erasure)
{
  zimt_batch_clear (&erasure->batch);
  g_clear_pointer (&erasure->ids, g_hash_table_unref);
  g_clear_pointer (&erasure->jobs, g_hash_table_unref);
  g_clear_pointer (&erasure->rows, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Erasure, erasure_clear)

/* --- What is the person's --- */

static void
add_with_merged (Erasure *erasure, char *uid)
{
  g_hash_table_add (erasure->ids, uid);
  for (guint i = 0; i < erasure->rows->len; i++)
    {
      const ZimtCardRow *row = erasure->rows->pdata[i];

      if (g_strcmp0 (row->merged_into, uid) == 0)
        add_with_merged (erasure, row->uid);
    }
}

static gboolean
collect (Erasure *erasure, const char *id, GError **error)
{
  erasure->rows = zimt_store_load_cards (erasure->batch.desk->store, error);
  if (erasure->rows == NULL)
    return FALSE;
  erasure->ids = g_hash_table_new (g_str_hash, g_str_equal);
  erasure->jobs = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < erasure->rows->len; i++)
    if (g_str_equal (((const ZimtCardRow *)erasure->rows->pdata[i])->uid, id))
      add_with_merged (erasure, ((ZimtCardRow *)erasure->rows->pdata[i])->uid);
  for (guint i = 0; i < erasure->rows->len; i++)
    {
      ZimtCardRow *row = erasure->rows->pdata[i];

      if (row->interpreter != NULL && g_hash_table_contains (erasure->ids, row->interpreter))
        g_hash_table_add (erasure->jobs, row->uid);
    }
  return TRUE;
}

/* Whether a field of a record, or of what was in a form, leads to the person. */
static gboolean
leads_there (const Erasure *erasure, const ZimtRecord *record)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (; field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_RECORD
        && g_hash_table_contains (erasure->ids, zimt_record_get_text (record, field->name)))
      return TRUE;
  return FALSE;
}

static gboolean
is_form_of (const Erasure *erasure, const ZimtRecord *draft)
{
  g_autoptr (ZimtRecord) form = zimt_kept_form_open (draft);

  return g_hash_table_contains (erasure->ids, zimt_record_get_text (draft, "of"))
         || (form != NULL
             && (g_hash_table_contains (erasure->ids, zimt_record_get_id (form))
                 || leads_there (erasure, form)));
}

/* --- What goes --- */

/* The sealed revisions of a card, where there are any. */
static gboolean
erase_sealed (Erasure *erasure, const char *id, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint8 bytes[ZIMT_ID_SIZE];

  if (!zimt_id_from_uid (id, bytes))
    return TRUE;
  rows = zimt_store_load_sealed_of (erasure->batch.desk->store, bytes, error);
  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  erasure->n_revisions += rows->len;
  return zimt_batch_delete (&erasure->batch, id, error);
}

/* Also one that was deleted, which a step back would bring again. */
static gboolean
erase_card (Erasure *erasure, const char *uid, GError **error)
{
  ZimtStore *store = erasure->batch.desk->store;
  gint64 id = 0;
  gint64 n_images = 0;

  if (!erase_sealed (erasure, uid, error) || !zimt_store_find_card_id (store, uid, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  if (!zimt_store_erase_card (store, id, &n_images, error))
    return FALSE;
  erasure->n_cards++;
  erasure->n_images += n_images;
  return TRUE;
}

/* What was merged goes first: it leads to the card that is left. */
static gboolean
erase_person (Erasure *erasure, const char *uid, GError **error)
{
  for (guint i = 0; i < erasure->rows->len; i++)
    {
      const ZimtCardRow *row = erasure->rows->pdata[i];

      if (g_strcmp0 (row->merged_into, uid) == 0 && !erase_person (erasure, row->uid, error))
        return FALSE;
    }
  return erase_card (erasure, uid, error);
}

/* Somebody who asked for a job: the job stays, and not who it was. */
static gboolean
forget_requester (Erasure *erasure, ZimtRecord *record, const ZimtSealedRow *row, GError **error)
{
  g_autoptr (GBytes) text = NULL;

  zimt_record_set_text (record, "requester", "");
  zimt_record_set_text (record, "requester_name", "");
  text = zimt_record_store (record);
  return zimt_batch_replace (&erasure->batch, row, text, error);
}

/* One revision of a value of class P; *goes: the whole value is to be erased. */
static gboolean
look_at (Erasure *erasure, const ZimtSealedRow *row, gboolean *goes, GError **error)
{
  ZimtDesk *desk = erasure->batch.desk;
  g_autoptr (ZimtRecord) record
      = zimt_desk_open_record (desk, zimt_keyring_get_class (desk->keyring, ZIMT_CLASS_PRIVATE),
                               row, error);

  if (record == NULL)
    return FALSE;
  switch ((int)zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_DRAFT:
      *goes = *goes || is_form_of (erasure, record);
      return TRUE;
    case ZIMT_RECORD_TANDEM:
      *goes = *goes || leads_there (erasure, record);
      return TRUE;
    case ZIMT_RECORD_ASSIGNMENT:
      return !leads_there (erasure, record) || forget_requester (erasure, record, row, error);
    default:
      return TRUE;
    }
}

/* The revisions of each value of class P, which lie together. */
static gboolean
sweep (Erasure *erasure, GError **error)
{
  g_autoptr (GPtrArray) rows
      = zimt_store_load_sealed (erasure->batch.desk->store, ZIMT_CLASS_PRIVATE, error);
  guint i = 0;

  while (rows != NULL && i < rows->len)
    {
      const ZimtSealedRow *first = rows->pdata[i];
      g_autofree char *uid = zimt_id_to_uid (first->id);
      gboolean is_own = g_hash_table_contains (erasure->ids, uid);
      gboolean goes = g_hash_table_contains (erasure->jobs, uid);

      for (; i < rows->len
             && memcmp (((const ZimtSealedRow *)rows->pdata[i])->id, first->id, ZIMT_ID_SIZE) == 0;
           i++)
        if (!is_own && !goes && !look_at (erasure, rows->pdata[i], &goes, error))
          return FALSE;
      if (!goes || is_own)
        continue;
      if (!(g_hash_table_contains (erasure->jobs, uid) ? erase_sealed (erasure, uid, error)
                                                       : erase_card (erasure, uid, error)))
        return FALSE;
    }
  return rows != NULL;
}

/* --- The act --- */

static gboolean
check_may_erase (ZimtDesk *desk, const ZimtRecord *record, GError **error)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  if (kind != ZIMT_RECORD_PERSON && kind != ZIMT_RECORD_INTERPRETER && kind != ZIMT_RECORD_COMPANION
      && kind != ZIMT_RECORD_NEWCOMER)
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                           _ ("Only a person can be erased for good; delete other cards."));
      return FALSE;
    }
  if (!zimt_desk_require_card (desk, kind, error))
    return FALSE;
  if (!desk->has_vault)
    return TRUE;
  /* Drafts and assignments may name also somebody of whom nothing is private. */
  return zimt_record_kind_has_private (kind)
             ? zimt_desk_require_seal (desk, kind, error)
             : zimt_desk_require_class (desk, ZIMT_CLASS_PRIVATE, error) != NULL;
}

static char *
dup_proof (const Erasure *erasure)
{
  g_autofree char *date = zimt_date_format (zimt_clock_get_today (erasure->batch.desk->clock));

  return g_strdup_printf (
      /* Translators: a date, then numbers. */
      _ ("Erased on %1$s: cards: %2$d, sealed versions: %3$d, entries of the history: %4$d. Jobs "
         "that stay as numbers without a name: %5$d."),
      date, (int)erasure->n_cards, (int)erasure->n_revisions, (int)erasure->n_images,
      (int)g_hash_table_size (erasure->jobs));
}

char *
zimt_desk_erase_person (ZimtDesk *desk, const char *id, GError **error)
{
  g_autoptr (ZimtRecord) record = zimt_desk_load_kept_card (desk, id, error);
  g_auto (Erasure) erasure = { .batch = zimt_batch_new (desk) };
  gboolean is_done;

  if (record == NULL || !check_may_erase (desk, record, error))
    return NULL;
  id = zimt_record_get_id (record);
  if (!collect (&erasure, id, error) || !zimt_desk_cancel_jobs (desk, erasure.jobs, error)
      || !zimt_store_begin_silent (desk->store, error))
    return NULL;
  is_done = (!desk->has_vault || sweep (&erasure, error)) && erase_person (&erasure, id, error);
  if (!zimt_batch_finish (&erasure.batch, is_done, error))
    return NULL;
  desk->generation++;
  zimt_store_forget (desk->store);
  return dup_proof (&erasure);
}
