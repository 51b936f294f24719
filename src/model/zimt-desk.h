/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door for wishes, synchronous: rules and rows in one transaction for each act. zimtctl
 * calls it directly, the views through ZimtCenter. One thread at a time. */
#pragma once

#include "zimt-check.h"
#include "zimt-clock.h"
#include "zimt-edit.h"
#include "zimt-error.h"
#include "zimt-history.h"
#include "zimt-offer.h"
#include "zimt-week-plan.h"

typedef struct _ZimtDesk ZimtDesk;

/* Opens the house at @path. Upkeep is due then, zimt_desk_fill (), but a house that cannot be kept
 * up can still be read. Errors: those of zimt_store_open (). (transfer full) (nullable) */
ZimtDesk *zimt_desk_open (const char *path, ZimtClock *clock, GError **error);

/* Makes a new house named @name with @rooms (ZimtRoom; nullable: none), whose texts are cleaned and
 * ids set; no act, so that nothing of it can be undone. ZIMT_ERROR_FAILED where there is a file
 * already, else the errors of zimt_desk_put_room (), with no file left. */
ZimtDesk *zimt_desk_create (const char *path, const char *name, GPtrArray *rooms, ZimtClock *clock,
                            GError **error);

/* Makes the practice house: rooms, organisations, standing week from the current week on. Where
 * that fails no file is left. */
ZimtDesk *zimt_desk_create_sample (const char *path, ZimtClock *clock, GError **error);

void zimt_desk_close (ZimtDesk *desk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZimtDesk, zimt_desk_close)

/* Grows with every committed change. */
guint64 zimt_desk_get_generation (ZimtDesk *desk);

/* The house as of now; (transfer none): valid until the next act; ref it to keep it. */
ZimtHouse *zimt_desk_get_house (ZimtDesk *desk);
ZimtCalendar *zimt_desk_get_calendar (ZimtDesk *desk);
const char *zimt_desk_get_path (ZimtDesk *desk);
gboolean zimt_desk_is_practice (ZimtDesk *desk);

/* --- Looking --- */

/* The @n_days (1 to 7) from @monday on; room_id 0: all rooms; @all: with cancelled dates, and
 * paused ones for which the plan always asks. (transfer full) (nullable) */
ZimtWeekPlan *zimt_desk_load_week (ZimtDesk *desk, ZimtDate monday, guint n_days, gint64 room_id,
                                   gboolean all, GError **error);

/* The fixed bookings and options that @closure, stored or not, is in the way of, by start:
 * GPtrArray of ZimtBooking; (transfer full) (nullable). */
GPtrArray *zimt_desk_find_hit (ZimtDesk *desk, const ZimtClosure *closure, GError **error);

/* How many bookings each closure of the house hits: a closure's id (gint64 by value) to the number,
 * by GPOINTER_TO_UINT (); (transfer full) (nullable). */
GHashTable *zimt_desk_count_hit (ZimtDesk *desk, GError **error);

ZimtBooking *zimt_desk_load_booking (ZimtDesk *desk, gint64 id, GError **error);
ZimtSeries *zimt_desk_load_series (ZimtDesk *desk, gint64 id, GError **error);

/* A booking, or the next date of a series that has not begun (a cancelled one where no other is
 * left), by its uid or the uid's beginning. */
ZimtBooking *zimt_desk_find_booking (ZimtDesk *desk, const char *uid, GError **error);

/* GPtrArray of ZimtBooking, nearest to @around first. */
GPtrArray *zimt_desk_search (ZimtDesk *desk, const char *query, ZimtMinute around, gsize max,
                             GError **error);

/* GPtrArray of ZimtHistoryEntry, newest first. */
GPtrArray *zimt_desk_load_history (ZimtDesk *desk, gint64 booking_id, GError **error);

/* --- Checking: nothing is stored --- */

/* Which stored booking @draft is to change; booking_id 0: it is new. */
typedef struct
{
  gint64 booking_id;
  ZimtScope scope;
} ZimtTarget;

/* All dates of @draft to the end of its rule, or three years ahead of today where it is open, and
 * everything that is in the way. @draft is cleaned in place (see zimt_draft_validate ()). */
ZimtCheck *zimt_desk_check (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target,
                            GError **error);

/* Rooms for all dates of @draft, best fit first (its own room_id may be 0): GArray of
 * ZimtRoomOffer; @equipment (nullable): names that the room must have. */
GArray *zimt_desk_offer_rooms (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target,
                               const char *const *equipment, GError **error);

/* Cures for one date of @draft, each passing the whole check: rooms that are free then, at most 5
 * (GArray of gint64 ids, best fit first), and other times in the same room, at most 5 (GArray of
 * ZimtMinute). A cure that @draft has for the date already is taken out of it. */
gboolean zimt_desk_offer_cures (ZimtDesk *desk, ZimtDraft *draft, const ZimtTarget *target,
                                ZimtMinute original, GArray **rooms, GArray **times,
                                GError **error);

/* --- Acts: each one transaction, one step of the journal, one undo --- */

typedef enum
{
  ZIMT_ON_CONFLICT_REFUSE, /* store nothing */
  ZIMT_ON_CONFLICT_SKIP,   /* leave out the dates that clash, as skipped pauses */
} ZimtOnConflict;

/* Books a new draft. Where something is in the way and @on_conflict refuses: FALSE with
 * ZIMT_ERROR_CONFLICT, a sentence that names what, and *check (optional, transfer full) with every
 * line. With SKIP, ZIMT_ERROR_CONFLICT only where every date clashes. */
gboolean zimt_desk_book (ZimtDesk *desk, ZimtDraft *draft, ZimtOnConflict on_conflict,
                         ZimtCheck **check, GError **error);

/* Changes a stored booking to @draft in @target's scope; ZIMT_ERROR_INVALID where it is over. A
 * single booking whose draft has a rule becomes the first date of a new series. @name: "Move",
 * "Change"... already translated, with "%s" for the title; NULL: "Change: %s". */
gboolean zimt_desk_change (ZimtDesk *desk, const ZimtTarget *target, ZimtDraft *draft,
                           ZimtOnConflict on_conflict, const char *name, ZimtCheck **check,
                           GError **error);

/* Cancels; *n_cancelled (optional): dates, 0 where they were cancelled before or have begun.
 * ZIMT_ERROR_INVALID where the one date to cancel has begun. */
gboolean zimt_desk_cancel (ZimtDesk *desk, const ZimtTarget *target, gsize *n_cancelled,
                           GError **error);

/* Head count of one date, 0 to ZIMT_PEOPLE_MAX; -1: not counted. */
gboolean zimt_desk_count_heads (ZimtDesk *desk, gint64 booking_id, int n_counted, GError **error);

/* Takes the last act back, or does it again; *name (optional, transfer full): what it was called.
 */
gboolean zimt_desk_undo (ZimtDesk *desk, char **name, GError **error);
gboolean zimt_desk_redo (ZimtDesk *desk, char **name, GError **error);

/* What undo and redo would do, (transfer full) (nullable): NULL where there is nothing. */
char *zimt_desk_dup_undo_name (ZimtDesk *desk);
char *zimt_desk_dup_redo_name (ZimtDesk *desk);

/* Upkeep, due at every opening and every day: ends accounts whose last day is over, fills open
 * series at least three years ahead (what clashes becomes a skipped pause), and cancels options on
 * their expiry date. Writes nothing where there is nothing to do, as on most days. A series whose
 * rule cannot be read is left alone, and told as error when everything else is done. */
gboolean zimt_desk_fill (ZimtDesk *desk, GError **error);

/* The house's own records. Insert where id is 0, else update; the id is set. ZIMT_ERROR_CONFLICT
 * where a number or name is taken, where a room becomes a part of one and bookings of the two
 * overlap, or where more pieces of equipment are booked at one time than there would be. */
gboolean zimt_desk_put_room (ZimtDesk *desk, ZimtRoom *room, GError **error);

/* ZIMT_ERROR_CONFLICT where bookings (past ones too), series, a closure or another room name it. */
gboolean zimt_desk_delete_room (ZimtDesk *desk, gint64 id, GError **error);

gboolean zimt_desk_put_organisation (ZimtDesk *desk, ZimtOrganisation *organisation,
                                     GError **error);

/* Dates of series that leave closures out become pauses where the closure hits them, and come back
 * when it moves or goes; other bookings stay. */
gboolean zimt_desk_put_closure (ZimtDesk *desk, ZimtClosure *closure, GError **error);
gboolean zimt_desk_delete_closure (ZimtDesk *desk, gint64 id, GError **error);
gboolean zimt_desk_rename_house (ZimtDesk *desk, const char *name, GError **error);

/* Whether Corpus Christi (Fronleichnam) counts as a public holiday, as in parts of the Eichsfeld:
 * series leave it out from now on, or have it again. */
gboolean zimt_desk_keep_corpus_christi (ZimtDesk *desk, gboolean is_kept, GError **error);

/* Made data for tests and benchmarks: the standing week over @years years (1 to 100) around today,
 * @scale times as dense (1 to 30; further layers get rooms of their own, "3-2"). The same @seed
 * makes the same in the same house on the same day, ids too. *n_bookings (optional): bookings made.
 * One step. */
gboolean zimt_desk_demo (ZimtDesk *desk, int years, int scale, guint32 seed, gint64 *n_bookings,
                         GError **error);

/* --- The file --- */

/* How many there are; pointers may be NULL. */
gboolean zimt_desk_count (ZimtDesk *desk, gint64 *n_rooms, gint64 *n_organisations,
                          gint64 *n_series, gint64 *n_bookings, GError **error);
gboolean zimt_desk_check_file (ZimtDesk *desk, GError **error);

/* See zimt_store_backup (). */
gboolean zimt_desk_backup (ZimtDesk *desk, const char *path, gboolean may_replace, GError **error);

/* See zimt_store_restore (). */
gboolean zimt_desk_restore (const char *backup, const char *path, char **kept, GError **error);

/* --- Drafts --- */

/* A draft that says what is stored: of @booking alone, or with the rule of its @series (nullable),
 * for a change of more than this date. A date that was changed on its own is what people see and
 * change further, so the draft has its room, time and text; only its date is the rule's. What is
 * left as it is there does not go on to the other dates: see zimt_edit_series (). */
ZimtDraft *zimt_draft_new_from_booking (const ZimtBooking *booking, const ZimtSeries *series);
