/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the house knows of one person, over all pools, with other persons masked. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"
#include "zimt-subject-private.h"
#include "zimt-record-list.h"
#include "zimt-text.h"

static const ZimtRecordKind person_kinds[]
    = { ZIMT_RECORD_PERSON, ZIMT_RECORD_INTERPRETER, ZIMT_RECORD_COMPANION, ZIMT_RECORD_NEWCOMER };

static gboolean
is_person (const ZimtRecord *record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (person_kinds); i++)
    if (zimt_record_get_kind (record) == person_kinds[i])
      return TRUE;
  return FALSE;
}

/* --- The same person in other pools --- */

static void
add_reach (GHashTable *reach, const ZimtRecord *record)
{
  for (guint i = 0; i < zimt_record_get_n_rows (record, "phones"); i++)
    {
      const char *number
          = zimt_record_get_text (zimt_record_get_row (record, "phones", i), "number");
      g_autoptr (GString) digits = g_string_new (NULL);

      for (const char *at = number; *at != '\0'; at++)
        if (g_ascii_isdigit (*at))
          g_string_append_c (digits, *at);
      if (digits->len > 0)
        g_hash_table_add (reach, g_string_free (g_steal_pointer (&digits), FALSE));
    }
  for (guint i = 0; i < zimt_record_get_n_rows (record, "emails"); i++)
    g_hash_table_add (reach, zimt_text_fold (
                                 zimt_record_get_text (zimt_record_get_row (record, "emails", i),
                                                       "address")));
}

static gboolean
shares_reach (GHashTable *reach, const ZimtRecord *record)
{
  g_autoptr (GHashTable) other = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key = NULL;

  add_reach (other, record);
  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (reach, key))
      return TRUE;
  return FALSE;
}

static char *
dup_folded_title (const ZimtRecord *record)
{
  g_autofree char *title = zimt_record_dup_title (record);

  return zimt_text_fold (title);
}

/* The name alone would hand one person's data to another one who has it too: a phone number or an
 * e-mail address must be the same as well. GPtrArray of ZimtRecord (transfer full). */
static GPtrArray *
list_own (const ZimtPeopleBook *book, ZimtRecord *card)
{
  GPtrArray *own = zimt_record_list_new ();
  g_autoptr (GHashTable) reach = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = dup_folded_title (card);

  add_reach (reach, card);
  g_ptr_array_add (own, zimt_record_ref (card));
  for (gsize i = 0; i < G_N_ELEMENTS (person_kinds); i++)
    {
      g_autoptr (GPtrArray) cards = zimt_people_book_list (book, person_kinds[i]);

      for (guint j = 0; j < cards->len; j++)
        {
          g_autofree char *other = dup_folded_title (cards->pdata[j]);

          if (cards->pdata[j] != card && g_str_equal (name, other)
              && shares_reach (reach, cards->pdata[j]))
            g_ptr_array_add (own, zimt_record_ref (cards->pdata[j]));
        }
    }
  return own;
}

/* --- Masking --- */

typedef struct
{
  const ZimtPeopleBook *book; /* borrowed */
  GHashTable *own_ids;        /* owned: char * */
  GPtrArray *names;           /* owned: char *, of other persons; each followed by its mask */
} Mask;

/* "A. T." */
static char *
dup_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " ,\t\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      {
        if (text->len > 0)
          g_string_append_c (text, ' ');
        g_string_append_unichar (text, g_utf8_get_char (*word));
        g_string_append_c (text, '.');
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_name (Mask *mask, char *name)
{
  if (strchr (name, ' ') == NULL)
    {
      /* One word is too often a word of the language. */
      g_free (name);
      return;
    }
  g_ptr_array_add (mask->names, name);
  g_ptr_array_add (mask->names, dup_initials (name));
}

static void
add_names_of (Mask *mask, const ZimtRecord *record)
{
  add_name (mask, zimt_record_dup_title (record));
  add_name (mask, zimt_record_dup_sort_title (record));
  add_name (mask, g_strdup_printf ("%s %s", zimt_record_get_text (record, "family"),
                                   zimt_record_get_text (record, "given")));
}

static void
mask_init (Mask *mask, const ZimtPeopleBook *book, GPtrArray *own)
{
  mask->book = book;
  mask->own_ids = g_hash_table_new (g_str_hash, g_str_equal);
  mask->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < own->len; i++)
    g_hash_table_add (mask->own_ids, (gpointer)zimt_record_get_id (own->pdata[i]));
  g_autofree char *name = dup_folded_title (own->pdata[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (person_kinds); i++)
    {
      g_autoptr (GPtrArray) cards = zimt_people_book_list (book, person_kinds[i]);

      for (guint j = 0; j < cards->len; j++)
        {
          g_autofree char *other = dup_folded_title (cards->pdata[j]);

          if (!g_str_equal (name, other))
            add_names_of (mask, cards->pdata[j]);
        }
    }
}

static void
mask_clear (Mask *mask)
{
  g_clear_pointer (&mask->own_ids, g_hash_table_unref);
  g_clear_pointer (&mask->names, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mask, mask_clear)

static char *
dup_masked_text (const Mask *mask, const char *text)
{
  g_autoptr (GString) masked = g_string_new (text);

  for (guint i = 0; i + 1 < mask->names->len; i += 2)
    if (strstr (masked->str, mask->names->pdata[i]) != NULL)
      g_string_replace (masked, mask->names->pdata[i], mask->names->pdata[i + 1], 0);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/* What an id says to a reader: an organisation's name, the person themselves, others' initials. */
static char *
dup_linked (const Mask *mask, const char *id)
{
  const ZimtRecord *linked = zimt_people_book_get (mask->book, id);
  g_autofree char *title = zimt_people_book_dup_title (mask->book, id);

  if (linked == NULL || !is_person (linked) || g_hash_table_contains (mask->own_ids, id))
    return g_steal_pointer (&title);
  return dup_initials (title);
}

static gboolean
is_organisation_name (const Mask *mask, const char *name)
{
  g_autoptr (GPtrArray) cards = zimt_people_book_list (mask->book, ZIMT_RECORD_ORGANISATION);

  for (guint i = 0; i < cards->len; i++)
    if (g_str_equal (zimt_record_get_text (cards->pdata[i], "name"), name)
        || g_str_equal (zimt_record_get_text (cards->pdata[i], "short_name"), name))
      return TRUE;
  return FALSE;
}

/* A field that names somebody by its sense. */
static char *
dup_masked_field (const Mask *mask, const ZimtRecord *record, const ZimtField *field)
{
  const char *text = zimt_record_get_text (record, field->name);

  if (field->type == ZIMT_FIELD_RECORD)
    return g_str_equal (field->name, "job") ? g_strdup ("") : dup_linked (mask, text);
  if (zimt_record_get_kind (record) == ZIMT_RECORD_ASSIGNMENT
      && (g_str_equal (field->name, "for_whom")
          || (g_str_equal (field->name, "requester_name") && !is_organisation_name (mask, text))))
    return dup_initials (text);
  return dup_masked_text (mask, text);
}

static ZimtRecord *mask_record (const Mask *mask, const ZimtRecord *record);

static void
mask_rows (const Mask *mask, ZimtRecord *record, const char *field)
{
  g_autoptr (GPtrArray) rows = zimt_record_list_new ();

  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    g_ptr_array_add (rows, mask_record (mask, zimt_record_get_row (record, field, i)));
  zimt_record_set_rows (record, field, rows);
}

/* (transfer full) */
static ZimtRecord *
mask_record (const Mask *mask, const ZimtRecord *record)
{
  ZimtRecord *masked = zimt_record_copy (record);
  const ZimtField *fields = zimt_record_kind_get_fields (zimt_record_get_kind (record));

  for (const ZimtField *field = fields; field->name != NULL; field++)
    if (zimt_record_is_empty (record, field->name))
      continue;
    else if (field->type == ZIMT_FIELD_ROWS)
      mask_rows (mask, masked, field->name);
    else if (field->type == ZIMT_FIELD_LINE || field->type == ZIMT_FIELD_NOTE
             || field->type == ZIMT_FIELD_RECORD)
      {
        g_autofree char *text = dup_masked_field (mask, record, field);

        zimt_record_set_text (masked, field->name, text);
      }
    else if (g_str_equal (field->name, "booking"))
      zimt_record_set_number (masked, field->name, 0);
  return masked;
}

/* --- All of it --- */

static void
add_linked (GPtrArray *records, const Mask *mask, ZimtRecordKind kind, const char *id)
{
  g_autoptr (GPtrArray) linked = zimt_people_book_list_linked (mask->book, kind, id);

  for (guint i = 0; i < linked->len; i++)
    g_ptr_array_add (records, mask_record (mask, linked->pdata[i]));
}

GPtrArray *
zimt_subject_list (const ZimtPeopleBook *book, const char *id, GError **error)
{
  ZimtRecord *card = zimt_people_book_get (book, id);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_auto (Mask) mask = { 0 };

  if (card == NULL || !is_person (card))
    {
      g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_NOT_FOUND,
                           _ ("This is the card of nobody who could be told what is known."));
      return NULL;
    }
  own = list_own (book, card);
  mask_init (&mask, book, own);
  records = zimt_record_list_new ();
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (records, mask_record (&mask, own->pdata[i]));
  for (guint i = 0; i < own->len; i++)
    {
      const char *own_id = zimt_record_get_id (own->pdata[i]);

      add_linked (records, &mask, ZIMT_RECORD_TANDEM, own_id);
      add_linked (records, &mask, ZIMT_RECORD_ASSIGNMENT, own_id);
    }
  return g_steal_pointer (&records);
}
