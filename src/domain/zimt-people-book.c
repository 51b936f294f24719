/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card indexes in memory, with what links the cards. */
#include "zimt-people-book-private.h"

#include <string.h>

#include "zimt-record-list.h"
#include "zimt-text.h"

static void
set_free (gpointer set)
{
  g_hash_table_unref (set);
}

ZimtPeopleBook *
zimt_people_book_new (void)
{
  ZimtPeopleBook *book = g_new0 (ZimtPeopleBook, 1);

  book->cards
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)zimt_record_unref);
  book->merged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  book->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, set_free);
  book->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, set_free);
  book->traits = g_hash_table_new_full (NULL, NULL, NULL, zimt_traits_free);
  book->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify)zimt_text_wipe,
                                         (GDestroyNotify)g_ptr_array_unref);
  return book;
}

void
zimt_people_book_free (ZimtPeopleBook *book)
{
  if (book == NULL)
    return;
  g_hash_table_unref (book->buckets);
  g_hash_table_unref (book->traits);
  g_hash_table_unref (book->links);
  g_hash_table_unref (book->sources);
  g_hash_table_unref (book->merged);
  g_hash_table_unref (book->cards);
  g_free (book);
}

gboolean
zimt_people_book_has_private (const ZimtPeopleBook *book)
{
  return book->has_private;
}

void
zimt_people_book_set_has_private (ZimtPeopleBook *book, gboolean has_private)
{
  book->has_private = has_private;
}

/* --- Links --- */

/* @sets: a text to owned GHashTable, the set of what belongs to it. */
static void
add_to_set (GHashTable *sets, const char *key, const char *member)
{
  GHashTable *set = g_hash_table_lookup (sets, key);

  if (set == NULL)
    {
      set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (sets, g_strdup (key), set);
    }
  g_hash_table_add (set, g_strdup (member));
}

static void
remove_from_set (GHashTable *sets, const char *key, const char *member)
{
  GHashTable *set = g_hash_table_lookup (sets, key);

  if (set != NULL)
    g_hash_table_remove (set, member);
  if (set != NULL && g_hash_table_size (set) == 0)
    g_hash_table_remove (sets, key);
}

typedef void (*SetFunc) (GHashTable *sets, const char *key, const char *member);

static void
walk_links (ZimtPeopleBook *book, const ZimtRecord *record, const char *from, SetFunc func)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (; field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_RECORD && *zimt_record_get_text (record, field->name) != '\0')
      func (book->links, zimt_record_get_text (record, field->name), from);
    else if (field->type == ZIMT_FIELD_ROWS)
      for (guint i = 0; i < zimt_record_get_n_rows (record, field->name); i++)
        walk_links (book, zimt_record_get_row (record, field->name, i), from, func);
}

/* --- Cards --- */

void
zimt_people_book_remove (ZimtPeopleBook *book, const char *id)
{
  ZimtRecord *record = g_hash_table_lookup (book->cards, id);

  if (record == NULL)
    return;
  walk_links (book, record, zimt_record_get_id (record), remove_from_set);
  zimt_people_book_unindex (book, record);
  g_hash_table_remove (book->cards, id);
}

static void
forget_merged (ZimtPeopleBook *book, const char *id)
{
  const char *into = g_hash_table_lookup (book->merged, id);

  if (into == NULL)
    return;
  remove_from_set (book->sources, into, id);
  g_hash_table_remove (book->merged, id);
}

void
zimt_people_book_put (ZimtPeopleBook *book, ZimtRecord *record)
{
  g_autoptr (ZimtRecord) kept = zimt_record_ref (record);
  const char *id = zimt_record_get_id (kept);

  zimt_people_book_remove (book, id);
  forget_merged (book, id);
  walk_links (book, kept, id, add_to_set);
  zimt_people_book_index (book, kept);
  g_hash_table_insert (book->cards, g_strdup (id), g_steal_pointer (&kept));
}

void
zimt_people_book_add_merged (ZimtPeopleBook *book, const char *id, const char *into)
{
  /* Both may be texts of a card that goes. */
  g_autofree char *from = g_strdup (id);
  g_autofree char *to = g_strdup (into);

  zimt_people_book_remove (book, from);
  forget_merged (book, from);
  add_to_set (book->sources, to, from);
  g_hash_table_insert (book->merged, g_steal_pointer (&from), g_steal_pointer (&to));
}

/* A damaged file may lead round. */
#define MAX_STEPS 100

static const char *
follow (const ZimtPeopleBook *book, const char *id)
{
  for (int i = 0; i < MAX_STEPS; i++)
    {
      const char *into = g_hash_table_lookup (book->merged, id);

      if (into == NULL)
        return id;
      id = into;
    }
  return id;
}

ZimtRecord *
zimt_people_book_get (const ZimtPeopleBook *book, const char *id)
{
  return g_hash_table_lookup (book->cards, follow (book, id));
}

char *
zimt_people_book_dup_title (const ZimtPeopleBook *book, const char *id)
{
  const ZimtRecord *record = zimt_people_book_get (book, id);

  return record != NULL ? zimt_record_dup_title (record) : g_strdup ("");
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (zimt_record_get_id (*(ZimtRecord **)a), zimt_record_get_id (*(ZimtRecord **)b));
}

static GPtrArray *
records_new (void)
{
  return zimt_record_list_new ();
}

GPtrArray *
zimt_people_book_list (const ZimtPeopleBook *book, ZimtRecordKind kind)
{
  GPtrArray *records = records_new ();
  GHashTableIter iter;
  gpointer record = NULL;

  g_hash_table_iter_init (&iter, book->cards);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (zimt_record_get_kind (record) == kind)
      g_ptr_array_add (records, zimt_record_ref (record));
  g_ptr_array_sort (records, compare_ids);
  return records;
}

static void
add_linked (const ZimtPeopleBook *book, ZimtRecordKind kind, const char *id, GHashTable *seen,
            GPtrArray *records)
{
  GHashTable *links = g_hash_table_lookup (book->links, id);
  GHashTableIter iter;
  gpointer from = NULL;

  if (links == NULL)
    return;
  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, &from, NULL))
    {
      ZimtRecord *record = g_hash_table_lookup (book->cards, from);

      if (record != NULL && zimt_record_get_kind (record) == kind
          && g_hash_table_add (seen, record))
        g_ptr_array_add (records, zimt_record_ref (record));
    }
}

/* Adds @id and what was merged into it, also by way of others. */
static void
add_sources (const ZimtPeopleBook *book, const char *id, GHashTable *ids)
{
  GHashTable *sources = NULL;
  GHashTableIter iter;
  gpointer source = NULL;

  if (!g_hash_table_add (ids, (gpointer)id))
    return;
  sources = g_hash_table_lookup (book->sources, id);
  if (sources == NULL)
    return;
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    add_sources (book, source, ids);
}

GPtrArray *
zimt_people_book_list_linked (const ZimtPeopleBook *book, ZimtRecordKind kind, const char *id)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *records = records_new ();
  GHashTableIter iter;
  gpointer each = NULL;

  add_sources (book, id, ids);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &each, NULL))
    add_linked (book, kind, each, seen, records);
  g_ptr_array_sort (records, compare_ids);
  return records;
}

/* --- Persons and organisations --- */

static gboolean
holds (const ZimtRecord *row, const char *from, const char *to, ZimtDate date)
{
  ZimtDate starts = zimt_record_get_date (row, from), ends = zimt_record_get_date (row, to);

  return starts <= date && (ends == 0 || ends >= date);
}

ZimtRecord *
zimt_person_get_role (const ZimtRecord *person, const char *organisation_id, ZimtDate date)
{
  for (guint i = 0; i < zimt_record_get_n_rows (person, "roles"); i++)
    {
      ZimtRecord *role = zimt_record_get_row (person, "roles", i);

      if (g_str_equal (zimt_record_get_text (role, "organisation"), organisation_id)
          && holds (role, "from", "to", date))
        return role;
    }
  return NULL;
}

/* Whether a person has roles in the organisation on @today; *is_main: whether one of them is
 * marked. A role may name what was merged into it. */
static gboolean
has_role (const ZimtPeopleBook *book, const ZimtRecord *person, const char *organisation_id,
          ZimtDate today, gboolean *is_main)
{
  gboolean has_any = FALSE;

  *is_main = FALSE;
  for (guint i = 0; i < zimt_record_get_n_rows (person, "roles"); i++)
    {
      const ZimtRecord *role = zimt_record_get_row (person, "roles", i);
      const char *named = zimt_record_get_text (role, "organisation");

      if (!g_str_equal (follow (book, named), organisation_id)
          || !holds (role, "from", "to", today))
        continue;
      has_any = TRUE;
      *is_main = *is_main || zimt_record_get_flag (role, "is_main");
    }
  return has_any;
}

ZimtRecord *
zimt_people_book_get_main_contact (const ZimtPeopleBook *book, const char *organisation_id,
                                   ZimtDate today)
{
  const char *id = follow (book, organisation_id);
  g_autoptr (GPtrArray) persons = zimt_people_book_list_linked (book, ZIMT_RECORD_PERSON, id);
  ZimtRecord *only = NULL;
  guint n = 0;

  for (guint i = 0; i < persons->len; i++)
    {
      gboolean is_main = FALSE;

      if (!has_role (book, persons->pdata[i], id, today, &is_main))
        continue;
      /* The book has them too, so they outlive the list. */
      only = persons->pdata[i];
      if (is_main)
        return only;
      n++;
    }
  return n == 1 ? only : NULL;
}

gboolean
zimt_organisation_is_member (const ZimtRecord *organisation, ZimtDate date)
{
  for (guint i = 0; i < zimt_record_get_n_rows (organisation, "memberships"); i++)
    {
      const ZimtRecord *membership = zimt_record_get_row (organisation, "memberships", i);
      ZimtDate joined = zimt_record_get_date (membership, "joined");
      ZimtDate left = zimt_record_get_date (membership, "left");

      if (joined != 0 && joined <= date && (left == 0 || left > date))
        return TRUE;
    }
  return FALSE;
}

gboolean
zimt_person_allows (const ZimtRecord *person, const char *purpose)
{
  const ZimtRecord *newest = NULL;

  for (guint i = 0; i < zimt_record_get_n_rows (person, "permissions"); i++)
    {
      const ZimtRecord *row = zimt_record_get_row (person, "permissions", i);

      if (g_str_equal (zimt_record_get_text (row, "purpose"), purpose)
          && (newest == NULL
              || zimt_record_get_date (row, "date") >= zimt_record_get_date (newest, "date")))
        newest = row;
    }
  return newest != NULL && g_str_equal (zimt_record_get_text (newest, "answer"), "given");
}
