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
 * not miss: so nothing here may hide the beginning of a word or of a part of a compound. Hence
 * "sch" becomes "sh" and "sh" stays (Haushalt has a "halt"), and "th" is left to the sound key. */
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
  static const UChar id[] = { 'A', 'n', 'y', '-', 'L', 'a', 't', 'i', 'n', 0 };
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

/* Appends what of a folded text belongs into a word: neither ICU nor the fold promise that alone.
 */
static void
append_letters (GString *word, const char *folded)
{
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (word, g_utf8_get_char (p));
}

/* Puts the word into Latin letters, folded; what ICU does not know keeps its own. */
static void
romanise (GString *word)
{
  g_autoptr (ZimtWipedText) lower = g_utf8_strdown (word->str, -1);
  g_autoptr (ZimtWipedText) raw = transliterate (lower);
  g_autoptr (ZimtWipedText) composed
      = g_utf8_normalize (raw != NULL ? raw : lower, -1, G_NORMALIZE_NFC);
  g_autoptr (ZimtWipedText) folded = NULL;

  g_string_truncate (word, 0);
  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *plain = get_romanisation (p, p == composed);

      if (plain != NULL)
        g_string_append (word, plain);
      else
        g_string_append_unichar (word, g_utf8_get_char (p));
    }
  folded = zimt_text_fold (word->str);
  g_string_truncate (word, 0);
  append_letters (word, folded);
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

/* Appends a letter beyond ASCII without accents, and says whether its script has to be left. */
static gboolean
append_folded (GString *word, gunichar c)
{
  const char *german = get_german_plain (c);
  char letter[7] = { 0 };

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
  append_letters (word, folded);
  return FALSE;
}

/* Appends the character at @p; FALSE where it parts words instead. */
static gboolean
append_character (GString *word, const char *p, gboolean *has_foreign)
{
  gunichar c = g_utf8_get_char (p);

  if (g_unichar_isalnum (c))
    {
      *has_foreign = append_folded (word, c) || *has_foreign;
      return TRUE;
    }
  /* A script of its own keeps its marks: they are vowels there. */
  if (*has_foreign && g_unichar_ismark (c))
    g_string_append_unichar (word, c);
  return is_inside_word (c);
}

/* Puts the next word of *text into @word, folded; FALSE where there is none. What is plain ASCII
 * goes first and without calls: this reads every letter of every note when a counsellor unlocks. */
static gboolean
next_word (const char **text, GString *word, gboolean *has_foreign)
{
  const char *p = *text;
  gboolean goes_on = TRUE;

  g_string_truncate (word, 0);
  *has_foreign = FALSE;
  while (*p != '\0' && goes_on)
    if (g_ascii_isalnum (*p))
      {
        g_string_append_c (word, g_ascii_isupper (*p) ? (char)(*p - 'A' + 'a') : *p);
        p++;
      }
    else
      {
        goes_on = (*p != ' ' && append_character (word, p, has_foreign)) || word->len == 0;
        p = g_utf8_next_char (p);
      }
  *text = p;
  return word->len > 0;
}

static gboolean
begins_with (const char *text, const char *beginning)
{
  while (*beginning != '\0' && *text == *beginning)
    text++, beginning++;
  return *beginning == '\0';
}

/* What stands for the letters at *p, which moves on behind them. */
static const char *
spell (const char **p, gboolean is_at_start)
{
  const Spelling *candidates = spellings[**p - 'a'];
  char letter = **p;

  for (gsize i = 0; i < G_N_ELEMENTS (spellings[0]) && candidates[i].spelling != NULL; i++)
    if (begins_with (*p, candidates[i].spelling) && (is_at_start || !candidates[i].is_at_start))
      {
        *p += strlen (candidates[i].spelling);
        return candidates[i].key;
      }
  *p += 1;
  return letters[letter - 'a'];
}

static gboolean
is_vowel (char c)
{
  return c == 'a' || c == 'i' || c == 'u';
}

/* Writes the key of a folded word, at most twice as long, and returns its end. Letters are single,
 * digits are not. */
static char *
write_word (char *key, const char *word)
{
  char *end = key;

  for (const char *p = word; *p != '\0';)
    if (*p >= 'a' && *p <= 'z')
      {
        for (const char *letter = spell (&p, p == word); *letter != '\0'; letter++)
          if (end == key || end[-1] != *letter)
            *end++ = *letter;
      }
    else
      *end++ = *p++;
  if (end - key >= SILENT_H_MIN_CHARS && end[-1] == 'h' && is_vowel (end[-2]))
    end--;
  return end;
}

static void
append_word (GString *key, const char *word)
{
  gsize start = key->len;

  /* This is done for every word of every note, so not letter by letter. */
  g_string_set_size (key, start + 2 * strlen (word));
  g_string_set_size (key, (gsize)(write_word (key->str + start, word) - key->str));
}

/* The text in no more memory than it needs, for there are many; what it was made in is wiped. */
static char *
take_exactly (GString *key)
{
  char *exact = g_strndup (key->str, key->len);

  explicit_bzero (key->str, key->len);
  g_string_free (key, TRUE);
  return exact;
}

char *
zimt_text_search_key (const char *text)
{
  gsize length = strlen (text);
  g_autofree char *mended = g_utf8_validate (text, (gssize)length, NULL)
                                ? NULL
                                : g_utf8_make_valid (text, (gssize)length);
  const char *rest = mended != NULL ? mended : text;
  g_autoptr (GString) key = g_string_sized_new (length + 64);
  g_autoptr (GString) word = g_string_sized_new (64);
  gboolean has_foreign;

  while (next_word (&rest, word, &has_foreign))
    {
      if (has_foreign)
        romanise (word);
      if (word->len > 0 && key->len > 0)
        g_string_append_c (key, ' ');
      append_word (key, word->str);
    }
  return take_exactly (g_steal_pointer (&key));
}

/* Writes what is heard of the letters at *p, which moves on behind them: the consonants that every
 * romanisation has. @end is behind what was written before. */
static char *
write_sound (char *end, const char **p, gboolean is_first)
{
  const char *at = *p;
  char c = *at == 'g' ? 'h' : *at;

  *p = at + 1;
  if (is_vowel (c))
    {
      if (is_first)
        *end++ = 'a';
      return end;
    }
  if ((c == 'd' && !is_first && begins_with (at, "dsh")) || (c == 't' && begins_with (at, "tsh")))
    {
      *p = at + 3;
      if (c == 't')
        *end++ = 'h';
      return end;
    }
  if (!is_first && (c == 'v' || (*at == 'h' && strchr ("dst", at[-1]) != NULL)))
    return end;
  if (c != end[-1] || g_ascii_isdigit (c))
    *end++ = c;
  return end;
}

char *
zimt_text_sound_key (const char *search_key)
{
  /* Every letter yields one at most. A space before all is what the first letter comes after. */
  g_autofree char *sounds = g_malloc (strlen (search_key) + 2);
  char *end = sounds;
  gboolean is_first = TRUE;

  *end++ = ' ';
  for (const char *p = search_key; *p != '\0';)
    if (*p == ' ')
      {
        *end++ = *p++;
        is_first = TRUE;
      }
    else
      {
        end = write_sound (end, &p, is_first);
        is_first = FALSE;
      }
  *end = '\0';
  return g_strdup (sounds + 1);
}

/* Whether the word at @p sounds so. */
static gboolean
word_has_sound (const char *p, const char *sound, gboolean is_whole)
{
  /* What was heard last, and what is heard now. */
  char heard[2] = { ' ', '\0' };
  gboolean is_first = TRUE;

  while (*p != ' ' && *p != '\0' && (is_whole || *sound != '\0'))
    {
      if (write_sound (heard + 1, &p, is_first) > heard + 1)
        {
          if (*sound == '\0' || *sound != heard[1])
            return FALSE;
          sound++;
          heard[0] = heard[1];
        }
      is_first = FALSE;
    }
  return *sound == '\0';
}

gboolean
zimt_text_has_sound (const char *search_key, const char *sound, gboolean is_whole)
{
  for (const char *p = search_key; p != NULL; p = strchr (p, ' '))
    {
      p += *p == ' ';
      if (word_has_sound (p, sound, is_whole))
        return TRUE;
    }
  return FALSE;
}
