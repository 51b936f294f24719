/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is unlocked: a hash by id, and by case what belongs to it. */
#include "zimt-case-book-private.h"
#include "zimt-record-list.h"

#include <string.h>

/* A record and what it is sorted by; the id parts what is alike. */
typedef struct
{
  gint64 key;
  ZimtRecord *record; /* borrowed */
} Ranked;

ZimtCaseBook *
zimt_case_book_new (void)
{
  ZimtCaseBook *book = g_new0 (ZimtCaseBook, 1);

  book->entries
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)zimt_case_entry_free);
  book->by_case
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  return book;
}

void
zimt_case_book_free (ZimtCaseBook *book)
{
  if (book == NULL)
    return;
  g_hash_table_unref (book->by_case);
  g_hash_table_unref (book->entries);
  g_free (book);
}

const char *
zimt_case_record_get_case (const ZimtRecord *record)
{
  switch ((int)zimt_record_get_kind (record))
    {
    case ZIMT_RECORD_CONSULTATION:
    case ZIMT_RECORD_GOAL:
    case ZIMT_RECORD_FOLLOW_UP:
    case ZIMT_RECORD_REFERRAL:
    case ZIMT_RECORD_CONSENT:
    case ZIMT_RECORD_DOCUMENT:
      return zimt_record_get_text (record, "case");
    default:
      return "";
    }
}

const char *
zimt_record_get_case_id (const ZimtRecord *record)
{
  return zimt_record_get_kind (record) == ZIMT_RECORD_CASE ? zimt_record_get_id (record)
                                                           : zimt_case_record_get_case (record);
}

static void
link_to_case (ZimtCaseBook *book, ZimtCaseEntry *entry)
{
  const char *case_id = zimt_case_record_get_case (entry->record);
  GPtrArray *of_case;

  if (*case_id == '\0')
    return;
  of_case = g_hash_table_lookup (book->by_case, case_id);
  if (of_case == NULL)
    {
      of_case = g_ptr_array_new ();
      g_hash_table_insert (book->by_case, g_strdup (case_id), of_case);
    }
  g_ptr_array_add (of_case, entry);
}

static void
unlink_from_case (ZimtCaseBook *book, ZimtCaseEntry *entry)
{
  const char *case_id = zimt_case_record_get_case (entry->record);
  GPtrArray *of_case = g_hash_table_lookup (book->by_case, case_id);

  if (of_case == NULL)
    return;
  g_ptr_array_remove_fast (of_case, entry);
  if (of_case->len == 0)
    g_hash_table_remove (book->by_case, case_id);
}

void
zimt_case_book_put (ZimtCaseBook *book, ZimtRecord *record)
{
  const char *id = zimt_record_get_id (record);
  ZimtRecord *old = zimt_case_book_get (book, id);
  ZimtCaseEntry *entry;

  if (old != NULL && zimt_record_get_revision (old) > zimt_record_get_revision (record))
    return;
  entry = g_new0 (ZimtCaseEntry, 1);
  entry->record = zimt_record_ref (record);
  zimt_case_entry_index (entry);
  zimt_case_book_remove (book, id);
  g_hash_table_insert (book->entries, (gpointer)zimt_record_get_id (entry->record), entry);
  link_to_case (book, entry);
}

void
zimt_case_book_remove (ZimtCaseBook *book, const char *id)
{
  ZimtCaseEntry *entry = g_hash_table_lookup (book->entries, id);

  if (entry == NULL)
    return;
  unlink_from_case (book, entry);
  g_hash_table_remove (book->entries, id);
}

guint
zimt_case_book_get_size (const ZimtCaseBook *book)
{
  return g_hash_table_size (book->entries);
}

ZimtRecord *
zimt_case_book_get (const ZimtCaseBook *book, const char *id)
{
  const ZimtCaseEntry *entry = g_hash_table_lookup (book->entries, id);

  return entry != NULL ? entry->record : NULL;
}

ZimtRecord *
zimt_case_book_get_of_kind (const ZimtCaseBook *book, const char *id, ZimtRecordKind kind)
{
  ZimtRecord *record = zimt_case_book_get (book, id);

  return record != NULL && zimt_record_get_kind (record) == kind ? record : NULL;
}

const char *
zimt_case_book_get_title (const ZimtCaseBook *book, const char *case_id)
{
  const ZimtRecord *record = zimt_case_book_get_of_kind (book, case_id, ZIMT_RECORD_CASE);
  const char *name;

  if (record == NULL)
    return "";
  name = zimt_record_get_text (record, "name");
  if (*name != '\0' && g_str_equal (zimt_record_get_text (record, "stage"), "named"))
    return name;
  return zimt_record_get_text (record, "pseudonym");
}

gboolean
zimt_case_is_open (const ZimtRecord *record)
{
  return zimt_record_get_date (record, "closed") == 0;
}

static int
compare_ascending (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return strcmp (zimt_record_get_id (one->record), zimt_record_get_id (other->record));
}

static int
compare_descending (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;

  return one->key != other->key ? (one->key > other->key ? -1 : 1) : compare_ascending (a, b);
}

static void
rank (GArray *ranking, gint64 key, ZimtRecord *record)
{
  const Ranked ranked = { key, record };

  g_array_append_val (ranking, ranked);
}

/* The records in order; @ranking goes. (transfer full) */
static GPtrArray *
finish_ranking (GArray *ranking, GCompareFunc compare, guint max)
{
  GPtrArray *records = zimt_record_list_new ();

  g_array_sort (ranking, compare);
  for (guint i = 0; i < ranking->len && i < max; i++)
    g_ptr_array_add (records, zimt_record_ref (g_array_index (ranking, Ranked, i).record));
  g_array_unref (ranking);
  return records;
}

static GArray *
ranking_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Ranked));
}

GPtrArray *
zimt_case_book_list (const ZimtCaseBook *book, ZimtRecordKind kind)
{
  GArray *ranking = ranking_new ();
  GHashTableIter iter;
  ZimtCaseEntry *entry;

  g_hash_table_iter_init (&iter, book->entries);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    if (zimt_record_get_kind (entry->record) == kind)
      rank (ranking, zimt_record_get_changed (entry->record), entry->record);
  return finish_ranking (ranking, compare_descending, G_MAXUINT);
}

/* The date that counts of what belongs to a case. */
static ZimtDate
get_own_date (const ZimtRecord *record)
{
  if (zimt_record_get_kind (record) != ZIMT_RECORD_FOLLOW_UP)
    return zimt_record_get_date (record, "date");
  return zimt_record_get_date (record, "done") != 0 ? zimt_record_get_date (record, "done")
                                                    : zimt_record_get_date (record, "due");
}

GPtrArray *
zimt_case_book_list_of_case (const ZimtCaseBook *book, const char *case_id)
{
  const GPtrArray *of_case = g_hash_table_lookup (book->by_case, case_id);
  GArray *ranking = ranking_new ();

  for (guint i = 0; of_case != NULL && i < of_case->len; i++)
    {
      ZimtCaseEntry *entry = of_case->pdata[i];

      rank (ranking, get_own_date (entry->record), entry->record);
    }
  return finish_ranking (ranking, compare_descending, G_MAXUINT);
}

/* When somebody has to do something about the record; 0: never. */
static ZimtDate
get_due (const ZimtRecord *record)
{
  const char *state;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_FOLLOW_UP)
    return zimt_record_get_date (record, "done") == 0 ? zimt_record_get_date (record, "due") : 0;
  if (zimt_record_get_kind (record) != ZIMT_RECORD_REFERRAL)
    return 0;
  state = zimt_record_get_text (record, "state");
  if (!g_str_equal (state, "prepared") && !g_str_equal (state, "handed-over"))
    return 0;
  return zimt_record_get_date (record, "ask_again");
}

GPtrArray *
zimt_case_book_list_due (const ZimtCaseBook *book, ZimtDate until)
{
  GArray *ranking = ranking_new ();
  GHashTableIter iter;
  ZimtCaseEntry *entry;

  g_hash_table_iter_init (&iter, book->entries);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    {
      ZimtDate due = get_due (entry->record);

      if (due != 0 && due <= until)
        rank (ranking, due, entry->record);
    }
  return finish_ranking (ranking, compare_ascending, G_MAXUINT);
}

/* When the case or anything of it was changed last. */
static ZimtMinute
get_last_work (const ZimtCaseBook *book, const ZimtRecord *record)
{
  const GPtrArray *of_case = g_hash_table_lookup (book->by_case, zimt_record_get_id (record));
  ZimtMinute last = zimt_record_get_changed (record);

  for (guint i = 0; of_case != NULL && i < of_case->len; i++)
    {
      const ZimtCaseEntry *entry = of_case->pdata[i];

      last = MAX (last, zimt_record_get_changed (entry->record));
    }
  return last;
}

GPtrArray *
zimt_case_book_list_recent (const ZimtCaseBook *book, guint max)
{
  GArray *ranking = ranking_new ();
  GHashTableIter iter;
  ZimtCaseEntry *entry;

  g_hash_table_iter_init (&iter, book->entries);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    if (zimt_record_get_kind (entry->record) == ZIMT_RECORD_CASE
        && zimt_case_is_open (entry->record))
      rank (ranking, get_last_work (book, entry->record), entry->record);
  return finish_ranking (ranking, compare_descending, max);
}

/* The same day of a later month, or its last day where it has no such day. */
static ZimtDate
add_months (ZimtDate date, int months)
{
  ZimtDate later = 0;
  gint64 count;
  int year, month, day;

  zimt_date_to_ymd (date, &year, &month, &day);
  count = (gint64)year * 12 + month - 1 + MAX (months, 0);
  if (count / 12 > 2099)
    return ZIMT_DATE_LAST + 1;
  while (day > 28 && !zimt_date_from_ymd ((int)(count / 12), (int)(count % 12) + 1, day, &later))
    day--;
  if (later == 0)
    zimt_date_from_ymd ((int)(count / 12), (int)(count % 12) + 1, day, &later);
  return later;
}

ZimtDate
zimt_case_get_expiry (const ZimtRecord *record, int months)
{
  if (zimt_case_is_open (record) || zimt_record_get_flag (record, "hold"))
    return 0;
  return add_months (zimt_record_get_date (record, "closed"), months);
}

GPtrArray *
zimt_case_book_list_expired (const ZimtCaseBook *book, ZimtDate today, int months)
{
  GArray *ranking = ranking_new ();
  GHashTableIter iter;
  ZimtCaseEntry *entry;

  g_hash_table_iter_init (&iter, book->entries);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    {
      ZimtDate expiry = zimt_record_get_kind (entry->record) == ZIMT_RECORD_CASE
                            ? zimt_case_get_expiry (entry->record, months)
                            : 0;

      if (expiry != 0 && expiry <= today)
        rank (ranking, zimt_record_get_date (entry->record, "closed"), entry->record);
    }
  return finish_ranking (ranking, compare_ascending, G_MAXUINT);
}
