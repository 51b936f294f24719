/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts, their keys at rest, and the choices that the lead added or hid. What may be seen is
 * journaled; key material is not: a step back must not bring an old key back. */
#pragma once

#include "zimt-account.h"
#include "zimt-store.h"

/* GPtrArray of ZimtAccount by name, ended ones last; (transfer full) (nullable). */
GPtrArray *zimt_store_load_accounts (ZimtStore *store, GError **error);

/* Insert (id 0) or update, inside a step of kind ZIMT_STEP_UPKEEP, because nobody must take it back
 * with Undo; one account a step, since the first lead ends the right of all others to the next one.
 * The id is set. ZIMT_ERROR_CONFLICT where the name is taken (also by an account that has ended),
 * or an account that has ended would come back. ZIMT_ERROR_NOT_ALLOWED, by the database's own
 * trigger, where the step's account is no lead; the reception may end accounts after their last
 * day. */
gboolean zimt_store_put_account (ZimtStore *store, ZimtAccount *account, GError **error);

/* What opens with the account's password, and how often a wrong one was typed. */
typedef struct
{
  GBytes *public_key; /* owned */
  GBytes *blob;       /* owned */
  int n_failed;       /* wrong passwords since the last right one */
  gint64 failed_at;   /* seconds since 1970 UTC of the last one */
} ZimtKeyRow;

void zimt_key_row_free (ZimtKeyRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtKeyRow, zimt_key_row_free)

/* ZIMT_ERROR_NOT_FOUND where the account has no key (it has ended, or was never given a password).
 */
ZimtKeyRow *zimt_store_load_key (ZimtStore *store, gint64 account_id, GError **error);

/* Insert or replace; the count of wrong passwords begins anew. Inside a step or a silent
 * transaction. */
gboolean zimt_store_put_key (ZimtStore *store, gint64 account_id, GBytes *public_key, GBytes *blob,
                             GError **error);
gboolean zimt_store_put_failures (ZimtStore *store, gint64 account_id, int n_failed,
                                  gint64 failed_at, GError **error);
gboolean zimt_store_delete_key (ZimtStore *store, gint64 account_id, GError **error);

/* An entry of a code list that the house added or hid. */
typedef struct
{
  gint64 id;
  char *list;  /* owned: "topic" */
  char *code;  /* owned */
  char *label; /* owned: "" where it is one that the program ships */
  gboolean is_hidden;
} ZimtChoice;

ZimtChoice *zimt_choice_new (const char *list, const char *code, const char *label,
                             gboolean is_hidden);
void zimt_choice_free (ZimtChoice *choice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtChoice, zimt_choice_free)

/* GPtrArray of ZimtChoice by list and id. */
GPtrArray *zimt_store_load_choices (ZimtStore *store, GError **error);

/* Insert (id 0) or update. ZIMT_ERROR_CONFLICT where the list has the code. Journaled. */
gboolean zimt_store_put_choice (ZimtStore *store, ZimtChoice *choice, GError **error);
