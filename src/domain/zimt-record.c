/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of the case work: a value for each field of its kind. */
#include "zimt-record-private.h"

#include <string.h>

#include "zimt-text.h"

#define DEFAULT_CLASS "C"

static void
wipe_text (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

void
zimt_record_value_clear (const ZimtField *field, ZimtRecordValue *value)
{
  if (zimt_field_is_text (field))
    wipe_text (value->text);
  else if (field->type == ZIMT_FIELD_CODES)
    g_strfreev (value->codes);
  else if (field->type == ZIMT_FIELD_ROWS)
    g_clear_pointer (&value->rows, g_ptr_array_unref);
  memset (value, 0, sizeof *value);
}

gboolean
zimt_record_value_is_empty (const ZimtField *field, const ZimtRecordValue *value)
{
  if (zimt_field_is_text (field))
    return value->text == NULL;
  if (field->type == ZIMT_FIELD_CODES)
    return value->codes == NULL;
  return field->type == ZIMT_FIELD_ROWS ? value->rows == NULL : value->number == 0;
}

ZimtRecord *
zimt_record_new_with_id (ZimtRecordKind kind, const char *id)
{
  ZimtRecord *record = g_atomic_rc_box_new0 (ZimtRecord);

  record->kind = kind;
  record->id = g_strdup (id);
  record->class_code = g_strdup (DEFAULT_CLASS);
  record->author = g_strdup ("");
  record->values = g_new0 (ZimtRecordValue, zimt_record_kind_get_n_fields (kind));
  return record;
}

/* The ids of rows are known in this program only, and a file of cards has many: they cost no call
 * of the kernel's. */
static char *
new_id (ZimtRecordKind kind)
{
  if (kind < ZIMT_RECORD_PHONE)
    return zimt_uid_new ();
  return g_strdup_printf ("%08x%08x%08x%08x", g_random_int (), g_random_int (), g_random_int (),
                          g_random_int ());
}

ZimtRecord *
zimt_record_new (ZimtRecordKind kind)
{
  g_autofree char *id = new_id (kind);

  g_return_val_if_fail (kind >= ZIMT_RECORD_CASE && kind < ZIMT_N_RECORD_KINDS, NULL);
  return zimt_record_new_with_id (kind, id);
}

static gpointer
ref_bytes (gconstpointer bytes, gpointer data)
{
  return g_bytes_ref ((GBytes *)bytes);
}

static gpointer
copy_row (gconstpointer row, gpointer data)
{
  return zimt_record_copy (row);
}

/* @value holds nothing. */
static void
copy_value (const ZimtField *field, ZimtRecordValue *value, const ZimtRecordValue *from)
{
  if (zimt_field_is_text (field))
    value->text = g_strdup (from->text);
  else if (field->type == ZIMT_FIELD_CODES)
    value->codes = g_strdupv (from->codes);
  else if (field->type != ZIMT_FIELD_ROWS)
    value->number = from->number;
  else if (from->rows != NULL)
    {
      value->rows = g_ptr_array_copy (from->rows, copy_row, NULL);
      g_ptr_array_set_free_func (value->rows, (GDestroyNotify)zimt_record_unref);
    }
}

ZimtRecord *
zimt_record_copy (const ZimtRecord *record)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);
  ZimtRecord *copy = zimt_record_new_with_id (record->kind, record->id);

  copy->revision = record->revision;
  zimt_record_set_class (copy, record->class_code);
  zimt_record_set_author (copy, record->author, record->changed);
  for (int i = 0; fields[i].name != NULL; i++)
    copy_value (&fields[i], &copy->values[i], &record->values[i]);
  if (record->later != NULL)
    copy->later = g_ptr_array_copy (record->later, ref_bytes, NULL);
  return copy;
}

ZimtRecord *
zimt_record_ref (ZimtRecord *record)
{
  return g_atomic_rc_box_acquire (record);
}

static void
record_clear (gpointer data)
{
  ZimtRecord *record = data;
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);

  for (int i = 0; fields[i].name != NULL; i++)
    zimt_record_value_clear (&fields[i], &record->values[i]);
  g_free (record->values);
  g_free (record->id);
  g_free (record->class_code);
  g_free (record->author);
  g_clear_pointer (&record->later, g_ptr_array_unref);
}

void
zimt_record_unref (ZimtRecord *record)
{
  if (record != NULL)
    g_atomic_rc_box_release_full (record, record_clear);
}

ZimtRecordKind
zimt_record_get_kind (const ZimtRecord *record)
{
  return record->kind;
}

const char *
zimt_record_get_id (const ZimtRecord *record)
{
  return record->id;
}

guint
zimt_record_get_revision (const ZimtRecord *record)
{
  return record->revision;
}

const char *
zimt_record_get_class (const ZimtRecord *record)
{
  return record->class_code;
}

const char *
zimt_record_get_author (const ZimtRecord *record)
{
  return record->author;
}

ZimtMinute
zimt_record_get_changed (const ZimtRecord *record)
{
  return record->changed;
}

void
zimt_record_set_revision (ZimtRecord *record, guint revision)
{
  record->revision = revision;
}

void
zimt_record_set_class (ZimtRecord *record, const char *class_code)
{
  char *copy = g_strdup (class_code != NULL ? class_code : DEFAULT_CLASS);

  g_free (record->class_code);
  record->class_code = copy;
}

void
zimt_record_set_author (ZimtRecord *record, const char *uid, ZimtMinute at)
{
  char *copy = g_utf8_make_valid (uid != NULL ? uid : "", -1);

  g_free (record->author);
  record->author = copy;
  record->changed = at;
}

/* The value of a field of one of @types (bits); NULL after a complaint: a programmer's error. */
static ZimtRecordValue *
find_value (const ZimtRecord *record, const char *name, guint types)
{
  int i = zimt_record_kind_find_field (record->kind, name);
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);

  if (i >= 0 && (types & (1u << fields[i].type)) != 0)
    return &record->values[i];
  g_critical ("A record of kind %d has no field “%s” of that type", (int)record->kind, name);
  return NULL;
}

#define TEXTS                                                                                      \
  (1u << ZIMT_FIELD_LINE | 1u << ZIMT_FIELD_NOTE | 1u << ZIMT_FIELD_CODE | 1u << ZIMT_FIELD_RECORD)
#define NUMBERS (1u << ZIMT_FIELD_NUMBER | 1u << ZIMT_FIELD_MONEY)

const char *
zimt_record_get_text (const ZimtRecord *record, const char *field)
{
  const ZimtRecordValue *value = find_value (record, field, TEXTS);

  return value != NULL && value->text != NULL ? value->text : "";
}

void
zimt_record_set_text (ZimtRecord *record, const char *field, const char *text)
{
  ZimtRecordValue *value = find_value (record, field, TEXTS);
  char *old;

  if (value == NULL)
    return;
  old = value->text;
  value->text = text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;
  wipe_text (old);
}

static const char *const *
get_codes (const ZimtRecord *record, const char *field)
{
  static const char *const none[] = { NULL };
  const ZimtRecordValue *value = find_value (record, field, 1u << ZIMT_FIELD_CODES);

  return value != NULL && value->codes != NULL ? (const char *const *)value->codes : none;
}

char **
zimt_record_dup_codes (const ZimtRecord *record, const char *field)
{
  return g_strdupv ((char **)get_codes (record, field));
}

gboolean
zimt_record_has_code (const ZimtRecord *record, const char *field, const char *code)
{
  return g_strv_contains (get_codes (record, field), code);
}

void
zimt_record_set_codes (ZimtRecord *record, const char *field, const char *const *codes)
{
  ZimtRecordValue *value = find_value (record, field, 1u << ZIMT_FIELD_CODES);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) once = NULL;

  if (value == NULL)
    return;
  for (gsize i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_autofree char *code = g_utf8_make_valid (codes[i], -1);

      g_strv_builder_add (builder, code);
    }
  once = g_strv_builder_end (builder);
  g_strfreev (value->codes);
  value->codes = *once != NULL ? g_steal_pointer (&once) : NULL;
}

void
zimt_record_add_codes (ZimtRecord *record, const char *field, const char *const *codes)
{
  g_auto (GStrv) old = zimt_record_dup_codes (record, field);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (gsize i = 0; old[i] != NULL; i++)
    g_ptr_array_add (all, old[i]);
  for (gsize i = 0; codes[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (all, codes[i], g_str_equal, NULL))
      g_ptr_array_add (all, (gpointer)codes[i]);
  g_ptr_array_add (all, NULL);
  zimt_record_set_codes (record, field, (const char *const *)all->pdata);
}

/* @types: bits. */
static gint64
get_number (const ZimtRecord *record, const char *field, guint types)
{
  const ZimtRecordValue *value = find_value (record, field, types);

  return value != NULL ? value->number : 0;
}

static void
set_number (ZimtRecord *record, const char *field, guint types, gint64 number)
{
  ZimtRecordValue *value = find_value (record, field, types);

  if (value != NULL)
    value->number = number;
}

ZimtDate
zimt_record_get_date (const ZimtRecord *record, const char *field)
{
  return (ZimtDate)get_number (record, field, 1u << ZIMT_FIELD_DATE);
}

void
zimt_record_set_date (ZimtRecord *record, const char *field, ZimtDate date)
{
  set_number (record, field, 1u << ZIMT_FIELD_DATE, date);
}

gboolean
zimt_record_get_flag (const ZimtRecord *record, const char *field)
{
  return get_number (record, field, 1u << ZIMT_FIELD_FLAG) != 0;
}

void
zimt_record_set_flag (ZimtRecord *record, const char *field, gboolean flag)
{
  set_number (record, field, 1u << ZIMT_FIELD_FLAG, flag ? 1 : 0);
}

int
zimt_record_get_number (const ZimtRecord *record, const char *field)
{
  return (int)get_number (record, field, NUMBERS);
}

void
zimt_record_set_number (ZimtRecord *record, const char *field, int number)
{
  set_number (record, field, NUMBERS, number);
}

/* Nothing is 0, and midnight is something. */
int
zimt_record_get_time (const ZimtRecord *record, const char *field)
{
  return (int)get_number (record, field, 1u << ZIMT_FIELD_TIME) - 1;
}

void
zimt_record_set_time (ZimtRecord *record, const char *field, int minute)
{
  set_number (record, field, 1u << ZIMT_FIELD_TIME, MAX (minute, -1) + 1);
}

guint
zimt_record_get_n_rows (const ZimtRecord *record, const char *field)
{
  const ZimtRecordValue *value = find_value (record, field, 1u << ZIMT_FIELD_ROWS);

  return value != NULL && value->rows != NULL ? value->rows->len : 0;
}

ZimtRecord *
zimt_record_get_row (const ZimtRecord *record, const char *field, guint i)
{
  const ZimtRecordValue *value = find_value (record, field, 1u << ZIMT_FIELD_ROWS);

  g_return_val_if_fail (value != NULL && value->rows != NULL && i < value->rows->len, NULL);
  return value->rows->pdata[i];
}

void
zimt_record_add_row (ZimtRecord *record, const char *field, ZimtRecord *row)
{
  ZimtRecordValue *value = find_value (record, field, 1u << ZIMT_FIELD_ROWS);

  if (value == NULL)
    return;
  if (value->rows == NULL)
    value->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_record_unref);
  g_ptr_array_add (value->rows, row);
}

void
zimt_record_set_rows (ZimtRecord *record, const char *field, GPtrArray *rows)
{
  ZimtRecordValue *value = find_value (record, field, 1u << ZIMT_FIELD_ROWS);
  GPtrArray *old = value != NULL ? g_steal_pointer (&value->rows) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    zimt_record_add_row (record, field, zimt_record_ref (rows->pdata[i]));
  g_clear_pointer (&old, g_ptr_array_unref);
}

/* An empty list is NULL. */
static gboolean
is_same_codes (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *)a, (const char *const *)b);
}

static gboolean
is_same_later (const GPtrArray *a, const GPtrArray *b)
{
  guint n_a = a != NULL ? a->len : 0;
  guint n_b = b != NULL ? b->len : 0;

  for (guint i = 0; i < n_a && n_a == n_b; i++)
    if (!g_bytes_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return n_a == n_b;
}

static gboolean
is_same_rows (const GPtrArray *a, const GPtrArray *b)
{
  guint n_a = a != NULL ? a->len : 0;
  guint n_b = b != NULL ? b->len : 0;

  for (guint i = 0; i < n_a && n_a == n_b; i++)
    if (!zimt_record_is_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return n_a == n_b;
}

static gboolean
is_same_value (const ZimtField *field, const ZimtRecordValue *a, const ZimtRecordValue *b)
{
  if (zimt_field_is_text (field))
    return g_strcmp0 (a->text, b->text) == 0;
  if (field->type == ZIMT_FIELD_CODES)
    return is_same_codes (a->codes, b->codes);
  if (field->type == ZIMT_FIELD_ROWS)
    return is_same_rows (a->rows, b->rows);
  return a->number == b->number;
}

gboolean
zimt_record_is_equal (const ZimtRecord *a, const ZimtRecord *b)
{
  const ZimtField *fields = zimt_record_kind_get_fields (a->kind);

  if (a->kind != b->kind)
    return FALSE;
  for (int i = 0; fields[i].name != NULL; i++)
    if (!is_same_value (&fields[i], &a->values[i], &b->values[i]))
      return FALSE;
  return is_same_later (a->later, b->later);
}

/* The index of a field that the record must have. */
static int
find_index (const ZimtRecord *record, const char *name)
{
  int i = zimt_record_kind_find_field (record->kind, name);

  if (i < 0)
    g_error ("A record of kind %d has no field “%s”", (int)record->kind, name);
  return i;
}

gboolean
zimt_record_is_empty (const ZimtRecord *record, const char *field)
{
  int i = find_index (record, field);

  return zimt_record_value_is_empty (&zimt_record_kind_get_fields (record->kind)[i],
                                     &record->values[i]);
}

gboolean
zimt_record_has_same_field (const ZimtRecord *a, const ZimtRecord *b, const char *field)
{
  int i = find_index (a, field);

  g_return_val_if_fail (a->kind == b->kind, FALSE);
  return is_same_value (&zimt_record_kind_get_fields (a->kind)[i], &a->values[i], &b->values[i]);
}

static void
replace_value (const ZimtField *field, ZimtRecordValue *value, const ZimtRecordValue *from)
{
  ZimtRecordValue copy = { NULL };

  copy_value (field, &copy, from);
  zimt_record_value_clear (field, value);
  *value = copy;
}

void
zimt_record_copy_field (ZimtRecord *record, const ZimtRecord *from, const char *field)
{
  int i = find_index (record, field);

  g_return_if_fail (record->kind == from->kind);
  replace_value (&zimt_record_kind_get_fields (record->kind)[i], &record->values[i],
                 &from->values[i]);
}

void
zimt_record_clear_part (ZimtRecord *record, gboolean is_private)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);

  for (int i = 0; fields[i].name != NULL; i++)
    if (fields[i].is_private == is_private)
      zimt_record_value_clear (&fields[i], &record->values[i]);
}

void
zimt_record_copy_part (ZimtRecord *record, const ZimtRecord *from, gboolean is_private)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);

  g_return_if_fail (record->kind == from->kind);
  for (int i = 0; fields[i].name != NULL; i++)
    if (fields[i].is_private == is_private)
      replace_value (&fields[i], &record->values[i], &from->values[i]);
}

gboolean
zimt_record_forget_name (ZimtRecord *record)
{
  const ZimtField *fields = zimt_record_kind_get_fields (record->kind);
  gboolean had_one = FALSE;

  for (int i = 0; fields[i].name != NULL; i++)
    if (fields[i].is_identifying && record->values[i].text != NULL)
      {
        zimt_record_value_clear (&fields[i], &record->values[i]);
        had_one = TRUE;
      }
  return had_one;
}

static gboolean
has_field (const ZimtRecord *record, const char *name)
{
  return zimt_record_kind_find_field (record->kind, name) >= 0;
}

/* @first, @separator, @second, where both say something. (transfer full) */
static char *
join (const char *first, const char *separator, const char *second)
{
  return g_strconcat (first, *first != '\0' && *second != '\0' ? separator : "", second, NULL);
}

char *
zimt_record_dup_title (const ZimtRecord *record)
{
  if (has_field (record, "family"))
    return join (zimt_record_get_text (record, "given"), " ",
                 zimt_record_get_text (record, "family"));
  if (has_field (record, "short_name"))
    return g_strdup (zimt_record_get_text (record, "short_name"));
  return g_strdup (has_field (record, "title") ? zimt_record_get_text (record, "title") : "");
}

char *
zimt_record_dup_sort_title (const ZimtRecord *record)
{
  if (has_field (record, "family"))
    return join (zimt_record_get_text (record, "family"), ", ",
                 zimt_record_get_text (record, "given"));
  return zimt_record_dup_title (record);
}
