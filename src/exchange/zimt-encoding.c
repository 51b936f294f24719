/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the charsets that address books come in. */
#include "zimt-encoding.h"

#include <string.h>

#define SOFT_HYPHEN 0xad

/* Five bytes of CP1252 mean nothing; Latin-1 has a character for every byte. */
static char *
from_cp1252 (const char *bytes, gsize length, gsize *n_written)
{
  char *text = g_convert (bytes, (gssize)length, "UTF-8", "CP1252", NULL, n_written, NULL);

  return text != NULL
             ? text
             : g_convert (bytes, (gssize)length, "UTF-8", "ISO-8859-1", NULL, n_written, NULL);
}

char *
zimt_encoding_to_utf8 (const char *bytes, gsize length, const char *charset)
{
  g_autofree char *text = NULL;
  gsize n_written = 0;

  if (charset != NULL && *charset != '\0' && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    text = g_convert (bytes, (gssize)length, "UTF-8", charset, NULL, &n_written, NULL);
  if (text == NULL && !g_utf8_validate (bytes, (gssize)length, NULL)
      && memchr (bytes, '\0', length) == NULL)
    text = from_cp1252 (bytes, length, &n_written);
  return text != NULL ? g_utf8_make_valid (text, (gssize)n_written)
                      : g_utf8_make_valid (bytes, (gssize)length);
}

static GBytes *
take (char *text, gsize length)
{
  return g_bytes_new_take (text, length);
}

GBytes *
zimt_encoding_file_to_utf8 (GBytes *bytes, gboolean *is_cp1252)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *text = NULL;
  gsize n_written = 0;

  if (is_cp1252 != NULL)
    *is_cp1252 = FALSE;
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    text = g_convert (data + 2, (gssize)(length - 2), "UTF-8",
                      data[0] == '\xff' ? "UTF-16LE" : "UTF-16BE", NULL, &n_written, NULL);
  if (text != NULL)
    return take (text, n_written);
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      if (memchr (data, '\0', length) != NULL
          || g_utf8_validate (data + 3, (gssize)(length - 3), NULL))
        return g_bytes_new_from_bytes (bytes, 3, length - 3);
      text = g_utf8_make_valid (data + 3, (gssize)(length - 3));
      return take (text, strlen (text));
    }
  if (length == 0 || g_utf8_validate (data, (gssize)length, NULL)
      || memchr (data, '\0', length) != NULL)
    return g_bytes_ref (bytes);
  text = from_cp1252 (data, length, &n_written);
  if (is_cp1252 != NULL)
    *is_cp1252 = TRUE;
  return take (text, n_written);
}

static gboolean
is_unseen (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

/* Nearly every text is. */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar)*text < 0x20 || (guchar)*text >= 0x7f)
      return FALSE;
  return TRUE;
}

/* Joiners shape the letters beside them; alone they are nothing that can be seen. */
static gboolean
has_seen (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c) && !g_unichar_isspace (c) && c != SOFT_HYPHEN)
        return TRUE;
    }
  return FALSE;
}

char *
zimt_encoding_clean (const char *text, gboolean has_lines)
{
  GString *clean;

  if (is_plain (text))
    return g_strstrip (g_strdup (text));
  clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (has_lines && c == '\n')
        g_string_append_c (clean, '\n');
      else if (has_lines && c == '\r' && p[1] == '\n')
        continue;
      else if (c == '\t' || c == '\n' || c == '\r')
        g_string_append_c (clean, ' ');
      else if (!is_unseen (c))
        g_string_append_unichar (clean, c);
    }
  if (!has_seen (clean->str))
    g_string_truncate (clean, 0);
  g_strstrip (clean->str);
  return g_string_free (clean, FALSE);
}
