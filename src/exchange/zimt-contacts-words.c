/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of several words: languages, topics, tags; what is written is read back the same. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-contacts-private.h"
#include "zimt-error.h"
#include "zimt-languages.h"
#include "zimt-text.h"

/* --- Reading --- */

static void
add_code (GPtrArray *codes, const char *code)
{
  if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
}

/* NULL where no list knows it. */
static const char *
find_code (const char *word, ZimtColumn column, const ZimtCodeLists *lists)
{
  return column == ZIMT_COLUMN_LANGUAGES ? zimt_language_find (word)
                                         : zimt_code_lists_find_code (lists, "topic", word);
}

static gboolean
refuse (const char *word, ZimtColumn column, GError **error)
{
  g_autofree char *quote = zimt_text_quote (word);

  if (column == ZIMT_COLUMN_LANGUAGES)
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, _ ("“%s” is no language that Zimt knows."),
                 quote);
  else
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, _ ("“%s” is no topic that Zimt knows."),
                 quote);
  return FALSE;
}

/* Names may have a comma in them ("Greek, Modern"), so words between semicolons are tried as they
 * are. */
static gboolean
add_words (GPtrArray *codes, char *text, ZimtColumn column, const ZimtCodeLists *lists,
           GError **error)
{
  const char *code = find_code (g_strstrip (text), column, lists);
  g_auto (GStrv) words = code == NULL ? g_strsplit (text, ",", -1) : NULL;

  if (code != NULL)
    add_code (codes, code);
  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (*g_strstrip (words[i]) == '\0')
        continue;
      code = find_code (words[i], column, lists);
      if (code == NULL)
        return refuse (words[i], column, error);
      add_code (codes, code);
    }
  return TRUE;
}

/* What stands in the quotation marks that *text begins with, and *text behind them; NULL where they
 * are not closed or something follows. (transfer full) */
static char *
take_quoted (const char **text)
{
  g_autoptr (GString) tag = g_string_new (NULL);
  const char *p = *text + 1;

  for (; *p != '\0' && (*p != '"' || p[1] == '"'); p++)
    {
      g_string_append_c (tag, *p);
      if (*p == '"')
        p++;
    }
  if (*p == '\0')
    return NULL;
  p += 1 + strspn (p + 1, " ");
  if (*p != '\0' && strchr (",;\n", *p) == NULL)
    return NULL;
  *text = p;
  return g_string_free (g_steal_pointer (&tag), FALSE);
}

/* Any word is a tag; in quotation marks also one with a comma or semicolon in it. */
static void
add_tags (GPtrArray *codes, const char *text)
{
  for (text += strspn (text, " ,;\n"); *text != '\0'; text += strspn (text, " ,;\n"))
    {
      g_autofree char *tag = *text == '"' ? take_quoted (&text) : NULL;

      if (tag == NULL)
        {
          gsize length = strcspn (text, ",;\n");

          tag = g_strndup (text, length);
          text += length;
        }
      if (*g_strstrip (tag) != '\0')
        add_code (codes, tag);
    }
}

GStrv
zimt_contact_words_read (const char *cell, ZimtColumn column, const ZimtCodeLists *lists,
                         GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = column != ZIMT_COLUMN_TAGS ? g_strsplit_set (cell, "\n;", -1) : NULL;

  if (parts == NULL)
    add_tags (codes, cell);
  for (gsize i = 0; parts != NULL && parts[i] != NULL; i++)
    if (!add_words (codes, parts[i], column, lists, error))
      return NULL;
  g_ptr_array_add (codes, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/* --- Writing --- */

static void
append_tag (GString *cell, const char *tag)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (strpbrk (tag, ",;\"") == NULL)
    {
      g_string_append (cell, tag);
      return;
    }
  parts = g_strsplit (tag, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (cell, "\"%s\"", doubled);
}

/* What would be taken apart or for something else when it is read is written as its code. */
static const char *
get_word (const char *code, ZimtColumn column, const ZimtCodeLists *lists)
{
  const char *word = column == ZIMT_COLUMN_LANGUAGES
                         ? zimt_language_get_name (code)
                         : zimt_code_lists_get_label (lists, "topic", code);

  return word != NULL && strchr (word, ';') == NULL
                 && g_strcmp0 (find_code (word, column, lists), code) == 0
             ? word
             : code;
}

char *
zimt_contact_words_write (char *const *codes, ZimtColumn column, const ZimtCodeLists *lists)
{
  GString *cell = g_string_new (NULL);

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      g_string_append (cell, i > 0 ? "; " : "");
      if (column == ZIMT_COLUMN_TAGS)
        append_tag (cell, codes[i]);
      else
        g_string_append (cell, get_word (codes[i], column, lists));
    }
  return g_string_free (cell, FALSE);
}
