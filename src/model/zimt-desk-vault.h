/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk's part about accounts and the vault: who is unlocked, and what only some can read. A
 * desk is locked until zimt_desk_unlock (), and journal steps name the account from then on.
 * Passwords are borrowed and not kept. */
#pragma once

#include "zimt-case-book.h"
#include "zimt-choices.h"
#include "zimt-right.h"

typedef struct _ZimtDesk ZimtDesk;

/* How long Zimt waits for somebody to do something before it locks, in minutes. */
#define ZIMT_IDLE_MINUTES_MIN 1
#define ZIMT_IDLE_MINUTES_MAX 30
#define ZIMT_IDLE_MINUTES_DEFAULT 5

/* Closed cases are kept so many months. */
#define ZIMT_RETENTION_MONTHS_MIN 1
#define ZIMT_RETENTION_MONTHS_MAX 120
#define ZIMT_RETENTION_MONTHS_DEFAULT 12

#define ZIMT_PASSWORD_MIN_CHARS 10

gboolean zimt_desk_has_vault (ZimtDesk *desk);

/* As of the last commit; (transfer none): ref it to keep it. */
ZimtChoices *zimt_desk_get_choices (ZimtDesk *desk);

/* --- Making the vault --- */

/* A new paper recovery key as groups; it is nowhere else. (transfer full): zimt_text_wipe () it. */
char *zimt_desk_new_recovery_key (GError **error);

/* Makes the vault with its first account, which has the role lead (and others): class P is sealed
 * to it, class C where it is also counselling, both to the recovery key. ZIMT_ERROR_CONFLICT where
 * there is a vault, ZIMT_ERROR_INVALID for a bad name, password or recovery key. The account's id
 * is set. Nobody is unlocked by it. */
gboolean zimt_desk_found_vault (ZimtDesk *desk, ZimtAccount *account, const char *password,
                                const char *recovery_key, GError **error);

/* Refuses a password that is shorter than ZIMT_PASSWORD_MIN_CHARS, longer than 1000 bytes, the
 * account's name, or one letter over and over; ZIMT_ERROR_INVALID. */
gboolean zimt_desk_check_password (const char *password, const char *account_name, GError **error);

/* What guessing one password costs: passes of Argon2id over so many bytes. */
void zimt_desk_get_password_cost (guint *passes, guint64 *memory);

/* --- Unlocking --- */

typedef struct
{
  ZimtAccount *account; /* owned */
  ZimtCaseBook *book;   /* owned (nullable): the cases, where the account may read them */
  gboolean has_private; /* class P is open */
  GPtrArray *warnings;  /* owned: sentences: an older backup, a key that is still to be given... */
} ZimtUnlocked;

void zimt_unlocked_free (ZimtUnlocked *unlocked);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtUnlocked, zimt_unlocked_free)

/* Opens the account's key with @password and every class that it holds; rotation that is due is
 * done first. Errors: ZIMT_ERROR_NOT_ALLOWED (wrong password, an unknown or ended account, or the
 * wait after wrong passwords is not over, with the seconds), ZIMT_ERROR_DAMAGED (something in the
 * vault is not what was sealed: nothing is opened). The desk stays locked then. */
ZimtUnlocked *zimt_desk_unlock (ZimtDesk *desk, const char *name, const char *password,
                                GError **error);

/* Seals @drafts (nullable: ZimtRecord of kind DRAFT) and wipes every key. Where a draft cannot be
 * sealed the others are, the keys are wiped all the same, and the error says why. */
gboolean zimt_desk_lock (ZimtDesk *desk, GPtrArray *drafts, GError **error);

/* Who is unlocked; (transfer none) (nullable). */
const ZimtAccount *zimt_desk_get_account (ZimtDesk *desk);

/* The codes of the classes that are open, sorted, NULL-terminated; (transfer full). */
char **zimt_desk_dup_open_classes (ZimtDesk *desk);

/* ZIMT_ERROR_NOT_ALLOWED where whoever is unlocked has not @level of @right. In a house without
 * accounts everything but cases and private data is allowed. */
gboolean zimt_desk_require (ZimtDesk *desk, ZimtRight right, ZimtLevel level, GError **error);

/* --- Accounts: the lead's --- */

/* Adds an account with its password, which its person types, and gives it the classes of its roles
 * that are open now; *is_missing (optional): a class of its roles has still to be given. */
gboolean zimt_desk_add_account (ZimtDesk *desk, ZimtAccount *account, const char *password,
                                gboolean *is_missing, GError **error);

/* Changes name, roles or last day. A role that goes takes its classes along: their keys are made
 * anew. ZIMT_ERROR_CONFLICT where the account is the last that holds a class or the last lead. */
gboolean zimt_desk_put_account (ZimtDesk *desk, ZimtAccount *account, GError **error);

/* Ends an account for good: its keys go, the keys of its classes are made anew (at once where they
 * are open, else at the next unlock of somebody who holds them). */
gboolean zimt_desk_end_account (ZimtDesk *desk, gint64 account_id, GError **error);

/* Gives @account_id the classes of its roles that it lacks and that are open here; @password is the
 * account's own, typed by its person. *recovery_key (nullable): opens classes that nobody here
 * holds. */
gboolean zimt_desk_grant (ZimtDesk *desk, gint64 account_id, const char *password,
                          const char *recovery_key, GError **error);

/* The accounts that lack a class of their roles: GArray of gint64 ids. */
GArray *zimt_desk_list_missing (ZimtDesk *desk, GError **error);

/* Changes the own password of whoever is unlocked. */
gboolean zimt_desk_change_password (ZimtDesk *desk, const char *old_password,
                                    const char *new_password, GError **error);

/* With the paper key: gives @account_id a new password and every class of its roles. Nobody need be
 * unlocked. */
gboolean zimt_desk_recover (ZimtDesk *desk, const char *recovery_key, gint64 account_id,
                            const char *new_password, GError **error);

/* Puts @new_key in the place of the recovery key: every class is sealed to it and made anew. Every
 * class must be open: ZIMT_ERROR_NOT_ALLOWED where one is not. */
gboolean zimt_desk_replace_recovery_key (ZimtDesk *desk, const char *new_key, GError **error);

/* Makes the key of a class anew and seals everything in it again, in one transaction. */
gboolean zimt_desk_rotate (ZimtDesk *desk, const char *class_code, GError **error);

/* --- Records --- */

/* Stores @records (ZimtRecord; revision 0: new) as the next revision of each, all or none;
 * ZIMT_ERROR_CONFLICT where somebody stored a newer revision meanwhile. Returns the records as they
 * are stored. Of class P only drafts, which whoever holds it may keep: see zimt-desk-people.h.
 * GPtrArray of ZimtRecord (transfer full) (nullable). */
GPtrArray *zimt_desk_save_records (ZimtDesk *desk, GPtrArray *records, GError **error);

/* Stores a draft. One with a revision goes into the place of what was stored of it, also where that
 * is of another class; nothing of it is left. */
gboolean zimt_desk_keep_draft (ZimtDesk *desk, ZimtRecord *draft, GError **error);

/* Every revision of a record, newest first. */
GPtrArray *zimt_desk_load_versions (ZimtDesk *desk, const char *id, GError **error);

/* Deletes records with every revision (drafts that were taken up, a tally that was a mistake).
 * @ids: char *. ZIMT_ERROR_NOT_ALLOWED where one is a case, or in class P and no draft of the own
 * account. */
gboolean zimt_desk_delete_records (ZimtDesk *desk, GPtrArray *ids, GError **error);

/* Stores @record, a case whose stage was lowered, and takes names out of every revision of it. The
 * drafts
 * @draft_ids (nullable: char *), which could hold the name too, are deleted. Returns it as stored.
 */
ZimtRecord *zimt_desk_forget_name (ZimtDesk *desk, ZimtRecord *record, GPtrArray *draft_ids,
                                   GError **error);

/* Seals the records @ids (char *: a case and all that belongs to it) to the accounts @account_ids
 * (gint64) and the recovery key alone; the own account is always one of them. Each must hold class
 * C: ZIMT_ERROR_INVALID where one does not. NULL or empty @account_ids: to everybody in class C
 * again. Returns the newest revision of each, with its new class. */
GPtrArray *zimt_desk_seal_case (ZimtDesk *desk, GPtrArray *ids, GArray *account_ids,
                                GError **error);

/* Retention: proposes to erase the cases in @case_ids (char *), for somebody else to approve.
 * Returns the RETENTION record. */
ZimtRecord *zimt_desk_propose_erasure (ZimtDesk *desk, GPtrArray *case_ids, GError **error);

/* Approves: a second account, not the one that proposed (ZIMT_ERROR_NOT_ALLOWED). The records @ids
 * (char *) go with every revision; each must be a case that was proposed or belong to one. What
 * stays is the proof, with counts and no names. Returns the RETENTION record. */
ZimtRecord *zimt_desk_approve_erasure (ZimtDesk *desk, const char *retention_id, GPtrArray *ids,
                                       GError **error);

/* Opens every value of @class_code and compares with its manifest, of class P also with what the
 * cards name; *n_values (optional).
 * ZIMT_ERROR_NOT_ALLOWED where the class is not open, ZIMT_ERROR_DAMAGED where something is wrong.
 */
gboolean zimt_desk_verify_vault (ZimtDesk *desk, const char *class_code, gint64 *n_values,
                                 GError **error);

/* --- Settings and lists: the lead's, each an act that can be undone --- */

gboolean zimt_desk_set_idle_minutes (ZimtDesk *desk, int minutes, GError **error);
gboolean zimt_desk_set_retention_months (ZimtDesk *desk, int months, GError **error);
gboolean zimt_desk_hide_choice (ZimtDesk *desk, const char *list, const char *code,
                                gboolean is_hidden, GError **error);
gboolean zimt_desk_add_choice (ZimtDesk *desk, const char *list, const char *label, GError **error);
