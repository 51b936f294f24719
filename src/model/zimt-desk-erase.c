/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erases one person for good (DSGVO Art. 17). */
#include "zimt-desk-cards.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 n_cards;
  gint64 n_revisions;
  gint64 n_images;
  gint64 n_assignments; /* that stay, without a name */
} Proof;

/* The sealed revisions of a card go, where there are any. */
static gboolean
erase_sealed (ZimtBatch *batch, const char *id, Proof *proof, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint8 bytes[ZIMT_ID_SIZE];

  if (!zimt_id_from_uid (id, bytes))
    return TRUE;
  rows = zimt_store_load_sealed_of (batch->desk->store, bytes, error);
  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  proof->n_revisions += rows->len;
  return zimt_batch_delete (batch, id, error);
}

static gboolean
erase_card (ZimtBatch *batch, const char *id, Proof *proof, GError **error)
{
  g_autoptr (ZimtCardRow) row = zimt_store_load_card (batch->desk->store, id, error);
  gint64 n_images = 0;

  if (row == NULL || !erase_sealed (batch, id, proof, error)
      || !zimt_store_erase_card (batch->desk->store, row->id, &n_images, error))
    return FALSE;
  proof->n_cards++;
  proof->n_images += n_images;
  return TRUE;
}

/* A form of the person that was kept when somebody's desk locked. */
static gboolean
erase_drafts (ZimtBatch *batch, GPtrArray *drafts, const char *id, Proof *proof, GError **error)
{
  for (guint i = 0; i < drafts->len; i++)
    if (g_str_equal (zimt_record_get_text (drafts->pdata[i], "of"), id)
        && !erase_sealed (batch, zimt_record_get_id (drafts->pdata[i]), proof, error))
      return FALSE;
  return TRUE;
}

static gboolean
erase_tandems (ZimtBatch *batch, const ZimtPeopleBook *book, const char *id, Proof *proof,
               GError **error)
{
  g_autoptr (GPtrArray) tandems = zimt_people_book_list_linked (book, ZIMT_RECORD_TANDEM, id);

  for (guint i = 0; i < tandems->len; i++)
    if (!erase_card (batch, zimt_record_get_id (tandems->pdata[i]), proof, error))
      return FALSE;
  return TRUE;
}

/* What was merged into the card says the same person. */
static gboolean
erase_merged (ZimtBatch *batch, const ZimtPeopleNews *news, const char *id, Proof *proof,
              GError **error)
{
  for (guint i = 0; i + 1 < news->merged->len; i += 2)
    if (g_str_equal (news->merged->pdata[i + 1], id)
        && (!erase_merged (batch, news, news->merged->pdata[i], proof, error)
            || !erase_card (batch, news->merged->pdata[i], proof, error)))
      return FALSE;
  return TRUE;
}

static gboolean
is_person (ZimtRecordKind kind)
{
  return kind == ZIMT_RECORD_PERSON || kind == ZIMT_RECORD_INTERPRETER
         || kind == ZIMT_RECORD_COMPANION || kind == ZIMT_RECORD_NEWCOMER;
}

static char *
dup_proof (ZimtDesk *desk, const Proof *proof)
{
  g_autofree char *date = zimt_date_format (zimt_clock_get_today (desk->clock));

  return g_strdup_printf (
      /* Translators: a date, then numbers. */
      _ ("Erased on %1$s: cards: %2$d, sealed versions: %3$d, entries of the history: %4$d. Jobs "
         "that stay as "
         "numbers without a name: %5$d."),
      date, (int)proof->n_cards, (int)proof->n_revisions, (int)proof->n_images,
      (int)proof->n_assignments);
}

char *
zimt_desk_erase_person (ZimtDesk *desk, const char *id, GError **error)
{
  g_autoptr (ZimtPeopleNews) news = zimt_desk_load_people (desk, 0, error);
  g_autoptr (ZimtPeopleBook) book = news != NULL ? zimt_desk_load_people_book (desk, error) : NULL;
  ZimtRecord *record = book != NULL ? zimt_people_book_get (book, id) : NULL;
  g_auto (ZimtBatch) batch = zimt_batch_new (desk);
  g_autoptr (GPtrArray) assignments = NULL;
  Proof proof = { 0 };
  gboolean is_done;

  if (book == NULL)
    return NULL;
  if (record == NULL || !is_person (zimt_record_get_kind (record)))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("This card is not there any more; somebody deleted it."));
      return NULL;
    }
  id = zimt_record_get_id (record);
  if (!zimt_desk_require_card (desk, zimt_record_get_kind (record), error))
    return NULL;
  if (zimt_record_kind_has_private (zimt_record_get_kind (record))
      && !zimt_desk_may_seal (desk, zimt_record_get_kind (record)))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
                           _ ("Unlock with an account that may write private data first."));
      return NULL;
    }
  assignments = zimt_people_book_list_linked (book, ZIMT_RECORD_ASSIGNMENT, id);
  proof.n_assignments = assignments->len;
  if (!zimt_store_begin_silent (desk->store, error))
    return NULL;
  is_done = erase_tandems (&batch, book, id, &proof, error)
            && erase_drafts (&batch, news->drafts, id, &proof, error)
            && erase_merged (&batch, news, id, &proof, error)
            && erase_card (&batch, id, &proof, error);
  if (!zimt_batch_finish (&batch, is_done, error))
    return NULL;
  desk->generation++;
  zimt_store_forget (desk->store);
  return dup_proof (desk, &proof);
}
