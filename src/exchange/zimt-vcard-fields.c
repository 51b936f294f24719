/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the lines of a card to the fields of a record: EVCard cuts the values up. */
#include <string.h>

#include "zimt-encoding.h"
#include "zimt-evcard.h"
#include "zimt-languages.h"
#include "zimt-vcard-private.h"

void
zimt_vcard_reading_clear (ZimtVcardReading *reading)
{
  g_clear_pointer (&reading->record, zimt_record_unref);
  g_clear_pointer (&reading->taken, g_array_unref);
  g_clear_pointer (&reading->left_out, g_ptr_array_unref);
  g_string_free (reading->kept, TRUE);
  g_string_free (reading->note, TRUE);
  g_free (reading->full_name);
  g_free (reading->organisation);
  g_free (reading->title);
}

static void
take (ZimtVcardReading *reading, const char *raw, const char *field, guint index)
{
  ZimtVcardTaken taken = { raw, field, index, FALSE };

  for (guint i = 0; i < reading->taken->len; i++)
    {
      ZimtVcardTaken *other = &g_array_index (reading->taken, ZimtVcardTaken, i);

      if (other->index == index && g_str_equal (other->field, field))
        other->is_part = taken.is_part = TRUE;
    }
  g_array_append_val (reading->taken, taken);
}

void
zimt_vcard_keep (ZimtVcardReading *reading, const char *raw)
{
  if (reading->kept->len > 0)
    g_string_append_c (reading->kept, '\n');
  g_string_append (reading->kept, raw);
}

/* --- EVCard --- */

/* What EVCard does not know as an escape it complains of aloud. */
static void
append_value (GString *text, const char *value)
{
  if (strchr (value, '\\') == NULL)
    {
      g_string_append (text, value);
      return;
    }
  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0' && strchr ("nNrR;,\\", p[1]) != NULL)
      {
        g_string_append_len (text, p, 2);
        p++;
      }
    else if (*p == '\\')
      g_string_append (text, "\\\\");
    else
      g_string_append_c (text, *p);
}

/* The value at @i, clean; "" where there is none. (transfer full) */
static char *
dup_part (EVCardAttribute *attribute, guint i)
{
  GList *value = g_list_nth (zimt_evcard_attribute_get_values (attribute), i);

  return value != NULL && value->data != NULL ? zimt_encoding_clean (value->data, FALSE)
                                              : g_strdup ("");
}

/* All values: a semicolon in a text parts nothing. (transfer full) */
static char *
dup_whole (EVCardAttribute *attribute)
{
  GString *whole = g_string_new (NULL);

  for (GList *value = zimt_evcard_attribute_get_values (attribute); value != NULL;
       value = value->next)
    g_string_append_printf (whole, "%s%s", value->prev != NULL ? ";" : "", (char *)value->data);
  return g_string_free (whole, FALSE);
}

static char *
dup_line (EVCardAttribute *attribute)
{
  g_autofree char *whole = dup_whole (attribute);

  return zimt_encoding_clean (whole, FALSE);
}

/* --- Fields --- */

/* Those that are not empty. (transfer full) */
static char *
join (const char *separator, const char *a, const char *b, const char *c)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (*a != '\0')
    g_strv_builder_add (parts, a);
  if (*b != '\0')
    g_strv_builder_add (parts, b);
  if (*c != '\0')
    g_strv_builder_add (parts, c);
  list = g_strv_builder_end (parts);
  return g_strjoinv (separator, list);
}

static gboolean
is_person (const ZimtVcardReading *reading)
{
  return zimt_record_get_kind (reading->record) == ZIMT_RECORD_PERSON;
}

static gboolean
read_name (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *family = dup_part (attribute, 0);
  g_autofree char *given = dup_part (attribute, 1);
  g_autofree char *other = dup_part (attribute, 2);
  g_autofree char *all = join (" ", given, other, "");

  if (!is_person (reading))
    return *family == '\0' && *all == '\0';
  if (*zimt_record_get_text (reading->record, "family") != '\0'
      || *zimt_record_get_text (reading->record, "given") != '\0')
    return FALSE;
  zimt_record_set_text (reading->record, "family", family);
  zimt_record_set_text (reading->record, "given", all);
  take (reading, line->raw, "n", 0);
  return TRUE;
}

static gboolean
read_full_name (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  if (reading->full_name != NULL)
    return FALSE;
  reading->full_name = dup_line (attribute);
  take (reading, line->raw, "fn", 0);
  return TRUE;
}

static gboolean
read_nickname (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *name = dup_line (attribute);

  if (is_person (reading) || *zimt_record_get_text (reading->record, "short_name") != '\0')
    return FALSE;
  zimt_record_set_text (reading->record, "short_name", name);
  take (reading, line->raw, "short_name", 0);
  return TRUE;
}

static gboolean
read_organisation (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *name = dup_part (attribute, 0);

  if (reading->organisation != NULL || *name == '\0')
    return *name == '\0';
  reading->organisation = g_steal_pointer (&name);
  take (reading, line->raw, "org", 0);
  return TRUE;
}

static gboolean
read_title (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  if (!is_person (reading) || reading->title != NULL)
    return FALSE;
  /* Without an organisation there is no role, so it waits. */
  reading->title = dup_line (attribute);
  reading->title_raw = line->raw;
  return TRUE;
}

static gboolean
has_type (const ZimtVcardLine *line, const char *wanted)
{
  g_auto (GStrv) types = g_strsplit_set (line->types, ",\"", -1);

  for (gsize i = 0; types[i] != NULL; i++)
    if (g_ascii_strcasecmp (types[i], wanted) == 0)
      return TRUE;
  return FALSE;
}

/* What says more comes first: a fax at work is a fax. */
static const char *
get_reach_kind (const ZimtVcardLine *line)
{
  static const char *const kinds[][2] = { { "FAX", "fax" },
                                          { "CELL", "mobile" },
                                          { "WORK", "work" },
                                          { "HOME", "private" },
                                          { "OTHER", "other" } };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && *line->types != '\0'; i++)
    if (has_type (line, kinds[i][0]))
      return kinds[i][1];
  return "";
}

static void
add_row (ZimtVcardReading *reading, const char *field, ZimtRecord *row, const ZimtVcardLine *line)
{
  zimt_record_set_text (row, "kind", get_reach_kind (line));
  zimt_record_add_row (reading->record, field, row);
  take (reading, line->raw, field, zimt_record_get_n_rows (reading->record, field) - 1);
}

static const char *
skip_scheme (const char *text, const char *scheme)
{
  gsize length = strlen (scheme);

  return g_ascii_strncasecmp (text, scheme, length) == 0 ? text + length : text;
}

/* One number or address that cannot be is left out, and costs no more than itself. @row: (transfer
 * full). */
static gboolean
add_reach (ZimtVcardReading *reading, const char *field, ZimtRecord *row, const char *text,
           const ZimtVcardLine *line)
{
  g_autoptr (GError) error = NULL;

  if (zimt_record_validate (row, ZIMT_DATE_LAST, NULL, &error))
    {
      add_row (reading, field, row, line);
      return TRUE;
    }
  zimt_refusals_add (reading->left_out, line->line, text, g_strdup (error->message));
  zimt_record_unref (row);
  return FALSE;
}

/* "tel:+49-361-444;ext=5" (RFC 3966) as people write it: its parameters are for machines, but for
 * the extension. (transfer full) */
static char *
dup_number (const char *text)
{
  const char *number = skip_scheme (text, "tel:");
  g_auto (GStrv) parts = NULL;
  const char *extension = NULL;

  if (number == text)
    return g_strdup (text);
  parts = g_strsplit (number, ";", -1);
  for (guint i = 1; *parts != NULL && parts[i] != NULL; i++)
    if (g_ascii_strncasecmp (parts[i], "ext=", 4) == 0 && parts[i][4] != '\0')
      extension = parts[i] + 4;
  return extension != NULL ? g_strdup_printf ("%s ext. %s", parts[0], extension)
                           : g_strdup (*parts != NULL ? parts[0] : "");
}

static gboolean
read_phone (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *text = dup_line (attribute);
  g_autofree char *number = dup_number (text);
  ZimtRecord *row;

  if (*number == '\0')
    return TRUE;
  row = zimt_record_new (ZIMT_RECORD_PHONE);
  zimt_record_set_text (row, "number", number);
  return add_reach (reading, "phones", row, number, line);
}

static gboolean
read_email (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *text = dup_line (attribute);
  const char *address = skip_scheme (text, "mailto:");
  ZimtRecord *row;

  if (*address == '\0')
    return TRUE;
  row = zimt_record_new (ZIMT_RECORD_EMAIL);
  zimt_record_set_text (row, "address", address);
  return add_reach (reading, "emails", row, address, line);
}

static gboolean
read_address (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *box = dup_part (attribute, 0);
  g_autofree char *extended = dup_part (attribute, 1);
  g_autofree char *street = dup_part (attribute, 2);
  g_autofree char *city = dup_part (attribute, 3);
  g_autofree char *postcode = dup_part (attribute, 5);
  g_autofree char *country = dup_part (attribute, 6);
  g_autofree char *all = join (", ", street, extended, box);
  ZimtRecord *row;

  if (*all == '\0' && *city == '\0' && *postcode == '\0')
    return FALSE;
  row = zimt_record_new (ZIMT_RECORD_ADDRESS);
  zimt_record_set_text (row, "street", all);
  zimt_record_set_text (row, "city", city);
  zimt_record_set_text (row, "postcode", postcode);
  zimt_record_set_text (row, "country", zimt_country_find (country));
  add_row (reading, "addresses", row, line);
  return TRUE;
}

/* A text that a card has once. */
static gboolean
read_single (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line,
             const char *field)
{
  g_autofree char *text = dup_line (attribute);

  if (*zimt_record_get_text (reading->record, field) != '\0')
    return FALSE;
  zimt_record_set_text (reading->record, field, text);
  take (reading, line->raw, field, 0);
  return TRUE;
}

static void
add_code (ZimtVcardReading *reading, const char *field, const char *code)
{
  const char *const codes[] = { code, NULL };

  if (*code != '\0')
    zimt_record_add_codes (reading->record, field, codes);
}

static guint
count_codes (const ZimtVcardReading *reading, const char *field)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (reading->record, field);

  return g_strv_length (codes);
}

/* Values are parted by commas; EVCard does that for some properties only, and may leave a
 * semicolon's. */
static gboolean
read_codes (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line,
            const char *field)
{
  for (GList *value = zimt_evcard_attribute_get_values (attribute); value != NULL;
       value = value->next)
    {
      g_autofree char *code = zimt_encoding_clean (value->data, FALSE);

      add_code (reading, field, code);
    }
  take (reading, line->raw, field, 0);
  return TRUE;
}

static gboolean
read_topics (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *whole = dup_line (attribute);
  g_auto (GStrv) codes = g_strsplit (whole, ",", -1);

  for (gsize i = 0; codes[i] != NULL; i++)
    add_code (reading, "topics", g_strstrip (codes[i]));
  take (reading, line->raw, "topics", 0);
  return TRUE;
}

/* "de-AT" is German. */
static const char *
find_language (char *word)
{
  const char *code = zimt_language_find (g_strstrip (word));
  char *dash = strpbrk (word, "-_");

  if (code != NULL || dash == NULL)
    return code;
  *dash = '\0';
  return zimt_language_find (word);
}

/* What is no language stays as it came. */
static gboolean
read_languages (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *whole = dup_line (attribute);
  g_auto (GStrv) words = g_strsplit_set (whole, ",;", -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint before = count_codes (reading, "languages");

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *code = find_language (words[i]);

      if (code == NULL)
        return FALSE;
      g_ptr_array_add (codes, (gpointer)code);
    }
  for (guint i = 0; i < codes->len; i++)
    add_code (reading, "languages", codes->pdata[i]);
  if (count_codes (reading, "languages") == before + 1)
    take (reading, line->raw, "languages", before);
  return TRUE;
}

static gboolean
read_note (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  g_autofree char *whole = dup_whole (attribute);
  g_autofree char *text = zimt_encoding_clean (whole, TRUE);

  if (*text == '\0')
    return TRUE;
  g_string_append_printf (reading->note, "%s%s", reading->note->len > 0 ? "\n" : "", text);
  take (reading, line->raw, "note", 0);
  return TRUE;
}

static gboolean
read_kind (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  if (is_person (reading))
    return FALSE;
  take (reading, line->raw, "org_kind", 0);
  return TRUE;
}

static gboolean
read_zimt_kind (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  return !is_person (reading) && read_single (reading, attribute, line, "kind");
}

static gboolean
read_uid (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  return read_single (reading, attribute, line, "vcard_uid");
}

static gboolean
read_web (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  return read_single (reading, attribute, line, "web");
}

static gboolean
read_tags (ZimtVcardReading *reading, EVCardAttribute *attribute, const ZimtVcardLine *line)
{
  return read_codes (reading, attribute, line, "tags");
}

/* FALSE: the record has no place for it, and it stays as it came. */
typedef gboolean (*ReadFunc) (ZimtVcardReading *reading, EVCardAttribute *attribute,
                              const ZimtVcardLine *line);

static const struct
{
  const char *name;
  ReadFunc read;
} readers[] = {
  { "TEL", read_phone },
  { "EMAIL", read_email },
  { "N", read_name },
  { "FN", read_full_name },
  { "ADR", read_address },
  { "ORG", read_organisation },
  { "TITLE", read_title },
  { "URL", read_web },
  { "CATEGORIES", read_tags },
  { "LANG", read_languages },
  { "LANGUAGE", read_languages },
  { "NOTE", read_note },
  { "UID", read_uid },
  { "NICKNAME", read_nickname },
  { "KIND", read_kind },
  { "X-ZIMT-KIND", read_zimt_kind },
  { "X-ZIMT-TOPICS", read_topics },
};

/* NULL where Zimt has no field for it. */
static ReadFunc
find_reader (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if (g_str_equal (readers[i].name, name))
      return readers[i].read;
  return NULL;
}

/* The lines that Zimt has fields for, cut up; as many attributes, in their order. Types are read
 * from the line itself. (transfer full) */
static EVCard *
cut_up (const GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\r\nVERSION:3.0\r\n");

  for (guint i = 0; i < lines->len; i++)
    {
      const ZimtVcardLine *line = lines->pdata[i];

      if (find_reader (line->name) == NULL)
        continue;
      g_string_append (text, line->name);
      g_string_append_c (text, ':');
      append_value (text, line->value);
      g_string_append (text, "\r\n");
    }
  g_string_append (text, "END:VCARD\r\n");
  return zimt_evcard_new_from_string (text->str);
}

void
zimt_vcard_read_fields (ZimtVcardReading *reading, const GPtrArray *lines)
{
  EVCard *card = cut_up (lines);
  GList *next = zimt_evcard_get_attributes (card);

  if (next != NULL && g_str_equal (zimt_evcard_attribute_get_name (next->data), "VERSION"))
    next = next->next;
  for (guint i = 0; i < lines->len; i++)
    {
      const ZimtVcardLine *line = lines->pdata[i];
      ReadFunc read = find_reader (line->name);
      EVCardAttribute *attribute = NULL;

      if (read != NULL && next != NULL)
        {
          attribute = next->data;
          next = next->next;
        }
      if (attribute == NULL || !g_str_equal (zimt_evcard_attribute_get_name (attribute), line->name)
          || !read (reading, attribute, line))
        zimt_vcard_keep (reading, line->raw);
    }
  g_object_unref (card);
}
