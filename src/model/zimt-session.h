/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is unlocked at this window, in the main thread: what the account may, the cases while they
 * are open, and the locking of all that. */
#pragma once

#include "zimt-center.h"
#include "zimt-desk-vault.h"
#include "zimt-people.h"

#define ZIMT_TYPE_SESSION (zimt_session_get_type ())
G_DECLARE_FINAL_TYPE (ZimtSession, zimt_session, ZIMT, SESSION, GObject)

/* Properties, read-only: "is-unlocked" (gboolean); "seconds-left" (int): until it locks, 0 while
 * locked.
 *
 * Signals: "locking" (): it locks now: every open form calls zimt_session_keep_draft () and closes,
 * every dialog closes; "locked" (); "unlocked" (); "book-changed" (): records came, changed or
 * went; "message" (char *text): a sentence for people (a draft could not be sealed); "warning"
 * (char *text): one that nobody may overlook (something is missing in the vault); "done" (char
 * *text): a sentence about what was done just now, which is to be shown with an Undo.
 *
 * Opening another house locks. */
ZimtSession *zimt_session_new (ZimtCenter *center);

ZimtCenter *zimt_session_get_center (ZimtSession *session);

/* By the clock of the house. */
ZimtDate zimt_session_get_today (ZimtSession *session);

/* The card indexes; (transfer none). They are read anew when somebody unlocks or locks. */
ZimtPeople *zimt_session_get_people (ZimtSession *session);

/* Emits "message", "warning" or "done": for dialogs that go before what they say is read. */
void zimt_session_tell (ZimtSession *session, const char *text);
void zimt_session_warn (ZimtSession *session, const char *text);
void zimt_session_tell_done (ZimtSession *session, const char *text);

gboolean zimt_session_is_unlocked (ZimtSession *session);

/* NULL while locked; (transfer none). */
const ZimtAccount *zimt_session_get_account (ZimtSession *session);

/* What may be done now. In a house without accounts everything but cases and private data. */
ZimtLevel zimt_session_get_level (ZimtSession *session, ZimtRight right);

/* The open cases; NULL where there are none to see; (transfer none), valid until "locking" is over.
 */
ZimtCaseBook *zimt_session_get_book (ZimtSession *session);

/* The account's name for a uid, also one that has ended; (transfer none) "" where it is unknown. */
const char *zimt_session_get_account_name (ZimtSession *session, const char *uid);

/* @password (transfer full): wiped. Finishes with sentences to tell (GPtrArray of char *, transfer
 * full, often empty), or NULL with the error of zimt_desk_unlock (). */
void zimt_session_unlock_async (ZimtSession *session, const char *name, char *password,
                                GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *zimt_session_unlock_finish (ZimtSession *session, GAsyncResult *result, GError **error);

/* Locks at once: "locking", then what is open is wiped, then "locked". Harmless while locked; an
 * unlock that is not answered yet finishes with G_IO_ERROR_CANCELLED. */
void zimt_session_lock (ZimtSession *session);

/* Somebody did something: the time until it locks begins anew. */
void zimt_session_touch (ZimtSession *session);

/* Locks in @seconds, unless somebody does something before; 0 and less: at once. Harmless while
 * locked. */
void zimt_session_lock_in (ZimtSession *session, int seconds);

/* During "locking": seals what is in a form as a draft, in the place of an older one of it; @record
 * is what the form holds (revision 0: a new one), @title what people read when it comes back
 * ("Consultation"). */
void zimt_session_keep_draft (ZimtSession *session, ZimtRecord *record, const char *title);

/* The same with what was typed and is no value: see zimt_record_form_dup_typed (). */
void zimt_session_keep_form (ZimtSession *session, ZimtRecord *record, const char *title,
                             const char *typed);

/* Drafts of the account that is unlocked, GPtrArray of ZimtRecord (DRAFT); (transfer full). */
GPtrArray *zimt_session_list_drafts (ZimtSession *session);

/* The record that a draft holds, to go on with; NULL where it cannot be read. (transfer full) */
ZimtRecord *zimt_session_open_draft (ZimtSession *session, ZimtRecord *draft);

/* --- Acts on records; each finishes by zimt_session_act_finish (). The book is up to date, and
 * "book-changed" emitted, before the callback. --- */

/* The records as stored, GPtrArray of ZimtRecord (transfer full), or NULL with error. */
GPtrArray *zimt_session_act_finish (ZimtSession *session, GAsyncResult *result, GError **error);

/* @records: ZimtRecord, not changed afterwards by the caller. */
void zimt_session_save_async (ZimtSession *session, GPtrArray *records,
                              GAsyncReadyCallback callback, gpointer user_data);
void zimt_session_save_one_async (ZimtSession *session, ZimtRecord *record,
                                  GAsyncReadyCallback callback, gpointer user_data);
void zimt_session_delete_async (ZimtSession *session, GPtrArray *ids, GAsyncReadyCallback callback,
                                gpointer user_data);
void zimt_session_forget_name_async (ZimtSession *session, ZimtRecord *record,
                                     GAsyncReadyCallback callback, gpointer user_data);
void zimt_session_seal_case_async (ZimtSession *session, const char *case_id, GArray *account_ids,
                                   GAsyncReadyCallback callback, gpointer user_data);
void zimt_session_propose_erasure_async (ZimtSession *session, GPtrArray *case_ids,
                                         GAsyncReadyCallback callback, gpointer user_data);
void zimt_session_approve_erasure_async (ZimtSession *session, const char *retention_id,
                                         GAsyncReadyCallback callback, gpointer user_data);

/* Every revision, newest first; changes nothing in the book. */
void zimt_session_load_versions_async (ZimtSession *session, const char *id,
                                       GAsyncReadyCallback callback, gpointer user_data);

/* A pseudonym of two words that no case has; (transfer full); "" while locked. */
char *zimt_session_new_pseudonym (ZimtSession *session);

/* An appointment of a case: the room (0: none) and the time. */
typedef struct
{
  gint64 room_id;
  ZimtDate date;
  int from; /* minutes of the day */
  int to;
} ZimtAppointment;

/* Room, interpreters (@assignments: ASSIGNMENT, maybe none) and @follow_up of a case, all or
 * nothing; see zimt_desk_arrange_for_case (). */
void zimt_session_arrange_async (ZimtSession *session, GPtrArray *assignments,
                                 const ZimtAppointment *appointment, ZimtRecord *follow_up,
                                 GAsyncReadyCallback callback, gpointer user_data);

/* --- Acts on accounts and on the vault, with zimt_center_run_async () and a wish of these --- */

typedef enum
{
  ZIMT_VAULT_FOUND,                /* account, password, recovery_key */
  ZIMT_VAULT_ADD_ACCOUNT,          /* account, password */
  ZIMT_VAULT_PUT_ACCOUNT,          /* account */
  ZIMT_VAULT_END_ACCOUNT,          /* account (its id) */
  ZIMT_VAULT_GRANT,                /* account (its id), password, recovery_key or NULL */
  ZIMT_VAULT_CHANGE_PASSWORD,      /* old_password, password */
  ZIMT_VAULT_RECOVER,              /* account (its id), password, recovery_key */
  ZIMT_VAULT_REPLACE_RECOVERY_KEY, /* recovery_key */
} ZimtVaultAct;

/* Runs an act on the worker thread. @account is copied; texts are (transfer full) (nullable) and
 * wiped. Finishes by zimt_session_vault_finish (). */
void zimt_session_vault_async (ZimtSession *session, ZimtVaultAct act, const ZimtAccount *account,
                               char *old_password, char *password, char *recovery_key,
                               GAsyncReadyCallback callback, gpointer user_data);

/* TRUE where it was done; *is_missing (optional): the account lacks a class still, which somebody
 * who holds it has to give. */
gboolean zimt_session_vault_finish (ZimtSession *session, GAsyncResult *result,
                                    gboolean *is_missing, GError **error);

/* The accounts that lack a class of their roles: GArray of gint64 ids;
 * zimt_session_list_missing_finish () gives it (transfer full) (nullable). */
void zimt_session_list_missing_async (ZimtSession *session, GAsyncReadyCallback callback,
                                      gpointer user_data);
GArray *zimt_session_list_missing_finish (ZimtSession *session, GAsyncResult *result,
                                          GError **error);

/* A new recovery key as text, made in this thread; (transfer full): zimt_text_wipe () it. NULL with
 * error set where the system gives no random numbers. */
char *zimt_session_new_recovery_key (GError **error);
