/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts, their keys at rest, and the house's own choices, as rows. */
#include "zimt-store-account.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-rows.h"
#include "zimt-store-private.h"
#include "zimt-text.h"

static const char load_accounts_sql[]
    = "SELECT id, uid, name, roles, last_day, is_ended FROM account ORDER BY id";

static gpointer
read_account_cb (ZimtStatement *row)
{
  ZimtAccount *account = g_new0 (ZimtAccount, 1);

  account->id = zimt_statement_get_int (row, 0);
  account->uid = zimt_statement_dup_text (row, 1);
  account->name = zimt_statement_dup_text (row, 2);
  account->roles = zimt_roles_from_codes (zimt_statement_get_text (row, 3));
  account->last_day = (ZimtDate)zimt_statement_get_int (row, 4);
  account->is_ended = zimt_statement_get_int (row, 5) != 0;
  return account;
}

/* By name as people sort it; a house has few enough to fold them again and again. */
static int
compare_accounts_cb (gconstpointer a, gconstpointer b)
{
  const ZimtAccount *first = *(const ZimtAccount *const *)a;
  const ZimtAccount *second = *(const ZimtAccount *const *)b;
  g_autofree char *first_key = zimt_text_fold (first->name);
  g_autofree char *second_key = zimt_text_fold (second->name);
  int order = strcmp (first_key, second_key);

  if (first->is_ended != second->is_ended)
    return first->is_ended ? 1 : -1;
  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

GPtrArray *
zimt_store_load_accounts (ZimtStore *store, GError **error)
{
  g_autoptr (GPtrArray) accounts
      = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_account_free);

  if (!zimt_rows_append (store, load_accounts_sql, read_account_cb, accounts, error))
    return NULL;
  g_ptr_array_sort (accounts, compare_accounts_cb);
  return g_steal_pointer (&accounts);
}

static const char load_other_names_sql[] = "SELECT name FROM account WHERE id IS NOT :id";

/* The database's NOCASE knows A to Z only. */
static gboolean
refuse_taken_name (ZimtStore *store, const ZimtAccount *account, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_other_names_sql, error);
  g_autofree char *wanted = g_utf8_casefold (account->name, -1);
  ZimtStep step;

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_id (query, ":id", account->id);
  while ((step = zimt_statement_step (query, error)) == ZIMT_STEP_ROW)
    {
      g_autofree char *name = g_utf8_casefold (zimt_statement_get_text (query, 0), -1);

      if (!g_str_equal (name, wanted))
        continue;
      g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT,
                   _ ("There is an account “%s” already, or there was one; choose another name."),
                   account->name);
      return FALSE;
    }
  return step == ZIMT_STEP_DONE;
}

static const char insert_account_sql[]
    = "INSERT INTO account (uid, name, roles, last_day, is_ended)"
      " VALUES (:uid, :name, :roles, :last_day, :is_ended)";

static const char update_account_sql[]
    = "UPDATE account SET name = :name, roles = :roles, last_day = :last_day, is_ended = :is_ended"
      " WHERE id = :id";

gboolean
zimt_store_put_account (ZimtStore *store, ZimtAccount *account, GError **error)
{
  gboolean is_new = account->id == 0;
  g_autofree char *roles = zimt_roles_to_codes (account->roles);
  g_autoptr (ZimtStatement) statement = NULL;

  if (!refuse_taken_name (store, account, error))
    return FALSE;
  statement
      = zimt_statement_prepare (store, is_new ? insert_account_sql : update_account_sql, error);
  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":name", account->name);
  zimt_statement_bind_text (statement, ":roles", roles);
  zimt_statement_bind_int (statement, ":last_day", account->last_day);
  zimt_statement_bind_int (statement, ":is_ended", account->is_ended ? 1 : 0);
  if (is_new)
    zimt_statement_bind_text (statement, ":uid", account->uid);
  else
    zimt_statement_bind_int (statement, ":id", account->id);
  return zimt_store_run_put (store, statement, &account->id, _ ("There is no such account."),
                             error);
}

void
zimt_key_row_free (ZimtKeyRow *row)
{
  if (row == NULL)
    return;
  g_bytes_unref (row->public_key);
  g_bytes_unref (row->blob);
  g_free (row);
}

static const char load_key_sql[] = "SELECT public_key, blob, n_failed, failed_at FROM account_key "
                                   "WHERE account_id = :account_id";

static void
set_no_key (GError **error)
{
  zimt_store_set_not_found (_ ("The account has no password; the lead can give it one."), error);
}

ZimtKeyRow *
zimt_store_load_key (ZimtStore *store, gint64 account_id, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, load_key_sql, error);
  ZimtKeyRow *row;

  if (query == NULL)
    return NULL;
  zimt_statement_bind_int (query, ":account_id", account_id);
  switch (zimt_statement_step (query, error))
    {
    case ZIMT_STEP_ROW:
      row = g_new0 (ZimtKeyRow, 1);
      row->public_key = zimt_statement_dup_bytes (query, 0);
      row->blob = zimt_statement_dup_bytes (query, 1);
      row->n_failed = (int)zimt_statement_get_int (query, 2);
      row->failed_at = zimt_statement_get_int (query, 3);
      return row;
    case ZIMT_STEP_DONE:
      set_no_key (error);
      return NULL;
    case ZIMT_STEP_ERROR:
    default:
      return NULL;
    }
}

static const char put_key_sql[]
    = "INSERT INTO account_key (account_id, public_key, blob, n_failed, failed_at)"
      " VALUES (:account_id, :public_key, :blob, 0, 0)"
      " ON CONFLICT (account_id) DO UPDATE SET public_key = excluded.public_key,"
      " blob = excluded.blob, n_failed = 0, failed_at = 0";

gboolean
zimt_store_put_key (ZimtStore *store, gint64 account_id, GBytes *public_key, GBytes *blob,
                    GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_key_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":account_id", account_id);
  zimt_statement_bind_bytes (statement, ":public_key", public_key);
  zimt_statement_bind_bytes (statement, ":blob", blob);
  return zimt_store_run_unjournaled (store, statement, error);
}

static const char put_failures_sql[]
    = "UPDATE account_key SET n_failed = :n_failed, failed_at = :failed_at"
      " WHERE account_id = :account_id";

gboolean
zimt_store_put_failures (ZimtStore *store, gint64 account_id, int n_failed, gint64 failed_at,
                         GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, put_failures_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":account_id", account_id);
  zimt_statement_bind_int (statement, ":n_failed", n_failed);
  zimt_statement_bind_int (statement, ":failed_at", failed_at);
  if (!zimt_store_run_unjournaled (store, statement, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;
  set_no_key (error);
  return FALSE;
}

static const char delete_key_sql[] = "DELETE FROM account_key WHERE account_id = :account_id";

gboolean
zimt_store_delete_key (ZimtStore *store, gint64 account_id, GError **error)
{
  g_autoptr (ZimtStatement) statement = zimt_statement_prepare (store, delete_key_sql, error);

  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_int (statement, ":account_id", account_id);
  return zimt_store_run_unjournaled (store, statement, error);
}

ZimtChoice *
zimt_choice_new (const char *list, const char *code, const char *label, gboolean is_hidden)
{
  ZimtChoice *choice = g_new0 (ZimtChoice, 1);

  choice->list = g_strdup (list);
  choice->code = g_strdup (code);
  choice->label = g_strdup (label);
  choice->is_hidden = is_hidden;
  return choice;
}

void
zimt_choice_free (ZimtChoice *choice)
{
  if (choice == NULL)
    return;
  g_free (choice->list);
  g_free (choice->code);
  g_free (choice->label);
  g_free (choice);
}

static const char load_choices_sql[]
    = "SELECT id, list, code, label, is_hidden FROM choice ORDER BY list, id";

static gpointer
read_choice_cb (ZimtStatement *row)
{
  ZimtChoice *choice = g_new0 (ZimtChoice, 1);

  choice->id = zimt_statement_get_int (row, 0);
  choice->list = zimt_statement_dup_text (row, 1);
  choice->code = zimt_statement_dup_text (row, 2);
  choice->label = zimt_statement_dup_text (row, 3);
  choice->is_hidden = zimt_statement_get_int (row, 4) != 0;
  return choice;
}

GPtrArray *
zimt_store_load_choices (ZimtStore *store, GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify)zimt_choice_free);

  if (!zimt_rows_append (store, load_choices_sql, read_choice_cb, choices, error))
    return NULL;
  return g_steal_pointer (&choices);
}

static const char choice_is_taken_sql[]
    = "SELECT EXISTS (SELECT 1 FROM choice WHERE list = :list AND code = :code AND id IS NOT :id)";

static gboolean
refuse_taken_choice (ZimtStore *store, const ZimtChoice *choice, GError **error)
{
  g_autoptr (ZimtStatement) query = zimt_statement_prepare (store, choice_is_taken_sql, error);

  if (query == NULL)
    return FALSE;
  zimt_statement_bind_text (query, ":list", choice->list);
  zimt_statement_bind_text (query, ":code", choice->code);
  zimt_statement_bind_id (query, ":id", choice->id);
  if (zimt_statement_step (query, error) != ZIMT_STEP_ROW)
    return FALSE;
  if (zimt_statement_get_int (query, 0) == 0)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_CONFLICT, _ ("The list has an entry “%s” already."),
               choice->code);
  return FALSE;
}

static const char insert_choice_sql[]
    = "INSERT INTO choice (list, code, label, is_hidden) VALUES (:list, :code, :label, :is_hidden)";

static const char update_choice_sql[]
    = "UPDATE choice SET list = :list, code = :code, label = :label, is_hidden = :is_hidden"
      " WHERE id = :id";

gboolean
zimt_store_put_choice (ZimtStore *store, ZimtChoice *choice, GError **error)
{
  gboolean is_new = choice->id == 0;
  g_autoptr (ZimtStatement) statement = NULL;

  if (!refuse_taken_choice (store, choice, error))
    return FALSE;
  statement = zimt_statement_prepare (store, is_new ? insert_choice_sql : update_choice_sql, error);
  if (statement == NULL)
    return FALSE;
  zimt_statement_bind_text (statement, ":list", choice->list);
  zimt_statement_bind_text (statement, ":code", choice->code);
  zimt_statement_bind_text (statement, ":label", choice->label);
  zimt_statement_bind_int (statement, ":is_hidden", choice->is_hidden ? 1 : 0);
  if (!is_new)
    zimt_statement_bind_int (statement, ":id", choice->id);
  return zimt_store_run_put (store, statement, &choice->id, _ ("There is no such choice."), error);
}
