/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search in the card indexes, a key stroke at a time. */
#include "zimt-people-book-private.h"

#include <string.h>

#include "zimt-text.h"

/* Letters of a key; shorter words are too often another word's mistake. */
#define MIN_FORGIVEN 4

/* A mistake can make two letters one sound: what a key has then must still say something. */
#define MIN_VARIANT 3

/* Nobody types a longer name, and every letter of it is tried in another way. */
#define MAX_VARIED 24

/* So many consonants tell a word by its sound; with one more its beginning. */
#define MIN_SOUNDS 3

/* How well a word of the query is found. */
enum
{
  FOUND_NOT = 0,
  FOUND_MISTAKEN = 1,
  FOUND_INSIDE = 2,
  FOUND_BEGINNING = 4,
  FOUND_WHOLE = 8,
};

typedef struct
{
  char *key;         /* owned: a search key */
  gsize length;      /* of it */
  char *sound;       /* owned (nullable): its sound key, where it is compared by that */
  gboolean is_whole; /* the sound has to be that of a whole word */
  GPtrArray *longer; /* owned: keys that this word may be on its way to */
  GPtrArray
      *variants;  /* owned: keys of the word without a mistake, where they are far from "key" */
  guint32 firsts; /* a bit for each first letter of "variants" */
  gboolean forgives;
} Word;

struct _ZimtPeopleQuery
{
  GPtrArray *words; /* owned: Word */
};

static GPtrArray *
texts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_text_wipe);
}

static void
word_free (gpointer data)
{
  Word *word = data;

  zimt_text_wipe (word->key);
  zimt_text_wipe (word->sound);
  g_ptr_array_unref (word->longer);
  g_ptr_array_unref (word->variants);
  g_free (word);
}

/* Whether @text begins with @part. */
static gboolean
begins_with (const char *text, const char *part)
{
  while (*part != '\0' && *text == *part)
    text++, part++;
  return *part == '\0';
}

/* Whether the beginning of @word (up to a space) is @wanted with one letter too many, too few,
 * another one, or two swapped (Damerau): at the first difference there is only one way left for
 * each. Keys are in Latin letters, a byte each. */
static gboolean
begins_mistaken (const char *word, const char *wanted)
{
  while (*wanted != '\0' && *wanted == *word)
    word++, wanted++;
  if (*wanted == '\0' || begins_with (word, wanted + 1))
    return TRUE;
  if (*word == '\0' || *word == ' ')
    return FALSE;
  return begins_with (word + 1, wanted + 1) || begins_with (word + 1, wanted)
         || (word[0] == wanted[1] && word[1] == wanted[0] && begins_with (word + 2, wanted + 2));
}

/* --- What people typed --- */

static guint32
get_bit (char letter)
{
  return 1u << (letter & 31);
}

/* Adds the key of @typed, unless what it finds is found by @word anyway. */
static void
add_variant (Word *word, const char *typed)
{
  g_autoptr (ZimtWipedText) key = zimt_text_search_key (typed);

  if (strlen (key) < MIN_VARIANT || begins_mistaken (key, word->key)
      || g_ptr_array_find_with_equal_func (word->variants, key, g_str_equal, NULL))
    return;
  word->firsts |= get_bit (*key);
  g_ptr_array_add (word->variants, g_steal_pointer (&key));
}

/* A letter can change more than a letter of the key: "Jospeh" has an s and a p, "Joseph" an f. So
 * every word from which one mistake leads to @typed is tried. */
static void
add_variants (Word *word, const char *typed)
{
  gsize length = strlen (typed);
  g_autofree char *other = g_malloc (length + 2);

  for (gsize i = 0; i <= length; i++)
    for (char letter = 'a'; letter <= 'z'; letter++)
      {
        memcpy (other, typed, i);
        other[i] = letter;
        memcpy (other + i + 1, typed + i, length - i + 1);
        add_variant (word, other);
        if (i == length)
          continue;
        memcpy (other + i + 1, typed + i + 1, length - i);
        add_variant (word, other);
      }
  for (gsize i = 0; i < length; i++)
    {
      memcpy (other, typed, i);
      memcpy (other + i, typed + i + 1, length - i);
      add_variant (word, other);
      memcpy (other, typed, length + 1);
      other[i] = typed[i + 1];
      other[i + 1] = typed[i];
      if (i + 1 < length)
        add_variant (word, other);
    }
  explicit_bzero (other, length + 2);
}

/* While somebody types, a word may end inside letters that make one: "Josep" is on its way to
 * "Joseph", whose key has no p. */
static void
add_longer (Word *word, const char *typed)
{
  static const char *const nexts[] = { "h", "ch", "j" };

  for (gsize i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autoptr (ZimtWipedText) text = g_strconcat (typed, nexts[i], NULL);
      g_autoptr (ZimtWipedText) key = zimt_text_search_key (text);

      if (*key != '\0' && strchr (key, ' ') == NULL && !begins_with (key, word->key))
        g_ptr_array_add (word->longer, g_steal_pointer (&key));
    }
}

static gboolean
is_all (const char *text, gboolean (*is_it) (gchar))
{
  for (const char *p = text; *p != '\0'; p++)
    if (!is_it (*p))
      return FALSE;
  return TRUE;
}

static gboolean
is_letter (gchar c)
{
  return c >= 'a' && c <= 'z';
}

static gboolean
is_digit (gchar c)
{
  return g_ascii_isdigit (c);
}

static gboolean
is_no_digit (gchar c)
{
  return !g_ascii_isdigit (c);
}

/* Consonants; a vowel at the beginning is not one. */
static gsize
count_sounds (const char *sound)
{
  return strlen (sound) - (*sound == 'a' ? 1 : 0);
}

/* @typed: what the key was made of, where that is one word. A mistake in a number is another
 * number. */
static Word *
word_new (const char *key, const char *typed, gboolean is_last)
{
  Word *word = g_new0 (Word, 1);
  g_autoptr (ZimtWipedText) folded = zimt_text_fold (typed != NULL ? typed : "");
  g_autoptr (ZimtWipedText) sound = zimt_text_sound_key (key);
  gboolean is_name = is_all (key, is_no_digit);

  word->key = g_strdup (key);
  word->length = strlen (key);
  word->longer = texts_new ();
  word->variants = texts_new ();
  word->forgives = is_name && word->length >= MIN_FORGIVEN;
  if (is_name && count_sounds (sound) >= MIN_SOUNDS)
    {
      word->is_whole = count_sounds (sound) == MIN_SOUNDS;
      word->sound = g_steal_pointer (&sound);
    }
  if (*folded == '\0' || !is_all (folded, is_letter))
    return word;
  if (is_last)
    add_longer (word, folded);
  if (word->forgives && strlen (folded) <= MAX_VARIED)
    add_variants (word, folded);
  return word;
}

/* "0049361" is searched as "49361", which zimt_people_dup_search_text () has of every number. */
static const char *
skip_prefix (const char *key)
{
  return begins_with (key, "00") && is_all (key, is_digit) ? key + 2 : key;
}

ZimtPeopleQuery *
zimt_people_query_new (const char *text)
{
  ZimtPeopleQuery *query = g_new0 (ZimtPeopleQuery, 1);
  g_auto (GStrv) typed = g_strsplit_set (text, " \t\r\n", -1);

  query->words = g_ptr_array_new_with_free_func (word_free);
  for (gsize i = 0; typed[i] != NULL; i++)
    {
      g_autoptr (ZimtWipedText) key = zimt_text_search_key (typed[i]);
      g_auto (GStrv) parts = g_strsplit (key, " ", -1);
      gboolean is_one = g_strv_length (parts) == 1;

      for (gsize j = 0; parts[j] != NULL; j++)
        {
          const char *part = skip_prefix (parts[j]);

          if (*part != '\0')
            g_ptr_array_add (query->words,
                             word_new (part, is_one ? typed[i] : NULL, typed[i + 1] == NULL));
          explicit_bzero (parts[j], strlen (parts[j]));
        }
      explicit_bzero (typed[i], strlen (typed[i]));
    }
  return query;
}

void
zimt_people_query_free (ZimtPeopleQuery *query)
{
  if (query == NULL)
    return;
  g_ptr_array_unref (query->words);
  g_free (query);
}

/* --- Rating --- */

static gboolean
begins_with_any (const char *text, const GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    if (begins_with (text, parts->pdata[i]))
      return TRUE;
  return FALSE;
}

/* The next word of a search text; NULL behind the last. */
static const char *
get_next (const char *text)
{
  const char *space = strchr (text, ' ');

  return space != NULL ? space + 1 : NULL;
}

/* How well the key is found, which stands somewhere in @text: @first is the first place. */
static int
rate_part (const Word *word, const char *text, const char *first)
{
  int best = FOUND_INSIDE;

  for (const char *p = first; p != NULL; p = strstr (p + 1, word->key))
    if (p == text || p[-1] == ' ')
      {
        if (p[word->length] == '\0' || p[word->length] == ' ')
          return FOUND_WHOLE;
        best = FOUND_BEGINNING;
      }
  return best;
}

/* Only where the key does not stand in @text. */
static int
rate_mistaken (const Word *word, const char *text)
{
  int best = FOUND_NOT;

  for (const char *p = text; p != NULL; p = get_next (p))
    {
      if (begins_with_any (p, word->longer))
        return FOUND_INSIDE;
      if (best == FOUND_NOT && word->forgives
          && (begins_mistaken (p, word->key)
              || ((word->firsts & get_bit (*p)) != 0 && begins_with_any (p, word->variants))))
        best = FOUND_MISTAKEN;
    }
  if (best == FOUND_NOT && word->sound != NULL
      && zimt_text_has_sound (text, word->sound, word->is_whole))
    best = FOUND_MISTAKEN;
  return best;
}

int
zimt_people_query_rate (const ZimtPeopleQuery *query, const char *search_text)
{
  int rate = 0;

  for (guint i = 0; i < query->words->len; i++)
    {
      const Word *word = query->words->pdata[i];
      const char *first = strstr (search_text, word->key);
      int found = first != NULL ? rate_part (word, search_text, first)
                                : rate_mistaken (word, search_text);

      if (found == FOUND_NOT)
        return 0;
      rate += found;
    }
  /* Nothing is looked for: everything is found. */
  return query->words->len > 0 ? rate : 1;
}

/* --- What is searched --- */

static void
append (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  zimt_text_append (text, part);
  zimt_text_append (text, " ");
}

/* "0361 47-11" is found by "03614711" and by "+493614711" too. */
static void
append_digits (GString *text, const char *number)
{
  g_autoptr (ZimtWipedText) digits = zimt_people_dup_phone_digits (number);

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      zimt_text_append (text, (char[]){ *p, '\0' });
  zimt_text_append (text, " ");
  append (text, digits);
}

static void
append_codes (GString *text, const ZimtRecord *record, const ZimtField *field,
              ZimtLabelFunc get_label, gpointer data)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (record, field->name);

  for (gsize i = 0; codes[i] != NULL; i++)
    append (text, get_label != NULL ? get_label (data, field->list, codes[i]) : codes[i]);
}

/* Of an organisation the whole name too. */
static void
append_linked (GString *text, const ZimtPeopleBook *book, const char *id)
{
  const ZimtRecord *linked = zimt_people_book_get (book, id);
  g_autoptr (ZimtWipedText) title = linked != NULL ? zimt_record_dup_title (linked) : NULL;

  append (text, title);
  if (linked != NULL && zimt_record_get_kind (linked) == ZIMT_RECORD_ORGANISATION)
    append (text, zimt_record_get_text (linked, "name"));
}

static void
append_record (GString *text, const ZimtPeopleBook *book, const ZimtRecord *record,
               ZimtLabelFunc get_label, gpointer data)
{
  const ZimtField *field = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (; field->name != NULL; field++)
    if (field->type == ZIMT_FIELD_RECORD && book != NULL)
      append_linked (text, book, zimt_record_get_text (record, field->name));
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
