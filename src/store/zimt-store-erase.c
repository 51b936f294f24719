/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erases a card for good: its row, what the journal has of it, and its name in what people did. */
#include <glib/gi18n-lib.h>

#include "zimt-store-card.h"
#include "zimt-store-private.h"

/* Runs SQL about the card @id; *n (optional): how many rows it changed. */
static gboolean
run (ZimtStore *store, const char *sql, gint64 id, const char *name, gint64 *n, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":id", id);
  if (name != NULL)
    zimt_statement_bind_text (statement, ":name", name);
  if (!zimt_store_run_unjournaled (store, statement, error))
    return FALSE;
  if (n != NULL)
    *n += sqlite3_changes64 (store->db);
  return TRUE;
}

static const char begin_sql[] =
  "INSERT INTO erasure (at, n_images) SELECT unixepoch ('now') / 60, 0 WHERE :id IS NOT NULL";

/* Acts that took a step back, or did it again, bear the same name. */
static const char rename_sql[] =
  "WITH RECURSIVE touched (id) AS ("
  " SELECT step_id FROM journal WHERE tbl = 'card' AND row_id = :id"
  " UNION SELECT journal_step.id FROM journal_step JOIN touched ON journal_step.reverts = touched.id"
  " UNION SELECT journal_step.reverts FROM journal_step JOIN touched ON journal_step.id = touched.id"
  " WHERE journal_step.reverts IS NOT NULL)"
  " UPDATE journal_step SET name = :name WHERE id IN touched";

/* What others still say of the card. */
static const char forget_before_sql[] =
  "UPDATE journal SET before = json_set (before, '$.interpreter_id', NULL)"
  " WHERE tbl = 'assignment' AND json_extract (before, '$.interpreter_id') = :id";
static const char forget_after_sql[] =
  "UPDATE journal SET after = json_set (after, '$.interpreter_id', NULL)"
  " WHERE tbl = 'assignment' AND json_extract (after, '$.interpreter_id') = :id";
static const char forget_assignments_sql[]
    = "UPDATE assignment SET interpreter_id = NULL WHERE interpreter_id = :id";

static const char delete_images_sql[] =
  "DELETE FROM journal WHERE (tbl = 'card' AND row_id = :id)"
  " OR (tbl = 'assignment' AND row_id IN (SELECT id FROM assignment WHERE card_id = :id))"
  " OR (tbl = 'assignment' AND (json_extract (before, '$.card_id') = :id"
  " OR json_extract (after, '$.card_id') = :id))";

/* Steps that nothing is left of go, together with what takes them back, which has nothing left either. */
static const char delete_steps_sql[] =
  "DELETE FROM journal_step WHERE :id IS NOT NULL"
  " AND NOT EXISTS (SELECT 1 FROM journal WHERE step_id = journal_step.id)"
  " AND NOT EXISTS (SELECT 1 FROM journal_step AS later WHERE later.reverts = journal_step.id"
  " AND EXISTS (SELECT 1 FROM journal WHERE step_id = later.id))"
  " AND name = :name";

static const char delete_assignment_sql[] = "DELETE FROM assignment WHERE card_id = :id";
static const char delete_card_sql[] = "DELETE FROM card WHERE id = :id";
static const char end_sql[] =
  "UPDATE erasure SET is_open = 0, n_images = :id WHERE is_open = 1";

gboolean
zimt_store_erase_card (ZimtStore *store, gint64 id, gint64 *n_images, GError **error)
{
  /* Translators: an act of the history whose name was erased with the person that it named. */
  const char *name = _("Erased");
  gint64 n = 0;

  if (!run (store, begin_sql, id, NULL, NULL, error)
      || !run (store, rename_sql, id, name, NULL, error)
      || !run (store, forget_assignments_sql, id, NULL, NULL, error)
      || !run (store, forget_before_sql, id, NULL, NULL, error)
      || !run (store, forget_after_sql, id, NULL, NULL, error)
      || !run (store, delete_images_sql, id, NULL, &n, error)
      || !run (store, delete_steps_sql, id, name, NULL, error)
      || !run (store, delete_assignment_sql, id, NULL, NULL, error)
      || !run (store, delete_card_sql, id, NULL, NULL, error)
      || !run (store, end_sql, n, NULL, NULL, error))
    return FALSE;
  if (n_images != NULL)
    *n_images = n;
  return TRUE;
}

static const char find_text_sql[] =
  "SELECT EXISTS (SELECT 1 FROM journal WHERE instr (before, :text) OR instr (after, :text))"
  " OR EXISTS (SELECT 1 FROM journal_step WHERE instr (name, :text))"
  " OR EXISTS (SELECT 1 FROM card WHERE instr (details, :text))";

gboolean
zimt_store_is_free_of (ZimtStore *store, const char *text, gboolean *is_free, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, find_text_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_text (query, ":text", text);
  if (zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  *is_free = zimt_statement_get_int (query, 0) == 0;
  return TRUE;
}
