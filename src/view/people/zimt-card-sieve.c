/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cards of a list are shown, and which first. Each card is rated once for what is wanted. */
#include "zimt-card-sieve.h"

#include "zimt-card-columns.h"

struct _ZimtCardSieve
{
  GObject parent_instance;

  ZimtSession *session; /* owned */
  ZimtRecordKind kind;
  ZimtRecord *wanted;     /* owned */
  ZimtPeopleQuery *query; /* owned (nullable) */
  GHashTable *unverified; /* owned (nullable): ids */
  GHashTable *ratings;    /* owned: ZimtCard (owned) to Rating */
  GtkFilter *filter;      /* owned */
  GtkSorter *sorter;      /* owned */
};
G_DEFINE_FINAL_TYPE (ZimtCardSieve, zimt_card_sieve, G_TYPE_OBJECT)

typedef struct
{
  guint stamp; /* the card's, when it was rated */
  int rate;    /* 0: it is kept back */
} Rating;

static const char *const facets[] = { "languages", "topics", "tags" };

static gboolean
has_any (ZimtCardSieve *self, ZimtRecord *record, const char *facet)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (self->wanted, facet);

  if (*codes == NULL)
    return TRUE;
  if (zimt_card_find_field (self->kind, facet) == NULL)
    return FALSE;
  for (char **code = codes; *code != NULL; code++)
    if (zimt_record_has_code (record, facet, *code))
      return TRUE;
  return FALSE;
}

static int
rate (ZimtCardSieve *self, ZimtCard *card)
{
  ZimtRecord *record = zimt_card_get_record (card);
  const char *state = zimt_record_get_text (self->wanted, "state");

  if (self->unverified != NULL
      && !g_hash_table_contains (self->unverified, zimt_record_get_id (record)))
    return 0;
  if (*state != '\0' && zimt_card_find_field (self->kind, "state") != NULL
      && !g_str_equal (state, zimt_record_get_text (record, "state")))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    if (!has_any (self, record, facets[i]))
      return 0;
  if (self->query == NULL)
    return 1;
  return zimt_people_query_rate (self->query, zimt_card_get_search_text (card));
}

static int
get_rate (ZimtCardSieve *self, ZimtCard *card)
{
  Rating *rating = g_hash_table_lookup (self->ratings, card);

  if (rating != NULL && rating->stamp == zimt_card_get_stamp (card))
    return rating->rate;
  rating = g_new0 (Rating, 1);
  rating->stamp = zimt_card_get_stamp (card);
  rating->rate = rate (self, card);
  g_hash_table_replace (self->ratings, g_object_ref (card), rating);
  return rating->rate;
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
  g_clear_pointer (&self->unverified, g_hash_table_unref);
  g_hash_table_unref (self->ratings);
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
  self->ratings = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
}

ZimtCardSieve *
zimt_card_sieve_new (ZimtSession *session, ZimtRecordKind kind)
{
  ZimtCardSieve *self = g_object_new (ZIMT_TYPE_CARD_SIEVE, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
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
  if (self->query != NULL || self->unverified != NULL
      || !zimt_record_is_empty (self->wanted, "state"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    if (!zimt_record_is_empty (self->wanted, facets[i]))
      return TRUE;
  return FALSE;
}

/* --- Setting --- */

static void
fill_unverified (ZimtCardSieve *self)
{
  ZimtPeopleBook *book = zimt_people_get_book (zimt_session_get_people (self->session));
  ZimtClock *clock = zimt_center_get_clock (zimt_session_get_center (self->session));
  g_autoptr (GPtrArray) records = NULL;

  g_hash_table_remove_all (self->unverified);
  if (book == NULL)
    return;
  records = zimt_people_book_list_unverified (book, zimt_clock_get_today (clock));
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (self->unverified, g_strdup (zimt_record_get_id (records->pdata[i])));
}

static void
filter_anew (ZimtCardSieve *self)
{
  g_hash_table_remove_all (self->ratings);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
}

void
zimt_card_sieve_refresh (ZimtCardSieve *self)
{
  if (!zimt_card_sieve_is_active (self))
    return;
  if (self->unverified != NULL)
    fill_unverified (self);
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
zimt_card_sieve_set (ZimtCardSieve *self, const ZimtRecord *wanted, gboolean is_unverified)
{
  const char *text = zimt_record_get_text (wanted, "query");

  if (is_unverified == (self->unverified != NULL) && zimt_record_is_equal (wanted, self->wanted))
    return;
  zimt_record_unref (self->wanted);
  self->wanted = zimt_record_copy (wanted);
  g_clear_pointer (&self->query, zimt_people_query_free);
  if (!is_blank (text))
    self->query = zimt_people_query_new (text);
  g_clear_pointer (&self->unverified, g_hash_table_unref);
  if (is_unverified)
    {
      self->unverified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      fill_unverified (self);
    }
  filter_anew (self);
}
