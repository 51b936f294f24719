/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as bytes, and back from any bytes at all. */
#include "zimt-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"

/* Version, kind, author, moment, fields. The version stays the first byte of every later format. */
#define FORMAT "(yysxa{sv})"
#define VERSION 1

typedef struct
{
  gpointer data; /* owned */
  gsize size;
} Secret;

static void
wipe_and_free (gpointer data)
{
  Secret *secret = data;

  explicit_bzero (secret->data, secret->size);
  g_free (secret->data);
  g_free (secret);
}

/* The text itself, not a copy that nobody wipes. */
static GVariant *
borrow_text (const char *text)
{
  return g_variant_new_from_data (G_VARIANT_TYPE_STRING, text, strlen (text) + 1, TRUE, NULL, NULL);
}

/* What the field says, floating; NULL where it is nothing. */
static GVariant *
store_value (const ZimtField *field, const ZimtRecordValue *value)
{
  if (zimt_field_is_text (field))
    return value->text != NULL ? borrow_text (value->text) : NULL;
  if (field->type == ZIMT_FIELD_CODES)
    return value->codes != NULL ? g_variant_new_strv ((const char *const *)value->codes, -1) : NULL;
  if (value->number == 0)
    return NULL;
  if (field->type == ZIMT_FIELD_FLAG)
    return g_variant_new_boolean (TRUE);
  return g_variant_new_int32 ((gint32)value->number);
}

static GVariant *
store_fields (const ZimtRecord *record)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (int i = 0; fields[i].name != NULL; i++)
    {
      GVariant *value = store_value (&fields[i], &record->values[i]);

      if (value != NULL)
        g_variant_builder_add (&builder, "{sv}", fields[i].name, value);
    }
  for (guint i = 0; record->later != NULL && i < record->later->len; i++)
    g_variant_builder_add_value (&builder, record->later->pdata[i]);
  return g_variant_builder_end (&builder);
}

GBytes *
zimt_record_store (const ZimtRecord *record)
{
  GVariant *children[] = {
    g_variant_new_byte (VERSION), g_variant_new_byte ((guint8)record->kind),
    borrow_text (record->author), g_variant_new_int64 (record->changed),
    store_fields (record),
  };
  g_autoptr (GVariant) made
      = g_variant_ref_sink (g_variant_new_tuple (children, G_N_ELEMENTS (children)));
  g_autoptr (GVariant) little
      = G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (made) : g_variant_ref (made);
  Secret *secret = g_new (Secret, 1);

  secret->size = g_variant_get_size (little);
  secret->data = g_malloc (secret->size);
  g_variant_store (little, secret->data);
  return g_bytes_new_with_free_func (secret->data, secret->size, wipe_and_free, secret);
}

static gboolean
restore_text (ZimtRecordValue *value, GVariant *stored)
{
  if (!g_variant_is_of_type (stored, G_VARIANT_TYPE_STRING))
    return FALSE;
  value->text = g_variant_dup_string (stored, NULL);
  if (*value->text == '\0')
    g_clear_pointer (&value->text, g_free);
  return TRUE;
}

static gboolean
restore_codes (ZimtRecordValue *value, GVariant *stored)
{
  if (!g_variant_is_of_type (stored, G_VARIANT_TYPE_STRING_ARRAY))
    return FALSE;
  value->codes = g_variant_dup_strv (stored, NULL);
  if (*value->codes == NULL)
    g_clear_pointer (&value->codes, g_strfreev);
  return TRUE;
}

static gboolean
restore_number (const ZimtField *field, ZimtRecordValue *value, GVariant *stored)
{
  if (field->type == ZIMT_FIELD_FLAG)
    {
      if (!g_variant_is_of_type (stored, G_VARIANT_TYPE_BOOLEAN))
        return FALSE;
      value->number = g_variant_get_boolean (stored) ? 1 : 0;
      return TRUE;
    }
  if (!g_variant_is_of_type (stored, G_VARIANT_TYPE_INT32))
    return FALSE;
  value->number = g_variant_get_int32 (stored);
  return value->number >= 0;
}

/* A copy of its own: the bytes that it came from are to be wiped. */
static void
keep_for_later (ZimtRecord *record, const char *name, GVariant *stored)
{
  gsize size = g_variant_get_size (stored);
  gpointer data = g_malloc (MAX (size, 1));
  GVariant *copy;

  g_variant_store (stored, data);
  copy = g_variant_new_from_data (g_variant_get_type (stored), data, size, TRUE, g_free, data);
  if (record->later == NULL)
    record->later = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);
  g_ptr_array_add (record->later, g_variant_ref_sink (g_variant_new ("{sv}", name, copy)));
}

/* FALSE where the field has another type or was there before. */
static gboolean
restore_field (ZimtRecord *record, const char *name, GVariant *stored)
{
  int i = zimt_record_kind_find_field (record->kind, name);
  const ZimtField *field;
  ZimtRecordValue *value;

  if (i < 0)
    {
      keep_for_later (record, name, stored);
      return TRUE;
    }
  field = &zimt_record_kind_get_fields (record->kind)[i];
  value = &record->values[i];
  if (zimt_field_is_text (field))
    return value->text == NULL && restore_text (value, stored);
  if (field->type == ZIMT_FIELD_CODES)
    return value->codes == NULL && restore_codes (value, stored);
  return value->number == 0 && restore_number (field, value, stored);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *name_a, *name_b;

  g_variant_get_child (*(GVariant **)a, 0, "&s", &name_a);
  g_variant_get_child (*(GVariant **)b, 0, "&s", &name_b);
  return strcmp (name_a, name_b);
}

static gboolean
restore_fields (ZimtRecord *record, GVariant *fields)
{
  GVariantIter iter;
  GVariant *stored;
  const char *name;

  g_variant_iter_init (&iter, fields);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &stored))
    {
      g_autoptr (GVariant) owned = stored;

      if (!restore_field (record, name, owned))
        return FALSE;
    }
  if (record->later != NULL)
    g_ptr_array_sort (record->later, compare_names);
  return TRUE;
}

/* What the bytes say in this machine's order; NULL where they are not sound. (transfer full) */
static GVariant *
read_bytes (GBytes *bytes)
{
  g_autoptr (GVariant) stored
      = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), bytes, FALSE));

  if (!g_variant_is_normal_form (stored))
    return NULL;
  return G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (stored) : g_steal_pointer (&stored);
}

static ZimtRecord *
refuse_damaged (GError **error)
{
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
               _ ("A record of the case work is damaged; take it from a backup."));
  return NULL;
}

static ZimtRecord *
refuse_newer (GError **error)
{
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NEWER,
               _ ("A record of the case work was written by a newer Zimt; install that one here."));
  return NULL;
}

ZimtRecord *
zimt_record_restore (GBytes *bytes, const char *id, guint revision, const char *class_code,
                     GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GVariant) stored = NULL;
  g_autoptr (GVariant) fields = NULL;
  g_autoptr (ZimtRecord) record = NULL;
  const char *author;
  guint8 kind;
  gint64 changed;

  if (size == 0 || data[0] == 0)
    return refuse_damaged (error);
  if (data[0] > VERSION)
    return refuse_newer (error);
  stored = read_bytes (bytes);
  if (stored == NULL)
    return refuse_damaged (error);
  g_variant_get (stored, "(yy&sx@a{sv})", NULL, &kind, &author, &changed, &fields);
  if (kind >= ZIMT_N_RECORD_KINDS)
    return refuse_newer (error);
  if (kind < ZIMT_RECORD_CASE)
    return refuse_damaged (error);

  record = zimt_record_new_with_id (kind, id);
  record->revision = revision;
  zimt_record_set_class (record, class_code);
  zimt_record_set_author (record, author, changed);
  if (!restore_fields (record, fields))
    return refuse_damaged (error);
  return g_steal_pointer (&record);
}
