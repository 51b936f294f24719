/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records say about erasing: what is due, what is proposed, what is done. */
#include "zimt-retention.h"

#include <glib/gi18n-lib.h>

#include "zimt-record-list.h"
#include "zimt-time-names.h"

static int
get_months (ZimtSession *session)
{
  const ZimtHouse *house = zimt_center_get_house (zimt_session_get_center (session));

  return house != NULL ? house->retention_months : ZIMT_RETENTION_MONTHS_DEFAULT;
}

ZimtDate
zimt_retention_get_expiry (ZimtSession *session, const ZimtRecord *record)
{
  return zimt_case_get_expiry (record, get_months (session));
}

GPtrArray *
zimt_retention_list (ZimtSession *session, gboolean is_approved)
{
  ZimtCaseBook *book = zimt_session_get_book (session);
  g_autoptr (GPtrArray) all
      = book != NULL ? zimt_case_book_list (book, ZIMT_RECORD_RETENTION) : g_ptr_array_new ();
  GPtrArray *list = zimt_record_list_new ();

  for (guint i = 0; i < all->len; i++)
    {
      ZimtRecord *record = g_ptr_array_index (all, i);

      if ((*zimt_record_get_text (record, "approved_by") != '\0') == is_approved)
        g_ptr_array_add (list, zimt_record_ref (record));
    }
  return list;
}

gboolean
zimt_retention_is_own (ZimtSession *session, const ZimtRecord *proposal)
{
  const ZimtAccount *account = zimt_session_get_account (session);

  return account != NULL && g_str_equal (zimt_record_get_text (proposal, "asked_by"), account->uid);
}

static ZimtCaseItem *
make_item (ZimtSession *session, ZimtRecord *record)
{
  ZimtCaseBook *book = zimt_session_get_book (session);
  ZimtDate expiry = zimt_retention_get_expiry (session, record);
  g_autofree char *closed = zimt_date_to_plain_text (zimt_record_get_date (record, "closed"));
  g_autofree char *due = expiry != 0 ? zimt_date_to_plain_text (expiry) : NULL;
  g_autofree char *detail = NULL;

  if (due != NULL)
    /* Translators: dates: when a case was closed, and since when it is due to be erased. */
    detail = g_strdup_printf (_ ("closed on %s, due since %s"), closed, due);
  else
    /* Translators: a case that was put on hold, or opened again, after it was proposed. */
    detail = g_strdup (_ ("open again or on hold: it stays"));
  return zimt_case_item_new (zimt_record_get_id (record),
                             zimt_case_book_get_title (book, zimt_record_get_id (record)), detail,
                             NULL, due == NULL);
}

/* The ids of every case that waits in a proposal. */
static GHashTable *
collect_proposed (ZimtSession *session)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) proposals = zimt_retention_list (session, FALSE);

  for (guint i = 0; i < proposals->len; i++)
    {
      g_auto (GStrv) lines
          = g_strsplit (zimt_record_get_text (g_ptr_array_index (proposals, i), "ids"), "\n", -1);

      for (guint k = 0; lines[k] != NULL; k++)
        g_hash_table_add (ids, g_strdup (lines[k]));
    }
  return ids;
}

GPtrArray *
zimt_retention_new_due (ZimtSession *session)
{
  ZimtCaseBook *book = zimt_session_get_book (session);
  ZimtCenter *center = zimt_session_get_center (session);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) proposed = NULL;
  g_autoptr (GPtrArray) expired = NULL;

  if (book == NULL)
    return items;
  proposed = collect_proposed (session);
  expired
      = zimt_case_book_list_expired (book, zimt_clock_get_today (zimt_center_get_clock (center)),
                                     get_months (session));
  for (guint i = 0; i < expired->len; i++)
    {
      ZimtRecord *record = g_ptr_array_index (expired, i);

      if (!g_hash_table_contains (proposed, zimt_record_get_id (record)))
        g_ptr_array_add (items, make_item (session, record));
    }
  return items;
}

GPtrArray *
zimt_retention_new_proposed (ZimtSession *session, const ZimtRecord *proposal)
{
  ZimtCaseBook *book = zimt_session_get_book (session);
  g_auto (GStrv) ids = g_strsplit (zimt_record_get_text (proposal, "ids"), "\n", -1);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; book != NULL && ids[i] != NULL; i++)
    {
      ZimtRecord *record = zimt_case_book_get (book, ids[i]);

      if (record != NULL)
        g_ptr_array_add (items, make_item (session, record));
    }
  return items;
}
