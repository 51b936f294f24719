/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations, equipment, closures and settings, as rows, and the house that they make up. */
#include "zimt-store-house.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-rows.h"
#include "zimt-store-private.h"
#include "zimt-text.h"

static const char organisation_name_is_taken_sql[]
    = "SELECT EXISTS (SELECT 1 FROM organisation WHERE short_name = :short_name AND id IS NOT :id)";

static gboolean
refuse_taken_short_name (ZimtStore *store, const ZimtOrganisation *organisation, GError **error)
{
  g_autoptr (ZimtStatement) query
      = zimt_statement_prepare (store, organisation_name_is_taken_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_text (query, ":short_name", organisation->short_name);
  zimt_statement_bind_id (query, ":id", organisation->id);
  if (zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  if (zimt_statement_get_int (query, 0) == 0)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT, _ ("There is an organisation “%s” already."),
               organisation->short_name);
  return FALSE;
}

static const char insert_organisation_sql[]
    = "INSERT INTO organisation (short_name, name, kind, is_in_house, colour, mark, pattern)"
      " VALUES (:short_name, :name, :kind, :is_in_house, :colour, :mark, :pattern)";

static const char update_organisation_sql[]
    = "UPDATE organisation SET short_name = :short_name, name = :name, kind = :kind,"
      " is_in_house = :is_in_house, colour = :colour, mark = :mark, pattern = :pattern"
      " WHERE id = :id";

/* The id of a card is random: houses exchange cards by it. */
static const char insert_card_of_sql[]
    = "INSERT INTO card (uid, kind, organisation_id, details, sealed_revision)"
      " SELECT coalesce (:uid, lower (hex (randomblob (16)))), 'organisation', :id, '{}', 0"
      " WHERE NOT EXISTS (SELECT 1 FROM card WHERE organisation_id = :id)";

static gboolean
make_card_of (ZimtStore *store, const ZimtOrganisation *organisation, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, insert_card_of_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":uid", organisation->card_uid);
  zimt_statement_bind_int (statement, ":id", organisation->id);
  return zimt_statement_run (statement, error);
}

gboolean
zimt_store_put_organisation (ZimtStore *store, ZimtOrganisation *organisation, GError **error)
{
  gboolean is_new = organisation->id == 0;
  g_autoptr (ZimtStatement) statement = NULL;

  if (!refuse_taken_short_name (store, organisation, error))
    return FALSE;
  statement
      = zimt_statement_prepare (store, is_new ? insert_organisation_sql : update_organisation_sql,
                                error);
  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":short_name", organisation->short_name);
  zimt_statement_bind_text (statement, ":name", organisation->name);
  zimt_statement_bind_text (statement, ":kind", organisation->kind);
  zimt_statement_bind_int (statement, ":is_in_house", organisation->is_in_house ? 1 : 0);
  zimt_statement_bind_int (statement, ":colour", organisation->colour);
  zimt_statement_bind_text (statement, ":mark", organisation->mark);
  zimt_statement_bind_int (statement, ":pattern", organisation->pattern);
  if (!is_new)
    zimt_statement_bind_int (statement, ":id", organisation->id);
  return zimt_store_run_put (store, statement, &organisation->id,
                             _ ("There is no such organisation."), error)
         && make_card_of (store, organisation, error);
}

static const char insert_equipment_sql[]
    = "INSERT INTO equipment (name, count) VALUES (:name, :count)";

static const char update_equipment_sql[]
    = "UPDATE equipment SET name = :name, count = :count WHERE id = :id";

gboolean
zimt_store_put_equipment (ZimtStore *store, ZimtEquipment *equipment, GError **error)
{
  gboolean is_new = equipment->id == 0;
  g_autoptr (ZimtStatement) statement
      = zimt_statement_prepare (store, is_new ? insert_equipment_sql : update_equipment_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":name", equipment->name);
  zimt_statement_bind_int (statement, ":count", equipment->count);
  if (!is_new)
    zimt_statement_bind_int (statement, ":id", equipment->id);
  return zimt_store_run_put (store, statement, &equipment->id, _ ("There is no such equipment."),
                             error);
}

static const char insert_closure_sql[] = "INSERT INTO closure (room_id, starts, ends, title) "
                                         "VALUES (:room_id, :starts, :ends, :title)";

static const char update_closure_sql[]
    = "UPDATE closure SET room_id = :room_id, starts = :starts, ends = :ends, title = :title"
      " WHERE id = :id";

gboolean
zimt_store_put_closure (ZimtStore *store, ZimtClosure *closure, GError **error)
{
  gboolean is_new = closure->id == 0;
  g_autoptr (ZimtStatement) statement
      = zimt_statement_prepare (store, is_new ? insert_closure_sql : update_closure_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_id (statement, ":room_id", closure->room_id);
  zimt_statement_bind_int (statement, ":starts", closure->starts);
  zimt_statement_bind_int (statement, ":ends", closure->ends);
  zimt_statement_bind_text (statement, ":title", closure->title);
  if (!is_new)
    zimt_statement_bind_int (statement, ":id", closure->id);
  return zimt_store_run_put (store, statement, &closure->id, _ ("There is no such closure."),
                             error);
}

static const char delete_closure_sql[] = "DELETE FROM closure WHERE id = :id";

gboolean
zimt_store_delete_closure (ZimtStore *store, gint64 id, GError **error)
{
  return zimt_store_delete_row (store, delete_closure_sql, id, _ ("There is no such closure."),
                                error);
}

static const char load_setting_sql[] = "SELECT value FROM setting WHERE key = :key";

char *
zimt_store_dup_setting (ZimtStore *store, const char *key, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_setting_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_text (query, ":key", key);
  return zimt_statement_step (query, error) == ZIMT_STEP_ROW ? zimt_statement_dup_text (query, 0)
                                                             : NULL;
}

static const char delete_setting_sql[] = "DELETE FROM setting WHERE key = :key";

static const char put_setting_sql[] = "INSERT INTO setting (key, value) VALUES (:key, :value)"
                                      " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

gboolean
zimt_store_put_setting (ZimtStore *store, const char *key, const char *value, GError **error)
{
  g_autoptr (ZimtStatement) statement
      = zimt_statement_prepare (store, value != NULL ? put_setting_sql : delete_setting_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":key", key);
  if (value != NULL)
    zimt_statement_bind_text (statement, ":value", value);
  return zimt_statement_run (statement, error);
}

/* One that was merged into another is kept for the history only. */
static const char load_organisations_sql[]
    = "SELECT id, short_name, name, kind, is_in_house, colour, mark, pattern FROM organisation"
      " WHERE NOT EXISTS (SELECT 1 FROM card WHERE card.organisation_id = organisation.id"
      " AND card.merged_into IS NOT NULL)";

static gpointer
read_organisation_cb (ZimtStatement *row)
{
  ZimtOrganisation *organisation = zimt_organisation_new ();

  organisation->id = zimt_statement_get_int (row, 0);
  organisation->short_name = zimt_statement_dup_text (row, 1);
  organisation->name = zimt_statement_dup_text (row, 2);
  organisation->kind = zimt_statement_dup_text (row, 3);
  organisation->is_in_house = zimt_statement_get_int (row, 4) != 0;
  organisation->colour = (guint32)zimt_statement_get_int (row, 5);
  organisation->mark = zimt_statement_dup_text (row, 6);
  organisation->pattern = (int)zimt_statement_get_int (row, 7);
  return organisation;
}

static const char load_equipment_sql[] = "SELECT id, name, count FROM equipment";

static gpointer
read_equipment_cb (ZimtStatement *row)
{
  return zimt_equipment_new (zimt_statement_get_int (row, 0), zimt_statement_get_text (row, 1),
                             (int)zimt_statement_get_int (row, 2));
}

static const char load_closures_sql[]
    = "SELECT id, room_id, starts, ends, title FROM closure ORDER BY starts, id";

static gpointer
read_closure_cb (ZimtStatement *row)
{
  ZimtClosure *closure = zimt_closure_new ();

  closure->id = zimt_statement_get_int (row, 0);
  closure->room_id = zimt_statement_get_int (row, 1);
  closure->starts = zimt_statement_get_int (row, 2);
  closure->ends = zimt_statement_get_int (row, 3);
  closure->title = zimt_statement_dup_text (row, 4);
  return closure;
}

/* A row with its key: folding a name for each comparison would take most of the loading. */
typedef struct
{
  char *key; /* owned: the folded name */
  gint64 id;
  gpointer row; /* borrowed */
} NamedRow;

static int
compare_named_rows_cb (gconstpointer a, gconstpointer b)
{
  const NamedRow *first = a, *second = b;
  int order = strcmp (first->key, second->key);

  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

static void
clear_named_row_cb (gpointer data)
{
  g_free (((NamedRow *)data)->key);
}

static const char *
get_organisation_name_cb (gconstpointer row, gint64 *id)
{
  *id = ((const ZimtOrganisation *)row)->id;
  return ((const ZimtOrganisation *)row)->short_name;
}

static const char *
get_equipment_name_cb (gconstpointer row, gint64 *id)
{
  *id = ((const ZimtEquipment *)row)->id;
  return ((const ZimtEquipment *)row)->name;
}

/* By name as people sort it: the database's own order puts "Ämter" after "Zentrum". */
static void
sort_by_name (GPtrArray *rows, const char *(*get_name) (gconstpointer row, gint64 *id))
{
  g_autoptr (GArray) named = g_array_sized_new (FALSE, FALSE, sizeof (NamedRow), rows->len);

  g_array_set_clear_func (named, clear_named_row_cb);
  for (guint i = 0; i < rows->len; i++)
    {
      NamedRow row = { .row = rows->pdata[i] };

      row.key = zimt_text_fold (get_name (row.row, &row.id));
      g_array_append_val (named, row);
    }
  g_array_sort (named, compare_named_rows_cb);
  for (guint i = 0; i < rows->len; i++)
    rows->pdata[i] = g_array_index (named, NamedRow, i).row;
}

static gboolean
load_minute_setting (ZimtStore *store, const char *key, int *minute, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *value = zimt_store_dup_setting (store, key, &local_error);
  gint64 number;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (value != NULL && g_ascii_string_to_signed (value, 10, 0, ZIMT_MINUTES_PER_DAY, &number, NULL))
    *minute = (int)number;
  return TRUE;
}

static gboolean
load_house_settings (ZimtStore *store, ZimtHouse *house, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = zimt_store_dup_setting (store, "house.name", &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (name != NULL)
    {
      g_free (house->name);
      house->name = g_steal_pointer (&name);
    }
  return load_minute_setting (store, "house.day-opens", &house->day_opens, error)
         && load_minute_setting (store, "house.day-closes", &house->day_closes, error);
}

ZimtHouse *
zimt_store_load_house (ZimtStore *store, GError **error)
{
  g_autoptr (ZimtHouse) house = zimt_house_new ();

  if (!load_house_settings (store, house, error)
      || !zimt_store_append_rooms (store, house->rooms, error)
      || !zimt_rows_append (store, load_organisations_sql, read_organisation_cb,
                            house->organisations, error)
      || !zimt_rows_append (store, load_equipment_sql, read_equipment_cb, house->equipment, error)
      || !zimt_rows_append (store, load_closures_sql, read_closure_cb, house->closures, error))
    return NULL;
  sort_by_name (house->organisations, get_organisation_name_cb);
  sort_by_name (house->equipment, get_equipment_name_cb);
  return g_steal_pointer (&house);
}
