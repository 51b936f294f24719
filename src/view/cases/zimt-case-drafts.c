/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts as people see them: one for each form that was open, however often Zimt locked. */
#include "zimt-case-drafts.h"
#include "zimt-record-list.h"

/* Saving and locking may happen in one moment: then there are both, record and draft. */
static gboolean
is_stored (ZimtSession *session, const ZimtRecord *record)
{
  ZimtCaseBook *book = zimt_session_get_book (session);
  const ZimtRecord *stored
      = book != NULL ? zimt_case_book_get (book, zimt_record_get_id (record)) : NULL;

  return stored != NULL && zimt_record_get_kind (stored) == zimt_record_get_kind (record)
         && zimt_record_is_equal (stored, record);
}

GPtrArray *
zimt_case_drafts_list (ZimtSession *session)
{
  g_autoptr (GPtrArray) drafts = zimt_session_list_drafts (session);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list = zimt_record_list_new ();

  for (guint i = 0; i < drafts->len; i++)
    {
      ZimtRecord *draft = g_ptr_array_index (drafts, i);
      g_autoptr (ZimtRecord) record = zimt_session_open_draft (session, draft);

      /* One that cannot be read is listed, too: so that it can be dropped. */
      if (record != NULL
          && (is_stored (session, record)
              || !g_hash_table_add (seen, g_strdup (zimt_record_get_id (record)))))
        continue;
      g_ptr_array_add (list, zimt_record_ref (draft));
    }
  return list;
}

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) gone = zimt_session_act_finish (ZIMT_SESSION (source), result, NULL);
}

/* The ids of the drafts that hold a record. */
static GPtrArray *
list_of (ZimtSession *session, const char *record_id)
{
  g_autoptr (GPtrArray) drafts = zimt_session_list_drafts (session);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < drafts->len; i++)
    {
      ZimtRecord *draft = g_ptr_array_index (drafts, i);
      g_autoptr (ZimtRecord) record = zimt_session_open_draft (session, draft);

      if (record != NULL && g_str_equal (zimt_record_get_id (record), record_id))
        g_ptr_array_add (ids, g_strdup (zimt_record_get_id (draft)));
    }
  return ids;
}

void
zimt_case_drafts_drop_draft (ZimtSession *session, ZimtRecord *draft, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (ZimtRecord) record = zimt_session_open_draft (session, draft);
  g_autoptr (GPtrArray) ids = NULL;

  if (record != NULL)
    ids = list_of (session, zimt_record_get_id (record));
  else
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (ids, g_strdup (zimt_record_get_id (draft)));
    }
  zimt_session_delete_async (session, ids, callback, user_data);
}

void
zimt_case_drafts_drop (ZimtSession *session, const char *record_id)
{
  g_autoptr (GPtrArray) ids = list_of (session, record_id);

  if (ids->len > 0)
    zimt_session_delete_async (session, ids, dropped_cb, NULL);
}
