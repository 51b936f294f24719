/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cards of one person or organisation have in common, and finding cards by it. */
#include "zimt-people-book-private.h"

#include <string.h>

#include "zimt-text.h"

/* What sounds like many others tells nothing: so many consonants at least. */
#define MIN_CONSONANTS 2

/* Shorter numbers are those of services, or cut. */
#define MIN_PHONE_DIGITS 5

#define COUNTRY "49"

static void
wipe_all (char **texts)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    explicit_bzero (texts[i], strlen (texts[i]));
  g_strfreev (texts);
}

void
zimt_traits_free (gpointer data)
{
  ZimtTraits *traits = data;

  wipe_all (traits->words);
  wipe_all (traits->sounds);
  wipe_all (traits->marks);
  g_free (traits);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char **)a, *(char **)b);
}

/* @texts (transfer full), sorted, NULL-terminated. */
static char **
to_strv (GPtrArray *texts)
{
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_free (texts, FALSE);
}

/* --- Traits --- */

static char **
make_words (const ZimtRecord *record)
{
  gboolean is_organisation = zimt_record_get_kind (record) == ZIMT_RECORD_ORGANISATION;
  g_autoptr (ZimtWipedText) title = is_organisation
                                        ? g_strdup (zimt_record_get_text (record, "name"))
                                        : zimt_record_dup_title (record);
  g_autoptr (ZimtWipedText) key = zimt_text_search_key (title);
  char **parts = g_strsplit (key, " ", -1);
  GPtrArray *words = g_ptr_array_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  wipe_all (parts);
  return to_strv (words);
}

static char **
make_sounds (char **words)
{
  GPtrArray *sounds = g_ptr_array_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autoptr (ZimtWipedText) sound = zimt_text_sound_key (words[i]);
      gsize n_consonants = strlen (sound) - (*sound == 'a' ? 1 : 0);

      g_ptr_array_add (sounds, g_strdup (n_consonants >= MIN_CONSONANTS ? sound : words[i]));
    }
  return to_strv (sounds);
}

/* The digits of a number before an extension, without the zero of "+49 (0)361". */
static GString *
read_digits (const char *number, gboolean *is_international)
{
  GString *digits = g_string_sized_new (32);

  *is_international = FALSE;
  for (const char *p = number; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        g_string_append_printf (digits, "%d", g_unichar_digit_value (c));
      else if (c == '+' && digits->len == 0)
        *is_international = TRUE;
      else if (digits->len > 0 && strncmp (p, "(0)", 3) == 0)
        p += 2;
      else if (digits->len > 0 && g_unichar_isalpha (c))
        break;
    }
  return digits;
}

char *
zimt_people_dup_phone_digits (const char *number)
{
  gboolean is_international = FALSE;
  GString *digits = read_digits (number, &is_international);

  if (!is_international && g_str_has_prefix (digits->str, "00"))
    {
      g_string_erase (digits, 0, 2);
      is_international = TRUE;
    }
  else if (!is_international && *digits->str == '0')
    {
      g_string_erase (digits, 0, 1);
      g_string_prepend (digits, COUNTRY);
    }
  if (is_international && g_str_has_prefix (digits->str, COUNTRY "0"))
    g_string_erase (digits, strlen (COUNTRY), 1);
  return g_string_free (digits, FALSE);
}

static gboolean
has_field (const ZimtRecord *record, const char *name)
{
  return zimt_record_kind_get_field (zimt_record_get_kind (record), name) != NULL;
}

static void
add_mark (GPtrArray *marks, const char *word, const char *text)
{
  if (*text != '\0')
    g_ptr_array_add (marks, g_strdup_printf ("%s %s", word, text));
}

static void
add_reach_marks (GPtrArray *marks, const ZimtRecord *record)
{
  for (guint i = 0; has_field (record, "phones") && i < zimt_record_get_n_rows (record, "phones");
       i++)
    {
      const ZimtRecord *phone = zimt_record_get_row (record, "phones", i);
      g_autoptr (ZimtWipedText) digits
          = zimt_people_dup_phone_digits (zimt_record_get_text (phone, "number"));

      if (strlen (digits) >= MIN_PHONE_DIGITS)
        add_mark (marks, "tel", digits);
    }
  for (guint i = 0; has_field (record, "emails") && i < zimt_record_get_n_rows (record, "emails");
       i++)
    {
      const ZimtRecord *email = zimt_record_get_row (record, "emails", i);
      g_autoptr (ZimtWipedText) address
          = g_utf8_casefold (zimt_record_get_text (email, "address"), -1);

      add_mark (marks, "mail", g_strstrip (address));
    }
}

static char **
make_marks (const ZimtRecord *record)
{
  GPtrArray *marks = g_ptr_array_new ();

  add_reach_marks (marks, record);
  if (has_field (record, "iban"))
    {
      g_auto (GStrv) groups = g_strsplit (zimt_record_get_text (record, "iban"), " ", -1);
      g_autoptr (ZimtWipedText) joined = g_strjoinv ("", groups);
      g_autoptr (ZimtWipedText) iban = g_ascii_strup (joined, -1);

      add_mark (marks, "iban", iban);
    }
  if (has_field (record, "short_name"))
    {
      g_autoptr (ZimtWipedText) key
          = zimt_text_search_key (zimt_record_get_text (record, "short_name"));

      add_mark (marks, "short", key);
    }
  return to_strv (marks);
}

ZimtTraits *
zimt_traits_new (const ZimtRecord *record)
{
  ZimtTraits *traits = g_new0 (ZimtTraits, 1);

  traits->words = make_words (record);
  traits->sounds = make_sounds (traits->words);
  traits->marks = make_marks (record);
  return traits;
}

/* --- Index --- */

/* (transfer full) */
static void
add_key (GPtrArray *keys, char *key)
{
  if (g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    zimt_text_wipe (key);
  else
    g_ptr_array_add (keys, key);
}

/* Two words that differ in a letter share one from which one letter was taken. */
static void
add_near_keys (GPtrArray *keys, int kind, const char *word)
{
  gsize length = strlen (word);

  if (length < ZIMT_NEAR_MIN_LETTERS)
    return;
  add_key (keys, g_strdup_printf ("%d near %s", kind, word));
  for (gsize i = 0; i < length; i++)
    add_key (keys, g_strdup_printf ("%d near %.*s%s", kind, (int)i, word, word + i + 1));
}

GPtrArray *
zimt_traits_list_keys (const ZimtTraits *traits, ZimtRecordKind kind)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_text_wipe);
  g_autoptr (ZimtWipedText) all = g_strjoinv (" ", traits->sounds);

  for (gsize i = 0; traits->sounds[i] != NULL; i++)
    add_key (keys, g_strdup_printf ("%d sound %s", (int)kind, traits->sounds[i]));
  for (gsize i = 0; traits->marks[i] != NULL; i++)
    add_key (keys, g_strdup_printf ("%d %s", (int)kind, traits->marks[i]));
  if (*all != '\0')
    add_key (keys, g_strdup_printf ("%d all %s", (int)kind, all));
  if (g_strv_length (traits->words) == 1)
    add_near_keys (keys, (int)kind, traits->words[0]);
  return keys;
}

static gboolean
has_duplicates (ZimtRecordKind kind)
{
  return kind >= ZIMT_RECORD_ORGANISATION && kind <= ZIMT_RECORD_NEWCOMER;
}

void
zimt_people_book_index (ZimtPeopleBook *book, ZimtRecord *record)
{
  ZimtRecordKind kind = zimt_record_get_kind (record);
  g_autoptr (GPtrArray) keys = NULL;
  ZimtTraits *traits = NULL;

  if (!book->is_indexed || !has_duplicates (kind))
    return;
  traits = zimt_traits_new (record);
  g_hash_table_insert (book->traits, record, traits);
  keys = zimt_traits_list_keys (traits, kind);
  for (guint i = 0; i < keys->len; i++)
    {
      GPtrArray *bucket = g_hash_table_lookup (book->buckets, keys->pdata[i]);

      if (bucket == NULL)
        {
          bucket = g_ptr_array_new ();
          g_hash_table_insert (book->buckets, g_strdup (keys->pdata[i]), bucket);
        }
      g_ptr_array_add (bucket, record);
    }
}

void
zimt_people_book_index_all (ZimtPeopleBook *book)
{
  GHashTableIter iter;
  gpointer record = NULL;

  if (book->is_indexed)
    return;
  book->is_indexed = TRUE;
  g_hash_table_iter_init (&iter, book->cards);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    zimt_people_book_index (book, record);
}

void
zimt_people_book_unindex (ZimtPeopleBook *book, ZimtRecord *record)
{
  const ZimtTraits *traits = g_hash_table_lookup (book->traits, record);
  g_autoptr (GPtrArray) keys = NULL;

  if (traits == NULL)
    return;
  keys = zimt_traits_list_keys (traits, zimt_record_get_kind (record));
  for (guint i = 0; i < keys->len; i++)
    {
      GPtrArray *bucket = g_hash_table_lookup (book->buckets, keys->pdata[i]);

      g_ptr_array_remove (bucket, record);
      if (bucket->len == 0)
        g_hash_table_remove (book->buckets, keys->pdata[i]);
    }
  g_hash_table_remove (book->traits, record);
}
