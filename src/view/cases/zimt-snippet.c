/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of a text around the words that were searched for. */
#include "zimt-snippet.h"

#include <string.h>

#include "zimt-text.h"

/* Characters before the first word that was found, and of the whole piece. */
#define MAX_BEFORE 40
#define MAX_LENGTH 140

typedef struct
{
  const char *start;
  const char *end;
} Word;

static gboolean
is_in_word (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* The next word at or after @text; FALSE where there is none. */
static gboolean
find_word (const char *text, Word *word)
{
  while (*text != '\0' && !is_in_word (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  word->start = text;
  while (*text != '\0' && is_in_word (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  word->end = text;
  return word->end > word->start;
}

static gboolean
is_wanted (const Word *word, char **keys)
{
  g_autofree char *text = g_strndup (word->start, (gsize)(word->end - word->start));
  g_autofree char *key = zimt_text_search_key (text);

  for (guint i = 0; keys[i] != NULL; i++)
    if (*keys[i] != '\0' && strstr (key, keys[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Where the piece begins: at a word, not too far before @first. */
static const char *
find_begin (const char *text, const char *first)
{
  const char *begin = first;

  for (guint i = 0; i < MAX_BEFORE && begin > text; i++)
    begin = g_utf8_prev_char (begin);
  while (begin > text && begin < first && !g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  while (begin < first && g_unichar_isspace (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  return begin;
}

/* Line breaks would make a row high. */
static void
append (GString *markup, const char *start, const char *end, gboolean is_bold)
{
  g_autofree char *piece = g_strndup (start, (gsize)(end - start));
  g_autofree char *escaped = g_markup_escape_text (g_strdelimit (piece, "\n\r\t", ' '), -1);

  g_string_append_printf (markup, is_bold ? "<b>%s</b>" : "%s", escaped);
}

static char *
make_markup (const char *text, const char *first, char **keys)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *at = find_begin (text, first);
  const char *begin = at;
  Word word;

  if (at > text)
    g_string_append (markup, "… ");
  while (find_word (at, &word) && g_utf8_strlen (begin, word.end - begin) <= MAX_LENGTH)
    {
      append (markup, at, word.start, FALSE);
      append (markup, word.start, word.end, is_wanted (&word, keys));
      at = word.end;
    }
  if (find_word (at, &word))
    g_string_append (markup, " …");
  else
    append (markup, at, at + strlen (at), FALSE);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

char *
zimt_snippet_new (const char *text, const char *query)
{
  g_autofree char *key = zimt_text_search_key (query);
  g_auto (GStrv) keys = g_strsplit (key, " ", -1);
  const char *at = text;
  Word word;

  while (find_word (at, &word))
    {
      if (is_wanted (&word, keys))
        return make_markup (text, word.start, keys);
      at = word.end;
    }
  return NULL;
}
