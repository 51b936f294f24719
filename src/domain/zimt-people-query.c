/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in the card indexes, a key stroke at a time. */
#include "zimt-people-book.h"

#include <string.h>

#include "zimt-text.h"

/* Shorter words are too often another word's mistake. */
#define MIN_FORGIVEN 4

/* How well a word of the query is found. */
enum
{
  FOUND_NOT = 0,
  FOUND_MISTAKEN = 1,
  FOUND_INSIDE = 2,
  FOUND_BEGINNING = 4,
  FOUND_WHOLE = 8,
};

struct _ZimtPeopleQuery
{
  char **words; /* owned: search keys */
};

ZimtPeopleQuery *
zimt_people_query_new (const char *text)
{
  ZimtPeopleQuery *query = g_new0 (ZimtPeopleQuery, 1);
  g_autofree char *key = zimt_text_search_key (text);

  query->words = *key != '\0' ? g_strsplit (key, " ", -1) : g_new0 (char *, 1);
  return query;
}

void
zimt_people_query_free (ZimtPeopleQuery *query)
{
  if (query == NULL)
    return;
  for (gsize i = 0; query->words[i] != NULL; i++)
    explicit_bzero (query->words[i], strlen (query->words[i]));
  g_strfreev (query->words);
  g_free (query);
}

/* Whether @text begins with @part. */
static gboolean
begins_with (const char *text, const char *part)
{
  return strncmp (text, part, strlen (part)) == 0;
}

/* Whether the beginning of @word (up to a space) is @wanted with one letter too many, too few,
 * another one, or two swapped (Damerau). Keys are in Latin letters, a byte each. */
static gboolean
begins_mistaken (const char *word, const char *wanted)
{
  gsize i = 0;

  while (wanted[i] != '\0' && wanted[i] == word[i])
    i++;
  if (wanted[i] == '\0')
    return TRUE;
  return (word[i] != '\0' && word[i] != ' ' && begins_with (word + i + 1, wanted + i + 1))
         || begins_with (word + i, wanted + i + 1)
         || (word[i] != '\0' && word[i] != ' ' && begins_with (word + i + 1, wanted + i))
         || (wanted[i + 1] != '\0' && word[i] == wanted[i + 1] && word[i + 1] == wanted[i]
             && begins_with (word + i + 2, wanted + i + 2));
}

/* A mistake in a number is another number, and in the first letter another word. */
static gboolean
is_forgiven (const char *wanted)
{
  if (strlen (wanted) < MIN_FORGIVEN)
    return FALSE;
  for (const char *p = wanted; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      return FALSE;
  return TRUE;
}

static int
rate_word (const char *wanted, const char *text)
{
  gboolean forgives = is_forgiven (wanted);
  gsize length = strlen (wanted);
  int best = FOUND_NOT;

  if (strstr (text, wanted) != NULL)
    best = FOUND_INSIDE;
  else if (!forgives)
    return FOUND_NOT;
  for (const char *word = text; word != NULL; word = strchr (word, ' '))
    {
      if (*word == ' ')
        word++;
      if (best >= FOUND_INSIDE && begins_with (word, wanted))
        best = MAX (best,
                    word[length] == '\0' || word[length] == ' ' ? FOUND_WHOLE : FOUND_BEGINNING);
      else if (best == FOUND_NOT && begins_mistaken (word, wanted))
        best = FOUND_MISTAKEN;
    }
  return best;
}

int
zimt_people_query_rate (const ZimtPeopleQuery *query, const char *search_text)
{
  int rate = 0;

  for (gsize i = 0; query->words[i] != NULL; i++)
    {
      int found = rate_word (query->words[i], search_text);

      if (found == FOUND_NOT)
        return 0;
      rate += found;
    }
  /* Nothing is looked for: everything is found. */
  return query->words[0] != NULL ? rate : 1;
}

/* --- What is searched --- */

static void
append (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s ", part);
}

/* "0361 47-11" is found by "03614711" too. */
static void
append_digits (GString *text, const char *number)
{
  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (text, *p);
  g_string_append_c (text, ' ');
}

static void
append_codes (GString *text, const ZimtRecord *record, const ZimtField *field,
              ZimtLabelFunc get_label, gpointer data)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (record, field->name);

  for (gsize i = 0; codes[i] != NULL; i++)
    append (text, get_label != NULL ? get_label (data, field->list, codes[i]) : codes[i]);
}

static void
append_record (GString *text, const ZimtPeopleBook *book, const ZimtRecord *record,
               ZimtLabelFunc get_label, gpointer data)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (; field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_RECORD && book != NULL)
      {
        g_autofree char *title
            = zimt_people_book_dup_title (book, zimt_record_get_text (record, field->name));

        append (text, title);
      }
    else if (!field->is_searched)
      continue;
    else if (field->type == ZIMT_FIELD_CODES)
      append_codes (text, record, field, get_label, data);
    else if (field->type == ZIMT_FIELD_ROWS)
      for (guint i = 0; i < zimt_record_get_n_rows (record, field->name); i++)
        append_record (text, book, zimt_record_get_row (record, field->name, i), get_label, data);
    else
      append (text, zimt_record_get_text (record, field->name));
  if (zimt_record_get_kind (record) == ZIMT_RECORD_PHONE)
    append_digits (text, zimt_record_get_text (record, "number"));
}

char *
zimt_people_dup_search_text (const ZimtPeopleBook *book, const ZimtRecord *record,
                             ZimtLabelFunc get_label, gpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *key = NULL;

  append_record (text, book, record, get_label, data);
  key = zimt_text_search_key (text->str);
  explicit_bzero (text->str, text->len);
  return key;
}
