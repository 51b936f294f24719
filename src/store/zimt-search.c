/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding bookings by words of their title, organisation and room, the nearest in time first. */
#include <string.h>

#include "zimt-booking-row.h"
#include "zimt-house.h"
#include "zimt-rows.h"
#include "zimt-store-booking.h"
#include "zimt-store-house.h"
#include "zimt-store-private.h"
#include "zimt-text.h"

/* Words beyond these are not looked at: each word is a bit. */
#define MAX_WORDS 32

/* Which words of the query stand where, a bit a word. */
typedef struct
{
  char **words;                /* owned: folded */
  guint32 all;                 /* the bits of every word */
  GHashTable *by_organisation; /* owned: id to bits; those without any are left out */
  GHashTable *by_room;         /* owned: the same */
  ZimtMinute around;
  gsize max;
} Search;

static void
search_free (Search *search)
{
  g_strfreev (search->words);
  g_hash_table_unref (search->by_organisation);
  g_hash_table_unref (search->by_room);
  g_free (search);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static guint32
find_words (const Search *search, const char *folded)
{
  guint32 bits = 0;

  for (guint i = 0; search->words[i] != NULL; i++)
    if (strstr (folded, search->words[i]) != NULL)
      bits |= 1u << i;
  return bits;
}

static void
note_names (const Search *search, GHashTable *table, gint64 id, const char *a, const char *b)
{
  g_autofree char *names = g_strjoin (" ", a, b, NULL);
  g_autofree char *folded = zimt_text_fold (names);
  guint32 bits = find_words (search, folded);

  if (bits == 0)
    return;
  g_hash_table_insert (table, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (bits));
}

static void
set_words (Search *search, const char *query)
{
  g_autofree char *folded = zimt_text_fold (query);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL && kept->len < MAX_WORDS; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (kept, g_strdup (words[i]));
  search->all = kept->len == MAX_WORDS ? G_MAXUINT32 : (1u << kept->len) - 1;
  g_ptr_array_add (kept, NULL);
  search->words = (char **)g_ptr_array_free (kept, FALSE);
}

static Search *
search_new (ZimtStore *store, const char *query, ZimtMinute around, gsize max, GError **error)
{
  g_autoptr (ZimtHouse) house = zimt_store_load_house (store, error);
  Search *search;

  if (house == NULL)
    return NULL;
  search = g_new0 (Search, 1);
  search->by_organisation = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  search->by_room = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  search->around = around;
  search->max = max;
  set_words (search, query);
  for (guint i = 0; i < house->organisations->len; i++)
    {
      const ZimtOrganisation *organisation = house->organisations->pdata[i];

      note_names (search, search->by_organisation, organisation->id, organisation->short_name,
                  organisation->name);
    }
  for (guint i = 0; i < house->rooms->len; i++)
    {
      const ZimtRoom *room = house->rooms->pdata[i];

      note_names (search, search->by_room, room->id, room->number, room->name);
    }
  return search;
}

static guint32
look_up_bits (GHashTable *table, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, &id));
}

static ZimtMinute
get_distance (ZimtMinute around, const ZimtBooking *booking)
{
  if (around < booking->starts)
    return booking->starts - around;
  return around < booking->ends ? 0 : around - booking->ends + 1;
}

static int
compare_distance_cb (gconstpointer a, gconstpointer b, gpointer around)
{
  const ZimtBooking *first = *(const ZimtBooking *const *)a;
  const ZimtBooking *second = *(const ZimtBooking *const *)b;
  ZimtMinute to_first = get_distance (*(ZimtMinute *)around, first);
  ZimtMinute to_second = get_distance (*(ZimtMinute *)around, second);

  if (to_first != to_second)
    return to_first < to_second ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

/* A loose scan of the index: one look-up for each title, not one for each booking. */
static const char load_titles_sql[]
    = "WITH RECURSIVE title (search) AS ("
      " SELECT min (search) FROM booking"
      " UNION ALL"
      " SELECT (SELECT min (booking.search) FROM booking WHERE booking.search > title.search)"
      " FROM title WHERE title.search IS NOT NULL)"
      " SELECT search FROM title WHERE search IS NOT NULL";

/* The titles that hold every word: GPtrArray of char *. */
static GPtrArray *
load_matching_titles (ZimtStore *store, const Search *search, GError **error)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_titles_sql, error);
  ZimtStep step;

  if (query == NULL)
    return NULL;
  while ((step = zimt_statement_step (query, error)) == ZIMT_STEP_ROW)
    if (find_words (search, zimt_statement_get_text (query, 0)) == search->all)
      g_ptr_array_add (titles, zimt_statement_dup_text (query, 0));
  return step == ZIMT_STEP_DONE ? g_steal_pointer (&titles) : NULL;
}

static const char load_titled_before_sql[]
    = "SELECT " ZIMT_BOOKING_COLUMNS
      " FROM booking INDEXED BY booking_by_search " ZIMT_BOOKING_SERIES
      " WHERE booking.search = :search AND booking.starts <= :around AND booking.status <> "
      "'cancelled'"
      " ORDER BY booking.starts DESC LIMIT :max";

static const char load_titled_after_sql[]
    = "SELECT " ZIMT_BOOKING_COLUMNS
      " FROM booking INDEXED BY booking_by_search " ZIMT_BOOKING_SERIES
      " WHERE booking.search = :search AND booking.starts > :around AND booking.status <> "
      "'cancelled'"
      " ORDER BY booking.starts LIMIT :max";

static gboolean
append_titled (ZimtStore *store, const char *sql, const Search *search, const char *title,
               GPtrArray *found, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_text (query, ":search", title);
  zimt_statement_bind_int (query, ":around", search->around);
  zimt_statement_bind_int (query, ":max", (gint64)search->max);
  return zimt_rows_read (query, zimt_booking_row_read_cb, found, error);
}

/* Where no organisation or room has a word, only the title can hold them all. */
static gboolean
search_titles (ZimtStore *store, const Search *search, GPtrArray *found, GError **error)
{
  g_autoptr (GPtrArray) titles = load_matching_titles (store, search, error);

  if (titles == NULL)
    return FALSE;
  for (guint i = 0; i < titles->len; i++)
    if (!append_titled (store, load_titled_before_sql, search, titles->pdata[i], found, error)
        || !append_titled (store, load_titled_after_sql, search, titles->pdata[i], found, error))
      return FALSE;
  return TRUE;
}

static const char walk_before_sql[]
    = "SELECT id, search, organisation_id, room_id FROM booking INDEXED BY booking_by_start"
      " WHERE starts <= :around AND status <> 'cancelled' ORDER BY starts DESC";

static const char walk_after_sql[]
    = "SELECT id, search, organisation_id, room_id FROM booking INDEXED BY booking_by_start"
      " WHERE starts > :around AND status <> 'cancelled' ORDER BY starts";

/* Goes from @around outwards, so that the first hits are the nearest. */
static gboolean
walk (ZimtStore *store, const char *sql, const Search *search, GPtrArray *found, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, sql, error);
  ZimtStep step = ZIMT_STEP_DONE;

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":around", search->around);
  for (gsize n = 0;
       n < search->max && (step = zimt_statement_step (query, error)) == ZIMT_STEP_ROW;)
    {
      guint32 bits = find_words (search, zimt_statement_get_text (query, 1))
                     | look_up_bits (search->by_organisation, zimt_statement_get_int (query, 2))
                     | look_up_bits (search->by_room, zimt_statement_get_int (query, 3));

      if (bits == search->all)
        {
          ZimtBooking *booking
              = zimt_store_load_booking (store, zimt_statement_get_int (query, 0), error);

          if (booking == NULL)
            return FALSE;
          g_ptr_array_add (found, booking);
          n++;
        }
    }
  return step != ZIMT_STEP_ERROR;
}

GPtrArray *
zimt_store_search_bookings (ZimtStore *store, const char *query, ZimtMinute around, gsize max,
                            GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_booking_free);
  g_autoptr (Search) search = search_new (store, query, around, max, error);
  gboolean is_found;

  if (search == NULL)
    return NULL;
  if (search->all == 0 || max == 0)
    return g_steal_pointer (&found);
  if (g_hash_table_size (search->by_organisation) + g_hash_table_size (search->by_room) == 0)
    is_found = search_titles (store, search, found, error);
  else
    is_found = walk (store, walk_before_sql, search, found, error)
               && walk (store, walk_after_sql, search, found, error);
  if (!is_found)
    return NULL;
  g_ptr_array_sort_with_data (found, compare_distance_cb, &around);
  if (found->len > max)
    g_ptr_array_set_size (found, (int)max);
  return g_steal_pointer (&found);
}
