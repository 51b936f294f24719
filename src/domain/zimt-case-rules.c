/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be handed on about a case, and what it is called as long as nobody is to be named. */
#include "zimt-case-book-private.h"

#include <glib/gi18n-lib.h>

#include "zimt-error.h"
#include "zimt-text.h"

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *folded_a = zimt_text_fold (a);
  g_autofree char *folded_b = zimt_text_fold (b);

  return g_str_equal (folded_a, folded_b);
}

/* Without an end of its own a consent ends with its case. */
static gboolean
is_over (const ZimtCaseBook *book, const ZimtRecord *consent, ZimtDate today)
{
  ZimtDate ends = zimt_record_get_date (consent, "ends");
  const ZimtRecord *owner;

  if (ends != 0)
    return ends < today;
  owner = zimt_case_book_get_of_kind (book, zimt_case_record_get_case (consent), ZIMT_RECORD_CASE);
  return owner == NULL || !zimt_case_is_open (owner);
}

gboolean
zimt_case_book_may_print (const ZimtCaseBook *book, const ZimtRecord *referral, ZimtDate today,
                          ZimtRecord **consent, GError **error)
{
  ZimtRecord *found = zimt_case_book_get_of_kind (book, zimt_record_get_text (referral, "consent"),
                                                  ZIMT_RECORD_CONSENT);

  if (consent != NULL)
    *consent = NULL;
  if (found == NULL
      || !g_str_equal (zimt_case_record_get_case (found), zimt_case_record_get_case (referral)))
    return refuse (_ ("There is no consent to this referral; ask for it and choose it here."),
                   error);
  if (zimt_record_get_date (found, "withdrawn") != 0)
    return refuse (_ ("The consent was withdrawn; ask for a new one before you print."), error);
  if (is_over (book, found, today))
    return refuse (_ ("The consent is over; ask for a new one before you print."), error);
  if (!is_same_text (zimt_record_get_text (found, "organisation"),
                     zimt_record_get_text (referral, "organisation")))
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   /* Translators: %s is an organisation. */
                   _ ("The consent is for “%s” only; choose one that is for whom this referral "
                      "goes to."),
                   zimt_record_get_text (found, "organisation"));
      return FALSE;
    }
  if (consent != NULL)
    *consent = found;
  return TRUE;
}

/* Keys of the pseudonyms that cases have; (transfer full). */
static GHashTable *
list_taken (const ZimtCaseBook *book)
{
  GHashTable *taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  ZimtCaseEntry *entry;

  g_hash_table_iter_init (&iter, book->entries);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
    if (zimt_record_get_kind (entry->record) == ZIMT_RECORD_CASE)
      g_hash_table_add (taken,
                        zimt_text_search_key (zimt_record_get_text (entry->record, "pseudonym")));
  return taken;
}

static gboolean
is_taken (GHashTable *taken, const char *pseudonym)
{
  g_autofree char *key = zimt_text_search_key (pseudonym);

  return g_hash_table_contains (taken, key);
}

/* Every ordered pair of two different words has one index. (transfer full) */
static char *
make_pair (const char *const *words, guint64 n_words, guint64 index)
{
  guint64 first = index / (n_words - 1), second = index % (n_words - 1);

  return g_strdup_printf ("%s-%s", words[first], words[second < first ? second : second + 1]);
}

char *
zimt_case_book_new_pseudonym (const ZimtCaseBook *book, const char *const *words,
                              const guint32 random[2])
{
  g_autoptr (GHashTable) taken = NULL;
  guint64 n_words = g_strv_length ((char **)words), n_pairs, start;

  g_return_val_if_fail (n_words >= 2, NULL);
  taken = list_taken (book);
  n_pairs = n_words * (n_words - 1);
  start = random[0] % n_words * (n_words - 1) + random[1] % (n_words - 1);
  for (guint64 i = 0; i < n_pairs; i++)
    {
      g_autofree char *pair = make_pair (words, n_words, (start + i) % n_pairs);

      if (!is_taken (taken, pair))
        return g_steal_pointer (&pair);
    }
  for (guint number = 2;; number++)
    {
      g_autofree char *pair = make_pair (words, n_words, start);
      g_autofree char *numbered = g_strdup_printf ("%s %u", pair, number);

      if (!is_taken (taken, numbered))
        return g_steal_pointer (&numbered);
    }
}
