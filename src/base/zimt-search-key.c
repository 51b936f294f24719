/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys for search that find a name however it was written down. */
#include "zimt-text.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* An h at the end of a longer word is not heard: Sarah, Fatimah. */
#define SILENT_H_MIN_CHARS 4

typedef struct
{
  const char *spelling;
  const char *key;
  gboolean is_at_start; /* inside a word it is where two words meet: Landschaft, Nachtschicht */
} Spelling;

/* Spellings that are made one, by first letter; the longest first. They may find too much but must
 * not miss: so nothing here may hide the beginning of a word or of a part of a compound. Hence "sch"
 * becomes "sh" and "sh" stays (Haushalt has a "halt"), and "th" is left to the sound key. */
static const Spelling spellings[26][4] = {
  ['a' - 'a'] = { { "ae", "a" } },
  ['c' - 'a'] = { { "ch", "h" } },
  ['d' - 'a'] = { { "dsch", "i", TRUE }, { "dzh", "i", TRUE }, { "dj", "i", TRUE } },
  ['k' - 'a'] = { { "kh", "h" } },
  ['o' - 'a'] = { { "oe", "u" } },
  ['p' - 'a'] = { { "ph", "f" } },
  ['s' - 'a'] = { { "sch", "sh" } },
  ['t' - 'a'] = { { "tsch", "h", TRUE }, { "tch", "h", TRUE } },
  ['u' - 'a'] = { { "ue", "u" } },
  ['z' - 'a'] = { { "zh", "sh" } },
};

/* What a letter is without such a spelling, a to z. */
static const char *const letters[26] = {
  "a", "b", "k", "d", "i", "f", "g", "h", "i", "i", "k",  "l", "m",
  "n", "u", "p", "k", "r", "s", "t", "u", "v", "v", "ks", "i", "s",
};

/* How the transliterator writes what people write otherwise; the fold would lose it. */
static const struct
{
  gunichar letter;
  const char *plain;
} romanisations[] = {
  { 0x00e2, "ia" },  /* Cyrillic ya */
  { 0x00ea, "ie" },  /* Cyrillic ye */
  { 0x00fb, "iu" },  /* Cyrillic yu */
  { 0x010d, "ch" },  /* Cyrillic che */
  { 0x015d, "sch" }, /* Cyrillic shcha */
  { 0x0161, "sch" }, /* Cyrillic sha */
  { 0x017e, "zh" },  /* Cyrillic zhe */
  { 0x01dd, "i" },   /* the sixth vowel of Ethiopic */
  { 0x02b9, "" },    /* Cyrillic soft sign */
  { 0x02ba, "" },    /* Cyrillic hard sign */
  { 0x02bf, "a" },   /* Arabic ain */
  { 0x1e97, "a" },   /* Arabic ta marbuta */
};

/* The letters of German, which every other word has, without the detour of the fold. */
static const char *
get_german_plain (gunichar c)
{
  switch (c)
    {
    case 0x00c4:
    case 0x00e4:
      return "a";
    case 0x00d6:
    case 0x00f6:
      return "o";
    case 0x00dc:
    case 0x00fc:
      return "u";
    case 0x00df:
      return "ss";
    default:
      return NULL;
    }
}

static void
close_transliterator (gpointer data)
{
  utrans_close (data);
}

/* Opened once for each thread, because it is slow to open and no two threads may use one. NULL
 * where ICU came without its data. (transfer none) */
static UTransliterator *
get_transliterator (void)
{
  static GPrivate of_thread = G_PRIVATE_INIT (close_transliterator);
  static const UChar id[] = u "Any-Latin";
  UTransliterator *transliterator = g_private_get (&of_thread);
  UErrorCode status = U_ZERO_ERROR;

  if (transliterator != NULL)
    return transliterator;
  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    return NULL;
  g_private_set (&of_thread, transliterator);
  return transliterator;
}

/* ICU's own letters for @text; (transfer full) (nullable): NULL where it does not fit. */
static char *
transliterate (const char *text)
{
  UTransliterator *transliterator = get_transliterator ();
  int32_t capacity = (int32_t)MIN (strlen (text), G_MAXINT32 / 32) * 8 + 16;
  g_autofree UChar *letters_of_icu = g_new (UChar, capacity);
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0, limit;

  if (transliterator == NULL)
    return NULL;
  u_strFromUTF8 (letters_of_icu, capacity, &length, text, -1, &status);
  limit = length;
  utrans_transUChars (transliterator, letters_of_icu, &length, capacity, 0, &limit, &status);
  return U_SUCCESS (status) ? g_utf16_to_utf8 (letters_of_icu, length, NULL, NULL, NULL) : NULL;
}

static const char *
get_romanisation (const char *p, gboolean is_first)
{
  gunichar c = g_utf8_get_char (p);
  gunichar next = g_utf8_get_char (g_utf8_next_char (p));

  /* Persian che against Cyrillic tse. */
  if (c == 'c')
    return next == 'h' || next == 0x1e96 ? "c" : "ts";
  /* Arabic writes u and w alike. */
  if (c == 'w' && !is_first)
    return "u";
  for (gsize i = 0; i < G_N_ELEMENTS (romanisations); i++)
    if (romanisations[i].letter == c)
      return romanisations[i].plain;
  return NULL;
}

/* The word in Latin letters, folded; what ICU does not know keeps its own. (transfer full) */
static char *
romanise (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *raw = transliterate (lower);
  g_autofree char *composed = g_utf8_normalize (raw != NULL ? raw : lower, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) latin = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *plain = get_romanisation (p, p == composed);

      if (plain != NULL)
        g_string_append (latin, plain);
      else
        g_string_append_unichar (latin, g_utf8_get_char (p));
    }
  return zimt_text_fold (latin->str);
}

static gboolean
is_foreign (gunichar c)
{
  GUnicodeScript script;

  if (c < 0x0250)
    return FALSE;
  script = g_unichar_get_script (c);
  return script != G_UNICODE_SCRIPT_LATIN && script != G_UNICODE_SCRIPT_COMMON
         && script != G_UNICODE_SCRIPT_INHERITED;
}

/* Between the letters of one word: O'Brien, Sa'id, soft hyphens, marks on their own. */
static gboolean
is_inside_word (gunichar c)
{
  return c == '\'' || c == 0x00ad || c == 0x2019 || (c >= 0x02b0 && c <= 0x02ff)
         || g_unichar_ismark (c) || g_unichar_iszerowidth (c);
}

/* Appends @c without accents, and says whether its script has to be left. */
static gboolean
append_folded (GString *word, gunichar c)
{
  const char *german = get_german_plain (c);
  char letter[7] = { 0 };

  if (c < 0x80)
    {
      g_string_append_c (word, g_ascii_tolower ((char)c));
      return FALSE;
    }
  if (german != NULL)
    {
      g_string_append (word, german);
      return FALSE;
    }
  g_unichar_to_utf8 (c, letter);
  if (is_foreign (c))
    {
      g_string_append (word, letter);
      return TRUE;
    }
  g_autofree char *folded = zimt_text_fold (letter);
  g_string_append (word, folded);
  return FALSE;
}

/* Puts the next word of *text into @word, folded; FALSE where there is none. */
static gboolean
next_word (const char **text, GString *word, gboolean *has_foreign)
{
  const char *p = *text;

  g_string_truncate (word, 0);
  *has_foreign = FALSE;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 ? g_ascii_isalnum ((char)c) : g_unichar_isalnum (c))
        *has_foreign = append_folded (word, c) || *has_foreign;
      /* A script of its own keeps its marks: they are vowels there. */
      else if (*has_foreign && g_unichar_ismark (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0 && !is_inside_word (c))
        break;
    }
  *text = p;
  return word->len > 0;
}

static const Spelling *
find_spelling (const char *p, gboolean is_at_start)
{
  const Spelling *candidates = spellings[*p - 'a'];

  for (gsize i = 0; i < G_N_ELEMENTS (spellings[0]) && candidates[i].spelling != NULL; i++)
    if (g_str_has_prefix (p, candidates[i].spelling) && (is_at_start || !candidates[i].is_at_start))
      return &candidates[i];
  return NULL;
}

/* Appends @text to the word that begins at @start of @key, but no letter twice in a row. */
static void
append_single (GString *key, gsize start, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]) || key->len == start || key->str[key->len - 1] != text[i])
      g_string_append_c (key, text[i]);
}

static gboolean
is_vowel (char c)
{
  return c == 'a' || c == 'i' || c == 'u';
}

/* Appends a folded word, spellings made one. */
static void
append_word (GString *key, const char *word)
{
  gsize start = key->len;

  for (const char *p = word; *p != '\0';)
    {
      const Spelling *spelling = *p >= 'a' && *p <= 'z' ? find_spelling (p, p == word) : NULL;

      if (spelling != NULL)
        {
          append_single (key, start, spelling->key, strlen (spelling->key));
          p += strlen (spelling->spelling);
        }
      else if (*p >= 'a' && *p <= 'z')
        {
          append_single (key, start, letters[*p - 'a'], strlen (letters[*p - 'a']));
          p++;
        }
      else
        {
          /* Letters of other scripts whole: half a letter would not be text any more. */
          gsize length = (gsize)(g_utf8_next_char (p) - p);

          if (length == 1)
            append_single (key, start, p, 1);
          else
            g_string_append_len (key, p, (gssize)length);
          p += length;
        }
    }
  if (key->len - start >= SILENT_H_MIN_CHARS && key->str[key->len - 1] == 'h'
      && is_vowel (key->str[key->len - 2]))
    g_string_truncate (key, key->len - 1);
}

char *
zimt_text_search_key (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *mended = g_utf8_validate (text, (gssize)length, NULL)
                                ? NULL
                                : g_utf8_make_valid (text, (gssize)length);
  const char *rest = mended != NULL ? mended : text;
  g_autoptr (GString) key = g_string_sized_new (length + length / 8 + 16);
  g_autoptr (GString) word = g_string_sized_new (64);
  gboolean has_foreign;

  while (next_word (&rest, word, &has_foreign))
    {
      g_autofree char *latin = has_foreign ? romanise (word->str) : NULL;

      if (key->len > 0)
        g_string_append_c (key, ' ');
      append_word (key, latin != NULL ? latin : word->str);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* Of a word of a search key, @p at its inside: the consonants that every romanisation has. */
static const char *
append_sound (GString *sounds, const char *p, gboolean is_first)
{
  char last = sounds->str[sounds->len - 1];
  char c = *p == 'g' ? 'h' : *p;

  if (is_vowel (c))
    {
      if (is_first)
        g_string_append_c (sounds, 'a');
      return p + 1;
    }
  if (!is_first && g_str_has_prefix (p, "dsh"))
    return p + 3;
  if (g_str_has_prefix (p, "tsh"))
    {
      g_string_append_c (sounds, 'h');
      return p + 3;
    }
  if (c == 'v' && !is_first)
    return p + 1;
  if (c == 'h' && p[0] == 'h' && !is_first && strchr ("dst", p[-1]) != NULL)
    return p + 1;
  if (c != last || g_ascii_isdigit (c))
    g_string_append_c (sounds, c);
  return p + 1;
}

char *
zimt_text_sound_key (const char *search_key)
{
  g_autoptr (GString) sounds = g_string_sized_new (strlen (search_key) + 2);
  gboolean is_first = TRUE;

  for (const char *p = search_key; *p != '\0';)
    {
      if (*p == ' ')
        {
          is_first = TRUE;
          p++;
          continue;
        }
      if (is_first)
        g_string_append_c (sounds, ' ');
      p = append_sound (sounds, p, is_first);
      is_first = FALSE;
    }
  return g_string_free (g_steal_pointer (&sounds), FALSE);
}
