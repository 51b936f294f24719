/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with records and accounts while somebody is unlocked: asked of the worker, then
 * taken into the book. */
#include <glib/gi18n-lib.h>

#include "zimt-pseudonyms.h"
#include "zimt-record-list.h"
#include "zimt-session-private.h"
#include "zimt-text.h"

typedef enum
{
  ACT_SAVE,
  ACT_DELETE,
  ACT_FORGET_NAME,
  ACT_SEAL_CASE,
  ACT_PROPOSE,
  ACT_APPROVE,
  ACT_VERSIONS,
  ACT_ARRANGE,
} ActKind;

typedef struct
{
  ActKind kind;
  GPtrArray *records; /* owned (nullable): ZimtRecord */
  GPtrArray *ids;     /* owned (nullable): char * */
  GArray *accounts;   /* owned (nullable): gint64 */
  char *id;           /* owned (nullable) */
  ZimtAppointment appointment;
  ZimtRecord *follow_up; /* owned (nullable) */
} ActWish;

typedef struct
{
  GTask *task; /* owned */
  ActKind kind;
  GPtrArray *removed; /* owned: ids that go from the book where it succeeds */
  guint n_locks;
} Act;

static GPtrArray *
ids_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
act_wish_free (ActWish *wish)
{
  g_clear_pointer (&wish->records, g_ptr_array_unref);
  g_clear_pointer (&wish->ids, g_ptr_array_unref);
  g_clear_pointer (&wish->accounts, g_array_unref);
  g_clear_pointer (&wish->follow_up, zimt_record_unref);
  g_free (wish->id);
  g_free (wish);
}

static void
act_free (Act *act)
{
  g_object_unref (act->task);
  g_ptr_array_unref (act->removed);
  g_free (act);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static gpointer
act_in_worker (ZimtDesk *desk, gpointer data, GError **error)
{
  ActWish *wish = data;

  switch (wish->kind)
    {
    case ACT_SAVE:
      return zimt_desk_save_records (desk, wish->records, error);
    case ACT_DELETE:
      return zimt_desk_delete_records (desk, wish->ids, error) ? zimt_record_list_new () : NULL;
    case ACT_FORGET_NAME:
      return zimt_record_list_of (
          zimt_desk_forget_name (desk, wish->records->pdata[0], wish->ids, error));
    case ACT_SEAL_CASE:
      return zimt_desk_seal_case (desk, wish->ids, wish->accounts, error);
    case ACT_PROPOSE:
      return zimt_record_list_of (zimt_desk_propose_erasure (desk, wish->ids, error));
    case ACT_APPROVE:
      return zimt_record_list_of (zimt_desk_approve_erasure (desk, wish->id, wish->ids, error));
    case ACT_VERSIONS:
      return zimt_desk_load_versions (desk, wish->id, error);
    case ACT_ARRANGE:
      return zimt_desk_arrange_for_case (desk, wish->records, wish->appointment.room_id,
                                         wish->appointment.date, wish->appointment.from,
                                         wish->appointment.to, wish->follow_up, error);
    default:
      g_assert_not_reached ();
    }
}

static void
take_into_book (ZimtSession *self, const Act *act, GPtrArray *records)
{
  if (act->kind == ACT_VERSIONS || self->book == NULL)
    return;
  for (guint i = 0; i < act->removed->len; i++)
    zimt_case_book_remove (self->book, act->removed->pdata[i]);
  for (guint i = 0; i < records->len; i++)
    if (!zimt_record_kind_is_card (zimt_record_get_kind (records->pdata[i])))
      zimt_case_book_put (self->book, records->pdata[i]);
  zimt_session_emit_book_changed (self);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  ZimtSession *self = g_task_get_source_object (act->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = zimt_center_run_finish (ZIMT_CENTER (source), result, &error);

  if (records == NULL)
    g_task_return_error (act->task, g_steal_pointer (&error));
  else if (act->n_locks != self->n_locks)
    g_task_return_new_error (act->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Zimt was locked meanwhile."));
  else
    {
      take_into_book (self, act, records);
      g_task_return_pointer (act->task, g_steal_pointer (&records),
                             (GDestroyNotify)g_ptr_array_unref);
    }
}

/* @wish and @removed (nullable): (transfer full). */
static void
run (ZimtSession *self, ActWish *wish, GPtrArray *removed, GAsyncReadyCallback callback,
     gpointer user_data)
{
  Act *act = g_new0 (Act, 1);

  act->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (act->task, zimt_session_act_finish);
  act->kind = wish->kind;
  act->removed = removed != NULL ? removed : ids_new ();
  act->n_locks = self->n_locks;
  zimt_center_run_async (self->center, act_in_worker, wish, (GDestroyNotify)act_wish_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, acted_cb, act);
}

static ActWish *
wish_new (ActKind kind)
{
  ActWish *wish = g_new0 (ActWish, 1);

  wish->kind = kind;
  return wish;
}

GPtrArray *
zimt_session_act_finish (ZimtSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
zimt_session_file_record (ZimtSession *self, ZimtRecord *record)
{
  ZimtRecord *owner;

  if (zimt_record_get_revision (record) > 0 || self->book == NULL)
    return;
  owner = zimt_case_book_get (self->book, zimt_record_get_case_id (record));
  if (owner != NULL)
    zimt_record_set_class (record, zimt_record_get_class (owner));
}

static ActWish *
wish_new_save (ZimtSession *self, GPtrArray *records)
{
  ActWish *wish = wish_new (ACT_SAVE);

  wish->records = zimt_record_list_new ();
  for (guint i = 0; i < records->len; i++)
    {
      ZimtRecord *record = zimt_record_copy (records->pdata[i]);

      zimt_session_file_record (self, record);
      g_ptr_array_add (wish->records, record);
    }
  return wish;
}

void
zimt_session_save_async (ZimtSession *self, GPtrArray *records, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  run (self, wish_new_save (self, records), NULL, callback, user_data);
}

void
zimt_session_save_one_async (ZimtSession *self, ZimtRecord *record, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  zimt_session_save_async (self, records, callback, user_data);
}

static gpointer
copy_id_cb (gconstpointer id, gpointer user_data)
{
  return g_strdup (id);
}

static GPtrArray *
copy_ids (GPtrArray *ids)
{
  GPtrArray *copies = g_ptr_array_copy (ids, copy_id_cb, NULL);

  g_ptr_array_set_free_func (copies, g_free);
  return copies;
}

void
zimt_session_delete_async (ZimtSession *self, GPtrArray *ids, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  ActWish *wish = wish_new (ACT_DELETE);

  wish->ids = copy_ids (ids);
  run (self, wish, copy_ids (ids), callback, user_data);
}

/* Whether a draft is about @id: of it, or of a new record that belongs to it. */
static gboolean
is_draft_about (ZimtSession *self, ZimtRecord *draft, const char *case_id)
{
  g_autoptr (ZimtRecord) record = zimt_session_open_draft (self, draft);

  return record != NULL && g_str_equal (zimt_record_get_case_id (record), case_id);
}

static void
add_ids_of_drafts (ZimtSession *self, GPtrArray *ids, const char *case_id)
{
  g_autoptr (GPtrArray) drafts = NULL;

  if (self->book == NULL)
    return;
  drafts = zimt_case_book_list (self->book, ZIMT_RECORD_DRAFT);
  for (guint i = 0; i < drafts->len; i++)
    if (is_draft_about (self, drafts->pdata[i], case_id))
      g_ptr_array_add (ids, g_strdup (zimt_record_get_id (drafts->pdata[i])));
}

void
zimt_session_forget_name_async (ZimtSession *self, ZimtRecord *record, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ActWish *wish = wish_new (ACT_FORGET_NAME);

  wish->records = zimt_record_list_of (zimt_record_copy (record));
  wish->ids = ids_new ();
  add_ids_of_drafts (self, wish->ids, zimt_record_get_id (record));
  run (self, wish, copy_ids (wish->ids), callback, user_data);
}

/* The case, and everything that belongs to it. */
static void
add_ids_of_case (ZimtSession *self, GPtrArray *ids, const char *case_id)
{
  g_autoptr (GPtrArray) records = NULL;

  if (self->book == NULL || zimt_case_book_get (self->book, case_id) == NULL)
    return;
  g_ptr_array_add (ids, g_strdup (case_id));
  records = zimt_case_book_list_of_case (self->book, case_id);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, g_strdup (zimt_record_get_id (records->pdata[i])));
  add_ids_of_drafts (self, ids, case_id);
}

void
zimt_session_seal_case_async (ZimtSession *self, const char *case_id, GArray *account_ids,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  ActWish *wish = wish_new (ACT_SEAL_CASE);

  wish->ids = ids_new ();
  add_ids_of_case (self, wish->ids, case_id);
  wish->accounts = account_ids != NULL ? g_array_copy (account_ids) : NULL;
  run (self, wish, NULL, callback, user_data);
}

void
zimt_session_propose_erasure_async (ZimtSession *self, GPtrArray *case_ids,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  ActWish *wish = wish_new (ACT_PROPOSE);

  wish->ids = copy_ids (case_ids);
  run (self, wish, NULL, callback, user_data);
}

void
zimt_session_approve_erasure_async (ZimtSession *self, const char *retention_id,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  ActWish *wish = wish_new (ACT_APPROVE);
  ZimtRecord *proposal = self->book != NULL ? zimt_case_book_get (self->book, retention_id) : NULL;
  g_auto (GStrv) case_ids
      = g_strsplit (proposal != NULL ? zimt_record_get_text (proposal, "ids") : "", "\n", -1);
  GPtrArray *removed;

  wish->id = g_strdup (retention_id);
  wish->ids = ids_new ();
  for (char **case_id = case_ids; *case_id != NULL; case_id++)
    add_ids_of_case (self, wish->ids, *case_id);
  removed = copy_ids (wish->ids);
  g_ptr_array_add (removed, g_strdup (retention_id));
  run (self, wish, removed, callback, user_data);
}

void
zimt_session_load_versions_async (ZimtSession *self, const char *id, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  ActWish *wish = wish_new (ACT_VERSIONS);

  wish->id = g_strdup (id);
  run (self, wish, NULL, callback, user_data);
}

char *
zimt_session_new_pseudonym (ZimtSession *self)
{
  g_auto (GStrv) words = zimt_pseudonyms_load (NULL);
  const guint32 random[2] = { g_random_int (), g_random_int () };

  if (self->book == NULL || words == NULL)
    return g_strdup ("");
  return zimt_case_book_new_pseudonym (self->book, (const char *const *)words, random);
}

/* --- Accounts --- */

typedef struct
{
  ZimtVaultAct act;
  ZimtAccount *account; /* owned (nullable) */
  char *old_password;   /* owned, as the others: wiped */
  char *password;
  char *recovery_key;
} VaultWish;

static void
vault_wish_free (VaultWish *wish)
{
  g_clear_pointer (&wish->account, zimt_account_free);
  zimt_text_wipe (wish->old_password);
  zimt_text_wipe (wish->password);
  zimt_text_wipe (wish->recovery_key);
  g_free (wish);
}

static gboolean
do_vault_act (ZimtDesk *desk, VaultWish *wish, gboolean *is_missing, GError **error)
{
  switch (wish->act)
    {
    case ZIMT_VAULT_FOUND:
      return zimt_desk_found_vault (desk, wish->account, wish->password, wish->recovery_key, error);
    case ZIMT_VAULT_ADD_ACCOUNT:
      return zimt_desk_add_account (desk, wish->account, wish->password, is_missing, error);
    case ZIMT_VAULT_PUT_ACCOUNT:
      return zimt_desk_put_account (desk, wish->account, error);
    case ZIMT_VAULT_END_ACCOUNT:
      return zimt_desk_end_account (desk, wish->account->id, error);
    case ZIMT_VAULT_GRANT:
      return zimt_desk_grant (desk, wish->account->id, wish->password, wish->recovery_key, error);
    case ZIMT_VAULT_CHANGE_PASSWORD:
      return zimt_desk_change_password (desk, wish->old_password, wish->password, error);
    case ZIMT_VAULT_RECOVER:
      return zimt_desk_recover (desk, wish->recovery_key, wish->account->id, wish->password, error);
    case ZIMT_VAULT_REPLACE_RECOVERY_KEY:
      return zimt_desk_replace_recovery_key (desk, wish->recovery_key, error);
    default:
      g_assert_not_reached ();
    }
}

/* What came of it, as a pointer: done, or done with a class that has still to be given. */
enum
{
  VAULT_DONE = 1,
  VAULT_DONE_BUT_MISSING = 2,
};

static gpointer
vault_in_worker (ZimtDesk *desk, gpointer data, GError **error)
{
  gboolean is_missing = FALSE;

  if (!do_vault_act (desk, data, &is_missing, error))
    return NULL;
  return GINT_TO_POINTER (is_missing ? VAULT_DONE_BUT_MISSING : VAULT_DONE);
}

/* The worker has closed the cases of somebody who is no counsellor any more. Locking takes them
 * from the screen too, with every form. */
static void
lock_without_right (ZimtSession *self)
{
  if (self->book != NULL
      && zimt_right_get_level (ZIMT_RIGHT_CASES, self->account->roles) == ZIMT_LEVEL_NONE)
    zimt_session_lock (self);
}

/* Who is unlocked may have changed the own account. */
static void
follow_own_account (ZimtSession *self)
{
  const ZimtHouse *house = zimt_center_get_house (self->center);

  for (guint i = 0; self->account != NULL && house != NULL && i < house->accounts->len; i++)
    {
      const ZimtAccount *account = house->accounts->pdata[i];

      if (account->id != self->account->id)
        continue;
      zimt_account_free (self->account);
      self->account = zimt_account_copy (account);
      lock_without_right (self);
      return;
    }
}

static void
vault_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ZimtSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  gpointer done = zimt_center_run_finish (ZIMT_CENTER (source), result, &error);

  if (done == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  follow_own_account (self);
  g_task_return_pointer (task, done, NULL);
}

void
zimt_session_vault_async (ZimtSession *self, ZimtVaultAct act, const ZimtAccount *account,
                          char *old_password, char *password, char *recovery_key,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  VaultWish *wish = g_new0 (VaultWish, 1);

  /* Whoever recovers an account begins anew with it. */
  if (act == ZIMT_VAULT_RECOVER)
    zimt_session_lock (self);
  wish->act = act;
  wish->account = account != NULL ? zimt_account_copy (account) : NULL;
  wish->old_password = old_password;
  wish->password = password;
  wish->recovery_key = recovery_key;
  zimt_center_run_async (self->center, vault_in_worker, wish, (GDestroyNotify)vault_wish_free, NULL,
                         NULL, vault_done_cb, g_task_new (self, NULL, callback, user_data));
}

gboolean
zimt_session_vault_finish (ZimtSession *self, GAsyncResult *result, gboolean *is_missing,
                           GError **error)
{
  gpointer done;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = g_task_propagate_pointer (G_TASK (result), error);
  if (is_missing != NULL)
    *is_missing = done == GINT_TO_POINTER (VAULT_DONE_BUT_MISSING);
  return done != NULL;
}

static gpointer
list_missing_in_worker (ZimtDesk *desk, gpointer wish, GError **error)
{
  return zimt_desk_list_missing (desk, error);
}

static void
missing_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GArray *ids = zimt_center_run_finish (ZIMT_CENTER (source), result, &error);

  if (ids == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, ids, (GDestroyNotify)g_array_unref);
}

void
zimt_session_list_missing_async (ZimtSession *self, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  zimt_center_run_async (self->center, list_missing_in_worker, NULL, NULL,
                         (GDestroyNotify)g_array_unref, NULL, missing_listed_cb,
                         g_task_new (self, NULL, callback, user_data));
}

GArray *
zimt_session_list_missing_finish (ZimtSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
zimt_session_new_recovery_key (GError **error)
{
  return zimt_desk_new_recovery_key (error);
}

void
zimt_session_arrange_async (ZimtSession *self, GPtrArray *assignments,
                            const ZimtAppointment *appointment, ZimtRecord *follow_up,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  ActWish *wish = wish_new (ACT_ARRANGE);

  wish->records = zimt_record_list_new ();
  for (guint i = 0; i < assignments->len; i++)
    g_ptr_array_add (wish->records, zimt_record_copy (assignments->pdata[i]));
  wish->appointment = *appointment;
  wish->follow_up = zimt_record_copy (follow_up);
  zimt_session_file_record (self, wish->follow_up);
  run (self, wish, NULL, callback, user_data);
}
