/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that people type: what is refused, and how it is compared. */
#include "zimt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "zimt-error.h"

/* The longest part of a text that a message quotes, in characters. */
#define QUOTE_MAX_CHARS 60

static gboolean
is_bidi_control (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* Besides white space: nothing is drawn. GLib knows the format characters and marks, but holds the
 * soft hyphen to be seen; fillers and the empty Braille cell are letters and signs to Unicode. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_iszerowidth (c) || c == 0x00ad || c == 0x115f || c == 0x2800 || c == 0x3164
         || c == 0xffa0;
}

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c <= 0x9f);
}

/* TRUE with error set for a character that hides, reorders or breaks what people see. */
static gboolean
is_refused (gunichar c, const char *what, GError **error)
{
  if (is_control (c))
    /* Translators: %s is a noun, such as "The title". */
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                 _ ("%s contains a control character; please type it again."), what);
  else if (is_bidi_control (c))
    /* Translators: %s is a noun, such as "The title". */
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                 _ ("%s contains a hidden character that turns the direction of writing; please "
                    "type it again."),
                 what);
  else if (is_noncharacter (c))
    /* Translators: %s is a noun, such as "The title". */
    g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                 _ ("%s contains a character that does not exist; please type it again."), what);
  else
    return FALSE;
  return TRUE;
}

/* Appends the characters of @text, white space made single; FALSE with error set. */
static gboolean
append_clean (GString *clean, const char *text, const char *what, gboolean *is_visible,
              GError **error)
{
  gboolean space_is_due = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          space_is_due = clean->len > 0;
          continue;
        }
      if (is_refused (c, what, error))
        return FALSE;
      if (space_is_due)
        g_string_append_c (clean, ' ');
      space_is_due = FALSE;
      g_string_append_unichar (clean, c);
      *is_visible = *is_visible || !is_blank (c);
    }
  return TRUE;
}

char *
zimt_text_clean (const char *text, const char *what, gboolean may_be_empty, GError **error)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  gboolean is_visible = FALSE;

  if (text == NULL)
    text = "";
  if (!g_utf8_validate (text, -1, NULL))
    {
      /* Translators: %s is a noun, such as "The title". */
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   _ ("%s is not valid text (UTF-8); please type it again."), what);
      return NULL;
    }
  if (!append_clean (clean, text, what, &is_visible, error))
    return NULL;
  if (!is_visible && !may_be_empty)
    {
      /* Translators: %s is a noun, such as "The title". */
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, _ ("%s must not be empty."), what);
      return NULL;
    }
  glong length = g_utf8_strlen (clean->str, -1);
  if (length > ZIMT_TEXT_MAX_CHARS)
    {
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                   /* Translators: the first word is a noun, such as "The title". */
                   _ ("%1$s is too long: %2$ld characters; at most %3$d are possible."), what,
                   length, ZIMT_TEXT_MAX_CHARS);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

char *
zimt_text_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (GString) quote = g_string_new (NULL);
  int n_chars = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      if (n_chars == QUOTE_MAX_CHARS)
        {
          g_string_append (quote, "…");
          break;
        }
      if (is_control (c) || is_bidi_control (c) || is_noncharacter (c))
        c = 0xfffd;
      g_string_append_unichar (quote, c);
    }
  return g_string_free (g_steal_pointer (&quote), FALSE);
}

/* Letters that Unicode does not take apart but people type without their stroke; lower case. */
static const char *
get_plain_letters (gunichar c)
{
  static const struct
  {
    gunichar letter;
    const char *plain;
  } letters[] = {
    { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" },
    { 0x00fe, "th" }, { 0x0111, "d" },  { 0x0127, "h" }, { 0x0131, "i" },
    { 0x0142, "l" },  { 0x0153, "oe" }, { 0x0259, "e" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c)
      return letters[i].plain;
  return NULL;
}

/* Case folding can yield marks (dotted capital I), and taking apart can yield capitals (ligatures,
 * letter-like signs): so both are done, in this order, and once more the marks. */
static char *
strip_marks (const char *text)
{
  g_autoptr (ZimtWipedText) apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) stripped = g_string_sized_new (strlen (apart) + 1);

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_combining_class (c) == 0)
        g_string_append_unichar (stripped, c);
    }
  return g_string_free (g_steal_pointer (&stripped), FALSE);
}

/* Names go through here: what is ours of them is wiped. */
char *
zimt_text_fold (const char *text)
{
  g_autoptr (ZimtWipedText) valid = g_utf8_make_valid (text, -1);
  g_autoptr (ZimtWipedText) stripped = strip_marks (valid);
  g_autoptr (ZimtWipedText) lower = g_utf8_casefold (stripped, -1);
  g_autoptr (ZimtWipedText) bare = strip_marks (lower);
  g_autoptr (GString) key = g_string_sized_new (2 * strlen (bare) + 1);

  for (const char *p = bare; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *plain = get_plain_letters (c);

      if (plain != NULL)
        g_string_append (key, plain);
      else
        g_string_append_unichar (key, c);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

gboolean
zimt_text_matches (const char *folded_haystack, const char *folded_query)
{
  g_auto (GStrv) words = g_strsplit_set (folded_query, " \t\r\n", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (folded_haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

char *
zimt_uid_new (void)
{
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[16];
  char uid[2 * sizeof bytes + 1] = "";

  /* Without the kernel's random source there is no id that nobody can guess: then rather stop. */
  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("The system gives no random numbers");
  for (gsize i = 0; i < sizeof bytes; i++)
    {
      uid[2 * i] = digits[bytes[i] >> 4];
      uid[2 * i + 1] = digits[bytes[i] & 15];
    }
  return g_strdup (uid);
}

void
zimt_text_wipe (char *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text, strlen (text));
  g_free (text);
}

void
zimt_text_append (GString *text, const char *part)
{
  gsize needed = text->len + strlen (part) + 1;

  if (needed > text->allocated_len)
    {
      gsize size = MAX (needed, 2 * text->allocated_len);
      char *grown = g_malloc (size);

      memcpy (grown, text->str, text->len + 1);
      explicit_bzero (text->str, text->len);
      g_free (text->str);
      text->str = grown;
      text->allocated_len = size;
    }
  g_string_append (text, part);
}
