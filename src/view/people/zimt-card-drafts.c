/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of cards that were open when Zimt locked: one draft for each. */
#include "zimt-card-drafts.h"
#include "zimt-record-list.h"

static gboolean
has_kind (const ZimtRecordKind *kinds, ZimtRecordKind kind)
{
  for (guint i = 0; kinds != NULL && kinds[i] != 0; i++)
    if (kinds[i] == kind)
      return TRUE;
  return kinds == NULL;
}

/* Saving and locking may happen in one moment: then there are both, card and draft. */
static gboolean
is_stored (ZimtSession *session, const ZimtRecord *record)
{
  ZimtPeople *people = zimt_session_get_people (session);
  ZimtCard *card = zimt_people_get_card (people, zimt_record_get_id (record));

  return card != NULL && zimt_record_is_equal (zimt_card_get_record (card), record);
}

GPtrArray *
zimt_card_drafts_list (ZimtSession *session, const ZimtRecordKind *kinds)
{
  g_autoptr (GPtrArray) drafts = zimt_people_list_drafts (zimt_session_get_people (session));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list = zimt_record_list_new ();

  for (guint i = 0; i < drafts->len; i++)
    {
      ZimtRecord *draft = drafts->pdata[i];
      g_autoptr (ZimtRecord) record = zimt_session_open_draft (session, draft);

      /* One that cannot be read is listed, too: so that it can be dropped. */
      if (record != NULL
          && (!has_kind (kinds, zimt_record_get_kind (record)) || is_stored (session, record)
              || !g_hash_table_add (seen, g_strdup (zimt_record_get_id (record)))))
        continue;
      g_ptr_array_add (list, zimt_record_ref (draft));
    }
  return list;
}

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZimtSession) session = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) gone = zimt_people_act_finish (ZIMT_PEOPLE (source), result, &error);

  if (gone == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    zimt_session_tell (session, error->message);
  /* What could not be deleted, and what was being read meanwhile. */
  zimt_people_reload (ZIMT_PEOPLE (source));
}

void
zimt_card_drafts_drop (ZimtSession *session, const char *record_id)
{
  ZimtPeople *people = zimt_session_get_people (session);
  g_autoptr (GPtrArray) drafts = zimt_people_list_drafts (people);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (ZimtRecord) record = zimt_session_open_draft (session, drafts->pdata[i]);

      if (record != NULL && g_str_equal (zimt_record_get_id (record), record_id))
        g_ptr_array_add (ids, (gpointer)zimt_record_get_id (drafts->pdata[i]));
    }
  if (ids->len > 0)
    zimt_people_drop_drafts_async (people, ids, dropped_cb, g_object_ref (session));
}

void
zimt_card_drafts_drop_draft (ZimtSession *session, ZimtRecord *draft)
{
  g_autoptr (ZimtRecord) record = zimt_session_open_draft (session, draft);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (record != NULL)
    {
      zimt_card_drafts_drop (session, zimt_record_get_id (record));
      return;
    }
  g_ptr_array_add (ids, (gpointer)zimt_record_get_id (draft));
  zimt_people_drop_drafts_async (zimt_session_get_people (session), ids, dropped_cb,
                                 g_object_ref (session));
}
