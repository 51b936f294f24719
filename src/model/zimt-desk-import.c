/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of cards into the house: what is known is changed, the rest is new, all of it or nothing.
 */
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "zimt-desk-people-private.h"
#include "zimt-record-list.h"
#include "zimt-text.h"

/* A question for the one who waits, every so many cards. */
#define CARDS_PER_QUESTION 50

typedef struct
{
  ZimtDesk *desk;             /* borrowed */
  const ZimtReadCards *cards; /* borrowed */
  ZimtCardAct *act;           /* borrowed (nullable): NULL where nothing is to be stored */
  GHashTable *by_uid;         /* owned: char * to ZimtRecord */
  GHashTable *by_name;        /* owned: char * to GPtrArray of ZimtRecord */
  GHashTable *taken;          /* owned: ids (borrowed) of stored cards that a card of the file is */
  ZimtRecord **known;         /* owned: the stored card of each in the file, or NULL (borrowed) */
  GPtrArray *made;            /* owned: ZimtRecord, organisations that came with the file */
  ZimtImport *import;         /* owned */
  ZimtProgressFunc progress;
  gpointer data;
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->by_uid, g_hash_table_unref);
  g_clear_pointer (&run->by_name, g_hash_table_unref);
  g_clear_pointer (&run->taken, g_hash_table_unref);
  g_clear_pointer (&run->known, g_free);
  g_clear_pointer (&run->made, g_ptr_array_unref);
  g_clear_pointer (&run->import, zimt_import_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* --- Who is who --- */

static char *
dup_key (ZimtRecordKind kind, const char *name)
{
  g_autofree char *folded = zimt_text_fold (name);

  return g_strdup_printf ("%d %s", kind, folded);
}

static void
index_name (Run *run, ZimtRecord *record, const char *name)
{
  g_autofree char *key = dup_key (zimt_record_get_kind (record), name);
  GPtrArray *records = g_hash_table_lookup (run->by_name, key);

  if (*name == '\0')
    return;
  if (records == NULL)
    {
      records = zimt_record_list_new ();
      g_hash_table_insert (run->by_name, g_steal_pointer (&key), records);
    }
  if (!g_ptr_array_find (records, record, NULL))
    g_ptr_array_add (records, zimt_record_ref (record));
}

static void
index_card (Run *run, ZimtRecord *record)
{
  const char *uid = zimt_record_get_text (record, "vcard_uid");
  g_autofree char *title = zimt_record_dup_title (record);

  /* A card without a UID of its own leaves the house with its id. */
  g_hash_table_insert (run->by_uid, g_strdup (zimt_record_get_id (record)),
                       zimt_record_ref (record));
  if (*uid != '\0')
    g_hash_table_insert (run->by_uid, g_strdup (uid), zimt_record_ref (record));
  index_name (run, record, title);
  if (zimt_record_get_kind (record) == ZIMT_RECORD_ORGANISATION)
    {
      index_name (run, record, zimt_record_get_text (record, "name"));
      index_name (run, record, zimt_record_get_text (record, "short_name"));
    }
}

static gboolean
index_house (Run *run, GError **error)
{
  static const ZimtRecordKind kinds[] = { ZIMT_RECORD_ORGANISATION, ZIMT_RECORD_PERSON };
  g_autoptr (ZimtPeopleBook) book = zimt_desk_load_people_book (run->desk, NULL, error);

  if (book == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = zimt_people_book_list (book, kinds[i]);

      for (guint j = 0; j < records->len; j++)
        index_card (run, records->pdata[j]);
    }
  return TRUE;
}

static gboolean
shares_row (const ZimtRecord *a, const ZimtRecord *b, const char *rows, const char *field)
{
  for (guint i = 0; i < zimt_record_get_n_rows (a, rows); i++)
    for (guint j = 0; j < zimt_record_get_n_rows (b, rows); j++)
      if (g_str_equal (zimt_record_get_text (zimt_record_get_row (a, rows, i), field),
                       zimt_record_get_text (zimt_record_get_row (b, rows, j), field)))
        return TRUE;
  return FALSE;
}

/* The organisation of that name; (transfer none) (nullable). */
static ZimtRecord *
find_organisation (Run *run, const char *name)
{
  g_autofree char *key = dup_key (ZIMT_RECORD_ORGANISATION, name);
  const GPtrArray *records = g_hash_table_lookup (run->by_name, key);

  return records != NULL ? records->pdata[0] : NULL;
}

/* Somebody of that name whom no other card of the file is; where @by_reach with a phone number or
 * e-mail address of theirs, because two persons may have one name. (transfer none) (nullable) */
static ZimtRecord *
find_person (Run *run, const ZimtRecord *from, gboolean by_reach)
{
  g_autofree char *title = zimt_record_dup_title (from);
  g_autofree char *key = dup_key (zimt_record_get_kind (from), title);
  const GPtrArray *records = g_hash_table_lookup (run->by_name, key);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      ZimtRecord *stored = records->pdata[i];

      if (!g_hash_table_contains (run->taken, zimt_record_get_id (stored))
          && (!by_reach || shares_row (from, stored, "phones", "number")
              || shares_row (from, stored, "emails", "address")))
        return stored;
    }
  return NULL;
}

static void
take (Run *run, guint i, ZimtRecord *stored)
{
  run->known[i] = stored;
  if (stored != NULL)
    g_hash_table_add (run->taken, (gpointer)zimt_record_get_id (stored));
}

static void
find_by_uid (Run *run, guint i)
{
  const ZimtRecord *record = run->cards->records->pdata[i];
  const char *uid = zimt_record_get_text (record, "vcard_uid");
  ZimtRecord *stored = *uid != '\0' ? g_hash_table_lookup (run->by_uid, uid) : NULL;

  if (stored != NULL && zimt_record_get_kind (stored) == zimt_record_get_kind (record)
      && !g_hash_table_contains (run->taken, zimt_record_get_id (stored)))
    take (run, i, stored);
}

/* What says more goes first, so that nobody with the same name takes the card that a UID names. */
static void
find_known (Run *run)
{
  const GPtrArray *records = run->cards->records;

  for (guint i = 0; i < records->len; i++)
    find_by_uid (run, i);
  for (int by_reach = 1; by_reach >= 0; by_reach--)
    for (guint i = 0; i < records->len; i++)
      if (run->known[i] == NULL && zimt_record_get_kind (records->pdata[i]) == ZIMT_RECORD_PERSON)
        take (run, i, find_person (run, records->pdata[i], by_reach != 0));
}

/* --- Changes --- */

/* What a row of the file says the stored one says too; files rarely know which kind of number it
 * is. */
static gboolean
says_nothing_new (const ZimtRecord *row, const ZimtRecord *stored)
{
  const ZimtField *fields = zimt_record_kind_get_fields (zimt_record_get_kind (row));

  for (const ZimtField *field = fields; field->name != NULL; field++)
    if (!g_str_equal (field->name, "kind") && !zimt_record_is_empty (row, field->name)
        && !zimt_record_has_same_field (row, stored, field->name))
      return FALSE;
  return TRUE;
}

static gboolean
has_row (const ZimtRecord *record, const char *field, const ZimtRecord *row)
{
  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    if (says_nothing_new (row, zimt_record_get_row (record, field, i)))
      return TRUE;
  return FALSE;
}

static void
add_rows (ZimtRecord *record, const ZimtRecord *from, const char *field)
{
  for (guint i = 0; i < zimt_record_get_n_rows (from, field); i++)
    {
      ZimtRecord *row = zimt_record_get_row (from, field, i);

      if (!has_row (record, field, row))
        zimt_record_add_row (record, field, zimt_record_ref (row));
    }
}

static void
add_codes (ZimtRecord *record, const ZimtRecord *from, const char *field)
{
  g_auto (GStrv) codes = zimt_record_dup_codes (from, field);

  zimt_record_add_codes (record, field, (const char *const *)codes);
}

/* Where only the name is the same, the file knows less than the card: lists grow and lose nothing.
 */
static void
take_field (ZimtRecord *record, const ZimtRecord *from, const ZimtField *field,
            gboolean is_same_uid)
{
  if (zimt_record_is_empty (from, field->name) || g_str_equal (field->name, "roles"))
    return;
  if (!is_same_uid && field->type == ZIMT_FIELD_ROWS)
    add_rows (record, from, field->name);
  else if (!is_same_uid && field->type == ZIMT_FIELD_CODES)
    add_codes (record, from, field->name);
  else
    zimt_record_copy_field (record, from, field->name);
}

/* What a file cannot know of an organisation of the plan: how its chips are called, and what it is
 * where the file says only that it is one. */
static gboolean
is_kept (const ZimtRecord *from, const ZimtField *field, gboolean is_same_uid)
{
  if (zimt_record_get_kind (from) != ZIMT_RECORD_ORGANISATION)
    return FALSE;
  if (g_str_equal (field->name, "short_name"))
    return TRUE;
  if (is_same_uid)
    return FALSE;
  return g_str_equal (field->name, "name") || g_str_equal (field->name, "in_house")
         || (g_str_equal (field->name, "kind")
             && g_str_equal (zimt_record_get_text (from, "kind"), "association"));
}

static gboolean
is_same_uid (const ZimtRecord *stored, const ZimtRecord *from)
{
  const char *uid = zimt_record_get_text (from, "vcard_uid");

  return *uid != '\0'
         && (g_str_equal (uid, zimt_record_get_id (stored))
             || g_str_equal (uid, zimt_record_get_text (stored, "vcard_uid")));
}

/* What @stored becomes; (transfer full). */
static ZimtRecord *
change (const ZimtRecord *stored, const ZimtRecord *from)
{
  ZimtRecord *record = zimt_record_copy (stored);
  gboolean is_same = is_same_uid (stored, from);
  const ZimtField *fields = zimt_record_kind_get_fields (zimt_record_get_kind (stored));

  for (const ZimtField *field = fields; field->name != NULL; field++)
    /* One that left with its id has no UID of its own and gets none. */
    if (!(is_same && g_str_equal (field->name, "vcard_uid")) && !is_kept (from, field, is_same))
      take_field (record, from, field, is_same);
  return record;
}

/* --- Roles --- */

/* The organisation of that name, made where there is none; (transfer none) (nullable). */
static ZimtRecord *
get_organisation (Run *run, const char *name, GError **error)
{
  ZimtRecord *organisation = find_organisation (run, name);

  if (organisation != NULL)
    return organisation;
  organisation = zimt_record_new (ZIMT_RECORD_ORGANISATION);
  g_ptr_array_add (run->made, organisation);
  zimt_record_set_text (organisation, "short_name", name);
  zimt_record_set_text (organisation, "name", name);
  zimt_record_set_text (organisation, "kind", "association");
  if (run->act != NULL && !zimt_card_act_put (run->act, organisation, error))
    return NULL;
  index_card (run, organisation);
  run->import->n_new++;
  return organisation;
}

/* The role that the file tells of; (transfer none) (nullable). */
static const ZimtRecord *
find_told_role (const ZimtRecord *from)
{
  for (guint i = 0; i < zimt_record_get_n_rows (from, "roles"); i++)
    {
      const ZimtRecord *role = zimt_record_get_row (from, "roles", i);

      if (zimt_record_is_empty (role, "organisation"))
        return role;
    }
  return NULL;
}

/* Roles without an organisation are what the file told; the others stay. */
static void
drop_told_roles (ZimtRecord *record)
{
  g_autoptr (GPtrArray) rows = zimt_record_list_new ();

  for (guint i = 0; i < zimt_record_get_n_rows (record, "roles"); i++)
    {
      ZimtRecord *role = zimt_record_get_row (record, "roles", i);

      if (!zimt_record_is_empty (role, "organisation"))
        g_ptr_array_add (rows, zimt_record_ref (role));
    }
  zimt_record_set_rows (record, "roles", rows);
}

/* (transfer none) (nullable) */
static ZimtRecord *
find_role_in (const ZimtRecord *record, const char *organisation_id)
{
  for (guint i = 0; i < zimt_record_get_n_rows (record, "roles"); i++)
    {
      ZimtRecord *role = zimt_record_get_row (record, "roles", i);

      if (g_str_equal (zimt_record_get_text (role, "organisation"), organisation_id))
        return role;
    }
  return NULL;
}

static gboolean
take_role (Run *run, ZimtRecord *record, const ZimtRecord *from, const char *name, GError **error)
{
  const ZimtRecord *told = find_told_role (from);
  const char *title = told != NULL ? zimt_record_get_text (told, "title") : "";
  ZimtRecord *organisation = NULL, *role = NULL;

  drop_told_roles (record);
  if (*name == '\0')
    return TRUE;
  organisation = get_organisation (run, name, error);
  if (organisation == NULL)
    return FALSE;
  role = find_role_in (record, zimt_record_get_id (organisation));
  if (role == NULL)
    {
      role = zimt_record_new (ZIMT_RECORD_ROLE);
      zimt_record_set_text (role, "organisation", zimt_record_get_id (organisation));
      zimt_record_add_row (record, "roles", role);
    }
  if (*title != '\0' && !g_str_equal (title, zimt_record_get_text (role, "title")))
    zimt_record_set_text (role, "title", title);
  return TRUE;
}

/* --- One card --- */

static void
refuse (Run *run, guint i, const ZimtRecord *record, const char *why)
{
  g_autofree char *title = zimt_record_dup_title (record);

  run->import->n_refused++;
  if (run->import->refusals->len >= ZIMT_REFUSALS_MAX)
    return;
  zimt_refusals_add (run->import->refusals, g_array_index (run->cards->lines, int, i), title,
                     g_strdup (why));
}

/* The rows of a stored card are shared with it. */
static ZimtRecord *
copy_with_rows (const ZimtRecord *record, const char *field)
{
  ZimtRecord *copy = zimt_record_copy (record);
  g_autoptr (GPtrArray) rows = zimt_record_list_new ();

  for (guint i = 0; i < zimt_record_get_n_rows (record, field); i++)
    g_ptr_array_add (rows, zimt_record_copy (zimt_record_get_row (record, field, i)));
  zimt_record_set_rows (copy, field, rows);
  return copy;
}

static ZimtRecord *
make_card (Run *run, guint i, GError **error)
{
  const ZimtRecord *from = run->cards->records->pdata[i];
  g_autoptr (ZimtRecord) changed = run->known[i] != NULL ? change (run->known[i], from) : NULL;
  g_autoptr (ZimtRecord) record = NULL;

  if (zimt_record_get_kind (from) != ZIMT_RECORD_PERSON)
    return changed != NULL ? g_steal_pointer (&changed) : zimt_record_copy (from);
  record = copy_with_rows (changed != NULL ? changed : from, "roles");
  if (!take_role (run, record, from, run->cards->roles->pdata[i], error))
    return NULL;
  return g_steal_pointer (&record);
}

/* An organisation that was in the file before, or in a role, is there by now, or is another one. */
static void
look_again (Run *run, guint i)
{
  const ZimtRecord *from = run->cards->records->pdata[i];
  g_autofree char *title = zimt_record_dup_title (from);

  if (run->known[i] == NULL && zimt_record_get_kind (from) == ZIMT_RECORD_ORGANISATION)
    run->known[i] = find_organisation (run, title);
  if (run->known[i] != NULL)
    run->known[i] = g_hash_table_lookup (run->by_uid, zimt_record_get_id (run->known[i]));
}

/* What was stored in this act has a revision that the copy here does not know. */
static ZimtRecord *
refresh (Run *run, ZimtRecord *record, GError **error)
{
  g_autoptr (ZimtRecord) stored = NULL;

  if (run->act == NULL || zimt_record_get_kind (record) != ZIMT_RECORD_ORGANISATION)
    return record;
  stored = zimt_desk_load_card (run->desk, zimt_record_get_id (record), error);
  if (stored != NULL)
    zimt_record_set_revision (record, zimt_record_get_revision (stored));
  return stored != NULL ? record : NULL;
}

static void
tell_change (Run *run, const ZimtRecord *record, const ZimtRecord *stored)
{
  const ZimtField *fields = zimt_record_kind_get_fields (zimt_record_get_kind (record));
  g_autoptr (GString) changed = g_string_new (NULL);
  ZimtImportChange *change = g_new0 (ZimtImportChange, 1);

  for (const ZimtField *field = fields; field->name != NULL; field++)
    if (!field->is_own && !zimt_record_has_same_field (record, stored, field->name))
      g_string_append_printf (changed, "%s%s", changed->len > 0 ? ", " : "", _ (field->title));
  change->title = zimt_record_dup_title (stored);
  change->fields = g_strdup (changed->str);
  g_ptr_array_add (run->import->changes, change);
  run->import->n_changed++;
}

static gboolean
import_card (Run *run, guint i, GError **error)
{
  g_autoptr (ZimtRecord) record = NULL;
  g_autoptr (GError) why = NULL;

  look_again (run, i);
  record = make_card (run, i, error);
  if (record == NULL)
    return FALSE;
  /* What is new was found right when it was read. */
  if (run->known[i] != NULL
      && !zimt_record_validate (record, zimt_clock_get_today (run->desk->clock), NULL, &why))
    {
      refuse (run, i, record, why->message);
      return TRUE;
    }
  if (run->known[i] != NULL && zimt_record_is_equal (record, run->known[i]))
    {
      run->import->n_same++;
      return TRUE;
    }
  if (run->known[i] != NULL)
    tell_change (run, record, run->known[i]);
  else
    run->import->n_new++;
  if (run->known[i] != NULL && refresh (run, record, error) == NULL)
    return FALSE;
  if (run->act != NULL && !zimt_card_act_put (run->act, record, error))
    return FALSE;
  if (zimt_record_get_kind (record) == ZIMT_RECORD_ORGANISATION)
    {
      g_ptr_array_add (run->made, zimt_record_ref (record));
      index_card (run, record);
    }
  return TRUE;
}

/* --- All of them --- */

static gboolean
go_on (Run *run, guint done, GError **error)
{
  if (run->progress == NULL
      || run->progress ((double)done / MAX (run->cards->records->len, 1), run->data))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                       _ ("The import was stopped; nothing of it was stored."));
  return FALSE;
}

/* Organisations first, so that roles find them wherever they stand in the file. */
static gboolean
import_all (Run *run, GError **error)
{
  const GPtrArray *records = run->cards->records;
  guint n_done = 0;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < records->len; i++)
      {
        ZimtRecordKind kind = zimt_record_get_kind (records->pdata[i]);

        if ((kind == ZIMT_RECORD_ORGANISATION) != (pass == 0))
          continue;
        if ((n_done % CARDS_PER_QUESTION == 0 && !go_on (run, n_done, error))
            || !import_card (run, i, error))
          return FALSE;
        n_done++;
      }
  return go_on (run, n_done, error);
}

static gboolean
run_init (Run *run, GError **error)
{
  run->by_uid
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)zimt_record_unref);
  run->by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  run->taken = g_hash_table_new (g_str_hash, g_str_equal);
  run->made = zimt_record_list_new ();
  run->known = g_new0 (ZimtRecord *, run->cards->records->len + 1);
  run->import = g_new0 (ZimtImport, 1);
  run->import->changes = g_ptr_array_new_with_free_func (zimt_import_change_free);
  run->import->refusals = zimt_refusals_new (run->cards->refusals);
  run->import->n_refused = run->cards->n_refused;
  if (!index_house (run, error))
    return FALSE;
  find_known (run);
  return TRUE;
}

/* One act of the history, or none where nothing came of it. */
static gboolean
store (Run *run, const char *file_name, GError **error)
{
  g_auto (ZimtCardAct) act = zimt_card_act_new (run->desk);
  g_autoptr (GPtrArray) stored = NULL;
  gboolean is_done = FALSE;

  /* Translators: name of an act, in "Undo: Import: contacts.vcf" */
  if (!zimt_desk_begin (run->desk, ZIMT_STEP_ACT, _ ("Import: %s"), file_name, error))
    return FALSE;
  run->act = &act;
  is_done = import_all (run, error);
  run->act = NULL;
  /* Nobody asks for the cards as they are now. */
  g_ptr_array_set_size (act.ids, 0);
  stored = zimt_card_act_finish (&act, is_done, error);
  return stored != NULL;
}

ZimtImport *
zimt_desk_import_people (ZimtDesk *desk, ZimtReadCards *cards, const char *file_name,
                         gboolean is_dry, ZimtProgressFunc progress, gpointer data, GError **error)
{
  g_auto (Run) run = { .desk = desk, .cards = cards, .progress = progress, .data = data };
  gboolean is_done = FALSE;

  if (!zimt_desk_require_card (desk, ZIMT_RECORD_PERSON, error) || !run_init (&run, error))
    return NULL;
  is_done = is_dry || cards->records->len == 0 ? import_all (&run, error)
                                               : store (&run, file_name, error);
  return is_done ? g_steal_pointer (&run.import) : NULL;
}
