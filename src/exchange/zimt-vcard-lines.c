/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a file up into cards and their lines: unfolds, decodes quoted-printable and charsets, which
 * EVCard gets wrong where they meet, and leaves out pictures before they cost anything. */
#include <string.h>

#include "zimt-encoding.h"
#include "zimt-vcard-private.h"

static void
line_free (gpointer data)
{
  ZimtVcardLine *line = data;

  g_free (line->raw);
  g_free (line->name);
  g_free (line->types);
  g_free (line);
}

void
zimt_vcard_clear (ZimtVcard *card)
{
  g_clear_pointer (&card->lines, g_ptr_array_unref);
}

/* --- Physical lines --- */

typedef struct
{
  const char *text;
  gsize length; /* without what ends it */
} Span;

static gboolean
is_at_end (const ZimtVcardScanner *scanner)
{
  return scanner->offset >= scanner->length;
}

/* The line at the offset, and in *size how long it is with its end: LF, CR LF or CR. */
static Span
peek_span (const ZimtVcardScanner *scanner, gsize *size)
{
  const char *text = scanner->text + scanner->offset;
  gsize rest = scanner->length - scanner->offset;
  gsize n = 0;

  while (n < rest && text[n] != '\n' && text[n] != '\r')
    n++;
  *size = n;
  if (n < rest)
    *size += text[n] == '\r' && n + 1 < rest && text[n + 1] == '\n' ? 2 : 1;
  return (Span){ text, n };
}

static Span
take_span (ZimtVcardScanner *scanner)
{
  gsize size;
  Span span = peek_span (scanner, &size);

  scanner->offset += size;
  scanner->line++;
  return span;
}

/* --- Logical lines --- */

/* Whether the part before the colon says @word; any case. */
static gboolean
has_in_head (const GString *text, const char *word)
{
  const char *colon = memchr (text->str, ':', text->len);
  gsize length = strlen (word);

  for (const char *p = text->str; colon != NULL && p + length <= colon; p++)
    if (g_ascii_strncasecmp (p, word, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_base64 (Span span)
{
  for (gsize i = 0; i < span.length; i++)
    if (!g_ascii_isalnum (span.text[i]) && strchr ("+/=", span.text[i]) == NULL)
      return FALSE;
  return span.length > 0;
}

/* What does not fit is left out, and *is_cut says so. */
static void
append (GString *text, Span span, gboolean *is_cut)
{
  gsize room = ZIMT_VCARD_MAX_LINE - MIN (text->len, ZIMT_VCARD_MAX_LINE);

  if (span.length > room)
    *is_cut = TRUE;
  g_string_append_len (text, span.text, (gssize)MIN (span.length, room));
}

/* Reads on where the line goes on in the next one: folded, a soft line break of quoted-printable,
 * or base64 that some programs do not indent. */
static void
read_on (ZimtVcardScanner *scanner, GString *text, gboolean *is_cut)
{
  gboolean is_quoted = has_in_head (text, "QUOTED-PRINTABLE");
  gboolean is_binary = has_in_head (text, "BASE64");

  while (!is_at_end (scanner))
    {
      gsize size;
      Span next = peek_span (scanner, &size);
      gboolean is_soft = is_quoted && text->len > 0 && text->str[text->len - 1] == '=';

      if (is_soft)
        g_string_truncate (text, text->len - 1);
      else if (next.length > 0 && (next.text[0] == ' ' || next.text[0] == '\t'))
        next = (Span){ next.text + 1, next.length - 1 };
      else if (!is_binary || !is_base64 (next))
        return;
      append (text, next, is_cut);
      take_span (scanner);
    }
}

/* --- Properties --- */

static char *
decode_quoted (const char *text, gsize length, gsize *n_decoded)
{
  char *bytes = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '=' && i + 2 < length && g_ascii_isxdigit (text[i + 1])
        && g_ascii_isxdigit (text[i + 2]))
      {
        bytes[n++]
            = (char)(g_ascii_xdigit_value (text[i + 1]) * 16 + g_ascii_xdigit_value (text[i + 2]));
        i += 2;
      }
    else
      bytes[n++] = text[i];
  bytes[n] = '\0';
  *n_decoded = n;
  return bytes;
}

/* Quoted-printable text in the form of 3.0: line breaks and backslashes escaped, and commas where
 * they part nothing. */
static char *
escape_decoded (const char *text, gboolean is_list)
{
  GString *escaped = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\r' && p[1] == '\n')
      continue;
    else if (*p == '\n' || *p == '\r')
      g_string_append (escaped, "\\n");
    else if (*p == '\\' && p[1] != ';')
      g_string_append (escaped, "\\\\");
    else if (*p == ',' && !is_list)
      g_string_append (escaped, "\\,");
    else
      g_string_append_c (escaped, *p);
  return g_string_free (escaped, FALSE);
}

/* The colon that ends the head; NULL where there is none. */
static const char *
find_colon (const char *text, gsize length)
{
  gboolean is_quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    if (text[i] == '"')
      is_quoted = !is_quoted;
    else if (text[i] == ':' && !is_quoted)
      return text + i;
  return memchr (text, ':', length);
}

/* What the head says. */
typedef struct
{
  GString *types;  /* owned */
  GString *others; /* owned: ";X-A=b", as they came */
  char *charset;   /* owned (nullable) */
  gboolean is_quoted;
  gboolean is_bare; /* has parameters without a name, as 2.1 */
} Head;

static void
head_clear (Head *head)
{
  g_string_free (head->types, TRUE);
  g_string_free (head->others, TRUE);
  g_free (head->charset);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static void
add_type (Head *head, const char *type)
{
  g_string_append_printf (head->types, "%s%s", head->types->len > 0 ? "," : "", type);
}

static void
read_encoding (Head *head, const char *part, const char *encoding)
{
  if (g_ascii_strcasecmp (encoding, "QUOTED-PRINTABLE") == 0)
    head->is_quoted = TRUE;
  else if (g_ascii_strcasecmp (encoding, "BASE64") == 0 || g_ascii_strcasecmp (encoding, "B") == 0)
    g_string_append (head->others, ";ENCODING=b");
  else if (g_ascii_strcasecmp (encoding, "8BIT") != 0 && g_ascii_strcasecmp (encoding, "7BIT") != 0)
    g_string_append_printf (head->others, ";%s", part);
}

static gboolean
is_encoding (const char *word)
{
  static const char *const encodings[] = { "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (word, encodings[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
read_parameter (Head *head, const char *part)
{
  const char *equals = strchr (part, '=');

  if (equals == NULL && is_encoding (part))
    {
      head->is_bare = TRUE;
      read_encoding (head, part, part);
    }
  else if (equals == NULL)
    {
      head->is_bare = TRUE;
      if (*part != '\0')
        add_type (head, part);
    }
  else if (g_ascii_strncasecmp (part, "TYPE=", 5) == 0)
    add_type (head, equals + 1);
  else if (g_ascii_strncasecmp (part, "ENCODING=", 9) == 0)
    read_encoding (head, part, equals + 1);
  else if (g_ascii_strncasecmp (part, "CHARSET=", 8) == 0)
    head->charset = (g_free (head->charset), g_strdup (equals + 1));
  else
    g_string_append_printf (head->others, ";%s", part);
}

/* Parts the head at semicolons outside of quotation marks; the first part is the name. */
static char *
read_head (Head *head, const char *text)
{
  char *name = NULL;
  gboolean is_quoted = FALSE;
  const char *begin = text;

  for (const char *p = text;; p++)
    {
      if (*p == '"')
        is_quoted = !is_quoted;
      if (*p == '\0' || (*p == ';' && !is_quoted))
        {
          g_autofree char *part = g_strndup (begin, (gsize)(p - begin));

          if (name == NULL)
            name = g_steal_pointer (&part);
          else
            read_parameter (head, part);
          begin = p + 1;
        }
      if (*p == '\0')
        return name;
    }
}

/* "TEL" of "item1.tel"; NULL where it is no name. */
static char *
dup_name (const char *text)
{
  const char *dot = strrchr (text, '.');
  const char *name = dot != NULL ? dot + 1 : text;

  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '_')
      return NULL;
  return *name != '\0' ? g_ascii_strup (name, -1) : NULL;
}

/* "TEL;TYPE=WORK" where the head has something of 2.1 in it, else as it came. */
static char *
dup_head (const Head *head, const char *text, const char *name, gboolean is_old)
{
  if (!head->is_quoted && !(is_old && (head->is_bare || head->charset != NULL)))
    return g_strdup (text);
  return g_strconcat (name, head->types->len > 0 ? ";TYPE=" : "", head->types->str,
                      head->others->str, NULL);
}

static char *
dup_value (const Head *head, const char *bytes, gsize length, gboolean is_list)
{
  g_autofree char *decoded = NULL;
  g_autofree char *text = NULL;
  gsize n_decoded;

  if (!head->is_quoted)
    return zimt_encoding_to_utf8 (bytes, length, head->charset);
  decoded = decode_quoted (bytes, length, &n_decoded);
  text = zimt_encoding_to_utf8 (decoded, n_decoded, head->charset);
  return escape_decoded (text, is_list);
}

/* A line whose head is nothing but a name. */
static ZimtVcardLine *
line_new_plain (const GString *text, gsize n_head)
{
  ZimtVcardLine *line = g_new0 (ZimtVcardLine, 1);

  line->raw = zimt_encoding_to_utf8 (text->str, text->len, NULL);
  line->value = line->raw + n_head + 1;
  line->types = g_strdup ("");
  return line;
}

/* A line whose head has parameters. */
static ZimtVcardLine *
line_new_full (const GString *text, gsize n_head, const char *before, gboolean is_old)
{
  g_auto (Head) head = { g_string_new (NULL), g_string_new (NULL) };
  g_autofree char *name = read_head (&head, before);
  g_autofree char *bare = dup_name (name);
  g_autofree char *value = dup_value (&head, text->str + n_head + 1, text->len - n_head - 1,
                                      g_strcmp0 (bare, "CATEGORIES") == 0);
  g_autofree char *new_head = dup_head (&head, before, name, is_old);
  ZimtVcardLine *line = g_new0 (ZimtVcardLine, 1);

  line->raw = g_strconcat (new_head, ":", value, NULL);
  line->value = line->raw + strlen (new_head) + 1;
  line->types = g_strdup (head.types->str);
  return line;
}

/* NULL where it is no property. */
static ZimtVcardLine *
line_new (const GString *text, gboolean is_old)
{
  const char *colon = find_colon (text->str, text->len);
  gsize n_head = colon != NULL ? (gsize)(colon - text->str) : 0;
  g_autofree char *before = zimt_encoding_to_utf8 (text->str, n_head, NULL);
  g_autofree char *full_name = g_strndup (before, strcspn (before, ";"));
  g_autofree char *name = dup_name (full_name);
  ZimtVcardLine *line;

  if (colon == NULL || name == NULL)
    return NULL;
  line = strlen (full_name) == strlen (before) ? line_new_plain (text, n_head)
                                               : line_new_full (text, n_head, before, is_old);
  line->name = g_steal_pointer (&name);
  return line;
}

/* --- Cards --- */

static gboolean
is_word (Span span, const char *word)
{
  gsize length = strlen (word);

  while (span.length > 0 && g_ascii_isspace (span.text[span.length - 1]))
    span.length--;
  return span.length == length && g_ascii_strncasecmp (span.text, word, length) == 0;
}

static gboolean
is_blank (Span span)
{
  for (gsize i = 0; i < span.length; i++)
    if (!g_ascii_isspace (span.text[i]))
      return FALSE;
  return TRUE;
}

/* Goes on behind the next BEGIN:VCARD. */
static gboolean
find_begin (ZimtVcardScanner *scanner)
{
  scanner->junk_line = 0;
  g_clear_pointer (&scanner->junk, g_free);
  while (!is_at_end (scanner))
    {
      int line = scanner->line;
      Span span = take_span (scanner);

      if (is_word (span, "BEGIN:VCARD"))
        return TRUE;
      if (scanner->junk_line != 0 || is_blank (span))
        continue;
      scanner->junk_line = line;
      scanner->junk = zimt_encoding_to_utf8 (span.text, MIN (span.length, 240), NULL);
    }
  return FALSE;
}

static gboolean
is_picture (const char *name)
{
  static const char *const names[] = { "PHOTO", "LOGO", "SOUND", "KEY" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return TRUE;
  return FALSE;
}

static void
add_line (ZimtVcard *card, const GString *text, gboolean is_cut, int number)
{
  ZimtVcardLine *line = line_new (text, card->is_old);

  if (line == NULL)
    return;
  line->line = number;
  if (is_picture (line->name) && (is_cut || strlen (line->value) > ZIMT_VCARD_MAX_PICTURE))
    card->has_lost_picture = TRUE;
  else if (is_cut || card->lines->len >= ZIMT_VCARD_MAX_LINES)
    card->is_too_large = TRUE;
  else if (!g_str_equal (line->name, "VERSION"))
    {
      g_ptr_array_add (card->lines, line);
      return;
    }
  else
    card->is_old = g_str_has_prefix (line->value, "2");
  line_free (line);
}

gboolean
zimt_vcard_scan (ZimtVcardScanner *scanner, ZimtVcard *card)
{
  g_autoptr (GString) text = g_string_new (NULL);

  *card = (ZimtVcard){ 0 };
  if (!find_begin (scanner))
    return FALSE;
  card->line = scanner->line - 1;
  card->lines = g_ptr_array_new_with_free_func (line_free);
  while (!is_at_end (scanner))
    {
      gboolean is_cut = FALSE;
      int line = scanner->line;
      gsize size;
      Span span = peek_span (scanner, &size);

      /* A card that never ended must not take the next one along. */
      if (is_word (span, "BEGIN:VCARD"))
        return TRUE;
      take_span (scanner);
      if (is_word (span, "END:VCARD"))
        {
          card->is_whole = TRUE;
          return TRUE;
        }
      g_string_truncate (text, 0);
      append (text, span, &is_cut);
      read_on (scanner, text, &is_cut);
      if (text->len > 0 || is_cut)
        add_line (card, text, is_cut, line);
    }
  return TRUE;
}
