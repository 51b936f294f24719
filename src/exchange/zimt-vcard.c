/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a file of cards. What no field takes is kept as it came; so is a line that Zimt would write
 * in another way, for as long as the record says the same. */
#include "zimt-vcard.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-encoding.h"
#include "zimt-evcard.h"
#include "zimt-error.h"
#include "zimt-text.h"
#include "zimt-vcard-private.h"

/* --- What the card is --- */

static const ZimtVcardLine *
find_line (const ZimtVcard *card, const char *name)
{
  for (guint i = 0; i < card->lines->len; i++)
    if (g_str_equal (((ZimtVcardLine *)card->lines->pdata[i])->name, name))
      return card->lines->pdata[i];
  return NULL;
}

/* "" where there is none, also where all parts of it are empty. (transfer full) */
static char *
dup_value (const ZimtVcard *card, const char *name)
{
  const ZimtVcardLine *line = find_line (card, name);
  char *value = g_strdup (line != NULL ? line->value : "");
  gsize length = strlen (g_strstrip (value));

  while (length > 0 && (value[length - 1] == ';' || value[length - 1] == ' '))
    value[--length] = '\0';
  return value;
}

static ZimtRecordKind
find_kind (const ZimtVcard *card)
{
  g_autofree char *kind = dup_value (card, "KIND");
  g_autofree char *shown_as = dup_value (card, "X-ABSHOWAS");
  g_autofree char *name = dup_value (card, "N");
  g_autofree char *full_name = dup_value (card, "FN");
  g_autofree char *organisation = dup_value (card, "ORG");

  if (g_ascii_strncasecmp (kind, "org", 3) == 0 || g_ascii_strcasecmp (shown_as, "COMPANY") == 0)
    return ZIMT_RECORD_ORGANISATION;
  if (*organisation != '\0' && *name == '\0'
      && (*full_name == '\0' || g_str_equal (full_name, organisation)))
    return ZIMT_RECORD_ORGANISATION;
  return ZIMT_RECORD_PERSON;
}

/* --- Names --- */

static void
set_person_name (ZimtRecord *record, const char *full_name)
{
  const char *space = strrchr (full_name, ' ');

  if (space == NULL)
    {
      zimt_record_set_text (record, "family", full_name);
      return;
    }
  else
    {
      g_autofree char *given = g_strndup (full_name, (gsize)(space - full_name));

      zimt_record_set_text (record, "given", g_strstrip (given));
      zimt_record_set_text (record, "family", space + 1);
    }
}

/* The name that people read; "" where there is none. */
static const char *
get_full_name (const ZimtVcardReading *reading)
{
  if (reading->full_name != NULL && *reading->full_name != '\0')
    return reading->full_name;
  if (reading->organisation != NULL)
    return reading->organisation;
  if (zimt_record_get_n_rows (reading->record, "emails") > 0)
    return zimt_record_get_text (zimt_record_get_row (reading->record, "emails", 0), "address");
  return "";
}

/* Says what is wrong where the card has no name. */
static void
finish_name (ZimtVcardReading *reading)
{
  ZimtRecord *record = reading->record;
  const char *full_name = get_full_name (reading);
  g_autofree char *title = NULL;

  if (zimt_record_get_kind (record) == ZIMT_RECORD_PERSON)
    {
      title = zimt_record_dup_title (record);
      if (*title == '\0')
        set_person_name (record, full_name);
    }
  else
    {
      zimt_record_set_text (record, "name", full_name);
      title = g_strdup (zimt_record_get_text (record, "short_name"));
      if (*title == '\0')
        zimt_record_set_text (record, "short_name", full_name);
      if (*zimt_record_get_text (record, "kind") == '\0')
        zimt_record_set_text (record, "kind", "association");
    }
  if (*title == '\0' && *full_name == '\0')
    reading->wrong = N_ ("The card has no name; enter one in the file.");
}

/* --- The rest --- */

static void
finish_note (ZimtVcardReading *reading, const ZimtVcard *card)
{
  if (card->has_lost_picture)
    g_string_append_printf (reading->note, "%s%s", reading->note->len > 0 ? "\n" : "",
                            _ ("A picture of more than 64 KB was left out."));
  zimt_record_set_text (reading->record, "note", reading->note->str);
}

/* The organisation is looked up later, so the role is added when the rest was found right. FALSE
 * with error where the title is no text. */
static gboolean
finish_role (ZimtVcardReading *reading, GError **error)
{
  g_autofree char *organisation = NULL;
  g_autofree char *title = NULL;
  ZimtRecord *role;

  if (reading->organisation == NULL || zimt_record_get_kind (reading->record) != ZIMT_RECORD_PERSON)
    return TRUE;
  organisation = zimt_text_clean (reading->organisation, _ ("The organisation"), TRUE, error);
  title
      = organisation != NULL ? zimt_text_clean (reading->title, _ ("The role"), TRUE, error) : NULL;
  if (title == NULL)
    return FALSE;
  role = zimt_record_new (ZIMT_RECORD_ROLE);
  zimt_record_set_text (role, "title", title);
  zimt_record_add_row (reading->record, "roles", role);
  g_free (reading->organisation);
  reading->organisation = g_steal_pointer (&organisation);
  return TRUE;
}

static const ZimtVcardSaid *
find_said (const GPtrArray *said, const ZimtVcardTaken *taken)
{
  for (guint i = 0; i < said->len; i++)
    {
      const ZimtVcardSaid *line = said->pdata[i];

      if (line->index == taken->index && g_str_equal (line->field, taken->field))
        return line;
    }
  return NULL;
}

/* Lines that Zimt would write in another way come before those that it does not know. */
static char *
dup_kept (const ZimtVcardReading *reading)
{
  const char *organisation
      = zimt_record_get_kind (reading->record) == ZIMT_RECORD_PERSON ? reading->organisation : NULL;
  g_autoptr (GPtrArray) said
      = zimt_vcard_say (reading->record, organisation != NULL ? organisation : "");
  GString *kept = g_string_new (NULL);

  for (guint i = 0; i < reading->taken->len; i++)
    {
      const ZimtVcardTaken *taken = &g_array_index (reading->taken, ZimtVcardTaken, i);
      const ZimtVcardSaid *line = taken->is_part ? NULL : find_said (said, taken);

      if (line != NULL && !g_str_equal (line->text, taken->raw))
        g_string_append_printf (kept, "%c%s\n%c%s\n", ZIMT_VCARD_WOULD, line->text, ZIMT_VCARD_CAME,
                                taken->raw);
    }
  g_string_append (kept, reading->kept->str);
  g_strchomp (kept->str);
  return g_string_free (kept, FALSE);
}

/* --- Files --- */

typedef struct
{
  ZimtReadCards *cards; /* owned */
  GHashTable *uids;     /* owned: set of what the records own */
  ZimtRecordKind kind;  /* 0: what the card says */
} File;

static void
refuse (File *file, int line, const char *what, const char *why)
{
  zimt_read_cards_refuse (file->cards, line, what, g_strdup (why));
}

static void
refuse_card (File *file, const ZimtVcard *card, const char *why)
{
  g_autofree char *what = dup_value (card, "FN");

  if (*what == '\0')
    {
      g_free (what);
      what = dup_value (card, "N");
    }
  refuse (file, card->line, *what != '\0' ? what : "BEGIN:VCARD", why);
}

/* NULL: nothing is wrong with the card so far. (transfer full) */
static char *
check (File *file, ZimtVcardReading *reading)
{
  const char *uid = zimt_record_get_text (reading->record, "vcard_uid");
  g_autoptr (GError) error = NULL;

  if (reading->wrong != NULL)
    return g_strdup (_ (reading->wrong));
  if (*uid != '\0' && g_hash_table_contains (file->uids, uid))
    return g_strdup (_ ("Another card of this file has the same UID; this one is left out."));
  if (!zimt_record_validate (reading->record, ZIMT_DATE_LAST, NULL, &error)
      || !finish_role (reading, &error))
    return g_strdup (error->message);
  return NULL;
}

/* The card came in without them. */
static void
refuse_lines (File *file, const ZimtVcardReading *reading)
{
  for (guint i = 0; i < reading->left_out->len; i++)
    {
      const ZimtRefusal *refusal = reading->left_out->pdata[i];

      refuse (file, refusal->line, refusal->what, refusal->why);
    }
}

static void
read_card (File *file, const ZimtVcard *card)
{
  g_auto (ZimtVcardReading) reading
      = { .kept = g_string_new (NULL),
          .note = g_string_new (NULL),
          .taken = g_array_new (FALSE, FALSE, sizeof (ZimtVcardTaken)),
          .left_out = zimt_refusals_new (NULL) };
  g_autofree char *why = NULL;
  g_autofree char *kept = NULL;
  gboolean is_person;
  const char *uid;

  reading.record = zimt_record_new (file->kind != 0 ? file->kind : find_kind (card));
  zimt_vcard_read_fields (&reading, card->lines);
  if (reading.title != NULL && reading.organisation == NULL)
    zimt_vcard_keep (&reading, reading.title_raw);
  finish_name (&reading);
  finish_note (&reading, card);
  why = check (file, &reading);
  kept = why == NULL ? dup_kept (&reading) : NULL;
  if (why != NULL || strlen (kept) > ZIMT_VCARD_MAX_KEPT)
    {
      refuse_card (file, card, why != NULL ? why : _ ("The card is too large."));
      return;
    }
  zimt_record_set_text (reading.record, "vcard", kept);
  uid = zimt_record_get_text (reading.record, "vcard_uid");
  if (*uid != '\0')
    g_hash_table_add (file->uids, (gpointer)uid);
  is_person = zimt_record_get_kind (reading.record) == ZIMT_RECORD_PERSON;
  zimt_read_cards_add (file->cards, g_steal_pointer (&reading.record),
                       g_strdup (is_person && reading.organisation != NULL ? reading.organisation
                                                                           : ""),
                       card->line);
  refuse_lines (file, &reading);
}

static void
take_card (File *file, const ZimtVcard *card)
{
  if (!card->is_whole)
    refuse_card (file, card, _ ("The card has no end; it should be END:VCARD."));
  else if (card->is_too_large)
    refuse_card (file, card, _ ("The card is too large."));
  else
    read_card (file, card);
}

/* Half a file would look like all of it. */
static gboolean
has_room (const File *file, GError **error)
{
  if (file->cards->records->len <= ZIMT_VCARD_MAX_CARDS)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
               _ ("More than %d cards are not read at once; divide the file."),
               ZIMT_VCARD_MAX_CARDS);
  return FALSE;
}

static gboolean
go_on (ZimtProgressFunc progress, gpointer data, double done, GError **error)
{
  if (progress == NULL || progress (done, data))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                       _ ("The import was stopped; nothing of it was stored."));
  return FALSE;
}

static gboolean
read_cards (File *file, ZimtVcardScanner *scanner, ZimtProgressFunc progress, gpointer data,
            GError **error)
{
  gsize told = 0;
  gboolean is_card = TRUE;

  while (is_card)
    {
      g_auto (ZimtVcard) card = { 0 };

      is_card = zimt_vcard_scan (scanner, &card);
      if (scanner->junk_line != 0)
        refuse (file, scanner->junk_line, scanner->junk, _ ("This is no card."));
      if (is_card)
        take_card (file, &card);
      if (!has_room (file, error))
        return FALSE;
      if (scanner->offset - told < scanner->length / 100 + 1 && is_card)
        continue;
      told = scanner->offset;
      if (!go_on (progress, data, (double)told / (double)MAX (scanner->length, 1), error))
        return FALSE;
    }
  return TRUE;
}

ZimtReadCards *
zimt_vcard_read (GBytes *bytes, ZimtRecordKind kind, ZimtProgressFunc progress, gpointer data,
                 GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gboolean is_wide
      = length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0);
  gboolean has_mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0;
  g_autoptr (GBytes) narrow = is_wide ? zimt_encoding_file_to_utf8 (bytes, NULL) : NULL;
  g_autoptr (ZimtReadCards) cards = zimt_read_cards_new ();
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);
  File file = { cards, uids, kind };
  ZimtVcardScanner scanner = { .line = 1 };
  gboolean is_done;

  /* Lines say for themselves what charset they are in: the file is not copied. */
  scanner.text = g_bytes_get_data (narrow != NULL ? narrow : bytes, &scanner.length);
  scanner.offset = has_mark ? 3 : 0;
  is_done = zimt_evcard_load (error) && read_cards (&file, &scanner, progress, data, error);
  g_free (scanner.junk);
  return is_done ? g_steal_pointer (&cards) : NULL;
}
