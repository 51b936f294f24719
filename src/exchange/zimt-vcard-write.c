/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record says as the lines of a card 3.0 (RFC 2426), and files of these. */
#include <string.h>

#include "zimt-languages.h"
#include "zimt-vcard-private.h"
#include "zimt-vcard.h"

static void
said_free (gpointer data)
{
  ZimtVcardSaid *said = data;

  g_free (said->text);
  g_free (said);
}

static void
say (GPtrArray *lines, const char *field, guint index, GString *text)
{
  ZimtVcardSaid *said = g_new0 (ZimtVcardSaid, 1);

  said->field = field;
  said->index = index;
  said->text = g_string_free (text, FALSE);
  g_ptr_array_add (lines, said);
}

static void
append_escaped (GString *line, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      g_string_append (line, "\\n");
    else
      {
        if (strchr (",;\\", *p) != NULL)
          g_string_append_c (line, '\\');
        g_string_append_c (line, *p);
      }
}

/* Nothing where @text is empty. */
static void
say_text (GPtrArray *lines, const char *field, const char *head, const char *text)
{
  GString *line;

  if (*text == '\0')
    return;
  line = g_string_new (head);
  g_string_append_c (line, ':');
  append_escaped (line, text);
  say (lines, field, 0, line);
}

/* --- Names --- */

static void
say_name (GPtrArray *lines, const ZimtRecord *record)
{
  GString *line = g_string_new ("N:");
  g_autofree char *full = NULL;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_PERSON)
    {
      append_escaped (line, zimt_record_get_text (record, "family"));
      g_string_append_c (line, ';');
      append_escaped (line, zimt_record_get_text (record, "given"));
      g_string_append (line, ";;;");
      full = zimt_record_dup_title (record);
    }
  else
    {
      g_string_append (line, ";;;;");
      full = g_strdup (zimt_record_get_text (record, "name"));
    }
  say (lines, "n", 0, line);
  line = g_string_new ("FN:");
  append_escaped (line, full);
  say (lines, "fn", 0, line);
}

/* The main role, else the first one. */
static const ZimtRecord *
get_role (const ZimtRecord *record)
{
  guint n_roles = zimt_record_get_n_rows (record, "roles");

  for (guint i = 0; i < n_roles; i++)
    if (zimt_record_get_flag (zimt_record_get_row (record, "roles", i), "is_main"))
      return zimt_record_get_row (record, "roles", i);
  return n_roles > 0 ? zimt_record_get_row (record, "roles", 0) : NULL;
}

static void
say_role (GPtrArray *lines, const ZimtRecord *record, const char *organisation)
{
  const ZimtRecord *role = get_role (record);

  say_text (lines, "org", "ORG", organisation);
  if (role != NULL && *organisation != '\0')
    say_text (lines, "title", "TITLE", zimt_record_get_text (role, "title"));
}

static void
say_organisation (GPtrArray *lines, const ZimtRecord *record)
{
  const char *name = zimt_record_get_text (record, "name");
  const char *short_name = zimt_record_get_text (record, "short_name");

  say_text (lines, "org", "ORG", name);
  if (!g_str_equal (short_name, name))
    say_text (lines, "short_name", "NICKNAME", short_name);
  say_text (lines, "org_kind", "KIND", "org");
  say_text (lines, "kind", "X-ZIMT-KIND", zimt_record_get_text (record, "kind"));
}

/* --- How they can be reached --- */

/* "TEL;TYPE=WORK:" */
static GString *
begin_reach (const char *name, const ZimtRecord *row)
{
  static const char *const types[][2] = { { "work", "WORK" },
                                          { "private", "HOME" },
                                          { "mobile", "CELL" },
                                          { "fax", "FAX" },
                                          { "other", "OTHER" } };
  const char *kind = zimt_record_get_text (row, "kind");
  GString *line = g_string_new (name);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i][0], kind))
      g_string_append_printf (line, ";TYPE=%s", types[i][1]);
  g_string_append_c (line, ':');
  return line;
}

static void
say_reach (GPtrArray *lines, const ZimtRecord *record, const char *field, const char *name,
           const char *member)
{
  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    {
      const ZimtRecord *row = zimt_record_get_row (record, field, i);
      GString *line = begin_reach (name, row);

      append_escaped (line, zimt_record_get_text (row, member));
      say (lines, field, i, line);
    }
}

static void
say_addresses (GPtrArray *lines, const ZimtRecord *record)
{
  for (guint i = 0; i < zimt_record_get_n_rows (record, "addresses"); i++)
    {
      const ZimtRecord *row = zimt_record_get_row (record, "addresses", i);
      const char *country = zimt_record_get_text (row, "country");
      GString *line = begin_reach ("ADR", row);

      g_string_append (line, ";;");
      append_escaped (line, zimt_record_get_text (row, "street"));
      g_string_append_c (line, ';');
      append_escaped (line, zimt_record_get_text (row, "city"));
      g_string_append (line, ";;");
      append_escaped (line, zimt_record_get_text (row, "postcode"));
      g_string_append_c (line, ';');
      if (*country != '\0')
        append_escaped (line, zimt_country_get_name (country));
      say (lines, "addresses", i, line);
    }
}

/* --- Lists --- */

static void
say_codes (GPtrArray *lines, const ZimtRecord *record, const char *field, const char *name)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (record, field);
  GString *line;

  if (codes[0] == NULL)
    return;
  line = g_string_new (name);
  for (gsize i = 0; codes[i] != NULL; i++)
    {
      g_string_append_c (line, i == 0 ? ':' : ',');
      append_escaped (line, codes[i]);
    }
  say (lines, field, 0, line);
}

static void
say_languages (GPtrArray *lines, const ZimtRecord *record)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (record, "languages");

  for (guint i = 0; codes[i] != NULL; i++)
    {
      GString *line = g_string_new ("LANG:");

      append_escaped (line, zimt_language_get_tag (codes[i]));
      say (lines, "languages", i, line);
    }
}

GPtrArray *
zimt_vcard_say (const ZimtRecord *record, const char *organisation)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (said_free);
  const char *uid = zimt_record_get_text (record, "vcard_uid");

  say_name (lines, record);
  if (zimt_record_get_kind (record) == ZIMT_RECORD_PERSON)
    say_role (lines, record, organisation);
  else
    say_organisation (lines, record);
  say_reach (lines, record, "phones", "TEL", "number");
  say_reach (lines, record, "emails", "EMAIL", "address");
  say_addresses (lines, record);
  say_text (lines, "web", "URL", zimt_record_get_text (record, "web"));
  say_codes (lines, record, "tags", "CATEGORIES");
  say_languages (lines, record);
  say_codes (lines, record, "topics", "X-ZIMT-TOPICS");
  say_text (lines, "note", "NOTE", zimt_record_get_text (record, "note"));
  /* So that the card is known again when it comes back. */
  say_text (lines, "vcard_uid", "UID", *uid != '\0' ? uid : zimt_record_get_id (record));
  return lines;
}

/* --- Files --- */

#define FOLD_BYTES 75

/* Folded with the line break and a space, which counts. */
static void
append_folded (GString *file, const char *line)
{
  gsize room = FOLD_BYTES;

  for (const char *p = line; *p != '\0';)
    {
      gsize n = (gsize)(g_utf8_next_char (p) - p);

      if (n > room)
        {
          g_string_append (file, "\r\n ");
          room = FOLD_BYTES - 1;
        }
      g_string_append_len (file, p, (gssize)n);
      room -= n;
      p += n;
    }
  g_string_append (file, "\r\n");
}

/* How it came, by what Zimt would write; (transfer full). */
static GHashTable *
find_variants (char **kept)
{
  GHashTable *variants = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; kept[i] != NULL; i++)
    if (*kept[i] == ZIMT_VCARD_WOULD && kept[i + 1] != NULL && *kept[i + 1] == ZIMT_VCARD_CAME)
      g_hash_table_insert (variants, kept[i] + 1, kept[i + 1] + 1);
  return variants;
}

/* Of the role's lines the organisation's name is not known here: they go with the role. */
static gboolean
is_still_said (const ZimtRecord *record, GHashTable *said, const char *line)
{
  if (zimt_record_get_kind (record) == ZIMT_RECORD_PERSON
      && (g_str_has_prefix (line, "ORG:") || g_str_has_prefix (line, "TITLE:")))
    return get_role (record) != NULL;
  return g_hash_table_contains (said, line);
}

void
zimt_vcard_forget_changed (ZimtRecord *record)
{
  const char *vcard = zimt_record_get_text (record, "vcard");
  g_auto (GStrv) kept = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GHashTable) said = NULL;
  g_autoptr (GString) still = NULL;

  if (*vcard != ZIMT_VCARD_WOULD)
    return;
  kept = g_strsplit (vcard, "\n", -1);
  lines = zimt_vcard_say (record, "");
  said = g_hash_table_new (g_str_hash, g_str_equal);
  still = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (said, ((ZimtVcardSaid *)lines->pdata[i])->text);
  for (gsize i = 0; kept[i] != NULL; i++)
    if (*kept[i] == ZIMT_VCARD_WOULD && kept[i + 1] != NULL
        && !is_still_said (record, said, kept[i] + 1))
      i++;
    else
      g_string_append_printf (still, "%s%s", still->len > 0 ? "\n" : "", kept[i]);
  zimt_record_set_text (record, "vcard", still->str);
}

static void
append_card (GString *file, const ZimtRecord *record, const char *organisation)
{
  g_auto (GStrv) kept = g_strsplit (zimt_record_get_text (record, "vcard"), "\n", -1);
  g_autoptr (GHashTable) variants = find_variants (kept);
  g_autoptr (GPtrArray) lines = zimt_vcard_say (record, organisation);

  g_string_append (file, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
  for (guint i = 0; i < lines->len; i++)
    {
      const ZimtVcardSaid *said = lines->pdata[i];
      const char *came = g_hash_table_lookup (variants, said->text);

      append_folded (file, came != NULL ? came : said->text);
    }
  for (gsize i = 0; kept[i] != NULL; i++)
    if (*kept[i] != '\0' && *kept[i] != ZIMT_VCARD_WOULD && *kept[i] != ZIMT_VCARD_CAME)
      append_folded (file, kept[i]);
  g_string_append (file, "END:VCARD\r\n");
}

GBytes *
zimt_vcard_write (GPtrArray *records, ZimtOrganisationNameFunc get_name, gpointer data)
{
  GString *file = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const ZimtRecord *record = records->pdata[i];
      const ZimtRecord *role
          = zimt_record_get_kind (record) == ZIMT_RECORD_PERSON ? get_role (record) : NULL;

      append_card (file, record,
                   role != NULL ? get_name (data, zimt_record_get_text (role, "organisation"))
                                : "");
    }
  return g_string_free_to_bytes (file);
}
