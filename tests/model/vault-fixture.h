/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A house with a vault in a folder of its own, on Tuesday 24.11.2026 at 14:36. Everything that this
 * program and its children keep anywhere is in one temporary folder. */
#pragma once

#include <sqlite3.h>

#include "zimt-clock.h"
#include "zimt-desk-vault.h"
#include "zimt-desk.h"
#include "zimt-error.h"

#define VAULT_TODAY 20781 /* 2026-11-24 */

#define ANNA "Anna"   /* lead and counselling */
#define BERTA "Berta" /* counselling */
#define INES "Ines"   /* intern */
#define LEO "Leo"     /* lead alone */

#define VAULT_PASSWORD "Rosenkohl Fahrrad" /* of them all */

typedef struct
{
  char *path;               /* owned: of the house */
  ZimtClock *clock;         /* owned */
  ZimtDesk *desk;           /* owned (nullable): NULL after vault_close () */
  const char *recovery_key; /* borrowed: of the paper */
} VaultFixture;

/* First in main (), before g_test_init (): private folders for all that is kept. */
void vault_init (void);

/* What is returned by main (): runs the tests, then removes the folders. */
int vault_run (void);

/* The folder that holds everything; (transfer none). */
const char *vault_get_folder (void);

void vault_set_up (VaultFixture *fixture, gconstpointer data);
void vault_tear_down (VaultFixture *fixture, gconstpointer data);

#define VAULT_TEST(path, function)                                                                 \
  g_test_add (path, VaultFixture, NULL, vault_set_up, function, vault_tear_down)

void vault_close (VaultFixture *fixture);
void vault_open (VaultFixture *fixture);

/* Closes, and opens @days later. */
void vault_wait_days (VaultFixture *fixture, int days);

/* As if this were a computer that never saw the house. */
void vault_forget_seen (void);

/* Removes everything in a folder, and it. */
void vault_remove (const char *folder);

/* Unlocks with the password of all; there must be no error. (transfer full) */
ZimtUnlocked *vault_unlock (VaultFixture *fixture, const char *name);

/* The same where nobody wants to know more, and there must be no warning. */
void vault_enter (VaultFixture *fixture, const char *name);

void vault_lock (VaultFixture *fixture);

/* The account of the house; (transfer full). */
ZimtAccount *vault_dup_account (VaultFixture *fixture, const char *name);
gint64 vault_get_id (VaultFixture *fixture, const char *name);

/* Adds an account with the password of all. */
gint64 vault_add (VaultFixture *fixture, const char *name, ZimtRoles roles);

/* A named case that is not stored, and what belongs to one; (transfer full). */
ZimtRecord *vault_new_case (const char *name, const char *note);
ZimtRecord *vault_new_consultation (const ZimtRecord *owner, const char *note);

/* Stores a record, which is freed; (transfer full): as it is stored. */
ZimtRecord *vault_save (VaultFixture *fixture, ZimtRecord *record);

/* NULL with error. Borrows @record. */
ZimtRecord *vault_try_save (VaultFixture *fixture, ZimtRecord *record, GError **error);

/* A list of ids (char *) up to NULL; (transfer full). */
GPtrArray *vault_ids (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* The list of one account. */
GArray *vault_accounts (gint64 first, gint64 second);

/* The error is of @code and says it in one line; clears it. */
void vault_assert_error (GError **error, int code);

/* One sentence: not empty, one line, no placeholder left. */
void vault_assert_sentence (const char *text);

/* --- The file behind Zimt's back; the house must be closed --- */

/* With foreign keys and triggers off. */
sqlite3 *vault_open_file (const char *path);
void vault_sql (VaultFixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);
gint64 vault_query (VaultFixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The whole file. */
GBytes *vault_read_file (const char *path);
void vault_write_file (const char *path, GBytes *bytes);
