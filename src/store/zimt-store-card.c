/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards and assignments, as rows. */
#include "zimt-store-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-rows.h"
#include "zimt-store-private.h"

ZimtCardRow *
zimt_card_row_new (void)
{
  return g_new0 (ZimtCardRow, 1);
}

void
zimt_card_row_free (ZimtCardRow *row)
{
  if (row == NULL)
    return;
  g_free (row->uid);
  g_free (row->kind);
  g_free (row->details);
  g_free (row->merged_into);
  g_free (row->interpreter);
  g_free (row->job);
  g_free (row->state);
  g_free (row);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_card_row_free);
}

/* --- Reading --- */

#define CARD_COLUMNS                                                                               \
  "card.id, card.uid, card.kind, coalesce (card.organisation_id, 0), card.details,"                \
  " card.sealed_revision, card.merged_into,"                                                       \
  " card.revision + coalesce (assignment.revision, 0), who.uid, assignment.job,"                   \
  " assignment.state, assignment.starts, assignment.ends, assignment.travel,"                      \
  " coalesce (assignment.booking_id, 0), coalesce (assignment.id, 0)"

#define CARD_TABLES                                                                                \
  " FROM card LEFT JOIN assignment ON assignment.card_id = card.id"                                \
  " LEFT JOIN card AS who ON who.id = assignment.interpreter_id"

static gpointer
read_card_cb (ZimtStatement *statement)
{
  ZimtCardRow *row = zimt_card_row_new ();

  row->id = zimt_statement_get_int (statement, 0);
  row->uid = zimt_statement_dup_text (statement, 1);
  row->kind = zimt_statement_dup_text (statement, 2);
  row->organisation_id = zimt_statement_get_int (statement, 3);
  row->details = zimt_statement_dup_text (statement, 4);
  row->sealed_revision = (guint32)zimt_statement_get_int (statement, 5);
  row->merged_into = zimt_statement_dup_text (statement, 6);
  row->revision = (guint)zimt_statement_get_int (statement, 7);
  row->interpreter = zimt_statement_dup_text (statement, 8);
  row->job = zimt_statement_dup_text (statement, 9);
  row->state = zimt_statement_dup_text (statement, 10);
  row->starts = zimt_statement_get_int (statement, 11);
  row->ends = zimt_statement_get_int (statement, 12);
  row->travel = (int)zimt_statement_get_int (statement, 13);
  row->booking_id = zimt_statement_get_int (statement, 14);
  row->assignment_id = zimt_statement_get_int (statement, 15);
  return row;
}

static const char load_cards_sql[] = "SELECT " CARD_COLUMNS CARD_TABLES " ORDER BY card.id";

GPtrArray *
zimt_store_load_cards (ZimtStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_new ();

  return zimt_rows_append (store, load_cards_sql, read_card_cb, rows, error)
             ? g_steal_pointer (&rows)
             : NULL;
}

/* What changed is a card, an assignment of one, or the organisation that has one. */
#define TOUCHED                                                                                    \
  "WITH touched (tbl, row_id) AS ("                                                                \
  " SELECT DISTINCT tbl, row_id FROM journal INDEXED BY journal_by_step"                           \
  " WHERE step_id > :step_id AND tbl IN ('card', 'assignment', 'organisation')) "

static const char load_changed_sql[]
    = TOUCHED "SELECT " CARD_COLUMNS CARD_TABLES " WHERE card.id IN ("
              " SELECT row_id FROM touched WHERE tbl = 'card'"
              " UNION SELECT card_id FROM touched JOIN assignment ON assignment.id = row_id"
              " WHERE tbl = 'assignment'"
              " UNION SELECT card.id FROM touched JOIN card ON card.organisation_id = row_id"
              " WHERE tbl = 'organisation') ORDER BY card.id";

static const char load_gone_sql[] = TOUCHED
    "SELECT DISTINCT json_extract (coalesce (before, after), '$.uid')"
    " FROM touched JOIN journal ON journal.tbl = 'card' AND journal.row_id = touched.row_id"
    " WHERE touched.tbl = 'card' AND NOT EXISTS (SELECT 1 FROM card WHERE id = touched.row_id)";

static gpointer
read_uid_cb (ZimtStatement *statement)
{
  return zimt_statement_dup_text (statement, 0);
}

static gboolean
load_since (ZimtStore *store, const char *sql, gint64 step_id, ZimtReadRow read_row,
            GPtrArray *rows, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":step_id", step_id);
  return zimt_rows_read (query, read_row, rows, error);
}

gboolean
zimt_store_load_changed_cards (ZimtStore *store, gint64 step_id, GPtrArray **rows, GPtrArray **gone,
                               GError **error)
{
  g_autoptr (GPtrArray) changed = rows_new ();
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);

  if (!load_since (store, load_changed_sql, step_id, read_card_cb, changed, error)
      || !load_since (store, load_gone_sql, step_id, read_uid_cb, uids, error))
    return FALSE;
  *rows = g_steal_pointer (&changed);
  *gone = g_steal_pointer (&uids);
  return TRUE;
}

/* The one row and column of a query. */
static gboolean
load_number (ZimtStore *store, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, sql, error);

  if (query == NULL || zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  *number = zimt_statement_get_int (query, 0);
  return TRUE;
}

static const char load_last_step_sql[] = "SELECT coalesce (max (id), 0) FROM journal_step";
static const char count_erasures_sql[] = "SELECT count (*) FROM erasure";

gboolean
zimt_store_load_last_step (ZimtStore *store, gint64 *step, GError **error)
{
  return load_number (store, load_last_step_sql, step, error);
}

gboolean
zimt_store_load_n_erasures (ZimtStore *store, gint64 *n_erasures, GError **error)
{
  return load_number (store, count_erasures_sql, n_erasures, error);
}

/* The row that a bound query yields; NULL without error where it yields none. */
static ZimtCardRow *
read_one (ZimtStatement *query, GError **error)
{
  return zimt_statement_step (query, error) == ZIMT_STEP_ROW ? read_card_cb (query) : NULL;
}

static ZimtCardRow *
require_one (ZimtStatement *query, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  ZimtCardRow *row = read_one (query, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (row == NULL)
    zimt_store_set_not_found (_ ("This card is not there any more; somebody deleted it."), error);
  return row;
}

static const char load_job_sql[]
    = "SELECT " CARD_COLUMNS CARD_TABLES " WHERE assignment.job = :job ORDER BY card.id";

GPtrArray *
zimt_store_load_job (ZimtStore *store, const char *job, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_new ();
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_job_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_text (query, ":job", job);
  return zimt_rows_read (query, read_card_cb, rows, error) ? g_steal_pointer (&rows) : NULL;
}

static const char load_card_sql[] = "SELECT " CARD_COLUMNS CARD_TABLES " WHERE card.uid = :uid";

ZimtCardRow *
zimt_store_load_card (ZimtStore *store, const char *uid, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_card_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_text (query, ":uid", uid);
  return require_one (query, error);
}

static const char find_card_id_sql[]
    = "SELECT id FROM card WHERE uid = :uid"
      " UNION SELECT row_id FROM journal WHERE tbl = 'card'"
      " AND json_extract (coalesce (before, after), '$.uid') = :uid LIMIT 1";

gboolean
zimt_store_find_card_id (ZimtStore *store, const char *uid, gint64 *id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, find_card_id_sql, error);
  ZimtStep step;

  *id = 0;
  if (query == NULL)
    return FALSE;
  zimt_statement_bind_text (query, ":uid", uid);
  step = zimt_statement_step (query, error);
  if (step == ZIMT_STEP_ROW)
    *id = zimt_statement_get_int (query, 0);
  return step != ZIMT_STEP_ERROR;
}

static const char dup_card_uid_sql[] = "SELECT uid FROM card WHERE id = :id";

char *
zimt_store_dup_card_uid (ZimtStore *store, gint64 id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, dup_card_uid_sql, error);
  ZimtStep step;

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":id", id);
  step = zimt_statement_step (query, error);
  if (step == ZIMT_STEP_ERROR)
    return NULL;
  return step == ZIMT_STEP_ROW ? zimt_statement_dup_text (query, 0) : g_strdup ("");
}

static const char load_card_of_organisation_sql[]
    = "SELECT " CARD_COLUMNS CARD_TABLES " WHERE card.organisation_id = :organisation_id";

ZimtCardRow *
zimt_store_load_card_of_organisation (ZimtStore *store, gint64 organisation_id, GError **error)
{
  g_autoptr (ZimtStatement) query
      = zimt_statement_prepare (store, load_card_of_organisation_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":organisation_id", organisation_id);
  return require_one (query, error);
}

/* --- Writing --- */

static const char insert_card_sql[]
    = "INSERT INTO card (uid, kind, organisation_id, details, sealed_revision, merged_into)"
      " VALUES (:uid, :kind, :organisation_id, :details, :sealed_revision, :merged_into)";

static const char update_card_sql[]
    = "UPDATE card SET details = :details, sealed_revision = :sealed_revision,"
      " merged_into = :merged_into, revision = revision + 1 WHERE id = :id";

static gboolean
put_card (ZimtStore *store, ZimtCardRow *row, GError **error)
{
  gboolean is_new = row->id == 0;
  g_autoptr (ZimtStatement) statement
      = zimt_statement_prepare (store, is_new ? insert_card_sql : update_card_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":details", row->details);
  zimt_statement_bind_int (statement, ":sealed_revision", row->sealed_revision);
  zimt_statement_bind_text (statement, ":merged_into", row->merged_into);
  if (is_new)
    {
      zimt_statement_bind_text (statement, ":uid", row->uid);
      zimt_statement_bind_text (statement, ":kind", row->kind);
      zimt_statement_bind_id (statement, ":organisation_id", row->organisation_id);
    }
  else
    zimt_statement_bind_int (statement, ":id", row->id);
  if (!zimt_statement_run (statement, error))
    return FALSE;
  if (is_new)
    row->id = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

static const char insert_assignment_sql[]
    = "INSERT INTO assignment (card_id, interpreter_id, job, state, starts, ends, travel, "
      "booking_id)"
      " VALUES (:card_id, :interpreter_id, :job, :state, :starts, :ends, :travel, :booking_id)";

static const char update_assignment_sql[]
    = "UPDATE assignment SET interpreter_id = :interpreter_id, job = :job,"
      " state = :state, starts = :starts, ends = :ends, travel = :travel, booking_id = :booking_id"
      " WHERE card_id = :card_id";

/* Of one that was merged into another: the one that it leads to. */
static const char find_interpreter_sql[]
    = "WITH RECURSIVE led (id, merged_into) AS ("
      " SELECT id, merged_into FROM card WHERE uid = :uid AND kind = 'interpreter'"
      " UNION SELECT card.id, card.merged_into FROM led JOIN card ON card.uid = led.merged_into)"
      " SELECT id FROM led WHERE merged_into IS NULL";

/* *id: 0 where nobody is named. */
static gboolean
find_interpreter (ZimtStore *store, const char *uid, gint64 *id, GError **error)
{
  g_autoptr (ZimtStatement) query = NULL;

  *id = 0;
  if (uid == NULL)
    return TRUE;
  query = zimt_statement_prepare (store, find_interpreter_sql, error);
  if (query == NULL)
    return FALSE;
  zimt_statement_bind_text (query, ":uid", uid);
  switch (zimt_statement_step (query, error))
    {
    case ZIMT_STEP_ROW:
      *id = zimt_statement_get_int (query, 0);
      return TRUE;
    case ZIMT_STEP_DONE:
      zimt_store_set_not_found (_ ("This interpreter is not there any more; choose another one."),
                                error);
      return FALSE;
    case ZIMT_STEP_ERROR:
    default:
      return FALSE;
    }
}

/* The trigger knows that there is a clash, and not which. */
static void
name_clash (ZimtStore *store, const ZimtCardRow *row, GError **error)
{
  g_autoptr (ZimtCardRow) other
      = zimt_store_find_assignment_clash (store, row->interpreter, row->starts, row->ends,
                                          row->travel, row->uid, NULL);
  g_autofree char *date = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (other == NULL)
    return;
  date = zimt_date_format (zimt_minute_get_date (other->starts));
  from = zimt_time_format (zimt_minute_get_of_day (other->starts));
  to = zimt_time_format (zimt_minute_get_of_day (other->ends));
  g_clear_error (error);
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
               /* Translators: a date and two times of the day. */
               _ ("The interpreter has another assignment on %1$s from %2$s to %3$s, travel "
                  "included; choose another time or somebody else."),
               date, from, to);
}

static gboolean
put_assignment (ZimtStore *store, const ZimtCardRow *row, gboolean is_new, GError **error)
{
  g_autoptr (ZimtStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 interpreter_id = 0;

  if (!find_interpreter (store, row->interpreter, &interpreter_id, error))
    return FALSE;
  statement = zimt_statement_prepare (store, is_new ? insert_assignment_sql : update_assignment_sql,
                                      error);
  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":card_id", row->id);
  zimt_statement_bind_id (statement, ":interpreter_id", interpreter_id);
  zimt_statement_bind_text (statement, ":job", row->job);
  zimt_statement_bind_text (statement, ":state", row->state);
  zimt_statement_bind_int (statement, ":starts", row->starts);
  zimt_statement_bind_int (statement, ":ends", row->ends);
  zimt_statement_bind_int (statement, ":travel", row->travel);
  zimt_statement_bind_id (statement, ":booking_id", row->booking_id);
  if (zimt_statement_run (statement, &local_error))
    return TRUE;
  /* An illegal step is a conflict too, and has nothing to do with others. */
  if (strstr (sqlite3_errmsg (store->db), "zimt-conflict-interpreter") != NULL)
    name_clash (store, row, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
is_assignment (const ZimtCardRow *row)
{
  return g_str_equal (row->kind, "assignment");
}

static gboolean
is_same (const ZimtCardRow *a, const ZimtCardRow *b)
{
  return g_strcmp0 (a->details, b->details) == 0 && a->sealed_revision == b->sealed_revision
         && g_strcmp0 (a->merged_into, b->merged_into) == 0
         && (!is_assignment (a)
             || (g_strcmp0 (a->interpreter, b->interpreter) == 0 && g_strcmp0 (a->job, b->job) == 0
                 && g_strcmp0 (a->state, b->state) == 0 && a->starts == b->starts
                 && a->ends == b->ends && a->travel == b->travel
                 && a->booking_id == b->booking_id));
}

/* Looks at what is stored: it must be of the row's revision. *is_done: it says the same already. */
static gboolean
check_stored (ZimtStore *store, const ZimtCardRow *row, gboolean *is_done, GError **error)
{
  g_autoptr (ZimtCardRow) stored = zimt_store_load_card (store, row->uid, error);

  if (stored == NULL)
    return FALSE;
  if (stored->revision != row->revision)
    {
      g_set_error_literal (
          error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
          _ ("Somebody changed this card meanwhile; open it again and look what is "
             "there now."));
      return FALSE;
    }
  *is_done = is_same (stored, row);
  return TRUE;
}

static const char is_object_sql[]
    = "SELECT CASE WHEN json_valid (:details) THEN json_type (:details) = 'object' END";

static gboolean
check_details (ZimtStore *store, const char *details, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, is_object_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_text (query, ":details", details);
  if (zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  if (zimt_statement_get_int (query, 0) != 0)
    return TRUE;
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID,
                       _ ("What the card says cannot be stored; please report this."));
  return FALSE;
}

/* Both rows or none: who imports may go on with the next card. */
static gboolean
put_with_assignment (ZimtStore *store, ZimtCardRow *row, gboolean is_new, GError **error)
{
  if (!zimt_store_execute (store, "SAVEPOINT card", error))
    return FALSE;
  if (put_card (store, row, error) && put_assignment (store, row, is_new, error))
    return zimt_store_execute (store, "RELEASE card", error);
  zimt_store_execute (store, "ROLLBACK TO card; RELEASE card", NULL);
  if (is_new)
    row->id = 0;
  return FALSE;
}

gboolean
zimt_store_put_card (ZimtStore *store, ZimtCardRow *row, GError **error)
{
  gboolean is_new = row->id == 0, is_done = FALSE;

  if (!check_details (store, row->details, error)
      || (!is_new && !check_stored (store, row, &is_done, error)))
    return FALSE;
  if (is_done)
    return TRUE;
  if (!(is_assignment (row) ? put_with_assignment (store, row, is_new, error)
                            : put_card (store, row, error)))
    return FALSE;
  /* Of an assignment it is the sum of both rows, so that a step back of either shows. */
  row->revision = is_new ? (is_assignment (row) ? 2 : 1) : row->revision + 1;
  return TRUE;
}

static const char load_organisation_of_sql[]
    = "SELECT coalesce (organisation_id, 0) FROM card WHERE id = :id";
static const char delete_assignment_sql[] = "DELETE FROM assignment WHERE card_id = :id";
static const char delete_card_sql[] = "DELETE FROM card WHERE id = :id";
static const char delete_organisation_sql[] = "DELETE FROM organisation WHERE id = :id";

static gboolean
run_for_id (ZimtStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":id", id);
  return zimt_statement_run (statement, error);
}

static gboolean
load_organisation_of (ZimtStore *store, gint64 id, gint64 *organisation_id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_organisation_of_sql, error);
  ZimtStep step;

  *organisation_id = 0;
  if (query == NULL)
    return FALSE;
  zimt_statement_bind_int (query, ":id", id);
  step = zimt_statement_step (query, error);
  if (step == ZIMT_STEP_ROW)
    *organisation_id = zimt_statement_get_int (query, 0);
  return step != ZIMT_STEP_ERROR;
}

gboolean
zimt_store_delete_card (ZimtStore *store, gint64 id, GError **error)
{
  gint64 organisation_id;

  return load_organisation_of (store, id, &organisation_id, error)
         && run_for_id (store, delete_assignment_sql, id, error)
         && zimt_store_delete_row (store, delete_card_sql, id, _ ("There is no such card."), error)
         && (organisation_id == 0
             || run_for_id (store, delete_organisation_sql, organisation_id, error));
}

static const char move_bookings_sql[] = "UPDATE booking SET organisation_id = :to, revision = "
                                        "revision + 1 WHERE organisation_id = :from";
static const char move_series_sql[] = "UPDATE series SET organisation_id = :to, revision = "
                                      "revision + 1 WHERE organisation_id = :from";

gboolean
zimt_store_move_bookings (ZimtStore *store, gint64 from_organisation_id, gint64 to_organisation_id,
                          GError **error)
{
  static const char *const all_sql[] = { move_bookings_sql, move_series_sql };

  for (gsize i = 0; i < G_N_ELEMENTS (all_sql); i++)
    {
      g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, all_sql[i], error);

      if (statement == NULL)
        return FALSE;
      zimt_statement_bind_int (statement, ":from", from_organisation_id);
      zimt_statement_bind_int (statement, ":to", to_organisation_id);
      if (!zimt_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static const char find_clash_sql[]
    = "SELECT " CARD_COLUMNS CARD_TABLES " WHERE who.uid = :interpreter AND card.uid IS NOT :but"
      " AND assignment.state IN ('accepted', 'confirmed', 'done', 'settled', 'paid')"
      " AND assignment.starts BETWEEN :starts - 1440 - 240 AND :ends + 240"
      " AND assignment.starts < :ends + max (:travel, assignment.travel)"
      " AND :starts < assignment.ends + max (:travel, assignment.travel)"
      " ORDER BY assignment.starts LIMIT 1";

ZimtCardRow *
zimt_store_find_assignment_clash (ZimtStore *store, const char *interpreter, gint64 starts,
                                  gint64 ends, int travel, const char *but, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, find_clash_sql, error);

  if (query == NULL)
    return NULL;
  zimt_statement_bind_text (query, ":interpreter", interpreter);
  zimt_statement_bind_text (query, ":but", but);
  zimt_statement_bind_int (query, ":starts", starts);
  zimt_statement_bind_int (query, ":ends", ends);
  zimt_statement_bind_int (query, ":travel", travel);
  return read_one (query, error);
}
