/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the desk share. */
#pragma once

#include "zimt-desk-vault.h"
#include "zimt-desk.h"
#include "zimt-journal.h"
#include "zimt-keyring.h"
#include "zimt-store-account.h"
#include "zimt-store-booking.h"
#include "zimt-store-house.h"

/* Open series have rows this many years ahead. */
#define ZIMT_DESK_YEARS_AHEAD 3

#define ZIMT_SETTING_IDLE_MINUTES "vault.idle-minutes"
#define ZIMT_SETTING_RETENTION_MONTHS "cases.retention-months"

/* How far the card indexes were told. */
typedef struct
{
  gint64 step;
  gint64 n_erasures;
  gboolean has_private;
} ZimtPeopleMark;

struct _ZimtDesk
{
  ZimtStore *store;           /* owned */
  ZimtClock *clock;           /* owned */
  ZimtHouse *house;           /* owned: as of the last commit */
  ZimtCalendar *calendar;     /* owned */
  ZimtChoices *choices;       /* owned */
  ZimtKeyring *keyring;       /* owned (nullable): NULL while locked */
  ZimtPeopleMark people_mark; /* of the last zimt_desk_load_people () */
  gboolean is_practice;
  gboolean has_vault;
  guint64 generation;
};

/* Begins an act named by @format (translated, "Book: %s") and @subject. */
gboolean zimt_desk_begin (ZimtDesk *desk, ZimtStepKind kind, const char *format,
                          const char *subject, GError **error);

/* What the journal calls whoever acts now; (transfer none). */
const char *zimt_desk_get_actor (ZimtDesk *desk);

/* Commits. Where @house_changed the house is read again: FALSE then can also mean that it could not
 * be read, after the commit. On failure nothing is stored. */
gboolean zimt_desk_commit (ZimtDesk *desk, gboolean house_changed, GError **error);

/* Ends an act that changed the house: stored where @is_done, else taken back, with the first error.
 */
gboolean zimt_desk_finish (ZimtDesk *desk, gboolean is_done, GError **error);

/* Reads house and calendar from the store; where that fails they stay what they were. */
gboolean zimt_desk_reload (ZimtDesk *desk, GError **error);

/* Writes @rooms (ZimtRoom) inside an open step, as zimt_desk_put_room () does. */
gboolean zimt_desk_store_rooms (ZimtDesk *desk, GPtrArray *rooms, GError **error);

/* Writes the sample house into a new database: rooms, organisations, standing week. */
gboolean zimt_desk_fill_sample (ZimtDesk *desk, GError **error);

/* The date up to which an open rule that begins on @first is checked and filled. */
ZimtDate zimt_desk_get_horizon (ZimtDesk *desk, ZimtDate first);

/* What storing a draft comes to: a new booking, a new series, or the change of @target. */
ZimtEditPlan *zimt_desk_plan (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target,
                              GError **error);

/* Checks the rows that @plan would write; what it changes or deletes does not count as stored. */
ZimtCheck *zimt_desk_check_plan (ZimtDesk *desk, const ZimtEditPlan *plan, GError **error);

/* What is unusual about @draft; of a series its first date counts. */
ZimtHints zimt_desk_hints_of_draft (ZimtDesk *desk, const ZimtDraft *draft);

/* Takes the dates that clash out of @plan, as skipped pauses; returns how many. */
gsize zimt_desk_plan_skip (ZimtEditPlan *plan, const ZimtCheck *check);

/* A draft that says what @series says; NULL with error set where its rule cannot be read. */
ZimtDraft *zimt_desk_draft_of_series (const ZimtSeries *series, GError **error);

/* Writes @plan inside an open act, with what clashes as skipped pauses. */
gboolean zimt_desk_store_what_is_free (ZimtDesk *desk, ZimtEditPlan *plan, GError **error);

/* Inside an open act, with house and calendar read again: dates of series in [from, to) that have a
 * reason to be left out become pauses, and those whose reason has gone are booked again. */
gboolean zimt_desk_refresh_pauses (ZimtDesk *desk, ZimtMinute from, ZimtMinute to, GError **error);

/* Writes @plan inside an open act. */
gboolean zimt_desk_store_plan (ZimtDesk *desk, ZimtEditPlan *plan, GError **error);

/* The fixed bookings that may clash with @span, but for those in @changed (ids as keys, nullable).
 * @rooms: zimt_house_dup_related_rooms () of the span's room, which takes longer than the query. */
gboolean zimt_desk_load_others (ZimtDesk *desk, const ZimtSpan *span, const GArray *rooms,
                                GHashTable *changed, GArray *others, GError **error);

/* Keys of a set of booking ids: gint64 by value. */
GHashTable *zimt_desk_changed_rows (const ZimtEditPlan *plan);

/* --- The vault; see zimt-desk-vault.h --- */

/* ZIMT_ERROR_NOT_ALLOWED while locked. */
gboolean zimt_desk_require_unlocked (ZimtDesk *desk, GError **error);

/* The class, where it is open; ZIMT_ERROR_NOT_ALLOWED. (transfer none) (nullable) */
ZimtOpenClass *zimt_desk_require_class (ZimtDesk *desk, const char *code, GError **error);

/* The account of the house; ZIMT_ERROR_NOT_FOUND. (transfer none) (nullable) */
const ZimtAccount *zimt_desk_get_house_account (ZimtDesk *desk, gint64 account_id, GError **error);

/* Codes of the classes of @roles that every house has, NULL-terminated: "C", "P"; (transfer full).
 */
char **zimt_roles_dup_classes (ZimtRoles roles);

/* The row of a generation, the newest one, the slot: or NULL; @classes: of zimt_store_load_classes
 * (),
 * @slots: of zimt_store_load_slots (). (transfer none) */
ZimtClassRow *zimt_class_rows_get (GPtrArray *classes, const char *code, guint32 generation);
ZimtClassRow *zimt_class_rows_get_newest (GPtrArray *classes, const char *code);
ZimtSlotRow *zimt_slot_rows_get (GPtrArray *slots, const char *code, guint32 generation);

/* *has_slot: @account_id has a slot of that generation; one that has none holds it no more,
 * whatever the roster says. */
gboolean zimt_desk_has_slot (ZimtDesk *desk, gint64 account_id, const ZimtClassKey *key,
                             gboolean *has_slot, GError **error);

/* A restricted case that was given back or erased leaves its class empty. */
gboolean zimt_desk_is_class_empty (ZimtDesk *desk, const char *code, gboolean *is_empty,
                                   GError **error);

/* Opens @code for @account_key from the slots and the chain of its generations, with the roster,
 * and pins it. ZIMT_ERROR_NOT_FOUND where there is no slot, ZIMT_ERROR_DAMAGED where anything is
 * not what was sealed. @vouchers (nullable): GPtrArray of ZimtClassKey that may vouch for a class
 * that was never pinned. @older (nullable): gets every key of the chain that was opened. (transfer
 * full) (nullable) */
ZimtOpenClass *zimt_desk_open_class (const guint8 *database, ZimtAccountKey *account_key,
                                     const guint8 *account_id, GPtrArray *classes, GPtrArray *slots,
                                     const char *code, GPtrArray *vouchers, GPtrArray *older,
                                     GError **error);

/* Inside a transaction: writes @manifest as the class's. */
gboolean zimt_desk_store_manifest (ZimtDesk *desk, ZimtOpenClass *open,
                                   const ZimtManifest *manifest, GError **error);

/* Inside a transaction: seals the class's key to an account and puts it into the roster. */
gboolean zimt_desk_put_holder (ZimtDesk *desk, const guint8 *database, ZimtOpenClass *open,
                               gint64 account_id, const guint8 *id, const guint8 *public_key,
                               GError **error);

/* Inside a transaction: a new class with its first generation, held by the recovery key alone. */
ZimtOpenClass *zimt_desk_new_class (ZimtDesk *desk, const guint8 *database, const char *code,
                                    const guint8 *recovery_public_key, const ZimtClassKey *voucher,
                                    GError **error);

/* Inside a transaction: makes the key of an open class of the keyring anew, for the accounts of its
 * roster that still may, seals everything in it again and writes the own blob. *next (transfer
 * full): to put into the keyring once it is committed. */
gboolean zimt_desk_renew_class (ZimtDesk *desk, ZimtOpenClass *open,
                                const guint8 *recovery_public_key, ZimtOpenClass **next,
                                GError **error);

/* Opens an account's key with its password, which a wrong one counts against. (transfer full)
 * (nullable) */
ZimtAccountKey *zimt_desk_open_key (ZimtDesk *desk, const ZimtAccount *account,
                                    const guint8 *database, const char *password, gboolean *is_weak,
                                    GError **error);

/* The record in a row of an open class. (transfer full) (nullable) */
ZimtRecord *zimt_desk_open_record (ZimtDesk *desk, const ZimtOpenClass *open,
                                   const ZimtSealedRow *row, GError **error);

/* Inside a transaction: pins a class key of the keyring in the own account's blob. */
gboolean zimt_desk_pin_own (ZimtDesk *desk, const ZimtClassKey *key, GError **error);

/* Pins what the keyring holds, after a transaction that made keys anew was taken back. */
void zimt_desk_pin_again (ZimtDesk *desk);

/* Takes facts of certificates of good conduct that nobody may keep any longer out of every version
 * of every companion, where whoever is unlocked may write them. */
gboolean zimt_desk_forget_conduct (ZimtDesk *desk, GError **error);

/* Makes every open class anew that is due, each in a transaction of its own; the first error. */
gboolean zimt_desk_renew_due (ZimtDesk *desk, GError **error);

/* The public key of the recovery key, ZIMT_KEY_SIZE bytes; (transfer full) (nullable). */
GBytes *zimt_desk_load_recovery_public (ZimtDesk *desk, GError **error);

/* A sentence for the seen mark's news: this file is older than what this computer saw of it last;
 * NULL where it is not. Remembers what is open now. (transfer full) (nullable) */
char *zimt_desk_check_seen (ZimtDesk *desk);

/* Remembers on this computer how far the open classes are. */
void zimt_desk_mark_seen (ZimtDesk *desk);

/* Ends accounts whose last day is over; nobody may be unlocked. */
void zimt_desk_end_expired (ZimtDesk *desk);
