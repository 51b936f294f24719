/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a database is sound: its pages, what rows refer to, no double booking, a journal that
 * says of every row what the row says of itself, and every trigger that keeps it so. */
#include <glib/gi18n-lib.h>

#include "zimt-backup.h"
#include "zimt-store-private.h"

static void
set_unsound (ZimtStore *store, const char *what, GError **error)
{
  g_autofree char *name = g_filename_display_name (store->path);
  g_autofree char *found = g_utf8_make_valid (what, -1);

  g_strdelimit (found, "\n", ' ');
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_DAMAGED,
               /* Translators: the second placeholder says what was found. */
               _ ("“%s” is damaged (%s); put a backup in its place."), name, found);
}

/* Runs @sql, which yields a row only where something is wrong; @what tells it, or where that is
 * NULL the row's first column. */
static gboolean
expect_no_row (ZimtStore *store, const char *sql, const char *what, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, sql, error);

  if (query == NULL)
    return FALSE;
  switch (zimt_statement_step (query, error))
    {
    case ZIMT_STEP_DONE:
      return TRUE;
    case ZIMT_STEP_ROW:
      set_unsound (store, what != NULL ? what : zimt_statement_get_text (query, 0), error);
      return FALSE;
    case ZIMT_STEP_ERROR:
    default:
      return FALSE;
    }
}

static const char integrity_sql[]
    = "SELECT integrity_check FROM pragma_integrity_check (1) WHERE integrity_check <> 'ok'";

static const char foreign_keys_sql[] = "SELECT \"table\" || ' ' || coalesce (rowid, '') || ': ' || "
                                       "parent FROM pragma_foreign_key_check";

static const char double_booking_sql[] = "SELECT titles FROM double_booking LIMIT 1";

static const char equipment_sql[]
    = "SELECT equipment.name FROM equipment_in_use"
      " JOIN equipment ON equipment.id = equipment_in_use.equipment_id"
      " WHERE equipment_in_use.n_pieces > equipment.count LIMIT 1";

static const char double_assignment_sql[]
    = "SELECT 'assignments ' || first_id || ', ' || second_id FROM double_assignment LIMIT 1";

static const char card_sql[] = "SELECT 'card ' || card.id FROM card"
                               " WHERE (kind = 'assignment') IS NOT EXISTS (SELECT 1 FROM "
                               "assignment WHERE card_id = card.id)"
                               " OR NOT json_valid (details) LIMIT 1";

/* What is private of a card is sealed under its uid, once there is a key for it. Jobs of somebody
 * who was erased stay as numbers, without it. */
static const char card_part_sql[]
    = "SELECT 1 FROM card LEFT JOIN assignment ON assignment.card_id = card.id"
      " WHERE sealed_revision <> 0 AND EXISTS (SELECT 1 FROM class_key WHERE class = 'P')"
      " AND (kind <> 'assignment' OR interpreter_id IS NOT NULL"
      " OR NOT EXISTS (SELECT 1 FROM erasure))"
      " AND uid || ' ' || sealed_revision NOT IN"
      " (SELECT lower (hex (id)) || ' ' || revision FROM sealed WHERE class = 'P') LIMIT 1";

static const char interpreter_sql[]
    = "SELECT 'assignment ' || assignment.id FROM assignment"
      " JOIN card ON card.id = assignment.interpreter_id"
      " WHERE card.kind <> 'interpreter' OR card.merged_into IS NOT NULL LIMIT 1";

/* Merged cards that never lead to one that is not. */
static const char merged_sql[]
    = "WITH RECURSIVE led (uid) AS ("
      " SELECT uid FROM card WHERE merged_into IS NULL"
      " UNION SELECT card.uid FROM led JOIN card ON card.merged_into = led.uid)"
      " SELECT 'card ' || id FROM card WHERE uid NOT IN led LIMIT 1";

static const char open_erasure_sql[] = "SELECT 1 FROM erasing";

static const char open_step_sql[] = "SELECT 1 FROM journal_step WHERE is_open = 1";

static const char room_shares_sql[]
    = "SELECT 1 FROM (SELECT * FROM room_shares EXCEPT SELECT * FROM room_shares_now)"
      " UNION ALL"
      " SELECT 1 FROM (SELECT * FROM room_shares_now EXCEPT SELECT * FROM room_shares)";

static const char booking_equipment_sql[]
    = "WITH held AS (SELECT value, booking.starts, booking.id, count (*)"
      " FROM booking JOIN json_each (booking.equipment) WHERE booking.equipment <> '[]'"
      " GROUP BY booking.id, value)"
      " SELECT 1 FROM (SELECT * FROM booking_equipment EXCEPT SELECT * FROM held)"
      " UNION ALL"
      " SELECT 1 FROM (SELECT * FROM held EXCEPT SELECT * FROM booking_equipment)";

static const char sealed_sql[]
    = "SELECT 1 FROM sealed WHERE generation IS NOT ("
      " SELECT max (generation) FROM class_key WHERE class_key.class = sealed.class) LIMIT 1";

/* Whether anybody, or at least the paper, can open the newest generation of each class. */
static const char holders_sql[]
    = "SELECT 1 FROM"
      " (SELECT class, max (generation) AS generation FROM class_key GROUP BY class) AS newest"
      " WHERE NOT EXISTS (SELECT 1 FROM class_slot"
      " WHERE class_slot.class = newest.class AND class_slot.generation = newest.generation)";

static gboolean
check_vault (ZimtStore *store, GError **error)
{
  return expect_no_row (store, sealed_sql, _ ("something in the vault has an old key or none"),
                        error)
         && expect_no_row (store, holders_sql, _ ("nobody has a key of the vault"), error);
}

/* Every row is what the journal last said, and every row that the journal says to be there is. */
static gboolean
check_journal_of (ZimtStore *store, const char *table, GError **error)
{
  g_autofree char *rows_sql
      = g_strdup_printf ("SELECT '%s ' || image.id FROM %s_image AS image WHERE image.image IS NOT"
                         " (SELECT after FROM journal WHERE tbl = '%s' AND row_id = image.id"
                         " ORDER BY step_id DESC LIMIT 1)",
                         table, table, table);
  g_autofree char *journal_sql = g_strdup_printf (
      "SELECT '%s ' || row_id FROM journal WHERE tbl = '%s' AND after IS NOT NULL"
      " AND NOT EXISTS (SELECT 1 FROM journal AS later WHERE later.tbl = '%s'"
      " AND later.row_id = journal.row_id AND later.step_id > journal.step_id)"
      " AND NOT EXISTS (SELECT 1 FROM %s WHERE id = row_id)",
      table, table, table, table);

  return expect_no_row (store, g_intern_string (rows_sql), _ ("a row and the history differ"),
                        error)
         && expect_no_row (store, g_intern_string (journal_sql),
                           _ ("a row of the history is missing"), error);
}

static gboolean
check_schema (ZimtStore *store, GError **error)
{
  g_autofree char *fault = NULL;

  if (!zimt_store_compare_schema (store, &fault, error))
    return FALSE;
  if (fault != NULL)
    set_unsound (store, fault, error);
  return fault == NULL;
}

gboolean
zimt_store_check (ZimtStore *store, GError **error)
{
  if (!expect_no_row (store, integrity_sql, NULL, error)
      || !expect_no_row (store, foreign_keys_sql, NULL, error)
      || !expect_no_row (store, double_booking_sql, NULL, error)
      || !expect_no_row (store, equipment_sql, NULL, error)
      || !expect_no_row (store, double_assignment_sql, NULL, error)
      || !expect_no_row (store, card_sql, NULL, error)
      || !expect_no_row (store, card_part_sql, _ ("what is private of a card is missing"), error)
      || !expect_no_row (store, interpreter_sql, NULL, error)
      || !expect_no_row (store, merged_sql, NULL, error)
      || !expect_no_row (store, open_erasure_sql, _ ("a change was left half done"), error)
      || !expect_no_row (store, open_step_sql, _ ("a change was left half done"), error)
      || !expect_no_row (store, room_shares_sql, _ ("the parts of rooms do not add up"), error)
      || !expect_no_row (store, booking_equipment_sql, _ ("the equipment does not add up"), error)
      || !check_vault (store, error))
    return FALSE;
  for (gsize i = 0; zimt_journaled_tables[i] != NULL; i++)
    if (!check_journal_of (store, zimt_journaled_tables[i], error))
      return FALSE;
  /* What a missing trigger let through says more than that it is missing. */
  return check_schema (store, error);
}
