/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record as bytes, and back from any bytes at all.
 *
 * Little-endian: version and kind (a byte each), moment (8 bytes), author (length, text), and then
 * fields up to the end: type and length of the name (a byte each), name, length, value. A length is
 * 4 bytes. The version stays the first byte of every later format. A GVariant of the same took more
 * than twice as long to read, and a book of 20,000 is read while somebody waits. */
#include "zimt-record-list.h"
#include "zimt-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-error.h"

#define VERSION 1

/* How values are stored; later versions may have more. */
#define STORED_TEXT 's'   /* UTF-8 without an end */
#define STORED_CODES 'c'  /* UTF-8, a zero byte behind each */
#define STORED_NUMBER 'n' /* 8 bytes */
#define STORED_ROWS 'r'   /* for each its length and its fields */

/* Counts first, then writes into what was allocated: nothing is left behind where memory moved. */
typedef struct
{
  guint8 *data; /* borrowed (nullable): NULL while counting */
  gsize size;
} Writer;

typedef struct
{
  const guint8 *data; /* borrowed */
  gsize left;
} Reader;

/* A field as it lies there. */
typedef struct
{
  guint8 type;
  const char *name; /* borrowed: not ended */
  gsize name_length;
  const guint8 *value; /* borrowed */
  gsize length;
} Stored;

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

/* @data is wiped in the end; (transfer full). */
static GBytes *
secret_bytes_new_take (gpointer data, gsize size)
{
  Secret *secret = g_new (Secret, 1);

  *secret = (Secret){ data, size };
  return g_bytes_new_with_free_func (data, size, wipe_and_free, secret);
}

static void
put (Writer *writer, gconstpointer data, gsize size)
{
  if (writer->data != NULL && size > 0)
    memcpy (writer->data + writer->size, data, size);
  writer->size += size;
}

static void
put_byte (Writer *writer, guint8 byte)
{
  put (writer, &byte, 1);
}

static void
put_length (Writer *writer, gsize length)
{
  guint32 little = GUINT32_TO_LE ((guint32)length);

  put (writer, &little, sizeof little);
}

static void
put_number (Writer *writer, gint64 number)
{
  gint64 little = GINT64_TO_LE (number);

  put (writer, &little, sizeof little);
}

static void
put_codes (Writer *writer, char **codes)
{
  gsize length = 0;

  for (gsize i = 0; codes[i] != NULL; i++)
    length += strlen (codes[i]) + 1;
  put_length (writer, length);
  for (gsize i = 0; codes[i] != NULL; i++)
    put (writer, codes[i], strlen (codes[i]) + 1);
}

static void put_fields (Writer *writer, const ZimtRecord *record);

static gsize
count_fields (const ZimtRecord *record)
{
  Writer count = { NULL, 0 };

  put_fields (&count, record);
  return count.size;
}

static void
put_rows (Writer *writer, const GPtrArray *rows)
{
  gsize length = 0;

  for (guint i = 0; i < rows->len; i++)
    length += sizeof (guint32) + count_fields (rows->pdata[i]);
  put_length (writer, length);
  for (guint i = 0; i < rows->len; i++)
    {
      put_length (writer, count_fields (rows->pdata[i]));
      put_fields (writer, rows->pdata[i]);
    }
}

static guint8
get_stored_type (const ZimtField *field)
{
  if (zimt_field_is_text (field))
    return STORED_TEXT;
  if (field->type == ZIMT_FIELD_CODES)
    return STORED_CODES;
  return field->type == ZIMT_FIELD_ROWS ? STORED_ROWS : STORED_NUMBER;
}

static void
put_field (Writer *writer, const ZimtField *field, const ZimtRecordValue *value)
{
  guint8 type = get_stored_type (field);

  put_byte (writer, type);
  put_byte (writer, (guint8)strlen (field->name));
  put (writer, field->name, strlen (field->name));
  if (type == STORED_CODES)
    put_codes (writer, value->codes);
  else if (type == STORED_ROWS)
    put_rows (writer, value->rows);
  else if (type == STORED_TEXT)
    {
      put_length (writer, strlen (value->text));
      put (writer, value->text, strlen (value->text));
    }
  else
    {
      put_length (writer, sizeof (gint64));
      put_number (writer, value->number);
    }
}

static void
put_fields (Writer *writer, const ZimtRecord *record)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);

  for (int i = 0; fields[i].name != NULL; i++)
    if (!zimt_record_value_is_empty (&fields[i], &record->values[i]))
      put_field (writer, &fields[i], &record->values[i]);
  for (guint i = 0; record->later != NULL && i < record->later->len; i++)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (record->later->pdata[i], &size);

      put (writer, data, size);
    }
}

static void
put_record (Writer *writer, const ZimtRecord *record)
{
  put_byte (writer, VERSION);
  put_byte (writer, (guint8)record->kind);
  put_number (writer, record->changed);
  put_length (writer, strlen (record->author));
  put (writer, record->author, strlen (record->author));
  put_fields (writer, record);
}

GBytes *
zimt_record_store (const ZimtRecord *record)
{
  Writer count = { NULL, 0 };
  Writer writer = { NULL, 0 };

  put_record (&count, record);
  writer.data = g_malloc (count.size);
  put_record (&writer, record);
  return secret_bytes_new_take (writer.data, writer.size);
}

/* The next @size bytes; NULL where there are no more. */
static const guint8 *
take (Reader *reader, gsize size)
{
  const guint8 *data = reader->data;

  if (reader->left < size)
    return NULL;
  reader->data += size;
  reader->left -= size;
  return data;
}

static gboolean
take_byte (Reader *reader, guint8 *byte)
{
  const guint8 *data = take (reader, 1);

  if (data != NULL)
    *byte = *data;
  return data != NULL;
}

static gint64
read_number (const guint8 *data)
{
  gint64 little;

  memcpy (&little, data, sizeof little);
  return GINT64_FROM_LE (little);
}

/* Bytes that have their length before them. */
static gboolean
take_counted (Reader *reader, const guint8 **data, gsize *size)
{
  guint32 little;
  const guint8 *length = take (reader, sizeof little);

  if (length == NULL)
    return FALSE;
  memcpy (&little, length, sizeof little);
  *size = GUINT32_FROM_LE (little);
  *data = take (reader, *size);
  return *data != NULL;
}

static gboolean
take_stored (Reader *reader, Stored *stored)
{
  guint8 name_length;

  if (!take_byte (reader, &stored->type) || !take_byte (reader, &name_length) || name_length == 0)
    return FALSE;
  stored->name_length = name_length;
  stored->name = (const char *)take (reader, name_length);
  return stored->name != NULL && take_counted (reader, &stored->value, &stored->length);
}

static gboolean
is_text (const guint8 *data, gsize size)
{
  return g_utf8_validate ((const char *)data, (gssize)size, NULL);
}

static gboolean
restore_codes (ZimtRecordValue *value, const Stored *stored)
{
  const char *rest = (const char *)stored->value, *end = rest + stored->length;
  g_autoptr (GStrvBuilder) codes = NULL;

  /* The last byte is a zero, so that every code ends before it. */
  if (stored->length == 0 || end[-1] != '\0')
    return FALSE;
  codes = g_strv_builder_new ();
  for (; rest < end; rest += strlen (rest) + 1)
    {
      if (*rest == '\0' || !g_utf8_validate (rest, -1, NULL))
        return FALSE;
      g_strv_builder_add (codes, rest);
    }
  value->codes = g_strv_builder_end (codes);
  return TRUE;
}

static gboolean
restore_number (const ZimtField *field, ZimtRecordValue *value, const Stored *stored)
{
  if (stored->length != sizeof (gint64))
    return FALSE;
  value->number = read_number (stored->value);
  return value->number >= 1 && value->number <= (field->type == ZIMT_FIELD_FLAG ? 1 : G_MAXINT32);
}

static gboolean restore_fields (ZimtRecord *record, Reader *reader);

/* Rows have no rows in them. */
static gboolean
restore_rows (const ZimtField *field, ZimtRecordValue *value, const Stored *stored)
{
  Reader reader = { stored->value, stored->length };

  if (stored->length == 0)
    return FALSE;
  value->rows = zimt_record_list_new ();
  while (reader.left > 0)
    {
      Reader row;
      ZimtRecord *record = zimt_record_new (field->rows);

      g_ptr_array_add (value->rows, record);
      if (!take_counted (&reader, &row.data, &row.left) || !restore_fields (record, &row))
        return FALSE;
    }
  return TRUE;
}

static gboolean
restore_value (const ZimtField *field, ZimtRecordValue *value, const Stored *stored)
{
  if (!zimt_record_value_is_empty (field, value))
    return FALSE;
  if (field->type == ZIMT_FIELD_CODES)
    return stored->type == STORED_CODES && restore_codes (value, stored);
  if (field->type == ZIMT_FIELD_ROWS)
    return stored->type == STORED_ROWS && restore_rows (field, value, stored);
  if (!zimt_field_is_text (field))
    return stored->type == STORED_NUMBER && restore_number (field, value, stored);
  if (stored->type != STORED_TEXT || stored->length == 0
      || !is_text (stored->value, stored->length))
    return FALSE;
  value->text = g_strndup ((const char *)stored->value, stored->length);
  return TRUE;
}

static void
keep_for_later (ZimtRecord *record, const Stored *stored)
{
  const guint8 *start = (const guint8 *)stored->name - 2;
  gsize size = (gsize)(stored->value + stored->length - start);

  if (record->later == NULL)
    record->later = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_ptr_array_add (record->later, secret_bytes_new_take (g_memdup2 (start, size), size));
}

/* By their names, then by all of them. */
static int
compare_later (gconstpointer a, gconstpointer b)
{
  const guint8 *one = g_bytes_get_data (*(GBytes **)a, NULL);
  const guint8 *other = g_bytes_get_data (*(GBytes **)b, NULL);
  int order = memcmp (one + 2, other + 2, MIN (one[1], other[1]));

  return order != 0 ? order : (int)one[1] - (int)other[1];
}

/* FALSE where a field is there twice. */
static gboolean
sort_later (GPtrArray *later)
{
  g_ptr_array_sort (later, compare_later);
  for (guint i = 1; i < later->len; i++)
    if (compare_later (&later->pdata[i - 1], &later->pdata[i]) == 0)
      return FALSE;
  return TRUE;
}

/* The index of the field; -1: none. The search begins at @from, because fields are mostly stored in
 * the order of the table. */
static int
find_stored (const ZimtField *fields, int n_fields, int from, const Stored *stored)
{
  for (int i = 0; i < n_fields; i++)
    {
      int index = (from + i) % n_fields;
      const char *name = fields[index].name;

      if (strlen (name) == stored->name_length
          && memcmp (name, stored->name, stored->name_length) == 0)
        return index;
    }
  return -1;
}

static gboolean
restore_fields (ZimtRecord *record, Reader *reader)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);
  int n_fields = zimt_record_kind_get_n_fields (record->kind);
  int from = 0;

  while (reader->left > 0)
    {
      Stored stored;
      int index;

      if (!take_stored (reader, &stored))
        return FALSE;
      index = find_stored (fields, n_fields, from, &stored);
      if (index < 0)
        keep_for_later (record, &stored);
      else if (!restore_value (&fields[index], &record->values[index], &stored))
        return FALSE;
      from = index + 1;
    }
  return record->later == NULL || sort_later (record->later);
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

/* What is behind version and kind. */
static gboolean
restore_rest (ZimtRecord *record, Reader *reader)
{
  const guint8 *changed = take (reader, sizeof (gint64));
  const guint8 *author;
  gsize length;

  if (changed == NULL || !take_counted (reader, &author, &length) || !is_text (author, length))
    return FALSE;
  record->changed = read_number (changed);
  g_free (record->author);
  record->author = g_strndup ((const char *)author, length);
  return restore_fields (record, reader);
}

ZimtRecord *
zimt_record_restore (GBytes *bytes, const char *id, guint revision, const char *class_code,
                     GError **error)
{
  Reader reader;
  g_autoptr (ZimtRecord) record = NULL;
  guint8 version, kind;

  reader.data = g_bytes_get_data (bytes, &reader.left);
  if (!take_byte (&reader, &version) || version == 0)
    return refuse_damaged (error);
  if (version > VERSION)
    return refuse_newer (error);
  if (!take_byte (&reader, &kind) || kind < ZIMT_RECORD_CASE)
    return refuse_damaged (error);
  if (kind >= ZIMT_N_RECORD_KINDS)
    return refuse_newer (error);
  record = zimt_record_new_with_id (kind, id);
  record->revision = revision;
  zimt_record_set_class (record, class_code);
  if (!restore_rest (record, &reader))
    return refuse_damaged (error);
  return g_steal_pointer (&record);
}
