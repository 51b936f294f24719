/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cards of a list are shown, and which first. Each card is rated once for what is wanted. */
#include "zimt-card-sieve.h"

#include "zimt-card-memo.h"

struct _ZimtCardSieve
{
  GObject parent_instance;

  ZimtSession *session;   /* owned */
  ZimtRecord *wanted;     /* owned */
  ZimtPeopleQuery *query; /* owned (nullable) */
  ZimtCardMemo *ratings;  /* owned: int; 0: it is kept back */
  GtkFilter *filter;      /* owned */
  GtkSorter *sorter;      /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtCardSieve, zimt_card_sieve, G_TYPE_OBJECT)

static int
rate (ZimtCardSieve *self, ZimtCard *card)
{
  if (!zimt_people_filter_matches (self->wanted, zimt_card_get_record (card),
                                   zimt_session_get_today (self->session)))
    return 0;
  if (self->query == NULL)
    return 1;
  return zimt_people_query_rate (self->query, zimt_card_get_search_text (card));
}

static int
get_rate (ZimtCardSieve *self, ZimtCard *card)
{
  const int *rated = zimt_card_memo_get (self->ratings, card);
  int *rating;

  if (!zimt_card_sieve_is_active (self))
    return 1;
  if (rated != NULL)
    return *rated;
  rating = g_new (int, 1);
  *rating = rate (self, card);
  rated = zimt_card_memo_put (self->ratings, card, rating);
  return *rated;
}

static gboolean
match_cb (gpointer card, gpointer user_data)
{
  return get_rate (user_data, card) > 0;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ZimtCardSieve *self = user_data;

  if (self->query == NULL)
    return 0;
  return get_rate (self, (ZimtCard *)b) - get_rate (self, (ZimtCard *)a);
}

static void
zimt_card_sieve_dispose (GObject *object)
{
  ZimtCardSieve *self = ZIMT_CARD_SIEVE (object);

  gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), NULL, NULL, NULL);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zimt_card_sieve_parent_class)->dispose (object);
}

static void
zimt_card_sieve_finalize (GObject *object)
{
  ZimtCardSieve *self = ZIMT_CARD_SIEVE (object);

  zimt_record_unref (self->wanted);
  g_clear_pointer (&self->query, zimt_people_query_free);
  zimt_card_memo_free (self->ratings);
  g_object_unref (self->filter);
  g_object_unref (self->sorter);
  G_OBJECT_CLASS (zimt_card_sieve_parent_class)->finalize (object);
}

static void
zimt_card_sieve_class_init (ZimtCardSieveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zimt_card_sieve_dispose;
  G_OBJECT_CLASS (klass)->finalize = zimt_card_sieve_finalize;
}

static void
zimt_card_sieve_init (ZimtCardSieve *self)
{
  self->wanted = zimt_record_new (ZIMT_RECORD_FILTER);
  self->ratings = zimt_card_memo_new (g_free);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
}

ZimtCardSieve *
zimt_card_sieve_new (ZimtSession *session)
{
  ZimtCardSieve *self = g_object_new (ZIMT_TYPE_CARD_SIEVE, NULL);

  self->session = g_object_ref (session);
  return self;
}

GtkFilter *
zimt_card_sieve_get_filter (ZimtCardSieve *self)
{
  return self->filter;
}

GtkSorter *
zimt_card_sieve_get_sorter (ZimtCardSieve *self)
{
  return self->sorter;
}

gboolean
zimt_card_sieve_is_active (ZimtCardSieve *self)
{
  return self->query != NULL || zimt_people_filter_is_active (self->wanted);
}

/* --- Setting --- */

static void
filter_anew (ZimtCardSieve *self)
{
  zimt_card_memo_forget (self->ratings);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

void
zimt_card_sieve_refresh (ZimtCardSieve *self)
{
  if (zimt_card_sieve_is_active (self))
    filter_anew (self);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      return FALSE;
  return TRUE;
}

void
zimt_card_sieve_set (ZimtCardSieve *self, const ZimtRecord *wanted)
{
  const char *text = zimt_record_get_text (wanted, "query");

  if (zimt_record_is_equal (wanted, self->wanted))
    return;
  zimt_record_unref (self->wanted);
  self->wanted = zimt_record_copy (wanted);
  g_clear_pointer (&self->query, zimt_people_query_free);
  if (!is_blank (text))
    self->query = zimt_people_query_new (text);
  filter_anew (self);
}
