/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How news come into the lists of the card indexes: only what changed is spliced, so that
 * selection, focus and place stay. */
#include "zimt-people-private.h"

/* --- Lists --- */

/* Cards that are gone, in runs from the end, so that each list is spliced as seldom as can be.
 * @gone: set of ZimtCard. */
static void
splice_out (GListStore *list, GHashTable *gone)
{
  guint end = g_list_model_get_n_items (G_LIST_MODEL (list));

  while (end > 0)
    {
      guint n = 0;

      while (n < end)
        {
          g_autoptr (ZimtCard) card = g_list_model_get_item (G_LIST_MODEL (list), end - n - 1);

          if (!g_hash_table_contains (gone, card))
            break;
          n++;
        }
      if (n > 0)
        g_list_store_splice (list, end - n, n, NULL, 0);
      end -= MAX (n, 1);
    }
}

static void
remove_cards (ZimtPeople *self, GHashTable *gone)
{
  gboolean is_touched[ZIMT_N_RECORD_KINDS] = { FALSE };
  GHashTableIter iter;
  ZimtCard *card;

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, (gpointer *)&card, NULL))
    is_touched[zimt_record_get_kind (zimt_card_get_record (card))] = TRUE;
  for (guint kind = 0; kind < ZIMT_N_RECORD_KINDS; kind++)
    if (is_touched[kind] && self->lists[kind] != NULL)
      splice_out (self->lists[kind], gone);
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, (gpointer *)&card, NULL))
    {
      zimt_card_leave (card);
      g_hash_table_remove (self->cards, zimt_record_get_id (zimt_card_get_record (card)));
    }
}

void
zimt_people_append (ZimtPeople *self, GPtrArray *cards, ZimtRecordKind kind)
{
  if (self->lists[kind] != NULL && cards->len > 0)
    g_list_store_splice (self->lists[kind],
                         g_list_model_get_n_items (G_LIST_MODEL (self->lists[kind])), 0,
                         cards->pdata, cards->len);
}

static void
add_cards (ZimtPeople *self, GPtrArray *records)
{
  GPtrArray *added[ZIMT_N_RECORD_KINDS] = { NULL };

  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecordKind kind = zimt_record_get_kind (records->pdata[i]);
      ZimtCard *card = zimt_card_new (self, records->pdata[i]);

      g_hash_table_insert (self->cards, g_strdup (zimt_record_get_id (records->pdata[i])), card);
      if (added[kind] == NULL)
        added[kind] = g_ptr_array_new ();
      g_ptr_array_add (added[kind], card);
    }
  for (guint kind = 0; kind < ZIMT_N_RECORD_KINDS; kind++)
    if (added[kind] != NULL)
      {
        zimt_people_append (self, added[kind], (ZimtRecordKind)kind);
        g_ptr_array_unref (added[kind]);
      }
}

void
zimt_people_forget_all (ZimtPeople *self)
{
  g_autoptr (GHashTable) gone = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  GHashTableIter iter;
  ZimtCard *card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&card))
    g_hash_table_add (gone, g_object_ref (card));
  remove_cards (self, gone);
  g_clear_pointer (&self->book, zimt_people_book_free);
  g_ptr_array_set_size (self->drafts, 0);
  self->step = 0;
}

/* --- Taking news --- */

/* What a card shows of another one: the names of organisations at a person, the main contact of an
 * organisation, whom an assignment and a tandem are with. */
static const ZimtRecordKind linking_kinds[]
    = { ZIMT_RECORD_PERSON, ZIMT_RECORD_ASSIGNMENT, ZIMT_RECORD_TANDEM };

static void
touch (ZimtPeople *self, GHashTable *touched, const char *id)
{
  ZimtCard *card = g_hash_table_lookup (self->cards, id);

  if (card != NULL)
    g_hash_table_add (touched, card);
}

static void
touch_organisations (ZimtPeople *self, GHashTable *touched, ZimtRecord *person)
{
  if (zimt_record_get_kind (person) != ZIMT_RECORD_PERSON)
    return;
  for (guint i = 0; i < zimt_record_get_n_rows (person, "roles"); i++)
    touch (self, touched,
           zimt_record_get_text (zimt_record_get_row (person, "roles", i), "organisation"));
}

/* What points at @record and shows its name. */
static void
touch_linked (ZimtPeople *self, GHashTable *touched, ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);

  if (kind != ZIMT_RECORD_ORGANISATION && kind != ZIMT_RECORD_PERSON
      && kind != ZIMT_RECORD_INTERPRETER && kind != ZIMT_RECORD_COMPANION
      && kind != ZIMT_RECORD_NEWCOMER)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (linking_kinds); i++)
    {
      g_autoptr (GPtrArray) linked = zimt_people_book_list_linked (self->book, linking_kinds[i],
                                                                   zimt_record_get_id (record));

      for (guint j = 0; j < linked->len; j++)
        touch (self, touched, zimt_record_get_id (linked->pdata[j]));
    }
}

static gboolean
has_other_title (ZimtRecord *a, ZimtRecord *b)
{
  g_autofree char *one = zimt_record_dup_title (a);
  g_autofree char *other = zimt_record_dup_title (b);

  return !g_str_equal (one, other);
}

/* Puts @records into the book and into the cards that are there; the others are left for the lists.
 * @touched: set of ZimtCard that show something of what changed. */
static GPtrArray *
change_cards (ZimtPeople *self, GPtrArray *records, GHashTable *touched, gboolean *is_changed)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  GPtrArray *added = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      ZimtCard *card = g_hash_table_lookup (self->cards, zimt_record_get_id (records->pdata[i]));

      zimt_people_book_put (self->book, records->pdata[i]);
      g_ptr_array_add (card != NULL ? changed : added, records->pdata[i]);
    }
  for (guint i = 0; i < changed->len; i++)
    {
      ZimtCard *card = g_hash_table_lookup (self->cards, zimt_record_get_id (changed->pdata[i]));
      ZimtRecord *before = zimt_card_get_record (card);

      if (zimt_record_get_revision (before) == zimt_record_get_revision (changed->pdata[i])
          && zimt_record_is_equal (before, changed->pdata[i]))
        continue;
      if (has_other_title (before, changed->pdata[i]))
        touch_linked (self, touched, changed->pdata[i]);
      touch_organisations (self, touched, before);
      touch_organisations (self, touched, changed->pdata[i]);
      zimt_card_set_record (card, changed->pdata[i]);
      *is_changed = TRUE;
    }
  return added;
}

static GHashTable *
find_gone (ZimtPeople *self, const ZimtPeopleNews *news)
{
  GHashTable *gone = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  const char *id;
  ZimtCard *card;

  for (guint i = 0; i < news->gone->len; i++)
    {
      card = g_hash_table_lookup (self->cards, news->gone->pdata[i]);
      if (card != NULL)
        g_hash_table_add (gone, g_object_ref (card));
    }
  if (!news->is_all)
    return gone;
  for (guint i = 0; i < news->records->len; i++)
    g_hash_table_add (there, (gpointer)zimt_record_get_id (news->records->pdata[i]));
  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, (gpointer *)&id, (gpointer *)&card))
    if (!g_hash_table_contains (there, id))
      g_hash_table_add (gone, g_object_ref (card));
  return gone;
}

/* The ones that were merged are gone, as the deleted. Whether there are any. */
static gboolean
take_gone (ZimtPeople *self, const ZimtPeopleNews *news, GHashTable *touched)
{
  g_autoptr (GHashTable) gone = find_gone (self, news);
  GHashTableIter iter;
  ZimtCard *card;

  for (guint i = 0; i + 1 < news->merged->len; i += 2)
    {
      card = g_hash_table_lookup (self->cards, news->merged->pdata[i]);
      if (card != NULL)
        g_hash_table_add (gone, g_object_ref (card));
      zimt_people_book_add_merged (self->book, news->merged->pdata[i], news->merged->pdata[i + 1]);
    }
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, (gpointer *)&card, NULL))
    {
      ZimtRecord *record = zimt_card_get_record (card);

      touch_organisations (self, touched, record);
      touch_linked (self, touched, record);
      zimt_people_book_remove (self->book, zimt_record_get_id (record));
      g_hash_table_remove (touched, card);
    }
  remove_cards (self, gone);
  return g_hash_table_size (gone) > 0;
}

static void
notify_touched (GHashTable *touched)
{
  GHashTableIter iter;
  ZimtCard *card;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, (gpointer *)&card, NULL))
    {
      zimt_card_forget_texts (card);
      zimt_card_notify_record (card);
    }
}

static void
take_drafts (ZimtPeople *self, const ZimtPeopleNews *news)
{
  if (!news->is_all)
    return;
  g_ptr_array_set_size (self->drafts, 0);
  for (guint i = 0; i < news->drafts->len; i++)
    g_ptr_array_add (self->drafts, zimt_record_ref (news->drafts->pdata[i]));
}

gboolean
zimt_people_take_news (ZimtPeople *self, const ZimtPeopleNews *news)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) added = NULL;
  gboolean is_first = g_hash_table_size (self->cards) == 0;
  gboolean is_changed = news->is_all; /* drafts, too */

  self->step = news->step;
  is_changed = take_gone (self, news, touched) || is_changed;
  added = change_cards (self, news->records, touched, &is_changed);
  for (guint i = 0; !is_first && i < added->len; i++)
    {
      touch_organisations (self, touched, added->pdata[i]);
      touch_linked (self, touched, added->pdata[i]);
    }
  add_cards (self, added);
  notify_touched (touched);
  take_drafts (self, news);
  return is_changed || added->len > 0 || g_hash_table_size (touched) > 0;
}
