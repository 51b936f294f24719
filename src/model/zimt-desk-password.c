/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Passwords: which are good, the key that one opens, and the waits after wrong ones. */
#include "zimt-desk-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "zimt-recovery-key.h"
#include "zimt-vault-words.h"

#define PASSWORD_MAX_BYTES 1000

/* Seconds to wait after the first wrong password; twice as many after each more, up to the maximum.
 */
#define WAIT_FIRST 1
#define WAIT_MAX (15 * 60)
#define FREE_TRIES 2

char *
zimt_desk_new_recovery_key (GError **error)
{
  g_autoptr (ZimtSecret) seed = NULL;

  if (!zimt_vault_init (error))
    return NULL;
  seed = zimt_secret_new_random (ZIMT_KEY_SIZE);
  return zimt_recovery_key_format (seed);
}

void
zimt_desk_get_password_cost (guint *passes, guint64 *memory)
{
  *passes = ZIMT_PASSWORD_PASSES;
  *memory = ZIMT_PASSWORD_MEMORY;
}

static gboolean
is_one_letter (const char *text)
{
  gunichar first = g_utf8_get_char (text);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) != first)
      return FALSE;
  return TRUE;
}

gboolean
zimt_desk_check_password (const char *password, const char *account_name, GError **error)
{
  const char *why = NULL;

  if (!g_utf8_validate (password, -1, NULL) || strlen (password) > PASSWORD_MAX_BYTES)
    why = _ ("The password is too long or not text; choose another one.");
  else if (g_utf8_strlen (password, -1) < ZIMT_PASSWORD_MIN_CHARS)
    why = ngettext (
        "The password has to have at least %d character; four words that do not belong "
        "together are good.",
        "The password has to have at least %d characters; four words that do not belong "
        "together are good.",
        ZIMT_PASSWORD_MIN_CHARS);
  else if (is_one_letter (password))
    why = _ ("The password is one letter over and over; choose another one.");
  else if (account_name != NULL && g_ascii_strcasecmp (password, account_name) == 0)
    why = _ ("The password is the name of the account; choose another one.");
  if (why == NULL)
    return TRUE;
  /* The placeholder stands in one of the sentences only. */
  g_autoptr (GString) text = g_string_new (why);
  g_autofree char *number = g_strdup_printf ("%d", ZIMT_PASSWORD_MIN_CHARS);

  g_string_replace (text, "%d", number, 1);
  g_set_error_literal (error, ZIMT_ERROR, ZIMT_ERROR_INVALID, text->str);
  return FALSE;
}

/* --- Trying one --- */

static gint64
get_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
get_wait (const ZimtKeyRow *row)
{
  gint64 wait = row->n_failed <= FREE_TRIES
                    ? 0
                    : (gint64)WAIT_FIRST << MIN (row->n_failed - FREE_TRIES - 1, 20);

  return MIN (wait, WAIT_MAX);
}

static gboolean
check_wait (const ZimtKeyRow *row, GError **error)
{
  gint64 left = row->failed_at + get_wait (row) - get_seconds ();

  if (left <= 0)
    return TRUE;
  g_set_error (error, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED,
               ngettext ("After several wrong passwords you can try again in %d second.",
                         "After several wrong passwords you can try again in %d seconds.",
                         (gulong)left),
               (int)left);
  return FALSE;
}

static gboolean
put_failures (ZimtDesk *desk, gint64 account_id, int n_failed, GError **error)
{
  if (zimt_store_begin_silent (desk->store, error)
      && zimt_store_put_failures (desk->store, account_id, n_failed, get_seconds (), error)
      && zimt_store_commit (desk->store, NULL, error))
    return TRUE;
  zimt_store_rollback (desk->store);
  return FALSE;
}

/* Where the clock was put back since the last wrong password the wait begins again now: else it
 * would last until the clock is where it was. */
static gboolean
follow_clock (ZimtDesk *desk, gint64 account_id, ZimtKeyRow *row, GError **error)
{
  gint64 now = get_seconds ();

  if (row->failed_at <= now)
    return TRUE;
  row->failed_at = now;
  return put_failures (desk, account_id, row->n_failed, error);
}

static ZimtAccountKey *
try_password (const ZimtKeyRow *row, const ZimtAccount *account, const guint8 *database,
              const char *password, gboolean *is_weak, GError **error)
{
  guint8 id[ZIMT_ID_SIZE];

  if (g_bytes_get_size (row->public_key) == ZIMT_KEY_SIZE && zimt_id_from_uid (account->uid, id))
    return zimt_account_key_unlock (row->blob, g_bytes_get_data (row->public_key, NULL), database,
                                    id, password, is_weak, error);
  zimt_vault_set_changed (ZIMT_CLASS_CASES, error);
  return NULL;
}

/* After a try that counted already: only a wrong password does. */
static gboolean
settle_try (ZimtDesk *desk, const ZimtKeyRow *row, gint64 account_id, const GError *failure,
            GError **error)
{
  if (failure == NULL)
    return put_failures (desk, account_id, 0, error);
  return g_error_matches (failure, ZIMT_ERROR, ZIMT_ERROR_NOT_ALLOWED)
         || put_failures (desk, account_id, row->n_failed, error);
}

/* The try counts before it is made: who stops the program meanwhile has made it. */
ZimtAccountKey *
zimt_desk_open_key (ZimtDesk *desk, const ZimtAccount *account, const guint8 *database,
                    const char *password, gboolean *is_weak, GError **error)
{
  g_autoptr (ZimtKeyRow) row = zimt_store_load_key (desk->store, account->id, error);
  g_autoptr (ZimtAccountKey) key = NULL;
  g_autoptr (GError) failure = NULL;

  if (row == NULL || !follow_clock (desk, account->id, row, error) || !check_wait (row, error)
      || !put_failures (desk, account->id, row->n_failed + 1, error))
    return NULL;
  key = try_password (row, account, database, password, is_weak, &failure);
  if (!settle_try (desk, row, account->id, failure, error))
    return NULL;
  if (key == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return g_steal_pointer (&key);
}
